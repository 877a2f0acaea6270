//! A table that was made and stays, for any library that reads Arrow data.

use std::sync::Arc;

use arrow_schema::SchemaRef;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};

use super::exchange::{Batch, ReadyBatches, export_schema, export_stream};

/// A table that was made of statements. It is Arrow data: pyarrow, polars, pandas, DuckDB and others
/// take it as it is, without a copy and as often as they like.
///
/// >>> import ibo
/// >>> ibo.KeptTable.__name__
/// 'KeptTable'
#[pyclass(module = "ibo", frozen, subclass)]
pub(crate) struct KeptTable {
    schema: SchemaRef,
    batches: Vec<Batch>,
}

impl KeptTable {
    pub(crate) fn new(schema: SchemaRef, batches: Vec<Batch>) -> Self {
        Self { schema, batches }
    }

    pub(crate) const fn schema(&self) -> &SchemaRef {
        &self.schema
    }

    pub(crate) fn batches(&self) -> &[Batch] {
        &self.batches
    }

    pub(crate) fn rows(&self) -> usize {
        self.batches.iter().map(|batch| batch.rows).sum()
    }
}

#[pymethods]
impl KeptTable {
    /// How many rows it has.
    #[getter]
    fn num_rows(&self) -> usize {
        self.rows()
    }

    /// The names of its columns.
    #[getter]
    fn columns<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        columns(py, &self.schema)
    }

    /// As a `pyarrow.Table`.
    fn to_pyarrow<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        converted(slf.as_any(), "to_pyarrow")
    }

    /// As a `polars.DataFrame`.
    fn to_polars<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        converted(slf.as_any(), "to_polars")
    }

    /// As a `pandas.DataFrame`; amounts are `Decimal` objects, or integers for cents.
    fn to_pandas<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        converted(slf.as_any(), "to_pandas")
    }

    /// As a relation of DuckDB.
    fn to_duckdb<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        converted(slf.as_any(), "to_duckdb")
    }

    fn __len__(&self) -> usize {
        self.rows()
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        export_schema(py, &self.schema)
    }

    // A consumer may ask for another schema; a producer need not give it.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        let kept = ReadyBatches {
            batches: self.batches.clone().into_iter(),
            schema: Arc::clone(&self.schema),
        };
        export_stream(py, Box::new(kept))
    }

    fn __repr__(&self) -> String {
        format!("<KeptTable: {} rows, {} columns>", self.rows(), self.schema.fields().len())
    }
}

pub(super) fn columns<'py>(py: Python<'py>, schema: &SchemaRef) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, schema.fields().iter().map(|field| field.name()))
}

/// The result in a library's own form.
pub(super) fn converted<'py>(
    result: &Bound<'py, PyAny>,
    function: &str,
) -> PyResult<Bound<'py, PyAny>> {
    result.py().import("ibo._tables")?.call_method1(function, (result,))
}
