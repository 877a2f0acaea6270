//! The fast path: a row whose records count by the list of the law goes through the stages of the calculation with the values of its month at hand.
//! It gives no errors: a row that is out of the ordinary is left to the ordinary path, which computes or refuses it.

use chrono::NaiveDate;

use super::block::{Cells, ROWS, Scratch};
use super::cases::CaseColumns;
use super::column::{Cell, Column};
use super::context::{Context, Contexts};
use super::payments::PaymentColumns;
use crate::agreement::Terms;
use crate::case::Attendance;
use crate::error::Error;
use crate::fraction::Fraction;
use crate::income::OneEach;
use crate::kind::Kind;
use crate::money::Euro;
use crate::payment::{Payment, Withholding};
use crate::period::{Period, Span};
use crate::record::Basis;
use crate::statement::{Amounts, stages};
use crate::trace::NoTrace;

/// The first and the last day that a date may be.
const FIRST_DAY: i32 = day(1, 1, 1);
const LAST_DAY: i32 = day(9999, 12, 31);

/// No number from here on stands for an error.
const FAR_BELOW: i32 = -1_000_000;

const fn day(year: i32, month: u32, day: u32) -> i32 {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(day) => day.to_epoch_days(),
        None => 0,
    }
}

/// The value of a row of a block.
#[inline(always)]
fn cell<T: Cell>(cells: &Cells<T>, row: u8) -> T {
    cells.get(usize::from(row)).copied().unwrap_or(T::ABSENT)
}

/// The value of a row of a column that there may not be.
#[inline(always)]
fn optional_cell<T: Cell>(column: Option<Column<'_, T>>, row: u8) -> T {
    column.and_then(|column| column.get(usize::from(row))).unwrap_or(T::ABSENT)
}

/// An amount from zero on; none for another, or one that is not there.
#[inline(always)]
fn positive(cents: i64) -> Option<Euro> {
    if cents.cast_unsigned() <= Euro::MAX.cents().cast_unsigned() { Euro::from_cents(cents).ok() } else { None }
}

/// A value that may be absent.
#[inline(always)]
fn optional<T: Cell>(value: T) -> Option<T> {
    (value != T::ABSENT).then_some(value)
}

/// A fraction of hundredths within bounds.
#[inline(always)]
fn fraction(numerator: i32, denominator: i32) -> Option<Fraction> {
    let (numerator, denominator) = (numerator.cast_unsigned(), denominator.cast_unsigned());
    let within = numerator <= Fraction::MAX_PART && denominator.wrapping_sub(1) < Fraction::MAX_PART;
    if within { Fraction::from_hundredths(numerator, denominator).ok() } else { None }
}

/// The attendance; none of the outer for one that is not in order.
#[inline(always)]
fn attended(paid: i32, normal: i32) -> Option<Option<Fraction>> {
    if paid == i32::ABSENT && normal == i32::ABSENT { Some(None) } else { fraction(paid, normal).map(Some) }
}

/// A block of payments.
pub(super) struct PaymentBlock<'s> {
    premium: &'s Cells<i64>,
    employment_hours: &'s Cells<i32>,
    full_time_hours: &'s Cells<i32>,
    attendance_paid: &'s Cells<i32>,
    attendance_normal: &'s Cells<i32>,
}

/// The places for the copies of a block of payments.
pub(super) struct PaymentScratch {
    premium: Scratch<i64>,
    hours: [Scratch<i32>; 4],
}

impl PaymentScratch {
    pub(super) const fn new() -> Self {
        Self { premium: Scratch::new(), hours: [const { Scratch::new() }; 4] }
    }

    #[inline(always)]
    pub(super) fn block<'s>(&'s mut self, columns: &PaymentColumns<'s>, first: usize) -> PaymentBlock<'s> {
        let [employment, full_time, paid, normal] = &mut self.hours;
        PaymentBlock {
            premium: self.premium.block(Some(columns.premium), first),
            employment_hours: employment.block(Some(columns.employment_hours), first),
            full_time_hours: full_time.block(Some(columns.full_time_hours), first),
            attendance_paid: paid.block(columns.attendance_paid, first),
            attendance_normal: normal.block(columns.attendance_normal, first),
        }
    }
}

impl PaymentBlock<'_> {
    #[inline(always)]
    pub(super) fn payment(&self, row: u8, withholding: &Withholding<'_>) -> Option<Payment> {
        let premium = positive(cell(self.premium, row))?;
        let fraction = fraction(cell(self.employment_hours, row), cell(self.full_time_hours, row))?;
        let attendance = attended(cell(self.attendance_paid, row), cell(self.attendance_normal, row))?;
        withholding.payment(premium, fraction, attendance.unwrap_or(Fraction::WHOLE)).ok()
    }
}

/// The places for the copies of a block of cases.
pub(super) struct CaseScratch {
    amounts: [Scratch<i64>; 5],
    agreement: [Scratch<i32>; 8],
    numbers: [Scratch<i32>; 6],
    places: [Scratch<u16>; 2],
    working_days: Scratch<u8>,
}

/// A block of cases.
pub(super) struct CaseBlock<'s> {
    month: &'s Cells<i32>,
    kind: &'s Cells<u16>,
    start: &'s Cells<i32>,
    end: &'s Cells<i32>,
    stopped: &'s Cells<i32>,
    suspended_days: &'s Cells<i32>,
    reference_gross_wage: &'s Cells<i64>,
    percentage: &'s Cells<i32>,
    employment_hours: &'s Cells<i32>,
    full_time_hours: &'s Cells<i32>,
    rsz_base: &'s Cells<i32>,
    employee_rsz: &'s Cells<i64>,
    attendance_paid: &'s Cells<i32>,
    attendance_normal: &'s Cells<i32>,
    attendance_working_days: &'s Cells<u8>,
    unemployment_day_amount: &'s Cells<i64>,
    unemployment_half_per_week: &'s Cells<i32>,
    unemployment_benefit_type: &'s Cells<u16>,
    unemployment_from: &'s Cells<i32>,
    unemployment_to: &'s Cells<i32>,
    leefloon_amount: &'s Cells<i64>,
    sickness_gross_taxable: &'s Cells<i64>,
    // What few rows have is read from the columns.
    leefloon_aid_type: Option<Column<'s, u16>>,
    sickness_from: Option<Column<'s, i32>>,
    sickness_to: Option<Column<'s, i32>>,
}

impl CaseScratch {
    pub(super) const fn new() -> Self {
        Self {
            amounts: [const { Scratch::new() }; 5],
            agreement: [const { Scratch::new() }; 8],
            numbers: [const { Scratch::new() }; 6],
            places: [const { Scratch::new() }; 2],
            working_days: Scratch::new(),
        }
    }

    pub(super) fn block<'s>(&'s mut self, columns: &CaseColumns<'s>, first: usize) -> CaseBlock<'s> {
        let [wage, rsz, day_amount, leefloon, sickness] = &mut self.amounts;
        let [month, start, end, stopped, suspended_days, percentage, employment, full_time] = &mut self.agreement;
        let [base, paid, normal, per_week, benefit_from, benefit_to] = &mut self.numbers;
        let [kind, benefit_type] = &mut self.places;
        let (benefits, aid, payments) = (columns.unemployment, columns.leefloon, columns.sickness);
        CaseBlock {
            month: month.block(Some(columns.month), first),
            kind: kind.block(Some(columns.kind.index), first),
            start: start.block(Some(columns.start), first),
            end: end.block(Some(columns.end), first),
            stopped: stopped.block(columns.stopped, first),
            suspended_days: suspended_days.block(columns.suspended_days, first),
            reference_gross_wage: wage.block(columns.reference_gross_wage, first),
            percentage: percentage.block(columns.percentage, first),
            employment_hours: employment.block(Some(columns.employment_hours), first),
            full_time_hours: full_time.block(Some(columns.full_time_hours), first),
            rsz_base: base.block(columns.rsz_base, first),
            employee_rsz: rsz.block(columns.employee_rsz, first),
            attendance_paid: paid.block(columns.attendance_paid, first),
            attendance_normal: normal.block(columns.attendance_normal, first),
            attendance_working_days: self.working_days.block(columns.attendance_working_days, first),
            unemployment_day_amount: day_amount.block(benefits.map(|columns| columns.day_amount), first),
            unemployment_half_per_week: per_week.block(benefits.and_then(|columns| columns.half_per_week), first),
            unemployment_benefit_type: benefit_type
                .block(benefits.and_then(|columns| columns.benefit_type).map(|codes| codes.index), first),
            unemployment_from: benefit_from.block(benefits.and_then(|columns| columns.from), first),
            unemployment_to: benefit_to.block(benefits.and_then(|columns| columns.to), first),
            leefloon_amount: leefloon.block(aid.map(|columns| columns.amount), first),
            sickness_gross_taxable: sickness.block(payments.map(|columns| columns.gross_taxable), first),
            leefloon_aid_type: aid.and_then(|columns| columns.aid_type).map(|codes| codes.index.slice(first, ROWS)),
            sickness_from: payments.and_then(|columns| columns.from).map(|column| column.slice(first, ROWS)),
            sickness_to: payments.and_then(|columns| columns.to).map(|column| column.slice(first, ROWS)),
        }
    }
}

impl CaseBlock<'_> {
    /// The amounts of a row, or why it is refused; none for a row that is left to the ordinary path.
    #[inline(always)]
    pub(super) fn amounts(&self, row: u8, contexts: &mut Contexts<'_, '_>) -> Option<Result<Amounts, Error>> {
        let start = cell(self.start, row);
        let kind = contexts.kind(cell(self.kind, row))?;
        let context = contexts.of(cell(self.month, row), kind, start)?;
        let agreement = self.agreement(row, kind, start)?;
        let records = self.records(row, context)?;
        let given = self.attendance(row)?;
        let absences: &[Period] = &[];
        let values = &context.values;
        let mut recorder = NoTrace::new();
        // The form is in order, so an error is the law's, and the first of the row.
        Some(stages(&agreement, given, &absences, &records, values, &mut recorder))
    }

    #[inline(always)]
    fn agreement(&self, row: u8, kind: Kind, start: i32) -> Option<Terms> {
        let end = cell(self.end, row);
        let stopped = optional(cell(self.stopped, row));
        let suspended_days = optional(cell(self.suspended_days, row)).unwrap_or(0);
        let of_the_calendar = FIRST_DAY <= start && start <= end && end <= LAST_DAY && stopped.is_none_or(is_of_the_calendar);
        of_the_calendar.then_some(Terms {
            kind,
            start,
            end,
            stopped,
            suspended_days: u32::try_from(suspended_days).ok()?,
            reference_gross_wage: optional_amount(cell(self.reference_gross_wage, row))?,
            percentage: optional_number(cell(self.percentage, row))?,
            employment_fraction: fraction(cell(self.employment_hours, row), cell(self.full_time_hours, row))?,
            rsz_base: optional_number(cell(self.rsz_base, row))?,
            employee_rsz: optional_amount(cell(self.employee_rsz, row))?,
        })
    }

    /// The records; none when one of them is out of the ordinary.
    #[inline(always)]
    fn records<'p>(&self, row: u8, context: &Context<'p>) -> Option<OneEach<'p>> {
        let mut records =
            OneEach { unemployment: None, unemployment_left_out: None, leefloon: None, leefloon_left_out: None, sickness: None };
        if let Some(day_amount) = optional_amount(cell(self.unemployment_day_amount, row))? {
            let basis = basis(cell(self.unemployment_half_per_week, row))?;
            let (from, to) = (cell(self.unemployment_from, row), cell(self.unemployment_to, row));
            let whole_month = from == i32::ABSENT && to == i32::ABSENT;
            let period = if whole_month { None } else { Some(period(from, to, context.first, None)?) };
            records.unemployment_left_out = context.benefit_types.treated(cell(self.unemployment_benefit_type, row))?;
            records.unemployment = Some((day_amount, basis, period));
        }
        if let Some(amount) = optional_amount(cell(self.leefloon_amount, row))? {
            records.leefloon_left_out = context.aid_types.treated(optional_cell(self.leefloon_aid_type, row))?;
            records.leefloon = Some(amount);
        }
        if let Some(gross_taxable) = optional_amount(cell(self.sickness_gross_taxable, row))? {
            let (from, to) = (optional_cell(self.sickness_from, row), optional_cell(self.sickness_to, row));
            let period = period(from, to, context.first, Some(context.last))?;
            (context.sickness && period.monday_to_saturday() > 0).then_some(())?;
            records.sickness = Some((gross_taxable, period));
        }
        Some(records)
    }

    #[inline(always)]
    fn attendance(&self, row: u8) -> Option<Option<Attendance>> {
        let ratio = attended(cell(self.attendance_paid, row), cell(self.attendance_normal, row))?;
        match (ratio, optional(cell(self.attendance_working_days, row)).unwrap_or(0)) {
            (ratio, 0) => Some(ratio.map(Attendance::Ratio)),
            (None, _) => Some(Some(Attendance::WorkingDays)),
            (Some(_), _) => None,
        }
    }
}

/// An amount that may be absent; none of the outer for one that is out of bounds.
#[inline(always)]
fn optional_amount(cents: i64) -> Option<Option<Euro>> {
    if cents == i64::ABSENT { Some(None) } else { positive(cents).map(Some) }
}

/// A number that may be absent; none of the outer for one so far below zero that it may stand for an error.
#[inline(always)]
fn optional_number(number: i32) -> Option<Option<i32>> {
    match number {
        i32::ABSENT => Some(None),
        FAR_BELOW..=i32::MAX => Some(Some(number)),
        _ => None,
    }
}

#[inline(always)]
fn is_of_the_calendar(day: i32) -> bool {
    (FIRST_DAY..=LAST_DAY).contains(&day)
}

#[inline(always)]
fn basis(half_per_week: i32) -> Option<Basis> {
    match half_per_week {
        i32::ABSENT => Some(Basis::Full),
        1..=12 => u8::try_from(half_per_week).ok().map(|per_week| Basis::Half { per_week }),
        _ => None,
    }
}

/// The days of a record; an end that is absent is that of the month, or the record runs on.
#[inline(always)]
fn period(from: i32, to: i32, first: i32, last: Option<i32>) -> Option<Span> {
    let from = optional(from).unwrap_or(first);
    let to = optional(to).or(last);
    let until = to.unwrap_or(LAST_DAY);
    (FIRST_DAY <= from && from <= until && until <= LAST_DAY).then(|| Span::new(from, to))
}
