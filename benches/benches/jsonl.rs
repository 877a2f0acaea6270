//! JSON Lines: a thousand cases from JSON to JSON, and what serde alone takes for the same bytes.
//!
//! serde alone reads the fields of each case as borrowed texts and writes the fields of each
//! statement from texts that are ready. It checks nothing and computes nothing: no amount is a
//! number, no date is a day, and a text may be any.
#![allow(missing_docs, reason = "criterion's macros write functions without documentation")]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use ibo_core::{Case, LineOutput, Options, Statement, print_line, statement};
use serde::{Deserialize, Serialize};

const CASES: &str = include_str!("../../fixtures/months/2026-04.jsonl");

#[derive(Deserialize)]
#[expect(dead_code, reason = "read, and not looked at")]
struct PlainCase<'a> {
    case_ref: &'a str,
    month: &'a str,
    #[serde(borrow)]
    agreement: PlainAgreement<'a>,
    attendance: Option<&'a str>,
    absences: Option<Vec<PlainPeriod<'a>>>,
    unemployment: Option<PlainSource<PlainUnemployment<'a>>>,
    leefloon: Option<PlainSource<PlainLeefloon<'a>>>,
    sickness: Option<PlainSource<PlainSickness<'a>>>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "read, and not looked at")]
struct PlainAgreement<'a> {
    kind: &'a str,
    start: &'a str,
    end: &'a str,
    stopped: Option<&'a str>,
    suspended_days: Option<i32>,
    reference_gross_wage: Option<&'a str>,
    percentage: Option<i32>,
    employment_fraction: &'a str,
    rsz_base: Option<i32>,
    employee_rsz: Option<&'a str>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "read, and not looked at")]
struct PlainPeriod<'a> {
    from: &'a str,
    to: &'a str,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "read, and not looked at")]
struct PlainSource<R> {
    availability: Word,
    records: Option<Vec<R>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Word {
    Data,
    NoData,
    NotAsked,
    NoResult,
    Filtered,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "read, and not looked at")]
struct PlainUnemployment<'a> {
    from: &'a str,
    to: Option<&'a str>,
    day_amount: &'a str,
    basis: &'a str,
    half_per_week: Option<i32>,
    benefit_type: &'a str,
    rva_code: Option<&'a str>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "read, and not looked at")]
struct PlainLeefloon<'a> {
    month: &'a str,
    aid_type: &'a str,
    amount: &'a str,
    entry_kind: &'a str,
    from: Option<&'a str>,
    to: Option<&'a str>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "read, and not looked at")]
struct PlainSickness<'a> {
    document_type: &'a str,
    benefit_code: &'a str,
    nature: i32,
    from: &'a str,
    to: &'a str,
    gross_taxable: &'a str,
    days: i32,
    hours: &'a str,
    attest_id: Option<&'a str>,
    version: Option<i32>,
    status: Option<&'a str>,
}

#[derive(Serialize, Deserialize)]
struct PlainStatement<'a> {
    schema: i32,
    library: &'a str,
    values: &'a str,
    case_ref: &'a str,
    month: &'a str,
    kind: &'a str,
    scheme: &'a str,
    payer: &'a str,
    replacement_income: &'a str,
    premium: &'a str,
    premium_after_fraction: &'a str,
    premium_due: &'a str,
    withholding_tax: &'a str,
    net: &'a str,
    employer_contribution: Option<&'a str>,
    certainty: &'a str,
    provisional: bool,
    #[serde(borrow)]
    lines: Vec<PlainLine<'a>>,
    left_out: Vec<PlainLeftOut<'a>>,
    assumptions: Vec<PlainAssumption<'a>>,
}

#[derive(Serialize, Deserialize)]
struct PlainLine<'a> {
    code: &'a str,
    role: &'a str,
    amount: &'a str,
    formula: &'a str,
    rule: &'a str,
    certainty: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recovered: Option<bool>,
    #[serde(borrow)]
    parameters: Vec<PlainParameter<'a>>,
}

#[derive(Serialize, Deserialize)]
struct PlainParameter<'a> {
    id: &'a str,
    value: &'a str,
    from: &'a str,
    certainty: &'a str,
    source: &'a str,
}

#[derive(Serialize, Deserialize)]
struct PlainLeftOut<'a> {
    source: &'a str,
    record: usize,
    rule: &'a str,
    reason: &'a str,
}

#[derive(Serialize, Deserialize)]
struct PlainAssumption<'a> {
    id: &'a str,
    rule: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reading: Option<&'a str>,
    text: &'a str,
}

/// Cases and statements of the same lines, each way beside serde alone.
fn a_thousand_lines(criterion: &mut Criterion) {
    let options = Options::default();
    let lines: Vec<&str> = CASES.lines().collect();
    let printed: Vec<String> = lines
        .iter()
        .map(|line| print_line(line.as_bytes(), 1, LineOutput::Statement, &options).text)
        .collect();
    let cases: Vec<Case> =
        lines.iter().map(|line| Case::from_json(line.as_bytes()).expect("a case")).collect();
    let statements: Vec<Statement> =
        cases.iter().map(|case| statement(case, &options).expect("a statement")).collect();
    let plain: Vec<PlainStatement<'_>> =
        printed.iter().map(|json| serde_json::from_str(json).expect("a statement")).collect();
    assert_eq!(plain.iter().map(written).collect::<Vec<_>>(), printed);

    let mut group = criterion.benchmark_group("1,000 lines of JSON");
    group.throughput(Throughput::Elements(1_000));
    group.bench_function("read", |bench| {
        bench.iter(|| each(&lines, |line| drop(black_box(Case::from_json(line.as_bytes())))));
    });
    group.bench_function("read by serde alone", |bench| {
        bench.iter(|| each(&lines, |line| drop(black_box(plain_case(line)))));
    });
    group.bench_function("computed", |bench| {
        bench.iter(|| each(&cases, |case| drop(black_box(statement(case, &options)))));
    });
    group.bench_function("written", |bench| {
        bench.iter(|| each(&statements, |statement| drop(black_box(statement.to_json()))));
    });
    group.bench_function("written by serde alone", |bench| {
        bench.iter(|| each(&plain, |plain| drop(black_box(written(plain)))));
    });
    group.bench_function("read, computed and written", |bench| {
        bench.iter(|| {
            each(&lines, |line| {
                drop(black_box(print_line(line.as_bytes(), 1, LineOutput::Statement, &options)));
            });
        });
    });
    group.bench_function("read and written by serde alone", |bench| {
        bench.iter(|| {
            for (line, plain) in lines.iter().zip(&plain) {
                drop(black_box(plain_case(line)));
                drop(black_box(written(plain)));
            }
        });
    });
    group.finish();
}

fn written(plain: &PlainStatement<'_>) -> String {
    serde_json::to_string(plain).expect("JSON")
}

fn plain_case(line: &str) -> PlainCase<'_> {
    serde_json::from_str(line).expect("a case")
}

fn each<T>(all: &[T], mut one: impl FnMut(&T)) {
    all.iter().for_each(&mut one);
}

criterion_group!(jsonl, a_thousand_lines);
criterion_main!(jsonl);
