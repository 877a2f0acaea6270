//! The id of a reading: a dated value whose choice is the answer, or a code of a list (R8).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::id::ParameterId;
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::from_text::FromText;
use crate::rule::Rule;
use crate::sentence::say;

/// Which open question it is: `income.half-days`, or of a code of a list
/// `unemployment.benefit-type/insertion`.
///
/// ```
/// use ibo_core::{ParameterId, ReadingId};
/// let id: ReadingId = "unemployment.benefit-type/insertion".parse()?;
/// assert_eq!(id.parameter(), ParameterId::UnemploymentBenefitType);
/// assert!("ggmmi".parse::<ReadingId>().is_err());
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ReadingId {
    /// A dated value whose choice is the answer.
    Value(ParameterId),
    /// Whether records of a code count.
    Code {
        /// The list.
        list: ParameterId,
        /// The code.
        code: String,
    },
}

impl ReadingId {
    /// The dated value, or the list, that has the answer.
    #[must_use]
    pub const fn parameter(&self) -> ParameterId {
        match self {
            Self::Value(id) | Self::Code { list: id, .. } => *id,
        }
    }

    /// The rule that asks.
    #[must_use]
    pub fn rule(&self) -> Rule {
        self.parameter().rule().unwrap_or(Rule::StatementLines)
    }
}

impl fmt::Display for ReadingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value(id) => id.fmt(f),
            Self::Code { list, code } => write!(f, "{list}/{code}"),
        }
    }
}

impl FromStr for ReadingId {
    type Err = Error;

    /// Reads an id as it is printed.
    ///
    /// # Errors
    /// `bad-text` for a text that is no reading.
    fn from_str(text: &str) -> Result<Self, Error> {
        let value = ParameterId::from_slug(text).filter(|id| id.is_reading()).map(Self::Value);
        let code = || {
            let (list, code) = text.split_once('/')?;
            let list = ParameterId::from_slug(list).filter(|list| list.is_filter())?;
            Some(Self::Code { list, code: code.to_owned() })
        };
        value.or_else(code).ok_or_else(|| Error::says(ErrorCode::BadText, say::READING))
    }
}

impl Serialize for ReadingId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ReadingId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(FromText::new("the id of a reading"))
    }
}
