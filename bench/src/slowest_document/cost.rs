//! What a document costs.

use std::time::Duration;

use rig::{Answer, Failure};

use super::document::Document;
use crate::{Outcome, speed::fill::Tenant, stage::Stage};

/// How often a document is sent at most for one measurement.
const TIMES: u32 = 100;

/// What one answer takes, and how long it is.
#[derive(Clone)]
pub struct Cost {
    /// Of the server's processor time.
    pub server: Duration,
    /// Of PostgreSQL's.
    pub database: Duration,
    /// The bytes of the answer.
    pub bytes: usize,
    /// The code of its error, if it failed while it was executed.
    pub code: Option<String>,
}

impl Cost {
    /// Of both together.
    pub fn all(&self) -> Duration {
        self.server + self.database
    }
}

/// Sends a document until so much time has been used, each time with another comment, so that it is parsed anew. `None` if it is refused
/// before it is executed.
pub async fn measure(stage: &Stage, tenant: &Tenant, document: &Document, enough: Duration) -> Outcome<Option<Cost>> {
    let text = document.text();
    let watch = || -> Outcome<_> { Ok((stage.server().processor_time()?, stage.postgres.processor_time()?)) };
    let before = watch()?;
    let mut number = 0;
    loop {
        let answer = match tenant.client.gql(&format!("{text}\n#{number}"), document.variables.clone()).await {
            Ok(answer) => answer,
            // What is too long to be read.
            Err(Failure::Broken(_) | Failure::Unreadable(..)) => return Ok(None),
            Err(failure) => return Err(failure.into()),
        };
        if is_refused(&answer) {
            return Ok(None);
        }
        number += 1;
        let after = watch()?;
        let (server, database) = (after.0.saturating_sub(before.0), after.1.saturating_sub(before.1));
        if server + database >= enough || number == TIMES {
            let length = answer.headers.get("content-length").and_then(|length| length.to_str().ok()?.parse().ok());
            let bytes = length.unwrap_or_else(|| answer.json.to_string().len());
            let code = answer.code().map(ToOwned::to_owned);
            return Ok(Some(Cost { server: server / number, database: database / number, bytes, code }));
        }
    }
}

/// What failed while it was executed tells where; what was refused before has no place in the answer, and neither has what took too long.
fn is_refused(answer: &Answer) -> bool {
    answer.code().is_some_and(|code| code != "REQUEST_TIMEOUT") && answer.json["errors"][0].get("path").is_none()
}
