//! What tries at passwords cost the others, and whether the time of an answer tells who has an account.

use std::time::{Duration, Instant};

use rig::Client;
use serde_json::json;
use tokio::task::JoinSet;

use crate::{
    Outcome,
    pace::{questions, succeed},
    report::Table,
    stage::Stage,
    times::{Times, millis, ratio},
};

const ATTACKERS: usize = 64;
const ROUND: Duration = Duration::from_secs(10);
const TARGET: f64 = 3.0;
const SAMPLES: usize = 500;
const LOG_IN: &str =
    "mutation($email: String!, $password: String!) { logIn(input: {email: $email, password: $password}) { userErrors { code } } }";

/// What another tenant's query takes beside many who try passwords.
pub async fn measure_neighbour() -> Outcome<Table> {
    let mut table = Table::new(
        "bad-log-ins",
        "`{ me { email } }` of one tenant, a hundred times a second for 10 seconds, alone and beside 64 connections that try passwords of another one \
         without a pause; with the quotas of passwords as they are by default, and with them lifted.",
        &["quotas", "beside", "tries a second", "p50", "p99"],
    );
    for (name, tries) in [("default", "20"), ("lifted", "0")] {
        let stage = Stage::build(1, &[("PASSWORD_TRIES_PER_MINUTE", tries)]).await?;
        let ann = stage.tenant("ann").await?;
        stage.tenant("ben").await?;
        questions(&ann, Duration::from_secs(2)).await?;
        let mut p99 = [Duration::ZERO; 2];
        for with in [false, true] {
            let mut attackers = JoinSet::new();
            let tries = std::sync::Arc::new(std::sync::atomic::AtomicU32::new(0));
            for number in 0..if with { ATTACKERS } else { 0 } {
                let (client, tries) = (Client::of(stage.server().address()), tries.clone());
                attackers.spawn(async move {
                    loop {
                        let variables = json!({ "email": "ben@example.com", "password": format!("wrong password {number}") });
                        if client.gql(LOG_IN, variables).await.is_ok() {
                            tries.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                        }
                    }
                });
            }
            let times = questions(&ann, ROUND).await?;
            p99[usize::from(with)] = times.percentile(99);
            let a_second = f64::from(tries.load(std::sync::atomic::Ordering::Relaxed)) / ROUND.as_secs_f64();
            table.row([
                name.to_owned(),
                format!("{} attackers", attackers.len()),
                format!("{a_second:.0}"),
                millis(times.percentile(50)),
                millis(times.percentile(99)),
            ]);
            attackers.shutdown().await;
        }
        let ratio = ratio(p99[1], p99[0]);
        table.target(format!("p99 with quotas {name}, {ratio:.2} times; at most {TARGET}"), ratio <= TARGET);
    }
    Ok(table)
}

/// How long an unknown address takes, and how long a wrong password.
pub async fn measure_times() -> Outcome<Table> {
    let stage = Stage::build(1, &[]).await?;
    stage.tenant("ann").await?;
    let anyone = Client::of(stage.server().address());
    let mut times = [Vec::new(), Vec::new()];
    for number in 0..SAMPLES + 10 {
        // Each is the first of the two every other time.
        for kind in if number % 2 == 0 { [0, 1] } else { [1, 0] } {
            let email = if kind == 0 { format!("nobody-{number}@example.com") } else { "ann@example.com".to_owned() };
            let since = Instant::now();
            let answer = succeed(&anyone, LOG_IN, json!({ "email": email, "password": "not the password" })).await?;
            let took = since.elapsed();
            if answer["logIn"]["userErrors"][0]["code"] != "INVALID_CREDENTIALS" {
                return Err(answer.to_string().into());
            }
            // The first ones warm up.
            if number >= 10 {
                times[kind].push(took);
            }
        }
    }
    let [unknown, wrong] = times.map(Times::new);
    let mut table = Table::new(
        "log-in-times",
        "500 log-ins of each kind, in turns. The area under the curve is how often a wrong password takes longer than an unknown address: 0.5 where the \
         time tells nothing.",
        &["log-in", "samples", "p50", "p99"],
    );
    for (name, times) in [("unknown address", &unknown), ("wrong password", &wrong)] {
        table.row([name.to_owned(), times.count().to_string(), millis(times.percentile(50)), millis(times.percentile(99))]);
    }
    let area = wrong.longer_than(&unknown);
    table.target(format!("area under the curve {area:.3}, from 0.45 to 0.55"), (0.45..=0.55).contains(&area));
    Ok(table)
}
