//! The rows of a table, read part by part.

use std::ops::Range;

use arrow_array::Array as _;
use arrow_array::builder::{BooleanBuilder, StringBuilder};
use arrow_data::ArrayData;
use csv::{ReaderBuilder, StringRecord};

use crate::wrong::{Why, Wrong};
use ibo_core::bindings::office_text::{self, CellForm, Declared};

/// No line of a table is as long: beyond, the file is none.
const LONGEST_LINE: usize = 8 * 1024 * 1024;

/// The rows of a table, read part by part.
#[derive(Debug)]
pub struct Rows {
    /// The form of each column that has a name; the others must be empty, or count the rows.
    columns: Vec<Option<CellForm>>,
    separator: u8,
    declared: Declared,
    /// A line that is not read to its end.
    rest: Vec<u8>,
    /// How many lines were read.
    lines: usize,
    /// What a first column without a name counted to.
    counted: Option<u64>,
    /// How many rows were read.
    read: usize,
    /// The rows before which empty lines stand, with how many lines then stand before them that are
    /// no rows.
    gaps: Vec<(usize, usize)>,
    /// The empty lines behind the last row.
    empty: usize,
}

/// What is wrong, and with which column of a line.
type Fault = (Option<usize>, Why);

impl Rows {
    /// The rows behind so many lines, in columns of these forms.
    #[must_use]
    pub fn new(
        columns: Vec<Option<CellForm>>,
        lines: usize,
        separator: u8,
        declared: Declared,
    ) -> Self {
        Self {
            columns,
            separator,
            declared,
            rest: Vec::new(),
            lines,
            counted: None,
            read: 0,
            gaps: vec![(0, lines)],
            empty: 0,
        }
    }

    /// The number of rows of the lines that end in some bytes, and their columns. The rest of the
    /// bytes is read with the next; `last` says that there are none.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn read(&mut self, bytes: &[u8], last: bool) -> Result<(usize, Vec<ArrayData>), Wrong> {
        let mut text = std::mem::take(&mut self.rest);
        text.extend_from_slice(bytes);
        if !last {
            // A carriage return at the end may be the first half of a line's end.
            let all_but_last = text.split_last().map_or(&[][..], |(_, before)| before);
            let end = text.iter().rposition(|byte| *byte == b'\n');
            let end = end.or_else(|| all_but_last.iter().rposition(|byte| *byte == b'\r'));
            self.rest = text.split_off(end.map_or(0, |end| end + 1));
            if self.rest.len() > LONGEST_LINE {
                let line = self.lines + lines_in(&text) + 1;
                return Err(Wrong { line, column: None, why: Why::Long });
            }
        }
        self.rows(&text)
    }

    fn rows(&mut self, text: &[u8]) -> Result<(usize, Vec<ArrayData>), Wrong> {
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.separator)
            .from_reader(text);
        let forms = self.columns.iter().flatten();
        let mut columns: Vec<_> = forms.map(|form| Cells::of(*form)).collect();
        let mut record = StringRecord::new();
        let (mut rows, mut start) = (0, 0);
        loop {
            let read = reader.read_record(&mut record);
            let end = usize::try_from(reader.position().byte()).unwrap_or(text.len());
            let line = text.get(start..end).unwrap_or_default();
            let breaks = line.iter().take_while(|byte| is_break(**byte)).count();
            let added = match read {
                Ok(false) => break,
                Ok(true) => self.add(line, &record, &mut columns),
                Err(_) => Err((None, not_utf_8(line))),
            };
            if let Err((column, why)) = added {
                let line = self.lines + lines_in(&text[..start + breaks]) + 1;
                return Err(Wrong { line, column, why });
            }
            let empty = std::mem::take(&mut self.empty) + empty_lines(text, start..start + breaks);
            if empty > 0 {
                let before = self.gaps.last().map_or(0, |(_, lines)| *lines);
                self.gaps.push((self.read + rows, before + empty));
            }
            (rows, start) = (rows + 1, end);
        }
        self.lines += lines_in(text);
        self.read += rows;
        self.empty += empty_lines(text, start..text.len());
        Ok((rows, columns.into_iter().map(Cells::finish).collect()))
    }

    /// Adds a row to the columns.
    fn add(&mut self, line: &[u8], row: &StringRecord, columns: &mut [Cells]) -> Result<(), Fault> {
        if line.contains(&b'"') && !self.is_in_form(between_breaks(line), row) {
            return Err((None, Why::Quote));
        }
        let is_empty = |index| row.get(index).is_none_or(str::is_empty);
        let named = self.columns.iter().rposition(Option::is_some).map_or(0, |last| last + 1);
        if row.len() < named || (self.columns.len()..row.len()).any(|index| !is_empty(index)) {
            return Err((Some(row.len()), Why::Fields));
        }
        let (mut cells, mut fields) = (columns.iter_mut(), row.iter());
        for (index, form) in self.columns.iter().enumerate() {
            let text = fields.next().unwrap_or_default();
            match form {
                Some(form) => {
                    let Some(cells) = cells.next() else { break };
                    cells.add(*form, text, self.declared).map_err(|why| (Some(index), why))?;
                }
                None if text.is_empty() => {}
                None if index == 0 && counts_on(&mut self.counted, text) => {}
                None => return Err((Some(index), Why::NoName)),
            }
        }
        Ok(())
    }

    /// Whether the fields of a line, written again, are the line: each quote that opens a field
    /// closes it, and nothing stands behind.
    fn is_in_form(&self, line: &[u8], row: &StringRecord) -> bool {
        let mut rest = line;
        let mut takes = |text: &[u8]| match rest.strip_prefix(text) {
            Some(left) => {
                rest = left;
                true
            }
            None => false,
        };
        let separator = [self.separator];
        let written = row.iter().enumerate().all(|(index, field)| {
            if index > 0 && !takes(&separator) {
                return false;
            }
            if !takes(b"\"") {
                return takes(field.as_bytes());
            }
            let mut parts = field.split('"').enumerate();
            let inner = |(part, text): (usize, &str)| {
                (part == 0 || takes(b"\"\"")) && takes(text.as_bytes())
            };
            parts.all(inner) && takes(b"\"")
        });
        written && rest.is_empty() && !line.iter().copied().any(is_break)
    }

    /// The number of the line on which a row stands that was read: lines from 1, rows from 0.
    #[must_use]
    pub fn line_of(&self, row: usize) -> usize {
        let gap = self.gaps.iter().rev().find(|(first, _)| *first <= row);
        row + gap.map_or(0, |(_, lines)| *lines) + 1
    }
}

/// The values of a column.
enum Cells {
    Texts(StringBuilder),
    Flags(BooleanBuilder),
}

impl Cells {
    fn of(form: CellForm) -> Self {
        match form {
            CellForm::Flag => Self::Flags(BooleanBuilder::new()),
            _ => Self::Texts(StringBuilder::new()),
        }
    }

    /// Adds a value; an empty field is none.
    fn add(&mut self, form: CellForm, text: &str, declared: Declared) -> Result<(), Why> {
        match self {
            Self::Texts(texts) if text.is_empty() => texts.append_null(),
            Self::Texts(texts) => texts.append_value(declared.text(form, text)?),
            Self::Flags(flags) if text.is_empty() => flags.append_null(),
            Self::Flags(flags) => flags.append_value(office_text::flag(text).ok_or(Why::Flag)?),
        }
        Ok(())
    }

    fn finish(self) -> ArrayData {
        match self {
            Self::Texts(mut texts) => texts.finish().into_data(),
            Self::Flags(mut flags) => flags.finish().into_data(),
        }
    }
}

/// Whether a first column without a name counts the rows, as that of a frame does.
fn counts_on(counted: &mut Option<u64>, text: &str) -> bool {
    let Ok(number) = text.parse::<u64>() else { return false };
    let follows = match *counted {
        Some(before) => before.checked_add(1) == Some(number),
        None => number <= 1,
    };
    *counted = Some(number);
    follows
}

/// What is wrong with a line that is no text in UTF-8: where its first line is one, an open quote
/// took those behind it.
#[cold]
fn not_utf_8(line: &[u8]) -> Why {
    let first = between_breaks(line).split(|byte| is_break(*byte)).next().unwrap_or_default();
    if str::from_utf8(first).is_ok() { Why::Quote } else { Why::NotUtf8 }
}

fn is_break(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

/// A line without the breaks before and behind it.
fn between_breaks(line: &[u8]) -> &[u8] {
    let first = line.iter().position(|byte| !is_break(*byte)).unwrap_or(line.len());
    let last = line.iter().rposition(|byte| !is_break(*byte)).map_or(first, |last| last + 1);
    &line[first..last]
}

/// How many lines end in a text: at a line feed, a carriage return, or both together.
fn lines_in(text: &[u8]) -> usize {
    let feeds = text.iter().filter(|byte| **byte == b'\n').count();
    let alone = |index: usize| text.get(index + 1) != Some(&b'\n');
    if !text.contains(&b'\r') {
        return feeds;
    }
    let returns = text.iter().enumerate().filter(|(index, byte)| **byte == b'\r' && alone(*index));
    feeds + returns.count()
}

/// How many empty lines a part of a text has, which has nothing else. After a carriage return a line
/// feed is the second half of the end of the line before.
fn empty_lines(text: &[u8], part: Range<usize>) -> usize {
    if part.is_empty() {
        return 0;
    }
    let before = part.start.checked_sub(1).and_then(|before| text.get(before));
    let half = before == Some(&b'\r') && text.get(part.start) == Some(&b'\n');
    text.get(part).map_or(0, lines_in) - usize::from(half)
}

#[cfg(test)]
mod tests {
    use super::Rows;
    use crate::wrong::{Why, Wrong};
    use ibo_core::bindings::office_text::{CellForm, Declared};

    fn rows(lines: &[&str], end: &str, part: usize) -> Result<Vec<usize>, Wrong> {
        let mut rows =
            Rows::new(vec![Some(CellForm::Text), Some(CellForm::Text)], 1, b',', Declared::Nothing);
        let text = lines.join(end) + end;
        let mut read = 0;
        for bytes in text.as_bytes().chunks(part) {
            read += rows.read(bytes, false)?.0;
        }
        read += rows.read(b"", true)?.0;
        Ok((0..read).map(|row| rows.line_of(row)).collect())
    }

    #[test]
    fn row_has_its_line_whatever_ends_it_and_however_it_comes() {
        for end in ["\n", "\r\n", "\r"] {
            for part in 1..30 {
                let found = rows(&["", "a,b", "", "", "c,d", "e,f", ""], end, part);
                assert_eq!(found, Ok(vec![3, 6, 7]), "{end:?} {part}");
            }
        }
    }

    /// Found by random lines: where the parts end decided which of the two was said.
    #[test]
    fn open_quote_before_bytes_that_are_no_text_is_wrong_however_it_comes() {
        for (text, line, why) in [
            (&b"a,b\n\"c,d\n\xff,f\n"[..], 3, Why::Quote),
            (b"a,b\n\"\xff,d\ne,f\n", 3, Why::NotUtf8),
            (b"a,b\r\n\"c,d\r\n\xff\",f\r\n", 3, Why::Quote),
        ] {
            for part in 1..20 {
                let forms = vec![Some(CellForm::Text), Some(CellForm::Text)];
                let mut rows = Rows::new(forms, 1, b',', Declared::Nothing);
                let mut parts =
                    text.chunks(part).map(|bytes| (bytes, false)).chain([(&b""[..], true)]);
                let found = parts.find_map(|(bytes, last)| rows.read(bytes, last).err());
                assert_eq!(found, Some(Wrong { line, column: None, why }), "{text:?} {part}");
            }
        }
    }

    #[test]
    fn open_quote_is_wrong_on_its_line_however_it_comes() {
        for part in 1..30 {
            let found = rows(&["a,b", "", "\"c,d", "e,f"], "\n", part);
            assert_eq!(found, Err(Wrong { line: 4, column: None, why: Why::Quote }), "{part}");
        }
    }
}
