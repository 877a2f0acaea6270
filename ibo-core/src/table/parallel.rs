//! The same tables on several threads, part by part. No row depends on another, so the result does
//! not depend on the number of threads.

use rayon::prelude::*;

use super::buffers::{CaseBuffers, PaymentBuffers, PaymentCaseBuffers};
use super::cases::{CaseTable, cases};
use super::columns::{CaseColumns, PaymentCaseColumns, PaymentColumns};
use super::payment_cases::{PaymentCaseTable, payment_cases};
use super::payments::payments;
use crate::error::Error;
use crate::options::Options;
use crate::payment::Withholding;

/// So many rows are a part.
const PART: usize = 16 * 1024;

/// [`payments`] on the threads of the current rayon pool.
///
/// # Errors
/// As [`payments`].
pub fn payments_in_parallel(
    columns: &PaymentColumns<'_>,
    withholding: &Withholding,
    buffers: PaymentBuffers<'_>,
) -> Result<(), Error> {
    let rows = columns.rows()?;
    if rows <= PART || rows != buffers.rows()? {
        return payments(columns, withholding, buffers);
    }
    let parts = parts(rows, buffers, |first| columns.slice(first, PART), PaymentBuffers::split_at);
    parts.par_bridge().try_for_each(|(columns, buffers)| payments(&columns, withholding, buffers))
}

/// [`payment_cases`] on the threads of the current rayon pool.
///
/// # Errors
/// As [`payment_cases`].
pub fn payment_cases_in_parallel(
    columns: &PaymentCaseColumns<'_>,
    options: &Options,
    buffers: PaymentCaseBuffers<'_>,
) -> Result<(), Error> {
    let rows = columns.rows()?;
    if rows <= PART || rows != buffers.rows()? {
        return payment_cases(columns, options, buffers);
    }
    let slice = |first| columns.slice(first, PART);
    let parts = parts(rows, buffers, slice, PaymentCaseBuffers::split_at);
    // The months of the parts that a thread takes in a row are looked up once.
    let compute = |table: &mut Result<PaymentCaseTable<'_>, Error>, (columns, buffers)| match table
    {
        Ok(table) => table.compute(&columns, buffers),
        Err(error) => Err(error.clone()),
    };
    parts.par_bridge().try_for_each_init(|| PaymentCaseTable::new(options), compute)
}

/// [`cases`] on the threads of the current rayon pool.
///
/// # Errors
/// As [`cases`].
pub fn cases_in_parallel(
    columns: &CaseColumns<'_>,
    options: &Options,
    buffers: CaseBuffers<'_>,
) -> Result<(), Error> {
    let rows = columns.rows()?;
    if rows <= PART || rows != buffers.rows()? {
        return cases(columns, options, buffers);
    }
    let parts = parts(rows, buffers, |first| columns.slice(first, PART), CaseBuffers::split_at);
    // The months of the parts that a thread takes in a row are looked up once.
    let compute = |table: &mut Result<CaseTable<'_>, Error>, (columns, buffers)| match table {
        Ok(table) => table.compute(&columns, buffers),
        Err(error) => Err(error.clone()),
    };
    parts.par_bridge().try_for_each_init(|| CaseTable::new(options), compute)
}

/// The parts of so many rows, each with its part of the buffers.
fn parts<C, B>(
    rows: usize,
    buffers: B,
    slice: impl Fn(usize) -> C,
    split_at: impl Fn(B, usize) -> (B, B),
) -> impl Iterator<Item = (C, B)> {
    let mut rest = Some(buffers);
    (0..rows).step_by(PART).filter_map(move |first| {
        let (part, after) = split_at(rest.take()?, PART.min(rows.saturating_sub(first)));
        rest = Some(after);
        Some((slice(first), part))
    })
}
