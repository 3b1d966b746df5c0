//! The codes of errors that are no mistakes of an input.

use async_graphql::{ErrorExtensionValues, ServerError};

/// The codes of top-level errors: `errors[].extensions.code`. Clients may rely on this list being closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the published name says it, and docs/api.md explains each")]
pub enum Code {
    GraphqlParseFailed,
    GraphqlValidationFailed,
    BadRequest,
    BadUserInput,
    Unauthenticated,
    Forbidden,
    NotFound,
    PersistedQueryNotFound,
    QueryTooComplex,
    DocumentTooLarge,
    Throttled,
    RequestTimeout,
    Unavailable,
    InternalServerError,
}

impl Code {
    /// The published name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::GraphqlParseFailed => "GRAPHQL_PARSE_FAILED",
            Self::GraphqlValidationFailed => "GRAPHQL_VALIDATION_FAILED",
            Self::BadRequest => "BAD_REQUEST",
            Self::BadUserInput => "BAD_USER_INPUT",
            Self::Unauthenticated => "UNAUTHENTICATED",
            Self::Forbidden => "FORBIDDEN",
            Self::NotFound => "NOT_FOUND",
            Self::PersistedQueryNotFound => "PERSISTED_QUERY_NOT_FOUND",
            Self::QueryTooComplex => "QUERY_TOO_COMPLEX",
            Self::DocumentTooLarge => "DOCUMENT_TOO_LARGE",
            Self::Throttled => "THROTTLED",
            Self::RequestTimeout => "REQUEST_TIMEOUT",
            Self::Unavailable => "UNAVAILABLE",
            Self::InternalServerError => "INTERNAL_SERVER_ERROR",
        }
    }
}

/// Builds an error that no resolver raised: a malformed document, a body that is too large.
pub fn request_error(code: Code, message: impl Into<String>) -> ServerError {
    let mut error = ServerError::new(message, None);
    error.extensions.get_or_insert_with(ErrorExtensionValues::default).set("code", code.as_str());
    error
}
