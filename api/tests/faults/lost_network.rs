//! A network between the server and its database that loses what it is given.

use std::time::{Duration, Instant};

use rig::{Link, Postgres};
use tokio::time;

use crate::{alone, ends_well, load::Load, questions::ask, scale, serve};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_network_that_swallows_everything_for_a_while_is_told_of_and_forgiven() {
    let _alone = alone().await;
    let postgres = Postgres::create().await.unwrap();
    let link = Link::to(postgres.address()).await.unwrap();
    let server = serve(&postgres.url_through(link.address(), "postgres"), &[]).await;
    let load = Load::begin(server.address()).await;
    load.progress(40).await;

    link.stall();
    let asking = tokio::spawn({
        let ann = load.ann.clone();
        async move { ask(&ann, Duration::from_secs(1)).await }
    });
    // Longer than the database lets a transaction idle: it ends those that it hears nothing of.
    time::sleep(scale(Duration::from_secs(12), Duration::from_secs(30))).await;
    link.pass();
    asking.await.unwrap();
    ends_well(load, &postgres).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn connections_that_the_network_has_forgotten_are_replaced() {
    let _alone = alone().await;
    let postgres = Postgres::create().await.unwrap();
    let link = Link::to(postgres.address()).await.unwrap();
    let server = serve(&postgres.url_through(link.address(), "postgres"), &[]).await;
    let load = Load::begin(server.address()).await;
    load.progress(40).await;

    link.forget();
    let since = Instant::now();
    load.progress(1).await;
    eprintln!("a write was acknowledged after {:?}", since.elapsed());
    ask(&load.ann, Duration::from_secs(1)).await;
    ends_well(load, &postgres).await;
}
