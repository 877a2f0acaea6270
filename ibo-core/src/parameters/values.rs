//! The values that hold for one case: of a month, for an agreement of a kind that started on a day
//! (R1.6).

use chrono::NaiveDate;

use super::dated_value::Which;
use super::employer::{AbsenceRule, Contribution};
use super::flat_rate::{FlatDayAmounts, FlatShares};
use super::id::ParameterId;
use super::in_force::{InForce, Quote};
use super::not_covered::{not_covered, not_covered_at_start};
use super::payable_days::PayableDays;
use super::percentages::Percentages;
use super::readings::Choices;
use super::set::Parameters;
use super::weeks::Weeks;
use crate::calendar::Calendar;
use crate::error::Error;
use crate::kind::Kind;
use crate::money::Euro;
use crate::period::Month;
use crate::rate::Rate;

/// The values for one case: of a month, for an agreement of a kind that started on a day (R1.6);
/// each looked up once.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Values<'p> {
    pub(crate) parameters: &'p Parameters,
    pub(crate) month: Month,
    pub(crate) calendar: Calendar,
    pub(super) agreement: Which,
    /// The choices of the readings (R8).
    pub(crate) choices: Choices<'p>,
    weeks: Option<InForce<'p, Weeks>>,
    percentages: Option<InForce<'p, Percentages>>,
    employee_rate: Option<InForce<'p, Rate>>,
    bases: Option<InForce<'p, Percentages>>,
    days_per_month: Option<InForce<'p, PayableDays>>,
    flat_shares: Option<InForce<'p, FlatShares>>,
    flat_day_amounts: Option<InForce<'p, FlatDayAmounts>>,
    ggmmi: Option<InForce<'p, Euro>>,
    withholding_rate: Option<InForce<'p, Rate>>,
    contribution: Option<InForce<'p, Contribution>>,
    absence_rule: Option<InForce<'p, AbsenceRule>>,
}

impl<'p> Values<'p> {
    pub(crate) fn new(
        parameters: &'p Parameters,
        month: Month,
        start: NaiveDate,
        kind: Kind,
    ) -> Self {
        let first = month.first();
        let agreement = Which { kind, start };
        Self {
            parameters,
            month,
            calendar: month.calendar(),
            agreement,
            choices: parameters.readings.in_force(first, agreement),
            weeks: parameters.weeks.in_force(start, agreement, start),
            percentages: parameters.percentages.in_force(start, agreement, start),
            employee_rate: parameters.employee_rate.in_force(first, agreement, first),
            bases: parameters.bases.in_force(first, agreement, first),
            days_per_month: parameters.days_per_month.in_force(first, agreement, first),
            flat_shares: parameters.flat_shares.in_force(first, agreement, first),
            flat_day_amounts: parameters.flat_day_amounts.in_force(first, agreement, first),
            ggmmi: parameters.ggmmi.in_force(first, agreement, first),
            withholding_rate: parameters.withholding_rate.in_force(first, agreement, first),
            contribution: parameters.contribution.in_force(first, agreement, first),
            absence_rule: parameters.absence_rule.in_force(first, agreement, first),
        }
    }

    #[inline(always)]
    pub(crate) fn weeks(&self) -> Result<&InForce<'p, Weeks>, Error> {
        self.weeks.as_ref().ok_or_else(|| not_covered_at_start(ParameterId::AgreementWeeks))
    }

    /// The bounds of the duration, for the line of an agreement that fits them by a reading alone
    /// (R1.4).
    #[inline(always)]
    pub(crate) fn weeks_of(&self, fits_by_a_reading: bool) -> Option<Quote<'p>> {
        if fits_by_a_reading { self.weeks.as_ref().map(|weeks| weeks.quote) } else { None }
    }

    #[inline(always)]
    pub(crate) fn percentages(&self) -> Result<&InForce<'p, Percentages>, Error> {
        self.percentages
            .as_ref()
            .ok_or_else(|| not_covered_at_start(ParameterId::PremiumPercentages))
    }

    #[inline(always)]
    pub(crate) fn employee_rate(&self) -> Result<&InForce<'p, Rate>, Error> {
        self.employee_rate.as_ref().ok_or_else(|| not_covered(ParameterId::RszEmployeeRate))
    }

    #[inline(always)]
    pub(crate) fn bases(&self) -> Result<&InForce<'p, Percentages>, Error> {
        self.bases.as_ref().ok_or_else(|| not_covered(ParameterId::RszBase))
    }

    #[inline(always)]
    pub(crate) fn days_per_month(&self) -> Result<&InForce<'p, PayableDays>, Error> {
        self.days_per_month.as_ref().ok_or_else(|| not_covered(ParameterId::IncomeDaysPerMonth))
    }

    #[inline(always)]
    pub(crate) fn flat_shares(&self) -> Result<&InForce<'p, FlatShares>, Error> {
        self.flat_shares.as_ref().ok_or_else(|| not_covered(ParameterId::PremiumFlatShares))
    }

    #[inline(always)]
    pub(crate) fn flat_day_amounts(&self) -> Result<&InForce<'p, FlatDayAmounts>, Error> {
        self.flat_day_amounts
            .as_ref()
            .ok_or_else(|| not_covered(ParameterId::PremiumFlatDayAmounts))
    }

    #[inline(always)]
    pub(crate) fn ggmmi(&self) -> Result<&InForce<'p, Euro>, Error> {
        self.ggmmi.as_ref().ok_or_else(|| not_covered(ParameterId::Ggmmi))
    }

    /// The GGMMI that was in force on a day before the month.
    pub(crate) fn ggmmi_at(&self, day: NaiveDate) -> Result<InForce<'p, Euro>, Error> {
        let found = self.parameters.ggmmi.in_force(day, self.agreement, day);
        found.ok_or_else(|| not_covered(ParameterId::Ggmmi))
    }

    #[inline(always)]
    pub(crate) fn withholding_rate(&self) -> Result<&InForce<'p, Rate>, Error> {
        self.withholding_rate.as_ref().ok_or_else(|| not_covered(ParameterId::WithholdingRate))
    }

    #[inline(always)]
    pub(crate) fn contribution(&self) -> Result<&InForce<'p, Contribution>, Error> {
        self.contribution.as_ref().ok_or_else(|| not_covered(ParameterId::EmployerContribution))
    }

    #[inline(always)]
    pub(crate) fn absence_rule(&self) -> Result<&InForce<'p, AbsenceRule>, Error> {
        self.absence_rule.as_ref().ok_or_else(|| not_covered(ParameterId::EmployerAbsenceRule))
    }
}
