//! Many statements that were issued earlier, as JSON Lines, each computed again from the case that
//! it carries or that another file has.

use std::collections::HashMap;
use std::io::BufRead;

use crate::case::{Case, CaseRef};
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::format::result::is_refused_line;
use crate::jsonl::{LineError, LineOutput, short_enough};
use crate::language::Language;
use crate::options::Options;
use crate::period::Month;
use crate::sentence::say;
use crate::statement::Statement;
use crate::verify::{Verification, VerificationStatus, unread, verify};

/// Cases by reference and month, for statements that do not carry theirs.
///
/// ```
/// use ibo_core::{Case, CaseIndex, Options, VerificationStatus, VerifiedAs};
/// use ibo_core::{statement, verify_line};
/// # let json = include_str!("../examples/first.jsonl").lines().next().unwrap_or_default();
/// # let case = Case::from_json(json.as_bytes())?;
/// let cases = CaseIndex::from_json_lines(json.as_bytes())?;
/// let line = statement(&case, &Options::default())?.to_json();
/// let verified = verify_line(line.as_bytes(), 1, &cases, None, &Options::default());
/// assert_eq!(verified.verified_as, VerifiedAs::Statement(VerificationStatus::Same));
/// let without = verify_line(line.as_bytes(), 1, &CaseIndex::default(), None, &Options::default());
/// assert_eq!(without.verified_as, VerifiedAs::NotComputed);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct CaseIndex(HashMap<(CaseRef, Month), Case>);

impl CaseIndex {
    /// Reads the cases of JSON Lines.
    ///
    /// ```
    /// use ibo_core::CaseIndex;
    /// let cases = CaseIndex::from_json_lines(include_str!("../examples/first.jsonl").as_bytes())?;
    /// let case = cases.get(&"first-1-unemployment".parse()?, "2026-03".parse()?);
    /// assert!(case.is_some());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// The first line that is no case; `duplicate-case` for a second one of a reference and month.
    pub fn from_json_lines(input: impl BufRead) -> Result<Self, LineError> {
        let mut cases = HashMap::new();
        for (line, case) in (1_usize..).zip(Case::from_json_lines(input)) {
            let case = case?;
            let key = (case.case_ref().clone(), case.month());
            if cases.insert(key, case).is_some() {
                let error = Error::says(ErrorCode::DuplicateCase, say::CASE_TWICE).at("case_ref");
                return Err(LineError::Refused { line, error });
            }
        }
        Ok(Self(cases))
    }

    /// The case of a reference and month.
    #[must_use]
    pub fn get(&self, case_ref: &CaseRef, month: Month) -> Option<&Case> {
        self.0.get(&(case_ref.clone(), month))
    }
}

/// What became of a line.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct VerifiedLine {
    /// What stands in its place in the output, without the end of the line.
    pub text: String,
    /// What became of it.
    pub verified_as: VerifiedAs,
}

/// What became of a line: the status of its statement, or why it has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum VerifiedAs {
    /// A statement, or what should be one.
    Statement(VerificationStatus),
    /// A statement without its case: it was not computed again.
    NotComputed,
    /// The line tells of a case that was refused when it was issued; it stands in the output as it
    /// was.
    RefusedThen,
}

impl VerifiedAs {
    /// Each of them.
    pub const ALL: [Self; 8] = [
        Self::Statement(VerificationStatus::Same),
        Self::Statement(VerificationStatus::SameAmounts),
        Self::Statement(VerificationStatus::OtherAmounts),
        Self::Statement(VerificationStatus::RefusedNow),
        Self::Statement(VerificationStatus::NotOurs),
        Self::Statement(VerificationStatus::ContradictsItself),
        Self::NotComputed,
        Self::RefusedThen,
    ];

    /// The words that a reader sees.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        match self {
            Self::Statement(status) => status.label(language),
            Self::NotComputed => language.of(["not verified", "niet nagerekend"]),
            Self::RefusedThen => language.of(["refused when issued", "geweigerd bij uitgifte"]),
        }
    }

    /// Whether the amounts of the line still hold, or it has none.
    #[must_use]
    pub const fn holds(self) -> bool {
        match self {
            Self::Statement(status) => status.is_same_in_amounts(),
            Self::NotComputed => false,
            Self::RefusedThen => true,
        }
    }
}

/// Computes the statement of one line again, as `verify_json`; `number` counts lines from 1. The
/// output is the verification as JSON, or as a text in a language.
///
/// ```
/// use ibo_core::{Case, CaseIndex, Options, VerificationStatus, VerifiedAs};
/// use ibo_core::{statement, verify_line};
/// # let json = include_str!("../examples/first.jsonl").lines().next().unwrap_or_default();
/// # let case = Case::from_json(json.as_bytes())?;
/// let line = statement(&case, &Options::default().with_case(true))?.to_json();
/// let (cases, options) = (CaseIndex::default(), Options::default());
/// let verified = verify_line(line.as_bytes(), 1, &cases, None, &options);
/// assert_eq!(verified.verified_as, VerifiedAs::Statement(VerificationStatus::Same));
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[must_use]
pub fn verify_line(
    line: &[u8],
    number: usize,
    cases: &CaseIndex,
    language: Option<Language>,
    options: &Options,
) -> VerifiedLine {
    if is_refused_line(line) {
        let text = String::from_utf8_lossy(line.trim_ascii()).into_owned();
        return VerifiedLine { text, verified_as: VerifiedAs::RefusedThen };
    }
    match verified(line, cases, options) {
        Ok(verified) => VerifiedLine {
            text: language
                .map_or_else(|| verified.to_json(), |language| shown(&verified, number, language)),
            verified_as: VerifiedAs::Statement(verified.status),
        },
        Err(error) => VerifiedLine {
            text: language
                .map_or(LineOutput::Statement, LineOutput::Text)
                .print_error(&error, number)
                .trim_end()
                .to_owned(),
            verified_as: VerifiedAs::NotComputed,
        },
    }
}

/// The verification as a text; of what could not be read, with the number of the line.
fn shown(verified: &Verification, number: usize, language: Language) -> String {
    let text = verified.text(language);
    let line = language.of(["line", "lijn"]);
    match verified.case_ref {
        Some(_) => text.trim_end().to_owned(),
        None => format!("{line} {number}: {}", text.trim_end()),
    }
}

fn verified(line: &[u8], cases: &CaseIndex, options: &Options) -> Result<Verification, Error> {
    let line = short_enough(line)?;
    match Statement::from_json(line) {
        Ok(issued) => verify(&issued, cases.get(&issued.case_ref, issued.month), options),
        Err(error) => unread(line, options, error),
    }
}

impl CaseIndex {
    /// How many cases it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
