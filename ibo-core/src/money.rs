//! Money: a whole number of euro cents, and the one function that rounds it (R0).

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::from_text::FromText;
use crate::hundredths::{NotHundredths, hundredths};
use crate::sentence::say;

/// An amount of money in whole euro cents (R0.1).
///
/// - **Unit**: one euro cent. **Range** of an amount that is given: -1,000,000,000.00 to
///   1,000,000,000.00 euro (R0.4).
/// - **Printed** with exactly two decimals, `588.57`; **parsed** from digits with at most two
///   decimals after a point.
/// - **Serde**: a string, never a number: a JSON number goes through binary floating point.
/// - **Decimal**: `Decimal::from(euro)` and `Euro::try_from(decimal)` are exact; a value that is no
///   whole number of cents is an error.
///
/// ```
/// use ibo_core::{Decimal, ErrorCode, Euro};
///
/// let premium: Euro = "588.57".parse()?;
/// assert_eq!(premium.cents(), 58_857);
/// assert_eq!(premium.to_string(), "588.57");
/// assert_eq!(Euro::try_from(Decimal::from(premium))?, premium);
/// assert_eq!("588.575".parse::<Euro>().unwrap_err().code(), ErrorCode::AmountTooManyDecimals);
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Euro(i64);

impl fmt::Debug for Euro {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Euro({self})")
    }
}

impl Euro {
    /// No money.
    pub const ZERO: Self = Self(0);
    /// The largest amount that may be given, 1,000,000,000.00 euro (R0.4).
    pub const MAX: Self = Self(100_000_000_000);
    /// The smallest amount that may be given, -1,000,000,000.00 euro (R0.4).
    pub const MIN: Self = Self(-100_000_000_000);

    /// The bytes of the longest text: those of 64 bits of cents, `-92233720368547758.08`.
    pub(crate) const LONGEST_TEXT: usize = 21;

    /// The amount of so many cents.
    ///
    /// # Errors
    /// `amount-out-of-range` beyond [`Euro::MIN`] and [`Euro::MAX`] (R0.4).
    #[inline(always)]
    pub fn from_cents(cents: i64) -> Result<Self, Error> {
        Self::within_bounds(cents).ok_or_else(out_of_range)
    }

    /// The amount of cents that are known to be within the bounds.
    #[inline(always)]
    pub(crate) const fn of_cents(cents: i64) -> Self {
        Self(cents)
    }

    /// The amount of so many cents; none when it is not within the bounds.
    #[inline(always)]
    pub(crate) fn within_bounds(cents: i64) -> Option<Self> {
        (Self::MIN.0..=Self::MAX.0).contains(&cents).then_some(Self(cents))
    }

    /// The amount of a result. The bounds are those of the input: the sum of a thousand payments may
    /// exceed them (R0.4).
    ///
    /// # Errors
    /// `amount-malformed`, `amount-too-many-decimals`; `amount-out-of-range` beyond 64 bits of
    /// cents.
    #[cfg(feature = "json")]
    pub(crate) fn of_result(text: &str) -> Result<Self, Error> {
        hundredths(text).map(Self).map_err(unread)
    }

    /// The amount in cents.
    #[must_use]
    pub const fn cents(self) -> i64 {
        self.0
    }

    /// Whether the amount is below zero.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// The amount without its sign.
    #[must_use]
    pub const fn magnitude(self) -> Self {
        Self(self.0.saturating_abs())
    }

    /// The sum, for totals of printed lines (R0.2); it may exceed the bounds of an amount that is
    /// given. None on overflow.
    #[must_use]
    pub const fn checked_add(self, other: Self) -> Option<Self> {
        match self.0.checked_add(other.0) {
            Some(cents) => Some(Self(cents)),
            None => None,
        }
    }

    /// The difference, with the same range as [`Euro::checked_add`]. None on overflow.
    #[must_use]
    pub const fn checked_sub(self, other: Self) -> Option<Self> {
        match self.0.checked_sub(other.0) {
            Some(cents) => Some(Self(cents)),
            None => None,
        }
    }

    /// The amount with the other sign.
    pub(crate) const fn negated(self) -> Self {
        Self(self.0.saturating_neg())
    }

    /// The same amount, where one is given: a sum of [`Euro::checked_add`] may be larger than any
    /// that is (R0.4).
    ///
    /// # Errors
    /// `amount-out-of-range` beyond [`Euro::MIN`] and [`Euro::MAX`].
    #[inline(always)]
    pub(crate) fn given(self) -> Result<Self, Error> {
        Self::from_cents(self.0)
    }

    /// The same amount, where only amounts from zero are allowed.
    ///
    /// # Errors
    /// `amount-negative` (R0.4).
    #[inline(always)]
    pub(crate) fn not_negative(self) -> Result<Self, Error> {
        if self.is_negative() {
            Err(Error::says(ErrorCode::AmountNegative, say::NOT_NEGATIVE))
        } else {
            Ok(self)
        }
    }

    /// What is printed of it, into a buffer: every statement prints dozens of amounts.
    pub(crate) fn text(self, buffer: &mut [u8; Self::LONGEST_TEXT]) -> &str {
        let cents = self.0.unsigned_abs();
        let (mut euros, cents) = (cents / 100, cents % 100);
        let mut places = buffer.iter_mut().rev();
        let mut put = |byte| {
            if let Some(place) = places.next() {
                *place = byte;
            }
        };
        put(digit(cents));
        put(digit(cents / 10));
        put(b'.');
        loop {
            put(digit(euros));
            euros /= 10;
            if euros == 0 {
                break;
            }
        }
        if self.is_negative() {
            put(b'-');
        }
        let first = places.len();
        std::str::from_utf8(buffer.get(first..).unwrap_or_default()).unwrap_or_default()
    }

    #[inline(always)]
    pub(crate) fn plus(self, other: Self) -> Result<Self, Error> {
        self.checked_add(other).ok_or_else(out_of_range)
    }

    #[inline(always)]
    pub(crate) fn minus(self, other: Self) -> Result<Self, Error> {
        self.checked_sub(other).ok_or_else(out_of_range)
    }

    /// The amount times a ratio: multiplied first (R0.3), then rounded once, half away from zero
    /// (R0.2), which is the same on either side of zero.
    #[inline(always)]
    pub(crate) fn times(self, ratio: Ratio<'_>) -> Result<Rounded, Error> {
        self.times_rounded(ratio, Rounding::HalfAway)
    }

    /// The amount times a ratio, rounded once in this way.
    #[inline(always)]
    pub(crate) fn times_rounded(
        self,
        ratio: Ratio<'_>,
        rounding: Rounding,
    ) -> Result<Rounded, Error> {
        let numerator = ratio
            .by
            .iter()
            .copied()
            .try_fold(self.0.unsigned_abs(), u64::checked_mul)
            .ok_or_else(out_of_range)?;
        let denominator =
            ratio.over.iter().copied().try_fold(1, u64::checked_mul).ok_or_else(out_of_range)?;
        let (cents, inexact) = round(numerator, denominator, rounding).ok_or_else(out_of_range)?;
        if self.0 < 0 {
            return Ok(below_zero(cents, inexact));
        }
        Ok(Rounded { amount: Self(cents), inexact })
    }
}

/// Not inlined: amounts below zero are rare.
#[cold]
fn below_zero(cents: i64, inexact: bool) -> Rounded {
    Rounded { amount: Euro(cents.saturating_neg()), inexact }
}

/// An exact ratio as a rule writes it, a product over a product, from zero.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ratio<'a> {
    pub(crate) by: &'a [u64],
    pub(crate) over: &'a [u64],
}

/// A rounded amount, and whether it was exact before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rounded {
    pub(crate) amount: Euro,
    pub(crate) inexact: bool,
}

/// How an amount is rounded to the cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rounding {
    /// To the nearest cent, half away from zero (R0.2).
    HalfAway,
    /// To the next cent away from zero (R6.3).
    Up,
}

impl Rounding {
    /// What is added to a numerator so that what must reach the next whole number does.
    #[inline(always)]
    const fn lift(self, denominator: u64) -> u64 {
        match self {
            Self::HalfAway => denominator / 2,
            Self::Up => denominator.saturating_sub(1),
        }
    }
}

/// The one rounding of this crate: cents as an exact ratio, to a whole cent (of magnitudes, so that
/// it is away from zero), and whether they were inexact. Both terms are magnitudes of 64 bits, which
/// within the bounds of R0.4 hold every product of the rules, as signed ones do.
#[inline(always)]
pub(crate) fn round(numerator: u64, denominator: u64, rounding: Rounding) -> Option<(i64, bool)> {
    let lift = rounding.lift(denominator);
    let above = numerator.checked_add(lift)?;
    let (cents, rest) = (above.checked_div(denominator)?, above.checked_rem(denominator)?);
    Some((i64::try_from(cents).ok()?, rest != lift))
}

/// The last digit of a number.
const fn digit(number: u64) -> u8 {
    b'0' | (number % 10) as u8
}

fn out_of_range() -> Error {
    Error::says(ErrorCode::AmountOutOfRange, say::AMOUNT_BOUND)
}

impl FromStr for Euro {
    type Err = Error;

    /// Reads an amount written as `-?[0-9]+(\.[0-9]{1,2})?`.
    ///
    /// # Errors
    /// `amount-malformed`, `amount-too-many-decimals` and `amount-out-of-range` (R0.4): an amount
    /// is never rounded on the way in.
    fn from_str(text: &str) -> Result<Self, Error> {
        hundredths(text).map_err(unread).and_then(Self::from_cents)
    }
}

fn unread(why: NotHundredths) -> Error {
    match why {
        NotHundredths::OutOfRange => out_of_range(),
        NotHundredths::TooManyDecimals => {
            Error::says(ErrorCode::AmountTooManyDecimals, say::TWO_DECIMALS)
        }
        NotHundredths::Malformed => Error::says(ErrorCode::AmountMalformed, say::AMOUNT),
    }
}

impl fmt::Display for Euro {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut buffer = [0; Self::LONGEST_TEXT];
        let text = self.text(&mut buffer);
        match f.width() {
            None => f.write_str(text),
            Some(_) => f.pad_integral(!self.is_negative(), "", text.trim_start_matches('-')),
        }
    }
}

impl From<Euro> for Decimal {
    /// The exact value, with two decimals.
    fn from(euro: Euro) -> Self {
        Self::new(euro.0, 2)
    }
}

impl TryFrom<Decimal> for Euro {
    type Error = Error;

    /// The exact amount; zeros after the second decimal do not count, since arithmetic on decimals
    /// leaves them behind.
    ///
    /// # Errors
    /// `amount-too-many-decimals` for a value that is no whole number of cents,
    /// `amount-out-of-range` (R0.4).
    fn try_from(value: Decimal) -> Result<Self, Error> {
        let value = value.normalize();
        let Some(missing) = 2_u32.checked_sub(value.scale()) else {
            return Err(Error::says(ErrorCode::AmountTooManyDecimals, say::TWO_DECIMALS));
        };
        let cents =
            10_i128.checked_pow(missing).and_then(|power| value.mantissa().checked_mul(power));
        cents
            .and_then(|cents| i64::try_from(cents).ok())
            .map_or_else(|| Err(out_of_range()), Self::from_cents)
    }
}

impl Serialize for Euro {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.text(&mut [0; Self::LONGEST_TEXT]))
    }
}

impl<'de> Deserialize<'de> for Euro {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(FromText::new(
            "an amount as a string: a number would pass through binary floating point",
        ))
    }
}

/// An amount that is given, from zero: 0.00 to 1,000,000,000.00 euro (R0.4).
///
/// Wages, day amounts and replacement incomes are of this type. It is printed, parsed and
/// serialised as [`Euro`].
///
/// ```
/// use ibo_core::{ErrorCode, Euro, NonNegativeEuro};
///
/// let wage: NonNegativeEuro = "2500.00".parse()?;
/// assert_eq!(Euro::from(wage).cents(), 250_000);
/// let error = "-0.01".parse::<NonNegativeEuro>().unwrap_err();
/// assert_eq!(error.code(), ErrorCode::AmountNegative);
/// let sum = Euro::MAX.checked_add(Euro::MAX).unwrap_or_default();
/// let error = NonNegativeEuro::try_from(sum).unwrap_err();
/// assert_eq!(error.code(), ErrorCode::AmountOutOfRange);
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct NonNegativeEuro(Euro);

impl NonNegativeEuro {
    /// The amount of so many cents.
    ///
    /// # Errors
    /// `amount-negative` below zero, `amount-out-of-range` beyond [`Euro::MAX`] (R0.4).
    pub fn from_cents(cents: i64) -> Result<Self, Error> {
        Self::try_from(Euro(cents))
    }

    /// The amount that is known to be within its bounds.
    #[inline(always)]
    pub(crate) const fn of_proven(euro: Euro) -> Self {
        Self(euro)
    }

    /// The amount in cents.
    #[must_use]
    pub const fn cents(self) -> i64 {
        self.0.cents()
    }
}

impl From<NonNegativeEuro> for Euro {
    #[inline(always)]
    fn from(amount: NonNegativeEuro) -> Self {
        amount.0
    }
}

impl TryFrom<Euro> for NonNegativeEuro {
    type Error = Error;

    /// # Errors
    /// As [`NonNegativeEuro::from_cents`].
    #[inline(always)]
    fn try_from(euro: Euro) -> Result<Self, Error> {
        euro.given().and_then(Euro::not_negative).map(Self)
    }
}

impl FromStr for NonNegativeEuro {
    type Err = Error;

    /// # Errors
    /// As [`Euro`]'s; `amount-negative` below zero.
    fn from_str(text: &str) -> Result<Self, Error> {
        text.parse::<Euro>()?.try_into()
    }
}

impl fmt::Debug for NonNegativeEuro {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl fmt::Display for NonNegativeEuro {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl Serialize for NonNegativeEuro {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for NonNegativeEuro {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(FromText::new("an amount from zero as a string"))
    }
}

#[cfg(test)]
mod tests {
    use super::{Euro, Ratio};

    fn rounded(cents: i64, by: u64, over: u64) -> (i64, bool) {
        let rounded = Euro(cents).times(Ratio { by: &[by], over: &[over] });
        rounded.map_or((i64::MIN, false), |rounded| (rounded.amount.cents(), rounded.inexact))
    }

    #[test]
    fn halves_go_away_from_zero() {
        assert_eq!(
            [1, 3, -1, -3].map(|cents| rounded(cents, 1, 2)),
            [(1, true), (2, true), (-1, true), (-2, true)]
        );
        assert_eq!(
            [49, 50, 51].map(|cents| rounded(cents, 1, 100)),
            [(0, true), (1, true), (1, true)]
        );
        assert_eq!(
            [-49, -50, -51].map(|cents| rounded(cents, 1, 100)),
            [(0, true), (-1, true), (-1, true)]
        );
        assert_eq!([1, 2, 4].map(|cents| rounded(cents, 1, 3)), [(0, true), (1, true), (1, true)]);
        assert_eq!(
            [rounded(100, 7, 7), rounded(-9, 2, 3), rounded(0, 5, 9)],
            [(100, false), (-6, false), (0, false)]
        );
        assert_eq!(
            [rounded(i64::MAX, 1, 1), rounded(i64::MAX, 1, i64::MAX as u64)],
            [(i64::MAX, false), (1, false)]
        );
    }

    #[test]
    fn amounts_print_two_decimals_and_at_least_one_digit_before_them() {
        let cents = [0, 5, -5, 99, 100, -12_345, 10_000_000, i64::MAX, i64::MIN];
        let printed = cents.map(|cents| Euro(cents).to_string());
        assert_eq!(
            printed.each_ref().map(String::as_str),
            [
                "0.00",
                "0.05",
                "-0.05",
                "0.99",
                "1.00",
                "-123.45",
                "100000.00",
                "92233720368547758.07",
                "-92233720368547758.08",
            ]
        );
        assert_eq!(
            format!("{:>8}|{:<8}|{:08}", Euro(-5), Euro(5), Euro(-5)),
            "   -0.05|0.05    |-0000.05"
        );
    }

    #[test]
    fn overflow_and_division_by_zero_are_errors() {
        let cases: [(&[u64], &[u64]); 5] = [
            (&[u64::MAX], &[]),
            (&[], &[0]),
            (&[], &[u64::MAX, 2]),
            (&[i64::MAX as u64], &[]),
            (&[1 << 27], &[]),
        ];
        for (by, over) in cases {
            assert!(Euro::MAX.times(Ratio { by, over }).is_err(), "{by:?} over {over:?}");
        }
        assert!(Euro(i64::MAX).times(Ratio { by: &[2], over: &[] }).is_err());
    }
}
