//! What no row of a table reads of the reform under which it is computed (R8.4).

use std::sync::Arc;

use arrow_schema::SchemaRef;
use ibo_core::{Error, Parameters, Population, Reform};

use super::attached::attached;
use super::exchange::Batch;
use super::population::MetRows;
use super::refusal::Failure;
use crate::options::CallOptions;
use crate::parameters::values_of;
use crate::text::Texts;
use crate::unread::{unread, warn};

/// The rows of a table that is computed under a reform, so that what none of them reads of it is
/// known at the end.
pub(crate) struct RowsUnderReform {
    reform: Reform,
    /// The parameters over which it is laid; none are those of the library.
    base: Option<Arc<Parameters>>,
    rows: MetRows,
    population: Population,
    /// So many calls above this one is whoever is warned; each function of the package is one, since
    /// it names the nearest keyword.
    calls: i32,
}

impl RowsUnderReform {
    /// None of a table of these columns that is computed without a reform.
    pub(crate) fn of(
        asked: &CallOptions,
        schema: &SchemaRef,
        calls: i32,
    ) -> Result<Option<Self>, Error> {
        let Some(reform) = asked.reform() else { return Ok(None) };
        let (reform, base) = (reform.get().core().clone(), asked.own().cloned());
        let population = Population::reading(values_of(base.as_deref())?);
        let rows = MetRows::of(schema)?;
        Ok(Some(Self { reform, base, rows, population, calls }))
    }

    /// The title of the reform.
    pub(crate) fn title(&self) -> &str {
        self.reform.title()
    }

    /// Adds the rows of a batch.
    pub(crate) fn add(&mut self, input: &Batch) {
        self.rows.add(input, &mut self.population);
    }

    /// What no row reads, with a warning for each.
    pub(crate) fn unread(&self) -> Result<Vec<Texts>, Failure> {
        let base = values_of(self.base.as_deref())?;
        let unread = unread(&self.reform, base, &self.population)?;
        if !unread.is_empty() {
            attached(|py| warn(py, &self.reform, &unread, self.calls)).map_err(Failure::raised)?;
        }
        Ok(unread)
    }
}
