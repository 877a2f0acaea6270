//! The fast path: a row whose records count by the list of the law goes through the stages of the calculation with the values of its month at hand.
//! What the law refuses is refused here too; a row whose form is not in order, or whose records are out of the ordinary, is left to the ordinary path.

use chrono::NaiveDate;

use super::block::{Part, Row, Rows, Scratch};
use super::cases::CaseColumns;
use super::column::Cell;
use super::context::{Context, Contexts};
use super::payments::PaymentColumns;
use crate::agreement::{Terms, WHOLE_WAGE};
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

/// An amount from zero on; none for another, or one that is not there.
#[inline(always)]
fn positive(cents: i64) -> Option<Euro> {
    if cents.cast_unsigned() <= Euro::MAX.cents().cast_unsigned() { Euro::from_cents(cents).ok() } else { None }
}

/// A fraction of hundredths within bounds.
#[inline(always)]
fn fraction(numerator: i32, denominator: i32) -> Option<Fraction> {
    let (numerator, denominator) = (numerator.cast_unsigned(), denominator.cast_unsigned());
    let within = numerator <= Fraction::MAX_PART && denominator.wrapping_sub(1) < Fraction::MAX_PART;
    if within { Fraction::from_hundredths(numerator, denominator).ok() } else { None }
}

/// The rows that have one of the two fields of the attendance alone.
#[inline(always)]
fn one_alone(paid: &Part<'_, i32>, normal: &Part<'_, i32>) -> Rows {
    let (either, both) = (paid.given.or(normal.given), paid.given.and(normal.given));
    either.without(both)
}

/// A block of payments.
#[derive(Clone, Copy)]
pub(super) struct PaymentBlock<'s> {
    premium: Part<'s, i64>,
    employment_hours: Part<'s, i32>,
    full_time_hours: Part<'s, i32>,
    attendance_paid: Part<'s, i32>,
    attendance_normal: Part<'s, i32>,
}

/// The places for the end of a table of payments.
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
            premium: self.premium.part(columns.premium, first),
            employment_hours: employment.part(columns.employment_hours, first),
            full_time_hours: full_time.part(columns.full_time_hours, first),
            attendance_paid: paid.optional(columns.attendance_paid, first),
            attendance_normal: normal.optional(columns.attendance_normal, first),
        }
    }
}

impl PaymentBlock<'_> {
    /// The rows that need the ordinary path: one of their required fields is absent, or one of the two of the attendance.
    #[inline(always)]
    pub(super) fn incomplete(&self) -> Rows {
        let complete = self.premium.given.and(self.employment_hours.given).and(self.full_time_hours.given);
        Rows::ALL.without(complete).or(one_alone(&self.attendance_paid, &self.attendance_normal))
    }

    /// The rows that have an attendance.
    #[inline(always)]
    pub(super) fn attended(&self) -> Rows {
        self.attendance_paid.given.and(self.attendance_normal.given)
    }

    /// The payment of a row whose whole month is paid.
    #[inline(always)]
    pub(super) fn whole_month(&self, row: Row, withholding: &Withholding<'_>) -> Option<Payment> {
        self.payment(row, Fraction::WHOLE, withholding)
    }

    /// The payment of a row with an attendance.
    #[inline(always)]
    pub(super) fn part_month(&self, row: Row, withholding: &Withholding<'_>) -> Option<Payment> {
        let attendance = fraction(self.attendance_paid.given(row), self.attendance_normal.given(row))?;
        self.payment(row, attendance, withholding)
    }

    #[inline(always)]
    fn payment(&self, row: Row, attendance: Fraction, withholding: &Withholding<'_>) -> Option<Payment> {
        let premium = positive(self.premium.given(row))?;
        let fraction = fraction(self.employment_hours.given(row), self.full_time_hours.given(row))?;
        withholding.payment(premium, fraction, attendance).ok()
    }
}

/// The places for the end of a table of cases.
pub(super) struct CaseScratch {
    amounts: [Scratch<i64>; 5],
    agreement: [Scratch<i32>; 8],
    numbers: [Scratch<i32>; 8],
    places: [Scratch<u16>; 3],
    working_days: Scratch<u8>,
}

/// A block of cases.
#[derive(Clone, Copy)]
pub(super) struct CaseBlock<'s> {
    month: Part<'s, i32>,
    kind: Part<'s, u16>,
    start: Part<'s, i32>,
    end: Part<'s, i32>,
    stopped: Part<'s, i32>,
    suspended_days: Part<'s, i32>,
    reference_gross_wage: Part<'s, i64>,
    percentage: Part<'s, i32>,
    employment_hours: Part<'s, i32>,
    full_time_hours: Part<'s, i32>,
    rsz_base: Part<'s, i32>,
    employee_rsz: Part<'s, i64>,
    attendance_paid: Part<'s, i32>,
    attendance_normal: Part<'s, i32>,
    attendance_working_days: Part<'s, u8>,
    unemployment_day_amount: Part<'s, i64>,
    unemployment_half_per_week: Part<'s, i32>,
    unemployment_benefit_type: Part<'s, u16>,
    unemployment_from: Part<'s, i32>,
    unemployment_to: Part<'s, i32>,
    leefloon_amount: Part<'s, i64>,
    leefloon_aid_type: Part<'s, u16>,
    sickness_gross_taxable: Part<'s, i64>,
    sickness_from: Part<'s, i32>,
    sickness_to: Part<'s, i32>,
}

impl CaseScratch {
    pub(super) const fn new() -> Self {
        Self {
            amounts: [const { Scratch::new() }; 5],
            agreement: [const { Scratch::new() }; 8],
            numbers: [const { Scratch::new() }; 8],
            places: [const { Scratch::new() }; 3],
            working_days: Scratch::new(),
        }
    }

    pub(super) fn block<'s>(&'s mut self, columns: &CaseColumns<'s>, first: usize) -> CaseBlock<'s> {
        let [wage, rsz, day_amount, leefloon, sickness] = &mut self.amounts;
        let [month, start, end, stopped, suspended_days, percentage, employment, full_time] = &mut self.agreement;
        let [base, paid, normal, per_week, benefit_from, benefit_to, sickness_from, sickness_to] = &mut self.numbers;
        let [kind, benefit_type, aid_type] = &mut self.places;
        let (benefits, aid, payments) = (columns.unemployment, columns.leefloon, columns.sickness);
        CaseBlock {
            month: month.part(columns.month, first),
            kind: kind.part(columns.kind.index, first),
            start: start.part(columns.start, first),
            end: end.part(columns.end, first),
            stopped: stopped.optional(columns.stopped, first),
            suspended_days: suspended_days.optional(columns.suspended_days, first),
            reference_gross_wage: wage.optional(columns.reference_gross_wage, first),
            percentage: percentage.optional(columns.percentage, first),
            employment_hours: employment.part(columns.employment_hours, first),
            full_time_hours: full_time.part(columns.full_time_hours, first),
            rsz_base: base.optional(columns.rsz_base, first),
            employee_rsz: rsz.optional(columns.employee_rsz, first),
            attendance_paid: paid.optional(columns.attendance_paid, first),
            attendance_normal: normal.optional(columns.attendance_normal, first),
            attendance_working_days: self.working_days.optional(columns.attendance_working_days, first),
            unemployment_day_amount: day_amount.optional(benefits.map(|columns| columns.day_amount), first),
            unemployment_half_per_week: per_week.optional(benefits.and_then(|columns| columns.half_per_week), first),
            unemployment_benefit_type: benefit_type
                .optional(benefits.and_then(|columns| columns.benefit_type).map(|codes| codes.index), first),
            unemployment_from: benefit_from.optional(benefits.and_then(|columns| columns.from), first),
            unemployment_to: benefit_to.optional(benefits.and_then(|columns| columns.to), first),
            leefloon_amount: leefloon.optional(aid.map(|columns| columns.amount), first),
            leefloon_aid_type: aid_type.optional(aid.and_then(|columns| columns.aid_type).map(|codes| codes.index), first),
            sickness_gross_taxable: sickness.optional(payments.map(|columns| columns.gross_taxable), first),
            sickness_from: sickness_from.optional(payments.and_then(|columns| columns.from), first),
            sickness_to: sickness_to.optional(payments.and_then(|columns| columns.to), first),
        }
    }
}

impl CaseBlock<'_> {
    /// The rows that need the ordinary path: one of their required fields is absent, or one of the two of the attendance.
    pub(super) fn incomplete(&self) -> Rows {
        let numbers = [&self.month, &self.start, &self.end, &self.employment_hours, &self.full_time_hours];
        let complete = numbers.iter().fold(self.kind.given, |rows, part| rows.and(part.given));
        Rows::ALL.without(complete).or(one_alone(&self.attendance_paid, &self.attendance_normal))
    }

    /// The amounts of a row, or why it is refused; none for a row that is left to the ordinary path.
    #[inline(always)]
    pub(super) fn amounts(&self, row: Row, contexts: &mut Contexts<'_>) -> Option<Result<Amounts, Error>> {
        let start = self.start.given(row);
        let kind = contexts.kind(self.kind.given(row))?;
        let context = contexts.of(self.month.given(row), kind, start)?;
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
    fn agreement(&self, row: Row, kind: Kind, start: i32) -> Option<Terms> {
        let end = self.end.given(row);
        let (stopped, percentage) = (self.stopped.of(row), self.percentage.of(row));
        let rsz_base = self.rsz_base.or(row, WHOLE_WAGE.into());
        let of_the_calendar = (FIRST_DAY <= start) & (start <= end) & (end <= LAST_DAY) & stopped.is_none_or(is_of_the_calendar);
        let in_form = of_the_calendar & percentage.is_none_or(is_number) & is_number(rsz_base);
        in_form.then_some(Terms {
            kind,
            start,
            end,
            stopped,
            suspended_days: u32::try_from(self.suspended_days.or(row, 0)).ok()?,
            reference_gross_wage: optional_amount(self.reference_gross_wage.of(row))?,
            percentage,
            employment_fraction: fraction(self.employment_hours.given(row), self.full_time_hours.given(row))?,
            rsz_base,
            has_rsz_base: self.rsz_base.given.have(row),
            employee_rsz: optional_amount(self.employee_rsz.of(row))?,
        })
    }

    /// The records; none when one of them is out of the ordinary.
    #[inline(always)]
    fn records<'p>(&self, row: Row, context: &Context<'p>) -> Option<OneEach<'p>> {
        let mut records = OneEach { unemployment: None, leefloon: None, sickness: None, sickness_lists: [None; 2] };
        if let Some(day_amount) = optional_amount(self.unemployment_day_amount.of(row))? {
            let basis = self.unemployment_half_per_week.of(row).map_or(Some(Basis::Full), half)?;
            let period = period(self.unemployment_from.or(row, context.first), self.unemployment_to.or(row, LAST_DAY))?;
            let treated = context.benefit_types.treated(self.unemployment_benefit_type.or(row, u16::ABSENT))?;
            records.unemployment = Some((day_amount, basis, period, treated));
        }
        if let Some(amount) = optional_amount(self.leefloon_amount.of(row))? {
            records.leefloon = Some((amount, context.aid_types.treated(self.leefloon_aid_type.or(row, u16::ABSENT))?));
        }
        if let Some(gross_taxable) = optional_amount(self.sickness_gross_taxable.of(row))? {
            let period = period(self.sickness_from.or(row, context.first), self.sickness_to.or(row, context.last))?;
            records.sickness_lists = context.sickness_lists.filter(|_| period.monday_to_saturday() > 0)?;
            records.sickness = Some((gross_taxable, period));
        }
        Some(records)
    }

    #[inline(always)]
    fn attendance(&self, row: Row) -> Option<Option<Attendance>> {
        let ratio = match self.attendance_paid.of(row) {
            Some(paid) => Some(fraction(paid, self.attendance_normal.given(row))?),
            None => None,
        };
        match (ratio, self.attendance_working_days.or(row, 0)) {
            (ratio, 0) => Some(ratio.map(Attendance::Ratio)),
            // None, or one as any other: the column knows.
            (_, u8::ABSENT) => None,
            (None, _) => Some(Some(Attendance::WorkingDays)),
            (Some(_), _) => None,
        }
    }
}

/// An amount that may be absent; none of the outer for one that is out of bounds.
#[inline(always)]
fn optional_amount(cents: Option<i64>) -> Option<Option<Euro>> {
    match cents {
        None => Some(None),
        Some(cents) => positive(cents).map(Some),
    }
}

/// Whether a number is not so far below zero that it may stand for an error.
#[inline(always)]
fn is_number(number: i32) -> bool {
    FAR_BELOW <= number
}

#[inline(always)]
fn is_of_the_calendar(day: i32) -> bool {
    (FIRST_DAY..=LAST_DAY).contains(&day)
}

#[inline(always)]
fn half(per_week: i32) -> Option<Basis> {
    match per_week {
        1..=12 => u8::try_from(per_week).ok().map(|per_week| Basis::Half { per_week }),
        _ => None,
    }
}

/// The days of a record; none for ends that are not in order.
#[inline(always)]
fn period(from: i32, to: i32) -> Option<Span> {
    ((FIRST_DAY <= from) & (from <= to) & (to <= LAST_DAY)).then(|| Span::new(from, Some(to)))
}
