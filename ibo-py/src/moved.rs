//! What moved between two sets of dated values.

use ibo_core::{
    DatedValue, MovedValue as CoreMoved, NaiveDate, ParameterRead, ValuesDiff as CoreDiff,
    values_diff as core_diff,
};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use crate::equality;
use crate::fields;
use crate::parameters::{Parameter, Parameters};
use crate::pickle::{self, TupleItem};
use crate::text::language as language_of;

/// What moved between two sets of dated values, by id and then by date.
#[pyclass(module = "ibo", frozen, eq, hash)]
pub(crate) struct ValuesDiff {
    diff: CoreDiff,
    sets: [Py<Parameters>; 2],
}

equality::content!(ValuesDiff, diff);

#[pymethods]
impl ValuesDiff {
    /// The fingerprint of the first set.
    #[getter]
    fn before(&self) -> String {
        self.diff.before.to_string()
    }

    /// The fingerprint of the second set.
    #[getter]
    fn after(&self) -> String {
        self.diff.after.to_string()
    }

    /// The values that differ; none when the sets are the same.
    #[getter]
    fn moved<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let moved = slf.get().diff.moved.iter().enumerate();
        let moved = moved.map(|(index, moved)| MovedValue {
            moved: moved.clone(),
            place: TupleItem::of(slf.as_any(), "moved", index),
        });
        PyTuple::new(slf.py(), moved.collect::<Vec<_>>())
    }

    /// What moved, as JSON.
    fn to_json(&self) -> String {
        self.diff.to_json()
    }

    /// What moved, as a `dict` of the JSON shape.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        fields::dict(py, &self.diff.to_json())
    }

    /// What moved as a person reads it, in Dutch (`"nl"`) or English (`"en"`).
    #[pyo3(signature = (language = None))]
    fn explain(&self, py: Python<'_>, language: Option<&str>) -> PyResult<String> {
        Ok(self.diff.text(language_of(py, language)?))
    }

    fn __repr__(&self) -> String {
        let CoreDiff { before, after, moved, .. } = &self.diff;
        format!("<ValuesDiff {before} to {after}: {} moved>", moved.len())
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let sets = self.sets.each_ref().map(|set| set.bind(py).clone().into_any());
        pickle::computed_again("values_diff", &sets, &PyDict::new(py))
    }
}

/// A dated value that only one of two sets has, or that both have with another content.
#[pyclass(module = "ibo", frozen, eq, hash)]
pub(crate) struct MovedValue {
    moved: CoreMoved,
    place: TupleItem,
}

equality::content!(MovedValue, moved);

#[pymethods]
impl MovedValue {
    /// What it is a value of, such as `ggmmi`.
    #[getter]
    fn id(&self) -> &str {
        &self.moved.name
    }

    /// The kind of agreement for which alone it holds; none for both.
    #[getter]
    fn kind(&self) -> Option<&'static str> {
        self.moved.kind.map(|kind| kind.slug())
    }

    /// The first start of the agreements for which it exists; none for all (R1.6).
    #[getter]
    fn agreements_from(&self) -> Option<NaiveDate> {
        self.moved.agreements_from
    }

    /// The first day on which it counts.
    #[getter]
    fn from_(&self) -> NaiveDate {
        self.moved.first_day
    }

    /// `"added"`, `"removed"` or `"changed"`.
    #[getter]
    fn change(&self) -> &'static str {
        self.moved.change.slug()
    }

    /// Of a changed value, what differs: `"value"`, `"certainty"`, `"source"`, `"checked_until"`.
    #[getter]
    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, &self.moved.fields)
    }

    /// The first month that it can touch, such as `"2026-03"`.
    #[getter]
    fn first_month(&self) -> Option<String> {
        self.moved.first_month.map(|month| month.to_string())
    }

    /// The last month that it can touch; none for a value that holds on, and for one that the start
    /// of an agreement picks.
    #[getter]
    fn last_month(&self) -> Option<String> {
        self.moved.last_month.map(|month| month.to_string())
    }

    /// The value in the first set; none where it was added.
    #[getter]
    fn before(slf: &Bound<'_, Self>) -> Option<Parameter> {
        Self::content(slf, slf.get().moved.before.as_ref(), 0)
    }

    /// The value in the second set; none where it was removed.
    #[getter]
    fn after(slf: &Bound<'_, Self>) -> Option<Parameter> {
        Self::content(slf, slf.get().moved.after.as_ref(), 1)
    }

    /// The value in both sets, for pickle.
    #[getter]
    fn _contents<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let contents = [Self::before(slf), Self::after(slf)];
        PyTuple::new(slf.py(), contents)
    }

    fn __repr__(&self) -> String {
        format!("<MovedValue {} from {}: {}>", self.id(), self.from_(), self.change())
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.place.again(py)
    }
}

impl MovedValue {
    fn content(
        slf: &Bound<'_, Self>,
        content: Option<&DatedValue>,
        set: usize,
    ) -> Option<Parameter> {
        let read = ParameterRead::from(content?.clone());
        Some(Parameter::new(read, TupleItem::of(slf.as_any(), "_contents", set)))
    }
}

/// What moved from one set of dated values to another: which ids, dates and months.
///
/// >>> import ibo
/// >>> own = '''
/// ... [[value]]
/// ... id = "ggmmi"
/// ... from = "2026-12-01"
/// ... value = "2278.28"
/// ... certainty = "official"
/// ... source = "Nationale Arbeidsraad"
/// ... '''
/// >>> values = ibo.Parameters()
/// >>> [moved] = ibo.values_diff(values, values.with_toml(own)).moved
/// >>> moved.id, moved.change, moved.first_month, moved.last_month
/// ('ggmmi', 'added', '2026-12', None)
#[pyfunction]
#[pyo3(signature = (before, after, /))]
pub(crate) fn values_diff(before: Py<Parameters>, after: Py<Parameters>) -> ValuesDiff {
    let diff = core_diff(before.get().values(), after.get().values());
    ValuesDiff { diff, sets: [before, after] }
}
