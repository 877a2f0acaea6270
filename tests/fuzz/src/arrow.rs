//! Columns of Arrow of any type, with bitmaps, offsets and slices, as the Python package reads them
//! for the tables of the core. A table that is read row by row gives what it gives as a whole, and
//! so do its texts in another type of text.

use std::ops::Range;
use std::sync::Arc;

use arbitrary::{Result, Unstructured};
use arrow_array::types::{
    Date32Type, Date64Type, Decimal32Type, Decimal64Type, Decimal128Type, Decimal256Type,
    Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, TimestampMicrosecondType,
    TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{
    Array as _, ArrayRef, ArrowPrimitiveType, BooleanArray, DictionaryArray, LargeStringArray,
    NullArray, PrimitiveArray, StringArray, StringViewArray,
};
use arrow_buffer::i256;
use arrow_data::ArrayData;
use arrow_schema::{DataType, Field, Schema};
use ibo_core::table::{
    CaseBuffers, CaseColumns, Codes, Column, ColumnForm, ColumnSource, PaymentBuffers,
    PaymentColumns, RowStatus, TableColumn, cases, payments,
};
use ibo_core::{Certainty, Parameters, Scheme, Withholding};

use crate::table::exchange::Batch;
use crate::table::refusal::Failure;
use crate::table::{CASES, ColumnReader, Columns, Filled, Named, PAYMENTS, Shape, converted};
use crate::{draw, refused, values};

/// The bytes from which a table is drawn; too few of them are zeros.
pub fn run(bytes: &[u8]) {
    drawn(&mut Unstructured::new(bytes)).expect("bytes without an end");
}

const PAYMENT_COLUMNS: [TableColumn; 5] = [
    TableColumn::Premium,
    TableColumn::EmploymentHours,
    TableColumn::FullTimeHours,
    TableColumn::AttendancePaid,
    TableColumn::AttendanceNormal,
];

fn drawn(bytes: &mut Unstructured<'_>) -> Result<()> {
    let is_payments: bool = bytes.arbitrary()?;
    let (shape, known): (&Shape, Vec<_>) = if is_payments {
        (&PAYMENTS, PAYMENT_COLUMNS.to_vec())
    } else {
        let of_cases = std::iter::once(TableColumn::CaseRef).chain(TableColumn::CASES.to_vec());
        (&CASES, of_cases.collect())
    };
    let rows = if bytes.ratio(1, 8)? {
        bytes.int_in_range(0..=200)?
    } else {
        bytes.int_in_range(0..=5)?
    };
    let (mut fields, mut columns, mut twins) = (Vec::new(), Vec::new(), Vec::new());
    for column in known {
        let is_needed = column.is_needed() || !is_optional(column);
        let is_left_out = if is_needed { bytes.ratio(1, 64)? } else { bytes.ratio(1, 3)? };
        if is_left_out {
            continue;
        }
        let Drawn { in_cents, array, twin } = values_of(bytes, form(column), rows)?;
        let name = column.name();
        let name = if in_cents { format!("{name}_cents") } else { name.to_owned() };
        fields.push(Field::new(name, array.data_type().clone(), true));
        columns.push(as_imported(array.to_data()));
        twins.push((twin.data_type().clone(), as_imported(twin.to_data())));
    }
    if bytes.ratio(1, 16)? {
        fields.push(Field::new(
            *bytes.choose(&["premim", "note", "month", ""])?,
            DataType::Null,
            true,
        ));
        let null: ArrayRef = Arc::new(NullArray::new(rows));
        columns.push(as_imported(null.to_data()));
        twins.push((DataType::Null, as_imported(null.to_data())));
    }
    let of_twins: Vec<_> = fields
        .iter()
        .zip(&twins)
        .map(|(field, (data_type, _))| Field::new(field.name(), data_type.clone(), true))
        .collect();
    let one = computed(is_payments, shape, fields, columns, rows);
    let other = twins.into_iter().map(|(_, data)| data).collect();
    let other = computed(is_payments, shape, of_twins, other, rows);
    assert_eq!(one, other, "texts of another type");
    Ok(())
}

/// What a row gives: its status and its amounts.
type Row = (RowStatus, Vec<i64>, Option<(Scheme, Certainty)>);

/// Each row of a table; none of one that is refused as a whole.
fn computed(
    is_payments: bool,
    shape: &Shape,
    fields: Vec<Field>,
    columns: Vec<ArrayData>,
    rows: usize,
) -> Option<Vec<Row>> {
    let schema = Schema::new(fields);
    let found = match shape.find(&schema, Named { ignore_extra: true, ..Named::default() }) {
        Ok(found) => found,
        Err(error) => {
            refused::check(&error);
            return None;
        }
    };
    let batch = Batch { columns };
    let batch = match converted(&batch, &found, shape) {
        Ok(batch) => batch,
        Err(Failure::Refused(error)) => {
            refused::check(&error);
            return None;
        }
        Err(Failure::Arrow(error)) => panic!("{error}"),
    };
    let read = |rows: Range<usize>| {
        if is_payments {
            payments_of(&found, &batch, &rows)
        } else {
            cases_of(&found, &batch, &rows)
        }
    };
    let whole = read(0..rows);
    let one_by_one: Vec<_> = (0..rows).flat_map(|row| read(row..row + 1)).collect();
    assert_eq!(whole, one_by_one, "a row alone and among the others");
    Some(whole)
}

/// A decimal of 128 or 256 bits by its bytes, and a column of nulls as one of structs, as the
/// package takes them over from the C data interface.
fn as_imported(data: ArrayData) -> ArrayData {
    let data_type = match data.data_type() {
        DataType::Decimal128(..) => DataType::FixedSizeBinary(16),
        DataType::Decimal256(..) => DataType::FixedSizeBinary(32),
        _ => return data,
    };
    data.into_builder().data_type(data_type).build().expect("the same bytes")
}

/// Of the columns that are not of a table of cases, those of the attendance may be absent.
fn is_optional(column: TableColumn) -> bool {
    column.form().is_some()
        && !matches!(column, TableColumn::EmploymentHours | TableColumn::FullTimeHours)
}

fn form(column: TableColumn) -> ColumnForm {
    match column {
        TableColumn::Premium => ColumnForm::Amount,
        TableColumn::CaseRef => ColumnForm::Code,
        _ => column.form().unwrap_or(ColumnForm::Hours),
    }
}

/// A column that was drawn, and one that says the same: of texts, in another type.
struct Drawn {
    in_cents: bool,
    array: ArrayRef,
    twin: ArrayRef,
}

/// The rows of a column, sliced out of more.
fn values_of(bytes: &mut Unstructured<'_>, form: ColumnForm, rows: usize) -> Result<Drawn> {
    let (before, behind) = (bytes.int_in_range(0..=9)?, bytes.int_in_range(0..=9)?);
    let all = before + rows + behind;
    let has_nulls: bool = bytes.arbitrary()?;
    let mut valid = Vec::with_capacity(all);
    for _ in 0..all {
        valid.push(!has_nulls || bytes.ratio(3, 4)?);
    }
    let is_text = form == ColumnForm::Code || bytes.ratio(2, 5)?;
    if is_text && !bytes.ratio(1, 32)? {
        let mut texts = Vec::with_capacity(all);
        for is_valid in &valid {
            let text = text(bytes, form)?;
            texts.push(is_valid.then_some(text));
        }
        let (kind, other) = (bytes.int_in_range(0..=7)?, bytes.int_in_range(0..=7)?);
        let [array, twin] = [kind, other].map(|kind| of_texts(&texts, kind).slice(before, rows));
        return Ok(Drawn { in_cents: false, array, twin });
    }
    let mut numbers = Vec::with_capacity(all);
    for is_valid in &valid {
        let number = number(bytes, form)?;
        numbers.push(is_valid.then_some(number));
    }
    let in_cents = form == ColumnForm::Amount && bytes.arbitrary()?;
    let (kind, scale) = (kind(bytes, form, in_cents)?, *bytes.choose(&[2_i8, 2, 0, 1, 3, 9, -2])?);
    let scale = if in_cents { 0 } else { scale };
    let array = of_numbers(&numbers, kind, scale).slice(before, rows);
    Ok(Drawn { in_cents, twin: Arc::clone(&array), array })
}

/// A number as a column of this form mostly has it.
fn number(bytes: &mut Unstructured<'_>, form: ColumnForm) -> Result<i64> {
    if bytes.ratio(1, 12)? {
        return bytes.arbitrary();
    }
    Ok(match form {
        ColumnForm::Amount => draw::cents(bytes)?,
        ColumnForm::Hours => *bytes.choose(&[3_800, 1_900, 38, 19, 0, 22])?,
        // Days since 1 January 1970, about 2026.
        ColumnForm::Day | ColumnForm::Month => bytes.int_in_range(20_400..=20_800)?,
        ColumnForm::Flag => bytes.int_in_range(0..=1)?,
        _ => *bytes.choose(&[70, 80, 90, 100, 108, 0, 1, 12])?,
    })
}

fn text(bytes: &mut Unstructured<'_>, form: ColumnForm) -> Result<String> {
    if bytes.ratio(1, 12)? {
        let length = bytes.int_in_range(0..=70)?;
        let letters = (0..length).map(|_| bytes.choose(&['0', '9', '.', '-', '/', ' ', 'a', 'é']));
        return letters.map(|letter| letter.copied()).collect();
    }
    let words: &[&str] = match form {
        ColumnForm::Code => &[
            "ibo",
            "ibo-plus",
            "full-unemployment",
            "insertion",
            "leefloon",
            "equivalent-leefloon",
            "A-1",
            "a reference of more than twelve characters",
        ],
        ColumnForm::Amount => &["588.57", "2500.00", "0.00", "-1.00", "12.345", "1e5", "55.29"],
        ColumnForm::Hours => &["38", "19", "30.4", "0", "-1", "7.605"],
        ColumnForm::Day => &["2026-03-02", "2026-08-28", "2026-02-30", "02/03/2026"],
        ColumnForm::Month => &["2026-03", "2026-03-01", "2026-13", "2026-4"],
        _ => &["80", "100", "-80", "8.0", "99999999999"],
    };
    bytes.choose(words).map(|word| (*word).to_owned())
}

fn of_texts(texts: &[Option<String>], kind: u8) -> ArrayRef {
    let given = || texts.iter().map(Option::as_deref);
    match kind {
        0 | 1 => Arc::new(StringArray::from_iter(given())),
        2 => Arc::new(LargeStringArray::from_iter(given())),
        3 => Arc::new(StringViewArray::from_iter(given())),
        4 => Arc::new(given().collect::<DictionaryArray<Int16Type>>()),
        5 => Arc::new(given().collect::<DictionaryArray<Int32Type>>()),
        6 => Arc::new(given().collect::<DictionaryArray<UInt64Type>>()),
        _ => {
            // A null is a word that is none.
            let mut words: Vec<Option<&str>> = given().collect();
            words.sort_unstable();
            words.dedup();
            let key = |text| words.iter().position(|word| *word == text);
            let keys = given().map(key).map(|key| key.and_then(|key| u16::try_from(key).ok()));
            let keys = PrimitiveArray::<UInt16Type>::from_iter(keys);
            let words: ArrayRef = Arc::new(LargeStringArray::from_iter(words.iter().copied()));
            Arc::new(DictionaryArray::new(keys, words))
        }
    }
}

/// The types of numbers.
const KINDS: [DataType; 20] = [
    DataType::Int8,
    DataType::Int16,
    DataType::Int32,
    DataType::Int64,
    DataType::UInt8,
    DataType::UInt16,
    DataType::UInt32,
    DataType::UInt64,
    DataType::Decimal32(9, 0),
    DataType::Decimal64(18, 0),
    DataType::Decimal128(38, 0),
    DataType::Decimal256(76, 0),
    DataType::Date32,
    DataType::Date64,
    DataType::Boolean,
    DataType::Float64,
    DataType::Float32,
    DataType::Timestamp(arrow_schema::TimeUnit::Second, None),
    DataType::Timestamp(arrow_schema::TimeUnit::Microsecond, None),
    DataType::Null,
];

fn kind(
    bytes: &mut Unstructured<'_>,
    form: ColumnForm,
    in_cents: bool,
) -> Result<&'static DataType> {
    static ALL: [DataType; 20] = KINDS;
    let any = bytes.ratio(1, 24)?;
    let of_form: &[usize] = match form {
        _ if any => return bytes.choose(&ALL),
        ColumnForm::Amount if in_cents => &[2, 3, 3, 7, 8, 9, 10, 11, 19],
        ColumnForm::Amount => &[8, 9, 10, 10, 11, 15, 19],
        ColumnForm::Day | ColumnForm::Month => &[12, 12, 13, 17, 18, 15, 19],
        ColumnForm::Flag => &[14, 14, 19],
        _ => &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 16, 19],
    };
    bytes.choose(of_form).map(|index| &ALL[*index])
}

/// The numbers of a type; those that it does not hold are wrapped.
fn of_numbers(numbers: &[Option<i64>], kind: &DataType, scale: i8) -> ArrayRef {
    fn array<T: ArrowPrimitiveType>(
        numbers: &[Option<i64>],
        of: impl Fn(i64) -> T::Native,
    ) -> PrimitiveArray<T> {
        PrimitiveArray::from_iter(numbers.iter().map(|number| number.map(&of)))
    }
    const DAY: i64 = 86_400;
    match kind {
        DataType::Int8 => Arc::new(array::<Int8Type>(numbers, |it| it as i8)),
        DataType::Int16 => Arc::new(array::<Int16Type>(numbers, |it| it as i16)),
        DataType::Int32 => Arc::new(array::<Int32Type>(numbers, |it| it as i32)),
        DataType::Int64 => Arc::new(array::<Int64Type>(numbers, |it| it)),
        DataType::UInt8 => Arc::new(array::<UInt8Type>(numbers, |it| it as u8)),
        DataType::UInt16 => Arc::new(array::<UInt16Type>(numbers, |it| it as u16)),
        DataType::UInt32 => Arc::new(array::<UInt32Type>(numbers, |it| it as u32)),
        DataType::UInt64 => Arc::new(array::<UInt64Type>(numbers, |it| it as u64)),
        DataType::Decimal32(..) => {
            let array = array::<Decimal32Type>(numbers, |it| (it % 1_000_000_000) as i32);
            Arc::new(array.with_precision_and_scale(9, scale).expect("a scale"))
        }
        DataType::Decimal64(..) => {
            let array = array::<Decimal64Type>(numbers, |it| it % 1_000_000_000_000_000_000);
            Arc::new(array.with_precision_and_scale(18, scale).expect("a scale"))
        }
        DataType::Decimal128(..) => {
            let wide = |it: i64| {
                let wide = i128::from(it);
                if it % 97 == 11 { wide * 1_000_000_000_000_000_000 } else { wide }
            };
            let array = array::<Decimal128Type>(numbers, wide);
            Arc::new(array.with_precision_and_scale(38, scale).expect("a scale"))
        }
        DataType::Decimal256(..) => {
            let wide = |it: i64| {
                let wide = i256::from_i128(i128::from(it));
                if it % 97 == 11 {
                    wide.wrapping_mul(i256::from_i128(10_i128.pow(30)))
                } else {
                    wide
                }
            };
            let array = array::<Decimal256Type>(numbers, wide);
            Arc::new(array.with_precision_and_scale(76, scale).expect("a scale"))
        }
        DataType::Date32 => Arc::new(array::<Date32Type>(numbers, |it| it as i32)),
        DataType::Date64 => {
            Arc::new(array::<Date64Type>(numbers, |it| it.wrapping_mul(DAY * 1_000)))
        }
        DataType::Boolean => {
            let flags = numbers.iter().map(|number| number.map(|number| number & 1 == 1));
            Arc::new(BooleanArray::from_iter(flags))
        }
        DataType::Float64 => Arc::new(array::<Float64Type>(numbers, |it| {
            if it % 97 == 11 { it as f64 } else { f64::NAN }
        })),
        DataType::Float32 => Arc::new(array::<Float32Type>(numbers, |_| f32::NAN)),
        DataType::Timestamp(arrow_schema::TimeUnit::Second, _) => {
            Arc::new(array::<TimestampSecondType>(numbers, |it| it.wrapping_mul(DAY)))
        }
        DataType::Timestamp(..) => {
            let micro = |it: i64| it.wrapping_mul(DAY * 1_000_000);
            Arc::new(array::<TimestampMicrosecondType>(numbers, micro))
        }
        _ => Arc::new(NullArray::new(numbers.len())),
    }
}

fn payments_of(found: &Columns, batch: &Batch, rows: &Range<usize>) -> Vec<Row> {
    let reader = |column: TableColumn| ColumnReader::of(found, column.name(), batch);
    let [premium, hours @ ..] = PAYMENT_COLUMNS.map(reader);
    let premium = premium.unwrap_or(ColumnReader::ABSENT);
    let mut amounts = Filled::default();
    premium.fill_amounts(rows, &mut amounts);
    let mut filled: [Filled<i32>; 4] = Default::default();
    for (reader, filled) in hours.iter().zip(&mut filled) {
        if let Some(reader) = reader {
            reader.fill_numbers(rows, filled);
        }
    }
    let numbers =
        |index: usize| hours[index].as_ref().map(|reader| reader.numbers(rows, &filled[index]));
    let columns = PaymentColumns {
        premium: premium.amounts(rows, &amounts),
        employment_hours: numbers(0).unwrap_or(Column::new(&[])),
        full_time_hours: numbers(1).unwrap_or(Column::new(&[])),
        attendance_paid: numbers(2),
        attendance_normal: numbers(3),
    };
    let mut out = [(); 4].map(|()| vec![-1; rows.len()]);
    let mut status = vec![RowStatus::OK; rows.len()];
    let [premium_after_fraction, premium_due, withholding_tax, net] = &mut out;
    let buffers = PaymentBuffers {
        premium_after_fraction,
        premium_due,
        withholding_tax,
        net,
        status: &mut status,
    };
    let rate = Parameters::embedded().and_then(Withholding::only).expect("one rate");
    payments(&columns, &rate, buffers).expect("columns of one length");
    (0..rows.len())
        .map(|row| {
            let amounts: Vec<_> = out.iter().map(|column| column[row]).collect();
            assert!(status[row] == RowStatus::OK || amounts.iter().all(|amount| *amount == 0));
            (status[row], amounts, None)
        })
        .collect()
}

/// The columns of cases that were read of some rows.
struct Held<'s> {
    rows: Range<usize>,
    columns: Vec<OfCases<'s>>,
}

struct OfCases<'s> {
    column: TableColumn,
    reader: ColumnReader<'s>,
    amounts: Filled<i64>,
    numbers: Filled<i32>,
    flags: Vec<u8>,
    index: Vec<u16>,
    words: Vec<&'s [u8]>,
}

impl<'s> Held<'s> {
    fn new(found: &Columns, batch: &'s Batch, rows: &Range<usize>) -> Self {
        let read = |column: &TableColumn| {
            let reader = ColumnReader::of(found, column.name(), batch)?;
            let mut read = OfCases {
                column: *column,
                reader,
                amounts: Filled::default(),
                numbers: Filled::default(),
                flags: Vec::new(),
                index: Vec::new(),
                words: Vec::new(),
            };
            match form(*column) {
                ColumnForm::Amount => read.reader.fill_amounts(rows, &mut read.amounts),
                ColumnForm::Flag => read.reader.fill_flags(rows, &mut read.flags),
                ColumnForm::Code => read.words = read.reader.fill_words(rows, &mut read.index),
                _ => read.reader.fill_numbers(rows, &mut read.numbers),
            }
            Some(read)
        };
        let columns = TableColumn::CASES.iter().filter_map(read).collect();
        Self { rows: rows.clone(), columns }
    }

    fn get(&self, column: TableColumn) -> Option<&OfCases<'s>> {
        self.columns.iter().find(|read| read.column == column)
    }
}

impl<'a> ColumnSource<'a> for &'a Held<'_> {
    fn amounts(&self, column: TableColumn) -> Option<Column<'a, i64>> {
        self.get(column).map(|read| read.reader.amounts(&self.rows, &read.amounts))
    }

    fn numbers(&self, column: TableColumn) -> Option<Column<'a, i32>> {
        self.get(column).map(|read| read.reader.numbers(&self.rows, &read.numbers))
    }

    fn codes(&self, column: TableColumn) -> Option<Codes<'a>> {
        self.get(column).map(|read| read.reader.words(&self.rows, &read.index, &read.words))
    }

    fn flags(&self, column: TableColumn) -> Option<Column<'a, u8>> {
        self.get(column).map(|read| read.reader.flags(&self.rows, &read.flags))
    }
}

fn cases_of(found: &Columns, batch: &Batch, rows: &Range<usize>) -> Vec<Row> {
    let held = Held::new(found, batch, rows);
    let columns = CaseColumns::of(&&held);
    let count = rows.len();
    let mut out = [(); 7].map(|()| vec![-1; count]);
    let mut status = vec![RowStatus::OK; count];
    let (mut scheme, mut certainty) = (vec![None; count], vec![None; count]);
    let mut has_employer_contribution = vec![true; count];
    let [income, premium, after_fraction, due, tax, net, contribution] = &mut out;
    let buffers = CaseBuffers {
        scheme: &mut scheme,
        replacement_income: income,
        premium,
        premium_after_fraction: after_fraction,
        premium_due: due,
        withholding_tax: tax,
        net,
        employer_contribution: contribution,
        has_employer_contribution: &mut has_employer_contribution,
        certainty: &mut certainty,
        status: &mut status,
    };
    let options = &values::options()[1];
    cases(&columns, options, buffers).expect("columns of one length");
    (0..count)
        .map(|row| {
            let amounts: Vec<_> = out.iter().map(|column| column[row]).collect();
            let is_refused = status[row] != RowStatus::OK;
            assert!(!is_refused || amounts.iter().all(|amount| *amount == 0));
            (status[row], amounts, scheme[row].zip(certainty[row]))
        })
        .collect()
}
