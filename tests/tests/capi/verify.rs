//! What was stored is read back, and computed again: every golden case gives the same bytes and
//! answers from C as from the core (R7.1, R7.5).

use ibo::*;
use ibo_core::{
    Case, Error, Options, Parameters as CoreParameters, Reform, VerificationStatus, statement,
    verify_json,
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

#[derive(Deserialize)]
struct Reformed {
    reform: String,
    case: Box<RawValue>,
    error: Option<serde_json::Value>,
}

#[test]
fn statements_under_a_reform_are_computed_and_verified_with_it() {
    let (mut forced, mut hypothetical) = (0, 0);
    for path in files("fixtures/reforms", "json") {
        let name = path.display();
        let text = std::fs::read_to_string(&path).expect("a fixture");
        let fixture: Reformed = serde_json::from_str(&text).expect("a case under a reform");
        let case = compact(fixture.case.get());
        let core = Reform::from_toml("toml", &fixture.reform).expect("a reform");
        let options = Options::default().reform(&core).expect("values");
        let parameters = Parameters::load_reform(None, &fixture.reform).expect("a reform");
        let asked = Asked { options: None, parameters: Some(&parameters) };
        let computed = Statement::from_json(case.as_bytes(), &asked);
        let case_of_core = Case::from_json(case.as_bytes()).expect("a case");
        let of_core = statement(&case_of_core, &options);
        if let Some(error) = fixture.error {
            let refused = computed.err().expect("refused");
            let found = (refused.number, refused.at.as_str());
            let of_core = of_core.expect_err("refused");
            assert_eq!(found, (i32::from(of_core.code().number()), of_core.location()), "{name}");
            assert_eq!(error["at"], refused.at, "{name}");
            continue;
        }
        let issued = computed.expect("a statement").to_json();
        assert_eq!(Ok(&issued), of_core.map(|statement| statement.to_json()).as_ref(), "{name}");
        let found = verification(&issued, Some(&case), Some(&parameters)).expect("a verification");
        assert_eq!(found.0, IBO_VERIFIED_SAME, "{name}");
        if !issued.contains(r#""certainty":"hypothetical","provisional""#) {
            continue;
        }
        // Without the reform, or with its values alone where it forces a scheme, there is nothing
        // to compare with.
        hypothetical += 1;
        let found = verification(&issued, Some(&case), None).expect_err("refused");
        assert_eq!(number_and_path(&found), (1003, "reform"), "{name}");
        if core.forced_scheme().is_some() {
            forced += 1;
            let values = Parameters::load(&Parameters::to_toml(Some(&parameters)));
            let values = values.expect("the values alone");
            let found = verification(&issued, Some(&case), Some(&values)).expect_err("refused");
            assert_eq!(number_and_path(&found), (1003, "reform"), "{name}");
        }
    }
    assert!(forced > 3 && hypothetical > 10, "{forced} forced, {hypothetical} hypothetical");
}

#[test]
fn reform_is_laid_over_values_and_a_file_over_a_reform() {
    let cases = read("fixtures/cases/first.jsonl");
    let first = cases.lines().next().expect("a case");
    let net = |parameters: &Parameters| {
        let asked = Asked { options: None, parameters: Some(parameters) };
        let json = Statement::from_json(first.as_bytes(), &asked).expect("a statement").to_json();
        let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        let text = |name: &str| value[name].as_str().expect("a text").to_owned();
        (text("scheme"), text("net"))
    };
    let net_is = |parameters: &Parameters, scheme: &str, amount: &str| {
        assert_eq!(net(parameters), (scheme.to_owned(), amount.to_owned()));
    };
    let rate = "[[value]]\nid = \"withholding.rate\"\nfrom = \"2026-01-01\"\nvalue = \"0.2\"\n\
                certainty = \"assumed\"\nsource = \"a test\"\n";
    let own = Parameters::load(rate).expect("own values");
    // 588.57 x 20 % = 117.71, and x 10 % = 58.86.
    net_is(&own, "2026", "470.86");
    let half = "title = \"half\"\n[[scale]]\nid = \"withholding.rate\"\nfactor = \"0.5\"\n";
    net_is(&Parameters::load_reform(Some(&own), half).expect("a reform"), "2026", "529.71");
    // The GGMMI of March 2026 x 20 % = 430.82, and its tax 47.86 or 86.16.
    let old = "title = \"the old scheme\"\n[scheme]\nname = \"2018\"\n";
    let old = Parameters::load_reform(None, old).expect("a reform");
    net_is(&old, "2018", "382.96");
    net_is(&old.load_over(rate).expect("own values"), "2018", "344.66");
    net_is(&Parameters::load_reform(Some(&old), half).expect("a reform"), "2018", "406.87");
    let new = "title = \"the new one\"\n[scheme]\nname = \"2026\"\n";
    net_is(&Parameters::load_reform(Some(&old), new).expect("a reform"), "2026", "523.18");
    for (text, number, at) in [
        ("", 1601, "title"),
        ("title = \"x\"\n[scheme]\nname = \"2030\"\n", 1604, "scheme.name"),
        ("title = \"x\"\n[[scale]]\nid = \"ggmi\"\nfactor = \"2\"\n", 1602, "scale[0].id"),
        (rate, 1601, "title"),
    ] {
        let refused = Parameters::load_reform(None, text).err().expect("refused");
        let of_core = Reform::from_toml("toml", text).expect_err("refused");
        let expected = (i32::from(of_core.code().number()), of_core.location());
        assert_eq!(number_and_path(&refused), expected, "{text}");
        assert_eq!(number_and_path(&refused), (number, at), "{text}");
    }
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

/// R6.4: a payment has no case to compute again.
#[test]
fn payment_is_not_verified() {
    let row = ibo_payment_row {
        month: 202_603,
        premium_cents: 58_857,
        employment: ibo_fraction { numerator: 3_800, denominator: 3_800 },
        attendance: ibo_fraction { numerator: 100, denominator: 100 },
        ..sized()
    };
    let options = Some(ibo_options { with_case: 1, ..sized() });
    let payment = Statement::of_payment(&row, &Asked { options, parameters: None });
    let issued = payment.expect("a payment").to_json();
    let refused = verification(&issued, None, None).expect_err("a payment");
    assert_eq!(number_and_path(&refused), (1003, "kind"));
    assert!(refused.message.starts_with("the statement must be of a case, and this is a payment"));
}
