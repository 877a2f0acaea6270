"""A table of cases under a reform, beside what the law gives: rows, sums, groups, a picture, a page."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from . import _comparison_page, _comparison_rows, _ibo, _tables
from ._comparison_rows import ComparedGroup, ComparedGroups, ComparisonSummary
from ._language import checked, chosen

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb
    import pandas  # type: ignore[import-untyped]
    import polars
    import pyarrow  # type: ignore[import-untyped]

    from ._arrow import ArrowData
    from ._ibo import Parameters, Reform, _Certainty, _Codes, _Month
    from ._language import _Language

__all__ = ["Comparison", "compare"]


class Comparison:
    """A table of cases computed on two sides: a row for each, sums, and groups.

    It is Arrow data: pyarrow, polars, pandas, DuckDB and others take its rows as they are.
    """

    __slots__ = ("_compared",)

    def __init__(self, compared: _ibo._Comparison) -> None:
        self._compared = compared

    @property
    def num_rows(self) -> int:
        """How many rows it has: as many as the input."""
        return self._compared.num_rows

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns."""
        return self._compared.columns

    @property
    def reform(self) -> Reform:
        """The reform."""
        return self._compared.reform

    @property
    def baseline(self) -> Reform | None:
        """The reform that it is compared with; none where that is the law, or your own parameters."""
        return self._compared.baseline

    @property
    def summary(self) -> ComparisonSummary:
        """Rows, sums before and after, winners and losers, and what was refused on either side."""
        sums, before, after, unread = self._compared.summary()
        baseline = None if self.baseline is None else self.baseline.title
        total = _comparison_rows.compared(sums)
        return ComparisonSummary(self.reform.title, baseline, *total, before, after, unread)

    def by(self, *columns: str, decile: str | None = None, min_group: int = 5) -> ComparedGroups:
        """The same for each group of rows: by columns of the result (`kind`, `scheme`), of the case
        table and kept ones, and by the decile of a column of numbers.

        `scheme` and `payer` are those before, and an amount such as `net` is that before. The decile
        of a row is one more than the whole part of 10 x rows with a smaller value / rows; equal
        values share one, and rows without a value are a group of their own. Groups of fewer than
        `min_group` computed rows are shown as one, since they show incomes.
        """
        rows = self._compared.by(columns, decile, min_group)
        groups = [ComparedGroup(key, _comparison_rows.compared(sums)) for key, sums in rows]
        names = columns if decile is None else (*columns, f"decile of {decile}")
        return ComparedGroups(names, groups, min_group)

    def plot(
        self,
        *columns: str,
        decile: str | None = None,
        ax: Any = None,
        min_group: int = 5,
        language: _Language | None = None,
    ) -> Any:
        """Draws what the reform does in sum, or by groups, on `ax` or on a new figure; returns the
        axes.
        """
        grouped = bool(columns) or decile is not None
        groups = self.by(*columns, decile=decile, min_group=min_group) if grouped else None
        from . import _plot

        return _plot.comparison(self.summary, groups, ax, language)

    def html(
        self,
        *,
        by: Sequence[str] | None = None,
        decile: str | None = None,
        min_group: int = 5,
        language: _Language | None = None,
    ) -> str:
        """A page that stands alone: sums, winners and losers, what was refused, and groups by kind
        and scheme, or by the columns that you name, and by decile. It reads on light and dark
        screens and loads nothing.
        """
        names = ("kind", "scheme") if by is None else tuple(by)
        groups = [self.by(*names, min_group=min_group)] if names else []
        if decile is not None:
            groups.append(self.by(decile=decile, min_group=min_group))
        language = checked(language or chosen("nl"))
        return _comparison_page.page(self.summary, groups, min_group, language)

    def to_html(
        self,
        path: str | os.PathLike[str],
        /,
        *,
        by: Sequence[str] | None = None,
        decile: str | None = None,
        min_group: int = 5,
        language: _Language | None = None,
    ) -> None:
        """Writes that page to a file."""
        page = self.html(by=by, decile=decile, min_group=min_group, language=language)
        Path(os.fspath(path)).write_text(page, encoding="utf-8")

    def to_pyarrow(self) -> pyarrow.Table:
        """As a `pyarrow.Table`."""
        return _tables.to_pyarrow(self._compared)

    def to_arrow(self) -> pyarrow.Table:
        """As a `pyarrow.Table`, the same as `to_pyarrow`."""
        return self.to_pyarrow()

    def to_polars(self) -> polars.DataFrame:
        """As a `polars.DataFrame`."""
        return _tables.to_polars(self._compared)

    def to_pandas(self) -> pandas.DataFrame:
        """As a `pandas.DataFrame`; amounts are `Decimal` objects, or integers for cents."""
        return _tables.to_pandas(self._compared)

    def to_duckdb(self) -> duckdb.DuckDBPyRelation:
        """As a relation of DuckDB."""
        return _tables.to_duckdb(self._compared)

    def __len__(self) -> int:
        return len(self._compared)

    def __arrow_c_schema__(self) -> Any:
        return self._compared.__arrow_c_schema__()

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return self._compared.__arrow_c_stream__(requested_schema)

    def __repr__(self) -> str:
        summary = self.summary
        return (
            f"<Comparison: {summary.rows} rows, {summary.winners} winners, {summary.losers} losers>"
        )

    def _repr_html_(self) -> str:
        return _comparison_rows.summary_html(self.summary, chosen("nl"))


def compare(
    cases: ArrowData,
    unemployment: ArrowData | None = None,
    leefloon: ArrowData | None = None,
    sickness: ArrowData | None = None,
    *,
    absences: ArrowData | None = None,
    reform: Reform,
    baseline: Reform | None = None,
    key: str | None = None,
    month: _Month | None = None,
    keep: Sequence[str] | None = None,
    extra: Literal["refuse", "ignore"] = "refuse",
    unknown_cases: Literal["refuse", "ignore"] = "refuse",
    require: _Certainty | None = None,
    provisional: bool = False,
    parameters: Parameters | None = None,
    codes: _Codes | None = None,
    duplicates: Literal["refuse", "allow"] = "refuse",
    threads: int | None = None,
) -> Comparison:
    """What the same table of cases gives under a reform, beside what it gives without: per row, in
    sums, and by groups (R8.4).

    reform: the reform; baseline: another reform to compare it with, by default none. All else: as
    for `statements`; the columns of `keep` are handed on after `month`, for groups. What a reform
    touches is hypothetical: `require` refuses it.

    A value of a reform that no row could read is a `UserWarning` and stands in the summary. Raises
    `StructureError` for a table with other columns or types.

    >>> import ibo
    >>> import datetime, polars
    >>> cases = polars.DataFrame(
    ...     {
    ...         "case_ref": ["A-1", "A-2"],
    ...         "month": ["2026-03"] * 2,
    ...         "kind": ["ibo"] * 2,
    ...         "start": [datetime.date(2026, 3, 2)] * 2,
    ...         "end": [datetime.date(2026, 8, 28)] * 2,
    ...         "reference_gross_wage": ["2500.00"] * 2,
    ...         "percentage": [80, 85],
    ...         "employment_hours": [38] * 2,
    ...         "full_time_hours": [38] * 2,
    ...         "unemployment_day_amount": ["55.29"] * 2,
    ...         "leefloon_amount": [None] * 2,
    ...         "sickness_gross_taxable": [None] * 2,
    ...     }
    ... )
    >>> reform = ibo.Reform("85 % too").set("premium.percentages", [80, 85], from_="2026-01-01")
    >>> summary = ibo.compare(cases, reform=reform).summary
    >>> summary.unchanged, summary.refused_before, summary.only_after["premium"]
    (1, 1, Decimal('625.35'))
    """
    return Comparison(
        _ibo._compare(
            cases,
            unemployment,
            leefloon,
            sickness,
            absences=absences,
            key=key,
            month=month,
            keep=keep,
            extra=extra,
            unknown_cases=unknown_cases,
            require=require,
            provisional=provisional,
            parameters=parameters,
            codes=codes,
            reform=reform,
            baseline=baseline,
            duplicates=duplicates,
            threads=threads,
        )
    )
