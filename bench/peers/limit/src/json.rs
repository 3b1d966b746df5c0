//! JSON, written straight into the answer.

use axum::body::Body;
use chrono::{DateTime, Datelike, Timelike, Utc};
use uuid::Uuid;

/// An answer that is being written.
pub struct Json(Vec<u8>);

impl Json {
    pub fn new() -> Self {
        Self(Vec::with_capacity(16 * 1024))
    }

    /// What is JSON already.
    pub fn raw(&mut self, text: &str) -> &mut Self {
        self.0.extend_from_slice(text.as_bytes());
        self
    }

    pub fn text(&mut self, value: &str) -> &mut Self {
        serde_json::to_writer(&mut self.0, value).expect("a text can be written into memory");
        self
    }

    pub fn text_or_null(&mut self, value: Option<&str>) -> &mut Self {
        match value {
            Some(value) => self.text(value),
            None => self.raw("null"),
        }
    }

    pub fn number(&mut self, value: i64) -> &mut Self {
        self.raw(itoa::Buffer::new().format(value))
    }

    pub fn flag(&mut self, value: bool) -> &mut Self {
        self.raw(if value { "true" } else { "false" })
    }

    /// An id as the API writes it: a prefix, and the bits in Crockford's base 32.
    pub fn id(&mut self, prefix: &str, id: Uuid) -> &mut Self {
        const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
        self.raw("\"").raw(prefix).raw("_");
        let bits = id.as_u128();
        self.0.extend((0..26).rev().map(|place| DIGITS[((bits >> (5 * place)) & 31) as usize]));
        self.raw("\"")
    }

    /// A moment as the API writes it: in UTC, with milliseconds.
    pub fn moment(&mut self, moment: DateTime<Utc>) -> &mut Self {
        let mut text = *b"\"0000-00-00T00:00:00.000Z\"";
        let parts = [
            (1, 4, moment.year().unsigned_abs()),
            (6, 2, moment.month()),
            (9, 2, moment.day()),
            (12, 2, moment.hour()),
            (15, 2, moment.minute()),
            (18, 2, moment.second()),
            (21, 3, moment.timestamp_subsec_millis()),
        ];
        for (at, digits, mut value) in parts {
            for place in (at..at + digits).rev() {
                text[place] = b'0' + (value % 10) as u8;
                value /= 10;
            }
        }
        self.0.extend_from_slice(&text);
        self
    }

    pub fn moment_or_null(&mut self, moment: Option<DateTime<Utc>>) -> &mut Self {
        match moment {
            Some(moment) => self.moment(moment),
            None => self.raw("null"),
        }
    }

    pub fn into_body(self) -> Body {
        self.0.into()
    }
}
