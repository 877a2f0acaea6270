"""Reads a table in CSV."""

from __future__ import annotations

import contextlib
import itertools
import os
import re
from collections.abc import Iterator
from typing import Any

from . import _sentence as sentence
from ._table_columns import YES_OR_NO, as_text
from ._table_files import Array, Batch, Opened, pyarrow
from ._terminal import Fault

__all__ = ["read_csv"]


def read_csv(path: str, threads: int | None, files: contextlib.ExitStack) -> Opened:
    """Every column is text; an empty field is null. One thread parses: with more, pyarrow gives no
    row numbers.
    """
    pa, csv = pyarrow(), pyarrow("pyarrow.csv")
    size = os.stat(path).st_size
    options = {"read_options": csv.ReadOptions(use_threads=False, block_size=1024 * 1024)}
    with _csv_faults(path), csv.open_csv(_csv_file(path), **options) as first_look:
        names: list[str] = first_look.schema.names
    if len(names) == 1 and (separator := re.search("[;\t|]", names[0])):
        raise Fault(sentence.SEPARATOR(path=path, found=separator[0]))
    text = dict.fromkeys(names, pa.string())
    convert = csv.ConvertOptions(column_types=text, strings_can_be_null=True, null_values=[""])
    file = files.enter_context(_csv_file(path))
    with _csv_faults(path):
        reader = files.enter_context(csv.open_csv(file, convert_options=convert, **options))

    schema = pa.schema(
        [(name, pa.bool_() if name in YES_OR_NO else pa.string()) for name in reader.schema.names]
    )

    def batches() -> Iterator[tuple[Batch, float]]:
        line = 2
        with _csv_faults(path):
            for batch in reader:
                for field, column in zip(schema, batch.columns, strict=True):
                    _on_one_line(path, field.name, line, column)
                columns = [
                    _yes_or_no(path, field.name, line, column)
                    if field.name in YES_OR_NO
                    else as_text(field.name, column)
                    for field, column in zip(schema, batch.columns, strict=True)
                ]
                yield pa.record_batch(columns, schema=schema), min(file.tell() / size, 1.0)
                line += batch.num_rows

    return Opened(schema, batches())


def _csv_file(path: str) -> Any:
    """The file. pyarrow would ignore a single line that does not end in a line break."""
    pa, most = pyarrow(), 64 * 1024
    with open(path, "rb") as file:
        begin = file.read(most)
    is_one_line = 0 < len(begin) < most and not re.search(b"[\r\n]", begin)
    return pa.BufferReader(begin + b"\n") if is_one_line else pa.OSFile(path)


def _line_of(path: str, row: int) -> int:
    """The line of a row; row 1 is the header. Empty lines are not rows."""
    with open(path, encoding="latin-1") as lines:
        of_rows = (number for number, line in enumerate(lines, 1) if line != "\n")
        return next(itertools.islice(of_rows, row - 1, None), row)


def _on_one_line(path: str, name: str, first_line: int, text: Array) -> None:
    """No value contains a line break: one that does began with an open quote, and took the next
    lines with it.
    """
    compute = pyarrow("pyarrow.compute")
    for line_break in ("\n", "\r"):
        broken = compute.index(compute.match_substring(text, line_break), True).as_py()
        if broken >= 0:
            line = _line_of(path, first_line + broken)
            why = sentence.QUOTE_HERE()
            raise Fault(sentence.IN_COLUMN(path=path, line=line, name=name, why=why))


def _yes_or_no(path: str, name: str, first_line: int, text: Array) -> Array:
    compute = pyarrow("pyarrow.compute")
    lower = compute.ascii_lower(text)
    yes, no = compute.equal(lower, "true"), compute.equal(lower, "false")
    other = compute.index(compute.or_(yes, no), False).as_py()
    if other >= 0:
        line = _line_of(path, first_line + other)
        why = sentence.MUST_BE(what=sentence.TRUE_OR_FALSE(), code="wrong-type")
        raise Fault(sentence.IN_COLUMN(path=path, line=line, name=name, why=why))
    return yes


@contextlib.contextmanager
def _csv_faults(path: str) -> Iterator[None]:
    """Replaces the messages of pyarrow, which show the row and so the person."""
    try:
        yield
    except ValueError as error:
        if "newlines_in_values" in str(error):
            raise Fault(sentence.QUOTE(path=path)) from error
        row = re.search(r"Row #(\d+): Expected (\d+) columns, got (\d+)", str(error))
        if row is None:
            raise
        number, named, found = map(int, row.groups())
        fields = sentence.counted(found, sentence.FIELD, sentence.FIELDS_MANY)
        why = sentence.FIELDS(fields=fields, named=named)
        raise Fault(sentence.IN_LINE(path=path, line=_line_of(path, number), why=why)) from error
