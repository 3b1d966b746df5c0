//! What a measurement takes place on: a PostgreSQL, release servers, and tenants.

use std::{env, path::PathBuf};

use rig::{Client, Postgres, Server};

use crate::Outcome;

/// Settings that lift what a single machine would run into at once.
const LIFTED: [(&str, &str); 6] = [
    ("ACCESS_TOKEN_MINUTES", "1440"),
    ("REQUESTS_PER_SECOND_PER_TENANT", "0"),
    ("REQUESTS_PER_SECOND_PER_ADDRESS", "0"),
    ("MAX_CONNECTIONS_PER_ADDRESS", "0"),
    ("MAX_STREAMS_PER_TENANT", "0"),
    ("PASSWORD_TRIES_PER_MINUTE", "0"),
];

/// A PostgreSQL and servers on it. They end with this value.
pub struct Stage {
    /// The servers.
    pub servers: Vec<Server>,
    /// Their database.
    pub postgres: Postgres,
}

impl Stage {
    /// So many servers on one database, with these settings over those that lift quotas.
    pub async fn build(servers: usize, settings: &[(&str, &str)]) -> Outcome<Self> {
        Self::on(Postgres::create().await?, servers, settings).await
    }

    /// The same on a database that is there.
    pub async fn on(postgres: Postgres, servers: usize, settings: &[(&str, &str)]) -> Outcome<Self> {
        let url = postgres.url("postgres");
        let settings = [settings, &[("DATABASE_URL", url.as_str())]].concat();
        let mut stage = Self { servers: Vec::new(), postgres };
        for _ in 0..servers {
            stage.servers.push(start(&settings).await?);
        }
        Ok(stage)
    }

    /// The first server.
    pub fn server(&self) -> &Server {
        &self.servers[0]
    }

    /// A new tenant at the first server.
    pub async fn tenant(&self, name: &str) -> Outcome<Client> {
        Ok(Client::of(self.server().address()).sign_up(&format!("{name}@example.com")).await?)
    }
}

/// A server with these settings over those that lift quotas. Without a `DATABASE_URL` among them it needs no stage.
pub async fn start(settings: &[(&str, &str)]) -> Outcome<Server> {
    let program = program()?;
    let program = program.to_str().ok_or("the path of the server's program is not UTF-8")?;
    Ok(Server::start(program, &[&LIFTED, settings].concat()).await?)
}

/// The access token of a tenant.
pub fn token(tenant: &Client) -> &str {
    tenant.token().expect("a tenant has signed up")
}

/// The server's program, which is built beside this one.
fn program() -> Outcome<PathBuf> {
    let program = env::current_exe()?.with_file_name("api");
    if program.exists() { Ok(program) } else { Err("the server is missing: cargo build --release --workspace".into()) }
}
