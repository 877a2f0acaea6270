//! What a caller says of a table of cases: the tables beside it, its columns and its rows.

use std::num::NonZero;

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;

use super::case::{Cases, Manner};
use super::computation::OnError;
use super::delivery::{Delivery, Unsorted};
use super::exchange::{self, BatchReader, WholeRows};
use super::key_index;
use super::refusal::Failure;
use super::result::failed;
use super::threads::{MOST, Threads};
use crate::error::{OrRaise, wrong_type_of};
use crate::options::CallOptions;
use crate::period;
use crate::sentence;
use crate::text::{items, text, type_name, whole};

/// The keywords of a table of cases, as a caller gives them.
#[derive(Clone, Copy)]
pub(crate) struct TableArguments<'a, 'py> {
    /// Of unemployment, leefloon, sickness, and the absences.
    pub(crate) tables: [Option<&'a Bound<'py, PyAny>>; 4],
    pub(crate) key: Option<&'a Bound<'py, PyAny>>,
    pub(crate) month: Option<&'a Bound<'py, PyAny>>,
    pub(crate) keep: Option<&'a Bound<'py, PyAny>>,
    pub(crate) extra: &'a str,
    pub(crate) unknown_cases: &'a str,
    pub(crate) duplicates: &'a str,
}

impl<'py> TableArguments<'_, 'py> {
    /// How rows are computed.
    pub(crate) fn manner(
        &self,
        py: Python<'py>,
        on_error: OnError,
        threads: Threads,
    ) -> PyResult<Manner> {
        Ok(Manner {
            keep: self.keep()?,
            ignore_extra: is_ignored(py, "extra", self.extra)?,
            month: self.month.map(|month| period::month(month, "month")).transpose()?,
            ignore_unknown_cases: is_ignored(py, "unknown_cases", self.unknown_cases)?,
            duplicate_index: duplicate_index(py, self.duplicates)?,
            ..Manner::alone(on_error, threads)
        })
    }

    /// The columns that the result hands on.
    pub(crate) fn keep(&self) -> PyResult<Vec<String>> {
        self.keep.map_or(Ok(Vec::new()), |keep| names(keep, "keep"))
    }

    /// The tables beside the cases, read to their ends.
    pub(crate) fn delivery(&self, py: Python<'py>) -> PyResult<Delivery> {
        let key = self.key.map(|key| text(key, "key")).transpose()?;
        let mut delivery = Unsorted::new(key.map(str::to_owned));
        let read: [Reads; 4] = [
            ("unemployment", Unsorted::unemployment),
            ("leefloon", Unsorted::leefloon),
            ("sickness", Unsorted::sickness),
            ("absences", Unsorted::absences),
        ];
        for (table, (at, read)) in self.tables.into_iter().zip(read) {
            let Some(table) = table else { continue };
            let reader = reader_of_rows(table, at)?;
            py.detach(|| read(&mut delivery, reader)).map_err(|failure| failed(py, &failure))?;
        }
        py.detach(|| delivery.sorted()).map_err(|error| failed(py, &error.into()))
    }

    /// The rows of a table of cases, and their calculation. The tables beside it are read first: a
    /// connection to a database has one open result at a time.
    pub(crate) fn cases(
        &self,
        cases: &Bound<'py, PyAny>,
        asked: &CallOptions,
        manner: Manner,
    ) -> PyResult<(BatchReader, Cases)> {
        let py = cases.py();
        let delivery = self.delivery(py)?;
        let input = reader_of_rows(cases, "cases")?;
        let (options, values, schema) = (asked.options(), asked.values(py)?, input.schema());
        let computation = Cases::new(&schema, options, values, delivery, manner).or_raise(py)?;
        Ok((input, computation))
    }
}

/// What reads a table of a name.
type Reads = (&'static str, fn(&mut Unsorted, BatchReader) -> Result<(), Failure>);

/// The batches of a table of which no row can be refused.
pub(crate) fn reader(table: &Bound<'_, PyAny>, at: &str) -> PyResult<BatchReader> {
    Ok(Box::new(WholeRows(reader_of_rows(table, at)?)))
}

/// The batches of an object of Python, with the faults of its rows; a frame that is not computed yet
/// is collected.
pub(crate) fn reader_of_rows(table: &Bound<'_, PyAny>, at: &str) -> PyResult<BatchReader> {
    let py = table.py();
    let found = match exchange::import(table)? {
        None if type_name(table) == "LazyFrame" => {
            exchange::import(&table.call_method0("collect")?)?
        }
        found => found,
    };
    let found = found.ok_or_else(|| wrong_type_of(py, at, sentence::TABLE, type_name(table)))?;
    found.map_err(|failure| failed(py, &failure))
}

/// The names of columns in a list.
pub(crate) fn names(list: &Bound<'_, PyAny>, at: &str) -> PyResult<Vec<String>> {
    let py = list.py();
    let no_list = || wrong_type_of(py, at, sentence::NAMES, type_name(list));
    let names = items(list)?.ok_or_else(no_list)?;
    names.map(|name| Ok(text(&name?, at)?.to_owned())).collect()
}

/// Whether what is not expected is passed over, and not refused.
pub(crate) fn is_ignored(py: Python<'_>, at: &str, word: &str) -> PyResult<bool> {
    match word {
        "ignore" => Ok(true),
        "refuse" => Ok(false),
        _ => Err(wrong_type_of(py, at, sentence::WORDS, "\"refuse\", \"ignore\"".to_owned())),
    }
}

/// How large an index the look for duplicates may have, where they are refused.
pub(crate) fn duplicate_index(py: Python<'_>, duplicates: &str) -> PyResult<Option<usize>> {
    match duplicates {
        "refuse" => Ok(Some(key_index::LIMIT)),
        "allow" => Ok(None),
        _ => {
            let words = "\"refuse\", \"allow\"".to_owned();
            Err(wrong_type_of(py, "duplicates", sentence::WORDS, words))
        }
    }
}

/// So many threads, from 1 to [`MOST`]; none are all that this process may use.
pub(crate) fn threads_of(py: Python<'_>, threads: Option<&Bound<'_, PyAny>>) -> PyResult<Threads> {
    let refused = || wrong_type_of(py, "threads", sentence::THREADS, MOST.to_string());
    let threads = threads.map(|threads| whole(threads, "threads")).transpose()?;
    let threads = threads
        .map(|threads| {
            usize::try_from(threads)
                .ok()
                .filter(|threads| *threads <= MOST)
                .and_then(NonZero::new)
                .ok_or_else(refused)
        })
        .transpose()?;
    Threads::of(threads).map_err(PyRuntimeError::new_err)
}
