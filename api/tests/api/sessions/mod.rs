//! Sessions: what a refresh token is good for, how a session ends, and which access tokens are let in.

mod access_tokens;
mod cookies;
mod ending;
mod rotation;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};

use crate::support::{Caller, PASSWORD};

const REFRESH: &str = "mutation($token: String) { refreshTokens(input: {refreshToken: $token}) {
    tokens { accessToken refreshToken } userErrors { code message field } } }";

/// Whether the caller's access token is let in.
async fn is_let_in(caller: &Caller) -> bool {
    let answer = caller.gql("{ me { id } }", json!({})).await;
    if answer.json().get("errors").is_none() {
        return true;
    }
    answer.fails("UNAUTHENTICATED");
    false
}

/// Uses the caller's refresh token: the holder of the new tokens, or `None` if it was refused.
async fn refresh(caller: &Caller) -> Option<Caller> {
    let payload = caller.payload(REFRESH, json!({ "token": caller.refresh_token })).await;
    if payload["userErrors"] == json!([]) {
        return Some(caller.with_tokens(&payload["tokens"]));
    }
    assert_eq!(payload["userErrors"][0]["code"], "INVALID_CREDENTIALS");
    assert_eq!(payload["userErrors"][0]["field"], json!(["input", "refreshToken"]));
    assert_eq!(payload["tokens"], Value::Null);
    None
}

/// Logs in once more: another session of the same account.
async fn log_in(anyone: &Caller, name: &str) -> Caller {
    let query = "mutation($email: String!, $password: String!) { logIn(input: {email: $email, password: $password}) {
        tokens { accessToken refreshToken } userErrors { code message field } } }";
    let payload = anyone.mutate(query, json!({ "email": format!("{name}@example.com"), "password": PASSWORD })).await;
    anyone.with_tokens(&payload["tokens"])
}

/// Logs out by the caller's access token, or without one by its refresh token; answers whether there was a session to end.
async fn log_out(caller: &Caller, everywhere: bool) -> bool {
    let query = "mutation($token: String, $everywhere: Boolean!) { logOut(input: {refreshToken: $token, everywhere: $everywhere}) {
        loggedOut userErrors { code message field } } }";
    let token = if caller.access_token.is_some() { None } else { caller.refresh_token.as_ref() };
    let payload = caller.mutate(query, json!({ "token": token, "everywhere": everywhere })).await;
    payload["loggedOut"].as_bool().unwrap()
}

/// The caller with another access token, or with none.
fn holding(caller: &Caller, access_token: Option<String>) -> Caller {
    let mut caller = caller.clone();
    caller.access_token = access_token;
    caller
}

/// Header and claims of an access token, without asking whether they hold.
fn parts(caller: &Caller) -> (Value, Value) {
    let mut parts = caller.access_token.as_ref().unwrap().split('.');
    let mut part = || serde_json::from_slice(&URL_SAFE_NO_PAD.decode(parts.next().unwrap()).unwrap()).unwrap();
    (part(), part())
}
