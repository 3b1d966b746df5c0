//! What the machine gives at best: the workloads of the bench in hand-written SQL and JSON, without GraphQL and without an ORM.
//!
//! It checks a token as the API does, reads and writes the same rows, and answers the same `data`. It has no limits, no log and no errors
//! for people: whatever those cost is the API's own. `/counted/…` counts where the API keeps counters; `/bare/w5` writes a call alone.

mod json;
mod statements;

use std::{
    env,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use axum::{
    Json as Input, Router,
    extract::{FromRequestParts, Query, State},
    http::{StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
    routing::{get, post},
    serve::ListenerExt,
};
use chrono::{DateTime, Utc};
use json::Json;
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde::Deserialize;
use statements::Statements;
use tokio::net::TcpListener;
use tokio_postgres::{Client, NoTls, Row};
use uuid::Uuid;

/// A connection, which requests share: each sends its statement without waiting for the others' answers.
struct Connection {
    client: Client,
    statements: Statements,
}

struct Limit {
    connections: Vec<Connection>,
    turn: AtomicUsize,
    key: DecodingKey,
    rules: Validation,
}

type App = State<Arc<Limit>>;
type Answer = Result<Response, Failure>;

impl Limit {
    fn connection(&self) -> &Connection {
        &self.connections[self.turn.fetch_add(1, Ordering::Relaxed) % self.connections.len()]
    }
}

/// Whose token a request carries.
struct Tenant(Uuid);

impl FromRequestParts<Arc<Limit>> for Tenant {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<Limit>) -> Result<Self, Failure> {
        #[derive(Deserialize)]
        struct Claims {
            sub: Uuid,
        }
        let authorization = parts.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let token = authorization.and_then(|value| value.strip_prefix("Bearer ")).ok_or(Failure::Stranger)?;
        jsonwebtoken::decode::<Claims>(token, &app.key, &app.rules).map(|token| Self(token.claims.sub)).map_err(|_| Failure::Stranger)
    }
}

enum Failure {
    Stranger,
    Database(tokio_postgres::Error),
}

impl From<tokio_postgres::Error> for Failure {
    fn from(error: tokio_postgres::Error) -> Self {
        Self::Database(error)
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        match self {
            Self::Stranger => StatusCode::UNAUTHORIZED.into_response(),
            Self::Database(error) => (StatusCode::INTERNAL_SERVER_ERROR, format!("{error:?}")).into_response(),
        }
    }
}

fn answer(json: Json) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], json.into_body()).into_response()
}

/// W1.
async fn dashboard(State(app): App, Tenant(tenant): Tenant, counted: bool) -> Answer {
    let Connection { client, statements } = app.connection();
    let statement = if counted { &statements.dashboard_counted } else { &statements.dashboard };
    let row = client.query_one(statement, &[&tenant]).await?;
    let mut json = Json::new();
    json.raw(r#"{"data":{"dashboardStats":{"connectedPhoneNumbers":"#).number(row.get(0)).raw(r#","activeAgents":"#).number(row.get(1));
    json.raw(r#","totalCalls":"#).number(row.get(2)).raw(r#","totalOrders":"#).number(row.get(3)).raw("}}}");
    Ok(answer(json))
}

/// W2.
async fn agents(State(app): App, Tenant(tenant): Tenant) -> Answer {
    let Connection { client, statements } = app.connection();
    let rows = client.query(&statements.agents, &[&tenant]).await?;
    let mut json = Json::new();
    json.raw(r#"{"data":{"agents":{"nodes":["#);
    let mut agent: Option<Uuid> = None;
    let mut first = true;
    for row in &rows {
        let id: Uuid = row.get(0);
        if agent != Some(id) {
            json.raw(if agent.is_some() { r#"]},{"id":"# } else { r#"{"id":"# }).id("agent", id);
            json.raw(r#","name":"#).text(row.get(1)).raw(r#","language":"#).text(row.get(2));
            json.raw(r#","voiceName":"#).text_or_null(row.get(3)).raw(r#","isActive":"#).flag(row.get(4));
            json.raw(r#","createdAt":"#).moment(row.get(5)).raw(r#","linkedPhones":["#);
            (agent, first) = (Some(id), true);
        }
        if let Some(number) = row.get(6) {
            json.raw(if first { r#"{"id":"# } else { r#",{"id":"# }).id("phone", number);
            json.raw(r#","number":"#).text(row.get(7)).raw(r#","status":"#).text(row.get(8)).raw("}");
            first = false;
        }
    }
    json.raw(if agent.is_some() { "]}]}}}" } else { "]}}}" });
    Ok(answer(json))
}

fn nodes(json: &mut Json, rows: &[Row]) {
    json.raw(r#""nodes":["#);
    for (place, row) in rows.iter().enumerate() {
        json.raw(if place > 0 { r#",{"id":"# } else { r#"{"id":"# }).id("call", row.get(0));
        json.raw(r#","callId":"#).text(row.get(1)).raw(r#","caller":"#).text(row.get(2));
        json.raw(r#","direction":"#).text(row.get(3)).raw(r#","status":"#).text(row.get(4));
        json.raw(r#","durationSeconds":"#).number(row.get::<_, i32>(5).into());
        json.raw(r#","startedAt":"#).moment(row.get(6)).raw(r#","endedAt":"#).moment_or_null(row.get(7)).raw("}");
    }
    json.raw("]");
}

/// W3.
async fn calls(State(app): App, Tenant(tenant): Tenant, counted: bool) -> Answer {
    let Connection { client, statements } = app.connection();
    let rows = client.query(if counted { &statements.calls_counted } else { &statements.calls }, &[&tenant]).await?;
    let mut json = Json::new();
    json.raw(r#"{"data":{"callLogs":{"totalCount":"#).number(rows.first().map_or(0, |row| row.get(8))).raw(",");
    nodes(&mut json, &rows);
    json.raw("}}}");
    Ok(answer(json))
}

/// W4.
async fn orders(State(app): App, Tenant(tenant): Tenant) -> Answer {
    let Connection { client, statements } = app.connection();
    let rows = client.query(&statements.orders, &[&tenant]).await?;
    let mut json = Json::new();
    json.raw(r#"{"data":{"orders":{"nodes":["#);
    for (place, row) in rows.iter().enumerate() {
        json.raw(if place > 0 { r#",{"id":"# } else { r#"{"id":"# }).id("order", row.get(0));
        json.raw(r#","customerName":"#).text(row.get(1)).raw(r#","phone":"#).text(row.get(2));
        json.raw(r#","details":"#).text(row.get(3)).raw(r#","createdAt":"#).moment(row.get(4)).raw(r#","callLog":"#);
        let Some(call) = row.get(5) else {
            json.raw("null}");
            continue;
        };
        json.raw(r#"{"id":"#).id("call", call).raw(r#","callId":"#).text(row.get(6)).raw(r#","status":"#).text(row.get(7));
        json.raw(r#","durationSeconds":"#).number(row.get::<_, i32>(8).into()).raw(r#","agent":"#);
        match row.get(9) {
            None => json.raw("null}}"),
            Some(agent) => json.raw(r#"{"id":"#).id("agent", agent).raw(r#","name":"#).text(row.get(10)).raw("}}}"),
        };
    }
    json.raw("]}}}");
    Ok(answer(json))
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct New {
    call_id: String,
    caller: String,
    direction: String,
    status: String,
    duration_seconds: i32,
}

/// W5; a `bare` one writes neither counters nor an event.
async fn log(State(app): App, Tenant(tenant): Tenant, call: New, bare: bool) -> Answer {
    let Connection { client, statements } = app.connection();
    let statement = if bare { &statements.insert } else { &statements.log };
    let (id, now) = (Uuid::now_v7(), Utc::now());
    let row = client
        .query_opt(statement, &[&tenant, &id, &call.call_id, &call.caller, &call.direction, &call.status, &call.duration_seconds, &now])
        .await?;
    // It was there before, or another request has logged it meanwhile.
    let row = match row {
        Some(row) => row,
        None => client.query_one(&statements.logged, &[&tenant, &call.call_id]).await?,
    };
    let mut json = Json::new();
    json.raw(r#"{"data":{"createCallLog":{"callLog":{"id":"#).id("call", row.get(0)).raw(r#","callId":"#).text(row.get(1));
    json.raw(r#","status":"#).text(row.get(2)).raw(r#","startedAt":"#).moment(row.get(3)).raw(r#"},"userErrors":[]}}}"#);
    Ok(answer(json))
}

#[derive(Deserialize)]
struct Cursor {
    at: DateTime<Utc>,
    id: Uuid,
}

/// W6.
async fn calls_after(State(app): App, Tenant(tenant): Tenant, Query(cursor): Query<Cursor>) -> Answer {
    let Connection { client, statements } = app.connection();
    let rows = client.query(&statements.calls_after, &[&tenant, &cursor.at, &cursor.id]).await?;
    let mut json = Json::new();
    json.raw(r#"{"data":{"callLogs":{"#);
    nodes(&mut json, &rows);
    json.raw("}}}");
    Ok(answer(json))
}

fn setting(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| panic!("{name} must be set"))
}

#[tokio::main]
async fn main() {
    let number: usize = setting("CONNECTIONS").parse().expect("CONNECTIONS is a number");
    let mut connections = Vec::new();
    for _ in 0..number {
        let (client, connection) = tokio_postgres::connect(&setting("DATABASE_URL"), NoTls).await.expect("the database answers");
        tokio::spawn(connection);
        let statements = Statements::prepare(&client).await.expect("the statements fit the schema");
        connections.push(Connection { client, statements });
    }
    let mut rules = Validation::new(Algorithm::HS256);
    rules.validate_aud = false;
    let key = DecodingKey::from_secret(setting("JWT_SECRET").as_bytes());
    let app = Arc::new(Limit { connections, turn: AtomicUsize::new(0), key, rules });
    let router = Router::new()
        .route("/healthz", get(|| async { "ok" }))
        .route("/w1", get(|app, tenant| dashboard(app, tenant, false)))
        .route("/w2", get(agents))
        .route("/w3", get(|app, tenant| calls(app, tenant, false)))
        .route("/w4", get(orders))
        .route("/w5", post(|app: App, tenant: Tenant, Input(call): Input<New>| log(app, tenant, call, false)))
        .route("/w6", get(calls_after))
        .route("/counted/w1", get(|app, tenant| dashboard(app, tenant, true)))
        .route("/counted/w3", get(|app, tenant| calls(app, tenant, true)))
        .route("/bare/w5", post(|app: App, tenant: Tenant, Input(call): Input<New>| log(app, tenant, call, true)))
        .with_state(app);
    let listener = TcpListener::bind(setting("BIND")).await.expect("the port is free");
    // Small answers go at once.
    let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
    axum::serve(listener, router).await.expect("a server serves");
}
