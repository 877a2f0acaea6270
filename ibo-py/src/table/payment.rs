//! A table of payments: premium, hours, attendance -> what is due, tax, net (R6). Where it has a
//! column of the agreement, the month and the agreement of each row decide its rate and its working
//! days (R6.2, R6.4).

use std::sync::Arc;

use arrow_schema::{DataType, Field, Schema, SchemaRef};
use ibo_core::table::{
    Column, ColumnSource, PaymentBuffers, PaymentCaseBuffers, PaymentCaseColumns, PaymentCaseTable,
    PaymentColumns, RowStatus, TableColumn, payments,
};
use ibo_core::{Certainty, Error, ErrorCode, Month, Options, Parameters, Withholding};

use super::block_columns::{BlockColumns, BlockMemory, ColumnReaders};
use super::column::BLOCK;
use super::computation::{
    Computation, Computed, OnError, certainties, error_fields, put_places, refused, result_schema,
    targets,
};
use super::converted::converted;
use super::dictionary::words_field;
use super::exchange::Batch;
use super::kept_columns::KeptColumns;
use super::memory::{BYTES_A_ROW, room_for};
use super::output::{AmountBlock, Money, Unit};
use super::refusal::{ErrorColumns, Failure, Fault, Refusal};
use super::schema::{Columns, Named, PAYMENTS, PAYMENTS_AGREED, Shape, is_of_agreement};
use super::summary::{About, Grouped, GroupedSums, Totals};
use super::threads::{Scratches, Threads};
use crate::parameters::values_of;
use crate::payment::withholding;
use crate::sentence;

const AMOUNTS: [&str; 4] = ["premium_after_fraction", "premium_due", "withholding_tax", "net"];
/// The keys of a payment, which the result hands on.
const MONTH: &str = "month";
const KEYS: [&str; 2] = ["case_ref", MONTH];

/// The calculation of a table of payments, batch by batch.
pub(crate) struct PaymentCalculation {
    shape: &'static Shape,
    columns: Columns,
    /// The columns that say whose payment it is.
    kept: KeptColumns,
    schema: SchemaRef,
    unit: Unit,
    rates: Rates,
    about: About,
    on_error: OnError,
    threads: Threads,
    scratches: Scratches<PaymentMemory>,
    error_columns: ErrorColumns,
    totals: Totals,
}

/// How rows are computed.
pub(crate) struct PaymentManner {
    /// The columns that the result hands on, after its keys.
    pub(crate) keep: Vec<String>,
    /// Whether columns that the calculation does not know are passed over.
    pub(crate) ignore_extra: bool,
    pub(crate) on_error: OnError,
    pub(crate) threads: Threads,
}

type Amounts = [Vec<i64>; AMOUNTS.len()];

/// The memory of a block.
#[derive(Default)]
struct PaymentMemory {
    input: BlockMemory,
    amounts: Amounts,
    certainty: Vec<Option<Certainty>>,
    status: Vec<RowStatus>,
}

/// How the withholding rate of a row is found.
enum Rates {
    /// It is that of every row, and so is the certainty (R7.4).
    One(Withholding, Certainty),
    /// It is that of the row's month and agreement (R1.6).
    OfRow(OfRow),
}

/// How rows are computed each by its month and agreement.
struct OfRow {
    options: Options,
    /// The first day of the month that every row has, where the table has none.
    first_day: Option<i32>,
}

/// What the law says of the months that were met, one for each thread.
type Tables<'r> = Scratches<Option<PaymentCaseTable<'r>>>;

impl OfRow {
    /// Runs with the columns of a block, and with what the law says of the months met so far.
    fn with_table<'r, R>(
        &'r self,
        (source, rows): (&BlockColumns<'_>, usize),
        tables: &Tables<'r>,
        run: impl FnOnce(&mut PaymentCaseTable<'r>, &PaymentCaseColumns<'_>) -> Result<R, Error>,
    ) -> Result<R, Error> {
        let mut columns = PaymentCaseColumns::of(source);
        let days: Vec<i32> = self.first_day.map_or_else(Vec::new, |first| vec![first; rows]);
        if self.first_day.is_some() {
            columns.month = Some(Column::new(&days));
        }
        tables.with(|table| match table {
            Some(table) => run(table, &columns),
            None => run(table.insert(PaymentCaseTable::new(&self.options)?), &columns),
        })
    }
}

struct PaymentBlockJob<'b> {
    first: usize,
    parts: [AmountBlock<'b>; AMOUNTS.len()],
    certainties: &'b mut [u8],
}

struct PaymentBlockResult {
    refused: Vec<Refusal>,
    sums: GroupedSums,
}

impl PaymentCalculation {
    pub(crate) fn new(
        input: &Schema,
        month: Option<Month>,
        own: Option<&Arc<Parameters>>,
        manner: PaymentManner,
    ) -> Result<Self, Error> {
        let PaymentManner { keep, ignore_extra, on_error, threads } = manner;
        let is_agreed = input.fields().iter().any(|field| is_of_agreement(field.name()));
        let shape = if is_agreed { &PAYMENTS_AGREED } else { &PAYMENTS };
        let keys = KEYS.map(str::to_owned).into_iter();
        let keys = keys.filter(|key| input.column_with_name(key).is_some());
        let kept: Vec<_> = keys.chain(keep).collect();
        let named = Named { beside: &kept, ignore_extra, ..Named::default() };
        let columns = shape.find(input, named)?;
        let values = values_of(own.map(Arc::as_ref))?.fingerprint();
        let rates = if is_agreed {
            if month.is_some() && columns.get(MONTH).is_some() {
                let code = ErrorCode::DuplicateField;
                return Err(shape.fault(code, MONTH, sentence::MONTH_TWICE, []));
            }
            let options = Options::default();
            let options = own.map_or(options.clone(), |own| options.parameters(Arc::clone(own)));
            let first_day = month.map(|month| month.first().to_epoch_days());
            Rates::OfRow(OfRow { options, first_day })
        } else {
            let rate = withholding(month, own.map(Arc::as_ref))?;
            let certainty = rate.certainty();
            Rates::One(rate, certainty)
        };
        let unit = Unit::of(columns.in_cents());
        let mut fields: Vec<Field> = AMOUNTS.iter().map(|name| unit.field(name)).collect();
        fields.push(words_field("certainty", DataType::Int8));
        fields.extend(error_fields());
        let kept = KeptColumns::add(&kept, input, (&mut fields, 0), shape)?;
        Ok(Self {
            shape,
            columns,
            kept,
            schema: result_schema(fields, values),
            unit,
            rates,
            about: About {
                grouped: Grouped::Not,
                not_asked: Vec::new(),
                without_rows: Vec::new(),
                values,
                reform: None,
            },
            on_error,
            threads,
            scratches: Scratches::default(),
            error_columns: ErrorColumns::default(),
            totals: Totals::default(),
        })
    }
}

impl Computation for PaymentCalculation {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }

    fn totals(&self) -> &Totals {
        &self.totals
    }

    fn about(&self) -> &About {
        &self.about
    }

    fn keys(&self) -> usize {
        self.kept.count()
    }

    fn why(&self, rows: &Batch, refused: &[Refusal]) -> Result<Vec<Error>, Failure> {
        let readers = ColumnReaders::of(&self.columns, rows);
        let (mut memory, tables) = (BlockMemory::default(), Tables::default());
        let why = |refusal: &Refusal| {
            let row = refusal.row;
            if let Some(fault) = rows.fault(row) {
                return fault.error();
            }
            let computed = readers.read(&(row..row + 1), &mut memory, |source| match &self.rates {
                Rates::One(rate, _) => PaymentColumns::of(source).payment(0, rate).map(drop),
                Rates::OfRow(of_row) => {
                    of_row.with_table((source, 1), &tables, |table, columns| {
                        table.payment(columns, 0).map(drop)
                    })
                }
            });
            computed.err().unwrap_or_else(|| refusal.meaning())
        };
        Ok(refused.iter().map(why).collect())
    }

    fn batch(&mut self, input: &Batch) -> Result<Computed, Failure> {
        room_for(input.rows, BYTES_A_ROW)?;
        let input = &*converted(input, &self.columns, self.shape)?;
        let rows = input.rows;
        let readers = ColumnReaders::of(&self.columns, input);
        let tables = Tables::default();
        let computing = Computing { readers: &readers, input, rates: &self.rates, tables: &tables };

        let mut amounts = AMOUNTS.map(|_| Money::new(self.unit, rows));
        let [a, b, c, d] = amounts.each_mut().map(Money::parts);
        let parts = a.into_iter().zip(b).zip(c).zip(d).map(|(((a, b), c), d)| [a, b, c, d]);
        let of_all = match self.rates {
            Rates::One(_, certainty) => certainty as u8,
            Rates::OfRow(_) => 0,
        };
        let mut certainty = vec![of_all; rows];
        let jobs = parts.zip(certainty.chunks_mut(BLOCK)).enumerate().map(
            |(block, (parts, certainties))| PaymentBlockJob {
                first: block * BLOCK,
                parts,
                certainties,
            },
        );
        let done = self
            .threads
            .each(jobs.collect(), &self.scratches, |scratch, job| computing.block(scratch, job));

        let (mut marks, mut totals) = (None, self.totals.clone());
        for block in done {
            let block = block?;
            if let (OnError::Raise, Some(first)) = (self.on_error, block.refused.first()) {
                return Err(Fault::of_row(
                    self.shape.table,
                    self.totals.rows() + first.row as u64,
                    &first.at,
                    &input.fault(first.row).map_or_else(|| first.meaning(), |fault| fault.error()),
                )
                .into());
            }
            self.error_columns.mark(&mut marks, rows, &block.refused);
            totals.add(&block.sums, &block.refused);
        }
        totals.add_rows(rows);
        self.totals = totals;
        let (nulls, errors) = self.error_columns.columns(marks, rows)?;
        let mut columns = Vec::with_capacity(self.schema.fields().len());
        columns.extend(self.kept.of(input).collect::<Result<Vec<_>, _>>()?);
        for amounts in amounts {
            columns.push(amounts.finish(nulls.clone())?);
        }
        columns.push(certainties(certainty, nulls)?);
        columns.extend(errors);
        Ok(Computed { result: Batch::new(rows, columns), input: input.clone() })
    }
}

/// What the blocks of a batch are computed with.
struct Computing<'c> {
    readers: &'c ColumnReaders<'c>,
    input: &'c Batch,
    rates: &'c Rates,
    tables: &'c Tables<'c>,
}

impl Computing<'_> {
    fn block(
        &self,
        scratch: &mut PaymentMemory,
        job: PaymentBlockJob<'_>,
    ) -> Result<PaymentBlockResult, Error> {
        let PaymentMemory { input, amounts, certainty, status } = scratch;
        let PaymentBlockJob { first, mut parts, certainties } = job;
        let rows = first..first + certainties.len();
        let unread = self.input.unread(&rows);
        self.readers.read(&rows, input, |source| {
            status.resize(rows.len(), RowStatus::OK);
            let [after_fraction, due, tax, net] = targets(&mut parts, amounts);
            let mut buffers = PaymentBuffers {
                premium_after_fraction: &mut *after_fraction,
                premium_due: &mut *due,
                withholding_tax: &mut *tax,
                net: &mut *net,
                status: &mut *status,
            };
            match self.rates {
                Rates::One(rate, _) => {
                    payments(&PaymentColumns::of(source), rate, buffers.reborrow())?;
                }
                Rates::OfRow(of_row) => {
                    certainty.resize(rows.len(), None);
                    let PaymentBuffers {
                        premium_after_fraction,
                        premium_due,
                        withholding_tax,
                        net,
                        status,
                    } = buffers.reborrow();
                    let certainty = &mut *certainty;
                    let buffers = PaymentCaseBuffers {
                        premium_after_fraction,
                        premium_due,
                        withholding_tax,
                        net,
                        certainty,
                        status,
                    };
                    let table = (source, rows.len());
                    of_row.with_table(table, self.tables, |table, columns| {
                        table.compute(columns, buffers)
                    })?;
                    for (word, certainty) in certainties.iter_mut().zip(certainty) {
                        *word = certainty.map_or(0, |certainty| certainty as u8);
                    }
                }
            }
            for Refusal { row, code, .. } in &unread {
                buffers.refuse(row - first, RowStatus::refused(*code, TableColumn::Premium));
            }

            let mut refused = refused(rows.start, status);
            let premium = source.amounts(TableColumn::Premium);
            let premium = premium.map_or(&[][..], |premium| premium.values());
            put_places(&mut refused, unread.into_iter().map(|unread| (unread.row, unread.at)));
            let mut sums = GroupedSums::default();
            for row in (0..rows.len()).filter(|row| status[*row].is_ok()) {
                sums.add((0, 0), [0, premium[row], due[row], tax[row], net[row], 0]);
            }
            for (part, amounts) in parts.into_iter().zip(amounts) {
                part.widen(amounts);
            }
            Ok(PaymentBlockResult { refused, sums })
        })
    }
}
