//! What an operator can set: by flag, by environment variable, or in `.env`, in this order of precedence.

mod explain;
mod key;
mod parse;
mod serve;

use std::{net::IpAddr, num::NonZero, path::PathBuf, time::Duration};

use chrono::TimeDelta;
use clap::{Args, Parser, Subcommand, ValueEnum};
use sea_orm::sqlx::postgres::PgConnectOptions;
use secrecy::{ExposeSecret, SecretString};

use crate::{app::Settings, auth::Keys, db, values::Region};
use key::kept_key;
use parse::{collector, database_url, log_filter, region, secret_key, whole};

pub use explain::explain;
pub use serve::{Origins, Quotas, Serve};

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
    /// How many threads answer requests. If left out, as many as there are processors; half of them where the database runs on this
    /// machine, and needs the others.
    #[arg(long, global = true, env = "WORKER_THREADS", value_parser = whole::<1, 512>)]
    pub worker_threads: Option<u32>,
    /// How many seconds a statement may run on PostgreSQL.
    #[arg(long, global = true, env = "STATEMENT_TIMEOUT_SECONDS", default_value_t = 5, value_parser = whole::<1, 600>)]
    pub statement_timeout_seconds: u32,
    /// How the log is written.
    #[arg(long, global = true, env = "LOG_FORMAT", default_value = "text")]
    pub log_format: LogFormat,
    /// What is logged: a level (error, warn, info, debug, trace), or directives like info,api=debug. A level beyond info is for the server's own
    /// messages; libraries write more only if they are named.
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

    /// How many threads answer requests.
    ///
    /// A thread that shares its processor with the database finds its caches emptied each time it comes back to it, and so does the
    /// database: a request then costs both a third more.
    pub fn worker_threads(&self) -> usize {
        let processors = std::thread::available_parallelism().map_or(1, NonZero::get);
        let chosen = self.worker_threads.map(|threads| threads as usize);
        chosen.unwrap_or(if self.database_is_here() { processors.div_ceil(2) } else { processors })
    }

    /// Whether the database uses this machine's processors.
    fn database_is_here(&self) -> bool {
        if self.database_file().is_some() {
            return true;
        }
        let Ok(postgres) = self.database_url.expose_secret().parse::<PgConnectOptions>() else { return false };
        let host = postgres.get_host();
        let local = host == "localhost" || host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
        local || host.starts_with('/') || postgres.get_socket().is_some()
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
