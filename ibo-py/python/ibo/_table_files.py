"""What reading and writing of table files share: formats, types, and faults that name the file."""

from __future__ import annotations

import contextlib
import importlib
import warnings
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeAlias

from . import _sentence as sentence
from ._terminal import Fault

__all__ = [
    "FORMATS",
    "PAGES",
    "Array",
    "Batch",
    "InputOptions",
    "Opened",
    "Schema",
    "compressed_faults",
    "ending",
    "excel",
    "first_line",
    "format_of",
    "input_faults",
    "is_page",
    "output_format",
    "pyarrow",
]

_FORMATS = {
    ".parquet": "parquet",
    ".csv": "csv",
    ".tsv": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".xlsx": "xlsx",
}
"""The endings of table files, and their formats."""
FORMATS = tuple(dict.fromkeys(_FORMATS.values()))

COMPRESSED = (".gz", ".zst")
"""The endings of compressed files, behind that of their format."""

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
    said: str | None = None
    """How the file is read, where a person must know."""
    line_of: Callable[[int], int] | None = None
    """The line of a row, counted from 0, of a file that has lines."""


class InputOptions(NamedTuple):
    """How a caller asks that files are read."""

    threads: int | None = None
    """On how many processor cores; on all when absent."""
    csv: Literal["belgian", "standard"] | None = None
    """The form of numbers and days in CSV; when absent each value must show it."""
    format: str | None = None
    """The format of a file whose name does not say it."""
    say: Callable[[str], None] | None = None
    """What is told of a file while it is read; a warning when absent."""

    def once_more(self) -> InputOptions:
        """The same for files that are read once more: it is not told again how."""
        return self._replace(say=lambda what: None)

    def tell(self, what: str) -> None:
        """Tells something of a file that a person must know."""
        if self.say is None:
            warnings.warn(what, UserWarning, stacklevel=4)
        else:
            self.say(what)


def pyarrow(module: str = "pyarrow") -> Any:
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise Fault(sentence.PYARROW()) from error


def excel(module: str) -> Any:
    """A library that reads or writes Excel."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise Fault(sentence.EXCEL()) from error


def ending(path: str) -> str:
    """The ending of a file name, which tells its format, without that of a compressed file."""
    name = path.lower()
    for compressed in COMPRESSED:
        name = name.removesuffix(compressed)
    return Path(name).suffix


def format_of(path: str, asked: str | None) -> str | None:
    """The format of an input: what its name says, else what was asked; `None` when nothing says it."""
    return _FORMATS.get(ending(path), asked)


def output_format(path: str) -> str:
    """The format of a table that is written; a fault of a name that says none."""
    found = _FORMATS.get(Path(path).suffix.lower())
    if found is None:
        raise Fault(sentence.OUTPUT_ENDING(path=path))
    return found


def is_page(path: str) -> bool:
    """Whether the output is a page, and else a table file; a fault for any other ending."""
    found = Path(path).suffix.lower()
    if found not in PAGES and found not in _FORMATS:
        raise Fault(sentence.TABLE_OR_PAGE_ENDING(path=path))
    return found in PAGES


@contextlib.contextmanager
def input_faults(path: str) -> Iterator[None]:
    """Turns an error into a fault that names the file and repeats nothing of its content."""
    try:
        with compressed_faults(path):
            yield
    except OSError as error:  # those of pyarrow have no `strerror` and a text of several lines
        raise Fault(f"{path}: {error.strerror or first_line(error)}") from error
    except (
        ValueError,
        NotImplementedError,
    ) as error:  # malformed or unsupported formats, from pyarrow
        raise Fault(f"{path}: {first_line(error)}") from error


@contextlib.contextmanager
def compressed_faults(path: str) -> Iterator[None]:
    """The same of what is wrong with a compressed file."""
    try:
        yield
    except EOFError as error:
        raise Fault(sentence.ENDS_EARLY(path=path)) from error
    except zlib.error as error:
        raise Fault(sentence.DAMAGED(path=path)) from error


def first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]
