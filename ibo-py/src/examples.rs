//! Examples that the package ships: a made-up population, to try things out on. Nobody in it
//! exists, and it holds no rule of the law: what is wrong in it is wrong on purpose.

mod agreement;
mod dice;
mod table;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use agreement::Agreement;
pub(crate) use table::ExampleTable;
use table::{CASES, Filling, LEEFLOON, SICKNESS, UNEMPLOYMENT};

/// A made-up population: a table of cases and the records of the three institutions.
#[pyclass(module = "ibo.examples", frozen)]
pub(crate) struct Population {
    rows: u64,
    seed: u64,
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

    fn __repr__(&self) -> String {
        format!("<Population of {} rows, seed {}>", self.rows, self.seed)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let make = py.import("ibo.examples")?.getattr("population")?;
        (make, (self.rows, self.seed)).into_pyobject(py).map(Bound::into_any)
    }
}

/// A made-up population of so many rows, one for each agreement and month of 2025 and 2026: wages,
/// benefits and fractions of a realistic size, both kinds and both schemes, months in part, and
/// about one row in fifty that is refused. The same rows and seed give the same tables, and fewer
/// rows of the same seed are their beginning.
///
/// rows: 0 to 10,000,000. seed: from 0.
///
/// Raises `ValueError` for more rows.
///
/// >>> import ibo
/// >>> people = ibo.examples.population(1000, seed=7)
/// >>> people.cases.num_rows, people.cases.to_dicts()[0]["case_ref"]
/// (1000, 'X-0000001')
/// >>> result = ibo.statements(
/// ...     people.cases,
/// ...     unemployment=people.unemployment,
/// ...     leefloon=people.leefloon,
/// ...     sickness=people.sickness,
/// ... )
/// >>> result.summary.rows
/// 1000
#[pyfunction]
#[pyo3(signature = (rows, seed = 0))]
pub(crate) fn population(py: Python<'_>, rows: u64, seed: u64) -> PyResult<Population> {
    if rows > MOST {
        return Err(PyValueError::new_err(format!("rows must be at most {MOST}, got {rows}")));
    }
    let [cases, unemployment, leefloon, sickness] = py.detach(|| tables(rows, seed));
    Ok(Population {
        rows,
        seed,
        cases: cases.finish(py)?,
        unemployment: unemployment.finish(py)?,
        leefloon: leefloon.finish(py)?,
        sickness: sickness.finish(py)?,
    })
}

const MOST: u64 = 10_000_000;

/// The cases and the records of the three institutions.
fn tables(rows: u64, seed: u64) -> [Filling; 4] {
    let [mut cases, mut unemployment, mut leefloon, mut sickness] =
        [CASES, UNEMPLOYMENT, LEEFLOON, SICKNESS].map(Filling::new);
    let mut left = usize::try_from(rows).unwrap_or_default();
    for number in 1.. {
        if left == 0 {
            break;
        }
        let agreement = Agreement::of(number, seed);
        let of_agreement = agreement.cases.len().min(left);
        agreement.cases.into_iter().take(of_agreement).for_each(|row| cases.push(row));
        left -= of_agreement;
        if of_agreement == 0 {
            continue;
        }
        agreement.unemployment.into_iter().for_each(|record| unemployment.push(record));
        agreement.leefloon.into_iter().for_each(|record| leefloon.push(record));
        agreement.sickness.into_iter().for_each(|record| sickness.push(record));
    }
    [cases, unemployment, leefloon, sickness]
}
