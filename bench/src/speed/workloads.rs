//! What is asked, of the API and of each peer.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, SecondsFormat, Utc};
use clap::ValueEnum;
use rig::{Client, Method};
use serde_json::{Value, json};
use uuid::Uuid;

use super::fill::Tenant;
use crate::{Outcome, pace::succeed};

/// The entries that lie before the page of W6, where the list is long enough.
pub const DEEP: usize = 4_000;

/// A question that people ask all day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Workload {
    /// The dashboard's four counts.
    W1,
    /// Twenty agents, each with the phone numbers that it answers.
    W2,
    /// The fifty newest calls, and how many there are.
    W3,
    /// Fifty orders, each with its call and that call's agent.
    W4,
    /// One more call is logged; one in ten is told twice.
    W5,
    /// Fifty calls from a cursor four thousand calls deep.
    W6,
}

impl Workload {
    /// For people.
    pub fn about(self) -> &'static str {
        match self {
            Self::W1 => "W1 dashboard",
            Self::W2 => "W2 agents, numbers",
            Self::W3 => "W3 calls, total",
            Self::W4 => "W4 orders, call, agent",
            Self::W5 => "W5 log a call",
            Self::W6 => "W6 deep page",
        }
    }

    /// How many times the cost of the limit it may have.
    pub fn dearest(self) -> f64 {
        if self == Self::W6 { 2.6 } else { 2.0 }
    }

    fn path(self) -> &'static str {
        match self {
            Self::W1 => "/w1",
            Self::W2 => "/w2",
            Self::W3 => "/w3",
            Self::W4 => "/w4",
            Self::W5 => "/w5",
            Self::W6 => "/w6",
        }
    }

    /// The document of the API, and of peers with its schema.
    fn document(self) -> &'static str {
        match self {
            Self::W1 => "{ dashboardStats { connectedPhoneNumbers activeAgents totalCalls totalOrders } }",
            Self::W2 => {
                "{ agents(first: 20) { nodes { id name language voiceName isActive createdAt linkedPhones { id number status } } } }"
            }
            Self::W3 => {
                "{ callLogs(first: 50) { totalCount nodes { id callId caller direction status durationSeconds startedAt endedAt } } }"
            }
            Self::W4 => {
                "{ orders(first: 50) { nodes { id customerName phone details createdAt \
                   callLog { id callId status durationSeconds agent { id name } } } } }"
            }
            Self::W5 => {
                "mutation($input: CreateCallLogInput!) { createCallLog(input: $input) { \
                   callLog { id callId status startedAt } userErrors { code } } }"
            }
            Self::W6 => {
                "query($after: String!) { callLogs(first: 50, after: $after) { \
                   nodes { id callId caller direction status durationSeconds startedAt endedAt } } }"
            }
        }
    }

    /// The document of PostGraphile, whose schema comes from the tables.
    fn document_of_tables(self) -> &'static str {
        match self {
            Self::W1 => "{ dashboard { connectedPhoneNumbers activeAgents totalCalls totalOrders } }",
            Self::W2 => {
                "{ allAiAgents(first: 20, orderBy: [CREATED_AT_DESC, ROW_ID_DESC]) { nodes { rowId name language voiceName isActive createdAt \
                   linkedPhones { nodes { phoneNumber { rowId number status } } } } } }"
            }
            Self::W3 => {
                "{ dashboard { totalCalls } allCallLogs(first: 50, orderBy: [STARTED_AT_DESC, ROW_ID_DESC]) { nodes { \
                   rowId callId caller direction status durationSeconds startedAt endedAt } } }"
            }
            Self::W4 => {
                "{ allOrders(first: 50, orderBy: [CREATED_AT_DESC, ROW_ID_DESC]) { nodes { rowId customerName phone details createdAt \
                   callLog { rowId callId status durationSeconds agent { rowId name } } } } }"
            }
            Self::W5 => "mutation($input: LogCallInput!) { logCall(input: $input) { result { rowId callId status startedAt } } }",
            Self::W6 => {
                "query($after: Cursor!) { allCallLogs(first: 50, after: $after, orderBy: [STARTED_AT_DESC, ROW_ID_DESC]) { nodes { \
                   rowId callId caller direction status durationSeconds startedAt endedAt } } }"
            }
        }
    }
}

/// How a server is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// GraphQL, with the API's schema.
    Graphql,
    /// GraphQL, with the schema that PostGraphile makes of the tables.
    Tables,
    /// A path for each workload, under a prefix.
    Paths(&'static str),
}

/// A request, as it goes into the file that the load generator reads.
pub struct Request {
    pub method: Method,
    pub path: String,
    /// Empty if there is none. [`CALL_ID`] in it becomes another id each time.
    pub body: String,
}

/// What stands for the id of a call that is logged.
pub const CALL_ID: &str = "@CALL@";

/// Where W6 begins: a cursor, and the same place as peers are told it.
#[derive(Clone)]
pub struct Deep {
    cursor: String,
    of_tables: String,
    at: DateTime<Utc>,
    id: Uuid,
}

impl Deep {
    /// Pages there, as a client does: behind so many entries.
    pub async fn find(tenant: &Tenant, entries: usize) -> Outcome<Self> {
        const PAGE: usize = 100;
        let query = "query($after: String) { callLogs(first: 100, after: $after) { pageInfo { endCursor } } }";
        let mut cursor = Value::Null;
        for _ in 0..entries / PAGE {
            cursor = succeed(&tenant.client, query, json!({ "after": cursor })).await?["callLogs"]["pageInfo"]["endCursor"].take();
        }
        let cursor = cursor.as_str().ok_or("the list is too short for W6")?.to_owned();
        // A cursor is opaque to clients. The peers have others; each begins at the same row.
        let (_, millis, id): (String, i64, String) = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(&cursor)?)?;
        let at = DateTime::from_timestamp_millis(millis).ok_or("the cursor holds no moment")?;
        Ok(Self { cursor, of_tables: String::new(), at, id: Uuid::try_parse(&id)? })
    }

    /// Asks PostGraphile for its cursor of that place.
    pub async fn find_in_tables(&mut self, client: &Client) -> Outcome {
        let query = "query($offset: Int!) { allCallLogs(first: 1, offset: $offset, orderBy: [STARTED_AT_DESC, ROW_ID_DESC]) {
            pageInfo { endCursor } } }";
        let data = succeed(client, query, json!({ "offset": DEEP - 1 })).await?;
        data["allCallLogs"]["pageInfo"]["endCursor"].as_str().ok_or("the list is too short for W6")?.clone_into(&mut self.of_tables);
        Ok(())
    }
}

impl Workload {
    /// The request of a tenant.
    pub fn request(self, dialect: Dialect, deep: &Deep) -> Request {
        let call = json!({
            "callId": CALL_ID, "caller": "+919812345678", "direction": "INBOUND", "status": "COMPLETED", "durationSeconds": 42,
        });
        let (document, cursor) = match dialect {
            Dialect::Graphql => (self.document(), deep.cursor.clone()),
            Dialect::Tables => (self.document_of_tables(), deep.of_tables.clone()),
            Dialect::Paths(prefix) => {
                let (at, id) = (deep.at.to_rfc3339_opts(SecondsFormat::Millis, true), deep.id);
                let (method, body) = if self == Self::W5 { (Method::POST, call.to_string()) } else { (Method::GET, String::new()) };
                let after = if self == Self::W6 { format!("?at={at}&id={id}") } else { String::new() };
                return Request { method, path: format!("{prefix}{}{after}", self.path()), body };
            }
        };
        let variables = match self {
            Self::W5 => json!({ "input": call }),
            Self::W6 => json!({ "after": cursor }),
            _ => json!({}),
        };
        let body = json!({ "query": document, "variables": variables }).to_string();
        Request { method: Method::POST, path: "/graphql".into(), body }
    }
}
