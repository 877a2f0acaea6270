//! What a single field may be at all (R0.4): for JSON, and for the forms of input that other languages have of their own.

use crate::error::{Error, ErrorCode};
use crate::sentence::{Context, say};

/// The longest reference of a case.
pub(crate) const LONGEST_CASE_REF: usize = 64;
/// The longest word of a code list.
const LONGEST_CODE: usize = 64;
/// The longest reference of an attest.
const LONGEST_ATTEST_ID: usize = 64;
/// The longest code of the RVA.
const LONGEST_RVA_CODE: usize = 6;

/// A word of a code list: 1 to 64 printable ASCII characters.
///
/// # Errors
/// `bad-text`.
#[inline]
pub fn code(text: &[u8]) -> Result<(), Error> {
    printable(text, LONGEST_CODE)
}

/// Whether a text can be a word of a code list.
#[inline]
pub(crate) fn is_code(text: &[u8]) -> bool {
    (1..=LONGEST_CODE).contains(&text.len()) && is_printable(text)
}

/// The reference of a case: 1 to 64 printable ASCII characters.
///
/// # Errors
/// `bad-text`.
#[inline]
pub fn case_ref(text: &[u8]) -> Result<(), Error> {
    printable(text, LONGEST_CASE_REF)
}

/// The RVA's own code: 1 to 6 printable ASCII characters.
///
/// # Errors
/// `bad-text`.
#[inline]
pub fn rva_code(text: &[u8]) -> Result<(), Error> {
    printable(text, LONGEST_RVA_CODE)
}

/// The reference of an attest: 1 to 64 printable ASCII characters.
///
/// # Errors
/// `bad-text`.
#[inline]
pub fn attest_id(text: &[u8]) -> Result<(), Error> {
    printable(text, LONGEST_ATTEST_ID)
}

/// The insurers' code of a benefit: two capitals.
///
/// # Errors
/// `bad-text`.
#[inline]
pub fn benefit_code(text: &[u8]) -> Result<(), Error> {
    if text.len() == 2 && text.iter().all(u8::is_ascii_uppercase) {
        Ok(())
    } else {
        Err(Error::says(ErrorCode::BadText, say::TWO_CAPITALS))
    }
}

/// Whether a text, or many of them one after the other, has printable ASCII characters alone.
#[must_use]
#[inline(never)]
pub fn is_printable(text: &[u8]) -> bool {
    text.iter().fold(true, |all, byte| all & matches!(byte, b' '..=b'~'))
}

/// A text of 1 to `most` printable ASCII characters.
#[inline]
pub(crate) fn printable(text: &[u8], most: usize) -> Result<(), Error> {
    if (1..=most).contains(&text.len()) && is_printable(text) {
        Ok(())
    } else {
        Err(Error::says_of(ErrorCode::BadText, say::PRINTABLE, [Context::Number(i64::try_from(most).unwrap_or(i64::MAX))]))
    }
}

/// Half days a week: 1 to 12 (R2.2).
///
/// # Errors
/// `half-per-week-not-allowed`.
pub fn half_per_week(number: i32) -> Result<u8, Error> {
    let per_week = u8::try_from(number).ok().filter(|per_week| (1..=12).contains(per_week));
    per_week.ok_or_else(|| Error::says(ErrorCode::HalfPerWeekNotAllowed, say::HALF_PER_WEEK))
}

/// The version of an attest: from 1 (R2.7).
///
/// # Errors
/// `version-not-allowed`; `number-out-of-range` beyond 32 bits.
pub fn version(number: i64) -> Result<u32, Error> {
    let version = i32::try_from(number).map_err(|_| Error::says(ErrorCode::NumberOutOfRange, say::BITS_32))?;
    let version = u32::try_from(version).ok().filter(|version| *version > 0);
    version.ok_or_else(|| Error::says(ErrorCode::VersionNotAllowed, say::VERSION))
}

/// Days of suspension: from 0 (R1.4).
///
/// # Errors
/// `suspended-days-not-allowed`.
pub fn suspended_days(number: i32) -> Result<u32, Error> {
    u32::try_from(number).map_err(|_| Error::says(ErrorCode::SuspendedDaysNotAllowed, say::SUSPENDED_DAYS))
}
