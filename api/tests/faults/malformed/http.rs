//! Requests that something is wrong with.

use rand::{RngExt, rngs::StdRng};

use super::{garble, one_of};

const BODIES: [&str; 8] = [
    "{\"query\":\"{ me { email } }\"}",
    "{\"query\":\"query Q($n: Int) { agents(first: $n) { totalCount nodes { id name } } }\",\"variables\":{\"n\":5},\"operationName\":\"Q\"}",
    "{\"query\":\"mutation($i: CreateAgentInput!) { createAgent(input: $i) { agent { id } userErrors { code } } }\",\"variables\":{\"i\":{\"name\":\"Ravi\",\"systemPrompt\":\"Take orders.\"}}}",
    "{\"query\":\"{ callLogs(filter: {status: [RINGING], search: \\\"abc\\\"}, first: 3) { nodes { callId agent { name } } } }\",\"extensions\":{}}",
    "{\"query\":\"{ __schema { types { name } } }\"}",
    "{\"query\":\"subscription { dashboardStatsChanged { totalCalls } }\"}",
    "{\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38\"}}}",
    "{\"query\":\"{ node(id: \\\"agent_01m82ykr1pebc9vyjf1xs8emjt\\\") { id ... on Agent { name linkedPhones { number } } } }\",\"variables\":null}",
];
const LINK: &str = "/graphql?query=%7B%20me%20%7B%20email%20%7D%20%7D&variables=%7B%7D";
const METHODS: [&str; 8] = ["GET", "PUT", "HEAD", "OPTIONS", "post", "CONNECT", "G\u{e9}T", "PRI"];
const PATHS: [&str; 12] = [
    "*",
    "/",
    "/graphql/",
    "//graphql",
    "/graphql/../graphql",
    "/graphql?query=%",
    "/graphql?query=%ff%fe&variables={",
    "/graphql/playground/..%2f..%2fetc%2fpasswd",
    "/graphql/playground/%00",
    "http://elsewhere.example/graphql",
    "/graphql/ws",
    "/graphql/stream?query={__typename}",
];
const VERSIONS: [&str; 7] = ["HTTP/1.0", "HTTP/0.9", "HTTP/2.0", "HTTP/1.9", "HTTP/11", "http/1.1", ""];
const HEADERS: [&str; 14] = [
    "Content-Length: -1",
    "Content-Length: 99999999999999999999",
    "Content-Length: 5",
    "Content-Length: 100000",
    "Content-Length: 0x10",
    "Transfer-Encoding: chunked",
    "Transfer-Encoding: gzip, chunked",
    "Expect: 100-continue",
    "Content-Type: application/json; charset=utf-16",
    "Accept: \u{1}",
    "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings",
    "Cookie: refresh_token=\"; ;;=;",
    " folded: header",
    "X-Request-Id: \u{7f}",
];

/// A request, or several, with mistakes.
pub(super) fn bytes(dice: &mut StdRng, token: &str) -> Vec<u8> {
    let mut all = Vec::new();
    // Often one, sometimes a few at once on one connection.
    let requests = one_of(dice, &[1, 1, 1, 2, 5]);
    for number in 1..=requests {
        all.extend(request(dice, token, number == requests));
    }
    if dice.random_bool(0.3) {
        garble(dice, &mut all);
    }
    all
}

fn request(dice: &mut StdRng, token: &str, is_last: bool) -> Vec<u8> {
    let mut body = one_of(dice, &BODIES).as_bytes().to_vec();
    if dice.random_bool(0.4) {
        garble(dice, &mut body);
    }
    let chunked = dice.random_bool(0.15);
    let framing = if chunked { "Transfer-Encoding: chunked".to_owned() } else { format!("Content-Length: {}", body.len()) };
    let (mut method, mut path, mut version) = match dice.random_range(0..10) {
        0 => ("GET", LINK, "HTTP/1.1"),
        1 => ("POST", "/graphql/stream", "HTTP/1.1"),
        _ => ("POST", "/graphql", "HTTP/1.1"),
    };
    let mut headers = vec!["Host: localhost".to_owned(), "Content-Type: application/json".to_owned(), framing];
    headers.push(format!("Authorization: Bearer {token}"));
    if is_last {
        headers.push("Connection: close".to_owned());
    }
    match dice.random_range(0..14) {
        0 => method = one_of(dice, &METHODS),
        1 => path = one_of(dice, &PATHS),
        2 => version = one_of(dice, &VERSIONS),
        3 | 4 => headers.push(one_of(dice, &HEADERS).to_owned()),
        5 => headers.insert(0, one_of(dice, &HEADERS).to_owned()),
        6 => headers.push(format!("X-Long: {}", "x".repeat(dice.random_range(1..40_000)))),
        7 => headers.extend((0..dice.random_range(1..200)).map(|at| format!("X-{at}: {at}"))),
        8 => headers.truncate(dice.random_range(0..4)),
        _ => {}
    }
    let mut bytes = format!("{method} {path} {version}\r\n{}\r\n\r\n", headers.join("\r\n")).into_bytes();
    if chunked {
        bytes.extend(chunks(dice, &body));
    } else {
        bytes.extend(body);
    }
    bytes
}

/// A body in pieces, whose sizes are not always right.
fn chunks(dice: &mut StdRng, body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for piece in body.chunks(dice.random_range(1..60)) {
        let size = match dice.random_range(0..30) {
            0 => "ffffffffffffffffff".to_owned(),
            1 => "-1".to_owned(),
            2 => String::new(),
            3 => format!("{:x};{}", piece.len(), "e".repeat(5_000)),
            4 => format!("{:x}", piece.len() + 1),
            _ => format!("{:x}", piece.len()),
        };
        bytes.extend(format!("{size}\r\n").into_bytes());
        bytes.extend(piece);
        bytes.extend(b"\r\n");
    }
    bytes.extend(one_of(dice, &["0\r\n\r\n", "0\r\nX-Trailer: 1\r\n\r\n", "0\r\n", ""]).as_bytes());
    bytes
}
