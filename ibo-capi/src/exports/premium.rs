//! The premium of a month, from a replacement income that is known (R3, R4, R5).
#![expect(unsafe_code, reason = "exported by name, and wraps the pointers of C")]
#![expect(
    clippy::missing_safety_doc,
    reason = "the page of conventions says what pointers must be"
)]

use crate::boundary::{Handle, In, Out, guard};
use crate::case::ibo_case;
use crate::error::ibo_error;
use crate::options::{CallOptions, ibo_options};
use crate::parameters::ibo_parameters;
use crate::premium::{self, ibo_premium};
use crate::status::ibo_status;

/// The full-time premium of a month, from a replacement income that you know, in cents, from 0 (R3,
/// R4, R5). `ibo_amounts_compute` also computes the replacement income, from the records, and the
/// payment.
///
/// Of `the_case` only the month and the agreement are read, not the attendance, the sources, the
/// counts of records and the reference. `options` and `parameters` may be NULL. Errors are at
/// `month`, `agreement...` and `replacement_income`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_premium_compute(
    the_case: *const ibo_case,
    replacement_income_cents: i64,
    options: *const ibo_options,
    parameters: *const ibo_parameters,
    out: *mut ibo_premium,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (the_case, options, parameters, out, error) = unsafe {
        (
            In::new(the_case, "the_case"),
            In::new(options, "options"),
            Handle::new(parameters, "parameters"),
            Out::new(out, "out"),
            Out::new(error, "error"),
        )
    };
    guard(error, out, |out| {
        let case = the_case.read()?;
        let asked =
            CallOptions { options: options.optional()?, parameters: parameters.optional()? };
        let out = out.check()?;
        out.write(premium::compute(&case, replacement_income_cents, &asked)?);
        Ok(())
    })
}
