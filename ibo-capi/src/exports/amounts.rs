//! The amounts of a case, without their reasons.
#![expect(unsafe_code, reason = "exported by name, and wraps the pointers of C")]
#![expect(
    clippy::missing_safety_doc,
    reason = "the page of conventions says what pointers must be"
)]

use crate::amounts::{self, ibo_amounts};
use crate::boundary::{
    Array, Handle, In, Out, OutArray, OutErrors, OutNumber, OutRows, OutStatuses, guard,
};
use crate::case::{Input, RecordArrays, ibo_case};
use crate::error::ibo_error;
use crate::options::{CallOptions, ibo_options};
use crate::parameters::ibo_parameters;
use crate::record::{
    ibo_absence, ibo_leefloon_record, ibo_sickness_record, ibo_unemployment_record,
};
use crate::status::ibo_status;

/// The amounts of a case: the same calculation as `ibo_statement_compute`, without its reasons and
/// without allocating memory.
///
/// Each source is an array of `..._count` records of `..._size` bytes, in any order and of any
/// month; NULL with a count of 0 for none. The first call in a process reads the dated values of
/// the library, and allocates for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_amounts_compute(
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
    out: *mut ibo_amounts,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    unsafe {
        ibo_amounts_compute_with(
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

/// As `ibo_amounts_compute`, with absences, options and parameters. Each of them may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_amounts_compute_with(
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
    out: *mut ibo_amounts,
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
            Out::new(out, "out"),
            Out::new(error, "error"),
        )
    };
    guard(error, out, |out| {
        let the_case = the_case.read()?;
        let input = Input::new(&the_case, &records.elements()?);
        let asked =
            CallOptions { options: options.optional()?, parameters: parameters.optional()? };
        let out = out.check()?;
        out.write(amounts::compute(&input, &asked)?);
        Ok(())
    })
}

/// The amounts of `count` cases, each of `size` bytes, into as many results of `out_size` bytes and
/// as many statuses.
///
/// `case_index` of a case is its place in the array, from 0, and `case_index` of a record that of
/// its case; so the records may stand in any order. `unemployment_count` and the other counts in
/// each case say how many records are its own. An array that was shifted or sorted on its own does
/// not agree with them: the whole call is refused. It needs memory for a moment, 4 bytes for each
/// record and 16 for each case.
///
/// A bad row gets its status and zeros as result, and the other rows are computed. `refused` gets
/// the number of bad rows, and `errors`, of `error_count` structs of `error_size` bytes, what is
/// wrong with the first of them; both may be NULL, as may `options` and `parameters`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_amounts_compute_many(
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
    out: *mut ibo_amounts,
    out_size: usize,
    statuses: *mut ibo_status,
    refused: *mut usize,
    errors: *mut ibo_error,
    error_count: usize,
    error_size: usize,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (cases, records, options, parameters, results, error) = unsafe {
        (
            Array::new(cases, count, size, "cases"),
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
        let (cases, records) = (cases.elements()?, records.elements()?);
        let asked =
            CallOptions { options: options.optional()?, parameters: parameters.optional()? };
        let results = results.check()?;
        let amounts = amounts::ManyAmounts::new(cases, &records, &asked)?;
        results.each(|index| amounts.of(index));
        Ok(())
    })
}
