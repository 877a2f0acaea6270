//! Whole populations: tables of Arrow data in, tables of Arrow data out, from and to any library
//! that has the Arrow PyCapsule interface.
//!
//! `exchange` is the interface itself; `schema` says which columns a table has; `column` and
//! `block_columns` read them. `payment` and `case` compute, with `case_ref` and `duplicate`, `delivery` and `record`, and
//! `assumption`.
//! `population` and `under_reform` know what rows read of a reform. `output`, `dictionary`,
//! `refusal` and `summary` hold what comes out; `result` is what Python gets. Each knows only those
//! below it.

pub(crate) mod arguments;
mod assumption;
mod attached;
mod block_columns;
mod case;
pub(crate) mod case_lines;
mod case_ref;
mod column;
pub(crate) mod comparison;
pub(crate) mod computation;
mod converted;
pub(crate) mod corrections;
mod delivery;
mod dictionary;
mod duplicate;
pub(crate) mod exchange;
mod group;
pub(crate) mod kept;
mod kept_columns;
mod key_index;
mod memory;
mod month;
mod output;
mod payment;
mod pickled;
pub(crate) mod population;
mod record;
pub(crate) mod refusal;
pub(crate) mod report;
pub(crate) mod result;
pub(crate) mod schema;
mod sensitivity;
pub(crate) mod statement_row;
pub(crate) mod summary;
mod threads;
mod under_reform;
mod unread_row;
pub(crate) mod yearly;

use std::num::NonZero;

use ibo_core::Options;
use pyo3::exceptions::{PyIndexError, PyRuntimeError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};

use crate::case::Case;
use crate::error::{OrRaise, wrong_type_of};
use crate::options::CallOptions;
use crate::parameters::{Parameters, values_of};
use crate::period;
use crate::reform::Reform;
use crate::sentence;
use crate::text::{index, items, type_name};
use arguments::{TableArguments, is_ignored, names, reader_of_rows, threads_of};
use assumption::MOST_ROWS;
use case::{Cases, Manner};
use computation::{Computation, OnError};
use delivery::Delivery;
use exchange::{BatchReader, InParts};
use payment::{PaymentCalculation, PaymentManner};
use refusal::Fault;
use result::{StreamResult, TableResult, failed, raised};
use threads::Threads;
use under_reform::RowsUnderReform;

/// The payments of a whole table: premium, fraction and attendance to what is due, withholding tax
/// and net (R6).
///
/// table: Arrow data, such as a pyarrow `Table`, a polars or pandas `DataFrame`, a relation of
/// DuckDB; or a stream of it, such as a pyarrow `RecordBatchReader`. Columns: `premium`,
/// `employment_hours`, `full_time_hours`; optionally `attendance_paid` and `attendance_normal`, of
/// which none is the whole month; and `case_ref` and `month`, which the result hands on. Money is
/// decimal, text, or whole cents in a column with `_cents` after its name, never a float.
///
/// Columns of the agreement: `kind`, `start`, `end`, `stopped`, and `attendance_working_days`, true
/// where the attendance is taken from the working days (R6.2). With one of them each row is computed
/// as `payment_statement` does: its `month` decides its rate, and a month that the agreement covers
/// in part needs an attendance.
///
/// month: decides the withholding rate of every row, and is needed once there is more than one; with
/// a column of the agreement it stands in place of the column `month`. A rate whose last check lies before the month is `assumed` in
/// the column `certainty` (R7.4); without a month the last check cannot be judged, and the rate has
/// the certainty of its source.
///
/// keep: names of columns that the result has too, such as `premium` for `corrections`. extra: as
/// for `statements`. on_error: `"column"` says in `error_code` and `error_at` which rows were
/// refused; `"raise"` raises the first. threads: how many, up to 256; none are all cores.
///
/// A table gives a `TableResult`, a stream a `StreamResult`. Raises `StructureError` for a table
/// with other columns or types.
///
/// >>> import ibo
/// >>> import polars
/// >>> table = polars.DataFrame(
/// ...     {"premium": ["588.57", "-1"], "employment_hours": [19, 38], "full_time_hours": [38, 38]}
/// ... )
/// >>> paid = ibo.payments(table).to_polars()
/// >>> paid["net"].to_list()
/// [Decimal('261.59'), None]
/// >>> paid["error_code"].to_list()
/// [None, 'amount-negative']
#[pyfunction]
#[pyo3(signature = (table, *, month = None, keep = None, extra = "refuse", parameters = None, on_error = "column", threads = None))]
pub(crate) fn payments<'py>(
    table: &Bound<'py, PyAny>,
    month: Option<&Bound<'py, PyAny>>,
    keep: Option<&Bound<'py, PyAny>>,
    extra: &str,
    parameters: Option<&Bound<'py, Parameters>>,
    on_error: &str,
    threads: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = table.py();
    let month = month.map(|month| period::month(month, "month")).transpose()?;
    let own = parameters.map(|parameters| parameters.get().values());
    let manner = PaymentManner {
        keep: keep.map_or(Ok(Vec::new()), |keep| names(keep, "keep"))?,
        ignore_extra: is_ignored(py, "extra", extra)?,
        on_error: on_error_of(py, on_error)?,
        threads: threads_of(py, threads)?,
    };
    let (input, is_stream) = (reader_of_rows(table, "table")?, is_stream(table)?);
    let computation = PaymentCalculation::new(&input.schema(), month, own, manner).or_raise(py)?;
    computed(py, input, Box::new(computation), is_stream)
}

/// The statements of a whole table of cases: one row for each case and month (R1 to R6).
///
/// cases: Arrow data as for `payments`. Columns: `case_ref`, `month`, `kind`, `start`, `end`,
/// `reference_gross_wage`, `percentage`, `employment_hours`, `full_time_hours`; optionally
/// `stopped`, `suspended_days`, `rsz_base`, `employee_rsz`, `attendance_paid`, `attendance_normal`,
/// `attendance_working_days`. One record a source may stand in the row: `unemployment_day_amount`,
/// `unemployment_half_per_week`, `unemployment_benefit_type`, `unemployment_from`,
/// `unemployment_to`; `leefloon_amount`, `leefloon_aid_type`; `sickness_gross_taxable`,
/// `sickness_from`, `sickness_to`. A null amount says that the source has no data; a source without
/// its column was not asked (R2.10).
///
/// unemployment, leefloon, sickness: tables of records with `case_ref` and the fields of the JSON
/// records, in any order, in place of those columns; a source without its table was not asked.
/// absences: a table of `case_ref`, `from`, `to` (R5.3), beside records of either form.
///
/// key: a column of the cases and of the tables of records that stands there in place of
/// `case_ref`, such as `"person_ref"` where institutions deliver by person: an opaque reference of
/// the form of `case_ref`, never a national number. A record then counts for each agreement whose
/// days it touches. Two agreements of one person in one month are computed each by itself; the
/// summary says for how many rows. month: only the rows of this month are computed, of a longer
/// table; a row whose month cannot be read is among them, and is refused. keep: names of columns
/// that the result has after `month`, as they are in `cases`. extra: `"ignore"` passes over columns
/// that the calculation does not know; one whose name is near to one that it knows is refused all
/// the same. unknown_cases: `"ignore"` passes over records of a case that no row has, as in a sample
/// of the cases.
///
/// require: the weakest certainty that is accepted (R7.3). provisional: whether a source that was
/// not asked is accepted (R2.10): the rows are then marked in the column `provisional`. parameters:
/// dated values of your own. reform: a reform over them, which makes what it touches hypothetical
/// (R8.4); a value of it that no row could read is a `UserWarning`, of a stream at its end, and
/// stands in the summary. duplicates: `"refuse"` refuses the later row of the same case and month,
/// and keeps the references of all rows for it; `"allow"` does not. assumptions: whether a last
/// column `assumptions` lists the stable ids of what each row takes as given; that takes as long as
/// a statement a row. on_error, threads: as for `payments`.
///
/// A table gives a `TableResult`, a stream a `StreamResult`. Raises `StructureError` for a table
/// with other columns or types, `RecordError` for a record of a case that no row has.
///
/// >>> import ibo
/// >>> import datetime, polars
/// >>> cases = polars.DataFrame(
/// ...     {
/// ...         "case_ref": ["A-1", "A-2"],
/// ...         "month": ["2026-03"] * 2,
/// ...         "kind": ["ibo"] * 2,
/// ...         "start": [datetime.date(2026, 3, 2)] * 2,
/// ...         "end": [datetime.date(2026, 8, 28)] * 2,
/// ...         "reference_gross_wage": ["2500.00"] * 2,
/// ...         "percentage": [80, 85],
/// ...         "employment_hours": [38] * 2,
/// ...         "full_time_hours": [38] * 2,
/// ...         "unemployment_day_amount": ["55.29"] * 2,
/// ...         "leefloon_amount": [None] * 2,
/// ...         "sickness_gross_taxable": [None] * 2,
/// ...     }
/// ... )
/// >>> result = ibo.statements(cases)
/// >>> result.to_polars()["net"].to_list()
/// [Decimal('523.18'), None]
/// >>> result.summary.refused
/// {'percentage-not-allowed': 1}
#[pyfunction]
#[pyo3(signature = (cases, unemployment = None, leefloon = None, sickness = None, *, absences = None, key = None, month = None, keep = None,
    extra = "refuse", unknown_cases = "refuse", require = None, provisional = false, parameters = None,
    codes = None, reform = None, duplicates = "refuse", assumptions = false, on_error = "column", threads = None))]
#[expect(clippy::too_many_arguments, reason = "keywords of Python")]
pub(crate) fn statements<'py>(
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
    assumptions: bool,
    on_error: &str,
    threads: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = cases.py();
    let asked = CallOptions::new(require, provisional, parameters)?.coded(py, codes)?;
    let asked = asked.under(py, reform)?;
    let tables = [unemployment, leefloon, sickness, absences];
    let arguments = TableArguments { tables, key, month, keep, extra, unknown_cases, duplicates };
    let manner = arguments.manner(py, on_error_of(py, on_error)?, threads_of(py, threads)?)?;
    let manner = Manner { with_assumptions: assumptions, ..manner };
    let (input, computation) = arguments.cases(cases, &asked, manner)?;
    let computation =
        computation.under(RowsUnderReform::of(&asked, &input.schema(), 2).or_raise(py)?);
    let is_stream = is_stream(cases)?;
    let input = if assumptions { Box::new(InParts::new(input, MOST_ROWS)) } else { input };
    computed(py, input, Box::new(computation), is_stream)
}

/// The statements of a table of cases, with an index of so many bytes for the look for duplicates:
/// for tests of what goes to a file.
#[pyfunction]
pub(crate) fn _statements_with_index<'py>(
    cases: &Bound<'py, PyAny>,
    index: usize,
) -> PyResult<Bound<'py, PyAny>> {
    let py = cases.py();
    let values = values_of(None).or_raise(py)?.fingerprint();
    let (input, is_stream) = (reader_of_rows(cases, "cases")?, is_stream(cases)?);
    let manner = Manner {
        duplicate_index: Some(index),
        ..Manner::alone(OnError::Column, threads_of(py, None)?)
    };
    let computation =
        Cases::new(&input.schema(), Options::default(), values, Delivery::default(), manner)
            .or_raise(py)?;
    computed(py, input, Box::new(computation), is_stream)
}

/// The statement of one row of a table of cases, with all its lines.
///
/// cases, unemployment, leefloon, sickness, absences, key, month, keep, extra, require, provisional,
/// parameters, duplicates: as for `statements`. row: counted from 0; with `month`, among the rows of
/// the month. Raises the error of the row, also of one that comes twice, and `IndexError` beyond the
/// table.
///
/// >>> import ibo
/// >>> import datetime, polars
/// >>> cases = polars.DataFrame(
/// ...     {
/// ...         "case_ref": ["A-1"],
/// ...         "month": ["2026-03"],
/// ...         "kind": ["ibo"],
/// ...         "start": [datetime.date(2026, 3, 2)],
/// ...         "end": [datetime.date(2026, 8, 28)],
/// ...         "reference_gross_wage": ["2500.00"],
/// ...         "percentage": [80],
/// ...         "employment_hours": [38],
/// ...         "full_time_hours": [38],
/// ...         "unemployment_day_amount": ["55.29"],
/// ...         "leefloon_amount": [None],
/// ...         "sickness_gross_taxable": [None],
/// ...     }
/// ... )
/// >>> [line.code for line in ibo.explain_row(cases, 0).lines][:3]
/// ['reference-gross-wage', 'employee-rsz', 'replacement-income-unemployment']
#[pyfunction]
#[pyo3(signature = (cases, row, unemployment = None, leefloon = None, sickness = None, *, absences = None, key = None, month = None, keep = None,
    extra = "refuse", require = None, provisional = false, parameters = None, codes = None, reform = None,
    duplicates = "refuse"))]
#[expect(clippy::too_many_arguments, reason = "keywords of Python")]
pub(crate) fn explain_row<'py>(
    cases: &Bound<'py, PyAny>,
    row: &Bound<'py, PyAny>,
    unemployment: Option<&Bound<'py, PyAny>>,
    leefloon: Option<&Bound<'py, PyAny>>,
    sickness: Option<&Bound<'py, PyAny>>,
    absences: Option<&Bound<'py, PyAny>>,
    key: Option<&Bound<'py, PyAny>>,
    month: Option<&Bound<'py, PyAny>>,
    keep: Option<&Bound<'py, PyAny>>,
    extra: &str,
    require: Option<&Bound<'py, PyAny>>,
    provisional: bool,
    parameters: Option<Py<Parameters>>,
    codes: Option<&Bound<'py, PyAny>>,
    reform: Option<Py<Reform>>,
    duplicates: &str,
) -> PyResult<Bound<'py, PyAny>> {
    let py = cases.py();
    let rows = PyList::new(py, [row])?;
    let asked = CallOptions::new(require, provisional, parameters)?.coded(py, codes)?;
    let tables = [unemployment, leefloon, sickness, absences];
    let unknown_cases = "refuse";
    let arguments = TableArguments { tables, key, month, keep, extra, unknown_cases, duplicates };
    explained(cases, rows.as_any(), "row", &asked.under(py, reform)?, arguments)?.get_item(0)
}

/// The statements of some rows of a table of cases, in one pass over it.
///
/// rows: counted from 0, in any order, each as often as it is given; the statements come in that
/// order. With `month` they are counted among the rows of the month. All else: as for `explain_row`.
/// Raises the error of the first of them that is refused, and `IndexError` beyond the table.
///
/// >>> import ibo
/// >>> import datetime, polars
/// >>> cases = polars.DataFrame(
/// ...     {
/// ...         "case_ref": ["A-1", "A-2"],
/// ...         "month": ["2026-03"] * 2,
/// ...         "kind": ["ibo"] * 2,
/// ...         "start": [datetime.date(2026, 3, 2)] * 2,
/// ...         "end": [datetime.date(2026, 8, 28)] * 2,
/// ...         "reference_gross_wage": ["2500.00", "1500.00"],
/// ...         "percentage": [80] * 2,
/// ...         "employment_hours": [38] * 2,
/// ...         "full_time_hours": [38] * 2,
/// ...         "unemployment_day_amount": ["55.29"] * 2,
/// ...         "leefloon_amount": [None] * 2,
/// ...         "sickness_gross_taxable": [None] * 2,
/// ...     }
/// ... )
/// >>> [statement.net for statement in ibo.explain_rows(cases, [1, 0])]
/// [Decimal('0.00'), Decimal('523.18')]
#[pyfunction]
#[pyo3(signature = (cases, rows, unemployment = None, leefloon = None, sickness = None, *, absences = None, key = None, month = None, keep = None,
    extra = "refuse", require = None, provisional = false, parameters = None, codes = None, reform = None,
    duplicates = "refuse"))]
#[expect(clippy::too_many_arguments, reason = "keywords of Python")]
pub(crate) fn explain_rows<'py>(
    cases: &Bound<'py, PyAny>,
    rows: &Bound<'py, PyAny>,
    unemployment: Option<&Bound<'py, PyAny>>,
    leefloon: Option<&Bound<'py, PyAny>>,
    sickness: Option<&Bound<'py, PyAny>>,
    absences: Option<&Bound<'py, PyAny>>,
    key: Option<&Bound<'py, PyAny>>,
    month: Option<&Bound<'py, PyAny>>,
    keep: Option<&Bound<'py, PyAny>>,
    extra: &str,
    require: Option<&Bound<'py, PyAny>>,
    provisional: bool,
    parameters: Option<Py<Parameters>>,
    codes: Option<&Bound<'py, PyAny>>,
    reform: Option<Py<Reform>>,
    duplicates: &str,
) -> PyResult<Bound<'py, PyList>> {
    let py = cases.py();
    let asked = CallOptions::new(require, provisional, parameters)?.coded(py, codes)?;
    let tables = [unemployment, leefloon, sickness, absences];
    let unknown_cases = "refuse";
    let arguments = TableArguments { tables, key, month, keep, extra, unknown_cases, duplicates };
    explained(cases, rows, "rows", &asked.under(py, reform)?, arguments)
}

/// The statements of rows, in their order.
fn explained<'py>(
    cases: &Bound<'py, PyAny>,
    rows: &Bound<'py, PyAny>,
    at: &str,
    asked: &CallOptions,
    arguments: TableArguments<'_, 'py>,
) -> PyResult<Bound<'py, PyList>> {
    let py = cases.py();
    let beyond = || PyIndexError::new_err("the table has no such row");
    let not_rows = || wrong_type_of(py, at, sentence::ROWS, type_name(rows));
    let mut wanted = Vec::new();
    for row in items(rows)?.ok_or_else(not_rows)? {
        let row = row?;
        let number =
            index(&row)?.ok_or_else(|| wrong_type_of(py, at, sentence::INT, type_name(&row)))?;
        wanted.push(number.extract::<u64>().map_err(|_| beyond())?);
    }
    let threads = Threads::of(NonZero::new(1)).map_err(PyRuntimeError::new_err)?;
    let manner = arguments.manner(py, OnError::Raise, threads)?;
    let (input, mut computation) = arguments.cases(cases, asked, manner)?;
    let found = py
        .detach(|| computation.explain(input, wanted.iter().copied().collect()))
        .map_err(|failure| failed(py, &failure))?;
    let keywords = PyDict::new(py);
    asked.set(&keywords)?;
    let statement = py.import("ibo._ibo")?.getattr("statement")?;
    let statements = PyList::empty(py);
    for row in wanted {
        match found.get(&row).ok_or_else(beyond)? {
            Ok(case) => {
                statements.append(statement.call((Case(case.clone()),), Some(&keywords))?)?;
            }
            Err((at, error)) => return Err(raised(py, &Fault::of_row("cases", row, at, error))),
        }
    }
    Ok(statements)
}

/// A table at once, a stream as it is read.
fn computed(
    py: Python<'_>,
    input: BatchReader,
    computation: Box<dyn Computation>,
    is_stream: bool,
) -> PyResult<Bound<'_, PyAny>> {
    if is_stream {
        Ok(Bound::new(py, StreamResult::new(input, computation))?.into_any())
    } else {
        Ok(Bound::new(py, TableResult::compute(py, input, computation)?)?.into_any())
    }
}

/// Whether an object is a stream, and not a table, which has a length.
fn is_stream(table: &Bound<'_, PyAny>) -> PyResult<bool> {
    Ok(table.hasattr("__arrow_c_stream__")?
        && !table.hasattr("__len__")?
        && !table.hasattr("num_rows")?)
}

fn on_error_of(py: Python<'_>, word: &str) -> PyResult<OnError> {
    match word {
        "column" => Ok(OnError::Column),
        "raise" => Ok(OnError::Raise),
        _ => {
            Err(wrong_type_of(py, "on_error", sentence::WORDS, "\"column\", \"raise\"".to_owned()))
        }
    }
}
