//! A case in structs as JSON.
#![expect(unsafe_code, reason = "exported by name, and wraps the pointers of C")]
#![expect(
    clippy::missing_safety_doc,
    reason = "the page of conventions says what pointers must be"
)]

use std::ffi::c_char;

use crate::boundary::{Array, In, Out, OutText, guard};
use crate::case::{Input, RecordArrays, ibo_case};
use crate::error::ibo_error;
use crate::record::{
    ibo_absence, ibo_leefloon_record, ibo_sickness_record, ibo_unemployment_record,
};
use crate::status::ibo_status;

/// A case with its records as JSON, into your buffer, as `ibo_statement_to_json` does: for the
/// functions that read one, and to keep. Absent fields are left out. `case_ref` is required.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ibo_case_to_json(
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
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
    error: *mut ibo_error,
) -> ibo_status {
    // SAFETY: the pointers are as the conventions ask of the caller.
    let (the_case, records, text, error) = unsafe {
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
            OutText::new(buffer, capacity, needed),
            Out::new(error, "error"),
        )
    };
    guard(error, text, |text| {
        let the_case = the_case.read()?;
        let input = Input::new(&the_case, &records.elements()?);
        text.check()?.write(&input.owned()?.to_json())
    })
}
