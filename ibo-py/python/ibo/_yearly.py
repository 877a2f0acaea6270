"""What each reference received in a year, for the fiscal slip. The extension computes it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple, overload

from . import _ibo

if TYPE_CHECKING:
    from ._arrow import ArrowData
    from ._certainty import Certainty

__all__ = ["Year", "yearly"]


class Year(NamedTuple):
    """The totals of one reference in one year, in euro."""

    case_ref: str
    year: int
    months: int
    """How many months the totals have."""
    provisional: int
    """How many of them are provisional (R2.10): their sums are no final result."""
    certainty: Certainty
    """The weakest certainty of a month."""
    premium: Decimal
    """The full-time premiums that VDAB computed (R4.3, R5.1)."""
    premium_due: Decimal
    """The premiums due, on which the tax was withheld (R6.2)."""
    withholding_tax: Decimal
    """The withholding tax (R6.3)."""
    net: Decimal
    """The nets (R6.3)."""


# A `str` is a sequence of `str` too: it is a path.
@overload
def yearly(  # type: ignore[overload-overlap]
    statements: ArrowData | str | os.PathLike[str],
    *,
    extra: Literal["refuse", "ignore"] = "refuse",
    csv: Literal["belgian", "standard"] | None = None,
    threads: int | None = None,
) -> _ibo.KeptTable: ...
@overload
def yearly(
    statements: Sequence[_ibo.Statement | str | bytes],
    *,
    extra: Literal["refuse", "ignore"] = "refuse",
    csv: Literal["belgian", "standard"] | None = None,
    threads: int | None = None,
) -> list[Year]: ...
def yearly(
    statements: Sequence[_ibo.Statement | str | bytes] | ArrowData | str | os.PathLike[str],
    *,
    extra: Literal["refuse", "ignore"] = "refuse",
    csv: Literal["belgian", "standard"] | None = None,
    threads: int | None = None,
) -> list[Year] | _ibo.KeptTable:
    """The totals of statements by reference and year: premium, tax and net, for the fiscal slip.

    statements: a list of statements, each a `Statement` or its JSON text, which gives a list of
    `Year`; or a table of statements as for `corrections`, which gives a table with the same columns
    and the number of months that were `refused`, which have no amounts. In the order in which
    references and years come first. extra, csv, threads: as for `corrections`.

    Raises `StructureError` for a case and month that stand twice.

    >>> import ibo
    >>> case = ibo.Case(
    ...     case_ref="A-1",
    ...     month="2025-11",
    ...     agreement=ibo.Agreement(
    ...         kind="ibo-plus", start="2025-09-01", end="2026-02-28", employment_fraction="38/38"
    ...     ),
    ...     unemployment=ibo.Source.no_data(),
    ...     leefloon=ibo.Source.no_data(),
    ...     sickness=ibo.Source.no_data(),
    ... )
    >>> [year] = ibo.yearly(ibo.months(case, ["2025-10", "2025-11"]).statements)
    >>> year.year, year.months, year.premium_due, year.net
    (2025, 2, Decimal('3379.02'), Decimal('3003.62'))
    """
    if isinstance(statements, list | tuple):
        return [Year(*totals) for totals in _ibo._year_totals(statements)]
    from ._statement_files import opened  # files alone need it
    from ._table_files import InputOptions

    with opened({"statements": statements}, InputOptions(threads, csv)) as tables:
        return _ibo._yearly_table(**tables, extra=extra, threads=threads)
