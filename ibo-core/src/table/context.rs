//! What the rows of one month, kind and time of start have in common, looked up once: the dated
//! values, the calendar, how the lists treat the codes.

use std::num::NonZero;
use std::sync::OnceLock;

use chrono::NaiveDate;

use super::column::Codes;
use super::columns::CaseColumns;
use crate::calendar::date_of_day;
use crate::error::Error;
use crate::forced_scheme::ForcedScheme;
use crate::kind::Kind;
use crate::parameters::{CodeLists, Parameters, Sign, Treated, Treatment, Values};
use crate::period::Month;
use crate::scheme::Scheme;

/// The code of a row's record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct RowCode<'a> {
    pub(super) text: &'a [u8],
    /// Its index among the words of its column; none where the row has no word, and the code is
    /// the one that the format then says.
    pub(super) index: Option<u16>,
}

impl RowCode<'static> {
    /// The type of unemployment benefit of a row that has none.
    pub(super) const BENEFIT_TYPE: Self = Self::default_of(b"full-unemployment");
    /// The type of aid of a row that has none.
    pub(super) const AID_TYPE: Self = Self::default_of(b"leefloon");
    /// The kind of entry of every leefloon.
    pub(super) const ENTRY_KIND: Self = Self::default_of(b"award");
    /// The document of every payment of sickness benefit.
    pub(super) const DOCUMENT_TYPE: Self = Self::default_of(b"C21");
    /// The code of every payment of sickness benefit.
    pub(super) const BENEFIT_CODE: Self = Self::default_of(b"AA");

    const fn default_of(text: &'static [u8]) -> Self {
        Self { text, index: None }
    }
}

/// The nature of every payment of sickness benefit.
pub(super) const NATURE: i32 = 0;

impl AsRef<[u8]> for RowCode<'_> {
    fn as_ref(&self) -> &[u8] {
        self.text
    }
}

/// What rows have in common.
pub(super) struct Context<'p> {
    pub(super) values: Values<'p>,
    benefit_types: ListedWords<'p>,
    aid_types: ListedWords<'p>,
    entry_kind: Option<Treated<'p, Sign>>,
    document_type: Option<Treated<'p, Treatment>>,
    nature: Option<Treated<'p, Treatment>>,
}

/// How a list treats the code of a row without a word, and after it the first words of a column by
/// their indices; none for a word that it does not have.
struct ListedWords<'p>([Option<Treated<'p, Treatment>>; WORDS + 1]);

/// How many different words of a column are looked up in the code lists once a month. Further words,
/// and words that no list has, are looked up again for each row.
pub(super) const WORDS: usize = 32;

type Found<'p, T> = Result<Option<Treated<'p, T>>, Error>;

impl<'p> ListedWords<'p> {
    fn of(
        words: &WordList,
        default: RowCode<'_>,
        look: impl Fn(&[u8]) -> Found<'p, Treatment>,
    ) -> Self {
        let words = std::iter::once(default.text).chain(words.iter());
        let mut found = Self([None; WORDS + 1]);
        found
            .0
            .iter_mut()
            .zip(words)
            .for_each(|(treated, word)| *treated = look(word).ok().flatten());
        found
    }

    #[inline(always)]
    fn get(&self, code: RowCode<'_>) -> Option<Treated<'p, Treatment>> {
        let index = code.index.map_or(0, |index| usize::from(index).wrapping_add(1));
        self.0.get(index).copied().flatten()
    }
}

impl<'p> Context<'p> {
    fn new(
        parameters: &'p Parameters,
        words: &ColumnWords,
        month: Month,
        kind: Kind,
        start: i32,
    ) -> Self {
        let values = Values::new(parameters, month, date_of_day(start), kind);
        Self {
            values,
            benefit_types: ListedWords::of(&words.benefit_types, RowCode::BENEFIT_TYPE, |word| {
                values.benefit_type(word)
            }),
            aid_types: ListedWords::of(&words.aid_types, RowCode::AID_TYPE, |word| {
                values.aid_type(word)
            }),
            entry_kind: values.entry_kind(RowCode::ENTRY_KIND.text).ok().flatten(),
            document_type: values.document_type(RowCode::DOCUMENT_TYPE.text).ok().flatten(),
            nature: CodeLists::<&[u8]>::nature(&values, NATURE).ok().flatten(),
        }
    }
}

/// What was looked up, or else the look, which says what is wrong.
#[inline(always)]
fn known<'p, T: Copy>(
    treated: Option<Treated<'p, T>>,
    look: impl FnOnce() -> Found<'p, T>,
) -> Found<'p, T> {
    match treated {
        Some(treated) => Ok(Some(treated)),
        None => unknown(look),
    }
}

#[cold]
fn unknown<'p, T>(look: impl FnOnce() -> Found<'p, T>) -> Found<'p, T> {
    look()
}

/// Every entry of a row is of one kind, and every payment of one document and nature.
impl<'p> CodeLists<'p, RowCode<'_>> for Context<'p> {
    #[inline(always)]
    fn benefit_type(&self, code: RowCode<'_>) -> Found<'p, Treatment> {
        known(self.benefit_types.get(code), || self.values.benefit_type(code.text))
    }

    #[inline(always)]
    fn aid_type(&self, code: RowCode<'_>) -> Found<'p, Treatment> {
        known(self.aid_types.get(code), || self.values.aid_type(code.text))
    }

    #[inline(always)]
    fn entry_kind(&self, code: RowCode<'_>) -> Found<'p, Sign> {
        known(self.entry_kind, || self.values.entry_kind(code.text))
    }

    #[inline(always)]
    fn document_type(&self, code: RowCode<'_>) -> Found<'p, Treatment> {
        known(self.document_type, || self.values.document_type(code.text))
    }

    #[inline(always)]
    fn nature(&self, code: i32) -> Found<'p, Treatment> {
        known(self.nature, || CodeLists::<&[u8]>::nature(&self.values, code))
    }
}

/// The words of a table's columns.
#[derive(Default)]
struct ColumnWords {
    benefit_types: WordList,
    aid_types: WordList,
}

/// The first words of a column, one after the other.
#[derive(Default)]
struct WordList {
    text: Vec<u8>,
    lengths: Vec<usize>,
}

impl WordList {
    fn of(words: &[&[u8]]) -> Self {
        Self { text: words.concat(), lengths: words.iter().map(|word| word.len()).collect() }
    }

    fn iter(&self) -> impl Iterator<Item = &[u8]> {
        let mut rest = self.text.as_slice();
        self.lengths.iter().map(move |length| {
            let (word, after) = rest.split_at_checked(*length).unwrap_or_default();
            rest = after;
            word
        })
    }

    fn is(&self, words: &[&[u8]]) -> bool {
        self.iter().eq(words.iter().copied())
    }
}

/// The words of a column that are looked up once a month.
fn first_words<'a>(codes: Option<Codes<'a>>) -> &'a [&'a [u8]] {
    let words = codes.map_or(&[][..], |codes| codes.words);
    words.get(..WORDS).unwrap_or(words)
}

/// The contexts that the rows of a table met so far.
pub(super) struct Contexts<'p> {
    parameters: &'p Parameters,
    /// The scheme of a reform (R8.4).
    forced: Option<ForcedScheme>,
    words: ColumnWords,
    /// The numbers of the days from which a start may find other values.
    changes: Vec<i32>,
    /// How many stretches of time there are between the changes, for each kind.
    times: usize,
    /// Where each context is among those met, by month, kind and time of start.
    numbers: Vec<Option<NonZero<u16>>>,
    met: Vec<Context<'p>>,
    /// The context of a month for which `numbers` has no place, kept for one row.
    beyond: Option<Context<'p>>,
}

impl<'p> Contexts<'p> {
    pub(super) fn new(parameters: &'p Parameters, forced: Option<&ForcedScheme>) -> Self {
        let schemes = Scheme::ALL.iter().map(|scheme| scheme.first_day());
        let mut changes: Vec<_> = parameters
            .changes_by_start()
            .iter()
            .copied()
            .chain(schemes)
            .map(|day| day.to_epoch_days())
            .collect();
        changes.sort_unstable();
        changes.dedup();
        let times = changes.len().saturating_add(1).saturating_mul(Kind::ALL.len());
        let numbers = vec![None; times.saturating_mul(Months::table().each.len())];
        Self {
            parameters,
            forced: forced.copied(),
            words: ColumnWords::default(),
            times,
            numbers,
            changes,
            met: Vec::new(),
            beyond: None,
        }
    }

    /// The scheme that is forced on every row.
    pub(super) const fn forced(&self) -> Option<&ForcedScheme> {
        self.forced.as_ref()
    }

    /// Takes the words of a table's columns; other words than before are looked up anew.
    pub(super) fn take_words(&mut self, columns: &CaseColumns<'_>) {
        let (benefit_types, aid_types) = (
            first_words(columns.unemployment_benefit_type),
            first_words(columns.leefloon_aid_type),
        );
        if !self.words.benefit_types.is(benefit_types) || !self.words.aid_types.is(aid_types) {
            self.words = ColumnWords {
                benefit_types: WordList::of(benefit_types),
                aid_types: WordList::of(aid_types),
            };
            self.numbers.fill(None);
            self.met.clear();
        }
    }

    /// The context of a row.
    #[inline(always)]
    pub(super) fn of(&mut self, month: &MonthDays, kind: Kind, start: i32) -> &Context<'p> {
        let time = self.changes.iter().fold(kind as usize, |time, change| {
            time.wrapping_add(usize::from(*change <= start).wrapping_mul(Kind::ALL.len()))
        });
        // An index beyond the numbers has no context, so that no sum need be checked.
        let index =
            month.index.map(|month| usize::from(month).wrapping_mul(self.times).wrapping_add(time));
        let met = index.and_then(|index| self.number(index, month, kind, start));
        let Self { parameters, words, met: contexts, beyond, .. } = self;
        match met.and_then(|met| contexts.get(met)) {
            Some(context) => context,
            None => beyond.insert(Context::new(parameters, words, month.month, kind, start)),
        }
    }

    /// Where the context of an index is among those met.
    #[inline(always)]
    fn number(&mut self, index: usize, month: &MonthDays, kind: Kind, start: i32) -> Option<usize> {
        let number = match *self.numbers.get(index)? {
            Some(number) => number,
            None => self.meet(index, month, kind, start)?,
        };
        usize::from(number.get()).checked_sub(1)
    }

    #[cold]
    fn meet(
        &mut self,
        index: usize,
        month: &MonthDays,
        kind: Kind,
        start: i32,
    ) -> Option<NonZero<u16>> {
        let number = self
            .met
            .len()
            .checked_add(1)
            .and_then(|number| u16::try_from(number).ok())
            .and_then(NonZero::new)?;
        self.met.push(Context::new(self.parameters, &self.words, month.month, kind, start));
        *self.numbers.get_mut(index)? = Some(number);
        Some(number)
    }
}

/// A month with the numbers of its first and its last day.
#[derive(Debug, Clone, Copy)]
pub(super) struct MonthDays {
    pub(super) month: Month,
    pub(super) first: i32,
    pub(super) last: i32,
    /// Its index in the table of months; none beyond it.
    index: Option<u16>,
}

impl MonthDays {
    fn of(month: Month, index: Option<u16>) -> Self {
        Self {
            month,
            first: month.first().to_epoch_days(),
            last: month.last().to_epoch_days(),
            index,
        }
    }
}

/// The months that rows mostly have.
pub(super) struct Months {
    each: Vec<MonthDays>,
    /// The index of each day's month.
    of_day: Vec<u16>,
    /// The number of the first day.
    first: i32,
}

/// The years of the table: from the first scheme on, and as long as this version may be in use.
const YEARS: std::ops::RangeInclusive<i32> = 2018..=2060;

impl Months {
    pub(super) fn table() -> &'static Self {
        static TABLE: OnceLock<Months> = OnceLock::new();
        TABLE.get_or_init(|| {
            let months = YEARS
                .flat_map(|year| (1..=12).filter_map(move |month| Month::new(year, month).ok()));
            let (mut each, mut of_day) = (Vec::new(), Vec::new());
            for (index, month) in (0..).zip(months) {
                each.push(MonthDays::of(month, Some(index)));
                of_day.extend((0..month.days()).map(|_| index));
            }
            let first = each.first().map(|month: &MonthDays| month.first).unwrap_or_default();
            Self { each, of_day, first }
        })
    }

    /// The month of a day; none beyond the years 1 to 9999.
    #[inline(always)]
    pub(super) fn of(&self, day: i32) -> Option<MonthDays> {
        let days_before = usize::try_from(day.wrapping_sub(self.first).cast_unsigned()).ok();
        match days_before
            .and_then(|day| self.of_day.get(day))
            .and_then(|index| self.each.get(usize::from(*index)))
        {
            Some(month) => Some(*month),
            None => Self::beyond(day),
        }
    }

    /// A month with its days.
    pub(super) fn of_month(&self, month: Month) -> MonthDays {
        self.of(month.first().to_epoch_days()).unwrap_or(MonthDays::of(month, None))
    }

    #[cold]
    fn beyond(day: i32) -> Option<MonthDays> {
        Month::of(NaiveDate::from_epoch_days(day)?).ok().map(|month| MonthDays::of(month, None))
    }
}
