//! Two calculations of a table of cases beside each other: the law, or a reform, and a reform
//! (R8.4). Both sides go the ordinary way through the table; the sums are the core's.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_buffer::{Buffer, NullBuffer};
use arrow_data::ArrayData;
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use ibo_core::bindings::Says as _;
use ibo_core::bindings::nearest;
use ibo_core::table::{Compared, Measure, RowAmounts, TableColumn, large_groups};
use ibo_core::{Error, ErrorCode, ErrorContext, Fingerprint, Kind, Scheme};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyList, PyTuple};

use super::arguments::{TableArguments, names, reader_of_rows, threads_of};
use super::case::Cases;
use super::computation::{Computation, Computed, OnError, result_schema};
use super::dictionary::{WordIndices, dictionary, words, words_field};
use super::exchange::{
    Batch, BatchReader, InParts, ReadyBatches, as_it_came, export_schema, export_stream,
};
use super::group::{GroupKeys, Key};
use super::kept::columns;
use super::kept_columns::KeptColumns;
use super::output::{all_but, column};
use super::refusal::Failure;
use super::result::failed;
use super::schema::{CASES, CENTS};
use super::under_reform::RowsUnderReform;
use crate::decimal::decimal;
use crate::error::{OrRaise, wrong_type};
use crate::options::CallOptions;
use crate::parameters::Parameters;
use crate::reform::Reform;
use crate::sentence;
use crate::text::{Texts, text};
use crate::unread::sentences;

/// So many rows are computed on both sides and compared at a time.
const PART: usize = 64 * 1024;

/// The measures that have columns; the others are sums of these.
const IN_COLUMNS: [Measure; 5] = [
    Measure::Premium,
    Measure::PremiumDue,
    Measure::WithholdingTax,
    Measure::Net,
    Measure::EmployerContribution,
];

const OUTCOMES: [&str; 3] = ["winner", "loser", "unchanged"];

/// Computes both sides of a table of cases, for `ibo.compare`.
#[pyfunction(name = "_compare")]
#[pyo3(signature = (cases, unemployment, leefloon, sickness, *, absences, key, month, keep, extra, unknown_cases,
    require, provisional, parameters, codes, reform, baseline, duplicates, threads))]
#[expect(clippy::too_many_arguments, reason = "keywords of Python")]
pub(crate) fn compare<'py>(
    cases: &Bound<'py, PyAny>,
    unemployment: Option<&Bound<'py, PyAny>>,
    leefloon: Option<&Bound<'py, PyAny>>,
    sickness: Option<&Bound<'py, PyAny>>,
    absences: Option<&Bound<'py, PyAny>>,
    key: Option<&Bound<'py, PyAny>>,
    month: Option<&Bound<'py, PyAny>>,
    keep: Option<&Bound<'py, PyAny>>,
    extra: &str,
    unknown_cases: &str,
    require: Option<&Bound<'py, PyAny>>,
    provisional: bool,
    parameters: Option<Py<Parameters>>,
    codes: Option<&Bound<'py, PyAny>>,
    reform: &Bound<'_, PyAny>,
    baseline: Option<&Bound<'_, PyAny>>,
    duplicates: &str,
    threads: Option<&Bound<'py, PyAny>>,
) -> PyResult<Comparison> {
    let py = cases.py();
    let reform = Reform::given(reform, "reform")?;
    let baseline = baseline.map(|baseline| Reform::given(baseline, "baseline")).transpose()?;
    let asked = CallOptions::new(require, provisional, parameters)?.coded(py, codes)?;
    let side = |reform: Option<&Py<Reform>>| {
        asked.clone_ref(py).under(py, reform.map(|reform| reform.clone_ref(py)))
    };
    let (before, after) = (side(baseline.as_ref())?, side(Some(&reform))?);
    let tables = [unemployment, leefloon, sickness, absences];
    let arguments = TableArguments { tables, key, month, keep, extra, unknown_cases, duplicates };
    let threads = threads_of(py, threads)?;
    let delivery = Arc::new(arguments.delivery(py)?);
    let input = reader_of_rows(cases, "cases")?;
    let columns = input.schema();
    let cases = |asked: &CallOptions| {
        let manner = arguments.manner(py, OnError::Column, threads.clone())?;
        let (options, values) = (asked.options(), asked.values(py)?);
        let cases = Cases::new(&columns, options, values, Arc::clone(&delivery), manner);
        let rows = RowsUnderReform::of(asked, &columns, 3);
        cases.and_then(|cases| Ok(cases.under(rows?))).or_raise(py)
    };
    let (of_before, of_after) = (cases(&before)?, cases(&after)?);
    let values = [before.values(py)?, after.values(py)?];
    let schema = schema(&of_before, &arguments.keep()?, values[1]).or_raise(py)?;
    let mut comparing =
        Comparing { before: of_before, after: of_after, compared: Compared::default() };
    let batches = comparing.all(py, input)?;
    let sides = [&comparing.before, &comparing.after];
    let unread = sides.map(|side| side.totals().unread().to_vec()).concat();
    let compared = comparing.compared;
    Ok(Comparison { schema, input: columns, batches, compared, reform, baseline, values, unread })
}

/// The names of the columns of cases that are computed from.
#[pyfunction]
pub(crate) fn _case_columns(py: Python<'_>) -> PyResult<Bound<'_, PyTuple>> {
    let names = TableColumn::CASES.iter().map(|column| column.name());
    let names: Vec<_> = std::iter::once("case_ref").chain(names).collect();
    let in_cents = names.iter().map(|name| format!("{name}{CENTS}"));
    let all: Vec<_> = names.iter().map(|name| (*name).to_owned()).chain(in_cents).collect();
    PyTuple::new(py, all)
}

fn unknown_column(at: &str, name: &str, known: &[&str]) -> Error {
    let near = nearest(name, known.iter().copied()).map(|near| ErrorContext::Name(near.into()));
    match near {
        Some(near) => Error::says_of(ErrorCode::UnknownField, sentence::NO_COLUMN_NEAR, [near]),
        None => Error::says(ErrorCode::UnknownField, sentence::NO_COLUMN),
    }
    .at(at)
}

/// The calculation of both sides.
struct Comparing {
    before: Cases,
    after: Cases,
    compared: Compared,
}

/// The rows of a comparison: its own columns, and those of the input.
#[derive(Clone)]
struct ComparedBatch {
    out: Batch,
    input: Batch,
}

/// How many columns of both sides come before those that are handed on.
const BEFORE_KEPT: usize = 2;

/// The columns of the result, of tables of cases that hand some on.
fn schema(of_cases: &Cases, keep: &[String], values: Fingerprint) -> Result<SchemaRef, Error> {
    let of_side = of_cases.schema();
    let field = |name: &str| of_side.field_with_name(name).cloned();
    let renamed =
        |name: &str, side: &str| field(name).map(|field| field.with_name(format!("{name}_{side}")));
    let mut fields: Vec<Field> =
        ["case_ref", "month", "kind"].iter().filter_map(|name| field(name).ok()).collect();
    for name in ["scheme", "payer"] {
        fields.extend(["before", "after"].iter().flat_map(|side| renamed(name, side)));
    }
    for measure in IN_COLUMNS {
        let name = name_of(&of_side, measure);
        let plain = name.strip_suffix(CENTS).unwrap_or(&name);
        let end = if plain == name { "" } else { CENTS };
        let of_amount = field(&name).ok();
        fields.extend(["before", "after", "difference"].iter().flat_map(|side| {
            of_amount.clone().map(|field: Field| field.with_name(format!("{plain}_{side}{end}")))
        }));
    }
    fields.push(words_field("outcome", DataType::Int8));
    fields.extend(["before", "after"].iter().flat_map(|side| renamed("certainty", side)));
    fields.extend(field("provisional"));
    for side in ["before", "after"] {
        fields.extend(["error_code", "error_at"].iter().flat_map(|name| renamed(name, side)));
    }
    KeptColumns::add(keep, &of_side, (&mut fields, BEFORE_KEPT), &CASES)?;
    Ok(result_schema(fields, values))
}

/// The name of an amount in the tables of both sides.
fn name_of(of_side: &Schema, measure: Measure) -> String {
    let in_cents = format!("{}{CENTS}", measure.name());
    let has = of_side.index_of(&in_cents).is_ok();
    if has { in_cents } else { measure.name().to_owned() }
}

impl Comparing {
    fn all(&mut self, py: Python<'_>, input: BatchReader) -> PyResult<Vec<ComparedBatch>> {
        py.detach(|| {
            let failed = |failure: Failure| Python::attach(|py| failed(py, &failure));
            let mut batches = Vec::new();
            for batch in InParts::new(input, PART) {
                batches.push(batch.and_then(|batch| self.batch(&batch)).map_err(failed)?);
                Python::attach(|py| py.check_signals())?;
            }
            self.before.finish().map_err(failed)?;
            self.after.finish().map_err(failed)?;
            Ok(batches)
        })
    }

    fn batch(&mut self, input: &Batch) -> Result<ComparedBatch, Failure> {
        let Computed { result: before, input, .. } = self.before.batch(input)?;
        let after = self.after.batch(&input)?.result;
        let schema = self.before.schema();
        let names = IN_COLUMNS.map(|measure| name_of(&schema, measure));
        let of = |side: &Batch, name: &str| -> Result<ArrayData, ArrowError> {
            Ok(side.columns[schema.index_of(name)?].clone())
        };
        let amounts = |side: &Batch| -> Result<Side, ArrowError> {
            let columns = names.each_ref().map(|name| of(side, name));
            Ok(Side {
                scheme: of(side, "scheme")?,
                kind: of(side, "kind")?,
                amounts: columns.into_iter().collect::<Result<_, _>>()?,
            })
        };
        let sides = [amounts(&before)?, amounts(&after)?];
        let compared = compared(&sides, input.rows);
        self.compared.join(&compared.sums);

        // The keys, and what is handed on.
        let mut columns = before.columns[..self.before.keys()].to_vec();
        columns.push(of(&before, "kind")?);
        for name in ["scheme", "payer"] {
            columns.extend([of(&before, name)?, of(&after, name)?]);
        }
        let [before_side, after_side] = sides;
        let amounts = before_side.amounts.into_iter().zip(after_side.amounts);
        for ((before, after), difference) in amounts.zip(compared.differences) {
            let data_type = before.data_type().clone();
            columns.extend([before, after, difference.column(data_type)?]);
        }
        let none = all_but(input.rows, compared.not_compared.into_iter());
        columns.push(dictionary(WordIndices::of(compared.outcomes), &outcomes(), none)?);
        columns.extend([of(&before, "certainty")?, of(&after, "certainty")?]);
        columns.push(of(&before, "provisional")?);
        for side in [&before, &after] {
            columns.extend([of(side, "error_code")?, of(side, "error_at")?]);
        }
        Ok(ComparedBatch { out: Batch::new(input.rows, columns), input })
    }
}

fn outcomes() -> ArrayData {
    words(OUTCOMES.into_iter())
}

/// What one side gave of the rows of a batch.
struct Side {
    scheme: ArrayData,
    kind: ArrayData,
    amounts: Vec<ArrayData>,
}

impl Side {
    /// The amounts of a row; none where it was refused.
    fn rows(&self) -> impl Fn(usize) -> Option<RowAmounts> + '_ {
        let (schemes, kinds) = (keys(&self.scheme), keys(&self.kind));
        let amounts: Vec<_> = self.amounts.iter().map(Cents::of).collect();
        move |row| {
            if self.scheme.is_null(row) {
                return None;
            }
            let scheme = *Scheme::ALL.get(usize::try_from(schemes[row]).ok()?)?;
            let kind = *Kind::ALL.get(usize::try_from(kinds[row]).ok()?)?;
            let cents = std::array::from_fn(|index| amounts[index].get(row).unwrap_or(0));
            Some(RowAmounts::of(scheme, kind, cents))
        }
    }
}

fn keys(column: &ArrayData) -> &[i8] {
    &column.buffer::<i8>(0)[..column.len()]
}

/// A column of amounts in cents.
enum Cents<'c> {
    Whole(&'c [i64], Option<&'c NullBuffer>),
    Decimal(&'c [i128], Option<&'c NullBuffer>),
}

impl<'c> Cents<'c> {
    fn of(column: &'c ArrayData) -> Self {
        match column.data_type() {
            DataType::Int64 => Self::Whole(column.buffer(0), column.nulls()),
            _ => Self::Decimal(column.buffer(0), column.nulls()),
        }
    }

    fn get(&self, row: usize) -> Option<i64> {
        let has = |nulls: &Option<&NullBuffer>| nulls.is_none_or(|nulls| nulls.is_valid(row));
        match self {
            Self::Whole(cents, nulls) => cents.get(row).copied().filter(|_| has(nulls)),
            Self::Decimal(cents, nulls) => {
                let cents = cents.get(row).copied().filter(|_| has(nulls))?;
                i64::try_from(cents).ok()
            }
        }
    }
}

/// The differences of a measure.
#[derive(Default)]
struct Differences {
    cents: Vec<i64>,
    without: Vec<usize>,
}

impl Differences {
    fn column(self, data_type: DataType) -> Result<ArrayData, ArrowError> {
        let rows = self.cents.len();
        let nulls = all_but(rows, self.without.into_iter());
        let cents = match data_type {
            DataType::Int64 => Buffer::from_vec(self.cents),
            _ => Buffer::from_vec(self.cents.into_iter().map(i128::from).collect::<Vec<_>>()),
        };
        column(data_type, rows, cents, nulls)
    }
}

/// The rows of a batch, compared.
struct ComparedRows {
    sums: Compared,
    differences: [Differences; IN_COLUMNS.len()],
    outcomes: Vec<u8>,
    not_compared: Vec<usize>,
}

fn compared([before, after]: &[Side; 2], rows: usize) -> ComparedRows {
    let has_contribution =
        |side: &Side| side.amounts.last().map(|contribution| contribution.nulls().cloned());
    let contributions = [has_contribution(before), has_contribution(after)].map(Option::flatten);
    let (of_before, of_after) = (before.rows(), after.rows());
    let mut out = ComparedRows {
        sums: Compared::default(),
        differences: std::array::from_fn(|_| Differences::default()),
        outcomes: Vec::with_capacity(rows),
        not_compared: Vec::new(),
    };
    for row in 0..rows {
        let (before, after) = (of_before(row), of_after(row));
        out.sums.add(before.as_ref(), after.as_ref());
        let (Some(before), Some(after)) = (before, after) else {
            out.not_compared.push(row);
            out.outcomes.push(0);
            for differences in &mut out.differences {
                differences.without.push(row);
                differences.cents.push(0);
            }
            continue;
        };
        let net = [before, after].map(|side| side.cents(Measure::Net));
        out.outcomes.push(match net[0].cmp(&net[1]) {
            std::cmp::Ordering::Less => 0,
            std::cmp::Ordering::Greater => 1,
            std::cmp::Ordering::Equal => 2,
        });
        for (differences, measure) in out.differences.iter_mut().zip(IN_COLUMNS) {
            differences.cents.push(after.cents(measure) - before.cents(measure));
        }
        // Neither side has a contribution.
        let is_null =
            |nulls: &Option<NullBuffer>| nulls.as_ref().is_some_and(|nulls| nulls.is_null(row));
        if contributions.iter().all(is_null)
            && let Some(differences) = out.differences.last_mut()
        {
            differences.without.push(row);
        }
    }
    out
}

/// A table of cases computed on two sides, for `ibo.Comparison`.
#[pyclass(name = "_Comparison", module = "ibo._ibo", frozen)]
pub(crate) struct Comparison {
    schema: SchemaRef,
    /// The columns of the table of cases, by which rows can be grouped too.
    input: SchemaRef,
    batches: Vec<ComparedBatch>,
    compared: Compared,
    reform: Py<Reform>,
    baseline: Option<Py<Reform>>,
    values: [Fingerprint; 2],
    unread: Vec<Texts>,
}

impl Comparison {
    /// The column by which rows are grouped, in each batch.
    fn column(&self, name: &str, at: &str) -> Result<(DataType, Vec<ArrayData>), Error> {
        let before = [format!("{name}_before"), format!("{name}_before{CENTS}")];
        let own = [name, &before[0], &before[1]];
        if let Some(index) = own.iter().find_map(|name| self.schema.index_of(name).ok()) {
            let columns = self.batches.iter().map(|batch| batch.out.columns[index].clone());
            return Ok((self.schema.field(index).data_type().clone(), columns.collect()));
        }
        let in_cents = format!("{name}{CENTS}");
        if let Some(index) =
            [name, &in_cents].iter().find_map(|name| self.input.index_of(name).ok())
        {
            let data_type = self.input.field(index).data_type();
            let columns = self.batches.iter().map(|batch| {
                as_it_came(&batch.input.columns[index], data_type)
                    .map_err(|_| Error::says(ErrorCode::WrongType, sentence::GROUP_COLUMN).at(at))
            });
            return Ok((data_type.clone(), columns.collect::<Result<_, _>>()?));
        }
        let known = self.input.fields().iter().chain(self.schema.fields());
        let known: Vec<_> = known.map(|field| field.name().as_str()).collect();
        Err(unknown_column(at, name, &known))
    }

    /// The rows by some columns, and by the decile of another one.
    fn groups(
        &self,
        columns: &[String],
        decile: Option<&str>,
    ) -> Result<BTreeMap<Vec<Key>, Compared>, Error> {
        let mut keyed = Vec::new();
        for name in columns {
            let (data_type, parts) = self.column(name, "by")?;
            keyed.push(GroupKeys::of(&data_type, parts).map_err(|error| error.at("by"))?);
        }
        if let Some(name) = decile {
            let (data_type, parts) = self.column(name, "decile")?;
            keyed.push(GroupKeys::deciles(&data_type, parts).map_err(|error| error.at("decile"))?);
        }
        let mut groups: BTreeMap<Vec<u32>, Compared> = BTreeMap::new();
        let mut row_of_all = 0;
        let mut key = vec![0; keyed.len()];
        for batch in &self.batches {
            let sides = self.sides(&batch.out);
            let (before, after) = (sides[0].rows(), sides[1].rows());
            for row in 0..batch.out.rows {
                for (place, keyed) in key.iter_mut().zip(&keyed) {
                    *place = keyed.code(row_of_all);
                }
                row_of_all += 1;
                let group = match groups.get_mut(&key) {
                    Some(group) => group,
                    None => groups.entry(key.clone()).or_default(),
                };
                group.add(before(row).as_ref(), after(row).as_ref());
            }
        }
        let named = groups.into_iter().map(|(codes, compared)| {
            let keys = codes.iter().zip(&keyed).map(|(code, keyed)| keyed.key(*code));
            (keys.collect(), compared)
        });
        Ok(named.collect())
    }

    /// The amounts of both sides, from the columns of the result.
    fn sides(&self, out: &Batch) -> [Side; 2] {
        ["before", "after"].map(|side| {
            let column = |name: String| {
                let in_cents = format!("{name}{CENTS}");
                let index =
                    self.schema.index_of(&name).or_else(|_| self.schema.index_of(&in_cents));
                index.map_or_else(
                    |_| ArrayData::new_null(&DataType::Int64, out.rows),
                    |index| out.columns[index].clone(),
                )
            };
            Side {
                scheme: column(format!("scheme_{side}")),
                kind: column("kind".to_owned()),
                amounts: IN_COLUMNS
                    .iter()
                    .map(|measure| column(format!("{}_{side}", measure.name())))
                    .collect(),
            }
        })
    }
}

/// Counts of rows, and of each amount its sums before, after, of the difference, and of the rows
/// that are refused after and before.
fn sums<'py>(py: Python<'py>, compared: &Compared) -> PyResult<Bound<'py, PyTuple>> {
    let counts = [
        compared.rows(),
        compared.winners(),
        compared.losers(),
        compared.unchanged(),
        compared.refused_before(),
        compared.refused_after(),
        compared.refused_both(),
    ];
    let amounts = Measure::ALL.iter().map(|measure| {
        let cents = [
            compared.before(*measure),
            compared.after(*measure),
            compared.difference(*measure),
            compared.only_before(*measure),
            compared.only_after(*measure),
        ];
        let amounts = cents.into_iter().map(|cents| decimal(py, written_cents(cents)));
        Ok((measure.name(), PyTuple::new(py, amounts.collect::<PyResult<Vec<_>>>()?)?))
    });
    let amounts = PyTuple::new(py, amounts.collect::<PyResult<Vec<_>>>()?)?;
    PyTuple::new(py, [PyTuple::new(py, counts)?.into_any(), amounts.into_any()])
}

/// Cents as an amount.
fn written_cents(cents: i128) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    let cents = cents.unsigned_abs();
    format!("{sign}{}.{:02}", cents / 100, cents % 100)
}

#[pymethods]
impl Comparison {
    /// How many rows it has: as many as the input.
    #[getter]
    fn num_rows(&self) -> u64 {
        self.compared.rows()
    }

    /// The names of its columns.
    #[getter]
    fn columns<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        columns(py, &self.schema)
    }

    /// The reform.
    #[getter]
    fn reform<'py>(&self, py: Python<'py>) -> Bound<'py, Reform> {
        self.reform.bind(py).clone()
    }

    /// The reform that it is compared with; none where that is the law, or your own parameters.
    #[getter]
    fn baseline<'py>(&self, py: Python<'py>) -> Option<Bound<'py, Reform>> {
        self.baseline.as_ref().map(|baseline| baseline.bind(py).clone())
    }

    /// The sums, the fingerprints of both sides, and what no row reads.
    fn summary<'py>(
        &self,
        py: Python<'py>,
    ) -> PyResult<(Bound<'py, PyTuple>, String, String, Bound<'py, PyTuple>)> {
        let [before, after] = self.values.map(|values| values.to_string());
        Ok((sums(py, &self.compared)?, before, after, sentences(py, &self.unread)?))
    }

    /// The groups of rows by columns and by the decile of another one: the values of each, none for
    /// the small ones as one, and its sums.
    #[pyo3(signature = (columns, decile, min_group))]
    fn by<'py>(
        &self,
        columns: &Bound<'py, PyAny>,
        decile: Option<&Bound<'py, PyAny>>,
        min_group: u64,
    ) -> PyResult<Bound<'py, PyList>> {
        let py = columns.py();
        let names = names(columns, "by")?;
        let decile = decile.map(|decile| text(decile, "decile")).transpose()?;
        if names.is_empty() && decile.is_none() {
            return Err(wrong_type(py, "by", sentence::COLUMN_NAMES));
        }
        let groups = py.detach(|| self.groups(&names, decile)).or_raise(py)?;
        let (large, small) = large_groups(groups, min_group);
        let rows = PyList::empty(py);
        for (keys, compared) in large {
            let keys = keys.iter().map(|key| key.value(py)).collect::<PyResult<Vec<_>>>()?;
            rows.append((PyTuple::new(py, keys)?, sums(py, &compared)?))?;
        }
        if let Some(small) = small {
            rows.append((py.None(), sums(py, &small)?))?;
        }
        Ok(rows)
    }

    fn __len__(&self) -> usize {
        self.batches.iter().map(|batch| batch.out.rows).sum()
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        export_schema(py, &self.schema)
    }

    // A consumer may ask for another schema; a producer need not give it.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        let batches: Vec<_> = self.batches.iter().map(|batch| batch.out.clone()).collect();
        let kept = ReadyBatches { batches: batches.into_iter(), schema: Arc::clone(&self.schema) };
        export_stream(py, Box::new(kept))
    }
}
