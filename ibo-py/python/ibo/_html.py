"""Tables for notebooks: a statement, a correction, dated values. The extension calls these from
`_repr_html_`.

Colours are those of the page, so the tables read on a light and on a dark one. Amounts are written
as on the statement, since the formulas beside them are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from . import _markup, _words
from ._language import chosen

if TYPE_CHECKING:
    from ._ibo import Correction, Line, Parameter, Statement
    from ._language import _Language
    from ._markup import _Column

__all__ = ["correction", "parameters", "statement"]

_SIGN = {"base": "+", "deducted": "\N{MINUS SIGN}", "result": "=", "information": ""}

_LINE_HEADS = ("line", "", "amount", "formula", "rule", "certainty")
_LINE_COLUMNS: Sequence[_Column] = ("text", "amount", "amount", "text", "word", "word")
_CORRECTION_HEADS = ("line", "before", "after", "difference")
_CORRECTION_COLUMNS: Sequence[_Column] = ("text", "amount", "amount", "amount")
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


def parameters(table: Iterable[Parameter], language: _Language | None = None) -> str:
    """The dated values, each with its certainty, the day of its last check and its source."""
    language = language or chosen("nl")
    rows = [
        _markup.row(_cells_of_parameter(value, language), _PARAMETER_COLUMNS) for value in table
    ]
    return _markup.page(
        language, _markup.table(_words.labels(_PARAMETER_HEADS, language), _PARAMETER_COLUMNS, rows)
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


def _signed(amount: Decimal, language: _Language) -> str:
    sign = "\N{MINUS SIGN}" if amount < 0 else "+"
    return f"{sign}{_words.amount(amount.copy_abs(), language)}"
