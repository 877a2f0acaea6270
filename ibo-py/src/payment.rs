//! The payment: from VDAB's premium to the net amount (R6).

use ibo_core::{
    Error, Fraction, Month, Parameters as CoreParameters, Payment as CorePayment, Withholding,
};
use pyo3::prelude::*;

use crate::decimal::{decimal, money};
use crate::error::OrRaise;
use crate::fields;
use crate::fraction::fraction as fraction_of;
use crate::parameters::{Parameters, values_of};
use crate::period;
use crate::pickle;
use crate::text;

/// The payment of a premium: from the premium to the net, in euro, with two decimals (R6).
#[pyclass(module = "ibo", frozen, eq, hash)]
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct Payment(pub(crate) CorePayment);

#[pymethods]
impl Payment {
    /// VDAB's full-time amount, in euro, from 0.00 (R4.3).
    #[getter]
    fn premium<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.0.premium)
    }

    /// Premium x employment fraction, in euro (R6.1).
    #[getter]
    fn premium_after_fraction<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.0.premium_after_fraction)
    }

    /// That x attendance, in euro (R6.2).
    #[getter]
    fn premium_due<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.0.premium_due)
    }

    /// The withholding tax, in euro (R6.3).
    #[getter]
    fn withholding_tax<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.0.withholding_tax)
    }

    /// Premium due less withholding tax, in euro (R6.3).
    #[getter]
    fn net<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.0.net)
    }

    /// Reads a payment that was stored as JSON, schema 1. Raises `StructureError` or `NumberError`
    /// for a text that is none, and `ResultError` for one whose net does not follow (R6.3).
    #[staticmethod]
    #[pyo3(signature = (json, /))]
    fn from_json(json: &Bound<'_, PyAny>) -> PyResult<Self> {
        CorePayment::from_json(text::json(json)?).or_raise(json.py()).map(Self)
    }

    /// The payment as JSON.
    fn to_json(&self) -> String {
        self.0.to_json()
    }

    /// The payment as a `dict` of the JSON shape.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        fields::dict(py, &self.0.to_json())
    }

    fn __repr__(&self) -> String {
        let CorePayment {
            premium, premium_after_fraction, premium_due, withholding_tax, net, ..
        } = self.0;
        format!(
            "<Payment premium {premium}, after fraction {premium_after_fraction}, due \
                {premium_due}, withholding tax {withholding_tax}, net {net}>"
        )
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        pickle::of_json(py, "_payment", &self.0.to_json())
    }
}

/// Makes a payment again from its JSON, for pickle.
#[pyfunction(name = "_payment")]
pub(crate) fn payment_of_json(py: Python<'_>, json: &str) -> PyResult<Payment> {
    CorePayment::from_json(json.as_bytes()).or_raise(py).map(Payment)
}

/// The payment of a premium: employment fraction, attendance, withholding tax, net (R6). It needs
/// nothing but VDAB's amount.
///
/// premium: euro, from zero. fraction: the trainee's hours over full-time hours, above 0 and at
/// most 1. attendance: paid over normal hours or days, at most 1; none is the whole month. month:
/// decides the withholding rate, and is needed once there is more than one.
///
/// Raises `NumberError` and `StructureError` for a premium or a fraction that is none,
/// `AgreementError` for one out of range, `CoverageError` for a month without a rate.
///
/// >>> import ibo
/// >>> ibo.payment(premium="588.57", fraction="19/38").net
/// Decimal('261.59')
#[pyfunction]
#[pyo3(signature = (*, premium, fraction, attendance = None, month = None, parameters = None))]
pub(crate) fn payment(
    py: Python<'_>,
    premium: &Bound<'_, PyAny>,
    fraction: &Bound<'_, PyAny>,
    attendance: Option<&Bound<'_, PyAny>>,
    month: Option<&Bound<'_, PyAny>>,
    parameters: Option<&Bound<'_, Parameters>>,
) -> PyResult<Payment> {
    let premium = money(premium, "premium")?;
    let fraction = fraction_of(fraction, "fraction")?;
    let attendance = attendance
        .map_or(Ok(Fraction::WHOLE), |attendance| fraction_of(attendance, "attendance"))?;
    let month = month.map(|month| period::month(month, "month")).transpose()?;
    let own = parameters.map(|parameters| parameters.get().values().as_ref());
    let rate = withholding(month, own).or_raise(py)?;
    rate.payment(premium, fraction, attendance).or_raise(py).map(Payment)
}

/// The rate of a month, or else the only one that there is (R6.4).
pub(crate) fn withholding(
    month: Option<Month>,
    own: Option<&CoreParameters>,
) -> Result<Withholding, Error> {
    let values = values_of(own)?;
    month.map_or_else(|| Withholding::only(values), |month| Withholding::of(month, values))
}
