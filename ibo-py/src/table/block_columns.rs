//! The columns of a block of rows, by what the core calls them: read into memory that is used again
//! for the next block.

use std::ops::Range;

use ibo_core::table::{Codes, Column, ColumnForm, ColumnSource, TableColumn};

use super::column::{ColumnReader, Filled};
use super::exchange::Batch;
use super::schema::Columns;

/// How many columns rows can have: those of cases, and the premium of a payment.
const COLUMNS: usize = TableColumn::CASES.len() + 1;

/// The place of a column.
fn index(column: TableColumn) -> usize {
    match column {
        TableColumn::Premium => TableColumn::CASES.len(),
        of_cases => (of_cases as usize).wrapping_sub(TableColumn::Month as usize),
    }
}

/// The column of a place.
fn column_at(index: usize) -> TableColumn {
    TableColumn::CASES.get(index).copied().unwrap_or(TableColumn::Premium)
}

/// The memory of what a block reads.
#[derive(Default)]
pub(crate) struct BlockMemory([ColumnMemory; COLUMNS]);

/// The memory of one column, by what it holds.
#[derive(Default)]
struct ColumnMemory {
    amounts: Filled<i64>,
    numbers: Filled<i32>,
    indices: Vec<u16>,
    flags: Vec<u8>,
}

/// The columns of a batch.
pub(crate) struct ColumnReaders<'a>([Option<ColumnReader<'a>>; COLUMNS]);

/// The words of the columns that have some.
type Words<'a> = [Vec<&'a [u8]>; COLUMNS];

impl<'a> ColumnReaders<'a> {
    pub(crate) fn of(columns: &Columns, input: &'a Batch) -> Self {
        Self(std::array::from_fn(|index| ColumnReader::of(columns, column_at(index).name(), input)))
    }

    /// A column; of one that the table does not have, nothing.
    pub(crate) fn get(&self, column: TableColumn) -> &ColumnReader<'a> {
        self.0[index(column)].as_ref().unwrap_or(&ColumnReader::ABSENT)
    }

    /// Reads rows, at most a block of them.
    pub(crate) fn read<R>(
        &self,
        rows: &Range<usize>,
        memory: &mut BlockMemory,
        run: impl FnOnce(&BlockColumns<'_>) -> R,
    ) -> R {
        let words = self.fill(rows, memory);
        run(&BlockColumns { rows, readers: self, memory, words: &words })
    }

    fn fill(&self, rows: &Range<usize>, memory: &mut BlockMemory) -> Words<'a> {
        let mut words = [const { Vec::new() }; COLUMNS];
        for (index, (reader, memory)) in self.0.iter().zip(&mut memory.0).enumerate() {
            let Some(reader) = reader else { continue };
            // The premium of a payment is the one column that is not of cases.
            match column_at(index).form().unwrap_or(ColumnForm::Amount) {
                ColumnForm::Amount => reader.fill_amounts(rows, &mut memory.amounts),
                ColumnForm::Code => words[index] = reader.fill_words(rows, &mut memory.indices),
                ColumnForm::Flag => reader.fill_flags(rows, &mut memory.flags),
                _ => reader.fill_numbers(rows, &mut memory.numbers),
            }
        }
        words
    }
}

/// The columns of a block.
pub(crate) struct BlockColumns<'s> {
    rows: &'s Range<usize>,
    readers: &'s ColumnReaders<'s>,
    memory: &'s BlockMemory,
    words: &'s Words<'s>,
}

impl<'s> BlockColumns<'s> {
    fn column(
        &self,
        column: TableColumn,
    ) -> Option<(&'s ColumnReader<'s>, &'s ColumnMemory, usize)> {
        let index = index(column);
        self.readers.0[index].as_ref().map(|reader| (reader, &self.memory.0[index], index))
    }
}

impl<'s> ColumnSource<'s> for BlockColumns<'s> {
    fn amounts(&self, column: TableColumn) -> Option<Column<'s, i64>> {
        let (reader, memory, _) = self.column(column)?;
        Some(reader.amounts(self.rows, &memory.amounts))
    }

    fn numbers(&self, column: TableColumn) -> Option<Column<'s, i32>> {
        let (reader, memory, _) = self.column(column)?;
        Some(reader.numbers(self.rows, &memory.numbers))
    }

    fn codes(&self, column: TableColumn) -> Option<Codes<'s>> {
        let (reader, memory, index) = self.column(column)?;
        Some(reader.words(self.rows, &memory.indices, &self.words[index]))
    }

    fn flags(&self, column: TableColumn) -> Option<Column<'s, u8>> {
        let (reader, memory, _) = self.column(column)?;
        Some(reader.flags(self.rows, &memory.flags))
    }
}
