//! The shares of the flat-rate premium, and the day amounts that bound them (R5.1).

use std::fmt;

use toml::Value;

use super::parameter_value::{ParameterValue, bad_value, list, quoted, whole};
use crate::error::Error;
use crate::money::Euro;
use crate::sentence::say;

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

impl ParameterValue for FlatShares {
    fn read(value: &Value) -> Result<Self, Error> {
        if value.is_table() {
            return Err(bad_value(say::FLAT_SHARES_ALONE));
        }
        let why = say::FLAT_SHARES;
        let shares = value.as_array().ok_or_else(|| bad_value(why))?;
        let shares =
            shares.iter().map(|share| whole(share, 0..=100, why)).collect::<Result<Vec<_>, _>>()?;
        let shares = shares
            .into_iter()
            .map(|share| u8::try_from(share).map_err(|_| bad_value(why)))
            .collect::<Result<Vec<_>, _>>()?;
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

impl ParameterValue for FlatDayAmounts {
    fn read(value: &Value) -> Result<Self, Error> {
        let why = say::FLAT_DAY_AMOUNTS;
        let amounts = value.as_array().ok_or_else(|| bad_value(why))?;
        let amounts = amounts
            .iter()
            .map(|amount| Euro::read(amount).map_err(|_| bad_value(why)))
            .collect::<Result<Vec<_>, _>>()?;
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
