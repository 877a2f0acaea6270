//! A table as a text for people: columns as wide as their widest cell.

use std::fmt::{self, Write};

/// To which side of its column a cell stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Right,
}

/// Writes rows of cells under each other, indented, with two spaces between the columns.
pub(crate) fn write_table(
    text: &mut impl Write,
    columns: &[Align],
    rows: &[Vec<String>],
) -> fmt::Result {
    let mut widths = vec![0; columns.len()];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    rows.iter().try_for_each(|row| writeln!(text, "{}", line(columns, &widths, row).trim_end()))
}

fn line(columns: &[Align], widths: &[usize], row: &[String]) -> String {
    let cells = columns.iter().zip(widths).zip(row);
    let cells = cells.map(|((align, width), cell)| match align {
        Align::Left => format!("  {cell:<width$}"),
        Align::Right => format!("  {cell:>width$}"),
    });
    cells.collect()
}
