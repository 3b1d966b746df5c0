//! GraphQL over HTTP: POST with a JSON body, GET for queries ([the specification](https://graphql.github.io/graphql-over-http/draft/)).

use axum::{
    body::to_bytes,
    extract::{Request, State},
    http::{HeaderMap, StatusCode, header},
    response::Response,
};

use super::{
    answer::{MediaType, executed, refused},
    observe::Outcome,
    operation::{Operation, Refused, Transport},
    pages::playground,
    parameters::{self, Parameters},
    who,
};
use crate::{
    app::App,
    error::Code,
    limits::{BODY_BYTES, BODY_TIME},
};

/// `POST /graphql`.
pub async fn post(State(app): State<App>, request: Request) -> Response {
    answer(&app, request, Transport::Post).await
}

/// `GET /graphql?query=…`, and for a browser that asks for a page, the playground.
pub async fn get(State(app): State<App>, request: Request) -> Response {
    if playground::is_asked_for(&request) {
        return playground::page(&app, request).await;
    }
    answer(&app, request, Transport::Get).await
}

async fn answer(app: &App, request: Request, transport: Transport) -> Response {
    let profile = app.settings().status_profile;
    let Some(media_type) = MediaType::negotiate(request.headers()) else {
        let refusal = Refused::bad_request("Answers are application/json or application/graphql-response+json: accept one of them.");
        return refused(&refusal.with_status(StatusCode::NOT_ACCEPTABLE), MediaType::Json, profile);
    };
    let mut told = Outcome::default();
    let mut answer = match run(app, request, transport, &mut told).await {
        Ok(response) => executed(&response, media_type, profile, |bytes| app.outgoing().send(told.tenant, bytes)),
        Err(refusal) => refused(&refusal, media_type, profile),
    };
    let code = answer.extensions_mut().remove::<Outcome>().and_then(|outcome| outcome.code);
    answer.extensions_mut().insert(Outcome { code, ..told });
    answer
}

async fn run(app: &App, request: Request, transport: Transport, told: &mut Outcome) -> Result<async_graphql::Response, Refused> {
    // Every GraphQL request is told of, also one that is refused before it is known what it is.
    told.operation = Some("none");
    let caller = who::asks(app, &request)?;
    told.tenant = caller.user();
    let parameters = match transport {
        Transport::Get => Parameters::from_link(request.uri()).ok_or_else(|| Refused::bad_request(parameters::OF_A_LINK))?,
        Transport::Post | Transport::Stream => body(request).await?,
    };
    let operation = Operation::prepare(app, caller, parameters, transport)?;
    told.operation = Some(operation.label);
    operation.execute(app).await
}

/// Reads a request's body, which must be JSON, not too long, and not too slow.
pub async fn body(request: Request) -> Result<Parameters, Refused> {
    if !is_json(request.headers()) {
        // A page of another site can send the other types without asking; so nothing but JSON is read.
        let refusal = Refused::bad_request("Send the request as JSON: Content-Type: application/json.");
        return Err(refusal.with_status(StatusCode::UNSUPPORTED_MEDIA_TYPE));
    }
    let Ok(arrived) = tokio::time::timeout(BODY_TIME, to_bytes(request.into_body(), BODY_BYTES)).await else {
        let message = format!("The body did not arrive within {} seconds. Send it again.", BODY_TIME.as_secs());
        return Err(Refused::new(Code::RequestTimeout, message).with_status(StatusCode::REQUEST_TIMEOUT));
    };
    let bytes = arrived.map_err(|_| {
        let message = format!("The body is larger than {BODY_BYTES} bytes, or did not arrive. Send less at once.");
        Refused::new(Code::DocumentTooLarge, message)
    })?;
    Parameters::from_body(&bytes).ok_or_else(|| {
        let refusal = Refused::bad_request(parameters::OF_A_BODY);
        // The draft tells a body that is no JSON from one that is no request.
        let is_json = serde_json::from_slice::<serde::de::IgnoredAny>(&bytes).is_ok();
        if is_json { refusal } else { refusal.with_status(StatusCode::BAD_REQUEST) }
    })
}

fn is_json(headers: &HeaderMap) -> bool {
    let mut types = headers.get_all(header::CONTENT_TYPE).iter();
    let (Some(content_type), None) = (types.next(), types.next()) else { return false };
    let mut parts = content_type.to_str().unwrap_or_default().split(';').map(str::trim);
    let json = parts.next().is_some_and(|media_type| media_type.eq_ignore_ascii_case("application/json"));
    json && parts
        .all(|part| !part.to_ascii_lowercase().starts_with("charset") || part.replace('"', "").eq_ignore_ascii_case("charset=utf-8"))
}
