//! The Arrow PyCapsule interface, by hand: tables come in and go out as capsules around the structs
//! of Arrow's C data interface, without a copy. All unsafe code of this package is in this file, in
//! `attached.rs` and in `dictionary.rs`. (Arrow's own reader of streams does not read a column of
//! nothing but nulls from polars.)

use std::convert::Infallible;
use std::ffi::{CStr, c_int};
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr::NonNull;
use std::sync::Arc;

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi_and_data_type};
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{RecordBatch, RecordBatchReader, make_array};
use arrow_data::ArrayData;
use arrow_data::transform::MutableArrayData;
use arrow_schema::{ArrowError, DataType, Field, FieldRef, Fields, Schema, SchemaRef};
use pyo3::exceptions::{PyKeyboardInterrupt, PyStopIteration, PyValueError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use super::attached::OfPython;
use super::refusal::{Failure, Refusal};
use super::unread_row::{UnreadColumn, UnreadRow, UnreadRows};

const SCHEMA: &CStr = c"arrow_schema";
const ARRAY: &CStr = c"arrow_array";
const STREAM: &CStr = c"arrow_array_stream";

/// The error of a producer that has no memory, `ENOMEM`.
const NO_MEMORY: c_int = 12;

/// Some rows of a table, column by column.
#[derive(Clone)]
pub(crate) struct Batch {
    pub(crate) rows: usize,
    pub(crate) columns: Vec<ArrayData>,
    /// The rows that a reader of files could not read.
    pub(crate) faults: Option<UnreadRows>,
}

impl Batch {
    /// Rows that all were read.
    pub(crate) const fn new(rows: usize, columns: Vec<ArrayData>) -> Self {
        Self { rows, columns, faults: None }
    }

    /// What is wrong with a row that could not be read.
    pub(crate) fn fault(&self, row: usize) -> Option<UnreadRow> {
        self.faults.as_ref().and_then(|faults| faults.of(row))
    }

    /// The refusals of those among some rows.
    pub(crate) fn unread(&self, rows: &Range<usize>) -> Vec<Refusal> {
        self.faults.as_ref().map(|faults| faults.refusals(rows)).unwrap_or_default()
    }

    /// The rows in some ranges, one after the other.
    pub(crate) fn rows_in(&self, ranges: &[Range<usize>]) -> Result<Self, ArrowError> {
        if matches!(ranges, [all] if *all == (0..self.rows)) {
            return Ok(self.clone());
        }
        let rows = ranges.iter().map(ExactSizeIterator::len).sum();
        let of_ranges = |column: &ArrayData| {
            let mut taken = MutableArrayData::new(vec![column], false, rows);
            ranges.iter().try_for_each(|range| taken.try_extend(0, range.start, range.end))?;
            Ok(taken.freeze())
        };
        let columns = self.columns.iter().map(of_ranges).collect::<Result<_, ArrowError>>()?;
        let faults = self.faults.as_ref().map(|faults| faults.of_rows(of_ranges)).transpose()?;
        Ok(Self { rows, columns, faults })
    }

    /// So many rows from `first` on.
    fn slice(&self, first: usize, rows: usize) -> Self {
        if (first, rows) == (0, self.rows) {
            return self.clone();
        }
        let of_rows = |column: &ArrayData| column.slice(first, rows);
        let faults =
            |faults: &UnreadRows| faults.of_rows(|texts| Ok::<_, Infallible>(of_rows(texts)));
        let Ok(faults) = self.faults.as_ref().map(faults).transpose();
        Self { rows, columns: self.columns.iter().map(of_rows).collect(), faults }
    }
}

/// The batches of a table, one after the other.
pub(crate) trait Batches: Iterator<Item = Result<Batch, Failure>> + Send {
    /// The columns of every batch.
    fn schema(&self) -> SchemaRef;
}

pub(crate) type BatchReader = Box<dyn Batches>;

/// The batches of an object that gives an Arrow stream, or an Arrow array of structs, which is one
/// batch; none of another object.
pub(crate) fn import(table: &Bound<'_, PyAny>) -> PyResult<Option<Result<BatchReader, Failure>>> {
    let py = table.py();
    if table.hasattr(intern!(py, "read_next_batch"))? {
        return Called::reader(table).map(Some);
    }
    if table.hasattr(intern!(py, "__arrow_c_stream__"))? {
        let capsule = table.call_method0(intern!(py, "__arrow_c_stream__"))?;
        return import_stream(&capsule).map(Some);
    }
    if table.hasattr(intern!(py, "__arrow_c_array__"))? {
        let capsules = table.call_method0(intern!(py, "__arrow_c_array__"))?;
        let (schema, array) = capsules.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>()?;
        return import_array(&schema, &array).map(Some);
    }
    Ok(None)
}

fn import_stream(capsule: &Bound<'_, PyAny>) -> PyResult<Result<BatchReader, Failure>> {
    let pointer = pointer::<FFI_ArrowArrayStream>(capsule, STREAM)?;
    // SAFETY: a capsule of this name holds a stream of the C data interface, initialised and
    // aligned. It is moved out of the capsule, which is left with a released one, so each is
    // released once.
    let stream = unsafe { FFI_ArrowArrayStream::from_raw(pointer.as_ptr()) };
    Ok(Imported::new(stream).map(|stream| Box::new(stream) as BatchReader))
}

fn import_array(
    schema: &Bound<'_, PyAny>,
    array: &Bound<'_, PyAny>,
) -> PyResult<Result<BatchReader, Failure>> {
    let schema = pointer::<FFI_ArrowSchema>(schema, SCHEMA)?;
    let array = pointer::<FFI_ArrowArray>(array, ARRAY)?;
    // SAFETY: a capsule of this name holds a schema of the C data interface, and the caller keeps
    // the capsule while it is read here.
    let schema = read_schema(unsafe { schema.as_ref() });
    // SAFETY: as the stream above: moved out of the capsule, and released once.
    let array = unsafe { FFI_ArrowArray::from_raw(array.as_ptr()) };
    if array.is_released() {
        return Err(PyValueError::new_err("this Arrow array was read before"));
    }
    let one_batch = |schema| {
        // SAFETY: the two capsules are of one call, so the array is of this schema.
        let batch = unsafe { batch(array, &schema) }?;
        let (faults, schema) = UnreadColumn::taken_from(schema);
        let batches = vec![with_faults(batch, faults.as_ref())].into_iter();
        Ok(Box::new(ReadyBatches { batches, schema: Arc::new(schema) }) as BatchReader)
    };
    Ok(schema.and_then(one_batch).map_err(Failure::from))
}

/// What a capsule of this name points to.
fn pointer<T>(capsule: &Bound<'_, PyAny>, name: &CStr) -> PyResult<NonNull<T>> {
    Ok(capsule.cast::<PyCapsule>()?.pointer_checked(Some(name))?.cast())
}

/// A released schema has nothing that could be read.
fn read_schema(schema: &FFI_ArrowSchema) -> Result<Schema, ArrowError> {
    if schema.release().is_none() {
        return Err(ArrowError::CDataInterface("this schema was read before".to_owned()));
    }
    Schema::try_from(schema)
}

/// A stream of another library.
struct Imported {
    stream: FFI_ArrowArrayStream,
    /// The columns as the stream has them.
    of_stream: Schema,
    /// The columns without that of the faults of rows.
    schema: SchemaRef,
    faults: Option<UnreadColumn>,
}

impl Imported {
    fn new(mut stream: FFI_ArrowArrayStream) -> Result<Self, Failure> {
        let get_schema = stream
            .get_schema()
            .ok_or_else(|| Failure::Producer("this stream was read before".to_owned()))?;
        let mut schema = FFI_ArrowSchema::empty();
        // SAFETY: the call of the C stream interface on its own stream, which was not released,
        // with room for what it writes.
        let code = unsafe { get_schema(&raw mut stream, &raw mut schema) };
        if code != 0 {
            return Err(producer_error(&mut stream, code));
        }
        let of_stream = read_schema(&schema)?;
        let (faults, schema) = UnreadColumn::taken_from(of_stream.clone());
        Ok(Self { stream, of_stream, schema: Arc::new(schema), faults })
    }

    fn read(&mut self) -> Result<Option<Batch>, Failure> {
        let Some(get_next) = self.stream.get_next() else { return Ok(None) };
        let mut array = FFI_ArrowArray::empty();
        // SAFETY: as above; what it writes is an array of the stream's schema, or a released one at
        // the end.
        let code = unsafe { get_next(&raw mut self.stream, &raw mut array) };
        if code != 0 {
            return Err(producer_error(&mut self.stream, code));
        }
        if array.is_released() {
            return Ok(None);
        }
        // SAFETY: every array of a stream is of its schema.
        let batch = unsafe { batch(array, &self.of_stream) }?;
        Ok(Some(with_faults(batch, self.faults.as_ref())))
    }
}

/// A reader of pyarrow, batch by batch. As a stream of C it would pass on no more than the text of
/// what its producer raises, Ctrl-C included.
struct Called {
    reader: OfPython<Py<PyAny>>,
    schema: SchemaRef,
}

impl Called {
    fn reader(reader: &Bound<'_, PyAny>) -> PyResult<Result<BatchReader, Failure>> {
        let py = reader.py();
        let schema = reader.getattr(intern!(py, "schema"))?;
        let capsule = schema.call_method0(intern!(py, "__arrow_c_schema__"))?;
        let pointer = pointer::<FFI_ArrowSchema>(&capsule, SCHEMA)?;
        // SAFETY: a capsule of this name holds a schema of the C data interface, and is kept while
        // it is read here.
        let schema = read_schema(unsafe { pointer.as_ref() });
        let called = |schema| {
            Box::new(Self {
                reader: OfPython::new(reader.clone().unbind()),
                schema: Arc::new(schema),
            }) as BatchReader
        };
        Ok(schema.map(called).map_err(Failure::from))
    }

    fn read(py: Python<'_>, reader: &Py<PyAny>) -> PyResult<Result<Option<Batch>, Failure>> {
        let reader = reader.bind(py);
        let batch = match reader.call_method0(intern!(py, "read_next_batch")) {
            Err(error) if error.is_instance_of::<PyStopIteration>(py) => return Ok(Ok(None)),
            batch => batch?,
        };
        let Some(batches) = import(&batch)? else { return Ok(Ok(None)) };
        Ok(batches.and_then(|mut batches| batches.next().transpose()))
    }
}

impl Iterator for Called {
    type Item = Result<Batch, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        let read = self.reader.with(Self::read)?;
        let raised = |error| Err(Failure::raised(error));
        read.unwrap_or_else(raised).transpose()
    }
}

impl Batches for Called {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }
}

/// What the producer of a stream says of the call that failed.
fn producer_error(stream: &mut FFI_ArrowArrayStream, code: c_int) -> Failure {
    if code == NO_MEMORY {
        return Failure::Memory;
    }
    let text = stream.get_last_error().and_then(|get_last_error| {
        // SAFETY: the call of the C stream interface, right after one that failed.
        let text = NonNull::new(unsafe { get_last_error(stream) }.cast_mut())?;
        // SAFETY: the text ends with a NUL, and is copied before the next call.
        Some(unsafe { CStr::from_ptr(text.as_ptr()) }.to_string_lossy().into_owned())
    });
    Failure::Producer(text.unwrap_or_else(|| format!("its producer stopped with the error {code}")))
}

impl Iterator for Imported {
    type Item = Result<Batch, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        self.read().transpose()
    }
}

impl Batches for Imported {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }
}

/// The rows of an array of structs.
///
/// # Safety
/// The array is one of this schema, as the C data interface has it.
unsafe fn batch(array: FFI_ArrowArray, schema: &Schema) -> Result<Batch, ArrowError> {
    // A column of nulls has no memory. Some producers say that it has a bitmap all the same, as a
    // struct without fields may: it is read as one. Wide decimals are read as bytes: where they
    // lie at another address than a multiple of their width, as after a file of Arrow was mapped,
    // each batch of a table would else be copied with all rows before it.
    let readable = |field: &FieldRef| {
        let data_type = match field.data_type() {
            DataType::Null => DataType::Struct(Fields::empty()),
            DataType::Decimal128(..) => DataType::FixedSizeBinary(16),
            DataType::Decimal256(..) => DataType::FixedSizeBinary(32),
            _ => return Arc::clone(field),
        };
        Arc::new(Field::new(field.name(), data_type, true))
    };
    let data_type = DataType::Struct(schema.fields().iter().map(readable).collect());
    // SAFETY: what the caller assures; neither a column of nulls nor a struct without fields has
    // memory that could be read.
    let structs = unsafe { from_ffi_and_data_type(array, data_type) }?;
    if structs.nulls().is_some_and(|nulls| nulls.null_count() > 0) {
        return Err(ArrowError::CDataInterface("a row cannot be null as a whole".to_owned()));
    }
    let (first, rows) = (structs.offset(), structs.len());
    // A slice counts its nulls anew.
    let of_rows = |column: &ArrayData| {
        if (first, rows) == (0, column.len()) { column.clone() } else { column.slice(first, rows) }
    };
    Ok(Batch::new(rows, structs.child_data().iter().map(of_rows).collect()))
}

/// A batch with the faults of its rows in their place.
fn with_faults(mut batch: Batch, column: Option<&UnreadColumn>) -> Batch {
    let Some(column) = column.filter(|column| column.index < batch.columns.len()) else {
        return batch;
    };
    batch.faults = column.faults(batch.columns.remove(column.index));
    batch
}

/// A column as it came: see [`batch`] for what is read in another form.
pub(crate) fn as_it_came(
    column: &ArrayData,
    data_type: &DataType,
) -> Result<ArrayData, ArrowError> {
    match data_type {
        DataType::Null => ArrayData::builder(DataType::Null).len(column.len()).build(),
        DataType::Decimal128(..) | DataType::Decimal256(..) => {
            let column = column.clone().into_builder().data_type(data_type.clone());
            column.align_buffers(true).build()
        }
        _ => Ok(column.clone()),
    }
}

/// Batches that are there already.
pub(crate) struct ReadyBatches {
    pub(crate) batches: std::vec::IntoIter<Batch>,
    pub(crate) schema: SchemaRef,
}

impl Iterator for ReadyBatches {
    type Item = Result<Batch, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        self.batches.next().map(Ok)
    }
}

impl Batches for ReadyBatches {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }
}

/// Batches of a table of which no row can be refused: one that could not be read is a fault of its
/// file.
pub(crate) struct WholeRows(pub(crate) BatchReader);

impl Iterator for WholeRows {
    type Item = Result<Batch, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        let batch = self.0.next()?;
        Some(batch.and_then(|batch| {
            let fault = batch.faults.as_ref().and_then(UnreadRows::of_file);
            fault.map_or(Ok(batch), Err)
        }))
    }
}

impl Batches for WholeRows {
    fn schema(&self) -> SchemaRef {
        self.0.schema()
    }
}

/// Batches in parts of so many rows at most.
pub(crate) struct InParts {
    reader: BatchReader,
    most: usize,
    /// A batch, and how many of its rows were given already.
    rest: Option<(Batch, usize)>,
}

impl InParts {
    pub(crate) fn new(reader: BatchReader, most: usize) -> Self {
        Self { reader, most, rest: None }
    }
}

impl Iterator for InParts {
    type Item = Result<Batch, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        let (batch, given) = match self.rest.take() {
            Some(rest) => rest,
            None => match self.reader.next()? {
                Ok(batch) => (batch, 0),
                Err(failure) => return Some(Err(failure)),
            },
        };
        let rows = self.most.min(batch.rows - given);
        let part = batch.slice(given, rows);
        self.rest = Some((batch, given + rows)).filter(|(batch, given)| *given < batch.rows);
        Some(Ok(part))
    }
}

impl Batches for InParts {
    fn schema(&self) -> SchemaRef {
        self.reader.schema()
    }
}

/// The schema in a capsule.
pub(crate) fn export_schema<'py>(
    py: Python<'py>,
    schema: &Schema,
) -> PyResult<Bound<'py, PyCapsule>> {
    let schema = FFI_ArrowSchema::try_from(schema)
        .map_err(|error| PyValueError::new_err(error.to_string()))?;
    PyCapsule::new_with_value(py, schema, SCHEMA)
}

/// The batches in a capsule, as a stream: whoever takes it out reads and releases them, else the
/// capsule does.
pub(crate) fn export_stream(py: Python<'_>, reader: BatchReader) -> PyResult<Bound<'_, PyCapsule>> {
    PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(Exported(reader))), STREAM)
}

/// Batches that are read from C.
struct Exported(BatchReader);

impl Iterator for Exported {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        // A panic does not go through C.
        let next = catch_unwind(AssertUnwindSafe(|| self.0.next()));
        let failed =
            |_| Some(Err(Failure::Producer("ibo failed, by a fault of its own".to_owned())));
        let record_batch = |batch: Batch| {
            Ok(RecordBatch::try_new(
                self.0.schema(),
                batch.columns.into_iter().map(make_array).collect(),
            )?)
        };
        let said = |failure: Failure| {
            let text = failure.to_string().replace('\0', "?");
            match failure {
                Failure::Memory => return ArrowError::MemoryError(text),
                Failure::Raised(error) => interrupt(&error),
                _ => {}
            }
            ArrowError::ExternalError(text.into())
        };
        next.unwrap_or_else(failed).map(|batch| batch.and_then(record_batch).map_err(said))
    }
}

/// Who reads the batches from C sees only the text of an error: where it is Ctrl-C, the main thread
/// is interrupted once more.
fn interrupt(error: &OfPython<PyErr>) {
    error.with(|py, error| {
        if error.is_instance_of::<PyKeyboardInterrupt>(py) && is_main_thread(py).unwrap_or(false) {
            let interrupted = py.import("_thread").and_then(|it| it.call_method0("interrupt_main"));
            drop(interrupted);
        }
    });
}

fn is_main_thread(py: Python<'_>) -> PyResult<bool> {
    let main = py.import("threading")?.call_method0("main_thread")?.getattr("ident")?;
    main.eq(py.import("_thread")?.call_method0("get_ident")?)
}

impl RecordBatchReader for Exported {
    fn schema(&self) -> SchemaRef {
        self.0.schema()
    }
}
