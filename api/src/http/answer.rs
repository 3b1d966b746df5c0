//! What a GraphQL response looks like over HTTP.

use async_graphql::{ServerError, Value};
use axum::{
    body::Bytes,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use super::{observe::Outcome, operation::Refused, wording::reworded};
use crate::{error::Code, finished};

/// Which text of the GraphQL over HTTP specification decides a status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum StatusProfile {
    /// What clients and audits of today expect: 200 with `application/json`, and 400 for a document that was refused.
    #[default]
    Audited,
    /// The draft of 2026: 422 for a document that was refused, 294 for one that partly failed, whatever the media type.
    Draft2026,
}

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
pub enum Body<'a> {
    /// Nothing was executed.
    Refused {
        /// Why.
        errors: &'a [ServerError],
    },
    /// Something was executed, and something went wrong.
    Failed {
        /// What.
        errors: &'a [ServerError],
        /// The rest.
        data: &'a Value,
    },
    /// All is well.
    Done {
        /// What was asked for.
        data: &'a Value,
    },
}

impl<'a> From<&'a async_graphql::Response> for Body<'a> {
    fn from(response: &'a async_graphql::Response) -> Self {
        let (errors, data) = (response.errors.as_slice(), &response.data);
        // Before execution nothing has a path and there is no data: the document, the operation or the variables were at fault.
        if errors.is_empty() {
            Self::Done { data }
        } else if *data == Value::Null && errors.iter().all(|error| error.path.is_empty()) {
            Self::Refused { errors }
        } else {
            Self::Failed { errors, data }
        }
    }
}

impl Body<'_> {
    /// As JSON, without line breaks.
    pub fn json(&self) -> String {
        let (errors, data) = match self {
            Self::Refused { errors } => (Some(errors), None),
            Self::Failed { errors, data } => (Some(errors), Some(data)),
            Self::Done { data } => (None, Some(data)),
        };
        let mut json = vec![b'{'];
        if let Some(errors) = errors {
            json.extend_from_slice(b"\"errors\":");
            serde_json::to_writer(&mut json, errors).expect("an error has only string keys");
        }
        if let Some(data) = data {
            json.extend_from_slice(if errors.is_some() { b",\"data\":" } else { b"\"data\":" });
            finished::write(data, &mut json);
        }
        json.push(b'}');
        String::from_utf8(json).expect("JSON is written from texts")
    }

    /// The first error's code, for logs and metrics.
    pub fn code(&self) -> Option<String> {
        let (Self::Refused { errors } | Self::Failed { errors, .. }) = self else { return None };
        match errors.first()?.extensions.as_ref()?.get("code")? {
            Value::String(code) => Some(code.clone()),
            _ => None,
        }
    }

    /// How long the client is asked to wait, if it did too much and got nothing.
    fn wait(&self) -> Option<u64> {
        let (Self::Refused { errors } | Self::Failed { errors, data: Value::Null }) = self else { return None };
        errors.iter().find_map(|error| match error.extensions.as_ref()?.get("retryAfterMs")? {
            Value::Number(millis) => millis.as_u64(),
            _ => None,
        })
    }
}

/// Writes the response of an operation that was executed, or that the library refused to execute.
pub fn executed(
    response: &async_graphql::Response,
    media_type: MediaType,
    profile: StatusProfile,
    send: impl FnOnce(Vec<u8>) -> Result<Bytes, Refused>,
) -> Response {
    let body = Body::from(response);
    let status = match (&body, profile) {
        _ if body.wait().is_some() => StatusCode::TOO_MANY_REQUESTS,
        (Body::Refused { .. }, _) => refused_document(Code::GraphqlValidationFailed, media_type, profile),
        (Body::Failed { .. }, StatusProfile::Draft2026) => partial(),
        _ => StatusCode::OK,
    };
    let mut answer = match send(body.json().into_bytes()) {
        Ok(bytes) => write(status, &body, bytes, media_type_of(status, media_type, profile)),
        Err(refusal) => return refused(&refusal, media_type, profile),
    };
    for (name, value) in &response.http_headers {
        answer.headers_mut().append(name, value.clone());
    }
    answer
}

/// Writes the refusal of a request that was not executed.
pub fn refused(refused: &Refused, media_type: MediaType, profile: StatusProfile) -> Response {
    let status = refused.status.unwrap_or_else(|| match refused.code {
        Code::BadRequest if profile == StatusProfile::Draft2026 => StatusCode::UNPROCESSABLE_ENTITY,
        Code::BadRequest => StatusCode::BAD_REQUEST,
        Code::Unauthenticated => StatusCode::UNAUTHORIZED,
        Code::Forbidden => StatusCode::FORBIDDEN,
        Code::NotFound => StatusCode::NOT_FOUND,
        Code::DocumentTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Code::Throttled => StatusCode::TOO_MANY_REQUESTS,
        Code::RequestTimeout => StatusCode::GATEWAY_TIMEOUT,
        Code::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        Code::InternalServerError => StatusCode::INTERNAL_SERVER_ERROR,
        // Clients that name documents by their hash ask again with the text, and take this for an answer.
        Code::PersistedQueryNotFound => StatusCode::OK,
        Code::GraphqlParseFailed | Code::GraphqlValidationFailed | Code::BadUserInput | Code::QueryTooComplex => {
            refused_document(refused.code, media_type, profile)
        }
    });
    let errors = [refused.error()];
    let body = Body::Refused { errors: &errors };
    let mut answer = write(status, &body, body.json().into(), media_type_of(status, media_type, profile));
    if status == StatusCode::METHOD_NOT_ALLOWED {
        answer.headers_mut().insert(header::ALLOW, HeaderValue::from_static("POST"));
    }
    answer
}

/// By the draft, `application/json` is what a success may be called for the sake of old clients, and nothing else.
fn media_type_of(status: StatusCode, asked: MediaType, profile: StatusProfile) -> MediaType {
    if profile == StatusProfile::Draft2026 && !status.is_success() { MediaType::GraphqlResponse } else { asked }
}

fn refused_document(code: Code, media_type: MediaType, profile: StatusProfile) -> StatusCode {
    match (profile, media_type) {
        (StatusProfile::Audited, MediaType::Json) => StatusCode::OK,
        (StatusProfile::Audited, MediaType::GraphqlResponse) => StatusCode::BAD_REQUEST,
        (StatusProfile::Draft2026, _) if code == Code::GraphqlParseFailed => StatusCode::BAD_REQUEST,
        (StatusProfile::Draft2026, _) => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// 294, which the draft proposes and no registry has yet.
fn partial() -> StatusCode {
    StatusCode::from_u16(294).expect("any number from 100 to 999 is a status")
}

/// Gives an error a code, and our words. What our own code raises has both; the rest is the library's.
pub fn coded(mut error: ServerError) -> ServerError {
    let code = if error.path.is_empty() { Code::GraphqlValidationFailed } else { Code::BadUserInput };
    let extensions = error.extensions.get_or_insert_default();
    if extensions.get("code").is_none() {
        extensions.set("code", code.as_str());
        error.message = reworded(&error.message);
    }
    error
}

/// Puts the request's id into an error, by which the log is found.
pub fn identified(mut error: ServerError, request_id: &str) -> ServerError {
    error.extensions.get_or_insert_default().set("requestId", request_id);
    error
}

fn write(status: StatusCode, body: &Body<'_>, bytes: Bytes, media_type: MediaType) -> Response {
    let mut answer = (status, [(header::CONTENT_TYPE, media_type.header())], bytes).into_response();
    if let Some(wait) = body.wait() {
        // Whole seconds, rounded up: who waits that long is let in.
        answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait.div_ceil(1_000)));
    }
    answer.extensions_mut().insert(Outcome { code: body.code(), ..Outcome::default() });
    answer
}
