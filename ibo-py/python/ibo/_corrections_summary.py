"""What the corrections of a population come to. The extension makes it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from . import _markup

if TYPE_CHECKING:
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

    def __str__(self) -> str:
        widths = [max(map(len, column)) for column in zip(*_lines(self), strict=True)]
        table = (
            "  ".join(
                f"{cell:<{width}}" if column < _WORDS else f"{cell:>{width}}"
                for column, (cell, width) in enumerate(zip(line, widths, strict=True))
            )
            for line in _lines(self)
        )
        return "\n\n".join([_heading(self), "\n".join(f"  {line}".rstrip() for line in table)])

    def _repr_html_(self) -> str:
        heads, *rows = _lines(self)
        words: list[_Column] = ["word"] * _WORDS
        numbers: list[_Column] = ["amount"] * (len(heads) - _WORDS)
        columns = words + numbers
        table = _markup.table(heads, columns, [_markup.row(row, columns) for row in rows])
        return f"<p>{_heading(self)}</p>{table}"


_WORDS = 2
"""How many columns of the summary are words."""
_HEADS = (
    "Scheme",
    "Kind",
    "Changed",
    "New",
    "Withdrawn",
    "Unchanged",
    "Refused",
    "To pay",
    "To recover",
    "Issued, refused now",
)


def _heading(summary: CorrectionsSummary) -> str:
    total = summary.total
    return (
        f"{sum(_rows(total)):,} rows, {total.refused:,} refused; "
        f"to pay {total.to_pay:,}, to recover {total.to_recover:,}"
    )


def _rows(total: CorrectionsTotal) -> Sequence[int]:
    return total.changed, total.new, total.withdrawn, total.unchanged, total.refused


def _lines(summary: CorrectionsSummary) -> list[Sequence[str]]:
    rows = [
        (
            total.scheme or "",
            total.kind or "",
            *(f"{count:,}" for count in _rows(total)),
            f"{total.to_pay:,}",
            f"{total.to_recover:,}",
            f"{total.issued_net_of_refused:,}",
        )
        for total in summary.totals
    ]
    return [_HEADS, *rows]
