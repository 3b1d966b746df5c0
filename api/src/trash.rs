//! Deleting sets a date; for 30 days what was deleted can be restored.

use chrono::{DateTime, Utc};

use crate::{
    db::RESTORABLE,
    error::{Error, Result, UserErrorCode},
};

/// Refuses to restore what was deleted more than 30 days ago, even if nothing has removed it yet.
pub fn check_restorable(deleted_at: DateTime<Utc>, now: DateTime<Utc>) -> Result<()> {
    if now - deleted_at < RESTORABLE {
        return Ok(());
    }
    let message = format!("This was deleted more than {} days ago and can't be restored.", RESTORABLE.num_days());
    Err(Error::invalid(&["id"], UserErrorCode::StateConflict, message))
}
