//! The fields of an object of `ibo`: its `repr`, `replace`, and a `dict` of its JSON.

use pyo3::prelude::*;
use pyo3::types::PyDict;

/// `Agreement(kind='ibo', start=datetime.date(2026, 3, 2))`: the fields that are there.
pub(crate) fn repr(name: &str, fields: &Bound<'_, PyDict>) -> PyResult<String> {
    let mut text = format!("{name}(");
    for (index, (field, value)) in fields.iter().enumerate() {
        let separator = if index == 0 { "" } else { ", " };
        text += &format!("{separator}{field}={}", value.repr()?);
    }
    text.push(')');
    Ok(text)
}

/// The object with some of its fields changed, and checked anew.
pub(crate) fn replaced<'py>(
    class: &Bound<'py, PyAny>,
    fields: &Bound<'py, PyDict>,
    changes: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyAny>> {
    if let Some(changes) = changes {
        fields.update(changes.as_mapping())?;
    }
    class.call((), Some(fields))
}

/// Sets a field that is there.
pub(crate) fn set<'py>(
    fields: &Bound<'py, PyDict>,
    name: &str,
    value: Option<impl IntoPyObject<'py>>,
) -> PyResult<()> {
    value.map_or(Ok(()), |value| fields.set_item(name, value))
}

/// The `dict` of a JSON text.
pub(crate) fn dict<'py>(py: Python<'py>, json: &str) -> PyResult<Bound<'py, PyAny>> {
    py.import("json")?.call_method1("loads", (json,))
}
