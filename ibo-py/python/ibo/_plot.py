"""The picture of a statement. The extension calls it from `Statement.plot`; matplotlib is needed here and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import _words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ._ibo import Statement

__all__ = ["statement"]


def statement(statement: Statement, ax: Axes | None = None, *, language: str = "nl") -> Axes:
    """Draws how the net amount comes about, as a waterfall, on `ax` or on a figure of its own; gives the axes.

    A notebook shows the axes that this makes as the picture; `.figure.savefig("A-1027.png")` keeps it in a file.
    """
    try:
        from . import _waterfall
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != "matplotlib":
            raise
        message = "Statement.plot() draws with matplotlib, which is not installed: pip install 'ibo[plot]'"
        raise ImportError(message, name="matplotlib") from error
    return _waterfall.draw(statement, ax, _words.checked(language))
