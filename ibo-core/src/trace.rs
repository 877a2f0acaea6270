//! The recorder: every formula of this crate exists once and tells what it did to a recorder. [`NoTrace`] keeps the certainty alone and serves
//! batches; [`Trace`] collects the lines of a statement, what was left out and what was assumed (R7.1).

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::error::{Error, ErrorCode};
use crate::formula::Formula;
use crate::language::Language;
use crate::line::{Line, LineCode, Role};
use crate::money::Euro;
use crate::parameters::{DatedValue, ListedCode, ParameterRead, Quote};
use crate::record::Availability;
use crate::rule::{Certainty, Rule, Rules, weakest};
use crate::sentence::{Context, say};

/// What a formula tells of one line.
pub(crate) struct Entry<'a, 'p> {
    pub(crate) code: LineCode,
    pub(crate) role: Role,
    /// The amount, with its sign.
    pub(crate) amount: Euro,
    /// The rule that gives the amount.
    pub(crate) rule: Rule,
    /// The rules that this case really used, with `rule` among them.
    pub(crate) used: Rules,
    /// The values that were read.
    pub(crate) values: &'a [Option<Quote<'p>>],
    /// The index of the record in its source.
    pub(crate) record: Option<usize>,
}

impl Entry<'_, '_> {
    /// The weakest among the rules and values used.
    #[inline(always)]
    fn certainty(&self) -> Certainty {
        let values = self.values.iter().flatten().map(|quote| quote.certainty());
        values.fold(self.used.certainty(), Certainty::min)
    }
}

/// What listens to a calculation.
pub(crate) trait Recorder {
    /// A line, with its formula, which is made where it is shown.
    fn line(&mut self, entry: &Entry<'_, '_>, formula: impl FnOnce() -> Formula);

    /// A line that is the sum of the lines so far of some codes.
    fn total(&mut self, entry: &Entry<'_, '_>, of: &[LineCode]);

    /// A record that plays no part.
    fn left_out(&mut self, source: SourceName, record: usize, reason: impl FnOnce() -> Reason);

    /// A code list that leaves a record out: the replacement income quotes it.
    fn filtered(&mut self, list: Quote<'_>);

    /// A value that the next line read beside its own.
    fn also_read(&mut self, value: Quote<'_>);

    /// A source without a final answer, in a provisional result (R2.10).
    fn no_answer(&mut self, source: SourceName, availability: Availability);

    /// The weakest certainty of a line so far.
    fn certainty(&self) -> Certainty;
}

/// Keeps the certainty of the whole, and nothing else.
pub(crate) struct NoTrace {
    /// Whether a line used a rule that is assumed.
    assumed: bool,
    /// Whether a line used a rule that is secondary. Kept apart: after a line that always is, it does not matter whether others are.
    secondary: bool,
    /// How weak the values are that the lines read.
    values: Rules,
}

impl NoTrace {
    pub(crate) const fn new() -> Self {
        Self { assumed: false, secondary: false, values: Rules::NONE }
    }

    #[inline(always)]
    fn used(&mut self, rules: Rules) {
        self.assumed |= rules.are_assumed();
        self.secondary |= rules.are_secondary();
    }

    #[inline(always)]
    fn read(&mut self, value: Quote<'_>) {
        self.values = self.values.with(value.weakness());
    }
}

impl Recorder for NoTrace {
    #[inline(always)]
    fn line(&mut self, entry: &Entry<'_, '_>, _: impl FnOnce() -> Formula) {
        self.used(entry.used);
        entry.values.iter().flatten().for_each(|value| self.read(*value));
    }

    #[inline(always)]
    fn total(&mut self, entry: &Entry<'_, '_>, _: &[LineCode]) {
        self.used(entry.used);
    }

    #[inline(always)]
    fn left_out(&mut self, _: SourceName, _: usize, _: impl FnOnce() -> Reason) {}

    #[inline(always)]
    fn filtered(&mut self, list: Quote<'_>) {
        self.read(list);
    }

    #[inline(always)]
    fn also_read(&mut self, value: Quote<'_>) {
        self.read(value);
    }

    #[inline(always)]
    fn no_answer(&mut self, _: SourceName, _: Availability) {}

    #[inline(always)]
    fn certainty(&self) -> Certainty {
        let Self { assumed, secondary, values } = *self;
        weakest(values.are_hypothetical(), assumed || values.are_assumed(), secondary || values.are_secondary())
    }
}

/// Collects what a statement shows.
#[derive(Default)]
pub(crate) struct Trace {
    lines: Vec<(Line, Rules)>,
    left_out: Vec<LeftOut>,
    /// The lists that filtered, for the total.
    filters: Vec<ParameterRead>,
    /// What the next line read beside its own values.
    also_read: Vec<ParameterRead>,
    no_answers: Vec<NoAnswer>,
}

impl Recorder for Trace {
    fn line(&mut self, entry: &Entry<'_, '_>, formula: impl FnOnce() -> Formula) {
        self.push(entry, formula());
    }

    fn total(&mut self, entry: &Entry<'_, '_>, of: &[LineCode]) {
        let of_code = |code: &LineCode| self.lines.iter().filter(move |(line, _)| line.code == *code).collect::<Vec<_>>();
        let formula = Formula::sum(of.iter().flat_map(of_code).map(|(line, _)| line.signed_amount()));
        self.also_read = self.each_filter_once();
        self.push(entry, formula);
    }

    fn left_out(&mut self, source: SourceName, record: usize, reason: impl FnOnce() -> Reason) {
        self.left_out.push(LeftOut { source, record, reason: reason() });
    }

    fn filtered(&mut self, list: Quote<'_>) {
        self.filters.push(list.into());
    }

    fn also_read(&mut self, value: Quote<'_>) {
        self.also_read.push(value.into());
    }

    fn no_answer(&mut self, source: SourceName, availability: Availability) {
        self.no_answers.push(NoAnswer { source, availability });
    }

    #[inline(always)]
    fn certainty(&self) -> Certainty {
        self.lines.iter().map(|(line, _)| line.certainty).fold(Certainty::Official, Certainty::min)
    }
}

impl Trace {
    pub(crate) fn new() -> Self {
        Self { lines: Vec::with_capacity(16), ..Self::default() }
    }

    /// The lists that filtered, each once, in the order of the rules that read them; of one date a list of the law and lists of the user can be among
    /// them.
    fn each_filter_once(&mut self) -> Vec<ParameterRead> {
        fn order(read: &ParameterRead) -> impl Ord {
            let DatedValue { id, first_day, kind, agreements_from, value, source, certainty, checked_until, .. } = &*read.value;
            (id, first_day, kind, agreements_from, value, source, certainty, checked_until)
        }
        let mut filters = Vec::new();
        std::mem::take(&mut self.filters).into_iter().for_each(|read| add(&mut filters, read));
        filters.sort_by(|one, other| order(one).cmp(&order(other)));
        filters
    }

    fn push(&mut self, entry: &Entry<'_, '_>, formula: Formula) {
        let mut parameters = Vec::new();
        entry.values.iter().flatten().for_each(|quote| add(&mut parameters, ParameterRead::from(*quote)));
        self.also_read.drain(..).for_each(|read| add(&mut parameters, read));
        let certainty = parameters.iter().map(|read| read.certainty).fold(entry.certainty(), Certainty::min);
        let line = Line {
            code: entry.code,
            role: entry.role,
            amount: entry.amount.magnitude(),
            formula,
            rule: entry.rule,
            certainty,
            record: entry.record,
            recovered: entry.amount.is_negative(),
            parameters,
        };
        self.lines.push((line, entry.used));
    }

    /// The lines in the order of their codes, what was left out, and the assumptions in words.
    ///
    /// # Errors
    /// `certainty-too-weak` at `require` when a line is weaker than `floor`, with the list of what made it so (R7.3).
    pub(crate) fn finish(mut self, floor: Certainty) -> Result<Traced, Error> {
        self.lines.sort_by_key(|(line, _)| line.code);
        let certainty = self.certainty();
        if certainty < floor {
            let weaker = self.weaker_than(floor).join(", ");
            let context = [Context::Certainty(floor), Context::Certainty(certainty), Context::Allowed(weaker)];
            return Err(Error::says_of(ErrorCode::CertaintyTooWeak, say::TOO_WEAK, context).at("require"));
        }
        let assumptions = self.assumptions();
        let lines = self.lines.into_iter().map(|(line, _)| line).collect();
        Ok(Traced { lines, left_out: self.left_out, assumptions, no_answers: self.no_answers, certainty })
    }

    /// What the lines took as given, in their order, each once.
    fn assumptions(&self) -> Vec<Assumption> {
        let mut assumptions = Vec::new();
        for (line, used) in &self.lines {
            let of_rules = used.iter().filter(|rule| rule.certainty() == Some(Certainty::Assumed)).map(Assumption::Rule);
            let of_values = line.parameters.iter().flat_map(|read| assumptions_of(line, read));
            for assumption in of_rules.chain(of_values) {
                if !assumptions.contains(&assumption) {
                    assumptions.push(assumption);
                }
            }
        }
        assumptions
    }

    /// The rules and values that are weaker than asked for, each once.
    fn weaker_than(&self, floor: Certainty) -> Vec<String> {
        let mut weaker = Vec::new();
        for (line, used) in &self.lines {
            let rules = used.iter().filter(|rule| rule.certainty().is_some_and(|certainty| certainty < floor)).map(rule_name);
            let values = line.parameters.iter().filter(|read| read.certainty < floor);
            for name in rules.chain(values.flat_map(|read| weaker_names(read, floor))) {
                if !weaker.contains(&name) {
                    weaker.push(name);
                }
            }
        }
        weaker
    }
}

/// Adds a value that was read: each once, with all the codes of a list that were used.
fn add(reads: &mut Vec<ParameterRead>, read: ParameterRead) {
    match reads.iter_mut().find(|present| present.value == read.value) {
        Some(present) => present.join(read),
        None => reads.push(read),
    }
}

/// A part of a rule by the stable id of what it assumes, or else by its number.
fn rule_name(rule: Rule) -> String {
    rule.assumption_id().unwrap_or(rule.id()).to_owned()
}

/// A value that is weaker than asked for, by its names: of a code list the codes, and of one past its last check that check.
fn weaker_names(read: &ParameterRead, floor: Certainty) -> Vec<String> {
    let DatedValue { id, first_day: from, certainty, .. } = &*read.value;
    let weaker = read.codes().filter(|code| code.certainty < floor);
    let mut names: Vec<_> = weaker.map(|code| format!("{id}/{} from {from}", code.code)).collect();
    if read.stale == Some(true) && Certainty::Assumed < floor {
        names.push(format!("{id} from {from} (last checked on {})", Checked(&read.value)));
    } else if names.is_empty() && *certainty < floor {
        names.push(format!("{id} from {from}"));
    }
    names
}

fn assumptions_of(line: &Line, read: &ParameterRead) -> impl Iterator<Item = Assumption> + use<> {
    let value = &read.value;
    let rule = value.id.rule().unwrap_or(line.rule);
    let mut assumptions = Vec::new();
    if value.id.is_filter() {
        let assumed = read.codes().filter(|code| code.certainty <= Certainty::Assumed);
        assumptions.extend(assumed.map(|code| Assumption::Code { rule, list: Arc::clone(value), code: code.clone() }));
    } else if value.certainty <= Certainty::Assumed {
        assumptions.push(Assumption::Value { rule, value: Arc::clone(value) });
    }
    if read.stale == Some(true) {
        assumptions.push(Assumption::Stale { value: Arc::clone(value) });
    }
    assumptions.into_iter()
}

/// A finished trace.
pub(crate) struct Traced {
    pub(crate) lines: Vec<Line>,
    pub(crate) left_out: Vec<LeftOut>,
    pub(crate) assumptions: Vec<Assumption>,
    pub(crate) no_answers: Vec<NoAnswer>,
    pub(crate) certainty: Certainty,
}

/// Where a record stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum SourceName {
    /// The RVA.
    Unemployment,
    /// The POD MI.
    Leefloon,
    /// The insurers.
    Sickness,
    /// The absences of the case.
    Absences,
}

impl SourceName {
    /// Every source, in the order of the format, and the absences.
    pub const ALL: [Self; 4] = [Self::Unemployment, Self::Leefloon, Self::Sickness, Self::Absences];

    /// The source of this name.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.slug() == slug)
    }

    /// The name of the field in the case.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Unemployment => "unemployment",
            Self::Leefloon => "leefloon",
            Self::Sickness => "sickness",
            Self::Absences => "absences",
        }
    }

    /// The name that a reader sees.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        language.of(match self {
            Self::Unemployment => ["unemployment", "werkloosheid"],
            Self::Leefloon => ["leefloon", "leefloon"],
            Self::Sickness => ["sickness", "ziekte"],
            Self::Absences => ["absences", "afwezigheden"],
        })
    }
}

/// A record of the month that does not count, and why (R2.4, R2.5, R2.7, R2.8, R5.3).
///
/// As JSON its reason is a text beside its rule.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct LeftOut {
    /// Where it stands.
    pub source: SourceName,
    /// Its index there.
    pub record: usize,
    /// Why it does not count.
    pub reason: Reason,
}

impl Serialize for LeftOut {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Shape<'a> {
            source: SourceName,
            record: usize,
            #[serde(flatten)]
            reason: &'a Reason,
        }
        let Self { source, record, reason } = self;
        Shape { source: *source, record: *record, reason }.serialize(serializer)
    }
}

impl Serialize for Reason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Shape {
            rule: Rule,
            reason: String,
        }
        Shape { rule: self.rule(), reason: self.text(Language::English) }.serialize(serializer)
    }
}

/// Why a record does not count.
///
/// As JSON it is its rule and a text, and stays that text: read back, it is [`Reason::Stored`] or, where this
/// version says the same of a reason without a code, that reason.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// Its type of unemployment benefit does not count (R2.4).
    BenefitType(String),
    /// Its type of aid does not count (R2.5).
    AidType(String),
    /// A higher version of the same attest replaces it (R2.7).
    Replaced {
        /// The version that counts in its place.
        by: u32,
    },
    /// A line of its attest was cancelled (R2.7).
    AttestCancelled,
    /// It was cancelled, and belongs to no attest (R2.7).
    LineCancelled,
    /// Its document type does not count (R2.8).
    DocumentType(String),
    /// Its nature does not count (R2.8).
    Nature(i32),
    /// No contribution of the employer uses the absence (R5.3).
    NoContribution,
    /// Without the reference gross wage no contribution is computed, which the absence could change (R5.3).
    NoWage,
    /// The absence rule of the agreement's contribution has no deduction (R5.3).
    NoAbsenceRule,
    /// What a stored statement says, in its own words: of a code, or of another version of this library.
    Stored {
        /// The rule that leaves the record out.
        rule: Rule,
        /// The reason in words, in English.
        text: String,
    },
}

impl Reason {
    /// The reason of a stored statement: one of ours where the words are the same.
    #[cfg(feature = "json")]
    pub(crate) fn stored(rule: Rule, text: String) -> Self {
        let known = [Self::AttestCancelled, Self::LineCancelled, Self::NoContribution, Self::NoWage, Self::NoAbsenceRule];
        let same = |reason: &Self| reason.rule() == rule && reason.text(Language::English) == text;
        known.into_iter().find(same).unwrap_or(Self::Stored { rule, text })
    }

    /// The rule that leaves the record out.
    #[must_use]
    pub const fn rule(&self) -> Rule {
        match self {
            Self::BenefitType(_) => Rule::BenefitTypes,
            Self::AidType(_) => Rule::Leefloon,
            Self::Replaced { .. } | Self::AttestCancelled | Self::LineCancelled => Rule::Versions,
            Self::DocumentType(_) | Self::Nature(_) => Rule::SicknessFilters,
            Self::NoContribution | Self::NoWage | Self::NoAbsenceRule => Rule::Contribution,
            Self::Stored { rule, .. } => *rule,
        }
    }

    /// The reason in words; those of a stored statement are English.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let english = language == Language::English;
        match self {
            Self::Stored { text, .. } => text.clone(),
            Self::BenefitType(code) if english => format!("benefit type {code} does not count"),
            Self::BenefitType(code) => format!("het soort uitkering {code} telt niet mee"),
            Self::AidType(code) if english => format!("aid type {code} does not count"),
            Self::AidType(code) => format!("het soort steun {code} telt niet mee"),
            Self::Replaced { by } if english => format!("replaced by version {by} of the same attest"),
            Self::Replaced { by } => format!("vervangen door versie {by} van hetzelfde attest"),
            Self::AttestCancelled => language.of(["the attest is cancelled", "het attest is geannuleerd"]).to_owned(),
            Self::LineCancelled => language.of(["the line is cancelled", "de lijn is geannuleerd"]).to_owned(),
            Self::DocumentType(code) if english => format!("document type {code} does not count"),
            Self::DocumentType(code) => format!("documenttype {code} telt niet mee"),
            Self::Nature(nature) if english => format!("nature {nature} does not count"),
            Self::Nature(nature) => format!("aard {nature} telt niet mee"),
            Self::NoContribution => language
                .of([
                    "absences change only the employer's contribution of scheme 2018, kind ibo",
                    "afwezigheden wijzigen alleen de bijdrage van de werkgever in stelsel 2018, soort ibo",
                ])
                .to_owned(),
            Self::NoWage => language
                .of([
                    "without the reference gross wage no contribution is computed, so the absence changes nothing",
                    "zonder brutoloon na aanwerving wordt geen bijdrage berekend, dus wijzigt de afwezigheid niets",
                ])
                .to_owned(),
            Self::NoAbsenceRule => language
                .of([
                    "this agreement's contribution has no deduction for absence",
                    "de bijdrage van deze overeenkomst kent geen vermindering voor afwezigheid",
                ])
                .to_owned(),
        }
    }
}

/// A source that gave no final answer, in a provisional result: only the records that were given count (R2.10).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct NoAnswer {
    /// The source.
    pub source: SourceName,
    /// What it said instead.
    pub availability: Availability,
}

impl NoAnswer {
    /// What is missing, in words.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let Self { source, availability } = self;
        match language {
            Language::English => {
                format!("no final answer of the source {} ({availability}): only the records given count", source.label(language))
            }
            Language::Dutch => {
                format!(
                    "geen definitief antwoord van de bron {} ({availability}): alleen de gegeven gegevens tellen",
                    source.label(language)
                )
            }
        }
    }
}

/// What a result takes as given without having read it (R7.1), or tries out against the law (R8.4).
///
/// As JSON it is its id, its rule, its reading and a text, and stays that text: read back, it is
/// [`Assumption::Stored`] or, where this version says the same of a rule, [`Assumption::Rule`].
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Assumption {
    /// A rule, or a part of it, that is our reading.
    Rule(Rule),
    /// A dated value that was not read.
    Value {
        /// The rule that reads it.
        rule: Rule,
        /// The value.
        value: Arc<DatedValue>,
    },
    /// A code by which a record counts, or is left out, and whose treatment was not read.
    Code {
        /// The rule that reads the list.
        rule: Rule,
        /// The list.
        list: Arc<DatedValue>,
        /// The code.
        code: ListedCode,
    },
    /// A dated value that is carried forward past its last check (R7.4).
    Stale {
        /// The value.
        value: Arc<DatedValue>,
    },
    /// What a stored statement says, in its own words: of a value, or of another version of this library.
    Stored {
        /// The stable id (R8.1).
        id: String,
        /// The rule to which it belongs.
        rule: Rule,
        /// The reading on which it rests (R8.1).
        reading: Option<String>,
        /// The assumption in a sentence, in English.
        text: String,
    },
}

impl Assumption {
    /// The assumption of a stored statement: one of our rules where it says the same.
    #[cfg(feature = "json")]
    pub(crate) fn stored(id: String, rule: Rule, reading: Option<String>, text: String) -> Self {
        let same = |part: &&Rule| {
            part.id() == rule.id()
                && part.assumption_id() == Some(id.as_str())
                && part.reading() == reading.as_deref()
                && part.assumption(Language::English) == Some(text.as_str())
        };
        match Rule::ALL.iter().find(same) {
            Some(part) => Self::Rule(*part),
            None => Self::Stored { id, rule, reading, text },
        }
    }

    /// The stable id (R8.1): the reading on which it rests, `R5.1/premium.flat-shares` for a value, `R4.1/floor` for a part of a rule.
    #[must_use]
    pub fn id(&self) -> String {
        match (self, self.reading()) {
            (Self::Stored { id, .. }, _) => id.clone(),
            (_, Some(reading)) => reading.into_owned(),
            (Self::Rule(rule), None) => rule.assumption_id().unwrap_or_default().to_owned(),
            (Self::Value { value, .. } | Self::Stale { value } | Self::Code { list: value, .. }, None) => {
                format!("{}/{}", self.rule(), value.id)
            }
        }
    }

    /// The reading on which it rests, one of the open questions of the law (R8.1); none where there is no other reading to choose.
    #[must_use]
    pub fn reading(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Rule(rule) => rule.reading().map(Cow::Borrowed),
            Self::Value { value, .. } => value.id.is_reading().then(|| Cow::Borrowed(value.id.slug())),
            Self::Code { list, code, .. } => Some(Cow::Owned(format!("{}/{}", list.id, code.code))),
            Self::Stale { .. } => None,
            Self::Stored { reading, .. } => reading.as_deref().map(Cow::Borrowed),
        }
    }

    /// The rule to which it belongs.
    #[must_use]
    pub const fn rule(&self) -> Rule {
        match self {
            Self::Rule(rule) | Self::Value { rule, .. } | Self::Code { rule, .. } | Self::Stored { rule, .. } => *rule,
            Self::Stale { .. } => Rule::StaleParameters,
        }
    }

    /// The assumption in a sentence; that of a stored statement is English.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let english = language == Language::English;
        match self {
            Self::Rule(rule) => rule.assumption(language).unwrap_or_default().to_owned(),
            Self::Stored { text, .. } => text.clone(),
            Self::Value { value, .. } => {
                let (DatedValue { id, first_day: from, source, .. }, word) = (&**value, assumed(value.certainty, language));
                if english {
                    format!("The value of {id} from {from} is {word}: {source}.")
                } else {
                    format!("De waarde van {id} vanaf {from} is {word}: {source}.")
                }
            }
            Self::Code { list, code, .. } => {
                let (id, from, word) = (list.id, list.first_day, assumed(code.certainty, language));
                let ListedCode { code: name, source, .. } = code;
                match (english, code.counts()) {
                    (true, true) => format!("That the code {name} of {id} from {from} counts is {word}: {source}."),
                    (true, false) => format!("That the code {name} of {id} from {from} is left out is {word}: {source}."),
                    (false, true) => format!("Dat de code {name} van {id} vanaf {from} telt, is {word}: {source}."),
                    (false, false) => format!("Dat de code {name} van {id} vanaf {from} niet meetelt, is {word}: {source}."),
                }
            }
            Self::Stale { value } => {
                let (id, from, checked) = (value.id, value.first_day, Checked(value));
                if english {
                    format!("The value of {id} from {from} was last checked on {checked} and is carried forward.")
                } else {
                    format!(
                        "De waarde van {id} vanaf {from} is het laatst gecontroleerd op {checked} en wordt sindsdien ongewijzigd gebruikt."
                    )
                }
            }
        }
    }

    /// The assumptions as a person reads them: each with its rule, but of the values past their last check one sentence that lists them (R7.4).
    #[must_use]
    pub fn texts(assumptions: &[Self], language: Language) -> Vec<(Rule, String)> {
        let stale = |assumption: &&Self| matches!(assumption, Self::Stale { .. });
        let mut texts: Vec<_> = assumptions.iter().filter(|one| !stale(one)).map(|one| (one.rule(), one.text(language))).collect();
        let listed = assumptions.iter().filter_map(|one| match one {
            Self::Stale { value } => Some(carried_forward(value, language)),
            _ => None,
        });
        let listed: Vec<_> = listed.collect();
        if let [_, _, ..] = listed.as_slice() {
            let head = language
                .of(["Values carried forward past their last check", "Waarden die na hun laatste controle ongewijzigd gebruikt worden"]);
            texts.push((Rule::StaleParameters, format!("{head}: {}.", listed.join("; "))));
        } else {
            texts.extend(assumptions.iter().filter(stale).map(|one| (one.rule(), one.text(language))));
        }
        texts
    }
}

/// A value in the sentence that lists those past their last check.
fn carried_forward(value: &DatedValue, language: Language) -> String {
    let [from, checked] = match language {
        Language::English => ["from", "checked until"],
        Language::Dutch => ["vanaf", "gecontroleerd tot"],
    };
    format!("{} {from} {} ({checked} {})", value.id, value.first_day, Checked(value))
}

/// How weak something is that is not read.
const fn assumed(certainty: Certainty, language: Language) -> &'static str {
    match certainty {
        Certainty::Hypothetical => language.of(["hypothetical", "hypothetisch"]),
        Certainty::Assumed | Certainty::Secondary | Certainty::Official => language.of(["assumed", "aangenomen"]),
    }
}

/// The day of the last check.
struct Checked<'a>(&'a DatedValue);

impl fmt::Display for Checked<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.checked_until.map_or(Ok(()), |day| day.fmt(f))
    }
}

impl Serialize for Assumption {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Shape<'a> {
            id: String,
            rule: Rule,
            #[serde(skip_serializing_if = "Option::is_none")]
            reading: Option<&'a str>,
            text: String,
        }
        let reading = self.reading();
        Shape { id: self.id(), rule: self.rule(), reading: reading.as_deref(), text: self.text(Language::English) }.serialize(serializer)
    }
}
