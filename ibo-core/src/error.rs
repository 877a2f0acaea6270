//! An error: its code of the catalogue, the path of the field in the input, and what must be, in a
//! sentence. Messages may change. They repeat neither the case reference nor an amount of income (R7.7).

use std::borrow::Cow;
use std::fmt;

use serde::{Serialize, Serializer};

use crate::error_code::ErrorCode;
use crate::language::Language;
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
#[derive(Debug, Clone, PartialEq, Eq, Hash, thiserror::Error)]
pub struct Error(Box<Refusal>);

/// What an error says; boxed, so that a result that may be an error stays as small as the amount in
/// it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Refusal {
    code: ErrorCode,
    at: String,
    /// What it says, in English.
    message: Cow<'static, str>,
    sentence: Sentence,
}

impl Error {
    /// An error that says a sentence without places.
    #[must_use]
    #[cold]
    pub(crate) fn says(code: ErrorCode, sentence: Template) -> Self {
        let [english, _] = *sentence;
        let sentence = Sentence::new(sentence, []);
        Self(Box::new(Refusal { code, at: String::new(), message: english.into(), sentence }))
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
        let Self(mut refusal) = Self::says(code, code.sentence());
        refusal.message = message.into();
        Self(refusal)
    }

    /// An error that says a sentence with what it knows in its places.
    #[must_use]
    #[cold]
    pub(crate) fn says_of(
        code: ErrorCode,
        sentence: Template,
        context: impl IntoIterator<Item = ErrorContext>,
    ) -> Self {
        let sentence = Sentence::new(sentence, context);
        let message = sentence.text(Language::English).into();
        Self(Box::new(Refusal { code, at: String::new(), message, sentence }))
    }

    /// The same error at the same place, said within a longer sentence, whose last place it takes.
    #[must_use]
    #[cold]
    pub(crate) fn said_in(
        self,
        sentence: Template,
        context: impl IntoIterator<Item = ErrorContext>,
    ) -> Self {
        let Refusal { code, at, sentence: inner, .. } = *self.0;
        let context = context.into_iter().chain([ErrorContext::Sentence(inner)]);
        Self::says_of(code, sentence, context).at(at)
    }

    /// The same error, at the field `path`.
    #[must_use]
    pub fn at(mut self, path: impl Into<String>) -> Self {
        self.0.at = path.into();
        self
    }

    /// The same error, seen from the object that holds the field: `start` within `agreement` is
    /// `agreement.start`.
    #[must_use]
    pub fn within(mut self, object: &str) -> Self {
        self.0.at = match self.0.at.as_str() {
            "" => object.to_owned(),
            item if item.starts_with('[') => format!("{object}{item}"),
            field => format!("{object}.{field}"),
        };
        self
    }

    /// The same error, seen from the list that holds the item: `start` within item 1 of `records`
    /// is `records[1].start`, once `records` is added.
    #[must_use]
    pub fn within_item(mut self, index: usize) -> Self {
        self.0.at = match self.0.at.as_str() {
            "" => format!("[{index}]"),
            field => format!("[{index}].{field}"),
        };
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
        &self.0.at
    }

    /// What must be, in a sentence, in English.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
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
        match language {
            Language::English => Cow::Borrowed(self.message()),
            Language::Dutch => Cow::Owned(self.0.sentence.text(language)),
        }
    }

    /// What the error knows beside its code and its place, in the order of its sentence: a list, a
    /// bound, a name.
    #[must_use]
    pub fn context(&self) -> &[ErrorContext] {
        self.0.sentence.context()
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

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.0.at.is_empty() {
            write!(f, "{}: ", self.0.at)?;
        }
        write!(f, "{} ({}", self.0.message, self.0.code.slug())?;
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
            at: &self.0.at,
            rule: self.0.code.rule().map(Rule::id),
            message: &self.0.message,
        }
        .serialize(serializer)
    }
}
