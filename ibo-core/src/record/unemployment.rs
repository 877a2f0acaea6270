//! Unemployment benefits, from the RVA (R2.1 to R2.4).

use serde::Serialize;

use crate::builder::optional_setters;
use crate::count::HalfDays;
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::money::NonNegativeEuro;
use crate::period::Period;
use crate::printable::{Code, RvaCode};
use crate::sentence::say;

/// Whether an unemployment day amount is for full days, or for half days so many times a week
/// (R2.1, R2.2).
///
/// ```
/// use ibo_core::{Basis, ErrorCode};
/// assert_eq!(Basis::half(6)?.half_per_week(), Some(6));
/// assert_eq!(Basis::half(13).unwrap_err().code(), ErrorCode::HalfPerWeekNotAllowed);
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(tag = "basis", rename_all = "kebab-case")]
pub enum Basis {
    /// Full days.
    Full,
    /// Half days.
    Half {
        /// How many a week.
        #[serde(rename = "half_per_week")]
        per_week: HalfDays,
    },
}

impl Basis {
    /// Whether the word of a basis says half days: `full` or `half`.
    ///
    /// # Errors
    /// `unknown-basis` for another word.
    pub fn is_half(word: &str) -> Result<bool, Error> {
        match word {
            "full" => Ok(false),
            "half" => Ok(true),
            _ => Err(Error::says(ErrorCode::UnknownBasis, say::BASIS)),
        }
    }

    /// Half days, so many a week: 1 to 12 (R2.2).
    ///
    /// ```
    /// use ibo_core::{Basis, ErrorCode};
    /// assert!(Basis::half(6).is_ok());
    /// assert_eq!(Basis::half(13).unwrap_err().code(), ErrorCode::HalfPerWeekNotAllowed);
    /// ```
    ///
    /// # Errors
    /// `half-per-week-not-allowed` at `half_per_week` for another number.
    pub fn half(per_week: i32) -> Result<Self, Error> {
        let per_week = HalfDays::try_from(per_week).map_err(|error| error.at("half_per_week"))?;
        Ok(Self::Half { per_week })
    }

    /// How many half days a week; none for full days.
    #[must_use]
    pub const fn half_per_week(self) -> Option<u8> {
        match self {
            Self::Full => None,
            Self::Half { per_week } => Some(per_week.per_week()),
        }
    }

    /// The basis of the two fields that say it, which must agree (R2.2).
    ///
    /// # Errors
    /// At `half_per_week`: `missing-field` with half days, `half-per-week-not-used` with full days.
    pub fn of(is_half: bool, half_per_week: Option<HalfDays>) -> Result<Self, Error> {
        let refused = |code, why| Err(Error::says(code, why).at("half_per_week"));
        match (is_half, half_per_week) {
            (false, None) => Ok(Self::Full),
            (true, Some(per_week)) => Ok(Self::Half { per_week }),
            (true, None) => refused(ErrorCode::MissingField, say::HALF_WITHOUT_NUMBER),
            (false, Some(_)) => refused(ErrorCode::HalfPerWeekNotUsed, say::HALF_NOT_USED),
        }
    }
}

/// An unemployment benefit, RVA. Its texts are `String`s, or the bytes of a caller
/// (`UnemploymentRecord<&[u8]>`). One that exists is in form.
///
/// ```
/// use ibo_core::{Basis, Period, UnemploymentRecord, parse_date};
///
/// let june = Period::new(parse_date("2026-06-01")?, Some(parse_date("2026-06-30")?))?;
/// let record = UnemploymentRecord::builder(june, "27.65".parse()?, "insertion".parse()?)
///     .basis(Basis::half(6)?)
///     .build()?;
/// assert_eq!((record.benefit_type().as_str(), record.basis().half_per_week()), ("insertion", Some(6)));
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(bound(serialize = "T: AsRef<[u8]>"))]
pub struct UnemploymentRecord<T = String> {
    #[serde(flatten)]
    period: Period,
    day_amount: NonNegativeEuro,
    #[serde(flatten)]
    basis: Basis,
    benefit_type: Code<T>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rva_code: Option<RvaCode<T>>,
}

impl<T> UnemploymentRecord<T> {
    /// A benefit for full days: the days of the right, without an end where it runs on, the gross
    /// amount of a day, and the type, a code of `unemployment.benefit-type` (R2.1, R2.4).
    pub fn builder(
        period: Period,
        day_amount: NonNegativeEuro,
        benefit_type: Code<T>,
    ) -> UnemploymentRecordBuilder<T> {
        let basis = Basis::Full;
        UnemploymentRecordBuilder(Self { period, day_amount, basis, benefit_type, rva_code: None })
    }

    /// A builder with the fields of this record, to change some of them.
    pub fn to_builder(&self) -> UnemploymentRecordBuilder<T>
    where
        T: Clone,
    {
        UnemploymentRecordBuilder(self.clone())
    }

    /// The record of parts that are known to be in form.
    #[inline(always)]
    pub(crate) const fn of_proven(
        period: Period,
        day_amount: NonNegativeEuro,
        basis: Basis,
        benefit_type: T,
    ) -> Self {
        let benefit_type = Code::of_proven(benefit_type);
        Self { period, day_amount, basis, benefit_type, rva_code: None }
    }

    /// The days of the right; without an end it runs on.
    #[must_use]
    #[inline(always)]
    pub const fn period(&self) -> Period {
        self.period
    }

    /// The gross amount of a day, or of a half day.
    #[must_use]
    #[inline(always)]
    pub const fn day_amount(&self) -> NonNegativeEuro {
        self.day_amount
    }

    /// Full or half days.
    #[must_use]
    #[inline(always)]
    pub const fn basis(&self) -> Basis {
        self.basis
    }

    /// The type of benefit, a code of `unemployment.benefit-type` (R2.4).
    #[must_use]
    #[inline(always)]
    pub const fn benefit_type(&self) -> &Code<T> {
        &self.benefit_type
    }

    /// The RVA's own code, kept as evidence and not read.
    #[must_use]
    pub const fn rva_code(&self) -> Option<&RvaCode<T>> {
        self.rva_code.as_ref()
    }
}

impl<T: AsRef<[u8]>> UnemploymentRecord<T> {
    /// The same record, with its texts borrowed.
    pub fn borrowed(&self) -> UnemploymentRecord<&[u8]> {
        let Self { period, day_amount, basis, benefit_type, rva_code } = self;
        UnemploymentRecord {
            period: *period,
            day_amount: *day_amount,
            basis: *basis,
            benefit_type: benefit_type.borrowed(),
            rva_code: rva_code.as_ref().map(RvaCode::borrowed),
        }
    }

    /// The same record, with texts of its own.
    #[must_use]
    pub fn owned(&self) -> UnemploymentRecord {
        let Self { period, day_amount, basis, benefit_type, rva_code } = self;
        UnemploymentRecord {
            period: *period,
            day_amount: *day_amount,
            basis: *basis,
            benefit_type: benefit_type.owned(),
            rva_code: rva_code.as_ref().map(RvaCode::owned),
        }
    }
}

/// The fields of an [`UnemploymentRecord`] on their way into one.
#[derive(Debug, Clone)]
#[must_use = "a builder makes a record with `build`"]
pub struct UnemploymentRecordBuilder<T = String>(UnemploymentRecord<T>);

impl<T> UnemploymentRecordBuilder<T> {
    optional_setters!();

    /// The days of the right; without an end it runs on.
    pub fn period(mut self, period: Period) -> Self {
        self.0.period = period;
        self
    }

    /// The gross amount of a day, or of a half day.
    pub fn day_amount(mut self, day_amount: NonNegativeEuro) -> Self {
        self.0.day_amount = day_amount;
        self
    }

    /// Full days, which is the default, or half days (R2.2).
    pub fn basis(mut self, basis: Basis) -> Self {
        self.0.basis = basis;
        self
    }

    /// The type of benefit, a code of `unemployment.benefit-type` (R2.4).
    pub fn benefit_type(mut self, benefit_type: Code<T>) -> Self {
        self.0.benefit_type = benefit_type;
        self
    }

    /// The RVA's own code, kept as evidence and not read.
    pub fn rva_code(mut self, rva_code: RvaCode<T>) -> Self {
        self.0.rva_code = Some(rva_code);
        self
    }

    /// The record, in form.
    ///
    /// # Errors
    /// None today: each field is in form by its type, and none depends on another one.
    pub fn build(self) -> Result<UnemploymentRecord<T>, Error> {
        Ok(self.0)
    }
}
