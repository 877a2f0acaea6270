"""The names of the columns of a table file, and what a column of a name holds."""

from __future__ import annotations

from typing import Any

from . import _ibo
from . import _sentence as sentence
from ._table_files import pyarrow

__all__ = ["TWO_WAYS", "column_type", "is_value", "plain_name"]

TWO_WAYS = {
    "number": sentence.NUMBER_TWO_WAYS,
    "day": sentence.DAY_TWO_WAYS,
    "point": sentence.POINT,
}
"""What is said of a value whose form does not say how it is read."""


def plain_name(name: str) -> str:
    """A name without blanks around it; one of ours in small letters."""
    name = name.strip()
    return small if _ibo._column_form(small := name.lower()) else name


def is_value(text: str) -> bool:
    """Whether a text is no name, but a number or a day."""
    return text[:1].isdigit() or (text[:1] == "-" and text[1:2].isdigit())


def column_type(name: str) -> Any:
    """The type of Arrow in which a column is read: whole cents, yes and no, or text."""
    pa = pyarrow()
    if name.endswith("_cents"):
        return pa.int64()
    return pa.bool_() if _ibo._column_form(name) == "flag" else pa.string()
