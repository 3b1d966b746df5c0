//! How much an answer holds. What is counted before execution is fields; how many entries there are, and how long their texts, is known
//! only here.

use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use crate::{
    error::{Error, Result},
    limits::ANSWER_BYTES,
};

/// The bytes of one answer so far: long texts as they are, everything else as [`Wanted::hold`] estimates it.
///
/// [`Wanted::hold`]: crate::selection::Wanted::hold
#[derive(Debug, Default)]
pub struct AnswerSize(AtomicUsize);

impl AnswerSize {
    /// Begins another answer: a subscription has many.
    pub fn begin(&self) {
        self.0.store(0, Relaxed);
    }

    /// Counts what is to stand in the answer. [`Error::TooComplex`] if it no longer fits.
    pub fn add(&self, bytes: usize) -> Result<()> {
        // What did not fit stays counted: nothing else of this answer is of use.
        if self.0.fetch_add(bytes, Relaxed).saturating_add(bytes) <= ANSWER_BYTES {
            return Ok(());
        }
        Err(Error::TooComplex(format!(
            "This answer would hold more than {} MB. Ask for fewer entries, or for fewer fields of each.",
            ANSWER_BYTES / (1024 * 1024)
        )))
    }
}
