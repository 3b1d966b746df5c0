//! Refresh tokens: each is good for one use, and a used one that comes back ends its session.

use chrono::TimeDelta;
use tokio::task::JoinSet;

use super::{is_let_in, parts, refresh};
use crate::support::{TestApp, canary};

#[tokio::test]
async fn fifty_parallel_uses_of_one_refresh_token_leave_one_live_session() {
    let app = TestApp::start().await;
    let ann = app.tenant("ann").await;
    let mut uses = JoinSet::new();
    for _ in 0..50 {
        let ann = ann.clone();
        uses.spawn(async move { refresh(&ann).await });
    }
    let newest: Vec<_> = uses.join_all().await.into_iter().map(|answer| answer.expect("each of the fifty is answered tokens")).collect();
    assert_eq!(app.database.number("SELECT COUNT(*) FROM sessions").await, 1);
    assert_eq!(app.database.number("SELECT COUNT(*) FROM sessions WHERE revoked_at IS NULL").await, 1);

    let sid = &parts(&ann).1["sid"];
    for holder in &newest {
        assert_eq!(&parts(holder).1["sid"], sid);
        assert!(is_let_in(holder).await);
        // The first of these begins the next generation; the others are tabs that refreshed at once.
        assert!(refresh(holder).await.is_some(), "any of the newest tokens still refreshes");
    }
    assert_eq!(app.database.number("SELECT COUNT(*) FROM sessions WHERE revoked_at IS NULL").await, 1);
}

#[tokio::test]
async fn a_replaced_token_still_refreshes_within_twenty_seconds() {
    let app = TestApp::start().await;
    let ann = app.tenant("ann").await;
    let first_tab = refresh(&ann).await.unwrap();
    app.clock.advance(TimeDelta::milliseconds(19_999));
    let second_tab = refresh(&ann).await.expect("two tabs that refresh at once both go on");
    assert!(is_let_in(&first_tab).await);
    assert!(refresh(&second_tab).await.is_some());
}

#[tokio::test]
async fn a_stolen_refresh_token_ends_its_session() {
    let app = TestApp::start().await;
    let ann = app.tenant("ann").await;
    let thief = ann.clone();
    let ann = refresh(&ann).await.unwrap();
    app.clock.advance(TimeDelta::seconds(20));

    assert!(refresh(&thief).await.is_none(), "twenty seconds after its replacement the token is refused");

    assert!(!is_let_in(&thief).await, "the thief is out");
    assert!(!is_let_in(&ann).await, "so is the owner, who will log in again");
    assert!(refresh(&ann).await.is_none());
    assert_eq!(app.database.number("SELECT COUNT(*) FROM sessions WHERE revoked_at IS NULL").await, 0);

    let said = canary::warnings_of(parts(&ann).1["sid"].as_str().unwrap());
    assert!(said.contains("a used refresh token came back"), "{said}");
    for token in [&thief, &ann].map(|holder| holder.refresh_token.as_ref().unwrap().strip_prefix("refresh_").unwrap()) {
        assert!(!said.contains(token), "the log tells no token");
    }
}

#[tokio::test]
async fn a_thief_who_refreshes_first_is_found_out_by_the_owner() {
    let app = TestApp::start().await;
    let ann = app.tenant("ann").await;
    let thief = refresh(&ann).await.unwrap();
    app.clock.advance(TimeDelta::minutes(25));
    assert!(refresh(&ann).await.is_none());
    assert!(!is_let_in(&thief).await);
    assert!(refresh(&thief).await.is_none());
}

#[tokio::test]
async fn a_token_two_generations_old_ends_the_session_at_once() {
    let app = TestApp::start().await;
    let first = app.tenant("ann").await;
    let second = refresh(&first).await.unwrap();
    let third = refresh(&second).await.unwrap();
    assert!(refresh(&first).await.is_none());
    for holder in [&first, &second, &third] {
        assert!(!is_let_in(holder).await);
        assert!(refresh(holder).await.is_none());
    }
}

#[tokio::test]
async fn a_replaced_token_is_not_good_within_twenty_seconds_once_its_successor_was_used() {
    let app = TestApp::start().await;
    let ann = app.tenant("ann").await;
    let one_tab = refresh(&ann).await.unwrap();
    let other_tab = refresh(&ann).await.expect("nobody has used a successor yet");
    app.clock.advance(TimeDelta::seconds(1));
    let newest = refresh(&one_tab).await.unwrap();
    let sibling = refresh(&other_tab).await.expect("the other tab's successor is of the generation before, and recent");
    app.clock.advance(TimeDelta::seconds(1));
    assert!(refresh(&ann).await.is_none(), "its successor was used, so this one is a copy");
    for holder in [&newest, &sibling] {
        assert!(!is_let_in(holder).await);
        assert!(refresh(holder).await.is_none());
    }
}

#[tokio::test]
async fn a_refresh_token_that_was_not_used_expires_after_seven_days() {
    let app = TestApp::start().await;
    let (ann, ben) = (app.tenant("ann").await, app.tenant("ben").await);
    app.clock.advance(TimeDelta::days(7) - TimeDelta::milliseconds(1));
    let ann = refresh(&ann).await.expect("a millisecond before it expires it is good");
    app.clock.advance(TimeDelta::milliseconds(1));
    assert!(refresh(&ben).await.is_none(), "Ben's has expired");
    app.clock.advance(TimeDelta::days(6));
    assert!(refresh(&ann).await.is_some(), "Ann's seven days began anew with its use");
}

#[tokio::test]
async fn what_is_no_refresh_token_is_refused_without_asking_the_database() {
    let app = TestApp::start().await;
    let mut ann = app.tenant("ann").await;
    let token = ann.refresh_token.clone().unwrap();
    for forged in ["", "refresh_", "refresh_AAAA", &token[..token.len() - 2], &format!("{token}AA"), &token.replace("refresh_", "access_")]
    {
        ann.refresh_token = Some(forged.to_owned());
        let (answer, statements) = app.statements_of(refresh(&ann)).await;
        assert!(answer.is_none(), "{forged}");
        assert!(statements.is_empty(), "{forged}: {statements:?}");
    }
    ann.refresh_token = Some(token);
    assert!(refresh(&ann).await.is_some(), "guessing ends nobody's session");
}
