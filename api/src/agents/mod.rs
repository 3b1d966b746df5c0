//! Agents: the rules.

pub mod graphql;
pub mod links;
mod read;
mod write;

use entity::{Show, ai_agent, ai_agent::Column, columns::shown_by, event::Kind};

use crate::{
    finished::{Entry, Follow, Related},
    phone_numbers::PhoneNumber,
    selection::Shown,
    trash::Deletable,
    values::{Language, Search},
};

pub use read::{attach, attach_phones, even_deleted, find, list};
pub(crate) use write::search_text;
pub use write::{Changes, NewAgent, create, delete, restore, update};

/// The longest name, in characters.
pub const NAME: usize = 100;
/// The longest system prompt, in characters.
pub const SYSTEM_PROMPT: usize = 32_000;
/// The longest name of a voice, in characters.
pub const VOICE_NAME: usize = 100;

impl Shown for ai_agent::Entity {
    const LONG: &'static [(&'static str, Column)] = &[("systemPrompt", Column::SystemPrompt)];

    fn made_of(field: &str) -> Option<Column> {
        (field == "linkedPhones").then_some(Column::DeletedAt)
    }
}

impl Deletable for ai_agent::Entity {
    const DELETED_AT: Column = Column::DeletedAt;
    const UPDATED_AT: Column = Column::UpdatedAt;
    const DELETED: Kind = Kind::AgentDeleted;
    const NOT_FOUND: &str = "There is no agent with this id. It may have been deleted.";
}

/// An agent, with what was wanted along with it.
#[derive(Clone, Debug)]
pub struct Agent {
    /// The row.
    pub row: ai_agent::Model,
    /// The phone numbers it answers; `None` if they have not been read.
    pub phones: Option<Vec<PhoneNumber>>,
}

impl From<ai_agent::Model> for Agent {
    fn from(row: ai_agent::Model) -> Self {
        Self { row, phones: None }
    }
}

impl Entry for Agent {
    type Row = ai_agent::Model;

    fn row(&self) -> &ai_agent::Model {
        &self.row
    }

    fn shown(field: &str) -> Option<Show<ai_agent::Model>> {
        // Prompts are counted, and read where nobody foresaw them.
        if field == "systemPrompt" { None } else { shown_by::<ai_agent::Entity>(field) }
    }

    fn related<'a>(field: &str, follow: Follow<'_, 'a>) -> Option<Related<'a, Self>>
    where
        Self: 'a,
    {
        if field == "linkedPhones" { follow.many(|agent: &Self| agent.phones.as_ref()) } else { None }
    }
}

/// Which agents a list has.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Those that answer calls, or those that don't.
    pub is_active: Option<bool>,
    /// Those that speak this language.
    pub language: Option<Language>,
    /// Those whose name contains it.
    pub search: Option<Search>,
}

impl Filter {
    fn is_empty(&self) -> bool {
        self.is_active.is_none() && self.language.is_none() && self.search.is_none()
    }
}
