//! What a source answered, with its records (R2.10).

use ibo_core::bindings::Says as _;
use ibo_core::{
    Availability, Error, ErrorCode, LeefloonRecord as CoreLeefloon, SicknessRecord as CoreSickness,
    Source as CoreSource, UnemploymentRecord as CoreUnemployment,
};
use pyo3::PyClass;
use pyo3::prelude::*;
use pyo3::pyclass::boolean_struct::True;
use pyo3::types::{PyDict, PyIterator, PyTuple, PyType};

use super::{LeefloonRecord, SicknessRecord, UnemploymentRecord};
use crate::error::{exception, wrong_type_of};
use crate::fields;
use crate::keyword::keywords;
use crate::pickle;
use crate::sentence;
use crate::text::{items, type_name, word};

/// A source of one kind of records; one without records fits every kind.
#[derive(Clone, PartialEq, Eq, Hash)]
enum OneKind {
    None(Availability),
    Unemployment(CoreSource<CoreUnemployment>),
    Leefloon(CoreSource<CoreLeefloon>),
    Sickness(CoreSource<CoreSickness>),
}

/// One of the three sources: what it answered, and its records.
///
/// availability: `"data"`, `"no-data"`, `"not-asked"`, `"no-result"` or `"filtered"` (R2.10).
/// records: at most 1,000, all of one kind (R0.4).
///
/// Raises `ResultError` for another word, and for records beside `"no-data"`; `StructureError` for
/// records of two kinds, `RecordError` for too many.
///
/// >>> import ibo
/// >>> ibo.Source.no_data().availability
/// 'no-data'
#[pyclass(module = "ibo", frozen, eq, hash)]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Source(OneKind);

#[pymethods]
impl Source {
    #[new]
    #[pyo3(
        signature = (**given),
        text_signature = "(*, availability, records=None)"
    )]
    fn new(py: Python<'_>, given: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        let (required, optional) =
            keywords::<Self, _, _>(py, given, ["availability"], ["records"])?;
        let [availability] = &required;
        let [records] = optional.each_ref().map(Option::as_ref);
        let availability = word(availability, "availability")?;
        records
            .map_or(Ok(OneKind::None(availability)), |records| {
                OneKind::given(availability, records)
            })
            .map(Self)
    }

    /// A source that answered with these records.
    #[staticmethod]
    #[pyo3(signature = (records, /))]
    fn data(records: &Bound<'_, PyAny>) -> PyResult<Self> {
        OneKind::given(Availability::Data, records).map(Self)
    }

    /// A source that answered that it has no records.
    #[staticmethod]
    fn no_data() -> Self {
        Self(OneKind::None(Availability::NoData))
    }

    /// What the source answered: `"data"`, `"no-data"`, `"not-asked"`, `"no-result"` or
    /// `"filtered"` (R2.10).
    #[getter]
    fn availability(&self) -> &'static str {
        match &self.0 {
            OneKind::None(availability) => availability.slug(),
            OneKind::Unemployment(source) => source.availability().slug(),
            OneKind::Leefloon(source) => source.availability().slug(),
            OneKind::Sickness(source) => source.availability().slug(),
        }
    }

    /// Its records, in the order in which they were given.
    #[getter]
    fn records<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        match &self.0 {
            OneKind::None(_) => Ok(PyTuple::empty(py)),
            OneKind::Unemployment(source) => {
                PyTuple::new(py, source.records().iter().cloned().map(UnemploymentRecord))
            }
            OneKind::Leefloon(source) => {
                PyTuple::new(py, source.records().iter().cloned().map(LeefloonRecord))
            }
            OneKind::Sickness(source) => {
                PyTuple::new(py, source.records().iter().cloned().map(SicknessRecord))
            }
        }
    }

    /// For annotations such as `Source[LeefloonRecord]`.
    #[classmethod]
    #[pyo3(signature = (item, /))]
    fn __class_getitem__<'py>(
        cls: &Bound<'py, PyType>,
        item: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        cls.py().import("types")?.getattr("GenericAlias")?.call1((cls, item))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        fields::repr("Source", &self.fields(py)?)
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

impl Source {
    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let fields = PyDict::new(py);
        fields.set_item("availability", self.availability())?;
        fields.set_item("records", self.records(py)?)?;
        Ok(fields)
    }

    /// A source, or a list of records that it answered with; none was not asked.
    fn of(value: Option<&Bound<'_, PyAny>>, at: &str) -> PyResult<OneKind> {
        let Some(value) = value else { return Ok(OneKind::None(Availability::NotAsked)) };
        match value.cast::<Self>() {
            Ok(source) => Ok(source.get().0.clone()),
            Err(_) => OneKind::answered(value, at),
        }
    }

    pub(crate) fn unemployment(
        value: Option<&Bound<'_, PyAny>>,
        py: Python<'_>,
    ) -> PyResult<CoreSource<CoreUnemployment>> {
        match Self::of(value, "unemployment")? {
            OneKind::None(availability) => Ok(CoreSource::without_records(availability)),
            OneKind::Unemployment(source) => Ok(source),
            OneKind::Leefloon(_) | OneKind::Sickness(_) => {
                Err(other_records(py, "unemployment", "UnemploymentRecord"))
            }
        }
    }

    pub(crate) fn leefloon(
        value: Option<&Bound<'_, PyAny>>,
        py: Python<'_>,
    ) -> PyResult<CoreSource<CoreLeefloon>> {
        match Self::of(value, "leefloon")? {
            OneKind::None(availability) => Ok(CoreSource::without_records(availability)),
            OneKind::Leefloon(source) => Ok(source),
            OneKind::Unemployment(_) | OneKind::Sickness(_) => {
                Err(other_records(py, "leefloon", "LeefloonRecord"))
            }
        }
    }

    pub(crate) fn sickness(
        value: Option<&Bound<'_, PyAny>>,
        py: Python<'_>,
    ) -> PyResult<CoreSource<CoreSickness>> {
        match Self::of(value, "sickness")? {
            OneKind::None(availability) => Ok(CoreSource::without_records(availability)),
            OneKind::Sickness(source) => Ok(source),
            OneKind::Unemployment(_) | OneKind::Leefloon(_) => {
                Err(other_records(py, "sickness", "SicknessRecord"))
            }
        }
    }
}

impl From<&CoreSource<CoreUnemployment>> for Source {
    fn from(source: &CoreSource<CoreUnemployment>) -> Self {
        Self(
            with_records(source)
                .map_or(OneKind::None(source.availability()), OneKind::Unemployment),
        )
    }
}

impl From<&CoreSource<CoreLeefloon>> for Source {
    fn from(source: &CoreSource<CoreLeefloon>) -> Self {
        Self(with_records(source).map_or(OneKind::None(source.availability()), OneKind::Leefloon))
    }
}

impl From<&CoreSource<CoreSickness>> for Source {
    fn from(source: &CoreSource<CoreSickness>) -> Self {
        Self(with_records(source).map_or(OneKind::None(source.availability()), OneKind::Sickness))
    }
}

fn with_records<R: Clone>(source: &CoreSource<R>) -> Option<CoreSource<R>> {
    (!source.records().is_empty()).then(|| source.clone())
}

fn other_records(py: Python<'_>, source: &str, wanted: &str) -> PyErr {
    wrong_type_of(py, &format!("{source}.records"), sentence::RECORDS_OF_CLASS, wanted.to_owned())
}

impl OneKind {
    /// A source that gave this answer, with the records of a list.
    fn given(availability: Availability, records: &Bound<'_, PyAny>) -> PyResult<Self> {
        let items = items(records)?.ok_or_else(|| {
            wrong_type_of(records.py(), "records", sentence::RECORDS, type_name(records))
        })?;
        Self::collect(availability, items, None)
    }

    /// A source that answered with a list of records.
    fn answered(records: &Bound<'_, PyAny>, source: &str) -> PyResult<Self> {
        let wanted = || wrong_type_of(records.py(), source, sentence::SOURCE, type_name(records));
        let items = items(records)?.ok_or_else(wanted)?;
        Self::collect(Availability::Data, items, Some(source))
    }

    /// A source with the records of a list, which are all of the first one's class.
    fn collect(
        availability: Availability,
        items: Bound<'_, PyIterator>,
        source: Option<&str>,
    ) -> PyResult<Self> {
        let py = items.py();
        // One more than a source may have is refused by the source.
        let records =
            items.take(CoreSource::<()>::MAX_RECORDS + 1).collect::<PyResult<Vec<_>>>()?;
        let within = |error: Error| source.map_or(error.clone(), |source| error.within(source));
        let placed = |error: Error| exception(py, &within(error));
        match records.first() {
            None => Ok(Self::None(availability)),
            Some(first) if first.is_instance_of::<UnemploymentRecord>() => {
                let records = each(&records, |record: &UnemploymentRecord| record.0.clone())
                    .map_err(placed)?;
                CoreSource::new(availability, records).map(Self::Unemployment).map_err(placed)
            }
            Some(first) if first.is_instance_of::<LeefloonRecord>() => {
                let records =
                    each(&records, |record: &LeefloonRecord| record.0.clone()).map_err(placed)?;
                CoreSource::new(availability, records).map(Self::Leefloon).map_err(placed)
            }
            Some(_) => {
                let records =
                    each(&records, |record: &SicknessRecord| record.0.clone()).map_err(placed)?;
                CoreSource::new(availability, records).map(Self::Sickness).map_err(placed)
            }
        }
    }
}

/// The records of a list, each of one class.
fn each<C: PyClass<Frozen = True> + Sync, R>(
    records: &[Bound<'_, PyAny>],
    own: fn(&C) -> R,
) -> Result<Vec<R>, Error> {
    let record = |(index, record): (usize, &Bound<'_, PyAny>)| match record.cast::<C>() {
        Ok(record) => Ok(own(record.get())),
        Err(_) => {
            let error = Error::says(ErrorCode::WrongType, sentence::RECORDS_OF_ONE_CLASS);
            Err(error.at(format!("records[{index}]")))
        }
    };
    records.iter().enumerate().map(record).collect()
}
