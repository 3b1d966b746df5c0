//! Servers that are asked to stop.

use std::time::Duration;

use rig::{Balancer, Client, Postgres, Server};

use crate::{alone, books::Books, load::Load, scale, serve, stop};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rolling_restarts_fail_no_request() {
    let _alone = alone().await;
    let postgres = Postgres::create().await.unwrap();
    let url = postgres.url("postgres");
    // Ten checks of the balancer long, a server that is to stop says so and goes on serving.
    let delay = [("SHUTDOWN_DELAY_SECONDS", "1")];
    let mut servers = [serve(&url, &delay).await, serve(&url, &delay).await];
    let balancer = Balancer::before(&servers.each_ref().map(Server::address)).await.unwrap();
    balancer.until_all_are_ready().await;
    let load = Load::begin(balancer.address()).await;
    for round in 0..scale(4, 20) {
        load.progress(40).await;
        let server = &mut servers[round % 2];
        assert!(stop(server).await.success(), "{}", server.log());
        server.restart().await.unwrap();
        balancer.until_all_are_ready().await;
    }
    load.progress(40).await;
    let seen = load.end().await;
    eprintln!("{seen}");
    seen.no_connection_failed();
    seen.only(&[]);
    Books::open(&url).await.agree_with(&seen).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_stops_in_time_although_its_database_does_not_answer() {
    let _alone = alone().await;
    let postgres = Postgres::create().await.unwrap();
    let mut server = serve(&postgres.url("postgres"), &[]).await;
    postgres.stop_process().unwrap();
    if scale(false, true) {
        // A request that is under way, for which it waits 25 seconds.
        let ann = Client::of(server.address());
        tokio::spawn(async move { ann.sign_up("ann@example.com").await });
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    server.terminate().unwrap();
    server.wait(Duration::from_secs(32)).await.unwrap();
}
