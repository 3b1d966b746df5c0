//! The database: the only owner of the pool, and the guard through which everything else reaches it.

mod batches;
pub mod doors;
mod housekeeping;
mod readers;
mod scoped;
mod signal;
mod tenant;

use std::{sync::Arc, time::Duration};

use migration::{MigrationStatus, Migrator, MigratorTrait};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseTransaction, DbBackend, DbErr, QueryResult, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
    sea_query::QueryStatementWriter,
    sqlx::{
        self, Connection, PgConnection,
        sqlite::{SqliteJournalMode, SqliteSynchronous},
    },
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::error::{Error, Result};

use readers::Readers;

pub use batches::Batches;
pub use housekeeping::{EVENTS_KEPT, RESTORABLE, Removed};
pub use scoped::{Joined, Scoped};
pub use signal::Signals;
pub use tenant::{TenantDb, TenantTx};

#[expect(clippy::disallowed_types, reason = "the one owner of the pool")]
type Pool = sea_orm::DatabaseConnection;

/// How to reach the database.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `postgres://…` or `sqlite://path`; a SQLite file is created when it is absent.
    pub url: String,
    /// The most connections that are open at once.
    pub pool_size: u32,
    /// How long a request waits for a connection before it is told that the database is unavailable.
    pub acquire_timeout: Duration,
    /// How long one statement may run. PostgreSQL only: on SQLite a statement is bounded by its index.
    pub statement_timeout: Duration,
}

/// How long the database may take to answer that it is there.
const SILENCE: Duration = Duration::from_secs(5);

/// Called for each statement with its SQL. `BEGIN` and `COMMIT` are not reported.
pub type Observer = Arc<dyn Fn(&str) + Send + Sync>;

/// A pool of connections to one database, PostgreSQL or SQLite.
#[derive(Clone)]
pub struct Db {
    pool: Pool,
    /// On PostgreSQL, if there is more than one connection.
    readers: Option<Arc<Readers>>,
    /// SQLite has one writer at a time. Waiting here is fair and costs nothing; waiting in SQLite's busy handler is neither.
    writer: Option<Arc<Semaphore>>,
    signal: signal::Signal,
    /// The database's address, for the connection that listens. Holds a password: never shown.
    url: Arc<str>,
}

/// A transaction, and on SQLite the right to write that goes with it.
struct Transaction {
    tx: DatabaseTransaction,
    signal: signal::Signal,
    _writer: Option<OwnedSemaphorePermit>,
}

impl Db {
    /// Opens the pool. PostgreSQL must be reachable; SQLite's file is created when it is absent.
    pub async fn connect(settings: &Settings, observer: Option<Observer>) -> Result<Self> {
        let sqlite = settings.url.starts_with("sqlite:");
        let mut options = ConnectOptions::new(settings.url.clone());
        options
            .max_connections(settings.pool_size)
            .acquire_timeout(settings.acquire_timeout)
            // A ping before every use would cost a round trip each; a connection that idled may have died.
            .test_before_acquire_if_idle_for(Duration::from_secs(30))
            .sqlx_logging(false)
            .record_stmt_in_spans(false);
        if sqlite {
            options.map_sqlx_sqlite_opts(|options| {
                options
                    .create_if_missing(true)
                    .foreign_keys(true)
                    .journal_mode(SqliteJournalMode::Wal)
                    .synchronous(SqliteSynchronous::Full)
                    .busy_timeout(Duration::from_secs(5))
            });
        } else {
            let statement_timeout = format!("{}ms", settings.statement_timeout.as_millis());
            options.map_sqlx_postgres_opts(move |options| {
                options.application_name("ai-calling-api").options([
                    ("statement_timeout", statement_timeout.as_str()),
                    ("lock_timeout", "2s"),
                    ("idle_in_transaction_session_timeout", "10s"),
                    ("timezone", "UTC"),
                    // Every look at the migrations would log that their table exists already.
                    ("client_min_messages", "warning"),
                ])
            });
        }
        if !sqlite {
            options.map_sqlx_postgres_pool_opts(|pool| pool.after_release(|connection, _| Box::pin(still_there(connection))));
        }
        let mut pool = Database::connect(options).await?;
        if let Some(observer) = observer.clone() {
            pool.set_metric_callback(move |info| observer(&info.statement.sql));
        }
        // The last is for transactions.
        let most = (settings.pool_size as usize).saturating_sub(1);
        let readers = (!sqlite && most > 0).then(|| Readers::new(pool.get_postgres_connection_pool().clone(), most, settings, observer));
        let db = Self {
            pool,
            readers: readers.map(Arc::new),
            writer: sqlite.then(|| Arc::new(Semaphore::new(1))),
            signal: signal::Signal::default(),
            url: settings.url.as_str().into(),
        };
        db.check().await?;
        Ok(db)
    }

    fn is_sqlite(&self) -> bool {
        self.pool.get_database_backend() == DbBackend::Sqlite
    }

    /// Refuses a database on which a promise would silently not hold.
    async fn check(&self) -> Result<()> {
        if self.is_sqlite() {
            let row = self.pool.query_one_raw(self.raw("PRAGMA foreign_keys")).await?;
            let on = row.map(|row| row.try_get_by_index::<i32>(0)).transpose()?;
            if on != Some(1) {
                return Err(Error::internal("SQLite does not enforce foreign keys on this connection"));
            }
        } else {
            // Without UTF-8 and a locale that knows letters beyond ASCII, Hindi has no trigrams and search finds nothing.
            let row = self.pool.query_one_raw(self.raw("SELECT current_setting('server_encoding') = 'UTF8' AND upper('é') = 'É'")).await?;
            let fit = row.map(|row| row.try_get_by_index::<bool>(0)).transpose()?;
            if fit != Some(true) {
                return Err(Error::internal(
                    "the database must be UTF8 with a locale that knows its letters: CREATE DATABASE … ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0",
                ));
            }
        }
        Ok(())
    }

    /// The rows of a statement that is a transaction of its own.
    async fn rows(&self, statement: &(impl QueryStatementWriter + sea_orm::StatementBuilder)) -> Result<Vec<QueryResult>, DbErr> {
        match &self.readers {
            Some(readers) => readers.rows(statement).await,
            None => Box::pin(self.pool.query_all(statement)).await,
        }
    }

    fn raw(&self, sql: &str) -> sea_orm::Statement {
        sea_orm::Statement::from_string(self.pool.get_database_backend(), sql)
    }

    /// Begins a transaction. On SQLite it takes the write lock at once, so that it can't fail half-way for want of it.
    ///
    /// The `BEGIN` runs in a task of its own. With sqlx 0.9.0 a `begin` whose future is dropped hands its connection back inside a
    /// transaction, and the next borrower's acknowledged writes are lost; a task is not dropped when its client disconnects.
    async fn begin(&self) -> Result<Transaction> {
        let writer = match &self.writer {
            Some(writer) => Some(Arc::clone(writer).acquire_owned().await.map_err(Error::internal)?),
            None => None,
        };
        let pool = self.pool.clone();
        let options =
            TransactionOptions { sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate), ..TransactionOptions::default() };
        let readers = self.readers.clone();
        let begun = tokio::spawn(async move {
            let _wish = readers.as_ref().map(|readers| readers.lend());
            pool.begin_with_options(options).await
        });
        let tx = begun.await.map_err(Error::internal)??;
        Ok(Transaction { tx, signal: self.signal.clone(), _writer: writer })
    }

    /// Brings the schema up to date. Two servers may start at once: one waits for the other.
    pub async fn migrate_up(&self) -> Result<()> {
        let migration = self.begin().await?;
        self.lock_migrations(&migration).await?;
        Migrator::up(&migration.tx, None).await?;
        migration.commit().await
    }

    /// Takes back the newest `steps` of the schema's history, all of it without a number.
    pub async fn migrate_down(&self, steps: Option<u32>) -> Result<()> {
        let migration = self.begin().await?;
        self.lock_migrations(&migration).await?;
        Migrator::down(&migration.tx, steps).await?;
        migration.commit().await
    }

    /// The steps of the schema's history, oldest first, and whether each has been applied.
    pub async fn migrations(&self) -> Result<Vec<(String, bool)>> {
        let steps = Migrator::get_migration_with_status(&self.pool).await?;
        Ok(steps.iter().map(|step| (step.name().to_owned(), step.status() == MigrationStatus::Applied)).collect())
    }

    /// SQLite's write lock is already held. A migration may take long, so the limit on statements is lifted for it.
    async fn lock_migrations(&self, migration: &Transaction) -> Result<()> {
        /// Any number that no other lock of this database uses.
        const MIGRATIONS: i64 = 0x6D69_6772_6174_6531;
        if !self.is_sqlite() {
            let sql = format!("SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0; SELECT pg_advisory_xact_lock({MIGRATIONS})");
            migration.tx.execute_unprepared(&sql).await?;
        }
        Ok(())
    }

    /// How many connections are open, and how many of them nobody uses.
    pub fn connections(&self) -> (usize, usize) {
        if self.is_sqlite() {
            let pool = self.pool.get_sqlite_connection_pool();
            (pool.size() as usize, pool.num_idle())
        } else {
            let pool = self.pool.get_postgres_connection_pool();
            let kept = self.readers.as_ref().map_or(0, |readers| readers.idling());
            (pool.size() as usize, pool.num_idle() + kept)
        }
    }

    /// Closes the pool, after the statements that are under way.
    pub async fn close(self) -> Result<(), DbErr> {
        if let Some(readers) = &self.readers {
            readers.close();
        }
        self.pool.close().await
    }
}

/// Whether a connection that was used can be used again. One that was lost without a word would wait for an answer for ever, and keep its
/// place in the pool.
async fn still_there(connection: &mut PgConnection) -> Result<bool, sqlx::Error> {
    match tokio::time::timeout(SILENCE, connection.ping()).await {
        Ok(answer) => answer.map(|()| true),
        Err(_) => Err(sqlx::Error::Io(std::io::ErrorKind::TimedOut.into())),
    }
}

impl Transaction {
    async fn commit(self) -> Result<()> {
        self.tx.commit().await?;
        self.signal.committed();
        Ok(())
    }
}
