//! The correction between two statements of one case and month (R7.5).

use std::ffi::c_char;

use bytemuck::{Pod, Zeroable};
use ibo_core::{Correction, correction, payment_correction};

use crate::error::Failure;
use crate::statement::{Both, ibo_statement};
use crate::value::Accepted;
use crate::{period, text};

/// A correction. Its lines are only in the JSON.
#[derive(Debug, Clone, Copy, Pod, Zeroable)]
#[repr(C)]
pub struct ibo_correction {
    /// `sizeof(ibo_correction)`; set it before the call.
    pub struct_size: u32,
    /// The month, yyyymm.
    pub month: i32,
    /// The difference between the two nets, in cents: to be paid, or below zero to be recovered.
    pub to_pay_cents: i64,
    /// The caller's reference, filled with NULs.
    pub case_ref: [c_char; 72],
}

/// The correction between two statements of a case, or between two payments.
pub(crate) fn between(
    before: &ibo_statement,
    after: &ibo_statement,
) -> Result<Correction, Failure> {
    Ok(match before.both(after)? {
        Both::Months(before, after) => correction(before, after)?,
        Both::Payments(before, after) => payment_correction(before, after)?,
    })
}

/// The same from one that was issued before.
pub(crate) fn from_issued(issued: &[u8], after: &ibo_statement) -> Result<Correction, Failure> {
    between(&after.read_as(issued)?, after)
}

/// The same between two that were issued before, each read from its JSON, as JSON.
pub(crate) fn json(
    read: fn(&[u8]) -> Accepted<ibo_statement>,
    before: &[u8],
    after: &[u8],
) -> Result<String, Failure> {
    let before = read(before).map_err(|error| error.within("before"))?;
    let after = read(after).map_err(|error| error.within("after"))?;
    Ok(between(&before, &after)?.to_json())
}

/// A correction that was stored, in the caller's struct.
pub(crate) fn read(json: &[u8]) -> Accepted<ibo_correction> {
    Correction::from_json(json).map(|correction| in_struct(&correction))
}

/// The correction in the caller's struct.
pub(crate) fn in_struct(correction: &Correction) -> ibo_correction {
    ibo_correction {
        struct_size: 0,
        month: period::yyyymm(correction.month),
        to_pay_cents: correction.to_pay.cents(),
        case_ref: text::filled(correction.case_ref.as_str()),
    }
}
