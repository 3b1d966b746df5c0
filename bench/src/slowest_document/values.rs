//! Values for arguments.

use chrono::TimeDelta;
use rand::{RngExt, rngs::StdRng, seq::IndexedRandom};
use rig::Client;
use serde_json::{Value, json};

use super::{
    fill,
    schema::{Schema, Slot},
};
use crate::{Outcome, pace::succeed, speed::fill::start};

/// What there is to ask for.
pub struct Values {
    /// Ids of agents.
    pub agents: Vec<String>,
    /// Ids of phone numbers.
    pub numbers: Vec<String>,
    /// Ids of orders.
    pub orders: Vec<String>,
    /// Ids of everything, as many as may be asked for at once.
    pub ids: Vec<String>,
    terms: Vec<String>,
}

impl Values {
    /// Asks what the tenant has.
    pub async fn ask(client: &Client) -> Outcome<Self> {
        let document = "{ agents(first: 100) { nodes { id } } phoneNumbers(first: 100) { nodes { id } }
            orders(first: 100) { nodes { id } } callLogs(first: 100) { nodes { id } } }";
        let told = succeed(client, document, json!({})).await?;
        let ids = |list: &str| -> Vec<String> {
            let nodes = told[list]["nodes"].as_array().into_iter().flatten();
            nodes.filter_map(|node| node["id"].as_str().map(ToOwned::to_owned)).collect()
        };
        let (agents, numbers, orders, calls) = (ids("agents"), ids("phoneNumbers"), ids("orders"), ids("callLogs"));
        let ids = [&agents, &numbers, &orders, &calls].into_iter().flat_map(|ids| ids.iter().take(25).cloned()).collect();
        Ok(Self { agents, numbers, orders, ids, terms: fill::terms() })
    }

    /// The widest span of days, as arguments.
    pub fn days() -> String {
        let to = start().date_naive();
        format!("from: \"{}\", to: \"{to}\"", to - TimeDelta::days(fill::DAYS))
    }

    /// The arguments of a field, in parentheses. What may be left out often is.
    pub fn arguments(&self, schema: &Schema, arguments: &[Slot], random: &mut StdRng) -> String {
        // A field of days takes both ends, and they must fit each other.
        if arguments.iter().any(|argument| argument.of() == "Date") {
            return format!("({})", Self::days());
        }
        let given = self.fields(schema, arguments, random);
        if given.is_empty() { given } else { format!("({given})") }
    }

    fn fields(&self, schema: &Schema, slots: &[Slot], random: &mut StdRng) -> String {
        let mut given = Vec::new();
        for slot in slots {
            let wanted = slot.is_required() || slot.name == "first" || random.random_bool(0.4);
            if let (true, Some(value)) = (wanted, self.value(schema, slot, random)) {
                given.push(format!("{}: {value}", slot.name));
            }
        }
        given.join(", ")
    }

    /// `None` where nothing but leaving it out makes sense.
    fn value(&self, schema: &Schema, slot: &Slot, random: &mut StdRng) -> Option<String> {
        let text = |text: &str| Some(Value::from(text).to_string());
        match (slot.name.as_str(), slot.of()) {
            ("first", _) => Some(if random.random_bool(0.8) { "100" } else { "1" }.to_owned()),
            // With `first`, none of these can be given, and a page in the middle costs what the first one costs.
            ("last" | "before" | "after", _) => None,
            ("search", _) => text(self.terms.choose(random)?),
            ("callId", _) => text(&format!("call-{}", random.random_range(0..100))),
            ("language", _) => text("en-IN"),
            ("name", _) => text(schema.names().choose(random)?),
            ("agentId", _) => text(self.agents.choose(random)?),
            ("phoneNumberId", _) => text(self.numbers.choose(random)?),
            ("ids", _) => Some(json!(self.ids).to_string()),
            ("from", "DateTime") => text("2000-01-01T00:00:00Z"),
            ("to", "DateTime") => text("2100-01-01T00:00:00Z"),
            (_, "ID") => text([&self.agents, &self.numbers, &self.orders].choose(random)?.choose(random)?),
            (_, "Boolean") => Some(random.random_bool(0.5).to_string()),
            (_, of) if !schema.inputs(of).is_empty() => Some(format!("{{{}}}", self.fields(schema, schema.inputs(of), random))),
            (_, of) => {
                let value = (*schema.values(of).choose(random)?).to_owned();
                Some(if slot.is_list() { format!("[{value}]") } else { value })
            }
        }
    }
}
