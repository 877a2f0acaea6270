//! Hours of a sickness payment: evidence that is checked and kept, without effect on the amount
//! (R2.6).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::from_text::FromText;
use crate::hundredths::{NotHundredths, hundredths};
use crate::sentence::say;

/// A signed number of hours in hundredths, from -1,000,000,000.00 to 1,000,000,000.00 hours (R0.4).
///
/// ```
/// use ibo_core::Hours;
/// assert_eq!("-7.6".parse::<Hours>()?.hundredths(), -760);
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Hours(i64);

impl Hours {
    /// No hours.
    pub const ZERO: Self = Self(0);
    /// The most hours on either side of zero, in hundredths (R0.4).
    const MOST: i64 = 100_000_000_000;

    /// So many hundredths of an hour.
    ///
    /// # Errors
    /// `amount-out-of-range` beyond 1,000,000,000.00 on either side (R0.4).
    pub fn from_hundredths(hundredths: i64) -> Result<Self, Error> {
        let within = (-Self::MOST..=Self::MOST).contains(&hundredths);
        if within { Ok(Self(hundredths)) } else { Err(out_of_range()) }
    }

    /// The number in hundredths of an hour.
    #[must_use]
    pub const fn hundredths(self) -> i64 {
        self.0
    }
}

#[cold]
fn out_of_range() -> Error {
    unread(ErrorCode::AmountOutOfRange)
}

/// What is wrong with hours that could not be read: their codes are those of an amount, their
/// sentences are their own.
#[must_use]
#[cold]
pub fn unread(code: ErrorCode) -> Error {
    match code {
        ErrorCode::AmountMalformed => Error::says(code, say::HOURS),
        ErrorCode::AmountTooManyDecimals => Error::says(code, say::HOURS_DECIMALS),
        ErrorCode::AmountOutOfRange => Error::says(code, say::HOURS_BOUND),
        _ => Error::of(code),
    }
}

impl FromStr for Hours {
    type Err = Error;

    /// Reads hours written as `-?[0-9]+(\.[0-9]{1,2})?`.
    ///
    /// # Errors
    /// `amount-malformed`, `amount-too-many-decimals`, `amount-out-of-range` (R0.4).
    fn from_str(text: &str) -> Result<Self, Error> {
        let code = |why| match why {
            NotHundredths::OutOfRange => ErrorCode::AmountOutOfRange,
            NotHundredths::TooManyDecimals => ErrorCode::AmountTooManyDecimals,
            NotHundredths::Malformed => ErrorCode::AmountMalformed,
        };
        hundredths(text).map_err(|why| unread(code(why))).and_then(Self::from_hundredths)
    }
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{}.{:02}", self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100)
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
