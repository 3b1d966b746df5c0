//! Several servers on one database, and connections that are lost.

use std::time::Duration;

use chrono::TimeDelta;
use serde_json::json;

use super::{CALLS, call};
use crate::support::{TestApp, database::is_postgres, proxy::Proxy};

#[tokio::test]
async fn a_call_logged_through_one_server_reaches_subscribers_of_the_other() {
    let app = TestApp::start().await;
    app.follow_events().await;
    let other = app.another().await;
    other.follow_events().await;
    let acme = app.tenant("acme").await;
    let mut there = acme.at(&other).subscribe(CALLS, json!({})).await;

    acme.add_call("here").await;
    let (cursor, told) = call(&mut there).await;
    assert_eq!(told, "CREATED here COMPLETED");

    // A cursor is good on any server, whichever is ahead.
    acme.at(&other).add_call("there").await;
    let mut here = acme.subscribe(CALLS, json!({ "after": cursor })).await;
    assert_eq!(call(&mut here).await.1, "CREATED there COMPLETED");
}

#[tokio::test]
async fn when_the_listening_connection_is_killed_nothing_is_missed() {
    if !is_postgres() {
        return;
    }
    let app = TestApp::start().await;
    let other = app.another().await;
    other.follow_events().await;
    let acme = app.tenant("acme").await;
    let mut events = acme.at(&other).subscribe(CALLS, json!({})).await;
    let listening = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query ILIKE 'LISTEN %'";
    for round in 0..3 {
        let listens = async { while app.database.number(listening).await == 0 {} };
        tokio::time::timeout(Duration::from_secs(20), listens).await.expect("the server listens again");
        let kill =
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND query ILIKE 'LISTEN %'";
        assert!(app.database.number(kill).await > 0);

        acme.add_call(&format!("call-{round}")).await;

        assert_eq!(call(&mut events).await.1, format!("CREATED call-{round} COMPLETED"));
    }
}

#[tokio::test]
async fn when_the_database_was_away_subscribers_hear_what_happened_meanwhile() {
    if !is_postgres() {
        return;
    }
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let proxy = Proxy::before(&app.database.url()).await;
    let away = app.through(proxy.url(&app.database.url())).await;
    away.follow_events().await;
    let mut events = acme.at(&away).subscribe(CALLS, json!({})).await;

    proxy.cut();
    for number in 0..5 {
        acme.add_call(&format!("call-{number}")).await;
    }
    acme.at(&away).gql("{ me { id } }", json!({})).await.fails("UNAVAILABLE");
    proxy.mend();

    for number in 0..5 {
        assert_eq!(call(&mut events).await.1, format!("CREATED call-{number} COMPLETED"));
    }
}

#[tokio::test]
async fn events_of_the_server_that_a_backup_came_from_are_not_taken_for_new_ones() {
    if !is_postgres() {
        return;
    }
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    acme.add_call("before").await;
    app.database.execute("UPDATE events SET xact = 9000000000000000000").await;

    app.follow_events().await;
    let mut events = acme.subscribe(CALLS, json!({})).await;
    acme.add_call("after").await;

    assert_eq!(call(&mut events).await.1, "CREATED after COMPLETED");
    assert_eq!(app.database.number("SELECT COUNT(*) FROM events WHERE xact = 9000000000000000000").await, 0);
}

#[tokio::test]
async fn a_subscriber_hears_of_what_comes_after_a_week_without_anything() {
    let app = TestApp::start().await;
    app.follow_events().await;
    let acme = app.tenant("acme").await;
    let mut events = acme.subscribe(CALLS, json!({})).await;
    for number in 0..3 {
        acme.add_call(&format!("call-{number}")).await;
        assert_eq!(call(&mut events).await.1, format!("CREATED call-{number} COMPLETED"));
    }
    drop(events);
    app.clock.advance(TimeDelta::days(8));
    app.app.db().remove_outdated(app.clock.now()).await.unwrap();

    let acme = acme.log_in("acme@example.com").await;
    let mut events = acme.subscribe(CALLS, json!({})).await;
    acme.add_call("after").await;

    assert_eq!(call(&mut events).await.1, "CREATED after COMPLETED");
}
