//! How much an answer holds. What is counted before execution is fields; how many entries there are, and how long their texts, is known
//! only here.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering::Relaxed},
};

use crate::{
    error::{Error, Result},
    limits::ANSWER_BYTES,
};

/// What an entity is counted as, beside its fields.
pub const ENTITY: usize = 300;
/// What a day of activity is counted as: it is the sum of a hundred quarters of an hour.
pub const DAY: usize = 6_000;
/// What it is counted as to look at a selection once more, for another list of entities.
pub const SELECTION: usize = 16;
/// What it is counted as to go through a list from end to end.
pub const LIST_GONE_THROUGH: usize = 1_000_000;

/// The bytes of one answer so far: long texts as they are, everything else as [`Wanted::hold`] estimates it. What takes more work than its
/// bytes tell is counted as more, so that no answer takes long.
///
/// [`Wanted::hold`]: crate::selection::Wanted::hold
#[derive(Debug)]
pub struct AnswerSize {
    bytes: AtomicUsize,
    /// The bytes of long texts that were read for it. Each of them is to stand in it at least once.
    read: AtomicUsize,
    /// How many times all that is counted here.
    times: usize,
}

impl AnswerSize {
    /// Nothing so far. The answer to a document that `repeats` objects is put together by the library, which takes twice the work.
    pub fn new(repeats: bool) -> Self {
        Self { bytes: AtomicUsize::new(0), read: AtomicUsize::new(0), times: if repeats { 2 } else { 1 } }
    }

    /// Begins another answer: a subscription has many.
    pub fn begin(&self) {
        self.bytes.store(0, Relaxed);
        self.read.store(0, Relaxed);
    }

    /// Nothing fits any longer: nothing of this answer is of use.
    pub fn spend(&self) {
        self.bytes.fetch_max(ANSWER_BYTES + 1, Relaxed);
    }

    /// Counts what is to stand in the answer. [`Error::TooComplex`] if it no longer fits.
    pub fn add(&self, bytes: usize) -> Result<()> {
        let bytes = bytes.saturating_mul(self.times);
        // What did not fit stays counted: nothing else of this answer is of use.
        if self.bytes.fetch_add(bytes, Relaxed).saturating_add(bytes) <= ANSWER_BYTES {
            return Ok(());
        }
        Err(Error::TooComplex(format!(
            "This answer would hold more than {} MB, or take as much work. Ask for fewer entries, fewer fields of each, or fewer lists at once.",
            ANSWER_BYTES / (1024 * 1024)
        )))
    }
}

/// What rows are read for. A document's lists are read before any of them is written, so that long texts would be counted too late.
pub struct ReadFor {
    /// The answer.
    pub size: Arc<AnswerSize>,
    /// Whether long texts may be among what is read.
    pub texts: bool,
}

impl ReadFor {
    /// Refuses to read for an answer that was refused already. [`Error::TooComplex`] then.
    pub fn check(&self) -> Result<()> {
        self.size.add(0)
    }

    /// Counts what was read, if there may be long texts in it. [`Error::TooComplex`] if they won't fit.
    pub fn add<E: Into<Error>>(&self, bytes: impl FnOnce() -> Result<usize, E>) -> Result<()> {
        if !self.texts {
            return Ok(());
        }
        let bytes = bytes().map_err(Into::into)?;
        if self.size.read.fetch_add(bytes, Relaxed).saturating_add(bytes) > ANSWER_BYTES {
            self.size.spend();
        }
        self.check()
    }
}
