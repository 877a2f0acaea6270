"""What the library that reads sheets does not say of their cells. Errors such as #N/A, and formulas
that no program has computed, it gives as empty cells, and an empty cell is a value that is not
there. And it takes memory for every cell up to the last one, however far from the table that lies.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import IO, BinaryIO
from xml.etree import ElementTree

__all__ = ["NOT_A_BOOK", "cell_too_far", "unread_cells"]

NOT_A_BOOK = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, RuntimeError, ElementTree.ParseError),
    # A part or a sheet that is not there, an encoding that nobody knows, a row without a number.
    *(LookupError, ValueError),
)
"""What is raised of another file."""

_BLOCK = 1024 * 1024
_SUSPECT = re.compile(rb"""\bt\s*=\s*["']e["']|<(?:\w+:)?f[\s/>]""")
_FAR = re.compile(
    rb"""\br\s*=\s*["'](?:(?:[C-Z][A-Z]|[A-Z]{3,})[0-9]|[A-Z]{0,2}[0-9]{7,})""", re.IGNORECASE
)
"""A cell in a column from CA on, or in a row from 1,000,000 on: few tables have one."""
_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Z]*)([0-9]{1,18})""", re.IGNORECASE)
"""The reference of a cell, or the number of a row."""
_MOST_CELLS = 100_000_000
"""More cells than a full sheet has in 95 columns: they take 3 GB."""
_LONGEST = 64
"""No reference of a cell, with its attribute, is as long: what is cut by the end of a block."""
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def unread_cells(book: BinaryIO, sheet: str) -> frozenset[tuple[int, int]]:
    """The row and the column of each of them, counted from 0.

    Raises `KeyError` for a book without this sheet.
    """
    with zipfile.ZipFile(book) as parts:
        path = _path(parts, sheet)
        with parts.open(path) as part:
            if not _is_suspect(part):
                return frozenset()
        with parts.open(path) as part:
            return frozenset(_unread(part))


def cell_too_far(book: BinaryIO, sheet: str) -> str | None:
    """The last cell of a sheet that reaches too far to be held in memory, such as XFD1048576, which
    need not have a value: that of the last column and the last row that have one.

    Raises `KeyError` for a book without this sheet.
    """
    with zipfile.ZipFile(book) as parts:
        path = _path(parts, sheet)
        with parts.open(path) as part:
            if not any(_FAR.search(block) for block in _blocks(part)):
                return None
        last_column, last_row = b"A", 1
        with parts.open(path) as part:
            for block in _blocks(part):
                for letters, row in _PLACE.findall(block):
                    last_column = max(last_column, letters.upper(), key=_order)
                    last_row = max(last_row, int(row))
    column = last_column.decode()
    cells = (_column(column) + 1) * last_row
    return f"{column}{last_row}" if cells > _MOST_CELLS else None


def _order(letters: bytes) -> tuple[int, bytes]:
    return len(letters), letters


def _blocks(part: IO[bytes]) -> Iterator[bytes]:
    """A member in parts, each with the end of the one before it."""
    before = b""
    while some := part.read(_BLOCK):
        yield before + some
        before = some[-_LONGEST:]


def _path(parts: zipfile.ZipFile, sheet: str) -> str:
    """The path of a sheet in its book."""
    book = "xl/workbook.xml"
    relations = {
        relation.get("Id"): relation.get("Target", "")
        for relation in ElementTree.fromstring(parts.read("xl/_rels/workbook.xml.rels"))
    }
    for element in ElementTree.fromstring(parts.read(book)).iter():
        if _is(element, "sheet") and element.get("name") == sheet:
            target = relations[element.get(_RELATION)]
            return posixpath.normpath(posixpath.join("/xl", target)).removeprefix("/")
    raise KeyError(sheet)


def _is_suspect(part: IO[bytes]) -> bool:
    """Whether an error or a formula may stand somewhere, by a look that is fast."""
    return any(_SUSPECT.search(block) for block in _blocks(part))


def _unread(part: IO[bytes]) -> Iterator[tuple[int, int]]:
    row, column = -1, -1
    for event, element in ElementTree.iterparse(part, ("start", "end")):
        if event == "start" and _is(element, "row"):
            row = int(element.get("r", row + 2)) - 1
            column = -1
        elif event == "start" and _is(element, "c"):
            column += 1
            if at := _REFERENCE.fullmatch(element.get("r", "")):
                column = _column(at[1])
        elif event == "end" and _is(element, "c"):
            if _is_unread(element):
                yield row, column
        elif event == "end" and _is(element, "row"):
            element.clear()


def _is_unread(cell: ElementTree.Element) -> bool:
    if cell.get("t") == "e":
        return True
    has_formula = any(_is(part, "f") for part in cell)
    values = [part.text for part in cell if _is(part, "v")]
    return has_formula and cell.get("t") != "str" and not any(values)


def _is(element: ElementTree.Element, name: str) -> bool:
    return element.tag.rpartition("}")[2] == name


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1
