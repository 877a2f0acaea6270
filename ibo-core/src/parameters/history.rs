//! The values of one id by date: a value is added, replaced or confirmed, and one of them is in
//! force on a day for an agreement (R1.6, R7.4).

use std::sync::Arc;

use chrono::NaiveDate;

use super::code_list::CodeList;
#[cfg(feature = "json")]
use super::dated_value::StatementJson;
use super::dated_value::{Dated, DatedValue, Laid, Which};
use super::file::{Confirmed, FileValue};
use super::id::ParameterId;
use super::in_force::{InForce, Quote};
use super::listed_code::Ways;
use super::parameter_value::ParameterValue;
use crate::certainty::Certainty;
use crate::error::Error;
use crate::kind::Kind;

/// The values of one id, by date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct History<T>(Vec<Dated<T>>);

impl<T> Default for History<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> History<T> {
    /// Adds a value, or replaces the one of the same kind, date and agreements.
    pub(super) fn lay(&mut self, dated: Dated<T>) -> Placed {
        let about = Arc::clone(&dated.about);
        let place = self.0.partition_point(|present| present.about.order() < about.order());
        match self.0.get_mut(place) {
            Some(present) if present.about.order() == about.order() => {
                *present = dated;
                Placed { about, replaced: true }
            }
            _ => {
                self.0.insert(place, dated);
                Placed { about, replaced: false }
            }
        }
    }

    /// One value in place of all, for all dates and kinds.
    pub(super) fn replace(&mut self, id: ParameterId, value: T)
    where
        T: ParameterValue,
    {
        let about = DatedValue {
            id,
            code: None,
            kind: None,
            agreements_from: None,
            first_day: NaiveDate::MIN,
            value: value.to_string(),
            certainty: Certainty::Assumed,
            source: String::new(),
            checked_until: None,
            codes: Vec::new(),
            #[cfg(feature = "json")]
            json: StatementJson::default(),
        };
        let written = value.canonical();
        self.0 = vec![Dated { value, about: Arc::new(about), extends: false, written }];
    }

    /// Adds a value after those of the same kind, date and agreements.
    fn add(&mut self, dated: Dated<T>) {
        let later = self.0.partition_point(|present| present.about.order() <= dated.about.order());
        self.0.insert(later, dated);
    }

    /// The value in force on a day for an agreement, as the lines quote it; it is stale when it was
    /// last checked before another day.
    #[inline]
    pub(super) fn in_force(
        &self,
        day: NaiveDate,
        agreement: Which,
        fresh: NaiveDate,
    ) -> Option<InForce<'_, T>> {
        let found = self.counting(day, agreement).next();
        found.map(|dated| InForce { value: &dated.value, quote: Quote::new(&dated.about, fresh) })
    }

    /// The values that count on a day for an agreement, the latest first.
    #[inline]
    pub(super) fn counting(
        &self,
        day: NaiveDate,
        agreement: Which,
    ) -> impl Iterator<Item = &Dated<T>> {
        self.0.iter().rev().filter(move |dated| dated.counts_on(day, agreement))
    }

    /// Every value, by date.
    pub(super) fn each(&self) -> impl Iterator<Item = &Dated<T>> {
        self.0.iter()
    }

    /// The value, where there is only one, for no month.
    pub(super) fn only(&self) -> Option<InForce<'_, T>> {
        match self.0.as_slice() {
            [only] => Some(InForce { value: &only.value, quote: Quote::fresh(&only.about) }),
            _ => None,
        }
    }
}

/// A value that was put in its history.
pub(super) struct Placed {
    pub(super) about: Arc<DatedValue>,
    /// Whether it replaced another.
    pub(super) replaced: bool,
}

/// The values of one id, whatever they are values of.
pub(super) trait Series {
    /// Each, by date.
    fn laid(&self) -> Vec<Laid<'_>>;

    /// One of them, by its place: of code lists the lists alone, without the choices for single
    /// codes.
    fn at(&self, place: usize) -> Option<&DatedValue>;

    /// Those that an agreement reads on a day; of code lists each that it reads a code of, the
    /// latest first.
    fn read_on(&self, day: NaiveDate, agreement: Which) -> Vec<&Arc<DatedValue>>;

    /// R7.4: raises the last check of the values in force on a day, for each kind and
    /// `agreements_from`; of those alone that were last checked on one day, where it is given.
    /// Says whether one was in force.
    fn confirm(&mut self, confirmed: &Confirmed, checked: Option<NaiveDate>) -> bool;
}

impl<T> Series for History<T> {
    fn laid(&self) -> Vec<Laid<'_>> {
        self.0.iter().map(laid).collect()
    }

    fn at(&self, place: usize) -> Option<&DatedValue> {
        self.0.get(place).map(|dated| &*dated.about)
    }

    fn read_on(&self, day: NaiveDate, agreement: Which) -> Vec<&Arc<DatedValue>> {
        self.counting(day, agreement).take(1).map(|dated| &dated.about).collect()
    }

    fn confirm(&mut self, confirmed: &Confirmed, checked: Option<NaiveDate>) -> bool {
        let mut met: Vec<(Option<Kind>, Option<NaiveDate>, Option<String>)> = Vec::new();
        for dated in
            self.0.iter_mut().rev().filter(|dated| dated.about.first_day <= confirmed.until)
        {
            let about = &dated.about;
            let series = (about.kind, about.agreements_from, about.code.clone());
            if met.contains(&series) {
                continue;
            }
            met.push(series);
            if checked.is_none_or(|day| dated.about.checked_until == Some(day)) {
                confirmed.raise(Arc::make_mut(&mut dated.about));
            }
        }
        !met.is_empty()
    }
}

/// The code lists of one id: those that stand alone, and what users laid over them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CodeHistory<C, T> {
    pub(super) lists: History<CodeList<C, T>>,
    pub(super) extensions: History<CodeList<C, T>>,
    /// The choices for single codes, which go first (R8).
    pub(super) readings: History<CodeList<C, T>>,
    /// Whether one of the lists says what codes of a delivery mean.
    pub(super) has_meanings: bool,
}

impl<C, T> Default for CodeHistory<C, T> {
    fn default() -> Self {
        Self {
            lists: History::default(),
            extensions: History::default(),
            readings: History::default(),
            has_meanings: false,
        }
    }
}

impl<C, T> CodeHistory<C, T> {
    pub(super) fn lay(&mut self, found: &FileValue, layer: Layer) -> Result<Placed, Error>
    where
        CodeList<C, T>: ParameterValue,
        T: Ways,
    {
        if let Some(code) = &found.about().code {
            return Ok(self.readings.lay(found.dated_of_code(code)?));
        }
        let mut dated: Dated<CodeList<C, T>> = found.dated()?;
        self.has_meanings |= dated.value.has_meanings();
        if layer == Layer::Base && !dated.extends {
            return Ok(self.lists.lay(dated));
        }
        // A list only adds: two files may extend it from the same day, and of one code the last
        // word counts.
        dated.extends = true;
        let about = Arc::clone(&dated.about);
        self.extensions.add(dated);
        Ok(Placed { about, replaced: false })
    }
}

impl<C, T: Ways> CodeHistory<C, T> {
    /// Has a code treated in one way by all its lists.
    pub(super) fn treat(&mut self, is: impl Fn(&C) -> bool, way: &str) {
        let Some(way) = T::WAYS.iter().find(|known| known.slug == way) else { return };
        for dated in
            self.lists.0.iter_mut().chain(&mut self.extensions.0).chain(&mut self.readings.0)
        {
            dated.value.treat(&is, way.means);
        }
    }
}

impl<C, T> Series for CodeHistory<C, T> {
    fn laid(&self) -> Vec<Laid<'_>> {
        let mut readings = self.readings.laid();
        readings.sort_by(|one, other| one.about.code.cmp(&other.about.code));
        self.by_date().map(laid).chain(readings).collect()
    }

    fn at(&self, place: usize) -> Option<&DatedValue> {
        self.by_date().nth(place).map(|dated| &*dated.about)
    }

    fn read_on(&self, day: NaiveDate, agreement: Which) -> Vec<&Arc<DatedValue>> {
        let laid = self.readings.counting(day, agreement);
        let laid = laid.chain(self.extensions.counting(day, agreement));
        let lists = self.lists.counting(day, agreement).take(1);
        let mut read: Vec<&Arc<DatedValue>> = Vec::new();
        for Dated { about, .. } in laid.chain(lists) {
            let is_new =
                |code: &str| !read.iter().any(|later| codes_of(later).any(|one| one == code));
            if codes_of(about).any(is_new) {
                read.push(about);
            }
        }
        read
    }

    fn confirm(&mut self, confirmed: &Confirmed, checked: Option<NaiveDate>) -> bool {
        // Each of them, also after one was in force.
        let of_codes = [&mut self.lists, &mut self.extensions, &mut self.readings];
        let raised = of_codes.map(|values| values.confirm(confirmed, checked));
        raised.contains(&true)
    }
}

impl<C, T> CodeHistory<C, T> {
    /// The lists that stand alone and those that are laid over them, by their first day.
    fn by_date(&self) -> impl Iterator<Item = &Dated<CodeList<C, T>>> {
        let mut lists = self.lists.each().peekable();
        let mut extensions = self.extensions.each().peekable();
        std::iter::from_fn(move || match (lists.peek(), extensions.peek()) {
            (Some(list), Some(over)) if over.about.first_day < list.about.first_day => {
                extensions.next()
            }
            (Some(_), _) => lists.next(),
            (None, _) => extensions.next(),
        })
    }
}

fn laid<T>(dated: &Dated<T>) -> Laid<'_> {
    let Dated { about, extends, written, .. } = dated;
    Laid { about, extends: *extends, written }
}

/// The codes of which a value says something: those of a list, or that of a reading.
fn codes_of(value: &DatedValue) -> impl Iterator<Item = &str> {
    value.code.as_deref().into_iter().chain(value.codes.iter().map(|listed| listed.code.as_str()))
}

/// Whether a value is one of the files that stand alone, or of a file laid over them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layer {
    Base,
    Over,
}
