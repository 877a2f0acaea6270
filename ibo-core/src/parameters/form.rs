//! The form of each value in a parameter file, its text in a statement, and how the canonical text of a set writes it (R7.1).

use std::fmt;

use serde::Deserialize;
use toml::Value;

use super::DatedValue;
use super::canonical::quoted;
use super::codes::ListedCode;
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::money::Euro;
use crate::rate::Rate;
use crate::sentence::{Template, say};

/// A value that a parameter file can hold. Its `Display` is its text in statements and exports.
pub(crate) trait Form: Sized + fmt::Display {
    fn read(value: &Value) -> Result<Self, Error>;

    /// The value as the canonical text writes it: `read` gives the same value back.
    fn canonical(&self) -> String;

    /// The codes of a list, with what is known of each; `about` is what the file says of the list.
    fn codes(&self, _about: &DatedValue) -> Vec<ListedCode> {
        Vec::new()
    }
}

pub(super) fn bad_value(why: Template) -> Error {
    Error::says(ErrorCode::ParametersBadValue, why)
}

/// A whole number within bounds.
fn whole(value: &Value, range: std::ops::RangeInclusive<i64>, why: Template) -> Result<i64, Error> {
    value.as_integer().filter(|number| range.contains(number)).ok_or_else(|| bad_value(why))
}

impl Form for Rate {
    fn read(value: &Value) -> Result<Self, Error> {
        Self::parse(value.as_str().ok_or_else(|| bad_value(say::RATE))?)
    }

    fn canonical(&self) -> String {
        quoted(self)
    }
}

impl Form for Euro {
    fn read(value: &Value) -> Result<Self, Error> {
        let amount = value.as_str().and_then(|text| text.parse::<Self>().ok());
        amount.filter(|amount| !amount.is_negative()).ok_or_else(|| bad_value(say::VALUE_AMOUNT))
    }

    fn canonical(&self) -> String {
        quoted(self)
    }
}

/// How many days a month are paid (R2.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PayableDays {
    pub(crate) days: u64,
    /// The weeks of six days in them, in lowest terms: 26/6 is 13/3 (R2.2).
    pub(crate) weeks: [u64; 2],
}

impl PayableDays {
    const DAYS_A_WEEK: u64 = 6;

    fn new(days: u64) -> Self {
        let (mut divisor, mut rest) = (days, Self::DAYS_A_WEEK);
        while let Some(next) = divisor.checked_rem(rest) {
            (divisor, rest) = (rest, next);
        }
        Self { days, weeks: [days, Self::DAYS_A_WEEK].map(|term| term.checked_div(divisor).unwrap_or(term)) }
    }
}

impl Form for PayableDays {
    fn read(value: &Value) -> Result<Self, Error> {
        whole(value, 1..=31, say::DAYS_A_MONTH).map(|days| Self::new(days.unsigned_abs()))
    }

    fn canonical(&self) -> String {
        self.to_string()
    }
}

impl fmt::Display for PayableDays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.days.fmt(f)
    }
}

/// A choice of whole percentages: those of the premium (R4.2), the bases of the RSZ (R3.1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Percentages {
    /// A bit for each whole number of percent, up to 255.
    bits: [u64; 4],
    /// In words, which are said of every other percentage.
    words: String,
}

impl Percentages {
    /// The percentage, when it is one of them.
    #[inline(always)]
    pub(crate) fn allowed(&self, percentage: i32) -> Option<u8> {
        let percentage = u8::try_from(percentage).ok()?;
        let bits = self.bits.get(usize::from(percentage / 64))?;
        (bits.wrapping_shr(u32::from(percentage % 64)) & 1 == 1).then_some(percentage)
    }
}

impl Form for Percentages {
    fn read(value: &Value) -> Result<Self, Error> {
        let why = say::PERCENTAGE_LIST;
        let list = value.as_array().filter(|list| !list.is_empty()).ok_or_else(|| bad_value(why))?;
        let list = list.iter().map(|item| whole(item, 1..=200, why)).collect::<Result<Vec<_>, _>>()?;
        if !list.is_sorted_by(|a, b| a < b) {
            return Err(bad_value(why));
        }
        let bits = [0, 64, 128, 192].map(|first| {
            let within = list.iter().filter_map(|percentage| u32::try_from(percentage.saturating_sub(first)).ok().filter(|bit| *bit < 64));
            within.fold(0, |bits, bit| bits | 1_u64.wrapping_shl(bit))
        });
        Ok(Self { bits, words: self::list(list.iter().map(|percentage| format!("{percentage} %"))) })
    }

    fn canonical(&self) -> String {
        format!("[{}]", self.words.replace(" %", ""))
    }
}

impl fmt::Display for Percentages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words)
    }
}

pub(super) fn list(items: impl Iterator<Item = impl fmt::Display>) -> String {
    items.map(|item| item.to_string()).collect::<Vec<_>>().join(", ")
}

/// How long an agreement may last (R1.4): written in weeks, counted in days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Weeks {
    /// The fewest days.
    pub(crate) shortest: i64,
    /// The most days.
    pub(crate) longest: i64,
}

impl Weeks {
    const DAYS: i64 = 7;
}

impl Form for Weeks {
    fn read(value: &Value) -> Result<Self, Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Written {
            min: u16,
            max: u16,
        }
        let why = say::WEEKS;
        let Written { min, max } = value.clone().try_into().map_err(|_| bad_value(why))?;
        let days = |weeks: u16| i64::from(weeks).saturating_mul(Self::DAYS);
        if 0 < min && min <= max && max <= 1000 { Ok(Self { shortest: days(min), longest: days(max) }) } else { Err(bad_value(why)) }
    }

    fn canonical(&self) -> String {
        format!("{{ min = {}, max = {} }}", self.shortest / Self::DAYS, self.longest / Self::DAYS)
    }
}

impl fmt::Display for Weeks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.shortest / Self::DAYS, self.longest / Self::DAYS)
    }
}

/// How a sickness payment becomes a month's amount (R2.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SicknessRule {
    /// Its amount a day x 26, for its share of the days.
    DayRule,
    /// What was paid for the days in the month.
    AsPaid,
}

impl Form for SicknessRule {
    fn read(value: &Value) -> Result<Self, Error> {
        match value.as_str() {
            Some("day-rule") => Ok(Self::DayRule),
            Some("as-paid") => Ok(Self::AsPaid),
            _ => Err(bad_value(say::SICKNESS_RULE)),
        }
    }

    fn canonical(&self) -> String {
        quoted(self)
    }
}

impl fmt::Display for SicknessRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::DayRule => "day-rule",
            Self::AsPaid => "as-paid",
        })
    }
}

/// The shares of the flat-rate premium, in percent of the GGMMI, by replacement income (R5.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FlatShares {
    /// Without replacement income.
    pub(crate) zero: u8,
    /// Up to the first limit, that amount included.
    pub(crate) up_to: u8,
    /// Below the second limit.
    pub(crate) below: u8,
    /// From the second limit on.
    pub(crate) from_there: u8,
}

impl FlatShares {
    const fn each(self) -> [u8; 4] {
        [self.zero, self.up_to, self.below, self.from_there]
    }
}

impl Form for FlatShares {
    fn read(value: &Value) -> Result<Self, Error> {
        if value.is_table() {
            return Err(bad_value(say::FLAT_SHARES_ALONE));
        }
        let why = say::FLAT_SHARES;
        let shares = value.as_array().ok_or_else(|| bad_value(why))?;
        let shares = shares.iter().map(|share| whole(share, 0..=100, why)).collect::<Result<Vec<_>, _>>()?;
        let shares = shares.into_iter().map(|share| u8::try_from(share).map_err(|_| bad_value(why))).collect::<Result<Vec<_>, _>>()?;
        match *shares.as_slice() {
            [zero, up_to, below, from_there] => Ok(Self { zero, up_to, below, from_there }),
            _ => Err(bad_value(why)),
        }
    }

    fn canonical(&self) -> String {
        format!("[{}]", list(self.each().into_iter()))
    }
}

impl fmt::Display for FlatShares {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&list(self.each().into_iter().map(|share| format!("{share} %"))))
    }
}

/// The two day amounts that bound the shares (R5.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FlatDayAmounts {
    /// The first limit belongs to the share below it.
    pub(crate) up_to: Euro,
    /// The second belongs to the share above it.
    pub(crate) below: Euro,
}

impl Form for FlatDayAmounts {
    fn read(value: &Value) -> Result<Self, Error> {
        let why = say::FLAT_DAY_AMOUNTS;
        let amounts = value.as_array().ok_or_else(|| bad_value(why))?;
        let amounts = amounts.iter().map(|amount| Euro::read(amount).map_err(|_| bad_value(why))).collect::<Result<Vec<_>, _>>()?;
        match *amounts.as_slice() {
            [up_to, below] if Euro::ZERO < up_to && up_to < below => Ok(Self { up_to, below }),
            _ => Err(bad_value(why)),
        }
    }

    fn canonical(&self) -> String {
        format!("[{}, {}]", quoted(&self.up_to), quoted(&self.below))
    }
}

impl fmt::Display for FlatDayAmounts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}", self.up_to, self.below)
    }
}

/// What an absence does to the employer's contribution (R5.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AbsenceRule {
    /// Nothing.
    None,
    /// Its days from the eighth on are taken out.
    EighthDay,
}

impl Form for AbsenceRule {
    fn read(value: &Value) -> Result<Self, Error> {
        match value.as_str() {
            Some("none") => Ok(Self::None),
            Some("eighth-day") => Ok(Self::EighthDay),
            _ => Err(bad_value(say::ABSENCE_RULE)),
        }
    }

    fn canonical(&self) -> String {
        quoted(self)
    }
}

impl fmt::Display for AbsenceRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "none",
            Self::EighthDay => "eighth-day",
        })
    }
}

/// The employer's contribution by class of the reference gross wage (R5.3).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Contribution {
    pub(crate) classes: Vec<WageClass>,
    /// The amount above the last class.
    pub(crate) above: Euro,
}

/// A class of wages: below a limit, or up to and with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WageClass {
    below: Option<Euro>,
    up_to: Option<Euro>,
    pub(crate) amount: Euro,
    #[serde(default)]
    pub(crate) edge: Edge,
}

/// Whether the source says on which side the limit itself lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Edge {
    /// It does.
    #[default]
    Read,
    /// It is our reading.
    Assumed,
}

impl WageClass {
    pub(crate) fn limit(&self) -> Euro {
        self.up_to.or(self.below).unwrap_or(Euro::ZERO)
    }

    /// Whether the limit itself belongs to the class.
    pub(crate) const fn has_its_limit(&self) -> bool {
        self.up_to.is_some()
    }

    pub(crate) fn holds(&self, wage: Euro) -> bool {
        wage < self.limit() || (self.has_its_limit() && wage == self.limit())
    }
}

impl Form for Contribution {
    fn read(value: &Value) -> Result<Self, Error> {
        let why = say::CONTRIBUTION;
        let contribution: Self = value.clone().try_into().map_err(|_| bad_value(why))?;
        let classes = &contribution.classes;
        let one_limit = classes.iter().all(|class| class.below.is_some() != class.up_to.is_some());
        let ascending = classes.iter().map(WageClass::limit).is_sorted_by(|a, b| a < b);
        let amounts = classes.iter().flat_map(|class| [class.amount, class.limit()]).chain([contribution.above]);
        let negative = amounts.into_iter().any(Euro::is_negative);
        if !classes.is_empty() && one_limit && ascending && !negative { Ok(contribution) } else { Err(bad_value(why)) }
    }

    fn canonical(&self) -> String {
        let classes = list(self.classes.iter().map(|class| {
            let limit = if class.has_its_limit() { "up_to" } else { "below" };
            let edge = if class.edge == Edge::Assumed { ", edge = \"assumed\"" } else { "" };
            format!("{{ {limit} = {}, amount = {}{edge} }}", quoted(&class.limit()), quoted(&class.amount))
        }));
        format!("{{ classes = [{classes}], above = {} }}", quoted(&self.above))
    }
}

impl fmt::Display for Contribution {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for class in &self.classes {
            write!(f, "{} {}: {}; ", if class.has_its_limit() { "up to" } else { "below" }, class.limit(), class.amount)?;
        }
        write!(f, "above: {}", self.above)
    }
}

#[cfg(test)]
mod tests {
    use super::PayableDays;

    #[test]
    fn twenty_six_days_are_thirteen_thirds_of_a_week() {
        assert_eq!([26, 25, 24].map(|days| PayableDays::new(days).weeks), [[13, 3], [25, 6], [4, 1]]);
    }
}
