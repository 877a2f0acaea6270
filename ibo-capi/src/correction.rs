//! The correction between two statements of one case and month (R7.5).

use std::ffi::c_char;

use bytemuck::{Pod, Zeroable};
use ibo_core::{Correction, Statement, correction};

use crate::statement::ibo_statement;
use crate::value::Refusal;
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

/// The correction in the caller's struct.
pub(crate) fn of(before: &ibo_statement, after: &ibo_statement) -> Refusal<ibo_correction> {
    correction(&before.0, &after.0).map(|correction| in_struct(&correction))
}

/// The correction of a statement that was issued before, in the caller's struct.
pub(crate) fn of_issued(issued: &[u8], after: &ibo_statement) -> Refusal<ibo_correction> {
    correction(&Statement::from_json(issued)?, &after.0).map(|correction| in_struct(&correction))
}

/// A correction that was stored, in the caller's struct.
pub(crate) fn read(json: &[u8]) -> Refusal<ibo_correction> {
    Correction::from_json(json).map(|correction| in_struct(&correction))
}

fn in_struct(correction: &Correction) -> ibo_correction {
    ibo_correction {
        struct_size: 0,
        month: period::yyyymm(correction.month),
        to_pay_cents: correction.to_pay.cents(),
        case_ref: text::filled(correction.case_ref.as_str()),
    }
}

/// The correction as JSON.
pub(crate) fn json(before: &ibo_statement, after: &ibo_statement) -> Refusal<String> {
    correction(&before.0, &after.0).map(|correction| correction.to_json())
}

/// The correction of a statement that was issued before, as JSON.
pub(crate) fn json_of_issued(issued: &[u8], after: &ibo_statement) -> Refusal<String> {
    correction(&Statement::from_json(issued)?, &after.0).map(|correction| correction.to_json())
}
