//! The statement of a case, as JSON or in structs, its lines and its assumptions (R7.1).

use ibo_core::{Assumption, Case, Line, Statement, statement};

use crate::boundary::Made;
use crate::case::Input;
use crate::error::Failure;
use crate::options::Asked;
use crate::status::IBO_INDEX_OUT_OF_RANGE;
use crate::value::Refusal;

/// A statement: the result of one month with its reasons. It never changes, so threads may share
/// it.
pub struct ibo_statement(pub(crate) Statement);

impl Made for ibo_statement {
    const TAG: u64 = u64::from_be_bytes(*b"ibo-stat");
}

impl ibo_statement {
    pub(crate) fn line(&self, index: usize) -> Result<&Line, Failure> {
        self.0.lines.get(index).ok_or(Failure::call(IBO_INDEX_OUT_OF_RANGE, "index"))
    }

    pub(crate) fn assumption(&self, index: usize) -> Result<&Assumption, Failure> {
        self.0.assumptions.get(index).ok_or(Failure::call(IBO_INDEX_OUT_OF_RANGE, "index"))
    }
}

/// The statement of a case in structs.
pub(crate) fn compute(input: &Input<'_>, asked: &Asked<'_>) -> Refusal<ibo_statement> {
    let options = asked.read()?;
    statement(&input.owned()?, &options).map(ibo_statement)
}

/// A statement that was issued before.
pub(crate) fn read(json: &[u8]) -> Refusal<ibo_statement> {
    Statement::from_json(json).map(ibo_statement)
}

/// The statement of a case as JSON.
pub(crate) fn of_json(json: &[u8], asked: &Asked<'_>) -> Refusal<ibo_statement> {
    let options = asked.read()?;
    statement(&Case::from_json(json)?, &options).map(ibo_statement)
}
