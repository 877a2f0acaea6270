//! A table of payments: premium, hours, attendance in; due, tax, net out (R6).

use super::block::{ROWS, Row, Rows};
use super::buffers::{PaymentBuffers, of_one_length};
use super::column::Column;
use super::fast::PaymentScratch;
use super::row::{attended, employment_fraction, positive, required};
use crate::error::Error;
use crate::fraction::Fraction;
use crate::payment::{Payment, Withholding};

/// The columns of a table of payments.
#[derive(Debug, Clone, Copy)]
pub struct PaymentColumns<'a> {
    /// VDAB's full-time amount, in cents, from zero.
    pub premium: Column<'a, i64>,
    /// The trainee's hours, in hundredths.
    pub employment_hours: Column<'a, i32>,
    /// Full-time hours, in hundredths.
    pub full_time_hours: Column<'a, i32>,
    /// Paid hours or days, in hundredths; where both columns of attendance are absent, the whole month is paid (R6.2).
    pub attendance_paid: Option<Column<'a, i32>>,
    /// Normal hours or days, in hundredths.
    pub attendance_normal: Option<Column<'a, i32>>,
}

impl PaymentColumns<'_> {
    /// The number of rows.
    ///
    /// # Errors
    /// `wrong-type` when columns differ in length, or a bitmap is shorter than its column.
    pub fn rows(&self) -> Result<usize, Error> {
        let rows = self.premium.rows();
        let absent = |column: Option<Column<'_, i32>>| column.map_or(rows, |column| column.rows());
        let [paid, normal] = [self.attendance_paid, self.attendance_normal].map(absent);
        of_one_length(&[self.premium.len(), rows, self.employment_hours.rows(), self.full_time_hours.rows(), paid, normal])
    }

    /// `count` rows from `first` on.
    #[must_use]
    pub fn slice(&self, first: usize, count: usize) -> Self {
        Self {
            premium: self.premium.slice(first, count),
            employment_hours: self.employment_hours.slice(first, count),
            full_time_hours: self.full_time_hours.slice(first, count),
            attendance_paid: self.attendance_paid.map(|column| column.slice(first, count)),
            attendance_normal: self.attendance_normal.map(|column| column.slice(first, count)),
        }
    }

    /// The payment of a row, as [`Withholding::payment`].
    ///
    /// # Errors
    /// As [`payment`](crate::payment()), at the name of a column.
    pub fn payment(&self, row: usize, withholding: &Withholding<'_>) -> Result<Payment, Error> {
        let premium = required(positive(self.premium, row), "premium")?;
        let fraction = employment_fraction(self.employment_hours, self.full_time_hours, row)?;
        let attendance = attended(self.attendance_paid, self.attendance_normal, row)?.unwrap_or(Fraction::WHOLE);
        withholding.payment(premium, fraction, attendance)
    }
}

/// Computes the payments of a table at one withholding rate.
///
/// # Errors
/// `wrong-type` when columns and buffers differ in length; a row's error is its status.
pub fn payments(columns: &PaymentColumns<'_>, withholding: &Withholding<'_>, buffers: PaymentBuffers<'_>) -> Result<(), Error> {
    let rows = of_one_length(&[columns.rows()?, buffers.rows()?])?;
    let mut out = buffers;
    let mut scratch = PaymentScratch::new();
    for first in (0..rows).step_by(ROWS) {
        let block = scratch.block(columns, first);
        let (attended, incomplete) = (block.attended(), block.incomplete());
        let here = Rows::first(rows.saturating_sub(first));
        let ordinary = |row: Row| columns.payment(row.in_table(first), withholding);
        out.write_block(first, |mut cells| {
            // Of its own, so that none of it is read anew for each row.
            let (block, withholding) = (block, *withholding);
            for row in here.without(attended).without(incomplete) {
                cells.write(row, block.whole_month(row, &withholding), ordinary);
            }
            for row in here.and(attended).without(incomplete) {
                cells.write(row, block.part_month(row, &withholding), ordinary);
            }
            here.and(incomplete).for_each(|row| cells.settle(row, ordinary(row)));
        });
    }
    Ok(())
}
