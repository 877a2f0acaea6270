//! How long an agreement may last (R1.4).

use std::fmt;

use serde::Deserialize;
use toml::Value;

use super::parameter_value::{ParameterValue, bad_value};
use crate::error::Error;
use crate::sentence::say;

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

impl ParameterValue for Weeks {
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
        if 0 < min && min <= max && max <= 1000 {
            Ok(Self { shortest: days(min), longest: days(max) })
        } else {
            Err(bad_value(why))
        }
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
