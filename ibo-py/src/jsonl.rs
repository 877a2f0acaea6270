//! Lines of JSON for the command: many at once, without holding the interpreter.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use ibo_core::bindings::{Says as _, print_case, print_error};
use ibo_core::{CaseRef, Error, ErrorCode, Language, LineOutput, Month};
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::options::CallOptions;
use crate::parameters::Parameters;
use crate::reform::Reform;
use crate::table::case_lines::SeenCases;
use crate::table::refusal::Failure;
use crate::table::result::failed;

/// What is printed in the place of some lines.
#[pyclass(name = "_PrintedLines", module = "ibo", frozen)]
pub(crate) struct PrintedLines {
    output: LineOutput,
    first_number: usize,
    lines: Arc<[PrintedLine]>,
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
        let PrintedLines { output, first_number, lines, .. } = printed.get();
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
            again: again.into_iter().map(printed).collect(),
        })
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
    let print = |(number, line): (usize, &[u8])| {
        let (printed, key) = print_case(line, number, output, &options);
        PrintedLine { text: printed.text, refused: printed.refused, key }
    };
    let lines = py.detach(|| (first_number..).zip(lines).map(print).collect());
    Ok(PrintedLines { output, first_number, lines, again: BTreeMap::new() })
}
