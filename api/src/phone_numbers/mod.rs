//! Phone numbers: the rules.

pub mod graphql;
mod read;
mod write;

use entity::{Show, columns::shown_by, event::Kind, phone_number, phone_number::Column};

use crate::{
    agents::Agent,
    finished::{Entry, Follow, Related},
    selection::Shown,
    trash::Deletable,
    values::Search,
};

pub use read::{attach, attach_agents, even_deleted, find, list};
pub(crate) use write::search_text;
pub use write::{Changes, NewPhoneNumber, create, delete, restore, update};

/// The longest label, in characters.
pub const LABEL: usize = 100;

impl Shown for phone_number::Entity {
    fn made_of(field: &str) -> Option<Column> {
        match field {
            "numberFormatted" => Some(Column::Number),
            "linkedAgents" => Some(Column::DeletedAt),
            _ => None,
        }
    }
}

impl Deletable for phone_number::Entity {
    const DELETED_AT: Column = Column::DeletedAt;
    const UPDATED_AT: Column = Column::UpdatedAt;
    const DELETED: Kind = Kind::PhoneNumberDeleted;
    const NOT_FOUND: &str = "There is no phone number with this id. It may have been deleted.";
}

/// A phone number, with what was wanted along with it.
#[derive(Clone, Debug)]
pub struct PhoneNumber {
    /// The row.
    pub row: phone_number::Model,
    /// The agents that answer it; `None` if they have not been read.
    pub agents: Option<Vec<Agent>>,
}

impl From<phone_number::Model> for PhoneNumber {
    fn from(row: phone_number::Model) -> Self {
        Self { row, agents: None }
    }
}

impl Entry for PhoneNumber {
    type Row = phone_number::Model;

    fn row(&self) -> &phone_number::Model {
        &self.row
    }

    fn shown(field: &str) -> Option<Show<phone_number::Model>> {
        shown_by::<phone_number::Entity>(field)
    }

    fn related<'a>(field: &str, follow: Follow<'_, 'a>) -> Option<Related<'a, Self>>
    where
        Self: 'a,
    {
        if field == "linkedAgents" { follow.many(|number: &Self| number.agents.as_ref()) } else { None }
    }
}

/// Which phone numbers a list has.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Those with this status.
    pub status: Option<phone_number::Status>,
    /// Those of this carrier.
    pub provider: Option<phone_number::Provider>,
    /// Those whose number or label contains it.
    pub search: Option<Search>,
}

impl Filter {
    fn is_empty(&self) -> bool {
        self.status.is_none() && self.provider.is_none() && self.search.is_none()
    }
}
