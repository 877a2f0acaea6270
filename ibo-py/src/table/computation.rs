//! What every calculation of a table has: batches go in one after the other, and come out with two
//! columns that say which rows were refused.

use std::sync::{Arc, LazyLock};

use arrow_buffer::NullBuffer;
use arrow_data::ArrayData;
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use ibo_core::table::RowStatus;
use ibo_core::{Certainty, Error, Fingerprint, LIBRARY};

use super::dictionary::{WordIndices, dictionary, words, words_field};
use super::exchange::Batch;
use super::output::AmountBlock;
use super::refusal::{At, ERROR_AT, ERROR_CODE, Failure, Refusal};
use super::summary::{About, Totals};

/// The calculation of a table.
pub(crate) trait Computation: Send {
    /// The columns of the result.
    fn schema(&self) -> SchemaRef;

    /// What was computed so far.
    fn totals(&self) -> &Totals;

    /// What is known of the result before a row of it is computed.
    fn about(&self) -> &About;

    /// Computes the next rows.
    fn batch(&mut self, input: &Batch) -> Result<Computed, Failure>;

    /// How many of the first columns of the result say whose row it is.
    fn keys(&self) -> usize;

    /// What is wrong with rows that were refused, each in the words of the single case.
    fn why(&self, rows: &Batch, refused: &[Refusal]) -> Result<Vec<Error>, Failure>;

    /// Says what can be wrong once every row was seen.
    fn finish(&mut self) -> Result<(), Failure> {
        Ok(())
    }
}

/// Rows that were computed.
#[derive(Clone)]
pub(crate) struct Computed {
    pub(crate) result: Batch,
    /// The rows as they were computed.
    pub(crate) input: Batch,
}

/// What becomes of a row that is refused.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum OnError {
    /// Its columns say why.
    Column,
    /// The first one ends the calculation.
    Raise,
}

/// The two columns at the end of every result.
pub(crate) fn error_fields() -> [Field; 2] {
    [words_field(ERROR_CODE, DataType::Int8), words_field(ERROR_AT, DataType::Int32)]
}

/// The columns of a result. Their metadata name the library and the fingerprint of the dated
/// values, by which the same result can be computed again (R7.1).
pub(crate) fn result_schema(fields: Vec<Field>, values: Fingerprint) -> SchemaRef {
    let metadata = [("ibo.library", LIBRARY.to_owned()), ("ibo.values", values.to_string())];
    Arc::new(Schema::new_with_metadata(fields, metadata))
}

/// The words of `certainty`.
static CERTAINTIES: LazyLock<ArrayData> =
    LazyLock::new(|| words(Certainty::ALL.iter().map(|certainty| certainty.slug())));

/// The column `certainty`, by the indices of its words.
pub(crate) fn certainties(
    indices: Vec<u8>,
    nulls: Option<NullBuffer>,
) -> Result<ArrayData, ArrowError> {
    dictionary(WordIndices::of(indices), &CERTAINTIES, nulls)
}

/// Where the parts of a batch are computed.
pub(crate) fn targets<'s, const N: usize>(
    parts: &'s mut [AmountBlock<'_>; N],
    of_block: &'s mut [Vec<i64>; N],
) -> [&'s mut [i64]; N] {
    let mut targets = parts.iter_mut().zip(of_block).map(|(part, of_block)| part.cents(of_block));
    std::array::from_fn(|_| targets.next().unwrap_or_default())
}

/// Puts where rows are refused in the place of what their status says, which knows columns alone.
pub(crate) fn put_places(refused: &mut [Refusal], places: impl Iterator<Item = (usize, At)>) {
    for (row, at) in places {
        if let Ok(index) = refused.binary_search_by_key(&row, |refusal| refusal.row) {
            refused[index].at = at;
        }
    }
}

/// The rows of a block that were refused; `first` is the block's first row.
pub(crate) fn refused(first: usize, status: &[RowStatus]) -> Vec<Refusal> {
    /// Few rows are refused: so many are looked at together.
    const TOGETHER: usize = 16;
    if RowStatus::are_ok(status) {
        return Vec::new();
    }
    let some = status
        .chunks(TOGETHER)
        .zip((first..).step_by(TOGETHER))
        .filter(|(status, _)| !RowStatus::are_ok(status));
    some.flat_map(|(status, first)| (first..).zip(status))
        .filter_map(|(row, status)| Refusal::of_status(row, *status))
        .collect()
}
