//! Columns as people have them, made into those of the format: timestamps at midnight are days, and
//! floats without a value are nulls.

use std::borrow::Cow;

use arrow_buffer::{ArrowNativeType, Buffer};
use arrow_data::ArrayData;
use arrow_schema::{ArrowError, DataType, TimeUnit};

use super::exchange::Batch;
use super::refusal::Failure;
use super::schema::{Columns, Conversion, Converted, Shape};

/// A batch with its converted columns, which come after the others.
pub(crate) fn converted<'b>(
    batch: &'b Batch,
    columns: &Columns,
    shape: &Shape,
) -> Result<Cow<'b, Batch>, Failure> {
    let mut with_converted = Cow::Borrowed(batch);
    for column in columns.converted() {
        let made = match column.conversion {
            Conversion::Days(unit) => days(&batch.columns[column.index], unit)?,
            Conversion::Nulls => nulls(&batch.columns[column.index])?,
        };
        let made = made.ok_or_else(|| refused(column, shape))?;
        with_converted.to_mut().columns.push(made);
    }
    Ok(with_converted)
}

#[cold]
fn refused(column: &Converted, shape: &Shape) -> Failure {
    shape.not_convertible(column).into()
}

/// The days of timestamps; none where one of them is not midnight.
fn days(column: &ArrayData, unit: TimeUnit) -> Result<Option<ArrayData>, ArrowError> {
    const SECONDS: i64 = 24 * 60 * 60;
    let a_day = SECONDS
        * match unit {
            TimeUnit::Second => 1,
            TimeUnit::Millisecond => 1_000,
            TimeUnit::Microsecond => 1_000_000,
            TimeUnit::Nanosecond => 1_000_000_000,
        };
    let mut days = Vec::with_capacity(column.len());
    for (row, time) in values::<i64>(column).iter().enumerate() {
        let day = match (column.is_valid(row), time % a_day) {
            (false, _) => 0,
            (true, 0) => i32::try_from(time / a_day).unwrap_or(i32::MAX),
            (true, _) => return Ok(None),
        };
        days.push(day);
    }
    let column = ArrayData::builder(DataType::Date32)
        .len(days.len())
        .nulls(column.nulls().cloned())
        .add_buffer(Buffer::from_vec(days));
    column.build().map(Some)
}

/// Nulls for floats that are none; none where one of them is a number.
#[expect(clippy::disallowed_types, reason = "no number is read: only whether there is one")]
fn nulls(column: &ArrayData) -> Result<Option<ArrayData>, ArrowError> {
    let is_number = |row: usize| {
        column.is_valid(row)
            && match column.data_type() {
                DataType::Float64 => !values::<f64>(column)[row].is_nan(),
                DataType::Float32 => !values::<f32>(column)[row].is_nan(),
                _ => true,
            }
    };
    if (0..column.len()).any(is_number) {
        return Ok(None);
    }
    Ok(Some(ArrayData::new_null(&DataType::Null, column.len())))
}

fn values<T: ArrowNativeType>(column: &ArrayData) -> &[T] {
    if column.is_empty() { &[] } else { &column.buffer::<T>(0)[..column.len()] }
}
