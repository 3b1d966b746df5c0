//! The settings of `api serve`.

use std::{net::SocketAddr, path::PathBuf, time::Duration};

use axum::http::HeaderValue;
use clap::Args;

use super::{
    Shared,
    parse::{bind, origins, proxies, whole},
};
use crate::{
    app::Settings,
    http::{StatusProfile, TrustedProxies},
    limits,
};

/// Settings of `serve`.
#[derive(Debug, Args)]
pub struct Serve {
    /// The address to listen on.
    #[arg(long, env = "BIND", default_value = "127.0.0.1:8000", value_parser = bind)]
    pub bind: SocketAddr,
    /// Whether to bring the schema up to date at the start. Servers that start at once wait for each other.
    #[arg(long, env = "MIGRATE", default_value_t = true, action = clap::ArgAction::Set, num_args = 0..=1, default_missing_value = "true")]
    pub migrate: bool,
    /// Origins whose pages may call the API from another site, separated by commas: `https://app.example.com`
    #[arg(long, env = "CORS_ORIGINS", default_value = "", hide_default_value = true, value_parser = origins)]
    pub cors_origins: Origins,
    /// The proxies in front of the server, as addresses or networks, separated by commas: `10.0.0.0/8`. Only what they write into
    /// `X-Forwarded-For` is believed.
    #[arg(long, env = "TRUSTED_PROXIES", default_value = "", hide_default_value = true, value_parser = proxies)]
    pub trusted_proxies: TrustedProxies,
    /// Where metrics are served for Prometheus, at `/metrics`: an address that only it can reach. Not served if left out.
    #[arg(long, env = "METRICS_BIND", value_parser = bind)]
    pub metrics_bind: Option<SocketAddr>,
    /// How many seconds the server goes on after SIGTERM while `/readyz` says that it stops, so that a balancer can turn away from it.
    #[arg(long, env = "SHUTDOWN_DELAY_SECONDS", default_value_t = 0, value_parser = whole::<0, 20>)]
    pub shutdown_delay_seconds: u32,
    /// Which text of GraphQL over HTTP decides a status: audited (200 or 400), or draft2026 (422, and 294 for a part).
    #[arg(long, env = "HTTP_STATUS_PROFILE", default_value = "audited")]
    pub http_status_profile: StatusProfile,
    /// The folder of the built web client, which browsers are shown at `/`.
    #[arg(long, env = "WEB_DIR", default_value = "web/dist")]
    pub web_dir: PathBuf,
    /// The folder of the built playground, which browsers are shown at `/graphql`.
    #[arg(long, env = "PLAYGROUND_DIR", default_value = "playground/dist")]
    pub playground_dir: PathBuf,
    /// How often may be asked, and how much may be open.
    #[command(flatten)]
    pub quotas: Quotas,
}

/// The limits that an operator sets. 0 lifts a limit.
#[derive(Clone, Copy, Debug, Args)]
pub struct Quotas {
    /// Requests a second of one tenant; twice as many may come at once. 0: no limit.
    #[arg(long, env = "REQUESTS_PER_SECOND_PER_TENANT", default_value_t = 50)]
    pub requests_per_second_per_tenant: u32,
    /// Requests a second from one address; twice as many may come at once. 0: no limit.
    #[arg(long, env = "REQUESTS_PER_SECOND_PER_ADDRESS", default_value_t = 100)]
    pub requests_per_second_per_address: u32,
    /// Tries at passwords a minute from one address. 0: no limit, and none for one account.
    #[arg(long, env = "PASSWORD_TRIES_PER_MINUTE", default_value_t = 20)]
    pub password_tries_per_minute: u32,
    /// Operations that are executed at once; others wait for their turn, at most 2 seconds. 0: no limit.
    #[arg(long, env = "MAX_OPERATIONS", default_value_t = 128, value_parser = whole::<0, 100_000>)]
    pub max_operations: u32,
    /// Open sockets and event streams of one tenant. 0: no limit.
    #[arg(long, env = "MAX_STREAMS_PER_TENANT", default_value_t = 100)]
    pub max_streams_per_tenant: u32,
    /// Open connections in all.
    #[arg(long, env = "MAX_CONNECTIONS", default_value_t = 10_000, value_parser = whole::<1, 1_000_000>)]
    pub max_connections: u32,
    /// Open connections from one address, unless it is a trusted proxy. 0: no limit.
    #[arg(long, env = "MAX_CONNECTIONS_PER_ADDRESS", default_value_t = 200)]
    pub max_connections_per_address: u32,
}

impl From<Quotas> for limits::Quotas {
    fn from(quotas: Quotas) -> Self {
        Self {
            requests_per_tenant: quotas.requests_per_second_per_tenant,
            requests_per_address: quotas.requests_per_second_per_address,
            password_tries_per_address: quotas.password_tries_per_minute,
            operations: quotas.max_operations,
            streams_per_tenant: quotas.max_streams_per_tenant,
            connections: quotas.max_connections,
            connections_per_address: quotas.max_connections_per_address,
        }
    }
}

/// Origins, none for an empty text.
#[derive(Clone, Debug)]
pub struct Origins(pub Vec<HeaderValue>);
impl Serve {
    /// What the running server needs to know.
    pub fn settings(&self, shared: &Shared) -> Settings {
        Settings {
            cors_origins: self.cors_origins.0.clone(),
            proxies: self.trusted_proxies.clone(),
            quotas: self.quotas.into(),
            status_profile: self.http_status_profile,
            web: self.web_dir.clone(),
            playground: self.playground_dir.clone(),
            shutdown_delay: Duration::from_secs(self.shutdown_delay_seconds.into()),
            ..shared.settings()
        }
    }
}
