//! The flat-rate premium of scheme 2018, and of `ibo-plus` in scheme 2026: a share of the GGMMI by
//! replacement income (R5.1, R5.2, article 111/0/0/4).

use crate::agreement::{Covered, Terms};
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::formula::{Formula, Relation};
use crate::line::{LineCode, Role};
use crate::money::{Euro, Ratio};
use crate::parameters::{FlatLimits, Quote, Values};
use crate::rule::{Rule, Rules};
use crate::scheme::Scheme;
use crate::sentence::say;
use crate::trace::{LineEntry, Recorder};

/// The flat-rate premium of an agreement in form.
pub(crate) struct FlatRate {
    /// Whether a reading says that it goes on for ibo-plus (R5.1).
    by_reading: bool,
}

impl FlatRate {
    /// R5.2: fields that the flat-rate premium does not use are refused, in the order of the format;
    /// under a scheme that is forced they are passed over (R8.4).
    #[inline(always)]
    pub(super) fn of(agreement: &Terms, by_reading: bool) -> Result<Self, Error> {
        let refused = |code, field: &'static str, why| Err(Error::says(code, why).at(field));
        if agreement.forced.is_some() {
            return Ok(Self { by_reading });
        }
        if agreement.percentage.is_some() {
            return refused(
                ErrorCode::PercentageNotUsed,
                "agreement.percentage",
                say::FLAT_NO_PERCENTAGE,
            );
        }
        if agreement.rsz_base.is_some() {
            return refused(ErrorCode::RszBaseNotUsed, "agreement.rsz_base", say::FLAT_NO_BASE);
        }
        if agreement.employee_rsz.is_some() {
            return refused(
                ErrorCode::EmployeeRszNotUsed,
                "agreement.employee_rsz",
                say::FLAT_NO_RSZ,
            );
        }
        Ok(Self { by_reading })
    }

    /// R5.1: GGMMI of the month x share.
    #[inline(always)]
    pub(super) fn premium<R: Recorder>(
        &self,
        income: Euro,
        covered: &Covered,
        values: &Values<'_>,
        recorder: &mut R,
    ) -> Result<Euro, Error> {
        let ggmmi = values.ggmmi()?;
        let amount = *ggmmi.value;
        let rule = Rule::FlatRate;
        let base = LineEntry {
            code: LineCode::Ggmmi,
            role: Role::Base,
            amount,
            rule,
            used: Rules::of(rule),
            values: &[Some(ggmmi.quote)],
            record: None,
        };
        recorder.line(&base, || {
            Formula::Dated(ggmmi.quote.about.first_day, Box::new(Formula::Amount(amount)))
        });

        let shares = values.flat_shares()?;
        // What a month without income does not read, it does not rest on.
        let limits = if income == Euro::ZERO { None } else { Some(Limits::of(values)?) };
        let (share, bracket) = match &limits {
            None => (shares.value.zero, Bracket::Zero),
            Some(Limits { up_to, .. }) if income <= *up_to => {
                (shares.value.up_to, Bracket::UpTo(*up_to))
            }
            Some(Limits { up_to, below, .. }) if income < *below => {
                (shares.value.below, Bracket::Below(*up_to, *below))
            }
            Some(Limits { below, .. }) => (shares.value.from_there, Bracket::FromThere(*below)),
        };
        let rounded = amount.times(Ratio { by: &[u64::from(share)], over: &[100] })?;
        let [day_amounts, days, reading, first_ggmmi] =
            limits.map_or([None; 4], |limits| limits.quotes);
        let goes_on =
            if self.by_reading { Some(values.choices.ibo_plus_rule()?.quote) } else { None };
        let entry = LineEntry {
            code: LineCode::Premium,
            role: Role::Result,
            amount: rounded.amount,
            rule,
            used: covered.duration.with(Rules::of(rule)).and(Rule::RoundedOnce, rounded.inexact),
            values: &[
                Some(shares.quote),
                day_amounts,
                days,
                reading,
                first_ggmmi,
                goes_on,
                values.weeks_of(covered.duration.is_a_reading()),
            ],
            record: None,
        };
        recorder.line(&entry, || {
            Formula::case(
                bracket.compared(income),
                Formula::product([Formula::Amount(amount), Formula::percent(share)]),
            )
        });
        Ok(rounded.amount)
    }
}

/// The limits of the shares in a month, and what they were read from.
struct Limits<'p> {
    up_to: Euro,
    below: Euro,
    quotes: [Option<Quote<'p>>; 4],
}

impl<'p> Limits<'p> {
    /// R5.1: the day amounts x the payable days of a month; by another reading the day amounts are
    /// indexed as the GGMMI was since the first month of scheme 2018.
    #[inline(always)]
    fn of(values: &Values<'p>) -> Result<Self, Error> {
        let (day_amounts, days) = (values.flat_day_amounts()?, values.days_per_month()?);
        let reading = values.choices.flat_limits()?;
        let first = match reading.value {
            FlatLimits::Fixed => None,
            FlatLimits::Indexed => Some(values.ggmmi_at(Scheme::Scheme2018.first_day())?),
        };
        let a_month = |day_amount: Euro| {
            let of_a_day = match first {
                None => day_amount,
                Some(first) => indexed(day_amount, *values.ggmmi()?.value, *first.value)?,
            };
            let rounded = of_a_day.times(Ratio { by: &[days.value.days], over: &[] });
            rounded.map(|rounded| rounded.amount)
        };
        Ok(Self {
            up_to: a_month(day_amounts.value.up_to)?,
            below: a_month(day_amounts.value.below)?,
            quotes: [
                Some(day_amounts.quote),
                Some(days.quote),
                Some(reading.quote),
                first.map(|first| first.quote),
            ],
        })
    }
}

/// A day amount x GGMMI of the month / GGMMI of the first month, rounded to the cent.
fn indexed(day_amount: Euro, ggmmi: Euro, first: Euro) -> Result<Euro, Error> {
    let [by, over] = [ggmmi, first].map(|amount| amount.cents().unsigned_abs());
    day_amount.times(Ratio { by: &[by], over: &[over] }).map(|rounded| rounded.amount)
}

/// Where a replacement income lies.
enum Bracket {
    Zero,
    UpTo(Euro),
    Below(Euro, Euro),
    FromThere(Euro),
}

impl Bracket {
    /// The replacement income beside the limits of its bracket.
    fn compared(&self, income: Euro) -> Formula {
        let between = |above, relation, limit| {
            Formula::comparison(
                Formula::Amount(above),
                [(Relation::Less, income), (relation, limit)],
            )
        };
        match *self {
            Self::Zero => Formula::Amount(income),
            Self::UpTo(limit) => between(Euro::ZERO, Relation::AtMost, limit),
            Self::Below(above, limit) => between(above, Relation::Less, limit),
            Self::FromThere(limit) => {
                Formula::comparison(Formula::Amount(income), [(Relation::AtLeast, limit)])
            }
        }
    }
}
