//! What the server answered to all that.

use serde_json::Value;

/// The published codes of errors.
const CODES: [&str; 14] = [
    "GRAPHQL_PARSE_FAILED",
    "GRAPHQL_VALIDATION_FAILED",
    "BAD_REQUEST",
    "BAD_USER_INPUT",
    "UNAUTHENTICATED",
    "FORBIDDEN",
    "NOT_FOUND",
    "PERSISTED_QUERY_NOT_FOUND",
    "QUERY_TOO_COMPLEX",
    "DOCUMENT_TOO_LARGE",
    "THROTTLED",
    "REQUEST_TIMEOUT",
    "UNAVAILABLE",
    "INTERNAL_SERVER_ERROR",
];
/// The codes with which a socket may be closed: those of its protocol, and those of the frames themselves.
const CLOSES: [u16; 12] = [1000, 1002, 1005, 1007, 1009, 4400, 4401, 4403, 4406, 4408, 4409, 4429];

/// Whether all that came makes sense: no fault of the server's, and no error with a code of its own.
pub(super) fn check(received: &[u8], is_socket: bool) -> Result<(), String> {
    let mut rest = received;
    while !rest.is_empty() {
        let end = rest.windows(4).position(|four| four == b"\r\n\r\n").ok_or("an answer without an end of its head")?;
        let head = String::from_utf8_lossy(&rest[..end]).to_lowercase();
        let status: u16 = head.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or("an answer without a status")?;
        rest = &rest[end + 4..];
        if status == 101 && is_socket {
            return frames(rest);
        }
        if status >= 500 {
            return Err(format!("the server fails: {head}"));
        }
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse::<usize>().ok());
        // A question for a head has been answered.
        if rest.starts_with(b"HTTP/1.") {
            continue;
        }
        // Without a length it is an event stream, and the last answer; a head, at the end, has less than it tells of.
        let Some(body) = length.and_then(|length| rest.get(..length)) else { return Ok(()) };
        if head.contains("content-type: application/json") || head.contains("content-type: application/graphql-response+json") {
            let answer = serde_json::from_slice(body).map_err(|error| format!("an answer that is no JSON: {error}"))?;
            codes(&answer)?;
        }
        rest = &rest[body.len()..];
    }
    Ok(())
}

/// Whether each error of an answer has a published code.
fn codes(answer: &Value) -> Result<(), String> {
    for error in answer["errors"].as_array().into_iter().flatten() {
        let code = error["extensions"]["code"].as_str().unwrap_or_default();
        if code == "INTERNAL_SERVER_ERROR" || !CODES.contains(&code) {
            return Err(format!("the code of {error}"));
        }
    }
    Ok(())
}

/// Whether the frames of a socket make sense.
fn frames(mut rest: &[u8]) -> Result<(), String> {
    while let [first, length, after @ ..] = rest {
        let (length, after) = match (*length, after) {
            (126, [high, low, after @ ..]) => (usize::from(u16::from_be_bytes([*high, *low])), after),
            (127, [_, _, _, _, a, b, c, d, after @ ..]) => (u32::from_be_bytes([*a, *b, *c, *d]) as usize, after),
            (length, after) => (usize::from(length), after),
        };
        // The client may have hung up in the middle of one.
        let Some(payload) = after.get(..length) else { return Ok(()) };
        match first & 0x0f {
            1 => {
                let message: Value = serde_json::from_slice(payload).map_err(|error| format!("a message that is no JSON: {error}"))?;
                match message["type"].as_str() {
                    Some("error") => codes(&serde_json::json!({ "errors": message["payload"] }))?,
                    Some("next") => codes(&message["payload"])?,
                    Some("connection_ack" | "ping" | "pong" | "complete") => {}
                    _ => return Err(format!("the message {message}")),
                }
            }
            8 => {
                let code = payload.get(..2).map_or(1005, |code| u16::from_be_bytes([code[0], code[1]]));
                // The client's own code comes back to it.
                if !CLOSES.contains(&code) && payload.len() > 2 {
                    return Err(format!("the socket is closed with {code}"));
                }
            }
            9 | 10 => {}
            opcode => return Err(format!("a frame with opcode {opcode}")),
        }
        rest = &after[length..];
    }
    Ok(())
}
