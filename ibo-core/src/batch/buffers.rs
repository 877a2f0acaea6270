//! Where the results go: slices of the caller, one a column, all of one length.

use super::block::{Cells, ROWS, Row};
use super::column::Cell;
use super::status::RowStatus;
use crate::error::{Error, ErrorCode};
use crate::money::Euro;
use crate::payment::Payment;
use crate::statement::Amounts;

/// What stands in a column of amounts for no amount: a contribution where there is none.
pub const NONE: i64 = <i64 as Cell>::ABSENT;

/// Where payments go. A refused row has zeros.
#[derive(Debug)]
pub struct PaymentBuffers<'b> {
    /// Premium x employment fraction, in cents (R6.1).
    pub premium_after_fraction: &'b mut [i64],
    /// That x attendance, in cents (R6.2).
    pub premium_due: &'b mut [i64],
    /// Withholding tax, in cents (R6.3).
    pub withholding_tax: &'b mut [i64],
    /// Net, in cents (R6.3).
    pub net: &'b mut [i64],
    /// Whether the row was computed.
    pub status: &'b mut [RowStatus],
}

impl PaymentBuffers<'_> {
    pub(super) fn rows(&self) -> Result<usize, Error> {
        let Self { premium_after_fraction, premium_due, withholding_tax, net, status } = self;
        of_one_length(&[premium_after_fraction.len(), premium_due.len(), withholding_tax.len(), net.len(), status.len()])
    }
}

/// Where the amounts of cases go. A refused row has zeros.
#[derive(Debug)]
pub struct CaseBuffers<'b> {
    /// The place of the row's scheme in [`Scheme::ALL`](crate::Scheme::ALL) (R1.1).
    pub scheme: &'b mut [u8],
    /// In cents (R2.9).
    pub replacement_income: &'b mut [i64],
    /// The full-time premium, in cents (R4, R5.1).
    pub premium: &'b mut [i64],
    /// In cents (R6.1).
    pub premium_after_fraction: &'b mut [i64],
    /// In cents (R6.2).
    pub premium_due: &'b mut [i64],
    /// In cents (R6.3).
    pub withholding_tax: &'b mut [i64],
    /// In cents (R6.3).
    pub net: &'b mut [i64],
    /// In cents, or [`NONE`] where there is none (R5.3).
    pub employer_contribution: &'b mut [i64],
    /// The place of the row's certainty in [`Certainty::ALL`](crate::Certainty::ALL).
    pub certainty: &'b mut [u8],
    /// Whether the row was computed.
    pub status: &'b mut [RowStatus],
}

impl CaseBuffers<'_> {
    /// The same buffers, for a call that takes them.
    #[must_use]
    pub fn reborrow(&mut self) -> CaseBuffers<'_> {
        CaseBuffers {
            scheme: self.scheme,
            replacement_income: self.replacement_income,
            premium: self.premium,
            premium_after_fraction: self.premium_after_fraction,
            premium_due: self.premium_due,
            withholding_tax: self.withholding_tax,
            net: self.net,
            employer_contribution: self.employer_contribution,
            certainty: self.certainty,
            status: self.status,
        }
    }

    /// Writes the amounts of a row, as [`cases`](super::cases()) does; nothing for a row beyond the buffers.
    #[inline(always)]
    pub fn put(&mut self, row: usize, amounts: &Amounts) {
        let Amounts { scheme, replacement_income, payment, employer_contribution, certainty, .. } = amounts;
        set(self.scheme, row, *scheme as u8);
        set(self.replacement_income, row, replacement_income.cents());
        set(self.premium, row, payment.premium.cents());
        set(self.premium_after_fraction, row, payment.premium_after_fraction.cents());
        set(self.premium_due, row, payment.premium_due.cents());
        set(self.withholding_tax, row, payment.withholding_tax.cents());
        set(self.net, row, payment.net.cents());
        set(self.employer_contribution, row, employer_contribution.map_or(NONE, Euro::cents));
        set(self.certainty, row, *certainty as u8);
        set(self.status, row, RowStatus::OK);
    }

    /// Writes that a row is refused, as [`cases`](super::cases()) does; nothing for a row beyond the buffers.
    pub fn refuse(&mut self, row: usize, status: RowStatus) {
        set(self.scheme, row, 0);
        set(self.replacement_income, row, 0);
        set(self.premium, row, 0);
        set(self.premium_after_fraction, row, 0);
        set(self.premium_due, row, 0);
        set(self.withholding_tax, row, 0);
        set(self.net, row, 0);
        set(self.employer_contribution, row, 0);
        set(self.certainty, row, 0);
        set(self.status, row, status);
    }

    pub(super) fn rows(&self) -> Result<usize, Error> {
        let Self { scheme, replacement_income, premium, premium_after_fraction, premium_due, withholding_tax, net, .. } = self;
        of_one_length(&[
            scheme.len(),
            replacement_income.len(),
            premium.len(),
            premium_after_fraction.len(),
            premium_due.len(),
            withholding_tax.len(),
            net.len(),
            self.employer_contribution.len(),
            self.certainty.len(),
            self.status.len(),
        ])
    }
}

/// The one length of columns or buffers.
///
/// # Errors
/// `wrong-type` when they differ.
pub(super) fn of_one_length(lengths: &[usize]) -> Result<usize, Error> {
    match lengths {
        [] => Ok(0),
        [first, others @ ..] if others.iter().all(|length| length == first) => Ok(*first),
        _ => Err(Error::new(
            ErrorCode::WrongType,
            "the columns and buffers of a batch must have one length, and each bitmap a bit for every row of its column",
        )),
    }
}

/// Where a block of payments goes.
pub(super) struct PaymentCells<'b> {
    premium_after_fraction: &'b mut Cells<i64>,
    premium_due: &'b mut Cells<i64>,
    withholding_tax: &'b mut Cells<i64>,
    net: &'b mut Cells<i64>,
    status: &'b mut Cells<RowStatus>,
}

impl PaymentBuffers<'_> {
    /// The whole block that begins at a row, of which no row is refused yet; none when there are fewer rows.
    fn block(&mut self, first: usize) -> Option<PaymentCells<'_>> {
        let status = self.status.get_mut(first..)?.first_chunk_mut()?;
        *status = [RowStatus::OK; ROWS];
        Some(PaymentCells {
            premium_after_fraction: self.premium_after_fraction.get_mut(first..)?.first_chunk_mut()?,
            premium_due: self.premium_due.get_mut(first..)?.first_chunk_mut()?,
            withholding_tax: self.withholding_tax.get_mut(first..)?.first_chunk_mut()?,
            net: self.net.get_mut(first..)?.first_chunk_mut()?,
            status,
        })
    }

    /// Has the block that begins at a row written, which at the end of the table is not whole.
    pub(super) fn write_block(&mut self, first: usize, write: impl FnOnce(PaymentCells<'_>)) {
        if let Some(cells) = self.block(first) {
            return write(cells);
        }
        let mut amounts = [[0; ROWS]; 4];
        let mut statuses = [RowStatus::OK; ROWS];
        let [premium_after_fraction, premium_due, withholding_tax, net] = &mut amounts;
        write(PaymentCells { premium_after_fraction, premium_due, withholding_tax, net, status: &mut statuses });
        let [premium_after_fraction, premium_due, withholding_tax, net] = &amounts;
        copy_beginning(self.premium_after_fraction, first, premium_after_fraction);
        copy_beginning(self.premium_due, first, premium_due);
        copy_beginning(self.withholding_tax, first, withholding_tax);
        copy_beginning(self.net, first, net);
        copy_beginning(self.status, first, &statuses);
    }
}

impl PaymentCells<'_> {
    /// Writes what a row comes to.
    #[inline(always)]
    pub(super) fn put(&mut self, row: Row, payment: &Payment) {
        let row = row.place();
        set(self.premium_after_fraction, row, payment.premium_after_fraction.cents());
        set(self.premium_due, row, payment.premium_due.cents());
        set(self.withholding_tax, row, payment.withholding_tax.cents());
        set(self.net, row, payment.net.cents());
    }

    /// Writes what a row comes to, where that is known; else what the ordinary path says of it.
    #[inline(always)]
    pub(super) fn write(&mut self, row: Row, payment: Option<Payment>, ordinary: impl FnOnce(Row) -> Result<Payment, Error>) {
        match payment {
            Some(payment) => self.put(row, &payment),
            None => self.settle(row, ordinary(row)),
        }
    }

    /// Writes what the ordinary path says of a row.
    #[cold]
    pub(super) fn settle(&mut self, row: Row, payment: Result<Payment, Error>) {
        let error = match payment {
            Ok(payment) => return self.put(row, &payment),
            Err(error) => error,
        };
        let row = row.place();
        set(self.premium_after_fraction, row, 0);
        set(self.premium_due, row, 0);
        set(self.withholding_tax, row, 0);
        set(self.net, row, 0);
        set(self.status, row, RowStatus::from(&error));
    }
}

/// Where a block of cases goes.
pub(super) struct CaseCells<'b> {
    scheme: &'b mut Cells<u8>,
    replacement_income: &'b mut Cells<i64>,
    premium: &'b mut Cells<i64>,
    premium_after_fraction: &'b mut Cells<i64>,
    premium_due: &'b mut Cells<i64>,
    withholding_tax: &'b mut Cells<i64>,
    net: &'b mut Cells<i64>,
    employer_contribution: &'b mut Cells<i64>,
    certainty: &'b mut Cells<u8>,
    status: &'b mut Cells<RowStatus>,
}

impl CaseBuffers<'_> {
    /// The whole block that begins at a row; none when there are fewer rows.
    fn block(&mut self, first: usize) -> Option<CaseCells<'_>> {
        Some(CaseCells {
            scheme: self.scheme.get_mut(first..)?.first_chunk_mut()?,
            replacement_income: self.replacement_income.get_mut(first..)?.first_chunk_mut()?,
            premium: self.premium.get_mut(first..)?.first_chunk_mut()?,
            premium_after_fraction: self.premium_after_fraction.get_mut(first..)?.first_chunk_mut()?,
            premium_due: self.premium_due.get_mut(first..)?.first_chunk_mut()?,
            withholding_tax: self.withholding_tax.get_mut(first..)?.first_chunk_mut()?,
            net: self.net.get_mut(first..)?.first_chunk_mut()?,
            employer_contribution: self.employer_contribution.get_mut(first..)?.first_chunk_mut()?,
            certainty: self.certainty.get_mut(first..)?.first_chunk_mut()?,
            status: self.status.get_mut(first..)?.first_chunk_mut()?,
        })
    }

    /// Has the block that begins at a row written, which at the end of the table is not whole.
    pub(super) fn write_block(&mut self, first: usize, write: impl FnOnce(CaseCells<'_>)) {
        if let Some(cells) = self.block(first) {
            return write(cells);
        }
        let mut amounts = [[0; ROWS]; 7];
        let (mut schemes, mut certainties, mut statuses) = ([0; ROWS], [0; ROWS], [RowStatus::OK; ROWS]);
        let [replacement_income, premium, premium_after_fraction, premium_due, withholding_tax, net, employer_contribution] = &mut amounts;
        write(CaseCells {
            scheme: &mut schemes,
            replacement_income,
            premium,
            premium_after_fraction,
            premium_due,
            withholding_tax,
            net,
            employer_contribution,
            certainty: &mut certainties,
            status: &mut statuses,
        });
        let [replacement_income, premium, premium_after_fraction, premium_due, withholding_tax, net, employer_contribution] = &amounts;
        copy_beginning(self.scheme, first, &schemes);
        copy_beginning(self.replacement_income, first, replacement_income);
        copy_beginning(self.premium, first, premium);
        copy_beginning(self.premium_after_fraction, first, premium_after_fraction);
        copy_beginning(self.premium_due, first, premium_due);
        copy_beginning(self.withholding_tax, first, withholding_tax);
        copy_beginning(self.net, first, net);
        copy_beginning(self.employer_contribution, first, employer_contribution);
        copy_beginning(self.certainty, first, &certainties);
        copy_beginning(self.status, first, &statuses);
    }
}

impl CaseCells<'_> {
    /// The same places as slices, of which a row of a block is never beyond.
    #[inline(always)]
    fn buffers(&mut self) -> CaseBuffers<'_> {
        CaseBuffers {
            scheme: self.scheme,
            replacement_income: self.replacement_income,
            premium: self.premium,
            premium_after_fraction: self.premium_after_fraction,
            premium_due: self.premium_due,
            withholding_tax: self.withholding_tax,
            net: self.net,
            employer_contribution: self.employer_contribution,
            certainty: self.certainty,
            status: self.status,
        }
    }

    /// Writes the amounts of a row.
    #[inline(always)]
    pub(super) fn put(&mut self, row: Row, amounts: &Amounts) {
        self.buffers().put(row.place(), amounts);
    }

    /// Writes what the ordinary path says of a row.
    #[cold]
    pub(super) fn settle(&mut self, row: Row, amounts: Result<Amounts, Error>) {
        match amounts {
            Ok(amounts) => self.put(row, &amounts),
            Err(error) => self.refuse(row, &error),
        }
    }

    /// Writes that a row is refused.
    #[cold]
    pub(super) fn refuse(&mut self, row: Row, error: &Error) {
        self.buffers().refuse(row.place(), RowStatus::from(error));
    }
}

/// The sum of a column of amounts in cents. Each may be any number: the sum comes out right once those are taken off that are not to count.
#[must_use]
#[inline(never)]
pub fn sum(amounts: &[i64]) -> i64 {
    amounts.iter().fold(0, |sum, amount| sum.wrapping_add(*amount))
}

/// Notes which rows have an amount, the first one's in the lowest bit, and leaves zero where there is [`NONE`].
#[inline(never)]
pub fn take_none(amounts: &mut [i64], given: &mut [u8]) {
    for (amounts, given) in amounts.chunks_mut(8).zip(given) {
        *given = 0;
        for (amount, bit) in amounts.iter_mut().zip(0..) {
            let is_given = *amount != NONE;
            *given |= u8::from(is_given).wrapping_shl(bit);
            *amount = if is_given { *amount } else { 0 };
        }
    }
}

/// Finds the rows that have another place of a word in one of two columns than these, in their order; `rows` has room for all. How many they are.
#[inline(never)]
pub fn others(ones: &[u8], twos: &[u16], (one, two): (u8, u16), rows: &mut [u16]) -> usize {
    let mut count = 0_usize;
    for ((row, of_row), other) in (0..).zip(ones).zip(twos) {
        set(rows, count, row);
        count = count.wrapping_add(usize::from((*of_row != one) | (*other != two)));
    }
    count
}

/// The highest of a column of small numbers, such as the places of words in a list; 0 of none.
#[must_use]
#[inline(never)]
pub fn highest(numbers: &[u8]) -> u8 {
    numbers.iter().fold(0, |highest, number| highest.max(*number))
}

/// Writes a cell of a column.
#[inline(always)]
fn set<T>(cells: &mut [T], row: usize, value: T) {
    if let Some(cell) = cells.get_mut(row) {
        *cell = value;
    }
}

/// Copies as much of a block as a column has place for.
fn copy_beginning<T: Copy>(column: &mut [T], first: usize, cells: &Cells<T>) {
    let column = column.get_mut(first..).unwrap_or_default();
    column.iter_mut().zip(cells).for_each(|(place, cell)| *place = *cell);
}

#[cfg(test)]
mod tests {
    use super::{NONE, others, take_none};

    #[test]
    fn amounts_that_are_none_leave_zero_and_no_bit() {
        let mut amounts = [7, NONE, 0, -1, NONE, i64::MAX, NONE + 1, 3, NONE, 5];
        let mut given = [0xFF; 2];
        take_none(&mut amounts, &mut given);
        assert_eq!((amounts, given), ([7, 0, 0, -1, 0, i64::MAX, NONE + 1, 3, 0, 5], [0b1110_1101, 0b10]));
    }

    #[test]
    fn the_others_are_found_by_either_column() {
        let mut rows = [99; 6];
        assert_eq!(others(&[0, 1, 0, 1, 0], &[2, 2, 3, 3, 2], (0, 2), &mut rows), 3);
        assert_eq!(rows[..3], [1, 2, 3]);
        assert_eq!(others(&[0, 0], &[2, 2], (0, 2), &mut rows), 0);
        assert_eq!(others(&[1, 1], &[2, 2], (0, 2), &mut rows[..2]), 2);
        assert_eq!(rows[..2], [0, 1]);
    }
}
