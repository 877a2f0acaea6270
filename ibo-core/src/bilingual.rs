//! Sentences in English and Dutch with places `{}`: written in either, and read back from the
//! English that a stored result has.

use std::fmt::{self, Display, Write};

use crate::language::Language;

const PLACE: &str = "{}";

/// A sentence in English and in Dutch, with the same places in the same order.
pub type Template = &'static [&'static str; 2];

/// Writes the sentence, and each of its places.
pub(crate) fn fill<P>(
    sentence: Template,
    language: Language,
    to: &mut dyn Write,
    places: impl IntoIterator<Item = P>,
    write: impl Fn(P, &mut dyn Write) -> fmt::Result,
) -> fmt::Result {
    let mut parts = language.of(*sentence).split(PLACE);
    to.write_str(parts.next().unwrap_or_default())?;
    parts.zip(places).try_for_each(|(part, place)| {
        write(place, to)?;
        to.write_str(part)
    })
}

/// The sentence with what fills its places.
pub(crate) fn filled<const N: usize>(
    sentence: Template,
    language: Language,
    places: [&dyn Display; N],
) -> String {
    let mut text = String::new();
    // To write into a text does not fail.
    let _ = fill(sentence, language, &mut text, places, |place, to| write!(to, "{place}"));
    text
}

/// What filled the places of the English sentence; none where the text is another sentence.
pub(crate) fn places<const N: usize>(sentence: Template, text: &str) -> Option<[&str; N]> {
    let (begin, parts) = Language::English.of(*sentence).split_once(PLACE)?;
    let (between, end) = parts.rsplit_once(PLACE).map_or((None, parts), |(a, b)| (Some(a), b));
    let mut rest = text.strip_prefix(begin)?.strip_suffix(end)?;
    let mut places = Vec::with_capacity(N);
    for part in between.into_iter().flat_map(|between| between.split(PLACE)) {
        let (place, after) = rest.split_once(part)?;
        places.push(place);
        rest = after;
    }
    places.push(rest);
    places.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::{Template, filled, places};
    use crate::language::Language::{Dutch, English};

    const VALUE: Template = &["The value of {} is {}: {}.", "De waarde van {} is {}: {}."];

    #[test]
    fn a_sentence_is_filled_and_read_back() {
        let text = filled(VALUE, English, [&"a", &1, &"b: c."]);
        assert_eq!(text, "The value of a is 1: b: c..");
        assert_eq!(places(VALUE, &text), Some(["a", "1", "b: c."]));
        assert_eq!(filled(VALUE, Dutch, [&"a", &1, &"b"]), "De waarde van a is 1: b.");
    }

    #[test]
    fn another_sentence_has_no_places() {
        for text in ["", "The value of a", "The value of a is 1.", "The value of a is 1: b"] {
            assert_eq!(places::<3>(VALUE, text), None, "{text}");
        }
        assert_eq!(places(&["code {}", "code {}"], "code 7"), Some(["7"]));
        assert_eq!(places::<1>(&["no place", "geen plaats"], "no place"), None);
    }
}
