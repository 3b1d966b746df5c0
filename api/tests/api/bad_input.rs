//! Whatever is sent, the answer is coded, small, and tells nothing of what is behind it.

use axum::http::Method;
use rand::{RngExt, SeedableRng, rngs::StdRng, seq::IndexedRandom};
use serde_json::{Value, json};

use crate::support::{Answer, Caller, TestApp};

/// How many malformed inputs of each kind.
const TRIES: usize = 1_000;

/// Pieces that have broken parsers before.
const PIECES: &[&str] = &[
    "\0",
    "'",
    "\"",
    "`",
    "\\",
    "%",
    "_",
    "%00",
    "--",
    "/*",
    ";",
    "DROP TABLE users",
    "' OR 1=1 --",
    "$1",
    "{}",
    "[]",
    "null",
    "true",
    "-1",
    "1e400",
    "\u{202e}",
    "\u{feff}",
    "é",
    "अ",
    "👩‍👩‍👧",
    "\u{1f}",
    "\r\n",
    "../../etc/passwd",
    "<script>",
    "${x}",
    "{{x}}",
    "+91",
    "@",
    ".",
    "agent_",
    "phone_01",
    "refresh_",
    "Bearer ",
    "eyJ",
];

/// What no answer may contain: words of SQL, of the libraries, of files.
const LEAKS: &[&str] = &[
    "SELECT ",
    "INSERT ",
    "UPDATE ",
    "sqlx",
    "sea_orm",
    "SqlxError",
    "DbErr",
    "SQLSTATE",
    "syntax error at",
    "constraint",
    "call_logs",
    "ai_agents",
    ".rs:",
    "/src/",
    "panicked",
    "RUST_BACKTRACE",
];

fn mangle(rng: &mut StdRng, valid: &str) -> String {
    let mut chars: Vec<char> = valid.chars().collect();
    for _ in 0..rng.random_range(1..4) {
        let place = rng.random_range(0..=chars.len());
        match rng.random_range(0..4) {
            0 => drop(chars.splice(place..place, PIECES.choose(rng).unwrap().chars())),
            1 => chars.truncate(place),
            2 if place < chars.len() => chars[place] = char::from(rng.random_range(1..127_u8)),
            _ => chars.extend(std::iter::repeat_n('x', rng.random_range(0..300))),
        }
    }
    chars.into_iter().collect()
}

fn check(sent: &str, answer: &Answer) {
    assert!(answer.status.as_u16() < 500, "{sent:?}: {}", answer.text);
    let body = answer.json();
    for error in body["errors"].as_array().into_iter().flatten() {
        let code = error["extensions"]["code"].as_str().unwrap_or_else(|| panic!("an error without a code for {sent:?}: {}", answer.text));
        assert!(!matches!(code, "INTERNAL_SERVER_ERROR" | "UNAVAILABLE"), "{sent:?}: {}", answer.text);
    }
    let message = |error: &Value| error["message"].as_str().unwrap().to_owned();
    let of_document = body["errors"].as_array().into_iter().flatten();
    let of_user = body["data"]
        .as_object()
        .into_iter()
        .flat_map(|data| data.values())
        .flat_map(|payload| payload["userErrors"].as_array().into_iter().flatten());
    for message in of_document.chain(of_user).map(message) {
        assert!(LEAKS.iter().all(|leak| !message.contains(leak)), "{sent:?}: {message}");
        assert!(message.len() < 600, "{sent:?}: {message}");
    }
}

async fn variables(caller: &Caller, query: &str, seed: u64, valid: &str) {
    let mut rng = StdRng::seed_from_u64(seed);
    for _ in 0..TRIES {
        let sent = mangle(&mut rng, valid);
        check(&sent, &caller.gql(query, json!({ "x": sent })).await);
    }
}

#[tokio::test]
async fn malformed_bodies_are_refused() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let mut rng = StdRng::seed_from_u64(1);
    let valid = json!({ "query": "query Q($n: Int) { callLogs(first: $n, filter: {status: [BUSY]}) { nodes { id } } }", "variables": { "n": 1 }, "operationName": "Q" }).to_string();
    for _ in 0..TRIES {
        let sent = mangle(&mut rng, &valid);
        let answer = acme.send(Method::POST, "/graphql", &[("content-type", "application/json")], sent.clone()).await;
        check(&sent, &answer);
    }
}

#[tokio::test]
async fn malformed_documents_are_refused() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let mut rng = StdRng::seed_from_u64(2);
    let valid = "query Q($n: Int = 2) { a: callLogs(first: $n, filter: {search: \"abc\", status: [BUSY]}) { nodes { ...F } } } fragment F on CallLog { id agent { name } }";
    for _ in 0..TRIES {
        let sent = mangle(&mut rng, valid);
        check(&sent, &acme.gql(&sent, json!({})).await);
    }
}

#[tokio::test]
async fn malformed_tokens_are_refused() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let (access, refresh) = (acme.access_token.clone().unwrap(), acme.refresh_token.clone().unwrap());
    let mut rng = StdRng::seed_from_u64(3);
    for _ in 0..TRIES {
        let sent: String = mangle(&mut rng, &access).chars().filter(char::is_ascii_graphic).collect();
        if sent != access {
            let forged = app.anyone().with_tokens(&json!({ "accessToken": sent }));
            let answer = forged.gql("{ me { id } }", json!({})).await;
            check(&sent, &answer);
            answer.fails("UNAUTHENTICATED");
        }
    }
    variables(
        &acme,
        "mutation($x: String) { refreshTokens(input: {refreshToken: $x}) { tokens { accessToken } userErrors { code message field } } }",
        4,
        &refresh,
    )
    .await;
}

#[tokio::test]
async fn malformed_cursors_and_ids_are_refused() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let agent = acme.add_agent("Ravi").await;
    let cursors = acme.gql("{ agents { edges { cursor } } }", json!({})).await.ok();
    let cursor = cursors["agents"]["edges"][0]["cursor"].as_str().unwrap();
    variables(&acme, "query($x: String) { agents(after: $x) { nodes { id } } }", 5, cursor).await;
    variables(
        &acme,
        "query($x: String) { agents(before: $x, orderBy: {field: NAME, direction: ASC}) { nodes { id } } }",
        6,
        "WyJuYW1lX2tleSIsImEiLCIwMTkiXQ",
    )
    .await;
    variables(&acme, "query($x: ID!) { agent(id: $x) { id } node(id: $x) { id } nodes(ids: [$x]) { id } callLogs(filter: {agentId: $x}) { totalCount } }", 7, &agent).await;
    variables(
        &acme,
        "mutation($x: ID!) { deleteAgent(id: $x) { deletedId userErrors { code message field } } }",
        8,
        "agent_01h455vb4pex5vsknk084sn02q",
    )
    .await;
    variables(&acme, "query($x: String!) { callLog(callId: $x) { id } orders(filter: {callId: $x}) { totalCount } callLogs(filter: {search: $x}) { totalCount } }", 9, "CA-1").await;
}

#[tokio::test]
async fn malformed_numbers_and_addresses_are_refused_or_kept_as_they_are() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    variables(&acme, "mutation($x: String!) { createPhoneNumber(input: {number: $x, label: $x}) { phoneNumber { numberFormatted } userErrors { code message field } } }", 10, "+91 98765 43210").await;
    variables(&acme, "mutation($x: String!) { createCallLog(input: {callId: $x, caller: $x, callee: $x}) { callLog { callerFormatted } userErrors { code message field } } }", 11, "+91 98765 43210").await;
    variables(&acme, "mutation($x: String!) { createOrder(input: {customerName: $x, phone: $x, details: $x, address: $x}) { order { phoneFormatted } userErrors { code message field } } }", 12, "+91 98765 43210").await;
    variables(&acme, "mutation($x: String!) { updateProfile(input: {email: $x, region: $x, fullName: $x}) { user { email } userErrors { code message field } } }", 13, "name@example.com").await;
    variables(
        &acme,
        "query($x: String!) { dashboardStats { activity(from: \"2026-11-01\", to: \"2026-11-02\", timeZone: $x) { date } } }",
        14,
        "Asia/Kolkata",
    )
    .await;
    variables(
        &acme,
        "query($x: DateTime) { callLogs(filter: {startedAt: {from: $x, to: $x}}) { totalCount } }",
        15,
        "2026-11-22T10:00:00.000Z",
    )
    .await;
}
