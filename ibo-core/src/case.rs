//! One case: an agreement, a month, and what the three sources said (the input of `formats.md`).

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

use crate::agreement::Agreement;
use crate::error::Error;
use crate::field;
use crate::fraction::Fraction;
use crate::period::{Month, Period};
use crate::record::{LeefloonRecord, SicknessRecord, Source, UnemploymentRecord};

/// Everything that one month's premium depends on, and nothing that it does not need (R7.7).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Case {
    /// The caller's opaque reference: never a name or a national number.
    pub case_ref: CaseRef,
    /// The month that is computed.
    pub month: Month,
    /// The agreement.
    pub agreement: Agreement,
    /// The attendance; none is the whole month (R6.2).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attendance: Option<Attendance>,
    /// Absences, for the employer's contribution of scheme 2018 only (R5.3); each with an end.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub absences: Vec<Period>,
    /// The records of the RVA.
    pub unemployment: Source<UnemploymentRecord>,
    /// The records of the POD MI.
    pub leefloon: Source<LeefloonRecord>,
    /// The records of the insurers.
    pub sickness: Source<SicknessRecord>,
}

impl Case {
    /// A case without attendance, absences or answers of the sources.
    #[must_use]
    pub fn new(case_ref: CaseRef, month: Month, agreement: Agreement) -> Self {
        Self {
            case_ref,
            month,
            agreement,
            attendance: None,
            absences: Vec::new(),
            unemployment: Source::default(),
            leefloon: Source::default(),
            sickness: Source::default(),
        }
    }

    /// The form of every field, in the order of the format (R7.7): what the types do not already assure.
    ///
    /// # Errors
    /// The first fault, with the path of its field; what the law refuses is said by the calculation.
    pub fn check(&self) -> Result<(), Error> {
        self.view().check()
    }
}

/// An opaque reference of 1 to 64 printable ASCII characters.
///
/// ```
/// use ibo_core::CaseRef;
/// assert_eq!("A-1027".parse::<CaseRef>()?.as_str(), "A-1027");
/// assert!("".parse::<CaseRef>().is_err());
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseRef(String);

impl CaseRef {
    /// The most characters of a reference.
    pub const MAX_LENGTH: usize = field::LONGEST_CASE_REF;

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for CaseRef {
    type Err = Error;

    /// # Errors
    /// `bad-text` for another text.
    fn from_str(text: &str) -> Result<Self, Error> {
        field::case_ref(text.as_bytes()).map(|()| Self(text.to_owned()))
    }
}

impl fmt::Display for CaseRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl Serialize for CaseRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// How much of the month is paid (R6.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Attendance {
    /// Paid over normal hours or days, 0 to 1.
    Ratio(Fraction),
    /// The days Monday to Friday of month and agreement over those of the month.
    WorkingDays,
}

/// The word that asks for [`Attendance::WorkingDays`].
const WORKING_DAYS: &str = "working-days";

impl FromStr for Attendance {
    type Err = Error;

    /// Reads `Q/S` or `working-days`.
    ///
    /// # Errors
    /// As [`Fraction`].
    fn from_str(text: &str) -> Result<Self, Error> {
        if text == WORKING_DAYS { Ok(Self::WorkingDays) } else { text.parse().map(Self::Ratio) }
    }
}

impl fmt::Display for Attendance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ratio(fraction) => fraction.fmt(f),
            Self::WorkingDays => f.write_str(WORKING_DAYS),
        }
    }
}

impl Serialize for Attendance {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
