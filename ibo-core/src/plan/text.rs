//! A plan as a person reads it: a table of its months with their totals, what trainee and employer
//! have and pay, and the assumptions in words, in Dutch or English.

use std::fmt::{self, Write as _};

use super::{Plan, PlanMonth, PlanTotals};
use crate::assumption::Assumption;
use crate::explain::list;
use crate::formula::Figures;
use crate::labels::Label;
use crate::language::Language;
use crate::line::LineCode;
use crate::money::Euro;
use crate::scheme::Payer;
use crate::text_table::{Align, write_table};

impl Plan {
    /// The plan as a text of several lines, for a person.
    ///
    /// ```
    /// # use std::collections::BTreeMap;
    /// # use ibo_core::{Case, Language, Options, plan};
    /// # let json = include_str!("../../examples/first.jsonl").lines().next().unwrap_or_default();
    /// # let case = Case::from_json(json.as_bytes())?;
    /// let plan = plan(&case, None, &BTreeMap::new(), &Options::default())?;
    /// assert!(plan.text(Language::Dutch).contains("Uitkering en netto"));
    /// # Ok::<(), ibo_core::Error>(())
    /// ```
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = write(&mut text, self, language);
        text
    }

    /// What the plan is of: kind, scheme and payer.
    pub(crate) const fn about(&self, language: Language) -> [&'static str; 3] {
        [self.kind.label(), self.scheme.label(language), self.payer.label(language)]
    }

    /// The lines that say what comes out for trainee and employer, how certain it is, and whether
    /// it is provisional.
    pub(crate) fn outcome(&self, language: Language) -> Vec<String> {
        let word = |label: Label| label.text(language);
        let certainty = self.certainty.label(language).to_lowercase();
        let mut lines = vec![
            self.trainee(language),
            self.employer(language),
            format!("{}: {certainty}", word(Label::Certainty)),
        ];
        if self.provisional {
            let provisional = word(Label::Provisional).to_uppercase();
            lines.push(format!("{provisional}: {}", word(Label::NoFinalAnswer)));
        }
        lines
    }

    fn trainee(&self, language: Language) -> String {
        let PlanTotals { replacement_income, net, trainee, .. } = self.totals;
        let [sum, income, net] =
            [trainee, replacement_income, net].map(|amount| figures(amount, language));
        let [who, benefit, of_net] =
            [Label::Trainee, Label::Benefit, Label::Net].map(|label| label.text(language));
        let [benefit, of_net] = [benefit, of_net].map(within);
        format!("{who}: {sum} euro ({benefit} {income}, {of_net} {net})")
    }

    fn employer(&self, language: Language) -> String {
        let who = Label::Employer.text(language);
        let what = match self.payer {
            Payer::Employer => LineCode::PremiumDue,
            Payer::Vdab => LineCode::EmployerContribution,
        };
        let what = what.label(language);
        let contributes = self.totals.employer_contribution.is_some();
        match self.totals.employer {
            None => format!("{who}: {}", Label::WageNotGiven.text(language)),
            Some(sum) if self.payer == Payer::Employer || contributes => {
                format!("{who}: {} euro ({})", figures(sum, language), within(what))
            }
            Some(sum) => format!("{who}: {} euro", figures(sum, language)),
        }
    }
}

impl PlanMonth {
    /// What there is to know of the month beside its amounts, in words: that it has no payable day,
    /// or that it lies past the last check of a value; else nothing.
    #[must_use]
    pub fn remark(&self, language: Language) -> &'static str {
        match &self.statement {
            None => Label::NoPayableDay.text(language),
            Some(_) if self.past_last_check() => Label::PastLastCheck.text(language),
            Some(_) => "",
        }
    }
}

/// A name as it stands within a sentence: `bijdrage van de werkgever aan VDAB`.
fn within(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

fn figures(amount: Euro, language: Language) -> String {
    Figures::Reader(language).amount(amount)
}

fn write(text: &mut String, plan: &Plan, language: Language) -> fmt::Result {
    let [kind, scheme, payer] = plan.about(language);
    let months = [plan.months.first(), plan.months.last()]
        .map(|month| month.map(|month| month.month.to_string()).unwrap_or_default());
    writeln!(text, "{}  {}  {kind}, {scheme}, {payer}", plan.case_ref, months.join(" - "))?;
    writeln!(text, "{}\n", plan.outcome(language).join("\n"))?;
    table(text, plan, language)?;
    let assumed = Assumption::texts(&plan.assumptions, language);
    list(
        text,
        Label::Assumed.text(language),
        assumed.into_iter().map(|(rule, text)| format!("{rule}: {text}")),
    )
}

fn table(text: &mut String, plan: &Plan, language: Language) -> fmt::Result {
    let contributes = plan.totals.employer_contribution.is_some();
    let amounts = if contributes { 6 } else { 5 };
    let mut columns = vec![Align::Left];
    columns.extend(std::iter::repeat_n(Align::Right, amounts));
    columns.extend([Align::Left, Align::Left]);
    let total = [
        Some(plan.totals.replacement_income),
        Some(plan.totals.premium_due),
        Some(plan.totals.withholding_tax),
        Some(plan.totals.net),
        Some(plan.totals.trainee),
        plan.totals.employer_contribution,
    ];
    let mut rows = vec![heads(contributes, language)];
    rows.extend(plan.months.iter().map(|month| row_of(month, contributes, language)));
    let total_word = Label::Total.text(language).to_owned();
    rows.push(row(total_word, total, ["", ""], contributes, language));
    write_table(text, &columns, &rows)
}

fn heads(contributes: bool, language: Language) -> Vec<String> {
    let mut heads = vec![
        Label::Month.text(language),
        LineCode::ReplacementIncome.label(language),
        LineCode::PremiumDue.label(language),
        LineCode::WithholdingTax.label(language),
        LineCode::Net.label(language),
        Label::BenefitAndNet.text(language),
    ];
    heads.extend(contributes.then_some(LineCode::EmployerContribution.label(language)));
    heads.push(Label::Certainty.text(language));
    heads.into_iter().map(str::to_owned).collect()
}

fn row_of(month: &PlanMonth, contributes: bool, language: Language) -> Vec<String> {
    let amounts = month.statement.as_ref().map(|statement| &statement.amounts);
    let shown = amounts.map_or([None; 6], |amounts| {
        [
            Some(amounts.replacement_income),
            Some(amounts.payment.premium_due),
            Some(amounts.payment.withholding_tax),
            Some(amounts.payment.net),
            month.trainee().ok(),
            amounts.employer_contribution,
        ]
    });
    let certainty = amounts.map_or("", |amounts| amounts.certainty.label(language));
    row(month.month.to_string(), shown, [certainty, month.remark(language)], contributes, language)
}

fn row(
    head: String,
    amounts: [Option<Euro>; 6],
    words: [&str; 2],
    contributes: bool,
    language: Language,
) -> Vec<String> {
    let shown = if contributes { 6 } else { 5 };
    let amounts = amounts.into_iter().take(shown);
    let amounts = amounts.map(|amount| amount.map(|amount| figures(amount, language)));
    std::iter::once(head)
        .chain(amounts.map(Option::unwrap_or_default))
        .chain(words.map(str::to_owned))
        .collect()
}
