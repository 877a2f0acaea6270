//! Amounts and dates from texts, and what a program asks of the calendar and of the values.
#![expect(unsafe_code, reason = "exported by name, and wraps the pointers of C")]
#![expect(
    clippy::missing_safety_doc,
    reason = "the page of conventions says what pointers must be"
)]

use std::ffi::c_char;

use crate::boundary::{Bytes, Handle, Out, OutNumber, OutText, guard};
use crate::error::ibo_error;
use crate::fraction::ibo_fraction;
use crate::parameters::{self, ibo_parameters};
use crate::status::ibo_status;
use crate::{payment, period, text_value};

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

/// The working days of a month, yyyymm, from `first` to `last`, yyyymmdd, over all of the month
/// (R6.2): 17 of 22 days are `{1700, 2200}`. `parameters` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_working_days(
    month: i32,
    first: i32,
    last: i32,
    parameters: *const ibo_parameters,
    out: *mut ibo_fraction,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (parameters, out, error) = unsafe {
        (
            Handle::new(parameters, "parameters"),
            OutNumber::new(out, "out"),
            Out::new(error, "error"),
        )
    };
    guard(error, out, |out| {
        let (parameters, out) = (parameters.optional()?, out.check()?);
        out.write(payment::working_days(month, first, last, parameters)?);
        Ok(())
    })
}

/// The dated values in force on a day, yyyymmdd, as a JSON list (UTF-8) into your buffer, as
/// `ibo_statement_to_json` does: each with its id, value, first day, certainty, source and last
/// check, code lists with their codes. Pass NULL as `parameters` for the values of the library.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_parameters_in_force_to_json(
    day: i32,
    parameters: *const ibo_parameters,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (parameters, text, error) = unsafe {
        (
            Handle::new(parameters, "parameters"),
            OutText::new(buffer, capacity, needed),
            Out::new(error, "error"),
        )
    };
    guard(error, text, |text| {
        let (parameters, text) = (parameters.optional()?, text.check()?);
        let day = period::date(day).map_err(|error| error.at("day"))?;
        text.write(&parameters::values(parameters)?.in_force_json(day))
    })
}
