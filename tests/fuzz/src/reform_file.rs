//! Files of reforms: what is accepted is written and read back, its values are laid over those of
//! the library, and cases compute under it or are refused.

use ibo_core::{Language, Options, Parameters, Population, Reform};

use crate::{computed, refused, values};

/// A file as text in TOML.
pub fn run(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let reform = match Reform::from_toml("reform.toml", text) {
        Ok(reform) => reform,
        Err(error) => return refused::check(&error),
    };
    let written = reform.to_toml();
    let read = Reform::from_toml("reform.toml", &written);
    assert_eq!(read.as_ref(), Ok(&reform), "{written}");
    assert_eq!(read.map(|read| read.to_toml()), Ok(written));

    let embedded = Parameters::embedded().expect("the library's values");
    match reform.parameters(embedded) {
        Ok(values) => values::check(&values),
        Err(error) => return refused::check(&error),
    }
    let options = match Options::default().provisional(true).reform(&reform) {
        Ok(options) => options,
        Err(error) => return refused::check(&error),
    };
    let mut population = Population::reading(embedded);
    for case in values::first_cases() {
        computed::check(case, &options);
        population.add_case(case);
        reform.missed_by(embedded, [case]).expect("values that are laid over");
    }
    for unread in reform.unread(embedded, &population).expect("values that are laid over") {
        let texts = [Language::English, Language::Dutch].map(|language| unread.text(language));
        assert!(texts.iter().all(|text| text.contains(&unread.id)), "{texts:?}");
    }
}
