//! Several months of one case, with the corrections of those that were issued before (R7.5).

use ibo_core::{AskedMonth, Statement as CoreStatement};
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::case::Case;
use crate::correction::{Correction, issued};
use crate::decimal::{decimal, optional_decimal};
use crate::error::{OrRaise, wrong_type, wrong_type_of};
use crate::fraction::attendance_by_month;
use crate::options::CallOptions;
use crate::parameters::Parameters;
use crate::period::month;
use crate::sentence;
use crate::statement::Statement;
use crate::text::{items, type_name};

/// Several months of one case, the corrections of those that were issued, and what they come to: the
/// function behind `ibo.months`.
#[pyfunction]
#[pyo3(name = "_months", signature = (case, months, *, before, attendance, require, provisional, parameters))]
pub(crate) fn months<'py>(
    case: &Bound<'py, PyAny>,
    months: &Bound<'py, PyAny>,
    before: Option<&Bound<'py, PyAny>>,
    attendance: Option<&Bound<'py, PyAny>>,
    require: Option<&Bound<'py, PyAny>>,
    provisional: bool,
    parameters: Option<&Bound<'py, Parameters>>,
) -> PyResult<Bound<'py, PyTuple>> {
    let py = case.py();
    let case = case
        .cast::<Case>()
        .map_err(|_| wrong_type_of(py, "case", sentence::CASE, type_name(case)))?
        .get();
    let asked =
        || CallOptions::new(require, provisional, parameters.map(|own| own.clone().unbind()));
    let wanted = wanted(months, attendance)?;
    let before = before.map(|before| list(before, "before", sentence::STATEMENTS)).transpose()?;
    let issued = before
        .as_ref()
        .map(|before| {
            let read = before.iter().enumerate().map(|(index, statement)| {
                issued(statement, &format!("before[{index}]")).map(|issued| issued.into_owned())
            });
            read.collect::<PyResult<Vec<CoreStatement>>>()
        })
        .transpose()?;
    let options = asked()?.options();
    let found = ibo_core::months(&case.0, wanted.iter().copied(), issued.as_deref(), &options)
        .or_raise(py)?;

    let statements = found.statements.into_iter().zip(&wanted).map(|(statement, wanted)| {
        let of_month = Py::new(py, Case(case.0.in_month(wanted.month, wanted.attendance)))?;
        Bound::new(py, Statement::new(statement, of_month, asked()?))
    });
    let statements = statements.collect::<PyResult<Vec<_>>>()?;
    let given: Vec<_> = issued.iter().flatten().zip(before.iter().flatten()).collect();
    let corrections = found.corrections.into_iter().filter_map(|correction| {
        let (_, before) = given.iter().find(|(issued, _)| issued.month == correction.month)?;
        let after =
            statements.iter().find(|statement| statement.get().core().month == correction.month)?;
        let (before, after) = ((*before).clone().unbind(), after.clone().into_any().unbind());
        Some(Correction::new(correction, before, after))
    });
    let corrections = PyTuple::new(py, corrections.collect::<Vec<_>>())?;
    let totals = found.totals;
    let sums = (
        decimal(py, totals.premium)?,
        decimal(py, totals.premium_due)?,
        decimal(py, totals.withholding_tax)?,
        decimal(py, totals.net)?,
        decimal(py, totals.employer_contribution)?,
    );
    let to_pay = optional_decimal(py, found.to_pay)?;
    (PyTuple::new(py, statements)?, corrections, sums, to_pay).into_pyobject(py)
}

/// The months that are asked for, each with its attendance.
fn wanted(
    months: &Bound<'_, PyAny>,
    attendance: Option<&Bound<'_, PyAny>>,
) -> PyResult<Vec<AskedMonth>> {
    let py = months.py();
    let months = list(months, "months", sentence::MONTHS)?;
    let of =
        months.iter().enumerate().map(|(index, value)| month(value, &format!("months[{index}]")));
    let mut wanted: Vec<AskedMonth> =
        of.map(|month| month.map(AskedMonth::from)).collect::<PyResult<_>>()?;
    let Some(attendance) = attendance else { return Ok(wanted) };
    for (of, value) in attendance_by_month(attendance)? {
        match wanted.iter_mut().find(|asked| asked.month == of) {
            Some(asked) => asked.attendance = Some(value),
            None => return Err(wrong_type(py, "attendance", sentence::ATTENDANCE_ASKED)),
        }
    }
    Ok(wanted)
}

/// The items of a list.
fn list<'py>(
    value: &Bound<'py, PyAny>,
    at: &str,
    must: ibo_core::bindings::sentence::Template,
) -> PyResult<Vec<Bound<'py, PyAny>>> {
    let items =
        items(value)?.ok_or_else(|| wrong_type_of(value.py(), at, must, type_name(value)))?;
    items.collect()
}
