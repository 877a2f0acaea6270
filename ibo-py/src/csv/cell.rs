//! Values as an office writes them, in the form of the formats: `1.234,56` is `1234.56`, `02/03/2026`
//! is `2026-03-02`. A value that could be read in two ways is refused, unless the form of the file
//! was declared.

use std::borrow::Cow;

use crate::table::schema::Form;

/// What the caller says of the form of a file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Declared {
    /// A decimal comma, and days before months.
    Belgian,
    /// As the formats have it.
    Standard,
    /// Nothing: each value shows it.
    Nothing,
}

impl Declared {
    pub(super) fn of(word: Option<&str>) -> Self {
        match word {
            Some("belgian") => Self::Belgian,
            Some("standard") => Self::Standard,
            _ => Self::Nothing,
        }
    }

    /// The text of a value as the formats have it; a text that is in no form is left as it is, and
    /// refused with its row.
    pub(super) fn text(self, form: Form, text: &str) -> Result<Cow<'_, str>, &'static str> {
        if self == Self::Standard {
            return Ok(text.into());
        }
        match form {
            Form::Money | Form::Hours | Form::PaidHours | Form::Whole => self.number(text),
            Form::Day => self.day(text),
            Form::Month => match month(text) {
                Some(month) => Ok(month.into()),
                None => self.day(text),
            },
            Form::Flag | Form::Text => Ok(text.into()),
        }
    }

    fn number(self, text: &str) -> Result<Cow<'_, str>, &'static str> {
        if !text.contains([',', '.']) {
            return Ok(text.into());
        }
        let Some(number) = Number::read(text) else {
            let has_point = self == Self::Belgian && text.contains('.');
            return if has_point { Err("point") } else { Ok(text.into()) };
        };
        if number.groups == 2 && number.decimals.is_none() && self == Self::Nothing {
            return Err("number");
        }
        Ok(number.plain().into())
    }

    fn day(self, text: &str) -> Result<Cow<'_, str>, &'static str> {
        let Some((day, month, year)) = day_month_year(text) else { return Ok(text.into()) };
        if self == Self::Nothing && day <= 12 && month <= 12 && day != month {
            return Err("day");
        }
        Ok(format!("{year}-{month:02}-{day:02}").into())
    }
}

/// A number with a decimal comma, and points between thousands.
struct Number<'t> {
    whole: &'t str,
    decimals: Option<&'t str>,
    /// Of how many parts the whole consists, with points between them.
    groups: usize,
}

impl<'t> Number<'t> {
    fn read(text: &'t str) -> Option<Self> {
        let (whole, decimals) = match text.split_once(',') {
            Some((whole, decimals)) => (whole, Some(decimals)),
            None => (text, None),
        };
        let mut groups = whole.strip_prefix('-').unwrap_or(whole).split('.');
        let first = groups.next().filter(|first| is_digits(first))?;
        let others = groups.clone().count();
        let is_grouped =
            first.len() <= 3 && groups.all(|group| group.len() == 3 && is_digits(group));
        let is_number = (others == 0 || is_grouped) && decimals.is_none_or(is_digits);
        is_number.then_some(Self { whole, decimals, groups: others + 1 })
    }

    fn plain(&self) -> String {
        let mut plain = self.whole.replace('.', "");
        if let Some(decimals) = self.decimals {
            plain.push('.');
            plain.push_str(decimals);
        }
        plain
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A day, month and year of `02/03/2026`, `2-3-2026` or `02.03.2026`.
fn day_month_year(text: &str) -> Option<(u32, u32, &str)> {
    let mark = text.find(['/', '-', '.']).filter(|mark| *mark <= 2)?;
    let mut parts = text.split(char::from(text.as_bytes()[mark]));
    let mut number =
        || parts.next().filter(|part| part.len() <= 2 && is_digits(part))?.parse().ok();
    let (day, month) = (number()?, number()?);
    let year = parts.next().filter(|year| year.len() == 4 && is_digits(year))?;
    parts.next().is_none().then_some((day, month, year))
}

/// The month of `03/2026`.
fn month(text: &str) -> Option<String> {
    let (month, year) = text.split_once(['/', '-', '.'])?;
    let is_month = month.len() <= 2 && is_digits(month) && year.len() == 4 && is_digits(year);
    is_month.then(|| format!("{year}-{month:0>2}"))
}

/// What the value of a yes or no says.
pub(super) fn flag(text: &str) -> Option<bool> {
    let is = |words: [&str; 3]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
    if is(["true", "waar", "vrai"]) {
        Some(true)
    } else {
        is(["false", "onwaar", "faux"]).then_some(false)
    }
}

/// The form that a value shows.
pub(super) fn shown(form: Form, text: &str) -> Option<&'static str> {
    match form {
        Form::Money | Form::Hours | Form::PaidHours | Form::Whole => {
            let number = Number::read(text);
            let has_comma = number.as_ref().is_some_and(|number| number.decimals.is_some());
            let is_plain = number.is_some_and(|number| number.groups <= 2);
            match (has_comma, text.contains('.')) {
                (true, _) => Some("comma"),
                (false, true) if !is_plain => Some("point"),
                _ => None,
            }
        }
        Form::Day | Form::Month => {
            let is_day = day_month_year(text).is_some() || month(text).is_some();
            is_day.then_some("day-first")
        }
        Form::Flag | Form::Text => None,
    }
}
