//! A rate: an exact decimal such as 0.1307, never a float (R0.3).

use std::fmt;

use rust_decimal::Decimal;

use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::sentence::say;

/// A rate between 0 and 1 with at most five decimals, kept as parts of a hundred thousand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rate(u32);

impl Rate {
    /// What a rate of 1 is counted in.
    pub(crate) const WHOLE: u64 = 100_000;

    pub(crate) fn parts(self) -> u64 {
        u64::from(self.0)
    }

    /// A whole percentage.
    pub(crate) fn of_percent(percent: u8) -> Self {
        Self(u32::from(percent).saturating_mul(1_000))
    }

    /// So many parts of a whole; none above 1.
    pub(crate) fn of_parts(parts: u64) -> Option<Self> {
        u32::try_from(parts).ok().filter(|_| parts <= Self::WHOLE).map(Self)
    }

    /// The rate of a percentage as a formula writes it, `13.07`.
    pub(crate) fn of_percent_text(percent: &str) -> Option<Self> {
        let mut value = Decimal::from_str_exact(percent).ok()?;
        value.rescale(3);
        u32::try_from(value.mantissa()).ok().map(Self)
    }

    /// Reads `0.1307`.
    pub(crate) fn parse(text: &str) -> Result<Self, Error> {
        let error = || Error::says(ErrorCode::ParametersBadValue, say::RATE);
        let form = text.strip_prefix("0.").is_some_and(|decimals| {
            (1..=5).contains(&decimals.len()) && decimals.bytes().all(|b| b.is_ascii_digit())
        });
        if !form && text != "0" && text != "1" {
            return Err(error());
        }
        let mut value = Decimal::from_str_exact(text).map_err(|_| error())?;
        value.rescale(5);
        u32::try_from(value.mantissa()).map(Self).map_err(|_| error())
    }
}

impl Rate {
    /// The rate in percent: `13.07`.
    pub(crate) fn in_percent(self) -> Decimal {
        Decimal::new(self.0.into(), 3).normalize()
    }
}

impl fmt::Display for Rate {
    /// The rate as a file writes it: `0.1307`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Decimal::new(self.0.into(), 5).normalize().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::Rate;

    #[test]
    fn a_rate_is_exact_and_prints_as_written_and_as_a_percentage() {
        let rate = Rate::parse("0.1307").unwrap();
        assert_eq!(
            (rate.parts(), rate.to_string().as_str(), rate.in_percent().to_string().as_str()),
            (13_070, "0.1307", "13.07")
        );
        assert_eq!(Rate::parse("1").unwrap().in_percent().to_string(), "100");
        for refused in ["0.123456", "1.5", "-0.1", ".5", "0.", "1e-1", "0.1_3", ""] {
            assert!(Rate::parse(refused).is_err(), "{refused}");
        }
    }
}
