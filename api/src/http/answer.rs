//! What a GraphQL response looks like over HTTP.

use async_graphql::{ServerError, Value};
use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;

use super::request_id;
use crate::error::{Code, request_error};

/// The media types of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaType {
    /// `application/json`: 200 whenever the request was a GraphQL request at all. What old clients and intermediaries expect.
    Json,
    /// `application/graphql-response+json`: the status tells whether the operation could be executed.
    GraphqlResponse,
}

impl MediaType {
    /// What the client prefers, by the order and the weights of its `Accept`; `None` if it takes neither.
    pub fn negotiate(headers: &HeaderMap) -> Option<Self> {
        let mut best: Option<(f32, Self)> = None;
        let mut asked = false;
        for range in headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(',')) {
            asked = true;
            let mut parts = range.split(';').map(str::trim);
            let media_type = match parts.next().unwrap_or_default().to_ascii_lowercase().as_str() {
                "application/graphql-response+json" => Self::GraphqlResponse,
                "application/json" | "application/*" | "*/*" => Self::Json,
                _ => continue,
            };
            let weight = parts.find_map(|part| part.strip_prefix("q=")).map_or(1.0, |weight| weight.parse().unwrap_or(0.0));
            if weight > 0.0 && best.is_none_or(|(heaviest, _)| weight > heaviest) {
                best = Some((weight, media_type));
            }
        }
        if asked { best.map(|(_, media_type)| media_type) } else { Some(Self::Json) }
    }

    fn header(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Json => "application/json; charset=utf-8",
            Self::GraphqlResponse => "application/graphql-response+json; charset=utf-8",
        })
    }
}

/// Errors first, so that they are seen; `data` only if execution began.
#[derive(Serialize)]
#[serde(untagged)]
enum Body<'a> {
    Refused { errors: &'a [ServerError] },
    Failed { errors: &'a [ServerError], data: &'a Value },
    Done { data: &'a Value },
}

/// Writes an executed operation's response.
pub fn executed(response: &async_graphql::Response, media_type: MediaType) -> Response {
    // Before execution nothing has a path and there is no data: the document, the operation or the variables were at fault.
    let refused = response.data == Value::Null && !response.errors.is_empty() && response.errors.iter().all(|error| error.path.is_empty());
    let (status, body) = if refused {
        let status = match media_type {
            MediaType::Json => StatusCode::OK,
            MediaType::GraphqlResponse => StatusCode::BAD_REQUEST,
        };
        (status, Body::Refused { errors: &response.errors })
    } else if response.errors.is_empty() {
        (StatusCode::OK, Body::Done { data: &response.data })
    } else {
        (StatusCode::OK, Body::Failed { errors: &response.errors, data: &response.data })
    };
    let mut answer = write(status, &body, media_type);
    for (name, value) in &response.http_headers {
        answer.headers_mut().append(name, value.clone());
    }
    answer
}

/// Refuses a request that is no GraphQL request.
pub fn refuse(status: StatusCode, code: Code, message: &str) -> Response {
    write(status, &Body::Refused { errors: &[identified(request_error(code, message))] }, MediaType::Json)
}

/// Answers a GraphQL request whose execution did not come to an end.
pub fn gave_up(code: Code, message: &str, media_type: MediaType) -> Response {
    let status = match code {
        Code::RequestTimeout => StatusCode::GATEWAY_TIMEOUT,
        _ => StatusCode::INTERNAL_SERVER_ERROR,
    };
    write(status, &Body::Refused { errors: &[identified(request_error(code, message))] }, media_type)
}

/// Puts the request's id into an error, by which the log is found.
pub fn identified(mut error: ServerError) -> ServerError {
    error.extensions.get_or_insert_default().set("requestId", Value::from(request_id::current()));
    error
}

fn write(status: StatusCode, body: &Body<'_>, media_type: MediaType) -> Response {
    let body = serde_json::to_vec(body).expect("a response has only string keys");
    (status, [(header::CONTENT_TYPE, media_type.header())], body).into_response()
}
