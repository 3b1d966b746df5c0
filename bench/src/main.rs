//! Measures what the server promises under load and attack: `cargo run --release --package bench -- all`.
//!
//! Each measurement starts release servers of its own, most on a PostgreSQL, prints a table, and writes it into `bench/RESULTS.md`. They need
//! the machine to themselves. What counts are the ratios within one run: the clients run on the same processors as the servers.

mod connections;
mod dawdlers;
mod growth;
mod hostile;
mod live_latency;
mod live_silent_reader;
mod live_writers;
mod log_ins;
mod pace;
mod report;
mod slowest_document;
mod speed;
mod stage;
mod start_up;
mod subscriptions;
mod times;

use std::error::Error;

use clap::{Parser, Subcommand};

/// What a measurement comes to.
type Outcome<T = ()> = Result<T, Box<dyn Error + Send + Sync>>;

/// Measures what the server promises under load and attack.
#[derive(Parser)]
#[command(name = "bench")]
struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Clone, Subcommand)]
enum What {
    /// What a request costs, beside the physical limit and other servers.
    Speed(speed::Options),
    /// What a request costs on SQLite.
    SpeedSqlite(speed::sqlite::Options),
    /// What a request costs a tenant who has much.
    Growth(growth::Options),
    /// What connections cost.
    Connections(connections::Options),
    /// How soon a server answers that was just started.
    StartUp(start_up::Options),
    /// How soon an event reaches a subscriber of another server.
    LiveLatency,
    /// What a thousand subscribers cost those who write.
    LiveWriters,
    /// What a subscriber costs that does not read.
    LiveSilentReader,
    /// What ten thousand subscriptions cost, and how soon each of them hears.
    Subscriptions(subscriptions::Options),
    /// What hostile requests cost.
    Hostile,
    /// What connections that dawdle cost the others.
    Dawdlers,
    /// What tries at passwords cost the others.
    BadLogIns,
    /// Whether the time of an answer tells who has an account.
    LogInTimes,
    /// What the dearest document costs that the limits let pass, as far as a search finds it.
    SlowestDocument(slowest_document::Options),
    /// All of these but the first.
    All,
}

/// Each with its defaults. The peers of `speed` need programs of their own, so that it is asked for by itself.
const ALL: [&str; 13] = [
    "speed-sqlite",
    "growth",
    "connections",
    "start-up",
    "live-latency",
    "live-writers",
    "live-silent-reader",
    "subscriptions",
    "hostile",
    "dawdlers",
    "bad-log-ins",
    "log-in-times",
    "slowest-document",
];

#[tokio::main]
async fn main() -> Outcome {
    match Arguments::parse().what {
        What::All => {
            for name in ALL {
                measure(Arguments::parse_from(["bench", name]).what).await?;
            }
        }
        what => measure(what).await?,
    }
    Ok(())
}

async fn measure(what: What) -> Outcome {
    let table = match what {
        What::Speed(options) => speed::measure(&options).await?,
        What::SpeedSqlite(options) => speed::sqlite::measure(&options).await?,
        What::Growth(options) => growth::measure(&options).await?,
        What::Connections(options) => connections::measure(&options).await?,
        What::StartUp(options) => start_up::measure(&options).await?,
        What::LiveLatency => live_latency::measure().await?,
        What::LiveWriters => live_writers::measure().await?,
        What::LiveSilentReader => live_silent_reader::measure().await?,
        What::Subscriptions(options) => subscriptions::measure(&options).await?,
        What::Hostile => hostile::measure().await?,
        What::Dawdlers => dawdlers::measure().await?,
        What::BadLogIns => log_ins::measure_neighbour().await?,
        What::LogInTimes => log_ins::measure_times().await?,
        What::SlowestDocument(options) => slowest_document::measure(&options).await?,
        What::All => return Ok(()),
    };
    table.publish()
}
