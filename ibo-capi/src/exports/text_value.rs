//! Amounts and dates from texts.
#![expect(unsafe_code, reason = "exported by name, and wraps the pointers of C")]
#![expect(
    clippy::missing_safety_doc,
    reason = "the page of conventions says what pointers must be"
)]

use std::ffi::c_char;

use crate::boundary::{Bytes, Out, OutNumber, guard};
use crate::error::ibo_error;
use crate::status::ibo_status;
use crate::text_value;

/// An amount in euro from its text of `length` bytes, into `cents`: `612.40` in `IBO_FORM_STANDARD`,
/// `1.234,56` or `612,40` in `IBO_FORM_BELGIAN`. At most two decimals; it is never rounded (R0.4).
/// Spaces behind it are padding. A text in the other form is refused, so no comma is read as
/// nothing. Errors are at `text`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_amount_from_text(
    text: *const c_char,
    length: usize,
    form: i32,
    cents: *mut i64,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (text, cents, error) = unsafe {
        (Bytes::new(text, length, "text"), OutNumber::new(cents, "cents"), Out::new(error, "error"))
    };
    guard(error, cents, |cents| {
        let (text, cents) = (text.read()?, cents.check()?);
        cents.write(text_value::cents(text, form)?);
        Ok(())
    })
}

/// A date from its text of `length` bytes, into `yyyymmdd`: `2026-03-02` in `IBO_FORM_STANDARD`,
/// `02/03/2026` in `IBO_FORM_BELGIAN`. Spaces behind it are padding. Errors are at `text`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_date_from_text(
    text: *const c_char,
    length: usize,
    form: i32,
    yyyymmdd: *mut i32,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (text, date, error) = unsafe {
        (
            Bytes::new(text, length, "text"),
            OutNumber::new(yyyymmdd, "yyyymmdd"),
            Out::new(error, "error"),
        )
    };
    guard(error, date, |date| {
        let (text, date) = (text.read()?, date.check()?);
        date.write(text_value::date(text, form)?);
        Ok(())
    })
}
