//! Whose rows these are: the form of the references, the months, and the rows that come twice.

use std::io;

use ibo_core::table::Column;
use ibo_core::{CaseRef, ErrorCode, Month, NaiveDate};

use super::column::{BLOCK, ColumnReader, Filled};
use super::duplicate::{Ascent, Seen};
use super::key_index::Key;
use super::threads::{Scratches, Threads};

/// What is known of rows before they are computed.
#[derive(Default)]
pub(crate) struct RowChecks {
    /// The rows without a month.
    pub(crate) without_month: Vec<usize>,
    /// The rows whose reference is at fault, in their order.
    pub(crate) faults: Vec<(usize, ErrorCode)>,
}

/// What looks at the references and months of rows, and remembers them where they may not come
/// twice.
pub(crate) struct Looking {
    seen: Option<Seen>,
    scratches: Scratches<Filled<i32>>,
}

struct MonthsJob<'b> {
    first: usize,
    months: &'b mut [i32],
    /// The rows that have a reference and a month, where they may not come twice.
    has_key: Option<&'b mut [bool]>,
}

/// What is known of a block.
#[derive(Default)]
struct BlockFindings<'a> {
    found: RowChecks,
    ascent: Option<Ascent<'a>>,
}

impl Looking {
    /// Looks for duplicates with an index of so many bytes, or not.
    pub(crate) fn new(index: Option<usize>) -> Self {
        Self { seen: index.map(Seen::new), scratches: Scratches::default() }
    }

    /// Looks at some rows of a batch from `first` on, and writes the first day of each one's month.
    pub(crate) fn look<'a>(
        &mut self,
        case_refs: &ColumnReader<'a>,
        months: &ColumnReader<'a>,
        first: usize,
        first_days: &mut [i32],
        threads: &Threads,
    ) -> io::Result<RowChecks> {
        let Self { seen, scratches } = self;
        let rows_of = KeyRows { case_refs, months, first };
        let RowKeys { mut found, has_key, ascents } =
            rows_of.keys(first_days, seen.is_some(), scratches, threads);
        if let Some(seen) = seen {
            // Both are in order already.
            let mut of_form = std::mem::take(&mut found.faults).into_iter().peekable();
            let rows: Vec<u32> =
                (0..).zip(&has_key).filter(|(_, has_key)| **has_key).map(|(row, _)| row).collect();
            let key = |row: usize| rows_of.key(rows[row] as usize, first_days);
            for row in seen
                .look(rows.len(), key, &ascents, threads)?
                .into_iter()
                .map(|row| rows[row] as usize)
            {
                found.faults.extend(std::iter::from_fn(|| {
                    of_form.next_if(|(fault, _)| *fault < first + row)
                }));
                found.faults.push((first + row, ErrorCode::DuplicateCase));
            }
            found.faults.extend(of_form);
        }
        Ok(found)
    }
}

/// Some rows of a batch from `first` on.
#[derive(Clone, Copy)]
pub(crate) struct KeyRows<'r, 'a> {
    pub(crate) case_refs: &'r ColumnReader<'a>,
    pub(crate) months: &'r ColumnReader<'a>,
    pub(crate) first: usize,
}

/// What is known of the keys of some rows.
pub(crate) struct RowKeys<'a> {
    pub(crate) found: RowChecks,
    /// The rows that have a reference and a month, where that is asked.
    pub(crate) has_key: Vec<bool>,
    ascents: Vec<Ascent<'a>>,
}

impl<'a> KeyRows<'_, 'a> {
    /// Looks at the rows, and writes the first day of each one's month.
    pub(crate) fn keys(
        self,
        first_days: &mut [i32],
        with_keys: bool,
        scratches: &Scratches<Filled<i32>>,
        threads: &Threads,
    ) -> RowKeys<'a> {
        let Self { case_refs, months, first } = self;
        let mut has_key = vec![false; if with_keys { first_days.len() } else { 0 }];
        let mut of_blocks = has_key.chunks_mut(BLOCK);
        let jobs = first_days.chunks_mut(BLOCK).enumerate().map(|(block, months)| MonthsJob {
            first: first + block * BLOCK,
            months,
            has_key: of_blocks.next(),
        });
        let blocks = threads
            .each(jobs.collect(), scratches, |scratch, job| block(scratch, job, case_refs, months));
        let (mut found, mut ascents) = (RowChecks::default(), Vec::new());
        for block in blocks {
            found.without_month.extend(block.found.without_month);
            found.faults.extend(block.found.faults);
            ascents.extend(block.ascent);
        }
        RowKeys { found, has_key, ascents }
    }

    /// The key of a row, counted from the first of these.
    pub(crate) fn key(self, row: usize, first_days: &[i32]) -> Key<'a> {
        (self.case_refs.text(self.first + row).unwrap_or_default(), month_number(first_days[row]))
    }
}

fn block<'a>(
    scratch: &mut Filled<i32>,
    job: MonthsJob<'_>,
    case_refs: &ColumnReader<'a>,
    months: &ColumnReader<'_>,
) -> BlockFindings<'a> {
    let MonthsJob { first, months: first_days, mut has_key } = job;
    let rows = first..first + first_days.len();
    let BlockFindings { mut found, mut ascent } = BlockFindings::default();
    months.fill_numbers(&rows, scratch);
    let days = months.numbers(&rows, scratch);
    found.without_month =
        first_of_months(days, first_days).into_iter().map(|row| first + row).collect();
    let all_plain = case_refs.texts_are(&rows, CaseRef::MAX_LENGTH, CaseRef::is_printable);
    if all_plain && has_key.is_none() {
        return BlockFindings { found, ascent };
    }
    let mut without_month = found.without_month.iter().copied().peekable();
    for (row, month) in first_days.iter().enumerate() {
        let text = case_refs.text(first + row);
        let fault = match text {
            Some(text) if all_plain || CaseRef::form(text).is_ok() => None,
            Some(_) => Some(ErrorCode::BadText),
            None => Some(ErrorCode::MissingField),
        };
        if let Some(code) = fault {
            found.faults.push((first + row, code));
        }
        let has_month = without_month.next_if_eq(&(first + row)).is_none();
        if let Some(has_key) = &mut has_key {
            let case = text
                .filter(|_| fault.is_none() && has_month)
                .map(|text| (text, month_number(*month)));
            has_key[row] = case.is_some();
            match (case, &mut ascent) {
                (Some(row), Some(ascent)) => ascent.go_on(row),
                (Some(row), None) => ascent = Some(Ascent::of(row)),
                (None, _) => {}
            }
        }
    }
    BlockFindings { found, ascent }
}

/// 0001-01-01.
const FIRST_DAY: i32 = -719_162;
/// Months start so many days or more apart.
const SHORTEST: i32 = 28;

/// A number of 17 bits for a month by its first day: each has its own, in their order.
pub(crate) const fn month_number(first_day: i32) -> i32 {
    (first_day - FIRST_DAY) / SHORTEST
}

/// The month of a number: the only one that starts on one of its days.
pub(crate) fn month_of_number(number: i32) -> Option<Month> {
    let last = FIRST_DAY + SHORTEST * number + (SHORTEST - 1);
    Month::of(NaiveDate::from_epoch_days(last)?).ok()
}

/// Writes the first day of each row's month; zero for a row without a day of the years 1 to 9999.
/// Those rows are what it gives.
fn first_of_months(days: Column<'_, i32>, firsts: &mut [i32]) -> Vec<usize> {
    let month_of = |day| {
        Month::of(NaiveDate::from_epoch_days(day)?)
            .ok()
            .map(|month| (month.first().to_epoch_days(), month.last().to_epoch_days()))
    };
    let (mut last, mut without) = (None, Vec::new());
    for (row, first) in firsts.iter_mut().enumerate() {
        let day = days.get(row).ok().flatten();
        // The month of a row is likely to come again.
        let is_again =
            day.zip(last).is_some_and(|(day, (first, last))| (first..=last).contains(&day));
        let month = if is_again { last } else { day.and_then(month_of) };
        match month {
            Some((of_month, _)) => (last, *first) = (month, of_month),
            None => {
                *first = 0;
                without.push(row);
            }
        }
    }
    without
}
