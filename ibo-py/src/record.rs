//! The records of the three sources (R2).

use ibo_core::{
    Availability, Basis, Error, ErrorCode, LeefloonRecord as CoreLeefloon, LeefloonRecordBuilder, NaiveDate,
    SicknessRecord as CoreSickness, SicknessRecordBuilder, Source as CoreSource, UnemploymentRecord as CoreUnemployment,
    UnemploymentRecordBuilder,
};
use pyo3::PyClass;
use pyo3::prelude::*;
use pyo3::pyclass::boolean_struct::True;
use pyo3::types::{PyDict, PyIterator, PyTuple, PyType};

use crate::decimal::{decimal, money};
use crate::error::{OrRaise, exception, wrong_type_of};
use crate::object;
use crate::period::{date, month, optional_date, period};
use crate::sentence;
use crate::text::{items, text, type_name, whole, whole_in_range, word};

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
        let (first_day, last_day) = (date(from_, "from")?, optional_date(to, "to")?);
        let day_amount = money(day_amount, "day_amount")?;
        let is_half = basis.map_or(Ok(false), |basis| Basis::is_half(text(basis, "basis")?).or_raise_at(py, "basis"))?;
        let half_per_week = half_per_week.map(|value| whole_in_range(value, "half_per_week")).transpose()?;
        let benefit_type = word(benefit_type, "benefit_type")?;
        let rva_code = rva_code.map(|code| word(code, "rva_code")).transpose()?;
        let record = CoreUnemployment::builder(period(py, first_day, last_day)?, day_amount, benefit_type)
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

    /// The gross amount of a day, or of a half day, in euro.
    #[getter]
    fn day_amount<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.0.day_amount())
    }

    /// `"full"` or `"half"`.
    #[getter]
    fn basis(&self) -> &'static str {
        match self.0.basis() {
            Basis::Full => "full",
            Basis::Half { .. } => "half",
        }
    }

    /// How many half days a week, 1 to 12; none for full days.
    #[getter]
    fn half_per_week(&self) -> Option<u8> {
        self.0.basis().half_per_week()
    }

    /// The type of benefit, a code of `unemployment.benefit-type`.
    #[getter]
    fn benefit_type(&self) -> &str {
        self.0.benefit_type()
    }

    /// The RVA's own code, kept as evidence.
    #[getter]
    fn rva_code(&self) -> Option<&str> {
        self.0.rva_code().map(String::as_str)
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

    /// The type of aid, a code of `leefloon.aid-type`.
    #[getter]
    fn aid_type(&self) -> &str {
        self.0.aid_type()
    }

    /// The month's amount in euro; a recovery is negative.
    #[getter]
    fn amount<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.0.amount())
    }

    /// The kind of entry, a code of `leefloon.entry-kind`.
    #[getter]
    fn entry_kind(&self) -> &str {
        self.0.entry_kind()
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
        let record = CoreSickness::builder(document_type, benefit_code, nature, period, gross_taxable, days, hours)
            .maybe(attest_id, SicknessRecordBuilder::attest_id)
            .maybe(version, SicknessRecordBuilder::version)
            .maybe(status, SicknessRecordBuilder::status);
        record.build().or_raise(py).map(Self)
    }

    /// The type of document, a code of `sickness.document-type`.
    #[getter]
    fn document_type(&self) -> &str {
        self.0.document_type()
    }

    /// The insurers' code of the benefit, kept as evidence.
    #[getter]
    fn benefit_code(&self) -> &str {
        self.0.benefit_code()
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
        self.0.attest_id().map(String::as_str)
    }

    /// The version of the attest, from 1.
    #[getter]
    fn version(&self) -> u32 {
        self.0.version()
    }

    /// `"original"`, `"modified"` or `"cancelled"`.
    #[getter]
    fn status(&self) -> &'static str {
        self.0.status().slug()
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

/// A source of one kind of records; one without records fits every kind.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Of {
    None(Availability),
    Unemployment(CoreSource<CoreUnemployment>),
    Leefloon(CoreSource<CoreLeefloon>),
    Sickness(CoreSource<CoreSickness>),
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
pub(crate) struct Source(Of);

#[pymethods]
impl Source {
    #[new]
    #[pyo3(signature = (*, availability, records = None))]
    fn new(availability: &Bound<'_, PyAny>, records: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let availability = word(availability, "availability")?;
        records.map_or(Ok(Of::None(availability)), |records| Of::given(availability, records)).map(Self)
    }

    /// A source that answered with these records.
    #[staticmethod]
    #[pyo3(signature = (records, /))]
    fn data(records: &Bound<'_, PyAny>) -> PyResult<Self> {
        Of::given(Availability::Data, records).map(Self)
    }

    /// A source that answered that it has no records.
    #[staticmethod]
    fn no_data() -> Self {
        Self(Of::None(Availability::NoData))
    }

    /// What the source answered.
    #[getter]
    fn availability(&self) -> &'static str {
        match &self.0 {
            Of::None(availability) => availability.slug(),
            Of::Unemployment(source) => source.availability().slug(),
            Of::Leefloon(source) => source.availability().slug(),
            Of::Sickness(source) => source.availability().slug(),
        }
    }

    /// Its records.
    #[getter]
    fn records<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        match &self.0 {
            Of::None(_) => Ok(PyTuple::empty(py)),
            Of::Unemployment(source) => PyTuple::new(py, source.records().iter().cloned().map(UnemploymentRecord)),
            Of::Leefloon(source) => PyTuple::new(py, source.records().iter().cloned().map(LeefloonRecord)),
            Of::Sickness(source) => PyTuple::new(py, source.records().iter().cloned().map(SicknessRecord)),
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
    fn of(value: Option<&Bound<'_, PyAny>>, at: &str) -> PyResult<Of> {
        let Some(value) = value else { return Ok(Of::None(Availability::NotAsked)) };
        match value.cast::<Self>() {
            Ok(source) => Ok(source.get().0.clone()),
            Err(_) => Of::answered(value, at),
        }
    }

    pub(crate) fn unemployment(value: Option<&Bound<'_, PyAny>>, py: Python<'_>) -> PyResult<CoreSource<CoreUnemployment>> {
        match Self::of(value, "unemployment")? {
            Of::None(availability) => Ok(CoreSource::without_records(availability)),
            Of::Unemployment(source) => Ok(source),
            Of::Leefloon(_) | Of::Sickness(_) => Err(other_records(py, "unemployment", "UnemploymentRecord")),
        }
    }

    pub(crate) fn leefloon(value: Option<&Bound<'_, PyAny>>, py: Python<'_>) -> PyResult<CoreSource<CoreLeefloon>> {
        match Self::of(value, "leefloon")? {
            Of::None(availability) => Ok(CoreSource::without_records(availability)),
            Of::Leefloon(source) => Ok(source),
            Of::Unemployment(_) | Of::Sickness(_) => Err(other_records(py, "leefloon", "LeefloonRecord")),
        }
    }

    pub(crate) fn sickness(value: Option<&Bound<'_, PyAny>>, py: Python<'_>) -> PyResult<CoreSource<CoreSickness>> {
        match Self::of(value, "sickness")? {
            Of::None(availability) => Ok(CoreSource::without_records(availability)),
            Of::Sickness(source) => Ok(source),
            Of::Unemployment(_) | Of::Leefloon(_) => Err(other_records(py, "sickness", "SicknessRecord")),
        }
    }
}

impl From<&CoreSource<CoreUnemployment>> for Source {
    fn from(source: &CoreSource<CoreUnemployment>) -> Self {
        Self(with_records(source).map_or(Of::None(source.availability()), Of::Unemployment))
    }
}

impl From<&CoreSource<CoreLeefloon>> for Source {
    fn from(source: &CoreSource<CoreLeefloon>) -> Self {
        Self(with_records(source).map_or(Of::None(source.availability()), Of::Leefloon))
    }
}

impl From<&CoreSource<CoreSickness>> for Source {
    fn from(source: &CoreSource<CoreSickness>) -> Self {
        Self(with_records(source).map_or(Of::None(source.availability()), Of::Sickness))
    }
}

fn with_records<R: Clone>(source: &CoreSource<R>) -> Option<CoreSource<R>> {
    (!source.records().is_empty()).then(|| source.clone())
}

fn other_records(py: Python<'_>, source: &str, wanted: &str) -> PyErr {
    wrong_type_of(py, &format!("{source}.records"), sentence::RECORDS_OF_CLASS, wanted.to_owned())
}

impl Of {
    /// A source that gave this answer, with the records of a list.
    fn given(availability: Availability, records: &Bound<'_, PyAny>) -> PyResult<Self> {
        let items = items(records)?.ok_or_else(|| wrong_type_of(records.py(), "records", sentence::RECORDS, type_name(records)))?;
        Self::collect(availability, items, None)
    }

    /// A source that answered with a list of records.
    fn answered(records: &Bound<'_, PyAny>, source: &str) -> PyResult<Self> {
        let wanted = || wrong_type_of(records.py(), source, sentence::SOURCE, type_name(records));
        let items = items(records)?.ok_or_else(wanted)?;
        Self::collect(Availability::Data, items, Some(source))
    }

    /// A source with the records of a list, which are all of the first one's class.
    fn collect(availability: Availability, items: Bound<'_, PyIterator>, source: Option<&str>) -> PyResult<Self> {
        let py = items.py();
        // One more than a source may have is refused by the source.
        let records = items.take(CoreSource::<()>::MAX_RECORDS + 1).collect::<PyResult<Vec<_>>>()?;
        let within = |error: Error| source.map_or(error.clone(), |source| error.within(source));
        let placed = |error: Error| exception(py, &within(error));
        match records.first() {
            None => Ok(Self::None(availability)),
            Some(first) if first.is_instance_of::<UnemploymentRecord>() => {
                let records = each(&records, |record: &UnemploymentRecord| record.0.clone()).map_err(placed)?;
                CoreSource::new(availability, records).map(Self::Unemployment).map_err(placed)
            }
            Some(first) if first.is_instance_of::<LeefloonRecord>() => {
                let records = each(&records, |record: &LeefloonRecord| record.0.clone()).map_err(placed)?;
                CoreSource::new(availability, records).map(Self::Leefloon).map_err(placed)
            }
            Some(_) => {
                let records = each(&records, |record: &SicknessRecord| record.0.clone()).map_err(placed)?;
                CoreSource::new(availability, records).map(Self::Sickness).map_err(placed)
            }
        }
    }
}

/// The records of a list, each of one class.
fn each<C: PyClass<Frozen = True> + Sync, R>(records: &[Bound<'_, PyAny>], own: fn(&C) -> R) -> Result<Vec<R>, Error> {
    let record = |(index, record): (usize, &Bound<'_, PyAny>)| match record.cast::<C>() {
        Ok(record) => Ok(own(record.get())),
        Err(_) => {
            let error = Error::says(ErrorCode::WrongType, sentence::RECORDS_OF_ONE_CLASS);
            Err(error.at(format!("records[{index}]")))
        }
    };
    records.iter().enumerate().map(record).collect()
}
