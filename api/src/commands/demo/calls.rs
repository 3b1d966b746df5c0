//! Calls as carriers report them, and the orders that are taken in them.

use chrono::{DateTime, Datelike, TimeDelta, Utc, Weekday};
use entity::{
    AgentId, CallLogId, OrderId, PhoneNumberId, call_log,
    call_log::{Direction, Status},
    order,
    phone_number::Provider,
};
use rand::{RngExt, rngs::StdRng, seq::IndexedRandom};
use sea_orm::{ActiveValue::NotSet, Set};
use uuid::Builder;

use super::{
    business::{DISHES, DOCTORS, LINES, Line, MEDICINES, NIGHT_AGENT, SWEETS, Trade},
    days,
    people::{Customer, one_of, pick},
};
use crate::{
    calls,
    error::{Error, Result},
    idempotency, orders,
    values::sort_key,
};

/// Seconds talked, at each tenth of the calls: most are short, a few are long.
const TALK: [i64; 11] = [6, 24, 38, 51, 65, 82, 101, 126, 162, 228, 640];
/// How calls from customers end, and how many of a hundred do.
const INBOUND: &[(Status, u32)] =
    &[(Status::Completed, 74), (Status::NoAnswer, 11), (Status::Canceled, 7), (Status::Busy, 5), (Status::Failed, 3)];
/// How calls to customers end, and how many of a hundred do.
const OUTBOUND: &[(Status, u32)] =
    &[(Status::Completed, 57), (Status::NoAnswer, 24), (Status::Busy, 11), (Status::Failed, 6), (Status::Canceled, 2)];

/// Where calls come in.
pub(super) struct Switchboard {
    pub(super) rng: StdRng,
    pub(super) now: DateTime<Utc>,
    /// The phone numbers, in the order of [`LINES`].
    pub(super) numbers: Vec<PhoneNumberId>,
    /// The agents, in the order of `AGENTS`.
    pub(super) agents: Vec<AgentId>,
    /// The customers of each line.
    pub(super) customers: Vec<Vec<Customer>>,
}

impl Switchboard {
    /// A call that began at `start`, and the order taken in it, if one was.
    pub(super) fn call(&mut self, start: DateTime<Utc>) -> Result<(call_log::ActiveModel, Option<order::ActiveModel>)> {
        let (now, rng) = (self.now, &mut self.rng);
        let (mut place, mut line) = *weighted(rng, &LINES.iter().enumerate().map(|line| (line, line.1.weight)).collect::<Vec<_>>());
        if line.closed(now).is_some_and(|closed| start >= closed) {
            (place, line) = (0, &LINES[0]);
        }
        let customer = one_of(rng, &self.customers[place]);
        let night = days::is_night(start);
        // Nobody rings customers at night.
        let direction = if !night && rng.random_ratio(12, 100) { Direction::Outbound } else { Direction::Inbound };
        let withheld = direction == Direction::Inbound && rng.random_ratio(1, 80);
        let contact = if withheld { "anonymous" } else { customer.phone.as_str() };
        let (from, to) = match direction {
            Direction::Inbound => (contact, line.number),
            Direction::Outbound => (line.number, contact),
        };

        let rings = TimeDelta::milliseconds(rng.random_range(2_000..9_000));
        let (status, talk, ended_at) = match (now - start).num_seconds() {
            // What began just now is still going on.
            0..15 => (Status::Ringing, 0, None),
            15..180 => (Status::InProgress, 0, None),
            age => {
                let status = *weighted(rng, if direction == Direction::Inbound { INBOUND } else { OUTBOUND });
                match status {
                    Status::Completed => {
                        let talk = talk(rng).min(age - 60);
                        (status, talk, Some(start + rings + TimeDelta::seconds(talk)))
                    }
                    Status::NoAnswer => (status, 0, Some(start + rings + TimeDelta::seconds(26))),
                    _ => (status, 0, Some(start + rings)),
                }
            }
        };
        // What the carrier could not put through reached no agent.
        let reached = !matches!(status, Status::Busy | Status::Failed);
        let agent = if night && direction == Direction::Inbound { NIGHT_AGENT } else { line.agent };
        let created_at = start + TimeDelta::milliseconds(rng.random_range(60..900));
        let updated_at = ended_at.map_or(created_at, |ended_at| ended_at + TimeDelta::milliseconds(rng.random_range(120..1_500)));

        let call_id = call_id(rng, line.provider);
        let order = ended_at
            .filter(|_| status == Status::Completed && talk >= 30 && !withheld && rng.random_ratio(27, 100))
            .map(|ended_at| take_order(rng, line, customer, &call_id, ended_at))
            .filter(|(taken_at, _)| *taken_at <= now)
            .map(|(_, order)| order);
        let call = call_log::ActiveModel {
            user_id: NotSet,
            id: Set(CallLogId::generate()),
            caller: Set(from.to_owned()),
            callee: Set(Some(to.to_owned())),
            direction: Set(direction),
            status: Set(status),
            duration_seconds: Set(i32::try_from(talk).map_err(Error::internal)?),
            started_at: Set(start),
            ended_at: Set(ended_at),
            agent_id: Set(reached.then(|| self.agents[agent])),
            phone_number_id: Set(Some(self.numbers[place])),
            input_hash: Set(idempotency::fingerprint(&call_id)?),
            search_text: Set(calls::search_text(from, Some(to), &call_id)),
            call_id: Set(call_id),
            created_at: Set(created_at),
            updated_at: Set(updated_at.min(now)),
        };
        Ok((call, order))
    }
}

/// One of several, by weight.
fn weighted<'a, T>(rng: &mut StdRng, from: &'a [(T, u32)]) -> &'a T {
    &from.choose_weighted(rng, |(_, weight)| *weight).expect("the weights in this folder add up to more than nothing").0
}

fn talk(rng: &mut StdRng) -> i64 {
    let tenth = rng.random_range(0..10);
    rng.random_range(TALK[tenth]..TALK[tenth + 1])
}

/// An id as the carrier would give it.
fn call_id(rng: &mut StdRng, provider: Provider) -> String {
    let id = Builder::from_random_bytes(rng.random()).into_uuid();
    match provider {
        Provider::Twilio => format!("CA{}", id.simple()),
        Provider::Exotel => id.simple().to_string(),
        _ => id.to_string(),
    }
}

fn take_order(
    rng: &mut StdRng,
    line: &Line,
    customer: &Customer,
    call_id: &str,
    ended_at: DateTime<Utc>,
) -> (DateTime<Utc>, order::ActiveModel) {
    let taken_at = ended_at + TimeDelta::milliseconds(rng.random_range(900..40_000));
    let (details, delivered) = match line.trade {
        Trade::Sweets => sweets(rng),
        Trade::Restaurant => dishes(rng),
        Trade::Pharmacy => medicines(rng),
        Trade::Clinic => (appointment(rng, taken_at), false),
    };
    let order = order::ActiveModel {
        user_id: NotSet,
        id: Set(OrderId::generate()),
        customer_name: Set(customer.name.clone()),
        customer_name_key: Set(sort_key(&customer.name)),
        phone: Set(customer.phone.clone()),
        search_text: Set(orders::search_text(&customer.name, &customer.phone, &details)),
        details: Set(details),
        address: Set(delivered.then(|| customer.address.clone())),
        call_id: Set(Some(call_id.to_owned())),
        created_at: Set(taken_at),
        updated_at: Set(taken_at),
        deleted_at: Set(None),
    };
    (taken_at, order)
}

fn sweets(rng: &mut StdRng) -> (String, bool) {
    let items = items(rng, SWEETS, |rng, name, price| {
        let (weight, grams) = pick(rng, &[("250 g", 250), ("500 g", 500), ("500 g", 500), ("1 kg", 1_000), ("2 kg", 2_000)]);
        (format!("{weight} {name}"), price * grams / 1_000)
    });
    with_delivery(rng, items, &["Gift box.", "Needed before 6 pm.", "Less sugar, please.", "For a puja tomorrow morning."])
}

fn dishes(rng: &mut StdRng) -> (String, bool) {
    let items = items(rng, DISHES, |rng, name, price| {
        let portions = rng.random_range(1..=4);
        (format!("{portions} × {name}"), price * portions)
    });
    with_delivery(rng, items, &["Less spicy.", "No onion, no garlic.", "Extra chutney.", "Ring on arrival."])
}

fn medicines(rng: &mut StdRng) -> (String, bool) {
    let items = items(rng, MEDICINES, |rng, name, price| {
        let strips = rng.random_range(1..=3);
        (format!("{strips} {} {name}", if strips == 1 { "strip" } else { "strips" }), price * strips)
    });
    with_delivery(rng, items, &["Prescription on file.", "Prescription on file.", "Will show the prescription."])
}

fn appointment(rng: &mut StdRng, taken_at: DateTime<Utc>) -> String {
    let (doctor, fee) = pick(rng, DOCTORS);
    let mut day = taken_at.with_timezone(&days::india()).date_naive() + TimeDelta::days(rng.random_range(1..=4));
    if day.weekday() == Weekday::Sun {
        day += TimeDelta::days(1);
    }
    let time = pick(rng, &["10:00 am", "10:30 am", "11:30 am", "12:15 pm", "5:00 pm", "5:45 pm", "6:30 pm", "7:15 pm"]);
    format!("Appointment with {doctor}, {}, {time}. Fee {}.", day.format("%A %-d %B"), rupees(fee))
}

/// One to three different things with their prices, and the total.
fn items(rng: &mut StdRng, from: &[(&str, u32)], mut item: impl FnMut(&mut StdRng, &str, u32) -> (String, u32)) -> String {
    let count = pick(rng, &[1, 2, 2, 3]);
    let chosen: Vec<_> = from.sample(rng, count).copied().collect();
    let lines: Vec<_> = chosen.into_iter().map(|(name, price)| item(rng, name, price)).collect();
    let total = lines.iter().map(|(_, price)| price).sum();
    let list: Vec<_> = lines.into_iter().map(|(text, price)| format!("{text} ({})", rupees(price))).collect();
    format!("{}. Total {}.", list.join(", "), rupees(total))
}

/// Adds a remark to some orders, and says whether it is delivered or picked up.
fn with_delivery(rng: &mut StdRng, items: String, remarks: &[&str]) -> (String, bool) {
    let delivered = rng.random_ratio(7, 10);
    let mut details = items;
    if rng.random_ratio(4, 10) {
        details = format!("{details} {}", pick(rng, remarks));
    }
    if !delivered {
        details.push_str(" Pick-up.");
    }
    (details, delivered)
}

/// An amount as it is written in India: ₹1,36,500.
fn rupees(amount: u32) -> String {
    let digits = amount.to_string();
    let (head, tail) = digits.split_at(digits.len().saturating_sub(3));
    let mut text = String::new();
    for (place, digit) in head.chars().enumerate() {
        if place > 0 && (head.len() - place).is_multiple_of(2) {
            text.push(',');
        }
        text.push(digit);
    }
    if text.is_empty() { format!("₹{tail}") } else { format!("₹{text},{tail}") }
}

#[cfg(test)]
mod tests {
    use super::rupees;

    #[test]
    fn rupees_are_grouped_as_in_india() {
        let written =
            [(0, "₹0"), (560, "₹560"), (1_080, "₹1,080"), (36_500, "₹36,500"), (136_500, "₹1,36,500"), (12_345_678, "₹1,23,45,678")];
        for (amount, text) in written {
            assert_eq!(rupees(amount), text);
        }
    }
}
