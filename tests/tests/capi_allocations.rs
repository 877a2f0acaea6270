//! The calls that a payroll makes a million times take no memory, whether they compute or refuse: an
//! allocator that counts says so, of any number of records.

#[path = "capi/calls.rs"]
mod calls;
#[path = "capi/structs.rs"]
mod structs;

use std::collections::BTreeSet;

use calls::{
    Asked, Batch, Parameters, Rows, Statement, amounts_plain_status, amounts_status,
    payment_in_status, payment_status, payments_status, sized,
};
use chrono::TimeDelta;
use ibo::*;
use ibo_core::{Case, Certainty, ErrorCode, Options, amounts, parse_date};
use ibo_tests::allocations::{Counting, asked_of_the_allocator, kept_by};
use ibo_tests::files;
use serde_json::{Value, json};
use structs::Input;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// The day so many days after 1 January 2000.
fn day(days: i64) -> String {
    (parse_date("2000-01-01").expect("a date") + TimeDelta::days(days)).to_string()
}

/// Records of the month and of others, that count and that do not.
fn unemployment(index: i64) -> Value {
    let of = |from: String, to: Value, kind: &str| json!({"from": from, "to": to, "day_amount": "12.34", "basis": "full", "benefit_type": kind});
    match index {
        // Two that are joined (R2.3), and one that counts by a code that is assumed (R2.4).
        0 => of("2026-03-04".to_owned(), json!("2026-03-10"), "full-unemployment"),
        1 => of("2026-03-02".to_owned(), json!("2026-03-03"), "insertion"),
        2 => of("2026-03-16".to_owned(), Value::Null, "full-unemployment"),
        _ if index % 3 == 0 => of("2026-03-02".to_owned(), json!("2026-03-20"), "temporary"),
        _ if index % 3 == 1 => of(day(index), json!(day(index)), "insertion"),
        _ => {
            json!({"from": day(index), "to": day(index), "day_amount": "5.00", "basis": "half", "half_per_week": 5, "benefit_type": "full-unemployment", "rva_code": "01"})
        }
    }
}

/// Entries with each sign, of the month and of another, that count and that do not.
fn leefloon(index: i64) -> Value {
    let of = |month: &str, aid: &str, amount: &str, kind: &str| json!({"month": month, "aid_type": aid, "amount": amount, "entry_kind": kind});
    match index {
        0 => of("2026-03", "leefloon", "400.00", "award"),
        _ if index % 4 == 1 => of("2026-03", "leefloon", "-1.00", "recovery"),
        _ if index % 4 == 2 => of("2025-12", "leefloon", "10.00", "arrears"),
        _ if index % 4 == 3 => of("2026-03", "equivalent-leefloon", "700.00", "award"),
        _ => of("2026-03", "leefloon", "0.50", "regularised-arrears"),
    }
}

/// Periods with a recovery of part of them, attests in versions, cancelled ones, and what does not
/// count.
fn sickness(index: i64) -> Value {
    let of = |document: &str,
              nature: i32,
              amount: &str,
              attest: Value,
              version: i64,
              status: &str| {
        let days = if amount.starts_with('-') { -1 } else { 1 };
        json!({
            "document_type": document, "benefit_code": "AA", "nature": nature, "from": "2026-03-09", "to": format!("2026-03-{}", 10 + index / 6 % 20),
            "gross_taxable": amount, "days": days, "hours": "0.00", "attest_id": attest, "version": version, "status": status,
        })
    };
    let attest = json!(format!("A-{}", index / 12));
    match index % 6 {
        0 => of("C21", 0, "10.00", Value::Null, 1, "original"),
        1 => of("C21", 0, "-4.00", Value::Null, 1, "original"),
        2 => of("C21", 0, "8.00", attest, 1, "original"),
        3 => of(
            "C21",
            0,
            "6.00",
            attest,
            2 + index / 6 % 2,
            if index % 5 == 0 { "cancelled" } else { "modified" },
        ),
        4 => of("C23", 0, "99.00", Value::Null, 1, "original"),
        _ => of("C21", 2, "99.00", attest, 1, "original"),
    }
}

fn case(formula: &str, count: i64) -> Case {
    let source = |record: fn(i64) -> Value| match count {
        0 => json!({"availability": "no-data"}),
        _ => json!({"availability": "data", "records": (0..count).map(record).collect::<Vec<_>>()}),
    };
    let agreement = match formula {
        "wage difference" => {
            json!({"kind": "ibo", "start": "2026-03-02", "end": "2026-08-28", "reference_gross_wage": "2500.00", "percentage": 80, "rsz_base": 108, "employment_fraction": "30.4/38"})
        }
        "flat rate" => {
            json!({"kind": "ibo-plus", "start": "2026-03-02", "end": "2026-08-28", "employment_fraction": "38/38"})
        }
        _ => {
            json!({"kind": "ibo", "start": "2025-12-01", "end": "2026-04-30", "reference_gross_wage": "2100.00", "employment_fraction": "38/38"})
        }
    };
    let absences: Vec<_> = (0..count)
        .map(|index| json!({"from": "2026-03-02", "to": format!("2026-03-{:02}", 2 + index % 20)}))
        .collect();
    let text = json!({
        "case_ref": formula.replace(' ', "-"), "month": "2026-03", "agreement": agreement, "attendance": "working-days", "absences": absences,
        "unemployment": source(unemployment), "leefloon": source(leefloon), "sickness": source(sickness),
    });
    Case::from_json(text.to_string().as_bytes()).expect("a case")
}

const OWN: &str = "[[value]]\nid = \"ggmmi\"\nfrom = \"2026-03-01\"\nvalue = \"2300.00\"\ncertainty = \"official\"\nsource = \"a test\"\nchecked_until = \"2026-12-31\"\n\
    [[value]]\nid = \"unemployment.benefit-type\"\nfrom = \"2026-03-01\"\nvalue = \
        { counts = [\"temporary-of-a-test\"] }\ncertainty = \"official\"\nsource = \"a \
        test\"\nchecked_until = \"2026-12-31\"\n";

fn cases() -> Vec<Case> {
    let formulas = ["wage difference", "flat rate", "flat rate with contribution"];
    formulas.iter().flat_map(|formula| [0, 1, 3, 300].map(|count| case(formula, count))).collect()
}

/// Reads the dated values of the library: the one thing that a first call takes memory for.
fn warm_up() {
    calls::payment(
        100,
        structs::fraction("1/1".parse().expect("a fraction")),
        structs::fraction("1/1".parse().expect("a fraction")),
    )
    .expect("a payment");
}

#[test]
fn counter_counts_allocations() {
    assert_eq!(asked_of_the_allocator(|| drop(Vec::<u8>::with_capacity(100))).1, 2);
    assert_eq!(asked_of_the_allocator(|| ()).1, 0);
    warm_up();
    let input = Input::of(&case("flat rate", 3)).expect("structs");
    assert!(
        asked_of_the_allocator(|| drop(Statement::compute(&input, &Asked::default()))).1 > 10,
        "a statement takes memory, and it is counted"
    );
}

#[test]
fn amounts_allocate_nothing() {
    warm_up();
    let own = Parameters::load(OWN).expect("sound values");
    let core_own = ibo_core::Parameters::embedded()
        .and_then(|embedded| embedded.with("own.toml", OWN))
        .expect("sound values");
    let options = ibo_options { provisional: 1, require: IBO_CERTAINTY_ASSUMED, ..sized() };
    for case in cases() {
        let input = Input::of(&case).expect("structs");
        let (mut out, mut error) = (sized::<ibo_amounts>(), sized::<ibo_error>());
        for (parameters, of_core) in [(None, None), (Some(&own), Some(&core_own))] {
            let asked = Asked { options: Some(options), parameters };
            let (status, taken) = asked_of_the_allocator(|| {
                amounts_status(&input, &asked, &mut out, Some(&mut error))
            });
            assert_eq!(
                (status, taken),
                (IBO_OK, 0),
                "{} with {} records: {}",
                case.case_ref(),
                input.sickness.len(),
                calls::string(&error.message)
            );
            let core =
                amounts(&case, &Options::default().maybe(of_core.cloned(), Options::parameters))
                    .expect("amounts");
            assert_eq!(
                (out.net_cents, out.replacement_income_cents),
                (core.payment.net.cents(), core.replacement_income.cents())
            );
        }
        // A case that says it has absences is computed with them.
        let of_none = ibo_case { absence_count: 0, ..input.case };
        let input = Input { case: of_none, ..input };
        let (status, taken) =
            asked_of_the_allocator(|| amounts_plain_status(&input, &mut out, None));
        assert_eq!((status, taken), (IBO_OK, 0));
    }
}

/// Four arrays of records, for each of which two lists are taken and given back.
#[test]
fn many_amounts_allocate_the_order_of_their_records_alone() {
    warm_up();
    let inputs: Vec<_> = cases().iter().map(|case| Input::of(case).expect("structs")).collect();
    let batch = Batch::of(&inputs);
    let mut rows = Rows::new(inputs.len());
    let (status, taken) =
        asked_of_the_allocator(|| batch.status(&Asked::default(), &mut rows, None));
    assert_eq!((status, taken, rows.refused), (IBO_OK, 4 * 2 * 2, 0));
}

/// The fixtures that refuse a case which structs can say, each with what it asks for and its number.
fn refused_cases() -> Vec<(Input, ibo_options, ibo_status)> {
    let mut cases = Vec::new();
    for path in files("fixtures/rejects", "json") {
        let text = std::fs::read_to_string(&path).expect("a readable fixture");
        let reject: Value = serde_json::from_str(&text).expect("a fixture");
        let case = Case::from_json(reject["case"].to_string().as_bytes());
        let other = ["before", "parameters", "parameters_alone"].map(|key| !reject[key].is_null());
        let asked = &reject["options"];
        if other.contains(&true) || asked["notice"] == true {
            continue;
        }
        let Some(input) = case.ok().as_ref().and_then(Input::of) else { continue };
        let options = ibo_options {
            provisional: i32::from(asked["provisional"] == true),
            require: asked["require"].as_str().map_or(0, |word| {
                match Certainty::from_slug(word).expect("a certainty") {
                    Certainty::Official => IBO_CERTAINTY_OFFICIAL,
                    Certainty::Secondary => IBO_CERTAINTY_SECONDARY,
                    _ => IBO_CERTAINTY_ASSUMED,
                }
            }),
            ..sized()
        };
        let number = reject["error"]["number"].as_i64().expect("a number");
        cases.push((input, options, i32::try_from(number).expect("a status")));
    }
    cases
}

/// What makes a result weaker than it was asked to be is only known with its reasons.
fn needs_its_reasons(number: ibo_status) -> bool {
    number == i32::from(ErrorCode::CertaintyTooWeak.number())
}

const LANGUAGES: [i32; 2] = [IBO_LANGUAGE_EN, IBO_LANGUAGE_NL];

#[test]
fn refused_amounts_allocate_nothing() {
    warm_up();
    let (cases, mut numbers) = (refused_cases(), BTreeSet::new());
    for (input, options, number) in &cases {
        let asked = Asked { options: Some(*options), parameters: None };
        for language in LANGUAGES {
            let (mut out, mut error) = (sized(), ibo_error { language, ..sized() });
            let (status, taken) = asked_of_the_allocator(|| {
                amounts_status(input, &asked, &mut out, Some(&mut error))
            });
            let at = calls::string(&error.at);
            assert_eq!((status, taken > 0), (*number, needs_its_reasons(*number)), "at {at}");
            assert_eq!((error.number, at.is_empty()), (*number, false));
            numbers.insert(status);
        }
    }
    assert!(cases.len() > 200 && numbers.len() > 25, "{}: {numbers:?}", cases.len());
}

#[test]
fn refused_rows_allocate_the_order_of_their_records_alone() {
    warm_up();
    let mut inputs: Vec<_> = refused_cases();
    inputs.retain(|(_, options, _)| (options.provisional, options.require) == (0, 0));
    let numbers: Vec<_> = inputs.iter().map(|(_, _, number)| *number).collect();
    let batch = Batch::of(&inputs.into_iter().map(|(input, ..)| input).collect::<Vec<_>>());
    for language in LANGUAGES {
        let mut rows = Rows::new(numbers.len());
        rows.errors.iter_mut().for_each(|error| error.language = language);
        let (status, taken) =
            asked_of_the_allocator(|| batch.status(&Asked::default(), &mut rows, None));
        // No fixture that structs can say has an absence: of these there is nothing to order.
        assert!(batch.absences.is_empty());
        assert_eq!((status, taken, rows.refused), (IBO_OK, (4 + 3) * 2, numbers.len()));
        assert_eq!(rows.statuses, numbers);
        assert!(rows.errors.iter().zip(&numbers).all(|(error, number)| error.number == *number));
    }
}

#[test]
fn payments_allocate_nothing() {
    warm_up();
    let own = Parameters::load(OWN).expect("sound values");
    let (employment, attendance) = (
        ibo_fraction { numerator: 3040, denominator: 3800 },
        ibo_fraction { numerator: 7600, denominator: 16720 },
    );
    let (mut paid, mut error) = (sized(), sized());
    let done = asked_of_the_allocator(|| {
        payment_status(58_857, employment, attendance, &mut paid, &mut error)
    });
    assert_eq!((done, paid.premium_after_fraction_cents), ((IBO_OK, 0), 47_086));
    for parameters in [None, Some(&own)] {
        let of_april = (202_604, parameters);
        let done = asked_of_the_allocator(|| {
            payment_in_status(of_april, 58_857, employment, attendance, &mut paid, &mut error)
        });
        assert_eq!(done, (IBO_OK, 0));
        let row = |index: i64| ibo_payment_row {
            month: [0, 202_604, 202_605][index as usize % 3],
            premium_cents: 1_000 * index,
            employment,
            attendance,
            ..sized()
        };
        let rows: Vec<_> = (0..1_000).map(row).collect();
        let mut out = Rows::new(rows.len());
        let (status, taken) =
            asked_of_the_allocator(|| payments_status(&rows, parameters, &mut out, None));
        assert_eq!((status, taken, out.refused), (IBO_OK, 0, 0));
    }
}

/// The calls on structs and texts that do take memory, as the page says: nothing of it is kept.
#[test]
fn premium_and_belgian_texts_take_memory_for_a_moment() {
    warm_up();
    let case = case("wage difference", 0);
    let input = Input::of(&case).expect("structs");
    let premium = || {
        // 13.07 % of 108 % of 2500.00 is 352.89; 80 % of the 2147.11 that remain.
        let premium = calls::premium(&input.case, 0, &Asked::default()).expect("a premium");
        assert_eq!(premium.amount_cents, 171_769);
    };
    let amount = |text: &'static str, form| {
        move || assert_eq!(calls::amount_from_text(text, form), Ok(123_456), "{text}")
    };
    let date = |text: &'static str, form| {
        move || assert_eq!(calls::date_from_text(text, form), Ok(20_260_302), "{text}")
    };
    let (standard, belgian) = (IBO_FORM_STANDARD, IBO_FORM_BELGIAN);
    let calls: [(&dyn Fn(), bool); 5] = [
        (&premium, true),
        (&amount("1234.56", standard), false),
        (&date("2026-03-02", standard), false),
        (&amount("1.234,56", belgian), true),
        (&date("02/03/2026", belgian), true),
    ];
    for (index, (call, takes)) in calls.iter().enumerate() {
        let ((), taken) = asked_of_the_allocator(call);
        assert_eq!(taken > 0, *takes, "{index}: {taken}");
        assert_eq!(kept_by(call), 0, "{index}: bytes kept");
    }
}

#[test]
fn counter_counts_what_is_kept() {
    let mut kept = Vec::new();
    assert_eq!(kept_by(|| kept.push([0_u8; 100])), 400);
    assert_eq!(kept_by(|| vec![0_u8; 100]), 0);
    assert_eq!(kept_by(|| kept = Vec::new()), -400);
}

/// What a call takes is given back with its result: not a byte is kept, of results, of refusals, and
/// of values that were loaded.
#[test]
fn nothing_is_kept_of_a_call() {
    warm_up();
    let asked = Asked::default();
    let case = case("flat rate with contribution", 3);
    let (json, input) = (case.to_json(), Input::of(&case).expect("structs"));
    let wrong = json.replace("2100.00", "2100.001");
    let issued = Statement::compute(&input, &asked).expect("a statement").to_json();
    let held = Statement::compute(&input, &asked).expect("a statement");
    let calls: [(&str, &dyn Fn()); 14] = [
        ("a statement", &|| drop(Statement::compute(&input, &asked).expect("a statement"))),
        ("a statement of JSON", &|| {
            drop(Statement::from_json(json.as_bytes(), &asked).expect("a statement"));
        }),
        ("a refused case", &|| {
            assert!(Statement::from_json(wrong.as_bytes(), &asked).is_err());
        }),
        ("no JSON", &|| assert!(Statement::from_json(b"{", &asked).is_err())),
        ("its JSON", &|| drop(held.to_json())),
        ("its text", &|| drop(held.explain(IBO_LANGUAGE_NL).expect("a text"))),
        ("its lines", &|| drop(held.lines())),
        ("its assumptions", &|| drop(held.assumptions())),
        ("its notice", &|| drop(held.notice_json().expect("a notice"))),
        ("a correction", &|| drop(held.correction_json(&held).expect("a correction"))),
        ("an issued statement", &|| drop(Statement::read(&issued).expect("a statement"))),
        ("own values", &|| drop(Parameters::load(OWN).expect("sound values"))),
        ("refused values", &|| assert!(Parameters::load("[[value]]").is_err())),
        ("sensitivity", &|| drop(calls::sensitivity(json.as_bytes(), &asked).expect("a table"))),
    ];
    for (name, call) in calls {
        // What is read once, for all calls, is read by the first.
        call();
        for _ in 0..3 {
            assert_eq!(kept_by(call), 0, "{name}: bytes kept");
        }
    }
}
