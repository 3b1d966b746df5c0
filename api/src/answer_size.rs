//! How much long text an answer holds. What is counted before execution is fields; how much each brings is known only here.

use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use crate::{
    error::{Error, Result},
    limits::TEXT_BYTES,
};

/// The bytes of long texts that stand in one answer so far.
#[derive(Debug, Default)]
pub struct AnswerSize(AtomicUsize);

impl AnswerSize {
    /// Begins another answer: a subscription has many.
    pub fn begin(&self) {
        self.0.store(0, Relaxed);
    }

    /// Counts a text that is to stand in the answer. [`Error::TooComplex`] if it no longer fits.
    pub fn add(&self, text: &str) -> Result<()> {
        if self.0.fetch_add(text.len(), Relaxed) + text.len() <= TEXT_BYTES {
            return Ok(());
        }
        Err(Error::TooComplex(format!(
            "This answer would hold more than {} MB of prompts and details. Ask for each of them once, and for fewer entries at once.",
            TEXT_BYTES / (1024 * 1024)
        )))
    }
}
