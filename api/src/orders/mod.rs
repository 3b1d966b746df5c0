//! Orders: the rules.

pub mod graphql;
mod read;
pub mod subscription;
mod write;

use entity::{Show, columns::shown_by, event::Kind, order, order::Column};

use crate::{
    calls::CallLog,
    finished::{Entry, Follow, Related},
    selection::Shown,
    trash::Deletable,
    values::Search,
};

pub use read::{even_deleted, find, list, of_calls};
pub(crate) use write::search_text;
pub use write::{Changes, NewOrder, create, delete, restore, update};

/// The longest name of a customer, in characters.
pub const CUSTOMER_NAME: usize = 200;
/// The longest description of what was ordered, in characters.
pub const DETAILS: usize = 10_000;
/// The longest address, in characters.
pub const ADDRESS: usize = 1_000;
/// How many orders are shown with a call.
pub const SHOWN_WITH_CALL: u64 = 100;
/// The most orders that are shown with all calls of one level of a document: each may have details of 40,000 bytes.
pub const MOST_OF_CALLS: usize = 1_000;

impl Shown for order::Entity {
    fn made_of(field: &str) -> Option<Column> {
        match field {
            "phoneFormatted" => Some(Column::Phone),
            "callLog" => Some(Column::CallId),
            _ => None,
        }
    }
}

impl Deletable for order::Entity {
    const DELETED_AT: Column = Column::DeletedAt;
    const UPDATED_AT: Column = Column::UpdatedAt;
    const DELETED: Kind = Kind::OrderDeleted;
    const NOT_FOUND: &str = "There is no order with this id. It may have been deleted.";
}

/// An order, with what was wanted along with it.
#[derive(Clone, Debug)]
pub struct Order {
    /// The row.
    pub row: order::Model,
    /// The call it was taken in, which may be none; `None` if it has not been read.
    pub call_log: Option<Option<Box<CallLog>>>,
}

impl From<order::Model> for Order {
    fn from(row: order::Model) -> Self {
        Self { row, call_log: None }
    }
}

impl Entry for Order {
    type Row = order::Model;

    const COUNTED: &'static [&'static str] = &["details", "address"];

    fn row(&self) -> &order::Model {
        &self.row
    }

    fn shown(field: &str) -> Option<Show<order::Model>> {
        shown_by::<order::Entity>(field)
    }

    fn related<'a>(field: &str, follow: Follow<'_, 'a>) -> Option<Related<'a, Self>>
    where
        Self: 'a,
    {
        if field == "callLog" { follow.one(|order: &Self| order.call_log.as_ref().map(Option::as_deref)) } else { None }
    }
}

/// Which orders a list has.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Those taken in the call with this id of the telephony provider's.
    pub call_id: Option<String>,
    /// Those taken in this span.
    pub created_at: Option<crate::page::DateTimeRange>,
    /// Those that last changed in this span.
    pub updated_at: Option<crate::page::DateTimeRange>,
    /// Those whose customer, phone or details contain it.
    pub search: Option<Search>,
}

impl Filter {
    fn is_empty(&self) -> bool {
        self.call_id.is_none() && self.created_at.is_none() && self.updated_at.is_none() && self.search.is_none()
    }
}
