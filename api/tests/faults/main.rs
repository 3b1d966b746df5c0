//! What is promised when processes die, stop, or are replaced: the real server and a real PostgreSQL, each a process that is killed.
//!
//! They take about a minute. `TORTURE=1` asks for the long form.

#![expect(clippy::unwrap_used, reason = "a test that can't go on fails where it stands")]

mod books;
mod load;
mod questions;

mod dawdling;
mod killed_database;
mod killed_server;
mod late_database;
mod lost_network;
mod malformed;
mod stopping;
mod traces;

use std::{
    process::ExitStatus,
    time::{Duration, Instant},
};

use rig::{Client, Postgres, Server};
use serde_json::json;
use tokio::sync::{Mutex, MutexGuard};

/// The server's program.
const PROGRAM: &str = env!("CARGO_BIN_EXE_api");
/// The codes that tell a client to ask again.
const LATER: [&str; 2] = ["REQUEST_TIMEOUT", "UNAVAILABLE"];
/// A server gives up after 30 seconds, and says so.
const LATEST: Duration = Duration::from_secs(35);
/// How soon after its database a server must answer again.
const RECOVERY: Duration = Duration::from_secs(10);

/// The tests run one at a time: each has the machine to itself, so that what is late is late for its own reasons.
async fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::const_new(());
    ALONE.lock().await
}

/// How much of it: the long form if `TORTURE` is set.
fn scale<T>(short: T, long: T) -> T {
    #[expect(clippy::disallowed_methods, reason = "this is a setting of the tests, not of the server")]
    let asked = std::env::var("TORTURE").is_ok();
    if asked { long } else { short }
}

/// A server on this database, with further settings.
async fn serve(database_url: &str, settings: &[(&str, &str)]) -> Server {
    // Tokens outlast the longest test, and the load is as fast as it can be.
    let ours = [
        ("DATABASE_URL", database_url),
        ("ACCESS_TOKEN_MINUTES", "1440"),
        ("REQUESTS_PER_SECOND_PER_TENANT", "0"),
        ("REQUESTS_PER_SECOND_PER_ADDRESS", "0"),
        ("PASSWORD_TRIES_PER_MINUTE", "0"),
    ];
    let settings = [&ours, settings].concat();
    Server::start(PROGRAM, &settings).await.unwrap()
}

/// Asks a server to stop, and waits until it has.
async fn stop(server: &mut Server) -> ExitStatus {
    server.terminate().unwrap();
    server.wait(Duration::from_secs(30)).await.unwrap()
}

/// Waits until a query is answered, which must be soon; until then answers have codes that tell to ask again. Answers how long it took.
async fn recovered(client: &Client) -> Duration {
    let since = Instant::now();
    loop {
        let answer = client.gql("{ agents(first: 1) { totalCount } }", json!({})).await.unwrap();
        assert!(since.elapsed() < RECOVERY, "{:?} after the database: {}", since.elapsed(), answer.json);
        match answer.code() {
            None => return since.elapsed(),
            Some(code) => assert!(LATER.contains(&code), "{}", answer.json),
        }
    }
}

/// Waits until no server is inside a transaction: what was given up may still be finishing.
async fn nobody_stays_in_a_transaction(postgres: &Postgres) {
    let books = books::Books::open(&postgres.url("postgres")).await;
    let busy = "SELECT COUNT(*) FROM pg_stat_activity
        WHERE application_name = 'ai-calling-api' AND (state LIKE 'idle in transaction%' OR state = 'active')";
    let quiet = async {
        while books.number(busy).await > 0 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    // Before the database itself would end a transaction that idles.
    tokio::time::timeout(Duration::from_secs(8), quiet).await.expect("a connection stays inside a transaction");
}

/// Ends the load: the server answers again, nothing stays behind, and what was acknowledged is there.
async fn ends_well(load: load::Load, postgres: &Postgres) {
    recovered(&load.ann).await;
    load.progress(40).await;
    let seen = load.end().await;
    eprintln!("{seen}");
    seen.only(&LATER);
    seen.no_connection_failed();
    assert!(seen.slowest < LATEST, "{seen}");
    nobody_stays_in_a_transaction(postgres).await;
    books::Books::open(&postgres.url("postgres")).await.agree_with(&seen).await;
}
