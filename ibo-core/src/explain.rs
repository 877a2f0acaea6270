//! A statement as a person reads it: a table of its lines with formula, rule and certainty, what
//! was left out, and the assumptions in words, in Dutch or English (R7.1).

use std::fmt::{self, Write as _};

use crate::assumption::Assumption;
use crate::certainty::Certainty;
use crate::formula::Figures;
use crate::labels::Label;
use crate::language::Language;
use crate::line::{Line, Role};
use crate::money::Euro;
use crate::payment_statement::PaymentStatement;
use crate::statement::Statement;

impl Statement {
    /// The statement as a text of several lines, for a person.
    ///
    /// ```
    /// # use ibo_core::{Case, Language, Options, statement};
    /// # let json = include_str!("../examples/first.jsonl").lines().next().unwrap_or_default();
    /// # let case = Case::from_json(json.as_bytes())?;
    /// let text = statement(&case, &Options::default())?.explain(Language::Dutch);
    /// assert!(text.contains("Bedrijfsvoorheffing"));
    /// # Ok::<(), ibo_core::Error>(())
    /// ```
    #[must_use]
    pub fn explain(&self, language: Language) -> String {
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = write(&mut text, self, language);
        text
    }

    /// What the statement is of: kind, scheme and payer.
    #[must_use]
    pub(crate) const fn about(&self, language: Language) -> [&'static str; 3] {
        [self.kind.label(), self.amounts.scheme.label(language), self.amounts.payer.label(language)]
    }

    /// The lines that say what comes out, how certain it is, and whether it is provisional.
    #[must_use]
    pub(crate) fn outcome(&self, language: Language) -> Vec<String> {
        let net = net(self.amounts.payment.net, self.amounts.certainty, language);
        let provisional = Label::Provisional.text(language);
        let missing = self
            .no_answers
            .iter()
            .map(|missing| format!("{}: {}", provisional.to_uppercase(), missing.text(language)));
        let unnamed = (self.amounts.provisional && self.no_answers.is_empty()).then(|| {
            format!("{}: {}", provisional.to_uppercase(), Label::NoFinalAnswer.text(language))
        });
        std::iter::once(net).chain(missing).chain(unnamed).collect()
    }
}

impl PaymentStatement {
    /// The payment as a text of several lines, for a person.
    ///
    /// ```
    /// # use ibo_core::{Language, Options, PaymentCase, payment_statement};
    /// let case = PaymentCase::builder("588.57".parse()?, "19/38".parse()?).build()?;
    /// let text = payment_statement(&case, &Options::default())?.explain(Language::Dutch);
    /// assert!(text.starts_with("Betaling van het bedrag van VDAB\nNetto 261,59 euro"));
    /// # Ok::<(), ibo_core::Error>(())
    /// ```
    #[must_use]
    pub fn explain(&self, language: Language) -> String {
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = write_payment(&mut text, self, language);
        text
    }
}

/// What comes out, and how certain it is.
fn net(amount: Euro, certainty: Certainty, language: Language) -> String {
    let [net, label] = [Label::Net, Label::Certainty].map(|label| label.text(language));
    let amount = Figures::Reader(language).amount(amount);
    format!("{net} {amount} euro, {}: {}", label.to_lowercase(), certainty.label(language))
}

fn write_payment(
    text: &mut String,
    statement: &PaymentStatement,
    language: Language,
) -> fmt::Result {
    let PaymentStatement { case_ref, month, payment, certainty, lines: of, .. } = statement;
    if let Some(case_ref) = case_ref {
        write!(text, "{case_ref}  ")?;
    }
    if let Some(month) = month {
        write!(text, "{month}  ")?;
    }
    writeln!(text, "{}", Label::PaymentOfPremium.text(language))?;
    writeln!(text, "{}\n", net(payment.net, *certainty, language))?;
    lines(text, of, language)?;
    assumed(text, &statement.assumptions, language)
}

fn write(text: &mut String, statement: &Statement, language: Language) -> fmt::Result {
    heading(text, statement, language)?;
    lines(text, &statement.lines, language)?;
    list(
        text,
        Label::LeftOut.text(language),
        statement.left_out.iter().map(|left_out| {
            let (source, reason) =
                (left_out.source.label(language), left_out.reason.text(language));
            format!(
                "{source} {}: {reason} ({})",
                left_out.record.saturating_add(1),
                left_out.reason.rule()
            )
        }),
    )?;
    assumed(text, &statement.assumptions, language)
}

fn assumed(text: &mut String, assumptions: &[Assumption], language: Language) -> fmt::Result {
    list(
        text,
        Label::Assumed.text(language),
        Assumption::texts(assumptions, language)
            .into_iter()
            .map(|(rule, text)| format!("{rule}: {text}")),
    )
}

fn heading(text: &mut String, statement: &Statement, language: Language) -> fmt::Result {
    let [kind, scheme, payer] = statement.about(language);
    writeln!(text, "{}  {}  {kind}, {scheme}, {payer}", statement.case_ref, statement.month)?;
    writeln!(text, "{}\n", statement.outcome(language).join("\n"))
}

/// The sign of a line: what it does to the running amount.
const fn sign(role: Role) -> &'static str {
    match role {
        Role::Base => "+",
        Role::Deducted => "-",
        Role::Result => "=",
        Role::Information => " ",
    }
}

/// One line of the table: what it is, its sign, the amount, the formula, the rule, the certainty.
fn row(line: &Line, language: Language) -> [String; 6] {
    let is_shown_below_zero = line.recovered && line.role == Role::Information;
    let amount = if is_shown_below_zero { line.signed_amount() } else { line.amount };
    [
        line.label(language).to_owned(),
        sign(line.role).to_owned(),
        Figures::Reader(language).amount(amount),
        line.formula.text(language),
        line.rule.to_string(),
        line.certainty.label(language).to_owned(),
    ]
}

fn lines(text: &mut String, lines: &[Line], language: Language) -> fmt::Result {
    let [line, amount, formula, rule, certainty] =
        [Label::Line, Label::Amount, Label::Formula, Label::Rule, Label::Certainty]
            .map(|label| label.text(language));
    let heads = [line, "", amount, formula, rule, certainty];
    let rows: Vec<_> = std::iter::once(heads.map(str::to_owned))
        .chain(lines.iter().map(|line| row(line, language)))
        .collect();
    let [label, _, amount, formula, rule, _] = widths(&rows);
    for [a, b, c, d, e, f] in &rows {
        writeln!(text, "  {a:<label$}  {b:1} {c:>amount$}  {d:<formula$}  {e:<rule$}  {f}")?;
    }
    Ok(())
}

fn widths<const N: usize>(rows: &[[String; N]]) -> [usize; N] {
    let mut widths = [0; N];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    widths
}

pub(crate) fn list(
    text: &mut String,
    head: &str,
    items: impl Iterator<Item = String>,
) -> fmt::Result {
    let mut items = items.peekable();
    if items.peek().is_none() {
        return Ok(());
    }
    writeln!(text, "\n  {head}:")?;
    items.try_for_each(|item| writeln!(text, "  - {item}"))
}
