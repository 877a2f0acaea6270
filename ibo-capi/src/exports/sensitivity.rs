//! What the open questions of the law are worth to a case (R8.2).
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
use crate::sensitivity;
use crate::status::ibo_status;

/// What the open questions of the law are worth to a case, JSON in UTF-8 of `length` bytes: for
/// each question that the case used, its premium, net and contribution under each other choice, and
/// their differences from the choice in force (R8.2). As JSON into your buffer, as
/// `ibo_statement_to_json` does. `options` and `parameters` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_sensitivity_to_json(
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
        text.check()?.write(&sensitivity::json(json, &asked)?)
    })
}
