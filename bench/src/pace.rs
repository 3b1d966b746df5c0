//! Requests at a steady pace, whatever the answers take: clients in the world don't wait for each other.

use std::time::{Duration, Instant};

use rig::Client;
use serde_json::{Value, json};
use tokio::{
    task::JoinSet,
    time::{self, MissedTickBehavior},
};

use crate::{Outcome, times::Times};

/// Logs a call of this `id`.
pub const LOG: &str = "mutation($id: String!) { createCallLog(input: {callId: $id, caller: \"withheld\"}) { userErrors { code } } }";

/// Begins `number` requests, so many a second; `request` makes each of its number. Answers how long each took from when it was due.
pub async fn steady<R: Future<Output = Outcome> + Send + 'static>(
    number: usize,
    a_second: u32,
    mut request: impl FnMut(usize) -> R,
) -> Outcome<Times> {
    let mut tick = time::interval(Duration::from_secs(1) / a_second);
    // One that is late is not skipped: what it waited counts.
    tick.set_missed_tick_behavior(MissedTickBehavior::Burst);
    let mut requests = JoinSet::new();
    for place in 0..number {
        let due: Instant = tick.tick().await.into();
        let request = request(place);
        requests.spawn(async move { request.await.map(|()| due.elapsed()) });
    }
    Ok(Times::new(requests.join_all().await.into_iter().collect::<Outcome<_>>()?))
}

/// The same question of one tenant for so long, a hundred times a second.
pub async fn questions(tenant: &Client, lasting: Duration) -> Outcome<Times> {
    const A_SECOND: u32 = 100;
    let number = usize::try_from(lasting.as_secs())? * usize::try_from(A_SECOND)?;
    let tenant = tenant.clone();
    steady(number, A_SECOND, move |_| {
        let tenant = tenant.clone();
        async move { succeed(&tenant, "{ me { email } }", json!({})).await.map(drop) }
    })
    .await
}

/// Sends a request that must succeed.
pub async fn succeed(client: &Client, query: &str, variables: Value) -> Outcome<Value> {
    let mut answer = client.gql(query, variables).await?;
    match answer.code() {
        None => Ok(answer.json["data"].take()),
        Some(code) => Err(format!("{code}: {}", answer.json).into()),
    }
}
