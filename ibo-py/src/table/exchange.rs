//! The Arrow PyCapsule interface, by hand: tables come in and go out as capsules around the structs of Arrow's C data interface, without a copy.
//! All unsafe code of this package is in this file. (Arrow's own reader and writer of streams bring arrays of every type along, do not read a column
//! of nothing but nulls from polars, and put words of their own before an error.)

use std::ffi::{CStr, CString, c_char, c_int, c_void};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr::{self, NonNull};
use std::sync::Arc;

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi_and_data_type};
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_buffer::{ArrowNativeType, Buffer, NullBuffer};
use arrow_data::ArrayData;
use arrow_schema::{ArrowError, DataType, Field, FieldRef, Fields, Schema, SchemaRef};
use pyo3::exceptions::PyValueError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use super::refusal::Failure;

const SCHEMA: &CStr = c"arrow_schema";
const ARRAY: &CStr = c"arrow_array";
const STREAM: &CStr = c"arrow_array_stream";

/// Some rows of a table, column by column.
#[derive(Clone)]
pub(crate) struct Batch {
    pub(crate) rows: usize,
    pub(crate) columns: Vec<ArrayData>,
}

impl Batch {
    /// So many rows from `first` on.
    fn slice(&self, first: usize, rows: usize) -> Self {
        if (first, rows) == (0, self.rows) {
            return self.clone();
        }
        Self { rows, columns: self.columns.iter().map(|column| column.slice(first, rows)).collect() }
    }
}

/// The batches of a table, one after the other.
pub(crate) trait Batches: Iterator<Item = Result<Batch, Failure>> + Send {
    /// The columns of every batch.
    fn schema(&self) -> SchemaRef;
}

pub(crate) type Reader = Box<dyn Batches>;

/// The batches of an object that gives an Arrow stream, or an Arrow array of structs, which is one batch; none of another object.
pub(crate) fn import(table: &Bound<'_, PyAny>) -> PyResult<Option<Result<Reader, Failure>>> {
    let py = table.py();
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

fn import_stream(capsule: &Bound<'_, PyAny>) -> PyResult<Result<Reader, Failure>> {
    let pointer = pointer::<FFI_ArrowArrayStream>(capsule, STREAM)?;
    // SAFETY: a capsule of this name holds a stream of the C data interface, initialised and aligned. It is moved out of the capsule, which is left
    // with a released one, so each is released once.
    let stream = unsafe { FFI_ArrowArrayStream::from_raw(pointer.as_ptr()) };
    Ok(Imported::new(stream).map(|stream| Box::new(stream) as Reader))
}

fn import_array(schema: &Bound<'_, PyAny>, array: &Bound<'_, PyAny>) -> PyResult<Result<Reader, Failure>> {
    let schema = pointer::<FFI_ArrowSchema>(schema, SCHEMA)?;
    let array = pointer::<FFI_ArrowArray>(array, ARRAY)?;
    // SAFETY: a capsule of this name holds a schema of the C data interface, and the caller keeps the capsule while it is read here.
    let schema = read_schema(unsafe { schema.as_ref() });
    // SAFETY: as the stream above: moved out of the capsule, and released once.
    let array = unsafe { FFI_ArrowArray::from_raw(array.as_ptr()) };
    if array.is_released() {
        return Err(PyValueError::new_err("this Arrow array was read before"));
    }
    let one_batch = |schema| {
        // SAFETY: the two capsules are of one call, so the array is of this schema.
        let batch = unsafe { batch(array, &schema) }?;
        Ok(Box::new(Kept { batches: vec![batch].into_iter(), schema: Arc::new(schema) }) as Reader)
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
    schema: SchemaRef,
}

impl Imported {
    fn new(mut stream: FFI_ArrowArrayStream) -> Result<Self, Failure> {
        let get_schema = stream.get_schema().ok_or_else(|| Failure::Producer("this stream was read before".to_owned()))?;
        let mut schema = FFI_ArrowSchema::empty();
        // SAFETY: the call of the C stream interface on its own stream, which was not released, with room for what it writes.
        let code = unsafe { get_schema(&raw mut stream, &raw mut schema) };
        if code != 0 {
            return Err(said(&mut stream, code));
        }
        Ok(Self { schema: Arc::new(read_schema(&schema)?), stream })
    }

    fn read(&mut self) -> Result<Option<Batch>, Failure> {
        let Some(get_next) = self.stream.get_next() else { return Ok(None) };
        let mut array = FFI_ArrowArray::empty();
        // SAFETY: as above; what it writes is an array of the stream's schema, or a released one at the end.
        let code = unsafe { get_next(&raw mut self.stream, &raw mut array) };
        if code != 0 {
            return Err(said(&mut self.stream, code));
        }
        if array.is_released() {
            return Ok(None);
        }
        // SAFETY: every array of a stream is of its schema.
        Ok(unsafe { batch(array, &self.schema) }.map(Some)?)
    }
}

/// What the producer of a stream says of the call that failed.
fn said(stream: &mut FFI_ArrowArrayStream, code: c_int) -> Failure {
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
    // A column of nulls has no memory. Some producers say that it has a bitmap all the same, as a struct without fields may: it is read as one.
    // Wide decimals are read as bytes: where they lie at another address than a multiple of their width, as after a file of Arrow was mapped, each
    // batch of a table would else be copied with all rows before it.
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
    // SAFETY: what the caller assures; neither a column of nulls nor a struct without fields has memory that could be read.
    let structs = unsafe { from_ffi_and_data_type(array, data_type) }?;
    if structs.nulls().is_some_and(|nulls| nulls.null_count() > 0) {
        return Err(ArrowError::CDataInterface("a row cannot be null as a whole".to_owned()));
    }
    let (first, rows) = (structs.offset(), structs.len());
    // A slice counts its nulls anew.
    let of_rows = |column: &ArrayData| if (first, rows) == (0, column.len()) { column.clone() } else { column.slice(first, rows) };
    Ok(Batch { rows, columns: structs.child_data().iter().map(of_rows).collect() })
}

/// Batches that are there already.
pub(crate) struct Kept {
    pub(crate) batches: std::vec::IntoIter<Batch>,
    pub(crate) schema: SchemaRef,
}

impl Iterator for Kept {
    type Item = Result<Batch, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        self.batches.next().map(Ok)
    }
}

impl Batches for Kept {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }
}

/// Batches in parts of so many rows at most.
pub(crate) struct InParts {
    reader: Reader,
    most: usize,
    /// A batch, and how many of its rows were given already.
    rest: Option<(Batch, usize)>,
}

impl InParts {
    pub(crate) fn new(reader: Reader, most: usize) -> Self {
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

/// What says the place of a word in a list.
pub(crate) trait Place: ArrowNativeType {
    const TYPE: DataType;
    /// The largest place that the type has room for.
    const MOST: usize;
}

impl Place for u8 {
    // As a signed number, which every reader knows.
    const TYPE: DataType = DataType::Int8;
    const MOST: usize = i8::MAX as usize;
}

impl Place for i32 {
    const TYPE: DataType = DataType::Int32;
    const MOST: usize = Self::MAX as usize;
}

/// The places of the words of a column in their list, of which the last is known.
pub(crate) struct Keys<P> {
    places: Vec<P>,
    last: usize,
}

impl Keys<u8> {
    pub(crate) fn of(places: Vec<u8>) -> Self {
        let last = places.iter().copied().max().unwrap_or(0).into();
        Self { places, last }
    }
}

impl<P: Place> Keys<P> {
    /// So many rows of the first word.
    pub(crate) fn first(rows: usize) -> Self {
        Self { places: vec![P::default(); rows], last: 0 }
    }

    /// Gives a row another word. (The place of one beyond the type is beyond the list.)
    pub(crate) fn set(&mut self, row: usize, place: usize) {
        self.places[row] = P::from_usize(place).unwrap_or_default();
        self.last = self.last.max(place);
    }
}

/// A column of words of a list, by their places in it. (Arrow's own check of the places takes longer than the calculation of the rows.)
pub(crate) fn dictionary<P: Place>(keys: Keys<P>, list: &ArrayData, nulls: Option<NullBuffer>) -> Result<ArrayData, ArrowError> {
    let Keys { places, last } = keys;
    let rows = places.len();
    if rows > 0 && last >= list.len().min(P::MOST) || nulls.as_ref().is_some_and(|nulls| nulls.len() != rows) {
        return Err(ArrowError::InvalidArgumentError("a place is not in its list".to_owned()));
    }
    let data_type = DataType::Dictionary(Box::new(P::TYPE), Box::new(list.data_type().clone()));
    let column = ArrayData::builder(data_type).len(rows).nulls(nulls).add_buffer(Buffer::from_vec(places)).add_child_data(list.clone());
    // SAFETY: there is a place for each row, and every place is in the list, for the last of them is.
    Ok(unsafe { column.build_unchecked() })
}

/// The schema in a capsule.
pub(crate) fn export_schema<'py>(py: Python<'py>, schema: &Schema) -> PyResult<Bound<'py, PyCapsule>> {
    let schema = FFI_ArrowSchema::try_from(schema).map_err(|error| PyValueError::new_err(error.to_string()))?;
    PyCapsule::new_with_value(py, schema, SCHEMA)
}

/// The batches in a capsule, as a stream: whoever takes it out reads and releases them, else the capsule does.
pub(crate) fn export_stream(py: Python<'_>, reader: Reader) -> PyResult<Bound<'_, PyCapsule>> {
    let exported = Box::into_raw(Box::new(Exported { reader, error: CString::default() }));
    let (get_next, get_last_error) = (Exported::get_next, Exported::get_last_error);
    // SAFETY: the functions take the stream that they are given with, the memory behind it is theirs, and `release` frees it once.
    let stream = unsafe {
        FFI_ArrowArrayStream::new_unchecked(
            Some(Exported::get_schema),
            Some(get_next),
            Some(get_last_error),
            Some(Exported::release),
            exported.cast::<c_void>(),
        )
    };
    PyCapsule::new_with_value(py, stream, STREAM)
}

/// Batches that are read from C.
struct Exported {
    reader: Reader,
    /// What was said of the last call that failed.
    error: CString,
}

impl Exported {
    /// # Safety
    /// The stream is one of `export_stream`, not yet released, and nobody else uses it during the call, as the C stream interface demands.
    unsafe fn of<'s>(stream: *mut FFI_ArrowArrayStream) -> &'s mut Self {
        // SAFETY: so says the caller; `export_stream` put an `Exported` behind it.
        unsafe { &mut *(*stream).private_data().cast::<Self>() }
    }

    /// What a call gives to C: 0, or an error whose text is kept. A panic does not go through C.
    fn call(&mut self, run: impl FnOnce(&mut Self) -> Result<(), String>) -> c_int {
        let done = catch_unwind(AssertUnwindSafe(|| run(self)));
        match done.unwrap_or_else(|_| Err("ibo failed, by a fault of its own".to_owned())) {
            Ok(()) => 0,
            Err(error) => {
                self.error = CString::new(error.replace('\0', "?")).unwrap_or_default();
                EINVAL
            }
        }
    }

    unsafe extern "C" fn get_schema(stream: *mut FFI_ArrowArrayStream, out: *mut FFI_ArrowSchema) -> c_int {
        // SAFETY: a call of the C stream interface.
        let exported = unsafe { Self::of(stream) };
        exported.call(|exported| {
            let schema = FFI_ArrowSchema::try_from(exported.reader.schema().as_ref()).map_err(|error| error.to_string())?;
            // SAFETY: C gives room for a schema, and what is there before is nothing.
            unsafe { ptr::write(out, schema) };
            Ok(())
        })
    }

    unsafe extern "C" fn get_next(stream: *mut FFI_ArrowArrayStream, out: *mut FFI_ArrowArray) -> c_int {
        // SAFETY: a call of the C stream interface.
        let exported = unsafe { Self::of(stream) };
        exported.call(|exported| {
            let array = match exported.reader.next() {
                Some(batch) => exported.structs(batch.map_err(|failure| failure.to_string())?)?,
                None => FFI_ArrowArray::empty(),
            };
            // SAFETY: as above.
            unsafe { ptr::write(out, array) };
            Ok(())
        })
    }

    fn structs(&self, batch: Batch) -> Result<FFI_ArrowArray, String> {
        let Batch { rows, columns } = batch;
        let schema = self.reader.schema();
        let fits = |(field, column): (&FieldRef, &ArrayData)| field.data_type() == column.data_type() && column.len() == rows;
        if schema.fields().len() != columns.len() || !schema.fields().iter().zip(&columns).all(fits) {
            return Err("ibo made a batch that is not of its schema".to_owned());
        }
        let structs = ArrayData::builder(DataType::Struct(schema.fields().clone())).len(rows).child_data(columns);
        // SAFETY: the columns have the types and the length of the struct, as was just seen, and each was found valid when it was made or read.
        Ok(FFI_ArrowArray::new(&unsafe { structs.build_unchecked() }))
    }

    unsafe extern "C" fn get_last_error(stream: *mut FFI_ArrowArrayStream) -> *const c_char {
        // SAFETY: a call of the C stream interface. The text stays until the next one.
        unsafe { Self::of(stream) }.error.as_ptr()
    }

    unsafe extern "C" fn release(stream: *mut FFI_ArrowArrayStream) {
        // SAFETY: C calls this once; the memory is that of the box of `export_stream`.
        let exported = unsafe { Box::from_raw((*stream).private_data().cast::<Self>()) };
        // What panics here was leaving anyway.
        let _ = catch_unwind(AssertUnwindSafe(|| drop(exported)));
        // SAFETY: nothing is left to release, and this says so.
        unsafe { (*stream).set_release(None) };
    }
}

/// The code of an error in the C library: the input is at fault.
const EINVAL: c_int = 22;
