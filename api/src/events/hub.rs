//! From the one reader of the log to the subscribers of this server, tenant by tenant.

use std::{
    any::Any,
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use entity::{UserId, event};
use tokio::sync::{OnceCell, broadcast};

use super::Place;
use crate::{
    db::TenantDb,
    error::{Error, Result},
    limits::CHANGES_BEHIND,
};

/// A change that subscribers are told of, with what was read of it: once for all of them that want the same.
pub struct Change {
    /// The event.
    pub event: event::Model,
    read: Mutex<HashMap<String, Reading>>,
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
    pub async fn shared<T: Clone + Send + Sync + 'static>(&self, shape: String, read: impl Future<Output = Result<T>>) -> Result<T> {
        let reading = Arc::clone(lock(&self.read).entry(shape).or_default());
        let found = reading.get_or_try_init(async || read.await.map(|found| Box::new(found) as Box<dyn Any + Send + Sync>)).await?;
        found.downcast_ref::<T>().cloned().ok_or_else(|| Error::internal("two kinds of thing were read under one shape"))
    }
}

/// The subscribers of this server.
#[derive(Default)]
pub struct Hub(Mutex<State>);

#[derive(Default)]
struct State {
    /// Up to where the log has been told; nowhere before the first look at it.
    told: Option<Place>,
    tenants: HashMap<UserId, broadcast::Sender<Arc<Change>>>,
}

impl Hub {
    /// Tells the subscribers of events, in the log's order; all up to `place` have been told then.
    pub fn tell(&self, events: Vec<event::Model>, place: Place) {
        let mut state = lock(&self.0);
        for event in events {
            let tenant = event.user_id;
            let Some(subscribers) = state.tenants.get(&tenant) else { continue };
            // Without a subscriber it is nobody's business any more.
            if subscribers.send(Arc::new(Change::new(event))).is_err() {
                state.tenants.remove(&tenant);
            }
        }
        state.told = Some(place);
    }

    /// Subscribes to a tenant's changes from now on, and says from where: everything after that place will come. [`Error::Busy`] as
    /// long as the log has not been looked at.
    pub fn subscribe(&self, tenant: &TenantDb) -> Result<(Place, broadcast::Receiver<Arc<Change>>)> {
        let mut state = lock(&self.0);
        let told = state.told.ok_or(Error::Busy)?;
        let sender = state.tenants.entry(tenant.tenant()).or_insert_with(|| broadcast::Sender::new(CHANGES_BEHIND));
        Ok((told, sender.subscribe()))
    }

    /// Forgets the tenants that nobody listens to.
    pub fn forget(&self) {
        lock(&self.0).tenants.retain(|_, subscribers| subscribers.receiver_count() > 0);
    }

    /// How many subscriptions there are.
    pub fn subscriptions(&self) -> usize {
        lock(&self.0).tenants.values().map(broadcast::Sender::receiver_count).sum()
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
