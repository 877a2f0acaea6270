//! What is generated from the code is committed, and compared here. `UPDATE=1 cargo test -p ibo-tests --test exports` writes it anew.

use std::collections::BTreeSet;

use ibo_core::{Case, Certainty, ErrorCode, Language, LineCode, Options, ParameterId, Parameters, Rule, statement};
use ibo_tests::{assert_generated, read};
use serde::Serialize;

fn pretty(value: &impl Serialize) -> String {
    let mut json = serde_json::to_string_pretty(value).expect("JSON");
    json.push('\n');
    json
}

#[test]
fn parameters_json_is_every_dated_value() {
    let values: Vec<_> = Parameters::embedded().expect("the embedded values are valid").all().collect();
    assert_generated("fixtures/parameters.json", &pretty(&values));
    let ids: BTreeSet<_> = values.iter().map(|value| value.id).collect();
    assert_eq!(ids.len(), ParameterId::ALL.len(), "every id has a value");
}

/// The text of which the fingerprint is made: the oracle hashes this file.
#[test]
fn parameters_toml_is_the_canonical_text() {
    assert_generated("fixtures/parameters.toml", &Parameters::embedded().expect("the embedded values").canonical());
}

#[test]
fn errors_json_is_the_catalogue() {
    #[derive(Serialize)]
    struct Shape {
        code: &'static str,
        number: u16,
        rule: Option<&'static str>,
        meaning: &'static str,
        betekenis: &'static str,
    }
    let shape = |code: &ErrorCode| Shape {
        code: code.slug(),
        number: code.number(),
        rule: code.rule().map(Rule::id),
        meaning: code.meaning(Language::English),
        betekenis: code.meaning(Language::Dutch),
    };
    assert_generated("fixtures/errors.json", &pretty(&ErrorCode::ALL.iter().map(shape).collect::<Vec<_>>()));
}

#[test]
fn slugs_and_numbers_of_errors_are_unique_and_ascend() {
    let numbers: Vec<_> = ErrorCode::ALL.iter().map(|code| code.number()).collect();
    assert!(numbers.is_sorted_by(|a, b| a < b), "{numbers:?}");
    let slugs: BTreeSet<_> = ErrorCode::ALL.iter().map(|code| code.slug()).collect();
    assert_eq!(slugs.len(), ErrorCode::ALL.len());
}

#[test]
fn rules_json_is_the_table_of_rules() {
    #[derive(Serialize)]
    struct Shape {
        rule: &'static str,
        title: &'static str,
        titel: &'static str,
        certainty: Option<Certainty>,
        source: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        id: Option<&'static str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        reading: Option<&'static str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        assumption: Option<&'static str>,
    }
    let shape = |rule: &Rule| Shape {
        rule: rule.id(),
        title: rule.title(Language::English),
        titel: rule.title(Language::Dutch),
        certainty: rule.certainty(),
        source: rule.source(),
        id: rule.assumption_id(),
        reading: rule.reading(),
        assumption: rule.assumption(Language::English),
    };
    assert_generated("fixtures/rules.json", &pretty(&Rule::ALL.iter().map(shape).collect::<Vec<_>>()));
}

#[test]
fn what_is_assumed_says_so_in_both_languages() {
    for rule in Rule::ALL {
        let assumed = rule.certainty() == Some(Certainty::Assumed);
        for language in [Language::Dutch, Language::English] {
            assert_eq!(rule.assumption(language).is_some_and(|text| !text.is_empty()), assumed, "{rule}");
            assert_eq!(rule.assumption_id().is_some_and(|id| !id.is_empty()), assumed, "{rule}");
            assert!(!rule.title(language).is_empty(), "{rule}");
        }
        assert!(!rule.source().is_empty(), "{rule}");
    }
}

#[test]
fn every_line_has_a_name_in_both_languages() {
    for language in [Language::Dutch, Language::English] {
        let labels: BTreeSet<_> = LineCode::ALL.iter().map(|code| code.label(language)).collect();
        assert_eq!(labels.len(), LineCode::ALL.len());
    }
}

/// The page with the part between its markers replaced.
fn with_part(page: &str, name: &str, part: &str) -> String {
    let (start, end) = (format!("<!-- generated: {name} -->\n"), "<!-- end -->");
    let (before, rest) = page.split_once(&start).unwrap_or_else(|| panic!("README.md has no {start}"));
    let (_, after) = rest.split_once(end).expect("README.md ends its generated parts");
    format!("{before}{start}{part}{end}{after}")
}

fn fenced(language: &str, text: &str) -> String {
    format!("\n```{language}\n{}\n```\n\n", text.trim_end())
}

#[test]
fn the_readme_shows_what_the_code_gives() {
    let first = read("fixtures/cases/first.jsonl");
    let cases: Vec<_> = first.lines().map(|line| Case::from_json(line.as_bytes()).expect("a case")).collect();
    let [first, _, _, running] = cases.as_slice() else { panic!("four cases") };
    let explained = |case: &Case| statement(case, &Options::default()).expect("a statement").explain(Language::English);

    let mut rules = "\n| rule | what it says | certainty | source |\n|---|---|---|---|\n".to_owned();
    for rule in Rule::ALL {
        let certainty = rule.certainty().map_or("", Certainty::slug);
        rules += &format!("| {} | {} | {certainty} | {} |\n", rule.id(), rule.title(Language::English), rule.source());
    }

    let page = read("README.md");
    let page = with_part(&page, "statement", &fenced("text", &explained(first)));
    let page = with_part(&page, "running", &fenced("text", &explained(running)));
    let page = with_part(&page, "case", &fenced("json", &pretty(first)));
    let page = with_part(&page, "rules", &(rules + "\n"));
    assert_generated("README.md", &page);
}

/// The lists as the embedded values have them, for those who have no more than the page of the C ABI.
#[test]
fn the_page_of_the_c_abi_shows_the_codes() {
    let mut codes = "\n| list | code | treatment | certainty |\n|---|---|---|---|\n".to_owned();
    for value in Parameters::embedded().expect("the embedded values").all().filter(|value| value.id.is_code_list()) {
        for code in &value.codes {
            codes += &format!("| `{}` | `{}` | {} | {} |\n", value.id, code.code, code.treatment, code.certainty);
        }
    }
    let page = with_part(&read("ibo-capi/README.md"), "codes", &(codes + "\n"));
    assert_generated("ibo-capi/README.md", &page);
}
