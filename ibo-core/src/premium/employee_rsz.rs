//! The employee's RSZ on the reference gross wage (R3).

use crate::agreement::{Terms, WHOLE_WAGE};
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::formula::Formula;
use crate::line::{LineCode, Role};
use crate::money::{Euro, Ratio};
use crate::parameters::{FormulaBase, Quote, Values};
use crate::rate::Rate;
use crate::rule::{Rule, Rules};
use crate::sentence::{ErrorContext, say};
use crate::trace::{LineEntry, Recorder};

/// How the employee RSZ is known.
#[derive(Debug, Clone, Copy)]
pub(super) enum EmployeeRsz {
    /// From the wage, or a percentage of it (R3.1).
    OnBase(u8),
    /// From the caller (R3.2).
    Given(Euro),
}

impl EmployeeRsz {
    /// R3.1 and R3.2: the base or the amount, not both; the base is one of the dated ones, the
    /// amount at most the wage.
    #[inline(always)]
    pub(super) fn of(agreement: &Terms, wage: Euro, values: &Values<'_>) -> Result<Self, Error> {
        let bases = values.bases()?.value;
        let Some(base) = bases.allowed(agreement.rsz_base.unwrap_or(WHOLE_WAGE.into())) else {
            let context = [bases.known(), ErrorContext::Number(WHOLE_WAGE.into())];
            return Err(Error::says_of(ErrorCode::RszBaseNotAllowed, say::RSZ_BASES, context)
                .at("agreement.rsz_base"));
        };
        let refused = |code, why| Err(Error::says(code, why).at("agreement.employee_rsz"));
        match (agreement.employee_rsz, agreement.rsz_base.is_some()) {
            (Some(_), true) => refused(ErrorCode::EmployeeRszWithBase, say::RSZ_OR_BASE),
            (Some(rsz), false) if wage < rsz => {
                refused(ErrorCode::EmployeeRszNotAllowed, say::RSZ_AT_MOST)
            }
            (Some(rsz), false) => Ok(Self::Given(rsz)),
            (None, _) => Ok(Self::OnBase(base)),
        }
    }

    /// R3: the amount, with its line.
    #[inline(always)]
    pub(super) fn amount<R: Recorder>(
        self,
        wage: Euro,
        values: &Values<'_>,
        recorder: &mut R,
    ) -> Result<Euro, Error> {
        match self {
            Self::Given(rsz) => Ok(given(rsz, recorder)),
            Self::OnBase(base) => on_base(base, wage, values, recorder),
        }
    }
}

#[inline(always)]
fn given<R: Recorder>(rsz: Euro, recorder: &mut R) -> Euro {
    let rule = Rule::EmployeeRszGiven;
    recorder
        .line(&LineEntry { values: &[], ..line(rsz, rule, Rules::of(rule)) }, || Formula::Given);
    rsz
}

/// R3.1: wage x base x rate; for a worker declared on another base than the wage, a reading says on
/// which.
#[inline(always)]
fn on_base<R: Recorder>(
    declared: u8,
    wage: Euro,
    values: &Values<'_>,
    recorder: &mut R,
) -> Result<Euro, Error> {
    if declared == WHOLE_WAGE {
        return on_whole_wage(wage, None, values, recorder);
    }
    let formula_base = values.choices.formula_base()?;
    match formula_base.value {
        FormulaBase::Declared => {
            on_declared_base(declared, wage, formula_base.quote, values, recorder)
        }
        FormulaBase::Hundred => on_whole_wage(wage, Some(formula_base.quote), values, recorder),
    }
}

#[inline(always)]
fn on_whole_wage<R: Recorder>(
    wage: Euro,
    reading: Option<Quote<'_>>,
    values: &Values<'_>,
    recorder: &mut R,
) -> Result<Euro, Error> {
    let rate = values.employee_rate()?;
    let rounded = wage.times(Ratio { by: &[rate.value.parts()], over: &[Rate::WHOLE] })?;
    let used = Rules::of(Rule::EmployeeRsz).and(Rule::RoundedOnce, rounded.inexact);
    let entry = LineEntry {
        values: &[Some(rate.quote), reading],
        ..line(rounded.amount, Rule::EmployeeRsz, used)
    };
    recorder.line(&entry, || Formula::product([Formula::Amount(wage), Formula::rate(*rate.value)]));
    Ok(rounded.amount)
}

fn on_declared_base<R: Recorder>(
    base: u8,
    wage: Euro,
    reading: Quote<'_>,
    values: &Values<'_>,
    recorder: &mut R,
) -> Result<Euro, Error> {
    let rate = values.employee_rate()?;
    let rounded = wage.times(Ratio {
        by: &[u64::from(base), rate.value.parts()],
        over: &[u64::from(WHOLE_WAGE), Rate::WHOLE],
    })?;
    // What the base rests on, its reading says.
    let used = Rules::of(Rule::EmployeeRsz).and(Rule::RoundedOnce, rounded.inexact);
    let entry = LineEntry {
        values: &[Some(rate.quote), Some(values.bases()?.quote), Some(reading)],
        ..line(rounded.amount, Rule::EmployeeRszBase108, used)
    };
    recorder.line(&entry, || {
        Formula::product([
            Formula::Amount(wage),
            Formula::percent(base),
            Formula::rate(*rate.value),
        ])
    });
    Ok(rounded.amount)
}

const fn line(amount: Euro, rule: Rule, used: Rules) -> LineEntry<'static, 'static> {
    LineEntry {
        code: LineCode::EmployeeRsz,
        role: Role::Deducted,
        amount,
        rule,
        used,
        values: &[],
        record: None,
    }
}
