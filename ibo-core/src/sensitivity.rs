//! What the open questions of the law are worth to a case: its amounts under each other choice of
//! the readings that it used, all else equal (R8.2).

use std::fmt::Write as _;

use serde::Serialize;

use crate::alternatives::Alternatives;
use crate::case::{Case, CaseRef};
use crate::error::Error;
use crate::formula::Figures;
use crate::labels::Label;
use crate::language::Language;
use crate::money::Euro;
use crate::options::Options;
use crate::parameters::{Parameters, ReadingId};
use crate::period::Month;
use crate::rule::Rule;
use crate::statement::{Amounts, compute};
use crate::trace::NoTrace;
use crate::used::UsedReadings;

/// What the readings that a case used are worth: its amounts under each other choice (R8.2).
///
/// ```
/// use ibo_core::{Case, Options, Sensitivity, sensitivity};
/// # let json = include_str!("../examples/first.jsonl").lines().next().unwrap_or_default();
/// # let case = Case::from_json(json.as_bytes())?;
/// let worth: Sensitivity = sensitivity(&case, &Options::default())?;
/// assert_eq!(worth.premium.to_string(), "588.57");
/// let order = &worth.rows[0];
/// assert_eq!((order.in_force.as_str(), order.choice.as_str()), ("difference", "wage"));
/// // 80 % of the wage less RSZ, 2173.25, is 1738.60; - 1437.54.
/// assert_eq!(order.premium.map(|premium| premium.to_string()).as_deref(), Some("301.06"));
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Sensitivity {
    /// The caller's reference.
    pub case_ref: CaseRef,
    /// The month.
    pub month: Month,
    /// The full-time premium as it stands.
    pub premium: Euro,
    /// The net as it stands.
    pub net: Euro,
    /// The employer's contribution as it stands (R5.3).
    pub employer_contribution: Option<Euro>,
    /// One row for each other choice, the largest effect on the net first, and else in the order of
    /// R8; none where the case used no reading.
    pub rows: Vec<SensitivityRow>,
}

/// A case under another choice of a reading that it used.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct SensitivityRow {
    /// The reading.
    pub reading: ReadingId,
    /// The rule that asks.
    pub rule: Rule,
    /// The word of the choice.
    pub choice: String,
    /// The word of the default choice.
    pub default: String,
    /// The word of the choice in force, with which the amounts are compared.
    pub in_force: String,
    /// The premium under the choice; none where the case is then refused.
    pub premium: Option<Euro>,
    /// The net under the choice.
    pub net: Option<Euro>,
    /// The employer's contribution under the choice.
    pub employer_contribution: Option<Euro>,
    /// The premium under the choice, less that in force.
    pub premium_difference: Option<Euro>,
    /// The net under the choice, less that in force.
    pub net_difference: Option<Euro>,
    /// The contribution under the choice, less that in force; none where there is none.
    pub contribution_difference: Option<Euro>,
    /// Why the case is refused under the choice.
    pub error: Option<Error>,
}

/// What the open questions of the law are worth to a case (R8.2).
///
/// ```
/// use ibo_core::{Case, Options, sensitivity};
/// # let json = include_str!("../examples/first.jsonl").lines().next().unwrap_or_default();
/// # let case = Case::from_json(json.as_bytes())?;
/// let worth = sensitivity(&case, &Options::default())?;
/// let order = &worth.rows[0];
/// assert_eq!(order.reading.to_string(), "premium.wage-difference-order");
/// assert_eq!(order.net_difference.map(|cents| cents.to_string()).as_deref(), Some("-255.57"));
/// # Ok::<(), ibo_core::Error>(())
/// ```
///
/// # Errors
/// As [`statement`](crate::statement()), of the case as it stands; a case that is refused under
/// another choice says so in its row. What certainty is asked for ([`Options::require`]) holds for
/// the case as it stands.
pub fn sensitivity(case: &Case, options: &Options) -> Result<Sensitivity, Error> {
    let view = case.view();
    let alternatives = Alternatives::of(options.values()?);
    let mut used = UsedReadings::new();
    let before = compute(&view, alternatives.parameters(), options, &mut used)?;
    before.at_least(options.floor())?;
    let under = |values: &Parameters| compute(&view, values, options, &mut NoTrace::new());
    let rows = alternatives.of_used(&used).filter_map(|(place, in_force)| {
        let alternative = alternatives.get(place)?;
        let after = under(alternatives.values(place)?);
        let row = SensitivityRow {
            reading: alternative.reading.clone(),
            rule: alternative.rule,
            choice: alternative.choice.to_owned(),
            default: alternative.default.to_owned(),
            in_force: in_force.to_owned(),
            premium: None,
            net: None,
            employer_contribution: None,
            premium_difference: None,
            net_difference: None,
            contribution_difference: None,
            error: None,
        };
        Some((place, row.with(&before, after)))
    });
    let mut rows: Vec<_> = rows.collect();
    rows.sort_unstable_by_key(|(place, row)| {
        let effect = row.net_difference.map_or(0, |net| net.cents().unsigned_abs());
        (std::cmp::Reverse(effect), *place)
    });
    Ok(Sensitivity {
        case_ref: case.case_ref().clone(),
        month: case.month(),
        premium: before.payment.premium,
        net: before.payment.net,
        employer_contribution: before.employer_contribution,
        rows: rows.into_iter().map(|(_, row)| row).collect(),
    })
}

impl SensitivityRow {
    fn with(self, before: &Amounts, after: Result<Amounts, Error>) -> Self {
        let after = match after {
            Ok(after) => after,
            Err(error) => return Self { error: Some(error), ..self },
        };
        let Effect { premium, net, contribution } = Effect::of(before, &after);
        let has_contribution =
            before.employer_contribution.is_some() || after.employer_contribution.is_some();
        Self {
            premium: Some(after.payment.premium),
            net: Some(after.payment.net),
            employer_contribution: after.employer_contribution,
            premium_difference: Some(Euro::of_cents(premium)),
            net_difference: Some(Euro::of_cents(net)),
            contribution_difference: has_contribution.then(|| Euro::of_cents(contribution)),
            ..self
        }
    }

    /// Whether an amount changes.
    #[must_use]
    pub fn changes(&self) -> bool {
        let differences =
            [self.premium_difference, self.net_difference, self.contribution_difference];
        differences.iter().flatten().any(|difference| *difference != Euro::ZERO)
    }
}

/// The signed differences of the amounts of a case, in cents: after less before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Effect {
    pub(crate) premium: i64,
    pub(crate) net: i64,
    pub(crate) contribution: i64,
}

impl Effect {
    pub(crate) fn of(before: &Amounts, after: &Amounts) -> Self {
        // Amounts within the bounds of R0.4 are far from the ends of 64 bits.
        let less = |after: Euro, before: Euro| after.cents().saturating_sub(before.cents());
        let [contribution_after, contribution_before] =
            [after, before].map(|amounts| amounts.employer_contribution.unwrap_or(Euro::ZERO));
        Self {
            premium: less(after.payment.premium, before.payment.premium),
            net: less(after.payment.net, before.payment.net),
            contribution: less(contribution_after, contribution_before),
        }
    }

    pub(crate) const fn is_none(self) -> bool {
        self.premium == 0 && self.net == 0 && self.contribution == 0
    }
}

impl Sensitivity {
    /// The sensitivity as a text of several lines, for a person: each reading as a question, and
    /// under it the choices with what they change.
    ///
    /// ```
    /// # use ibo_core::{Case, Language, Options, sensitivity};
    /// # let json = include_str!("../examples/first.jsonl").lines().next().unwrap_or_default();
    /// # let case = Case::from_json(json.as_bytes())?;
    /// let text = sensitivity(&case, &Options::default())?.text(Language::Dutch);
    /// assert!(text.contains("Waarvan wordt het percentage genomen?"), "{text}");
    /// # Ok::<(), ibo_core::Error>(())
    /// ```
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let figures = Figures::Reader(language);
        let net = Label::Net.text(language);
        let mut text =
            format!("{}  {}  {net} {}\n", self.case_ref, self.month, figures.amount(self.net));
        if self.rows.is_empty() {
            let _ = writeln!(text, "\n  {}", Label::NoReading.text(language));
        }
        for row in &self.rows {
            let effect = match (&row.error, row.net_difference) {
                (Some(error), _) => {
                    format!("{}: {}", Label::Refused.text(language), error.text(language))
                }
                (None, difference) => {
                    let signed = |difference: Euro| {
                        let sign = if difference > Euro::ZERO { "+" } else { "" };
                        format!("{sign}{}", figures.amount(difference))
                    };
                    let of_net = format!("{net} {}", signed(difference.unwrap_or(Euro::ZERO)));
                    match row.contribution_difference {
                        None | Some(Euro::ZERO) => of_net,
                        Some(difference) => {
                            let contribution = Label::Contribution.text(language);
                            format!("{of_net}, {contribution} {}", signed(difference))
                        }
                    }
                }
            };
            let _ = writeln!(
                text,
                "\n  {} ({}, {})\n    {}: {effect}",
                row.reading.question(language),
                row.rule,
                row.reading,
                row.reading.choice_text(&row.choice, language),
            );
        }
        text
    }
}
