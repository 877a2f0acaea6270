//! The catalogue of errors, as `ibo.errors()` lists it.

use ibo_core::ErrorCode as Code;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::pickle;
use crate::text;

/// One error of the catalogue, as `ibo.errors()` lists it.
#[pyclass(module = "ibo", frozen, eq, hash)]
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct ErrorCode(Code);

#[pymethods]
impl ErrorCode {
    /// The stable name, such as `percentage-not-allowed`.
    #[getter]
    fn code(&self) -> &'static str {
        self.0.slug()
    }

    /// The stable number, 1001 to 1699.
    #[getter]
    fn number(&self) -> u16 {
        self.0.number()
    }

    /// The number of the rule that refuses; none where only the form is wrong.
    #[getter]
    fn rule(&self) -> Option<&'static str> {
        self.0.rule().map(|rule| rule.id())
    }

    /// What the error means, in Dutch (`"nl"`) or English (`"en"`).
    #[pyo3(signature = (language = None))]
    fn meaning(&self, py: Python<'_>, language: Option<&str>) -> PyResult<&'static str> {
        Ok(self.0.meaning(text::language(py, language)?))
    }

    fn __repr__(&self) -> String {
        format!("<ErrorCode {} {}>", self.0.number(), self.0.slug())
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let index = Code::ALL.iter().position(|code| *code == self.0);
        pickle::listed_again(py, "errors", index.unwrap_or_default())
    }
}

/// Every error that `ibo` can raise, in the order of the numbers.
///
/// >>> import ibo
/// >>> [error.number for error in ibo.errors() if error.code == "percentage-not-allowed"]
/// [1304]
#[pyfunction]
pub(crate) fn errors(py: Python<'_>) -> PyResult<Bound<'_, PyTuple>> {
    PyTuple::new(py, Code::ALL.iter().map(|code| ErrorCode(*code)).collect::<Vec<_>>())
}
