//! JSON in, JSON out, for languages that hold no handles: what the same functions with handles give.

use ibo_core::{
    Case, Correction, PaymentCase, PaymentStatement, Statement, correction, notice,
    payment_correction, payment_statement, statement,
};

use crate::options::Asked;
use crate::value::Refusal;

/// The statement of a case.
pub(crate) fn statement_of(case: &[u8], asked: &Asked<'_>) -> Refusal<Statement> {
    let options = asked.read()?;
    statement(&Case::from_json(case)?, &options)
}

/// The notice of a case.
pub(crate) fn notice_of(case: &[u8], asked: &Asked<'_>) -> Refusal<String> {
    notice(&statement_of(case, asked)?).map(|notice| notice.to_json())
}

/// The payment of VDAB's amount, with its reasons.
pub(crate) fn payment_of(case: &[u8], asked: &Asked<'_>) -> Refusal<String> {
    let options = asked.read()?;
    payment_statement(&PaymentCase::from_json(case)?, &options).map(|paid| paid.to_json())
}

/// The correction between two statements that were issued.
pub(crate) fn correction_between(before: &[u8], after: &[u8]) -> Refusal<String> {
    let before = Statement::from_json(before).map_err(|error| error.within("before"))?;
    let after = Statement::from_json(after).map_err(|error| error.within("after"))?;
    correction(&before, &after).map(written)
}

/// The correction between two payments that were issued.
pub(crate) fn payment_correction_between(before: &[u8], after: &[u8]) -> Refusal<String> {
    let before = PaymentStatement::from_json(before).map_err(|error| error.within("before"))?;
    let after = PaymentStatement::from_json(after).map_err(|error| error.within("after"))?;
    payment_correction(&before, &after).map(written)
}

fn written(correction: Correction) -> String {
    correction.to_json()
}
