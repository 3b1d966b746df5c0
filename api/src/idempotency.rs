//! Asking again without doing it again.

use chrono::{DateTime, Utc};
use entity::idempotency_key;
use sea_orm::{ActiveValue::NotSet, ColumnTrait, Condition, Set, prelude::Uuid};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::{
    db::TenantTx,
    error::{Error, Flaw, Result, UserErrorCode},
};

/// Whether a request has had its effect before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// It has not: go on. The key is kept if this transaction commits.
    New,
    /// It has: this is what it made.
    Done(Uuid),
}

/// A key that a client chose: 1 to 255 printable characters.
#[derive(Clone, Debug)]
pub struct Key(String);

impl Key {
    /// Parses a key.
    pub fn parse(sent: &str) -> Result<Self, Flaw> {
        let printable = sent.chars().all(|c| !c.is_control());
        if printable && (1..=255).contains(&sent.chars().count()) {
            Ok(Self(sent.to_owned()))
        } else {
            Err(Flaw::new(UserErrorCode::Invalid, "An idempotency key has 1 to 255 printable characters. A UUID is a good one."))
        }
    }
}

/// SHA-256 of an input after it was parsed: two spellings of one input are one request.
pub fn fingerprint(input: &impl Serialize) -> Result<Vec<u8>> {
    let bytes = serde_json::to_vec(input).map_err(Error::internal)?;
    Ok(Sha256::digest(bytes).to_vec())
}

/// Claims `key` for what `operation` is about to make as `entity_id`. A request with the same key that is still under way is waited for.
pub async fn claim(tx: &TenantTx, operation: &str, key: &Key, input_hash: &[u8], entity_id: Uuid, now: DateTime<Utc>) -> Result<Claim> {
    let row = idempotency_key::ActiveModel {
        user_id: NotSet,
        operation: Set(operation.to_owned()),
        key: Set(key.0.clone()),
        input_hash: Set(input_hash.to_vec()),
        entity_id: Set(entity_id),
        created_at: Set(now),
    };
    if tx.insert_unless_taken(row).await?.is_some() {
        return Ok(Claim::New);
    }
    let this = Condition::all().add(idempotency_key::Column::Operation.eq(operation)).add(idempotency_key::Column::Key.eq(key.0.as_str()));
    let before = tx.find::<idempotency_key::Entity>().filter(this).one().await?.ok_or(Error::NotFound)?;
    if before.input_hash == input_hash {
        Ok(Claim::Done(before.entity_id))
    } else {
        Err(Error::invalid(
            &["input", "idempotencyKey"],
            UserErrorCode::IdempotencyKeyReused,
            "This idempotency key was used for another input. Take a new key, or send the first input again.",
        ))
    }
}
