//! A network between the server and its database that loses what it is given.

use std::time::{Duration, Instant};

use futures_util::future::join_all;
use rig::{Client, Link, Postgres, Socket};
use serde_json::json;
use tokio::time;

use crate::{LATER, alone, ends_well, load::Load, questions::ask, recovered, scale, serve};

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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn calls_are_logged_again_soon_after_the_network_has_forgotten_the_connections() {
    const SOON: Duration = Duration::from_secs(20);
    let _alone = alone().await;
    let postgres = Postgres::create().await.unwrap();
    let link = Link::to(postgres.address()).await.unwrap();
    let server = serve(&postgres.url_through(link.address(), "postgres"), &[("STATEMENT_TIMEOUT_SECONDS", "1")]).await;
    let ann = Client::of(server.address()).sign_up("ann@example.com").await.unwrap();
    // More at once than there are connections, so that all are open.
    join_all((0..32).map(|_| ann.gql("{ agents { totalCount } }", json!({})))).await;
    link.forget();

    let since = Instant::now();
    for round in 0.. {
        let log = "mutation($id: String!) { createCallLog(input: {callId: $id, caller: \"withheld\"}) { userErrors { code } } }";
        let logged = join_all((0..32).map(|place| ann.gql(log, json!({ "id": format!("call-{round}-{place}") })))).await;
        let codes: Vec<_> = logged.iter().filter_map(|answer| answer.as_ref().unwrap().code()).collect();
        assert!(codes.iter().all(|code| LATER.contains(code)), "{codes:?}");
        assert!(since.elapsed() < SOON, "after {:?} {} of 32 calls are refused: {codes:?}", since.elapsed(), codes.len());
        if codes.is_empty() {
            break;
        }
    }
    eprintln!("all calls are logged after {:?}", since.elapsed());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "waits a minute or so: make torture"]
async fn an_operation_on_a_socket_that_hears_nothing_of_its_database_is_given_up_in_time_and_the_socket_goes_on() {
    const OPERATION_TIME: Duration = Duration::from_secs(30);
    const ME: &str = "{ me { email } }";
    let _alone = alone().await;
    let postgres = Postgres::create().await.unwrap();
    let link = Link::to(postgres.address()).await.unwrap();
    // A statement may take longer than an operation, so it is the operation that is given up.
    let server = serve(&postgres.url_through(link.address(), "postgres"), &[("STATEMENT_TIMEOUT_SECONDS", "60")]).await;
    let ann = Client::of(server.address()).sign_up("ann@example.com").await.unwrap();
    let mut socket = Socket::open(server.address(), ann.token().unwrap()).await.unwrap();
    // So many at once leave connections enough for one more, whoever else uses some: a new one could not be opened.
    for id in 0..8 {
        socket.subscribe(&id.to_string(), ME, &json!({})).await.unwrap();
    }
    for _ in 0..16 {
        assert!(["next", "complete"].contains(&socket.next().await.unwrap()["type"].as_str().unwrap()));
    }

    link.stall();
    let since = Instant::now();
    socket.subscribe("lost", ME, &json!({})).await.unwrap();
    let told = time::timeout(OPERATION_TIME + Duration::from_secs(4), socket.next()).await.expect("it is given up").unwrap();
    assert_eq!((&told["type"], &told["id"]), (&json!("error"), &json!("lost")), "{told}");
    assert_eq!(told["payload"][0]["extensions"]["code"], "REQUEST_TIMEOUT", "{told}");
    assert!(since.elapsed() + Duration::from_secs(1) > OPERATION_TIME, "given up after {:?}", since.elapsed());

    link.pass();
    recovered(&ann).await;
    socket.subscribe("again", ME, &json!({})).await.unwrap();
    assert_eq!(socket.next().await.unwrap()["payload"]["data"]["me"]["email"], "ann@example.com");
}
