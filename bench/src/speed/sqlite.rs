//! What a request costs on SQLite, which the server keeps in its own folder when it is told of no database.

use clap::Args;

use super::{
    CONNECTIONS, SIZES,
    load::{Load, Requests},
    run::{Run, foreign, megabytes, memory, middle, pace},
    tenants,
    workloads::Workload,
};
use crate::{Outcome, report::Table, stage};

/// How it is measured.
#[derive(Args, Clone)]
pub struct Options {
    /// Which workloads. The one that writes, W5, comes last, so that the others find what was filled in.
    #[arg(long, value_delimiter = ',', default_value = "w1,w2,w3,w4,w6,w5")]
    workloads: Vec<Workload>,
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
    let server = stage::start(&[("LOG", "warn")]).await?;
    let database = format!("sqlite://{}", server.folder().join("data/platform.db").display());
    let tenants = tenants::filled(server.address(), &database, &vec![SIZES; options.tenants]).await?;
    let mut table = Table::new(
        "speed-sqlite",
        "The API alone, on SQLite in its own folder, durable, as it keeps its data when it is told of no database: rounds of 32 connections of \
         one client, with requests of random tenants. Medians over the rounds; milliseconds are of processor time.",
        &["", "requests/s", "p50", "p99", "server ms", "memory", "others' use"],
    );
    for &workload in &options.workloads {
        let requests = Requests::to_the_api(workload, &tenants)?;
        let mut runs = Vec::new();
        for round in 0..=options.rounds {
            // The first round warms up.
            let seconds = if round == 0 { 2 } else { options.seconds };
            let name = format!("{workload:?}-{round}");
            let load = Load { requests: &requests, connections: CONNECTIONS, seconds, round: &name };
            let run = Run::of(&server, None, &load).await?;
            if round > 0 {
                runs.push(run);
            }
        }
        let cost = [middle(&runs, Run::cost), megabytes(memory(&runs)), foreign(&runs)];
        table.row([workload.about().to_owned()].into_iter().chain(pace(&runs)).chain(cost));
    }
    Ok(table)
}
