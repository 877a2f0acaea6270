"""Bars to both sides of zero: what each choice of an open question changes in the net, or in the
employer's contribution, drawn with matplotlib.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure

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
    net: Decimal
    """What it changes in the net."""
    contribution: Decimal
    """What it changes in the employer's contribution."""

    @property
    def amount(self) -> Decimal:
        """As long is the bar: the net, and where that stays the same the contribution."""
        return self.net or self.contribution

    @property
    def largest(self) -> Decimal:
        """By this the bars are sorted."""
        return max(abs(self.net), abs(self.contribution))

    def amounts(self, language: _Language) -> str:
        """What stands beside the bar: `contribution -561.29` says that it is not the net."""
        said = []
        if self.net or not self.contribution:
            said.append(_words.difference(self.net, language))
        if self.contribution:
            name = _words.label("contribution", language)
            said.append(f"{name} {_words.difference(self.contribution, language)}")
        return ", ".join(said)


def draw(all_bars: Sequence[Bar], ax: Axes | None, language: _Language) -> Axes:
    """Draws on these axes, or on axes of a new figure, and gives them. The largest effects come
    first.
    """
    by_effect = sorted(all_bars, key=lambda bar: -bar.largest)
    bars = [bar for bar in by_effect if bar.amount][:_MOST] or by_effect[:_MOST]
    if ax is None:
        ax = _waterfall.new_axes(1.4 + 0.62 * max(len(bars), 1))
    if not isinstance(ax, Axes):
        raise TypeError(sentence.AXES(type=type(ax).__name__))
    title = _words.label("open-questions", language).replace(": ", ":\n", 1)
    ax.set_title(title, loc="left", fontsize=13, fontweight="bold")
    ax.set_xticks([])
    ax.spines[:].set_visible(False)
    if not bars:
        ax.set_yticks([])
        nothing = _words.label("no-reading", language)
        ax.text(0, 0.5, nothing, transform=ax.transAxes)
        _waterfall.say(ax, [nothing])
        return ax
    ax.axvline(0, color=_LESS, linewidth=0.8, clip_on=False)
    lengths = [float(bar.amount) for bar in bars]
    written: list[Any] = []
    ax.set_ylim(len(bars) - 0.5, -0.5)
    for place, (bar, length) in enumerate(zip(bars, lengths, strict=True)):
        colour = _MORE if length > 0 else _LESS
        # The contribution is another amount than the net: its bar is paler.
        alpha = 1.0 if bar.net else 0.5
        ax.barh(place, length, height=0.5, color=colour, alpha=alpha, linewidth=0)
        side = 1 if length >= 0 else -1
        written.append(
            ax.annotate(
                bar.amounts(language),
                (length, place),
                textcoords="offset points",
                xytext=(6 * side, 0),
                ha="left" if side > 0 else "right",
                va="center",
                fontsize=9.5,
                parse_math=False,
            )
        )
    labels = [f"{textwrap.fill(bar.question, 68)}\n{textwrap.fill(bar.choice, 72)}" for bar in bars]
    ax.set_yticks(range(len(bars)), labels, fontsize=8.5, parse_math=False)
    ax.tick_params(axis="y", length=0)
    said = [_in_words(bar, language) for bar in bars]
    if smaller := len(all_bars) - len(bars):
        said.append(_words.label("smaller-readings", language).format(smaller))
        ax.set_xlabel(said[-1], loc="left", fontsize=8.5, parse_math=False)
    _make_room(ax, lengths, written)
    _waterfall.say(ax, said)
    return ax


_SPACE = 14.0
"""Between a bar, its amount and the edge, in points."""


def _make_room(ax: Axes, lengths: Sequence[float], written: Sequence[Any]) -> None:
    """Beside each bar there is room for its amount, as wide as it is: on the left the questions
    begin at the edge.
    """
    of_axes = ax.figure
    figure = of_axes if isinstance(of_axes, Figure) else of_axes.figure
    for text in written:
        text.set_in_layout(False)
    longest = max(map(abs, lengths)) or 1.0
    least, most = min(0.0, *lengths), max(0.0, *lengths)
    ax.set_xlim(least - longest, most + longest)
    # The layout gives the questions their width; what is left is for the bars.
    figure.draw_without_rendering()
    wide = ax.get_window_extent().width
    space = _SPACE * figure.dpi / 72
    beside = [
        (length, text.get_window_extent().width + space)
        for length, text in zip(lengths, written, strict=True)
    ]
    left = [(least, space / 2), *(one for one in beside if one[0] < 0)]
    right = [(most, space / 2), *(one for one in beside if one[0] >= 0)]
    # Each pair of texts must fit: so much of the axis is a pixel. Where they cannot, the axes being
    # too narrow, the bars keep a fifth of them.
    a_pixel = max(
        (high - low) / max(wide - of_low - of_high, wide / 5)
        for low, of_low in left
        for high, of_high in right
    )
    a_pixel = a_pixel or 2 * longest / wide
    ax.set_xlim(
        min(low - of_low * a_pixel for low, of_low in left),
        max(high + of_high * a_pixel for high, of_high in right),
    )


def _in_words(bar: Bar, language: _Language) -> str:
    return f"{bar.question} {bar.choice}: {bar.amounts(language)}"
