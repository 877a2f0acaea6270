//! Rows that a reader of files could not read. Each stands in its place, with as many of its values
//! as could be read, and what is wrong with it in a column of its own, which is known by the
//! metadata of its field and never by its name.
//!
//! A text of the column has three parts with a space between them: the code of the error, the
//! column of the table, and where the row stands in its file, a number of a line or the name of a
//! cell. The last two can be empty.

use std::ops::Range;
use std::sync::Arc;

use arrow_data::ArrayData;
use arrow_schema::{DataType, Field, Schema};
use ibo_core::bindings::sentence::Template;
use ibo_core::bindings::{Says as _, unread_hours};
use ibo_core::table::TableColumn;
use ibo_core::{Error, ErrorCode, ErrorContext};

use super::dictionary::word_at;
use super::refusal::{At, Failure, Fault, Refusal};
use super::schema::{CENTS, Form, form_of_name, shown};
use crate::sentence;

/// The key of the metadata; its value is the name of the file.
const KEY: &str = "ibo.unread_rows";

/// The faults of the rows of a batch.
#[derive(Clone)]
pub(crate) struct UnreadRows {
    /// Null for a row that was read.
    texts: ArrayData,
    file: Arc<str>,
}

/// Where the faults of rows are, in a table that has them.
#[derive(Clone)]
pub(crate) struct UnreadColumn {
    pub(crate) index: usize,
    file: Arc<str>,
}

impl UnreadColumn {
    /// The column of a table in which its rows have their faults, and the other columns.
    pub(crate) fn taken_from(schema: Schema) -> (Option<Self>, Schema) {
        let file = |field: &Field| field.metadata().get(KEY).map(|file| Arc::from(file.as_str()));
        let mut fields = schema.fields().iter().enumerate();
        let found = fields.find_map(|(index, field)| {
            let file = file(field).filter(|_| *field.data_type() == DataType::Utf8)?;
            Some(Self { index, file })
        });
        let Some(column) = found else { return (None, schema) };
        let others = schema.fields().iter().enumerate().filter(|(index, _)| *index != column.index);
        let others: Vec<_> = others.map(|(_, field)| Arc::clone(field)).collect();
        (Some(column), Schema::new_with_metadata(others, schema.metadata().clone()))
    }

    /// The faults of a batch, by the texts of its column; none where every row was read.
    pub(crate) fn faults(&self, texts: ArrayData) -> Option<UnreadRows> {
        let faults = UnreadRows { texts, file: Arc::clone(&self.file) };
        let has_one = faults.rows().next().is_some();
        has_one.then_some(faults)
    }
}

impl UnreadRows {
    /// The same of other rows, by what becomes of a column.
    pub(crate) fn of_rows<E>(
        &self,
        column: impl FnOnce(&ArrayData) -> Result<ArrayData, E>,
    ) -> Result<Self, E> {
        Ok(Self { texts: column(&self.texts)?, file: Arc::clone(&self.file) })
    }

    fn rows(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.texts.len()).filter(|row| self.texts.is_valid(*row))
    }

    /// What is wrong with a row.
    pub(crate) fn of(&self, row: usize) -> Option<UnreadRow> {
        (row < self.texts.len() && self.texts.is_valid(row))
            .then(|| UnreadRow::of_text(&word_at(&self.texts, row)))
    }

    /// The refusals of some rows.
    pub(crate) fn refusals(&self, rows: &Range<usize>) -> Vec<Refusal> {
        let of_row = |row| self.of(row).map(|fault| fault.refusal(row));
        rows.clone().filter_map(of_row).collect()
    }

    /// The first of them as a fault of the file: of a table of which no row can be refused.
    pub(crate) fn of_file(&self) -> Option<Failure> {
        let row = self.rows().next()?;
        let fault = self.of(row)?;
        let (at, error) = (fault.at.name().to_owned(), fault.error());
        let error = if at.is_empty() {
            error
        } else {
            fault.meaning().said_in(sentence::OF_COLUMN, [ErrorContext::Name(at.clone().into())])
        };
        let error = if at.is_empty() { error } else { fault.placed(error) };
        let file = ErrorContext::Name(self.file.to_string().into());
        Some(Failure::Fault(Fault {
            error: error.said_in(sentence::OF_FILE, [file]).at(at),
            row: None,
        }))
    }
}

/// What is wrong with a row.
pub(crate) struct UnreadRow {
    code: ErrorCode,
    at: At,
    place: Box<str>,
}

impl UnreadRow {
    fn of_text(text: &str) -> Self {
        let mut parts = text.splitn(3, ' ');
        let mut next = || parts.next().unwrap_or_default();
        let (code, name, place) = (next(), next(), next());
        let code = ErrorCode::ALL.iter().copied().find(|known| known.slug() == code);
        let column = TableColumn::ALL.iter().copied().find(|column| column.name() == name);
        let path = || At::Path(if name.is_empty() { "" } else { shown(name) }.into());
        let is_place = place.len() <= 16 && place.bytes().all(|byte| byte.is_ascii_alphanumeric());
        Self {
            code: code.unwrap_or(ErrorCode::WrongType),
            at: column.map_or_else(path, At::Column),
            place: if is_place { place } else { "" }.into(),
        }
    }

    pub(crate) fn refusal(&self, row: usize) -> Refusal {
        Refusal { row, code: self.code, at: self.at.clone() }
    }

    fn is_in_cell(&self) -> bool {
        self.place.starts_with(|first: char| first.is_ascii_uppercase())
    }

    /// What must be in the row, and where it stands.
    pub(crate) fn error(&self) -> Error {
        self.placed(self.meaning()).at(self.at.name())
    }

    fn placed(&self, error: Error) -> Error {
        let place = ErrorContext::Name(self.place.to_string().into());
        match (&*self.place, self.is_in_cell()) {
            ("", _) => error,
            (_, true) => error.said_in(sentence::IN_CELL, [place]),
            (_, false) => error.said_in(sentence::IN_LINE, [place]),
        }
    }

    fn meaning(&self) -> Error {
        let name = self.at.name();
        let form = form_of_name(name.strip_suffix(CENTS).unwrap_or(name));
        match (self.code, form) {
            (ErrorCode::AmountTooManyDecimals, Some(Form::PaidHours)) => unread_hours(self.code),
            (code, form) => match self.template(form, name.ends_with(CENTS)) {
                Some(template) => Error::says(code, template),
                None => Error::of(code),
            },
        }
    }

    /// What the sentence of such a fault is, where the file knows more than the code.
    fn template(&self, form: Option<Form>, in_cents: bool) -> Option<Template> {
        let in_cell = self.is_in_cell();
        Some(match (self.code, form.unwrap_or(Form::Text)) {
            (ErrorCode::MalformedJson, _) => sentence::LINE_OF_OBJECT,
            (ErrorCode::MissingField, _) => sentence::ON_EACH_LINE,
            (ErrorCode::UnknownField, _) => sentence::AS_OTHER_LINES,
            (ErrorCode::DateMalformed, Form::Day | Form::Month) if in_cell => sentence::CELL_DAY,
            (ErrorCode::WrongType, _) if in_cents => sentence::CENTS,
            (ErrorCode::WrongType, Form::Money) if in_cell => sentence::CELL_AMOUNT,
            (ErrorCode::WrongType, Form::Money) => sentence::AMOUNT_TEXT,
            (ErrorCode::WrongType, Form::Hours | Form::PaidHours | Form::Whole) => {
                sentence::WHOLE_NUMBER
            }
            (ErrorCode::WrongType, Form::Day | Form::Month) if in_cell => sentence::CELL_DAY,
            (ErrorCode::WrongType, Form::Day | Form::Month | Form::Text) => sentence::TEXT,
            (ErrorCode::WrongType, Form::Flag) => sentence::TRUE_OR_FALSE,
            _ => return None,
        })
    }
}
