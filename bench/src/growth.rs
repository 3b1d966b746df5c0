//! What a request costs a tenant who has much.

use clap::Args;
use rig::Postgres;

use crate::{
    Outcome,
    report::Table,
    speed::{
        CONNECTIONS, POSTGRES,
        fill::{Sizes, Tenant},
        load::{Load, Requests},
        run::{Run, foreign, median, middle, pace},
        tenants,
        workloads::{Deep, Workload},
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
    /// How many times each is measured.
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// How long each time, in seconds.
    #[arg(long, default_value_t = 4)]
    seconds: u32,
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
        let runs = rounds(&stage, workload, &tenants, options).await?;
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

/// What each round gave, by tenant.
async fn rounds(stage: &Stage, workload: Workload, tenants: &[(Tenant, Deep)], options: &Options) -> Outcome<Vec<Vec<Run>>> {
    let requests: Vec<_> = tenants.iter().map(|tenant| Requests::to_the_api(workload, [tenant])).collect::<Outcome<_>>()?;
    let mut runs: Vec<Vec<Run>> = tenants.iter().map(|_| Vec::new()).collect();
    for round in 0..=options.rounds {
        let mut order: Vec<_> = (0..tenants.len()).collect();
        if round % 2 == 1 {
            order.reverse();
        }
        for place in order {
            // The first round warms up.
            let seconds = if round == 0 { 1 } else { options.seconds };
            let name = format!("{workload:?}-{round}");
            let load = Load { requests: &requests[place], connections: CONNECTIONS, seconds, round: &name };
            let run = Run::of(stage.server(), Some(&stage.postgres), &load).await?;
            if round > 0 {
                runs[place].push(run);
            }
        }
    }
    Ok(runs)
}
