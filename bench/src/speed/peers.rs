//! The servers that are measured beside each other, all on one database.

use std::{env, io, net::SocketAddr, path::Path, time::Duration};

use chrono::{TimeDelta, Utc};
use clap::ValueEnum;
use jsonwebtoken::{EncodingKey, Header};
use rig::{Program, Server};
use serde_json::json;

use super::{fill::Tenant, workloads::Dialect};
use crate::{Outcome, stage::token};

/// What the peers' tokens are signed with.
const SECRET: &str = "the bench signs the tokens of its peers with this";
/// Where their programs are kept.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/peers");
/// As many as the API has.
const CONNECTIONS: &str = "8";

/// The name of the limit in the table.
pub const LIMIT: &str = "limit";

/// Whom the API is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Peer {
    /// Hand-written SQL and JSON, without GraphQL.
    Limit,
    /// FastAPI, SQLAlchemy and asyncpg: what the first version of the product was to be.
    Fastapi,
    /// graphql-yoga with pg, loaders and compiled queries.
    Yoga,
    /// PostGraphile 5.
    Postgraphile,
}

impl Peer {
    /// How it is asked.
    pub fn dialect(self) -> Dialect {
        match self {
            Self::Limit | Self::Fastapi => Dialect::Paths(""),
            Self::Yoga => Dialect::Graphql,
            Self::Postgraphile => Dialect::Tables,
        }
    }

    /// What the table calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Limit => LIMIT,
            Self::Fastapi => "FastAPI",
            Self::Yoga => "graphql-yoga",
            Self::Postgraphile => "PostGraphile",
        }
    }

    /// How many times its requests the API is to answer in a second; `None` for the limit, which is compared by its cost.
    pub fn slower(self) -> Option<f64> {
        match self {
            Self::Limit => None,
            Self::Fastapi => Some(7.0),
            Self::Yoga => Some(2.0),
            Self::Postgraphile => Some(3.0),
        }
    }

    /// Starts it on this database.
    pub async fn start(self, database: &str) -> Outcome<Program> {
        let folder = Path::new(FOLDER);
        let limit = env::current_exe()?.with_file_name("limit");
        let common = [("DATABASE_URL", database), ("JWT_SECRET", SECRET), ("CONNECTIONS", CONNECTIONS), ("BIND", "{host}:{port}")];
        let node = [("PORT", "{port}"), ("NODE_ENV", "production"), ("GRAPHILE_ENV", "production")];
        let (folder, command, variables): (_, Vec<&str>, _) = match self {
            Self::Limit => (folder.to_owned(), vec![limit.to_str().ok_or("the path of the limit is not UTF-8")?], common.to_vec()),
            Self::Fastapi => {
                let uvicorn = "environment/bin/uvicorn app:app --host {host} --port {port} --workers 2 --loop uvloop --http httptools \
                               --no-access-log --log-level warning";
                (folder.join("fastapi"), uvicorn.split_whitespace().collect(), common.to_vec())
            }
            Self::Yoga => (folder.join("node"), vec!["node_modules/.bin/node", "yoga.mjs"], [&common[..], &node].concat()),
            Self::Postgraphile => (folder.join("node"), vec!["node_modules/.bin/node", "postgraphile.mjs"], [&common[..], &node].concat()),
        };
        Ok(Program::start(&command, &folder, &variables, "/healthz").await?)
    }
}

/// A server of any kind.
pub trait Serving {
    /// Where it listens.
    fn address(&self) -> SocketAddr;
    /// How long its processes have kept a processor busy.
    fn processor_time(&self) -> io::Result<Duration>;
    /// How many bytes of memory they hold.
    fn memory(&self) -> io::Result<u64>;
}

macro_rules! serving {
    ($($server:ty),*) => {$(
        impl Serving for $server {
            fn address(&self) -> SocketAddr {
                self.address()
            }
            fn processor_time(&self) -> io::Result<Duration> {
                self.processor_time()
            }
            fn memory(&self) -> io::Result<u64> {
                self.memory()
            }
        }
    )*};
}

serving!(Server, Program);

/// Somebody who is measured.
pub struct Contender<'a> {
    /// What the table calls it.
    pub name: &'static str,
    /// How it is asked.
    pub dialect: Dialect,
    /// Who serves.
    pub server: &'a dyn Serving,
    /// Which peer it is, unless it is the API or another face of the limit.
    pub peer: Option<Peer>,
    /// Whether the API's own tokens are good there.
    pub is_api: bool,
}

impl Contender<'_> {
    /// The token of a tenant there.
    pub fn token(&self, tenant: &Tenant) -> Outcome<String> {
        if self.is_api {
            return Ok(token(&tenant.client).to_owned());
        }
        token_of(tenant)
    }
}

/// The token of a tenant at every peer.
pub fn token_of(tenant: &Tenant) -> Outcome<String> {
    let claims = json!({ "sub": tenant.id, "exp": (Utc::now() + TimeDelta::days(1)).timestamp() });
    Ok(jsonwebtoken::encode(&Header::default(), &claims, &EncodingKey::from_secret(SECRET.as_bytes()))?)
}
