//! The values of one id by date: a value is added, replaced or confirmed, and one of them is in
//! force on a day for an agreement (R1.6, R7.4).

use std::sync::Arc;

use chrono::NaiveDate;

use super::code_list::CodeList;
use super::dated_value::{Dated, Laid, Which};
use super::file::Confirmed;
use super::in_force::{InForce, Quote};
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
    /// Adds a value, or replaces the one of the same kind, date and agreements; says whether it
    /// replaced.
    pub(super) fn lay(&mut self, dated: Dated<T>) -> bool {
        let place = self.0.partition_point(|present| present.about.order() < dated.about.order());
        match self.0.get_mut(place) {
            Some(present) if present.about.order() == dated.about.order() => {
                *present = dated;
                true
            }
            _ => {
                self.0.insert(place, dated);
                false
            }
        }
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

    /// The value, where there is only one, for no month.
    pub(super) fn only(&self) -> Option<InForce<'_, T>> {
        match self.0.as_slice() {
            [only] => Some(InForce { value: &only.value, quote: Quote::fresh(&only.about) }),
            _ => None,
        }
    }
}

/// The values of one id, whatever they are values of.
pub(super) trait Series {
    /// Each, by date.
    fn laid(&self) -> Vec<Laid<'_>>;

    /// R7.4: raises the last check of the values in force on a day, for each kind and
    /// `agreements_from`; of those alone that were last checked on one day, where it is given.
    /// Says whether one was in force.
    fn confirm(&mut self, confirmed: &Confirmed, checked: Option<NaiveDate>) -> bool;
}

impl<T> Series for History<T> {
    fn laid(&self) -> Vec<Laid<'_>> {
        let laid = self.0.iter().map(|Dated { about, extends, written, .. }| Laid {
            about,
            extends: *extends,
            written,
        });
        laid.collect()
    }

    fn confirm(&mut self, confirmed: &Confirmed, checked: Option<NaiveDate>) -> bool {
        let mut met: Vec<(Option<Kind>, Option<NaiveDate>)> = Vec::new();
        for dated in
            self.0.iter_mut().rev().filter(|dated| dated.about.first_day <= confirmed.until)
        {
            let series = (dated.about.kind, dated.about.agreements_from);
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
}

impl<C, T> Default for CodeHistory<C, T> {
    fn default() -> Self {
        Self { lists: History::default(), extensions: History::default() }
    }
}

impl<C, T> CodeHistory<C, T> {
    pub(super) fn lay(&mut self, mut dated: Dated<CodeList<C, T>>, layer: Layer) -> bool {
        if layer == Layer::Base && !dated.extends {
            return self.lists.lay(dated);
        }
        // A list only adds: two files may extend it from the same day, and of one code the last
        // word counts.
        dated.extends = true;
        self.extensions.add(dated);
        false
    }
}

impl<C, T> Series for CodeHistory<C, T> {
    fn laid(&self) -> Vec<Laid<'_>> {
        let mut laid = [self.lists.laid(), self.extensions.laid()].concat();
        laid.sort_by_key(|laid| laid.about.first_day);
        laid
    }

    fn confirm(&mut self, confirmed: &Confirmed, checked: Option<NaiveDate>) -> bool {
        let [lists, extensions] =
            [self.lists.confirm(confirmed, checked), self.extensions.confirm(confirmed, checked)];
        lists || extensions
    }
}

/// Whether a value is one of the files that stand alone, or of a file laid over them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layer {
    Base,
    Over,
}
