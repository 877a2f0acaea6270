//! What every calculation of a table has: batches go in one after the other, and come out with two columns that say which rows were refused.

use arrow_schema::{DataType, Field, SchemaRef};
use ibo_core::batch::RowStatus;

use super::exchange::Batch;
use super::output::Part;
use super::refusal::{Failure, Fault, Refusal};
use super::summary::{Grouped, Totals};

/// The calculation of a table.
pub(crate) trait Computation: Send {
    /// The columns of the result.
    fn schema(&self) -> SchemaRef;

    /// What was computed so far.
    fn totals(&self) -> &Totals;

    /// How the totals are grouped.
    fn grouped(&self) -> Grouped;

    /// Computes the next rows.
    fn batch(&mut self, input: &Batch) -> Result<Batch, Failure>;

    /// Says what can be wrong once every row was seen.
    fn finish(&mut self) -> Result<(), Fault> {
        Ok(())
    }
}

/// What becomes of a row that is refused.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum OnError {
    /// Its columns say why.
    Column,
    /// The first one ends the calculation.
    Raise,
}

/// What becomes of the batches that were computed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Room {
    /// They stay.
    Table,
    /// They go, and their memory comes back.
    Stream,
}

/// The two columns at the end of every result.
pub(crate) fn error_fields() -> [Field; 2] {
    [words_field("error_code", DataType::Int8), words_field("error_at", DataType::Int32)]
}

/// A column of words of a list.
pub(crate) fn words_field(name: &str, keys: DataType) -> Field {
    Field::new(name, DataType::Dictionary(Box::new(keys), Box::new(DataType::Utf8)), true)
}

/// Where the parts of a batch are computed.
pub(crate) fn targets<'s, const N: usize>(parts: &'s mut [Part<'_>; N], of_block: &'s mut [Vec<i64>; N]) -> [&'s mut [i64]; N] {
    let mut targets = parts.iter_mut().zip(of_block).map(|(part, of_block)| part.cents(of_block));
    std::array::from_fn(|_| targets.next().unwrap_or_default())
}

/// The rows of a block that were refused; `first` is the block's first row.
pub(crate) fn refused(first: usize, status: &[RowStatus]) -> Vec<Refusal> {
    /// Few rows are refused: so many are looked at together.
    const TOGETHER: usize = 16;
    if RowStatus::are_ok(status) {
        return Vec::new();
    }
    let some = status.chunks(TOGETHER).zip((first..).step_by(TOGETHER)).filter(|(status, _)| !RowStatus::are_ok(status));
    some.flat_map(|(status, first)| (first..).zip(status)).filter_map(|(row, status)| Refusal::of_status(row, *status)).collect()
}
