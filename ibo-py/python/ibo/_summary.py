"""The summary of a table: rows, refused rows by error, and totals. The extension makes it."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from ._language import _Language

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
    further_agreements: int = 0
    """With `key=`: how many rows are a further agreement of a person in one month. Each is computed
    by itself.
    """
    without_rows: Sequence[Literal["unemployment", "leefloon", "sickness"]] = ()
    """The sources whose table of records has no rows: nobody has their benefit."""

    def to_dict(self) -> dict[str, Any]:
        """The summary as JSON has it: amounts as text, the totals as a list.

        >>> import ibo
        >>> import polars
        >>> table = polars.DataFrame({"premium": ["588.57"], "employment_hours": [38], "full_time_hours": [38]})
        >>> ibo.payments(table).summary.to_dict()["totals"][0]["net"]
        '523.18'
        """
        return {
            **self._asdict(),
            "refused": dict(self.refused),
            "totals": [
                {
                    name: str(value) if isinstance(value, Decimal) else value
                    for name, value in total._asdict().items()
                }
                for total in self.totals
            ],
            "not_asked": list(self.not_asked),
            "without_rows": list(self.without_rows),
        }

    def __str__(self) -> str:
        parts = [_heading(self)]
        if self.not_asked:
            parts[0] += f"\n{_provisional(self)}"
        if self.further_agreements:
            parts[0] += f"\n{_further(self)}"
        for source in self.without_rows:
            parts[0] += f"\n{_without_rows(source)}"
        if self.refused:
            parts.append(_text(_refused(self)))
        if any(total.rows for total in self.totals):
            parts.append(_text(_totals(self)))
        return "\n\n".join(parts)

    def _repr_html_(self, language: _Language | None = None) -> str:
        return page(self, language)


def page(summary: Summary, language: _Language | None = None) -> str:
    """The summary for a notebook. `_summary_html`, which knows the words, puts its own in place."""
    return f"<pre>{html.escape(str(summary))}</pre>"


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


def _further(summary: Summary) -> str:
    rows = summary.further_agreements
    return (
        f"{rows:,} {'row is' if rows == 1 else 'rows are'} a further agreement of a person in the"
        " same month; each is computed by itself"
    )


def _without_rows(source: str) -> str:
    benefit = {"unemployment": "unemployment benefit", "sickness": "sickness benefit"}
    return f"{source}: a table without rows: nobody has {benefit.get(source, source)}"


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
