//! The closed words of the format, in every way in which a service writes or reads one, and amounts that no input can have.

use std::collections::BTreeSet;
use std::fmt::{Debug, Display};
use std::str::FromStr;

use ibo_core::{
    Agreement, Availability, Case, Certainty, Error, ErrorCode, Euro, Fraction, Kind, LineCode, Options, ParameterId, Payer, Period, Role,
    Scheme, Source, SourceName, Status, UnemploymentRecord, amounts, parse_date, statement,
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
    assert_eq!((error.code(), error.message()), (ErrorCode::BadText, "the payer must be one of employer, vdab"));
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
    let day = |text| parse_date(text).expect("a day");
    let agreement = || Agreement {
        reference_gross_wage: "2500.00".parse().ok(),
        percentage: Some(80),
        ..Agreement::new(Kind::Ibo, day("2026-03-02"), day("2026-08-28"), Fraction::WHOLE)
    };
    let case = |agreement| Case {
        unemployment: Source::no_data(),
        leefloon: Source::no_data(),
        sickness: Source::no_data(),
        ..Case::new("A-1".parse().expect("a reference"), "2026-03".parse().expect("a month"), agreement)
    };
    let mut records = case(agreement());
    records.unemployment = Source::data(vec![UnemploymentRecord {
        period: Period::new(day("2026-03-01"), None).expect("a period"),
        day_amount: beyond,
        basis: ibo_core::Basis::Full,
        benefit_type: "full-unemployment".to_owned(),
        rva_code: None,
    }]);
    let mut aid = case(agreement());
    aid.leefloon = Source::data(vec![ibo_core::LeefloonRecord {
        month: aid.month,
        aid_type: "leefloon".to_owned(),
        amount: beyond,
        entry_kind: "award".to_owned(),
        from: None,
        to: None,
    }]);
    let mut sick = case(agreement());
    sick.sickness = Source::data(vec![ibo_core::SicknessRecord {
        document_type: "C21".to_owned(),
        benefit_code: "AA".to_owned(),
        nature: 0,
        period: sick.month.period(),
        gross_taxable: beyond,
        days: 0,
        hours: ibo_core::Hours::default(),
        attest_id: None,
        version: 1,
        status: Status::Original,
    }]);
    for (case, at) in [
        (case(Agreement { reference_gross_wage: Some(beyond), ..agreement() }), "agreement.reference_gross_wage"),
        (case(Agreement { employee_rsz: Some(beyond), ..agreement() }), "agreement.employee_rsz"),
        (records, "unemployment.records[0].day_amount"),
        (aid, "leefloon.records[0].amount"),
        (sick, "sickness.records[0].gross_taxable"),
    ] {
        let error = statement(&case, &Options::default()).expect_err("refused");
        assert_eq!((error.code(), error.location()), (ErrorCode::AmountOutOfRange, at));
        assert_eq!(amounts(&case, &Options::default()), Err(error));
        assert!(Case::from_json(case.to_json().as_bytes()).is_err(), "it is not read back either");
    }
}
