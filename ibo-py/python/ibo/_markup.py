"""The parts of which HTML for notebooks is made. Every text is escaped."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    _Column: TypeAlias = Literal["text", "word", "amount"]
    """A column of texts that may wrap, of words that do not, or of amounts."""

_CELL = "padding:.15em .6em;vertical-align:top;"
_STYLES: Mapping[_Column, str] = {
    "text": f"{_CELL}text-align:left;",
    "word": f"{_CELL}text-align:left;white-space:nowrap;",
    "amount": f"{_CELL}text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums;",
}


def _text(text: str) -> str:
    return html.escape(text)


def page(language: str, *parts: str) -> str:
    # A dollar in a text is no formula.
    ignored = "tex2jax_ignore mathjax_ignore"
    return (
        f'<div lang="{language}" class="{ignored}" style="overflow-x:auto">{"".join(parts)}</div>'
    )


def heading(case_ref: str, title: str, *results: str) -> str:
    """What it is about in bold, and the rest of the line; then the lines of the results."""
    rest = f", {_text(title)}" if title else ""
    lines = [f"<strong>{_text(case_ref)}</strong>{rest}", *map(_text, results)]
    return f'<p style="margin:0 .6em .5em">{"<br>".join(lines)}</p>'


def paragraph(text: str) -> str:
    return f'<p style="margin:.5em .6em 0">{_text(text)}</p>'


def list_of(head: str, items: Sequence[str]) -> str:
    if not items:
        return ""
    shown = "".join(f"<li>{_text(item)}</li>" for item in items)
    return f'{paragraph(f"{head}:")}<ul style="margin:0 0 .5em">{shown}</ul>'


def table(heads: Sequence[str], columns: Sequence[_Column], rows: Sequence[str]) -> str:
    style = (
        "border-bottom:1px solid currentColor;font-weight:bold;white-space:normal;"
        "vertical-align:bottom;"
    )
    cells = (
        f'<th scope="col" style="{_STYLES[column]}{style}">{_text(head)}</th>'
        for head, column in zip(heads, columns, strict=True)
    )
    head = f"<thead><tr>{''.join(cells)}</tr></thead>"
    return f'<table style="border-collapse:collapse">{head}<tbody>{"".join(rows)}</tbody></table>'


def row(cells: Sequence[str], columns: Sequence[_Column], *, last: bool = False) -> str:
    """A row of cells; the last row of a table may be its total."""
    style = "border-top:1px solid currentColor;font-weight:bold;" if last else ""
    shown = (
        f'<td style="{_STYLES[column]}{style}">{_text(cell)}</td>'
        for cell, column in zip(cells, columns, strict=True)
    )
    return f"<tr>{''.join(shown)}</tr>"


def note_row(head: str, note: str, columns: Sequence[_Column]) -> str:
    """A row without amounts: its head, and a note over all other columns."""
    first, *others = columns
    return (
        f'<tr><td style="{_STYLES[first]}">{_text(head)}</td>'
        f'<td colspan="{len(others)}" style="{_STYLES["text"]}">{_text(note)}</td></tr>'
    )


def document(language: str, title: str, body: str) -> bytes:
    """A page of its own, which needs no network and no server, on a light or a dark screen."""
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        '<meta name="color-scheme" content="light dark">'
        f"<title>{_text(title)}</title>"
        "<style>body{font:15px/1.45 system-ui,sans-serif;margin:2em auto;max-width:75em;"
        "padding:0 1em}</style>"
    )
    page = f'<!DOCTYPE html><html lang="{language}"><head>{head}</head><body>{body}</body></html>'
    return f"{page}\n".encode()
