//! What a table of statements says as a whole, for `ibo.report`.

use ibo_core::bindings::Says as _;
use ibo_core::table::Group as _;
use ibo_core::{Certainty, Error, Kind, Scheme};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::corrections::extra_of;
use crate::table::arguments::{duplicate_index, reader, threads_of};
use crate::table::report::{Report, ReportOptions, month_text};
use crate::table::result::{StreamResult, TableResult, texts};
use crate::table::summary::GroupSums;

/// Reads a table of statements, or a result of `statements`: the function behind `ibo.report`.
/// Groups of fewer than `min_group` rows are one.
#[pyfunction]
#[pyo3(name = "_report", signature = (statements, *, extra, duplicates, min_group, threads))]
pub(crate) fn report<'py>(
    statements: &Bound<'py, PyAny>,
    extra: &str,
    duplicates: &str,
    min_group: u64,
    threads: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyDict>> {
    let py = statements.py();
    let stream = statements.cast::<StreamResult>().ok().map(Bound::get);
    let table = statements.cast::<TableResult>().ok().map(Bound::get);
    let asked = ReportOptions {
        extra: extra_of(py, extra)?,
        index: duplicate_index(py, duplicates)?,
        threads: threads_of(py, threads)?,
    };
    if let Some(stream) = stream {
        stream.list_refused();
    }
    let input = reader(statements, "statements")?;
    let schema = input.schema();
    let look = || Python::attach(|py| py.check_signals());
    let found = py.detach(|| Report::compute(input, &asked, look));
    let found = found.map_err(|error| match stream {
        Some(stream) => stream.fault(py, error),
        None => error,
    })?;
    let errors = match (stream, table) {
        (Some(stream), _) => stream.listed(),
        (_, Some(table)) => py.detach(|| table.listed())?,
        _ => Vec::new(),
    };

    let fields = PyDict::new(py);
    fields.set_item("rows", found.rows)?;
    fields.set_item("provisional", found.provisional)?;
    fields.set_item("total", of_sums(py, &found.total)?)?;
    let (large, small) = found.groups(min_group);
    let large = large.iter().map(|((month, scheme, kind), sums)| {
        let key = (month_text(*month), Scheme::ALL[*scheme].slug(), Kind::ALL[*kind].slug());
        Ok((key, of_sums(py, sums)?))
    });
    fields.set_item("groups", large.collect::<PyResult<Vec<_>>>()?)?;
    fields.set_item("few", small.map(|sums| of_sums(py, &sums)).transpose()?)?;
    let certainties = Certainty::ALL.iter().map(|certainty| certainty.slug());
    let certainties: Vec<_> = certainties.zip(found.certainties).collect();
    fields.set_item("certainties", certainties)?;
    fields.set_item("assumptions", &found.assumptions)?;
    fields.set_item("nets", found.nets(min_group))?;
    let refused = found.refused.rows().iter().map(|(code, rows)| (code.slug(), *rows));
    fields.set_item("refused", refused.collect::<Vec<_>>())?;
    let listed = found.listed.iter().map(|row| {
        let known = errors.binary_search_by_key(&row.row, |(row, _)| *row).ok();
        let said = known.map_or_else(|| texts(&Error::of(row.code)), |at| errors[at].1.clone());
        let [dutch, english] = said;
        let month = row.month.and_then(month_text);
        (row.row, &row.case_ref, month, row.code.slug(), &row.at, (english, dutch))
    });
    fields.set_item("listed", listed.collect::<Vec<_>>())?;
    let metadata = |name: &str| schema.metadata().get(name).cloned();
    fields.set_item("library", metadata("ibo.library"))?;
    fields.set_item("values", metadata("ibo.values"))?;
    Ok(fields)
}

/// Rows and sums.
fn of_sums<'py>(py: Python<'py>, sums: &GroupSums) -> PyResult<(u64, Vec<Bound<'py, PyAny>>)> {
    Ok((sums.rows(), sums.amounts(py)?.into()))
}
