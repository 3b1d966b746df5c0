//! What happened, in order, per tenant. A change writes its event in its own transaction, so there is no event without the change
//! and no change without the event. Readers follow the log by [`Place`].

mod follower;

use chrono::{DateTime, Utc};
use entity::event::{self, Kind};
use sea_orm::{ActiveValue::NotSet, Set, prelude::Uuid};

use crate::{db::TenantTx, error::Result};

pub use follower::follow;

/// A place in the log: everything up to it has been read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The transaction on PostgreSQL, 0 on SQLite.
    pub xact: i64,
    /// The event.
    pub id: i64,
}

/// Writes an event: what happened to which thing, and the names of the fields that changed.
pub async fn record(tx: &TenantTx, kind: Kind, entity_id: Uuid, changed_fields: &[&str], now: DateTime<Utc>) -> Result<()> {
    let event = event::ActiveModel {
        id: NotSet,
        xact: NotSet,
        user_id: NotSet,
        kind: Set(kind),
        entity_id: Set(entity_id),
        changed_fields: Set(changed_fields.join(",")),
        created_at: Set(now),
    };
    tx.insert(event).await?;
    Ok(())
}
