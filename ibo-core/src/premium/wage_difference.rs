//! Scheme 2026, kind `ibo`: the premium is a percentage of the wage less RSZ and replacement income
//! (R4, article 98 § 1).

use crate::agreement::{Covered, Terms};
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::formula::{Formula, Relation};
use crate::line::{LineCode, Role};
use crate::money::{Euro, Ratio};
use crate::parameters::Values;
use crate::rule::{Rule, Rules};
use crate::sentence::{ErrorContext, say};
use crate::trace::{Entry, Recorder};

use super::employee_rsz::EmployeeRsz;

/// The fields of the agreement that the wage difference needs.
pub(crate) struct WageDifference {
    wage: Euro,
    percentage: u8,
    rsz: EmployeeRsz,
}

impl WageDifference {
    /// The fields, refused in the order of the format (R7.7).
    #[inline(always)]
    pub(super) fn of(agreement: &Terms, values: &Values<'_>) -> Result<Self, Error> {
        let wage = agreement.reference_gross_wage.ok_or_else(|| {
            Error::says(ErrorCode::ReferenceGrossWageMissing, say::WAGE)
                .at("agreement.reference_gross_wage")
        })?;
        let percentages = values.percentages()?.value;
        let percentage = agreement.percentage;
        let percentage = percentage.ok_or_else(|| {
            Error::says(ErrorCode::PercentageMissing, say::PERCENTAGE).at("agreement.percentage")
        })?;
        let Some(percentage) = percentages.allowed(percentage) else {
            let allowed = ErrorContext::Allowed(percentages.to_string());
            return Err(Error::says_of(
                ErrorCode::PercentageNotAllowed,
                say::PERCENTAGES,
                [allowed],
            )
            .at("agreement.percentage"));
        };
        let rsz = EmployeeRsz::of(agreement, wage, values)?;
        Ok(Self { wage, percentage, rsz })
    }

    /// R4.2: difference x percentage.
    #[inline(always)]
    pub(super) fn premium<R: Recorder>(
        &self,
        income: Euro,
        covered: &Covered,
        values: &Values<'_>,
        recorder: &mut R,
    ) -> Result<Euro, Error> {
        let difference = self.difference(income, values, recorder)?;
        let rounded =
            difference.times(Ratio { by: &[u64::from(self.percentage)], over: &[100] })?;
        let used = covered.duration.with(Rules::of(Rule::Percentage));
        let entry = Entry {
            code: LineCode::Premium,
            role: Role::Result,
            amount: rounded.amount,
            rule: Rule::Percentage,
            used: used.and(Rule::RoundedOnce, rounded.inexact),
            values: &[
                Some(values.percentages()?.quote),
                values.weeks_of(covered.duration.is_a_reading()),
            ],
            record: None,
        };
        recorder.line(&entry, || {
            Formula::product([Formula::Amount(difference), Formula::percent(self.percentage)])
        });
        Ok(rounded.amount)
    }

    /// R4.1: wage - RSZ - replacement income, and not below zero.
    #[inline(always)]
    fn difference<R: Recorder>(
        &self,
        income: Euro,
        values: &Values<'_>,
        recorder: &mut R,
    ) -> Result<Euro, Error> {
        let rule = Rule::WageDifference;
        let entry = |code, role, amount, used| Entry {
            code,
            role,
            amount,
            rule,
            used,
            values: &[],
            record: None,
        };
        let wage = self.wage;
        recorder
            .line(&entry(LineCode::ReferenceGrossWage, Role::Base, wage, Rules::of(rule)), || {
                Formula::Given
            });
        let rsz = self.rsz.amount(wage, values, recorder)?;
        let difference = wage.minus(rsz)?.minus(income)?;
        if difference.is_negative() {
            let floored = Rules::of(rule).and(Rule::DifferenceFloor, true);
            let entry = entry(LineCode::Difference, Role::Result, Euro::ZERO, floored);
            recorder.line(&entry, || {
                let below_zero = [(Relation::Equal, difference), (Relation::Less, Euro::ZERO)];
                Formula::comparison(Formula::difference([wage, rsz, income]), below_zero)
            });
            return Ok(Euro::ZERO);
        }
        let entry = entry(LineCode::Difference, Role::Result, difference, Rules::of(rule));
        recorder.line(&entry, || Formula::difference([wage, rsz, income]));
        Ok(difference)
    }
}
