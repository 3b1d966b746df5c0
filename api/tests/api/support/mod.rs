//! What tests stand on: a server of their own, on a database of their own, and callers as values.

pub mod caller;
pub mod canary;
pub mod database;
pub mod events;
pub mod proxy;
pub mod sockets;

use std::sync::{Arc, Mutex};

use api::{
    app::{App, Settings},
    auth::Keys,
    clock::Clock,
    db::{Db, TenantDb},
    limits::Quotas,
};
use axum::Router;
use chrono::{DateTime, Utc};
use tokio_util::sync::CancellationToken;

pub use caller::{Answer, Caller};
use database::TestDatabase;

/// What every test server signs with.
pub const SECRET_KEY: &str = "an example key that no server uses: 0123456789";
/// A password that is good enough.
pub const PASSWORD: &str = "purple tiger walks home";

/// A server in this process.
pub struct TestApp {
    pub app: App,
    pub clock: Clock,
    pub database: Arc<TestDatabase>,
    router: Router,
    statements: Arc<Mutex<Vec<String>>>,
    stop: CancellationToken,
}

impl TestApp {
    /// A server on a fresh, migrated database, at 10 in the morning of 22 November 2026, UTC.
    pub async fn start() -> Self {
        Self::with_settings(Self::settings()).await
    }

    fn morning() -> Clock {
        Clock::fixed("2026-11-22T10:00:00Z".parse::<DateTime<Utc>>().unwrap())
    }

    /// What every test server is told, unless its test is about it. Tests ask as fast as they can.
    pub fn settings() -> Settings {
        Settings {
            cors_origins: vec!["https://app.example.com".parse().unwrap()],
            quotas: Quotas { requests_per_tenant: 0, password_tries_per_address: 0, operations: 0, ..Quotas::default() },
            ..Settings::default()
        }
    }

    /// A server with other quotas.
    pub async fn with_quotas(change: impl FnOnce(&mut Quotas)) -> Self {
        let mut settings = Self::settings();
        change(&mut settings.quotas);
        Self::with_settings(settings).await
    }

    /// A server with other settings.
    pub async fn with_settings(settings: Settings) -> Self {
        let database = Arc::new(TestDatabase::migrated().await);
        let access = database.settings();
        Self::with(database, &access, Self::morning(), settings).await
    }

    /// Another server on the same database, with the same clock.
    pub async fn another(&self) -> Self {
        let access = self.database.settings();
        Self::with(Arc::clone(&self.database), &access, self.clock.clone(), self.app.settings().clone()).await
    }

    /// Another server that reaches the same database by another way, and gives up waiting for it soon.
    pub async fn through(&self, url: String) -> Self {
        let settings = api::db::Settings { url, acquire_timeout: std::time::Duration::from_millis(500), ..self.database.settings() };
        Self::with(Arc::clone(&self.database), &settings, self.clock.clone(), self.app.settings().clone()).await
    }

    async fn with(database: Arc<TestDatabase>, access: &api::db::Settings, clock: Clock, settings: Settings) -> Self {
        canary::watch();
        let statements = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&statements);
        let observer = Arc::new(move |sql: &str| heard.lock().unwrap().push(sql.to_owned()));
        let db = Db::connect(access, Some(observer)).await.unwrap();
        let app = App::new(db, Keys::new(&SECRET_KEY.into(), None), clock.clone(), settings).unwrap();
        let router = app.router();
        Self { app, clock, database, router, statements, stop: CancellationToken::new() }
    }

    /// Follows the event log, as `api serve` does.
    pub async fn follow_events(&self) {
        drop(api::events::follow(self.app.clone(), self.stop.clone()).await);
    }

    /// Somebody without any proof.
    pub fn anyone(&self) -> Caller {
        Caller::new(self.router.clone())
    }

    /// A new tenant, logged in.
    pub async fn tenant(&self, name: &str) -> Caller {
        self.anyone().sign_up(&format!("{name}@example.com"), PASSWORD).await
    }

    /// The guard of whoever is logged in.
    pub fn guard(&self, caller: &Caller) -> TenantDb {
        let claims = self.app.keys().verify(caller.access_token.as_ref().unwrap(), self.app.now()).unwrap();
        self.app.db().by_access_token(&claims)
    }

    /// Forgets the statements so far, does `work`, and answers the SQL of the statements that it took.
    pub async fn statements_of<T>(&self, work: impl Future<Output = T>) -> (T, Vec<String>) {
        self.statements.lock().unwrap().clear();
        let answer = work.await;
        (answer, std::mem::take(&mut self.statements.lock().unwrap()))
    }

    /// The routes, for tests that serve them on a socket.
    pub fn router(&self) -> Router {
        self.router.clone()
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}
