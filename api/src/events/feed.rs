//! A tenant's changes as a stream: what was missed, then what happens, without gap or repetition.

use std::{ops::Deref, sync::Arc, time::Duration};

use async_graphql::Context;
use async_stream::try_stream;
use entity::{
    call_log,
    event::{self, Column, Kind},
};
use futures_util::Stream;
use sea_orm::{ColumnTrait, Condition, Order};
use tokio::{
    sync::{OwnedSemaphorePermit, broadcast::error::RecvError},
    time::sleep_until,
};

use super::{Change, Cursor, Place, hub::Subscription, one_call::OneCall};
use crate::{
    answer_size::AnswerSize,
    app::App,
    context::ContextExt,
    db::TenantDb,
    error::{Error, Result},
    http::Turn,
    limits::CHANGE_TIME,
};

/// How many missed changes are read at once.
const PAGE: u64 = 100;

/// The reader of one subscriber. Thousands of them wait at a time, so what they do rarely is boxed.
pub struct Feed {
    app: App,
    tenant: TenantDb,
    size: Arc<AnswerSize>,
    /// The only call that is of interest, if it is only one.
    call: Option<OneCall>,
    live: Subscription,
    /// Everything up to this place has been seen.
    seen: Place,
}

/// A change on its way to one subscriber, who has a turn for it until it has been resolved.
pub struct News {
    change: Arc<Change>,
    _turn: EventTurn,
}

/// The right to tell one subscriber of one event: one of its tenant's, and one of this server's.
pub struct EventTurn {
    _of_tenant: Option<OwnedSemaphorePermit>,
    _of_server: Turn,
}

impl Deref for News {
    type Target = Change;

    fn deref(&self) -> &Change {
        &self.change
    }
}

impl Feed {
    /// Follows the caller's changes, from the cursor on if there is one. [`Error::BadInput`] if it is none of this log's.
    pub async fn begin(ctx: &Context<'_>, after: Option<&str>) -> Result<Self> {
        let (app, tenant) = (ctx.app().clone(), ctx.tenant()?.clone());
        let after = after.map(|after| Cursor::parse(after, app.now())).transpose()?;
        // First the subscription, then the past: what happens in between is heard.
        let live = app.hub().subscribe(&tenant)?;
        let seen = after.map_or(live.told, |cursor| cursor.place);
        if seen > live.told && Some(seen) > Box::pin(newest(&tenant)).await? {
            let message =
                "`after` is a cursor of another database. Read the list anew, in the order of `updatedAt`, and subscribe without it.";
            return Err(Error::BadInput(message.into()));
        }
        Ok(Self { app, tenant, size: Arc::clone(ctx.answer_size()), call: None, live, seen })
    }

    /// Follows only the call with this id of the telephony provider's.
    pub async fn of_call(mut self, call_id: String) -> Result<Self> {
        let _turn = self.turn().await;
        self.call = Some(Box::pin(OneCall::find(&self.tenant, call_id)).await?);
        Ok(self)
    }

    /// The changes of these kinds. The stream ends with [`Error::Interrupted`] when its subscriber is too slow for them.
    pub fn changes(mut self, kinds: &'static [Kind]) -> impl Stream<Item = Result<News>> + Send {
        try_stream! {
            // Whether the last change was taken late.
            let mut slow = false;
            loop {
                while self.seen < self.live.told {
                    let missed = Box::pin(self.missed(kinds)).await?;
                    // A page that is not full is the last.
                    let end = missed.last().filter(|_| missed.len() as u64 == PAGE).map(Change::place);
                    for change in missed {
                        if let Some(call) = &mut self.call {
                            call.found(&change);
                        }
                        yield self.news(Arc::new(change)).await;
                    }
                    self.seen = end.unwrap_or(self.live.told);
                }
                let change = match self.live.changes.recv().await {
                    // Another server was ahead of this one when it gave the cursor, or the log has been read beyond this.
                    Ok(change) if change.place() <= self.seen => continue,
                    Ok(change) => change,
                    Err(RecvError::Lagged(_)) if slow => Err(Error::Interrupted(TOO_SLOW))?,
                    // Many at once: they are read from the log, at the pace of whoever wants them.
                    Err(RecvError::Lagged(_)) => {
                        self.live = self.app.hub().subscribe(&self.tenant)?;
                        continue;
                    }
                    Err(RecvError::Closed) => break,
                };
                self.seen = change.place();
                slow = false;
                if kinds.contains(&change.event.kind) && self.concerns(&change).await? {
                    let news = self.news(change).await;
                    let since = self.app.now();
                    yield news;
                    slow = self.app.now() - since > CHANGE_TIME;
                }
            }
        }
    }

    async fn concerns(&mut self, change: &Change) -> Result<bool> {
        match &mut self.call {
            Some(call) => Box::pin(call.is_of(&self.tenant, change)).await,
            None => Ok(true),
        }
    }

    /// The newest of what has changed since this was asked last, as soon as there is anything.
    pub async fn newest(&mut self) -> News {
        loop {
            match self.live.changes.recv().await {
                Ok(change) if self.live.changes.is_empty() => return self.news(change).await,
                Ok(_) | Err(RecvError::Lagged(_)) => {}
                // The hub is gone, and the server with it.
                Err(RecvError::Closed) => std::future::pending().await,
            }
        }
    }

    /// Waits until the next of the moments, `pace` apart, at which all subscribers of this tenant look: what the first of them reads, the
    /// others share.
    pub async fn pause(&self, pace: Duration) {
        let since = self.live.since;
        let moments = since.elapsed().div_duration_f64(pace).floor() + 1.0;
        sleep_until(since + pace.mul_f64(moments)).await;
    }

    /// Waits for a turn to tell of a change.
    async fn news(&self, change: Arc<Change>) -> News {
        let turn = self.turn().await;
        self.size.begin();
        News { change, _turn: turn }
    }

    /// Waits for a turn to read for this subscriber. First one of the tenant's: who has many subscriptions waits among them.
    pub async fn turn(&self) -> EventTurn {
        let of_tenant = Arc::clone(&self.live.turns).acquire_owned().await.ok();
        EventTurn { _of_tenant: of_tenant, _of_server: self.app.turns().of_event().await }
    }

    async fn missed(&self, kinds: &[Kind]) -> Result<Vec<Change>> {
        let _turn = self.turn().await;
        let these = Condition::all().add(self.seen.behind()).add(self.live.told.up_to()).add(Column::Kind.is_in(kinds.iter().copied()));
        let mut missed = self.tenant.find::<event::Entity>().filter(these);
        if let Some(call) = &self.call {
            missed =
                missed.where_in::<call_log::Entity>(Column::EntityId, call_log::Column::Id, call_log::Column::CallId.eq(&call.call_id));
        }
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
