"""The parts of a page that stands alone. It loads nothing, and it reads on light and dark screens and
on A4 paper.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ._language import _Language

__all__ = ["document", "section", "table", "text"]

_STYLE = """
:root { color-scheme: light dark; --text: #17202b; --soft: #5b6776; --line: #d5dbe2;
  --paper: #ffffff; --card: #f4f6f8; --win: #0d857a; --lose: #b4552d; --same: #b3bfcd; }
@media screen and (prefers-color-scheme: dark) { :root { --text: #e7ecf1; --soft: #a2aebb;
  --line: #36414d; --paper: #12181f; --card: #1b232c; --win: #3cc2b3; --lose: #e78f5f;
  --same: #566473; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--text);
  font: 15px/1.5 system-ui, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: 2rem 1.25rem 3rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.1rem; margin: 2.25rem 0 .6rem; break-after: avoid; }
p { margin: 0 0 .5rem; } .soft { color: var(--soft); }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: .75rem;
  margin: 1.25rem 0 0; }
.card { background: var(--card); border-radius: .6rem; padding: .8rem 1rem; }
.card b { display: block; font-size: 1.45rem; font-variant-numeric: tabular-nums; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: .28rem .7rem .28rem 0; text-align: left; border-bottom: 1px solid var(--line);
  vertical-align: top; }
thead th { color: var(--soft); font-weight: 600; vertical-align: bottom; }
tbody th { font-weight: inherit; }
.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
th.n { white-space: normal; } tr > :first-child { white-space: nowrap; }
footer { margin-top: 2.5rem; }
ul { margin: 0; padding-left: 1.2rem; }
@media print { :root { color-scheme: light; } main { max-width: none; padding: 0; }
  .card { border: 1px solid var(--line); } .scroll { overflow: visible; }
  thead { display: table-header-group; } tr { break-inside: avoid; } }
@page { size: A4; margin: 16mm; }
""".strip()


def document(
    title: str,
    parts: Iterable[str],
    language: _Language,
    *,
    style: str = "",
    head: str = "",
    script: str = "",
) -> str:
    """The whole page. `style` is added to that of every page, `head` stands before it, and `script`
    at the end of the body.
    """
    body = "\n".join(parts)
    script = script and f"<script>{script}</script>\n"
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n{head}'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{text(title)}</title>\n<style>{style_of(style)}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n{script}</body>\n</html>\n"
    )


def style_of(more: str) -> str:
    """The style of a page, as it stands in it."""
    return f"\n{_STYLE}\n{more}\n"


def text(text: str) -> str:
    return html.escape(text)


def section(head: str, *content: str, name: str = "") -> str:
    """A part of the page under a head; with a name it can be linked to."""
    of_name = f' id="{name}" aria-labelledby="{name}-head"' if name else ""
    of_head = f' id="{name}-head"' if name else ""
    inside = "\n".join(content)
    return f"<section{of_name}>\n<h2{of_head}>{text(head)}</h2>\n{inside}\n</section>"


def table(
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    words: int,
    *,
    caption: str = "",
    name: str = "",
    total: bool = False,
) -> str:
    """A table whose first columns are words, and the others numbers. With a caption and a name it is
    a part of the page that the keyboard reaches; its first cells are then heads of their rows. The
    last row may be a total.
    """
    columns = ["" if place < words else ' class="n"' for place in range(len(heads))]

    def line(cells: Sequence[str], last: bool) -> str:
        shown = [
            f"<td{column}>{text(cell)}</td>" for column, cell in zip(columns, cells, strict=True)
        ]
        if caption:
            shown[0] = f'<th scope="row"{columns[0]}>{text(cells[0])}</th>'
        of_total = ' class="total"' if last else ""
        return f"<tr{of_total}>{''.join(shown)}</tr>"

    shown = "".join(
        f'<th scope="col"{column}>{text(head)}</th>'
        for column, head in zip(columns, heads, strict=True)
    )
    body = "".join(
        line(row, total and place == len(rows)) for place, row in enumerate(rows, start=1)
    )
    region = f' role="region" tabindex="0" aria-labelledby="{name}"' if caption else ""
    of_caption = f'<caption id="{name}">{text(caption)}</caption>' if caption else ""
    return (
        f'<div class="scroll"{region}><table>{of_caption}<thead><tr>{shown}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )
