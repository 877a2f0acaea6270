//! Lines of JSON for the command: many at once, without holding the interpreter.

use ibo_core::{Language, LineOutput, print_line};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::options::CallOptions;
use crate::parameters::Parameters;
use crate::reform::Reform;

/// Computes lines and gives what is printed in their place, and how many were refused.
#[pyfunction(name = "_print_lines")]
#[pyo3(signature = (lines, first_number, shape, *, require = None, provisional = false, parameters = None, reform = None, with_case = false))]
#[expect(clippy::too_many_arguments, reason = "keywords of Python")]
pub(crate) fn print_lines<'py>(
    py: Python<'py>,
    lines: Vec<Bound<'py, PyBytes>>,
    first_number: usize,
    shape: &str,
    require: Option<&Bound<'py, PyAny>>,
    provisional: bool,
    parameters: Option<Py<Parameters>>,
    reform: Option<Py<Reform>>,
    with_case: bool,
) -> PyResult<(Bound<'py, PyBytes>, usize)> {
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
    let (text, refused) = py.detach(|| {
        let (mut text, mut refused) = (Vec::new(), 0);
        for (number, line) in (first_number..).zip(lines) {
            let printed = print_line(line, number, output, &options);
            text.extend_from_slice(printed.text.as_bytes());
            text.push(b'\n');
            refused += usize::from(printed.refused);
        }
        (text, refused)
    });
    Ok((PyBytes::new(py, &text), refused))
}
