//! What connections cost: their number, where each asks again when it has its answer.

use clap::Args;
use rig::Postgres;

use crate::{
    Outcome,
    report::Table,
    speed::{
        POSTGRES, SIZES,
        load::{Load, Requests},
        run::{Run, foreign, megabytes, memory, middle, pace},
        tenants,
        workloads::Workload,
    },
    stage::Stage,
};

/// The memory of a server with all those connections.
const TARGET: u64 = 64 * 1024 * 1024;

/// How it is measured.
#[derive(Args, Clone)]
pub struct Options {
    /// How many connections there are at once, each time.
    #[arg(long, value_delimiter = ',', default_value = "1,8,32,256,1000")]
    connections: Vec<u32>,
    /// How many times each is measured.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// How long each time, in seconds.
    #[arg(long, default_value_t = 6)]
    seconds: u32,
    /// How many tenants there are, each with 5,000 calls and 1,000 orders.
    #[arg(long, default_value_t = 200)]
    tenants: usize,
}

pub async fn measure(options: &Options) -> Outcome<Table> {
    // The memory of those who sign up would count: the first server is theirs.
    let stage = Stage::on(Postgres::with(&POSTGRES).await?, 1 + options.connections.len(), &[("LOG", "warn")]).await?;
    let sizes = vec![SIZES; options.tenants];
    let tenants = tenants::filled(stage.server().address(), &stage.postgres.url("postgres"), &sizes).await?;
    let requests = Requests::to_the_api(Workload::W3, &tenants)?;
    let mut runs: Vec<Vec<Run>> = options.connections.iter().map(|_| Vec::new()).collect();
    for round in 0..=options.rounds {
        for ((&connections, server), runs) in options.connections.iter().zip(&stage.servers[1..]).zip(&mut runs) {
            // The first round warms up.
            let seconds = if round == 0 { 2 } else { options.seconds };
            let load = Load { requests: &requests, connections, seconds, round: "" };
            let run = Run::of(server, Some(&stage.postgres), &load).await?;
            if round > 0 {
                runs.push(run);
            }
        }
    }
    let mut table = Table::new(
        "connections",
        "W3, the fifty newest calls and how many there are, of random tenants, over so many connections of one client. Each number has a \
         server of its own on one PostgreSQL, so that memory is its own; rounds alternate. Medians over them; milliseconds are of \
         processor time, and the memory is the most that was held meanwhile.",
        &["connections", "requests/s", "p50", "p99", "server ms", "PostgreSQL ms", "memory", "others' use"],
    );
    for (connections, runs) in options.connections.iter().zip(&runs) {
        let cost = [middle(runs, |run| run.server), middle(runs, |run| run.database), megabytes(memory(runs)), foreign(runs)];
        table.row([connections.to_string()].into_iter().chain(pace(runs)).chain(cost));
    }
    if let (Some(most), Some(runs)) = (options.connections.last(), runs.last()) {
        let held = memory(runs);
        table.target(format!("{} with {most} connections, below {}", megabytes(held), megabytes(TARGET)), held < TARGET);
    }
    Ok(table)
}
