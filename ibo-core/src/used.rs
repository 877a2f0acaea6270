//! Which readings a calculation used (R8): the choices that its lines quote, and the codes of its
//! records that are open questions, told by the calculation itself.

use crate::certainty::Certainty;
use crate::formula::Formula;
use crate::line::LineCode;
use crate::parameters::{
    ParameterId, QUESTION_COUNT, Quote, ReadingId, Treated, Treatment, place_of,
};
use crate::reason::{Reason, SourceName};
use crate::record::Availability;
use crate::trace::{LineEntry, NoTrace, Recorder};

/// Keeps the readings that a calculation used, beside its certainty.
pub(crate) struct UsedReadings {
    certainty: NoTrace,
    /// Of each question in the order of R8 the place of the choice in force, where it was used.
    choices: [Option<usize>; QUESTION_COUNT],
    /// The codes that are open questions, each once.
    codes: Vec<UsedCode>,
}

/// A code that was used.
struct UsedCode {
    list: ParameterId,
    code: String,
    /// The word of the choice in force.
    in_force: &'static str,
}

/// A reading that was used.
pub(crate) enum Used<'u> {
    /// The question at this place in R8, and its choice in force by its place.
    Question(usize, usize),
    /// Whether a code counts.
    Code {
        /// The list.
        list: ParameterId,
        /// The code.
        code: &'u str,
        /// The word of the choice in force.
        in_force: &'static str,
    },
}

impl Used<'_> {
    /// Whether it is the reading of a code.
    pub(crate) fn is_code(&self, id: &ReadingId) -> bool {
        match (self, id) {
            (Self::Code { list, code, .. }, ReadingId::Code { list: of, code: listed }) => {
                list == of && code == listed
            }
            _ => false,
        }
    }
}

impl UsedReadings {
    pub(crate) const fn new() -> Self {
        Self { certainty: NoTrace::new(), choices: [None; QUESTION_COUNT], codes: Vec::new() }
    }

    /// The readings that were used.
    pub(crate) fn each(&self) -> impl Iterator<Item = Used<'_>> {
        let questions = self.choices.iter().enumerate();
        let questions = questions
            .filter_map(|(question, choice)| choice.map(|choice| Used::Question(question, choice)));
        let codes = self.codes.iter().map(|UsedCode { list, code, in_force }| Used::Code {
            list: *list,
            code,
            in_force,
        });
        questions.chain(codes)
    }

    fn read(&mut self, value: Quote<'_>) {
        if !value.about.id.is_reading() {
            return;
        }
        let place = place_of(value.about);
        if let Some((question, choice)) = place
            && let Some(used) = self.choices.get_mut(question)
        {
            *used = Some(choice);
        }
    }
}

impl Recorder for UsedReadings {
    fn line(&mut self, entry: &LineEntry<'_, '_>, formula: impl FnOnce() -> Formula) {
        entry.values.iter().flatten().for_each(|value| self.read(*value));
        self.certainty.line(entry, formula);
    }

    fn total(&mut self, entry: &LineEntry<'_, '_>, of: &[LineCode]) {
        entry.values.iter().flatten().for_each(|value| self.read(*value));
        self.certainty.total(entry, of);
    }

    fn left_out(&mut self, _: SourceName, _: usize, _: impl FnOnce() -> Reason) {}

    fn met(&mut self, treated: &Treated<'_, Treatment>) {
        let Some(code) = treated.quote.open_code() else { return };
        let list = treated.quote.about.id;
        if !self.codes.iter().any(|known| known.list == list && known.code == code) {
            let in_force = treated.treatment.slug();
            self.codes.push(UsedCode { list, code: code.to_owned(), in_force });
        }
    }

    fn filtered(&mut self, list: Quote<'_>) {
        self.certainty.filtered(list);
    }

    fn also_read(&mut self, value: Quote<'_>) {
        self.certainty.also_read(value);
    }

    fn no_answer(&mut self, _: SourceName, _: Availability) {}

    fn forced_scheme(&mut self) {
        self.certainty.forced_scheme();
    }

    fn certainty(&self) -> Certainty {
        self.certainty.certainty()
    }
}
