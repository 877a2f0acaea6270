"""Computes tables in files."""

from __future__ import annotations

import argparse
import contextlib
import itertools
import json
import os
import shutil
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from .. import _ibo
from .. import _sentence as sentence
from .._errors import IboError
from .._input_file import InputFile
from .._output_file import replaced
from .._table_excel_write import MOST_ROWS
from .._table_files import output_format
from .._table_parquet import files_of
from .._table_read import TableFile, whole_table
from .._table_write import write_table
from .._terminal import Fault, Progress, say
from .arguments import COMPUTED, REFUSED, input_options, settings

__all__ = [
    "RowProgress",
    "can_be_read_again",
    "compute_table",
    "computing",
    "inputs",
    "made_table",
    "opened_tables",
    "read_tables",
]


def compute_table(
    compute: Callable[..., _ibo.TableResult | _ibo.StreamResult],
    paths: Mapping[str, str | InputFile],
    arguments: argparse.Namespace,
    **options: Any,
) -> int:
    """Computes a table as `made_table`, and says what came out."""
    with warnings.catch_warnings():
        # The summary says which values of a reform no row reads.
        warnings.simplefilter("ignore", UserWarning)
        summary = made_table(compute, paths, arguments, **options)
    if arguments.summary == "json":
        say(json.dumps(summary.to_dict(), ensure_ascii=False))
    else:
        say(f"{summary}\n\n{sentence.VALUES(fingerprint=summary.values)}")
    return REFUSED if summary.refused else COMPUTED


def made_table(
    compute: Callable[..., Any],
    paths: Mapping[str, str | InputFile],
    arguments: argparse.Namespace,
    **options: Any,
) -> Any:
    """Reads tables and writes one, some thousand rows at a time; the output is complete or absent.
    Returns the summary of the result.
    """
    form = output_format(arguments.output)
    with (
        opened_tables(paths, arguments) as tables,
        replaced(arguments.output, inputs(arguments, tables.values())) as file,
        computing(tables),
    ):
        given = tables
        if form == "xlsx":  # only of a table as a whole its refused rows are said in words
            [first, *_] = tables
            given = {**tables, first: whole_table(tables[first], MOST_ROWS)}
        result = compute(**given, **options, threads=arguments.jobs)
        try:
            write_table(result, arguments.output, file, arguments.csv)
        except ValueError as error:
            if not isinstance(result, _ibo.StreamResult):
                raise
            # Arrow passes on only the text of an error of a row.
            raise result._raised(error) from error
        return result.summary


def read_tables(
    compute: Callable[..., Any],
    paths: Mapping[str, str | InputFile],
    arguments: argparse.Namespace,
    *,
    once_more: bool = False,
    **options: Any,
) -> Any:
    """Computes something of tables that is no table in a file, and returns it. Of files that are
    read once more it is not told again how.
    """
    with opened_tables(paths, arguments, once_more) as tables, computing(tables):
        return compute(**tables, **options, threads=arguments.jobs)


@contextlib.contextmanager
def opened_tables(
    paths: Mapping[str, str | InputFile], arguments: argparse.Namespace, once_more: bool = False
) -> Iterator[dict[str, Any]]:
    """The tables, while they are read."""
    asked = input_options(arguments)
    if once_more:
        asked = asked.once_more()
    with RowProgress() as progress, contextlib.ExitStack() as files:
        tables = {}
        for name, path in paths.items():
            tables[name] = files.enter_context(TableFile(path, asked, progress.add_rows))
        yield tables


@contextlib.contextmanager
def computing(tables: Mapping[str, TableFile]) -> Iterator[None]:
    """Raises the fault of a table itself: Arrow turns an error inside a stream into another one."""
    try:
        yield
    except BaseException as error:
        for table in tables.values():
            if table.fault is not None:
                raise table.fault from error
        if isinstance(error, IboError) and error.table is not None and error.table in tables:
            raise Fault(_as_options(tables[error.table].named(error))) from error
        if isinstance(error, ValueError):
            raise Fault(_as_options(str(error))) from error
        raise


_OPTIONS = {
    'extra="ignore"': "--ignore-extra",
    'unknown_cases="ignore"': "--ignore-unknown-cases",
    'keep=["premium"]': "--keep premium",
}
"""What a sentence advises in Python, and the option of the command that does the same."""


def _as_options(said: str) -> str:
    for keyword, option in _OPTIONS.items():
        said = said.replace(keyword, option)
    return said


def inputs(arguments: argparse.Namespace, files: Iterable[TableFile | str]) -> list[str]:
    """Every input file."""
    paths = ([file] if isinstance(file, str) else file.paths for file in files)
    return [*itertools.chain.from_iterable(paths), *settings(arguments)]


def can_be_read_again(path: str) -> bool:
    """Whether a table can be read twice: a pipe gives its rows once."""
    return os.path.isfile(path) or bool(files_of(path))


class RowProgress(Progress):
    """The progress of reading a table: rows, and rows per second."""

    def __init__(self) -> None:
        self._watched = sys.stderr is not None and sys.stderr.isatty()
        self._start = self._last = time.monotonic()
        self._next = self._start + 1
        self._table: TableFile | None = None

    def add_rows(self, table: TableFile) -> None:
        """Shows the progress after more rows of this table were read."""
        now = time.monotonic()
        if table is not self._table:
            self._table, self._start = table, self._last
        self._last = now
        if not self._watched or now < self._next or not table.done:
            return
        self._next = now + 0.1
        taken = max(now - self._start, 0.001)
        left = taken * (1 - table.done) / table.done
        hashes = "#" * int(20 * table.done)
        rate = sentence.ROW_PROGRESS(
            rows=sentence.figures(table.rows),
            rate=sentence.figures(round(table.rows / taken)),
            seconds=f"{left:.0f}",
        )
        bar = f"{table.name} {table.done:4.0%} [{hashes:.<20}] {rate}"[
            : shutil.get_terminal_size().columns - 1
        ]
        self._show(bar)
