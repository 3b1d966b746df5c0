//! Every request has an id: the client's, if it sends a decent one, else ours. It stands in the answer, in its errors and in the log.

use axum::{extract::Request, http::HeaderValue};
use uuid::Uuid;

/// The header that carries it, both ways.
pub const HEADER: &str = "x-request-id";

tokio::task_local! {
    static CURRENT: HeaderValue;
}

/// The id of a request that has come.
pub fn of(request: &Request) -> HeaderValue {
    let sent = request.headers().get(HEADER).filter(|sent| {
        let decent = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.".contains(byte);
        (1..=64).contains(&sent.len()) && sent.as_bytes().iter().all(decent)
    });
    let ours = || HeaderValue::from_str(&Uuid::now_v7().to_string()).expect("a UUID is a header value");
    sent.cloned().unwrap_or_else(ours)
}

/// Does `work` for the request of this id. No function that waits itself, which would hold the work twice: as it came, and as it is done.
pub fn within<T>(id: HeaderValue, work: impl Future<Output = T>) -> impl Future<Output = T> {
    CURRENT.scope(id, work)
}

/// The same for an id that was told, where the work goes on after the answer.
pub fn within_told<T>(id: &str, work: impl Future<Output = T>) -> impl Future<Output = T> {
    within(HeaderValue::from_str(id).unwrap_or(HeaderValue::from_static("")), work)
}

/// The id of the request that is being answered; empty outside of one.
pub fn current() -> String {
    CURRENT.try_with(|id| id.to_str().unwrap_or_default().to_owned()).unwrap_or_default()
}
