//! The closed words of the format, in every way in which a service writes or reads one, and amounts
//! that no input can have.

#[path = "words/texts.rs"]
mod texts;

use std::collections::BTreeSet;
use std::fmt::{Debug, Display};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

use ibo_core::{
    Agreement, Assumption, Availability, Certainty, Error, ErrorCode, Euro, Fraction, Hours, Kind,
    Language, LeefloonRecord, LineCode, Month, NonNegativeEuro, Options, ParameterId, Parameters,
    Payer, Role, Rule, Scheme, SicknessRecord, SourceName, Status, parse_date,
};
use ibo_tests::project;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Printed, parsed, and read and written by serde: always the same word, and no other is taken.
fn assert_words<T>(all: &[T], words: &[&str])
where
    T: Copy + Debug + PartialEq + Display + FromStr<Err = Error> + Serialize + DeserializeOwned,
{
    assert_eq!(all.iter().map(ToString::to_string).collect::<Vec<_>>(), words);
    for one in all {
        let word = one.to_string();
        assert_eq!(word.parse(), Ok(*one));
        let json = format!("\"{word}\"");
        assert_eq!(serde_json::to_string(one).expect("JSON"), json);
        assert_eq!(serde_json::from_str::<T>(&json).expect("the word"), *one);
    }
    for other in ["", "x", " ", &words[0].to_uppercase(), &format!("{} ", words[0])] {
        if !words.contains(&other) {
            assert!(other.parse::<T>().is_err(), "{other:?}");
            assert!(serde_json::from_str::<T>(&format!("\"{other}\"")).is_err(), "{other:?}");
        }
    }
    assert!(serde_json::from_str::<T>("1").is_err());
}

#[test]
fn every_word_is_read_back_as_written() {
    assert_words(Scheme::ALL, &["2018", "2026"]);
    assert_words(&Kind::ALL, &["ibo", "ibo-plus"]);
    assert_words(&Payer::ALL, &["employer", "vdab"]);
    assert_words(&Certainty::ALL, &["hypothetical", "assumed", "secondary", "official"]);
    assert_words(Role::ALL, &["base", "deducted", "result", "information"]);
    assert_words(&SourceName::ALL, &["unemployment", "leefloon", "sickness", "absences"]);
    assert_words(Availability::ALL, &["data", "no-data", "not-asked", "no-result", "filtered"]);
    assert_words(Status::ALL, &["original", "modified", "cancelled"]);
    assert_words(
        LineCode::ALL,
        &[
            "reference-gross-wage",
            "employee-rsz",
            "wage-share",
            "replacement-income-unemployment",
            "replacement-income-sickness",
            "replacement-income-leefloon",
            "replacement-income",
            "difference",
            "ggmmi",
            "premium",
            "premium-after-fraction",
            "premium-due",
            "withholding-tax",
            "net",
            "employer-contribution",
        ],
    );
    let ids: Vec<_> = ParameterId::ALL.iter().map(|id| id.slug()).collect();
    assert_words(ParameterId::ALL, &ids);
    let slugs: Vec<_> = ErrorCode::ALL.iter().map(|code| code.slug()).collect();
    assert_words(ErrorCode::ALL, &slugs);
    let error = "employeur".parse::<Payer>().expect_err("another word");
    assert_eq!(
        (error.code(), &*error.message()),
        (ErrorCode::BadText, "this must be one of employer, vdab")
    );
}

#[test]
fn an_error_is_found_by_its_number() {
    let numbers: BTreeSet<u16> = ErrorCode::ALL.iter().map(|code| code.number()).collect();
    for number in 0..=2_000 {
        let found = ErrorCode::from_number(number);
        assert_eq!(found.map(ErrorCode::number), numbers.contains(&number).then_some(number));
    }
}

#[test]
fn money_is_debugged_as_euro() {
    assert_eq!(format!("{:?}", "-1234.50".parse::<Euro>()), "Ok(Euro(-1234.50))");
}

/// A sum may be larger than any amount that is given; as an input it is refused, with the field.
#[test]
fn amount_beyond_the_bound_is_refused_as_input() {
    let beyond = Euro::MAX.checked_add(Euro::MAX).expect("a sum");
    let refused = |error: Error| (error.code(), error.location().to_owned());
    let at = |field: &str| (ErrorCode::AmountOutOfRange, field.to_owned());
    assert_eq!(NonNegativeEuro::try_from(beyond).map_err(refused), Err(at("")));
    let (aid_type, entry_kind) =
        ("leefloon".parse().expect("a code"), "award".parse().expect("a code"));
    let month: Month = "2026-03".parse().expect("a month");
    let aid = LeefloonRecord::builder(month, aid_type, beyond, entry_kind).build();
    assert_eq!(aid.map_err(refused), Err(at("amount")));
    let (document_type, benefit_code) =
        ("C21".parse().expect("a code"), "AA".parse().expect("a code"));
    let sick = SicknessRecord::builder(
        document_type,
        benefit_code,
        0,
        month.period(),
        beyond,
        0,
        Hours::ZERO,
    )
    .build();
    assert_eq!(sick.map_err(refused), Err(at("gross_taxable")));
    let day = |text| parse_date(text).expect("a day");
    let agreement =
        Agreement::builder(Kind::IboPlus, day("2026-03-02"), day("2026-08-28"), Fraction::WHOLE)
            .build()
            .expect("an agreement");
    let premium = ibo_core::premium(&agreement, month, beyond, &Options::default());
    assert_eq!(premium.map_err(refused), Err(at("replacement_income")));
}

/// The latest scheme with which every text was read that names a scheme by its year. A new law may
/// make such a text wrong: read each one that the test below lists, then write the law's year here.
const TEXTS_WERE_READ_WITH: &str = "2026";

/// What people see and read: sentences, titles, labels, documentation.
const TEXTS: &[(&str, &[&str])] = &[
    ("ibo-core", &["rs", "md", "toml"]),
    ("ibo-capi", &["rs", "md", "cpy"]),
    ("ibo-py", &["rs", "md", "py", "pyi"]),
    ("docs", &["md"]),
];

fn texts_that_name_a_scheme() -> Vec<String> {
    let years: Vec<_> = Scheme::ALL.iter().map(|scheme| scheme.slug()).collect();
    let both: Vec<_> = years.windows(2).map(|pair| pair.join(".{1,20}")).collect();
    let (years, both) = (years.join("|"), both.join("|"));
    let blank = r"[\s\\/!#*]+";
    let names = regex::Regex::new(&format!(
        "(scheme|stelsel)({blank}(of|van))?{blank}({years})|\
            (from|vanaf|since|sinds|before|voor){blank}({years})([^-0-9]|$)|\
            {both}"
    ))
    .expect("an expression");
    let mut found = Vec::new();
    for (folder, extensions) in TEXTS {
        for path in files_under(&project(folder)) {
            let extension = path.extension().and_then(|extension| extension.to_str());
            if extension.is_none_or(|extension| !extensions.contains(&extension)) {
                continue;
            }
            let text = std::fs::read_to_string(&path).expect("a readable file");
            for place in names.find_iter(&text) {
                let line = text[..place.start()].matches('\n').count() + 1;
                let path = path.strip_prefix(project("")).expect("in the project").display();
                found.push(format!("{path}:{line}: {}", place.as_str().replace('\n', " ")));
            }
        }
    }
    found.sort();
    found
}

fn files_under(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a readable folder");
    let paths = entries.map(|entry| entry.expect("a readable folder").path());
    paths.flat_map(|path| if path.is_dir() { files_under(&path) } else { vec![path] }).collect()
}

#[test]
fn texts_that_name_a_scheme_are_read_again_for_a_new_one() {
    let texts = texts_that_name_a_scheme();
    for known in ["ibo-core/src/labels.rs", "ibo-core/src/sentence.rs", "ibo-core/src/rule.rs"] {
        assert!(texts.iter().any(|text| text.starts_with(known)), "{known}");
    }
    let latest = Scheme::ALL.last().map(|scheme| scheme.slug());
    assert!(
        latest == Some(TEXTS_WERE_READ_WITH),
        "read these texts with the scheme of {latest:?} in mind, then write its year in \
            {}:\n{}",
        file!(),
        texts.join("\n")
    );
}

/// A source of the library is quoted in the language of the sentence; JSON quotes it in English.
#[test]
fn dutch_assumptions_quote_no_english_source() {
    let (mut values, mut codes) = (0, 0);
    for value in Parameters::embedded().expect("values").all() {
        let rule = Rule::StatementLines;
        let list = Arc::new(value.clone());
        let quotes = |assumption: &Assumption, source: &str| {
            assert!(assumption.text(Language::English).contains(source), "{source}");
            let dutch = assumption.text(Language::Dutch);
            assert!(!dutch.contains(source), "{dutch}: give it its words in source.rs");
        };
        if value.certainty == Certainty::Assumed {
            quotes(&Assumption::Value { rule, value: Arc::clone(&list) }, &value.source);
            values += 1;
        }
        for code in value.codes.iter().filter(|code| code.certainty == Certainty::Assumed) {
            let assumption = Assumption::Code { rule, list: Arc::clone(&list), code: code.clone() };
            quotes(&assumption, &code.source);
            codes += 1;
        }
    }
    assert!(values > 15 && codes > 15, "{values} values, {codes} codes");
}
