"""A comparison as a page that stands alone.

The page loads nothing: its style and its bars are in it, and it reads on light and dark screens.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from . import _comparison_rows, _page, _words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ._comparison_rows import ComparedGroups, ComparedRows, ComparisonSummary
    from ._language import _Language

__all__ = ["page"]

_STYLE = """
.shares { display: flex; height: 1.4rem; border-radius: .4rem; overflow: hidden; }
.shares i { display: block; } .win { background: var(--win); } .lose { background: var(--lose); }
.same { background: var(--same); }
.key { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; margin: .4rem 0 0; }
.key i { display: inline-block; width: .8em; height: .8em; border-radius: .2em;
  margin-right: .4em; }
.bars { margin-bottom: .8rem; } .bars td { border: 0; padding: .16rem .7rem .16rem 0; } .bars .bar { width: 55%; }
.axis { position: relative; height: 1.15rem; }
.axis::before { content: ""; position: absolute; left: 50%; top: 0; bottom: 0;
  border-left: 1px solid var(--line); }
.axis i { position: absolute; top: .15rem; bottom: .15rem; border-radius: .15rem; }
""".strip()


def page(
    summary: ComparisonSummary, by: Iterable[ComparedGroups], min_group: int, language: _Language
) -> str:
    """The whole page."""
    title, rows = _comparison_rows.heading(summary, language)
    parts = [
        f"<h1>{_page.text(title)}</h1>",
        f'<p class="soft">{_page.text(rows)}</p>',
        _cards(summary.total, language),
        _section("who-wins", _shares(summary.total, language), language),
        _section(
            "sums",
            _page.table(
                _comparison_rows.change_heads(language),
                _comparison_rows.change_rows(summary.total, language),
                1,
            ),
            language,
        ),
    ]
    apart = _comparison_rows.apart_rows(summary.total, language)
    if apart:
        heads = _comparison_rows.apart_heads(summary.total, language)
        parts.append(_section("refused-apart", _page.table(heads, apart, 1), language))
    for groups in by:
        parts.append(_of_groups(groups, language))
    if summary.unread:
        shown = "".join(f"<li>{_page.text(one)}</li>" for one in summary.unread)
        parts.append(_section("unread-values", f"<ul>{shown}</ul>", language))
    parts.append(_footer(summary, min_group, language))
    return _page.document(summary.reform, parts, language, style=_STYLE)


def _section(label: str, content: str, language: _Language) -> str:
    return _page.section(_words.label(label, language), content)


def _cards(total: ComparedRows, language: _Language) -> str:
    shown = []
    for name in ("net", "employer_cost", "vdab_cost", "withholding_tax"):
        difference = getattr(total, name).difference
        shown.append(
            f'<div class="card"><span class="soft">{_page.text(_comparison_rows.measure(name, language))}'
            f"</span><b>{_signed_euro(difference, language)}</b></div>"
        )
    return f'<div class="cards">{"".join(shown)}</div>'


def _signed_euro(amount: Decimal, language: _Language) -> str:
    sign = "+" if amount > 0 else ""
    return _page.text(f"{sign}{_words.euro(amount, language)}")


def _shares(total: ComparedRows, language: _Language) -> str:
    """One bar of all rows that were compared: who wins, who loses, who keeps the same."""
    parts = [
        ("win", "winners", total.winners),
        ("lose", "losers", total.losers),
        ("same", "unchanged", total.unchanged),
    ]
    compared = total.compared or 1
    bar = "".join(
        f'<i class="{style}" style="width:{_percent(rows, compared)}%"></i>'
        for style, _, rows in parts
    )
    key = "".join(
        f'<span><i class="{style}"></i>{_page.text(_words.label(name, language))}: '
        f"{_comparison_rows.number(rows, language)}</span>"
        for style, name, rows in parts
    )
    return f'<div class="shares" aria-hidden="true">{bar}</div><p class="key">{key}</p>'


def _percent(part: int | Decimal, whole: int | Decimal) -> str:
    """A length for a bar: the only place where an amount is no longer exact."""
    return f"{float(100 * part / whole):.2f}"


def _of_groups(groups: ComparedGroups, language: _Language) -> str:
    head = _words.label("net-by-groups", language).format(groups.names_text(language))
    most = max((abs(group.total.net.difference) for group in groups), default=Decimal(0)) or 1
    rows = []
    for group in groups:
        difference = group.total.net.difference
        length = float(_percent(abs(difference), most)) / 2
        left = 50 - length if difference < 0 else 50
        style = "lose" if difference < 0 else "win"
        key = " · ".join(part for part in groups.key_text(group, language) if part)
        rows.append(
            f'<tr><td>{_page.text(key)}</td><td class="bar"><div class="axis"><i class="{style}" '
            f'style="left:{left:.2f}%;width:{length:.2f}%"></i></div></td>'
            f'<td class="n">{_page.text(_comparison_rows.signed(difference, language))}</td></tr>'
        )
    bars = f'<div class="scroll"><table class="bars"><tbody>{"".join(rows)}</tbody></table></div>'
    table = _page.table(groups.heads(language), groups.rows(language), len(groups.names))
    return _page.section(head, bars, table)


def _footer(summary: ComparisonSummary, min_group: int, language: _Language) -> str:
    about = _words.label("hypothetical-page", language).format(min_group)
    values = _words.label("values-used", language)
    values = values.format(summary.values_before, summary.values_after)
    return f'<footer>\n<p class="soft">{_page.text(about)}<br>{_page.text(values)}</p>\n</footer>'
