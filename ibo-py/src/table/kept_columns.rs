//! Columns of a table that its result hands on, untouched.

use arrow_data::ArrayData;
use arrow_schema::{ArrowError, DataType, Field, Schema};
use ibo_core::{Error, ErrorCode};

use super::exchange::{Batch, as_it_came};
use super::schema::Shape;
use crate::sentence;

/// The columns that are handed on, in the order in which they were asked for.
#[derive(Default)]
pub(crate) struct KeptColumns(Vec<(usize, DataType)>);

impl KeptColumns {
    /// Adds the columns of these names to those of a result, at an index.
    ///
    /// # Errors
    /// A column whose name the result, or the list, has already.
    pub(crate) fn add(
        names: &[String],
        input: &Schema,
        (fields, at): (&mut Vec<Field>, usize),
        shape: &Shape,
    ) -> Result<Self, Error> {
        let (mut kept, mut own) = (Vec::new(), Vec::new());
        for name in names {
            if fields.iter().chain(&own).any(|field: &Field| field.name() == name) {
                let context = [name.as_str(), shape.table];
                return Err(shape.fault(
                    ErrorCode::DuplicateField,
                    name,
                    sentence::COLUMN_KEPT,
                    context,
                ));
            }
            if let Some((index, field)) = input.column_with_name(name) {
                own.push(field.clone().with_nullable(true));
                kept.push((index, field.data_type().clone()));
            }
        }
        fields.splice(at..at, own);
        Ok(Self(kept))
    }

    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// The columns of a batch.
    pub(crate) fn of<'b>(
        &'b self,
        batch: &'b Batch,
    ) -> impl Iterator<Item = Result<ArrayData, ArrowError>> + 'b {
        self.0.iter().map(|(index, data_type)| as_it_came(&batch.columns[*index], data_type))
    }
}
