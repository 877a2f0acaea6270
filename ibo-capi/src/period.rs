//! Dates as yyyymmdd and months as yyyymm.

use chrono::Datelike as _;
use ibo_core::{ErrorCode, Month, NaiveDate, Period};

use crate::sentence::say;
use crate::value::{Accepted, refused};

/// The year, month and day of a number.
fn parts(yyyymmdd: i32) -> (i32, u32, u32) {
    (yyyymmdd / 10_000, (yyyymmdd / 100 % 100).unsigned_abs(), (yyyymmdd % 100).unsigned_abs())
}

/// A date. The year has four digits: 260302 is no day of the year 26.
pub(crate) fn date(yyyymmdd: i32) -> Accepted<NaiveDate> {
    match yyyymmdd {
        0 => refused(ErrorCode::MissingField, say::DATE_REQUIRED),
        10_000_000..=99_999_999 => {
            let (year, month, day) = parts(yyyymmdd);
            let date = NaiveDate::from_ymd_opt(year, month, day);
            date.map_or_else(|| refused(ErrorCode::DateImpossible, say::CALENDAR), Ok)
        }
        _ => refused(ErrorCode::DateMalformed, say::DATE),
    }
}

/// A date of which 0 is absent.
pub(crate) fn optional_date(yyyymmdd: i32) -> Accepted<Option<NaiveDate>> {
    if yyyymmdd == 0 { Ok(None) } else { date(yyyymmdd).map(Some) }
}

/// A month.
pub(crate) fn month(yyyymm: i32) -> Accepted<Month> {
    match yyyymm {
        0 => refused(ErrorCode::MissingField, say::MONTH_REQUIRED),
        100_000..=999_999 => Month::new(yyyymm / 100, (yyyymm % 100).unsigned_abs()),
        _ => refused(ErrorCode::DateMalformed, say::MONTH),
    }
}

/// A period with a last day.
pub(crate) fn period(from: i32, to: i32) -> Accepted<Period> {
    let from = date(from).map_err(|error| error.at("from"))?;
    let to = date(to).map_err(|error| error.at("to"))?;
    Period::new(from, Some(to))
}

/// The number of a date.
pub(crate) fn yyyymmdd(date: NaiveDate) -> i32 {
    let month_and_day = date.month().saturating_mul(100).saturating_add(date.day());
    date.year().saturating_mul(10_000).saturating_add_unsigned(month_and_day)
}

/// The number of a month.
pub(crate) fn yyyymm(month: Month) -> i32 {
    yyyymmdd(month.first()) / 100
}
