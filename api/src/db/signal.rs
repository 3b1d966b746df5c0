//! Telling readers of the event log that there is something to read, on this server and on the others.
//!
//! A `NOTIFY` in the transaction of a change would make all commits of the database wait for each other. So a server notes its commits
//! in memory, and says `NOTIFY` afterwards, once for many of them. A signal may be lost; whoever waits for one looks by himself now and
//! then.

use std::sync::Arc;

use sea_orm::{ConnectionTrait, sqlx::postgres::PgListener};
use tokio::sync::Notify;
use uuid::Uuid;

use super::Db;
use crate::error::Result;

/// The channel on which PostgreSQL passes signals on.
const CHANNEL: &str = "events";

/// The commits of this server.
#[derive(Clone, Debug)]
pub(super) struct Signal {
    committed: Arc<Notify>,
    /// What this server signs its signals with, so that it does not heed its own.
    server: Uuid,
}

impl Default for Signal {
    fn default() -> Self {
        Self { committed: Arc::default(), server: Uuid::new_v4() }
    }
}

impl Signal {
    /// Something was committed. Costs nothing.
    pub(super) fn committed(&self) {
        self.committed.notify_one();
    }
}

/// The signals of other servers, as long as their connection stands.
pub struct Signals(Option<PgListener>);

impl Db {
    /// Waits for a commit of this server; those that nobody waited for count as one.
    pub async fn committed(&self) {
        self.signal.committed.notified().await;
    }

    /// Tells the other servers that this one has committed something.
    pub async fn announce(&self) -> Result<()> {
        if !self.is_sqlite() {
            self.pool.execute_unprepared(&format!("NOTIFY {CHANNEL}, '{}'", self.signal.server)).await?;
        }
        Ok(())
    }

    /// Listens for the other servers, on a connection of its own. On SQLite there are none.
    pub async fn signals(&self) -> Result<Signals> {
        if self.is_sqlite() {
            return Ok(Signals(None));
        }
        let mut listener = PgListener::connect(&self.url).await?;
        listener.listen(CHANNEL).await?;
        Ok(Signals(Some(listener)))
    }
}

impl Signals {
    /// Waits until another server has committed something, or may have: a connection that was lost and made anew may have missed it.
    pub async fn heard(&mut self, db: &Db) -> Result<()> {
        let Some(listener) = &mut self.0 else { return std::future::pending().await };
        loop {
            match listener.try_recv().await? {
                Some(notification) if notification.payload() == db.signal.server.to_string() => {}
                _ => return Ok(()),
            }
        }
    }
}
