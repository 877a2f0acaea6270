//! The employment fraction and the attendance as exact ratios of hundredths (R0.3, R0.4, R1.5, R6).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::from_text::FromText;
use crate::hundredths::{NotHundredths, hundredths};
use crate::sentence::say;

/// A ratio `Q/S`: the trainee's hours over full-time hours, or paid over normal hours or days.
///
/// - **Unit**: hundredths of an hour (or day) in both parts. **Range** of a part: 0 to 10,000.00,
///   `S` above zero (R0.4).
/// - **Printed and parsed** as `38/38`, `30.4/38`; parsed with at most two decimals a part, printed
///   with the fewest.
/// - Two fractions are equal when both parts are: `19/38` is not `1/2`, since a statement shows
///   what was given.
///
/// ```
/// use ibo_core::{ErrorCode, Fraction};
///
/// let fraction: Fraction = "30.40/38.00".parse()?;
/// assert_eq!(fraction, Fraction::from_hundredths(3_040, 3_800)?);
/// assert_eq!(fraction.to_string(), "30.4/38");
/// assert_eq!("38/0".parse::<Fraction>().unwrap_err().code(), ErrorCode::FractionZero);
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fraction {
    numerator: u32,
    denominator: u32,
}

impl Fraction {
    /// The whole: `1/1`.
    pub const WHOLE: Self = Self { numerator: 100, denominator: 100 };
    /// The largest part, 10,000.00, in hundredths (R0.4).
    pub const MAX_PART: u32 = 1_000_000;

    /// The fraction of so many hundredths over so many hundredths.
    ///
    /// # Errors
    /// `fraction-zero` over zero, `fraction-out-of-range` for a part beyond [`Fraction::MAX_PART`]
    /// (R0.4).
    #[inline(always)]
    pub fn from_hundredths(numerator: u32, denominator: u32) -> Result<Self, Error> {
        if numerator > Self::MAX_PART || denominator > Self::MAX_PART {
            return Err(out_of_range());
        }
        if denominator == 0 {
            return Err(over_zero());
        }
        Ok(Self { numerator, denominator })
    }

    /// The fraction of parts that are known to be within bounds, the denominator above zero.
    #[inline(always)]
    pub(crate) const fn of_parts(numerator: u32, denominator: u32) -> Self {
        Self { numerator, denominator }
    }

    /// The fraction of so many days over so many days.
    pub(crate) const fn of_days(days: u32, of: u32) -> Self {
        Self { numerator: days.saturating_mul(100), denominator: of.saturating_mul(100) }
    }

    /// `Q`, in hundredths.
    #[must_use]
    pub const fn numerator(self) -> i64 {
        self.numerator as i64
    }

    /// `S`, in hundredths, above zero.
    #[must_use]
    pub const fn denominator(self) -> i64 {
        self.denominator as i64
    }

    /// The fraction as a ratio's terms.
    #[inline(always)]
    pub(crate) fn terms(self) -> (u64, u64) {
        (u64::from(self.numerator), u64::from(self.denominator))
    }

    /// Whether the fraction is above 1.
    #[must_use]
    pub const fn is_above_whole(self) -> bool {
        self.numerator > self.denominator
    }

    /// Whether the fraction is 1, whatever its parts.
    #[must_use]
    pub const fn is_whole(self) -> bool {
        self.numerator == self.denominator
    }

    /// Whether the fraction is below one half.
    #[must_use]
    pub const fn is_below_half(self) -> bool {
        self.numerator.saturating_mul(2) < self.denominator
    }
}

#[cold]
fn over_zero() -> Error {
    Error::says(ErrorCode::FractionZero, say::FRACTION_ZERO)
}

#[cold]
fn out_of_range() -> Error {
    Error::says(ErrorCode::FractionOutOfRange, say::FRACTION_BOUND)
}

/// Reads a part of a fraction, in hundredths; its bound is that of [`Fraction::from_hundredths`].
///
/// # Errors
/// `fraction-malformed`, `fraction-too-many-decimals`, `fraction-out-of-range` beyond 32 bits.
pub fn part(text: &str) -> Result<u32, Error> {
    let malformed = || Error::says(ErrorCode::FractionMalformed, say::FRACTION);
    match hundredths(text) {
        _ if text.starts_with('-') => Err(malformed()),
        Ok(value) => u32::try_from(value).map_err(|_| out_of_range()),
        Err(NotHundredths::OutOfRange) => Err(out_of_range()),
        Err(NotHundredths::TooManyDecimals) => {
            Err(Error::says(ErrorCode::FractionTooManyDecimals, say::FRACTION_DECIMALS))
        }
        Err(NotHundredths::Malformed) => Err(malformed()),
    }
}

impl FromStr for Fraction {
    type Err = Error;

    /// Reads `Q/S`.
    ///
    /// # Errors
    /// `fraction-malformed`, `fraction-too-many-decimals`, `fraction-out-of-range` and
    /// `fraction-zero` (R0.4).
    fn from_str(text: &str) -> Result<Self, Error> {
        // Without a slash the second part is empty, and malformed.
        let (numerator, denominator) = text.split_once('/').unwrap_or((text, ""));
        Self::from_hundredths(part(numerator)?, part(denominator)?)
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Part(self.numerator).fmt(f)?;
        f.write_str("/")?;
        Part(self.denominator).fmt(f)
    }
}

/// A part in its fewest decimals.
struct Part(u32);

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0 / 100, self.0 % 100) {
            (whole, 0) => write!(f, "{whole}"),
            (whole, rest) if rest % 10 == 0 => write!(f, "{whole}.{}", rest / 10),
            (whole, rest) => write!(f, "{whole}.{rest:02}"),
        }
    }
}

impl Serialize for Fraction {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Fraction {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(FromText::new("a fraction as a string, such as \"38/38\""))
    }
}
