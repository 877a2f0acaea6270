//! Every cent, not a sample: the employee RSZ of every wage, the premium of every difference, the
//! tax of every premium, up to 10,000.00 euro; every fraction of quarter hours; every flat limit
//! and class of wage with its neighbours, in every month. The amounts that they must be are computed
//! here, in whole numbers, from rules.md and from values written out by hand, with their sources in
//! docs/evidence.md: nothing of the arithmetic or of the values of the crate.
//!
//! `cargo test --release -p ibo-tests --test every_cent` takes every cent; without optimisation,
//! where that takes over a minute, it is every 97th.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate, TimeDelta};
use ibo_core::table::{
    CaseBuffers, CaseColumns, Codes, Column, ColumnSource, PaymentBuffers, PaymentColumns,
    RowStatus, TableColumn, Validity, cases, payments,
};
use ibo_core::{
    Agreement, Attendance, Basis, Case, Euro, Fraction, Kind, LeefloonRecord, LineCode, Month,
    Options, Parameters, Scheme, Source, Statement, UnemploymentRecord, UnemploymentRecordBuilder,
    Withholding, parse_date, payment, statement,
};
use ibo_tests::ggmmi::ggmmi;
use ibo_tests::schemes::months;

/// 10,000.00 euro, in cents.
const LARGEST: i64 = 1_000_000;

/// Amounts from zero, so many cents apart.
const STEP: usize = if cfg!(debug_assertions) { 97 } else { 1 };

/// Every amount from zero to a largest, which is among them.
fn up_to(largest: i64) -> impl Iterator<Item = i64> {
    (0..largest).step_by(STEP).chain([largest])
}

/// R0.2: an exact ratio to the nearest whole number, half away from zero.
const fn rounded(numerator: i64, denominator: i64) -> i64 {
    let magnitude = (2 * numerator.abs() + denominator) / (2 * denominator);
    if numerator < 0 { -magnitude } else { magnitude }
}

/// R3.1: wage x base x 13.07 %.
const fn employee_rsz(wage: i64, base: i64) -> i64 {
    rounded(wage * base * 1_307, 100 * 10_000)
}

/// R6.3: 11.11 %.
const fn withholding_tax(due: i64) -> i64 {
    rounded(due * 1_111, 10_000)
}

#[test]
fn the_rounding_of_this_test_is_half_away_from_zero() {
    let halves = [1, 3, 5, -1, -3, -5].map(|halves| rounded(halves, 2));
    assert_eq!(halves, [1, 2, 3, -1, -2, -3]);
    let thirds = [1, 2, 4, 5, -1, -2].map(|thirds| rounded(thirds, 3));
    assert_eq!(thirds, [0, 1, 1, 2, 0, -1]);
    // 2,500.00 x 13.07 %, that x 108 %, and 225.00 x 11.11 %, from the worked examples.
    assert_eq!((employee_rsz(250_000, 100), employee_rsz(250_000, 108)), (32_675, 35_289));
    assert_eq!(withholding_tax(22_500), 2_500);
}

// -------------------------------------------------------------------------------- Tables of an ibo

fn day(text: &str) -> NaiveDate {
    parse_date(text).expect("a date")
}

/// A day as tables count it, from 1 January 1970.
fn number_of(day: NaiveDate) -> i32 {
    let epoch = NaiveDate::from_ymd_opt(1970, 1, 1).expect("a day");
    i32::try_from((day - epoch).num_days()).expect("few days")
}

/// Rows of an ibo of 2026, full-time, in a month that it covers: what changes from row to row is a
/// wage and a leefloon; a base or an employee RSZ is that of all rows.
struct Rows {
    wages: Vec<i64>,
    leefloon: Vec<i64>,
    percentage: Vec<i32>,
    base: Option<Vec<i32>>,
    employee_rsz: Option<Vec<i64>>,
    month: Vec<i32>,
    start: Vec<i32>,
    end: Vec<i32>,
    hours: Vec<i32>,
    kind: Vec<u16>,
    no_bits: Vec<u8>,
    no_amounts: Vec<i64>,
}

impl Rows {
    fn of(wages: Vec<i64>, leefloon: Vec<i64>, percentage: i32) -> Self {
        let rows = wages.len();
        Self {
            wages,
            leefloon,
            percentage: vec![percentage; rows],
            base: None,
            employee_rsz: None,
            month: vec![number_of(day("2026-04-01")); rows],
            start: vec![number_of(day("2026-03-02")); rows],
            end: vec![number_of(day("2026-08-28")); rows],
            hours: vec![3_800; rows],
            kind: vec![0; rows],
            no_bits: vec![0; rows.div_ceil(8)],
            no_amounts: vec![0; rows],
        }
    }

    /// Each wage from zero, without replacement income.
    fn of_every_wage(percentage: i32) -> Self {
        let wages: Vec<_> = up_to(LARGEST).collect();
        let leefloon = vec![0; wages.len()];
        Self::of(wages, leefloon, percentage)
    }

    fn computed(&self) -> Computed {
        let rows = self.wages.len();
        let mut out = Computed {
            income: vec![-1; rows],
            premium: vec![-1; rows],
            due: vec![-1; rows],
            tax: vec![-1; rows],
            net: vec![-1; rows],
        };
        let (mut after_fraction, mut contribution) = (vec![-1; rows], vec![-1; rows]);
        let (mut scheme, mut certainty) = (vec![None; rows], vec![None; rows]);
        let (mut has_contribution, mut status) = (vec![true; rows], vec![RowStatus::OK; rows]);
        let buffers = CaseBuffers {
            scheme: &mut scheme,
            replacement_income: &mut out.income,
            premium: &mut out.premium,
            premium_after_fraction: &mut after_fraction,
            premium_due: &mut out.due,
            withholding_tax: &mut out.tax,
            net: &mut out.net,
            employer_contribution: &mut contribution,
            has_employer_contribution: &mut has_contribution,
            certainty: &mut certainty,
            status: &mut status,
        };
        cases(&CaseColumns::of(&self), &Options::default(), buffers).expect("columns and buffers");
        assert_eq!(
            status.iter().position(|status| *status != RowStatus::OK),
            None,
            "a refused row"
        );
        assert_eq!(scheme.iter().position(|scheme| *scheme != Some(Scheme::Scheme2026)), None);
        assert!(!has_contribution.contains(&true), "an ibo of 2026 has no contribution");
        assert_eq!(after_fraction, out.premium, "full-time");
        assert_eq!(out.due, out.premium, "the whole month");
        out
    }
}

impl<'a> ColumnSource<'a> for &'a Rows {
    fn amounts(&self, column: TableColumn) -> Option<Column<'a, i64>> {
        match column {
            TableColumn::ReferenceGrossWage => Some(Column::new(&self.wages)),
            TableColumn::EmployeeRsz => self.employee_rsz.as_deref().map(Column::new),
            TableColumn::LeefloonAmount => Some(Column::new(&self.leefloon)),
            // Asked, and no data.
            TableColumn::UnemploymentDayAmount | TableColumn::SicknessGrossTaxable => {
                let none = Validity::new(&self.no_bits, 0);
                Some(Column::new(&self.no_amounts).with_validity(Some(none)))
            }
            _ => None,
        }
    }

    fn numbers(&self, column: TableColumn) -> Option<Column<'a, i32>> {
        match column {
            TableColumn::Month => Some(Column::new(&self.month)),
            TableColumn::Start => Some(Column::new(&self.start)),
            TableColumn::End => Some(Column::new(&self.end)),
            TableColumn::Percentage => Some(Column::new(&self.percentage)),
            TableColumn::RszBase => self.base.as_deref().map(Column::new),
            TableColumn::EmploymentHours | TableColumn::FullTimeHours => {
                Some(Column::new(&self.hours))
            }
            _ => None,
        }
    }

    fn codes(&self, column: TableColumn) -> Option<Codes<'a>> {
        let index = Column::new(&self.kind);
        (column == TableColumn::Kind).then_some(Codes { index, words: &[b"ibo"] })
    }

    fn flags(&self, _: TableColumn) -> Option<Column<'a, u8>> {
        None
    }
}

struct Computed {
    income: Vec<i64>,
    premium: Vec<i64>,
    due: Vec<i64>,
    tax: Vec<i64>,
    net: Vec<i64>,
}

impl Computed {
    /// R4.2, R6.3: each row has this premium, and the tax and the net of it.
    fn assert_premiums(&self, what: &str, premium: impl Fn(usize) -> i64) {
        for row in 0..self.premium.len() {
            let due = premium(row);
            let tax = withholding_tax(due);
            let found = (self.premium[row], self.tax[row], self.net[row]);
            assert_eq!(found, (due, tax, due - tax), "{what}, row {row}: premium, tax, net");
        }
    }
}

/// At 100 % and without replacement income the premium is the wage less the RSZ.
#[test]
fn rsz_of_every_wage() {
    for base in [None, Some(100), Some(108)] {
        let mut rows = Rows::of_every_wage(100);
        rows.base = base.map(|base| vec![base; rows.wages.len()]);
        let base = i64::from(base.unwrap_or(100));
        rows.computed().assert_premiums("base", |row| {
            let wage = rows.wages[row];
            wage - employee_rsz(wage, base)
        });
    }
}

/// With an employee RSZ of 0.00, which a caller may give (R3.2), the difference is the wage.
#[test]
fn premium_of_every_difference_at_each_percentage() {
    for percentage in [70, 80, 90, 100] {
        let mut rows = Rows::of_every_wage(percentage);
        rows.employee_rsz = Some(vec![0; rows.wages.len()]);
        rows.computed().assert_premiums("percentage", |row| {
            rounded(rows.wages[row] * i64::from(percentage), 100)
        });
    }
}

/// 10,000.00 less 1,307.00 less a replacement income of every cent, above which it is zero (R4.1).
#[test]
fn difference_of_every_income() {
    for percentage in [70, 100] {
        let income: Vec<_> = up_to(LARGEST).collect();
        let rows = Rows::of(vec![LARGEST; income.len()], income, percentage);
        let computed = rows.computed();
        assert_eq!(computed.income, rows.leefloon, "R2.5: the leefloon of the month");
        computed.assert_premiums("income", |row| {
            let difference = (LARGEST - 130_700 - rows.leefloon[row]).max(0);
            rounded(difference * i64::from(percentage), 100)
        });
    }
}

// ---------------------------------------------------------------------------------------- Payments

fn embedded() -> &'static Parameters {
    Parameters::embedded().expect("values")
}

fn euro(cents: i64) -> Euro {
    Euro::from_cents(cents).expect("an amount")
}

#[test]
fn tax_of_every_cent() {
    for cents in up_to(LARGEST) {
        let whole = Fraction::WHOLE;
        let paid = payment(euro(cents), whole, whole, embedded()).expect("a payment");
        let tax = withholding_tax(cents);
        let found = (paid.premium_due.cents(), paid.withholding_tax.cents(), paid.net.cents());
        assert_eq!(found, (cents, tax, cents - tax));
    }
}

/// Premiums that are multiplied by each fraction: the smallest, those of the worked examples, and
/// some that have many and few divisors.
const PREMIUMS: [i64; 12] =
    [1, 2, 3, 50, 99, 22_500, 58_857, 58_858, 84_476, 180_000, 217_325, 999_999];

/// Hours of a week in quarters: 0.25 to 40.00.
const QUARTERS: RangeInclusive<i32> = 1..=160;

/// R6.1 and R6.2: every fraction of quarter hours up to 40 hours a week, as the employment fraction
/// and as the attendance, of each of the premiums.
#[test]
fn every_fraction_of_quarter_hours() {
    let fractions = || QUARTERS.flat_map(|whole| (1..=whole).map(move |part| (part, whole)));
    let rows: Vec<(i64, i32, i32)> = fractions()
        .flat_map(|(part, whole)| PREMIUMS.map(|premium| (premium, part * 25, whole * 25)))
        .collect();
    assert_eq!(rows.len(), 160 * 161 / 2 * PREMIUMS.len());
    let premium: Vec<_> = rows.iter().map(|row| row.0).collect();
    let (part, whole): (Vec<_>, Vec<_>) = rows.iter().map(|row| (row.1, row.2)).unzip();
    let full_time = vec![3_800; rows.len()];
    // Each as the employment fraction, as the attendance, and as both.
    for (employed, attended) in [(true, false), (false, true), (true, true)] {
        let of = |is_used: bool| -> (&[i32], &[i32]) {
            if is_used { (&part, &whole) } else { (&full_time, &full_time) }
        };
        let ((hours, of_hours), (paid, normal)) = (of(employed), of(attended));
        let columns = PaymentColumns {
            premium: Column::new(&premium),
            employment_hours: Column::new(hours),
            full_time_hours: Column::new(of_hours),
            attendance_paid: attended.then(|| Column::new(paid)),
            attendance_normal: attended.then(|| Column::new(normal)),
        };
        let [mut after_fraction, mut due, mut tax, mut net] =
            [(); 4].map(|()| vec![-1; rows.len()]);
        let mut status = vec![RowStatus::OK; rows.len()];
        let buffers = PaymentBuffers {
            premium_after_fraction: &mut after_fraction,
            premium_due: &mut due,
            withholding_tax: &mut tax,
            net: &mut net,
            status: &mut status,
        };
        let withholding = Withholding::only(embedded()).expect("one rate");
        payments(&columns, &withholding, buffers).expect("columns and buffers");
        for (row, (premium, part, whole)) in rows.iter().enumerate() {
            let times = |amount: i64, is_used: bool| {
                let (part, whole) = (i64::from(*part), i64::from(*whole));
                if is_used { rounded(amount * part, whole) } else { amount }
            };
            let expected = times(*premium, employed);
            let expected_due = times(expected, attended);
            let expected_tax = withholding_tax(expected_due);
            let found = [after_fraction[row], due[row], tax[row], net[row]];
            assert_eq!(status[row], RowStatus::OK);
            assert_eq!(
                found,
                [expected, expected_due, expected_tax, expected_due - expected_tax],
                "{premium} x {part}/{whole}: after fraction, due, tax, net"
            );
        }
    }
}

// --------------------------------------------------------------------------- Limits in every month

/// The classes of the wage for the employer's contribution (R5.3), in cents: below the first limit
/// 650.00, up to and with each of the others 800.00, 1,000.00 and 1,200.00, above them 1,400.00.
fn classes(month: Month, start: NaiveDate) -> [i64; 4] {
    if start < day("2019-07-01") {
        [170_000, 200_000, 230_000, 260_000]
    } else if month.first() < day("2020-03-01") {
        [173_400, 204_000, 234_600, 265_200]
    } else {
        [176_868, 208_181, 239_393, 270_504]
    }
}

fn contribution(wage: i64, [below, second, third, fourth]: [i64; 4]) -> i64 {
    match wage {
        wage if wage < below => 65_000,
        wage if wage <= second => 80_000,
        wage if wage <= third => 100_000,
        wage if wage <= fourth => 120_000,
        _ => 140_000,
    }
}

fn neighbours(limit: i64) -> [i64; 3] {
    [limit - 1, limit, limit + 1]
}

/// The statement of a month that an agreement covers, with a leefloon and no other income; paid for
/// the whole month.
fn with_leefloon(agreement: &Agreement, month: Month, cents: i64, options: &Options) -> Statement {
    let record = LeefloonRecord::builder(
        month,
        "leefloon".parse().expect("a code"),
        euro(cents),
        "award".parse().expect("a code"),
    );
    let leefloon = Source::data(vec![record.build().expect("a record")]).expect("few enough");
    let case = Case::builder("A-1".parse().expect("a reference"), month, agreement.clone())
        .attendance(Attendance::Ratio(Fraction::WHOLE))
        .unemployment(Source::no_data())
        .leefloon(leefloon)
        .sickness(Source::no_data())
        .build()
        .expect("a case");
    statement(&case, options).expect("a statement")
}

/// The amount of the one line of this code.
fn line(statement: &Statement, code: LineCode) -> i64 {
    let mut found = statement.lines.iter().filter(|line| line.code == code);
    let amount = found.next().expect("a line").amount.cents();
    assert_eq!(found.next(), None, "one line");
    amount
}

/// The agreements with a flat-rate premium that run in a month: of each kind and scheme the one of
/// which it is the first month, and the earliest that reaches seven days of it.
fn flat_agreements(month: Month, wage: Option<i64>) -> Vec<Agreement> {
    let mut found = Vec::new();
    for (kind, longest) in [(Kind::Ibo, 182), (Kind::IboPlus, 364)] {
        let earliest = (month.first() - TimeDelta::days(longest - 7)).max(day("2018-09-01"));
        for start in [month.first(), earliest] {
            if kind == Kind::Ibo && start.year() >= 2026 {
                continue;
            }
            let end = start + TimeDelta::days(longest - 1);
            let agreement = Agreement::builder(kind, start, end, Fraction::WHOLE).maybe(
                wage.filter(|_| start.year() < 2026),
                |agreement, wage| {
                    agreement.reference_gross_wage(euro(wage).try_into().expect("from zero"))
                },
            );
            found.push(agreement.build().expect("an agreement"));
        }
    }
    found
}

/// R5.1: the premium at, a cent below and a cent above each limit, in every month, of every kind
/// and scheme that has a flat-rate premium; and with limits that follow the GGMMI, by the other
/// reading.
#[test]
fn flat_limits_and_their_neighbours_in_every_month() {
    let indexed_limits = "[[value]]\nid = \"premium.flat-limits\"\nfrom = \"2018-09-01\"\n\
        value = \"indexed\"\ncertainty = \"secondary\"\nsource = \"a test\"\n";
    let indexed = embedded().with("own.toml", indexed_limits).expect("a choice");
    let (fixed, indexed) = (Options::default(), Options::default().parameters(indexed));
    let mut counted = 0;
    for month in months().iter().copied() {
        let ggmmi = ggmmi(month);
        // 26 x 25.66 and 26 x 38.50.
        let as_written = [66_716, 100_100];
        let by_ggmmi = [2_566, 3_850].map(|a_day| 26 * rounded(a_day * ggmmi, 165_490));
        for agreement in flat_agreements(month, None) {
            for ([up_to, below], options) in [(as_written, &fixed), (by_ggmmi, &indexed)] {
                let incomes =
                    [0, 1].into_iter().chain([up_to, below].into_iter().flat_map(neighbours));
                for income in incomes {
                    let share = match income {
                        0 => 80,
                        income if income <= up_to => 60,
                        income if income < below => 40,
                        _ => 20,
                    };
                    let found = with_leefloon(&agreement, month, income, options);
                    let place = format!("{month} from {}, income {income}", agreement.start());
                    assert_eq!(line(&found, LineCode::Ggmmi), ggmmi, "{place}");
                    let premium = rounded(ggmmi * share, 100);
                    let tax = withholding_tax(premium);
                    assert_eq!(line(&found, LineCode::Premium), premium, "{place}");
                    assert_eq!(found.amounts.payment.net.cents(), premium - tax, "{place}");
                    counted += 1;
                }
            }
        }
    }
    // Of 2018 an ibo starts in 88 months and reaches another 6; 112 months of ibo-plus.
    assert_eq!(counted, (88 + 94 + 2 * 112) * 2 * 8);
}

/// R5.3: the contribution at, a cent below and a cent above each limit of the wage, in every month.
#[test]
fn classes_of_the_wage_and_their_neighbours_in_every_month() {
    let mut counted = 0;
    for month in months().iter().copied() {
        let starts = flat_agreements(month, Some(0)).into_iter();
        for start in starts.filter(|agreement| agreement.kind() == Kind::Ibo).map(|old| old.start())
        {
            let classes = classes(month, start);
            for wage in [0].into_iter().chain(classes.into_iter().flat_map(neighbours)) {
                let same_start = |found: &Agreement| found.start() == start;
                let mut agreements = flat_agreements(month, Some(wage)).into_iter();
                let agreement = agreements.find(same_start).expect("the same agreement");
                let found = with_leefloon(&agreement, month, 0, &Options::default());
                let amount = found.amounts.employer_contribution.map(Euro::cents);
                let expected = contribution(wage, classes);
                assert_eq!(amount, Some(expected), "{month} from {start}, wage {wage}");
                assert_eq!(line(&found, LineCode::EmployerContribution), expected, "{month}");
                counted += 1;
            }
        }
    }
    assert_eq!(counted, (88 + 94) * 13);
}

// ---------------------------------------------------------------------------- Unemployment benefit

/// R2.1: every day amount up to 150.00, x 26; R2.2: every half day amount of these up to 75.00, n
/// times a week, x n x 13/3.
#[test]
fn every_day_amount_and_half_day_amount() {
    let month: Month = "2026-04".parse().expect("a month");
    let agreement =
        Agreement::builder(Kind::IboPlus, day("2026-03-02"), day("2026-08-28"), Fraction::WHOLE);
    let agreement = agreement.build().expect("an agreement");
    let income = |cents: i64, half_days: Option<i32>| {
        let record = UnemploymentRecord::builder(
            month.period(),
            euro(cents).try_into().expect("from zero"),
            "full-unemployment".parse().expect("a code"),
        );
        let half = |half_days| Basis::half(half_days).expect("1 to 12");
        let record = record.maybe(half_days.map(half), UnemploymentRecordBuilder::basis);
        let unemployment = Source::data(vec![record.build().expect("a record")]);
        let case = Case::builder("A-1".parse().expect("a reference"), month, agreement.clone())
            .unemployment(unemployment.expect("few enough"))
            .leefloon(Source::no_data())
            .sickness(Source::no_data())
            .build()
            .expect("a case");
        let amounts = ibo_core::amounts(&case, &Options::default()).expect("amounts");
        amounts.replacement_income.cents()
    };
    for cents in up_to(15_000) {
        assert_eq!(income(cents, None), 26 * cents, "{cents}");
    }
    for half_days in 1..=12 {
        for cents in up_to(7_500) {
            let expected = rounded(cents * i64::from(half_days) * 13, 3);
            assert_eq!(income(cents, Some(half_days)), expected, "{cents} x {half_days}");
        }
    }
}
