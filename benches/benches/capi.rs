//! How long a call through the C ABI takes. The functions are called through pointers that the
//! compiler cannot see through, as a program calls a library: nothing of them is inlined here.
#![allow(missing_docs, reason = "criterion's macros write functions without documentation")]

use std::hint::black_box;
use std::ptr;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use ibo::*;
use ibo_core::Case;

#[path = "../../tests/tests/capi/structs.rs"]
mod structs;

use structs::{Input, size};

const MONTH: &str = include_str!("../../fixtures/months/2026-04.jsonl");
const ONE_RECORD_PER_SOURCE: &str = r#"{
    "case_ref": "A-1027", "month": "2026-03",
    "agreement": {"kind": "ibo", "start": "2026-03-02", "end": "2026-08-28", "reference_gross_wage": "2500.00", "percentage": 80, "employment_fraction": "30.4/38"},
    "unemployment": {"availability": "data", "records": [{"from": "2026-01-05", "to": null, "day_amount": "22.10", "basis": "full", "benefit_type": "full-unemployment"}]},
    "leefloon": {"availability": "data", "records": [{"month": "2026-03", "aid_type": "leefloon", "amount": "350.00", "entry_kind": "award"}]},
    "sickness": {"availability": "data", "records": [{"document_type": "C21", "benefit_code": "AA", "nature": 0, "from": "2026-03-09", "to": "2026-03-13",
        "gross_taxable": "250.00", "days": 5, "hours": "0.00"}]}
}"#;

fn input(json: &str) -> Input {
    Input::of(&Case::from_json(json.as_bytes()).expect("a case")).expect("the structs can say it")
}

const NO_PAYMENT: ibo_payment_result = ibo_payment_result {
    struct_size: size_of::<ibo_payment_result>() as u32,
    certainty: 0,
    premium_cents: 0,
    premium_after_fraction_cents: 0,
    premium_due_cents: 0,
    withholding_tax_cents: 0,
    net_cents: 0,
};

const NO_RESULT: ibo_amounts = ibo_amounts {
    struct_size: size_of::<ibo_amounts>() as u32,
    scheme: 0,
    payer: 0,
    certainty: 0,
    provisional: 0,
    has_employer_contribution: 0,
    replacement_income_cents: 0,
    premium_cents: 0,
    premium_after_fraction_cents: 0,
    premium_due_cents: 0,
    withholding_tax_cents: 0,
    net_cents: 0,
    employer_contribution_cents: 0,
};

/// What an employer's payroll calls for each trainee.
fn one_payment(criterion: &mut Criterion) {
    let call: unsafe extern "C" fn(_, _, _, _, _) -> _ = ibo_payment;
    let call = black_box(call);
    let employment = ibo_fraction { numerator: 3040, denominator: 3800 };
    let attendance = ibo_fraction { numerator: 7600, denominator: 16_720 };
    let mut paid = NO_PAYMENT;
    criterion.bench_function("C: ibo_payment", |bench| {
        bench.iter(|| {
            let (premium, employment, attendance) = black_box((58_857, employment, attendance));
            // SAFETY: the struct is alive and says its size.
            let status = unsafe {
                call(premium, employment, attendance, black_box(&raw mut paid), ptr::null_mut())
            };
            assert_eq!(status, IBO_OK);
        });
    });
    assert_eq!(paid.premium_after_fraction_cents, 47_086);
}

/// One record of each source.
fn one_premium(criterion: &mut Criterion) {
    let call: unsafe extern "C" fn(_, _, _, _, _, _, _, _, _, _, _, _) -> _ = ibo_amounts_compute;
    let call = black_box(call);
    let (input, mut out) = (input(ONE_RECORD_PER_SOURCE), NO_RESULT);
    criterion.bench_function("C: ibo_amounts_compute, one record per source", |bench| {
        bench.iter(|| {
            let input = black_box(&input);
            // SAFETY: the arrays have their lengths, the struct is alive and says its size.
            let status = unsafe {
                call(
                    &raw const input.case,
                    input.unemployment.as_ptr(),
                    input.unemployment.len(),
                    size_of::<ibo_unemployment_record>(),
                    input.leefloon.as_ptr(),
                    input.leefloon.len(),
                    size_of::<ibo_leefloon_record>(),
                    input.sickness.as_ptr(),
                    input.sickness.len(),
                    size_of::<ibo_sickness_record>(),
                    black_box(&raw mut out),
                    ptr::null_mut(),
                )
            };
            assert_eq!(status, IBO_OK);
        });
    });
    assert!(out.net_cents > 0 && out.replacement_income_cents > 0);
}

/// Rows as a payroll has them: premiums that differ, the usual fractions.
fn payment_rows(count: usize) -> Vec<ibo_payment_row> {
    const FRACTIONS: [(u32, u32); 8] = [
        (3800, 3800),
        (3040, 3800),
        (1900, 3800),
        (100, 100),
        (7600, 16_720),
        (15_200, 16_720),
        (2000, 2100),
        (2200, 2200),
    ];
    let fraction = |index: usize| {
        let (numerator, denominator) = FRACTIONS[index % FRACTIONS.len()];
        ibo_fraction { numerator, denominator }
    };
    let premium_cents =
        |index: usize| i64::try_from(index * 7919 % 200_000).expect("a small amount");
    let row = |index| ibo_payment_row {
        struct_size: size::<ibo_payment_row>(),
        month: 202_604,
        premium_cents: premium_cents(index),
        employment: fraction(index * 5),
        attendance: fraction(index / 8 * 3),
        ..bytemuck::Zeroable::zeroed()
    };
    (0..count).map(row).collect()
}

fn many_payments(criterion: &mut Criterion) {
    let call: unsafe extern "C" fn(_, _, _, _, _, _, _, _, _, _, _, _) -> _ = ibo_payments;
    let call = black_box(call);
    let rows = payment_rows(100_000);
    let (mut out, mut statuses) = (vec![NO_PAYMENT; rows.len()], vec![-1; rows.len()]);
    let mut group = criterion.benchmark_group("C: ibo_payments");
    group.throughput(Throughput::Elements(100_000));
    group.bench_function("100,000 rows", |bench| {
        bench.iter(|| {
            let (rows, mut refused) = (black_box(&rows), usize::MAX);
            // SAFETY: the arrays have their lengths.
            let status = unsafe {
                call(
                    rows.as_ptr(),
                    rows.len(),
                    size_of::<ibo_payment_row>(),
                    ptr::null(),
                    black_box(out.as_mut_ptr()),
                    size_of::<ibo_payment_result>(),
                    statuses.as_mut_ptr(),
                    &raw mut refused,
                    ptr::null_mut(),
                    0,
                    0,
                    ptr::null_mut(),
                )
            };
            assert_eq!((status, refused), (IBO_OK, 0));
        });
    });
    group.finish();
}

/// The month of a thousand cases, whose records stand in their order.
fn many_premiums(criterion: &mut Criterion) {
    let call: unsafe extern "C" fn(
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        _,
        _,
    ) -> _ = ibo_amounts_compute_many;
    let call = black_box(call);
    let inputs: Vec<_> = (0..).zip(MONTH.lines()).map(|(at, line)| input(line).at(at)).collect();
    let cases: Vec<_> = inputs.iter().map(|input| input.case).collect();
    let unemployment: Vec<_> =
        inputs.iter().flat_map(|input| input.unemployment.iter().copied()).collect();
    let leefloon: Vec<_> = inputs.iter().flat_map(|input| input.leefloon.iter().copied()).collect();
    let sickness: Vec<_> = inputs.iter().flat_map(|input| input.sickness.iter().copied()).collect();
    let absences: Vec<_> = inputs.iter().flat_map(|input| input.absences.iter().copied()).collect();
    let (mut out, mut statuses) = (vec![NO_RESULT; cases.len()], vec![-1; cases.len()]);
    let mut group = criterion.benchmark_group("C: ibo_amounts_compute_many");
    group.throughput(Throughput::Elements(1_000));
    group.bench_function("1,000 cases", |bench| {
        bench.iter(|| {
            let (cases, mut refused) = (black_box(&cases), usize::MAX);
            // SAFETY: the arrays have their lengths.
            let status = unsafe {
                call(
                    cases.as_ptr(),
                    cases.len(),
                    size_of::<ibo_case>(),
                    unemployment.as_ptr(),
                    unemployment.len(),
                    size_of::<ibo_unemployment_record>(),
                    leefloon.as_ptr(),
                    leefloon.len(),
                    size_of::<ibo_leefloon_record>(),
                    sickness.as_ptr(),
                    sickness.len(),
                    size_of::<ibo_sickness_record>(),
                    absences.as_ptr(),
                    absences.len(),
                    size_of::<ibo_absence>(),
                    ptr::null(),
                    ptr::null(),
                    black_box(out.as_mut_ptr()),
                    size_of::<ibo_amounts>(),
                    statuses.as_mut_ptr(),
                    &raw mut refused,
                    ptr::null_mut(),
                    0,
                    0,
                    ptr::null_mut(),
                )
            };
            assert_eq!((status, refused), (IBO_OK, 0));
        });
    });
    group.finish();
}

criterion_group!(capi, one_payment, one_premium, many_payments, many_premiums);
criterion_main!(capi);
