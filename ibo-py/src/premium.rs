//! The premium of a month, alone (R3, R4, R5).

use ibo_core::{Agreement as CoreAgreement, Euro, Month, Premium as CorePremium};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use crate::agreement::Agreement;
use crate::case::agreement_of;
use crate::certainty::member;
use crate::decimal::{decimal, money};
use crate::error::OrRaise;
use crate::line::{assumptions, lines};
use crate::options::CallOptions;
use crate::parameters::Parameters;
use crate::period;
use crate::pickle;

/// The full-time premium of a month, with its reasons (R4.3).
#[pyclass(module = "ibo", frozen, eq, hash)]
pub(crate) struct Premium {
    premium: CorePremium,
    agreement: CoreAgreement,
    month: Month,
    replacement_income: Euro,
    asked: CallOptions,
}

/// Two are equal when their results and what they were computed from are.
impl PartialEq for Premium {
    fn eq(&self, other: &Self) -> bool {
        let input = |premium: &Self| (premium.month, premium.replacement_income);
        self.premium == other.premium
            && self.agreement == other.agreement
            && input(self) == input(other)
    }
}

impl std::hash::Hash for Premium {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.premium.hash(state);
    }
}

#[pymethods]
impl Premium {
    /// The year that names the law: `"2018"` or `"2026"` (R1.1).
    #[getter]
    fn scheme(&self) -> &'static str {
        self.premium.scheme.slug()
    }

    /// Who pays: `"employer"` or `"vdab"`.
    #[getter]
    fn payer(&self) -> &'static str {
        self.premium.payer.slug()
    }

    /// The premium in euro, from 0.00, with two decimals, before fraction and tax (R4.3).
    #[getter]
    fn amount<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.premium.amount)
    }

    /// How it came about, line by line.
    #[getter]
    fn lines<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        lines(slf.as_any(), &slf.get().premium.lines)
    }

    /// What was taken as given without having been read.
    #[getter]
    fn assumptions<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        assumptions(slf.as_any(), &slf.get().premium.assumptions)
    }

    /// The weakest certainty of a line.
    #[getter]
    fn certainty<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        member(py, self.premium.certainty)
    }

    fn __repr__(&self) -> String {
        format!("<Premium {} {}>", self.month, self.premium.amount)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let fields = PyDict::new(py);
        fields.set_item("agreement", Agreement(self.agreement.clone()))?;
        fields.set_item("month", self.month.to_string())?;
        fields.set_item("replacement_income", self.replacement_income.to_string())?;
        self.asked.set(&fields)?;
        pickle::computed_again("premium", &[], &fields)
    }
}

/// The premium of an agreement in a month, from a replacement income that is known, in euro, from
/// zero (R3, R4, R5).
///
/// Raises `NumberError` for the amount, `CoverageError` and `AgreementError` for the agreement,
/// `ResultError` for a result that is weaker than asked for.
///
/// >>> import ibo
/// >>> agreement = ibo.Agreement(
/// ...     kind="ibo-plus", start="2025-09-01", end="2026-02-28", employment_fraction="38/38"
/// ... )
/// >>> ibo.premium(agreement=agreement, month="2025-10", replacement_income="893.65").amount
/// Decimal('844.76')
#[pyfunction]
#[pyo3(signature = (*, agreement, month, replacement_income, require = None, parameters = None))]
pub(crate) fn premium(
    py: Python<'_>,
    agreement: &Bound<'_, PyAny>,
    month: &Bound<'_, PyAny>,
    replacement_income: &Bound<'_, PyAny>,
    require: Option<&Bound<'_, PyAny>>,
    parameters: Option<Py<Parameters>>,
) -> PyResult<Premium> {
    let agreement = agreement_of(agreement)?;
    let month = period::month(month, "month")?;
    let replacement_income = money(replacement_income, "replacement_income")?;
    let asked = CallOptions::new(require, false, parameters)?;
    let premium =
        ibo_core::premium(&agreement, month, replacement_income, &asked.options()).or_raise(py)?;
    Ok(Premium { premium, agreement, month, replacement_income, asked })
}
