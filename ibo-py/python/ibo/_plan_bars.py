"""The months of a plan as bars, benefit and net one after the other, drawn with matplotlib."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes

from . import _sentence as sentence
from . import _words
from ._waterfall import new_axes, say, write

if TYPE_CHECKING:
    from ._ibo import Plan, PlanMonth
    from ._language import _Language

__all__ = ["draw"]

_GREY, _GREEN = "#64748b", "#0d857a"
_HALF = 0.29
"""Half the height of a bar; rows are one apart."""


def draw(plan: Plan, ax: Axes | None, language: _Language) -> Axes:
    """Draws on these axes, or on axes of a new figure, and gives them."""
    months = plan.months
    if ax is None:
        ax = new_axes(2.3 + 0.52 * len(months))
    if not isinstance(ax, Axes):
        raise TypeError(sentence.AXES(type=type(ax).__name__))
    _frame(ax, months)
    for place, month in enumerate(months):
        _bars(ax, place, month)
        _label(ax, place, month, language)
        _amount(ax, place, month, language)
    _legend(ax, language)
    kind, about, outcome = _words.heading(plan, language)
    first, last = (_words.month(months[place].month, language) for place in (0, -1))
    title = f"{_words.label('plan', language)} {kind}, {first} \N{EN DASH} {last}"
    long = len(plan.case_ref) > 30
    below = f"{plan.case_ref}{chr(10) if long else ', '}{about}"
    ax.set_title(title, loc="left", fontsize=15, fontweight="bold", pad=62 if long else 47)
    at: dict[str, Any] = {"xycoords": "axes fraction", "fontsize": 10, "alpha": 0.7}
    write(ax, below, **at, xy=(0, 1), xytext=(0, 30), va="bottom", linespacing=1.4)
    rules = dict.fromkeys(rule for rule, _ in plan._assumption_texts(language))
    of_rules = f" ({', '.join(rules)})" if rules else ""
    *first_lines, certainty = outcome[:3]
    footer = "\n".join((*first_lines, certainty + of_rules, *outcome[3:]))
    at |= {"fontsize": 8.5, "va": "top", "linespacing": 1.5}
    write(ax, footer, **at, xy=(0, 0), xytext=(0, -8))
    say(ax, [below, *(_in_words(month, language) for month in months), footer])
    return ax


def _in_words(month: PlanMonth, language: _Language) -> str:
    name, remark = _words.month(month.month, language), month.remark(language)
    if month.statement is None:
        return f"{name}: {remark}"
    parts = [
        (_words.label("benefit", language), month.statement.replacement_income),
        (_words.line("net", language), month.statement.net),
    ]
    said = [f"{what} {_words.euro(amount, language)}" for what, amount in parts]
    return f"{name}: {', '.join([*said, remark] if remark else said)}"


def _frame(ax: Axes, months: Sequence[PlanMonth]) -> None:
    most = max((float(month.trainee) for month in months), default=0.0) or 1.0
    ax.set_xlim(0, 1.3 * most)
    ax.set_ylim(len(months) - 0.5, -0.5)
    ax.set_xticks([])
    ax.set_yticks([])
    ax.spines[:].set_visible(False)
    ax.axvline(0, color=_GREY, linewidth=0.8, clip_on=False)


def _bars(ax: Axes, place: int, month: PlanMonth) -> None:
    if month.statement is None:
        return
    # Only the length of a bar depends on these floats.
    income, net = float(month.statement.replacement_income), float(month.statement.net)
    style: dict[str, Any] = {"height": 2 * _HALF, "linewidth": 0}
    ax.barh(place, income, color=_GREY, **style)
    ax.barh(place, net, left=income, color=_GREEN, **style)


def _label(ax: Axes, place: int, month: PlanMonth, language: _Language) -> None:
    at: dict[str, Any] = {
        "xy": (0, place),
        "xycoords": ax.get_yaxis_transform(),
        "ha": "right",
        "annotation_clip": False,
    }
    name = _words.month(month.month, language)
    if month.statement is None:
        write(ax, name, **at, xytext=(-8, 0), va="center", fontsize=10.5)
        return
    parts = (month.statement.replacement_income, month.statement.net)
    note = " + ".join(_words.euro(amount, language) for amount in parts)
    write(ax, name, **at, xytext=(-8, 0), va="bottom", fontsize=10.5)
    write(ax, note, **at, xytext=(-8, -2), va="top", fontsize=8, alpha=0.7)


def _amount(ax: Axes, place: int, month: PlanMonth, language: _Language) -> None:
    at: dict[str, Any] = {"xy": (float(month.trainee), place), "xytext": (7, 0), "va": "center"}
    remark = month.remark(language)
    if month.statement is None:
        write(ax, remark, **at, fontsize=8.5, alpha=0.7)
        return
    amount = _words.euro(month.trainee, language)
    written = write(ax, amount, **at, fontsize=10.5, fontweight="bold")
    if remark:
        beside: dict[str, Any] = {"xy": (1, 0.5), "xycoords": written, "xytext": (8, 0)}
        write(ax, remark, **beside, va="center", fontsize=8.5, alpha=0.7)


def _legend(ax: Axes, language: _Language) -> None:
    """What the two colours are, between title and bars."""
    at: tuple[float, float] = (0, 1)
    coordinates: Any = "axes fraction"
    offset: tuple[float, float] = (0, 6)
    for colour, name in (
        (_GREY, _words.label("benefit", language)),
        (_GREEN, _words.line("net", language)),
    ):
        style: dict[str, Any] = {"xycoords": coordinates, "va": "bottom", "fontsize": 9}
        mark = write(ax, "\N{BLACK SQUARE}", xy=at, xytext=offset, color=colour, **style)
        beside: dict[str, Any] = {"xy": (1, 0), "xycoords": mark, "va": "bottom", "fontsize": 9}
        coordinates = write(ax, name, xytext=(3, 0), **beside)
        at, offset = (1, 0), (12, 0)
