//! What can go wrong, in two kinds: what the caller may read, and what we must log. And the only conversion to GraphQL.

use std::{sync::Arc, time::Duration};

use async_graphql::{Enum, ErrorExtensionValues, ErrorExtensions, SimpleObject};
use sea_orm::{ConnAcquireErr, DbErr, RuntimeErr, SqlErr, sqlx};
use uuid::Uuid;

use crate::throttle::TooOften;

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

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(_)) => return Self::Duplicate,
            Some(SqlErr::ForeignKeyConstraintViolation(_)) => return Self::NotFound,
            _ => {}
        }
        match &error {
            DbErr::RecordNotFound(_) | DbErr::RecordNotUpdated => Self::NotFound,
            DbErr::ConnectionAcquire(ConnAcquireErr::Timeout | ConnAcquireErr::ConnectionClosed) => Self::Unavailable(Arc::new(error)),
            DbErr::Conn(RuntimeErr::SqlxError(cause))
            | DbErr::Exec(RuntimeErr::SqlxError(cause))
            | DbErr::Query(RuntimeErr::SqlxError(cause)) => match severity(cause) {
                Severity::TimedOut => Self::Timeout,
                Severity::Unavailable => Self::Unavailable(Arc::new(error)),
                Severity::Unstorable => Self::BadInput("Text can't contain the NUL character. Remove it.".into()),
                Severity::Fault => Self::Internal(described(cause).into()),
            },
            _ => Self::internal(error),
        }
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        DbErr::Conn(RuntimeErr::SqlxError(Arc::new(error))).into()
    }
}

/// A driver's error for the log. The database's own detail is left out: it quotes rows, and rows hold people's data.
fn described(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::Database(database) => format!("{}: {}", database.code().unwrap_or_default(), database.message()),
        error => error.to_string(),
    }
}

enum Severity {
    TimedOut,
    Unavailable,
    Unstorable,
    Fault,
}

/// Sorts a driver's error by its code: SQLSTATE on PostgreSQL (Appendix A of its manual), the primary result code on SQLite.
fn severity(error: &sqlx::Error) -> Severity {
    let database = match error {
        sqlx::Error::Io(_)
        | sqlx::Error::Tls(_)
        | sqlx::Error::Protocol(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed => return Severity::Unavailable,
        sqlx::Error::Database(database) => database,
        _ => return Severity::Fault,
    };
    let code = database.code().unwrap_or_default();
    if database.try_downcast_ref::<sqlx::sqlite::SqliteError>().is_some() {
        // BUSY, LOCKED, IOERR, FULL, CANTOPEN; the low byte of the extended code is the primary one.
        return match code.parse::<u32>().map(|code| code & 0xff) {
            Ok(5 | 6 | 10 | 13 | 14) => Severity::Unavailable,
            _ => Severity::Fault,
        };
    }
    match code.as_ref() {
        "57014" | "55P03" => Severity::TimedOut,
        "22021" => Severity::Unstorable,
        // The database ended a transaction of which it heard nothing: the way between us was too slow, or we were.
        "25P03" => Severity::Unavailable,
        // Connection exceptions, insufficient resources, operator intervention, serialisation and deadlock.
        code if ["08", "53", "57", "58"].iter().any(|class| code.starts_with(class)) => Severity::Unavailable,
        "40001" | "40P01" => Severity::Unavailable,
        _ => Severity::Fault,
    }
}

/// The codes of top-level errors: `errors[].extensions.code`. Clients may rely on this list being closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the published name says it, and docs/api.md explains each")]
pub enum Code {
    GraphqlParseFailed,
    GraphqlValidationFailed,
    BadRequest,
    BadUserInput,
    Unauthenticated,
    Forbidden,
    NotFound,
    PersistedQueryNotFound,
    QueryTooComplex,
    DocumentTooLarge,
    Throttled,
    RequestTimeout,
    Unavailable,
    InternalServerError,
}

impl Code {
    /// The published name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::GraphqlParseFailed => "GRAPHQL_PARSE_FAILED",
            Self::GraphqlValidationFailed => "GRAPHQL_VALIDATION_FAILED",
            Self::BadRequest => "BAD_REQUEST",
            Self::BadUserInput => "BAD_USER_INPUT",
            Self::Unauthenticated => "UNAUTHENTICATED",
            Self::Forbidden => "FORBIDDEN",
            Self::NotFound => "NOT_FOUND",
            Self::PersistedQueryNotFound => "PERSISTED_QUERY_NOT_FOUND",
            Self::QueryTooComplex => "QUERY_TOO_COMPLEX",
            Self::DocumentTooLarge => "DOCUMENT_TOO_LARGE",
            Self::Throttled => "THROTTLED",
            Self::RequestTimeout => "REQUEST_TIMEOUT",
            Self::Unavailable => "UNAVAILABLE",
            Self::InternalServerError => "INTERNAL_SERVER_ERROR",
        }
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
            Error::Busy => (Code::Unavailable, "The server is busy. Try again in a few seconds.".to_owned()),
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

/// Builds an error that no resolver raised: a malformed document, a body that is too large.
pub fn request_error(code: Code, message: impl Into<String>) -> async_graphql::ServerError {
    let mut error = async_graphql::ServerError::new(message, None);
    error.extensions.get_or_insert_with(ErrorExtensionValues::default).set("code", code.as_str());
    error
}

/// A mistake in the input, told as data so that a form can show it beside its field.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
pub struct UserError {
    /// What kind of mistake it is: stable, for programs.
    pub code: UserErrorCode,
    /// One plain sentence for a person: what is wrong and what to do.
    pub message: String,
    /// Where in the arguments, for example `["input", "number"]`; null when it is the input as a whole.
    pub field: Option<Vec<String>>,
}

impl UserError {
    /// A mistake at `field`, the path in the arguments; an empty path is the whole input.
    pub fn new(field: &[&str], code: UserErrorCode, message: impl Into<String>) -> Self {
        let field = (!field.is_empty()).then(|| field.iter().map(|&part| part.to_owned()).collect());
        Self { code, message: message.into(), field }
    }
}

/// The kinds of mistake that mutations report in `userErrors`. New kinds may be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum UserErrorCode {
    /// It can't be left out, empty or null.
    Required,
    /// It is not in the form that it must have.
    Invalid,
    /// It has too few characters.
    TooShort,
    /// It has too many characters.
    TooLong,
    /// It is a number or a time outside the allowed range.
    OutOfRange,
    /// There would be too many of them.
    TooMany,
    /// Another one already has this value, which must be unique.
    Taken,
    /// There is none with this id, or it is not yours: one answer.
    NotFound,
    /// Others still refer to it.
    InUse,
    /// The e-mail address or the password is wrong: one answer for both.
    InvalidCredentials,
    /// The password is too easy to guess.
    WeakPassword,
    /// It is not allowed in the present state.
    StateConflict,
    /// This idempotency key was used for another input.
    IdempotencyKeyReused,
}

/// What is wrong with one value, before it is known where the value stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// What kind of mistake.
    pub code: UserErrorCode,
    /// One plain sentence.
    pub message: String,
}

impl Flaw {
    /// A flaw of this kind.
    pub fn new(code: UserErrorCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }
}

/// Collects the mistakes of one input, so that all are reported at once.
#[derive(Debug, Default)]
pub struct Problems(Vec<UserError>);

impl Problems {
    /// Keeps the value, or notes its flaw under `input.<field>`.
    pub fn take<T>(&mut self, field: &str, parsed: Result<T, Flaw>) -> Option<T> {
        self.take_at(&["input", field], parsed)
    }

    /// Keeps the value, or notes its flaw at `path`.
    pub fn take_at<T>(&mut self, path: &[&str], parsed: Result<T, Flaw>) -> Option<T> {
        match parsed {
            Ok(value) => Some(value),
            Err(flaw) => {
                self.0.push(UserError::new(path, flaw.code, flaw.message));
                None
            }
        }
    }

    /// Notes a mistake under `input.<field>`.
    pub fn add(&mut self, field: &str, code: UserErrorCode, message: impl Into<String>) {
        self.0.push(UserError::new(&["input", field], code, message));
    }

    /// Notes a mistake at `path`.
    pub fn add_at(&mut self, path: &[&str], code: UserErrorCode, message: impl Into<String>) {
        self.0.push(UserError::new(path, code, message));
    }

    /// Whether nothing was noted so far.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Fails with all that was noted, if anything was.
    pub fn check(self) -> Result<()> {
        if self.0.is_empty() { Ok(()) } else { Err(Error::Invalid(self.0)) }
    }
}
