//! Whether two servers answer the same: what is faster because it answers something else is not faster.

use chrono::DateTime;
use rig::Client;
use serde_json::Value;
use uuid::Uuid;

use super::workloads::{CALL_ID, Request};
use crate::Outcome;

/// What a server answers to this request, sent once for the call `call_id`.
pub async fn ask(server: &Client, request: &Request, call_id: &str) -> Outcome<Value> {
    let body = request.body.replace(CALL_ID, call_id);
    let answer = server.ask(request.method.clone(), &request.path, body).await?;
    if !answer.status.is_success() || answer.json.get("errors").is_some() {
        let errors = answer.json.get("errors").unwrap_or(&answer.json);
        return Err(format!("{} {} is answered {}: {errors}", request.method, request.path, answer.status).into());
    }
    Ok(answer.json)
}

/// The values of an answer, whatever their keys and their nesting: ids without their prefixes, moments as milliseconds.
pub fn values(answer: &Value) -> Vec<String> {
    let mut values = Vec::new();
    collect(answer, &mut values);
    values.sort_unstable();
    values
}

fn collect(value: &Value, values: &mut Vec<String>) {
    match value {
        Value::Null => (),
        Value::Array(entries) => entries.iter().for_each(|entry| collect(entry, values)),
        Value::Object(fields) => fields.values().for_each(|field| collect(field, values)),
        Value::String(text) => values.push(plain(text)),
        other => values.push(other.to_string()),
    }
}

fn plain(text: &str) -> String {
    if let Ok(moment) = DateTime::parse_from_rfc3339(text) {
        return moment.timestamp_millis().to_string();
    }
    typed_id(text).map_or_else(|| text.to_owned(), |id| id.to_string())
}

/// The UUID in an id of the API.
fn typed_id(text: &str) -> Option<Uuid> {
    const DIGITS: &str = "0123456789abcdefghjkmnpqrstvwxyz";
    let (_, digits) = text.split_once('_').filter(|(_, digits)| digits.len() == 26)?;
    let bits = digits.chars().try_fold(0_u128, |bits, digit| Some(bits << 5 | DIGITS.find(digit)? as u128))?;
    Some(Uuid::from_u128(bits))
}
