//! What the open questions of the law are worth to a case: the same bytes from C as from the core,
//! and the same refusals (R8.2).

use ibo::*;
use ibo_core::{Case, Certainty, Error, Language, Options, Parameters as CoreParameters};
use ibo_tests::{files, read};
use serde_json::Value;

use crate::calls::{Asked, Parameters, Refused, sensitivity, sized};

/// The same question to the core.
fn of_core(json: &[u8], options: &Options) -> Result<String, Error> {
    ibo_core::sensitivity(&Case::from_json(json)?, options).map(|worth| worth.to_json())
}

fn number_and_path(refused: &Refused) -> (i32, &str) {
    (refused.number, refused.at.as_str())
}

#[test]
fn sensitivity_has_the_bytes_of_the_core() {
    let mut seen = 0;
    for path in files("fixtures/sensitivity", "json") {
        let text = std::fs::read_to_string(&path).expect("a fixture");
        let fixture: Value = serde_json::from_str(&text).expect("JSON");
        let Some(case) = fixture.get("case").map(ToString::to_string) else { continue };
        let is_provisional = fixture["options"]["provisional"] == Value::Bool(true);
        let own = fixture["options"]["parameters"].as_str();
        let options = Options::default().provisional(is_provisional);
        let options = match own {
            None => options,
            Some(own) => {
                let embedded = CoreParameters::embedded().expect("the embedded values");
                options.parameters(embedded.with("own.toml", own).expect("an own file"))
            }
        };
        let parameters = own.map(|own| Parameters::load(own).expect("an own file"));
        let asked = Asked {
            options: Some(ibo_options { provisional: is_provisional.into(), ..sized() }),
            parameters: parameters.as_ref(),
        };
        let found = sensitivity(case.as_bytes(), &asked).expect("a sensitivity");
        assert_eq!(Ok(found), of_core(case.as_bytes(), &options), "{}", path.display());
        seen += 1;
    }
    assert!(seen > 5, "{seen} fixtures");
}

#[test]
fn sensitivity_is_refused_as_the_case_is() {
    let cases = read("fixtures/cases/first.jsonl");
    let first = cases.lines().next().expect("a case");
    let official =
        Asked { options: Some(ibo_options { require: 3, ..sized() }), ..Asked::default() };
    let found = sensitivity(first.as_bytes(), &official).map(|_| ()).expect_err("refused");
    assert_eq!(number_and_path(&found), (1504, "require"));
    let by_core =
        of_core(first.as_bytes(), &Options::default().require(Certainty::Official)).expect_err("");
    assert_eq!(found.message, by_core.text(Language::English));
    for (case, expected) in [
        (first.replace(r#""percentage":80"#, r#""percentage":85"#), (1304, "agreement.percentage")),
        (first.replace(r#""month":"2026-03""#, r#""month":"2027-03""#), (1202, "month")),
        ("{".to_owned(), (1001, "")),
        (String::new(), (1001, "")),
    ] {
        let found = sensitivity(case.as_bytes(), &Asked::default()).map(|_| ());
        assert_eq!(number_and_path(&found.expect_err("refused")), expected, "{case}");
    }
}
