//! A table of the examples: Arrow data, or a `dict` for each row.

use std::borrow::Cow;
use std::sync::Arc;

use arrow_array::builder::{
    BooleanBuilder, Date32Builder, Decimal128Builder, Int32Builder, StringBuilder,
};
use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Decimal128Type, Int32Type};
use arrow_array::{Array, ArrayRef, make_array};
use arrow_schema::{DataType, Field, Schema};
use chrono::NaiveDate;
use ibo_core::Euro;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};

use crate::decimal::decimal;
use crate::error::OrRaise;
use crate::table::exchange::Batch;
use crate::table::kept::KeptTable;

/// What a column holds.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Text,
    Day,
    Hundredths,
    Whole,
    Flag,
}

type Columns = &'static [(&'static str, Kind)];

pub(super) const CASES: Columns = &[
    ("case_ref", Kind::Text),
    ("month", Kind::Day),
    ("region", Kind::Text),
    ("joint_committee", Kind::Text),
    ("kind", Kind::Text),
    ("start", Kind::Day),
    ("end", Kind::Day),
    ("stopped", Kind::Day),
    ("suspended_days", Kind::Whole),
    ("reference_gross_wage", Kind::Hundredths),
    ("percentage", Kind::Whole),
    ("employment_hours", Kind::Hundredths),
    ("full_time_hours", Kind::Hundredths),
    ("rsz_base", Kind::Whole),
    ("attendance_paid", Kind::Hundredths),
    ("attendance_normal", Kind::Hundredths),
    ("attendance_working_days", Kind::Flag),
];
pub(super) const UNEMPLOYMENT: Columns = &[
    ("case_ref", Kind::Text),
    ("from", Kind::Day),
    ("to", Kind::Day),
    ("day_amount", Kind::Hundredths),
    ("basis", Kind::Text),
    ("half_per_week", Kind::Whole),
    ("benefit_type", Kind::Text),
];
pub(super) const LEEFLOON: Columns = &[
    ("case_ref", Kind::Text),
    ("month", Kind::Day),
    ("aid_type", Kind::Text),
    ("amount", Kind::Hundredths),
    ("entry_kind", Kind::Text),
];
pub(super) const SICKNESS: Columns = &[
    ("case_ref", Kind::Text),
    ("document_type", Kind::Text),
    ("benefit_code", Kind::Text),
    ("nature", Kind::Whole),
    ("from", Kind::Day),
    ("to", Kind::Day),
    ("gross_taxable", Kind::Hundredths),
    ("days", Kind::Whole),
    ("hours", Kind::Hundredths),
    ("attest_id", Kind::Text),
    ("version", Kind::Whole),
    ("status", Kind::Text),
];

/// A value of a row.
#[derive(Clone)]
pub(super) enum Cell {
    Null,
    Text(Cow<'static, str>),
    Day(NaiveDate),
    /// Cents, or hundredths of an hour or a day.
    Hundredths(i64),
    Whole(i32),
    Flag(bool),
}

impl Cell {
    pub(super) fn some<T>(value: Option<T>, cell: impl FnOnce(T) -> Self) -> Self {
        value.map_or(Self::Null, cell)
    }

    pub(super) const fn word(word: &'static str) -> Self {
        Self::Text(Cow::Borrowed(word))
    }
}

/// A table that is being filled.
pub(super) struct Filling {
    columns: Columns,
    builders: Vec<Builder>,
}

enum Builder {
    Text(StringBuilder),
    Day(Date32Builder),
    Hundredths(Decimal128Builder),
    Whole(Int32Builder),
    Flag(BooleanBuilder),
}

impl Filling {
    pub(super) fn new(columns: Columns) -> Self {
        let builder = |(_, kind): &(_, Kind)| match kind {
            Kind::Text => Builder::Text(StringBuilder::new()),
            Kind::Day => Builder::Day(Date32Builder::new()),
            Kind::Hundredths => Builder::Hundredths(
                Decimal128Builder::new().with_data_type(DataType::Decimal128(18, 2)),
            ),
            Kind::Whole => Builder::Whole(Int32Builder::new()),
            Kind::Flag => Builder::Flag(BooleanBuilder::new()),
        };
        Self { columns, builders: columns.iter().map(builder).collect() }
    }

    /// Adds a row, which has a cell of its kind for each column.
    pub(super) fn push(&mut self, row: Vec<Cell>) {
        debug_assert_eq!(row.len(), self.columns.len());
        for (builder, cell) in self.builders.iter_mut().zip(row) {
            builder.push(cell);
        }
    }

    pub(super) fn finish(self, py: Python<'_>) -> PyResult<Py<ExampleTable>> {
        let arrays: Vec<_> = self.builders.into_iter().map(Builder::finish).collect();
        let fields = self.columns.iter().zip(&arrays);
        let fields = fields
            .map(|((name, _), array)| Field::new(*name, array.data_type().clone(), true))
            .collect::<Vec<_>>();
        let rows = arrays.first().map_or(0, |array| array.len());
        let columns = arrays.iter().map(|array| array.to_data()).collect();
        let kept = KeptTable::new(Arc::new(Schema::new(fields)), vec![Batch::new(rows, columns)]);
        Py::new(py, PyClassInitializer::from(kept).add_subclass(ExampleTable))
    }
}

impl Builder {
    fn push(&mut self, cell: Cell) {
        match (self, cell) {
            (Self::Text(column), Cell::Text(text)) => column.append_value(text),
            (Self::Text(column), _) => column.append_null(),
            (Self::Day(column), Cell::Day(day)) => column.append_value(day.to_epoch_days()),
            (Self::Day(column), _) => column.append_null(),
            (Self::Hundredths(column), Cell::Hundredths(value)) => {
                column.append_value(value.into());
            }
            (Self::Hundredths(column), _) => column.append_null(),
            (Self::Whole(column), Cell::Whole(value)) => column.append_value(value),
            (Self::Whole(column), _) => column.append_null(),
            (Self::Flag(column), Cell::Flag(value)) => column.append_value(value),
            (Self::Flag(column), _) => column.append_null(),
        }
    }

    fn finish(self) -> ArrayRef {
        match self {
            Self::Text(mut column) => Arc::new(column.finish()),
            Self::Day(mut column) => Arc::new(column.finish()),
            Self::Hundredths(mut column) => Arc::new(column.finish()),
            Self::Whole(mut column) => Arc::new(column.finish()),
            Self::Flag(mut column) => Arc::new(column.finish()),
        }
    }
}

/// A table of the examples. It is Arrow data: pyarrow, polars, pandas and others take it as it is,
/// as often as they like.
#[pyclass(module = "ibo.examples", frozen, extends = KeptTable)]
pub(crate) struct ExampleTable;

#[pymethods]
impl ExampleTable {
    /// The rows, each as a `dict`: amounts as `Decimal`, days as `date`.
    fn to_dicts<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyList>> {
        let (py, kept) = (slf.py(), slf.as_super().get());
        let rows = PyList::empty(py);
        for batch in kept.batches() {
            let arrays: Vec<_> = batch.columns.iter().cloned().map(make_array).collect();
            for row in 0..batch.rows {
                let fields = PyDict::new(py);
                for (field, array) in kept.schema().fields().iter().zip(&arrays) {
                    fields.set_item(field.name(), value(py, array, row)?)?;
                }
                rows.append(fields)?;
            }
        }
        Ok(rows)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> String {
        format!("<ExampleTable of {} rows>", slf.as_super().get().rows())
    }
}

/// A value as Python has it.
fn value<'py>(
    py: Python<'py>,
    array: &ArrayRef,
    row: usize,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    if array.is_null(row) {
        return Ok(None);
    }
    let value = match array.data_type() {
        DataType::Utf8 => array.as_string::<i32>().value(row).into_pyobject(py)?.into_any(),
        DataType::Date32 => {
            let day = array.as_primitive::<Date32Type>().value(row);
            NaiveDate::from_epoch_days(day).into_pyobject(py)?.into_any()
        }
        DataType::Int32 => {
            array.as_primitive::<Int32Type>().value(row).into_pyobject(py)?.into_any()
        }
        DataType::Boolean => array.as_boolean().value(row).into_pyobject(py)?.to_owned().into_any(),
        _ => {
            let cents = array.as_primitive::<Decimal128Type>().value(row);
            let cents = i64::try_from(cents).unwrap_or_default();
            decimal(py, Euro::from_cents(cents).or_raise(py)?)?
        }
    };
    Ok(Some(value))
}
