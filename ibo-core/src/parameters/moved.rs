//! What moved between two sets of dated values: which ids, dates and months (R1.6, R7.1).

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::dated_value::{DatedValue, Laid};
use super::fingerprint::Fingerprint;
use super::id::ParameterId;
use super::set::Parameters;
use super::source;
use crate::kind::Kind;
use crate::labels::Label;
use crate::language::Language;
use crate::listed::listed;
use crate::period::Month;

/// What moved between two sets of dated values, by id and then by date.
///
/// As JSON: `{"schema":1,"before":"b8b4e83199fab1d5","after":"…","moved":[{"id":"ggmmi",`
/// `"from":"2026-12-01","change":"added","fields":[],"first_month":"2026-12","last_month":null,`
/// `"before":null,"after":{…}}]}`.
///
/// ```
/// use ibo_core::{MovedHow, Parameters, ValuesDiff, values_diff};
/// let embedded = Parameters::embedded()?;
/// let own = "[[value]]\nid = \"ggmmi\"\nfrom = \"2026-12-01\"\nvalue = \"2278.28\"\n\
///            certainty = \"official\"\nsource = \"Nationale Arbeidsraad\"\n";
/// let diff: ValuesDiff = values_diff(&embedded.with("own.toml", own)?, embedded);
/// assert_eq!(diff.after, embedded.fingerprint());
/// let removed = &diff.moved[0];
/// assert_eq!(removed.change, MovedHow::Removed);
/// let value = removed.before.as_ref().map(|value| value.value.as_str());
/// assert_eq!((value, &removed.after), (Some("2278.28"), &None));
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct ValuesDiff {
    schema: u8,
    /// The fingerprint of the first set.
    pub before: Fingerprint,
    /// That of the second.
    pub after: Fingerprint,
    /// The values that differ; none when the sets are the same.
    pub moved: Vec<MovedValue>,
}

/// A dated value that only one of two sets has, or that both have with another content.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct MovedValue {
    /// What it is a value of.
    #[serde(skip)]
    pub id: ParameterId,
    /// Its name in files: the id, and of a reading about one code of a list that code (R8).
    #[serde(rename = "id")]
    pub name: String,
    /// The kind of agreement for which alone it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// The first start of an agreement for which it exists (R1.6).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreements_from: Option<NaiveDate>,
    /// The first day on which it counts.
    #[serde(rename = "from")]
    pub first_day: NaiveDate,
    /// What happened to it.
    pub change: MovedHow,
    /// Of a changed value, what differs: `value`, `certainty`, `source`, `checked_until`.
    pub fields: Vec<&'static str>,
    /// The first month that it can touch.
    pub first_month: Option<Month>,
    /// The last month that it can touch, before the next value; none for one that holds on, and for
    /// one that the start of an agreement picks, since running agreements keep it.
    pub last_month: Option<Month>,
    /// The value in the first set.
    pub before: Option<DatedValue>,
    /// The value in the second set.
    pub after: Option<DatedValue>,
}

listed! {
    /// What happened to a value from one set to another.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
    #[serde(rename_all = "kebab-case")]
    #[non_exhaustive]
    pub enum MovedHow {
        /// Only the second set has it.
        Added,
        /// Only the first set has it.
        Removed,
        /// Both have it, and something of it differs.
        Changed,
    }
}

impl MovedHow {
    /// The word in JSON.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        self.label(Language::English)
    }

    /// The change of this word.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::EACH.into_iter().find(|change| change.slug() == slug)
    }

    /// The word that a reader sees.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        language.of(match self {
            Self::Added => ["added", "toegevoegd"],
            Self::Removed => ["removed", "verwijderd"],
            Self::Changed => ["changed", "gewijzigd"],
        })
    }
}

/// What moved from one set of dated values to another: which ids, dates and months.
///
/// ```
/// use ibo_core::{Parameters, values_diff};
/// let embedded = Parameters::embedded()?;
/// let own = "[[value]]\nid = \"ggmmi\"\nfrom = \"2026-12-01\"\nvalue = \"2278.28\"\n\
///            certainty = \"official\"\nsource = \"Nationale Arbeidsraad\"\n";
/// let diff = values_diff(embedded, &embedded.with("own.toml", own)?);
/// assert_eq!(diff.moved.len(), 1);
/// let moved = &diff.moved[0];
/// assert_eq!((moved.id.slug(), moved.change.slug()), ("ggmmi", "added"));
/// assert_eq!(moved.first_month.map(|month| month.to_string()).as_deref(), Some("2026-12"));
/// assert!(values_diff(embedded, embedded).moved.is_empty());
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[must_use]
pub fn values_diff(before: &Parameters, after: &Parameters) -> ValuesDiff {
    let (old, new) = (by_place(before), by_place(after));
    let mut places: Vec<_> = old.keys().chain(new.keys()).copied().collect();
    places.sort_unstable();
    places.dedup();
    let moved = places.into_iter().filter_map(|place| {
        let [was, is] = [&old, &new].map(|set| set.get(&place).copied());
        let (change, fields) = match (was, is) {
            (None, _) => (MovedHow::Added, Vec::new()),
            (_, None) => (MovedHow::Removed, Vec::new()),
            (Some(was), Some(is)) => (MovedHow::Changed, differing(was, is)),
        };
        if change == MovedHow::Changed && fields.is_empty() {
            return None;
        }
        let next = [(was, &old), (is, &new)]
            .into_iter()
            .filter(|(laid, _)| laid.is_some())
            .filter_map(|(_, set)| next_day(set, place))
            .min();
        Some(place.moved(change, fields, next, [was, is]))
    });
    ValuesDiff::new(before.fingerprint(), after.fingerprint(), moved.collect())
}

/// Where a value stands in a set: code lists that extend others may share a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct ValuePlace<'s> {
    id: ParameterId,
    code: Option<&'s str>,
    kind: Option<Kind>,
    agreements_from: Option<NaiveDate>,
    extends: bool,
    first_day: NaiveDate,
    nth: usize,
}

fn by_place(set: &Parameters) -> BTreeMap<ValuePlace<'_>, Laid<'_>> {
    let mut places = BTreeMap::new();
    for laid in set.each_laid() {
        let DatedValue { id, code, kind, agreements_from, first_day, .. } = &**laid.about;
        let mut place = ValuePlace {
            id: *id,
            code: code.as_deref(),
            kind: *kind,
            agreements_from: *agreements_from,
            extends: laid.extends,
            first_day: *first_day,
            nth: 0,
        };
        while places.contains_key(&place) {
            place.nth = place.nth.saturating_add(1);
        }
        places.insert(place, laid);
    }
    places
}

/// What of a value may differ between two sets.
pub(crate) const MOVED_FIELDS: [&str; 4] = ["value", "certainty", "source", "checked_until"];

fn differing(was: Laid<'_>, is: Laid<'_>) -> Vec<&'static str> {
    let differs = [
        was.written != is.written,
        was.about.certainty != is.about.certainty,
        was.about.source != is.about.source,
        was.about.checked_until != is.about.checked_until,
    ];
    MOVED_FIELDS
        .into_iter()
        .zip(differs)
        .filter(|(_, differs)| *differs)
        .map(|(field, _)| field)
        .collect()
}

/// The first day of the value that comes after this one and takes its place; a list that extends
/// another stays.
fn next_day(set: &BTreeMap<ValuePlace<'_>, Laid<'_>>, place: ValuePlace<'_>) -> Option<NaiveDate> {
    let follows = |later: &&ValuePlace<'_>| {
        (later.id, later.code, later.kind, later.agreements_from, later.extends)
            == (place.id, place.code, place.kind, place.agreements_from, false)
            && later.first_day > place.first_day
    };
    if place.extends { None } else { set.keys().find(follows).map(|later| later.first_day) }
}

impl ValuePlace<'_> {
    fn moved(
        self,
        change: MovedHow,
        fields: Vec<&'static str>,
        next: Option<NaiveDate>,
        [before, after]: [Option<Laid<'_>>; 2],
    ) -> MovedValue {
        let Self { id, kind, agreements_from, first_day, .. } = self;
        let counts_from = agreements_from.map_or(first_day, |start| start.max(first_day));
        let first_month = if id.is_of_the_start() {
            Month::of(counts_from).ok()
        } else {
            first_month_from(counts_from)
        };
        let last_month = next.filter(|_| !id.is_of_the_start()).and_then(last_month_before);
        let content = |laid: Option<Laid<'_>>| laid.map(|laid| DatedValue::clone(laid.about));
        let name = self.code.map_or_else(|| id.to_string(), |code| format!("{id}/{code}"));
        MovedValue {
            id,
            name,
            kind,
            agreements_from,
            first_day,
            change,
            fields,
            first_month,
            last_month,
            before: content(before),
            after: content(after),
        }
    }
}

/// R1.6: the first of a month decides, so the first month whose first day is not before a day.
fn first_month_from(day: NaiveDate) -> Option<Month> {
    let month = Month::of(day).ok()?;
    if day.day() == 1 { Some(month) } else { Month::of(month.last().succ_opt()?).ok() }
}

/// The last month whose first day lies before a day.
fn last_month_before(day: NaiveDate) -> Option<Month> {
    Month::of(day.pred_opt()?).ok()
}

impl ValuesDiff {
    pub(crate) const fn new(
        before: Fingerprint,
        after: Fingerprint,
        moved: Vec<MovedValue>,
    ) -> Self {
        Self { schema: 1, before, after, moved }
    }

    /// What moved, as a text of several lines for a person.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = self.write(&mut text, language);
        text
    }

    fn write(&self, text: &mut String, language: Language) -> fmt::Result {
        let [before, after] = [Label::Before, Label::After].map(|label| label.text(language));
        writeln!(text, "{before}: {}", self.before)?;
        writeln!(text, "{after}: {}", self.after)?;
        if self.moved.is_empty() {
            return writeln!(text, "\n{}", Label::NoValueDiffers.text(language));
        }
        for moved in &self.moved {
            writeln!(text, "\n{}", moved.heading(language))?;
            for (label, content) in [(before, &moved.before), (after, &moved.after)] {
                if let Some(content) = content {
                    writeln!(text, "  {label}: {}", shown(content, language))?;
                }
            }
        }
        Ok(())
    }
}

impl MovedValue {
    /// `ggmmi, ibo-plus, from 2026-12-01: added; months from 2026-12`.
    fn heading(&self, language: Language) -> String {
        let limit = self
            .agreements_from
            .map(|day| format!(", {} {day}", Label::AgreementsFrom.text(language).to_lowercase()));
        let kind = self.kind.map(|kind| format!(", {}", kind.slug()));
        let fields = match self.fields.as_slice() {
            [] => String::new(),
            fields => format!(" ({})", fields.join(", ")),
        };
        format!(
            "{}{}{}, {} {}: {}{fields}; {}",
            self.name,
            kind.unwrap_or_default(),
            limit.unwrap_or_default(),
            Label::From.text(language).to_lowercase(),
            self.first_day,
            self.change.label(language),
            self.months(language)
        )
    }

    fn months(&self, language: Language) -> String {
        let [months, no_month, to] = match language {
            Language::English => ["months", "no month", "to"],
            Language::Dutch => ["maanden", "geen maand", "tot en met"],
        };
        let from = Label::From.text(language).to_lowercase();
        match (self.first_month, self.last_month) {
            (Some(first), Some(last)) if last < first => no_month.to_owned(),
            (Some(first), Some(last)) => format!("{months} {first} {to} {last}"),
            (Some(first), None) => format!("{months} {from} {first}"),
            (None, _) => no_month.to_owned(),
        }
    }
}

fn shown(content: &DatedValue, language: Language) -> String {
    let DatedValue { value, certainty, checked_until, .. } = content;
    let source = source::shown(&content.source, language);
    let checked = checked_until
        .map(|day| format!(", {} {day}", Label::CheckedUntil.text(language).to_lowercase()));
    format!("{value}, {}{}: {source}", certainty.label(language), checked.unwrap_or_default())
}
