//! What each reference received in a year, for the fiscal slip: of a table of statements, and of a
//! list of them.

use ibo_core::{Statement as CoreStatement, YearTotals};
use pyo3::prelude::*;

use crate::certainty::member;
use crate::correction::issued;
use crate::corrections::extra_of;
use crate::decimal::decimal;
use crate::error::OrRaise;
use crate::table::arguments::{reader, threads_of};
use crate::table::kept::KeptTable;
use crate::table::yearly::Years;

/// The totals of a list of statements by reference and year: the function behind `ibo.yearly`.
#[pyfunction]
#[pyo3(name = "_year_totals")]
pub(crate) fn year_totals<'py>(
    py: Python<'py>,
    statements: Vec<Bound<'py, PyAny>>,
) -> PyResult<Vec<Bound<'py, PyAny>>> {
    let read = statements
        .iter()
        .enumerate()
        .map(|(index, statement)| issued(statement, &format!("statements[{index}]")));
    let read = read.collect::<PyResult<Vec<_>>>()?;
    let statements: Vec<&CoreStatement> = read.iter().map(|statement| &**statement).collect();
    let years = ibo_core::yearly(statements).or_raise_at(py, "statements")?;
    let year = |year: ibo_core::Year| {
        let totals: YearTotals = year.totals;
        let totals = (
            year.case_ref.as_str(),
            year.year,
            totals.months(),
            totals.provisional(),
            totals.certainty().map(|certainty| member(py, certainty)).transpose()?,
            decimal(py, totals.premium())?,
            decimal(py, totals.premium_due())?,
            decimal(py, totals.withholding_tax())?,
            decimal(py, totals.net())?,
        );
        Ok(totals.into_pyobject(py)?.into_any())
    };
    years.into_iter().map(year).collect()
}

/// The totals of a table of statements by reference and year.
#[pyfunction]
#[pyo3(name = "_yearly_table", signature = (statements, *, extra, threads))]
pub(crate) fn yearly_table<'py>(
    statements: &Bound<'py, PyAny>,
    extra: &str,
    threads: Option<&Bound<'py, PyAny>>,
) -> PyResult<KeptTable> {
    let py = statements.py();
    let (extra, threads) = (extra_of(py, extra)?, threads_of(py, threads)?);
    let statements = reader(statements, "statements")?;
    let look = || Python::attach(|py| py.check_signals());
    let (schema, batches) = py.detach(|| Years::compute(statements, extra, &threads, look))?;
    Ok(KeptTable::new(schema, batches))
}
