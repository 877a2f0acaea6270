//! What a call returns. Numbers are published: they are never changed and never reused.

use ibo_core::Language;

/// What a call returns: 0 when it did what was asked; 1 to 999 when the call itself was wrong; from 1001 on the number of the error in the
/// catalogue of errors, `IBO_ERROR_...`.
#[expect(non_camel_case_types, reason = "the name in the header")]
pub type ibo_status = i32;

/// The call did what was asked.
pub const IBO_OK: ibo_status = 0;
/// A pointer that must not be NULL is NULL.
pub const IBO_NULL_POINTER: ibo_status = 1;
/// A pointer is not aligned for what it points to.
pub const IBO_MISALIGNED_POINTER: ibo_status = 2;
/// A `struct_size` or an element size is not one of this library.
pub const IBO_STRUCT_SIZE: ibo_status = 3;
/// A length, or a count times a size, is more than memory can hold.
pub const IBO_TOO_LONG: ibo_status = 4;
/// The buffer is too small: `needed` says how many bytes the text has, without the closing NUL.
pub const IBO_BUFFER_TOO_SMALL: ibo_status = 5;
/// An index beyond the end.
pub const IBO_INDEX_OUT_OF_RANGE: ibo_status = 6;
/// An argument that is none of the numbers it may be.
pub const IBO_UNKNOWN_ARGUMENT: ibo_status = 7;
/// The cases of `ibo_premiums` ask for more or fewer records than there are.
pub const IBO_RECORD_COUNT: ibo_status = 8;
/// A fault of this library: it stopped the call, which wrote nothing but the rows before it. Please report it.
pub const IBO_INTERNAL: ibo_status = 9;

/// A status of a wrong call: its number, name and meaning in English and Dutch.
struct Published(ibo_status, &'static str, [&'static str; 2]);

#[rustfmt::skip] // a table: one row a status
const CALLS: &[Published] = &[
    Published(IBO_OK, "ok", ["the call did what was asked", "de oproep deed wat gevraagd was"]),
    Published(IBO_NULL_POINTER, "null-pointer", ["this pointer must not be NULL", "deze pointer mag niet NULL zijn"]),
    Published(IBO_MISALIGNED_POINTER, "misaligned-pointer", ["this pointer, or the size of an element, is not aligned for what it points to", "deze pointer, of de grootte van een element, is niet uitgelijnd voor wat er staat"]),
    Published(IBO_STRUCT_SIZE, "struct-size", ["the struct_size or element size is not one of this library: set it to sizeof", "struct_size of de elementgrootte is er geen van deze bibliotheek: zet er sizeof in"]),
    Published(IBO_TOO_LONG, "too-long", ["this length, or this count times the element size, is more than memory can hold", "deze lengte, of dit aantal maal de elementgrootte, is meer dan het geheugen kan bevatten"]),
    Published(IBO_BUFFER_TOO_SMALL, "buffer-too-small", ["the buffer is too small for the text and its closing NUL", "de buffer is te klein voor de tekst en de NUL erachter"]),
    Published(IBO_INDEX_OUT_OF_RANGE, "index-out-of-range", ["there is no line, assumption or remark with this index", "er is geen lijn, aanname of opmerking met deze index"]),
    Published(IBO_UNKNOWN_ARGUMENT, "unknown-argument", ["this argument is none of the numbers that it may be", "dit argument is geen van de getallen die het mag zijn"]),
    Published(IBO_RECORD_COUNT, "record-count", ["the counts of the cases do not add up to the number of records", "de aantallen van de dossiers zijn samen niet het aantal gegevens"]),
    Published(IBO_INTERNAL, "internal", ["a fault of this library stopped the call: please report it", "een fout in deze bibliotheek brak de oproep af: meld ze alstublieft"]),
];

fn of_call(status: ibo_status) -> Option<&'static Published> {
    CALLS.iter().find(|published| published.0 == status)
}

const fn in_language([english, dutch]: [&'static str; 2], language: Language) -> &'static str {
    match language {
        Language::English => english,
        Language::Dutch => dutch,
    }
}

/// What a status of a wrong call means.
pub(crate) fn meaning(status: ibo_status) -> &'static str {
    of_call(status).map_or("", |published| in_language(published.2, Language::English))
}

/// The texts of the library that callers point to: they end with a NUL and live as long as the library.
pub(crate) mod texts {
    use std::ffi::{CStr, CString};
    use std::sync::OnceLock;

    use ibo_core::{ErrorCode, Language};

    use super::{CALLS, ibo_status, in_language};

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
                dutch: text(in_language(published.2, Language::Dutch)),
                english: text(in_language(published.2, Language::English)),
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
