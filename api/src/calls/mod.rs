//! The call log: the rules.

pub mod graphql;
mod read;
pub mod subscription;
mod write;

use entity::{AgentId, PhoneNumberId, Show, call_log, call_log::Column, columns::shown_by};

use crate::{
    agents::Agent,
    finished::{Entry, Follow, Related},
    orders::Order,
    phone_numbers::PhoneNumber,
    selection::Shown,
    values::Search,
};

pub(crate) use read::Joins;
pub use read::{attach, by_call_id, find, list, little};
pub(crate) use write::search_text;
pub use write::{Changes, NewCall, batches, log, update};

/// The longest id that a telephony provider gives a call, in characters.
pub const CALL_ID: usize = 128;
/// The longest call, in seconds: a day.
pub const LONGEST: i32 = 86_400;

impl Shown for call_log::Entity {
    fn made_of(field: &str) -> Option<Column> {
        match field {
            "callerFormatted" => Some(Column::Caller),
            "calleeFormatted" => Some(Column::Callee),
            "agent" => Some(Column::AgentId),
            "phoneNumber" => Some(Column::PhoneNumberId),
            "orders" => Some(Column::CallId),
            _ => None,
        }
    }
}

/// A call, with what was wanted along with it.
#[derive(Clone, Debug)]
pub struct CallLog {
    /// The row.
    pub row: call_log::Model,
    /// The agent that took it, which may be none; `None` if it has not been read. Boxed, because mostly it has not, and a call is moved often.
    pub agent: Option<Option<Box<Agent>>>,
    /// The number it came to, which may be none; `None` if it has not been read.
    pub phone_number: Option<Option<Box<PhoneNumber>>>,
    /// The orders taken in it; `None` if they have not been read.
    pub orders: Option<Vec<Order>>,
}

impl From<call_log::Model> for CallLog {
    fn from(row: call_log::Model) -> Self {
        Self { row, agent: None, phone_number: None, orders: None }
    }
}

impl Entry for CallLog {
    type Row = call_log::Model;

    fn row(&self) -> &call_log::Model {
        &self.row
    }

    fn shown(field: &str) -> Option<Show<call_log::Model>> {
        shown_by::<call_log::Entity>(field)
    }

    fn related<'a>(field: &str, follow: Follow<'_, 'a>) -> Option<Related<'a, Self>>
    where
        Self: 'a,
    {
        match field {
            "agent" => follow.one(|call: &Self| call.agent.as_ref().map(Option::as_deref)),
            "phoneNumber" => follow.one(|call: &Self| call.phone_number.as_ref().map(Option::as_deref)),
            "orders" => follow.many(|call: &Self| call.orders.as_ref()),
            _ => None,
        }
    }
}

/// Which calls a list has.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Those with one of these statuses.
    pub status: Option<Vec<call_log::Status>>,
    /// Those in this direction.
    pub direction: Option<call_log::Direction>,
    /// Those that this agent took.
    pub agent: Option<AgentId>,
    /// Those that came to this number, or went out from it.
    pub phone_number: Option<PhoneNumberId>,
    /// Those that began in this span.
    pub started_at: Option<crate::page::DateTimeRange>,
    /// Those that last changed in this span.
    pub updated_at: Option<crate::page::DateTimeRange>,
    /// Those whose caller, callee or call id contains it.
    pub search: Option<Search>,
}

impl Filter {
    fn is_empty(&self) -> bool {
        self.status.is_none()
            && self.direction.is_none()
            && self.agent.is_none()
            && self.phone_number.is_none()
            && self.started_at.is_none()
            && self.updated_at.is_none()
            && self.search.is_none()
    }
}
