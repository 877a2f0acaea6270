//! The difference: the lines of two statements side by side, of any month or scheme, with the
//! values and records that differ. It is no correction (R7.5): nothing is to be paid by it.

mod text;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::case::CaseRef;
use crate::certainty::Certainty;
use crate::error::Error;
use crate::formula::Formula;
use crate::kind::Kind;
use crate::language::Language;
use crate::line::{Line, LineCode};
use crate::money::Euro;
use crate::parameters::{Fingerprint, ParameterId};
use crate::period::Month;
use crate::reason::{Reason, SourceName};
use crate::scheme::{Payer, Scheme};
use crate::statement::Statement;

/// Two statements side by side: why does one month differ from another, or one scheme from another.
/// It is no correction: nothing is to be paid or recovered by it.
///
/// ```
/// use ibo_core::{Attendance, Case, Difference, LineCode, Options, difference, statement};
/// # let json = include_str!("../examples/first.jsonl").lines().next().unwrap_or_default();
/// # let case = Case::from_json(json.as_bytes())?;
/// let march = statement(&case, &Options::default())?;
/// // The agreement ends on 28 August: 588.57 x 20/21 = 560.54, x 11.11 % = 62.28, so 498.26.
/// let builder = case.to_builder().month("2026-08".parse()?);
/// let august = builder.attendance(Attendance::WorkingDays).build()?;
/// let august = statement(&august, &Options::default())?;
/// let difference: Difference = difference(&march, &august)?;
/// assert_eq!((difference.one.month, difference.other.month), (march.month, august.month));
/// let net = difference.lines.iter().find(|line| line.code == LineCode::Net);
/// assert_eq!(net.map(|line| line.difference.to_string()).as_deref(), Some("-24.92"));
/// // The benefit counts for as much in both.
/// assert!(difference.records.is_empty());
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Difference {
    schema: u8,
    correction: bool,
    /// What the one statement is of.
    pub one: StatementSide,
    /// What the other is of.
    pub other: StatementSide,
    /// The lines of both, in the order of a statement; lines of one code are summed.
    pub lines: Vec<DifferenceLine>,
    /// The dated values that differ, in the order of their ids.
    pub values: Vec<DifferenceValue>,
    /// The records that differ: in what they count for, or whether they do.
    pub records: Vec<DifferenceRecord>,
}

/// What one of the two statements is of.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct StatementSide {
    /// The name and version of the library that computed it (R7.1).
    pub library: String,
    /// The fingerprint of the dated values that were used (R7.1).
    pub values: Fingerprint,
    /// The caller's reference.
    pub case_ref: CaseRef,
    /// The month.
    pub month: Month,
    /// The kind of agreement.
    pub kind: Kind,
    /// The law that covers the agreement (R1.1).
    pub scheme: Scheme,
    /// Who pays the premium.
    pub payer: Payer,
    /// The weakest certainty of a line.
    pub certainty: Certainty,
    /// Whether a source gave no final answer (R2.10).
    pub provisional: bool,
}

/// A line of one of the two statements, or of both.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct DifferenceLine {
    /// What the line is.
    pub code: LineCode,
    /// The line of the one statement, if it has it.
    pub one: Option<LineSide>,
    /// The line of the other, if it has it.
    pub other: Option<LineSide>,
    /// The amount of the other less that of the one; an absent line is 0.00.
    pub difference: Euro,
}

impl DifferenceLine {
    /// Whether the two sides differ in their amount or in how it came about.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.one != self.other
    }
}

/// A line as one of the two statements has it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct LineSide {
    /// The amount, below zero only for a recovered replacement income; of several lines their sum.
    pub amount: Euro,
    /// The calculation in figures; of several lines their sum.
    pub formula: Formula,
}

/// A dated value that differs.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct DifferenceValue {
    /// What it is a value of.
    pub id: ParameterId,
    /// The value of the one statement, if it read one.
    pub one: Option<ValueSide>,
    /// The value of the other, if it read one.
    pub other: Option<ValueSide>,
}

/// A dated value as one of the two statements read it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct ValueSide {
    /// The value in words and figures.
    pub value: String,
    /// The first day on which it counts.
    #[serde(rename = "from")]
    pub first_day: NaiveDate,
}

/// A record that differs, by its place in its source: so of two statements of one case. In one of a
/// plan the places of leefloon are those of the month's case.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct DifferenceRecord {
    /// Where it stands.
    pub source: SourceName,
    /// Its index there, the first of a netted period.
    pub record: usize,
    /// What it does in the one statement; none when it plays no part in its month.
    pub one: Option<RecordSide>,
    /// What it does in the other; none when it plays no part in its month.
    pub other: Option<RecordSide>,
}

/// What a record does in one of the two statements.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum RecordSide {
    /// It counts.
    Counts(LineSide),
    /// It is left out.
    LeftOut(Reason),
}

impl RecordSide {
    /// Whether both say the same: a reason that was stored is its text.
    fn says(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Counts(one), Self::Counts(other)) => one == other,
            (Self::LeftOut(one), Self::LeftOut(other)) => {
                let text = |reason: &Reason| reason.text(Language::English);
                (one.rule(), text(one)) == (other.rule(), text(other))
            }
            (Self::Counts(_), Self::LeftOut(_)) | (Self::LeftOut(_), Self::Counts(_)) => false,
        }
    }
}

/// Lays two statements side by side, of any case, month and scheme: computed now, or read back with
/// `Statement::from_json`.
///
/// ```
/// use ibo_core::{Case, LineCode, Options, difference, statement};
/// # let json = include_str!("../examples/first.jsonl").lines().next().unwrap_or_default();
/// # let case = Case::from_json(json.as_bytes())?;
/// let march = statement(&case, &Options::default())?;
/// let april = case.to_builder().month("2026-04".parse()?).build()?;
/// let difference = difference(&march, &statement(&april, &Options::default())?)?;
/// let net = difference.lines.iter().find(|line| line.code == LineCode::Net);
/// assert_eq!(net.map(|line| line.difference.to_string()).as_deref(), Some("0.00"));
/// # Ok::<(), ibo_core::Error>(())
/// ```
///
/// # Errors
/// `amount-out-of-range` for statements whose amounts differ by more than the bounds allow.
pub fn difference(one: &Statement, other: &Statement) -> Result<Difference, Error> {
    let mut lines = Vec::new();
    for code in LineCode::ALL.iter().copied() {
        let (left, right) = (line_side(one, code)?, line_side(other, code)?);
        if left.is_none() && right.is_none() {
            continue;
        }
        let [before, after] =
            [&left, &right].map(|side| side.as_ref().map_or(Euro::ZERO, |side| side.amount));
        let difference = after.minus(before)?;
        lines.push(DifferenceLine { code, one: left, other: right, difference });
    }
    let (sides, values) =
        ([side(one), side(other)], pairs(values(one), values(other), ValueSide::eq));
    let values = values.map(|(id, one, other)| DifferenceValue { id, one, other });
    let records = pairs(records(one), records(other), RecordSide::says);
    let records = records.map(|((source, record), one, other)| DifferenceRecord {
        source,
        record,
        one,
        other,
    });
    Ok(Difference::new(sides, lines, values.collect(), records.collect()))
}

impl Difference {
    pub(crate) fn new(
        [one, other]: [StatementSide; 2],
        lines: Vec<DifferenceLine>,
        values: Vec<DifferenceValue>,
        records: Vec<DifferenceRecord>,
    ) -> Self {
        Self { schema: 1, correction: false, one, other, lines, values, records }
    }
}

fn side(statement: &Statement) -> StatementSide {
    let amounts = &statement.amounts;
    StatementSide {
        library: statement.library.clone().into_owned(),
        values: statement.values,
        case_ref: statement.case_ref.clone(),
        month: statement.month,
        kind: statement.kind,
        scheme: amounts.scheme,
        payer: amounts.payer,
        certainty: amounts.certainty,
        provisional: amounts.provisional,
    }
}

/// The lines of one code, as one.
fn line_side(statement: &Statement, code: LineCode) -> Result<Option<LineSide>, Error> {
    let lines: Vec<_> = statement.lines.iter().filter(|line| line.code == code).collect();
    if let [] | [_] = lines.as_slice() {
        return Ok(lines.first().map(|line| of_line(line)));
    }
    let amounts = || lines.iter().map(|line| line.signed_amount());
    let amount = amounts().try_fold(Euro::ZERO, Euro::plus)?;
    Ok(Some(LineSide { amount, formula: Formula::sum(amounts()) }))
}

fn of_line(line: &Line) -> LineSide {
    LineSide { amount: line.signed_amount(), formula: line.formula.clone() }
}

fn values(statement: &Statement) -> BTreeMap<ParameterId, ValueSide> {
    let read = statement.lines.iter().flat_map(|line| &line.parameters);
    let sides = read.map(|read| {
        let (value, first_day) = (read.value.value.clone(), read.value.first_day);
        (read.value.id, ValueSide { value, first_day })
    });
    let mut values = BTreeMap::new();
    values.extend(sides);
    values
}

fn records(statement: &Statement) -> BTreeMap<(SourceName, usize), RecordSide> {
    let counting = statement.lines.iter().filter_map(|line| {
        Some(((source_of(line.code)?, line.record?), RecordSide::Counts(of_line(line))))
    });
    let left_out = statement.left_out.iter().map(|left_out| {
        let reason = RecordSide::LeftOut(left_out.reason.clone());
        ((left_out.source, left_out.record), reason)
    });
    let mut records = BTreeMap::new();
    records.extend(left_out.chain(counting));
    records
}

const fn source_of(code: LineCode) -> Option<SourceName> {
    match code {
        LineCode::ReplacementIncomeUnemployment => Some(SourceName::Unemployment),
        LineCode::ReplacementIncomeSickness => Some(SourceName::Sickness),
        LineCode::ReplacementIncomeLeefloon => Some(SourceName::Leefloon),
        _ => None,
    }
}

/// What two sides have under a key, where they differ.
fn pairs<K: Ord + Copy, V>(
    one: BTreeMap<K, V>,
    mut other: BTreeMap<K, V>,
    same: fn(&V, &V) -> bool,
) -> impl Iterator<Item = (K, Option<V>, Option<V>)> {
    let mut pairs = BTreeMap::new();
    for (key, value) in one {
        pairs.insert(key, (Some(value), other.remove(&key)));
    }
    pairs.extend(other.into_iter().map(|(key, value)| (key, (None, Some(value)))));
    let differing = pairs.into_iter().filter(move |(_, pair)| match pair {
        (Some(one), Some(other)) => !same(one, other),
        _ => true,
    });
    differing.map(|(key, (one, other))| (key, one, other))
}
