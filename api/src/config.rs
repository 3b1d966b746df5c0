//! What an operator can set: by flag, by environment variable, or in `.env`, in this order of precedence.

use std::{
    net::{IpAddr, SocketAddr},
    path::PathBuf,
    time::Duration,
};

use axum::http::HeaderValue;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::TimeDelta;
use clap::{Args, Parser, Subcommand, ValueEnum};
use ipnet::IpNet;
use secrecy::{ExposeSecret, SecretString};

use crate::{
    app::Settings,
    auth::Keys,
    db,
    http::{StatusProfile, TrustedProxies},
    limits,
    values::Region,
};

/// The AI calling platform's API.
#[derive(Debug, Parser)]
#[command(name = "api", version, max_term_width = 120, after_help = "Every setting can also stand in the environment or in a file .env.")]
pub struct Config {
    /// The shared settings.
    #[command(flatten)]
    pub shared: Shared,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the API until SIGTERM or Ctrl-C.
    Serve(Serve),
    /// Change the database's schema, or show where it stands.
    Migrate {
        /// Which way.
        #[command(subcommand)]
        direction: Migrate,
    },
    /// Print the GraphQL schema.
    Schema,
    /// Fill a new tenant with believable data, and print how to log in to it.
    Demo(Demo),
    /// Set the password of an account, read from the terminal or from standard input. Ends all its sessions.
    SetPassword {
        /// The account's e-mail address.
        email: String,
    },
}

/// Which way to migrate.
#[derive(Clone, Copy, Debug, Subcommand)]
pub enum Migrate {
    /// Bring the schema up to date.
    Up,
    /// Take back the newest step, or several. Loses the data of what it removes.
    Down {
        /// How many steps.
        #[arg(long, default_value_t = 1, value_parser = whole::<1, 1_000>)]
        steps: u32,
    },
    /// List the steps, and which have been applied.
    Status,
}

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

/// Settings of `demo`.
#[derive(Debug, Args)]
pub struct Demo {
    /// The e-mail address of the new account.
    #[arg(long, default_value = "demo@example.com")]
    pub email: String,
    /// Its password; a random one if left out.
    #[arg(long)]
    pub password: Option<String>,
    /// How many calls, over the last 60 days.
    #[arg(long, default_value_t = 4_000, value_parser = whole::<1, 1_000_000>)]
    pub calls: u32,
}

/// Settings that every command shares.
#[derive(Debug, Args)]
pub struct Shared {
    /// Where the data is: `postgres://user:password@host/database`, or `sqlite://path` of a file, which is made when it is absent.
    /// In a password, @ is written %40, # is %23, / is %2F.
    #[arg(long, global = true, env = "DATABASE_URL", default_value = "sqlite://data/platform.db", hide_env_values = true, value_parser = database_url)]
    pub database_url: SecretString,
    /// What signs access tokens: at least 32 characters, for example from `openssl rand -hex 32`. Outside production one is made and
    /// kept beside the database.
    #[arg(long, global = true, env = "SECRET_KEY", hide_env_values = true, value_parser = secret_key)]
    pub secret_key: Option<SecretString>,
    /// The key before this one, while keys are changed: tokens that it signed stay valid until they expire.
    #[arg(long, global = true, env = "SECRET_KEY_PREVIOUS", hide_env_values = true, value_parser = secret_key)]
    pub secret_key_previous: Option<SecretString>,
    /// Production: needs `SECRET_KEY`, and cookies are for HTTPS only.
    #[arg(long, global = true, env = "PRODUCTION", default_value_t = false, action = clap::ArgAction::Set, num_args = 0..=1, default_missing_value = "true")]
    pub production: bool,
    /// How many minutes an access token is good for.
    #[arg(long, global = true, env = "ACCESS_TOKEN_MINUTES", default_value_t = 30, value_parser = whole::<1, 1440>)]
    pub access_token_minutes: u32,
    /// How many days a refresh token is good for.
    #[arg(long, global = true, env = "REFRESH_TOKEN_DAYS", default_value_t = 7, value_parser = whole::<1, 365>)]
    pub refresh_token_days: u32,
    /// The region of accounts that don't say: ISO 3166 alpha-2. It decides how numbers without a country code are read.
    #[arg(long, global = true, env = "DEFAULT_REGION", default_value = "IN", value_parser = region)]
    pub default_region: Region,
    /// The most connections to the database. On a few cores, 8 are faster than 32.
    #[arg(long, global = true, env = "DATABASE_POOL_SIZE", default_value_t = 8, value_parser = whole::<1, 500>)]
    pub database_pool_size: u32,
    /// How many seconds a statement may run on PostgreSQL.
    #[arg(long, global = true, env = "STATEMENT_TIMEOUT_SECONDS", default_value_t = 5, value_parser = whole::<1, 600>)]
    pub statement_timeout_seconds: u32,
    /// How the log is written.
    #[arg(long, global = true, env = "LOG_FORMAT", default_value = "text")]
    pub log_format: LogFormat,
    /// What is logged: a level (error, warn, info, debug, trace), or directives like info,api=debug.
    #[arg(long, global = true, env = "LOG", default_value = "info", value_parser = log_filter)]
    pub log: String,
    /// Where traces are sent, by OTLP over HTTP: the base address of a collector, like `http://127.0.0.1:4318`. None are made if left out.
    #[arg(long, global = true, env = "OTEL_EXPORTER_OTLP_ENDPOINT", value_parser = collector)]
    pub otlp_endpoint: Option<String>,
}

/// How the log is written.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line, for programs.
    Json,
}

impl Shared {
    /// How to reach the database.
    pub fn database(&self) -> db::Settings {
        db::Settings {
            url: self.database_url.expose_secret().to_owned(),
            pool_size: self.database_pool_size,
            acquire_timeout: Duration::from_secs(3),
            statement_timeout: Duration::from_secs(self.statement_timeout_seconds.into()),
        }
    }

    /// SQLite's file, if that is where the data is.
    pub fn database_file(&self) -> Option<PathBuf> {
        let path = self.database_url.expose_secret().strip_prefix("sqlite://")?;
        Some(path.split('?').next().unwrap_or(path).into())
    }

    /// Where the data is, without the password: for people.
    pub fn database_name(&self) -> String {
        if let Some(file) = self.database_file() {
            return file.display().to_string();
        }
        let url = self.database_url.expose_secret();
        let url = url.split('?').next().unwrap_or(url);
        url.rsplit_once('@').or_else(|| url.split_once("//")).map_or(url, |(_, place)| place).to_owned()
    }

    /// The keys that sign access tokens. Outside production a key is made at the first start and kept in a file.
    pub fn keys(&self) -> Result<Keys, String> {
        let key = match &self.secret_key {
            Some(key) => key.clone(),
            None if self.production => {
                return Err("SECRET_KEY is not set: production needs one, for example from `openssl rand -hex 32`.".into());
            }
            None => kept_key(&self.database_file().and_then(|file| Some(file.parent()?.to_owned())).unwrap_or_else(|| "data".into()))?,
        };
        Ok(Keys::new(&key, self.secret_key_previous.as_ref()))
    }

    /// What an application needs to know that serves nobody.
    pub fn settings(&self) -> Settings {
        Settings {
            access_lifetime: TimeDelta::minutes(self.access_token_minutes.into()),
            refresh_lifetime: TimeDelta::days(self.refresh_token_days.into()),
            default_region: self.default_region,
            production: self.production,
            ..Settings::default()
        }
    }
}

/// Reads the key kept in `folder`, or makes one there that only its owner can read.
fn kept_key(folder: &std::path::Path) -> Result<SecretString, String> {
    use std::{io::Write, os::unix::fs::OpenOptionsExt};

    let file = folder.join("secret_key");
    let fault = |error: std::io::Error| format!("SECRET_KEY is not set, and a key can't be kept in {}: {error}.", file.display());
    std::fs::create_dir_all(folder).map_err(fault)?;
    let made = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&file);
    match made {
        Ok(mut made) => {
            let bits: [u8; 32] = rand::random();
            let key = URL_SAFE_NO_PAD.encode(bits);
            made.write_all(key.as_bytes()).map_err(fault)?;
            Ok(key.into())
        }
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            let key = std::fs::read_to_string(&file).map_err(fault)?;
            secret_key(key.trim())
                .map_err(|flaw| format!("The key kept in {} {flaw}: delete the file, and a new one is made.", file.display()))
        }
        Err(error) => Err(fault(error)),
    }
}

/// Turns clap's report of a wrong value into one sentence that names the variable. Everything else is for clap to say.
pub fn explain(error: &clap::Error, command: &clap::Command) -> Option<String> {
    use clap::error::{ContextKind, ContextValue, ErrorKind};

    if !matches!(error.kind(), ErrorKind::ValueValidation | ErrorKind::InvalidValue) {
        return None;
    }
    let Some(ContextValue::String(argument)) = error.get(ContextKind::InvalidArg) else { return None };
    let flag = argument.split([' ', '[']).next()?.trim_start_matches("--");
    let arguments = command.get_arguments().chain(command.get_subcommands().flat_map(clap::Command::get_arguments));
    let argument = arguments.into_iter().find(|argument| argument.get_long() == Some(flag))?;
    let name = argument.get_env()?.to_str()?;
    let reason = match (std::error::Error::source(error), error.get(ContextKind::ValidValue)) {
        (Some(reason), _) => reason.to_string(),
        (None, Some(ContextValue::Strings(valid))) => format!("must be one of: {}", valid.join(", ")),
        _ => "is not valid".to_owned(),
    };
    let value = match error.get(ContextKind::InvalidValue) {
        // A secret is not repeated on a screen or in a log.
        Some(ContextValue::String(value)) if !argument.is_hide_env_values_set() => format!(" ('{value}')"),
        _ => String::new(),
    };
    Some(format!("{name}{value} {}.", reason.trim_end_matches('.')))
}

impl Serve {
    /// What the running server needs to know.
    pub fn settings(&self, shared: &Shared) -> Settings {
        Settings {
            cors_origins: self.cors_origins.0.clone(),
            proxies: self.trusted_proxies.clone(),
            quotas: self.quotas.into(),
            status_profile: self.http_status_profile,
            playground: self.playground_dir.clone(),
            ..shared.settings()
        }
    }
}

fn whole<const MIN: u32, const MAX: u32>(value: &str) -> Result<u32, String> {
    value.parse().ok().filter(|number| (MIN..=MAX).contains(number)).ok_or_else(|| format!("must be a whole number from {MIN} to {MAX}"))
}

fn bind(value: &str) -> Result<SocketAddr, &'static str> {
    value.parse().map_err(|_| "must be an address and a port, like 127.0.0.1:8000")
}

fn database_url(value: &str) -> Result<SecretString, &'static str> {
    let postgres = value.starts_with("postgres://") || value.starts_with("postgresql://");
    if !postgres && !value.starts_with("sqlite://") {
        return Err("must begin with postgres:// or sqlite://");
    }
    // What follows the host has no @: if there is one, a character of the password has ended the host too early.
    let place = value.split_once("//").map_or(value, |(_, place)| place);
    let cut_short = place.find(['/', '?', '#']).is_some_and(|end| place[end..].contains(['@', '#']));
    if postgres && (cut_short || value.parse::<axum::http::Uri>().is_err()) {
        return Err("is not a URL: write @ in the password as %40, # as %23, / as %2F");
    }
    Ok(value.into())
}

fn secret_key(value: &str) -> Result<SecretString, &'static str> {
    let distinct = value.bytes().collect::<std::collections::HashSet<_>>().len();
    if value.len() < 32 || distinct < 10 {
        return Err("must be at least 32 random characters, for example from `openssl rand -hex 32`");
    }
    Ok(value.into())
}

fn region(value: &str) -> Result<Region, &'static str> {
    Region::parse(value).map_err(|_| "must be an ISO 3166 country code of two letters, like IN")
}

fn origins(value: &str) -> Result<Origins, &'static str> {
    let origin = |origin: &str| {
        let host = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://")).unwrap_or_default();
        let plain = !host.is_empty() && !host.contains(['/', '*', ' ']);
        plain.then(|| HeaderValue::from_str(origin).ok()).flatten()
    };
    let origins = value.split(',').map(str::trim).filter(|text| !text.is_empty()).map(origin).collect::<Option<_>>();
    origins.map(Origins).ok_or("must be origins like https://app.example.com, separated by commas, without a path")
}

fn proxies(value: &str) -> Result<TrustedProxies, &'static str> {
    let network = |text: &str| text.parse().or_else(|_| text.parse::<IpAddr>().map(IpNet::from)).ok();
    let networks = value.split(',').map(str::trim).filter(|text| !text.is_empty()).map(network).collect::<Option<_>>();
    networks.map(TrustedProxies).ok_or("must be addresses or networks like 10.0.0.0/8, separated by commas")
}

fn collector(value: &str) -> Result<String, &'static str> {
    let plain = value.starts_with("http://") && value.parse::<axum::http::Uri>().is_ok_and(|uri| uri.host().is_some());
    plain.then(|| value.to_owned()).ok_or("must be the address of a collector, like http://127.0.0.1:4318")
}

fn log_filter(value: &str) -> Result<String, &'static str> {
    let valid = tracing_subscriber::EnvFilter::builder().parse(value).is_ok();
    valid.then(|| value.to_owned()).ok_or("must be a level (error, warn, info, debug, trace) or directives like info,api=debug")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_that_breaks_the_url_is_refused() {
        for url in [
            "postgres://u:p#x@host/d",
            "postgres://u:1#x@host/d",
            "postgres://u:1/x@host/d",
            "postgres://u:1?x@host/d",
            "postgres://u:p x@host/d",
        ] {
            assert!(database_url(url).is_err(), "{url}");
        }
        assert!(database_url("sqlite::memory:").is_err(), "each connection would have a database of its own");
        for url in ["postgres://u:p%23x%40y%2F@host:5432/d?sslmode=require", "postgresql://host/d", "sqlite://data/a#b@c.db"] {
            assert!(database_url(url).is_ok(), "{url}");
        }
    }
}
