//! Whether a statement that was issued earlier is still what the rules and the values give (R7.1,
//! R7.5).

use ibo_core::{
    CaseIndex as CoreIndex, LineError, Verification as CoreVerification, VerifiedAs,
    verify as core_verify, verify_json, verify_line,
};
use pyo3::exceptions::PyOSError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyTuple};

use crate::case::Case;
use crate::correction::{CorrectedLine, Correction};
use crate::equality;
use crate::error::{OrRaise, exception, exception_of_row, wrong_type_of};
use crate::fields;
use crate::labels;
use crate::options::CallOptions;
use crate::parameters::Parameters;
use crate::pickle::{self, TupleItem};
use crate::reform::Reform;
use crate::sentence;
use crate::statement::Statement;
use crate::text::{is_json, json, language as language_of, type_name};

/// What came of computing a statement again.
#[pyclass(module = "ibo", frozen, eq, hash)]
pub(crate) struct Verification {
    verification: CoreVerification,
    statement: Py<PyAny>,
    case: Option<Py<Case>>,
    asked: CallOptions,
}

equality::content!(Verification, verification);

#[pymethods]
impl Verification {
    /// `"same"`, `"same amounts, other certainty or text"`, `"other amounts"`, `"refused now"`,
    /// `"not ours"` or `"contradicts itself"`.
    #[getter]
    fn status(&self) -> &'static str {
        self.verification.status.slug()
    }

    /// Whether the amounts still hold: the status is one of the first two.
    #[getter]
    fn same_in_amounts(&self) -> bool {
        self.verification.status.is_same_in_amounts()
    }

    /// Your own reference; none where no statement could be read.
    #[getter]
    fn case_ref(&self) -> Option<&str> {
        self.verification.case_ref.as_ref().map(|case_ref| case_ref.as_str())
    }

    /// The month, such as `"2026-03"`; none where no statement could be read.
    #[getter]
    fn month(&self) -> Option<String> {
        self.verification.month.map(|month| month.to_string())
    }

    /// The library that issued the statement, such as `"ibo 0.1.0"`.
    #[getter]
    fn library_then(&self) -> Option<&str> {
        self.verification.library_then.as_deref()
    }

    /// The library that computed it again.
    #[getter]
    fn library_now(&self) -> &str {
        &self.verification.library_now
    }

    /// The fingerprint of the values with which it was issued.
    #[getter]
    fn values_then(&self) -> Option<String> {
        self.verification.values_then.map(|values| values.to_string())
    }

    /// The fingerprint of the values with which it was computed again.
    #[getter]
    fn values_now(&self) -> String {
        self.verification.values_now.to_string()
    }

    /// The lines that differ, by code, as in a correction.
    #[getter]
    fn lines<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let lines = slf.get().verification.lines.iter().enumerate();
        let lines = lines.map(|(index, line)| {
            CorrectedLine::new(*line, TupleItem::of(slf.as_any(), "lines", index))
        });
        PyTuple::new(slf.py(), lines.collect::<Vec<_>>())
    }

    /// The correction, where amounts differ; none between provisional or hypothetical statements
    /// (R7.5).
    #[getter]
    fn correction(&self) -> Option<Correction> {
        self.verification.correction.clone().map(Correction::stored)
    }

    /// Why the case is refused now, or what is wrong with the statement: an `IboError`, with the
    /// path of the field.
    #[getter]
    fn error<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PyAny>> {
        let error = self.verification.error.as_ref()?;
        Some(exception(py, error).into_value(py).into_bound(py).into_any())
    }

    /// The statement as it is computed now, where there is one.
    #[getter]
    fn now(&self) -> Option<Statement> {
        self.verification.now.clone().map(Statement::stored)
    }

    /// The status as a reader sees it, in Dutch (`"nl"`) or English (`"en"`).
    #[pyo3(signature = (language = None))]
    fn label(&self, py: Python<'_>, language: Option<&str>) -> PyResult<&'static str> {
        Ok(self.verification.status.label(language_of(py, language)?))
    }

    /// The verification as JSON.
    fn to_json(&self) -> String {
        self.verification.to_json()
    }

    /// The verification as a `dict` of the JSON shape.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        fields::dict(py, &self.verification.to_json())
    }

    fn __repr__(&self) -> String {
        let month = self.month().map(|month| format!(" {month}")).unwrap_or_default();
        format!("<Verification{month}: {}>", self.status())
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let fields = PyDict::new(py);
        fields::set(&fields, "case", self.case.as_ref().map(|case| case.bind(py)))?;
        self.asked.set(&fields)?;
        pickle::computed_again("verify", &[self.statement.bind(py).clone()], &fields)
    }
}

/// Computes a statement again and says whether it is still the same.
///
/// statement: a `Statement`, or one that was issued earlier, as its JSON text. case: the case to
/// compute; without it the one that the statement carries (`with_case=True`). parameters: dated
/// values; with those of then, kept with `Parameters.canonical`, it says whether the library still
/// computes the same, without them whether the law as it is known now gives something else. reform:
/// the reform with which it was computed; a hypothetical statement cannot be verified without it.
///
/// Statements of a case are verified. A payment of VDAB's amount, of `payment_statement`, is not:
/// compute it again, and correct the one that was issued with `correction`.
///
/// Raises `StructureError` when there is no case, or no reform for a hypothetical statement, and for
/// a payment; `ResultError` for a case of another statement.
///
/// >>> import ibo
/// >>> case = ibo.Case.from_json('''{
/// ...     "case_ref": "A-1", "month": "2025-10",
/// ...     "agreement": {"kind": "ibo-plus", "start": "2025-09-01", "end": "2026-02-28",
/// ...                   "employment_fraction": "38/38"},
/// ...     "unemployment": {"availability": "no-data"},
/// ...     "leefloon": {"availability": "no-data"}, "sickness": {"availability": "no-data"}
/// ... }''')
/// >>> issued = ibo.statement(case, with_case=True).to_json()
/// >>> ibo.verify(issued).status
/// 'same'
#[pyfunction]
#[pyo3(signature = (statement, case = None, parameters = None, *, reform = None))]
pub(crate) fn verify(
    statement: &Bound<'_, PyAny>,
    case: Option<Py<Case>>,
    parameters: Option<Py<Parameters>>,
    reform: Option<Py<Reform>>,
) -> PyResult<Verification> {
    let py = statement.py();
    let asked = CallOptions::new(None, false, parameters)?.under(py, reform)?;
    let options = asked.options();
    let given = case.as_ref().map(|case| &case.get().0);
    let verification = match statement.cast::<Statement>() {
        Ok(issued) => {
            let issued = issued.get();
            core_verify(issued.core(), given.or(issued.of_case()), &options)
        }
        Err(_) if is_json(statement) => verify_json(json(statement)?, given, &options),
        Err(_) => {
            return Err(wrong_type_of(py, "statement", sentence::STATEMENT, type_name(statement)));
        }
    };
    let verification = verification.or_raise(py)?;
    let statement = statement.clone().unbind();
    Ok(Verification { verification, statement, case, asked })
}

/// Cases by reference and month, for the command.
#[pyclass(module = "ibo._ibo", name = "_CaseIndex", frozen)]
pub(crate) struct CaseIndex(CoreIndex);

#[pymethods]
impl CaseIndex {
    /// Reads JSON Lines. Raises the error of the first line that is no case, with its row.
    #[new]
    #[pyo3(signature = (lines, /))]
    fn new(py: Python<'_>, lines: &Bound<'_, PyBytes>) -> PyResult<Self> {
        let lines = lines.as_bytes();
        py.detach(|| CoreIndex::from_json_lines(lines)).map(Self).map_err(|error| match error {
            LineError::Refused { line, error } => {
                exception_of_row(py, &error, u64::try_from(line).ok().map(|line| (line, "cases")))
            }
            error => PyOSError::new_err(error.to_string()),
        })
    }
}

/// Verifies lines and gives what is printed in their place, and how many there are of each of
/// `_verification_words`.
#[pyfunction(name = "_verify_lines")]
#[pyo3(signature = (lines, first_number, cases, language, parameters, reform))]
pub(crate) fn verify_lines<'py>(
    py: Python<'py>,
    lines: Vec<Bound<'py, PyBytes>>,
    first_number: usize,
    cases: Py<CaseIndex>,
    language: Option<&str>,
    parameters: Option<Py<Parameters>>,
    reform: Option<Py<Reform>>,
) -> PyResult<(Bound<'py, PyBytes>, Vec<usize>)> {
    let language = language.map(labels::language).transpose()?;
    let options = CallOptions::new(None, false, parameters)?.under(py, reform)?.options();
    let (lines, cases): (Vec<&[u8]>, _) =
        (lines.iter().map(|line| line.as_bytes()).collect(), cases.get());
    let (mut text, mut counts) = (Vec::new(), vec![0; VerifiedAs::ALL.len()]);
    py.detach(|| {
        for (number, line) in (first_number..).zip(lines) {
            let verified = verify_line(line, number, &cases.0, language, &options);
            text.extend_from_slice(verified.text.as_bytes());
            text.push(b'\n');
            for (count, each) in counts.iter_mut().zip(VerifiedAs::ALL) {
                *count += usize::from(verified.verified_as == each);
            }
        }
    });
    Ok((PyBytes::new(py, &text), counts))
}

/// What can become of a line, in words, and whether its amounts still hold.
#[pyfunction(name = "_verification_words")]
pub(crate) fn verification_words(language: &str) -> PyResult<Vec<(&'static str, bool)>> {
    let language = labels::language(language)?;
    let words = VerifiedAs::ALL.map(|each| (each.label(language), each.holds()));
    Ok(words.to_vec())
}
