//! Reforms that somebody tries out: values, scales, readings and a forced scheme (R8.4).

use std::fmt::Write as _;

use ibo_core::bindings::toml_text;
use ibo_core::{ForcedScheme, Parameters as CoreParameters, Population, Reform as CoreReform};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyString, PyTuple};

use crate::case::Case;
use crate::decimal::{money, written};
use crate::error::{OrRaise, wrong_type_of};
use crate::parameters::{Parameters, text_of_file, values_of};
use crate::period::{date, is_day};
use crate::sentence;
use crate::table::population::of_table;
use crate::text::{index, items, text, type_name, whole};
use crate::unread::{sentences, unread};

/// A reform that somebody tries out: hypothetical values, scales, readings and a forced scheme over
/// the law, or over parameters of your own (R8.4).
///
/// title: what it is called; the source of each of its values that says no other. Each method gives
/// a new reform, and raises `ParametersError` for what is no value of its id, with its place, such
/// as `scale[0].id`. Values are laid first, then scales in their order, then readings.
///
/// >>> import ibo
/// >>> reform = (
/// ...     ibo.Reform("GGMMI + 2 % from July")
/// ...     .scale("ggmmi", "1.02", from_="2026-07-01")
/// ...     .set("premium.percentages", [80, 90, 100], from_="2026-07-01")
/// ... )
/// >>> [value.value for value in reform.parameters().table("2026-07-01") if value.id == "ggmmi"]
/// ['2278.28']
/// >>> print(reform.to_toml().splitlines()[0])
/// title = "GGMMI + 2 % from July"
#[pyclass(module = "ibo", frozen, eq, hash)]
pub(crate) struct Reform(CoreReform);

impl Reform {
    /// A reform that a caller gives.
    pub(crate) fn given(reform: &Bound<'_, PyAny>, at: &str) -> PyResult<Py<Self>> {
        let refused = |_| wrong_type_of(reform.py(), at, sentence::REFORM, type_name(reform));
        reform.cast::<Self>().map(|reform| reform.clone().unbind()).map_err(refused)
    }

    pub(crate) const fn core(&self) -> &CoreReform {
        &self.0
    }
}

/// Two are equal when their files are.
impl PartialEq for Reform {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl std::hash::Hash for Reform {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.to_toml().hash(state);
    }
}

#[pymethods]
impl Reform {
    #[new]
    #[pyo3(signature = (title, /))]
    fn new(title: &Bound<'_, PyAny>) -> PyResult<Self> {
        CoreReform::new(text(title, "title")?).or_raise(title.py()).map(Self)
    }

    /// The reform of a file: TOML with a `title`, `[[value]]`, `[[scale]]` and `[[reading]]` tables
    /// and a `[scheme]` table. Raises `ParametersError` with the place, such as `value[0].from`,
    /// and `OSError` for a file that cannot be read.
    #[staticmethod]
    #[pyo3(signature = (path, /))]
    fn from_file(path: &Bound<'_, PyAny>) -> PyResult<Self> {
        let (name, toml) = text_of_file(path, "path")?;
        CoreReform::from_toml(&name, &toml).or_raise(path.py()).map(Self)
    }

    /// The reform of a text in TOML; `name` stands in the errors. Raises `ParametersError` with the
    /// place, such as `value[0].from`.
    #[staticmethod]
    #[pyo3(signature = (toml, /, *, name = None))]
    fn from_toml(toml: &Bound<'_, PyAny>, name: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let name = name.map_or(Ok("reform.toml"), |name| text(name, "name"))?;
        CoreReform::from_toml(name, text(toml, "toml")?).or_raise(toml.py()).map(Self)
    }

    /// The reform as the text of a file, which gives the same reform.
    fn to_toml(&self) -> String {
        self.0.to_toml()
    }

    /// What it is called.
    #[getter]
    fn title(&self) -> &str {
        self.0.title()
    }

    /// With a value from a day on, in the form of parameter files: `"2300.00"`, `[80, 90, 100]`.
    ///
    /// kind: the kind of agreement for which alone it holds. agreements_from: the first start of
    /// the agreements for which it exists (R1.6). source: where it comes from, by default the
    /// title.
    #[pyo3(signature = (id, value, /, *, from_, kind = None, agreements_from = None, source = None))]
    fn set(
        &self,
        id: &Bound<'_, PyAny>,
        value: &Bound<'_, PyAny>,
        from_: &Bound<'_, PyAny>,
        kind: Option<&Bound<'_, PyAny>>,
        agreements_from: Option<&Bound<'_, PyAny>>,
        source: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let mut table = Table::of("value");
        table.text("id", text(id, "id")?);
        table.line("value", &toml_value(value)?);
        table.day("from", Some(from_), "from_")?;
        table.day("agreements_from", agreements_from, "agreements_from")?;
        for (name, given) in [("kind", kind), ("source", source)] {
            if let Some(given) = given {
                table.text(name, text(given, name)?);
            }
        }
        self.with(id.py(), &table)
    }

    /// With the values of an id times a factor from a day on: the value in force on that day, and
    /// each later one, rounded to the cent, or to four decimals for a rate; without a day, every
    /// value. Only ids of one amount or rate and the flat day amounts can be scaled; several scales
    /// apply one after the other.
    #[pyo3(signature = (id, factor, /, *, from_ = None))]
    fn scale(
        &self,
        id: &Bound<'_, PyAny>,
        factor: &Bound<'_, PyAny>,
        from_: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let mut table = Table::of("scale");
        table.text("id", text(id, "id")?);
        table.text("factor", &written(factor, "factor")?);
        table.day("from", from_, "from_")?;
        self.with(id.py(), &table)
    }

    /// With another choice for an open question of the law, or the other treatment of a code, such
    /// as `unemployment.benefit-type/insertion`: at every date, or from a day on.
    #[pyo3(signature = (id, choice, /, *, from_ = None))]
    fn reading(
        &self,
        id: &Bound<'_, PyAny>,
        choice: &Bound<'_, PyAny>,
        from_: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let mut table = Table::of("reading");
        table.text("id", text(id, "id")?);
        table.text("choice", text(choice, "choice")?);
        table.day("from", from_, "from_")?;
        self.with(id.py(), &table)
    }

    /// With a scheme for every agreement, whatever its start, `"2018"` or `"2026"`: what would the
    /// same people have had under the other one? Fields that it does not use are passed over; those
    /// that it needs and that are missing refuse the case.
    ///
    /// percentage, reference_gross_wage: what it supplies where an agreement has none.
    #[pyo3(signature = (name, /, *, percentage = None, reference_gross_wage = None))]
    fn scheme(
        &self,
        name: &Bound<'_, PyAny>,
        percentage: Option<&Bound<'_, PyAny>>,
        reference_gross_wage: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let py = name.py();
        let scheme = text(name, "name")?.parse().or_raise_at(py, "name")?;
        let percentage = percentage.map(|percentage| whole(percentage, "percentage"));
        let wage = reference_gross_wage.map(|wage| money(wage, "reference_gross_wage"));
        let scheme = ForcedScheme::new(scheme)
            .maybe(percentage.transpose()?, ForcedScheme::percentage)
            .maybe(wage.transpose()?, ForcedScheme::reference_gross_wage);
        self.0.clone().scheme(scheme).or_raise(py).map(Self)
    }

    /// The parameters with all that the reform lays over them; by default over those of the
    /// library.
    #[pyo3(signature = (parameters = None))]
    fn parameters(
        &self,
        py: Python<'_>,
        parameters: Option<&Bound<'_, Parameters>>,
    ) -> PyResult<Parameters> {
        let base = values_of(own(parameters)).or_raise(py)?;
        Ok(Parameters::alone(self.0.title(), self.0.parameters(base).or_raise(py)?))
    }

    /// What the reform lays and no row could read, each in a sentence: a value that a later or more
    /// particular one shadows, or a kind or date that no row has (R8.4).
    ///
    /// cases: a case, a list of cases, or a table of cases as for `statements`.
    #[pyo3(signature = (cases, /, *, parameters = None))]
    fn unread<'py>(
        &self,
        cases: &Bound<'py, PyAny>,
        parameters: Option<&Bound<'py, Parameters>>,
    ) -> PyResult<Bound<'py, PyTuple>> {
        let py = cases.py();
        let base = values_of(own(parameters)).or_raise(py)?;
        let population = population(cases, base)?;
        sentences(py, &unread(&self.0, base, &population).or_raise(py)?)
    }

    fn __repr__(&self) -> String {
        format!("<Reform {:?}>", self.0.title())
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let read = py.import("ibo")?.getattr("Reform")?.getattr("from_toml")?;
        let arguments = PyTuple::new(py, [self.0.to_toml()])?;
        PyTuple::new(py, [read, arguments.into_any()]).map(Bound::into_any)
    }
}

impl Reform {
    fn with(&self, py: Python<'_>, table: &Table) -> PyResult<Self> {
        self.0.clone().with(&table.0).or_raise(py).map(Self)
    }
}

fn own<'p>(parameters: Option<&'p Bound<'_, Parameters>>) -> Option<&'p CoreParameters> {
    parameters.map(|parameters| parameters.get().values().as_ref())
}

/// What decides which values cases read.
fn population(cases: &Bound<'_, PyAny>, base: &CoreParameters) -> PyResult<Population> {
    let mut population = Population::reading(base);
    if let Ok(case) = cases.cast::<Case>() {
        population.add_case(&case.get().0);
        return Ok(population);
    }
    if cases.hasattr("__arrow_c_stream__")? || cases.hasattr("__arrow_c_array__")? {
        return of_table(cases, population);
    }
    let py = cases.py();
    let refused =
        |found: &Bound<'_, PyAny>| wrong_type_of(py, "cases", sentence::CASES, type_name(found));
    for case in items(cases)?.ok_or_else(|| refused(cases))? {
        let case = case?;
        population.add_case(&case.cast::<Case>().map_err(|_| refused(&case))?.get().0);
    }
    Ok(population)
}

/// A table of a reform, as its file writes it.
struct Table(String);

impl Table {
    fn of(list: &str) -> Self {
        Self(format!("[[{list}]]\n"))
    }

    fn line(&mut self, field: &str, value: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.0, "{field} = {value}");
    }

    fn text(&mut self, field: &str, value: &str) {
        self.line(field, &toml_text(value));
    }

    fn day(&mut self, field: &str, day: Option<&Bound<'_, PyAny>>, at: &str) -> PyResult<()> {
        if let Some(day) = day {
            self.text(field, &date(day, at)?.to_string());
        }
        Ok(())
    }
}

/// A value of Python as TOML writes it.
fn toml_value(value: &Bound<'_, PyAny>) -> PyResult<String> {
    let refused = || wrong_type_of(value.py(), "value", sentence::TOML_VALUE, type_name(value));
    if value.is_instance_of::<PyString>() {
        return Ok(toml_text(text(value, "value")?));
    }
    if let Ok(yes) = value.cast::<PyBool>() {
        return Ok(yes.is_true().to_string());
    }
    if let Some(whole) = index(value)? {
        return Ok(whole.to_string());
    }
    if is_day(value) {
        return Ok(toml_text(&date(value, "value")?.to_string()));
    }
    if let Ok(fields) = value.cast::<PyDict>() {
        let fields = fields.iter().map(|(name, value)| {
            Ok(format!("{} = {}", toml_text(text(&name, "value")?), toml_value(&value)?))
        });
        return Ok(format!("{{ {} }}", fields.collect::<PyResult<Vec<_>>>()?.join(", ")));
    }
    if let Some(list) = items(value)? {
        let list = list.map(|item| toml_value(&item?));
        return Ok(format!("[{}]", list.collect::<PyResult<Vec<_>>>()?.join(", ")));
    }
    if value.is_instance_of::<PyFloat>() {
        return Err(refused());
    }
    written(value, "value").map(|digits| toml_text(&digits)).map_err(|_| refused())
}
