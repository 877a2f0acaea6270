"""Cases as rows of one call, each with its records, which carry the place of their case."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from ctypes import Structure, byref, c_int32, c_size_t, sizeof
from dataclasses import dataclass, field
from typing import Any

from ctypes_binding import Amounts, Case, Error, Library
from ctypes_table import RECORDS, array, arrays_of

DUTCH = 1
MARK = 0x5A
"""A byte that no result has where it was not written."""

COUNTS = ("unemployment_count", "leefloon_count", "sickness_count", "absence_count")
SOURCES = dict(zip(RECORDS, ("unemployment", "leefloon", "sickness", "absences"), strict=True))
"""The arrays of records as an error names them."""

Records = dict[str, list[Any]]


def marked(kind: type[Any]) -> Any:
    """What a call is to write, full of marks: of a struct behind its size, and an error in Dutch."""
    made = kind()
    size = made.struct_size if isinstance(made, Structure) else 0
    ctypes.memset(byref(made), MARK, sizeof(made))
    if size:
        made.struct_size = size
    if kind is Error:
        made.language = DUTCH
    return made


def marked_array(kind: type[Any], count: int) -> Any:
    """An array of them."""
    return (kind * count)(*(marked(kind) for _ in range(count)))


def empty(kind: type[Any]) -> bytes:
    """What a call leaves of them where there is nothing to tell."""
    made = kind()
    if kind is Error:
        made.language = DUTCH
    return bytes(made)


@dataclass
class Answer:
    """What a call for many rows wrote."""

    status: int
    error: Error
    out: Any
    statuses: Any
    refused: c_size_t
    errors: Any

    def is_empty(self) -> bool:
        """Whether a call that failed left nothing in its rows, and its status in each."""
        rows, errors = len(self.statuses), len(self.errors)
        return (
            self.status != 0
            and bytes(self.out) == empty(Amounts) * rows
            and set(self.statuses) <= {self.status}
            and self.refused.value == 0
            and bytes(self.errors) == empty(Error) * errors
        )

    def told(self) -> list[tuple[int, int, str]]:
        """Row, number and place of each error of a row, up to the first that is empty."""
        found = []
        for error in self.errors:
            if bytes(error) == empty(Error):
                break
            found.append((error.row, error.number, error.at.decode()))
        return found


@dataclass
class Rows:
    """The cases of one call, and their records in any order."""

    cases: list[Case] = field(default_factory=list)
    records: Records = field(default_factory=lambda: {letter: [] for letter in RECORDS})

    def add(self, case: Case, records: dict[str, list[Structure]]) -> None:
        """A case with its records, behind those that are there."""
        place, own = len(self.cases), Case.from_buffer_copy(case)
        own.case_index = place
        for (letter, found), name in zip(records.items(), COUNTS, strict=True):
            setattr(own, name, len(found))
            self.records[letter] += [placed(record, place) for record in found]
        self.cases.append(own)

    def compute(
        self, library: Library, options: Any = None, parameters: Any = None, room: int | None = None
    ) -> Answer:
        """All of them in one call, with `room` for errors of rows; for all rows by default."""
        count = len(self.cases)
        room = count if room is None else room
        answer = Answer(
            *(0, marked(Error), marked_array(Amounts, count), marked_array(c_int32, count)),
            *(marked(c_size_t), marked_array(Error, room)),
        )
        answer.status = library.ibo_amounts_compute_many(
            *array(Case, [*self.cases]),
            *arrays_of(self.records),
            *(options, parameters),
            *(answer.out, sizeof(Amounts), answer.statuses, byref(answer.refused)),
            *((answer.errors, room, sizeof(Error)) if room else (None, 0, 0)),
            byref(answer.error),
        )
        return answer

    def ordered(self, order: Callable[[list[Any]], Sequence[Any]]) -> Rows:
        """The same cases with their records in another order."""
        return Rows(self.cases, {letter: [*order(own)] for letter, own in self.records.items()})


def placed(record: Structure, place: int) -> Any:
    """A record of the case at this place."""
    copy: Any = type(record).from_buffer_copy(record)
    copy.case_index = place
    return copy
