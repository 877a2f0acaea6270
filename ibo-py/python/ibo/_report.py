"""What a table of statements says as a whole, as a page: totals, refused rows, certainty,
sensitivity, and how the nets are distributed. The extension counts and sums.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from . import _ibo, _report_page
from . import _sentence as sentence
from ._language import checked, chosen
from ._report_rows import ReportContent
from ._sensitivity import sensitivity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ._arrow import ArrowData
    from ._certainty import Certainty
    from ._language import _Language
    from ._sensitivity import TableSensitivity

    _Table: TypeAlias = ArrowData | str | os.PathLike[str]

__all__ = ["Report", "report", "reported"]


class Report(ReportContent):
    """What a table of statements, or of cases that were computed, says as a whole."""

    def __init__(
        self,
        found: Mapping[str, Any],
        worth: TableSensitivity | None,
        min_group: int,
        parameters: _ibo.Parameters | None,
    ) -> None:
        super().__init__(found, worth, min_group)
        self._parameters = parameters

    def html(self, *, language: _Language | None = None) -> str:
        """A page that stands alone and loads nothing: it reads on light and dark screens, prints on
        A4 paper, and has a box to search the refused rows.
        """
        return _report_page.page(self, self._parameters, checked(language or chosen("nl")))

    def to_html(
        self, path: str | os.PathLike[str], /, *, language: _Language | None = None
    ) -> None:
        """Writes that page to a file."""
        Path(os.fspath(path)).write_text(self.html(language=language), encoding="utf-8")

    def text(self, language: _Language | None = None) -> str:
        """How many rows were computed and refused, in a sentence; before it that they are
        hypothetical, where they are.
        """
        language = checked(language or chosen("en"))
        what_if = _report_page.what_if(self, language)
        return "\n".join([*what_if, _report_page.rows_line(self, language)])

    def _repr_html_(self) -> str:
        return _report_page.summary(self, chosen("nl"))

    def __repr__(self) -> str:
        return f"<Report: {self.rows} rows, {sum(self.refused.values())} refused>"


def report(
    cases: _Table,
    unemployment: _Table | None = None,
    leefloon: _Table | None = None,
    sickness: _Table | None = None,
    *,
    absences: _Table | None = None,
    key: str | None = None,
    month: _ibo._Month | None = None,
    keep: Sequence[str] | None = None,
    extra: Literal["refuse", "ignore"] = "refuse",
    unknown_cases: Literal["refuse", "ignore"] = "refuse",
    require: Certainty | str | None = None,
    provisional: bool = False,
    parameters: _ibo.Parameters | None = None,
    codes: _ibo._Codes | None = None,
    reform: _ibo.Reform | None = None,
    duplicates: Literal["refuse", "allow"] = "refuse",
    min_group: int = 5,
    csv: Literal["belgian", "standard"] | None = None,
    threads: int | None = None,
) -> Report:
    """What a population comes to, for a page: totals by month, scheme and kind, refused rows with
    what must be, certainty and what it rests on, what the open questions of the law are worth, and
    how the nets are distributed.

    cases: a table of cases, which is computed, or of statements: Arrow data of any library, a result
    of `statements`, or the path of a file (.parquet, .csv, .jsonl, .xlsx), as the tables of records.
    Only cases that can be read twice have a sensitivity: a stream has none. min_group: groups and
    bins of fewer rows are shown as one, since they show incomes. csv: the form of CSV files, as for
    `read_table`. The other keywords are those of `statements`; of them `extra`, `duplicates`,
    `parameters` and `threads` also go with statements, and columns of `keep` are passed over.

    Raises `StructureError` for a table that is neither, and for a case and month that stand twice;
    `ResultError` for statements that do not agree with themselves.

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
    >>> found = ibo.report(cases)
    >>> found.total.net, found.refused
    (Decimal('523.18'), {'percentage-not-allowed': 1})
    >>> found.listed[0].english
    'the percentage must be one of 70 %, 80 %, 90 %, 100 %'
    """
    if type(cases).__name__ == "LazyFrame":
        cases = cases.collect()  # type: ignore[union-attr]
    beside = {
        "unemployment": unemployment,
        "leefloon": leefloon,
        "sickness": sickness,
        "absences": absences,
    }
    given = {"cases": cases, **{name: one for name, one in beside.items() if one is not None}}
    options: dict[str, Any] = {
        "key": key,
        "month": month,
        "keep": keep,
        "extra": extra,
        "unknown_cases": unknown_cases,
        "require": require,
        "provisional": provisional,
        "parameters": parameters,
        "codes": codes,
        "reform": reform,
        "duplicates": duplicates,
        "threads": threads,
    }
    from ._statement_files import opened  # files alone need it
    from ._table_files import InputOptions

    asked = InputOptions(threads, csv)
    with opened(given, asked) as tables:
        found = reported(**tables, **options, min_group=min_group)
    worth = None
    if found["of_cases"] and not _is_stream(cases):
        with opened(given, asked.once_more()) as tables:
            worth = sensitivity(**tables, **options)
    under = parameters if reform is None else reform.parameters(parameters)
    return Report(found, worth, min_group, under)


def reported(
    cases: Any,
    *,
    min_group: int,
    extra: Literal["refuse", "ignore"],
    duplicates: Literal["refuse", "allow"],
    threads: int | None,
    **of_cases: Any,
) -> dict[str, Any]:
    """What the extension says of cases, which it computes, or of statements, and which of them they
    are.
    """
    read: dict[str, Any] = {"min_group": min_group, "threads": threads}
    if not _is_statements(cases):
        options = {**of_cases, "extra": extra, "duplicates": duplicates, "threads": threads}
        statements = _ibo.statements(cases, **options, assumptions=True)
        found = _ibo._report(statements, **read, extra="ignore", duplicates="allow")
        reform = of_cases["reform"]
        return {**found, "of_cases": True, "reform": None if reform is None else reform.title}
    for name, value in of_cases.items():
        unused = value is None or value is False or (isinstance(value, str) and value == "refuse")
        if not unused and name != "parameters":  # the words of assumptions come from them
            raise ValueError(sentence.FOR_CASES(option=name))
    title = None
    if isinstance(cases, _ibo.TableResult | _ibo.StreamResult):
        duplicates = "allow"  # it was computed with or without them
        title = cases.summary.reform
    found = _ibo._report(cases, **read, extra=extra, duplicates=duplicates)
    return {**found, "of_cases": False, "reform": title}


_OF_STATEMENTS = ("premium_due", "withholding_tax", "net")


def _is_statements(table: Any) -> bool:
    """Whether a table has an amount that only statements have."""
    names = _names(table)
    return any({name, f"{name}_cents"} & names for name in _OF_STATEMENTS)


def _names(table: Any) -> set[str]:
    """The names of the columns of a table; none of what is no table that we know."""
    schema = getattr(table, "schema", None)
    for names in (
        getattr(table, "column_names", None),
        getattr(table, "columns", None),
        getattr(schema, "names", None),
    ):
        with contextlib.suppress(TypeError):
            found = set(() if names is None else names)
            if found and all(isinstance(name, str) for name in found):
                return found
    return set()


def _is_stream(table: Any) -> bool:
    """Whether a table can be read once only."""
    is_table = isinstance(table, str | os.PathLike) or hasattr(table, "__len__")
    return not is_table and not hasattr(table, "num_rows")
