//! The JSON of a payment that is computed from VDAB's amount alone, and of what it is computed from
//! (R6.4).

use serde::{Serialize, Serializer};

use super::contradiction;
use super::result::{assumptions, certainty, lines, paid, schema};
use super::shape::{self, SCHEMA};
use super::value::Value;
use super::{Fields, date, number, parsed, read_by_serde, split, text, to_json};
use crate::assumption::Assumption;
use crate::case::CaseRef;
use crate::certainty::Certainty;
use crate::error::Error;
use crate::in_json::InJson;
use crate::line::Line;
use crate::money::Euro;
use crate::parameters::Fingerprint;
use crate::payment::Payment;
use crate::payment_case::{PaymentCase, PaymentCaseBuilder};
use crate::payment_statement::PaymentStatement;
use crate::period::Month;

impl PaymentCase {
    /// Reads what a payment is computed from, as JSON.
    ///
    /// ```
    /// use ibo_core::{ErrorCode, PaymentCase};
    /// let case = PaymentCase::from_json(br#"{"premium": "588.57", "fraction": "19/38"}"#)?;
    /// assert_eq!(case.premium().to_string(), "588.57");
    /// let error = PaymentCase::from_json(br#"{"premium": "588,57"}"#).unwrap_err();
    /// assert_eq!((error.code(), error.location()), (ErrorCode::AmountMalformed, "premium"));
    /// # Ok::<(), ibo_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// The first fault of the structure, in the order of the format. What the law refuses is said by
    /// the calculation.
    pub fn from_json(json: &[u8]) -> Result<Self, Error> {
        payment_case(&split(json, &shape::PAYMENT_CASE)?)
    }

    /// Writes it as JSON, absent fields left out. Reading it back gives the same.
    #[must_use]
    pub fn to_json(&self) -> String {
        to_json(self)
    }
}

impl PaymentStatement {
    /// Writes the payment as JSON, schema 1: same case, same version, same bytes (R7.1).
    #[must_use]
    pub fn to_json(&self) -> String {
        to_json(&InJson(self))
    }

    /// Reads a payment that was stored as JSON, schema 1. Written again it has the same bytes.
    ///
    /// ```
    /// use ibo_core::{ErrorCode, Options, PaymentCase, PaymentStatement, payment_statement};
    /// let case = PaymentCase::builder("588.57".parse()?, "19/38".parse()?).build()?;
    /// let stored = payment_statement(&case, &Options::default())?.to_json();
    /// assert_eq!(PaymentStatement::from_json(stored.as_bytes())?.to_json(), stored);
    ///
    /// let changed = stored.replacen(r#""net":"261.59""#, r#""net":"999.99""#, 1);
    /// let error = PaymentStatement::from_json(changed.as_bytes()).unwrap_err();
    /// assert_eq!((error.code(), error.location()), (ErrorCode::StatementContradiction, "net"));
    /// # Ok::<(), ibo_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of the structure and of amounts, at the path of the field; `statement-contradiction`
    /// at the field or line that does not agree with the others (R7.5).
    pub fn from_json(json: &[u8]) -> Result<Self, Error> {
        payment_statement(&split(json, &shape::PAYMENT_STATEMENT)?)
    }
}

/// The fields of a payment with its reasons, with its parts in one form or another.
#[derive(Serialize)]
struct PaymentShape<'a, L, A> {
    schema: i32,
    library: &'a str,
    values: Fingerprint,
    #[serde(skip_serializing_if = "Option::is_none")]
    case_ref: Option<&'a CaseRef>,
    #[serde(skip_serializing_if = "Option::is_none")]
    month: Option<Month>,
    premium: Euro,
    premium_after_fraction: Euro,
    premium_due: Euro,
    withholding_tax: Euro,
    net: Euro,
    certainty: Certainty,
    lines: L,
    assumptions: A,
    #[serde(skip_serializing_if = "Option::is_none")]
    case: Option<&'a PaymentCase>,
}

impl PaymentStatement {
    fn shape<L, A>(&self, lines: L, assumptions: A) -> PaymentShape<'_, L, A> {
        let Self { library, values, case_ref, month, payment, certainty, case, .. } = self;
        let Payment { premium, premium_after_fraction, premium_due, withholding_tax, net } =
            *payment;
        PaymentShape {
            schema: SCHEMA,
            library,
            values: *values,
            case_ref: case_ref.as_ref(),
            month: *month,
            premium,
            premium_after_fraction,
            premium_due,
            withholding_tax,
            net,
            certainty: *certainty,
            lines,
            assumptions,
            case: case.as_ref(),
        }
    }
}

impl Serialize for PaymentStatement {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.shape::<&[Line], &[Assumption]>(&self.lines, &self.assumptions).serialize(serializer)
    }
}

impl Serialize for InJson<'_, PaymentStatement> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(statement) = self;
        let lines = InJson(statement.lines.as_slice());
        let assumptions = InJson(statement.assumptions.as_slice());
        statement.shape(lines, assumptions).serialize(serializer)
    }
}

read_by_serde! {
    PaymentCase, payment_case;
    PaymentStatement, payment_statement;
}

fn payment_case(value: &Value<'_>) -> Result<PaymentCase, Error> {
    let fields = Fields::of_shape(value, &shape::PAYMENT_CASE)?;
    let (case_ref, month) =
        (fields.optional("case_ref", parsed)?, fields.optional("month", parsed)?);
    let premium = fields.required("premium", number)?;
    let fraction = fields.required("fraction", parsed)?;
    let attendance = fields.optional("attendance", parsed)?;
    let kind = fields.optional("kind", parsed)?;
    let (start, end) = (fields.optional("start", date)?, fields.optional("end", date)?);
    let stopped = fields.optional("stopped", date)?;
    PaymentCase::builder(premium, fraction)
        .maybe(case_ref, PaymentCaseBuilder::case_ref)
        .maybe(month, PaymentCaseBuilder::month)
        .maybe(attendance, PaymentCaseBuilder::attendance)
        .agreement_days(kind, start, end)?
        .maybe(stopped, PaymentCaseBuilder::stopped)
        .build()
}

fn payment_statement(value: &Value<'_>) -> Result<PaymentStatement, Error> {
    let fields = Fields::of_shape(value, &shape::PAYMENT_STATEMENT)?;
    schema(&fields)?;
    let statement = PaymentStatement {
        library: fields.required("library", text)?.into(),
        values: fields.required("values", parsed)?,
        case_ref: fields.optional("case_ref", parsed)?,
        month: fields.optional("month", parsed)?,
        payment: paid(&fields)?,
        certainty: fields.required("certainty", certainty)?,
        lines: fields.required("lines", lines)?,
        assumptions: fields.required("assumptions", assumptions)?,
        case: fields.optional("case", payment_case)?,
    };
    contradiction::payment_statement(&statement).map(|()| statement)
}
