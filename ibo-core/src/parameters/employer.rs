//! The employer's contribution by class of wage, and what an absence does to it (R5.3).

use std::fmt;

use serde::Deserialize;
use toml::Value;

use super::parameter_value::{ParameterValue, bad_value, list, quoted};
use crate::error::Error;
use crate::money::Euro;
use crate::sentence::say;

/// The employer's contribution by class of the reference gross wage (R5.3).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Contribution {
    pub(crate) classes: Vec<WageClass>,
    /// The amount above the last class.
    pub(crate) above: Euro,
}

/// A class of wages: below a limit, or up to and with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WageClass {
    below: Option<Euro>,
    up_to: Option<Euro>,
    pub(crate) amount: Euro,
    #[serde(default)]
    pub(crate) edge: Edge,
}

/// Whether the source says on which side the limit itself lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Edge {
    /// It does.
    #[default]
    Read,
    /// It is our reading.
    Assumed,
}

impl WageClass {
    pub(crate) fn limit(&self) -> Euro {
        self.up_to.or(self.below).unwrap_or(Euro::ZERO)
    }

    /// Whether the limit itself belongs to the class.
    pub(crate) const fn has_its_limit(&self) -> bool {
        self.up_to.is_some()
    }

    pub(crate) fn holds(&self, wage: Euro) -> bool {
        wage < self.limit() || (self.has_its_limit() && wage == self.limit())
    }
}

impl ParameterValue for Contribution {
    fn read(value: &Value) -> Result<Self, Error> {
        let why = say::CONTRIBUTION;
        let contribution: Self = value.clone().try_into().map_err(|_| bad_value(why))?;
        let classes = &contribution.classes;
        let one_limit = classes.iter().all(|class| class.below.is_some() != class.up_to.is_some());
        let ascending = classes.iter().map(WageClass::limit).is_sorted_by(|a, b| a < b);
        let amounts = classes
            .iter()
            .flat_map(|class| [class.amount, class.limit()])
            .chain([contribution.above]);
        let negative = amounts.into_iter().any(Euro::is_negative);
        if !classes.is_empty() && one_limit && ascending && !negative {
            Ok(contribution)
        } else {
            Err(bad_value(why))
        }
    }

    fn canonical(&self) -> String {
        let classes = list(self.classes.iter().map(|class| {
            let limit = if class.has_its_limit() { "up_to" } else { "below" };
            let edge = if class.edge == Edge::Assumed { ", edge = \"assumed\"" } else { "" };
            format!(
                "{{ {limit} = {}, amount = {}{edge} }}",
                quoted(&class.limit()),
                quoted(&class.amount)
            )
        }));
        format!("{{ classes = [{classes}], above = {} }}", quoted(&self.above))
    }
}

impl fmt::Display for Contribution {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for class in &self.classes {
            write!(
                f,
                "{} {}: {}; ",
                if class.has_its_limit() { "up to" } else { "below" },
                class.limit(),
                class.amount
            )?;
        }
        write!(f, "above: {}", self.above)
    }
}

/// What an absence does to the employer's contribution (R5.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AbsenceRule {
    /// Nothing.
    None,
    /// Its days from the eighth on are taken out.
    EighthDay,
}

impl ParameterValue for AbsenceRule {
    fn read(value: &Value) -> Result<Self, Error> {
        match value.as_str() {
            Some("none") => Ok(Self::None),
            Some("eighth-day") => Ok(Self::EighthDay),
            _ => Err(bad_value(say::ABSENCE_RULE)),
        }
    }

    fn canonical(&self) -> String {
        quoted(self)
    }
}

impl fmt::Display for AbsenceRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "none",
            Self::EighthDay => "eighth-day",
        })
    }
}
