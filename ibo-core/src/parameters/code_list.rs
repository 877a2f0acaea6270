//! The code lists: which codes of a record count, which are left out, which sign an entry has, and
//! which codes of a delivery mean one of ours; each with its certainty and its source (R2.4, R2.5,
//! R2.8).

use std::fmt;

use smol_str::ToSmolStr;
use toml::Value;

use super::dated_value::DatedValue;
use super::listed_code::{ListedCode, Way, Ways};
use super::parameter_value::{ParameterValue, bad_value, list, quoted};
use crate::certainty::Certainty;
use crate::error::Error;
use crate::sentence::{ErrorContext, say};

/// A code as a file writes it.
trait ListCode: Sized + PartialEq + fmt::Display {
    fn read(value: &Value) -> Option<Self>;
    /// A code as the key of a table.
    fn read_key(key: &str) -> Option<Self>;
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

    fn read_key(key: &str) -> Option<Self> {
        Self::read(&Value::from(key))
    }

    fn canonical(&self) -> String {
        quoted(self)
    }
}

impl ListCode for i64 {
    fn read(value: &Value) -> Option<Self> {
        value.as_integer()
    }

    fn read_key(key: &str) -> Option<Self> {
        key.parse().ok()
    }

    fn canonical(&self) -> String {
        self.to_string()
    }
}

/// A code list: each code, what is said of it, and what the file says of it alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CodeList<C, T>(Vec<Listed<C, T>>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Listed<C, T> {
    code: C,
    says: SaidOfCode<C, T>,
    certainty: Option<Certainty>,
    source: Option<String>,
}

/// What a list says of a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum SaidOfCode<C, T> {
    /// How it is treated.
    Treats(T),
    /// Which of our codes a code of a delivery means.
    Means(C),
}

/// The key of the codes that mean one of ours.
pub(super) const MEANS: &str = "means";

impl<C, T: Copy> CodeList<C, T> {
    /// Has a code treated in one way, where the list treats it.
    pub(super) fn treat(&mut self, is: impl Fn(&C) -> bool, treatment: T) {
        for listed in self.0.iter_mut().filter(|listed| is(&listed.code)) {
            if let SaidOfCode::Treats(treated) = &mut listed.says {
                *treated = treatment;
            }
        }
    }

    /// What the list says of a code, and its place in the list.
    #[inline]
    pub(super) fn find(&self, is: impl Fn(&C) -> bool) -> Option<(&SaidOfCode<C, T>, usize)> {
        let place = self.0.iter().position(|listed| is(&listed.code))?;
        self.0.get(place).map(|listed| (&listed.says, place))
    }

    /// How a code of ours is treated, and its place in the list.
    #[inline]
    pub(super) fn treats(&self, is: impl Fn(&C) -> bool) -> Option<(T, usize)> {
        match self.find(is)? {
            (SaidOfCode::Treats(treatment), place) => Some((*treatment, place)),
            (SaidOfCode::Means(_), _) => None,
        }
    }

    /// Whether it says of a code of a delivery what it means.
    pub(super) fn has_meanings(&self) -> bool {
        self.0.iter().any(|listed| matches!(listed.says, SaidOfCode::Means(_)))
    }
}

impl<C: ListCode, T> Listed<C, T> {
    /// A code alone, or a code with a certainty or a source of its own.
    fn read(value: &Value, treatment: T) -> Result<Self, Error> {
        let (code, certainty, source) = code_of(value)?;
        Ok(Self { code, says: SaidOfCode::Treats(treatment), certainty, source })
    }

    /// A code of a delivery, and the one of ours that it means.
    fn meaning(key: &str, value: &Value) -> Result<Self, Error> {
        let code = C::read_key(key).ok_or_else(|| bad_value(say::LIST_CODE));
        let read = code.and_then(|code| Ok((code, code_of(value)?)));
        let (code, (means, certainty, source)) =
            read.map_err(|error| error.said_in(say::IN_CODE, [name(key)]))?;
        Ok(Self { code, says: SaidOfCode::Means(means), certainty, source })
    }

    fn canonical(&self) -> String {
        let Self { code, says, certainty, source } = self;
        match says {
            SaidOfCode::Treats(_) => written(code, *certainty, source.as_deref()),
            SaidOfCode::Means(means) => {
                let means = written(means, *certainty, source.as_deref());
                format!("{} = {means}", quoted(code))
            }
        }
    }
}

fn name(code: &str) -> ErrorContext {
    ErrorContext::Name(code.into())
}

/// A code, and what a file says of it alone.
type CodeAlone<C> = (C, Option<Certainty>, Option<String>);

fn code_of<C: ListCode>(value: &Value) -> Result<CodeAlone<C>, Error> {
    let unknown = || bad_value(say::LIST_CODE);
    let Some(entry) = value.as_table() else {
        return Ok((C::read(value).ok_or_else(unknown)?, None, None));
    };
    if !entry.keys().all(|key| ["code", "certainty", "source"].contains(&key.as_str())) {
        return Err(bad_value(say::LIST_ENTRY));
    }
    let code = entry.get("code").and_then(C::read).ok_or_else(unknown)?;
    let certainty = entry.get("certainty").map(|word| word.as_str().and_then(Certainty::from_slug));
    let certainty =
        certainty.map(|word| word.ok_or_else(|| bad_value(say::CERTAINTIES))).transpose()?;
    let source = entry
        .get("source")
        .map(|source| source.as_str().filter(|source| !source.trim().is_empty()));
    let source =
        source.map(|source| source.ok_or_else(|| bad_value(say::CODE_SOURCE))).transpose()?;
    Ok((code, certainty, source.map(str::to_owned)))
}

fn written(code: &impl ListCode, certainty: Option<Certainty>, source: Option<&str>) -> String {
    let code = code.canonical();
    let certainty = certainty.map(|certainty| format!(", certainty = {}", quoted(&certainty)));
    let source = source.map(|source| format!(", source = {}", quoted(&source)));
    match (certainty, source) {
        (None, None) => code,
        (certainty, source) => format!(
            "{{ code = {code}{}{} }}",
            certainty.unwrap_or_default(),
            source.unwrap_or_default()
        ),
    }
}

impl<C: ListCode, T: Ways> ParameterValue for CodeList<C, T> {
    fn read(value: &Value) -> Result<Self, Error> {
        let table = value.as_table().ok_or_else(|| bad_value(say::LIST_TABLE))?;
        let is_way = |key: &String| key == MEANS || T::WAYS.iter().any(|way| way.key == key);
        if table.is_empty() || !table.keys().all(is_way) {
            return Err(bad_value(say::LIST_WAYS));
        }
        let mut codes: Vec<Listed<C, T>> = Vec::new();
        let mut add = |listed: Listed<C, T>| {
            if codes.iter().any(|present| present.code == listed.code) {
                return Err(bad_value(say::LIST_ONCE));
            }
            codes.push(listed);
            Ok(())
        };
        for way in T::WAYS {
            let Some(listed) = table.get(way.key) else { continue };
            for code in listed.as_array().ok_or_else(|| bad_value(say::LIST_CODES))? {
                add(Listed::read(code, way.means)?)?;
            }
        }
        if let Some(listed) = table.get(MEANS) {
            for (code, means) in listed.as_table().ok_or_else(|| bad_value(say::LIST_MEANS))? {
                add(Listed::meaning(code, means)?)?;
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
        let mut means = self.meaning().map(Listed::canonical).peekable();
        let means = means.peek().is_some().then(|| format!("{MEANS} = {{ {} }}", list(means)));
        format!("{{ {} }}", list(ways.chain(means)))
    }

    fn of_source(mut self, source: &str) -> Self {
        let repeats = |listed: &&mut Listed<C, T>| listed.source.as_deref() == Some(source);
        self.0.iter_mut().filter(repeats).for_each(|listed| listed.source = None);
        self
    }

    fn codes(&self, about: &DatedValue) -> Vec<ListedCode> {
        let slug = |says: &SaidOfCode<C, T>| match says {
            SaidOfCode::Treats(treatment) => {
                T::WAYS.iter().find(|way| way.means == *treatment).map_or("", |way| way.slug)
            }
            SaidOfCode::Means(_) => ListedCode::MEANS,
        };
        let means = |says: &SaidOfCode<C, T>| match says {
            SaidOfCode::Treats(_) => None,
            SaidOfCode::Means(code) => Some(code.to_string()),
        };
        let listed = self.0.iter().map(|listed| ListedCode {
            code: listed.code.to_smolstr(),
            treatment: slug(&listed.says),
            means: means(&listed.says),
            certainty: listed.certainty.unwrap_or(about.certainty),
            source: listed.source.clone().unwrap_or_else(|| about.source.clone()),
        });
        listed.collect()
    }
}

impl<C, T: Ways> CodeList<C, T> {
    fn of(&self, way: &Way<T>) -> impl Iterator<Item = &Listed<C, T>> {
        self.0
            .iter()
            .filter(|listed| matches!(&listed.says, SaidOfCode::Treats(t) if *t == way.means))
    }
}

impl<C, T> CodeList<C, T> {
    /// The codes of a delivery that mean one of ours.
    fn meaning(&self) -> impl Iterator<Item = &Listed<C, T>> {
        self.0.iter().filter(|listed| matches!(listed.says, SaidOfCode::Means(_)))
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
        let means = self.0.iter().filter_map(|listed| match &listed.says {
            SaidOfCode::Means(means) => Some(format!("{} = {means}", listed.code)),
            SaidOfCode::Treats(_) => None,
        });
        let mut means = means.peekable();
        if means.peek().is_some() {
            write!(f, "{before}{}", list(means))?;
        }
        Ok(())
    }
}
