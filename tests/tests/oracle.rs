//! The oracle: the rules once more, in Python's `fractions`, written from `rules.md` alone. Random
//! cases must give the same statements, byte for byte, and the same refusals. The seed is printed;
//! `ORACLE_SEED` and `ORACLE_COUNT` choose others.

#[path = "oracle/certainty.rs"]
mod certainty;
#[path = "oracle/reforms.rs"]
mod reforms;
#[path = "oracle/sensitivity.rs"]
mod sensitivity;

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{SystemTime, UNIX_EPOCH};

use certainty::Exports;
use ibo_core::{
    Case, Certainty, Kind, Language, Line, LineCode, Options, Parameters, Scheme, Statement,
    amounts, statement,
};
use ibo_tests::project;
use serde::Deserialize;
use serde_json::value::RawValue;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Random {
    case: Box<RawValue>,
    options: Asked,
    expected: Option<String>,
    error: Option<Refusal>,
    /// What a person reads, up to the assumptions.
    texts: Option<Texts>,
}

#[derive(Deserialize)]
struct Texts {
    en: String,
    nl: String,
}

impl Texts {
    fn compare(&self, statement: &Statement) -> Result<(), String> {
        let languages = [
            (Language::English, &self.en, "\n  Assumed:\n"),
            (Language::Dutch, &self.nl, "\n  Aangenomen:\n"),
        ];
        for (language, expected, assumed) in languages {
            let found = statement.explain(language);
            let (found, _) = found.split_once(assumed).unwrap_or((&found, ""));
            if found != expected {
                return Err(format!("{found}\nis not\n{expected}"));
            }
        }
        Ok(())
    }
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    provisional: bool,
    require: Option<Certainty>,
    parameters: Option<String>,
}

impl Asked {
    /// The values of the law under those of the user.
    fn own(&self) -> Parameters {
        let embedded = Parameters::embedded().expect("valid");
        let laid = self.parameters.as_ref().map(|text| embedded.with("own.toml", text));
        laid.map_or_else(|| embedded.clone(), |own| own.expect("valid"))
    }
}

#[derive(Deserialize, Debug, PartialEq)]
struct Refusal {
    code: String,
    at: String,
}

#[expect(
    clippy::disallowed_methods,
    reason = "the tests may read the environment, the library may not"
)]
fn setting(name: &str) -> Option<u64> {
    std::env::var(name)
        .ok()
        .map(|text| text.parse().unwrap_or_else(|_| panic!("{name} is a number")))
}

#[expect(clippy::disallowed_methods, reason = "every run takes other cases, and prints which")]
fn fresh_seed() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs())
}

fn random_cases(script: &str, seed: u64, count: u64) -> Child {
    let mut python = Command::new("python3");
    python.arg(project(&format!("tests/oracle/{script}"))).args([
        "--seed",
        &seed.to_string(),
        "--count",
        &count.to_string(),
    ]);
    python.stdout(Stdio::piped()).spawn().expect("python3 runs")
}

/// The lines that a script of the oracle prints; it has ended well when they end.
#[expect(clippy::zombie_processes, reason = "it is waited for when its lines end")]
fn lines_of(script: &str, seed: u64, count: u64) -> impl Iterator<Item = String> {
    let mut python = random_cases(script, seed, count);
    let mut lines = BufReader::new(python.stdout.take().expect("piped")).lines();
    std::iter::from_fn(move || {
        let line = lines.next().map(|line| line.expect("text"));
        if line.is_none() {
            assert!(python.wait().expect("python3 ends").success());
        }
        line
    })
}

/// Days inside a month from which the values of a user are.
const DAYS_INSIDE: [&str; 4] = ["2026-04-15", "2024-03-10", "2020-02-20", "2026-03-16"];

fn agree(seed: u64, count: u64) {
    eprintln!("oracle: seed {seed}, {count} cases");
    let (mut computed, mut refused, mut assumed, mut mapped) = (0, 0, 0, 0);
    let (mut read, mut many, mut inside) = (0, 0, 0);
    let mut seen = BTreeSet::new();
    let exports = Exports::read();
    for (index, line) in lines_of("random_cases.py", seed, count).enumerate() {
        let random: Random = serde_json::from_str(&line).expect("a random case");
        let options = Options::default()
            .maybe(random.options.require, Options::require)
            .provisional(random.options.provisional)
            .parameters(random.options.own());
        let case = Case::from_json(random.case.get().as_bytes())
            .unwrap_or_else(|error| panic!("seed {seed}, case {index}: {error}\n{line}"));
        let again = Case::from_json(case.to_json().as_bytes());
        assert_eq!(
            again.as_ref(),
            Ok(&case),
            "seed {seed}, case {index}: written and read back\n{line}"
        );
        match (statement(&case, &options), &random.expected) {
            (Ok(statement), Some(expected)) => {
                computed += 1;
                let own = random.options.parameters.as_deref();
                mapped += u64::from(own.is_some_and(|own| own.contains("means = ")));
                seen.insert((statement.amounts.scheme, statement.kind));
                assert_eq!(
                    &statement.to_json(),
                    expected,
                    "seed {seed}, case {index}\n{}",
                    random.case.get()
                );
                if let Some(texts) = &random.texts {
                    read += 1;
                    let compared = texts.compare(&statement);
                    assert_eq!(
                        compared,
                        Ok(()),
                        "seed {seed}, case {index}\n{}",
                        random.case.get()
                    );
                }
                let of_sickness = |line: &&Line| line.code == LineCode::ReplacementIncomeSickness;
                many += u64::from(statement.lines.iter().filter(of_sickness).count() > 4);
                let own = random.options.parameters.as_deref().unwrap_or_default();
                inside += u64::from(DAYS_INSIDE.iter().any(|day| own.contains(day)));
                assert_eq!(
                    amounts(&case, &options),
                    Ok(statement.amounts),
                    "seed {seed}, case {index}: with and without a trace"
                );
                let stored =
                    Statement::from_json(expected.as_bytes()).map(|stored| stored.to_json());
                assert_eq!(
                    stored.as_ref(),
                    Ok(expected),
                    "seed {seed}, case {index}: what was stored is read back"
                );
                // The exports are the values of the project: those of a user are not among them.
                if random.options.parameters.is_none() {
                    let json = |text: &str| serde_json::from_str(text).expect("JSON");
                    assumed +=
                        u64::from(exports.compare(&json(random.case.get()), &json(expected)));
                }
            }
            (Err(error), None) => {
                refused += 1;
                let found = Refusal {
                    code: error.code().slug().to_owned(),
                    at: error.location().to_owned(),
                };
                assert_eq!(
                    Some(&found),
                    random.error.as_ref(),
                    "seed {seed}, case {index}\n{}",
                    random.case.get()
                );
                assert_eq!(
                    amounts(&case, &options),
                    Err(error),
                    "seed {seed}, case {index}: with and without a trace"
                );
            }
            (found, _) => panic!(
                "seed {seed}, case {index}: {found:?}, not {:?}\n{}",
                random.error,
                random.case.get()
            ),
        }
    }
    assert_eq!(computed + refused, count);
    let schemes = Scheme::ALL.iter().flat_map(|scheme| Kind::ALL.map(|kind| (*scheme, kind)));
    assert_eq!(seen, schemes.collect(), "the schemes and kinds of tests/oracle/random_cases.py");
    assert!(
        assumed > count / 10 && assumed < computed * 9 / 10,
        "{assumed} of {computed} assumed: not a fair sample"
    );
    assert!(
        computed > count / 2 && refused > count / 100 && mapped > count / 50,
        "{computed} computed, {mapped} with codes of a delivery, {refused} refused: no fair sample"
    );
    assert!(
        read > count / 8 && many > count / 250 && inside > count / 100,
        "{read} texts, {many} with many periods of sickness, {inside} with values of a day inside \
            a month: no fair sample"
    );
}

#[test]
fn twenty_thousand_random_cases_equal_the_oracle() {
    agree(
        setting("ORACLE_SEED").unwrap_or_else(fresh_seed),
        setting("ORACLE_COUNT").unwrap_or(20_000),
    );
}

#[test]
fn cases_of_a_fixed_seed_equal_the_oracle() {
    agree(1, 2_000);
}
