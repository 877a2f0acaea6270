//! The employer notice (R7.2).
#![expect(unsafe_code, reason = "exported by name, and wraps the pointers of C")]
#![expect(
    clippy::missing_safety_doc,
    reason = "the page of conventions says what pointers must be"
)]

use std::ffi::c_char;

use crate::boundary::{
    Array, Bytes, Handle, Out, OutArray, OutErrors, OutNumber, OutRows, OutStatuses, OutText, guard,
};
use crate::corrections::ibo_issued;
use crate::error::ibo_error;
use crate::notice::{self, ibo_notice};
use crate::statement::ibo_statement;
use crate::status::ibo_status;

/// What the employer is told of a statement: the premium or the contribution, and nothing else
/// (R7.2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_notice_compute(
    statement: *const ibo_statement,
    out: *mut ibo_notice,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (statement, out, error) = unsafe {
        (Handle::new(statement, "statement"), Out::new(out, "out"), Out::new(error, "error"))
    };
    guard(error, out, |out| {
        let (statement, out) = (statement.get()?, out.check()?);
        out.write(notice::of(statement)?);
        Ok(())
    })
}

/// The employer notice of a statement as JSON, schema 1, into your buffer, as
/// `ibo_statement_to_json` does.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_notice_to_json(
    statement: *const ibo_statement,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (statement, text, error) = unsafe {
        (
            Handle::new(statement, "statement"),
            OutText::new(buffer, capacity, needed),
            Out::new(error, "error"),
        )
    };
    guard(error, text, |text| {
        let (statement, text) = (statement.get()?, text.check()?);
        text.write(&notice::json(statement)?)
    })
}

/// Reads an employer notice from its JSON of `length` bytes, which `ibo_notice_to_json` wrote.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_notice_read(
    json: *const c_char,
    length: usize,
    out: *mut ibo_notice,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (json, out, error) = unsafe {
        (Bytes::new(json, length, "json"), Out::new(out, "out"), Out::new(error, "error"))
    };
    guard(error, out, |out| {
        let (json, out) = (json.read()?, out.check()?);
        out.write(notice::read(json)?);
        Ok(())
    })
}

/// The notices of `count` results of `size` bytes each, which `ibo_amounts_compute_many` gave, into
/// as many notices of `out_size` bytes and as many statuses (R7.2).
///
/// A result of which the employer is told nothing, an ibo-plus or a provisional one, gets its status
/// and zeros; one that was refused gets the status with which it was. `refused`, `errors` and the
/// rest are as in `ibo_payments`. `issued` and `out` must not overlap.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_notices(
    issued: *const ibo_issued,
    count: usize,
    size: usize,
    out: *mut ibo_notice,
    out_size: usize,
    statuses: *mut ibo_status,
    refused: *mut usize,
    errors: *mut ibo_error,
    error_count: usize,
    error_size: usize,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (issued, results, error) = unsafe {
        (
            Array::new(issued, count, size, "issued"),
            OutRows {
                out: OutArray::new(out, count, out_size, "out"),
                statuses: OutStatuses::new(statuses, count),
                refused: OutNumber::new(refused, "refused"),
                errors: OutErrors::new(errors, error_count, error_size),
            },
            Out::new(error, "error"),
        )
    };
    guard(error, results, |results| {
        let issued = issued.elements()?;
        results.check()?.each(|index| notice::of_issued(&issued.copied(index)?));
        Ok(())
    })
}
