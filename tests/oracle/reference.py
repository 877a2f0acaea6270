"""The rules R1 to R8 a second time, written only from the text of the rules, and of the formats
what a file says of the codes of a delivery: the oracle of the tests.

Every amount is a whole number of cents, every calculation an exact `Fraction`, rounded once a line
(R0.2). The dated values are typed here by hand; only the texts that name their sources come from
`fixtures/parameters.json`. The structure of a case (unknown fields, malformed amounts) is taken to
be right.

    python3 reference.py statements [--provisional] [--require WORD] < cases.jsonl
    python3 reference.py amounts    [--provisional] [--require WORD] < cases.jsonl

Options of a case: `provisional`, `require`, and `overlay`, a user's own values as tables in the
shape of a parameter file: {"id", "kind", "agreements_from", "from", "value", "certainty", "source",
"checked_until"}. Those of R8: `chosen`, pairs of a reading and another choice of it; `scheme`, a
forced one with what it supplies: {"forced": "2026", "percentage": 80}.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import readings

LIBRARY = "ibo 0.1.0"
FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
SOURCES_FILE = FIXTURES / "parameters.json"
CANONICAL_FILE = FIXTURES / "parameters.toml"
SOURCES = ("unemployment", "leefloon", "sickness")
WEAKNESS = {"official": 0, "secondary": 1, "assumed": 2, "hypothetical": 3}
# What a statement lists among its assumptions.
WEAK = ("assumed", "hypothetical")
FLAT_2018 = date(2018, 9, 1)
DIFFERENCE_2026 = date(2026, 1, 1)
# R1.1: the schemes by their first days, oldest first.
SCHEMES = {"2018": FLAT_2018, "2026": DIFFERENCE_2026}

Json = dict[str, Any]


class Refused(Exception):
    """A case that the rules refuse: the word of the error and the path of the field."""

    def __init__(self, code: str, at: str) -> None:
        super().__init__(f"{code} at {at}")
        self.code = code
        self.at = at


# --------------------------------------------------------------------------------------------------------------------
# Dated values (docs/evidence.md), in the shapes of a parameter file
# --------------------------------------------------------------------------------------------------------------------

# R7.4: the last value of each id, kind and `agreements_from`, where nothing else is said.
CHECKED = "2026-12-31"

GGMMI = (
    ("2018-09-01", "1654.90", "assumed", None),
    ("2019-07-01", "1654.90", "secondary", None),
    ("2020-03-01", "1688.03", "secondary", None),
    ("2021-09-01", "1721.79", "secondary", None),
    ("2022-01-01", "1756.23", "secondary", None),
    ("2022-03-01", "1791.34", "secondary", None),
    ("2022-04-01", "1806.16", "official", None),
    ("2022-05-01", "1842.28", "official", None),
    ("2022-08-01", "1879.13", "official", None),
    ("2022-11-01", "1916.70", "secondary", None),
    ("2022-12-01", "1954.99", "official", None),
    ("2023-11-01", "1994.18", "official", None),
    ("2024-04-01", "2029.88", "official", None),
    ("2024-05-01", "2070.48", "official", None),
    ("2025-02-01", "2111.89", "official", None),
    ("2026-01-01", "2154.11", "secondary", None),
    ("2026-04-01", "2189.81", "secondary", None),
    ("2026-07-01", "2233.61", "secondary", "2026-08-06"),
)

# R5.3: the limits between 650, 800, 1,000, 1,200 and 1,400 euro; "below" the first, "up to" the
# others. The last column is `agreements_from`: who started before it does not have the table.
CONTRIBUTION_AMOUNTS = (65000, 80000, 100000, 120000, 140000)
CONTRIBUTION = (
    ("2018-09-01", ("1700.00", "2000.00", "2300.00", "2600.00"), "secondary", CHECKED, None),
    ("2019-07-01", ("1734.00", "2040.00", "2346.00", "2652.00"), "official", None, "2019-07-01"),
    (
        "2020-03-01",
        ("1768.68", "2081.81", "2393.93", "2705.04"),
        "assumed",
        "2021-08-31",
        "2019-07-01",
    ),
)
# docs/evidence.md: the edges at 2000 and 2300 of the first table are assumed.
ASSUMED_EDGES = {"2018-09-01": ("2000.00", "2300.00")}

FLAT_SHARES = [80, 60, 40, 20]
EMPLOYEE_RATE = Fraction(1307, 10000)
WITHHOLDING_RATE = Fraction(1111, 10000)
DAYS_PER_MONTH = 26
PERCENTAGES = (70, 80, 90, 100)
WEEKS = {"ibo": (4, 26), "ibo-plus": (4, 52)}

# Of each code list what counts and what is left out; only the codes of `OFFICIAL_CODES` are read in
# an official text.
BENEFIT_TYPES_THAT_COUNT = ("full-unemployment", "insertion", "training-allowance")
BENEFIT_TYPES_LEFT_OUT = (
    "income-guarantee",
    "temporary",
    "company-supplement",
    "activation",
    "career-break",
    "other",
)
CODE_LISTS: tuple[tuple[str, tuple[object, ...], tuple[object, ...]], ...] = (
    ("unemployment.benefit-type", BENEFIT_TYPES_THAT_COUNT, BENEFIT_TYPES_LEFT_OUT),
    ("leefloon.aid-type", ("leefloon",), ("equivalent-leefloon",)),
    ("sickness.document-type", ("C21",), ("C23", "B23")),
    ("sickness.nature", (0,), (1, 2, 3)),
)
IDS_OF_LISTS = {*(name for name, _, _ in CODE_LISTS), "leefloon.entry-kind"}
OFFICIAL_CODES = ("full-unemployment", "leefloon", "C21", 0)
# R8: the codes of each list that the law leaves open, each a reading.
OPEN_CODES = {
    name: tuple(code for code in (*counts, *left_out) if code not in OFFICIAL_CODES)
    for name, counts, left_out in CODE_LISTS
}
ENTRY_KINDS = {
    "not_negative": ["award", "arrears"],
    "not_positive": ["recovery", "regularised-recovery"],
    "either": ["regularised-award", "regularised-arrears"],
}


def table(
    name: str, start: str, value: object, certainty: str, checked: str | None = CHECKED, **more: str
) -> Json:
    """A `[[value]]` of a parameter file, without its source."""
    return {
        "id": name,
        **more,
        "from": start,
        "value": value,
        "certainty": certainty,
        "checked_until": checked,
    }


def embedded_tables() -> Iterator[Json]:
    """All dated values of docs/evidence.md, without their source texts."""
    for kind, start, certainty, checked in (
        ("ibo", "2018-09-01", "official", CHECKED),
        ("ibo-plus", "2018-09-01", "secondary", None),
        ("ibo-plus", "2026-01-01", "assumed", CHECKED),
    ):
        fewest, most = WEEKS[kind]
        yield table(
            "agreement.weeks", start, {"min": fewest, "max": most}, certainty, checked, kind=kind
        )
    yield table("rsz.employee-rate", "2018-09-01", decimal(EMPLOYEE_RATE), "official")
    yield table("rsz.base", "2018-09-01", [100, 108], "official")
    for name, counts, left_out in CODE_LISTS:
        yield table(name, "2018-09-01", code_list(counts, left_out), "assumed")
    yield table("leefloon.entry-kind", "2018-09-01", ENTRY_KINDS, "assumed")
    yield table("income.days-per-month", "2018-09-01", DAYS_PER_MONTH, "official")
    for reading in readings.READINGS:
        yield table(
            reading.id, reading.start, reading.default, reading.certainty, reading.checked_until
        )
    yield table("premium.percentages", "2026-01-01", list(PERCENTAGES), "secondary")
    yield table("premium.flat-shares", "2018-09-01", FLAT_SHARES, "secondary", "2025-12-31")
    yield table("premium.flat-shares", "2026-01-01", FLAT_SHARES, "assumed", kind="ibo-plus")
    yield table(
        "premium.flat-day-amounts", "2018-09-01", ["25.66", "38.50"], "secondary", "2022-05-30"
    )
    for start, amount, certainty, checked in GGMMI:
        yield table("ggmmi", start, amount, certainty, checked)
    yield table("withholding.rate", "2018-09-01", decimal(WITHHOLDING_RATE), "secondary")
    for start, limits, certainty, checked, limit in CONTRIBUTION:
        classes = contribution_classes(limits, ASSUMED_EDGES.get(start, ()))
        yield {
            **table("employer.contribution", start, classes, certainty, checked),
            "agreements_from": limit,
        }
    yield table("employer.absence-rule", "2018-09-01", "none", "secondary")
    yield table(
        "employer.absence-rule",
        "2019-07-01",
        "eighth-day",
        "secondary",
        agreements_from="2019-07-01",
    )


def code_list(counts: Iterable[object], left_out: Iterable[object]) -> Json:
    """A code that is official by itself says so; the others are as certain as their list."""
    entries = [
        {"code": code, "certainty": "official"} if code in OFFICIAL_CODES else code
        for code in counts
    ]
    return {"counts": entries, "left_out": list(left_out)}


def contribution_classes(limits: tuple[str, ...], assumed_edges: tuple[str, ...]) -> Json:
    classes: list[Json] = [{"below": limits[0], "amount": money(CONTRIBUTION_AMOUNTS[0])}]
    for limit, amount in zip(limits[1:], CONTRIBUTION_AMOUNTS[1:-1], strict=True):
        edge = {"edge": "assumed"} if limit in assumed_edges else {}
        classes.append({"up_to": limit, "amount": money(amount), **edge})
    return {"classes": classes, "above": money(CONTRIBUTION_AMOUNTS[-1])}


@dataclass(frozen=True)
class Entry:
    """A code of a code list: what becomes of its records, how certain, and on whose word; or of a
    code of a delivery the code of ours that it means.
    """

    treatment: str
    certainty: str
    source: str
    means: object = None


@dataclass(frozen=True)
class Value:
    """One dated value: from when, for whom, how certain, until when it was checked (R1.6, R7.4)."""

    name: str
    start: date
    content: Any
    certainty: str
    source: str
    kind: str | None
    agreements_from: date | None
    checked_until: date | None
    is_own: bool

    @staticmethod
    def of(entry: Json, is_own: bool) -> Value:
        return Value(
            name=entry["id"],
            start=date.fromisoformat(entry["from"]),
            content=entry["value"],
            certainty=entry["certainty"],
            source=entry["source"],
            kind=entry.get("kind"),
            agreements_from=optional_date(entry.get("agreements_from")),
            checked_until=optional_date(entry.get("checked_until")),
            is_own=is_own,
        )

    def stale(self, day: date) -> bool:
        """R7.4: last checked before the day that decides."""
        return self.checked_until is not None and self.checked_until < day

    @property
    def text(self) -> str:
        return content_text(self.content)

    @cached_property
    def entries(self) -> dict[object, Entry]:
        """The codes of a code list; one that says nothing of itself is as the list."""
        found: dict[object, Entry] = {}
        for treatment, items in self.content.items():
            if treatment == MEANS:
                for text, item in sorted(items.items()):
                    found[code_of(self.name, text)] = self.entry(MEANS, item)
                continue
            for item in items:
                found[item_code(item)] = self.entry(treatment, item)
        return found

    def entry(self, treatment: str, item: object) -> Entry:
        own: Json = item if isinstance(item, dict) else {"code": item}
        certainty, source = own.get("certainty", self.certainty), own.get("source", self.source)
        return Entry(treatment, certainty, source, own["code"] if treatment == MEANS else None)

    def treats(self, code: object) -> str | None:
        """What becomes of the records of a code; of one that the list does not have, nothing."""
        if readings.is_code(self.name):
            return readings.TREATMENTS[self.content]
        entry = self.entries.get(code)
        return None if entry is None or entry.treatment == MEANS else entry.treatment

    def means(self, code: object) -> object:
        """The code of ours that a code of a delivery means; nothing where the list does not say."""
        entry = None if readings.is_code(self.name) else self.entries.get(code)
        return None if entry is None else entry.means


def content_text(content: Any) -> str:
    """The value as statements print it."""
    if isinstance(content, list):
        return ", ".join(item if isinstance(item, str) else f"{item} %" for item in content)
    if not isinstance(content, dict):
        return str(content)
    if "min" in content:
        return f"{content['min']}..{content['max']}"
    if "classes" in content:
        first, *others = content["classes"]
        middle = [f"up to {item['up_to']}: {item['amount']}" for item in others]
        return "; ".join(
            [f"below {first['below']}: {first['amount']}", *middle, f"above: {content['above']}"]
        )
    words = [
        f"{treatment.replace('_', ' ')}: {', '.join(map(code_text, items))}"
        for treatment, items in content.items()
        if treatment != MEANS
    ]
    meanings = sorted(content.get(MEANS, {}).items())
    words += [", ".join(f"{code} = {code_text(item)}" for code, item in meanings)] * bool(meanings)
    return "; ".join(words)


# The key of a code list under which a file says what codes of a delivery mean.
MEANS = "means"


def code_of(name: str, text: str) -> object:
    """The code of a list that the key of a file is."""
    return int(text) if name == "sickness.nature" else text


def item_code(item: object) -> object:
    return item["code"] if isinstance(item, dict) else item


def code_text(item: object) -> str:
    return str(item_code(item))


def key_of(entry: Json) -> tuple[str | None, ...]:
    """R1.6: what a user's value replaces."""
    return entry["id"], entry.get("kind"), entry["from"], entry.get("agreements_from")


@dataclass(frozen=True)
class Parameters:
    """A set of dated values and its fingerprint."""

    values: tuple[Value, ...]
    fingerprint: str
    chosen: tuple[tuple[str, str], ...] = ()

    def choosing(self, name: str, choice: str) -> Parameters:
        """R8.2: the same set under another choice of a reading, for all dates and kinds."""
        return replace(self, chosen=(*self.chosen, (name, choice)))

    def on(self, name: str, kind: str, day: date, start: date, at: str = "month") -> Value:
        """R1.6: in force on the day for an agreement of this start; before the first date there is
        none (R7.4).
        """
        among = in_force(self.values, name, kind, day, start)
        if not among:
            raise Refused("parameter-not-covered", at)
        choice = dict(self.chosen).get(name)
        return among[-1] if choice is None else replace(among[-1], content=choice)

    def of_code(self, name: str, code: object, kind: str, day: date, start: date) -> Value | None:
        """R8: the reading of one code of a list: chosen, or of the user; else as the lists say."""
        lists = self.lists(name, kind, day, start)
        found = next((value for value in lists if value.treats(code) is not None), None)
        reading = readings.id_of_code(name, code)
        own = in_force(self.values, reading, kind, day, start)
        choice = dict(self.chosen).get(reading)
        if found is None or (choice is None and not own):
            return found
        value = own[-1] if own else replace(found, name=reading, is_own=True)
        return value if choice is None else replace(value, content=choice)

    def meaning_of(
        self, name: str, code: object, kind: str, day: date, start: date
    ) -> tuple[Value, object] | None:
        """What a code of a delivery means, in the latest list that says it."""
        for value in self.lists(name, kind, day, start):
            ours = value.means(code)
            if ours is not None:
                return value, ours
        return None

    def lists(self, name: str, kind: str, day: date, start: date) -> list[Value]:
        """The lists in which a code is looked up: the user's, the latest first, which extend the
        one of the law.
        """
        law = Parameters(tuple(value for value in self.values if not value.is_own), "").on(
            name, kind, day, start
        )
        own = [value for value in self.values if value.is_own]
        return [*reversed(in_force(own, name, kind, day, start)), law]


def in_force(values: Iterable[Value], name: str, kind: str, day: date, start: date) -> list[Value]:
    """R1.6: those that are in force, the one that wins last."""
    among = [value for value in values if value.name == name and value.start <= day]
    among = [value for value in among if value.kind in (None, kind)]
    among = [
        value for value in among if value.agreements_from is None or value.agreements_from <= start
    ]
    return sorted(among, key=lambda v: (v.start, v.kind is not None, v.agreements_from or date.min))


@cache
def embedded() -> Parameters:
    canonical = CANONICAL_FILE.read_bytes()
    return Parameters(
        tuple(Value.of(entry, is_own=False) for entry in published_tables()),
        fingerprint_of(canonical),
    )


@cache
def published_tables() -> tuple[Json, ...]:
    """The dated values with the source texts of the published list."""
    published = {
        key_of(entry): entry for entry in json.loads(SOURCES_FILE.read_text(encoding="utf-8"))
    }
    return tuple(with_sources(entry, published[key_of(entry)]) for entry in embedded_tables())


def with_sources(entry: Json, published: Json) -> Json:
    """A code list says for each code where it was read; one that is as its list stays a word."""
    found = {**entry, "source": published["source"]}
    if "codes" not in published:
        return found
    codes = {str(item["code"]): item["source"] for item in published["codes"]}
    lists = {
        treatment: [with_own_source(item, codes[code_text(item)], found) for item in items]
        for treatment, items in entry["value"].items()
    }
    return {**found, "value": lists}


def with_own_source(item: object, source: str, whole: Json) -> object:
    if source == whole["source"]:
        return item
    own = item if isinstance(item, dict) else {"code": item}
    return {**own, "source": source}


def parameters_of(options: Json) -> Parameters:
    """The embedded values, under the user's own."""
    overlay = options.get("overlay")
    found = embedded() if not overlay else laid_over(compact(overlay))
    for name, choice in options.get("chosen", ()):
        found = found.choosing(name, choice)
    return found


@cache
def laid_over(overlay: str) -> Parameters:
    """R1.6: a user's value replaces that of the same key, another one is added; a code list extends
    the one of the law.
    """
    entries = [
        {**entry, "extends": True} if entry["id"] in IDS_OF_LISTS else entry
        for entry in json.loads(overlay)
    ]
    own = {key_of(entry): entry for entry in entries}
    kept = [
        entry
        for entry in published_tables()
        if entry["id"] in IDS_OF_LISTS or key_of(entry) not in own
    ]
    values = [Value.of(entry, is_own=False) for entry in kept]
    values += [Value.of(entry, is_own=True) for entry in own.values()]
    return Parameters(
        tuple(values), fingerprint_of(canonical_text([*kept, *own.values()]).encode())
    )


# --------------------------------------------------------------------------------------------------------------------
# The text of a parameter set, and its fingerprint (R7.1)
# --------------------------------------------------------------------------------------------------------------------


def fingerprint_of(canonical: bytes) -> str:
    return hashlib.sha256(canonical).hexdigest()[:16]


@cache
def order_of_ids() -> dict[str, int]:
    """The ids in the order of the rules, as the canonical file has them."""
    names = re.findall('^id = "(.*)"$', CANONICAL_FILE.read_text(encoding="utf-8"), re.MULTILINE)
    return {name: place for place, name in enumerate(dict.fromkeys(names))}


def canonical_text(entries: Iterable[Json]) -> str:
    """A whole set, by id, then as values go before each other (R1.6), and by kind."""
    order = order_of_ids()
    entries = sorted(
        entries,
        key=lambda entry: (
            order[entry["id"].split("/")[0]],
            entry["id"],
            entry["from"],
            entry.get("extends") is not None,
            entry.get("kind") is not None,
            entry.get("agreements_from") or "",
            entry.get("kind") or "",
        ),
    )
    return "\n".join([f"complete = true\n{day_of_the_set(entries)}", *map(block, entries)])


def day_of_the_set(entries: Iterable[Json]) -> str:
    """R7.4: the last check of the published values, where a user's value says a later one."""

    def latest(of: Iterable[Json]) -> str:
        return max(entry.get("checked_until") or "" for entry in of)

    day = latest(published_tables())
    return "" if latest(entries) == day else f'checked_until = "{day}"\n'


TABLE_FIELDS = (
    "id",
    "kind",
    "agreements_from",
    "from",
    "extends",
    "value",
    "certainty",
    "source",
    "checked_until",
)


def block(entry: Json) -> str:
    """One `[[value]]` of a parameter file."""
    lines = [
        f"{name} = {toml(entry[name])}" for name in TABLE_FIELDS if entry.get(name) is not None
    ]
    return "\n".join(["[[value]]", *lines, ""])


def toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    if isinstance(value, dict):
        items = (
            f"{name} = {codes_toml(item) if name == MEANS else toml(item)}"
            for name, item in value.items()
        )
        return f"{{ {', '.join(items)} }}"
    return json.dumps(value, ensure_ascii=False)


def codes_toml(codes: Json) -> str:
    """What codes of a delivery mean, by their keys."""
    items = (f"{json.dumps(code)} = {toml(item)}" for code, item in sorted(codes.items()))
    return f"{{ {', '.join(items)} }}"


# --------------------------------------------------------------------------------------------------------------------
# Money, fractions, days (R0)
# --------------------------------------------------------------------------------------------------------------------


def cents(text: str) -> int:
    """R0.1: an amount of at most two decimals as whole cents."""
    amount = Fraction(text) * 100
    if amount.denominator != 1:
        raise ValueError(f"more than two decimals: {text}")
    return amount.numerator


def money(amount: int) -> str:
    whole, rest = divmod(abs(amount), 100)
    return f"{'-' if amount < 0 else ''}{whole}.{rest:02d}"


def half_away_from_zero(exact: Fraction) -> int:
    """R0.2: the nearest whole cent, a tie away from zero."""
    magnitude = (2 * abs(exact.numerator) + exact.denominator) // (2 * exact.denominator)
    return -magnitude if exact < 0 else magnitude


def signed_sum(amounts: Iterable[int]) -> str:
    """`1437.54 + 893.65 - 100.00`."""
    first, *others = amounts
    return money(first) + "".join(f" {'-' if a < 0 else '+'} {money(abs(a))}" for a in others)


def shortest(hundredths: int) -> str:
    whole, rest = divmod(hundredths, 100)
    return str(whole) if rest == 0 else f"{whole}.{rest:02d}".rstrip("0")


def decimal(rate: Fraction) -> str:
    """A rate of four decimals."""
    return f"0.{int(rate * 10000):04d}"


def percent(rate: str) -> str:
    return f"{shortest(int(Fraction(rate) * 10000))} %"


def optional_date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def is_payable(day: date) -> bool:
    """R2: benefits are paid from Monday to Saturday."""
    return day.isoweekday() <= 6


def payable_days_between(first: date, last: date) -> int:
    """`N` of R2.6; the ordinal of a Sunday is a multiple of seven."""
    sundays = last.toordinal() // 7 - (first.toordinal() - 1) // 7
    return (last - first).days + 1 - sundays


def weekdays(days: Iterable[date]) -> int:
    """Monday to Friday (R6.2)."""
    return sum(1 for day in days if day.isoweekday() <= 5)


@dataclass(frozen=True)
class Month:
    first: date

    @staticmethod
    def parse(text: str) -> Month:
        return Month(date.fromisoformat(text + "-01"))

    @property
    def length(self) -> int:
        next_month = (self.first.replace(day=28) + timedelta(days=4)).replace(day=1)
        return (next_month - self.first).days

    @property
    def last(self) -> date:
        return self.first + timedelta(days=self.length - 1)

    def touches(self, first: date, last: date) -> bool:
        return first <= self.last and last >= self.first

    def days(self) -> list[date]:
        return [self.first + timedelta(days=n) for n in range(self.length)]


@dataclass(frozen=True)
class Ratio:
    """`Q/S` of R6, in hundredths, as it was written."""

    numerator: int
    denominator: int

    @staticmethod
    def parse(text: str) -> Ratio:
        numerator, denominator = text.split("/")
        return Ratio(cents(numerator), cents(denominator))

    @property
    def exact(self) -> Fraction:
        return Fraction(self.numerator, self.denominator)

    def __str__(self) -> str:
        return f"{shortest(self.numerator)}/{shortest(self.denominator)}"


WHOLE = Ratio(100, 100)


# --------------------------------------------------------------------------------------------------------------------
# The agreement (R1) and what is asked
# --------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Agreement:
    """A case's agreement after R1 and the checks of its scheme's fields."""

    kind: str
    start: date
    end: date
    last: date
    suspended_days: int
    wage: int | None
    percentage: int | None
    fraction: Ratio
    rsz_base: int
    employee_rsz: int | None
    forced: str | None = None

    @property
    def scheme(self) -> str:
        """R1.1 by the start, or as a reform says (R8.4)."""
        by_start = [scheme for scheme, first in SCHEMES.items() if first <= self.start][-1]
        return self.forced or by_start

    @property
    def decides(self) -> date:
        """The day of the values that go by the start, and of their limits: under a forced scheme not
        before its first day (R8.4).
        """
        return max(self.start, SCHEMES[self.scheme])

    @property
    def duration(self) -> int:
        """R1.4: calendar days, both ends included."""
        return (self.end - self.start).days + 1

    @property
    def duration_to_sunday(self) -> int:
        """R1.4: an end on a Friday or Saturday counts through the Sunday after it, for the lower
        limit.
        """
        weekday = self.end.isoweekday()
        return self.duration + (7 - weekday if weekday in (5, 6) else 0)

    def covers(self, day: date) -> bool:
        return self.start <= day <= self.last

    def covers_whole(self, month: Month) -> bool:
        """No calendar day of the month lies outside."""
        return self.covers(month.first) and self.covers(month.last)


def supplied(fields: Json, scheme: Json) -> Json:
    """R8.4: a forced scheme supplies what a case lacks."""
    return {**fields, **{name: v for name, v in scheme.items() if fields.get(name) is None}}


def passed_over(fields: Json, kind: str, is_difference: bool) -> Json:
    """R8.4: and passes over what it does not use."""
    unused = {"percentage"} if kind == "ibo-plus" else set()
    if not is_difference:
        unused = {"percentage", "rsz_base", "employee_rsz"}
    return {name: value for name, value in fields.items() if name not in unused}


def read_agreement(fields: Json) -> Agreement:
    start, end = date.fromisoformat(fields["start"]), date.fromisoformat(fields["end"])
    stopped = optional_date(fields.get("stopped"))
    wage, given = fields.get("reference_gross_wage"), fields.get("employee_rsz")
    return Agreement(
        kind=fields["kind"],
        start=start,
        end=end,
        last=end if stopped is None else stopped,
        suspended_days=fields.get("suspended_days") or 0,
        wage=None if wage is None else cents(wage),
        percentage=fields.get("percentage"),
        fraction=Ratio.parse(fields["employment_fraction"]),
        rsz_base=100 if fields.get("rsz_base") is None else fields["rsz_base"],
        employee_rsz=None if given is None else cents(given),
        forced=fields.get("forced"),
    )


def weeks_of(agreement: Agreement, parameters: Parameters) -> Value:
    """R1.6: the durations by the start date."""
    return parameters.on(
        "agreement.weeks", agreement.kind, agreement.decides, agreement.decides, "agreement.start"
    )


def check_law(agreement: Agreement, month: Month, parameters: Parameters) -> None:
    """R1: scheme, stopped, duration, fraction, month, in this order (R7.7)."""
    if agreement.start < FLAT_2018:
        raise Refused("scheme-not-covered", "agreement.start")  # R1.1
    if not agreement.start <= agreement.last <= agreement.end:
        raise Refused("stopped-outside-agreement", "agreement.stopped")  # R1.3
    weeks = weeks_of(agreement, parameters).content
    if agreement.duration_to_sunday < weeks["min"] * 7:
        raise Refused("duration-not-allowed", "agreement.end")  # R1.4
    if agreement.duration > weeks["max"] * 7 + agreement.suspended_days:
        raise Refused("duration-not-allowed", "agreement.end")  # R1.4
    if not 0 < agreement.fraction.exact <= 1:
        raise Refused("employment-fraction-not-allowed", "agreement.employment_fraction")  # R1.5
    if agreement.scheme == "2026" and agreement.fraction.exact < Fraction(1, 2):
        raise Refused("employment-fraction-below-half", "agreement.employment_fraction")  # R1.5
    if agreement.last < month.first or agreement.start > month.last:
        raise Refused("month-outside-agreement", "month")  # R1.3


def ibo_plus_rule_day(month: Month) -> date:
    """R8.4: the reading belongs to scheme 2026, so when that is forced on an earlier month the first
    day of the scheme decides.
    """
    return max(month.first, DIFFERENCE_2026)


def is_wage_difference(agreement: Agreement, month: Month, parameters: Parameters) -> bool:
    """R4: scheme 2026, kind ibo, and ibo-plus where its reading says so (R8); all else is
    flat-rate (R5).
    """
    if agreement.scheme != "2026":
        return False
    if agreement.kind == "ibo":
        return True
    rule = parameters.on(
        "premium.ibo-plus-rule", "ibo-plus", ibo_plus_rule_day(month), agreement.decides
    )
    return bool(rule.content == "wage-difference")


def percentages_of(agreement: Agreement, parameters: Parameters) -> Value:
    """R1.6: the percentages by the start date."""
    return parameters.on(
        "premium.percentages",
        agreement.kind,
        agreement.decides,
        agreement.decides,
        "agreement.start",
    )


def check_wage_difference_fields(
    fields: Json, agreement: Agreement, parameters: Parameters
) -> None:
    """R3, R4: the fields of a wage difference."""
    if agreement.wage is None:
        raise Refused("reference-gross-wage-missing", "agreement.reference_gross_wage")  # R4.1
    if agreement.kind == "ibo-plus":
        if agreement.percentage is not None:
            raise Refused("percentage-not-used", "agreement.percentage")  # R8: always 100 %
    elif agreement.percentage is None:
        raise Refused("percentage-missing", "agreement.percentage")  # R4.2
    elif agreement.percentage not in percentages_of(agreement, parameters).content:
        raise Refused("percentage-not-allowed", "agreement.percentage")  # R4.2
    if agreement.rsz_base not in (100, 108):
        raise Refused("rsz-base-not-allowed", "agreement.rsz_base")  # R3.1
    if agreement.employee_rsz is None:
        return
    if fields.get("rsz_base") is not None:
        raise Refused("employee-rsz-with-base", "agreement.employee_rsz")  # R3.2
    if agreement.employee_rsz > agreement.wage:
        raise Refused("employee-rsz-not-allowed", "agreement.employee_rsz")  # R3.2


def check_flat_rate_fields(fields: Json) -> None:
    """R5.2: what does not enter the flat-rate premium must not be given."""
    words = {
        "percentage": "percentage-not-used",
        "rsz_base": "rsz-base-not-used",
        "employee_rsz": "employee-rsz-not-used",
    }
    for name, word in words.items():
        if fields.get(name) is not None:
            raise Refused(word, f"agreement.{name}")


@dataclass(frozen=True)
class Attendance:
    """R6.2: the ratio given, or nothing: the working days of the agreement over those of the month."""

    ratio: Ratio | None


def read_attendance(given: str | None, agreement: Agreement, month: Month) -> Attendance:
    """R6.2: the ratio given, the working days, or the whole month."""
    days = month.days()
    inside = [day for day in days if agreement.covers(day)]
    if given == "working-days":
        return Attendance(None)
    if given is None:
        if weekdays(inside) < weekdays(days):
            raise Refused("attendance-missing", "attendance")
        return Attendance(WHOLE)
    ratio = Ratio.parse(given)
    if ratio.exact > 1:
        raise Refused("attendance-not-allowed", "attendance")
    return Attendance(ratio)


# --------------------------------------------------------------------------------------------------------------------
# Lines (R7.1)
# --------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Clause:
    """A rule that a line rests on; an assumed one adds its sentence under its id (R8.1)."""

    certainty: str
    rule: str = ""
    id: str = ""
    text: str = ""


OFFICIAL, SECONDARY, FORCED = Clause("official"), Clause("secondary"), Clause("hypothetical")
ASSUMED_SUSPENDED = Clause(
    "assumed",
    "R1.4",
    "R1.4/suspended-days",
    "Suspended days raise the longest duration of the agreement.",
)
ASSUMED_FOUR_WEEKS = Clause(
    "assumed",
    "R1.4",
    "R1.4/four-weeks",
    "For the shortest duration an end on a Friday or Saturday counts through the Sunday after it.",
)
ASSUMED_SAME_DAYS = Clause(
    "assumed",
    "R2.9",
    "income.same-days",
    "Benefits of two sources that cover the same days are both counted.",
)
ASSUMED_FLOOR = Clause(
    "assumed",
    "R4.1",
    "R4.1/floor",
    "A replacement income above the wage after employee RSZ gives a premium of zero, not less.",
)
ASSUMED_EDGE = Clause(
    "assumed", "R5.3", "R5.3/edge", "The class limit itself belongs to the lower class."
)


@dataclass(frozen=True)
class Assumption:
    """R7.1, R8.1: a sentence, its stable id, and the reading that it rests on."""

    id: str
    rule: str
    text: str

    def as_json(self) -> Json:
        """An id that is not made of the rule is that of a reading."""
        is_reading = not self.id.startswith(f"{self.rule}/")
        reading = {"reading": self.id} if is_reading else {}
        return {"id": self.id, "rule": self.rule, **reading, "text": self.text}


@dataclass(frozen=True)
class Quote:
    """A value that a line was read from, by which rule, on the day that decides, and of a code list
    for which codes.
    """

    value: Value
    rule: str
    day: date
    codes: tuple[object, ...] = ()
    with_whole: bool = False
    """Whether it is also a list that is quoted as a whole, beside what its codes mean."""

    @property
    def is_whole(self) -> bool:
        return self.with_whole or not self.codes

    @property
    def certainty(self) -> str:
        """That of the codes used, or of the value; a stale one is assumed (R7.4)."""
        words = [self.value.entries[code].certainty for code in self.codes]
        words += [self.value.certainty] * self.is_whole
        return weakest([*words, "assumed"] if self.value.stale(self.day) else words)

    def assumptions(self) -> Iterator[Assumption]:
        """First that it is assumed or hypothetical, then that it is stale."""
        value = self.value
        if self.is_whole and value.certainty in WEAK:
            name = value.name if readings.is_reading(value.name) else f"{self.rule}/{value.name}"
            text = f"The value of {value.name} from {value.start} is {value.certainty}: {value.source}."
            yield Assumption(name, self.rule, text)
        for code in self.codes:
            yield from self.assumed_code(code)
        if value.stale(self.day):
            name, checked = f"{value.name} from {value.start}", value.checked_until
            text = f"The value of {name} was last checked on {checked} and is carried forward."
            yield Assumption(f"R7.4/{value.name}", "R7.4", text)

    def assumed_code(self, code: object) -> Iterator[Assumption]:
        entry = self.value.entries[code]
        if entry.certainty in WEAK and entry.treatment == MEANS:
            name = self.value.name
            text = f"That the code {code} means {entry.means} in {name} is {entry.certainty}"
            text += f": {entry.source}."
            yield Assumption(f"{self.rule}/{name}/{code}", self.rule, text)
        elif entry.certainty in WEAK:
            treatment = "counts" if entry.treatment == "counts" else "is left out"
            where = f"{self.value.name} from {self.value.start}"
            text = (
                f"That the code {code} of {where} {treatment} is {entry.certainty}: {entry.source}."
            )
            yield Assumption(f"{self.value.name}/{code}", self.rule, text)

    def as_json(self) -> Json:
        return {
            "id": self.value.name,
            "value": self.value.text,
            "from": self.value.start.isoformat(),
            "certainty": self.certainty,
            "source": self.value.source,
        }


@dataclass
class Line:
    """One line; `amount` is signed, `exact` is what it was rounded from."""

    code: str
    role: str
    exact: Fraction
    formula: str
    rule: str
    clauses: list[Clause]
    values: list[Quote] = field(default_factory=list)
    record: int | None = None

    def __post_init__(self) -> None:
        self.amount = half_away_from_zero(self.exact)

    @property
    def certainty(self) -> str:
        """The weakest of the clauses and values used; a rounding that rounded is R0.2, secondary."""
        words = [clause.certainty for clause in self.clauses]
        words += [quote.certainty for quote in self.values]
        if self.exact != self.amount:
            words.append("secondary")
        return weakest(words)

    def assumptions(self) -> Iterator[Assumption]:
        for clause in self.clauses:
            if clause.certainty == "assumed":
                yield Assumption(clause.id, clause.rule, clause.text)
        for quote in self.values:
            yield from quote.assumptions()

    def as_json(self) -> Json:
        line: Json = {
            "code": self.code,
            "role": self.role,
            "amount": money(abs(self.amount)),
            "formula": self.formula,
            "rule": self.rule,
            "certainty": self.certainty,
        }
        if self.record is not None:
            line["record"] = self.record
        if self.amount < 0:
            line["recovered"] = True
        line["parameters"] = [quote.as_json() for quote in self.values]
        return line


def weakest(words: Iterable[str]) -> str:
    return max(words, key=lambda word: WEAKNESS[word])


# --------------------------------------------------------------------------------------------------------------------
# Replacement income (R2)
# --------------------------------------------------------------------------------------------------------------------


@dataclass
class Work:
    """What the stages share: the question, `D`, and what was left out so far, by which codes of
    which list.
    """

    agreement: Agreement
    month: Month
    payable: list[date]
    provisional: bool
    parameters: Parameters
    is_wage_difference: bool
    used: dict[str, str] = field(default_factory=dict)
    left_out: list[Json] = field(default_factory=list)
    filtered: list[tuple[str, Value, object]] = field(default_factory=list)

    def value(self, name: str) -> Value:
        """R1.6: by the first day of the month."""
        agreement = self.agreement
        first = self.month.first
        if name == "premium.ibo-plus-rule":
            first = ibo_plus_rule_day(self.month)
        return self.parameters.on(name, agreement.kind, first, agreement.decides)

    def quote(self, name: str, rule: str) -> Quote:
        return Quote(self.value(name), rule, self.month.first, ())

    def choice(self, name: str) -> str:
        """R8: the choice of a reading that is in force."""
        return str(self.value(name).content)

    def reads(self, name: str) -> Quote:
        """R8: a reading that is used, as its line quotes it."""
        self.used[name] = self.choice(name)
        return self.quote(name, readings.BY_ID[name].rule)

    def meaning_of(self, name: str, code: object) -> tuple[Value, object] | None:
        """The list that says what a code of a delivery means, and the code of ours."""
        return self.parameters.meaning_of(
            name, code, self.agreement.kind, self.month.first, self.agreement.decides
        )

    def ours(self, name: str, code: object) -> object:
        """A code of ours, or the one that a code of a delivery means."""
        meaning = self.meaning_of(name, code)
        return code if meaning is None else meaning[1]

    def list_of(self, name: str, code: object) -> Value | None:
        """The list that has a code, or the one that it means; or the reading of it alone. Of one
        that no list has, nothing.
        """
        return self.parameters.of_code(
            name,
            self.ours(name, code),
            self.agreement.kind,
            self.month.first,
            self.agreement.decides,
        )

    def treats(self, name: str, code: object) -> str | None:
        found = self.list_of(name, code)
        return None if found is None else found.treats(self.ours(name, code))

    def lists_of(self, name: str, code: object) -> list[tuple[Value, object]]:
        """What a record of a code rests on: the list that treats it, and what it means."""
        found = self.list_of(name, code)
        if found is None:
            raise ValueError("checked before")
        return [(found, self.ours(name, code)), *self.map_of(name, code)]

    def map_of(self, name: str, code: object) -> list[tuple[Value, object]]:
        """The list that says what a code of a delivery means, with that code."""
        meaning = self.meaning_of(name, code)
        return [] if meaning is None else [(meaning[0], code)]

    def quotes(self, name: str, used: Iterable[tuple[Value, object]]) -> list[Quote]:
        """Lists, each once with its codes."""
        by_list: dict[int, tuple[Value, dict[object, None]]] = {}
        for value, code in used:
            by_list.setdefault(id(value), (value, {}))[1][code] = None
        return [self.quote_of(name, value, tuple(codes)) for value, codes in by_list.values()]

    def quote_of(self, name: str, value: Value, codes: tuple[object, ...]) -> Quote:
        of_codes = () if readings.is_code(value.name) else codes
        return Quote(value, LIST_RULES[name], self.month.first, of_codes)

    def days_of(self, record: Json) -> list[date]:
        """The record's days in `D`; a record without an end runs on (R2.3)."""
        first = date.fromisoformat(record["from"])
        last = date.max if record.get("to") is None else date.fromisoformat(record["to"])
        return [day for day in self.payable if first <= day <= last]

    def leave_out(self, source: str, record: int, rule: str, reason: str) -> None:
        self.left_out.append({"source": source, "record": record, "rule": rule, "reason": reason})

    def filter_out(self, name: str, record: int, code: object) -> None:
        """R2.4, R2.5, R2.8: a code list leaves the record out."""
        source, words = name.split(".")
        self.leave_out(
            source, record, LIST_RULES[name], f"{words.replace('-', ' ')} {code} does not count"
        )
        self.filtered += [(name, *used) for used in self.lists_of(name, code)]

    def counted_by(self, name: str, codes: Iterable[object]) -> list[Quote]:
        """The lists by which records count: those of a user, and those that are not official for a
        code; and what codes of a delivery mean.
        """
        told = []
        for code in codes:
            told += self.told_of(name, code) + self.map_of(name, code)
        return self.quotes(name, told)

    def told_of(self, name: str, code: object) -> list[tuple[Value, object]]:
        """The list that treats a code, where a line tells it."""
        value, ours = self.lists_of(name, code)[0]
        is_told = value.is_own or self.quote_of(name, value, (ours,)).certainty != "official"
        return [(value, ours)] if is_told else []

    def left_out_by(self) -> list[Quote]:
        """R2.4, R2.5, R2.8: the lists that left a record out, by rule, then by date; and those by
        which joined records of two codes are of one.
        """
        quotes = []
        for name in LIST_RULES:
            used = [(value, code) for of, value, code in self.filtered if of == name]
            quotes += sorted(self.quotes(name, used), key=place_of_list)
        return quotes


def place_of_list(quote: Quote) -> tuple[object, ...]:
    value = quote.value
    return (
        value.start,
        value.kind or "",
        value.agreements_from or date.min,
        value.text,
        value.source,
    )


# The code lists in the order of the sources and of the filters, each with its rule.
LIST_RULES = {
    "unemployment.benefit-type": "R2.4",
    "leefloon.aid-type": "R2.5",
    "sickness.document-type": "R2.8",
    "sickness.nature": "R2.8",
}


@dataclass
class Income:
    """A source's lines and the days of `D` that its benefits cover (R2.9)."""

    lines: list[Line]
    covered: set[date]

    @property
    def total(self) -> int:
        return sum(line.amount for line in self.lines)


def availability_of(case: Json, source: str) -> str:
    """R2.10: a source block that is absent was not asked."""
    block = case.get(source)
    return "not-asked" if block is None else str(block["availability"])


def records_of(case: Json, source: str, provisional: bool) -> list[Json]:
    """R2.10: the records, when the availability allows a result."""
    availability = availability_of(case, source)
    if availability not in ("data", "no-data") and not provisional:
        raise Refused("source-not-available", f"{source}.availability")
    records: list[Json] = (case.get(source) or {}).get("records") or []
    if availability == "no-data" and records:
        raise Refused("no-data-with-records", f"{source}.records")
    return records


@dataclass
class Right:
    """R2.3: records that are one: their indices, the days that count, and those that are lost to
    sickness (R8).
    """

    indices: list[int]
    record: Json
    days: list[date]
    is_share: bool
    meaning: list[tuple[Value, object]]
    """What the code of a delivery means: of joined records the less certain of the lists."""
    lost: set[date] = field(default_factory=set)

    def without(self, sick: set[date]) -> Right:
        kept = [day for day in self.days if day not in sick]
        return replace(self, days=kept, lost=sick.intersection(self.days))


def unemployment_rights(case: Json, work: Work) -> list[Right]:
    """R2.3, R2.4: filters, overlap, joining, and the last in force where the reading says so."""
    records = records_of(case, "unemployment", work.provisional)
    days = {index: found for index, record in enumerate(records) if (found := work.days_of(record))}
    name = "unemployment.benefit-type"
    for index in days:
        if work.treats(name, records[index]["benefit_type"]) is None:
            raise Refused("unknown-benefit-type", f"unemployment.records[{index}].benefit_type")
    joined: dict[tuple[object, ...], list[int]] = {}
    meanings: dict[tuple[object, ...], list[tuple[Value, object]]] = {}
    taken: set[date] = set()
    for index, found in days.items():
        code = records[index]["benefit_type"]
        if work.treats(name, code) != "counts":
            work.filter_out(name, index, code)
            continue
        if not taken.isdisjoint(found):
            raise Refused("record-overlap", f"unemployment.records[{index}]")  # R2.3
        taken.update(found)
        key = right_of(records[index], work)
        if key in joined:
            meanings[key] = joined_meaning(meanings[key], work.map_of(name, code), work)
        meanings.setdefault(key, work.map_of(name, code))
        joined.setdefault(key, []).append(index)
    rights = []
    for key, indices in joined.items():
        together = [day for index in indices for day in days[index]]
        is_share = len(together) < len(work.payable)
        rights.append(Right(indices, records[indices[0]], together, is_share, meanings[key]))
    return rights_in_force(rights, work)


def joined_meaning(
    one: list[tuple[Value, object]], other: list[tuple[Value, object]], work: Work
) -> list[tuple[Value, object]]:
    """R2.3: of records of two codes that mean one, the line quotes what is less certain; the total
    quotes both.
    """
    if not other or one == other:
        return one
    name = "unemployment.benefit-type"
    work.filtered += [(name, *used) for used in (*one, *other)]

    def weakness(used: list[tuple[Value, object]]) -> int:
        return max(
            (WEAKNESS[work.quote_of(name, value, (code,)).certainty] for value, code in used),
            default=-1,
        )

    return other if weakness(other) > weakness(one) else one


def rights_in_force(rights: list[Right], work: Work) -> list[Right]:
    """R2.3: each for its share, or the last in force for all of `D`."""
    if not any(right.is_share for right in rights):
        return rights
    if work.choice("income.changes") == "by-days":
        return rights
    last = max(rights, key=lambda right: max(right.days))
    for right in rights:
        if right is not last:
            work.leave_out("unemployment", right.indices[0], "R2.3", NOT_LAST_IN_FORCE)
    return [replace(last, days=work.payable)]


NOT_LAST_IN_FORCE = "not the last in force in the month"
ALL_DAYS_OF_SICKNESS = "sickness benefit covers all its days"


def right_of(record: Json, work: Work) -> tuple[object, ...]:
    """R2.3: records that agree in this are one; codes that mean one of ours are that one."""
    return (
        cents(record["day_amount"]),
        record["basis"],
        record.get("half_per_week"),
        work.ours("unemployment.benefit-type", record["benefit_type"]),
    )


def unemployment_income(rights: list[Right], sick: set[date], work: Work) -> Income:
    """R2.1 to R2.3, R2.9: the rights for their days, without those of sickness where the reading
    says so.
    """
    income = Income([], set())
    for right in rights:
        exact, *_ = unemployment_amount(right, work)
        if half_away_from_zero(exact) != 0 and not sick.isdisjoint(right.days):
            work.reads("income.same-days")
            if work.choice("income.same-days") == "sickness-first":
                right = right.without(sick)
        if not right.days:
            work.leave_out("unemployment", right.indices[0], "R2.9", ALL_DAYS_OF_SICKNESS)
            continue
        line = unemployment_line(right, work)
        income.lines.append(line)
        if line.amount != 0:
            income.covered.update(right.days)
    return income


def unemployment_amount(right: Right, work: Work) -> tuple[Fraction, str]:
    """R2.1 full days x 26, R2.2 half days x n x 13/3, R2.3 the share of `D`; and its formula."""
    record, days, all_days = right.record, len(right.days), len(work.payable)
    amount, is_share = cents(record["day_amount"]), days != all_days
    share = Fraction(days, all_days)
    is_half = record["basis"] == "half"
    if is_half and work.choice("income.half-days") == "thirteen-thirds":
        times = record["half_per_week"]
        formula = f"{money(amount)} x {times} x 13"
        formula += f" x {days} / (3 x {all_days})" if is_share else " / 3"
        return Fraction(amount * times * DAYS_PER_MONTH, 6) * share, formula
    formula = f"{money(amount)} x {DAYS_PER_MONTH}"
    formula += f" x {days} / {all_days}" if is_share else ""
    return amount * DAYS_PER_MONTH * share, formula


def unemployment_line(right: Right, work: Work) -> Line:
    exact, formula = unemployment_amount(right, work)
    record, rule, used = right.record, "R2.1", []
    if record["basis"] == "half":
        rule = "R2.2"
        used.append(work.reads("income.half-days"))
    if right.is_share:
        used.append(work.reads("income.changes"))
    if right.lost:
        used.append(work.reads("income.same-days"))
    name = "unemployment.benefit-type"
    counted = work.quotes(name, work.told_of(name, record["benefit_type"]) + right.meaning)
    return Line(
        code="replacement-income-unemployment",
        role="",
        exact=exact,
        formula=formula,
        rule=rule,
        clauses=[OFFICIAL],
        values=[*used, work.quote("income.days-per-month", rule), *counted],
        record=right.indices[0],
    )


def leefloon_income(case: Json, work: Work) -> Income:
    """R2.5: the month's amounts as they are."""
    records = records_of(case, "leefloon", work.provisional)
    of_month = [
        index for index, record in enumerate(records) if Month.parse(record["month"]) == work.month
    ]
    for index in of_month:
        check_leefloon(index, records[index], work)
    income = Income([], set())
    for index in of_month:
        code = records[index]["aid_type"]
        if work.treats("leefloon.aid-type", code) == "counts":
            income.lines.append(leefloon_line(index, records[index], work))
        else:
            work.filter_out("leefloon.aid-type", index, code)
    if income.total != 0:
        income.covered.update(work.payable)
    return income


def leefloon_line(index: int, record: Json, work: Work) -> Line:
    """R2.5: as it is; in a month that the agreement covers in part whole, or for its days."""
    amount, formula, used = Fraction(cents(record["amount"])), "given", []
    if not work.agreement.covers_whole(work.month):
        used.append(work.reads("income.leefloon-part-month"))
        if used[0].value.content == "by-days":
            days, whole = len(work.payable), payable_days_between(work.month.first, work.month.last)
            amount *= Fraction(days, whole)
            formula = f"{money(cents(record['amount']))} x {days} / {whole}"
    counted = work.counted_by("leefloon.aid-type", [record["aid_type"]])
    counted += entry_kind_quotes(record["entry_kind"], work)
    return Line(
        code="replacement-income-leefloon",
        role="",
        exact=amount,
        formula=formula,
        rule="R2.5",
        clauses=[OFFICIAL],
        values=[*used, *counted],
        record=index,
    )


def entry_kind_quotes(code: str, work: Work) -> list[Quote]:
    """R2.5: a list of a user that treats a kind of entry, and what one of a delivery means."""
    name, rule, day = "leefloon.entry-kind", "R2.5", work.month.first
    kinds, maps = work.list_of(name, code), work.map_of(name, code)
    if kinds is None or not kinds.is_own:
        return [Quote(value, rule, day, (code,)) for value, code in maps]
    codes = tuple(code for value, code in maps if value is kinds)
    others = [Quote(value, rule, day, (code,)) for value, code in maps if value is not kinds]
    return [Quote(kinds, rule, day, codes, with_whole=True), *others]


def check_leefloon(index: int, record: Json, work: Work) -> None:
    """R2.5: known codes, and the sign that the kind of entry allows."""
    at = f"leefloon.records[{index}]"
    if work.treats("leefloon.aid-type", record["aid_type"]) is None:
        raise Refused("unknown-aid-type", f"{at}.aid_type")
    allowed = work.treats("leefloon.entry-kind", record["entry_kind"])
    if allowed is None:
        raise Refused("unknown-entry-kind", f"{at}.entry_kind")
    amount = cents(record["amount"])
    if (allowed == "not_negative" and amount < 0) or (allowed == "not_positive" and amount > 0):
        raise Refused("leefloon-sign", f"{at}.amount")


def sickness_income(case: Json, work: Work) -> Income:
    """R2.6 to R2.8: versions, filters, then the lines of one period together."""
    records = records_of(case, "sickness", work.provisional)
    for index, record in enumerate(records):
        check_sickness(index, record, work)
    superseded = superseded_lines(records)
    periods: dict[tuple[str, str], list[int]] = {}
    for index, record in enumerate(records):
        if not work.days_of(record):
            continue
        reason = superseded.get(index)
        if reason is not None:
            work.leave_out("sickness", index, "R2.7", reason)
        elif work.treats("sickness.document-type", record["document_type"]) != "counts":
            work.filter_out("sickness.document-type", index, record["document_type"])
        elif work.treats("sickness.nature", record["nature"]) != "counts":
            work.filter_out("sickness.nature", index, record["nature"])
        else:
            periods.setdefault((record["from"], record["to"]), []).append(index)
    income = Income([], set())
    for indices in periods.values():
        line = sickness_line(indices, records, work)
        income.lines.append(line)
        if line.amount > 0:
            income.covered.update(work.days_of(records[indices[0]]))
    return income


def check_sickness(index: int, record: Json, work: Work) -> None:
    """R2.6, R2.8: of a record of the month, known codes, a payable day in the period, and evidence
    that fits the amount.
    """
    at = f"sickness.records[{index}]"
    first, last = date.fromisoformat(record["from"]), date.fromisoformat(record["to"])
    longest = payable_days_between(first, last)
    # Without a payable day it is the affair of the month that one of its calendar days lies in.
    if not work.days_of(record) and not (longest == 0 and work.month.touches(first, last)):
        return
    if work.treats("sickness.document-type", record["document_type"]) is None:
        raise Refused("unknown-document-type", f"{at}.document_type")
    if work.treats("sickness.nature", record["nature"]) is None:
        raise Refused("unknown-nature", f"{at}.nature")
    if longest == 0:
        raise Refused("period-without-payable-day", at)
    amount, days = cents(record["gross_taxable"]), record["days"]
    if abs(days) > longest:
        raise Refused("days-not-allowed", f"{at}.days")
    if days * amount < 0:
        raise Refused("days-sign", f"{at}.days")
    if cents(record["hours"]) * amount < 0:
        raise Refused("hours-sign", f"{at}.hours")


def superseded_lines(records: list[Json]) -> dict[int, str]:
    """R2.7: which lines a higher version replaces or a cancellation removes, and why."""
    attests: dict[str, list[int]] = {}
    reasons: dict[int, str] = {}
    for index, record in enumerate(records):
        if record.get("attest_id") is not None:
            attests.setdefault(record["attest_id"], []).append(index)
        elif record.get("status") == "cancelled":
            reasons[index] = "the line is cancelled"
    for indices in attests.values():
        highest = max(version_of(records[index]) for index in indices)
        valid = [index for index in indices if version_of(records[index]) == highest]
        is_cancelled = any(records[index].get("status") == "cancelled" for index in valid)
        for index in indices:
            if index not in valid:
                reasons[index] = f"replaced by version {highest} of the same attest"
            elif is_cancelled:
                reasons[index] = "the attest is cancelled"
    return reasons


def version_of(record: Json) -> int:
    return 1 if record.get("version") is None else int(record["version"])


def sickness_line(indices: list[int], records: list[Json], work: Work) -> Line:
    """R2.6: `A x 26 x |period ∩ D| / (N x |D|)`, or as-paid `A x |period ∩ D| / N`; nothing else
    for an `A` of zero.
    """
    first = records[indices[0]]
    amounts = [cents(records[index]["gross_taxable"]) for index in indices]
    counted = work.counted_by(
        "sickness.document-type", [records[index]["document_type"] for index in indices]
    )
    counted += work.counted_by("sickness.nature", [records[index]["nature"] for index in indices])
    exact, formula, used = Fraction(0), signed_sum(amounts), []
    if sum(amounts) != 0:
        days, all_days = len(work.days_of(first)), len(work.payable)
        whole = payable_days_between(
            date.fromisoformat(first["from"]), date.fromisoformat(first["to"])
        )
        net = formula if len(amounts) == 1 else f"({formula})"
        used.append(work.reads("income.sickness-rule"))
        if used[0].value.content == "as-paid":
            exact = Fraction(sum(amounts) * days, whole)
            formula = f"{net} x {days} / {whole}"
        else:
            exact = Fraction(sum(amounts) * DAYS_PER_MONTH * days, whole * all_days)
            formula = f"{net} x {DAYS_PER_MONTH} x {days} / ({whole} x {all_days})"
            used.append(work.quote("income.days-per-month", "R2.6"))
    values = [*used, *counted]
    return Line(
        "replacement-income-sickness",
        "",
        exact,
        formula,
        "R2.6",
        [OFFICIAL],
        values,
        record=indices[0],
    )


def replacement_income(case: Json, work: Work) -> list[Line]:
    """R2.9: every source in order, none below zero; the last line is the sum."""
    rights = unemployment_rights(case, work)
    leefloon = not_negative("leefloon", leefloon_income(case, work))
    sickness = not_negative("sickness", sickness_income(case, work))
    unemployment = unemployment_income(rights, sickness.covered, work)
    lines = [line for income in (unemployment, sickness, leefloon) for line in income.lines]
    for line in lines:
        line.role = income_role(line.amount, work)
    values = work.left_out_by()
    if "income.same-days" in work.used:
        values.insert(0, work.reads("income.same-days"))
    covered = [income.covered for income in (unemployment, sickness, leefloon)]
    amounts = [line.amount for line in lines]
    total = Line(
        code="replacement-income",
        role="information",
        exact=Fraction(sum(amounts)),
        formula=signed_sum(amounts or [0]),
        rule="R2.9",
        clauses=same_days_clauses(covered, values),
        values=values,
    )
    return [*lines, total]


def not_negative(source: str, income: Income) -> Income:
    if income.total < 0:
        raise Refused("negative-source", source)
    return income


def same_days_clauses(covered: list[set[date]], values: list[Quote]) -> list[Clause]:
    """R2.9: two sources on the same days are assumed, once; the reading knows unemployment and
    sickness, not leefloon.
    """
    ids = [assumption.id for quote in values for assumption in quote.assumptions()]
    if cover_the_same_days(covered) and ASSUMED_SAME_DAYS.id not in ids:
        unemployment, sickness, leefloon = covered
        if not leefloon.isdisjoint(unemployment | sickness):
            return [ASSUMED_SAME_DAYS]
    return [OFFICIAL]


def income_role(amount: int, work: Work) -> str:
    if not work.is_wage_difference:
        return "information"
    return "base" if amount < 0 else "deducted"


def cover_the_same_days(covered: list[set[date]]) -> bool:
    return len(set().union(*covered)) < sum(len(days) for days in covered)


def is_provisional(case: Json) -> bool:
    """R2.10: a source has no final answer."""
    return any(availability_of(case, source) not in ("data", "no-data") for source in SOURCES)


# --------------------------------------------------------------------------------------------------------------------
# Premium (R3, R4, R5)
# --------------------------------------------------------------------------------------------------------------------


def employee_rsz_line(agreement: Agreement, wage: int, work: Work) -> Line:
    """R3.1 by rate and base, R3.2 as given."""
    code, role = "employee-rsz", "deducted"
    if agreement.employee_rsz is not None:
        return Line(code, role, Fraction(agreement.employee_rsz), "given", "R3.2", [OFFICIAL])
    used = []
    if agreement.rsz_base == 108:
        used.append(work.reads("rsz.formula-base"))
    is_108 = agreement.rsz_base == 108 and used[0].value.content == "declared"
    rate = work.quote("rsz.employee-rate", "R3.1")
    used.append(rate)
    exact, formula = wage * Fraction(rate.value.text), money(wage)
    if is_108:
        exact *= Fraction(108, 100)
        formula += " x 108 %"
        used.append(work.quote("rsz.base", "R3.1"))
    formula += f" x {percent(rate.value.text)}"
    return Line(code, role, exact, formula, "R3.1", [SECONDARY], used)


@dataclass(frozen=True)
class Percentage:
    """R4.2: of the agreement, by the list of the law; or 100 % for ibo-plus, by its reading (R8)."""

    number: int
    values: tuple[Quote, ...]


def percentage_of(agreement: Agreement, work: Work) -> Percentage:
    if agreement.kind == "ibo-plus":
        return Percentage(100, (work.reads("premium.ibo-plus-rule"),))
    if agreement.percentage is None:
        raise ValueError("checked before")
    quote = Quote(percentages_of(agreement, work.parameters), "R4.2", agreement.decides)
    return Percentage(agreement.percentage, (quote,))


def wage_difference_lines(agreement: Agreement, income: list[Line], work: Work) -> list[Line]:
    """R4: (wage - RSZ - replacement income) x percentage, or the percentage first (R8)."""
    if agreement.wage is None:
        raise ValueError("checked before")
    wage = agreement.wage
    base = Line("reference-gross-wage", "base", Fraction(wage), "given", "R4.1", [OFFICIAL])
    rsz = employee_rsz_line(agreement, wage, work)
    percentage = percentage_of(agreement, work)
    order = []
    if percentage.number < 100 and income[-1].amount > 0:
        order.append(work.reads("premium.wage-difference-order"))
    if work.choice("premium.wage-difference-order") == "wage":
        return wage_order_lines(base, rsz, income, percentage, order)
    difference = difference_line(wage, rsz.amount, income[-1].amount)
    premium = Line(
        code="premium",
        role="result",
        exact=Fraction(difference.amount * percentage.number, 100),
        formula=f"{money(difference.amount)} x {percentage.number} %",
        rule="R4.2",
        clauses=[SECONDARY],
        values=[*order, *percentage.values],
    )
    return [base, rsz, *income, difference, premium]


def wage_order_lines(
    base: Line, rsz: Line, income: list[Line], percentage: Percentage, order: list[Quote]
) -> list[Line]:
    """R8: (wage - RSZ) x percentage, printed, and then less the replacement income, not below zero."""
    share = Line(
        code="wage-share",
        role="result",
        exact=Fraction((base.amount - rsz.amount) * percentage.number, 100),
        formula=f"({money(base.amount)} - {money(rsz.amount)}) x {percentage.number} %",
        rule="R4.2",
        clauses=[SECONDARY],
        values=[*order, *percentage.values],
    )
    premium = share.amount - income[-1].amount
    formula = f"{money(share.amount)} - {money(income[-1].amount)}"
    clauses = [SECONDARY]
    if premium < 0:
        formula += f" = {money(premium)} < 0.00"
        clauses.append(ASSUMED_FLOOR)
    line = Line("premium", "result", Fraction(max(premium, 0)), formula, "R4.2", clauses, [*order])
    return [base, rsz, share, *income, line]


def difference_line(wage: int, rsz: int, income: int) -> Line:
    """R4.1: below zero is zero, and the line says so."""
    difference = wage - rsz - income
    formula = f"{money(wage)} - {money(rsz)} - {money(income)}"
    if difference >= 0:
        return Line("difference", "result", Fraction(difference), formula, "R4.1", [OFFICIAL])
    formula += f" = {money(difference)} < 0.00"
    return Line("difference", "result", Fraction(0), formula, "R4.1", [ASSUMED_FLOOR])


def flat_rate_lines(agreement: Agreement, income: list[Line], work: Work) -> list[Line]:
    """R5.1: a share of the GGMMI, by the replacement income of the month."""
    ggmmi = work.quote("ggmmi", "R5.1")
    start, text = ggmmi.value.start, ggmmi.value.text
    base = Line(
        "ggmmi", "base", Fraction(cents(text)), f"{start}: {text}", "R5.1", [SECONDARY], [ggmmi]
    )
    used = []
    if income[-1].amount > 0:
        used.append(work.reads("premium.flat-limits"))
    if agreement.scheme == "2026":
        used.append(work.reads("premium.ibo-plus-rule"))
    used.append(work.quote("premium.flat-shares", "R5.1"))
    limits = []
    if income[-1].amount > 0:
        limits = flat_limits(work)
        used += limit_values(work)
    condition, place = flat_share(income[-1].amount, limits)
    share = work.value("premium.flat-shares").content[place]
    premium = Line(
        code="premium",
        role="result",
        exact=Fraction(base.amount * share, 100),
        formula=f"{condition}: {text} x {share} %",
        rule="R5.1",
        clauses=[SECONDARY],
        values=used,
    )
    return [*income, base, premium]


def first_ggmmi(work: Work) -> Value:
    """R8: the GGMMI of 2018-09-01, from which the limits are indexed."""
    return work.parameters.on("ggmmi", work.agreement.kind, FLAT_2018, work.agreement.decides)


def flat_limits(work: Work) -> list[int]:
    """R5.1: the two limits of the month: 26 days of the day amounts, as they are or indexed."""
    days = [cents(amount) for amount in work.value("premium.flat-day-amounts").content]
    if work.choice("premium.flat-limits") == "indexed":
        index = Fraction(cents(work.value("ggmmi").text), cents(first_ggmmi(work).text))
        days = [half_away_from_zero(amount * index) for amount in days]
    return [amount * DAYS_PER_MONTH for amount in days]


def limit_values(work: Work) -> list[Quote]:
    used = [work.quote("premium.flat-day-amounts", "R5.1")]
    used.append(work.quote("income.days-per-month", "R5.1"))
    if work.choice("premium.flat-limits") == "indexed":
        used.append(Quote(first_ggmmi(work), "R5.1", FLAT_2018))
    return used


def flat_share(income: int, limits: list[int]) -> tuple[str, int]:
    """R5.1: the row of the table, as a condition in figures and its index."""
    printed = money(income)
    if income == 0:
        return printed, 0
    low, high = limits
    if income <= low:
        return f"0.00 < {printed} <= {money(low)}", 1
    if income < high:
        return f"{money(low)} < {printed} < {money(high)}", 2
    return f"{printed} >= {money(high)}", 3


def premium_lines(agreement: Agreement, income: list[Line], work: Work) -> list[Line]:
    """R4 or R5; the premium rests on the durations when only a reading of R1.4 allows the
    agreement.
    """
    stage = wage_difference_lines if work.is_wage_difference else flat_rate_lines
    lines = stage(agreement, income, work)
    weeks = weeks_of(agreement, work.parameters)
    needed = []
    if agreement.duration > weeks.content["max"] * 7:
        needed.append(ASSUMED_SUSPENDED)
    if agreement.duration < weeks.content["min"] * 7:
        needed.append(ASSUMED_FOUR_WEEKS)
    if needed:
        lines[-1].clauses = needed + lines[-1].clauses
        lines[-1].values.append(Quote(weeks, "R1.4", agreement.decides))
    return lines


# --------------------------------------------------------------------------------------------------------------------
# Employer's contribution (R5.3)
# --------------------------------------------------------------------------------------------------------------------


def contribution_line(case: Json, work: Work) -> Line | None:
    """R5.3: by class of the wage, times the fraction, without the days from the eighth day of
    absence on.
    """
    agreement, code, role = work.agreement, "employer-contribution", "information"
    if agreement.scheme == "2026":
        return None
    if agreement.kind == "ibo-plus":
        return Line(code, role, Fraction(0), "0.00", "R5.3", [SECONDARY])
    if agreement.wage is None:
        return None
    table = work.quote("employer.contribution", "R5.3")
    condition, amount, is_assumed_edge = contribution_class(agreement.wage, table.value.content)
    rule = work.quote("employer.absence-rule", "R5.3")
    absences = case.get("absences") or []
    out = days_out(absences, work, rule.value.content)
    clauses, used = [SECONDARY], []
    if not agreement.covers_whole(work.month):
        used.append(work.reads("contribution.part-month"))
    if out > 0:
        used.append(work.reads("contribution.absence-days"))
    used.append(table)
    if out > 0 or (
        rule.value.content == "none" and any(touches(absence, work.month) for absence in absences)
    ):
        used.append(rule)
    if is_assumed_edge:
        clauses.append(ASSUMED_EDGE)
    factor, text = contribution_factor(out, work)
    exact = cents(amount) * agreement.fraction.exact * factor
    formula = f"{condition}: {amount} x {agreement.fraction}{text}"
    return Line(code, role, exact, formula, "R5.3", clauses, used)


def contribution_factor(out: int, work: Work) -> tuple[Fraction, str]:
    """R5.3: the part of the month for which the contribution is due, and how it is written."""
    length = work.month.length
    days, is_part = length, False
    if not work.agreement.covers_whole(work.month):
        is_part = work.choice("contribution.part-month") == "by-days"
        if is_part:
            days = sum(1 for day in work.month.days() if work.agreement.covers(day))
    if out == 0:
        return Fraction(days, length), f" x {days} / {length}" if is_part else ""
    if work.choice("contribution.absence-days") == "calendar":
        return Fraction(days - out, length), f" x ({days} - {out}) / {length}"
    thirtieths = 30 if out == days else min(out, 30)
    if not is_part:
        return 1 - Fraction(thirtieths, 30), f" x (30 - {thirtieths}) / 30"
    if out == days:
        return Fraction(0), f" x ({days} - {out}) / {length}"
    rest = max(Fraction(0), Fraction(days, length) - Fraction(thirtieths, 30))
    return rest, f" x ({days} / {length} - {thirtieths} / 30)"


def contribution_class(wage: int, classes: Json) -> tuple[str, str, bool]:
    """R5.3: the class of the wage: its condition, its amount, and whether the wage is an edge that
    is assumed.
    """
    first, *others = classes["classes"]
    if wage < cents(first["below"]):
        return f"{money(wage)} < {first['below']}", first["amount"], False
    for item in others:
        if wage <= cents(item["up_to"]):
            is_edge = wage == cents(item["up_to"])
            return (
                f"{money(wage)} <= {item['up_to']}",
                item["amount"],
                is_edge and item.get("edge") == "assumed",
            )
    return f"{money(wage)} > {others[-1]['up_to']}", classes["above"], False


def touches(absence: Json, month: Month) -> bool:
    return month.touches(date.fromisoformat(absence["from"]), date.fromisoformat(absence["to"]))


def days_out(absences: list[Json], work: Work, rule: str) -> int:
    """R5.3: of the eighth-day rule the days from the eighth on, in the month and the agreement, are
    out.

    Absences that overlap or touch are one, also before the start and in other months.
    """
    if rule == "none":
        return 0
    periods = sorted((date.fromisoformat(a["from"]), date.fromisoformat(a["to"])) for a in absences)
    merged: list[tuple[date, date]] = []
    for first, last in periods:
        if merged and first <= merged[-1][1] + timedelta(days=1):
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    inside = [day for day in work.month.days() if work.agreement.covers(day)]
    return sum(
        1 for day in inside for first, last in merged if first + timedelta(days=7) <= day <= last
    )


def leave_out_absences(case: Json, work: Work) -> None:
    """R5.3: absences of the month that change no contribution are listed."""
    agreement = work.agreement
    reason = "absences change only the employer's contribution of scheme 2018, kind ibo"
    if agreement.scheme == "2018" and agreement.kind == "ibo" and agreement.wage is not None:
        if work.value("employer.absence-rule").content != "none":
            return
        reason = "this agreement's contribution has no deduction for absence"
    elif agreement.scheme == "2018" and agreement.kind == "ibo":
        reason = "without the reference gross wage no contribution is computed, so the absence changes nothing"
    for index, absence in enumerate(case.get("absences") or []):
        if touches(absence, work.month):
            work.leave_out("absences", index, "R5.3", reason)


# --------------------------------------------------------------------------------------------------------------------
# Payment (R6)
# --------------------------------------------------------------------------------------------------------------------


# R8: the days of the week that the working days count.
WORKING_DAYS = {"monday-friday": 5, "monday-saturday": 6, "calendar": 7}


def attended(attendance: Attendance, work: Work) -> tuple[Ratio, list[Quote]]:
    """R6.2: the ratio, and the reading where working days stand in for a part of the month."""
    if attendance.ratio is not None:
        return attendance.ratio, []
    last = WORKING_DAYS[work.choice("payment.working-days")]
    days = [day for day in work.month.days() if day.isoweekday() <= last]
    inside = [day for day in days if work.agreement.covers(day)]
    is_part = not work.agreement.covers_whole(work.month)
    used = [work.reads("payment.working-days")] if is_part else []
    return Ratio(len(inside) * 100, len(days) * 100), used


@dataclass(frozen=True)
class Withholding:
    """R6.3: the rate, and how the tax is rounded (R8)."""

    rate: Quote
    rounding: Quote

    def tax(self, due: int) -> Line:
        exact = due * Fraction(self.rate.value.text)
        is_exact = exact.denominator == 1
        line = Line(
            code="withholding-tax",
            role="deducted",
            exact=exact,
            formula=f"{money(due)} x {percent(self.rate.value.text)}",
            rule="R6.3",
            clauses=[SECONDARY],
            values=[self.rate] if is_exact else [self.rounding, self.rate],
        )
        if self.rounding.value.content == "up":
            line.amount = -(-exact.numerator // exact.denominator)
        return line


def payment_lines(
    premium: int,
    fraction: Ratio,
    attendance: tuple[Ratio, list[Quote]],
    withholding: Withholding,
) -> list[Line]:
    """R6.1 to R6.3: fraction, attendance, tax, net; every line starts from the printed one before."""
    after = Line(
        "premium-after-fraction",
        "result",
        premium * fraction.exact,
        f"{money(premium)} x {fraction}",
        "R6.1",
        [OFFICIAL],
    )
    ratio, used = attendance
    due = Line(
        "premium-due",
        "result",
        after.amount * ratio.exact,
        f"{money(after.amount)} x {ratio}",
        "R6.2",
        [SECONDARY],
        used,
    )
    tax = withholding.tax(due.amount)
    net = Line(
        "net",
        "result",
        Fraction(due.amount - tax.amount),
        f"{money(due.amount)} - {money(tax.amount)}",
        "R6.3",
        [SECONDARY],
    )
    return [after, due, tax, net]


# What is paid of a month, and the reading that says so.
Paid = tuple[Ratio, list[Quote]]
# The first day of which the law is covered (R1.1).
FIRST_DAY = date(2018, 9, 1)


def payment(premium: str, fraction: str, attendance: str = "1/1", month: str = "2026-03") -> str:
    """R6.4: the payment computed only from VDAB's amount."""
    part, ratio = Ratio.parse(fraction), Ratio.parse(attendance)
    if not 0 < part.exact <= 1:
        raise Refused("employment-fraction-not-allowed", "employment_fraction")
    if ratio.exact > 1:
        raise Refused("attendance-not-allowed", "attendance")
    first = Month.parse(month).first
    rate, rounding = (
        Quote(embedded().on(name, "ibo", first, first), "R6.3", first)
        for name in ("withholding.rate", "withholding.rounding")
    )
    lines = payment_lines(cents(premium), part, (ratio, []), Withholding(rate, rounding))
    amounts = {line.code.replace("-", "_"): money(line.amount) for line in lines}
    return compact({"schema": 1, "premium": money(cents(premium)), **amounts})


def paid_of_month(case: Json, month: Month, quote: Callable[[str], Quote]) -> Paid:
    """R6.2: the part of the month that is paid, and the reading where it stands in for one."""
    if case.get("start") is None:
        return paid_as_given(case, "start")
    start, end = date.fromisoformat(case["start"]), date.fromisoformat(case["end"])
    stopped = case.get("stopped")
    last = end if stopped is None else date.fromisoformat(stopped)
    if not start <= last <= end:
        raise Refused("stopped-outside-agreement", "stopped")
    inside = [day for day in month.days() if start <= day <= last]
    if not inside:
        raise Refused("month-outside-agreement", "month")
    if case.get("attendance") is None and weekdays(inside) < weekdays(month.days()):
        raise Refused("attendance-missing", "attendance")
    if case.get("attendance") != "working-days":
        return paid_as_given(case, "start")
    reading = quote("payment.working-days")
    last_day = WORKING_DAYS[str(reading.value.content)]
    counts = [
        len([day for day in days if day.isoweekday() <= last_day])
        for days in (inside, month.days())
    ]
    return Ratio(counts[0] * 100, counts[1] * 100), [reading] if len(inside) < len(
        month.days()
    ) else []


def paid_as_given(case: Json, missing: str) -> Paid:
    """R6.2: the ratio that was given, or the whole month."""
    if case.get("attendance") == "working-days":
        raise Refused("missing-field", missing)
    ratio = Ratio.parse(case.get("attendance") or "1/1")
    if ratio.exact > 1:
        raise Refused("attendance-not-allowed", "attendance")
    return ratio, []


def payment_statement(case: Json, options: Json) -> Json:
    """R6.4 and R7.1: the payment computed only from VDAB's amount, with its reasons."""
    parameters, fraction = parameters_of(options), Ratio.parse(case["fraction"])
    if not 0 < fraction.exact <= 1:
        raise Refused("employment-fraction-not-allowed", "fraction")
    asked = case.get("month")
    # Without a month there is one value, of which the last check cannot be judged.
    first = FIRST_DAY if asked is None else Month.parse(asked).first
    start = date.fromisoformat(case.get("start") or first.isoformat())

    def quote(name: str) -> Quote:
        rule = "R6.2" if name == "payment.working-days" else "R6.3"
        if asked is None and len([one for one in parameters.values if one.name == name]) != 1:
            raise Refused("parameter-not-covered", "month")
        return Quote(parameters.on(name, case.get("kind", "ibo"), first, start), rule, first)

    if asked is not None:
        paid = paid_of_month(case, Month.parse(asked), quote)
    elif case.get("start") is not None:
        raise Refused("missing-field", "month")
    else:
        paid = paid_as_given(case, "month")
    premium = cents(case["premium"])
    withholding = Withholding(quote("withholding.rate"), quote("withholding.rounding"))
    given = Line("premium", "base", Fraction(premium), "given", "R6.4", [OFFICIAL])
    lines = [given, *payment_lines(premium, fraction, paid, withholding)]
    amounts = {line.code.replace("-", "_"): money(line.amount) for line in lines}
    assumptions = dict.fromkeys(assumption for line in lines for assumption in line.assumptions())
    return {
        "schema": 1,
        "library": LIBRARY,
        "values": parameters.fingerprint,
        **{name: case[name] for name in ("case_ref", "month") if name in case},
        **amounts,
        "certainty": weakest(line.certainty for line in lines),
        "lines": [line.as_json() for line in lines],
        "assumptions": [assumption.as_json() for assumption in assumptions],
    }


# --------------------------------------------------------------------------------------------------------------------
# Results (R7)
# --------------------------------------------------------------------------------------------------------------------


def compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def begin(case: Json, options: Json) -> tuple[Work, Attendance]:
    """R1, the scheme's fields, attendance and `D`: everything before the records (R7.7)."""
    month, fields = Month.parse(case["month"]), case["agreement"]
    if "scheme" in options:
        fields = supplied(fields, options["scheme"])
    agreement, parameters = read_agreement(fields), parameters_of(options)
    check_law(agreement, month, parameters)
    is_difference = is_wage_difference(agreement, month, parameters)
    if agreement.forced is not None:
        fields = passed_over(fields, agreement.kind, is_difference)
        agreement = read_agreement(fields)
    if is_difference:
        check_wage_difference_fields(fields, agreement, parameters)
    else:
        check_flat_rate_fields(fields)
    attendance = read_attendance(case.get("attendance"), agreement, month)
    payable = [day for day in month.days() if agreement.covers(day) and is_payable(day)]
    if not payable:
        raise Refused("no-payable-day", "month")  # R2
    is_provisional = bool(options.get("provisional"))
    work = Work(agreement, month, payable, is_provisional, parameters, is_difference)
    return work, attendance


def computed(case: Json, options: Json) -> tuple[Work, list[Line]]:
    """All lines, and what they were worked out from."""
    work, attendance = begin(case, options)
    agreement = work.agreement
    income = replacement_income(case, work)
    lines = premium_lines(agreement, income, work)
    withholding = Withholding(
        work.quote("withholding.rate", "R6.3"), work.quote("withholding.rounding", "R6.3")
    )
    lines += payment_lines(
        lines[-1].amount, agreement.fraction, attended(attendance, work), withholding
    )
    if lines[-2].exact.denominator != 1:
        work.reads("withholding.rounding")
    contribution = contribution_line(case, work)
    if contribution is not None:
        lines.append(contribution)
    leave_out_absences(case, work)
    if agreement.forced is not None:
        for line in lines:
            if not line.code.startswith("replacement-income"):
                line.clauses.append(FORCED)  # R8.4
    return work, lines


def statement_of(case: Json, options: Json) -> Json:
    """R7.1: the full statement as an object in the order of the format."""
    work, lines = computed(case, options)
    agreement = work.agreement
    certainty = weakest(line.certainty for line in lines)
    required = options.get("require")
    if required is not None and WEAKNESS[certainty] > WEAKNESS[required]:
        raise Refused("certainty-too-weak", "require")  # R7.3
    amounts = {line.code: money(line.amount) for line in lines}
    assumptions = dict.fromkeys(assumption for line in lines for assumption in line.assumptions())
    return {
        "schema": 1,
        "library": LIBRARY,
        "values": work.parameters.fingerprint,
        "case_ref": case["case_ref"],
        "month": case["month"],
        "kind": agreement.kind,
        "scheme": agreement.scheme,
        "payer": "employer" if (agreement.scheme, agreement.kind) == ("2026", "ibo") else "vdab",
        "replacement_income": amounts["replacement-income"],
        "premium": amounts["premium"],
        "premium_after_fraction": amounts["premium-after-fraction"],
        "premium_due": amounts["premium-due"],
        "withholding_tax": amounts["withholding-tax"],
        "net": amounts["net"],
        "employer_contribution": amounts.get("employer-contribution"),
        "certainty": certainty,
        "provisional": is_provisional(case),
        "lines": [line.as_json() for line in lines],
        "left_out": sorted(work.left_out, key=place_of_source),
        "assumptions": [assumption.as_json() for assumption in assumptions],
    }


def place_of_source(left_out: Json) -> int:
    return (*SOURCES, "absences").index(left_out["source"])


def statement(case: Json, options: Json) -> str:
    """R7.1: the exact bytes of the statement."""
    return compact(statement_of(case, options))


def notice(case: Json, options: Json) -> str:
    """R7.2: the employer learns the premium or the contribution, and nothing else."""
    result = statement_of(case, options)
    if result["kind"] == "ibo-plus":
        raise Refused("notice-for-ibo-plus", "agreement.kind")
    if result["provisional"]:
        raise Refused("notice-of-provisional", "provisional")
    if result["certainty"] == "hypothetical":
        raise Refused("notice-of-hypothetical", "certainty")
    head = {"schema": 1, "case_ref": result["case_ref"], "month": result["month"]}
    if result["scheme"] == "2026":
        return compact({**head, "premium": result["premium"]})
    if result["employer_contribution"] is None:
        raise Refused("notice-without-contribution", "agreement.reference_gross_wage")
    return compact({**head, "contribution": result["employer_contribution"]})


LINE_ORDER = (
    "reference-gross-wage",
    "employee-rsz",
    "wage-share",
    "replacement-income-unemployment",
    "replacement-income-sickness",
    "replacement-income-leefloon",
    "replacement-income",
    "difference",
    "ggmmi",
    "premium",
    "premium-after-fraction",
    "premium-due",
    "withholding-tax",
    "net",
    "employer-contribution",
)


def correction(before: Json, after: Json) -> str:
    """R7.5: two statements of one case and month, line by line, and what is still to pay."""
    if before["case_ref"] != after["case_ref"]:
        raise Refused("correction-other-case", "case_ref")
    if before["month"] != after["month"]:
        raise Refused("correction-other-month", "month")
    if before.get("provisional") or after.get("provisional"):
        raise Refused("correction-of-provisional", "provisional")
    if "hypothetical" in (before["certainty"], after["certainty"]):
        raise Refused("correction-of-hypothetical", "certainty")
    lines = []
    for code in LINE_ORDER:
        old, new = line_total(before, code), line_total(after, code)
        if old != new:
            amounts = {"before": money(old), "after": money(new), "difference": money(new - old)}
            lines.append({"code": code, **amounts})
    to_pay = money(cents(after["net"]) - cents(before["net"]))
    head = {"schema": 1, "case_ref": before["case_ref"], "month": before["month"]}
    return compact({**head, "lines": lines, "to_pay": to_pay})


def line_total(result: Json, code: str) -> int:
    """The lines of one code summed, a recovered one below zero; absent is 0.00."""
    lines = [line for line in result["lines"] if line["code"] == code]
    return sum(
        -cents(line["amount"]) if line.get("recovered") else cents(line["amount"]) for line in lines
    )


def retention_until(delivery: date) -> date:
    """R7.6: the same day ten years later; 29 February becomes 1 March."""
    if (delivery.month, delivery.day) == (2, 29):
        return date(delivery.year + 10, 3, 1)
    return delivery.replace(year=delivery.year + 10)


# --------------------------------------------------------------------------------------------------------------------
# Command line
# --------------------------------------------------------------------------------------------------------------------

AMOUNT_COLUMNS = (
    "case_ref",
    "replacement_income",
    "premium",
    "premium_after_fraction",
    "premium_due",
    "withholding_tax",
    "net",
    "employer_contribution",
    "certainty",
    "error_code",
    "error_at",
)


def statement_or_error(case: Json, options: Json) -> str:
    try:
        return statement(case, options)
    except Refused as refused:
        return compact({"error": {"code": refused.code, "at": refused.at}})


def amounts_row(case: Json, options: Json) -> Json:
    try:
        result = statement_of(case, options)
    except Refused as refused:
        return {"case_ref": case["case_ref"], "error_code": refused.code, "error_at": refused.at}
    return {name: result.get(name) for name in AMOUNT_COLUMNS}


def main() -> None:
    parser = argparse.ArgumentParser(
        description="The oracle: cases on standard input, one JSON object a line."
    )
    parser.add_argument("what", choices=("statements", "amounts"))
    parser.add_argument("--provisional", action="store_true")
    parser.add_argument("--require", choices=("official", "secondary", "assumed"))
    arguments = parser.parse_args()
    options = {"provisional": arguments.provisional, "require": arguments.require}
    cases = (json.loads(line) for line in sys.stdin)
    if arguments.what == "statements":
        for case in cases:
            print(statement_or_error(case, options))
        return
    writer = csv.DictWriter(sys.stdout, AMOUNT_COLUMNS, lineterminator="\n")
    writer.writeheader()
    for case in cases:
        writer.writerow(amounts_row(case, options))


if __name__ == "__main__":
    main()
