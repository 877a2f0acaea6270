"""Writes tables in Excel: a sheet with the rows, and one that says in words why rows were refused."""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Callable, Iterable
from typing import Any, BinaryIO

from . import _ibo
from . import _sentence as sentence
from ._language import chosen
from ._table_files import Batch, Schema, excel, pyarrow
from ._terminal import Fault

__all__ = ["MOST_ROWS", "write_excel"]

MOST_ROWS = 1_048_575
"""The rows that a sheet has room for, below its names."""

_NARROWEST = 12


def write_excel(schema: Schema, batches: Iterable[Batch], file: BinaryIO, result: Any) -> None:
    """Writes batches to a first sheet, and the refused rows of a result in words to a second one.
    Rows go to a folder of their own until the file is put together, so that memory does not grow
    with them.
    """
    library = excel("xlsxwriter")
    with tempfile.TemporaryDirectory(prefix="ibo-") as folder:
        book = library.Workbook(file, {"constant_memory": True, "tmpdir": folder})
        _write_sheet(book, sentence.SHEET_OF_RESULT(), schema, batches)
        if isinstance(result, _ibo.TableResult):
            refused = pyarrow().table(result.refused(language=chosen("en")))
            if refused.num_rows:
                _write_sheet(book, sentence.SHEET_OF_REFUSED(), *_in_words(refused))
        book.close()


def _in_words(refused: Any) -> tuple[Schema, list[Batch]]:
    """The refused rows, counted as the first sheet counts them: its first row has the names."""
    pa, compute = pyarrow(), pyarrow("pyarrow.compute")
    rows = compute.add(refused["row"].combine_chunks(), pa.scalar(2, pa.int64()))
    counted = refused.set_column(0, "row", rows)
    return counted.schema, counted.to_batches()


def _write_sheet(book: Any, title: str, schema: Schema, batches: Iterable[Batch]) -> None:
    sheet = book.add_worksheet(title)
    sheet.freeze_panes(1, 0)
    for column, name in enumerate(schema.names):
        sheet.set_column(column, column, max(_NARROWEST, len(name) + 2))
    head = book.add_format({"bold": True})
    for column, name in enumerate(schema.names):
        sheet.write_string(0, column, name, head)
    write = [_writer(book, sheet, field) for field in schema]
    row = 0
    for batch in batches:
        for values in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            row += 1
            if row > MOST_ROWS:
                raise Fault(sentence.SHEET_FULL(most=sentence.figures(MOST_ROWS)))
            for column, value in enumerate(values):
                if value is not None:
                    write[column](row, column, value)


def _writer(book: Any, sheet: Any, field: Any) -> Callable[[int, int, Any], object]:
    """What writes the values of a column."""
    types = pyarrow().types
    if types.is_decimal(field.type):
        amount = book.add_format({"num_format": "#,##0.00"})
        return lambda row, column, value: sheet.write_number(row, column, float(value), amount)
    if types.is_date(field.type):
        form = book.add_format({"num_format": "yyyy-mm" if field.name == "month" else "yyyy-mm-dd"})
        return lambda row, column, value: _write_day(sheet, row, column, value, form)
    if types.is_boolean(field.type):
        return sheet.write_boolean  # type: ignore[no-any-return]
    if types.is_integer(field.type):
        return sheet.write_number  # type: ignore[no-any-return]
    if types.is_list(field.type):
        return lambda row, column, ids: sheet.write_string(row, column, " ".join(ids))
    return lambda row, column, value: sheet.write_string(row, column, str(value))


def _write_day(sheet: Any, row: int, column: int, day: datetime.date, form: Any) -> None:
    """Writes a day; as a text where the calendar of Excel does not have it."""
    if day.year < 1901:
        sheet.write_string(row, column, day.isoformat())
    else:
        sheet.write_datetime(row, column, day, form)
