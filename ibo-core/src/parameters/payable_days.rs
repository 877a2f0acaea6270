//! The days that a month pays (R2.1).

use std::fmt;

use toml::Value;

use super::parameter_value::{ParameterValue, whole};
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
