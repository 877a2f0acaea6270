//! Formulas from their text, as a stored statement has it: terms again, so that a reader gets them
//! with the signs of a language.

use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer};

use crate::formula::{Formula, Relation};
use crate::money::Euro;
use crate::rate::Rate;

/// How deep terms may stand in brackets: ours stand in one pair.
const DEEPEST: usize = 4;

impl<'de> Deserialize<'de> for Formula {
    /// The terms where the text is one of ours, and else [`Formula::Written`]: it is written again
    /// in the same bytes.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::of_text)
    }
}

impl Formula {
    /// The formula of a text: its terms, or the text as it stands where they are written otherwise.
    pub(crate) fn of_text(text: String) -> Self {
        let mut terms = Terms { rest: &text, depth: 0 };
        let formula = terms.formula().filter(|formula| {
            let is_whole = terms.rest.is_empty();
            is_whole && formula.to_string() == text
        });
        formula.unwrap_or(Self::Written(text))
    }
}

/// What is left of a text.
struct Terms<'t> {
    rest: &'t str,
    depth: usize,
}

impl<'t> Terms<'t> {
    /// Goes past this, if it comes now.
    fn takes(&mut self, sign: &str) -> bool {
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// A day, or what holds, each before the formula; a comparison; or a calculation.
    fn formula(&mut self) -> Option<Formula> {
        if self.rest == "given" {
            self.rest = "";
            return Some(Formula::Given);
        }
        let Some((before, after)) = self.rest.split_once(": ") else { return self.compared() };
        let formula = Self { rest: after, depth: self.depth.checked_add(1)? };
        let mut formula = formula.within_depth()?;
        let calculation = formula.formula()?;
        let mut condition = Self { rest: before, depth: self.depth };
        self.rest = formula.rest;
        if let Ok(day) = NaiveDate::from_str(before) {
            return Some(Formula::Dated(day, Box::new(calculation)));
        }
        let holds = condition.compared()?;
        condition.rest.is_empty().then(|| Formula::case(holds, calculation))
    }

    fn within_depth(self) -> Option<Self> {
        (self.depth <= DEEPEST).then_some(self)
    }

    fn compared(&mut self) -> Option<Formula> {
        let first = self.sum()?;
        let mut others = Vec::new();
        while let Some(relation) = self.relation() {
            others.push((relation, self.sum()?));
        }
        Some(match others.as_slice() {
            [] => first,
            _ => Formula::Comparison(Box::new(first), others),
        })
    }

    fn relation(&mut self) -> Option<Relation> {
        [
            (" = ", Relation::Equal),
            (" < ", Relation::Less),
            (" <= ", Relation::AtMost),
            (" > ", Relation::Greater),
            (" >= ", Relation::AtLeast),
        ]
        .into_iter()
        .find_map(|(sign, relation)| self.takes(sign).then_some(relation))
    }

    /// Terms with a plus between any of them are a sum, of amounts with their signs.
    fn sum(&mut self) -> Option<Formula> {
        let mut terms = vec![(true, self.product()?)];
        loop {
            let is_added = self.takes(" + ");
            if !is_added && !self.takes(" - ") {
                break;
            }
            terms.push((is_added, self.product()?));
        }
        let is_sum = terms.iter().skip(1).any(|(is_added, _)| *is_added);
        let signed = |(is_added, term)| match (is_added, term) {
            (false, Formula::Amount(amount)) if is_sum => Some(Formula::Amount(amount.negated())),
            (false, _) if is_sum => None,
            (_, term) => Some(term),
        };
        let mut terms = terms.into_iter().map(signed).collect::<Option<Vec<_>>>()?;
        match (is_sum, terms.len()) {
            (_, 1) => terms.pop(),
            (true, _) => Some(Formula::Sum(terms)),
            (false, _) => Some(Formula::Difference(terms)),
        }
    }

    fn product(&mut self) -> Option<Formula> {
        let mut factors = vec![self.factor()?];
        loop {
            if self.takes(" x ") {
                factors.push(self.factor()?);
            } else if self.takes(" / ") {
                let divisor = self.factor()?;
                factors = vec![Formula::quotient(Self::of_factors(factors)?, divisor)];
            } else {
                return Self::of_factors(factors);
            }
        }
    }

    fn of_factors(mut factors: Vec<Formula>) -> Option<Formula> {
        if factors.len() == 1 { factors.pop() } else { Some(Formula::Product(factors)) }
    }

    /// Terms in brackets, or a figure: an amount has decimals, a count none.
    fn factor(&mut self) -> Option<Formula> {
        if self.takes("(") {
            let inner = Self { rest: self.rest, depth: self.depth.checked_add(1)? };
            let mut inner = inner.within_depth()?;
            let terms = inner.sum()?;
            self.rest = inner.rest;
            return self.takes(")").then_some(terms);
        }
        let end = self.rest.find([' ', ')']).unwrap_or(self.rest.len());
        let (figure, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest;
        if self.takes(" %") {
            return Rate::of_percent_text(figure).map(Formula::rate);
        }
        if figure.contains('/') {
            return figure.parse().ok().map(Formula::Fraction);
        }
        if figure.contains('.') {
            return Euro::from_str(figure).ok().map(Formula::Amount);
        }
        figure.parse().ok().map(Formula::Count)
    }
}

#[cfg(test)]
mod tests {
    use super::Formula;
    use crate::language::Language::Dutch;

    fn dutch(text: &str) -> String {
        let formula = Formula::of_text(text.to_owned());
        assert_eq!(formula.to_string(), text);
        assert!(!matches!(formula, Formula::Written(_)), "{text}");
        formula.text(Dutch)
    }

    #[test]
    fn text_of_a_stored_statement_is_terms_again() {
        let texts = [
            ("given", "gegeven"),
            ("0.00", "0,00"),
            ("2500.00 x 13.07 %", "2.500,00 x 13,07 %"),
            ("2500.00 x 80 % x 13.07 %", "2.500,00 x 80 % x 13,07 %"),
            ("1532.07 x 30.4/38", "1.532,07 x 30,4/38"),
            ("55.29 x 26", "55,29 x 26"),
            ("1100.00 x 13 / (3 x 26)", "1.100,00 x 13 / (3 x 26)"),
            ("(2500.00 - 326.75) x 80 %", "(2.500,00 - 326,75) x 80 %"),
            ("2500.00 - 326.75 - 1437.54", "2.500,00 - 326,75 - 1.437,54"),
            ("893.65 + 1200.00 - 120.00", "893,65 + 1.200,00 - 120,00"),
            ("2026-07-01: 2233.61", "2026-07-01: 2.233,61"),
            (
                "0.00 < 667.16 <= 1001.00: 2233.61 x 60 %",
                "0,00 < 667,16 <= 1.001,00: 2.233,61 x 60 %",
            ),
            ("0.00: 2233.61 x 80 %", "0,00: 2.233,61 x 80 %"),
            (
                "2000.00 >= 1700.00: 1650.00 x 30.4/38 x (31 - 3) / 31",
                "2.000,00 >= 1.700,00: 1.650,00 x 30,4/38 x (31 - 3) / 31",
            ),
        ];
        for (text, expected) in texts {
            assert_eq!(dutch(text), expected);
        }
    }

    #[test]
    fn text_of_another_form_stays_as_it_is() {
        let deep = format!("{}1.00{}", "(".repeat(9_000), ")".repeat(9_000));
        let cases = "0.00: ".repeat(9_000) + "1.00";
        let others = [
            "",
            "x",
            "1.00 x",
            "1.00  x 2",
            "1.00 * 2",
            "(1.00",
            "1.00)",
            "((1.00 - 2.00)) x 2",
            "13,07 %",
            "01.00",
            "1.0",
            "1.00 + 2 - 3",
            "1/2/3",
            "2026-02-30: 1.00",
            &deep,
            &cases,
        ];
        for text in others {
            let formula = Formula::of_text(text.to_owned());
            assert!(matches!(&formula, Formula::Written(_)), "{text}");
            assert_eq!(formula.to_string(), text);
            assert_eq!(formula.text(Dutch), text);
        }
    }
}
