"""Tables for notebooks: a statement, a correction, a plan, a difference, dated values. The extension calls these from
`_repr_html_`.

Colours are those of the page, so the tables read on a light and on a dark one. Amounts are written
as on the statement, since the formulas beside them are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from . import _ibo, _markup, _words
from ._language import chosen

if TYPE_CHECKING:
    from ._ibo import (
        Correction,
        Difference,
        Line,
        Parameter,
        Plan,
        PlanMonth,
        RefusedTable,
        Statement,
        StreamResult,
        TableResult,
    )
    from ._language import _Language
    from ._markup import _Column

__all__ = [
    "correction",
    "difference",
    "parameters",
    "plan",
    "refused_table",
    "statement",
    "table_result",
]

_SIGN = {"base": "+", "deducted": "\N{MINUS SIGN}", "result": "=", "information": ""}

_LINE_HEADS = ("line", "", "amount", "formula", "rule", "certainty")
_LINE_COLUMNS: Sequence[_Column] = ("text", "amount", "amount", "text", "word", "word")
_CORRECTION_HEADS = ("line", "before", "after", "difference")
_CORRECTION_COLUMNS: Sequence[_Column] = ("text", "amount", "amount", "amount")
_DIFFERENCE_HEADS = ("line", "one", "other", "difference", "formula")
_DIFFERENCE_COLUMNS: Sequence[_Column] = ("text", "amount", "amount", "amount", "text")
_PLAN_COLUMNS: Sequence[_Column] = (
    "word",
    "amount",
    "amount",
    "amount",
    "amount",
    "amount",
    "amount",
    "word",
    "text",
)
_REFUSED_HEADS = ("row", "code", "where", "meaning")
_REFUSED_COLUMNS: Sequence[_Column] = ("amount", "word", "word", "text")
_ROWS_SHOWN = 20
_PARAMETER_HEADS = (
    "parameter",
    "kind",
    "agreements-from",
    "from",
    "value",
    "certainty",
    "checked-until",
    "source",
)
_PARAMETER_COLUMNS: Sequence[_Column] = (
    "word",
    "word",
    "word",
    "word",
    "text",
    "word",
    "text",
    "text",
)


def statement(statement: Statement, language: _Language | None = None) -> str:
    """The statement as a table, with what was left out and what was assumed below it."""
    language = language or chosen("nl")
    rows = [
        _markup.row(_cells_of(line, language), _LINE_COLUMNS, last=line.code == "net")
        for line in statement.lines
    ]
    left_out = [
        # People count from 1.
        f"{_words.source(record.source, language)} {record.record + 1}: {record.text(language)} ({record.rule})"
        for record in statement.left_out
    ]
    assumed = [f"{rule}: {text}" for rule, text in statement.assumption_texts(language)]
    kind, about, results = _words.heading(statement, language)
    return _markup.page(
        language,
        _markup.heading(
            statement.case_ref,
            f"{_words.month(statement.month, language)}, {kind}, {about}",
            *results,
        ),
        _markup.table(_words.labels(_LINE_HEADS, language), _LINE_COLUMNS, rows),
        _markup.list_of(_words.label("left-out", language), left_out),
        _markup.list_of(_words.label("assumed", language), assumed),
    )


def correction(correction: Correction, language: _Language | None = None) -> str:
    """The lines that differ, and what is still to pay or to recover."""
    language = language or chosen("nl")
    rows = [
        _markup.row(
            (
                line.label(language),
                _words.amount(line.before, language),
                _words.amount(line.after, language),
                _signed(line.difference, language),
            ),
            _CORRECTION_COLUMNS,
            last=line.code == "net",
        )
        for line in correction.lines
    ]
    title = f"{_words.month(correction.month, language)}, {_words.label('correction', language)}"
    return _markup.page(
        language,
        _markup.heading(correction.case_ref, title, _to_pay(correction.to_pay, language)),
        _markup.table(_words.labels(_CORRECTION_HEADS, language), _CORRECTION_COLUMNS, rows)
        if rows
        else _markup.paragraph(_words.label("no-line-differs", language)),
    )


def plan(plan: Plan, language: _Language | None = None) -> str:
    """The months with their totals, and what was assumed below them."""
    language = language or chosen("nl")
    contributes = bool(plan.totals.employer_contribution)
    columns = _PLAN_COLUMNS if contributes else (*_PLAN_COLUMNS[:6], *_PLAN_COLUMNS[7:])
    rows = [_row_of_month(month, columns, contributes, language) for month in plan.months]
    totals = plan.totals
    sums = [totals.replacement_income, totals.premium_due, totals.withholding_tax, totals.net]
    sums += [totals.trainee, *[_or_zero(totals.employer_contribution)] * contributes]
    shown = [_words.amount(amount, language) for amount in sums]
    rows.append(_markup.row((_words.label("total", language), *shown, "", ""), columns, last=True))
    kind, about, results = _words.heading(plan, language)
    first, last = (_words.month(plan.months[place].month, language) for place in (0, -1))
    title = f"{_words.label('plan', language)}, {first} \N{EN DASH} {last}, {kind}, {about}"
    assumed = [f"{rule}: {text}" for rule, text in plan._assumption_texts(language)]
    return _markup.page(
        language,
        _markup.heading(plan.case_ref, title, *results),
        _markup.table(_plan_heads(contributes, language), columns, rows),
        _markup.list_of(_words.label("assumed", language), assumed),
    )


def _plan_heads(contributes: bool, language: _Language) -> Sequence[str]:
    codes = ("replacement-income", "premium-due", "withholding-tax", "net")
    return [
        _words.label("month", language),
        *(_words.line(code, language) for code in codes),
        _words.label("benefit-and-net", language),
        *[_words.line("employer-contribution", language)] * contributes,
        _words.label("certainty", language),
        "",
    ]


def _row_of_month(
    month: PlanMonth, columns: Sequence[_Column], contributes: bool, language: _Language
) -> str:
    name, remark = _words.month(month.month, language), month.remark(language)
    statement = month.statement
    if statement is None:
        return _markup.note_row(name, remark, columns)
    amounts = [statement.replacement_income, statement.premium_due, statement.withholding_tax]
    amounts += [statement.net, month.trainee]
    amounts += [_or_zero(statement.employer_contribution)] * contributes
    shown = [_words.amount(amount, language) for amount in amounts]
    certainty = _words.certainty(statement.certainty, language)
    return _markup.row((name, *shown, certainty, remark), columns)


def difference(difference: Difference, language: _Language | None = None) -> str:
    """The lines of both statements side by side, then the values and records that differ."""
    language = language or chosen("nl")
    rows = [
        _markup.row(
            (
                line.label(language),
                "" if line.one is None else _words.amount(line.one, language),
                "" if line.other is None else _words.amount(line.other, language),
                _signed(line.difference, language) if line.difference else "",
                line.formulas(language),
            ),
            _DIFFERENCE_COLUMNS,
            last=line.code == "net",
        )
        for line in difference.lines
    ]
    sides = {"one": difference.one, "other": difference.other}
    about = [
        f"{_words.label(name, language)}: {side.text(language)}" for name, side in sides.items()
    ]
    return _markup.page(
        language,
        *map(_markup.paragraph, (*about, _words.label("no-correction", language))),
        _markup.table(_words.labels(_DIFFERENCE_HEADS, language), _DIFFERENCE_COLUMNS, rows),
        _markup.list_of(
            _words.label("values-that-differ", language),
            [value.text(language) for value in difference.values],
        ),
        _markup.list_of(
            _words.label("records-that-differ", language),
            [record.text(language) for record in difference.records],
        ),
    )


def parameters(table: Iterable[Parameter], language: _Language | None = None) -> str:
    """The dated values, each with its certainty, the day of its last check and its source."""
    language = language or chosen("nl")
    rows = [
        _markup.row(_cells_of_parameter(value, language), _PARAMETER_COLUMNS) for value in table
    ]
    return _markup.page(
        language, _markup.table(_words.labels(_PARAMETER_HEADS, language), _PARAMETER_COLUMNS, rows)
    )


def table_result(result: TableResult | StreamResult, language: _Language | None = None) -> str:
    """The summary of a table that was computed, and the names of its columns."""
    language = language or chosen("en")
    return result.summary._repr_html_(language) + _markup.page(
        language, _markup.paragraph(", ".join(result.columns))
    )


def refused_table(table: RefusedTable, language: _Language | None = None) -> str:
    """The first refused rows, each with its error in words."""
    language = language or chosen("en")
    rows = [
        _markup.row((_number(row, language), *texts), _REFUSED_COLUMNS)
        for row, *texts in table._rows(_ROWS_SHOWN)
    ]
    shown = _words.label("first-rows", language).format(
        *(_number(count, language) for count in (len(rows), len(table)))
    )
    return _markup.page(
        language,
        _markup.table(_words.labels(_REFUSED_HEADS, language), _REFUSED_COLUMNS, rows),
        _markup.paragraph(shown) if len(rows) < len(table) else "",
    )


def _cells_of(line: Line, language: _Language) -> Sequence[str]:
    amount = line.signed_amount if line.role == "information" else line.amount
    certainty = _words.certainty(line.certainty, language)
    shown = _words.amount(amount, language)
    return (
        line.label(language),
        _SIGN[line.role],
        shown,
        line._formula(language),
        line.rule,
        certainty,
    )


def _cells_of_parameter(value: Parameter, language: _Language) -> Sequence[str]:
    checked = value.checked_until.isoformat() if value.checked_until else ""
    return (
        value.id,
        value.kind or "",
        value.agreements_from.isoformat() if value.agreements_from else "",
        value.from_.isoformat(),
        value.value,
        _words.certainty(value.certainty, language),
        f"{checked} ({_words.label('carried-forward', language)})" if value.stale else checked,
        value.source,
    )


def _to_pay(amount: Decimal, language: _Language) -> str:
    if not amount:
        return _words.label("nothing-to-pay", language)
    what = _words.label("to-pay" if amount > 0 else "to-recover", language)
    return f"{what}: {_words.amount(amount.copy_abs(), language)} euro"


def _or_zero(amount: Decimal | None) -> Decimal:
    return Decimal("0.00") if amount is None else amount


def _number(number: int, language: _Language) -> str:
    return _ibo._figures(str(number), language, True)


def _signed(amount: Decimal, language: _Language) -> str:
    sign = "\N{MINUS SIGN}" if amount < 0 else "+"
    return f"{sign}{_words.amount(amount.copy_abs(), language)}"
