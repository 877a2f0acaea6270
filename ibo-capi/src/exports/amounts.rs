//! The amounts of a case, without their reasons.
#![expect(unsafe_code, reason = "exported by name, and wraps the pointers of C")]
#![expect(
    clippy::missing_safety_doc,
    reason = "the page of conventions says what pointers must be"
)]

use crate::amounts::{self, ibo_amounts};
use crate::boundary::{Array, Handle, In, Out, OutArray, OutNumber, each_row, guard};
use crate::case::{Input, RecordArrays, ibo_case};
use crate::error::ibo_error;
use crate::options::{Asked, ibo_options};
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
    guard(error, || {
        let input = Input { case: the_case.read()?, records: records.elements()? };
        let asked = Asked { options: options.optional()?, parameters: parameters.optional()? };
        let out = out.check()?;
        out.write(amounts::compute(&input, &asked)?);
        Ok(())
    })
}

/// The amounts of `count` cases, each of `size` bytes, into as many results of `out_size` bytes and
/// as many statuses.
///
/// The records of all cases stand one after the other in the arrays, in the order of the cases.
/// `unemployment_count` and the other counts in each case say how many are its own; they must add
/// up to the counts of the call. A bad row gets its status, its result does not change, and the
/// other rows are computed. `refused` gets the number of bad rows; it may be NULL, as may `options`
/// and `parameters`.
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
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (cases, records, options, parameters, out, statuses, refused, error) = unsafe {
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
            OutArray::new(out, count, out_size, "out"),
            OutArray::new(statuses, count, size_of::<ibo_status>(), "statuses"),
            OutNumber::new(refused, "refused"),
            Out::new(error, "error"),
        )
    };
    guard(error, || {
        let (cases, records) = (cases.elements()?, records.elements()?);
        let asked = Asked { options: options.optional()?, parameters: parameters.optional()? };
        let (out, statuses, refused) = (out.check()?, statuses.check()?, refused.optional()?);
        let mut amounts = amounts::ManyAmounts::new(cases, records, &asked)?;
        refused.write(each_row(&out, &statuses, |_| amounts.next()));
        Ok(())
    })
}
