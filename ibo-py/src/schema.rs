//! The JSON Schemas of the format.

use ibo_core::Schema;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use crate::fields;

/// The JSON Schema (draft 2020-12) of a shape of the format, as a `dict`: `"case"`, `"statement"`,
/// `"notice"`, `"correction"`, `"error"` or `"sensitivity"`.
///
/// >>> import ibo
/// >>> ibo.schema("case")["required"]
/// ['case_ref', 'month', 'agreement']
#[pyfunction]
#[pyo3(signature = (name, /))]
pub(crate) fn schema<'py>(py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyAny>> {
    fields::dict(py, &schema_json(name)?)
}

/// The same as an indented text, for the command.
#[pyfunction(name = "_schema_json")]
pub(crate) fn schema_json(name: &str) -> PyResult<String> {
    let schema = Schema::from_slug(name);
    let known = || Schema::ALL.map(Schema::slug).join(", ");
    let must = || PyValueError::new_err(format!("name: must be one of {}", known()));
    schema.map(Schema::to_json).ok_or_else(must)
}

/// The names of the schemas.
#[pyfunction(name = "_schema_names")]
pub(crate) fn schema_names() -> Vec<&'static str> {
    Schema::ALL.map(Schema::slug).to_vec()
}
