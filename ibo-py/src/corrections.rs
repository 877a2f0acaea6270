//! The corrections of a whole population: two tables of statements in, a table of corrections out
//! (R7.5).

use ibo_core::table::{Change, CorrectionSums, CorrectionTotals};
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::error::wrong_type_of;
use crate::period;
use crate::sentence;
use crate::table::arguments::{reader, threads_of};
use crate::table::corrections::{CorrectionOptions, Corrections};
use crate::table::kept::KeptTable;
use crate::table::statement_row::Extra;
use crate::table::summary::sum;

/// The corrections of a population, and what they come to.
///
/// >>> import ibo
/// >>> ibo.CorrectionsResult.__name__
/// 'CorrectionsResult'
#[pyclass(module = "ibo", frozen, extends = KeptTable)]
pub(crate) struct CorrectionsResult {
    totals: CorrectionTotals,
}

#[pymethods]
impl CorrectionsResult {
    /// Rows by change, and what is to pay and to recover, in all and by scheme and kind.
    #[getter]
    fn summary<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let module = py.import("ibo._corrections_summary")?;
        let total = module.getattr("CorrectionsTotal")?;
        let of = |scheme: Option<&str>, kind: Option<&str>, sums: &CorrectionSums| {
            let [changed, new, withdrawn, unchanged, refused] =
                Change::ALL.map(|change| sums.rows_of(change));
            total.call1((
                scheme,
                kind,
                changed,
                new,
                withdrawn,
                unchanged,
                refused,
                sum(py, sums.to_pay)?,
                sum(py, sums.to_recover)?,
                sum(py, sums.premium_difference)?,
                sum(py, sums.employer_contribution_difference)?,
                sum(py, sums.issued_net_of_refused)?,
            ))
        };
        let groups = self.totals.groups().map(|((scheme, kind), sums)| {
            of(scheme.map(|scheme| scheme.slug()), kind.map(|kind| kind.slug()), sums)
        });
        let groups = groups.collect::<PyResult<Vec<_>>>()?;
        let all = of(None, None, &self.totals.all())?;
        module.getattr("CorrectionsSummary")?.call1((all, PyTuple::new(py, groups)?))
    }

    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.getattr("summary")?.call_method0("_repr_html_")
    }

    fn __repr__(slf: &Bound<'_, Self>) -> String {
        let rows = slf.as_super().get().rows();
        let all = slf.get().totals.all();
        let refused = all.rows_of(Change::Refused);
        format!("<CorrectionsResult: {rows} rows, {refused} refused>")
    }
}

/// The corrections of two tables of Arrow data: the function behind `ibo.corrections`. An index of
/// fewer bytes is for tests of what goes to a file.
#[pyfunction]
#[pyo3(name = "_corrections", signature = (before, after, *, unchanged, extra, threads, month = None,
    index = None))]
pub(crate) fn corrections<'py>(
    before: &Bound<'py, PyAny>,
    after: &Bound<'py, PyAny>,
    unchanged: bool,
    extra: &str,
    threads: Option<&Bound<'py, PyAny>>,
    month: Option<&Bound<'py, PyAny>>,
    index: Option<usize>,
) -> PyResult<Bound<'py, CorrectionsResult>> {
    let py = before.py();
    let asked = CorrectionOptions {
        with_unchanged: unchanged,
        extra: extra_of(py, extra)?,
        month: month.map(|month| period::month(month, "month")).transpose()?,
        threads: threads_of(py, threads)?,
        index: index.unwrap_or(CorrectionOptions::index()),
    };
    let (before, after) = (reader(before, "before")?, reader(after, "after")?);
    let look = || Python::attach(|py| py.check_signals());
    let Corrections { schema, batches, totals } =
        py.detach(|| Corrections::compute(before, after, &asked, look))?;
    let kept = PyClassInitializer::from(KeptTable::new(schema, batches));
    Bound::new(py, kept.add_subclass(CorrectionsResult { totals }))
}

/// What becomes of a column that statements do not have.
pub(crate) fn extra_of(py: Python<'_>, word: &str) -> PyResult<Extra> {
    match word {
        "refuse" => Ok(Extra::Refuse),
        "ignore" => Ok(Extra::Ignore),
        _ => Err(wrong_type_of(py, "extra", sentence::WORDS, "\"refuse\", \"ignore\"".to_owned())),
    }
}
