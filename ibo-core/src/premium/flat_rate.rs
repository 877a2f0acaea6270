//! The flat-rate premium of scheme 2018, and of `ibo-plus` in scheme 2026: a share of the GGMMI by
//! replacement income (R5.1, R5.2, article 111/0/0/4).

use crate::agreement::{Covered, Terms};
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::formula::{Formula, Relation};
use crate::line::{LineCode, Role};
use crate::money::{Euro, Ratio};
use crate::parameters::Values;
use crate::rule::{Rule, Rules};
use crate::sentence::say;
use crate::trace::{Entry, Recorder};

/// R5.2: fields that the flat-rate premium does not use, in the order of the format.
#[inline(always)]
pub(super) fn refuse_fields(agreement: &Terms) -> Result<(), Error> {
    let refused = |code, field: &'static str, why| Err(Error::says(code, why).at(field));
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
        return refused(ErrorCode::EmployeeRszNotUsed, "agreement.employee_rsz", say::FLAT_NO_RSZ);
    }
    Ok(())
}

/// R5.1: GGMMI of the month x share.
#[inline(always)]
pub(super) fn premium<R: Recorder>(
    income: Euro,
    covered: &Covered,
    values: &Values<'_>,
    recorder: &mut R,
) -> Result<Euro, Error> {
    let ggmmi = values.ggmmi()?;
    let amount = *ggmmi.value;
    let rule = Rule::FlatRate;
    let base = Entry {
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
    let limits = if income == Euro::ZERO {
        None
    } else {
        Some((values.flat_day_amounts()?, values.days_per_month()?))
    };
    let (share, bracket) = match limits {
        None => (shares.value.zero, Bracket::Zero),
        Some((day_amounts, days)) => {
            let a_month = |day_amount: Euro| {
                day_amount
                    .times(Ratio { by: &[days.value.days], over: &[] })
                    .map(|rounded| rounded.amount)
            };
            let (up_to, below) =
                (a_month(day_amounts.value.up_to)?, a_month(day_amounts.value.below)?);
            if income <= up_to {
                (shares.value.up_to, Bracket::UpTo(up_to))
            } else if income < below {
                (shares.value.below, Bracket::Below(up_to, below))
            } else {
                (shares.value.from_there, Bracket::FromThere(below))
            }
        }
    };
    let rounded = amount.times(Ratio { by: &[u64::from(share)], over: &[100] })?;
    let [day_amounts, days] =
        limits.map_or([None; 2], |(day_amounts, days)| [Some(day_amounts.quote), Some(days.quote)]);
    let entry = Entry {
        code: LineCode::Premium,
        role: Role::Result,
        amount: rounded.amount,
        rule,
        used: covered.duration.with(Rules::of(rule)).and(Rule::RoundedOnce, rounded.inexact),
        values: &[
            Some(shares.quote),
            day_amounts,
            days,
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
