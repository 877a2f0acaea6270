//! A column of an Arrow table as the calculation reads it: cents, hundredths and days, block by block. What has that form already is not copied; the
//! rest is converted into memory that is used again for the next block. A value that cannot be read becomes the error that the row is refused with.

use std::collections::HashMap;
use std::ops::Range;

use arrow_buffer::{ArrowNativeType, BooleanBuffer, BooleanBufferBuilder, Buffer, NullBuffer, i256};
use arrow_data::ArrayData;
use arrow_schema::DataType;
use ibo_core::batch::{
    Codes, Column, LOWEST_AMOUNT, LOWEST_NUMBER, UNLISTED, Validity, narrow, narrow_numbers, unpack, unread_amount, unread_number,
    widen_places,
};
use ibo_core::{Error, ErrorCode, Euro, Month, NaiveDate, parse_date};

use super::schema::{Form, Found};

/// How many rows are converted and computed at a time: few enough to stay in the cache.
pub(crate) const BLOCK: usize = 4096;

/// No row of a block has a value.
static ABSENT: [u8; BLOCK / 8] = [0; BLOCK / 8];

/// The numbers of a column.
fn numbers<T: ArrowNativeType>(column: &ArrayData) -> &[T] {
    if column.is_empty() { &[] } else { &column.buffer::<T>(0)[..column.len()] }
}

/// A decimal of 256 bits, in the order of bytes of this machine, as all of Arrow.
fn wide(bytes: [u8; 32]) -> i256 {
    if cfg!(target_endian = "little") { i256::from_le_bytes(bytes) } else { i256::from_be_bytes(bytes) }
}

/// The values of a column of so many bytes each.
fn in_bytes<const WIDTH: usize>(column: &ArrayData) -> &[[u8; WIDTH]] {
    let values = column.buffers().first().map_or(&[][..], |values| values.as_slice());
    values.as_chunks().0.get(column.offset()..).and_then(|values| values.get(..column.len())).unwrap_or_default()
}

/// A column of one batch.
pub(crate) struct Reader<'a> {
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
    Texts(Texts<'a>),
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
            // What most libraries make of whole numbers; a loop for each of the others would make the package large.
            Self::I64(values) => into.extend(values[rows].iter().map(|value| convert(*value))),
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

    /// The number of a row as a place in a list.
    fn place(self, row: usize) -> usize {
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
    fn convert<T>(self, rows: Range<usize>, scale: Scale, into: &mut Vec<T>, convert: impl Fn(Option<i64>) -> T) {
        match (self, scale) {
            (Self::D32(values), _) => into.extend(values[rows].iter().map(|value| convert(scale.of_i64(i64::from(*value))))),
            (Self::D64(values), _) => into.extend(values[rows].iter().map(|value| convert(scale.of_i64(*value)))),
            (Self::D128(values), _) => into.extend(values[rows].iter().map(|bytes| {
                let value = i128::from_ne_bytes(*bytes);
                convert(i64::try_from(value).map_or_else(|_| scale.of_i128(value), |value| scale.of_i64(value)))
            })),
            (Self::D256(values), _) => into.extend(values[rows].iter().map(|bytes| convert(scale.of_i256(wide(*bytes))))),
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
                Some(product.unwrap_or(if value == 0 { 0 } else { value.signum().saturating_mul(i64::MAX) }))
            }
            // A power beyond 64 bits is above every value.
            Self::Over(places) => {
                10_i64.checked_pow(places).map_or((value == 0).then_some(0), |power| (value % power == 0).then_some(value / power))
            }
        }
    }

    fn of_i128(self, value: i128) -> Option<i64> {
        let number = match self {
            Self::Same => value,
            Self::Times(places) => {
                let product = 10_i128.checked_pow(places).and_then(|power| value.checked_mul(power));
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
        Some(value.checked_div(power).and_then(i256::to_i128).and_then(|value| i64::try_from(value).ok()).unwrap_or(beyond))
    }
}

/// Texts, or numbers of texts in a list.
enum Texts<'a> {
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

impl<'a> Texts<'a> {
    fn of(column: &'a ArrayData) -> Option<Self> {
        let offset = column.offset();
        Some(match column.data_type() {
            DataType::Utf8 if !column.is_empty() => Self::Small(&column.buffer(0)[..=column.len()], column.buffers()[1].as_slice()),
            DataType::LargeUtf8 if !column.is_empty() => Self::Large(&column.buffer(0)[..=column.len()], column.buffers()[1].as_slice()),
            DataType::Utf8 | DataType::LargeUtf8 => Self::Small(&[], &[]),
            DataType::Utf8View => {
                let [views, buffers @ ..] = column.buffers() else { return None };
                let inside = views.as_slice().get(offset * size_of::<u128>()..).unwrap_or_default();
                Self::View(Views { views: numbers(column), inside, buffers })
            }
            DataType::Dictionary(..) => {
                let [words] = column.child_data() else { return None };
                let (count, words) = (words.len(), Self::of(words)?);
                Self::Words(Whole::of_keys(column)?, (0..count).map(|word| words.get(word)).collect())
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
            Self::Words(keys, words) => words.get(keys.place(row)).copied().unwrap_or_default(),
        }
    }
}

/// Which rows have a value, where some have none; a key of a dictionary may be there whose word is not.
fn nulls(column: &ArrayData) -> Option<NullBuffer> {
    let nulls = column.nulls().filter(|nulls| nulls.null_count() > 0);
    let of_words = match (column.data_type(), column.child_data()) {
        (DataType::Dictionary(..), [words]) => words.nulls().filter(|nulls| nulls.null_count() > 0),
        _ => None,
    };
    let (Some(of_words), Some(keys)) = (of_words, Whole::of_keys(column)) else { return nulls.cloned() };
    let mut valid = BooleanBufferBuilder::new(column.len());
    for row in 0..column.len() {
        let key = keys.place(row);
        valid.append(nulls.is_none_or(|nulls| nulls.is_valid(row)) && (of_words.len() <= key || of_words.is_valid(key)));
    }
    Some(NullBuffer::new(valid.finish()))
}

impl<'a> Reader<'a> {
    /// A column in which no row has a value.
    pub(crate) const ABSENT: Self = Self { values: Values::Null, nulls: None, form: Form::Text };

    /// A column whose type was found to be one that its form takes.
    pub(crate) fn new(column: &'a ArrayData, found: Found) -> Self {
        let wanted = if found.form == Form::Whole || found.cents { 0 } else { 2 };
        let values = if let Some(whole) = Whole::of(column) {
            Values::Whole(whole)
        } else if let (Some(decimal), Some(scale)) = (Decimal::of(column), found.scale) {
            Values::Decimal(decimal, Scale::of(scale, wanted))
        } else if let Some(texts) = Texts::of(column) {
            Values::Texts(texts)
        } else {
            match column.data_type() {
                DataType::Date32 => Values::Days(numbers(column)),
                DataType::Date64 => Values::Milliseconds(numbers(column)),
                DataType::Boolean => Values::Flags(BooleanBuffer::new(column.buffers()[0].clone(), column.offset(), column.len())),
                _ => Values::Null,
            }
        };
        Self { values, nulls: nulls(column), form: found.form }
    }

    #[inline]
    pub(crate) fn has(&self, row: usize) -> bool {
        !matches!(self.values, Values::Null) && self.nulls.as_ref().is_none_or(|nulls| nulls.is_valid(row))
    }

    /// The text of a row, where it has one.
    #[inline(always)]
    pub(crate) fn text(&self, row: usize) -> Option<&'a [u8]> {
        match &self.values {
            // Most references are in such a column.
            Values::Texts(Texts::Small(offsets, texts)) if self.nulls.is_none() => {
                texts.get(*offsets.get(row)? as usize..*offsets.get(row + 1)? as usize)
            }
            _ => self.other_text(row),
        }
    }

    fn other_text(&self, row: usize) -> Option<&'a [u8]> {
        match &self.values {
            Values::Texts(texts) if self.has(row) => Some(texts.get(row)),
            _ => None,
        }
    }

    /// Whether every row has a text, of at most `longest` bytes and not empty, and all of them together pass a check. Of texts that do not lie together
    /// it says no.
    pub(crate) fn texts_are(&self, rows: &Range<usize>, longest: usize, check: impl Fn(&[u8]) -> bool) -> bool {
        let of_length = |length: i64| (1..=longest as i64).contains(&length);
        let together = match &self.values {
            Values::Texts(Texts::Small(offsets, texts)) if self.nulls.is_none() && !rows.is_empty() => {
                let offsets = &offsets[rows.start..=rows.end];
                let fit = offsets.windows(2).fold(true, |fit, ends| fit & of_length(i64::from(ends[1]) - i64::from(ends[0])));
                fit.then(|| &texts[offsets[0] as usize..offsets[rows.len()] as usize])
            }
            Values::Texts(Texts::Large(offsets, texts)) if self.nulls.is_none() && !rows.is_empty() => {
                let offsets = &offsets[rows.start..=rows.end];
                let fit = offsets.windows(2).fold(true, |fit, ends| fit & of_length(ends[1] - ends[0]));
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
        self.nulls.as_ref().map(|nulls| Validity::new(nulls.validity(), nulls.offset() + rows.start))
    }

    /// Converts amounts, or hours of their form; what has the form already is left where it is, and `into` empty.
    pub(crate) fn fill_amounts(&self, rows: &Range<usize>, into: &mut Vec<i64>) {
        into.clear();
        match &self.values {
            Values::Null => into.resize(rows.len(), 0),
            Values::Whole(Whole::I64(_)) if self.form == Form::Money => {}
            Values::Whole(whole) => {
                let unit = if self.form == Form::Money { 1 } else { 100 };
                whole.convert(rows.clone(), into, |value| value.saturating_mul(unit).max(LOWEST_AMOUNT));
            }
            Values::Decimal(Decimal::D128(wide), Scale::Same) => narrow(&wide[rows.clone()], into),
            Values::Decimal(decimal, scale) => {
                let between = unread_amount(ErrorCode::AmountTooManyDecimals);
                decimal.convert(rows.clone(), *scale, into, |value| value.map_or(between, |value| value.max(LOWEST_AMOUNT)));
            }
            Values::Texts(texts) => into.extend(rows.clone().map(|row| if self.has(row) { amount(texts.get(row)) } else { 0 })),
            Values::Days(_) | Values::Milliseconds(_) | Values::Flags(_) => {}
        }
    }

    /// The amounts of these rows, after `fill_amounts`.
    pub(crate) fn amounts<'s>(&'s self, rows: &Range<usize>, filled: &'s [i64]) -> Column<'s, i64> {
        let amounts = Column::new(self.cents(rows, filled)).with_validity(self.validity(rows));
        if filled.is_empty() { amounts.as_given() } else { amounts }
    }

    /// The same, whatever stands in the rows that have none.
    pub(crate) fn cents<'s>(&'s self, rows: &Range<usize>, filled: &'s [i64]) -> &'s [i64] {
        match &self.values {
            Values::Whole(Whole::I64(cents)) if filled.is_empty() => &cents[rows.clone()],
            _ => filled,
        }
    }

    /// The numbers of a column that has the form already: days, whole numbers of 32 bits, and hours in hundredths.
    fn as_they_stand(&self) -> Option<&'a [i32]> {
        match &self.values {
            Values::Days(numbers) => Some(numbers),
            Values::Whole(Whole::I32(numbers)) if self.form != Form::Hours => Some(numbers),
            Values::Decimal(Decimal::D32(numbers), Scale::Same) => Some(numbers),
            _ => None,
        }
    }

    /// Converts hours, whole numbers, days or months; what has the form already is left where it is, and `into` empty.
    pub(crate) fn fill_numbers(&self, rows: &Range<usize>, into: &mut Vec<i32>) {
        into.clear();
        if self.as_they_stand().is_some() {
            return;
        }
        match &self.values {
            Values::Null => into.resize(rows.len(), 0),
            Values::Whole(whole) if self.form == Form::Hours => {
                whole.convert(rows.clone(), into, |value| within_32_bits(value.saturating_mul(100)));
            }
            Values::Whole(whole) => whole.convert(rows.clone(), into, number),
            Values::Decimal(Decimal::D128(wide), Scale::Same) if self.form == Form::Hours => narrow_numbers(&wide[rows.clone()], into),
            Values::Decimal(decimal, scale) if self.form == Form::Hours => {
                let between = unread_number(ErrorCode::FractionTooManyDecimals);
                decimal.convert(rows.clone(), *scale, into, |value| value.map_or(between, within_32_bits));
            }
            Values::Decimal(decimal, scale) => {
                let between = unread_number(ErrorCode::WrongType);
                decimal.convert(rows.clone(), *scale, into, |value| value.map_or(between, number));
            }
            Values::Milliseconds(numbers) => into.extend(numbers[rows.clone()].iter().map(|value| day_of(*value))),
            Values::Texts(texts) => {
                let read = match self.form {
                    Form::Hours => hours,
                    Form::Day => day,
                    Form::Month => month,
                    _ => whole,
                };
                into.extend(rows.clone().map(|row| if self.has(row) { read(texts.get(row)) } else { 0 }));
            }
            Values::Days(_) | Values::Flags(_) => {}
        }
    }

    /// The numbers of these rows, after `fill_numbers`.
    pub(crate) fn numbers<'s>(&'s self, rows: &Range<usize>, filled: &'s [i32]) -> Column<'s, i32> {
        let numbers = match self.as_they_stand() {
            Some(numbers) => Column::new(&numbers[rows.clone()]).as_given(),
            None => Column::new(filled),
        };
        numbers.with_validity(self.validity(rows))
    }

    pub(crate) fn fill_flags(&self, rows: &Range<usize>, into: &mut Vec<u8>) {
        into.clear();
        match &self.values {
            Values::Flags(flags) => unpack(Validity::new(flags.values(), flags.offset() + rows.start), rows.len(), into),
            _ => into.resize(rows.len(), 0),
        }
    }

    /// The flags of these rows, after `fill_flags`.
    pub(crate) fn flags<'s>(&'s self, rows: &Range<usize>, filled: &'s [u8]) -> Column<'s, u8> {
        Column::new(filled).with_validity(self.validity(rows))
    }

    /// The words of these rows, each once, and in `into` the place of each row's word.
    pub(crate) fn fill_words(&self, rows: &Range<usize>, into: &mut Vec<u16>) -> Vec<&'a [u8]> {
        into.clear();
        match &self.values {
            Values::Texts(Texts::Words(keys, words)) if words.len() <= UNLISTED.into() => {
                match keys {
                    Whole::I8(keys) => widen_places(&keys[rows.clone()], into),
                    keys => keys.convert(rows.clone(), into, |key| u16::try_from(key).unwrap_or(UNLISTED).min(UNLISTED)),
                }
                words.clone()
            }
            Values::Texts(texts) => {
                let mut words = Words::default();
                into.extend(rows.clone().map(|row| if self.has(row) { words.place(texts.get(row)) } else { 0 }));
                words.list
            }
            _ => {
                into.resize(rows.len(), 0);
                Vec::new()
            }
        }
    }

    /// The words of these rows, after `fill_words`.
    pub(crate) fn words<'s>(&'s self, rows: &Range<usize>, filled: &'s [u16], words: &'s [&'s [u8]]) -> Codes<'s> {
        Codes { index: Column::new(filled).with_validity(self.validity(rows)), words }
    }
}

/// Different words in the order in which they were met: a few, of which the last one is likely to come again.
#[derive(Default)]
struct Words<'a> {
    list: Vec<&'a [u8]>,
    last: u16,
    /// Their places, once they are many.
    places: HashMap<&'a [u8], u16>,
}

impl<'a> Words<'a> {
    const FEW: usize = 8;

    #[inline]
    fn place(&mut self, word: &'a [u8]) -> u16 {
        if self.list.get(usize::from(self.last)) == Some(&word) {
            return self.last;
        }
        self.last = match self.list.iter().take(Self::FEW).position(|met| *met == word) {
            Some(place) => place as u16,
            None => self.place_among_many(word),
        };
        self.last
    }

    fn place_among_many(&mut self, word: &'a [u8]) -> u16 {
        if let Some(place) = self.places.get(word) {
            return *place;
        }
        // A block has fewer rows than a place can count.
        let place = self.list.len() as u16;
        self.list.push(word);
        if self.list.len() > Self::FEW {
            self.places.insert(word, place);
        }
        place
    }
}

fn read<T: std::str::FromStr<Err = Error>>(bytes: &[u8], malformed: ErrorCode) -> Result<T, ErrorCode> {
    let text = std::str::from_utf8(bytes).map_err(|_| malformed)?;
    text.parse().map_err(|error: Error| error.code())
}

fn amount(text: &[u8]) -> i64 {
    read::<Euro>(text, ErrorCode::AmountMalformed).map_or_else(unread_amount, Euro::cents)
}

fn hours(text: &[u8]) -> i32 {
    match read::<Euro>(text, ErrorCode::AmountMalformed) {
        Ok(hours) if !text.starts_with(b"-") => within_32_bits(hours.cents()),
        Err(ErrorCode::AmountOutOfRange) if !text.starts_with(b"-") => i32::MAX,
        Err(ErrorCode::AmountTooManyDecimals) => unread_number(ErrorCode::FractionTooManyDecimals),
        _ => unread_number(ErrorCode::FractionMalformed),
    }
}

fn whole(text: &[u8]) -> i32 {
    let digits = text.strip_prefix(b"-").unwrap_or(text);
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return unread_number(ErrorCode::WrongType);
    }
    let beyond = unread_number(ErrorCode::NumberOutOfRange);
    std::str::from_utf8(text).ok().and_then(|text| text.parse::<i64>().ok()).map_or(beyond, number)
}

fn day(text: &[u8]) -> i32 {
    let Ok(text) = std::str::from_utf8(text) else { return unread_number(ErrorCode::DateMalformed) };
    parse_date(text).map_or_else(|error| unread_number(error.code()), days)
}

fn month(text: &[u8]) -> i32 {
    read::<Month>(text, ErrorCode::DateMalformed).map_or_else(unread_number, |month| days(month.first()))
}

fn days(day: NaiveDate) -> i32 {
    day.to_epoch_days()
}

/// The day of a date that is counted in milliseconds.
fn day_of(milliseconds: i64) -> i32 {
    const DAY: i64 = 24 * 60 * 60 * 1000;
    if milliseconds % DAY == 0 { within_32_bits(milliseconds / DAY) } else { unread_number(ErrorCode::DateMalformed) }
}

/// A whole number, which has 32 bits.
fn number(value: i64) -> i32 {
    i32::try_from(value).map_or_else(|_| unread_number(ErrorCode::NumberOutOfRange), |value| value.max(LOWEST_NUMBER))
}

/// A number of which those beyond 32 bits are beyond every range.
fn within_32_bits(value: i64) -> i32 {
    i32::try_from(value).unwrap_or(if value < 0 { LOWEST_NUMBER } else { i32::MAX }).max(LOWEST_NUMBER)
}
