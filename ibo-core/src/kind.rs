//! The two kinds of agreement, which rules and dated values tell apart.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::listed::listed;
use crate::sentence::say;

listed! {
    /// The kind of agreement.
    ///
    /// ```
    /// use ibo_core::Kind;
    /// assert_eq!("ibo-plus".parse::<Kind>()?, Kind::IboPlus);
    /// assert_eq!(Kind::Ibo.label(), "IBO");
    /// # Ok::<(), ibo_core::Error>(())
    /// ```
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub enum Kind {
        /// IBO.
        Ibo,
        /// IBO-plus, before: K-IBO.
        IboPlus,
    }
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; Self::COUNT] = Self::EACH;

    /// The word in the JSON shapes: `ibo` or `ibo-plus`.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Ibo => "ibo",
            Self::IboPlus => "ibo-plus",
        }
    }

    /// The kind of this word.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.slug() == slug)
    }
}

impl FromStr for Kind {
    type Err = Error;

    /// # Errors
    /// `unknown-kind` for another word.
    fn from_str(word: &str) -> Result<Self, Error> {
        Self::from_slug(word).ok_or_else(|| Error::says(ErrorCode::UnknownKind, say::KIND))
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.slug())
    }
}
