//! What is wrong, in a struct of the caller's.

use std::borrow::Cow;
use std::ffi::c_char;

use bytemuck::{Pod, Zeroable};
use ibo_core::{Error, Language};

use crate::status::{self, ibo_status};
use crate::text;

/// What is wrong. Pass NULL if you do not need error details. A call that succeeds makes it empty,
/// with 0 as `number`.
///
/// Start from zeros, `ibo_error e = {.struct_size = sizeof e};`, because the library reads
/// `language`. Texts are UTF-8, filled with NULs to the end of their array, with at least one NUL;
/// a text that is too long is cut between two characters and ends in "...". They contain neither
/// the case reference nor an amount of income (R7.7).
#[derive(Debug, Clone, Copy, Pod, Zeroable)]
#[repr(C)]
pub struct ibo_error {
    /// `sizeof(ibo_error)`; set it before the call.
    pub struct_size: u32,
    /// The language of the message: `IBO_LANGUAGE_EN` or `IBO_LANGUAGE_NL`; 0 is English. Set it
    /// before the call; it is not changed.
    pub language: i32,
    /// In an array of errors: the index of the row that is refused, from 0. Else 0.
    pub row: i64,
    /// The status that the call returned, or of the row; 0 if nothing is wrong.
    pub number: i32,
    /// The rule that refuses, `R4.2`; empty if only the form of the input is wrong.
    pub rule: [c_char; 8],
    /// The field, `agreement.percentage` or `unemployment.records[1].half_per_week`; for a status
    /// below 1000 the argument.
    pub at: [c_char; 112],
    /// What must be, in a sentence.
    pub message: [c_char; 884],
}

/// Why a call failed: an error of the catalogue, or a wrong call.
pub(crate) enum Failure {
    Refused(Error),
    Call { status: ibo_status, argument: Cow<'static, str> },
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Refused(error)
    }
}

impl Failure {
    pub(crate) const fn call(status: ibo_status, argument: &'static str) -> Self {
        Self::Call { status, argument: Cow::Borrowed(argument) }
    }

    /// A wrong call, told at a place in an array.
    pub(crate) const fn call_at(status: ibo_status, argument: String) -> Self {
        Self::Call { status, argument: Cow::Owned(argument) }
    }

    pub(crate) fn status(&self) -> ibo_status {
        match self {
            Self::Refused(error) => i32::from(error.code().number()),
            Self::Call { status, .. } => *status,
        }
    }

    /// The failure as the caller's struct has it.
    pub(crate) fn reported(&self, language: Language) -> ibo_error {
        let number = self.status();
        let (rule, at, message) = match self {
            Self::Refused(error) => (
                error.code().rule().map_or("", |rule| rule.id()),
                error.location(),
                text::filled_with(|array| write!(array, "{}", error.said(language))),
            ),
            Self::Call { status, argument } => (
                "",
                &**argument,
                text::filled_with(|array| status::say(*status, argument, language, array)),
            ),
        };
        let (rule, at) = (text::filled(rule), text::filled(at));
        ibo_error { struct_size: 0, language: 0, row: 0, number, rule, at, message }
    }
}
