//! One case: an agreement, a month, and what the three sources said.

use ibo_core::{Absences, Case as CoreCase, CaseBuilder};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use crate::agreement::Agreement;
use crate::error::{OrRaise, wrong_type_of};
use crate::fields;
use crate::fraction::attendance;
use crate::keyword::keywords;
use crate::period::{absence, month};
use crate::pickle;
use crate::record::Source;
use crate::sentence;
use crate::text::{self, items, type_name, word};

/// Everything that one month's premium depends on, and nothing that it does not need.
///
/// case_ref: a reference of your own, 1 to 64 printable ASCII characters, never a name or a
/// national number. month: `"2026-03"` or a date in it. attendance: paid over normal hours or days,
/// or `"working-days"`; none is the whole month (R6.2). absences: pairs of first and last day, for
/// the employer's contribution of scheme 2018 only (R5.3). unemployment, leefloon, sickness: a
/// `Source`, or a list of records that it answered with; none was not asked (R2.10).
///
/// Raises `StructureError` or `NumberError` for a field that is not in form, at its name. What the
/// law asks is looked at when it is computed.
///
/// >>> import ibo
/// >>> case = ibo.Case(
/// ...     case_ref="A-1",
/// ...     month="2025-10",
/// ...     agreement=ibo.Agreement(
/// ...         kind="ibo-plus", start="2025-09-01", end="2026-02-28", employment_fraction="38/38"
/// ...     ),
/// ...     unemployment=ibo.Source.no_data(),
/// ...     sickness=ibo.Source.no_data(),
/// ...     leefloon=[
/// ...         ibo.LeefloonRecord(
/// ...             month="2025-10", aid_type="leefloon", amount="893.65", entry_kind="award"
/// ...         )
/// ...     ],
/// ... )
/// >>> ibo.statement(case).net
/// Decimal('750.91')
#[pyclass(module = "ibo", frozen, eq, hash)]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Case(pub(crate) CoreCase);

#[pymethods]
impl Case {
    #[new]
    #[pyo3(
        signature = (**given),
        text_signature = "(*, case_ref, month, agreement, attendance=None, absences=None, \
            unemployment=None, leefloon=None, sickness=None)"
    )]
    fn new(py: Python<'_>, given: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        let (required, optional) = keywords::<Self, _, _>(
            py,
            given,
            ["case_ref", "month", "agreement"],
            ["attendance", "absences", "unemployment", "leefloon", "sickness"],
        )?;
        let [case_ref, month, agreement] = &required;
        let [attendance, absences, unemployment, leefloon, sickness] =
            optional.each_ref().map(Option::as_ref);
        let case_ref = word(case_ref, "case_ref")?;
        let month = self::month(month, "month")?;
        let agreement = agreement_of(agreement)?;
        let attendance = attendance.map(self::attendance).transpose()?;
        let absences = absences.map(self::absences).transpose()?;
        let case = CoreCase::builder(case_ref, month, agreement)
            .maybe(attendance, CaseBuilder::attendance)
            .maybe(absences, CaseBuilder::absences)
            .unemployment(Source::unemployment(unemployment, py)?)
            .leefloon(Source::leefloon(leefloon, py)?)
            .sickness(Source::sickness(sickness, py)?);
        case.build().or_raise(py).map(Self)
    }

    /// Reads a case from JSON, a `str` or `bytes`. Raises the first fault of the structure, with
    /// the path of its field.
    ///
    /// >>> import ibo
    /// >>> try:
    /// ...     ibo.Case.from_json('{"case_ref": "A-1", "month": "2026-13"}')
    /// ... except ibo.NumberError as error:
    /// ...     print(error.code, error.at)
    /// date-impossible month
    #[staticmethod]
    #[pyo3(signature = (json, /))]
    fn from_json(json: &Bound<'_, PyAny>) -> PyResult<Self> {
        CoreCase::from_json(text::json(json)?).or_raise(json.py()).map(Self)
    }

    /// Reads a case from a `dict` of the JSON shape: amounts, days, months and fractions are texts
    /// as there; a `Decimal` may stand for an amount, a `date` for a day, a `Fraction` for a
    /// fraction.
    #[staticmethod]
    #[pyo3(signature = (fields, /))]
    fn from_dict(fields: &Bound<'_, PyAny>) -> PyResult<Self> {
        let py = fields.py();
        let options = PyDict::new(py);
        options.set_item("default", py.import("ibo._json")?.getattr("plain")?)?;
        options.set_item("allow_nan", false)?;
        let is_mapping = fields.hasattr("keys")? && !fields.is_instance_of::<PyDict>();
        let fields = if is_mapping { &py.get_type::<PyDict>().call1((fields,))? } else { fields };
        let json = py.import("json")?.call_method("dumps", (fields,), Some(&options)).map_err(
            |error| {
                let is_shape = error.is_instance_of::<PyTypeError>(py)
                    || error.is_instance_of::<PyValueError>(py);
                if is_shape {
                    wrong_type_of(py, "", sentence::JSON_SHAPE, error.value(py).to_string())
                } else {
                    error
                }
            },
        )?;
        Self::from_json(&json)
    }

    /// The case as JSON, absent fields left out.
    fn to_json(&self) -> String {
        self.0.to_json()
    }

    /// The case as a `dict` of the JSON shape.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        fields::dict(py, &self.0.to_json())
    }

    /// Your own reference, 1 to 64 printable ASCII characters.
    #[getter]
    fn case_ref(&self) -> &str {
        self.0.case_ref().as_str()
    }

    /// The month that is computed, such as `"2026-03"`; it touches the agreement (R1.3).
    #[getter]
    fn month(&self) -> String {
        self.0.month().to_string()
    }

    /// The agreement (R1).
    #[getter]
    fn agreement(&self) -> Agreement {
        Agreement(self.0.agreement().clone())
    }

    /// Paid over normal hours or days, at most 1, such as `"152/167.2"`, or `"working-days"`; none
    /// is the whole month (R6.2).
    #[getter]
    fn attendance(&self) -> Option<String> {
        self.0.attendance().map(|attendance| attendance.to_string())
    }

    /// The absences, each with its first and last day, for the employer's contribution (R5.3).
    #[getter]
    fn absences<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(
            py,
            self.0
                .absences()
                .as_slice()
                .iter()
                .map(|absence| (absence.first_day(), absence.last_day())),
        )
    }

    /// What the RVA said: unemployment benefits (R2.1 to R2.4).
    #[getter]
    fn unemployment(&self) -> Source {
        Source::from(self.0.unemployment())
    }

    /// What the POD MI said: leefloon (R2.5).
    #[getter]
    fn leefloon(&self) -> Source {
        Source::from(self.0.leefloon())
    }

    /// What the insurers said: sickness benefits (R2.6 to R2.8).
    #[getter]
    fn sickness(&self) -> Source {
        Source::from(self.0.sickness())
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        fields::repr("Case", &self.fields(py)?)
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

impl Case {
    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let fields = PyDict::new(py);
        fields.set_item("case_ref", self.case_ref())?;
        fields.set_item("month", self.month())?;
        fields.set_item("agreement", self.agreement())?;
        fields::set(&fields, "attendance", self.attendance())?;
        if !self.0.absences().is_empty() {
            fields.set_item("absences", self.absences(py)?)?;
        }
        fields.set_item("unemployment", self.unemployment())?;
        fields.set_item("leefloon", self.leefloon())?;
        fields.set_item("sickness", self.sickness())?;
        Ok(fields)
    }
}

pub(crate) fn agreement_of(value: &Bound<'_, PyAny>) -> PyResult<ibo_core::Agreement> {
    let refused = |_| wrong_type_of(value.py(), "agreement", sentence::AGREEMENT, type_name(value));
    value.cast::<Agreement>().map(|agreement| agreement.get().0.clone()).map_err(refused)
}

fn absences(value: &Bound<'_, PyAny>) -> PyResult<Absences> {
    let py = value.py();
    let refused = || wrong_type_of(py, "absences", sentence::PAIRS, type_name(value));
    let items = items(value)?.ok_or_else(refused)?;
    // One more than a list may have is refused by the list.
    let absences = items
        .take(MOST + 1)
        .enumerate()
        .map(|(index, item)| absence(&item?, &format!("absences[{index}]")));
    Absences::new(absences.collect::<PyResult<_>>()?).or_raise_at(py, "absences")
}

const MOST: usize = ibo_core::Source::<()>::MAX_RECORDS;
