//! The code lists: which codes of a record count, which are left out, which sign an entry has; each
//! code with its certainty and its source (R2.4, R2.5, R2.8).

use std::fmt;

use toml::Value;

use super::dated_value::DatedValue;
use super::listed_code::{ListedCode, Way, Ways};
use super::parameter_value::{ParameterValue, bad_value, list, quoted};
use crate::certainty::Certainty;
use crate::error::Error;
use crate::sentence::say;

/// A code as a file writes it.
trait ListCode: Sized + PartialEq + fmt::Display {
    fn read(value: &Value) -> Option<Self>;
    fn canonical(&self) -> String;
}

impl ListCode for String {
    fn read(value: &Value) -> Option<Self> {
        value
            .as_str()
            .filter(|code| {
                (1..=64).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_graphic())
            })
            .map(Self::from)
    }

    fn canonical(&self) -> String {
        quoted(self)
    }
}

impl ListCode for i64 {
    fn read(value: &Value) -> Option<Self> {
        value.as_integer()
    }

    fn canonical(&self) -> String {
        self.to_string()
    }
}

/// A code list: each code, how it is treated, and what the file says of it alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CodeList<C, T>(Vec<Listed<C, T>>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Listed<C, T> {
    code: C,
    treatment: T,
    certainty: Option<Certainty>,
    source: Option<String>,
}

impl<C, T: Copy> CodeList<C, T> {
    /// Has a code treated in one way, where the list has it.
    pub(super) fn treat(&mut self, is: impl Fn(&C) -> bool, treatment: T) {
        let mut of_code = self.0.iter_mut().filter(|listed| is(&listed.code));
        of_code.by_ref().for_each(|listed| listed.treatment = treatment);
    }

    /// How a code is treated, and its place in the list.
    #[inline]
    pub(super) fn find(&self, is: impl Fn(&C) -> bool) -> Option<(T, usize)> {
        let place = self.0.iter().position(|listed| is(&listed.code))?;
        self.0.get(place).map(|listed| (listed.treatment, place))
    }
}

impl<C: ListCode, T: Copy> Listed<C, T> {
    /// A code alone, or a code with a certainty or a source of its own.
    fn read(value: &Value, treatment: T) -> Result<Self, Error> {
        let unknown = || bad_value(say::LIST_CODE);
        let Some(entry) = value.as_table() else {
            let code = C::read(value).ok_or_else(unknown)?;
            return Ok(Self { code, treatment, certainty: None, source: None });
        };
        if !entry.keys().all(|key| ["code", "certainty", "source"].contains(&key.as_str())) {
            return Err(bad_value(say::LIST_ENTRY));
        }
        let code = entry.get("code").and_then(C::read).ok_or_else(unknown)?;
        let certainty =
            entry.get("certainty").map(|word| word.as_str().and_then(Certainty::from_slug));
        let certainty =
            certainty.map(|word| word.ok_or_else(|| bad_value(say::CERTAINTIES))).transpose()?;
        let source = entry
            .get("source")
            .map(|source| source.as_str().filter(|source| !source.trim().is_empty()));
        let source =
            source.map(|source| source.ok_or_else(|| bad_value(say::CODE_SOURCE))).transpose()?;
        Ok(Self { code, treatment, certainty, source: source.map(str::to_owned) })
    }

    fn canonical(&self) -> String {
        let code = self.code.canonical();
        let certainty =
            self.certainty.map(|certainty| format!(", certainty = {}", quoted(&certainty)));
        let source = self.source.as_ref().map(|source| format!(", source = {}", quoted(source)));
        match (certainty, source) {
            (None, None) => code,
            (certainty, source) => format!(
                "{{ code = {code}{}{} }}",
                certainty.unwrap_or_default(),
                source.unwrap_or_default()
            ),
        }
    }
}

impl<C: ListCode, T: Ways> ParameterValue for CodeList<C, T> {
    fn read(value: &Value) -> Result<Self, Error> {
        let table = value.as_table().ok_or_else(|| bad_value(say::LIST_TABLE))?;
        if table.is_empty() || !table.keys().all(|key| T::WAYS.iter().any(|way| way.key == key)) {
            return Err(bad_value(say::LIST_WAYS));
        }
        let mut codes: Vec<Listed<C, T>> = Vec::new();
        for way in T::WAYS {
            let Some(listed) = table.get(way.key) else { continue };
            for code in listed.as_array().ok_or_else(|| bad_value(say::LIST_CODES))? {
                let listed = Listed::read(code, way.means)?;
                if codes.iter().any(|present| present.code == listed.code) {
                    return Err(bad_value(say::LIST_ONCE));
                }
                codes.push(listed);
            }
        }
        if codes.is_empty() { Err(bad_value(say::LIST_EMPTY)) } else { Ok(Self(codes)) }
    }

    fn canonical(&self) -> String {
        let ways = T::WAYS.iter().filter_map(|way| {
            let mut codes = self.of(way).map(Listed::canonical).peekable();
            codes.peek()?;
            Some(format!("{} = [{}]", way.key, list(codes)))
        });
        format!("{{ {} }}", list(ways))
    }

    fn of_source(mut self, source: &str) -> Self {
        let repeats = |listed: &&mut Listed<C, T>| listed.source.as_deref() == Some(source);
        self.0.iter_mut().filter(repeats).for_each(|listed| listed.source = None);
        self
    }

    fn codes(&self, about: &DatedValue) -> Vec<ListedCode> {
        let slug = |treatment: T| {
            T::WAYS.iter().find(|way| way.means == treatment).map_or("", |way| way.slug)
        };
        let listed = self.0.iter().map(|listed| ListedCode {
            code: listed.code.to_string(),
            treatment: slug(listed.treatment),
            certainty: listed.certainty.unwrap_or(about.certainty),
            source: listed.source.clone().unwrap_or_else(|| about.source.clone()),
        });
        listed.collect()
    }
}

impl<C, T: Ways> CodeList<C, T> {
    fn of(&self, way: &Way<T>) -> impl Iterator<Item = &Listed<C, T>> {
        self.0.iter().filter(|listed| listed.treatment == way.means)
    }
}

impl<C: ListCode, T: Ways> fmt::Display for CodeList<C, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut before = "";
        for way in T::WAYS {
            let mut codes = self.of(way).map(|listed| &listed.code).peekable();
            if codes.peek().is_some() {
                write!(f, "{before}{}: {}", way.words, list(codes))?;
                before = "; ";
            }
        }
        Ok(())
    }
}
