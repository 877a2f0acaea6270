//! The same batches on several threads, part by part. No row depends on another, so the result does not depend on the number of threads.

use std::sync::{Mutex, PoisonError};

use super::buffers::{CaseBuffers, PaymentBuffers};
use super::cases::{CaseTable, cases};
use super::columns::{CaseColumns, PaymentColumns};
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
pub fn payments_in_parallel(columns: &PaymentColumns<'_>, withholding: &Withholding, buffers: PaymentBuffers<'_>) -> Result<(), Error> {
    let rows = columns.rows()?;
    if rows <= PART || rows != buffers.rows()? {
        return payments(columns, withholding, buffers);
    }
    let parts = parts(rows, buffers, |first| columns.slice(first, PART), PaymentBuffers::split_at);
    share(parts, |take| {
        while let Some((columns, buffers)) = take() {
            payments(&columns, withholding, buffers)?;
        }
        Ok(())
    })
}

/// [`cases`] on the threads of the current rayon pool.
///
/// # Errors
/// As [`cases`].
pub fn cases_in_parallel(columns: &CaseColumns<'_>, options: &Options, buffers: CaseBuffers<'_>) -> Result<(), Error> {
    let rows = columns.rows()?;
    if rows <= PART || rows != buffers.rows()? {
        return cases(columns, options, buffers);
    }
    let parts = parts(rows, buffers, |first| columns.slice(first, PART), CaseBuffers::split_at);
    share(parts, |take| {
        // The months of all parts that a thread takes are looked up once.
        let mut table = CaseTable::new(options)?;
        while let Some((columns, buffers)) = take() {
            table.compute(&columns, buffers)?;
        }
        Ok(())
    })
}

/// The parts of so many rows, each with its part of the buffers.
fn parts<C, B>(rows: usize, buffers: B, slice: impl Fn(usize) -> C, split_at: impl Fn(B, usize) -> (B, B)) -> impl Iterator<Item = (C, B)> {
    let mut rest = Some(buffers);
    (0..rows).step_by(PART).filter_map(move |first| {
        let (part, after) = split_at(rest.take()?, PART.min(rows.saturating_sub(first)));
        rest = Some(after);
        Some((slice(first), part))
    })
}

/// Has this thread and those of the pool take parts until there are none left: this one begins at once, the others come to help it.
fn share<P>(
    parts: impl Iterator<Item = P> + Send,
    work: impl Fn(&mut dyn FnMut() -> Option<P>) -> Result<(), Error> + Sync,
) -> Result<(), Error> {
    let (parts, result) = (Mutex::new(parts), Mutex::new(Ok(())));
    let one = || {
        let done = work(&mut || parts.lock().unwrap_or_else(PoisonError::into_inner).next());
        if done.is_err() {
            *result.lock().unwrap_or_else(PoisonError::into_inner) = done;
        }
    };
    rayon::in_place_scope(|scope| {
        (1..rayon::current_num_threads()).for_each(|_| scope.spawn(|_| one()));
        one();
    });
    result.into_inner().unwrap_or_else(PoisonError::into_inner)
}
