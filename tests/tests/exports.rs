//! What is generated from the code is committed, and compared here. `UPDATE=1 cargo test -p
//! ibo-tests --test exports` writes it anew.

use std::collections::BTreeSet;

use ibo_core::{
    Availability, Case, Certainty, ErrorCode, Kind, Language, LineCode, Options, ParameterId,
    Parameters, Payer, Role, Rule, Scheme, SourceName, Status, statement,
};
use ibo_tests::{assert_generated, project, read};
use regex::Regex;
use serde::Serialize;

fn pretty(value: &impl Serialize) -> String {
    let mut json = serde_json::to_string_pretty(value).expect("JSON");
    json.push('\n');
    json
}

#[test]
fn parameters_json_lists_every_dated_value() {
    let values: Vec<_> =
        Parameters::embedded().expect("the embedded values are valid").all().collect();
    assert_generated("fixtures/parameters.json", &pretty(&values));
    let ids: BTreeSet<_> = values.iter().map(|value| value.id).collect();
    assert_eq!(ids.len(), ParameterId::ALL.len(), "every id has a value");
}

/// Every word of the formats, for type checkers and editors of Python.
#[test]
fn codes_py_lists_every_word() {
    let values = Parameters::embedded().expect("the embedded values");
    let codes = |id: ParameterId| {
        let listed = values.all().filter(|value| value.id == id);
        let codes = listed.flat_map(|value| value.codes.iter().map(|code| code.code.to_string()));
        codes.collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>()
    };
    let rules = Rule::ALL.iter().map(|rule| rule.id().to_owned()).collect();
    let words: [(&str, &str, Vec<String>); 17] = [
        ("Scheme", "The year that names a law (R1.1).", slugs(Scheme::ALL)),
        ("Kind", "The kind of agreement.", slugs(&Kind::ALL)),
        ("Payer", "Who pays the premium.", slugs(&Payer::ALL)),
        ("CertaintyWord", "How well something is founded.", slugs(&Certainty::ALL)),
        ("LineCode", "The code of a line.", slugs(LineCode::ALL)),
        ("Role", "What a line does to the running amount.", slugs(Role::ALL)),
        ("RuleId", "The number of a rule.", once(rules)),
        ("ParameterId", "What a dated value is a value of.", slugs(ParameterId::ALL)),
        ("ErrorSlug", "The stable name of an error.", slugs(ErrorCode::ALL)),
        ("SourceName", "Where a record stands.", slugs(&SourceName::ALL)),
        ("Availability", "What a source answered (R2.10).", slugs(Availability::ALL)),
        ("Status", "What became of a line of an attest (R2.7).", slugs(Status::ALL)),
        ("BenefitType", "A type of benefit (R2.4).", codes(ParameterId::UnemploymentBenefitType)),
        ("AidType", "A type of aid (R2.5).", codes(ParameterId::LeefloonAidType)),
        ("EntryKind", "A kind of leefloon entry (R2.5).", codes(ParameterId::LeefloonEntryKind)),
        ("DocumentType", "A type of document (R2.8).", codes(ParameterId::SicknessDocumentType)),
        ("Treatment", "How a code list treats a code.", treatments(values)),
    ];
    let mut text = String::from(
        "\"\"\"Every word of the formats, for type checkers and editors. Code lists have the codes that \
            the\nlibrary knows; your own values may add others.\n\nGenerated: `UPDATE=1 cargo test -p \
            ibo-tests --test exports` writes it.\n\"\"\"\n\nfrom __future__ import annotations\n\nfrom \
            typing import Literal, TypeAlias\n",
    );
    for (name, about, words) in words {
        assert!(!words.is_empty(), "{name}");
        text += &format!("\n{name}: TypeAlias = Literal[\n");
        for word in words {
            text += &format!("    \"{word}\",\n");
        }
        text += &format!("]\n\"\"\"{about}\"\"\"\n");
    }
    assert_generated("ibo-py/python/ibo/codes.py", &text);
}

fn slugs(all: &[impl ToString]) -> Vec<String> {
    all.iter().map(ToString::to_string).collect()
}

/// Parts of a rule have the number of the rule.
fn once(mut ids: Vec<String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    ids.retain(|id| seen.insert(id.clone()));
    ids
}

fn treatments(values: &Parameters) -> Vec<String> {
    let codes = values.all().flat_map(|value| value.codes.iter());
    // A code of a delivery means one of ours; the library has none.
    let treatments = codes.map(|code| code.treatment).chain(["means"]);
    once(treatments.map(str::to_owned).collect())
}

/// The text of which the fingerprint is made: the oracle hashes this file.
#[test]
fn parameters_toml_is_the_canonical_text() {
    assert_generated(
        "fixtures/parameters.toml",
        &Parameters::embedded().expect("the embedded values").canonical(),
    );
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
    assert_generated(
        "fixtures/errors.json",
        &pretty(&ErrorCode::ALL.iter().map(shape).collect::<Vec<_>>()),
    );
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
    assert_generated(
        "fixtures/rules.json",
        &pretty(&Rule::ALL.iter().map(shape).collect::<Vec<_>>()),
    );
}

#[test]
fn every_assumption_has_a_text_in_both_languages() {
    for rule in Rule::ALL {
        let assumed = rule.certainty().is_some_and(|certainty| certainty <= Certainty::Assumed);
        for language in [Language::Dutch, Language::English] {
            assert_eq!(
                rule.assumption(language).is_some_and(|text| !text.is_empty()),
                assumed,
                "{rule}"
            );
            assert_eq!(rule.assumption_id().is_some_and(|id| !id.is_empty()), assumed, "{rule}");
            assert!(!rule.title(language).is_empty(), "{rule}");
        }
        assert!(!rule.source().is_empty(), "{rule}");
    }
}

#[test]
fn every_line_has_a_label_in_both_languages() {
    for language in [Language::Dutch, Language::English] {
        let labels: BTreeSet<_> = LineCode::ALL.iter().map(|code| code.label(language)).collect();
        assert_eq!(labels.len(), LineCode::ALL.len());
    }
}

/// Compares a page with the same page whose generated parts are made anew.
fn assert_parts(path: &str, parts: &[(&str, String)]) {
    const END: &str = "<!-- end -->";
    let page = parts.iter().fold(read(path), |page, (name, part)| {
        let start = format!("<!-- generated: {name} -->\n");
        let (before, rest) =
            page.split_once(&start).unwrap_or_else(|| panic!("{path} has no {start}"));
        let (_, after) =
            rest.split_once(END).unwrap_or_else(|| panic!("{path} must end its part {name}"));
        format!("{before}{start}{part}{END}{after}")
    });
    assert_generated(path, &page);
}

fn fenced(language: &str, text: &str) -> String {
    format!("\n```{language}\n{}\n```\n\n", text.trim_end())
}

fn first_cases() -> Vec<Case> {
    read("fixtures/cases/first.jsonl")
        .lines()
        .map(|line| Case::from_json(line.as_bytes()).expect("a case"))
        .collect()
}

fn explained(case: &Case, language: Language) -> String {
    fenced("text", &statement(case, &Options::default()).expect("a statement").explain(language))
}

#[test]
fn readme_statement_is_generated() {
    assert_parts("README.md", &[("statement", explained(&first_cases()[0], Language::English))]);
}

#[test]
fn page_of_the_statement_is_generated() {
    let cases = first_cases();
    let [first, _, _, running] = cases.as_slice() else { panic!("four cases") };
    let parts = [
        ("statement", explained(first, Language::English)),
        ("running", explained(running, Language::English)),
        ("case", fenced("json", &pretty(first))),
    ];
    assert_parts("docs/statement.md", &parts);
    assert_parts("docs/officer-nl.md", &[("statement", explained(first, Language::Dutch))]);
}

#[test]
fn page_of_the_rules_is_generated() {
    let mut rules =
        "\n| rule | what it says | certainty | source |\n|---|---|---|---|\n".to_owned();
    let mut seen = BTreeSet::new();
    for rule in Rule::ALL {
        let certainty = rule.certainty().map_or("", Certainty::slug);
        let id = rule.id();
        // The first row of a rule is where links to it lead.
        let anchor = if seen.insert(id) { format!("<a id=\"{id}\"></a>") } else { String::new() };
        rules += &format!(
            "| {anchor}{id} | {} | {certainty} | {} |\n",
            rule.title(Language::English),
            rule.source()
        );
    }
    assert_parts("docs/rules.md", &[("rules", rules + "\n")]);
}

/// What the page of the C ABI shows of `ibo-capi/examples`, with the language of its block.
/// `tests/capi` compiles and runs these files.
const C_EXAMPLES: &[(&str, &str)] = &[
    ("premium.c", "c"),
    ("statements.c", "c"),
    ("corrections.c", "c"),
    ("corrections.txt", "text"),
    ("statement.cpp", "cpp"),
    ("premium.cob", "cobol"),
    ("premium.lst", "text"),
    ("payments.cob", "cobol"),
    ("payments.txt", "text"),
    ("payments.lst", "text"),
    ("Ibo.java", "java"),
    ("Payroll.java", "java"),
    ("ibo_ctypes.py", "python"),
];

/// The code lists as the embedded values have them, for readers of this page alone, and the example
/// programs.
#[test]
fn c_page_shows_the_codes_and_the_examples() {
    let mut codes = "\n| list | code | treatment | certainty |\n|---|---|---|---|\n".to_owned();
    for value in Parameters::embedded()
        .expect("the embedded values")
        .all()
        .filter(|value| value.id.is_code_list())
    {
        for code in &value.codes {
            codes += &format!(
                "| `{}` | `{}` | {} | {} |\n",
                value.id, code.code, code.treatment, code.certainty
            );
        }
    }
    let mut parts = vec![("codes".to_owned(), codes + "\n")];
    for (name, language) in C_EXAMPLES {
        let path = format!("examples/{name}");
        let text = read(&format!("ibo-capi/{path}"));
        parts.push((path, fenced(language, &text)));
    }
    let parts: Vec<_> = parts.iter().map(|(name, part)| (name.as_str(), part.clone())).collect();
    assert_parts("ibo-capi/README.md", &parts);
    let page = read("ibo-capi/README.md");
    for entry in std::fs::read_dir(project("ibo-capi/examples")).expect("examples") {
        let name = entry.expect("an example").file_name().into_string().expect("a name in UTF-8");
        // A program in Python that was run by hand leaves it.
        let is_left = name == "__pycache__";
        let is_shown = C_EXAMPLES.iter().any(|(shown, _)| *shown == name);
        assert!(
            is_left || is_shown || page.contains(&format!("](examples/{name})")),
            "the page shows or links examples/{name}"
        );
    }
}

/// The packaged crate has no folder of fixtures: its examples read a copy.
#[test]
fn cases_of_the_crate_equal_the_fixture() {
    assert_generated("ibo-core/examples/first.jsonl", &read("fixtures/cases/first.jsonl"));
}

/// Each line of the short examples stands in the page whose examples are compiled and run.
#[test]
fn examples_of_the_readme_are_in_tested_pages() {
    let page = read("README.md");
    for (language, tested) in [
        ("python", "ibo-py/README.md"),
        ("rust", "ibo-core/README.md"),
        ("c", "ibo-capi/README.md"),
    ] {
        let tested_page = read(tested);
        let lines: BTreeSet<_> = tested_page.lines().map(str::trim).collect();
        let (_, rest) = page
            .split_once(&format!("```{language}\n"))
            .unwrap_or_else(|| panic!("README.md has no {language}"));
        let (block, _) = rest.split_once("```").expect("the end of the block");
        for line in block.lines().map(str::trim) {
            assert!(lines.contains(line), "{tested} must have the line of README.md: {line}");
        }
    }
}

/// The files of the project, by their paths in it.
fn project_files() -> Vec<String> {
    fn collect(folder: &str, files: &mut Vec<String>) {
        for entry in std::fs::read_dir(project(folder)).expect("a readable folder") {
            let entry = entry.expect("a readable folder");
            let name = entry.file_name().into_string().expect("a name in UTF-8");
            let path = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
            let is_made = ["target", "venv"].contains(&name.as_str()) || name.starts_with('.');
            if !entry.file_type().expect("a type").is_dir() {
                files.push(path);
            } else if !is_made {
                collect(&path, files);
            }
        }
    }
    let mut files = Vec::new();
    collect("", &mut files);
    files
}

fn pages() -> Vec<String> {
    project_files().into_iter().filter(|path| path.ends_with(".md")).collect()
}

/// The lines of a page that are text, without its blocks of code.
fn prose(page: &str) -> impl Iterator<Item = &str> {
    let mut is_code = false;
    page.lines().filter(move |line| {
        let is_fence = line.starts_with("```");
        is_code ^= is_fence;
        !is_code && !is_fence
    })
}

/// What stands between these marks on a line, each time.
fn between<'text>(
    line: &'text str,
    start: &'static str,
    end: char,
) -> impl Iterator<Item = &'text str> {
    line.split(start).skip(1).filter_map(move |rest| rest.split_once(end)).map(|(found, _)| found)
}

/// The anchors of a page: those that it sets, and its headings, as GitHub names them: a second
/// heading of the same words gets `-1`.
fn anchors(page: &str) -> BTreeSet<String> {
    let set = prose(page).flat_map(|line| between(line, "<a id=\"", '"'));
    let mut anchors: BTreeSet<_> = set.map(str::to_owned).collect();
    for heading in prose(page).filter(|line| line.starts_with('#')) {
        let words = heading.trim_start_matches('#').trim().to_lowercase();
        let kept = words.chars().filter(|char| char.is_alphanumeric() || " -_".contains(*char));
        let anchor: String = kept.map(|char| if char == ' ' { '-' } else { char }).collect();
        let numbered = (1..).map(|number| format!("{anchor}-{number}"));
        let free =
            std::iter::once(anchor.clone()).chain(numbered).find(|name| !anchors.contains(name));
        anchors.extend(free);
    }
    anchors
}

/// Links lead to files of the project and headings in them, and pages that are named in code exist:
/// from the page's folder, or from the root of the project.
#[test]
fn every_link_of_every_page_resolves() {
    let mut broken = Vec::new();
    let pages = pages();
    for path in &pages {
        let page = read(path);
        let folder =
            path.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
        for line in prose(&page) {
            for link in between(line, "](", ')').filter(|link| !link.contains("://")) {
                let (file, anchor) = link
                    .split_once('#')
                    .map_or((link, None), |(file, anchor)| (file, Some(anchor)));
                let file = if file.is_empty() { path.clone() } else { format!("{folder}{file}") };
                let resolves = project(&file).exists()
                    && anchor.is_none_or(|anchor| anchors(&read(&file)).contains(anchor));
                if !resolves {
                    broken.push(format!("{path}: {link}"));
                }
            }
            let named = line
                .split('`')
                .skip(1)
                .step_by(2)
                .filter(|name| name.ends_with(".md") && !name.contains(char::is_whitespace));
            broken.extend(
                named
                    .filter(|name| {
                        !project(&format!("{folder}{name}")).exists() && !project(name).exists()
                    })
                    .map(|name| format!("{path}: `{name}`")),
            );
        }
    }
    assert_eq!(broken, Vec::<String>::new());
    assert!(pages.len() >= 10 && pages.contains(&"docs/evidence.md".to_owned()), "{pages:?}");
}

/// Sources and pages that comments and pages name, such as `error.rs`, are files of the project.
#[test]
fn every_source_and_page_that_is_named_exists() {
    let named =
        Regex::new(r"(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_-]+\.(?:rs|md)(?-u:\b)").expect("a pattern");
    let files = project_files();
    let exists = |name: &str| {
        let mut folders = files.iter().filter_map(|path| path.strip_suffix(name));
        folders.any(|folder| folder.is_empty() || folder.ends_with('/'))
    };
    let mut missing = Vec::new();
    // The projects of tests/circles are made up.
    for path in files.iter().filter(|path| !path.starts_with("tests/circles/")) {
        let comment: &[&str] = match path.rsplit_once('.').map(|(_, extension)| extension) {
            Some("py" | "md") => &[""],
            Some("rs" | "c" | "h" | "java") => &["//", "/*", "*"],
            Some("sh" | "toml") => &["#"],
            _ => continue,
        };
        for line in read(path).lines().filter(|line| {
            let line = line.trim_start();
            // What a block of a page is titled, its reader makes.
            let is_made = line.starts_with("```") && line.contains(" title=\"");
            !is_made && comment.iter().any(|start| line.starts_with(start))
        }) {
            let absent =
                named.find_iter(line).map(|name| name.as_str()).filter(|name| !exists(name));
            missing.extend(absent.map(|name| format!("{path}: {name}")));
        }
    }
    assert_eq!(missing, Vec::<String>::new());
}

/// Each JSON Schema is made of the shapes by which documents are read.
#[test]
fn json_schemas() {
    for schema in ibo_core::Schema::ALL {
        let path = format!("ibo-core/schemas/{}.json", schema.slug());
        assert_generated(&path, &format!("{}\n", schema.to_json()));
    }
}
