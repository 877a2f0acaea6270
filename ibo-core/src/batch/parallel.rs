//! The same batches on several threads: columns and buffers are halved until a part is small, and each part is computed by itself. No row depends on
//! another, so the result does not depend on the number of threads.

use super::buffers::{CaseBuffers, PaymentBuffers};
use super::cases::{CaseColumns, cases};
use super::payments::{PaymentColumns, payments};
use crate::error::Error;
use crate::options::Options;
use crate::payment::Withholding;

/// A part of so many rows is not halved any more.
const SMALL: usize = 16 * 1024;

/// [`payments`] on the threads of the current rayon pool.
///
/// # Errors
/// As [`payments`].
pub fn payments_in_parallel(columns: &PaymentColumns<'_>, withholding: &Withholding<'_>, buffers: PaymentBuffers<'_>) -> Result<(), Error> {
    let rows = columns.rows()?;
    if rows <= SMALL || rows != buffers.rows()? {
        return payments(columns, withholding, buffers);
    }
    let half = rows / 2;
    let (left, right) = (columns.slice(0, half), columns.slice(half, rows));
    let (left_buffers, right_buffers) = buffers.split_at(half);
    let (first, second) =
        rayon::join(|| payments_in_parallel(&left, withholding, left_buffers), || payments_in_parallel(&right, withholding, right_buffers));
    first.and(second)
}

/// [`cases`] on the threads of the current rayon pool.
///
/// # Errors
/// As [`cases`].
pub fn cases_in_parallel(columns: &CaseColumns<'_>, options: &Options<'_>, buffers: CaseBuffers<'_>) -> Result<(), Error> {
    let rows = columns.rows()?;
    if rows <= SMALL || rows != buffers.rows()? {
        return cases(columns, options, buffers);
    }
    let half = rows / 2;
    let (left, right) = (columns.slice(0, half), columns.slice(half, rows));
    let (left_buffers, right_buffers) = buffers.split_at(half);
    let (first, second) =
        rayon::join(|| cases_in_parallel(&left, options, left_buffers), || cases_in_parallel(&right, options, right_buffers));
    first.and(second)
}

impl<'b> PaymentBuffers<'b> {
    fn split_at(self, row: usize) -> (PaymentBuffers<'b>, PaymentBuffers<'b>) {
        let after_fraction = self.premium_after_fraction.split_at_mut(row);
        let due = self.premium_due.split_at_mut(row);
        let tax = self.withholding_tax.split_at_mut(row);
        let net = self.net.split_at_mut(row);
        let status = self.status.split_at_mut(row);
        let of = |premium_after_fraction, premium_due, withholding_tax, net, status| PaymentBuffers {
            premium_after_fraction,
            premium_due,
            withholding_tax,
            net,
            status,
        };
        (of(after_fraction.0, due.0, tax.0, net.0, status.0), of(after_fraction.1, due.1, tax.1, net.1, status.1))
    }
}

impl<'b> CaseBuffers<'b> {
    fn split_at(self, row: usize) -> (CaseBuffers<'b>, CaseBuffers<'b>) {
        let scheme = self.scheme.split_at_mut(row);
        let replacement_income = self.replacement_income.split_at_mut(row);
        let premium = self.premium.split_at_mut(row);
        let premium_after_fraction = self.premium_after_fraction.split_at_mut(row);
        let premium_due = self.premium_due.split_at_mut(row);
        let withholding_tax = self.withholding_tax.split_at_mut(row);
        let net = self.net.split_at_mut(row);
        let employer_contribution = self.employer_contribution.split_at_mut(row);
        let certainty = self.certainty.split_at_mut(row);
        let status = self.status.split_at_mut(row);
        (
            CaseBuffers {
                scheme: scheme.0,
                replacement_income: replacement_income.0,
                premium: premium.0,
                premium_after_fraction: premium_after_fraction.0,
                premium_due: premium_due.0,
                withholding_tax: withholding_tax.0,
                net: net.0,
                employer_contribution: employer_contribution.0,
                certainty: certainty.0,
                status: status.0,
            },
            CaseBuffers {
                scheme: scheme.1,
                replacement_income: replacement_income.1,
                premium: premium.1,
                premium_after_fraction: premium_after_fraction.1,
                premium_due: premium_due.1,
                withholding_tax: withholding_tax.1,
                net: net.1,
                employer_contribution: employer_contribution.1,
                certainty: certainty.1,
                status: status.1,
            },
        )
    }
}
