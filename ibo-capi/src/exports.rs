//! The functions of the header, and all that is unsafe: the pointers that C hands over are read and written here, and nowhere else.
//!
//! Each export passes [`guard`], which turns a panic into a status and tells a failure, or is its own `_with` with nothing added. Each
//! reads its inputs before it computes and writes its outputs last, so that a call that fails has written nothing but `error`. What the
//! functions do is in the files that have the core's names.
#![expect(unsafe_code, reason = "the one file that reads what C points to")]
#![expect(clippy::missing_safety_doc, reason = "what every pointer must be is on the page of conventions, for the readers of the header")]

use std::ffi::{CStr, c_char};
use std::marker::PhantomData;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::slice;

use bytemuck::{AnyBitPattern, NoUninit, Pod};
use ibo_core::{Error, ErrorCode, Language};

use crate::case::{Arrays, Input, ibo_case};
use crate::correction::ibo_correction;
use crate::error::{Failure, ibo_error};
use crate::fraction::ibo_fraction;
use crate::line::ibo_line;
use crate::notice::ibo_notice;
use crate::options::{Asked, ibo_options};
use crate::parameters::ibo_parameters;
use crate::payment::{ibo_payment_result, ibo_payment_row};
use crate::premium::ibo_result;
use crate::record::{ibo_absence, ibo_leefloon_record, ibo_sickness_record, ibo_unemployment_record};
use crate::statement::ibo_statement;
use crate::status::{
    IBO_BUFFER_TOO_SMALL, IBO_INTERNAL, IBO_MISALIGNED_POINTER, IBO_NULL_POINTER, IBO_OK, IBO_STRUCT_SIZE, IBO_TOO_LONG,
    IBO_UNKNOWN_ARGUMENT, ibo_status, texts,
};
use crate::{IBO_ABI_VERSION, correction, language, notice, parameters, payment, premium, retention, sentence, statement, version};

/// The number of the ABI that the library has: compare it with `IBO_ABI_VERSION` of the header. It is the number in the library's SONAME.
#[unsafe(no_mangle)]
pub extern "C" fn ibo_abi_version() -> u32 {
    IBO_ABI_VERSION
}

/// The version of the library and the fingerprint of its dated values, `ibo 0.1.0, values 5f1c09a2b7d4e386`: same case, same text, same
/// statement (R7.1). The text is the library's and lives as long as it.
#[unsafe(no_mangle)]
pub extern "C" fn ibo_version() -> *const c_char {
    guarded_text(|| Some(version::text()))
}

/// The stable name of a status: `ok`, `null-pointer`, `percentage-not-allowed`; `unknown` for a number that is none. The text is the
/// library's.
#[unsafe(no_mangle)]
pub extern "C" fn ibo_status_name(status: i32) -> *const c_char {
    guarded_text(|| Some(texts::name(status)))
}

/// What a status means, in a sentence (UTF-8) in `IBO_LANGUAGE_NL` or `IBO_LANGUAGE_EN`; NULL for another language. The text is the
/// library's.
#[unsafe(no_mangle)]
pub extern "C" fn ibo_status_meaning(status: i32, language: i32) -> *const c_char {
    guarded_text(|| language::read(language).map(|language| texts::meaning(status, language)))
}

/// Reads a parameter file, TOML in UTF-8 of `length` bytes, and lays its dated values over those of the library; a file that is a whole set, as
/// `ibo_parameters_to_toml` writes it, stands in their place. Free it with `ibo_parameters_free`, after the last call that uses it; threads may
/// share it.
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

/// Reads a parameter file and lays its dated values over `base`, which stays as it is; NULL stands for the values of the library.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_parameters_load_over(
    base: *const ibo_parameters,
    toml: *const c_char,
    length: usize,
    out: *mut *mut ibo_parameters,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    unsafe {
        guard(error, || {
            let (base, toml, out) = (optional_handle(base, "base")?, bytes(toml, length, "toml")?, slot(out, "out")?);
            out.give(parameters::over(base, toml)?);
            Ok(())
        })
    }
}

/// The fingerprint of dated values, 16 hexadecimal digits, as a text into your buffer: the statements that are computed with them carry it,
/// as `values` (R7.1). NULL stands for the values of the library.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_parameters_fingerprint(
    parameters: *const ibo_parameters,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    unsafe {
        guard(std::ptr::null_mut(), || {
            let (parameters, text) = (optional_handle(parameters, "parameters")?, text(buffer, capacity, needed)?);
            text.write(&parameters::values(parameters)?.fingerprint().to_string())
        })
    }
}

/// The dated values as the text of a parameter file (TOML in UTF-8) into your buffer: `ibo_parameters_load` gives the same values of it, with
/// the same fingerprint, whatever a later library holds. NULL stands for the values of the library.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_parameters_to_toml(
    parameters: *const ibo_parameters,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    unsafe {
        guard(std::ptr::null_mut(), || {
            let (parameters, text) = (optional_handle(parameters, "parameters")?, text(buffer, capacity, needed)?);
            text.write(&parameters::values(parameters)?.canonical())
        })
    }
}

/// The number of remarks on the files that were loaded, most often 0: a value that reaches further than it may have been meant to (R1.6).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_parameters_note_count(parameters: *const ibo_parameters, count: *mut usize) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    unsafe {
        guard(std::ptr::null_mut(), || {
            let (parameters, count) = (handle(parameters, "parameters")?, number(count, "count")?);
            count.write(parameters.0.notes().len());
            Ok(())
        })
    }
}

/// The remark at `index`, counted from 0, as a sentence (UTF-8) in `IBO_LANGUAGE_NL` or `IBO_LANGUAGE_EN` into your buffer. It changes
/// nothing; show it to who wrote the file.
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
    unsafe {
        guard(std::ptr::null_mut(), || {
            let (parameters, language) = (handle(parameters, "parameters")?, asked_language(language)?);
            text(buffer, capacity, needed)?.write(&parameters.note(index)?.text(language))
        })
    }
}

/// Frees what `ibo_parameters_load` gave, once; NULL is nothing to free.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_parameters_free(parameters: *mut ibo_parameters) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    unsafe { guard(std::ptr::null_mut(), || free(parameters, "parameters")) }
}

/// The payment of a premium (R6) at the one withholding rate that there is.
///
/// `employment` is the trainee's hours over full-time hours, above 0 and at most 1 (R1.5). `attendance` is what is paid over the normal
/// hours or days of the month, 0 to 1, `{100, 100}` for the whole month (R6.2). Errors are at `premium`, `fraction` and `attendance`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_payment(
    premium_cents: i64,
    employment: ibo_fraction,
    attendance: ibo_fraction,
    out: *mut ibo_payment_result,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    unsafe {
        guard(error, || {
            let out = output(out, "out")?;
            out.write(payment::alone(premium_cents, employment, attendance)?);
            Ok(())
        })
    }
}

/// The payment of a premium (R6) at the withholding rate of `month`, yyyymm; 0 for the one rate that there is, as in a row of
/// `ibo_payments`. `parameters` may be NULL: the values of the library.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_payment_in(
    month: i32,
    parameters: *const ibo_parameters,
    premium_cents: i64,
    employment: ibo_fraction,
    attendance: ibo_fraction,
    out: *mut ibo_payment_result,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    unsafe {
        guard(error, || {
            let (parameters, out) = (optional_handle(parameters, "parameters")?, output(out, "out")?);
            out.write(payment::in_month(month, parameters, premium_cents, employment, attendance)?);
            Ok(())
        })
    }
}

/// The payments of `count` rows of `size` bytes each, into as many results of `out_size` bytes and as many statuses.
///
/// A bad row gets its status, its result stays as it was, and the rest computes; `refused`, which may be NULL, gets the number of bad rows.
/// The call itself fails, and writes nothing, only when its arguments are wrong. `parameters` may be NULL. `rows` and `out` do not overlap.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_payments(
    rows: *const ibo_payment_row,
    count: usize,
    size: usize,
    parameters: *const ibo_parameters,
    out: *mut ibo_payment_result,
    out_size: usize,
    statuses: *mut ibo_status,
    refused: *mut usize,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    unsafe {
        guard(error, || {
            let rows = elements(rows, count, size, "rows")?;
            let parameters = optional_handle(parameters, "parameters")?;
            let out = outputs(out, count, out_size, "out")?;
            let statuses = outputs(statuses, count, size_of::<ibo_status>(), "statuses")?;
            let refused = optional_number(refused, "refused")?;
            let mut payments = payment::Payments::new(parameters)?;
            refused.write(each_row(count, &out, &statuses, |index| payments.of(rows.get(index)?)));
            Ok(())
        })
    }
}

/// The amounts of a case: the same calculation as `ibo_statement_compute`, without its reasons and without allocating memory.
///
/// Each source is an array of `..._count` records of `..._size` bytes, in any order, of any month; NULL with a count of 0 for none. The
/// first call in a process reads the dated values of the library, and allocates for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_premium_compute(
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
    out: *mut ibo_result,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    unsafe {
        ibo_premium_compute_with(
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

/// As `ibo_premium_compute`, with what may be added: absences, options and parameters, each of them NULL for none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_premium_compute_with(
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
    out: *mut ibo_result,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    unsafe {
        guard(error, || {
            let case = input(the_case, "the_case")?;
            let arrays = arrays(
                (unemployment, unemployment_count, unemployment_size),
                (leefloon, leefloon_count, leefloon_size),
                (sickness, sickness_count, sickness_size),
                (absences, absence_count, absence_size),
            )?;
            let input = Input { case, arrays };
            let asked = asked(options, parameters)?;
            let out = output(out, "out")?;
            out.write(premium::compute(&input, &asked)?);
            Ok(())
        })
    }
}

/// The amounts of `count` cases, each of `size` bytes, into as many results of `out_size` bytes and as many statuses.
///
/// The records of all cases stand one after the other in the arrays, in the order of the cases; `unemployment_count` and the other counts
/// of each case say how many are its own, and add up to the counts of the call. A bad row gets its status, its result stays as it was, and
/// the rest computes; `refused`, which may be NULL, gets the number of bad rows. `options` and `parameters` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_premiums(
    cases: *const ibo_case,
    count: usize,
    size: usize,
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
    out: *mut ibo_result,
    out_size: usize,
    statuses: *mut ibo_status,
    refused: *mut usize,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    unsafe {
        guard(error, || {
            let cases = elements(cases, count, size, "cases")?;
            let arrays = arrays(
                (unemployment, unemployment_count, unemployment_size),
                (leefloon, leefloon_count, leefloon_size),
                (sickness, sickness_count, sickness_size),
                (absences, absence_count, absence_size),
            )?;
            let asked = asked(options, parameters)?;
            let out = outputs(out, count, out_size, "out")?;
            let statuses = outputs(statuses, count, size_of::<ibo_status>(), "statuses")?;
            let refused = optional_number(refused, "refused")?;
            let mut premiums = premium::Premiums::new(cases, arrays, &asked)?;
            refused.write(each_row(count, &out, &statuses, |_| premiums.next()));
            Ok(())
        })
    }
}

/// Computes a case, JSON in UTF-8 of `length` bytes, to a statement with all its reasons. Free it with `ibo_statement_free`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_statement_from_json(
    json: *const c_char,
    length: usize,
    out: *mut *mut ibo_statement,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    unsafe { ibo_statement_from_json_with(json, length, std::ptr::null(), std::ptr::null(), out, error) }
}

/// As `ibo_statement_from_json`, with options and parameters, each of them NULL for none.
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
    unsafe {
        guard(error, || {
            let json = bytes(json, length, "json")?;
            let asked = asked(options, parameters)?;
            let out = slot(out, "out")?;
            out.give(statement::of_json(json, &asked)?);
            Ok(())
        })
    }
}

/// Computes a case to a statement with all its reasons; the arguments are those of `ibo_premium_compute`, and `case_ref` of the case is
/// required. Free it with `ibo_statement_free`.
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

/// As `ibo_statement_compute`, with what may be added: absences, options and parameters, each of them NULL for none.
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
    unsafe {
        guard(error, || {
            let case = input(the_case, "the_case")?;
            let arrays = arrays(
                (unemployment, unemployment_count, unemployment_size),
                (leefloon, leefloon_count, leefloon_size),
                (sickness, sickness_count, sickness_size),
                (absences, absence_count, absence_size),
            )?;
            let input = Input { case, arrays };
            let asked = asked(options, parameters)?;
            let out = slot(out, "out")?;
            out.give(statement::compute(&input, &asked)?);
            Ok(())
        })
    }
}

/// Frees a statement, once; NULL is nothing to free.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_statement_free(statement: *mut ibo_statement) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    unsafe { guard(std::ptr::null_mut(), || free(statement, "statement")) }
}

/// The amounts of a statement.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_statement_result(statement: *const ibo_statement, out: *mut ibo_result) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    unsafe {
        guard(std::ptr::null_mut(), || {
            let (statement, out) = (handle(statement, "statement")?, output(out, "out")?);
            out.write(premium::result(&statement.0.amounts));
            Ok(())
        })
    }
}

/// The number of lines of a statement.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_statement_line_count(statement: *const ibo_statement, count: *mut usize) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    unsafe {
        guard(std::ptr::null_mut(), || {
            let (statement, count) = (handle(statement, "statement")?, number(count, "count")?);
            count.write(statement.0.lines.len());
            Ok(())
        })
    }
}

/// The line of a statement at `index`, counted from 0, in the order in which a statement shows them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_statement_line(statement: *const ibo_statement, index: usize, out: *mut ibo_line) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    unsafe {
        guard(std::ptr::null_mut(), || {
            let (statement, out) = (handle(statement, "statement")?, output(out, "out")?);
            out.write(statement.line(index)?.into());
            Ok(())
        })
    }
}

/// The calculation of the line at `index` in figures, `2500.00 x 13.07 %`, as a text (UTF-8) into your buffer.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_statement_line_formula(
    statement: *const ibo_statement,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    unsafe {
        guard(std::ptr::null_mut(), || {
            let (statement, text) = (handle(statement, "statement")?, text(buffer, capacity, needed)?);
            text.write(&statement.line(index)?.formula.to_string())
        })
    }
}

/// The number of assumptions of a statement: what it takes as given, for the public text is silent or a value is past its last check.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_statement_assumption_count(statement: *const ibo_statement, count: *mut usize) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    unsafe {
        guard(std::ptr::null_mut(), || {
            let (statement, count) = (handle(statement, "statement")?, number(count, "count")?);
            count.write(statement.0.assumptions.len());
            Ok(())
        })
    }
}

/// The id of the assumption at `index`, counted from 0, `income.changes` or `R7.4/ggmmi`, as a text into your buffer. Ids are stable (R8.1):
/// compare them, not the sentences.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_statement_assumption_id(
    statement: *const ibo_statement,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    unsafe {
        guard(std::ptr::null_mut(), || {
            let (statement, text) = (handle(statement, "statement")?, text(buffer, capacity, needed)?);
            text.write(&statement.assumption(index)?.id())
        })
    }
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
    unsafe {
        guard(std::ptr::null_mut(), || {
            let (statement, text) = (handle(statement, "statement")?, text(buffer, capacity, needed)?);
            text.write(statement.assumption(index)?.rule().id())
        })
    }
}

/// The assumption at `index` as a sentence (UTF-8) in `IBO_LANGUAGE_NL` or `IBO_LANGUAGE_EN`, into your buffer.
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
    unsafe {
        guard(std::ptr::null_mut(), || {
            let (statement, language) = (handle(statement, "statement")?, asked_language(language)?);
            text(buffer, capacity, needed)?.write(&statement.assumption(index)?.text(language))
        })
    }
}

/// The statement as JSON, schema 1, into your buffer, with a NUL at its end: same case, same library, same values, same bytes (R7.1).
///
/// `needed` gets the number of bytes without the NUL. A NULL buffer with a capacity of 0 only asks for it; a buffer that is too small gets
/// nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_statement_to_json(
    statement: *const ibo_statement,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    unsafe {
        guard(std::ptr::null_mut(), || {
            let (statement, text) = (handle(statement, "statement")?, text(buffer, capacity, needed)?);
            text.write(&statement.0.to_json())
        })
    }
}

/// The statement as a person reads it, in `IBO_LANGUAGE_NL` or `IBO_LANGUAGE_EN` (UTF-8), into your buffer, as `ibo_statement_to_json`
/// does.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_statement_explain(
    statement: *const ibo_statement,
    language: i32,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    unsafe {
        guard(std::ptr::null_mut(), || {
            let (statement, language) = (handle(statement, "statement")?, asked_language(language)?);
            text(buffer, capacity, needed)?.write(&statement.0.explain(language))
        })
    }
}

/// What the employer is told of a statement: the premium or the contribution, and nothing else (R7.2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_notice_compute(statement: *const ibo_statement, out: *mut ibo_notice, error: *mut ibo_error) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    unsafe {
        guard(error, || {
            let (statement, out) = (handle(statement, "statement")?, output(out, "out")?);
            out.write(notice::of(statement)?);
            Ok(())
        })
    }
}

/// The employer notice of a statement as JSON, schema 1, into your buffer, as `ibo_statement_to_json` does.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_notice_to_json(
    statement: *const ibo_statement,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    unsafe {
        guard(error, || {
            let (statement, text) = (handle(statement, "statement")?, text(buffer, capacity, needed)?);
            text.write(&notice::json(statement)?)
        })
    }
}

/// What changes from one statement to another of the same case and month: what is still to pay or to recover (R7.5). Both must be final, and
/// without hypothetical values.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_correction_compute(
    before: *const ibo_statement,
    after: *const ibo_statement,
    out: *mut ibo_correction,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    unsafe {
        guard(error, || {
            let (before, after, out) = (handle(before, "before")?, handle(after, "after")?, output(out, "out")?);
            out.write(correction::of(before, after)?);
            Ok(())
        })
    }
}

/// The correction from one statement to another as JSON, schema 1, into your buffer, as `ibo_statement_to_json` does.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_correction_to_json(
    before: *const ibo_statement,
    after: *const ibo_statement,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    unsafe {
        guard(error, || {
            let (before, after, text) = (handle(before, "before")?, handle(after, "after")?, text(buffer, capacity, needed)?);
            text.write(&correction::json(before, after)?)
        })
    }
}

/// What changes from a statement that was issued before, as its JSON of `length` bytes, to a statement of now (R7.5). An issued statement
/// that contradicts itself is refused, with the path of the field.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_correction_of_issued(
    issued: *const c_char,
    length: usize,
    after: *const ibo_statement,
    out: *mut ibo_correction,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    unsafe {
        guard(error, || {
            let (issued, after, out) = (bytes(issued, length, "issued")?, handle(after, "after")?, output(out, "out")?);
            out.write(correction::of_issued(issued, after)?);
            Ok(())
        })
    }
}

/// The correction from a statement that was issued before, as its JSON of `length` bytes, to a statement of now: as JSON, schema 1, into
/// your buffer, as `ibo_statement_to_json` does.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_correction_of_issued_to_json(
    issued: *const c_char,
    length: usize,
    after: *const ibo_statement,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    unsafe {
        guard(error, || {
            let (issued, after) = (bytes(issued, length, "issued")?, handle(after, "after")?);
            text(buffer, capacity, needed)?.write(&correction::json_of_issued(issued, after)?)
        })
    }
}

/// The last day until which evidence is kept (R7.6): ten years after the delivery of the project. Dates are yyyymmdd.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_retention_until(delivery: i32, out: *mut i32, error: *mut ibo_error) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    unsafe {
        guard(error, || {
            let out = number(out, "out")?;
            out.write(retention::until(delivery)?);
            Ok(())
        })
    }
}

/// The one guard of every export: it turns a panic into a status, and tells a failure to the caller's `error`.
///
/// # Safety
/// `error` is NULL, or points to memory of the size that its `struct_size` tells, which nobody else uses during the call.
unsafe fn guard(error: *mut ibo_error, call: impl FnOnce() -> Result<(), Failure>) -> ibo_status {
    // SAFETY: as the caller of this function says.
    let error = match unsafe { optional_output(error, "error") } {
        Ok(error) => error,
        Err(failure) => return failure.status(),
    };
    let failure = match catch_unwind(AssertUnwindSafe(call)) {
        Ok(Ok(())) => return IBO_OK,
        Ok(Err(failure)) => failure,
        Err(panic) => {
            // To drop what was thrown could throw again.
            std::mem::forget(panic);
            Failure::call(IBO_INTERNAL, "")
        }
    };
    if let Some(error) = error {
        error.write(failure.told());
    }
    failure.status()
}

/// The guard of the exports that return a text of the library: NULL for a panic, and for no text.
fn guarded_text(call: impl FnOnce() -> Option<&'static CStr>) -> *const c_char {
    let text = catch_unwind(AssertUnwindSafe(call)).unwrap_or_else(|panic| {
        std::mem::forget(panic);
        None
    });
    text.map_or(std::ptr::null(), CStr::as_ptr)
}

/// The language of a text that is asked for.
fn asked_language(number: i32) -> Result<Language, Failure> {
    language::read(number).ok_or(Failure::call(IBO_UNKNOWN_ARGUMENT, "language"))
}

/// Computes each row: its result and `IBO_OK`, or its status alone. Gives the number of rows that were refused.
fn each_row<T: Pod>(
    count: usize,
    out: &Outputs<'_, T>,
    statuses: &Outputs<'_, ibo_status>,
    mut row: impl FnMut(usize) -> Result<T, Error>,
) -> usize {
    let mut refused: usize = 0;
    for index in 0..count {
        let status = match row(index) {
            Ok(result) => {
                out.write_struct(index, result);
                IBO_OK
            }
            Err(error) => {
                refused = refused.saturating_add(1);
                i32::from(error.code().number())
            }
        };
        statuses.write_number(index, status);
    }
    refused
}

/// A pointer that is neither NULL nor misaligned.
fn checked<T>(pointer: *const T, argument: &'static str) -> Result<*const T, Failure> {
    match pointer {
        _ if pointer.is_null() => Err(Failure::call(IBO_NULL_POINTER, argument)),
        _ if !pointer.is_aligned() => Err(Failure::call(IBO_MISALIGNED_POINTER, argument)),
        _ => Ok(pointer),
    }
}

/// The largest struct that a header of this ABI may come to have: what is beyond is no size.
const LARGEST_STRUCT: usize = 4096;

/// The `struct_size` of a struct of the caller's, which all begin with it: at least the size of the first release, which `T` is.
///
/// A field that a later release adds stands in a struct of its own that begins with `T`, and is looked at when the size says that it is
/// there: what is asked of old programs stays the size of today. The tests run a program of the frozen header to see it.
///
/// # Safety
/// `pointer` is NULL or points to a `u32`.
unsafe fn struct_size<T>(pointer: *const T, argument: &'static str) -> Result<usize, Failure> {
    let pointer = checked(pointer, argument)?;
    // SAFETY: the pointer is not NULL and aligned for T, which is aligned for a u32.
    let size = unsafe { pointer.cast::<u32>().read() };
    usize::try_from(size)
        .ok()
        .filter(|size| (size_of::<T>()..=LARGEST_STRUCT).contains(size))
        .ok_or(Failure::call(IBO_STRUCT_SIZE, argument))
}

/// What a newer header has beyond `T` must be zero: a field that this version does not know is not passed over in silence.
///
/// # Safety
/// `pointer` points to `size` bytes, not fewer than `T` has.
unsafe fn nothing_beyond<T>(pointer: *const T, size: usize, argument: &str) -> Result<(), Error> {
    let beyond = size.saturating_sub(size_of::<T>());
    // SAFETY: the bytes lie within the `size` bytes; bytes have no alignment.
    let rest = unsafe { slice::from_raw_parts(pointer.add(1).cast::<u8>(), beyond) };
    if rest.iter().all(|byte| *byte == 0) {
        return Ok(());
    }
    Err(Error::says(ErrorCode::UnknownField, sentence::BEYOND).at(argument))
}

/// A struct that the caller hands in.
///
/// # Safety
/// `pointer` is NULL, or points to memory of the size that its `struct_size` tells, which nobody writes during `'a`.
unsafe fn input<'a, T: AnyBitPattern>(pointer: *const T, argument: &'static str) -> Result<&'a T, Failure> {
    // SAFETY: as the caller says; the struct is as large as T, and each pattern of bits is a T.
    unsafe {
        let size = struct_size(pointer, argument)?;
        nothing_beyond(pointer, size, argument)?;
        Ok(&*pointer)
    }
}

/// A struct that the caller may hand in.
///
/// # Safety
/// As [`input`].
unsafe fn optional_input<'a, T: AnyBitPattern>(pointer: *const T, argument: &'static str) -> Result<Option<&'a T>, Failure> {
    // SAFETY: as the caller says.
    if pointer.is_null() { Ok(None) } else { unsafe { input(pointer, argument).map(Some) } }
}

/// An array that the caller hands in: elements of one size, which may be larger than this version's.
pub(crate) struct Elements<'a, T> {
    first: *const T,
    count: usize,
    size: usize,
    of: PhantomData<&'a [T]>,
}

impl<T> Clone for Elements<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Elements<'_, T> {}

impl<'a, T: AnyBitPattern> Elements<'a, T> {
    /// No elements.
    pub(crate) const NONE: Self = Self { first: std::ptr::dangling(), count: 0, size: size_of::<T>(), of: PhantomData };

    pub(crate) const fn count(&self) -> usize {
        self.count
    }

    /// The element at `index`.
    pub(crate) fn get(&self, index: usize) -> Result<&'a T, Error> {
        let element = self.at(index)?;
        // SAFETY: `at` found that an element of `size` bytes lies there.
        unsafe {
            if self.size != size_of::<T>() {
                nothing_beyond(element, self.size, "")?;
            }
            Ok(&*element)
        }
    }

    /// The element at `index`, as far as this version knows its fields.
    pub(crate) fn known(&self, index: usize) -> Result<&'a T, Error> {
        // SAFETY: `at` found that an element lies there.
        self.at(index).map(|element| unsafe { &*element })
    }

    /// Where the element at `index` lies: `elements` was told that `count` elements of `size` bytes lie there, and checked the first
    /// pointer, the size and their product.
    fn at(&self, index: usize) -> Result<*const T, Error> {
        if self.count <= index {
            return Err(Self::missing());
        }
        Ok(self.first.wrapping_byte_add(index.wrapping_mul(self.size)))
    }

    /// The first elements, which are then no longer among these; none when there are not as many.
    pub(crate) fn take(&mut self, count: u32) -> Option<Self> {
        let count = usize::try_from(count).ok()?;
        let rest = self.count.checked_sub(count)?;
        let taken = Self { count, ..*self };
        self.first = self.first.wrapping_byte_add(count.wrapping_mul(self.size));
        self.count = rest;
        Some(taken)
    }

    pub(crate) fn missing() -> Error {
        Error::says(ErrorCode::MissingField, sentence::ELEMENT)
    }
}

/// An array that the caller hands in; with a count of 0 the pointer and the size are not looked at.
///
/// # Safety
/// `pointer` is NULL, or points to `count` elements of `size` bytes, which nobody writes during `'a`.
unsafe fn elements<'a, T: AnyBitPattern>(
    pointer: *const T,
    count: usize,
    size: usize,
    argument: &'static str,
) -> Result<Elements<'a, T>, Failure> {
    if count == 0 {
        return Ok(Elements::NONE);
    }
    strides::<T>(pointer, count, size, argument)?;
    Ok(Elements { first: pointer, count, size, of: PhantomData })
}

/// An array as C has it: pointer, count and size of an element.
type Array<T> = (*const T, usize, usize);

/// The arrays of records that a case is handed in with.
///
/// # Safety
/// As [`elements`], for each.
unsafe fn arrays<'a>(
    unemployment: Array<ibo_unemployment_record>,
    leefloon: Array<ibo_leefloon_record>,
    sickness: Array<ibo_sickness_record>,
    absences: Array<ibo_absence>,
) -> Result<Arrays<'a>, Failure> {
    // SAFETY: as the caller says.
    unsafe {
        Ok(Arrays {
            unemployment: elements(unemployment.0, unemployment.1, unemployment.2, "unemployment")?,
            leefloon: elements(leefloon.0, leefloon.1, leefloon.2, "leefloon")?,
            sickness: elements(sickness.0, sickness.1, sickness.2, "sickness")?,
            absences: elements(absences.0, absences.1, absences.2, "absences")?,
        })
    }
}

/// What a caller may ask of a calculation.
///
/// # Safety
/// As [`input`] and [`handle`].
unsafe fn asked<'a>(options: *const ibo_options, parameters: *const ibo_parameters) -> Result<Asked<'a>, Failure> {
    // SAFETY: as the caller says.
    unsafe { Ok(Asked { options: optional_input(options, "options")?, parameters: optional_handle(parameters, "parameters")? }) }
}

/// Whether an array can lie where the caller says.
fn strides<T>(pointer: *const T, count: usize, size: usize, argument: &'static str) -> Result<(), Failure> {
    checked(pointer, argument)?;
    if !(size_of::<T>()..=LARGEST_STRUCT.max(size_of::<T>())).contains(&size) {
        return Err(Failure::call(IBO_STRUCT_SIZE, argument));
    }
    if !size.is_multiple_of(align_of::<T>()) {
        return Err(Failure::call(IBO_MISALIGNED_POINTER, argument));
    }
    let end = count.checked_mul(size).filter(|bytes| isize::try_from(*bytes).is_ok()).and_then(|bytes| pointer.addr().checked_add(bytes));
    end.map(|_| ()).ok_or(Failure::call(IBO_TOO_LONG, argument))
}

/// The bytes of a text that the caller hands in.
///
/// # Safety
/// `pointer` is NULL, or points to `length` bytes, which nobody writes during `'a`.
unsafe fn bytes<'a>(pointer: *const c_char, length: usize, argument: &'static str) -> Result<&'a [u8], Failure> {
    checked(pointer, argument)?;
    let end = isize::try_from(length).ok().and_then(|_| pointer.addr().checked_add(length));
    if end.is_none() {
        return Err(Failure::call(IBO_TOO_LONG, argument));
    }
    // SAFETY: as the caller says; the length is one that memory can have.
    Ok(unsafe { slice::from_raw_parts(pointer.cast::<u8>(), length) })
}

/// What the library made, and the caller holds, perhaps in several threads.
///
/// # Safety
/// `pointer` is NULL, or was given by this library and not freed yet.
unsafe fn handle<'a, T: Sync>(pointer: *const T, argument: &'static str) -> Result<&'a T, Failure> {
    // SAFETY: as the caller says.
    checked(pointer, argument).map(|pointer| unsafe { &*pointer })
}

/// What the library made, and the caller may hand in.
///
/// # Safety
/// As [`handle`].
unsafe fn optional_handle<'a, T: Sync>(pointer: *const T, argument: &'static str) -> Result<Option<&'a T>, Failure> {
    // SAFETY: as the caller says.
    if pointer.is_null() { Ok(None) } else { unsafe { handle(pointer, argument).map(Some) } }
}

/// Takes back what the library made.
///
/// # Safety
/// `pointer` is NULL, or was given by this library, is not freed yet and not used by another thread.
unsafe fn free<T>(pointer: *mut T, argument: &'static str) -> Result<(), Failure> {
    if !pointer.is_null() {
        checked(pointer, argument)?;
        // SAFETY: as the caller says; `Slot::give` made it of a box.
        drop(unsafe { Box::from_raw(pointer) });
    }
    Ok(())
}

/// Where the caller wants a struct to be written.
struct Output<'a, T> {
    pointer: *mut T,
    size: usize,
    of: PhantomData<&'a mut T>,
}

impl<T: Pod> Output<'_, T> {
    fn write(self, value: T) {
        // SAFETY: `output` was told that `size` bytes lie there, and checked that they hold a T.
        unsafe { write(self.pointer, value, self.size) };
    }
}

/// Writes a struct of `size` bytes, which begins with that size; what a newer header has beyond this version's fields becomes zero.
///
/// # Safety
/// `pointer` points to `size` bytes, not fewer than `T` has, and is aligned for it.
#[inline]
unsafe fn write<T: Pod>(pointer: *mut T, value: T, size: usize) {
    // SAFETY: as the caller says; T, and what is beyond it, lie within the `size` bytes.
    unsafe {
        pointer.write(value);
        pointer.cast::<u32>().write(u32::try_from(size).unwrap_or(u32::MAX));
        let beyond = size.saturating_sub(size_of::<T>());
        if beyond > 0 {
            pointer.add(1).cast::<u8>().write_bytes(0, beyond);
        }
    }
}

/// Where the caller wants a struct.
///
/// # Safety
/// `pointer` is NULL, or points to memory of the size that its `struct_size` tells, which nobody else uses during `'a`.
unsafe fn output<'a, T: Pod>(pointer: *mut T, argument: &'static str) -> Result<Output<'a, T>, Failure> {
    // SAFETY: as the caller says.
    let size = unsafe { struct_size(pointer.cast_const(), argument)? };
    Ok(Output { pointer, size, of: PhantomData })
}

/// Where the caller may want a struct.
///
/// # Safety
/// As [`output`].
unsafe fn optional_output<'a, T: Pod>(pointer: *mut T, argument: &'static str) -> Result<Option<Output<'a, T>>, Failure> {
    // SAFETY: as the caller says.
    if pointer.is_null() { Ok(None) } else { unsafe { output(pointer, argument).map(Some) } }
}

/// Where the caller wants an array.
struct Outputs<'a, T> {
    first: *mut T,
    count: usize,
    size: usize,
    of: PhantomData<&'a mut [T]>,
}

impl<T: Pod> Outputs<'_, T> {
    /// The element at `index`, below the count: `outputs` was told that `count` elements of `size` bytes lie there, and checked the first
    /// pointer, the size and their product.
    #[inline]
    fn at(&self, index: usize) -> Option<*mut T> {
        (index < self.count).then(|| self.first.wrapping_byte_add(index.wrapping_mul(self.size)))
    }

    /// Writes the struct at `index`.
    #[inline]
    fn write_struct(&self, index: usize, value: T) {
        if let Some(pointer) = self.at(index) {
            // SAFETY: `at` found that an element of `size` bytes lies there.
            unsafe { write(pointer, value, self.size) };
        }
    }

    /// Writes the number at `index`.
    #[inline]
    fn write_number(&self, index: usize, value: T) {
        if let Some(pointer) = self.at(index) {
            // SAFETY: `at` found that an element lies there.
            unsafe { pointer.write(value) };
        }
    }
}

/// Where the caller wants an array.
///
/// # Safety
/// `pointer` is NULL, or points to `count` elements of `size` bytes, which nobody else uses during `'a`.
unsafe fn outputs<'a, T: Pod>(pointer: *mut T, count: usize, size: usize, argument: &'static str) -> Result<Outputs<'a, T>, Failure> {
    if count > 0 {
        strides(pointer.cast_const(), count, size, argument)?;
    }
    Ok(Outputs { first: pointer, count, size, of: PhantomData })
}

/// Where the caller wants a number.
struct Number<'a, T> {
    pointer: *mut T,
    of: PhantomData<&'a mut T>,
}

impl<T: NoUninit> Number<'_, T> {
    fn write(self, value: T) {
        if !self.pointer.is_null() {
            // SAFETY: `number` was told that a number lies there, and checked the pointer.
            unsafe { self.pointer.write(value) };
        }
    }
}

/// Where the caller wants a number.
///
/// # Safety
/// `pointer` is NULL, or points to a number, which nobody else uses during `'a`.
unsafe fn number<'a, T>(pointer: *mut T, argument: &'static str) -> Result<Number<'a, T>, Failure> {
    checked(pointer.cast_const(), argument).map(|_| Number { pointer, of: PhantomData })
}

/// Where the caller may want a number.
///
/// # Safety
/// As [`number`].
unsafe fn optional_number<'a, T>(pointer: *mut T, argument: &'static str) -> Result<Number<'a, T>, Failure> {
    // SAFETY: as the caller says.
    if pointer.is_null() { Ok(Number { pointer, of: PhantomData }) } else { unsafe { number(pointer, argument) } }
}

/// Where the caller wants what the library makes.
struct Slot<'a, T> {
    pointer: *mut *mut T,
    of: PhantomData<&'a mut T>,
}

impl<T: Send> Slot<'_, T> {
    /// Gives it away: the caller frees it.
    fn give(self, made: T) {
        // SAFETY: `slot` was told that a pointer lies there, and checked the pointer to it.
        unsafe { self.pointer.write(Box::into_raw(Box::new(made))) };
    }
}

/// Where the caller wants what the library makes.
///
/// # Safety
/// `pointer` is NULL, or points to a pointer, which nobody else uses during `'a`.
unsafe fn slot<'a, T>(pointer: *mut *mut T, argument: &'static str) -> Result<Slot<'a, T>, Failure> {
    checked(pointer.cast_const(), argument).map(|_| Slot { pointer, of: PhantomData })
}

/// Where the caller wants a text.
struct Text<'a> {
    buffer: *mut c_char,
    capacity: usize,
    needed: Number<'a, usize>,
}

impl Text<'_> {
    /// Writes the text with a NUL after it, or only says how long it is when there is no buffer, or one that is too small.
    fn write(self, text: &str) -> Result<(), Failure> {
        let fits = text.len() < self.capacity;
        let asked_only = self.buffer.is_null();
        if fits && !asked_only {
            // SAFETY: `text` was told that `capacity` bytes lie there; the text and its NUL are not more.
            unsafe {
                self.buffer.cast::<u8>().copy_from_nonoverlapping(text.as_ptr(), text.len());
                self.buffer.add(text.len()).write(0);
            }
        }
        self.needed.write(text.len());
        if fits || asked_only { Ok(()) } else { Err(Failure::call(IBO_BUFFER_TOO_SMALL, "capacity")) }
    }
}

/// Where the caller wants a text. Without a buffer, `needed` is where the answer goes.
///
/// # Safety
/// `buffer` is NULL, or points to `capacity` bytes, and `needed` is NULL, or points to a `size_t`, which nobody else uses during `'a`.
unsafe fn text<'a>(buffer: *mut c_char, capacity: usize, needed: *mut usize) -> Result<Text<'a>, Failure> {
    if buffer.is_null() && capacity > 0 {
        return Err(Failure::call(IBO_NULL_POINTER, "buffer"));
    }
    if isize::try_from(capacity).is_err() {
        return Err(Failure::call(IBO_TOO_LONG, "capacity"));
    }
    // SAFETY: as the caller says.
    let needed = unsafe { if buffer.is_null() { number(needed, "needed")? } else { optional_number(needed, "needed")? } };
    Ok(Text { buffer, capacity, needed })
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};

    use super::{Elements, guard, guarded_text};
    use crate::error::ibo_error;
    use crate::status::IBO_INTERNAL;

    #[test]
    fn a_panic_becomes_a_status_and_is_told() {
        let mut error: ibo_error = bytemuck::Zeroable::zeroed();
        error.struct_size = size_of::<ibo_error>() as u32;
        // SAFETY: the struct is on this stack and has its size.
        let status = catch_unwind(AssertUnwindSafe(|| unsafe { guard(&raw mut error, || panic!("a fault")) })).unwrap();
        assert_eq!((status, error.number), (IBO_INTERNAL, IBO_INTERNAL));
        // SAFETY: NULL is no error to tell to.
        assert_eq!(unsafe { guard(std::ptr::null_mut(), || panic!("a fault")) }, IBO_INTERNAL);
        assert!(guarded_text(|| panic!("a fault")).is_null());
    }

    #[test]
    fn records_are_taken_in_turn_and_never_more_than_there_are() {
        let numbers = [1_u32, 2, 3];
        // SAFETY: the three numbers lie in the array.
        let mut rest = unsafe { super::elements(numbers.as_ptr(), 3, size_of::<u32>(), "numbers") }.unwrap_or(Elements::NONE);
        let first = rest.take(2).unwrap();
        assert_eq!((*first.get(0).unwrap(), *first.get(1).unwrap(), first.get(2).is_err()), (1, 2, true));
        assert!(rest.take(2).is_none());
        assert_eq!(*rest.take(1).unwrap().get(0).unwrap(), 3);
        assert_eq!(rest.count(), 0);
    }
}
