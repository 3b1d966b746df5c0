//! Questions that are asked while something is wrong.

use std::time::{Duration, Instant};

use rig::Client;
use serde_json::json;
use tokio::task::JoinSet;

use crate::{LATER, LATEST};

/// They need no call.
const QUESTIONS: [&str; 2] = [
    "{ me { email } agents(first: 5) { nodes { id } totalCount } }",
    "{ me { email } dashboardStats { totalCalls totalOrders } phoneNumbers(first: 5) { totalCount } }",
];

/// Asks again and again until the time is over: every answer must come in time, and be right or have a code that
/// tells to ask again. Answers how many were right, and how many were not.
pub async fn ask(ann: &Client, lasting: Duration) -> (usize, usize) {
    let mut clients = JoinSet::new();
    for question in QUESTIONS {
        let ann = ann.clone();
        clients.spawn(async move {
            let (since, mut right, mut later) = (Instant::now(), 0, 0);
            while since.elapsed() < lasting {
                let asked = Instant::now();
                let answer = ann.gql(question, json!({})).await.unwrap();
                assert!(asked.elapsed() < LATEST, "{question} was answered after {:?}", asked.elapsed());
                if let Some(code) = answer.code() {
                    assert!(LATER.contains(&code), "{}", answer.json);
                    later += 1;
                } else {
                    assert_eq!(answer.json["data"]["me"]["email"], "ann@example.com", "{}", answer.json);
                    right += 1;
                }
            }
            (right, later)
        });
    }
    let counts = clients.join_all().await.into_iter().fold((0, 0), |(right, later), counts| (right + counts.0, later + counts.1));
    eprintln!("(answered, told to ask again): {counts:?}");
    counts
}
