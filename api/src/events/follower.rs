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
/// How long at least from one read to the next: what was committed meanwhile is read at once. Short, because what is read at once is also told at
/// once, and requests wait behind it.
const PACE: Duration = Duration::from_millis(5);
/// The same while nobody subscribes: what is read then waits for nobody.
const PACE_ALONE: Duration = Duration::from_millis(20);
/// How long at least from one signal to the other servers to the next: a hundred commits cost what one costs.
const SIGNAL_PACE: Duration = Duration::from_millis(20);
/// How long to wait before trying again to listen.
const PATIENCE: Duration = Duration::from_secs(1);
/// How long a read may take.
const GIVE_UP: Duration = Duration::from_secs(15);
/// How many events are read at once: less than a subscriber may be behind.
const BATCH: usize = 100;

/// Follows the log until `stop`: tells subscribers, and takes note of sessions that other servers end. When this returns, those that
/// ended before are known, unless the database can't be read; then that is done as soon as it can. An outage later loses nothing: the
/// log is read on from where it was.
pub async fn follow(app: App, stop: CancellationToken) -> JoinHandle<()> {
    let mut follower = Follower { app, place: None, failing: false };
    follower.step(true).await;
    tokio::spawn(async move {
        let (heard, announcements) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        tokio::select! {
            () = stop.cancelled() => {}
            () = listen(follower.app.clone(), Arc::clone(&heard)) => {}
            () = announce(follower.app.clone(), Arc::clone(&announcements)) => {}
            () = follower.run(&heard, &announcements) => {}
        }
    })
}

/// Tells the other servers that there is something to read, not too often.
async fn announce(app: App, announcements: Arc<Notify>) {
    loop {
        announcements.notified().await;
        if !matches!(timeout(GIVE_UP, app.db().announce()).await, Ok(Ok(()))) {
            tracing::debug!("the other servers were not told; they look by themselves");
        }
        sleep(SIGNAL_PACE).await;
    }
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
    async fn run(&mut self, heard: &Notify, announcements: &Notify) {
        let mut tick = interval(INTERVAL);
        loop {
            let ours = tokio::select! {
                () = self.app.db().committed() => true,
                () = heard.notified() => false,
                _ = tick.tick() => false,
            };
            let next = Instant::now() + if self.app.hub().is_empty() { PACE_ALONE } else { PACE };
            if ours {
                announcements.notify_one();
            }
            self.step(!ours).await;
            tokio::time::sleep_until(next).await;
        }
    }

    /// Reads on. What this server itself has committed it knows already, but for what is to be told.
    async fn step(&mut self, of_others: bool) {
        // A connection that was lost without a word would be waited for without end.
        let outcome = timeout(GIVE_UP, self.read(of_others)).await.unwrap_or(Err(Error::Timeout));
        // Told when it begins and when it ends, not at every try in between.
        match &outcome {
            Ok(()) if self.failing => tracing::info!("following the event log again"),
            Err(error) if !self.failing => tracing::warn!(?error, "can't read the event log; trying again"),
            _ => {}
        }
        self.failing = outcome.is_err();
    }

    async fn read(&mut self, of_others: bool) -> Result<()> {
        let mut place = match self.place {
            Some(place) => place,
            None => self.begin().await?,
        };
        // Before the log: what is decided in between is then read there, and nothing is missed until the next time.
        if of_others {
            for (session, ended_at) in self.app.db().sessions_ended_ahead().await? {
                self.app.revocations().add(session, ended_at);
            }
        }
        loop {
            let events = self.app.db().events_after(place, BATCH).await?;
            let Some(last) = events.last() else { return Ok(()) };
            let is_all = events.len() < BATCH;
            place = Place { xact: last.xact, id: last.id };
            for event in &events {
                if event.kind == event::Kind::SessionRevoked {
                    self.app.revocations().add(SessionId(event.entity_id), event.created_at);
                }
            }
            self.app.metrics().followed(last.created_at, self.app.now());
            self.app.hub().tell(events, place);
            self.place = Some(place);
            if is_all {
                return Ok(());
            }
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
