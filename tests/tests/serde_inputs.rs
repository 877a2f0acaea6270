//! Inputs through serde, both ways: the shape is that of the format, and what is not in form is
//! refused with its path.

use std::fmt::Debug;

use ibo_core::{
    Absences, Agreement, Attendance, AttestId, Basis, BenefitCode, Case, CaseRef, Code, Euro,
    Fraction, HalfDays, Hours, LeefloonRecord, Month, NonNegativeEuro, Period, RvaCode,
    SicknessRecord, Source, SuspendedDays, UnemploymentRecord, Version,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Read and written again, from text and from a tree of values.
fn assert_shape<T: Debug + PartialEq + Serialize + DeserializeOwned>(json: &str) {
    let read: T = serde_json::from_str(json).unwrap_or_else(|error| panic!("{json}: {error}"));
    assert_eq!(serde_json::to_string(&read).expect("JSON"), json);
    let tree: Value = serde_json::from_str(json).expect("JSON");
    assert_eq!(serde_json::from_value::<T>(tree).expect("the same"), read);
}

/// Refused, with a sentence that begins with the path.
fn assert_refused<T: Debug + DeserializeOwned>(json: &str, path: &str, slug: &str) {
    let error = serde_json::from_str::<T>(json).expect_err("refused").to_string();
    let begins = if path.is_empty() { String::new() } else { format!("{path}: ") };
    assert!(error.starts_with(&begins) && error.contains(&format!("({slug}")), "{json}: {error}");
}

const AGREEMENT: &str = r#"{"kind":"ibo","start":"2026-03-02","end":"2026-08-28","stopped":"2026-05-29","suspended_days":14,"reference_gross_wage":"2500.00","percentage":80,"employment_fraction":"30.4/38","rsz_base":108}"#;
const UNEMPLOYMENT: &str = r#"{"from":"2026-06-01","to":"2026-06-30","day_amount":"27.65","basis":"half","half_per_week":6,"benefit_type":"insertion","rva_code":"WN1"}"#;
const LEEFLOON: &str = r#"{"month":"2026-03","aid_type":"leefloon","amount":"-893.65","entry_kind":"recovery","from":"2026-03-01","to":"2026-03-31"}"#;
const SICKNESS: &str = r#"{"document_type":"C21","benefit_code":"AA","nature":0,"from":"2026-03-01","to":"2026-03-31","gross_taxable":"1430.00","days":26,"hours":"197.60","attest_id":"2026Q1-1","version":2,"status":"modified"}"#;

#[test]
fn a_single_field_is_written_and_read_as_in_the_format() {
    assert_shape::<Euro>(r#""-12.50""#);
    assert_shape::<NonNegativeEuro>(r#""2500.00""#);
    assert_shape::<Hours>(r#""-7.60""#);
    assert_shape::<Fraction>(r#""30.4/38""#);
    assert_shape::<Month>(r#""2026-03""#);
    assert_shape::<CaseRef>(r#""A-1027""#);
    assert_shape::<Attendance>(r#""152/167.2""#);
    assert_shape::<Attendance>(r#""working-days""#);
    assert_shape::<Code>(r#""full-unemployment""#);
    assert_shape::<RvaCode>(r#""WN1""#);
    assert_shape::<BenefitCode>(r#""AA""#);
    assert_shape::<AttestId>(r#""2026Q1-1""#);
    assert_shape::<HalfDays>("12");
    assert_shape::<Version>("1");
    assert_shape::<SuspendedDays>("0");
}

#[test]
fn an_object_is_written_and_read_as_in_the_format() {
    assert_shape::<Period>(r#"{"from":"2026-01-05"}"#);
    assert_shape::<Period>(r#"{"from":"2026-01-05","to":"2026-01-05"}"#);
    assert_shape::<Basis>(r#"{"basis":"full"}"#);
    assert_shape::<Basis>(r#"{"basis":"half","half_per_week":6}"#);
    assert_shape::<Absences>(r#"[{"from":"2026-01-05","to":"2026-01-09"}]"#);
    assert_shape::<Agreement>(AGREEMENT);
    assert_shape::<UnemploymentRecord>(UNEMPLOYMENT);
    assert_shape::<LeefloonRecord>(LEEFLOON);
    assert_shape::<SicknessRecord>(SICKNESS);
    assert_shape::<Source<UnemploymentRecord>>(r#"{"availability":"no-result"}"#);
    assert_shape::<Source<UnemploymentRecord>>(&format!(
        r#"{{"availability":"data","records":[{UNEMPLOYMENT}]}}"#
    ));
    assert_shape::<Source<LeefloonRecord>>(&format!(
        r#"{{"availability":"data","records":[{LEEFLOON},{LEEFLOON}]}}"#
    ));
    assert_shape::<Source<SicknessRecord>>(&format!(
        r#"{{"availability":"data","records":[{SICKNESS}]}}"#
    ));
}

fn case() -> String {
    format!(
        r#"{{"case_ref":"A-1027","month":"2026-03","agreement":{AGREEMENT},"attendance":"working-days","absences":[{{"from":"2026-03-09","to":"2026-03-13"}}],"unemployment":{{"availability":"data","records":[{UNEMPLOYMENT}]}},"leefloon":{{"availability":"data","records":[{LEEFLOON}]}},"sickness":{{"availability":"no-data"}}}}"#
    )
}

#[test]
fn a_case_is_the_same_by_serde_and_by_its_own_reader_and_writer() {
    let json = case();
    assert_shape::<Case>(&json);
    let read = Case::from_json(json.as_bytes()).expect("a case");
    assert_eq!(read.to_json(), json);
    assert_eq!(serde_json::from_str::<Case>(&json).expect("a case"), read);
}

#[test]
fn a_fault_has_its_code_and_path() {
    assert_refused::<Code>(r#""""#, "", "bad-text");
    assert_refused::<BenefitCode>(r#""aa""#, "", "bad-text");
    assert_refused::<NonNegativeEuro>(r#""-0.01""#, "", "amount-negative");
    assert_refused::<HalfDays>("13", "", "half-per-week-not-allowed");
    assert_refused::<Version>("0", "", "version-not-allowed");
    assert_refused::<SuspendedDays>("-1", "", "suspended-days-not-allowed");
    assert_refused::<Period>(r#"{"from":"2026-01-05","to":"2026-01-04"}"#, "to", "date-order");
    assert_refused::<Basis>(r#"{"basis":"half"}"#, "half_per_week", "missing-field");
    assert_refused::<Absences>(r#"[{"from":"2026-01-05"}]"#, "[0].to", "missing-field");
    assert_refused::<Agreement>(
        &AGREEMENT.replace("2026-08-28", "2026-03-01"),
        "end",
        "date-order",
    );
    assert_refused::<Agreement>(
        &AGREEMENT.replace("percentage", "percent"),
        "percent",
        "unknown-field",
    );
    assert_refused::<Agreement>(
        &AGREEMENT.replace("80", "80,\"percentage\":80"),
        "percentage",
        "duplicate-field",
    );
    assert_refused::<Agreement>(
        &AGREEMENT.replace("\"2500.00\"", "2500.00"),
        "reference_gross_wage",
        "wrong-type",
    );
    let twice = case().replace("27.65", "27.655").replace("893.65", "893.655");
    assert_refused::<Case>(
        &twice,
        "unemployment.records[0].day_amount",
        "amount-too-many-decimals",
    );
    let many = vec![UNEMPLOYMENT; 1_001].join(",");
    let many = format!(r#"{{"availability":"data","records":[{many}]}}"#);
    assert_refused::<Source<UnemploymentRecord>>(&many, "records", "too-many-records");
}

/// What is no plain name could be anything, also a person's data: an error does not repeat it.
#[test]
fn field_that_is_no_plain_name_is_shown_as_a_question_mark() {
    let at_most = "a".repeat(64);
    for (name, shown) in [
        ("first_name", "first_name"),
        ("_x", "_x"),
        ("x-1", "x-1"),
        ("X", "X"),
        (at_most.as_str(), at_most.as_str()),
        (&"a".repeat(65), "?"),
        ("Jan Peeters", "?"),
        ("85.07.30-033.61", "?"),
        ("1st", "?"),
        ("-x", "?"),
        ("naïf", "?"),
        ("x.y", "?"),
        ("", "?"),
    ] {
        let first_in = |object: &str| object.replacen('{', &format!("{{\"{name}\":1,"), 1);
        assert_refused::<Case>(&first_in(&case()), shown, "unknown-field");
        let of_agreement = case().replace(AGREEMENT, &first_in(AGREEMENT));
        assert_refused::<Case>(&of_agreement, &format!("agreement.{shown}"), "unknown-field");
        let of_record = case().replace(UNEMPLOYMENT, &first_in(UNEMPLOYMENT));
        let at = format!("unemployment.records[0].{shown}");
        assert_refused::<Case>(&of_record, &at, "unknown-field");
        let error = Case::from_json(of_record.as_bytes()).expect_err("refused").to_string();
        assert!(error.starts_with(&format!("{at}: ")), "{error}");
        assert!(shown == name || name.is_empty() || !error.contains(name), "{error}");
    }
}

/// A date is digits of its widths alone: no sign, no space, no missing zero.
#[test]
fn date_with_a_sign_or_another_width_is_malformed() {
    for date in [
        "2026-+1-01",
        "-026-01-01",
        "+026-01-01",
        "2026-01-+1",
        "2026-01--1",
        "2026--1-01",
        "2026-1-01",
        "2026-01-1",
        "2026-001-01",
        "02026-01-01",
        "2026-01-011",
        "2026-01-01 ",
        " 2026-01-01",
        "2026/01/01",
        "2026-01",
        "20260101",
        "2026-01-01T00:00",
        "٢٠٢٦-01-01",
        "",
    ] {
        let period = format!(r#"{{"from":"{date}"}}"#);
        assert_refused::<Period>(&period, "from", "date-malformed");
        let start = AGREEMENT.replacen("2026-03-02", date, 1);
        assert_refused::<Agreement>(&start, "start", "date-malformed");
    }
    for month in ["2026-+1", "-026-01", "+026-01", "2026-1", "2026-011", "2026--1", "2026", "26-01"]
    {
        let wrong = case().replacen("2026-03\"", &format!("{month}\""), 1);
        assert_refused::<Case>(&wrong, "month", "date-malformed");
    }
}
