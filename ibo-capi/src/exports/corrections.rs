//! The corrections of many cases (R7.5).
#![expect(unsafe_code, reason = "exported by name, and wraps the pointers of C")]
#![expect(
    clippy::missing_safety_doc,
    reason = "the page of conventions says what pointers must be"
)]

use crate::boundary::{Array, Out, OutArray, OutNumber, guard};
use crate::corrections::{Corrections, ibo_correction_totals, ibo_issued, ibo_row_correction};
use crate::error::ibo_error;
use crate::status::ibo_status;

/// What changes from the results that were issued to those of now, by case and month, and what is
/// still to be paid or to be recovered (R7.5).
///
/// Each of the two arrays has `..._count` results of `..._size` bytes, in any order; NULL with a
/// count of 0 for none. `out` has room for `before_count + after_count` corrections of `out_size`
/// bytes, and `written` gets their number: those of now in their order, and after them the ones
/// that are gone. Results with the same amounts are only counted, unless `with_unchanged` is 1.
/// `totals` may be NULL.
///
/// A case and month that stands twice, a result that does not agree with itself, is provisional or
/// rests on hypothetical values ends the call, with its index: `before[3].net`. `out` and `totals`
/// become zeros then.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_corrections(
    before: *const ibo_issued,
    before_count: usize,
    before_size: usize,
    after: *const ibo_issued,
    after_count: usize,
    after_size: usize,
    with_unchanged: i32,
    out: *mut ibo_row_correction,
    out_size: usize,
    written: *mut usize,
    totals: *mut ibo_correction_totals,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller; a sum that saturates is more
    // than memory can hold, and refused.
    let (before, after, out, written, totals, error) = unsafe {
        (
            Array::new(before, before_count, before_size, "before"),
            Array::new(after, after_count, after_size, "after"),
            OutArray::new(out, before_count.saturating_add(after_count), out_size, "out"),
            OutNumber::new(written, "written"),
            Out::new(totals, "totals"),
            Out::new(error, "error"),
        )
    };
    guard(error, (out, written, totals), |(out, written, totals)| {
        let (before, after) = (before.elements()?, after.elements()?);
        let (out, written, totals) = (out.check()?, written.check()?, totals.optional()?);
        let corrections = Corrections::compute(before, after, with_unchanged)?;
        written.write(corrections.count());
        corrections.write(&out, totals);
        Ok(())
    })
}
