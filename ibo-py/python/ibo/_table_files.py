"""What reading and writing of table files share: formats, types, and faults that name the file."""

from __future__ import annotations

import contextlib
import importlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from . import _sentence as sentence
from ._jsonl import chunks
from ._terminal import Fault

__all__ = [
    "JSON_LINES",
    "PAGES",
    "TABLES",
    "Array",
    "Batch",
    "Opened",
    "Schema",
    "ending",
    "first_line",
    "input_faults",
    "is_json_rows",
    "is_page",
    "pyarrow",
    "table_ending",
]

JSON_LINES = (".jsonl", ".ndjson")
"""The endings of files with one JSON object per line: rows of a table, or cases and statements."""
TABLES = (".parquet", ".csv")
"""The endings of files that can only be a table."""

PAGES = (".html", ".htm")
"""The endings of files that are pages."""

# pyarrow has no types, and is imported only when a table is read or written.
Batch: TypeAlias = Any
Schema: TypeAlias = Any
Array: TypeAlias = Any


class Opened(NamedTuple):
    """A table that is being read."""

    schema: Schema
    batches: Iterator[tuple[Batch, float]]
    """Some rows, and the share of the file that was read so far, from 0 to 1."""


def pyarrow(module: str = "pyarrow") -> Any:
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise Fault(sentence.PYARROW()) from error


def ending(path: str) -> str:
    """The ending of a file name, which tells its format."""
    return Path(path).suffix.lower()


def table_ending(path: str) -> str:
    """The ending of a table file; a fault for any other ending."""
    found = ending(path)
    if found not in TABLES + JSON_LINES:
        raise Fault(sentence.ENDING(path=path))
    return found


def is_page(path: str) -> bool:
    """Whether the output is a page, and else a table file; a fault for any other ending."""
    found = ending(path)
    if found in PAGES:
        return True
    if found not in TABLES + JSON_LINES:
        raise Fault(sentence.PAGE_ENDING(path=path))
    return False


def is_json_rows(path: str) -> bool:
    """Whether a file of JSON Lines has rows of a table: its first line is an object without
    `agreement`.
    """
    with input_faults(path), open(path, "rb") as file:
        for chunk in chunks(file):
            with contextlib.suppress(ValueError, RecursionError):
                first = json.loads(chunk.lines[0])
                return isinstance(first, dict) and "agreement" not in first
            return False
    return False


@contextlib.contextmanager
def input_faults(path: str) -> Iterator[None]:
    """Turns an error into a fault that names the file and repeats nothing of its content."""
    try:
        yield
    except OSError as error:  # those of pyarrow have no `strerror` and a text of several lines
        raise Fault(f"{path}: {error.strerror or first_line(error)}") from error
    except (
        ValueError,
        NotImplementedError,
    ) as error:  # malformed or unsupported formats, from pyarrow
        raise Fault(f"{path}: {first_line(error)}") from error


def first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]
