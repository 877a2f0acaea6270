//! The correction: what changes between two statements of a case and month (R7.5).

use std::borrow::Cow;

use ibo_core::{
    CorrectedLine as CoreLine, Correction as CoreCorrection, Statement as CoreStatement,
    payment_correction,
};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyString, PyTuple};

use crate::decimal::decimal;
use crate::equality;
use crate::error::{OrRaise, wrong_type_of};
use crate::fields;
use crate::payment_statement::PaymentStatement;
use crate::pickle::{self, TupleItem};
use crate::sentence;
use crate::statement::Statement;
use crate::text::{self, language, text, type_name};

/// A line that differs.
#[pyclass(module = "ibo", frozen, eq, hash)]
pub(crate) struct CorrectedLine {
    line: CoreLine,
    place: TupleItem,
}

equality::content!(CorrectedLine, line);

impl CorrectedLine {
    pub(crate) const fn new(line: CoreLine, place: TupleItem) -> Self {
        Self { line, place }
    }
}

#[pymethods]
impl CorrectedLine {
    /// What the line is, such as `net`.
    #[getter]
    fn code(&self) -> &'static str {
        self.line.code.slug()
    }

    /// The amount of the first statement, in euro.
    #[getter]
    fn before<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.line.before)
    }

    /// The amount of the second, in euro.
    #[getter]
    fn after<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.line.after)
    }

    /// After less before, in euro.
    #[getter]
    fn difference<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.line.difference)
    }

    /// The name that a reader sees, in Dutch (`"nl"`) or English (`"en"`).
    #[pyo3(signature = (language = None))]
    fn label(&self, py: Python<'_>, language: Option<&str>) -> PyResult<&'static str> {
        Ok(self.line.code.label(self::language(py, language)?))
    }

    fn __repr__(&self) -> String {
        let CoreLine { code, before, after, difference, .. } = &self.line;
        format!("<CorrectedLine {code}: {before} to {after}, {difference}>")
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.place.again(py)
    }
}

/// The difference between two statements of a case and month; amounts in euro, with two decimals
/// (R7.5).
#[pyclass(module = "ibo", frozen, eq, hash)]
pub(crate) struct Correction {
    correction: CoreCorrection,
    /// What it was computed from; none of one that was read back.
    between: Option<[Py<PyAny>; 2]>,
}

impl Correction {
    /// One that was read back, or computed without statements of Python.
    pub(crate) const fn stored(correction: CoreCorrection) -> Self {
        Self { correction, between: None }
    }
}

equality::content!(Correction, correction);

impl Correction {
    /// The correction between these statements.
    pub(crate) const fn new(
        correction: CoreCorrection,
        before: Py<PyAny>,
        after: Py<PyAny>,
    ) -> Self {
        Self { correction, between: Some([before, after]) }
    }
}

#[pymethods]
impl Correction {
    /// Reads a correction that was stored as JSON, schema 1. Raises `StructureError` or
    /// `NumberError` for a text that is none, and `ResultError` for one that contradicts itself.
    ///
    /// >>> import ibo
    /// >>> stored = '{"schema":1,"case_ref":"A-1","month":"2026-03","lines":[],"to_pay":"0.00"}'
    /// >>> ibo.Correction.from_json(stored).to_pay
    /// Decimal('0.00')
    #[staticmethod]
    #[pyo3(signature = (json, /))]
    fn from_json(json: &Bound<'_, PyAny>) -> PyResult<Self> {
        CoreCorrection::from_json(text::json(json)?).or_raise(json.py()).map(Self::stored)
    }

    /// Your own reference.
    #[getter]
    fn case_ref(&self) -> &str {
        self.correction.case_ref.as_str()
    }

    /// The month, such as `"2026-03"`.
    #[getter]
    fn month(&self) -> String {
        self.correction.month.to_string()
    }

    /// The lines that differ; lines of one code are summed, an absent one is 0.00.
    #[getter]
    fn lines<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let lines = slf.get().correction.lines.iter().enumerate();
        let lines = lines.map(|(index, line)| CorrectedLine {
            line: *line,
            place: TupleItem::of(slf.as_any(), "lines", index),
        });
        PyTuple::new(slf.py(), lines.collect::<Vec<_>>())
    }

    /// The difference of the nets, in euro: below zero it is to be recovered.
    #[getter]
    fn to_pay<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.correction.to_pay)
    }

    /// The correction as JSON.
    fn to_json(&self) -> String {
        self.correction.to_json()
    }

    /// The correction as a `dict` of the JSON shape.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        fields::dict(py, &self.correction.to_json())
    }

    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("ibo._html")?.call_method1("correction", (slf,))
    }

    fn __repr__(&self) -> String {
        format!(
            "<Correction {}: {} lines, to pay {}>",
            self.correction.month,
            self.correction.lines.len(),
            self.correction.to_pay
        )
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let Some(between) = &self.between else {
            return pickle::of_json(py, "_correction", &self.correction.to_json());
        };
        let arguments = between.each_ref().map(|statement| statement.bind(py).clone());
        pickle::computed_again("correction", &arguments, &PyDict::new(py))
    }
}

/// The correction from one statement to another of the same case and month (R7.5). Each is a
/// `Statement`, or one that was issued before, as its JSON text; or both are a `PaymentStatement`
/// with its reference and month.
///
/// Raises `ResultError` for statements of two cases or two months, and `StructureError` for a text
/// that is no statement and for a payment that does not say whose or of which month it is.
///
/// >>> import ibo
/// >>> agreement = ibo.Agreement(
/// ...     kind="ibo-plus", start="2025-09-01", end="2026-02-28", employment_fraction="38/38"
/// ... )
/// >>> none = ibo.Source.no_data()
/// >>> entry = ibo.LeefloonRecord(
/// ...     month="2025-10", aid_type="leefloon", amount="893.65", entry_kind="award"
/// ... )
/// >>> before = ibo.Case(
/// ...     case_ref="A-1",
/// ...     month="2025-10",
/// ...     agreement=agreement,
/// ...     unemployment=none,
/// ...     leefloon=none,
/// ...     sickness=none,
/// ... )
/// >>> after = ibo.Case(
/// ...     case_ref="A-1",
/// ...     month="2025-10",
/// ...     agreement=agreement,
/// ...     unemployment=none,
/// ...     leefloon=[entry],
/// ...     sickness=none,
/// ... )
/// >>> ibo.correction(ibo.statement(before).to_json(), ibo.statement(after)).to_pay
/// Decimal('-750.90')
#[pyfunction]
pub(crate) fn correction(
    before: &Bound<'_, PyAny>,
    after: &Bound<'_, PyAny>,
) -> PyResult<Correction> {
    let correction = match [before, after].map(|side| side.cast::<PaymentStatement>()) {
        [Ok(one), Ok(other)] => payment_correction(one.get().core(), other.get().core()),
        _ => ibo_core::correction(&*issued(before, "before")?, &*issued(after, "after")?),
    };
    let correction = correction.or_raise(before.py())?;
    Ok(Correction::new(correction, before.clone().unbind(), after.clone().unbind()))
}

/// Makes a correction that was read back again from its JSON, for pickle.
#[pyfunction(name = "_correction")]
pub(crate) fn correction_of_json(py: Python<'_>, json: &str) -> PyResult<Correction> {
    CoreCorrection::from_json(json.as_bytes()).or_raise(py).map(Correction::stored)
}

/// A statement computed now, or issued before as JSON.
pub(crate) fn issued<'a>(
    value: &'a Bound<'_, PyAny>,
    at: &str,
) -> PyResult<Cow<'a, CoreStatement>> {
    let py = value.py();
    if let Ok(statement) = value.cast::<Statement>() {
        return Ok(Cow::Borrowed(statement.get().core()));
    }
    if let Ok(bytes) = value.cast::<PyBytes>() {
        return CoreStatement::from_json(bytes.as_bytes()).map(Cow::Owned).or_raise_at(py, at);
    }
    if value.is_instance_of::<PyString>() {
        return CoreStatement::from_json(text(value, at)?.as_bytes())
            .map(Cow::Owned)
            .or_raise_at(py, at);
    }
    Err(wrong_type_of(py, at, sentence::STATEMENT, type_name(value)))
}
