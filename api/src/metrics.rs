//! The server's metrics, in the [text format of OpenMetrics](https://prometheus.io/docs/specs/om/open_metrics_spec/).

use std::{
    sync::{Arc, atomic::AtomicU64},
    time::Duration,
};

use chrono::{DateTime, Utc};
use prometheus_client::{
    encoding::{EncodeLabelSet, text::encode},
    metrics::{
        counter::Counter,
        family::Family,
        gauge::Gauge,
        histogram::{Histogram, exponential_buckets},
    },
    registry::{Registry, Unit},
};

use crate::error::{Error, Result};

/// What an operation was, and how it ended.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Ending {
    operation: &'static str,
    code: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Operation {
    operation: &'static str,
}

type Seconds = Gauge<f64, AtomicU64>;

/// The metrics of one server. Clones share them.
#[derive(Clone)]
pub struct Metrics(Arc<Inner>);

struct Inner {
    registry: Registry,
    requests: Family<Ending, Counter>,
    durations: Family<Operation, Histogram>,
    connections_refused: Counter,
    event_lag: Seconds,
    connections: Gauge,
    streams: Gauge,
    subscriptions: Gauge,
    database_open: Gauge,
    database_idle: Gauge,
}

/// What is counted only when somebody looks.
pub struct Present {
    /// Open sockets and event streams.
    pub streams: u32,
    /// Subscriptions of this server.
    pub subscriptions: usize,
    /// Open connections to the database.
    pub database_open: usize,
    /// Those of them that nobody uses.
    pub database_idle: usize,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("api");
        let durations = Family::new_with_constructor(histogram as fn() -> Histogram);
        let mut inner = Inner {
            registry: Registry::default(),
            requests: Family::default(),
            durations,
            connections_refused: Counter::default(),
            event_lag: Seconds::default(),
            connections: Gauge::default(),
            streams: Gauge::default(),
            subscriptions: Gauge::default(),
            database_open: Gauge::default(),
            database_idle: Gauge::default(),
        };
        registry.register(
            "graphql_requests",
            "GraphQL requests, and subscriptions that have ended, by root field and by the first error's code",
            inner.requests.clone(),
        );
        registry.register_with_unit("graphql_duration", "How long GraphQL requests took", Unit::Seconds, inner.durations.clone());
        registry.register("connections", "Open connections", inner.connections.clone());
        registry.register("connections_refused", "Connections beyond what may be open", inner.connections_refused.clone());
        registry.register("streams", "Open sockets and event streams", inner.streams.clone());
        registry.register("subscriptions", "Subscriptions", inner.subscriptions.clone());
        registry.register_with_unit("event_lag", "From the last event to its subscribers", Unit::Seconds, inner.event_lag.clone());
        registry.register("database_connections", "Open connections to the database", inner.database_open.clone());
        registry.register("database_connections_idle", "Those of them that nobody uses", inner.database_idle.clone());
        inner.registry = registry;
        Self(Arc::new(inner))
    }
}

/// From a millisecond to half a minute.
fn histogram() -> Histogram {
    Histogram::new(exponential_buckets(0.001, 2.0, 16))
}

impl Metrics {
    /// A request was answered.
    pub fn answered(&self, operation: &'static str, code: Option<&str>, took: Duration) {
        self.ended(operation, code);
        self.0.durations.get_or_create(&Operation { operation }).observe(took.as_secs_f64());
    }

    /// A subscription ended. How long it lasted was its client's choice, and says nothing of how long anything takes.
    pub fn ended(&self, operation: &'static str, code: Option<&str>) {
        self.0.requests.get_or_create(&Ending { operation, code: code.unwrap_or("OK").to_owned() }).inc();
    }

    /// The event log was read up to an event of this time.
    pub fn followed(&self, event: DateTime<Utc>, now: DateTime<Utc>) {
        self.0.event_lag.set((now - event).to_std().unwrap_or_default().as_secs_f64());
    }

    /// A connection was opened.
    pub fn connected(&self) -> Connected {
        self.0.connections.inc();
        Connected(self.clone())
    }

    /// A connection was refused.
    pub fn connection_refused(&self) {
        self.0.connections_refused.inc();
    }

    /// All of them, as text.
    pub fn encode(&self, present: &Present) -> Result<String> {
        let gauge = |gauge: &Gauge, value: usize| gauge.set(i64::try_from(value).unwrap_or(i64::MAX));
        gauge(&self.0.streams, present.streams as usize);
        gauge(&self.0.subscriptions, present.subscriptions);
        gauge(&self.0.database_open, present.database_open);
        gauge(&self.0.database_idle, present.database_idle);
        let mut text = String::new();
        encode(&mut text, &self.0.registry).map_err(Error::internal)?;
        Ok(text)
    }
}

/// An open connection, until it is dropped.
pub struct Connected(Metrics);

impl Drop for Connected {
    fn drop(&mut self) {
        self.0.0.connections.dec();
    }
}
