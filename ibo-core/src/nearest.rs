//! The nearest known name of one that is not known: what a person most likely meant.

use smallvec::SmallVec;

/// The known name that is nearest to another one, when it is near: a letter in three may differ, or
/// be exchanged with its neighbour. Capitals, blanks around and the dashes between words play no
/// part. Of names equally near, the first. It takes no memory.
///
/// ```
/// use ibo_core::bindings::nearest;
/// let known = ["percentage", "employment_fraction"];
/// assert_eq!(nearest("percentge", known), Some("percentage"));
/// assert_eq!(nearest("Employment-Fraction ", known), Some("employment_fraction"));
/// assert_eq!(nearest("colour", known), None);
/// ```
#[must_use]
pub fn nearest<K: AsRef<str>>(name: &str, known: impl IntoIterator<Item = K>) -> Option<K> {
    let name = letters(name)?;
    let distance = |other: K| Some((edits(&name, &letters(other.as_ref())?), other));
    let (distance, found) =
        known.into_iter().filter_map(distance).min_by_key(|(distance, _)| *distance)?;
    (distance.saturating_mul(3) <= found.as_ref().len().max(3)).then_some(found)
}

/// No known name is as long: a text beyond is not compared.
const LONGEST: usize = 64;

type Letters = SmallVec<[char; LONGEST]>;

/// The letters of a name that are compared.
fn letters(name: &str) -> Option<Letters> {
    let mut letters = Letters::new();
    let mut length: usize = 0;
    for letter in name.trim().chars().flat_map(char::to_lowercase) {
        length = length.saturating_add(letter.len_utf8());
        if length > LONGEST {
            return None;
        }
        letters.push(if matches!(letter, '-' | ' ') { '_' } else { letter });
    }
    Some(letters)
}

/// How many letters are left out, put in, changed or exchanged from one name to another, at the
/// least (Damerau and Levenshtein). The libraries that count it take memory.
fn edits(one: &Letters, other: &Letters) -> usize {
    let mut table = Table([[0; SIDE]; SIDE]);
    (0..=other.len()).for_each(|column| table.set(0, column, column));
    // For each letter of the other name the last row above that has it.
    let mut last_rows = [0_usize; LONGEST];
    for (above, letter) in one.iter().enumerate() {
        let row = above.saturating_add(1);
        table.set(row, 0, row);
        // The last column before that has the letter of the row.
        let mut last_column: usize = 0;
        for ((before, of_column), last_row) in other.iter().enumerate().zip(&mut last_rows) {
            let column = before.saturating_add(1);
            let left_out = table.at(above, column).saturating_add(1);
            let put_in = table.at(row, before).saturating_add(1);
            let changed = table.at(above, before).saturating_add(usize::from(letter != of_column));
            let between =
                above.saturating_sub(*last_row).saturating_add(before.saturating_sub(last_column));
            let exchanged = match (last_row.checked_sub(1), last_column.checked_sub(1)) {
                (Some(above), Some(before)) => {
                    table.at(above, before).saturating_add(between).saturating_add(1)
                }
                _ => usize::MAX,
            };
            table.set(row, column, left_out.min(put_in).min(changed).min(exchanged));
            if letter == of_column {
                (*last_row, last_column) = (row, column);
            }
        }
    }
    table.at(one.len(), other.len())
}

const SIDE: usize = LONGEST.saturating_add(1);

/// The edits from the first letters of one name, a row for each, to those of another.
struct Table([[u8; SIDE]; SIDE]);

impl Table {
    fn at(&self, row: usize, column: usize) -> usize {
        self.0.get(row).and_then(|row| row.get(column)).map_or(usize::MAX, |&edits| edits.into())
    }

    fn set(&mut self, row: usize, column: usize, edits: usize) {
        if let Some(place) = self.0.get_mut(row).and_then(|row| row.get_mut(column)) {
            *place = u8::try_from(edits).unwrap_or(u8::MAX);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{edits, letters, nearest};

    /// Texts of few letters, so that letters are often exchanged: with up to 7 of them, each made
    /// of a number.
    fn text(mut number: u64) -> String {
        let mut text = String::new();
        for _ in 0..number % 8 {
            number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695);
            text.extend("abcé".chars().nth((number >> 62) as usize));
        }
        text
    }

    #[test]
    fn edits_are_those_of_damerau_and_levenshtein() {
        let mut exchanged = 0;
        for number in 0..4_000 {
            let [one, other] = [text(number), text(number.wrapping_mul(0x9e37_79b9_7f4a_7c15))];
            let found = edits(&letters(&one).unwrap(), &letters(&other).unwrap());
            assert_eq!(found, strsim::damerau_levenshtein(&one, &other), "{one} {other}");
            exchanged += usize::from(found < strsim::levenshtein(&one, &other));
        }
        assert!(exchanged > 50, "{exchanged}");
    }

    #[test]
    fn name_beyond_every_known_one_is_not_compared() {
        let name = "n".repeat(64);
        assert_eq!(nearest(&name, [name.as_str()]), Some(name.as_str()));
        assert_eq!(nearest(&format!("{name}n"), [name.as_str()]), None);
    }
}
