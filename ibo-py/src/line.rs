//! The lines of a result, what was left out and what was assumed.

use std::borrow::Cow;

use ibo_core::bindings::{typeset, typeset_without_zero};
use ibo_core::{
    Assumption as CoreAssumption, Formula, LeftOut as CoreLeftOut, Line as CoreLine,
    NoAnswer as CoreNoAnswer,
};
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::certainty::member;
use crate::decimal::decimal;
use crate::equality;
use crate::labels::language as word_language;
use crate::parameters::Parameter;
use crate::pickle::TupleItem;
use crate::text::language;

/// One line of a result: an amount, how it came about, and on what it rests.
#[pyclass(module = "ibo", frozen, eq, hash)]
pub(crate) struct Line {
    line: CoreLine,
    place: TupleItem,
}

#[pymethods]
impl Line {
    /// What the line is, such as `withholding-tax`.
    #[getter]
    fn code(&self) -> &'static str {
        self.line.code.slug()
    }

    /// What it does to the running amount: `"base"`, `"deducted"`, `"result"` or `"information"`.
    #[getter]
    fn role(&self) -> &'static str {
        self.line.role.slug()
    }

    /// The amount in euro without its sign, with two decimals, rounded once (R0.2).
    #[getter]
    fn amount<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.line.amount)
    }

    /// The amount in euro with its sign: below zero only for a recovered replacement income.
    #[getter]
    fn signed_amount<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.line.signed_amount())
    }

    /// The calculation in figures, such as `2500.00 x 13.07 %`.
    #[getter]
    fn formula(&self) -> String {
        self.line.formula.to_string()
    }

    /// The formula as a reader of the language writes it.
    fn _formula(&self, language: &str) -> PyResult<String> {
        Ok(self.line.formula.text(word_language(language)?))
    }

    /// The formula as a picture writes it, without a condition that is but zero.
    fn _typeset(&self, language: &str) -> PyResult<String> {
        Ok(typeset_without_zero(&self.line.formula, word_language(language)?))
    }

    /// What the amount is multiplied by last: the share, the fraction or the rate.
    fn _last_factor(&self, language: &str) -> PyResult<Option<String>> {
        let language = word_language(language)?;
        Ok(self.line.formula.last_factor().map(|factor| factor.text(language)))
    }

    /// The number of the rule that gives the amount.
    #[getter]
    fn rule(&self) -> &'static str {
        self.line.rule.id()
    }

    /// The weakest among the rules and values that the line used.
    #[getter]
    fn certainty<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        member(py, self.line.certainty)
    }

    /// The index of the record in its source, from 0, the first of a netted period; none of another
    /// line.
    #[getter]
    fn record(&self) -> Option<usize> {
        self.line.record
    }

    /// Whether a replacement-income line is below zero.
    #[getter]
    fn recovered(&self) -> bool {
        self.line.recovered
    }

    /// The dated values that were read.
    #[getter]
    fn parameters<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let parameters = slf.get().line.parameters.iter().enumerate();
        let parameters = parameters.map(|(index, read)| {
            Parameter::new(read.clone(), TupleItem::of(slf.as_any(), "parameters", index))
        });
        PyTuple::new(slf.py(), parameters.collect::<Vec<_>>())
    }

    /// The name that a reader sees, in Dutch (`"nl"`) or English (`"en"`).
    #[pyo3(signature = (language = None))]
    fn label(&self, py: Python<'_>, language: Option<&str>) -> PyResult<&'static str> {
        Ok(self.line.label(self::language(py, language)?))
    }

    fn __repr__(&self) -> String {
        let CoreLine { code, amount, formula, rule, .. } = &self.line;
        format!("<Line {code} {amount} = {formula} ({rule})>")
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.place.again(py)
    }
}

equality::content!(Line, line);

/// The sum of the amounts of some lines, as a picture writes it.
#[pyfunction(name = "_typeset_sum")]
pub(crate) fn typeset_sum(lines: Vec<Bound<'_, Line>>, language: &str) -> PyResult<String> {
    let amounts = lines.iter().map(|line| line.get().line.signed_amount());
    Ok(typeset(&Formula::sum(amounts), word_language(language)?))
}

/// The lines of an owner, as Python sees them.
pub(crate) fn lines<'py>(
    owner: &Bound<'py, PyAny>,
    lines: &[CoreLine],
) -> PyResult<Bound<'py, PyTuple>> {
    let lines = lines.iter().enumerate().map(|(index, line)| Line {
        line: line.clone(),
        place: TupleItem::of(owner, "lines", index),
    });
    PyTuple::new(owner.py(), lines.collect::<Vec<_>>())
}

/// A record of the month that does not count, and why.
#[pyclass(module = "ibo", frozen, eq, hash)]
pub(crate) struct LeftOut {
    left_out: CoreLeftOut,
    place: TupleItem,
}

#[pymethods]
impl LeftOut {
    /// Where the record stands: `"unemployment"`, `"leefloon"`, `"sickness"` or `"absences"`.
    #[getter]
    fn source(&self) -> &'static str {
        self.left_out.source.slug()
    }

    /// Its index there, from 0.
    #[getter]
    fn record(&self) -> usize {
        self.left_out.record
    }

    /// The number of the rule that leaves it out.
    #[getter]
    fn rule(&self) -> &'static str {
        self.left_out.reason.rule().id()
    }

    /// Why it does not count, in Dutch (`"nl"`) or English (`"en"`).
    #[pyo3(signature = (language = None))]
    fn text(&self, py: Python<'_>, language: Option<&str>) -> PyResult<String> {
        Ok(self.left_out.reason.text(self::language(py, language)?))
    }

    fn __repr__(&self) -> String {
        format!("<LeftOut {}[{}] ({})>", self.source(), self.record(), self.rule())
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.place.again(py)
    }
}

equality::content!(LeftOut, left_out);

/// What was left out of an owner's result, as Python sees it.
pub(crate) fn left_out<'py>(
    owner: &Bound<'py, PyAny>,
    left_out: &[CoreLeftOut],
) -> PyResult<Bound<'py, PyTuple>> {
    let items = left_out.iter().enumerate();
    let items = items.map(|(index, item)| LeftOut {
        left_out: item.clone(),
        place: TupleItem::of(owner, "left_out", index),
    });
    PyTuple::new(owner.py(), items.collect::<Vec<_>>())
}

/// What a result takes as given without having read it.
#[pyclass(module = "ibo", frozen, eq, hash)]
pub(crate) struct Assumption {
    assumption: CoreAssumption,
    place: TupleItem,
}

#[pymethods]
impl Assumption {
    /// The stable id: the reading on which it rests, such as `income.changes`, or
    /// `R5.1/premium.flat-shares` for a value (R8.1).
    #[getter]
    fn id(&self) -> String {
        self.assumption.id()
    }

    /// The reading on which it rests, one of the open questions of the law; none where there is no
    /// other reading to choose (R8.1).
    #[getter]
    fn reading(&self) -> Option<Cow<'_, str>> {
        self.assumption.reading()
    }

    /// The number of the rule to which it belongs.
    #[getter]
    fn rule(&self) -> &'static str {
        self.assumption.rule().id()
    }

    /// The assumption in a sentence, in Dutch (`"nl"`) or English (`"en"`).
    #[pyo3(signature = (language = None))]
    fn text(&self, py: Python<'_>, language: Option<&str>) -> PyResult<String> {
        Ok(self.assumption.text(self::language(py, language)?))
    }

    fn __repr__(&self) -> String {
        format!("<Assumption {}: {}>", self.id(), self.assumption.text(ibo_core::Language::English))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.place.again(py)
    }
}

equality::content!(Assumption, assumption);

/// The assumptions of an owner's result, as Python sees them.
pub(crate) fn assumptions<'py>(
    owner: &Bound<'py, PyAny>,
    assumptions: &[CoreAssumption],
) -> PyResult<Bound<'py, PyTuple>> {
    let items = assumptions.iter().enumerate();
    let items = items.map(|(index, item)| Assumption {
        assumption: item.clone(),
        place: TupleItem::of(owner, "assumptions", index),
    });
    PyTuple::new(owner.py(), items.collect::<Vec<_>>())
}

/// A source that gave no final answer, in a provisional result: only the records that were given
/// count (R2.10).
#[pyclass(module = "ibo", frozen, eq, hash)]
pub(crate) struct NoAnswer {
    no_answer: CoreNoAnswer,
    place: TupleItem,
}

#[pymethods]
impl NoAnswer {
    /// The source: `"unemployment"`, `"leefloon"` or `"sickness"`.
    #[getter]
    fn source(&self) -> &'static str {
        self.no_answer.source.slug()
    }

    /// What it said instead: `"not-asked"`, `"no-result"` or `"filtered"`.
    #[getter]
    fn availability(&self) -> &'static str {
        self.no_answer.availability.slug()
    }

    /// What is missing, in Dutch (`"nl"`) or English (`"en"`).
    #[pyo3(signature = (language = None))]
    fn text(&self, py: Python<'_>, language: Option<&str>) -> PyResult<String> {
        Ok(self.no_answer.text(self::language(py, language)?))
    }

    fn __repr__(&self) -> String {
        format!("<NoAnswer {}: {}>", self.source(), self.availability())
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.place.again(py)
    }
}

equality::content!(NoAnswer, no_answer);

/// The sources without a final answer of an owner's result, as Python sees them.
pub(crate) fn no_answers<'py>(
    owner: &Bound<'py, PyAny>,
    no_answers: &[CoreNoAnswer],
) -> PyResult<Bound<'py, PyTuple>> {
    let items = no_answers.iter().enumerate();
    let items = items.map(|(index, item)| NoAnswer {
        no_answer: *item,
        place: TupleItem::of(owner, "no_answers", index),
    });
    PyTuple::new(owner.py(), items.collect::<Vec<_>>())
}
