//! The rows that are refused, and the two columns that say why.

use std::collections::{BTreeMap, TryReserveError};
use std::fmt;
use std::io;
use std::sync::{Arc, LazyLock};

use arrow_buffer::{BooleanBufferBuilder, NullBuffer};
use arrow_data::ArrayData;
use arrow_schema::{ArrowError, Schema};
use ibo_core::bindings::Says as _;
use ibo_core::table::{RowStatus, TableColumn};
use ibo_core::{Error, ErrorCode, ErrorContext};
use pyo3::PyErr;

use super::attached::OfPython;
use super::dictionary::{WordIndices, dictionary, word_at, words};
use crate::sentence;

/// The columns that say why a row was refused, and where.
pub(crate) const ERROR_CODE: &str = "error_code";
pub(crate) const ERROR_AT: &str = "error_at";

/// A row that is refused.
#[derive(Clone)]
pub(crate) struct Refusal {
    /// Its index in the batch.
    pub(crate) row: usize,
    pub(crate) code: ErrorCode,
    pub(crate) at: At,
}

/// At what a row is refused.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum At {
    Column(TableColumn),
    /// A field of a record in a table of its own.
    Path(Box<str>),
}

impl At {
    /// By the index of a word of `error_at`.
    fn of_word(locations: &ArrayData, index: usize) -> Self {
        let path = || Self::Path(word_at(&locations.child_data()[0], index).into());
        TableColumn::ALL.get(index).copied().map_or_else(path, Self::Column)
    }

    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Column(column) => column.name(),
            Self::Path(path) => path,
        }
    }
}

impl Refusal {
    pub(crate) fn of_status(row: usize, status: RowStatus) -> Option<Self> {
        let (code, column) = status.refusal()?;
        Some(Self { row, code, at: At::Column(column) })
    }

    /// The rows of a result that were refused, in their order, as its two columns say.
    pub(crate) fn of_result(schema: &Schema, columns: &[ArrayData]) -> Vec<Self> {
        let column = |name| schema.index_of(name).ok().and_then(|index| columns.get(index));
        let (Some(codes), Some(locations)) = (column(ERROR_CODE), column(ERROR_AT)) else {
            return Vec::new();
        };
        let (code_of, location_of) = (codes.buffer::<u8>(0), locations.buffer::<i32>(0));
        let of_row = |row: usize| {
            let code = *ErrorCode::ALL.get(usize::from(code_of[row]))?;
            Some(Self { row, code, at: At::of_word(locations, location_of[row] as usize) })
        };
        // A column in which every row has a value has no nulls.
        match codes.nulls() {
            Some(refused) => refused.valid_indices().filter_map(of_row).collect(),
            None => (0..codes.len()).filter_map(of_row).collect(),
        }
    }

    /// What is wrong, where no more is known than the code.
    pub(crate) fn meaning(&self) -> Error {
        Error::of(self.code)
    }
}

/// Which refused rows are listed one by one: the first of all, and of each error the first. All are
/// counted.
#[derive(Clone, Default)]
pub(crate) struct Listing {
    listed: usize,
    rows: BTreeMap<ErrorCode, u64>,
}

impl Listing {
    /// So many rows are listed, whatever their error.
    const FIRST: usize = 1000;
    /// So many rows of each error are listed, wherever they stand.
    const OF_EACH: u64 = 2;

    /// Counts a row of this error, and says whether it is listed.
    pub(crate) fn takes(&mut self, code: ErrorCode) -> bool {
        let rows = self.rows.entry(code).or_default();
        *rows += 1;
        let takes = self.listed < Self::FIRST || *rows <= Self::OF_EACH;
        self.listed += usize::from(takes);
        takes
    }

    /// How many rows were refused, by their error.
    pub(crate) const fn rows(&self) -> &BTreeMap<ErrorCode, u64> {
        &self.rows
    }
}

/// What ends a calculation: a fault of a table, or of a row of it.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    pub(crate) error: Error,
    /// The row, counted from 0, and the name of its table.
    pub(crate) row: Option<(u64, String)>,
}

impl Fault {
    /// The fault of a row: its message begins with the row.
    pub(crate) fn of_row(table: &str, row: u64, at: &At, error: &Error) -> Self {
        let number = ErrorContext::Number(i64::try_from(row).unwrap_or(i64::MAX));
        let place = Some(at.name()).filter(|name| !name.is_empty());
        let of_row = if place.is_some() { sentence::IN_ROW } else { sentence::IN_ROW_AS_A_WHOLE };
        let place = place.map(|name| ErrorContext::Name(name.into()));
        let row_of = [ErrorContext::Name(table.into()), number].into_iter().chain(place);
        Self {
            error: error.clone().said_in(of_row, row_of).at(at.name()),
            row: Some((row, table.to_owned())),
        }
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self { error, row: None }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = self.error.code();
        write!(f, "{} ({}", self.error.message(), code.slug())?;
        code.rule().map_or(Ok(()), |rule| write!(f, ", {}", rule.id()))?;
        f.write_str(")")
    }
}

/// Why there is no next batch.
#[derive(Clone, Debug)]
pub(crate) enum Failure {
    Fault(Fault),
    /// What the producer of a table says went wrong there, or what it does against the C data
    /// interface.
    Producer(String),
    /// What Python raised: in the producer of a table, such as Ctrl-C, or a warning as an error.
    Raised(Arc<OfPython<PyErr>>),
    /// There is less memory than is needed.
    Memory,
    /// What the system says of the temporary file of the look for duplicates.
    File(String),
    /// The same, of the index of the keys of a table of statements.
    Index(String),
}

impl Failure {
    /// What Python raised.
    pub(crate) fn raised(error: PyErr) -> Self {
        Self::Raised(Arc::new(OfPython::new(error)))
    }

    /// The failure of the index of a table of statements.
    pub(crate) fn of_index(error: io::Error) -> Self {
        match Self::from(error) {
            Self::File(text) => Self::Index(text),
            other => other,
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::OutOfMemory => Self::Memory,
            _ => Self::File(error.to_string()),
        }
    }
}

impl From<TryReserveError> for Failure {
    fn from(_: TryReserveError) -> Self {
        Self::Memory
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Fault(Fault::from(error))
    }
}

impl From<ArrowError> for Failure {
    fn from(error: ArrowError) -> Self {
        match error {
            ArrowError::CDataInterface(text) | ArrowError::SchemaError(text) => {
                Self::Producer(text)
            }
            other => Self::Producer(other.to_string()),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fault(fault) => fault.fmt(f),
            Self::Producer(text) => write!(f, "the table could not be read: {text}"),
            Self::Raised(error) => write!(f, "the table could not be read: {error}"),
            Self::Memory => f.write_str("there is not enough memory"),
            Self::Index(text) => {
                write!(f, "the index of the statements needs room for a temporary file: {text}")
            }
            Self::File(text) => {
                write!(
                    f,
                    "the look for duplicates needs room for a temporary file, or \
                        duplicates=\"allow\": {text}"
                )
            }
        }
    }
}

/// The column `error_code`, by the indices of its words.
pub(crate) fn error_codes(
    indices: Vec<u8>,
    nulls: Option<NullBuffer>,
) -> Result<ArrayData, ArrowError> {
    dictionary(WordIndices::of(indices), &CODES, nulls)
}

/// The words of `error_code`: the whole catalogue, so that every batch has the same.
static CODES: LazyLock<ArrayData> =
    LazyLock::new(|| words(ErrorCode::ALL.iter().map(|code| code.slug())));

/// The words of `error_at`, and what every batch has of the two columns.
pub(crate) struct ErrorColumns {
    /// Those of the columns, and after them the paths in records as they come.
    paths: Vec<String>,
    list: ArrayData,
    /// The columns of a batch in which no row is refused.
    empty: Option<[ArrayData; 2]>,
}

/// The rows of one batch that are refused, marked in what will be its columns.
pub(crate) struct Marks {
    codes: WordIndices<u8>,
    locations: WordIndices<i32>,
    computed: BooleanBufferBuilder,
}

impl Marks {
    fn none(rows: usize) -> Self {
        let mut computed = BooleanBufferBuilder::new(rows);
        computed.append_n(rows, true);
        Self { codes: WordIndices::first(rows), locations: WordIndices::first(rows), computed }
    }
}

impl Default for ErrorColumns {
    fn default() -> Self {
        Self { paths: Vec::new(), list: Self::list(&[]), empty: None }
    }
}

impl ErrorColumns {
    fn list(paths: &[String]) -> ArrayData {
        words(
            TableColumn::ALL
                .iter()
                .map(|column| column.name())
                .chain(paths.iter().map(String::as_str)),
        )
    }

    fn index(&mut self, at: &At) -> usize {
        match at {
            At::Column(column) => *column as usize,
            At::Path(path) => {
                let index =
                    self.paths.iter().position(|met| **met == **path).unwrap_or_else(|| {
                        self.paths.push(path.to_string());
                        self.paths.len() - 1
                    });
                TableColumn::ALL.len() + index
            }
        }
    }

    /// Marks rows of a batch, which has so many.
    pub(crate) fn mark(&mut self, marks: &mut Option<Marks>, rows: usize, refused: &[Refusal]) {
        if refused.is_empty() {
            return;
        }
        let marks = marks.get_or_insert_with(|| Marks::none(rows));
        for refusal in refused {
            marks.computed.set_bit(refusal.row, false);
            marks.codes.set(refusal.row, refusal.code as usize);
            marks.locations.set(refusal.row, self.index(&refusal.at));
        }
    }

    /// The rows of a batch that were computed, when others were refused, and the columns
    /// `error_code` and `error_at`.
    pub(crate) fn columns(
        &mut self,
        marks: Option<Marks>,
        rows: usize,
    ) -> Result<(Option<NullBuffer>, [ArrayData; 2]), ArrowError> {
        let Some(Marks { codes, locations, mut computed }) = marks else {
            return Ok((None, self.empty(rows)?));
        };
        if TableColumn::ALL.len() + self.paths.len() > self.list.len() {
            self.list = Self::list(&self.paths);
            self.empty = None;
        }
        let computed = computed.finish();
        let columns = self.of(codes, locations, NullBuffer::new(!&computed))?;
        Ok((Some(NullBuffer::new(computed)), columns))
    }

    /// The columns of a batch in which no row is refused: a part of those of the longest so far.
    fn empty(&mut self, rows: usize) -> Result<[ArrayData; 2], ArrowError> {
        let made = match self.empty.take().filter(|[code, _]| code.len() >= rows) {
            Some(made) => made,
            None => self.of(
                WordIndices::first(rows),
                WordIndices::first(rows),
                NullBuffer::new_null(rows),
            )?,
        };
        let [code, at] = self.empty.insert(made);
        Ok([code.slice(0, rows), at.slice(0, rows)])
    }

    fn of(
        &self,
        codes: WordIndices<u8>,
        locations: WordIndices<i32>,
        nulls: NullBuffer,
    ) -> Result<[ArrayData; 2], ArrowError> {
        let code = dictionary(codes, &CODES, Some(nulls.clone()))?;
        Ok([code, dictionary(locations, &self.list, Some(nulls))?])
    }
}
