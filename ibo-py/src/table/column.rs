//! A column of an Arrow table as the calculation reads it: cents, hundredths and days, block by
//! block. What has that form already is not copied; the rest is converted into memory that is used
//! again for the next block. A value that cannot be read becomes the error that the row is refused
//! with.

use std::collections::HashMap;
use std::ops::Range;

use arrow_buffer::{
    ArrowNativeType, BooleanBuffer, BooleanBufferBuilder, Buffer, NullBuffer, i256,
};
use arrow_data::ArrayData;
use arrow_schema::DataType;
use ibo_core::bindings::part;
use ibo_core::table::{Codes, Column, Validity};
use ibo_core::{Error, ErrorCode, Euro, Month, NaiveDate, parse_date};

use super::exchange::Batch;
use super::schema::{Columns, Form, FoundColumn};

/// How many rows are converted and computed at a time: few enough to stay in the cache.
pub(crate) const BLOCK: usize = 4096;

/// No row of a block has a value.
static ABSENT: [u8; BLOCK / 8] = [0; BLOCK / 8];

/// The memory of a column that is converted block by block: its values, and which could not be
/// read.
#[derive(Default)]
pub(crate) struct Filled<T> {
    values: Vec<T>,
    faults: Vec<(usize, ErrorCode)>,
}

impl<T: Copy + Default> Filled<T> {
    fn clear(&mut self) {
        self.values.clear();
        self.faults.clear();
    }

    fn absent(&mut self, rows: usize) {
        self.values.resize(rows, T::default());
    }

    /// Adds what was read of rows, one after the other.
    fn extend(&mut self, read: impl Iterator<Item = Result<T, ErrorCode>>) {
        for read in read {
            let row = self.values.len();
            self.values.push(read.unwrap_or_default());
            self.faults.extend(read.err().map(|code| (row, code)));
        }
    }

    fn column(&self) -> Column<'_, T> {
        Column::new(&self.values).with_faults(&self.faults)
    }
}

/// All bits of some numbers of 128 bits: where they are a number from zero below some power of two,
/// so is each of them.
fn all_bits(wide: &[[u8; 16]]) -> u128 {
    wide.iter().fold(0, |all, bytes| all | u128::from_ne_bytes(*bytes))
}

/// Adds numbers of 128 bits, by their bytes as they lie in memory.
fn narrow<T>(
    wide: &[[u8; 16]],
    into: &mut Vec<T>,
    fits: impl Fn(i128) -> bool,
    low: impl Fn(i128) -> T,
    any: impl Fn(i128) -> T,
) {
    let numbers = wide.iter().map(|bytes| i128::from_ne_bytes(*bytes));
    if fits(all_bits(wide).cast_signed()) {
        into.extend(numbers.map(low));
    } else {
        into.extend(numbers.map(any));
    }
}

/// The numbers of a column.
fn numbers<T: ArrowNativeType>(column: &ArrayData) -> &[T] {
    if column.is_empty() { &[] } else { &column.buffer::<T>(0)[..column.len()] }
}

/// A decimal of 256 bits, in the order of bytes of this machine, as all of Arrow.
fn wide(bytes: [u8; 32]) -> i256 {
    if cfg!(target_endian = "little") {
        i256::from_le_bytes(bytes)
    } else {
        i256::from_be_bytes(bytes)
    }
}

/// The values of a column of so many bytes each.
fn in_bytes<const WIDTH: usize>(column: &ArrayData) -> &[[u8; WIDTH]] {
    let values = column.buffers().first().map_or(&[][..], |values| values.as_slice());
    values
        .as_chunks()
        .0
        .get(column.offset()..)
        .and_then(|values| values.get(..column.len()))
        .unwrap_or_default()
}

/// A column of one batch.
pub(crate) struct ColumnReader<'a> {
    values: Values<'a>,
    nulls: Option<NullBuffer>,
    form: Form,
}

enum Values<'a> {
    /// Nothing but nulls.
    Null,
    Whole(Whole<'a>),
    Decimal(Decimal<'a>, Scale),
    Days(&'a [i32]),
    Milliseconds(&'a [i64]),
    Flags(BooleanBuffer),
    TextCells(TextCells<'a>),
}

/// Whole numbers of any width.
#[derive(Clone, Copy)]
enum Whole<'a> {
    I8(&'a [i8]),
    I16(&'a [i16]),
    I32(&'a [i32]),
    I64(&'a [i64]),
    U8(&'a [u8]),
    U16(&'a [u16]),
    U32(&'a [u32]),
    U64(&'a [u64]),
}

impl<'a> Whole<'a> {
    fn of(column: &'a ArrayData) -> Option<Self> {
        Self::of_type(column, column.data_type())
    }

    /// The numbers of the words of a dictionary.
    fn of_keys(column: &'a ArrayData) -> Option<Self> {
        match column.data_type() {
            DataType::Dictionary(keys, _) => Self::of_type(column, keys),
            _ => None,
        }
    }

    fn of_type(column: &'a ArrayData, data_type: &DataType) -> Option<Self> {
        Some(match data_type {
            DataType::Int8 => Self::I8(numbers(column)),
            DataType::Int16 => Self::I16(numbers(column)),
            DataType::Int32 => Self::I32(numbers(column)),
            DataType::Int64 => Self::I64(numbers(column)),
            DataType::UInt8 => Self::U8(numbers(column)),
            DataType::UInt16 => Self::U16(numbers(column)),
            DataType::UInt32 => Self::U32(numbers(column)),
            DataType::UInt64 => Self::U64(numbers(column)),
            _ => return None,
        })
    }

    /// Converts the numbers of these rows, as far as 64 bits go.
    fn convert<T>(self, rows: Range<usize>, into: &mut Vec<T>, convert: impl Fn(i64) -> T) {
        match self {
            // What most libraries make of whole numbers and of the words of a dictionary.
            Self::I64(values) => into.extend(values[rows].iter().map(|value| convert(*value))),
            Self::I32(values) => {
                into.extend(values[rows].iter().map(|value| convert(i64::from(*value))));
            }
            Self::I8(values) => {
                into.extend(values[rows].iter().map(|value| convert(i64::from(*value))));
            }
            _ => into.extend(rows.map(|row| convert(self.get(row)))),
        }
    }

    fn get(self, row: usize) -> i64 {
        match self {
            Self::I8(values) => i64::from(values[row]),
            Self::I16(values) => i64::from(values[row]),
            Self::I32(values) => i64::from(values[row]),
            Self::I64(values) => values[row],
            Self::U8(values) => i64::from(values[row]),
            Self::U16(values) => i64::from(values[row]),
            Self::U32(values) => i64::from(values[row]),
            Self::U64(values) => i64::try_from(values[row]).unwrap_or(i64::MAX),
        }
    }

    /// The number of a row as an index into a list.
    fn index(self, row: usize) -> usize {
        usize::try_from(self.get(row)).unwrap_or(usize::MAX)
    }
}

/// Decimals; those of 128 and 256 bits by their bytes: see [`exchange`](super::exchange).
#[derive(Clone, Copy)]
enum Decimal<'a> {
    D32(&'a [i32]),
    D64(&'a [i64]),
    D128(&'a [[u8; 16]]),
    D256(&'a [[u8; 32]]),
}

impl<'a> Decimal<'a> {
    fn of(column: &'a ArrayData) -> Option<Self> {
        Some(match column.data_type() {
            DataType::Decimal32(..) => Self::D32(numbers(column)),
            DataType::Decimal64(..) => Self::D64(numbers(column)),
            DataType::FixedSizeBinary(16) => Self::D128(in_bytes(column)),
            DataType::FixedSizeBinary(32) => Self::D256(in_bytes(column)),
            _ => return None,
        })
    }

    /// Converts these rows to the unit that is asked for; none for a value between two.
    fn convert<T: Copy + Default>(
        self,
        rows: Range<usize>,
        scale: Scale,
        into: &mut Filled<T>,
        convert: impl Fn(Option<i64>) -> Result<T, ErrorCode>,
    ) {
        match self {
            Self::D32(values) => into
                .extend(values[rows].iter().map(|value| convert(scale.of_i64(i64::from(*value))))),
            Self::D64(values) => {
                into.extend(values[rows].iter().map(|value| convert(scale.of_i64(*value))));
            }
            Self::D128(values) => into.extend(values[rows].iter().map(|bytes| {
                let value = i128::from_ne_bytes(*bytes);
                convert(
                    i64::try_from(value)
                        .map_or_else(|_| scale.of_i128(value), |value| scale.of_i64(value)),
                )
            })),
            Self::D256(values) => {
                into.extend(values[rows].iter().map(|bytes| convert(scale.of_i256(wide(*bytes)))));
            }
        }
    }
}

/// What does not fit 64 bits is beyond every range.
#[inline]
fn saturated(value: i128) -> i64 {
    let low = value as i64;
    if i128::from(low) == value {
        low
    } else if value < 0 {
        i64::MIN
    } else {
        i64::MAX
    }
}

/// How a decimal's digits become a number in the unit that is asked for: hundredths or ones.
#[derive(Clone, Copy)]
enum Scale {
    Same,
    Times(u32),
    Over(u32),
}

impl Scale {
    fn of(scale: i8, wanted: i8) -> Self {
        let missing = i32::from(wanted) - i32::from(scale);
        match missing {
            0 => Self::Same,
            1.. => Self::Times(missing.unsigned_abs()),
            _ => Self::Over(missing.unsigned_abs()),
        }
    }

    #[inline]
    fn of_i64(self, value: i64) -> Option<i64> {
        match self {
            Self::Same => Some(value),
            Self::Times(places) => {
                let product = 10_i64.checked_pow(places).and_then(|power| value.checked_mul(power));
                Some(product.unwrap_or(if value == 0 {
                    0
                } else {
                    value.signum().saturating_mul(i64::MAX)
                }))
            }
            // A power beyond 64 bits is above every value.
            Self::Over(places) => {
                10_i64.checked_pow(places).map_or((value == 0).then_some(0), |power| {
                    (value % power == 0).then_some(value / power)
                })
            }
        }
    }

    fn of_i128(self, value: i128) -> Option<i64> {
        let number = match self {
            Self::Same => value,
            Self::Times(places) => {
                let product =
                    10_i128.checked_pow(places).and_then(|power| value.checked_mul(power));
                product.unwrap_or(if value == 0 { 0 } else { value.signum() * i128::MAX })
            }
            Self::Over(places) => match 10_i128.checked_pow(places) {
                Some(power) if value % power == 0 => value / power,
                None if value == 0 => 0,
                _ => return None,
            },
        };
        Some(saturated(number))
    }

    fn of_i256(self, value: i256) -> Option<i64> {
        if let Some(value) = value.to_i128() {
            return self.of_i128(value);
        }
        let beyond = if value < i256::ZERO { i64::MIN } else { i64::MAX };
        let Self::Over(places) = self else { return Some(beyond) };
        let power = i256::from_i128(10).checked_pow(places)?;
        if value.checked_rem(power) != Some(i256::ZERO) {
            return None;
        }
        Some(
            value
                .checked_div(power)
                .and_then(i256::to_i128)
                .and_then(|value| i64::try_from(value).ok())
                .unwrap_or(beyond),
        )
    }
}

/// Texts, or numbers of texts in a list.
enum TextCells<'a> {
    /// Where each begins and the last one ends.
    Small(&'a [i32], &'a [u8]),
    Large(&'a [i64], &'a [u8]),
    View(Views<'a>),
    Words(Whole<'a>, Vec<&'a [u8]>),
}

/// Texts that stand in the view when they are short, and else in one of some buffers.
struct Views<'a> {
    views: &'a [u128],
    inside: &'a [u8],
    buffers: &'a [Buffer],
}

impl<'a> Views<'a> {
    fn get(&self, row: usize) -> &'a [u8] {
        const SHORT: usize = 12;
        let Some(view) = self.views.get(row) else { return &[] };
        let length = *view as u32 as usize;
        if length <= SHORT {
            return &self.inside[row * size_of::<u128>() + 4..][..length];
        }
        let (buffer, first) = ((*view >> 64) as u32 as usize, (*view >> 96) as usize);
        &self.buffers[buffer].as_slice()[first..first + length]
    }
}

impl<'a> TextCells<'a> {
    fn of(column: &'a ArrayData) -> Option<Self> {
        let offset = column.offset();
        Some(match column.data_type() {
            DataType::Utf8 if !column.is_empty() => {
                Self::Small(&column.buffer(0)[..=column.len()], column.buffers()[1].as_slice())
            }
            DataType::LargeUtf8 if !column.is_empty() => {
                Self::Large(&column.buffer(0)[..=column.len()], column.buffers()[1].as_slice())
            }
            DataType::Utf8 | DataType::LargeUtf8 => Self::Small(&[], &[]),
            DataType::Utf8View => {
                let [views, buffers @ ..] = column.buffers() else { return None };
                let inside = views.as_slice().get(offset * size_of::<u128>()..).unwrap_or_default();
                Self::View(Views { views: numbers(column), inside, buffers })
            }
            DataType::Dictionary(..) => {
                let [words] = column.child_data() else { return None };
                let (count, words) = (words.len(), Self::of(words)?);
                Self::Words(
                    Whole::of_keys(column)?,
                    (0..count).map(|word| words.get(word)).collect(),
                )
            }
            _ => return None,
        })
    }

    /// The text of a row that has one.
    #[inline]
    fn get(&self, row: usize) -> &'a [u8] {
        match self {
            Self::Small(offsets, texts) => &texts[offsets[row] as usize..offsets[row + 1] as usize],
            Self::Large(offsets, texts) => &texts[offsets[row] as usize..offsets[row + 1] as usize],
            Self::View(views) => views.get(row),
            Self::Words(keys, words) => words.get(keys.index(row)).copied().unwrap_or_default(),
        }
    }
}

/// Which rows have a value, where some have none; a key of a dictionary may be there whose word is
/// not.
fn nulls(column: &ArrayData) -> Option<NullBuffer> {
    let nulls = column.nulls().filter(|nulls| nulls.null_count() > 0);
    let of_words = match (column.data_type(), column.child_data()) {
        (DataType::Dictionary(..), [words]) => words.nulls().filter(|nulls| nulls.null_count() > 0),
        _ => None,
    };
    let (Some(of_words), Some(keys)) = (of_words, Whole::of_keys(column)) else {
        return nulls.cloned();
    };
    let mut valid = BooleanBufferBuilder::new(column.len());
    for row in 0..column.len() {
        let key = keys.index(row);
        valid.append(
            nulls.is_none_or(|nulls| nulls.is_valid(row))
                && (of_words.len() <= key || of_words.is_valid(key)),
        );
    }
    Some(NullBuffer::new(valid.finish()))
}

impl<'a> ColumnReader<'a> {
    /// A column in which no row has a value.
    pub(crate) const ABSENT: Self = Self { values: Values::Null, nulls: None, form: Form::Text };

    /// The column of this name in a batch; none where the table does not have it.
    pub(crate) fn of(columns: &Columns, name: &str, batch: &'a Batch) -> Option<Self> {
        columns.get(name).map(|found| Self::new(&batch.columns[found.index], found))
    }

    /// A column whose type was found to be one that its form takes.
    pub(crate) fn new(column: &'a ArrayData, found: FoundColumn) -> Self {
        let wanted = if found.form == Form::Whole || found.cents { 0 } else { 2 };
        let values = if let Some(whole) = Whole::of(column) {
            Values::Whole(whole)
        } else if let (Some(decimal), Some(scale)) = (Decimal::of(column), found.scale) {
            Values::Decimal(decimal, Scale::of(scale, wanted))
        } else if let Some(texts) = TextCells::of(column) {
            Values::TextCells(texts)
        } else {
            match column.data_type() {
                DataType::Date32 => Values::Days(numbers(column)),
                DataType::Date64 => Values::Milliseconds(numbers(column)),
                DataType::Boolean => Values::Flags(BooleanBuffer::new(
                    column.buffers()[0].clone(),
                    column.offset(),
                    column.len(),
                )),
                _ => Values::Null,
            }
        };
        Self { values, nulls: nulls(column), form: found.form }
    }

    #[inline]
    pub(crate) fn has(&self, row: usize) -> bool {
        !matches!(self.values, Values::Null)
            && self.nulls.as_ref().is_none_or(|nulls| nulls.is_valid(row))
    }

    /// The text of a row, where it has one.
    #[inline(always)]
    pub(crate) fn text(&self, row: usize) -> Option<&'a [u8]> {
        match &self.values {
            // Most references are in such a column.
            Values::TextCells(TextCells::Small(offsets, texts)) if self.nulls.is_none() => {
                texts.get(*offsets.get(row)? as usize..*offsets.get(row + 1)? as usize)
            }
            _ => self.other_text(row),
        }
    }

    fn other_text(&self, row: usize) -> Option<&'a [u8]> {
        match &self.values {
            Values::TextCells(texts) if self.has(row) => Some(texts.get(row)),
            _ => None,
        }
    }

    /// Whether every row has a text, of at most `longest` bytes and not empty, and all of them
    /// together pass a check. Of texts that do not lie together it says no.
    pub(crate) fn texts_are(
        &self,
        rows: &Range<usize>,
        longest: usize,
        check: impl Fn(&[u8]) -> bool,
    ) -> bool {
        let of_length = |length: i64| (1..=longest as i64).contains(&length);
        let together = match &self.values {
            Values::TextCells(TextCells::Small(offsets, texts))
                if self.nulls.is_none() && !rows.is_empty() =>
            {
                let offsets = &offsets[rows.start..=rows.end];
                let fit = offsets.windows(2).fold(true, |fit, ends| {
                    fit & of_length(i64::from(ends[1]) - i64::from(ends[0]))
                });
                fit.then(|| &texts[offsets[0] as usize..offsets[rows.len()] as usize])
            }
            Values::TextCells(TextCells::Large(offsets, texts))
                if self.nulls.is_none() && !rows.is_empty() =>
            {
                let offsets = &offsets[rows.start..=rows.end];
                let fit =
                    offsets.windows(2).fold(true, |fit, ends| fit & of_length(ends[1] - ends[0]));
                fit.then(|| &texts[offsets[0] as usize..offsets[rows.len()] as usize])
            }
            _ => None,
        };
        together.is_some_and(check)
    }

    fn validity(&self, rows: &Range<usize>) -> Option<Validity<'_>> {
        if matches!(self.values, Values::Null) {
            return Some(Validity::new(&ABSENT, 0));
        }
        self.nulls
            .as_ref()
            .map(|nulls| Validity::new(nulls.validity(), nulls.offset() + rows.start))
    }

    /// Converts amounts, or hours of their form; what has the form already is left where it is, and
    /// `into` empty.
    pub(crate) fn fill_amounts(&self, rows: &Range<usize>, into: &mut Filled<i64>) {
        into.clear();
        match &self.values {
            Values::Null => into.absent(rows.len()),
            Values::Whole(Whole::I64(_)) if self.form == Form::Money => {}
            Values::Whole(whole) => {
                let unit = if self.form == Form::Money { 1 } else { 100 };
                whole.convert(rows.clone(), &mut into.values, |value| value.saturating_mul(unit));
            }
            Values::Decimal(Decimal::D128(wide), Scale::Same) => {
                narrow(
                    &wide[rows.clone()],
                    &mut into.values,
                    |all| i64::try_from(all).is_ok(),
                    |value| value as i64,
                    saturated,
                );
            }
            Values::Decimal(decimal, scale) => {
                decimal.convert(rows.clone(), *scale, into, |value| {
                    value.ok_or(ErrorCode::AmountTooManyDecimals)
                });
            }
            Values::TextCells(texts) => into.extend(
                rows.clone().map(|row| if self.has(row) { amount(texts.get(row)) } else { Ok(0) }),
            ),
            Values::Days(_) | Values::Milliseconds(_) | Values::Flags(_) => {}
        }
    }

    /// The amounts of these rows, after `fill_amounts`.
    pub(crate) fn amounts<'s>(
        &'s self,
        rows: &Range<usize>,
        filled: &'s Filled<i64>,
    ) -> Column<'s, i64> {
        let amounts = match &self.values {
            Values::Whole(Whole::I64(cents)) if self.form == Form::Money => {
                Column::new(&cents[rows.clone()])
            }
            _ => filled.column(),
        };
        amounts.with_validity(self.validity(rows))
    }

    /// The numbers of a column that has the form already: days, whole numbers of 32 bits, and hours
    /// in hundredths.
    fn as_they_stand(&self) -> Option<&'a [i32]> {
        match &self.values {
            Values::Days(numbers) => Some(numbers),
            Values::Whole(Whole::I32(numbers)) if self.form != Form::Hours => Some(numbers),
            Values::Decimal(Decimal::D32(numbers), Scale::Same) => Some(numbers),
            _ => None,
        }
    }

    /// Converts hours, whole numbers, days or months; what has the form already is left where it
    /// is, and `into` empty.
    pub(crate) fn fill_numbers(&self, rows: &Range<usize>, into: &mut Filled<i32>) {
        into.clear();
        if self.as_they_stand().is_some() {
            return;
        }
        match &self.values {
            Values::Null => into.absent(rows.len()),
            Values::Whole(whole) if self.form == Form::Hours => {
                whole.convert(rows.clone(), &mut into.values, |value| {
                    within_32_bits(value.saturating_mul(100))
                });
            }
            Values::Whole(Whole::I64(values)) => {
                into.extend(values[rows.clone()].iter().map(|value| number(*value)));
            }
            Values::Whole(whole) => into.extend(rows.clone().map(|row| number(whole.get(row)))),
            Values::Decimal(Decimal::D128(wide), Scale::Same) if self.form == Form::Hours => {
                let any = |value| within_32_bits(saturated(value));
                narrow(
                    &wide[rows.clone()],
                    &mut into.values,
                    |all| i32::try_from(all).is_ok(),
                    |value| value as i32,
                    any,
                );
            }
            Values::Decimal(decimal, scale) if self.form == Form::Hours => {
                let between = ErrorCode::FractionTooManyDecimals;
                decimal.convert(rows.clone(), *scale, into, |value| {
                    value.map(within_32_bits).ok_or(between)
                });
            }
            Values::Decimal(decimal, scale) => {
                decimal.convert(rows.clone(), *scale, into, |value| {
                    value.ok_or(ErrorCode::WrongType).and_then(number)
                });
            }
            Values::Milliseconds(numbers) => {
                into.extend(numbers[rows.clone()].iter().map(|value| day_of(*value)));
            }
            Values::TextCells(texts) => {
                let read = match self.form {
                    Form::Hours => hours,
                    Form::Day => day,
                    Form::Month => month,
                    _ => whole,
                };
                into.extend(
                    rows.clone()
                        .map(|row| if self.has(row) { read(texts.get(row)) } else { Ok(0) }),
                );
            }
            Values::Days(_) | Values::Flags(_) => {}
        }
    }

    /// The numbers of these rows, after `fill_numbers`.
    pub(crate) fn numbers<'s>(
        &'s self,
        rows: &Range<usize>,
        filled: &'s Filled<i32>,
    ) -> Column<'s, i32> {
        let numbers = self
            .as_they_stand()
            .map_or_else(|| filled.column(), |numbers| Column::new(&numbers[rows.clone()]));
        numbers.with_validity(self.validity(rows))
    }

    pub(crate) fn fill_flags(&self, rows: &Range<usize>, into: &mut Vec<u8>) {
        into.clear();
        match &self.values {
            Values::Flags(flags) => {
                into.extend(flags.slice(rows.start, rows.len()).iter().map(u8::from));
            }
            _ => into.resize(rows.len(), 0),
        }
    }

    /// The flags of these rows, after `fill_flags`.
    pub(crate) fn flags<'s>(&'s self, rows: &Range<usize>, filled: &'s [u8]) -> Column<'s, u8> {
        Column::new(filled).with_validity(self.validity(rows))
    }

    /// The words of these rows, each once, and in `into` the index of each row's word.
    pub(crate) fn fill_words(&self, rows: &Range<usize>, into: &mut Vec<u16>) -> Vec<&'a [u8]> {
        into.clear();
        match &self.values {
            // A key below zero is beyond the list.
            Values::TextCells(TextCells::Words(keys, words)) if words.len() <= u16::MAX.into() => {
                keys.convert(rows.clone(), into, |key| u16::try_from(key).unwrap_or(u16::MAX));
                words.clone()
            }
            Values::TextCells(texts) => {
                let mut words = DistinctWords::default();
                into.extend(
                    rows.clone()
                        .map(|row| if self.has(row) { words.index(texts.get(row)) } else { 0 }),
                );
                words.list
            }
            _ => {
                into.resize(rows.len(), 0);
                Vec::new()
            }
        }
    }

    /// The words of these rows, after `fill_words`.
    pub(crate) fn words<'s>(
        &'s self,
        rows: &Range<usize>,
        filled: &'s [u16],
        words: &'s [&'s [u8]],
    ) -> Codes<'s> {
        Codes { index: Column::new(filled).with_validity(self.validity(rows)), words }
    }
}

/// Different words in the order in which they were met: a few, of which the last one is likely to
/// come again.
#[derive(Default)]
struct DistinctWords<'a> {
    list: Vec<&'a [u8]>,
    last: u16,
    /// Their indices, once they are many.
    indices: HashMap<&'a [u8], u16>,
}

impl<'a> DistinctWords<'a> {
    const FEW: usize = 8;

    #[inline]
    fn index(&mut self, word: &'a [u8]) -> u16 {
        if self.list.get(usize::from(self.last)) == Some(&word) {
            return self.last;
        }
        self.last = match self.list.iter().take(Self::FEW).position(|met| *met == word) {
            Some(index) => index as u16,
            None => self.index_among_many(word),
        };
        self.last
    }

    fn index_among_many(&mut self, word: &'a [u8]) -> u16 {
        if let Some(index) = self.indices.get(word) {
            return *index;
        }
        // A block has fewer rows than a index can count.
        let index = self.list.len() as u16;
        self.list.push(word);
        if self.list.len() > Self::FEW {
            self.indices.insert(word, index);
        }
        index
    }
}

fn read<T: std::str::FromStr<Err = Error>>(
    bytes: &[u8],
    malformed: ErrorCode,
) -> Result<T, ErrorCode> {
    let text = std::str::from_utf8(bytes).map_err(|_| malformed)?;
    text.parse().map_err(|error: Error| error.code())
}

fn amount(text: &[u8]) -> Result<i64, ErrorCode> {
    read::<Euro>(text, ErrorCode::AmountMalformed).map(Euro::cents)
}

fn hours(text: &[u8]) -> Result<i32, ErrorCode> {
    let text = std::str::from_utf8(text).map_err(|_| ErrorCode::FractionMalformed)?;
    match part(text) {
        Ok(hours) => Ok(within_32_bits(hours.into())),
        Err(error) if error.code() == ErrorCode::FractionOutOfRange => Ok(i32::MAX),
        Err(error) => Err(error.code()),
    }
}

fn whole(text: &[u8]) -> Result<i32, ErrorCode> {
    let digits = text.strip_prefix(b"-").unwrap_or(text);
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return Err(ErrorCode::WrongType);
    }
    std::str::from_utf8(text)
        .ok()
        .and_then(|text| text.parse::<i64>().ok())
        .ok_or(ErrorCode::NumberOutOfRange)
        .and_then(number)
}

fn day(text: &[u8]) -> Result<i32, ErrorCode> {
    let text = std::str::from_utf8(text).map_err(|_| ErrorCode::DateMalformed)?;
    parse_date(text).map(days).map_err(|error| error.code())
}

/// A month, or any day of it.
fn month(text: &[u8]) -> Result<i32, ErrorCode> {
    if text.len() == "2026-03-01".len() {
        return day(text);
    }
    read::<Month>(text, ErrorCode::DateMalformed).map(|month| days(month.first()))
}

fn days(day: NaiveDate) -> i32 {
    day.to_epoch_days()
}

/// The day of a date that is counted in milliseconds.
fn day_of(milliseconds: i64) -> Result<i32, ErrorCode> {
    const DAY: i64 = 24 * 60 * 60 * 1000;
    if milliseconds % DAY == 0 {
        Ok(within_32_bits(milliseconds / DAY))
    } else {
        Err(ErrorCode::DateMalformed)
    }
}

/// A whole number, which has 32 bits.
fn number(value: i64) -> Result<i32, ErrorCode> {
    i32::try_from(value).map_err(|_| ErrorCode::NumberOutOfRange)
}

/// A number of which those beyond 32 bits are beyond every range.
fn within_32_bits(value: i64) -> i32 {
    i32::try_from(value).unwrap_or(if value < 0 { i32::MIN } else { i32::MAX })
}
