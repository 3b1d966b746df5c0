//! What happened, in order. Written in the transaction of the change, kept for seven days.

use sea_orm::entity::prelude::*;

use crate::UserId;

/// What kind of change an event tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum Kind {
    /// A phone number was added.
    #[sea_orm(string_value = "phone_number.created")]
    PhoneNumberCreated,
    /// A phone number changed, was restored, or its links changed.
    #[sea_orm(string_value = "phone_number.updated")]
    PhoneNumberUpdated,
    /// A phone number was deleted.
    #[sea_orm(string_value = "phone_number.deleted")]
    PhoneNumberDeleted,
    /// An agent was made.
    #[sea_orm(string_value = "agent.created")]
    AgentCreated,
    /// An agent changed, was restored, or its links changed.
    #[sea_orm(string_value = "agent.updated")]
    AgentUpdated,
    /// An agent was deleted.
    #[sea_orm(string_value = "agent.deleted")]
    AgentDeleted,
    /// A call was logged.
    #[sea_orm(string_value = "call_log.created")]
    CallLogCreated,
    /// A call changed.
    #[sea_orm(string_value = "call_log.updated")]
    CallLogUpdated,
    /// An order was taken.
    #[sea_orm(string_value = "order.created")]
    OrderCreated,
    /// An order changed, or was restored.
    #[sea_orm(string_value = "order.updated")]
    OrderUpdated,
    /// An order was deleted.
    #[sea_orm(string_value = "order.deleted")]
    OrderDeleted,
    /// A session ended: its access tokens are refused from now on.
    #[sea_orm(string_value = "session.revoked")]
    SessionRevoked,
}

/// An event. Its place in the log is `(xact, id)`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "events")]
pub struct Model {
    /// Given out by the database, in the order of writing within one transaction.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The transaction that wrote it on PostgreSQL, 0 on SQLite. Set by the database.
    pub xact: i64,
    /// The tenant.
    pub user_id: UserId,
    /// What happened.
    pub kind: Kind,
    /// To what: the id of a thing of that kind.
    pub entity_id: Uuid,
    /// The fields that changed, separated by commas; names only, never values.
    pub changed_fields: String,
    /// When.
    pub created_at: DateTimeUtc,
}

/// Joins along composite keys: none from here.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
