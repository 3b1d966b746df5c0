//! What happened in each quarter of an hour, kept by triggers: a day in any time zone is a sum of these.

use sea_orm::entity::prelude::*;

use crate::UserId;

/// One slot of one quarter of an hour.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tenant_activity")]
pub struct Model {
    /// The tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub user_id: UserId,
    /// Quarter-hours since 1970-01-01T00:00Z.
    #[sea_orm(primary_key, auto_increment = false)]
    pub quarter_hour: i64,
    /// 0 to 7 on PostgreSQL, 0 on SQLite.
    #[sea_orm(primary_key, auto_increment = false)]
    pub slot: i32,
    /// Calls that began in it.
    pub calls: i64,
    /// Of those, the answered ones.
    pub answered_calls: i64,
    /// Seconds talked in those.
    pub talk_seconds: i64,
    /// Orders taken in it that are not deleted.
    pub orders: i64,
}

/// Joins along composite keys: none from here.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
