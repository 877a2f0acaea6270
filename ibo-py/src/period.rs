//! Dates, months and periods from Python: a `datetime.date`, never a `datetime`, or a text.

use ibo_core::{Month, NaiveDate, Period, parse_date};
use pyo3::prelude::*;
use pyo3::types::{PyDate, PyDateTime, PyString};

use crate::error::{OrRaise, wrong_type, wrong_type_of};
use crate::sentence;
use crate::text::{text, type_name};

/// A day: a `date` or a text such as `"2026-03-02"`.
pub(crate) fn date(value: &Bound<'_, PyAny>, at: &str) -> PyResult<NaiveDate> {
    let py = value.py();
    if value.is_instance_of::<PyString>() {
        return parse_date(text(value, at)?).or_raise_at(py, at);
    }
    if is_day(value) {
        return value.extract();
    }
    let found = type_name(value);
    let has_time = matches!(found.as_str(), "datetime" | "Timestamp");
    let must = if has_time { sentence::DATE_NOT_TIME } else { sentence::DATE };
    Err(wrong_type_of(py, at, must, found))
}

/// A day that may be absent.
pub(crate) fn optional_date(
    value: Option<&Bound<'_, PyAny>>,
    at: &str,
) -> PyResult<Option<NaiveDate>> {
    value.map(|value| date(value, at)).transpose()
}

/// A month: a text such as `"2026-03"`, or any day of it as a `date`.
pub(crate) fn month(value: &Bound<'_, PyAny>, at: &str) -> PyResult<Month> {
    let py = value.py();
    if value.is_instance_of::<PyString>() {
        return text(value, at)?.parse().or_raise_at(py, at);
    }
    if is_day(value) {
        return Month::of(value.extract()?).or_raise_at(py, at);
    }
    Err(wrong_type_of(py, at, sentence::MONTH, type_name(value)))
}

/// A day without a time.
pub(crate) fn is_day(value: &Bound<'_, PyAny>) -> bool {
    value.is_instance_of::<PyDate>() && !value.is_instance_of::<PyDateTime>()
}

/// A period from its first and last day.
pub(crate) fn period(py: Python<'_>, from: NaiveDate, to: Option<NaiveDate>) -> PyResult<Period> {
    Period::new(from, to).or_raise(py)
}

/// A period that is given as a pair.
pub(crate) fn absence(value: &Bound<'_, PyAny>, at: &str) -> PyResult<Period> {
    let py = value.py();
    let pair = value.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>();
    let (from, to) = pair.map_err(|_| wrong_type(py, at, sentence::ABSENCE))?;
    let first_day = date(&from, &format!("{at}.from"))?;
    let last_day = optional_date(Some(&to).filter(|to| !to.is_none()), &format!("{at}.to"))?;
    Period::new(first_day, last_day).or_raise_at(py, at)
}
