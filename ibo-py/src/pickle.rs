//! The way of every object of `ibo` through pickle and copy.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyTuple};

/// How pickle and copy make an object again: by its class or function, with the same keywords.
pub(crate) fn again<'py>(
    make: &Bound<'py, PyAny>,
    fields: &Bound<'py, PyDict>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = make.py();
    let again = partial(py)?.call((make,), Some(fields))?;
    PyTuple::new(py, [again, PyTuple::empty(py).into_any()]).map(Bound::into_any)
}

/// What pickle keeps of a result that stands alone: its JSON, and the function that reads it.
pub(crate) fn of_json<'py>(py: Python<'py>, read: &str, json: &str) -> PyResult<Bound<'py, PyAny>> {
    let read = py.import("ibo._ibo")?.getattr(read)?;
    let arguments = PyTuple::new(py, [json])?;
    PyTuple::new(py, [read, arguments.into_any()]).map(Bound::into_any)
}

/// How pickle makes a result again: computed anew, by the same version.
pub(crate) fn computed_again<'py>(
    function: &str,
    arguments: &[Bound<'py, PyAny>],
    fields: &Bound<'py, PyDict>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = fields.py();
    let function = py.import("ibo")?.getattr(function)?;
    let mut all = vec![function];
    all.extend_from_slice(arguments);
    let again = partial(py)?.call(PyTuple::new(py, all)?, Some(fields))?;
    let recompute = py.import("ibo._ibo")?.getattr("_recompute")?;
    let arguments = (env!("CARGO_PKG_VERSION"), again).into_pyobject(py)?;
    PyTuple::new(py, [recompute, arguments.into_any()]).map(Bound::into_any)
}

/// Where an item stands: in which tuple of which object. Pickle makes it again from there.
pub(crate) struct TupleItem {
    owner: Py<PyAny>,
    of: &'static str,
    index: usize,
}

impl TupleItem {
    pub(crate) fn of(owner: &Bound<'_, PyAny>, of: &'static str, index: usize) -> Self {
        Self { owner: owner.clone().unbind(), of, index }
    }

    pub(crate) fn again<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        item_again(self.owner.bind(py), self.of, self.index)
    }
}

/// How pickle makes again what an object gives under a name.
pub(crate) fn attribute_again<'py>(
    owner: &Bound<'py, PyAny>,
    name: &str,
) -> PyResult<Bound<'py, PyAny>> {
    let py = owner.py();
    let get = py.import("builtins")?.getattr("getattr")?;
    let arguments = (owner, name).into_pyobject(py)?;
    PyTuple::new(py, [get, arguments.into_any()]).map(Bound::into_any)
}

/// How pickle makes an item of a tuple again that an object gives: the object, the name of the tuple, the
/// place in it.
pub(crate) fn item_again<'py>(
    owner: &Bound<'py, PyAny>,
    of: &str,
    index: usize,
) -> PyResult<Bound<'py, PyAny>> {
    let py = owner.py();
    let function = py.import("ibo._ibo")?.getattr("_item")?;
    let arguments = (owner, of, index).into_pyobject(py)?;
    PyTuple::new(py, [function, arguments.into_any()]).map(Bound::into_any)
}

/// The same for an item of a tuple that a function of `ibo` gives.
pub(crate) fn listed_again<'py>(
    py: Python<'py>,
    function: &str,
    index: usize,
) -> PyResult<Bound<'py, PyAny>> {
    let listed = py.import("ibo._ibo")?.getattr("_listed")?;
    let arguments = (env!("CARGO_PKG_VERSION"), function, index).into_pyobject(py)?;
    PyTuple::new(py, [listed, arguments.into_any()]).map(Bound::into_any)
}

fn partial(py: Python<'_>) -> PyResult<&Bound<'_, PyAny>> {
    static PARTIAL: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    PARTIAL.import(py, "functools", "partial")
}

/// Makes an item of a tuple again, for pickle; without a name, an item of the object itself.
#[pyfunction(name = "_item")]
pub(crate) fn item<'py>(
    owner: Bound<'py, PyAny>,
    of: &str,
    index: usize,
) -> PyResult<Bound<'py, PyAny>> {
    if of.is_empty() {
        return owner.get_item(index);
    }
    owner.getattr(of)?.get_item(index)
}

/// Makes an item of a tuple that a function of `ibo` gives again, for pickle.
#[pyfunction(name = "_listed")]
pub(crate) fn listed<'py>(
    py: Python<'py>,
    version: &str,
    function: &str,
    index: usize,
) -> PyResult<Bound<'py, PyAny>> {
    same_version(version)?;
    py.import("ibo")?.getattr(function)?.call0()?.get_item(index)
}

/// Makes a result again, for pickle: only by the version that made it, since another may know other
/// values.
#[pyfunction(name = "_recompute")]
pub(crate) fn recompute<'py>(
    version: &str,
    again: Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    same_version(version)?;
    again.call0()
}

/// What depends on the rules and values of a version is made again by that version alone.
pub(crate) fn same_version(version: &str) -> PyResult<()> {
    let this = env!("CARGO_PKG_VERSION");
    if version == this {
        return Ok(());
    }
    let why = format!(
        "this was pickled by ibo {version} and this is ibo {this}: keep results as JSON, which \
            does not change"
    );
    Err(PyValueError::new_err(why))
}
