//! How long evidence is kept (R7.6).
#![expect(unsafe_code, reason = "exported by name, and wraps the pointers of C")]
#![expect(
    clippy::missing_safety_doc,
    reason = "the page of conventions says what pointers must be"
)]

use crate::boundary::{Out, OutNumber, guard};
use crate::error::ibo_error;
use crate::retention;
use crate::status::ibo_status;

/// The last day until which evidence is kept (R7.6): ten years after the delivery of the project.
/// Dates are yyyymmdd.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_retention_until(
    delivery: i32,
    out: *mut i32,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (out, error) = unsafe { (OutNumber::new(out, "out"), Out::new(error, "error")) };
    guard(error, out, |out| {
        let out = out.check()?;
        out.write(retention::until(delivery)?);
        Ok(())
    })
}
