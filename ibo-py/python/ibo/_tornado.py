"""Bars to both sides of zero: what each choice of an open question changes in the net, drawn with
matplotlib.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from matplotlib.axes import Axes

from . import _sentence as sentence
from . import _waterfall, _words

if TYPE_CHECKING:
    from ._language import _Language

__all__ = ["Bar", "draw"]

_MOST = 12
"""So many bars are drawn: those of the largest effects."""
_MORE, _LESS = "#0d857a", "#64748b"


class Bar(NamedTuple):
    """A choice of a reading."""

    question: str
    choice: str
    amount: Decimal
    """What it changes in the net."""


def draw(all_bars: Sequence[Bar], ax: Axes | None, language: _Language) -> Axes:
    """Draws on these axes, or on axes of a new figure, and gives them. The largest effects come
    first.
    """
    bars = [bar for bar in all_bars if bar.amount][:_MOST] or all_bars[:_MOST]
    if ax is None:
        ax = _waterfall.new_axes(1.4 + 0.62 * max(len(bars), 1))
    if not isinstance(ax, Axes):
        raise TypeError(sentence.AXES(type=type(ax).__name__))
    ax.set_title(
        _words.label("open-questions", language), loc="left", fontsize=13, fontweight="bold"
    )
    ax.set_xticks([])
    ax.spines[:].set_visible(False)
    if not bars:
        ax.set_yticks([])
        nothing = _words.label("no-reading", language)
        ax.text(0, 0.5, nothing, transform=ax.transAxes)
        _waterfall.say(ax, [nothing])
        return ax
    ax.axvline(0, color=_LESS, linewidth=0.8)
    lengths = [float(bar.amount) for bar in bars]
    room = max(map(abs, lengths)) or 1.0
    # Beside a bar there is room for its amount.
    left = 0.6 if min(lengths) < 0 else 0.02
    ax.set_xlim(min(0.0, *lengths) - left * room, max(0.0, *lengths) + 0.3 * room)
    ax.set_ylim(len(bars) - 0.5, -0.5)
    for place, (bar, length) in enumerate(zip(bars, lengths, strict=True)):
        ax.barh(place, length, height=0.5, color=_MORE if length > 0 else _LESS, linewidth=0)
        side = 1 if length >= 0 else -1
        ax.annotate(
            _words.difference(bar.amount, language),
            (length, place),
            textcoords="offset points",
            xytext=(6 * side, 0),
            ha="left" if side > 0 else "right",
            va="center",
            fontsize=9.5,
            parse_math=False,
        )
    labels = [f"{textwrap.fill(bar.question, 68)}\n{textwrap.fill(bar.choice, 72)}" for bar in bars]
    ax.set_yticks(range(len(bars)), labels, fontsize=8.5, parse_math=False)
    ax.tick_params(axis="y", length=0)
    said = [_in_words(bar, language) for bar in bars]
    if smaller := len(all_bars) - len(bars):
        said.append(_words.label("smaller-readings", language).format(smaller))
        ax.set_xlabel(said[-1], loc="left", fontsize=8.5, parse_math=False)
    _waterfall.say(ax, said)
    return ax


def _in_words(bar: Bar, language: _Language) -> str:
    return f"{bar.question} {bar.choice}: {_words.difference(bar.amount, language)}"
