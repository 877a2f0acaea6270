//! What comes out: a table that was computed and stays, or a stream that is computed as it is read.

use std::sync::{Arc, Mutex, PoisonError};

use arrow_schema::SchemaRef;
use pyo3::exceptions::{PyOSError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};

use super::computation::Computation;
use super::exchange::{Batch, Batches, Kept, Reader, export_schema, export_stream};
use super::refusal::{Failure, Fault};
use super::summary::{About, Totals, summary};
use crate::error::exception_of_row;

/// A fault as the exception of its family, with its row.
pub(crate) fn raised(py: Python<'_>, fault: &Fault) -> PyErr {
    exception_of_row(py, &fault.error, fault.row)
}

/// A failure as the exception that it is in Python.
pub(crate) fn failed(py: Python<'_>, failure: &Failure) -> PyErr {
    match failure {
        Failure::Fault(fault) => raised(py, fault),
        Failure::Producer(_) => PyValueError::new_err(failure.to_string()),
        Failure::File(_) | Failure::Index(_) => PyOSError::new_err(failure.to_string()),
    }
}

impl From<Failure> for PyErr {
    fn from(failure: Failure) -> Self {
        Python::attach(|py| failed(py, &failure))
    }
}

/// A table that was computed: statements or payments, row by row in the order of the input.
///
/// It is Arrow data: pyarrow, polars, pandas, DuckDB and others take it as it is, without a copy
/// and as often as they like.
///
/// >>> import ibo
/// >>> ibo.TableResult.__name__
/// 'TableResult'
#[pyclass(module = "ibo", frozen)]
pub(crate) struct TableResult {
    schema: SchemaRef,
    batches: Vec<Batch>,
    totals: Totals,
    about: About,
}

impl TableResult {
    /// Computes all batches of a table.
    pub(crate) fn compute(
        py: Python<'_>,
        input: Reader,
        mut computation: Box<dyn Computation>,
    ) -> PyResult<Self> {
        let batches = py.detach(|| {
            let failed = |failure| Python::attach(|py| failed(py, &failure));
            let mut batches = Vec::new();
            for batch in input {
                batches.push(batch.and_then(|batch| computation.batch(&batch)).map_err(failed)?);
                Python::attach(|py| py.check_signals())?;
            }
            computation.finish().map_err(|fault| failed(fault.into()))?;
            Ok::<_, PyErr>(batches)
        })?;
        let (schema, totals, about) =
            (computation.schema(), computation.totals().clone(), computation.about().clone());
        Ok(Self { schema, batches, totals, about })
    }
}

#[pymethods]
impl TableResult {
    /// How many rows it has: as many as the input.
    #[getter]
    fn num_rows(&self) -> u64 {
        self.totals.rows()
    }

    /// The names of its columns.
    #[getter]
    fn columns<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        columns(py, &self.schema)
    }

    /// Rows, refusals by error, and totals.
    #[getter]
    fn summary<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        summary(py, &self.totals, &self.about)
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
        self.batches.iter().map(|batch| batch.rows).sum()
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
        let kept =
            Kept { batches: self.batches.clone().into_iter(), schema: Arc::clone(&self.schema) };
        export_stream(py, Box::new(kept))
    }

    fn __repr__(&self) -> String {
        format!(
            "<TableResult: {} rows, {} refused, {} columns>",
            self.totals.rows(),
            self.totals.refused(),
            self.schema.fields().len()
        )
    }
}

/// A table that is computed batch by batch while it is read, once, however long it is.
///
/// It is an Arrow stream: pyarrow, polars, DuckDB and others read it as it is. A fault of a row or
/// of the table ends the reading as an error.
///
/// >>> import ibo
/// >>> ibo.StreamResult.__name__
/// 'StreamResult'
#[pyclass(module = "ibo", frozen)]
pub(crate) struct StreamResult {
    schema: SchemaRef,
    about: About,
    running: Mutex<Option<Running>>,
    state: Arc<Mutex<State>>,
}

/// What is known of a stream outside of it.
#[derive(Default)]
struct State {
    totals: Totals,
    fault: Option<Fault>,
}

/// A calculation that is read.
struct Running {
    input: Reader,
    computation: Box<dyn Computation>,
    state: Arc<Mutex<State>>,
    is_over: bool,
}

impl StreamResult {
    pub(crate) fn new(input: Reader, computation: Box<dyn Computation>) -> Self {
        let (schema, about, state) = (
            computation.schema(),
            computation.about().clone(),
            Arc::new(Mutex::new(State::default())),
        );
        let running = Running { input, computation, state: Arc::clone(&state), is_over: false };
        Self { schema, about, running: Mutex::new(Some(running)), state }
    }

    /// What a library that reads the stream gives; where a fault ended the reading, the fault
    /// itself.
    fn read<'py>(slf: &Bound<'py, Self>, function: &str) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        converted(slf.as_any(), function).map_err(|error| {
            // Not under the lock: an exception is made in Python, where others may ask for the
            // totals.
            let fault =
                slf.get().state.lock().unwrap_or_else(PoisonError::into_inner).fault.clone();
            let Some(fault) = fault else { return error };
            let raised = raised(py, &fault);
            raised.set_cause(py, Some(error));
            raised
        })
    }
}

#[pymethods]
impl StreamResult {
    /// The names of its columns.
    #[getter]
    fn columns<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        columns(py, &self.schema)
    }

    /// Rows, refusals by error, and totals of what was read so far.
    #[getter]
    fn summary<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let totals = self.state.lock().unwrap_or_else(PoisonError::into_inner).totals.clone();
        summary(py, &totals, &self.about)
    }

    /// Reads it all as a `pyarrow.Table`.
    fn to_pyarrow<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Self::read(slf, "to_pyarrow")
    }

    /// Reads it all as a `polars.DataFrame`.
    fn to_polars<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Self::read(slf, "to_polars")
    }

    /// Reads it all as a `pandas.DataFrame`; amounts are `Decimal` objects, or integers for cents.
    fn to_pandas<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Self::read(slf, "to_pandas")
    }

    /// As a relation of DuckDB, which reads it when it is asked for rows.
    fn to_duckdb<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Self::read(slf, "to_duckdb")
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
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner).take();
        let again = || {
            PyValueError::new_err("this stream was read before: it is computed once, as it is read")
        };
        export_stream(py, Box::new(running.ok_or_else(again)?))
    }

    fn __repr__(&self) -> String {
        let rows = self.state.lock().unwrap_or_else(PoisonError::into_inner).totals.rows();
        format!("<StreamResult: {rows} rows read, {} columns>", self.schema.fields().len())
    }
}

impl Running {
    fn computed(&mut self) -> Result<Option<Batch>, Failure> {
        let next = self.input.next().transpose()?;
        let computed = match next {
            Some(batch) => self.computation.batch(&batch).map(Some),
            None => self.computation.finish().map(|()| None).map_err(Failure::from),
        };
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.totals.clone_from(self.computation.totals());
        if let Err(Failure::Fault(fault)) = &computed {
            state.fault = Some(fault.clone());
        }
        computed
    }
}

impl Iterator for Running {
    type Item = Result<Batch, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        // Whatever happens in it, a calculation that did not give a batch is over.
        self.is_over = true;
        let computed = self.computed().transpose();
        self.is_over = !matches!(computed, Some(Ok(_)));
        computed
    }
}

impl Batches for Running {
    fn schema(&self) -> SchemaRef {
        self.computation.schema()
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
