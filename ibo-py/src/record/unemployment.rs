//! The records of the RVA (R2.1 to R2.4).

use ibo_core::{
    Basis, NaiveDate, RvaCode, UnemploymentRecord as CoreUnemployment, UnemploymentRecordBuilder,
};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::decimal::{decimal, money};
use crate::error::OrRaise;
use crate::fields;
use crate::keyword::keywords;
use crate::period::{date, optional_date, period};
use crate::pickle;
use crate::text::{text, whole_in_range, word};

/// An unemployment benefit, RVA.
///
/// from_, to: the days of the right; without an end it runs on. day_amount: euro a day, or a half
/// day, from zero (R2.1). benefit_type: a code of `unemployment.benefit-type` (R2.4). basis:
/// `"full"` or `"half"`; half_per_week: how many half days a week, 1 to 12 (R2.2). rva_code: 1 to 6
/// characters, evidence.
///
/// Raises `StructureError`, `NumberError` or `RecordError` for a field that is not in form, at its
/// name.
///
/// >>> import ibo
/// >>> ibo.UnemploymentRecord(
/// ...     from_="2026-06-01",
/// ...     day_amount="27.65",
/// ...     basis="half",
/// ...     half_per_week=6,
/// ...     benefit_type="insertion",
/// ... ).day_amount
/// Decimal('27.65')
#[pyclass(module = "ibo", frozen, eq, hash)]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct UnemploymentRecord(pub(crate) CoreUnemployment);

#[pymethods]
impl UnemploymentRecord {
    #[new]
    #[pyo3(
        signature = (**given),
        text_signature = "(*, from_, day_amount, benefit_type, to=None, basis=None, \
            half_per_week=None, rva_code=None)"
    )]
    fn new(py: Python<'_>, given: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        let (required, optional) = keywords::<Self, _, _>(
            py,
            given,
            ["from_", "day_amount", "benefit_type"],
            ["to", "basis", "half_per_week", "rva_code"],
        )?;
        let [from_, day_amount, benefit_type] = &required;
        let [to, basis, half_per_week, rva_code] = optional.each_ref().map(Option::as_ref);
        let (first_day, last_day) = (date(from_, "from")?, optional_date(to, "to")?);
        let day_amount = money(day_amount, "day_amount")?;
        let is_half = basis.map_or(Ok(false), |basis| {
            Basis::is_half(text(basis, "basis")?).or_raise_at(py, "basis")
        })?;
        let half_per_week =
            half_per_week.map(|value| whole_in_range(value, "half_per_week")).transpose()?;
        let benefit_type = word(benefit_type, "benefit_type")?;
        let rva_code = rva_code.map(|code| word(code, "rva_code")).transpose()?;
        let record =
            CoreUnemployment::builder(period(py, first_day, last_day)?, day_amount, benefit_type)
                .basis(Basis::of(is_half, half_per_week).or_raise(py)?)
                .maybe(rva_code, UnemploymentRecordBuilder::rva_code);
        record.build().or_raise(py).map(Self)
    }

    /// The first day of the right.
    #[getter]
    fn from_(&self) -> NaiveDate {
        self.0.period().first_day()
    }

    /// The last day of the right; none when it runs on.
    #[getter]
    fn to(&self) -> Option<NaiveDate> {
        self.0.period().last_day()
    }

    /// The gross amount of a day, or of a half day, in euro, from 0.00 (R2.1).
    #[getter]
    fn day_amount<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.0.day_amount())
    }

    /// `"full"` or `"half"`: of what the amount is (R2.1, R2.2).
    #[getter]
    fn basis(&self) -> &'static str {
        match self.0.basis() {
            Basis::Full => "full",
            Basis::Half { .. } => "half",
        }
    }

    /// How many half days a week, 1 to 12; none for full days (R2.2).
    #[getter]
    fn half_per_week(&self) -> Option<u8> {
        self.0.basis().half_per_week()
    }

    /// The type of benefit, a code of `unemployment.benefit-type` (R2.4).
    #[getter]
    fn benefit_type(&self) -> &str {
        self.0.benefit_type().as_str()
    }

    /// The RVA's own code, 1 to 6 characters, kept as evidence.
    #[getter]
    fn rva_code(&self) -> Option<&str> {
        self.0.rva_code().map(RvaCode::as_str)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        fields::repr("UnemploymentRecord", &self.fields(py)?)
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

impl UnemploymentRecord {
    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let fields = PyDict::new(py);
        fields.set_item("from_", self.from_())?;
        fields::set(&fields, "to", self.to())?;
        fields.set_item("day_amount", self.day_amount(py)?)?;
        fields.set_item("basis", self.basis())?;
        fields::set(&fields, "half_per_week", self.half_per_week())?;
        fields.set_item("benefit_type", self.benefit_type())?;
        fields::set(&fields, "rva_code", self.rva_code())?;
        Ok(fields)
    }
}
