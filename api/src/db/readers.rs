//! Connections to PostgreSQL that are kept for single statements, nearly all of which read.
//!
//! The pool asks the database after each use whether a connection is still well. That is a round trip, and for a statement that takes
//! a tenth of a millisecond a third of its cost. So all connections but one may be borrowed, and are kept between statements
//! until a transaction wants one.
//!
//! A connection is kept only if its statement was answered to the end. Any other, failed or given up by who waited, goes back to the
//! pool, which looks after it.

use std::{
    fmt::{self, Display, Write},
    io::ErrorKind,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};

use sea_orm::{
    ConnAcquireErr, DbErr, QueryResult, RuntimeErr, Value,
    sea_query::{PostgresQueryBuilder, QueryBuilder, QueryStatementWriter, SqlWriter, SqlWriterValues},
    sqlx::{self, AssertSqlSafe, Connection, PgPool, Postgres, pool::PoolConnection},
};
use sea_query_sqlx::SqlxValues;
use tokio::{sync::Semaphore, time::timeout};

use super::{Observer, SILENCE, Settings};

/// One that idled for so long may have died meanwhile, and is asked first.
const TRUSTED: Duration = Duration::from_secs(30);
/// One is given back after so long, so that the pool can close it: a connection's memory grows over its life.
const KEPT: Duration = Duration::from_mins(10);

/// The kept connections.
pub(super) struct Readers {
    pool: PgPool,
    /// As many as there may be.
    turns: Semaphore,
    idle: Mutex<Vec<Kept>>,
    /// How many transactions wait for a connection.
    wanted: AtomicUsize,
    /// How long one waits for a turn.
    patience: Duration,
    /// How long the database may take to answer. It gives a statement up before, and says so: later, nothing comes any more.
    limit: Duration,
    observer: Option<Observer>,
}

struct Kept {
    connection: PoolConnection<Postgres>,
    borrowed: Instant,
    used: Instant,
}

impl Readers {
    /// At most `most` of the pool's connections.
    pub(super) fn new(pool: PgPool, most: usize, settings: &Settings, observer: Option<Observer>) -> Self {
        Self {
            pool,
            turns: Semaphore::new(most),
            idle: Mutex::default(),
            wanted: AtomicUsize::new(0),
            patience: settings.acquire_timeout,
            limit: settings.statement_timeout + SILENCE,
            observer,
        }
    }

    /// The rows of a statement, which is a transaction of its own.
    pub(super) async fn rows(&self, statement: &impl QueryStatementWriter) -> Result<Vec<QueryResult>, DbErr> {
        let mut text = Text::new();
        statement.build_collect_into(PostgresQueryBuilder, &mut text);
        let (sql, values) = text.0.into_parts();
        if let Some(observer) = &self.observer {
            observer(&sql);
        }
        let turn = timeout(self.patience, self.turns.acquire()).await;
        let _turn = turn.map_err(|_| waited(ConnAcquireErr::Timeout))?.map_err(|_| waited(ConnAcquireErr::ConnectionClosed))?;
        let mut kept = self.take().await?;
        // A plan that is kept is made for a pattern that is found somewhere; one that is found nowhere would be looked for in every row.
        let kept_plan = !sql.contains(" LIKE ");
        let rows = sqlx::query_with(AssertSqlSafe(sql), SqlxValues(values)).persistent(kept_plan).fetch_all(&mut *kept.connection);
        let Ok(rows) = timeout(self.limit, rows).await else {
            // Lost without a word, and perhaps not alone: the pool asks the others whether they are well.
            self.idle().clear();
            return Err(failed(sqlx::Error::Io(ErrorKind::TimedOut.into())));
        };
        let rows = rows.map_err(failed)?;
        if self.wanted.load(Relaxed) == 0 && kept.borrowed.elapsed() < KEPT && !self.turns.is_closed() {
            kept.used = Instant::now();
            self.idle().push(kept);
        }
        Ok(rows.into_iter().map(QueryResult::from).collect())
    }

    /// For a transaction that wants a connection of the pool while the answer lives: the next one that is free goes back there.
    pub(super) fn lend(&self) -> impl Drop + use<'_> {
        struct Wish<'a>(&'a AtomicUsize);
        impl Drop for Wish<'_> {
            fn drop(&mut self) {
                self.0.fetch_sub(1, Relaxed);
            }
        }
        self.wanted.fetch_add(1, Relaxed);
        // Where the pool has one, or may open one, nothing has to be given back.
        if self.pool.num_idle() == 0 && self.pool.size() >= self.pool.options().get_max_connections() {
            drop(self.idle().pop());
        }
        Wish(&self.wanted)
    }

    /// The kept connection that was used last and is well, or one to keep.
    ///
    /// What happens rarely is boxed: the driver's futures take 14 KB, and would take them of every statement and of whatever waits for one.
    async fn take(&self) -> Result<Kept, DbErr> {
        loop {
            // Taken in a statement of its own, so that the lock is not held meanwhile.
            let last = self.idle().pop();
            let Some(mut kept) = last else { break };
            if kept.used.elapsed() < TRUSTED || matches!(Box::pin(timeout(SILENCE, kept.connection.ping())).await, Ok(Ok(()))) {
                return Ok(kept);
            }
            kept.connection.close_on_drop();
        }
        let connection = Box::pin(self.pool.acquire()).await.map_err(|error| match error {
            sqlx::Error::PoolTimedOut => waited(ConnAcquireErr::Timeout),
            sqlx::Error::PoolClosed => waited(ConnAcquireErr::ConnectionClosed),
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

/// A statement whose numbers of rows stand in its text. As a parameter such a number has no value that PostgreSQL could plan for once: it
/// would plan anew each time, because the number might be small, and that takes longer than reading the rows.
struct Text(SqlWriterValues);

impl Text {
    fn new() -> Self {
        let (placeholder, numbered) = PostgresQueryBuilder.placeholder();
        Self(SqlWriterValues::new(placeholder, numbered))
    }
}

impl Write for Text {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.write_str(text)
    }
}

impl Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl SqlWriter for Text {
    fn push_param<T: QueryBuilder>(&mut self, value: Value, builder: &T) {
        match value {
            // Nothing but a number of rows has no sign.
            Value::BigUnsigned(Some(rows)) => write!(self.0, "{rows}").expect("memory takes everything"),
            value => self.0.push_param(value, builder),
        }
    }

    fn as_writer(&mut self) -> &mut dyn Write {
        self
    }
}

fn waited(why: ConnAcquireErr) -> DbErr {
    DbErr::ConnectionAcquire(why)
}

fn failed(error: sqlx::Error) -> DbErr {
    DbErr::Query(RuntimeErr::SqlxError(error.into()))
}
