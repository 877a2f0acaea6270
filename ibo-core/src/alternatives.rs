//! The other choices of the readings, each as a set of values in which all else is equal (R8.2).

use std::sync::OnceLock;

use crate::parameters::{Parameters, QUESTION_COUNT, ReadingId};
use crate::rule::Rule;
use crate::used::{Used, UsedReadings};

/// The choices of all readings of a set of values, in the order of R8.
#[derive(Debug)]
pub(crate) struct Alternatives<'p> {
    parameters: &'p Parameters,
    each: Vec<Alternative>,
    /// Where the choices of each reading begin.
    first: Vec<usize>,
}

/// One choice of a reading.
#[derive(Debug)]
pub(crate) struct Alternative {
    pub(crate) reading: ReadingId,
    pub(crate) rule: Rule,
    pub(crate) choice: &'static str,
    pub(crate) default: &'static str,
    values: OnceLock<Parameters>,
}

impl<'p> Alternatives<'p> {
    pub(crate) fn of(parameters: &'p Parameters) -> Self {
        let (mut each, mut first) = (Vec::new(), Vec::new());
        for reading in parameters.readings() {
            first.push(each.len());
            each.extend(reading.choices.iter().map(|choice| Alternative {
                reading: reading.id.clone(),
                rule: reading.rule,
                choice: choice.slug,
                default: reading.default,
                values: OnceLock::new(),
            }));
        }
        Self { parameters, each, first }
    }

    pub(crate) fn parameters(&self) -> &'p Parameters {
        self.parameters
    }

    pub(crate) fn len(&self) -> usize {
        self.each.len()
    }

    pub(crate) fn get(&self, place: usize) -> Option<&Alternative> {
        self.each.get(place)
    }

    /// The values under a choice.
    pub(crate) fn values(&self, place: usize) -> Option<&Parameters> {
        let Alternative { reading, choice, values, .. } = self.get(place)?;
        Some(values.get_or_init(|| self.parameters.choosing(reading, choice)))
    }

    /// The choices beside those in force of the readings that were used, by their places, each with
    /// the word of the one in force.
    pub(crate) fn of_used<'s>(
        &'s self,
        used: &'s UsedReadings,
    ) -> impl Iterator<Item = (usize, &'static str)> + 's {
        used.each().flat_map(move |used| self.others(&used))
    }

    fn others<'s>(
        &'s self,
        used: &Used<'_>,
    ) -> impl Iterator<Item = (usize, &'static str)> + use<'s> {
        let (first, in_force) = match used {
            Used::Question(question, choice) => {
                let first = self.first.get(*question).copied().unwrap_or(self.each.len());
                let chosen = self.each.get(first.saturating_add(*choice));
                (first, chosen.map_or("", |chosen| chosen.choice))
            }
            Used::Code { in_force, .. } => {
                let of_code = self.first.iter().skip(QUESTION_COUNT).find(|first| {
                    self.each.get(**first).is_some_and(|choice| used.is_code(&choice.reading))
                });
                (of_code.copied().unwrap_or(self.each.len()), *in_force)
            }
        };
        let reading = self.each.get(first).map(|choice| &choice.reading);
        let choices = self.each.iter().enumerate().skip(first);
        choices
            .take_while(move |(_, choice)| Some(&choice.reading) == reading)
            .filter(move |(_, choice)| choice.choice != in_force)
            .map(move |(place, _)| (place, in_force))
    }
}
