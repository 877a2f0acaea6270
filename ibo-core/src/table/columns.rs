//! The tables by their columns, and block by block.

use super::block::{BlockColumn, ColumnBlocks};
use super::column::{Codes, Column, NullableColumn, of_one_length};
use super::table_column::{TableColumn, declared_columns};
use crate::error::Error;

/// The type of a cell of a form.
#[rustfmt::skip] // a table: one row a form
macro_rules! cell_of {
    (Amount) => { i64 };
    (Code) => { u16 };
    (Flag) => { u8 };
    ($number:ident) => { i32 };
}

/// The type of a column of a form that a table must have, or may lack.
#[rustfmt::skip] // a table: one row a form
macro_rules! column_of {
    ($a:lifetime, required, Code) => { Codes<$a> };
    ($a:lifetime, required, $form:ident) => { Column<$a, cell_of!($form)> };
    ($a:lifetime, $other:ident, $form:ident) => { Option<column_of!($a, required, $form)> };
}

/// The column of a source; a required column that is missing has no rows.
#[rustfmt::skip] // a table: one row a form
macro_rules! found_in {
    ($source:ident, required, Code, $column:expr) => { $source.codes($column).unwrap_or(Codes { index: Column::new(&[]), words: &[] }) };
    ($source:ident, required, $form:ident, $column:expr) => { found_in!($source, optional, $form, $column).unwrap_or(Column::new(&[])) };
    ($source:ident, $other:ident, Amount, $column:expr) => { $source.amounts($column) };
    ($source:ident, $other:ident, Code, $column:expr) => { $source.codes($column) };
    ($source:ident, $other:ident, Flag, $column:expr) => { $source.flags($column) };
    ($source:ident, $other:ident, $number:ident, $column:expr) => { $source.numbers($column) };
}

/// Where the columns of a table are found; none where it has no such column.
pub trait ColumnSource<'a> {
    /// A column of amounts.
    fn amounts(&self, column: TableColumn) -> Option<Column<'a, i64>>;
    /// A column of hours, numbers, days or months.
    fn numbers(&self, column: TableColumn) -> Option<Column<'a, i32>>;
    /// A column of words.
    fn codes(&self, column: TableColumn) -> Option<Codes<'a>>;
    /// A column of flags.
    fn flags(&self, column: TableColumn) -> Option<Column<'a, u8>>;
}

/// A table of columns, and its blocks.
macro_rules! table {
    ($(#[$doc:meta])* $columns:ident, $blocks:ident, $block:ident {
        $($(#[$field_doc:meta])* $field:ident: $need:ident $form:ident = $column:ident;)*
    }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub struct $columns<'a> {
            $($(#[$field_doc])* pub $field: column_of!('a, $need, $form),)*
        }

        impl<'a> $columns<'a> {
            /// The columns of a source.
            #[must_use]
            pub fn of(source: &impl ColumnSource<'a>) -> Self {
                Self { $($field: found_in!(source, $need, $form, TableColumn::$column),)* }
            }

            /// The number of rows.
            ///
            /// # Errors
            /// `wrong-type` when columns differ in length, a bitmap is shorter than its column, or faults are not in order.
            pub fn rows(&self) -> Result<usize, Error> {
                let lengths = [$(self.$field.column().map(|column| column.sound_length()),)*];
                of_one_length(lengths.into_iter().flatten())
            }

            /// `count` rows from `first` on.
            #[must_use]
            pub fn slice(&self, first: usize, count: usize) -> Self {
                Self { $($field: self.$field.slice(first, count),)* }
            }
        }

        /// The table by its blocks.
        pub(super) struct $blocks<'a> {
            $($field: ColumnBlocks<'a, cell_of!($form)>,)*
        }

        /// A block of the table.
        #[derive(Clone, Copy)]
        pub(super) struct $block<'s> {
            $(pub(super) $field: BlockColumn<'s, cell_of!($form)>,)*
        }

        impl<'a> $blocks<'a> {
            pub(super) fn of(columns: &$columns<'a>) -> Self {
                Self { $($field: ColumnBlocks::new(columns.$field.column()),)* }
            }

            /// The block that begins at a row.
            pub(super) fn block(&mut self, first: usize) -> $block<'_> {
                $block { $($field: self.$field.block(first, TableColumn::$column),)* }
            }
        }
    };
}

/// The table of cases, of the columns that are declared.
macro_rules! table_of_cases {
    (
        $(#[$doc:meta])* before { $($before:tt)* }
        columns { $($(#[$field_doc:meta])* $field:ident: $need:ident $form:ident = $column:ident [$($path:literal),*];)* }
        after { $($after:tt)* }
    ) => {
        table! {
            /// The columns of a table of cases. A source was asked where there is the column of its amount (`unemployment_day_amount`, `leefloon_amount`,
            /// `sickness_gross_taxable`); a row without the amount has no data of it (R2.10).
            CaseColumns, CaseBlocks, CaseBlock { $($(#[$field_doc])* $field: $need $form = $column;)* }
        }
    };
}

declared_columns!(table_of_cases);

table! {
    /// The columns of a table of payments.
    PaymentColumns, PaymentBlocks, PaymentBlock {
        /// VDAB's full-time amount, in cents, from zero.
        premium: required Amount = Premium;
        /// The trainee's hours, in hundredths.
        employment_hours: required Hours = EmploymentHours;
        /// Full-time hours, in hundredths.
        full_time_hours: required Hours = FullTimeHours;
        /// Paid hours or days, in hundredths; where both columns of attendance are absent, the whole month is paid (R6.2).
        attendance_paid: optional Hours = AttendancePaid;
        /// Normal hours or days, in hundredths.
        attendance_normal: optional Hours = AttendanceNormal;
    }
}

table! {
    /// The columns of a table of payments that also has what decides a row's rate and its working
    /// days: each row is a [`PaymentCase`](crate::PaymentCase) (R6.4).
    PaymentCaseColumns, PaymentCaseBlocks, PaymentCaseBlock {
        /// Any day of the month, which decides the withholding rate; absent where there is one rate
        /// alone (R6.4).
        month: optional Month = Month;
        /// VDAB's full-time amount, in cents, from zero.
        premium: required Amount = Premium;
        /// The trainee's hours, in hundredths.
        employment_hours: required Hours = EmploymentHours;
        /// Full-time hours, in hundredths.
        full_time_hours: required Hours = FullTimeHours;
        /// Paid hours or days, in hundredths (R6.2).
        attendance_paid: optional Hours = AttendancePaid;
        /// Normal hours or days, in hundredths.
        attendance_normal: optional Hours = AttendanceNormal;
        /// Where it is not zero, attendance is taken from the working days (R6.2).
        attendance_working_days: optional Flag = AttendanceWorkingDays;
        /// `ibo` or `ibo-plus`; absent for `ibo`.
        kind: optional Code = Kind;
        /// The first day of the agreement; with it a month that the agreement covers in part needs
        /// an attendance.
        start: optional Day = Start;
        /// Its agreed last day.
        end: optional Day = End;
        /// The real last day of an agreement that was broken off (R1.3).
        stopped: optional Day = Stopped;
    }
}
