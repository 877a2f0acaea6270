//! Where samples look: around the first day of every scheme, and in every month from the first
//! scheme to the end of the year after the latest.

use std::sync::LazyLock;

use chrono::Datelike;
use ibo_core::{Month, NaiveDate, Scheme, parse_date};

/// The schemes with their first days, by hand from R1.1. Every sample follows from this list.
pub const FIRST_DAYS: &[(Scheme, &str)] =
    &[(Scheme::Scheme2018, "2018-09-01"), (Scheme::Scheme2026, "2026-01-01")];

/// The first day of a scheme.
///
/// # Panics
/// When it is not in the list: a new law is written there.
#[must_use]
pub fn first_day(scheme: Scheme) -> NaiveDate {
    let found = FIRST_DAYS.iter().find(|(listed, _)| *listed == scheme);
    let (_, day) = found.unwrap_or_else(|| panic!("{scheme} is missing in {}", file!()));
    parse_date(day).expect("a date")
}

/// The last day on which an agreement of a scheme can start; none for the latest.
#[must_use]
pub fn last_start(scheme: Scheme) -> Option<NaiveDate> {
    let next = Scheme::ALL.iter().find(|other| **other > scheme);
    next.map(|next| first_day(*next).pred_opt().expect("a day"))
}

/// The day before each scheme, and its first.
#[must_use]
pub fn edges() -> &'static [NaiveDate] {
    static EDGES: LazyLock<Vec<NaiveDate>> = LazyLock::new(|| {
        let first_days = Scheme::ALL.iter().map(|scheme| first_day(*scheme));
        first_days.flat_map(|first| [first.pred_opt().expect("a day"), first]).collect()
    });
    &EDGES
}

/// The months, in order.
#[must_use]
pub fn months() -> &'static [Month] {
    static MONTHS: LazyLock<Vec<Month>> = LazyLock::new(every_month);
    &MONTHS
}

fn every_month() -> Vec<Month> {
    let first = first_day(Scheme::ALL[0]);
    let latest = first_day(Scheme::ALL[Scheme::ALL.len() - 1]);
    let end = latest.year() + 1;
    let all = (first.year()..=end)
        .flat_map(|year| (1..=12).map(move |month| Month::new(year, month).expect("a month")));
    all.skip_while(|month| month.first() < first).collect()
}

/// The place among the months of the first one of a scheme.
///
/// # Panics
/// When the scheme is not in the list.
#[must_use]
pub fn first_month(scheme: Scheme) -> usize {
    let first = first_day(scheme);
    months().iter().position(|month| month.first() >= first).expect("a month")
}
