//! How long a connection lasts that is made to last.

use chrono::TimeDelta;
use serde_json::json;

use super::{CALLS, call};
use crate::support::{Answer, TestApp};

#[tokio::test]
async fn nobody_holds_a_stream_without_an_access_token() {
    let app = TestApp::start().await;
    app.follow_events().await;
    let mut anyone = app.anyone();
    for token in [None, Some("not.a.token")] {
        anyone.access_token = token.map(ToOwned::to_owned);
        let answer = Answer::of(anyone.open(CALLS, json!({})).await).await;
        assert_eq!(answer.status, 401);
        answer.fails("UNAUTHENTICATED");
    }
}

#[tokio::test]
async fn a_stream_ends_with_its_access_token() {
    let app = TestApp::start().await;
    app.follow_events().await;
    let acme = app.tenant("acme").await;
    let mut events = acme.subscribe(CALLS, json!({})).await;
    acme.add_call("call").await;
    call(&mut events).await;

    app.clock.advance(TimeDelta::minutes(30));

    events.ends().await;
}

#[tokio::test]
async fn a_stream_ends_when_its_session_does_on_whichever_server() {
    let app = TestApp::start().await;
    app.follow_events().await;
    let other = app.another().await;
    other.follow_events().await;
    let acme = app.tenant("acme").await;
    let here = acme.subscribe(CALLS, json!({})).await;
    let there = acme.at(&other).subscribe(CALLS, json!({})).await;
    let another_session = acme.log_in("acme@example.com").await;
    let mut stays = another_session.subscribe(CALLS, json!({})).await;

    acme.mutate("mutation { logOut(input: {}) { loggedOut userErrors { code message field } } }", json!({})).await;

    here.ends().await;
    there.ends().await;
    another_session.add_call("call").await;
    assert_eq!(call(&mut stays).await.1, "CREATED call COMPLETED");
}

#[tokio::test]
async fn a_stream_ends_when_the_server_stops() {
    let app = TestApp::start().await;
    app.follow_events().await;
    let events = app.tenant("acme").await.subscribe(CALLS, json!({})).await;

    app.app.stopping().cancel();

    events.ends().await;
}

#[tokio::test]
async fn a_query_is_answered_in_a_stream_and_completed_and_a_mutation_is_refused() {
    let app = TestApp::start().await;
    app.follow_events().await;
    let acme = app.tenant("acme").await;
    let mut events = acme.subscribe("{ me { email } }", json!({})).await;
    assert_eq!(events.data().await["me"]["email"], "acme@example.com");
    assert_eq!(events.next().await.unwrap().0, "complete");
    events.ends().await;

    let mut events = acme.subscribe("mutation { logOut(input: {everywhere: true}) { loggedOut } }", json!({})).await;
    let (_, refused) = events.next().await.unwrap();
    assert_eq!(refused["errors"][0]["extensions"]["code"], "BAD_REQUEST");
    acme.gql("{ me { id } }", json!({})).await.ok();
}

#[tokio::test]
async fn a_tenant_has_so_many_streams_and_no_more() {
    let app = TestApp::with_quotas(|quotas| quotas.streams_per_tenant = 2).await;
    app.follow_events().await;
    let (acme, bela) = (app.tenant("acme").await, app.tenant("bela").await);
    let first = acme.subscribe(CALLS, json!({})).await;
    let _second = acme.subscribe(CALLS, json!({})).await;

    let third = Answer::of(acme.open(CALLS, json!({})).await).await;
    assert_eq!(third.status, 429);
    third.fails("THROTTLED");
    let _neighbours = bela.subscribe(CALLS, json!({})).await;

    drop(first);
    acme.subscribe(CALLS, json!({})).await;
}
