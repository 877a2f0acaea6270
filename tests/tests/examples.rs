//! Every main type and function of the crate has an example in its documentation, which rustdoc
//! runs. What is only part of another one has none of its own, and is named here.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use ibo_tests::{project, read};
use regex::Regex;

/// Builders, whose example is that of the type they make; views of records that a caller keeps,
/// which are shown by `CaseView`; and the parts of a result, whose example is that of the whole or
/// of the function that gives it.
const PART_OF_ANOTHER: &[&str] = &[
    "AbsencesView",
    "AgreementBuilder",
    "AttestId",
    "BenefitCode",
    "CaseBuilder",
    "DifferenceLine",
    "DifferenceRecord",
    "DifferenceValue",
    "Held",
    "LIBRARY",
    "LeefloonRecordBuilder",
    "LineSide",
    "MonthTotals",
    "MovedHow",
    "MovedValue",
    "OwnView",
    "PlanMonth",
    "PlanTotals",
    "Reason",
    "RecordSide",
    "Records",
    "RvaCode",
    "SensitivityRow",
    "Shadow",
    "SicknessRecordBuilder",
    "SourceView",
    "StatementSide",
    "UnemploymentRecordBuilder",
    "ValueSide",
    "VerificationStatus",
    "VerifiedAs",
    "VerifiedLine",
    "amounts_of",
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a readable folder");
    let paths = entries.map(|entry| entry.expect("a readable folder").path());
    paths.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
}

/// The names that the crate gives at its root.
fn public_names() -> BTreeSet<String> {
    let expression = r"(?m)^pub use (?:[a-z_]+::)+(?:\{([^}]*)\}|([A-Za-z_]+));";
    let exports = Regex::new(expression).expect("an expression");
    let text = read("ibo-core/src/lib.rs");
    let lists = exports.captures_iter(&text).filter_map(|found| found.get(1).or(found.get(2)));
    let names = lists.flat_map(|list| list.as_str().split(','));
    let names = names.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
    names.filter(|name| !["NaiveDate", "Decimal"].contains(&name.as_str())).collect()
}

/// The documentation above the declaration of a name.
fn documentation(name: &str, sources: &[String]) -> String {
    let is_item = |line: &str| {
        // A type may stand in a table; an indented function is a method, maybe of the same name.
        let item = line.trim_start();
        let words = item.strip_prefix("pub ").map(str::split_whitespace);
        words.is_some_and(|words| {
            let mut words = words.skip_while(|word| *word == "const").peekable();
            let keyword = words.next_if(|word| KEYWORDS.contains(word));
            let is_item = keyword.is_some_and(|word| word != "fn" || item == line);
            let item = words.next().and_then(|item| item.split(['<', '(', '{', ':', ';']).next());
            (is_item || name == "LIBRARY") && item == Some(name)
        })
    };
    // The texts of records are declared in a table.
    let is_row = |line: &str| line.trim_start().starts_with(&format!("{name}, \""));
    let above = above(&is_item, sources).or_else(|| above(&is_row, sources));
    above.unwrap_or_else(|| panic!("{name} is not found"))
}

const KEYWORDS: &[&str] = &["struct", "enum", "fn", "trait", "type"];

fn above(is_declaration: &dyn Fn(&str) -> bool, sources: &[String]) -> Option<String> {
    sources.iter().find_map(|source| {
        let lines: Vec<_> = source.lines().collect();
        let place = lines.iter().position(|line| is_declaration(line))?;
        let above = lines[..place].iter().rev().map(|line| line.trim_start());
        let above = above.take_while(|line| {
            ["///", "#[", "reason", ")]"].iter().any(|start| line.starts_with(start))
        });
        Some(above.collect::<Vec<_>>().join("\n"))
    })
}

#[test]
fn every_main_type_and_function_has_an_example() {
    let sources: Vec<_> = sources(&project("ibo-core/src"))
        .iter()
        .map(|path| std::fs::read_to_string(path).expect("a readable file"))
        .collect();
    let names = public_names();
    assert!(names.len() > 70, "{names:?}");
    let without: Vec<_> = names
        .iter()
        .filter(|name| !documentation(name, &sources).contains("```"))
        .map(String::as_str)
        .collect();
    assert_eq!(without, PART_OF_ANOTHER, "give each of the others an example");
}
