"""The corrections of a whole population, and what they come to. The extension computes them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from . import _ibo, _markup
from ._statement_files import opened

if TYPE_CHECKING:
    from ._arrow import ArrowData, ArrowTable
    from ._certainty import Certainty
    from ._markup import _Column

    _Statements: TypeAlias = ArrowData | str | os.PathLike[str]

__all__ = [
    "CorrectionsSummary",
    "CorrectionsTotal",
    "Recomputed",
    "corrections",
    "recompute",
]


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


class Recomputed(NamedTuple):
    """A population that was computed again, and its corrections."""

    statements: _ibo.TableResult | _ibo.StreamResult
    """The statements as they are now; those of a stream were read already."""
    corrections: _ibo.CorrectionsResult
    """What changes against the statements that were issued."""


def corrections(
    before: _Statements,
    after: _Statements,
    *,
    unchanged: bool = False,
    extra: Literal["refuse", "ignore"] = "refuse",
    threads: int | None = None,
) -> _ibo.CorrectionsResult:
    """What changes between two tables of statements, by case and month, and what is still to pay or
    to recover (R7.5).

    before: the statements that were issued. after: those of now. Each is a result of `statements`,
    Arrow data of any library, or the path of a file (.parquet, .csv, .jsonl), in any order.
    unchanged: whether rows that did not change are in the result. extra: `"ignore"` passes over
    columns that statements do not have, unless the name is near that of one that they have.
    threads: as for `statements`.

    Columns: `case_ref`, `month`; `change`, one of `changed`, `new`, `withdrawn`, `unchanged` and
    `refused`; `cause`, the first amount that differs; of `premium`, `net` and
    `employer_contribution` what it was `_before` and is `_after`, and the `_difference`; `to_pay`,
    below zero to be recovered; `error_code` of a row that is refused now, whose differences and
    `to_pay` are null. The rows are in the order of `after`; those that are gone come last. A refused
    row without a reference or month has no key: it is refused in `after`, and says nothing in
    `before`.

    Raises `StructureError` for a table with other columns and for a case and month that stand twice,
    and `ResultError` for a row that does not agree with itself, is provisional or hypothetical; with
    its `row`.

    >>> import ibo
    >>> import polars
    >>> before = polars.DataFrame(
    ...     {
    ...         "case_ref": ["A-1"], "month": ["2026-03"], "kind": ["ibo"], "scheme": ["2026"],
    ...         "replacement_income": ["1437.54"], "premium": ["588.57"],
    ...         "premium_after_fraction": ["588.57"], "premium_due": ["588.57"],
    ...         "withholding_tax": ["65.39"], "net": ["523.18"], "employer_contribution": [None],
    ...         "certainty": ["secondary"], "provisional": [False], "error_code": [None],
    ...     }
    ... )
    >>> after = before.with_columns(premium_due=polars.lit("225.00"), withholding_tax=polars.lit("25.00"), net=polars.lit("200.00"))
    >>> found = ibo.corrections(before, after)
    >>> found.to_polars().select("change", "cause", "to_pay").row(0)
    ('changed', 'premium_due', Decimal('-323.18'))
    >>> found.summary.total.to_recover
    Decimal('323.18')
    """
    with opened({"before": before, "after": after}, threads) as tables:
        return _ibo._corrections(**tables, unchanged=unchanged, extra=extra, threads=threads)


def recompute(
    cases: ArrowTable,
    unemployment: ArrowData | None = None,
    leefloon: ArrowData | None = None,
    sickness: ArrowData | None = None,
    *,
    before: _Statements,
    unchanged: bool = False,
    extra: Literal["refuse", "ignore"] = "refuse",
    require: Certainty | Literal["official", "secondary", "assumed"] | None = None,
    parameters: _ibo.Parameters | None = None,
    threads: int | None = None,
) -> Recomputed:
    """Computes a population again, and its corrections against the statements that were issued.

    cases, unemployment, leefloon, sickness, require, parameters, threads: as for `statements`.
    before, unchanged, extra: as for `corrections`. The result has the `statements` and the
    `corrections`.

    >>> import ibo
    >>> ibo.recompute.__name__
    'recompute'
    """
    statements = _ibo.statements(
        cases,
        unemployment,
        leefloon,
        sickness,
        require=require,
        parameters=parameters,
        threads=threads,
    )
    found = corrections(before, statements, unchanged=unchanged, extra=extra, threads=threads)
    return Recomputed(statements, found)
