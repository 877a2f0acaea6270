//! Files while they are laid over one another: what each value must be checked against is kept
//! beside the values, so that no value needs a look at all the others.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::dated_value::DatedValue;
use super::file::FileValue;
use super::id::ParameterId;
use super::listed_code::ListedCode;
use super::note::Note;
use crate::certainty::Certainty;
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::sentence::say;

/// What is known of the values that are laid.
#[derive(Default)]
pub(super) struct Loading {
    limits: Limits,
    codes: HashMap<(ParameterId, String), KnownCode>,
}

/// The latest `agreements_from` among the values of an id up to a day: of one id, days and limits
/// ascend.
#[derive(Default)]
struct Limits(Vec<(ParameterId, NaiveDate, NaiveDate)>);

/// What a list says of a code.
#[derive(Default)]
struct KnownCode {
    /// That it treats it.
    ours: bool,
    /// What it means, as a code of a delivery.
    meant: bool,
    /// That it is a question how it is treated (R8).
    open: bool,
}

impl Limits {
    /// How many of them are of ids and days up to these.
    fn count(&self, id: ParameterId, day: NaiveDate) -> usize {
        self.0.partition_point(|(known, from, _)| (*known, *from) <= (id, day))
    }

    fn until(&self, id: ParameterId, day: NaiveDate) -> Option<NaiveDate> {
        let (known, _, limit) = self.0.get(self.count(id, day).checked_sub(1)?)?;
        (*known == id).then_some(*limit)
    }

    fn add(&mut self, id: ParameterId, day: NaiveDate, limit: NaiveDate) {
        if self.until(id, day).is_some_and(|before| before >= limit) {
            return;
        }
        // What comes later and is not above it says nothing any more.
        let first = self.count(id, day);
        let later = self.0.iter().skip(first);
        let below = later.take_while(|(known, _, latest)| *known == id && *latest <= limit).count();
        self.0.splice(first..first.saturating_add(below), [(id, day, limit)]);
    }
}

impl Loading {
    /// Of values that are laid.
    pub(super) fn of<'v>(laid: impl Iterator<Item = &'v Arc<DatedValue>>) -> Self {
        let mut loading = Self::default();
        laid.for_each(|value| loading.add(value));
        loading
    }

    /// A value that was laid.
    pub(super) fn add(&mut self, value: &DatedValue) {
        if let Some(limit) = value.agreements_from {
            self.limits.add(value.id, value.first_day, limit);
        }
        if let Some(code) = &value.code {
            self.known(value.id, code).open = true;
        }
        for ListedCode { code, means, certainty, .. } in &value.codes {
            let known = self.known(value.id, code);
            match means {
                Some(_) => known.meant = true,
                None => {
                    known.ours = true;
                    known.open |= *certainty <= Certainty::Assumed;
                }
            }
        }
    }

    fn known(&mut self, list: ParameterId, code: &str) -> &mut KnownCode {
        self.codes.entry((list, code.to_owned())).or_default()
    }

    /// R8: a reading about a code is about one that a list has without having read how to treat it.
    pub(super) fn knows_the_code_of(&self, found: &FileValue) -> Result<(), Error> {
        let Some(code) = &found.about().code else { return Ok(()) };
        let known = self.codes.get(&(found.id(), code.clone()));
        if known.is_some_and(|known| known.open) {
            return Ok(());
        }
        Err(found.refused(ErrorCode::ParametersUnknownId, "id", say::CODE_OF_READING))
    }

    /// R2: whether a value that was laid left codes of a delivery that mean none that the list
    /// treats, or are one themselves.
    pub(super) fn is_broken_by(&self, value: &DatedValue) -> bool {
        let known = |code: &str| self.codes.get(&(value.id, code.to_owned()));
        value.codes.iter().any(|listed| {
            let is_both = known(&listed.code).is_some_and(|known| known.ours && known.meant);
            let is_of_none = |means: &String| known(means).is_none_or(|known| !known.ours);
            is_both || listed.means.as_ref().is_some_and(is_of_none)
        })
    }

    /// R1.6: a user's value without a limit, beside values that are limited to later agreements,
    /// reaches the earlier ones too.
    pub(super) fn reaches_old_agreements(&self, found: &FileValue) -> Option<Note> {
        let DatedValue { id, first_day, agreements_from, .. } = *found.about();
        let limit = self.limits.until(id, first_day)?;
        let file = found.file().to_owned();
        let note = Note::ReachesOldAgreements { file, id, first_day, limit };
        agreements_from.is_none().then_some(note)
    }
}
