//! Scheme 2026, kind `ibo`: the premium is a percentage of the wage less RSZ and replacement income
//! (R4, article 98 § 1); by a reading also that of `ibo-plus`, at 100 % (R5.1).

use crate::agreement::{Covered, Terms};
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::formula::{Formula, Relation};
use crate::line::{LineCode, Role};
use crate::money::{Euro, Ratio, Rounded};
use crate::parameters::{Quote, Values, WageDifferenceOrder};
use crate::rule::{Rule, Rules};
use crate::sentence::{Template, say};
use crate::trace::{LineEntry, Recorder};

use super::employee_rsz::EmployeeRsz;

/// The fields of the agreement that the wage difference needs.
pub(crate) struct WageDifference {
    wage: Euro,
    percentage: u8,
    rsz: EmployeeRsz,
    /// Whether a reading takes the premium of an ibo-plus from it, at 100 % (R5.1).
    is_ibo_plus: bool,
}

impl WageDifference {
    /// The fields, refused in the order of the format (R7.7).
    #[inline(always)]
    pub(super) fn of(agreement: &Terms, values: &Values<'_>) -> Result<Self, Error> {
        let wage = wage(agreement, say::WAGE)?;
        let percentages = values.percentages()?.value;
        let percentage = agreement.percentage;
        let percentage = percentage.ok_or_else(|| {
            Error::says(ErrorCode::PercentageMissing, say::PERCENTAGE).at("agreement.percentage")
        })?;
        let Some(percentage) = percentages.allowed(percentage) else {
            return Err(Error::says_of(
                ErrorCode::PercentageNotAllowed,
                say::PERCENTAGES,
                [percentages.known()],
            )
            .at("agreement.percentage"));
        };
        let rsz = EmployeeRsz::of(agreement, wage, values)?;
        Ok(Self { wage, percentage, rsz, is_ibo_plus: false })
    }

    /// Those of an ibo-plus, whose percentage is 100 %.
    pub(super) fn of_ibo_plus(agreement: &Terms, values: &Values<'_>) -> Result<Self, Error> {
        let wage = wage(agreement, say::WAGE_OF_IBO_PLUS)?;
        if agreement.percentage.is_some() && agreement.forced.is_none() {
            let why = say::WHOLE_DIFFERENCE;
            return Err(Error::says(ErrorCode::PercentageNotUsed, why).at("agreement.percentage"));
        }
        let rsz = EmployeeRsz::of(agreement, wage, values)?;
        Ok(Self { wage, percentage: 100, rsz, is_ibo_plus: true })
    }

    /// R4.2: difference x percentage, or by another reading a percentage of the wage less the
    /// replacement income.
    #[inline(always)]
    pub(super) fn premium<R: Recorder>(
        &self,
        income: Euro,
        covered: &Covered,
        values: &Values<'_>,
        recorder: &mut R,
    ) -> Result<Euro, Error> {
        let wage = self.wage;
        let entry = line(LineCode::ReferenceGrossWage, Role::Base, wage, Rule::WageDifference);
        recorder.line(&entry, || Formula::Given);
        let rsz = self.rsz.amount(wage, values, recorder)?;

        let order = values.choices.wage_difference_order()?;
        let quotes = Quotes {
            percentage: if self.is_ibo_plus {
                values.choices.ibo_plus_rule()?.quote
            } else {
                values.percentages()?.quote
            },
            order: (self.percentage < 100 && income > Euro::ZERO).then_some(order.quote),
            weeks: values.weeks_of(covered.duration.is_a_reading()),
        };
        match order.value {
            WageDifferenceOrder::Difference => {
                let difference = self.difference(rsz, income, recorder)?;
                self.share_of_difference(difference, covered, &quotes, recorder)
            }
            WageDifferenceOrder::Wage => {
                let share = self.share_of_wage(rsz, &quotes, recorder)?;
                less_income(share, income, covered, &quotes, recorder)
            }
        }
    }

    /// R4.1: wage - RSZ - replacement income, and not below zero.
    #[inline(always)]
    fn difference<R: Recorder>(
        &self,
        rsz: Euro,
        income: Euro,
        recorder: &mut R,
    ) -> Result<Euro, Error> {
        let difference = Remainder::of(self.wage.minus(rsz)?.minus(income)?);
        let entry =
            line(LineCode::Difference, Role::Result, difference.amount(), Rule::WageDifference);
        let entry = LineEntry { used: difference.floor(entry.used), ..entry };
        recorder.line(&entry, || difference.formula(Formula::difference([self.wage, rsz, income])));
        Ok(difference.amount())
    }

    /// R4.2: difference x percentage.
    #[inline(always)]
    fn share_of_difference<R: Recorder>(
        &self,
        difference: Euro,
        covered: &Covered,
        quotes: &Quotes<'_>,
        recorder: &mut R,
    ) -> Result<Euro, Error> {
        let rounded = self.share(difference)?;
        let entry = line(LineCode::Premium, Role::Result, rounded.amount, Rule::Percentage);
        let entry = LineEntry {
            used: covered.duration.with(entry.used).and(Rule::RoundedOnce, rounded.inexact),
            values: &[Some(quotes.percentage), quotes.order, quotes.weeks],
            ..entry
        };
        recorder.line(&entry, || {
            Formula::product([Formula::Amount(difference), Formula::percent(self.percentage)])
        });
        Ok(rounded.amount)
    }

    /// R4.2: (wage - RSZ) x percentage, where the reading says so.
    fn share_of_wage<R: Recorder>(
        &self,
        rsz: Euro,
        quotes: &Quotes<'_>,
        recorder: &mut R,
    ) -> Result<Euro, Error> {
        let rounded = self.share(self.wage.minus(rsz)?)?;
        let entry = line(LineCode::WageShare, Role::Result, rounded.amount, Rule::Percentage);
        let entry = LineEntry {
            used: entry.used.and(Rule::RoundedOnce, rounded.inexact),
            values: &[Some(quotes.percentage), quotes.order],
            ..entry
        };
        recorder.line(&entry, || {
            Formula::product([
                Formula::difference([self.wage, rsz]),
                Formula::percent(self.percentage),
            ])
        });
        Ok(rounded.amount)
    }

    #[inline(always)]
    fn share(&self, of: Euro) -> Result<Rounded, Error> {
        of.times(Ratio { by: &[u64::from(self.percentage)], over: &[100] })
    }
}

/// R4.2: the percentage of the wage, less the replacement income, and not below zero.
fn less_income<R: Recorder>(
    share: Euro,
    income: Euro,
    covered: &Covered,
    quotes: &Quotes<'_>,
    recorder: &mut R,
) -> Result<Euro, Error> {
    let premium = Remainder::of(share.minus(income)?);
    let entry = line(LineCode::Premium, Role::Result, premium.amount(), Rule::Percentage);
    let entry = LineEntry {
        used: premium.floor(covered.duration.with(entry.used)),
        values: &[quotes.order, quotes.weeks],
        ..entry
    };
    recorder.line(&entry, || premium.formula(Formula::difference([share, income])));
    Ok(premium.amount())
}

/// What remains of a wage after the replacement income.
#[derive(Clone, Copy)]
struct Remainder(Euro);

impl Remainder {
    const fn of(amount: Euro) -> Self {
        Self(amount)
    }

    /// Not below zero.
    #[inline(always)]
    fn amount(self) -> Euro {
        self.0.max(Euro::ZERO)
    }

    /// The rules, with the floor where it was needed.
    #[inline(always)]
    const fn floor(self, used: Rules) -> Rules {
        used.and(Rule::DifferenceFloor, self.0.is_negative())
    }

    /// The formula, which says where the floor was needed.
    fn formula(self, difference: Formula) -> Formula {
        if self.0.is_negative() {
            let below_zero = [(Relation::Equal, self.0), (Relation::Less, Euro::ZERO)];
            Formula::comparison(difference, below_zero)
        } else {
            difference
        }
    }
}

/// The values that the lines of the premium quote.
struct Quotes<'p> {
    /// The percentages, or the reading that takes 100 %.
    percentage: Quote<'p>,
    order: Option<Quote<'p>>,
    weeks: Option<Quote<'p>>,
}

#[inline(always)]
fn wage(agreement: &Terms, why: Template) -> Result<Euro, Error> {
    agreement.reference_gross_wage.ok_or_else(|| {
        Error::says(ErrorCode::ReferenceGrossWageMissing, why).at("agreement.reference_gross_wage")
    })
}

const fn line(code: LineCode, role: Role, amount: Euro, rule: Rule) -> LineEntry<'static, 'static> {
    LineEntry { code, role, amount, rule, used: Rules::of(rule), values: &[], record: None }
}
