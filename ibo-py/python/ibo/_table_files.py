"""Tables in files: which formats there are, how a table is read in parts, and what is said of a fault."""

from __future__ import annotations

import contextlib
import importlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from ._jsonl import chunks
from ._terminal import Fault

__all__ = [
    "JSON_LINES",
    "TABLES",
    "Array",
    "Batch",
    "Opened",
    "Schema",
    "ending",
    "first_line",
    "input_faults",
    "is_json_rows",
    "pyarrow",
    "table_ending",
]

JSON_LINES = (".jsonl", ".ndjson")
"""The endings of files with a JSON object a line: rows of a table, or cases and statements."""
TABLES = (".parquet", ".csv")
"""The endings of files that hold nothing but a table."""
# pyarrow has no types of its own, and is imported by who reads or writes a table alone.
Batch: TypeAlias = Any
Schema: TypeAlias = Any
Array: TypeAlias = Any


class Opened(NamedTuple):
    """A table that is being read."""

    schema: Schema
    batches: Iterator[tuple[Batch, float]]
    """Some rows, and which share of the file was read with them, from 0 to 1."""


def pyarrow(module: str = "pyarrow") -> Any:
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise Fault("tables in files are read and written with pyarrow: pip install 'ibo[tables]'") from error


def ending(path: str) -> str:
    """The ending of a file's name, which says its format."""
    return Path(path).suffix.lower()


def table_ending(path: str) -> str:
    """The ending of a file that holds a table; a fault of any other."""
    found = ending(path)
    if found not in TABLES + JSON_LINES:
        raise Fault(f"{path}: the name of a table ends in .parquet, .csv, .jsonl or .ndjson, which says its format")
    return found


def is_json_rows(path: str) -> bool:
    """Whether a file of JSON Lines holds rows of a table: its first line is an object, and no case with its `agreement`."""
    with input_faults(path), open(path, "rb") as file:
        for chunk in chunks(file):
            with contextlib.suppress(ValueError, RecursionError):
                first = json.loads(chunk.lines[0])
                return isinstance(first, dict) and "agreement" not in first
            return False
    return False


@contextlib.contextmanager
def input_faults(path: str) -> Iterator[None]:
    """Says of a fault which file it is in, and repeats nothing that the file holds."""
    try:
        yield
    except OSError as error:  # pyarrow's own have no `strerror`, but a text of some lines
        raise Fault(f"{path}: {error.strerror or first_line(error)}") from error
    except (ValueError, NotImplementedError) as error:  # pyarrow's faults of a format, and of one that it does not know
        raise Fault(f"{path}: {first_line(error)}") from error


def first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]
