//! What the library says of itself and of its statuses.
#![expect(unsafe_code, reason = "exported by name")]

use std::ffi::c_char;

use crate::boundary::guard_text;
use crate::language;
use crate::status::texts;
use crate::version::{self, IBO_ABI_VERSION, IBO_VERSION_NUMBER};

/// The number of the ABI of the library: compare it with `IBO_ABI_VERSION` of the header. It is the
/// number in the library's SONAME.
#[unsafe(no_mangle)]
pub extern "C" fn ibo_abi_version() -> u32 {
    IBO_ABI_VERSION
}

/// The version of the library as a number: compare it with `IBO_VERSION_NUMBER` of the header. A
/// library that is older than the header lacks what the header adds; a newer one has it all.
#[unsafe(no_mangle)]
pub extern "C" fn ibo_version_number() -> u32 {
    IBO_VERSION_NUMBER
}

/// The version of the library and the fingerprint of its dated values,
/// `ibo 0.1.0, values 5f1c09a2b7d4e386`: same case, same text, same statement (R7.1). The library
/// owns the text, which is valid as long as the library is loaded.
#[unsafe(no_mangle)]
pub extern "C" fn ibo_version() -> *const c_char {
    guard_text(|| Some(version::text()))
}

/// The stable name of a status: `ok`, `null-pointer`, `percentage-not-allowed`; `unknown` for a
/// number that is not a status. The library owns the text.
#[unsafe(no_mangle)]
pub extern "C" fn ibo_status_name(status: i32) -> *const c_char {
    guard_text(|| Some(texts::name(status)))
}

/// What a status means, in a sentence (UTF-8) in `IBO_LANGUAGE_NL` or `IBO_LANGUAGE_EN`; NULL for
/// another language. The library owns the text.
#[unsafe(no_mangle)]
pub extern "C" fn ibo_status_meaning(status: i32, language: i32) -> *const c_char {
    guard_text(|| language::read(language).map(|language| texts::meaning(status, language)))
}
