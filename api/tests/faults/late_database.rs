//! A database that is there, and does not answer in time: far away, locked, or stopped.

use std::time::Duration;

use rig::{Link, Postgres};
use tokio::time;

use crate::{alone, books::Books, ends_well, load::Load, questions::ask, scale, serve};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_is_two_seconds_away_is_answered_from_or_told_of() {
    let _alone = alone().await;
    let postgres = Postgres::create().await.unwrap();
    let link = Link::to(postgres.address()).await.unwrap();
    let server = serve(&postgres.url_through(link.address(), "postgres"), &[]).await;
    let load = Load::begin(server.address()).await;
    load.progress(40).await;

    link.delay(Duration::from_secs(1));
    ask(&load.ann, scale(Duration::from_secs(8), Duration::from_secs(30))).await;
    link.pass();
    ends_well(load, &postgres).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_a_table_is_locked_what_does_not_need_it_goes_on() {
    let _alone = alone().await;
    let postgres = Postgres::create().await.unwrap();
    // More connections than the load has clients, all of which come to wait for the lock: some are left to the others.
    let server = serve(&postgres.url("postgres"), &[("DATABASE_POOL_SIZE", "12")]).await;
    let load = Load::begin(server.address()).await;
    load.progress(40).await;

    let locked = Books::open(&postgres.url("postgres")).await;
    let lasting = scale(Duration::from_secs(6), Duration::from_secs(30));
    let (answered, told_later) = locked.lock("call_logs", ask(&load.ann, lasting)).await;
    assert!(answered > 0 && told_later == 0, "{answered} were answered, and {told_later} told to ask again");
    ends_well(load, &postgres).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_stops_for_a_while_is_told_of_and_goes_on() {
    let _alone = alone().await;
    let postgres = Postgres::create().await.unwrap();
    let server = serve(&postgres.url("postgres"), &[]).await;
    let load = Load::begin(server.address()).await;
    load.progress(40).await;

    postgres.stop_process().unwrap();
    let asking = tokio::spawn({
        let ann = load.ann.clone();
        async move { ask(&ann, Duration::from_secs(1)).await }
    });
    // That long it stands still.
    time::sleep(scale(Duration::from_secs(5), Duration::from_secs(30))).await;
    postgres.continue_process().unwrap();
    asking.await.unwrap();
    ends_well(load, &postgres).await;
}
