//! The lines of a statement: their codes in order, what each does to the amount, and their names in
//! Dutch and English (R7.1).

use std::fmt;

use serde::{Serialize, Serializer};

use crate::certainty::Certainty;
use crate::formula::Formula;
#[cfg(feature = "json")]
use crate::in_json::InJson;
use crate::language::Language;
use crate::listed::listed;
use crate::money::Euro;
use crate::parameters::ParameterRead;
use crate::rule::Rule;

listed! {
    /// What a line is, in the order in which a statement shows them.
    ///
    /// ```
    /// use ibo_core::{Language, LineCode};
    /// let code: LineCode = "premium-due".parse()?;
    /// assert_eq!((code, code.label(Language::English)), (LineCode::PremiumDue, "Premium due"));
    /// assert!(LineCode::ALL.is_sorted());
    /// # Ok::<(), ibo_core::Error>(())
    /// ```
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum LineCode {
        /// The full-time gross wage after recruitment.
        ReferenceGrossWage,
        /// The employee's RSZ on that wage.
        EmployeeRsz,
        /// The percentage of wage less RSZ, where a reading takes it before the replacement income.
        WageShare,
        /// One unemployment benefit.
        ReplacementIncomeUnemployment,
        /// One period of sickness benefit, netted.
        ReplacementIncomeSickness,
        /// One leefloon entry.
        ReplacementIncomeLeefloon,
        /// The month's replacement income.
        ReplacementIncome,
        /// Wage less RSZ less replacement income.
        Difference,
        /// The guaranteed average minimum monthly income.
        Ggmmi,
        /// The full-time premium that VDAB computes.
        Premium,
        /// The premium times the employment fraction.
        PremiumAfterFraction,
        /// The premium for the days that are paid.
        PremiumDue,
        /// Bedrijfsvoorheffing.
        WithholdingTax,
        /// What the trainee receives.
        Net,
        /// What the employer pays VDAB in scheme 2018.
        EmployerContribution,
    }
}

impl LineCode {
    /// Every code, in the order of a statement.
    pub const ALL: &'static [Self] = &Self::EACH;

    /// Whether the line is of the replacement income, one of its records or the whole (R2).
    pub(crate) const fn is_of_replacement_income(self) -> bool {
        matches!(
            self,
            Self::ReplacementIncomeUnemployment
                | Self::ReplacementIncomeSickness
                | Self::ReplacementIncomeLeefloon
                | Self::ReplacementIncome
        )
    }

    /// The stable name, `replacement-income-unemployment`.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        self.names().0
    }

    /// The code of this name.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.slug() == slug)
    }

    /// The name that a reader sees.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        language.of(self.names().1)
    }

    #[rustfmt::skip] // a table: one row a code
    const fn names(self) -> (&'static str, [&'static str; 2]) {
        match self {
            Self::ReferenceGrossWage => ("reference-gross-wage", ["Reference gross wage",
                "Brutoloon na aanwerving"]),
            Self::EmployeeRsz => ("employee-rsz", ["Employee RSZ", "RSZ-bijdrage ten laste van de werknemer"]),
            Self::WageShare => ("wage-share", ["Share of the wage", "Deel van het loon"]),
            Self::ReplacementIncomeUnemployment => ("replacement-income-unemployment",
                ["Unemployment benefit", "Werkloosheidsuitkering"]),
            Self::ReplacementIncomeSickness => ("replacement-income-sickness", ["Sickness benefit",
                "Ziekte-uitkering"]),
            Self::ReplacementIncomeLeefloon => ("replacement-income-leefloon", ["Leefloon",
                "Leefloon"]),
            Self::ReplacementIncome => ("replacement-income", ["Replacement income",
                "Vervangingsinkomen"]),
            Self::Difference => ("difference", ["Difference", "Verschil"]),
            Self::Ggmmi => ("ggmmi", ["GGMMI", "GGMMI"]),
            Self::Premium => ("premium", ["Premium", "Premie"]),
            Self::PremiumAfterFraction => ("premium-after-fraction", ["Premium after fraction",
                "Premie na tewerkstellingsbreuk"]),
            Self::PremiumDue => ("premium-due", ["Premium due", "Verschuldigde premie"]),
            Self::WithholdingTax => ("withholding-tax", ["Withholding tax", "Bedrijfsvoorheffing"]),
            Self::Net => ("net", ["Net", "Netto"]),
            Self::EmployerContribution => ("employer-contribution",
                ["Employer's contribution to VDAB", "Bijdrage van de werkgever aan VDAB"]),
        }
    }
}

impl fmt::Display for LineCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.slug())
    }
}

impl Serialize for LineCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.slug())
    }
}

listed! {
    /// What a line does to the running amount.
    ///
    /// ```
    /// use ibo_core::Role;
    /// assert_eq!("deducted".parse::<Role>()?, Role::Deducted);
    /// # Ok::<(), ibo_core::Error>(())
    /// ```
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
    #[serde(rename_all = "lowercase")]
    #[non_exhaustive]
    pub enum Role {
        /// It is what the calculation starts from or adds.
        Base,
        /// It is taken off.
        Deducted,
        /// It is the running amount.
        Result,
        /// It is shown, and changes nothing here.
        Information,
    }
}

impl Role {
    /// Every role.
    pub const ALL: &'static [Self] = &Self::EACH;

    /// The word in the statement.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Base => "base",
            Self::Deducted => "deducted",
            Self::Result => "result",
            Self::Information => "information",
        }
    }

    /// The role of this word.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|role| role.slug() == slug)
    }
}

/// What a replacement-income line does to the running amount: it is deducted from the wage (R4), or
/// only shown (R5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    Deducted,
    Information,
}

impl Shown {
    /// A recovery that exceeds the payments adds to the difference.
    pub(crate) const fn role(self, amount: Euro) -> Role {
        match self {
            Self::Deducted if amount.is_negative() => Role::Base,
            Self::Deducted => Role::Deducted,
            Self::Information => Role::Information,
        }
    }
}

/// One line of a statement.
///
/// ```
/// use ibo_core::{Case, Language, LineCode, Options, Role, statement};
/// # let json = include_str!("../examples/first.jsonl").lines().nth(0).unwrap_or_default();
/// # let case = Case::from_json(json.as_bytes())?;
/// let statement = statement(&case, &Options::default())?;
/// let net = statement.lines.iter().find(|line| line.code == LineCode::Net);
/// let net = net.map(|net| (net.role, net.label(Language::Dutch), net.formula.to_string()));
/// assert_eq!(net, Some((Role::Result, "Netto", "588.57 - 65.39".to_owned())));
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Line {
    /// What the line is.
    pub code: LineCode,
    /// What it does to the running amount.
    pub role: Role,
    /// The amount without its sign, rounded once (R0.2).
    pub amount: Euro,
    /// The calculation, in figures: `2500.00 x 13.07 %`.
    pub formula: Formula,
    /// The rule that gives the amount.
    pub rule: Rule,
    /// The weakest among the rules and values that the line used.
    pub certainty: Certainty,
    /// The index of the record in its source, the first of a netted period.
    pub record: Option<usize>,
    /// Whether a replacement-income line is below zero: more was recovered than paid.
    pub recovered: bool,
    /// The dated values that were read.
    pub parameters: Vec<ParameterRead>,
}

impl Line {
    /// The name that a reader sees.
    #[must_use]
    pub const fn label(&self, language: Language) -> &'static str {
        self.code.label(language)
    }

    /// The amount with its sign: below zero only for a recovered replacement income.
    #[must_use]
    pub const fn signed_amount(&self) -> Euro {
        if self.recovered { self.amount.negated() } else { self.amount }
    }
}

/// The fields of a line, with its values in one form or another.
#[derive(Serialize)]
struct Shape<'a, P> {
    code: LineCode,
    role: Role,
    amount: Euro,
    formula: &'a Formula,
    rule: Rule,
    certainty: Certainty,
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<usize>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    recovered: bool,
    parameters: P,
}

impl Line {
    fn shape<P>(&self, parameters: P) -> Shape<'_, P> {
        let Self { code, role, amount, ref formula, rule, certainty, record, recovered, .. } =
            *self;
        Shape { code, role, amount, formula, rule, certainty, record, recovered, parameters }
    }
}

impl Serialize for Line {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.shape(&self.parameters).serialize(serializer)
    }
}

#[cfg(feature = "json")]
impl Serialize for InJson<'_, Line> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.shape(InJson(self.0.parameters.as_slice())).serialize(serializer)
    }
}
