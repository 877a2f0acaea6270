//! The languages of texts.

use ibo_core::Language;

/// Dutch.
pub const IBO_LANGUAGE_NL: i32 = 1;
/// English.
pub const IBO_LANGUAGE_EN: i32 = 2;

pub(crate) const fn read(number: i32) -> Option<Language> {
    match number {
        IBO_LANGUAGE_NL => Some(Language::Dutch),
        IBO_LANGUAGE_EN => Some(Language::English),
        _ => None,
    }
}
