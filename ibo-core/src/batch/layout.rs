//! Between the layouts of columns: what a door that has its values in another form does for every row of a block. These loops are here, and not at the
//! door, since a door may be built small.

use super::column::ERRORS;
use super::status::RowStatus;

/// The lowest amount that stands for itself, and for no error: see [`unread_amount`](super::unread_amount). It is out of every range, as those below it
/// would be.
pub const LOWEST_AMOUNT: i64 = i64::MIN + ERRORS as i64;

/// The lowest number that stands for itself, as [`LOWEST_AMOUNT`].
pub const LOWEST_NUMBER: i32 = i32::MIN + ERRORS as i32;

/// Whether an amount is so low that it stands for no value or an error, and not for itself.
#[must_use]
#[inline(never)]
pub fn has_amounts_too_low(amounts: &[i64]) -> bool {
    // The least of all is found without a branch a row.
    amounts.iter().fold(false, |any, amount| any | (*amount < LOWEST_AMOUNT))
}

/// The same of numbers.
#[must_use]
#[inline(never)]
pub fn has_numbers_too_low(numbers: &[i32]) -> bool {
    numbers.iter().fold(false, |any, number| any | (*number < LOWEST_NUMBER))
}

/// Adds amounts of 128 bits, by their bytes as they lie in memory; what does not fit 64 bits is beyond every range.
#[inline(never)]
pub fn narrow(wide: &[[u8; 16]], into: &mut Vec<i64>) {
    let narrow = |bytes: &[u8; 16]| {
        let amount = i128::from_ne_bytes(*bytes);
        let low = amount as i64;
        let fits = i128::from(low) == amount;
        let beyond = if amount < 0 { LOWEST_AMOUNT } else { i64::MAX };
        if fits { low.max(LOWEST_AMOUNT) } else { beyond }
    };
    into.extend(wide.iter().map(narrow));
}

/// Adds hundredths of 128 bits; what does not fit 32 bits is beyond every range.
#[inline(never)]
pub fn narrow_numbers(wide: &[[u8; 16]], into: &mut Vec<i32>) {
    let narrow = |bytes: &[u8; 16]| {
        let number = i128::from_ne_bytes(*bytes);
        let low = number as i32;
        let fits = i128::from(low) == number;
        let beyond = if number < 0 { LOWEST_NUMBER } else { i32::MAX };
        if fits { low.max(LOWEST_NUMBER) } else { beyond }
    };
    into.extend(wide.iter().map(narrow));
}

/// Writes amounts in their wide form.
#[inline(never)]
pub fn widen(amounts: &[i64], into: &mut [i128]) {
    into.iter_mut().zip(amounts).for_each(|(wide, amount)| *wide = i128::from(*amount));
}

/// The sum of amounts, of which each may be any number: it comes out right when those that are taken off again are.
#[must_use]
#[inline(never)]
pub fn sum(amounts: &[i64]) -> i64 {
    amounts.iter().fold(0, |sum, amount| sum.wrapping_add(*amount))
}

/// Whether every row was computed.
#[must_use]
#[inline(never)]
pub fn all_computed(status: &[RowStatus]) -> bool {
    status.iter().fold(true, |all, status| all & status.is_ok())
}

/// Whether a text is of printable ASCII characters alone, as references of cases are.
#[must_use]
#[inline(never)]
pub fn is_printable(text: &[u8]) -> bool {
    text.iter().fold(true, |plain, byte| plain & matches!(byte, b' '..=b'~'))
}
