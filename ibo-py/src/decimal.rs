//! The one bridge for numbers: money from `Decimal`, `int` and `str`, exact or refused; `Decimal`
//! out with two decimals. A `float` and a `bool` are refused, since one has lost cents before it
//! comes here and the other is no amount.

use std::borrow::Cow;
use std::fmt::Display;
use std::str::FromStr;

use ibo_core::Error;
use ibo_core::bindings::sentence::Template;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyFloat, PyString};

use crate::error::{OrRaise, wrong_type_of};
use crate::sentence;
use crate::text::{index, text, type_name};

/// An amount of money, or hours, which are of the same form.
pub(crate) fn money<T: FromStr<Err = Error>>(value: &Bound<'_, PyAny>, at: &str) -> PyResult<T> {
    written(value, at)?.parse().or_raise_at(value.py(), at)
}

/// A number as the core reads it: the text itself, the digits of a `Decimal` or of an `int`.
pub(crate) fn written<'v>(value: &'v Bound<'_, PyAny>, at: &str) -> PyResult<Cow<'v, str>> {
    written_as(value, at, [sentence::AMOUNT, sentence::AMOUNT_NOT_FLOAT])
}

/// The same of a part of a fraction.
pub(crate) fn written_part<'v>(value: &'v Bound<'_, PyAny>, at: &str) -> PyResult<Cow<'v, str>> {
    written_as(value, at, [sentence::PART, sentence::PART_NOT_FLOAT])
}

/// The same; `must` says what it must be, and the same of a float.
fn written_as<'v>(
    value: &'v Bound<'_, PyAny>,
    at: &str,
    must: [Template; 2],
) -> PyResult<Cow<'v, str>> {
    if value.is_instance_of::<PyString>() {
        return text(value, at).map(Cow::Borrowed);
    }
    if value.is_instance_of::<PyFloat>() || value.is_instance_of::<PyBool>() {
        return Err(refused(value, at, must));
    }
    if value.is_instance(decimal_class(value.py())?)? {
        return from_decimal(value, at).map(Cow::Owned);
    }
    let whole = index(value)?.ok_or_else(|| refused(value, at, must))?;
    // A number that does not fit is larger than any amount.
    Ok(Cow::Owned(whole.extract::<i64>().unwrap_or(i64::MAX).to_string()))
}

/// The digits of a `Decimal`. One whose exponent has more digits than any amount is shown with it,
/// and so refused: it is not written out.
fn from_decimal(value: &Bound<'_, PyAny>, at: &str) -> PyResult<String> {
    let exponent = value.call_method0("as_tuple")?.getattr("exponent")?.extract::<i64>();
    let within_reach =
        exponent.is_ok_and(|exponent| (-MOST_PLACES..=MOST_PLACES).contains(&exponent));
    // The class's own way: a subclass cannot write another amount.
    let written = decimal_class(value.py())?
        .call_method1("__format__", (value, if within_reach { "f" } else { "" }))?;
    Ok(without_trailing_zeros(text(&written, at)?).to_owned())
}

/// The text of a `Decimal`, for `Case.from_dict`.
#[pyfunction(name = "_written")]
pub(crate) fn written_decimal(value: &Bound<'_, PyAny>) -> PyResult<String> {
    from_decimal(value, "")
}

/// More places than a decimal that is an amount can have.
const MOST_PLACES: i64 = 64;

/// A decimal's zeros after the second place come from arithmetic: its value is still a whole number
/// of cents.
fn without_trailing_zeros(written: &str) -> &str {
    match written.split_once('.') {
        Some((whole, decimals)) if decimals.len() > 2 => {
            let kept = decimals.trim_end_matches('0').len().max(2);
            written.get(..whole.len() + 1 + kept).unwrap_or(written)
        }
        _ => written,
    }
}

fn refused(value: &Bound<'_, PyAny>, at: &str, [must, not_float]: [Template; 2]) -> PyErr {
    let found = type_name(value);
    let is_float = value.is_instance_of::<PyFloat>() || found.starts_with("float");
    let must = if is_float { not_float } else { must };
    wrong_type_of(value.py(), at, must, found)
}

fn decimal_class(py: Python<'_>) -> PyResult<&Bound<'_, PyAny>> {
    static DECIMAL: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    DECIMAL.import(py, "decimal", "Decimal")
}

/// The `Decimal` of an amount or of hours, with two decimals.
pub(crate) fn decimal<'py>(py: Python<'py>, value: impl Display) -> PyResult<Bound<'py, PyAny>> {
    decimal_class(py)?.call1((value.to_string(),))
}

/// The same of what may be absent.
pub(crate) fn optional_decimal<'py>(
    py: Python<'py>,
    value: Option<impl Display>,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    value.map(|value| decimal(py, value)).transpose()
}
