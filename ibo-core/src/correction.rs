//! The correction: what changes between two statements of a case and month, and what is still to
//! pay or to recover (R7.5).

use serde::Serialize;

use crate::case::CaseRef;
use crate::certainty::Certainty;
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::line::{Line, LineCode};
use crate::money::Euro;
use crate::period::Month;
use crate::sentence::say;
use crate::statement::Statement;

/// The difference between two statements. Late requests are the same calculation over several past
/// months.
///
/// ```
/// use ibo_core::{Case, Options, Source, correction, statement};
/// # let json = include_str!("../examples/first.jsonl").lines().nth(0).unwrap_or_default();
/// # let case = Case::from_json(json.as_bytes())?;
/// let options = Options::default();
/// let late = case.to_builder().unemployment(Source::no_data()).build()?;
/// let correction = correction(&statement(&case, &options)?, &statement(&late, &options)?)?;
/// let codes: Vec<_> = correction.lines.iter().map(|line| line.code.slug()).collect();
/// assert_eq!(codes.first(), Some(&"replacement-income-unemployment"));
/// assert_eq!(correction.to_pay.to_string(), "1022.26");
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Correction {
    schema: u8,
    /// The caller's reference.
    pub case_ref: CaseRef,
    /// The month.
    pub month: Month,
    /// The lines that differ; lines of one code are summed, an absent one is 0.00.
    pub lines: Vec<CorrectedLine>,
    /// The difference of the nets: below zero it is to be recovered.
    pub to_pay: Euro,
}

/// A line that differs.
///
/// ```
/// use ibo_core::{Case, LineCode, Options, Source, correction, statement};
/// # let json = include_str!("../examples/first.jsonl").lines().nth(0).unwrap_or_default();
/// # let case = Case::from_json(json.as_bytes())?;
/// let options = Options::default();
/// let late = case.to_builder().unemployment(Source::no_data()).build()?;
/// let correction = correction(&statement(&case, &options)?, &statement(&late, &options)?)?;
/// let net = correction.lines.iter().find(|line| line.code == LineCode::Net);
/// let net = net.map(|line| (line.before.cents(), line.after.cents(), line.difference.cents()));
/// assert_eq!(net, Some((52_318, 154_544, 102_226)));
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct CorrectedLine {
    /// What the line is.
    pub code: LineCode,
    /// The amount of the first statement.
    pub before: Euro,
    /// The amount of the second.
    pub after: Euro,
    /// After less before.
    pub difference: Euro,
}

/// The correction from one statement to another of the same case and month. One that was issued
/// before is read back with `Statement::from_json`.
///
/// ```
/// use ibo_core::{Case, Options, Source, Statement, correction, statement};
/// # let json = include_str!("../examples/first.jsonl").lines().next().unwrap_or_default();
/// # let case = Case::from_json(json.as_bytes())?;
/// # let stored = statement(&case, &Options::default())?.to_json();
/// let late = case.to_builder().unemployment(Source::no_data()).build()?;
/// let before = Statement::from_json(stored.as_bytes())?;
/// let correction = correction(&before, &statement(&late, &Options::default())?)?;
/// assert_eq!(correction.to_pay.to_string(), "1022.26");
/// # Ok::<(), ibo_core::Error>(())
/// ```
///
/// # Errors
/// `correction-other-case` at `case_ref`, `correction-other-month` at `month`;
/// `correction-of-provisional` at `provisional` and `correction-of-hypothetical` at `certainty`,
/// for only a final result of the law is paid.
pub fn correction(before: &Statement, after: &Statement) -> Result<Correction, Error> {
    if before.case_ref != after.case_ref {
        return Err(Error::says(ErrorCode::CorrectionOtherCase, say::ONE_CASE).at("case_ref"));
    }
    if before.month != after.month {
        return Err(Error::says(ErrorCode::CorrectionOtherMonth, say::ONE_MONTH).at("month"));
    }
    for statement in [before, after] {
        final_by_law(statement.amounts.provisional, statement.amounts.certainty)?;
    }
    let lines = corrected_lines(&before.lines, &after.lines)?;
    let to_pay = after.amounts.payment.net.minus(before.amounts.payment.net)?;
    Ok(Correction::new(after.case_ref.clone(), after.month, lines, to_pay))
}

/// The lines that differ, by code.
pub(crate) fn corrected_lines(
    before: &[Line],
    after: &[Line],
) -> Result<Vec<CorrectedLine>, Error> {
    let mut lines = Vec::new();
    for code in LineCode::ALL.iter().copied() {
        let (old, new) = (sum(before, code)?, sum(after, code)?);
        if old != new {
            lines.push(CorrectedLine {
                code,
                before: old,
                after: new,
                difference: new.minus(old)?,
            });
        }
    }
    Ok(lines)
}

impl Correction {
    pub(crate) const fn new(
        case_ref: CaseRef,
        month: Month,
        lines: Vec<CorrectedLine>,
        to_pay: Euro,
    ) -> Self {
        Self { schema: 1, case_ref, month, lines, to_pay }
    }
}

/// The lines of one code, summed; absent ones are zero.
fn sum(lines: &[Line], code: LineCode) -> Result<Euro, Error> {
    let lines = lines.iter().filter(|line| line.code == code);
    lines.map(Line::signed_amount).try_fold(Euro::ZERO, Euro::plus)
}

/// R7.5: provisional and hypothetical statements enter no correction.
pub(crate) fn final_by_law(provisional: bool, certainty: Certainty) -> Result<(), Error> {
    if provisional {
        return Err(
            Error::says(ErrorCode::CorrectionOfProvisional, say::BOTH_FINAL).at("provisional")
        );
    }
    if certainty == Certainty::Hypothetical {
        return Err(
            Error::says(ErrorCode::CorrectionOfHypothetical, say::BOTH_BY_LAW).at("certainty")
        );
    }
    Ok(())
}
