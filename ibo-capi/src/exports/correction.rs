//! The correction from one statement to another (R7.5).
#![expect(unsafe_code, reason = "exported by name, and wraps the pointers of C")]
#![expect(
    clippy::missing_safety_doc,
    reason = "the page of conventions says what pointers must be"
)]

use std::ffi::c_char;

use crate::boundary::{Bytes, Handle, Out, OutText, guard};
use crate::correction::{self, ibo_correction};
use crate::error::ibo_error;
use crate::statement::ibo_statement;
use crate::status::ibo_status;

/// What changes from one statement to another of the same case and month: what is still to be paid,
/// or to be recovered (R7.5). Both must be final and computed without hypothetical values, and both
/// of a case, or both of a payment of VDAB's amount.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_correction_compute(
    before: *const ibo_statement,
    after: *const ibo_statement,
    out: *mut ibo_correction,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (before, after, out, error) = unsafe {
        (
            Handle::new(before, "before"),
            Handle::new(after, "after"),
            Out::new(out, "out"),
            Out::new(error, "error"),
        )
    };
    guard(error, out, |out| {
        let (before, after, out) = (before.get()?, after.get()?, out.check()?);
        out.write(correction::in_struct(&correction::between(before, after)?));
        Ok(())
    })
}

/// The correction from one statement to another as JSON, schema 1, into your buffer, as
/// `ibo_statement_to_json` does.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_correction_to_json(
    before: *const ibo_statement,
    after: *const ibo_statement,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (before, after, text, error) = unsafe {
        (
            Handle::new(before, "before"),
            Handle::new(after, "after"),
            OutText::new(buffer, capacity, needed),
            Out::new(error, "error"),
        )
    };
    guard(error, text, |text| {
        let (before, after, text) = (before.get()?, after.get()?, text.check()?);
        text.write(&correction::between(before, after)?.to_json())
    })
}

/// What changes from a statement that was issued earlier, given as its JSON of `length` bytes, to a
/// statement that was computed now (R7.5). An issued statement that contradicts itself is refused,
/// with the path of the field.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_correction_of_issued(
    issued: *const c_char,
    length: usize,
    after: *const ibo_statement,
    out: *mut ibo_correction,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (issued, after, out, error) = unsafe {
        (
            Bytes::new(issued, length, "issued"),
            Handle::new(after, "after"),
            Out::new(out, "out"),
            Out::new(error, "error"),
        )
    };
    guard(error, out, |out| {
        let (issued, after, out) = (issued.read()?, after.get()?, out.check()?);
        out.write(correction::in_struct(&correction::from_issued(issued, after)?));
        Ok(())
    })
}

/// The correction from a statement that was issued earlier, given as its JSON of `length` bytes, to
/// a statement that was computed now: as JSON, schema 1, into your buffer, as
/// `ibo_statement_to_json` does.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_correction_of_issued_to_json(
    issued: *const c_char,
    length: usize,
    after: *const ibo_statement,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (issued, after, text, error) = unsafe {
        (
            Bytes::new(issued, length, "issued"),
            Handle::new(after, "after"),
            OutText::new(buffer, capacity, needed),
            Out::new(error, "error"),
        )
    };
    guard(error, text, |text| {
        let (issued, after) = (issued.read()?, after.get()?);
        text.check()?.write(&correction::from_issued(issued, after)?.to_json())
    })
}

/// Reads a correction from its JSON of `length` bytes, which `ibo_correction_to_json` wrote. One
/// that contradicts itself is refused, with the path of the field (R7.5).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_correction_read(
    json: *const c_char,
    length: usize,
    out: *mut ibo_correction,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (json, out, error) = unsafe {
        (Bytes::new(json, length, "json"), Out::new(out, "out"), Out::new(error, "error"))
    };
    guard(error, out, |out| {
        let (json, out) = (json.read()?, out.check()?);
        out.write(correction::read(json)?);
        Ok(())
    })
}
