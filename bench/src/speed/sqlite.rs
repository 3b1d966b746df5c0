//! What a request costs on SQLite, which the server keeps in its own folder when it is told of no database.

use clap::Args;

use super::{
    CONNECTIONS, SIZES,
    load::Requests,
    run::{Candidate, Extent, Run, foreign, megabytes, memory, middle, pace},
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
    #[command(flatten)]
    extent: Extent,
}

pub async fn measure(options: &Options) -> Outcome<Table> {
    let server = stage::start(&[("LOG", "warn")]).await?;
    let database = format!("sqlite://{}", server.folder().join("data/platform.db").display());
    let tenants = tenants::filled(server.address(), &database, &vec![SIZES; options.extent.tenants]).await?;
    let mut table = Table::new(
        "speed-sqlite",
        "The API alone, on SQLite in its own folder, durable, as it keeps its data when it is told of no database: rounds of 32 connections of \
         one client, with requests of random tenants. Medians over the rounds; milliseconds are of processor time.",
        &["", "requests/s", "p50", "p99", "server ms", "memory", "others' use"],
    );
    for &workload in &options.workloads {
        let requests = Requests::to_the_api(workload, &tenants)?;
        let alone = Candidate { server: &server, postgres: None, requests: &requests, connections: CONNECTIONS };
        let runs = options.extent.rounds.of(&format!("{workload:?}"), &[alone]).await?.remove(0);
        let cost = [middle(&runs, Run::cost), megabytes(memory(&runs)), foreign(&runs)];
        table.row([workload.about().to_owned()].into_iter().chain(pace(&runs)).chain(cost));
    }
    Ok(table)
}
