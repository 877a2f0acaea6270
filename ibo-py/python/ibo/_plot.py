"""The picture of a statement, for `Statement.plot`. Only this needs matplotlib."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import _sentence as sentence
from ._language import checked, chosen

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ._ibo import Statement

__all__ = ["statement"]


def statement(statement: Statement, ax: Axes | None = None, *, language: str | None = None) -> Axes:
    """Draws the lines up to the net amount as a waterfall, on `ax` or on a new figure; returns the
    axes.

    A notebook shows the returned axes as a picture; `.figure.savefig("A-1027.png")` saves it to a
    file.
    """
    try:
        from . import _waterfall
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != "matplotlib":
            raise
        raise ImportError(sentence.MATPLOTLIB(), name="matplotlib") from error
    return _waterfall.draw(statement, ax, checked(language or chosen("nl")))
