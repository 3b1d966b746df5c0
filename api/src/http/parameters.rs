//! The parameters of a GraphQL request, from a body, from a link or from a socket's message.

use std::collections::HashMap;

use axum::{extract::Query, http::Uri};
use serde::Deserialize;
use serde_json::{Map, Value};

/// What a request asks for ([request parameters](https://graphql.github.io/graphql-over-http/draft/#sec-Request-Parameters)).
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Parameters {
    /// The document.
    pub query: Option<String>,
    /// Which of its operations.
    pub operation_name: Option<String>,
    /// The values of its variables.
    pub variables: Option<Map<String, Value>>,
    /// What is agreed beside the specification: `persistedQuery`.
    pub extensions: Option<Map<String, Value>>,
}

/// What the parameters of a link should be.
pub const OF_A_LINK: &str = "The parameters are `query`, `operationName`, and `variables` and `extensions` as JSON objects.";
/// What a body should be.
pub const OF_A_BODY: &str = "The body must be one JSON object with a `query`, for example {\"query\": \"{ me { id } }\"}; \
                             `variables` and `extensions` are objects, `operationName` is a string.";

impl Parameters {
    /// Reads a body. `None` if it is anything but one object whose parameters have their types.
    pub fn from_body(body: &[u8]) -> Option<Self> {
        // The macro would take an array for an object whose fields stand in order.
        let object = body.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{');
        if object { serde_json::from_slice(body).ok() } else { None }
    }

    /// Reads a socket's message.
    pub fn from_object(object: Map<String, Value>) -> Option<Self> {
        serde_json::from_value(Value::Object(object)).ok()
    }

    /// Reads what follows the question mark. `None` if `variables` or `extensions` are no JSON objects.
    pub fn from_link(uri: &Uri) -> Option<Self> {
        let Query(mut fields) = Query::<HashMap<String, String>>::try_from_uri(uri).ok()?;
        let object = |text: Option<&String>| match text.map(String::as_str) {
            None | Some("") => Some(None),
            Some(text) => serde_json::from_str(text).ok(),
        };
        Some(Self {
            variables: object(fields.get("variables"))?,
            extensions: object(fields.get("extensions"))?,
            operation_name: fields.remove("operationName"),
            query: fields.remove("query"),
        })
    }
}
