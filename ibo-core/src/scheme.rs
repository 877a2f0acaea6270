//! The schemes: the law that covers an agreement by its start date, who pays, and by what rule
//! (R1.1, R1.2).

use std::fmt;

use chrono::NaiveDate;
use serde::Serialize;

use crate::kind::Kind;
use crate::listed::listed;
use crate::rule::Rule;

listed! {
    /// The law that covers an agreement, by its start date (R1.1).
    ///
    /// ```
    /// use ibo_core::{Kind, Payer, Scheme, parse_date};
    /// let scheme = Scheme::of(parse_date("2026-03-02")?);
    /// assert_eq!(scheme, Some(Scheme::Scheme2026));
    /// assert_eq!(scheme.map(|scheme| scheme.payer(Kind::IboPlus)), Some(Payer::Vdab));
    /// assert_eq!(Scheme::of(parse_date("2018-08-31")?), None);
    /// # Ok::<(), ibo_core::Error>(())
    /// ```
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum Scheme {
        /// From 1 September 2018: a flat-rate premium, paid by VDAB.
        Scheme2018,
        /// From 1 January 2026: the wage difference for `ibo`, the flat-rate premium for
        /// `ibo-plus`.
        Scheme2026,
    }
}

impl Scheme {
    /// Every scheme, oldest first.
    pub const ALL: &'static [Self] = &Self::EACH;

    /// The scheme of this text, `2018`.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|scheme| scheme.slug() == slug)
    }

    /// The first start date that the scheme covers (R1.1).
    #[must_use]
    pub const fn first_day(self) -> NaiveDate {
        match self {
            Self::Scheme2018 => first_of(2018, 9),
            Self::Scheme2026 => first_of(2026, 1),
        }
    }

    /// The year that names it.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Scheme2018 => "2018",
            Self::Scheme2026 => "2026",
        }
    }

    /// The same as a number.
    #[must_use]
    pub const fn year(self) -> u16 {
        match self {
            Self::Scheme2018 => 2018,
            Self::Scheme2026 => 2026,
        }
    }

    /// R1.1: the start date picks the scheme; none before the first.
    #[must_use]
    pub const fn of(start: NaiveDate) -> Option<Self> {
        Self::of_day(start.to_epoch_days())
    }

    /// R1.1, of the number of the start day.
    #[inline(always)]
    pub(crate) const fn of_day(start: i32) -> Option<Self> {
        #[expect(clippy::indexing_slicing, reason = "the compiler computes it")]
        const FIRST_DAYS: [(i32, Scheme); Scheme::COUNT] = {
            let (mut days, mut place) = ([(0, Scheme::Scheme2018); Scheme::COUNT], 0);
            while place < Scheme::COUNT {
                days[place] =
                    (Scheme::EACH[place].first_day().to_epoch_days(), Scheme::EACH[place]);
                place = place.wrapping_add(1);
            }
            days
        };
        let (mut found, mut rest) = (None, FIRST_DAYS.as_slice());
        while let [(first, scheme), later @ ..] = rest {
            if *first <= start {
                found = Some(*scheme);
            }
            rest = later;
        }
        found
    }

    fn coverage(self, kind: Kind) -> Coverage {
        let next = Self::ALL.iter().find(|other| **other > self);
        Coverage {
            scheme: self,
            kind,
            starts_from: self.first_day(),
            starts_until: next.and_then(|next| next.first_day().pred_opt()),
            payer: self.payer(kind),
            rule: self.premium_rule(kind),
        }
    }

    /// The rule that computes the premium: R4.2, the wage difference, or R5.1, the flat rate; where a
    /// reading decides, that of its default (R8).
    #[must_use]
    pub const fn premium_rule(self, kind: Kind) -> Rule {
        match self.premium(kind) {
            PremiumKind::WageDifference => Rule::Percentage,
            PremiumKind::FlatRate | PremiumKind::ByReading => Rule::FlatRate,
        }
    }

    /// How the premium is computed (R1.1).
    #[inline(always)]
    pub(crate) const fn premium(self, kind: Kind) -> PremiumKind {
        match (self, kind) {
            (Self::Scheme2026, Kind::Ibo) => PremiumKind::WageDifference,
            (Self::Scheme2026, Kind::IboPlus) => PremiumKind::ByReading,
            (Self::Scheme2018, _) => PremiumKind::FlatRate,
        }
    }

    /// What the employer pays VDAB each month (R5.3).
    #[inline(always)]
    pub(crate) const fn contribution(self, kind: Kind) -> ContributionRule {
        match (self, kind) {
            (Self::Scheme2018, Kind::Ibo) => ContributionRule::ByClass,
            (Self::Scheme2018, Kind::IboPlus) => ContributionRule::Zero,
            (Self::Scheme2026, _) => ContributionRule::None,
        }
    }

    /// Who pays the premium: the employer that of an ibo from 2026, VDAB every other.
    #[must_use]
    pub const fn payer(self, kind: Kind) -> Payer {
        match (self, kind) {
            (Self::Scheme2026, Kind::Ibo) => Payer::Employer,
            (Self::Scheme2026, Kind::IboPlus) | (Self::Scheme2018, _) => Payer::Vdab,
        }
    }
}

/// How the premium of a scheme and kind is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PremiumKind {
    /// R4.
    WageDifference,
    /// R5.
    FlatRate,
    /// R5, or R4 where the reading `premium.ibo-plus-rule` says so.
    ByReading,
}

/// The employer's monthly contribution to VDAB, by scheme and kind (R5.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ContributionRule {
    /// By class of the reference gross wage; none where the wage is not given.
    ByClass,
    /// 0.00, whatever the wage.
    Zero,
    /// None.
    None,
}

const fn first_of(year: i32, month: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, 1) {
        Some(day) => day,
        None => NaiveDate::MAX,
    }
}

impl fmt::Display for Scheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.slug())
    }
}

/// What a scheme covers for a kind of agreement.
///
/// ```
/// use ibo_core::coverage;
/// let starts: Vec<_> = coverage().map(|covered| covered.starts_from.to_string()).collect();
/// assert_eq!(starts.first().map(String::as_str), Some("2018-09-01"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Coverage {
    /// The scheme.
    pub scheme: Scheme,
    /// The kind of agreement.
    pub kind: Kind,
    /// The first start date that it covers.
    pub starts_from: NaiveDate,
    /// The last start date that it covers; none for the latest scheme.
    pub starts_until: Option<NaiveDate>,
    /// Who pays the premium.
    pub payer: Payer,
    /// The rule that computes the premium.
    pub rule: Rule,
}

/// What this crate covers: every scheme and kind (R1.1). An agreement that starts before the first
/// is an error.
///
/// ```
/// use ibo_core::{Kind, Payer, Scheme, coverage};
/// let paid_by_employer: Vec<_> = coverage().filter(|covered| covered.payer == Payer::Employer).collect();
/// assert!(matches!(paid_by_employer.as_slice(), [only] if only.scheme == Scheme::Scheme2026 && only.kind == Kind::Ibo));
/// ```
pub fn coverage() -> impl Iterator<Item = Coverage> {
    Scheme::ALL.iter().flat_map(|scheme| Kind::ALL.into_iter().map(|kind| scheme.coverage(kind)))
}

listed! {
    /// Who pays the premium.
    ///
    /// ```
    /// use ibo_core::{Language, Payer};
    /// assert_eq!("vdab".parse::<Payer>()?, Payer::Vdab);
    /// assert_eq!(Payer::Vdab.label(Language::Dutch), "betaald door VDAB");
    /// # Ok::<(), ibo_core::Error>(())
    /// ```
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
    #[serde(rename_all = "lowercase")]
    #[non_exhaustive]
    pub enum Payer {
        /// The employer.
        Employer,
        /// VDAB.
        Vdab,
    }
}

impl Payer {
    /// Every payer.
    pub const ALL: [Self; Self::COUNT] = Self::EACH;

    /// The payer of this word.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|payer| payer.slug() == slug)
    }

    /// The word in the statement.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Employer => "employer",
            Self::Vdab => "vdab",
        }
    }
}

impl fmt::Display for Payer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.slug())
    }
}
