//! A table of statements, or of payments from VDAB's amount alone, that is read back: its rows, each
//! of which agrees with itself, and their keys.

use std::borrow::Cow;
use std::ops::Range;

use arrow_schema::Schema;
use ibo_core::bindings::Says;
use ibo_core::bindings::sentence::say;
use ibo_core::table::{Codes, Column, RowAmount, StatementColumns, StatementRow, StatementRows};
use ibo_core::{Error, ErrorCode};

use super::case_ref::{KeyRows, RowChecks};
use super::column::{BLOCK, ColumnReader, Filled};
use super::converted::converted;
use super::exchange::Batch;
use super::key_index::Key;
use super::refusal::{At, Failure, Fault};
use super::schema::{Columns, Named, Shape, has_column};
use super::threads::{Scratches, Threads};
use crate::sentence;

/// The columns of statements that nothing is read from.
const PASSED_OVER: [&str; 3] = ["payer", "error_at", "assumptions"];

/// What becomes of a column that statements do not have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extra {
    /// It is a fault of the table.
    Refuse,
    /// It is passed over, unless its name is near that of a column of statements.
    Ignore,
}

/// What is wrong with a case and month that stand twice.
pub(crate) fn duplicate() -> Error {
    Error::says(ErrorCode::DuplicateCase, say::ONE_A_MONTH).at("case_ref")
}

/// A table of statements: which of its columns are read.
pub(crate) struct StatementTable {
    shape: &'static Shape,
    columns: Columns,
    /// Whether its rows are payments.
    are_payments: bool,
    scratches: Scratches<Memory>,
    months: Scratches<Filled<i32>>,
    /// How many rows were read so far.
    rows: u64,
}

/// The memory of a block.
#[derive(Default)]
struct Memory {
    amounts: [Filled<i64>; RowAmount::ALL.len()],
    words: [Vec<u16>; WORDS.len()],
    flags: Vec<u8>,
}

const WORDS: [&str; 4] = ["kind", "scheme", "certainty", "error_code"];

/// Some rows of a table of statements, with their keys.
pub(crate) struct KeyedRows<'b> {
    pub(crate) rows: Vec<StatementRow>,
    /// The first day of each row's month.
    pub(crate) first_days: Vec<i32>,
    /// The rows with a key of their own: a reference and a month that no row before them has. Some
    /// rows were refused for lack of it.
    pub(crate) with_key: Vec<u32>,
    /// The rows that were refused because a row before them has their reference and month.
    again: Vec<u32>,
    /// The number of the first row in the table.
    first: u64,
    table: &'static str,
    case_refs: ColumnReader<'b>,
    months: ColumnReader<'b>,
}

impl KeyedRows<'_> {
    /// The key of a row that has one.
    pub(crate) fn key(&self, row: usize) -> Key<'_> {
        let rows = KeyRows { case_refs: &self.case_refs, months: &self.months, first: 0 };
        rows.key(row, &self.first_days)
    }

    /// The reference of a row, as it stands in the table.
    pub(crate) fn case_ref(&self, row: usize) -> Option<&[u8]> {
        self.case_refs.text(row)
    }

    /// The first day of a row's month, of a row that has a reference too.
    pub(crate) fn first_day(&self, row: usize) -> Option<i32> {
        let is_among = |rows: &[u32]| rows.binary_search(&(row as u32)).is_ok();
        Some(self.first_days[row]).filter(|_| is_among(&self.with_key) || is_among(&self.again))
    }

    /// What is wrong with a row.
    pub(crate) fn fault(&self, row: usize, error: &Error) -> Failure {
        let at = At::Path(error.location().into());
        Fault::of_row(self.table, self.first + row as u64, &at, error).into()
    }
}

impl StatementTable {
    /// # Errors
    /// Those of [`Shape::find`].
    pub(crate) fn new(shape: &'static Shape, schema: &Schema, extra: Extra) -> Result<Self, Error> {
        let passed_over = PASSED_OVER.map(str::to_owned).into_iter();
        let passed_over: Vec<_> =
            passed_over.filter(|name| schema.column_with_name(name).is_some()).collect();
        let ignore_extra = extra == Extra::Ignore;
        let named = Named { beside: &passed_over, ignore_extra, ..Named::default() };
        let columns = shape.find(schema, named)?;
        Ok(Self {
            shape,
            columns,
            are_payments: false,
            scratches: Scratches::default(),
            months: Scratches::default(),
            rows: 0,
        })
    }

    /// A table of payments.
    ///
    /// # Errors
    /// As [`StatementTable::new`]; a table without VDAB's amount.
    pub(crate) fn of_payments(
        shape: &'static Shape,
        schema: &Schema,
        extra: Extra,
    ) -> Result<Self, Error> {
        let premium = RowAmount::Premium.slug();
        if !has_column(schema, premium) {
            let (code, context) = (ErrorCode::MissingField, [shape.table, premium]);
            return Err(shape.fault(code, premium, sentence::PREMIUM_KEPT, context));
        }
        Ok(Self { are_payments: true, ..Self::new(shape, schema, extra)? })
    }

    /// Whether all its money is in whole cents.
    pub(crate) fn in_cents(&self) -> bool {
        self.columns.in_cents()
    }

    /// A batch with its converted columns, as [`StatementTable::rows`] reads it.
    pub(crate) fn converted<'b>(&self, batch: &'b Batch) -> Result<Cow<'b, Batch>, Failure> {
        converted(batch, &self.columns, self.shape)
    }

    /// The next rows, of a converted batch.
    ///
    /// # Errors
    /// The first row that does not agree with itself, has no key though it was computed, or does not
    /// pass a check.
    pub(crate) fn rows<'b>(
        &mut self,
        batch: &'b Batch,
        check: fn(&StatementRow) -> Result<(), Error>,
        threads: &Threads,
    ) -> Result<KeyedRows<'b>, Failure> {
        let reader = |name: &str| {
            ColumnReader::of(&self.columns, name, batch).unwrap_or(ColumnReader::ABSENT)
        };
        let (case_refs, months) = (reader("case_ref"), reader("month"));
        let mut first_days = vec![0; batch.rows];
        let keyed = KeyRows { case_refs: &case_refs, months: &months, first: 0 }.keys(
            &mut first_days,
            true,
            &self.months,
            threads,
        );
        let readers = Readers {
            are_payments: self.are_payments,
            amounts: RowAmount::ALL.map(|amount| reader(amount.slug())),
            words: WORDS.map(reader),
            provisional: reader("provisional"),
        };
        let blocks = (0..batch.rows).step_by(BLOCK);
        let blocks = blocks.map(|first| first..batch.rows.min(first + BLOCK)).collect();
        let read =
            threads.each(blocks, &self.scratches, |memory, rows| readers.read(memory, rows, check));

        let with_key = (0..).zip(&keyed.has_key).filter(|(_, has)| **has).map(|(row, _)| row);
        let mut keyed_rows = KeyedRows {
            rows: Vec::with_capacity(batch.rows),
            first_days,
            with_key: with_key.collect(),
            again: Vec::new(),
            first: self.rows,
            table: self.shape.table,
            case_refs,
            months,
        };
        let mut error = None;
        for (rows, first_error) in read {
            if error.is_none() {
                keyed_rows.rows.extend(rows);
                error = first_error;
            }
        }
        keyed_rows.have_keys(&keyed.found)?;
        if let Some(error) = error {
            return Err(keyed_rows.fault(keyed_rows.rows.len(), &error));
        }
        let KeyedRows { rows, with_key, again, .. } = &mut keyed_rows;
        (*again, *with_key) = with_key
            .iter()
            .partition(|row| rows[**row as usize].error() == Some(ErrorCode::DuplicateCase));
        self.rows += batch.rows as u64;
        Ok(keyed_rows)
    }
}

impl KeyedRows<'_> {
    /// Every row that was computed has a key: the first that has none is a fault.
    fn have_keys(&self, found: &RowChecks) -> Result<(), Failure> {
        let month = |row: &usize| {
            let code = if self.months.has(*row) {
                ErrorCode::DateMalformed
            } else {
                ErrorCode::MissingField
            };
            (*row, code, "month")
        };
        let case_refs = found.faults.iter().map(|(row, code)| (*row, *code, "case_ref"));
        let first = case_refs
            .chain(found.without_month.iter().map(month))
            .filter(|(row, ..)| self.rows.get(*row).is_some_and(|row| row.error().is_none()))
            .min_by_key(|(row, ..)| *row);
        first
            .map_or(Ok(()), |(row, code, column)| Err(self.fault(row, &Error::of(code).at(column))))
    }
}

/// The columns of a batch.
struct Readers<'b> {
    are_payments: bool,
    amounts: [ColumnReader<'b>; RowAmount::ALL.len()],
    words: [ColumnReader<'b>; WORDS.len()],
    provisional: ColumnReader<'b>,
}

impl Readers<'_> {
    /// The rows of a block up to the first that does not agree with itself or pass the check, and
    /// what is wrong with that one.
    fn read(
        &self,
        memory: &mut Memory,
        rows: Range<usize>,
        check: fn(&StatementRow) -> Result<(), Error>,
    ) -> (Vec<StatementRow>, Option<Error>) {
        let Memory { amounts, words: indices, flags } = memory;
        let readers = self.amounts.iter().zip(amounts.iter_mut());
        readers.for_each(|(reader, amounts)| reader.fill_amounts(&rows, amounts));
        let mut lists = [const { Vec::new() }; WORDS.len()];
        for ((reader, indices), list) in self.words.iter().zip(indices.iter_mut()).zip(&mut lists) {
            *list = reader.fill_words(&rows, indices);
        }
        self.provisional.fill_flags(&rows, flags);
        let words = |word: usize| -> Codes<'_> {
            self.words[word].words(&rows, &indices[word], &lists[word])
        };
        let amount = |index: usize| -> Column<'_, i64> {
            self.amounts[index].amounts(&rows, &amounts[index])
        };
        let [kind, scheme, certainty, error_code] = std::array::from_fn(words);
        let columns = StatementColumns {
            kind,
            scheme,
            amounts: std::array::from_fn(amount),
            certainty,
            provisional: self.provisional.flags(&rows, flags),
            error_code,
        };
        let block = if self.are_payments {
            StatementRows::of_payments(columns)
        } else {
            StatementRows::new(columns)
        };
        let mut read = Vec::with_capacity(rows.len());
        let all = block.and_then(|block| {
            (0..rows.len()).try_for_each(|row| {
                let row = block.get(row)?;
                check(&row).map(|()| read.push(row))
            })
        });
        (read, all.err())
    }
}
