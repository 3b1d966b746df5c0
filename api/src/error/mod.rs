//! What can go wrong, in two kinds: what the caller may read, and what we must log. And the only conversion to GraphQL.

mod code;
mod database;
mod mistakes;

use std::{sync::Arc, time::Duration};

use async_graphql::ErrorExtensions;
use sea_orm::DbErr;
use uuid::Uuid;

use crate::throttle::TooOften;

pub use code::{Code, request_error};
pub use mistakes::{Flaw, Problems, UserError, UserErrorCode};

/// `Result` with this crate's [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why an operation did not do what was asked.
///
/// Deliberately not `Display`: async-graphql shows a `Display` error to the client word for word.
#[derive(Clone, Debug)]
pub enum Error {
    /// No proof of who asks, or one that no longer holds. The text says which.
    Unauthenticated(&'static str),
    /// The request can't be right whatever the data: a malformed cursor, a page of a thousand. The text says what to send instead.
    BadInput(String),
    /// The document asks for more at once than one answer may hold. The text says what to ask for instead.
    TooComplex(String),
    /// Mistakes that a correct client can make with well-typed input. Mutations answer with them as data.
    Invalid(Vec<UserError>),
    /// A row that was there a moment ago is gone.
    NotFound,
    /// A write would have broken a unique index. The rule that knows which turns it into [`UserErrorCode::Taken`].
    Duplicate,
    /// The database took longer than an operation may.
    Timeout,
    /// Whoever asks has asked too often, and may ask again after this long.
    Throttled(Duration),
    /// A subscription's cursor or speed leaves it without a way to go on. The text says what to do.
    Interrupted(&'static str),
    /// The server has too much to do; asking again later may work.
    Busy,
    /// The database can't be reached, or is too busy; asking again later may work.
    Unavailable(Arc<DbErr>),
    /// A fault of ours, never shown.
    Internal(Arc<str>),
}

impl Error {
    /// A fault of ours: `what` is for the log only.
    pub fn internal(what: impl std::fmt::Debug) -> Self {
        Self::Internal(format!("{what:?}").into())
    }

    /// What is wrong with the proof of who asks.
    pub fn unauthenticated(&self) -> &'static str {
        match self {
            Self::Unauthenticated(why) => why,
            _ => "The access token is not valid. Log in again.",
        }
    }

    /// One mistake in the input.
    pub fn invalid(field: &[&str], code: UserErrorCode, message: impl Into<String>) -> Self {
        Self::Invalid(vec![UserError::new(field, code, message)])
    }
}

impl From<Error> for async_graphql::Error {
    /// What the client reads. Faults are logged here, once, and shown as an id that finds them in the log.
    fn from(error: Error) -> Self {
        let (code, message) = match error {
            Error::Unauthenticated(why) => (Code::Unauthenticated, why.to_owned()),
            Error::BadInput(message) => (Code::BadUserInput, message),
            Error::TooComplex(message) => (Code::QueryTooComplex, message),
            Error::Invalid(errors) => {
                let messages: Vec<_> = errors.into_iter().map(|error| error.message).collect();
                (Code::BadUserInput, messages.join(" "))
            }
            Error::NotFound => (Code::NotFound, "What you asked for is no longer there.".to_owned()),
            Error::Timeout => (Code::RequestTimeout, "This took too long and was stopped. Narrow the filter, or try again.".to_owned()),
            Error::Throttled(wait) => {
                let millis = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX);
                return plain(too_often(wait)).extend_with(|_, extensions| {
                    extensions.set("code", Code::Throttled.as_str());
                    extensions.set("retryAfterMs", millis);
                });
            }
            Error::Interrupted(why) => (Code::Unavailable, why.to_owned()),
            Error::Busy => (Code::Unavailable, BUSY.to_owned()),
            Error::Unavailable(cause) => {
                tracing::warn!(cause = %cause, "the database is unavailable");
                (Code::Unavailable, "The service can't reach its database right now. Try again in a few seconds.".to_owned())
            }
            Error::Duplicate => internal("a unique index refused a write that no rule expected to be refused"),
            Error::Internal(cause) => internal(&cause),
        };
        plain(message).extend_with(|_, extensions| extensions.set("code", code.as_str()))
    }
}

/// What somebody is told for whom there is no room.
pub const BUSY: &str = "The server is busy. Try again in a few seconds.";

/// What somebody is told who asks too often.
pub fn too_often(wait: Duration) -> String {
    format!("Too many requests. Try again in {} seconds.", wait.as_secs() + 1)
}

impl From<TooOften> for Error {
    fn from(TooOften(wait): TooOften) -> Self {
        Self::Throttled(wait)
    }
}

/// Logs a fault of ours, and makes what the client may read of it: an id that finds it in the log.
pub fn internal(cause: &str) -> (Code, String) {
    let error_id = Uuid::new_v4();
    tracing::error!(%error_id, cause, "an operation failed");
    (Code::InternalServerError, format!("Something went wrong on our side. If it keeps happening, tell us this error id: {error_id}."))
}

#[expect(clippy::disallowed_methods, reason = "the one place where a message becomes visible to clients")]
fn plain(message: String) -> async_graphql::Error {
    async_graphql::Error::new(message)
}
