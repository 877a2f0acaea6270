//! How a number of C becomes a value of the core, or an error of the catalogue.

use ibo_core::bindings::Says as _;
use ibo_core::bindings::sentence::Template;
use ibo_core::{Error, ErrorCode, NonNegativeEuro};

use crate::sentence::say;

/// A value, or why it is refused.
pub(crate) type Accepted<T> = Result<T, Error>;

pub(crate) fn refused<T>(code: ErrorCode, sentence: Template) -> Accepted<T> {
    Err(Error::says(code, sentence))
}

/// A yes or no: 1 or 0.
pub(crate) fn flag(number: i32) -> Accepted<bool> {
    match number {
        0 => Ok(false),
        1 => Ok(true),
        _ => refused(ErrorCode::WrongType, say::YES_OR_NO),
    }
}

/// An amount from zero that may be absent, by the flag beside it. An amount without its flag is not
/// ignored.
pub(crate) fn optional_amount(given: i32, cents: i64) -> Accepted<Option<NonNegativeEuro>> {
    match flag(given)? {
        true => NonNegativeEuro::from_cents(cents).map(Some),
        false if cents == 0 => Ok(None),
        false => refused(ErrorCode::MissingField, say::HAS_FIELD),
    }
}

/// A number of which 0 is absent.
pub(crate) fn optional(number: i32) -> Option<i32> {
    (number != 0).then_some(number)
}
