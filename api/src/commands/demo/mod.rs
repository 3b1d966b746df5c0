//! `api demo`: a tenant that looks as if it had been in business for two months.
//!
//! The same data every time but for its dates, which end now.

mod business;
mod calls;
mod days;
mod people;

use chrono::{DateTime, TimeDelta, Utc};
use entity::{AgentId, PhoneNumberId, agent_phone_mapping, ai_agent, call_log, order, phone_number, user};
use rand::{RngExt, SeedableRng, rngs::StdRng};
use sea_orm::{ActiveValue::NotSet, Condition, Set, sea_query::Expr};

use crate::{
    agents,
    app::App,
    auth::account::{self, NewAccount},
    config::Demo,
    db::TenantDb,
    error::{Error, Result, UserErrorCode},
    phone_numbers,
    values::{Email, sort_key},
};
use business::{AGENTS, LINES};
use days::DAYS;

/// How many calls one statement inserts: at 16 parameters each, half of what SQLite allows.
const CHUNK: usize = 1_000;
/// Where the random numbers begin.
const SEED: u64 = 0x6465_6D6F;

/// What was made, and how to log in to it.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Made {
    pub email: String,
    pub password: String,
    pub phone_numbers: u64,
    pub agents: u64,
    pub calls: u64,
    pub orders: u64,
}

impl Made {
    /// Three lines for the operator; `place` says in which database.
    pub fn describe(&self, place: &str) -> String {
        let Self { email, password, phone_numbers, agents, calls, orders } = self;
        format!(
            "A demo tenant has been made in {place}: {phone_numbers} phone numbers, {agents} agents, {calls} calls, {orders} orders.\n\
             E-mail:   {email}\n\
             Password: {password}\n"
        )
    }
}

/// Makes the tenant. The error is one sentence for the operator.
///
/// No events are written. They tell those who follow the tenant what has just changed, and are kept for seven days: nobody follows a
/// tenant that is being made, and calls of two months ago are no news.
pub async fn run(app: &App, options: Demo) -> Result<Made, String> {
    let password = options.password.unwrap_or_else(passphrase);
    let new = NewAccount {
        email: options.email.clone(),
        password: password.clone(),
        full_name: Some(business::OWNER.into()),
        region: Some("IN".into()),
    };
    account::sign_up(app, None, new).await.map_err(|error| match error {
        Error::Invalid(errors) if errors.iter().any(|error| error.code == UserErrorCode::Taken) => {
            format!("There is an account with the address {} already: choose another with --email.", options.email)
        }
        error => super::sentence(error),
    })?;
    let email = Email::parse(&options.email).map_err(|flaw| flaw.message)?;
    let tenant = app.db().for_operator(&email).await.map_err(super::sentence)?.ok_or("The new account is gone again.")?;
    let unfinished = |error| format!("{} The account {} has been made, but not all of its data.", super::sentence(error), options.email);
    let made = fill(&tenant, app.now(), options.calls).await.map_err(unfinished)?;
    Ok(Made { email: options.email.trim().to_owned(), password, ..made })
}

async fn fill(tenant: &TenantDb, now: DateTime<Utc>, count: u32) -> Result<Made> {
    let mut rng = StdRng::seed_from_u64(SEED);
    let (numbers, agents) = set_up(tenant, now).await?;
    let mut made = Made {
        email: String::new(),
        password: String::new(),
        phone_numbers: numbers.len() as u64,
        agents: agents.len() as u64,
        calls: 0,
        orders: 0,
    };
    let customers = people::customers(&mut rng, count);
    let starts = days::starts(&mut rng, now, count)?;
    let mut switchboard = calls::Switchboard { rng, now, numbers, agents, customers };
    // A transaction for each chunk: a server on the same SQLite file can write in between.
    for starts in starts.chunks(CHUNK) {
        let mut calls: Vec<call_log::ActiveModel> = Vec::with_capacity(starts.len());
        let mut orders: Vec<order::ActiveModel> = Vec::new();
        for start in starts {
            let (call, order) = switchboard.call(*start)?;
            calls.push(call);
            orders.extend(order);
        }
        let tx = tenant.begin().await?;
        made.calls += tx.insert_many(calls).await?;
        made.orders += tx.insert_many(orders).await?;
        tx.commit().await?;
    }
    Ok(made)
}

/// The account as old as its data, its phone numbers, its agents, and their links.
async fn set_up(tenant: &TenantDb, now: DateTime<Utc>) -> Result<(Vec<PhoneNumberId>, Vec<AgentId>)> {
    let opened = now - TimeDelta::days(DAYS + 3);
    let tx = tenant.begin().await?;
    tx.update_where::<user::Entity>([(user::Column::CreatedAt, Expr::value(opened))], Condition::all()).await?;

    let (mut numbers, mut connected, mut agents) = (Vec::new(), Vec::new(), Vec::new());
    let mut moment = opened;
    let mut next = || {
        moment += TimeDelta::milliseconds(187_431);
        moment
    };
    let rows: Vec<_> = LINES
        .iter()
        .map(|line| {
            let id = PhoneNumberId::generate();
            numbers.push(id);
            let created_at = if line.status == phone_number::Status::Pending { now - TimeDelta::days(2) } else { next() };
            connected.push(created_at);
            phone_number::ActiveModel {
                user_id: NotSet,
                id: Set(id),
                number: Set(line.number.into()),
                label: Set(Some(line.label.into())),
                provider: Set(line.provider),
                status: Set(line.status),
                search_text: Set(phone_numbers::search_text(line.number, Some(line.label))),
                created_at: Set(created_at),
                updated_at: Set(line.closed(now).unwrap_or(created_at)),
                deleted_at: Set(None),
            }
        })
        .collect();
    tx.insert_many(rows).await?;
    let rows: Vec<_> = AGENTS
        .iter()
        .map(|agent| {
            let id = AgentId::generate();
            agents.push(id);
            let created_at = next();
            ai_agent::ActiveModel {
                user_id: NotSet,
                id: Set(id),
                name: Set(agent.name.into()),
                name_key: Set(sort_key(agent.name)),
                system_prompt: Set(agent.system_prompt.into()),
                language: Set(agent.language.into()),
                voice_name: Set(agent.voice_name.map(Into::into)),
                is_active: Set(agent.is_active),
                search_text: Set(agents::search_text(agent.name)),
                created_at: Set(created_at),
                updated_at: Set(created_at),
                deleted_at: Set(None),
            }
        })
        .collect();
    tx.insert_many(rows).await?;
    let links = AGENTS.iter().zip(&agents).flat_map(|(agent, id)| agent.lines.iter().map(|line| (*id, *line)));
    let rows: Vec<_> = links
        .map(|(agent_id, line)| agent_phone_mapping::ActiveModel {
            user_id: NotSet,
            agent_id: Set(agent_id),
            phone_number_id: Set(numbers[line]),
            created_at: Set(next().max(connected[line])),
        })
        .collect();
    tx.insert_many(rows).await?;
    tx.commit().await?;
    Ok((numbers, agents))
}

/// Twelve random syllables, 75 bits: easy to read out, and too many to guess.
fn passphrase() -> String {
    const CONSONANTS: &[u8; 16] = b"bdfghjklmnprstvz";
    const VOWELS: &[u8; 5] = b"aeiou";

    let mut rng = rand::rng();
    let mut word = || -> String {
        let mut syllable = || [CONSONANTS[rng.random_range(0..16)], VOWELS[rng.random_range(0..5)]];
        [syllable(), syllable(), syllable()].as_flattened().iter().copied().map(char::from).collect()
    };
    [word(), word(), word(), word()].join("-")
}
