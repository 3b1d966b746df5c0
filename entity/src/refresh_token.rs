//! Every refresh token of every session, used ones too: that is how one that comes back is recognised.

use sea_orm::entity::prelude::*;

use crate::{SessionId, UserId};

/// A refresh token. Several of one generation exist when clients refreshed at the same moment.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "refresh_tokens")]
pub struct Model {
    /// The tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub user_id: UserId,
    /// SHA-256 of the token.
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: Vec<u8>,
    /// The session it belongs to.
    pub session_id: SessionId,
    /// The generation it was issued in: older than the session's means used.
    pub generation: i32,
    /// When it was issued.
    pub created_at: DateTimeUtc,
}

/// Joins along composite keys.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// The session it belongs to.
    #[sea_orm(
        belongs_to = "crate::session::Entity",
        from = "(Column::UserId, Column::SessionId)",
        to = "(crate::session::Column::UserId, crate::session::Column::Id)"
    )]
    Session,
}

impl ActiveModelBehavior for ActiveModel {}
