//! A database for each test: a copy of one that was migrated once. SQLite, or the PostgreSQL that `TEST_DATABASE_URL` names.

#![expect(clippy::disallowed_types, reason = "tests look at the database from outside the guard")]

use std::{path::PathBuf, time::Duration};

use api::db::{Db, Settings};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, QueryResult, Statement};
use tokio::sync::OnceCell;
use uuid::Uuid;

/// The server on which PostgreSQL's test databases are made; SQLite is tested without it.
pub fn server() -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "the tests' one setting")]
    std::env::var("TEST_DATABASE_URL").ok()
}

/// Whether this run tests PostgreSQL.
pub fn is_postgres() -> bool {
    server().is_some()
}

/// A database that lives as long as its test.
pub struct TestDatabase {
    name: String,
}

impl TestDatabase {
    /// A fresh copy of the migrated template.
    pub async fn migrated() -> Self {
        static TEMPLATE: OnceCell<TestDatabase> = OnceCell::const_new();
        let template = TEMPLATE
            .get_or_init(|| async {
                let template = Self::empty().await;
                let db = Db::connect(&template.settings(), None).await.unwrap();
                db.migrate_up().await.unwrap();
                db.close().await.unwrap();
                template
            })
            .await;
        let copy = Self::named();
        match server() {
            Some(server) => admin(&server, &format!("CREATE DATABASE {} TEMPLATE {}", copy.name, template.name)).await,
            None => drop(std::fs::copy(file(&template.name), file(&copy.name)).unwrap()),
        }
        copy
    }

    /// A database without any table.
    pub async fn empty() -> Self {
        let empty = Self::named();
        if let Some(server) = server() {
            admin(&server, &format!("CREATE DATABASE {}", empty.name)).await;
        }
        empty
    }

    fn named() -> Self {
        Self { name: format!("test_{}", Uuid::new_v4().simple()) }
    }

    /// How a server reaches it.
    pub fn settings(&self) -> Settings {
        Settings { url: self.url(), pool_size: 4, acquire_timeout: Duration::from_secs(20), statement_timeout: Duration::from_secs(20) }
    }

    /// Its address.
    pub fn url(&self) -> String {
        match server() {
            Some(server) => {
                let (host, _) = server.rsplit_once('/').expect("TEST_DATABASE_URL ends with /database");
                format!("{host}/{}", self.name)
            }
            None => format!("sqlite://{}?mode=rwc", file(&self.name).display()),
        }
    }

    /// A connection beside the server's pool, for looking and for planting faults.
    pub async fn connect(&self) -> DatabaseConnection {
        let mut options = sea_orm::ConnectOptions::new(self.url());
        options.max_connections(1).sqlx_logging(false);
        Database::connect(options).await.unwrap()
    }

    /// Runs statements.
    pub async fn execute(&self, sql: &str) {
        let db = self.connect().await;
        db.execute_unprepared(sql).await.unwrap();
        db.close().await.unwrap();
    }

    /// The rows of a query.
    pub async fn query(&self, sql: &str) -> Vec<QueryResult> {
        let db = self.connect().await;
        let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
        db.close().await.unwrap();
        rows
    }

    /// The one number that a query answers.
    pub async fn number(&self, sql: &str) -> i64 {
        self.query(sql).await.first().unwrap().try_get_by_index(0).unwrap()
    }
}

impl Drop for TestDatabase {
    /// SQLite's files go; PostgreSQL's databases go with the server that the tests were given.
    fn drop(&mut self) {
        for suffix in ["", "-wal", "-shm"] {
            let mut path = file(&self.name).into_os_string();
            path.push(suffix);
            drop(std::fs::remove_file(path));
        }
    }
}

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.db"))
}

async fn admin(server: &str, sql: &str) {
    let db = Database::connect(server).await.unwrap();
    db.execute_unprepared(sql).await.unwrap();
    db.close().await.unwrap();
}
