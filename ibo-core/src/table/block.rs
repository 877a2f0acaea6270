//! 64 rows at a time, as many as a word of a bitmap tells of: each column as a plain array, and the
//! set of its rows that have a value. So no row costs a look at a bitmap.

use super::column::Column;
use super::rows::{Cells, ROWS, Row, RowSet};
use super::status::RowFault;
use super::table_column::TableColumn;
use crate::error_code::ErrorCode;

/// A column's part of a block.
#[derive(Clone, Copy)]
pub(super) struct BlockColumn<'s, T> {
    cells: &'s Cells<T>,
    /// The rows that have a value which was read.
    given: RowSet,
    /// The rows that have one which could not be read.
    unread: RowSet,
    column: TableColumn,
    /// The column in the table, for what is wrong with a row.
    of: Option<&'s Column<'s, T>>,
    first: usize,
}

impl<T: Copy + Default> BlockColumn<'_, T> {
    /// The rows that have a value, also where it could not be read.
    pub(super) const fn non_null(&self) -> RowSet {
        self.given.or(self.unread)
    }

    /// Whether a row has a value, also where it could not be read.
    #[inline(always)]
    pub(super) fn has(&self, row: Row) -> bool {
        self.non_null().have(row)
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
        if self.unread.have(row) {
            Err(self.not_given(row))
        } else {
            Ok(self.given.have(row).then_some(self.value(row)))
        }
    }

    /// The value of a row that must have one in form; `why` says what is wrong with another.
    #[inline(always)]
    pub(super) fn required_in_form(
        &self,
        row: Row,
        is_in_form: impl Fn(T) -> bool,
        why: fn(T) -> ErrorCode,
    ) -> Result<T, RowFault> {
        let value = self.value(row);
        if self.given.have(row) & is_in_form(value) {
            Ok(value)
        } else {
            Err(self.not_in_form(row, why))
        }
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
        self.cells.get(row.index()).copied().unwrap_or_default()
    }

    /// Why a row has no value. (Of the part itself, so that no part need lie in memory.)
    #[cold]
    #[inline(never)]
    fn not_given(self, row: Row) -> RowFault {
        let unread = self
            .of
            .filter(|_| self.unread.have(row))
            .and_then(|column| column.fault(self.first.saturating_add(row.index())));
        self.fault(unread.unwrap_or(ErrorCode::MissingField))
    }

    /// What is wrong with a value of this column.
    #[inline(always)]
    pub(super) const fn fault(&self, code: ErrorCode) -> RowFault {
        RowFault { code, column: self.column }
    }
}

/// A column by its blocks, with room for the last one, which is shorter.
pub(super) struct ColumnBlocks<'a, T> {
    cells: Cells<T>,
    column: Option<Column<'a, T>>,
}

impl<'a, T: Copy + Default> ColumnBlocks<'a, T> {
    pub(super) fn new(column: Option<Column<'a, T>>) -> Self {
        Self { cells: [T::default(); ROWS], column }
    }

    /// The block that begins at a row; a missing column is all null.
    #[inline(always)]
    pub(super) fn block(&mut self, first: usize, column: TableColumn) -> BlockColumn<'_, T> {
        let Some(of) = &self.column else {
            return BlockColumn {
                cells: &self.cells,
                given: RowSet::NONE,
                unread: RowSet::NONE,
                column,
                of: None,
                first,
            };
        };
        let (given, unread) = of.given(first);
        match of.cells(first) {
            Some(cells) => BlockColumn { cells, given, unread, column, of: Some(of), first },
            None => {
                let here = of.copy_to(first, &mut self.cells);
                BlockColumn {
                    cells: &self.cells,
                    given: given.and(here),
                    unread: unread.and(here),
                    column,
                    of: Some(of),
                    first,
                }
            }
        }
    }
}
