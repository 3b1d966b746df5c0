//! Kinds of caller as values, and what they are answered.

use std::net::SocketAddr;

use axum::{
    Router,
    body::Body,
    extract::ConnectInfo,
    http::{HeaderMap, Method, Request, StatusCode, header},
    response::Response,
};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tower::ServiceExt;

/// Somebody who calls the API.
#[derive(Clone)]
pub struct Caller {
    router: Router,
    pub access_token: Option<String>,
    pub refresh_token: Option<String>,
    pub cookie: Option<String>,
    address: Option<SocketAddr>,
    forwarded: Option<String>,
}

impl Caller {
    /// Nobody in particular.
    pub fn new(router: Router) -> Self {
        Self { router, access_token: None, refresh_token: None, cookie: None, address: None, forwarded: None }
    }

    /// The same person at another server.
    pub fn at(&self, server: &super::TestApp) -> Self {
        Self { router: server.router(), ..self.clone() }
    }

    /// The same person at this address.
    pub fn from(&self, address: &str) -> Self {
        Self { address: Some(SocketAddr::new(address.parse().unwrap(), 40_000)), ..self.clone() }
    }

    /// The same person, with this in `X-Forwarded-For`.
    pub fn forwarded(&self, addresses: &str) -> Self {
        Self { forwarded: Some(addresses.to_owned()), ..self.clone() }
    }

    /// The holder of these tokens, as a payload's `tokens` has them.
    pub fn with_tokens(&self, tokens: &Value) -> Self {
        let text = |name: &str| tokens[name].as_str().map(ToOwned::to_owned);
        Self { access_token: text("accessToken"), refresh_token: text("refreshToken"), ..self.clone() }
    }

    /// Makes an account and is its holder.
    pub async fn sign_up(&self, email: &str, password: &str) -> Self {
        let query = "mutation($email: String!, $password: String!) { signUp(input: {email: $email, password: $password}) {
            tokens { accessToken refreshToken } userErrors { code message field } } }";
        let data = self.gql(query, json!({ "email": email, "password": password })).await.ok();
        assert_eq!(data["signUp"]["userErrors"], json!([]), "sign-up of {email}");
        self.with_tokens(&data["signUp"]["tokens"])
    }

    /// Logs in with the tests' password and is the account's holder.
    pub async fn log_in(&self, email: &str) -> Self {
        let query = "mutation($email: String!, $password: String!) { logIn(input: {email: $email, password: $password}) {
            tokens { accessToken refreshToken } userErrors { code message field } } }";
        let payload = self.mutate(query, json!({ "email": email, "password": super::PASSWORD })).await;
        self.with_tokens(&payload["tokens"])
    }

    /// Sends a GraphQL request.
    pub async fn gql(&self, query: &str, variables: Value) -> Answer {
        self.send(
            Method::POST,
            "/graphql",
            &[("content-type", "application/json")],
            json!({ "query": query, "variables": variables }).to_string(),
        )
        .await
    }

    /// Asks a query, and leaves the answer unread.
    pub async fn ask(&self, query: &str) -> Response {
        let request = Request::builder().method(Method::POST).uri("/graphql").header(header::CONTENT_TYPE, "application/json");
        let request = request.header(header::AUTHORIZATION, format!("Bearer {}", self.access_token.as_ref().unwrap()));
        self.pass(request.body(json!({ "query": query }).to_string().into()).unwrap()).await
    }

    /// Sends any request, with the caller's proofs. The request id is fixed, so that equal answers are equal bytes.
    pub async fn send(&self, method: Method, path: &str, headers: &[(&str, &str)], body: impl Into<Body>) -> Answer {
        let mut request = Request::builder().method(method).uri(path).header("x-request-id", "test");
        if let Some(token) = &self.access_token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        if let Some(addresses) = &self.forwarded {
            request = request.header("x-forwarded-for", addresses);
        }
        if let Some(address) = self.address {
            request = request.extension(ConnectInfo(address));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        Answer::of(self.pass(request.body(body.into()).unwrap()).await).await
    }

    /// Hands a request to the routes.
    pub async fn pass(&self, request: Request<Body>) -> Response {
        self.router.clone().oneshot(request).await.unwrap()
    }

    /// Runs a mutation of one field and answers its payload, which must be without `userErrors`.
    pub async fn mutate(&self, query: &str, variables: Value) -> Value {
        let payload = self.payload(query, variables).await;
        assert_eq!(payload["userErrors"], json!([]), "{query}");
        payload
    }

    /// Runs a mutation of one field and answers its payload.
    pub async fn payload(&self, query: &str, variables: Value) -> Value {
        let data = self.gql(query, variables).await.ok();
        data.as_object().unwrap().values().next().unwrap().clone()
    }

    /// Runs a mutation of one field that must fail, and answers its errors as `CODE path`.
    pub async fn refused(&self, query: &str, variables: Value) -> Vec<String> {
        let payload = self.payload(query, variables).await;
        let errors = payload["userErrors"].as_array().unwrap();
        assert!(!errors.is_empty(), "{query} was not refused: {payload}");
        let path = |error: &Value| {
            let parts: Vec<_> = error["field"].as_array().into_iter().flatten().map(|part| part.as_str().unwrap()).collect();
            format!("{} {}", error["code"].as_str().unwrap(), parts.join("."))
        };
        errors.iter().map(path).collect()
    }

    /// Adds a phone number and answers its id.
    pub async fn add_number(&self, number: &str) -> String {
        let query = "mutation($number: String!) { createPhoneNumber(input: {number: $number}) { phoneNumber { id } userErrors { code message field } } }";
        id(&self.mutate(query, json!({ "number": number })).await["phoneNumber"])
    }

    /// Makes an agent and answers its id.
    pub async fn add_agent(&self, name: &str) -> String {
        let query = "mutation($name: String!) { createAgent(input: {name: $name, systemPrompt: \"Take orders.\"}) { agent { id } userErrors { code message field } } }";
        id(&self.mutate(query, json!({ "name": name })).await["agent"])
    }

    /// Lets an agent answer a phone number.
    pub async fn link(&self, agent: &str, number: &str) {
        let query = "mutation($agent: ID!, $number: ID!) { linkPhones(input: {agentId: $agent, phoneNumberIds: [$number]}) { userErrors { code message field } } }";
        self.mutate(query, json!({ "agent": agent, "number": number })).await;
    }

    /// Logs a completed call of a minute and answers the entry's id.
    pub async fn add_call(&self, call_id: &str) -> String {
        let query = "mutation($callId: String!) { createCallLog(input: {callId: $callId, caller: \"+919812345678\", durationSeconds: 60}) {
            callLog { id } userErrors { code message field } } }";
        id(&self.mutate(query, json!({ "callId": call_id })).await["callLog"])
    }

    /// Takes an order, of a call if there is one, and answers its id.
    pub async fn add_order(&self, customer: &str, call_id: Option<&str>) -> String {
        let query = "mutation($name: String!, $callId: String) { createOrder(input: {customerName: $name, phone: \"+919812345678\", details: \"Two boxes of mangoes\", callId: $callId}) {
            order { id } userErrors { code message field } } }";
        id(&self.mutate(query, json!({ "name": customer, "callId": call_id })).await["order"])
    }
}

fn id(entity: &Value) -> String {
    entity["id"].as_str().unwrap().to_owned()
}

/// What a caller was answered.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Answer {
    /// Reads a response to its end.
    pub async fn of(response: Response) -> Self {
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        if text.starts_with("{\"errors\"") && !text.contains("\"data\":{") {
            super::canary::assert_discreet("an error", &text);
        }
        Self { status: parts.status, headers: parts.headers, text }
    }

    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error} in: {}", self.text))
    }

    /// The data of an operation that succeeded.
    pub fn ok(self) -> Value {
        let mut body = self.json();
        assert!(body.get("errors").is_none(), "{}", self.text);
        body["data"].take()
    }

    /// The first error of an operation that failed with this code.
    pub fn fails(self, code: &str) -> Value {
        let body = self.json();
        assert_eq!(body["errors"][0]["extensions"]["code"], code, "{}", self.text);
        body["errors"][0].clone()
    }
}
