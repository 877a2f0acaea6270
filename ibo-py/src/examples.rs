//! Examples that the package ships: a made-up population, to try things out on. Nobody in it
//! exists, and it holds no rule of the law: what is wrong in it is wrong on purpose.

mod agreement;
mod dice;
mod table;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use agreement::{Delivery, SampleAgreement};
pub(crate) use table::ExampleTable;
use table::{CASES, Filling, LEEFLOON, SICKNESS, UNEMPLOYMENT};

/// A made-up population: a table of cases and the records of the three institutions.
#[pyclass(module = "ibo.examples", frozen)]
pub(crate) struct Population {
    rows: u64,
    seed: u64,
    delivery: u8,
    cases: Py<ExampleTable>,
    unemployment: Py<ExampleTable>,
    leefloon: Py<ExampleTable>,
    sickness: Py<ExampleTable>,
}

#[pymethods]
impl Population {
    /// The cases: one row for each agreement and month.
    #[getter]
    fn cases(&self, py: Python<'_>) -> Py<ExampleTable> {
        self.cases.clone_ref(py)
    }

    /// The records of the RVA.
    #[getter]
    fn unemployment(&self, py: Python<'_>) -> Py<ExampleTable> {
        self.unemployment.clone_ref(py)
    }

    /// The records of the POD MI.
    #[getter]
    fn leefloon(&self, py: Python<'_>) -> Py<ExampleTable> {
        self.leefloon.clone_ref(py)
    }

    /// The records of the insurers.
    #[getter]
    fn sickness(&self, py: Python<'_>) -> Py<ExampleTable> {
        self.sickness.clone_ref(py)
    }

    /// The three tables of records by their names, as `statements` and others take them:
    /// `ibo.statements(people.cases, **people.records, extra="ignore")`.
    #[getter]
    fn records<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let records = PyDict::new(py);
        records.set_item("unemployment", &self.unemployment)?;
        records.set_item("leefloon", &self.leefloon)?;
        records.set_item("sickness", &self.sickness)?;
        Ok(records)
    }

    fn __repr__(&self) -> String {
        let Self { rows, seed, delivery, .. } = self;
        let later = if *delivery == 1 { "" } else { ", second delivery" };
        format!("<Population of {rows} rows, seed {seed}{later}>")
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let make = py.import("ibo.examples")?.getattr("population")?;
        (make, (self.rows, self.seed, self.delivery)).into_pyobject(py).map(Bound::into_any)
    }
}

/// A made-up population of so many rows, one for each agreement and month of 2025 and 2026: both
/// kinds and both schemes, months in part, and about one row in fifty that is refused, as deliveries
/// are: a wage or an attendance is missing, a code is unknown, a row comes twice. The same rows and
/// seed give the same tables on every machine, and fewer rows of the same seed are their beginning.
///
/// rows: 0 to 10,000,000. seed: from 0. delivery: 1, or 2 for what comes some months later of the
/// same agreements: most of what was refused is repaired, and of one agreement in fourteen a benefit
/// was another one or none, an illness comes late, or the training stopped earlier; it has about as
/// many rows.
///
/// What is assumed: the amounts of the RVA and of leefloon are published ones. Wages, from 2,111.89
/// (the GGMMI of 2025) to 3,500 euro a month, are of the order of the scales of nine joint
/// committees and were not read in them; the shares of regions, committees, percentages, fractions,
/// illness and faults are made up. Two columns are for `keep`, and no rule reads them: `region`, the
/// province, and `joint_committee`. References are numbers in the order of making. Nobody is in it.
///
/// Raises `ValueError` for more rows and for another delivery.
///
/// >>> import ibo
/// >>> people = ibo.examples.population(1000, seed=7)
/// >>> people.cases.num_rows, people.cases.to_dicts()[0]["case_ref"]
/// (1000, 'p-000001')
/// >>> ibo.statements(people.cases, **people.records, keep=["region", "joint_committee"]).summary.rows
/// 1000
#[pyfunction]
#[pyo3(signature = (rows, seed = 0, delivery = 1))]
pub(crate) fn population(
    py: Python<'_>,
    rows: u64,
    seed: u64,
    delivery: u8,
) -> PyResult<Population> {
    if rows > MOST {
        return Err(PyValueError::new_err(format!("rows must be at most {MOST}, got {rows}")));
    }
    let of_delivery = match delivery {
        1 => Delivery::First,
        2 => Delivery::Second,
        _ => return Err(PyValueError::new_err(format!("delivery must be 1 or 2, got {delivery}"))),
    };
    let [cases, unemployment, leefloon, sickness] = py.detach(|| tables(rows, seed, of_delivery));
    Ok(Population {
        rows,
        seed,
        delivery,
        cases: cases.finish(py)?,
        unemployment: unemployment.finish(py)?,
        leefloon: leefloon.finish(py)?,
        sickness: sickness.finish(py)?,
    })
}

const MOST: u64 = 10_000_000;

/// The cases and the records of the three institutions. A second delivery is of the agreements, and
/// of the last of them of the months, that the first one has.
fn tables(rows: u64, seed: u64, delivery: Delivery) -> [Filling; 4] {
    let [mut cases, mut unemployment, mut leefloon, mut sickness] =
        [CASES, UNEMPLOYMENT, LEEFLOON, SICKNESS].map(Filling::new);
    let mut left = usize::try_from(rows).unwrap_or_default();
    for number in 1.. {
        if left == 0 {
            break;
        }
        let mut agreement = SampleAgreement::of(number, seed, Delivery::First);
        let of_first = agreement.cases.len();
        let of_agreement = of_first.min(left);
        left -= of_agreement;
        if of_agreement == 0 {
            continue;
        }
        if delivery == Delivery::Second {
            agreement = SampleAgreement::of(number, seed, delivery);
        }
        if of_agreement < of_first {
            agreement.cases.truncate(of_agreement);
        }
        // One that turns out to have stopped before these months has no row, and no records.
        if agreement.cases.is_empty() {
            continue;
        }
        agreement.cases.into_iter().for_each(|row| cases.push(row));
        agreement.unemployment.into_iter().for_each(|record| unemployment.push(record));
        agreement.leefloon.into_iter().for_each(|record| leefloon.push(record));
        agreement.sickness.into_iter().for_each(|record| sickness.push(record));
    }
    [cases, unemployment, leefloon, sickness]
}
