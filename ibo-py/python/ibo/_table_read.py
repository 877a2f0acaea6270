"""A table in a file (Parquet, CSV, JSON Lines) as a stream of Arrow, some thousand rows at a time."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ._table_csv import read_csv
from ._table_files import Batch, Opened, input_faults, pyarrow, table_ending
from ._table_jsonl import read_json_lines

if TYPE_CHECKING:
    from typing_extensions import Self

__all__ = ["TableFile"]

_ROWS_A_BATCH = 64 * 1024


class TableFile:
    """A table file as a stream of Arrow that can be read once. Memory does not grow with the file.

    `shown` is called after each batch. Arrow passes on only the text of an error that is raised
    inside a stream, so the error itself, Ctrl-C included, is kept in `fault`.
    """

    def __init__(self, path: str, threads: int | None, shown: Callable[[TableFile], None]) -> None:
        read = {".parquet": _read_parquet, ".csv": read_csv}.get(
            table_ending(path), read_json_lines
        )
        pyarrow()
        self.name = Path(path).name
        self.rows = 0
        self.done = 0.0
        self.fault: BaseException | None = None
        self._path = path
        self._shown = shown
        with input_faults(path), contextlib.ExitStack() as files:
            with open(path, "rb"):  # its error is clearer than that of pyarrow
                pass
            self._opened = read(path, threads, files)
            self._files = files.pop_all()

    @property
    def columns(self) -> list[str]:
        """The names of its columns."""
        return list(self._opened.schema.names)

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


def _read_parquet(path: str, threads: int | None, files: contextlib.ExitStack) -> Opened:
    file = files.enter_context(
        pyarrow("pyarrow.parquet").ParquetFile(path, buffer_size=1024 * 1024, pre_buffer=False)
    )
    rows = file.metadata.num_rows

    def batches() -> Iterator[tuple[Batch, float]]:
        read = 0
        for batch in file.iter_batches(_ROWS_A_BATCH, use_threads=threads != 1):
            read += batch.num_rows
            yield batch, read / rows if rows else 1.0

    return Opened(file.schema_arrow, batches())
