//! Users, who are the tenants.

use sea_orm::entity::prelude::*;

use crate::UserId;

/// A user: one person's account and one tenant.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "users")]
pub struct Model {
    /// The tenant's id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: UserId,
    /// The address as it was typed.
    pub email: String,
    /// The address in lower case, unique: two spellings of one address are one account.
    pub email_key: String,
    /// Argon2id in the PHC string format.
    pub password_hash: String,
    /// The person's name.
    pub full_name: Option<String>,
    /// ISO 3166 alpha-2: how numbers typed without a country code are read.
    pub region: String,
    /// When the account was made.
    pub created_at: DateTimeUtc,
    /// When it last changed.
    pub updated_at: DateTimeUtc,
}

/// Joins along composite keys: none from here.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
