//! The JSON of the sensitivity of a case, written and read back (R8.2).

use super::contradiction::contradiction;
use super::result::{amount, error, signed_amount, word};
use super::shape;
use super::value::Value;
use super::{Fields, each, items, parsed, read_by_serde, split, text, to_json};
use crate::error::Error;
use crate::money::Euro;
use crate::parameters::ReadingId;
use crate::sensitivity::{Sensitivity, SensitivityRow};
use crate::sentence::say;

impl Sensitivity {
    /// Writes the sensitivity as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        to_json(self)
    }

    /// Reads a sensitivity that was stored as JSON. Written again it has the same bytes.
    ///
    /// ```
    /// # use ibo_core::{Case, Options, sensitivity};
    /// # let json = include_str!("../../examples/first.jsonl").lines().next().unwrap_or_default();
    /// # let case = Case::from_json(json.as_bytes())?;
    /// use ibo_core::Sensitivity;
    /// let worth = sensitivity(&case, &Options::default())?;
    /// assert_eq!(Sensitivity::from_json(worth.to_json().as_bytes())?, worth);
    /// # Ok::<(), ibo_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of the structure, of amounts and of dates, at the path of the field;
    /// `statement-contradiction` at a difference that is not that of the amounts, and at `error` of
    /// a row that has both an error and amounts, or neither.
    pub fn from_json(json: &[u8]) -> Result<Self, Error> {
        sensitivity(&split(json, &shape::SENSITIVITY)?)
    }
}

read_by_serde! {
    Sensitivity, sensitivity;
    SensitivityRow, row;
}

fn sensitivity(value: &Value<'_>) -> Result<Sensitivity, Error> {
    let fields = Fields::of_shape(value, &shape::SENSITIVITY)?;
    let worth = Sensitivity {
        case_ref: fields.required("case_ref", parsed)?,
        month: fields.required("month", parsed)?,
        premium: fields.required("premium", amount)?,
        net: fields.required("net", amount)?,
        employer_contribution: fields.optional("employer_contribution", amount)?,
        rows: fields.required("rows", |value| each(&items(value)?, row))?,
    };
    for (index, row) in worth.rows.iter().enumerate() {
        row.is_of(&worth).map_err(|error| error.within(&format!("rows[{index}]")))?;
    }
    Ok(worth)
}

fn row(value: &Value<'_>) -> Result<SensitivityRow, Error> {
    let fields = Fields::of_shape(value, &shape::SENSITIVITY_ROW)?;
    let reading: ReadingId = fields.required("reading", parsed)?;
    // Parts of a rule have one number: the reading says which part asks.
    let part = reading.rule();
    let row = SensitivityRow {
        reading,
        rule: fields.required("rule", |value| {
            word(value, |number| (number == part.id()).then_some(part))
        })?,
        choice: fields.required("choice", text)?,
        default: fields.required("default", text)?,
        in_force: fields.required("in_force", text)?,
        premium: fields.optional("premium", amount)?,
        net: fields.optional("net", amount)?,
        employer_contribution: fields.optional("employer_contribution", amount)?,
        premium_difference: fields.optional("premium_difference", signed_amount)?,
        net_difference: fields.optional("net_difference", signed_amount)?,
        contribution_difference: fields.optional("contribution_difference", signed_amount)?,
        error: fields.optional("error", error)?,
    };
    row.has_amounts_or_error().map(|()| row)
}

impl SensitivityRow {
    /// A choice under which the case is refused has an error and no amounts; each other one has a
    /// premium and a net.
    fn has_amounts_or_error(&self) -> Result<(), Error> {
        let is_refused = self.error.is_some();
        let contribution = [self.employer_contribution, self.contribution_difference];
        let right = [self.premium, self.net, self.premium_difference, self.net_difference]
            .iter()
            .all(|amount| amount.is_none() == is_refused)
            && !(is_refused && contribution.iter().any(Option::is_some));
        if right { Ok(()) } else { Err(contradiction(say::AMOUNTS_OR_ERROR).at("error")) }
    }

    /// Whether the differences are those from the amounts as they stand.
    fn is_of(&self, worth: &Sensitivity) -> Result<(), Error> {
        if self.error.is_some() {
            return Ok(());
        }
        let (before, after) = (worth.employer_contribution, self.employer_contribution);
        let of_both = |after: Option<Euro>, before: Option<Euro>| {
            after.unwrap_or(Euro::ZERO).checked_sub(before.unwrap_or(Euro::ZERO))
        };
        let contribution = after.or(before).and_then(|_| of_both(after, before));
        let differences = [
            (
                "premium_difference",
                self.premium_difference,
                of_both(self.premium, Some(worth.premium)),
            ),
            ("net_difference", self.net_difference, of_both(self.net, Some(worth.net))),
            ("contribution_difference", self.contribution_difference, contribution),
        ];
        match differences.into_iter().find(|(_, written, right)| written != right) {
            Some((field, ..)) => Err(contradiction(say::DIFFERENCE_OF_CHOICE).at(field)),
            None => Ok(()),
        }
    }
}
