//! What a request costs, beside the physical limit and beside others' servers, on one PostgreSQL.

mod answers;
pub mod fill;
pub mod load;
mod peers;
pub mod run;
pub mod sqlite;
pub mod tenants;
pub mod workloads;

use clap::Args;
use rig::{Client, Postgres, Program};
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};

use self::{
    fill::{Sizes, Tenant},
    load::Requests,
    peers::{Contender, LIMIT, Peer},
    run::{Candidate, Extent, Rounds, Run, foreign, median, megabytes, memory, middle, pace},
    workloads::{DEEP, Deep, Dialect, Workload},
};
use crate::{Outcome, report::Table, stage::Stage};

const API: &str = "the API";
pub const SIZES: Sizes = Sizes { calls: 5_000, orders: 1_000 };
pub const CONNECTIONS: u32 = 32;
/// PostgreSQL as one would run it on this machine, durable, and without what would happen in one round and not in the next.
pub const POSTGRES: [&str; 5] =
    ["shared_buffers=2GB", "max_wal_size=8GB", "jit=off", "autovacuum=off", "max_parallel_workers_per_gather=0"];

/// How it is measured.
#[derive(Args, Clone)]
pub struct Options {
    /// Whom to measure beside the API, the limit among them.
    #[arg(long, value_delimiter = ',', default_value = "limit,fastapi,yoga,postgraphile")]
    pub peers: Vec<Peer>,
    /// Which workloads. The one that writes, W5, comes last, so that the others find what was filled in.
    #[arg(long, value_delimiter = ',', default_value = "w1,w2,w3,w4,w6,w5")]
    pub workloads: Vec<Workload>,
    #[command(flatten)]
    extent: Extent,
}

pub async fn measure(options: &Options) -> Outcome<Table> {
    let stage = Stage::on(Postgres::with(&POSTGRES).await?, 1, &[("LOG", "warn")]).await?;
    let database = fill::connect(&stage.postgres.url("postgres")).await?;
    let tenants = fill::sign_up(&Client::of(stage.server().address()), &database, options.extent.tenants, "tenant").await?;
    for tenant in &tenants {
        fill::fill(&database, tenant, SIZES).await?;
    }
    prepare(&database).await?;
    let mut deep = Vec::new();
    for tenant in &tenants {
        deep.push(Deep::find(tenant, DEEP).await?);
    }
    let mut programs: Vec<(Peer, Program)> = Vec::new();
    for peer in &options.peers {
        programs.push((*peer, peer.start(&stage.postgres.url("postgres")).await?));
    }
    if let Some((_, program)) = programs.iter().find(|(peer, _)| *peer == Peer::Postgraphile) {
        for (tenant, deep) in tenants.iter().zip(&mut deep) {
            deep.find_in_tables(&Client::of(program.address()).with_token(&peers::token_of(tenant)?)).await?;
        }
    }
    let arena = Arena { stage: &stage, database: &database, tenants: &tenants, deep: &deep, rounds: &options.extent.rounds };

    let mut table = Table::new(
        "speed",
        "Each workload for each server, in rounds that alternate, each with 32 connections of one client and requests of random tenants. Medians \
         over the rounds; milliseconds are of processor time, and `× limit` is the cost of server and database together in the same round.",
        &[
            "",
            "server",
            "requests/s",
            "p50",
            "p99",
            "server ms",
            "PostgreSQL ms",
            "× limit",
            "requests/s × others",
            "memory",
            "others' use",
        ],
    );
    for &workload in &options.workloads {
        let mut contenders = vec![Contender { name: API, dialect: Dialect::Graphql, server: stage.server(), peer: None, is_api: true }];
        for (peer, program) in &programs {
            contenders.push(Contender { name: peer.name(), dialect: peer.dialect(), server: program, peer: Some(*peer), is_api: false });
            let variant = |name, path| Contender { name, dialect: Dialect::Paths(path), server: program, peer: None, is_api: false };
            match (peer, workload) {
                (Peer::Limit, Workload::W1 | Workload::W3) => contenders.push(variant("limit that counts", "/counted")),
                (Peer::Limit, Workload::W5) => contenders.push(variant("bare insert", "/bare")),
                _ => (),
            }
        }
        arena.compare(workload, &contenders).await?;
        arena.measure(workload, &contenders, &mut table).await?;
    }
    Ok(table)
}

/// What peers need beside the product's own tables.
async fn prepare(database: &DatabaseConnection) -> Outcome {
    database.execute_unprepared(include_str!("../../peers/tables.sql")).await?;
    fill::settle(database).await
}

struct Arena<'a> {
    stage: &'a Stage,
    database: &'a DatabaseConnection,
    tenants: &'a [Tenant],
    deep: &'a [Deep],
    rounds: &'a Rounds,
}

impl Arena<'_> {
    /// Refuses a contender that answers something else than the API, or that writes other rows.
    async fn compare(&self, workload: Workload, contenders: &[Contender<'_>]) -> Outcome {
        let (tenant, deep) = (&self.tenants[0], &self.deep[0]);
        let mut expected = None;
        for contender in contenders {
            let client = Client::of(contender.server.address()).with_token(&contender.token(tenant)?);
            let before = self.rows().await?;
            let answer = answers::ask(&client, &workload.request(contender.dialect, deep), &format!("compared-{}", contender.name)).await?;
            if workload == Workload::W5 {
                let after = self.rows().await?;
                let written: Vec<_> = after.iter().zip(&before).map(|(after, before)| after - before).collect();
                let due = if contender.name == "bare insert" { [0, 0, 0, 0] } else { [1, 1, 1, 1] };
                if written != due {
                    return Err(format!("{} writes {written:?} calls, counts, activity and events, not {due:?}", contender.name).into());
                }
                continue;
            }
            let values = answers::values(&answer);
            match &expected {
                None => expected = Some(values),
                Some(expected) if *expected == values => (),
                Some(expected) => {
                    let other: Vec<_> = values.iter().filter(|value| !expected.contains(value)).take(5).collect();
                    let missing: Vec<_> = expected.iter().filter(|value| !values.contains(value)).take(5).collect();
                    return Err(format!(
                        "{} answers {workload:?} otherwise than the API: {} values for {}, among them {other:?} for {missing:?}",
                        contender.name,
                        values.len(),
                        expected.len()
                    )
                    .into());
                }
            }
        }
        Ok(())
    }

    /// Calls, the counters' calls, the activity's calls, and events.
    async fn rows(&self) -> Outcome<[i64; 4]> {
        let sql = "SELECT (SELECT count(*) FROM call_logs), (SELECT sum(calls)::bigint FROM tenant_counters),
                          (SELECT sum(calls)::bigint FROM tenant_activity), (SELECT count(*) FROM events)";
        let row = self.database.query_one_raw(Statement::from_string(self.database.get_database_backend(), sql)).await?;
        let row = row.ok_or("a count is a row")?;
        Ok([row.try_get_by_index(0)?, row.try_get_by_index(1)?, row.try_get_by_index(2)?, row.try_get_by_index(3)?])
    }

    async fn measure(&self, workload: Workload, contenders: &[Contender<'_>], table: &mut Table) -> Outcome {
        let mut requests = Vec::new();
        for contender in contenders {
            let mut of_tenants = Vec::new();
            for (tenant, deep) in self.tenants.iter().zip(self.deep) {
                of_tenants.push((workload.request(contender.dialect, deep), contender.token(tenant)?));
            }
            requests.push(Requests::new(of_tenants)?);
        }
        let postgres = Some(&self.stage.postgres);
        let candidates: Vec<_> = contenders
            .iter()
            .zip(&requests)
            .map(|(contender, requests)| Candidate { server: contender.server, postgres, requests, connections: CONNECTIONS })
            .collect();
        let runs = self.rounds.of(&format!("{workload:?}"), &candidates).await?;
        report(workload, contenders, &runs, table);
        judge(workload, contenders, &runs, table);
        Ok(())
    }
}

fn report(workload: Workload, contenders: &[Contender<'_>], runs: &[Vec<Run>], table: &mut Table) {
    let limit = contenders.iter().position(|contender| contender.name == LIMIT);
    let api = &runs[0];
    for (contender, runs_of) in contenders.iter().zip(runs) {
        let to_limit = limit.map(|limit| median(runs_of.iter().zip(&runs[limit]).map(|(run, limit)| run.cost() / limit.cost())));
        let to_api = median(api.iter().zip(runs_of).map(|(api, run)| api.seen.a_second() / run.seen.a_second()));
        let who = [workload.about().to_owned(), contender.name.to_owned()];
        let cost = [
            middle(runs_of, |run| run.server),
            middle(runs_of, |run| run.database),
            to_limit.map_or_else(|| "–".to_owned(), |ratio| format!("{ratio:.2}")),
            if contender.is_api { "–".to_owned() } else { format!("{to_api:.2}") },
            megabytes(memory(runs_of)),
            foreign(runs_of),
        ];
        table.row(who.into_iter().chain(pace(runs_of)).chain(cost));
    }
}

/// Says what the API was to reach.
fn judge(workload: Workload, contenders: &[Contender<'_>], runs: &[Vec<Run>], table: &mut Table) {
    let name = workload.about();
    let ratio = |other: usize, of: &dyn Fn(&Run) -> f64| median(runs[0].iter().zip(&runs[other]).map(|(api, other)| of(api) / of(other)));
    for (place, contender) in contenders.iter().enumerate() {
        let Some(peer) = contender.peer else { continue };
        if let Some(times) = peer.slower() {
            let faster = ratio(place, &|run| run.seen.a_second());
            let told = format!("{name}: {faster:.1} times the requests of {} in a second, at least {times}", contender.name);
            table.target(told, faster >= times);
        } else {
            let (most, cost) = (workload.dearest(), ratio(place, &Run::cost));
            table.target(format!("{name}: {cost:.2} times the cost of the limit, at most {most}"), cost <= most);
            let slow = ratio(place, &|run| f64::from(run.seen.p99));
            table.target(format!("{name}: p99 {slow:.2} times that of the limit, at most 2"), slow <= 2.0);
        }
    }
}
