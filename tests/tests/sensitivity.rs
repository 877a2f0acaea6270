//! What the open questions of the law are worth to a case, against the second implementation
//! (R8.2).

use ibo_core::{Case, Options, Parameters, Sensitivity, sensitivity};
use ibo_tests::files;
use serde_json::Value;

fn json(path: &std::path::Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).expect("a fixture")).expect("JSON")
}

fn options_of(value: &Value) -> Options {
    let options = Options::default().provisional(value["provisional"] == Value::Bool(true));
    match value["parameters"].as_str() {
        None => options,
        Some(own) => {
            let embedded = Parameters::embedded().expect("the embedded values");
            options.parameters(embedded.with("own.toml", own).expect("an own file"))
        }
    }
}

fn of(case: &Value, options: &Value) -> Result<Sensitivity, ibo_core::Error> {
    let case = Case::from_json(case.to_string().as_bytes()).expect("a case");
    sensitivity(&case, &options_of(options))
}

/// A row as the oracle writes it.
fn row(row: &Value) -> Value {
    let field = |name: &str| row[name].clone();
    let error = match &row["error"] {
        Value::Null => Value::Null,
        error => serde_json::json!({"code": error["code"], "at": error["at"]}),
    };
    serde_json::json!({
        "reading": field("reading"),
        "rule": field("rule"),
        "in_force": field("in_force"),
        "default": field("default"),
        "choice": field("choice"),
        "premium": field("premium"),
        "net": field("net"),
        "employer_contribution": field("employer_contribution"),
        "premium_difference": field("premium_difference"),
        "net_difference": field("net_difference"),
        "employer_contribution_difference": field("contribution_difference"),
        "error": error,
    })
}

#[test]
fn sensitivity_of_a_case_equals_the_oracle() {
    let mut seen = 0;
    for path in files("fixtures/sensitivity", "json") {
        let fixture = json(&path);
        if fixture.get("case").is_none() {
            continue;
        }
        let found = of(&fixture["case"], &fixture["options"]).expect("computed");
        let found: Value = serde_json::from_str(&found.to_json()).expect("JSON");
        let rows: Vec<_> = found["rows"].as_array().expect("rows").iter().map(row).collect();
        assert_eq!(Value::Array(rows), fixture["rows"], "{}", path.display());
        assert_eq!(found["net"], fixture["net"], "{}", path.display());
        seen += 1;
    }
    assert!(seen > 5, "{seen} fixtures");
}
