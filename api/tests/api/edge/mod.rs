//! What stands between the world and the resolvers.

mod dawdling;
mod fairness;
mod limits;
mod operating;
mod origins;
mod pages;
mod persisted;
mod sockets;
mod telling;
mod throttling;
mod variables;

use axum::http::Method;

use crate::support::{Caller, TestApp};

/// What an operator reads of a server.
async fn metrics(app: &TestApp) -> String {
    let answer = Caller::new(app.app.metrics_router()).send(Method::GET, "/metrics", &[], "").await;
    assert_eq!(answer.status, 200);
    answer.text
}
