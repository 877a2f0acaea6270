"""The premium of the Flemish *individuele beroepsopleiding* (IBO): exact to the cent, and explained
line by line.

>>> import ibo
>>> case = ibo.Case(
...     case_ref="A-1027",
...     month="2026-03",
...     agreement=ibo.Agreement(
...         kind="ibo", start="2026-03-02", end="2026-08-28",
...         reference_gross_wage="2500.00", percentage=80, employment_fraction="38/38",
...     ),
...     unemployment=[
...         ibo.UnemploymentRecord(from_="2026-01-05", day_amount="55.29", benefit_type="full-unemployment")
...     ],
...     leefloon=ibo.Source.no_data(),
...     sickness=ibo.Source.no_data(),
... )
>>> statement = ibo.statement(case)
>>> statement.premium, statement.net
(Decimal('588.57'), Decimal('523.18'))

The way of the data: `Agreement` and records in a `Case`; `replacement_income`, `premium`,
`payment`, one stage each, or `statement` for all of them; from a statement the employer's `Notice`
and, with another, a `Correction`. An employer that has VDAB's amount alone takes
`payment_statement`. Every month of an agreement is a `plan`, two statements side by
side are a `difference`. Whole tables: `payments` and `statements`, of anything that is
Arrow data.

Money goes in as `Decimal`, `int` or `str`, never as `float`, and comes out as `Decimal` with two
decimals. Every refusal is an `IboError`.
"""

from __future__ import annotations

from . import _start as _start  # first: what signals do from here on

# isort: split
from types import BuiltinFunctionType as _BuiltinFunctionType
from types import FunctionType as _FunctionType

from . import _imported as _imported  # it names the modules that a frozen program needs
from . import _summary_shown as _summary_shown  # it puts its texts and pages in place
from . import codes, examples
from ._certainty import Certainty
from ._comparison import Comparison, compare
from ._comparison_rows import (
    Change,
    ComparedGroup,
    ComparedGroups,
    ComparedRows,
    ComparisonSummary,
)
from ._corrections import Recomputed, corrections, recompute
from ._corrections_summary import CorrectionsSummary, CorrectionsTotal
from ._errors import (
    AgreementError,
    CoverageError,
    IboError,
    NumberError,
    ParametersError,
    RecordError,
    ResultError,
    StructureError,
)
from ._ibo import (
    Agreement,
    Assumption,
    Case,
    CorrectedLine,
    Correction,
    CorrectionsResult,
    Coverage,
    Difference,
    DifferenceLine,
    DifferenceRecord,
    DifferenceValue,
    ErrorCode,
    KeptTable,
    LeefloonRecord,
    LeftOut,
    Line,
    ListedCode,
    MovedValue,
    NoAnswer,
    Notice,
    Parameter,
    Parameters,
    ParameterTable,
    Payment,
    PaymentStatement,
    Plan,
    PlanMonth,
    PlanTotals,
    Premium,
    Reform,
    RefusedTable,
    ReplacementIncome,
    Rule,
    SicknessRecord,
    Source,
    Statement,
    StatementSide,
    StreamResult,
    TableResult,
    UnemploymentRecord,
    ValuesDiff,
    Verification,
    __version__,
    correction,
    coverage,
    difference,
    errors,
    explain_row,
    explain_rows,
    parameters,
    payment,
    payment_statement,
    payments,
    plan,
    premium,
    replacement_income,
    retention_until,
    rules,
    schema,
    statement,
    statements,
    values_diff,
    verify,
)
from ._keywords import naming_the_nearest as _naming_the_nearest
from ._language import language, local_language
from ._months import Months, MonthTotals, months
from ._read_table import read_table
from ._report import Report, report
from ._report_rows import ListedRow, NetBin, ReportGroup
from ._sensitivity import (
    CaseSensitivity,
    Reading,
    ReadingChoice,
    SensitivityRow,
    TableSensitivity,
    TableSensitivityRow,
    readings,
    sensitivity,
)
from ._summary import Summary
from ._yearly import Year, yearly

__all__ = [
    "Agreement",
    "AgreementError",
    "Assumption",
    "Case",
    "CaseSensitivity",
    "Certainty",
    "Change",
    "ComparedGroup",
    "ComparedGroups",
    "ComparedRows",
    "Comparison",
    "ComparisonSummary",
    "CorrectedLine",
    "Correction",
    "CorrectionsResult",
    "CorrectionsSummary",
    "CorrectionsTotal",
    "Coverage",
    "CoverageError",
    "Difference",
    "DifferenceLine",
    "DifferenceRecord",
    "DifferenceValue",
    "ErrorCode",
    "IboError",
    "KeptTable",
    "LeefloonRecord",
    "LeftOut",
    "Line",
    "ListedCode",
    "ListedRow",
    "MonthTotals",
    "Months",
    "MovedValue",
    "NetBin",
    "NoAnswer",
    "Notice",
    "NumberError",
    "Parameter",
    "ParameterTable",
    "Parameters",
    "ParametersError",
    "Payment",
    "PaymentStatement",
    "Plan",
    "PlanMonth",
    "PlanTotals",
    "Premium",
    "Reading",
    "ReadingChoice",
    "Recomputed",
    "RecordError",
    "Reform",
    "RefusedTable",
    "ReplacementIncome",
    "Report",
    "ReportGroup",
    "ResultError",
    "Rule",
    "SensitivityRow",
    "SicknessRecord",
    "Source",
    "Statement",
    "StatementSide",
    "StreamResult",
    "StructureError",
    "Summary",
    "TableResult",
    "TableSensitivity",
    "TableSensitivityRow",
    "UnemploymentRecord",
    "ValuesDiff",
    "Verification",
    "Year",
    "__version__",
    "codes",
    "compare",
    "correction",
    "corrections",
    "coverage",
    "difference",
    "errors",
    "examples",
    "explain_row",
    "explain_rows",
    "language",
    "local_language",
    "months",
    "parameters",
    "payment",
    "payment_statement",
    "payments",
    "plan",
    "premium",
    "read_table",
    "readings",
    "recompute",
    "replacement_income",
    "report",
    "retention_until",
    "rules",
    "schema",
    "sensitivity",
    "statement",
    "statements",
    "values_diff",
    "verify",
    "yearly",
]

# The errors are shown and pickled by the name under which they are imported.
for _error in (
    IboError,
    AgreementError,
    CoverageError,
    NumberError,
    ParametersError,
    RecordError,
    ResultError,
    StructureError,
):
    _error.__module__ = "ibo"
del _error

for _name in __all__:
    if isinstance(globals()[_name], _BuiltinFunctionType | _FunctionType):
        globals()[_name] = _naming_the_nearest(globals()[_name])
del _name
