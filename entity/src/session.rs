//! Sessions: one a log-in, alive as long as its refresh tokens are replaced in time.

use sea_orm::entity::prelude::*;

use crate::{SessionId, UserId};

/// A session, which is also the family of its refresh tokens.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sessions")]
pub struct Model {
    /// The tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub user_id: UserId,
    /// The session, `sid` in its access tokens.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SessionId,
    /// How often the refresh token has been replaced. Tokens of an older generation have been used.
    pub generation: i32,
    /// When the present generation began.
    pub rotated_at: DateTimeUtc,
    /// When the present generation can no longer be refreshed.
    pub expires_at: DateTimeUtc,
    /// When the session was ended, by log-out, by a new password or because a used token came back.
    pub revoked_at: Option<DateTimeUtc>,
    /// When the person logged in.
    pub created_at: DateTimeUtc,
}

/// Joins along composite keys: none from here.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
