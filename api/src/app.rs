//! The application's state, and every HTTP route on one screen.

use std::sync::Arc;

use axum::{Router, routing};
use chrono::{DateTime, TimeDelta, Utc};
use entity::SessionId;

use crate::{
    auth::{Keys, Passwords, Revocations},
    clock::Clock,
    db::Db,
    error::Result,
    http,
    schema::{self, Schema},
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
    /// Whether cookies are for HTTPS only.
    pub production: bool,
    /// The origins whose pages may call the API from another site.
    pub cors_origins: Vec<axum::http::HeaderValue>,
}

/// Everything a request needs. Clones share it.
#[derive(Clone)]
pub struct App(Arc<State>);

struct State {
    db: Db,
    clock: Clock,
    keys: Keys,
    passwords: Passwords,
    revocations: Revocations,
    settings: Settings,
    schema: Schema,
}

impl App {
    /// Puts the parts together.
    pub fn new(db: Db, keys: Keys, clock: Clock, settings: Settings) -> Result<Self> {
        let revocations = Revocations::default();
        Ok(Self(Arc::new(State { db, clock, keys, passwords: Passwords::new()?, revocations, settings, schema: schema::build() })))
    }

    /// Every route.
    pub fn router(&self) -> Router {
        let routes = Router::new()
            .route("/graphql", routing::get(http::graphql::get).post(http::graphql::post))
            .route("/schema.graphql", routing::get(http::schema))
            .route("/healthz", routing::get(http::health::alive))
            .route("/readyz", routing::get(http::health::ready))
            .fallback(http::not_found)
            .method_not_allowed_fallback(http::wrong_method)
            .with_state(self.clone());
        http::layers(routes, self.settings())
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

    /// The present.
    pub fn now(&self) -> DateTime<Utc> {
        self.0.clock.now()
    }

    /// The database.
    pub fn db(&self) -> &Db {
        &self.0.db
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
}
