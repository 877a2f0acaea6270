//! The column `assumptions`: for each row the stable ids of what it takes as given, in the order of
//! its statement (R7.1, R8.1).

use std::sync::Arc;

use arrow_buffer::{Buffer, NullBuffer};
use arrow_data::ArrayData;
use arrow_schema::{ArrowError, DataType, Field};
use ibo_core::Assumption;

/// So many rows at most have their ids in one column, whose texts end within 32 bits: a row has
/// some ten ids of some twenty letters.
pub(crate) const MOST_ROWS: usize = 1 << 18;

/// The column.
pub(crate) fn field() -> Field {
    Field::new("assumptions", list(), true)
}

fn list() -> DataType {
    DataType::List(Arc::new(Field::new("item", DataType::Utf8, true)))
}

/// The ids of rows, one after the other.
#[derive(Default)]
pub(crate) struct Ids {
    text: String,
    /// Where each id ends in the text.
    ends: Vec<usize>,
    /// How many ids the rows up to this one have.
    rows: Vec<usize>,
}

impl Ids {
    /// Adds a row: each of its ids once.
    pub(crate) fn push(&mut self, assumptions: &[Assumption]) {
        let mut ids: Vec<String> = Vec::with_capacity(assumptions.len());
        for id in assumptions.iter().map(Assumption::id) {
            if !ids.contains(&id) {
                self.text.push_str(&id);
                self.ends.push(self.text.len());
                ids.push(id);
            }
        }
        self.rows.push(self.ends.len());
    }

    /// Adds the rows that come after these.
    pub(crate) fn append(&mut self, later: Self) {
        let (text, ids) = (self.text.len(), self.ends.len());
        self.text.push_str(&later.text);
        self.ends.extend(later.ends.into_iter().map(|end| text + end));
        self.rows.extend(later.rows.into_iter().map(|row| ids + row));
    }

    /// The column of all rows; those that were refused have no list.
    pub(crate) fn column(self, nulls: Option<NullBuffer>) -> Result<ArrayData, ArrowError> {
        let texts = ArrayData::builder(DataType::Utf8).len(self.ends.len());
        let texts = texts
            .add_buffer(offsets(&self.ends)?)
            .add_buffer(Buffer::from_vec(self.text.into_bytes()))
            .build()?;
        ArrayData::builder(list())
            .len(self.rows.len())
            .nulls(nulls)
            .add_buffer(offsets(&self.rows)?)
            .add_child_data(texts)
            .build()
    }
}

/// Zero and the ends after it.
fn offsets(ends: &[usize]) -> Result<Buffer, ArrowError> {
    let end = |end: &usize| i32::try_from(*end).map_err(|_| ArrowError::OffsetOverflowError(*end));
    let offsets =
        std::iter::once(Ok(0)).chain(ends.iter().map(end)).collect::<Result<Vec<_>, _>>()?;
    Ok(Buffer::from_vec(offsets))
}
