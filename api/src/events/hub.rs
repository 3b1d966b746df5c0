//! From the one reader of the log to the subscribers of this server, tenant by tenant.

use std::{
    any::Any,
    borrow::Cow,
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use entity::{UserId, event};
use futures_util::{FutureExt, future::BoxFuture};
use tokio::{
    sync::{OnceCell, Semaphore, broadcast},
    time::{Instant, timeout},
};

use super::Place;
use crate::{
    db::TenantDb,
    error::{Error, Result},
    limits::{CHANGES_WAITING, OPERATION_TIME},
};

/// How many events are told of at once to the subscribers of one tenant.
const TURNS: usize = 2;
/// How many shapes of a change are kept while it waits for anybody.
const SHAPES: usize = 8;

/// A change that subscribers are told of, with what was read of it: once for all of them that want the same.
pub struct Change {
    /// The event.
    pub event: event::Model,
    read: Mutex<HashMap<Cow<'static, str>, Reading>>,
}

/// What one shape of question found, as any type.
type Reading = Arc<OnceCell<Box<dyn Any + Send + Sync>>>;

impl Change {
    /// A change that nobody has looked at yet.
    pub fn new(event: event::Model) -> Self {
        Self { event, read: Mutex::default() }
    }

    /// Where it stands in the log.
    pub fn place(&self) -> Place {
        Place { xact: self.event.xact, id: self.event.id }
    }

    /// What `read` finds, run by the first subscriber that wants this shape of it; the others wait, and share. They are all of one tenant.
    /// Without a shape each reads for itself: what is shared is kept as long as the change, so it has to be small.
    pub async fn shared<T>(&self, shape: Option<impl Into<Cow<'static, str>>>, read: BoxFuture<'_, Result<T>>) -> Result<T>
    where
        T: Clone + Send + Sync + 'static,
    {
        // A subscription has no request's time, and what it holds meanwhile others wait for.
        let read = timeout(OPERATION_TIME, read).map(|read| read.unwrap_or(Err(Error::Timeout)));
        let Some(reading) = shape.and_then(|shape| self.reading(shape.into())) else { return read.await };
        let found = reading.get_or_try_init(async || read.await.map(|found| Box::new(found) as Box<dyn Any + Send + Sync>)).await?;
        found.downcast_ref::<T>().cloned().ok_or_else(|| Error::internal("two kinds of thing were read under one shape"))
    }

    /// The place for a reading of this shape, unless there are enough.
    fn reading(&self, shape: Cow<'static, str>) -> Option<Reading> {
        let mut read = lock(&self.read);
        if read.len() >= SHAPES && !read.contains_key(&shape) {
            return None;
        }
        Some(Arc::clone(read.entry(shape).or_default()))
    }
}

/// The subscribers of this server.
#[derive(Default)]
pub struct Hub(Mutex<State>);

#[derive(Default)]
struct State {
    /// Up to where the log has been told; nowhere before the first look at it.
    told: Option<Place>,
    tenants: HashMap<UserId, Subscribers>,
}

/// Those of one tenant.
struct Subscribers {
    changes: broadcast::Sender<Arc<Change>>,
    /// When the first of them came.
    since: Instant,
    /// Their turns: few, so that the events of others need not wait for all of theirs.
    turns: Arc<Semaphore>,
}

/// One of them: everything after a place comes.
pub(super) struct Subscription {
    pub(super) told: Place,
    pub(super) changes: broadcast::Receiver<Arc<Change>>,
    pub(super) since: Instant,
    pub(super) turns: Arc<Semaphore>,
}

impl Hub {
    /// Tells the subscribers of events, in the log's order; all up to `place` have been told then.
    pub fn tell(&self, events: Vec<event::Model>, place: Place) {
        let mut state = lock(&self.0);
        // Sessions are no part of a business: servers take note of their end by themselves.
        for event in events.into_iter().filter(|event| event.kind != event::Kind::SessionRevoked) {
            let tenant = event.user_id;
            let Some(subscribers) = state.tenants.get(&tenant) else { continue };
            // Without a subscriber it is nobody's business any more.
            if subscribers.changes.send(Arc::new(Change::new(event))).is_err() {
                state.tenants.remove(&tenant);
            }
        }
        state.told = Some(place);
    }

    /// Subscribes to a tenant's changes from now on. [`Error::Busy`] as long as the log has not been looked at.
    pub(super) fn subscribe(&self, tenant: &TenantDb) -> Result<Subscription> {
        let mut state = lock(&self.0);
        let told = state.told.ok_or(Error::Busy)?;
        let begin = || Subscribers {
            changes: broadcast::Sender::new(CHANGES_WAITING),
            since: Instant::now(),
            turns: Arc::new(Semaphore::new(TURNS)),
        };
        let subscribers = state.tenants.entry(tenant.tenant()).or_insert_with(begin);
        Ok(Subscription { told, changes: subscribers.changes.subscribe(), since: subscribers.since, turns: Arc::clone(&subscribers.turns) })
    }

    /// Forgets the tenants that nobody listens to.
    pub fn forget(&self) {
        lock(&self.0).tenants.retain(|_, subscribers| subscribers.changes.receiver_count() > 0);
    }

    /// Whether there is no subscription. One that has just ended may count until the next change.
    pub fn is_empty(&self) -> bool {
        lock(&self.0).tenants.is_empty()
    }

    /// How many subscriptions there are.
    pub fn subscriptions(&self) -> usize {
        lock(&self.0).tenants.values().map(|subscribers| subscribers.changes.receiver_count()).sum()
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
