//! Requests that have had their effect, so that asking again does not repeat it. Kept for 24 hours.

use sea_orm::entity::prelude::*;

use crate::UserId;

/// A key, written in the transaction of the effect.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "idempotency_keys")]
pub struct Model {
    /// The tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub user_id: UserId,
    /// The mutation's name.
    #[sea_orm(primary_key, auto_increment = false)]
    pub operation: String,
    /// The key that the client chose.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// SHA-256 of the normalised input: the same key with another input is a mistake.
    pub input_hash: Vec<u8>,
    /// What the request made; read again for the answer.
    pub entity_id: Uuid,
    /// When.
    pub created_at: DateTimeUtc,
}

/// Joins along composite keys: none from here.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
