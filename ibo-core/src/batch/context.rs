//! What the rows of one month, kind and time of start have in common, looked up once: the dated values, the calendar, the codes that count.

use std::hint::select_unpredictable;
use std::ops::Range;
use std::sync::OnceLock;

use chrono::NaiveDate;

use super::cases::{CaseColumns, LeefloonColumns, SicknessColumns, UnemploymentColumns};
use super::column::{Cell, Codes, Column};
use crate::agreement::Scheme;
use crate::income::OneTreated;
use crate::kind::Kind;
use crate::parameters::{Parameters, Quote, Sign, Treated, Treatment, Values};
use crate::period::Month;

/// What rows have in common.
pub(super) struct Context<'p> {
    pub(super) values: Values<'p>,
    /// The numbers of the first and the last day of the month.
    pub(super) first: i32,
    pub(super) last: i32,
    /// The words of `unemployment_benefit_type`.
    pub(super) benefit_types: Words<'p>,
    /// The words of `leefloon_aid_type`.
    pub(super) aid_types: Words<'p>,
    /// The lists to quote for a row's sickness benefit; none of the outer where its document type or nature does not count.
    pub(super) sickness_lists: Option<[Option<Quote<'p>>; 2]>,
}

/// How the lists treat the words of a column, by their places: those alike are told together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words<'p> {
    /// The words that count and need no list to be quoted.
    silent: Places,
    /// The others: most tables have words that are left out, and words that count by an entry that is not official.
    alike: [Option<(Places, OneTreated<'p>)>; GROUPS],
}

/// Places of words, a bit for each; the last one is for no word.
type Places = u64;

/// The place of no word among the bits.
const NO_WORD: u16 = 63;

/// So many ways of treatment have a place; a row with a word beyond is left to the ordinary path.
const GROUPS: usize = 4;

impl<'p> Words<'p> {
    fn of(words: &WordList, absent: &[u8], treated: impl Fn(&[u8]) -> Option<Treated<'p, Treatment>>) -> Self {
        let mut found = Self { silent: 0, alike: [None; GROUPS] };
        for (word, place) in words.iter().zip(0..NO_WORD).chain([(absent, NO_WORD)]) {
            match treated(word).map(|treated| OneTreated::of(&treated)) {
                None => {}
                Some(OneTreated::Counts(None)) => found.silent |= bit(place),
                Some(treated) => found.add(place, treated),
            }
        }
        found
    }

    fn add(&mut self, place: u16, treated: OneTreated<'p>) {
        let is_alike = |group: &&mut Option<(Places, OneTreated<'p>)>| group.as_ref().is_none_or(|(_, other)| other.is_like(&treated));
        if let Some(group) = self.alike.iter_mut().find(is_alike) {
            let places = group.map_or(0, |(places, _)| places);
            *group = Some((places | bit(place), treated));
        }
    }

    /// How the word at this place is treated; none for a word that no list has, or beyond the first 63: the ordinary path knows those.
    #[inline(always)]
    pub(super) fn treated(&self, place: u16) -> Option<OneTreated<'p>> {
        let of_word = select_unpredictable(place == u16::ABSENT, NO_WORD, place);
        if NO_WORD <= place && place != u16::ABSENT {
            None
        } else if self.silent & bit(of_word) != 0 {
            Some(OneTreated::Counts(None))
        } else {
            self.alike.iter().flatten().find(|(places, _)| places & bit(of_word) != 0).map(|(_, treated)| *treated)
        }
    }
}

#[inline(always)]
fn bit(place: u16) -> Places {
    1_u64.wrapping_shl(place.into())
}

/// The words of a table's columns.
#[derive(Default)]
struct ColumnWords {
    kinds: WordList,
    benefit_types: WordList,
    aid_types: WordList,
}

impl ColumnWords {
    fn are(&self, [kinds, benefit_types, aid_types]: [&[&[u8]]; 3]) -> bool {
        self.kinds.is(kinds) && self.benefit_types.is(benefit_types) && self.aid_types.is(aid_types)
    }
}

/// Words one after the other, for a column may have many.
#[derive(Default)]
struct WordList {
    text: Vec<u8>,
    /// Where each begins and ends.
    ranges: Vec<Range<usize>>,
}

impl WordList {
    fn of(words: &[&[u8]]) -> Self {
        let (text, mut first) = (words.concat(), 0_usize);
        let range = |word: &&[u8]| {
            let range = first..first.saturating_add(word.len());
            first = range.end;
            range
        };
        Self { ranges: words.iter().map(range).collect(), text }
    }

    fn iter(&self) -> impl Iterator<Item = &[u8]> {
        self.ranges.iter().map(|range| self.text.get(range.clone()).unwrap_or_default())
    }

    fn is(&self, words: &[&[u8]]) -> bool {
        self.iter().eq(words.iter().copied())
    }
}

fn words<'c>(codes: Option<Codes<'c>>) -> &'c [&'c [u8]] {
    codes.map_or(&[], |codes| codes.words)
}

/// The contexts that the rows of a table met so far.
pub(super) struct Contexts<'p> {
    parameters: &'p Parameters,
    months: &'static Months,
    /// The kind of each word of the column `kind`, by its place.
    kinds: [Option<Kind>; KINDS],
    words: ColumnWords,
    /// The numbers of the days from which a start may find other values.
    changes: Vec<i32>,
    /// How many times lie between them, for each kind.
    times: usize,
    /// One more than the place of each context in the list, by month, kind and time of start; zero for one that was not met.
    places: Vec<u16>,
    met: Vec<Context<'p>>,
}

/// The words of the column `kind` that the fast path knows.
const KINDS: usize = 8;

impl<'p> Contexts<'p> {
    pub(super) fn new(parameters: &'p Parameters) -> Self {
        let schemes = Scheme::ALL.iter().map(|scheme| scheme.from());
        let months = Months::table();
        let mut changes: Vec<_> = parameters.changes_by_start().iter().copied().chain(schemes).map(|day| day.to_epoch_days()).collect();
        changes.sort_unstable();
        changes.dedup();
        let times = changes.len().saturating_add(1).saturating_mul(Kind::ALL.len());
        let places = vec![0; times.saturating_mul(months.firsts.len())];
        Self { parameters, months, kinds: [None; KINDS], words: ColumnWords::default(), times, places, changes, met: Vec::new() }
    }

    /// Takes the words of a table's columns; other words than before are treated anew.
    pub(super) fn take_words(&mut self, columns: &CaseColumns<'_>) {
        let lists = [
            columns.kind.words,
            words(columns.unemployment.and_then(|columns| columns.benefit_type)),
            words(columns.leefloon.and_then(|columns| columns.aid_type)),
        ];
        if self.words.are(lists) {
            return;
        }
        let [kinds, benefit_types, aid_types] = lists;
        self.kinds = std::array::from_fn(|place| kinds.get(place).and_then(|word| Kind::from_slug(str::from_utf8(word).ok()?)));
        self.words =
            ColumnWords { kinds: WordList::of(kinds), benefit_types: WordList::of(benefit_types), aid_types: WordList::of(aid_types) };
        self.places.fill(0);
        self.met.clear();
    }

    /// The kind of a word.
    #[inline]
    pub(super) fn kind(&self, place: u16) -> Option<Kind> {
        self.kinds.get(usize::from(place)).copied().flatten()
    }

    /// The context of a row; none for a month beyond the table.
    #[inline]
    pub(super) fn of(&mut self, day: i32, kind: Kind, start: i32) -> Option<&Context<'p>> {
        let month = self.months.place(day)?;
        let time = self
            .changes
            .iter()
            .fold(kind as usize, |time, change| time.wrapping_add(usize::from(*change <= start).wrapping_mul(Kind::ALL.len())));
        // A place beyond the list has no context, so that no sum need be checked.
        let place = month.wrapping_mul(self.times).wrapping_add(time);
        let met = match self.places.get(place)?.checked_sub(1) {
            Some(met) => met,
            None => self.meet(place, month, kind, start)?,
        };
        self.met.get(usize::from(met))
    }

    #[cold]
    fn meet(&mut self, place: usize, month: usize, kind: Kind, start: i32) -> Option<u16> {
        let month = Month::of(NaiveDate::from_epoch_days(*self.months.firsts.get(month)?)?).ok()?;
        let values = Values::new(self.parameters, month, NaiveDate::from_epoch_days(start)?, kind);
        let counts = |treated: Option<Treated<'p, Treatment>>| {
            treated.filter(|treated| treated.treatment == Treatment::Counts).map(|treated| treated.quoted())
        };
        let document_type = counts(values.document_type(SicknessColumns::DOCUMENT_TYPE).ok().flatten());
        let nature = counts(values.nature(i64::from(SicknessColumns::NATURE)).ok().flatten());
        let entry_kind = values.entry_kind(LeefloonColumns::ENTRY_KIND).ok().flatten();
        let award = entry_kind.is_some_and(|kind| kind.treatment != Sign::NotPositive && kind.own_list().is_none());
        let context = Context {
            values,
            first: month.first().to_epoch_days(),
            last: month.last().to_epoch_days(),
            benefit_types: Words::of(&self.words.benefit_types, UnemploymentColumns::ABSENT_TYPE, |word| {
                values.benefit_type(word).ok().flatten()
            }),
            aid_types: Words::of(&self.words.aid_types, LeefloonColumns::ABSENT_TYPE, |word| {
                if award { values.aid_type(word).ok().flatten() } else { None }
            }),
            sickness_lists: document_type.zip(nature).map(|(document_type, nature)| [document_type, nature]),
        };
        let met = u16::try_from(self.met.len()).ok()?;
        self.met.push(context);
        *self.places.get_mut(place)? = met.checked_add(1)?;
        Some(met)
    }
}

/// Writes the first day of each row's month, all counted from 1 January 1970; zero for a row without a day of the years 1 to 9999. Those rows are what it
/// gives.
#[inline(never)]
pub fn first_of_months(days: Column<'_, i32>, firsts: &mut [i32]) -> Vec<usize> {
    let months = Months::table();
    let beyond = |day| Some(Month::of(NaiveDate::from_epoch_days(day)?).ok()?.first().to_epoch_days());
    let first_of = |day| months.place(day).and_then(|month| months.firsts.get(month)).copied().or_else(|| beyond(day));
    let mut without = Vec::new();
    for (row, first) in firsts.iter_mut().enumerate() {
        let found = days.get(row).and_then(first_of);
        *first = found.unwrap_or(0);
        if found.is_none() {
            without.push(row);
        }
    }
    without
}

/// The months of the years for which the fast path is.
struct Months {
    /// The number of the first day of each.
    firsts: Vec<i32>,
    /// The place of each day's month.
    of_day: Vec<u16>,
    /// The number of the first day.
    first: i32,
}

/// The years of the table: from the first scheme on, and as long as this version may be in use.
const YEARS: std::ops::RangeInclusive<i32> = 2018..=2060;

impl Months {
    fn table() -> &'static Self {
        static TABLE: OnceLock<Months> = OnceLock::new();
        TABLE.get_or_init(|| {
            let months = YEARS.flat_map(|year| (1..=12).filter_map(move |month| Month::new(year, month).ok()));
            let (mut firsts, mut of_day) = (Vec::new(), Vec::new());
            for (place, month) in (0..).zip(months) {
                firsts.push(month.first().to_epoch_days());
                of_day.extend((0..month.days()).map(|_| place));
            }
            let first = firsts.first().copied().unwrap_or_default();
            Self { firsts, of_day, first }
        })
    }

    #[inline]
    fn place(&self, day: i32) -> Option<usize> {
        let day = usize::try_from(day.wrapping_sub(self.first).cast_unsigned()).ok()?;
        self.of_day.get(day).map(|place| usize::from(*place))
    }
}
