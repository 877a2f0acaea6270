//! JSON Lines: the cases of a file or stream, one at a time, and the main job of a line: a case as
//! JSON in, a statement, a notice or a text out, or the error in its place (`formats.md`). Every
//! language's command prints its lines here.

use std::io::{self, BufRead, Read as _};

use crate::case::Case;
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::language::Language;
use crate::notice::notice;
use crate::options::Options;
use crate::sentence::{ErrorContext, say};
use crate::statement::{Statement, statement};

/// 8 MiB.
const LONGEST: u64 = 8 * 1024 * 1024;

/// The lines of a file or stream, each with its number. A file may be larger than memory: one line
/// is held at a time.
///
/// A line ends with a line feed. A byte order mark is no part of the first. Of a line of 8 MiB or
/// more, which is longer than a case with 1,000 records a source, the first 8 MiB are read and the
/// rest is passed over; as a case it is refused as too long.
///
/// ```
/// use ibo_core::JsonLines;
/// let mut lines = JsonLines::new("{}\n[]".as_bytes());
/// assert_eq!(lines.next_line()?, Some((1, b"{}".as_slice())));
/// assert_eq!(lines.next_line()?, Some((2, b"[]".as_slice())));
/// assert_eq!(lines.next_line()?, None);
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct JsonLines<R> {
    input: R,
    line: Vec<u8>,
    number: usize,
}

impl<R: BufRead> JsonLines<R> {
    /// The most that is read of a line, in bytes. A case must be shorter.
    pub const LONGEST: u64 = LONGEST;

    /// The lines of an input.
    pub const fn new(input: R) -> Self {
        Self { input, line: Vec::new(), number: 0 }
    }

    /// The next line, with its number, counted from 1.
    ///
    /// # Errors
    /// Those of the input.
    pub fn next_line(&mut self) -> io::Result<Option<(usize, &[u8])>> {
        self.line.clear();
        let read = self.input.by_ref().take(Self::LONGEST).read_until(b'\n', &mut self.line)?;
        if read == 0 {
            return Ok(None);
        }
        self.number = self.number.saturating_add(1);
        if u64::try_from(read) == Ok(Self::LONGEST) && !self.line.ends_with(b"\n") {
            self.input.skip_until(b'\n')?;
            return Ok(Some((self.number, &self.line)));
        }
        let line = self.line.strip_suffix(b"\n").unwrap_or(&self.line);
        let line = if self.number == 1 {
            line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line)
        } else {
            line
        };
        Ok(Some((self.number, line)))
    }

    /// How many lines were read.
    #[must_use]
    pub const fn read(&self) -> usize {
        self.number
    }
}

/// The case of a line.
fn case(line: &[u8]) -> Result<Case, Error> {
    Case::from_json(short_enough(line)?)
}

/// A line that is not too long.
pub(crate) fn short_enough(line: &[u8]) -> Result<&[u8], Error> {
    if u64::try_from(line.len()).is_ok_and(|length| length < LONGEST) {
        return Ok(line);
    }
    let bound = ErrorContext::Number(i64::try_from(LONGEST).unwrap_or(i64::MAX));
    Err(Error::says_of(ErrorCode::MalformedJson, say::LINE_TOO_LONG, [bound]))
}

/// Why a line gave no case.
///
/// ```
/// use ibo_core::{Case, ErrorCode, LineError};
/// let first = Case::from_json_lines(b"[]\n".as_slice()).next();
/// assert!(matches!(first, Some(Err(LineError::Refused { line: 1, error })) if error.code() == ErrorCode::WrongType));
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LineError {
    /// The line is no case.
    #[error("line {line}: {error}")]
    Refused {
        /// The number of the line, from 1.
        line: usize,
        /// What is wrong with it.
        error: Error,
    },
    /// The input could not be read on; nothing comes after it.
    #[error("the line after {after} cannot be read: {error}")]
    Unread {
        /// How many lines were read before.
        after: usize,
        /// What the input says.
        error: io::Error,
    },
}

impl Case {
    /// Reads the cases of JSON Lines, one at a time. A line that is refused costs no other line
    /// anything.
    ///
    /// ```
    /// use ibo_core::{Case, LineError};
    /// let input = concat!(include_str!("../examples/first.jsonl"), "[]\n");
    /// let (cases, refused): (Vec<_>, Vec<_>) = Case::from_json_lines(input.as_bytes()).partition(Result::is_ok);
    /// assert_eq!(cases.len(), 4);
    /// assert!(matches!(refused.as_slice(), [Err(LineError::Refused { line: 5, .. })]));
    /// ```
    ///
    /// # Errors
    /// Each item is a case, or why its line gave none.
    pub fn from_json_lines(input: impl BufRead) -> impl Iterator<Item = Result<Self, LineError>> {
        let mut lines = Some(JsonLines::new(input));
        std::iter::from_fn(move || {
            let reader = lines.as_mut()?;
            let after = reader.read();
            match reader.next_line() {
                Ok(None) => None,
                Ok(Some((line, json))) => {
                    Some(case(json).map_err(|error| LineError::Refused { line, error }))
                }
                Err(error) => {
                    lines = None;
                    Some(Err(LineError::Unread { after, error }))
                }
            }
        })
    }
}

/// What is printed of a case.
///
/// ```
/// use ibo_core::{Language, LineOutput, Options, print_line};
/// # let line = include_str!("../examples/first.jsonl").lines().next().unwrap_or_default();
/// let output = LineOutput::Text(Language::English);
/// let printed = print_line(line.as_bytes(), 1, output, &Options::default());
/// assert!(printed.text.contains("523.18"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LineOutput {
    /// The statement, as JSON.
    Statement,
    /// The employer notice, as JSON (R7.2).
    Notice,
    /// The statement as a person reads it.
    Text(Language),
}

/// What became of a line.
///
/// ```
/// use ibo_core::{LineOutput, Options, print_line};
/// let printed = print_line(b"{}", 1, LineOutput::Statement, &Options::default());
/// assert!(printed.refused);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Printed {
    /// What stands in its place in the output, without the end of the line.
    pub text: String,
    /// Whether it was refused: then the text is the error, with the number of the line.
    pub refused: bool,
}

/// Computes one line; `number` counts lines from 1.
///
/// ```
/// use ibo_core::{LineOutput, Options, print_line};
/// let printed = print_line(b"[]", 17, LineOutput::Statement, &Options::default());
/// assert!(printed.refused && printed.text.starts_with(r#"{"error":{"code":"wrong-type""#) && printed.text.ends_with(r#","line":17}"#));
/// ```
#[must_use]
pub fn print_line(line: &[u8], number: usize, output: LineOutput, options: &Options) -> Printed {
    print_case(line, number, output, options).0
}

/// The same, with the case of a line that is one.
#[must_use]
pub fn print_case(
    line: &[u8],
    number: usize,
    output: LineOutput,
    options: &Options,
) -> (Printed, Option<Case>) {
    let case = case(line);
    let statement = case.as_ref().map_err(Error::clone).and_then(|case| statement(case, options));
    let printed = match statement.and_then(|statement| output.print(&statement)) {
        Ok(text) => Printed { text, refused: false },
        Err(error) => Printed { text: output.print_error(&error, number), refused: true },
    };
    (printed, case.ok())
}

/// What stands in the place of a line that is refused.
#[must_use]
pub fn print_error(error: &Error, number: usize, output: LineOutput) -> String {
    output.print_error(error, number)
}

impl LineOutput {
    fn print(self, statement: &Statement) -> Result<String, Error> {
        match self {
            Self::Statement => Ok(statement.to_json()),
            Self::Notice => notice(statement).map(|notice| notice.to_json()),
            Self::Text(language) => Ok(statement.explain(language)),
        }
    }

    pub(crate) fn print_error(self, error: &Error, number: usize) -> String {
        match self {
            Self::Statement | Self::Notice => {
                format!("{{\"error\":{},\"line\":{number}}}", error.to_json())
            }
            Self::Text(Language::English) => format!("line {number} refused: {error}\n"),
            Self::Text(Language::Dutch) => {
                let code = error.code();
                let text = error.text(Language::Dutch);
                let rule = code.rule().map_or_else(String::new, |rule| format!(", {rule}"));
                let place = if error.location().is_empty() {
                    String::new()
                } else {
                    format!("{}: ", error.location())
                };
                format!("lijn {number} geweigerd: {place}{text} ({}{rule})\n", code.slug())
            }
        }
    }
}
