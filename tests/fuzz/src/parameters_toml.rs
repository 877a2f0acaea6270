//! Files of dated values: what is accepted is written canonically, and read back to the same set;
//! a case computes with it or is refused.

use ibo_core::{Language, Options, Parameters, ValuesDiff, values_diff};

use crate::{computed, refused, values};

/// A file as text in TOML.
pub fn run(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let embedded = Parameters::embedded().expect("the library's values");
    let over = embedded.with("own.toml", text);
    let codes = embedded.with_codes("own.toml", text);
    if let Ok(codes) = &codes {
        let over = over.as_ref().map(Parameters::fingerprint);
        assert_eq!(over, Ok(codes.fingerprint()), "{text}");
    }
    // What the codes of a delivery mean is a set that is laid over, and was compared with it.
    if let Err(error) = codes {
        refused::check(&error);
    }
    for read in [over, Parameters::from_toml(&[("own.toml", text)])] {
        match read {
            Ok(values) => accepted(values, embedded),
            Err(error) => refused::check(&error),
        }
    }
}

fn accepted(values: Parameters, embedded: &Parameters) {
    values::check(&values);
    for note in values.notes() {
        assert!(!note.text(Language::English).is_empty() && !note.text(Language::Dutch).is_empty());
    }
    let difference = values_diff(embedded, &values);
    let json = difference.to_json();
    let read = ValuesDiff::from_json(json.as_bytes()).unwrap_or_else(|why| panic!("{why}\n{json}"));
    assert_eq!(read.to_json(), json);
    assert!(!difference.text(Language::Dutch).is_empty() || difference == read);
    let options = Options::default().parameters(values).provisional(true);
    for case in values::first_cases() {
        computed::check(case, &options);
    }
}
