//! Values as an office writes them, in the form of the formats: `1.234,56` is `1234.56`, `02/03/2026`
//! is `2026-03-02`. A value that could be read in two ways is refused, unless the form of the file
//! was declared.

use std::borrow::Cow;

/// Why a value is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unclear {
    /// A number that can be read in two ways.
    Number,
    /// A date whose day and month could be exchanged.
    Day,
    /// A decimal point where a comma was declared.
    Point,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellForm {
    /// An amount, hours, or another number.
    Number,
    /// A day.
    Day,
    /// A month, or a day of it.
    Month,
    /// Yes or no.
    Flag,
    /// Any text.
    Text,
}

/// What the caller says of the form of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Declared {
    /// A decimal comma, and days before months.
    Belgian,
    /// As the formats have it.
    Standard,
    /// Nothing: each value shows it.
    Nothing,
}

impl Declared {
    /// The form with this name: `belgian` or `standard`.
    #[must_use]
    pub fn of(word: Option<&str>) -> Self {
        match word {
            Some("belgian") => Self::Belgian,
            Some("standard") => Self::Standard,
            _ => Self::Nothing,
        }
    }

    /// The text of a value as the formats have it; a text that is in no form is left as it is, and
    /// refused with its row.
    #[inline]
    pub fn text(self, form: CellForm, text: &str) -> Result<Cow<'_, str>, Unclear> {
        if self == Self::Standard {
            return Ok(text.into());
        }
        match form {
            CellForm::Number => self.number(text),
            CellForm::Day => self.day(text),
            CellForm::Month if has_year_first(text) => Ok(text.into()),
            CellForm::Month => match month(text) {
                Some(month) => Ok(month.into()),
                None => self.day(text),
            },
            CellForm::Flag | CellForm::Text => Ok(text.into()),
        }
    }

    #[inline]
    fn number(self, text: &str) -> Result<Cow<'_, str>, Unclear> {
        let bytes = text.as_bytes();
        // Most numbers have neither a comma nor thousands.
        let has_thousands = bytes.iter().rev().nth(3) == Some(&b'.');
        if !has_thousands && !bytes.contains(&b',') {
            let has_point = self == Self::Belgian && bytes.contains(&b'.');
            return if has_point { Err(Unclear::Point) } else { Ok(text.into()) };
        }
        let Some(number) = Number::read(text) else {
            let has_point = self == Self::Belgian && bytes.contains(&b'.');
            return if has_point { Err(Unclear::Point) } else { Ok(text.into()) };
        };
        if number.groups == 2 && number.decimals.is_none() && self == Self::Nothing {
            return Err(Unclear::Number);
        }
        Ok(number.plain().into())
    }

    #[inline]
    fn day(self, text: &str) -> Result<Cow<'_, str>, Unclear> {
        if has_year_first(text) {
            return Ok(text.into());
        }
        let Some((day, month, year)) = day_month_year(text) else { return Ok(text.into()) };
        if self == Self::Nothing && day <= 12 && month <= 12 && day != month {
            return Err(Unclear::Day);
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
        is_number.then_some(Self { whole, decimals, groups: others.saturating_add(1) })
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

/// Whether a day or month begins with its year, as most do.
fn has_year_first(text: &str) -> bool {
    text.split_once('-').is_some_and(|(year, _)| year.len() == 4 && is_digits(year))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A day, month and year of `02/03/2026`, `2-3-2026` or `02.03.2026`.
fn day_month_year(text: &str) -> Option<(u32, u32, &str)> {
    let place = text.find(['/', '-', '.']).filter(|place| *place <= 2)?;
    let mark = text.get(place..)?.chars().next()?;
    let mut parts = text.split(mark);
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
#[must_use]
pub fn flag(text: &str) -> Option<bool> {
    let is = |words: [&str; 3]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
    if is(["true", "waar", "vrai"]) {
        Some(true)
    } else {
        is(["false", "onwaar", "faux"]).then_some(false)
    }
}

/// The form that a value shows: `comma`, `point` or `day-first`.
#[must_use]
pub fn shown(form: CellForm, text: &str) -> Option<&'static str> {
    match form {
        CellForm::Number => {
            let number = Number::read(text);
            let has_comma = number.as_ref().is_some_and(|number| number.decimals.is_some());
            let is_plain = number.is_some_and(|number| number.groups <= 2);
            match (has_comma, text.contains('.')) {
                (true, _) => Some("comma"),
                (false, true) if !is_plain => Some("point"),
                _ => None,
            }
        }
        CellForm::Day | CellForm::Month => {
            let is_day = day_month_year(text).is_some() || month(text).is_some();
            is_day.then_some("day-first")
        }
        CellForm::Flag | CellForm::Text => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{CellForm, Declared, Unclear, flag, shown};

    fn read(declared: Declared, form: CellForm, text: &str) -> Result<String, Unclear> {
        declared.text(form, text).map(String::from)
    }

    #[test]
    fn number_of_an_office_is_read_where_it_can_mean_one_thing() {
        for (text, plain) in [
            ("2500", "2500"),
            ("2500.00", "2500.00"),
            ("2500,00", "2500.00"),
            ("2.500,00", "2500.00"),
            ("1.234.567", "1234567"),
            ("-1.234.567,8", "-1234567.8"),
            ("1,2345", "1.2345"),
            ("12.34,5", "12.34,5"),
            ("1,234.56", "1,234.56"),
            ("1.23", "1.23"),
            ("x.234", "x.234"),
            (",5", ",5"),
            ("1.2345", "1.2345"),
        ] {
            assert_eq!(
                read(Declared::Nothing, CellForm::Number, text),
                Ok(plain.to_owned()),
                "{text}"
            );
        }
        for text in ["1.234", "-12.345", "123.456"] {
            assert_eq!(
                read(Declared::Nothing, CellForm::Number, text),
                Err(Unclear::Number),
                "{text}"
            );
            assert_eq!(
                read(Declared::Belgian, CellForm::Number, text),
                Ok(text.replace('.', "")),
                "{text}"
            );
            assert_eq!(
                read(Declared::Standard, CellForm::Number, text),
                Ok(text.to_owned()),
                "{text}"
            );
        }
        for text in ["25.5", "2500.00", "1.2345", "12.34,5", "1,234.56"] {
            assert_eq!(
                read(Declared::Belgian, CellForm::Number, text),
                Err(Unclear::Point),
                "{text}"
            );
        }
        assert_eq!(read(Declared::Nothing, CellForm::Text, "1.234"), Ok("1.234".to_owned()));
    }

    #[test]
    fn day_of_an_office_is_read_where_it_can_mean_one_thing() {
        for (text, day) in [
            ("2026-03-02", "2026-03-02"),
            ("28/02/2026", "2026-02-28"),
            ("28-2-2026", "2026-02-28"),
            ("28.02.2026", "2026-02-28"),
            ("2/2/2026", "2026-02-02"),
            ("28/02-2026", "28/02-2026"),
            ("28/02/26", "28/02/26"),
            ("1/2/3/2026", "1/2/3/2026"),
            ("", ""),
        ] {
            assert_eq!(read(Declared::Nothing, CellForm::Day, text), Ok(day.to_owned()), "{text}");
        }
        assert_eq!(read(Declared::Nothing, CellForm::Day, "02/03/2026"), Err(Unclear::Day));
        assert_eq!(read(Declared::Nothing, CellForm::Month, "01/03/2026"), Err(Unclear::Day));
        let march = Ok("2026-03-02".to_owned());
        assert_eq!(read(Declared::Belgian, CellForm::Day, "02/03/2026"), march);
        assert_eq!(
            read(Declared::Standard, CellForm::Day, "28/02/2026"),
            Ok("28/02/2026".to_owned())
        );
        for text in ["03/2026", "3/2026", "2026-03"] {
            assert_eq!(
                read(Declared::Nothing, CellForm::Month, text),
                Ok("2026-03".to_owned()),
                "{text}"
            );
        }
    }

    #[test]
    fn value_shows_its_form() {
        assert_eq!(shown(CellForm::Number, "588,57"), Some("comma"));
        assert_eq!(shown(CellForm::Number, "588.57"), Some("point"));
        assert_eq!(shown(CellForm::Number, "1.234"), None);
        assert_eq!(shown(CellForm::Day, "28/02/2026"), Some("day-first"));
        assert_eq!(shown(CellForm::Month, "03/2026"), Some("day-first"));
        assert_eq!(shown(CellForm::Day, "2026-02-28"), None);
        assert_eq!(shown(CellForm::Text, "588,57"), None);
    }

    #[test]
    fn yes_and_no_are_read_in_three_languages() {
        assert_eq!(["true", "WAAR", "Vrai"].map(flag), [Some(true); 3]);
        assert_eq!(["FALSE", "onwaar", "faux"].map(flag), [Some(false); 3]);
        assert_eq!(["1", "ja", ""].map(flag), [None; 3]);
    }
}
