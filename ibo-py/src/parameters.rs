//! The dated values, and those of a user laid over them.

use std::borrow::Cow;
use std::ffi::CString;
use std::sync::Arc;

use ibo_core::{
    Language, ListedCode as CoreListedCode, NaiveDate, Note, ParameterRead,
    Parameters as CoreParameters,
};
use pyo3::exceptions::{PyIndexError, PyTypeError, PyUserWarning};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PySlice, PyTuple};

use crate::certainty::member;
use crate::equality;
use crate::error::{OrRaise, wrong_type_of};
use crate::fields;
use crate::period::optional_date;
use crate::pickle::{self, TupleItem};
use crate::sentence;
use crate::text::{self, items, text, type_name};

/// A dated value: of what, from when, how much, how certain and where it was read.
#[pyclass(module = "ibo", frozen, eq, hash)]
pub(crate) struct Parameter {
    read: ParameterRead,
    place: TupleItem,
}

impl Parameter {
    pub(crate) const fn new(read: ParameterRead, place: TupleItem) -> Self {
        Self { read, place }
    }
}

#[pymethods]
impl Parameter {
    /// What it is a value of, such as `ggmmi`, and of a reading of one code of a list
    /// `unemployment.benefit-type/insertion`.
    #[getter]
    fn id(&self) -> Cow<'static, str> {
        self.read.value.name()
    }

    /// The kind of agreement for which alone it holds; none for both.
    #[getter]
    fn kind(&self) -> Option<&'static str> {
        self.read.value.kind.map(|kind| kind.slug())
    }

    /// The first start of the agreements for which it exists; none for a value of every agreement
    /// (R1.6).
    #[getter]
    fn agreements_from(&self) -> Option<NaiveDate> {
        self.read.value.agreements_from
    }

    /// The first day on which it counts (R1.6).
    #[getter]
    fn from_(&self) -> NaiveDate {
        self.read.value.first_day
    }

    /// The value in words and figures: an amount in euro, a rate, a list, a code.
    #[getter]
    fn value(&self) -> &str {
        &self.read.value.value
    }

    /// How well it is founded; `assumed` when it is stale.
    #[getter]
    fn certainty<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        member(py, self.read.certainty)
    }

    /// Where it was read.
    #[getter]
    fn source(&self) -> &str {
        &self.read.value.source
    }

    /// The last day for which its source shows it in force; none for a value that does not go stale
    /// (R7.4).
    #[getter]
    fn checked_until(&self) -> Option<NaiveDate> {
        self.read.value.checked_until
    }

    /// Whether its last check lies before the month that is looked at (R7.4).
    #[getter]
    fn stale(&self) -> bool {
        self.read.stale == Some(true)
    }

    /// Of a code list, its codes, each with its own certainty and source; of another value none.
    #[getter]
    fn codes<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let codes = slf.get().read.value.codes.iter().enumerate();
        let codes = codes.map(|(index, code)| ListedCode {
            code: code.clone(),
            place: TupleItem::of(slf.as_any(), "codes", index),
        });
        PyTuple::new(slf.py(), codes.collect::<Vec<_>>())
    }

    fn __repr__(&self) -> String {
        format!("<Parameter {} from {}: {}>", self.id(), self.from_(), self.value())
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.place.again(py)
    }
}

equality::content!(Parameter, read);

/// One code of a code list: how it is treated, how certain that is and where it was read.
#[pyclass(module = "ibo", frozen, eq, hash)]
pub(crate) struct ListedCode {
    code: CoreListedCode,
    place: TupleItem,
}

#[pymethods]
impl ListedCode {
    /// The code, such as `insertion`.
    #[getter]
    fn code(&self) -> &str {
        &self.code.code
    }

    /// `"counts"` or `"left-out"`; of a kind of leefloon entry `"not-negative"`, `"not-positive"`
    /// or `"either"`; of a code of a delivery `"means"`.
    #[getter]
    fn treatment(&self) -> &'static str {
        self.code.treatment
    }

    /// The code of ours that a code of a delivery means; of another one none.
    #[getter]
    fn means(&self) -> Option<&str> {
        self.code.means.as_deref()
    }

    /// How well that is founded.
    #[getter]
    fn certainty<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        member(py, self.code.certainty)
    }

    /// Where it was read.
    #[getter]
    fn source(&self) -> &str {
        &self.code.source
    }

    fn __repr__(&self) -> String {
        let CoreListedCode { code, treatment, certainty, .. } = &self.code;
        format!("<ListedCode {code}: {treatment}, {certainty}>")
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.place.again(py)
    }
}

equality::content!(ListedCode, code);

/// The dated values that a calculation reads: those of this version, and files of your own laid
/// over them.
///
/// >>> import ibo
/// >>> own = '''
/// ... [[value]]
/// ... id = "ggmmi"
/// ... from = "2026-12-01"
/// ... value = "2278.28"
/// ... certainty = "official"
/// ... source = "Nationale Arbeidsraad"
/// ... '''
/// >>> parameters = ibo.Parameters().with_toml(own)
/// >>> [value.value for value in parameters.table("2026-12-01") if value.id == "ggmmi"]
/// ['2278.28']
#[pyclass(module = "ibo", frozen, eq, hash)]
pub(crate) struct Parameters {
    values: Arc<CoreParameters>,
    /// The files that stand alone; none are the embedded ones.
    alone: Option<Vec<(String, String)>>,
    /// The files laid over them, in order.
    over: Vec<(String, String)>,
}

/// Two are equal when their values are, whatever files they came from: the fingerprint is that of
/// all that a calculation can read.
impl PartialEq for Parameters {
    fn eq(&self, other: &Self) -> bool {
        self.values.fingerprint() == other.values.fingerprint()
    }
}

impl std::hash::Hash for Parameters {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.values.fingerprint().hash(state);
    }
}

impl Parameters {
    pub(crate) const fn values(&self) -> &Arc<CoreParameters> {
        &self.values
    }
}

impl Parameters {
    /// A set that stands alone, as its canonical text says it.
    pub(crate) fn alone(name: &str, values: CoreParameters) -> Self {
        let alone = vec![(name.to_owned(), values.canonical())];
        Self { values: Arc::new(values), alone: Some(alone), over: Vec::new() }
    }

    /// These values, or those of the library, with files laid over them that say what the codes of
    /// a delivery mean: a path, or a list of paths.
    pub(crate) fn coded(
        py: Python<'_>,
        over: Option<&Py<Self>>,
        codes: &Bound<'_, PyAny>,
    ) -> PyResult<Self> {
        let mut parameters = match over.map(Py::get) {
            Some(Self { values, alone, over }) => {
                Self { values: Arc::clone(values), alone: alone.clone(), over: over.clone() }
            }
            None => Self::new(py)?,
        };
        let paths = match items(codes)? {
            Some(paths) => paths.collect::<PyResult<Vec<_>>>()?,
            None => vec![codes.clone()],
        };
        for path in paths {
            parameters = parameters.with_codes_of(&path, "codes")?;
        }
        Ok(parameters)
    }

    fn with_codes_of(&self, path: &Bound<'_, PyAny>, at: &str) -> PyResult<Self> {
        let (name, toml) = text_of_file(path, at)?;
        self.values.with_codes(&name, &toml).or_raise(path.py())?;
        self.with(path.py(), &name, &toml)
    }

    /// These values with a text of a file laid over them.
    fn with(&self, py: Python<'_>, name: &str, toml: &str) -> PyResult<Self> {
        let values = self.values.with(name, toml).or_raise(py)?;
        warn(py, values.notes().get(self.values.notes().len()..).unwrap_or_default())?;
        let mut over = self.over.clone();
        over.push((name.to_owned(), toml.to_owned()));
        Ok(Self { values: Arc::new(values), alone: self.alone.clone(), over })
    }
}

/// The name and the text of a file.
pub(crate) fn text_of_file(path: &Bound<'_, PyAny>, at: &str) -> PyResult<(String, String)> {
    let py = path.py();
    let path_like = text::if_it_fits(py, py.import("os")?.call_method1("fspath", (path,)))?;
    let path_like =
        path_like.ok_or_else(|| wrong_type_of(py, at, sentence::PATH, type_name(path)))?;
    let read = py.import("pathlib")?.getattr("Path")?.call1((path_like,))?;
    let name = text(&read.call_method0("__str__")?, "path")?.to_owned();
    Ok((name, text(&read.call_method1("read_text", ("utf-8",))?, "toml")?.to_owned()))
}

/// The dated values of the caller, or those of the library.
pub(crate) fn values_of(
    parameters: Option<&CoreParameters>,
) -> Result<&CoreParameters, ibo_core::Error> {
    match parameters {
        Some(parameters) => Ok(parameters),
        None => CoreParameters::embedded(),
    }
}

#[pymethods]
impl Parameters {
    #[new]
    fn new(py: Python<'_>) -> PyResult<Self> {
        Ok(Self {
            values: Arc::new(CoreParameters::embedded().or_raise(py)?.clone()),
            alone: None,
            over: Vec::new(),
        })
    }

    /// The values of these files alone: a mapping of names to texts in TOML. Raises
    /// `ParametersError` with the place, such as `value[0].from`.
    #[staticmethod]
    #[pyo3(signature = (files, /))]
    fn from_toml(files: &Bound<'_, PyAny>) -> PyResult<Self> {
        let py = files.py();
        let refused = || wrong_type_of(py, "files", sentence::FILES, type_name(files));
        let mut alone = Vec::new();
        for item in
            text::if_it_fits(py, files.call_method0("items").and_then(|items| items.try_iter()))?
                .ok_or_else(refused)?
        {
            let (name, toml) =
                item?.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>().map_err(|_| refused())?;
            alone.push((text(&name, "files")?.to_owned(), text(&toml, "files")?.to_owned()));
        }
        let files: Vec<_> =
            alone.iter().map(|(name, toml)| (name.as_str(), toml.as_str())).collect();
        Ok(Self {
            values: Arc::new(CoreParameters::from_toml(&files).or_raise(py)?),
            alone: Some(alone),
            over: Vec::new(),
        })
    }

    /// What tells this set of values from any other: the first 16 hexadecimal digits of the SHA-256
    /// of its canonical text. Statements and tables carry it (R7.1).
    #[getter]
    fn fingerprint(&self) -> String {
        self.values.fingerprint().to_string()
    }

    /// The whole set as the text of one parameter file, which can be loaded back and has the same
    /// fingerprint (R7.1).
    fn canonical(&self) -> String {
        self.values.canonical()
    }

    /// What you should know of the files that were laid over: a value that reaches further than it
    /// may have been meant to (R1.6). Each was a `UserWarning` when its file was loaded.
    #[getter]
    fn notes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let language = text::chosen(py, Language::English)?;
        PyTuple::new(py, self.values.notes().iter().map(|note| note.text(language)))
    }

    /// These values with a file laid over them, given as its text in TOML; `name` stands in the
    /// errors. A file may hold values, `[[value]]`, and say until when values were checked once
    /// more, `[[confirmed]]` (R7.4); one that is a whole set, as `canonical` gives it, stands in
    /// place of these values. Raises `ParametersError` with the place, such as `value[0].from`.
    #[pyo3(signature = (toml, /, *, name = None))]
    fn with_toml(
        &self,
        toml: &Bound<'_, PyAny>,
        name: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let name = name.map_or(Ok("own.toml"), |name| text(name, "name"))?;
        self.with(toml.py(), name, text(toml, "toml")?)
    }

    /// These values with a file laid over them, as `with_toml`; raises `OSError` for a file that
    /// cannot be read.
    #[pyo3(signature = (path, /))]
    fn with_file(&self, path: &Bound<'_, PyAny>) -> PyResult<Self> {
        let (name, toml) = text_of_file(path, "path")?;
        self.with(path.py(), &name, &toml)
    }

    /// These values with a file laid over them that says what the codes of a delivery mean, and
    /// nothing else: `value = { means = { WN1 = "full-unemployment" } }` of a code list.
    #[pyo3(signature = (path, /))]
    fn with_codes(&self, path: &Bound<'_, PyAny>) -> PyResult<Self> {
        self.with_codes_of(path, "path")
    }

    /// The values as a table: all of them, or those in force on a day.
    #[pyo3(signature = (at = None))]
    fn table(slf: &Bound<'_, Self>, at: Option<&Bound<'_, PyAny>>) -> PyResult<ParameterTable> {
        let values = &slf.get().values;
        let at = optional_date(at, "at")?;
        let values = match at {
            Some(day) => values.on(day).collect(),
            None => values.each_read().collect(),
        };
        Ok(ParameterTable { values, of: slf.clone().unbind(), at })
    }

    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("ibo._html")?.call_method1("parameters", (Self::table(slf, None)?,))
    }

    fn __repr__(&self) -> String {
        let own = self.over.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ");
        format!(
            "<Parameters: {} values{}{own}>",
            self.values.all().count(),
            if own.is_empty() { "" } else { ", with " }
        )
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        let Self { alone, over, .. } = slf.get();
        let layers = py.import("ibo._ibo")?.getattr("_layers")?;
        let arguments =
            (env!("CARGO_PKG_VERSION"), alone.clone(), over.clone()).into_pyobject(py)?;
        PyTuple::new(py, [layers, arguments.into_any()]).map(Bound::into_any)
    }
}

/// A warning for each remark on a file that was loaded, where the caller is.
fn warn(py: Python<'_>, notes: &[Note]) -> PyResult<()> {
    let language = text::chosen(py, Language::English)?;
    for note in notes {
        let text = CString::new(note.text(language).replace('\0', "?")).unwrap_or_default();
        PyErr::warn(py, &py.get_type::<PyUserWarning>(), &text, 1)?;
    }
    Ok(())
}

/// Makes parameters again from their files, for pickle.
#[pyfunction(name = "_layers")]
pub(crate) fn layers(
    py: Python<'_>,
    version: &str,
    alone: Option<Vec<(String, String)>>,
    over: Vec<(String, String)>,
) -> PyResult<Parameters> {
    pickle::same_version(version)?;
    let mut values = match &alone {
        None => CoreParameters::embedded().or_raise(py)?.clone(),
        Some(files) => {
            let files: Vec<_> =
                files.iter().map(|(name, toml)| (name.as_str(), toml.as_str())).collect();
            CoreParameters::from_toml(&files).or_raise(py)?
        }
    };
    for (name, toml) in &over {
        values = values.with(name, toml).or_raise(py)?;
    }
    Ok(Parameters { values: Arc::new(values), alone, over })
}

/// In the place of the name of a tuple, for an item of the table itself.
const TABLE: &str = "";

/// Dated values as a table: a sequence of `Parameter`, which a notebook shows as one.
#[pyclass(module = "ibo", frozen, eq, hash)]
pub(crate) struct ParameterTable {
    values: Vec<ParameterRead>,
    of: Py<Parameters>,
    at: Option<NaiveDate>,
}

equality::content!(ParameterTable, values);

#[pymethods]
impl ParameterTable {
    fn __len__(&self) -> usize {
        self.values.len()
    }

    fn __getitem__<'py>(
        slf: &Bound<'py, Self>,
        index: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        if index.is_instance_of::<PySlice>() {
            return Self::all(slf)?.get_item(index);
        }
        let index = text::index(index)?
            .ok_or_else(|| PyTypeError::new_err("the places of a table are whole numbers"))?;
        Ok(Bound::new(slf.py(), Self::item(slf, index.extract().unwrap_or(isize::MAX))?)?
            .into_any())
    }

    fn __iter__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Self::all(slf)?.try_iter().map(Bound::into_any)
    }

    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("ibo._html")?.call_method1("parameters", (slf,))
    }

    fn __repr__(&self) -> String {
        match self.at {
            Some(day) => {
                format!("<ParameterTable: {} values in force on {day}>", self.values.len())
            }
            None => format!("<ParameterTable: {} values>", self.values.len()),
        }
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let fields = PyDict::new(py);
        fields::set(&fields, "at", self.at)?;
        pickle::again(&self.of.bind(py).getattr("table")?, &fields)
    }
}

impl ParameterTable {
    fn all<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let items = (0..slf.get().values.len()).map(|index| Self::item(slf, index.cast_signed()));
        PyTuple::new(slf.py(), items.collect::<PyResult<Vec<_>>>()?).map(Bound::into_any)
    }

    fn item(slf: &Bound<'_, Self>, index: isize) -> PyResult<Parameter> {
        let values = &slf.get().values;
        let place = if index < 0 {
            values.len().checked_add_signed(index)
        } else {
            usize::try_from(index).ok()
        };
        let found = place.and_then(|place| Some((place, values.get(place)?)));
        let (place, read) =
            found.ok_or_else(|| PyIndexError::new_err("the table has no such place"))?;
        Ok(Parameter::new(read.clone(), TupleItem::of(slf.as_any(), TABLE, place)))
    }
}

/// The dated values of this version as a table: all of them, or those in force on a day.
///
/// >>> import ibo
/// >>> [
/// ...     (value.value, str(value.certainty))
/// ...     for value in ibo.parameters(at="2026-03-01")
/// ...     if value.id == "ggmmi"
/// ... ]
/// [('2154.11', 'secondary')]
#[pyfunction]
#[pyo3(signature = (at = None))]
pub(crate) fn parameters(
    py: Python<'_>,
    at: Option<&Bound<'_, PyAny>>,
) -> PyResult<ParameterTable> {
    Parameters::table(&Bound::new(py, Parameters::new(py)?)?, at)
}
