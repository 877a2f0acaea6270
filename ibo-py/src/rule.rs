//! The table of rules.

use ibo_core::{Language, Rule as CoreRule};
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::certainty::member;
use crate::pickle;
use crate::text::language;

/// A rule, or a part of a rule that has a certainty of its own.
#[pyclass(module = "ibo", frozen, eq, hash)]
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct Rule(CoreRule);

#[pymethods]
impl Rule {
    /// The number of the rule, such as `R4.2`.
    #[getter]
    fn id(&self) -> &'static str {
        self.0.id()
    }

    /// How well the rule is founded; none for a rule that is not about the law but about this
    /// library.
    #[getter]
    fn certainty<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.0.certainty().map(|certainty| member(py, certainty)).transpose()
    }

    /// Where the rule was read.
    #[getter]
    fn source(&self) -> &'static str {
        self.0.source()
    }

    /// The rule in a few words, in Dutch (`"nl"`) or English (`"en"`).
    #[pyo3(signature = (language = None))]
    fn title(&self, py: Python<'_>, language: Option<&str>) -> PyResult<&'static str> {
        Ok(self.0.title(self::language(py, language)?))
    }

    /// What is assumed where the rule is used; none for a rule that was read.
    #[pyo3(signature = (language = None))]
    fn assumption(&self, py: Python<'_>, language: Option<&str>) -> PyResult<Option<&'static str>> {
        Ok(self.0.assumption(self::language(py, language)?))
    }

    /// The stable id of that assumption: the reading on which it rests, or a word of its own under
    /// the number of the rule (R8.1).
    #[getter]
    fn assumption_id(&self) -> Option<&'static str> {
        self.0.assumption_id()
    }

    /// The reading on which that assumption rests; none where there is no other reading to choose
    /// (R8.1).
    #[getter]
    fn reading(&self) -> Option<&'static str> {
        self.0.reading()
    }

    fn __repr__(&self) -> String {
        format!("<Rule {}: {}>", self.0.id(), self.0.title(Language::English))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        pickle::listed_again(
            py,
            "rules",
            CoreRule::ALL.iter().position(|rule| *rule == self.0).unwrap_or_default(),
        )
    }
}

/// Every rule, in the order of the numbers; a rule whose parts are not equally certain has an entry
/// for each.
///
/// >>> import ibo
/// >>> [str(rule.certainty) for rule in ibo.rules() if rule.id == "R4.1"]
/// ['official', 'assumed']
#[pyfunction]
pub(crate) fn rules(py: Python<'_>) -> PyResult<Bound<'_, PyTuple>> {
    PyTuple::new(py, CoreRule::ALL.iter().map(|rule| Rule(*rule)).collect::<Vec<_>>())
}
