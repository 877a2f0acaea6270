//! What the library makes once in a process.

use std::ffi::CString;
use std::panic;

use ibo_core::{Language, Parameters};

use crate::boundary::Hook;
use crate::status::{IBO_OK, texts};
use crate::value::Refusal;
use crate::version;

/// The dated values, and the texts that callers point to.
pub(crate) fn read() -> Refusal<()> {
    Parameters::embedded()?;
    version::text();
    texts::meaning(IBO_OK, Language::English);
    Ok(())
}

/// Where the line of a fault goes: to a function of the program, or to standard error.
pub(crate) fn report_faults_to(hook: Hook) {
    match hook.taking() {
        None => drop(panic::take_hook()),
        Some(take) => panic::set_hook(Box::new(move |fault| {
            let line = fault.to_string().replace(['\0', '\n'], " ");
            take(&CString::new(line).unwrap_or_default());
        })),
    }
}
