//! Browsers keep the refresh token in a cookie that no script can read.

use cookie::{Cookie, SameSite};
use serde_json::{Value, json};

use super::{holding, is_let_in, parts};
use crate::support::{Answer, Caller, PASSWORD, TestApp};

const LOG_IN: &str = "mutation($email: String!, $password: String!) { logIn(input: {email: $email, password: $password, useCookie: true}) {
    tokens { accessToken refreshToken } userErrors { code message field } } }";
const REFRESH: &str = "mutation { refreshTokens(input: {}) { tokens { accessToken refreshToken } userErrors { code message field } } }";
const LOG_OUT: &str = "mutation { logOut(input: {}) { loggedOut userErrors { code message field } } }";

fn cookies(answer: &Answer) -> Vec<Cookie<'static>> {
    let values = answer.headers.get_all("set-cookie").iter();
    values.map(|value| Cookie::parse(value.to_str().unwrap().to_owned()).unwrap()).collect()
}

/// The answer's one cookie, if it is as closed as it can be, and the browser that keeps it.
fn keep(browser: &Caller, answer: &Answer) -> (Caller, Cookie<'static>) {
    let [cookie] = cookies(answer).try_into().unwrap();
    assert_eq!(cookie.name(), "refresh_token");
    assert_eq!(cookie.http_only(), Some(true));
    assert_eq!(cookie.same_site(), Some(SameSite::Strict));
    assert_eq!(cookie.path(), Some("/"));
    assert_eq!(cookie.domain(), None, "it is for this host alone");
    assert_eq!(cookie.max_age().unwrap().whole_days(), 7);
    let mut browser = browser.clone();
    browser.cookie = Some(format!("theme=dark; {}={}", cookie.name(), cookie.value()));
    (browser, cookie)
}

#[tokio::test]
async fn a_browser_keeps_its_refresh_token_in_a_cookie_that_no_script_reads() {
    let app = TestApp::start().await;
    app.tenant("ann").await;
    let answer = app.anyone().gql(LOG_IN, json!({ "email": "ann@example.com", "password": PASSWORD })).await;
    let (browser, first) = keep(&app.anyone(), &answer);
    assert!(!answer.text.contains(first.value()));
    let data = answer.ok();
    assert_eq!(data["logIn"]["tokens"]["refreshToken"], Value::Null);
    let before = browser.with_tokens(&data["logIn"]["tokens"]);

    let answer = browser.gql(REFRESH, json!({})).await;
    let (browser, second) = keep(&browser, &answer);
    assert_ne!(first.value(), second.value());
    let data = answer.ok();
    assert_eq!(data["refreshTokens"]["tokens"]["refreshToken"], Value::Null);
    let renewed = browser.with_tokens(&data["refreshTokens"]["tokens"]);
    assert!(is_let_in(&renewed).await);
    assert_eq!(parts(&before).1["sid"], parts(&renewed).1["sid"], "it is the same session");

    let answer = browser.gql(LOG_OUT, json!({})).await;
    let removed = cookies(&answer);
    assert!(removed.iter().any(|cookie| cookie.name() == "refresh_token"));
    for cookie in &removed {
        assert_eq!(cookie.value(), "");
        assert_eq!(cookie.max_age().unwrap().whole_seconds(), 0);
        assert_eq!(cookie.path(), Some("/"), "a browser removes only the cookie of the same path");
    }
    assert_eq!(answer.ok()["logOut"]["loggedOut"], true);
    assert!(!is_let_in(&renewed).await);
    assert_eq!(browser.refused(REFRESH, json!({})).await, ["INVALID_CREDENTIALS input.refreshToken"]);
}

#[tokio::test]
async fn a_sign_up_and_a_new_password_keep_to_the_cookie() {
    let app = TestApp::start().await;
    let query = "mutation($password: String!) { signUp(input: {email: \"ann@example.com\", password: $password, useCookie: true}) {
        tokens { accessToken refreshToken } userErrors { code message field } } }";
    let answer = app.anyone().gql(query, json!({ "password": PASSWORD })).await;
    let (browser, _) = keep(&app.anyone(), &answer);
    let data = answer.ok();
    assert_eq!(data["signUp"]["tokens"]["refreshToken"], Value::Null);
    let browser = browser.with_tokens(&data["signUp"]["tokens"]);

    let query =
        "mutation($password: String!) { changePassword(input: {currentPassword: $password, newPassword: \"green bicycle sings loudly\"}) {
        tokens { refreshToken } userErrors { code message field } } }";
    let answer = browser.gql(query, json!({ "password": PASSWORD })).await;
    let (browser, _) = keep(&browser, &answer);
    assert_eq!(answer.ok()["changePassword"]["tokens"]["refreshToken"], Value::Null);
    browser.mutate(REFRESH, json!({})).await;
}

#[tokio::test]
async fn without_a_cookie_there_is_nothing_to_refresh_and_none_is_set() {
    let app = TestApp::start().await;
    let answer = app.anyone().gql(REFRESH, json!({})).await;
    assert!(cookies(&answer).is_empty());
    assert_eq!(answer.ok()["refreshTokens"]["userErrors"][0]["code"], "INVALID_CREDENTIALS");
    let answer = app.tenant("ann").await.gql("{ me { id } }", json!({})).await;
    assert!(cookies(&answer).is_empty());
}

#[tokio::test]
async fn a_cookie_alone_is_no_access_token() {
    let app = TestApp::start().await;
    let ann = app.tenant("ann").await;
    let mut browser = holding(&ann, None);
    browser.cookie = Some(format!("refresh_token={}", ann.refresh_token.unwrap()));
    assert!(!is_let_in(&browser).await);
}
