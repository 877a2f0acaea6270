//! The records of the three sources (R2).

use std::str::FromStr;

use ibo_core::{
    Availability, Basis, Error, ErrorCode, LeefloonRecord as CoreLeefloon, NaiveDate, SicknessRecord as CoreSickness, Source as CoreSource,
    UnemploymentRecord as CoreUnemployment,
};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple, PyType};

use crate::decimal::{decimal, hours, money};
use crate::error::{OrRaise, exception, wrong_type};
use crate::object;
use crate::period::{date, month, optional_date, period};
use crate::text::{items, text, type_name, whole, whole_from_zero};

fn owned(value: &Bound<'_, PyAny>, at: &str) -> PyResult<String> {
    text(value, at).map(str::to_owned)
}

fn optional_text(value: Option<&Bound<'_, PyAny>>, at: &str) -> PyResult<Option<String>> {
    value.map(|value| owned(value, at)).transpose()
}

/// A word that the format itself fixes.
fn word<T: FromStr<Err = Error>>(value: &Bound<'_, PyAny>, at: &str) -> PyResult<T> {
    text(value, at)?.parse().or_raise_at(value.py(), at)
}

/// An unemployment benefit, RVA.
///
/// from_, to: the days of the right; without an end it runs on. day_amount: euro a day, or a half day, from zero (R2.1). benefit_type: a code of
/// `unemployment.benefit-type` (R2.4). basis: `"full"` or `"half"`; half_per_week: how many half days a week, 1 to 12 (R2.2). rva_code: 1 to 6
/// characters, evidence.
///
/// >>> import ibo
/// >>> ibo.UnemploymentRecord(from_="2026-06-01", day_amount="27.65", basis="half", half_per_week=6, benefit_type="insertion").day_amount
/// Decimal('27.65')
#[pyclass(module = "ibo", frozen, eq, hash)]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct UnemploymentRecord(pub(crate) CoreUnemployment);

#[pymethods]
impl UnemploymentRecord {
    #[new]
    #[pyo3(signature = (*, from_, day_amount, benefit_type, to = None, basis = None, half_per_week = None, rva_code = None))]
    #[expect(clippy::too_many_arguments, reason = "keywords of Python")]
    fn new(
        py: Python<'_>,
        from_: &Bound<'_, PyAny>,
        day_amount: &Bound<'_, PyAny>,
        benefit_type: &Bound<'_, PyAny>,
        to: Option<&Bound<'_, PyAny>>,
        basis: Option<&Bound<'_, PyAny>>,
        half_per_week: Option<&Bound<'_, PyAny>>,
        rva_code: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let (from, to) = (date(from_, "from")?, optional_date(to, "to")?);
        let day_amount = money(day_amount, "day_amount")?;
        let basis = basis_of(py, basis, half_per_week)?;
        let benefit_type = owned(benefit_type, "benefit_type")?;
        let rva_code = optional_text(rva_code, "rva_code")?;
        let record = CoreUnemployment { period: period(py, from, to)?, day_amount, basis, benefit_type, rva_code };
        record.check().or_raise(py)?;
        Ok(Self(record))
    }

    /// The first day of the right.
    #[getter]
    fn from_(&self) -> NaiveDate {
        self.0.period.from()
    }

    /// The last day of the right; none when it runs on.
    #[getter]
    fn to(&self) -> Option<NaiveDate> {
        self.0.period.to()
    }

    /// The gross amount of a day, or of a half day, in euro.
    #[getter]
    fn day_amount<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.0.day_amount)
    }

    /// `"full"` or `"half"`.
    #[getter]
    fn basis(&self) -> &'static str {
        match self.0.basis {
            Basis::Full => "full",
            Basis::Half { .. } => "half",
        }
    }

    /// How many half days a week, 1 to 12; none for full days.
    #[getter]
    fn half_per_week(&self) -> Option<u8> {
        match self.0.basis {
            Basis::Full => None,
            Basis::Half { per_week } => Some(per_week),
        }
    }

    /// The type of benefit, a code of `unemployment.benefit-type`.
    #[getter]
    fn benefit_type(&self) -> &str {
        &self.0.benefit_type
    }

    /// The RVA's own code, kept as evidence.
    #[getter]
    fn rva_code(&self) -> Option<&str> {
        self.0.rva_code.as_deref()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        object::repr("UnemploymentRecord", &self.fields(py)?)
    }

    /// The same with some of its fields changed, given by name.
    #[pyo3(signature = (**changes))]
    fn replace<'py>(slf: &Bound<'py, Self>, changes: Option<&Bound<'py, PyDict>>) -> PyResult<Bound<'py, PyAny>> {
        object::replaced(slf.get_type().as_any(), &slf.get().fields(slf.py())?, changes)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(slf: &Bound<'py, Self>, changes: Option<&Bound<'py, PyDict>>) -> PyResult<Bound<'py, PyAny>> {
        Self::replace(slf, changes)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        object::again(slf.get_type().as_any(), &slf.get().fields(slf.py())?)
    }
}

impl UnemploymentRecord {
    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let fields = PyDict::new(py);
        fields.set_item("from_", self.from_())?;
        object::set(&fields, "to", self.to())?;
        fields.set_item("day_amount", self.day_amount(py)?)?;
        fields.set_item("basis", self.basis())?;
        object::set(&fields, "half_per_week", self.half_per_week())?;
        fields.set_item("benefit_type", self.benefit_type())?;
        object::set(&fields, "rva_code", self.rva_code())?;
        Ok(fields)
    }
}

/// Full days, or half days so many times a week: the two fields agree (R2.2).
fn basis_of(py: Python<'_>, basis: Option<&Bound<'_, PyAny>>, half_per_week: Option<&Bound<'_, PyAny>>) -> PyResult<Basis> {
    let is_half = basis.map_or(Ok(false), |basis| Basis::is_half(text(basis, "basis")?).or_raise_at(py, "basis"))?;
    let per_week = half_per_week.map(|value| whole(value, "half_per_week")).transpose()?;
    // What does not fit is beyond twelve, and refused as such.
    let per_week = per_week.map(|per_week| u8::try_from(per_week).unwrap_or(u8::MAX));
    Basis::of(is_half, per_week).or_raise(py)
}

/// A leefloon entry, POD MI.
///
/// month: the month of the amount. aid_type: a code of `leefloon.aid-type`. amount: euro, signed as its kind of entry asks. entry_kind: a code of
/// `leefloon.entry-kind`. from_, to: evidence (R2.5).
///
/// >>> import ibo
/// >>> ibo.LeefloonRecord(month="2026-03", aid_type="leefloon", amount="893.65", entry_kind="award").month
/// '2026-03'
#[pyclass(module = "ibo", frozen, eq, hash)]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct LeefloonRecord(pub(crate) CoreLeefloon);

#[pymethods]
impl LeefloonRecord {
    #[new]
    #[pyo3(signature = (*, month, aid_type, amount, entry_kind, from_ = None, to = None))]
    fn new(
        py: Python<'_>,
        month: &Bound<'_, PyAny>,
        aid_type: &Bound<'_, PyAny>,
        amount: &Bound<'_, PyAny>,
        entry_kind: &Bound<'_, PyAny>,
        from_: Option<&Bound<'_, PyAny>>,
        to: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let record = CoreLeefloon {
            month: self::month(month, "month")?,
            aid_type: owned(aid_type, "aid_type")?,
            amount: money(amount, "amount")?,
            entry_kind: owned(entry_kind, "entry_kind")?,
            from: optional_date(from_, "from")?,
            to: optional_date(to, "to")?,
        };
        record.check().or_raise(py)?;
        Ok(Self(record))
    }

    /// The month of the amount, such as `"2026-03"`.
    #[getter]
    fn month(&self) -> String {
        self.0.month.to_string()
    }

    /// The type of aid, a code of `leefloon.aid-type`.
    #[getter]
    fn aid_type(&self) -> &str {
        &self.0.aid_type
    }

    /// The month's amount in euro; a recovery is negative.
    #[getter]
    fn amount<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.0.amount)
    }

    /// The kind of entry, a code of `leefloon.entry-kind`.
    #[getter]
    fn entry_kind(&self) -> &str {
        &self.0.entry_kind
    }

    /// The first day of the right, kept as evidence.
    #[getter]
    fn from_(&self) -> Option<NaiveDate> {
        self.0.from
    }

    /// The last day of the right, kept as evidence.
    #[getter]
    fn to(&self) -> Option<NaiveDate> {
        self.0.to
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        object::repr("LeefloonRecord", &self.fields(py)?)
    }

    /// The same with some of its fields changed, given by name.
    #[pyo3(signature = (**changes))]
    fn replace<'py>(slf: &Bound<'py, Self>, changes: Option<&Bound<'py, PyDict>>) -> PyResult<Bound<'py, PyAny>> {
        object::replaced(slf.get_type().as_any(), &slf.get().fields(slf.py())?, changes)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(slf: &Bound<'py, Self>, changes: Option<&Bound<'py, PyDict>>) -> PyResult<Bound<'py, PyAny>> {
        Self::replace(slf, changes)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        object::again(slf.get_type().as_any(), &slf.get().fields(slf.py())?)
    }
}

impl LeefloonRecord {
    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let fields = PyDict::new(py);
        fields.set_item("month", self.month())?;
        fields.set_item("aid_type", self.aid_type())?;
        fields.set_item("amount", self.amount(py)?)?;
        fields.set_item("entry_kind", self.entry_kind())?;
        object::set(&fields, "from_", self.from_())?;
        object::set(&fields, "to", self.to())?;
        Ok(fields)
    }
}

/// A payment of sickness benefit, insurers.
///
/// document_type, nature: codes of `sickness.document-type` and `sickness.nature` (R2.8). benefit_code: two capitals, evidence. from_, to: the days that
/// were paid for. gross_taxable: euro, negative for a recovery. days, hours: evidence, with the sign of the amount or 0 (R2.6). attest_id, version,
/// status (`"original"`, `"modified"`, `"cancelled"`): which line replaces which (R2.7).
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
    #[pyo3(signature = (*, document_type, benefit_code, nature, from_, to, gross_taxable, days, hours, attest_id = None, version = None,
                        status = None))]
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
    ) -> PyResult<Self> {
        let below_one = Error::new(ErrorCode::VersionNotAllowed, "versions count from 1");
        let document_type = owned(document_type, "document_type")?;
        let benefit_code = owned(benefit_code, "benefit_code")?;
        let nature = whole(nature, "nature")?;
        let (from, to) = (date(from_, "from")?, date(to, "to")?);
        let record = CoreSickness {
            document_type,
            benefit_code,
            nature,
            gross_taxable: money(gross_taxable, "gross_taxable")?,
            days: whole(days, "days")?,
            hours: self::hours(hours, "hours")?,
            attest_id: optional_text(attest_id, "attest_id")?,
            version: version.map(|value| whole_from_zero(value, "version", below_one)).transpose()?.unwrap_or(1),
            status: status.map(|status| word(status, "status")).transpose()?.unwrap_or_default(),
            period: period(py, from, Some(to))?,
        };
        record.check().or_raise(py)?;
        Ok(Self(record))
    }

    /// The type of document, a code of `sickness.document-type`.
    #[getter]
    fn document_type(&self) -> &str {
        &self.0.document_type
    }

    /// The insurers' code of the benefit, kept as evidence.
    #[getter]
    fn benefit_code(&self) -> &str {
        &self.0.benefit_code
    }

    /// The nature, a code of `sickness.nature`.
    #[getter]
    fn nature(&self) -> i32 {
        self.0.nature
    }

    /// The first day that was paid for.
    #[getter]
    fn from_(&self) -> NaiveDate {
        self.0.period.from()
    }

    /// The last day that was paid for.
    #[getter]
    fn to(&self) -> Option<NaiveDate> {
        self.0.period.to()
    }

    /// The gross taxable amount in euro; a recovery is negative.
    #[getter]
    fn gross_taxable<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.0.gross_taxable)
    }

    /// The paid days, kept as evidence.
    #[getter]
    fn days(&self) -> i32 {
        self.0.days
    }

    /// The paid hours, kept as evidence.
    #[getter]
    fn hours<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.0.hours)
    }

    /// The attest that the line belongs to.
    #[getter]
    fn attest_id(&self) -> Option<&str> {
        self.0.attest_id.as_deref()
    }

    /// The version of the attest, from 1.
    #[getter]
    fn version(&self) -> u32 {
        self.0.version
    }

    /// `"original"`, `"modified"` or `"cancelled"`.
    #[getter]
    fn status(&self) -> &'static str {
        self.0.status.slug()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        object::repr("SicknessRecord", &self.fields(py)?)
    }

    /// The same with some of its fields changed, given by name.
    #[pyo3(signature = (**changes))]
    fn replace<'py>(slf: &Bound<'py, Self>, changes: Option<&Bound<'py, PyDict>>) -> PyResult<Bound<'py, PyAny>> {
        object::replaced(slf.get_type().as_any(), &slf.get().fields(slf.py())?, changes)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(slf: &Bound<'py, Self>, changes: Option<&Bound<'py, PyDict>>) -> PyResult<Bound<'py, PyAny>> {
        Self::replace(slf, changes)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        object::again(slf.get_type().as_any(), &slf.get().fields(slf.py())?)
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
        object::set(&fields, "attest_id", self.attest_id())?;
        fields.set_item("version", self.version())?;
        fields.set_item("status", self.status())?;
        Ok(fields)
    }
}

/// The records of a source, of one kind; none at all fit every source.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Records {
    None,
    Unemployment(Vec<CoreUnemployment>),
    Leefloon(Vec<CoreLeefloon>),
    Sickness(Vec<CoreSickness>),
}

/// One of the three sources: what it answered, and its records.
///
/// availability: `"data"`, `"no-data"`, `"not-asked"`, `"no-result"` or `"filtered"` (R2.10). records: at most 1,000, all of one kind (R0.4).
///
/// >>> import ibo
/// >>> ibo.Source.no_data().availability
/// 'no-data'
#[pyclass(module = "ibo", frozen, eq, hash)]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Source {
    availability: Availability,
    records: Records,
}

#[pymethods]
impl Source {
    #[new]
    #[pyo3(signature = (*, availability, records = None))]
    fn new(availability: &Bound<'_, PyAny>, records: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let availability = word(availability, "availability")?;
        Ok(Self { availability, records: records.map_or(Ok(Records::None), Records::of)? })
    }

    /// A source that answered with these records.
    #[staticmethod]
    #[pyo3(signature = (records, /))]
    fn data(records: &Bound<'_, PyAny>) -> PyResult<Self> {
        Ok(Self { availability: Availability::Data, records: Records::of(records)? })
    }

    /// A source that answered that it has no records.
    #[staticmethod]
    fn no_data() -> Self {
        Self { availability: Availability::NoData, records: Records::None }
    }

    /// What the source answered.
    #[getter]
    fn availability(&self) -> &'static str {
        self.availability.slug()
    }

    /// Its records.
    #[getter]
    fn records<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        match &self.records {
            Records::None => Ok(PyTuple::empty(py)),
            Records::Unemployment(records) => PyTuple::new(py, records.iter().cloned().map(UnemploymentRecord).collect::<Vec<_>>()),
            Records::Leefloon(records) => PyTuple::new(py, records.iter().cloned().map(LeefloonRecord).collect::<Vec<_>>()),
            Records::Sickness(records) => PyTuple::new(py, records.iter().cloned().map(SicknessRecord).collect::<Vec<_>>()),
        }
    }

    /// For annotations such as `Source[LeefloonRecord]`.
    #[classmethod]
    #[pyo3(signature = (item, /))]
    fn __class_getitem__<'py>(cls: &Bound<'py, PyType>, item: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        cls.py().import("types")?.getattr("GenericAlias")?.call1((cls, item))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        object::repr("Source", &self.fields(py)?)
    }

    /// The same with some of its fields changed, given by name.
    #[pyo3(signature = (**changes))]
    fn replace<'py>(slf: &Bound<'py, Self>, changes: Option<&Bound<'py, PyDict>>) -> PyResult<Bound<'py, PyAny>> {
        object::replaced(slf.get_type().as_any(), &slf.get().fields(slf.py())?, changes)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(slf: &Bound<'py, Self>, changes: Option<&Bound<'py, PyDict>>) -> PyResult<Bound<'py, PyAny>> {
        Self::replace(slf, changes)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        object::again(slf.get_type().as_any(), &slf.get().fields(slf.py())?)
    }
}

impl Source {
    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let fields = PyDict::new(py);
        fields.set_item("availability", self.availability())?;
        fields.set_item("records", self.records(py)?)?;
        Ok(fields)
    }

    /// A source, or a list of records that it answered with; none was not asked.
    fn of(value: Option<&Bound<'_, PyAny>>, at: &str) -> PyResult<Self> {
        let Some(value) = value else { return Ok(Self { availability: Availability::NotAsked, records: Records::None }) };
        match value.cast::<Self>() {
            Ok(source) => Ok(source.get().clone()),
            Err(_) => Ok(Self { availability: Availability::Data, records: Records::of_source(value, at)? }),
        }
    }

    pub(crate) fn unemployment(value: Option<&Bound<'_, PyAny>>, py: Python<'_>) -> PyResult<CoreSource<CoreUnemployment>> {
        let Self { availability, records } = Self::of(value, "unemployment")?;
        match records {
            Records::None => Ok(CoreSource { availability, records: Vec::new() }),
            Records::Unemployment(records) => Ok(CoreSource { availability, records }),
            Records::Leefloon(_) | Records::Sickness(_) => Err(other_records(py, "unemployment", "UnemploymentRecord")),
        }
    }

    pub(crate) fn leefloon(value: Option<&Bound<'_, PyAny>>, py: Python<'_>) -> PyResult<CoreSource<CoreLeefloon>> {
        let Self { availability, records } = Self::of(value, "leefloon")?;
        match records {
            Records::None => Ok(CoreSource { availability, records: Vec::new() }),
            Records::Leefloon(records) => Ok(CoreSource { availability, records }),
            Records::Unemployment(_) | Records::Sickness(_) => Err(other_records(py, "leefloon", "LeefloonRecord")),
        }
    }

    pub(crate) fn sickness(value: Option<&Bound<'_, PyAny>>, py: Python<'_>) -> PyResult<CoreSource<CoreSickness>> {
        let Self { availability, records } = Self::of(value, "sickness")?;
        match records {
            Records::None => Ok(CoreSource { availability, records: Vec::new() }),
            Records::Sickness(records) => Ok(CoreSource { availability, records }),
            Records::Unemployment(_) | Records::Leefloon(_) => Err(other_records(py, "sickness", "SicknessRecord")),
        }
    }
}

impl From<&CoreSource<CoreUnemployment>> for Source {
    fn from(source: &CoreSource<CoreUnemployment>) -> Self {
        Self { availability: source.availability, records: Records::Unemployment(source.records.clone()).or_none() }
    }
}

impl From<&CoreSource<CoreLeefloon>> for Source {
    fn from(source: &CoreSource<CoreLeefloon>) -> Self {
        Self { availability: source.availability, records: Records::Leefloon(source.records.clone()).or_none() }
    }
}

impl From<&CoreSource<CoreSickness>> for Source {
    fn from(source: &CoreSource<CoreSickness>) -> Self {
        Self { availability: source.availability, records: Records::Sickness(source.records.clone()).or_none() }
    }
}

fn other_records(py: Python<'_>, source: &str, wanted: &str) -> PyErr {
    wrong_type(py, &format!("{source}.records"), format!("this source has records of the class {wanted}"))
}

impl Records {
    fn of(records: &Bound<'_, PyAny>) -> PyResult<Self> {
        Self::collect(records).map_err(|refused| refused.raise(records, "records"))
    }

    fn of_source(records: &Bound<'_, PyAny>, source: &str) -> PyResult<Self> {
        Self::collect(records).map_err(|refused| match refused {
            NotRecords::NoList => {
                let why = format!("this field is a Source or a list of records, not {}", type_name(records));
                wrong_type(records.py(), source, why)
            }
            other => other.raise(records, &format!("{source}.records")),
        })
    }

    /// The records of a list, all of the first one's kind.
    fn collect(records: &Bound<'_, PyAny>) -> Result<Self, NotRecords> {
        let most = CoreSource::<()>::MAX_RECORDS;
        let mut found = Self::None;
        let records = items(records).map_err(NotRecords::Raised)?.ok_or(NotRecords::NoList)?;
        for (index, record) in records.enumerate() {
            if index >= most {
                return Err(NotRecords::TooMany);
            }
            let record = record.map_err(NotRecords::Raised)?;
            found = found.with(&record).ok_or(NotRecords::NoRecord(index))?;
        }
        Ok(found)
    }

    fn with(self, record: &Bound<'_, PyAny>) -> Option<Self> {
        if let Ok(record) = record.cast::<UnemploymentRecord>() {
            let record = record.get().0.clone();
            return match self {
                Self::None => Some(Self::Unemployment(vec![record])),
                Self::Unemployment(mut records) => {
                    records.push(record);
                    Some(Self::Unemployment(records))
                }
                Self::Leefloon(_) | Self::Sickness(_) => None,
            };
        }
        if let Ok(record) = record.cast::<LeefloonRecord>() {
            let record = record.get().0.clone();
            return match self {
                Self::None => Some(Self::Leefloon(vec![record])),
                Self::Leefloon(mut records) => {
                    records.push(record);
                    Some(Self::Leefloon(records))
                }
                Self::Unemployment(_) | Self::Sickness(_) => None,
            };
        }
        let record = record.cast::<SicknessRecord>().ok()?.get().0.clone();
        match self {
            Self::None => Some(Self::Sickness(vec![record])),
            Self::Sickness(mut records) => {
                records.push(record);
                Some(Self::Sickness(records))
            }
            Self::Unemployment(_) | Self::Leefloon(_) => None,
        }
    }

    /// A source without records fits every case.
    fn or_none(self) -> Self {
        match self {
            Self::Unemployment(records) if records.is_empty() => Self::None,
            Self::Leefloon(records) if records.is_empty() => Self::None,
            Self::Sickness(records) if records.is_empty() => Self::None,
            other => other,
        }
    }
}

/// Why a value is no list of records of one kind.
enum NotRecords {
    NoList,
    NoRecord(usize),
    TooMany,
    Raised(PyErr),
}

impl NotRecords {
    fn raise(self, records: &Bound<'_, PyAny>, at: &str) -> PyErr {
        let py = records.py();
        match self {
            Self::NoList => wrong_type(py, at, format!("this field is a list of records, not {}", type_name(records))),
            Self::NoRecord(index) => wrong_type(py, &format!("{at}[{index}]"), "the records of a source are all of its class".to_owned()),
            Self::TooMany => exception(py, &Error::new(ErrorCode::TooManyRecords, "a list has at most 1,000 records").at(at)),
            Self::Raised(error) => error,
        }
    }
}
