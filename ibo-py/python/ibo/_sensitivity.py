"""What the open questions of the law are worth, to a case and to a table of cases (R8). The
extension computes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, NoReturn, overload

from . import _comparison_rows, _ibo, _markup, _words
from ._language import checked, chosen

if TYPE_CHECKING:
    import duckdb
    import pandas  # type: ignore[import-untyped]
    import polars
    import pyarrow  # type: ignore[import-untyped]
    from matplotlib.axes import Axes

    from ._arrow import ArrowData
    from ._certainty import Certainty
    from ._language import _Language
    from ._markup import _Column

__all__ = [
    "CaseSensitivity",
    "Reading",
    "ReadingChoice",
    "SensitivityRow",
    "TableSensitivity",
    "TableSensitivityRow",
    "readings",
    "sensitivity",
]


class ReadingChoice(NamedTuple):
    """A choice of a reading."""

    slug: str
    """The word in parameter files, such as `day-rule`."""
    text: str
    """What it means."""


class Reading(NamedTuple):
    """An open question of the law with its choices (R8)."""

    id: str
    """Such as `income.half-days`, or of a code `unemployment.benefit-type/insertion`."""
    rule: str
    question: str
    default: str
    choices: Sequence[ReadingChoice]


class SensitivityRow(NamedTuple):
    """A case under another choice of a reading that it used; amounts in euro."""

    reading: str
    rule: str
    choice: str
    default: str
    in_force: str
    """The choice with which the amounts are compared."""
    rows_used: int
    rows_changed: int
    premium: Decimal | None
    """None where the case is refused under the choice, as the other amounts."""
    net: Decimal | None
    employer_contribution: Decimal | None
    premium_difference: Decimal | None
    net_difference: Decimal | None
    contribution_difference: Decimal | None
    largest: Decimal | None
    refused: int
    error: str | None
    """The code of the error under the choice."""


class TableSensitivityRow(NamedTuple):
    """What a choice of a reading would change in a table; amounts in euro."""

    reading: str
    rule: str
    choice: str
    default: str
    in_force: str | None
    """The choice in force; none where it is not the same for all rows."""
    rows_used: int
    rows_changed: int
    premium_difference: Decimal
    net_difference: Decimal
    contribution_difference: Decimal
    largest: Decimal
    """The net difference of the largest magnitude in one row."""
    refused: int
    """The rows that are refused under the choice: they enter no sum."""


def readings(
    parameters: _ibo.Parameters | None = None, *, language: _Language | None = None
) -> Sequence[Reading]:
    """The open questions of the law, each with its choices in words.

    >>> import ibo
    >>> first = ibo.readings(language="en")[0]
    >>> first.id, first.default
    ('income.half-days', 'thirteen-thirds')
    >>> first.choices[1].text
    'half the day amount x 26, whatever the half days a week'
    """
    found = _ibo._readings(parameters, language=checked(language or chosen("nl")))
    return [
        Reading(name, rule, question, default, [ReadingChoice(*choice) for choice in choices])
        for name, rule, question, default, choices in found
    ]


class _Questions:
    """Questions and choices in words."""

    def __init__(self, parameters: _ibo.Parameters | None, language: _Language) -> None:
        self._readings = {one.id: one for one in readings(parameters, language=language)}

    def question(self, reading: str) -> str:
        found = self._readings.get(reading)
        return found.question if found else reading

    def choice(self, reading: str, choice: str) -> str:
        found = self._readings.get(reading)
        words = dict(found.choices) if found else {}
        return words.get(choice, choice)


class _Frozen:
    """A result: its fields are given once."""

    def __init__(self, **fields: object) -> None:
        self.__dict__.update(fields)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{name}: a {type(self).__name__} cannot be changed")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{name}: a {type(self).__name__} cannot be changed")


class CaseSensitivity(_Frozen):
    """What the readings that a case used are worth to it (R8.2)."""

    case_ref: str
    month: str
    rows: Sequence[SensitivityRow]
    """One for each other choice, the largest effect on the net first."""
    _json: str
    _texts: tuple[str, str]
    _parameters: _ibo.Parameters | None

    def __init__(
        self, found: str, texts: tuple[str, str], parameters: _ibo.Parameters | None
    ) -> None:
        import json

        fields = json.loads(found)
        super().__init__(
            case_ref=fields["case_ref"],
            month=fields["month"],
            rows=tuple(_row(row) for row in fields["rows"]),
            _json=found,
            _texts=texts,
            _parameters=parameters,
        )

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, CaseSensitivity):
            return NotImplemented
        return self._json == other._json

    def __hash__(self) -> int:
        return hash(self._json)

    def to_json(self) -> str:
        """The sensitivity as JSON."""
        return self._json

    def text(self, language: _Language | None = None) -> str:
        """The sensitivity as a text of several lines."""
        english, dutch = self._texts
        return english if checked(language or chosen("nl")) == "en" else dutch

    def plot(self, ax: Axes | None = None, *, language: _Language | None = None) -> Axes:
        """Draws the effects on the net as bars to both sides of zero, and those on the contribution
        where the net stays the same; returns the axes.
        """
        return _plot(self, ax, language)

    def _repr_html_(self) -> str:
        return _html(self, self.case_ref, chosen("nl"))

    def __repr__(self) -> str:
        return f"<CaseSensitivity {self.month}: {len(self.rows)} rows>"


class TableSensitivity(_Frozen):
    """What the open questions are worth to a table of cases (R8.3). It is Arrow data: polars,
    pandas, pyarrow and others take it as it is.
    """

    rows: Sequence[TableSensitivityRow]
    """One for each other choice that a row used, the largest effect on the net first."""
    computed: int
    """The rows of the table that were computed as they stand."""
    refused: int
    """The rows that are refused as they stand: they enter nothing."""
    _table: _ibo.KeptTable
    _parameters: _ibo.Parameters | None

    def __init__(
        self,
        rows: Sequence[TableSensitivityRow],
        table: _ibo.KeptTable,
        computed: int,
        refused: int,
        parameters: _ibo.Parameters | None,
    ) -> None:
        super().__init__(
            rows=tuple(rows),
            computed=computed,
            refused=refused,
            _table=table,
            _parameters=parameters,
        )

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, TableSensitivity):
            return NotImplemented
        return self._content() == other._content()

    def __hash__(self) -> int:
        return hash(self._content())

    def _content(self) -> tuple[object, ...]:
        return (self.rows, self.computed, self.refused)

    def to_polars(self) -> polars.DataFrame:
        """As a `polars.DataFrame`."""
        return self._table.to_polars()

    def to_pandas(self) -> pandas.DataFrame:
        """As a `pandas.DataFrame`."""
        return self._table.to_pandas()

    def to_pyarrow(self) -> pyarrow.Table:
        """As a `pyarrow.Table`."""
        return self._table.to_pyarrow()

    def to_duckdb(self) -> duckdb.DuckDBPyRelation:
        """As a relation of DuckDB."""
        return self._table.to_duckdb()

    def __arrow_c_schema__(self) -> Any:
        return self._table.__arrow_c_schema__()

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return self._table.__arrow_c_stream__(requested_schema)

    def __len__(self) -> int:
        return len(self.rows)

    def to_json(self) -> str:
        """The rows as JSON, with how many cases were computed and refused."""
        import json

        rows = [
            {name: str(one) if isinstance(one, Decimal) else one for name, one in row}
            for row in (row._asdict().items() for row in self.rows)
        ]
        return json.dumps({"computed": self.computed, "refused": self.refused, "rows": rows})

    def text(self, language: _Language | None = None) -> str:
        """The rows as a text: each question, and what a choice would change."""
        language = checked(language or chosen("nl"))
        words = _Questions(self._parameters, language)
        refused, use = _words.labels(("refused", "cases-that-use"), language)
        lines = [self._counts(language)]
        for row in self.rows:
            used = use.format(*_whole(language, row.rows_used, row.rows_changed))
            if row.refused:
                used = f"{used}, {row.refused} {refused}"
            choice = words.choice(row.reading, row.choice)
            lines += [
                "",
                f"  {words.question(row.reading)} ({row.rule}, {row.reading})",
                f"    {choice}: {_effect(row, language)}; {used}",
            ]
        return "\n".join(lines) + "\n"

    def plot(self, ax: Axes | None = None, *, language: _Language | None = None) -> Axes:
        """Draws the effects on the net as bars to both sides of zero, and those on the contribution
        where the net stays the same; returns the axes.
        """
        return _plot(self, ax, language)

    def _repr_html_(self) -> str:
        language = chosen("nl")
        return _html(self, self._counts(language), language)

    def _counts(self, language: _Language) -> str:
        counts = _whole(language, self.computed, self.refused)
        return _words.label("cases-computed", language).format(*counts)

    def __repr__(self) -> str:
        return f"<TableSensitivity: {len(self.rows)} rows of {self.computed} cases>"


@overload
def sensitivity(
    cases: _ibo.Case,
    *,
    require: Certainty | str | None = None,
    provisional: bool = False,
    parameters: _ibo.Parameters | None = None,
    codes: _ibo._Codes | None = None,
    reform: _ibo.Reform | None = None,
) -> CaseSensitivity: ...
@overload
def sensitivity(
    cases: ArrowData,
    unemployment: ArrowData | None = None,
    leefloon: ArrowData | None = None,
    sickness: ArrowData | None = None,
    *,
    absences: ArrowData | None = None,
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
    threads: int | None = None,
) -> TableSensitivity: ...
def sensitivity(
    cases: _ibo.Case | ArrowData,
    unemployment: ArrowData | None = None,
    leefloon: ArrowData | None = None,
    sickness: ArrowData | None = None,
    *,
    absences: ArrowData | None = None,
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
    threads: int | None = None,
) -> CaseSensitivity | TableSensitivity:
    """What the open questions of the law are worth, in euro: to a case, or to a table of cases with
    its records as for `statements` (R8.2, R8.3).

    For each reading that the case used the amounts under each other choice, all else equal; for a
    table the rows that used it and the sums of the differences, exact. The keywords are those of
    `statements`; columns of `keep` are passed over. With a reform the questions are asked under it.

    >>> import ibo
    >>> case = ibo.Case(
    ...     case_ref="A-1",
    ...     month="2026-03",
    ...     agreement=ibo.Agreement(
    ...         kind="ibo", start="2026-03-02", end="2026-08-28",
    ...         reference_gross_wage="2500.00", percentage=80, employment_fraction="38/38",
    ...     ),
    ...     unemployment=[
    ...         ibo.UnemploymentRecord(
    ...             from_="2026-01-05", day_amount="55.29", benefit_type="full-unemployment"
    ...         )
    ...     ],
    ...     leefloon=ibo.Source.no_data(),
    ...     sickness=ibo.Source.no_data(),
    ... )
    >>> first = ibo.sensitivity(case).rows[0]
    >>> first.reading, first.choice, first.net_difference
    ('premium.wage-difference-order', 'wage', Decimal('-255.57'))
    """
    under = parameters if reform is None else reform.parameters(parameters)
    if isinstance(cases, _ibo.Case):
        found, *texts = _ibo._case_sensitivity(
            cases,
            require=require,
            provisional=provisional,
            parameters=parameters,
            codes=codes,
            reform=reform,
        )
        return CaseSensitivity(found, (texts[0], texts[1]), under)
    rows, table, computed, refused = _ibo._table_sensitivity(
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
        duplicates=duplicates,
        threads=threads,
    )
    return TableSensitivity(
        [TableSensitivityRow(**row) for row in rows], table, computed, refused, under
    )


def _row(fields: dict[str, Any]) -> SensitivityRow:
    def amount(name: str) -> Decimal | None:
        return None if fields[name] is None else Decimal(fields[name])

    differences = [
        amount(name) for name in ("premium_difference", "net_difference", "contribution_difference")
    ]
    error = fields["error"]
    return SensitivityRow(
        reading=fields["reading"],
        rule=fields["rule"],
        choice=fields["choice"],
        default=fields["default"],
        in_force=fields["in_force"],
        rows_used=1,
        rows_changed=int(any(differences)),
        premium=amount("premium"),
        net=amount("net"),
        employer_contribution=amount("employer_contribution"),
        premium_difference=differences[0],
        net_difference=differences[1],
        contribution_difference=differences[2],
        largest=differences[1],
        refused=int(error is not None),
        error=None if error is None else error["code"],
    )


def _signed(amount: Decimal, language: _Language) -> str:
    sign = "+" if amount > 0 else ""
    return f"{sign}{_words.amount(amount, language)}"


def _effect(row: TableSensitivityRow, language: _Language) -> str:
    """What a choice changes: `Net 0.00 euro, contribution -561.29 euro`; the contribution where it
    changes.
    """
    net, contribution = _words.labels(("net", "contribution"), language)
    said = [f"{net} {_signed(row.net_difference, language)} euro"]
    if row.contribution_difference:
        said.append(f"{contribution} {_signed(row.contribution_difference, language)} euro")
    return ", ".join(said)


def _whole(language: _Language, *numbers: int) -> list[str]:
    """Whole numbers with their thousands: `1.000`, `1,000`."""
    return [_ibo._figures(str(number), language, True) for number in numbers]


_COLUMNS: Sequence[_Column] = ("text", "text", "amount", "amount", "word")


def _html(of: CaseSensitivity | TableSensitivity, title: str, language: _Language) -> str:
    words = _Questions(of._parameters, language)
    refused = _words.label("refused", language)
    rows = [
        _markup.row(
            (
                words.question(row.reading),
                words.choice(row.reading, row.choice),
                *(
                    refused if amount is None else _comparison_rows.signed(amount, language)
                    for amount in (row.net_difference, row.contribution_difference)
                ),
                row.rule,
            ),
            _COLUMNS,
        )
        for row in of.rows
    ]
    what, choice, rule = _words.labels(("what", "value", "rule"), language)
    amounts = (_words.line(code, language) for code in ("net", "employer-contribution"))
    heads = [what, choice, *amounts, rule]
    return _markup.page(language, _markup.paragraph(title), _markup.table(heads, _COLUMNS, rows))


def document(of: CaseSensitivity | TableSensitivity, language: _Language) -> bytes:
    """A page of its own."""
    title = _words.label("open-questions", language)
    if isinstance(of, CaseSensitivity):
        about = f"{of.case_ref}, {of.month}"
    else:
        about = of._counts(language)
    return _markup.document(language, title, _html(of, f"{title}. {about}.", language))


def _plot(of: CaseSensitivity | TableSensitivity, ax: Axes | None, language: str | None) -> Axes:
    from . import _plot

    chosen_language = checked(language or chosen("nl"))
    words = _Questions(of._parameters, chosen_language)
    bars = [
        (
            words.question(row.reading),
            words.choice(row.reading, row.choice),
            row.net_difference,
            row.contribution_difference or Decimal(),
        )
        for row in of.rows
        if row.net_difference is not None
    ]
    return _plot.sensitivity(bars, ax, chosen_language)
