//! The closed words of the format, in every way in which a service writes or reads one, and amounts
//! that no input can have.

use std::collections::BTreeSet;
use std::fmt::{Debug, Display};
use std::str::FromStr;

use ibo_core::{
    Agreement, Availability, Certainty, Error, ErrorCode, Euro, Fraction, Hours, Kind,
    LeefloonRecord, LineCode, Month, NonNegativeEuro, Options, ParameterId, Payer, Role, Scheme,
    SicknessRecord, SourceName, Status, parse_date,
};
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
        (error.code(), error.message()),
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
