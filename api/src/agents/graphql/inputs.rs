//! What is sent of agents: which are listed, in which order, and what is to become of them.

use async_graphql::{Enum, ID, InputObject, MaybeUndefined};

use crate::page::OrderDirection;

/// What agents can be ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum AgentOrderField {
    /// When they were made.
    CreatedAt,
    /// The name, without regard to case.
    Name,
}

/// How agents are ordered.
#[derive(InputObject)]
pub struct AgentOrder {
    /// By what.
    pub(super) field: AgentOrderField,
    /// Which way.
    pub(super) direction: OrderDirection,
}

/// Which agents are listed: those that match every field that is given.
#[derive(Default, InputObject)]
pub struct AgentFilter {
    /// Only those that answer calls, or only those that don't.
    pub(super) is_active: Option<bool>,
    /// Only those that speak this language, a BCP 47 tag; `en` does not find `en-IN`.
    pub(super) language: Option<String>,
    /// Only those whose name contains this text, at least 3 characters, in any case.
    pub(super) search: Option<String>,
}

/// What `createAgent` takes.
#[derive(InputObject)]
pub struct CreateAgentInput {
    /// What you call it, 1 to 100 characters.
    pub(super) name: String,
    /// What the agent is told to be and to do, 1 to 32,000 characters.
    pub(super) system_prompt: String,
    /// The language it speaks, as a BCP 47 tag.
    #[graphql(default = "en")]
    pub(super) language: String,
    /// The voice it speaks with, at most 100 characters; the default voice if left out.
    pub(super) voice_name: Option<String>,
    /// Whether it answers calls.
    #[graphql(default = true)]
    pub(super) is_active: bool,
    /// The phone numbers it answers, at most 100.
    pub(super) phone_number_ids: Option<Vec<ID>>,
    /// A text of your choice, 1 to 255 characters: the same input with the same key within 24 hours has its effect once.
    pub(super) idempotency_key: Option<String>,
}

/// What `updateAgent` takes: a field that is left out stays as it is, null clears it where it may be empty.
#[derive(InputObject)]
pub struct UpdateAgentInput {
    /// Another name.
    pub(super) name: MaybeUndefined<String>,
    /// Another system prompt.
    pub(super) system_prompt: MaybeUndefined<String>,
    /// Another language.
    pub(super) language: MaybeUndefined<String>,
    /// Another voice; null for the default voice.
    pub(super) voice_name: MaybeUndefined<String>,
    /// Whether it answers calls.
    pub(super) is_active: MaybeUndefined<bool>,
}

/// What `linkPhones` takes.
#[derive(InputObject)]
pub struct LinkPhonesInput {
    /// The agent's id: `agent_01k…`.
    pub(super) agent_id: ID,
    /// The phone numbers' ids: `phone_01k…`, at most 100.
    pub(super) phone_number_ids: Vec<ID>,
    /// Whether the agent's list becomes exactly these, instead of these being added to it.
    #[graphql(default)]
    pub(super) replace: bool,
}

/// What `unlinkPhones` takes.
#[derive(InputObject)]
pub struct UnlinkPhonesInput {
    /// The agent's id: `agent_01k…`.
    pub(super) agent_id: ID,
    /// The phone numbers' ids: `phone_01k…`, at most 100.
    pub(super) phone_number_ids: Vec<ID>,
}
