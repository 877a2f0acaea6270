"""The picture of a comparison, drawn with matplotlib: bars to both sides of zero, of the sums or of
the net of each group.
"""

from __future__ import annotations

import textwrap
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

import matplotlib
from matplotlib.axes import Axes

from . import _comparison_rows, _waterfall, _words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ._comparison_rows import ComparedGroups, ComparisonSummary
    from ._language import _Language

__all__ = ["draw"]

_WIN, _LOSE, _LINE = "#0d857a", "#b4552d", "#64748b"
_HALF = 0.3


class Bar(NamedTuple):
    label: str
    amount: Decimal
    note: str = ""


def draw(
    summary: ComparisonSummary,
    groups: ComparedGroups | None,
    ax: Axes | None,
    language: _Language,
) -> Axes:
    """Draws the differences on these axes, or on axes of a new figure, and gives them."""
    bars = _of_sums(summary, language) if groups is None else _of_groups(groups, language)
    if ax is None:
        ax = _waterfall.new_axes(1.7 + 0.5 * len(bars))
    if not isinstance(ax, Axes):
        raise TypeError(f"ax is the axes of a matplotlib figure, not {type(ax).__name__}")
    _frame(ax, bars)
    for place, bar in enumerate(bars):
        _draw(ax, place, bar, language)
    _heading(ax, summary, groups, language)
    said = _subtitle(summary, groups, language)
    _waterfall.say(ax, [*said, *(_in_words(bar, language) for bar in bars)])
    return ax


def _in_words(bar: Bar, language: _Language) -> str:
    note = f" ({bar.note})" if bar.note else ""
    return f"{bar.label}: {_words.difference(bar.amount, language)}{note}"


def _of_sums(summary: ComparisonSummary, language: _Language) -> list[Bar]:
    total = summary.total
    names = ("net", "withholding_tax", "employer_cost", "vdab_cost")
    return [
        Bar(_comparison_rows.measure(name, language), getattr(total, name).difference)
        for name in names
    ]


def _of_groups(groups: ComparedGroups, language: _Language) -> list[Bar]:
    bars = []
    for group in groups:
        total = group.total
        key = groups.title(group, language)
        note = _comparison_rows.rows_line(total, language)
        bars.append(Bar(key, total.net.difference, note))
    return bars


def _frame(ax: Axes, bars: Sequence[Bar]) -> None:
    ends = [float(bar.amount) for bar in bars] + [0.0]
    # Beside a bar there is room for its amount.
    least, most = min(ends), max(ends)
    room = (most - least) or 1.0
    left, right = (0.4 if least < 0 else 0.0), (0.4 if most > 0 or least == 0 else 0.0)
    ax.set_xlim(least - left * room, most + right * room)
    ax.set_ylim(len(bars) - 0.5, -0.5)
    ax.set_xticks([])
    ax.set_yticks([])
    ax.spines[:].set_visible(False)
    ax.axvline(0, color=_LINE, linewidth=0.8, clip_on=False)


def _draw(ax: Axes, place: int, bar: Bar, language: _Language) -> None:
    end = float(bar.amount)
    colour = _LOSE if end < 0 else _WIN
    ax.barh(place, end, height=2 * _HALF, color=colour, linewidth=0)
    label = textwrap.fill(bar.label, 34)
    at: dict[str, Any] = {
        "xycoords": ax.get_yaxis_transform(),
        "annotation_clip": False,
        "ha": "right",
    }
    above = 1 if bar.note else 0
    _waterfall.write(
        ax,
        label,
        xy=(0, place),
        xytext=(-8, 3 * above),
        va="bottom" if above else "center",
        fontsize=10.5,
        **at,
    )
    if bar.note:
        _waterfall.write(
            ax, bar.note, xy=(0, place), xytext=(-8, 0), va="top", fontsize=7.5, alpha=0.7, **at
        )
    _waterfall.write(
        ax,
        _words.difference(bar.amount, language),
        xy=(end, place),
        xytext=(-7 if end < 0 else 7, 0),
        ha="right" if end < 0 else "left",
        va="center",
        fontsize=10.5,
        fontweight="bold",
        color=colour if end else matplotlib.rcParams["text.color"],
    )


def _heading(
    ax: Axes,
    summary: ComparisonSummary,
    groups: ComparedGroups | None,
    language: _Language,
) -> None:
    title, _ = _comparison_rows.heading(summary, language)
    ax.set_title(textwrap.fill(title, 52), loc="left", fontsize=14, fontweight="bold", pad=40)
    _waterfall.write(
        ax,
        "\n".join(_subtitle(summary, groups, language)),
        xy=(0, 1),
        xycoords="axes fraction",
        xytext=(0, 8),
        va="bottom",
        fontsize=9.5,
        alpha=0.7,
        linespacing=1.4,
    )


def _subtitle(
    summary: ComparisonSummary, groups: ComparedGroups | None, language: _Language
) -> Sequence[str]:
    """What the bars are, and the rows."""
    _, rows = _comparison_rows.heading(summary, language)
    if groups is None:
        return _words.label("difference-in-sum", language), rows
    names = groups.names_text(language)
    return _words.label("net-by-groups", language).format(names), rows
