"""A comparison as a page that stands alone.

The page loads nothing: its style and its bars are in it, and it reads on light and dark screens.
"""

from __future__ import annotations

import html
from decimal import Decimal
from typing import TYPE_CHECKING

from . import _comparison_rows, _words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ._comparison_rows import ComparedGroups, ComparedRows, ComparisonSummary
    from ._language import _Language

__all__ = ["page"]

_STYLE = """
:root { color-scheme: light dark; --text: #17202b; --soft: #5b6776; --line: #d5dbe2;
  --paper: #ffffff; --card: #f4f6f8; --win: #0d857a; --lose: #b4552d; --same: #b3bfcd; }
@media (prefers-color-scheme: dark) { :root { --text: #e7ecf1; --soft: #a2aebb; --line: #36414d;
  --paper: #12181f; --card: #1b232c; --win: #3cc2b3; --lose: #e78f5f; --same: #566473; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--text);
  font: 15px/1.5 system-ui, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: 2rem 1.25rem 3rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.1rem; margin: 2.25rem 0 .6rem; }
p { margin: 0 0 .5rem; } .soft { color: var(--soft); }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: .75rem;
  margin: 1.25rem 0 0; }
.card { background: var(--card); border-radius: .6rem; padding: .8rem 1rem; }
.card b { display: block; font-size: 1.45rem; font-variant-numeric: tabular-nums; }
.shares { display: flex; height: 1.4rem; border-radius: .4rem; overflow: hidden; }
.shares i { display: block; } .win { background: var(--win); } .lose { background: var(--lose); }
.same { background: var(--same); }
.key { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; margin: .4rem 0 0; }
.key i { display: inline-block; width: .8em; height: .8em; border-radius: .2em;
  margin-right: .4em; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: .28rem .7rem .28rem 0; text-align: left; border-bottom: 1px solid var(--line);
  vertical-align: top; }
th { color: var(--soft); font-weight: 600; vertical-align: bottom; }
.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
th.n { white-space: normal; } td:first-child { white-space: nowrap; }
.bars { margin-bottom: .8rem; } .bars td { border: 0; padding: .16rem .7rem .16rem 0; } .bars .bar { width: 55%; }
.axis { position: relative; height: 1.15rem; }
.axis::before { content: ""; position: absolute; left: 50%; top: 0; bottom: 0;
  border-left: 1px solid var(--line); }
.axis i { position: absolute; top: .15rem; bottom: .15rem; border-radius: .15rem; }
footer { margin-top: 2.5rem; }
ul { margin: 0; padding-left: 1.2rem; }
@media print { main { max-width: none; padding: 0; } .card { border: 1px solid var(--line); } }
@page { size: A4; margin: 16mm; }
""".strip()


def page(
    summary: ComparisonSummary, by: Iterable[ComparedGroups], min_group: int, language: _Language
) -> str:
    """The whole page."""
    title, rows = _comparison_rows.heading(summary, language)
    parts = [
        f"<h1>{_text(title)}</h1>",
        f'<p class="soft">{_text(rows)}</p>',
        _cards(summary.total, language),
        _section("who-wins", _shares(summary.total, language), language),
        _section(
            "sums",
            _table(
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
        parts.append(_section("refused-apart", _table(heads, apart, 1), language))
    for groups in by:
        parts.append(_of_groups(groups, language))
    if summary.unread:
        shown = "".join(f"<li>{_text(one)}</li>" for one in summary.unread)
        parts.append(_section("unread-values", f"<ul>{shown}</ul>", language))
    parts.append(_footer(summary, min_group, language))
    body = "\n".join(parts)
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(summary.reform)}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _text(text: str) -> str:
    return html.escape(text)


def _section(label: str, content: str, language: _Language) -> str:
    return f"<section>\n<h2>{_text(_words.label(label, language))}</h2>\n{content}\n</section>"


def _cards(total: ComparedRows, language: _Language) -> str:
    shown = []
    for name in ("net", "employer_cost", "vdab_cost", "withholding_tax"):
        difference = getattr(total, name).difference
        shown.append(
            f'<div class="card"><span class="soft">{_text(_comparison_rows.measure(name, language))}'
            f"</span><b>{_signed_euro(difference, language)}</b></div>"
        )
    return f'<div class="cards">{"".join(shown)}</div>'


def _signed_euro(amount: Decimal, language: _Language) -> str:
    sign = "+" if amount > 0 else ""
    return _text(f"{sign}{_words.euro(amount, language)}")


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
        f'<span><i class="{style}"></i>{_text(_words.label(name, language))}: '
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
            f'<tr><td>{_text(key)}</td><td class="bar"><div class="axis"><i class="{style}" '
            f'style="left:{left:.2f}%;width:{length:.2f}%"></i></div></td>'
            f'<td class="n">{_text(_comparison_rows.signed(difference, language))}</td></tr>'
        )
    bars = f'<div class="scroll"><table class="bars"><tbody>{"".join(rows)}</tbody></table></div>'
    table = _table(groups.heads(language), groups.rows(language), len(groups.names))
    return f"<section>\n<h2>{_text(head)}</h2>\n{bars}\n{table}\n</section>"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], words: int) -> str:
    def line(cells: Sequence[str], name: str) -> str:
        scope = ' scope="col"' if name == "th" else ""
        places = ["" if place < words else ' class="n"' for place in range(len(cells))]
        shown = (
            f"<{name}{scope}{place}>{_text(cell)}</{name}>"
            for place, cell in zip(places, cells, strict=True)
        )
        return f"<tr>{''.join(shown)}</tr>"

    body = "".join(line(row, "td") for row in rows)
    head = line(heads, "th")
    return f'<div class="scroll"><table><thead>{head}</thead><tbody>{body}</tbody></table></div>'


def _footer(summary: ComparisonSummary, min_group: int, language: _Language) -> str:
    about = _words.label("hypothetical-page", language).format(min_group)
    values = _words.label("values-used", language)
    values = values.format(summary.values_before, summary.values_after)
    return f'<footer>\n<p class="soft">{_text(about)}<br>{_text(values)}</p>\n</footer>'
