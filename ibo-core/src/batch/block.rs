//! 64 rows at a time, as many as a word of a bitmap tells of: each column as a plain array, and the set of its rows that have a value. So rows that lack
//! a field are set apart by one operation, and no row costs a look at a bitmap.

use std::hint::select_unpredictable;

use super::column::{Cell, Column};

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
    /// Its place in the block.
    #[inline(always)]
    pub(super) fn place(self) -> usize {
        usize::from(self.place) % ROWS
    }

    /// Its place in a table in which the block begins at a row.
    #[inline(always)]
    pub(super) fn in_table(self, first: usize) -> usize {
        first.saturating_add(self.place())
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

/// A column's part of a block, and which rows have a value.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part<'s, T> {
    cells: &'s Cells<T>,
    pub(super) given: Rows,
}

impl<T: Cell> Part<'_, T> {
    /// The value of a row, where the bitmap says that it has one. [`Cell::ABSENT`] is a value as any other here, and in no range: such a row is left to the
    /// ordinary path.
    #[inline(always)]
    pub(super) fn of(&self, row: Row) -> Option<T> {
        self.given.have(row).then_some(self.given(row))
    }

    /// The value of a row, or else another one. Which rows have one, a processor does not foresee.
    #[inline(always)]
    pub(super) fn or(&self, row: Row, other: T) -> T {
        select_unpredictable(self.given.have(row), self.given(row), other)
    }

    /// The value of a row that is among those that have one.
    #[inline(always)]
    pub(super) fn given(&self, row: Row) -> T {
        self.cells.get(row.place()).copied().unwrap_or(T::ABSENT)
    }
}

/// The place for the part of a column that is shorter than a block: the end of a table.
pub(super) struct Scratch<T>(Cells<T>);

impl<T: Cell> Scratch<T> {
    pub(super) const fn new() -> Self {
        Self([T::ABSENT; ROWS])
    }

    /// The part of a column that begins at a row.
    #[inline]
    pub(super) fn part<'s>(&'s mut self, column: Column<'s, T>, first: usize) -> Part<'s, T> {
        let given = column.given(first);
        match column.cells(first) {
            Some(cells) => Part { cells, given },
            None => {
                column.copy_to(first, &mut self.0);
                Part { cells: &self.0, given }
            }
        }
    }

    /// The same of a column that there may not be, and in which values may be absent also where it has no bitmap.
    #[inline]
    pub(super) fn optional<'s>(&'s mut self, column: Option<Column<'s, T>>, first: usize) -> Part<'s, T> {
        let Some(column) = column else { return Part { cells: &self.0, given: Rows::NONE } };
        let part = self.part(column, first);
        if column.says_absent() { Part { given: present(part.cells), ..part } } else { part }
    }
}

/// The rows whose value says that it is one.
#[inline(never)]
fn present<T: Cell>(cells: &Cells<T>) -> Rows {
    let place = |bit: u32, cell: &T| u64::from(*cell != T::ABSENT).wrapping_shl(bit);
    Rows(cells.iter().zip(0..).fold(0, |rows, (cell, bit)| rows | place(bit, cell)))
}
