"""Rows that a reader could not read. Each stands in its place in the table, and says in a column of
its own what is wrong with it: the extension knows that column by its metadata, and refuses the row.
"""

from __future__ import annotations

from typing import Any

from ._table_files import pyarrow

__all__ = ["is_unread_field", "unread_field", "unread_row"]

_KEY = "ibo.unread_rows"


def unread_field(path: str) -> Any:
    """The column with what is wrong with the rows of a file."""
    return pyarrow().field("unread_row", pyarrow().string(), metadata={_KEY: path})


def is_unread_field(field: Any) -> bool:
    """Whether a column of a table is that one."""
    return _KEY.encode() in (field.metadata or {})


def unread_row(code: str, column: str = "", place: object = "") -> str:
    """What is wrong with a row: the code of the error, the column, and where it stands in its file,
    the number of a line or the name of a cell.
    """
    return f"{code} {'?' if ' ' in column else column} {place}"
