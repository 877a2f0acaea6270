//! The statement of a case, as JSON or in structs, or of a payment: its lines and its assumptions
//! (R7.1).

use ibo_core::{Assumption, Case, Language, Line, PaymentStatement, Statement, statement};

use crate::boundary::Made;
use crate::case::Input;
use crate::error::Failure;
use crate::options::CallOptions;
use crate::payment::{self, ibo_payment_result};
use crate::status::{IBO_INDEX_OUT_OF_RANGE, IBO_WRONG_HANDLE};
use crate::value::Accepted;

/// A statement: the result of one month with its reasons, or a payment of VDAB's amount with its
/// reasons. It never changes, so threads may share it.
pub struct ibo_statement(Content);

#[expect(clippy::large_enum_variant, reason = "each lies alone, behind its handle")]
enum Content {
    /// Of a case.
    Month(Statement),
    /// Of VDAB's amount alone (R6.4).
    Payment(PaymentStatement),
}

impl Made for ibo_statement {
    const TAG: u64 = u64::from_be_bytes(*b"ibo-stat");
}

/// What two statements are of that can be compared.
pub(crate) enum Both<'a> {
    Months(&'a Statement, &'a Statement),
    Payments(&'a PaymentStatement, &'a PaymentStatement),
}

impl ibo_statement {
    const fn of_month(statement: Statement) -> Self {
        Self(Content::Month(statement))
    }

    pub(crate) const fn of_payment(statement: PaymentStatement) -> Self {
        Self(Content::Payment(statement))
    }

    /// The statement of a case.
    pub(crate) const fn month(&self) -> Result<&Statement, Failure> {
        match &self.0 {
            Content::Month(statement) => Ok(statement),
            Content::Payment(_) => Err(Failure::call(IBO_WRONG_HANDLE, "statement")),
        }
    }

    /// Two statements of one kind.
    pub(crate) const fn both<'a>(&'a self, after: &'a Self) -> Result<Both<'a>, Failure> {
        match (&self.0, &after.0) {
            (Content::Month(before), Content::Month(after)) => Ok(Both::Months(before, after)),
            (Content::Payment(before), Content::Payment(after)) => {
                Ok(Both::Payments(before, after))
            }
            _ => Err(Failure::call(IBO_WRONG_HANDLE, "after")),
        }
    }

    /// A statement that was issued before, of the kind of this one.
    pub(crate) fn read_as(&self, issued: &[u8]) -> Accepted<Self> {
        match &self.0 {
            Content::Month(_) => read(issued),
            Content::Payment(_) => read_payment(issued),
        }
    }

    /// The payment, with the certainty of the statement.
    pub(crate) fn payment(&self) -> ibo_payment_result {
        match &self.0 {
            Content::Month(statement) => {
                payment::result(&statement.amounts.payment, statement.amounts.certainty)
            }
            Content::Payment(statement) => payment::result(&statement.payment, statement.certainty),
        }
    }

    pub(crate) fn lines(&self) -> &[Line] {
        match &self.0 {
            Content::Month(statement) => &statement.lines,
            Content::Payment(statement) => &statement.lines,
        }
    }

    pub(crate) fn assumptions(&self) -> &[Assumption] {
        match &self.0 {
            Content::Month(statement) => &statement.assumptions,
            Content::Payment(statement) => &statement.assumptions,
        }
    }

    pub(crate) fn to_json(&self) -> String {
        match &self.0 {
            Content::Month(statement) => statement.to_json(),
            Content::Payment(statement) => statement.to_json(),
        }
    }

    pub(crate) fn explain(&self, language: Language) -> String {
        match &self.0 {
            Content::Month(statement) => statement.explain(language),
            Content::Payment(statement) => statement.explain(language),
        }
    }

    pub(crate) fn line(&self, index: usize) -> Result<&Line, Failure> {
        self.lines().get(index).ok_or(Failure::call(IBO_INDEX_OUT_OF_RANGE, "index"))
    }

    pub(crate) fn assumption(&self, index: usize) -> Result<&Assumption, Failure> {
        self.assumptions().get(index).ok_or(Failure::call(IBO_INDEX_OUT_OF_RANGE, "index"))
    }
}

/// The statement of a case in structs.
pub(crate) fn compute(
    input: &Input<'_>,
    asked: &CallOptions<'_>,
) -> Result<ibo_statement, Failure> {
    let options = asked.read()?;
    Ok(ibo_statement::of_month(statement(&input.owned()?, &options)?))
}

/// A statement that was issued before.
pub(crate) fn read(json: &[u8]) -> Accepted<ibo_statement> {
    Statement::from_json(json).map(ibo_statement::of_month)
}

/// A payment that was issued before, with its reasons.
pub(crate) fn read_payment(json: &[u8]) -> Accepted<ibo_statement> {
    PaymentStatement::from_json(json).map(ibo_statement::of_payment)
}

/// The statement of a case as JSON.
pub(crate) fn of_json(json: &[u8], asked: &CallOptions<'_>) -> Accepted<ibo_statement> {
    let options = asked.read()?;
    statement(&Case::from_json(json)?, &options).map(ibo_statement::of_month)
}
