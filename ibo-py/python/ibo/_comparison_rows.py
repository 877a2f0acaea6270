"""The summary of a comparison and its groups, and how people read them. The sums are those of the
extension, exact to the cent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, overload

from . import _markup, _tables, _words
from ._language import chosen
from ._text_table import text_table

if TYPE_CHECKING:
    import pandas  # type: ignore[import-untyped]
    import polars
    import pyarrow  # type: ignore[import-untyped]

    from ._language import _Language
    from ._markup import _Column

__all__ = [
    "Change",
    "ComparedGroup",
    "ComparedGroups",
    "ComparedRows",
    "ComparisonSummary",
    "compared",
]

MEASURES = (
    "premium",
    "premium_due",
    "withholding_tax",
    "net",
    "employer_contribution",
    "employer_cost",
    "vdab_cost",
)
"""The amounts that are summed on both sides."""

COUNTS = (
    "rows",
    "winners",
    "losers",
    "unchanged",
    "refused_before",
    "refused_after",
    "refused_both",
)


class Change(NamedTuple):
    """A sum before and after, in euro, of the rows that computed on both sides."""

    before: Decimal
    after: Decimal
    difference: Decimal
    """After less before."""


class ComparedRows(NamedTuple):
    """Rows that were computed on both sides, and those that were refused on one."""

    rows: int
    winners: int
    """The rows with a higher net after than before."""
    losers: int
    """The rows with a lower net."""
    unchanged: int
    refused_before: int
    """The rows that were refused before and computed after."""
    refused_after: int
    """The rows that were computed before and refused after."""
    refused_both: int
    premium: Change
    """The full-time premium (R4, R5.1)."""
    premium_due: Change
    """What the payer pays (R6.2)."""
    withholding_tax: Change
    net: Change
    """What the trainees receive (R6.3)."""
    employer_contribution: Change
    """What employers pay VDAB (R5.3)."""
    employer_cost: Change
    """What employers pay: the premium due where they pay it, and the contribution."""
    vdab_cost: Change
    """What VDAB pays: the premium due where it pays it, less the contribution."""
    only_before: Mapping[str, Decimal]
    """The sums before of the rows that are refused after, by the names of the amounts."""
    only_after: Mapping[str, Decimal]
    """The sums after of the rows that are refused before."""

    @property
    def compared(self) -> int:
        """How many rows were computed on both sides."""
        return self.winners + self.losers + self.unchanged

    def to_dict(self) -> dict[str, Any]:
        """As a `dict` of numbers and texts that JSON can hold: amounts are texts."""
        found: dict[str, Any] = {name: getattr(self, name) for name in COUNTS}
        found["compared"] = self.compared
        for name in MEASURES:
            found[name] = {
                part: str(amount) for part, amount in getattr(self, name)._asdict().items()
            }
        for side in ("only_before", "only_after"):
            found[side] = {name: str(amount) for name, amount in getattr(self, side).items()}
        return found


class ComparisonSummary(NamedTuple):
    """The summary of a comparison: its rows and sums, what was compared, and what no row read."""

    reform: str
    """The title of the reform."""
    baseline: str | None
    """That of the reform that it is compared with; none where that is the law."""
    rows: int
    winners: int
    """The rows with a higher net after than before."""
    losers: int
    """The rows with a lower net."""
    unchanged: int
    refused_before: int
    """The rows that were refused before and computed after."""
    refused_after: int
    """The rows that were computed before and refused after."""
    refused_both: int
    premium: Change
    """The full-time premium (R4, R5.1)."""
    premium_due: Change
    """What the payer pays (R6.2)."""
    withholding_tax: Change
    net: Change
    """What the trainees receive (R6.3)."""
    employer_contribution: Change
    """What employers pay VDAB (R5.3)."""
    employer_cost: Change
    """What employers pay: the premium due where they pay it, and the contribution."""
    vdab_cost: Change
    """What VDAB pays: the premium due where it pays it, less the contribution."""
    only_before: Mapping[str, Decimal]
    """The sums before of the rows that are refused after, by the names of the amounts."""
    only_after: Mapping[str, Decimal]
    """The sums after of the rows that are refused before."""

    values_before: str
    """The fingerprint of the dated values before (R7.1)."""
    values_after: str
    unread: Sequence[str] = ()
    """What the reforms lay and no row could read, in sentences (R8.4)."""

    @property
    def total(self) -> ComparedRows:
        """The counts and sums alone, as a group has them."""
        return ComparedRows(*self[2:-3])

    @property
    def compared(self) -> int:
        """How many rows were computed on both sides."""
        return self.total.compared

    def to_dict(self) -> dict[str, Any]:
        """As a `dict` that JSON can hold."""
        return {
            "reform": self.reform,
            "baseline": self.baseline,
            "values_before": self.values_before,
            "values_after": self.values_after,
            "unread": list(self.unread),
            **self.total.to_dict(),
        }

    def __str__(self) -> str:
        return self.text()

    def text(self, language: _Language | None = None) -> str:
        """The summary as a text, in Dutch (`"nl"`) or English (`"en"`)."""
        language = language or chosen("en")
        parts = [
            "\n".join(heading(self, language)),
            text_table(change_heads(language), change_rows(self.total, language), 1),
        ]
        apart = apart_rows(self.total, language)
        if apart:
            parts.append(text_table(apart_heads(self.total, language), apart, 1))
        if self.unread:
            parts.append(_words.unread(self.unread, language))
        return "\n\n".join(parts)

    def _repr_html_(self) -> str:
        return summary_html(self, chosen("nl"))


def heading(summary: ComparisonSummary, language: _Language) -> list[str]:
    """What was compared, and how many rows win, lose or are refused."""
    against = summary.baseline or _words.label("the-law", language)
    return [
        _words.label("compared-with", language).format(summary.reform, against),
        rows_line(summary.total, language),
    ]


def rows_line(total: ComparedRows, language: _Language) -> str:
    """`1.000 rijen: 400 winnen, 100 verliezen, 480 gelijk, 20 geweigerd`."""
    refused = total.refused_before + total.refused_after + total.refused_both
    counts = (total.rows, total.winners, total.losers, total.unchanged, refused)
    shown = (number(count, language) for count in counts)
    return _words.label("rows-compared", language).format(*shown)


def number(count: int, language: _Language) -> str:
    """A count with marks between its thousands: `1.000`."""
    return f"{count:,}".replace(",", "." if language == "nl" else ",")


def money(amount: Decimal, language: _Language) -> str:
    """An amount with marks between its thousands: `1.437,54`."""
    sign = "\N{MINUS SIGN}" if amount < 0 else ""
    return f"{sign}{_words.figures(amount, language)}"


def signed(amount: Decimal, language: _Language) -> str:
    """A difference with its sign; none of zero."""
    return f"+{money(amount, language)}" if amount > 0 else money(amount, language)


def measure(name: str, language: _Language) -> str:
    """The name of an amount: `netto voor de cursist`."""
    return _words.measure(name, language)


def change_heads(language: _Language) -> list[str]:
    return list(_words.labels(("amount", "before", "after", "difference"), language))


def change_rows(total: ComparedRows, language: _Language) -> list[list[str]]:
    """The sums of each amount before and after."""
    rows = []
    for name in MEASURES:
        change: Change = getattr(total, name)
        label = _words.with_capital(measure(name, language))
        before, after = money(change.before, language), money(change.after, language)
        rows.append([label, before, after, signed(change.difference, language)])
    return rows


def _apart(total: ComparedRows) -> list[tuple[str, int, Mapping[str, Decimal]]]:
    sides = [
        ("refused-after-only", total.refused_after, total.only_before),
        ("refused-before-only", total.refused_before, total.only_after),
    ]
    return [side for side in sides if side[1]]


def apart_heads(total: ComparedRows, language: _Language) -> list[str]:
    """The heads of `apart_rows`: an amount, and each side with its rows."""
    heads = (
        _words.label(name, language).format(number(rows, language))
        for name, rows, _ in _apart(total)
    )
    return [_words.label("amount", language), *heads]


def apart_rows(total: ComparedRows, language: _Language) -> list[list[str]]:
    """The sums of the rows that are refused on one side; none where there are no such rows."""
    sides = _apart(total)
    if not sides:
        return []
    return [
        [
            _words.with_capital(measure(name, language)),
            *(money(sums[name], language) for _, _, sums in sides),
        ]
        for name in MEASURES
    ]


def summary_html(summary: ComparisonSummary, language: _Language) -> str:
    """The summary as HTML for a notebook."""
    first, *more = heading(summary, language)
    parts = [
        _markup.heading(first, "", *more),
        _table(change_heads(language), change_rows(summary.total, language), 1),
    ]
    apart = apart_rows(summary.total, language)
    if apart:
        parts.append(_table(apart_heads(summary.total, language), apart, 1))
    parts.append(_markup.list_of(_words.label("unread-values", language), list(summary.unread)))
    return _markup.page(language, *parts)


class ComparedGroup(NamedTuple):
    """The rows of one group."""

    key: tuple[str | int | None, ...] | None
    """What its rows share; none for the groups that are too small, shown as one."""
    total: ComparedRows


_DECILE = "decile of "
"""How the name of a column of deciles begins."""


class ComparedGroups(Sequence[ComparedGroup]):
    """The groups of a comparison, in the order of their keys; those of fewer than `min_group`
    computed rows are one, the last.
    """

    def __init__(
        self, names: Sequence[str], groups: Sequence[ComparedGroup], min_group: int
    ) -> None:
        self.names = tuple(names)
        self.groups = tuple(groups)
        self.min_group = min_group

    def __len__(self) -> int:
        return len(self.groups)

    @overload
    def __getitem__(self, index: int) -> ComparedGroup: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[ComparedGroup]: ...
    def __getitem__(self, index: int | slice) -> ComparedGroup | Sequence[ComparedGroup]:
        return self.groups[index]

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, ComparedGroups)
            and (self.names, self.groups) == (other.names, other.groups)
            and self.min_group == other.min_group
        )

    def __hash__(self) -> int:
        return hash((self.names, len(self.groups), self.min_group))

    def __reduce__(self) -> tuple[Any, ...]:
        return ComparedGroups, (self.names, self.groups, self.min_group)

    def __repr__(self) -> str:
        return f"<ComparedGroups by {', '.join(self.names)}: {len(self)} groups>"

    def names_text(self, language: _Language) -> str:
        """By what the rows are grouped: `soort, stelsel`."""
        return ", ".join(
            head[:1].lower() + head[1:] for head in self.heads(language)[: len(self.names)]
        )

    def key_text(self, group: ComparedGroup, language: _Language) -> list[str]:
        """The key of a group in words."""
        if group.key is None:
            few = _words.label("fewer-than", language).format(self.min_group)
            return [few] + [""] * (len(self.names) - 1)
        return [_key(part, language) for part in group.key]

    def title(self, group: ComparedGroup, language: _Language) -> str:
        """The key of a group in one line; the number of a decile says that it is one."""
        keys = self.key_text(group, language)
        if group.key is not None and self.names[-1].startswith(_DECILE) and group.key[-1]:
            keys[-1] = f"{_words.label('decile', language)} {keys[-1]}"
        return ", ".join(key for key in keys if key)

    def rows(self, language: _Language) -> list[list[str]]:
        """The groups as cells: keys, counts, and the differences of net and of both costs."""
        cells = []
        for group in self.groups:
            total = group.total
            counts = [total.rows, total.winners, total.losers, total.unchanged]
            changes = [total.net, total.employer_cost, total.vdab_cost]
            cells.append(
                [
                    *self.key_text(group, language),
                    *(number(count, language) for count in counts),
                    *(signed(change.difference, language) for change in changes),
                ]
            )
        return cells

    def heads(self, language: _Language) -> list[str]:
        """The heads of these cells."""
        names = [_head(name, language) for name in self.names]
        counts = _words.labels(("rows", "winners", "losers", "unchanged"), language)
        changes = (measure(name, language) for name in ("net", "employer_cost", "vdab_cost"))
        return [*names, *counts, *(_words.with_capital(name) for name in changes)]

    def __str__(self) -> str:
        return self.text()

    def text(self, language: _Language | None = None) -> str:
        """The groups as a text, in Dutch (`"nl"`) or English (`"en"`)."""
        language = language or chosen("en")
        return text_table(self.heads(language), self.rows(language), len(self.names))

    def _repr_html_(self) -> str:
        language = chosen("nl")
        return _markup.page(language, self.html(language))

    def html(self, language: _Language) -> str:
        """The groups as a table of HTML."""
        return _table(self.heads(language), self.rows(language), len(self.names))

    def to_pyarrow(self) -> pyarrow.Table:
        """As a `pyarrow.Table`: the keys, `few` for the group of small groups, counts and sums."""
        pa = _tables.library("pyarrow", "to_pyarrow")
        money = pa.decimal128(38, 2)
        columns: dict[str, Any] = {}
        for place, name in enumerate(self.names):
            keys = [None if group.key is None else group.key[place] for group in self.groups]
            whole = all(key is None or isinstance(key, int) for key in keys)
            keys = [key if key is None or whole else str(key) for key in keys]
            columns[name] = pa.array(keys, pa.int64() if whole and any(keys) else pa.string())
        columns["few"] = pa.array([group.key is None for group in self.groups])
        for name in COUNTS:
            counts = [getattr(group.total, name) for group in self.groups]
            columns[name] = pa.array(counts, pa.int64())
        for name in MEASURES:
            for part in Change._fields:
                amounts = [getattr(getattr(group.total, name), part) for group in self.groups]
                columns[f"{name}_{part}"] = pa.array(amounts, money)
        for side in ("only_before", "only_after"):
            for name in MEASURES:
                amounts = [getattr(group.total, side)[name] for group in self.groups]
                columns[f"{name}_{side}"] = pa.array(amounts, money)
        return pa.table(columns)

    def to_polars(self) -> polars.DataFrame:
        """As a `polars.DataFrame`."""
        table = self.to_pyarrow()
        frame: polars.DataFrame = _tables.library("polars", "to_polars").from_arrow(table)
        return frame

    def to_pandas(self) -> pandas.DataFrame:
        """As a `pandas.DataFrame`."""
        _tables.library("pandas", "to_pandas")
        return self.to_pyarrow().to_pandas()


def _key(part: str | int | None, language: _Language) -> str:
    if part is None:
        return _words.label("no-value", language)
    if isinstance(part, str):
        return _words.kind(part)
    return str(part)


def _head(name: str, language: _Language) -> str:
    of = name.removeprefix(_DECILE)
    if of != name:
        return _words.label("decile-of", language).format(_amount_name(of, language))
    known = {"kind": "kind", "scheme": "scheme", "month": "month"}
    return _words.label(known[name], language) if name in known else name


def _amount_name(column: str, language: _Language) -> str:
    """A column of an amount that a statement has: `brutoloon na aanwerving`; another as it is."""
    try:
        name = _words.line(column.replace("_", "-"), language)
    except ValueError:
        return column
    return name[:1].lower() + name[1:]


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], words: int) -> str:
    texts: list[_Column] = ["text"] * words
    numbers: list[_Column] = ["amount"] * (len(heads) - words)
    columns = texts + numbers
    return _markup.table(heads, columns, [_markup.row(row, columns) for row in rows])


_Sums: TypeAlias = tuple[Sequence[int], Sequence[tuple[str, Sequence[Decimal]]]]
"""What the extension says of rows: their counts, and of each amount its sums."""


def compared(sums: _Sums) -> ComparedRows:
    """Rows, from the extension."""
    counts, amounts = sums
    changes = [Change(*of_amount[:3]) for _, of_amount in amounts]
    only_before = {name: of_amount[3] for name, of_amount in amounts}
    only_after = {name: of_amount[4] for name, of_amount in amounts}
    fields: list[Any] = [*counts, *changes, only_before, only_after]
    return ComparedRows(*fields)
