//! Whether a statement that was issued earlier is still what the rules and the values give: it is
//! computed again from its case and compared (R7.1, R7.5).

use std::borrow::Cow;
use std::fmt::{self, Write as _};

use serde::Serialize;

use crate::case::{Case, CaseRef};
use crate::certainty::Certainty;
use crate::correction::{CorrectedLine, Correction, corrected_lines, correction};
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::formula::Figures;
use crate::labels::Label;
use crate::language::Language;
use crate::listed::listed;
use crate::options::Options;
use crate::parameters::Fingerprint;
use crate::payment_statement::PaymentStatement;
use crate::period::Month;
use crate::sentence::say;
use crate::statement::{LIBRARY, Statement, statement};

listed! {
    /// What became of a statement that was computed again.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum VerificationStatus {
        /// The same bytes, but for the names of the library and of the values.
        Same,
        /// The same amounts; a certainty, a formula, a source or another text differs.
        SameAmounts,
        /// A line of another amount, or another amount in the head.
        OtherAmounts,
        /// The case is refused now.
        RefusedNow,
        /// No statement that this library wrote: another format, another library.
        NotOurs,
        /// A statement whose parts contradict each other (R7.5).
        ContradictsItself,
    }
}

impl VerificationStatus {
    /// Each of them.
    pub const ALL: [Self; Self::COUNT] = Self::EACH;

    /// The words in JSON.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        self.label(Language::English)
    }

    /// The status of these words.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.slug() == slug)
    }

    /// The words that a reader sees.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        language.of(match self {
            Self::Same => ["same", "hetzelfde"],
            Self::SameAmounts => [
                "same amounts, other certainty or text",
                "dezelfde bedragen, andere zekerheid of tekst",
            ],
            Self::OtherAmounts => ["other amounts", "andere bedragen"],
            Self::RefusedNow => ["refused now", "nu geweigerd"],
            Self::NotOurs => ["not ours", "niet van ons"],
            Self::ContradictsItself => ["contradicts itself", "spreekt zichzelf tegen"],
        })
    }

    /// Whether the amounts still hold.
    #[must_use]
    pub const fn is_same_in_amounts(self) -> bool {
        matches!(self, Self::Same | Self::SameAmounts)
    }
}

/// What came of computing a statement again.
///
/// As JSON: `{"schema":1,"case_ref":"A-1027","month":"2026-03","status":"same",`
/// `"library_then":"ibo 0.1.0","library_now":"ibo 0.1.0","values_then":"…","values_now":"…",`
/// `"lines":[],"correction":null,"error":null}`.
///
/// ```
/// use ibo_core::{Case, Options, Source, Verification, VerificationStatus, statement, verify};
/// # let json = include_str!("../examples/first.jsonl").lines().next().unwrap_or_default();
/// # let case = Case::from_json(json.as_bytes())?;
/// let issued = statement(&case, &Options::default())?;
/// let late = case.to_builder().unemployment(Source::no_data()).build()?;
/// let verified: Verification = verify(&issued, Some(&late), &Options::default())?;
/// assert_eq!(verified.status, VerificationStatus::OtherAmounts);
/// // 80 % of 2173.25 = 1738.60, x 11.11 % = 193.16: 1545.44, where 523.18 was paid.
/// let to_pay = verified.correction.map(|correction| correction.to_pay.to_string());
/// assert_eq!(to_pay.as_deref(), Some("1022.26"));
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Verification {
    schema: u8,
    /// The caller's reference; none where there is no statement to be read.
    pub case_ref: Option<CaseRef>,
    /// The month.
    pub month: Option<Month>,
    /// What became of it.
    #[serde(serialize_with = "words")]
    pub status: VerificationStatus,
    /// The library that issued it.
    pub library_then: Option<String>,
    /// The library that computed it again.
    pub library_now: Cow<'static, str>,
    /// The fingerprint of the values with which it was issued.
    pub values_then: Option<Fingerprint>,
    /// The fingerprint of the values with which it was computed again.
    pub values_now: Fingerprint,
    /// The lines that differ, by code, as in a correction.
    pub lines: Vec<CorrectedLine>,
    /// The correction, where amounts differ; none between provisional or hypothetical statements
    /// (R7.5).
    pub correction: Option<Correction>,
    /// Why the case is refused now, or what is wrong with the statement, with the path.
    pub error: Option<Error>,
    /// The statement as it is computed now; not in the JSON.
    #[serde(skip)]
    pub now: Option<Statement>,
}

fn words<S: serde::Serializer>(
    status: &VerificationStatus,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(status.slug())
}

/// Computes a statement again and says whether it is still the same. The case is the one that is
/// given, else the one that the statement carries. A provisional statement is computed as one.
///
/// With the values of then, that were kept with `Parameters::canonical`, it says whether the
/// library still computes the same; with the embedded ones, whether the law as it is known now
/// gives something else.
///
/// ```
/// use ibo_core::{Case, Options, VerificationStatus, statement, verify};
/// # let json = include_str!("../examples/first.jsonl").lines().next().unwrap_or_default();
/// # let case = Case::from_json(json.as_bytes())?;
/// let issued = statement(&case, &Options::default().with_case(true))?;
/// let verified = verify(&issued, None, &Options::default())?;
/// assert_eq!(verified.status, VerificationStatus::Same);
/// # Ok::<(), ibo_core::Error>(())
/// ```
///
/// # Errors
/// `missing-field` at `case` when no case is given and the statement carries none, and at `reform`
/// when the statement is hypothetical and the options have no reform, or force another scheme;
/// `statement-contradiction` within `case` when the given case is not that of the statement.
pub fn verify(
    issued: &Statement,
    case: Option<&Case>,
    options: &Options,
) -> Result<Verification, Error> {
    let values = options.values()?.fingerprint();
    if let Some(error) = not_ours(issued) {
        return Ok(of(issued, values, VerificationStatus::NotOurs).refused(error));
    }
    if let Err(error) = issued.agrees_with_itself() {
        return Ok(of(issued, values, VerificationStatus::ContradictsItself).refused(error));
    }
    let Some(case) = case.or(issued.case.as_ref()) else {
        return Err(Error::says(ErrorCode::MissingField, say::CASE_TO_VERIFY).at("case"));
    };
    issued.is_of(case).map_err(|error| error.within("case"))?;
    if issued.is_hypothetical() && !options.tries_out()? {
        return Err(without_its_reform());
    }
    let is_provisional = options.is_provisional() || issued.amounts.provisional;
    match statement(case, &options.clone().provisional(is_provisional)) {
        Ok(now) => compared(issued, now, values),
        Err(error) => Ok(of(issued, values, VerificationStatus::RefusedNow).refused(error)),
    }
}

/// As [`verify`], of a statement of a case as it was stored: a JSON that is no statement of this
/// library is [`VerificationStatus::NotOurs`], one that contradicts itself
/// [`VerificationStatus::ContradictsItself`], each with the error and its path.
///
/// ```
/// use ibo_core::{Case, Options, VerificationStatus, statement, verify_json};
/// # let json = include_str!("../examples/first.jsonl").lines().next().unwrap_or_default();
/// # let case = Case::from_json(json.as_bytes())?;
/// let issued = statement(&case, &Options::default())?.to_json();
/// let changed = issued.replacen(r#""net":"523.18""#, r#""net":"9999.99""#, 1);
/// let verified = verify_json(changed.as_bytes(), Some(&case), &Options::default())?;
/// assert_eq!(verified.status, VerificationStatus::ContradictsItself);
/// assert_eq!(verified.error.as_ref().map(|error| error.location()), Some("net"));
/// # Ok::<(), ibo_core::Error>(())
/// ```
///
/// # Errors
/// As [`verify`], and `missing-field` at `kind` of a payment of VDAB's amount (R6.4), which is not
/// verified: compute it again, and correct the one that was issued.
pub fn verify_json(
    issued: &[u8],
    case: Option<&Case>,
    options: &Options,
) -> Result<Verification, Error> {
    match Statement::from_json(issued) {
        Ok(issued) => verify(&issued, case, options),
        Err(error) => unread(issued, options, error),
    }
}

/// A statement that is not the law is what its reform made of the case: without it there is nothing
/// to compare with (R8.4).
fn without_its_reform() -> Error {
    Error::says(ErrorCode::MissingField, say::REFORM_TO_VERIFY).at("reform")
}

/// A statement of this library names it.
fn not_ours(issued: &Statement) -> Option<Error> {
    let name = |library: &str| library.split_once(' ').map(|(name, _)| name.to_owned());
    let why = || Error::says(ErrorCode::BadText, say::LIBRARY_OF_STATEMENT).at("library");
    (name(&issued.library) != name(LIBRARY)).then(why)
}

fn compared(
    issued: &Statement,
    mut now: Statement,
    values_now: Fingerprint,
) -> Result<Verification, Error> {
    if issued.is_hypothetical() && issued.amounts.scheme != now.amounts.scheme {
        return Err(without_its_reform());
    }
    let lines = corrected_lines(&issued.lines, &now.lines)?;
    let status = if !lines.is_empty() {
        VerificationStatus::OtherAmounts
    } else if has_same_text(issued, &now) {
        VerificationStatus::Same
    } else {
        VerificationStatus::SameAmounts
    };
    // Between statements that are not final by the law there is none (R7.5).
    let correction = match status {
        VerificationStatus::OtherAmounts => correction(issued, &now).ok(),
        _ => None,
    };
    now.case.clone_from(&issued.case);
    Ok(Verification { lines, correction, now: Some(now), ..of(issued, values_now, status) })
}

/// Whether all but the names of library and values is written the same.
fn has_same_text(issued: &Statement, now: &Statement) -> bool {
    let named = Statement {
        library: issued.library.clone(),
        values: issued.values,
        case: issued.case.clone(),
        ..now.clone()
    };
    issued.to_json() == named.to_json()
}

fn of(issued: &Statement, values_now: Fingerprint, status: VerificationStatus) -> Verification {
    Verification {
        case_ref: Some(issued.case_ref.clone()),
        month: Some(issued.month),
        library_then: Some(issued.library.clone().into_owned()),
        values_then: Some(issued.values),
        ..nothing_known(values_now, status)
    }
}

pub(crate) const fn nothing_known(
    values_now: Fingerprint,
    status: VerificationStatus,
) -> Verification {
    Verification {
        schema: 1,
        case_ref: None,
        month: None,
        status,
        library_then: None,
        library_now: Cow::Borrowed(LIBRARY),
        values_then: None,
        values_now,
        lines: Vec::new(),
        correction: None,
        error: None,
        now: None,
    }
}

/// What could not be read as a statement that agrees with itself.
///
/// # Errors
/// `missing-field` at `kind` of a payment of VDAB's amount, which is not of a case (R6.4).
pub(crate) fn unread(
    issued: &[u8],
    options: &Options,
    error: Error,
) -> Result<Verification, Error> {
    let status = match error.code() {
        ErrorCode::StatementContradiction => VerificationStatus::ContradictsItself,
        ErrorCode::MissingField if PaymentStatement::from_json(issued).is_ok() => {
            return Err(Error::says(ErrorCode::MissingField, say::PAYMENT_TO_VERIFY).at("kind"));
        }
        _ => VerificationStatus::NotOurs,
    };
    Ok(nothing_known(options.values()?.fingerprint(), status).refused(error))
}

impl Statement {
    /// Whether it is not the law (R8.4).
    fn is_hypothetical(&self) -> bool {
        self.amounts.certainty == Certainty::Hypothetical
    }
}

impl Verification {
    fn refused(self, error: Error) -> Self {
        Self { error: Some(error), ..self }
    }

    /// The verification as a person reads it: the status, what differs and what is wrong.
    ///
    /// ```
    /// use ibo_core::{Case, Language, Options, statement, verify};
    /// # let json = include_str!("../examples/first.jsonl").lines().next().unwrap_or_default();
    /// # let case = Case::from_json(json.as_bytes())?;
    /// let issued = statement(&case, &Options::default().with_case(true))?;
    /// let verified = verify(&issued, None, &Options::default())?;
    /// assert_eq!(verified.text(Language::Dutch), "first-1-unemployment  2026-03  hetzelfde\n");
    /// # Ok::<(), ibo_core::Error>(())
    /// ```
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = self.write(&mut text, language);
        text
    }

    fn write(&self, text: &mut String, language: Language) -> fmt::Result {
        if let (Some(case_ref), Some(month)) = (&self.case_ref, self.month) {
            write!(text, "{case_ref}  {month}  ")?;
        }
        writeln!(text, "{}", self.status.label(language))?;
        let amount = |amount| Figures::Reader(language).amount(amount);
        for CorrectedLine { code, before, after, .. } in &self.lines {
            let [before, after] = [*before, *after].map(amount);
            writeln!(text, "  {}: {before} -> {after}", code.label(language))?;
        }
        if let Some(error) = &self.error {
            let at = error.location();
            let place = if at.is_empty() { String::new() } else { format!("{at}: ") };
            writeln!(text, "  {place}{} ({})", error.text(language), error.code().slug())?;
        }
        let [library, values] = [Label::Library, Label::Values].map(|label| label.text(language));
        if let Some(then) = self.library_then.as_ref().filter(|then| **then != self.library_now) {
            writeln!(text, "  {library}: {then} -> {}", self.library_now)?;
        }
        if let Some(then) = self.values_then.filter(|then| *then != self.values_now) {
            writeln!(text, "  {values}: {then} -> {}", self.values_now)?;
        }
        Ok(())
    }
}
