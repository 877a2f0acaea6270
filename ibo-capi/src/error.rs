//! What is wrong, in a struct of the caller's.

use std::ffi::c_char;

use bytemuck::{Pod, Zeroable};
use ibo_core::{Error, Language};

use crate::status::{
    IBO_BUFFER_TOO_SMALL, IBO_INDEX_OUT_OF_RANGE, IBO_INTERNAL, IBO_MISALIGNED_POINTER, IBO_NULL_POINTER, IBO_OK, IBO_RECORD_COUNT,
    IBO_STRUCT_SIZE, IBO_TOO_LONG, IBO_UNKNOWN_ARGUMENT, ibo_status,
};
use crate::text;

/// What is wrong. It is yours; NULL in its place means that you do not want to know. It is written when a call fails, and only then.
///
/// Texts are UTF-8, filled with NULs to the end of their array, at least one, and cut between two characters where they are too long. They repeat
/// neither the case reference nor an amount of income (R7.7).
#[derive(Debug, Clone, Copy, Pod, Zeroable)]
#[repr(C)]
pub struct ibo_error {
    /// `sizeof(ibo_error)`; set it before the call.
    pub struct_size: u32,
    /// The status that the call returns.
    pub number: i32,
    /// The rule that refuses, `R4.2`; empty where only the form of the input is wrong.
    pub rule: [c_char; 8],
    /// The field, `agreement.percentage` or `unemployment.records[1].half_per_week`; for a status below 1000 the argument.
    pub at: [c_char; 112],
    /// What is wrong, in an English sentence.
    pub message: [c_char; 384],
}

/// Why a call failed: an error of the catalogue, or a wrong call.
pub(crate) enum Failure {
    Refused(Error),
    Call { status: ibo_status, argument: &'static str },
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Refused(error)
    }
}

impl Failure {
    pub(crate) const fn call(status: ibo_status, argument: &'static str) -> Self {
        Self::Call { status, argument }
    }

    pub(crate) fn status(&self) -> ibo_status {
        match self {
            Self::Refused(error) => i32::from(error.code().number()),
            Self::Call { status, .. } => *status,
        }
    }

    /// The failure as the caller's struct tells it.
    pub(crate) fn told(&self) -> ibo_error {
        let (rule, at, message) = match self {
            Self::Refused(error) => (error.code().rule().map_or("", |rule| rule.id()), error.location(), error.message()),
            Self::Call { status, argument } => ("", *argument, meaning(*status)),
        };
        let number = self.status();
        ibo_error { struct_size: 0, number, rule: text::filled(rule), at: text::filled(at), message: text::filled(message) }
    }
}

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
    Published(IBO_INDEX_OUT_OF_RANGE, "index-out-of-range", ["there is no line with this index", "er is geen lijn met deze index"]),
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
fn meaning(status: ibo_status) -> &'static str {
    of_call(status).map_or("", |published| in_language(published.2, Language::English))
}

/// The texts of the library that callers point to: they end with a NUL and live as long as the library.
pub(crate) mod texts {
    use std::ffi::{CStr, CString};
    use std::sync::OnceLock;

    use ibo_core::{ErrorCode, Language};

    use super::{CALLS, in_language};
    use crate::status::ibo_status;

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
