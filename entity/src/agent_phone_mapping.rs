//! Which agent answers which phone number: many to many.

use sea_orm::entity::prelude::*;

use crate::{AgentId, PhoneNumberId, UserId};

/// A link. It outlives the deletion of either end, so that restoring brings it back.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "agent_phone_mappings")]
pub struct Model {
    /// The tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub user_id: UserId,
    /// The agent.
    #[sea_orm(primary_key, auto_increment = false)]
    pub agent_id: AgentId,
    /// The phone number.
    #[sea_orm(primary_key, auto_increment = false)]
    pub phone_number_id: PhoneNumberId,
    /// When they were linked.
    pub created_at: DateTimeUtc,
}

/// Joins along composite keys.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// The agent.
    #[sea_orm(
        belongs_to = "crate::ai_agent::Entity",
        from = "(Column::UserId, Column::AgentId)",
        to = "(crate::ai_agent::Column::UserId, crate::ai_agent::Column::Id)"
    )]
    Agent,
    /// The phone number.
    #[sea_orm(
        belongs_to = "crate::phone_number::Entity",
        from = "(Column::UserId, Column::PhoneNumberId)",
        to = "(crate::phone_number::Column::UserId, crate::phone_number::Column::Id)"
    )]
    PhoneNumber,
}

impl ActiveModelBehavior for ActiveModel {}
