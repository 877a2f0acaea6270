//! The replacement income of a month, alone (R2).

use ibo_core::{Case as CoreCase, CaseRef, ReplacementIncome as CoreIncome};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use crate::agreement::Agreement;
use crate::case::agreement_of;
use crate::certainty::member;
use crate::decimal::decimal;
use crate::error::OrRaise;
use crate::line::{assumptions, left_out, lines, no_answers};
use crate::options::CallOptions;
use crate::parameters::Parameters;
use crate::period;
use crate::pickle;
use crate::record::Source;

/// The replacement income of a month, with its reasons; amounts in euro, with two decimals (R2).
#[pyclass(module = "ibo", frozen, eq, hash)]
pub(crate) struct ReplacementIncome {
    income: CoreIncome,
    case: CoreCase,
    asked: CallOptions,
}

/// Two are equal when their results and their records are.
impl PartialEq for ReplacementIncome {
    fn eq(&self, other: &Self) -> bool {
        self.income == other.income && self.case == other.case
    }
}

impl std::hash::Hash for ReplacementIncome {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.income.hash(state);
    }
}

#[pymethods]
impl ReplacementIncome {
    /// The replacement income from the RVA, in euro, from 0.00 (R2.1 to R2.4).
    #[getter]
    fn unemployment<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.income.unemployment)
    }

    /// The replacement income from the POD MI, in euro, from 0.00 (R2.5).
    #[getter]
    fn leefloon<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.income.leefloon)
    }

    /// The replacement income from the insurers, in euro, from 0.00 (R2.6 to R2.8).
    #[getter]
    fn sickness<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.income.sickness)
    }

    /// The sum of the three, in euro (R2.9).
    #[getter]
    fn amount<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.income.amount)
    }

    /// How it came about, line by line.
    #[getter]
    fn lines<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        lines(slf.as_any(), &slf.get().income.lines)
    }

    /// The records of the month that do not count, and why.
    #[getter]
    fn left_out<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        left_out(slf.as_any(), &slf.get().income.left_out)
    }

    /// What was taken as given without having been read.
    #[getter]
    fn assumptions<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        assumptions(slf.as_any(), &slf.get().income.assumptions)
    }

    /// The weakest certainty of a line.
    #[getter]
    fn certainty<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        member(py, self.income.certainty)
    }

    /// The sources without a final answer, in a provisional result (R2.10).
    #[getter]
    fn no_answers<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        no_answers(slf.as_any(), &slf.get().income.no_answers)
    }

    /// Whether a source gave no final answer (R2.10).
    #[getter]
    fn provisional(&self) -> bool {
        self.income.provisional
    }

    fn __repr__(&self) -> String {
        format!("<ReplacementIncome {} {}>", self.case.month(), self.income.amount)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let fields = PyDict::new(py);
        fields.set_item("month", self.case.month().to_string())?;
        fields.set_item("agreement", Agreement(self.case.agreement().clone()))?;
        fields.set_item("unemployment", Source::from(self.case.unemployment()))?;
        fields.set_item("leefloon", Source::from(self.case.leefloon()))?;
        fields.set_item("sickness", Source::from(self.case.sickness()))?;
        self.asked.set(&fields)?;
        pickle::computed_again("replacement_income", &[], &fields)
    }
}

/// The replacement income of a month (R2). Of the agreement only its days, duration and fraction
/// are read (R1).
///
/// unemployment, leefloon, sickness: a `Source`, or a list of records. require: the weakest
/// certainty that is accepted (R7.3). provisional: whether a source without a final answer is
/// accepted (R2.10). parameters: dated values of your own.
///
/// Raises `CoverageError` and `AgreementError` for what R1 refuses, `RecordError` for a record,
/// `ResultError` for a source without a final answer and for a result that is weaker than asked
/// for.
///
/// >>> import ibo
/// >>> agreement = ibo.Agreement(
/// ...     kind="ibo-plus", start="2025-09-01", end="2026-02-28", employment_fraction="38/38"
/// ... )
/// >>> leefloon = [
/// ...     ibo.LeefloonRecord(
/// ...         month="2025-10", aid_type="leefloon", amount="893.65", entry_kind="award"
/// ...     )
/// ... ]
/// >>> none = ibo.Source.no_data()
/// >>> ibo.replacement_income(
/// ...     month="2025-10",
/// ...     agreement=agreement,
/// ...     unemployment=none,
/// ...     leefloon=leefloon,
/// ...     sickness=none,
/// ... ).amount
/// Decimal('893.65')
#[pyfunction]
#[pyo3(signature = (*, month, agreement, unemployment = None, leefloon = None, sickness = None, require = None, provisional = false,
                    parameters = None))]
#[expect(clippy::too_many_arguments, reason = "keywords of Python")]
pub(crate) fn replacement_income(
    py: Python<'_>,
    month: &Bound<'_, PyAny>,
    agreement: &Bound<'_, PyAny>,
    unemployment: Option<&Bound<'_, PyAny>>,
    leefloon: Option<&Bound<'_, PyAny>>,
    sickness: Option<&Bound<'_, PyAny>>,
    require: Option<&Bound<'_, PyAny>>,
    provisional: bool,
    parameters: Option<Py<Parameters>>,
) -> PyResult<ReplacementIncome> {
    // A stage alone has no case to refer to.
    let reference: CaseRef = "-".parse().or_raise(py)?;
    let case =
        CoreCase::builder(reference, period::month(month, "month")?, agreement_of(agreement)?)
            .unemployment(Source::unemployment(unemployment, py)?)
            .leefloon(Source::leefloon(leefloon, py)?)
            .sickness(Source::sickness(sickness, py)?)
            .build()
            .or_raise(py)?;
    let asked = CallOptions::new(require, provisional, parameters)?;
    let income = ibo_core::replacement_income(&case, &asked.options()).or_raise(py)?;
    Ok(ReplacementIncome { income, case, asked })
}
