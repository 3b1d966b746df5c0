//! Sessions that ended while access tokens of theirs may still be around.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use chrono::{DateTime, Utc};
use entity::SessionId;
use tokio_util::sync::CancellationToken;

/// The ended sessions, in memory: asked for at every request, so it must cost nothing. Filled from the sessions table at start and
/// from the event log ever after.
#[derive(Clone, Debug, Default)]
pub struct Revocations(Arc<Mutex<Sessions>>);

#[derive(Debug, Default)]
struct Sessions {
    ended: HashMap<SessionId, DateTime<Utc>>,
    /// The sessions that somebody waits for the end of, and how many do.
    watched: HashMap<SessionId, (CancellationToken, usize)>,
}

impl Revocations {
    /// Takes note that a session ended, and tells whoever waits for it.
    pub fn add(&self, session: SessionId, ended_at: DateTime<Utc>) {
        let mut sessions = self.lock();
        sessions.ended.insert(session, ended_at);
        if let Some((ends, _)) = sessions.watched.get(&session) {
            ends.cancel();
        }
    }

    /// Whether the session has ended.
    pub fn contains(&self, session: SessionId) -> bool {
        self.lock().ended.contains_key(&session)
    }

    /// Waits for the end of a session, for connections that last.
    pub fn watch(&self, session: SessionId) -> Watch {
        let mut sessions = self.lock();
        let over = sessions.ended.contains_key(&session);
        let (ends, watchers) = sessions.watched.entry(session).or_default();
        *watchers += 1;
        let ends = ends.clone();
        // It may have ended since its token was verified.
        if over {
            ends.cancel();
        }
        Watch { revocations: self.clone(), session, ends }
    }

    /// Forgets the sessions that ended before `moment`: none of their access tokens is still valid.
    pub fn forget_before(&self, moment: DateTime<Utc>) {
        self.lock().ended.retain(|_, ended_at| *ended_at >= moment);
    }

    fn lock(&self) -> MutexGuard<'_, Sessions> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Somebody who waits for the end of a session, until it is dropped.
#[derive(Debug)]
pub struct Watch {
    revocations: Revocations,
    session: SessionId,
    ends: CancellationToken,
}

impl Watch {
    /// Resolves when the session has ended.
    pub async fn ended(&self) {
        self.ends.cancelled().await;
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let mut sessions = self.revocations.lock();
        if let Some((_, watchers)) = sessions.watched.get_mut(&self.session) {
            *watchers -= 1;
            if *watchers == 0 {
                sessions.watched.remove(&self.session);
            }
        }
    }
}
