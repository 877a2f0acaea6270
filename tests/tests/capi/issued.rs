//! A statement that was issued, and a correction from it (R7.5): one that contradicts itself, that
//! is provisional or hypothetical is refused, with the path of the field; one at the bounds of what
//! may be given is read back.

use ibo::*;
use ibo_core::{Case, ErrorCode};
use ibo_tests::{compact, read};
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::calls::{Asked, Parameters, Statement, sized};
use crate::structs::Input;

/// Worked example 1: premium 588.57, tax 65.39, net 523.18.
fn first() -> Statement {
    let cases = read("fixtures/cases/first.jsonl");
    let line = cases.lines().next().expect("a case");
    Statement::from_json(line.as_bytes(), &Asked::default()).expect("a statement")
}

fn number(code: ErrorCode) -> i32 {
    code.number().into()
}

/// Where and why a statement that was issued is refused, by the call that fills a struct as by the
/// call that writes JSON.
fn refused(issued: &str, after: &Statement) -> (i32, String) {
    let by_struct = after.to_pay_of_issued(issued).map(|_| ()).expect_err("refused");
    assert_eq!(after.correction_of_issued(issued).map(|_| ()), Err(by_struct.clone()));
    assert_eq!(by_struct.rule, "R7.5");
    (by_struct.number, by_struct.at)
}

/// A change of a golden statement, and what it is refused with.
#[derive(Deserialize)]
struct Contradiction {
    about: String,
    case: String,
    change: [String; 2],
    error: Expected,
}

#[derive(Deserialize)]
struct Golden {
    case: Box<RawValue>,
    statement: Box<RawValue>,
}

#[derive(Deserialize)]
struct Expected {
    number: i32,
    at: String,
    rule: Option<String>,
}

#[test]
fn contradiction_in_issued_statement_is_refused_at_its_field() {
    let fixtures: Vec<Contradiction> =
        serde_json::from_str(&read("fixtures/issued/contradictions.json")).expect("fixtures");
    for Contradiction { about, case, change: [sound, wrong], error } in &fixtures {
        let golden: Golden =
            serde_json::from_str(&read(&format!("fixtures/{case}"))).expect("JSON");
        let after = Statement::from_json(golden.case.get().as_bytes(), &Asked::default())
            .expect("a statement");
        let issued = compact(golden.statement.get());
        assert_eq!(
            after.to_pay_of_issued(&issued).expect("a correction").to_pay_cents,
            0,
            "{case}"
        );
        let found = after
            .to_pay_of_issued(&issued.replacen(sound, wrong, 1))
            .map(|_| ())
            .expect_err("refused");
        let expected = (error.number, error.at.as_str(), error.rule.as_deref().unwrap_or_default());
        assert_eq!((found.number, found.at.as_str(), found.rule.as_str()), expected, "{about}");
        assert_eq!(
            after.correction_of_issued(&issued.replacen(sound, wrong, 1)).map(|_| ()),
            Err(found),
            "{about}"
        );
    }
    let contradictions = fixtures
        .iter()
        .filter(|fixture| fixture.error.number == number(ErrorCode::StatementContradiction));
    assert!(contradictions.count() >= 20);
}

#[test]
fn provisional_statement_is_refused_in_a_correction() {
    let cases = read("fixtures/cases/first.jsonl");
    let case = Case::from_json(cases.lines().next().expect("a case").as_bytes()).expect("a case");
    let mut input = Input::of(&case).expect("structs");
    input.case.sickness_availability = IBO_AVAILABILITY_NO_RESULT;
    let asked =
        Asked { options: Some(ibo_options { provisional: 1, ..sized() }), parameters: None };
    let (provisional, last) = (Statement::compute(&input, &asked).expect("a statement"), first());
    assert_eq!(provisional.amounts().provisional, 1);
    let expected = (number(ErrorCode::CorrectionOfProvisional), "provisional".to_owned());
    assert_eq!(refused(&provisional.to_json(), &last), expected);
    assert_eq!(refused(&last.to_json(), &provisional), expected);
    for (before, after) in [(&provisional, &last), (&last, &provisional)] {
        let found = before.correction(after).map(|_| ()).expect_err("refused");
        assert_eq!((found.number, found.at.clone()), expected);
        assert_eq!(before.correction_json(after).map(|_| ()), Err(found));
    }
}

#[test]
fn hypothetical_statement_is_refused_in_correction_and_notice() {
    let cases = read("fixtures/cases/first.jsonl");
    let line = cases.lines().next().expect("a case");
    let tried_out = Parameters::load(
        "[[value]]\nid = \"withholding.rate\"\nfrom = \"2026-01-01\"\nvalue = \
            \"0.2000\"\ncertainty = \"hypothetical\"\nsource = \"a test\"\n",
    )
    .expect("sound values");
    let asked = Asked { options: None, parameters: Some(&tried_out) };
    let (hypothetical, last) =
        (Statement::from_json(line.as_bytes(), &asked).expect("a statement"), first());
    // 588.57 x 20 % is 117.71.
    assert_eq!(
        (hypothetical.amounts().certainty, hypothetical.amounts().net_cents),
        (IBO_CERTAINTY_HYPOTHETICAL, 47_086)
    );
    let expected = (number(ErrorCode::CorrectionOfHypothetical), "certainty".to_owned());
    assert_eq!(refused(&hypothetical.to_json(), &last), expected);
    assert_eq!(refused(&last.to_json(), &hypothetical), expected);
    for (before, after) in [(&hypothetical, &last), (&last, &hypothetical)] {
        let found = before.correction(after).map(|_| ()).expect_err("refused");
        assert_eq!((found.number, found.at.clone()), expected);
        assert_eq!(before.correction_json(after).map(|_| ()), Err(found));
    }
    let found = hypothetical.notice().map(|_| ()).expect_err("refused");
    assert_eq!(
        (found.number, found.at.as_str()),
        (number(ErrorCode::NoticeOfHypothetical), "certainty")
    );
    assert_eq!(hypothetical.notice_json().map(|_| ()), Err(found));
}

/// R0.4: the largest day amount for a whole month is 26,000,000,000.00, which no amount that is
/// given may be.
#[test]
fn statement_at_the_bounds_is_read_back() {
    let of = |benefit: &str| {
        let line = format!(
            r#"{{"case_ref":"A-1","month":"2025-10","agreement":{{"kind":"ibo-plus","start":"2025-09-01","end":"2026-02-27","employment_fraction":"38/38"}},"unemployment":{benefit},"leefloon":{{"availability":"no-data"}},"sickness":{{"availability":"no-data"}}}}"#
        );
        let case = Case::from_json(line.as_bytes()).expect("a case");
        Statement::compute(&Input::of(&case).expect("structs"), &Asked::default())
            .expect("a statement")
    };
    let most = of(
        r#"{"availability":"data","records":[{"from":"2025-09-01","to":null,"day_amount":"1000000000.00","basis":"full","benefit_type":"full-unemployment"}]}"#,
    );
    let none = of(r#"{"availability":"no-data"}"#);
    // The GGMMI is 2,111.89: 20 % is 422.38, less 46.93; 80 % is 1,689.51, less 187.70.
    assert_eq!(
        (most.amounts().replacement_income_cents, most.amounts().net_cents),
        (2_600_000_000_000, 37_545)
    );
    assert_eq!(none.amounts().net_cents, 150_181);
    assert!(most.to_json().contains(r#""replacement_income":"26000000000.00""#));
    assert_eq!(most.to_pay_of_issued(&most.to_json()).expect("a correction").to_pay_cents, 0);
    assert_eq!(none.to_pay_of_issued(&most.to_json()).expect("a correction").to_pay_cents, 112_636);
    assert_eq!(
        most.to_pay_of_issued(&none.to_json()).expect("a correction").to_pay_cents,
        -112_636
    );
    let lines = none.correction_of_issued(&most.to_json()).expect("a correction");
    assert!(
        lines.contains(r#"{"code":"replacement-income","before":"26000000000.00","after":"0.00","difference":"-26000000000.00"}"#),
        "{lines}"
    );
}
