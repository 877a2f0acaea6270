//! The payment of a premium (R6).
#![expect(unsafe_code, reason = "exported by name, and wraps the pointers of C")]
#![expect(
    clippy::missing_safety_doc,
    reason = "the page of conventions says what pointers must be"
)]

use crate::boundary::{
    Array, Handle, Out, OutArray, OutErrors, OutNumber, OutRows, OutStatuses, guard,
};
use crate::error::ibo_error;
use crate::fraction::ibo_fraction;
use crate::parameters::ibo_parameters;
use crate::payment::{self, ibo_payment_result, ibo_payment_row};
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
        let mut payments = payment::Payments::new(parameters)?;
        results.each(|index| payments.of(rows.get(index)?));
        Ok(())
    })
}
