"""The pictures of a statement, a plan, a comparison and open questions. Only these need matplotlib."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from . import _sentence as sentence
from ._language import checked, chosen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from matplotlib.axes import Axes

    from ._comparison_rows import ComparedGroups, ComparisonSummary
    from ._ibo import Plan, Statement
    from ._language import _Language

__all__ = ["comparison", "plan", "sensitivity", "statement"]


def statement(statement: Statement, ax: Axes | None = None, *, language: str | None = None) -> Axes:
    """Draws the lines up to the net amount as a waterfall, on `ax` or on a new figure; returns the
    axes.

    A notebook shows the returned axes as a picture; `.figure.savefig("A-1027.png")` saves it to a
    file.
    """
    drawn = _with_matplotlib("Statement.plot()", "_waterfall")
    axes: Axes = drawn.draw(statement, ax, checked(language or chosen("nl")))
    return axes


def plan(plan: Plan, ax: Axes | None = None, *, language: str | None = None) -> Axes:
    """Draws benefit and net of each month as bars, on `ax` or on a new figure; returns the axes."""
    drawn = _with_matplotlib("Plan.plot()", "_plan_bars")
    axes: Axes = drawn.draw(plan, ax, checked(language or chosen("nl")))
    return axes


def comparison(
    summary: ComparisonSummary,
    groups: ComparedGroups | None,
    ax: Axes | None,
    language: str | None,
) -> Axes:
    """Draws the differences in sum, or in the net of each group, as bars to both sides of zero."""
    drawn = _with_matplotlib("Comparison.plot()", "_comparison_bars")
    axes: Axes = drawn.draw(summary, groups, ax, checked(language or chosen("nl")))
    return axes


def sensitivity(
    bars: Sequence[tuple[str, str, Decimal, Decimal]], ax: Axes | None, language: _Language
) -> Axes:
    """Draws what each choice of a question changes, in the net and in the contribution, as bars to
    both sides of zero.
    """
    drawn = _with_matplotlib("plot()", "_tornado")
    axes: Axes = drawn.draw([drawn.Bar(*bar) for bar in bars], ax, language)
    return axes


def _with_matplotlib(method: str, module: str) -> Any:
    try:
        return importlib.import_module(f".{module}", __package__)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != "matplotlib":
            raise
        raise ImportError(sentence.MATPLOTLIB(method=method), name="matplotlib") from error
