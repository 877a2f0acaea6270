"""The names of the columns of a table file, and what a column of a name holds."""

from __future__ import annotations

from typing import Any

from . import _ibo
from . import _sentence as sentence
from ._table_files import pyarrow

__all__ = ["TWO_WAYS", "column_type", "forgiven_names", "is_value", "plain_name", "read_as"]

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


def forgiven_names(written: list[str]) -> list[str]:
    """The names of ours that are written otherwise."""
    return [name for name in written if name != (ours := plain_name(name)) and _is_ours(ours)]


def _is_ours(name: str) -> bool:
    return _ibo._column_form(name) is not None


def read_as(
    said: list[str], columns: list[str], forgiven: list[str], nameless: list[str]
) -> str | None:
    """How a table is read: what is said of its form, the names that were forgiven, and the columns
    that have none; nothing where all is in the form of the formats.
    """
    if forgiven:
        said = [*said, sentence.NAMES_FORGIVEN(names=", ".join(map(repr, forgiven)))]
    if nameless:
        said = [*said, sentence.NAMELESS(columns=", ".join(nameless))]
    if not said:
        return None
    counted = sentence.counted(len(columns), sentence.COLUMN, sentence.COLUMNS)
    return sentence.READ_AS(form=", ".join(said), columns=counted)


def is_value(text: str) -> bool:
    """Whether a text is no name, but a number or a day."""
    return text[:1].isdigit() or (text[:1] == "-" and text[1:2].isdigit())


def column_type(name: str) -> Any:
    """The type of Arrow in which a column is read: whole cents, yes and no, or text."""
    pa = pyarrow()
    if name.endswith("_cents"):
        return pa.int64()
    return pa.bool_() if _ibo._column_form(name) == "flag" else pa.string()
