//! The JSON of a difference between two statements, written and read back.

use std::io;

use super::contradiction::contradiction;
use super::result::{
    certainty, index, parameter_id, payer, reason, schema, scheme, signed_amount, word,
};
use super::value::Value;
use super::{
    Fields, boolean, date, document, each, items, parsed, read_by_serde, text, to_json, wrong_type,
};
use crate::difference::{
    Difference, DifferenceLine, DifferenceRecord, DifferenceValue, LineSide, RecordSide,
    StatementSide, ValueSide,
};
use crate::error::Error;
use crate::formula::Formula;
use crate::line::LineCode;
use crate::money::Euro;
use crate::reason::SourceName;
use crate::sentence::say;

impl Difference {
    /// Writes the difference as JSON, schema 1.
    #[must_use]
    pub fn to_json(&self) -> String {
        to_json(self)
    }

    /// Writes the JSON of the difference to a file, a stream or a buffer.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn to_writer(&self, writer: impl io::Write) -> io::Result<()> {
        Ok(serde_json::to_writer(writer, self)?)
    }

    /// Reads a difference that was stored as JSON, schema 1. Written again it has the same bytes.
    ///
    /// ```
    /// use ibo_core::{Case, Difference, Options, difference, statement};
    /// # let json = include_str!("../../examples/first.jsonl").lines().next().unwrap_or_default();
    /// # let case = Case::from_json(json.as_bytes())?;
    /// let march = statement(&case, &Options::default())?;
    /// let stored = difference(&march, &march)?.to_json();
    /// assert_eq!(Difference::from_json(stored.as_bytes())?.to_json(), stored);
    /// # Ok::<(), ibo_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of the structure, at the path of the field; `statement-contradiction` at a difference
    /// that is not the one amount less the other.
    pub fn from_json(json: &[u8]) -> Result<Self, Error> {
        difference(&document(json)?)
    }
}

read_by_serde! {
    Difference, difference;
    StatementSide, statement_side;
    DifferenceLine, line;
    LineSide, line_side;
    DifferenceValue, difference_value;
    ValueSide, value_side;
    DifferenceRecord, record;
    RecordSide, record_side;
}

fn difference(value: &Value<'_>) -> Result<Difference, Error> {
    const FIELDS: [&str; 7] =
        ["schema", "correction", "one", "other", "lines", "values", "records"];
    let fields = Fields::of(value, &FIELDS)?;
    schema(&fields)?;
    if fields.required("correction", boolean)? {
        return Err(wrong_type(say::NOT_A_CORRECTION).at("correction"));
    }
    let sides =
        [fields.required("one", statement_side)?, fields.required("other", statement_side)?];
    Ok(Difference::new(
        sides,
        fields.required("lines", |value| each(&items(value)?, line))?,
        fields.required("values", |value| each(&items(value)?, difference_value))?,
        fields.required("records", |value| each(&items(value)?, record))?,
    ))
}

fn statement_side(value: &Value<'_>) -> Result<StatementSide, Error> {
    const FIELDS: [&str; 9] = [
        "library",
        "values",
        "case_ref",
        "month",
        "kind",
        "scheme",
        "payer",
        "certainty",
        "provisional",
    ];
    let fields = Fields::of(value, &FIELDS)?;
    Ok(StatementSide {
        library: fields.required("library", text)?,
        values: fields.required("values", parsed)?,
        case_ref: fields.required("case_ref", parsed)?,
        month: fields.required("month", parsed)?,
        kind: fields.required("kind", parsed)?,
        scheme: fields.required("scheme", scheme)?,
        payer: fields.required("payer", payer)?,
        certainty: fields.required("certainty", certainty)?,
        provisional: fields.required("provisional", boolean)?,
    })
}

fn line(value: &Value<'_>) -> Result<DifferenceLine, Error> {
    let fields = Fields::of(value, &["code", "one", "other", "difference"])?;
    let line = DifferenceLine {
        code: fields.required("code", |value| word(value, LineCode::from_slug))?,
        one: fields.optional("one", line_side)?,
        other: fields.optional("other", line_side)?,
        difference: fields.required("difference", signed_amount)?,
    };
    let amount = |side: &Option<LineSide>| side.as_ref().map_or(Euro::ZERO, |side| side.amount);
    if amount(&line.other).checked_sub(amount(&line.one)) == Some(line.difference) {
        Ok(line)
    } else {
        Err(contradiction(say::COMPARED).at("difference"))
    }
}

fn line_side(value: &Value<'_>) -> Result<LineSide, Error> {
    let fields = Fields::of(value, &["amount", "formula"])?;
    Ok(LineSide {
        amount: fields.required("amount", signed_amount)?,
        formula: Formula::of_text(fields.required("formula", text)?),
    })
}

fn difference_value(value: &Value<'_>) -> Result<DifferenceValue, Error> {
    let fields = Fields::of(value, &["id", "one", "other"])?;
    Ok(DifferenceValue {
        id: fields.required("id", parameter_id)?,
        one: fields.optional("one", value_side)?,
        other: fields.optional("other", value_side)?,
    })
}

fn value_side(value: &Value<'_>) -> Result<ValueSide, Error> {
    let fields = Fields::of(value, &["value", "from"])?;
    Ok(ValueSide {
        value: fields.required("value", text)?,
        first_day: fields.required("from", date)?,
    })
}

fn record(value: &Value<'_>) -> Result<DifferenceRecord, Error> {
    let fields = Fields::of(value, &["source", "record", "one", "other"])?;
    Ok(DifferenceRecord {
        source: fields.required("source", |value| word(value, SourceName::from_slug))?,
        record: fields.required("record", index)?,
        one: fields.optional("one", record_side)?,
        other: fields.optional("other", record_side)?,
    })
}

/// A record that counts has an amount and a formula, one that is left out a rule and a reason.
fn record_side(value: &Value<'_>) -> Result<RecordSide, Error> {
    let fields = Fields::of(value, &["amount", "formula", "rule", "reason"])?;
    if fields.optional("reason", text)?.is_some() {
        return reason(&Fields::of(value, &["rule", "reason"])?).map(RecordSide::LeftOut);
    }
    line_side(value).map(RecordSide::Counts)
}
