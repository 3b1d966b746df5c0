//! The connections that last: sockets and event streams, so many for each tenant, and none longer than its session.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use entity::UserId;
use tokio_util::sync::CancellationToken;

use super::{operation::Refused, outgoing::Unread};
use crate::{
    app::App,
    auth::{AccessClaims, Watch},
    error::Code,
};

/// How many there are, by tenant.
#[derive(Clone, Default)]
pub struct Streams(Arc<Mutex<HashMap<UserId, u32>>>);

/// One of them, until it is dropped.
pub struct Stream {
    streams: Streams,
    claims: AccessClaims,
    session: Watch,
    app: App,
}

/// Why a connection that lasts has to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Its access token has expired.
    Expired,
    /// Its session was ended.
    SessionEnded,
    /// The server stops.
    Stopping,
}

impl Streams {
    /// Makes room for one more, of whoever holds this token.
    pub fn enter(&self, app: &App, claims: AccessClaims) -> Result<Stream, Refused> {
        let most = app.settings().quotas.streams_per_tenant;
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry(claims.user()).or_default();
        if most > 0 && *count >= most {
            let message = format!("You have {count} sockets and event streams open, which is as many as there may be. Close some.");
            return Err(Refused::new(Code::Throttled, message));
        }
        *count += 1;
        Ok(Stream { streams: self.clone(), claims, session: app.revocations().watch(claims.session()), app: app.clone() })
    }

    /// How many there are in all.
    pub fn count(&self) -> u32 {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).values().sum()
    }
}

impl Stream {
    /// Whose it is.
    pub fn claims(&self) -> &AccessClaims {
        &self.claims
    }

    /// Counts an event of so many bytes as sent and not read. Refused if its tenant has too much of that.
    pub fn hold(&self, bytes: usize) -> Result<Option<Unread>, Refused> {
        self.app.outgoing().hold(Some(self.claims.user()), bytes)
    }

    /// Waits until it has to end.
    pub async fn over(&self) -> End {
        let stop: &CancellationToken = self.app.stopping();
        tokio::select! {
            () = self.session.ended() => End::SessionEnded,
            () = self.app.sleep_until(self.claims.expires_at()) => End::Expired,
            () = stop.cancelled() => End::Stopping,
        }
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        let mut counts = self.streams.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = counts.get_mut(&self.claims.user()) {
            *count -= 1;
            if *count == 0 {
                counts.remove(&self.claims.user());
            }
        }
    }
}
