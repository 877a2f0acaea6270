//! An error: its code of the catalogue, the path of the field in the input, and what must be, in a
//! sentence. Messages may change. They repeat neither the case reference nor an amount of income (R7.7).

use std::borrow::Cow;
use std::fmt;

use serde::{Serialize, Serializer};

use crate::error_code::ErrorCode;
use crate::language::Language;
use crate::path::Path;
use crate::place::Place;
use crate::rule::Rule;
use crate::sentence::{ErrorContext, Sentence, Template};

/// A refusal: what is wrong, where in the input, and why.
///
/// ```
/// use ibo_core::{ErrorCode, Euro};
///
/// let error = "12.345".parse::<Euro>().unwrap_err();
/// assert_eq!(error.code(), ErrorCode::AmountTooManyDecimals);
/// assert_eq!(error.code().slug(), "amount-too-many-decimals");
/// assert_eq!(error.code().number(), 1102);
/// assert_eq!(error.code().rule().map(|rule| rule.id()), Some("R0.4"));
/// ```
///
/// It is as small as an amount, and lies in a box. With the feature `inline-errors` it lies in the
/// result itself, and to refuse a case or a row of amounts takes no memory, nor does its sentence
/// where it is written into a text that there is ([`Error::said`]).
#[derive(Debug, Clone, PartialEq, Eq, Hash, thiserror::Error)]
pub struct Error(Place<Refusal>);

/// What an error says.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Refusal {
    code: ErrorCode,
    at: Path,
    said: Said,
}

/// The sentence of an error.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Said {
    Sentence(Sentence),
    /// As it was stored, in English; in Dutch what most errors of the code say.
    #[cfg(feature = "json")]
    Stored(Box<str>, Template),
}

impl Error {
    /// An error that says a sentence without places.
    #[must_use]
    #[cold]
    pub(crate) fn says(code: ErrorCode, sentence: Template) -> Self {
        Self::says_of(code, sentence, [])
    }

    /// An error of which nothing is known but its code: it says what most errors of that code say.
    #[must_use]
    #[cold]
    pub(crate) fn of(code: ErrorCode) -> Self {
        Self::says(code, code.sentence())
    }

    /// An error that was stored with its English sentence; its Dutch one is what most errors of the
    /// code say.
    #[cfg(feature = "json")]
    pub(crate) fn stored(code: ErrorCode, message: String) -> Self {
        let mut stored = Self::of(code);
        if stored.message() != message {
            stored.0.said = Said::Stored(message.into(), code.sentence());
        }
        stored
    }

    /// An error that says a sentence with what it knows in its places.
    #[must_use]
    #[cold]
    pub(crate) fn says_of(
        code: ErrorCode,
        sentence: Template,
        context: impl IntoIterator<Item = ErrorContext>,
    ) -> Self {
        let said = Said::Sentence(Sentence::new(sentence, context));
        Self(Place::new(Refusal { code, at: Path::default(), said }))
    }

    /// The same error at the same place, said within a longer sentence, whose last place it takes.
    #[must_use]
    #[cold]
    pub(crate) fn said_in(
        mut self,
        sentence: Template,
        context: impl IntoIterator<Item = ErrorContext>,
    ) -> Self {
        let inner = match &self.0.said {
            Said::Sentence(inner) => inner.clone(),
            #[cfg(feature = "json")]
            Said::Stored(_, template) => Sentence::new(template, []),
        };
        let context = context.into_iter().chain([ErrorContext::Sentence(inner.into())]);
        self.0.said = Said::Sentence(Sentence::new(sentence, context));
        self
    }

    /// The same error, at the field `path`.
    #[must_use]
    #[cold]
    pub fn at(mut self, path: impl AsRef<str>) -> Self {
        self.0.at = Path::of(path.as_ref());
        self
    }

    /// The same error, seen from the object that holds the field: `start` within `agreement` is
    /// `agreement.start`.
    #[must_use]
    #[cold]
    pub fn within(mut self, object: &str) -> Self {
        self.0.at = self.0.at.within(object);
        self
    }

    /// The same error, seen from the list that holds the item: `start` within item 1 of `records`
    /// is `records[1].start`, once `records` is added.
    #[must_use]
    #[cold]
    pub fn within_item(mut self, index: usize) -> Self {
        self.0.at = self.0.at.within_item(index);
        self
    }

    /// Which error of the catalogue this is.
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        self.0.code
    }

    /// The path of the field, `agreement.percentage` or `unemployment.records[1].half_per_week`; of
    /// a missing field, the field; empty for a line that is no JSON object, and for a value
    /// that was parsed alone.
    #[must_use]
    pub fn location(&self) -> &str {
        self.0.at.as_str()
    }

    /// What must be, in a sentence, in English.
    #[must_use]
    pub fn message(&self) -> Cow<'_, str> {
        self.text(Language::English)
    }

    /// What must be, in a sentence of this language.
    ///
    /// ```
    /// use ibo_core::{Euro, Language};
    /// let error = "12.345".parse::<Euro>().unwrap_err();
    /// assert_eq!(error.message(), "an amount must have at most two decimals; it is not rounded");
    /// assert_eq!(error.text(Language::Dutch), "een bedrag mag hoogstens twee decimalen hebben; het wordt niet afgerond");
    /// ```
    #[must_use]
    pub fn text(&self, language: Language) -> Cow<'_, str> {
        match &self.0.said {
            #[cfg(feature = "json")]
            Said::Stored(english, _) if language == Language::English => english.as_ref().into(),
            Said::Sentence(sentence) => sentence.text(language),
            #[cfg(feature = "json")]
            Said::Stored(_, template) => language.of(**template).into(),
        }
    }

    /// What must be, as it is written in a sentence of this language: into a text that there is,
    /// without one of its own.
    ///
    /// ```
    /// use std::fmt::Write;
    /// use ibo_core::{Euro, Language};
    /// let (error, mut line) = ("12.345".parse::<Euro>().unwrap_err(), String::from("wage: "));
    /// write!(line, "{}", error.said(Language::Dutch))?;
    /// assert!(line.starts_with("wage: een bedrag mag hoogstens"));
    /// # Ok::<(), std::fmt::Error>(())
    /// ```
    #[must_use]
    pub fn said(&self, language: Language) -> impl fmt::Display + '_ {
        InLanguage { error: self, language }
    }

    /// What the error knows beside its code and its place, in the order of its sentence: a list, a
    /// bound, a name.
    #[must_use]
    pub fn context(&self) -> &[ErrorContext] {
        match &self.0.said {
            Said::Sentence(sentence) => sentence.context(),
            #[cfg(feature = "json")]
            Said::Stored(..) => &[],
        }
    }
}

/// What the bindings of other languages refuse, in sentences of their own tables.
pub trait Says: Sized {
    /// An error that says a sentence without places.
    #[must_use]
    fn says(code: ErrorCode, sentence: Template) -> Self;

    /// An error of which nothing is known but its code: it says what most errors of that code say.
    #[must_use]
    fn of(code: ErrorCode) -> Self;

    /// An error that says a sentence with what it knows in its places.
    #[must_use]
    fn says_of(
        code: ErrorCode,
        sentence: Template,
        context: impl IntoIterator<Item = ErrorContext>,
    ) -> Self;

    /// The same error at the same place, said within a longer sentence, whose last place it takes.
    #[must_use]
    fn said_in(self, sentence: Template, context: impl IntoIterator<Item = ErrorContext>) -> Self;
}

impl Says for Error {
    fn says(code: ErrorCode, sentence: Template) -> Self {
        Self::says(code, sentence)
    }

    fn of(code: ErrorCode) -> Self {
        Self::of(code)
    }

    fn says_of(
        code: ErrorCode,
        sentence: Template,
        context: impl IntoIterator<Item = ErrorContext>,
    ) -> Self {
        Self::says_of(code, sentence, context)
    }

    fn said_in(self, sentence: Template, context: impl IntoIterator<Item = ErrorContext>) -> Self {
        self.said_in(sentence, context)
    }
}

/// What an error says in a language, on its way into a text.
struct InLanguage<'e> {
    error: &'e Error,
    language: Language,
}

impl fmt::Display for InLanguage<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.error.0.said {
            Said::Sentence(sentence) => sentence.write(self.language, f),
            #[cfg(feature = "json")]
            Said::Stored(..) => f.write_str(&self.error.text(self.language)),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.location().is_empty() {
            write!(f, "{}: ", self.location())?;
        }
        write!(f, "{} ({}", self.said(Language::English), self.0.code.slug())?;
        match self.0.code.rule() {
            Some(rule) => write!(f, ", {})", rule.id()),
            None => f.write_str(")"),
        }
    }
}

impl Serialize for Error {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Shape<'a> {
            code: &'a str,
            number: u16,
            at: &'a str,
            rule: Option<&'a str>,
            message: &'a str,
        }
        Shape {
            code: self.0.code.slug(),
            number: self.0.code.number(),
            at: self.location(),
            rule: self.0.code.rule().map(Rule::id),
            message: &self.message(),
        }
        .serialize(serializer)
    }
}
