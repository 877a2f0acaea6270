//! What the open questions of the law are worth to a table of cases, as a table (R8.3).

use std::sync::Arc;

use arrow_buffer::Buffer;
use arrow_data::ArrayData;
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use ibo_core::table::TableSensitivityRow;
use ibo_core::{Fingerprint, LIBRARY};

use super::exchange::Batch;
use super::output::{TextBuilder, column};

/// What was found of a table.
pub(crate) struct SensitivityRows {
    pub(crate) rows: Vec<TableSensitivityRow>,
    /// The rows of the table that were computed as they stand, and those that were refused.
    pub(crate) computed: u64,
    pub(crate) refused: u64,
}

const TEXTS: [&str; 5] = ["reading", "rule", "choice", "default", "in_force"];
const SUMS: [&str; 4] =
    ["premium_difference", "net_difference", "contribution_difference", "largest"];
const SUM: DataType = DataType::Decimal128(38, 2);

/// The columns of the result.
pub(crate) fn schema(values: Fingerprint) -> SchemaRef {
    let count = |name| Field::new(name, DataType::UInt64, true);
    let mut fields: Vec<_> =
        TEXTS.iter().map(|name| Field::new(*name, DataType::Utf8, true)).collect();
    fields.extend([count("rows_used"), count("rows_changed")]);
    fields.extend(SUMS.map(|name| Field::new(name, SUM, true)));
    fields.push(count("refused"));
    let metadata = [("ibo.library", LIBRARY.to_owned()), ("ibo.values", values.to_string())];
    Arc::new(Schema::new_with_metadata(fields, metadata))
}

/// The rows as columns.
pub(crate) fn batch(rows: &[TableSensitivityRow]) -> Result<Batch, ArrowError> {
    let texts = |text: fn(&TableSensitivityRow) -> Option<String>| {
        let mut texts = TextBuilder::new(rows.len());
        rows.iter().for_each(|row| texts.push(text(row).as_deref().map(str::as_bytes)));
        texts.finish()
    };
    let counts = |count: fn(&TableSensitivityRow) -> u64| -> Result<ArrayData, ArrowError> {
        let counts: Vec<_> = rows.iter().map(count).collect();
        column(DataType::UInt64, rows.len(), Buffer::from_vec(counts), None)
    };
    let sums = |sum: fn(&TableSensitivityRow) -> i128| -> Result<ArrayData, ArrowError> {
        let sums: Vec<_> = rows.iter().map(sum).collect();
        column(SUM, rows.len(), Buffer::from_vec(sums), None)
    };
    let columns = vec![
        texts(|row| Some(row.reading.to_string()))?,
        texts(|row| Some(row.rule.id().to_owned()))?,
        texts(|row| Some(row.choice.to_owned()))?,
        texts(|row| Some(row.default.to_owned()))?,
        texts(|row| row.in_force.map(str::to_owned))?,
        counts(|row| row.rows_used)?,
        counts(|row| row.rows_changed)?,
        sums(|row| row.premium_difference)?,
        sums(|row| row.net_difference)?,
        sums(|row| row.contribution_difference)?,
        sums(|row| row.largest.into())?,
        counts(|row| row.refused)?,
    ];
    Ok(Batch::new(rows.len(), columns))
}
