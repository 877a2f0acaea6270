//! Columns as Arrow lays them out: the values of the rows, which rows have one, and which could not
//! be read.

use super::rows::{Cells, ROWS, RowSet};
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::sentence::say;

/// Which rows have a value: a bitmap, the least significant bit first.
#[derive(Debug, Clone, Copy)]
pub struct Validity<'a> {
    bits: &'a [u8],
    /// The bit of row 0.
    offset: usize,
}

impl<'a> Validity<'a> {
    /// The bitmap whose bit at `offset` is that of row 0. It has a bit for every row of its column.
    #[must_use]
    pub const fn new(bits: &'a [u8], offset: usize) -> Self {
        Self { bits, offset }
    }

    /// Whether a row has a value; a row beyond the bitmap has none.
    #[inline]
    #[must_use]
    pub fn has(self, row: usize) -> bool {
        let bit = self.offset.saturating_add(row);
        self.bits.get(bit / 8).is_some_and(|byte| (byte >> (bit % 8)) & 1 == 1)
    }

    /// Whether 64 rows from `row` on have a value, that of `row` in the lowest bit.
    #[inline(always)]
    fn word(self, row: usize) -> u64 {
        let bit = self.offset.saturating_add(row);
        let bytes = self.bits.get(bit / 8..).unwrap_or_default();
        let (word, ninth) = match bytes.first_chunk() {
            Some(word) => (u64::from_le_bytes(*word), bytes.get(8).copied().unwrap_or(0)),
            None => (last_bytes(bytes), 0),
        };
        let shift = (bit % 8) as u32;
        // Mostly there is nothing to shift.
        if shift == 0 {
            word
        } else {
            word.wrapping_shr(shift) | u64::from(ninth).wrapping_shl(u64::BITS.wrapping_sub(shift))
        }
    }

    /// Whether it has a bit for each of so many rows.
    fn covers(self, rows: usize) -> bool {
        self.offset.saturating_add(rows).div_ceil(8) <= self.bits.len()
    }
}

/// Fewer than eight bytes, as a word.
#[cold]
fn last_bytes(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |word, byte| (word << 8) | u64::from(*byte))
}

/// The rows of a column that could not be read.
#[derive(Debug, Clone, Copy, Default)]
struct Faults<'a> {
    rows: &'a [(usize, ErrorCode)],
    /// The number of row 0 among them.
    first: usize,
}

impl<'a> Faults<'a> {
    /// Those of `count` rows from `first` on.
    fn slice(self, first: usize, count: usize) -> Self {
        let first = self.first.saturating_add(first);
        let from = self.rows.partition_point(|(row, _)| *row < first);
        let to = self.rows.partition_point(|(row, _)| *row < first.saturating_add(count));
        Self { rows: self.rows.get(from..to).unwrap_or_default(), first }
    }

    fn find(self, row: usize) -> Option<ErrorCode> {
        let row = self.first.saturating_add(row);
        let index = self.rows.binary_search_by_key(&row, |(at, _)| *at).ok()?;
        self.rows.get(index).map(|(_, code)| *code)
    }
}

/// A column: a value for each row, which rows have one, and which could not be read.
#[derive(Debug, Clone, Copy)]
pub struct Column<'a, T> {
    values: &'a [T],
    validity: Option<Validity<'a>>,
    faults: Faults<'a>,
}

impl<'a, T: Copy> Column<'a, T> {
    /// A column in which every row has a value.
    #[must_use]
    pub const fn new(values: &'a [T]) -> Self {
        Self { values, validity: None, faults: Faults { rows: &[], first: 0 } }
    }

    /// The same values, of the rows that have one.
    #[must_use]
    pub const fn with_validity(self, validity: Option<Validity<'a>>) -> Self {
        Self { validity, ..self }
    }

    /// The same values, but for rows whose value could not be read, such as a text with three
    /// decimals: such a row is refused with the error, unless one of an earlier column comes
    /// first. In the order of the rows, each at most once; that of a row without a value says
    /// nothing.
    #[must_use]
    pub const fn with_faults(self, faults: &'a [(usize, ErrorCode)]) -> Self {
        Self { faults: Faults { rows: faults, first: 0 }, ..self }
    }

    /// The values of the rows; of a row that has none, any.
    #[must_use]
    pub const fn values(&self) -> &'a [T] {
        self.values
    }

    /// How many rows it has.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether it has no rows.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// `count` rows from `first` on, or as many of them as there are.
    #[must_use]
    pub fn slice(&self, first: usize, count: usize) -> Self {
        let first = first.min(self.len());
        let last = first.saturating_add(count).min(self.len());
        let validity = self
            .validity
            .map(|validity| Validity { offset: validity.offset.saturating_add(first), ..validity });
        Self {
            values: self.values.get(first..last).unwrap_or_default(),
            validity,
            faults: self.faults.slice(first, count),
        }
    }

    /// The value of a row; none where it is absent.
    ///
    /// # Errors
    /// The error of a value that could not be read.
    #[inline]
    pub fn get(&self, row: usize) -> Result<Option<T>, ErrorCode> {
        let value = self
            .values
            .get(row)
            .copied()
            .filter(|_| self.validity.is_none_or(|validity| validity.has(row)));
        match self.faults.find(row) {
            Some(code) if value.is_some() => Err(code),
            _ => Ok(value),
        }
    }

    /// Its length, where its bitmap has a bit for every row and its faults are in order.
    pub(super) fn sound_length(&self) -> Result<usize, Error> {
        let wrong = |why| Err(Error::says(ErrorCode::WrongType, why));
        if !self.validity.is_none_or(|validity| validity.covers(self.len())) {
            return wrong(say::COLUMN_BITMAP);
        }
        if !self.faults.rows.is_sorted_by(|one, other| one.0 < other.0) {
            return wrong(say::COLUMN_FAULTS);
        }
        Ok(self.len())
    }

    /// The rows of a block that have a value which was read, and those whose value could not be.
    #[inline(always)]
    pub(super) fn given(&self, first: usize) -> (RowSet, RowSet) {
        let given =
            self.validity.map_or(RowSet::ALL, |validity| RowSet::of_bits(validity.word(first)));
        if self.faults.rows.is_empty() {
            (given, RowSet::NONE)
        } else {
            self.given_with_faults(given, first)
        }
    }

    #[cold]
    fn given_with_faults(&self, given: RowSet, first: usize) -> (RowSet, RowSet) {
        let Faults { rows, first: first_row } = self.faults.slice(first, ROWS);
        let at_fault = rows
            .iter()
            .fold(RowSet::NONE, |set, (row, _)| set.or(RowSet::one(row.saturating_sub(first_row))));
        (given.without(at_fault), given.and(at_fault))
    }

    /// Why a row could not be read.
    #[cold]
    pub(super) fn fault(&self, row: usize) -> Option<ErrorCode> {
        self.faults.find(row)
    }

    /// A whole block of rows.
    #[inline]
    pub(super) fn cells(&self, first: usize) -> Option<&'a Cells<T>> {
        self.values.get(first..)?.first_chunk()
    }

    /// Copies the rows of the last block, which may be fewer; gives those rows.
    #[cold]
    pub(super) fn copy_to(&self, first: usize, cells: &mut Cells<T>) -> RowSet {
        let values = self.values.get(first..).unwrap_or_default();
        cells.iter_mut().zip(values).for_each(|(cell, value)| *cell = *value);
        RowSet::first(values.len())
    }
}

/// The one length of columns or buffers.
///
/// # Errors
/// `wrong-type` when they differ.
pub(super) fn of_one_length(
    lengths: impl IntoIterator<Item = Result<usize, Error>>,
) -> Result<usize, Error> {
    let mut one = None;
    for length in lengths {
        let length = length?;
        if *one.get_or_insert(length) != length {
            return Err(Error::says(ErrorCode::WrongType, say::ONE_LENGTH));
        }
    }
    Ok(one.unwrap_or(0))
}

/// A column of words: for each row the index of its word in a list, as in an Arrow dictionary. An
/// index beyond the list is that of an empty word, which no row may have.
#[derive(Debug, Clone, Copy)]
pub struct Codes<'a> {
    /// The index of each row's word.
    pub index: Column<'a, u16>,
    /// The words.
    pub words: &'a [&'a [u8]],
}

impl<'a> Codes<'a> {
    /// `count` rows from `first` on.
    #[must_use]
    pub fn slice(&self, first: usize, count: usize) -> Self {
        Self { index: self.index.slice(first, count), ..*self }
    }

    /// The word at an index.
    #[inline]
    pub(super) fn word(&self, index: u16) -> &'a [u8] {
        self.words.get(usize::from(index)).copied().unwrap_or_default()
    }
}

/// What the columns of a table have in common, those that it may lack too.
pub(super) trait NullableColumn<'a>: Copy {
    type Cell: Copy + Default;

    /// The column, where the table has it.
    fn column(&self) -> Option<Column<'a, Self::Cell>>;

    fn slice(&self, first: usize, count: usize) -> Self;
}

impl<'a, T: Copy + Default> NullableColumn<'a> for Column<'a, T> {
    type Cell = T;

    fn column(&self) -> Option<Column<'a, T>> {
        Some(*self)
    }

    fn slice(&self, first: usize, count: usize) -> Self {
        self.slice(first, count)
    }
}

impl<'a> NullableColumn<'a> for Codes<'a> {
    type Cell = u16;

    fn column(&self) -> Option<Column<'a, u16>> {
        Some(self.index)
    }

    fn slice(&self, first: usize, count: usize) -> Self {
        self.slice(first, count)
    }
}

impl<'a, C: NullableColumn<'a>> NullableColumn<'a> for Option<C> {
    type Cell = C::Cell;

    fn column(&self) -> Option<Column<'a, C::Cell>> {
        self.as_ref().and_then(C::column)
    }

    fn slice(&self, first: usize, count: usize) -> Self {
        self.as_ref().map(|column| column.slice(first, count))
    }
}

#[cfg(test)]
mod tests {
    use super::{Column, Validity};
    use crate::error_code::ErrorCode;

    #[test]
    fn a_slice_of_a_column_has_its_own_rows() {
        let bits = [0b0101_1010_u8, 0b0000_0001];
        let values: Vec<i64> = (0..8).collect();
        let faults =
            [(0, ErrorCode::WrongType), (1, ErrorCode::BadText), (5, ErrorCode::AmountMalformed)];
        let column =
            Column::new(&values).with_validity(Some(Validity::new(&bits, 1))).with_faults(&faults);
        let all: Vec<_> = (0..8).map(|row| column.get(row)).collect();
        let [wrong, _, malformed] = faults.map(|(_, code)| Err(code));
        assert_eq!(
            all,
            [wrong, Ok(None), Ok(Some(2)), Ok(Some(3)), Ok(None), malformed, Ok(None), Ok(Some(7))]
        );
        let slice = column.slice(3, 4);
        assert_eq!(
            (slice.len(), slice.get(0), slice.get(1), slice.get(2), slice.get(4)),
            (4, Ok(Some(3)), Ok(None), malformed, Ok(None))
        );
        assert_eq!(slice.slice(2, 2).get(0), malformed);
        assert!(column.slice(9, 1).is_empty());
    }

    #[test]
    fn a_short_bitmap_and_unordered_faults_are_refused() {
        let values = [0_i32; 16];
        let code = |column: Column<'_, i32>| column.sound_length().map_err(|error| error.code());
        let of_bits =
            |bits, offset| Column::new(&values).with_validity(Some(Validity::new(bits, offset)));
        assert_eq!(code(of_bits(&[0; 2], 0)), Ok(16));
        assert_eq!(
            [code(of_bits(&[0; 2], 1)), code(of_bits(&[0; 1], 0)), code(of_bits(&[], 0))],
            [Err(ErrorCode::WrongType); 3]
        );
        let (one, other) = ((3, ErrorCode::WrongType), (4, ErrorCode::WrongType));
        assert_eq!(code(Column::new(&values).with_faults(&[one, other])), Ok(16));
        assert_eq!(
            code(Column::new(&values).with_faults(&[other, one])),
            Err(ErrorCode::WrongType)
        );
        assert_eq!(code(Column::new(&values).with_faults(&[one, one])), Err(ErrorCode::WrongType));
    }
}
