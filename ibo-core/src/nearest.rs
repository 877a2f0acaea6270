//! The nearest known name of one that is not known: what a person most likely meant.

/// The known name that is nearest to another one, when it is near: a letter in three may differ, or
/// be exchanged with its neighbour. Capitals, blanks around and the dashes between words play no
/// part. Of names equally near, the first.
///
/// ```
/// use ibo_core::bindings::nearest;
/// let known = ["percentage", "employment_fraction"];
/// assert_eq!(nearest("percentge", &known), Some("percentage"));
/// assert_eq!(nearest("Employment-Fraction ", &known), Some("employment_fraction"));
/// assert_eq!(nearest("colour", &known), None);
/// ```
#[must_use]
pub fn nearest<'k>(name: &str, known: &[&'k str]) -> Option<&'k str> {
    let plain = |name: &str| name.trim().to_lowercase().replace(['-', ' '], "_");
    let name = plain(name);
    if name.len() > LONGEST {
        return None;
    }
    let distance = |other: &&'k str| strsim::damerau_levenshtein(&name, &plain(other));
    let (distance, found) = known
        .iter()
        .map(|other| (distance(other), *other))
        .min_by_key(|(distance, _)| *distance)?;
    (distance.saturating_mul(3) <= found.len().max(3)).then_some(found)
}

/// No known name is as long: a text beyond is not compared.
const LONGEST: usize = 64;
