//! By what rows are grouped: the values of a column, each a number, or their deciles.

use std::collections::HashMap;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Decimal32Type, Decimal64Type, Decimal128Type, Int8Type, Int16Type, Int32Type,
    Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef, make_array};
use arrow_data::ArrayData;
use arrow_schema::DataType;
use ibo_core::bindings::Says as _;
use ibo_core::table::Deciles;
use ibo_core::{Decimal, Error, ErrorCode, NaiveDate};
use pyo3::prelude::*;

use crate::sentence;

/// What the rows of a group share.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Key {
    Whole(i128),
    Text(String),
    /// Rows without a value, the last group.
    None,
}

impl Key {
    pub(crate) fn value<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        match self {
            Self::Whole(whole) => Ok(whole.into_pyobject(py)?.into_any()),
            Self::Text(text) => Ok(text.into_pyobject(py)?.into_any()),
            Self::None => Ok(py.None().into_bound(py)),
        }
    }
}

/// The keys of all rows, by their codes.
pub(crate) struct GroupKeys {
    codes: Vec<u32>,
    keys: Vec<Key>,
}

impl GroupKeys {
    /// The values of a column: texts, whole numbers, days, or yes and no.
    pub(crate) fn of(data_type: &DataType, parts: Vec<ArrayData>) -> Result<Self, Error> {
        let mut keyed = Self { codes: Vec::new(), keys: Vec::new() };
        let mut known = HashMap::new();
        for part in parts {
            let column = make_array(part);
            let key = key_of(&column, data_type)
                .ok_or_else(|| Error::says(ErrorCode::WrongType, sentence::GROUP_COLUMN))?;
            for row in 0..column.len() {
                let key = if column.is_null(row) { Key::None } else { key(row) };
                let code = match known.get(&key) {
                    Some(code) => *code,
                    None => {
                        let code = u32::try_from(keyed.keys.len()).unwrap_or(u32::MAX);
                        keyed.keys.push(key.clone());
                        known.insert(key, code);
                        code
                    }
                };
                keyed.codes.push(code);
            }
        }
        Ok(keyed)
    }

    /// The deciles of a column of numbers, or of amounts written as texts.
    pub(crate) fn deciles(data_type: &DataType, parts: Vec<ArrayData>) -> Result<Self, Error> {
        let no_numbers = || Error::says(ErrorCode::WrongType, sentence::DECILE_COLUMN);
        let (mut values, mut is_given) = (Vec::new(), false);
        for part in parts {
            let column = make_array(part);
            let number = number_of(&column, data_type).ok_or_else(no_numbers)?;
            let of_row = |row| if column.is_null(row) { None } else { number(row) };
            values.extend((0..column.len()).map(of_row));
            is_given |= column.logical_null_count() < column.len();
        }
        if is_given && values.iter().all(Option::is_none) {
            return Err(no_numbers());
        }
        let deciles = Deciles::of(values.iter().copied().flatten().collect());
        // A value's decile is its code, and none has the code 0.
        let code = |value: Option<i128>| value.map_or(0, |value| u32::from(deciles.decile(value)));
        let keys = std::iter::once(Key::None).chain((1..=10).map(Key::Whole)).collect();
        Ok(Self { codes: values.into_iter().map(code).collect(), keys })
    }

    pub(crate) fn code(&self, row: usize) -> u32 {
        self.codes.get(row).copied().unwrap_or(0)
    }

    pub(crate) fn key(&self, code: u32) -> Key {
        let index = usize::try_from(code).ok();
        index.and_then(|index| self.keys.get(index)).cloned().unwrap_or(Key::None)
    }
}

/// What a column has at a row.
pub(crate) type Of<'a, T> = Box<dyn Fn(usize) -> T + 'a>;

/// The whole numbers of a column.
fn whole_of<'a>(column: &'a ArrayRef, data_type: &DataType) -> Option<Of<'a, i128>> {
    macro_rules! of {
        ($type:ty) => {{
            let values = column.as_primitive_opt::<$type>()?;
            Box::new(move |row| i128::from(values.value(row)))
        }};
    }
    Some(match data_type {
        DataType::Int8 => of!(Int8Type),
        DataType::Int16 => of!(Int16Type),
        DataType::Int32 => of!(Int32Type),
        DataType::Int64 => of!(Int64Type),
        DataType::UInt8 => of!(UInt8Type),
        DataType::UInt16 => of!(UInt16Type),
        DataType::UInt32 => of!(UInt32Type),
        DataType::UInt64 => of!(UInt64Type),
        _ => return None,
    })
}

/// The texts of a column.
pub(crate) fn text_of<'a>(column: &'a ArrayRef, data_type: &DataType) -> Option<Of<'a, String>> {
    Some(match data_type {
        DataType::Utf8 => {
            let texts = column.as_string_opt::<i32>()?;
            Box::new(move |row| texts.value(row).to_owned())
        }
        DataType::LargeUtf8 => {
            let texts = column.as_string_opt::<i64>()?;
            Box::new(move |row| texts.value(row).to_owned())
        }
        DataType::Utf8View => {
            let texts = column.as_string_view_opt()?;
            Box::new(move |row| texts.value(row).to_owned())
        }
        DataType::Dictionary(..) => {
            let words = column.as_any_dictionary_opt()?;
            let of_word = text_of(words.values(), words.values().data_type())?;
            // Without a word every row is null.
            let keys = if words.values().is_empty() { Vec::new() } else { words.normalized_keys() };
            Box::new(move |row| of_word(keys[row]))
        }
        _ => return None,
    })
}

fn key_of<'a>(column: &'a ArrayRef, data_type: &DataType) -> Option<Of<'a, Key>> {
    if let Some(whole) = whole_of(column, data_type) {
        return Some(Box::new(move |row| Key::Whole(whole(row))));
    }
    if let Some(text) = text_of(column, data_type) {
        return Some(Box::new(move |row| Key::Text(text(row))));
    }
    match data_type {
        DataType::Null => Some(Box::new(|_| Key::None)),
        DataType::Boolean => {
            let flags = column.as_boolean_opt()?;
            Some(Box::new(move |row| Key::Text(flags.value(row).to_string())))
        }
        DataType::Date32 => {
            let days = column.as_primitive_opt::<Date32Type>()?;
            let day = |day| NaiveDate::from_epoch_days(day).map(|day| day.to_string());
            Some(Box::new(move |row| day(days.value(row)).map_or(Key::None, Key::Text)))
        }
        _ => None,
    }
}

fn number_of<'a>(column: &'a ArrayRef, data_type: &DataType) -> Option<Of<'a, Option<i128>>> {
    if let Some(whole) = whole_of(column, data_type) {
        return Some(Box::new(move |row| Some(whole(row))));
    }
    if let Some(text) = text_of(column, data_type) {
        return Some(Box::new(move |row| digits(&text(row))));
    }
    match data_type {
        DataType::Null => Some(Box::new(|_| None)),
        DataType::Decimal32(..) => {
            let numbers = column.as_primitive_opt::<Decimal32Type>()?;
            Some(Box::new(move |row| Some(numbers.value(row).into())))
        }
        DataType::Decimal64(..) => {
            let numbers = column.as_primitive_opt::<Decimal64Type>()?;
            Some(Box::new(move |row| Some(numbers.value(row).into())))
        }
        DataType::Decimal128(..) => {
            let numbers = column.as_primitive_opt::<Decimal128Type>()?;
            Some(Box::new(move |row| Some(numbers.value(row))))
        }
        _ => None,
    }
}

/// An amount that is written as a text, in millionths; none where it is not one.
fn digits(text: &str) -> Option<i128> {
    let mut amount = Decimal::from_str_exact(text).ok().filter(|amount| amount.scale() <= 6)?;
    amount.rescale(6);
    Some(amount.mantissa())
}
