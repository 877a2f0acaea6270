//! Whether a statement that was issued earlier is still what the rules and the values give (R7.1,
//! R7.5).
#![expect(unsafe_code, reason = "exported by name, and wraps the pointers of C")]
#![expect(
    clippy::missing_safety_doc,
    reason = "the page of conventions says what pointers must be"
)]

use std::ffi::c_char;

use crate::boundary::{Bytes, Handle, Out, OutNumber, OutText, guard};
use crate::error::ibo_error;
use crate::parameters::ibo_parameters;
use crate::status::ibo_status;
use crate::verify;

/// Computes a statement again that was issued earlier, given as its JSON of `length` bytes, and says
/// whether it is still the same. What it says is in `verified`, an `IBO_VERIFIED_...`, and with all
/// that differs as JSON in your buffer, as `ibo_statement_to_json` does. It verifies statements of a
/// case: a payment of VDAB's amount is refused with 1003 at `kind` (R6.4).
///
/// `the_case` is its case, JSON of `case_length` bytes; pass NULL for the one that the statement
/// carries. `parameters` are the values to compute with; pass NULL for those of the library, or pass
/// the values of then, which `ibo_parameters_to_toml` wrote; for a hypothetical statement its reform,
/// which `ibo_parameters_load_reform` reads. `verified` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_verification_to_json(
    issued: *const c_char,
    length: usize,
    the_case: *const c_char,
    case_length: usize,
    parameters: *const ibo_parameters,
    verified: *mut i32,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (issued, the_case, parameters, verified, text, error) = unsafe {
        (
            Bytes::new(issued, length, "issued"),
            Bytes::new(the_case, case_length, "the_case"),
            Handle::new(parameters, "parameters"),
            OutNumber::new(verified, "verified"),
            OutText::new(buffer, capacity, needed),
            Out::new(error, "error"),
        )
    };
    guard(error, (verified, text), |(verified, text)| {
        let (issued, the_case) = (issued.read()?, the_case.optional()?);
        let parameters = parameters.optional()?;
        let (verified, text) = (verified.optional()?, text.check()?);
        let (status, json) = verify::json(issued, the_case, parameters)?;
        text.write(&json)?;
        verified.write(status);
        Ok(())
    })
}
