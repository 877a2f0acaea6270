//! The records of the insurers (R2.6 to R2.8).

use ibo_core::{AttestId, NaiveDate, SicknessRecord as CoreSickness, SicknessRecordBuilder};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::decimal::{decimal, money};
use crate::error::OrRaise;
use crate::fields;
use crate::keyword::refuse_unknown;
use crate::period::{date, period};
use crate::pickle;
use crate::text::{whole, whole_in_range, word};

/// A payment of sickness benefit, insurers.
///
/// document_type, nature: codes of `sickness.document-type` and `sickness.nature` (R2.8).
/// benefit_code: two capitals, evidence. from_, to: the days that were paid for. gross_taxable:
/// euro, negative for a recovery. days, hours: evidence, with the sign of the amount or 0 (R2.6).
/// attest_id, version, status (`"original"`, `"modified"`, `"cancelled"`): which line replaces
/// which (R2.7).
///
/// >>> import ibo
/// >>> ibo.SicknessRecord(
/// ...     document_type="C21", benefit_code="AA", nature=0, from_="2026-03-01", to="2026-03-31",
/// ...     gross_taxable="1430.00", days=26, hours=0,
/// ... ).hours
/// Decimal('0.00')
#[pyclass(module = "ibo", frozen, eq, hash)]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct SicknessRecord(pub(crate) CoreSickness);

#[pymethods]
impl SicknessRecord {
    #[new]
    #[pyo3(
        signature = (*, document_type, benefit_code, nature, from_, to, gross_taxable, days,
            hours, attest_id = None, version = None, status = None, **unknown),
        text_signature = "(*, document_type, benefit_code, nature, from_, to, gross_taxable, \
            days, hours, attest_id=None, version=None, status=None)"
    )]
    #[expect(clippy::too_many_arguments, reason = "keywords of Python")]
    fn new(
        py: Python<'_>,
        document_type: &Bound<'_, PyAny>,
        benefit_code: &Bound<'_, PyAny>,
        nature: &Bound<'_, PyAny>,
        from_: &Bound<'_, PyAny>,
        to: &Bound<'_, PyAny>,
        gross_taxable: &Bound<'_, PyAny>,
        days: &Bound<'_, PyAny>,
        hours: &Bound<'_, PyAny>,
        attest_id: Option<&Bound<'_, PyAny>>,
        version: Option<&Bound<'_, PyAny>>,
        status: Option<&Bound<'_, PyAny>>,
        unknown: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Self> {
        refuse_unknown::<Self>(py, unknown)?;
        let document_type = word(document_type, "document_type")?;
        let benefit_code = word(benefit_code, "benefit_code")?;
        let nature = whole(nature, "nature")?;
        let (first_day, last_day) = (date(from_, "from")?, date(to, "to")?);
        let gross_taxable = money(gross_taxable, "gross_taxable")?;
        let (days, hours) = (whole(days, "days")?, money(hours, "hours")?);
        let attest_id = attest_id.map(|attest_id| word(attest_id, "attest_id")).transpose()?;
        let version = version.map(|version| whole_in_range(version, "version")).transpose()?;
        let status = status.map(|status| word(status, "status")).transpose()?;
        let period = period(py, first_day, Some(last_day))?;
        let record = CoreSickness::builder(
            document_type,
            benefit_code,
            nature,
            period,
            gross_taxable,
            days,
            hours,
        )
        .maybe(attest_id, SicknessRecordBuilder::attest_id)
        .maybe(version, SicknessRecordBuilder::version)
        .maybe(status, SicknessRecordBuilder::status);
        record.build().or_raise(py).map(Self)
    }

    /// The type of document, a code of `sickness.document-type`.
    #[getter]
    fn document_type(&self) -> &str {
        self.0.document_type().as_str()
    }

    /// The insurers' code of the benefit, kept as evidence.
    #[getter]
    fn benefit_code(&self) -> &str {
        self.0.benefit_code().as_str()
    }

    /// The nature, a code of `sickness.nature`.
    #[getter]
    fn nature(&self) -> i32 {
        self.0.nature()
    }

    /// The first day that was paid for.
    #[getter]
    fn from_(&self) -> NaiveDate {
        self.0.period().first_day()
    }

    /// The last day that was paid for.
    #[getter]
    fn to(&self) -> Option<NaiveDate> {
        self.0.period().last_day()
    }

    /// The gross taxable amount in euro; a recovery is negative.
    #[getter]
    fn gross_taxable<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.0.gross_taxable())
    }

    /// The paid days, kept as evidence.
    #[getter]
    fn days(&self) -> i32 {
        self.0.days()
    }

    /// The paid hours, kept as evidence.
    #[getter]
    fn hours<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.0.hours())
    }

    /// The attest that the line belongs to.
    #[getter]
    fn attest_id(&self) -> Option<&str> {
        self.0.attest_id().map(AttestId::as_str)
    }

    /// The version of the attest, from 1.
    #[getter]
    fn version(&self) -> u32 {
        self.0.version().number()
    }

    /// `"original"`, `"modified"` or `"cancelled"`.
    #[getter]
    fn status(&self) -> &'static str {
        self.0.status().slug()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        fields::repr("SicknessRecord", &self.fields(py)?)
    }

    /// The same with some of its fields changed, given by name.
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

impl SicknessRecord {
    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let fields = PyDict::new(py);
        fields.set_item("document_type", self.document_type())?;
        fields.set_item("benefit_code", self.benefit_code())?;
        fields.set_item("nature", self.nature())?;
        fields.set_item("from_", self.from_())?;
        fields.set_item("to", self.to())?;
        fields.set_item("gross_taxable", self.gross_taxable(py)?)?;
        fields.set_item("days", self.days())?;
        fields.set_item("hours", self.hours(py)?)?;
        fields::set(&fields, "attest_id", self.attest_id())?;
        fields.set_item("version", self.version())?;
        fields.set_item("status", self.status())?;
        Ok(fields)
    }
}
