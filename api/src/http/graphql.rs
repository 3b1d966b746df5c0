//! GraphQL over HTTP: POST with a JSON body, GET for queries.

use std::{collections::HashMap, time::Duration};

use async_graphql::{
    Request, Response as GraphqlResponse, ServerError, Value, Variables,
    parser::types::{DocumentOperations, ExecutableDocument, OperationType},
};
use axum::{
    body::Bytes,
    extract::{FromRequest, Query, Request as HttpRequest, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use cookie::Cookie;
use serde::Deserialize;

use super::{
    BODY_LIMIT,
    answer::{MediaType, executed, gave_up, identified, refuse},
    preflight,
};
use crate::{
    app::App,
    auth::graphql::refresh_cookie,
    context::Caller,
    error::{self, Code, request_error},
};

/// How long an operation may take before its client is told that it took too long.
const TIMEOUT: Duration = Duration::from_secs(30);
/// The most errors of one answer.
const MOST_ERRORS: usize = 20;

/// The parameters of a GraphQL request.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Parameters {
    query: Option<String>,
    operation_name: Option<String>,
    variables: Option<serde_json::Map<String, serde_json::Value>>,
    extensions: Option<serde_json::Map<String, serde_json::Value>>,
}

/// `POST /graphql`.
pub async fn post(State(app): State<App>, request: HttpRequest) -> Response {
    let Some(media_type) = MediaType::negotiate(request.headers()) else { return not_acceptable() };
    let content_type = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !is_json(content_type) {
        // A page of another site can send the other types without asking; so nothing but JSON is read.
        return refuse(StatusCode::UNSUPPORTED_MEDIA_TYPE, Code::BadRequest, "Send the request as JSON: Content-Type: application/json.");
    }
    let headers = request.headers().clone();
    let Ok(body) = Bytes::from_request(request, &()).await else {
        let message = format!("The body is larger than {BODY_LIMIT} bytes, or did not arrive. Send less at once.");
        return refuse(StatusCode::PAYLOAD_TOO_LARGE, Code::DocumentTooLarge, &message);
    };
    let Ok(parameters) = serde_json::from_slice::<Parameters>(&body) else {
        let message = "The body must be one JSON object with a `query`, for example {\"query\": \"{ me { id } }\"}; \
                       `variables` and `extensions` are objects, `operationName` is a string.";
        return refuse(StatusCode::BAD_REQUEST, Code::BadRequest, message);
    };
    execute(app, parameters, headers, media_type, Method::Post).await
}

/// `GET /graphql?query=…`: queries only, because whatever follows a link must change nothing.
pub async fn get(State(app): State<App>, request: HttpRequest) -> Response {
    let Some(media_type) = MediaType::negotiate(request.headers()) else { return not_acceptable() };
    let object = |text: Option<&String>| match text.map(String::as_str) {
        None | Some("") => Some(None),
        Some(text) => serde_json::from_str(text).ok().map(Some),
    };
    let parameters = Query::<HashMap<String, String>>::try_from_uri(request.uri()).ok().and_then(|Query(mut fields)| {
        Some(Parameters {
            variables: object(fields.get("variables"))?,
            extensions: object(fields.get("extensions"))?,
            operation_name: fields.remove("operationName"),
            query: fields.remove("query"),
        })
    });
    let Some(parameters) = parameters else {
        let message = "The parameters are `query`, `operationName`, and `variables` and `extensions` as JSON objects.";
        return refuse(StatusCode::BAD_REQUEST, Code::BadRequest, message);
    };
    let headers = request.headers().clone();
    execute(app, parameters, headers, media_type, Method::Get).await
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Method {
    Get,
    Post,
}

async fn execute(app: App, parameters: Parameters, headers: HeaderMap, media_type: MediaType, method: Method) -> Response {
    let Some(query) = parameters.query.filter(|query| !query.trim().is_empty()) else {
        return refuse(StatusCode::BAD_REQUEST, Code::BadRequest, "Send a `query`: the text of a GraphQL document.");
    };
    if query.len() > preflight::BYTES {
        let message = format!(
            "The document has {} bytes, and at most {} are read. Put values into variables, or ask for less at once.",
            query.len(),
            preflight::BYTES
        );
        return refuse(StatusCode::PAYLOAD_TOO_LARGE, Code::DocumentTooLarge, &message);
    }
    let document = match async_graphql::parser::parse_query(&query) {
        Ok(document) => document,
        Err(error) => {
            let place = error.positions().next().map(|at| format!(" near line {}, column {}", at.line, at.column)).unwrap_or_default();
            let error = request_error(
                Code::GraphqlParseFailed,
                format!("The document is not GraphQL{place}. Check brackets, names and quotes there."),
            );
            return finish(GraphqlResponse::from_errors(vec![error]), media_type);
        }
    };
    if let Err(refusal) = preflight::check(&document) {
        return finish(GraphqlResponse::from_errors(vec![request_error(Code::QueryTooComplex, refusal)]), media_type);
    }
    if method == Method::Get && !is_query(&document, parameters.operation_name.as_deref()) {
        let mut answer =
            refuse(StatusCode::METHOD_NOT_ALLOWED, Code::BadRequest, "Mutations are sent with POST: a GET must change nothing.");
        answer.headers_mut().insert(header::ALLOW, HeaderValue::from_static("POST"));
        return answer;
    }

    let variables = Variables::from_json(parameters.variables.unwrap_or_default().into());
    let mut request = Request::new(query).variables(variables).data(caller(&app, &headers)).data(app.clone());
    request.operation_name = parameters.operation_name;
    for (name, value) in parameters.extensions.unwrap_or_default() {
        request.extensions.0.insert(name, Value::from_json(value).unwrap_or_default());
    }
    request.set_parsed_query(document);

    // In a task of its own, which a client that goes away does not cancel: what was begun is finished or rolled back.
    let span = tracing::Span::current();
    let work = tokio::spawn(tracing::Instrument::instrument(async move { app.schema().execute(request).await }, span));
    match tokio::time::timeout(TIMEOUT, work).await {
        Ok(Ok(response)) => finish(response, media_type),
        Ok(Err(panic)) => {
            let (code, message) = error::internal(&panic.to_string());
            gave_up(code, &message, media_type)
        }
        Err(_) => gave_up(Code::RequestTimeout, "This took too long. Ask for less at once, or try again.", media_type),
    }
}

fn finish(mut response: GraphqlResponse, media_type: MediaType) -> Response {
    response.errors.truncate(MOST_ERRORS);
    response.errors = response.errors.into_iter().map(coded).map(identified).collect();
    executed(&response, media_type)
}

/// Gives an error a code. What our own code raises has one; the rest is the library's.
fn coded(mut error: ServerError) -> ServerError {
    let code = if error.path.is_empty() { Code::GraphqlValidationFailed } else { Code::BadUserInput };
    let extensions = error.extensions.get_or_insert_default();
    if extensions.get("code").is_none() {
        extensions.set("code", code.as_str());
    }
    error
}

fn caller(app: &App, headers: &HeaderMap) -> Caller {
    let bearer = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).and_then(|value| {
        let (scheme, token) = value.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
    });
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok()).flat_map(Cookie::split_parse).flatten();
    let name = refresh_cookie(app.settings());
    let refresh = cookies.into_iter().find(|cookie| cookie.name() == name);
    Caller::new(app, bearer, refresh.as_ref().map(Cookie::value))
}

fn is_json(content_type: &str) -> bool {
    let mut parts = content_type.split(';').map(str::trim);
    let json = parts.next().is_some_and(|media_type| media_type.eq_ignore_ascii_case("application/json"));
    json && parts
        .all(|part| !part.to_ascii_lowercase().starts_with("charset") || part.replace('"', "").eq_ignore_ascii_case("charset=utf-8"))
}

/// Whether the operation that would be executed is a query. Where it can't be told, validation will say so.
fn is_query(document: &ExecutableDocument, operation_name: Option<&str>) -> bool {
    let operation = match (&document.operations, operation_name) {
        (DocumentOperations::Single(operation), _) => Some(operation),
        (DocumentOperations::Multiple(operations), Some(name)) => operations.get(name),
        (DocumentOperations::Multiple(_), None) => None,
    };
    operation.is_none_or(|operation| operation.node.ty == OperationType::Query)
}

fn not_acceptable() -> Response {
    refuse(
        StatusCode::NOT_ACCEPTABLE,
        Code::BadRequest,
        "Answers are application/json or application/graphql-response+json: accept one of them.",
    )
}
