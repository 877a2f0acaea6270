//! How long the evidence of a result is kept (R7.6).

use ibo_core::NaiveDate;
use pyo3::prelude::*;

use crate::error::OrRaise;
use crate::period::date;

/// The last day on which the evidence of a result is kept: ten years after delivery of the European
/// Social Fund project (R7.6). Raises `NumberError` for a delivery that is no day, or beyond the
/// years 1 to 9999.
///
/// >>> import ibo
/// >>> ibo.retention_until("2028-02-29")
/// datetime.date(2038, 3, 1)
#[pyfunction]
pub(crate) fn retention_until(delivery: &Bound<'_, PyAny>) -> PyResult<NaiveDate> {
    ibo_core::retention_until(date(delivery, "delivery")?).or_raise_at(delivery.py(), "delivery")
}
