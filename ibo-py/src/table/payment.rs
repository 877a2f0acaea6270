//! A table of payments: premium, hours, attendance -> what is due, tax, net (R6).

use std::ops::Range;
use std::sync::Arc;

use arrow_schema::{DataType, Field, Schema, SchemaRef};
use ibo_core::table::{Column, PaymentBuffers, PaymentColumns, RowStatus, TableColumn, payments};
use ibo_core::{Certainty, Error, Fingerprint, Withholding};

use super::column::{BLOCK, Filled, Reader};
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
use super::schema::{Columns, Named, PAYMENTS};
use super::summary::{About, Grouped, GroupedSums, Totals};
use super::threads::{Scratches, Threads};

const AMOUNTS: [&str; 4] = ["premium_after_fraction", "premium_due", "withholding_tax", "net"];
/// The keys of a payment, which the calculation does not read.
const KEYS: [&str; 2] = ["case_ref", "month"];
const HOURS: [&str; 4] =
    ["employment_hours", "full_time_hours", "attendance_paid", "attendance_normal"];

/// The calculation of a table of payments, batch by batch.
pub(crate) struct Payments {
    columns: Columns,
    /// The columns that say whose payment it is.
    kept: KeptColumns,
    schema: SchemaRef,
    unit: Unit,
    withholding: Withholding,
    /// That of every row: it depends on the rate alone (R7.4).
    certainty: Certainty,
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
    premium: Filled<i64>,
    hours: [Filled<i32>; HOURS.len()],
    amounts: Amounts,
    status: Vec<RowStatus>,
}

/// The columns of a batch.
struct Readers<'a> {
    premium: Reader<'a>,
    hours: [Option<Reader<'a>>; HOURS.len()],
}

impl<'a> Readers<'a> {
    fn of(columns: &Columns, input: &'a Batch) -> Self {
        let reader = |name| Reader::of(columns, name, input);
        Self { premium: reader("premium").unwrap_or(Reader::ABSENT), hours: HOURS.map(reader) }
    }

    /// Reads rows, at most a block of them.
    fn columns<R>(
        &self,
        rows: &Range<usize>,
        memory: &mut PaymentMemory,
        run: impl FnOnce(&PaymentColumns<'_>, (&mut Amounts, &mut Vec<RowStatus>)) -> R,
    ) -> R {
        let PaymentMemory { premium, hours, amounts, status } = memory;
        self.premium.fill_amounts(rows, premium);
        for (reader, hours) in self.hours.iter().zip(hours.iter_mut()) {
            if let Some(reader) = reader {
                reader.fill_numbers(rows, hours);
            }
        }
        let mut numbers = self
            .hours
            .iter()
            .zip(hours.iter())
            .map(|(reader, hours)| reader.as_ref().map(|reader| reader.numbers(rows, hours)));
        let mut next = || numbers.next().flatten();
        let none = Column::new(&[]);
        let columns = PaymentColumns {
            premium: self.premium.amounts(rows, premium),
            employment_hours: next().unwrap_or(none),
            full_time_hours: next().unwrap_or(none),
            attendance_paid: next(),
            attendance_normal: next(),
        };
        run(&columns, (amounts, status))
    }
}

struct PaymentBlockJob<'b> {
    first: usize,
    parts: [AmountBlock<'b>; AMOUNTS.len()],
}

struct PaymentBlockResult {
    refused: Vec<Refusal>,
    sums: GroupedSums,
}

impl Payments {
    pub(crate) fn new(
        input: &Schema,
        withholding: Withholding,
        values: Fingerprint,
        manner: PaymentManner,
    ) -> Result<Self, Error> {
        let PaymentManner { keep, ignore_extra, on_error, threads } = manner;
        let keys = KEYS.map(str::to_owned).into_iter();
        let keys = keys.filter(|key| input.column_with_name(key).is_some());
        let kept: Vec<_> = keys.chain(keep).collect();
        let named = Named { beside: &kept, ignore_extra, ..Named::default() };
        let columns = PAYMENTS.find(input, named)?;
        let certainty = withholding.certainty();
        let unit = Unit::of(columns.in_cents());
        let mut fields: Vec<Field> = AMOUNTS.iter().map(|name| unit.field(name)).collect();
        fields.push(words_field("certainty", DataType::Int8));
        fields.extend(error_fields());
        let kept = KeptColumns::add(&kept, input, (&mut fields, 0), &PAYMENTS)?;
        Ok(Self {
            columns,
            kept,
            schema: result_schema(fields, values),
            unit,
            withholding,
            certainty,
            about: About {
                grouped: Grouped::Not,
                not_asked: Vec::new(),
                without_rows: Vec::new(),
                values,
            },
            on_error,
            threads,
            scratches: Scratches::default(),
            error_columns: ErrorColumns::default(),
            totals: Totals::default(),
        })
    }
}

impl Computation for Payments {
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
        let readers = Readers::of(&self.columns, rows);
        let mut memory = PaymentMemory::default();
        let why = |refusal: &Refusal| {
            let row = refusal.row;
            if let Some(fault) = rows.fault(row) {
                return fault.error();
            }
            let computed = readers.columns(&(row..row + 1), &mut memory, |columns, _| {
                columns.payment(0, &self.withholding)
            });
            computed.err().unwrap_or_else(|| refusal.meaning())
        };
        Ok(refused.iter().map(why).collect())
    }

    fn batch(&mut self, input: &Batch) -> Result<Computed, Failure> {
        room_for(input.rows, BYTES_A_ROW)?;
        let input = &*converted(input, &self.columns, &PAYMENTS)?;
        let rows = input.rows;
        let readers = Readers::of(&self.columns, input);
        let withholding = &self.withholding;

        let mut amounts = AMOUNTS.map(|_| Money::new(self.unit, rows));
        let [a, b, c, d] = amounts.each_mut().map(Money::parts);
        let parts = a.into_iter().zip(b).zip(c).zip(d).map(|(((a, b), c), d)| [a, b, c, d]);
        let jobs: Vec<PaymentBlockJob<'_>> = parts
            .enumerate()
            .map(|(block, parts)| PaymentBlockJob { first: block * BLOCK, parts })
            .collect();
        let run =
            |scratch: &mut PaymentMemory, job| block(scratch, job, &readers, input, withholding);
        let done = self.threads.each(jobs, &self.scratches, run);

        let (mut marks, mut totals) = (None, self.totals.clone());
        for block in done {
            let block = block?;
            if let (OnError::Raise, Some(first)) = (self.on_error, block.refused.first()) {
                return Err(Fault::of_row(
                    PAYMENTS.table,
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
        columns.push(certainties(vec![self.certainty as u8; rows], nulls)?);
        columns.extend(errors);
        Ok(Computed { result: Batch::new(rows, columns), input: input.clone() })
    }
}

fn block(
    scratch: &mut PaymentMemory,
    job: PaymentBlockJob<'_>,
    readers: &Readers<'_>,
    input: &Batch,
    withholding: &Withholding,
) -> Result<PaymentBlockResult, Error> {
    let PaymentBlockJob { first, mut parts } = job;
    let rows = first..input.rows.min(first + BLOCK);
    let unread = input.unread(&rows);
    readers.columns(&rows, scratch, |columns, (amounts, status)| {
        status.resize(rows.len(), RowStatus::OK);
        let [after_fraction, due, tax, net] = targets(&mut parts, amounts);
        let mut buffers = PaymentBuffers {
            premium_after_fraction: &mut *after_fraction,
            premium_due: &mut *due,
            withholding_tax: &mut *tax,
            net: &mut *net,
            status: &mut *status,
        };
        payments(columns, withholding, buffers.reborrow())?;
        for Refusal { row, code, .. } in &unread {
            buffers.refuse(row - first, RowStatus::refused(*code, TableColumn::Premium));
        }

        let mut refused = refused(rows.start, status);
        let premium = columns.premium.values();
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
