//! Sessions that ended while access tokens of theirs may still be around.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use chrono::{DateTime, Utc};
use entity::SessionId;

/// The ended sessions, in memory: asked for at every request, so it must cost nothing. Filled from the sessions table at start and
/// from the event log ever after.
#[derive(Clone, Debug, Default)]
pub struct Revocations(Arc<RwLock<HashMap<SessionId, DateTime<Utc>>>>);

impl Revocations {
    /// Takes note that a session ended.
    pub fn add(&self, session: SessionId, ended_at: DateTime<Utc>) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(session, ended_at);
    }

    /// Whether the session has ended.
    pub fn contains(&self, session: SessionId) -> bool {
        self.0.read().unwrap_or_else(PoisonError::into_inner).contains_key(&session)
    }

    /// Forgets the sessions that ended before `moment`: none of their access tokens is still valid.
    pub fn forget_before(&self, moment: DateTime<Utc>) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).retain(|_, ended_at| *ended_at >= moment);
    }
}
