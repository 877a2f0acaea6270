//! Fractions from Python: a `fractions.Fraction`, a text such as `"19/38"`, or a pair such as `(19,
//! 38)`.

use std::collections::BTreeMap;

use ibo_core::{Attendance, Fraction, Month};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyMapping, PyString, PyTuple};

use crate::decimal::written_part;
use crate::error::{OrRaise, wrong_type, wrong_type_of};
use crate::period::month;
use crate::sentence;
use crate::text::{text, type_name};

/// A fraction of hours or days.
pub(crate) fn fraction(value: &Bound<'_, PyAny>, at: &str) -> PyResult<Fraction> {
    let py = value.py();
    if value.is_instance_of::<PyString>() {
        return text(value, at)?.parse().or_raise_at(py, at);
    }
    let (numerator, denominator) = if let Ok(pair) = value.cast::<PyTuple>() {
        let refused = |_| wrong_type(py, at, sentence::FRACTION_PAIR);
        pair.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>().map_err(refused)?
    } else if value.is_instance(fraction_class(py)?)? {
        (value.getattr("numerator")?, value.getattr("denominator")?)
    } else {
        return Err(wrong_type_of(py, at, sentence::FRACTION, type_name(value)));
    };
    format!("{}/{}", written_part(&numerator, at)?, written_part(&denominator, at)?)
        .parse()
        .or_raise_at(py, at)
}

/// A fraction, or the word that asks for the working days (R6.2).
pub(crate) fn attendance(value: &Bound<'_, PyAny>) -> PyResult<Attendance> {
    attendance_at(value, "attendance")
}

/// The same, of a field of this name.
fn attendance_at(value: &Bound<'_, PyAny>, at: &str) -> PyResult<Attendance> {
    if value.is_instance_of::<PyString>() {
        return text(value, at)?.parse().or_raise_at(value.py(), at);
    }
    fraction(value, at).map(Attendance::Ratio)
}

/// The attendance of each month, from a mapping of months and what was paid in them.
pub(crate) fn attendance_by_month(
    value: &Bound<'_, PyAny>,
) -> PyResult<BTreeMap<Month, Attendance>> {
    let py = value.py();
    let refused =
        |_| wrong_type_of(py, "attendance", sentence::ATTENDANCE_MONTHS, type_name(value));
    let mut by_month = BTreeMap::new();
    for item in value.cast::<PyMapping>().map_err(refused)?.items()?.try_iter()? {
        let (of, given) = item?.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>()?;
        let of = month(&of, "attendance")?;
        let at = format!("attendance.{of}");
        if by_month.insert(of, attendance_at(&given, &at)?).is_some() {
            return Err(wrong_type(py, &at, sentence::MONTH_TWICE));
        }
    }
    Ok(by_month)
}

fn fraction_class(py: Python<'_>) -> PyResult<&Bound<'_, PyAny>> {
    static FRACTION: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    FRACTION.import(py, "fractions", "Fraction")
}
