//! A table as pickle keeps it: its columns in the words of Arrow's C data interface, and the bytes
//! of each. (The crate of Arrow's own file format would make the wheel larger than it may be.)

use std::collections::HashMap;

use arrow_buffer::{BooleanBuffer, Buffer, NullBuffer};
use arrow_data::ArrayData;
use arrow_data::transform::MutableArrayData;
use arrow_schema::ffi::{FFI_ArrowSchema, Flags};
use arrow_schema::{ArrowError, DataType, Field, Schema};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyTuple};

use super::exchange::Batch;

fn failed(error: ArrowError) -> PyErr {
    PyValueError::new_err(error.to_string())
}

fn not_whole() -> PyErr {
    PyValueError::new_err("this table is not whole")
}

/// A schema as a tuple.
pub(crate) fn schema_kept<'py>(py: Python<'py>, schema: &Schema) -> PyResult<Bound<'py, PyAny>> {
    field_kept(py, &FFI_ArrowSchema::try_from(schema).map_err(failed)?)
}

/// The schema of such a tuple.
pub(crate) fn schema_of(kept: &Bound<'_, PyAny>) -> PyResult<Schema> {
    let (.., metadata, fields, _): FieldKept<'_> = kept.extract()?;
    let field = |kept: &Bound<'_, PyAny>| {
        let (_, _, _, metadata, ..): FieldKept<'_> = kept.extract()?;
        let field = Field::try_from(&field_of(kept)?).map_err(failed)?;
        Ok(field.with_metadata(metadata))
    };
    let fields = fields.iter().map(field).collect::<PyResult<Vec<_>>>()?;
    Ok(Schema::new_with_metadata(fields, metadata))
}

/// Format, name, flags, metadata, fields, and the field of the words of a dictionary.
type FieldKept<'py> = (
    String,
    Option<String>,
    i64,
    HashMap<String, String>,
    Vec<Bound<'py, PyAny>>,
    Option<Bound<'py, PyAny>>,
);

fn field_kept<'py>(py: Python<'py>, field: &FFI_ArrowSchema) -> PyResult<Bound<'py, PyAny>> {
    let fields = field.children().map(|field| field_kept(py, field)).collect::<PyResult<Vec<_>>>();
    let kept: FieldKept<'py> = (
        field.format().to_owned(),
        field.name().map(str::to_owned),
        field.flags().map_or(0, |flags| flags.bits()),
        field.metadata().map_err(failed)?,
        fields?,
        field.dictionary().map(|words| field_kept(py, words)).transpose()?,
    );
    kept.into_pyobject(py).map(Bound::into_any)
}

fn field_of(kept: &Bound<'_, PyAny>) -> PyResult<FFI_ArrowSchema> {
    let (format, name, flags, _, fields, words): FieldKept<'_> = kept.extract()?;
    let fields = fields.iter().map(field_of).collect::<PyResult<Vec<_>>>()?;
    let words = words.as_ref().map(field_of).transpose()?;
    FFI_ArrowSchema::try_new(&format, fields, words)
        .and_then(|field| field.with_name(name.as_deref().unwrap_or_default()))
        .and_then(|field| field.with_flags(Flags::from_bits_truncate(flags)))
        .map_err(failed)
}

/// Batches as a tuple for each: its length and its columns.
pub(crate) fn batches_kept<'py>(
    py: Python<'py>,
    batches: &[Batch],
) -> PyResult<Bound<'py, PyTuple>> {
    let kept = |batch: &Batch| {
        let columns = batch.columns.iter().map(|column| column_kept(py, column));
        (batch.rows, columns.collect::<PyResult<Vec<_>>>()?).into_pyobject(py)
    };
    PyTuple::new(py, batches.iter().map(kept).collect::<PyResult<Vec<_>>>()?)
}

/// The batches of such tuples.
pub(crate) fn batches_of(kept: &Bound<'_, PyAny>, schema: &Schema) -> PyResult<Vec<Batch>> {
    let batch = |kept: Bound<'_, PyAny>| {
        let (rows, columns): (usize, Vec<Bound<'_, PyAny>>) = kept.extract()?;
        let types = schema.fields().iter().map(|field| field.data_type());
        let columns = types.zip(&columns).map(|(data_type, kept)| column_of(kept, data_type));
        let columns = columns.collect::<PyResult<Vec<_>>>()?;
        let is_whole = columns.len() == schema.fields().len()
            && columns.iter().all(|column| column.len() == rows);
        if is_whole { Ok(Batch::new(rows, columns)) } else { Err(not_whole()) }
    };
    kept.try_iter()?.map(|kept| batch(kept?)).collect()
}

/// The length of a column, the bits of its rows that are not null, its memory, and the columns in
/// it.
type ColumnKept<'py> =
    (usize, Option<Bound<'py, PyBytes>>, Vec<Bound<'py, PyBytes>>, Vec<Bound<'py, PyAny>>);

fn column_kept<'py>(py: Python<'py>, column: &ArrayData) -> PyResult<Bound<'py, PyAny>> {
    // Of a part of a larger column, only the part.
    let mut rows = MutableArrayData::new(vec![column], false, column.len());
    rows.try_extend(0, 0, column.len()).map_err(failed)?;
    let column = rows.freeze();
    let bytes = |buffer: &Buffer| PyBytes::new(py, buffer.as_slice());
    let inner = column.child_data().iter().map(|inner| column_kept(py, inner));
    let kept: ColumnKept<'py> = (
        column.len(),
        column.nulls().map(|nulls| bytes(&nulls.inner().sliced())),
        column.buffers().iter().map(bytes).collect(),
        inner.collect::<PyResult<_>>()?,
    );
    kept.into_pyobject(py).map(Bound::into_any)
}

fn column_of(kept: &Bound<'_, PyAny>, data_type: &DataType) -> PyResult<ArrayData> {
    let (rows, nulls, buffers, inner): ColumnKept<'_> = kept.extract()?;
    let buffer = |bytes: &Bound<'_, PyBytes>| Buffer::from(bytes.as_bytes());
    let has_room = nulls.as_ref().is_none_or(|bits| bits.as_bytes().len() >= rows.div_ceil(8));
    if !has_room {
        return Err(not_whole());
    }
    let nulls = nulls.map(|bits| NullBuffer::new(BooleanBuffer::new(buffer(&bits), 0, rows)));
    let inner = types_in(data_type).into_iter().zip(&inner);
    let inner = inner.map(|(data_type, kept)| column_of(kept, data_type));
    ArrayData::builder(data_type.clone())
        .len(rows)
        .nulls(nulls)
        .buffers(buffers.iter().map(buffer).collect())
        .child_data(inner.collect::<PyResult<_>>()?)
        .build()
        .map_err(failed)
}

/// The types of the columns in a column.
fn types_in(data_type: &DataType) -> Vec<&DataType> {
    match data_type {
        DataType::Dictionary(_, words) => vec![words],
        DataType::List(item)
        | DataType::LargeList(item)
        | DataType::ListView(item)
        | DataType::LargeListView(item)
        | DataType::FixedSizeList(item, _)
        | DataType::Map(item, _) => vec![item.data_type()],
        DataType::Struct(fields) => fields.iter().map(|field| field.data_type()).collect(),
        DataType::Union(fields, _) => fields.iter().map(|(_, field)| field.data_type()).collect(),
        DataType::RunEndEncoded(ends, values) => vec![ends.data_type(), values.data_type()],
        _ => Vec::new(),
    }
}
