//! A statement as a person reads it: a table of its lines with formula, rule and certainty, what was left out, and the assumptions in words,
//! in Dutch or English (R7.1).

use std::fmt::{self, Write as _};

use crate::language::Language;
use crate::line::{Line, Role};
use crate::statement::Statement;
use crate::trace::Assumption;

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
}

fn write(text: &mut String, statement: &Statement, language: Language) -> fmt::Result {
    heading(text, statement, language)?;
    lines(text, &statement.lines, language)?;
    list(
        text,
        language.of(["Left out", "Niet meegeteld"]),
        statement.left_out.iter().map(|left_out| {
            let (source, reason) = (left_out.source.label(language), left_out.reason.text(language));
            format!("{source} {}: {reason} ({})", left_out.record.saturating_add(1), left_out.reason.rule())
        }),
    )?;
    list(
        text,
        language.of(["Assumed", "Aangenomen"]),
        Assumption::texts(&statement.assumptions, language).into_iter().map(|(rule, text)| format!("{rule}: {text}")),
    )
}

fn heading(text: &mut String, statement: &Statement, language: Language) -> fmt::Result {
    let amounts = &statement.amounts;
    let (kind, scheme, payer) = (statement.kind.label(), amounts.scheme.label(language), amounts.payer.label(language));
    writeln!(text, "{}  {}  {kind}, {scheme}, {payer}", statement.case_ref, statement.month)?;
    let net = language.of(["Net", "Netto"]);
    let certainty = language.of(["certainty", "zekerheid"]);
    write!(text, "{net} {} euro, {certainty}: {}", amounts.payment.net, amounts.certainty.label(language))?;
    for no_answer in &statement.no_answers {
        write!(text, "\n{}: {}", language.of(["PROVISIONAL", "VOORLOPIG"]), no_answer.text(language))?;
    }
    text.push_str("\n\n");
    Ok(())
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
    [
        line.label(language).to_owned(),
        sign(line.role).to_owned(),
        if line.recovered && line.role == Role::Information { line.signed_amount() } else { line.amount }.to_string(),
        match line.formula.as_str() {
            "given" => language.of(["given", "gegeven"]).to_owned(),
            figures => figures.to_owned(),
        },
        line.rule.to_string(),
        line.certainty.label(language).to_owned(),
    ]
}

fn lines(text: &mut String, lines: &[Line], language: Language) -> fmt::Result {
    let heads = match language {
        Language::English => ["Line", "", "Amount", "Formula", "Rule", "Certainty"],
        Language::Dutch => ["Lijn", "", "Bedrag", "Formule", "Regel", "Zekerheid"],
    };
    let rows: Vec<_> = std::iter::once(heads.map(str::to_owned)).chain(lines.iter().map(|line| row(line, language))).collect();
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

fn list(text: &mut String, head: &str, items: impl Iterator<Item = String>) -> fmt::Result {
    let mut items = items.peekable();
    if items.peek().is_none() {
        return Ok(());
    }
    writeln!(text, "\n  {head}:")?;
    items.try_for_each(|item| writeln!(text, "  - {item}"))
}
