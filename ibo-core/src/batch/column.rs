//! Columns as Arrow lays them out: the values of the rows, and which rows have one.

use super::block::{Cells, Rows};
use crate::error::ErrorCode;

/// Which rows have a value: a bitmap, the least significant bit first.
#[derive(Debug, Clone, Copy)]
pub struct Validity<'a> {
    bits: &'a [u8],
    /// The bit of row 0.
    offset: usize,
}

impl<'a> Validity<'a> {
    /// The bitmap whose bit at `offset` is that of row 0. It must have a bit for every row of its column.
    #[must_use]
    pub const fn new(bits: &'a [u8], offset: usize) -> Self {
        Self { bits, offset }
    }

    /// Whether a row has a value.
    #[inline]
    #[must_use]
    pub fn has(self, row: usize) -> bool {
        let bit = self.offset.saturating_add(row);
        self.bits.get(bit / 8).is_some_and(|byte| (byte >> (bit % 8)) & 1 == 1)
    }

    /// For how many rows it has a bit.
    fn rows(self) -> usize {
        self.bits.len().saturating_mul(8).saturating_sub(self.offset)
    }

    /// Whether 64 rows from `row` on have a value, that of `row` in the lowest bit.
    #[inline(always)]
    pub(super) fn word(self, row: usize) -> u64 {
        let bit = self.offset.saturating_add(row);
        let bytes = self.bits.get(bit / 8..).unwrap_or_default();
        let (word, ninth) = match bytes.first_chunk() {
            Some(word) => (u64::from_le_bytes(*word), bytes.get(8).copied().unwrap_or(0)),
            None => (last_bytes(bytes), 0),
        };
        let shift = (bit % 8) as u32;
        // Mostly there is nothing to shift.
        if shift == 0 { word } else { word.wrapping_shr(shift) | u64::from(ninth).wrapping_shl(u64::BITS.wrapping_sub(shift)) }
    }
}

/// Fewer than eight bytes, as a word.
#[cold]
fn last_bytes(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |word, byte| (word << 8) | u64::from(*byte))
}

/// A value of a column.
pub trait Cell: Copy + Ord + Sync + 'static {
    /// What stands for no value, as an absent bit of the validity does.
    const ABSENT: Self;
    /// The lowest value that stands for itself, and neither for none nor for an error.
    const LOWEST: Self;
}

impl Cell for i64 {
    const ABSENT: Self = Self::MIN;
    const LOWEST: Self = LOWEST_AMOUNT;
}

impl Cell for i32 {
    const ABSENT: Self = Self::MIN;
    const LOWEST: Self = LOWEST_NUMBER;
}

impl Cell for u16 {
    const ABSENT: Self = Self::MAX;
    const LOWEST: Self = Self::MIN;
}

impl Cell for u8 {
    const ABSENT: Self = Self::MAX;
    const LOWEST: Self = Self::MIN;
}

/// A column: a value for each row, and which rows have one. Without a validity all have, but for those with the value [`Cell::ABSENT`].
#[derive(Debug, Clone, Copy)]
pub struct Column<'a, T> {
    values: &'a [T],
    validity: Option<Validity<'a>>,
    /// Whether every value stands for itself.
    as_given: bool,
}

impl<'a, T: Cell> Column<'a, T> {
    /// A column in which every row has a value.
    #[must_use]
    pub const fn new(values: &'a [T]) -> Self {
        Self { values, validity: None, as_given: false }
    }

    /// The same values, of the rows that have one.
    #[must_use]
    pub const fn with_validity(self, validity: Option<Validity<'a>>) -> Self {
        Self { validity, ..self }
    }

    /// The same values, as others gave them: each stands for itself. One below [`Cell::LOWEST`] is read as that, which is below every range; it does
    /// not stand for no value, nor for an error.
    #[must_use]
    pub const fn as_given(self) -> Self {
        Self { as_given: true, ..self }
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

    /// The rows for which it has a value and, where it has a bitmap, a bit: what lies behind the end of a bitmap is not known to be null.
    pub(super) fn rows(&self) -> usize {
        self.validity.map_or(self.len(), |validity| self.len().min(validity.rows()))
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
        let validity = self.validity.map(|validity| Validity { offset: validity.offset.saturating_add(first), ..validity });
        Self { values: self.values.get(first..last).unwrap_or_default(), validity, ..*self }
    }

    /// Whether values say of themselves that they are none, and no bitmap says it for them.
    #[inline]
    pub(super) const fn says_absent(&self) -> bool {
        self.validity.is_none() && !self.as_given
    }

    /// The rows of a block that have a value by the bitmap; without one all.
    #[inline]
    pub(super) fn given(&self, first: usize) -> Rows {
        self.validity.map_or(Rows::ALL, |validity| Rows::of_bits(validity.word(first)))
    }

    /// A whole block of rows.
    #[inline]
    pub(super) fn cells(&self, first: usize) -> Option<&'a Cells<T>> {
        self.values.get(first..)?.first_chunk()
    }

    /// Copies a block of rows as they are read, with [`Cell::ABSENT`] for those beyond the end.
    #[cold]
    pub(super) fn copy_to(&self, first: usize, cells: &mut Cells<T>) {
        let values = self.values.get(first..).unwrap_or_default();
        let read = |value: &T| if self.as_given { T::LOWEST.max(*value) } else { *value };
        let values = values.iter().map(read).chain(std::iter::repeat(T::ABSENT));
        cells.iter_mut().zip(values).for_each(|(cell, value)| *cell = value);
    }

    /// The value of a row; none where it is absent.
    #[inline]
    #[must_use]
    pub fn get(&self, row: usize) -> Option<T> {
        match self.validity {
            Some(validity) if !validity.has(row) => None,
            _ if self.as_given => self.values.get(row).map(|value| T::LOWEST.max(*value)),
            _ => self.values.get(row).copied().filter(|value| *value != T::ABSENT),
        }
    }
}

/// The place of a word that is in no list: a row that has it is refused. ([`Cell::ABSENT`] says that a row has no word.)
pub const UNLISTED: u16 = u16::MAX - 1;

/// A column of words: for each row the place of its word in a list, as in an Arrow dictionary. A place beyond the list is that of a word of no letters, which no
/// row may have.
#[derive(Debug, Clone, Copy)]
pub struct Codes<'a> {
    /// The place of each row's word.
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

    /// The word of a row; none where it is absent.
    #[inline]
    pub(super) fn get(&self, row: usize) -> Option<&'a [u8]> {
        let place = self.index.get(row)?;
        Some(self.words.get(usize::from(place)).copied().unwrap_or_default())
    }
}

/// How many of the numbers furthest below zero stand for errors.
const ERRORS: usize = 256;

/// What stands in a column of amounts for a value that could not be read as one, such as a text with three decimals: the row is refused with this
/// error, unless one of an earlier column comes first.
#[must_use]
pub fn unread_amount(code: ErrorCode) -> i64 {
    i64::MIN.saturating_add(1).saturating_add(i64::from(code as u8))
}

/// What stands in a column of hours, numbers or days for a value that could not be read as one, as [`unread_amount`].
#[must_use]
pub fn unread_number(code: ErrorCode) -> i32 {
    i32::MIN.saturating_add(1).saturating_add(i32::from(code as u8))
}

/// The lowest amount that stands for itself, and for no error: see [`unread_amount`]. It is out of every range, as those below it
/// would be.
pub const LOWEST_AMOUNT: i64 = i64::MIN + ERRORS as i64;

/// The lowest number that stands for itself, as [`LOWEST_AMOUNT`].
pub const LOWEST_NUMBER: i32 = i32::MIN + ERRORS as i32;

/// The error for which an amount stands.
pub(super) fn error_of_amount(value: i64) -> Option<ErrorCode> {
    error_at(usize::try_from(value.checked_sub(i64::MIN.saturating_add(1))?).ok()?)
}

/// The error for which a number stands.
pub(super) fn error_of_number(value: i32) -> Option<ErrorCode> {
    error_at(usize::try_from(value.checked_sub(i32::MIN.saturating_add(1))?).ok()?)
}

fn error_at(place: usize) -> Option<ErrorCode> {
    (place < ERRORS).then(|| ErrorCode::ALL.get(place)).flatten().copied()
}

#[cfg(test)]
mod tests {
    use super::{Column, Validity, error_of_amount, error_of_number, unread_amount, unread_number};
    use crate::error::ErrorCode;

    #[test]
    fn every_error_can_stand_in_a_column() {
        for code in ErrorCode::ALL {
            assert_eq!(error_of_amount(unread_amount(*code)), Some(*code));
            assert_eq!(error_of_number(unread_number(*code)), Some(*code));
        }
        for value in [0, -1, -100_000_000_001, i64::MAX] {
            assert_eq!(error_of_amount(value), None);
        }
        assert_eq!([error_of_number(-1), error_of_number(i32::MAX), error_of_number(-1_000_001)], [None; 3]);
    }

    #[test]
    fn a_slice_of_a_column_has_its_own_rows() {
        let bits = [0b0101_1010_u8, 0b0000_0001];
        let values: Vec<i64> = (0..8).collect();
        let column = Column::new(&values).with_validity(Some(Validity::new(&bits, 1)));
        let all: Vec<_> = (0..8).map(|row| column.get(row)).collect();
        assert_eq!(all, [Some(0), None, Some(2), Some(3), None, Some(5), None, Some(7)]);
        let slice = column.slice(3, 4);
        assert_eq!((slice.len(), slice.get(0), slice.get(1), slice.get(4)), (4, Some(3), None, None));
        assert!(column.slice(9, 1).is_empty());
    }
}
