//! JSON in, JSON out: one call for languages that hold no handles.
#![expect(unsafe_code, reason = "exported by name, and wraps the pointers of C")]
#![expect(
    clippy::missing_safety_doc,
    reason = "the page of conventions says what pointers must be"
)]

use std::ffi::c_char;

use crate::boundary::{Bytes, Handle, In, Out, OutText, guard};
use crate::error::ibo_error;
use crate::options::{CallOptions, ibo_options};
use crate::parameters::ibo_parameters;
use crate::status::ibo_status;
use crate::{correction, notice, payment_statement, statement};

/// The statement of a case, JSON in UTF-8 of `length` bytes, as JSON into your buffer (R7.1): what
/// `ibo_statement_from_json_with` and `ibo_statement_to_json` give, in one call. `options` and
/// `parameters` may be NULL. Give a buffer of 16 KiB and ask `needed` when it is too small, for each
/// call computes anew.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_json_statement(
    json: *const c_char,
    length: usize,
    options: *const ibo_options,
    parameters: *const ibo_parameters,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (json, options, parameters, text, error) = unsafe {
        (
            Bytes::new(json, length, "json"),
            In::new(options, "options"),
            Handle::new(parameters, "parameters"),
            OutText::new(buffer, capacity, needed),
            Out::new(error, "error"),
        )
    };
    guard(error, text, |text| {
        let json = json.read()?;
        let asked =
            CallOptions { options: options.optional()?, parameters: parameters.optional()? };
        text.check()?.write(&statement::of_json(json, &asked)?.to_json())
    })
}

/// The notice to the employer of a case, JSON in UTF-8 of `length` bytes, as JSON into your buffer
/// (R7.2). `options` and `parameters` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_json_notice(
    json: *const c_char,
    length: usize,
    options: *const ibo_options,
    parameters: *const ibo_parameters,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (json, options, parameters, text, error) = unsafe {
        (
            Bytes::new(json, length, "json"),
            In::new(options, "options"),
            Handle::new(parameters, "parameters"),
            OutText::new(buffer, capacity, needed),
            Out::new(error, "error"),
        )
    };
    guard(error, text, |text| {
        let json = json.read()?;
        let asked =
            CallOptions { options: options.optional()?, parameters: parameters.optional()? };
        text.check()?.write(&notice::json(&statement::of_json(json, &asked)?)?)
    })
}

/// The payment of VDAB's amount with its reasons as JSON into your buffer, from what it is computed
/// from, JSON in UTF-8 of `length` bytes: `payment_case` in the formats (R6.4). `options` and
/// `parameters` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_json_payment(
    json: *const c_char,
    length: usize,
    options: *const ibo_options,
    parameters: *const ibo_parameters,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (json, options, parameters, text, error) = unsafe {
        (
            Bytes::new(json, length, "json"),
            In::new(options, "options"),
            Handle::new(parameters, "parameters"),
            OutText::new(buffer, capacity, needed),
            Out::new(error, "error"),
        )
    };
    guard(error, text, |text| {
        let json = json.read()?;
        let asked =
            CallOptions { options: options.optional()?, parameters: parameters.optional()? };
        text.check()?.write(&payment_statement::of_json(json, &asked)?.to_json())
    })
}

/// The correction between two statements of a case and month, each given as its JSON in UTF-8, as
/// JSON into your buffer (R7.5). What is wrong with a statement is told within `before` or `after`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_json_correction(
    before: *const c_char,
    before_length: usize,
    after: *const c_char,
    after_length: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (before, after, text, error) = unsafe {
        (
            Bytes::new(before, before_length, "before"),
            Bytes::new(after, after_length, "after"),
            OutText::new(buffer, capacity, needed),
            Out::new(error, "error"),
        )
    };
    guard(error, text, |text| {
        let (before, after) = (before.read()?, after.read()?);
        text.check()?.write(&correction::json(statement::read, before, after)?)
    })
}

/// The correction between two payments of VDAB's amount for a case and month, each given as the JSON
/// that `ibo_json_payment` wrote, as JSON into your buffer (R7.5). What is wrong with a payment is
/// told within `before` or `after`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_json_payment_correction(
    before: *const c_char,
    before_length: usize,
    after: *const c_char,
    after_length: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (before, after, text, error) = unsafe {
        (
            Bytes::new(before, before_length, "before"),
            Bytes::new(after, after_length, "after"),
            OutText::new(buffer, capacity, needed),
            Out::new(error, "error"),
        )
    };
    guard(error, text, |text| {
        let (before, after) = (before.read()?, after.read()?);
        text.check()?.write(&correction::json(statement::read_payment, before, after)?)
    })
}
