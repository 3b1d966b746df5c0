//! What is told by a document's text alone, before it is parsed: how long it is in tokens, and what parsing would lose or forgive.
//!
//! The lexical grammar is that of the [GraphQL specification](https://spec.graphql.org/September2025/#sec-Appendix-Grammar-Summary).
//! What is no token is left to the parser, which names the place.

use std::collections::HashSet;

use super::Refusal;
use crate::{
    error::Code,
    limits::{BRACKETS, LIST_VALUES, NAME, TOKENS},
};

/// A bracket that is open.
enum Open<'a> {
    Parenthesis,
    List,
    /// The keys that an input object has so far.
    Object(HashSet<&'a str>),
    Selections,
}

/// Refuses a text with too many tokens, too many brackets within each other, a list with too many values, a name that is too long, and a
/// key that stands twice in one input object (parsing keeps the last one).
pub fn scan(text: &str) -> Result<(), Refusal> {
    let mut open: Vec<Open<'_>> = Vec::new();
    let (mut count, mut list_values) = (0, 0);
    let mut name = None;
    for token in (Tokens { text, at: 0 }) {
        count += 1;
        if count > TOKENS {
            let message = format!("The document has more than {TOKENS} tokens. Put values into variables, or ask for less at once.");
            return Err(Refusal::new(Code::QueryTooComplex, message));
        }
        let is_value = !matches!(token, ")" | "]" | "}" | ":" | "!" | "$" | "@" | "=" | "&" | "|" | "...");
        if is_value && matches!(open.last(), Some(Open::List)) {
            list_values += 1;
            if list_values > LIST_VALUES {
                let message = format!("The document's lists have more than {LIST_VALUES} values. Send fewer at once.");
                return Err(Refusal::new(Code::QueryTooComplex, message));
            }
        }
        if open.len() >= BRACKETS && matches!(token, "(" | "[" | "{") {
            let message = format!("The document has more than {BRACKETS} brackets within each other. Ask for fewer levels.");
            return Err(Refusal::new(Code::QueryTooComplex, message));
        }
        match token {
            "(" => open.push(Open::Parenthesis),
            "[" => open.push(Open::List),
            // Braces within parentheses are a value's, all others select fields.
            "{" if matches!(open.last(), None | Some(Open::Selections)) => open.push(Open::Selections),
            "{" => open.push(Open::Object(HashSet::new())),
            ")" | "]" | "}" => drop(open.pop()),
            ":" => {
                if let (Some(Open::Object(keys)), Some(key)) = (open.last_mut(), name)
                    && !keys.insert(key)
                {
                    let message = "A key stands twice in one input object. Leave one of them out.";
                    return Err(Refusal::new(Code::GraphqlValidationFailed, message));
                }
            }
            token if is_name(token) && token.len() > NAME => {
                let message = format!("A name in the document has more than {NAME} characters. Choose a shorter one.");
                return Err(Refusal::new(Code::QueryTooComplex, message));
            }
            _ => {}
        }
        name = Some(token);
    }
    Ok(())
}

fn is_name(token: &str) -> bool {
    token.starts_with(|first: char| first == '_' || first.is_ascii_alphabetic())
}

/// The tokens of a text, each as it is written.
struct Tokens<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Tokens<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(self.at)? {
                b'#' => self.at += self.length(|byte| byte != b'\n' && byte != b'\r'),
                b' ' | b'\t' | b'\n' | b'\r' | b',' => self.at += 1,
                _ if self.text[self.at..].starts_with('\u{feff}') => self.at += '\u{feff}'.len_utf8(),
                _ => break,
            }
        }
        let rest = &self.text[self.at..];
        let length = match bytes[self.at] {
            b'"' if rest.starts_with("\"\"\"") => block_string(rest),
            b'"' => string(rest),
            b'.' if rest.starts_with("...") => 3,
            first if first == b'_' || first.is_ascii_alphabetic() => self.length(|byte| byte == b'_' || byte.is_ascii_alphanumeric()),
            first if first == b'-' || first.is_ascii_digit() => {
                self.length(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'e' | b'E' | b'+' | b'-'))
            }
            _ => rest.chars().next().map_or(1, char::len_utf8),
        };
        self.at += length;
        Some(&rest[..length])
    }
}

impl Tokens<'_> {
    /// How many bytes from here on belong together.
    fn length(&self, belongs: impl Fn(u8) -> bool) -> usize {
        self.text.as_bytes()[self.at..].iter().take_while(|byte| belongs(**byte)).count()
    }
}

/// The length of a string with its quotes; to the end of the text if it is not closed.
fn string(text: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The length of a block string with its quotes; to the end of the text if it is not closed.
fn block_string(text: &str) -> usize {
    let mut at = 3;
    while let Some(found) = text[at..].find("\"\"\"") {
        let end = at + found + 3;
        // `\"""` is how three quotes are written within.
        if !text[..at + found].ends_with('\\') {
            return end;
        }
        at = end;
    }
    text.len()
}
