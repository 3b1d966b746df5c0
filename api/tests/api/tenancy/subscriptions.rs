//! The walk over the subscriptions: what happens at a neighbour's is nobody else's news.

use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::{Value, json};

use super::{
    introspection::RootField,
    world::{Tenant, neighbours},
};
use crate::support::{Answer, TestApp, events::Events};

/// What to ask of a subscription, and the ids among its arguments. What has no line here fails the walk.
fn case(field: &RootField) -> &'static str {
    match field.name.as_str() {
        "callLogChanged" => {
            "cursor kind callLog { id callId caller callee agent { id name } phoneNumber { id label } orders { id details } }"
        }
        "orderChanged" => "cursor kind order { id customerName phone details address callLog { id caller } }",
        "dashboardStatsChanged" => "connectedPhoneNumbers activeAgents totalCalls totalOrders",
        name => panic!("the subscription {name} has no case: say what to ask of it"),
    }
}

/// Changes one of everything of a tenant's, each time to something new.
async fn stir(tenant: &Tenant) {
    static TIMES: AtomicU32 = AtomicU32::new(0);
    let word = format!("{} {}", tenant.word, TIMES.fetch_add(1, Ordering::Relaxed));
    let queries = [
        "mutation($call: ID!, $word: String!) { updateCallLog(id: $call, input: {callee: $word}) { userErrors { code message field } } }",
        "mutation($order: ID!, $word: String!) { updateOrder(id: $order, input: {details: $word}) { userErrors { code message field } } }",
        "mutation($number: ID!, $word: String!) { updatePhoneNumber(id: $number, input: {label: $word}) { userErrors { code message field } } }",
        "mutation($agent: ID!, $word: String!) { updateAgent(id: $agent, input: {systemPrompt: $word}) { userErrors { code message field } } }",
    ];
    for query in queries {
        let variables = json!({ "call": tenant.call, "order": tenant.order, "number": tenant.number, "agent": tenant.agent, "word": word });
        let wanted: serde_json::Map<String, Value> = variables
            .as_object()
            .unwrap()
            .iter()
            .filter(|(name, _)| query.contains(&format!("${name}:")))
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect();
        tenant.caller.mutate(query, wanted.into()).await;
    }
    tenant.caller.add_call(&word).await;
    tenant.caller.add_order(&word, None).await;
}

async fn open(tenant: &Tenant, field: &RootField, arguments: &Value) -> Events {
    tenant.caller.subscribe(&field.document(case(field)), arguments.clone()).await
}

#[tokio::test]
async fn a_stranger_is_told_of_nothing() {
    let app = TestApp::start().await;
    app.follow_events().await;
    let (_, bela) = neighbours(&app).await;
    let fields = RootField::subscriptions(&app).await;
    assert!(!fields.is_empty());
    for field in &fields {
        for token in [None, Some("not.a.token")] {
            let mut stranger = app.anyone();
            stranger.access_token = token.map(ToOwned::to_owned);
            let answer = Answer::of(stranger.open(&field.document(case(field)), json!({})).await).await;
            bela.assert_unseen(&answer.text, &field.name);
            assert_eq!(answer.status, 401, "{}", field.name);
            answer.fails("UNAUTHENTICATED");
        }
    }
}

#[tokio::test]
async fn a_neighbours_changes_are_not_told() {
    let app = TestApp::start().await;
    app.follow_events().await;
    let (acme, bela) = neighbours(&app).await;
    for field in &RootField::subscriptions(&app).await {
        let mut events = open(&acme, field, &json!({})).await;
        stir(&bela).await;
        stir(&acme).await;
        // The first of one's own comes after all of the neighbour's: what was to be told of those would have been.
        let event = events.data().await.to_string();
        bela.assert_unseen(&event, &field.name);
        if field.name != "dashboardStatsChanged" {
            assert!(event.contains(acme.word), "{event}");
        }
    }
}

#[tokio::test]
async fn a_neighbours_call_can_not_be_followed() {
    let app = TestApp::start().await;
    app.follow_events().await;
    let (acme, bela) = neighbours(&app).await;
    for field in &RootField::subscriptions(&app).await {
        for place in &field.ids {
            assert_eq!(place.dotted(), "callId", "say how {} of {} is tried", place.dotted(), field.name);
            let mut arguments = json!({});
            place.set(&mut arguments, &bela.call_id);
            let mut events = open(&acme, field, &arguments).await;
            stir(&bela).await;
            // A call of one's own may have the same id of the telephony provider's.
            acme.caller.add_call(&bela.call_id).await;
            let event = events.data().await[&field.name].take();
            assert_eq!((&event["kind"], &event["callLog"]["caller"]), (&json!("CREATED"), &json!("+919812345678")), "{event}");
            assert_ne!(event["callLog"]["id"], bela.call.as_str());
        }
    }
}

#[tokio::test]
async fn a_neighbours_cursor_leads_to_ones_own_changes_only() {
    let app = TestApp::start().await;
    app.follow_events().await;
    let (acme, bela) = neighbours(&app).await;
    for field in RootField::subscriptions(&app).await.iter().filter(|field| field.has("after")) {
        let mut theirs = open(&bela, field, &json!({})).await;
        stir(&bela).await;
        let cursor = theirs.data().await[&field.name]["cursor"].take();
        stir(&bela).await;
        stir(&acme).await;

        let mut events = open(&acme, field, &json!({ "after": cursor })).await;

        for _ in 0..2 {
            let event = events.data().await.to_string();
            bela.assert_unseen(&event, &field.name);
            assert!(event.contains(acme.word), "{event}");
        }
    }
}
