//! The languages of texts.

use ibo_core::Language;

use crate::error::Failure;
use crate::status::IBO_UNKNOWN_ARGUMENT;

/// Dutch.
pub const IBO_LANGUAGE_NL: i32 = 1;
/// English.
pub const IBO_LANGUAGE_EN: i32 = 2;

pub(crate) const fn read(number: i32) -> Option<Language> {
    match number {
        IBO_LANGUAGE_NL => Some(Language::Dutch),
        IBO_LANGUAGE_EN => Some(Language::English),
        _ => None,
    }
}

/// The language of the sentence in an `ibo_error`; 0, which nobody set, stands for English.
pub(crate) fn of_error(number: i32, argument: &'static str) -> Result<Language, Failure> {
    match number {
        0 => Ok(Language::English),
        _ => read(number).ok_or(Failure::call(IBO_UNKNOWN_ARGUMENT, argument)),
    }
}

/// The language of a text that a call asks for.
pub(crate) fn asked(number: i32) -> Result<Language, Failure> {
    read(number).ok_or(Failure::call(IBO_UNKNOWN_ARGUMENT, "language"))
}
