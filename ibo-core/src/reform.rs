//! A reform that somebody tries out: hypothetical values, scales, readings and a forced scheme over
//! the law (R8.4). It is a set of parameters and a scheme; there is no second calculation.

mod file;
mod unread;

use chrono::NaiveDate;

use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::forced_scheme::ForcedScheme;
use crate::options::Options;
use crate::parameters::{Chosen, Hypothetical, Parameters, Scale};
use crate::scheme::Scheme;
use crate::sentence::{ErrorContext, say};

pub use unread::{Population, Shadow, Unread};

/// A reform: values, scales, readings and a forced scheme, laid over the law or over parameters of
/// your own, in this order (R8.4). Everything that it lays is hypothetical.
///
/// A reform that exists is in form. Its file says all that it says, see [`Reform::to_toml`].
///
/// ```
/// use ibo_core::{Case, Certainty, Options, Reform, parse_date, statement};
/// # let json = include_str!("../examples/first.jsonl").lines().next().unwrap_or_default();
/// # let case = Case::from_json(json.as_bytes())?;
/// let reform = Reform::new("the withholding tax halved from 2026")?.scale(
///     "withholding.rate",
///     "0.5",
///     parse_date("2026-01-01")?,
/// )?;
/// let statement = statement(&case, &Options::default().reform(&reform)?)?;
/// // 588.57 x 5.56 % = 32.72, where the law has 65.39.
/// assert_eq!(statement.amounts.payment.net.to_string(), "555.85");
/// assert_eq!(statement.amounts.certainty, Certainty::Hypothetical);
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Reform {
    title: String,
    values: Vec<Hypothetical>,
    scales: Vec<Scale>,
    readings: Vec<Chosen>,
    scheme: Option<ForcedScheme>,
}

impl Reform {
    /// The most characters of a title.
    pub const LONGEST_TITLE: usize = 200;

    /// A reform that changes nothing yet.
    ///
    /// # Errors
    /// `parameters-malformed` at `title` for one that is blank, has more than 200 characters or
    /// more than one line.
    pub fn new(title: &str) -> Result<Self, Error> {
        let title = title.trim();
        let in_form = (1..=Self::LONGEST_TITLE).contains(&title.chars().count())
            && !title.chars().any(char::is_control);
        if !in_form {
            return Err(Error::says(ErrorCode::ParametersMalformed, say::REFORM_TITLE).at("title"));
        }
        Ok(Self {
            title: title.to_owned(),
            values: Vec::new(),
            scales: Vec::new(),
            readings: Vec::new(),
            scheme: None,
        })
    }

    /// What it is called; the source of each of its values that says no other.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The scheme that it forces.
    #[must_use]
    pub const fn forced_scheme(&self) -> Option<&ForcedScheme> {
        self.scheme.as_ref()
    }

    /// With a value of an id from a day on, as a parameter file writes it: `"\"2300.00\""`,
    /// `"[80, 90, 100]"`. For one kind of agreement, for agreements from a day, or with a source of
    /// its own, lay it with [`Reform::with`].
    ///
    /// # Errors
    /// `parameters-…` at `value[0].id` and the like, counted in the reform.
    pub fn set(self, id: &str, value: &str, first_day: NaiveDate) -> Result<Self, Error> {
        let id = toml::Value::from(id);
        self.with(&format!("[[value]]\nid = {id}\nfrom = \"{first_day}\"\nvalue = {value}\n"))
    }

    /// With the values of an id times a factor from a day on (R8.4): the value in force on that day,
    /// and each later one, rounded to the cent, or to four decimals for a rate; without a day, every
    /// value. Several apply one after the other.
    ///
    /// # Errors
    /// `parameters-unknown-id` at `scale[0].id`; `parameters-bad-value` there for an id that is
    /// not of one amount or rate or of the flat day amounts, and at `scale[0].factor` for a factor
    /// that is not a decimal above 0, at most 1000, with at most six decimals.
    pub fn scale(
        self,
        id: &str,
        factor: &str,
        first_day: impl Into<Option<NaiveDate>>,
    ) -> Result<Self, Error> {
        let [id, factor] = [id, factor].map(toml::Value::from);
        let from = first_day.into().map(|day| format!("from = \"{day}\"\n")).unwrap_or_default();
        self.with(&format!("[[scale]]\nid = {id}\nfactor = {factor}\n{from}"))
    }

    /// With another choice for an open question of the law (R8), or the other treatment of a code
    /// (`unemployment.benefit-type/insertion`), at every date and for every kind.
    ///
    /// # Errors
    /// `parameters-unknown-id` at `reading[0].id`, `parameters-bad-value` at `reading[0].choice`.
    pub fn reading(self, id: &str, choice: &str) -> Result<Self, Error> {
        let [id, choice] = [id, choice].map(toml::Value::from);
        self.with(&format!("[[reading]]\nid = {id}\nchoice = {choice}\n"))
    }

    /// With a scheme for every agreement, whatever its start.
    ///
    /// # Errors
    /// `parameters-bad-value` at `scheme` for a second one, and at `scheme.percentage` for a
    /// percentage that no kind of agreement of the scheme uses.
    pub fn scheme(mut self, scheme: ForcedScheme) -> Result<Self, Error> {
        let refused = |why, at| Err(Error::says(ErrorCode::ParametersBadValue, why).at(at));
        if self.scheme.is_some() {
            return refused(say::REFORM_SCHEME_ONCE, "scheme");
        }
        match (scheme.forced(), scheme.supplied_percentage()) {
            (Scheme::Scheme2018, Some(_)) => {
                return refused(say::SCHEME_PERCENTAGE, "scheme.percentage");
            }
            (Scheme::Scheme2018 | Scheme::Scheme2026, _) => self.scheme = Some(scheme),
        }
        Ok(self)
    }

    /// The parameters with all that the reform lays over them: values, then scales in their order,
    /// then readings.
    ///
    /// # Errors
    /// `parameters-…`, with the title of the reform: a code of a reading that no list has, a scaled
    /// value beyond its bounds.
    pub fn parameters(&self, base: &Parameters) -> Result<Parameters, Error> {
        let mut parameters = base.supposing(&self.title, &self.values)?;
        for (index, scale) in self.scales.iter().enumerate() {
            parameters = parameters.scaling(&self.title, scale).map_err(|error| {
                self.said(error.at("factor"), scale.id.slug(), scale.first_day)
                    .within(&format!("scale[{index}]"))
            })?;
        }
        for (index, chosen) in self.readings.iter().enumerate() {
            parameters = parameters.supposing_choice(&self.title, chosen).map_err(|error| {
                self.said(error, &chosen.id.to_string(), chosen.first_day)
                    .within(&format!("reading[{index}]"))
            })?;
        }
        Ok(parameters)
    }

    /// An error, said with the title, the id and the date of what the reform lays.
    fn said(&self, error: Error, id: &str, first_day: Option<NaiveDate>) -> Error {
        let [title, id] = [&self.title, id].map(|name| ErrorContext::Name(name.into()));
        match first_day {
            Some(day) => error.said_in(say::IN_VALUE, [title, id, ErrorContext::Day(day)]),
            None => error.said_in(say::IN_REFORM, [title, id]),
        }
    }
}

impl Options {
    /// A reform over the parameters that are asked for: its values and its scheme (R8.4).
    ///
    /// # Errors
    /// As [`Reform::parameters`].
    pub fn reform(self, reform: &Reform) -> Result<Self, Error> {
        let parameters = reform.parameters(self.values()?)?;
        Ok(self.parameters(parameters).maybe(reform.scheme, Self::scheme))
    }
}
