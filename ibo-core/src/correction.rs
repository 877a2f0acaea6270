//! The correction: what changes between two statements of a case and month, and what is still to pay or to recover (R7.5).

use serde::Serialize;

use crate::case::CaseRef;
use crate::error::{Error, ErrorCode};
use crate::line::{Line, LineCode};
use crate::money::Euro;
use crate::period::Month;
use crate::statement::Statement;

/// The difference between two statements. Late requests are the same calculation over several past months.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
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

/// The correction from one statement to another of the same case and month.
///
/// # Errors
/// `correction-other-case` at `case_ref`, `correction-other-month` at `month`.
pub fn correction(before: &Statement, after: &Statement) -> Result<Correction, Error> {
    if before.case_ref != after.case_ref {
        return Err(Error::new(ErrorCode::CorrectionOtherCase, "a correction is of one case").at("case_ref"));
    }
    if before.month != after.month {
        return Err(Error::new(ErrorCode::CorrectionOtherMonth, "a correction is of one month").at("month"));
    }
    let mut lines = Vec::new();
    for code in LineCode::ALL {
        let (old, new) = (sum(&before.lines, code)?, sum(&after.lines, code)?);
        if old != new {
            lines.push(CorrectedLine { code, before: old, after: new, difference: new.minus(old)? });
        }
    }
    let to_pay = after.amounts.payment.net.minus(before.amounts.payment.net)?;
    Ok(Correction { schema: 1, case_ref: after.case_ref.clone(), month: after.month, lines, to_pay })
}

fn sum(lines: &[Line], code: LineCode) -> Result<Euro, Error> {
    lines.iter().filter(|line| line.code == code).try_fold(Euro::ZERO, |sum, line| sum.plus(line.signed_amount()))
}
