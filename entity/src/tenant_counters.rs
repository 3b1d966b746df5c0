//! Counts that people see all the time, kept by triggers. A tenant's count is the sum over its slots.

use sea_orm::entity::prelude::*;

use crate::UserId;

/// One slot of a tenant's counters.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tenant_counters")]
pub struct Model {
    /// The tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub user_id: UserId,
    /// 0 to 7 on PostgreSQL, 0 on SQLite.
    #[sea_orm(primary_key, auto_increment = false)]
    pub slot: i32,
    /// Phone numbers that are not deleted.
    pub phone_numbers: i64,
    /// Of those, the active ones.
    pub active_phone_numbers: i64,
    /// Agents that are not deleted.
    pub agents: i64,
    /// Of those, the active ones.
    pub active_agents: i64,
    /// Calls.
    pub calls: i64,
    /// Orders that are not deleted.
    pub orders: i64,
}

/// Joins along composite keys: none from here.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
