//! Who asks too often is told to wait, and for how long; everybody else is not.

use api::limits::{PASSWORD_TRIES, Quotas};
use axum::http::{Method, StatusCode};
use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::support::{Answer, Caller, PASSWORD, TestApp};

const ME: &str = "{ me { email } }";
const LOG_IN: &str = "mutation($email: String!, $password: String!) { logIn(input: {email: $email, password: $password}) {
    tokens { accessToken } userErrors { code } } }";

async fn log_in(caller: &Caller, email: &str, password: &str) -> Answer {
    caller.gql(LOG_IN, json!({ "email": email, "password": password })).await
}

/// Fails unless this is a refusal that says how long to wait; answers the seconds.
fn must_wait(answer: Answer) -> i64 {
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS, "{}", answer.text);
    let seconds = answer.headers["retry-after"].to_str().unwrap().parse().unwrap();
    let error = answer.fails("THROTTLED");
    let millis = error["extensions"]["retryAfterMs"].as_i64().unwrap();
    assert!(millis <= seconds * 1_000 && millis > (seconds - 1) * 1_000, "{error}");
    seconds
}

#[tokio::test]
async fn a_tenant_that_asks_too_often_waits_and_its_neighbours_do_not() {
    let app = TestApp::with_quotas(|quotas| quotas.requests_per_tenant = 5).await;
    let (acme, bela) = (app.tenant("acme").await, app.tenant("bela").await);
    for _ in 0..10 {
        acme.gql(ME, json!({})).await.ok();
    }

    let seconds = must_wait(acme.gql(ME, json!({})).await);

    bela.gql(ME, json!({})).await.ok();
    app.clock.advance(TimeDelta::seconds(seconds));
    acme.gql(ME, json!({})).await.ok();
}

#[tokio::test]
async fn an_address_that_asks_too_often_waits_whoever_it_says_it_is() {
    let app = TestApp::with_quotas(|quotas| quotas.requests_per_address = 5).await;
    let stranger = app.anyone().from("203.0.113.7");
    for _ in 0..10 {
        stranger.gql("{ __typename }", json!({})).await.ok();
    }
    must_wait(stranger.gql("{ __typename }", json!({})).await);
    must_wait(stranger.forwarded("198.51.100.1").gql("{ __typename }", json!({})).await);
    app.anyone().from("203.0.113.8").gql("{ __typename }", json!({})).await.ok();
}

#[tokio::test]
async fn whatever_an_address_asks_for_counts_except_for_whether_the_server_is_well() {
    let app = TestApp::with_quotas(|quotas| quotas.requests_per_address = 1).await;
    let ways = [
        (Method::GET, "/graphql?query=%7B__typename%7D", "*/*"),
        (Method::GET, "/graphql", "text/html"),
        (Method::PUT, "/graphql", "*/*"),
        (Method::POST, "/graphql", "image/png"),
        (Method::GET, "/graphql/stream", "*/*"),
        (Method::GET, "/graphql/ws", "*/*"),
        (Method::GET, "/graphql/playground/assets/page.js", "*/*"),
        (Method::GET, "/schema.graphql", "*/*"),
        (Method::GET, "/nowhere", "*/*"),
    ];
    for (number, (method, path, accept)) in ways.into_iter().enumerate() {
        let stranger = app.anyone().from(&format!("203.0.113.{number}"));
        let ask = async || stranger.send(method.clone(), path, &[("accept", accept)], "").await;
        for _ in 0..2 {
            assert_ne!(ask().await.status, StatusCode::TOO_MANY_REQUESTS, "{method} {path}");
        }
        assert_eq!(must_wait(ask().await), 1, "{method} {path}");
        for well in ["/healthz", "/readyz"] {
            assert_eq!(stranger.send(Method::GET, well, &[], "").await.status, StatusCode::OK, "{well}");
        }
    }
}

#[tokio::test]
async fn behind_a_trusted_proxy_each_client_is_counted_by_itself() {
    let mut settings = TestApp::settings();
    settings.quotas.requests_per_address = 5;
    settings.proxies.0.push("10.0.0.0/8".parse().unwrap());
    let app = TestApp::with_settings(settings).await;
    let proxy = app.anyone().from("10.1.2.3");
    for _ in 0..10 {
        // What a client writes before the proxy's own word changes nothing.
        proxy.forwarded("192.0.2.99, 203.0.113.7").gql("{ __typename }", json!({})).await.ok();
    }
    must_wait(proxy.forwarded("192.0.2.1, 203.0.113.7").gql("{ __typename }", json!({})).await);
    must_wait(proxy.forwarded("203.0.113.7, 10.9.9.9").gql("{ __typename }", json!({})).await);
    must_wait(proxy.forwarded("192.0.2.1, é, 203.0.113.7").gql("{ __typename }", json!({})).await);
    proxy.forwarded("203.0.113.8").gql("{ __typename }", json!({})).await.ok();
}

#[tokio::test]
async fn tries_at_one_accounts_password_are_few_from_however_many_addresses() {
    let app = TestApp::with_quotas(|quotas| quotas.password_tries_per_address = 1_000).await;
    app.tenant("acme").await;
    let from = |number: u32| app.anyone().from(&format!("203.0.113.{number}"));
    let mut answers = Vec::new();
    for email in ["acme@example.com", "nobody@example.com"] {
        for number in 0..PASSWORD_TRIES {
            let answer = log_in(&from(number), email, "not it, not at all").await.ok();
            assert_eq!(answer["logIn"]["userErrors"], json!([{ "code": "INVALID_CREDENTIALS" }]));
        }
        // The right password is not even looked at: no guess tells whether it was right.
        let seconds = must_wait(log_in(&from(100), &email.to_uppercase(), PASSWORD).await);
        answers.push(seconds);
    }
    assert_eq!(answers[0], answers[1], "an account that exists waits as long as one that does not");

    app.clock.advance(TimeDelta::seconds(answers[0]));
    let answer = log_in(&from(100), "acme@example.com", PASSWORD).await.ok();
    assert_eq!(answer["logIn"]["userErrors"], json!([]));
}

#[tokio::test]
async fn tries_at_passwords_from_one_address_are_few_at_however_many_accounts() {
    let app = TestApp::with_quotas(|quotas| quotas.password_tries_per_address = 5).await;
    app.tenant("acme").await;
    let thief = app.anyone().from("203.0.113.7");
    for number in 0..5 {
        log_in(&thief, &format!("somebody-{number}@example.com"), PASSWORD).await.ok();
    }
    must_wait(log_in(&thief, "acme@example.com", PASSWORD).await);
    let sign_up =
        "mutation { signUp(input: {email: \"new@example.com\", password: \"slow green river at noon\"}) { userErrors { code } } }";
    must_wait(thief.gql(sign_up, json!({})).await);
    let answer = log_in(&app.anyone().from("203.0.113.8"), "acme@example.com", PASSWORD).await.ok();
    assert_eq!(answer["logIn"]["userErrors"], json!([]));
}

#[tokio::test]
async fn a_password_is_not_guessed_by_the_holder_of_an_access_token_either() {
    let app = TestApp::with_quotas(|quotas| quotas.password_tries_per_address = 1_000).await;
    let acme = app.tenant("acme").await;
    let change = "mutation { changePassword(input: {currentPassword: \"not it, not at all\", newPassword: \"slow green river at noon\"}) { userErrors { code } } }";
    for _ in 0..PASSWORD_TRIES {
        acme.gql(change, json!({})).await.ok();
    }
    must_wait(acme.gql(change, json!({})).await);
}

#[tokio::test]
async fn more_operations_than_have_a_turn_are_told_that_the_server_is_busy() {
    let app = TestApp::with_quotas(|quotas| quotas.operations = 1).await;
    let acme = app.tenant("acme").await;
    let mut askers = tokio::task::JoinSet::new();
    for _ in 0..200 {
        let acme = acme.clone();
        askers.spawn(async move { acme.gql(ME, json!({})).await });
    }
    let answers = askers.join_all().await;

    let (served, refused): (Vec<_>, Vec<_>) = answers.into_iter().partition(|answer| answer.status == StatusCode::OK);
    assert!(!served.is_empty() && !refused.is_empty(), "{} served, {} refused", served.len(), refused.len());
    for answer in refused {
        assert_eq!((answer.status, answer.headers["retry-after"].to_str().unwrap()), (StatusCode::SERVICE_UNAVAILABLE, "1"));
        answer.fails("UNAVAILABLE");
    }
    acme.gql(ME, json!({})).await.ok();
}

#[tokio::test]
async fn the_limits_can_be_asked_for() {
    let app = TestApp::with_settings(api::app::Settings { quotas: Quotas::default(), ..TestApp::settings() }).await;
    let acme = app.tenant("acme").await;
    let limits = acme.gql("{ limits { depth fields pageSize requestsPerSecond streams } }", json!({})).await.ok();
    let expected = json!({ "depth": 15, "fields": 2_000, "pageSize": 100, "requestsPerSecond": 50, "streams": 100 });
    assert_eq!(limits["limits"], expected);
    let lifted = TestApp::start().await.tenant("acme").await.gql("{ limits { requestsPerSecond } }", json!({})).await.ok();
    assert_eq!(lifted["limits"]["requestsPerSecond"], Value::Null);
}
