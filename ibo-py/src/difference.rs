//! The difference: two statements side by side, of any month or scheme. It is no correction.

use ibo_core::{
    Difference as CoreDifference, DifferenceLine as CoreLine, DifferenceRecord as CoreRecord,
    DifferenceValue as CoreValue, NaiveDate, RecordSide, StatementSide as CoreSide,
};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use crate::certainty::member;
use crate::correction::issued;
use crate::decimal::{decimal, optional_decimal};
use crate::equality;
use crate::error::OrRaise;
use crate::fields;
use crate::pickle::{self, TupleItem};
use crate::text::language as language_of;

/// Two statements side by side: why does one month differ from another, or one scheme from another.
/// It is no correction: nothing is to be paid or recovered by it.
#[pyclass(module = "ibo", frozen, eq, hash)]
pub(crate) struct Difference {
    difference: CoreDifference,
    one: Py<PyAny>,
    other: Py<PyAny>,
}

equality::content!(Difference, difference);

#[pymethods]
impl Difference {
    /// What the one statement is of.
    #[getter]
    fn one(slf: &Bound<'_, Self>) -> StatementSide {
        StatementSide::of(slf, &slf.get().difference.one, "one")
    }

    /// What the other statement is of.
    #[getter]
    fn other(slf: &Bound<'_, Self>) -> StatementSide {
        StatementSide::of(slf, &slf.get().difference.other, "other")
    }

    /// The lines of both, in the order of a statement; lines of one code are summed.
    #[getter]
    fn lines<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let lines = slf.get().difference.lines.iter().enumerate();
        let lines = lines.map(|(index, line)| DifferenceLine {
            line: line.clone(),
            place: TupleItem::of(slf.as_any(), "lines", index),
        });
        PyTuple::new(slf.py(), lines.collect::<Vec<_>>())
    }

    /// The dated values that differ, in the order of their ids.
    #[getter]
    fn values<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let values = slf.get().difference.values.iter().enumerate();
        let values = values.map(|(index, value)| DifferenceValue {
            value: value.clone(),
            place: TupleItem::of(slf.as_any(), "values", index),
        });
        PyTuple::new(slf.py(), values.collect::<Vec<_>>())
    }

    /// The records that differ: in what they count for, or whether they do.
    #[getter]
    fn records<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let records = slf.get().difference.records.iter().enumerate();
        let records = records.map(|(index, record)| DifferenceRecord {
            record: record.clone(),
            place: TupleItem::of(slf.as_any(), "records", index),
        });
        PyTuple::new(slf.py(), records.collect::<Vec<_>>())
    }

    /// The difference as a person reads it, in Dutch (`"nl"`) or English (`"en"`).
    #[pyo3(signature = (language = None))]
    fn text(&self, py: Python<'_>, language: Option<&str>) -> PyResult<String> {
        Ok(self.difference.text(language_of(py, language)?))
    }

    /// The difference as JSON.
    fn to_json(&self) -> String {
        self.difference.to_json()
    }

    /// The difference as a `dict` of the JSON shape.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        fields::dict(py, &self.difference.to_json())
    }

    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("ibo._html")?.call_method1("difference", (slf,))
    }

    fn __repr__(&self) -> String {
        let CoreDifference { one, other, lines, .. } = &self.difference;
        let differing = lines.iter().filter(|line| line.differs()).count();
        format!("<Difference {} beside {}: {differing} lines differ>", one.month, other.month)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let arguments = [self.one.bind(py).clone(), self.other.bind(py).clone()];
        pickle::computed_again("difference", &arguments, &PyDict::new(py))
    }
}

/// What one of the two statements is of.
#[pyclass(module = "ibo", frozen, eq, hash)]
pub(crate) struct StatementSide {
    side: CoreSide,
    owner: Py<PyAny>,
    name: &'static str,
}

equality::content!(StatementSide, side);

impl StatementSide {
    fn of(owner: &Bound<'_, Difference>, side: &CoreSide, name: &'static str) -> Self {
        Self { side: side.clone(), owner: owner.as_any().clone().unbind(), name }
    }
}

#[pymethods]
impl StatementSide {
    /// The name and version of the library that computed it (R7.1).
    #[getter]
    fn library(&self) -> &str {
        &self.side.library
    }

    /// The fingerprint of the dated values that were used (R7.1).
    #[getter]
    fn values(&self) -> String {
        self.side.values.to_string()
    }

    /// Your own reference.
    #[getter]
    fn case_ref(&self) -> &str {
        self.side.case_ref.as_str()
    }

    /// The month, such as `"2026-03"`.
    #[getter]
    fn month(&self) -> String {
        self.side.month.to_string()
    }

    /// `"ibo"` or `"ibo-plus"`.
    #[getter]
    fn kind(&self) -> &'static str {
        self.side.kind.slug()
    }

    /// The year that names the law: `"2018"` or `"2026"` (R1.1).
    #[getter]
    fn scheme(&self) -> &'static str {
        self.side.scheme.slug()
    }

    /// Who pays the premium: `"employer"` or `"vdab"`.
    #[getter]
    fn payer(&self) -> &'static str {
        self.side.payer.slug()
    }

    /// The weakest certainty of a line.
    #[getter]
    fn certainty<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        member(py, self.side.certainty)
    }

    /// Whether a source gave no final answer (R2.10).
    #[getter]
    fn provisional(&self) -> bool {
        self.side.provisional
    }

    /// What the statement is of, in Dutch (`"nl"`) or English (`"en"`).
    #[pyo3(signature = (language = None))]
    fn text(&self, py: Python<'_>, language: Option<&str>) -> PyResult<String> {
        Ok(self.side.text(language_of(py, language)?))
    }

    fn __repr__(&self) -> String {
        format!(
            "<StatementSide {} {}, scheme {}>",
            self.side.kind, self.side.month, self.side.scheme
        )
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        pickle::attribute_again(self.owner.bind(py), self.name)
    }
}

/// A line of one of the two statements, or of both.
#[pyclass(module = "ibo", frozen, eq, hash)]
pub(crate) struct DifferenceLine {
    line: CoreLine,
    place: TupleItem,
}

equality::content!(DifferenceLine, line);

#[pymethods]
impl DifferenceLine {
    /// What the line is, such as `net`.
    #[getter]
    fn code(&self) -> &'static str {
        self.line.code.slug()
    }

    /// The amount of the one statement, in euro; none if it does not have the line.
    #[getter]
    fn one<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        optional_decimal(py, self.line.one.as_ref().map(|side| side.amount))
    }

    /// The amount of the other statement, in euro; none if it does not have the line.
    #[getter]
    fn other<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        optional_decimal(py, self.line.other.as_ref().map(|side| side.amount))
    }

    /// The amount of the other less that of the one, in euro; an absent line is 0.00.
    #[getter]
    fn difference<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.line.difference)
    }

    /// The calculation of the one statement in figures.
    #[getter]
    fn one_formula(&self) -> Option<String> {
        self.line.one.as_ref().map(|side| side.formula.to_string())
    }

    /// The calculation of the other statement in figures.
    #[getter]
    fn other_formula(&self) -> Option<String> {
        self.line.other.as_ref().map(|side| side.formula.to_string())
    }

    /// Whether the two sides differ in their amount or in how it came about.
    #[getter]
    fn differs(&self) -> bool {
        self.line.differs()
    }

    /// The name that a reader sees, in Dutch (`"nl"`) or English (`"en"`).
    #[pyo3(signature = (language = None))]
    fn label(&self, py: Python<'_>, language: Option<&str>) -> PyResult<&'static str> {
        Ok(self.line.code.label(language_of(py, language)?))
    }

    /// The calculation of both sides, once where they are alike, in Dutch (`"nl"`) or English
    /// (`"en"`).
    #[pyo3(signature = (language = None))]
    fn formulas(&self, py: Python<'_>, language: Option<&str>) -> PyResult<String> {
        Ok(self.line.formulas(language_of(py, language)?))
    }

    fn __repr__(&self) -> String {
        format!("<DifferenceLine {}: {}>", self.line.code, self.line.difference)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.place.again(py)
    }
}

/// A dated value that differs.
#[pyclass(module = "ibo", frozen, eq, hash)]
pub(crate) struct DifferenceValue {
    value: CoreValue,
    place: TupleItem,
}

equality::content!(DifferenceValue, value);

#[pymethods]
impl DifferenceValue {
    /// What it is a value of, such as `ggmmi`.
    #[getter]
    fn id(&self) -> &'static str {
        self.value.id.slug()
    }

    /// The value of the one statement, in words and figures; none if it read none.
    #[getter]
    fn one(&self) -> Option<&str> {
        self.value.one.as_ref().map(|side| side.value.as_str())
    }

    /// The value of the other statement, in words and figures; none if it read none.
    #[getter]
    fn other(&self) -> Option<&str> {
        self.value.other.as_ref().map(|side| side.value.as_str())
    }

    /// The first day of the value of the one statement.
    #[getter]
    fn one_from(&self) -> Option<NaiveDate> {
        self.value.one.as_ref().map(|side| side.first_day)
    }

    /// The first day of the value of the other statement.
    #[getter]
    fn other_from(&self) -> Option<NaiveDate> {
        self.value.other.as_ref().map(|side| side.first_day)
    }

    /// The value of both sides in words, in Dutch (`"nl"`) or English (`"en"`).
    #[pyo3(signature = (language = None))]
    fn text(&self, py: Python<'_>, language: Option<&str>) -> PyResult<String> {
        Ok(self.value.text(language_of(py, language)?))
    }

    fn __repr__(&self) -> String {
        format!("<DifferenceValue {}>", self.value.text(ibo_core::Language::English))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.place.again(py)
    }
}

/// A record that differs, by its place in its source: so of two statements of one case.
#[pyclass(module = "ibo", frozen, eq, hash)]
pub(crate) struct DifferenceRecord {
    record: CoreRecord,
    place: TupleItem,
}

equality::content!(DifferenceRecord, record);

#[pymethods]
impl DifferenceRecord {
    /// Where it stands: `"unemployment"`, `"leefloon"`, `"sickness"` or `"absences"`.
    #[getter]
    fn source(&self) -> &'static str {
        self.record.source.slug()
    }

    /// Its index there, the first of a netted period.
    #[getter]
    fn record(&self) -> usize {
        self.record.record
    }

    /// What it does in the one statement: `"counts"` or `"left-out"`; none when it plays no part in
    /// its month.
    #[getter]
    fn one(&self) -> Option<&'static str> {
        self.record.one.as_ref().map(role)
    }

    /// What it does in the other statement: `"counts"` or `"left-out"`; none when it plays no part
    /// in its month.
    #[getter]
    fn other(&self) -> Option<&'static str> {
        self.record.other.as_ref().map(role)
    }

    /// What the record does on both sides, in Dutch (`"nl"`) or English (`"en"`); its place is
    /// counted from 1.
    #[pyo3(signature = (language = None))]
    fn text(&self, py: Python<'_>, language: Option<&str>) -> PyResult<String> {
        Ok(self.record.text(language_of(py, language)?))
    }

    fn __repr__(&self) -> String {
        format!("<DifferenceRecord {}[{}]>", self.record.source.slug(), self.record.record)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.place.again(py)
    }
}

const fn role(side: &RecordSide) -> &'static str {
    match side {
        RecordSide::LeftOut(_) => "left-out",
        _ => "counts",
    }
}

/// Lays two statements side by side, of any case, month and scheme. Each is a `Statement`, or one
/// that was issued before, as its JSON text. It is no correction: nothing is to be paid by it.
///
/// Raises `StructureError` for a text that is no statement.
///
/// >>> import ibo
/// >>> agreement = ibo.Agreement(
/// ...     kind="ibo-plus", start="2026-02-02", end="2026-07-31", employment_fraction="38/38"
/// ... )
/// >>> none = ibo.Source.no_data()
/// >>> march, april = (
/// ...     ibo.statement(
/// ...         ibo.Case(
/// ...             case_ref="A-1",
/// ...             month=month,
/// ...             agreement=agreement,
/// ...             unemployment=none,
/// ...             leefloon=none,
/// ...             sickness=none,
/// ...         )
/// ...     )
/// ...     for month in ("2026-03", "2026-04")
/// ... )
/// >>> difference = ibo.difference(march, april)
/// >>> difference.values[0].text("en")
/// 'ggmmi: 2154.11 (since 2026-01-01) -> 2189.81 (since 2026-04-01)'
/// >>> {line.code: line.difference for line in difference.lines}["net"]
/// Decimal('25.39')
#[pyfunction]
pub(crate) fn difference(one: &Bound<'_, PyAny>, other: &Bound<'_, PyAny>) -> PyResult<Difference> {
    let difference = ibo_core::difference(&*issued(one, "one")?, &*issued(other, "other")?)
        .or_raise(one.py())?;
    Ok(Difference { difference, one: one.clone().unbind(), other: other.clone().unbind() })
}
