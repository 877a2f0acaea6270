//! Tables in CSV: read in parts of any length, with each separator and each form that a caller can
//! declare; and written lines are read back.

use arbitrary::{Result, Unstructured};
use arrow_array::cast::AsArray as _;
use arrow_array::{Array as _, ArrayRef, BooleanArray, StringArray, make_array};
use arrow_data::ArrayData;
use ibo_csv::{CellForm, Declared, Rows, Wrong, flag, lines, shown};

const SEPARATORS: [u8; 4] = *b",;\t|";
const DECLARED: [Declared; 3] = [Declared::Belgian, Declared::Standard, Declared::Nothing];
const FORMS: [Option<CellForm>; 6] = [
    Some(CellForm::Number),
    Some(CellForm::Day),
    Some(CellForm::Month),
    Some(CellForm::Flag),
    Some(CellForm::Text),
    None,
];

/// Sixteen bytes that say how it is read, and the lines.
pub fn run(bytes: &[u8]) {
    let Some((how, text)) = bytes.split_at_checked(16) else { return };
    read(&mut Unstructured::new(how), text).expect("sixteen bytes");
}

fn read(how: &mut Unstructured<'_>, text: &[u8]) -> Result<()> {
    let (separator, declared) = (*how.choose(&SEPARATORS)?, *how.choose(&DECLARED)?);
    let count = how.int_in_range(1..=8)?;
    // Each part has a reader of its own, which takes its time: not more than some.
    let part = (usize::from(how.arbitrary::<u8>()?) + 1).max(text.len() / 24);
    let forms = (0..count).map(|_| how.choose(&FORMS).copied()).collect::<Result<Vec<_>>>()?;
    let reader = || Rows::new(forms.clone(), 1, separator, declared);

    let whole = in_parts(reader(), text, text.len().max(1));
    let parts = in_parts(reader(), text, part);
    assert_eq!(parts, whole, "in parts of {part} as in one");
    if let Ok((columns, of_lines)) = &whole {
        assert!(of_lines.windows(2).all(|pair| pair[0] < pair[1]), "lines in their order");
        let named: Vec<_> = forms.iter().copied().flatten().collect();
        assert_eq!(columns.len(), named.len());
        for (column, form) in columns.iter().zip(named) {
            assert_eq!(column.len(), of_lines.len());
            for value in column.iter().flatten() {
                let _ = shown(form, value);
                assert!(form != CellForm::Flag || flag(value).is_some(), "{value}");
            }
        }
        written_again(columns, of_lines.len(), separator);
    }
    Ok(())
}

/// The columns of a file, and the line of each row.
type Read = std::result::Result<(Vec<Vec<Option<String>>>, Vec<usize>), Wrong>;

fn in_parts(mut rows: Rows, text: &[u8], part: usize) -> Read {
    let mut columns: Vec<Vec<Option<String>>> = Vec::new();
    let mut count = 0;
    let parts = text.chunks(part).map(|bytes| (bytes, false)).chain([(&b""[..], true)]);
    for (bytes, last) in parts {
        let (read, found) = rows.read(bytes, last)?;
        columns.resize(found.len(), Vec::new());
        for (all, data) in columns.iter_mut().zip(found) {
            let added = values(data);
            assert_eq!(added.len(), read);
            all.extend(added);
        }
        count += read;
    }
    let of_lines = (0..count).map(|row| rows.line_of(row)).collect();
    Ok((columns, of_lines))
}

fn values(data: ArrayData) -> Vec<Option<String>> {
    data.validate_full().expect("an array of Arrow");
    let array: ArrayRef = make_array(data);
    match array.as_string_opt::<i32>() {
        Some(texts) => texts.iter().map(|text| text.map(str::to_owned)).collect(),
        None => {
            let flags = array.as_any().downcast_ref::<BooleanArray>().expect("texts or flags");
            flags.iter().map(|flag| flag.map(|flag| flag.to_string())).collect()
        }
    }
}

/// The texts, written and read as they stand, are the same; an empty text is none.
fn written_again(columns: &[Vec<Option<String>>], rows: usize, separator: u8) {
    let data = |column: &Vec<Option<String>>| StringArray::from_iter(column).into_data();
    let written = lines(columns.iter().map(data).collect(), rows, separator, false);
    let written = written.expect("columns of texts");
    let forms = vec![Some(CellForm::Text); columns.len()];
    let reader = Rows::new(forms, 1, separator, Declared::Standard);
    let has_break =
        |text: &Option<String>| text.as_ref().is_some_and(|text| text.contains(['\n', '\r']));
    // A break within quotes is refused; a row of one empty column is an empty line.
    if columns.is_empty() || columns.iter().flatten().any(has_break) {
        return;
    }
    let read = in_parts(reader, &written, written.len().max(1));
    let (again, _) = read.unwrap_or_else(|wrong| panic!("{wrong:?} of {written:?}"));
    let none: Vec<Vec<Option<String>>> = vec![Vec::new(); columns.len()];
    assert_eq!(if rows == 0 { &none } else { &again }, if rows == 0 { &none } else { columns });
}
