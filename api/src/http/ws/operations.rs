//! The operations that are under way on a socket.

use std::{collections::HashMap, net::IpAddr};

use async_graphql::{Response, ServerError, parser::types::OperationType};
use entity::UserId;
use futures_util::StreamExt;
use tokio::{
    sync::mpsc::{self, Receiver, Sender},
    task::AbortHandle,
};
use tracing::Instrument;

use super::protocol::next;
use crate::{
    app::App,
    auth::AccessClaims,
    context::Caller,
    error::Code,
    http::{
        answer::Body,
        observe::Record,
        operation::{Operation, Refused, Transport, interrupted},
        outgoing::Unread,
        parameters::{OF_A_BODY, Parameters},
        who,
    },
    limits::OPERATIONS_PER_SOCKET,
};

/// How many results wait until the client reads them; beyond them an operation waits too.
const RESULTS: usize = 8;

/// A result of an operation, on its way to the client.
pub(super) enum Result {
    /// A message, which counts as unread until this is dropped.
    Next(String, Option<Unread>),
    Error(Vec<ServerError>),
    Complete,
    /// It can't go on on this socket.
    Interrupted,
}

/// The name that the client gave an operation, its number, and a result of it. Boxed, because a channel keeps room for many from the
/// first on, and thousands of sockets wait for one.
type Message = Box<(String, u64, Result)>;

/// The operations of one socket, by the names that the client gave them. They end with it.
pub(super) struct Operations {
    app: App,
    claims: AccessClaims,
    address: Option<IpAddr>,
    running: HashMap<String, Running>,
    begun: u64,
    results: Receiver<Message>,
    sender: Sender<Message>,
}

struct Running {
    /// Tells an operation from an earlier one of the same name.
    number: u64,
    task: AbortHandle,
}

impl Operations {
    pub(super) fn new(app: App, claims: AccessClaims, address: Option<IpAddr>) -> Self {
        let (sender, results) = mpsc::channel(RESULTS);
        Self { app, claims, address, running: HashMap::new(), begun: 0, results, sender }
    }

    /// Whether an operation of this name is under way.
    pub(super) fn has(&self, id: &str) -> bool {
        self.running.contains_key(id)
    }

    /// Begins an operation, whose results are to come, unless it is refused at once.
    pub(super) fn begin(&mut self, id: String, payload: serde_json::Map<String, serde_json::Value>) -> std::result::Result<(), Refused> {
        self.admit(id, payload).inspect_err(|refusal| Record::refused(&self.app, Some(self.claims.user()), refusal))
    }

    fn admit(&mut self, id: String, payload: serde_json::Map<String, serde_json::Value>) -> std::result::Result<(), Refused> {
        let caller = Caller::proven(&self.app, &self.claims, self.address);
        who::admit(&self.app, &caller)?;
        if self.running.len() >= OPERATIONS_PER_SOCKET {
            let message = format!("There are {OPERATIONS_PER_SOCKET} operations under way on this socket. Complete some, or open another.");
            return Err(Refused::new(Code::Throttled, message));
        }
        let parameters = Parameters::from_object(payload).ok_or_else(|| Refused::bad_request(OF_A_BODY))?;
        let tenant = caller.user();
        let operation = Operation::prepare(&self.app, caller, parameters, Transport::Stream)?;
        // Made here: a task that is ended before it has begun is told of too.
        let record = Record::of(&self.app, tenant, &operation);
        self.begun += 1;
        let number = self.begun;
        let results = Results { app: self.app.clone(), tenant, id: id.clone(), number, sender: self.sender.clone() };
        let work = run(self.app.clone(), operation, results, record);
        let task = tokio::spawn(work.in_current_span()).abort_handle();
        self.running.insert(id, Running { number, task });
        Ok(())
    }

    /// Ends an operation that its client wants no more of.
    pub(super) fn end(&mut self, id: &str) {
        if let Some(running) = self.running.remove(id) {
            running.task.abort();
        }
    }

    /// The next result that its client still waits for.
    pub(super) async fn next(&mut self) -> (String, Result) {
        loop {
            // This struct holds a sender itself, so the channel does not end.
            let Some(message) = self.results.recv().await else { std::future::pending().await };
            let (id, number, result) = *message;
            if self.running.get(&id).is_none_or(|running| running.number != number) {
                continue;
            }
            if !matches!(result, Result::Next(..)) {
                self.running.remove(&id);
            }
            return (id, result);
        }
    }
}

impl Drop for Operations {
    fn drop(&mut self) {
        for running in self.running.values() {
            running.task.abort();
        }
    }
}

/// Where an operation's results go.
struct Results {
    app: App,
    tenant: Option<UserId>,
    id: String,
    number: u64,
    sender: Sender<Message>,
}

impl Results {
    /// Waits until the client has read enough. A socket that is gone takes nothing, and ends the operation's task soon.
    async fn send(&self, result: Result) {
        drop(self.sender.send(Box::new((self.id.clone(), self.number, result))).await);
    }

    /// The message that a response is sent in. Refused if too much that was sent before has not been read.
    fn next(&self, response: &Response) -> std::result::Result<Result, Refused> {
        let message = next(&self.id, &Body::from(response));
        let unread = self.app.outgoing().hold(self.tenant, message.len())?;
        Ok(Result::Next(message, unread))
    }
}

async fn run(app: App, operation: Operation, results: Results, mut record: Record) {
    if operation.kind == OperationType::Subscription {
        return subscribe(&app, operation, &results, record).await;
    }
    let answered = Box::pin(operation.execute(&app)).await.and_then(|response| match Body::from(&response) {
        Body::Refused { .. } => Ok((Result::Error(response.errors.clone()), Body::from(&response).code())),
        body => Ok((results.next(&response)?, body.code())),
    });
    let (result, code) = answered.unwrap_or_else(|refusal| (Result::Error(vec![refusal.error()]), Some(refusal.code.as_str().to_owned())));
    record.saw(code);
    // How fast the client reads is no matter of ours.
    drop(record);
    let answered = matches!(result, Result::Next(..));
    results.send(result).await;
    if answered {
        results.send(Result::Complete).await;
    }
}

/// Passes on what a subscription brings.
async fn subscribe(app: &App, operation: Operation, results: &Results, mut record: Record) {
    let mut responses = operation.subscribe(app);
    while let Some(response) = responses.next().await {
        record.saw(Body::from(&response).code());
        if interrupted(&response) {
            return results.send(Result::Interrupted).await;
        }
        if matches!(Body::from(&response), Body::Refused { .. }) {
            return results.send(Result::Error(response.errors)).await;
        }
        let next = match results.next(&response) {
            Ok(next) => next,
            Err(refusal) => {
                record.saw(Some(refusal.code.as_str().to_owned()));
                return results.send(Result::Interrupted).await;
            }
        };
        drop(response);
        results.send(next).await;
    }
    results.send(Result::Complete).await;
}
