//! One line of the main job: a case as JSON in, a statement, a notice or a text out, or the error in its place (`formats.md`). Every language's
//! command prints its lines here.

use crate::case::Case;
use crate::error::Error;
use crate::language::Language;
use crate::notice::notice;
use crate::options::Options;
use crate::statement::{Statement, statement};

/// The longest line that a command reads; more than a case with 1,000 records a source takes.
pub const LONGEST_LINE: usize = 8 * 1024 * 1024;

/// What is printed of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// The statement, as JSON.
    Statement,
    /// The employer notice, as JSON (R7.2).
    Notice,
    /// The statement as a person reads it.
    Text(Language),
}

/// What became of a line.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Printed {
    /// What stands in its place in the output, without the end of the line.
    pub text: String,
    /// Whether it was refused: then the text is the error, with the number of the line.
    pub refused: bool,
}

/// Computes one line; `number` counts lines from 1.
///
/// ```
/// use ibo_core::{Options, Shape, print_line};
/// let printed = print_line(b"[]", 17, Shape::Statement, &Options::default());
/// assert!(printed.refused && printed.text.starts_with(r#"{"error":{"code":"wrong-type""#) && printed.text.ends_with(r#","line":17}"#));
/// ```
#[must_use]
pub fn print_line(line: &[u8], number: usize, shape: Shape, options: &Options) -> Printed {
    let statement = Case::from_json(line).and_then(|case| statement(&case, options));
    match statement.and_then(|statement| shape.print(&statement)) {
        Ok(text) => Printed { text, refused: false },
        Err(error) => Printed { text: shape.print_error(&error, number), refused: true },
    }
}

impl Shape {
    fn print(self, statement: &Statement) -> Result<String, Error> {
        match self {
            Self::Statement => Ok(statement.to_json()),
            Self::Notice => notice(statement).map(|notice| notice.to_json()),
            Self::Text(language) => Ok(statement.explain(language)),
        }
    }

    fn print_error(self, error: &Error, number: usize) -> String {
        match self {
            Self::Statement | Self::Notice => format!("{{\"error\":{},\"line\":{number}}}", error.to_json()),
            Self::Text(Language::English) => format!("line {number} refused: {error}\n"),
            Self::Text(Language::Dutch) => {
                let code = error.code();
                let text = error.text(Language::Dutch);
                let rule = code.rule().map_or_else(String::new, |rule| format!(", {rule}"));
                let place = if error.location().is_empty() { String::new() } else { format!("{}: ", error.location()) };
                format!("lijn {number} geweigerd: {place}{text} ({}{rule})\n", code.slug())
            }
        }
    }
}
