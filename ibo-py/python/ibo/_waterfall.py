"""The waterfall from the gross wage, or the GGMMI, down to the net amount, drawn with matplotlib.

A row is a line of the statement with the amount that is printed there. A step that changes nothing,
such as a fraction of 38/38, has no row.
"""

from __future__ import annotations

import base64
import functools
import html
import io
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Context, Decimal, localcontext
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from PIL import Image

from . import _ibo, _words
from . import _sentence as sentence

if TYPE_CHECKING:
    from ._ibo import Line, Statement
    from ._language import _Language

__all__ = ["draw", "new_axes", "say", "write"]


def draw(statement: Statement, ax: Axes | None, language: _Language) -> Axes:
    """Draws on these axes, or on axes of a new figure, and gives them."""
    # The caller's decimal context may round; these sums do not.
    with localcontext(Context(prec=28)):
        rows = list(_rows(statement, language))
    if ax is None:
        ax = new_axes(1.9 + 0.52 * len(rows))
    if not isinstance(ax, Axes):
        raise TypeError(sentence.AXES(type=type(ax).__name__))
    _frame(ax, rows)
    for place, row in enumerate(rows):
        _bar(ax, place, row)
        _label(ax, place, row)
        _amount(ax, place, row, language)
        if place and row.before == rows[place - 1].after:
            _connector(ax, place, row)
    _heading(ax, statement, language)
    _footer(ax, statement, language)
    say(ax, (f"{row.label}: {_words.euro(row.amount, language)}" for row in rows))
    return ax


def new_axes(height: float) -> Axes:
    """Axes alone in a figure, which a notebook shows as their picture. What the picture says is to
    be given to `say`.
    """
    margins = ConstrainedLayoutEngine(w_pad=0.25, h_pad=0.25)
    figure = Figure(figsize=(10, height), layout=margins)
    ax = figure.add_subplot()
    vars(ax)["_repr_png_"] = functools.partial(_png, figure)
    return ax


def say(ax: Axes, lines: Iterable[str]) -> None:
    """Says what the picture shows in words, for those who cannot see it: its title and these lines.
    A notebook puts them beside the picture, as its alternative.
    """
    title = " ".join(ax.get_title(loc="left").split())
    said = "\n".join((f"{title}.", *lines))
    if figure := vars(ax).get("_repr_png_"):
        vars(ax)["_repr_html_"] = functools.partial(_html, figure, said)


def _html(picture: Callable[[], bytes], said: str) -> str:
    data = base64.b64encode(picture()).decode("ascii")
    style = "max-width:100%"
    return f'<img alt="{html.escape(said)}" style="{style}" src="data:image/png;base64,{data}">'


def _png(figure: Figure) -> bytes:
    """The picture with as many colours as its few and their edges need: a third of the size."""
    drawn, file = io.BytesIO(), io.BytesIO()
    figure.savefig(drawn, format="png")
    with Image.open(drawn) as picture:
        picture.convert("RGB").quantize(96).save(file, format="png", optimize=True)
    return file.getvalue()


# ---- The rows: what the picture says

_ZERO = Decimal("0.00")


class Row(NamedTuple):
    """A line of the statement in the picture."""

    kind: Literal["information", "base", "deducted", "result", "net"]
    label: str
    amount: Decimal
    """The amount that stands beside the bar, below zero where it is taken off."""
    before: Decimal | None
    """The running amount that the line goes on from."""
    after: Decimal
    """The running amount that it leaves."""
    note: str = ""
    """The formula in figures, small below the label."""
    remark: str = ""
    """A few words beside the amount."""

    @property
    def bar(self) -> tuple[Decimal, Decimal]:
        """From where to where: what is taken off hangs on the running amount, all else stands on
        zero.
        """
        return (self.before or _ZERO if self.kind == "deducted" else _ZERO), self.after

    @property
    def shadow(self) -> tuple[Decimal, Decimal]:
        """The part of the amount before that a result leaves behind."""
        return self.after, max(
            self.before or _ZERO, self.after
        ) if self.kind == "result" else self.after


def _rows(statement: Statement, language: _Language) -> Iterator[Row]:
    lines: dict[str, Line] = {line.code: line for line in statement.lines}
    if "ggmmi" in lines:
        yield _information(statement, lines["replacement-income"], lines["premium"], language)
        ggmmi = lines["ggmmi"]
        yield Row(
            "base", ggmmi.label(language), ggmmi.amount, None, ggmmi.amount, _since(ggmmi, language)
        )
        before = ggmmi.amount
    else:
        yield from _wage_difference(statement, lines, language)
        # Where a reading takes the percentage first, the premium is itself what is left (R4.2).
        before = lines["difference" if "difference" in lines else "premium"].amount
    for code in ("premium", "premium-after-fraction", "premium-due"):
        line = lines[code]
        if code == "premium" or line.amount != before:
            yield Row(
                "result",
                line.label(language),
                line.amount,
                before,
                line.amount,
                line._typeset(language),
            )
        before = line.amount
    tax, net = lines["withholding-tax"], lines["net"]
    yield _deducted(tax.label(language), tax.amount, before, tax._typeset(language))
    yield Row("net", net.label(language), net.amount, net.amount, net.amount)


def _wage_difference(
    statement: Statement, lines: Mapping[str, Line], language: _Language
) -> Iterator[Row]:
    """R4.1: wage less RSZ less replacement income, one row a source; where a reading takes the
    percentage first, of what it leaves (R4.2).
    """
    wage, rsz = lines["reference-gross-wage"], lines["employee-rsz"]
    yield Row("base", wage.label(language), wage.amount, None, wage.amount)
    yield _deducted(rsz.label(language), rsz.amount, wage.amount, rsz._typeset(language))
    running = wage.amount - rsz.amount
    if share := lines.get("wage-share"):
        label, note = share.label(language), share._typeset(language)
        yield Row("result", label, share.amount, running, share.amount, note)
        running = share.amount
    for of_source in _sources(statement):
        amount = sum((line.signed_amount for line in of_source), _ZERO)
        yield _deducted(of_source[0].label(language), amount, running, _terms(of_source, language))
        running -= amount
    if share:
        return
    difference = lines["difference"]
    label = difference.label(language)
    if running < 0:
        note, remark = difference._typeset(language), _words.label("not-below-zero", language)
        yield Row("result", label, difference.amount, None, difference.amount, note, remark)
    else:
        yield Row("result", label, difference.amount, running, difference.amount)


def _information(statement: Statement, line: Line, premium: Line, language: _Language) -> Row:
    """The replacement income of a flat-rate premium: it decides the share and is not taken off
    (R5.1).
    """
    sources = " + ".join(of_source[0].label(language).lower() for of_source in _sources(statement))
    share = _words.label("so-of-the-ggmmi", language).format(premium._last_factor(language))
    return Row("information", line.label(language), line.amount, None, line.amount, sources, share)


def _deducted(label: str, amount: Decimal, before: Decimal, note: str) -> Row:
    return Row("deducted", label, amount.copy_negate(), before, before - amount, note)


def _sources(statement: Statement) -> Iterator[Sequence[Line]]:
    """The lines of each source that has any."""
    for source in ("unemployment", "sickness", "leefloon"):
        lines = [line for line in statement.lines if line.code == f"replacement-income-{source}"]
        if lines:
            yield lines


def _terms(lines: Sequence[Line], language: _Language) -> str:
    """The formula of a source's only line; of several lines their sum."""
    if len(lines) == 1:
        return lines[0]._typeset(language)
    if len(lines) > 4:
        return _words.label("lines", language).format(len(lines))
    return _ibo._typeset_sum(lines, language)


def _since(line: Line, language: _Language) -> str:
    if not line.parameters:
        return ""
    return _words.label("since", language).format(_words.day(line.parameters[0].from_, language))


# ---- The drawing: matplotlib's floats begin here, and only the length of a bar depends on them

_COLOURS = {
    "information": "#64748b",
    "base": "#64748b",
    "deducted": "#b3bfcd",
    "result": "#64748b",
    "net": "#0d857a",
}
_LINE_COLOUR = "#64748b"
_HALF = 0.29
"""Half the height of a bar; rows are one apart."""


def _frame(ax: Axes, rows: Sequence[Row]) -> None:
    ends = [float(end) for row in rows for end in (*row.bar, *row.shadow)]
    least, most = min(ends), max(ends)
    room = (most - least) or 1.0
    ax.set_xlim(least, most + 0.17 * room)
    ax.set_ylim(len(rows) - 0.5, -0.5)
    ax.set_xticks([])
    ax.set_yticks([])
    ax.spines[:].set_visible(False)
    ax.axvline(0, color=_LINE_COLOUR, linewidth=0.8, clip_on=False)


def _bar(ax: Axes, place: int, row: Row) -> None:
    start, end = map(float, row.bar)
    colour = _COLOURS[row.kind]
    style: dict[str, Any] = {"color": colour, "linewidth": 0}
    if row.kind == "information":
        style = {"facecolor": "none", "edgecolor": colour, "linewidth": 1.2}
    above, below = (max(start, 0.0), max(end, 0.0)), (min(start, 0.0), min(end, 0.0))
    _box(ax, place, above, **style)
    # What lies below zero counts no more: the difference is not below it.
    _box(ax, place, below, color=colour, linewidth=0, alpha=0.45)
    _box(ax, place, row.shadow, color=_COLOURS["deducted"], linewidth=0, alpha=0.35)
    least, most = ax.get_xlim()
    if abs(end - start) < 0.003 * (most - least):
        # A bar that would not be seen is a stroke.
        ax.plot(
            [end, end],
            [place - _HALF, place + _HALF],
            color=colour,
            linewidth=2.5,
            solid_capstyle="butt",
            clip_on=False,
        )


def _box(ax: Axes, place: int, ends: tuple[float | Decimal, float | Decimal], **style: Any) -> None:
    start, end = map(float, ends)
    if start != end:
        ax.barh(place, end - start, left=start, height=2 * _HALF, **style)


def _connector(ax: Axes, place: int, row: Row) -> None:
    """A thin line from the running amount of the row above."""
    at = float(row.before or _ZERO)
    ax.plot([at, at], [place - 1 + _HALF, place - _HALF], color=_LINE_COLOUR, linewidth=0.8)


def _label(ax: Axes, place: int, row: Row) -> None:
    weight = "bold" if row.kind == "net" else "normal"
    length = len(row.label)
    label = textwrap.fill(row.label, length if length <= 32 else length // 2 + 3)
    at: dict[str, Any] = {
        "xy": (0, place),
        "xycoords": ax.get_yaxis_transform(),
        "ha": "right",
        "annotation_clip": False,
    }
    if not row.note:
        write(ax, label, **at, xytext=(-8, 0), va="center", fontsize=10.5, fontweight=weight)
        return
    # In points: where the label ends and its note begins, so that both together are in the middle
    # of the row.
    between = 6 - 7 * len(label.splitlines())
    write(ax, label, **at, xytext=(-8, between + 1), va="bottom", fontsize=10.5, fontweight=weight)
    write(ax, row.note, **at, xytext=(-8, between - 1), va="top", fontsize=8, alpha=0.7)


def _amount(ax: Axes, place: int, row: Row, language: _Language) -> None:
    right = max(map(float, (*row.bar, *row.shadow)))
    text = _words.euro(row.amount, language)
    weight = "bold" if row.kind in ("net", "result", "base") else "normal"
    colour = _COLOURS["net"] if row.kind == "net" else None
    written = write(
        ax,
        text,
        xy=(right, place),
        xytext=(7, 0),
        va="center",
        fontsize=10.5,
        fontweight=weight,
        color=colour,
    )
    if row.remark:
        write(
            ax,
            row.remark,
            xy=(1, 0.5),
            xycoords=written,
            xytext=(8, 0),
            va="center",
            fontsize=8.5,
            alpha=0.7,
        )


def _heading(ax: Axes, statement: Statement, language: _Language) -> None:
    kind, about, _ = _words.heading(statement, language)
    title = f"{_words.label('premium-of', language).format(kind)}, {_words.month(statement.month, language)}"
    if statement.provisional:
        title = f"{title} ({_words.label('provisional', language)})"
    long = len(statement.case_ref) > 30
    below = f"{statement.case_ref}{chr(10) if long else ', '}{about}"
    ax.set_title(title, loc="left", fontsize=15, fontweight="bold", pad=42 if long else 27)
    at: dict[str, Any] = {
        "xy": (0, 1),
        "xycoords": "axes fraction",
        "xytext": (0, 10),
        "va": "bottom",
    }
    write(ax, below, **at, fontsize=10, alpha=0.7, linespacing=1.4)


def _footer(ax: Axes, statement: Statement, language: _Language) -> None:
    lines = [_words.certainty_of(statement, language)]
    for line in statement.lines:
        if line.code == "employer-contribution" and line.amount:
            lines.insert(0, f"{line.label(language)}: {_words.euro(line.amount, language)}")
    at: dict[str, Any] = {"xy": (0, 0), "xycoords": "axes fraction", "xytext": (0, -8), "va": "top"}
    write(ax, "\n".join(lines), **at, fontsize=8.5, alpha=0.7, linespacing=1.5)


def write(
    ax: Axes, text: str, *, xy: tuple[float, float], color: str | None = None, **style: Any
) -> Any:
    """A text as it stands: what looks like a formula in a case reference is none."""
    colour = color or matplotlib.rcParams["text.color"]
    return ax.annotate(
        text, xy, textcoords="offset points", color=colour, parse_math=False, **style
    )
