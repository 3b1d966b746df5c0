//! One round of load on a server, and what it took of the machine.

use std::{pin::pin, time::Duration};

use clap::Args;
use rig::{Machine, Postgres};
use tokio::time;

use super::{
    load::{self, Load, Requests, Seen},
    peers::Serving,
};
use crate::Outcome;

/// How often it is looked how much memory the server holds.
const LOOK: Duration = Duration::from_millis(200);

/// How long the round that warms up takes, in seconds.
const WARM_UP: u32 = 2;

/// How often it is measured.
#[derive(Args, Clone)]
pub struct Rounds {
    /// How many times each is measured.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// How long each time, in seconds.
    #[arg(long, default_value_t = 6)]
    seconds: u32,
}

/// How much is measured.
#[derive(Args, Clone)]
pub struct Extent {
    #[command(flatten)]
    pub rounds: Rounds,
    /// How many tenants there are, each with 5,000 calls and 1,000 orders.
    #[arg(long, default_value_t = 200)]
    pub tenants: usize,
}

/// A server, and what it is asked.
pub struct Candidate<'a> {
    pub server: &'a dyn Serving,
    /// `None` on SQLite, whose work is the server's own.
    pub postgres: Option<&'a Postgres>,
    pub requests: &'a Requests,
    pub connections: u32,
}

impl Rounds {
    /// What each candidate gave in each round. The order alternates, and a first round, which does not count, warms up. `name` keeps the
    /// calls that are logged apart from those of others.
    pub async fn of(&self, name: &str, candidates: &[Candidate<'_>]) -> Outcome<Vec<Vec<Run>>> {
        let mut runs: Vec<Vec<Run>> = candidates.iter().map(|_| Vec::new()).collect();
        for round in 0..=self.rounds {
            let mut order: Vec<_> = (0..candidates.len()).collect();
            if round % 2 == 1 {
                order.reverse();
            }
            for place in order {
                let Candidate { server, postgres, requests, connections } = candidates[place];
                let seconds = if round == 0 { WARM_UP } else { self.seconds };
                let load = Load { requests, connections, seconds, round: &format!("{name}-{round}-{place}") };
                let run = Run::of(server, postgres, &load).await?;
                if round > 0 {
                    runs[place].push(run);
                }
            }
        }
        Ok(runs)
    }
}

/// What one round gave.
pub struct Run {
    pub seen: Seen,
    /// Of the server, in milliseconds a request.
    pub server: f64,
    /// Of PostgreSQL.
    pub database: f64,
    /// The share of the machine that somebody else used.
    pub foreign: f64,
    /// The most bytes that the server was seen to hold.
    pub memory: u64,
}

impl Run {
    /// Sends this load.
    async fn of(server: &dyn Serving, postgres: Option<&Postgres>, load: &Load<'_>) -> Outcome<Self> {
        let watch = || -> Outcome<_> { Ok((server.processor_time()?, postgres.map_or(Ok(Duration::ZERO), Postgres::processor_time)?)) };
        let machine = Machine::look()?;
        let before = watch()?;
        let mut loading = pin!(load::run(server.address(), load));
        let (mut look, mut memory) = (time::interval(LOOK), 0);
        let seen = loop {
            tokio::select! {
                seen = &mut loading => break seen?,
                _ = look.tick() => memory = server.memory()?.max(memory),
            }
        };
        let after = watch()?;
        let (busy, all) = machine.since()?;
        let server = after.0.saturating_sub(before.0);
        let database = after.1.saturating_sub(before.1);
        let own = server + database + seen.processor;
        let each = |time: Duration| time.as_secs_f64() * 1_000.0 / f64::from(seen.requests);
        Ok(Self {
            server: each(server),
            database: each(database),
            foreign: busy.saturating_sub(own).as_secs_f64() / all.as_secs_f64(),
            memory,
            seen,
        })
    }

    /// Processor time of all that serves, in milliseconds a request.
    pub fn cost(&self) -> f64 {
        self.server + self.database
    }
}

/// For a table: requests a second, p50 and p99, each the median of the rounds.
pub fn pace(runs: &[Run]) -> [String; 3] {
    let of = |value: &dyn Fn(&Run) -> f64| median(runs.iter().map(value));
    [
        format!("{:.0}", of(&|run| run.seen.a_second())),
        format!("{:.1} ms", of(&|run| f64::from(run.seen.p50) / 1_000.0)),
        format!("{:.1} ms", of(&|run| f64::from(run.seen.p99) / 1_000.0)),
    ]
}

/// For a table: the median of what each round says.
pub fn middle(runs: &[Run], value: impl Fn(&Run) -> f64) -> String {
    format!("{:.3}", median(runs.iter().map(value)))
}

/// The most bytes that were held in any round.
pub fn memory(runs: &[Run]) -> u64 {
    runs.iter().map(|run| run.memory).max().unwrap_or_default()
}

/// For a table.
pub fn megabytes(bytes: u64) -> String {
    format!("{} MB", bytes / 1_048_576)
}

/// For a table: the share of the machine that somebody else used.
pub fn foreign(runs: &[Run]) -> String {
    format!("{:.0} %", 100.0 * median(runs.iter().map(|run| run.foreign)))
}

/// The one in the middle.
pub fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut values: Vec<_> = values.into_iter().collect();
    values.sort_unstable_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
