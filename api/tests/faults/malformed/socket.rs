//! Sockets whose frames or messages something is wrong with.

use rand::{RngExt, rngs::StdRng};

use super::{garble, one_of};

const SUBSCRIBE: &str = "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"{ me { email } }\"}}";
const MESSAGES: [&str; 16] = [
    SUBSCRIBE,
    SUBSCRIBE,
    "{\"type\":\"subscribe\",\"id\":\"2\",\"payload\":{\"query\":\"subscription { callLogChanged { cursor } }\",\"variables\":{}}}",
    "{\"type\":\"subscribe\",\"id\":\"3\",\"payload\":{\"query\":\"subscription { dashboardStatsChanged { totalCalls } }\"}}",
    "{\"type\":\"subscribe\",\"id\":\"\",\"payload\":{\"query\":\"{ me { id } }\"}}",
    "{\"type\":\"subscribe\",\"id\":4,\"payload\":{\"query\":\"{ me { id } }\"}}",
    "{\"type\":\"subscribe\",\"id\":\"5\",\"payload\":{\"query\":\"{ nothing }\"}}",
    "{\"type\":\"subscribe\",\"id\":\"6\",\"payload\":{\"query\":7,\"variables\":[]}}",
    "{\"type\":\"subscribe\",\"id\":\"7\",\"payload\":null}",
    "{\"type\":\"complete\",\"id\":\"1\"}",
    "{\"type\":\"complete\"}",
    "{\"type\":\"ping\",\"payload\":{\"a\":[{}]}}",
    "{\"type\":\"ping\",\"payload\":[]}",
    "{\"type\":\"connection_init\"}",
    "{\"type\":\"next\",\"id\":\"1\",\"payload\":{}}",
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
];

/// The request for a socket, a greeting, and a few frames.
pub(super) fn bytes(dice: &mut StdRng, token: &str) -> Vec<u8> {
    let mut bytes = format!(
        "GET /graphql/ws HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\
         Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\nAuthorization: Bearer {token}\r\n\r\n"
    )
    .into_bytes();
    if dice.random_bool(0.05) {
        garble(dice, &mut bytes);
    }
    if dice.random_bool(0.8) {
        bytes.extend(frame(dice, 0x81, b"{\"type\":\"connection_init\"}"));
    }
    for _ in 0..dice.random_range(1..6) {
        bytes.extend(something(dice));
    }
    if dice.random_bool(0.1) {
        garble(dice, &mut bytes);
    }
    bytes
}

/// A frame as it should be, or not.
fn something(dice: &mut StdRng) -> Vec<u8> {
    let mut message = one_of(dice, &MESSAGES).as_bytes().to_vec();
    match dice.random_range(0..16) {
        0 => {
            // Opcodes that are none, and bits that nobody agreed on.
            let first = dice.random();
            frame(dice, first, &message)
        }
        1 => [&[0x81, u8::try_from(message.len().min(125)).unwrap_or_default()], message.as_slice()].concat(),
        2 => {
            // A length that is not that of what follows.
            let length: u64 = one_of(dice, &[0, 1, 64 * 1024 + 1, 1 << 32, u64::MAX]);
            [&[0x81, 0xff], length.to_be_bytes().as_slice(), &[0; 4], &message].concat()
        }
        3 => frame(dice, 0x80, &message),
        4 => [frame(dice, 0x01, &message), frame(dice, 0x81, &message)].concat(),
        5 => {
            // In pieces, as it may be, with a question in between.
            let (one, other) = message.split_at(message.len() / 2);
            [frame(dice, 0x01, one), frame(dice, 0x89, b"?"), frame(dice, 0x80, other)].concat()
        }
        6 => {
            let opcode = one_of(dice, &[0x88, 0x89, 0x8a]);
            frame(dice, opcode, &[b'x'; 126])
        }
        7 => frame(dice, 0x09, b"a question in pieces"),
        8 => frame(dice, 0x81, b"{\"type\":\"ping\",\"payload\":{\"a\":\"\xff\xc0\xed\xa0\x80\"}}"),
        9 => {
            let reason = one_of(dice, &[b"".as_slice(), b"\x03", b"\x03\xe8", b"\x03\xed", b"\x00\x00", b"\x03\xe8\xff\xff"]);
            frame(dice, 0x88, reason)
        }
        10 => frame(dice, 0x82, &message),
        11 => {
            message.resize(one_of(dice, &[65_535, 65_536, 65_537, 200_000]), b' ');
            frame(dice, 0x81, &message)
        }
        12 | 13 => {
            garble(dice, &mut message);
            frame(dice, 0x81, &message)
        }
        _ => frame(dice, 0x81, &message),
    }
}

/// A frame, masked as a client's are.
fn frame(dice: &mut StdRng, first: u8, payload: &[u8]) -> Vec<u8> {
    let mut bytes = vec![first];
    match (u8::try_from(payload.len()), u16::try_from(payload.len())) {
        (Ok(length @ 0..126), _) => bytes.push(0x80 | length),
        (_, Ok(length)) => {
            bytes.push(0xfe);
            bytes.extend(length.to_be_bytes());
        }
        _ => {
            bytes.push(0xff);
            bytes.extend((payload.len() as u64).to_be_bytes());
        }
    }
    let mask: [u8; 4] = dice.random();
    bytes.extend(mask);
    bytes.extend(payload.iter().zip(mask.iter().cycle()).map(|(byte, mask)| byte ^ mask));
    bytes
}
