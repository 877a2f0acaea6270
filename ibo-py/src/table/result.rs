//! What comes out: a table that was computed and stays, or a stream that is computed as it is read.

use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use arrow_buffer::Buffer;
use arrow_data::ArrayData;
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use ibo_core::{Error, Language};
use pyo3::exceptions::{PyOSError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};

use super::computation::{Computation, Computed};
use super::dictionary::{word_at, words};
use super::exchange::{Batch, Batches, Kept, Reader, export_schema, export_stream};
use super::kept::{KeptTable, columns, converted};
use super::output::column;
use super::refusal::{Failure, Fault, Listing, Refusal};
use super::summary::{About, Totals, summary};
use crate::error::{exception_of_row, wrong_type};
use crate::sentence;
use crate::text::chosen;

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
    /// How many of the first columns say whose row it is.
    keys: usize,
    refused: Option<Refused>,
}

impl TableResult {
    /// Computes all batches of a table.
    pub(crate) fn compute(
        py: Python<'_>,
        input: Reader,
        mut computation: Box<dyn Computation>,
    ) -> PyResult<Self> {
        let computed = py.detach(|| {
            let failed = |failure| Python::attach(|py| failed(py, &failure));
            let (mut batches, mut refused) = (Vec::new(), Vec::new());
            for batch in input {
                let (first, before) = (computation.totals().rows(), computation.totals().refused());
                let computed = batch.and_then(|batch| computation.batch(&batch)).map_err(failed)?;
                if computation.totals().refused() > before {
                    refused.push(RefusedRows { first, computed: computed.clone() });
                }
                batches.push(computed.result);
                Python::attach(|py| py.check_signals())?;
            }
            computation.finish().map_err(|fault| failed(fault.into()))?;
            Ok::<_, PyErr>((batches, refused))
        })?;
        let ((batches, refused), keys) = (computed, computation.keys());
        let (schema, totals, about) =
            (computation.schema(), computation.totals().clone(), computation.about().clone());
        let computation = Mutex::new(computation);
        let refused = (!refused.is_empty()).then_some(Refused { computation, rows: refused });
        Ok(Self { schema, batches, totals, about, keys, refused })
    }

    /// The refused rows that are listed one by one.
    pub(crate) fn listed(&self) -> Result<Vec<(u64, Error)>, Failure> {
        self.refused.as_ref().map_or(Ok(Vec::new()), Refused::listed)
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

    /// The rows that were refused, each with its number, what says whose it is, the error, where it
    /// lies, and in a sentence what must be: the words of the single case.
    ///
    /// language: `"nl"` or `"en"`; without it that of `ibo.language`, else English. Rows are
    /// counted from 0, as for `explain_row`.
    ///
    /// >>> import ibo
    /// >>> import polars
    /// >>> table = polars.DataFrame(
    /// ...     {"premium": ["588.57", "-1"], "employment_hours": [19, 38], "full_time_hours": [38, 38]}
    /// ... )
    /// >>> ibo.payments(table).refused().to_polars().row(0)
    /// (1, 'amount-negative', 'premium', 'this amount must not be negative')
    #[pyo3(signature = (*, language = None))]
    fn refused<'py>(
        &self,
        py: Python<'py>,
        language: Option<&str>,
    ) -> PyResult<Bound<'py, RefusedTable>> {
        let language = match language {
            None => chosen(py, Language::English)?,
            language => crate::text::language(py, language)?,
        };
        let mut fields = vec![Field::new("row", DataType::Int64, false)];
        fields.extend(self.schema.fields()[..self.keys].iter().map(|field| (**field).clone()));
        fields.extend(TEXTS.map(|name| Field::new(name, DataType::Utf8, false)));
        let schema = Arc::new(Schema::new(fields));
        let of = |refused: &Refused| py.detach(|| refused.batches(language));
        let batches = self.refused.as_ref().map_or(Ok(Vec::new()), of)?;
        let kept = PyClassInitializer::from(KeptTable::new(schema, batches.clone()));
        Bound::new(py, kept.add_subclass(RefusedTable { batches }))
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

    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        page(slf.as_any(), "table_result")
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

/// The refused rows that are listed one by one, each with its number and what is wrong.
#[derive(Default)]
struct Listed {
    listing: Listing,
    rows: Vec<(u64, Error)>,
}

impl Listed {
    /// Adds those of a batch, whose first row has this number.
    fn add(
        &mut self,
        computation: &dyn Computation,
        first: u64,
        computed: &Computed,
    ) -> Result<(), Failure> {
        let mut listed = Refusal::of_result(&computation.schema(), &computed.result.columns);
        listed.retain(|refusal| self.listing.takes(refusal.code));
        let numbers = listed.iter().map(|refusal| first + refusal.row as u64);
        self.rows.extend(numbers.zip(computation.why(&computed.input, &listed)?));
        Ok(())
    }
}

/// The refused rows of a table, and what can say why.
struct Refused {
    computation: Mutex<Box<dyn Computation>>,
    rows: Vec<RefusedRows>,
}

/// A batch in which rows were refused.
struct RefusedRows {
    /// The number of the batch's first row.
    first: u64,
    /// The memory of the caller's table and of the result, not a copy.
    computed: Computed,
}

/// What says whose these rows of a batch are, of these alone.
fn keys_of(keys: Batch, refused: &[Refusal]) -> Result<Vec<ArrayData>, ArrowError> {
    let mut ranges = Vec::<Range<usize>>::new();
    for row in refused.iter().map(|refusal| refusal.row) {
        match ranges.last_mut() {
            Some(range) if range.end == row => range.end += 1,
            _ => ranges.push(row..row + 1),
        }
    }
    Ok(keys.rows_in(&ranges)?.columns)
}

impl Refused {
    fn listed(&self) -> Result<Vec<(u64, Error)>, Failure> {
        let computation = self.computation.lock().unwrap_or_else(PoisonError::into_inner);
        let mut listed = Listed::default();
        for rows in &self.rows {
            listed.add(&**computation, rows.first, &rows.computed)?;
        }
        Ok(listed.rows)
    }

    fn batches(&self, language: Language) -> Result<Vec<Batch>, Failure> {
        let computation = self.computation.lock().unwrap_or_else(PoisonError::into_inner);
        let of_batch = |rows: &RefusedRows| {
            let Computed { result, input } = &rows.computed;
            let refused = Refusal::of_result(&computation.schema(), &result.columns);
            let number = |refusal: &Refusal| (rows.first + refusal.row as u64).cast_signed();
            let numbers = Buffer::from_vec(refused.iter().map(number).collect::<Vec<_>>());
            let count = refused.len();
            let why = computation.why(input, &refused)?;
            let sentences = why.iter().map(|error| error.text(language));
            let keys = result.columns[..computation.keys()].to_vec();
            let mut columns = vec![column(DataType::Int64, count, numbers, None)?];
            columns.extend(keys_of(Batch::new(result.rows, keys), &refused)?);
            columns.push(words(refused.iter().map(|refusal| refusal.code.slug())));
            columns.push(words(refused.iter().map(|refusal| refusal.at.name())));
            columns.push(words(sentences));
            Ok(Batch::new(count, columns))
        };
        self.rows.iter().map(of_batch).collect()
    }
}

/// The refused rows of a table, as a table: `row`, counted from 0; what says whose row it is, such
/// as `case_ref` and `month`; `error_code`, `error_at`, and the `sentence` that says what must be.
///
/// >>> import ibo
/// >>> ibo.RefusedTable.__name__
/// 'RefusedTable'
#[pyclass(module = "ibo", frozen, extends = KeptTable)]
pub(crate) struct RefusedTable {
    batches: Vec<Batch>,
}

#[pymethods]
impl RefusedTable {
    /// The first rows: number, error, where, sentence.
    fn _rows(&self, most: usize) -> Vec<(i64, String, String, String)> {
        let rows = self.batches.iter().flat_map(|batch| {
            let (numbers, texts) = (batch.columns.first(), batch.columns.len() - TEXTS.len());
            let numbers = numbers.map_or(&[][..], |rows| rows.buffer::<i64>(0));
            let texts = &batch.columns[texts..];
            (0..batch.rows).map(move |row| {
                let text = |index: usize| word_at(&texts[index], row);
                (numbers[row], text(0), text(1), text(2))
            })
        });
        rows.take(most).collect()
    }

    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        page(slf.as_any(), "refused_table")
    }

    fn __repr__(slf: &Bound<'_, Self>) -> String {
        format!("<RefusedTable: {} rows>", slf.as_super().get().rows())
    }
}

/// The columns of a table of refused rows that are texts.
const TEXTS: [&str; 3] = ["error_code", "error_at", "sentence"];

/// A text of a list of [`words`].
/// A result as a notebook shows it.
fn page<'py>(result: &Bound<'py, PyAny>, function: &str) -> PyResult<Bound<'py, PyAny>> {
    result.py().import("ibo._html")?.call_method1(function, (result,))
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
    /// Where somebody asked for them.
    listed: Option<Listed>,
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

    /// Keeps the refused rows that are listed one by one, of what is read from now on.
    pub(crate) fn list_refused(&self) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.listed = Some(Listed::default());
    }

    /// Those rows.
    pub(crate) fn listed(&self) -> Vec<(u64, Error)> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.listed.take().unwrap_or_default().rows
    }

    /// The fault that ended the reading, else the error that the reader made of it.
    pub(crate) fn fault(&self, py: Python<'_>, error: PyErr) -> PyErr {
        // Not under the lock: an exception is made in Python, where others may ask for the totals.
        let fault = self.state.lock().unwrap_or_else(PoisonError::into_inner).fault.clone();
        let Some(fault) = fault else { return error };
        let raised = raised(py, &fault);
        raised.set_cause(py, Some(error));
        raised
    }

    /// What a library that reads the stream gives; where a fault ended the reading, the fault
    /// itself.
    fn read<'py>(slf: &Bound<'py, Self>, function: &str) -> PyResult<Bound<'py, PyAny>> {
        converted(slf.as_any(), function).map_err(|error| slf.get().fault(slf.py(), error))
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

    /// A stream keeps no rows, so it has no table of those that were refused: it says what to do
    /// instead.
    #[pyo3(signature = (*, language = None))]
    fn refused(&self, py: Python<'_>, language: Option<&str>) -> PyResult<()> {
        let _ = language;
        Err(wrong_type(py, "refused", sentence::REFUSED_OF_STREAM))
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

    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        page(slf.as_any(), "table_result")
    }

    fn __repr__(&self) -> String {
        let rows = self.state.lock().unwrap_or_else(PoisonError::into_inner).totals.rows();
        format!("<StreamResult: {rows} rows read, {} columns>", self.schema.fields().len())
    }
}

impl Running {
    fn computed(&mut self) -> Result<Option<Batch>, Failure> {
        let next = self.input.next().transpose()?;
        let first = self.computation.totals().rows();
        let computed = match next {
            Some(batch) => self.computation.batch(&batch).map(Some),
            None => self.computation.finish().map(|()| None).map_err(Failure::from),
        };
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.totals.clone_from(self.computation.totals());
        if let (Some(listed), Ok(Some(computed))) = (&mut state.listed, &computed) {
            listed.add(&*self.computation, first, computed)?;
        }
        if let Err(Failure::Fault(fault)) = &computed {
            state.fault = Some(fault.clone());
        }
        computed.map(|computed| computed.map(|computed| computed.result))
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
