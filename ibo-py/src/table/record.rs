//! A record of an institution, as a row of its table has it (R2).

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use ibo_core::bindings::{Says as _, unread_hours};
use ibo_core::{
    AttestId, Basis, BenefitCode, Code, Error, ErrorCode, Euro, Hours, LeefloonRecord,
    LeefloonRecordBuilder, Month, NaiveDate, NonNegativeEuro, Period, RvaCode, SicknessRecord,
    SicknessRecordBuilder, UnemploymentRecord, UnemploymentRecordBuilder,
};

use super::column::{ColumnReader, Filled};
use super::exchange::Batch;
use super::schema::{
    ABSENCES, CASE_REF_NAME, Columns, Form, KnownColumn, LEEFLOON, SICKNESS, Shape, UNEMPLOYMENT,
};

/// The texts of records, each once.
#[derive(Clone)]
pub(crate) struct Word(Arc<Box<[u8]>>);

impl AsRef<[u8]> for Word {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

#[derive(Default)]
pub(crate) struct KnownWords(HashMap<Box<[u8]>, Word>);

impl KnownWords {
    fn word(&mut self, text: &[u8]) -> Word {
        if let Some(word) = self.0.get(text) {
            return word.clone();
        }
        let word = Word(Arc::new(text.into()));
        self.0.insert(text.into(), word.clone());
        word
    }
}

/// A record that is read from a row of a table.
pub(crate) trait TableRecord: Sized {
    const SHAPE: Shape;

    /// Reads a row, field by field in the order of the format (R7.7), which is that of the columns.
    fn read(fields: &mut Fields<'_, '_>, words: &mut KnownWords) -> Result<Self, Error>;
}

/// The columns of a batch of records, in the order of the format, and what was converted of them.
pub(crate) struct RecordColumns<'a>(Vec<RecordColumn<'a>>);

struct RecordColumn<'a> {
    name: &'static str,
    form: Form,
    reader: ColumnReader<'a>,
    hundredths: Filled<i64>,
    numbers: Filled<i32>,
}

impl<'a> RecordColumns<'a> {
    pub(crate) fn of(shape: &Shape, columns: &Columns, batch: &'a Batch) -> Self {
        let fields = shape.known().filter(|known| known.name != CASE_REF_NAME);
        let column = |known: &KnownColumn| RecordColumn {
            name: known.name,
            form: known.form,
            reader: ColumnReader::of(columns, known.name, batch).unwrap_or(ColumnReader::ABSENT),
            hundredths: Filled::default(),
            numbers: Filled::default(),
        };
        Self(fields.map(column).collect())
    }

    /// Converts rows, at most a block of them.
    pub(crate) fn fill(&mut self, rows: &Range<usize>) {
        for RecordColumn { form, reader, hundredths, numbers, .. } in &mut self.0 {
            match form {
                Form::Money | Form::PaidHours => reader.fill_amounts(rows, hundredths),
                Form::Text => {}
                _ => reader.fill_numbers(rows, numbers),
            }
        }
    }

    /// The fields of one of the rows that were converted.
    pub(crate) fn fields<'b>(&'b self, rows: &'b Range<usize>, row: usize) -> Fields<'b, 'a> {
        Fields { columns: self.0.iter(), rows, row }
    }
}

/// The fields of a row that are still to be read.
pub(crate) struct Fields<'b, 'a> {
    columns: std::slice::Iter<'b, RecordColumn<'a>>,
    /// The rows that were converted with it.
    rows: &'b Range<usize>,
    row: usize,
}

fn missing() -> Error {
    Error::of(ErrorCode::MissingField)
}

fn utf8(text: &[u8]) -> &str {
    std::str::from_utf8(text).unwrap_or_default()
}

impl<'b, 'a> Fields<'b, 'a> {
    /// Reads the next field; `make` makes of its value what the record has there.
    fn next<V, T>(
        &mut self,
        value: impl FnOnce(&Self, &'b RecordColumn<'a>) -> Result<Option<V>, Error>,
        make: impl FnOnce(V) -> Result<T, Error>,
    ) -> Result<Option<T>, Error> {
        let column = self.columns.next().ok_or_else(missing)?;
        let value = value(self, column).and_then(|value| value.map(make).transpose());
        value.map_err(|error| error.at(column.name))
    }

    /// Reads the next field, which no record lacks.
    fn required<V, T>(
        &mut self,
        value: impl FnOnce(&Self, &'b RecordColumn<'a>) -> Result<Option<V>, Error>,
        make: impl FnOnce(V) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let value = |fields: &Self, column| value(fields, column)?.ok_or_else(missing).map(Some);
        self.next(value, make)?.ok_or_else(missing)
    }

    fn hundredths(&self, column: &RecordColumn<'_>) -> Result<Option<i64>, Error> {
        let hundredths = column.reader.amounts(self.rows, &column.hundredths);
        let unread = if column.form == Form::PaidHours { unread_hours } else { Error::of };
        hundredths.get(self.row - self.rows.start).map_err(unread)
    }

    fn number(&self, column: &RecordColumn<'_>) -> Result<Option<i32>, Error> {
        let numbers = column.reader.numbers(self.rows, &column.numbers);
        numbers.get(self.row - self.rows.start).map_err(Error::of)
    }

    fn text(&self, column: &RecordColumn<'a>) -> Result<Option<&'a [u8]>, Error> {
        Ok(column.reader.text(self.row))
    }
}

/// A day of the years 1 to 9999, as every date of a record.
fn day(number: i32) -> Result<NaiveDate, Error> {
    let day = NaiveDate::from_epoch_days(number);
    let day = day.ok_or_else(|| Error::of(ErrorCode::DateOutOfRange))?;
    Month::of(day).map(|_| day)
}

fn month(number: i32) -> Result<Month, Error> {
    day(number).and_then(Month::of)
}

impl TableRecord for UnemploymentRecord<Word> {
    const SHAPE: Shape = UNEMPLOYMENT;

    fn read(fields: &mut Fields<'_, '_>, words: &mut KnownWords) -> Result<Self, Error> {
        let first_day = fields.required(Fields::number, day)?;
        let last_day = fields.next(Fields::number, day)?;
        let day_amount = fields.required(Fields::hundredths, |cents| {
            NonNegativeEuro::try_from(Euro::from_cents(cents)?)
        })?;
        let is_half = fields.required(Fields::text, |basis| Basis::is_half(utf8(basis)))?;
        let half_per_week = fields.next(Fields::number, TryFrom::try_from)?;
        let benefit_type = fields.required(Fields::text, |text| Code::new(words.word(text)))?;
        let rva_code = fields.next(Fields::text, |text| RvaCode::new(words.word(text)))?;
        Self::builder(Period::new(first_day, last_day)?, day_amount, benefit_type)
            .basis(Basis::of(is_half, half_per_week)?)
            .maybe(rva_code, UnemploymentRecordBuilder::rva_code)
            .build()
    }
}

impl TableRecord for LeefloonRecord<Word> {
    const SHAPE: Shape = LEEFLOON;

    fn read(fields: &mut Fields<'_, '_>, words: &mut KnownWords) -> Result<Self, Error> {
        let month = fields.required(Fields::number, month)?;
        let aid_type = fields.required(Fields::text, |text| Code::new(words.word(text)))?;
        let amount = fields.required(Fields::hundredths, Euro::from_cents)?;
        let entry_kind = fields.required(Fields::text, |text| Code::new(words.word(text)))?;
        Self::builder(month, aid_type, amount, entry_kind)
            .maybe(fields.next(Fields::number, day)?, LeefloonRecordBuilder::first_day)
            .maybe(fields.next(Fields::number, day)?, LeefloonRecordBuilder::last_day)
            .build()
    }
}

impl TableRecord for SicknessRecord<Word> {
    const SHAPE: Shape = SICKNESS;

    fn read(fields: &mut Fields<'_, '_>, words: &mut KnownWords) -> Result<Self, Error> {
        let document_type = fields.required(Fields::text, |text| Code::new(words.word(text)))?;
        let benefit_code =
            fields.required(Fields::text, |text| BenefitCode::new(words.word(text)))?;
        let nature = fields.required(Fields::number, Ok)?;
        let first_day = fields.required(Fields::number, day)?;
        let last_day = fields.required(Fields::number, day)?;
        let gross_taxable = fields.required(Fields::hundredths, Euro::from_cents)?;
        let days = fields.required(Fields::number, Ok)?;
        let hours = fields.required(Fields::hundredths, Hours::from_hundredths)?;
        let attest_id = fields.next(Fields::text, |text| AttestId::new(words.word(text)))?;
        let version = fields.next(Fields::number, TryFrom::try_from)?;
        let status = fields.next(Fields::text, |status| utf8(status).parse())?;
        let period = Period::new(first_day, Some(last_day))?;
        Self::builder(document_type, benefit_code, nature, period, gross_taxable, days, hours)
            .maybe(attest_id, SicknessRecordBuilder::attest_id)
            .maybe(version, SicknessRecordBuilder::version)
            .maybe(status, SicknessRecordBuilder::status)
            .build()
    }
}

/// An absence (R5.3).
impl TableRecord for Period {
    const SHAPE: Shape = ABSENCES;

    fn read(fields: &mut Fields<'_, '_>, _: &mut KnownWords) -> Result<Self, Error> {
        let first_day = fields.required(Fields::number, day)?;
        let last_day = fields.required(Fields::number, day)?;
        Self::new(first_day, Some(last_day))
    }
}
