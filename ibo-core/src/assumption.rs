//! What a result takes as given without having read it: rules, values and codes of our reading, and
//! values past their last check (R7.1, R7.4, R8.1).

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::bilingual::{Template, filled, places};
use crate::certainty::Certainty;
#[cfg(feature = "json")]
use crate::in_json::InJson;
use crate::language::Language;
use crate::parameters::{DatedValue, ListedCode, shown_source};
use crate::rule::Rule;

/// What a result takes as given without having read it (R7.1), or tries out against the law (R8.4).
///
/// As JSON it is its id, its rule, its reading and a text, and stays that text: read back, it is
/// [`Assumption::Stored`] or, where this version says the same of a rule, [`Assumption::Rule`].
///
/// ```
/// use ibo_core::{Case, Language, Options, statement};
/// # let json = include_str!("../examples/first.jsonl").lines().nth(1).unwrap_or_default();
/// # let case = Case::from_json(json.as_bytes())?;
/// let statement = statement(&case, &Options::default())?;
/// for assumption in &statement.assumptions {
///     println!("{} {}: {}", assumption.rule().id(), assumption.id(), assumption.text(Language::English));
/// }
/// assert!(!statement.assumptions.is_empty());
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Assumption {
    /// A rule, or a part of it, that is our reading.
    Rule(Rule),
    /// A dated value that was not read.
    Value {
        /// The rule that reads it.
        rule: Rule,
        /// The value.
        value: Arc<DatedValue>,
    },
    /// A code by which a record counts, or is left out, and whose treatment was not read.
    Code {
        /// The rule that reads the list.
        rule: Rule,
        /// The list.
        list: Arc<DatedValue>,
        /// The code.
        code: ListedCode,
    },
    /// A dated value that is carried forward past its last check (R7.4).
    Stale {
        /// The value.
        value: Arc<DatedValue>,
    },
    /// That each month of a plan has the leefloon of the case's month.
    SameLeefloon,
    /// What a stored statement says of a value or a code, or in the words of another version of this
    /// library.
    Stored {
        /// The stable id (R8.1).
        id: String,
        /// The rule to which it belongs.
        rule: Rule,
        /// The reading on which it rests (R8.1).
        reading: Option<String>,
        /// The assumption in a sentence, in English.
        text: String,
    },
}

impl Assumption {
    /// The assumption of a stored statement: one of our rules where it says the same.
    #[cfg(feature = "json")]
    pub(crate) fn stored(id: String, rule: Rule, reading: Option<String>, text: String) -> Self {
        let same = |part: &&Rule| {
            part.id() == rule.id()
                && part.assumption_id() == Some(id.as_str())
                && part.reading() == reading.as_deref()
                && part.assumption(Language::English) == Some(text.as_str())
        };
        let plan = Self::SameLeefloon;
        match Rule::ALL.iter().find(same) {
            Some(part) => Self::Rule(*part),
            None if plan.id() == id && plan.text(Language::English) == text => plan,
            None => Self::Stored { id, rule, reading, text },
        }
    }

    /// The stable id (R8.1): the reading on which it rests, `R5.1/premium.flat-shares` for a value,
    /// `R4.1/floor` for a part of a rule.
    #[must_use]
    pub fn id(&self) -> String {
        self.named().into_owned()
    }

    fn named(&self) -> Cow<'_, str> {
        match (self, self.reading()) {
            (Self::Stored { id, .. }, _) => Cow::Borrowed(id),
            (Self::SameLeefloon, _) => Cow::Owned(format!("{}/same-leefloon", self.rule())),
            (_, Some(reading)) => reading,
            (Self::Code { list, code, .. }, None) => {
                Cow::Owned(format!("{}/{}/{}", self.rule(), list.id, code.code))
            }
            (Self::Rule(rule), None) => Cow::Borrowed(rule.assumption_id().unwrap_or_default()),
            (Self::Value { value, .. } | Self::Stale { value }, None) => {
                Cow::Owned(format!("{}/{}", self.rule(), value.name()))
            }
        }
    }

    /// The reading on which it rests, one of the open questions of the law (R8.1); none where there
    /// is no other reading to choose.
    #[must_use]
    pub fn reading(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Rule(rule) => rule.reading().map(Cow::Borrowed),
            Self::Value { value, .. } => value.reading(),
            // What a code of a delivery means is no question of the law.
            Self::Code { list, code, .. } => {
                code.means.is_none().then(|| Cow::Owned(format!("{}/{}", list.id, code.code)))
            }
            Self::Stale { .. } | Self::SameLeefloon => None,
            Self::Stored { reading, .. } => reading.as_deref().map(Cow::Borrowed),
        }
    }

    /// The rule to which it belongs.
    #[must_use]
    pub const fn rule(&self) -> Rule {
        match self {
            Self::Rule(rule)
            | Self::Value { rule, .. }
            | Self::Code { rule, .. }
            | Self::Stored { rule, .. } => *rule,
            Self::SameLeefloon => Rule::Leefloon,
            Self::Stale { .. } => Rule::StaleParameters,
        }
    }

    /// The assumption in a sentence; what a later version of this library stored is English.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        self.sentence(language).into_owned()
    }

    fn sentence(&self, language: Language) -> Cow<'_, str> {
        Cow::Owned(match self {
            Self::Rule(rule) => {
                return Cow::Borrowed(rule.assumption(language).unwrap_or_default());
            }
            Self::Stored { text, .. } => {
                let dutch = (language == Language::Dutch).then(|| in_dutch(text)).flatten();
                return dutch.map_or(Cow::Borrowed(text), Cow::Owned);
            }
            Self::SameLeefloon => {
                return Cow::Borrowed(language.of([
                    "Each month of the plan has the leefloon of the case's month.",
                    "Elke maand van het plan heeft het leefloon van de maand van het dossier.",
                ]));
            }
            Self::Value { value, .. } => {
                let (id, word) = (value.name(), assumed(value.certainty, language));
                let source = shown_source(&value.source, language);
                filled(VALUE, language, [&id, &value.first_day, &word, &source])
            }
            Self::Code { list, code, .. } => {
                let (id, from, word) = (list.id, list.first_day, assumed(code.certainty, language));
                let ListedCode { code: name, means, .. } = code;
                let source = shown_source(&code.source, language);
                match means {
                    Some(means) => filled(CODE_MEANS, language, [name, means, &id, &word, &source]),
                    None => {
                        let sentence = if code.counts() { CODE_COUNTS } else { CODE_LEFT_OUT };
                        filled(sentence, language, [name, &id, &from, &word, &source])
                    }
                }
            }
            Self::Stale { value } => {
                filled(STALE, language, [&value.name(), &value.first_day, &Checked(value)])
            }
        })
    }

    /// The assumptions as a person reads them: each with its rule, but of the values past their
    /// last check one sentence that lists them (R7.4).
    #[must_use]
    pub fn texts(assumptions: &[Self], language: Language) -> Vec<(Rule, String)> {
        let stale = |assumption: &&Self| assumption.carried_forward(language).is_some();
        let mut texts: Vec<_> = assumptions
            .iter()
            .filter(|one| !stale(one))
            .map(|one| (one.rule(), one.text(language)))
            .collect();
        let listed = assumptions.iter().filter_map(|one| one.carried_forward(language));
        let listed: Vec<_> = listed.collect();
        if let [_, _, ..] = listed.as_slice() {
            let head = language.of([
                "Values carried forward past their last check",
                "Waarden die na hun laatste controle ongewijzigd gebruikt worden",
            ]);
            texts.push((Rule::StaleParameters, format!("{head}: {}.", listed.join("; "))));
        } else {
            texts.extend(
                assumptions.iter().filter(stale).map(|one| (one.rule(), one.text(language))),
            );
        }
        texts
    }

    /// A value past its last check, in the sentence that lists them; none for another assumption.
    fn carried_forward(&self, language: Language) -> Option<String> {
        match self {
            Self::Stale { value } => {
                Some(filled(CARRIED, language, [&value.name(), &value.first_day, &Checked(value)]))
            }
            Self::Stored { rule: Rule::StaleParameters, text, .. } => {
                let [id, from, checked] = places(STALE, text)?;
                Some(filled(CARRIED, language, [&id, &from, &checked]))
            }
            _ => None,
        }
    }
}

/// What is said of a value, of a code, and of a value past its last check.
const VALUE: Template =
    &["The value of {} from {} is {}: {}.", "De waarde van {} vanaf {} is {}: {}."];
const CODE_MEANS: Template = &[
    "That the code {} means {} in {} is {}: {}.",
    "Dat de code {} staat voor {} in {}, is {}: {}.",
];
const CODE_COUNTS: Template = &[
    "That the code {} of {} from {} counts is {}: {}.",
    "Dat de code {} van {} vanaf {} telt, is {}: {}.",
];
const CODE_LEFT_OUT: Template = &[
    "That the code {} of {} from {} is left out is {}: {}.",
    "Dat de code {} van {} vanaf {} niet meetelt, is {}: {}.",
];
const STALE: Template = &[
    "The value of {} from {} was last checked on {} and is carried forward.",
    "De waarde van {} vanaf {} is het laatst gecontroleerd op {} en wordt sindsdien ongewijzigd \
        gebruikt.",
];
/// One among several of those.
const CARRIED: Template = &["{} from {} (checked until {})", "{} vanaf {} (gecontroleerd tot {})"];

/// The Dutch of a stored English sentence about a value or a code.
fn in_dutch(text: &str) -> Option<String> {
    const LANGUAGE: Language = Language::Dutch;
    let word_in_dutch = |word: &str| {
        let certainties = [Certainty::Assumed, Certainty::Hypothetical];
        let same = |certainty: &Certainty| assumed(*certainty, Language::English) == word;
        certainties.into_iter().find(same).map(|certainty| assumed(certainty, LANGUAGE))
    };
    if let Some([id, from, checked]) = places(STALE, text) {
        return Some(filled(STALE, LANGUAGE, [&id, &from, &checked]));
    }
    if let Some([id, from, word, source]) = places(VALUE, text) {
        let (word, source) = (word_in_dutch(word)?, shown_source(source, LANGUAGE));
        return Some(filled(VALUE, LANGUAGE, [&id, &from, &word, &source]));
    }
    [CODE_MEANS, CODE_COUNTS, CODE_LEFT_OUT].into_iter().find_map(|sentence| {
        let [first, second, third, word, source] = places(sentence, text)?;
        let (word, source) = (word_in_dutch(word)?, shown_source(source, LANGUAGE));
        Some(filled(sentence, LANGUAGE, [&first, &second, &third, &word, &source]))
    })
}

/// How weak something is that is not read.
const fn assumed(certainty: Certainty, language: Language) -> &'static str {
    match certainty {
        Certainty::Hypothetical => language.of(["hypothetical", "hypothetisch"]),
        Certainty::Assumed | Certainty::Secondary | Certainty::Official => {
            language.of(["assumed", "aangenomen"])
        }
    }
}

/// The day of the last check.
struct Checked<'a>(&'a DatedValue);

impl fmt::Display for Checked<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.checked_until.map_or(Ok(()), |day| day.fmt(f))
    }
}

impl Serialize for Assumption {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Shape<'a> {
            id: &'a str,
            rule: Rule,
            #[serde(skip_serializing_if = "Option::is_none")]
            reading: Option<&'a str>,
            text: &'a str,
        }
        Shape {
            id: &self.named(),
            rule: self.rule(),
            reading: self.reading().as_deref(),
            text: &self.sentence(Language::English),
        }
        .serialize(serializer)
    }
}

/// As it stands in a JSON document: the same, copied where it is of a value alone.
#[cfg(feature = "json")]
impl Serialize for InJson<'_, Assumption> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(assumption) = self;
        let kept = match assumption {
            Assumption::Stale { value } => value.json.stale.of(value, assumption),
            // Of another value the rule is that of the line.
            Assumption::Value { rule, value } if value.id.rule() == Some(*rule) => {
                value.json.assumed.of(value, assumption)
            }
            _ => None,
        };
        match kept {
            Some(json) => json.serialize(serializer),
            None => assumption.serialize(serializer),
        }
    }
}
