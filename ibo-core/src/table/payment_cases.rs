//! A table of payments whose rows say of which month and agreement they are: VDAB's amount, hours,
//! attendance, month and the days of the agreement in; due, tax, net out (R6.2, R6.4).

use std::fmt;

use super::buffers::PaymentCaseBuffers;
use super::column::{Codes, of_one_length};
use super::columns::{PaymentCaseBlock, PaymentCaseBlocks, PaymentCaseColumns};
use super::context::{Contexts, Months};
use super::row::{attendance, kind_of};
use super::rows::{ROWS, Row, RowSet};
use super::status::{RowFault, RowStatus};
use crate::calendar::date_of_day;
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::money::NonNegativeEuro;
use crate::options::Options;
use crate::payment_case::{PaymentCase, PaymentCaseBuilder};
use crate::payment_statement::{PaymentAmounts, amounts_in};

/// Computes a table of payments whose rows say of which month and agreement they are: the
/// calculation of [`payment_amounts`](crate::payment_amounts), row by row.
///
/// ```
/// use ibo_core::table::{Column, PaymentCaseBuffers, PaymentCaseColumns, RowStatus, payment_cases};
/// use ibo_core::{Certainty, Options};
///
/// // March 2026, from the 9th to 28 August: the first row asks for the working days.
/// let columns = PaymentCaseColumns {
///     month: Some(Column::new(&[20_513, 20_513])),
///     premium: Column::new(&[58_857, 58_857]),
///     employment_hours: Column::new(&[1_900, 1_900]),
///     full_time_hours: Column::new(&[3_800, 3_800]),
///     attendance_paid: None,
///     attendance_normal: None,
///     attendance_working_days: Some(Column::new(&[1, 0])),
///     kind: None,
///     start: Some(Column::new(&[20_521, 20_521])),
///     end: Some(Column::new(&[20_693, 20_693])),
///     stopped: None,
/// };
/// let (mut after_fraction, mut due, mut tax, mut net) = ([0; 2], [0; 2], [0; 2], [0; 2]);
/// let (mut certainty, mut status) = ([None; 2], [RowStatus::OK; 2]);
/// let buffers = PaymentCaseBuffers {
///     premium_after_fraction: &mut after_fraction,
///     premium_due: &mut due,
///     withholding_tax: &mut tax,
///     net: &mut net,
///     certainty: &mut certainty,
///     status: &mut status,
/// };
/// payment_cases(&columns, &Options::default(), buffers)?;
/// // 294.29 x 17/22 = 227.41; the second row says nothing of its attendance.
/// assert_eq!((due, net), ([22_741, 0], [20_214, 0]));
/// assert_eq!(certainty, [Some(Certainty::Assumed), None]);
/// assert_eq!(format!("{:?}", status[1]), "attendance-missing at attendance_paid");
/// # Ok::<(), ibo_core::Error>(())
/// ```
///
/// # Errors
/// `wrong-type` when columns and buffers differ in length; a row's error is its status.
pub fn payment_cases(
    columns: &PaymentCaseColumns<'_>,
    options: &Options,
    buffers: PaymentCaseBuffers<'_>,
) -> Result<(), Error> {
    PaymentCaseTable::new(options)?.compute(columns, buffers)
}

/// A table of payments that is computed part by part: what the law says of its months is looked up
/// once for all of them.
///
/// ```
/// use ibo_core::table::{Column, PaymentCaseColumns, PaymentCaseTable};
/// use ibo_core::{ErrorCode, Options};
///
/// let columns = PaymentCaseColumns {
///     month: None,
///     premium: Column::new(&[58_857]),
///     employment_hours: Column::new(&[3_800]),
///     full_time_hours: Column::new(&[3_800]),
///     attendance_paid: None,
///     attendance_normal: None,
///     attendance_working_days: Some(Column::new(&[1])),
///     kind: None,
///     start: None,
///     end: None,
///     stopped: None,
/// };
/// let options = Options::default();
/// let error = PaymentCaseTable::new(&options)?.payment(&columns, 0).unwrap_err();
/// assert_eq!((error.code(), error.location()), (ErrorCode::MissingField, "month"));
/// # Ok::<(), ibo_core::Error>(())
/// ```
pub struct PaymentCaseTable<'p> {
    options: &'p Options,
    contexts: Contexts<'p>,
}

impl fmt::Debug for PaymentCaseTable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PaymentCaseTable").field("options", &self.options).finish_non_exhaustive()
    }
}

impl<'p> PaymentCaseTable<'p> {
    /// A table of which every part is computed with these options.
    ///
    /// # Errors
    /// None in a released version: see [`Parameters::embedded`](crate::Parameters::embedded).
    pub fn new(options: &'p Options) -> Result<Self, Error> {
        Ok(Self { options, contexts: Contexts::new(options.values()?, None) })
    }

    /// Computes a part, as [`payment_cases`](payment_cases()) does.
    ///
    /// # Errors
    /// As [`payment_cases`](payment_cases()).
    pub fn compute(
        &mut self,
        columns: &PaymentCaseColumns<'_>,
        buffers: PaymentCaseBuffers<'_>,
    ) -> Result<(), Error> {
        let rows = of_one_length([columns.rows(), buffers.rows()])?;
        let (mut out, mut blocks) = (buffers, PaymentCaseBlocks::of(columns));
        for first in (0..rows).step_by(ROWS) {
            let block = blocks.block(first);
            out.write_block(first, |mut cells| {
                for row in RowSet::first(rows.saturating_sub(first)) {
                    let amounts = self.amounts(columns.kind, &block, row);
                    cells.write(row, amounts.map_err(RowStatus::from));
                }
            });
        }
        Ok(())
    }

    /// The payment of a row.
    ///
    /// # Errors
    /// Those of [`payment_amounts`](crate::payment_amounts) and of its case, a fault of form at the
    /// name of its column.
    pub fn payment(
        &mut self,
        columns: &PaymentCaseColumns<'_>,
        row: usize,
    ) -> Result<PaymentAmounts, Error> {
        self.amounts(columns.kind, &PaymentCaseBlocks::of(columns).block(row), Row::FIRST)
    }

    #[inline(never)]
    fn amounts(
        &mut self,
        kinds: Option<Codes<'_>>,
        block: &PaymentCaseBlock<'_>,
        row: Row,
    ) -> Result<PaymentAmounts, Error> {
        let case = block.case(kinds, row)?;
        let Self { options, contexts } = self;
        amounts_in(&case, options, options.values()?, |month| {
            let (kind, start) = case.deciding(month);
            let month = Months::table().of_month(month);
            &contexts.of(&month, kind, start.to_epoch_days()).values
        })
    }
}

impl PaymentCaseBlock<'_> {
    /// A row as a case, its fields in the order of the format (R7.7).
    fn case(&self, kinds: Option<Codes<'_>>, row: Row) -> Result<PaymentCase, Error> {
        let month = self.month.optional_day(row)?.map(|day| {
            let month = Months::table().of(day).map(|month| month.month);
            month.ok_or(self.month.fault(ErrorCode::DateOutOfRange))
        });
        let month = month.transpose()?;
        let premium = NonNegativeEuro::of_proven(self.premium.required_amount(row)?);
        let fraction = self.employment_hours.fraction(&self.full_time_hours, row)?;
        let paid_over_normal = [&self.attendance_paid, &self.attendance_normal];
        let attendance = attendance(paid_over_normal, &self.attendance_working_days, row)?;
        let kind = self.kind.optional(row)?.map(|word| {
            let word = kinds.map_or(&[][..], |kinds| kinds.word(word));
            kind_of(word).ok_or(self.kind.fault(ErrorCode::UnknownKind))
        });
        let kind = kind.transpose()?;
        let day = |day: Result<Option<i32>, RowFault>| day.map(|day| day.map(date_of_day));
        let (start, end) = (day(self.start.optional_day(row))?, day(self.end.optional_day(row))?);
        let stopped = day(self.stopped.optional_day(row))?;
        PaymentCase::builder(premium, fraction)
            .maybe(month, PaymentCaseBuilder::month)
            .maybe(attendance, PaymentCaseBuilder::attendance)
            .agreement_days(kind, start, end)?
            .maybe(stopped, PaymentCaseBuilder::stopped)
            .build()
    }
}
