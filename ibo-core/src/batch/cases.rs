//! A table of cases: one row for each case and month, with at most one record a source in columns of its own (R1 to R6).

use std::fmt;

use super::batch_column::BatchColumn;
use super::buffers::CaseBuffers;
use super::column::of_one_length;
use super::columns::{CaseBlock, CaseBlocks, CaseColumns};
use super::context::Contexts;
use super::row::Reader;
use super::rows::{ROWS, Row, Rows};
use super::status::RowStatus;
use crate::case::{Case, CaseRef};
use crate::error::{Error, ErrorCode};
use crate::options::Options;
use crate::rule::Certainty;
use crate::statement::Amounts;

/// The row as a case: for its statement, with all reasons.
///
/// # Errors
/// The first fault of form, at the name of its column.
pub fn case_of_row(columns: &CaseColumns<'_>, case_ref: CaseRef, row: usize) -> Result<Case, Error> {
    let mut blocks = CaseBlocks::of(columns);
    let case = Reader::of(columns).read(&blocks.block(row), Row::FIRST)?;
    case.owned(case_ref)
}

/// Computes the amounts of a table of cases: the calculation of [`amounts`](crate::amounts), row by row.
///
/// # Errors
/// `wrong-type` when columns and buffers differ in length; a row's error is its status.
pub fn cases(columns: &CaseColumns<'_>, options: &Options, buffers: CaseBuffers<'_>) -> Result<(), Error> {
    CaseTable::new(options)?.compute(columns, buffers)
}

/// A table of cases that is computed part by part: what the law says of its months is looked up once for all of them.
pub struct CaseTable<'p> {
    options: &'p Options,
    contexts: Contexts<'p>,
}

impl fmt::Debug for CaseTable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CaseTable").field("options", &self.options).finish_non_exhaustive()
    }
}

impl<'p> CaseTable<'p> {
    /// A table of which every part is computed with these options.
    ///
    /// # Errors
    /// None in a released version: see [`Parameters::embedded`](crate::Parameters::embedded).
    pub fn new(options: &'p Options) -> Result<Self, Error> {
        Ok(Self { options, contexts: Contexts::new(options.values()?) })
    }

    /// Computes a part, as [`cases`](cases()) does.
    ///
    /// # Errors
    /// As [`cases`](cases()).
    pub fn compute(&mut self, columns: &CaseColumns<'_>, buffers: CaseBuffers<'_>) -> Result<(), Error> {
        let rows = of_one_length([columns.rows(), buffers.rows()])?;
        let Self { options, contexts } = self;
        contexts.take_words(columns);
        let (mut out, mut blocks, reader) = (buffers, CaseBlocks::of(columns), Reader::of(columns));
        let (provisional, floor) = (options.is_provisional(), options.floor());
        for first in (0..rows).step_by(ROWS) {
            let block = blocks.block(first);
            out.write_block(first, |mut cells| {
                // Of its own, so that it is at hand for each row.
                let own = block;
                for row in Rows::first(rows.saturating_sub(first)) {
                    cells.write(row, amounts(&reader, &own, row, contexts, (provisional, floor)));
                }
            });
        }
        Ok(())
    }
}

/// The amounts of a row, which are no weaker than asked for (R7.3).
#[inline(always)]
fn amounts(
    reader: &Reader<'_>,
    block: &CaseBlock<'_>,
    row: Row,
    contexts: &mut Contexts<'_>,
    (provisional, floor): (bool, Certainty),
) -> Result<Amounts, RowStatus> {
    let amounts = reader.read(block, row)?.amounts(contexts, provisional)?;
    if amounts.certainty < floor {
        return Err(RowStatus::refused(ErrorCode::CertaintyTooWeak, BatchColumn::Require));
    }
    Ok(amounts)
}
