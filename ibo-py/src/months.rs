//! Several months of one case, with the corrections of those that were issued before (R7.5).

use ibo_core::{AskedMonth, Statement as CoreStatement};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use crate::case::Case;
use crate::correction::{Correction, issued};
use crate::decimal::{decimal, optional_decimal};
use crate::error::{OrRaise, wrong_type, wrong_type_of};
use crate::fraction;
use crate::options::CallOptions;
use crate::parameters::Parameters;
use crate::period::month;
use crate::sentence;
use crate::statement::Statement;
use crate::text::{items, type_name};

/// Several months of one case: late requests are the same calculation over several past months
/// (R7.5).
///
/// case: its agreement and its records, of all these months. months: such as `["2025-11",
/// "2025-12"]`. before: the statements of these months that were issued before, each a `Statement`
/// or its JSON text. attendance: how much of a month is paid, by month, such as `{"2025-12":
/// "76/152"}` (R6.2); without it the case's own holds for its own month, and `"working-days"` for
/// every month; of another month all is paid. require, provisional, parameters: as for `statement`.
///
/// The result has the `statements`, in this order, the `corrections` of those that were issued
/// before, the `totals` of all months, and with `before` what is still `to_pay`: the corrections,
/// and the nets of months that were not issued. Raises the error of the first month that is
/// refused.
///
/// >>> import ibo
/// >>> case = ibo.Case(
/// ...     case_ref="A-1",
/// ...     month="2025-11",
/// ...     agreement=ibo.Agreement(
/// ...         kind="ibo-plus", start="2025-09-01", end="2026-02-28", employment_fraction="38/38"
/// ...     ),
/// ...     unemployment=ibo.Source.no_data(),
/// ...     leefloon=ibo.Source.no_data(),
/// ...     sickness=ibo.Source.no_data(),
/// ... )
/// >>> found = ibo.months(case, ["2025-10", "2025-11"], before=[ibo.statement(case)])
/// >>> [statement.net for statement in found.statements]
/// [Decimal('1501.81'), Decimal('1501.81')]
/// >>> found.totals.net, found.to_pay
/// (Decimal('3003.62'), Decimal('1501.81'))
#[pyfunction]
#[pyo3(signature = (case, months, *, before = None, attendance = None, require = None, provisional = false, parameters = None))]
#[expect(clippy::too_many_arguments, reason = "keywords of Python")]
pub(crate) fn months<'py>(
    case: &Bound<'py, PyAny>,
    months: &Bound<'py, PyAny>,
    before: Option<&Bound<'py, PyAny>>,
    attendance: Option<&Bound<'py, PyAny>>,
    require: Option<&Bound<'py, PyAny>>,
    provisional: bool,
    parameters: Option<&Bound<'py, Parameters>>,
) -> PyResult<Bound<'py, PyAny>> {
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
    let module = py.import("ibo._months")?;
    let totals = module.getattr("MonthTotals")?.call1((
        decimal(py, totals.premium)?,
        decimal(py, totals.premium_due)?,
        decimal(py, totals.withholding_tax)?,
        decimal(py, totals.net)?,
        decimal(py, totals.employer_contribution)?,
    ))?;
    let to_pay = optional_decimal(py, found.to_pay)?;
    let statements = PyTuple::new(py, statements)?;
    module.getattr("Months")?.call1((statements, corrections, totals, to_pay))
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
    let by_month = attendance.cast::<PyDict>().map_err(|_| {
        wrong_type_of(py, "attendance", sentence::ATTENDANCE_MONTHS, type_name(attendance))
    })?;
    for (key, value) in by_month.iter() {
        let of = month(&key, "attendance")?;
        let value = fraction::attendance(&value)?;
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
