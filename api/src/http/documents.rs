//! Documents that were parsed and let pass before, by the SHA-256 of their text: what most requests send again, and what automatic
//! persisted queries name by that hash alone.

use std::sync::Arc;

use async_graphql::{ServerError, parser::types::ExecutableDocument};
use quick_cache::{Weighter, sync::Cache};
use sha2::{Digest, Sha256};

use super::{
    preflight::{self, NeverNull, Parsed, Refusal},
    validation::Validator,
};

/// The most bytes that the kept documents take, parsed form included.
const BYTES: u64 = 32 * 1024 * 1024;
/// How many bytes of memory a byte of text takes when it is parsed: measured, and rounded up.
const PARSED: u64 = 40;

/// A document that was looked at, whatever its variables.
pub struct Document {
    /// As it was sent.
    pub text: String,
    /// As the library executes it.
    pub parsed: ExecutableDocument,
    /// Which variables null does not fit, whatever their types.
    pub never_null: NeverNull,
    /// What is wrong with it, by the library's rules. Empty if it may be executed.
    pub mistakes: Vec<ServerError>,
    /// Whether it asks twice for objects under one name, whose fields are to be merged.
    pub repeats: bool,
}

/// SHA-256 of a document's text.
pub type Hash = [u8; 32];

/// The documents that are kept; those that have been used least make room.
pub struct Documents {
    known: Cache<Hash, Arc<Document>, Weight>,
    validator: Validator,
}

#[derive(Clone)]
struct Weight;

impl Weighter<Hash, Arc<Document>> for Weight {
    fn weight(&self, _: &Hash, document: &Arc<Document>) -> u64 {
        let mistakes: usize = document.mistakes.iter().map(|mistake| size_of::<ServerError>() + 2 * mistake.message.len()).sum();
        document.text.len() as u64 * PARSED + mistakes as u64 + 1_000
    }
}

impl Default for Documents {
    fn default() -> Self {
        // Guessed at 1 KB a document; only the weight decides what is kept.
        let known = Cache::with_weighter(usize::try_from(BYTES / (1_000 * PARSED)).unwrap_or_default(), BYTES, Weight);
        Self { known, validator: Validator::default() }
    }
}

impl Documents {
    /// The document of this text, which is parsed and looked at once.
    pub fn of(&self, text: String) -> Result<Arc<Document>, Refusal> {
        // A text that is too long is not even hashed.
        preflight::check_length(&text)?;
        let hash = hash(&text);
        if let Some(known) = self.known.get(&hash) {
            return Ok(known);
        }
        let Parsed { document: parsed, repeats, never_null } = preflight::parse(&text)?;
        let mistakes = self.validator.mistakes(&text, &parsed);
        let document = Arc::new(Document { text, parsed, never_null, mistakes, repeats });
        self.known.insert(hash, Arc::clone(&document));
        Ok(document)
    }

    /// The document of this hash, if it is still kept.
    pub fn by_hash(&self, hash: &Hash) -> Option<Arc<Document>> {
        self.known.get(hash)
    }
}

/// What a document's text is known by.
pub fn hash(text: &str) -> Hash {
    Sha256::digest(text.as_bytes()).into()
}
