"""The words around the amounts, in Dutch and English, for the tables, the picture and the command: those of `Statement.explain`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ._certainty import Certainty
    from ._ibo import Line, Statement

    _Language: TypeAlias = Literal["nl", "en"]

__all__ = [
    "certainty",
    "certainty_of",
    "checked",
    "day",
    "euro",
    "figures",
    "formula",
    "heading",
    "month",
    "number",
    "provisional",
]

_CERTAINTY = {
    "nl": {
        "hypothetical": "hypothetisch",
        "assumed": "aangenomen",
        "secondary": "secundair",
        "official": "officieel",
    },
    "en": {
        "hypothetical": "hypothetical",
        "assumed": "assumed",
        "secondary": "secondary",
        "official": "official",
    },
}
_OF_CERTAINTY = {"nl": "Zekerheid", "en": "Certainty"}
_PROVISIONAL = {"nl": "voorlopig", "en": "provisional"}
_GIVEN = {"nl": "gegeven", "en": "given"}
_POINT_AND_COMMA = str.maketrans(".,", ",.")
_SIGNS = {
    " x ": " \N{MULTIPLICATION SIGN} ",
    ">=": "\N{GREATER-THAN OR EQUAL TO}",
    "<=": "\N{LESS-THAN OR EQUAL TO}",
}
_MONTHS = {
    "nl": (
        *("januari", "februari", "maart", "april", "mei", "juni"),
        *("juli", "augustus", "september", "oktober", "november", "december"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}


def checked(language: str) -> _Language:
    """The language, or a `ValueError` for one that there is not."""
    if language == "nl":
        return "nl"
    if language == "en":
        return "en"
    raise ValueError(f"language is 'nl' or 'en', not {language!r}")


def certainty(word: Certainty, language: _Language) -> str:
    """The word of a certainty: `secundair`."""
    return _CERTAINTY[language][word.value]


def formula(line: Line, language: _Language) -> str:
    """The formula of a line: `2500.00 x 13.07 %`, or the word for an amount that the caller gave."""
    return _GIVEN[language] if line.formula == "given" else line.formula


def heading(statement: Statement, language: _Language) -> tuple[str, Sequence[str]]:
    """What the statement is of, `IBO, stelsel 2026, betaald door de werkgever`, and the lines that say what comes out and how certain it is."""
    about, *results = statement.explain(language).partition("\n\n")[0].splitlines()
    return about.removeprefix(f"{statement.case_ref}  {statement.month}  "), results


def month(month: str, language: _Language) -> str:
    """A month in words: `maart 2026`."""
    year, number = month.split("-")
    return f"{_MONTHS[language][int(number) - 1]} {year}"


def day(day: date, language: _Language) -> str:
    """A day in words: `1 april 2026`."""
    return f"{day.day} {_MONTHS[language][day.month - 1]} {day.year}"


def provisional(language: _Language) -> str:
    """The word for a result that is not final: `voorlopig`."""
    return _PROVISIONAL[language]


def certainty_of(statement: Statement, language: _Language) -> str:
    """How certain the statement is, and by which rules it is not more than that: `Zekerheid: aangenomen (R2.3)`."""
    rules = dict.fromkeys(rule for rule, _ in statement.assumption_texts(language))
    of_rules = f" ({', '.join(rules)})" if rules else ""
    return f"{_OF_CERTAINTY[language]}: {certainty(statement.certainty, language)}{of_rules}"


def euro(amount: Decimal, language: _Language) -> str:
    """An amount as the language writes it: `€ 1.437,54`, `€1,437.54`."""
    sign = "\N{MINUS SIGN} " if amount < 0 else ""
    space = "\N{NO-BREAK SPACE}" if language == "nl" else ""
    return f"{sign}\N{EURO SIGN}{space}{number(amount.copy_abs(), language)}"


def number(amount: Decimal, language: _Language) -> str:
    """A number with its own decimals: `1.437,54`, `1,437.54`."""
    return f"{amount:,}".translate(_POINT_AND_COMMA if language == "nl" else {})


def figures(formula: str, language: _Language) -> str:
    """A formula with its numbers as the language writes them: `2.500,00` times `13,07 %`."""
    written = re.sub(r"\d+\.\d+", lambda found: number(Decimal(found[0]), language), formula)
    written = re.sub(r"(?<!\d)-(?=[ \d])", "\N{MINUS SIGN}", written)
    for typed, sign in _SIGNS.items():
        written = written.replace(typed, sign)
    return written
