//! Between the widths of values: what a door that has them in others does for every row of a block. These loops are compiled here, and not at the door,
//! since a door may be built small.

use super::block::ROWS;
use super::column::{LOWEST_AMOUNT, LOWEST_NUMBER, UNLISTED, Validity};

/// All bits of some numbers of 128 bits: where they are a number from zero below some power of two, so is each of them.
fn all_bits(wide: &[[u8; 16]]) -> u128 {
    wide.iter().fold(0, |all, bytes| all | u128::from_ne_bytes(*bytes))
}

/// Adds amounts of 128 bits, by their bytes as they lie in memory; what does not fit 64 bits is beyond every range.
#[inline(never)]
pub fn narrow(wide: &[[u8; 16]], into: &mut Vec<i64>) {
    if i64::try_from(all_bits(wide)).is_ok() {
        return into.extend(wide.iter().map(|bytes| i128::from_ne_bytes(*bytes) as i64));
    }
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
    if i32::try_from(all_bits(wide)).is_ok() {
        return into.extend(wide.iter().map(|bytes| i128::from_ne_bytes(*bytes) as i32));
    }
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

/// Adds places of words of 8 bits; one below zero is in no list.
#[inline(never)]
pub fn widen_places(places: &[i8], into: &mut Vec<u16>) {
    into.extend(places.iter().map(|place| if *place < 0 { UNLISTED } else { u16::from(place.unsigned_abs()) }));
}

/// Adds the bits of so many rows.
#[inline(never)]
pub fn unpack(bits: Validity<'_>, rows: usize, into: &mut Vec<u8>) {
    for first in (0..rows).step_by(ROWS) {
        let word = bits.word(first);
        let here = (0..).take(rows.saturating_sub(first).min(ROWS));
        into.extend(here.map(|row| (word.wrapping_shr(row) & 1) as u8));
    }
}

#[cfg(test)]
mod tests {
    use super::{narrow, narrow_numbers, unpack, widen_places};
    use crate::batch::{LOWEST_AMOUNT, LOWEST_NUMBER, UNLISTED, Validity};

    #[test]
    fn wide_numbers_are_read_as_narrow_ones_whatever_lies_beside_them() {
        let (max, min) = (i128::from(i64::MAX), i128::from(i64::MIN));
        let each = [
            (0, 0, 0),
            (1, 1, 1),
            (-1, -1, -1),
            (i128::from(i32::MAX), i64::from(i32::MAX), i32::MAX),
            (i128::from(i32::MAX) + 1, i64::from(i32::MAX) + 1, i32::MAX),
            (i128::from(i32::MIN), i64::from(i32::MIN), LOWEST_NUMBER),
            (max, i64::MAX, i32::MAX),
            (max + 1, i64::MAX, i32::MAX),
            (min, LOWEST_AMOUNT, LOWEST_NUMBER),
            (min - 1, LOWEST_AMOUNT, LOWEST_NUMBER),
            (i128::MAX, i64::MAX, i32::MAX),
            (i128::MIN, LOWEST_AMOUNT, LOWEST_NUMBER),
            (1 << 64, i64::MAX, i32::MAX),
        ];
        for (wide, amount, number) in each {
            for beside in each {
                let wide = [wide, beside.0].map(i128::to_ne_bytes);
                let (mut amounts, mut numbers) = (vec![7], vec![7]);
                narrow(&wide, &mut amounts);
                narrow_numbers(&wide, &mut numbers);
                assert_eq!((amounts, numbers), (vec![7, amount, beside.1], vec![7, number, beside.2]), "{wide:?}");
            }
        }
    }

    #[test]
    fn places_and_bits_are_read_row_by_row() {
        let (mut places, mut flags) = (Vec::new(), Vec::new());
        widen_places(&[0, 1, i8::MAX, -1, i8::MIN], &mut places);
        assert_eq!(places, [0, 1, 127, UNLISTED, UNLISTED]);
        unpack(Validity::new(&[0b1010_0000, 0b11], 5), 6, &mut flags);
        assert_eq!(flags, [1, 0, 1, 1, 1, 0]);
        let bits: Vec<u8> = (0..30_u8).map(|byte| byte.wrapping_mul(37)).collect();
        for (offset, rows) in [(0, 240), (1, 64), (3, 129), (8, 200), (13, 227)] {
            let bits = Validity::new(&bits, offset);
            flags.clear();
            unpack(bits, rows, &mut flags);
            assert_eq!(flags, (0..rows).map(|row| u8::from(bits.has(row))).collect::<Vec<_>>(), "{rows} from {offset}");
        }
    }
}
