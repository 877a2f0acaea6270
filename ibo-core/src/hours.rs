//! Hours of a sickness payment: evidence that is checked and kept, without effect on the amount (R2.6).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::Error;
use crate::money::Euro;
use crate::written::FromText;

/// A signed number of hours in hundredths; of the form and the bounds of an amount (R0.4).
///
/// ```
/// use ibo_core::Hours;
/// assert_eq!("-7.6".parse::<Hours>()?.hundredths(), -760);
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Hours(Euro);

impl Hours {
    /// No hours.
    pub const ZERO: Self = Self(Euro::ZERO);

    /// So many hundredths of an hour.
    ///
    /// # Errors
    /// `amount-out-of-range` beyond 1,000,000,000.00 on either side (R0.4).
    pub fn from_hundredths(hundredths: i64) -> Result<Self, Error> {
        Euro::from_cents(hundredths).map(Self)
    }

    /// The number in hundredths of an hour.
    #[must_use]
    pub const fn hundredths(self) -> i64 {
        self.0.cents()
    }
}

impl FromStr for Hours {
    type Err = Error;

    /// Reads hours written as `-?[0-9]+(\.[0-9]{1,2})?`.
    ///
    /// # Errors
    /// `amount-malformed`, `amount-too-many-decimals`, `amount-out-of-range` (R0.4).
    fn from_str(text: &str) -> Result<Self, Error> {
        text.parse().map(Self)
    }
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Hours {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hours {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(FromText::new("hours as a string, such as \"7.60\""))
    }
}
