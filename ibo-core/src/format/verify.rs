//! The JSON of a verification, written and read back.

use super::result::{corrected_line, correction, error, schema, word};
use super::value::Value;
use super::{Fields, document, each, items, parsed, read_by_serde, text, to_json};
use crate::error::Error;
use crate::verify::{Verification, VerificationStatus, nothing_known};

impl Verification {
    /// The verification as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        to_json(self)
    }

    /// Reads a verification that was stored as JSON, schema 1. Written again it has the same bytes;
    /// the statement as it was computed then is not in it.
    ///
    /// ```
    /// use ibo_core::{Case, Options, Verification, statement, verify};
    /// # let json = include_str!("../../examples/first.jsonl").lines().next().unwrap_or_default();
    /// # let case = Case::from_json(json.as_bytes())?;
    /// let issued = statement(&case, &Options::default())?;
    /// let stored = verify(&issued, Some(&case), &Options::default())?.to_json();
    /// assert_eq!(Verification::from_json(stored.as_bytes())?.to_json(), stored);
    /// # Ok::<(), ibo_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of the structure, of amounts and of dates, at the path of the field.
    pub fn from_json(json: &[u8]) -> Result<Self, Error> {
        verification(&document(json)?)
    }
}

read_by_serde! {
    Verification, verification;
}

fn verification(value: &Value<'_>) -> Result<Verification, Error> {
    const FIELDS: [&str; 11] = [
        "schema",
        "case_ref",
        "month",
        "status",
        "library_then",
        "library_now",
        "values_then",
        "values_now",
        "lines",
        "correction",
        "error",
    ];
    let fields = Fields::of(value, &FIELDS)?;
    schema(&fields)?;
    let status = fields.required("status", |value| word(value, VerificationStatus::from_slug))?;
    let mut read = nothing_known(fields.required("values_now", parsed)?, status);
    read.case_ref = fields.optional("case_ref", parsed)?;
    read.month = fields.optional("month", parsed)?;
    read.library_then = fields.optional("library_then", text)?;
    read.library_now = fields.required("library_now", text)?.into();
    read.values_then = fields.optional("values_then", parsed)?;
    read.lines = fields.required("lines", |value| each(&items(value)?, corrected_line))?;
    read.correction = fields.optional("correction", correction)?;
    read.error = fields.optional("error", error)?;
    Ok(read)
}
