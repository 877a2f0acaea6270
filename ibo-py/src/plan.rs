//! The plan: every month of an agreement from one case.

use std::collections::BTreeMap;

use ibo_core::bindings::{plan_about, plan_outcome};
use ibo_core::{
    Attendance, Month, Plan as CorePlan, PlanMonth as CoreMonth, PlanTotals as CoreTotals,
};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use crate::case::Case;
use crate::certainty::member;
use crate::decimal::{decimal, optional_decimal};
use crate::equality;
use crate::error::{OrRaise, wrong_type_of};
use crate::fields;
use crate::fraction::attendance_by_month;
use crate::labels;
use crate::line::assumptions;
use crate::options::CallOptions;
use crate::parameters::Parameters;
use crate::period;
use crate::pickle::{self, TupleItem};
use crate::reform::Reform;
use crate::sentence;
use crate::statement::Statement;
use crate::text::{language as language_of, type_name};

/// Every month of an agreement, from one case.
#[pyclass(module = "ibo", frozen, eq, hash)]
pub(crate) struct Plan {
    plan: CorePlan,
    case: Py<Case>,
    until: Option<Month>,
    attendance: BTreeMap<Month, Attendance>,
    asked: CallOptions,
}

equality::content!(Plan, plan);

#[pymethods]
impl Plan {
    /// The case from which the months were computed.
    #[getter]
    fn case<'py>(&self, py: Python<'py>) -> Bound<'py, Case> {
        self.case.bind(py).clone()
    }

    /// Your own reference.
    #[getter]
    fn case_ref(&self) -> &str {
        self.plan.case_ref.as_str()
    }

    /// `"ibo"` or `"ibo-plus"`.
    #[getter]
    fn kind(&self) -> &'static str {
        self.plan.kind.slug()
    }

    /// The year that names the law: `"2018"` or `"2026"` (R1.1).
    #[getter]
    fn scheme(&self) -> &'static str {
        self.plan.scheme.slug()
    }

    /// Who pays the premium: `"employer"` or `"vdab"`.
    #[getter]
    fn payer(&self) -> &'static str {
        self.plan.payer.slug()
    }

    /// The fingerprint of the dated values that were used, those of your own included (R7.1).
    #[getter]
    fn values(&self) -> String {
        self.plan.values.to_string()
    }

    /// The months, from that of the start to the last one, without a gap.
    #[getter]
    fn months<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let months = slf.get().plan.months.iter().enumerate();
        let months = months.map(|(index, month)| PlanMonth {
            month: month.clone(),
            asked: slf.get().asked.clone_ref(slf.py()),
            place: TupleItem::of(slf.as_any(), "months", index),
        });
        PyTuple::new(slf.py(), months.collect::<Vec<_>>())
    }

    /// The sums of the months.
    #[getter]
    fn totals(slf: &Bound<'_, Self>) -> PlanTotals {
        PlanTotals { totals: slf.get().plan.totals, plan: slf.clone().unbind() }
    }

    /// The weakest certainty of a month; `assumed` when leefloon of the case's month stands in
    /// other months.
    #[getter]
    fn certainty<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        member(py, self.plan.certainty)
    }

    /// Whether a source gave no final answer (R2.10).
    #[getter]
    fn provisional(&self) -> bool {
        self.plan.provisional
    }

    /// What was taken as given without having been read: that of the plan itself, then that of the
    /// months, each once.
    #[getter]
    fn assumptions<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        assumptions(slf.as_any(), &slf.get().plan.assumptions)
    }

    /// The plan as a person reads it: a table of its months, in Dutch (`"nl"`) or English
    /// (`"en"`).
    #[pyo3(signature = (language = None))]
    fn text(&self, py: Python<'_>, language: Option<&str>) -> PyResult<String> {
        Ok(self.plan.text(language_of(py, language)?))
    }

    /// The plan as JSON, its statements whole.
    fn to_json(&self) -> String {
        self.plan.to_json()
    }

    /// The plan as a `dict` of the JSON shape.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        fields::dict(py, &self.plan.to_json())
    }

    /// What the plan is of, in words: kind, scheme and payer; and the lines that say what comes
    /// out.
    fn _heading(&self, language: &str) -> PyResult<([&'static str; 3], Vec<String>)> {
        let language = labels::language(language)?;
        Ok((plan_about(&self.plan, language), plan_outcome(&self.plan, language)))
    }

    /// The assumptions as a person reads them, each with the number of its rule.
    fn _assumption_texts(&self, language: &str) -> PyResult<Vec<(&'static str, String)>> {
        let language = labels::language(language)?;
        let texts = ibo_core::Assumption::texts(&self.plan.assumptions, language);
        Ok(texts.into_iter().map(|(rule, text)| (rule.id(), text)).collect())
    }

    /// Draws benefit and net of each month with matplotlib (`pip install 'ibo[plot]'`), and gives
    /// the axes.
    #[pyo3(signature = (ax = None, *, language = None))]
    fn plot<'py>(
        slf: &Bound<'py, Self>,
        ax: Option<Bound<'py, PyAny>>,
        language: Option<&str>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        let fields = PyDict::new(py);
        fields.set_item("language", language_of(py, language)?.code())?;
        py.import("ibo._plot")?.getattr("plan")?.call((slf, ax), Some(&fields))
    }

    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("ibo._html")?.call_method1("plan", (slf,))
    }

    fn __repr__(&self) -> String {
        let CorePlan { kind, scheme, months, totals, certainty, .. } = &self.plan;
        let ends = [months.first(), months.last()]
            .map(|month| month.map(|month| month.month.to_string()).unwrap_or_default());
        let [first, last] = ends;
        format!(
            "<Plan {kind} {first} to {last}, scheme {scheme}: trainee {}, net {}, {certainty}>",
            totals.trainee, totals.net
        )
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let fields = PyDict::new(py);
        self.asked.set(&fields)?;
        fields::set(&fields, "until", self.until.map(|month| month.to_string()))?;
        if !self.attendance.is_empty() {
            let attendance = PyDict::new(py);
            for (month, given) in &self.attendance {
                attendance.set_item(month.to_string(), given.to_string())?;
            }
            fields.set_item("attendance", attendance)?;
        }
        pickle::computed_again("plan", &[self.case.bind(py).clone().into_any()], &fields)
    }
}

/// A month of a plan.
#[pyclass(module = "ibo", frozen, eq, hash)]
pub(crate) struct PlanMonth {
    month: CoreMonth,
    asked: CallOptions,
    place: TupleItem,
}

equality::content!(PlanMonth, month);

#[pymethods]
impl PlanMonth {
    /// The month, such as `"2026-03"`.
    #[getter]
    fn month(&self) -> String {
        self.month.month.to_string()
    }

    /// Its statement; none when month and agreement share no day from Monday to Saturday, for
    /// which benefits are paid (R2).
    #[getter]
    fn statement(&self, py: Python<'_>) -> PyResult<Option<Statement>> {
        let CoreMonth { statement, case, .. } = &self.month;
        let of_case = statement.clone().zip(case.clone());
        let of_case = of_case.map(|(statement, case)| {
            let case = Py::new(py, Case(case))?;
            Ok(Statement::new(statement, case, self.asked.clone_ref(py)))
        });
        of_case.transpose()
    }

    /// Whether the month rests on values that are carried forward past their last check (R7.4).
    #[getter]
    fn past_last_check(&self) -> bool {
        self.month.past_last_check()
    }

    /// What the trainee has in the month, replacement income and net, in euro.
    #[getter]
    fn trainee<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.month.trainee().or_raise(py)?)
    }

    /// What there is to know of the month beside its amounts, in Dutch (`"nl"`) or English
    /// (`"en"`): that it has no payable day, or lies past the last check of a value; else an empty
    /// text.
    #[pyo3(signature = (language = None))]
    fn remark(&self, py: Python<'_>, language: Option<&str>) -> PyResult<&'static str> {
        Ok(self.month.remark(language_of(py, language)?))
    }

    fn __repr__(&self) -> String {
        match &self.month.statement {
            None => format!("<PlanMonth {}: no payable day>", self.month.month),
            Some(statement) => format!(
                "<PlanMonth {}: replacement income {}, net {}>",
                self.month.month,
                statement.amounts.replacement_income,
                statement.amounts.payment.net
            ),
        }
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.place.again(py)
    }
}

/// The sums of the months of a plan, in euro.
#[pyclass(module = "ibo", frozen, eq, hash)]
pub(crate) struct PlanTotals {
    totals: CoreTotals,
    plan: Py<Plan>,
}

equality::content!(PlanTotals, totals);

#[pymethods]
impl PlanTotals {
    /// The replacement income in euro, as the premium counts it (R2.9).
    #[getter]
    fn replacement_income<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.totals.replacement_income)
    }

    /// The premium due, in euro (R6.2).
    #[getter]
    fn premium_due<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.totals.premium_due)
    }

    /// The withholding tax, in euro (R6.3).
    #[getter]
    fn withholding_tax<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.totals.withholding_tax)
    }

    /// What the trainee receives of the premium, in euro (R6.3).
    #[getter]
    fn net<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.totals.net)
    }

    /// What the employer pays VDAB, in euro; none where there is none, or where no wage was given
    /// (R5.3).
    #[getter]
    fn employer_contribution<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        optional_decimal(py, self.totals.employer_contribution)
    }

    /// What the trainee has, in euro: replacement income and net.
    #[getter]
    fn trainee<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal(py, self.totals.trainee)
    }

    /// What the employer pays, in euro: the premium due, of which the withholding tax is a part, or
    /// the contribution to VDAB; none where the contribution is not known, for no wage was given
    /// (R5.3).
    #[getter]
    fn employer<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        optional_decimal(py, self.totals.employer)
    }

    fn __repr__(&self) -> String {
        let CoreTotals { replacement_income, premium_due, net, trainee, .. } = self.totals;
        format!(
            "<PlanTotals: replacement income {replacement_income}, premium due {premium_due}, net \
                {net}, trainee {trainee}>"
        )
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        pickle::attribute_again(self.plan.bind(py), "totals")
    }
}

/// Computes every month of an agreement from one case, from its start to the month `until`, or to
/// its end: the day on which it stopped, or else the agreed one (R1.3).
///
/// until: the last month, `"2026-05"` or a date in it. attendance: by month, paid over normal hours
/// or days; else the case's own holds in its month, the whole month elsewhere, and `"working-days"`
/// in a month that the agreement covers in part (R6.2). The leefloon of the case's month stands in
/// every month, which the plan says as an assumption; unemployment and sickness count as they are
/// dated. require, provisional, parameters, reform: as of `statement`.
///
/// Raises `CoverageError` at `month`, `until` or `attendance.2026-09` for a month outside the
/// agreement or the plan, and the errors of `statement`; of a later month the message names it.
///
/// >>> import ibo
/// >>> case = ibo.Case(
/// ...     case_ref="A-1",
/// ...     month="2026-03",
/// ...     agreement=ibo.Agreement(
/// ...         kind="ibo",
/// ...         start="2026-03-16",
/// ...         end="2026-05-29",
/// ...         reference_gross_wage=2500,
/// ...         percentage=80,
/// ...         employment_fraction="38/38",
/// ...     ),
/// ...     unemployment=[
/// ...         ibo.UnemploymentRecord(
/// ...             from_="2026-01-05", day_amount="55.29", benefit_type="full-unemployment"
/// ...         )
/// ...     ],
/// ...     leefloon=ibo.Source.no_data(),
/// ...     sickness=ibo.Source.no_data(),
/// ... )
/// >>> plan = ibo.plan(case)
/// >>> [(month.month, str(month.statement.net)) for month in plan.months]
/// [('2026-03', '285.37'), ('2026-04', '523.18'), ('2026-05', '523.18')]
/// >>> plan.totals.trainee, plan.totals.employer
/// (Decimal('5644.35'), Decimal('1498.18'))
#[pyfunction]
#[pyo3(signature = (case, until = None, attendance = None, *, require = None, provisional = false, parameters = None, reform = None))]
pub(crate) fn plan(
    case: &Bound<'_, PyAny>,
    until: Option<&Bound<'_, PyAny>>,
    attendance: Option<&Bound<'_, PyAny>>,
    require: Option<&Bound<'_, PyAny>>,
    provisional: bool,
    parameters: Option<Py<Parameters>>,
    reform: Option<Py<Reform>>,
) -> PyResult<Plan> {
    let py = case.py();
    let case = case
        .cast::<Case>()
        .map_err(|_| wrong_type_of(py, "case", sentence::CASE, type_name(case)))?;
    let until = until.map(|until| period::month(until, "until")).transpose()?;
    let attendance = attendance.map(attendance_by_month).transpose()?.unwrap_or_default();
    let asked = CallOptions::new(require, provisional, parameters)?.under(py, reform)?;
    let plan = ibo_core::plan(&case.get().0, until, &attendance, &asked.options()).or_raise(py)?;
    asked.warn_of(py, plan.months.iter().filter_map(|month| month.case.as_ref()), 2)?;
    Ok(Plan { plan, case: case.clone().unbind(), until, attendance, asked })
}
