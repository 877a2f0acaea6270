//! 256 rows at a time, each column as a plain array: where the rows of a column all have a value, the column itself; else a copy with
//! [`Cell::ABSENT`] in the places of the others. So the loop over the rows looks at no bitmap, and the copies stay in the nearest cache.

use super::column::{Cell, Column};

/// The rows of a block: as many as a byte counts, so that a row of a block is never beyond a column of it.
pub(super) const ROWS: usize = 256;

/// A column's part of a block.
pub(super) type Cells<T> = [T; ROWS];

/// The place for a column's copy of a block.
pub(super) struct Scratch<T>(Cells<T>);

impl<T: Cell> Scratch<T> {
    pub(super) const fn new() -> Self {
        Self([T::ABSENT; ROWS])
    }

    /// The rows of a column from `first` on; of a column that there is not, and beyond its end, absent values.
    #[inline]
    pub(super) fn block<'s>(&'s mut self, column: Option<Column<'s, T>>, first: usize) -> &'s Cells<T> {
        let Some(column) = column else { return &self.0 };
        if let Some(cells) = column.cells(first) {
            return cells;
        }
        column.copy_to(first, &mut self.0);
        &self.0
    }
}

/// The rows of the block that begins at `first`, in a table of so many rows.
#[inline]
pub(super) fn rows_of_block(rows: usize, first: usize) -> impl Iterator<Item = u8> {
    (0..rows.saturating_sub(first).min(ROWS)).map(|row| row as u8)
}
