//! Dated values of the caller's own (R7.4).
#![expect(unsafe_code, reason = "exported by name, and wraps the pointers of C")]
#![expect(
    clippy::missing_safety_doc,
    reason = "the page of conventions says what pointers must be"
)]

use std::ffi::c_char;

use crate::boundary::{
    Bytes, Handle, Out, OutHandle, OutNumber, OutText, Returned, guard, guard_alone,
};
use crate::error::ibo_error;
use crate::language;
use crate::parameters::{self, ibo_parameters};
use crate::period;
use crate::status::ibo_status;

/// Reads a parameter file, TOML in UTF-8 of `length` bytes, and lays its dated values over those of
/// the library. A file that is a whole set, as `ibo_parameters_to_toml` writes it, replaces them.
/// Free the result with `ibo_parameters_free`, after the last call that uses it; threads may share
/// it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_parameters_load(
    toml: *const c_char,
    length: usize,
    out: *mut *mut ibo_parameters,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    unsafe { ibo_parameters_load_over(std::ptr::null(), toml, length, out, error) }
}

/// Reads a parameter file and lays its dated values over `base`, which does not change. Pass NULL
/// as `base` for the values of the library.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_parameters_load_over(
    base: *const ibo_parameters,
    toml: *const c_char,
    length: usize,
    out: *mut *mut ibo_parameters,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (base, toml, out, error) = unsafe {
        (
            Handle::new(base, "base"),
            Bytes::new(toml, length, "toml"),
            OutHandle::new(out, "out"),
            Out::new(error, "error"),
        )
    };
    guard(error, out, |out| {
        let (base, toml, out) = (base.optional()?, toml.read()?, out.check()?);
        out.give(parameters::over(base, toml)?);
        Ok(())
    })
}

/// Reads a reform that somebody tries out, TOML as `ibo compare --reform` reads it, and lays it over
/// `base`, which does not change: its values, scales and readings, and the scheme that it may force
/// (R8.4). Every call that takes the result as `parameters` computes under the reform, a
/// verification too, and what the reform touches is hypothetical. Pass NULL as `base` for the values
/// of the library.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_parameters_load_reform(
    base: *const ibo_parameters,
    toml: *const c_char,
    length: usize,
    out: *mut *mut ibo_parameters,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (base, toml, out, error) = unsafe {
        (
            Handle::new(base, "base"),
            Bytes::new(toml, length, "toml"),
            OutHandle::new(out, "out"),
            Out::new(error, "error"),
        )
    };
    guard(error, out, |out| {
        let (base, toml, out) = (base.optional()?, toml.read()?, out.check()?);
        out.give(parameters::reform(base, toml)?);
        Ok(())
    })
}

/// The fingerprint of dated values, 16 hexadecimal digits, as a text into your buffer. Statements
/// that are computed with these values carry it, as `values` (R7.1). Pass NULL as `parameters` for
/// the values of the library.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_parameters_fingerprint(
    parameters: *const ibo_parameters,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (parameters, text) =
        unsafe { (Handle::new(parameters, "parameters"), OutText::new(buffer, capacity, needed)) };
    guard_alone(text, |text| {
        let (parameters, text) = (parameters.optional()?, text.check()?);
        text.write(&parameters::values(parameters)?.fingerprint().to_string())
    })
}

/// The dated values as the text of a parameter file (TOML in UTF-8) into your buffer.
/// `ibo_parameters_load` reads the same values back from it, with the same fingerprint, whatever
/// values a later library has; a scheme that a reform forces is no value, so keep the text of the
/// reform. Pass NULL as `parameters` for the values of the library.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_parameters_to_toml(
    parameters: *const ibo_parameters,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (parameters, text) =
        unsafe { (Handle::new(parameters, "parameters"), OutText::new(buffer, capacity, needed)) };
    guard_alone(text, |text| {
        let (parameters, text) = (parameters.optional()?, text.check()?);
        text.write(&parameters::values(parameters)?.canonical())
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

/// The number of remarks on the files that were loaded, usually 0. A remark names a value that
/// reaches further than it may have been meant to (R1.6).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_parameters_note_count(
    parameters: *const ibo_parameters,
    count: *mut usize,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (parameters, count) =
        unsafe { (Handle::new(parameters, "parameters"), OutNumber::new(count, "count")) };
    guard_alone(count, |count| {
        let (parameters, count) = (parameters.get()?, count.check()?);
        count.write(parameters.values.notes().len());
        Ok(())
    })
}

/// The remark at `index`, counted from 0, as a sentence (UTF-8) in `IBO_LANGUAGE_NL` or
/// `IBO_LANGUAGE_EN` into your buffer. It changes no result; show it to the author of the file.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_parameters_note(
    parameters: *const ibo_parameters,
    index: usize,
    language: i32,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (parameters, text) =
        unsafe { (Handle::new(parameters, "parameters"), OutText::new(buffer, capacity, needed)) };
    guard_alone(text, |text| {
        let (parameters, language) = (parameters.get()?, language::asked(language)?);
        text.check()?.write(&parameters.note(index)?.text(language))
    })
}

/// Frees what a function `ibo_parameters_load...` made, once. NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_parameters_free(parameters: *mut ibo_parameters) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let parameters = unsafe { Returned::new(parameters, "parameters") };
    guard_alone((), |()| parameters.free())
}
