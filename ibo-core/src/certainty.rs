//! How well a rule or a value is founded: the words of a certainty, and their order.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::language::Language;

/// How well a rule or a value is founded. Weaker compares as smaller.
///
/// ```
/// use ibo_core::Certainty;
/// assert!(Certainty::Assumed < Certainty::Secondary && Certainty::Secondary < Certainty::Official);
/// assert_eq!(Certainty::ALL.iter().min(), Some(&Certainty::Hypothetical));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Certainty {
    /// Not the law: a value of a reform that somebody tries out (R8.4); never of the embedded
    /// values.
    Hypothetical,
    /// Our reading: the public text is silent, or was not read; or a value past its last check
    /// (R7.4).
    Assumed,
    /// Read in a professional publication.
    Secondary,
    /// Read in an official text.
    Official,
}

impl Certainty {
    /// Every certainty, weakest first.
    pub const ALL: [Self; 4] = [Self::Hypothetical, Self::Assumed, Self::Secondary, Self::Official];

    /// The word in the statement.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Hypothetical => "hypothetical",
            Self::Assumed => "assumed",
            Self::Secondary => "secondary",
            Self::Official => "official",
        }
    }

    /// The certainty of this word.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|certainty| certainty.slug() == slug)
    }

    /// The name that a reader sees.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        language.of(match self {
            Self::Hypothetical => ["hypothetical", "hypothetisch"],
            Self::Assumed => ["assumed", "aangenomen"],
            Self::Secondary => ["secondary", "secundair"],
            Self::Official => ["official", "officieel"],
        })
    }
}

impl fmt::Display for Certainty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.slug())
    }
}
