//! What happened, in order, per tenant. A change writes its event in its own transaction, so there is no event without the change
//! and no change without the event. Readers follow the log by [`Place`].

mod cursor;
mod feed;
mod follower;
pub mod graphql;
mod hub;
mod one_call;

use chrono::{DateTime, Utc};
use entity::event::{self, Column, Kind};
use sea_orm::{
    ActiveValue::NotSet,
    Set,
    prelude::Uuid,
    sea_query::{Expr, ExprTrait, SimpleExpr},
};

use crate::{db::TenantTx, error::Result};

pub use cursor::Cursor;
pub use feed::{EventTurn, Feed, News};
pub use follower::follow;
pub use hub::{Change, Hub};

/// A place in the log: everything up to it has been read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The transaction on PostgreSQL, 0 on SQLite.
    pub xact: i64,
    /// The event.
    pub id: i64,
}

impl Place {
    /// The events after this place.
    pub fn behind(self) -> SimpleExpr {
        Self::of_row().gt(self.value())
    }

    /// The events up to this place, itself included.
    pub fn up_to(self) -> SimpleExpr {
        Self::of_row().lte(self.value())
    }

    /// Compared as one value, so that the index finds it.
    fn of_row() -> SimpleExpr {
        SimpleExpr::Tuple(vec![Expr::col((event::Entity, Column::Xact)), Expr::col((event::Entity, Column::Id))])
    }

    fn value(self) -> SimpleExpr {
        SimpleExpr::Tuple(vec![Expr::val(self.xact), Expr::val(self.id)])
    }
}

/// Writes an event in the transaction of the change: what happened to which thing, and the names of the fields that changed.
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
