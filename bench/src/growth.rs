//! What a request costs a tenant who has much.

use clap::Args;
use rig::Postgres;

use crate::{
    Outcome,
    report::Table,
    speed::{
        CONNECTIONS, POSTGRES,
        fill::Sizes,
        load::Requests,
        run::{Candidate, Rounds, foreign, median, middle, pace},
        tenants,
        workloads::Workload,
    },
    stage::Stage,
};

/// The one that writes comes last.
const WORKLOADS: [Workload; 4] = [Workload::W1, Workload::W3, Workload::W6, Workload::W5];
/// Calls for an order.
const CALLS_AN_ORDER: u32 = 5;
/// What the tenants with most calls may cost, against those with the calls of `FROM`.
const TARGET: f64 = 1.3;
const FROM: u32 = 10_000;

/// How it is measured.
#[derive(Args, Clone)]
pub struct Options {
    /// How many calls each tenant has. The cost of the last is held against that of the one with 10,000.
    #[arg(long, value_delimiter = ',', default_value = "1000,10000,100000,1000000")]
    calls: Vec<u32>,
    #[command(flatten)]
    rounds: Rounds,
}

pub async fn measure(options: &Options) -> Outcome<Table> {
    let stage = Stage::on(Postgres::with(&POSTGRES).await?, 1, &[("LOG", "warn")]).await?;
    let from = options.calls.iter().position(|calls| *calls == FROM).ok_or("nobody has the 10,000 calls that others are held against")?;
    let sizes: Vec<_> = options.calls.iter().map(|&calls| Sizes { calls, orders: calls / CALLS_AN_ORDER }).collect();
    let tenants = tenants::filled(stage.server().address(), &stage.postgres.url("postgres"), &sizes).await?;
    let mut table = Table::new(
        "growth",
        "Tenants of one database with so many calls, and an order for every fifth: each workload for each of them, in rounds that alternate, \
         with 32 connections of one client. Medians over the rounds; milliseconds are of processor time, and `× 10,000` is the cost of \
         server and PostgreSQL against that of the tenant with 10,000 calls in the same round. W6 begins 4,000 entries deep, or in the \
         middle of a shorter list; W5 adds some thousands of calls to each tenant.",
        &["", "calls", "requests/s", "p50", "p99", "server ms", "PostgreSQL ms", "× 10,000", "others' use"],
    );
    for workload in WORKLOADS {
        let requests: Vec<_> = tenants.iter().map(|tenant| Requests::to_the_api(workload, [tenant])).collect::<Outcome<_>>()?;
        let of_tenant =
            |requests| Candidate { server: stage.server(), postgres: Some(&stage.postgres), requests, connections: CONNECTIONS };
        let candidates: Vec<_> = requests.iter().map(of_tenant).collect();
        let runs = options.rounds.of(&format!("{workload:?}"), &candidates).await?;
        let mut ratios = Vec::new();
        for (calls, of_tenant) in options.calls.iter().zip(&runs) {
            let ratio = median(of_tenant.iter().zip(&runs[from]).map(|(run, from)| run.cost() / from.cost()));
            let cost =
                [middle(of_tenant, |run| run.server), middle(of_tenant, |run| run.database), format!("{ratio:.2}"), foreign(of_tenant)];
            table.row([workload.about().to_owned(), calls.to_string()].into_iter().chain(pace(of_tenant)).chain(cost));
            ratios.push(ratio);
        }
        if let (Some(calls), Some(ratio)) = (options.calls.last(), ratios.last()) {
            let told = format!("{}: {ratio:.2} times the cost with {calls} calls, at most {TARGET}", workload.about());
            table.target(told, *ratio <= TARGET);
        }
    }
    Ok(table)
}
