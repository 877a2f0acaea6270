//! How long one month takes: from parsed records with and without a trace, a payment alone, and a
//! thousand cases from JSON to JSON.
#![allow(missing_docs, reason = "criterion's macros write functions without documentation")]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use ibo_core::{
    Availability, Case, Euro, Fraction, Hours, NaiveDate, Options, Parameters, Period,
    SicknessRecord, Source, amounts, payment, statement,
};

const CASES: &str = include_str!("../../fixtures/months/2026-04.jsonl");
const WORKED_EXAMPLES: &str = include_str!("../../fixtures/cases/first.jsonl");

fn cases(jsonl: &str) -> Vec<Case> {
    jsonl.lines().map(|line| Case::from_json(line.as_bytes()).expect("a fixture")).collect()
}

/// One case of each formula: the wage difference, and the flat rate with the employer's
/// contribution.
fn one_case(criterion: &mut Criterion) {
    let cases = cases(WORKED_EXAMPLES);
    let options = Options::default();
    for (name, case) in
        ["wage difference", "change in a part month", "flat rate", "flat rate with contribution"]
            .iter()
            .zip(&cases)
    {
        let mut group = criterion.benchmark_group(format!("one case, {name}"));
        group.bench_function("without trace", |bench| {
            bench.iter(|| amounts(black_box(case), &options));
        });
        group.bench_function("with trace", |bench| {
            bench.iter(|| statement(black_box(case), &options));
        });
        group.finish();
    }
}

fn payment_alone(criterion: &mut Criterion) {
    let premium = "588.57".parse().expect("an amount");
    let fraction = "30.4/38".parse().expect("a fraction");
    let parameters = Parameters::embedded().expect("values");
    criterion.bench_function("payment alone", |bench| {
        bench
            .iter(|| payment(black_box(premium), black_box(fraction), Fraction::WHOLE, parameters));
    });
}

fn a_thousand_cases(criterion: &mut Criterion) {
    let options = Options::default();
    let parsed = cases(CASES);
    let mut group = criterion.benchmark_group("1,000 cases");
    group.throughput(Throughput::Elements(1_000));
    group.bench_function("parsed, without trace", |bench| {
        bench.iter(|| for_each(&parsed, |case| drop(black_box(amounts(case, &options)))));
    });
    group.bench_function("parsed, with trace", |bench| {
        bench.iter(|| for_each(&parsed, |case| drop(black_box(statement(case, &options)))));
    });
    group.bench_function("from JSON to JSON", |bench| {
        bench.iter(|| {
            for line in CASES.lines() {
                let case = Case::from_json(line.as_bytes()).expect("a fixture");
                black_box(statement(&case, &options).map(|statement| statement.to_json()))
                    .expect("a statement");
            }
        });
    });
    group.finish();
}

/// The most records that a source may have, each of another attest and period.
fn a_long_history(criterion: &mut Criterion) {
    let case = cases(WORKED_EXAMPLES).remove(0);
    let record = |(day, index): (u32, usize)| {
        let first = NaiveDate::from_ymd_opt(2025, 1 + day % 12, 1 + day % 28).expect("a day");
        let period = Period::new(first, Some(case.month().last()))?;
        SicknessRecord::builder(
            "C21".parse()?,
            "AA".parse()?,
            0,
            period,
            Euro::ZERO,
            0,
            Hours::ZERO,
        )
        .attest_id(format!("{index:04}").parse()?)
        .build()
    };
    let sickness =
        Source::collect(Availability::Data, (0..1_000).zip(0..1_000).map(record)).expect("records");
    let case = case.to_builder().sickness(sickness).build().expect("a case");
    let options = Options::default();
    criterion.bench_function("1,000 sickness records without trace", |bench| {
        bench.iter(|| amounts(black_box(&case), &options));
    });
}

fn for_each(cases: &[Case], mut compute: impl FnMut(&Case)) {
    cases.iter().for_each(&mut compute);
}

criterion_group!(month, one_case, payment_alone, a_thousand_cases, a_long_history);
criterion_main!(month);
