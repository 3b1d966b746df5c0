//! Load: [wrk](https://github.com/wg/wrk), whose connections each send the next request when they have the last answer.

use std::{fmt::Write, fs, net::SocketAddr, path::Path, time::Duration};

use serde::Deserialize;
use tempfile::NamedTempFile;
use tokio::process::Command;

use super::{
    fill::Tenant,
    workloads::{Deep, Dialect, Request, Workload},
};
use crate::{Outcome, stage::token};

/// What wrk does with a request: `bench/wrk.lua`.
const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/wrk.lua");

/// The requests of many tenants, in the file from which wrk takes one at random each time.
pub struct Requests(NamedTempFile);

impl Requests {
    /// Writes them down, each with the token of its tenant.
    pub fn new(requests: impl IntoIterator<Item = (Request, String)>) -> Outcome<Self> {
        let mut lines = String::new();
        for (Request { method, path, body }, token) in requests {
            writeln!(lines, "{method}\t{path}\t{token}\t{body}")?;
        }
        let file = NamedTempFile::new()?;
        fs::write(file.path(), lines)?;
        Ok(Self(file))
    }

    /// What these tenants ask the API.
    pub fn to_the_api<'a>(workload: Workload, tenants: impl IntoIterator<Item = &'a (Tenant, Deep)>) -> Outcome<Self> {
        let request = |(tenant, deep): &(Tenant, Deep)| (workload.request(Dialect::Graphql, deep), token(&tenant.client).to_owned());
        Self::new(tenants.into_iter().map(request))
    }

    fn path(&self) -> &Path {
        self.0.path()
    }
}

/// What wrk saw. Durations are in microseconds.
#[derive(Debug, Deserialize)]
pub struct Seen {
    /// Requests that were answered.
    pub requests: u32,
    /// How long it took.
    pub lasted: u64,
    /// The duration below which half of the answers came.
    pub p50: u32,
    /// The same for 99 of a hundred.
    pub p99: u32,
    /// Answers with another status than 2xx or 3xx.
    pub refused: u32,
    /// Connections and answers that failed.
    pub failed: u32,
    /// What wrk itself used of the processors.
    #[serde(skip)]
    pub processor: Duration,
}

impl Seen {
    /// Requests answered in a second.
    pub fn a_second(&self) -> f64 {
        f64::from(self.requests) / Duration::from_micros(self.lasted).as_secs_f64()
    }
}

/// What wrk is to do.
pub struct Load<'a> {
    pub requests: &'a Requests,
    pub connections: u32,
    pub seconds: u32,
    /// Makes the ids of calls that are logged new ones.
    pub round: &'a str,
}

/// Sends it to this address.
pub async fn run(address: SocketAddr, load: &Load<'_>) -> Outcome<Seen> {
    // While a server is measured, nothing that this process has started ends but wrk.
    let before = rig::ended_children()?;
    let output = Command::new("wrk")
        .args(["--threads", "1", "--connections", &load.connections.to_string()])
        .args(["--duration", &format!("{}s", load.seconds), "--timeout", "10s"])
        .args(["--latency", "--script", SCRIPT, &format!("http://{address}"), "--"])
        .arg(load.requests.path())
        .arg(load.round)
        .output()
        .await
        .map_err(|error| format!("wrk is missing (Debian: apt-get install wrk): {error}"))?;
    let text = String::from_utf8(output.stdout)?;
    let seen = text.lines().find_map(|line| line.strip_prefix("SEEN ")).ok_or_else(|| format!("wrk said: {text}"))?;
    let mut seen: Seen = serde_json::from_str(seen)?;
    seen.processor = rig::ended_children()?.saturating_sub(before);
    if seen.refused > 0 || seen.failed > 0 {
        return Err(format!("{address} did not answer every request: {seen:?}").into());
    }
    Ok(seen)
}
