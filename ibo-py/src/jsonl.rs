//! Lines of JSON for the command: many at once, without holding the interpreter.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use ibo_core::bindings::{Says as _, print_case, print_error};
use ibo_core::{CaseRef, Error, ErrorCode, Language, LineOutput, Month, Population};
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyTuple};

use crate::error::OrRaise;
use crate::options::CallOptions;
use crate::parameters::{Parameters, values_of};
use crate::reform::Reform;
use crate::table::case_lines::SeenCases;
use crate::table::refusal::Failure;
use crate::table::result::failed;
use crate::unread::{sentences, unread};

/// What is printed in the place of some lines.
#[pyclass(name = "_PrintedLines", module = "ibo", frozen)]
pub(crate) struct PrintedLines {
    output: LineOutput,
    first_number: usize,
    lines: Arc<[PrintedLine]>,
    /// Of lines that are computed under a reform, what decides which of its values they read.
    population: Option<Arc<Population>>,
    /// What stands in the place of those that come twice.
    again: BTreeMap<usize, String>,
}

struct PrintedLine {
    text: String,
    refused: bool,
    /// Of a line that is a case.
    key: Option<(CaseRef, Month)>,
}

#[pymethods]
impl PrintedLines {
    /// Whole lines.
    #[getter]
    fn text<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        let size = self.texts().map(|text| text.len() + 1).sum();
        PyBytes::new_with(py, size, |mut bytes| {
            for text in self.texts() {
                let (line, rest) = bytes.split_at_mut(text.len() + 1);
                line[..text.len()].copy_from_slice(text.as_bytes());
                line[text.len()] = b'\n';
                bytes = rest;
            }
            Ok(())
        })
    }

    /// How many lines they are.
    #[getter]
    fn lines(&self) -> usize {
        self.lines.len()
    }

    /// How many lines were refused.
    #[getter]
    fn refused(&self) -> usize {
        let is_refused =
            |(row, line): &(usize, &PrintedLine)| line.refused || self.again.contains_key(row);
        self.lines.iter().enumerate().filter(is_refused).count()
    }
}

impl PrintedLines {
    fn texts(&self) -> impl Iterator<Item = &str> {
        let lines = self.lines.iter().enumerate();
        lines.map(|(row, line)| self.again.get(&row).unwrap_or(&line.text).as_str())
    }
}

/// The cases of lines, of which each may come once a month.
#[pyclass(name = "_CasesOfLines", module = "ibo", frozen)]
pub(crate) struct CasesOfLines(Mutex<SeenCases>);

#[pymethods]
impl CasesOfLines {
    #[new]
    fn new() -> PyResult<Self> {
        SeenCases::new().map(Mutex::new).map(Self).map_err(PyRuntimeError::new_err)
    }

    /// The next lines, of which those are refused whose case and month an earlier line has.
    fn once(&self, py: Python<'_>, printed: &Bound<'_, PrintedLines>) -> PyResult<PrintedLines> {
        let PrintedLines { output, first_number, lines, population, .. } = printed.get();
        let again = py.detach(|| {
            let with_key =
                || (0..).zip(&**lines).filter_map(|(row, line)| Some((row, line.key.as_ref()?)));
            let (rows, keys): (Vec<usize>, Vec<_>) = with_key().unzip();
            let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let again = seen.look(&keys)?;
            Ok(again.into_iter().map(|index| rows[index]).collect::<Vec<_>>())
        });
        let again = again.map_err(|error: std::io::Error| failed(py, &Failure::from(error)))?;
        let error = Error::of(ErrorCode::DuplicateCase).at("case_ref");
        let printed = |row| (row, print_error(&error, first_number + row, *output));
        Ok(PrintedLines {
            output: *output,
            first_number: *first_number,
            lines: Arc::clone(lines),
            population: population.clone(),
            again: again.into_iter().map(printed).collect(),
        })
    }
}

/// A reform under which lines are computed, for what none of them reads of it (R8.4).
#[pyclass(name = "_LinesUnderReform", module = "ibo", frozen)]
pub(crate) struct LinesUnderReform {
    reform: Py<Reform>,
    parameters: Py<Parameters>,
    population: Mutex<Population>,
}

#[pymethods]
impl LinesUnderReform {
    #[new]
    fn new(reform: Py<Reform>, parameters: Py<Parameters>) -> Self {
        let population = Mutex::new(Population::reading(parameters.get().values()));
        Self { reform, parameters, population }
    }

    /// The next lines.
    fn add(&self, printed: &Bound<'_, PrintedLines>) {
        if let Some(more) = &printed.get().population {
            self.population.lock().unwrap_or_else(PoisonError::into_inner).join(more);
        }
    }

    /// What none of the lines reads, each in a sentence.
    fn unread<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let population = self.population.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let (reform, base) = (self.reform.get().core(), self.parameters.get().values());
        sentences(py, &unread(reform, base, &population).or_raise(py)?)
    }
}

/// Computes lines and gives what is printed in their place.
#[pyfunction(name = "_print_lines")]
#[pyo3(signature = (lines, first_number, shape, *, require = None, provisional = false, parameters = None, reform = None, with_case = false))]
#[expect(clippy::too_many_arguments, reason = "keywords of Python")]
pub(crate) fn print_lines(
    py: Python<'_>,
    lines: Vec<Bound<'_, PyBytes>>,
    first_number: usize,
    shape: &str,
    require: Option<&Bound<'_, PyAny>>,
    provisional: bool,
    parameters: Option<Py<Parameters>>,
    reform: Option<Py<Reform>>,
    with_case: bool,
) -> PyResult<PrintedLines> {
    let output = match shape {
        "json" => LineOutput::Statement,
        "notice" => LineOutput::Notice,
        language => LineOutput::Text(
            Language::from_code(language).ok_or_else(|| PyValueError::new_err("no such shape"))?,
        ),
    };
    let asked = CallOptions::new(require, provisional, parameters)?.with_case(with_case);
    let asked = asked.under(py, reform)?;
    let options = asked.options();
    let lines: Vec<&[u8]> = lines.iter().map(|line| line.as_bytes()).collect();
    let base = values_of(asked.own().map(Arc::as_ref)).or_raise(py)?;
    let mut population = asked.reform().map(|_| Population::reading(base));
    let print = |(number, line): (usize, &[u8])| {
        let (printed, case) = print_case(line, number, output, &options);
        if let (Some(population), Some(case)) = (&mut population, &case) {
            population.add_case(case);
        }
        let key = case.map(|case| (case.case_ref().clone(), case.month()));
        PrintedLine { text: printed.text, refused: printed.refused, key }
    };
    let lines = py.detach(|| (first_number..).zip(lines).map(print).collect());
    let population = population.map(Arc::new);
    Ok(PrintedLines { output, first_number, lines, population, again: BTreeMap::new() })
}
