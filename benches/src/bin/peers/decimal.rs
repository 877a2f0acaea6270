//! `rust_decimal` in a loop over rows, as a payroll program in Rust would be written.

use std::time::Duration;

use ibo_core::NaiveDate;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::columns::{Cases, Folder, KINDS, Payments, Stored};
use crate::measurement::{Failure, Measurement};

/// A payment's inputs.
struct Payment {
    premium: Decimal,
    hours: [Decimal; 2],
    attendance: Option<[Decimal; 2]>,
}

/// The four lines of a payment.
type Lines = [Decimal; 4];

/// `round_dp`: a tie goes to the even cent.
#[allow(
    clippy::disallowed_methods,
    reason = "the form that most would write, to count its wrong rows"
)]
pub(crate) fn as_written(amount: Decimal) -> Decimal {
    amount.round_dp(2)
}

/// A tie goes away from zero.
#[allow(clippy::disallowed_methods, reason = "the exact form of a peer")]
pub(crate) fn away_from_zero(amount: Decimal) -> Decimal {
    amount.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

fn hundredths(value: impl Into<i64>) -> Decimal {
    Decimal::new(value.into(), 2)
}

fn both(pair: &[Stored<i32>; 2], row: usize) -> Option<[Decimal; 2]> {
    Some([hundredths(pair[0].get(row)?), hundredths(pair[1].get(row)?)])
}

pub(crate) fn payments(
    folder: &Folder,
    measurement: &Measurement,
    rounded: fn(Decimal) -> Decimal,
) -> Result<Vec<Duration>, Failure> {
    let table = Payments::read(folder)?;
    let rows: Vec<Payment> = (0..table.rows())
        .map(|row| Payment {
            premium: hundredths(table.premium.values[row]),
            hours: table.hours.each_ref().map(|column| hundredths(column.values[row])),
            attendance: both(&table.attendance, row),
        })
        .collect();
    let mut results: Vec<Lines> = vec![[Decimal::ZERO; 4]; rows.len()];
    let taken = measurement.clock.time(|| {
        for (row, result) in rows.iter().zip(&mut results) {
            *result = payment(row.premium, row.hours, row.attendance, rounded);
        }
        Ok(())
    })?;
    measurement.write(
        ["premium_after_fraction", "premium_due", "withholding_tax", "net"]
            .into_iter()
            .zip(columns(&results)),
    )?;
    Ok(taken)
}

fn payment(
    premium: Decimal,
    hours: [Decimal; 2],
    attendance: Option<[Decimal; 2]>,
    rounded: fn(Decimal) -> Decimal,
) -> Lines {
    let [employment, full_time] = hours;
    let after = rounded(premium * employment / full_time);
    let due = attendance.map_or(after, |[paid, normal]| rounded(after * paid / normal));
    let tax = rounded(due * Decimal::new(1_111, 4));
    [after, due, tax, due - tax]
}

/// Rows of lines as columns of cents.
fn columns<const N: usize>(rows: &[[Decimal; N]]) -> [Vec<i64>; N] {
    std::array::from_fn(|line| rows.iter().map(|row| cents(row[line])).collect())
}

fn cents(amount: Decimal) -> i64 {
    let mut amount = amount;
    amount.rescale(2);
    amount.mantissa() as i64
}

// ---------------------------------------------------------------------------------------------------------------------
// Cases
// ---------------------------------------------------------------------------------------------------------------------

/// A case's inputs, for a row that is known to be right; days since 1 January 1970.
struct Case {
    month: [i32; 2],
    ggmmi: Decimal,
    is_wage_difference: bool,
    agreement: [i32; 2],
    wage: Option<Decimal>,
    percentage: Option<i32>,
    hours: [Decimal; 2],
    rsz_base: Option<i32>,
    employee_rsz: Option<Decimal>,
    attendance: Option<[Decimal; 2]>,
    is_by_working_days: bool,
    unemployment: Option<Unemployment>,
    leefloon: Option<Decimal>,
    sickness: Option<Sickness>,
}

struct Unemployment {
    amount: Decimal,
    half_per_week: Option<i32>,
    period: [Option<i32>; 2],
}

struct Sickness {
    amount: Decimal,
    period: [Option<i32>; 2],
}

/// The GGMMI of each month from 2018-09-01 on, in cents, by the day from which it counts.
const GGMMI: &[((i32, u32), i64)] = &[
    ((2018, 9), 165_490),
    ((2020, 3), 168_803),
    ((2021, 9), 172_179),
    ((2022, 1), 175_623),
    ((2022, 3), 179_134),
    ((2022, 4), 180_616),
    ((2022, 5), 184_228),
    ((2022, 8), 187_913),
    ((2022, 11), 191_670),
    ((2022, 12), 195_499),
    ((2023, 11), 199_418),
    ((2024, 4), 202_988),
    ((2024, 5), 207_048),
    ((2025, 2), 211_189),
    ((2026, 1), 215_411),
    ((2026, 4), 218_981),
    ((2026, 7), 223_361),
];

/// Months by their first day: the last day and the GGMMI.
struct Months(Vec<(i32, i32, Decimal)>);

impl Months {
    fn new() -> Self {
        let months = (2018..2028).flat_map(|year| (1..=12).map(move |month| (year, month)));
        Self(months.filter_map(|(year, month)| Self::month(year, month)).collect())
    }

    fn month(year: i32, month: u32) -> Option<(i32, i32, Decimal)> {
        let following = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        let known = GGMMI.iter().rev().find(|(from, _)| *from <= (year, month));
        Some((
            day(year, month)?,
            day(following.0, following.1)? - 1,
            known.map_or(Decimal::ZERO, |(_, amount)| hundredths(*amount)),
        ))
    }

    /// The month of a day.
    fn of(&self, day: i32) -> (i32, i32, Decimal) {
        let after = self.0.partition_point(|(first, ..)| *first <= day);
        self.0[after.saturating_sub(1)]
    }
}

/// The first day of a month, since 1 January 1970.
fn day(year: i32, month: u32) -> Option<i32> {
    let days = NaiveDate::from_ymd_opt(year, month, 1)?
        .signed_duration_since(NaiveDate::from_ymd_opt(1970, 1, 1)?);
    i32::try_from(days.num_days()).ok()
}

pub(crate) fn cases(folder: &Folder, measurement: &Measurement) -> Result<Vec<Duration>, Failure> {
    let table = Cases::read(folder)?;
    let months = Months::new();
    let first_of_2026 = day(2026, 1).ok_or("a day")?;
    let rows: Vec<Case> =
        (0..table.rows()).map(|row| case(&table, &months, first_of_2026, row)).collect();
    let mut results = vec![[Decimal::ZERO; 6]; rows.len()];
    let taken = measurement.clock.time(|| {
        for (row, result) in rows.iter().zip(&mut results) {
            *result = statement(row);
        }
        Ok(())
    })?;
    let names = [
        "replacement_income",
        "premium",
        "premium_after_fraction",
        "premium_due",
        "withholding_tax",
        "net",
    ];
    measurement.write(names.into_iter().zip(columns(&results)))?;
    Ok(taken)
}

fn case(table: &Cases, months: &Months, first_of_2026: i32, row: usize) -> Case {
    let (month_first, month_last, ggmmi) = months.of(table.month.values[row]);
    let start = table.start.values[row];
    let counts = |code: Option<u16>, last: u16| code.is_none_or(|code| code <= last);
    let period = |pair: &[Stored<i32>; 2]| pair.each_ref().map(|column| column.get(row));
    let day_amount = table
        .unemployment_day_amount
        .get(row)
        .filter(|_| counts(table.unemployment_benefit_type.get(row), 1));
    Case {
        month: [month_first, month_last],
        ggmmi,
        is_wage_difference: start >= first_of_2026
            && KINDS.get(usize::from(table.kind.values[row])) == Some(&b"ibo".as_slice()),
        agreement: [start, table.end.values[row]],
        wage: table.reference_gross_wage.get(row).map(hundredths),
        percentage: table.percentage.get(row),
        hours: table.hours.each_ref().map(|column| hundredths(column.values[row])),
        rsz_base: table.rsz_base.get(row),
        employee_rsz: table.employee_rsz.get(row).map(hundredths),
        attendance: both(&table.attendance, row),
        is_by_working_days: table.attendance_working_days.get(row) == Some(1),
        unemployment: day_amount.map(|amount| Unemployment {
            amount: hundredths(amount),
            half_per_week: table.unemployment_half_per_week.get(row),
            period: period(&table.unemployment_period),
        }),
        leefloon: table
            .leefloon_amount
            .get(row)
            .filter(|_| counts(table.leefloon_aid_type.get(row), 0))
            .map(hundredths),
        sickness: table.sickness_gross_taxable.get(row).map(|amount| Sickness {
            amount: hundredths(amount),
            period: period(&table.sickness_period),
        }),
    }
}

/// Monday to Saturday days of a period; day 3 is a Sunday.
fn payable(first: i32, last: i32) -> i32 {
    let to = |day: i32| day - (day + 4).div_euclid(7);
    if first <= last { to(last) - to(first - 1) } else { 0 }
}

/// Monday to Friday days of a period that is not empty.
fn weekdays(first: i32, last: i32) -> i32 {
    let to = |day: i32| day - (day + 4).div_euclid(7) - (day + 5).div_euclid(7);
    to(last) - to(first - 1)
}

/// R2 to R6; zeros where nothing can be computed.
fn statement(case: &Case) -> [Decimal; 6] {
    let [month_first, month_last] = case.month;
    let (first, last) = (month_first.max(case.agreement[0]), month_last.min(case.agreement[1]));
    let in_month = payable(first, last);
    if in_month == 0 {
        return [Decimal::ZERO; 6];
    }
    let income = replacement_income(case, first, last, Decimal::from(in_month));
    let premium = if case.is_wage_difference {
        wage_difference(case, income)
    } else {
        flat_rate(case, income)
    };
    let attendance = if case.is_by_working_days {
        Some([weekdays(first, last), weekdays(month_first, month_last)].map(Decimal::from))
    } else {
        case.attendance
    };
    let [after, due, tax, net] = payment(premium, case.hours, attendance, away_from_zero);
    [income, premium, after, due, tax, net]
}

fn replacement_income(case: &Case, first: i32, last: i32, in_month: Decimal) -> Decimal {
    let mut income = case.leefloon.unwrap_or_default();
    if let Some(benefit) = &case.unemployment {
        let [from, to] = benefit.period;
        let covered =
            payable(from.map_or(first, |from| from.max(first)), to.map_or(last, |to| to.min(last)));
        income += away_from_zero(match benefit.half_per_week {
            None => benefit.amount * Decimal::from(26 * covered) / in_month,
            Some(half) => {
                benefit.amount * Decimal::from(half * 13 * covered) / (Decimal::from(3) * in_month)
            }
        });
    }
    if let Some(benefit) = &case.sickness {
        let (from, to) = (
            benefit.period[0].unwrap_or(case.month[0]),
            benefit.period[1].unwrap_or(case.month[1]),
        );
        let covered = payable(from.max(first), to.min(last));
        let whole = Decimal::from(payable(from, to).max(1));
        income += away_from_zero(benefit.amount * Decimal::from(26 * covered) / (whole * in_month));
    }
    income
}

fn wage_difference(case: &Case, income: Decimal) -> Decimal {
    let (wage, percentage) =
        (case.wage.unwrap_or_default(), Decimal::from(case.percentage.unwrap_or_default()));
    let base = Decimal::new(case.rsz_base.unwrap_or(100).into(), 2);
    let rsz =
        case.employee_rsz.unwrap_or_else(|| away_from_zero(wage * base * Decimal::new(1_307, 4)));
    away_from_zero((wage - rsz - income).max(Decimal::ZERO) * percentage / Decimal::ONE_HUNDRED)
}

fn flat_rate(case: &Case, income: Decimal) -> Decimal {
    let share = match income {
        income if income.is_zero() => 80,
        income if income <= Decimal::new(66_716, 2) => 60,
        income if income < Decimal::new(100_100, 2) => 40,
        _ => 20,
    };
    away_from_zero(case.ggmmi * Decimal::new(share, 2))
}
