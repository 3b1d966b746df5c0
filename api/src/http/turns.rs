//! Few operations at a time. A server that takes on more than it can do does all of it late; one that refuses the rest at once stays
//! of use.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::operation::Refused;
use crate::{
    error::{self, Code},
    limits::{Quotas, TURN_TIME},
};

/// How many times as many operations may wait as may run.
const WAITING: usize = 16;
/// How many times as many operations may run as events are told of: requests go first, because a person waits for them.
const EVENTS: usize = 8;

/// The turns of this server's operations.
pub struct Turns {
    running: Option<Arc<Semaphore>>,
    waiting: Semaphore,
    events: Option<Arc<Semaphore>>,
}

/// The right to run, given back when it is dropped; none is needed where there is no limit.
pub type Turn = Option<OwnedSemaphorePermit>;

impl Turns {
    /// As many as the operator set.
    pub fn new(quotas: &Quotas) -> Self {
        let operations = quotas.operations as usize;
        Self {
            running: (operations > 0).then(|| Arc::new(Semaphore::new(operations))),
            waiting: Semaphore::new(operations.saturating_mul(WAITING)),
            events: (operations > 0).then(|| Arc::new(Semaphore::new(operations.div_ceil(EVENTS)))),
        }
    }

    /// Waits for a turn to tell one subscriber of one event, as long as it takes: events wait in the log, and lose nothing by it.
    pub async fn of_event(&self) -> Turn {
        match &self.events {
            Some(events) => Arc::clone(events).acquire_owned().await.ok(),
            None => None,
        }
    }

    /// Waits for a turn, but not long, and not behind many others.
    pub async fn take(&self) -> Result<Turn, Refused> {
        let Some(running) = &self.running else { return Ok(None) };
        if let Ok(turn) = Arc::clone(running).try_acquire_owned() {
            return Ok(Some(turn));
        }
        let busy = || Refused { retry_after: Some(std::time::Duration::from_secs(1)), ..Refused::new(Code::Unavailable, error::BUSY) };
        let _place = self.waiting.try_acquire().map_err(|_| busy())?;
        match tokio::time::timeout(TURN_TIME, Arc::clone(running).acquire_owned()).await {
            Ok(Ok(turn)) => Ok(Some(turn)),
            Ok(Err(_)) | Err(_) => Err(busy()),
        }
    }
}
