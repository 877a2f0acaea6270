//! What the open questions of the law are worth, to a case and to a table of cases; and the
//! readings themselves (R8).

use ibo_core::{Language, Parameters as CoreParameters};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};

use crate::case::Case;
use crate::error::{OrRaise, wrong_type_of};
use crate::options::CallOptions;
use crate::parameters::{Parameters, values_of};
use crate::reform::Reform;
use crate::sentence;
use crate::table::arguments::{TableArguments, threads_of};
use crate::table::computation::OnError;
use crate::table::kept::KeptTable;
use crate::text::type_name;

/// The sensitivity of a case as JSON: the function behind `ibo.sensitivity`.
#[pyfunction]
#[pyo3(name = "_case_sensitivity", signature = (case, *, require, provisional, parameters, codes, reform))]
pub(crate) fn case_sensitivity(
    case: &Bound<'_, PyAny>,
    require: Option<&Bound<'_, PyAny>>,
    provisional: bool,
    parameters: Option<Py<Parameters>>,
    codes: Option<&Bound<'_, PyAny>>,
    reform: Option<Py<Reform>>,
) -> PyResult<(String, String, String)> {
    let py = case.py();
    let case = case
        .cast::<Case>()
        .map_err(|_| wrong_type_of(py, "case", sentence::CASE, type_name(case)))?
        .get();
    let asked = CallOptions::new(require, provisional, parameters)?.coded(py, codes)?;
    let asked = asked.under(py, reform)?;
    let found = ibo_core::sensitivity(&case.0, &asked.options()).or_raise(py)?;
    asked.warn_of(py, [&case.0], 3)?;
    Ok((found.to_json(), found.text(Language::English), found.text(Language::Dutch)))
}

/// The sensitivity of a table of cases: its rows, the same as a table, and how many rows of the
/// cases were computed and refused.
#[pyfunction]
#[pyo3(name = "_table_sensitivity", signature = (cases, unemployment, leefloon, sickness, *, absences, key, month, keep, extra, unknown_cases,
    require, provisional, parameters, codes, reform, duplicates, threads))]
#[expect(clippy::too_many_arguments, reason = "keywords of Python")]
pub(crate) fn table_sensitivity<'py>(
    cases: &Bound<'py, PyAny>,
    unemployment: Option<&Bound<'py, PyAny>>,
    leefloon: Option<&Bound<'py, PyAny>>,
    sickness: Option<&Bound<'py, PyAny>>,
    absences: Option<&Bound<'py, PyAny>>,
    key: Option<&Bound<'py, PyAny>>,
    month: Option<&Bound<'py, PyAny>>,
    keep: Option<&Bound<'py, PyAny>>,
    extra: &str,
    unknown_cases: &str,
    require: Option<&Bound<'py, PyAny>>,
    provisional: bool,
    parameters: Option<Py<Parameters>>,
    codes: Option<&Bound<'py, PyAny>>,
    reform: Option<Py<Reform>>,
    duplicates: &str,
    threads: Option<&Bound<'py, PyAny>>,
) -> PyResult<(Bound<'py, PyList>, KeptTable, u64, u64)> {
    let py = cases.py();
    let asked = CallOptions::new(require, provisional, parameters)?.coded(py, codes)?;
    let asked = asked.under(py, reform)?;
    let tables = [unemployment, leefloon, sickness, absences];
    let arguments = TableArguments { tables, key, month, keep, extra, unknown_cases, duplicates };
    let manner = arguments.manner(py, OnError::Column, threads_of(py, threads)?)?;
    let (input, found) = arguments.cases(cases, &asked, manner)?;
    let look = || Python::attach(|py| py.check_signals());
    let options = asked.options();
    let (sensitivity, schema, batch) = py.detach(|| found.sensitivity(input, &options, look))?;
    let rows = sensitivity.rows.iter().map(|row| {
        let fields = PyDict::new(py);
        fields.set_item("reading", row.reading.to_string())?;
        fields.set_item("rule", row.rule.id())?;
        fields.set_item("choice", row.choice)?;
        fields.set_item("default", row.default)?;
        fields.set_item("in_force", row.in_force)?;
        fields.set_item("rows_used", row.rows_used)?;
        fields.set_item("rows_changed", row.rows_changed)?;
        fields.set_item("premium_difference", decimal_of(py, row.premium_difference)?)?;
        fields.set_item("net_difference", decimal_of(py, row.net_difference)?)?;
        fields.set_item("contribution_difference", decimal_of(py, row.contribution_difference)?)?;
        fields.set_item("largest", decimal_of(py, row.largest.into())?)?;
        fields.set_item("refused", row.refused)?;
        Ok(fields)
    });
    let rows = PyList::new(py, rows.collect::<PyResult<Vec<_>>>()?)?;
    let batches = if batch.rows == 0 { Vec::new() } else { vec![batch] };
    Ok((rows, KeptTable::new(schema, batches), sensitivity.computed, sensitivity.refused))
}

fn decimal_of(py: Python<'_>, cents: i128) -> PyResult<Bound<'_, PyAny>> {
    crate::table::summary::sum(py, cents)
}

/// The id, the rule, the question, the default, and the choices with what they mean.
type ReadingInWords =
    (String, &'static str, String, &'static str, Vec<(&'static str, &'static str)>);

/// The readings of these values: for each its id, its rule, the question, the default and the
/// choices with what they mean, in a language.
#[pyfunction]
#[pyo3(name = "_readings", signature = (parameters, *, language))]
pub(crate) fn readings<'py>(
    py: Python<'py>,
    parameters: Option<&Bound<'py, Parameters>>,
    language: &str,
) -> PyResult<Vec<ReadingInWords>> {
    let own = parameters.map(|parameters| parameters.get().values().as_ref());
    let values: &CoreParameters = values_of(own).or_raise(py)?;
    let language = Language::from_code(language).unwrap_or(Language::English);
    let readings = values.readings().into_iter().map(|reading| {
        let choices =
            reading.choices.iter().map(|choice| (choice.slug, choice.text(language))).collect();
        (
            reading.id.to_string(),
            reading.rule.id(),
            reading.question(language),
            reading.default,
            choices,
        )
    });
    Ok(readings.collect())
}
