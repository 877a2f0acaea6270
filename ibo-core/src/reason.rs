//! What plays no part in a result and why: a record that does not count, a source without a final
//! answer (R2.4 to R2.8, R2.10).

use serde::{Serialize, Serializer};

#[cfg(feature = "json")]
use crate::bilingual::places;
use crate::bilingual::{Template, filled};
use crate::language::Language;
use crate::record::Availability;
use crate::rule::Rule;

/// Where a record stands.
///
/// ```
/// use ibo_core::SourceName;
/// assert_eq!("leefloon".parse::<SourceName>()?, SourceName::Leefloon);
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum SourceName {
    /// The RVA.
    Unemployment,
    /// The POD MI.
    Leefloon,
    /// The insurers.
    Sickness,
    /// The absences of the case.
    Absences,
}

impl SourceName {
    /// Every source, in the order of the format, and the absences.
    pub const ALL: [Self; 4] = [Self::Unemployment, Self::Leefloon, Self::Sickness, Self::Absences];

    /// The source of this name.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.slug() == slug)
    }

    /// The name of the field in the case.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Unemployment => "unemployment",
            Self::Leefloon => "leefloon",
            Self::Sickness => "sickness",
            Self::Absences => "absences",
        }
    }

    /// The name that a reader sees.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        language.of(match self {
            Self::Unemployment => ["unemployment", "werkloosheid"],
            Self::Leefloon => ["leefloon", "leefloon"],
            Self::Sickness => ["sickness", "ziekte"],
            Self::Absences => ["absences", "afwezigheden"],
        })
    }
}

/// A record of the month that does not count, and why (R2.4, R2.5, R2.7, R2.8, R5.3).
///
/// As JSON its reason is a text beside its rule.
///
/// ```
/// use ibo_core::{Absences, Case, Options, SourceName, statement};
/// # let json = include_str!("../examples/first.jsonl").lines().next().unwrap_or_default();
/// # let case = Case::from_json(json.as_bytes())?;
/// let absences = Absences::new(vec![case.month().period()])?;
/// let case = case.to_builder().absences(absences).build()?;
/// // Absences change only the contribution of scheme 2018.
/// let statement = statement(&case, &Options::default())?;
/// let left_out = statement.left_out.first().map(|left_out| (left_out.source, left_out.record));
/// assert_eq!(left_out, Some((SourceName::Absences, 0)));
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct LeftOut {
    /// Where it stands.
    pub source: SourceName,
    /// Its index there.
    pub record: usize,
    /// Why it does not count.
    pub reason: Reason,
}

impl Serialize for LeftOut {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Shape<'a> {
            source: SourceName,
            record: usize,
            #[serde(flatten)]
            reason: &'a Reason,
        }
        let Self { source, record, reason } = self;
        Shape { source: *source, record: *record, reason }.serialize(serializer)
    }
}

impl Serialize for Reason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Shape {
            rule: Rule,
            reason: String,
        }
        Shape { rule: self.rule(), reason: self.text(Language::English) }.serialize(serializer)
    }
}

/// Why a record does not count.
///
/// As JSON it is its rule and a text: read back, it is the same reason, or [`Reason::Stored`] where
/// another version of this library said it in other words.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// Its type of unemployment benefit does not count (R2.4).
    BenefitType(String),
    /// Its type of aid does not count (R2.5).
    AidType(String),
    /// Another record counts later in the month, and that one for all of it (R2.3).
    NotLastInForce,
    /// Sickness benefit is paid for all of its days (R2.9).
    SickDays,
    /// A higher version of the same attest replaces it (R2.7).
    Replaced {
        /// The version that counts in its place.
        by: u32,
    },
    /// A line of its attest was cancelled (R2.7).
    AttestCancelled,
    /// It was cancelled, and belongs to no attest (R2.7).
    LineCancelled,
    /// Its document type does not count (R2.8).
    DocumentType(String),
    /// Its nature does not count (R2.8).
    Nature(i32),
    /// No contribution of the employer uses the absence (R5.3).
    NoContribution,
    /// Without the reference gross wage no contribution is computed, which the absence could change
    /// (R5.3).
    NoWage,
    /// The absence rule of the agreement's contribution has no deduction (R5.3).
    NoAbsenceRule,
    /// What another version of this library said in a stored statement, in its own words.
    Stored {
        /// The rule that leaves the record out.
        rule: Rule,
        /// The reason in words, in English.
        text: String,
    },
}

/// Why a record with some code, version or nature does not count.
const BENEFIT_TYPE: Template =
    &["benefit type {} does not count", "de soort uitkering {} telt niet mee"];
const AID_TYPE: Template = &["aid type {} does not count", "de soort steun {} telt niet mee"];
const REPLACED: Template =
    &["replaced by version {} of the same attest", "vervangen door versie {} van hetzelfde attest"];
const DOCUMENT_TYPE: Template =
    &["document type {} does not count", "documenttype {} telt niet mee"];
const NATURE: Template = &["nature {} does not count", "aard {} telt niet mee"];

impl Reason {
    /// The reason of a stored statement: one of ours where the words are the same.
    #[cfg(feature = "json")]
    pub(crate) fn stored(rule: Rule, text: String) -> Self {
        let known = [
            Self::NotLastInForce,
            Self::SickDays,
            Self::AttestCancelled,
            Self::LineCancelled,
            Self::NoContribution,
            Self::NoWage,
            Self::NoAbsenceRule,
        ];
        let code = |sentence| places(sentence, &text).map(|[code]: [&str; 1]| code);
        let of_code = [
            code(BENEFIT_TYPE).map(|code| Self::BenefitType(code.to_owned())),
            code(AID_TYPE).map(|code| Self::AidType(code.to_owned())),
            code(REPLACED).and_then(|by| Some(Self::Replaced { by: by.parse().ok()? })),
            code(DOCUMENT_TYPE).map(|code| Self::DocumentType(code.to_owned())),
            code(NATURE).and_then(|nature| Some(Self::Nature(nature.parse().ok()?))),
        ];
        // Parts of one rule have its id.
        let same = |reason: &Self| {
            reason.rule().id() == rule.id() && reason.text(Language::English) == text
        };
        let reason = known.into_iter().chain(of_code.into_iter().flatten()).find(same);
        reason.unwrap_or(Self::Stored { rule, text })
    }

    /// The rule that leaves the record out.
    #[must_use]
    pub const fn rule(&self) -> Rule {
        match self {
            Self::BenefitType(_) => Rule::BenefitTypes,
            Self::AidType(_) => Rule::Leefloon,
            Self::NotLastInForce => Rule::ShareOfMonth,
            Self::SickDays => Rule::SameDays,
            Self::Replaced { .. } | Self::AttestCancelled | Self::LineCancelled => Rule::Versions,
            Self::DocumentType(_) | Self::Nature(_) => Rule::SicknessFilters,
            Self::NoContribution | Self::NoWage | Self::NoAbsenceRule => Rule::Contribution,
            Self::Stored { rule, .. } => *rule,
        }
    }

    /// The reason in words; what another version of this library stored is English.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        match self {
            Self::Stored { text, .. } => text.clone(),
            Self::BenefitType(code) => filled(BENEFIT_TYPE, language, [code]),
            Self::AidType(code) => filled(AID_TYPE, language, [code]),
            Self::NotLastInForce => language
                .of(["not the last in force in the month", "niet de laatste die in de maand geldt"])
                .to_owned(),
            Self::SickDays => language
                .of([
                    "sickness benefit covers all its days",
                    "een ziekte-uitkering dekt al haar dagen",
                ])
                .to_owned(),
            Self::Replaced { by } => filled(REPLACED, language, [by]),
            Self::AttestCancelled => {
                language.of(["the attest is cancelled", "het attest is geannuleerd"]).to_owned()
            }
            Self::LineCancelled => {
                language.of(["the line is cancelled", "de lijn is geannuleerd"]).to_owned()
            }
            Self::DocumentType(code) => filled(DOCUMENT_TYPE, language, [code]),
            Self::Nature(nature) => filled(NATURE, language, [nature]),
            Self::NoContribution => language
                .of([
                    "absences change only the employer's contribution of scheme 2018, kind ibo",
                    "afwezigheden wijzigen alleen de bijdrage van de werkgever in stelsel 2018, \
                        soort ibo",
                ])
                .to_owned(),
            Self::NoWage => language
                .of([
                    "without the reference gross wage no contribution is computed, so the absence \
                        changes nothing",
                    "zonder brutoloon na aanwerving wordt geen bijdrage berekend, dus wijzigt de \
                        afwezigheid niets",
                ])
                .to_owned(),
            Self::NoAbsenceRule => language
                .of([
                    "this agreement's contribution has no deduction for absence",
                    "de bijdrage van deze overeenkomst kent geen vermindering voor afwezigheid",
                ])
                .to_owned(),
        }
    }
}

/// A source that gave no final answer, in a provisional result: only the records that were given
/// count (R2.10).
///
/// ```
/// use ibo_core::{Availability, Case, Options, Source, SourceName, statement};
/// # let json = include_str!("../examples/first.jsonl").lines().nth(0).unwrap_or_default();
/// # let case = Case::from_json(json.as_bytes())?;
/// let unheard = Source::without_records(Availability::NoResult);
/// let case = case.to_builder().sickness(unheard).build()?;
/// let statement = statement(&case, &Options::default().provisional(true))?;
/// let sources: Vec<_> = statement.no_answers.iter().map(|answer| answer.source).collect();
/// assert_eq!(sources, [SourceName::Sickness]);
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct NoAnswer {
    /// The source.
    pub source: SourceName,
    /// What it said instead.
    pub availability: Availability,
}

impl NoAnswer {
    /// What is missing, in words.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let Self { source, availability } = self;
        match language {
            Language::English => {
                format!(
                    "no final answer of the source {} ({availability}): only the records given \
                        count",
                    source.label(language)
                )
            }
            Language::Dutch => {
                format!(
                    "geen definitief antwoord van de bron {} ({availability}): alleen de \
                        meegegeven gegevens tellen",
                    source.label(language)
                )
            }
        }
    }
}
