"""What the corrections of a population come to. The extension makes it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from . import _markup
from . import _sentence as sentence
from ._language import chosen
from ._sentence import figures
from ._text_table import text_table

if TYPE_CHECKING:
    from ._language import _Language
    from ._markup import _Column

__all__ = ["CorrectionsSummary", "CorrectionsTotal"]


class CorrectionsTotal(NamedTuple):
    """What the corrections of one scheme and kind come to, or of all rows, exact to the cent."""

    scheme: str | None
    """None in the total of all rows, and of rows that were never computed."""
    kind: str | None
    changed: int
    """How many rows changed."""
    new: int
    """How many rows are computed now, and were refused before or not there."""
    withdrawn: int
    """How many rows are gone."""
    unchanged: int
    """How many rows have the same amounts."""
    refused: int
    """How many rows are refused now."""
    to_pay: Decimal
    """What is still to pay: the sum of `to_pay` above zero."""
    to_recover: Decimal
    """What is to be recovered: the sum of `to_pay` below zero, without its sign."""
    premium_difference: Decimal
    employer_contribution_difference: Decimal
    issued_net_of_refused: Decimal
    """The nets that were issued for rows that are refused now. They enter no other sum."""


class CorrectionsSummary(NamedTuple):
    """The summary of the corrections of a population."""

    total: CorrectionsTotal
    """What all rows come to."""
    totals: Sequence[CorrectionsTotal]
    """The same by scheme and kind: those of now, and of rows that are gone or refused, of then."""

    def to_dict(self) -> dict[str, Any]:
        """The summary as JSON has it: amounts as text, the totals as a list."""
        return {"total": _fields(self.total), "totals": [_fields(one) for one in self.totals]}

    def __str__(self) -> str:
        return self.text()

    def text(self, language: _Language | None = None) -> str:
        """The summary as a text, in Dutch (`"nl"`) or English (`"en"`)."""
        language = language or chosen("en")
        table = text_table(_heads(language), _rows(self, language), _WORDS)
        return f"{_heading(self, language)}\n\n{table}"

    def _repr_html_(self, language: _Language | None = None) -> str:
        language = language or chosen("en")
        heads = _heads(language)
        words: list[_Column] = ["word"] * _WORDS
        numbers: list[_Column] = ["amount"] * (len(heads) - _WORDS)
        columns = words + numbers
        rows = [_markup.row(row, columns) for row in _rows(self, language)]
        heading = _markup.paragraph(_heading(self, language))
        return _markup.page(language, heading, _markup.table(heads, columns, rows))


_WORDS = 2
"""How many columns of the summary are words."""


def _fields(total: CorrectionsTotal) -> dict[str, Any]:
    return {
        name: str(value) if isinstance(value, Decimal) else value
        for name, value in total._asdict().items()
    }


def _heads(language: _Language) -> list[str]:
    return [head.of(language) for head in sentence.CORRECTION_HEADS]


def _heading(summary: CorrectionsSummary, language: _Language) -> str:
    total = summary.total
    return sentence.CORRECTIONS.of(language).format(
        rows=figures(sum(_counts(total)), language),
        refused=figures(total.refused, language),
        to_pay=figures(total.to_pay, language),
        to_recover=figures(total.to_recover, language),
    )


def _counts(total: CorrectionsTotal) -> Sequence[int]:
    return total.changed, total.new, total.withdrawn, total.unchanged, total.refused


def _rows(summary: CorrectionsSummary, language: _Language) -> list[Sequence[str]]:
    return [
        (
            total.scheme or "",
            total.kind or "",
            *(figures(count, language) for count in _counts(total)),
            figures(total.to_pay, language),
            figures(total.to_recover, language),
            figures(total.issued_net_of_refused, language),
        )
        for total in summary.totals
    ]
