//! Files while they are laid over one another: what each value must be checked against is kept
//! beside the values, so that no value needs a look at all the others.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;
use smol_str::SmolStr;

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
    limits: BTreeMap<ParameterId, Limits>,
    codes: BTreeMap<ParameterId, Codes>,
}

/// The latest `agreements_from` among the values of an id up to a day: it rises with the days.
#[derive(Default)]
struct Limits(BTreeMap<NaiveDate, NaiveDate>);

/// The codes of one list.
#[derive(Default)]
struct Codes {
    /// Those that the list treats.
    ours: BTreeSet<SmolStr>,
    /// Those of a delivery, and what they mean.
    mean: BTreeSet<SmolStr>,
    /// Those of which it is a question how they are treated (R8).
    open: BTreeSet<SmolStr>,
}

impl Limits {
    fn until(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.0.range(..=day).next_back().map(|(_, limit)| *limit)
    }

    fn add(&mut self, day: NaiveDate, limit: NaiveDate) {
        if self.until(day).is_some_and(|before| before >= limit) {
            return;
        }
        let mut later = self.0.split_off(&day);
        later.retain(|_, latest| *latest > limit);
        self.0.insert(day, limit);
        self.0.append(&mut later);
    }
}

impl Codes {
    fn add(&mut self, value: &DatedValue) {
        self.open.extend(value.code.as_deref().map(SmolStr::new));
        for ListedCode { code, means, certainty, .. } in &value.codes {
            let is_ours = means.is_none();
            if is_ours && *certainty <= Certainty::Assumed {
                self.open.insert(code.clone());
            }
            let of_list = if is_ours { &mut self.ours } else { &mut self.mean };
            of_list.insert(code.clone());
        }
    }

    /// Whether a value that was added left codes that mean what they may not.
    fn is_broken_by(&self, value: &DatedValue) -> bool {
        value.codes.iter().any(|listed| match &listed.means {
            None => self.mean.contains(listed.code.as_str()),
            Some(means) => {
                self.ours.contains(listed.code.as_str()) || !self.ours.contains(means.as_str())
            }
        })
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
            self.limits.entry(value.id).or_default().add(value.first_day, limit);
        }
        if value.id.is_code_list() {
            self.codes.entry(value.id).or_default().add(value);
        }
    }

    /// R8: a reading about a code is about one that a list has without having read how to treat it.
    pub(super) fn knows_the_code_of(&self, found: &FileValue) -> Result<(), Error> {
        let Some(code) = &found.about().code else { return Ok(()) };
        let of_list = self.codes.get(&found.id());
        if of_list.is_some_and(|codes| codes.open.contains(code.as_str())) {
            return Ok(());
        }
        Err(found.refused(ErrorCode::ParametersUnknownId, "id", say::CODE_OF_READING))
    }

    /// R2: whether a value that was laid left codes of a delivery that mean none that the list
    /// treats, or are one themselves.
    pub(super) fn is_broken_by(&self, value: &DatedValue) -> bool {
        self.codes.get(&value.id).is_some_and(|codes| codes.is_broken_by(value))
    }

    /// R1.6: a user's value without a limit, beside values that are limited to later agreements,
    /// reaches the earlier ones too.
    pub(super) fn reaches_old_agreements(&self, found: &FileValue) -> Option<Note> {
        let DatedValue { id, first_day, agreements_from, .. } = *found.about();
        let limit = self.limits.get(&id)?.until(first_day)?;
        let file = found.file().to_owned();
        let note = Note::ReachesOldAgreements { file, id, first_day, limit };
        agreements_from.is_none().then_some(note)
    }
}
