//! The JSON of results: statement, notice, payment, correction, error and what they are made of,
//! written and read back (`formats.md`).
//!
//! A text of a result, such as a reason or a formula, stays a text: what is read back is written in
//! the same bytes. A result that contradicts itself is refused with the path.

use std::io;

use chrono::NaiveDate;

use super::contradiction;
use super::shape::{self, CONTRIBUTION, PREMIUM, SCHEMA};
use super::value::Value;
use super::{
    Fields, boolean, borrowed_text, case, date, document, each, integer, items, missing, number,
    parsed, read_by_serde, split, text, to_json, wrong_type,
};
use crate::assumption::Assumption;
use crate::case::Case;
use crate::certainty::Certainty;
use crate::correction::{CorrectedLine, Correction};
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::formula::Formula;
use crate::in_json::InJson;
use crate::income::ReplacementIncome;
use crate::kind::Kind;
use crate::line::{Line, LineCode, Role};
use crate::money::Euro;
use crate::notice::{Notice, NoticeAmount};
use crate::parameters::{
    DatedValue, Fingerprint, ListedCode, ParameterId, ParameterRead, Parameters, ReadingId,
    StatementJson,
};
use crate::payment::Payment;
use crate::period::Month;
use crate::premium::Premium;
use crate::reason::{LeftOut, NoAnswer, Reason, SourceName};
use crate::rule::Rule;
use crate::scheme::{Coverage, Payer, Scheme};
use crate::sentence::say;
use crate::statement::{Amounts, Statement};
use serde::{Serialize, Serializer};

impl Statement {
    /// Writes the statement as JSON, schema 1: same case, same version, same bytes (R7.1).
    #[must_use]
    pub fn to_json(&self) -> String {
        to_json(&InJson(self))
    }

    /// Writes the JSON of the statement to a file, a stream or a buffer.
    ///
    /// ```
    /// # use ibo_core::{Case, Options, statement};
    /// # let json = include_str!("../../examples/first.jsonl").lines().next().unwrap_or_default();
    /// # let case = Case::from_json(json.as_bytes())?;
    /// let statement = statement(&case, &Options::default())?;
    /// let mut file = Vec::new();
    /// statement.to_writer(&mut file)?;
    /// assert_eq!(file, statement.to_json().as_bytes());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// Those of the writer.
    pub fn to_writer(&self, writer: impl io::Write) -> io::Result<()> {
        Ok(serde_json::to_writer(writer, &InJson(self))?)
    }

    /// Reads a statement that was stored as JSON, schema 1, by this version or an earlier one.
    /// Written again it has the same bytes.
    ///
    /// The texts of the JSON stay texts: a reason is [`Reason::Stored`] and an assumption
    /// [`Assumption::Stored`] where this version does not say the same. What the JSON does not have
    /// is absent: `no_answers`, and of a value that a line read its last check and its codes.
    ///
    /// ```
    /// use ibo_core::{ErrorCode, Statement};
    /// # use ibo_core::{Case, Options, statement};
    /// # let json = include_str!("../../examples/first.jsonl").lines().next().unwrap_or_default();
    /// # let stored = statement(&Case::from_json(json.as_bytes())?, &Options::default())?.to_json();
    /// let statement = Statement::from_json(stored.as_bytes())?;
    /// assert_eq!(statement.amounts.payment.net.to_string(), "523.18");
    /// assert_eq!(statement.to_json(), stored);
    ///
    /// let changed = stored.replacen(r#""net":"523.18""#, r#""net":"9999.99""#, 1);
    /// let error = Statement::from_json(changed.as_bytes()).unwrap_err();
    /// assert_eq!((error.code(), error.location()), (ErrorCode::StatementContradiction, "net"));
    /// # Ok::<(), ibo_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// `malformed-json`, `unknown-field`, `wrong-type`, `missing-field`, `bad-text` and the errors
    /// of amounts and dates, at the path of the field; `statement-contradiction` at the field
    /// or line that does not agree with the others (R7.5).
    pub fn from_json(json: &[u8]) -> Result<Self, Error> {
        statement(&split(json, &shape::STATEMENT)?)
    }
}

impl Notice {
    /// Writes the notice as JSON, schema 1.
    #[must_use]
    pub fn to_json(&self) -> String {
        to_json(self)
    }

    /// Writes the JSON of the notice to a file, a stream or a buffer.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn to_writer(&self, writer: impl io::Write) -> io::Result<()> {
        Ok(serde_json::to_writer(writer, self)?)
    }

    /// Reads a notice that was stored as JSON, schema 1.
    ///
    /// ```
    /// use ibo_core::{Notice, NoticeAmount};
    /// let json = r#"{"schema":1,"case_ref":"A-1027","month":"2026-03","premium":"588.57"}"#;
    /// let notice = Notice::from_json(json.as_bytes())?;
    /// assert_eq!(notice.amount, NoticeAmount::Premium("588.57".parse()?));
    /// assert_eq!(notice.to_json(), json);
    /// # Ok::<(), ibo_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of the structure, of amounts and of dates, at the path of the field.
    pub fn from_json(json: &[u8]) -> Result<Self, Error> {
        notice(&split(json, &shape::NOTICE)?)
    }
}

impl Correction {
    /// Writes the correction as JSON, schema 1.
    #[must_use]
    pub fn to_json(&self) -> String {
        to_json(self)
    }

    /// Writes the JSON of the correction to a file, a stream or a buffer.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn to_writer(&self, writer: impl io::Write) -> io::Result<()> {
        Ok(serde_json::to_writer(writer, self)?)
    }

    /// Reads a correction that was stored as JSON, schema 1.
    ///
    /// ```
    /// use ibo_core::Correction;
    /// let json = r#"{"schema":1,"case_ref":"A-1027","month":"2026-03","lines":[],"to_pay":"0.00"}"#;
    /// assert_eq!(Correction::from_json(json.as_bytes())?.to_json(), json);
    /// # Ok::<(), ibo_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of the structure, of amounts and of dates, at the path of the field.
    pub fn from_json(json: &[u8]) -> Result<Self, Error> {
        correction(&split(json, &shape::CORRECTION)?)
    }
}

impl Payment {
    /// Writes the payment as JSON, schema 1.
    #[must_use]
    pub fn to_json(&self) -> String {
        to_json(self)
    }

    /// Writes the JSON of the payment to a file, a stream or a buffer.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn to_writer(&self, writer: impl io::Write) -> io::Result<()> {
        Ok(serde_json::to_writer(writer, self)?)
    }

    /// Reads a payment that was stored as JSON, schema 1.
    ///
    /// ```
    /// use ibo_core::{Fraction, Parameters, Payment, payment};
    /// let parameters = Parameters::embedded()?;
    /// let paid = payment("588.57".parse()?, "19/38".parse()?, Fraction::WHOLE, parameters)?;
    /// assert_eq!(Payment::from_json(paid.to_json().as_bytes())?, paid);
    /// # Ok::<(), ibo_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of the structure and of amounts, at the path of the field; `statement-contradiction`
    /// at `net` when it is not the premium due less the withholding tax (R6.3).
    pub fn from_json(json: &[u8]) -> Result<Self, Error> {
        payment(&document(json)?)
    }
}

impl Error {
    /// Writes the error as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        to_json(self)
    }

    /// Reads an error that was stored as JSON. It has the message in English, as it was stored, and
    /// no context; in Dutch it says what its code means.
    ///
    /// ```
    /// use ibo_core::{Error, Euro};
    /// let stored = "12.345".parse::<Euro>().unwrap_err().to_json();
    /// assert_eq!(Error::from_json(stored.as_bytes())?.to_json(), stored);
    /// # Ok::<(), ibo_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of the structure, at the path of the field.
    pub fn from_json(json: &[u8]) -> Result<Self, Self> {
        error(&split(json, &shape::ERROR)?)
    }
}

/// The fields of a statement, with its parts in one form or another.
#[derive(Serialize)]
struct StatementShape<'a, L, A> {
    schema: i32,
    library: &'a str,
    values: Fingerprint,
    case_ref: &'a str,
    month: Month,
    kind: Kind,
    #[serde(flatten)]
    amounts: &'a Amounts,
    lines: L,
    left_out: &'a [LeftOut],
    assumptions: A,
    #[serde(skip_serializing_if = "Option::is_none")]
    case: Option<&'a Case>,
}

impl Statement {
    fn shape<L, A>(&self, lines: L, assumptions: A) -> StatementShape<'_, L, A> {
        let Self { library, case_ref, month, kind, values, amounts, left_out, case, .. } = self;
        StatementShape {
            schema: SCHEMA,
            library,
            values: *values,
            case_ref: case_ref.as_str(),
            month: *month,
            kind: *kind,
            amounts,
            lines,
            left_out,
            assumptions,
            case: case.as_ref(),
        }
    }
}

impl Serialize for Statement {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.shape(&self.lines, &self.assumptions).serialize(serializer)
    }
}

impl Serialize for InJson<'_, Statement> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(statement) = self;
        let lines = InJson(statement.lines.as_slice());
        let assumptions = InJson(statement.assumptions.as_slice());
        statement.shape(lines, assumptions).serialize(serializer)
    }
}

impl Serialize for Amounts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Shape {
            scheme: Scheme,
            payer: Payer,
            replacement_income: Euro,
            premium: Euro,
            premium_after_fraction: Euro,
            premium_due: Euro,
            withholding_tax: Euro,
            net: Euro,
            employer_contribution: Option<Euro>,
            certainty: Certainty,
            provisional: bool,
        }
        let Self {
            scheme,
            payer,
            replacement_income,
            payment,
            employer_contribution,
            certainty,
            provisional,
        } = *self;
        let Payment { premium, premium_after_fraction, premium_due, withholding_tax, net } =
            payment;
        Shape {
            scheme,
            payer,
            replacement_income,
            premium,
            premium_after_fraction,
            premium_due,
            withholding_tax,
            net,
            employer_contribution,
            certainty,
            provisional,
        }
        .serialize(serializer)
    }
}

impl Serialize for Payment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Shape {
            schema: i32,
            premium: Euro,
            premium_after_fraction: Euro,
            premium_due: Euro,
            withholding_tax: Euro,
            net: Euro,
        }
        let Self { premium, premium_after_fraction, premium_due, withholding_tax, net } = *self;
        Shape { schema: SCHEMA, premium, premium_after_fraction, premium_due, withholding_tax, net }
            .serialize(serializer)
    }
}

read_by_serde! {
    Statement, statement;
    Amounts, amounts_alone;
    Payment, payment;
    Premium, premium;
    ReplacementIncome, replacement_income;
    Notice, notice;
    NoticeAmount, notice_amount_alone;
    Correction, correction;
    CorrectedLine, corrected_line;
    Line, line;
    LeftOut, left_out;
    Reason, reason_alone;
    Assumption, assumption;
    NoAnswer, no_answer;
    ParameterRead, parameter;
    DatedValue, dated_value;
    ListedCode, listed_code;
    Coverage, coverage;
    Error, error;
}

pub(super) fn statement(value: &Value<'_>) -> Result<Statement, Error> {
    let fields = Fields::of_shape(value, &shape::STATEMENT)?;
    schema(&fields)?;
    let statement = Statement {
        library: fields.required("library", text)?.into(),
        values: fields.required("values", parsed)?,
        case_ref: fields.required("case_ref", parsed)?,
        month: fields.required("month", parsed)?,
        kind: fields.required("kind", parsed)?,
        amounts: amounts(&fields)?,
        lines: fields.required("lines", lines)?,
        left_out: fields.required("left_out", |value| each(&items(value)?, left_out))?,
        assumptions: fields.required("assumptions", assumptions)?,
        no_answers: Vec::new(),
        case: fields.optional("case", case)?,
    };
    statement.agrees_with_itself().map(|()| statement)
}

pub(super) fn schema(fields: &Fields<'_, '_>) -> Result<(), Error> {
    match fields.required("schema", integer)? {
        SCHEMA => Ok(()),
        _ => Err(wrong_type(say::SCHEMA).at("schema")),
    }
}

fn amounts_alone(value: &Value<'_>) -> Result<Amounts, Error> {
    let amounts = amounts(&Fields::of_shape(value, &shape::MONTH_AMOUNTS)?)?;
    contradiction::contribution_of_a_kind(&amounts)?;
    amounts.payment.agrees_with_itself().map(|()| amounts)
}

fn amounts(fields: &Fields<'_, '_>) -> Result<Amounts, Error> {
    Ok(Amounts {
        scheme: fields.required("scheme", scheme)?,
        payer: fields.required("payer", payer)?,
        replacement_income: fields.required("replacement_income", amount)?,
        payment: paid(fields)?,
        employer_contribution: fields.optional("employer_contribution", amount)?,
        certainty: fields.required("certainty", certainty)?,
        provisional: fields.required("provisional", boolean)?,
    })
}

fn payment(value: &Value<'_>) -> Result<Payment, Error> {
    const FIELDS: [&str; 6] =
        ["schema", "premium", "premium_after_fraction", "premium_due", "withholding_tax", "net"];
    let fields = Fields::of(value, &FIELDS)?;
    schema(&fields)?;
    let payment = paid(&fields)?;
    payment.agrees_with_itself().map(|()| payment)
}

pub(super) fn paid(fields: &Fields<'_, '_>) -> Result<Payment, Error> {
    Ok(Payment {
        premium: fields.required("premium", amount)?,
        premium_after_fraction: fields.required("premium_after_fraction", amount)?,
        premium_due: fields.required("premium_due", amount)?,
        withholding_tax: fields.required("withholding_tax", amount)?,
        net: fields.required("net", amount)?,
    })
}

fn premium(value: &Value<'_>) -> Result<Premium, Error> {
    let fields =
        Fields::of(value, &["scheme", "payer", "amount", "lines", "assumptions", "certainty"])?;
    let premium = Premium {
        scheme: fields.required("scheme", scheme)?,
        payer: fields.required("payer", payer)?,
        amount: fields.required("amount", amount)?,
        lines: fields.required("lines", lines)?,
        assumptions: fields.required("assumptions", assumptions)?,
        certainty: fields.required("certainty", certainty)?,
    };
    contradiction::premium(&premium).map(|()| premium)
}

fn replacement_income(value: &Value<'_>) -> Result<ReplacementIncome, Error> {
    const FIELDS: [&str; 10] = [
        "unemployment",
        "leefloon",
        "sickness",
        "amount",
        "lines",
        "left_out",
        "assumptions",
        "certainty",
        "provisional",
        "no_answers",
    ];
    let fields = Fields::of(value, &FIELDS)?;
    let income = ReplacementIncome {
        unemployment: fields.required("unemployment", amount)?,
        leefloon: fields.required("leefloon", amount)?,
        sickness: fields.required("sickness", amount)?,
        amount: fields.required("amount", amount)?,
        lines: fields.required("lines", lines)?,
        left_out: fields.required("left_out", |value| each(&items(value)?, left_out))?,
        assumptions: fields.required("assumptions", assumptions)?,
        certainty: fields.required("certainty", certainty)?,
        provisional: fields.required("provisional", boolean)?,
        no_answers: fields.required("no_answers", |value| each(&items(value)?, no_answer))?,
    };
    contradiction::replacement_income(&income).map(|()| income)
}

fn notice(value: &Value<'_>) -> Result<Notice, Error> {
    let fields = Fields::of_shape(value, &shape::NOTICE)?;
    schema(&fields)?;
    Ok(Notice::new(
        fields.required("case_ref", parsed)?,
        fields.required("month", parsed)?,
        notice_amount(&fields)?,
    ))
}

fn notice_amount_alone(value: &Value<'_>) -> Result<NoticeAmount, Error> {
    notice_amount(&Fields::of(value, &[PREMIUM, CONTRIBUTION])?)
}

/// A notice has the premium or the contribution, not both.
fn notice_amount(fields: &Fields<'_, '_>) -> Result<NoticeAmount, Error> {
    match fields.optional(PREMIUM, amount)? {
        None => {
            let contribution = fields.optional(CONTRIBUTION, amount)?;
            let contribution = contribution.ok_or_else(|| missing().at(CONTRIBUTION))?;
            Ok(NoticeAmount::Contribution(contribution))
        }
        Some(_) if fields.optional(CONTRIBUTION, amount)?.is_some() => {
            Err(Error::says(ErrorCode::UnknownField, say::UNKNOWN_FIELD).at(CONTRIBUTION))
        }
        Some(premium) => Ok(NoticeAmount::Premium(premium)),
    }
}

pub(super) fn correction(value: &Value<'_>) -> Result<Correction, Error> {
    let fields = Fields::of_shape(value, &shape::CORRECTION)?;
    schema(&fields)?;
    let correction = Correction::new(
        fields.required("case_ref", parsed)?,
        fields.required("month", parsed)?,
        fields.required("lines", |value| each(&items(value)?, corrected_line))?,
        fields.required("to_pay", signed_amount)?,
    );
    contradiction::to_pay(&correction).map(|()| correction)
}

pub(super) fn corrected_line(value: &Value<'_>) -> Result<CorrectedLine, Error> {
    let fields = Fields::of_shape(value, &shape::CORRECTED_LINE)?;
    let line = CorrectedLine {
        code: fields.required("code", |value| word(value, LineCode::from_slug))?,
        before: fields.required("before", signed_amount)?,
        after: fields.required("after", signed_amount)?,
        difference: fields.required("difference", signed_amount)?,
    };
    if line.after.checked_sub(line.before) == Some(line.difference) {
        Ok(line)
    } else {
        Err(contradiction::contradiction(say::CORRECTED).at("difference"))
    }
}

pub(super) fn lines(value: &Value<'_>) -> Result<Vec<Line>, Error> {
    each(&items(value)?, line)
}

fn line(value: &Value<'_>) -> Result<Line, Error> {
    let fields = Fields::of_shape(value, &shape::LINE)?;
    Ok(Line {
        code: fields.required("code", |value| word(value, LineCode::from_slug))?,
        role: fields.required("role", |value| word(value, Role::from_slug))?,
        amount: fields.required("amount", amount)?,
        formula: Formula::of_text(fields.required("formula", text)?),
        rule: fields.required("rule", rule)?,
        certainty: fields.required("certainty", certainty)?,
        record: fields.optional("record", index)?,
        recovered: fields.optional("recovered", boolean)?.unwrap_or_default(),
        parameters: fields.required("parameters", |value| each(&items(value)?, parameter))?,
    })
}

fn parameter(value: &Value<'_>) -> Result<ParameterRead, Error> {
    let fields = Fields::of_shape(value, &shape::PARAMETER)?;
    let (id, code) = fields.required("id", value_id)?;
    Ok(ParameterRead::of_statement(DatedValue {
        id,
        code,
        kind: None,
        agreements_from: None,
        value: fields.required("value", text)?,
        first_day: fields.required("from", date)?,
        certainty: fields.required("certainty", certainty)?,
        source: fields.required("source", text)?,
        checked_until: None,
        codes: Vec::new(),
        json: StatementJson::default(),
    }))
}

impl Parameters {
    /// The values in force on a day, as [`Parameters::on`], as a JSON list: each as an export has it,
    /// code lists with their codes, and whether its last check lies before the day's month (R7.4).
    ///
    /// ```
    /// use ibo_core::{Parameters, parse_date};
    /// let json = Parameters::embedded()?.in_force_json(parse_date("2026-03-01")?);
    /// assert!(json.contains(r#""id":"withholding.rate","from":"2018-09-01","value":"0.1111""#));
    /// # Ok::<(), ibo_core::Error>(())
    /// ```
    #[must_use]
    pub fn in_force_json(&self, day: NaiveDate) -> String {
        #[derive(Serialize)]
        struct InForce<'a> {
            #[serde(flatten)]
            value: &'a DatedValue,
            stale: bool,
        }
        let read: Vec<_> = self.on(day).collect();
        let values =
            read.iter().map(|read| InForce { value: &read.value, stale: read.stale == Some(true) });
        to_json(&values.collect::<Vec<_>>())
    }
}

pub(super) fn dated_value(value: &Value<'_>) -> Result<DatedValue, Error> {
    const FIELDS: [&str; 9] = [
        "id",
        "kind",
        "agreements_from",
        "from",
        "value",
        "certainty",
        "source",
        "checked_until",
        "codes",
    ];
    let fields = Fields::of(value, &FIELDS)?;
    let (id, code) = fields.required("id", value_id)?;
    Ok(DatedValue {
        id,
        code,
        kind: fields.optional("kind", parsed)?,
        agreements_from: fields.optional("agreements_from", date)?,
        first_day: fields.required("from", date)?,
        value: fields.required("value", text)?,
        certainty: fields.required("certainty", certainty)?,
        source: fields.required("source", text)?,
        checked_until: fields.optional("checked_until", date)?,
        codes: fields
            .optional("codes", |value| each(&items(value)?, listed_code))?
            .unwrap_or_default(),
        json: StatementJson::default(),
    })
}

fn listed_code(value: &Value<'_>) -> Result<ListedCode, Error> {
    let fields = Fields::of(value, &["code", "treatment", "means", "certainty", "source"])?;
    Ok(ListedCode {
        code: fields.required("code", text)?.into(),
        treatment: fields.required("treatment", |value| word(value, ListedCode::treatment_of))?,
        means: fields.optional("means", text)?,
        certainty: fields.required("certainty", certainty)?,
        source: fields.required("source", text)?,
    })
}

fn left_out(value: &Value<'_>) -> Result<LeftOut, Error> {
    let fields = Fields::of_shape(value, &shape::LEFT_OUT)?;
    Ok(LeftOut {
        source: fields.required("source", |value| word(value, SourceName::from_slug))?,
        record: fields.required("record", index)?,
        reason: reason(&fields)?,
    })
}

fn reason_alone(value: &Value<'_>) -> Result<Reason, Error> {
    reason(&Fields::of(value, &["rule", "reason"])?)
}

pub(super) fn reason(fields: &Fields<'_, '_>) -> Result<Reason, Error> {
    Ok(Reason::stored(fields.required("rule", rule)?, fields.required("reason", text)?))
}

pub(super) fn assumptions(value: &Value<'_>) -> Result<Vec<Assumption>, Error> {
    each(&items(value)?, assumption)
}

fn assumption(value: &Value<'_>) -> Result<Assumption, Error> {
    let fields = Fields::of_shape(value, &shape::ASSUMPTION)?;
    Ok(Assumption::stored(
        fields.required("id", text)?,
        fields.required("rule", rule)?,
        fields.optional("reading", text)?,
        fields.required("text", text)?,
    ))
}

fn no_answer(value: &Value<'_>) -> Result<NoAnswer, Error> {
    let fields = Fields::of(value, &["source", "availability"])?;
    Ok(NoAnswer {
        source: fields.required("source", |value| word(value, SourceName::from_slug))?,
        availability: fields.required("availability", parsed)?,
    })
}

fn coverage(value: &Value<'_>) -> Result<Coverage, Error> {
    let fields =
        Fields::of(value, &["scheme", "kind", "starts_from", "starts_until", "payer", "rule"])?;
    Ok(Coverage {
        scheme: fields.required("scheme", scheme)?,
        kind: fields.required("kind", parsed)?,
        starts_from: fields.required("starts_from", date)?,
        starts_until: fields.optional("starts_until", date)?,
        payer: fields.required("payer", payer)?,
        rule: fields.required("rule", rule)?,
    })
}

/// Whether a line is what stands in the place of a case that was refused: `{"error": {…}, "line":
/// 17}`.
pub(crate) fn is_refused_line(line: &[u8]) -> bool {
    let Ok(line) = document(line) else { return false };
    Fields::of(&line, &["error", "line"]).is_ok_and(|fields| {
        fields.required("error", error).is_ok() && fields.required("line", integer).is_ok()
    })
}

/// The number and the rule are those of the code.
pub(super) fn error(value: &Value<'_>) -> Result<Error, Error> {
    let fields = Fields::of_shape(value, &shape::ERROR)?;
    let code = fields.required("code", |value| word(value, ErrorCode::from_slug))?;
    let of_code = |right: bool, field| match right {
        true => Ok(()),
        false => Err(Error::says(ErrorCode::BadText, say::WORD).at(field)),
    };
    of_code(fields.required("number", integer)? == i32::from(code.number()), "number")?;
    let at = fields.required("at", text)?;
    let rule = fields.optional("rule", text)?;
    of_code(rule.as_deref() == code.rule().map(Rule::id), "rule")?;
    Ok(Error::stored(code, fields.required("message", text)?).at(at))
}

/// One of the words that the format has for a field.
pub(super) fn word<T>(value: &Value<'_>, known: impl Fn(&str) -> Option<T>) -> Result<T, Error> {
    known(&borrowed_text(value)?).ok_or_else(|| Error::says(ErrorCode::BadText, say::WORD))
}

pub(super) fn scheme(value: &Value<'_>) -> Result<Scheme, Error> {
    word(value, Scheme::from_slug)
}

pub(super) fn payer(value: &Value<'_>) -> Result<Payer, Error> {
    word(value, Payer::from_slug)
}

pub(super) fn certainty(value: &Value<'_>) -> Result<Certainty, Error> {
    word(value, Certainty::from_slug)
}

pub(super) fn parameter_id(value: &Value<'_>) -> Result<ParameterId, Error> {
    word(value, ParameterId::from_slug)
}

/// The name of a value: an id, and of a reading about one code of a list that code.
pub(super) fn value_id(value: &Value<'_>) -> Result<(ParameterId, Option<String>), Error> {
    word(value, |name| match (ParameterId::from_slug(name), name.parse()) {
        (Some(id), _) => Some((id, None)),
        (None, Ok(ReadingId::Code { list, code })) => Some((list, Some(code))),
        (None, _) => None,
    })
}

fn rule(value: &Value<'_>) -> Result<Rule, Error> {
    word(value, Rule::from_id)
}

pub(super) fn index(value: &Value<'_>) -> Result<usize, Error> {
    usize::try_from(integer(value)?).map_err(|_| wrong_type(say::WHOLE_NUMBER_FROM_ZERO))
}

/// An amount of a result, from zero: it may be larger than one that is given.
pub(super) fn amount(value: &Value<'_>) -> Result<Euro, Error> {
    signed_amount(value)?.not_negative()
}

pub(super) fn signed_amount(value: &Value<'_>) -> Result<Euro, Error> {
    struct OfResult(Euro);
    impl std::str::FromStr for OfResult {
        type Err = Error;

        fn from_str(text: &str) -> Result<Self, Error> {
            Euro::of_result(text).map(Self)
        }
    }
    number::<OfResult>(value).map(|amount| amount.0)
}
