"""Tables of statements as a caller gives them: Arrow data, or the path of a file."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from typing import Any

from ._table_read import TableFile
from ._terminal import Fault

__all__ = ["opened"]


@contextlib.contextmanager
def opened(given: Mapping[str, Any], threads: int | None) -> Iterator[dict[str, Any]]:
    """The tables as Arrow data, those of files while they are read.

    A file that does not open is an `OSError`, one that does not read a `ValueError`.
    """
    files: list[TableFile] = []
    with contextlib.ExitStack() as stack:
        try:
            tables = {name: _opened(table, threads, stack, files) for name, table in given.items()}
            yield tables
        except Fault as fault:
            raise _readable(fault) from fault
        except ValueError as error:
            # Arrow passes on only the text of an error that is raised inside a stream.
            found = next((file.fault for file in files if file.fault is not None), None)
            if found is None:
                raise
            raise (_readable(found) if isinstance(found, Fault) else found) from error


def _readable(fault: Fault) -> ValueError:
    return ValueError(str(fault))


def _opened(
    table: Any, threads: int | None, stack: contextlib.ExitStack, files: list[TableFile]
) -> Any:
    if not isinstance(table, str | os.PathLike):
        return table
    path = os.fspath(table)
    with open(path, "rb"):
        pass
    file = stack.enter_context(TableFile(path, threads, lambda _: None))
    files.append(file)
    return file
