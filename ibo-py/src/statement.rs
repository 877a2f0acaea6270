//! The statement: one month's result with its reasons (R7.1).

use ibo_core::bindings::{statement_about, statement_outcome};
use ibo_core::{Assumption, Case as CoreCase, Statement as CoreStatement};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use crate::case::Case;
use crate::certainty::member;
use crate::decimal::{decimal, optional_decimal};
use crate::error::{OrRaise, wrong_type_of};
use crate::fields;
use crate::line::{assumptions, left_out, lines, no_answers};
use crate::notice::Notice;
use crate::options::CallOptions;
use crate::parameters::Parameters;
use crate::payment::Payment;
use crate::pickle;
use crate::reform::Reform;
use crate::sentence;
use crate::text::{json as json_of, language as language_of, type_name};

/// A month's result with its reasons; amounts in euro, with two decimals.
#[pyclass(module = "ibo", frozen, eq, hash)]
pub(crate) struct Statement {
    statement: CoreStatement,
    origin: Origin,
}

/// Where a statement comes from.
enum Origin {
    /// Computed here from a case.
    Computed { case: Py<Case>, asked: CallOptions },
    /// Read back from its JSON.
    Stored,
}

/// Two statements are equal when their results and their cases are.
impl PartialEq for Statement {
    fn eq(&self, other: &Self) -> bool {
        self.statement == other.statement && self.of_case() == other.of_case()
    }
}

impl std::hash::Hash for Statement {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.statement.hash(state);
    }
}

impl Statement {
    pub(crate) const fn new(statement: CoreStatement, case: Py<Case>, asked: CallOptions) -> Self {
        Self { statement, origin: Origin::Computed { case, asked } }
    }

    pub(crate) const fn core(&self) -> &CoreStatement {
        &self.statement
    }

    /// One that was read back, or computed without a case of Python.
    pub(crate) const fn stored(statement: CoreStatement) -> Self {
        Self { statement, origin: Origin::Stored }
    }

    /// The case that was computed, where it is known.
    pub(crate) fn of_case(&self) -> Option<&CoreCase> {
        match &self.origin {
            Origin::Computed { case, .. } => Some(&case.get().0),
            Origin::Stored => self.statement.case.as_ref(),
        }
    }
}

#[pymethods]
impl Statement {
    /// Reads a statement that was stored as JSON, schema 1. Written again it has the same bytes.
    /// Raises `StructureError` or `NumberError` for a text that is no statement, and `ResultError`
    /// for one that contradicts itself, with the path of the field (R7.5).
    ///
    /// >>> import ibo
    /// >>> case = ibo.Case.from_json('''{
    /// ...     "case_ref": "A-1", "month": "2025-10",
    /// ...     "agreement": {"kind": "ibo-plus", "start": "2025-09-01", "end": "2026-02-28",
    /// ...                   "employment_fraction": "38/38"},
    /// ...     "unemployment": {"availability": "no-data"},
    /// ...     "leefloon": {"availability": "no-data"}, "sickness": {"availability": "no-data"}
    /// ... }''')
    /// >>> stored = ibo.statement(case, with_case=True).to_json()
    /// >>> statement = ibo.Statement.from_json(stored)
    /// >>> statement.to_json() == stored, statement.case == case
    /// (True, True)
    #[staticmethod]
    #[pyo3(signature = (json, /))]
    fn from_json(json: &Bound<'_, PyAny>) -> PyResult<Self> {
        CoreStatement::from_json(json_of(json)?).or_raise(json.py()).map(Self::stored)
    }

    /// The case that was computed; none of a statement that was read back without its case.
    #[getter]
    fn case<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, Case>>> {
        match &self.origin {
            Origin::Computed { case, .. } => Ok(Some(case.bind(py).clone())),
            Origin::Stored => {
                let case = self.statement.case.clone();
                case.map(|case| Bound::new(py, Case(case))).transpose()
            }
        }
    }

    /// The name and version of the library that computed it, such as `"ibo 0.1.0"` (R7.1).
    #[getter]
    fn library(&self) -> &str {
        &self.statement.library
    }

    /// Your own reference.
    #[getter]
    fn case_ref(&self) -> &str {
        self.statement.case_ref.as_str()
    }

    /// The month, such as `"2026-03"`.
    #[getter]
    fn month(&self) -> String {
        self.statement.month.to_string()
    }

    /// The fingerprint of the dated values that were used, those of your own included (R7.1).
    #[getter]
    fn values(&self) -> String {
        self.statement.values.to_string()
    }

    /// `"ibo"` or `"ibo-plus"`.
    #[getter]
    fn kind(&self) -> &'static str {
        self.statement.kind.slug()
    }

    /// The year that names the law: `"2018"` or `"2026"` (R1.1).
    #[getter]
    fn scheme(&self) -> &'static str {
        self.statement.amounts.scheme.slug()
    }

    /// Who pays the premium: `"employer"` or `"vdab"`.
    #[getter]
    fn payer(&self) -> &'static str {
        self.statement.amounts.payer.slug()
    }

    /// The replacement income of the month, in euro (R2.9).
    #[getter]
    fn replacement_income<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.statement.amounts.replacement_income)
    }

    /// The premium and its payment (R6).
    #[getter]
    fn payment(&self) -> Payment {
        Payment(self.statement.amounts.payment)
    }

    /// The full-time premium in euro, from 0.00 (R4.3).
    #[getter]
    fn premium<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.statement.amounts.payment.premium)
    }

    /// Premium x employment fraction, in euro (R6.1).
    #[getter]
    fn premium_after_fraction<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.statement.amounts.payment.premium_after_fraction)
    }

    /// That x attendance, in euro (R6.2).
    #[getter]
    fn premium_due<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.statement.amounts.payment.premium_due)
    }

    /// The withholding tax, in euro (R6.3).
    #[getter]
    fn withholding_tax<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.statement.amounts.payment.withholding_tax)
    }

    /// What the trainee receives, in euro (R6.3).
    #[getter]
    fn net<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.statement.amounts.payment.net)
    }

    /// What the employer pays VDAB, in euro; none where there is none, or where no wage was given
    /// (R5.3).
    #[getter]
    fn employer_contribution<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        optional_decimal(py, self.statement.amounts.employer_contribution)
    }

    /// The weakest certainty of a line.
    #[getter]
    fn certainty<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        member(py, self.statement.amounts.certainty)
    }

    /// The sources without a final answer, in a provisional result (R2.10).
    #[getter]
    fn no_answers<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        no_answers(slf.as_any(), &slf.get().statement.no_answers)
    }

    /// Whether a source gave no final answer (R2.10).
    #[getter]
    fn provisional(&self) -> bool {
        self.statement.amounts.provisional
    }

    /// How the amounts came about, line by line.
    #[getter]
    fn lines<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        lines(slf.as_any(), &slf.get().statement.lines)
    }

    /// The records of the month that do not count, and why.
    #[getter]
    fn left_out<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        left_out(slf.as_any(), &slf.get().statement.left_out)
    }

    /// What was taken as given without having been read.
    #[getter]
    fn assumptions<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        assumptions(slf.as_any(), &slf.get().statement.assumptions)
    }

    /// The assumptions as a person reads them, in Dutch (`"nl"`) or English (`"en"`): each with the
    /// number of its rule. The values that are carried forward past their last check are one
    /// sentence (R7.4).
    #[pyo3(signature = (language = None))]
    fn assumption_texts<'py>(
        &self,
        py: Python<'py>,
        language: Option<&str>,
    ) -> PyResult<Bound<'py, PyTuple>> {
        let texts = Assumption::texts(&self.statement.assumptions, language_of(py, language)?);
        PyTuple::new(py, texts.into_iter().map(|(rule, text)| (rule.id(), text)))
    }

    /// The statement as JSON: the same bytes as in every language (R7.1).
    fn to_json(&self) -> String {
        self.statement.to_json()
    }

    /// The statement as a `dict` of the JSON shape.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        fields::dict(py, &self.statement.to_json())
    }

    /// What the employer is told, and nothing else (R7.2). Raises `ResultError` for `ibo-plus`, for
    /// a provisional or hypothetical result, and for scheme 2018 without a wage.
    fn notice(&self, py: Python<'_>) -> PyResult<Notice> {
        ibo_core::notice(&self.statement).or_raise(py).map(Notice)
    }

    /// The statement as a person reads it: a table of its lines, in Dutch (`"nl"`) or English
    /// (`"en"`).
    #[pyo3(signature = (language = None))]
    fn explain(&self, py: Python<'_>, language: Option<&str>) -> PyResult<String> {
        Ok(self.statement.explain(language_of(py, language)?))
    }

    /// What the statement is of, in words: kind, scheme and payer; and the lines that say what
    /// comes out.
    fn _heading(&self, language: &str) -> PyResult<([&'static str; 3], Vec<String>)> {
        let language = crate::labels::language(language)?;
        Ok((
            statement_about(&self.statement, language),
            statement_outcome(&self.statement, language),
        ))
    }

    /// Draws the way from the wage, or the GGMMI, to the net amount with matplotlib (`pip install
    /// 'ibo[plot]'`), and gives the axes.
    #[pyo3(signature = (ax = None, *, language = None))]
    fn plot<'py>(
        slf: &Bound<'py, Self>,
        ax: Option<Bound<'py, PyAny>>,
        language: Option<&str>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        let fields = PyDict::new(py);
        fields.set_item("language", language_of(py, language)?.code())?;
        py.import("ibo._plot")?.getattr("statement")?.call((slf, ax), Some(&fields))
    }

    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("ibo._html")?.call_method1("statement", (slf,))
    }

    fn __repr__(&self) -> String {
        let amounts = &self.statement.amounts;
        format!(
            "<Statement {} {}, scheme {}: premium {}, net {}, {}>",
            self.statement.kind,
            self.statement.month,
            amounts.scheme,
            amounts.payment.premium,
            amounts.payment.net,
            amounts.certainty
        )
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let Origin::Computed { case, asked } = &self.origin else {
            return pickle::of_json(py, "_statement", &self.statement.to_json());
        };
        let fields = PyDict::new(py);
        asked.set(&fields)?;
        pickle::computed_again("statement", &[case.bind(py).clone().into_any()], &fields)
    }
}

/// Computes a month with all its reasons.
///
/// require: the weakest certainty that is accepted (R7.3). provisional: whether a source without a
/// final answer is accepted; the result is then marked (R2.10). parameters: dated values of your
/// own. reform: a reform over them, which makes what it touches hypothetical (R8.4); a value of it
/// that another one goes before is a `UserWarning`, as is each value of a reform of which the case
/// reads nothing. with_case: whether the statement carries its case, so that its JSON is the whole
/// evidence.
///
/// Raises the first error of the case in the order of R7.7: `CoverageError`, `AgreementError`,
/// `RecordError`; `ResultError` for a source without a final answer and for a result that is weaker
/// than asked for.
///
/// >>> import ibo
/// >>> agreement = ibo.Agreement(
/// ...     kind="ibo",
/// ...     start="2026-03-02",
/// ...     end="2026-08-28",
/// ...     reference_gross_wage=2500,
/// ...     percentage=100,
/// ...     employment_fraction="38/38",
/// ... )
/// >>> none = ibo.Source.no_data()
/// >>> case = ibo.Case(
/// ...     case_ref="A-1",
/// ...     month="2026-03",
/// ...     agreement=agreement,
/// ...     unemployment=none,
/// ...     leefloon=none,
/// ...     sickness=none,
/// ... )
/// >>> ibo.statement(case).net
/// Decimal('1931.80')
#[pyfunction]
#[pyo3(signature = (case, *, require = None, provisional = false, parameters = None, reform = None, with_case = false))]
pub(crate) fn statement(
    case: &Bound<'_, PyAny>,
    require: Option<&Bound<'_, PyAny>>,
    provisional: bool,
    parameters: Option<Py<Parameters>>,
    reform: Option<Py<Reform>>,
    with_case: bool,
) -> PyResult<Statement> {
    let py = case.py();
    let case = case
        .cast::<Case>()
        .map_err(|_| wrong_type_of(py, "case", sentence::CASE, type_name(case)))?;
    let asked = CallOptions::new(require, provisional, parameters)?;
    let asked = asked.under(py, reform)?.with_case(with_case);
    let statement = ibo_core::statement(&case.get().0, &asked.options()).or_raise(py)?;
    asked.warn_of(py, [&case.get().0], 2)?;
    Ok(Statement::new(statement, case.clone().unbind(), asked))
}

/// Makes a statement that was read back again from its JSON, for pickle.
#[pyfunction(name = "_statement")]
pub(crate) fn statement_of_json(py: Python<'_>, json: &str) -> PyResult<Statement> {
    CoreStatement::from_json(json.as_bytes()).or_raise(py).map(Statement::stored)
}
