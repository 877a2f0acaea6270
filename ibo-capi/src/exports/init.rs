//! What a program may do first.
#![expect(unsafe_code, reason = "exported by name, and wraps the pointers of C")]
#![expect(
    clippy::missing_safety_doc,
    reason = "the page of conventions says what pointers must be"
)]

use std::ffi::c_char;

use crate::boundary::{Hook, Out, guard, guard_alone, report_faults_to};
use crate::error::ibo_error;
use crate::init;
use crate::status::ibo_status;

/// Reads the dated values of the library and makes its texts, as the first call does otherwise. A
/// server that forks calls it before, so that its children share them; it may be called again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_init(error: *mut ibo_error) -> ibo_status {
    // SAFETY: the pointer is as the conventions ask of the caller.
    let error = unsafe { Out::new(error, "error") };
    guard(error, (), |()| Ok(init::read()?))
}

/// Sets the function that gets the line of a fault of this library, one that stops a call with
/// `IBO_INTERNAL`: a text for a report, without data of a case, which is valid during the call. NULL
/// lets it go to standard error, as it does at first. The function must not call the library, and
/// must return; threads may call it at once. Set it before other threads call the library.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_set_fault_hook(
    hook: Option<unsafe extern "C" fn(line: *const c_char)>,
) -> ibo_status {
    // SAFETY: the function is as the comment asks of the caller.
    let hook = unsafe { Hook::new(hook) };
    guard_alone((), |()| {
        report_faults_to(hook);
        Ok(())
    })
}
