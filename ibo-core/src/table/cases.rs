//! A table of cases: one row for each case and month, with at most one record a source in columns
//! of its own (R1 to R6).

use std::fmt;

use super::buffers::CaseBuffers;
use super::column::of_one_length;
use super::columns::{CaseBlock, CaseBlocks, CaseColumns};
use super::context::Contexts;
use super::records::TablesBeside;
use super::row::RowReader;
use super::rows::{ROWS, Row, RowSet};
use super::status::RowStatus;
use crate::assumption::Assumption;
use crate::case::{Case, CaseRef};
use crate::error::Error;
use crate::options::Options;
use crate::statement::Amounts;
use crate::trace::{NoTrace, Recorder, Trace};

/// The row as a case: for its statement, with all reasons.
///
/// # Errors
/// The first fault of form, at the name of its column.
pub fn case_of_row(
    columns: &CaseColumns<'_>,
    case_ref: CaseRef,
    row: usize,
) -> Result<Case, Error> {
    let mut blocks = CaseBlocks::of(columns);
    let (reader, block) = (RowReader::of(columns), blocks.block(row));
    let agreement = reader.agreement(&block, Row::FIRST)?;
    reader.with_records(agreement, &block, Row::FIRST)?.owned(&[], case_ref)
}

/// The same where some of the case stands in tables beside the row.
///
/// # Errors
/// The first fault of form, at the name of its column or its path in the case.
pub fn case_of_row_beside<'r>(
    columns: &CaseColumns<'_>,
    beside: &impl TablesBeside<'r>,
    case_ref: CaseRef,
    row: usize,
) -> Result<Case, Error> {
    let mut blocks = CaseBlocks::of(columns);
    let (reader, block) = (RowReader::of(columns), blocks.block(row));
    let (agreement, absences) = (reader.agreement(&block, Row::FIRST)?, beside.absences(row)?);
    match beside.records() {
        None => reader.with_records(agreement, &block, Row::FIRST)?.owned(absences, case_ref),
        Some(records) => agreement.beside(records, row)?.owned(absences, case_ref),
    }
}

/// Computes the amounts of a table of cases: the calculation of [`amounts`](crate::amounts), row by
/// row.
///
/// ```
/// use ibo_core::table::{CaseBuffers, CaseColumns, Codes, Column, ColumnSource, RowStatus};
/// use ibo_core::table::{TableColumn, Validity, cases};
/// use ibo_core::{ErrorCode, Options};
///
/// /// Two cases, of which the second has a percentage that the law does not know.
/// struct TwoCases;
///
/// impl ColumnSource<'static> for TwoCases {
///     fn amounts(&self, column: TableColumn) -> Option<Column<'static, i64>> {
///         match column {
///             TableColumn::ReferenceGrossWage => Some(Column::new(&[250_000, 250_000])),
///             TableColumn::UnemploymentDayAmount => Some(Column::new(&[5_529, 5_529])),
///             // Asked, and no data in either row.
///             TableColumn::LeefloonAmount | TableColumn::SicknessGrossTaxable => {
///                 Some(Column::new(&[0, 0]).with_validity(Some(Validity::new(&[0b00], 0))))
///             }
///             _ => None,
///         }
///     }
///
///     fn numbers(&self, column: TableColumn) -> Option<Column<'static, i32>> {
///         match column {
///             // 2 March and 28 August 2026.
///             TableColumn::Month | TableColumn::Start => Some(Column::new(&[20_514, 20_514])),
///             TableColumn::End => Some(Column::new(&[20_693, 20_693])),
///             TableColumn::Percentage => Some(Column::new(&[80, 85])),
///             TableColumn::EmploymentHours | TableColumn::FullTimeHours => Some(Column::new(&[3_800, 3_800])),
///             _ => None,
///         }
///     }
///
///     fn codes(&self, column: TableColumn) -> Option<Codes<'static>> {
///         (column == TableColumn::Kind).then_some(Codes { index: Column::new(&[0, 0]), words: &[b"ibo"] })
///     }
///
///     fn flags(&self, _: TableColumn) -> Option<Column<'static, u8>> {
///         None
///     }
/// }
///
/// let [mut income, mut premium, mut after_fraction, mut due, mut tax, mut net, mut contribution] = [[0; 2]; 7];
/// let (mut scheme, mut certainty) = ([None; 2], [None; 2]);
/// let (mut has_contribution, mut status) = ([false; 2], [RowStatus::OK; 2]);
/// let buffers = CaseBuffers {
///     scheme: &mut scheme,
///     replacement_income: &mut income,
///     premium: &mut premium,
///     premium_after_fraction: &mut after_fraction,
///     premium_due: &mut due,
///     withholding_tax: &mut tax,
///     net: &mut net,
///     employer_contribution: &mut contribution,
///     has_employer_contribution: &mut has_contribution,
///     certainty: &mut certainty,
///     status: &mut status,
/// };
/// cases(&CaseColumns::of(&TwoCases), &Options::default(), buffers)?;
/// assert_eq!((net, status[0]), ([52_318, 0], RowStatus::OK));
/// assert_eq!(status[1].refusal(), Some((ErrorCode::PercentageNotAllowed, TableColumn::Percentage)));
/// assert_eq!((scheme[1], certainty[1]), (None, None));
/// # Ok::<(), ibo_core::Error>(())
/// ```
///
/// # Errors
/// `wrong-type` when columns and buffers differ in length; a row's error is its status.
pub fn cases(
    columns: &CaseColumns<'_>,
    options: &Options,
    buffers: CaseBuffers<'_>,
) -> Result<(), Error> {
    CaseTable::new(options)?.compute(columns, buffers)
}

/// A table of cases that is computed part by part: what the law says of its months is looked up
/// once for all of them.
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
        Ok(Self { options, contexts: Contexts::new(options.values()?, options.forced()) })
    }

    /// Computes a part, as [`cases`](cases()) does.
    ///
    /// # Errors
    /// As [`cases`](cases()).
    pub fn compute(
        &mut self,
        columns: &CaseColumns<'_>,
        buffers: CaseBuffers<'_>,
    ) -> Result<(), Error> {
        let (provisional, floor) = (self.options.is_provisional(), self.options.floor());
        self.each(columns, buffers, |reader, block, row, _, contexts| {
            let case = reader.with_records(reader.agreement(block, row)?, block, row)?;
            let recorder = &mut NoTrace::new();
            let amounts = case.amounts(&[], contexts, |context| context, provisional, recorder)?;
            Ok(amounts.at_least(floor)?)
        })
    }

    /// Computes a part of which some of a case stands in tables beside it; gives the errors of the
    /// rows that are refused, in their order, each with the path in its case.
    ///
    /// # Errors
    /// As [`cases`](cases()).
    pub fn compute_beside<'r>(
        &mut self,
        columns: &CaseColumns<'_>,
        beside: &impl TablesBeside<'r>,
        buffers: CaseBuffers<'_>,
    ) -> Result<Vec<(usize, Error)>, Error> {
        let (options, mut refused) = (self.options, Vec::new());
        self.each(columns, buffers, |reader, block, row, index, contexts| {
            let row = At { reader, block, row, index };
            let computed = row.amounts(beside, contexts, options, &mut NoTrace::new());
            computed.and_then(|amounts| amounts.at_least(options.floor())).map_err(|error| {
                let status = RowStatus::from(error.clone());
                refused.push((index, error));
                status
            })
        })?;
        Ok(refused)
    }

    /// What the result of a row takes as given (R7.1): its calculation once more, with all reasons.
    ///
    /// # Errors
    /// What is wrong with the row, in the words of the single case.
    pub fn assumptions<'r>(
        &mut self,
        columns: &CaseColumns<'_>,
        beside: &impl TablesBeside<'r>,
        row: usize,
    ) -> Result<Vec<Assumption>, Error> {
        let Self { options, contexts } = self;
        contexts.take_words(columns);
        let (mut blocks, mut trace) = (CaseBlocks::of(columns), Trace::new());
        let (reader, block) = (&RowReader::of(columns), &blocks.block(row));
        At { reader, block, row: Row::FIRST, index: row }
            .amounts(beside, contexts, options, &mut trace)?;
        trace.finish(options.floor()).map(|traced| traced.assumptions)
    }

    /// Writes what becomes of each row.
    #[inline(always)]
    fn each(
        &mut self,
        columns: &CaseColumns<'_>,
        buffers: CaseBuffers<'_>,
        mut compute: impl FnMut(
            &RowReader<'_>,
            &CaseBlock<'_>,
            Row,
            usize,
            &mut Contexts<'p>,
        ) -> Result<Amounts, RowStatus>,
    ) -> Result<(), Error> {
        let rows = of_one_length([columns.rows(), buffers.rows()])?;
        let contexts = &mut self.contexts;
        contexts.take_words(columns);
        let (mut out, mut blocks, reader) =
            (buffers, CaseBlocks::of(columns), RowReader::of(columns));
        for first in (0..rows).step_by(ROWS) {
            let block = blocks.block(first);
            out.write_block(first, |mut cells| {
                // Of its own, so that it is at hand for each row.
                let own = block;
                for row in RowSet::first(rows.saturating_sub(first)) {
                    let index = first.saturating_add(row.index());
                    cells.write(row, compute(&reader, &own, row, index, contexts));
                }
            });
        }
        Ok(())
    }
}

/// A row, where it stands.
pub(super) struct At<'s, 'a> {
    pub(super) reader: &'s RowReader<'a>,
    pub(super) block: &'s CaseBlock<'s>,
    pub(super) row: Row,
    pub(super) index: usize,
}

impl At<'_, '_> {
    /// The amounts of the row, of which some of the case stands beside it.
    pub(super) fn amounts<'p, 'r>(
        &self,
        beside: &impl TablesBeside<'r>,
        contexts: &mut Contexts<'p>,
        options: &Options,
        recorder: &mut impl Recorder,
    ) -> Result<Amounts, Error> {
        let Self { reader, block, row, index } = *self;
        let agreement = reader.agreement(block, row)?;
        let (absences, provisional) = (beside.absences(index)?, options.is_provisional());
        match beside.records() {
            None => reader.with_records(agreement, block, row)?.amounts(
                absences,
                contexts,
                |context| context,
                provisional,
                recorder,
            ),
            Some(records) => agreement.beside(records, index)?.amounts(
                absences,
                contexts,
                |context| &context.values,
                provisional,
                recorder,
            ),
        }
    }
}
