"""A table in a file (Parquet, CSV, JSON Lines, Excel) as a stream of Arrow, some thousand rows at a
time.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import _sentence as sentence
from ._errors import IboError
from ._input_file import InputFile
from ._table_csv import read_csv
from ._table_excel import read_excel
from ._table_files import Batch, InputOptions, format_of, input_faults, pyarrow
from ._table_jsonl import read_json_lines
from ._table_parquet import files_of, read_files, read_parquet
from ._terminal import Fault
from ._unread_row import is_unread_field

if TYPE_CHECKING:
    from typing_extensions import Self

__all__ = ["TableFile", "whole_table"]

_READ = {
    "parquet": read_parquet,
    "csv": read_csv,
    "jsonl": read_json_lines,
    "xlsx": read_excel,
}


class TableFile:
    """A table file as a stream of Arrow that can be read once. Memory does not grow with the file.

    `shown` is called after each batch. Arrow passes on only the text of an error that is raised
    inside a stream, so the error itself, Ctrl-C included, is kept in `fault`.
    """

    def __init__(
        self,
        given: str | InputFile,
        asked: InputOptions,
        shown: Callable[[TableFile], None] = lambda _: None,
    ) -> None:
        self.rows = 0
        self.done = 0.0
        self.fault: BaseException | None = None
        self._shown = shown
        path = given if isinstance(given, str) else given.path
        self.name = Path(path).name
        self._path = sentence.STANDARD_INPUT() if path == "-" else path
        pyarrow()
        self.paths = files_of(path) if isinstance(given, str) else []
        """The files that are read."""
        with input_faults(self._path), contextlib.ExitStack() as files:
            if self.paths:
                self._opened = read_files(path, self.paths, asked)
            else:
                self.paths = [path]
                form = format_of(path, asked.format)
                if form is None:
                    raise Fault(sentence.ENDING(path=self._path))
                input_file = InputFile(given) if isinstance(given, str) else given
                self._opened = _READ[form](files.enter_context(input_file), asked)
            self._files = files.pop_all()
        # A form that was declared is told on the command line alone.
        if self._opened.said is not None and (asked.say or asked.csv is None):
            asked.tell(f"{self._path}: {self._opened.said}")

    @property
    def columns(self) -> list[str]:
        """The names of its columns."""
        return [field.name for field in self._opened.schema if not is_unread_field(field)]

    def named(self, error: IboError) -> str:
        """The error of a row, which names the line where the file has lines."""
        line_of = self._opened.line_of
        if error.row is None or line_of is None:
            return str(error)
        line = line_of(error.row)
        return sentence.IN_LINE(path=self._path, line=line, why=error)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._files.close()

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The rows as a stream of the Arrow PyCapsule interface."""
        reader = pyarrow().RecordBatchReader.from_batches(self._opened.schema, self._read())
        return reader.__arrow_c_stream__(requested_schema)

    def _read(self) -> Iterator[Batch]:
        try:
            with input_faults(self._path):
                for batch, done in self._opened.batches:
                    self.done = done
                    self.rows += batch.num_rows
                    self._shown(self)
                    yield batch
        except GeneratorExit:
            raise
        except BaseException as error:
            self.fault = error
            raise
        finally:
            self._files.close()

    def __del__(self) -> None:
        if files := getattr(self, "_files", None):
            files.close()


def whole_table(file: TableFile, most: int) -> Any:
    """A table of so many rows at most, for a sheet of Excel, which has no room for more."""
    pa = pyarrow()
    reader = pa.RecordBatchReader.from_stream(file)
    batches = []
    for batch in reader:
        batches.append(batch)
        if file.rows > most:
            raise Fault(sentence.SHEET_FULL(most=sentence.figures(most)))
    return pa.Table.from_batches(batches, reader.schema)
