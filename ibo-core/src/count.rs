//! Small whole numbers of an agreement and its records, each within its range (R1.4, R2.2, R2.7).

use serde::{Deserialize, Deserializer, Serialize};

use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::sentence::say;

/// How many half days a week a benefit is for: 1 to 12 (R2.2).
///
/// ```
/// use ibo_core::HalfDays;
/// assert_eq!(HalfDays::try_from(6)?.per_week(), 6);
/// assert!(HalfDays::try_from(13).is_err());
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct HalfDays(u8);

impl HalfDays {
    /// Twelve halves are a week.
    const MAX: i32 = 12;

    /// Whether a number is one of 1 to 12.
    #[inline(always)]
    pub(crate) fn has(number: i32) -> bool {
        (1..=Self::MAX).contains(&number)
    }

    /// The number that [`HalfDays::has`].
    #[inline(always)]
    pub(crate) const fn of_proven(number: i32) -> Self {
        Self(number as u8)
    }

    /// The number.
    #[must_use]
    pub const fn per_week(self) -> u8 {
        self.0
    }
}

impl TryFrom<i32> for HalfDays {
    type Error = Error;

    /// # Errors
    /// `half-per-week-not-allowed` for a number that is not 1 to 12 (R2.2).
    fn try_from(number: i32) -> Result<Self, Error> {
        let refused = || Error::says(ErrorCode::HalfPerWeekNotAllowed, say::HALF_PER_WEEK);
        if Self::has(number) { Ok(Self::of_proven(number)) } else { Err(refused()) }
    }
}

/// The version of an attest: from 1, the default (R2.7).
///
/// ```
/// use ibo_core::Version;
/// assert_eq!(Version::try_from(2)?.number(), 2);
/// assert!(Version::try_from(0).is_err());
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Version(u32);

impl Version {
    /// The first version.
    pub const FIRST: Self = Self(1);

    /// The number.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0
    }
}

impl Default for Version {
    fn default() -> Self {
        Self::FIRST
    }
}

impl TryFrom<i32> for Version {
    type Error = Error;

    /// # Errors
    /// `version-not-allowed` for a number below 1 (R2.7).
    fn try_from(number: i32) -> Result<Self, Error> {
        let version = u32::try_from(number).ok().filter(|version| *version > 0);
        version.map(Self).ok_or_else(|| Error::says(ErrorCode::VersionNotAllowed, say::VERSION))
    }
}

/// Days of suspension, from 0, the default: they raise the longest duration (R1.4).
///
/// ```
/// use ibo_core::SuspendedDays;
/// assert_eq!(SuspendedDays::try_from(14)?.days(), 14);
/// assert!(SuspendedDays::try_from(-1).is_err());
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
pub struct SuspendedDays(u32);

impl SuspendedDays {
    /// No suspension.
    pub const NONE: Self = Self(0);

    /// The number of days that is known to fit 31 bits.
    #[inline(always)]
    pub(crate) const fn of_proven(days: u32) -> Self {
        Self(days)
    }

    /// The number of days.
    #[must_use]
    pub const fn days(self) -> u32 {
        self.0
    }

    /// Whether there is no suspension.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
    pub(crate) const fn is_none(&self) -> bool {
        self.0 == 0
    }
}

impl TryFrom<i32> for SuspendedDays {
    type Error = Error;

    /// # Errors
    /// `suspended-days-not-allowed` for a number below 0 (R1.4).
    fn try_from(number: i32) -> Result<Self, Error> {
        let refused = |_| Error::says(ErrorCode::SuspendedDaysNotAllowed, say::SUSPENDED_DAYS);
        u32::try_from(number).map(Self).map_err(refused)
    }
}

/// Reads a number within its range from a whole number of 32 bits. (A macro, since a trait cannot
/// be given to all types that another one is given to.)
macro_rules! read_from_number {
    ($($name:ident),+) => {
        $(
            impl<'de> Deserialize<'de> for $name {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    let number = i32::deserialize(deserializer)?;
                    Self::try_from(number).map_err(serde::de::Error::custom)
                }
            }
        )+
    };
}

read_from_number!(HalfDays, Version, SuspendedDays);
