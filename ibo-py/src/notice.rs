//! The employer notice: what VDAB tells the employer each month, and nothing else (R7.2).

use ibo_core::{Notice as CoreNotice, NoticeAmount};
use pyo3::prelude::*;

use crate::decimal::optional_decimal;
use crate::error::OrRaise;
use crate::fields;
use crate::pickle;
use crate::text;

/// What the employer learns: the premium (scheme 2026) or the contribution (scheme 2018), and
/// nothing else (R7.2).
#[pyclass(module = "ibo", frozen, eq, hash)]
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct Notice(pub(crate) CoreNotice);

#[pymethods]
impl Notice {
    /// Reads a notice that was stored as JSON, schema 1. Raises `StructureError` or `NumberError`
    /// for a text that is none.
    ///
    /// >>> import ibo
    /// >>> stored = '{"schema":1,"case_ref":"A-1","month":"2026-03","premium":"588.57"}'
    /// >>> ibo.Notice.from_json(stored).premium
    /// Decimal('588.57')
    #[staticmethod]
    #[pyo3(signature = (json, /))]
    fn from_json(json: &Bound<'_, PyAny>) -> PyResult<Self> {
        CoreNotice::from_json(text::json(json)?).or_raise(json.py()).map(Self)
    }

    /// Your own reference.
    #[getter]
    fn case_ref(&self) -> &str {
        self.0.case_ref.as_str()
    }

    /// The month, such as `"2026-03"`.
    #[getter]
    fn month(&self) -> String {
        self.0.month.to_string()
    }

    /// The full-time premium in euro that the employer pays, before fraction and tax; none in
    /// scheme 2018.
    #[getter]
    fn premium<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        match self.0.amount {
            NoticeAmount::Premium(premium) => optional_decimal(py, Some(premium)),
            _ => Ok(None),
        }
    }

    /// What the employer pays VDAB, in euro; none in scheme 2026 (R5.3).
    #[getter]
    fn contribution<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        match self.0.amount {
            NoticeAmount::Contribution(contribution) => optional_decimal(py, Some(contribution)),
            _ => Ok(None),
        }
    }

    /// The notice as JSON.
    fn to_json(&self) -> String {
        self.0.to_json()
    }

    /// The notice as a `dict` of the JSON shape.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        fields::dict(py, &self.0.to_json())
    }

    fn __repr__(&self) -> String {
        let CoreNotice { month, amount, .. } = &self.0;
        format!("<Notice {month}: {} {}>", amount.name(), amount.euro())
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        // Of its own fields alone: a notice takes nothing of the case with it.
        pickle::of_json(py, "_notice", &self.0.to_json())
    }
}

/// Makes a notice again from its JSON, for pickle.
#[pyfunction(name = "_notice")]
pub(crate) fn notice_of_json(py: Python<'_>, json: &str) -> PyResult<Notice> {
    CoreNotice::from_json(json.as_bytes()).or_raise(py).map(Notice)
}
