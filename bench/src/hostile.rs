//! What hostile requests cost.

use std::time::Duration;

use rig::{
    Client, Failure, Socket,
    hostile::{self, Hostile},
};

use crate::{
    Outcome,
    report::Table,
    stage::{Stage, token},
    times::millis,
};

/// How often each is sent: the clock of processor time ticks a hundred times a second.
const TIMES: u32 = 100;
/// How many of them are shown.
const SHOWN: usize = 15;
const TARGET: Duration = Duration::from_millis(5);

pub async fn measure() -> Outcome<Table> {
    let stage = Stage::build(1, &[]).await?;
    let ann = stage.tenant("ann").await?;
    let requests = hostile::requests();
    let mut costs = Vec::new();
    for request in &requests {
        let before = stage.server().processor_time()?;
        for number in 0..TIMES {
            post(&ann, request, number).await?;
        }
        let posted = stage.server().processor_time()?;
        socket(&stage, &ann, request).await?;
        let told = stage.server().processor_time()?;
        costs.push((request.name, posted.saturating_sub(before) / TIMES, told.saturating_sub(posted) / TIMES));
    }
    costs.sort_by_key(|(_, posted, told)| std::cmp::Reverse(*posted.max(told)));

    let mut table = Table::new(
        "hostile",
        "The processor time of the server for each hostile request, sent 100 times by POST and 100 times on a socket, each time with another comment, so \
         that no kept document helps. The dearest ones.",
        &["request", "by POST", "on a socket"],
    );
    for (name, posted, told) in costs.iter().take(SHOWN) {
        table.row([(*name).to_owned(), millis(*posted), millis(*told)]);
    }
    let worst = costs.first().map(|(_, posted, told)| *posted.max(told)).unwrap_or_default();
    let all: Duration = costs.iter().map(|(_, posted, _)| *posted).sum();
    table.note(format!("{} requests, on average {} by POST", costs.len(), millis(all / u32::try_from(costs.len())?)));
    table.target("each below 5 ms", worst < TARGET);
    Ok(table)
}

/// The document with another comment at its end.
fn anew(request: &Hostile, number: u32) -> String {
    format!("{}\n#{number}", request.document)
}

async fn post(ann: &Client, request: &Hostile, number: u32) -> Outcome {
    match ann.gql(&anew(request, number), request.variables.clone()).await {
        Ok(answer) if answer.code().is_some() => Ok(()),
        // A server that has read enough hangs up.
        Err(Failure::Broken(_)) => Ok(()),
        outcome => Err(format!("{}: {outcome:?}", request.name).into()),
    }
}

async fn socket(stage: &Stage, ann: &Client, request: &Hostile) -> Outcome {
    let open = || Socket::open(stage.server().address(), token(ann));
    let mut socket = open().await?;
    for number in 0..TIMES {
        let asked = socket.subscribe("1", &anew(request, number), &request.variables).await;
        let answer = match asked {
            Ok(()) => socket.next().await,
            Err(end) => Err(end),
        };
        match answer {
            Ok(message) if message["type"] == "error" => {}
            Ok(message) => return Err(format!("{}: {message}", request.name).into()),
            Err(_) => socket = open().await?,
        }
    }
    Ok(())
}
