//! The canonical text of a set of values (R7.1): a parameter file that stands alone, which can be
//! loaded back and gives the same set.

use std::fmt::{self, Write as _};

use chrono::NaiveDate;

use super::dated_value::{DatedValue, Laid};
use super::parameter_value::quoted;

/// The key of a file that is a whole set: nothing of another file lies under it.
pub(super) const COMPLETE: &str = "complete";

/// The key of a whole set for the day until which its values were checked (R7.4), where the last
/// check of its values is another one.
pub(super) const CHECKED_UNTIL: &str = "checked_until";

/// The canonical text of values in their order, with the day of their check where they do not say
/// it.
pub(super) fn text<'v>(
    checked_until: Option<NaiveDate>,
    values: impl Iterator<Item = Laid<'v>>,
) -> String {
    let mut text = format!("{COMPLETE} = true\n");
    if let Some(day) = checked_until {
        text.push_str(&format!("{CHECKED_UNTIL} = {}\n", quoted(&day)));
    }
    for value in values {
        text.push_str(&entry(&value));
    }
    text
}

/// One value as a file writes it.
pub(super) fn entry(value: &Laid<'_>) -> String {
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = write(&mut text, value);
    text
}

fn write(text: &mut String, Laid { about, extends, written }: &Laid<'_>) -> fmt::Result {
    let DatedValue { kind, agreements_from, first_day, certainty, source, checked_until, .. } =
        &***about;
    write!(text, "\n[[value]]\nid = {}\n", quoted(&about.name()))?;
    if let Some(kind) = kind {
        writeln!(text, "kind = {}", quoted(kind))?;
    }
    if let Some(day) = agreements_from {
        writeln!(text, "agreements_from = {}", quoted(day))?;
    }
    writeln!(text, "from = {}", quoted(first_day))?;
    if *extends {
        writeln!(text, "extends = true")?;
    }
    writeln!(
        text,
        "value = {written}\ncertainty = {}\nsource = {}",
        quoted(certainty),
        quoted(source)
    )?;
    if let Some(day) = checked_until {
        writeln!(text, "checked_until = {}", quoted(day))?;
    }
    Ok(())
}
