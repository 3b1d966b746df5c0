//! The reader of the log that every server runs.

use std::time::Duration;

use entity::{SessionId, event};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::Place;
use crate::{app::App, error::Result};

/// How often the log is read. A session that another server ended is refused here after at most this and the time of the read.
const INTERVAL: Duration = Duration::from_millis(400);
/// How many events are read at once.
const BATCH: u64 = 1_000;

/// Follows the log until `stop`: takes note of sessions that other servers end. When this returns, those that ended before are known,
/// unless the database can't be read; then that is done as soon as it can. An outage later loses nothing: the log is read on from where
/// it was.
pub async fn follow(app: App, stop: CancellationToken) -> JoinHandle<()> {
    let mut follower = Follower { app, place: None, failing: false };
    follower.step().await;
    tokio::spawn(async move {
        let mut tick = tokio::time::interval(INTERVAL);
        loop {
            tokio::select! {
                () = stop.cancelled() => return,
                _ = tick.tick() => follower.step().await,
            }
        }
    })
}

struct Follower {
    app: App,
    /// Up to where the log has been read; nowhere before the first success.
    place: Option<Place>,
    failing: bool,
}

impl Follower {
    async fn step(&mut self) {
        let outcome = self.read().await;
        // Told when it begins and when it ends, not at every try in between.
        match &outcome {
            Ok(()) if self.failing => tracing::info!("following the event log again"),
            Err(error) if !self.failing => tracing::warn!(?error, "can't read the event log; trying again"),
            _ => {}
        }
        self.failing = outcome.is_err();
    }

    async fn read(&mut self) -> Result<()> {
        let mut place = match self.place {
            Some(place) => place,
            None => self.begin().await?,
        };
        // Before the log: what is decided in between is then read there, and nothing is missed until the next time.
        for (session, ended_at) in self.app.db().sessions_ended_ahead().await? {
            self.app.revocations().add(session, ended_at);
        }
        loop {
            let events = self.app.db().events_after(place, BATCH).await?;
            for event in &events {
                if event.kind == event::Kind::SessionRevoked {
                    self.app.revocations().add(SessionId(event.entity_id), event.created_at);
                }
            }
            let Some(last) = events.last() else { return Ok(()) };
            place = Place { xact: last.xact, id: last.id };
            self.place = Some(place);
        }
    }

    /// First the place, then the load: what ends in between is seen twice rather than never.
    async fn begin(&mut self) -> Result<Place> {
        let place = self.app.db().end_of_events().await?;
        let since = self.app.now() - self.app.revocation_memory();
        for (session, ended_at) in self.app.db().sessions_ended_since(since).await? {
            self.app.revocations().add(session, ended_at);
        }
        self.place = Some(place);
        Ok(place)
    }
}
