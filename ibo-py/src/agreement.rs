//! The agreement, and what `ibo` covers (R1).

use ibo_core::{Agreement as CoreAgreement, AgreementBuilder, Coverage as CoreCoverage, NaiveDate};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use crate::decimal::{money, optional_decimal};
use crate::error::OrRaise;
use crate::fields;
use crate::fraction::fraction;
use crate::keyword::keywords;
use crate::period::{date, optional_date};
use crate::pickle;
use crate::text::{text, whole, whole_in_range};

/// The IBO-overeenkomst.
///
/// kind: `"ibo"` or `"ibo-plus"`. start, end: the first and the agreed last day.
/// employment_fraction: the trainee's hours over full-time hours, above 0 and at most 1 (R1.5).
/// stopped: the real last day of an agreement that was broken off (R1.3). suspended_days: raise the
/// longest duration (R1.4). reference_gross_wage: euro a month, full-time, from zero (R4.1, R5.3).
/// percentage: one that the parameters list (R4.2). rsz_base: 100, the default, or another (R3.1).
/// employee_rsz: euro a month, in place of the base (R3.2).
///
/// Raises `StructureError`, `NumberError` or `AgreementError` for a field that is not in form, at
/// its name. What the law asks of the agreement is looked at when a month is computed.
///
/// >>> import ibo
/// >>> ibo.Agreement(
/// ...     kind="ibo", start="2026-03-02", end="2026-08-28",
/// ...     reference_gross_wage="2500.00", percentage=80, employment_fraction="38/38",
/// ... ).reference_gross_wage
/// Decimal('2500.00')
#[pyclass(module = "ibo", frozen, eq, hash)]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Agreement(pub(crate) CoreAgreement);

#[pymethods]
impl Agreement {
    #[new]
    #[pyo3(
        signature = (**given),
        text_signature = "(*, kind, start, end, employment_fraction, stopped=None, \
            suspended_days=None, reference_gross_wage=None, percentage=None, rsz_base=None, \
            employee_rsz=None)"
    )]
    fn new(py: Python<'_>, given: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        let (required, optional) = keywords::<Self, _, _>(
            py,
            given,
            ["kind", "start", "end", "employment_fraction"],
            [
                "stopped",
                "suspended_days",
                "reference_gross_wage",
                "percentage",
                "rsz_base",
                "employee_rsz",
            ],
        )?;
        let [kind, start, end, employment_fraction] = &required;
        let [stopped, suspended_days, reference_gross_wage, percentage, rsz_base, employee_rsz] =
            optional.each_ref().map(Option::as_ref);
        let kind = text(kind, "kind")?.parse().or_raise_at(py, "kind")?;
        let (start, end) = (date(start, "start")?, date(end, "end")?);
        let stopped = optional_date(stopped, "stopped")?;
        let suspended_days =
            suspended_days.map(|days| whole_in_range(days, "suspended_days")).transpose()?;
        let reference_gross_wage =
            reference_gross_wage.map(|wage| money(wage, "reference_gross_wage")).transpose()?;
        let percentage = percentage.map(|value| whole(value, "percentage")).transpose()?;
        let employment_fraction = fraction(employment_fraction, "employment_fraction")?;
        let rsz_base = rsz_base.map(|value| whole(value, "rsz_base")).transpose()?;
        let employee_rsz = employee_rsz.map(|rsz| money(rsz, "employee_rsz")).transpose()?;
        let agreement = CoreAgreement::builder(kind, start, end, employment_fraction)
            .maybe(stopped, AgreementBuilder::stopped)
            .maybe(suspended_days, AgreementBuilder::suspended_days)
            .maybe(reference_gross_wage, AgreementBuilder::reference_gross_wage)
            .maybe(percentage, AgreementBuilder::percentage)
            .maybe(rsz_base, AgreementBuilder::rsz_base)
            .maybe(employee_rsz, AgreementBuilder::employee_rsz);
        agreement.build().or_raise(py).map(Self)
    }

    /// `"ibo"` or `"ibo-plus"`.
    #[getter]
    fn kind(&self) -> &'static str {
        self.0.kind().slug()
    }

    /// The first day, which picks the scheme (R1.1).
    #[getter]
    fn start(&self) -> NaiveDate {
        self.0.start()
    }

    /// The agreed last day, which with the first one decides the duration (R1.3, R1.4).
    #[getter]
    fn end(&self) -> NaiveDate {
        self.0.end()
    }

    /// The real last day of an agreement that was broken off, from the start to the agreed end
    /// (R1.3).
    #[getter]
    fn stopped(&self) -> Option<NaiveDate> {
        self.0.stopped()
    }

    /// Days of suspension, from 0, which raise the longest duration (R1.4).
    #[getter]
    fn suspended_days(&self) -> u32 {
        self.0.suspended_days().days()
    }

    /// The full-time gross wage a month after recruitment, in euro, from 0.00 (R4.1, R5.3).
    #[getter]
    fn reference_gross_wage<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        optional_decimal(py, self.0.reference_gross_wage())
    }

    /// A whole percentage that the parameters list, such as 80 (R4.2).
    #[getter]
    fn percentage(&self) -> Option<i32> {
        self.0.percentage()
    }

    /// The trainee's hours over full-time hours, such as `"30.4/38"`: above 0 and at most 1 (R1.5).
    #[getter]
    fn employment_fraction(&self) -> String {
        self.0.employment_fraction().to_string()
    }

    /// A whole percentage of the wage that the parameters list; none is the wage itself (R3.1).
    #[getter]
    fn rsz_base(&self) -> Option<i32> {
        self.0.rsz_base()
    }

    /// The exact employee RSZ a month in euro, from 0.00 to the wage, in place of the base (R3.2).
    #[getter]
    fn employee_rsz<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        optional_decimal(py, self.0.employee_rsz())
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        fields::repr("Agreement", &self.fields(py)?)
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

impl Agreement {
    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let fields = PyDict::new(py);
        fields.set_item("kind", self.kind())?;
        fields.set_item("start", self.start())?;
        fields.set_item("end", self.end())?;
        fields::set(&fields, "stopped", self.stopped())?;
        fields::set(
            &fields,
            "suspended_days",
            Some(self.suspended_days()).filter(|days| *days > 0),
        )?;
        fields::set(&fields, "reference_gross_wage", self.reference_gross_wage(py)?)?;
        fields::set(&fields, "percentage", self.percentage())?;
        fields.set_item("employment_fraction", self.employment_fraction())?;
        fields::set(&fields, "rsz_base", self.rsz_base())?;
        fields::set(&fields, "employee_rsz", self.employee_rsz(py)?)?;
        Ok(fields)
    }
}

/// What a scheme covers for a kind of agreement, as `ibo.coverage()` lists it.
#[pyclass(module = "ibo", frozen, eq, hash)]
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct Coverage(CoreCoverage);

#[pymethods]
impl Coverage {
    /// The year that names the law: `"2018"` or `"2026"`.
    #[getter]
    fn scheme(&self) -> &'static str {
        self.0.scheme.slug()
    }

    /// `"ibo"` or `"ibo-plus"`.
    #[getter]
    fn kind(&self) -> &'static str {
        self.0.kind.slug()
    }

    /// The first start date of an agreement that the scheme covers (R1.1).
    #[getter]
    fn starts_from(&self) -> NaiveDate {
        self.0.starts_from
    }

    /// The last one; none for the latest scheme.
    #[getter]
    fn starts_until(&self) -> Option<NaiveDate> {
        self.0.starts_until
    }

    /// Who pays the premium: `"employer"` or `"vdab"`.
    #[getter]
    fn payer(&self) -> &'static str {
        self.0.payer.slug()
    }

    /// The number of the rule that computes the premium, such as `R4.2`.
    #[getter]
    fn rule(&self) -> &'static str {
        self.0.rule.id()
    }

    fn __repr__(&self) -> String {
        format!(
            "<Coverage scheme {} {} from {}: {}>",
            self.scheme(),
            self.kind(),
            self.starts_from(),
            self.rule()
        )
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        pickle::listed_again(
            py,
            "coverage",
            ibo_core::coverage().position(|covered| covered == self.0).unwrap_or_default(),
        )
    }
}

/// What `ibo` covers: every scheme and kind of agreement (R1.1).
///
/// >>> import ibo
/// >>> [
/// ...     (covered.scheme, covered.kind)
/// ...     for covered in ibo.coverage()
/// ...     if covered.payer == "employer"
/// ... ]
/// [('2026', 'ibo')]
#[pyfunction]
pub(crate) fn coverage(py: Python<'_>) -> PyResult<Bound<'_, PyTuple>> {
    PyTuple::new(py, ibo_core::coverage().map(Coverage).collect::<Vec<_>>())
}
