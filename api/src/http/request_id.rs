//! Every request has an id: the client's, if it sends a decent one, else ours. It stands in the answer, in its errors and in the log.

use axum::{
    extract::Request,
    http::{Extensions, HeaderValue},
    middleware::Next,
    response::Response,
};
use uuid::Uuid;

/// The header that carries it, both ways.
pub const HEADER: &str = "x-request-id";

#[derive(Clone)]
struct RequestId(HeaderValue);

/// Gives a request its id, and its answer the same one.
pub async fn assign(mut request: Request, next: Next) -> Response {
    let sent = request.headers().get(HEADER).filter(|sent| {
        let decent = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.".contains(byte);
        (1..=64).contains(&sent.len()) && sent.as_bytes().iter().all(decent)
    });
    let ours = || HeaderValue::from_str(&Uuid::now_v7().to_string()).expect("a UUID is a header value");
    let id = sent.cloned().unwrap_or_else(ours);
    request.extensions_mut().insert(RequestId(id.clone()));
    let mut response = next.run(request).await;
    response.headers_mut().insert(HEADER, id);
    response
}

/// The id of a request.
pub fn of(extensions: &Extensions) -> String {
    extensions.get::<RequestId>().and_then(|id| id.0.to_str().ok()).unwrap_or_default().to_owned()
}
