//! Errors of the core as exceptions of `ibo`: one class for each family of the catalogue.

use ibo_core::bindings::Says as _;
use ibo_core::bindings::sentence::Template;
use ibo_core::{Error, ErrorCode, ErrorContext, Language};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyType};

use crate::fields;

/// A family of the catalogue: the hundreds of its numbers.
#[derive(Clone, Copy)]
enum Family {
    Structure,
    Number,
    Coverage,
    Agreement,
    Record,
    Result,
    Parameters,
}

/// Every error has a class: the compiler sees to it.
const _: () = {
    let mut rest = ErrorCode::ALL;
    while let [code, others @ ..] = rest {
        Family::of(*code);
        rest = others;
    }
};

impl Family {
    const fn of(code: ErrorCode) -> Self {
        match code.number() / 100 {
            10 => Self::Structure,
            11 => Self::Number,
            12 => Self::Coverage,
            13 => Self::Agreement,
            14 => Self::Record,
            15 => Self::Result,
            16 => Self::Parameters,
            _ => panic!("a family of errors has an exception class"),
        }
    }

    /// The exception's class, from the facade.
    fn class(self, py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
        static CLASSES: [PyOnceLock<Py<PyType>>; 7] = [const { PyOnceLock::new() }; 7];
        let name = match self {
            Self::Structure => "StructureError",
            Self::Number => "NumberError",
            Self::Coverage => "CoverageError",
            Self::Agreement => "AgreementError",
            Self::Record => "RecordError",
            Self::Result => "ResultError",
            Self::Parameters => "ParametersError",
        };
        CLASSES[self as usize].import(py, "ibo._errors", name)
    }
}

/// The error as the exception of its family.
pub(crate) fn exception(py: Python<'_>, error: &Error) -> PyErr {
    exception_of_row(py, error, None)
}

/// The same of a row, counted from 0, of the table with this name.
pub(crate) fn exception_of_row(py: Python<'_>, error: &Error, row: Option<(u64, &str)>) -> PyErr {
    let raised = || -> PyResult<Bound<'_, PyAny>> {
        let fields = PyDict::new(py);
        fields.set_item("code", error.code().slug())?;
        fields.set_item("number", error.code().number())?;
        fields.set_item("at", error.location())?;
        fields.set_item("rule", error.code().rule().map(|rule| rule.id()))?;
        fields::set(&fields, "row", row.map(|(row, _)| row))?;
        fields::set(&fields, "table", row.map(|(_, table)| table))?;
        fields.set_item("dutch", error.text(Language::Dutch))?;
        Family::of(error.code()).class(py)?.call((error.message(),), Some(&fields))
    };
    raised().map_or_else(|error| error, PyErr::from_value)
}

/// A result of the core as a result of Python.
pub(crate) trait OrRaise<T> {
    fn or_raise(self, py: Python<'_>) -> PyResult<T>;

    /// The same, of a value that stands in the field `at`.
    fn or_raise_at(self, py: Python<'_>, at: &str) -> PyResult<T>;
}

impl<T> OrRaise<T> for Result<T, Error> {
    fn or_raise(self, py: Python<'_>) -> PyResult<T> {
        self.map_err(|error| exception(py, &error))
    }

    fn or_raise_at(self, py: Python<'_>, at: &str) -> PyResult<T> {
        self.map_err(|error| exception(py, &error.within(at)))
    }
}

/// A value of a type that the field does not take.
pub(crate) fn wrong_type(py: Python<'_>, at: &str, must: Template) -> PyErr {
    exception(py, &Error::says(ErrorCode::WrongType, must).at(at))
}

/// The same; the sentence says what was found, or what there is.
pub(crate) fn wrong_type_of(py: Python<'_>, at: &str, must: Template, found: String) -> PyErr {
    exception(
        py,
        &Error::says_of(ErrorCode::WrongType, must, [ErrorContext::Name(found.into())]).at(at),
    )
}
