//! The recorder: every formula of this crate exists once and tells what it did to a recorder.
//! [`NoTrace`] keeps the certainty alone and serves tables; [`Trace`] collects the lines of a
//! statement, what was left out and what was assumed (R7.1).

use std::sync::Arc;

use smol_str::SmolStr;

use crate::assumption::Assumption;
use crate::certainty::Certainty;
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::formula::Formula;
use crate::in_order::insert;
use crate::line::{Line, LineCode, Role};
use crate::money::Euro;
use crate::parameters::{DatedValue, ListedCode, ParameterRead, Quote, Treated, Treatment};
use crate::reason::{LeftOut, NoAnswer, Reason, SourceName};
use crate::record::Availability;
use crate::rule::{Rule, Rules, weakest};
use crate::sentence::{ErrorContext, Sentence, say};

/// What a formula tells of one line.
pub(crate) struct LineEntry<'a, 'p> {
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

impl LineEntry<'_, '_> {
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
    fn line(&mut self, entry: &LineEntry<'_, '_>, formula: impl FnOnce() -> Formula);

    /// A line that is the sum of the lines so far of some codes.
    fn total(&mut self, entry: &LineEntry<'_, '_>, of: &[LineCode]);

    /// A record that plays no part.
    fn left_out(&mut self, source: SourceName, record: usize, reason: impl FnOnce() -> Reason);

    /// The code of a record that touches the days of the month and stands, as its list treats it.
    fn met(&mut self, code: &Treated<'_, Treatment>);

    /// A code list that leaves a record out: the replacement income quotes it.
    fn filtered(&mut self, list: Quote<'_>);

    /// A value that the next line read beside its own.
    fn also_read(&mut self, value: Quote<'_>);

    /// A source without a final answer, in a provisional result (R2.10).
    fn no_answer(&mut self, source: SourceName, availability: Availability);

    /// The scheme is forced: every line but those of the replacement income is hypothetical (R8.4).
    fn forced_scheme(&mut self);

    /// The weakest certainty of a line so far.
    fn certainty(&self) -> Certainty;
}

/// Keeps the certainty of the whole, and nothing else.
pub(crate) struct NoTrace {
    /// Whether a line used a rule that is assumed.
    assumed: bool,
    /// Whether a line used a rule that is secondary. Kept apart: after a line that always is, it
    /// does not matter whether others are.
    secondary: bool,
    /// How weak the values are that the lines read, and the scheme.
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
    fn line(&mut self, entry: &LineEntry<'_, '_>, _: impl FnOnce() -> Formula) {
        self.used(entry.used);
        entry.values.iter().flatten().for_each(|value| self.read(*value));
    }

    #[inline(always)]
    fn total(&mut self, entry: &LineEntry<'_, '_>, _: &[LineCode]) {
        self.used(entry.used);
        entry.values.iter().flatten().for_each(|value| self.read(*value));
    }

    #[inline(always)]
    fn left_out(&mut self, _: SourceName, _: usize, _: impl FnOnce() -> Reason) {}

    #[inline(always)]
    fn met(&mut self, _: &Treated<'_, Treatment>) {}

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
    fn forced_scheme(&mut self) {
        self.values = self.values.and(Rule::ForcedScheme, true);
    }

    #[inline(always)]
    fn certainty(&self) -> Certainty {
        let Self { assumed, secondary, values } = *self;
        weakest(
            values.are_hypothetical(),
            assumed || values.are_assumed(),
            secondary || values.are_secondary(),
        )
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
    forced_scheme: bool,
}

impl Recorder for Trace {
    fn line(&mut self, entry: &LineEntry<'_, '_>, formula: impl FnOnce() -> Formula) {
        self.push(entry, formula());
    }

    fn total(&mut self, entry: &LineEntry<'_, '_>, of: &[LineCode]) {
        let of_code = |code: &LineCode| {
            self.lines.iter().filter(move |(line, _)| line.code == *code).collect::<Vec<_>>()
        };
        let formula =
            Formula::sum(of.iter().flat_map(of_code).map(|(line, _)| line.signed_amount()));
        self.also_read = self.each_filter_once();
        self.push(entry, formula);
    }

    fn left_out(&mut self, source: SourceName, record: usize, reason: impl FnOnce() -> Reason) {
        let left_out = LeftOut { source, record, reason: reason() };
        insert(&mut self.left_out, left_out, |left_out| left_out.source);
    }

    fn met(&mut self, _: &Treated<'_, Treatment>) {}

    fn filtered(&mut self, list: Quote<'_>) {
        self.filters.push(list.into());
    }

    fn also_read(&mut self, value: Quote<'_>) {
        self.also_read.push(value.into());
    }

    fn no_answer(&mut self, source: SourceName, availability: Availability) {
        self.no_answers.push(NoAnswer { source, availability });
    }

    fn forced_scheme(&mut self) {
        self.forced_scheme = true;
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

    /// The lists that filtered, each once, in the order of the rules that read them; of one date a
    /// list of the law and lists of the user can be among them.
    fn each_filter_once(&mut self) -> Vec<ParameterRead> {
        fn order(read: &ParameterRead) -> impl Ord {
            let DatedValue {
                id,
                first_day,
                kind,
                agreements_from,
                value,
                source,
                certainty,
                checked_until,
                ..
            } = &*read.value;
            (id, first_day, kind, agreements_from, value, source, certainty, checked_until)
        }
        let mut filters = Vec::new();
        std::mem::take(&mut self.filters).into_iter().for_each(|read| add(&mut filters, read));
        let mut in_order = Vec::new();
        for read in filters {
            let place = in_order.partition_point(|other| order(other) <= order(&read));
            in_order.insert(place, read);
        }
        in_order
    }

    fn push(&mut self, entry: &LineEntry<'_, '_>, formula: Formula) {
        let of_the_scheme = self.forced_scheme && !entry.code.is_of_replacement_income();
        let entry =
            &LineEntry { used: entry.used.and(Rule::ForcedScheme, of_the_scheme), ..*entry };
        let mut parameters = Vec::new();
        entry
            .values
            .iter()
            .flatten()
            .for_each(|quote| add(&mut parameters, ParameterRead::from(*quote)));
        self.also_read.drain(..).for_each(|read| add(&mut parameters, read));
        // A reading goes before what is read by it.
        let (mut parameters, others): (Vec<_>, Vec<_>) =
            parameters.into_iter().partition(|read| read.value.id.is_reading());
        parameters.extend(others);
        let certainty =
            parameters.iter().map(|read| read.certainty).fold(entry.certainty(), Certainty::min);
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
        insert(&mut self.lines, (line, entry.used), |(line, _)| line.code);
    }

    /// The lines in the order of their codes, what was left out, and the assumptions in words.
    ///
    /// # Errors
    /// `certainty-too-weak` at `require` when a line is weaker than `floor`, with the list of what
    /// made it so (R7.3).
    pub(crate) fn finish(self, floor: Certainty) -> Result<Traced, Error> {
        let certainty = self.certainty();
        if certainty < floor {
            let context = [
                ErrorContext::Certainty(floor),
                ErrorContext::Certainty(certainty),
                ErrorContext::List(self.weaker_than(floor)),
            ];
            return Err(
                Error::says_of(ErrorCode::CertaintyTooWeak, say::TOO_WEAK, context).at("require")
            );
        }
        let assumptions = self.assumptions();
        let lines = self.lines.into_iter().map(|(line, _)| line).collect();
        Ok(Traced {
            lines,
            left_out: self.left_out,
            assumptions,
            no_answers: self.no_answers,
            certainty,
        })
    }

    /// What the lines took as given, in their order, each once.
    fn assumptions(&self) -> Vec<Assumption> {
        let mut assumptions = Vec::new();
        for (line, used) in &self.lines {
            let of_values: Vec<_> =
                line.parameters.iter().flat_map(|read| assumptions_of(line, read)).collect();
            // What a reading says once, its rule does not say again.
            let is_said = |rule: &Rule| {
                let reading = rule.reading();
                reading.is_some() && of_values.iter().any(|one| one.reading().as_deref() == reading)
            };
            let is_assumed =
                |rule: &Rule| rule.certainty().is_some_and(|word| word <= Certainty::Assumed);
            let of_rules =
                used.iter().filter(|rule| is_assumed(rule) && !is_said(rule)).map(Assumption::Rule);
            for assumption in of_rules.chain(of_values.iter().cloned()) {
                if !assumptions.contains(&assumption) {
                    assumptions.push(assumption);
                }
            }
        }
        assumptions
    }

    /// The rules and values that are weaker than asked for, each once.
    fn weaker_than(&self, floor: Certainty) -> Vec<ErrorContext> {
        let mut weaker = Vec::new();
        for (line, used) in &self.lines {
            let rules = used
                .iter()
                .filter(|rule| rule.certainty().is_some_and(|certainty| certainty < floor))
                .map(rule_name);
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
fn rule_name(rule: Rule) -> ErrorContext {
    ErrorContext::Name(SmolStr::new_static(rule.assumption_id().unwrap_or(rule.id())))
}

/// A value that is weaker than asked for, by its names: of a code list the codes, and of one past
/// its last check that check.
fn weaker_names(read: &ParameterRead, floor: Certainty) -> Vec<ErrorContext> {
    let DatedValue { first_day, certainty, checked_until, .. } = &*read.value;
    let name = |text: &str| ErrorContext::Name(text.into());
    let named = |sentence, context: Vec<_>| {
        ErrorContext::Sentence(Box::new(Sentence::new(sentence, context)))
    };
    let (id, from) = (name(&read.value.name()), ErrorContext::Day(*first_day));
    let weaker = read.codes().filter(|code| code.certainty < floor);
    let mut names: Vec<_> = weaker
        .map(|code| named(say::WEAK_CODE, vec![id.clone(), name(&code.code), from.clone()]))
        .collect();
    match checked_until {
        Some(checked) if read.stale == Some(true) && Certainty::Assumed < floor => {
            names.push(named(say::WEAK_STALE, vec![id, from, ErrorContext::Day(*checked)]));
        }
        _ if names.is_empty() && *certainty < floor => {
            names.push(named(say::WEAK_VALUE, vec![id, from]));
        }
        _ => {}
    }
    names
}

fn assumptions_of(line: &Line, read: &ParameterRead) -> impl Iterator<Item = Assumption> + use<> {
    let value = &read.value;
    let rule = value.id.rule().unwrap_or(line.rule);
    let mut assumptions = Vec::new();
    // The codes of a filter say it each by itself, and so does what a code of a delivery means.
    let is_filter = value.id.is_filter() && value.code.is_none();
    let by_itself = |code: &&ListedCode| is_filter || code.means.is_some();
    let mut others = read.codes().filter(|code| !by_itself(code)).peekable();
    let is_whole = !is_filter && (others.peek().is_some() || read.codes().next().is_none());
    if is_whole && value.certainty <= Certainty::Assumed {
        assumptions.push(Assumption::Value { rule, value: Arc::clone(value) });
    }
    let assumed =
        read.codes().filter(by_itself).filter(|code| code.certainty <= Certainty::Assumed);
    assumptions.extend(assumed.map(|code| Assumption::Code {
        rule,
        list: Arc::clone(value),
        code: code.clone(),
    }));
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
