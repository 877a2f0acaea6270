//! Where the results go: slices of the caller, one a column, all of one length.

use super::column::of_one_length;
use super::rows::{Cells, ROWS, Row};
use super::status::RowStatus;
use crate::certainty::Certainty;
use crate::error::Error;
use crate::money::Euro;
use crate::payment::Payment;
use crate::payment_statement::PaymentAmounts;
use crate::scheme::Scheme;
use crate::statement::Amounts;

/// Buffers of a result: for each column what a refused row has there, and what a computed one.
macro_rules! buffers {
    ($(#[$doc:meta])* $buffers:ident, $cells:ident of |$result:ident: $of:ident| {
        $($(#[$field_doc:meta])* $field:ident: $type:ty, $refused:expr, $value:expr;)*
    }) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $buffers<'b> {
            $($(#[$field_doc])* pub $field: &'b mut [$type],)*
            /// Whether the row was computed.
            pub status: &'b mut [RowStatus],
        }

        impl<'b> $buffers<'b> {
            /// The same buffers, for a call that takes them.
            #[must_use]
            pub fn reborrow(&mut self) -> $buffers<'_> {
                $buffers { $($field: self.$field,)* status: self.status }
            }

            /// Writes the result of a row; nothing for a row beyond the buffers.
            #[inline(always)]
            pub fn put(&mut self, row: usize, $result: &$of) {
                $(set(self.$field, row, $value);)*
                set(self.status, row, RowStatus::OK);
            }

            /// Writes that a row is refused; nothing for a row beyond the buffers.
            pub fn refuse(&mut self, row: usize, status: RowStatus) {
                $(set(self.$field, row, $refused);)*
                set(self.status, row, status);
            }

            pub(super) fn rows(&self) -> Result<usize, Error> {
                of_one_length([$(self.$field.len(),)* self.status.len()].into_iter().map(Ok))
            }

            #[cfg(feature = "rayon")]
            pub(super) fn split_at(self, row: usize) -> (Self, Self) {
                $(let $field = self.$field.split_at_mut(row);)*
                let status = self.status.split_at_mut(row);
                (Self { $($field: $field.0,)* status: status.0 }, Self { $($field: $field.1,)* status: status.1 })
            }

            /// The whole block that begins at a row; none when there are fewer rows.
            fn block(&mut self, first: usize) -> Option<$cells<'_>> {
                Some($cells {
                    $($field: self.$field.get_mut(first..)?.first_chunk_mut()?,)*
                    status: self.status.get_mut(first..)?.first_chunk_mut()?,
                })
            }

            /// Has the block that begins at a row written, which at the end of the table is not whole.
            pub(super) fn write_block(&mut self, first: usize, write: impl FnOnce($cells<'_>)) {
                if let Some(cells) = self.block(first) {
                    return write(cells);
                }
                $(let mut $field: Cells<$type> = [$refused; ROWS];)*
                let mut status = [RowStatus::OK; ROWS];
                write($cells { $($field: &mut $field,)* status: &mut status });
                $(copy_beginning(self.$field, first, &$field);)*
                copy_beginning(self.status, first, &status);
            }
        }

        /// Where a block goes.
        pub(super) struct $cells<'b> {
            $($field: &'b mut Cells<$type>,)*
            status: &'b mut Cells<RowStatus>,
        }

        impl $cells<'_> {
            /// Writes what became of a row.
            #[inline(always)]
            pub(super) fn write(&mut self, row: Row, result: Result<$of, RowStatus>) {
                match result {
                    Ok(result) => self.buffers().put(row.index(), &result),
                    Err(status) => self.refuse(row, status),
                }
            }

            #[cold]
            #[inline(never)]
            fn refuse(&mut self, row: Row, status: RowStatus) {
                self.buffers().refuse(row.index(), status);
            }

            /// The same as slices, of which a row of a block is never beyond.
            #[inline(always)]
            fn buffers(&mut self) -> $buffers<'_> {
                $buffers { $($field: self.$field,)* status: self.status }
            }
        }
    };
}

buffers! {
    /// Where payments go. A refused row has zeros.
    PaymentBuffers, PaymentCells of |payment: Payment| {
        /// Premium x employment fraction, in cents (R6.1).
        premium_after_fraction: i64, 0, payment.premium_after_fraction.cents();
        /// That x attendance, in cents (R6.2).
        premium_due: i64, 0, payment.premium_due.cents();
        /// Withholding tax, in cents (R6.3).
        withholding_tax: i64, 0, payment.withholding_tax.cents();
        /// Net, in cents (R6.3).
        net: i64, 0, payment.net.cents();
    }
}

buffers! {
    /// Where payments go whose certainty each row has of its own. A refused row has zeros and no
    /// certainty.
    PaymentCaseBuffers, PaymentCaseCells of |amounts: PaymentAmounts| {
        /// Premium x employment fraction, in cents (R6.1).
        premium_after_fraction: i64, 0, amounts.payment.premium_after_fraction.cents();
        /// That x attendance, in cents (R6.2).
        premium_due: i64, 0, amounts.payment.premium_due.cents();
        /// Withholding tax, in cents (R6.3).
        withholding_tax: i64, 0, amounts.payment.withholding_tax.cents();
        /// Net, in cents (R6.3).
        net: i64, 0, amounts.payment.net.cents();
        /// The certainty of the row's payment.
        certainty: Option<Certainty>, None, Some(amounts.certainty);
    }
}

buffers! {
    /// Where the results of cases go. A refused row has zeros, no scheme and no certainty.
    CaseBuffers, CaseCells of |amounts: Amounts| {
        /// The law that covers the agreement (R1.1).
        scheme: Option<Scheme>, None, Some(amounts.scheme);
        /// In cents (R2.9).
        replacement_income: i64, 0, amounts.replacement_income.cents();
        /// The full-time premium, in cents (R4, R5.1).
        premium: i64, 0, amounts.payment.premium.cents();
        /// In cents (R6.1).
        premium_after_fraction: i64, 0, amounts.payment.premium_after_fraction.cents();
        /// In cents (R6.2).
        premium_due: i64, 0, amounts.payment.premium_due.cents();
        /// In cents (R6.3).
        withholding_tax: i64, 0, amounts.payment.withholding_tax.cents();
        /// In cents (R6.3).
        net: i64, 0, amounts.payment.net.cents();
        /// In cents; zero without a contribution (R5.3).
        employer_contribution: i64, 0, amounts.employer_contribution.map_or(0, Euro::cents);
        /// Whether the employer owes a contribution (R5.3).
        has_employer_contribution: bool, false, amounts.employer_contribution.is_some();
        /// The certainty of the row's result.
        certainty: Option<Certainty>, None, Some(amounts.certainty);
    }
}

/// Writes a cell of a column.
#[inline(always)]
fn set<T>(cells: &mut [T], row: usize, value: T) {
    if let Some(cell) = cells.get_mut(row) {
        *cell = value;
    }
}

/// Copies as much of a block as a column has room for.
fn copy_beginning<T: Copy>(column: &mut [T], first: usize, cells: &Cells<T>) {
    let column = column.get_mut(first..).unwrap_or_default();
    column.iter_mut().zip(cells).for_each(|(target, cell)| *target = *cell);
}
