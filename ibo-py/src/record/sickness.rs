//! The records of the insurers (R2.6 to R2.8).

use ibo_core::{AttestId, NaiveDate, SicknessRecord as CoreSickness, SicknessRecordBuilder};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::decimal::{decimal, money};
use crate::error::OrRaise;
use crate::fields;
use crate::keyword::keywords;
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
/// Raises `StructureError`, `NumberError` or `RecordError` for a field that is not in form, at its
/// name. Its codes, days and hours are looked at when a month of it is computed.
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
        signature = (**given),
        text_signature = "(*, document_type, benefit_code, nature, from_, to, gross_taxable, \
            days, hours, attest_id=None, version=None, status=None)"
    )]
    fn new(py: Python<'_>, given: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        let (required, optional) = keywords::<Self, _, _>(
            py,
            given,
            [
                "document_type",
                "benefit_code",
                "nature",
                "from_",
                "to",
                "gross_taxable",
                "days",
                "hours",
            ],
            ["attest_id", "version", "status"],
        )?;
        let [document_type, benefit_code, nature, from_, to, gross_taxable, days, hours] =
            &required;
        let [attest_id, version, status] = optional.each_ref().map(Option::as_ref);
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

    /// The type of document, a code of `sickness.document-type` (R2.8).
    #[getter]
    fn document_type(&self) -> &str {
        self.0.document_type().as_str()
    }

    /// The insurers' code of the benefit, two capitals, kept as evidence (R2.6).
    #[getter]
    fn benefit_code(&self) -> &str {
        self.0.benefit_code().as_str()
    }

    /// The nature, a code of `sickness.nature`: 0 is ordinary (R2.8).
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

    /// The gross taxable amount of the whole period in euro; a recovery is negative (R2.6).
    #[getter]
    fn gross_taxable<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.0.gross_taxable())
    }

    /// The paid days, with the sign of the amount or 0, kept as evidence (R2.6).
    #[getter]
    fn days(&self) -> i32 {
        self.0.days()
    }

    /// The paid hours, with the sign of the amount or 0, kept as evidence (R2.6).
    #[getter]
    fn hours<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.0.hours())
    }

    /// The attest that the line belongs to; none of a line that stands alone (R2.7).
    #[getter]
    fn attest_id(&self) -> Option<&str> {
        self.0.attest_id().map(AttestId::as_str)
    }

    /// The version of the attest, from 1: the highest one counts (R2.7).
    #[getter]
    fn version(&self) -> u32 {
        self.0.version().number()
    }

    /// `"original"`, `"modified"` or `"cancelled"` (R2.7).
    #[getter]
    fn status(&self) -> &'static str {
        self.0.status().slug()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        fields::repr("SicknessRecord", &self.fields(py)?)
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
