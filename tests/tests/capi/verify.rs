//! What was stored is read back, and computed again: every golden case gives the same bytes and
//! answers from C as from the core (R7.1, R7.5).

use ibo::*;
use ibo_core::{
    Case, Error, Options, Parameters as CoreParameters, VerificationStatus, verify_json,
};
use ibo_tests::{compact, files, read};
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::calls::{
    Asked, Parameters, Refused, Statement, case_to_json, correction_read, notice_read, sized,
    verification,
};
use crate::structs::Input;

#[derive(Deserialize)]
struct Golden {
    #[serde(default)]
    options: GoldenOptions,
    case: Box<RawValue>,
    statement: Box<RawValue>,
    notice: Option<Box<RawValue>>,
}

#[derive(Deserialize, Default)]
struct GoldenOptions {
    #[serde(default)]
    provisional: bool,
    parameters: Option<String>,
}

fn golden() -> impl Iterator<Item = (String, Golden)> {
    files("fixtures/cases", "json").into_iter().map(|path| {
        let text = std::fs::read_to_string(&path).expect("a fixture");
        (path.display().to_string(), serde_json::from_str(&text).expect("a golden case"))
    })
}

const NUMBERS: [(VerificationStatus, i32); VerificationStatus::ALL.len()] = [
    (VerificationStatus::Same, IBO_VERIFIED_SAME),
    (VerificationStatus::SameAmounts, IBO_VERIFIED_SAME_AMOUNTS),
    (VerificationStatus::OtherAmounts, IBO_VERIFIED_OTHER_AMOUNTS),
    (VerificationStatus::RefusedNow, IBO_VERIFIED_REFUSED_NOW),
    (VerificationStatus::NotOurs, IBO_VERIFIED_NOT_OURS),
    (VerificationStatus::ContradictsItself, IBO_VERIFIED_CONTRADICTS_ITSELF),
];

/// The same question to the core.
fn of_core(issued: &str, case: Option<&str>, own: Option<&str>) -> Result<(i32, String), Error> {
    let case = case.map(|case| Case::from_json(case.as_bytes())).transpose()?;
    let options = Options::default().maybe(
        own.map(|own| {
            let embedded = CoreParameters::embedded().expect("the embedded values");
            embedded.with("own.toml", own).expect("own values")
        }),
        Options::parameters,
    );
    let verified = verify_json(issued.as_bytes(), case.as_ref(), &options)?;
    let number = NUMBERS.iter().find(|(status, _)| *status == verified.status);
    Ok((number.expect("a number").1, verified.to_json()))
}

fn number_and_path(refused: &Refused) -> (i32, &str) {
    (refused.number, refused.at.as_str())
}

#[test]
fn golden_statements_are_read_back_carried_and_verified() {
    let (mut structs, mut notices) = (0, 0);
    for (name, golden) in golden() {
        let (case, issued) = (compact(golden.case.get()), compact(golden.statement.get()));
        let stored = Statement::read(&issued).expect("a statement");
        assert_eq!(stored.to_json(), issued, "{name}");
        if let Some(notice) = golden.notice.map(|notice| compact(notice.get())) {
            let read = notice_read(&notice).expect("a notice");
            let computed = stored.notice().expect("a notice");
            assert_eq!(bytemuck::bytes_of(&read), bytemuck::bytes_of(&computed), "{name}");
            notices += 1;
        }
        let own = golden.options.parameters.as_deref();
        let parameters = own.map(|own| Parameters::load(own).expect("own values"));
        let asked = Asked {
            options: Some(ibo_options {
                provisional: golden.options.provisional.into(),
                with_case: 1,
                ..sized()
            }),
            parameters: parameters.as_ref(),
        };
        let carried = Statement::from_json(case.as_bytes(), &asked).expect("a statement");
        let core_case = Case::from_json(case.as_bytes()).expect("a case");
        let body = issued.strip_suffix('}').expect("an object");
        let whole = format!("{body},\"case\":{}}}", core_case.to_json());
        assert_eq!(carried.to_json(), whole, "{name}");
        for (issued, case) in [(&issued, Some(case.as_str())), (&whole, None)] {
            let found = verification(issued, case, parameters.as_ref()).expect("a verification");
            assert_eq!(found.0, IBO_VERIFIED_SAME, "{name}");
            assert_eq!(Ok(found), of_core(issued, case, own), "{name}");
        }
        if let Some(input) = Input::of(&core_case) {
            let json = case_to_json(&input).expect("a case");
            let again = Case::from_json(json.as_bytes()).expect("a case");
            let again = Input::of(&again).expect("structs");
            assert_eq!(case_to_json(&again), Ok(json.clone()), "{name}");
            let of_structs = Statement::from_json(json.as_bytes(), &asked).expect("a statement");
            assert!(of_structs.to_json().starts_with(body), "{name}");
            structs += 1;
        }
    }
    assert!(structs > 50 && notices > 20, "{structs} cases in structs, {notices} notices");
}

#[test]
fn corrections_are_read_back_in_structs() {
    for path in files("fixtures/corrections", "json") {
        let text = std::fs::read_to_string(&path).expect("a fixture");
        let fixture: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let Some(correction) = fixture.get("correction") else { continue };
        let read = correction_read(&correction.to_string()).expect("a correction");
        let to_pay: ibo_core::Euro =
            correction["to_pay"].as_str().expect("an amount").parse().expect("an amount");
        assert_eq!(read.to_pay_cents, to_pay.cents(), "{}", path.display());
        let changed = correction.to_string().replacen(r#""to_pay":""#, r#""to_pay":"1"#, 1);
        if changed != *correction && !changed.contains(r#""to_pay":"1-"#) {
            let found = correction_read(&changed).map(|_| ()).expect_err("refused");
            assert_eq!(number_and_path(&found), (1513, "to_pay"));
        }
    }
}

#[test]
fn what_cannot_be_verified_is_said() {
    let cases = read("fixtures/cases/first.jsonl");
    let first = cases.lines().next().expect("a case");
    let issued = Statement::from_json(first.as_bytes(), &Asked::default()).expect("a statement");
    let issued = issued.to_json();
    let other = first.replace("first-1", "other-1");
    for (issued, case, expected) in [
        (issued.as_str(), None, (1003, "case")),
        (&issued, Some(other.as_str()), (1513, "case.case_ref")),
        (&issued, Some("{"), (1001, "case")),
        (&issued, Some(""), (1001, "case")),
    ] {
        let found = verification(issued, case, None).expect_err("refused");
        assert_eq!(number_and_path(&found), expected);
    }
    let changed = issued.replacen(r#""net":"523.18""#, r#""net":"523.19""#, 1);
    for (issued, expected) in [
        (changed.as_str(), IBO_VERIFIED_CONTRADICTS_ITSELF),
        ("{", IBO_VERIFIED_NOT_OURS),
        ("", IBO_VERIFIED_NOT_OURS),
    ] {
        let found = verification(issued, Some(first), None).expect("a verification");
        assert_eq!(found.0, expected);
        assert_eq!(Ok(found), of_core(issued, Some(first), None));
        assert!(Statement::read(issued).is_err());
    }
    let case_of_a_notice = r#"{"schema":1,"case_ref":"A-1","month":"2026-03"}"#;
    let found = notice_read(case_of_a_notice).map(|_| ()).expect_err("refused");
    assert_eq!(number_and_path(&found), (1003, "contribution"));
}
