//! What subscriptions of all kinds have in common.

use async_graphql::Enum;
use entity::event::Kind;

/// What happened to a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum ChangeKind {
    /// It was made.
    Created,
    /// It changed, or was restored.
    Updated,
    /// It was deleted.
    Deleted,
}

impl From<Kind> for ChangeKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::PhoneNumberCreated | Kind::AgentCreated | Kind::CallLogCreated | Kind::OrderCreated => Self::Created,
            Kind::PhoneNumberUpdated | Kind::AgentUpdated | Kind::CallLogUpdated | Kind::OrderUpdated => Self::Updated,
            Kind::PhoneNumberDeleted | Kind::AgentDeleted | Kind::OrderDeleted | Kind::SessionRevoked => Self::Deleted,
        }
    }
}
