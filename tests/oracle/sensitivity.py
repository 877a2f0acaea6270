"""R8.2, R8.3: what each open question is worth, for a case and for a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import readings
import reference
from reference import Json, Refused, Work, cents, money

AMOUNTS = ("premium", "net", "employer_contribution")


@dataclass(frozen=True)
class Row:
    """One other choice of a reading that a case used: the amounts under it, or its error."""

    reading: str
    rule: str
    in_force: str
    default: str
    choice: str
    before: Json
    after: Json | None
    error: Json | None

    def difference(self, name: str) -> int | None:
        """In cents; nothing where neither has the amount, or the choice is refused."""
        if self.after is None or (self.before[name] is None and self.after[name] is None):
            return None
        return cents(self.after[name] or "0.00") - cents(self.before[name] or "0.00")

    @property
    def changes(self) -> bool:
        return any(self.difference(name) for name in AMOUNTS)

    def as_json(self) -> Json:
        after = self.after or dict.fromkeys(AMOUNTS)
        differences = {
            f"{name}_difference": optional_money(self.difference(name)) for name in AMOUNTS
        }
        return {
            "reading": self.reading,
            "rule": self.rule,
            "in_force": self.in_force,
            "default": self.default,
            "choice": self.choice,
            **{name: after[name] for name in AMOUNTS},
            **differences,
            "error": self.error,
        }


def optional_money(amount: int | None) -> str | None:
    return None if amount is None else money(amount)


def amounts_of(case: Json, options: Json) -> Json:
    statement = reference.statement_of(case, options)
    return {name: statement[name] for name in AMOUNTS}


def used_codes(case: Json, work: Work) -> Iterator[tuple[str, str, str]]:
    """R8: of each code that is used the reading, the choice in force and the default.

    A record of it touches `D` and stands by R2.7, and its entry is assumed by itself, or as weak as
    the hypothetical list that it stands in; or a user chose it.
    """
    for name, code in codes_of_month(case, work):
        reading = readings.id_of_code(name, code)
        found = work.list_of(name, code)
        lists = reference.Parameters(
            tuple(value for value in work.parameters.values if value.name == name), ""
        ).lists(name, work.agreement.kind, work.month.first, work.agreement.decides)
        listed = next(value for value in lists if value.treats(code) is not None)
        is_chosen = found is not None and found.name == reading
        is_open = listed.entries[code].certainty in ("assumed", "hypothetical")
        if found is not None and (is_chosen or is_open):
            in_force, default = found.treats(code), lists[-1].treats(code) or listed.treats(code)
            yield reading, word(in_force), word(default)


def word(treatment: str | None) -> str:
    """The word of a file for what becomes of a code."""
    return next(name for name, key in readings.TREATMENTS.items() if key == treatment)


def codes_of_month(case: Json, work: Work) -> list[tuple[str, object]]:
    """The codes of the records of the month, each once, in the order of the lists; of a code of a
    delivery the one of ours that it means.
    """
    found: list[tuple[str, object]] = []
    for index, record in records_of(case, "sickness"):
        superseded = reference.superseded_lines(case["sickness"]["records"])
        if work.days_of(record) and index not in superseded:
            found.append(("sickness.document-type", record["document_type"]))
            found.append(("sickness.nature", record["nature"]))
    for _, record in records_of(case, "unemployment"):
        if work.days_of(record):
            found.append(("unemployment.benefit-type", record["benefit_type"]))
    for _, record in records_of(case, "leefloon"):
        if record["month"] == case["month"]:
            found.append(("leefloon.aid-type", record["aid_type"]))
    order = [
        (name, code)
        for name, counts, left_out in reference.CODE_LISTS
        for code in (*counts, *left_out)
    ]
    places = {code: place for place, code in enumerate(order)}
    ours = dict.fromkeys((name, work.ours(name, code)) for name, code in found)
    return sorted(ours, key=lambda code: places.get(code, len(order)))


def records_of(case: Json, source: str) -> list[tuple[int, Json]]:
    return list(enumerate((case.get(source) or {}).get("records") or []))


def used(case: Json, options: Json) -> list[tuple[str, str, str, str, tuple[str, ...]]]:
    """The readings that a case used, in the order of R8: id, rule, in force, default, choices."""
    work, _ = reference.computed(case, options)
    found = [
        (reading.id, reading.rule, work.used[reading.id], reading.default, reading.choices)
        for reading in readings.READINGS
        if reading.id in work.used
    ]
    codes = [
        (name, reference.LIST_RULES[name.split("/")[0]], in_force, default)
        for name, in_force, default in used_codes(case, work)
    ]
    return found + [(*code, tuple(readings.TREATMENTS)) for code in codes]


def of_case(case: Json, options: Json) -> list[Row]:
    """R8.2: the largest effect on net first; ties in the order of R8."""
    before = amounts_of(case, options)
    rows = []
    for reading, rule, in_force, default, choices in used(case, options):
        for choice in choices:
            if choice == in_force:
                continue
            after, error = None, None
            try:
                after = amounts_of(case, {**options, "chosen": [(reading, choice)]})
            except Refused as refused:
                error = {"code": refused.code, "at": refused.at}
            rows.append(Row(reading, rule, in_force, default, choice, before, after, error))
    return sorted(rows, key=lambda row: -abs(row.difference("net") or 0))


@dataclass
class Total:
    """R8.3: one choice over all rows of a table."""

    reading: str
    rule: str
    default: str
    choice: str
    rows_used: int = 0
    rows_changed: int = 0
    refused: int = 0
    sums: dict[str, int] = field(default_factory=lambda: dict.fromkeys(AMOUNTS, 0))
    largest: int = 0

    def add(self, row: Row) -> None:
        self.rows_used += 1
        self.refused += row.after is None
        self.rows_changed += row.changes
        for name in AMOUNTS:
            self.sums[name] += row.difference(name) or 0
        net = row.difference("net") or 0
        if abs(net) > abs(self.largest):
            self.largest = net

    def as_json(self) -> Json:
        return {
            "reading": self.reading,
            "rule": self.rule,
            "choice": self.choice,
            "default": self.default,
            "rows_used": self.rows_used,
            "rows_changed": self.rows_changed,
            **{f"{name}_difference": money(self.sums[name]) for name in AMOUNTS},
            "largest": money(self.largest),
            "refused": self.refused,
        }


def of_table(cases: list[Json], options: Json) -> tuple[int, list[Total]]:
    """R8.3: how many rows are refused as they stand, and the sum of the others, choice by choice."""
    refused, totals = (
        0,
        {
            (id, choice): Total(id, rule, default, choice)
            for id, rule, default, choice in all_choices()
        },
    )
    for case in cases:
        try:
            rows = of_case(case, options)
        except Refused:
            refused += 1
            continue
        for row in rows:
            totals[row.reading, row.choice].add(row)
    found = [total for total in totals.values() if total.rows_used > 0]
    return refused, sorted(found, key=lambda total: -abs(total.sums["net"]))


def all_choices() -> Iterator[tuple[str, str, str, str]]:
    """Every reading with every choice, in the order of R8."""
    for reading in readings.READINGS:
        for choice in reading.choices:
            yield reading.id, reading.rule, reading.default, choice
    for name, counts, left_out in reference.CODE_LISTS:
        for code in (*counts, *left_out):
            default = "counts" if code in counts else "left-out"
            for choice in readings.TREATMENTS:
                rule = reference.LIST_RULES[name]
                yield readings.id_of_code(name, code), rule, default, choice
