//! The readings as a caller sees them: each open question of the law with its choices in words, those
//! of the code lists among them (R8).

use super::id::ParameterId;
use super::listed_code::ListedCode;
use super::reading_id::ReadingId;
use super::readings::{QUESTIONS, Question, Word};
use super::set::Parameters;
use crate::error::Error;
use crate::language::Language;
use crate::rule::Rule;

/// An open question of the law with its choices (R8).
///
/// ```
/// use ibo_core::{Language, Reading, Rule, readings};
/// let readings: Vec<Reading> = readings()?;
/// let id = "premium.wage-difference-order".parse()?;
/// let order = readings.iter().find(|reading| reading.id == id);
/// let order = order.expect("a reading of R8");
/// assert_eq!((order.rule, order.default), (Rule::Percentage, "difference"));
/// assert_eq!(order.question(Language::Dutch), "Waarvan wordt het percentage genomen?");
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Reading {
    /// Which question it is.
    pub id: ReadingId,
    /// The rule that asks.
    pub rule: Rule,
    /// The choices, each once.
    pub choices: Vec<ReadingChoice>,
    /// The word of the choice that the rules make.
    pub default: &'static str,
}

/// A choice of a reading.
///
/// ```
/// use ibo_core::{Language, ReadingChoice, readings};
/// let half_days = &readings()?[0];
/// let words: Vec<_> = half_days.choices.iter().map(|choice| choice.slug).collect();
/// assert_eq!(words, ["thirteen-thirds", "day-rule"]);
/// let choice: Option<&ReadingChoice> = half_days.choice("day-rule");
/// let text = choice.map(|choice| choice.text(Language::English));
/// assert_eq!(text, Some("half the day amount x 26, whatever the half days a week"));
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct ReadingChoice {
    /// The word in parameter files and results, `day-rule`.
    pub slug: &'static str,
    means: [&'static str; 2],
}

impl ReadingChoice {
    /// What it means.
    #[must_use]
    pub const fn text(&self, language: Language) -> &'static str {
        language.of(self.means)
    }
}

impl From<&Word> for ReadingChoice {
    fn from(word: &Word) -> Self {
        Self { slug: word.slug, means: word.means }
    }
}

impl ReadingId {
    /// The question in words.
    #[must_use]
    pub fn question(&self, language: Language) -> String {
        match self {
            Self::Value(id) => {
                let question = Question::of(*id).map(|question| language.of(question.asks));
                question.unwrap_or_default().to_owned()
            }
            Self::Code { list, code } => {
                language.of(question_of_code(*list)).replacen("{}", code, 1)
            }
        }
    }

    /// What a choice means; of a word that is no choice the word itself.
    #[must_use]
    pub fn choice_text(&self, slug: &str, language: Language) -> String {
        let words: &[Word] = match self {
            Self::Value(id) => Question::of(*id).map_or(&[], |question| question.choices),
            Self::Code { .. } => &TREATMENTS,
        };
        let word = words.iter().find(|word| word.slug == slug);
        word.map_or(slug, |word| language.of(word.means)).to_owned()
    }
}

impl Reading {
    /// The question in words.
    #[must_use]
    pub fn question(&self, language: Language) -> String {
        self.id.question(language)
    }

    /// The choice of this word.
    #[must_use]
    pub fn choice(&self, slug: &str) -> Option<&ReadingChoice> {
        self.choices.iter().find(|choice| choice.slug == slug)
    }

    fn of_question(question: &Question) -> Self {
        let id = ReadingId::Value(question.id);
        Self {
            rule: id.rule(),
            id,
            choices: question.choices.iter().map(ReadingChoice::from).collect(),
            default: question.default().unwrap_or_default(),
        }
    }

    fn of_code(list: ParameterId, listed: &ListedCode) -> Self {
        let id = ReadingId::Code { list, code: listed.code.to_string() };
        Self {
            rule: id.rule(),
            id,
            choices: TREATMENTS.iter().map(ReadingChoice::from).collect(),
            default: listed.treatment,
        }
    }
}

/// What a list does with a code.
const TREATMENTS: [Word; 2] = [
    Word { slug: "counts", means: ["it counts", "ze telt mee"] },
    Word { slug: "left-out", means: ["it is left out", "ze telt niet mee"] },
];

/// What is asked of a code of a list.
const fn question_of_code(list: ParameterId) -> [&'static str; 2] {
    match list {
        ParameterId::LeefloonAidType => {
            ["Aid of the type {}: does it count?", "Steun van de soort {}: telt ze mee?"]
        }
        ParameterId::SicknessDocumentType => [
            "Sickness benefit with a document {}: does it count?",
            "Ziekte-uitkering met een document {}: telt ze mee?",
        ],
        ParameterId::SicknessNature => [
            "Sickness benefit of nature {}: does it count?",
            "Ziekte-uitkering van aard {}: telt ze mee?",
        ],
        _ => [
            "Unemployment benefit of the type {}: does it count?",
            "Werkloosheidsuitkering van de soort {}: telt ze mee?",
        ],
    }
}

/// The lists whose codes are readings, in the order of R8.
const LISTS: [ParameterId; 4] = [
    ParameterId::UnemploymentBenefitType,
    ParameterId::LeefloonAidType,
    ParameterId::SicknessDocumentType,
    ParameterId::SicknessNature,
];

impl Parameters {
    /// The readings of these values: the open questions of R8 in its order, and after them each code
    /// of their lists whose treatment was not read.
    ///
    /// ```
    /// use ibo_core::{Language, Parameters};
    /// let readings = Parameters::embedded()?.readings();
    /// let insertion = readings.iter().find(|reading| reading.id.to_string().ends_with("/insertion"));
    /// let insertion = insertion.expect("a code of the list");
    /// assert_eq!(insertion.default, "counts");
    /// assert_eq!(
    ///     insertion.question(Language::English),
    ///     "Unemployment benefit of the type insertion: does it count?"
    /// );
    /// # Ok::<(), ibo_core::Error>(())
    /// ```
    #[must_use]
    pub fn readings(&self) -> Vec<Reading> {
        let mut readings: Vec<_> = QUESTIONS.iter().map(Reading::of_question).collect();
        for list in LISTS {
            // A list that stands alone goes before what extends it: the first has the default.
            for value in self.lists_first(list) {
                for listed in &value.codes {
                    let reading = Reading::of_code(list, listed);
                    if !readings.iter().any(|known| known.id == reading.id)
                        && self.is_open(list, &listed.code)
                    {
                        readings.push(reading);
                    }
                }
            }
        }
        readings
    }
}

/// The readings of the embedded values, see [`Parameters::readings`].
///
/// ```
/// use ibo_core::{Language, readings};
/// let first = &readings()?[0];
/// assert_eq!((first.id.to_string().as_str(), first.default), ("income.half-days", "thirteen-thirds"));
/// assert_eq!(first.choices[1].text(Language::Dutch), "half dagbedrag x 26, hoeveel halve dagen per week ook");
/// # Ok::<(), ibo_core::Error>(())
/// ```
///
/// # Errors
/// None in a released version: see [`Parameters::embedded`].
pub fn readings() -> Result<Vec<Reading>, Error> {
    Parameters::embedded().map(Parameters::readings)
}
