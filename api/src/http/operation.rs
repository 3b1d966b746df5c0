//! From the parameters of a request to its answer: one way for HTTP, sockets and event streams.

use std::{sync::Arc, time::Duration};

use async_graphql::{Request, Response, ServerError, Variables, parser::types::OperationType};
use axum::http::StatusCode;
use futures_util::{
    StreamExt,
    stream::{self, BoxStream},
};
use tokio::time::timeout;
use tracing::Instrument;

use super::{
    answer::{Body, coded, identified},
    documents::{self, Document},
    parameters::Parameters,
    preflight, request_id,
};
use crate::{
    answer_size::AnswerSize,
    app::App,
    context::Caller,
    error::{self, Code, request_error},
    limits::{ERROR_MESSAGE, ERRORS, OPERATION_GRACE, OPERATION_TIME},
    throttle::TooOften,
};

/// How a request came, which decides what it may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transport {
    /// A link: queries, because whatever follows one must change nothing.
    Get,
    /// A body: queries and mutations.
    Post,
    /// A socket or an event stream: queries and subscriptions.
    Stream,
}

/// Why a request is answered without being executed.
#[derive(Debug)]
pub struct Refused {
    /// What kind of refusal.
    pub code: Code,
    /// A sentence for the client's author.
    pub message: String,
    /// The status over HTTP, where it does not follow from the code.
    pub status: Option<StatusCode>,
    /// How long to wait before asking again.
    pub retry_after: Option<Duration>,
}

impl Refused {
    /// A refusal whose status follows from its code.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), status: None, retry_after: None }
    }

    /// A request that is none.
    pub fn bad_request(message: impl Into<String>) -> Self {
        Self::new(Code::BadRequest, message)
    }

    /// With a status of its own.
    #[must_use]
    pub fn with_status(mut self, status: StatusCode) -> Self {
        self.status = Some(status);
        self
    }

    /// As a GraphQL error.
    pub fn error(&self) -> ServerError {
        let mut error = request_error(self.code, self.message.as_str());
        if let Some(wait) = self.retry_after {
            let millis = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX);
            error.extensions.get_or_insert_default().set("retryAfterMs", millis);
        }
        identified(short(error), &request_id::current())
    }
}

impl From<preflight::Refusal> for Refused {
    fn from(refusal: preflight::Refusal) -> Self {
        Self::new(refusal.code, refusal.message)
    }
}

impl From<TooOften> for Refused {
    fn from(TooOften(wait): TooOften) -> Self {
        Self { retry_after: Some(wait), ..Self::new(Code::Throttled, error::too_often(wait)) }
    }
}

/// What may be executed: its document was let pass, and its variables fit.
pub struct Operation {
    document: Arc<Document>,
    name: Option<String>,
    variables: Variables,
    caller: Caller,
    request_id: String,
    /// A query, a mutation or a subscription.
    pub kind: OperationType,
    /// What it is called in logs and metrics.
    pub label: &'static str,
}

impl Operation {
    /// Refuses whatever can be refused without executing anything.
    pub fn prepare(app: &App, caller: Caller, parameters: Parameters, transport: Transport) -> Result<Self, Refused> {
        let document = document(app, parameters.query, parameters.extensions.as_ref())?;
        let name = parameters.operation_name.filter(|name| !name.is_empty());
        let operation = preflight::operation(&document.parsed, name.as_deref()).ok_or_else(|| {
            let message = "It can't be told which operation of the document is meant. Send `operationName`, the name of one that it has.";
            Refused::new(Code::GraphqlValidationFailed, message)
        })?;
        let label = preflight::label(&document.parsed, operation);
        let wrong_way = match (transport, operation.ty) {
            (_, OperationType::Query) | (Transport::Post, OperationType::Mutation) | (Transport::Stream, OperationType::Subscription) => {
                None
            }
            (_, OperationType::Mutation) => {
                Some("Mutations are sent with POST to /graphql: what can be linked to, or lasts, changes nothing.")
            }
            (_, OperationType::Subscription) => {
                Some("Subscriptions are sent over a socket, /graphql/ws, or as an event stream, /graphql/stream.")
            }
        };
        if let Some(message) = wrong_way {
            let refused = Refused::bad_request(message);
            return Err(if transport == Transport::Get { refused.with_status(StatusCode::METHOD_NOT_ALLOWED) } else { refused });
        }
        let mut variables = Variables::from_json(serde_json::Value::Object(parameters.variables.unwrap_or_default()));
        preflight::variables::check(&document.parsed, operation, &document.never_null, &variables)?;
        // The library looks at defaults for arguments, and not for @skip and @include.
        for definition in &operation.variable_definitions {
            if let Some(default) = &definition.node.default_value {
                variables.entry(definition.node.name.node.clone()).or_insert_with(|| default.node.clone());
            }
        }

        let kind = operation.ty;
        Ok(Self { document, name, variables, caller, request_id: request_id::current(), kind, label })
    }

    /// What the library is asked to execute, with a copy of the document; and the request's id.
    fn into_request(self, app: &App) -> (Request, String) {
        let Self { document, name, variables, caller, request_id, .. } = self;
        let mut request = Request::new(document.text.as_str())
            .variables(variables)
            .data(caller)
            .data(app.clone())
            .data(Arc::new(AnswerSize::new(document.repeats)));
        request.operation_name = name;
        request.set_parsed_query(document.parsed.clone());
        (request.data(document), request_id)
    }

    /// The answer to a document that breaks rules of the language or names what is not there, whatever its variables.
    fn mistaken(&self) -> Option<Response> {
        let mistakes = &self.document.mistakes;
        (!mistakes.is_empty()).then(|| published(Response::from_errors(mistakes.clone()), &self.request_id))
    }

    /// Executes a query or a mutation, in a task of its own, which a client that goes away does not cancel: what was begun is finished
    /// or rolled back.
    pub async fn execute(self, app: &App) -> Result<Response, Refused> {
        if let Some(mistaken) = self.mistaken() {
            return Ok(mistaken);
        }
        let turn = app.turns().take().await?;
        // Only now: those who wait for a turn hold no copy of their document.
        let (request, request_id) = self.into_request(app);
        let app = app.clone();
        // Bounded in the task itself: it outlives a client that goes away.
        let work = async move {
            let response = timeout(OPERATION_TIME + OPERATION_GRACE, app.schema().execute(request)).await;
            drop(turn);
            response
        };
        match timeout(OPERATION_TIME, tokio::spawn(work.in_current_span())).await {
            Ok(Ok(Ok(response))) => Ok(published(response, &request_id)),
            Ok(Err(panic)) => {
                let (code, message) = error::internal(&panic.to_string());
                Err(Refused::new(code, message))
            }
            Ok(Ok(Err(_))) | Err(_) => Err(Refused::new(Code::RequestTimeout, "This took too long. Ask for less at once, or try again.")),
        }
    }

    /// Begins a subscription. The stream ends when its source does; dropping it is how a client leaves.
    pub fn subscribe(self, app: &App) -> BoxStream<'static, Response> {
        if let Some(mistaken) = self.mistaken() {
            return stream::iter([mistaken]).boxed();
        }
        let (request, request_id) = self.into_request(app);
        app.schema().execute_stream(request).map(move |response| published(response, &request_id)).boxed()
    }
}

/// The document that is meant: sent, or named by the hash of one that was sent before
/// ([automatic persisted queries](https://www.apollographql.com/docs/apollo-server/performance/apq)).
fn document(
    app: &App,
    query: Option<String>,
    extensions: Option<&serde_json::Map<String, serde_json::Value>>,
) -> Result<Arc<Document>, Refused> {
    if query.as_ref().is_some_and(|query| query.trim().is_empty()) {
        return Err(Refused::new(Code::GraphqlParseFailed, "The document is empty. Send one, for example { me { id } }."));
    }
    let Some(persisted) = extensions.and_then(|extensions| extensions.get("persistedQuery")).filter(|persisted| !persisted.is_null())
    else {
        let query = query.ok_or_else(|| Refused::bad_request("Send a `query`: the text of a GraphQL document."))?;
        return Ok(app.documents().of(query)?);
    };
    let hash = persisted.get("sha256Hash").and_then(serde_json::Value::as_str).and_then(hexadecimal);
    let (Some(hash), Some(1)) = (hash, persisted.get("version").and_then(serde_json::Value::as_i64)) else {
        let message = "`persistedQuery` has `version` 1 and `sha256Hash`, the document's SHA-256 in 64 hexadecimal digits.";
        return Err(Refused::bad_request(message));
    };
    match query {
        Some(query) if documents::hash(&query) == hash => Ok(app.documents().of(query)?),
        Some(_) => Err(Refused::bad_request("`sha256Hash` is not the hash of this `query`. Send the SHA-256 of its UTF-8 text.")),
        None => app.documents().by_hash(&hash).ok_or_else(|| {
            let message = "No document with this hash is known here. Send it once with its `query`.";
            Refused::new(Code::PersistedQueryNotFound, message)
        }),
    }
}

fn hexadecimal(text: &str) -> Option<documents::Hash> {
    let mut hash = documents::Hash::default();
    if text.len() != 2 * hash.len() || !text.is_ascii() {
        return None;
    }
    for (place, byte) in hash.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * place..2 * place + 2], 16).ok()?;
    }
    Some(hash)
}

/// The response as it may leave: few errors, each short, with a code and the request's id.
fn published(mut response: Response, request_id: &str) -> Response {
    response.errors = first(response.errors).into_iter().map(coded).map(short).map(|error| identified(error, request_id)).collect();
    response
}

/// The first of these errors. The library looks at fragments and variables in no particular order, and the same request is to be answered the
/// same way.
pub fn first(mut errors: Vec<ServerError>) -> Vec<ServerError> {
    errors.sort_by(|one, other| (&one.locations, &one.message).cmp(&(&other.locations, &other.message)));
    errors.truncate(ERRORS);
    // They may be kept, and may have been thousands.
    errors.shrink_to_fit();
    errors
}

/// Whether a subscription can't go on for now, while its client could do so from its last cursor.
pub fn interrupted(response: &Response) -> bool {
    let code = Body::from(response).code();
    code.is_some_and(|code| code == Code::Unavailable.as_str() || code == Code::RequestTimeout.as_str())
}

/// Cuts a message that repeats too much of what was sent.
fn short(mut error: ServerError) -> ServerError {
    if let Some((end, _)) = error.message.char_indices().nth(ERROR_MESSAGE) {
        error.message.truncate(end);
        error.message.push('…');
    }
    error
}
