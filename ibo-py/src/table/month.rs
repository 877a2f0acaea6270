//! The rows of one month of a longer table.

use std::ops::{Range, RangeInclusive};

use arrow_schema::ArrowError;
use ibo_core::Month;

use super::column::{BLOCK, ColumnReader, Filled};
use super::exchange::Batch;

/// The first and the last day of the month that is taken from a table.
#[derive(Clone)]
pub(crate) struct OfMonth(RangeInclusive<i32>);

impl OfMonth {
    pub(crate) fn new(month: Month) -> Self {
        Self(month.first().to_epoch_days()..=month.last().to_epoch_days())
    }

    /// The rows of the month; with them those whose month cannot be read, which are refused and not
    /// lost.
    pub(crate) fn rows(
        &self,
        batch: &Batch,
        months: &ColumnReader<'_>,
    ) -> Result<Batch, ArrowError> {
        let (mut ranges, mut filled) = (Vec::<Range<usize>>::new(), Filled::default());
        for first in (0..batch.rows).step_by(BLOCK) {
            let rows = first..batch.rows.min(first + BLOCK);
            months.fill_numbers(&rows, &mut filled);
            let days = months.numbers(&rows, &filled);
            for row in rows.clone() {
                let day = days.get(row - first).ok().flatten();
                if day.is_some_and(|day| !self.0.contains(&day)) {
                    continue;
                }
                match ranges.last_mut() {
                    Some(range) if range.end == row => range.end += 1,
                    _ => ranges.push(row..row + 1),
                }
            }
        }
        batch.rows_in(&ranges)
    }
}
