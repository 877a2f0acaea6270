//! 64 rows at a time, as many as a word of a bitmap tells of: each column as a plain array, and the set of its rows that have a value. So no row costs a look
//! at a bitmap.

use super::column::Column;
use super::columns::BatchColumn;
use super::status::RowFault;
use crate::error::ErrorCode;

/// The rows of a block.
pub(super) const ROWS: usize = u64::BITS as usize;

/// A column's part of a block.
pub(super) type Cells<T> = [T; ROWS];

/// A row of a block.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    place: u8,
    /// Its bit in a set of rows.
    bit: u64,
}

impl Row {
    /// The first row of a block.
    pub(super) const FIRST: Self = Self { place: 0, bit: 1 };

    /// Its place in the block.
    #[inline(always)]
    pub(super) fn place(self) -> usize {
        usize::from(self.place) % ROWS
    }
}

/// Rows of a block, as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rows(u64);

impl Rows {
    pub(super) const NONE: Self = Self(0);
    pub(super) const ALL: Self = Self(u64::MAX);

    /// The rows whose bits are set, that of the first row in the lowest.
    pub(super) const fn of_bits(bits: u64) -> Self {
        Self(bits)
    }

    /// So many rows from the first on, or all.
    pub(super) fn first(count: usize) -> Self {
        u32::try_from(count).ok().and_then(|count| 1_u64.checked_shl(count)).map_or(Self::ALL, |bit| Self(bit.wrapping_sub(1)))
    }

    /// The row at a place; none for one beyond the block.
    pub(super) fn one(place: usize) -> Self {
        Self(u32::try_from(place).ok().and_then(|place| 1_u64.checked_shl(place)).unwrap_or(0))
    }

    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    #[inline(always)]
    pub(super) fn have(self, row: Row) -> bool {
        self.0 & row.bit != 0
    }
}

impl Iterator for Rows {
    type Item = Row;

    #[inline(always)]
    fn next(&mut self) -> Option<Row> {
        if self.0 == 0 {
            return None;
        }
        let rest = self.0 & self.0.wrapping_sub(1);
        let row = Row { place: self.0.trailing_zeros() as u8, bit: self.0 ^ rest };
        self.0 = rest;
        Some(row)
    }
}

/// A column's part of a block.
#[derive(Clone, Copy)]
pub(super) struct Part<'s, T> {
    cells: &'s Cells<T>,
    /// The rows that have a value which was read.
    given: Rows,
    /// The rows that have one which could not be read.
    unread: Rows,
    column: BatchColumn,
    /// The column in the table, for what is wrong with a row.
    of: Option<&'s Column<'s, T>>,
    first: usize,
}

impl<T: Copy + Default> Part<'_, T> {
    /// The rows that have a value, also where it could not be read.
    pub(super) const fn there(&self) -> Rows {
        self.given.or(self.unread)
    }

    /// Whether a row has a value, also where it could not be read.
    #[inline(always)]
    pub(super) fn has(&self, row: Row) -> bool {
        self.there().have(row)
    }

    /// The value of a row that must have one.
    #[inline(always)]
    pub(super) fn required(&self, row: Row) -> Result<T, RowFault> {
        if self.given.have(row) { Ok(self.value(row)) } else { Err(self.not_given(row)) }
    }

    /// The value of a row that may have none.
    #[inline(always)]
    pub(super) fn optional(&self, row: Row) -> Result<Option<T>, RowFault> {
        // Which rows have one, a processor does not foresee: the one branch is for what is wrong.
        if self.unread.have(row) { Err(self.not_given(row)) } else { Ok(self.given.have(row).then_some(self.value(row))) }
    }

    /// The value of a row that must have one in form; `why` says what is wrong with another.
    #[inline(always)]
    pub(super) fn required_in_form(&self, row: Row, is_in_form: impl Fn(T) -> bool, why: fn(T) -> ErrorCode) -> Result<T, RowFault> {
        let value = self.value(row);
        if self.given.have(row) & is_in_form(value) { Ok(value) } else { Err(self.not_in_form(row, why)) }
    }

    /// The same of a row that may have none.
    #[inline(always)]
    pub(super) fn optional_in_form(
        &self,
        row: Row,
        is_in_form: impl Fn(T) -> bool,
        why: fn(T) -> ErrorCode,
    ) -> Result<Option<T>, RowFault> {
        let (value, is_given) = (self.value(row), self.given.have(row));
        if self.unread.have(row) | (is_given & !is_in_form(value)) {
            Err(self.not_in_form(row, why))
        } else {
            Ok(is_given.then_some(value))
        }
    }

    #[cold]
    #[inline(never)]
    fn not_in_form(self, row: Row, why: fn(T) -> ErrorCode) -> RowFault {
        if self.given.have(row) { self.fault(why(self.value(row))) } else { self.not_given(row) }
    }

    /// Whether a row has a value that was read.
    #[inline(always)]
    pub(super) fn is_given(&self, row: Row) -> bool {
        self.given.have(row)
    }

    /// The value of a row; of one that has none, any.
    #[inline(always)]
    pub(super) fn value(&self, row: Row) -> T {
        self.cells.get(row.place()).copied().unwrap_or_default()
    }

    /// Why a row has no value. (Of the part itself, so that no part need lie in memory.)
    #[cold]
    #[inline(never)]
    fn not_given(self, row: Row) -> RowFault {
        let unread = self.of.filter(|_| self.unread.have(row)).and_then(|column| column.fault(self.first.saturating_add(row.place())));
        self.fault(unread.unwrap_or(ErrorCode::MissingField))
    }

    /// What is wrong with a value of this column.
    #[inline(always)]
    pub(super) const fn fault(&self, code: ErrorCode) -> RowFault {
        RowFault { code, column: self.column }
    }
}

/// The place for the part of a column that is shorter than a block: the end of a table.
pub(super) struct Scratch<'a, T> {
    cells: Cells<T>,
    column: Option<Column<'a, T>>,
}

impl<'a, T: Copy + Default> Scratch<'a, T> {
    pub(super) fn new(column: Option<Column<'a, T>>) -> Self {
        Self { cells: [T::default(); ROWS], column }
    }

    /// The part of the column that begins at a row; of a column that there is not, no row has a value.
    #[inline(always)]
    pub(super) fn part(&mut self, first: usize, column: BatchColumn) -> Part<'_, T> {
        let Some(of) = &self.column else {
            return Part { cells: &self.cells, given: Rows::NONE, unread: Rows::NONE, column, of: None, first };
        };
        let (given, unread) = of.given(first);
        match of.cells(first) {
            Some(cells) => Part { cells, given, unread, column, of: Some(of), first },
            None => {
                let here = of.copy_to(first, &mut self.cells);
                Part { cells: &self.cells, given: given.and(here), unread: unread.and(here), column, of: Some(of), first }
            }
        }
    }
}
