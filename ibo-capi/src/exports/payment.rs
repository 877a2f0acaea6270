//! The payment of a premium (R6).
#![expect(unsafe_code, reason = "exported by name, and wraps the pointers of C")]
#![expect(
    clippy::missing_safety_doc,
    reason = "the page of conventions says what pointers must be"
)]

use std::ffi::c_char;

use crate::boundary::{
    Array, Bytes, Handle, In, Out, OutArray, OutErrors, OutHandle, OutNumber, OutRows, OutStatuses,
    guard,
};
use crate::error::ibo_error;
use crate::fraction::ibo_fraction;
use crate::options::{CallOptions, ibo_options};
use crate::parameters::ibo_parameters;
use crate::payment::{self, ibo_payment_result, ibo_payment_row};
use crate::payment_statement::{self, Changes, ibo_payment_change};
use crate::statement::{self, ibo_statement};
use crate::status::ibo_status;

/// The payment of a premium (R6) at the withholding rate, as long as there is only one.
///
/// `employment` is the trainee's hours over full-time hours, above 0 and at most 1 (R1.5).
/// `attendance` is what is paid over the normal hours or days of the month, 0 to 1, `{100, 100}`
/// for the whole month (R6.2). Errors are at `premium`, `fraction` and `attendance`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_payment(
    premium_cents: i64,
    employment: ibo_fraction,
    attendance: ibo_fraction,
    out: *mut ibo_payment_result,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (out, error) = unsafe { (Out::new(out, "out"), Out::new(error, "error")) };
    guard(error, out, |out| {
        let out = out.check()?;
        out.write(payment::alone(premium_cents, employment, attendance)?);
        Ok(())
    })
}

/// The payment of a premium (R6) at the withholding rate of `month`, yyyymm; 0 for the only rate
/// there is, as in a row of `ibo_payments`. Pass NULL as `parameters` for the values of the
/// library.
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
    let (parameters, out, error) = unsafe {
        (Handle::new(parameters, "parameters"), Out::new(out, "out"), Out::new(error, "error"))
    };
    guard(error, out, |out| {
        let (parameters, out) = (parameters.optional()?, out.check()?);
        out.write(payment::in_month(month, parameters, premium_cents, employment, attendance)?);
        Ok(())
    })
}

/// The payments of `count` rows of `size` bytes each, into as many results of `out_size` bytes and
/// as many statuses.
///
/// A bad row gets its status and zeros as result, and the other rows are computed. `refused` gets
/// the number of bad rows, and `errors`, of `error_count` structs of `error_size` bytes, what is
/// wrong with the first of them; both may be NULL, as may `parameters`. The call itself fails only
/// when its arguments are wrong. `rows` and `out` must not overlap.
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
    errors: *mut ibo_error,
    error_count: usize,
    error_size: usize,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (rows, parameters, results, error) = unsafe {
        (
            Array::new(rows, count, size, "rows"),
            Handle::new(parameters, "parameters"),
            OutRows {
                out: OutArray::new(out, count, out_size, "out"),
                statuses: OutStatuses::new(statuses, count),
                refused: OutNumber::new(refused, "refused"),
                errors: OutErrors::new(errors, error_count, error_size),
            },
            Out::new(error, "error"),
        )
    };
    guard(error, results, |results| {
        let (rows, parameters) = (rows.elements()?, parameters.optional()?);
        let results = results.check()?;
        let mut payments = payment::PaymentArrays::new(parameters)?;
        results.each(|index| payments.of(&rows.copied(index)?));
        Ok(())
    })
}

/// What changes from `count` payments, of `before_size` bytes each, to as many others, of
/// `after_size` bytes, into as many changes of `out_size` bytes and as many statuses (R7.5). The two
/// rows at one index must be of one `case_ref` and month, which both must say; only results of the
/// law are corrected.
///
/// Before and after are both computed, with `parameters`: nothing is read that was issued. For what
/// was issued under other values use `ibo_correction_of_issued`, a row at a time.
///
/// What is wrong with a row of either array is told within `before` or `after`. A bad pair, the
/// statuses, `refused` and `errors` are as in `ibo_payments`; `parameters` may be NULL. `before`,
/// `after` and `out` must not overlap.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_payment_changes(
    before: *const ibo_payment_row,
    before_size: usize,
    after: *const ibo_payment_row,
    after_size: usize,
    count: usize,
    parameters: *const ibo_parameters,
    out: *mut ibo_payment_change,
    out_size: usize,
    statuses: *mut ibo_status,
    refused: *mut usize,
    errors: *mut ibo_error,
    error_count: usize,
    error_size: usize,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (before, after, parameters, results, error) = unsafe {
        (
            Array::new(before, count, before_size, "before"),
            Array::new(after, count, after_size, "after"),
            Handle::new(parameters, "parameters"),
            OutRows {
                out: OutArray::new(out, count, out_size, "out"),
                statuses: OutStatuses::new(statuses, count),
                refused: OutNumber::new(refused, "refused"),
                errors: OutErrors::new(errors, error_count, error_size),
            },
            Out::new(error, "error"),
        )
    };
    guard(error, results, |results| {
        let (before, after) = (before.elements()?, after.elements()?);
        let changes = Changes::new(parameters.optional()?)?;
        results
            .check()?
            .each(|index| changes.between(&before.copied(index)?, &after.copied(index)?));
        Ok(())
    })
}

/// The payment of a row with its reasons, as a statement: its lines, labels and formulas, its JSON
/// and its explanation are those of `ibo_statement_...` (R6.4). `options` and `parameters` may be
/// NULL. Free the result with `ibo_statement_free`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_payment_statement_compute(
    row: *const ibo_payment_row,
    options: *const ibo_options,
    parameters: *const ibo_parameters,
    out: *mut *mut ibo_statement,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (row, options, parameters, out, error) = unsafe {
        (
            In::new(row, "row"),
            In::new(options, "options"),
            Handle::new(parameters, "parameters"),
            OutHandle::new(out, "out"),
            Out::new(error, "error"),
        )
    };
    guard(error, out, |out| {
        let row = row.read()?;
        let asked =
            CallOptions { options: options.optional()?, parameters: parameters.optional()? };
        out.check()?.give(payment_statement::of_row(&row, &asked)?);
        Ok(())
    })
}

/// The same from JSON in UTF-8 of `length` bytes: what the payment is computed from, with the fields
/// of `payment_case` in the formats.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_payment_statement_from_json(
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
        out.check()?.give(payment_statement::of_json(json, &asked)?);
        Ok(())
    })
}

/// Reads a payment with its reasons that was issued before, from the JSON of `length` bytes that
/// `ibo_statement_to_json` wrote; written again it has the same bytes. One that contradicts itself is
/// refused, with the path of the field (R7.5).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_payment_statement_read(
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
        out.give(statement::read_payment(json)?);
        Ok(())
    })
}

/// The working days of a month, yyyymm, from `first` to `last`, yyyymmdd, over all of the month
/// (R6.2): 17 of 22 days are `{1700, 2200}`. `parameters` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_working_days(
    month: i32,
    first: i32,
    last: i32,
    parameters: *const ibo_parameters,
    out: *mut ibo_fraction,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (parameters, out, error) = unsafe {
        (
            Handle::new(parameters, "parameters"),
            OutNumber::new(out, "out"),
            Out::new(error, "error"),
        )
    };
    guard(error, out, |out| {
        let (parameters, out) = (parameters.optional()?, out.check()?);
        out.write(payment::working_days(month, first, last, parameters)?);
        Ok(())
    })
}
