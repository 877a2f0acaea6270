//! What can be wrong with a file.

use ibo_core::bindings::office_text::Unclear;

/// What is wrong with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wrong {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 0; of [`Why::Fields`], how many fields the line has.
    pub column: Option<usize>,
    /// What is wrong there.
    pub why: Why,
}

/// What can be wrong with a line or a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// A quote does not close, or text stands behind a closing one.
    Quote,
    /// Other fields than the first line names.
    Fields,
    /// A value in a column without a name.
    NoName,
    /// A line of more than 8 MiB.
    Long,
    /// No text in UTF-8.
    NotUtf8,
    /// A number that can be read in two ways.
    Number,
    /// A date whose day and month could be exchanged.
    Day,
    /// A decimal point where a comma was declared.
    Point,
    /// No word for yes or no.
    Flag,
}

impl From<Unclear> for Why {
    fn from(unclear: Unclear) -> Self {
        match unclear {
            Unclear::Number => Self::Number,
            Unclear::Day => Self::Day,
            Unclear::Point => Self::Point,
        }
    }
}

impl Why {
    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Quote => "quote",
            Self::Fields => "fields",
            Self::NoName => "no-name",
            Self::Long => "long",
            Self::NotUtf8 => "not-utf-8",
            Self::Number => "number",
            Self::Day => "day",
            Self::Point => "point",
            Self::Flag => "flag",
        }
    }
}
