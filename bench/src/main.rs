//! Measures what the server promises under load and attack: `cargo run --release --package bench -- all`.
//!
//! Each measurement starts a PostgreSQL and release servers of its own, prints a table, and writes it into `bench/RESULTS.md`. They need
//! the machine to themselves. What counts are the ratios within one run: the clients run on the same processors as the servers.

mod dawdlers;
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
    /// How soon an event reaches a subscriber of another server.
    LiveLatency,
    /// What a thousand subscribers cost those who write.
    LiveWriters,
    /// What a subscriber costs that does not read.
    LiveSilentReader,
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
    /// All of these.
    All,
}

const ALL: [What; 7] =
    [What::LiveLatency, What::LiveWriters, What::LiveSilentReader, What::Hostile, What::Dawdlers, What::BadLogIns, What::LogInTimes];

#[tokio::main]
async fn main() -> Outcome {
    match Arguments::parse().what {
        What::All => {
            for what in ALL {
                measure(what).await?;
            }
        }
        what => measure(what).await?,
    }
    Ok(())
}

async fn measure(what: What) -> Outcome {
    let table = match what {
        What::Speed(options) => speed::measure(&options).await?,
        What::LiveLatency => live_latency::measure().await?,
        What::LiveWriters => live_writers::measure().await?,
        What::LiveSilentReader => live_silent_reader::measure().await?,
        What::Hostile => hostile::measure().await?,
        What::Dawdlers => dawdlers::measure().await?,
        What::BadLogIns => log_ins::measure_neighbour().await?,
        What::LogInTimes => log_ins::measure_times().await?,
        What::SlowestDocument(options) => slowest_document::measure(&options).await?,
        What::All => return Ok(()),
    };
    table.publish()
}
