"""The summary of a table: rows, refused rows by error, and totals. The extension makes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

from . import _markup

if TYPE_CHECKING:
    from ._markup import _Column

__all__ = ["Summary", "Total"]


class Total(NamedTuple):
    """The totals of one scheme and kind; in a table of payments, of all rows."""

    scheme: str | None
    kind: str | None
    rows: int
    replacement_income: Decimal | None
    premium: Decimal
    premium_due: Decimal
    withholding_tax: Decimal
    net: Decimal
    employer_contribution: Decimal | None


class Summary(NamedTuple):
    """The summary of a table: its rows, its refused rows by error, and the totals of the others,
    exact to the cent.

    >>> import ibo
    >>> import polars
    >>> table = polars.DataFrame({"premium": ["588.57", "-1"], "employment_hours": [38, 38], "full_time_hours": [38, 38]})
    >>> print(ibo.payments(table).summary)
    2 rows, 1 refused
    <BLANKLINE>
      Refused          Rows
      amount-negative     1
    <BLANKLINE>
      Rows  Premium  Premium due  Withholding tax     Net
         1   588.57       588.57            65.39  523.18
    """

    rows: int
    """How many rows were read."""
    refused: Mapping[str, int]
    """How many rows were refused, by the code of the error."""
    totals: Sequence[Total]
    """The totals by scheme and kind; for a table of payments, one total without them."""
    provisional: int = 0
    """How many rows are provisional: computed without the final answer of a source (R2.10)."""
    not_asked: Sequence[Literal["unemployment", "leefloon", "sickness"]] = ()
    """The sources that were not asked: those without a column, or without a table of records."""
    values: str = ""
    """The fingerprint of the dated values that were used (R7.1)."""

    def __str__(self) -> str:
        parts = [_heading(self)]
        if self.not_asked:
            parts[0] += f"\n{_provisional(self)}"
        if self.refused:
            parts.append(_text(_refused(self)))
        if any(total.rows for total in self.totals):
            parts.append(_text(_totals(self)))
        return "\n\n".join(parts)

    def _repr_html_(self) -> str:
        tables = ([_refused(self)] if self.refused else []) + [_totals(self)]
        provisional = f"<p>{_provisional(self)}</p>" if self.not_asked else ""
        return f"<p>{_heading(self)}</p>{provisional}{''.join(map(_html, tables))}"


class _Table(NamedTuple):
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    words: int
    """How many columns are words; the others are numbers, aligned right."""


def _heading(summary: Summary) -> str:
    return f"{summary.rows:,} rows, {sum(summary.refused.values()):,} refused"


def _provisional(summary: Summary) -> str:
    rows = f"{summary.provisional:,} {'row' if summary.provisional == 1 else 'rows'}"
    return f"provisional: {rows}; not asked: {', '.join(summary.not_asked)}"


def _refused(summary: Summary) -> _Table:
    most_first = sorted(summary.refused.items(), key=lambda item: -item[1])
    return _Table(("Refused", "Rows"), [(code, f"{rows:,}") for code, rows in most_first], words=1)


def _totals(summary: Summary) -> _Table:
    """The columns for which at least one total has a value."""
    names = [
        name
        for name in Total._fields
        if any(getattr(total, name) is not None for total in summary.totals)
    ]
    rows = [[_cell(getattr(total, name)) for name in names] for total in summary.totals]
    heads = [name.replace("_", " ").capitalize() for name in names]
    return _Table(heads, rows, words=sum(name in ("scheme", "kind") for name in names))


def _cell(value: str | int | Decimal | None) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else f"{value:,}"


def _text(table: _Table) -> str:
    lines = [table.heads, *table.rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    shown = (
        "  ".join(
            f"{cell:<{width}}" if column < table.words else f"{cell:>{width}}"
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    )
    return "\n".join(f"  {line}".rstrip() for line in shown)


def _html(table: _Table) -> str:
    words: list[_Column] = ["word"] * table.words
    numbers: list[_Column] = ["amount"] * (len(table.heads) - table.words)
    columns = words + numbers
    return _markup.table(table.heads, columns, [_markup.row(row, columns) for row in table.rows])
