//! The choices of whole percentages: those of the premium (R4.2), the bases of the RSZ (R3.1).

use std::fmt;

use smol_str::SmolStr;
use toml::Value;

use super::parameter_value::{ParameterValue, bad_value, list, whole};
use crate::error::Error;
use crate::sentence::{ErrorContext, say};

/// A choice of whole percentages: those of the premium (R4.2), the bases of the RSZ (R3.1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Percentages {
    /// A bit for each whole number of percent, up to 255.
    bits: [u64; 4],
    /// In words, which are said of every other percentage.
    words: SmolStr,
}

impl Percentages {
    /// The percentage, when it is one of them.
    #[inline(always)]
    pub(crate) fn allowed(&self, percentage: i32) -> Option<u8> {
        let percentage = u8::try_from(percentage).ok()?;
        let bits = self.bits.get(usize::from(percentage / 64))?;
        (bits.wrapping_shr(u32::from(percentage % 64)) & 1 == 1).then_some(percentage)
    }

    /// Those that there are, for the error of one that is none of them.
    pub(crate) fn known(&self) -> ErrorContext {
        ErrorContext::Allowed(self.words.clone())
    }
}

impl ParameterValue for Percentages {
    fn read(value: &Value) -> Result<Self, Error> {
        let why = say::PERCENTAGE_LIST;
        let list =
            value.as_array().filter(|list| !list.is_empty()).ok_or_else(|| bad_value(why))?;
        let list =
            list.iter().map(|item| whole(item, 1..=200, why)).collect::<Result<Vec<_>, _>>()?;
        if !list.is_sorted_by(|a, b| a < b) {
            return Err(bad_value(why));
        }
        let bits = [0, 64, 128, 192].map(|first| {
            let within = list.iter().filter_map(|percentage| {
                u32::try_from(percentage.saturating_sub(first)).ok().filter(|bit| *bit < 64)
            });
            within.fold(0, |bits, bit| bits | 1_u64.wrapping_shl(bit))
        });
        Ok(Self {
            bits,
            words: self::list(list.iter().map(|percentage| format!("{percentage} %"))).into(),
        })
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
