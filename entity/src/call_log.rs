//! The call log.

use sea_orm::entity::prelude::*;

use crate::{AgentId, CallLogId, PhoneNumberId, UserId};

/// Which side started a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, async_graphql::Enum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[graphql(name = "CallDirection")]
pub enum Direction {
    /// The customer called.
    Inbound,
    /// An agent called.
    Outbound,
}

/// Where a call stands. The last five are final: a call that has one keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, async_graphql::Enum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[graphql(name = "CallStatus")]
pub enum Status {
    /// Waiting to be placed.
    Queued,
    /// Ringing at the other end.
    Ringing,
    /// Answered, and going on.
    InProgress,
    /// Answered, and over. Final.
    Completed,
    /// The other end was busy. Final.
    Busy,
    /// Nobody answered. Final.
    NoAnswer,
    /// The carrier could not place it. Final.
    Failed,
    /// Given up before it was answered. Final.
    Canceled,
}

impl Status {
    /// Whether the call is over, so that its status stays.
    pub fn is_final(self) -> bool {
        !matches!(self, Self::Queued | Self::Ringing | Self::InProgress)
    }
}

/// A call.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "call_logs")]
pub struct Model {
    /// The tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub user_id: UserId,
    /// The entry's id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CallLogId,
    /// The telephony provider's id, unique within the tenant; orders refer to it.
    pub call_id: String,
    /// Who called: E.164 where it parses, else as the carrier sent it.
    pub caller: String,
    /// Who was called, in the same form.
    pub callee: Option<String>,
    /// Which side started the call.
    pub direction: Direction,
    /// Where the call stands.
    pub status: Status,
    /// Seconds from answer to end.
    pub duration_seconds: i32,
    /// When it began.
    pub started_at: DateTimeUtc,
    /// When it ended.
    pub ended_at: Option<DateTimeUtc>,
    /// The agent that took it.
    pub agent_id: Option<AgentId>,
    /// The tenant's number it came to or went out from.
    pub phone_number_id: Option<PhoneNumberId>,
    /// SHA-256 of the input that logged it: the same input again is the same request.
    pub input_hash: Vec<u8>,
    /// What search looks through: caller, callee and call id in lower case.
    pub search_text: String,
    /// When it was logged.
    pub created_at: DateTimeUtc,
    /// When it last changed.
    pub updated_at: DateTimeUtc,
}

/// Joins along composite keys.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// The agent that took it.
    #[sea_orm(
        belongs_to = "crate::ai_agent::Entity",
        from = "(Column::UserId, Column::AgentId)",
        to = "(crate::ai_agent::Column::UserId, crate::ai_agent::Column::Id)"
    )]
    Agent,
    /// The tenant's number it came to or went out from.
    #[sea_orm(
        belongs_to = "crate::phone_number::Entity",
        from = "(Column::UserId, Column::PhoneNumberId)",
        to = "(crate::phone_number::Column::UserId, crate::phone_number::Column::Id)"
    )]
    PhoneNumber,
}

impl ActiveModelBehavior for ActiveModel {}
