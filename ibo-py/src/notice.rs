//! The employer notice: what VDAB tells the employer each month, and nothing else (R7.2).

use ibo_core::{Notice as CoreNotice, NoticeAmount};
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::decimal::optional_decimal;
use crate::object;
use crate::statement::Statement;

/// What the employer learns: the premium (scheme 2026) or the contribution (scheme 2018), and nothing else (R7.2).
#[pyclass(module = "ibo", frozen, eq, hash)]
pub(crate) struct Notice {
    pub(crate) notice: CoreNotice,
    pub(crate) of: Py<Statement>,
}

object::content!(Notice, notice);

#[pymethods]
impl Notice {
    /// Your own reference.
    #[getter]
    fn case_ref(&self) -> &str {
        self.notice.case_ref.as_str()
    }

    /// The month, such as `"2026-03"`.
    #[getter]
    fn month(&self) -> String {
        self.notice.month.to_string()
    }

    /// The full-time premium in euro that the employer pays, before fraction and tax; none in scheme 2018.
    #[getter]
    fn premium<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        match self.notice.amount {
            NoticeAmount::Premium(premium) => optional_decimal(py, Some(premium)),
            NoticeAmount::Contribution(_) => Ok(None),
        }
    }

    /// What the employer pays VDAB, in euro; none in scheme 2026.
    #[getter]
    fn contribution<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        match self.notice.amount {
            NoticeAmount::Contribution(contribution) => optional_decimal(py, Some(contribution)),
            NoticeAmount::Premium(_) => Ok(None),
        }
    }

    /// The notice as JSON.
    fn to_json(&self) -> String {
        self.notice.to_json()
    }

    /// The notice as a `dict` of the JSON shape.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        object::dict(py, &self.notice.to_json())
    }

    fn __repr__(&self) -> String {
        match self.notice.amount {
            NoticeAmount::Premium(premium) => format!("<Notice {}: premium {premium}>", self.notice.month),
            NoticeAmount::Contribution(contribution) => format!("<Notice {}: contribution {contribution}>", self.notice.month),
        }
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let make = self.of.bind(py).getattr("notice")?;
        PyTuple::new(py, [make, PyTuple::empty(py).into_any()]).map(Bound::into_any)
    }
}
