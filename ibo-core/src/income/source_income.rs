//! The income from one source, and where its errors stand (R2.9).

use crate::calendar::DaySet;
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::money::Euro;

/// The income from one source, and the days of `D` for which it pays.
#[derive(Debug, Clone, Copy)]
pub(super) struct SourceIncome {
    pub(super) amount: Euro,
    pub(super) covers: DaySet,
}

impl SourceIncome {
    pub(super) const NONE: Self = Self { amount: Euro::ZERO, covers: DaySet::EMPTY };

    /// With an amount more; it covers its days where it is above zero.
    #[inline(always)]
    pub(super) fn with(self, amount: Euro, days: DaySet) -> Result<Self, Error> {
        let covers = if amount > Euro::ZERO { self.covers.or(days) } else { self.covers };
        Ok(Self { amount: self.amount.plus(amount)?, covers })
    }
}

/// The error of a record, at its place in the source.
pub(super) fn at_record(index: usize, error: Error) -> Error {
    match error.code() {
        ErrorCode::ParameterNotCovered => error,
        _ => error.within_item(index).within("records"),
    }
}

/// A value that the parameters lack is missing for the month, not for a record.
pub(super) fn placed(object: &str, error: Error) -> Error {
    match error.code() {
        ErrorCode::ParameterNotCovered => error,
        _ => error.within(object),
    }
}
