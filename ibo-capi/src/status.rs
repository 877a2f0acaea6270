//! What a call returns. Numbers are published: they are never changed and never reused.

use std::fmt;

use ibo_core::Language;

/// What a call returns: 0 if it did what was asked; 1 to 999 if the call itself was wrong; from
/// 1001 on the number of the error in the catalogue, `IBO_ERROR_...`.
#[expect(non_camel_case_types, reason = "the name in the header")]
pub type ibo_status = i32;

/// The call did what was asked.
pub const IBO_OK: ibo_status = 0;
/// A pointer is NULL that must not be NULL.
pub const IBO_NULL_POINTER: ibo_status = 1;
/// A pointer is not aligned for what it points to.
pub const IBO_MISALIGNED_POINTER: ibo_status = 2;
/// A `struct_size` or an element size is not one that this library knows.
pub const IBO_STRUCT_SIZE: ibo_status = 3;
/// A length, or a count times a size, is more than memory can hold.
pub const IBO_TOO_LONG: ibo_status = 4;
/// The buffer is too small: `needed` says how many bytes the text has, without the closing NUL.
pub const IBO_BUFFER_TOO_SMALL: ibo_status = 5;
/// An index is beyond the end.
pub const IBO_INDEX_OUT_OF_RANGE: ibo_status = 6;
/// An argument is not one of the numbers that it may be.
pub const IBO_UNKNOWN_ARGUMENT: ibo_status = 7;
/// A case says that it has more or fewer records than carry its `case_index`, or than are passed in a
/// call for one case.
pub const IBO_RECORD_COUNT: ibo_status = 8;
/// A fault of this library stopped the call. Please report it.
pub const IBO_INTERNAL: ibo_status = 9;
/// There is not enough memory.
pub const IBO_OUT_OF_MEMORY: ibo_status = 10;
/// A handle is not of the kind that the call needs, or was freed. Not each one that was freed can be
/// told: its memory may hold something else by now.
pub const IBO_WRONG_HANDLE: ibo_status = 11;

/// A status of a wrong call: its number, its name, and what must be in English and Dutch, with a
/// place `{}` for the argument.
struct Published(ibo_status, &'static str, [&'static str; 2]);

#[rustfmt::skip] // a table: one row a status
const CALLS: &[Published] = &[
    Published(IBO_OK, "ok", ["the call did what was asked", "de oproep deed wat gevraagd was"]),
    Published(IBO_NULL_POINTER, "null-pointer", ["{} must not be NULL", "{} mag niet NULL zijn"]),
    Published(IBO_MISALIGNED_POINTER, "misaligned-pointer", ["{} must be aligned for what it points to, and the size of an element must be a multiple of that alignment", "{} moet uitgelijnd zijn voor wat er staat, en de grootte van een element moet een veelvoud van die uitlijning zijn"]),
    Published(IBO_STRUCT_SIZE, "struct-size", ["{} must have a size that this library knows: set \
        struct_size, or the size of an element, to sizeof",
        "{} moet een grootte hebben die deze bibliotheek kent: zet sizeof in struct_size of in de \
        grootte van een element"]),
    Published(IBO_TOO_LONG, "too-long", ["{} must fit in memory: its length, or its count times \
        the size of an element, is too large",
        "{} moet in het geheugen passen: de lengte, of het aantal maal de grootte van een element, \
        is te groot"]),
    Published(IBO_BUFFER_TOO_SMALL, "buffer-too-small",
        ["{} must leave room for the text and a closing NUL: needed has the length of the text",
        "{} moet ruimte laten voor de tekst en een NUL erachter: needed heeft de lengte van de \
        tekst"]),
    Published(IBO_INDEX_OUT_OF_RANGE, "index-out-of-range",
        ["{} must be below the number of lines, assumptions or remarks",
        "{} moet kleiner zijn dan het aantal lijnen, aannames of opmerkingen"]),
    Published(IBO_UNKNOWN_ARGUMENT, "unknown-argument",
        ["{} must be one of the numbers that ibo.h lists for it",
        "{} moet een van de getallen zijn die ibo.h ervoor noemt"]),
    Published(IBO_RECORD_COUNT, "record-count",
        ["{} must be how many records carry the case_index of the case",
        "{} moet zeggen hoeveel gegevens de case_index van het dossier dragen"]),
    Published(IBO_INTERNAL, "internal", ["a fault of this library stopped the call: please report \
        it", "een fout in deze bibliotheek brak de oproep af: meld ze alstublieft"]),
    Published(IBO_OUT_OF_MEMORY, "out-of-memory",
        ["there must be enough memory for {}: compute fewer at once",
        "er moet genoeg geheugen zijn voor {}: bereken er minder tegelijk"]),
    Published(IBO_WRONG_HANDLE, "wrong-handle",
        ["{} must be a handle of its own kind that this library gave and that was not freed",
        "{} moet een handle van zijn eigen soort zijn die deze bibliotheek gaf en die niet \
        vrijgegeven is"]),
];

impl Published {
    /// What must be of an argument.
    fn say(&self, argument: &str, language: Language, to: &mut dyn fmt::Write) -> fmt::Result {
        let [english, dutch] = self.2;
        let template = match language {
            Language::English => english,
            Language::Dutch => dutch,
        };
        let mut parts = template.split("{}");
        to.write_str(parts.next().unwrap_or_default())?;
        parts.try_for_each(|part| {
            to.write_str(argument)?;
            to.write_str(part)
        })
    }

    /// What must be of any argument.
    fn meaning(&self, language: Language) -> String {
        let argument = match language {
            Language::English => "the argument",
            Language::Dutch => "het argument",
        };
        let mut meaning = String::new();
        // To write into a text does not fail.
        let _ = self.say(argument, language, &mut meaning);
        meaning
    }
}

/// Writes what must be of the argument of a wrong call.
pub(crate) fn say(
    status: ibo_status,
    argument: &str,
    language: Language,
    to: &mut dyn fmt::Write,
) -> fmt::Result {
    let published = CALLS.iter().find(|published| published.0 == status);
    published.map_or(Ok(()), |published| published.say(argument, language, to))
}

/// The texts of the library that callers point to: they end with a NUL and live as long as the
/// library.
pub(crate) mod texts {
    use std::ffi::{CStr, CString};
    use std::sync::OnceLock;

    use ibo_core::{ErrorCode, Language};

    use super::{CALLS, ibo_status};

    struct Texts {
        status: ibo_status,
        name: CString,
        dutch: CString,
        english: CString,
    }

    /// Every status that there is, in the order of the numbers.
    fn all() -> &'static [Texts] {
        static ALL: OnceLock<Vec<Texts>> = OnceLock::new();
        ALL.get_or_init(|| {
            let text = |text: &str| CString::new(text).unwrap_or_default();
            let calls = CALLS.iter().map(|published| Texts {
                status: published.0,
                name: text(published.1),
                dutch: text(&published.meaning(Language::Dutch)),
                english: text(&published.meaning(Language::English)),
            });
            let errors = ErrorCode::ALL.iter().map(|code| Texts {
                status: i32::from(code.number()),
                name: text(code.slug()),
                dutch: text(code.meaning(Language::Dutch)),
                english: text(code.meaning(Language::English)),
            });
            calls.chain(errors).collect()
        })
    }

    fn of(status: ibo_status) -> Option<&'static Texts> {
        all().iter().find(|texts| texts.status == status)
    }

    /// The stable name of a status.
    pub(crate) fn name(status: ibo_status) -> &'static CStr {
        of(status).map_or(c"unknown", |texts| &texts.name)
    }

    /// What a status means, in words.
    pub(crate) fn meaning(status: ibo_status, language: Language) -> &'static CStr {
        match (of(status), language) {
            (Some(texts), Language::Dutch) => &texts.dutch,
            (Some(texts), Language::English) => &texts.english,
            (None, Language::Dutch) => c"geen status heeft dit nummer",
            (None, Language::English) => c"no status has this number",
        }
    }
}

#[cfg(test)]
mod tests {
    use ibo_core::Language;

    use super::{CALLS, IBO_INTERNAL, IBO_OK, say};

    #[test]
    fn sentence_of_a_wrong_call_names_the_argument_and_says_what_must_be() {
        for published in
            CALLS.iter().filter(|published| ![IBO_OK, IBO_INTERNAL].contains(&published.0))
        {
            let [english, dutch] = [Language::English, Language::Dutch].map(|language| {
                let mut sentence = String::new();
                say(published.0, "rows", language, &mut sentence).unwrap();
                sentence
            });
            assert!(english.contains("rows") && english.contains("must"), "{english}");
            assert!(
                dutch.contains("rows") && (dutch.contains("moet") || dutch.contains("mag niet")),
                "{dutch}"
            );
        }
    }
}
