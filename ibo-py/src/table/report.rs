//! What a table of statements says as a whole: its totals by month, scheme and kind, what was
//! refused and why, what the results rest on, and how the nets are distributed.

use std::collections::BTreeMap;

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, OffsetSizeTrait, make_array};
use arrow_schema::DataType;
use ibo_core::bindings::Says as _;
use ibo_core::table::{RowAmount, StatementRow, large_groups};
use ibo_core::{Certainty, Error, ErrorCode, Month, NaiveDate};

use super::exchange::{Batch, BatchReader, InParts};
use super::group::{Of, text_of};
use super::key_index::KeyIndex;
use super::refusal::{Failure, Listing};
use super::schema::STATEMENTS;
use super::statement_row::{Extra, KeyedRows, StatementTable, duplicate};
use super::summary::{GroupSums, GroupedSums, SUMMED};
use super::threads::Threads;
use crate::sentence;

/// So many rows are read at a time.
const PIECE: usize = 1 << 17;

/// The amounts that are summed, in the order of the summary of a table.
const AMOUNTS: [RowAmount; SUMMED] = [
    RowAmount::ReplacementIncome,
    RowAmount::Premium,
    RowAmount::PremiumDue,
    RowAmount::WithholdingTax,
    RowAmount::Net,
    RowAmount::EmployerContribution,
];

/// Nets are counted by this many cents, of which the bins are made.
const FINEST: i64 = 10_00;

/// So many bins reach from the least net to the largest.
const MOST_BINS: i64 = 40;

/// A month, by its first day, and the indices of a scheme and a kind.
pub(crate) type GroupKey = (i32, usize, usize);

/// What is asked of a report.
pub(crate) struct ReportOptions {
    pub(crate) extra: Extra,
    /// How large the index of the keys may be, in bytes, where a case and month may not come twice.
    pub(crate) index: Option<usize>,
    pub(crate) threads: Threads,
}

/// What was read.
#[derive(Default)]
pub(crate) struct Report {
    pub(crate) rows: u64,
    pub(crate) provisional: u64,
    pub(crate) total: GroupSums,
    months: BTreeMap<i32, GroupedSums>,
    pub(crate) certainties: [u64; Certainty::ALL.len()],
    /// How many rows rest on each assumption; none where the table does not say.
    pub(crate) assumptions: Option<BTreeMap<String, u64>>,
    nets: BTreeMap<i64, u64>,
    pub(crate) refused: Listing,
    /// The refused rows that are listed.
    pub(crate) listed: Vec<ListedRow>,
}

/// A refused row.
pub(crate) struct ListedRow {
    pub(crate) row: u64,
    pub(crate) case_ref: String,
    pub(crate) month: Option<i32>,
    pub(crate) code: ErrorCode,
    pub(crate) at: String,
}

impl Report {
    /// Reads a table. Something to look at from time to time, such as whether the caller wants to
    /// stop, is called after each part.
    pub(crate) fn compute<E: From<Failure>>(
        statements: BatchReader,
        asked: &ReportOptions,
        mut look: impl FnMut() -> Result<(), E>,
    ) -> Result<Self, E> {
        let schema = statements.schema();
        let mut table =
            StatementTable::new(&STATEMENTS, &schema, asked.extra).map_err(Failure::from)?;
        let [ids, at] = ["assumptions", "error_at"].map(|name| schema.index_of(name).ok());
        let mut index = asked.index.map(KeyIndex::<u32>::new);
        let mut report = Self { assumptions: ids.map(|_| BTreeMap::new()), ..Self::default() };
        for batch in InParts::new(statements, PIECE) {
            let batch = batch?;
            let batch = table.converted(&batch)?;
            let rows = table.rows(&batch, |_| Ok(()), &asked.threads)?;
            if let Some(index) = &mut index {
                not_twice(&rows, index, &asked.threads)?;
            }
            report.add(&rows, &batch, at);
            if let (Some(ids), Some(known)) = (ids, &mut report.assumptions) {
                count_ids(&batch.columns[ids], known).map_err(Failure::from)?;
            }
            look()?;
        }
        Ok(report)
    }

    fn add(&mut self, rows: &KeyedRows<'_>, batch: &Batch, at: Option<usize>) {
        let at = at.map(|at| make_array(batch.columns[at].clone()));
        let at = at.as_ref().and_then(|at| Some((at, text_of(at, at.data_type())?)));
        for (index, row) in rows.rows.iter().enumerate() {
            match row.error() {
                None => self.add_computed(row, rows.first_days[index]),
                Some(code) if self.refused.takes(code) => {
                    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
                    let at = at.as_ref().filter(|(column, _)| column.is_valid(index));
                    let has_key = rows.with_key.binary_search(&(index as u32)).is_ok();
                    self.listed.push(ListedRow {
                        row: self.rows + index as u64,
                        case_ref: rows.case_ref(index).map(text).unwrap_or_default(),
                        month: has_key.then_some(rows.first_days[index]),
                        code,
                        at: at.map(|(_, text)| text(index)).unwrap_or_default(),
                    });
                }
                Some(_) => {}
            }
        }
        self.rows += rows.rows.len() as u64;
    }

    fn add_computed(&mut self, row: &StatementRow, first_day: i32) {
        let cents = AMOUNTS.map(|amount| row.amount(amount).map_or(0, |amount| amount.cents()));
        let (Some(scheme), Some(kind), Some(certainty)) =
            (row.scheme(), row.kind(), row.certainty())
        else {
            return;
        };
        self.total.add(cents);
        self.months.entry(first_day).or_default().add((scheme as usize, kind as usize), cents);
        self.certainties[certainty as usize] += 1;
        self.provisional += u64::from(row.is_provisional());
        let net = row.amount(RowAmount::Net).map_or(0, |net| net.cents());
        *self.nets.entry(net / FINEST).or_default() += 1;
    }

    /// The groups of at least so many rows, and the others as one.
    pub(crate) fn groups(&self, least: u64) -> (Vec<(GroupKey, GroupSums)>, Option<GroupSums>) {
        let of_month = |(month, sums): (&i32, &GroupedSums)| {
            let month = *month;
            sums.each().map(|((scheme, kind), sums)| ((month, scheme, kind), *sums)).collect()
        };
        large_groups(self.months.iter().flat_map(of_month as fn(_) -> Vec<_>), least)
    }

    /// The width of the bins of nets, in euro, and of each with at least so many rows how many bins
    /// lie below it, and its rows; the rows of the others as one.
    pub(crate) fn nets(&self, least: u64) -> (i64, Vec<(i64, u64)>, Option<u64>) {
        let width = self.width();
        let mut bins = BTreeMap::<i64, u64>::new();
        for (net, rows) in &self.nets {
            *bins.entry(net / width).or_default() += rows;
        }
        let (large, small) = large_groups(bins, least);
        (width * FINEST / 100, large, small)
    }

    /// The least round width, in the finest bins, of at most [`MOST_BINS`] bins.
    fn width(&self) -> i64 {
        let ends = (self.nets.first_key_value(), self.nets.last_key_value());
        let (Some((least, _)), Some((largest, _))) = ends else { return 1 };
        let mut ten = 1;
        loop {
            let width = [1, 2, 5].map(|step| step * ten);
            let found = width.into_iter().find(|width| largest / width - least / width < MOST_BINS);
            match found {
                Some(width) => return width,
                None => ten *= 10,
            }
        }
    }
}

/// Of two rows of the same case and month that were computed, the later one is a fault.
fn not_twice(
    rows: &KeyedRows<'_>,
    index: &mut KeyIndex<u32>,
    threads: &Threads,
) -> Result<(), Failure> {
    let is_computed = |row: &usize| rows.rows[*row].error().is_none();
    let computed: Vec<_> =
        rows.with_key.iter().map(|row| *row as usize).filter(is_computed).collect();
    let twice = index
        .add(computed.len(), |keyed| (rows.key(computed[keyed]), 0), threads)
        .map_err(Failure::of_index)?;
    let fault = |(keyed, _): &(usize, u32)| Err(rows.fault(computed[*keyed], &duplicate()));
    twice.first().map_or(Ok(()), fault)
}

/// Counts the ids of the assumptions of each row: a list, or a text with spaces between them.
fn count_ids(
    column: &arrow_data::ArrayData,
    known: &mut BTreeMap<String, u64>,
) -> Result<(), Error> {
    let column = make_array(column.clone());
    let refused = || Error::says(ErrorCode::WrongType, sentence::IDS).at("assumptions");
    let ids = ids_of(&column).ok_or_else(refused)?;
    for row in (0..column.len()).filter(|row| column.is_valid(*row)) {
        for id in ids(row) {
            match known.get_mut(&id) {
                Some(rows) => *rows += 1,
                None => _ = known.insert(id, 1),
            }
        }
    }
    Ok(())
}

fn ids_of(column: &ArrayRef) -> Option<Of<'_, Vec<String>>> {
    match column.data_type() {
        DataType::List(_) => in_lists::<i32>(column),
        DataType::LargeList(_) => in_lists::<i64>(column),
        DataType::Null => Some(Box::new(|_| Vec::new())),
        data_type => {
            let text = text_of(column, data_type)?;
            Some(Box::new(move |row| {
                text(row).split_ascii_whitespace().map(str::to_owned).collect()
            }))
        }
    }
}

fn in_lists<O: OffsetSizeTrait>(column: &ArrayRef) -> Option<Of<'_, Vec<String>>> {
    let lists = column.as_list_opt::<O>()?;
    let text = text_of(lists.values(), lists.values().data_type())?;
    let end = |row: usize| lists.value_offsets()[row].as_usize();
    Some(Box::new(move |row| (end(row)..end(row + 1)).map(&text).collect()))
}

/// The month of its first day: `2026-03`.
pub(crate) fn month_text(first_day: i32) -> Option<String> {
    Some(Month::of(NaiveDate::from_epoch_days(first_day)?).ok()?.to_string())
}
