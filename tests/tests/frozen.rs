//! Statements that a version issued and that no later version may change without a line in the
//! changelog that names the months and the rule (R1.2, R7.1). They lie in `fixtures/frozen/`, one
//! folder for each version, with their cases and with the values of then.
//!
//! A version's folder follows the golden cases until the version is released; from then on it never
//! changes. What a later version computes otherwise stands in `now.json` beside the statements:
//! `UPDATE=1` writes it, and only when the changelog has the line.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Once;

use ibo_core::{
    Case, LIBRARY, Options, Parameters, Statement, Verification, VerificationStatus, verify,
};
use ibo_tests::{assert_generated, compact, files, project, read};
use regex::Regex;
use serde::{Deserialize, Serialize};
use serde_json::{Value, value::RawValue};
use sha2::{Digest, Sha256};

const FROZEN: &str = "fixtures/frozen";

/// What this version computes of the frozen statements of another one.
#[derive(Serialize)]
struct Now {
    /// The SHA-256 of the statements as they were issued.
    frozen: String,
    /// The SHA-256 of the same statements as this version computes them.
    now: String,
    /// Those that differ: reference and month, with the first rule that gives something else.
    changed: BTreeMap<String, String>,
}

/// A statement that computes otherwise.
struct Changed {
    case_ref: String,
    month: String,
    rule: String,
}

fn digest(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Every golden case that computes with the embedded values, as a line: its statement, which was
/// worked out by hand and by the oracle, with its case.
fn golden_statements() -> String {
    #[derive(Deserialize)]
    struct Golden {
        #[serde(default)]
        options: BTreeMap<String, Value>,
        case: Box<RawValue>,
        statement: Box<RawValue>,
    }
    let line = |path: &Path| {
        let text = std::fs::read_to_string(path).expect("a fixture");
        let golden: Golden = serde_json::from_str(&text).expect("JSON");
        if golden.options.contains_key("parameters") {
            return None;
        }
        let case = Case::from_json(golden.case.get().as_bytes()).expect("a case").to_json();
        let statement = compact(golden.statement.get());
        let body = statement.strip_suffix('}').expect("an object");
        Some(format!("{body},\"case\":{case}}}\n"))
    };
    files("fixtures/cases", "json").iter().filter_map(|path| line(path)).collect()
}

/// `0.1` of `ibo 0.1.0`.
fn version() -> String {
    let version = LIBRARY.split(' ').nth(1).expect("a version");
    version.rsplit_once('.').expect("three numbers").0.to_owned()
}

fn is_released(changelog: &str, version: &str) -> bool {
    !changelog.contains(&format!("## {version}.0, unreleased"))
}

/// The folder of a version that is not released yet has the golden statements of today.
fn freeze() {
    static FREEZE: Once = Once::new();
    FREEZE.call_once(|| {
        let version = version();
        if is_released(&read("CHANGELOG.md"), &version) {
            return;
        }
        let folder = format!("{FROZEN}/{version}");
        std::fs::create_dir_all(project(&folder)).expect("a folder");
        assert_generated(&format!("{folder}/statements.jsonl"), &golden_statements());
        let values = Parameters::embedded().expect("values").canonical();
        assert_generated(&format!("{folder}/values.toml"), &values);
    });
}

/// The folders, by version.
fn versions() -> Vec<String> {
    freeze();
    let folders = std::fs::read_dir(project(FROZEN)).expect("frozen statements");
    let name = |folder: std::fs::DirEntry| folder.file_name().into_string().expect("a name");
    folders.map(|folder| name(folder.expect("a folder"))).collect()
}

#[test]
fn this_version_has_frozen_statements_of_every_golden_case() {
    let version = version();
    assert!(versions().contains(&version), "{FROZEN}/{version}");
    let count = read(&format!("{FROZEN}/{version}/statements.jsonl")).lines().count();
    assert!(count >= 200, "{count} statements are frozen");
}

/// A frozen statement and what came of computing it now.
struct Recomputed {
    issued: Statement,
    verified: Verification,
}

impl Recomputed {
    fn is_same(&self) -> bool {
        self.verified.status == VerificationStatus::Same
    }

    /// The first rule that gives something else.
    fn rule(&self) -> String {
        match (&self.verified.now, &self.verified.error) {
            (Some(now), _) => first_rule_that_differs(&self.issued, now),
            (None, error) => {
                let rule = error.as_ref().and_then(|error| error.code().rule());
                rule.map_or("R7.1", |rule| rule.id()).to_owned()
            }
        }
    }

    /// The statement as it is computed now, or why it is refused, without the names of the library
    /// and the values.
    fn now(&self) -> String {
        match (&self.verified.now, &self.verified.error) {
            (Some(now), _) => {
                let mut now = now.clone();
                (now.library, now.values) = (self.issued.library.clone(), self.issued.values);
                now.to_json()
            }
            (None, error) => error.as_ref().map(ibo_core::Error::to_json).unwrap_or_default(),
        }
    }

    fn changed(&self) -> Changed {
        let Statement { case_ref, month, .. } = &self.issued;
        let (case_ref, month) = (case_ref.to_string(), month.to_string());
        Changed { case_ref, month, rule: self.rule() }
    }
}

fn recomputed(folder: &str, options: &Options) -> Vec<Recomputed> {
    let statements = read(&format!("{folder}/statements.jsonl"));
    let each = statements.lines().map(|line| {
        let issued = Statement::from_json(line.as_bytes())
            .unwrap_or_else(|error| panic!("{folder}: {error}: {line}"));
        assert_eq!(issued.to_json(), line, "what was frozen is written in the same bytes");
        let verified = verify(&issued, None, options).expect("a statement with its case");
        Recomputed { issued, verified }
    });
    each.collect()
}

/// The lines of a statement that another one does not have as they are; else its other parts.
fn first_rule_that_differs(issued: &Statement, now: &Statement) -> String {
    let parts = |statement: &Statement| {
        let statement: Value = serde_json::from_str(&statement.to_json()).expect("JSON");
        let lists = ["lines", "left_out", "assumptions"].map(|list| statement[list].clone());
        let parts = lists.into_iter().flat_map(|list| list.as_array().cloned().expect("a list"));
        parts.collect::<Vec<_>>()
    };
    let (then, now) = (parts(issued), parts(now));
    let differs = now
        .iter()
        .find(|part| !then.contains(part))
        .or_else(|| then.iter().find(|part| !now.contains(part)));
    differs.and_then(|part| part["rule"].as_str()).unwrap_or("R7.1").to_owned()
}

/// The items of the changelog about versions after this one.
fn items_after(changelog: &str, version: &str) -> Vec<String> {
    let own = changelog.find(&format!("\n## {version}.")).unwrap_or(changelog.len());
    let mut items = Vec::new();
    for line in changelog[..own].lines() {
        match (line.starts_with("- "), items.last_mut()) {
            (true, _) => items.push(line.to_owned()),
            (false, Some(item)) if line.starts_with("  ") => *item = format!("{item} {line}"),
            _ => {}
        }
    }
    items
}

/// Whether an item names a month, alone or within `2026-01 to 2026-06` or `from 2026-01`, and a
/// rule.
fn names(item: &str, month: &str, rule: &str) -> bool {
    let has_rule =
        Regex::new(&format!(r"(?-u:\b){}(?-u:\b)", regex::escape(rule))).expect("a pattern");
    let months = Regex::new(
        r"(from )?(?-u:\b)([0-9]{4}-[0-9]{2})(?-u:\b)(?: to ([0-9]{4}-[0-9]{2})(?-u:\b))?",
    )
    .expect("a pattern");
    has_rule.is_match(item)
        && months.captures_iter(item).any(|named| {
            let first = &named[2];
            let last = named.get(3).map(|last| last.as_str());
            match (named.get(1), last) {
                (_, Some(last)) => (first..=last).contains(&month),
                (Some(_), None) => first <= month,
                (None, None) => first == month,
            }
        })
}

/// What the changelog does not say of what changed.
fn unsaid(changed: &[Changed], items: &[String]) -> Vec<String> {
    let unsaid = changed
        .iter()
        .filter(|Changed { month, rule, .. }| !items.iter().any(|item| names(item, month, rule)));
    unsaid.map(|Changed { case_ref, month, rule }| format!("{case_ref}, {month}: {rule}")).collect()
}

/// No later version changes a statement without saying so: months and rule, in the changelog.
#[test]
fn frozen_statements_are_the_same_or_the_changelog_says_why_not() {
    let changelog = read("CHANGELOG.md");
    for folder in versions() {
        let path = format!("{FROZEN}/{folder}");
        let all = recomputed(&path, &Options::default());
        let changed: Vec<_> =
            all.iter().filter(|each| !each.is_same()).map(Recomputed::changed).collect();
        let unsaid = unsaid(&changed, &items_after(&changelog, &folder));
        assert!(
            unsaid.is_empty(),
            "statements of {folder} compute otherwise, and no line of CHANGELOG.md names the month \
                and the rule:\n{}",
            unsaid.join("\n")
        );
        let now: String = all.iter().map(|each| format!("{}\n", each.now())).collect();
        let changed = changed
            .into_iter()
            .map(|Changed { case_ref, month, rule }| (format!("{case_ref} {month}"), rule));
        let frozen = digest(&read(&format!("{path}/statements.jsonl")));
        let now = Now { frozen, now: digest(&now), changed: changed.collect() };
        let text = serde_json::to_string_pretty(&now).expect("JSON");
        assert_generated(&format!("{path}/now.json"), &format!("{text}\n"));
    }
}

/// With the values of then a statement is the same in every later version, but for what the
/// changelog says of a rule.
#[test]
fn frozen_values_are_loaded_back_and_give_the_same_statements() {
    for folder in versions() {
        let path = format!("{FROZEN}/{folder}");
        let kept = read(&format!("{path}/values.toml"));
        let values = Parameters::from_toml(&[("values.toml", &kept)]).expect("a whole set");
        assert_eq!(values.canonical(), kept, "{path}/values.toml");
        let fingerprint = values.fingerprint();
        let items = items_after(&read("CHANGELOG.md"), &folder);
        let all = recomputed(&path, &Options::default().parameters(values));
        let issued_with = |each: &Recomputed| each.issued.values == fingerprint;
        assert!(all.iter().all(issued_with), "{path}: the values of then");
        let differ = all.iter().filter(|each| !each.is_same()).map(Recomputed::changed);
        assert_eq!(unsaid(&differ.collect::<Vec<_>>(), &items), Vec::<String>::new());
    }
}

#[test]
fn changelog_line_must_name_the_month_and_the_rule() {
    let changelog = "# Changelog\n\n## 0.2.0, unreleased\n\n- Another rate (R6.3),\n  from \
                     2026-03.\n- **GGMMI** of 2025-02 to 2025-05 (R5.1).\n- The table of 2019-07: \
                     R5.3.\n\n## 0.1.0, 1 March 2027\n\n- Older: R4.2, from 2018-09.\n";
    let items = items_after(changelog, "0.1");
    assert_eq!(items.len(), 3);
    let said = |month: &str, rule: &str| {
        let [case_ref, month, rule] = ["A-1", month, rule].map(str::to_owned);
        unsaid(&[Changed { case_ref, month, rule }], &items).is_empty()
    };
    assert!(said("2026-03", "R6.3") && said("2027-01", "R6.3") && !said("2026-02", "R6.3"));
    assert!(said("2025-02", "R5.1") && said("2025-05", "R5.1") && !said("2025-06", "R5.1"));
    assert!(said("2019-07", "R5.3") && !said("2019-08", "R5.3"));
    assert!(!said("2026-03", "R6.2") && !said("2026-03", "R4.2"), "another rule, an older section");
    assert!(!names("R6.30 from 2026-01", "2026-01", "R6.3"));
    assert!(is_released(changelog, "0.1") && !is_released(changelog, "0.2"));
}

/// Another rate of tax changes the line of R6.3 first: 65.39 becomes 70.63.
#[test]
fn rule_of_the_first_line_that_differs_is_named() {
    let own = "[[value]]\nid = \"withholding.rate\"\nfrom = \"2026-01-01\"\nvalue = \"0.12\"\n\
               certainty = \"secondary\"\nsource = \"another rate\"\n";
    let values = Parameters::embedded().and_then(|values| values.with("own.toml", own));
    let options = Options::default().parameters(values.expect("own values"));
    let folder = format!("{FROZEN}/0.1");
    freeze();
    let mut all = recomputed(&folder, &options).into_iter();
    let changed =
        all.find(|each| each.issued.case_ref.as_str() == "worked-example-1-unemployment-all-month");
    let changed = changed.expect("worked example 1");
    assert_eq!(changed.verified.status, VerificationStatus::OtherAmounts);
    assert_eq!(changed.rule(), "R6.3");
}
