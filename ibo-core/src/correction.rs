//! The correction: what changes between two statements of a case and month, and what is still to pay or to recover (R7.5).

use serde::Serialize;

use crate::case::CaseRef;
use crate::error::{Error, ErrorCode};
use crate::line::LineCode;
use crate::money::Euro;
use crate::period::Month;
use crate::statement::Statement;

/// The difference between two statements. Late requests are the same calculation over several past months.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
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

/// What a correction needs of a statement: computed now, or issued before and read from its JSON, by whichever version computed it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Issued {
    pub(crate) case_ref: CaseRef,
    pub(crate) month: Month,
    /// The lines with their signed amounts.
    pub(crate) lines: Vec<(LineCode, Euro)>,
    pub(crate) net: Euro,
}

impl From<&Statement> for Issued {
    fn from(statement: &Statement) -> Self {
        Self {
            case_ref: statement.case_ref.clone(),
            month: statement.month,
            lines: statement.lines.iter().map(|line| (line.code, line.signed_amount())).collect(),
            net: statement.amounts.payment.net,
        }
    }
}

/// The correction from one statement to another of the same case and month. Each is a `&Statement`, or an [`Issued`] one.
///
/// ```
/// use ibo_core::{Case, Issued, Options, correction, statement};
/// # let json = include_str!("../../fixtures/cases/first.jsonl").lines().next().unwrap_or_default();
/// # let case = Case::from_json(json.as_bytes())?;
/// # let stored = statement(&case, &Options::default())?.to_json();
/// let mut late = case;
/// late.unemployment.records.clear();
/// let correction = correction(Issued::from_json(stored.as_bytes())?, &statement(&late, &Options::default())?)?;
/// assert_eq!(correction.to_pay.to_string(), "1022.26");
/// # Ok::<(), ibo_core::Error>(())
/// ```
///
/// # Errors
/// `correction-other-case` at `case_ref`, `correction-other-month` at `month`.
pub fn correction(before: impl Into<Issued>, after: impl Into<Issued>) -> Result<Correction, Error> {
    let (before, after) = (before.into(), after.into());
    if before.case_ref != after.case_ref {
        return Err(Error::new(ErrorCode::CorrectionOtherCase, "a correction is of one case").at("case_ref"));
    }
    if before.month != after.month {
        return Err(Error::new(ErrorCode::CorrectionOtherMonth, "a correction is of one month").at("month"));
    }
    let mut lines = Vec::new();
    for code in LineCode::ALL.iter().copied() {
        let (old, new) = (before.sum(code)?, after.sum(code)?);
        if old != new {
            lines.push(CorrectedLine { code, before: old, after: new, difference: new.minus(old)? });
        }
    }
    let to_pay = after.net.minus(before.net)?;
    Ok(Correction { schema: 1, case_ref: after.case_ref, month: after.month, lines, to_pay })
}

impl Issued {
    fn sum(&self, code: LineCode) -> Result<Euro, Error> {
        self.lines.iter().filter(|(line, _)| *line == code).try_fold(Euro::ZERO, |sum, (_, amount)| sum.plus(*amount))
    }
}
