"""The words around the amounts, for the tables, the picture and the command. The library has them,
in Dutch and English.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import _ibo

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from decimal import Decimal

    from ._certainty import Certainty
    from ._ibo import Plan, Statement
    from ._language import _Language

__all__ = [
    "amount",
    "certainty",
    "certainty_of",
    "day",
    "difference",
    "euro",
    "figures",
    "heading",
    "headings",
    "label",
    "labels",
    "line",
    "measure",
    "month",
    "source",
    "unread",
]


def label(name: str, language: _Language) -> str:
    """A word of statements and tables, by its name: `left-out` is `Niet meegeteld`."""
    return _ibo._label(name, language)


def line(code: str, language: _Language) -> str:
    """The name of a line of a statement: `premium-due` is `Verschuldigde premie`."""
    return _ibo._line_label(code, language)


def labels(names: Iterable[str], language: _Language) -> Sequence[str]:
    """The heads of a table; an empty name has no head."""
    return [name and label(name, language) for name in names]


def headings(names: Iterable[str], language: _Language) -> list[str]:
    """The heads of a table in a terminal: `BEDRAG`."""
    return [head.upper() for head in labels(names, language)]


def certainty(word: Certainty, language: _Language) -> str:
    """The word of a certainty: `secundair`."""
    return _ibo._certainty_label(word.value, language)


def kind(word: str) -> str:
    """The name of a kind of agreement, the same in both languages: `IBO-plus`; another word as it
    is.
    """
    return _ibo._kind_label(word) or word


def with_capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def source(name: str, language: _Language) -> str:
    """The name of a source: `werkloosheid`."""
    return _ibo._source_label(name, language)


def heading(statement: Statement | Plan, language: _Language) -> tuple[str, str, Sequence[str]]:
    """The kind, `IBO`; scheme and payer, `stelsel 2026, betaald door de werkgever`; and the lines
    that say what comes out and how certain it is.
    """
    (kind, *about), outcome = statement._heading(language)
    return kind, ", ".join(about), outcome


def month(month: str, language: _Language) -> str:
    """A month in words: `maart 2026`."""
    year, number = month.split("-")
    return f"{_ibo._month_name(int(number), language)} {year}"


def day(day: date, language: _Language) -> str:
    """A day in words: `1 april 2026`."""
    return f"{day.day} {_ibo._month_name(day.month, language)} {day.year}"


def certainty_of(statement: Statement, language: _Language) -> str:
    """How certain the statement is, and by which rules it is not more than that: `Zekerheid:
    aangenomen (R2.3)`.
    """
    rules = dict.fromkeys(rule for rule, _ in statement.assumption_texts(language))
    of_rules = f" ({', '.join(rules)})" if rules else ""
    return f"{label('certainty', language)}: {certainty(statement.certainty, language)}{of_rules}"


def measure(name: str, language: _Language) -> str:
    """The name of an amount that a comparison sums: `netto voor de cursist`."""
    return _ibo._measure_label(name, language)


def figures(amount: Decimal, language: _Language) -> str:
    """The digits of an amount with marks between its thousands, without its sign: `1.437,54`."""
    return _ibo._figures(f"{amount.copy_abs():f}", language, True)


def unread(sentences: Iterable[str], language: _Language) -> str:
    """What a reform lays and no row reads, under its head: `Geen rij leest:`."""
    head = f"{label('unread-values', language)}:"
    return "\n".join([head, *(f"  {one}" for one in sentences)])


def amount(amount: Decimal, language: _Language) -> str:
    """An amount as a statement writes it: `1.437,54`, `1437.54`."""
    sign = "-" if amount < 0 else ""
    return f"{sign}{_ibo._figures(f'{amount.copy_abs():f}', language, False)}"


def difference(amount: Decimal, language: _Language) -> str:
    """A difference as a picture writes it, with its sign; none of zero: `+ € 1.437,54`."""
    return f"{'+ ' if amount > 0 else ''}{euro(amount, language)}"


def euro(amount: Decimal, language: _Language) -> str:
    """An amount as a picture writes it: `€ 1.437,54`, `€1,437.54`."""
    sign = "\N{MINUS SIGN} " if amount < 0 else ""
    space = "\N{NO-BREAK SPACE}" if language == "nl" else ""
    return f"{sign}\N{EURO SIGN}{space}{_ibo._figures(f'{amount.copy_abs():f}', language, True)}"
