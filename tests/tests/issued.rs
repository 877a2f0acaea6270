//! Statements that were issued and are read back (R7.5): what the library writes it reads; what
//! contradicts itself is refused, with the path.

use std::path::Path;

use ibo_core::{
    Case, Certainty, Error, ErrorCode, Options, Parameters, Statement, correction, notice,
    statement,
};
use ibo_tests::{change, compact, files, project, read};
use serde::Deserialize;
use serde_json::{Value, value::RawValue};

fn json(path: &str) -> Value {
    serde_json::from_str(&read(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn text<'v>(value: &'v Value, field: &str) -> &'v str {
    value[field].as_str().unwrap_or_else(|| panic!("{field} of {value}"))
}

/// The statement of a golden case, as the library writes it.
fn golden_statement(path: &Path) -> String {
    #[derive(Deserialize)]
    struct Golden {
        statement: Box<RawValue>,
    }
    let fixture = std::fs::read_to_string(path).expect("a fixture");
    let golden: Golden = serde_json::from_str(&fixture).expect("JSON");
    compact(golden.statement.get())
}

fn first() -> Case {
    let first = read("fixtures/cases/first.jsonl");
    Case::from_json(first.lines().next().expect("a case").as_bytes()).expect("a case")
}

fn computed(case: &Case, options: &Options) -> Statement {
    statement(case, options).expect("a statement")
}

fn refused(statement: &str) -> Option<(String, u16, String, Option<String>)> {
    let said = |error: Error| {
        let code = error.code();
        (
            code.slug().to_owned(),
            code.number(),
            error.location().to_owned(),
            code.rule().map(|rule| rule.id().to_owned()),
        )
    };
    Statement::from_json(statement.as_bytes()).err().map(said)
}

#[test]
fn contradicting_statement_is_refused_with_its_path() {
    let Value::Array(fixtures) = json("fixtures/issued/contradictions.json") else {
        panic!("a list")
    };
    assert!(fixtures.len() >= 40, "{} contradictions", fixtures.len());
    for fixture in fixtures {
        let sound = golden_statement(&project("fixtures").join(text(&fixture, "case")));
        assert_eq!(refused(&sound), None, "{}", text(&fixture, "case"));
        let [old, new] = [0, 1].map(|at| fixture["change"][at].as_str().expect("a text"));
        let error = &fixture["error"];
        let expected = (
            text(error, "code").to_owned(),
            error["number"]
                .as_u64()
                .and_then(|number| u16::try_from(number).ok())
                .expect("a number"),
            text(error, "at").to_owned(),
            error["rule"].as_str().map(str::to_owned),
        );
        assert_eq!(
            refused(&sound.replacen(old, new, 1)),
            Some(expected),
            "{}",
            text(&fixture, "about")
        );
    }
}

/// R5.3: scheme 2026 has no contribution, also not one whose line agrees with the header.
#[test]
fn contribution_in_scheme_2026_is_refused_with_its_line() {
    let path = project("fixtures/cases/worked-example-1-unemployment-all-month.json");
    let sound = golden_statement(&path);
    let line = concat!(
        r#",{"code":"employer-contribution","role":"information","amount":"500.00","#,
        r#""formula":"500.00","rule":"R5.3","certainty":"secondary","parameters":[]}],"left_out""#
    );
    let changed = sound
        .replacen(r#""employer_contribution":null"#, r#""employer_contribution":"500.00""#, 1)
        .replacen(r#"],"left_out""#, line, 1);
    let error = Statement::from_json(changed.as_bytes()).expect_err("refused");
    assert_eq!(
        (error.code(), error.code().number(), error.location(), &*error.message()),
        (
            ErrorCode::StatementContradiction,
            1513,
            "employer_contribution",
            "the employer's contribution must be an amount for an ibo of scheme 2018, 0.00 for an \
                ibo-plus of it, and absent in scheme 2026"
        )
    );
}

#[test]
fn every_golden_statement_is_read_back() {
    for path in files("fixtures/cases", "json") {
        assert_eq!(refused(&golden_statement(&path)), None, "{}", path.display());
    }
}

/// Any one digit of an amount in the header or in a running amount that is changed is found.
#[test]
fn any_changed_digit_of_an_amount_is_a_contradiction() {
    let written = computed(&first(), &Options::default()).to_json();
    let amounts = [
        "premium",
        "premium_after_fraction",
        "premium_due",
        "withholding_tax",
        "net",
        "replacement_income",
    ];
    for field in amounts {
        let start = written.find(&format!("\"{field}\":\"")).expect("a field") + field.len() + 4;
        let digits = written[start..].find('"').expect("an end") + start;
        for at in (start..digits).filter(|at| written.as_bytes()[*at].is_ascii_digit()) {
            let other = char::from(b'0' + (written.as_bytes()[at] - b'0' + 1) % 10);
            let changed = format!("{}{other}{}", &written[..at], &written[at + 1..]);
            let (code, _, path, _) =
                refused(&changed).unwrap_or_else(|| panic!("{field} with {other} at {at}"));
            assert_eq!((code.as_str(), path.as_str()), ("statement-contradiction", field));
        }
    }
}

#[test]
fn provisional_and_hypothetical_statements_are_read_but_refused_in_a_correction() {
    let final_one = computed(&first(), &Options::default());
    let unasked = change::case(&first(), |case| case.sickness(ibo_core::Source::default()));
    let provisional = computed(&unasked, &Options::default().provisional(true));
    let own = "[[value]]\nid = \"withholding.rate\"\nfrom = \"2026-01-01\"\nvalue = \
        \"0.2\"\ncertainty = \"hypothetical\"\nsource = \"a reform\"\n";
    let own = Parameters::embedded()
        .and_then(|embedded| embedded.with("reform.toml", own))
        .expect("a valid file");
    let hypothetical = computed(&first(), &Options::default().parameters(own));
    assert_eq!(hypothetical.amounts.certainty, Certainty::Hypothetical);
    for (other, code, at) in [
        (&provisional, ErrorCode::CorrectionOfProvisional, "provisional"),
        (&hypothetical, ErrorCode::CorrectionOfHypothetical, "certainty"),
    ] {
        let stored =
            Statement::from_json(other.to_json().as_bytes()).expect("what was stored is read back");
        for (before, after) in [(&stored, &final_one), (&final_one, &stored)] {
            let error = correction(before, after).expect_err("refused");
            assert_eq!((error.code(), error.location()), (code, at));
        }
    }
    let error = notice(&hypothetical).expect_err("refused");
    assert_eq!((error.code(), error.location()), (ErrorCode::NoticeOfHypothetical, "certainty"));
}
