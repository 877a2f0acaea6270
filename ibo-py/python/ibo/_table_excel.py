"""Reads tables in Excel. A number of a sheet is a binary one: it is read as the shortest
decimal that is the same, which is what a person typed, and refused with its row where that has more
than two decimals.
"""

from __future__ import annotations

import datetime
import decimal
import io
import itertools
import math
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from . import _ibo
from . import _sentence as sentence
from ._excel_cells import NOT_A_BOOK, cell_too_far, unread_cells
from ._input_file import InputFile
from ._table_files import Batch, InputOptions, Opened, excel, pyarrow
from ._table_names import (
    TWO_WAYS,
    column_type,
    forgiven_names,
    is_value,
    plain_name,
    read_as,
)
from ._terminal import Fault
from ._unread_row import unread_field, unread_row

__all__ = ["read_excel"]

_ROWS_A_BATCH = 16 * 1024
_Cell = Any


class _Sheet(NamedTuple):
    """A sheet, and where its table begins."""

    name: str
    sheet: Any
    first_row: int
    """The index of the row with the names."""
    first_column: int
    written: list[str]
    """The names of the columns as they stand there, from the first column that has something."""

    @property
    def columns(self) -> list[str]:
        return [plain_name(name) for name in self.written]


def read_excel(input_file: InputFile, asked: InputOptions) -> Opened:
    """The sheet with a table of ours. Numbers and days become texts in the form of the formats."""
    library = excel("python_calamine")
    held = io.BytesIO(input_file.file.read())
    input_file.check_unchanged()
    try:
        book = library.CalamineWorkbook.from_filelike(held)
        names = [
            known.name
            for known in book.sheets_metadata
            if known.visible == library.SheetVisibleEnum.Visible
            and known.typ == library.SheetTypeEnum.WorkSheet
        ]
        for name in names:
            if cell := cell_too_far(held, name):
                raise Fault(sentence.SHEET_FAR(path=input_file.shown, sheet=name, cell=cell))
        shown = [_sheet(name, book.get_sheet_by_name(name)) for name in names]
        table = _with_table(input_file.shown, shown)
        unread = unread_cells(held, table.name)
    except library.PasswordError as error:
        raise Fault(sentence.EXCEL_LOCKED(path=input_file.shown)) from error
    except (library.CalamineError, *NOT_A_BOOK) as error:
        raise Fault(sentence.NOT_EXCEL(path=input_file.shown)) from error
    rows = _Rows(input_file.shown, table, unread, asked.csv)
    pa = pyarrow()
    schema = pa.schema([*rows.fields, unread_field(input_file.shown)])

    def batches() -> Iterator[tuple[Batch, float]]:
        height = table.sheet.total_height or 1
        read = rows.read()
        while some := list(itertools.islice(read, _ROWS_A_BATCH)):
            columns = zip(*some, strict=True)
            arrays = [
                pa.array(list(values), field.type)
                for values, field in zip(columns, schema, strict=True)
            ]
            yield pa.record_batch(arrays, schema=schema), min(rows.row / height, 1.0)

    return Opened(schema, batches(), _read_as(table, len(book.sheet_names)))


def _sheet(name: str, sheet: Any) -> _Sheet:
    """A sheet with the names on its first row that is not empty."""
    if sheet.start is None:
        return _Sheet(name, sheet, 0, 0, [])
    for index, row in enumerate(sheet.iter_rows()):
        if any(cell != "" for cell in row):
            names = [str(cell) for cell in row]
            while names[-1] == "":
                names.pop()
            return _Sheet(name, sheet, index, sheet.start[1], names)
    return _Sheet(name, sheet, 0, 0, [])


def _with_table(path: str, sheets: list[_Sheet]) -> _Sheet:
    """The first sheet with a name of ours, else the first; a fault where another one has the same
    names, for its rows would be lost.
    """
    ours = [sheet for sheet in sheets if any(map(_ibo._column_form, sheet.columns))]
    if not ours:
        first = next((sheet for sheet in sheets if sheet.written), None)
        if first is None:
            raise Fault(sentence.EMPTY_SHEET(path=path))
        if any(map(is_value, first.written)):
            row = first.first_row + 1
            raise Fault(sentence.NO_NAMES(path=path, line=row))
        return first
    first = ours[0]
    same = [sheet.name for sheet in ours if set(sheet.columns) == set(first.columns)]
    if len(same) > 1:
        raise Fault(sentence.SHEETS_ALIKE(path=path, sheets=", ".join(map(repr, same))))
    return first


def _read_as(table: _Sheet, sheets: int) -> str | None:
    """How the file is read, where a person must know."""
    said = [sentence.SHEET(name=repr(table.name), sheets=sheets)] if sheets > 1 else []
    nameless = [_letters(table.first_column + index) for index in _nameless(table)]
    return read_as(said, table.columns, forgiven_names(table.written), nameless)


def _nameless(table: _Sheet) -> list[int]:
    return [index for index, name in enumerate(table.columns) if not name]


class _Refused(Exception):
    """What is wrong with a cell: the code of the error."""


class _Rows:
    """The rows of a sheet, below the names."""

    def __init__(
        self,
        path: str,
        table: _Sheet,
        unread: frozenset[tuple[int, int]],
        declared: Literal["belgian", "standard"] | None,
    ) -> None:
        self.row = 0
        """The index of the row that was read last."""
        self._path = path
        self._table = table
        self._unread = unread
        self._declared = declared
        self._counted: int | None = None
        self._columns = [(index, name) for index, name in enumerate(table.columns) if name]
        self.fields = [pyarrow().field(name, column_type(name)) for _, name in self._columns]

    def read(self) -> Iterator[list[_Cell]]:
        """The values of each row that is not empty, and what is wrong with it."""
        below = self._table.first_row + 1
        for row, cells in self._rows():
            self.row = row
            if row < below or not (any(cell != "" for cell in cells) or self._has_unread()):
                continue
            self._check_nameless(cells)
            values, wrong = [], None
            for index, name in self._columns:
                value = None
                try:
                    value = self._value(name, index, cells[index])
                except _Refused as refused:
                    wrong = wrong or unread_row(str(refused), name, self._cell(index))
                values.append(value)
            yield [*values, wrong]

    def _rows(self) -> Iterator[tuple[int, list[_Cell]]]:
        """Each row with its index. The library ends after the last cell that has a value: below it
        rows can follow with nothing but cells that it does not give.
        """
        row = -1
        for row, cells in enumerate(self._table.sheet.iter_rows()):
            yield row, cells
        empty = [""] * len(self._table.columns)
        for below in sorted({unread for unread, _ in self._unread if unread > row}):
            yield below, empty

    def _has_unread(self) -> bool:
        return any(
            (self.row, self._table.first_column + index) in self._unread
            for index, _ in self._columns
        )

    def _cell(self, index: int) -> str:
        """The name of a cell of the row, such as C17."""
        return f"{_letters(self._table.first_column + index)}{self.row + 1}"

    def _value(self, name: str, index: int, cell: _Cell) -> _Cell:
        if (self.row, self._table.first_column + index) in self._unread:
            raise _Refused("wrong-type")
        form = _ibo._column_form(name)
        if cell == "" and isinstance(cell, str):
            return None
        if name.endswith("_cents"):
            return int(_whole(cell)) if not isinstance(cell, str) else _cents(cell)
        if isinstance(cell, str):
            return self._of_text(name, index, cell)
        if form is None:
            return _as_text(cell)
        return _READ[form](cell)

    def _of_text(self, name: str, index: int, text: str) -> _Cell:
        """A cell that holds text: as a cell of CSV."""
        value, wrong = _ibo._csv_value(name, text, self._declared)
        if wrong is None:
            return value
        if wrong == "flag":
            raise _Refused("wrong-type")
        why = TWO_WAYS[wrong]()
        raise Fault(sentence.IN_CELL(path=self._path, cell=self._cell(index), name=name, why=why))

    def _check_nameless(self, cells: list[_Cell]) -> None:
        """A fault of a value below no name. A first column may count the rows, as that of a frame
        does.
        """
        named = len(self._table.columns)
        for index in [*_nameless(self._table), *range(named, len(cells))]:
            cell = cells[index]
            if cell == "":
                continue
            follows = (0.0, 1.0) if self._counted is None else (self._counted + 1.0,)
            if index == 0 and isinstance(cell, float) and cell in follows:
                self._counted = int(cell)
                continue
            raise Fault(
                sentence.IN_CELL(
                    path=self._path,
                    cell=self._cell(index),
                    name=sentence.COLUMN_NUMBER(number=index + 1),
                    why=sentence.NO_NAME(),
                )
            )


def _letters(column: int) -> str:
    """The name of a column, counted from 0: A to Z, then AA."""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def _number(cell: _Cell) -> Decimal:
    """The shortest decimal of a number."""
    is_number = isinstance(cell, int | float) and not isinstance(cell, bool)
    if not is_number or not math.isfinite(cell):
        raise _Refused("wrong-type")
    return Decimal(repr(cell))


def _decimal(cell: _Cell, too_many: str) -> str:
    number = _number(cell)
    exact = number.quantize(Decimal("0.01"), context=_EXACT) if abs(number) < _LARGE else number
    if exact != number:
        raise _Refused(too_many)
    return f"{number.normalize():f}"


_LARGE = Decimal(10) ** 20
_EXACT = decimal.Context(prec=40)


def _whole(cell: _Cell) -> str:
    number = _number(cell)
    if number != number.to_integral_value():
        raise _Refused("wrong-type")
    return f"{number.to_integral_value():f}"


def _cents(text: str) -> int:
    if not text.removeprefix("-").isdecimal() or not text.isascii() or len(text) > 18:
        raise _Refused("wrong-type")
    return int(text)


def _day(cell: _Cell) -> str:
    if type(cell) is datetime.datetime and cell.time() == datetime.time():
        cell = cell.date()
    if type(cell) is datetime.date:
        return cell.isoformat()
    raise _Refused("date-malformed" if isinstance(cell, datetime.datetime) else "wrong-type")


def _flag(cell: _Cell) -> bool:
    if isinstance(cell, bool):
        return cell
    raise _Refused("wrong-type")


def _text(cell: _Cell) -> str:
    """A text; a whole number where a reference has nothing but digits."""
    return _whole(cell)


def _as_text(cell: _Cell) -> str:
    """A cell of a column that is none of ours, as a text."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.isoformat() if isinstance(cell, datetime.date) else str(cell)


_READ: dict[str, Callable[[_Cell], _Cell]] = {
    "money": lambda cell: _decimal(cell, "amount-too-many-decimals"),
    "hours": lambda cell: _decimal(cell, "fraction-too-many-decimals"),
    "whole": _whole,
    "day": _day,
    "month": _day,
    "flag": _flag,
    "text": _text,
}
