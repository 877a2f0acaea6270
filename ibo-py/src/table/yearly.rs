//! The totals of a table of statements by reference and year, for the fiscal slip.

use std::sync::Arc;

use arrow_buffer::{BooleanBufferBuilder, Buffer, NullBuffer};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use hashbrown::HashTable;
use ibo_core::{Euro, LIBRARY, Month, NaiveDate, YearTotals};

use super::computation::certainties;
use super::dictionary::words_field;
use super::exchange::{Batch, BatchReader, InParts};
use super::key_index::{Key, hash};
use super::output::{TextBuilder, Unit, column};
use super::refusal::Failure;
use super::schema::STATEMENTS;
use super::statement_row::{Extra, KeyedRows, StatementTable};
use super::threads::Threads;

/// So many rows are read at a time, and so many are a batch of the result.
const PIECE: usize = 1 << 17;

type Of<T> = (&'static str, fn(&YearTotals) -> T);

const AMOUNTS: [Of<Euro>; 4] = [
    ("premium", YearTotals::premium),
    ("premium_due", YearTotals::premium_due),
    ("withholding_tax", YearTotals::withholding_tax),
    ("net", YearTotals::net),
];

const COUNTS: [Of<u32>; 3] = [
    ("months", YearTotals::months),
    ("refused", YearTotals::refused),
    ("provisional", YearTotals::provisional),
];

/// The totals so far, in the order in which their references and years came first.
#[derive(Default)]
pub(crate) struct Years {
    case_refs: Vec<u8>,
    /// Where each reference ends.
    ends: Vec<usize>,
    years: Vec<i32>,
    totals: Vec<YearTotals>,
    places: HashTable<usize>,
}

impl Years {
    /// The totals of a table. Something to look at from time to time, such as whether the caller
    /// wants to stop, is called after each part.
    pub(crate) fn compute<E: From<Failure>>(
        statements: BatchReader,
        extra: Extra,
        threads: &Threads,
        mut look: impl FnMut() -> Result<(), E>,
    ) -> Result<(SchemaRef, Vec<Batch>), E> {
        let mut table =
            StatementTable::new(&STATEMENTS, &statements.schema(), extra).map_err(Failure::from)?;
        let unit = Unit::of(table.in_cents());
        let mut years = Self::default();
        for batch in InParts::new(statements, PIECE) {
            let batch = batch?;
            let batch = table.converted(&batch)?;
            years.add(&table.rows(&batch, |_| Ok(()), threads)?)?;
            look()?;
        }
        let firsts = (0..years.totals.len()).step_by(PIECE);
        let batches = firsts.map(|first| years.batch(first, unit)).collect::<Result<_, _>>()?;
        Ok((schema(unit), batches))
    }

    fn add(&mut self, rows: &KeyedRows<'_>) -> Result<(), Failure> {
        for row in rows.with_key.iter().map(|row| *row as usize) {
            let Some(month) = NaiveDate::from_epoch_days(rows.first_days[row])
                .and_then(|first| Month::of(first).ok())
            else {
                continue;
            };
            let place = self.place((rows.case_ref(row).unwrap_or_default(), year_of(month)));
            self.totals[place]
                .add(month, &rows.rows[row])
                .map_err(|error| rows.fault(row, &error))?;
        }
        Ok(())
    }

    /// The place of a reference and year.
    fn place(&mut self, key: Key<'_>) -> usize {
        let Self { case_refs, ends, years, totals, places } = self;
        let key_at = |place: usize| (text_at(case_refs, ends, place), years[place]);
        if let Some(place) = places.find(hash(key), |place| key_at(*place) == key) {
            return *place;
        }
        let place = totals.len();
        places.insert_unique(hash(key), place, |place| hash(key_at(*place)));
        case_refs.extend_from_slice(key.0);
        ends.push(case_refs.len());
        years.push(key.1);
        totals.push(YearTotals::default());
        place
    }

    fn batch(&self, first: usize, unit: Unit) -> Result<Batch, Failure> {
        let totals = &self.totals[first..self.totals.len().min(first + PIECE)];
        let rows = totals.len();
        let mut case_refs = TextBuilder::new(rows);
        (first..first + rows)
            .for_each(|place| case_refs.push(Some(text_at(&self.case_refs, &self.ends, place))));
        let years = Buffer::from_slice_ref(&self.years[first..first + rows]);
        let mut columns = vec![case_refs.finish()?, column(DataType::Int32, rows, years, None)?];
        for (_, count) in COUNTS {
            let counts: Vec<i32> =
                totals.iter().map(|totals| count(totals).cast_signed()).collect();
            columns.push(column(DataType::Int32, rows, Buffer::from_vec(counts), None)?);
        }
        let words = totals.iter().map(|totals| totals.certainty().map_or(0, |word| word as u8));
        let mut computed = BooleanBufferBuilder::new(rows);
        totals.iter().for_each(|totals| computed.append(totals.certainty().is_some()));
        columns.push(certainties(words.collect(), Some(NullBuffer::new(computed.finish())))?);
        for (_, amount) in AMOUNTS {
            let cents = totals.iter().map(|totals| amount(totals).cents()).collect();
            columns.push(unit.column(cents, None)?);
        }
        Ok(Batch::new(rows, columns))
    }
}

fn text_at<'t>(texts: &'t [u8], ends: &[usize], place: usize) -> &'t [u8] {
    let first = place.checked_sub(1).map_or(0, |before| ends[before]);
    &texts[first..ends[place]]
}

fn year_of(month: Month) -> i32 {
    chrono::Datelike::year(&month.first())
}

fn schema(unit: Unit) -> SchemaRef {
    let mut fields = vec![
        Field::new("case_ref", DataType::Utf8, true),
        Field::new("year", DataType::Int32, true),
    ];
    fields.extend(COUNTS.map(|(name, _)| Field::new(name, DataType::Int32, true)));
    fields.push(words_field("certainty", DataType::Int8));
    fields.extend(AMOUNTS.map(|(name, _)| unit.field(name)));
    let metadata = [("ibo.library", LIBRARY)];
    Arc::new(Schema::new_with_metadata(fields, metadata))
}
