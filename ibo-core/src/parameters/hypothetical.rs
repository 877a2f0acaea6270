//! What a reform lays over the values of the law: values, scales and readings, all of them
//! hypothetical (R8.4).

use std::sync::Arc;

use chrono::NaiveDate;
use toml::{Table, Value};

use super::canonical;
use super::dated_value::{Dated, DatedValue, Laid, Which};
use super::file::{FileValue, ParameterFile};
use super::history::{History, Layer};
use super::id::ParameterId;
use super::listed_code::{Treatment, Ways};
use super::parameter_value::quoted;
use super::reading_id::ReadingId;
use super::readings::{QUESTIONS, Question};
use super::scale::{Factor, Scale, Scaled, not_scalable};
use super::set::Parameters;
use crate::certainty::Certainty;
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::in_order::insert;
use crate::kind::Kind;
use crate::nearest::nearest;
use crate::sentence::{ErrorContext, say};

/// A value that a reform lays, in the form of its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hypothetical {
    about: Arc<DatedValue>,
    extends: bool,
    written: String,
}

impl Hypothetical {
    /// The value of a `[[value]]` table of a reform, which need not say its certainty, and has the
    /// title of the reform as its source where it says none.
    pub(crate) fn read(file: &str, index: usize, table: Table, title: &str) -> Result<Self, Error> {
        let mut table = table;
        let word = Value::from(Certainty::Hypothetical.slug());
        table.entry("certainty").or_insert(word);
        table.entry("source").or_insert_with(|| Value::from(title));
        let found = ParameterFile { name: file, text: "" }.value(index, table)?;
        Self::of(&found)
    }

    fn of(found: &FileValue) -> Result<Self, Error> {
        let refused =
            |field| Err(found.refused(ErrorCode::ParametersBadValue, field, say::ALL_HYPOTHETICAL));
        if found.about().certainty != Certainty::Hypothetical {
            return refused("certainty");
        }
        let mut alone = Parameters::without_values();
        alone.lay(found, Layer::Base)?;
        let laid = alone.each_laid().next().map(|laid| Self {
            about: Arc::clone(laid.about),
            extends: laid.extends,
            written: laid.written.to_owned(),
        });
        match laid {
            Some(laid)
                if laid
                    .about
                    .codes
                    .iter()
                    .all(|code| code.certainty == Certainty::Hypothetical) =>
            {
                Ok(laid)
            }
            _ => refused("value"),
        }
    }

    pub(crate) fn about(&self) -> &Arc<DatedValue> {
        &self.about
    }

    /// Whether another one is the value of the same id, kind, date and agreements, which a list
    /// that extends others may be.
    pub(crate) fn is_twice(&self, other: &Self) -> bool {
        self.about.is_of_the_series_of(&other.about)
            && self.about.first_day == other.about.first_day
            && !(self.extends && other.extends)
    }

    /// The value as a parameter file writes it.
    pub(crate) fn toml(&self) -> String {
        canonical::entry(&Laid {
            about: &self.about,
            extends: self.extends,
            written: &self.written,
        })
    }
}

/// A reading that a reform chooses: an open question of the law by its id, or a code of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Chosen {
    pub(crate) id: ReadingId,
    pub(crate) choice: String,
    /// The first day; none for all dates.
    pub(crate) first_day: Option<NaiveDate>,
}

impl Chosen {
    /// The reading of an id, such as `income.sickness-rule` or
    /// `unemployment.benefit-type/insertion`.
    pub(crate) fn new(id: &str, choice: &str, first_day: Option<NaiveDate>) -> Result<Self, Error> {
        let questions = || QUESTIONS.iter().map(|question| question.id.slug());
        let unknown = |_| unknown(id, &questions().collect::<Vec<_>>()).at("id");
        let id = id.parse::<ReadingId>().map_err(unknown)?;
        let choices = choices_of(&id);
        if !choices.contains(&choice) {
            let among = [ErrorContext::Allowed(choices.join(", ").into())];
            let code = ErrorCode::ParametersBadValue;
            return Err(Error::says_of(code, say::ONE_OF, among).at("choice"));
        }
        Ok(Self { id, choice: choice.to_owned(), first_day })
    }

    /// The choice from a day, as a value for a kind and agreements.
    fn dated(
        &self,
        title: &str,
        (kind, agreements_from): (Option<Kind>, Option<NaiveDate>),
        first_day: NaiveDate,
    ) -> Result<Hypothetical, Error> {
        let mut table = Table::new();
        let mut set = |key: &str, value: String| table.insert(key.to_owned(), Value::from(value));
        set("id", self.id.to_string());
        set("from", first_day.to_string());
        set("value", self.choice.clone());
        kind.map(|kind| set("kind", kind.slug().to_owned()));
        agreements_from.map(|day| set("agreements_from", day.to_string()));
        Hypothetical::read(title, 0, table, title)
    }

    /// Whether a value is a choice of the same reading.
    fn is_of(&self, value: &DatedValue) -> bool {
        value.reading().is_some_and(|reading| reading == self.id.to_string())
    }

    /// The first day from which there is something to choose; none where there is nothing.
    fn first(&self, parameters: &Parameters) -> Option<NaiveDate> {
        let is_open = |value: &&DatedValue| match &self.id {
            ReadingId::Value(id) => value.id == *id,
            ReadingId::Code { list, code } => {
                value.id == *list && value.codes.iter().any(|listed| listed.code == *code)
            }
        };
        parameters.all().filter(is_open).map(|value| value.first_day).min()
    }
}

/// The choices of a reading.
fn choices_of(id: &ReadingId) -> Vec<&'static str> {
    match id {
        ReadingId::Value(id) => {
            let choices = Question::of(*id).map(|question| question.choices).unwrap_or_default();
            choices.iter().map(|choice| choice.slug).collect()
        }
        ReadingId::Code { .. } => Treatment::WAYS.iter().map(|way| way.slug).collect(),
    }
}

/// The error of an id that is none of a reading, with the nearest one.
fn unknown(id: &str, known: &[&str]) -> Error {
    let near = nearest(id, known.iter().copied()).map(|near| ErrorContext::Name(near.into()));
    match near {
        Some(near) => Error::says_of(ErrorCode::ParametersUnknownId, say::READING_ID_NEAR, [near]),
        None => Error::says(ErrorCode::ParametersUnknownId, say::READING_ID),
    }
}

impl Parameters {
    /// These values with hypothetical ones laid over them, as a file with the title of the reform.
    pub(crate) fn supposing<'h>(
        &self,
        title: &str,
        values: impl IntoIterator<Item = &'h Hypothetical>,
    ) -> Result<Self, Error> {
        let mut in_order = Vec::new();
        for value in values {
            insert(&mut in_order, value, |value| value.about.first_day);
        }
        self.with(title, &in_order.into_iter().map(Hypothetical::toml).collect::<String>())
    }

    /// These values with a reading chosen: at every date, or from a day on.
    pub(crate) fn supposing_choice(&self, title: &str, chosen: &Chosen) -> Result<Self, Error> {
        let Some(first) = chosen.first(self) else {
            let list = chosen.id.parameter();
            let codes = self.all().filter(|value| value.id == list).flat_map(|value| &value.codes);
            let known: Vec<_> = codes.map(|code| format!("{list}/{}", code.code)).collect();
            let known: Vec<_> = known.iter().map(String::as_str).collect();
            return Err(unknown(&chosen.id.to_string(), &known).at("id"));
        };
        let from = chosen.first_day.unwrap_or(first);
        let mut laid = vec![chosen.dated(title, (None, None), from)?];
        for value in self.all().filter(|value| chosen.is_of(value)) {
            let of = (value.kind, value.agreements_from);
            let dated = chosen.dated(title, of, value.first_day.max(from))?;
            if !laid.contains(&dated) {
                laid.push(dated);
            }
        }
        self.supposing(title, &laid)
    }

    /// These values with those of an id scaled.
    pub(crate) fn scaling(&self, title: &str, scale: &Scale) -> Result<Self, Error> {
        let mut parameters = self.clone();
        match scale.id {
            ParameterId::Ggmmi => parameters.ggmmi.scale(title, scale),
            ParameterId::RszEmployeeRate => parameters.employee_rate.scale(title, scale),
            ParameterId::WithholdingRate => parameters.withholding_rate.scale(title, scale),
            ParameterId::PremiumFlatDayAmounts => parameters.flat_day_amounts.scale(title, scale),
            _ => Err(not_scalable()),
        }?;
        Ok(parameters.finished())
    }
}

impl<T: Scaled> History<T> {
    /// R8.4: adds at the day the value in force x factor, and scales each later one; without a day,
    /// every value.
    fn scale(&mut self, title: &str, scale: &Scale) -> Result<(), Error> {
        let mut scaled = Vec::new();
        if let Some(first_day) = scale.first_day {
            for of in self.each_series() {
                let value = self.counting(first_day, of.which()).next();
                let value = value.map(|dated| of.scaled(dated, title, scale.factor, first_day));
                scaled.extend(value.transpose()?);
            }
        }
        let is_later =
            |dated: &&Dated<T>| scale.first_day.is_none_or(|first| first < dated.about.first_day);
        for dated in self.each().filter(is_later) {
            let of = OfSeries {
                kind: dated.about.kind,
                agreements_from: dated.about.agreements_from,
                other: Kind::Ibo,
            };
            scaled.push(of.scaled(dated, title, scale.factor, dated.about.first_day)?);
        }
        for dated in scaled {
            self.lay(dated);
        }
        Ok(())
    }

    /// For each kind and `agreements_from` that some value has, alone and together: what is in
    /// force for one of them need not be of its own values (R1.6).
    fn each_series(&self) -> Vec<OfSeries> {
        let mut kinds: Vec<_> = self.each().filter_map(|dated| dated.about.kind).collect();
        let mut limits: Vec<_> =
            self.each().filter_map(|dated| dated.about.agreements_from).collect();
        kinds.sort_unstable();
        kinds.dedup();
        limits.sort_unstable();
        limits.dedup();
        // The values of no kind are those of a kind that has none of its own.
        let other = Kind::ALL.into_iter().find(|kind| !kinds.contains(kind));
        let kinds = other
            .map(|other| (None, other))
            .into_iter()
            .chain(kinds.into_iter().map(|kind| (Some(kind), kind)));
        let limits: Vec<_> = std::iter::once(None).chain(limits.into_iter().map(Some)).collect();
        kinds
            .flat_map(|(kind, other)| {
                limits.iter().map(move |limit| OfSeries { kind, agreements_from: *limit, other })
            })
            .collect()
    }
}

/// A kind and `agreements_from` that a value may have.
struct OfSeries {
    kind: Option<Kind>,
    agreements_from: Option<NaiveDate>,
    /// The kind, or one for which there is no value of its own.
    other: Kind,
}

impl OfSeries {
    /// An agreement for which no more particular value holds.
    fn which(&self) -> Which {
        Which { kind: self.other, start: self.agreements_from.unwrap_or(NaiveDate::MIN) }
    }

    /// A value x factor, from a day, as one of this series.
    fn scaled<T: Scaled>(
        &self,
        dated: &Dated<T>,
        title: &str,
        factor: Factor,
        first_day: NaiveDate,
    ) -> Result<Dated<T>, Error> {
        let value = dated.value.scaled(factor)?;
        let about = DatedValue {
            kind: self.kind,
            agreements_from: self.agreements_from,
            first_day,
            value: value.to_string(),
            certainty: Certainty::Hypothetical,
            source: format!("{title}: {} x {factor}", dated.value),
            checked_until: None,
            ..DatedValue::clone(&dated.about)
        };
        Ok(Dated { written: value.canonical(), value, about: Arc::new(about), extends: false })
    }
}

/// A text of a reform as its file writes it.
#[must_use]
pub fn toml_text(text: &str) -> String {
    quoted(&text)
}
