//! What comes out: a table that was computed and stays, or a stream that is computed as it is read.

use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use arrow_buffer::Buffer;
use arrow_data::ArrayData;
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use ibo_core::{Error, Language};
use pyo3::exceptions::{PyKeyboardInterrupt, PyMemoryError, PyOSError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};

use super::computation::{Computation, Computed};
use super::dictionary::{word_at, words};
use super::exchange::{Batch, BatchReader, Batches, ReadyBatches, export_schema, export_stream};
use super::kept::{KeptTable, columns, converted};
use super::output::column;
use super::pickled::{batches_kept, batches_of, schema_kept, schema_of};
use super::refusal::{Failure, Fault, Listing, Refusal};
use super::summary::{About, AboutKept, Totals, TotalsKept, summary};
use crate::error::{exception_of_row, wrong_type};
use crate::pickle::same_version;
use crate::sentence;
use crate::text::{LANGUAGES, Texts, chosen};

/// A fault as the exception of its family, with its row.
pub(crate) fn raised(py: Python<'_>, fault: &Fault) -> PyErr {
    let row = fault.row.as_ref().map(|(row, table)| (*row, table.as_str()));
    exception_of_row(py, &fault.error, row)
}

/// A failure as the exception that it is in Python.
pub(crate) fn failed(py: Python<'_>, failure: &Failure) -> PyErr {
    match failure {
        Failure::Fault(fault) => raised(py, fault),
        Failure::Raised(error) => {
            let again = error.with(|py, error| error.clone_ref(py));
            again.unwrap_or_else(|| PyValueError::new_err(failure.to_string()))
        }
        Failure::Memory => PyMemoryError::new_err(failure.to_string()),
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
    refused: Refused,
}

/// The columns of a table of refused rows, of a result of which so many columns say whose a row is.
fn refused_schema(schema: &Schema, keys: usize) -> SchemaRef {
    let mut fields = vec![Field::new("row", DataType::Int64, false)];
    fields.extend(schema.fields().iter().take(keys).map(|field| (**field).clone()));
    fields.extend(TEXTS.map(|name| Field::new(name, DataType::Utf8, false)));
    Arc::new(Schema::new(fields))
}

impl TableResult {
    /// Computes all batches of a table.
    pub(crate) fn compute(
        py: Python<'_>,
        input: BatchReader,
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
            computation.finish().map_err(failed)?;
            Ok::<_, PyErr>((batches, refused))
        })?;
        let ((batches, refused), keys) = (computed, computation.keys());
        let (schema, totals, about) =
            (computation.schema(), computation.totals().clone(), computation.about().clone());
        let computation = Mutex::new(computation);
        let refused = match refused.is_empty() {
            true => Refused::None,
            false => Refused::Known { computation, rows: refused },
        };
        Ok(Self { schema, batches, totals, about, keys, refused })
    }

    /// The refused rows that are listed one by one.
    pub(crate) fn listed(&self) -> Result<Vec<(u64, Texts)>, Failure> {
        self.refused.listed()
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
        let schema = refused_schema(&self.schema, self.keys);
        let batches = py.detach(|| self.refused.batches(language))?;
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
        let kept = ReadyBatches {
            batches: self.batches.clone().into_iter(),
            schema: Arc::clone(&self.schema),
        };
        export_stream(py, Box::new(kept))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let said = LANGUAGES
            .map(|language| batches_kept(py, &py.detach(|| self.refused.batches(language))?));
        let [first, second] = said;
        let kept = (
            env!("CARGO_PKG_VERSION"),
            schema_kept(py, &self.schema)?,
            batches_kept(py, &self.batches)?,
            self.totals.kept(),
            self.about.kept(),
            self.keys,
            [first?, second?],
        );
        let make = py.import("ibo._ibo")?.getattr("_table_result")?;
        (make, kept).into_pyobject(py).map(Bound::into_any)
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

/// Makes a result again, for pickle: what it was computed of is not kept, but what it says is.
#[pyfunction(name = "_table_result")]
pub(crate) fn table_result(
    version: &str,
    schema: &Bound<'_, PyAny>,
    batches: &Bound<'_, PyAny>,
    totals: TotalsKept,
    about: AboutKept,
    keys: usize,
    refused: [Bound<'_, PyAny>; 2],
) -> PyResult<TableResult> {
    same_version(version)?;
    let schema = schema_of(schema)?;
    let batches = batches_of(batches, &schema)?;
    let of_refused = refused_schema(&schema, keys);
    let [first, second] = refused.each_ref().map(|refused| batches_of(refused, &of_refused));
    let (totals, about) = Totals::of(totals)
        .zip(About::of(about))
        .ok_or_else(|| PyValueError::new_err("this is no table of ibo"))?;
    let refused = Refused::Said([first?, second?]);
    Ok(TableResult { schema: Arc::new(schema), batches, totals, about, keys, refused })
}

/// What is wrong, in each language.
pub(crate) fn texts(error: &Error) -> Texts {
    LANGUAGES.map(|language| error.text(language).into_owned())
}

/// The refused rows that are listed one by one, each with its number and what is wrong.
#[derive(Default)]
struct Listed {
    listing: Listing,
    rows: Vec<(u64, Texts)>,
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
        let why = computation.why(&computed.input, &listed)?;
        self.rows.extend(numbers.zip(why.iter().map(texts)));
        Ok(())
    }
}

/// The refused rows of a table.
enum Refused {
    None,
    /// With what can say why.
    Known {
        computation: Mutex<Box<dyn Computation>>,
        rows: Vec<RefusedRows>,
    },
    /// As tables that say why, in each of the [`LANGUAGES`].
    Said([Vec<Batch>; LANGUAGES.len()]),
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
    /// Those that are listed one by one, at least.
    fn listed(&self) -> Result<Vec<(u64, Texts)>, Failure> {
        let (computation, rows) = match self {
            Self::None => return Ok(Vec::new()),
            Self::Said(said) => return Ok(listed_of(said)),
            Self::Known { computation, rows } => (computation, rows),
        };
        let computation = computation.lock().unwrap_or_else(PoisonError::into_inner);
        let mut listed = Listed::default();
        for rows in rows {
            listed.add(&**computation, rows.first, &rows.computed)?;
        }
        Ok(listed.rows)
    }

    fn batches(&self, language: Language) -> Result<Vec<Batch>, Failure> {
        let (computation, rows) = match self {
            Self::None => return Ok(Vec::new()),
            Self::Said(said) => return Ok(said[language as usize].clone()),
            Self::Known { computation, rows } => (computation, rows),
        };
        let computation = computation.lock().unwrap_or_else(PoisonError::into_inner);
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
        rows.iter().map(of_batch).collect()
    }
}

/// The rows of tables that say why, each with its number.
fn listed_of(said: &[Vec<Batch>; LANGUAGES.len()]) -> Vec<(u64, Texts)> {
    let [first, second] = said;
    let of_batches = |(first, second): (&Batch, &Batch)| {
        let last = |batch: &Batch, row| {
            batch.columns.last().map_or_else(String::new, |texts| word_at(texts, row))
        };
        let numbers = first.columns.first().map_or(&[][..], |rows| rows.buffer::<i64>(0));
        let rows = (0..first.rows).zip(numbers);
        rows.map(|(row, number)| (number.cast_unsigned(), [last(first, row), last(second, row)]))
            .collect()
    };
    first.iter().zip(second).flat_map::<Vec<_>, _>(of_batches).collect()
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
    /// What ended the reading, unless it is no more than a text.
    fault: Option<Failure>,
    /// Where somebody asked for them.
    listed: Option<Listed>,
}

/// A calculation that is read.
struct Running {
    input: BatchReader,
    computation: Box<dyn Computation>,
    state: Arc<Mutex<State>>,
    is_over: bool,
}

impl StreamResult {
    pub(crate) fn new(input: BatchReader, computation: Box<dyn Computation>) -> Self {
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
    pub(crate) fn listed(&self) -> Vec<(u64, Texts)> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.listed.take().unwrap_or_default().rows
    }

    /// The fault that ended the reading, or what its producer raised, else the error that the reader
    /// made of it.
    pub(crate) fn fault(&self, py: Python<'_>, error: PyErr) -> PyErr {
        // Not under the lock: an exception is made in Python, where others may ask for the totals.
        let fault = self.state.lock().unwrap_or_else(PoisonError::into_inner).fault.clone();
        let Some(fault) = fault else { return error };
        let failed = failed(py, &fault);
        if failed.is_instance_of::<PyKeyboardInterrupt>(py) {
            // The same Ctrl-C, which other readers would not see: it comes once.
            drop(py.check_signals());
        } else if !matches!(fault, Failure::Raised(_)) {
            failed.set_cause(py, Some(error));
        }
        failed
    }

    /// What a library that reads the stream gives; where a fault ended the reading, the fault
    /// itself.
    fn read<'py>(slf: &Bound<'py, Self>, function: &str) -> PyResult<Bound<'py, PyAny>> {
        converted(slf.as_any(), function).map_err(|error| slf.get().fault(slf.py(), error))
    }
}

#[pymethods]
impl StreamResult {
    // For the command: the fault of a row that a reader made this error of, else the error.
    #[pyo3(signature = (error, /))]
    fn _raised<'py>(&self, py: Python<'py>, error: Bound<'py, PyAny>) -> Bound<'py, PyAny> {
        self.fault(py, PyErr::from_value(error)).into_value(py).into_bound(py).into_any()
    }

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
        let computed = self.next_batch();
        if let Err(fault @ (Failure::Fault(_) | Failure::Raised(_) | Failure::Memory)) = &computed {
            let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
            state.fault = Some(fault.clone());
        }
        computed
    }

    fn next_batch(&mut self) -> Result<Option<Batch>, Failure> {
        let next = self.input.next().transpose()?;
        let first = self.computation.totals().rows();
        let computed = match next {
            Some(batch) => self.computation.batch(&batch).map(Some),
            None => self.computation.finish().map(|()| None),
        };
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.totals.clone_from(self.computation.totals());
        if let (Some(listed), Ok(Some(computed))) = (&mut state.listed, &computed) {
            listed.add(&*self.computation, first, computed)?;
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
