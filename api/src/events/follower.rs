//! The reader of the log that every server runs.

use std::{sync::Arc, time::Duration};

use entity::{SessionId, event};
use tokio::{
    sync::Notify,
    task::JoinHandle,
    time::{Instant, interval, sleep, timeout},
};
use tokio_util::sync::CancellationToken;

use super::Place;
use crate::{
    app::App,
    error::{Error, Result},
};

/// How often the log is read without a signal, which can be lost. A session that another server ended is refused here after at most
/// this and the time of the read.
const INTERVAL: Duration = Duration::from_millis(400);
/// How long at least from one read, and one signal to the other servers, to the next: a hundred commits at once cost what one costs.
const PACE: Duration = Duration::from_millis(20);
/// How long to wait before trying again to listen.
const PATIENCE: Duration = Duration::from_secs(1);
/// How long a read may take.
const GIVE_UP: Duration = Duration::from_secs(15);
/// How many events are read at once.
const BATCH: u64 = 1_000;

/// Follows the log until `stop`: tells subscribers, and takes note of sessions that other servers end. When this returns, those that
/// ended before are known, unless the database can't be read; then that is done as soon as it can. An outage later loses nothing: the
/// log is read on from where it was.
pub async fn follow(app: App, stop: CancellationToken) -> JoinHandle<()> {
    let mut follower = Follower { app, place: None, failing: false };
    follower.step().await;
    tokio::spawn(async move {
        let heard = Arc::new(Notify::new());
        tokio::select! {
            () = stop.cancelled() => {}
            () = listen(follower.app.clone(), Arc::clone(&heard)) => {}
            () = follower.run(&heard) => {}
        }
    })
}

/// Passes on the signals of other servers.
async fn listen(app: App, heard: Arc<Notify>) {
    loop {
        let listening = async {
            let mut signals = app.db().signals().await?;
            loop {
                signals.heard(app.db()).await?;
                heard.notify_one();
            }
        };
        // Told at the level of detail: without signals the log is read as it is, only a little later.
        let outcome: Result<()> = listening.await;
        tracing::debug!(?outcome, "not listening to other servers; trying again");
        sleep(PATIENCE).await;
    }
}

struct Follower {
    app: App,
    /// Up to where the log has been read; nowhere before the first success.
    place: Option<Place>,
    failing: bool,
}

impl Follower {
    async fn run(&mut self, heard: &Notify) {
        let mut tick = interval(INTERVAL);
        loop {
            let ours = tokio::select! {
                () = self.app.db().committed() => true,
                () = heard.notified() => false,
                _ = tick.tick() => false,
            };
            let next = Instant::now() + PACE;
            if ours && !matches!(timeout(GIVE_UP, self.app.db().announce()).await, Ok(Ok(()))) {
                tracing::debug!("the other servers were not told; they look by themselves");
            }
            self.step().await;
            tokio::time::sleep_until(next).await;
        }
    }

    async fn step(&mut self) {
        // A connection that was lost without a word would be waited for without end.
        let outcome = timeout(GIVE_UP, self.read()).await.unwrap_or(Err(Error::Timeout));
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
            let Some(last) = events.last() else { return Ok(()) };
            place = Place { xact: last.xact, id: last.id };
            for event in &events {
                if event.kind == event::Kind::SessionRevoked {
                    self.app.revocations().add(SessionId(event.entity_id), event.created_at);
                }
            }
            self.app.metrics().followed(last.created_at, self.app.now());
            self.app.hub().tell(events, place);
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
        self.app.hub().tell(Vec::new(), place);
        self.place = Some(place);
        Ok(place)
    }
}
