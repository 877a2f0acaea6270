//! Rows of cases as a test writes them, the columns that they make, and the buffers that they fill.
#![allow(dead_code, reason = "each binary of the tests uses its part")]

use std::collections::BTreeMap;
use std::sync::LazyLock;

use ibo_core::table::{
    CaseBuffers, CaseColumns, Codes, Column, RowStatus, TableColumn, Validity, cases,
};
use ibo_core::{Certainty, ErrorCode, Options, Scheme};

use crate::random::Random;

/// A word of a code column: any bytes.
pub(crate) type Word = &'static [u8];

/// What stands in a cell of a test for a value that could not be read: in the column it is a fault,
/// and behind it lies anything.
pub(crate) trait Cell: Copy + Ord + Default + Send + Sync + 'static {
    /// The lowest value of a column.
    const LOWEST: Self;

    /// The error for which a cell stands.
    fn unread(self) -> Option<ErrorCode>;
}

fn code_at(place: Option<usize>) -> Option<ErrorCode> {
    ErrorCode::ALL.get(place?).copied()
}

impl Cell for i64 {
    const LOWEST: Self = Self::MIN;

    fn unread(self) -> Option<ErrorCode> {
        code_at(self.checked_sub(Self::MIN + 1).and_then(|place| usize::try_from(place).ok()))
    }
}

impl Cell for i32 {
    const LOWEST: Self = Self::MIN;

    fn unread(self) -> Option<ErrorCode> {
        code_at(self.checked_sub(Self::MIN + 1).and_then(|place| usize::try_from(place).ok()))
    }
}

impl Cell for u16 {
    const LOWEST: Self = 0;

    fn unread(self) -> Option<ErrorCode> {
        None
    }
}

impl Cell for u8 {
    const LOWEST: Self = 0;

    fn unread(self) -> Option<ErrorCode> {
        None
    }
}

/// The cell of an amount that could not be read.
pub(crate) fn unread_amount(code: ErrorCode) -> i64 {
    i64::MIN + 1 + code as i64
}

/// The cell of a number or a date that could not be read.
pub(crate) fn unread_number(code: ErrorCode) -> i32 {
    i32::MIN + 1 + code as i32
}

/// The cells of a row; none is null, or a column that the table does not have.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) month: Option<i32>,
    pub(crate) kind: Option<Word>,
    pub(crate) start: Option<i32>,
    pub(crate) end: Option<i32>,
    pub(crate) stopped: Option<i32>,
    pub(crate) suspended_days: Option<i32>,
    pub(crate) reference_gross_wage: Option<i64>,
    pub(crate) percentage: Option<i32>,
    pub(crate) employment_hours: Option<i32>,
    pub(crate) full_time_hours: Option<i32>,
    pub(crate) rsz_base: Option<i32>,
    pub(crate) employee_rsz: Option<i64>,
    pub(crate) attendance_paid: Option<i32>,
    pub(crate) attendance_normal: Option<i32>,
    pub(crate) attendance_working_days: Option<u8>,
    pub(crate) unemployment_day_amount: Option<i64>,
    pub(crate) unemployment_half_per_week: Option<i32>,
    pub(crate) unemployment_benefit_type: Option<Word>,
    pub(crate) unemployment_from: Option<i32>,
    pub(crate) unemployment_to: Option<i32>,
    pub(crate) leefloon_amount: Option<i64>,
    pub(crate) leefloon_aid_type: Option<Word>,
    pub(crate) sickness_gross_taxable: Option<i64>,
    pub(crate) sickness_from: Option<i32>,
    pub(crate) sickness_to: Option<i32>,
}

/// The optional columns that a table has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Present(u64);

/// The columns that a table may lack. A source without its amount has no columns at all.
pub(crate) const OPTIONAL: [TableColumn; 19] = [
    TableColumn::Stopped,
    TableColumn::SuspendedDays,
    TableColumn::ReferenceGrossWage,
    TableColumn::Percentage,
    TableColumn::RszBase,
    TableColumn::EmployeeRsz,
    TableColumn::AttendancePaid,
    TableColumn::AttendanceNormal,
    TableColumn::AttendanceWorkingDays,
    TableColumn::UnemploymentDayAmount,
    TableColumn::UnemploymentHalfPerWeek,
    TableColumn::UnemploymentBenefitType,
    TableColumn::UnemploymentFrom,
    TableColumn::UnemploymentTo,
    TableColumn::LeefloonAmount,
    TableColumn::LeefloonAidType,
    TableColumn::SicknessGrossTaxable,
    TableColumn::SicknessFrom,
    TableColumn::SicknessTo,
];

impl Present {
    pub(crate) const ALL: Self = Self(u64::MAX);

    pub(crate) const fn has(self, column: TableColumn) -> bool {
        self.0 >> column as u32 & 1 == 1
    }

    pub(crate) const fn without(self, column: TableColumn) -> Self {
        Self(self.0 & !(1 << column as u32))
    }
}

impl Row {
    /// The row as a table shows it that has only these columns.
    fn seen_in(mut self, present: Present) -> Self {
        fn seen<T>(cell: &mut Option<T>, is_there: bool) {
            if !is_there {
                *cell = None;
            }
        }
        use TableColumn as C;
        let has = |column| present.has(column);
        seen(&mut self.month, true);
        seen(&mut self.start, true);
        seen(&mut self.end, true);
        seen(&mut self.stopped, has(C::Stopped));
        seen(&mut self.suspended_days, has(C::SuspendedDays));
        seen(&mut self.reference_gross_wage, has(C::ReferenceGrossWage));
        seen(&mut self.percentage, has(C::Percentage));
        seen(&mut self.employment_hours, true);
        seen(&mut self.full_time_hours, true);
        seen(&mut self.rsz_base, has(C::RszBase));
        seen(&mut self.employee_rsz, has(C::EmployeeRsz));
        seen(&mut self.attendance_paid, has(C::AttendancePaid));
        seen(&mut self.attendance_normal, has(C::AttendanceNormal));
        seen(&mut self.attendance_working_days, has(C::AttendanceWorkingDays));
        seen(&mut self.unemployment_day_amount, has(C::UnemploymentDayAmount));
        seen(
            &mut self.unemployment_half_per_week,
            has(C::UnemploymentDayAmount) && has(C::UnemploymentHalfPerWeek),
        );
        seen(
            &mut self.unemployment_from,
            has(C::UnemploymentDayAmount) && has(C::UnemploymentFrom),
        );
        seen(&mut self.unemployment_to, has(C::UnemploymentDayAmount) && has(C::UnemploymentTo));
        seen(&mut self.leefloon_amount, has(C::LeefloonAmount));
        seen(&mut self.sickness_gross_taxable, has(C::SicknessGrossTaxable));
        seen(&mut self.sickness_from, has(C::SicknessGrossTaxable) && has(C::SicknessFrom));
        seen(&mut self.sickness_to, has(C::SicknessGrossTaxable) && has(C::SicknessTo));
        let is_said = |source, word| has(source) && has(word);
        self.unemployment_benefit_type = self
            .unemployment_benefit_type
            .filter(|_| is_said(C::UnemploymentDayAmount, C::UnemploymentBenefitType));
        self.leefloon_aid_type =
            self.leefloon_aid_type.filter(|_| is_said(C::LeefloonAmount, C::LeefloonAidType));
        self
    }
}

// ---------------------------------------------------------------------------------------------------------------- Columns

/// A column of a test: values, also where there are none, a bitmap that starts anywhere, and
/// faults.
pub(crate) struct Cells<T> {
    values: Vec<T>,
    bits: Option<(Vec<u8>, usize)>,
    faults: Vec<(usize, ErrorCode)>,
}

impl<T: Cell> Cells<T> {
    /// The column of these cells. A null has no bit, and behind it lies one of `behind`, which
    /// nobody may read; so it does behind what could not be read. A fault of a null says
    /// nothing.
    pub(crate) fn of(
        cells: impl IntoIterator<Item = Option<T>>,
        behind: &[T],
        random: &mut Random,
    ) -> Self {
        let cells: Vec<_> = cells.into_iter().collect();
        let unread = |cell: &Option<T>| cell.and_then(T::unread);
        let of_null = random.of(&[0, 0, 50]);
        let mut fault = |cell: &Option<T>| match cell {
            None => random.percent(of_null).then_some(ErrorCode::WrongType),
            Some(_) => unread(cell),
        };
        let faults = cells
            .iter()
            .enumerate()
            .filter_map(|(row, cell)| fault(cell).map(|code| (row, code)))
            .collect();
        let has_bit: Vec<_> = cells.iter().map(Option::is_some).collect();
        let values = cells
            .iter()
            .map(|cell| {
                cell.filter(|_| unread(cell).is_none()).unwrap_or_else(|| random.of(behind))
            })
            .collect();
        if has_bit.iter().all(|has_bit| *has_bit) && random.percent(70) {
            return Self { values, bits: None, faults };
        }
        let offset = if random.once_in(3) { 0 } else { random.below(70) };
        let mut bits: Vec<_> = (0..(offset + cells.len()).div_ceil(8) + random.below(3))
            .map(|_| random.byte())
            .collect();
        for (row, has_bit) in has_bit.iter().enumerate() {
            let (byte, bit) = ((offset + row) / 8, 1 << ((offset + row) % 8));
            if *has_bit { bits[byte] |= bit } else { bits[byte] &= !bit }
        }
        Self { values, bits: Some((bits, offset)), faults }
    }

    pub(crate) fn column(&self) -> Column<'_, T> {
        let validity = self.bits.as_ref().map(|(bits, offset)| Validity::new(bits, *offset));
        Column::new(&self.values).with_validity(validity).with_faults(&self.faults)
    }
}

/// A column of words: a list in any order, with some that no row has.
pub(crate) struct CodeCells {
    index: Cells<u16>,
    words: Vec<Word>,
}

impl CodeCells {
    pub(crate) fn of(
        cells: impl Iterator<Item = Option<Word>> + Clone,
        random: &mut Random,
    ) -> Self {
        let mut words: Vec<Word> = cells.clone().flatten().collect();
        words.sort_unstable();
        words.dedup();
        words.extend_from_slice(&[b"insertion", b"a word of no row", b"leefloon", b"ibo"]);
        if random.once_in(3) {
            words.extend_from_slice(&MORE_WORDS);
        }
        for place in (1..words.len()).rev() {
            words.swap(place, random.below(place + 1));
        }
        let place = |place: usize| u16::try_from(place).expect("few");
        let mut places: BTreeMap<Word, Vec<u16>> = BTreeMap::new();
        words
            .iter()
            .enumerate()
            .for_each(|(index, word)| places.entry(word).or_default().push(place(index)));
        let beyond = place(words.len());
        // A word may stand in the list twice. That of no letters may also be a place that the list
        // does not have.
        places.entry(b"").or_default().extend([beyond, beyond + 1, u16::MAX]);
        let index: Vec<_> = cells.map(|word| word.map(|word| random.of(&places[word]))).collect();
        Self { index: Cells::of(index, &[0, 1, 300], random), words }
    }

    pub(crate) fn codes(&self) -> Codes<'_> {
        Codes { index: self.index.column(), words: &self.words }
    }
}

/// So many words of no row that those of a row often lie behind them.
static MORE_WORDS: LazyLock<Vec<Word>> =
    LazyLock::new(|| (0..90).map(|word| format!("word {word}").leak().as_bytes()).collect());

/// Rows with their columns.
pub(crate) struct Table {
    pub(crate) rows: Vec<Row>,
    pub(crate) present: Present,
    month: Cells<i32>,
    kind: CodeCells,
    start: Cells<i32>,
    end: Cells<i32>,
    stopped: Cells<i32>,
    suspended_days: Cells<i32>,
    reference_gross_wage: Cells<i64>,
    percentage: Cells<i32>,
    employment_hours: Cells<i32>,
    full_time_hours: Cells<i32>,
    rsz_base: Cells<i32>,
    employee_rsz: Cells<i64>,
    attendance_paid: Cells<i32>,
    attendance_normal: Cells<i32>,
    attendance_working_days: Cells<u8>,
    unemployment_day_amount: Cells<i64>,
    unemployment_half_per_week: Cells<i32>,
    unemployment_benefit_type: CodeCells,
    unemployment_from: Cells<i32>,
    unemployment_to: Cells<i32>,
    leefloon_amount: Cells<i64>,
    leefloon_aid_type: CodeCells,
    sickness_gross_taxable: Cells<i64>,
    sickness_from: Cells<i32>,
    sickness_to: Cells<i32>,
}

/// What lies behind a null: values that would be refused, and some that would not.
pub(crate) const NUMBERS_BEHIND: &[i32] = &[0, 100, -1, i32::MIN, i32::MIN + 5, i32::MAX, 20_000];
pub(crate) const AMOUNTS_BEHIND: &[i64] = &[0, 5_529, -1, i64::MIN, i64::MIN + 5, i64::MAX];

impl Table {
    /// The columns of these rows; of a column that is not present the rows have nothing.
    pub(crate) fn of(
        rows: impl IntoIterator<Item = Row>,
        present: Present,
        random: &mut Random,
    ) -> Self {
        let rows: Vec<_> = rows.into_iter().map(|row| row.seen_in(present)).collect();
        let numbers = |random: &mut Random, cell: fn(&Row) -> Option<i32>| {
            Cells::of(rows.iter().map(cell), NUMBERS_BEHIND, random)
        };
        let amounts = |random: &mut Random, cell: fn(&Row) -> Option<i64>| {
            Cells::of(rows.iter().map(cell), AMOUNTS_BEHIND, random)
        };
        let codes = |random: &mut Random, cell: fn(&Row) -> Option<Word>| {
            CodeCells::of(rows.iter().map(cell), random)
        };
        Self {
            month: numbers(random, |row| row.month),
            kind: codes(random, |row| row.kind),
            start: numbers(random, |row| row.start),
            end: numbers(random, |row| row.end),
            stopped: numbers(random, |row| row.stopped),
            suspended_days: numbers(random, |row| row.suspended_days),
            reference_gross_wage: amounts(random, |row| row.reference_gross_wage),
            percentage: numbers(random, |row| row.percentage),
            employment_hours: numbers(random, |row| row.employment_hours),
            full_time_hours: numbers(random, |row| row.full_time_hours),
            rsz_base: numbers(random, |row| row.rsz_base),
            employee_rsz: amounts(random, |row| row.employee_rsz),
            attendance_paid: numbers(random, |row| row.attendance_paid),
            attendance_normal: numbers(random, |row| row.attendance_normal),
            attendance_working_days: Cells::of(
                rows.iter().map(|row| row.attendance_working_days),
                &[0, 1, u8::MAX],
                random,
            ),
            unemployment_day_amount: amounts(random, |row| row.unemployment_day_amount),
            unemployment_half_per_week: numbers(random, |row| row.unemployment_half_per_week),
            unemployment_benefit_type: codes(random, |row| row.unemployment_benefit_type),
            unemployment_from: numbers(random, |row| row.unemployment_from),
            unemployment_to: numbers(random, |row| row.unemployment_to),
            leefloon_amount: amounts(random, |row| row.leefloon_amount),
            leefloon_aid_type: codes(random, |row| row.leefloon_aid_type),
            sickness_gross_taxable: amounts(random, |row| row.sickness_gross_taxable),
            sickness_from: numbers(random, |row| row.sickness_from),
            sickness_to: numbers(random, |row| row.sickness_to),
            rows,
            present,
        }
    }

    pub(crate) fn columns(&self) -> CaseColumns<'_> {
        use TableColumn as C;
        let has = |column| self.present.has(column);
        CaseColumns {
            month: self.month.column(),
            kind: self.kind.codes(),
            start: self.start.column(),
            end: self.end.column(),
            stopped: has(C::Stopped).then(|| self.stopped.column()),
            suspended_days: has(C::SuspendedDays).then(|| self.suspended_days.column()),
            reference_gross_wage: has(C::ReferenceGrossWage)
                .then(|| self.reference_gross_wage.column()),
            percentage: has(C::Percentage).then(|| self.percentage.column()),
            employment_hours: self.employment_hours.column(),
            full_time_hours: self.full_time_hours.column(),
            rsz_base: has(C::RszBase).then(|| self.rsz_base.column()),
            employee_rsz: has(C::EmployeeRsz).then(|| self.employee_rsz.column()),
            attendance_paid: has(C::AttendancePaid).then(|| self.attendance_paid.column()),
            attendance_normal: has(C::AttendanceNormal).then(|| self.attendance_normal.column()),
            attendance_working_days: has(C::AttendanceWorkingDays)
                .then(|| self.attendance_working_days.column()),
            unemployment_day_amount: has(C::UnemploymentDayAmount)
                .then(|| self.unemployment_day_amount.column()),
            unemployment_half_per_week: has(C::UnemploymentHalfPerWeek)
                .then(|| self.unemployment_half_per_week.column()),
            unemployment_benefit_type: has(C::UnemploymentBenefitType)
                .then(|| self.unemployment_benefit_type.codes()),
            unemployment_from: has(C::UnemploymentFrom).then(|| self.unemployment_from.column()),
            unemployment_to: has(C::UnemploymentTo).then(|| self.unemployment_to.column()),
            leefloon_amount: has(C::LeefloonAmount).then(|| self.leefloon_amount.column()),
            leefloon_aid_type: has(C::LeefloonAidType).then(|| self.leefloon_aid_type.codes()),
            sickness_gross_taxable: has(C::SicknessGrossTaxable)
                .then(|| self.sickness_gross_taxable.column()),
            sickness_from: has(C::SicknessFrom).then(|| self.sickness_from.column()),
            sickness_to: has(C::SicknessTo).then(|| self.sickness_to.column()),
        }
    }

    pub(crate) fn compute(&self, options: &Options) -> Out {
        Out::of(&self.columns(), options)
    }
}

// ---------------------------------------------------------------------------------------------------------------- Buffers

/// A refusal: the error, and the name of the column.
pub(crate) type Refusal = (ErrorCode, &'static str);

/// What a row of the buffers says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) scheme: Option<Scheme>,
    pub(crate) replacement_income: i64,
    pub(crate) premium: i64,
    pub(crate) premium_after_fraction: i64,
    pub(crate) premium_due: i64,
    pub(crate) withholding_tax: i64,
    pub(crate) net: i64,
    /// None where the flag says that there is none.
    pub(crate) employer_contribution: Option<i64>,
    pub(crate) certainty: Option<Certainty>,
    pub(crate) refusal: Option<Refusal>,
}

/// Buffers of cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Out {
    scheme: Vec<Option<Scheme>>,
    replacement_income: Vec<i64>,
    premium: Vec<i64>,
    premium_after_fraction: Vec<i64>,
    premium_due: Vec<i64>,
    withholding_tax: Vec<i64>,
    net: Vec<i64>,
    employer_contribution: Vec<i64>,
    has_employer_contribution: Vec<bool>,
    certainty: Vec<Option<Certainty>>,
    status: Vec<RowStatus>,
}

impl Out {
    /// Buffers that were used before.
    pub(crate) fn used(rows: usize) -> Self {
        Self {
            scheme: vec![Some(Scheme::Scheme2018); rows],
            replacement_income: vec![-11; rows],
            premium: vec![-12; rows],
            premium_after_fraction: vec![-13; rows],
            premium_due: vec![-14; rows],
            withholding_tax: vec![-15; rows],
            net: vec![-16; rows],
            employer_contribution: vec![-17; rows],
            has_employer_contribution: vec![true; rows],
            certainty: vec![Some(Certainty::Hypothetical); rows],
            status: vec![
                RowStatus::refused(ErrorCode::ParametersDuplicate, TableColumn::Premium);
                rows
            ],
        }
    }

    pub(crate) fn of(columns: &CaseColumns<'_>, options: &Options) -> Self {
        let mut out = Self::used(columns.rows().expect("columns of one length"));
        cases(columns, options, out.buffers()).expect("columns and buffers of one length");
        out
    }

    pub(crate) fn buffers(&mut self) -> CaseBuffers<'_> {
        CaseBuffers {
            scheme: &mut self.scheme,
            replacement_income: &mut self.replacement_income,
            premium: &mut self.premium,
            premium_after_fraction: &mut self.premium_after_fraction,
            premium_due: &mut self.premium_due,
            withholding_tax: &mut self.withholding_tax,
            net: &mut self.net,
            employer_contribution: &mut self.employer_contribution,
            has_employer_contribution: &mut self.has_employer_contribution,
            certainty: &mut self.certainty,
            status: &mut self.status,
        }
    }

    pub(crate) const COLUMNS: usize = 11;

    /// One of the buffers without its last place.
    pub(crate) fn shorten(&mut self, place: usize) {
        let amounts = [
            &mut self.replacement_income,
            &mut self.premium,
            &mut self.premium_after_fraction,
            &mut self.premium_due,
            &mut self.withholding_tax,
            &mut self.net,
            &mut self.employer_contribution,
        ];
        match place {
            0 => drop(self.scheme.pop()),
            1..=7 => drop(amounts[place - 1].pop()),
            8 => drop(self.certainty.pop()),
            9 => drop(self.has_employer_contribution.pop()),
            _ => drop(self.status.pop()),
        }
    }

    pub(crate) fn row(&self, row: usize) -> Answer {
        assert_eq!(self.status[row].is_ok(), self.status[row] == RowStatus::OK);
        assert_eq!(self.status[row].is_ok(), self.status[row].refusal().is_none());
        Answer {
            scheme: self.scheme[row],
            replacement_income: self.replacement_income[row],
            premium: self.premium[row],
            premium_after_fraction: self.premium_after_fraction[row],
            premium_due: self.premium_due[row],
            withholding_tax: self.withholding_tax[row],
            net: self.net[row],
            employer_contribution: self.contribution(row),
            certainty: self.certainty[row],
            refusal: self.status[row].refusal().map(|(code, column)| (code, column.name())),
        }
    }

    /// The contribution of a row; one that there is not is zero.
    fn contribution(&self, row: usize) -> Option<i64> {
        let cents = self.employer_contribution[row];
        assert!(self.has_employer_contribution[row] || cents == 0, "no contribution is zero");
        self.has_employer_contribution[row].then_some(cents)
    }

    pub(crate) fn rows(&self) -> impl Iterator<Item = Answer> {
        (0..self.status.len()).map(|row| self.row(row))
    }
}
