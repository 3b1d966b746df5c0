//! The application's state, and every HTTP route on one screen.

use std::{path::PathBuf, sync::Arc, time::Duration};

use axum::{Router, http::HeaderValue, middleware, routing};
use chrono::{DateTime, TimeDelta, Utc};
use entity::{SessionId, call_log};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use crate::{
    auth::{AccessClaims, Keys, Passwords, Revocations},
    calls,
    clock::Clock,
    db::{Batches, Db},
    error::{Error, Result},
    events::Hub,
    http::{self, Documents, Outgoing, Readiness, StatusProfile, Streams, TrustedProxies, Turns},
    limits::Quotas,
    metrics::{Metrics, Present},
    schema::{self, Schema},
    throttle::Throttle,
    values::Region,
};

/// What an operator decides about the running server.
#[derive(Clone, Debug)]
pub struct Settings {
    /// How long an access token is good for.
    pub access_lifetime: TimeDelta,
    /// How long a refresh token is good for.
    pub refresh_lifetime: TimeDelta,
    /// How numbers without a country code are read for accounts that don't say.
    pub default_region: Region,
    /// Whether everything comes over HTTPS: cookies are for it only, and browsers are told to use nothing else.
    pub production: bool,
    /// The origins whose pages may call the API from another site.
    pub cors_origins: Vec<HeaderValue>,
    /// The proxies whose word counts on where a request comes from.
    pub proxies: TrustedProxies,
    /// How often may be asked, and how much may be open.
    pub quotas: Quotas,
    /// Which text decides the status of an answer.
    pub status_profile: StatusProfile,
    /// The folder of the built web client.
    pub web: PathBuf,
    /// The folder of the built playground.
    pub playground: PathBuf,
    /// How long the server goes on after it was asked to stop, for those who have not heard.
    pub shutdown_delay: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            access_lifetime: TimeDelta::minutes(30),
            refresh_lifetime: TimeDelta::days(7),
            default_region: Region::default(),
            production: false,
            cors_origins: Vec::new(),
            proxies: TrustedProxies::default(),
            quotas: Quotas::default(),
            status_profile: StatusProfile::default(),
            web: PathBuf::from("web/dist"),
            playground: PathBuf::from("playground/dist"),
            shutdown_delay: Duration::ZERO,
        }
    }
}

/// Everything a request needs. Clones share it.
#[derive(Clone)]
pub struct App(Arc<State>);

struct State {
    db: Db,
    new_calls: Arc<Batches<call_log::ActiveModel>>,
    clock: Clock,
    keys: Keys,
    passwords: Passwords,
    revocations: Revocations,
    settings: Settings,
    schema: Schema,
    documents: Documents,
    hub: Hub,
    throttle: Throttle,
    turns: Turns,
    streams: Streams,
    outgoing: Outgoing,
    readiness: Readiness,
    metrics: Metrics,
    connections: TaskTracker,
    draining: CancellationToken,
    stopping: CancellationToken,
}

impl App {
    /// Puts the parts together.
    pub fn new(db: Db, keys: Keys, clock: Clock, settings: Settings) -> Result<Self> {
        Ok(Self(Arc::new(State {
            throttle: Throttle::new(&settings.quotas, &clock),
            turns: Turns::new(&settings.quotas),
            db,
            new_calls: calls::batches(),
            clock,
            keys,
            passwords: Passwords::new()?,
            revocations: Revocations::default(),
            settings,
            schema: schema::build(),
            documents: Documents::default(),
            hub: Hub::default(),
            streams: Streams::default(),
            outgoing: Outgoing::default(),
            readiness: Readiness::default(),
            metrics: Metrics::default(),
            connections: TaskTracker::new(),
            draining: CancellationToken::new(),
            stopping: CancellationToken::new(),
        })))
    }

    /// Every route.
    pub fn router(&self) -> Router {
        let routes = Router::new()
            .route("/graphql", routing::get(http::graphql::get).post(http::graphql::post))
            .route("/graphql/ws", routing::any(http::ws::upgrade))
            .route("/graphql/stream", routing::get(http::sse::get).post(http::sse::post))
            .nest_service("/graphql/playground", routing::any(http::pages::playground::file).with_state(self.clone()))
            .route("/schema.graphql", routing::get(http::schema))
            .fallback(http::pages::web::page_or_file)
            .method_not_allowed_fallback(http::wrong_method)
            .layer(middleware::from_fn_with_state(self.clone(), http::count))
            // Below, so that they are not counted: a balancer that were told to wait would take the server for dead.
            .route("/healthz", routing::get(http::health::alive))
            .route("/readyz", routing::get(http::health::ready))
            .method_not_allowed_fallback(http::wrong_method);
        http::layers(routes, self).with_state(self.clone())
    }

    /// The routes of the operator's own port.
    pub fn metrics_router(&self) -> Router {
        Router::new().route("/metrics", routing::get(http::metrics)).with_state(self.clone())
    }

    /// How long an ended session is remembered: as long as a token of it may still be around.
    pub fn revocation_memory(&self) -> TimeDelta {
        self.settings().access_lifetime + TimeDelta::minutes(5)
    }

    /// Refuses the access tokens of these sessions on this server at once; the others learn it from the event log.
    pub fn note_ended(&self, sessions: &[SessionId], now: DateTime<Utc>) {
        for session in sessions {
            self.revocations().add(*session, now);
        }
    }

    /// What an access token proves, if it is ours and in force, and its session goes on.
    pub fn verify(&self, token: &str) -> Result<AccessClaims> {
        let claims = self.keys().verify(token, self.now())?;
        if self.revocations().contains(claims.session()) {
            return Err(Error::Unauthenticated("This session has ended. Log in again."));
        }
        Ok(claims)
    }

    /// Forgets what was kept in memory for those who are gone.
    pub fn tidy(&self) {
        self.revocations().forget_before(self.now() - self.revocation_memory());
        self.throttle().forget();
        self.hub().forget();
    }

    /// What is counted only when somebody looks at the metrics.
    pub fn present(&self) -> Present {
        let (database_open, database_idle) = self.db().connections();
        Present { streams: self.streams().count(), subscriptions: self.hub().subscriptions(), database_open, database_idle }
    }

    /// The present.
    pub fn now(&self) -> DateTime<Utc> {
        self.0.clock.now()
    }

    /// Waits until `moment`.
    pub async fn sleep_until(&self, moment: DateTime<Utc>) {
        self.0.clock.sleep_until(moment).await;
    }

    /// The database.
    pub fn db(&self) -> &Db {
        &self.0.db
    }

    /// The calls that are being logged.
    pub fn new_calls(&self) -> &Arc<Batches<call_log::ActiveModel>> {
        &self.0.new_calls
    }

    /// What signs access tokens.
    pub fn keys(&self) -> &Keys {
        &self.0.keys
    }

    /// What hashes passwords.
    pub fn passwords(&self) -> &Passwords {
        &self.0.passwords
    }

    /// The sessions that have ended.
    pub fn revocations(&self) -> &Revocations {
        &self.0.revocations
    }

    /// What the operator decided.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// The GraphQL schema.
    pub fn schema(&self) -> &Schema {
        &self.0.schema
    }

    /// The documents that were let pass before.
    pub fn documents(&self) -> &Documents {
        &self.0.documents
    }

    /// The subscribers of this server.
    pub fn hub(&self) -> &Hub {
        &self.0.hub
    }

    /// How often whoever may ask.
    pub fn throttle(&self) -> &Throttle {
        &self.0.throttle
    }

    /// Whose turn it is.
    pub fn turns(&self) -> &Turns {
        &self.0.turns
    }

    /// The sockets and event streams that are open.
    pub fn streams(&self) -> &Streams {
        &self.0.streams
    }

    /// The answers that are on their way.
    pub fn outgoing(&self) -> &Outgoing {
        &self.0.outgoing
    }

    /// Whether the database was there a moment ago.
    pub fn readiness(&self) -> &Readiness {
        &self.0.readiness
    }

    /// What is counted.
    pub fn metrics(&self) -> &Metrics {
        &self.0.metrics
    }

    /// What serves the open connections, sockets included.
    pub fn connections(&self) -> &TaskTracker {
        &self.0.connections
    }

    /// Cancelled when the server has been asked to stop: it says so, and goes on for those who have not heard.
    pub fn draining(&self) -> &CancellationToken {
        &self.0.draining
    }

    /// Cancelled when the server takes nothing new, and ends what would last.
    pub fn stopping(&self) -> &CancellationToken {
        &self.0.stopping
    }
}
