"""Reads a table in JSON Lines: one object per row."""

from __future__ import annotations

import contextlib
import functools
import itertools
import json
from collections.abc import Iterator
from typing import Any, NamedTuple, TypeAlias

from . import _ibo
from . import _sentence as sentence
from ._jsonl import LONGEST_LINE, Chunk, chunks
from ._source import Source
from ._table_files import Array, Batch, Opened, Reading, input_faults, pyarrow
from ._terminal import Fault

__all__ = ["has_rows", "read_json_lines"]

# Objects become tuples of pairs, so that a duplicate name is found; arrays stay lists.

_DECODER = json.JSONDecoder(object_pairs_hook=tuple)
_Names: TypeAlias = tuple[str, ...]
_Pairs: TypeAlias = tuple[tuple[str, Any], ...]
_LARGEST = 2**63 - 1


class _Column(NamedTuple):
    """A column: which JSON values it accepts, and how they become an array."""

    name: str
    taken: frozenset[type]
    what: sentence.Sentence

    @classmethod
    def of(cls, name: str) -> _Column:
        none = type(None)
        if name.endswith("_cents"):
            return cls(name, frozenset({int, none}), sentence.CENTS)
        form = _ibo._column_form(name)
        if form == "flag":
            return cls(name, frozenset({bool, none}), sentence.TRUE_OR_FALSE)
        if name == "assumptions":
            return cls(name, frozenset({list, none}), sentence.LIST_OF_IDS)
        # Whole numbers, also of hours, can be JSON numbers.
        if form in ("whole", "hours"):
            return cls(name, frozenset({int, str, none}), sentence.WHOLE_NUMBER)
        if form == "money":
            return cls(name, frozenset({str, none}), sentence.AMOUNT_TEXT)
        return cls(name, frozenset({str, none}), sentence.TEXT)

    @property
    def type(self) -> Any:
        pa = pyarrow()
        return (
            pa.int64()
            if self.name.endswith("_cents")
            else pa.bool_()
            if _ibo._column_form(self.name) == "flag"
            else pa.string()
        )

    def array(self, values: tuple[Any, ...]) -> Array:
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


def read_json_lines(source: Source, reading: Reading) -> Opened:
    """One object per line. Every line must have the columns of the first: a missing column is not a
    null.
    """
    pa, path = pyarrow(), source.shown
    source.check_is_text()
    given = chunks(source.file)
    first = next(given, None)
    names = tuple(name for name, _ in _json_row(path, 1, first.lines[0])) if first else ()
    if len(set(names)) < len(names):
        raise Fault(sentence.IN_LINE(path=path, line=1, why=sentence.NAME_TWICE()))
    columns = [_Column.of(name) for name in names]
    schema = pa.schema([(column.name, column.type) for column in columns])

    def batches() -> Iterator[tuple[Batch, float]]:
        small: list[Batch] = []
        for chunk in itertools.chain([first] if first else [], given):
            values = zip(*_json_rows(path, names, chunk), strict=True)
            arrays = [
                _json_array(path, column, chunk.first_number, cells)
                for column, cells in zip(columns, values, strict=True)
            ]
            small.append(pa.record_batch(arrays, schema=schema))
            # 16 chunks make a batch that is large enough to compute fast.
            if len(small) == 16:
                yield _together(small), source.done
                small = []
        if small:
            yield _together(small), source.done
        source.check_unchanged()

    return Opened(schema, batches(), line_of=lambda row: row + 1)


def has_rows(source: Source) -> bool:
    """Whether JSON Lines have rows of a table: the first line is an object without `agreement`."""
    with input_faults(source.shown), contextlib.suppress(ValueError, RecursionError):
        first = json.loads(source.first_line(LONGEST_LINE))
        return isinstance(first, dict) and "agreement" not in first
    return False


def _together(small: list[Batch]) -> Batch:
    [batch] = pyarrow().Table.from_batches(small).combine_chunks().to_batches()
    return batch


def _json_row(path: str, number: int, line: bytes) -> _Pairs:
    """The names and values of one line."""
    try:
        text = line.decode().strip(" \t\r\n")
        pairs, end = _DECODER.raw_decode(text)
    except (ValueError, RecursionError) as error:
        why = sentence.NOT_JSON() if line.strip() else sentence.EMPTY_OR_LONG()
        raise Fault(sentence.IN_LINE(path=path, line=number, why=why)) from error
    if not isinstance(pairs, tuple) or end < len(text):
        raise Fault(sentence.IN_LINE(path=path, line=number, why=sentence.ONE_OBJECT()))
    return pairs


def _json_rows_at_once(lines: list[bytes]) -> list[_Pairs]:
    """The names and values of all lines, decoded together, which takes half the time; nothing when
    a line is not one object.

    A JSON text cannot contain a line break, so decoding together gives the same as decoding line by
    line.
    """
    if all(line.startswith(b"{") and line.endswith(b"}") for line in lines):
        with contextlib.suppress(ValueError, RecursionError):
            together = b",\n".join(lines).decode()
            rows: list[_Pairs] = _DECODER.decode(f"[{together}]")
            if len(rows) == len(lines) and all(isinstance(row, tuple) for row in rows):
                return rows
    return []


def _json_rows(path: str, columns: _Names, chunk: Chunk) -> Iterator[tuple[Any, ...]]:
    """The values of each line, in the order of the columns."""
    rows = _json_rows_at_once(chunk.lines) or itertools.starmap(
        functools.partial(_json_row, path), enumerate(chunk.lines, chunk.first_number)
    )
    for number, pairs in enumerate(rows, chunk.first_number):
        names, values = zip(*pairs, strict=True) if pairs else ((), ())
        if names != columns:
            row = dict(pairs)
            if len(row) < len(names):
                raise Fault(sentence.IN_LINE(path=path, line=number, why=sentence.NAME_TWICE()))
            if row.keys() != set(columns):
                why = _other_columns(row, columns)
                raise Fault(sentence.IN_LINE(path=path, line=number, why=why))
            values = tuple(map(row.__getitem__, columns))
        yield values


def _other_columns(row: dict[str, Any], columns: _Names) -> str:
    for name in columns:
        if name not in row:
            return sentence.MISSING_HERE(name=name)
    return sentence.NOT_ON_FIRST()


def _json_array(path: str, column: _Column, first_number: int, values: tuple[Any, ...]) -> Array:
    if not set(map(type, values)) <= column.taken:
        number = next(
            number
            for number, value in enumerate(values, first_number)
            if type(value) not in column.taken
        )
        why = sentence.MUST_BE(what=column.what(), code="wrong-type")
        raise Fault(sentence.IN_COLUMN(path=path, line=number, name=column.name, why=why))
    try:
        return column.array(values)
    except UnicodeEncodeError as error:  # half of a pair of surrogates
        raise Fault(sentence.TEXT_NOT_UNICODE(path=path, name=column.name)) from error
