//! The statement of a case: its amounts with all their reasons (R7.1).
#![expect(unsafe_code, reason = "exported by name, and wraps the pointers of C")]
#![expect(
    clippy::missing_safety_doc,
    reason = "the page of conventions says what pointers must be"
)]

use std::ffi::c_char;

use crate::amounts::{self, ibo_amounts};
use crate::boundary::{
    Array, Bytes, Handle, In, Out, OutHandle, OutNumber, OutText, Returned, guard, guard_alone,
};
use crate::case::{Input, RecordArrays, ibo_case};
use crate::error::ibo_error;
use crate::language;
use crate::line::ibo_line;
use crate::options::{CallOptions, ibo_options};
use crate::parameters::ibo_parameters;
use crate::payment::ibo_payment_result;
use crate::record::{
    ibo_absence, ibo_leefloon_record, ibo_sickness_record, ibo_unemployment_record,
};
use crate::statement::{self, ibo_statement};
use crate::status::ibo_status;

/// Computes a case, JSON in UTF-8 of `length` bytes, to a statement with all its reasons. Free it
/// with `ibo_statement_free`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_statement_from_json(
    json: *const c_char,
    length: usize,
    out: *mut *mut ibo_statement,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    unsafe {
        ibo_statement_from_json_with(json, length, std::ptr::null(), std::ptr::null(), out, error)
    }
}

/// As `ibo_statement_from_json`, with options and parameters. Each of them may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_statement_from_json_with(
    json: *const c_char,
    length: usize,
    options: *const ibo_options,
    parameters: *const ibo_parameters,
    out: *mut *mut ibo_statement,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (json, options, parameters, out, error) = unsafe {
        (
            Bytes::new(json, length, "json"),
            In::new(options, "options"),
            Handle::new(parameters, "parameters"),
            OutHandle::new(out, "out"),
            Out::new(error, "error"),
        )
    };
    guard(error, out, |out| {
        let json = json.read()?;
        let asked =
            CallOptions { options: options.optional()?, parameters: parameters.optional()? };
        let out = out.check()?;
        out.give(statement::of_json(json, &asked)?);
        Ok(())
    })
}

/// Computes a case to a statement with all its reasons. The arguments are those of
/// `ibo_amounts_compute`; `case_ref` of the case is required. Free the statement with
/// `ibo_statement_free`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_statement_compute(
    the_case: *const ibo_case,
    unemployment: *const ibo_unemployment_record,
    unemployment_count: usize,
    unemployment_size: usize,
    leefloon: *const ibo_leefloon_record,
    leefloon_count: usize,
    leefloon_size: usize,
    sickness: *const ibo_sickness_record,
    sickness_count: usize,
    sickness_size: usize,
    out: *mut *mut ibo_statement,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    unsafe {
        ibo_statement_compute_with(
            the_case,
            unemployment,
            unemployment_count,
            unemployment_size,
            leefloon,
            leefloon_count,
            leefloon_size,
            sickness,
            sickness_count,
            sickness_size,
            std::ptr::null(),
            0,
            0,
            std::ptr::null(),
            std::ptr::null(),
            out,
            error,
        )
    }
}

/// As `ibo_statement_compute`, with absences, options and parameters. Each of them may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_statement_compute_with(
    the_case: *const ibo_case,
    unemployment: *const ibo_unemployment_record,
    unemployment_count: usize,
    unemployment_size: usize,
    leefloon: *const ibo_leefloon_record,
    leefloon_count: usize,
    leefloon_size: usize,
    sickness: *const ibo_sickness_record,
    sickness_count: usize,
    sickness_size: usize,
    absences: *const ibo_absence,
    absence_count: usize,
    absence_size: usize,
    options: *const ibo_options,
    parameters: *const ibo_parameters,
    out: *mut *mut ibo_statement,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (the_case, records, options, parameters, out, error) = unsafe {
        (
            In::new(the_case, "the_case"),
            RecordArrays {
                unemployment: Array::new(
                    unemployment,
                    unemployment_count,
                    unemployment_size,
                    "unemployment",
                ),
                leefloon: Array::new(leefloon, leefloon_count, leefloon_size, "leefloon"),
                sickness: Array::new(sickness, sickness_count, sickness_size, "sickness"),
                absences: Array::new(absences, absence_count, absence_size, "absences"),
            },
            In::new(options, "options"),
            Handle::new(parameters, "parameters"),
            OutHandle::new(out, "out"),
            Out::new(error, "error"),
        )
    };
    guard(error, out, |out| {
        let the_case = the_case.read()?;
        let input = Input::new(&the_case, &records.elements()?);
        let asked =
            CallOptions { options: options.optional()?, parameters: parameters.optional()? };
        let out = out.check()?;
        out.give(statement::compute(&input, &asked)?);
        Ok(())
    })
}

/// Reads a statement that was issued earlier from its JSON of `length` bytes, which
/// `ibo_statement_to_json` wrote; written again it has the same bytes. One that contradicts itself is
/// refused, with the path of the field (R7.5). Free it with `ibo_statement_free`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_statement_read(
    json: *const c_char,
    length: usize,
    out: *mut *mut ibo_statement,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (json, out, error) = unsafe {
        (Bytes::new(json, length, "json"), OutHandle::new(out, "out"), Out::new(error, "error"))
    };
    guard(error, out, |out| {
        let (json, out) = (json.read()?, out.check()?);
        out.give(statement::read(json)?);
        Ok(())
    })
}

/// Frees a statement, once. NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_statement_free(statement: *mut ibo_statement) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let statement = unsafe { Returned::new(statement, "statement") };
    guard_alone((), |()| statement.free())
}

/// The payment of a statement, of a case or of VDAB's amount alone (R6).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_statement_payment(
    statement: *const ibo_statement,
    out: *mut ibo_payment_result,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (statement, out) = unsafe { (Handle::new(statement, "statement"), Out::new(out, "out")) };
    guard_alone(out, |out| {
        let (statement, out) = (statement.get()?, out.check()?);
        out.write(statement.payment());
        Ok(())
    })
}

/// The amounts of a statement. One of VDAB's amount alone has a payment, and is refused with
/// `IBO_WRONG_HANDLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_statement_amounts(
    statement: *const ibo_statement,
    out: *mut ibo_amounts,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (statement, out) = unsafe { (Handle::new(statement, "statement"), Out::new(out, "out")) };
    guard_alone(out, |out| {
        let (statement, out) = (statement.get()?, out.check()?);
        out.write(amounts::shown(&statement.month()?.amounts));
        Ok(())
    })
}

/// The number of lines of a statement.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_statement_line_count(
    statement: *const ibo_statement,
    count: *mut usize,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (statement, count) =
        unsafe { (Handle::new(statement, "statement"), OutNumber::new(count, "count")) };
    guard_alone(count, |count| {
        let (statement, count) = (statement.get()?, count.check()?);
        count.write(statement.lines().len());
        Ok(())
    })
}

/// The line of a statement at `index`, counted from 0, in the order in which a statement shows
/// them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_statement_line(
    statement: *const ibo_statement,
    index: usize,
    out: *mut ibo_line,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (statement, out) = unsafe { (Handle::new(statement, "statement"), Out::new(out, "out")) };
    guard_alone(out, |out| {
        let (statement, out) = (statement.get()?, out.check()?);
        out.write(statement.line(index)?.into());
        Ok(())
    })
}

/// The calculation of the line at `index` in figures, `2500.00 x 13.07 %`, as a text (UTF-8) into
/// your buffer.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_statement_line_formula(
    statement: *const ibo_statement,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (statement, text) =
        unsafe { (Handle::new(statement, "statement"), OutText::new(buffer, capacity, needed)) };
    guard_alone(text, |text| {
        let (statement, text) = (statement.get()?, text.check()?);
        text.write(&statement.line(index)?.formula.to_string())
    })
}

/// The number of assumptions of a statement: what it takes as given because the public text is
/// silent, or because a value is past its last check.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_statement_assumption_count(
    statement: *const ibo_statement,
    count: *mut usize,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (statement, count) =
        unsafe { (Handle::new(statement, "statement"), OutNumber::new(count, "count")) };
    guard_alone(count, |count| {
        let (statement, count) = (statement.get()?, count.check()?);
        count.write(statement.assumptions().len());
        Ok(())
    })
}

/// The id of the assumption at `index`, counted from 0, `income.changes` or `R7.4/ggmmi`, as a text
/// into your buffer. Ids are stable (R8.1): compare them, not the sentences.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_statement_assumption_id(
    statement: *const ibo_statement,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (statement, text) =
        unsafe { (Handle::new(statement, "statement"), OutText::new(buffer, capacity, needed)) };
    guard_alone(text, |text| {
        let (statement, text) = (statement.get()?, text.check()?);
        text.write(&statement.assumption(index)?.id())
    })
}

/// The rule to which the assumption at `index` belongs, `R2.3`, as a text into your buffer.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_statement_assumption_rule(
    statement: *const ibo_statement,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (statement, text) =
        unsafe { (Handle::new(statement, "statement"), OutText::new(buffer, capacity, needed)) };
    guard_alone(text, |text| {
        let (statement, text) = (statement.get()?, text.check()?);
        text.write(statement.assumption(index)?.rule().id())
    })
}

/// The assumption at `index` as a sentence (UTF-8) in `IBO_LANGUAGE_NL` or `IBO_LANGUAGE_EN`, into
/// your buffer.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_statement_assumption_text(
    statement: *const ibo_statement,
    index: usize,
    language: i32,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (statement, text) =
        unsafe { (Handle::new(statement, "statement"), OutText::new(buffer, capacity, needed)) };
    guard_alone(text, |text| {
        let (statement, language) = (statement.get()?, language::asked(language)?);
        text.check()?.write(&statement.assumption(index)?.text(language))
    })
}

/// The statement as JSON, schema 1, into your buffer, with a NUL at its end: same case, same
/// library, same values, same bytes (R7.1).
///
/// `needed` gets the number of bytes without the NUL. To learn it, pass a NULL buffer with a
/// capacity of 0. A buffer that is too small becomes empty.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_statement_to_json(
    statement: *const ibo_statement,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (statement, text) =
        unsafe { (Handle::new(statement, "statement"), OutText::new(buffer, capacity, needed)) };
    guard_alone(text, |text| {
        let (statement, text) = (statement.get()?, text.check()?);
        text.write(&statement.to_json())
    })
}

/// The statement as a person reads it, in `IBO_LANGUAGE_NL` or `IBO_LANGUAGE_EN` (UTF-8), into your
/// buffer, as `ibo_statement_to_json` does.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_statement_explain(
    statement: *const ibo_statement,
    language: i32,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (statement, text) =
        unsafe { (Handle::new(statement, "statement"), OutText::new(buffer, capacity, needed)) };
    guard_alone(text, |text| {
        let (statement, language) = (statement.get()?, language::asked(language)?);
        text.check()?.write(&statement.explain(language))
    })
}
