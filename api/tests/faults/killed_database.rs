//! A database that dies at any moment, and comes back.

use std::time::Duration;

use rand::{RngExt, SeedableRng, rngs::StdRng};
use rig::Postgres;
use serde_json::json;

use crate::{LATER, alone, books::Books, load::Load, nobody_stays_in_a_transaction, recovered, scale, serve};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_is_killed_is_told_of_and_loses_no_acknowledged_write() {
    let _alone = alone().await;
    let mut dice = StdRng::seed_from_u64(20_261_125);
    let mut postgres = Postgres::create().await.unwrap();
    let server = serve(&postgres.url("postgres"), &[]).await;
    let load = Load::begin(server.address()).await;
    let mut recoveries = Vec::new();
    for _ in 0..scale(2, 10) {
        load.progress(40).await;
        tokio::time::sleep(Duration::from_micros(dice.random_range(0..500_000))).await;
        postgres.kill().unwrap();
        let away = load.ann.gql("{ agents(first: 1) { totalCount } }", json!({})).await.unwrap();
        assert_eq!(away.code(), Some("UNAVAILABLE"), "{}", away.json);
        assert!(!server.is_ready().await, "a server without its database is not ready");
        postgres.start().await.unwrap();
        recoveries.push(recovered(&load.ann).await);
        assert!(server.is_ready().await, "a server with its database is ready");
    }
    load.progress(40).await;
    let seen = load.end().await;
    eprintln!("{seen}; answered again after {recoveries:?}");
    seen.only(&LATER);
    seen.no_connection_failed();
    assert!(!seen.codes.is_empty(), "no request was made while the database was away: {seen}");
    nobody_stays_in_a_transaction(&postgres).await;
    Books::open(&postgres.url("postgres")).await.agree_with(&seen).await;
}
