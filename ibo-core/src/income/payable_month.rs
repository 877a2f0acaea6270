//! The days of the month for which benefits are paid, and what the law says in it (R2).

use crate::agreement::Covered;
use crate::calendar::{DaySet, Span};
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::line::Shown;
use crate::parameters::Values;
use crate::sentence::say;

/// The month as the records meet it.
pub(super) struct PayableMonth<'v, 'p, C> {
    /// `D`: the days Monday to Saturday of month and agreement.
    pub(super) days: DaySet,
    /// Whether a calendar day of the month lies outside the agreement.
    in_part: bool,
    pub(super) values: &'v Values<'p>,
    pub(super) lists: &'v C,
    pub(super) shown: Shown,
}

impl<'v, 'p, C> PayableMonth<'v, 'p, C> {
    /// R2: benefits are paid for Monday to Saturday.
    #[inline(always)]
    pub(super) fn of(
        covered: &Covered,
        values: &'v Values<'p>,
        lists: &'v C,
        shown: Shown,
    ) -> Result<Self, Error> {
        let days = covered.days.and(values.calendar.monday_to_saturday());
        if days.is_empty() {
            return Err(Error::says(ErrorCode::NoPayableDay, say::NO_PAYABLE_DAY).at("month"));
        }
        Ok(Self { days, in_part: covered.in_part(&values.calendar), values, lists, shown })
    }

    /// The days of `D` in a period.
    #[inline(always)]
    pub(super) fn days_in(&self, span: Span) -> DaySet {
        self.days.and(self.values.calendar.days_in(span))
    }

    /// |D|.
    pub(super) fn count(&self) -> u64 {
        u64::from(self.days.count())
    }

    /// Whether the agreement covers the month in part.
    #[inline(always)]
    pub(super) const fn is_part(&self) -> bool {
        self.in_part
    }
}
