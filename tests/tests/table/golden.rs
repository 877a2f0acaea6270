//! The golden fixtures through columns: amounts that were written by hand and by the oracle.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use ibo_core::table::TableColumn;
use ibo_core::{
    Attendance, Availability, Case, Certainty, Euro, Fraction, Kind, NonNegativeEuro, Parameters,
    Scheme, Source, Status, Withholding,
};
use ibo_tests::{files, read};
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::expected::days;
use crate::options::{NamedOptions, laid};
use crate::payment_rows::{Paid, PaymentRow, PaymentTable};
use crate::random::Random;
use crate::rows::{Answer, Present, Row, Table, Word};

// ---------------------------------------------------------------------------------------------------------------- Cases as rows

/// What a row says of a case beside its records.
pub(crate) fn row_without_records(case: &Case) -> Row {
    let agreement = case.agreement();
    let mut row = Row {
        month: Some(days(case.month().last())),
        kind: Some(agreement.kind().slug().as_bytes()),
        start: Some(days(agreement.start())),
        end: Some(days(agreement.end())),
        stopped: agreement.stopped().map(days),
        suspended_days: i32::try_from(agreement.suspended_days().days()).ok(),
        reference_gross_wage: agreement.reference_gross_wage().map(NonNegativeEuro::cents),
        percentage: agreement.percentage(),
        ..Row::default()
    };
    (row.employment_hours, row.full_time_hours) = parts(agreement.employment_fraction());
    row.rsz_base = agreement.rsz_base();
    row.employee_rsz = agreement.employee_rsz().map(NonNegativeEuro::cents);
    match case.attendance() {
        None => {}
        Some(Attendance::WorkingDays) => row.attendance_working_days = Some(1),
        Some(Attendance::Ratio(ratio)) => {
            (row.attendance_paid, row.attendance_normal) = parts(ratio);
        }
    }
    row
}

/// A case as a row; none when it has more to say than a row can.
fn row_of(case: &Case) -> Option<(Row, Present)> {
    let (unemployment, leefloon, sickness) =
        (case.unemployment(), case.leefloon(), case.sickness());
    if !case.absences().is_empty() {
        return None;
    }
    let (mut row, mut present) = (row_without_records(case), Present::ALL);
    if let Some(record) = only(unemployment, TableColumn::UnemploymentDayAmount, &mut present)? {
        row.unemployment_day_amount = Some(record.day_amount().cents());
        row.unemployment_half_per_week = record.basis().half_per_week().map(i32::from);
        row.unemployment_benefit_type = Some(word(record.benefit_type().as_str()));
        (row.unemployment_from, row.unemployment_to) =
            (Some(days(record.period().first_day())), record.period().last_day().map(days));
    }
    if let Some(record) = only(leefloon, TableColumn::LeefloonAmount, &mut present)? {
        if record.month() != case.month() || record.entry_kind().as_str() != "award" {
            return None;
        }
        row.leefloon_amount = Some(record.amount().cents());
        row.leefloon_aid_type = Some(word(record.aid_type().as_str()));
    }
    if let Some(record) = only(sickness, TableColumn::SicknessGrossTaxable, &mut present)? {
        let is_ordinary = record.document_type().as_str() == "C21"
            && record.nature() == 0
            && record.status() != Status::Cancelled;
        if !is_ordinary {
            return None;
        }
        row.sickness_gross_taxable = Some(record.gross_taxable().cents());
        (row.sickness_from, row.sickness_to) =
            (Some(days(record.period().first_day())), record.period().last_day().map(days));
    }
    Some((row, present))
}

fn parts(fraction: Fraction) -> (Option<i32>, Option<i32>) {
    (i32::try_from(fraction.numerator()).ok(), i32::try_from(fraction.denominator()).ok())
}

fn word(text: &str) -> Word {
    text.to_owned().leak().as_bytes()
}

/// The one record of a source, or none; nothing when a row cannot say what the source answered.
fn only<'c, R>(
    source: &'c Source<R>,
    column: TableColumn,
    present: &mut Present,
) -> Option<Option<&'c R>> {
    match (source.availability(), source.records()) {
        (Availability::Data | Availability::NoData, []) => Some(None),
        (Availability::Data, [record]) => Some(Some(record)),
        (Availability::NotAsked, []) => {
            *present = present.without(column);
            Some(None)
        }
        _ => None,
    }
}

/// The answer of the row of a case in a table of three.
fn answer_of(case: &Case, asked: &NamedOptions) -> Option<Answer> {
    let (row, present) = row_of(case)?;
    let table = Table::of(
        [Row::default(), row, row],
        present,
        &mut Random::new(days(case.month().first()).unsigned_abs().into()),
    );
    let out = table.compute(&asked.options());
    assert_eq!(out.row(1), out.row(2));
    Some(out.row(1))
}

// ---------------------------------------------------------------------------------------------------------------- Fixtures

#[derive(Deserialize)]
struct Golden {
    #[serde(default)]
    options: GoldenOptions,
    case: Box<RawValue>,
    statement: serde_json::Value,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct GoldenOptions {
    provisional: bool,
    require: Option<Certainty>,
    parameters: Option<String>,
}

impl From<GoldenOptions> for NamedOptions {
    fn from(options: GoldenOptions) -> Self {
        let GoldenOptions { provisional, require, parameters } = options;
        Self {
            name: "of a fixture",
            require,
            provisional,
            parameters: parameters.as_deref().map(laid),
        }
    }
}

/// What a statement says in its lines and fields, as a row has it.
fn answer_of_statement(statement: &serde_json::Value) -> Answer {
    let cents = |amount: &serde_json::Value| {
        amount.as_str().expect("an amount").parse::<Euro>().expect("an amount").cents()
    };
    let lines = statement["lines"].as_array().expect("lines");
    let after_fraction =
        lines.iter().find(|line| line["code"] == "premium-after-fraction").expect("the line");
    let certainty =
        statement["certainty"].as_str().and_then(Certainty::from_slug).expect("a certainty");
    Answer {
        scheme: Some(statement["scheme"].as_str().and_then(Scheme::from_slug).expect("a scheme")),
        replacement_income: cents(&statement["replacement_income"]),
        premium: cents(&statement["premium"]),
        premium_after_fraction: cents(&after_fraction["amount"]),
        premium_due: cents(&statement["premium_due"]),
        withholding_tax: cents(&statement["withholding_tax"]),
        net: cents(&statement["net"]),
        employer_contribution: Some(&statement["employer_contribution"])
            .filter(|amount| !amount.is_null())
            .map(cents),
        certainty: Some(certainty),
        refusal: None,
    }
}

#[test]
fn golden_cases_that_fit_a_row() {
    let (mut fit, mut wrong) = (0, Vec::new());
    let paths = files("fixtures/cases", "json");
    for path in &paths {
        let text = std::fs::read_to_string(path).expect("a readable fixture");
        let golden: Golden = serde_json::from_str(&text)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let case = Case::from_json(golden.case.get().as_bytes()).expect("a case");
        let Some(found) = answer_of(&case, &golden.options.into()) else { continue };
        fit += 1;
        let expected = answer_of_statement(&golden.statement);
        if found != expected {
            wrong.push(format!("{}\n{found:?}\n{expected:?}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(fit >= 145, "{fit} of {} golden cases fit a row", paths.len());
}

#[test]
fn the_month_of_a_thousand_cases_as_rows() {
    let expected = read("fixtures/months/2026-04.amounts.csv");
    let cases = read("fixtures/months/2026-04.jsonl");
    let mut tables: BTreeMap<_, Vec<(Row, &str)>> = BTreeMap::new();
    for (line, expected) in cases.lines().zip(expected.lines().skip(1)) {
        let case = Case::from_json(line.as_bytes()).expect("a case");
        let Some((row, present)) = row_of(&case) else { continue };
        tables.entry(present).or_default().push((row, expected));
    }
    let mut fit = 0;
    for (present, rows) in tables {
        let table = Table::of(rows.iter().map(|(row, _)| *row), present, &mut Random::new(3));
        for (answer, (row, expected)) in
            table.compute(&NamedOptions::PLAIN.options()).rows().zip(&rows)
        {
            fit += 1;
            let columns: Vec<_> = expected.split(',').collect();
            let amount = |place: usize| columns[place].parse::<Euro>().ok().map(Euro::cents);
            let found = [
                Some(answer.replacement_income),
                Some(answer.premium),
                Some(answer.premium_after_fraction),
                Some(answer.premium_due),
                Some(answer.withholding_tax),
                Some(answer.net),
                answer.employer_contribution,
            ];
            assert_eq!(found, [1, 2, 3, 4, 5, 6, 7].map(amount), "{expected}: {row:?}");
            assert_eq!(
                answer.certainty.map(Certainty::slug),
                Some(columns[8]),
                "{expected}: {row:?}"
            );
            assert_eq!(answer.refusal, None, "{expected}: {row:?}");
        }
    }
    assert!(fit >= 400, "{fit} of 1,000 cases fit a row");
}

#[derive(Deserialize)]
struct GoldenPayment {
    about: String,
    premium: String,
    fraction: String,
    attendance: Option<String>,
    expected: BTreeMap<String, serde_json::Value>,
}

#[test]
fn golden_payments() {
    let fixtures: Vec<GoldenPayment> =
        serde_json::from_str(&read("fixtures/payments.json")).expect("fixtures");
    let cents = |text: &str| text.parse::<Euro>().expect("an amount").cents();
    let fraction = |text: &str| parts(text.parse::<Fraction>().expect("a fraction"));
    let row = |fixture: &GoldenPayment| {
        let (employment_hours, full_time_hours) = fraction(&fixture.fraction);
        let (attendance_paid, attendance_normal) =
            fixture.attendance.as_deref().map_or((None, None), fraction);
        PaymentRow {
            premium: Some(cents(&fixture.premium)),
            employment_hours,
            full_time_hours,
            attendance_paid,
            attendance_normal,
        }
    };
    let table = PaymentTable::of(fixtures.iter().map(row), [true, true], &mut Random::new(1));
    let withholding = Withholding::only(Parameters::embedded().expect("values")).expect("a rate");
    let paid = Paid::of(&table.columns(), &withholding);
    for (index, fixture) in fixtures.iter().enumerate() {
        let expected = ["premium_after_fraction", "premium_due", "withholding_tax", "net"]
            .map(|name| fixture.expected[name].as_str().map(cents));
        assert_eq!(
            paid.row(index).map(|amounts| amounts.map(Some)),
            Ok(expected),
            "{}",
            fixture.about
        );
    }
    assert!(fixtures.len() >= 10, "{} golden payments", fixtures.len());
}

/// The worked examples of the rules, by hand.
#[test]
fn the_worked_examples() {
    let example = |kind: Kind, change: fn(&mut Row)| {
        let mut row = Row { kind: Some(kind.slug().as_bytes()), ..crate::errors::ibo_2026() };
        change(&mut row);
        let answer = Table::of([row], Present::ALL, &mut Random::new(2))
            .compute(&NamedOptions::PLAIN.options())
            .row(0);
        assert_eq!(answer.refusal, None);
        [
            answer.replacement_income,
            answer.premium,
            answer.premium_after_fraction,
            answer.withholding_tax,
            answer.net,
        ]
    };
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).map(days);
    assert_eq!(example(Kind::Ibo, |_| ()), [143_754, 58_857, 58_857, 6_539, 52_318]);
    assert_eq!(
        example(Kind::Ibo, |row| row.employment_hours = Some(1_900)),
        [143_754, 58_857, 29_429, 3_270, 26_159]
    );
    let no_income: fn(&mut Row) =
        |row| (row.unemployment_day_amount, row.percentage) = (None, Some(100));
    assert_eq!(example(Kind::Ibo, no_income), [0, 217_325, 217_325, 24_145, 193_180]);
    assert_eq!(
        example(Kind::Ibo, |row| row.reference_gross_wage = Some(150_000)),
        [143_754, 0, 0, 0, 0]
    );
    assert_eq!(
        example(Kind::Ibo, |row| row.rsz_base = Some(108)),
        [143_754, 56_766, 56_766, 6_307, 50_459]
    );
    let mut row = crate::errors::plus_2026();
    (row.start, row.end, row.month) = (day(2025, 9, 1), day(2026, 2, 28), day(2025, 10, 1));
    let answer = Table::of([row], Present::ALL, &mut Random::new(2))
        .compute(&NamedOptions::PLAIN.options())
        .row(0);
    assert_eq!(
        [answer.replacement_income, answer.premium, answer.withholding_tax, answer.net],
        [89_365, 84_476, 9_385, 75_091]
    );
}
