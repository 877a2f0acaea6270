"""R8: the open questions of the law as the oracle knows them, typed from the table of the rules."""

from __future__ import annotations

from dataclasses import dataclass

# R7.4: the last day for which a reading is checked, where the table says nothing else.
CHECKED = "2026-12-31"


@dataclass(frozen=True)
class Reading:
    """A dated choice: its rule, its choices with the default first, and how certain that is."""

    id: str
    rule: str
    choices: tuple[str, ...]
    certainty: str
    start: str = "2018-09-01"
    checked_until: str = CHECKED

    @property
    def default(self) -> str:
        return self.choices[0]


READINGS = (
    Reading("income.half-days", "R2.2", ("thirteen-thirds", "day-rule"), "assumed"),
    Reading("income.changes", "R2.3", ("by-days", "last-in-force"), "assumed"),
    Reading("income.sickness-rule", "R2.6", ("day-rule", "as-paid"), "assumed"),
    Reading("income.leefloon-part-month", "R2.5", ("whole", "by-days"), "assumed"),
    Reading("income.same-days", "R2.9", ("sum", "sickness-first"), "assumed"),
    Reading("rsz.formula-base", "R3.1", ("declared", "hundred"), "assumed"),
    Reading("premium.wage-difference-order", "R4.2", ("difference", "wage"), "secondary"),
    Reading(
        "premium.flat-limits",
        "R5.1",
        ("fixed", "indexed"),
        "secondary",
        checked_until="2022-05-30",
    ),
    Reading(
        "premium.ibo-plus-rule",
        "R5.1",
        ("flat-rate", "wage-difference"),
        "assumed",
        start="2026-01-01",
    ),
    Reading("contribution.part-month", "R5.3", ("whole", "by-days"), "assumed"),
    Reading("contribution.absence-days", "R5.3", ("calendar", "thirty"), "assumed"),
    Reading(
        "payment.working-days",
        "R6.2",
        ("monday-friday", "monday-saturday", "calendar"),
        "assumed",
    ),
    Reading("withholding.rounding", "R6.3", ("half-away", "up"), "secondary"),
)
BY_ID = {reading.id: reading for reading in READINGS}

# The treatments of a code, and the key of a code list that holds the codes so treated.
TREATMENTS = {"counts": "counts", "left-out": "left_out"}


def id_of_code(name: str, code: object) -> str:
    """The reading of one code of a code list."""
    return f"{name}/{code}"


def is_code(name: str) -> bool:
    return "/" in name


def is_reading(name: str) -> bool:
    return name in BY_ID or is_code(name)
