//! The payment with its reasons, from VDAB's amount alone (R6.4).

use ibo_core::{Kind, PaymentCase, PaymentCaseBuilder, PaymentStatement as CoreStatement};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use crate::certainty::member;
use crate::decimal::{decimal, money};
use crate::equality;
use crate::error::OrRaise;
use crate::fields;
use crate::fraction::{attendance as attendance_of, fraction as fraction_of};
use crate::line::{assumptions, lines};
use crate::options::CallOptions;
use crate::parameters::Parameters;
use crate::payment::Payment;
use crate::period::{self, optional_date};
use crate::pickle;
use crate::text::{json as json_of, language as language_of, text};

/// The payment of VDAB's amount with its reasons; amounts in euro, with two decimals (R6.4).
#[pyclass(module = "ibo", frozen, eq, hash)]
pub(crate) struct PaymentStatement {
    statement: CoreStatement,
    /// What it was computed from; none of one that was read back.
    computed: Option<(PaymentCase, CallOptions)>,
}

equality::content!(PaymentStatement, statement);

impl PaymentStatement {
    pub(crate) const fn core(&self) -> &CoreStatement {
        &self.statement
    }

    const fn stored(statement: CoreStatement) -> Self {
        Self { statement, computed: None }
    }
}

#[pymethods]
impl PaymentStatement {
    /// Reads a payment that was stored as JSON, schema 1. Written again it has the same bytes.
    /// Raises `StructureError` or `NumberError` for a text that is none, and `ResultError` for one
    /// that contradicts itself, with the path of the field (R7.5).
    #[staticmethod]
    #[pyo3(signature = (json, /))]
    fn from_json(json: &Bound<'_, PyAny>) -> PyResult<Self> {
        CoreStatement::from_json(json_of(json)?).or_raise(json.py()).map(Self::stored)
    }

    /// The name and version of the library that computed it, such as `"ibo 0.1.0"` (R7.1).
    #[getter]
    fn library(&self) -> &str {
        &self.statement.library
    }

    /// The fingerprint of the dated values that were used, those of your own included (R7.1).
    #[getter]
    fn values(&self) -> String {
        self.statement.values.to_string()
    }

    /// Your own reference, where you gave one.
    #[getter]
    fn case_ref(&self) -> Option<&str> {
        self.statement.case_ref.as_ref().map(|case_ref| case_ref.as_str())
    }

    /// The month, such as `"2026-03"`, where you gave one.
    #[getter]
    fn month(&self) -> Option<String> {
        self.statement.month.map(|month| month.to_string())
    }

    /// The amounts (R6).
    #[getter]
    fn payment(&self) -> Payment {
        Payment(self.statement.payment)
    }

    /// VDAB's full-time amount, in euro, from 0.00 (R4.3).
    #[getter]
    fn premium<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.statement.payment.premium)
    }

    /// Premium x employment fraction, in euro (R6.1).
    #[getter]
    fn premium_after_fraction<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.statement.payment.premium_after_fraction)
    }

    /// That x attendance, in euro (R6.2).
    #[getter]
    fn premium_due<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.statement.payment.premium_due)
    }

    /// The withholding tax, in euro (R6.3).
    #[getter]
    fn withholding_tax<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.statement.payment.withholding_tax)
    }

    /// What the trainee receives, in euro (R6.3).
    #[getter]
    fn net<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.statement.payment.net)
    }

    /// The weakest certainty of a line.
    #[getter]
    fn certainty<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        member(py, self.statement.certainty)
    }

    /// How the amounts came about, line by line, from the premium to the net.
    #[getter]
    fn lines<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        lines(slf.as_any(), &slf.get().statement.lines)
    }

    /// What was taken as given without having been read.
    #[getter]
    fn assumptions<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        assumptions(slf.as_any(), &slf.get().statement.assumptions)
    }

    /// The payment as JSON: the same bytes as in every language (R7.1).
    fn to_json(&self) -> String {
        self.statement.to_json()
    }

    /// The payment as a `dict` of the JSON shape.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        fields::dict(py, &self.statement.to_json())
    }

    /// The payment as a person reads it: a table of its lines, in Dutch (`"nl"`) or English
    /// (`"en"`).
    #[pyo3(signature = (language = None))]
    fn explain(&self, py: Python<'_>, language: Option<&str>) -> PyResult<String> {
        Ok(self.statement.explain(language_of(py, language)?))
    }

    fn __repr__(&self) -> String {
        let CoreStatement { payment, certainty, .. } = &self.statement;
        format!(
            "<PaymentStatement premium {}, due {}, net {}, {certainty}>",
            payment.premium, payment.premium_due, payment.net
        )
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let Some((case, asked)) = &self.computed else {
            return pickle::of_json(py, "_payment_statement", &self.statement.to_json());
        };
        let fields = fields::dict(py, &case.to_json())?.cast_into::<PyDict>()?;
        asked.set(&fields)?;
        pickle::computed_again("payment_statement", &[], &fields)
    }
}

/// Makes a payment that was read back again from its JSON, for pickle.
#[pyfunction(name = "_payment_statement")]
pub(crate) fn payment_statement_of_json(py: Python<'_>, json: &str) -> PyResult<PaymentStatement> {
    CoreStatement::from_json(json.as_bytes()).or_raise(py).map(PaymentStatement::stored)
}

/// The payment of VDAB's amount with its reasons: lines, certainty, JSON. An employer's payroll needs
/// nothing but that amount (R6.4).
///
/// premium, fraction, attendance, month: as for `payment`; attendance may also be `"working-days"`,
/// which needs the month and the agreement's days (R6.2). start, end: the first and the agreed last
/// day of the agreement; in a month that it covers in part an attendance must then be given. kind:
/// `"ibo"`, unless it is `"ibo-plus"`. stopped: the real last day of an agreement that was broken
/// off (R1.3). case_ref: your own opaque reference, never a name or a national number. require,
/// parameters, with_case: as for `statement`.
///
/// Two payments of a case and month give a `correction`.
///
/// Raises `NumberError` and `StructureError` for an amount or a fraction that is none, and for what
/// working days need and was not given; `AgreementError` for one out of range or a part month
/// without an attendance; `CoverageError` for a month without a rate or a day of the agreement;
/// `ResultError` for a result that is weaker than asked for.
///
/// >>> import ibo
/// >>> paid = ibo.payment_statement(
/// ...     premium="588.57", fraction="19/38", month="2026-03",
/// ...     start="2026-03-09", end="2026-08-28", attendance="working-days",
/// ... )
/// >>> print(paid.explain("en"))
/// 2026-03  Payment of VDAB's amount
/// Net 202.14 euro, certainty: assumed
/// <BLANKLINE>
///   Line                      Amount  Formula           Rule  Certainty
///   Premium                 + 588.57  given             R6.4  official
///   Premium after fraction  = 294.29  588.57 x 19/38    R6.1  secondary
///   Premium due             = 227.41  294.29 x 17/22    R6.2  assumed
///   Withholding tax         -  25.27  227.41 x 11.11 %  R6.3  secondary
///   Net                     = 202.14  227.41 - 25.27    R6.3  secondary
/// <BLANKLINE>
///   Assumed:
///   - R6.2: The value of payment.working-days from 2018-09-01 is assumed: our reading: no source says which days of a month are working days.
/// <BLANKLINE>
#[pyfunction]
#[pyo3(signature = (
    *,
    premium,
    fraction,
    attendance = None,
    month = None,
    case_ref = None,
    kind = None,
    start = None,
    end = None,
    stopped = None,
    require = None,
    parameters = None,
    with_case = false,
))]
#[expect(clippy::too_many_arguments, reason = "keywords of Python")]
pub(crate) fn payment_statement(
    py: Python<'_>,
    premium: &Bound<'_, PyAny>,
    fraction: &Bound<'_, PyAny>,
    attendance: Option<&Bound<'_, PyAny>>,
    month: Option<&Bound<'_, PyAny>>,
    case_ref: Option<&Bound<'_, PyAny>>,
    kind: Option<&Bound<'_, PyAny>>,
    start: Option<&Bound<'_, PyAny>>,
    end: Option<&Bound<'_, PyAny>>,
    stopped: Option<&Bound<'_, PyAny>>,
    require: Option<&Bound<'_, PyAny>>,
    parameters: Option<Py<Parameters>>,
    with_case: bool,
) -> PyResult<PaymentStatement> {
    let asked = CallOptions::new(require, false, parameters)?.with_case(with_case);
    let case_ref = case_ref
        .map(|case_ref| text(case_ref, "case_ref")?.parse().or_raise_at(py, "case_ref"))
        .transpose()?;
    let month = month.map(|month| period::month(month, "month")).transpose()?;
    let premium = money(premium, "premium")?;
    let fraction = fraction_of(fraction, "fraction")?;
    let attendance = attendance.map(attendance_of).transpose()?;
    let kind =
        kind.map(|kind| text(kind, "kind")?.parse::<Kind>().or_raise_at(py, "kind")).transpose()?;
    let (start, end) = (optional_date(start, "start")?, optional_date(end, "end")?);
    let stopped = optional_date(stopped, "stopped")?;
    let builder = PaymentCase::builder(premium, fraction)
        .maybe(case_ref, PaymentCaseBuilder::case_ref)
        .maybe(month, PaymentCaseBuilder::month)
        .maybe(attendance, PaymentCaseBuilder::attendance)
        .agreement_days(kind, start, end)
        .or_raise(py)?;
    let case = builder.maybe(stopped, PaymentCaseBuilder::stopped).build().or_raise(py)?;
    let statement = ibo_core::payment_statement(&case, &asked.options()).or_raise(py)?;
    Ok(PaymentStatement { statement, computed: Some((case, asked)) })
}
