//! The records of the three institutions as they deliver them: tables of their own, in any order,
//! joined to the cases by `case_ref` (R2).

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use ibo_core::bindings::Says as _;
use ibo_core::bindings::{amounts_of_row, assumptions_of_row, case_of_row, unread_hours};
use ibo_core::table::{CaseBuffers, CaseColumns, RowStatus};
use ibo_core::{
    Assumption, AttestId, Availability, Basis, BenefitCode, Case, CaseRef, CaseView, Code, Error,
    ErrorCode, Euro, Held, Hours, LeefloonRecord, LeefloonRecordBuilder, Month, NaiveDate, Options,
    Period, Records, RvaCode, SicknessRecord, SicknessRecordBuilder, SourceName, SourceView,
    UnemploymentRecord, UnemploymentRecordBuilder,
};

use super::column::{BLOCK, Filled, Reader};
use super::exchange::{self, Batch};
use super::refusal::{At, Failure, Fault};
use super::schema::{Columns, LEEFLOON, SICKNESS, Shape, UNEMPLOYMENT};
use crate::sentence;

/// The texts of records, each once.
#[derive(Clone)]
pub(crate) struct Word(Arc<Box<[u8]>>);

impl AsRef<[u8]> for Word {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// The tables of records that were given. A source without a table was not asked.
pub(crate) struct RecordTables {
    cases: CaseRefs,
    unemployment: Option<Table<UnemploymentRecord<Word>>>,
    leefloon: Option<Table<LeefloonRecord<Word>>>,
    sickness: Option<Table<SicknessRecord<Word>>>,
    /// Whether a row of the table of cases has this case.
    met: Vec<AtomicBool>,
}

/// The cases of all records, numbered.
#[derive(Default)]
struct CaseRefs(HashMap<Box<[u8]>, usize>);

impl CaseRefs {
    fn number(&mut self, case_ref: &[u8]) -> usize {
        if let Some(number) = self.0.get(case_ref) {
            return *number;
        }
        let number = self.0.len();
        self.0.insert(case_ref.into(), number);
        number
    }
}

/// The records of one table; one that cannot be read is the error of its case.
struct Table<R> {
    records: Vec<Result<R, Error>>,
    /// The indices of the records, case by case, in the order of the table.
    order: Vec<u32>,
    /// Where those of each case begin, and after the last one, where they end.
    starts: Vec<usize>,
    /// The row of each case's first record.
    first_rows: Vec<u64>,
}

/// The tables of records as they come in, one after the other: some producers have no more than one
/// open at a time.
#[derive(Default)]
pub(crate) struct Delivery {
    cases: CaseRefs,
    unemployment: Option<Unsorted<UnemploymentRecord<Word>>>,
    leefloon: Option<Unsorted<LeefloonRecord<Word>>>,
    sickness: Option<Unsorted<SicknessRecord<Word>>>,
}

impl Delivery {
    /// Reads the table of the RVA to its end.
    pub(crate) fn unemployment(&mut self, reader: exchange::Reader) -> Result<(), Failure> {
        self.unemployment = Some(Unsorted::read(reader, &mut self.cases)?);
        Ok(())
    }

    /// Reads the table of the POD MI to its end.
    pub(crate) fn leefloon(&mut self, reader: exchange::Reader) -> Result<(), Failure> {
        self.leefloon = Some(Unsorted::read(reader, &mut self.cases)?);
        Ok(())
    }

    /// Reads the table of the insurers to its end.
    pub(crate) fn sickness(&mut self, reader: exchange::Reader) -> Result<(), Failure> {
        self.sickness = Some(Unsorted::read(reader, &mut self.cases)?);
        Ok(())
    }

    /// The records, case by case.
    pub(crate) fn sorted(self) -> RecordTables {
        let numbers = self.cases.0.len();
        RecordTables {
            cases: self.cases,
            unemployment: self.unemployment.map(|table| table.sorted(numbers)),
            leefloon: self.leefloon.map(|table| table.sorted(numbers)),
            sickness: self.sickness.map(|table| table.sorted(numbers)),
            met: (0..numbers).map(|_| AtomicBool::new(false)).collect(),
        }
    }
}

impl RecordTables {
    /// Computes rows, each with the records of its case; gives the paths of the errors that are in
    /// a record.
    pub(crate) fn cases<'t>(
        &self,
        columns: &CaseColumns<'_>,
        case_ref: impl Fn(usize) -> Option<&'t [u8]>,
        options: &Options,
        buffers: &mut CaseBuffers<'_>,
    ) -> Result<Vec<(usize, String)>, Error> {
        let mut paths = Vec::new();
        let no_case: CaseRef = NO_CASE.parse()?;
        for row in 0..buffers.status.len() {
            let number = case_ref(row).and_then(|case_ref| self.cases.0.get(case_ref)).copied();
            if let Some(met) = number.and_then(|number| self.met.get(number)) {
                met.store(true, Ordering::Relaxed);
            }
            match case_of_row(columns, no_case.clone(), row)
                .and_then(|case| amounts_of_row(&self.view(&case, number)?, options))
            {
                Ok(amounts) => buffers.put(row, &amounts),
                Err(error) => {
                    buffers.refuse(row, RowStatus::from(error.clone()));
                    paths.extend(path_of(&error).map(|path| (row, path.to_owned())));
                }
            }
        }
        Ok(paths)
    }

    /// What the result of a case with its records takes as given.
    pub(crate) fn assumptions(
        &self,
        case: &Case,
        case_ref: &[u8],
        options: &Options,
    ) -> Result<Vec<Assumption>, Error> {
        assumptions_of_row(&self.view(case, self.cases.0.get(case_ref).copied())?, options)
    }

    /// The sources without a table.
    pub(crate) fn not_asked(&self) -> Vec<SourceName> {
        let asked = [
            (SourceName::Unemployment, self.unemployment.is_some()),
            (SourceName::Leefloon, self.leefloon.is_some()),
            (SourceName::Sickness, self.sickness.is_some()),
        ];
        asked.into_iter().filter(|(_, asked)| !asked).map(|(source, _)| source).collect()
    }

    fn view<'t>(&'t self, case: &'t Case, number: Option<usize>) -> Result<View<'t>, Error> {
        let unemployment = view(self.unemployment.as_ref(), number, "unemployment")?;
        let leefloon = view(self.leefloon.as_ref(), number, "leefloon")?;
        let sickness = view(self.sickness.as_ref(), number, "sickness")?;
        let view = CaseView::new(case.month(), case.agreement(), unemployment, leefloon, sickness);
        Ok(view.attendance(case.attendance()))
    }

    /// A case with its records.
    pub(crate) fn case(&self, case: &Case, case_ref: &[u8]) -> Result<Case, Error> {
        let number = self.cases.0.get(case_ref).copied();
        self.view(case, number)?.owned(case.case_ref().clone())
    }

    /// Refuses records of a case that the table of cases does not have, once all of that was read.
    pub(crate) fn every_case_was_met(&self) -> Result<(), Fault> {
        self.unemployment
            .as_ref()
            .map_or(Ok(()), |table| table.every_case_was_met(&UNEMPLOYMENT, &self.met))?;
        self.leefloon
            .as_ref()
            .map_or(Ok(()), |table| table.every_case_was_met(&LEEFLOON, &self.met))?;
        self.sickness
            .as_ref()
            .map_or(Ok(()), |table| table.every_case_was_met(&SICKNESS, &self.met))
    }
}

/// A reference for a case that is computed for its error alone.
pub(crate) const NO_CASE: &str = "-";

/// A case with the records of its own.
type View<'t> = CaseView<
    't,
    &'t [Period],
    List<'t, UnemploymentRecord<Word>>,
    List<'t, LeefloonRecord<Word>>,
    List<'t, SicknessRecord<Word>>,
>;

/// The path of an error that is in a record, or in a source.
pub(crate) fn path_of(error: &Error) -> Option<&str> {
    let path = error.location();
    ["unemployment.records", "leefloon.records", "sickness.records"]
        .iter()
        .any(|records| path.starts_with(records))
        .then_some(path)
}

/// The records of a case in a table; without a table the source was not asked.
fn view<'t, T, R>(
    table: Option<&'t Table<T>>,
    number: Option<usize>,
    source: &str,
) -> Result<SourceView<List<'t, T>>, Error>
where
    List<'t, T>: Records<R>,
{
    let (availability, records) = match table.map(|table| table.of(number)) {
        None => (Availability::NotAsked, List { records: &[], indices: &[] }),
        Some(records) if records.count() == 0 => (Availability::NoData, records),
        Some(records) => (Availability::Data, records),
    };
    SourceView::new(availability, records).map_err(|error| error.within(source))
}

/// The records of a case.
struct List<'t, R> {
    records: &'t [Result<R, Error>],
    indices: &'t [u32],
}

impl<'t, R> List<'t, R> {
    const fn count(&self) -> usize {
        self.indices.len()
    }

    fn get(&self, index: usize) -> Result<&'t R, Error> {
        let index = self.indices.get(index).ok_or_else(missing)?;
        self.records.get(*index as usize).ok_or_else(missing)?.as_ref().map_err(Error::clone)
    }
}

/// A list gives its records with their texts borrowed. (A macro, since the core's records share no
/// trait.)
macro_rules! list_of {
    ($($record:ident),*) => {
        $(
            impl<'t> Records<$record<&'t [u8]>> for List<'t, $record<Word>> {
                fn count(&self) -> usize {
                    self.count()
                }

                fn record(&self, index: usize) -> Result<Held<'_, $record<&'t [u8]>>, Error> {
                    self.get(index).map(|record| Held::Read(record.borrowed()))
                }
            }
        )*
    };
}

list_of!(UnemploymentRecord, LeefloonRecord, SicknessRecord);

impl<R> Table<R> {
    /// The records of a case.
    fn of(&self, number: Option<usize>) -> List<'_, R> {
        let indices =
            number.map(|number| &self.order[self.starts[number]..self.starts[number + 1]]);
        List { records: &self.records, indices: indices.unwrap_or_default() }
    }

    fn every_case_was_met(&self, shape: &Shape, met: &[AtomicBool]) -> Result<(), Fault> {
        let orphans = self
            .first_rows
            .iter()
            .zip(met)
            .filter(|(row, met)| **row != NO_ROW && !met.load(Ordering::Relaxed));
        let Some(row) = orphans.map(|(row, _)| *row).min() else { return Ok(()) };
        let column = format!("{}.case_ref", shape.table);
        let why = Error::says(ErrorCode::UnknownCase, sentence::NO_CASE);
        let fault = Fault::of_row(shape.table, row, &At::Path("case_ref".to_owned()), &why);
        Err(Fault { error: fault.error.at(column), ..fault })
    }
}

/// The row of a case without records.
const NO_ROW: u64 = u64::MAX;

/// A record that is read from a row of a table.
trait Record: Sized {
    const SHAPE: Shape;
    /// The columns that are read, by how they are read.
    const MONEY: &'static [&'static str];
    const NUMBERS: &'static [&'static str];
    const TEXTS: &'static [&'static str];

    /// Reads a row, field by field in the order of the format (R7.7).
    fn read(row: &Row<'_, '_>, words: &mut KnownWords) -> Result<Self, Error>;
}

#[derive(Default)]
struct KnownWords(HashMap<Box<[u8]>, Word>);

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

/// The records of a table in its order, and the number of the case of each.
struct Unsorted<R> {
    records: Vec<Result<R, Error>>,
    cases: Vec<u32>,
    first_rows: Vec<u64>,
}

impl<R: Record> Unsorted<R> {
    fn read(reader: exchange::Reader, cases: &mut CaseRefs) -> Result<Self, Failure> {
        let columns = R::SHAPE.find(&reader.schema())?;
        let mut table = Self { records: Vec::new(), cases: Vec::new(), first_rows: Vec::new() };
        let mut words = KnownWords::default();
        for batch in reader {
            table.add(&batch?, &columns, cases, &mut words)?;
        }
        Ok(table)
    }

    fn add(
        &mut self,
        batch: &Batch,
        columns: &Columns,
        cases: &mut CaseRefs,
        words: &mut KnownWords,
    ) -> Result<(), Fault> {
        let reader = |name: &&str| {
            columns.get(name).map(|found| Reader::new(&batch.columns[found.index], found))
        };
        let case_refs = reader(&"case_ref");
        let money: Vec<_> = R::MONEY.iter().map(reader).collect();
        let numbers: Vec<_> = R::NUMBERS.iter().map(reader).collect();
        let texts: Vec<_> = R::TEXTS.iter().map(reader).collect();
        let mut filled_money: Vec<_> = money.iter().map(|_| Filled::default()).collect();
        let mut filled_numbers: Vec<_> = numbers.iter().map(|_| Filled::default()).collect();
        for first in (0..batch.rows).step_by(BLOCK) {
            let rows = first..batch.rows.min(first + BLOCK);
            for (reader, filled) in money.iter().zip(&mut filled_money) {
                reader.iter().for_each(|reader| reader.fill_amounts(&rows, filled));
            }
            for (reader, filled) in numbers.iter().zip(&mut filled_numbers) {
                reader.iter().for_each(|reader| reader.fill_numbers(&rows, filled));
            }
            for row in rows.clone() {
                let number = self.records.len() as u64;
                let Some(case_ref) = case_refs.as_ref().and_then(|reader| reader.text(row)) else {
                    let fault = Fault::of_row(
                        R::SHAPE.table,
                        number,
                        &At::Path("case_ref".to_owned()),
                        &missing(),
                    );
                    return Err(Fault {
                        error: fault.error.at(format!("{}.case_ref", R::SHAPE.table)),
                        ..fault
                    });
                };
                let case = cases.number(case_ref);
                if self.first_rows.len() <= case {
                    self.first_rows.resize(case + 1, NO_ROW);
                }
                self.first_rows[case] = self.first_rows[case].min(number);
                let read = Row {
                    rows: rows.clone(),
                    row,
                    money: &money,
                    filled_money: &filled_money,
                    numbers: &numbers,
                    filled_numbers: &filled_numbers,
                    texts: &texts,
                    names: (R::MONEY, R::NUMBERS, R::TEXTS),
                };
                self.records.push(R::read(&read, words));
                self.cases.push(case as u32);
            }
        }
        Ok(())
    }
}

impl<R> Unsorted<R> {
    fn sorted(self, cases: usize) -> Table<R> {
        let Self { records, cases: case_of, mut first_rows } = self;
        first_rows.resize(cases, NO_ROW);
        let mut starts = vec![0; cases + 1];
        case_of.iter().for_each(|case| starts[*case as usize + 1] += 1);
        for case in 0..cases {
            starts[case + 1] += starts[case];
        }
        let (mut next, mut order) = (starts.clone(), vec![0; records.len()]);
        for (index, case) in case_of.iter().enumerate() {
            order[next[*case as usize]] = index as u32;
            next[*case as usize] += 1;
        }
        Table { records, order, starts, first_rows }
    }
}

/// A row of a table of records.
struct Row<'b, 'a> {
    /// The rows that were converted with it.
    rows: Range<usize>,
    row: usize,
    money: &'b [Option<Reader<'a>>],
    filled_money: &'b [Filled<i64>],
    numbers: &'b [Option<Reader<'a>>],
    filled_numbers: &'b [Filled<i32>],
    texts: &'b [Option<Reader<'a>>],
    names: (&'static [&'static str], &'static [&'static str], &'static [&'static str]),
}

impl<'a> Row<'_, 'a> {
    /// A required number of hundredths: an amount, or paid hours.
    fn hundredths(&self, at: usize, unread: fn(ErrorCode) -> Error) -> Result<i64, Error> {
        let Some(reader) = &self.money[at] else { return Err(missing()) };
        let value =
            reader.amounts(&self.rows, &self.filled_money[at]).get(self.row - self.rows.start);
        value.map_err(unread)?.ok_or_else(missing)
    }

    fn amount(&self, at: usize) -> Result<Euro, Error> {
        let amount = self.hundredths(at, Error::of).and_then(Euro::from_cents);
        amount.map_err(|error| error.at(self.names.0[at]))
    }

    fn hours(&self, at: usize) -> Result<Hours, Error> {
        let hours = self.hundredths(at, unread_hours).and_then(Hours::from_hundredths);
        hours.map_err(|error| error.at(self.names.0[at]))
    }

    fn number(&self, at: usize) -> Result<Option<i32>, Error> {
        let Some(reader) = &self.numbers[at] else { return Ok(None) };
        let value =
            reader.numbers(&self.rows, &self.filled_numbers[at]).get(self.row - self.rows.start);
        value.map_err(|code| Error::of(code).at(self.names.1[at]))
    }

    fn required_number(&self, at: usize) -> Result<i32, Error> {
        self.number(at)?.ok_or_else(|| missing().at(self.names.1[at]))
    }

    fn day(&self, at: usize) -> Result<Option<NaiveDate>, Error> {
        let out_of_range = || Error::of(ErrorCode::DateOutOfRange).at(self.names.1[at]);
        let day = self
            .number(at)?
            .map(|day| NaiveDate::from_epoch_days(day).ok_or_else(out_of_range))
            .transpose()?;
        // A date of the years 1 to 9999, as every date of a record.
        day.map(|day| Month::of(day).map(|_| day).map_err(|error| error.at(self.names.1[at])))
            .transpose()
    }

    fn required_day(&self, at: usize) -> Result<NaiveDate, Error> {
        self.day(at)?.ok_or_else(|| missing().at(self.names.1[at]))
    }

    fn text(&self, at: usize) -> Option<&'a [u8]> {
        self.texts[at].as_ref().and_then(|reader| reader.text(self.row))
    }

    /// A text of the form of its field; `read` keeps the one that it is given.
    fn formed<T>(
        &self,
        at: usize,
        read: impl FnOnce(&'a [u8]) -> Result<T, Error>,
    ) -> Result<Option<T>, Error> {
        self.text(at).map(read).transpose().map_err(|error| error.at(self.names.2[at]))
    }

    fn required<T>(
        &self,
        at: usize,
        read: impl FnOnce(&'a [u8]) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.formed(at, read)?.ok_or_else(|| missing().at(self.names.2[at]))
    }

    /// A number within the range of its field.
    fn in_range<T: TryFrom<i32, Error = Error>>(&self, at: usize) -> Result<Option<T>, Error> {
        self.number(at)?.map(T::try_from).transpose().map_err(|error| error.at(self.names.1[at]))
    }
}

fn missing() -> Error {
    Error::of(ErrorCode::MissingField)
}

fn utf8(text: &[u8]) -> &str {
    std::str::from_utf8(text).unwrap_or_default()
}

impl Record for UnemploymentRecord<Word> {
    const SHAPE: Shape = UNEMPLOYMENT;
    const MONEY: &'static [&'static str] = &["day_amount"];
    const NUMBERS: &'static [&'static str] = &["from", "to", "half_per_week"];
    const TEXTS: &'static [&'static str] = &["basis", "benefit_type", "rva_code"];

    fn read(row: &Row<'_, '_>, words: &mut KnownWords) -> Result<Self, Error> {
        let (first_day, last_day) = (row.required_day(0)?, row.day(1)?);
        let day_amount =
            row.amount(0)?.try_into().map_err(|error: Error| error.at("day_amount"))?;
        let is_half = row.required(0, |basis| Basis::is_half(utf8(basis)))?;
        let half_per_week = row.in_range(2)?;
        let benefit_type = row.required(1, |text| Code::new(words.word(text)))?;
        let rva_code = row.formed(2, |text| RvaCode::new(words.word(text)))?;
        Self::builder(Period::new(first_day, last_day)?, day_amount, benefit_type)
            .basis(Basis::of(is_half, half_per_week)?)
            .maybe(rva_code, UnemploymentRecordBuilder::rva_code)
            .build()
    }
}

impl Record for LeefloonRecord<Word> {
    const SHAPE: Shape = LEEFLOON;
    const MONEY: &'static [&'static str] = &["amount"];
    const NUMBERS: &'static [&'static str] = &["month", "from", "to"];
    const TEXTS: &'static [&'static str] = &["aid_type", "entry_kind"];

    fn read(row: &Row<'_, '_>, words: &mut KnownWords) -> Result<Self, Error> {
        let month = Month::of(row.required_day(0)?).map_err(|error| error.at("month"))?;
        let aid_type = row.required(0, |text| Code::new(words.word(text)))?;
        let amount = row.amount(0)?;
        let entry_kind = row.required(1, |text| Code::new(words.word(text)))?;
        Self::builder(month, aid_type, amount, entry_kind)
            .maybe(row.day(1)?, LeefloonRecordBuilder::first_day)
            .maybe(row.day(2)?, LeefloonRecordBuilder::last_day)
            .build()
    }
}

impl Record for SicknessRecord<Word> {
    const SHAPE: Shape = SICKNESS;
    const MONEY: &'static [&'static str] = &["gross_taxable", "hours"];
    const NUMBERS: &'static [&'static str] = &["nature", "from", "to", "days", "version"];
    const TEXTS: &'static [&'static str] =
        &["document_type", "benefit_code", "attest_id", "status"];

    fn read(row: &Row<'_, '_>, words: &mut KnownWords) -> Result<Self, Error> {
        let document_type = row.required(0, |text| Code::new(words.word(text)))?;
        let benefit_code = row.required(1, |text| BenefitCode::new(words.word(text)))?;
        let nature = row.required_number(0)?;
        let (first_day, last_day) = (row.required_day(1)?, row.required_day(2)?);
        let gross_taxable = row.amount(0)?;
        let days = row.required_number(3)?;
        let hours = row.hours(1)?;
        let attest_id = row.formed(2, |text| AttestId::new(words.word(text)))?;
        let version = row.in_range(4)?;
        let status = row.formed(3, |status| utf8(status).parse())?;
        let period = Period::new(first_day, Some(last_day))?;
        Self::builder(document_type, benefit_code, nature, period, gross_taxable, days, hours)
            .maybe(attest_id, SicknessRecordBuilder::attest_id)
            .maybe(version, SicknessRecordBuilder::version)
            .maybe(status, SicknessRecordBuilder::status)
            .build()
    }
}
