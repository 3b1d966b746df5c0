//! A tenant's changes as a stream: what was missed, then what happens, without gap or repetition.

use std::sync::Arc;

use async_stream::try_stream;
use entity::event::{self, Column, Kind};
use futures_util::Stream;
use sea_orm::{ColumnTrait, Condition, Order};
use tokio::sync::broadcast::{self, error::RecvError};

use super::{Change, Cursor, Hub, Place};
use crate::{
    db::TenantDb,
    error::{Error, Result},
};

/// How many missed changes are read at once.
const PAGE: u64 = 100;

/// The reader of one subscriber.
pub struct Feed {
    tenant: TenantDb,
    live: broadcast::Receiver<Arc<Change>>,
    /// Everything after this place comes by itself.
    told: Place,
    /// Everything up to this place has been seen.
    seen: Place,
}

impl Feed {
    /// Follows a tenant's changes, from the cursor on if there is one. [`Error::BadInput`] if the cursor is from another log.
    pub async fn begin(hub: &Hub, tenant: &TenantDb, after: Option<Cursor>) -> Result<Self> {
        // First the subscription, then the past: what happens in between is heard.
        let (told, live) = hub.subscribe(tenant)?;
        let seen = after.map_or(told, |cursor| cursor.place);
        if seen > told && Some(seen) > newest(tenant).await? {
            let message =
                "`after` is a cursor of another database. Read the list anew, in the order of `updatedAt`, and subscribe without it.";
            return Err(Error::BadInput(message.into()));
        }
        Ok(Self { tenant: tenant.clone(), live, told, seen })
    }

    /// The changes of these kinds. The stream ends with [`Error::Interrupted`] when its subscriber is too slow for them.
    pub fn changes(mut self, kinds: &'static [Kind]) -> impl Stream<Item = Result<Arc<Change>>> + Send {
        try_stream! {
            while self.seen < self.told {
                let missed = self.missed(kinds).await?;
                let all = missed.len() < usize::try_from(PAGE).unwrap_or(usize::MAX);
                for change in missed {
                    self.seen = change.place();
                    yield Arc::new(change);
                }
                if all {
                    break;
                }
            }
            loop {
                let change = match self.live.recv().await {
                    Ok(change) => change,
                    Err(RecvError::Lagged(_)) => Err(Error::Interrupted(TOO_SLOW))?,
                    Err(RecvError::Closed) => break,
                };
                // Another server was ahead of this one when it gave the cursor.
                if change.place() > self.seen && kinds.contains(&change.event.kind) {
                    yield change;
                }
            }
        }
    }

    /// Waits until anything changes. Changes that nobody waited for count as one.
    pub async fn changed(&mut self) {
        match self.live.recv().await {
            Ok(_) | Err(RecvError::Lagged(_)) => self.live = self.live.resubscribe(),
            // The hub is gone, and the server with it.
            Err(RecvError::Closed) => std::future::pending().await,
        }
    }

    async fn missed(&self, kinds: &[Kind]) -> Result<Vec<Change>> {
        let these = Condition::all().add(self.seen.behind()).add(self.told.up_to()).add(Column::Kind.is_in(kinds.iter().copied()));
        let missed = self.tenant.find::<event::Entity>().filter(these);
        let missed = missed.order_by(Column::Xact, Order::Asc).order_by(Column::Id, Order::Asc).limit(PAGE);
        Ok(missed.all().await?.into_iter().map(Change::new).collect())
    }
}

/// The place of the tenant's newest event.
async fn newest(tenant: &TenantDb) -> Result<Option<Place>> {
    let newest = tenant.find::<event::Entity>().order_by(Column::Xact, Order::Desc).order_by(Column::Id, Order::Desc).one().await?;
    Ok(newest.map(|event| Place { xact: event.xact, id: event.id }))
}

const TOO_SLOW: &str = "Changes came faster than they were read. Subscribe again with the cursor of the last one.";
