//! A client that keeps its connections and tells what failed.

use std::{fmt, net::SocketAddr, time::Duration};

use http_body_util::{BodyExt, Full};
use hyper::{HeaderMap, Method, Request, StatusCode, body::Bytes, header};
use hyper_util::{
    client::legacy::{self, connect::HttpConnector},
    rt::TokioExecutor,
};
use serde_json::{Value, json};
use tokio::time;

/// How long an answer is waited for: longer than any server may take.
const PATIENCE: Duration = Duration::from_mins(1);

/// Somebody who calls the API. Clones share their connections.
#[derive(Clone)]
pub struct Client {
    http: legacy::Client<HttpConnector, Full<Bytes>>,
    server: SocketAddr,
    token: Option<String>,
}

/// What a client was answered.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: StatusCode,
    /// The HTTP headers.
    pub headers: HeaderMap,
    /// The body.
    pub json: Value,
}

/// Why a client was not answered.
#[derive(Clone, Debug)]
pub enum Failure {
    /// There was no connection: nothing was sent.
    Refused(String),
    /// The connection broke before the answer was complete: the request may have had its effect.
    Broken(String),
    /// No answer came in a minute: the request may have had its effect.
    Silent,
    /// The answer was not JSON: this is its text.
    Unreadable(StatusCode, String),
}

impl Client {
    /// Nobody in particular.
    pub fn of(server: SocketAddr) -> Self {
        let mut connector = HttpConnector::new();
        connector.set_nodelay(true);
        Self { http: legacy::Client::builder(TokioExecutor::new()).build(connector), server, token: None }
    }

    /// Makes an account and is its holder.
    pub async fn sign_up(&self, email: &str) -> Result<Self, Failure> {
        let query = "mutation($email: String!) { signUp(input: {email: $email, password: \"purple tiger walks home\"}) {
            tokens { accessToken } userErrors { code } } }";
        let answer = self.gql(query, json!({ "email": email })).await?;
        match answer.json["data"]["signUp"]["tokens"]["accessToken"].as_str() {
            Some(token) => Ok(Self { token: Some(token.to_owned()), ..self.clone() }),
            None => Err(Failure::Unreadable(answer.status, answer.json.to_string())),
        }
    }

    /// Whoever this access token is good for.
    #[must_use]
    pub fn with_token(&self, token: &str) -> Self {
        Self { token: Some(token.to_owned()), ..self.clone() }
    }

    /// The same person at another server.
    #[must_use]
    pub fn at(&self, server: SocketAddr) -> Self {
        Self { server, ..self.clone() }
    }

    /// The access token of an account's holder.
    pub fn token(&self) -> Option<&str> {
        self.token.as_deref()
    }

    /// Sends a GraphQL request.
    pub async fn gql(&self, query: &str, variables: Value) -> Result<Answer, Failure> {
        self.ask(Method::POST, "/graphql", json!({ "query": query, "variables": variables }).to_string()).await
    }

    /// Sends any request whose body, if there is one, is JSON.
    pub async fn ask(&self, method: Method, path: &str, body: String) -> Result<Answer, Failure> {
        time::timeout(PATIENCE, self.send(method, path, body)).await.map_err(|_| Failure::Silent)?
    }

    async fn send(&self, method: Method, path: &str, body: String) -> Result<Answer, Failure> {
        let uri = format!("http://{}{path}", self.server);
        let mut request = Request::builder().method(method).uri(uri).header(header::CONTENT_TYPE, "application/json");
        if let Some(token) = &self.token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        let request = request.body(Full::from(body)).expect("an address and a token are valid in a request");
        let failed = |error: legacy::Error| if error.is_connect() { Failure::Refused } else { Failure::Broken }(format!("{error:?}"));
        let response = self.http.request(request).await.map_err(failed)?;
        let (parts, body) = response.into_parts();
        let body = body.collect().await.map_err(|error| Failure::Broken(format!("{error:?}")))?.to_bytes();
        let unreadable = |_| Failure::Unreadable(parts.status, String::from_utf8_lossy(&body).into_owned());
        let json = serde_json::from_slice(&body).map_err(unreadable)?;
        Ok(Answer { status: parts.status, headers: parts.headers, json })
    }
}

impl Answer {
    /// The code of the first error; `None` if there is none, and an empty text if it has no code.
    pub fn code(&self) -> Option<&str> {
        let errors = self.json.get("errors")?;
        Some(errors[0]["extensions"]["code"].as_str().unwrap_or_default())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(error) => write!(f, "no connection: {error}"),
            Self::Broken(error) => write!(f, "the connection broke: {error}"),
            Self::Silent => write!(f, "no answer in {} s", PATIENCE.as_secs()),
            Self::Unreadable(status, text) => write!(f, "{status} {text}"),
        }
    }
}

impl std::error::Error for Failure {}
