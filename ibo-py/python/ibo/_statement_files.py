"""Tables of statements as a caller gives them: Arrow data, or the path of a file."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from typing import Any

from ._table_files import InputOptions
from ._table_read import TableFile
from ._terminal import Fault

__all__ = ["opened", "readable"]


@contextlib.contextmanager
def opened(given: Mapping[str, Any], asked: InputOptions) -> Iterator[dict[str, Any]]:
    """The tables as Arrow data, those of files while they are read.

    A file that does not open is an `OSError`, one that does not read a `ValueError`.
    """
    files: list[TableFile] = []
    with contextlib.ExitStack() as stack:
        try:
            tables = {name: _opened(table, asked, stack, files) for name, table in given.items()}
            yield tables
        except Fault as fault:
            raise readable(fault) from fault
        except ValueError as error:
            # Arrow passes on only the text of an error that is raised inside a stream.
            found = next((file.fault for file in files if file.fault is not None), None)
            if found is None:
                raise
            raise (readable(found) if isinstance(found, Fault) else found) from error


def readable(fault: Fault) -> Exception:
    """The error of Python that says the same: one of the system stays as it is."""
    cause = fault.__cause__
    return cause if isinstance(cause, OSError) and cause.filename else ValueError(str(fault))


def _opened(
    table: Any, asked: InputOptions, stack: contextlib.ExitStack, files: list[TableFile]
) -> Any:
    if not isinstance(table, str | os.PathLike):
        return table
    path = os.fspath(table)
    file = stack.enter_context(TableFile(path, asked))
    files.append(file)
    return file
