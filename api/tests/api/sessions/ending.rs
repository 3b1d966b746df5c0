//! Ending sessions: by log-out or a new password, here and on the other servers.

use std::time::Duration;

use chrono::TimeDelta;
use sea_orm::ConnectionTrait;
use serde_json::json;

use super::{holding, is_let_in, log_in, log_out, refresh};
use crate::support::{Caller, PASSWORD, TestApp, database::is_postgres};

/// Waits until the caller is refused, for at most the second that is promised.
async fn is_refused_within_a_second(caller: &Caller) {
    let refused = async {
        while is_let_in(caller).await {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(1), refused).await.expect("another server learns within a second that a session ended");
}

#[tokio::test]
async fn a_log_out_ends_access_tokens_at_once_here_and_within_a_second_elsewhere() {
    let app = TestApp::start().await;
    let other = app.another().await;
    other.follow_events().await;
    let (ann, ben) = (app.tenant("ann").await, app.tenant("ben").await);
    assert!(is_let_in(&ann.at(&other)).await);

    assert!(log_out(&ann, false).await);
    assert!(!is_let_in(&ann).await);
    is_refused_within_a_second(&ann.at(&other)).await;
    assert!(refresh(&ann).await.is_none());
    assert!(is_let_in(&ben.at(&other)).await, "nobody else is logged out");
}

#[tokio::test]
async fn a_log_out_is_heard_elsewhere_within_a_second_however_long_another_transaction_takes() {
    let app = TestApp::start().await;
    let other = app.another().await;
    other.follow_events().await;
    let ann = app.tenant("ann").await;

    // A reader of the log waits for the transactions that began before; a log-out must not.
    let slow = is_postgres().then_some(app.database.connect().await);
    if let Some(slow) = &slow {
        slow.execute_unprepared("BEGIN; SELECT pg_current_xact_id()").await.unwrap();
    }
    assert!(log_out(&ann, false).await);
    is_refused_within_a_second(&ann.at(&other)).await;
    if let Some(slow) = &slow {
        slow.execute_unprepared("ROLLBACK").await.unwrap();
    }
}

#[tokio::test]
async fn a_log_out_ends_one_session_and_leaves_the_others() {
    let app = TestApp::start().await;
    let phone = app.tenant("ann").await;
    let laptop = log_in(&app.anyone(), "ann").await;
    assert!(log_out(&phone, false).await);
    assert!(!is_let_in(&phone).await);
    assert!(is_let_in(&laptop).await);
    assert!(refresh(&laptop).await.is_some());
}

#[tokio::test]
async fn a_log_out_by_refresh_token_needs_no_access_token_and_is_told_once() {
    let app = TestApp::start().await;
    let ann = app.tenant("ann").await;
    let without = holding(&ann, None);
    assert!(log_out(&without, false).await);
    assert!(!is_let_in(&ann).await);
    assert!(!log_out(&without, false).await, "there is nothing left to end");
    assert!(!log_out(&app.anyone(), false).await);
}

#[tokio::test]
async fn a_log_out_everywhere_ends_every_session_of_the_user_and_no_other() {
    let app = TestApp::start().await;
    let other = app.another().await;
    other.follow_events().await;
    let sessions = [app.tenant("ann").await, log_in(&app.anyone(), "ann").await, log_in(&app.anyone(), "ann").await];
    let ben = app.tenant("ben").await;

    assert!(log_out(&sessions[1], true).await);
    for session in &sessions {
        assert!(!is_let_in(session).await);
        assert!(refresh(session).await.is_none());
        is_refused_within_a_second(&session.at(&other)).await;
    }
    assert!(is_let_in(&ben).await);
    assert!(is_let_in(&log_in(&app.anyone(), "ann").await).await, "a new log-in begins a new session");
}

#[tokio::test]
async fn a_log_out_everywhere_by_refresh_token_ends_every_session_too() {
    let app = TestApp::start().await;
    let phone = app.tenant("ann").await;
    let laptop = log_in(&app.anyone(), "ann").await;
    assert!(log_out(&holding(&phone, None), true).await);
    assert!(!is_let_in(&phone).await);
    assert!(!is_let_in(&laptop).await);
}

#[tokio::test]
async fn a_new_password_ends_every_session_and_begins_one() {
    let app = TestApp::start().await;
    let other = app.another().await;
    other.follow_events().await;
    let phone = app.tenant("ann").await;
    let laptop = log_in(&app.anyone(), "ann").await;
    let query = "mutation($current: String!, $new: String!) { changePassword(input: {currentPassword: $current, newPassword: $new}) {
        user { email } tokens { accessToken refreshToken } userErrors { code message field } } }";

    assert_eq!(
        phone.refused(query, json!({ "current": "not the password", "new": "short" })).await,
        ["INVALID_CREDENTIALS input.currentPassword", "TOO_SHORT input.newPassword"]
    );
    assert!(is_let_in(&laptop).await, "a refused change ends nothing");

    let payload = phone.mutate(query, json!({ "current": PASSWORD, "new": "green bicycle sings loudly" })).await;
    let renewed = phone.with_tokens(&payload["tokens"]);
    for session in [&phone, &laptop] {
        assert!(!is_let_in(session).await);
        assert!(refresh(session).await.is_none());
        is_refused_within_a_second(&session.at(&other)).await;
    }
    assert!(is_let_in(&renewed).await);
    assert!(is_let_in(&renewed.at(&other)).await);
    assert!(refresh(&renewed).await.is_some());

    let query =
        "mutation($password: String!) { logIn(input: {email: \"ann@example.com\", password: $password}) { userErrors { code field } } }";
    let anyone = app.anyone();
    assert_eq!(anyone.refused(query, json!({ "password": PASSWORD })).await, ["INVALID_CREDENTIALS "]);
    anyone.mutate(query, json!({ "password": "green bicycle sings loudly" })).await;
}

#[tokio::test]
async fn of_two_who_replace_a_password_at_once_one_is_told_that_it_is_no_longer_known() {
    let app = TestApp::start().await;
    let phone = app.tenant("ann").await;
    let laptop = log_in(&app.anyone(), "ann").await;
    let query = "mutation($current: String!, $new: String!) { changePassword(input: {currentPassword: $current, newPassword: $new}) {
        tokens { accessToken refreshToken } userErrors { code } } }";
    let variables = |new: &str| json!({ "current": PASSWORD, "new": new });

    let (one, other) =
        tokio::join!(phone.gql(query, variables("green bicycle sings loudly")), laptop.gql(query, variables("slow kettle paints clouds")));

    // The later one was refused as the earlier's session, as its password, or as the one that came second.
    let replaced = [one, other].iter().filter(|answer| answer.json()["data"]["changePassword"]["tokens"].is_object()).count();
    assert_eq!(replaced, 1);
}

#[tokio::test]
async fn a_log_in_that_checked_the_old_password_begins_no_session_once_it_is_replaced() {
    if !is_postgres() {
        // On SQLite nothing can be stopped between the check and the session: there is one writer, and no lock to be seen waiting.
        return;
    }
    let app = TestApp::start().await;
    app.tenant("ann").await;
    let replacing = app.database.connect().await;
    replacing.execute_unprepared("BEGIN; UPDATE users SET password_hash = 'another'").await.unwrap();

    let query = "mutation($password: String!) { logIn(input: {email: \"ann@example.com\", password: $password}) {
        tokens { accessToken } userErrors { code field } } }";
    let anyone = app.anyone();
    let log_in = tokio::spawn(async move { anyone.payload(query, json!({ "password": PASSWORD })).await });
    let waiting = "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    while app.database.number(waiting).await == 0 {
        assert!(!log_in.is_finished(), "a log-in by the old password does not wait for its replacement");
    }
    replacing.execute_unprepared("COMMIT").await.unwrap();
    let payload = log_in.await.unwrap();
    assert_eq!(payload["tokens"], json!(null));
    assert_eq!(payload["userErrors"], json!([{ "code": "INVALID_CREDENTIALS", "field": null }]));
    assert_eq!(app.database.number("SELECT COUNT(*) FROM sessions").await, 1, "that of the sign-up");
}

#[tokio::test]
async fn a_server_that_starts_later_refuses_sessions_that_ended_before() {
    let app = TestApp::start().await;
    let (ann, ben) = (app.tenant("ann").await, app.tenant("ben").await);
    assert!(log_out(&ann, false).await);
    app.clock.advance(TimeDelta::minutes(20));
    let later = app.another().await;
    later.follow_events().await;
    assert!(!is_let_in(&ann.at(&later)).await);
    assert!(is_let_in(&ben.at(&later)).await);
}

#[tokio::test]
async fn a_token_whose_session_has_ended_ends_no_others() {
    let app = TestApp::start().await;
    let stolen = app.tenant("ann").await.refresh_token.unwrap();
    let log_out = "mutation($token: String!) { logOut(input: {refreshToken: $token, everywhere: true}) { loggedOut userErrors { code } } }";
    let anyone = app.anyone();
    assert_eq!(anyone.mutate(log_out, json!({ "token": stolen })).await["loggedOut"], true);
    let ann = log_in(&anyone, "ann").await;

    assert_eq!(anyone.mutate(log_out, json!({ "token": stolen })).await["loggedOut"], false);
    assert!(is_let_in(&ann).await);
}

#[tokio::test]
async fn every_end_of_a_session_is_told_however_many_log_in_and_out_at_once() {
    let app = TestApp::start().await;
    let ann = app.tenant("ann").await;
    let mut people = tokio::task::JoinSet::new();
    for place in 0..12 {
        let (anyone, ann) = (app.anyone(), ann.clone());
        people.spawn(async move {
            if place % 3 == 0 {
                ann.gql("mutation { logOut(input: {everywhere: true}) { loggedOut } }", json!({})).await;
            } else {
                log_in(&anyone, "ann").await;
            }
        });
    }
    while let Some(done) = people.join_next().await {
        done.unwrap();
    }
    let ended = app.database.number("SELECT COUNT(*) FROM sessions WHERE revoked_at IS NOT NULL").await;
    let told = app.database.number("SELECT COUNT(*) FROM events WHERE kind = 'session.revoked'").await;
    assert_eq!(ended, told);
}
