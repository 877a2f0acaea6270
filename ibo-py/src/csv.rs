//! Tables in CSV, for the command: see the crate `ibo-csv`.

use std::sync::Arc;

use arrow_schema::{DataType, Field, Schema, SchemaRef};
use ibo_csv::{CellForm, Declared, Rows, Why};
use pyo3::IntoPyObjectExt as _;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyCapsule};

use crate::table::exchange::{Batch, as_it_came, export_schema, import};
use crate::table::kept::KeptTable;
use crate::table::schema::{Form, form_of_name};

/// The rows of a table in CSV.
#[pyclass(name = "_CsvRows", module = "ibo")]
pub(crate) struct CsvRows {
    rows: Rows,
    schema: SchemaRef,
}

/// What a column holds, as far as CSV is concerned.
const fn written(form: Form) -> CellForm {
    match form {
        Form::Money | Form::Hours | Form::PaidHours | Form::Whole => CellForm::Number,
        Form::Day => CellForm::Day,
        Form::Month => CellForm::Month,
        Form::Flag => CellForm::Flag,
        Form::Text => CellForm::Text,
    }
}

#[pymethods]
impl CsvRows {
    /// `names`: those of the columns, empty where one has none. `line`: how many lines stand before
    /// the first row. `declared`: `belgian` or `standard`; else a value that could be read in two
    /// ways is refused.
    #[new]
    fn new(
        names: Vec<String>,
        line: usize,
        separator: &str,
        declared: Option<&str>,
    ) -> PyResult<Self> {
        let [separator] = *separator.as_bytes() else {
            return Err(PyValueError::new_err("the separator must be one character"));
        };
        let form = |name: &String| form_of_name(name).unwrap_or(Form::Text);
        let columns = names.iter().map(|name| (!name.is_empty()).then(|| written(form(name))));
        let rows = Rows::new(columns.collect(), line, separator, Declared::of(declared));
        let field = |name: &String| {
            let of = if form(name) == Form::Flag { DataType::Boolean } else { DataType::Utf8 };
            Field::new(name, of, true)
        };
        let fields: Vec<_> = names.iter().filter(|name| !name.is_empty()).map(field).collect();
        Ok(Self { rows, schema: Arc::new(Schema::new(fields)) })
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        export_schema(py, &self.schema)
    }

    /// The number of the line on which a row stands that was read: lines from 1, rows from 0.
    fn line_of(&self, row: usize) -> usize {
        self.rows.line_of(row)
    }

    /// The rows of the lines that end in some bytes, or what is wrong with the file: the line, the
    /// index of the column, and the word for it. The rest of
    /// them is read with the next; `last` says that there are none.
    fn read(&mut self, py: Python<'_>, bytes: &[u8], last: bool) -> PyResult<Py<PyAny>> {
        match py.detach(|| self.rows.read(bytes, last)) {
            Ok((rows, columns)) => {
                let batch = Batch::new(rows, columns);
                KeptTable::new(Arc::clone(&self.schema), vec![batch]).into_py_any(py)
            }
            Err(wrong) => (wrong.line, wrong.column, wrong.why.word()).into_py_any(py),
        }
    }
}

/// The lines of a batch of texts, decimals, months and yes and no, as CSV writes them.
#[pyfunction(name = "_csv_lines")]
pub(crate) fn csv_lines<'py>(
    py: Python<'py>,
    batch: &Bound<'py, PyAny>,
    separator: &str,
    decimal_comma: bool,
) -> PyResult<Bound<'py, PyBytes>> {
    let other = || PyValueError::new_err("a column has another type");
    let reader = import(batch)?.ok_or_else(other)??;
    let schema = reader.schema();
    let [separator] = *separator.as_bytes() else { return Err(other()) };
    let lines = py.detach(|| {
        let mut all = Vec::new();
        for batch in reader {
            let batch = batch.ok()?;
            let types = schema.fields().iter().map(|field| field.data_type());
            let columns = batch.columns.iter().zip(types);
            let columns = columns.map(|(column, data_type)| as_it_came(column, data_type).ok());
            let columns = columns.collect::<Option<Vec<_>>>()?;
            all.append(&mut ibo_csv::lines(columns, batch.rows, separator, decimal_comma)?);
        }
        Some(all)
    });
    Ok(PyBytes::new(py, &lines.ok_or_else(other)?))
}

/// What a column of this name holds, in a table of ours: a word, or nothing of another column.
#[pyfunction(name = "_column_form")]
pub(crate) fn column_form(name: &str) -> Option<&'static str> {
    form_of_name(name).map(Form::word)
}

/// A text as the formats have it, or yes or no, and else the word for what is wrong with it; `declared`
/// as for the rows of a file.
#[pyfunction(name = "_csv_value")]
pub(crate) fn csv_value(
    py: Python<'_>,
    name: &str,
    text: &str,
    declared: Option<&str>,
) -> PyResult<(Py<PyAny>, Option<&'static str>)> {
    let form = form_of_name(name).unwrap_or(Form::Text);
    if form == Form::Flag {
        let flag = ibo_csv::flag(text);
        return Ok((flag.into_py_any(py)?, flag.is_none().then_some("flag")));
    }
    match Declared::of(declared).text(written(form), text) {
        Ok(text) => Ok((text.into_py_any(py)?, None)),
        Err(why) => Ok((py.None(), Some(Why::from(why).word()))),
    }
}

/// The form that a value of a column shows, as the first lines of a file do: `comma`, `point` or
/// `day-first`; nothing of other values.
#[pyfunction(name = "_csv_value_form")]
pub(crate) fn csv_value_form(name: &str, text: &str) -> Option<&'static str> {
    ibo_csv::shown(written(form_of_name(name)?), text)
}
