//! The golden fixtures: statements, notices, corrections and payments whose numbers were written by
//! hand and by the oracle, byte for byte.

#[path = "golden/reforms.rs"]
mod reforms;
#[path = "golden/table_corrections.rs"]
mod table_corrections;

use std::path::Path;

use ibo_core::{
    Case, Certainty, Error, Euro, Fraction, Language, LeefloonRecord, Options, Parameters, Source,
    Statement, amounts, correction, notice, payment, statement,
};
use ibo_tests::{change, compact, files, read};
use serde::Deserialize;
use serde_json::value::RawValue;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Golden {
    about: String,
    rules: Vec<String>,
    #[serde(default)]
    options: Asked,
    case: Box<RawValue>,
    statement: Box<RawValue>,
    notice: Option<Box<RawValue>>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Asked {
    provisional: bool,
    require: Option<Certainty>,
    parameters: Option<String>,
}

impl Asked {
    fn compute(&self, case: &Case) -> Result<Statement, Error> {
        let embedded = Parameters::embedded()?;
        let parameters = self
            .parameters
            .as_ref()
            .map_or_else(|| Ok(embedded.clone()), |text| embedded.with("own.toml", text))?;
        let options = Options::default()
            .maybe(self.require, Options::require)
            .provisional(self.provisional)
            .parameters(parameters);
        let statement = statement(case, &options)?;
        assert_eq!(
            statement.amounts,
            amounts(case, &options)?,
            "with and without a trace the same amounts"
        );
        Ok(statement)
    }
}

fn parse<'t, T: Deserialize<'t>>(path: &Path, text: &'t str) -> T {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The first place where two texts differ, with what stands around it.
fn difference(found: &str, expected: &str) -> String {
    let at = found.bytes().zip(expected.bytes()).take_while(|(a, b)| a == b).count();
    let around = |text: &str| {
        String::from_utf8_lossy(
            text.as_bytes().get(at.saturating_sub(60)..text.len().min(at + 90)).unwrap_or_default(),
        )
        .into_owned()
    };
    format!("found    …{}\nexpected …{}", around(found), around(expected))
}

#[test]
fn golden_statements_and_notices() {
    let (mut wrong, mut read_back) = (Vec::new(), 0);
    let paths = files("fixtures/cases", "json");
    for path in &paths {
        let text = std::fs::read_to_string(path).expect("a readable fixture");
        let golden: Golden = parse(path, &text);
        assert!(
            !golden.about.is_empty() && !golden.rules.is_empty(),
            "{} says what it shows",
            path.display()
        );
        let case = Case::from_json(golden.case.get().as_bytes())
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let statement = golden
            .options
            .compute(&case)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let (found, expected) = (statement.to_json(), compact(golden.statement.get()));
        if found != expected {
            wrong.push(format!("{}\n{}", path.display(), difference(&found, &expected)));
        }
        // What a provisional one lacks is not stored.
        if !statement.amounts.provisional {
            let stored = Statement::from_json(found.as_bytes()).expect("a stored statement");
            for language in [Language::English, Language::Dutch] {
                let (found, expected) = (stored.explain(language), statement.explain(language));
                if found != expected {
                    wrong.push(format!("{}\n{}", path.display(), difference(&found, &expected)));
                }
            }
            read_back += 1;
        }
        if let Some(expected) = golden.notice {
            assert_eq!(
                notice(&statement).map(|notice| notice.to_json()),
                Ok(compact(expected.get())),
                "{}",
                path.display()
            );
        }
    }
    assert!(wrong.is_empty(), "{} of {} fixtures:\n{}", wrong.len(), paths.len(), wrong.join("\n"));
    assert!(paths.len() >= 60, "{} golden cases", paths.len());
    assert!(read_back >= 60, "{read_back} read back");
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Corrected {
    #[expect(dead_code, reason = "for the reader of the fixture")]
    about: String,
    before: Box<RawValue>,
    after: Box<RawValue>,
    correction: Box<RawValue>,
}

#[test]
fn golden_corrections() {
    for path in files("fixtures/corrections", "json") {
        let text = std::fs::read_to_string(&path).expect("a readable fixture");
        let fixture: Corrected = parse(&path, &text);
        let compute = |json: &RawValue| {
            Asked::default()
                .compute(&Case::from_json(json.get().as_bytes()).expect("a case"))
                .expect("a statement")
        };
        let (before, after) = (compute(&fixture.before), compute(&fixture.after));
        let found = correction(&before, &after).expect("a correction");
        assert_eq!(found.to_json(), compact(fixture.correction.get()), "{}", path.display());
        // The statement as it was issued gives the same, whoever computed it.
        let stored = |statement: &Statement| {
            Statement::from_json(statement.to_json().as_bytes()).expect("a stored statement")
        };
        assert_eq!(correction(&stored(&before), &after).as_ref(), Ok(&found), "{}", path.display());
        assert_eq!(correction(&before, &stored(&after)), Ok(found), "{}", path.display());
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Paid {
    about: String,
    premium: String,
    fraction: String,
    attendance: Option<String>,
    expected: Box<RawValue>,
}

#[test]
fn golden_payments() {
    let fixtures: Vec<Paid> =
        serde_json::from_str(&read("fixtures/payments.json")).expect("fixtures");
    assert!(!fixtures.is_empty());
    for fixture in fixtures {
        let attendance = fixture
            .attendance
            .map_or(Fraction::WHOLE, |attendance| attendance.parse().expect("a fraction"));
        let (premium, fraction) = (
            fixture.premium.parse().expect("an amount"),
            fixture.fraction.parse().expect("a fraction"),
        );
        let found = payment(premium, fraction, attendance, Parameters::embedded().expect("values"));
        assert_eq!(
            found.expect("a payment").to_json(),
            compact(fixture.expected.get()),
            "{}",
            fixture.about
        );
    }
}

#[test]
fn month_of_a_thousand_cases_equals_the_oracle() {
    let expected = read("fixtures/months/2026-04.amounts.csv");
    let mut rows = expected.lines();
    let header = "case_ref,replacement_income,premium,premium_after_fraction,premium_due,withholding_tax,net,employer_contribution,certainty,error_code,error_at";
    assert_eq!(rows.next(), Some(header));
    let cases = read("fixtures/months/2026-04.jsonl");
    assert_eq!(cases.lines().count(), 1_000);
    assert_eq!(rows.clone().count(), 1_000);
    for (line, row) in cases.lines().zip(rows) {
        let case = Case::from_json(line.as_bytes()).expect("a case");
        let computed =
            amounts(&case, &Options::default()).unwrap_or_else(|error| panic!("{row}: {error}"));
        let paid = computed.payment;
        let contribution = computed
            .employer_contribution
            .map(|contribution| contribution.to_string())
            .unwrap_or_default();
        let found = format!(
            "{},{},{},{},{},{},{},{contribution},{},,",
            case.case_ref(),
            computed.replacement_income,
            paid.premium,
            paid.premium_after_fraction,
            paid.premium_due,
            paid.withholding_tax,
            paid.net,
            computed.certainty
        );
        assert_eq!(found, row);
    }
}

/// A list of the input has at most 1,000 records (R0.4); a statement has a line for each that
/// counts, and more.
#[test]
fn a_statement_of_more_than_a_thousand_lines_is_read_back() {
    let first = read("fixtures/cases/first.jsonl");
    let case = Case::from_json(first.lines().next().expect("a case").as_bytes()).expect("a case");
    let (aid_type, entry_kind) =
        ("leefloon".parse().expect("a code"), "award".parse().expect("a code"));
    let record = LeefloonRecord::builder(
        case.month(),
        aid_type,
        "0.01".parse().expect("an amount"),
        entry_kind,
    );
    let records = Source::data(vec![record.build().expect("a record"); 1_000]).expect("few enough");
    let case = change::case(&case, |case| case.leefloon(records));
    let statement = statement(&case, &Options::default()).expect("a statement");
    assert!(statement.lines.len() > 1_000);
    let stored = Statement::from_json(statement.to_json().as_bytes()).expect("what was stored");
    let corrected = correction(&stored, &statement).expect("a correction");
    assert!(corrected.lines.is_empty() && corrected.to_pay == Euro::ZERO);
}
