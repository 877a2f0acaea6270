//! How long the evidence of a result is kept (R7.6).

use chrono::{Datelike, Months, NaiveDate};

use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::period::in_range;
use crate::sentence::say;

/// The last day on which evidence is kept: ten years after delivery of the European Social Fund
/// project, that day included.
///
/// ```
/// use ibo_core::{parse_date, retention_until};
/// assert_eq!(retention_until(parse_date("2026-06-17")?)?, parse_date("2036-06-17")?);
/// assert_eq!(retention_until(parse_date("2028-02-29")?)?, parse_date("2038-03-01")?);
/// # Ok::<(), ibo_core::Error>(())
/// ```
///
/// # Errors
/// `date-out-of-range` where either day lies beyond the years 1 to 9999.
pub fn retention_until(delivery: NaiveDate) -> Result<NaiveDate, Error> {
    let out_of_range = || Error::says(ErrorCode::DateOutOfRange, say::YEARS);
    in_range(delivery)?;
    // chrono takes the last day of February where the year has no 29th: that day is kept, so the
    // next is the last.
    let ten_years_later = delivery.checked_add_months(Months::new(120)).ok_or_else(out_of_range)?;
    let until = if ten_years_later.day() == delivery.day() {
        Some(ten_years_later)
    } else {
        ten_years_later.succ_opt()
    };
    in_range(until.ok_or_else(out_of_range)?)
}
