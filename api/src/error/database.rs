//! What the database's errors mean to whoever waits for it.

use std::sync::Arc;

use sea_orm::{ConnAcquireErr, DbErr, RuntimeErr, SqlErr, sqlx};

use super::Error;

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
