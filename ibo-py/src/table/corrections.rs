//! The corrections of a population: two tables of statements, or of payments from VDAB's amount
//! alone, are matched by case and month, and each pair is corrected (R7.5).
//!
//! Of the statements that were issued, 56 bytes a row are kept, and an index of their keys; the
//! others pass by, some at a time. What comes out is in the order of the statements as they are
//! now, and after them the ones that are gone, in the order in which they were issued.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use arrow_buffer::{BooleanBufferBuilder, Buffer, NullBuffer};
use arrow_data::ArrayData;
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use ibo_core::bindings::Says as _;
use ibo_core::table::{Change, CorrectionTotals, RowAmount, RowCorrection, StatementRow};
use ibo_core::{Error, ErrorCode, LIBRARY, Month};

use super::case_ref::{month_number, month_of_number};
use super::column::BLOCK;
use super::dictionary::{WordIndices, dictionary, words, words_field};
use super::exchange::{Batch, BatchReader, InParts};
use super::key_index::{KeyIndex, LIMIT};
use super::output::{TextBuilder, Unit, column};
use super::refusal::{Failure, error_codes};
use super::schema::{AFTER, BEFORE, PAID_AFTER, PAID_BEFORE, are_payments};
use super::statement_row::{Extra, KeyedRows, StatementTable, duplicate};
use super::threads::{Scratches, Threads};
use crate::sentence;

/// So many rows are matched at a time.
const PIECE: usize = 1 << 17;

/// The amounts of the result, with their parts: of statements, and of payments.
const AMOUNTS: &[RowAmount] =
    &[RowAmount::Premium, RowAmount::Net, RowAmount::EmployerContribution];
const PAID_AMOUNTS: &[RowAmount] = &[
    RowAmount::Premium,
    RowAmount::PremiumAfterFraction,
    RowAmount::PremiumDue,
    RowAmount::WithholdingTax,
    RowAmount::Net,
];
const PARTS: [&str; 3] = ["before", "after", "difference"];

/// What is asked of the corrections.
pub(crate) struct CorrectionOptions {
    /// Whether rows that did not change are in the result.
    pub(crate) with_unchanged: bool,
    pub(crate) extra: Extra,
    /// The month that is corrected: what was issued for others is passed over, and is not gone.
    pub(crate) month: Option<Month>,
    pub(crate) threads: Threads,
    /// How large the index may be in memory, in bytes.
    pub(crate) index: usize,
}

impl CorrectionOptions {
    pub(crate) const fn index() -> usize {
        LIMIT
    }
}

/// The corrections of two tables, and what they come to.
pub(crate) struct Corrections {
    pub(crate) schema: SchemaRef,
    pub(crate) batches: Vec<Batch>,
    pub(crate) totals: CorrectionTotals,
}

/// The statements that were issued, by their keys.
struct Issued {
    rows: Vec<StatementRow>,
    /// Those that the other table has too.
    met: Vec<bool>,
    /// The numbers of the keys: those of the rows, and after them those of the other table.
    index: KeyIndex<u32>,
}

/// The number of a row in the index.
fn number(row: usize) -> Result<u32, Failure> {
    u32::try_from(row).map_err(|_| Failure::Index("more than 4,294,967,295 keys".to_owned()))
}

impl Issued {
    fn read(
        input: BatchReader,
        table: &mut StatementTable,
        asked: &CorrectionOptions,
    ) -> Result<Self, Failure> {
        let mut issued =
            Self { rows: Vec::new(), met: Vec::new(), index: KeyIndex::new(asked.index) };
        for batch in InParts::new(input, PIECE) {
            let batch = batch?;
            let batch = table.converted(&batch)?;
            let rows = table.rows(&batch, StatementRow::is_final, &asked.threads)?;
            let first = issued.rows.len();
            number(first + rows.with_key.len())?;
            let key =
                |keyed: usize| (rows.key(rows.with_key[keyed] as usize), (first + keyed) as u32);
            let twice = issued
                .index
                .add(rows.with_key.len(), key, &asked.threads)
                .map_err(Failure::of_index)?;
            if let Some((keyed, _)) = twice.first() {
                return Err(rows.fault(rows.with_key[*keyed] as usize, &duplicate()));
            }
            // A row that was refused for its key says nothing of any case.
            issued.rows.extend(rows.with_key.iter().map(|row| rows.rows[*row as usize]));
        }
        issued.met.resize(issued.rows.len(), false);
        Ok(issued)
    }

    /// For each row the number of the one that was issued for its case and month.
    fn meet(
        &mut self,
        rows: &KeyedRows<'_>,
        first: usize,
        threads: &Threads,
    ) -> Result<Vec<Option<u32>>, Failure> {
        number(first + rows.with_key.len())?;
        let key = |keyed: usize| (rows.key(rows.with_key[keyed] as usize), (first + keyed) as u32);
        let found = self.index.add(rows.with_key.len(), key, threads).map_err(Failure::of_index)?;
        let mut issued = vec![None; rows.rows.len()];
        for (keyed, number) in found {
            let row = rows.with_key[keyed] as usize;
            match self.met.get_mut(number as usize) {
                Some(met) if !*met => *met = true,
                _ => return Err(rows.fault(row, &duplicate())),
            }
            issued[row] = Some(number);
        }
        Ok(issued)
    }

    /// The rows that the other table does not have, with their keys, in their order.
    fn gone(&self, of_month: Option<Month>) -> Result<Vec<(u32, Vec<u8>, i32)>, Failure> {
        let of_month = of_month.map(|month| month_number(month.first().to_epoch_days()));
        let mut gone = Vec::new();
        let is_gone = |number: u32| self.met.get(number as usize) == Some(&false);
        self.index
            .each(|(case_ref, month), number| {
                if is_gone(number) && of_month.is_none_or(|of_month| of_month == month) {
                    gone.push((number, case_ref.to_vec(), month));
                }
            })
            .map_err(Failure::of_index)?;
        gone.sort_unstable_by_key(|(number, ..)| *number);
        Ok(gone)
    }
}

impl Corrections {
    /// The corrections from one table to another. Something to look at from time to time, such as
    /// whether the caller wants to stop, is called after each part.
    pub(crate) fn compute<E: From<Failure>>(
        before: BatchReader,
        after: BatchReader,
        asked: &CorrectionOptions,
        mut look: impl FnMut() -> Result<(), E>,
    ) -> Result<Self, E> {
        let schemas = [before.schema(), after.schema()];
        let (mut tables, amounts) = tables(&schemas, asked.extra).map_err(Failure::from)?;
        let unit = Unit::of(tables.iter().all(StatementTable::in_cents));
        let schema = schema(unit, amounts, &schemas);
        let [issued_table, table] = &mut tables;
        let mut issued = Issued::read(before, issued_table, asked)?;
        look()?;
        let (mut batches, mut totals) = (Vec::new(), CorrectionTotals::default());
        let mut numbered = issued.rows.len();
        for batch in InParts::new(after, PIECE) {
            let batch = batch?;
            let batch = table.converted(&batch)?;
            let rows = table.rows(&batch, StatementRow::is_final, &asked.threads)?;
            let numbers = issued.meet(&rows, numbered, &asked.threads)?;
            numbered += rows.with_key.len();
            let (corrected, of_batch) =
                corrected(&rows, &numbers, &issued.rows, asked.with_unchanged, &asked.threads)?;
            totals.merge(&of_batch);
            let mut output = Output::new(corrected.len(), amounts);
            for (row, correction) in &corrected {
                output.push(rows.case_ref(*row), rows.first_day(*row), correction);
            }
            batches.extend(output.finish(unit).map_err(Failure::from)?);
            look()?;
        }
        for gone in issued.gone(asked.month)?.chunks(PIECE) {
            let mut output = Output::new(gone.len(), amounts);
            for (number, case_ref, month) in gone {
                let correction = RowCorrection::withdrawn(&issued.rows[*number as usize])
                    .map_err(Failure::from)?;
                totals.add(&correction);
                let first = month_of_number(*month).map(|month| month.first().to_epoch_days());
                output.push(Some(case_ref), first, &correction);
            }
            batches.extend(output.finish(unit).map_err(Failure::from)?);
            look()?;
        }
        Ok(Self { schema, batches, totals })
    }
}

/// The tables, both of statements or both of payments, and the amounts that are corrected.
fn tables(
    schemas: &[SchemaRef; 2],
    extra: Extra,
) -> Result<([StatementTable; 2], &'static [RowAmount]), Error> {
    let [before, after] = schemas;
    match [before, after].map(|table| are_payments(table)) {
        [false, false] => {
            let before = StatementTable::new(&BEFORE, before, extra)?;
            Ok(([before, StatementTable::new(&AFTER, after, extra)?], AMOUNTS))
        }
        [true, true] => {
            let before = StatementTable::of_payments(&PAID_BEFORE, before, extra)?;
            let after = StatementTable::of_payments(&PAID_AFTER, after, extra)?;
            Ok(([before, after], PAID_AMOUNTS))
        }
        _ => Err(Error::says(ErrorCode::WrongType, sentence::BOTH_OF_ONE).at("after")),
    }
}

/// The corrections of some rows that are asked for, with their indices, and the totals of all.
fn corrected(
    rows: &KeyedRows<'_>,
    numbers: &[Option<u32>],
    issued: &[StatementRow],
    with_unchanged: bool,
    threads: &Threads,
) -> Result<(Vec<(usize, RowCorrection)>, CorrectionTotals), Failure> {
    let jobs = (0..rows.rows.len()).step_by(BLOCK).collect();
    let block = |_: &mut (), first: usize| {
        let (mut corrected, mut totals) = (Vec::new(), CorrectionTotals::default());
        let block = (first..).zip(&rows.rows[first..]).take(BLOCK);
        for (index, row) in block {
            let before = numbers[index].and_then(|number| issued.get(number as usize));
            let correction =
                RowCorrection::new(before, row).map_err(|error| rows.fault(index, &error))?;
            totals.add(&correction);
            if with_unchanged || correction.change != Change::Unchanged {
                corrected.push((index, correction));
            }
        }
        Ok::<_, Failure>((corrected, totals))
    };
    let (mut all, mut totals) = (Vec::new(), CorrectionTotals::default());
    for block in threads.each(jobs, &Scratches::default(), block) {
        let (corrected, of_block) = block?;
        all.extend(corrected);
        totals.merge(&of_block);
    }
    Ok((all, totals))
}

/// The columns of the result. Their metadata name the library and the fingerprints of the dated
/// values of both tables, where these name them (R7.1).
fn schema(unit: Unit, amounts: &[RowAmount], tables: &[SchemaRef; 2]) -> SchemaRef {
    let mut fields = vec![
        Field::new("case_ref", DataType::Utf8, true),
        Field::new("month", DataType::Date32, true),
        words_field("change", DataType::Int8),
        words_field("cause", DataType::Int8),
    ];
    for amount in amounts {
        fields.extend(PARTS.map(|part| unit.field(&format!("{}_{part}", amount.slug()))));
    }
    fields.push(unit.field("to_pay"));
    fields.push(words_field("error_code", DataType::Int8));
    let values = tables.iter().zip(["ibo.values_before", "ibo.values_after"]);
    let values = values.filter_map(|(table, name)| {
        Some((name.to_owned(), table.metadata().get("ibo.values")?.clone()))
    });
    let metadata = values.chain([("ibo.library".to_owned(), LIBRARY.to_owned())]);
    Arc::new(Schema::new_with_metadata(fields, metadata.collect::<HashMap<_, _>>()))
}

static CHANGES: LazyLock<ArrayData> =
    LazyLock::new(|| words(Change::ALL.iter().map(|change| change.slug())));
static CAUSES: LazyLock<ArrayData> =
    LazyLock::new(|| words(RowAmount::ALL.iter().map(|amount| amount.slug())));

/// The columns of some corrections.
struct Output {
    /// Which amounts are corrected.
    of: &'static [RowAmount],
    case_refs: TextBuilder,
    months: Cells<i32>,
    change: Vec<u8>,
    cause: Cells<u8>,
    amounts: Vec<Cells<i64>>,
    error_code: Cells<u8>,
}

/// Values of which some are absent.
struct Cells<T> {
    values: Vec<T>,
    valid: BooleanBufferBuilder,
}

impl<T: Default> Cells<T> {
    fn new(rows: usize) -> Self {
        Self { values: Vec::with_capacity(rows), valid: BooleanBufferBuilder::new(rows) }
    }

    fn push(&mut self, value: Option<T>) {
        self.valid.append(value.is_some());
        self.values.push(value.unwrap_or_default());
    }

    fn finish(mut self) -> (Vec<T>, Option<NullBuffer>) {
        let nulls = NullBuffer::new(self.valid.finish());
        (self.values, Some(nulls).filter(|nulls| nulls.null_count() > 0))
    }
}

impl Output {
    fn new(rows: usize, of: &'static [RowAmount]) -> Self {
        let columns = of.len() * PARTS.len() + 1;
        Self {
            of,
            case_refs: TextBuilder::new(rows),
            months: Cells::new(rows),
            change: Vec::with_capacity(rows),
            cause: Cells::new(rows),
            amounts: (0..columns).map(|_| Cells::new(rows)).collect(),
            error_code: Cells::new(rows),
        }
    }

    fn push(&mut self, case_ref: Option<&[u8]>, month: Option<i32>, correction: &RowCorrection) {
        let RowCorrection { change, cause, to_pay, error_code, .. } = correction;
        self.case_refs.push(case_ref);
        self.months.push(month);
        self.change.push(*change as u8);
        self.cause.push(cause.map(|cause| cause as u8));
        let of = |amount: &RowAmount| match amount {
            RowAmount::Premium => correction.premium,
            RowAmount::PremiumAfterFraction => correction.premium_after_fraction,
            RowAmount::PremiumDue => correction.premium_due,
            RowAmount::WithholdingTax => correction.withholding_tax,
            RowAmount::Net => correction.net,
            _ => correction.employer_contribution,
        };
        let amounts = self.of.iter().map(of);
        let amounts = amounts
            .flat_map(|amount| [amount.before, amount.after, amount.difference])
            .chain([*to_pay]);
        for (cells, amount) in self.amounts.iter_mut().zip(amounts) {
            cells.push(amount.map(ibo_core::Euro::cents));
        }
        self.error_code.push(error_code.map(|code| code as u8));
    }

    /// The columns; none without a row.
    fn finish(self, unit: Unit) -> Result<Option<Batch>, ArrowError> {
        let rows = self.change.len();
        if rows == 0 {
            return Ok(None);
        }
        let (months, no_month) = self.months.finish();
        let (causes, no_cause) = self.cause.finish();
        let (errors, no_error) = self.error_code.finish();
        let mut columns = vec![
            self.case_refs.finish()?,
            column(DataType::Date32, rows, Buffer::from_vec(months), no_month)?,
            dictionary(WordIndices::of(self.change), &CHANGES, None)?,
            dictionary(WordIndices::of(causes), &CAUSES, no_cause)?,
        ];
        for amounts in self.amounts {
            let (cents, nulls) = amounts.finish();
            columns.push(unit.column(cents, nulls)?);
        }
        columns.push(error_codes(errors, no_error)?);
        Ok(Some(Batch::new(rows, columns)))
    }
}
