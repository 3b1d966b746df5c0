//! GraphQL over server-sent events, in the mode of distinct connections
//! ([the protocol](https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md)): for clients whose proxies break sockets.

use std::{convert::Infallible, pin::Pin, time::Duration};

use async_graphql::{Response as GraphqlResponse, parser::types::OperationType};
use async_stream::stream;
use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderName, StatusCode, header},
    response::{IntoResponse, Response},
};
use futures_util::{Stream, StreamExt, poll, stream::BoxStream};
use tokio::time::interval;

use super::{
    answer::{self, MediaType, refused},
    graphql::body,
    observe::{Outcome, Record},
    operation::{Operation, Refused, Transport, interrupted},
    origin,
    parameters::{self, Parameters},
    streams, who,
};
use crate::{app::App, context::Caller, error::Code};

/// How often a comment is sent where nothing happens, so that nobody on the way takes the connection for dead.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// `POST /graphql/stream`.
pub async fn post(State(app): State<App>, request: Request) -> Response {
    answer(&app, request, false).await
}

/// `GET /graphql/stream?query=…`.
pub async fn get(State(app): State<App>, request: Request) -> Response {
    answer(&app, request, true).await
}

async fn answer(app: &App, request: Request, is_link: bool) -> Response {
    let mut told = Outcome { operation: Some("none"), ..Outcome::default() };
    match open(app, request, is_link, &mut told).await {
        Ok(events) => {
            let events = Body::from_stream(events.map(Ok::<_, Infallible>));
            // Proxies that collect answers before they pass them on are asked not to.
            let headers = [(header::CONTENT_TYPE, "text/event-stream"), (HeaderName::from_static("x-accel-buffering"), "no")];
            let mut answer = (headers, events).into_response();
            answer.extensions_mut().insert(told);
            answer
        }
        Err(refusal) => {
            let mut answer = refused(&refusal, MediaType::Json, app.settings().status_profile);
            answer.extensions_mut().insert(Outcome { code: Some(refusal.code.as_str().to_owned()), ..told });
            answer
        }
    }
}

async fn open(app: &App, request: Request, is_link: bool, told: &mut Outcome) -> Result<BoxStream<'static, String>, Refused> {
    let accepts = request.headers().get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok()).collect::<Vec<_>>().join(",");
    if !accepts.is_empty() && !["text/event-stream", "text/*", "*/*"].iter().any(|kind| accepts.contains(kind)) {
        return Err(Refused::bad_request("This path answers text/event-stream: accept it.").with_status(StatusCode::NOT_ACCEPTABLE));
    }
    if !origin::is_ours(request.headers(), app.settings()) {
        return Err(Refused::new(Code::Forbidden, origin::FOREIGN));
    }
    let caller = who::asks(app, &request)?;
    let address = caller.address();
    told.tenant = caller.user();
    // Each operation may refuse a stranger by itself, but nobody holds a connection open without a token.
    let claims = caller.claims().map_err(|error| Refused::new(Code::Unauthenticated, error.unauthenticated()))?;
    let parameters = if is_link {
        Parameters::from_link(request.uri()).ok_or_else(|| Refused::bad_request(parameters::OF_A_LINK))?
    } else {
        body(request).await?
    };
    let stream = app.streams().enter(app, claims)?;
    let prepared = Operation::prepare(app, Caller::proven(app, &claims, address), parameters, Transport::Stream);
    told.operation = prepared.as_ref().ok().map(|operation| operation.label).or(told.operation);
    let mut record = None;
    let mut responses = match prepared {
        Ok(operation) if operation.kind == OperationType::Subscription => {
            told.goes_on = true;
            record = Some(Record::of(app, told.tenant, &operation));
            operation.subscribe(app)
        }
        Ok(operation) => single(operation.execute(app).await, told),
        // A document that is refused is told of in the stream, as the protocol says.
        Err(refusal) => single(Err(refusal), told),
    }
    .peekable();
    // The subscription begins with the first look at it: who sees that this was answered misses nothing from then on.
    let begun = poll!(Pin::new(&mut responses).peek()).is_ready();
    tracing::debug!(begun, "an event stream is open");
    Ok(events(stream, responses, record).boxed())
}

/// The one response of an operation that is no subscription.
fn single(answered: Result<GraphqlResponse, Refused>, told: &mut Outcome) -> BoxStream<'static, GraphqlResponse> {
    let response = answered.unwrap_or_else(|refusal| GraphqlResponse::from_errors(vec![refusal.error()]));
    told.code = answer::Body::from(&response).code();
    futures_util::stream::iter([response]).boxed()
}

/// The events of an operation. A stream that is cut short has no `complete`, so its client subscribes again.
fn events(
    stream: streams::Stream,
    mut responses: impl Stream<Item = GraphqlResponse> + Send + Unpin,
    mut record: Option<Record>,
) -> impl Stream<Item = String> + Send {
    stream! {
        let mut quiet = interval(KEEP_ALIVE);
        // Its first tick would come at once.
        quiet.reset();
        loop {
            let response = tokio::select! {
                biased;
                _ = stream.over() => return,
                response = responses.next() => response,
                _ = quiet.tick() => {
                    yield ":\n\n".to_owned();
                    continue;
                }
            };
            quiet.reset();
            if let (Some(record), Some(response)) = (&mut record, &response) {
                record.saw(answer::Body::from(response).code());
            }
            match response {
                Some(response) if interrupted(&response) => return,
                Some(response) => {
                    let event = next(&response);
                    let unread = match stream.hold(event.len()) {
                        Ok(unread) => unread,
                        Err(refusal) => {
                            if let Some(record) = &mut record {
                                record.saw(Some(refusal.code.as_str().to_owned()));
                            }
                            return;
                        }
                    };
                    yield event;
                    drop(unread);
                }
                None => break,
            }
        }
        // Without data, even of no length, a browser would not tell its page of it.
        yield "event: complete\ndata:\n\n".to_owned();
    }
}

/// JSON as it is written here has no line breaks.
fn next(response: &GraphqlResponse) -> String {
    format!("event: next\ndata: {}\n\n", answer::Body::from(response).json())
}
