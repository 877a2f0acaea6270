//! A case that is built: an agreement, records of three sources, absences, options. What holds of
//! every case holds; the order of records does not matter; and what is made of statements (a
//! correction, a difference, a plan, months, what open questions are worth) is written and read
//! back.

use std::collections::BTreeMap;

use arbitrary::{Result, Unstructured};
use ibo_core::{
    Case, Certainty, Correction, Difference, Language, Options, Plan, Sensitivity, Source,
    Statement, amounts, correction, difference, months, plan, sensitivity, statement,
};

use crate::{computed, draw, refused, values};

/// The bytes from which the case is drawn; too few of them are zeros.
pub fn run(bytes: &[u8]) {
    drawn(&mut Unstructured::new(bytes)).expect("bytes without an end");
}

fn drawn(bytes: &mut Unstructured<'_>) -> Result<()> {
    let case = draw::case(bytes)?;
    let mut options = bytes.choose(values::options())?.clone();
    if bytes.ratio(1, 4)? {
        options = options.require(*bytes.choose(&Certainty::ALL)?);
    }
    let found = computed::check(&case, &options);
    match statement(&case, &options) {
        Ok(_) => in_another_order(&case, &options, bytes.arbitrary()?),
        Err(error) => refused::check_of(&error, &case),
    }
    let Some(found) = found else { return Ok(()) };
    match bytes.int_in_range(0..=4)? {
        0 => what_questions_are_worth(&case, &options),
        1 => planned(&case, &options),
        2 => of_months(&case, &options),
        _ => beside(&found, &draw::case(bytes)?, &options),
    }
    Ok(())
}

/// The same records in another order give the same amounts.
fn in_another_order(case: &Case, options: &Options, by: u8) {
    fn turned<R: Clone>(source: &Source<R>, by: u8) -> Source<R> {
        let mut records = source.records().to_vec();
        if !records.is_empty() {
            let by = usize::from(by) % records.len();
            records.rotate_left(by);
        }
        records.reverse();
        Source::new(source.availability(), records).expect("as many records")
    }
    let turned = case
        .to_builder()
        .unemployment(turned(case.unemployment(), by))
        .leefloon(turned(case.leefloon(), by / 4))
        .sickness(turned(case.sickness(), by / 16))
        .build()
        .expect("a case");
    // Of several faults another record can have the first one.
    let [turned, as_given] = [&turned, case].map(|case| amounts(case, options).ok());
    assert_eq!(turned, as_given, "{}", case.to_json());
}

fn what_questions_are_worth(case: &Case, options: &Options) {
    match sensitivity(case, options) {
        Ok(worth) => {
            let json = worth.to_json();
            let read = Sensitivity::from_json(json.as_bytes());
            assert_eq!(read.map(|read| read.to_json()), Ok(json));
            for language in [Language::English, Language::Dutch] {
                assert!(!worth.text(language).is_empty());
            }
        }
        Err(error) => refused::check_of(&error, case),
    }
}

fn planned(case: &Case, options: &Options) {
    match plan(case, None, &BTreeMap::new(), options) {
        Ok(plan) => {
            let json = plan.to_json();
            let read =
                Plan::from_json(json.as_bytes()).unwrap_or_else(|why| panic!("{why} {json}"));
            assert_eq!(read.to_json(), json);
            for language in [Language::English, Language::Dutch] {
                assert!(!plan.text(language).is_empty());
            }
        }
        Err(error) => refused::check_of(&error, case),
    }
}

fn of_months(case: &Case, options: &Options) {
    match months(case, [case.month()], None, options) {
        Ok(found) => {
            let alone = statement(case, options);
            assert_eq!(found.statements.first(), alone.as_ref().ok());
        }
        Err(error) => refused::check_of(&error, case),
    }
}

/// A statement beside that of another case, and of another case of its own reference and month.
fn beside(found: &Statement, other: &Case, options: &Options) {
    let same_month = other.in_month(found.month, other.attendance());
    for other in [other, &same_month] {
        let Ok(other) = statement(other, options) else { continue };
        match difference(found, &other) {
            Ok(difference) => {
                let json = difference.to_json();
                let read = Difference::from_json(json.as_bytes());
                assert_eq!(read.map(|read| read.to_json()), Ok(json));
                assert!(!difference.text(Language::Dutch).is_empty());
            }
            Err(error) => refused::check(&error),
        }
        match (correction(found, &other), correction(&other, found)) {
            (Ok(there), Ok(back)) => {
                assert_eq!(there.to_pay.cents(), -back.to_pay.cents());
                let json = there.to_json();
                let read = Correction::from_json(json.as_bytes());
                assert_eq!(read.map(|read| read.to_json()), Ok(json));
            }
            (Err(there), Err(back)) => {
                refused::check(&there);
                refused::check(&back);
            }
            (there, back) => panic!("{there:?} and {back:?}"),
        }
    }
}
