//! The formula of a line, as terms: what was given, sums, products, quotients and comparisons of
//! figures. It is written here and nowhere else: for JSON, for a reader of Dutch or English, and
//! for a picture (R7.1).

use std::borrow::Cow;
use std::fmt;
use std::hash::{Hash, Hasher};

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use crate::fraction::Fraction;
use crate::language::Language;
use crate::money::{Euro, Ratio};
use crate::rate::Rate;

/// The calculation of a line, in figures.
///
/// Its text is that of the statement's JSON, `2500.00 x 13.07 %`; [`Formula::text`] writes it for a
/// reader. Two formulas are equal when they are written alike.
///
/// ```
/// use ibo_core::{Euro, Formula, Language};
/// let wage: Euro = "2500.00".parse()?;
/// let formula = Formula::product([Formula::Amount(wage), Formula::percent(80)]);
/// assert_eq!(formula.to_string(), "2500.00 x 80 %");
/// assert_eq!(formula.text(Language::Dutch), "2.500,00 x 80 %");
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Formula {
    /// The caller gave the amount.
    Given,
    /// An amount of money.
    Amount(Euro),
    /// A whole number: days, weeks.
    Count(u64),
    /// A percentage.
    Percent(Percent),
    /// A fraction of hours or days.
    Fraction(Fraction),
    /// A sum; an amount below zero is written with a minus, as in `893.65 - 120.00`.
    Sum(Vec<Formula>),
    /// The first, less the others.
    Difference(Vec<Formula>),
    /// A product.
    Product(Vec<Formula>),
    /// The first over the second.
    Quotient(Box<[Formula; 2]>),
    /// What holds between the terms, as in `0.00 < 667.16 <= 893.65`.
    Comparison(Box<Formula>, Vec<(Relation, Formula)>),
    /// The day from which a value counts, and the value.
    Dated(NaiveDate, Box<Formula>),
    /// What holds, and what is therefore calculated.
    Case(Box<[Formula; 2]>),
    /// The text of a stored statement that another version of this library wrote, as it was read.
    Written(String),
}

/// A percentage, exact, with at most three decimals.
///
/// ```
/// use ibo_core::Formula;
/// let Formula::Percent(share) = Formula::percent(80) else { unreachable!() };
/// assert_eq!((share.in_percent().to_string(), share.to_string()), ("80".into(), "80 %".into()));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Percent(Rate);

impl Percent {
    /// The number of percent: `13.07` of 13.07 %.
    #[must_use]
    pub fn in_percent(self) -> Decimal {
        self.0.in_percent()
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} %", self.0.in_percent())
    }
}

/// How two amounts compare.
///
/// ```
/// use ibo_core::{Euro, Formula, Relation};
/// let [income, limit]: [Euro; 2] = ["893.65".parse()?, "1001.00".parse()?];
/// let less = (Relation::Less, Formula::Amount(limit));
/// let formula = Formula::Comparison(Box::new(Formula::Amount(income)), vec![less]);
/// assert_eq!(formula.to_string(), "893.65 < 1001.00");
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// `=`
    Equal,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
}

impl Formula {
    /// A whole percentage.
    #[must_use]
    pub fn percent(percent: u8) -> Self {
        Self::Percent(Percent(Rate::of_percent(percent)))
    }

    /// A rate, as a percentage.
    pub(crate) const fn rate(rate: Rate) -> Self {
        Self::Percent(Percent(rate))
    }

    /// A product.
    #[must_use]
    pub fn product(factors: impl IntoIterator<Item = Self>) -> Self {
        Self::Product(factors.into_iter().collect())
    }

    /// The sum of amounts; of none zero, of one that amount.
    #[must_use]
    pub fn sum(amounts: impl IntoIterator<Item = Euro>) -> Self {
        let amounts: Vec<_> = amounts.into_iter().map(Self::Amount).collect();
        match amounts.as_slice() {
            [] => Self::Amount(Euro::ZERO),
            [only] => only.clone(),
            _ => Self::Sum(amounts),
        }
    }

    /// The first amount, less the others.
    #[must_use]
    pub fn difference<const N: usize>(amounts: [Euro; N]) -> Self {
        Self::Difference(amounts.map(Self::Amount).into())
    }

    /// A comparison of an amount with others.
    #[must_use]
    pub fn comparison<const N: usize>(first: Self, others: [(Relation, Euro); N]) -> Self {
        Self::Comparison(
            Box::new(first),
            others.map(|(relation, amount)| (relation, Self::Amount(amount))).into(),
        )
    }

    /// What holds, and what is therefore calculated.
    #[must_use]
    pub fn case(condition: Self, calculation: Self) -> Self {
        Self::Case(Box::new([condition, calculation]))
    }

    /// A quotient.
    #[must_use]
    pub fn quotient(of: Self, by: Self) -> Self {
        Self::Quotient(Box::new([of, by]))
    }

    /// An amount times a ratio.
    pub(crate) fn times(amount: Self, ratio: Ratio<'_>) -> Self {
        let count =
            |numbers: &[u64]| numbers.iter().map(|number| Self::Count(*number)).collect::<Vec<_>>();
        let product = Self::product(std::iter::once(amount).chain(count(ratio.by)));
        match ratio.over {
            [] => product,
            [only] => Self::quotient(product, Self::Count(*only)),
            several => Self::quotient(product, Self::Product(count(several))),
        }
    }

    /// The last factor of what is calculated: the share, the fraction or the rate; none where
    /// nothing is multiplied.
    #[must_use]
    pub fn last_factor(&self) -> Option<&Self> {
        match self {
            Self::Product(factors) => factors.last(),
            Self::Case(parts) => {
                let [_, calculation] = &**parts;
                calculation.last_factor()
            }
            _ => None,
        }
    }

    /// The formula, without a condition that is but an amount of zero.
    #[must_use]
    pub(crate) fn without_zero(&self) -> &Self {
        match self {
            Self::Case(parts) => match &**parts {
                [Self::Amount(Euro::ZERO), calculation] => calculation,
                _ => self,
            },
            _ => self,
        }
    }

    /// The formula for a reader of this language: Dutch amounts have a decimal comma.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        Figures::Reader(language).write(self)
    }

    /// The formula for a picture, with the signs of print.
    #[must_use]
    pub(crate) fn typeset(&self, language: Language) -> String {
        Figures::Print(language).write(self)
    }
}

/// How figures are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figures {
    /// As in JSON: `1437.54`, `x`, `>=`.
    Json,
    /// For a reader: in Dutch `1.437,54`, in English as in JSON.
    Reader(Language),
    /// For print: `1.437,54` or `1,437.54`, and signs that a keyboard does not have.
    Print(Language),
}

impl Figures {
    /// The words and signs of this way to write: of what was given, times, minus, at most, at
    /// least.
    const fn signs(self) -> [&'static str; 5] {
        let given = match self {
            Self::Json => "given",
            Self::Reader(language) | Self::Print(language) => language.of(["given", "gegeven"]),
        };
        match self {
            Self::Json | Self::Reader(_) => [given, "x", "-", "<=", ">="],
            Self::Print(_) => [given, "\u{d7}", "\u{2212}", "\u{2264}", "\u{2265}"],
        }
    }

    /// A number that is written with a point, as this way writes it.
    #[must_use]
    pub fn number(self, plain: &str) -> Cow<'_, str> {
        let (thousands, decimal) = match self {
            Self::Json | Self::Reader(Language::English) => return Cow::Borrowed(plain),
            Self::Reader(Language::Dutch) | Self::Print(Language::Dutch) => ('.', ','),
            Self::Print(Language::English) => (',', '.'),
        };
        let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |digits| ("-", digits));
        let (whole, decimals) = digits
            .split_once('.')
            .map_or((digits, None), |(whole, decimals)| (whole, Some(decimals)));
        let mut text = String::from(sign);
        for (place, digit) in whole.chars().enumerate() {
            if place > 0 && whole.len().saturating_sub(place).is_multiple_of(3) {
                text.push(thousands);
            }
            text.push(digit);
        }
        if let Some(decimals) = decimals {
            text.push(decimal);
            text.push_str(decimals);
        }
        Cow::Owned(text)
    }

    /// An amount.
    #[must_use]
    pub fn amount(self, amount: Euro) -> String {
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = self.amount_to(&mut text, amount);
        text
    }

    fn amount_to(self, f: &mut impl fmt::Write, amount: Euro) -> fmt::Result {
        let [_, _, minus, ..] = self.signs();
        if amount.is_negative() {
            f.write_str(minus)?;
        }
        f.write_str(&self.number(amount.magnitude().text(&mut [0; Euro::LONGEST_TEXT])))
    }

    fn write(self, formula: &Formula) -> String {
        let mut text = String::with_capacity(48);
        // Writing to a string cannot fail.
        let _ = self.write_to(&mut text, formula);
        text
    }

    fn write_to(self, f: &mut impl fmt::Write, formula: &Formula) -> fmt::Result {
        let [given, times, minus, ..] = self.signs();
        match formula {
            Formula::Given => f.write_str(given),
            Formula::Written(text) => f.write_str(text),
            Formula::Amount(amount) => self.amount_to(f, *amount),
            Formula::Count(number) => number_to(f, *number),
            Formula::Percent(Percent(rate)) => {
                write!(f, "{} %", self.number(&rate.in_percent().to_string()))
            }
            Formula::Fraction(fraction) => self.fraction(f, *fraction),
            Formula::Sum(terms) => self.sum(f, terms),
            Formula::Difference(terms) => self.joined(f, terms, minus),
            Formula::Product(factors) => self.joined(f, factors, times),
            Formula::Quotient(parts) => {
                let [of, by] = &**parts;
                self.write_to(f, of)?;
                f.write_str(" / ")?;
                self.factor(f, by, true)
            }
            Formula::Comparison(first, others) => self.comparison(f, first, others),
            Formula::Dated(day, value) => {
                write!(f, "{day}: ")?;
                self.write_to(f, value)
            }
            Formula::Case(parts) => {
                let [condition, calculation] = &**parts;
                self.write_to(f, condition)?;
                f.write_str(": ")?;
                self.write_to(f, calculation)
            }
        }
    }

    fn joined(self, f: &mut impl fmt::Write, terms: &[Formula], sign: &str) -> fmt::Result {
        for (place, term) in terms.iter().enumerate() {
            if place > 0 {
                f.write_str(" ")?;
                f.write_str(sign)?;
                f.write_str(" ")?;
            }
            self.factor(f, term, false)?;
        }
        Ok(())
    }

    /// A term in brackets where it needs them: sums and differences, and products below a line.
    fn factor(self, f: &mut impl fmt::Write, term: &Formula, is_divisor: bool) -> fmt::Result {
        let in_brackets = match term {
            Formula::Sum(_) | Formula::Difference(_) => true,
            Formula::Product(_) => is_divisor,
            _ => false,
        };
        if !in_brackets {
            return self.write_to(f, term);
        }
        f.write_str("(")?;
        self.write_to(f, term)?;
        f.write_str(")")
    }

    fn sum(self, f: &mut impl fmt::Write, terms: &[Formula]) -> fmt::Result {
        let [_, _, minus, ..] = self.signs();
        for (place, term) in terms.iter().enumerate() {
            match (place, term) {
                (0, _) => {}
                (_, Formula::Amount(amount)) if amount.is_negative() => {
                    write!(f, " {minus} ")?;
                    self.amount_to(f, amount.magnitude())?;
                    continue;
                }
                _ => f.write_str(" + ")?,
            }
            self.write_to(f, term)?;
        }
        Ok(())
    }

    fn fraction(self, f: &mut impl fmt::Write, fraction: Fraction) -> fmt::Result {
        let plain = fraction.to_string();
        let (numerator, denominator) = plain.split_once('/').unwrap_or((&plain, "1"));
        write!(f, "{}/{}", self.number(numerator), self.number(denominator))
    }

    fn comparison(
        self,
        f: &mut impl fmt::Write,
        first: &Formula,
        others: &[(Relation, Formula)],
    ) -> fmt::Result {
        let [.., at_most, at_least] = self.signs();
        self.write_to(f, first)?;
        for (relation, other) in others {
            let sign = match relation {
                Relation::Equal => "=",
                Relation::Less => "<",
                Relation::AtMost => at_most,
                Relation::Greater => ">",
                Relation::AtLeast => at_least,
            };
            f.write_str(" ")?;
            f.write_str(sign)?;
            f.write_str(" ")?;
            self.write_to(f, other)?;
        }
        Ok(())
    }
}

fn number_to(f: &mut impl fmt::Write, number: u64) -> fmt::Result {
    write!(f, "{number}")
}

impl fmt::Display for Formula {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Figures::Json.write_to(f, self)
    }
}

impl PartialEq for Formula {
    fn eq(&self, other: &Self) -> bool {
        self.to_string() == other.to_string()
    }
}

impl Eq for Formula {}

impl Hash for Formula {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.to_string().hash(state);
    }
}

impl Serialize for Formula {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&Figures::Json.write(self))
    }
}

#[cfg(test)]
mod tests {
    use super::{Figures, Formula, Relation};
    use crate::language::Language::{Dutch, English};
    use crate::money::{Euro, Ratio};

    fn euro(text: &str) -> Euro {
        text.parse().unwrap()
    }

    #[test]
    fn formulas_are_written_for_json_readers_and_print() {
        let days = Formula::Difference(vec![Formula::Count(31), Formula::Count(3)]);
        let contribution = Formula::quotient(
            Formula::product([
                Formula::Amount(euro("1650.00")),
                Formula::Fraction("30.4/38".parse().unwrap()),
                days,
            ]),
            Formula::Count(31),
        );
        let above = Formula::comparison(
            Formula::Amount(euro("2000.00")),
            [(Relation::AtLeast, euro("1700.00"))],
        );
        let formula = Formula::case(above, contribution);
        assert_eq!(formula.to_string(), "2000.00 >= 1700.00: 1650.00 x 30.4/38 x (31 - 3) / 31");
        assert_eq!(formula.text(English), formula.to_string());
        assert_eq!(formula.text(Dutch), "2.000,00 >= 1.700,00: 1.650,00 x 30,4/38 x (31 - 3) / 31");
        assert_eq!(
            formula.typeset(English),
            "2,000.00 ≥ 1,700.00: 1,650.00 × 30.4/38 × (31 − 3) / 31"
        );
    }

    #[test]
    fn a_sum_within_a_product_stands_in_brackets() {
        let ratio = Ratio { by: &[26, 5], over: &[10, 26] };
        let netted = Formula::times(Formula::sum([euro("50.00"), euro("-10.00")]), ratio);
        assert_eq!(netted.to_string(), "(50.00 - 10.00) x 26 x 5 / (10 x 26)");
        assert_eq!(Formula::sum([]).to_string(), "0.00");
        let below = [(Relation::Equal, euro("-100.50")), (Relation::Less, Euro::ZERO)];
        let floored =
            Formula::comparison(Formula::difference([euro("0.00"), euro("100.50")]), below);
        assert_eq!(floored.to_string(), "0.00 - 100.50 = -100.50 < 0.00");
        assert_eq!(floored.typeset(Dutch), "0,00 − 100,50 = −100,50 < 0,00");
    }

    #[test]
    fn what_was_given_is_a_word_and_what_was_stored_stays_as_it_is() {
        assert_eq!([Formula::Given.to_string(), Formula::Given.text(Dutch)], ["given", "gegeven"]);
        let stored = Formula::Written("1.00 x 80 %".to_owned());
        assert_eq!([stored.to_string(), stored.text(Dutch)], ["1.00 x 80 %", "1.00 x 80 %"]);
        assert_eq!(stored, Formula::product([Formula::Amount(euro("1.00")), Formula::percent(80)]));
    }

    #[test]
    fn thousands_are_grouped_from_the_point() {
        let written = ["7", "123", "1234.50", "-1000000.00"]
            .map(|plain| Figures::Reader(Dutch).number(plain));
        assert_eq!(written, ["7", "123", "1.234,50", "-1.000.000,00"]);
    }
}
