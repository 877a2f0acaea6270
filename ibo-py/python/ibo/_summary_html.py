"""The summary of a table for notebooks."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from . import _ibo, _markup, _summary, _words
from ._language import chosen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ._language import _Language
    from ._markup import _Column
    from ._summary import Summary, Total

__all__ = ["summary"]

_WORDS = ("scheme", "kind")


def summary(summary: Summary, language: _Language | None = None) -> str:
    """Rows, refused rows by error, and totals. Without a choice it is in English, as errors are."""
    language = language or chosen("en")
    return _markup.page(language, *_parts(summary, language))


_summary.page = summary


def _parts(summary: Summary, language: _Language) -> Sequence[str]:
    refused = sum(summary.refused.values())
    said = [
        _filled(
            "rows-refused", language, *(_number(one, language) for one in (summary.rows, refused))
        )
    ]
    if summary.not_asked:
        sources = ", ".join(_words.source(name, language) for name in summary.not_asked)
        said.append(
            _filled("provisional-rows", language, _number(summary.provisional, language), sources)
        )
    if summary.further_agreements:
        rows = _number(summary.further_agreements, language)
        said.append(_filled("further-agreements", language, rows))
    for name in summary.without_rows:
        said.append(_filled("without-rows", language, _words.source(name, language)))
    parts = [_markup.paragraph(text) for text in said]
    if summary.refused:
        parts.append(_refused(summary.refused, language))
    return [*parts, _totals(summary.totals, language)]


def _filled(name: str, language: _Language, *values: str) -> str:
    return _words.label(name, language).format(*values)


def _number(number: int, language: _Language) -> str:
    return _ibo._figures(str(number), language, True)


def _refused(refused: Mapping[str, int], language: _Language) -> str:
    columns: tuple[_Column, ...] = ("word", "amount")
    most_first = sorted(refused.items(), key=lambda item: -item[1])
    rows = [_markup.row((code, _number(count, language)), columns) for code, count in most_first]
    head = _words.label("refused", language).capitalize()
    return _markup.table((head, _words.label("rows", language)), columns, rows)


def _totals(totals: Sequence[Total], language: _Language) -> str:
    """The columns for which at least one total has a value."""
    names = [
        name
        for name in (totals[0]._fields if totals else ())
        if any(getattr(total, name) is not None for total in totals)
    ]
    columns: list[_Column] = ["word" if name in _WORDS else "amount" for name in names]
    rows = [
        _markup.row([_cell(getattr(total, name), language) for name in names], columns)
        for total in totals
    ]
    return _markup.table([_head(name, language) for name in names], columns, rows)


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
