//! The errors of a value that the parameters lack (R7.4).

use smol_str::SmolStr;

use super::id::ParameterId;
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::sentence::{ErrorContext, say};

#[cold]
pub(super) fn not_covered_at_start(id: ParameterId) -> Error {
    Error::says_of(
        ErrorCode::ParameterNotCovered,
        say::NO_VALUE_AT_START,
        [ErrorContext::Name(SmolStr::new_static(id.slug()))],
    )
    .at("agreement.start")
}

#[cold]
pub(super) fn not_covered(id: ParameterId) -> Error {
    Error::says_of(
        ErrorCode::ParameterNotCovered,
        say::NO_VALUE_IN_MONTH,
        [ErrorContext::Name(SmolStr::new_static(id.slug()))],
    )
    .at("month")
}
