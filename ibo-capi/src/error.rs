//! What is wrong, in a struct of the caller's.

use std::ffi::c_char;

use bytemuck::{Pod, Zeroable};
use ibo_core::Error;

use crate::status::{ibo_status, meaning};
use crate::text;

/// What is wrong. It is yours; NULL in its place means that you do not want to know. It is written when a call fails, and only then.
///
/// Texts are UTF-8, filled with NULs to the end of their array, at least one; one that is too long is cut between two characters, and ends
/// in "...". They repeat neither the case reference nor an amount of income (R7.7).
#[derive(Debug, Clone, Copy, Pod, Zeroable)]
#[repr(C)]
pub struct ibo_error {
    /// `sizeof(ibo_error)`; set it before the call.
    pub struct_size: u32,
    /// The status that the call returns.
    pub number: i32,
    /// The rule that refuses, `R4.2`; empty where only the form of the input is wrong.
    pub rule: [c_char; 8],
    /// The field, `agreement.percentage` or `unemployment.records[1].half_per_week`; for a status below 1000 the argument.
    pub at: [c_char; 112],
    /// What is wrong, in an English sentence.
    pub message: [c_char; 896],
}

/// Why a call failed: an error of the catalogue, or a wrong call.
pub(crate) enum Failure {
    Refused(Error),
    Call { status: ibo_status, argument: &'static str },
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Refused(error)
    }
}

impl Failure {
    pub(crate) const fn call(status: ibo_status, argument: &'static str) -> Self {
        Self::Call { status, argument }
    }

    pub(crate) fn status(&self) -> ibo_status {
        match self {
            Self::Refused(error) => i32::from(error.code().number()),
            Self::Call { status, .. } => *status,
        }
    }

    /// The failure as the caller's struct has it.
    pub(crate) fn reported(&self) -> ibo_error {
        let (rule, at, message) = match self {
            Self::Refused(error) => (error.code().rule().map_or("", |rule| rule.id()), error.location(), error.message()),
            Self::Call { status, argument } => ("", *argument, meaning(*status)),
        };
        let number = self.status();
        ibo_error { struct_size: 0, number, rule: text::filled(rule), at: text::filled(at), message: text::filled(message) }
    }
}
