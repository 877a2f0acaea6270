"""Tables for notebooks: a statement, a correction, dated values. The extension calls these from `_repr_html_`.

Every text is escaped. Colours are those of the page, so the tables read on a light and on a dark one. Amounts are written as on the statement,
since the formulas beside them are.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, TypeAlias

from . import _words

if TYPE_CHECKING:
    from ._ibo import Correction, Line, Parameter, Statement
    from ._words import _Language

    _Column: TypeAlias = Literal["text", "word", "amount"]
    """A column of texts that may wrap, of words that do not, or of amounts."""

__all__ = ["correction", "parameters", "statement"]

_SIGN = {"base": "+", "deducted": "\N{MINUS SIGN}", "result": "=", "information": ""}

_LINE_HEADS = {
    "nl": ("Lijn", "", "Bedrag", "Formule", "Regel", "Zekerheid"),
    "en": ("Line", "", "Amount", "Formula", "Rule", "Certainty"),
}
_LINE_COLUMNS: Sequence[_Column] = ("text", "amount", "amount", "text", "word", "word")
_LEFT_OUT = {"nl": "Niet meegeteld", "en": "Left out"}
_ASSUMED = {"nl": "Aangenomen", "en": "Assumed"}
_SOURCE = {
    "nl": {
        "unemployment": "werkloosheid",
        "leefloon": "leefloon",
        "sickness": "ziekte",
        "absences": "afwezigheden",
    },
    "en": {"unemployment": "unemployment", "leefloon": "leefloon", "sickness": "sickness", "absences": "absences"},
}

_CORRECTION_HEADS = {"nl": ("Lijn", "Voor", "Na", "Verschil"), "en": ("Line", "Before", "After", "Difference")}
_CORRECTION_COLUMNS: Sequence[_Column] = ("text", "amount", "amount", "amount")
_CORRECTION = {"nl": "rechtzetting", "en": "correction"}
_TO_PAY = {"nl": "Te betalen: {} euro", "en": "To pay: {} euro"}
_TO_RECOVER = {"nl": "Terug te vorderen: {} euro", "en": "To recover: {} euro"}
_NOTHING = {"nl": "Niets te betalen of terug te vorderen", "en": "Nothing to pay or to recover"}
_NO_LINE = {"nl": "Geen lijn verschilt.", "en": "No line differs."}

_PARAMETER_HEADS = {
    "nl": (
        *("Parameter", "Soort", "Overeenkomsten vanaf", "Vanaf"),
        *("Waarde", "Zekerheid", "Gecontroleerd tot", "Bron"),
    ),
    "en": ("Parameter", "Kind", "Agreements from", "From", "Value", "Certainty", "Checked until", "Source"),
}
_PARAMETER_COLUMNS: Sequence[_Column] = ("word", "word", "word", "word", "text", "word", "text", "text")
_STALE = {"nl": "loopt door", "en": "carried forward"}


def statement(statement: Statement, language: _Language = "nl") -> str:
    """The statement as a table, with what was left out and what was assumed below it."""
    rows = [_row(_cells_of(line, language), _LINE_COLUMNS, last=line.code == "net") for line in statement.lines]
    left_out = [
        # People count from 1.
        f"{_SOURCE[language][record.source]} {record.record + 1}: {record.text(language)} ({record.rule})"
        for record in statement.left_out
    ]
    assumed = [f"{rule}: {text}" for rule, text in statement.assumption_texts(language)]
    about, results = _words.heading(statement, language)
    return _page(
        language,
        _heading(statement.case_ref, f"{_words.month(statement.month, language)}, {about}", *results),
        _table(_LINE_HEADS[language], _LINE_COLUMNS, rows),
        _list(_LEFT_OUT[language], left_out),
        _list(_ASSUMED[language], assumed),
    )


def correction(correction: Correction, language: _Language = "nl") -> str:
    """The lines that differ, and what is still to pay or to recover."""
    rows = [
        _row(
            (line.label(language), str(line.before), str(line.after), _signed(line.difference)),
            _CORRECTION_COLUMNS,
            last=line.code == "net",
        )
        for line in correction.lines
    ]
    to_pay = (_TO_PAY if correction.to_pay > 0 else _TO_RECOVER if correction.to_pay < 0 else _NOTHING)[language]
    title = f"{_words.month(correction.month, language)}, {_CORRECTION[language]}"
    return _page(
        language,
        _heading(correction.case_ref, title, to_pay.format(correction.to_pay.copy_abs())),
        _table(_CORRECTION_HEADS[language], _CORRECTION_COLUMNS, rows) if rows else _paragraph(_NO_LINE[language]),
    )


def parameters(table: Iterable[Parameter], language: _Language = "nl") -> str:
    """The dated values, each with its certainty, the day of its last check and its source."""
    rows = [_row(_cells_of_parameter(value, language), _PARAMETER_COLUMNS) for value in table]
    return _page(language, _table(_PARAMETER_HEADS[language], _PARAMETER_COLUMNS, rows))


def _cells_of(line: Line, language: _Language) -> Sequence[str]:
    amount = line.signed_amount if line.role == "information" else line.amount
    formula = _words.formula(line, language)
    certainty = _words.certainty(line.certainty, language)
    return line.label(language), _SIGN[line.role], str(amount), formula, line.rule, certainty


def _cells_of_parameter(value: Parameter, language: _Language) -> Sequence[str]:
    checked = value.checked_until.isoformat() if value.checked_until else ""
    return (
        value.id,
        value.kind or "",
        value.agreements_from.isoformat() if value.agreements_from else "",
        value.from_.isoformat(),
        value.value,
        _words.certainty(value.certainty, language),
        f"{checked} ({_STALE[language]})" if value.stale else checked,
        value.source,
    )


def _signed(amount: Decimal) -> str:
    return f"{amount:+}".replace("-", "\N{MINUS SIGN}")


# ---- The shapes


def _text(text: str) -> str:
    return html.escape(text)


def _page(language: _Language, *parts: str) -> str:
    # A dollar in a text is no formula.
    ignored = "tex2jax_ignore mathjax_ignore"
    return f'<div lang="{language}" class="{ignored}" style="overflow-x:auto">{"".join(parts)}</div>'


def _heading(case_ref: str, title: str, *results: str) -> str:
    lines = [f"<strong>{_text(case_ref)}</strong>, {_text(title)}", *map(_text, results)]
    return f'<p style="margin:0 .6em .5em">{"<br>".join(lines)}</p>'


def _paragraph(text: str) -> str:
    return f'<p style="margin:.5em .6em 0">{_text(text)}</p>'


def _list(head: str, items: Sequence[str]) -> str:
    if not items:
        return ""
    shown = "".join(f"<li>{_text(item)}</li>" for item in items)
    return f'{_paragraph(f"{head}:")}<ul style="margin:0 0 .5em">{shown}</ul>'


def _table(heads: Sequence[str], columns: Sequence[_Column], rows: Sequence[str]) -> str:
    style = "border-bottom:1px solid currentColor;font-weight:bold;"
    cells = (
        f'<th scope="col" style="{_STYLES[column]}{style}">{_text(head)}</th>'
        for head, column in zip(heads, columns, strict=True)
    )
    head = f"<thead><tr>{''.join(cells)}</tr></thead>"
    return f'<table style="border-collapse:collapse">{head}<tbody>{"".join(rows)}</tbody></table>'


def _row(cells: Sequence[str], columns: Sequence[_Column], *, last: bool = False) -> str:
    """A row of cells; the last one is what it all comes to."""
    style = "border-top:1px solid currentColor;font-weight:bold;" if last else ""
    shown = (
        f'<td style="{_STYLES[column]}{style}">{_text(cell)}</td>' for cell, column in zip(cells, columns, strict=True)
    )
    return f"<tr>{''.join(shown)}</tr>"


_CELL = "padding:.15em .6em;vertical-align:top;"
_STYLES: Mapping[_Column, str] = {
    "text": f"{_CELL}text-align:left;",
    "word": f"{_CELL}text-align:left;white-space:nowrap;",
    "amount": f"{_CELL}text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums;",
}
