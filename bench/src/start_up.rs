//! How soon a server answers that was just started.

use std::time::Duration;

use clap::Args;
use rig::{Client, Server};
use serde_json::json;

use crate::{
    Outcome,
    pace::succeed,
    report::Table,
    stage::{Stage, token},
    times::{Times, millis},
};

const TARGET: Duration = Duration::from_millis(100);

/// How it is measured.
#[derive(Args, Clone)]
pub struct Options {
    /// How many times it starts.
    #[arg(long, default_value_t = 9)]
    starts: usize,
}

pub async fn measure(options: &Options) -> Outcome<Table> {
    let mut stage = Stage::build(1, &[]).await?;
    let ann = stage.tenant("ann").await?;
    let token = token(&ann);
    let server = &mut stage.servers[0];
    // The first start after the migration finds less in the caches than the others do.
    start(server, token).await?;
    let mut times = Vec::new();
    for _ in 0..options.starts {
        times.push(start(server, token).await?);
    }
    let times = Times::new(times);
    let mut table = Table::new(
        "start-up",
        "From when the server's process is made until it has answered who asks, read from a PostgreSQL that is up to date. It is asked again \
         a millisecond after it could not be reached.",
        &["starts", "least", "p50", "most"],
    );
    table.row([times.count().to_string()].into_iter().chain([0, 50, 100].map(|percent| millis(times.percentile(percent)))));
    table.target(format!("p50 below {}", millis(TARGET)), times.percentile(50) < TARGET);
    Ok(table)
}

/// Kills the server, starts it, and answers how long its first answer took.
async fn start(server: &mut Server, token: &str) -> Outcome<Duration> {
    // A new one: those who have asked before have connections that are broken now.
    let client = Client::of(server.address()).with_token(token);
    Ok(server.restart_and_time(async || succeed(&client, "{ me { email } }", json!({})).await.is_ok()).await?)
}
