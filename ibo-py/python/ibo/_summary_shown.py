"""The summary of a table as people see it: as a text, and for notebooks."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from . import _ibo, _markup, _summary, _words
from ._language import checked, chosen
from ._text_table import text_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ._language import _Language
    from ._markup import _Column
    from ._summary import Summary

__all__ = ["page", "text"]

_WORDS = ("scheme", "kind")


class _Table(NamedTuple):
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    words: int
    """How many columns are words; the others are numbers, aligned right."""


def text(summary: Summary, language: _Language | None = None) -> str:
    """Rows, refused rows by error, totals, and what no row reads of a reform. Without a choice it is
    in English, as errors are.
    """
    language = checked(language or chosen("en"))
    tables = (text_table(*table) for table in _tables(summary, language))
    parts = ["\n".join(_said(summary, language)), *tables]
    if summary.unread:
        parts.append(_words.unread(summary.unread, language))
    return "\n\n".join(parts)


def page(summary: Summary, language: _Language | None = None) -> str:
    """The same for a notebook."""
    language = checked(language or chosen("en"))
    said = map(_markup.paragraph, _said(summary, language))
    tables = map(_html, _tables(summary, language))
    unread = _markup.list_of(_words.label("unread-values", language), list(summary.unread))
    return _markup.page(language, *said, *tables, unread)


_summary.text, _summary.page = text, page


def _said(summary: Summary, language: _Language) -> list[str]:
    """What is said in sentences."""
    refused = sum(summary.refused.values())
    counts = (_number(count, language) for count in (summary.rows, refused))
    said = [] if summary.reform is None else [_filled("what-if", language, summary.reform)]
    said.append(_filled("rows-refused", language, *counts))
    if summary.not_asked:
        sources = ", ".join(_words.source(name, language) for name in summary.not_asked)
        rows = _number(summary.provisional, language)
        said.append(_filled("provisional-rows", language, rows, sources))
    if summary.further_agreements:
        rows = _number(summary.further_agreements, language)
        said.append(_filled("further-agreements", language, rows))
    for name in summary.without_rows:
        said.append(_filled("without-rows", language, _words.source(name, language)))
    return said


def _tables(summary: Summary, language: _Language) -> list[_Table]:
    """The refused rows and the totals, each where there are any."""
    tables = [_refused(summary, language), _totals(summary, language)]
    return [table for table in tables if table.rows]


def _refused(summary: Summary, language: _Language) -> _Table:
    most_first = sorted(summary.refused.items(), key=lambda item: -item[1])
    head = _words.label("refused", language).capitalize()
    rows = [(code, _number(count, language)) for code, count in most_first]
    return _Table((head, _words.label("rows", language)), rows, words=1)


def _totals(summary: Summary, language: _Language) -> _Table:
    """The totals that have rows, and the columns for which at least one of them has a value."""
    totals = [total for total in summary.totals if total.rows]
    names = [
        name
        for name in _summary.Total._fields
        if any(getattr(total, name) is not None for total in totals)
    ]
    rows = [[_cell(getattr(total, name), language) for name in names] for total in totals]
    heads = [_head(name, language) for name in names]
    return _Table(heads, rows, words=sum(name in _WORDS for name in names))


def _filled(name: str, language: _Language, *values: str) -> str:
    return _words.label(name, language).format(*values)


def _number(number: int, language: _Language) -> str:
    return _ibo._figures(str(number), language, True)


def _head(name: str, language: _Language) -> str:
    if name in (*_WORDS, "rows"):
        return _words.label(name, language)
    return _words.line(name.replace("_", "-"), language)


def _cell(value: str | int | Decimal | None, language: _Language) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{'-' if value < 0 else ''}{_words.figures(value, language)}"
    return value if isinstance(value, str) else _number(value, language)


def _html(table: _Table) -> str:
    words: list[_Column] = ["word"] * table.words
    numbers: list[_Column] = ["amount"] * (len(table.heads) - table.words)
    columns = words + numbers
    rows = [_markup.row(row, columns) for row in table.rows]
    return _markup.table(table.heads, columns, rows)
