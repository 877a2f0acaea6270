//! Between the widths of amounts and hours: what a door that has them in 128 bits does for every row of a block. These loops are compiled here, and not
//! at the door, since a door may be built small.

use super::column::{LOWEST_AMOUNT, LOWEST_NUMBER};

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
