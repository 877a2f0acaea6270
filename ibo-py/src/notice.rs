//! The employer notice: what VDAB tells the employer each month, and nothing else (R7.2).

use ibo_core::{Euro, Notice as CoreNotice, NoticeAmount};
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::decimal::optional_decimal;
use crate::error::OrRaise;
use crate::object;

/// What the employer learns: the premium (scheme 2026) or the contribution (scheme 2018), and nothing else (R7.2).
#[pyclass(module = "ibo", frozen, eq, hash)]
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct Notice(pub(crate) CoreNotice);

#[pymethods]
impl Notice {
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

    /// The full-time premium in euro that the employer pays, before fraction and tax; none in scheme 2018.
    #[getter]
    fn premium<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        match self.0.amount {
            NoticeAmount::Premium(premium) => optional_decimal(py, Some(premium)),
            NoticeAmount::Contribution(_) => Ok(None),
        }
    }

    /// What the employer pays VDAB, in euro; none in scheme 2026.
    #[getter]
    fn contribution<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        match self.0.amount {
            NoticeAmount::Contribution(contribution) => optional_decimal(py, Some(contribution)),
            NoticeAmount::Premium(_) => Ok(None),
        }
    }

    /// The notice as JSON.
    fn to_json(&self) -> String {
        self.0.to_json()
    }

    /// The notice as a `dict` of the JSON shape.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        object::dict(py, &self.0.to_json())
    }

    fn __repr__(&self) -> String {
        match self.0.amount {
            NoticeAmount::Premium(premium) => format!("<Notice {}: premium {premium}>", self.0.month),
            NoticeAmount::Contribution(contribution) => format!("<Notice {}: contribution {contribution}>", self.0.month),
        }
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        // Of its own fields alone: a notice takes nothing of the case with it.
        let make = py.import("ibo._ibo")?.getattr("_notice")?;
        let (is_premium, amount) = match self.0.amount {
            NoticeAmount::Premium(premium) => (true, premium),
            NoticeAmount::Contribution(contribution) => (false, contribution),
        };
        let arguments = (self.case_ref(), self.month(), is_premium, amount.cents()).into_pyobject(py)?;
        PyTuple::new(py, [make, arguments.into_any()]).map(Bound::into_any)
    }
}

/// Makes a notice again from its fields, for pickle.
#[pyfunction(name = "_notice")]
pub(crate) fn notice_of_fields(py: Python<'_>, case_ref: &str, month: &str, is_premium: bool, cents: i64) -> PyResult<Notice> {
    let amount = Euro::from_cents(cents).or_raise(py)?;
    let amount = if is_premium { NoticeAmount::Premium(amount) } else { NoticeAmount::Contribution(amount) };
    Ok(Notice(CoreNotice::new(case_ref.parse().or_raise(py)?, month.parse().or_raise(py)?, amount)))
}
