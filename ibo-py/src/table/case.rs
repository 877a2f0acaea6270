//! A table of cases: one row for each case and month, its records in the row or in tables of their
//! own (R1 to R6).

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::io;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use arrow_buffer::Buffer;
use arrow_data::ArrayData;
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use ibo_core::bindings::case_of_row_beside;
use ibo_core::table::{
    CaseBuffers, CaseColumns, CaseTable, Codes, RowStatus, SensitivityTable, SourcesAsked,
    TableColumn, TableReadings,
};
use ibo_core::{
    Case, CaseRef, Certainty, Error, ErrorCode, Fingerprint, Kind, Month, Options, Payer, Scheme,
};

use super::assumption::{self, Ids};
use super::block_columns::{BlockMemory, ColumnReaders};
use super::case_ref::Looking;
use super::column::{BLOCK, ColumnReader};
use super::computation::{
    Computation, Computed, OnError, certainties, error_fields, put_places, refused, result_schema,
    targets,
};
use super::converted::converted;
use super::delivery::{Delivery, RowsBeside};
use super::dictionary::{WordIndices, dictionary, words, words_field};
use super::exchange::{self, Batch, InParts};
use super::kept_columns::KeptColumns;
use super::key_index;
use super::memory::{BYTES_A_ROW, room_for};
use super::month::OfMonth;
use super::output::{AmountBlock, Money, Unit, all_alike, all_but, column, of_bits};
use super::refusal::{At, ErrorColumns, Failure, Fault, Refusal};
use super::schema::{
    CASE_REF_NAME, CASES, CASES_ALONE, Columns, FoundColumn, Named, Shape, is_text,
};
use super::sensitivity;
use super::summary::{About, Grouped, GroupedSums, Totals};
use super::threads::{Scratches, Threads};
use super::under_reform::RowsUnderReform;

const AMOUNTS: [&str; 7] = [
    "replacement_income",
    "premium",
    "premium_after_fraction",
    "premium_due",
    "withholding_tax",
    "net",
    "employer_contribution",
];

/// How many columns of the result come before those that are handed on.
const BEFORE_KEPT: usize = 2;

/// So many rows are looked at and then computed, so that what was looked at is still in the cache.
const PIECE: usize = 16 * BLOCK;

/// The calculation of a table of cases, batch by batch.
pub(crate) struct Cases {
    shape: Shape,
    columns: Columns,
    schema: SchemaRef,
    unit: Unit,
    options: Options,
    about: About,
    kept: KeptColumns,
    /// The column by which records are joined.
    key: Option<FoundColumn>,
    delivery: Arc<Delivery>,
    ignore_unknown_cases: bool,
    of_month: Option<OfMonth>,
    on_error: OnError,
    /// Whether the result says what each row takes as given.
    with_assumptions: bool,
    looking: RowsLooking,
    threads: Threads,
    scratches: Scratches<CaseMemory>,
    error_columns: ErrorColumns,
    under: Option<RowsUnderReform>,
    totals: Totals,
}

/// How rows are computed beside what is asked of each.
pub(crate) struct Manner {
    /// The columns that the result hands on.
    pub(crate) keep: Vec<String>,
    /// Whether columns that the calculation does not know are passed over.
    pub(crate) ignore_extra: bool,
    /// The month whose rows are taken.
    pub(crate) month: Option<Month>,
    /// Whether records of a case that the table of cases does not have are passed over.
    pub(crate) ignore_unknown_cases: bool,
    pub(crate) on_error: OnError,
    /// How large an index the look for duplicates may have, in bytes; none allows them.
    pub(crate) duplicate_index: Option<usize>,
    pub(crate) with_assumptions: bool,
    pub(crate) threads: Threads,
}

impl Manner {
    /// Every row of a table that has no more columns than those of the format.
    pub(crate) const fn alone(on_error: OnError, threads: Threads) -> Self {
        Self {
            keep: Vec::new(),
            ignore_extra: false,
            month: None,
            ignore_unknown_cases: false,
            on_error,
            duplicate_index: None,
            with_assumptions: false,
            threads,
        }
    }
}

/// The memory of a block.
#[derive(Default)]
struct CaseMemory {
    input: BlockMemory,
    amounts: [Vec<i64>; AMOUNTS.len()],
    scheme: Vec<Option<Scheme>>,
    has_employer_contribution: Vec<bool>,
    certainty: Vec<Option<Certainty>>,
    status: Vec<RowStatus>,
}

/// The columns of a batch.
struct Readers<'a> {
    batch: &'a Batch,
    case_ref: ColumnReader<'a>,
    /// What records are joined by.
    key: ColumnReader<'a>,
    columns: ColumnReaders<'a>,
}

struct CaseBlockJob<'b> {
    first: usize,
    parts: [AmountBlock<'b>; AMOUNTS.len()],
    kind: &'b mut [u8],
    scheme: &'b mut [u8],
    payer: &'b mut [u8],
    certainty: &'b mut [u8],
    /// Which rows have a kind.
    kinds: &'b mut [u8],
    /// Which rows have an employer's contribution.
    contributions: &'b mut [u8],
    /// The rows whose reference or key is at fault.
    faults: &'b [Refusal],
}

struct CaseBlockResult {
    refused: Vec<Refusal>,
    /// What is wrong with the first of them, when that ends the calculation.
    error: Option<Error>,
    sums: GroupedSums,
    assumptions: Ids,
}

impl Cases {
    pub(crate) fn new(
        input: &Schema,
        options: Options,
        values: Fingerprint,
        delivery: impl Into<Arc<Delivery>>,
        manner: Manner,
    ) -> Result<Self, Error> {
        let Manner { on_error, duplicate_index, with_assumptions, threads, .. } = manner;
        let delivery = delivery.into();
        let shape = if delivery.asked().is_some() { CASES_ALONE } else { CASES };
        let key = delivery.key().map(str::to_owned);
        let beside: Vec<_> = manner.keep.iter().cloned().chain(key).collect();
        let named =
            Named { beside: &beside, ignore_extra: manner.ignore_extra, ..Named::default() };
        let columns = shape.find(input, named)?;
        let unit = Unit::of(columns.in_cents());
        let case_ref = columns
            .get(CASE_REF_NAME)
            .and_then(|found| input.fields().get(found.index))
            .map_or(DataType::Null, |field| field.data_type().clone());
        let mut fields = vec![
            Field::new("case_ref", case_ref, true),
            Field::new("month", DataType::Date32, true),
            words_field("kind", DataType::Int8),
            words_field("scheme", DataType::Int8),
            words_field("payer", DataType::Int8),
        ];
        fields.extend(AMOUNTS.iter().map(|name| unit.field(name)));
        fields.push(words_field("certainty", DataType::Int8));
        fields.push(Field::new("provisional", DataType::Boolean, true));
        fields.extend(error_fields());
        fields.extend(with_assumptions.then(assumption::field));
        let kept = KeptColumns::add(&manner.keep, input, (&mut fields, BEFORE_KEPT), &shape)?;
        let key = match delivery.key() {
            Some(key) => Some(shape.text_beside(key, input)?),
            None => columns.get(CASE_REF_NAME),
        };
        let looking = RowsLooking::new(duplicate_index, delivery.key());
        let asked = delivery.asked().unwrap_or_else(|| {
            SourcesAsked::of_columns(|amount| columns.get(amount.name()).is_some())
        });
        let not_asked = asked.not_asked();
        let without_rows = delivery.without_rows();
        Ok(Self {
            shape,
            columns,
            schema: result_schema(fields, values),
            unit,
            options,
            about: About {
                grouped: Grouped::BySchemeAndKind,
                not_asked,
                without_rows,
                values,
                reform: None,
            },
            kept,
            key,
            delivery,
            ignore_unknown_cases: manner.ignore_unknown_cases,
            of_month: manner.month.map(OfMonth::new),
            on_error,
            with_assumptions,
            looking,
            threads,
            scratches: Scratches::default(),
            error_columns: ErrorColumns::default(),
            under: None,
            totals: Totals::default(),
        })
    }

    /// The same under a reform, of which what no row reads is said at the end (R8.4).
    pub(crate) fn under(self, rows: Option<RowsUnderReform>) -> Self {
        let title = rows.as_ref().map(|rows| rows.title().to_owned());
        Self { under: rows, about: About { reform: title, ..self.about }, ..self }
    }

    /// Some rows as cases that compute, each with the records that are its own. What is wrong with
    /// a row may lie in those before it, so all are looked at.
    pub(crate) fn explain(
        &mut self,
        input: exchange::BatchReader,
        wanted: BTreeSet<u64>,
    ) -> Result<HashMap<u64, Explained>, Failure> {
        let (mut before, mut explained) = (0, HashMap::new());
        for batch in input {
            let batch = batch?;
            let batch = self.prepared(&batch)?;
            let readers = Readers::of(&self.columns, self.key, &batch);
            let faults =
                self.looking.faults(&readers, 0, &mut vec![0; batch.rows], &self.threads)?;
            let after = before + batch.rows as u64;
            for number in wanted.range(before..after) {
                let row = (number - before) as usize;
                let case = match faults.refused.iter().find(|fault| fault.row == row) {
                    Some(fault) => Err((fault.at.clone(), readers.meaning(fault))),
                    None => self.case(&readers, row),
                };
                explained.insert(*number, case);
            }
            before = after;
        }
        Ok(explained)
    }

    fn case(&self, readers: &Readers<'_>, row: usize) -> Result<Case, (At, Error)> {
        let case_ref = readers.case_ref.text(row).unwrap_or_default();
        let case_ref = String::from_utf8_lossy(case_ref).parse::<CaseRef>();
        let case_ref = case_ref.map_err(|error| (At::Column(TableColumn::CaseRef), error))?;
        let beside = self.delivery.beside(std::iter::once(readers.keys(row)));
        let case = readers.columns(&(row..row + 1), &mut BlockMemory::default(), |columns| {
            case_of_row_beside(columns, &beside, case_ref, 0)
        });
        let computed = case.and_then(|case| ibo_core::amounts(&case, &self.options).map(|_| case));
        computed.map_err(|error| (location(&self.delivery, &error), error))
    }

    /// What the open questions are worth to a table (R8.3). Something to look at from time to time,
    /// such as whether the caller wants to stop, is called after each part.
    pub(crate) fn sensitivity<E: From<Failure>>(
        mut self,
        input: exchange::BatchReader,
        options: &Options,
        mut look: impl FnMut() -> Result<(), E>,
    ) -> Result<(sensitivity::SensitivityRows, SchemaRef, Batch), E> {
        let readings = TableReadings::new(options).map_err(Failure::from)?;
        let (tables, memory) = (Scratches::default(), Scratches::default());
        for batch in InParts::new(input, PIECE) {
            let batch = batch?;
            let prepared = self.prepared(&batch)?;
            self.weigh(&prepared, &readings, &tables, &memory)?;
            look()?;
        }
        self.finish()?;
        let mut sums = readings.sums();
        for table in tables.into_each().into_iter().flatten() {
            sums.join(&table.finish());
        }
        let rows = readings.rows(&sums);
        let batch = sensitivity::batch(&rows).map_err(Failure::from)?;
        let found = sensitivity::SensitivityRows {
            rows,
            computed: sums.computed(),
            refused: sums.refused(),
        };
        Ok((found, sensitivity::schema(self.about.values), batch))
    }

    /// Takes a part in, each thread with a table of its own.
    fn weigh<'r>(
        &mut self,
        input: &Batch,
        readings: &'r TableReadings<'r>,
        tables: &Scratches<Option<SensitivityTable<'r>>>,
        memory: &Scratches<BlockMemory>,
    ) -> Result<(), Failure> {
        let readers = Readers::of(&self.columns, self.key, input);
        let mut months = vec![0; input.rows];
        let found = self.looking.faults(&readers, 0, &mut months, &self.threads)?;
        let jobs: Vec<_> = (0..input.rows).step_by(BLOCK).collect();
        let weighed = self.threads.each(jobs, memory, |memory, first| {
            let rows = first..input.rows.min(first + BLOCK);
            let is_at_fault = |index: usize| {
                found.refused.binary_search_by_key(&(first + index), |fault| fault.row).is_ok()
            };
            readers.columns(&rows, memory, |columns| {
                let beside = self.delivery.beside(rows.clone().map(|row| readers.keys(row)));
                tables.with(|table| {
                    let table = table.get_or_insert_with(|| SensitivityTable::new(readings));
                    table.add(columns, &beside, is_at_fault)
                })
            })
        });
        weighed.into_iter().collect::<Result<(), Error>>().map_err(Failure::from)
    }

    /// A batch as it is computed: its columns converted, and of its rows those of the month that is
    /// taken. The cases of the other rows are met all the same.
    fn prepared<'b>(&self, input: &'b Batch) -> Result<Cow<'b, Batch>, Failure> {
        let input = converted(input, &self.columns, &self.shape)?;
        let Some(month) = &self.of_month else { return Ok(input) };
        let readers = Readers::of(&self.columns, self.key, &input);
        self.delivery.beside((0..input.rows).map(|row| readers.keys(row)));
        Ok(Cow::Owned(month.rows(&input, readers.month())?))
    }

    /// The references, handed on.
    fn case_refs(columns: &Columns, input: &Batch) -> Result<ArrayData, ArrowError> {
        match columns.get("case_ref").map(|found| &input.columns[found.index]) {
            Some(case_refs) if is_text(case_refs.data_type()) => Ok(case_refs.clone()),
            _ => ArrayData::builder(DataType::Null).len(input.rows).build(),
        }
    }
}

/// The column at which a case is refused; of a record in a table of its own, the path.
fn location(delivery: &Delivery, error: &Error) -> At {
    let path = error.location();
    let is_record = delivery.asked().is_some() && path.contains(".records");
    let column = TableColumn::of_path(path).filter(|_| !is_record);
    column.map_or_else(|| At::Path(path.into()), At::Column)
}

/// A row as a case that computes, or what is wrong with it.
type Explained = Result<Case, (At, Error)>;

/// What looks at the references of rows, and at their keys where these are others.
struct RowsLooking {
    case_refs: Looking,
    keys: Option<(String, Looking)>,
}

/// What was found of some rows.
struct RowsFound {
    without_month: Vec<usize>,
    /// The rows that could not be read, or whose reference or key is at fault, in their order.
    refused: Vec<Refusal>,
    /// How many rows are a further agreement of a person in a month.
    further: u64,
}

impl RowsLooking {
    fn new(duplicate_index: Option<usize>, key: Option<&str>) -> Self {
        let of_key = |key: &str| (key.to_owned(), Looking::new(Some(key_index::LIMIT)));
        Self { case_refs: Looking::new(duplicate_index), keys: key.map(of_key) }
    }

    /// Looks at rows from `first` on.
    fn faults(
        &mut self,
        readers: &Readers<'_>,
        first: usize,
        months: &mut [i32],
        threads: &Threads,
    ) -> io::Result<RowsFound> {
        let Readers { case_ref, key, .. } = readers;
        let found = self.case_refs.look(case_ref, readers.month(), first, months, threads)?;
        let at = At::Column(TableColumn::CaseRef);
        let refusal = |(row, code)| Refusal { row, code, at: at.clone() };
        let mut refused: Vec<_> = found.faults.into_iter().map(refusal).collect();
        let mut further = 0;
        if let Some((name, looking)) = &mut self.keys {
            for (row, code) in looking.look(key, readers.month(), first, months, threads)?.faults {
                match code {
                    ErrorCode::DuplicateCase => further += 1,
                    _ => refused.push(Refusal { row, code, at: At::Path(name.as_str().into()) }),
                }
            }
        }
        // Of a row with two faults the first stays: that it could not be read, then its reference.
        let mut unread = readers.batch.unread(&(first..first + months.len()));
        if !unread.is_empty() || self.keys.is_some() {
            unread.append(&mut refused);
            refused = unread;
            refused.sort_by_key(|refusal| refusal.row);
            refused.dedup_by_key(|refusal| refusal.row);
        }
        Ok(RowsFound { without_month: found.without_month, refused, further })
    }
}

impl<'a> Readers<'a> {
    fn of(columns: &Columns, key: Option<FoundColumn>, input: &'a Batch) -> Self {
        let reader = |name: &str| ColumnReader::of(columns, name, input);
        Self {
            batch: input,
            case_ref: reader(CASE_REF_NAME).unwrap_or(ColumnReader::ABSENT),
            key: key.map_or(ColumnReader::ABSENT, |key| {
                ColumnReader::new(&input.columns[key.index], key)
            }),
            columns: ColumnReaders::of(columns, input),
        }
    }

    /// The reference and the key of a row.
    fn keys(&self, row: usize) -> (Option<&'a [u8]>, Option<&'a [u8]>) {
        (self.case_ref.text(row), self.key.text(row))
    }

    /// What is wrong with a row, where no more is known than its refusal and that of its file.
    fn meaning(&self, refusal: &Refusal) -> Error {
        self.batch.fault(refusal.row).map_or_else(|| refusal.meaning(), |fault| fault.error())
    }

    fn month(&self) -> &ColumnReader<'a> {
        self.columns.get(TableColumn::Month)
    }

    /// Reads rows, at most a block of them.
    fn columns<R>(
        &self,
        rows: &Range<usize>,
        memory: &mut BlockMemory,
        run: impl FnOnce(&CaseColumns<'_>) -> R,
    ) -> R {
        self.columns.read(rows, memory, |source| run(&CaseColumns::of(source)))
    }
}

static KINDS: LazyLock<ArrayData> =
    LazyLock::new(|| words(Kind::ALL.iter().map(|kind| kind.slug())));
static SCHEMES: LazyLock<ArrayData> =
    LazyLock::new(|| words(Scheme::ALL.iter().map(|scheme| scheme.slug())));
static PAYERS: LazyLock<ArrayData> =
    LazyLock::new(|| words(Payer::ALL.iter().map(|payer| payer.slug())));

impl Computation for Cases {
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
        BEFORE_KEPT + self.kept.count()
    }

    fn why(&self, rows: &Batch, refused: &[Refusal]) -> Result<Vec<Error>, Failure> {
        let readers = Readers::of(&self.columns, self.key, rows);
        let (tables, mut input) = (Scratches::default(), BlockMemory::default());
        let computing = Computing {
            readers: &readers,
            options: &self.options,
            tables: &tables,
            delivery: &self.delivery,
            on_error: OnError::Raise,
            with_assumptions: false,
        };
        let why = |refusal: &Refusal| {
            let row = refusal.row;
            let beside = self.delivery.beside(std::iter::once(readers.keys(row)));
            readers.columns(&(row..row + 1), &mut input, |columns| {
                computing.why(columns, &beside, 0, refusal)
            })
        };
        Ok(refused.iter().map(why).collect())
    }

    fn batch(&mut self, input: &Batch) -> Result<Computed, Failure> {
        room_for(input.rows, BYTES_A_ROW)?;
        let prepared = self.prepared(input)?;
        let input = &*prepared;
        if let Some(rows) = &mut self.under {
            rows.add(input);
        }
        let rows = input.rows;
        let readers = Readers::of(&self.columns, self.key, input);
        let mut months = vec![0; rows];
        let mut amounts = AMOUNTS.map(|_| Money::new(self.unit, rows));
        let [mut kind, mut scheme, mut payer, mut certainty]: [Vec<u8>; 4] =
            std::array::from_fn(|_| vec![0; rows]);
        let (mut kinds, mut contributions) = (vec![0; rows.div_ceil(8)], vec![0; rows.div_ceil(8)]);
        let mut assumptions = Ids::default();

        let tables = Scratches::default();
        let computing = Computing {
            readers: &readers,
            options: &self.options,
            tables: &tables,
            delivery: &self.delivery,
            on_error: self.on_error,
            with_assumptions: self.with_assumptions,
        };
        let mut parts = amounts.each_mut().map(|money| money.parts().into_iter());
        let words = kind
            .chunks_mut(BLOCK)
            .zip(scheme.chunks_mut(BLOCK))
            .zip(payer.chunks_mut(BLOCK))
            .zip(certainty.chunks_mut(BLOCK));
        let bits = kinds.chunks_mut(BLOCK / 8).zip(contributions.chunks_mut(BLOCK / 8));
        let mut words_and_bits = words.zip(bits);
        let (mut without_month, mut marks, mut totals) = (Vec::new(), None, self.totals.clone());
        for (piece, months) in months.chunks_mut(PIECE).enumerate() {
            let first = piece * PIECE;
            let found = self.looking.faults(&readers, first, months, &self.threads)?;
            without_month.extend(found.without_month);
            totals.add_further(found.further);
            let mut rest = found.refused.as_slice();
            let jobs = words_and_bits.by_ref().take(PIECE / BLOCK).enumerate().map(
                |(block, (words, bits))| {
                    let ((((kind, scheme), payer), certainty), (kinds, contributions)) =
                        (words, bits);
                    let first = first + block * BLOCK;
                    let (faults, after) =
                        rest.split_at(rest.partition_point(|fault| fault.row < first + BLOCK));
                    rest = after;
                    let parts = parts
                        .each_mut()
                        .map(|parts| parts.next().unwrap_or(AmountBlock::Cents(&mut [])));
                    CaseBlockJob {
                        first,
                        parts,
                        kind,
                        scheme,
                        payer,
                        certainty,
                        kinds,
                        contributions,
                        faults,
                    }
                },
            );
            for block in self
                .threads
                .each(jobs.collect(), &self.scratches, |scratch, job| computing.block(scratch, job))
            {
                let block = block?;
                if let (Some(error), Some(first)) = (block.error, block.refused.first()) {
                    return Err(Fault::of_row(
                        CASES.table,
                        self.totals.rows() + first.row as u64,
                        &first.at,
                        &error,
                    )
                    .into());
                }
                self.error_columns.mark(&mut marks, rows, &block.refused);
                totals.add(&block.sums, &block.refused);
                assumptions.append(block.assumptions);
            }
        }
        drop(parts);
        totals.add_rows(rows);
        self.totals = totals;

        let (nulls, errors) = self.error_columns.columns(marks, rows)?;
        let without_month = all_but(rows, without_month.into_iter());
        let months = column(DataType::Date32, rows, Buffer::from_vec(months), without_month)?;
        let kind = dictionary(WordIndices::of(kind), &KINDS, of_bits(rows, kinds))?;
        let scheme = dictionary(WordIndices::of(scheme), &SCHEMES, nulls.clone())?;
        let payer = dictionary(WordIndices::of(payer), &PAYERS, nulls.clone())?;
        let certainty = certainties(certainty, nulls.clone())?;
        let provisional = all_alike(self.about.is_provisional(), rows, nulls.clone())?;
        let [income, premium, after_fraction, due, tax, net, contribution] = amounts;
        let mut columns = vec![Self::case_refs(&self.columns, input)?, months];
        columns.extend(self.kept.of(input).collect::<Result<Vec<_>, _>>()?);
        columns.extend([kind, scheme, payer]);
        for amounts in [income, premium, after_fraction, due, tax, net] {
            columns.push(amounts.finish(nulls.clone())?);
        }
        columns.extend([
            contribution.finish(of_bits(rows, contributions))?,
            certainty,
            provisional,
        ]);
        columns.extend(errors);
        if self.with_assumptions {
            columns.push(assumptions.column(nulls)?);
        }
        Ok(Computed { result: Batch::new(rows, columns), input: input.clone() })
    }

    fn finish(&mut self) -> Result<(), Failure> {
        // Whoever keeps the result does not keep the references of all rows.
        self.looking = RowsLooking::new(None, None);
        if !self.ignore_unknown_cases {
            self.delivery.every_case_was_met()?;
        }
        if let Some(rows) = &self.under {
            self.totals.set_unread(rows.unread()?);
        }
        Ok(())
    }
}

/// What the blocks of a batch are computed with.
struct Computing<'c> {
    readers: &'c Readers<'c>,
    options: &'c Options,
    /// What the law says of the months that were met, one for each thread.
    tables: &'c Scratches<Option<CaseTable<'c>>>,
    delivery: &'c Delivery,
    on_error: OnError,
    with_assumptions: bool,
}

impl<'c> Computing<'c> {
    fn block(
        &self,
        scratch: &mut CaseMemory,
        job: CaseBlockJob<'_>,
    ) -> Result<CaseBlockResult, Error> {
        let CaseMemory { input, amounts, scheme, has_employer_contribution, certainty, status } =
            scratch;
        let CaseBlockJob {
            first,
            mut parts,
            kind,
            scheme: schemes,
            payer,
            certainty: certainties,
            kinds,
            contributions,
            faults,
        } = job;
        let rows = first..first + schemes.len();
        scheme.resize(rows.len(), None);
        has_employer_contribution.resize(rows.len(), false);
        certainty.resize(rows.len(), None);
        status.resize(rows.len(), RowStatus::OK);
        let [income, premium, after_fraction, due, tax, net, contribution] =
            targets(&mut parts, amounts);
        let mut buffers = CaseBuffers {
            scheme,
            replacement_income: income,
            premium,
            premium_after_fraction: after_fraction,
            premium_due: due,
            withholding_tax: tax,
            net,
            employer_contribution: contribution,
            has_employer_contribution,
            certainty,
            status,
        };
        let done = self.readers.columns(&rows, input, |columns| {
            let beside = self.delivery.beside(rows.clone().map(|row| self.readers.keys(row)));
            let errors = self.with_table(|table| {
                if self.delivery.is_empty() {
                    table.compute(columns, buffers.reborrow()).map(|()| Vec::new())
                } else {
                    table.compute_beside(columns, &beside, buffers.reborrow())
                }
            })?;
            for fault in faults {
                let status = RowStatus::refused(fault.code, TableColumn::CaseRef);
                buffers.refuse(fault.row - first, status);
            }
            let mut refused = refused(first, buffers.status);
            let places =
                errors.iter().map(|(row, error)| (first + row, location(self.delivery, error)));
            // Faults of the reference and the key come before those of the case.
            let faults = faults.iter().map(|fault| (fault.row, fault.at.clone()));
            put_places(&mut refused, places.chain(faults));
            let error = match refused.first() {
                Some(refusal) if self.on_error == OnError::Raise => {
                    Some(self.why(columns, &beside, refusal.row - first, refusal))
                }
                _ => None,
            };
            for (bits, has) in
                contributions.iter_mut().zip(buffers.has_employer_contribution.chunks(8))
            {
                *bits = has.iter().rev().fold(0, |bits, has| bits << 1 | u8::from(*has));
            }
            put_kinds(columns.kind, kind, kinds);
            let words = schemes.iter_mut().zip(payer.iter_mut()).zip(certainties.iter_mut());
            let results = buffers.scheme.iter().zip(buffers.certainty.iter()).zip(kind.iter());
            for (((word, payer), certainty), ((scheme, of_row), kind)) in words.zip(results) {
                *word = scheme.map_or(0, |scheme| scheme as u8);
                *payer =
                    scheme.map_or(0, |scheme| scheme.payer(Kind::ALL[usize::from(*kind)]) as u8);
                *certainty = of_row.map_or(0, |certainty| certainty as u8);
            }
            let sums = sums(schemes, kind, &buffers);
            let assumptions = if self.with_assumptions {
                self.assumptions(columns, &beside, buffers.status)?
            } else {
                Ids::default()
            };
            Ok(CaseBlockResult { refused, error, sums, assumptions })
        });
        for (part, amounts) in parts.into_iter().zip(amounts) {
            part.widen(amounts);
        }
        done
    }

    /// Runs with what is known of the months so far.
    fn with_table<T>(
        &self,
        run: impl FnOnce(&mut CaseTable<'c>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.tables.with(|table| match table {
            Some(table) => run(table),
            None => run(table.insert(CaseTable::new(self.options)?)),
        })
    }

    /// What each row takes as given; nothing of a refused one.
    fn assumptions(
        &self,
        columns: &CaseColumns<'_>,
        beside: &RowsBeside<'_>,
        status: &[RowStatus],
    ) -> Result<Ids, Error> {
        let mut ids = Ids::default();
        self.with_table(|table| {
            for (row, status) in status.iter().enumerate() {
                let taken = if status.is_ok() {
                    table.assumptions(columns, beside, row)?
                } else {
                    Vec::new()
                };
                ids.push(&taken);
            }
            Ok(())
        })?;
        Ok(ids)
    }

    /// What is wrong with a row, in the words of the single case.
    fn why(
        &self,
        columns: &CaseColumns<'_>,
        beside: &RowsBeside<'_>,
        row: usize,
        refusal: &Refusal,
    ) -> Error {
        if self.readers.batch.fault(refusal.row).is_some() {
            return self.readers.meaning(refusal);
        }
        match self.with_table(|table| table.assumptions(columns, beside, row)) {
            Err(error) if error.code() == refusal.code => error,
            _ => refusal.meaning(),
        }
    }
}

/// Writes the index of each row's kind, and the bits of the rows that have one: a row without a
/// kind that is known is refused.
fn put_kinds(words: Codes<'_>, indices: &mut [u8], known: &mut [u8]) {
    let kind = |word: &&[u8]| str::from_utf8(word).ok().and_then(Kind::from_slug);
    let kinds: Vec<_> = words.words.iter().map(kind).collect();
    for ((first, indices), known) in (0..).step_by(8).zip(indices.chunks_mut(8)).zip(known) {
        *known = 0;
        for (bit, index) in indices.iter_mut().enumerate() {
            let found = words
                .index
                .get(first + bit)
                .ok()
                .flatten()
                .and_then(|word| kinds.get(usize::from(word)).copied().flatten());
            *index = found.map_or(0, |kind| kind as u8);
            *known |= u8::from(found.is_some()) << bit;
        }
    }
}

/// The sums of the rows that were computed, by the indices of their scheme and kind.
fn sums(scheme: &[u8], kind: &[u8], buffers: &CaseBuffers<'_>) -> GroupedSums {
    let CaseBuffers {
        replacement_income,
        premium,
        premium_due,
        withholding_tax,
        net,
        employer_contribution,
        status,
        ..
    } = buffers;
    let mut sums = GroupedSums::default();
    for row in (0..status.len()).filter(|row| status[*row].is_ok()) {
        let [income, premium, due] = [replacement_income[row], premium[row], premium_due[row]];
        let [tax, net, contribution] = [withholding_tax[row], net[row], employer_contribution[row]];
        sums.add(
            (usize::from(scheme[row]), usize::from(kind[row])),
            [income, premium, due, tax, net, contribution],
        );
    }
    sums
}
