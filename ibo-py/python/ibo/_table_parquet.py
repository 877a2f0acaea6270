"""Reads tables in Parquet: a file, or the files of a folder, as Spark writes them."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from . import _sentence as sentence
from ._input_file import InputFile
from ._table_files import Batch, InputOptions, Opened, Schema, input_faults, pyarrow
from ._terminal import Fault

__all__ = ["files_of", "read_files", "read_parquet"]

_ROWS_A_BATCH = 64 * 1024
_NO_VALUE = "__HIVE_DEFAULT_PARTITION__"
"""What stands in the name of a folder for a null."""


def read_parquet(input_file: InputFile, asked: InputOptions) -> Opened:
    """A file, of which the checksums of its pages are checked, and its rows counted."""
    if not input_file.can_seek:
        raise Fault(sentence.NO_SEEKING(path=input_file.shown))
    file = pyarrow("pyarrow.parquet").ParquetFile(
        input_file.raw, buffer_size=1024 * 1024, pre_buffer=False, page_checksum_verification=True
    )
    rows = file.metadata.num_rows

    def batches() -> Iterator[tuple[Batch, float]]:
        read = 0
        for batch in file.iter_batches(_ROWS_A_BATCH, use_threads=asked.threads != 1):
            read += batch.num_rows
            yield batch, read / rows if rows else 1.0
        if read != rows:
            raise Fault(sentence.FEWER_ROWS(path=input_file.shown))
        input_file.check_unchanged()

    return Opened(file.schema_arrow, batches())


def files_of(path: str) -> list[str]:
    """The Parquet files of a folder, or those that a pattern such as `2026/*.parquet` names, in the
    order of their names; nothing of another path. Files that begin with `_` or `.` are not data.
    """
    if os.path.isdir(path):
        found = glob.glob(os.path.join(glob.escape(path), "**", "*.parquet"), recursive=True)
        if not found:
            raise Fault(sentence.NO_PARQUET(path=path))
    elif glob.has_magic(path) and not os.path.exists(path):
        found = glob.glob(path, recursive=True)
    else:
        return []
    return sorted(name for name in found if not Path(name).name.startswith(("_", ".")))


def read_files(path: str, files: list[str], asked: InputOptions) -> Opened:
    """Files one after the other, with the same columns. What the names of folders below the path
    say, as `month=2026-03`, is a column too.
    """
    with input_faults(files[0]), InputFile(files[0]) as input_file:
        schema = _with_folders(read_parquet(input_file, asked).schema, path, files[0])

    def batches() -> Iterator[tuple[Batch, float]]:
        for number, name in enumerate(files):
            with input_faults(name), InputFile(name) as input_file:
                opened = read_parquet(input_file, asked)
                if not _with_folders(opened.schema, path, name).equals(schema):
                    raise Fault(sentence.OTHER_COLUMNS(path=name, first=files[0]))
                for batch, done in opened.batches:
                    columns = [*batch.columns, *_columns_of_folders(batch, path, name)]
                    made = pyarrow().record_batch(columns, schema=schema)
                    yield made, (number + done) / len(files)

    return Opened(schema, batches())


def _folders(path: str, name: str) -> dict[str, str | None]:
    """What the names of the folders between a path and a file say."""
    if not os.path.isdir(path):
        return {}
    parts = Path(name).relative_to(path).parent.parts
    said = (part.partition("=") for part in parts if "=" in part)
    return {key: None if value == _NO_VALUE else unquote(value) for key, _, value in said}


def _with_folders(schema: Schema, path: str, name: str) -> Schema:
    pa = pyarrow()
    schema = schema.remove_metadata()
    fields = [pa.field(key, pa.string()) for key in _folders(path, name)]
    return pa.schema([*schema, *fields])


def _columns_of_folders(batch: Batch, path: str, name: str) -> list[Any]:
    pa = pyarrow()
    said = _folders(path, name).values()
    return [pa.array([value] * batch.num_rows, pa.string()) for value in said]
