//! Which columns a table has, of which types, and what is at fault with a table that has others.

use arrow_schema::{DataType, Schema, TimeUnit};
use ibo_core::bindings::Says as _;
use ibo_core::bindings::nearest;
use ibo_core::bindings::sentence::{Sentence, Template};
use ibo_core::table::{ColumnForm, TableColumn};
use ibo_core::{Error, ErrorCode, ErrorContext, SourceName};

use crate::sentence;

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Form {
    /// An amount.
    Money,
    /// A part of a fraction.
    Hours,
    /// Paid hours, of the form and the bounds of an amount.
    PaidHours,
    /// A whole number.
    Whole,
    /// A day.
    Day,
    /// A month.
    Month,
    /// Yes or no.
    Flag,
    /// A word or another text.
    Text,
}

impl Form {
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Hours | Self::PaidHours => "hours",
            Self::Whole => "whole",
            Self::Day => "day",
            Self::Month => "month",
            Self::Flag => "flag",
            Self::Text => "text",
        }
    }

    /// Whether it reads this type; under the name with `_cents` when that is asked.
    fn takes(self, found: &DataType, cents: bool) -> bool {
        if *found == DataType::Null {
            return true;
        }
        match self {
            Self::Money if cents => found.is_integer() || is_decimal(found, |scale| scale == 0),
            // Whole numbers could be euros or cents, also as decimals, which some engines make of
            // sums of integers.
            Self::Money => is_decimal(found, |scale| scale > 0) || is_text(found),
            Self::Hours | Self::PaidHours | Self::Whole => {
                found.is_integer() || is_decimal(found, |_| true) || is_text(found)
            }
            Self::Day | Self::Month => {
                matches!(found, DataType::Date32 | DataType::Date64) || is_text(found)
            }
            Self::Flag => *found == DataType::Boolean,
            Self::Text => is_text(found),
        }
    }

    /// How it reads a type of other libraries, once the values turn out to allow it.
    const fn converts(self, found: &DataType) -> Option<Conversion> {
        match (self, found) {
            (Self::Day | Self::Month, DataType::Timestamp(unit, None)) => {
                Some(Conversion::Days(*unit))
            }
            (_, DataType::Float64 | DataType::Float32) => Some(Conversion::Nulls),
            _ => None,
        }
    }

    /// The types that it reads, as a sentence names them.
    const fn types(self) -> Template {
        match self {
            Self::Money => &[
                "decimal with decimals, text, or whole cents as integers in a column {}_cents",
                "decimaal met decimalen, tekst, of hele centen als gehele getallen in een kolom \
                    {}_cents",
            ],
            Self::Hours | Self::PaidHours => &[
                "decimal, an integer (whole hours) or text",
                "decimaal, een geheel getal (hele uren) of tekst",
            ],
            Self::Whole => &["an integer", "een geheel getal"],
            Self::Day => {
                &["date32, or text such as 2026-04-01", "date32, of tekst zoals 2026-04-01"]
            }
            Self::Month => &[
                "date32 (any day of the month), or text such as 2026-04",
                "date32 (eender welke dag van de maand), of tekst zoals 2026-04",
            ],
            Self::Flag => &["boolean", "boolean"],
            Self::Text => {
                &["text, or a dictionary of texts", "tekst, of een dictionary van teksten"]
            }
        }
    }
}

/// The types of a column that counts cents.
const WHOLE_CENTS: Template = &["an integer, whole cents", "een geheel getal, hele centen"];

/// A name in a sentence.
fn name_in(name: &str) -> ErrorContext {
    ErrorContext::Name(name.into())
}

/// Types in a sentence, of a column of this name.
fn typed(types: Template, name: &str) -> ErrorContext {
    ErrorContext::Sentence(Sentence::new(types, [name_in(name)]).into())
}

/// What follows the name of a column of money that holds whole cents.
pub(crate) const CENTS: &str = "_cents";

fn is_decimal(found: &DataType, of_scale: impl Fn(i8) -> bool) -> bool {
    scale(found).is_some_and(of_scale)
}

fn scale(found: &DataType) -> Option<i8> {
    match found {
        DataType::Decimal32(_, scale)
        | DataType::Decimal64(_, scale)
        | DataType::Decimal128(_, scale)
        | DataType::Decimal256(_, scale) => Some(*scale),
        _ => None,
    }
}

pub(crate) fn is_text(found: &DataType) -> bool {
    match found {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => true,
        DataType::Dictionary(_, words) => {
            matches!(**words, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View)
        }
        _ => false,
    }
}

/// A column that a table can have.
#[derive(Clone, Copy)]
pub(crate) struct KnownColumn {
    pub(crate) name: &'static str,
    pub(crate) form: Form,
    required: bool,
}

const fn required(name: &'static str, form: Form) -> KnownColumn {
    KnownColumn { name, form, required: true }
}

const fn optional(name: &'static str, form: Form) -> KnownColumn {
    KnownColumn { name, form, required: false }
}

/// The columns of a table, in the order of the format.
pub(crate) struct Shape {
    pub(crate) table: &'static str,
    columns: &'static [&'static [KnownColumn]],
    /// The columns of records, where these come in tables of their own.
    elsewhere: Option<&'static [KnownColumn]>,
    /// Whether a caller can have columns passed over that it does not have.
    extra: bool,
}

const PAYMENT_COLUMNS: &[KnownColumn] = &[
    required("premium", Form::Money),
    required("employment_hours", Form::Hours),
    required("full_time_hours", Form::Hours),
    optional("attendance_paid", Form::Hours),
    optional("attendance_normal", Form::Hours),
];

/// The columns of the agreement in a table of payments: where it has one of them, the month of each
/// row is read too.
const PAYMENT_AGREEMENT: &[KnownColumn] = &[
    optional("attendance_working_days", Form::Flag),
    optional("kind", Form::Text),
    optional("start", Form::Day),
    optional("end", Form::Day),
    optional("stopped", Form::Day),
];

const PAYMENT_MONTH: &[KnownColumn] = &[optional("month", Form::Month)];

/// Whether a column of payments is one of the agreement.
pub(crate) fn is_of_agreement(name: &str) -> bool {
    PAYMENT_AGREEMENT.iter().any(|known| known.name == name)
}

pub(crate) const CASE_REF_NAME: &str = "case_ref";
const CASE_REF: &[KnownColumn] = &[required(CASE_REF_NAME, Form::Text)];

/// How many columns of cases come before those of the records.
const OF_AGREEMENT: usize =
    TableColumn::UnemploymentDayAmount as usize - TableColumn::Month as usize;

/// The columns of cases, as the core declares them: those of the agreement, and those of the
/// records.
const AGREEMENT_COLUMNS: &[KnownColumn] =
    &declared::<OF_AGREEMENT>(TableColumn::CASES.split_at(OF_AGREEMENT).0);
const RECORD_COLUMNS: &[KnownColumn] = &declared::<{ TableColumn::CASES.len() - OF_AGREEMENT }>(
    TableColumn::CASES.split_at(OF_AGREEMENT).1,
);

const fn declared<const N: usize>(columns: &[TableColumn]) -> [KnownColumn; N] {
    let (mut known, mut index) = ([optional("", Form::Text); N], 0);
    while index < N {
        let column = columns[index];
        known[index] = KnownColumn {
            name: column.name(),
            form: form_of(column),
            required: column.is_needed(),
        };
        index += 1;
    }
    known
}

const fn form_of(column: TableColumn) -> Form {
    match column.form() {
        Some(ColumnForm::Amount) => Form::Money,
        Some(ColumnForm::Hours) => Form::Hours,
        Some(ColumnForm::Number) => Form::Whole,
        Some(ColumnForm::Day) => Form::Day,
        Some(ColumnForm::Month) => Form::Month,
        Some(ColumnForm::Flag) => Form::Flag,
        Some(ColumnForm::Code) | None => Form::Text,
    }
}

/// The amount of its source, beside which a column stands in a row, and without which it says
/// nothing.
fn amount_beside(name: &str) -> Option<&'static str> {
    let is_of = |source: &SourceName| {
        name.strip_prefix(source.slug()).is_some_and(|rest| rest.starts_with('_'))
    };
    SourceName::ALL.into_iter().find(is_of).and_then(TableColumn::amount_of).map(TableColumn::name)
}

/// Payments at one rate. (The columns of the agreement say which names are near to its own.)
pub(crate) const PAYMENTS: Shape = Shape {
    table: "payments",
    columns: &[PAYMENT_COLUMNS, PAYMENT_AGREEMENT],
    elsewhere: None,
    extra: true,
};

/// Payments of which each has a month and an agreement of its own.
pub(crate) const PAYMENTS_AGREED: Shape = Shape {
    table: "payments",
    columns: &[PAYMENT_MONTH, PAYMENT_COLUMNS, PAYMENT_AGREEMENT],
    elsewhere: None,
    extra: true,
};

/// Cases with at most one record a source in the row.
pub(crate) const CASES: Shape = Shape {
    table: "cases",
    columns: &[CASE_REF, AGREEMENT_COLUMNS, RECORD_COLUMNS],
    elsewhere: None,
    extra: true,
};

/// Cases whose records stand in tables of their own.
pub(crate) const CASES_ALONE: Shape = Shape {
    table: "cases",
    columns: &[CASE_REF, AGREEMENT_COLUMNS],
    elsewhere: Some(RECORD_COLUMNS),
    extra: true,
};

/// What decides which dated values the rows of a table of cases read.
pub(crate) const POPULATION: Shape = Shape {
    table: "cases",
    columns: &[&[
        required("month", Form::Month),
        required("kind", Form::Text),
        required("start", Form::Day),
    ]],
    elsewhere: None,
    extra: false,
};

pub(crate) const UNEMPLOYMENT: Shape = Shape {
    table: "unemployment",
    columns: &[&[
        required(CASE_REF_NAME, Form::Text),
        required("from", Form::Day),
        optional("to", Form::Day),
        required("day_amount", Form::Money),
        required("basis", Form::Text),
        optional("half_per_week", Form::Whole),
        required("benefit_type", Form::Text),
        optional("rva_code", Form::Text),
    ]],
    elsewhere: None,
    extra: false,
};

pub(crate) const LEEFLOON: Shape = Shape {
    table: "leefloon",
    columns: &[&[
        required(CASE_REF_NAME, Form::Text),
        required("month", Form::Month),
        required("aid_type", Form::Text),
        required("amount", Form::Money),
        required("entry_kind", Form::Text),
        optional("from", Form::Day),
        optional("to", Form::Day),
    ]],
    elsewhere: None,
    extra: false,
};

pub(crate) const SICKNESS: Shape = Shape {
    table: "sickness",
    columns: &[&[
        required(CASE_REF_NAME, Form::Text),
        required("document_type", Form::Text),
        required("benefit_code", Form::Text),
        required("nature", Form::Whole),
        required("from", Form::Day),
        required("to", Form::Day),
        required("gross_taxable", Form::Money),
        required("days", Form::Whole),
        required("hours", Form::PaidHours),
        optional("attest_id", Form::Text),
        optional("version", Form::Whole),
        optional("status", Form::Text),
    ]],
    elsewhere: None,
    extra: false,
};

pub(crate) const ABSENCES: Shape = Shape {
    table: "absences",
    columns: &[&[
        required(CASE_REF_NAME, Form::Text),
        required("from", Form::Day),
        required("to", Form::Day),
    ]],
    elsewhere: None,
    extra: false,
};
/// The columns of statements that are read back.
const STATEMENT_COLUMNS: &[KnownColumn] = &[
    required("case_ref", Form::Text),
    required("month", Form::Month),
    required("kind", Form::Text),
    required("scheme", Form::Text),
    required("replacement_income", Form::Money),
    required("premium", Form::Money),
    required("premium_after_fraction", Form::Money),
    required("premium_due", Form::Money),
    required("withholding_tax", Form::Money),
    required("net", Form::Money),
    required("employer_contribution", Form::Money),
    required("certainty", Form::Text),
    required("provisional", Form::Flag),
    required("error_code", Form::Text),
];

/// The statements that were issued.
pub(crate) const BEFORE: Shape =
    Shape { table: "before", columns: &[STATEMENT_COLUMNS], elsewhere: None, extra: true };

/// The statements as they are now.
pub(crate) const AFTER: Shape =
    Shape { table: "after", columns: &[STATEMENT_COLUMNS], elsewhere: None, extra: true };

pub(crate) const STATEMENTS: Shape =
    Shape { table: "statements", columns: &[STATEMENT_COLUMNS], elsewhere: None, extra: true };

/// The columns of payments from VDAB's amount alone that are read back. The premium and the kind
/// are those of their input.
const PAID_COLUMNS: &[KnownColumn] = &[
    required("case_ref", Form::Text),
    required("month", Form::Month),
    optional("kind", Form::Text),
    required("premium", Form::Money),
    required("premium_after_fraction", Form::Money),
    required("premium_due", Form::Money),
    required("withholding_tax", Form::Money),
    required("net", Form::Money),
    required("certainty", Form::Text),
    required("error_code", Form::Text),
];

/// The payments that were issued.
pub(crate) const PAID_BEFORE: Shape =
    Shape { table: "before", columns: &[PAID_COLUMNS], elsewhere: None, extra: true };

/// The payments as they are now.
pub(crate) const PAID_AFTER: Shape =
    Shape { table: "after", columns: &[PAID_COLUMNS], elsewhere: None, extra: true };

/// Whether a table has a column, be it in cents.
pub(crate) fn has_column(table: &Schema, name: &str) -> bool {
    let is_it = |column: &str| column == name || in_cents(column) == Some(name);
    table.fields().iter().any(|field| is_it(field.name()))
}

/// Whether a table is one of payments, and not of statements, by its columns.
pub(crate) fn are_payments(table: &Schema) -> bool {
    const OF_STATEMENTS: [&str; 3] = ["replacement_income", "employer_contribution", "provisional"];
    has_column(table, "premium_due") && !OF_STATEMENTS.iter().any(|name| has_column(table, name))
}

/// What a column of this name holds, in whichever table: each name means one thing in all of them.
pub(crate) fn form_of_name(name: &str) -> Option<Form> {
    let shapes = [PAYMENTS, CASES, UNEMPLOYMENT, LEEFLOON, SICKNESS, ABSENCES, STATEMENTS];
    let known = |shape: &Shape| shape.known().find(|known| known.name == name);
    shapes.iter().find_map(known).map(|known| known.form)
}

/// A column that a table has.
#[derive(Clone, Copy)]
pub(crate) struct FoundColumn {
    name: &'static str,
    pub(crate) form: Form,
    /// Its index in the table.
    pub(crate) index: usize,
    /// Whether it holds whole cents.
    pub(crate) cents: bool,
    /// Of decimals, how many digits stand after the point.
    pub(crate) scale: Option<i8>,
}

/// The columns that a table has.
pub(crate) struct Columns {
    found: Vec<FoundColumn>,
    /// Those that are converted batch by batch: they come after the others, in this order.
    converted: Vec<Converted>,
}

/// A column that is converted batch by batch.
pub(crate) struct Converted {
    known: KnownColumn,
    name: String,
    /// Whether its name says that it holds whole cents.
    cents: bool,
    data_type: DataType,
    /// Its index in the table.
    pub(crate) index: usize,
    pub(crate) conversion: Conversion,
}

/// What becomes of a column of a type that is not of the format.
#[derive(Clone, Copy)]
pub(crate) enum Conversion {
    /// Timestamps without a zone, at midnight, are days.
    Days(TimeUnit),
    /// Floats without a value are nulls: so a library has a column in which nothing stands.
    Nulls,
}

/// What a caller says of the columns of a table.
#[derive(Clone, Copy, Default)]
pub(crate) struct Named<'n> {
    /// The column that stands in place of `case_ref`.
    pub(crate) in_place_of_case_ref: Option<&'n str>,
    /// Columns beside those of the format.
    pub(crate) beside: &'n [String],
    /// Whether other columns are passed over, and not refused.
    pub(crate) ignore_extra: bool,
}

impl<'n> Named<'n> {
    /// The name that a column of the format has in the table.
    fn name(&self, known: &KnownColumn) -> &'n str {
        self.in_place_of_case_ref.filter(|_| known.name == CASE_REF_NAME).unwrap_or(known.name)
    }
}

impl Columns {
    pub(crate) fn converted(&self) -> &[Converted] {
        &self.converted
    }

    pub(crate) fn get(&self, name: &str) -> Option<FoundColumn> {
        self.found.iter().copied().find(|found| found.name == name)
    }

    /// Whether all its money is in whole cents.
    pub(crate) fn in_cents(&self) -> bool {
        self.found.iter().all(|found| found.cents || found.form != Form::Money)
    }
}

impl Shape {
    pub(crate) fn known(&self) -> impl Iterator<Item = &'static KnownColumn> {
        self.columns.iter().copied().flatten()
    }

    /// The columns of a table of this shape.
    ///
    /// # Errors
    /// A column that is given twice, one that the shape does not have, and then, in the order of
    /// the format, one that is missing or of a type that it does not read.
    pub(crate) fn find(&self, schema: &Schema, named: Named<'_>) -> Result<Columns, Error> {
        let names: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).collect();
        for (index, name) in names.iter().enumerate() {
            if names[..index].contains(name) {
                return Err(self.fault(
                    ErrorCode::DuplicateField,
                    shown(name),
                    sentence::COLUMN_TWICE,
                    [self.table, shown(name)],
                ));
            }
        }
        for (name, number) in names.iter().zip(1..) {
            self.refuse_unknown(name, number, named)?;
        }
        if let Some(name) = named.beside.iter().find(|name| !names.contains(&name.as_str())) {
            let context = [self.table, name];
            return Err(self.fault(ErrorCode::MissingField, name, sentence::COLUMN_NAMED, context));
        }
        let mut columns = Columns { found: Vec::new(), converted: Vec::new() };
        for known in self.known() {
            let own_name = named.name(known);
            let plain = names.iter().position(|name| *name == own_name);
            let cents = names
                .iter()
                .position(|name| in_cents(name) == Some(known.name) && known.form == Form::Money);
            let (index, cents) = match (plain, cents) {
                (None, None) if known.required => {
                    let types = typed(known.form.types(), known.name);
                    let context = [name_in(self.table), name_in(own_name), types];
                    return Err(self.fault_of(
                        ErrorCode::MissingField,
                        own_name,
                        sentence::COLUMN_MISSING,
                        context,
                    ));
                }
                (None, None) => continue,
                (Some(_), Some(_)) => {
                    let in_cents = format!("{}{CENTS}", known.name);
                    let context = [self.table, known.name, known.name, &in_cents];
                    return Err(self.fault(
                        ErrorCode::DuplicateField,
                        known.name,
                        sentence::COLUMN_TWICE_CENTS,
                        context,
                    ));
                }
                (Some(index), None) => (index, false),
                (None, Some(index)) => (index, true),
            };
            let data_type = schema.field(index).data_type();
            let index = if known.form.takes(data_type, cents) {
                index
            } else if let Some(conversion) = known.form.converts(data_type) {
                let (known, name) = (*known, own_name.to_owned());
                let data_type = data_type.clone();
                columns.converted.push(Converted {
                    known,
                    name,
                    cents,
                    data_type,
                    index,
                    conversion,
                });
                names.len() + columns.converted.len() - 1
            } else {
                return Err(self.wrong_type(known, own_name, cents, data_type));
            };
            columns.found.push(FoundColumn {
                name: known.name,
                form: known.form,
                index,
                cents,
                scale: scale(data_type),
            });
        }
        for name in columns.found.iter().map(|found| found.name) {
            if let Some(amount) = amount_beside(name).filter(|amount| columns.get(amount).is_none())
            {
                return Err(self.fault(
                    ErrorCode::MissingField,
                    amount,
                    sentence::COLUMN_ALONE,
                    [self.table, amount, name],
                ));
            }
        }
        Ok(columns)
    }

    fn has(&self, name: &str, named: Named<'_>) -> bool {
        self.known().any(|known| {
            named.name(known) == name
                || (known.form == Form::Money && in_cents(name) == Some(known.name))
        })
    }

    /// Refuses a column that is none of the format, unless the caller said so; one whose name is
    /// near to that of the format is refused all the same, for it may be meant. `number`: which
    /// column it is, from 1.
    fn refuse_unknown(&self, name: &str, number: usize, named: Named<'_>) -> Result<(), Error> {
        if self.has(name, named) || is_index_of_pandas(name) {
            return Ok(());
        }
        let known: Vec<_> = self.known().map(|known| named.name(known)).collect();
        let is_said = named.ignore_extra || named.beside.iter().any(|beside| beside == name);
        if is_said && nearest(name, known.iter().copied()).is_none() {
            return Ok(());
        }
        Err(self.unknown(name, number, &known))
    }

    #[cold]
    fn unknown(&self, name: &str, number: usize, known: &[&str]) -> Error {
        let (plain, number) = (shown(name), number.to_string());
        let must = |must, context: &[&str]| {
            self.fault(ErrorCode::UnknownField, plain, must, context.iter().copied())
        };
        let of_records =
            |known: &KnownColumn| known.name == name || in_cents(name) == Some(known.name);
        if self.elsewhere.is_some_and(|columns| columns.iter().any(of_records)) {
            return must(sentence::COLUMN_OF_RECORDS, &[self.table, plain, &number]);
        }
        match nearest(name, known.iter().copied()) {
            Some(near) => must(sentence::COLUMN_UNKNOWN_NEAR, &[self.table, plain, &number, near]),
            None if self.extra => {
                must(sentence::COLUMN_UNKNOWN_EXTRA, &[self.table, plain, &number])
            }
            None => must(sentence::COLUMN_UNKNOWN, &[self.table, plain, &number]),
        }
    }

    #[cold]
    fn wrong_type(
        &self,
        known: &KnownColumn,
        own_name: &str,
        cents: bool,
        found: &DataType,
    ) -> Error {
        let name = format!("{own_name}{}", if cents { CENTS } else { "" });
        let types = typed(if cents { WHOLE_CENTS } else { known.form.types() }, own_name);
        let must = match known.form {
            Form::Money if found.is_integer() => sentence::COLUMN_TYPE_UNIT,
            Form::Money | Form::Hours | Form::PaidHours if found.is_floating() => {
                sentence::COLUMN_TYPE_FLOAT
            }
            Form::Whole if found.is_floating() => sentence::COLUMN_TYPE_FLOAT_WHOLE,
            Form::Day | Form::Month if matches!(found, DataType::Timestamp(..)) => {
                sentence::COLUMN_TYPE_TIME
            }
            _ => sentence::COLUMN_TYPE,
        };
        let context = [name_in(&name), name_in(self.table), types, name_in(&type_name(found))];
        self.fault_of(ErrorCode::WrongType, own_name, must, context)
    }

    /// A column whose values do not allow its conversion.
    #[cold]
    pub(crate) fn not_convertible(&self, column: &Converted) -> Error {
        self.wrong_type(&column.known, &column.name, column.cents, &column.data_type)
    }

    /// A column of texts beside those of the format, which the table has.
    ///
    /// # Errors
    /// A column of another type.
    pub(crate) fn text_beside(&self, name: &str, schema: &Schema) -> Result<FoundColumn, Error> {
        const TEXT: KnownColumn = required("", Form::Text);
        let known = |index: usize| schema.field(index).data_type();
        match schema.index_of(name) {
            Ok(index) if TEXT.form.takes(known(index), false) => Ok(FoundColumn {
                name: TEXT.name,
                form: TEXT.form,
                index,
                cents: false,
                scale: None,
            }),
            Ok(index) => Err(self.wrong_type(&TEXT, name, false, known(index))),
            Err(_) => Err(self.fault(
                ErrorCode::MissingField,
                name,
                sentence::COLUMN_NAMED,
                [self.table, name],
            )),
        }
    }

    /// A fault of the table as a whole.
    #[cold]
    pub(crate) fn fault<'c>(
        &self,
        code: ErrorCode,
        column: &str,
        must: Template,
        context: impl IntoIterator<Item = &'c str>,
    ) -> Error {
        self.fault_of(code, column, must, context.into_iter().map(name_in))
    }

    /// The same, where what it says is more than names.
    #[cold]
    fn fault_of(
        &self,
        code: ErrorCode,
        column: &str,
        must: Template,
        context: impl IntoIterator<Item = ErrorContext>,
    ) -> Error {
        Error::says_of(code, must, context).at(format!("{}.{column}", self.table))
    }
}

/// The name of a column of money of which this is the one in cents.
fn in_cents(name: &str) -> Option<&str> {
    name.strip_suffix(CENTS)
}

/// The numbers of the rows that pandas adds to a frame that was filtered: no column of the user.
fn is_index_of_pandas(name: &str) -> bool {
    let number = name.strip_prefix("__index_level_").and_then(|rest| rest.strip_suffix("__"));
    number.is_some_and(|number| {
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// A name as an error shows it. What is no name such as those of the formats could be anything,
/// also a person's data, where a file has no line of names: it is not repeated.
pub(crate) fn shown(name: &str) -> &str {
    let plain = (1..=32).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    if plain { name } else { "?" }
}

/// A type as an error names it; of a nested type no more than its kind.
fn type_name(found: &DataType) -> String {
    match found {
        DataType::Struct(_) => "struct".to_owned(),
        DataType::Map(..) => "map".to_owned(),
        DataType::Union(..) => "union".to_owned(),
        DataType::RunEndEncoded(..) => "run-end encoded".to_owned(),
        DataType::List(_)
        | DataType::LargeList(_)
        | DataType::FixedSizeList(..)
        | DataType::ListView(_)
        | DataType::LargeListView(_) => "list".to_owned(),
        DataType::Dictionary(_, words) => format!("dictionary of {}", type_name(words)),
        DataType::Timestamp(..) => "timestamp".to_owned(),
        other => other.to_string().to_lowercase(),
    }
}
