"""What a report says: counts, sums and rows. Those of the extension, exact to the cent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ._summary import Total

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from ._sensitivity import TableSensitivity

__all__ = ["ListedRow", "NetBin", "ReportContent", "ReportGroup"]

_LISTED = 1000
"""So many refused rows are listed one by one."""
_OF_EACH = 2
"""So many of each error stay in the list when it is too long."""


class ReportGroup(NamedTuple):
    """The rows of one month, scheme and kind."""

    month: str | None
    """None for the groups that are too small, shown as one."""
    total: Total
    """Their number and sums, with the scheme and the kind."""


class NetBin(NamedTuple):
    """The rows whose net lies between two amounts of whole euro."""

    from_: int | None
    """The least net; none for the bins that are too small, shown as one."""
    below: int | None
    """The nets are below this one."""
    rows: int


class ListedRow(NamedTuple):
    """A refused row."""

    row: int
    """Counted from 0."""
    case_ref: str
    month: str | None
    error_code: str
    error_at: str
    english: str
    """What must be, in English."""
    dutch: str
    """The same in Dutch."""


class ReportContent:
    """What a report says."""

    rows: int
    """How many rows it has, of which `total.rows` were computed."""
    total: Total
    """The rows that were computed, and their sums, exact to the cent."""
    groups: Sequence[ReportGroup]
    """The same by month, scheme and kind; the groups that are too small are one, the last."""
    refused: Mapping[str, int]
    """How many rows were refused, by the code of the error."""
    listed: Sequence[ListedRow]
    """At most 1,000 refused rows: the first, and some of each error."""
    provisional: int
    """How many rows are provisional: without the final answer of a source (R2.10)."""
    certainties: Mapping[str, int]
    """How many rows have each certainty."""
    assumptions: Mapping[str, int] | None
    """How many rows rest on each assumption, by its id; none where the table does not say."""
    nets: Sequence[NetBin]
    """How the nets are distributed; the bins that are too small are one, the last."""
    net_width: int
    """The width of these bins, in euro."""
    sensitivity: TableSensitivity | None
    """What the open questions of the law are worth; none of statements and of a stream."""
    min_group: int
    """Groups of fewer rows are one, since they show incomes."""
    library: str | None
    """The version with which the table was computed, where it says so."""
    values: str | None
    """The fingerprint of its dated values, where it says so (R7.1)."""
    reform: str | None
    """The title of the reform under which it was computed (R8.4); none of the law, and of a file of
    statements, which does not say."""

    def __init__(
        self,
        found: Mapping[str, Any],
        worth: TableSensitivity | None,
        min_group: int,
    ) -> None:
        self.rows, self.provisional = found["rows"], found["provisional"]
        self.total = _total((None, None), found["total"])
        self.groups = [
            ReportGroup(month, _total(of_group, sums))
            for (month, *of_group), sums in found["groups"]
        ]
        if found["few"] is not None:
            self.groups.append(ReportGroup(None, _total((None, None), found["few"])))
        self.refused = dict(found["refused"])
        self.listed = _shortened(
            [ListedRow(*row, *texts) for *row, texts in found["listed"]], self.refused
        )
        self.certainties = {word: rows for word, rows in found["certainties"] if rows}
        self.assumptions = found["assumptions"]
        self.net_width, bins, few = found["nets"]
        self.nets = [
            NetBin(place * self.net_width, (place + 1) * self.net_width, rows)
            for place, rows in bins
        ]
        if few is not None:
            self.nets.append(NetBin(None, None, few))
        self.sensitivity, self.min_group = worth, min_group
        self.library, self.values = found["library"], found["values"]
        self.reform = found["reform"]


def _total(of_group: Sequence[str | None], sums: tuple[int, Sequence[Decimal]]) -> Total:
    rows, amounts = sums
    scheme, kind = of_group
    return Total(scheme, kind, rows, *amounts)


def _shortened(listed: list[ListedRow], refused: Mapping[str, int]) -> list[ListedRow]:
    """At most so many rows; the last ones go, but for some of each error."""
    left = dict.fromkeys(refused, 0)
    for row in listed:
        left[row.error_code] += 1
    kept = []
    more = len(listed) - _LISTED
    for row in reversed(listed):
        if more > 0 and left[row.error_code] > _OF_EACH:
            left[row.error_code] -= 1
            more -= 1
        else:
            kept.append(row)
    return kept[::-1]
