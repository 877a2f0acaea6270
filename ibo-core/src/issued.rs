//! A statement that was issued, as a correction takes it (R7.5): computed now, or issued before and read back from its JSON. A statement that does not agree
//! with itself is refused with the path: nothing is corrected from it.

use crate::case::CaseRef;
use crate::error::Error;
use crate::line::LineCode;
use crate::money::Euro;
use crate::period::Month;
use crate::rule::Certainty;
use crate::statement::Statement;

#[cfg(feature = "json")]
mod read;

/// What a correction needs of a statement: computed now, or issued before and read from its JSON.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Issued {
    pub(crate) case_ref: CaseRef,
    pub(crate) month: Month,
    /// The lines with their signed amounts.
    lines: Vec<(LineCode, Euro)>,
    pub(crate) net: Euro,
    pub(crate) certainty: Certainty,
    pub(crate) provisional: bool,
}

impl From<&Statement> for Issued {
    fn from(statement: &Statement) -> Self {
        Self {
            case_ref: statement.case_ref.clone(),
            month: statement.month,
            lines: statement.lines.iter().map(|line| (line.code, line.signed_amount())).collect(),
            net: statement.amounts.payment.net,
            certainty: statement.amounts.certainty,
            provisional: statement.amounts.provisional,
        }
    }
}

impl Issued {
    /// The lines of one code, summed; absent ones are zero.
    pub(crate) fn sum(&self, code: LineCode) -> Result<Euro, Error> {
        self.lines.iter().filter(|(line, _)| *line == code).try_fold(Euro::ZERO, |sum, (_, amount)| sum.plus(*amount))
    }
}
