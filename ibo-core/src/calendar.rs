//! Days by their numbers, and the days of a month that rules count: Monday to Saturday (R2), Monday
//! to Friday (R6.2), calendar days (R1.4, R5.3).

use std::hint::select_unpredictable;

use chrono::NaiveDate;

/// The date of a day that is known to be of the years 1 to 9999.
pub(crate) const fn date_of_day(day: i32) -> NaiveDate {
    match NaiveDate::from_epoch_days(day) {
        Some(date) => date,
        None => NaiveDate::MAX,
    }
}

/// Days by their numbers, both ends included: what formulas count. 1 January 1970 is the day 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Span {
    first: i32,
    /// [`Span::RUNS_ON`] when there is no last day.
    last: i32,
}

impl Span {
    /// A day after every day of the calendar, and far enough from the largest number for sums with
    /// any day of it.
    const RUNS_ON: i32 = 1 << 30;

    #[inline]
    pub(crate) const fn new(first: i32, last: Option<i32>) -> Self {
        match last {
            Some(last) => Self { first, last },
            None => Self { first, last: Self::RUNS_ON },
        }
    }

    /// The days of the years 1 to 9999 that are still to be found in order.
    #[inline(always)]
    pub(crate) fn of_days(first: i32, last: Option<i32>) -> Self {
        // Which periods have an end, a processor does not foresee.
        let last = select_unpredictable(last.is_some(), last.unwrap_or(0), Self::RUNS_ON);
        Self { first, last }
    }

    /// The first day.
    #[inline(always)]
    pub(crate) const fn first(self) -> i32 {
        self.first
    }

    /// The last day, of a span that has one.
    #[inline(always)]
    pub(crate) const fn last(self) -> i32 {
        self.last
    }

    /// Whether it does not end before it starts.
    #[inline(always)]
    pub(crate) const fn is_in_order(self) -> bool {
        self.first <= self.last
    }

    /// Whether it has no last day.
    #[inline(always)]
    pub(crate) const fn runs_on(self) -> bool {
        self.last == Self::RUNS_ON
    }

    /// The number of calendar days.
    #[inline(always)]
    pub(crate) fn days(self) -> i64 {
        i64::from(self.last).saturating_sub(i64::from(self.first)).saturating_add(1)
    }

    /// The same days, and where the last one is a Friday or a Saturday those to the Sunday after it
    /// (R1.4).
    pub(crate) fn to_the_end_of_a_working_week(self) -> Self {
        // 1 January 1970 was a Thursday: counted from it, Fridays leave 1 and Saturdays 2 of seven.
        let to_sunday = match self.last.rem_euclid(7) {
            1 => 2,
            2 => 1,
            _ => 0,
        };
        Self { last: self.last.saturating_add(to_sunday), ..self }
    }

    /// The number of days Monday to Saturday.
    #[inline(always)]
    pub(crate) fn monday_to_saturday(self) -> i64 {
        // Counted from 31 December of the year 0, a Sunday, the days that are divisible by seven
        // are the Sundays.
        let to = i64::from(self.last).saturating_add(YEAR_1);
        let before = i64::from(self.first).saturating_add(YEAR_1).saturating_sub(1);
        let sundays = (to / 7).saturating_sub(before / 7);
        to.saturating_sub(before).saturating_sub(sundays)
    }
}

/// The days from 31 December of the year 0 to 1 January 1970.
const YEAR_1: i64 = 719_163;
/// The first and the last day of the years 1 to 9999, by their numbers.
pub(crate) const FIRST_DAY: i32 = 1 - YEAR_1 as i32;
pub(crate) const LAST_DAY: i32 = 2_932_896;

/// A month with what is counted in it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Calendar {
    /// The number of the first day.
    first: i32,
    days: u32,
    monday_to_saturday: DaySet,
    monday_to_friday: DaySet,
}

impl Calendar {
    /// The month of so many days that begins on this one.
    pub(crate) fn new(first: i32, days: u32) -> Self {
        // The first Sunday, counted from 0; 4 January 1970 was one.
        let sunday = 3_i32.saturating_sub(first).rem_euclid(7).unsigned_abs();
        let saturday = if sunday == 0 { 6 } else { sunday.saturating_sub(1) };
        let monday_to_saturday = DaySet::first(days).without(DaySet::every_seventh(sunday));
        Self {
            first,
            days,
            monday_to_saturday,
            monday_to_friday: monday_to_saturday.without(DaySet::every_seventh(saturday)),
        }
    }

    /// The number of calendar days, 28 to 31.
    #[inline(always)]
    pub(crate) const fn days(&self) -> u32 {
        self.days
    }

    /// The calendar days of the month that lie in a span.
    #[inline(always)]
    pub(crate) fn days_in(&self, span: Span) -> DaySet {
        let days = self.days.cast_signed();
        // No day of the years 1 to 9999, nor the one that runs on, is far enough from another to
        // wrap.
        let before = span.first.wrapping_sub(self.first).max(0).min(days);
        let to = span.last.wrapping_sub(self.first).wrapping_add(1).max(0).min(days);
        DaySet::first(to.cast_unsigned()).without(DaySet::first(before.cast_unsigned()))
    }

    /// The days of the month and of the week before it that lie in a span.
    pub(crate) fn lead_days_in(&self, span: Span) -> LeadDays {
        let place = |day: i32| {
            i64::from(day)
                .saturating_sub(i64::from(self.first))
                .saturating_add(1)
                .saturating_add(LeadDays::LEAD)
        };
        let whole = i64::from(self.days).saturating_add(LeadDays::LEAD);
        LeadDays::between(place(span.first).max(1), place(span.last).min(whole))
    }

    /// The days Monday to Saturday, for which benefits are paid (R2).
    #[inline(always)]
    pub(crate) const fn monday_to_saturday(&self) -> DaySet {
        self.monday_to_saturday
    }

    /// Whether a calendar day of the month is not among these.
    #[inline(always)]
    pub(crate) const fn is_more_than(&self, days: DaySet) -> bool {
        days.count() < self.days
    }

    /// Every day.
    #[inline]
    pub(crate) const fn every_day(&self) -> DaySet {
        DaySet::first(self.days)
    }

    /// The days Monday to Friday, on which one works (R6.2).
    #[inline]
    pub(crate) const fn monday_to_friday(&self) -> DaySet {
        self.monday_to_friday
    }
}

/// Days of one month, as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct DaySet(u32);

impl DaySet {
    pub(crate) const EMPTY: Self = Self(0);

    /// The first days of a month, at most 31.
    #[inline]
    const fn first(count: u32) -> Self {
        Self(1_u32.wrapping_shl(count).wrapping_sub(1))
    }

    /// One day a week, the first of them so many days after the first of the month.
    const fn every_seventh(before: u32) -> Self {
        Self(0b1_0000001_0000001_0000001_0000001_u32.wrapping_shl(before))
    }

    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Where the last of the days lies, counted from 1; 0 when there is none.
    pub(crate) const fn last(self) -> u32 {
        u32::BITS.saturating_sub(self.0.leading_zeros())
    }

    pub(crate) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(crate) const fn count(self) -> u32 {
        self.0.count_ones()
    }
}

/// Days of one month and of the seven days before it, as a set (R5.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct LeadDays(u64);

impl LeadDays {
    /// How many days before the first of the month are in the set.
    const LEAD: i64 = 7;

    /// The days from `from` to `to`, counted from 1, which is the seventh day before the month.
    fn between(from: i64, to: i64) -> Self {
        let first = |count: i64| {
            u32::try_from(count).map_or(0, |count| !u64::MAX.checked_shl(count).unwrap_or(0))
        };
        Self(first(to) & !first(from.saturating_sub(1)))
    }

    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The days of the month that are in the set together with all of the seven days before them.
    pub(crate) fn with_the_week_before(self) -> DaySet {
        let all = (1..=7).fold(self.0, |days, before| days & self.0.wrapping_shl(before));
        DaySet(u32::try_from(all.wrapping_shr(7)).unwrap_or(u32::MAX))
    }
}
