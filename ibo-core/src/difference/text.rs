//! A difference as a person reads it: the lines of two statements side by side, then the values and
//! records that differ, in Dutch or English.

use std::fmt::{self, Write as _};

use super::{
    Difference, DifferenceLine, DifferenceRecord, DifferenceValue, LineSide, RecordSide,
    StatementSide, ValueSide,
};
use crate::explain::list;
use crate::formula::Figures;
use crate::labels::Label;
use crate::language::Language;
use crate::money::Euro;
use crate::text_table::{Align, write_table};

impl Difference {
    /// The difference as a text of several lines, for a person.
    ///
    /// ```
    /// # use ibo_core::{Case, Language, Options, difference, statement};
    /// # let json = include_str!("../../examples/first.jsonl").lines().next().unwrap_or_default();
    /// # let march = statement(&Case::from_json(json.as_bytes())?, &Options::default())?;
    /// let text = difference(&march, &march)?.text(Language::English);
    /// assert!(text.contains("It is no correction"));
    /// # Ok::<(), ibo_core::Error>(())
    /// ```
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = write(&mut text, self, language);
        text
    }
}

impl StatementSide {
    /// What the statement is of, in words: reference, month, kind, scheme, payer and certainty.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let [kind, scheme, payer] =
            [self.kind.label(), self.scheme.label(language), self.payer.label(language)];
        let certainty = self.certainty.label(language).to_lowercase();
        let provisional = if self.provisional {
            format!(", {}", Label::Provisional.text(language))
        } else {
            String::new()
        };
        format!(
            "{} {}, {kind}, {scheme}, {payer}, {certainty}{provisional}",
            self.case_ref, self.month
        )
    }
}

impl DifferenceValue {
    /// The value in a sentence: its id, and what each side read.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let [one, other] = [&self.one, &self.other].map(|side| value(side.as_ref(), language));
        format!("{}: {one} -> {other}", self.id)
    }
}

impl DifferenceRecord {
    /// The record in a sentence: where it stands, counted from 1, and what it does on each side.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let [one, other] = [&self.one, &self.other].map(|side| match side {
            None => Label::NotInMonth.text(language).to_owned(),
            Some(RecordSide::Counts(line)) => line_side(line, language),
            Some(RecordSide::LeftOut(reason)) => {
                format!("{} ({})", reason.text(language), reason.rule())
            }
        });
        let source = self.source.label(language);
        format!("{source} {}: {one} -> {other}", self.record.saturating_add(1))
    }
}

/// An amount with its formula: `1437.54 = 55.29 x 26`.
fn line_side(line: &LineSide, language: Language) -> String {
    format!("{} = {}", figures(line.amount, language), line.formula.text(language))
}

fn value(side: Option<&ValueSide>, language: Language) -> String {
    match side {
        None => Label::NotRead.text(language).to_owned(),
        Some(ValueSide { value, first_day }) => {
            let since = Label::Since.text(language).replace("{}", &first_day.to_string());
            format!("{value} ({since})")
        }
    }
}

fn figures(amount: Euro, language: Language) -> String {
    Figures::Reader(language).amount(amount)
}

/// A difference with its sign, `+12.50`.
fn signed(amount: Euro, language: Language) -> String {
    let sign = if amount > Euro::ZERO { "+" } else { "" };
    format!("{sign}{}", figures(amount, language))
}

fn write(text: &mut String, difference: &Difference, language: Language) -> fmt::Result {
    let [one, other] = [Label::One, Label::Other].map(|label| label.text(language));
    writeln!(text, "{one}: {}", difference.one.text(language))?;
    writeln!(text, "{other}: {}", difference.other.text(language))?;
    writeln!(text, "{}\n", Label::NoCorrection.text(language))?;
    let heads = [
        Label::Line.text(language),
        one,
        other,
        Label::Difference.text(language),
        Label::Formula.text(language),
    ];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    rows.extend(difference.lines.iter().map(|line| row(line, language)));
    let columns = [Align::Left, Align::Right, Align::Right, Align::Right, Align::Left];
    write_table(text, &columns, &rows)?;
    list(
        text,
        Label::ValuesThatDiffer.text(language),
        difference.values.iter().map(|value| value.text(language)),
    )?;
    list(
        text,
        Label::RecordsThatDiffer.text(language),
        difference.records.iter().map(|record| record.text(language)),
    )
}

fn row(line: &DifferenceLine, language: Language) -> Vec<String> {
    let amount = |side: &Option<LineSide>| {
        side.as_ref().map(|side| figures(side.amount, language)).unwrap_or_default()
    };
    vec![
        line.code.label(language).to_owned(),
        amount(&line.one),
        amount(&line.other),
        signed(line.difference, language),
        line.formulas(language),
    ]
}

impl DifferenceLine {
    /// The formula of both sides, once where they are alike.
    #[must_use]
    pub fn formulas(&self, language: Language) -> String {
        let formula = |side: &Option<LineSide>| {
            side.as_ref().map(|side| side.formula.text(language)).unwrap_or_default()
        };
        match (&self.one, &self.other) {
            (Some(_), Some(_)) if self.one == self.other => formula(&self.one),
            (one, None) => formula(one),
            (None, other) => formula(other),
            (one, other) if formula(one) == formula(other) => formula(one),
            (one, other) => format!("{} -> {}", formula(one), formula(other)),
        }
    }
}
