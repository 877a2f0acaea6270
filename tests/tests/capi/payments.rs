//! The employer's path in C (R6.4): payments with their reasons, what changes between two of them,
//! notices of many, JSON in one call, and texts; against the fixtures, and against words and numbers
//! that are written here.

use std::ffi::c_char;

use ibo::*;
use ibo_core::Case;
use ibo_tests::{compact, files, read};
use serde_json::Value;

use crate::behaviour::{check_lines, check_sum};
use crate::calls::{
    self, Asked, Call, Parameters, Refused, Statement, in_force, json_correction, json_notice,
    json_payment, json_payment_correction, json_statement, sized, string,
};
use crate::structs::{Input, fraction, text};

fn cents(amount: &Value) -> i64 {
    amount.as_str().expect("an amount").replace('.', "").parse().expect("cents")
}

fn number(date: &Value) -> i32 {
    date.as_str().map_or(0, |date| date.replace('-', "").parse().expect("a date"))
}

/// What a payment is computed from, in a struct.
fn row(case: &Value) -> ibo_payment_row {
    let ratio = |text: &str| fraction(text.parse().expect("a fraction"));
    let whole = ibo_fraction { numerator: 100, denominator: 100 };
    let (attendance, working_days) = match case["attendance"].as_str() {
        Some("working-days") => (ibo_fraction { numerator: 0, denominator: 0 }, 1),
        Some(attendance) => (ratio(attendance), 0),
        None if case["start"].is_null() => (whole, 0),
        None => (ibo_fraction { numerator: 0, denominator: 0 }, 0),
    };
    ibo_payment_row {
        month: number(&case["month"]),
        premium_cents: cents(&case["premium"]),
        employment: ratio(case["fraction"].as_str().expect("a fraction")),
        attendance,
        working_days,
        kind: i32::from(case["kind"] == "ibo"),
        start: number(&case["start"]),
        end: number(&case["end"]),
        stopped: number(&case["stopped"]),
        case_ref: text(case["case_ref"].as_str().unwrap_or_default()).expect("a reference"),
        ..sized()
    }
}

fn fixtures(name: &str) -> Vec<Value> {
    let fixtures = serde_json::from_str(&read(&format!("fixtures/{name}.json")));
    let fixtures: Vec<Value> = fixtures.expect("fixtures");
    assert!(fixtures.len() >= 3);
    fixtures
}

fn own(fixture: &Value) -> Option<Parameters> {
    let own = fixture["options"]["parameters"].as_str();
    own.map(|own| Parameters::load(own).expect("an own file"))
}

/// In the order of the file, which serde_json's `Value` does not keep.
fn texts(name: &str, field: &str) -> Vec<Option<String>> {
    let text = read(&format!("fixtures/{name}.json"));
    let raw: Vec<std::collections::HashMap<String, Box<serde_json::value::RawValue>>> =
        serde_json::from_str(&text).expect("fixtures");
    raw.iter().map(|fixture| fixture.get(field).map(|json| compact(json.get()))).collect()
}

#[test]
fn golden_payments_with_their_reasons() {
    let statements = texts("payment-statements", "statement");
    let cases = texts("payment-statements", "case");
    for ((fixture, expected), case) in
        fixtures("payment-statements").iter().zip(statements).zip(cases)
    {
        let (about, parameters) = (&fixture["about"], own(fixture));
        let asked = Asked { parameters: parameters.as_ref(), ..Asked::default() };
        let (row, case) = (row(&fixture["case"]), case.expect("a case"));
        let in_struct = Statement::of_payment(&row, &asked);
        let from_json = Statement::of_payment_json(case.as_bytes(), &asked);
        let alone = json_payment(&case, &asked);
        let in_rows = calls::payments(&[row], parameters.as_ref()).expect("a sound call");
        let Some(expected) = expected else {
            let code = fixture["error"]["code"].as_str().expect("a code");
            let at = fixture["error"]["at"].as_str().expect("a path");
            let is_it = |found: &Refused| {
                // SAFETY: the text lives as long as the library.
                let name = unsafe { std::ffi::CStr::from_ptr(ibo_status_name(found.number)) };
                assert_eq!((name.to_str(), &*found.at), (Ok(code), at), "{about}");
            };
            in_struct.map(|_| ()).inspect_err(is_it).expect_err("refused");
            from_json.map(|_| ()).inspect_err(is_it).expect_err("refused");
            alone.inspect_err(is_it).expect_err("refused");
            is_it(&calls::refused(&in_rows.errors[0]));
            continue;
        };
        assert_eq!(alone.as_deref(), Ok(&*expected), "{about}");
        let read = Statement::read_payment(&expected).expect("a payment that was issued");
        let certainty = match fixture["statement"]["certainty"].as_str() {
            Some("secondary") => IBO_CERTAINTY_SECONDARY,
            Some("assumed") => IBO_CERTAINTY_ASSUMED,
            Some("hypothetical") => IBO_CERTAINTY_HYPOTHETICAL,
            other => panic!("{other:?}"),
        };
        for statement in [&in_struct.expect("a payment"), &from_json.expect("a payment"), &read] {
            assert_eq!(statement.to_json(), expected, "{about}");
            let paid = statement.payment();
            assert_eq!(paid.net_cents, cents(&fixture["statement"]["net"]), "{about}");
            assert_eq!(paid.certainty, certainty, "{about}");
            assert_eq!(statement.amounts_status(), IBO_WRONG_HANDLE, "it has no amounts of a case");
            let lines = statement.lines();
            let last = lines.last().expect("lines");
            let of_last = (string(&last.0.label_nl), last.0.amount_cents, last.0.role);
            assert_eq!(of_last, ("Netto".to_owned(), paid.net_cents, IBO_ROLE_RESULT));
            assert_eq!(lines[0].1, "given", "{about}");
            let of = about.as_str().expect("a text");
            assert_eq!(lines[0].0.amount_cents, cents(&fixture["case"]["premium"]), "{of}");
            check_lines(statement, &fixture["statement"], of);
            assert!(!check_sum(&lines, paid.net_cents, of), "{of}: nothing is recovered");
            let ids = fixture["statement"]["assumptions"].as_array().expect("a list");
            let ids: Vec<_> = ids.iter().map(|assumption| assumption["id"].as_str()).collect();
            let found = statement.assumptions();
            assert_eq!(found.iter().map(|one| Some(&*one.id)).collect::<Vec<_>>(), ids, "{about}");
        }
        assert_eq!((in_rows.refused, in_rows.statuses[0]), (0, IBO_OK), "{about}");
        let paid = in_rows.results[0];
        assert_eq!(paid.net_cents, cents(&fixture["statement"]["net"]), "{about}");
        assert_eq!(paid.certainty, certainty, "{about}");
    }
}

#[test]
fn golden_corrections_between_payments() {
    let corrections = texts("payment-corrections", "correction");
    for (fixture, expected) in fixtures("payment-corrections").iter().zip(corrections) {
        let (about, expected) = (&fixture["about"], expected.expect("a correction"));
        let rows = [&fixture["before"], &fixture["after"]].map(row);
        let of = |row| Statement::of_payment(row, &Asked::default()).expect("a payment");
        let (before, after) = (of(&rows[0]), of(&rows[1]));
        let issued = before.to_json();
        assert_eq!(before.correction_json(&after).as_deref(), Ok(&*expected), "{about}");
        assert_eq!(after.correction_of_issued(&issued).as_deref(), Ok(&*expected), "{about}");
        let alone = json_payment_correction(&issued, &after.to_json());
        assert_eq!(alone.as_deref(), Ok(&*expected), "{about}");
        let to_pay = cents(&fixture["correction"]["to_pay"]);
        assert_eq!(before.correction(&after).expect("a correction").to_pay_cents, to_pay);
        let changes = calls::payment_changes(&rows[..1], &rows[1..], None).expect("a sound call");
        let change = changes.results[0];
        assert_eq!((changes.refused, change.to_pay_cents, change.month), (0, to_pay, 202_603));
        assert_eq!(change.net_after_cents - change.net_before_cents, to_pay, "{about}");
        assert_eq!(string(&change.case_ref), "A-1027");
        assert_eq!(
            change.premium_due_difference_cents - change.withholding_tax_difference_cents,
            to_pay
        );
    }
}

/// Both payments of a pair are computed with the values of the call; what was issued keeps its own.
#[test]
fn change_is_between_payments_of_the_values_of_the_call() {
    let row = row(&fixtures("payment-corrections")[0]["before"]);
    let whole = ibo_fraction { numerator: 100, denominator: 100 };
    let row = ibo_payment_row {
        month: 202_603,
        premium_cents: 58_857,
        employment: whole,
        attendance: whole,
        working_days: 0,
        kind: 0,
        start: 0,
        end: 0,
        stopped: 0,
        ..row
    };
    let later = Parameters::load(
        "[[value]]\nid = \"withholding.rate\"\nfrom = \"2026-01-01\"\nvalue = \"0.2000\"\n\
         certainty = \"secondary\"\nsource = \"a test\"\nchecked_until = \"2026-12-31\"\n",
    )
    .expect("sound values");
    // 588.57 x 11.11 % is 65.39; x 20 % it is 117.71.
    let net_before = |parameters| {
        let changes = calls::payment_changes(&[row], &[row], parameters).expect("a sound call");
        assert_eq!((changes.refused, changes.results[0].to_pay_cents), (0, 0));
        changes.results[0].net_before_cents
    };
    assert_eq!((net_before(None), net_before(Some(&later))), (52_318, 47_086));
    let issued = Statement::of_payment(&row, &Asked::default()).expect("a payment").to_json();
    let asked = Asked { parameters: Some(&later), ..Asked::default() };
    let now = Statement::of_payment(&row, &asked).expect("a payment");
    assert_eq!(now.to_pay_of_issued(&issued).expect("a correction").to_pay_cents, -5_232);
}

/// No pair of rows is corrected that is not of one person and month.
#[test]
fn change_between_two_persons_is_refused() {
    let good = row(&fixtures("payment-corrections")[0]["before"]);
    let other = ibo_payment_row { case_ref: text("A-1028").expect("a reference"), ..good };
    let nobody = ibo_payment_row { case_ref: text("").expect("none"), ..good };
    let april = ibo_payment_row { month: 202_604, ..good };
    let of_no_month = ibo_payment_row { month: 0, ..good };
    let bad = ibo_payment_row { premium_cents: -1, ..good };
    let reserved = ibo_payment_row { reserved: 1, working_days: 1, ..good };
    // A reference has 1 to 64 printable ASCII characters, in both rows and for each alone.
    let named = |case_ref| ibo_payment_row { case_ref, ..good };
    let of_bytes = |bytes: &[u8]| {
        let mut case_ref = [0; 72];
        case_ref.iter_mut().zip(bytes).for_each(|(to, byte)| *to = *byte as c_char);
        named(case_ref)
    };
    let (no_text, longest) = (of_bytes(b"\xff\xfe"), of_bytes(&[b'A'; 64]));
    let (too_long, full) = (of_bytes(&[b'A'; 65]), of_bytes(&[b'A'; 72]));
    let pairs = [
        (good, good, IBO_OK, ""),
        (good, other, 1508, "case_ref"),
        (nobody, nobody, 1003, "case_ref"),
        (good, nobody, 1003, "case_ref"),
        (good, april, 1509, "month"),
        (of_no_month, good, 1003, "month"),
        (bad, good, 1104, "before.premium"),
        (good, bad, 1104, "after.premium"),
        (good, reserved, 1002, "after.reserved"),
        (no_text, no_text, 1005, "before.case_ref"),
        (good, no_text, 1005, "after.case_ref"),
        (too_long, too_long, 1005, "before.case_ref"),
        (full, full, 1005, "before.case_ref"),
        (good, of_bytes(b"A\t1"), 1005, "after.case_ref"),
        (longest, longest, IBO_OK, ""),
    ];
    let (before, after): (Vec<_>, Vec<_>) =
        pairs.iter().map(|(before, after, ..)| (*before, *after)).unzip();
    let found = calls::payment_changes(&before, &after, None).expect("a sound call");
    let wrong: Vec<_> = pairs.iter().enumerate().filter(|(_, pair)| pair.2 != IBO_OK).collect();
    assert_eq!(found.refused, wrong.len());
    for ((index, (_, _, status, at)), error) in wrong.iter().zip(&found.errors) {
        let told = calls::refused(error);
        assert_eq!((told.number, &*told.at), (*status, *at));
        assert_eq!(error.row, i64::try_from(*index).expect("few"));
        assert_eq!(found.statuses[*index], *status);
        let none = sized::<ibo_payment_change>();
        assert_eq!(bytemuck::bytes_of(&found.results[*index]), bytemuck::bytes_of(&none));
    }
    assert_eq!(found.statuses[0], IBO_OK);
    let last = found.results.last().expect("results");
    assert_eq!(string(&last.case_ref), "A".repeat(64));
    for row in [&no_text, &too_long, &full] {
        let alone = Statement::of_payment(row, &Asked::default()).map(|_| ());
        let told = alone.expect_err("refused");
        assert_eq!((told.number, &*told.at), (1005, "case_ref"));
    }
    // A handle of a case and one of a payment have no correction.
    let payment = Statement::of_payment(&good, &Asked::default()).expect("a payment");
    let case = read("fixtures/cases/first.jsonl");
    let case = case.lines().next().expect("a case");
    let of_case = Statement::from_json(case.as_bytes(), &Asked::default()).expect("a statement");
    let refused = payment.correction(&of_case).expect_err("refused");
    assert_eq!((refused.number, &*refused.at), (IBO_WRONG_HANDLE, "after"));
    let refused = payment.notice().expect_err("refused");
    assert_eq!((refused.number, &*refused.at), (IBO_WRONG_HANDLE, "statement"));
}

#[test]
fn attendance_beside_working_days_is_refused() {
    let row = row(&fixtures("payment-statements")[1]["case"]);
    let whole = ibo_fraction { numerator: 100, denominator: 100 };
    let number = |row: ibo_payment_row| {
        let refused = Statement::of_payment(&row, &Asked::default()).map(|_| ());
        refused.expect_err("refused")
    };
    let both = number(ibo_payment_row { attendance: whole, ..row });
    assert_eq!((both.number, &*both.at), (1004, "attendance"));
    assert_eq!(both.message, "an attendance must be zeros where working_days is 1");
    let flag = number(ibo_payment_row { working_days: 2, ..row });
    assert_eq!((flag.number, &*flag.at), (1004, "working_days"));
    let kind = number(ibo_payment_row { kind: 3, ..row });
    assert_eq!(&*kind.at, "kind");
    let end = number(ibo_payment_row { end: 0, ..row });
    assert_eq!((end.number, &*end.at), (1003, "end"));
    // Without the days of an agreement zeros are no attendance.
    let none = ibo_payment_row { working_days: 0, start: 0, end: 0, kind: 0, ..row };
    let none = number(none);
    assert_eq!((none.number, &*none.at), (1123, "attendance"));
}

/// Every golden case: the notice of its amounts is that of its statement.
#[test]
fn notices_of_results_are_those_of_statements() {
    let (mut issued, mut expected) = (Vec::new(), Vec::new());
    for path in files("fixtures/cases", "json") {
        let text = std::fs::read_to_string(&path).expect("a fixture");
        let fixture: Value = serde_json::from_str(&text).expect("JSON");
        if !fixture["options"].as_object().is_some_and(serde_json::Map::is_empty) {
            continue;
        }
        let case = fixture["case"].to_string();
        let case = Case::from_json(case.as_bytes()).expect("a case");
        let Some(input) = Input::of(&case) else { continue };
        let amounts = calls::amounts(&input, &Asked::default()).expect("amounts");
        issued.push(ibo_issued {
            month: input.case.month,
            kind: input.case.kind,
            status: IBO_OK,
            amounts,
            case_ref: input.case.case_ref,
            ..sized()
        });
        let statement = Statement::compute(&input, &Asked::default()).expect("a statement");
        expected.push(statement.notice());
    }
    // One that was refused.
    issued.push(ibo_issued {
        month: 202_603,
        status: 1304,
        case_ref: text("A-1").expect("a reference"),
        ..sized()
    });
    let by_hand = Refused { number: 1304, rule: "R4.2".into(), at: "".into(), message: "".into() };
    expected.push(Err(by_hand));
    let found = calls::notices(&issued).expect("a sound call");
    assert!(expected.iter().filter(|notice| notice.is_ok()).count() > 20);
    let mut errors = found.errors.iter();
    for ((notice, status), expected) in found.results.iter().zip(&found.statuses).zip(expected) {
        match expected {
            Ok(expected) => {
                assert_eq!(*status, IBO_OK);
                assert_eq!(bytemuck::bytes_of(notice), bytemuck::bytes_of(&expected));
            }
            Err(expected) => {
                let told = calls::refused(errors.next().expect("an error"));
                assert_eq!(
                    (*status, told.number, &*told.at),
                    (expected.number, *status, &*expected.at)
                );
                assert_eq!(bytemuck::bytes_of(notice), bytemuck::bytes_of(&sized::<ibo_notice>()));
            }
        }
    }
}

#[test]
fn one_call_gives_what_handles_give() {
    for path in files("fixtures/cases", "json") {
        let text = std::fs::read_to_string(&path).expect("a fixture");
        let fixture: Value = serde_json::from_str(&text).expect("JSON");
        if !fixture["options"].as_object().is_some_and(serde_json::Map::is_empty) {
            continue;
        }
        let case = fixture["case"].to_string();
        let statement = Statement::from_json(case.as_bytes(), &Asked::default());
        let by_handle = statement.as_ref().map(Statement::to_json).map_err(Clone::clone);
        assert_eq!(json_statement(&case, &Asked::default()), by_handle, "{}", path.display());
        let statement = statement.expect("a golden case");
        assert_eq!(json_notice(&case, &Asked::default()), statement.notice_json());
        let again = json_correction(&statement.to_json(), &statement.to_json());
        assert_eq!(again, statement.correction_json(&statement), "{}", path.display());
    }
    for (json, at) in [("{}", "case_ref"), ("[1", ""), ("", "")] {
        let refused = json_statement(json, &Asked::default()).expect_err("refused");
        assert_eq!(&*refused.at, at, "{json}");
    }
    let refused = json_correction("{}", "{}").expect_err("refused");
    assert_eq!(&*refused.at, "before.schema");
    let refused = json_payment_correction("{}", "{}").expect_err("refused");
    assert_eq!(&*refused.at, "before.schema");
}

fn at_text<T: std::fmt::Debug>(call: Call<T>) -> (i32, String) {
    let refused = call.expect_err("refused");
    assert!(refused.at == "text" || refused.at == "form", "{refused:?}");
    (refused.number, refused.message)
}

#[test]
fn amounts_and_dates_from_texts() {
    let (standard, belgian) = (IBO_FORM_STANDARD, IBO_FORM_BELGIAN);
    for (text, form, cents) in [
        ("612.40", standard, 61_240),
        ("612.4", standard, 61_240),
        ("-0.05   ", standard, -5),
        ("1.234,56", belgian, 123_456),
        ("612,40  ", belgian, 61_240),
        ("1.234", belgian, 123_400),
        ("2500", belgian, 250_000),
        ("2500", standard, 250_000),
    ] {
        assert_eq!(calls::amount_from_text(text, form), Ok(cents), "{text}");
    }
    let comma = "a decimal comma must be asked for, with IBO_FORM_BELGIAN (2)";
    assert_eq!(at_text(calls::amount_from_text("612,40", standard)), (1101, comma.to_owned()));
    // A comma that is not one before decimals is no reason to ask for another form.
    let digits = "an amount must be written as digits, with at most two decimals after a point, such \
                  as \"1234.56\"";
    for text in ["1,234.56", "1,234", "12,", ",5", "EUR 612,40"] {
        assert_eq!(at_text(calls::amount_from_text(text, standard)), (1101, digits.to_owned()));
    }
    let point = "with IBO_FORM_BELGIAN (2) an amount must be written as digits, with at most two \
                 decimals after a comma, such as \"1.234,56\"";
    for text in ["612.40", "1,234.56", "", "EUR 612,40", "12,"] {
        assert_eq!(at_text(calls::amount_from_text(text, belgian)), (1101, point.to_owned()));
    }
    assert_eq!(at_text(calls::amount_from_text("", standard)).0, 1101);
    assert_eq!(at_text(calls::amount_from_text("12.345", standard)).0, 1102);
    assert_eq!(at_text(calls::amount_from_text("1.234,567", belgian)).0, 1102);
    for form in [0, 3, -1] {
        assert_eq!(at_text(calls::amount_from_text("1", form)).0, IBO_UNKNOWN_ARGUMENT);
        assert_eq!(at_text(calls::date_from_text("2026-03-02", form)).0, IBO_UNKNOWN_ARGUMENT);
    }
    for (text, form) in [
        ("2026-03-02", standard),
        ("2026-03-02  ", belgian),
        ("02/03/2026", belgian),
        ("2-3-2026", belgian),
    ] {
        assert_eq!(calls::date_from_text(text, form), Ok(20_260_302), "{text}");
    }
    assert_eq!(at_text(calls::date_from_text("02/03/2026", standard)).0, 1111);
    let day = "with IBO_FORM_BELGIAN (2) a date must be written DD/MM/YYYY or YYYY-MM-DD";
    for text in ["", "2/3/26", "2026/03/02", "20260302"] {
        assert_eq!(at_text(calls::date_from_text(text, belgian)), (1111, day.to_owned()), "{text}");
    }
    assert_eq!(at_text(calls::date_from_text("31/02/2026", belgian)).0, 1112);
}

#[test]
fn working_days_of_a_month() {
    let ratio = |numerator, denominator| Ok(ibo_fraction { numerator, denominator });
    let is = |found: Call<ibo_fraction>, expected: Call<ibo_fraction>| {
        let parts = |ratio: ibo_fraction| (ratio.numerator, ratio.denominator);
        assert_eq!(found.map(parts), expected.map(parts));
    };
    // March 2026 has 22 days from Monday to Friday, 17 of them from Monday the 9th on.
    is(calls::working_days(202_603, [20_260_309, 20_260_828], None), ratio(1_700, 2_200));
    is(calls::working_days(202_603, [20_260_301, 20_260_331], None), ratio(2_200, 2_200));
    is(calls::working_days(202_603, [20_260_307, 20_260_308], None), ratio(0, 2_200));
    let calendar = Parameters::load(
        "[[value]]\nid = \"payment.working-days\"\nfrom = \"2018-09-01\"\nvalue = \"calendar\"\n\
         certainty = \"secondary\"\nsource = \"own\"\n",
    )
    .expect("an own file");
    is(
        calls::working_days(202_603, [20_260_309, 20_260_828], Some(&calendar)),
        ratio(2_300, 3_100),
    );
    let at = |month, days| {
        let refused = calls::working_days(month, days, None).map(|_| ()).expect_err("refused");
        (refused.number, refused.at)
    };
    assert_eq!(at(202_603, [20_260_401, 20_260_402]), (1202, "month".to_owned()));
    assert_eq!(at(202_603, [20_260_309, 20_260_308]), (1114, "last".to_owned()));
    assert_eq!(at(0, [20_260_309, 20_260_310]), (1003, "month".to_owned()));
    assert_eq!(at(202_603, [20_260_230, 20_260_310]), (1112, "first".to_owned()));
}

#[test]
fn values_in_force_on_a_day() {
    let json = in_force(20_260_301, None).expect("values");
    let values: Vec<Value> = serde_json::from_str(&json).expect("JSON");
    let of = |id: &str| values.iter().filter(move |value| value["id"] == id).collect::<Vec<_>>();
    let rate = of("withholding.rate");
    assert_eq!(
        (rate.len(), &rate[0]["value"], &rate[0]["stale"]),
        (1, &"0.1111".into(), &false.into())
    );
    // The list that says which benefits count, with its codes.
    let list = of("unemployment.benefit-type");
    let codes = list[0]["codes"].as_array().expect("codes");
    assert!(codes.iter().any(|code| code["code"] == "full-unemployment"));
    assert!(codes.iter().all(|code| code["treatment"].is_string()));
    let later = in_force(20_420_501, None).expect("values");
    assert!(later.contains("\"stale\":true"));
    let refused = in_force(0, None).expect_err("refused");
    assert_eq!((refused.number, &*refused.at), (1003, "day"));
}

#[test]
fn version_of_the_library_is_that_of_the_header() {
    assert_eq!(ibo_version_number(), IBO_VERSION_NUMBER);
    assert_eq!(IBO_VERSION_NUMBER, 1_000);
}
