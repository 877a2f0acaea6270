//! Where the results go: slices of the caller, one a column, all of one length.

use super::column::Cell;
use super::status::RowStatus;
use crate::error::{Error, ErrorCode};

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
    /// The year that names the scheme, 2018 or 2026 (R1.1).
    pub scheme: &'b mut [u16],
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
        _ => Err(Error::new(ErrorCode::WrongType, "the columns and buffers of a batch have one length")),
    }
}

/// Writes a cell of a row.
#[inline]
pub(super) fn set<T>(column: &mut [T], row: usize, value: T) {
    if let Some(place) = column.get_mut(row) {
        *place = value;
    }
}
