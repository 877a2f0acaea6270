//! The cases of JSON Lines that come twice: the look for duplicates of tables, for lines.

use std::io;

use ibo_core::{CaseRef, Month};

use super::case_ref::month_number;
use super::duplicate::{Ascent, Seen};
use super::key_index::{Key, LIMIT};
use super::threads::Threads;

/// The cases of all lines so far.
pub(crate) struct SeenCases {
    seen: Seen,
    threads: Threads,
}

impl SeenCases {
    /// Looks on the thread of the caller.
    pub(crate) fn new() -> Result<Self, String> {
        let threads = Threads::of(std::num::NonZero::new(1))?;
        Ok(Self { seen: Seen::new(LIMIT), threads })
    }

    /// Adds the next cases, and gives those that were there before, in their order.
    pub(crate) fn look(&mut self, cases: &[&(CaseRef, Month)]) -> io::Result<Vec<usize>> {
        let key = |index: usize| -> Key<'_> {
            let (case_ref, month) = cases[index];
            (case_ref.as_str().as_bytes(), month_number(month.first().to_epoch_days()))
        };
        let mut keys = (0..cases.len()).map(key);
        let Some(first) = keys.next() else { return Ok(Vec::new()) };
        let mut ascent = Ascent::of(first);
        keys.for_each(|key| ascent.go_on(key));
        self.seen.look(cases.len(), key, &[ascent], &self.threads)
    }
}
