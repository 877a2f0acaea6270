//! Tables in CSV: lines in, columns of texts out. The crate `csv` splits the lines; here stands what
//! it lets pass and an office must know of: quotes that do not close, text behind a closing quote,
//! lines with other fields than the first. What is wrong is returned as data; the command says it.

mod cell;

use std::sync::Arc;

use arrow_array::Array as _;
use arrow_array::builder::{BooleanBuilder, StringBuilder};
use arrow_data::ArrayData;
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use csv::{ReaderBuilder, StringRecord};
use pyo3::IntoPyObjectExt as _;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use crate::table::exchange::Batch;
use crate::table::kept::KeptTable;
use crate::table::schema::{Form, form_of_name};
use cell::Declared;

/// No line of a table is as long: beyond, the file is none.
const LONGEST_LINE: usize = 8 * 1024 * 1024;

/// The rows of a table in CSV, for the command.
#[pyclass(name = "_CsvRows", module = "ibo")]
pub(crate) struct CsvRows {
    /// The form of each column that has a name; the others must be empty, or count the rows.
    columns: Vec<Option<Form>>,
    schema: SchemaRef,
    separator: u8,
    declared: Declared,
    /// A line that is not read to its end.
    rest: Vec<u8>,
    /// How many lines were read.
    lines: usize,
    /// What a first column without a name counted to.
    counted: Option<u64>,
}

/// What is wrong with a file: the line, the index of the column, and the word for it.
type Wrong = (usize, Option<usize>, &'static str);

/// The same, of a line that is being read.
struct Fault(Option<usize>, &'static str);

impl CsvRows {
    fn rows(&mut self, text: &[u8]) -> Result<Batch, Wrong> {
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.separator)
            .from_reader(text);
        let mut columns: Vec<_> =
            self.columns.iter().flatten().map(|form| Cells::of(*form)).collect();
        let mut record = StringRecord::new();
        let (mut rows, mut start) = (0, 0);
        loop {
            let read = reader.read_record(&mut record);
            let end = reader.position().byte() as usize;
            let line = text.get(start..end).unwrap_or_default();
            let added = match read {
                Ok(false) => break,
                Ok(true) => self.add(line, &record, &mut columns),
                Err(_) => Err(Fault(None, "not-utf-8")),
            };
            if let Err(Fault(column, why)) = added {
                let breaks = line.iter().take_while(|byte| is_break(**byte)).count();
                return Err((self.lines + lines_in(&text[..start + breaks]) + 1, column, why));
            }
            (rows, start) = (rows + 1, end);
        }
        self.lines += lines_in(text);
        Ok(Batch::new(rows, columns.into_iter().map(Cells::finish).collect()))
    }

    /// Adds a row to the columns.
    fn add(&mut self, line: &[u8], row: &StringRecord, columns: &mut [Cells]) -> Result<(), Fault> {
        let line = between_breaks(line);
        if line.contains(&b'"') && !self.is_in_form(line, row) {
            return Err(Fault(None, "quote"));
        }
        let is_empty = |index| row.get(index).is_none_or(str::is_empty);
        let named = self.columns.iter().rposition(Option::is_some).map_or(0, |last| last + 1);
        if row.len() < named || (self.columns.len()..row.len()).any(|index| !is_empty(index)) {
            return Err(Fault(Some(row.len()), "fields"));
        }
        let mut cells = columns.iter_mut();
        for (index, form) in self.columns.iter().enumerate() {
            let text = row.get(index).unwrap_or_default();
            match form {
                Some(form) => {
                    let Some(cells) = cells.next() else { break };
                    cells.add(*form, text, self.declared).map_err(|why| Fault(Some(index), why))?;
                }
                None if text.is_empty() => {}
                None if index == 0 && counts_on(&mut self.counted, text) => {}
                None => return Err(Fault(Some(index), "no-name")),
            }
        }
        Ok(())
    }

    /// Whether the fields of a line, written again, are the line: each quote that opens a field
    /// closes it, and nothing stands behind.
    fn is_in_form(&self, line: &[u8], row: &StringRecord) -> bool {
        let mut rest = line;
        let mut takes = |text: &[u8]| match rest.strip_prefix(text) {
            Some(left) => {
                rest = left;
                true
            }
            None => false,
        };
        let separator = [self.separator];
        let written = row.iter().enumerate().all(|(index, field)| {
            if index > 0 && !takes(&separator) {
                return false;
            }
            if !takes(b"\"") {
                return takes(field.as_bytes());
            }
            let mut parts = field.split('"').enumerate();
            let inner = |(part, text): (usize, &str)| {
                (part == 0 || takes(b"\"\"")) && takes(text.as_bytes())
            };
            parts.all(inner) && takes(b"\"")
        });
        written && rest.is_empty() && !line.iter().copied().any(is_break)
    }
}

/// The values of a column.
enum Cells {
    Texts(StringBuilder),
    Flags(BooleanBuilder),
}

impl Cells {
    fn of(form: Form) -> Self {
        match form {
            Form::Flag => Self::Flags(BooleanBuilder::new()),
            _ => Self::Texts(StringBuilder::new()),
        }
    }

    /// Adds a value; an empty field is none.
    fn add(&mut self, form: Form, text: &str, declared: Declared) -> Result<(), &'static str> {
        match self {
            Self::Texts(texts) if text.is_empty() => texts.append_null(),
            Self::Texts(texts) => texts.append_value(declared.text(form, text)?),
            Self::Flags(flags) if text.is_empty() => flags.append_null(),
            Self::Flags(flags) => flags.append_value(cell::flag(text).ok_or("flag")?),
        }
        Ok(())
    }

    fn finish(self) -> ArrayData {
        match self {
            Self::Texts(mut texts) => texts.finish().into_data(),
            Self::Flags(mut flags) => flags.finish().into_data(),
        }
    }
}

fn is_break(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

/// Whether a first column without a name counts the rows, as that of a frame does.
fn counts_on(counted: &mut Option<u64>, text: &str) -> bool {
    let Ok(number) = text.parse::<u64>() else { return false };
    let follows = match *counted {
        Some(before) => before.checked_add(1) == Some(number),
        None => number <= 1,
    };
    *counted = Some(number);
    follows
}

/// A line without the breaks before and behind it.
fn between_breaks(line: &[u8]) -> &[u8] {
    let first = line.iter().position(|byte| !is_break(*byte)).unwrap_or(line.len());
    let last = line.iter().rposition(|byte| !is_break(*byte)).map_or(first, |last| last + 1);
    &line[first..last]
}

/// How many lines end in a text: at a line feed, a carriage return, or both together.
fn lines_in(text: &[u8]) -> usize {
    let mut before = 0;
    text.iter()
        .filter(|byte| {
            let ends = **byte == b'\r' || (**byte == b'\n' && before != b'\r');
            before = **byte;
            ends
        })
        .count()
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
        let columns = names.iter().map(|name| (!name.is_empty()).then(|| form(name))).collect();
        let field = |name: &String| {
            let of = if form(name) == Form::Flag { DataType::Boolean } else { DataType::Utf8 };
            Field::new(name, of, true)
        };
        let fields: Vec<_> = names.iter().filter(|name| !name.is_empty()).map(field).collect();
        Ok(Self {
            columns,
            schema: Arc::new(Schema::new(fields)),
            separator,
            declared: Declared::of(declared),
            rest: Vec::new(),
            lines: line,
            counted: None,
        })
    }

    /// The rows of the lines that end in some bytes, or what is wrong with the file. The rest of
    /// them is read with the next; `last` says that there are none.
    fn read(
        &mut self,
        py: Python<'_>,
        bytes: &[u8],
        last: bool,
    ) -> (Option<KeptTable>, Option<Wrong>) {
        py.detach(|| {
            let mut text = std::mem::take(&mut self.rest);
            text.extend_from_slice(bytes);
            if !last {
                // A carriage return at the end may be the first half of a line's end.
                let all_but_last = text.split_last().map_or(&[][..], |(_, before)| before);
                let end = text.iter().rposition(|byte| *byte == b'\n');
                let end = end.or_else(|| all_but_last.iter().rposition(|byte| *byte == b'\r'));
                self.rest = text.split_off(end.map_or(0, |end| end + 1));
                if self.rest.len() > LONGEST_LINE {
                    return (None, Some((self.lines + lines_in(&text) + 1, None, "long")));
                }
            }
            match self.rows(&text) {
                Ok(batch) => (Some(KeptTable::new(Arc::clone(&self.schema), vec![batch])), None),
                Err(wrong) => (None, Some(wrong)),
            }
        })
    }
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
        let flag = cell::flag(text);
        return Ok((flag.into_py_any(py)?, flag.is_none().then_some("flag")));
    }
    match Declared::of(declared).text(form, text) {
        Ok(text) => Ok((text.into_py_any(py)?, None)),
        Err(why) => Ok((py.None(), Some(why))),
    }
}

/// The form of a value that shows it, as the first lines of a file do: `decimal comma`,
/// `decimal point`, `dd/mm/yyyy`; nothing of other values.
#[pyfunction(name = "_csv_value_form")]
pub(crate) fn csv_value_form(name: &str, text: &str) -> Option<&'static str> {
    cell::shown(form_of_name(name)?, text)
}
