"""A table as a text for people: columns as wide as their widest cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["text_table"]


def text_table(heads: Sequence[str], rows: Sequence[Sequence[str]], words: int) -> str:
    """Rows under their heads, indented; the first columns are words, the others numbers, which are
    aligned right.
    """
    lines = [heads, *rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    shown = (
        "  ".join(
            f"{cell:<{width}}" if column < words else f"{cell:>{width}}"
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    )
    return "\n".join(f"  {line}".rstrip() for line in shown)
