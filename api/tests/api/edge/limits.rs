//! The statuses of two texts, and what an answer may hold.

use api::http::StatusProfile;
use axum::http::Method;
use serde_json::{Value, json};

use crate::support::TestApp;

const JSON: (&str, &str) = ("content-type", "application/json");

#[tokio::test]
async fn the_draft_of_2026_decides_the_statuses_where_it_is_asked_for() {
    let app = TestApp::with_settings(api::app::Settings { status_profile: StatusProfile::Draft2026, ..TestApp::settings() }).await;
    let acme = app.tenant("acme").await;
    let half = "{ me { email } agent(id: \"nonsense\") { id } }";
    let cases = [
        (json!({ "query": "{ me { email } }" }), 200),
        (json!({ "query": half }), 294),
        (json!({ "query": "{ me {" }), 400),
        (json!({ "query": "{ nothing }" }), 422),
        (json!({ "query": "query($n: Int!) { agents(first: $n) { totalCount } }" }), 422),
        (json!({ "query": "query A { __typename } query B { __typename }" }), 422),
        (json!({ "query": 1 }), 422),
        (json!({ "query": "mutation { logOut(input: {}) { loggedOut } }", "operationName": "X" }), 422),
    ];
    for (body, status) in cases {
        for accept in ["application/json", "application/graphql-response+json"] {
            let answer = acme.send(Method::POST, "/graphql", &[JSON, ("accept", accept)], body.to_string()).await;
            assert_eq!(answer.status.as_u16(), status, "{body} {accept}: {}", answer.text);
        }
    }
    assert_eq!(acme.send(Method::POST, "/graphql", &[JSON], "{").await.status, 400);
}

#[tokio::test]
async fn an_answer_holds_few_errors_and_each_is_short() {
    let app = TestApp::start().await;
    let many = (0..100).map(|number| format!("nothing{number}")).collect::<Vec<_>>().join(" ");
    let answer = app.anyone().gql(&format!("{{ me {{ {many} }} }}"), json!({})).await;
    assert_eq!(answer.json()["errors"].as_array().unwrap().len(), 20);
    let long = "x".repeat(20_000);
    for document in
        [format!("{{ {long} }}"), format!("{{ me(name: \"{long}\") {{ id }} }}"), format!("query(${long}: Int!) {{ me {{ id }} }}")]
    {
        let answer = app.anyone().gql(&document, json!({})).await;
        assert!(answer.text.len() < 1_000, "{}", answer.text);
        assert!(answer.json()["errors"][0]["extensions"]["code"].is_string());
    }
}

#[tokio::test]
async fn an_operation_that_the_document_does_not_have_is_not_executed() {
    let app = TestApp::start().await;
    let anyone = app.anyone();
    let send = async |query: &str, name: Value| {
        let body = json!({ "query": query, "operationName": name }).to_string();
        anyone.send(Method::POST, "/graphql", &[JSON], body).await
    };
    for (query, name) in [
        ("{ __typename }", json!("A")),
        ("query A { __typename }", json!("B")),
        ("query A { __typename } query B { __typename }", Value::Null),
    ] {
        send(query, name).await.fails("GRAPHQL_VALIDATION_FAILED");
    }
    for (query, name) in [
        ("{ __typename }", json!("")),
        ("query A { __typename }", Value::Null),
        ("query A { __typename } query B { __typename }", json!("B")),
    ] {
        send(query, name).await.ok();
    }
}

#[tokio::test]
async fn a_document_that_does_not_fit_is_told_what_to_do_and_names_what_is_meant() {
    let app = TestApp::start().await;
    for (document, sentence) in [
        ("{ nothing }", "Query has no field `nothing`. The schema lists those that it has."),
        ("{ me(id: 1) { id } }", "The field `me` of Query has no argument `id`. The schema lists those that it has."),
        ("{ me }", "`me` is an object. Say in braces which of its fields you want."),
        ("{ me { id { x } } }", "`id` is a single value. Ask for it without braces."),
        ("{ agent { id } }", "The field `agent` of Query needs the argument `id`."),
        ("{ me { ...A } }", "The fragment `A` is spread, and not in the document. Add it, or leave the spread out."),
        ("{ me { id } } fragment A on User { id }", "The fragment `A` is spread nowhere. Spread it, or leave it out."),
        ("query($a: Int) { me { id } }", "The variable $a is used nowhere. Use it, or leave it out."),
        ("{ agents(first: $a) { totalCount } }", "The variable $a is used, and not defined. Define it after the operation's name."),
        ("{ me { id @nothing } }", "There is no directive @nothing. @skip and @include are there."),
        ("{ me { id @skip } }", "The directive @skip needs the argument `if`."),
        ("{ me { ... on Agent { id } } }", "A fragment is spread where there is never a thing of its type. Leave it out."),
    ] {
        let error = app.anyone().gql(document, json!({})).await.fails("GRAPHQL_VALIDATION_FAILED");
        assert_eq!(error["message"], sentence, "{document}");
    }
}
