//! Every request has an id: the client's, if it sends a decent one, else ours. It stands in the answer, in its errors and in the log.

use axum::{extract::Request, http::HeaderValue, middleware::Next, response::Response};
use uuid::Uuid;

/// The header that carries it, both ways.
pub const HEADER: &str = "x-request-id";

tokio::task_local! {
    static CURRENT: HeaderValue;
}

/// Gives a request its id, and its answer the same one.
pub async fn assign(request: Request, next: Next) -> Response {
    let sent = request.headers().get(HEADER).filter(|sent| {
        let decent = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.".contains(byte);
        (1..=64).contains(&sent.len()) && sent.as_bytes().iter().all(decent)
    });
    let ours = || HeaderValue::from_str(&Uuid::now_v7().to_string()).expect("a UUID is a header value");
    let id = sent.cloned().unwrap_or_else(ours);
    let mut response = CURRENT.scope(id.clone(), next.run(request)).await;
    response.headers_mut().insert(HEADER, id);
    response
}

/// Does `work` for the request of this id, where it goes on after the answer.
pub async fn scope<T>(id: String, work: impl Future<Output = T>) -> T {
    let id = HeaderValue::from_str(&id).unwrap_or(HeaderValue::from_static(""));
    CURRENT.scope(id, work).await
}

/// The id of the request that is being answered; empty outside of one.
pub fn current() -> String {
    CURRENT.try_with(|id| id.to_str().unwrap_or_default().to_owned()).unwrap_or_default()
}
