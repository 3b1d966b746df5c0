//! A server that dies at any moment.

use std::time::Duration;

use rand::{RngExt, SeedableRng, rngs::StdRng};
use rig::{Postgres, Server};

use crate::{
    LATER, alone,
    books::Books,
    load::{Load, Seen},
    nobody_stays_in_a_transaction, scale, serve, stop,
};

/// Kills a server again and again, while clients write and ask again.
async fn kill_under_load(server: &mut Server) -> Seen {
    let mut dice = StdRng::seed_from_u64(20_261_124);
    let load = Load::begin(server.address()).await;
    for _ in 0..scale(3, 20) {
        // It works again, and then it dies at whatever it is at.
        load.progress(40).await;
        tokio::time::sleep(Duration::from_micros(dice.random_range(0..500_000))).await;
        server.kill().unwrap();
        server.restart().await.unwrap();
    }
    load.progress(40).await;
    let seen = load.end().await;
    eprintln!("{seen}");
    seen.only(&LATER);
    assert!(!seen.broken.is_empty(), "no request was under way when the server was killed: {seen}");
    seen
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_is_killed_loses_no_acknowledged_write_on_sqlite() {
    let _alone = alone().await;
    let mut server = serve("sqlite://platform.db", &[]).await;
    let seen = kill_under_load(&mut server).await;
    assert!(stop(&mut server).await.success(), "{}", server.log());
    let books = Books::open(&format!("sqlite://{}", server.folder().join("platform.db").display())).await;
    books.agree_with(&seen).await;
    books.are_sound().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_is_killed_loses_no_acknowledged_write_on_postgresql() {
    let _alone = alone().await;
    let postgres = Postgres::create().await.unwrap();
    let mut server = serve(&postgres.url("postgres"), &[]).await;
    let seen = kill_under_load(&mut server).await;
    nobody_stays_in_a_transaction(&postgres).await;
    Books::open(&postgres.url("postgres")).await.agree_with(&seen).await;
}
