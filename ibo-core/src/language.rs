//! The two languages of the texts: Dutch and English.

use serde::{Deserialize, Serialize};

/// A language of the texts. In Dutch a text for people has a decimal comma, JSON never.
///
/// ```
/// use ibo_core::{Certainty, Language};
/// assert_eq!(Language::from_code("nl"), Some(Language::Dutch));
/// assert_eq!(Certainty::Assumed.label(Language::Dutch), "aangenomen");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Language {
    /// Nederlands.
    #[serde(rename = "nl")]
    Dutch,
    /// English, the language of the JSON shapes.
    #[serde(rename = "en")]
    English,
}

impl Language {
    /// The language of `nl` or `en`.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "nl" => Some(Self::Dutch),
            "en" => Some(Self::English),
            _ => None,
        }
    }

    /// `nl` or `en`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Dutch => "nl",
            Self::English => "en",
        }
    }

    /// The text of `[english, dutch]` in this language.
    pub(crate) const fn of(self, [english, dutch]: [&'static str; 2]) -> &'static str {
        match self {
            Self::English => english,
            Self::Dutch => dutch,
        }
    }
}
