//! A value times a factor, from a day on (R8.4).

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::flat_rate::FlatDayAmounts;
use super::id::ParameterId;
use super::parameter_value::{ParameterValue, bad_value};
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::money::{Euro, Ratio, Rounding, round};
use crate::rate::Rate;
use crate::sentence::{ErrorContext, say};

/// An exact factor above zero, at most 1,000, with at most six decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Factor(Decimal);

impl Factor {
    const DECIMALS: u32 = 6;

    /// Reads `1.02`.
    pub(crate) fn parse(text: &str) -> Result<Self, Error> {
        let written = (1..=16).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
            && text.starts_with(|first: char| first.is_ascii_digit())
            && text.ends_with(|last: char| last.is_ascii_digit());
        let factor = Decimal::from_str_exact(text).ok().filter(|_| written);
        factor
            .map(|factor| factor.normalize())
            .filter(|factor| {
                Decimal::ZERO < *factor
                    && *factor <= Decimal::ONE_THOUSAND
                    && factor.scale() <= Self::DECIMALS
            })
            .map(Self)
            .ok_or_else(|| bad_value(say::FACTOR))
    }

    /// The factor as a whole number over a power of ten.
    fn terms(self) -> Option<(u64, u64)> {
        let over = 10_u64.checked_pow(self.0.scale())?;
        Some((u64::try_from(self.0.mantissa()).ok()?, over))
    }
}

impl std::fmt::Display for Factor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// A scale of the values of one id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Scale {
    pub(crate) id: ParameterId,
    pub(crate) factor: Factor,
    /// The first day; none for all dates.
    pub(crate) first_day: Option<NaiveDate>,
}

impl ParameterId {
    /// Whether its values are one amount or rate, or the flat day amounts: what can be scaled
    /// (R8.4).
    pub(crate) const fn is_scalable(self) -> bool {
        matches!(
            self,
            Self::Ggmmi
                | Self::RszEmployeeRate
                | Self::WithholdingRate
                | Self::PremiumFlatDayAmounts
        )
    }
}

/// The error of an id whose values cannot be scaled.
pub(crate) fn not_scalable() -> Error {
    let scalable = ParameterId::ALL.iter().filter(|id| id.is_scalable()).map(|id| id.slug());
    let among = ErrorContext::Allowed(scalable.collect::<Vec<_>>().join(", ").into());
    Error::says_of(ErrorCode::ParametersBadValue, say::SCALABLE, [among])
}

/// A value that can be scaled.
pub(super) trait Scaled: ParameterValue {
    /// The exact product, rounded half away from zero once.
    fn scaled(&self, factor: Factor) -> Result<Self, Error>;
}

fn too_large() -> Error {
    bad_value(say::SCALED_BOUND)
}

impl Scaled for Euro {
    fn scaled(&self, factor: Factor) -> Result<Self, Error> {
        let (by, over) = factor.terms().ok_or_else(too_large)?;
        let rounded = self.times(Ratio { by: &[by], over: &[over] }).map_err(|_| too_large())?;
        Euro::within_bounds(rounded.amount.cents()).ok_or_else(too_large)
    }
}

impl Scaled for Rate {
    /// To four decimals.
    fn scaled(&self, factor: Factor) -> Result<Self, Error> {
        let four_decimals = || {
            let (by, over) = factor.terms()?;
            let (by, over) = (self.parts().checked_mul(by)?, over.checked_mul(10)?);
            let (tens_of_parts, _) = round(by, over, Rounding::HalfAway)?;
            Self::of_parts(u64::try_from(tens_of_parts).ok()?.checked_mul(10)?)
        };
        four_decimals().ok_or_else(too_large)
    }
}

impl Scaled for FlatDayAmounts {
    fn scaled(&self, factor: Factor) -> Result<Self, Error> {
        let (up_to, below) = (self.up_to.scaled(factor)?, self.below.scaled(factor)?);
        if Euro::ZERO < up_to && up_to < below {
            Ok(Self { up_to, below })
        } else {
            Err(bad_value(say::FLAT_DAY_AMOUNTS))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Factor, Scaled};
    use crate::money::Euro;
    use crate::rate::Rate;

    fn factor(text: &str) -> Factor {
        Factor::parse(text).unwrap()
    }

    #[test]
    fn products_are_exact_and_rounded_half_away_once() {
        let scaled = |amount: &str, by| {
            amount.parse::<Euro>().unwrap().scaled(factor(by)).unwrap().to_string()
        };
        // 2,233.61 x 1.02 = 2,278.2822; 0.50 x 1.01 = 0.505.
        assert_eq!([scaled("2233.61", "1.02"), scaled("0.50", "1.01")], ["2278.28", "0.51"]);
        // 2,792.0125 and back: 2,792.01 x 0.8 = 2,233.608.
        assert_eq!([scaled("2233.61", "1.25"), scaled("2792.01", "0.8")], ["2792.01", "2233.61"]);
        let rate = |rate: &str, by| Rate::parse(rate).unwrap().scaled(factor(by)).unwrap();
        // 0.1307 x 1.1 = 0.14377; 0.1111 x 0.5 = 0.05555.
        assert_eq!(rate("0.1307", "1.1").to_string(), "0.1438");
        assert_eq!(rate("0.1111", "0.5").to_string(), "0.0556");
        assert!(Rate::parse("0.6").unwrap().scaled(factor("2")).is_err());
        assert!("1000000000.00".parse::<Euro>().unwrap().scaled(factor("1.1")).is_err());
    }

    #[test]
    fn a_factor_is_an_exact_decimal_above_zero() {
        for refused in ["0", "-1", "1e3", "", ".5", "5.", "1.0000001", "1000.1", "1,02", " 1", "+1"]
        {
            assert!(Factor::parse(refused).is_err(), "{refused}");
        }
        assert_eq!(factor("1.0200000").to_string(), "1.02");
    }
}
