"""The corrections of a whole population. The extension computes them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from . import _ibo

if TYPE_CHECKING:
    from ._arrow import ArrowData, ArrowTable
    from ._certainty import Certainty

    _Statements: TypeAlias = ArrowData | str | os.PathLike[str]

__all__ = ["Recomputed", "corrections", "recompute"]


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
    csv: Literal["belgian", "standard"] | None = None,
    threads: int | None = None,
) -> _ibo.CorrectionsResult:
    """What changes between two tables of statements, or of payments, by case and month, and what is
    still to pay or to recover (R7.5).

    before: the statements that were issued. after: those of now. Each is a result of `statements`,
    Arrow data of any library, or the path of a file (.parquet, .csv, .jsonl, .xlsx), in any order.
    Both may instead be results of `payments`, with `case_ref`, `month` and `keep=["premium"]`: no
    other column of theirs is needed, and `kind` groups the sums where it is kept.
    unchanged: whether rows that did not change are in the result. extra: `"ignore"` passes over
    columns that such tables do not have, unless the name is near that of one that they have.
    csv: the form of CSV files, as for `read_table`. threads: as for `statements`.

    Columns: `case_ref`, `month`; `change`, one of `changed`, `new`, `withdrawn`, `unchanged` and
    `refused`; `cause`, the first amount that differs; of `premium`, `net` and
    `employer_contribution` what it was `_before` and is `_after`, and the `_difference`; `to_pay`,
    below zero to be recovered; `error_code` of a row that is refused now, whose differences and
    `to_pay` are null. Of payments `premium_after_fraction`, `premium_due` and `withholding_tax` take
    the place of `employer_contribution`. The rows are in the order of `after`; those that are gone come last. A refused
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
    return _corrected(before, after, unchanged=unchanged, extra=extra, csv=csv, threads=threads)


def recompute(
    cases: ArrowTable,
    unemployment: ArrowData | None = None,
    leefloon: ArrowData | None = None,
    sickness: ArrowData | None = None,
    *,
    before: _Statements,
    absences: ArrowData | None = None,
    key: str | None = None,
    month: _ibo._Month | None = None,
    unchanged: bool = False,
    extra: Literal["refuse", "ignore"] = "refuse",
    unknown_cases: Literal["refuse", "ignore"] = "refuse",
    require: Certainty | Literal["official", "secondary", "assumed"] | None = None,
    parameters: _ibo.Parameters | None = None,
    codes: _ibo._Codes | None = None,
    threads: int | None = None,
) -> Recomputed:
    """Computes a population again, and its corrections against the statements that were issued.

    before, unchanged: as for `corrections`. month: only the cases of this month are computed, and
    only what was issued for it is corrected. extra: `"ignore"` passes over columns that neither the
    cases nor the statements have. All else: as for `statements`, of which it has no `keep`,
    `duplicates`, `provisional` and `reform`: what is issued has none of them. The result has the
    `statements` and the `corrections`.

    >>> import ibo
    >>> ibo.recompute.__name__
    'recompute'
    """
    statements = _ibo.statements(
        cases,
        unemployment,
        leefloon,
        sickness,
        absences=absences,
        key=key,
        month=month,
        extra=extra,
        unknown_cases=unknown_cases,
        require=require,
        parameters=parameters,
        codes=codes,
        threads=threads,
    )
    found = _corrected(
        before, statements, unchanged=unchanged, extra=extra, month=month, threads=threads
    )
    return Recomputed(statements, found)


def _corrected(
    before: _Statements,
    after: _Statements,
    *,
    csv: Literal["belgian", "standard"] | None = None,
    threads: int | None,
    **asked: Any,
) -> _ibo.CorrectionsResult:
    from ._statement_files import opened  # files alone need it
    from ._table_files import InputOptions

    with opened({"before": before, "after": after}, InputOptions(threads, csv)) as tables:
        return _ibo._corrections(**tables, **asked, threads=threads)
