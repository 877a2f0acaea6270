"""Tables for notebooks: a statement, a correction, dated values. The extension calls these from `_repr_html_`.

Colours are those of the page, so the tables read on a light and on a dark one. Amounts are written as on the statement,
since the formulas beside them are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from . import _markup, _words

if TYPE_CHECKING:
    from ._ibo import Correction, Line, Parameter, Statement
    from ._markup import Column
    from ._words import _Language

__all__ = ["correction", "parameters", "statement"]

_SIGN = {"base": "+", "deducted": "\N{MINUS SIGN}", "result": "=", "information": ""}

_LINE_HEADS = {
    "nl": ("Lijn", "", "Bedrag", "Formule", "Regel", "Zekerheid"),
    "en": ("Line", "", "Amount", "Formula", "Rule", "Certainty"),
}
_LINE_COLUMNS: Sequence[Column] = ("text", "amount", "amount", "text", "word", "word")
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
_CORRECTION_COLUMNS: Sequence[Column] = ("text", "amount", "amount", "amount")
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
_PARAMETER_COLUMNS: Sequence[Column] = ("word", "word", "word", "word", "text", "word", "text", "text")
_STALE = {"nl": "loopt door", "en": "carried forward"}


def statement(statement: Statement, language: _Language = "nl") -> str:
    """The statement as a table, with what was left out and what was assumed below it."""
    rows = [_markup.row(_cells_of(line, language), _LINE_COLUMNS, last=line.code == "net") for line in statement.lines]
    left_out = [
        # People count from 1.
        f"{_SOURCE[language][record.source]} {record.record + 1}: {record.text(language)} ({record.rule})"
        for record in statement.left_out
    ]
    assumed = [f"{rule}: {text}" for rule, text in statement.assumption_texts(language)]
    about, results = _words.heading(statement, language)
    return _markup.page(
        language,
        _markup.heading(statement.case_ref, f"{_words.month(statement.month, language)}, {about}", *results),
        _markup.table(_LINE_HEADS[language], _LINE_COLUMNS, rows),
        _markup.list_of(_LEFT_OUT[language], left_out),
        _markup.list_of(_ASSUMED[language], assumed),
    )


def correction(correction: Correction, language: _Language = "nl") -> str:
    """The lines that differ, and what is still to pay or to recover."""
    rows = [
        _markup.row(
            (line.label(language), str(line.before), str(line.after), _signed(line.difference)),
            _CORRECTION_COLUMNS,
            last=line.code == "net",
        )
        for line in correction.lines
    ]
    to_pay = (_TO_PAY if correction.to_pay > 0 else _TO_RECOVER if correction.to_pay < 0 else _NOTHING)[language]
    title = f"{_words.month(correction.month, language)}, {_CORRECTION[language]}"
    return _markup.page(
        language,
        _markup.heading(correction.case_ref, title, to_pay.format(correction.to_pay.copy_abs())),
        _markup.table(_CORRECTION_HEADS[language], _CORRECTION_COLUMNS, rows)
        if rows
        else _markup.paragraph(_NO_LINE[language]),
    )


def parameters(table: Iterable[Parameter], language: _Language = "nl") -> str:
    """The dated values, each with its certainty, the day of its last check and its source."""
    rows = [_markup.row(_cells_of_parameter(value, language), _PARAMETER_COLUMNS) for value in table]
    return _markup.page(language, _markup.table(_PARAMETER_HEADS[language], _PARAMETER_COLUMNS, rows))


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
