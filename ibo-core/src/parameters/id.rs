//! What a dated value is a value of, and what each of these ids is: a code list or not, the rule
//! that reads it.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::listed::listed;
use crate::rule::Rule;

listed! {
    /// What a dated value is a value of.
    ///
    /// ```
    /// use ibo_core::ParameterId;
    /// let id: ParameterId = "sickness.nature".parse()?;
    /// assert!(id.is_code_list() && !ParameterId::Ggmmi.is_code_list());
    /// # Ok::<(), ibo_core::Error>(())
    /// ```
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum ParameterId {
        /// How many weeks an agreement may last (R1.4); by kind, by start date.
        AgreementWeeks,
        /// The employee's RSZ rate (R3.1).
        RszEmployeeRate,
        /// The bases of the RSZ, in percent of the wage (R3.1).
        RszBase,
        /// Reading: the base of the RSZ in the premium (R3.1).
        RszFormulaBase,
        /// Which types of unemployment benefit count (R2.4).
        UnemploymentBenefitType,
        /// Which types of aid count (R2.5).
        LeefloonAidType,
        /// The sign of each kind of leefloon entry (R2.5).
        LeefloonEntryKind,
        /// Which document types count (R2.8).
        SicknessDocumentType,
        /// Which natures count (R2.8).
        SicknessNature,
        /// How many days a month are paid (R2.1).
        IncomeDaysPerMonth,
        /// Reading: how a half day amount becomes a month's amount (R2.2).
        IncomeHalfDays,
        /// Reading: what a benefit of a part of the month counts for (R2.3).
        IncomeChanges,
        /// How a sickness payment becomes a month's amount (R2.6).
        IncomeSicknessRule,
        /// Reading: leefloon in a part month (R2.5).
        IncomeLeefloonPartMonth,
        /// Reading: unemployment and sickness benefit of one day (R2.9).
        IncomeSameDays,
        /// The percentages of the wage difference (R4.2); by start date.
        PremiumPercentages,
        /// Reading: what the percentage is taken of (R4.2).
        PremiumWageDifferenceOrder,
        /// The shares of the flat-rate premium by replacement income (R5.1).
        PremiumFlatShares,
        /// The day amounts that bound the shares (R5.1).
        PremiumFlatDayAmounts,
        /// Reading: whether the limits of the flat rate are indexed (R5.1).
        PremiumFlatLimits,
        /// Reading: the premium of ibo-plus from 2026 (R5.1).
        PremiumIboPlusRule,
        /// The guaranteed average minimum monthly income (R5.1).
        Ggmmi,
        /// Reading: which days are working days (R6.2).
        PaymentWorkingDays,
        /// The rate of the withholding tax (R6.3).
        WithholdingRate,
        /// Reading: how the withholding tax is rounded (R6.3).
        WithholdingRounding,
        /// The employer's contribution by class of wage (R5.3).
        EmployerContribution,
        /// What an absence does to that contribution (R5.3).
        EmployerAbsenceRule,
        /// Reading: the employer's contribution in a part month (R5.3).
        ContributionPartMonth,
        /// Reading: over how many days an absence counts (R5.3).
        ContributionAbsenceDays,
    }
}

impl ParameterId {
    /// Every id, in the order of the rules that read them.
    pub const ALL: &'static [Self] = &Self::EACH;

    /// The id in parameter files and statements, `rsz.employee-rate`.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::AgreementWeeks => "agreement.weeks",
            Self::RszEmployeeRate => "rsz.employee-rate",
            Self::RszBase => "rsz.base",
            Self::RszFormulaBase => "rsz.formula-base",
            Self::UnemploymentBenefitType => "unemployment.benefit-type",
            Self::LeefloonAidType => "leefloon.aid-type",
            Self::LeefloonEntryKind => "leefloon.entry-kind",
            Self::SicknessDocumentType => "sickness.document-type",
            Self::SicknessNature => "sickness.nature",
            Self::IncomeDaysPerMonth => "income.days-per-month",
            Self::IncomeHalfDays => "income.half-days",
            Self::IncomeChanges => "income.changes",
            Self::IncomeSicknessRule => "income.sickness-rule",
            Self::IncomeLeefloonPartMonth => "income.leefloon-part-month",
            Self::IncomeSameDays => "income.same-days",
            Self::PremiumPercentages => "premium.percentages",
            Self::PremiumWageDifferenceOrder => "premium.wage-difference-order",
            Self::PremiumFlatShares => "premium.flat-shares",
            Self::PremiumFlatDayAmounts => "premium.flat-day-amounts",
            Self::PremiumFlatLimits => "premium.flat-limits",
            Self::PremiumIboPlusRule => "premium.ibo-plus-rule",
            Self::Ggmmi => "ggmmi",
            Self::PaymentWorkingDays => "payment.working-days",
            Self::WithholdingRate => "withholding.rate",
            Self::WithholdingRounding => "withholding.rounding",
            Self::EmployerContribution => "employer.contribution",
            Self::EmployerAbsenceRule => "employer.absence-rule",
            Self::ContributionPartMonth => "contribution.part-month",
            Self::ContributionAbsenceDays => "contribution.absence-days",
        }
    }

    /// The id of this text.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|id| id.slug() == slug)
    }

    /// Whether the values are code lists, which a user's file extends.
    #[must_use]
    pub const fn is_code_list(self) -> bool {
        match self {
            Self::UnemploymentBenefitType
            | Self::LeefloonAidType
            | Self::LeefloonEntryKind
            | Self::SicknessDocumentType
            | Self::SicknessNature => true,
            Self::AgreementWeeks
            | Self::RszEmployeeRate
            | Self::RszBase
            | Self::RszFormulaBase
            | Self::IncomeDaysPerMonth
            | Self::IncomeHalfDays
            | Self::IncomeChanges
            | Self::IncomeSicknessRule
            | Self::IncomeLeefloonPartMonth
            | Self::IncomeSameDays
            | Self::PremiumPercentages
            | Self::PremiumWageDifferenceOrder
            | Self::PremiumFlatShares
            | Self::PremiumFlatDayAmounts
            | Self::PremiumFlatLimits
            | Self::PremiumIboPlusRule
            | Self::Ggmmi
            | Self::PaymentWorkingDays
            | Self::WithholdingRate
            | Self::WithholdingRounding
            | Self::EmployerContribution
            | Self::EmployerAbsenceRule
            | Self::ContributionPartMonth
            | Self::ContributionAbsenceDays => false,
        }
    }

    /// Whether it is a list that lets records count or leaves them out: then what is assumed is a
    /// code of it.
    pub(crate) const fn is_filter(self) -> bool {
        self.is_code_list() && !matches!(self, Self::LeefloonEntryKind)
    }

    /// Whether the start of an agreement picks the value, not the month (R1.6).
    pub(crate) const fn is_of_the_start(self) -> bool {
        matches!(self, Self::AgreementWeeks | Self::PremiumPercentages)
    }

    /// The rule that reads it, where that is another one than the rule of the line that quotes it.
    pub(crate) const fn rule(self) -> Option<Rule> {
        match self {
            Self::AgreementWeeks => Some(Rule::Duration),
            Self::UnemploymentBenefitType => Some(Rule::BenefitTypes),
            Self::LeefloonAidType | Self::LeefloonEntryKind => Some(Rule::Leefloon),
            Self::SicknessDocumentType | Self::SicknessNature => Some(Rule::SicknessFilters),
            Self::IncomeHalfDays => Some(Rule::HalfDays),
            Self::IncomeChanges => Some(Rule::ShareOfMonth),
            Self::IncomeSicknessRule => Some(Rule::SicknessPayments),
            Self::IncomeLeefloonPartMonth => Some(Rule::LeefloonPartMonth),
            Self::IncomeSameDays => Some(Rule::SameDays),
            Self::RszFormulaBase => Some(Rule::EmployeeRszBase108),
            Self::PremiumWageDifferenceOrder => Some(Rule::Percentage),
            Self::PremiumFlatLimits | Self::PremiumIboPlusRule => Some(Rule::FlatRate),
            Self::ContributionPartMonth => Some(Rule::ContributionPartMonth),
            Self::ContributionAbsenceDays => Some(Rule::ContributionAbsence),
            Self::PaymentWorkingDays => Some(Rule::WorkingDays),
            Self::WithholdingRounding => Some(Rule::WithholdingTax),
            _ => None,
        }
    }

    /// Whether the start of the agreement picks its value, and not the month (R1.6).
    pub(crate) const fn goes_by_start(self) -> bool {
        matches!(self, Self::AgreementWeeks | Self::PremiumPercentages)
    }

    /// Whether the value is a choice between readings of an open question (R8): then the reading is
    /// its id.
    #[must_use]
    pub const fn is_reading(self) -> bool {
        matches!(
            self,
            Self::IncomeHalfDays
                | Self::IncomeChanges
                | Self::IncomeSicknessRule
                | Self::IncomeLeefloonPartMonth
                | Self::IncomeSameDays
                | Self::RszFormulaBase
                | Self::PremiumWageDifferenceOrder
                | Self::PremiumFlatLimits
                | Self::PremiumIboPlusRule
                | Self::ContributionPartMonth
                | Self::ContributionAbsenceDays
                | Self::PaymentWorkingDays
                | Self::WithholdingRounding
        )
    }
}

impl fmt::Display for ParameterId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.slug())
    }
}

impl Serialize for ParameterId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.slug())
    }
}
