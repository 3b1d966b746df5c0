//! The reader of the log that every server runs.

use std::time::Duration;

use entity::{SessionId, event};
use tokio_util::sync::CancellationToken;

use super::Place;
use crate::app::App;

/// How often the log is read. A session that another server ended is refused here after at most this and the time of the read.
const INTERVAL: Duration = Duration::from_millis(400);
/// How many events are read at once.
const BATCH: u64 = 1_000;

/// Follows the log until `stop`: takes note of sessions that other servers end. Survives an unreachable database, and goes on
/// from where it was.
pub async fn follow(app: App, mut place: Place, stop: CancellationToken) {
    let mut reachable = true;
    let mut tick = tokio::time::interval(INTERVAL);
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            _ = tick.tick() => {}
        }
        match read(&app, &mut place).await {
            Ok(()) if !reachable => {
                tracing::info!("following the event log again");
                reachable = true;
            }
            Err(error) if reachable => {
                tracing::warn!(?error, "can't read the event log; trying again");
                reachable = false;
            }
            _ => {}
        }
    }
}

async fn read(app: &App, place: &mut Place) -> crate::error::Result<()> {
    // Before the log: what is decided in between is then read there, and nothing is missed until the next tick.
    for (session, ended_at) in app.db().sessions_ended_ahead().await? {
        app.revocations().add(session, ended_at);
    }
    loop {
        let events = app.db().events_after(*place, BATCH).await?;
        for event in &events {
            if event.kind == event::Kind::SessionRevoked {
                app.revocations().add(SessionId(event.entity_id), event.created_at);
            }
        }
        match events.last() {
            Some(last) => *place = Place { xact: last.xact, id: last.id },
            None => return Ok(()),
        }
    }
}
