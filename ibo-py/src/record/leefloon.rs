//! The records of the POD MI (R2.5).

use ibo_core::{LeefloonRecord as CoreLeefloon, LeefloonRecordBuilder, NaiveDate};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::decimal::{decimal, money};
use crate::error::OrRaise;
use crate::fields;
use crate::keyword::keywords;
use crate::period::{month, optional_date};
use crate::pickle;
use crate::text::word;

/// A leefloon entry, POD MI.
///
/// month: the month of the amount. aid_type: a code of `leefloon.aid-type`. amount: euro, signed as
/// its kind of entry asks. entry_kind: a code of `leefloon.entry-kind`. from_, to: evidence (R2.5).
///
/// Raises `StructureError` or `NumberError` for a field that is not in form, at its name. Its codes
/// and its sign are looked at when its month is computed.
///
/// >>> import ibo
/// >>> ibo.LeefloonRecord(
/// ...     month="2026-03", aid_type="leefloon", amount="893.65", entry_kind="award"
/// ... ).month
/// '2026-03'
#[pyclass(module = "ibo", frozen, eq, hash)]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct LeefloonRecord(pub(crate) CoreLeefloon);

#[pymethods]
impl LeefloonRecord {
    #[new]
    #[pyo3(
        signature = (**given),
        text_signature = "(*, month, aid_type, amount, entry_kind, from_=None, to=None)"
    )]
    fn new(py: Python<'_>, given: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        let (required, optional) = keywords::<Self, _, _>(
            py,
            given,
            ["month", "aid_type", "amount", "entry_kind"],
            ["from_", "to"],
        )?;
        let [month, aid_type, amount, entry_kind] = &required;
        let [from_, to] = optional.each_ref().map(Option::as_ref);
        let month = self::month(month, "month")?;
        let aid_type = word(aid_type, "aid_type")?;
        let amount = money(amount, "amount")?;
        let entry_kind = word(entry_kind, "entry_kind")?;
        let record = CoreLeefloon::builder(month, aid_type, amount, entry_kind)
            .maybe(optional_date(from_, "from")?, LeefloonRecordBuilder::first_day)
            .maybe(optional_date(to, "to")?, LeefloonRecordBuilder::last_day);
        record.build().or_raise(py).map(Self)
    }

    /// The month of the amount, such as `"2026-03"`.
    #[getter]
    fn month(&self) -> String {
        self.0.month().to_string()
    }

    /// The type of aid, a code of `leefloon.aid-type` (R2.5).
    #[getter]
    fn aid_type(&self) -> &str {
        self.0.aid_type().as_str()
    }

    /// The month's amount in euro; a recovery is negative (R2.5).
    #[getter]
    fn amount<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.0.amount())
    }

    /// The kind of entry, a code of `leefloon.entry-kind`, which decides the sign (R2.5).
    #[getter]
    fn entry_kind(&self) -> &str {
        self.0.entry_kind().as_str()
    }

    /// The first day of the right, kept as evidence.
    #[getter]
    fn from_(&self) -> Option<NaiveDate> {
        self.0.first_day()
    }

    /// The last day of the right, kept as evidence.
    #[getter]
    fn to(&self) -> Option<NaiveDate> {
        self.0.last_day()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        fields::repr("LeefloonRecord", &self.fields(py)?)
    }

    /// The same with some of its fields changed, given by name, and looked at as a new one.
    #[pyo3(signature = (**changes))]
    fn replace<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        fields::replaced(slf.get_type().as_any(), &slf.get().fields(slf.py())?, changes)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::replace(slf, changes)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        pickle::again(slf.get_type().as_any(), &slf.get().fields(slf.py())?)
    }
}

impl LeefloonRecord {
    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let fields = PyDict::new(py);
        fields.set_item("month", self.month())?;
        fields.set_item("aid_type", self.aid_type())?;
        fields.set_item("amount", self.amount(py)?)?;
        fields.set_item("entry_kind", self.entry_kind())?;
        fields::set(&fields, "from_", self.from_())?;
        fields::set(&fields, "to", self.to())?;
        Ok(fields)
    }
}
