//! The walk: every root field and every id that introspection finds, as a stranger and as a neighbour.

use std::collections::BTreeSet;

use async_graphql::parser::{
    parse_schema,
    types::{InputValueDefinition, TypeKind, TypeSystemDefinition},
};
use axum::http::{HeaderMap, StatusCode};
use serde_json::{Value, json};

use super::{
    cases::{Names, case},
    introspection::{Place, RootField},
    world::{Tenant, absent_like, neighbours},
};
use crate::support::{Answer, Caller, TestApp};

/// The fields that a stranger may call. This list may only become shorter.
const OPEN: [&str; 4] = ["signUp", "logIn", "refreshTokens", "logOut"];

/// What a walk tried. [`Tried::everything`] compares it with what introspection found.
#[derive(Default)]
struct Tried {
    fields: BTreeSet<String>,
    ids: BTreeSet<String>,
}

impl Tried {
    fn field(&mut self, field: &RootField) {
        self.fields.insert(field.name.clone());
    }

    fn id(&mut self, field: &RootField, place: &Place) {
        self.ids.insert(format!("{} {}", field.name, place.dotted()));
    }

    /// Fails unless every root field and every id was tried.
    fn everything(&self, fields: &[RootField]) {
        let found = fields.iter().map(|field| field.name.clone()).collect();
        assert_eq!(self.fields, found, "root fields tried, and found");
        self.every_id(fields);
    }

    /// Fails unless every id was tried.
    fn every_id(&self, fields: &[RootField]) {
        let found = fields.iter().flat_map(|field| field.ids.iter().map(|place| format!("{} {}", field.name, place.dotted()))).collect();
        assert_eq!(self.ids, found, "ids tried, and found");
    }
}

fn call(field: &RootField, own: &Tenant) -> (Value, String) {
    case(&field.name, own).unwrap_or_else(|| panic!("the root field {} has no case: say how it is called", field.name))
}

fn names(field: &RootField, place: &Place) -> Names {
    Names::of(&field.name, &place.dotted())
        .unwrap_or_else(|| panic!("the id {} of {} has no case: say what it names", place.dotted(), field.name))
}

/// Against the published schema, read by other means: an introspection that overlooked something would make the walk shorter unnoticed.
#[tokio::test]
async fn introspection_finds_every_root_field_and_every_id() {
    let app = TestApp::start().await;
    let mut fields = RootField::all(&app).await;
    fields.extend(RootField::subscriptions(&app).await);
    let published = parse_schema(include_str!("../../../../schema.graphql")).unwrap();
    let (mut roots, mut ids, mut call_ids, mut searches) = (0, 0, 0, 0);
    let mut look_at = |argument: &InputValueDefinition| {
        ids += usize::from(argument.ty.node.to_string().contains("ID"));
        call_ids += usize::from(argument.name.node == "callId");
        searches += usize::from(argument.name.node == "search");
    };
    for definition in &published.definitions {
        let TypeSystemDefinition::Type(definition) = definition else { continue };
        match &definition.node.kind {
            TypeKind::Object(object) if ["Query", "Mutation", "Subscription"].contains(&definition.node.name.node.as_str()) => {
                roots += object.fields.len();
                object.fields.iter().flat_map(|field| &field.node.arguments).for_each(|argument| look_at(&argument.node));
            }
            TypeKind::InputObject(input) => input.fields.iter().for_each(|field| look_at(&field.node)),
            _ => {}
        }
    }

    assert_eq!(fields.len(), roots);
    // No input is shared by two fields, so the places are as many as the declarations.
    assert_eq!(fields.iter().map(|field| field.ids.len()).sum::<usize>(), ids + call_ids);
    assert_eq!(fields.iter().map(|field| field.searches.len()).sum::<usize>(), searches);
}

#[tokio::test]
async fn a_stranger_is_answered_unauthenticated() {
    stranger(None).await;
}

#[tokio::test]
async fn a_broken_token_is_answered_unauthenticated() {
    stranger(Some("not.a.token")).await;
}

async fn stranger(token: Option<&str>) {
    let app = TestApp::start().await;
    let (_, bela) = neighbours(&app).await;
    let before = bela.rows(&app).await;
    let mut stranger = app.anyone();
    stranger.access_token = token.map(ToOwned::to_owned);
    let refused = |answer: Answer, asked: &str| {
        bela.assert_unseen(&answer.text, asked);
        let error = answer.fails("UNAUTHENTICATED");
        assert!(error["message"].is_string(), "{asked}");
    };

    let fields = RootField::all(&app).await;
    let mut tried = Tried::default();
    for field in &fields {
        let (arguments, selection) = call(field, &bela);
        tried.field(field);
        if OPEN.contains(&field.name.as_str()) {
            // With no proof of bela's among the arguments: these fields take proofs, and answer to them.
            let mut arguments = arguments;
            arguments["input"].as_object_mut().unwrap().entry("password").and_modify(|password| *password = json!("not it, not at all"));
            arguments["input"].as_object_mut().unwrap().entry("refreshToken").and_modify(|token| *token = json!("nobody's"));
            let answer = field.ask(&stranger, &arguments, &selection).await;
            assert!(!answer.text.contains("UNAUTHENTICATED"), "{} is closed by now: take it from the list", field.name);
            bela.assert_unseen(&answer.text, &field.name);
            continue;
        }
        refused(field.ask(&stranger, &arguments, &selection).await, &field.name);
        for place in &field.ids {
            tried.id(field, place);
            for id in names(field, place).all_of(&bela) {
                let mut arguments = arguments.clone();
                place.set(&mut arguments, &id);
                refused(field.ask(&stranger, &arguments, &selection).await, &format!("{} {}", field.name, place.dotted()));
            }
        }
    }

    tried.everything(&fields);
    assert_eq!(bela.rows(&app).await, before);
}

#[tokio::test]
async fn a_neighbours_id_is_answered_like_an_absent_one() {
    let app = TestApp::start().await;
    let (acme, bela) = neighbours(&app).await;
    let before = bela.rows(&app).await;

    let fields = RootField::all(&app).await;
    let mut tried = Tried::default();
    for field in &fields {
        let (arguments, selection) = call(field, &acme);
        for place in &field.ids {
            tried.id(field, place);
            let asked = format!("{} {}", field.name, place.dotted());
            let names = names(field, place);
            if names == Names::NewCallId {
                continue;
            }
            for id in names.all_of(&bela) {
                let theirs = send(&acme.caller, field, &arguments, &selection, &[(place, &id)]).await;
                let absent = send(&acme.caller, field, &arguments, &selection, &[(place, &absent_like(&id))]).await;
                bela.assert_unseen(&theirs.text, &asked);
                assert_eq!(theirs, absent, "{asked}: a neighbour's, and an absent one");
                assert!(finds_nothing(&field.name, &theirs.text), "{asked}: {}", theirs.text);
                assert_eq!(bela.rows(&app).await, before, "{asked} changed a neighbour's rows");
            }
        }
    }

    tried.every_id(&fields);
}

#[tokio::test]
async fn nothing_but_a_neighbours_ids_is_answered_like_nothing_but_absent_ones() {
    let app = TestApp::start().await;
    let (acme, bela) = neighbours(&app).await;
    let before = bela.rows(&app).await;

    for field in RootField::all(&app).await.iter().filter(|field| !field.ids.is_empty()) {
        let (arguments, selection) = call(field, &acme);
        let theirs: Vec<_> = field.ids.iter().map(|place| (place, names(field, place).all_of(&bela).remove(0))).collect();
        let absent: Vec<_> = theirs.iter().map(|(place, id)| (*place, absent_like(id))).collect();
        let with = |ids: &[(&Place, String)]| {
            let mut changed = arguments.clone();
            for (place, id) in ids {
                place.set(&mut changed, id);
            }
            changed
        };
        let mut first = field.ask(&acme.caller, &with(&theirs), &selection).await.text;
        let mut second = field.ask(&acme.caller, &with(&absent), &selection).await.text;
        for ((_, mine), (_, other)) in theirs.iter().zip(&absent) {
            first = first.replace(mine, "…");
            second = second.replace(other, "…");
        }
        bela.assert_unseen(&first, &field.name);
        assert_eq!(first, second, "{}", field.name);
        assert_eq!(bela.rows(&app).await, before, "{} changed a neighbour's rows", field.name);
    }
}

#[tokio::test]
async fn a_neighbours_call_id_is_free() {
    let app = TestApp::start().await;
    let (acme, bela) = neighbours(&app).await;
    let before = bela.rows(&app).await;

    let logged = acme.caller.add_call(&bela.call_id).await;

    assert_ne!(logged, bela.call);
    assert_eq!(bela.rows(&app).await, before);
    // As it is not for bela itself, whose id it is.
    let query = "mutation($id: String!) { createCallLog(input: {callId: $id, caller: \"other\"}) { callLog { id } userErrors { code message field } } }";
    assert_eq!(bela.caller.refused(query, json!({ "id": bela.call_id })).await, ["TAKEN input.callId"]);
}

/// Without this, a walk that asks wrongly would find nothing anywhere, and prove nothing.
#[tokio::test]
async fn ones_own_id_is_found() {
    let app = TestApp::start().await;
    let (_, bela) = neighbours(&app).await;

    let fields = RootField::all(&app).await;
    let mut tried = Tried::default();
    for field in &fields {
        let (arguments, selection) = call(field, &bela);
        for place in &field.ids {
            tried.id(field, place);
            let names = names(field, place);
            if names == Names::NewCallId {
                continue;
            }
            // The arguments of a creation name a thing that is new each time.
            let mut arguments = arguments.clone();
            if field.name == "createCallLog" {
                arguments["input"]["callId"] = json!(place.dotted());
            }
            let mut own = names.all_of(&bela);
            if names != Names::Anything {
                own.truncate(1);
            }
            // What was deleted is not found by `node` either, even by its owner.
            own.retain(|id| ![&bela.deleted_number, &bela.deleted_agent, &bela.deleted_order].contains(&id));
            for id in own {
                let Seen { status, text, .. } = send(&bela.caller, field, &arguments, &selection, &[(place, &id)]).await;
                let asked = format!("{} {} as its owner: {text}", field.name, place.dotted());
                assert_eq!(status, 200, "{asked}");
                let answer: Value = serde_json::from_str(&text).unwrap();
                assert!(answer.get("errors").is_none(), "{asked}");
                assert!(!finds_nothing(&field.name, &text), "{asked}");
                let errors = &answer["data"][&field.name]["userErrors"];
                assert!(errors.as_array().is_none_or(Vec::is_empty), "{asked}");
                let told = field.name.starts_with("delete") || bela.canaries().iter().any(|canary| text.contains(canary));
                assert!(told, "{asked}");
            }
        }
    }

    tried.every_id(&fields);
}

#[tokio::test]
async fn no_field_called_with_what_is_ones_own_shows_a_neighbours() {
    let app = TestApp::start().await;
    let (acme, bela) = neighbours(&app).await;
    let before = bela.rows(&app).await;

    let fields = RootField::all(&app).await;
    let mut tried = Tried::default();
    let mut caller = acme.caller.clone();
    for field in &fields {
        tried.field(field);
        let (arguments, selection) = call(field, &acme);
        let answer = field.ask(&caller, &arguments, &selection).await;
        bela.assert_unseen(&answer.text, &field.name);
        assert_eq!(bela.rows(&app).await, before, "{} changed a neighbour's rows", field.name);
        let data = answer.ok();
        let payload = &data[&field.name];
        assert!(!payload.is_null(), "{} has found nothing of one's own", field.name);
        assert!(payload["userErrors"].as_array().is_none_or(Vec::is_empty), "{}: {payload}", field.name);
        if field.name == "changePassword" {
            caller = caller.with_tokens(&payload["tokens"]);
        }
    }

    assert_eq!(tried.fields.len(), fields.len());
}

#[tokio::test]
async fn a_neighbours_words_find_nothing() {
    let app = TestApp::start().await;
    let (acme, bela) = neighbours(&app).await;
    for field in RootField::all(&app).await {
        for place in &field.searches {
            let (arguments, selection) = call(&field, &acme);
            let theirs = send(&acme.caller, &field, &arguments, &selection, &[(place, bela.word)]).await;
            let nobodys = send(&acme.caller, &field, &arguments, &selection, &[(place, "plainly nobody's")]).await;
            bela.assert_unseen(&theirs.text, &field.name);
            assert_eq!(theirs, nobodys, "{}", field.name);
            assert!(finds_nothing(&field.name, &theirs.text), "{}: {}", field.name, theirs.text);
            let own = send(&bela.caller, &field, &arguments, &selection, &[(place, bela.word)]).await;
            assert!(!finds_nothing(&field.name, &own.text), "{} as the word's owner: {}", field.name, own.text);
        }
    }
}

#[tokio::test]
async fn a_neighbours_cursor_leads_nowhere_but_among_ones_own() {
    let app = TestApp::start().await;
    let (acme, bela) = neighbours(&app).await;
    for field in RootField::all(&app).await.iter().filter(|field| !field.searches.is_empty()) {
        let (arguments, selection) = call(field, &bela);
        let cursor = field.ask(&bela.caller, &arguments, &selection).await.ok()[&field.name]["pageInfo"]["endCursor"].take();
        for (way, count) in [("after", "first"), ("before", "last")] {
            let arguments = json!({ way: cursor, count: 100 });
            bela.assert_unseen(&field.ask(&acme.caller, &arguments, &selection).await.text, &format!("{} {way}", field.name));
        }
    }
}

#[tokio::test]
async fn a_neighbours_rows_are_not_counted() {
    let app = TestApp::start().await;
    neighbours(&app).await;
    let empty = app.tenant("corva").await;

    let data = empty
        .gql(
            "{ dashboardStats { connectedPhoneNumbers activeAgents totalCalls totalOrders
                activity(from: \"2026-11-22\", to: \"2026-11-22\") { calls answeredCalls orders talkSeconds } }
              phoneNumbers { totalCount } agents { totalCount } callLogs { totalCount } orders { totalCount }
              counted: callLogs(filter: {status: [COMPLETED]}) { totalCount } }",
            json!({}),
        )
        .await
        .ok();

    let none = json!({ "totalCount": 0 });
    assert_eq!(
        data,
        json!({
            "dashboardStats": {
                "connectedPhoneNumbers": 0, "activeAgents": 0, "totalCalls": 0, "totalOrders": 0,
                "activity": [{ "calls": 0, "answeredCalls": 0, "orders": 0, "talkSeconds": 0 }],
            },
            "phoneNumbers": none, "agents": none, "callLogs": none, "orders": none, "counted": none,
        })
    );
}

/// All that a caller sees of an answer.
#[derive(Debug, PartialEq)]
struct Seen {
    status: StatusCode,
    headers: HeaderMap,
    text: String,
}

/// Asks with these values in these places. In the answer, each stands as a placeholder.
async fn send(caller: &Caller, field: &RootField, arguments: &Value, selection: &str, values: &[(&Place, &str)]) -> Seen {
    let mut arguments = arguments.clone();
    for (place, value) in values {
        place.set(&mut arguments, value);
    }
    let answer = field.ask(caller, &arguments, selection).await;
    // The placeholder is as long as an id, so that even the lengths are compared.
    let text = values.iter().fold(answer.text, |text, (_, value)| text.replace(value, &"…".repeat(value.len())));
    Seen { status: answer.status, headers: answer.headers, text }
}

/// Whether an answer is null, an empty list, or `NOT_FOUND` and nothing else.
fn finds_nothing(field: &str, answer: &str) -> bool {
    let answer: Value = serde_json::from_str(answer).unwrap();
    let found = &answer["data"][field];
    let none = |entries: &Value| entries.as_array().is_some_and(|entries| entries.iter().all(Value::is_null));
    if answer.get("errors").is_some() {
        return false;
    }
    match found["userErrors"].as_array() {
        Some(errors) => !errors.is_empty() && errors.iter().all(|error| error["code"] == "NOT_FOUND"),
        None => found.is_null() || none(found) || (none(&found["edges"]) && none(&found["nodes"]) && found["totalCount"] == 0),
    }
}
