//! A document is the same split and level by level.

use super::value::Value;
use super::{case, document, result, shape, split};
use crate::error::Error;
use crate::options::Options;
use crate::statement::statement;

const CASES: &str = include_str!("../../examples/first.jsonl");

/// One that has most fields, and an escape.
const CASE: &str = r#"{"case_ref":"A-1","month":"2026-03","agreement":{"kind":"ibo","start":"2026-03-02","end":"2026-08-28","stopped":null,"reference_gross_wage":"2500.00","percentage":80,"employment_fraction":"38\/38","rsz_base":100},"attendance":"working-days","absences":[{"from":"2026-03-09","to":"2026-03-13"}],"unemployment":{"availability":"data","records":[{"from":"2026-01-05","to":null,"day_amount":"55.29","basis":"half","half_per_week":6,"benefit_type":"insertion"},{}]},"leefloon":{"availability":"no-data"},"sickness":null}"#;

/// What takes the place of one byte of a document, or stands before it.
const BYTES: [&str; 16] = [
    "",
    "\"",
    "\\",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "0",
    "-",
    "null",
    "{}",
    "1e999",
    "\"\\ud800\"",
    "\"to\":1,",
];

type Reader<T> = fn(&Value<'_>) -> Result<T, Error>;

/// Reads a document split and level by level, and tells whether it was split and whether it was
/// read.
fn assert_the_same<T: PartialEq + std::fmt::Debug>(
    json: &[u8],
    shape: &'static shape::Shape,
    read: Reader<T>,
) -> [bool; 2] {
    let (split, whole) = (split(json, shape), document(json));
    let is_split = matches!(split, Ok(Value::Object(_)));
    let one = split.and_then(|value| read(&value)).map_err(|error| error.to_json());
    let other = whole.and_then(|value| read(&value)).map_err(|error| error.to_json());
    assert_eq!(one, other, "{}", String::from_utf8_lossy(json));
    [is_split, one.is_ok()]
}

fn assert_counts(found: &[[bool; 2]], [split, refused_split, refused_whole]: [usize; 3]) {
    let count = |wanted: [bool; 2]| found.iter().filter(|one| **one == wanted).count();
    let counts = [count([true, true]), count([true, false]), count([false, false])];
    let least = [split, refused_split, refused_whole];
    assert!(counts.iter().zip(least).all(|(count, least)| *count >= least), "{counts:?}");
}

#[test]
fn a_case_with_one_byte_changed_is_the_same_split_and_level_by_level() {
    let read = |json: String| assert_the_same(json.as_bytes(), &shape::CASE, case);
    assert_counts(&changed(CASE).step_by(11).map(read).collect::<Vec<_>>(), [0, 100, 100]);
    let complete = CASE.replace(",{}]", "]");
    assert_counts(&changed(&complete).step_by(11).map(read).collect::<Vec<_>>(), [10, 10, 100]);
}

#[test]
fn a_statement_with_one_byte_changed_is_the_same_split_and_level_by_level() {
    let line = CASES.lines().next().unwrap();
    let json = statement(&case(&document(line.as_bytes()).unwrap()).unwrap(), &Options::default());
    let json = json.unwrap().to_json();
    let read =
        |json: String| assert_the_same(json.as_bytes(), &shape::STATEMENT, result::statement);
    let found: Vec<_> = changed(&json).step_by(67).map(read).collect();
    assert_counts(&found, [10, 10, 100]);
}

/// A document with each of its bytes replaced, and with something put before each.
fn changed(json: &str) -> impl Iterator<Item = String> {
    let places = json.char_indices().map(|(place, char)| (place, place + char.len_utf8()));
    places.flat_map(move |(first, next)| {
        BYTES.into_iter().flat_map(move |bytes| {
            [first, next].map(|rest| format!("{}{bytes}{}", &json[..first], &json[rest..]))
        })
    })
}
