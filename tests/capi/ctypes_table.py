"""Reads the table that `tables.py` writes of the fixtures, into the structs of `ctypes_binding.py`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ctypes import Array, Structure, sizeof
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ctypes_binding import (
    Absence,
    Case,
    Fraction,
    LeefloonRecord,
    Options,
    SicknessRecord,
    UnemploymentRecord,
)

RECORDS: dict[str, type[Structure]] = {
    "u": UnemploymentRecord,
    "l": LeefloonRecord,
    "s": SicknessRecord,
    "a": Absence,
}

COLUMNS: dict[str, list[str]] = {
    "u": [
        *("from", "to", "basis", "day_amount_cents", "half_per_week", "rva_code"),
        "benefit_type",
    ],
    "l": ["month", "amount_cents", "from", "to", "aid_type", "entry_kind"],
    "s": [
        *("nature", "from", "to", "gross_taxable_cents", "hours_hundredths", "days", "version"),
        *("status", "benefit_code", "document_type", "attest_id"),
    ],
    "a": ["from", "to"],
}
"""The fields of a record in the order of its line."""

AMOUNTS = (
    "scheme",
    "payer",
    "certainty",
    "provisional",
    "has_employer_contribution",
    "replacement_income_cents",
    "premium_cents",
    "premium_after_fraction_cents",
    "premium_due_cents",
    "withholding_tax_cents",
    "net_cents",
    "employer_contribution_cents",
)
"""The fields of `ibo_amounts`, as a line `amounts` has them."""

OF_NOTICES = (1505, 1506, 1507, 1510)
"""The errors of the notice alone."""


@dataclass
class Refusal:
    """An expected error."""

    number: int
    at: str
    rule: str


@dataclass
class Item:
    """A case in JSON, and in structs where they can say it, with what is expected of it."""

    name: str
    options: Options = field(default_factory=Options)
    parameters: bytes | None = None
    json: bytes = b""
    of_month: bool = False
    case: Case | None = None
    records: dict[str, list[Structure]] = field(
        default_factory=lambda: {letter: [] for letter in RECORDS}
    )
    amounts: dict[str, int] | None = None
    lines: list[list[bytes]] = field(default_factory=list)
    statement: bytes | None = None
    notice: list[bytes] | None = None
    error: Refusal | None = None
    notice_error: Refusal | None = None

    def plain(self) -> bool:
        """Whether nothing is asked of the calculation but the case."""
        return self.parameters is None and not self.options.require and not self.options.provisional

    def arrays(self) -> list[Any]:
        """The four arrays of its records as a call has them."""
        return arrays_of(self.records)


def array(kind: type[Structure], records: list[Structure]) -> list[Any]:
    """Records beside each other: pointer, count and size; NULL, 0 and 0 for none."""
    return (
        [(kind * len(records))(*records), len(records), sizeof(kind)] if records else [None, 0, 0]
    )


def arrays_of(records: dict[str, list[Structure]]) -> list[Any]:
    """The four arrays of records as a call has them: pointer, count and size of each."""
    return [
        argument for letter, kind in RECORDS.items() for argument in array(kind, records[letter])
    ]


@dataclass
class Payment:
    """A payment with its expected amounts: after the fraction, due, tax and net."""

    name: str
    month: int
    premium: int
    employment: Fraction
    attendance: Fraction
    expected: tuple[int, ...]


@dataclass
class Table:
    """All of the table; the two items of a correction are the indices of `items`."""

    items: list[Item] = field(default_factory=list)
    payments: list[Payment] = field(default_factory=list)
    corrections: list[tuple[str, Item, Item, int, bytes]] = field(default_factory=list)
    refused_corrections: list[tuple[str, Item, Item, Refusal]] = field(default_factory=list)
    refused_parameters: list[tuple[str, bytes, Refusal]] = field(default_factory=list)
    codes: dict[int, tuple[bytes, bytes, bytes]] = field(default_factory=dict)


def rows(path: Path) -> Iterator[list[bytes]]:
    """The fields of each line."""
    for line in path.read_text(encoding="ascii").splitlines():
        yield [
            re.sub(rb"\\x(..)", lambda found: bytes.fromhex(found[1].decode()), text.encode())
            for text in line.split("\t")
        ]


def filled(kind: type[Structure], names: list[str], values: list[bytes]) -> Any:
    """A struct with these fields: texts for arrays, numbers for the rest."""
    made = kind()
    texts = {name for name, held, *_ in kind._fields_ if issubclass(held, Array)}
    for name, value in zip(names, values, strict=True):
        setattr(made, name, value if name in texts else int(value))
    return made


def case(values: list[bytes]) -> Case:
    """The struct of a line `case`, without its index and its counts of records."""
    *numbers, reference = values
    head, fractions, answers = numbers[:13], numbers[13:17], numbers[17:]
    names = [name for name, *_ in Case._fields_]
    made: Case = filled(
        Case, [*names[1:14], *names[16:19], "case_ref"], [*head, *answers, reference]
    )
    made.employment_fraction = Fraction(*map(int, fractions[:2]))
    made.attendance = Fraction(*map(int, fractions[2:]))
    return made


def refusal(values: list[bytes]) -> Refusal:
    """Number, at and rule."""
    return Refusal(int(values[0]), values[1].decode(), values[2].decode())


def read(path: Path) -> Table:
    """The table of a file."""
    table = Table()
    item = Item("")
    for word, *values in rows(path):
        match word.decode():
            case "item":
                item = Item(values[0].decode())
                table.items.append(item)
            case "options":
                item.options = filled(Options, ["require", "provisional"], values)
            case "parameters":
                item.parameters = values[0]
            case "json":
                item.json = values[0]
            case "month":
                item.of_month = True
            case "case":
                item.case = case(values)
            case "u" | "l" | "s" | "a" as letter:
                record = filled(RECORDS[letter], COLUMNS[letter], values)
                item.records[letter].append(record)
            case "amounts":
                item.amounts = dict(zip(AMOUNTS, map(int, values), strict=True))
            case "line":
                item.lines.append(values)
            case "statement":
                item.statement = values[0]
            case "notice":
                item.notice = values
            case "error":
                item.error = refusal(values)
            case "notice-error":
                refused = refusal(values)
                # Where the case itself is refused, there is no statement to ask a notice of.
                if refused.number in OF_NOTICES:
                    item.notice_error = refused
                else:
                    item.error = refused
            case "end":
                pass
            case "correction":
                before, after = table.items[-2:]
                table.corrections.append(
                    (values[0].decode(), before, after, int(values[1]), values[2])
                )
            case "correction-error":
                before, after = table.items[-2:]
                table.refused_corrections.append(
                    (values[0].decode(), before, after, refusal(values[1:]))
                )
            case "payment":
                name, month, premium, *rest = values
                numbers = list(map(int, rest))
                employment, attendance = Fraction(*numbers[:2]), Fraction(*numbers[2:4])
                paid = Payment(
                    name.decode(),
                    int(month),
                    int(premium),
                    employment,
                    attendance,
                    tuple(numbers[4:]),
                )
                table.payments.append(paid)
            case "parameters-error":
                table.refused_parameters.append(
                    (values[0].decode(), values[1], refusal(values[2:]))
                )
            case "code":
                table.codes[int(values[0])] = (values[1], values[2], values[3])
            case unknown:
                raise ValueError(f"a line {unknown!r}, which this does not know")
    return table
