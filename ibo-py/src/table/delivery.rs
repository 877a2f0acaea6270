//! What the institutions deliver: tables of records in any order, joined to the rows of the cases by
//! their reference (R2); and the absences (R5.3).

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};

use ibo_core::bindings::Says as _;
use ibo_core::table::{RowRecords, SourcesAsked, TablesBeside};
use ibo_core::{
    Absences, Error, ErrorCode, Held, LeefloonRecord, Period, Records, SicknessRecord,
    UnemploymentRecord,
};

use super::column::{BLOCK, Reader};
use super::exchange;
use super::record::{KnownWords, Record, RecordColumns, Word};
use super::refusal::{At, Failure, Fault};
use crate::sentence;

/// The tables that were given, as they come in, one after the other: some producers have no more
/// than one open at a time.
#[derive(Default)]
pub(crate) struct Unsorted {
    cases: CaseRefs,
    unemployment: Option<Rows<UnemploymentRecord<Word>>>,
    leefloon: Option<Rows<LeefloonRecord<Word>>>,
    sickness: Option<Rows<SicknessRecord<Word>>>,
    absences: Option<Rows<Period>>,
}

/// The tables that were given, case by case.
#[derive(Default)]
pub(crate) struct Delivery {
    cases: CaseRefs,
    unemployment: Option<Table<UnemploymentRecord<Word>>>,
    leefloon: Option<Table<LeefloonRecord<Word>>>,
    sickness: Option<Table<SicknessRecord<Word>>>,
    absences: Option<AbsencesByCase>,
    /// Whether a row of the table of cases has this case.
    met: Vec<AtomicBool>,
}

/// The cases of all tables, numbered.
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

impl Unsorted {
    /// Reads the table of the RVA to its end.
    pub(crate) fn unemployment(&mut self, input: exchange::Reader) -> Result<(), Failure> {
        self.unemployment = Some(Rows::read(input, &mut self.cases)?);
        Ok(())
    }

    /// Reads the table of the POD MI to its end.
    pub(crate) fn leefloon(&mut self, input: exchange::Reader) -> Result<(), Failure> {
        self.leefloon = Some(Rows::read(input, &mut self.cases)?);
        Ok(())
    }

    /// Reads the table of the insurers to its end.
    pub(crate) fn sickness(&mut self, input: exchange::Reader) -> Result<(), Failure> {
        self.sickness = Some(Rows::read(input, &mut self.cases)?);
        Ok(())
    }

    /// Reads the table of absences to its end.
    pub(crate) fn absences(&mut self, input: exchange::Reader) -> Result<(), Failure> {
        self.absences = Some(Rows::read(input, &mut self.cases)?);
        Ok(())
    }

    /// The records, case by case.
    pub(crate) fn sorted(self) -> Delivery {
        let Self { cases, unemployment, leefloon, sickness, absences } = self;
        let numbers = cases.0.len();
        Delivery {
            cases,
            unemployment: unemployment.map(|rows| rows.sorted(numbers)),
            leefloon: leefloon.map(|rows| rows.sorted(numbers)),
            sickness: sickness.map(|rows| rows.sorted(numbers)),
            absences: absences.map(|rows| AbsencesByCase::new(rows.sorted(numbers))),
            met: (0..numbers).map(|_| AtomicBool::new(false)).collect(),
        }
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

    /// What stands beside rows with these references.
    pub(crate) fn beside<'k>(
        &self,
        case_refs: impl Iterator<Item = Option<&'k [u8]>>,
    ) -> RowsBeside<'_> {
        let number = |case_ref: Option<&[u8]>| {
            let number = self.cases.0.get(case_ref?).copied()?;
            self.met[number].store(true, Ordering::Relaxed);
            Some(number)
        };
        RowsBeside { delivery: self, cases: case_refs.map(number).collect() }
    }

    /// Refuses records of a case that the table of cases does not have, once all of that was read.
    pub(crate) fn every_case_was_met(&self) -> Result<(), Fault> {
        let Self { unemployment, leefloon, sickness, absences, met, .. } = self;
        unemployment.iter().try_for_each(|table| table.every_case_was_met(met))?;
        leefloon.iter().try_for_each(|table| table.every_case_was_met(met))?;
        sickness.iter().try_for_each(|table| table.every_case_was_met(met))?;
        absences.iter().try_for_each(|absences| absences.table.every_case_was_met(met))
    }
}

/// What stands beside some rows.
pub(crate) struct RowsBeside<'t> {
    delivery: &'t Delivery,
    /// The number of each row's case.
    cases: Vec<Option<usize>>,
}

impl<'t> RowsBeside<'t> {
    fn list<R>(&self, table: Option<&'t Table<R>>, row: usize) -> List<'t, R> {
        let number = self.cases.get(row).copied().flatten();
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
        let number = self.cases.get(row).copied().flatten();
        let absences = self.delivery.absences.as_ref().zip(number);
        absences.map_or(Ok(&[]), |(absences, number)| absences.of(number))
    }
}

/// The records of one table; one that cannot be read is the error of its case.
struct Table<R> {
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

impl<R> Table<R> {
    /// The records of a case.
    fn of(&self, number: usize) -> List<'_, R> {
        let indices = &self.order[self.starts[number]..self.starts[number + 1]];
        List { records: &self.records, indices }
    }
}

impl<R: Record> Table<R> {
    fn every_case_was_met(&self, met: &[AtomicBool]) -> Result<(), Fault> {
        let orphan = met.iter().enumerate().filter(|(_, met)| !met.load(Ordering::Relaxed));
        let first_rows = orphan.filter_map(|(number, _)| self.of(number).indices.first());
        match first_rows.min() {
            None => Ok(()),
            Some(row) => {
                let why = Error::says(ErrorCode::UnknownCase, sentence::NO_CASE);
                Err(fault_of_case_ref::<R>(u64::from(*row), &why))
            }
        }
    }
}

/// A fault of the reference of a record.
fn fault_of_case_ref<R: Record>(row: u64, why: &Error) -> Fault {
    let table = R::SHAPE.table;
    let fault = Fault::of_row(table, row, &At::Path("case_ref".to_owned()), why);
    Fault { error: fault.error.at(format!("{table}.case_ref")), ..fault }
}

/// The absences of each case; what is wrong with one of them is the error of its case.
struct AbsencesByCase {
    table: Table<Period>,
    of_cases: Vec<Result<Absences, Error>>,
}

impl AbsencesByCase {
    fn new(table: Table<Period>) -> Self {
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
struct Rows<R> {
    records: Vec<Result<R, Error>>,
    cases: Vec<u32>,
}

impl<R: Record> Rows<R> {
    fn read(input: exchange::Reader, cases: &mut CaseRefs) -> Result<Self, Failure> {
        let columns = R::SHAPE.find(&input.schema())?;
        let (mut table, mut words) =
            (Self { records: Vec::new(), cases: Vec::new() }, KnownWords::default());
        for batch in input {
            let batch = batch?;
            let mut fields = RecordColumns::of(&R::SHAPE, &columns, &batch);
            let case_refs = Reader::of(&columns, "case_ref", &batch).unwrap_or(Reader::ABSENT);
            for first in (0..batch.rows).step_by(BLOCK) {
                let rows = first..batch.rows.min(first + BLOCK);
                fields.fill(&rows);
                for row in rows.clone() {
                    let Some(case_ref) = case_refs.text(row) else {
                        let number = table.records.len() as u64;
                        return Err(fault_of_case_ref::<R>(number, &missing()).into());
                    };
                    table.cases.push(cases.number(case_ref) as u32);
                    table.records.push(R::read(&mut fields.fields(&rows, row), &mut words));
                }
            }
        }
        Ok(table)
    }

    fn sorted(self, cases: usize) -> Table<R> {
        let Self { records, cases: case_of } = self;
        let mut order: Vec<u32> = (0..records.len() as u32).collect();
        order.sort_by_key(|index| case_of[*index as usize]);
        let mut starts = vec![0; cases + 1];
        case_of.iter().for_each(|case| starts[*case as usize + 1] += 1);
        (0..cases).for_each(|case| starts[case + 1] += starts[case]);
        Table { records, order, starts }
    }
}
