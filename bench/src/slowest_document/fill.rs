//! A tenant that keeps as much as the limits let it, in texts as long and links as many as they may be.

use chrono::TimeDelta;
use entity::{UserId, agent_phone_mapping, ai_agent, call_log, order, phone_number};
use rand::{RngExt, SeedableRng, rngs::StdRng, seq::IndexedRandom};
use sea_orm::DatabaseConnection;

use super::Options;
use crate::{
    Outcome,
    speed::fill::{self, Tenant},
};

/// The agents and the phone numbers: more than a page.
const MANY: u32 = 120;
/// The phone numbers that each agent answers, and the agents that answer each phone number: as many as there may be.
const LINKS: u32 = 100;
/// The orders of a call: with a page of calls, as many as one level of a document may hold.
const ORDERS_OF_A_CALL: u32 = 10;
/// The days over which calls are spread: as many as are answered at once.
pub const DAYS: i64 = 399;
/// How many long rows one statement writes.
const LONG_ROWS: u32 = 50;
/// How many others.
const ROWS: u32 = 500;
/// The words of long texts. They come in any order, so that a search finds each of them everywhere, and two of them side by side seldom.
const WORDS: [&str; 12] =
    ["मसाला", "डोसा", "फ़िल्टर", "कॉफ़ी", "पनीर", "टिक्का", "गुलाब", "जामुन", "coriander", "chutney", "delivery", "tomorrow"];

/// Gives the tenant its rows.
pub async fn fill(database: &DatabaseConnection, tenant: &Tenant, options: &Options) -> Outcome {
    let mut random = StdRng::seed_from_u64(options.seed);
    let (user_id, now) = (UserId(tenant.id), fill::start());
    let numbers: Vec<_> = (0..MANY).map(|place| fill::number(user_id, place, now)).collect();
    let agents: Vec<_> = (0..MANY).map(|place| agent(user_id, place, &mut random)).collect();
    let (number_ids, agent_ids): (Vec<_>, Vec<_>) =
        (numbers.iter().map(|number| number.id).collect(), agents.iter().map(|agent| agent.id).collect());
    fill::write::<phone_number::Entity, _>(database, numbers).await?;
    fill::write::<ai_agent::Entity, _>(database, agents).await?;
    for agent in 0..MANY {
        let links = (agent..agent + LINKS).map(|number| agent_phone_mapping::Model {
            user_id,
            agent_id: fill::of(&agent_ids, agent),
            phone_number_id: fill::of(&number_ids, number),
            created_at: now,
        });
        fill::write::<agent_phone_mapping::Entity, _>(database, links.collect()).await?;
    }
    for from in (0..options.calls).step_by(ROWS as usize) {
        let calls = (from..options.calls.min(from + ROWS)).map(|place| {
            let call = fill::call(user_id, place, now, fill::of(&agent_ids, place), fill::of(&number_ids, place));
            spread(call, place, options.calls)
        });
        fill::write::<call_log::Entity, _>(database, calls.collect()).await?;
    }
    for from in (0..options.orders).step_by(LONG_ROWS as usize) {
        let orders = (from..options.orders.min(from + LONG_ROWS))
            .map(|place| long(fill::taken(user_id, place, place / ORDERS_OF_A_CALL, now), &mut random));
        fill::write::<order::Entity, _>(database, orders.collect()).await?;
    }
    fill::settle(database).await
}

fn agent(user_id: UserId, place: u32, random: &mut StdRng) -> ai_agent::Model {
    // Letters of four bytes, in no order, so that they can't be kept compressed.
    let letter = |_| char::from_u32(random.random_range(0x2_0000..0x2_A000)).unwrap_or('x');
    let system_prompt = (0..32_000).map(letter).collect();
    ai_agent::Model { system_prompt, ..fill::agent(user_id, place, fill::start()) }
}

/// A call with texts as long as they may be, at an even distance from the next one.
fn spread(call: call_log::Model, place: u32, calls: u32) -> call_log::Model {
    let started_at = fill::start() - TimeDelta::seconds(DAYS * 86_400 * i64::from(place) / i64::from(calls));
    let callee = format!("sip:{}-{place}@example.com", "reception-".repeat(10));
    call_log::Model {
        started_at,
        ended_at: Some(started_at + TimeDelta::seconds(call.duration_seconds.into())),
        search_text: format!("{}\u{1f}{callee}\u{1f}{}", call.caller, call.call_id),
        callee: Some(callee),
        ..call
    }
}

/// An order with texts as long as they may be.
fn long(order: order::Model, random: &mut StdRng) -> order::Model {
    let (details, address) = (words(10_000, random), words(1_000, random));
    order::Model {
        search_text: format!("{}\u{1f}{}\u{1f}{}", order.customer_name_key, order.phone, details.to_lowercase()),
        details,
        address: Some(address),
        ..order
    }
}

/// So many characters, less a word.
fn words(characters: usize, random: &mut StdRng) -> String {
    let (mut text, mut length) = (String::new(), 0);
    while let Some(word) = WORDS.choose(random)
        && length + word.chars().count() < characters
    {
        text.push_str(word);
        text.push(' ');
        length += word.chars().count() + 1;
    }
    text
}

/// What is searched for: in everything; in a part; in nothing, though the index holds all its parts; in nothing at all.
pub fn terms() -> Vec<String> {
    let backwards: Vec<_> = WORDS.iter().rev().copied().collect();
    let everywhere = ["मसाला", "delivery", "call-", "+9198", "reception", "agent", "line", "+9180", "customer"].map(ToOwned::to_owned);
    let nowhere = [backwards.join(" ").repeat(3).chars().take(200).collect(), "reception-call-".repeat(13), "zzzzzz".to_owned()];
    everywhere.into_iter().chain(nowhere).collect()
}
