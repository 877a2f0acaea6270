//! A table of payments: premium, hours, attendance in; due, tax, net out (R6).

use super::buffers::PaymentBuffers;
use super::column::of_one_length;
use super::columns::{PaymentBlock, PaymentBlocks, PaymentColumns};
use super::rows::{ROWS, Row, RowSet};
use super::status::{RowFault, RowStatus};
use crate::error::Error;
use crate::fraction::Fraction;
use crate::money::Euro;
use crate::payment::{AtRate, Payment, Withholding};

impl PaymentColumns<'_> {
    /// The payment of a row, as [`Withholding::payment`].
    ///
    /// # Errors
    /// As [`payment`](crate::payment()), at the name of a column.
    pub fn payment(&self, row: usize, withholding: &Withholding) -> Result<Payment, Error> {
        let mut blocks = PaymentBlocks::of(self);
        let (block, row) = (blocks.block(row), Row::FIRST);
        let (premium, fraction) = block.premium_and_fraction(row)?;
        let attendance =
            if block.attended().have(row) { block.attendance(row)? } else { Fraction::WHOLE };
        withholding.payment(premium, fraction, attendance)
    }
}

impl PaymentBlock<'_> {
    /// The rows that have an attendance.
    const fn attended(&self) -> RowSet {
        self.attendance_paid.non_null().or(self.attendance_normal.non_null())
    }

    /// The payment of a row whose whole month is paid.
    #[inline(always)]
    fn whole_month(&self, row: Row, rate: AtRate<'_>) -> Result<Payment, RowStatus> {
        let (premium, fraction) = self.premium_and_fraction(row)?;
        Ok(rate.payment(premium, fraction, Fraction::WHOLE)?)
    }

    /// The payment of a row with an attendance.
    #[inline(always)]
    fn part_month(&self, row: Row, rate: AtRate<'_>) -> Result<Payment, RowStatus> {
        let (premium, fraction) = self.premium_and_fraction(row)?;
        Ok(rate.payment(premium, fraction, self.attendance(row)?)?)
    }

    #[inline(always)]
    fn premium_and_fraction(&self, row: Row) -> Result<(Euro, Fraction), RowFault> {
        Ok((
            self.premium.required_amount(row)?,
            self.employment_hours.fraction(&self.full_time_hours, row)?,
        ))
    }

    #[inline(always)]
    fn attendance(&self, row: Row) -> Result<Fraction, RowFault> {
        self.attendance_paid.fraction(&self.attendance_normal, row)
    }
}

/// Computes the payments of a table at one withholding rate.
///
/// # Errors
/// `wrong-type` when columns and buffers differ in length; a row's error is its status.
pub fn payments(
    columns: &PaymentColumns<'_>,
    withholding: &Withholding,
    buffers: PaymentBuffers<'_>,
) -> Result<(), Error> {
    let rows = of_one_length([columns.rows(), buffers.rows()])?;
    let (mut out, mut blocks) = (buffers, PaymentBlocks::of(columns));
    for first in (0..rows).step_by(ROWS) {
        let block = blocks.block(first);
        let here = RowSet::first(rows.saturating_sub(first));
        out.write_block(first, |mut cells| {
            // Of its own, so that none of it is read anew for each row.
            let (block, rate) = (block, withholding.at_rate());
            // Rows with an attendance after those without: which have one, a processor does not
            // foresee.
            for row in here.without(block.attended()) {
                cells.write(row, block.whole_month(row, rate));
            }
            for row in here.and(block.attended()) {
                cells.write(row, block.part_month(row, rate));
            }
        });
    }
    Ok(())
}
