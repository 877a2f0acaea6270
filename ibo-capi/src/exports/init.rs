//! What a program may do first.
#![expect(unsafe_code, reason = "exported by name, and wraps the pointers of C")]
#![expect(
    clippy::missing_safety_doc,
    reason = "the page of conventions says what pointers must be"
)]

use crate::boundary::{Out, guard};
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
