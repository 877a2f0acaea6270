//! How replacement income becomes a month's amount: the days that a month pays (R2.1), and the rule
//! of sickness payments (R2.6).

use std::fmt;

use toml::Value;

use super::parameter_value::{ParameterValue, bad_value, quoted, whole};
use crate::error::Error;
use crate::sentence::say;

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
        Self {
            days,
            weeks: [days, Self::DAYS_A_WEEK].map(|term| term.checked_div(divisor).unwrap_or(term)),
        }
    }
}

impl ParameterValue for PayableDays {
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

/// How a sickness payment becomes a month's amount (R2.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SicknessRule {
    /// Its amount a day x the payable days of a month, for its share of the days.
    DayRule,
    /// What was paid for the days in the month.
    AsPaid,
}

impl ParameterValue for SicknessRule {
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

#[cfg(test)]
mod tests {
    use super::PayableDays;

    #[test]
    fn twenty_six_days_are_thirteen_thirds_of_a_week() {
        assert_eq!(
            [26, 25, 24].map(|days| PayableDays::new(days).weeks),
            [[13, 3], [25, 6], [4, 1]]
        );
    }
}
