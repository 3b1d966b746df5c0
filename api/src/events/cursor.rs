//! A place in the log as clients carry it.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};

use super::{Change, Place};
use crate::{
    db::EVENTS_KEPT,
    error::{Error, Result},
};

/// The form of the 25 bytes that follow: place and time, big-endian.
const VERSION: u8 = 1;

/// Where a subscriber has been, and when that was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The last change that was seen.
    pub place: Place,
    at: i64,
}

impl Cursor {
    /// Behind this change.
    pub fn after(change: &Change) -> Self {
        Self { place: change.place(), at: change.event.created_at.timestamp_millis() }
    }

    /// Reads what a client sent back. [`Error::BadInput`] if it is no cursor of ours, or older than what the log keeps.
    pub fn parse(sent: &str, now: DateTime<Utc>) -> Result<Self> {
        let strange = || Error::BadInput("`after` is not a cursor of this subscription. Take it from an event, or leave it out.".into());
        let bytes: [u8; 25] = URL_SAFE_NO_PAD.decode(sent).ok().and_then(|bytes| bytes.try_into().ok()).ok_or_else(strange)?;
        let (version, numbers) = bytes.split_at(1);
        let mut numbers = numbers.chunks_exact(8).map(|bytes| i64::from_be_bytes(bytes.try_into().expect("a chunk has eight bytes")));
        let (Some(xact), Some(id), Some(at)) = (numbers.next(), numbers.next(), numbers.next()) else { return Err(strange()) };
        if version != [VERSION] {
            return Err(strange());
        }
        if at < (now - EVENTS_KEPT).timestamp_millis() {
            let message = "`after` is a cursor from more than 7 days ago, which is as long as changes are kept. Read the list anew, \
                           in the order of `updatedAt`, and subscribe without it.";
            return Err(Error::BadInput(message.into()));
        }
        Ok(Self { place: Place { xact, id }, at })
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut bytes = vec![VERSION];
        for number in [self.place.xact, self.place.id, self.at] {
            bytes.extend(number.to_be_bytes());
        }
        f.write_str(&URL_SAFE_NO_PAD.encode(bytes))
    }
}
