"""Reads a table in JSON Lines: one object per row."""

from __future__ import annotations

import contextlib
import itertools
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple, TypeAlias

from . import _ibo
from . import _sentence as sentence
from ._input_file import InputFile
from ._jsonl import LONGEST_LINE, Chunk, check_is_lines, chunks, is_cut
from ._table_files import Array, Batch, InputOptions, Opened, Schema, input_faults, pyarrow
from ._table_names import column_type
from ._terminal import Fault
from ._unread_row import unread_field, unread_row

__all__ = ["has_rows", "read_json_lines"]

# Objects become tuples of pairs, so that a duplicate name is found; arrays stay lists.

_DECODER = json.JSONDecoder(object_pairs_hook=tuple)
_Pairs: TypeAlias = tuple[tuple[str, Any], ...]
_Values: TypeAlias = tuple[Any, ...]
_LARGEST = 2**63 - 1
_LOOK = 64 * 1024


class _Column(NamedTuple):
    """A column: which JSON values it accepts, and how they become an array."""

    name: str
    taken: frozenset[type]
    type: Any

    @classmethod
    def of(cls, name: str) -> _Column:
        form = _ibo._column_form(name)
        taken: set[type] = {str}
        if name.endswith("_cents"):
            taken = {int}
        elif form == "flag":
            taken = {bool}
        elif name == "assumptions":
            taken = {list}
        # Whole numbers, also of hours, can be JSON numbers.
        elif form in ("whole", "hours"):
            taken = {int, str}
        return cls(name, frozenset({*taken, type(None)}), column_type(name))

    def checked(self, values: _Values, first_number: int, faults: list[str | None]) -> Array:
        """The array of values; each that is not accepted is the fault of its row."""
        if set(map(type, values)) <= self.taken:
            with contextlib.suppress(UnicodeEncodeError):
                return self.array(values)
        checked: list[Any] = []
        for row, value in enumerate(values):
            code = None
            if type(value) not in self.taken:
                code = "wrong-type"
            elif isinstance(value, str) and not _is_unicode(value):
                code = "bad-text"
            if code is not None:
                faults[row] = faults[row] or unread_row(code, self.name, first_number + row)
            checked.append(None if code else value)
        return self.array(tuple(checked))

    def array(self, values: _Values) -> Array:
        """Values of accepted types as an array. An amount beyond 64 bits becomes the largest, which
        is refused later.
        """
        types = set(map(type, values))
        if list in types:  # as in CSV, with a space between the ids
            values = tuple(None if ids is None else " ".join(map(str, ids)) for ids in values)
        if int in types and str(self.type) == "string":
            values = tuple(str(value) if type(value) is int else value for value in values)
        elif int in types:
            values = tuple(
                None if value is None else max(min(value, _LARGEST), -_LARGEST) for value in values
            )
        return pyarrow().array(values, self.type)


def _is_unicode(text: str) -> bool:
    """Whether a text has no half of a pair of surrogates."""
    return not any("\ud800" <= sign <= "\udfff" for sign in text)


def read_json_lines(input_file: InputFile, asked: InputOptions) -> Opened:
    """One object per line, with the columns that most of the first lines have: a missing column is
    not a null. A line that cannot be read is a row that is refused.
    """
    pa, path = pyarrow(), input_file.shown
    input_file.check_is_json()
    check_is_lines(input_file)
    given = chunks(input_file.file)
    first = next(given, None)
    columns = [_Column.of(name) for name in _names(path, first)]
    fields = [pa.field(column.name, column.type) for column in columns]
    schema = pa.schema([*fields, unread_field(path)])

    def batches() -> Iterator[tuple[Batch, float]]:
        small: list[Batch] = []
        last = None
        for last in itertools.chain([first] if first else [], given):
            small.append(_batch(schema, columns, last))
            # 16 chunks make a batch that is large enough to compute fast.
            if len(small) == 16:
                yield _together(small), input_file.done
                small = []
        if small:
            yield _together(small), input_file.done
        if last is not None and is_cut(last):
            line = last.first_number + len(last.lines) - 1
            asked.tell(sentence.MAY_BE_CUT(path=path, line=line))
        input_file.check_unchanged()

    return Opened(schema, batches(), line_of=lambda row: row + 1)


def has_rows(input_file: InputFile) -> bool:
    """Whether JSON Lines have rows of a table: of the first lines that are objects none has an
    `agreement`.
    """
    found = False
    with input_faults(input_file.shown):
        first = input_file.first_line(LONGEST_LINE)
        lines = [first, *input_file.look(max(_LOOK, len(first))).split(b"\n")[1:]]
    for line in lines:
        with contextlib.suppress(ValueError, RecursionError):
            row = json.loads(line)
            if isinstance(row, dict):
                if "agreement" in row:
                    return False
                found = True
    return found


def _together(small: list[Batch]) -> Batch:
    [batch] = pyarrow().Table.from_batches(small).combine_chunks().to_batches()
    return batch


def _names(path: str, first: Chunk | None) -> list[str]:
    """The names that at least half of the first rows have."""
    if first is None:
        return []
    rows = [row for row in _rows(first) if row is not None]
    if not rows:
        raise Fault(sentence.IN_LINE(path=path, line=1, why=sentence.ROWS_NOT_JSON()))
    counted = Counter(name for row in rows for name in dict(row))
    return [name for name, count in counted.items() if 2 * count >= len(rows)]


def _rows(chunk: Chunk) -> list[_Pairs | None]:
    """The names and values of each line; nothing of one that is not one object.

    Lines are decoded together where that is possible, which takes half the time. A JSON text cannot
    contain a line break, so it gives the same as line by line.
    """
    lines = chunk.lines
    if all(line.startswith(b"{") and line.endswith(b"}") for line in lines):
        with contextlib.suppress(ValueError, RecursionError):
            together = b",\n".join(lines).decode()
            rows: list[_Pairs] = _DECODER.decode(f"[{together}]")
            if len(rows) == len(lines) and all(isinstance(row, tuple) for row in rows):
                return [*rows]
    return [_row(line) for line in lines]


def _row(line: bytes) -> _Pairs | None:
    with contextlib.suppress(ValueError, RecursionError):
        text = line.decode().strip(" \t\r\n")
        pairs, end = _DECODER.raw_decode(text)
        if isinstance(pairs, tuple) and end == len(text):
            return pairs
    return None


def _batch(schema: Schema, columns: list[_Column], chunk: Chunk) -> Batch:
    """The rows of some lines, and what is wrong with them."""
    known = tuple(column.name for column in columns)
    rows: list[_Values] = []
    faults: list[str | None] = []
    for number, pairs in enumerate(_rows(chunk), chunk.first_number):
        names, values = zip(*pairs, strict=True) if pairs else ((), ())
        fault = None
        if names != known:
            row = dict(pairs or ())
            fault = (
                unread_row("malformed-json", place=number)
                if pairs is None
                else _other_columns(names, row, known, number)
            )
            values = tuple(map(row.get, known))
        rows.append(values)
        faults.append(fault)
    cells = zip(*rows, strict=True) if columns else ()
    arrays = [
        column.checked(values, chunk.first_number, faults)
        for column, values in zip(columns, cells, strict=True)
    ]
    return pyarrow().record_batch([*arrays, pyarrow().array(faults, "string")], schema=schema)


def _other_columns(
    names: tuple[str, ...], row: dict[str, Any], known: tuple[str, ...], number: int
) -> str | None:
    """What is wrong with a row that has not the columns of the table in their order."""
    if len(row) < len(names):
        [twice, *_] = (name for name, count in Counter(names).items() if count > 1)
        return unread_row("duplicate-field", twice, number)
    for name in known:
        if name not in row:
            return unread_row("missing-field", name, number)
    for name in names:
        if name not in known:
            return unread_row("unknown-field", name, number)
    return None
