//! A database that dies at any moment, and comes back.

use std::time::Duration;

use rand::{RngExt, SeedableRng, rngs::StdRng};
use rig::{Postgres, Server};
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
        says_soon(&server, false).await;
        postgres.start().await.unwrap();
        recoveries.push(recovered(&load.ann).await);
        says_soon(&server, true).await;
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

/// Waits until a server says that it is ready, or that it is not. What it found out of its database holds for a second.
async fn says_soon(server: &Server, ready: bool) {
    let says = async {
        while server.is_ready().await != ready {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(5), says)
        .await
        .unwrap_or_else(|_| panic!("for too long a server does not say whether it is ready: {ready}"));
}
