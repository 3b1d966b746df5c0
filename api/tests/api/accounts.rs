//! Accounts: signing up, logging in, and what a person changes of their own.

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::support::{Answer, Caller, PASSWORD, TestApp};

const SIGN_UP: &str = "mutation($email: String!, $password: String!, $name: String, $region: String) {
    signUp(input: {email: $email, password: $password, fullName: $name, region: $region}) {
        user { id email fullName region createdAt updatedAt } tokens { accessToken refreshToken accessTokenExpiresAt refreshTokenExpiresAt }
        userErrors { code message field } } }";
const LOG_IN: &str = "mutation($email: String!, $password: String!) { logIn(input: {email: $email, password: $password}) {
    user { id } tokens { accessToken refreshToken } userErrors { code message field } } }";
const UPDATE: &str = "mutation($input: UpdateProfileInput!) { updateProfile(input: $input) {
    user { email fullName region createdAt updatedAt } userErrors { code message field } } }";
const ME: &str = "{ me { id email fullName region createdAt updatedAt } }";

async fn me(caller: &Caller) -> Value {
    caller.gql(ME, json!({})).await.ok()["me"].clone()
}

async fn log_in(caller: &Caller, email: &str, password: &str) -> Answer {
    caller.gql(LOG_IN, json!({ "email": email, "password": password })).await
}

#[tokio::test]
async fn a_sign_up_makes_an_account_and_logs_it_in() {
    let app = TestApp::start().await;
    let input = json!({ "email": " Ann@Example.com ", "password": PASSWORD, "name": "  Ann Rao ", "region": "us" });
    let payload = app.anyone().mutate(SIGN_UP, input).await;
    let user = &payload["user"];
    assert!(user["id"].as_str().unwrap().starts_with("user_"));
    assert_eq!(user["email"], "Ann@Example.com", "the address is kept as it was typed, without the spaces around it");
    assert_eq!(user["fullName"], "Ann Rao");
    assert_eq!(user["region"], "US");
    assert_eq!(user["createdAt"], "2026-11-22T10:00:00.000Z");
    assert_eq!(user["updatedAt"], "2026-11-22T10:00:00.000Z");
    assert_eq!(payload["tokens"]["accessTokenExpiresAt"], "2026-11-22T10:30:00.000Z");
    assert_eq!(payload["tokens"]["refreshTokenExpiresAt"], "2026-11-29T10:00:00.000Z");

    let ann = app.anyone().with_tokens(&payload["tokens"]);
    assert_eq!(&me(&ann).await, user);
    app.anyone().gql(ME, json!({})).await.fails("UNAUTHENTICATED");
}

#[tokio::test]
async fn what_is_left_out_of_a_sign_up_has_its_default() {
    let app = TestApp::start().await;
    let payload = app.anyone().mutate(SIGN_UP, json!({ "email": "ann@example.com", "password": PASSWORD, "name": "   " })).await;
    assert_eq!(payload["user"]["fullName"], Value::Null, "a name of spaces is none");
    assert_eq!(payload["user"]["region"], "IN");
}

#[tokio::test]
async fn every_mistake_of_a_sign_up_is_told_at_once() {
    let app = TestApp::start().await;
    let input = json!({ "email": "not an address", "password": "short", "name": "x".repeat(201), "region": "XX" });
    assert_eq!(
        app.anyone().refused(SIGN_UP, input).await,
        ["INVALID input.email", "TOO_LONG input.fullName", "INVALID input.region", "TOO_SHORT input.password"]
    );
    assert_eq!(
        app.anyone().refused(SIGN_UP, json!({ "email": " ", "password": "short" })).await,
        ["REQUIRED input.email", "TOO_SHORT input.password"]
    );
    assert_eq!(app.database.number("SELECT COUNT(*) FROM users").await, 0);
}

#[tokio::test]
async fn what_is_no_address_is_refused() {
    let app = TestApp::start().await;
    let long = format!("{}@example.com", "a".repeat(243));
    let addresses = [
        "ann",
        "ann@",
        "@example.com",
        "ann@localhost",
        "ann @example.com",
        "Ann <ann@example.com>",
        "ann@example.com\u{0}",
        "a@b@c.de",
        &long,
    ];
    for email in addresses {
        let refused = app.anyone().refused(SIGN_UP, json!({ "email": email, "password": PASSWORD })).await;
        assert_eq!(refused, ["INVALID input.email"], "{email:?}");
    }
}

#[tokio::test]
async fn an_address_is_compared_without_regard_to_case() {
    let app = TestApp::start().await;
    let payload = app.anyone().mutate(SIGN_UP, json!({ "email": "Ann.Müller@Example.com", "password": PASSWORD })).await;
    let id = &payload["user"]["id"];
    for email in ["ann.müller@example.com", "ANN.MÜLLER@EXAMPLE.COM", " Ann.Müller@Example.com"] {
        let again = app.anyone().refused(SIGN_UP, json!({ "email": email, "password": PASSWORD })).await;
        assert_eq!(again, ["TAKEN input.email"], "{email}");
        let data = log_in(&app.anyone(), email, PASSWORD).await.ok();
        assert_eq!(&data["logIn"]["user"]["id"], id, "{email}");
    }
    assert_eq!(app.database.number("SELECT COUNT(*) FROM users").await, 1);
}

#[tokio::test]
async fn of_twenty_parallel_sign_ups_with_one_address_one_succeeds() {
    let app = TestApp::start().await;
    let mut sign_ups = tokio::task::JoinSet::new();
    for _ in 0..20 {
        let anyone = app.anyone();
        sign_ups.spawn(async move { anyone.payload(SIGN_UP, json!({ "email": "ann@example.com", "password": PASSWORD })).await });
    }
    let (made, refused): (Vec<_>, Vec<_>) = sign_ups.join_all().await.into_iter().partition(|payload| payload["userErrors"] == json!([]));
    assert_eq!(made.len(), 1);
    assert!(refused.iter().all(|payload| payload["userErrors"][0]["code"] == "TAKEN"));
    assert_eq!(app.database.number("SELECT COUNT(*) FROM sessions").await, 1, "a refused sign-up leaves no session behind");
}

#[tokio::test]
async fn a_password_that_is_easy_to_guess_is_refused() {
    let app = TestApp::start().await;
    for weak in ["password1234", "qwertyuiop12", "aaaaaaaaaaaa", "123456789012", "iloveyou1234", "passwordpassword"] {
        let refused = app.anyone().refused(SIGN_UP, json!({ "email": "ann@example.com", "password": weak })).await;
        assert_eq!(refused, ["WEAK_PASSWORD input.password"], "{weak}");
    }
    // What an attacker knows of its owner makes it easy too.
    let own = json!({ "email": "annapurna.devi@example.com", "password": "annapurna.devi@example.com", "name": "Annapurna" });
    assert_eq!(app.anyone().refused(SIGN_UP, own).await, ["WEAK_PASSWORD input.password"]);
}

#[tokio::test]
async fn a_password_has_twelve_to_128_characters_whatever_their_bytes() {
    let app = TestApp::start().await;
    // No repetition, so that only the length can be wrong.
    let words = "पर्वत river نور cobalt 雪山 lantern вечер quartz ἀγορά thistle ";
    let long: String = words.repeat(8);
    let of = |length: usize| long.chars().take(length).collect::<String>();
    assert_eq!(app.anyone().refused(SIGN_UP, json!({ "email": "a@example.com", "password": of(129) })).await, ["TOO_LONG input.password"]);
    assert_eq!(app.anyone().refused(SIGN_UP, json!({ "email": "a@example.com", "password": of(11) })).await, ["TOO_SHORT input.password"]);
    for length in [12, 128] {
        let email = format!("ann{length}@example.com");
        app.anyone().mutate(SIGN_UP, json!({ "email": email, "password": of(length) })).await;
        app.anyone().mutate(LOG_IN, json!({ "email": email, "password": of(length) })).await;
    }
    // What comes after the longest password counts as well: it is not cut off.
    let refused = app.anyone().refused(LOG_IN, json!({ "email": "ann128@example.com", "password": of(129) })).await;
    assert_eq!(refused, ["INVALID_CREDENTIALS "]);
}

#[tokio::test]
async fn an_unknown_address_and_a_wrong_password_are_answered_the_same_bytes() {
    let app = TestApp::start().await;
    app.tenant("ann").await;
    let wrong = log_in(&app.anyone(), "ann@example.com", "yellow tiger walks home").await;
    for (email, password) in [
        ("ben@example.com", PASSWORD),
        ("not an address", PASSWORD),
        ("", ""),
        ("ann@example.com", ""),
        ("ann@example.com", &PASSWORD.to_uppercase()),
        ("ann@example.com", &format!("{PASSWORD} ")),
        ("ann@example.com", &"x".repeat(10_000)),
        ("nobody@invalid.invalid", "nobody has this password"),
    ] {
        let answer = log_in(&app.anyone(), email, password).await;
        assert_eq!(answer.text, wrong.text, "{email} {password}");
        assert_eq!(answer.status, wrong.status);
    }
    let payload = wrong.ok()["logIn"].clone();
    assert_eq!(payload["userErrors"][0]["code"], "INVALID_CREDENTIALS");
    assert_eq!(payload["userErrors"][0]["field"], Value::Null, "it does not say which of the two it was");
    assert_eq!(payload["tokens"], Value::Null);
}

#[tokio::test]
async fn no_password_is_kept_or_answered() {
    let app = TestApp::start().await;
    let ann = app.tenant("ann").await;
    let hash: String = app.database.query("SELECT password_hash FROM users").await[0].try_get_by_index(0).unwrap();
    assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
    let token = ann.refresh_token.unwrap();
    let bytes: Vec<u8> = app.database.query("SELECT token_hash FROM refresh_tokens").await[0].try_get_by_index(0).unwrap();
    assert_eq!(bytes.len(), 32, "of a refresh token the database has a hash");
    assert!(!token.as_bytes().windows(32).any(|window| window == bytes));
}

#[tokio::test]
async fn an_update_writes_only_what_is_given() {
    let app = TestApp::start().await;
    let input = json!({ "email": "ann@example.com", "password": PASSWORD, "name": "Ann Rao", "region": "US" });
    let ann = app.anyone().with_tokens(&app.anyone().mutate(SIGN_UP, input).await["tokens"]);
    let before = me(&ann).await;

    app.clock.advance(TimeDelta::minutes(1));
    assert_eq!(ann.mutate(UPDATE, json!({ "input": {} })).await["user"]["updatedAt"], before["updatedAt"], "nothing is no change");
    let same = json!({ "input": { "fullName": "Ann Rao", "region": "us", "email": "ann@example.com" } });
    assert_eq!(ann.mutate(UPDATE, same).await["user"]["updatedAt"], before["updatedAt"], "neither is the same again");

    let user = ann.mutate(UPDATE, json!({ "input": { "region": "GB" } })).await["user"].clone();
    assert_eq!(user["region"], "GB");
    assert_eq!(user["fullName"], "Ann Rao");
    assert_eq!(user["email"], "ann@example.com");
    assert_eq!(user["createdAt"], before["createdAt"]);
    assert_eq!(user["updatedAt"], "2026-11-22T10:01:00.000Z");

    let user = ann.mutate(UPDATE, json!({ "input": { "fullName": null } })).await["user"].clone();
    assert_eq!(user["fullName"], Value::Null);
    assert_eq!(user["region"], "GB");
    assert_eq!(me(&ann).await["fullName"], Value::Null);
}

#[tokio::test]
async fn what_cannot_be_empty_is_not_cleared() {
    let app = TestApp::start().await;
    let ann = app.tenant("ann").await;
    let before = me(&ann).await;
    let input = json!({ "input": { "email": null, "region": null, "fullName": "x".repeat(201) } });
    assert_eq!(ann.refused(UPDATE, input).await, ["REQUIRED input.email", "TOO_LONG input.fullName", "REQUIRED input.region"]);
    assert_eq!(me(&ann).await, before);
}

#[tokio::test]
async fn a_new_address_needs_the_present_password() {
    let app = TestApp::start().await;
    let (ann, ben) = (app.tenant("ann").await, app.tenant("ben").await);
    let change =
        |email: &str, password: Option<&str>| json!({ "input": { "email": email, "currentPassword": password, "fullName": "Ann" } });

    assert_eq!(ann.refused(UPDATE, change("new@example.com", None)).await, ["REQUIRED input.currentPassword"]);
    assert_eq!(ann.refused(UPDATE, change("new@example.com", Some("guess"))).await, ["INVALID_CREDENTIALS input.currentPassword"]);
    assert_eq!(ann.refused(UPDATE, change("BEN@example.com", Some(PASSWORD))).await, ["TAKEN input.email"]);
    assert_eq!(me(&ann).await["fullName"], Value::Null, "a refused update writes nothing of it");

    assert_eq!(
        ann.mutate(UPDATE, change("ANN@example.com", None)).await["user"]["email"],
        "ANN@example.com",
        "another case is no new address"
    );
    assert_eq!(ann.mutate(UPDATE, change("New@example.com", Some(PASSWORD))).await["user"]["email"], "New@example.com");
    ann.mutate(LOG_IN, json!({ "email": "new@example.com", "password": PASSWORD })).await;
    assert_eq!(ann.refused(LOG_IN, json!({ "email": "ann@example.com", "password": PASSWORD })).await, ["INVALID_CREDENTIALS "]);
    assert_eq!(me(&ben).await["email"], "ben@example.com");
    app.anyone().sign_up("ann@example.com", PASSWORD).await;
}
