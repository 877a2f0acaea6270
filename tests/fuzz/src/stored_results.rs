//! Results that were stored as JSON: what is read is written, and read back with the same bytes.

use ibo_core::{
    Correction, Difference, Error, Language, Notice, Options, PaymentCase, PaymentStatement, Plan,
    Sensitivity, Statement, ValuesDiff, Verification, correction, difference, payment_amounts,
    payment_correction, payment_statement, verify_json,
};

use crate::{computed, refused, values};

/// Reads a result, writes it and reads it back.
macro_rules! read_back {
    ($type:ty, $json:expr) => {
        match <$type>::from_json($json) {
            Ok(read) => {
                let written = read.to_json();
                let again = <$type>::from_json(written.as_bytes())
                    .unwrap_or_else(|why| panic!("{why}\n{written}"));
                assert_eq!(again.to_json(), written);
                Some(read)
            }
            Err(error) => {
                refused::check(&error);
                None
            }
        }
    };
}

/// A stored result.
pub fn run(json: &[u8]) {
    if let Some(statement) = read_back!(Statement, json) {
        computed::check_statement(&statement);
        of_statement(&statement, json);
    }
    if let Some(payment) = read_back!(PaymentStatement, json) {
        for language in [Language::English, Language::Dutch] {
            assert!(!payment.explain(language).is_empty());
        }
        match payment_correction(&payment, &payment) {
            Ok(none) => assert!(none.lines.is_empty() && none.to_pay.cents() == 0),
            Err(error) => refused::check(&error),
        }
    }
    if let Some(case) = read_back!(PaymentCase, json) {
        let found = payment_statement(&case, &Options::default());
        let alone = payment_amounts(&case, &Options::default());
        let of_statement = found.as_ref().map(|found| (found.payment, found.certainty));
        let alone = alone.as_ref().map(|alone| (alone.payment, alone.certainty));
        assert_eq!(alone, of_statement);
        match found {
            Ok(found) => {
                let written = found.to_json();
                let read = PaymentStatement::from_json(written.as_bytes());
                assert_eq!(read.map(|read| read.to_json()), Ok(written));
            }
            Err(error) => refused::check(&error),
        }
    }
    read_back!(Notice, json);
    read_back!(Correction, json);
    if let Some(verified) = read_back!(Verification, json) {
        assert!(!verified.text(Language::Dutch).is_empty());
    }
    if let Some(sensitivity) = read_back!(Sensitivity, json) {
        assert!(!sensitivity.text(Language::Dutch).is_empty());
    }
    read_back!(Plan, json);
    read_back!(Difference, json);
    read_back!(ValuesDiff, json);
    read_back!(Error, json);
}

fn of_statement(statement: &Statement, json: &[u8]) {
    match correction(statement, statement) {
        Ok(none) => assert!(none.lines.is_empty() && none.to_pay.cents() == 0),
        Err(error) => refused::check(&error),
    }
    match difference(statement, statement) {
        Ok(none) => assert!(none.lines.iter().all(|line| !line.differs())),
        Err(error) => refused::check(&error),
    }
    for case in [None, values::first_cases().first()] {
        match verify_json(json, case, &Options::default()) {
            Ok(verified) => {
                let written = verified.to_json();
                let read = Verification::from_json(written.as_bytes());
                assert_eq!(read.map(|read| read.to_json()), Ok(written));
            }
            Err(error) => refused::check(&error),
        }
    }
}
