//! What the institutions deliver: tables of records in any order, joined to the rows of the cases by
//! their reference (R2); and the absences (R5.3).

use std::collections::{HashMap, TryReserveError};
use std::sync::atomic::{AtomicBool, Ordering};

use ibo_core::bindings::Says as _;
use ibo_core::table::{RowRecords, SourcesAsked, TablesBeside};
use ibo_core::{
    Absences, Error, ErrorCode, ErrorContext, Held, LeefloonRecord, Period, Records,
    SicknessRecord, SourceName, UnemploymentRecord,
};

use super::column::{BLOCK, ColumnReader};
use super::converted::converted;
use super::exchange;
use super::memory::{BYTES_A_ROW, room_for};
use super::record::{KnownWords, RecordColumns, TableRecord, Word};
use super::refusal::{At, Failure, Fault};
use super::schema::{CASE_REF_NAME, Named};
use super::unread_row::UnreadRows;
use crate::sentence;

/// The tables that were given, as they come in, one after the other: some producers have no more
/// than one open at a time.
#[derive(Default)]
pub(crate) struct Unsorted {
    /// The column by which records are joined to cases, where it is not `case_ref`.
    key: Option<String>,
    keys: KeyNumbers,
    case_refs: KeyNumbers,
    unemployment: Option<RecordRows<UnemploymentRecord<Word>>>,
    leefloon: Option<RecordRows<LeefloonRecord<Word>>>,
    sickness: Option<RecordRows<SicknessRecord<Word>>>,
    absences: Option<RecordRows<Period>>,
}

/// The tables that were given, case by case.
#[derive(Default)]
pub(crate) struct Delivery {
    key: Option<String>,
    records_by: Numbered,
    unemployment: Option<RecordTable<UnemploymentRecord<Word>>>,
    leefloon: Option<RecordTable<LeefloonRecord<Word>>>,
    sickness: Option<RecordTable<SicknessRecord<Word>>>,
    absences_by: Numbered,
    absences: Option<AbsencesByCase>,
}

/// Keys, numbered in the order in which they were met.
type KeyNumbers = HashMap<Box<[u8]>, usize>;

fn number(keys: &mut KeyNumbers, key: &[u8]) -> Result<usize, TryReserveError> {
    if let Some(number) = keys.get(key) {
        return Ok(*number);
    }
    let number = keys.len();
    keys.try_reserve(1)?;
    keys.insert(key.into(), number);
    Ok(number)
}

/// Keys with their numbers, and whether a row of the table of cases has each.
#[derive(Default)]
struct Numbered {
    numbers: KeyNumbers,
    met: Vec<AtomicBool>,
}

impl Numbered {
    fn new(numbers: KeyNumbers) -> Self {
        let met = (0..numbers.len()).map(|_| AtomicBool::new(false)).collect();
        Self { numbers, met }
    }

    /// The number of a key, which a row of cases has.
    fn meet(&self, key: Option<&[u8]>) -> Option<usize> {
        let number = self.numbers.get(key?).copied()?;
        self.met[number].store(true, Ordering::Relaxed);
        Some(number)
    }
}

impl Unsorted {
    /// Tables of which the records are joined to cases by this column.
    pub(crate) fn new(key: Option<String>) -> Self {
        Self { key: key.filter(|key| key != CASE_REF_NAME), ..Self::default() }
    }

    /// Reads the table of the RVA to its end.
    pub(crate) fn unemployment(&mut self, input: exchange::BatchReader) -> Result<(), Failure> {
        self.unemployment = Some(RecordRows::read(input, &mut self.keys, self.key.as_deref())?);
        Ok(())
    }

    /// Reads the table of the POD MI to its end.
    pub(crate) fn leefloon(&mut self, input: exchange::BatchReader) -> Result<(), Failure> {
        self.leefloon = Some(RecordRows::read(input, &mut self.keys, self.key.as_deref())?);
        Ok(())
    }

    /// Reads the table of the insurers to its end.
    pub(crate) fn sickness(&mut self, input: exchange::BatchReader) -> Result<(), Failure> {
        self.sickness = Some(RecordRows::read(input, &mut self.keys, self.key.as_deref())?);
        Ok(())
    }

    /// Reads the table of absences to its end.
    pub(crate) fn absences(&mut self, input: exchange::BatchReader) -> Result<(), Failure> {
        self.absences = Some(RecordRows::read(input, &mut self.case_refs, None)?);
        Ok(())
    }

    /// The records, case by case.
    pub(crate) fn sorted(self) -> Result<Delivery, TryReserveError> {
        let Self { key, keys, case_refs, unemployment, leefloon, sickness, absences } = self;
        let (of_records, of_absences) = (keys.len(), case_refs.len());
        Ok(Delivery {
            key,
            records_by: Numbered::new(keys),
            unemployment: unemployment.map(|rows| rows.sorted(of_records)).transpose()?,
            leefloon: leefloon.map(|rows| rows.sorted(of_records)).transpose()?,
            sickness: sickness.map(|rows| rows.sorted(of_records)).transpose()?,
            absences_by: Numbered::new(case_refs),
            absences: absences
                .map(|rows| rows.sorted(of_absences).map(AbsencesByCase::new))
                .transpose()?,
        })
    }
}

impl Delivery {
    /// Whether everything of a case stands in its row.
    pub(crate) const fn is_empty(&self) -> bool {
        self.asked().is_none() && self.absences.is_none()
    }

    /// The sources with a table of their own; none where records stand in the rows.
    pub(crate) const fn asked(&self) -> Option<SourcesAsked> {
        let asked = SourcesAsked {
            unemployment: self.unemployment.is_some(),
            leefloon: self.leefloon.is_some(),
            sickness: self.sickness.is_some(),
        };
        if asked.unemployment || asked.leefloon || asked.sickness { Some(asked) } else { None }
    }

    /// The sources whose table has no rows: nobody has their benefit.
    pub(crate) fn without_rows(&self) -> Vec<SourceName> {
        let Self { unemployment, leefloon, sickness, .. } = self;
        let sources = [
            (SourceName::Unemployment, unemployment.as_ref().map(|table| table.records.len())),
            (SourceName::Leefloon, leefloon.as_ref().map(|table| table.records.len())),
            (SourceName::Sickness, sickness.as_ref().map(|table| table.records.len())),
        ];
        sources.into_iter().filter(|(_, rows)| *rows == Some(0)).map(|(source, _)| source).collect()
    }

    /// The column by which records are joined to cases, where it is not `case_ref`.
    pub(crate) fn key(&self) -> Option<&str> {
        self.key.as_deref()
    }

    /// What stands beside rows with these references and keys.
    pub(crate) fn beside<'k>(
        &self,
        rows: impl Iterator<Item = (Option<&'k [u8]>, Option<&'k [u8]>)>,
    ) -> RowsBeside<'_> {
        let met = |(case_ref, key)| (self.absences_by.meet(case_ref), self.records_by.meet(key));
        let (absences, records) =
            if self.is_empty() { Default::default() } else { rows.map(met).unzip() };
        RowsBeside { delivery: self, records, absences }
    }

    /// Refuses records of a case that the table of cases does not have, once all of that was read.
    pub(crate) fn every_case_was_met(&self) -> Result<(), Fault> {
        let Self { key, unemployment, leefloon, sickness, absences, .. } = self;
        let (key, met) = (key.as_deref(), &self.records_by.met);
        unemployment.iter().try_for_each(|table| table.every_case_was_met(met, key))?;
        leefloon.iter().try_for_each(|table| table.every_case_was_met(met, key))?;
        sickness.iter().try_for_each(|table| table.every_case_was_met(met, key))?;
        let met = &self.absences_by.met;
        absences.iter().try_for_each(|absences| absences.table.every_case_was_met(met, None))
    }
}

/// What stands beside some rows.
pub(crate) struct RowsBeside<'t> {
    delivery: &'t Delivery,
    /// The number of each row's key.
    records: Vec<Option<usize>>,
    /// The number of each row's case.
    absences: Vec<Option<usize>>,
}

impl<'t> RowsBeside<'t> {
    fn list<R>(&self, table: Option<&'t RecordTable<R>>, row: usize) -> List<'t, R> {
        let number = self.records.get(row).copied().flatten();
        table.zip(number).map_or(List::NONE, |(table, number)| table.of(number))
    }
}

impl<'t> RowRecords<'t> for RowsBeside<'t> {
    type Unemployment = List<'t, UnemploymentRecord<Word>>;
    type Leefloon = List<'t, LeefloonRecord<Word>>;
    type Sickness = List<'t, SicknessRecord<Word>>;

    fn unemployment(&self, row: usize) -> Self::Unemployment {
        self.list(self.delivery.unemployment.as_ref(), row)
    }

    fn leefloon(&self, row: usize) -> Self::Leefloon {
        self.list(self.delivery.leefloon.as_ref(), row)
    }

    fn sickness(&self, row: usize) -> Self::Sickness {
        self.list(self.delivery.sickness.as_ref(), row)
    }
}

impl<'t> TablesBeside<'t> for RowsBeside<'t> {
    type Records = Self;

    fn records(&self) -> Option<(SourcesAsked, &Self)> {
        Some((self.delivery.asked()?, self))
    }

    fn absences(&self, row: usize) -> Result<&'t [Period], Error> {
        let number = self.absences.get(row).copied().flatten();
        let absences = self.delivery.absences.as_ref().zip(number);
        absences.map_or(Ok(&[]), |(absences, number)| absences.of(number))
    }
}

/// The records of one table; one that cannot be read is the error of its case.
struct RecordTable<R> {
    records: Vec<Result<R, Error>>,
    /// The indices of the records, case by case, in the order of the table.
    order: Vec<u32>,
    /// Where those of each case begin, and after the last one, where they end.
    starts: Vec<usize>,
}

/// The records of a case.
pub(crate) struct List<'t, R> {
    records: &'t [Result<R, Error>],
    indices: &'t [u32],
}

impl<'t, R> List<'t, R> {
    const NONE: Self = Self { records: &[], indices: &[] };

    fn get(&self, index: usize) -> Result<&'t R, Error> {
        let index = self.indices.get(index).ok_or_else(missing)?;
        self.records.get(*index as usize).ok_or_else(missing)?.as_ref().map_err(Error::clone)
    }
}

fn missing() -> Error {
    Error::of(ErrorCode::MissingField)
}

/// A list gives its records with their texts borrowed. (A macro, since the core's records share no
/// trait.)
macro_rules! list_of {
    ($($record:ident),*) => {
        $(
            impl<'t> Records<$record<&'t [u8]>> for List<'t, $record<Word>> {
                fn count(&self) -> usize {
                    self.indices.len()
                }

                fn record(&self, index: usize) -> Result<Held<'_, $record<&'t [u8]>>, Error> {
                    self.get(index).map(|record| Held::Read(record.borrowed()))
                }
            }
        )*
    };
}

list_of!(UnemploymentRecord, LeefloonRecord, SicknessRecord);

impl<R> RecordTable<R> {
    /// The records of a case.
    fn of(&self, number: usize) -> List<'_, R> {
        let indices = &self.order[self.starts[number]..self.starts[number + 1]];
        List { records: &self.records, indices }
    }
}

impl<R: TableRecord> RecordTable<R> {
    fn every_case_was_met(&self, met: &[AtomicBool], key: Option<&str>) -> Result<(), Fault> {
        let orphans = met.iter().enumerate().filter(|(_, met)| !met.load(Ordering::Relaxed));
        let (mut records, mut first) = (0, None);
        for indices in orphans.map(|(number, _)| self.of(number).indices) {
            records += indices.len();
            first = first.into_iter().chain(indices.first().copied()).min();
        }
        let Some(row) = first else { return Ok(()) };
        let context = [
            ErrorContext::Name(key.unwrap_or(CASE_REF_NAME).into()),
            ErrorContext::Number(records as i64),
            ErrorContext::Name(R::SHAPE.table.into()),
        ];
        let why = Error::says_of(ErrorCode::UnknownCase, sentence::NO_CASE, context);
        Err(fault_of_key::<R>(u64::from(row), key, &why))
    }
}

/// A fault of the key of a record.
fn fault_of_key<R: TableRecord>(row: u64, key: Option<&str>, why: &Error) -> Fault {
    let (table, key) = (R::SHAPE.table, key.unwrap_or(CASE_REF_NAME));
    let fault = Fault::of_row(table, row, &At::Path(key.into()), why);
    Fault { error: fault.error.at(format!("{table}.{key}")), ..fault }
}

/// The absences of each case; what is wrong with one of them is the error of its case.
struct AbsencesByCase {
    table: RecordTable<Period>,
    of_cases: Vec<Result<Absences, Error>>,
}

impl AbsencesByCase {
    fn new(table: RecordTable<Period>) -> Self {
        let of_case = |number| {
            let list = table.of(number);
            let absences = (0..list.indices.len()).map(|index| list.get(index).copied());
            Absences::collect(absences).map_err(|error| error.within("absences"))
        };
        let of_cases = (0..table.starts.len() - 1).map(of_case).collect();
        Self { table, of_cases }
    }

    fn of(&self, number: usize) -> Result<&[Period], Error> {
        self.of_cases[number].as_ref().map(Absences::as_slice).map_err(Error::clone)
    }
}

/// The records of a table in its order, and the number of the case of each.
struct RecordRows<R> {
    records: Vec<Result<R, Error>>,
    cases: Vec<u32>,
}

/// The indices of records, case by case and in their order, and where those of each case begin, and
/// end.
fn case_by_case(case_of: &[u32], cases: usize) -> (Vec<u32>, Vec<usize>) {
    let mut starts = vec![0; cases + 1];
    case_of.iter().for_each(|case| starts[*case as usize + 1] += 1);
    (0..cases).for_each(|case| starts[case + 1] += starts[case]);
    let (mut order, mut next) = (vec![0; case_of.len()], starts.clone());
    for (index, case) in case_of.iter().enumerate() {
        let place = &mut next[*case as usize];
        order[*place] = index as u32;
        *place += 1;
    }
    (order, starts)
}

impl<R: TableRecord> RecordRows<R> {
    fn read(
        input: exchange::BatchReader,
        keys: &mut KeyNumbers,
        key: Option<&str>,
    ) -> Result<Self, Failure> {
        let named = Named { in_place_of_case_ref: key, ..Named::default() };
        let columns = R::SHAPE.find(&input.schema(), named)?;
        let (mut table, mut words) =
            (Self { records: Vec::new(), cases: Vec::new() }, KnownWords::default());
        for batch in input {
            let batch = batch?;
            room_for(batch.rows, BYTES_A_ROW)?;
            let batch = converted(&batch, &columns, &R::SHAPE)?;
            table.cases.try_reserve(batch.rows)?;
            table.records.try_reserve(batch.rows)?;
            let mut fields = RecordColumns::of(&R::SHAPE, &columns, &batch);
            let case_refs =
                ColumnReader::of(&columns, CASE_REF_NAME, &batch).unwrap_or(ColumnReader::ABSENT);
            for first in (0..batch.rows).step_by(BLOCK) {
                let rows = first..batch.rows.min(first + BLOCK);
                fields.fill(&rows);
                for row in rows.clone() {
                    let fault = batch.fault(row);
                    let Some(case_ref) = case_refs.text(row) else {
                        let of_file =
                            fault.and(batch.faults.as_ref()).and_then(UnreadRows::of_file);
                        let row = table.records.len() as u64;
                        let of_key = || fault_of_key::<R>(row, key, &missing()).into();
                        return Err(of_file.unwrap_or_else(of_key));
                    };
                    table.cases.push(number(keys, case_ref)? as u32);
                    table.records.push(match fault {
                        Some(fault) => Err(fault.error()),
                        None => R::read(&mut fields.fields(&rows, row), &mut words),
                    });
                }
            }
        }
        Ok(table)
    }

    fn sorted(self, cases: usize) -> Result<RecordTable<R>, TryReserveError> {
        let Self { records, cases: case_of } = self;
        room_for(records.len(), size_of::<u32>())?;
        room_for(cases + 1, 2 * size_of::<usize>())?;
        let (order, starts) = case_by_case(&case_of, cases);
        Ok(RecordTable { records, order, starts })
    }
}
