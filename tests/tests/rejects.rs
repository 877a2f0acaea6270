//! Every reject fixture is refused with the code, number, path and rule that it names; every error
//! of the catalogue has a fixture; and no message repeats what it should not (R7.7).

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use ibo_core::{
    Case, Certainty, Error, ErrorCode, Language, Options, Parameters, Rule, Statement, amounts,
    correction, notice, statement,
};
use ibo_tests::{assert_written, files, read};
use serde::Deserialize;
use serde_json::value::RawValue;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reject {
    about: String,
    #[serde(default)]
    #[expect(dead_code, reason = "for the reader of the fixture")]
    rules: Vec<String>,
    case: Option<Box<RawValue>>,
    line: Option<String>,
    line_hex: Option<String>,
    before: Option<Box<RawValue>>,
    after: Option<Box<RawValue>>,
    parameters: Option<String>,
    parameters_alone: Option<BTreeMap<String, String>>,
    #[serde(default)]
    options: Asked,
    error: Expected,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Asked {
    provisional: bool,
    require: Option<Certainty>,
    notice: bool,
}

#[derive(Deserialize, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
struct Expected {
    code: String,
    number: u16,
    at: String,
    rule: Option<String>,
}

impl From<&Error> for Expected {
    fn from(error: &Error) -> Self {
        Self {
            code: error.code().slug().to_owned(),
            number: error.code().number(),
            at: error.location().to_owned(),
            rule: error.code().rule().map(|rule| rule.id().to_owned()),
        }
    }
}

impl Reject {
    /// What the fixture asks for, which must be refused.
    fn refused(&self) -> Option<Error> {
        self.attempt().err()
    }

    fn attempt(&self) -> Result<(), Error> {
        let parameters = self.parameters()?;
        let options = Options::default()
            .maybe(self.options.require, Options::require)
            .provisional(self.options.provisional)
            .parameters(parameters);
        let compute = |json: &[u8]| -> Result<Statement, Error> {
            let case = Case::from_json(json)?;
            let (traced, untraced) = (statement(&case, &options), amounts(&case, &options));
            assert_eq!(
                traced.as_ref().err(),
                untraced.as_ref().err(),
                "with and without a trace the same error"
            );
            traced
        };
        if let (Some(before), Some(after)) = (&self.before, &self.after) {
            let (before, after) =
                (compute(before.get().as_bytes())?, compute(after.get().as_bytes())?);
            return correction(&before, &after).map(|_| ());
        }
        let Some(line) = self.input() else { return Ok(()) };
        let statement = compute(&line)?;
        if self.options.notice { notice(&statement).map(|_| ()) } else { Ok(()) }
    }

    fn parameters(&self) -> Result<Parameters, Error> {
        let embedded = match &self.parameters_alone {
            Some(files) => Parameters::from_toml(
                &files
                    .iter()
                    .map(|(name, text)| (name.as_str(), text.as_str()))
                    .collect::<Vec<_>>(),
            )?,
            None => Parameters::embedded()?.clone(),
        };
        self.parameters
            .as_ref()
            .map_or(Ok(embedded.clone()), |text| embedded.with("own.toml", text))
    }

    fn input(&self) -> Option<Vec<u8>> {
        let case = self.case.as_ref().map(|case| case.get().as_bytes().to_vec());
        case.or_else(|| self.line.as_ref().map(|line| line.as_bytes().to_vec()))
            .or_else(|| self.line_hex.as_deref().map(bytes))
    }
}

fn bytes(hex: &str) -> Vec<u8> {
    hex.as_bytes()
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).expect("hex"), 16).expect("hex"))
        .collect()
}

fn fixture(path: &Path) -> Reject {
    let text = std::fs::read_to_string(path).expect("a readable fixture");
    let reject: Reject =
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    assert!(!reject.about.is_empty(), "{} says what it is about", path.display());
    reject
}

fn read_json(path: &Path) -> serde_json::Value {
    let text = std::fs::read_to_string(path).expect("a readable fixture");
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn every_reject_gives_its_error() {
    let mut wrong = Vec::new();
    for path in files("fixtures/rejects", "json") {
        let reject = fixture(&path);
        let found = reject.refused();
        let found = found.as_ref().map(Expected::from);
        if found.as_ref() != Some(&reject.error) {
            wrong.push(format!("{}: {found:?}, not {:?}", path.display(), reject.error));
        }
    }
    assert!(wrong.is_empty(), "{} fixtures:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_error_has_a_fixture() {
    // What only tables can get wrong is tried in Python, where tables are.
    let of_tables = files("fixtures/tables/rejects", "json");
    let of_tables = of_tables
        .iter()
        .map(|path| read_json(path)["error"]["code"].as_str().expect("a code").to_owned());
    // What is wrong with a stored statement is tried in issued.rs.
    let of_issued = read_json(&ibo_tests::project("fixtures/issued/contradictions.json"));
    let of_issued = of_issued
        .as_array()
        .expect("a list")
        .iter()
        .map(|fixture| fixture["error"]["code"].as_str().expect("a code").to_owned());
    let of_cases = files("fixtures/rejects", "json");
    let of_cases = of_cases.iter().map(|path| fixture(path).error.code);
    let covered: BTreeSet<_> = of_cases.chain(of_tables).chain(of_issued).collect();
    let missing: Vec<_> = ErrorCode::ALL
        .iter()
        .map(|code| code.slug())
        .filter(|slug| !covered.contains(*slug))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn messages_say_why_and_repeat_no_personal_data() {
    for path in files("fixtures/rejects", "json") {
        let reject = fixture(&path);
        let error = reject.refused().expect("refused");
        assert!(error.message().len() > 10, "{}", path.display());
        let shown = error.to_string();
        assert!(
            error.code().rule().is_none_or(|rule: Rule| shown.contains(rule.id())),
            "{}: {shown}",
            path.display()
        );
        let dutch = error.text(Language::Dutch);
        assert_ne!(dutch, error.text(Language::English), "{}", path.display());
        assert!(
            !dutch.contains("{}") && !shown.contains("{}"),
            "{}: {shown}: {dutch}",
            path.display()
        );
        let Some(case) = &reject.case else { continue };
        for personal in personal(&serde_json::from_str(case.get()).expect("a fixture")) {
            assert!(
                !shown.contains(&personal) && !dutch.contains(&personal),
                "{}: {shown} repeats {personal}",
                path.display()
            );
        }
    }
}

/// The case reference, the amounts of income and the opaque codes of a case, as far as they are
/// long enough not to stand in a sentence by chance.
fn personal(case: &serde_json::Value) -> Vec<String> {
    const FIELDS: [&str; 8] = [
        "case_ref",
        "day_amount",
        "amount",
        "gross_taxable",
        "reference_gross_wage",
        "employee_rsz",
        "rva_code",
        "attest_id",
    ];
    match case {
        serde_json::Value::Object(fields) => fields
            .iter()
            .flat_map(|(name, value)| match value {
                serde_json::Value::String(text)
                    if FIELDS.contains(&name.as_str()) && text.len() >= 4 =>
                {
                    vec![text.clone()]
                }
                _ => personal(value),
            })
            .collect(),
        serde_json::Value::Array(items) => items.iter().flat_map(personal).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn broken_line_does_not_stop_the_others() {
    let lines = std::fs::read(ibo_tests::project("fixtures/months/2026-04-broken.jsonl"))
        .expect("the broken month");
    let expected = read("fixtures/months/2026-04-broken.expected.jsonl");
    let found: Vec<_> =
        lines.strip_suffix(b"\n").unwrap_or(&lines).split(|byte| *byte == b'\n').collect();
    assert_eq!(found.len(), expected.lines().count());
    for (index, (line, expected)) in found.into_iter().zip(expected.lines()).enumerate() {
        let expected: serde_json::Value = serde_json::from_str(expected).expect("JSON");
        assert_eq!(expected["line"], index + 1);
        match Case::from_json(line).and_then(|case| statement(&case, &Options::default())) {
            Ok(_) => assert_eq!(expected["ok"], true, "line {}", index + 1),
            Err(error) => assert_eq!(
                (&expected["code"], &expected["at"]),
                (&error.code().slug().into(), &error.location().into()),
                "line {}",
                index + 1
            ),
        }
    }
}

/// What each input is refused with, in both languages, as it is written in `rejects/sentences.txt`:
/// error, English, Dutch, each sentence once. What made a result too weak has its test in
/// `records.rs`; what is wrong with a TOML text is said by the library that reads it.
#[test]
fn refusals_say_the_written_sentences() {
    let mut said = BTreeSet::new();
    for path in files("fixtures/rejects", "json") {
        let error = fixture(&path).refused().expect("refused");
        let [english, dutch] =
            [Language::English, Language::Dutch].map(|language| error.text(language).to_string());
        if error.code() == ErrorCode::CertaintyTooWeak || english.contains("must be TOML, line") {
            continue;
        }
        said.insert((error.code().slug(), english, dutch));
    }
    let found: String = said
        .iter()
        .map(|(code, english, dutch)| format!("{code}\n    {english}\n    {dutch}\n"))
        .collect();
    assert_written("tests/tests/rejects/sentences.txt", &found);
}
