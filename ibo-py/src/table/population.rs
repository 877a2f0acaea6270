//! What decides which dated values the rows of a table of cases read: their months, kinds and
//! starts (R8.4).

use arrow_schema::{Schema, SchemaRef};
use ibo_core::{Error, Kind, NaiveDate, Population};
use pyo3::prelude::*;

use super::column::{BLOCK, ColumnReader, Filled};
use super::converted::converted;
use super::exchange::{self, Batch};
use super::result::failed;
use super::schema::{Columns, Named, POPULATION};
use crate::error::{OrRaise, wrong_type_of};
use crate::sentence;
use crate::text::type_name;

/// The columns of a table that decide it.
pub(crate) struct MetRows {
    columns: Columns,
    /// The indices of the columns in the table.
    indices: Vec<usize>,
}

/// The memory of a block.
#[derive(Default)]
struct Block {
    months: Filled<i32>,
    starts: Filled<i32>,
    kinds: Vec<u16>,
}

impl MetRows {
    /// Those of a table with these columns among others.
    pub(crate) fn of(schema: &SchemaRef) -> Result<Self, Error> {
        let names = ["month", "kind", "start"];
        let indices: Vec<_> = names.iter().filter_map(|name| schema.index_of(name).ok()).collect();
        let fields: Vec<_> = indices.iter().map(|index| schema.field(*index).clone()).collect();
        Ok(Self { columns: POPULATION.find(&Schema::new(fields), Named::default())?, indices })
    }

    /// Adds the rows of a batch whose month, kind and start can be read.
    pub(crate) fn add(&self, input: &Batch, population: &mut Population) {
        let columns = self.indices.iter().map(|index| input.columns[*index].clone()).collect();
        let input = Batch::new(input.rows, columns);
        let Ok(input) = converted(&input, &self.columns, &POPULATION) else { return };
        let reader = |name: &str| ColumnReader::of(&self.columns, name, &input);
        let (Some(month), Some(kind), Some(start)) =
            (reader("month"), reader("kind"), reader("start"))
        else {
            return;
        };
        let mut block = Block::default();
        for first in (0..input.rows).step_by(BLOCK) {
            let rows = first..input.rows.min(first + BLOCK);
            month.fill_numbers(&rows, &mut block.months);
            start.fill_numbers(&rows, &mut block.starts);
            let words = kind.fill_words(&rows, &mut block.kinds);
            let months = month.numbers(&rows, &block.months);
            let starts = start.numbers(&rows, &block.starts);
            let codes = kind.words(&rows, &block.kinds, &words);
            let kinds: Vec<_> = words
                .iter()
                .map(|word| str::from_utf8(word).ok().and_then(Kind::from_slug))
                .collect();
            let mut last = None;
            for row in 0..rows.len() {
                let (Ok(Some(month)), Ok(Some(start)), Ok(Some(word))) =
                    (months.get(row), starts.get(row), codes.index.get(row))
                else {
                    continue;
                };
                let Some(Some(kind)) = kinds.get(usize::from(word)) else { continue };
                let month = match last {
                    Some((day, first)) if day == month => first,
                    _ => match first_of_month(month) {
                        Some(first) => {
                            last = Some((month, first));
                            first
                        }
                        None => continue,
                    },
                };
                population.add_row(month, *kind, start);
            }
        }
    }
}

/// The first day of the month of a day.
fn first_of_month(day: i32) -> Option<i32> {
    use ibo_core::Month;
    let month = Month::of(NaiveDate::from_epoch_days(day)?).ok()?;
    Some(month.first().to_epoch_days())
}

/// The rows of a table of Python.
pub(crate) fn of_table(
    table: &Bound<'_, PyAny>,
    mut population: Population,
) -> PyResult<Population> {
    let py = table.py();
    let input = exchange::import(table)?
        .ok_or_else(|| wrong_type_of(py, "cases", sentence::TABLE, type_name(table)))?;
    let input = input.map_err(|failure| failed(py, &failure))?;
    let rows = MetRows::of(&input.schema()).or_raise(py)?;
    for batch in input {
        rows.add(&batch.map_err(|failure| failed(py, &failure))?, &mut population);
    }
    Ok(population)
}
