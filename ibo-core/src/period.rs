//! Dates, months, and periods with both ends included.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::calendar::{Calendar, Span, date_of_day};
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::from_text::FromText;
use crate::sentence::say;

/// Reads a date written `YYYY-MM-DD`.
///
/// # Errors
/// `date-malformed` for another form, `date-out-of-range` for the year 0000, `date-impossible` for
/// a day that the calendar does not have.
///
/// ```
/// use ibo_core::{ErrorCode, parse_date};
/// assert_eq!(parse_date("2028-02-29")?.to_string(), "2028-02-29");
/// assert_eq!(parse_date("2026-02-29").unwrap_err().code(), ErrorCode::DateImpossible);
/// assert_eq!(parse_date("2026-2-9").unwrap_err().code(), ErrorCode::DateMalformed);
/// # Ok::<(), ibo_core::Error>(())
/// ```
pub fn parse_date(text: &str) -> Result<NaiveDate, Error> {
    let malformed = || Error::says(ErrorCode::DateMalformed, say::DATE);
    let [year, month, day] = numbers(text, [4, 2, 2]).ok_or_else(malformed)?;
    date_of(year, month, day)
}

/// The numbers of a text that is digits of these widths with a dash between; chrono's own parser
/// takes more forms.
fn numbers<const N: usize>(text: &str, widths: [usize; N]) -> Option<[u32; N]> {
    let mut rest = text.as_bytes();
    let mut read = [0_u32; N];
    for (place, (number, width)) in read.iter_mut().zip(widths).enumerate() {
        if place > 0 {
            rest = rest.strip_prefix(b"-")?;
        }
        let (digits, others) = rest.split_at_checked(width)?;
        for byte in digits {
            let digit = byte.is_ascii_digit().then_some(byte & 0x0F)?;
            *number = number.checked_mul(10)?.checked_add(u32::from(digit))?;
        }
        rest = others;
    }
    rest.is_empty().then_some(read)
}

fn date_of(year: u32, month: u32, day: u32) -> Result<NaiveDate, Error> {
    if year == 0 {
        return Err(Error::says(ErrorCode::DateOutOfRange, say::YEARS));
    }
    let date = i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, month, day));
    date.ok_or_else(|| Error::says(ErrorCode::DateImpossible, say::CALENDAR))
}

/// A date of the years 1 to 9999, which every date of a case is.
#[inline]
pub(crate) fn in_range(date: NaiveDate) -> Result<NaiveDate, Error> {
    if (1..=9999).contains(&date.year()) {
        Ok(date)
    } else {
        Err(Error::says(ErrorCode::DateOutOfRange, say::YEARS))
    }
}

/// A calendar month of the years 1 to 9999.
///
/// Printed, parsed and serialised as `2026-03`.
///
/// ```
/// use ibo_core::Month;
/// let month: Month = "2028-02".parse()?;
/// assert_eq!(month.first().to_string(), "2028-02-01");
/// assert_eq!(month.last().to_string(), "2028-02-29");
/// assert_eq!(month.days(), 29);
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    first: NaiveDate,
}

impl Month {
    /// The month of a year, `Month::new(2026, 3)`.
    ///
    /// # Errors
    /// `date-out-of-range` beyond the years 1 to 9999, `date-impossible` for a month that is not 1
    /// to 12.
    pub fn new(year: i32, month: u32) -> Result<Self, Error> {
        if !(1..=9999).contains(&year) {
            return Err(Error::says(ErrorCode::DateOutOfRange, say::YEARS));
        }
        let first = NaiveDate::from_ymd_opt(year, month, 1);
        first
            .map(|first| Self { first })
            .ok_or_else(|| Error::says(ErrorCode::DateImpossible, say::MONTHS))
    }

    /// The month in which a day lies.
    ///
    /// # Errors
    /// `date-out-of-range` beyond the years 1 to 9999.
    pub fn of(day: NaiveDate) -> Result<Self, Error> {
        Self::new(day.year(), day.month())
    }

    /// The first day, the one that decides which values apply (R1.6).
    #[must_use]
    pub const fn first(self) -> NaiveDate {
        self.first
    }

    /// The last day.
    #[must_use]
    pub fn last(self) -> NaiveDate {
        self.first.with_day(self.days()).unwrap_or(self.first)
    }

    /// The number of calendar days, 28 to 31.
    #[must_use]
    #[inline(always)]
    pub fn days(self) -> u32 {
        u32::from(self.first.num_days_in_month())
    }

    /// The month with what is counted in it.
    pub(crate) fn calendar(self) -> Calendar {
        Calendar::new(self.first.to_epoch_days(), self.days())
    }

    /// The whole month.
    #[must_use]
    pub fn period(self) -> Period {
        Period::between(self.first(), self.last())
    }
}

impl FromStr for Month {
    type Err = Error;

    /// Reads `YYYY-MM`.
    ///
    /// # Errors
    /// `date-malformed` for another form, `date-out-of-range` for the year 0000, `date-impossible`
    /// for a month that is not 01 to 12.
    fn from_str(text: &str) -> Result<Self, Error> {
        let malformed = || Error::says(ErrorCode::DateMalformed, say::MONTH);
        let [year, month] = numbers(text, [4, 2]).ok_or_else(malformed)?;
        i32::try_from(year).map_err(|_| malformed()).and_then(|year| Self::new(year, month))
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.first.year(), self.first.month())
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(FromText::new("a month as a string, such as \"2026-03\""))
    }
}

/// A period of days, both ends included; without an end it runs on.
///
/// ```
/// use ibo_core::{ErrorCode, Period, parse_date};
/// let march = Period::new(parse_date("2026-03-01")?, Some(parse_date("2026-03-31")?))?;
/// assert_eq!(march.monday_to_saturday(), Some(26));
/// let error = Period::new(parse_date("2026-03-02")?, Some(parse_date("2026-03-01")?)).unwrap_err();
/// assert_eq!(error.code(), ErrorCode::DateOrder);
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period(Span);

impl Period {
    /// The period from one day to another, or from a day on.
    ///
    /// # Errors
    /// `date-order` when `to` lies before `from`, `date-out-of-range` beyond the years 1 to 9999.
    #[inline]
    pub fn new(from: NaiveDate, to: Option<NaiveDate>) -> Result<Self, Error> {
        in_range(from).map_err(|error| error.at("from"))?;
        if let Some(to) = to {
            in_range(to).map_err(|error| error.at("to"))?;
            if to < from {
                return Err(Error::says(ErrorCode::DateOrder, say::PERIOD_ORDER).at("to"));
            }
        }
        Ok(Self(Span::new(from.to_epoch_days(), to.map(|to| to.to_epoch_days()))))
    }

    /// The period between two days that are known to be in order.
    pub(crate) const fn between(from: NaiveDate, to: NaiveDate) -> Self {
        Self(Span::new(from.to_epoch_days(), Some(to.to_epoch_days())))
    }

    /// The period of days of the years 1 to 9999, which must be found in order.
    #[inline(always)]
    pub(crate) fn of_days(first: i32, to: Option<i32>) -> Self {
        Self(Span::of_days(first, to))
    }

    /// The first day.
    #[must_use]
    pub const fn first_day(self) -> NaiveDate {
        date_of_day(self.0.first())
    }

    /// The last day; none when the period runs on.
    #[must_use]
    pub const fn last_day(self) -> Option<NaiveDate> {
        if self.0.runs_on() { None } else { Some(date_of_day(self.0.last())) }
    }

    /// The number of days Monday to Saturday; none when the period runs on.
    #[must_use]
    #[inline(always)]
    pub fn monday_to_saturday(self) -> Option<i64> {
        if self.0.runs_on() { None } else { Some(self.0.monday_to_saturday()) }
    }

    /// The same days by their numbers.
    #[inline(always)]
    pub(crate) const fn span(self) -> Span {
        self.0
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Shape {
            from: NaiveDate,
            #[serde(skip_serializing_if = "Option::is_none")]
            to: Option<NaiveDate>,
        }
        Shape { from: self.first_day(), to: self.last_day() }.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use chrono::{Datelike, NaiveDate};

    use super::{Month, Period};

    #[test]
    fn days_are_counted_as_a_calendar_counts_them() {
        for month in (2018..=2040)
            .flat_map(|year| (1..=12).map(move |month| Month::new(year, month).unwrap()))
        {
            let days = |last: u32| {
                month
                    .first()
                    .iter_days()
                    .take_while(|day| day.month() == month.first().month())
                    .filter(|day| day.weekday().num_days_from_monday() <= last)
                    .count() as u32
            };
            assert_eq!(month.days(), days(6), "{month}");
            assert_eq!(month.calendar().monday_to_saturday().count(), days(5), "{month}");
            assert_eq!(month.calendar().monday_to_friday().count(), days(4), "{month}");
            assert_eq!(month.period().monday_to_saturday(), Some(i64::from(days(5))), "{month}");
        }
    }

    #[test]
    fn a_day_with_the_week_before_it_is_the_eighth_or_a_later_one_in_a_row() {
        let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
        let march = Month::new(2026, 3).unwrap().calendar();
        let out = |from, to| {
            march
                .lead_days_in(Period::new(from, Some(to)).unwrap().span())
                .with_the_week_before()
                .count()
        };
        for (first, last) in (1..=31).flat_map(|first| (first..=31).map(move |last| (first, last)))
        {
            assert_eq!(
                out(day(3, first), day(3, last)),
                (last - first).saturating_sub(6),
                "{first} to {last}"
            );
        }
        assert_eq!(
            [out(day(2, 22), day(3, 1)), out(day(2, 23), day(3, 1)), out(day(1, 1), day(12, 31))],
            [1, 0, 31]
        );
        let touching = march.lead_days_in(Period::new(day(3, 5), Some(day(3, 9))).unwrap().span());
        assert_eq!(
            touching
                .or(march.lead_days_in(Period::new(day(3, 10), Some(day(3, 13))).unwrap().span()))
                .with_the_week_before()
                .count(),
            2
        );
    }

    #[test]
    fn a_period_meets_a_month_in_the_days_they_share() {
        let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
        let march = Month::new(2026, 3).unwrap().calendar();
        let shared = |from, to| march.days_in(Period::new(from, to).unwrap().span()).count();
        assert_eq!(shared(day(2, 1), None), 31);
        assert_eq!(shared(day(3, 31), None), 1);
        assert_eq!(shared(day(4, 1), None), 0);
        assert_eq!(shared(day(2, 1), Some(day(2, 28))), 0);
        assert_eq!(shared(day(2, 1), Some(day(3, 1))), 1);
        assert_eq!(shared(day(3, 10), Some(day(3, 12))), 3);
        assert_eq!(
            shared(
                NaiveDate::from_ymd_opt(1, 1, 1).unwrap(),
                NaiveDate::from_ymd_opt(9999, 12, 31)
            ),
            31
        );
    }
}
