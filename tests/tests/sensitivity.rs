//! What the open questions of the law are worth to a case, against the second implementation
//! (R8.2).

use ibo_core::{Case, ErrorCode, Language, Options, Parameters, Sensitivity, sensitivity};
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

/// Where the net stays the same the text says what the contribution changes by, which would
/// otherwise be shown as 0.00.
#[test]
fn text_says_what_the_contribution_changes() {
    let path = ibo_tests::project("fixtures/sensitivity/sensitivity-of-the-contribution.json");
    let fixture = json(&path);
    let worth = of(&fixture["case"], &fixture["options"]).expect("computed");
    for (language, said) in [
        (Language::English, ["Net 0.00, contribution -129.03", "Net 0.00, contribution -16.35"]),
        (Language::Dutch, ["Netto 0,00, bijdrage -129,03", "Netto 0,00, bijdrage -16,35"]),
    ] {
        let text = worth.text(language);
        for said in said {
            assert!(text.contains(&format!(": {said}\n")), "{text}");
        }
    }
    // A case without a contribution has no word of it.
    let fixture =
        json(&ibo_tests::project("fixtures/sensitivity/sensitivity-worked-example-1.json"));
    let worth = of(&fixture["case"], &fixture["options"]).expect("computed");
    assert!(worth.text(Language::English).contains(": Net -255.57\n"));
}

/// Worked example 1, and a case that is refused under a choice.
fn stored() -> [String; 2] {
    ["sensitivity-worked-example-1", "sensitivity-a-code-that-overlaps"].map(|name| {
        let fixture = json(&ibo_tests::project(&format!("fixtures/sensitivity/{name}.json")));
        of(&fixture["case"], &fixture["options"]).expect("computed").to_json()
    })
}

#[test]
fn sensitivity_is_read_back_as_it_was_written() {
    let mut refused = 0;
    for path in files("fixtures/sensitivity", "json") {
        let fixture = json(&path);
        let Some(case) = fixture.get("case") else { continue };
        let worth = of(case, &fixture["options"]).expect("computed");
        let stored = worth.to_json();
        let read = Sensitivity::from_json(stored.as_bytes()).expect("what was written");
        assert_eq!(read.to_json(), stored, "{}", path.display());
        let by_serde: Sensitivity = serde_json::from_str(&stored).expect("what was written");
        assert_eq!(by_serde, read, "{}", path.display());
        // An error that is read back has its sentence, and not what the sentence was made of.
        match worth.rows.iter().any(|row| row.error.is_some()) {
            true => refused += 1,
            false => assert_eq!(read, worth, "{}", path.display()),
        }
    }
    assert!(refused > 0, "no case is refused under a choice");
}

#[test]
fn sensitivity_that_contradicts_itself_is_refused_at_its_field() {
    let [first, overlap] = stored();
    let error = r#""error":null}"#;
    let with_error =
        r#""error":{"code":"record-overlap","number":1401,"at":"","rule":"R2.3","message":"x"}}"#;
    for (json, old, new, at) in [
        (&first, r#""net":"523.18""#, r#""net":"523.19""#, "rows[0].net_difference"),
        (&first, r#""premium":"588.57""#, r#""premium":"588.58""#, "rows[0].premium_difference"),
        (&first, r#""-287.51""#, r#""-287.50""#, "rows[0].premium_difference"),
        (&first, r#""-0.01""#, r#""0.01""#, "rows[1].net_difference"),
        (
            &first,
            r#""contribution_difference":null"#,
            r#""contribution_difference":"0.00""#,
            "rows[0].contribution_difference",
        ),
        (&first, r#""premium":"301.06","#, "", "rows[0].error"),
        (&overlap, error, with_error, "rows[0].error"),
    ] {
        let changed = json.replacen(old, new, 1);
        assert_ne!(&changed, json, "{old}");
        let found = Sensitivity::from_json(changed.as_bytes()).expect_err(&changed);
        assert_eq!(
            (found.code(), found.location()),
            (ErrorCode::StatementContradiction, at),
            "{changed}"
        );
    }
}

#[test]
fn sensitivity_of_another_form_is_refused_at_its_field() {
    let [first, _] = stored();
    for (old, new, code, at) in [
        (r#""case_ref":"#, r#""casus":"#, ErrorCode::UnknownField, "casus"),
        (r#""month":"2026-03","#, "", ErrorCode::MissingField, "month"),
        (r#""rule":"R4.2""#, r#""rule":"R0.9""#, ErrorCode::BadText, "rows[0].rule"),
        (r#""rule":"R4.2""#, r#""rule":"R4.1""#, ErrorCode::BadText, "rows[0].rule"),
        (
            r#""reading":"premium.wage-difference-order""#,
            r#""reading":"ggmmi""#,
            ErrorCode::BadText,
            "rows[0].reading",
        ),
        (r#""net":"267.61""#, r#""net":267.61"#, ErrorCode::WrongType, "rows[0].net"),
        (
            r#""net":"267.61""#,
            r#""net":"267.611""#,
            ErrorCode::AmountTooManyDecimals,
            "rows[0].net",
        ),
        (r#""rows":["#, r#""rows":[1,"#, ErrorCode::WrongType, "rows[0]"),
    ] {
        let changed = first.replacen(old, new, 1);
        let found = Sensitivity::from_json(changed.as_bytes()).expect_err(&changed);
        assert_eq!((found.code(), found.location()), (code, at), "{changed}");
    }
}
