//! One code of a code list, and the ways of the lists to treat their codes: it counts or is left
//! out; which sign an entry has (R2.4, R2.5, R2.8).

use serde::Serialize;
use smol_str::SmolStr;

use crate::certainty::Certainty;

/// One code of a code list, as an audit sees it.
///
/// ```
/// use ibo_core::Parameters;
/// let listed = Parameters::embedded()?.all().flat_map(|value| value.codes.clone());
/// let counts: Vec<_> = listed.filter(|code| code.counts()).map(|code| code.code).collect();
/// assert!(counts.iter().any(|code| code == "full-unemployment"));
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct ListedCode {
    /// The code.
    pub code: SmolStr,
    /// How the list treats it: `counts` or `left-out`; of the kinds of leefloon entry
    /// `not-negative`, `not-positive` or `either`. A code of a delivery `means` one of ours.
    pub treatment: &'static str,
    /// The code of ours that a code of a delivery means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub means: Option<String>,
    /// How well that is founded: the list's certainty, or one of its own.
    pub certainty: Certainty,
    /// Where it was read: the list's source, or one of its own.
    pub source: String,
}

impl ListedCode {
    /// The treatment of a code that means one of ours.
    pub(super) const MEANS: &'static str = "means";

    /// The treatment of this word.
    #[cfg(feature = "json")]
    pub(crate) fn treatment_of(word: &str) -> Option<&'static str> {
        let words =
            Treatment::WAYS.iter().map(|way| way.slug).chain(Sign::WAYS.iter().map(|way| way.slug));
        words.into_iter().chain([Self::MEANS]).find(|known| *known == word)
    }

    /// Whether the list says that records of this code count; of a code that means another one,
    /// that one says it.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.treatment == Treatment::COUNTS
    }
}

/// What a filter does with a code (R2.4, R2.5, R2.8).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Treatment {
    Counts,
    LeftOut,
}

impl Treatment {
    const COUNTS: &'static str = "counts";

    /// The word of it.
    pub(crate) fn slug(self) -> &'static str {
        Self::WAYS.iter().find(|way| way.means == self).map_or("", |way| way.slug)
    }
}

/// Which sign a kind of leefloon entry has (R2.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    NotNegative,
    NotPositive,
    Either,
}

/// A way of a list to treat its codes.
pub(crate) struct Way<T> {
    /// The key in a file.
    pub(super) key: &'static str,
    /// The word in exports.
    pub(super) slug: &'static str,
    /// The words in the text of the list.
    pub(super) words: &'static str,
    pub(super) means: T,
}

/// The ways of a list to treat its codes.
pub(crate) trait Ways: Sized + Copy + PartialEq + 'static {
    const WAYS: &'static [Way<Self>];
}

impl Ways for Treatment {
    const WAYS: &'static [Way<Self>] = &[
        Way { key: "counts", slug: Self::COUNTS, words: "counts", means: Self::Counts },
        Way { key: "left_out", slug: "left-out", words: "left out", means: Self::LeftOut },
    ];
}

impl Ways for Sign {
    const WAYS: &'static [Way<Self>] = &[
        Way {
            key: "not_negative",
            slug: "not-negative",
            words: "not negative",
            means: Self::NotNegative,
        },
        Way {
            key: "not_positive",
            slug: "not-positive",
            words: "not positive",
            means: Self::NotPositive,
        },
        Way { key: "either", slug: "either", words: "either", means: Self::Either },
    ];
}
