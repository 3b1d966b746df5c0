//! Connections to PostgreSQL that are kept for reading.
//!
//! The pool asks the database after each use whether a connection is still well. That is a round trip, and for a statement that takes
//! a tenth of a millisecond a third of its cost. So up to half of the connections are borrowed once and kept between statements; who finds
//! all of these in use takes one of the pool's others.
//!
//! A connection is kept only if its statement was answered to the end. Any other, failed or given up by who waited, goes back to the
//! pool, which looks after it.

use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use sea_orm::{
    ConnAcquireErr, DbErr, QueryResult, RuntimeErr,
    sea_query::{PostgresQueryBuilder, SelectStatement},
    sqlx::{self, AssertSqlSafe, Connection, PgPool, Postgres, pool::PoolConnection},
};
use sea_query_sqlx::SqlxBinder;
use tokio::{sync::Semaphore, time::timeout};

use super::{Observer, SILENCE};

/// One that idled for so long may have died meanwhile, and is asked first.
const TRUSTED: Duration = Duration::from_secs(30);
/// One is given back after so long, so that the pool can close it: a connection's memory grows over its life.
const KEPT: Duration = Duration::from_mins(10);

/// The kept connections.
pub(super) struct Readers {
    pool: PgPool,
    /// As many as may be kept.
    turns: Semaphore,
    idle: Mutex<Vec<Kept>>,
    observer: Option<Observer>,
}

struct Kept {
    connection: PoolConnection<Postgres>,
    borrowed: Instant,
    used: Instant,
}

impl Readers {
    /// At most `most` of the pool's connections.
    pub(super) fn new(pool: PgPool, most: usize, observer: Option<Observer>) -> Self {
        Self { pool, turns: Semaphore::new(most), idle: Mutex::default(), observer }
    }

    /// The rows of a statement.
    pub(super) async fn rows(&self, statement: &SelectStatement) -> Result<Vec<QueryResult>, DbErr> {
        let (sql, values) = statement.build_sqlx(PostgresQueryBuilder);
        if let Some(observer) = &self.observer {
            observer(&sql);
        }
        let turn = self.turns.try_acquire();
        let mut kept = if turn.is_ok() { self.take().await? } else { self.borrow().await? };
        let rows = sqlx::query_with(AssertSqlSafe(sql), values).fetch_all(&mut *kept.connection).await.map_err(failed)?;
        if turn.is_ok() && kept.borrowed.elapsed() < KEPT && !self.turns.is_closed() {
            kept.used = Instant::now();
            self.idle().push(kept);
        }
        Ok(rows.into_iter().map(QueryResult::from).collect())
    }

    /// The kept connection that was used last and is well, or one to keep.
    async fn take(&self) -> Result<Kept, DbErr> {
        loop {
            // Taken in a statement of its own, so that the lock is not held meanwhile.
            let last = self.idle().pop();
            let Some(mut kept) = last else { break };
            if kept.used.elapsed() < TRUSTED || matches!(timeout(SILENCE, kept.connection.ping()).await, Ok(Ok(()))) {
                return Ok(kept);
            }
            kept.connection.close_on_drop();
        }
        self.borrow().await
    }

    /// One of the pool's.
    async fn borrow(&self) -> Result<Kept, DbErr> {
        let connection = self.pool.acquire().await.map_err(|error| match error {
            sqlx::Error::PoolTimedOut => DbErr::ConnectionAcquire(ConnAcquireErr::Timeout),
            sqlx::Error::PoolClosed => DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed),
            error => DbErr::Conn(RuntimeErr::SqlxError(error.into())),
        })?;
        Ok(Kept { connection, borrowed: Instant::now(), used: Instant::now() })
    }

    /// How many connections are kept that nobody uses.
    pub(super) fn idling(&self) -> usize {
        self.idle().len()
    }

    /// Gives the connections back, and keeps none from now on.
    pub(super) fn close(&self) {
        self.turns.close();
        self.idle().clear();
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Kept>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn failed(error: sqlx::Error) -> DbErr {
    DbErr::Query(RuntimeErr::SqlxError(error.into()))
}
