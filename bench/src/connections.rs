//! What connections cost: their number, where each asks again when it has its answer.

use clap::Args;
use rig::Postgres;

use crate::{
    Outcome,
    report::Table,
    speed::{
        POSTGRES, SIZES,
        load::Requests,
        run::{Candidate, Extent, foreign, megabytes, memory, middle, pace},
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
    #[command(flatten)]
    extent: Extent,
}

pub async fn measure(options: &Options) -> Outcome<Table> {
    // The memory of those who sign up would count: the first server is theirs.
    let stage = Stage::on(Postgres::with(&POSTGRES).await?, 1 + options.connections.len(), &[("LOG", "warn")]).await?;
    let sizes = vec![SIZES; options.extent.tenants];
    let tenants = tenants::filled(stage.server().address(), &stage.postgres.url("postgres"), &sizes).await?;
    let requests = Requests::to_the_api(Workload::W3, &tenants)?;
    let servers = options.connections.iter().zip(&stage.servers[1..]);
    let candidates: Vec<_> = servers
        .map(|(&connections, server)| Candidate { server, postgres: Some(&stage.postgres), requests: &requests, connections })
        .collect();
    let runs = options.extent.rounds.of("W3", &candidates).await?;
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
