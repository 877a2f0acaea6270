//! A table of cases: one row for each case and month, with at most one record a source in columns of its own (R1 to R6).

use std::fmt;

use super::block::{ROWS, Row, Rows};
use super::buffers::{CaseBuffers, of_one_length};
use super::column::{Codes, Column};
use super::context::Contexts;
use super::fast::CaseScratch;
use super::row::RowCase;
use crate::case::{Case, CaseRef};
use crate::error::Error;
use crate::options::Options;
use crate::statement::{Amounts, amounts_of_row};
use crate::trace::SourceName;

/// The columns of a table of cases. Of a source without columns the answer is `not-asked`; where its amount is absent, `no-data` (R2.10).
#[derive(Debug, Clone, Copy)]
pub struct CaseColumns<'a> {
    /// Any day of the month that is computed.
    pub month: Column<'a, i32>,
    /// `ibo` or `ibo-plus`.
    pub kind: Codes<'a>,
    /// The first day of the agreement.
    pub start: Column<'a, i32>,
    /// Its agreed last day.
    pub end: Column<'a, i32>,
    /// The real last day of an agreement that was broken off (R1.3).
    pub stopped: Option<Column<'a, i32>>,
    /// Days of suspension (R1.4).
    pub suspended_days: Option<Column<'a, i32>>,
    /// In cents, from zero (R4.1, R5.3).
    pub reference_gross_wage: Option<Column<'a, i64>>,
    /// 70, 80, 90 or 100 (R4.2).
    pub percentage: Option<Column<'a, i32>>,
    /// The trainee's hours, in hundredths.
    pub employment_hours: Column<'a, i32>,
    /// Full-time hours, in hundredths.
    pub full_time_hours: Column<'a, i32>,
    /// 100 or 108 (R3.1).
    pub rsz_base: Option<Column<'a, i32>>,
    /// The exact employee RSZ, in cents (R3.2).
    pub employee_rsz: Option<Column<'a, i64>>,
    /// Paid hours or days, in hundredths (R6.2).
    pub attendance_paid: Option<Column<'a, i32>>,
    /// Normal hours or days, in hundredths.
    pub attendance_normal: Option<Column<'a, i32>>,
    /// Where it is not zero, attendance is taken from the working days (R6.2).
    pub attendance_working_days: Option<Column<'a, u8>>,
    /// What the RVA answered.
    pub unemployment: Option<UnemploymentColumns<'a>>,
    /// What the POD MI answered.
    pub leefloon: Option<LeefloonColumns<'a>>,
    /// What the insurers answered.
    pub sickness: Option<SicknessColumns<'a>>,
}

/// One unemployment benefit a row.
#[derive(Debug, Clone, Copy)]
pub struct UnemploymentColumns<'a> {
    /// In cents, from zero; absent where there is no benefit.
    pub day_amount: Column<'a, i64>,
    /// Half days a week, 1 to 12; absent for full days (R2.2).
    pub half_per_week: Option<Column<'a, i32>>,
    /// The type of benefit; absent for `full-unemployment` (R2.4).
    pub benefit_type: Option<Codes<'a>>,
    /// The first day; absent for the first of the month.
    pub from: Option<Column<'a, i32>>,
    /// The last day; absent where the benefit runs on.
    pub to: Option<Column<'a, i32>>,
}

impl UnemploymentColumns<'_> {
    pub(super) const ABSENT_TYPE: &'static [u8] = b"full-unemployment";
}

/// One leefloon a row.
#[derive(Debug, Clone, Copy)]
pub struct LeefloonColumns<'a> {
    /// The month's amount in cents, from zero; absent where there is none.
    pub amount: Column<'a, i64>,
    /// The type of aid; absent for `leefloon` (R2.5).
    pub aid_type: Option<Codes<'a>>,
}

impl LeefloonColumns<'_> {
    pub(super) const ABSENT_TYPE: &'static [u8] = b"leefloon";
    pub(super) const ENTRY_KIND: &'static [u8] = b"award";
}

/// One payment of sickness benefit a row: ordinary primary incapacity (C21, nature 0).
#[derive(Debug, Clone, Copy)]
pub struct SicknessColumns<'a> {
    /// In cents; absent where there is none.
    pub gross_taxable: Column<'a, i64>,
    /// The first day; absent for the first of the month.
    pub from: Option<Column<'a, i32>>,
    /// The last day; absent for the last of the month.
    pub to: Option<Column<'a, i32>>,
}

impl SicknessColumns<'_> {
    pub(super) const DOCUMENT_TYPE: &'static [u8] = b"C21";
    pub(super) const BENEFIT_CODE: &'static [u8] = b"AA";
    pub(super) const NATURE: i32 = 0;
}

impl CaseColumns<'_> {
    /// The number of rows.
    ///
    /// # Errors
    /// `wrong-type` when columns differ in length, or a bitmap is shorter than its column.
    pub fn rows(&self) -> Result<usize, Error> {
        let rows = self.month.rows();
        let amounts = [self.reference_gross_wage, self.employee_rsz];
        let numbers = [
            Some(self.start),
            Some(self.end),
            self.stopped,
            self.suspended_days,
            self.percentage,
            Some(self.employment_hours),
            Some(self.full_time_hours),
            self.rsz_base,
            self.attendance_paid,
            self.attendance_normal,
            self.unemployment.and_then(|columns| columns.half_per_week),
            self.unemployment.and_then(|columns| columns.from),
            self.unemployment.and_then(|columns| columns.to),
            self.sickness.and_then(|columns| columns.from),
            self.sickness.and_then(|columns| columns.to),
        ];
        let sources = [
            self.unemployment.map(|columns| columns.day_amount),
            self.leefloon.map(|columns| columns.amount),
            self.sickness.map(|columns| columns.gross_taxable),
        ];
        let codes = [
            Some(self.kind),
            self.unemployment.and_then(|columns| columns.benefit_type),
            self.leefloon.and_then(|columns| columns.aid_type),
        ];
        let working_days = self.attendance_working_days.map(|column| column.rows());
        let lengths = [
            amounts.map(|column| column.map(|column| column.rows())).as_slice(),
            &numbers.map(|column| column.map(|column| column.rows())),
            &sources.map(|column| column.map(|column| column.rows())),
            &codes.map(|codes| codes.map(|codes| codes.index.rows())),
            &[working_days],
        ]
        .concat();
        let lengths: Vec<usize> = lengths.into_iter().flatten().chain([rows, self.month.len()]).collect();
        of_one_length(&lengths)
    }

    /// The sources without columns, which were not asked: with one of them the rows are refused, or provisional where that is asked for (R2.10).
    pub fn not_asked(&self) -> impl Iterator<Item = SourceName> {
        let asked = [
            (SourceName::Unemployment, self.unemployment.is_some()),
            (SourceName::Leefloon, self.leefloon.is_some()),
            (SourceName::Sickness, self.sickness.is_some()),
        ];
        asked.into_iter().filter(|(_, asked)| !asked).map(|(source, _)| source)
    }

    /// `count` rows from `first` on.
    #[must_use]
    pub fn slice(&self, first: usize, count: usize) -> Self {
        Self {
            month: self.month.slice(first, count),
            kind: self.kind.slice(first, count),
            start: self.start.slice(first, count),
            end: self.end.slice(first, count),
            stopped: self.stopped.map(|column| column.slice(first, count)),
            suspended_days: self.suspended_days.map(|column| column.slice(first, count)),
            reference_gross_wage: self.reference_gross_wage.map(|column| column.slice(first, count)),
            percentage: self.percentage.map(|column| column.slice(first, count)),
            employment_hours: self.employment_hours.slice(first, count),
            full_time_hours: self.full_time_hours.slice(first, count),
            rsz_base: self.rsz_base.map(|column| column.slice(first, count)),
            employee_rsz: self.employee_rsz.map(|column| column.slice(first, count)),
            attendance_paid: self.attendance_paid.map(|column| column.slice(first, count)),
            attendance_normal: self.attendance_normal.map(|column| column.slice(first, count)),
            attendance_working_days: self.attendance_working_days.map(|column| column.slice(first, count)),
            unemployment: self.unemployment.map(|columns| UnemploymentColumns {
                day_amount: columns.day_amount.slice(first, count),
                half_per_week: columns.half_per_week.map(|column| column.slice(first, count)),
                benefit_type: columns.benefit_type.map(|codes| codes.slice(first, count)),
                from: columns.from.map(|column| column.slice(first, count)),
                to: columns.to.map(|column| column.slice(first, count)),
            }),
            leefloon: self.leefloon.map(|columns| LeefloonColumns {
                amount: columns.amount.slice(first, count),
                aid_type: columns.aid_type.map(|codes| codes.slice(first, count)),
            }),
            sickness: self.sickness.map(|columns| SicknessColumns {
                gross_taxable: columns.gross_taxable.slice(first, count),
                from: columns.from.map(|column| column.slice(first, count)),
                to: columns.to.map(|column| column.slice(first, count)),
            }),
        }
    }
}

/// The row as a case: for its statement, with all reasons.
///
/// # Errors
/// The first fault of form, at the name of its column.
pub fn case_of_row(columns: &CaseColumns<'_>, case_ref: CaseRef, row: usize) -> Result<Case, Error> {
    RowCase::read(columns, row).map(|case| case.owned(case_ref))
}

/// Computes the amounts of a table of cases: the calculation of [`amounts`](crate::amounts), row by row.
///
/// # Errors
/// `wrong-type` when columns and buffers differ in length; a row's error is its status.
pub fn cases(columns: &CaseColumns<'_>, options: &Options<'_>, buffers: CaseBuffers<'_>) -> Result<(), Error> {
    CaseTable::new(options)?.compute(columns, buffers)
}

/// A table of cases that is computed part by part: what the law says of its months is looked up once for all of them.
pub struct CaseTable<'p> {
    options: Options<'p>,
    contexts: Contexts<'p>,
}

impl fmt::Debug for CaseTable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CaseTable").field("options", &self.options).finish_non_exhaustive()
    }
}

impl<'p> CaseTable<'p> {
    /// A table of which every part is computed with these options.
    ///
    /// # Errors
    /// None in a released version: see [`Parameters::embedded`](crate::Parameters::embedded).
    pub fn new(options: &Options<'p>) -> Result<Self, Error> {
        Ok(Self { options: *options, contexts: Contexts::new(options.values()?) })
    }

    /// Computes a part, as [`cases`](cases()) does.
    ///
    /// # Errors
    /// As [`cases`](cases()).
    pub fn compute(&mut self, columns: &CaseColumns<'_>, buffers: CaseBuffers<'_>) -> Result<(), Error> {
        let rows = of_one_length(&[columns.rows()?, buffers.rows()?])?;
        let Self { options, contexts } = self;
        contexts.take_words(columns);
        compute(columns, rows, options, contexts, buffers);
        Ok(())
    }
}

fn compute(columns: &CaseColumns<'_>, rows: usize, options: &Options<'_>, contexts: &mut Contexts<'_>, buffers: CaseBuffers<'_>) {
    let mut out = buffers;
    // Without an answer of each source, only a provisional result is computed, and no row of another.
    let answered = options.provisional || columns.not_asked().next().is_none();
    let floor = options.floor();
    let mut scratch = CaseScratch::new();
    for first in (0..rows).step_by(ROWS) {
        let block = scratch.block(columns, first);
        let incomplete = block.incomplete();
        let here = Rows::first(rows.saturating_sub(first));
        let ordinary = |row: Row| ordinary(columns, row.in_table(first), options);
        out.write_block(first, |mut cells| {
            // Of its own, so that it is at hand for each row.
            let own = block;
            let known = if answered { here.without(incomplete) } else { Rows::NONE };
            for row in known {
                match own.amounts(row, contexts) {
                    Some(Ok(amounts)) if floor <= amounts.certainty => cells.put(row, &amounts),
                    Some(Err(error)) => cells.refuse(row, &error),
                    _ => cells.settle(row, ordinary(row)),
                }
            }
            here.without(known).for_each(|row| cells.settle(row, ordinary(row)));
        });
    }
}

/// The amounts of a row that the fast path leaves.
#[cold]
fn ordinary(columns: &CaseColumns<'_>, row: usize, options: &Options<'_>) -> Result<Amounts, Error> {
    RowCase::read(columns, row).and_then(|case| amounts_of_row(&case.view(), options))
}
