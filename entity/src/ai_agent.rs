//! AI agents that answer calls.

use sea_orm::entity::prelude::*;

use crate::{AgentId, UserId};

/// An agent.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ai_agents")]
pub struct Model {
    /// The tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub user_id: UserId,
    /// The agent's id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AgentId,
    /// What people call it.
    pub name: String,
    /// The name in lower case: what lists are ordered by.
    pub name_key: String,
    /// What the agent is told to be and to do.
    pub system_prompt: String,
    /// BCP 47.
    pub language: String,
    /// The voice it speaks with.
    pub voice_name: Option<String>,
    /// Whether it answers calls.
    pub is_active: bool,
    /// What search looks through: the name in lower case.
    pub search_text: String,
    /// When it was made.
    pub created_at: DateTimeUtc,
    /// When it last changed.
    pub updated_at: DateTimeUtc,
    /// When it was deleted; kept because old calls name it.
    pub deleted_at: Option<DateTimeUtc>,
}

/// Joins along composite keys: none from here.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
