//! Lines of CSV from columns.

use arrow_array::cast::AsArray as _;
use arrow_array::types::{Date32Type, Decimal128Type};
use arrow_array::{Array, BooleanArray, PrimitiveArray, StringArray};
use arrow_data::ArrayData;
use chrono::NaiveDate;
use csv::WriterBuilder;

/// A column whose values are written.
enum Column {
    Text(StringArray),
    Amount(PrimitiveArray<Decimal128Type>, usize),
    /// With the day and the text of the last month: most rows have that of the row before.
    Month(PrimitiveArray<Date32Type>, (i32, String)),
    Flag(BooleanArray),
}

/// The lines of some rows: texts, decimals, days of months (as `2026-03`) and yes and no; nothing of
/// columns of other types. With a decimal comma where that is asked.
#[must_use]
pub fn lines(
    columns: Vec<ArrayData>,
    rows: usize,
    separator: u8,
    decimal_comma: bool,
) -> Option<Vec<u8>> {
    let mut columns: Vec<_> = columns.into_iter().map(Column::of).collect::<Option<_>>()?;
    let mut writer = WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
    let (mark, mut buffer) = (if decimal_comma { b',' } else { b'.' }, Vec::new());
    for row in 0..rows {
        for column in &mut columns {
            buffer.clear();
            writer.write_field(column.text(row, mark, &mut buffer)).ok()?;
        }
        writer.write_record(None::<&[u8]>).ok()?;
    }
    writer.into_inner().ok()
}

impl Column {
    fn of(data: ArrayData) -> Option<Self> {
        let array = arrow_array::make_array(data);
        if let Some(texts) = array.as_string_opt() {
            return Some(Self::Text(texts.clone()));
        }
        if let Some(amounts) = array.as_primitive_opt::<Decimal128Type>() {
            let scale = usize::try_from(amounts.scale()).ok()?;
            return Some(Self::Amount(amounts.clone(), scale));
        }
        if let Some(days) = array.as_primitive_opt::<Date32Type>() {
            return Some(Self::Month(days.clone(), (0, "1970-01".to_owned())));
        }
        array.as_boolean_opt().map(|flags| Self::Flag(flags.clone()))
    }

    /// The text of a value, in the buffer where it has none of its own; nothing of a null.
    fn text<'b>(&'b mut self, row: usize, mark: u8, buffer: &'b mut Vec<u8>) -> &'b [u8] {
        match self {
            Self::Text(texts) if texts.is_valid(row) => texts.value(row).as_bytes(),
            Self::Amount(amounts, scale) if amounts.is_valid(row) => {
                amount(amounts.value(row), *scale, mark, buffer);
                buffer
            }
            Self::Month(days, last) if days.is_valid(row) => {
                let day = days.value(row);
                if last.0 != day {
                    let first = NaiveDate::from_epoch_days(day).unwrap_or_default();
                    *last = (day, first.format("%Y-%m").to_string());
                }
                last.1.as_bytes()
            }
            Self::Flag(flags) if flags.is_valid(row) => {
                if flags.value(row) {
                    b"true"
                } else {
                    b"false"
                }
            }
            _ => b"",
        }
    }
}

/// A decimal with so many digits behind its mark.
fn amount(digits: i128, scale: usize, mark: u8, text: &mut Vec<u8>) {
    if digits < 0 {
        text.push(b'-');
    }
    let mut buffer = itoa::Buffer::new();
    // Almost every amount has 64 bits, which are written faster.
    let all = match u64::try_from(digits.unsigned_abs()) {
        Ok(digits) => buffer.format(digits),
        Err(_) => buffer.format(digits.unsigned_abs()),
    };
    let whole = all.len().saturating_sub(scale);
    let (whole, decimals) = all.split_at(whole);
    text.extend_from_slice(if whole.is_empty() { b"0" } else { whole.as_bytes() });
    if scale > 0 {
        text.push(mark);
        text.extend(std::iter::repeat_n(b'0', scale - decimals.len()));
        text.extend_from_slice(decimals.as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::{amount, lines};
    use arrow_array::{Array, BooleanArray, Date32Array, Decimal128Array, StringArray};

    fn written(digits: i128, scale: usize) -> String {
        let mut text = Vec::new();
        amount(digits, scale, b'.', &mut text);
        String::from_utf8(text).unwrap_or_default()
    }

    #[test]
    fn amount_has_all_its_digits() {
        assert_eq!(written(52_318, 2), "523.18");
        assert_eq!(written(-5, 2), "-0.05");
        assert_eq!(written(0, 2), "0.00");
        assert_eq!(written(7, 0), "7");
        assert_eq!(written(i128::MAX, 3), "170141183460469231731687303715884105.727");
        assert_eq!(written(i128::MIN, 0), "-170141183460469231731687303715884105728");
    }

    #[test]
    fn lines_have_quotes_where_they_must() {
        let columns = || {
            vec![
                StringArray::from(vec![Some("A,\"1\""), None, Some("x;y")]).into_data(),
                Decimal128Array::from(vec![Some(52_318), None, Some(-1)])
                    .with_precision_and_scale(18, 2)
                    .map(|amounts| amounts.into_data())
                    .unwrap_or_else(|_| StringArray::from(vec!["", "", ""]).into_data()),
                Date32Array::from(vec![Some(20_513), Some(-1), None]).into_data(),
                BooleanArray::from(vec![Some(true), Some(false), None]).into_data(),
            ]
        };
        let text = |separator, comma| lines(columns(), 3, separator, comma);
        let standard = "\"A,\"\"1\"\"\",523.18,2026-03,true\n,,1969-12,false\nx;y,-0.01,,\n";
        assert_eq!(text(b',', false).as_deref(), Some(standard.as_bytes()));
        let belgian = "\"A,\"\"1\"\"\";523,18;2026-03;true\n;;1969-12;false\n\"x;y\";-0,01;;\n";
        assert_eq!(text(b';', true).as_deref(), Some(belgian.as_bytes()));
    }

    #[test]
    fn column_of_another_type_has_no_lines() {
        let days = arrow_array::Int32Array::from(vec![1]).into_data();
        assert_eq!(lines(vec![days], 1, b',', false), None);
    }
}
