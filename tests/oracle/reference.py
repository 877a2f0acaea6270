"""The rules R1 to R7 a second time, written from the text of the rules alone: the oracle of the tests.

Every amount is a whole number of cents, every calculation an exact `Fraction`, rounded once a line (R0.2). The dated
values are typed here by hand; only the texts that name their sources come from `fixtures/parameters.json`.
The structure of a case (unknown fields, malformed amounts) is taken to be right.

    python3 reference.py statements [--provisional] [--require WORD] < cases.jsonl
    python3 reference.py amounts    [--provisional] [--require WORD] < cases.jsonl
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

LIBRARY = "ibo 0.1.0"
SOURCES_FILE = Path(__file__).resolve().parents[2] / "fixtures" / "parameters.json"
SOURCES = ("unemployment", "leefloon", "sickness")
WEAKNESS = {"official": 0, "secondary": 1, "assumed": 2}
FLAT_2018 = date(2018, 9, 1)
DIFFERENCE_2026 = date(2026, 1, 1)

Json = dict[str, Any]


class Refused(Exception):
    """A case that the rules refuse: the word of the error and the path of the field."""

    def __init__(self, code: str, at: str) -> None:
        super().__init__(f"{code} at {at}")
        self.code = code
        self.at = at


# --------------------------------------------------------------------------------------------------------------------
# Dated values (parameters.md)
# --------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Value:
    """One dated value: its text as statements print it, from when, how certain, until when it was checked (R7.4)."""

    name: str
    start: date
    text: str
    certainty: str
    checked_until: date | None = None
    kind: str | None = None
    source: str = ""

    def stale(self, month: date) -> bool:
        """R7.4: last checked before the first day of the month."""
        return self.checked_until is not None and self.checked_until < month

    def certainty_in(self, month: date) -> str:
        return "assumed" if self.stale(month) else self.certainty


GGMMI = (
    ("2018-09-01", "1654.90", "assumed", None),
    ("2020-03-01", "1688.03", "secondary", None),
    ("2021-09-01", "1721.79", "secondary", None),
    ("2022-01-01", "1756.22", "assumed", None),
    ("2022-03-01", "1791.34", "secondary", None),
    ("2022-04-01", "1806.16", "secondary", None),
    ("2022-05-01", "1842.28", "assumed", None),
    ("2022-08-01", "1879.13", "secondary", None),
    ("2022-11-01", "1916.66", "assumed", None),
    ("2022-12-01", "1954.99", "secondary", None),
    ("2023-11-01", "1994.18", "secondary", None),
    ("2024-04-01", "2029.88", "secondary", None),
    ("2024-05-01", "2070.48", "secondary", None),
    ("2025-02-01", "2111.89", "secondary", None),
    ("2026-01-01", "2154.11", "assumed", None),
    ("2026-04-01", "2189.81", "secondary", "2026-07-31"),
)

# R5.3: the limits between 650, 800, 1,000, 1,200 and 1,400 euro; "below" the first, "up to" the others.
CONTRIBUTION_AMOUNTS = (65000, 80000, 100000, 120000, 140000)
CONTRIBUTION = (
    ("2018-09-01", ("1700.00", "2000.00", "2300.00", "2600.00"), "secondary", None),
    ("2019-07-01", ("1734.00", "2040.00", "2346.00", "2652.00"), "secondary", None),
    ("2020-03-01", ("1768.68", "2081.81", "2393.93", "2705.04"), "assumed", "2021-08-31"),
)
# parameters.md: the edges at 2000 and 2300 of the first table are assumed.
ASSUMED_EDGES = {"2018-09-01": (200000, 230000)}

FLAT_SHARES = "0: 80 %; up to 25.66 a day: 60 %; below 38.50 a day: 40 %; from 38.50 a day: 20 %"
LOW_DAY, HIGH_DAY = 2566, 3850

EMPLOYEE_RATE = Fraction(1307, 10000)
WITHHOLDING_RATE = Fraction(1111, 10000)
DAYS_PER_MONTH = 26
PERCENTAGES = (70, 80, 90, 100)
WEEKS = {"ibo": (4, 26), "ibo-plus": (4, 52)}

BENEFIT_TYPES_THAT_COUNT = ("full-unemployment", "insertion")
BENEFIT_TYPES_LEFT_OUT = (
    "income-guarantee",
    "temporary",
    "company-supplement",
    "activation",
    "career-break",
    "other",
)
AID_TYPES_THAT_COUNT = ("leefloon",)
AID_TYPES_LEFT_OUT = ("equivalent-leefloon",)
NOT_NEGATIVE_KINDS = ("award", "arrears")
NOT_POSITIVE_KINDS = ("recovery", "regularised-recovery")
EITHER_SIGN_KINDS = ("regularised-award", "regularised-arrears")
DOCUMENT_TYPES_THAT_COUNT = ("C21",)
DOCUMENT_TYPES_LEFT_OUT = ("C23", "B23")
NATURES_THAT_COUNT = (0,)
NATURES_LEFT_OUT = (1, 2, 3)


def code_list_text(counts: Iterable[object], left_out: Iterable[object]) -> str:
    return f"counts: {', '.join(map(str, counts))}; left out: {', '.join(map(str, left_out))}"


def contribution_text(limits: tuple[str, ...]) -> str:
    amounts = [money(amount) for amount in CONTRIBUTION_AMOUNTS]
    middle = [f"up to {limit}: {amount}" for limit, amount in zip(limits[1:], amounts[1:-1], strict=True)]
    return "; ".join([f"below {limits[0]}: {amounts[0]}", *middle, f"above: {amounts[-1]}"])


def typed_values() -> Iterator[Value]:
    """All dated values, without their source texts."""
    yield Value("rsz.employee-rate", FLAT_2018, "0.1307", "official")
    yield Value("rsz.base", FLAT_2018, "100 %, 108 %", "official")
    yield Value("withholding.rate", FLAT_2018, "0.1111", "secondary")
    yield Value("income.days-per-month", FLAT_2018, "26", "official")
    yield Value("premium.percentages", DIFFERENCE_2026, "70 %, 80 %, 90 %, 100 %", "secondary")
    yield Value("premium.flat-shares", FLAT_2018, FLAT_SHARES, "secondary", date(2022, 5, 30))
    yield Value("premium.flat-shares", DIFFERENCE_2026, FLAT_SHARES, "assumed", None, "ibo-plus")
    yield Value("agreement.weeks", FLAT_2018, "4..26", "official", None, "ibo")
    yield Value("agreement.weeks", FLAT_2018, "4..52", "secondary", None, "ibo-plus")
    yield Value("agreement.weeks", DIFFERENCE_2026, "4..52", "assumed", None, "ibo-plus")
    for start, amount, certainty, checked in GGMMI:
        yield Value("ggmmi", date.fromisoformat(start), amount, certainty, optional_date(checked))
    for start, limits, certainty, checked in CONTRIBUTION:
        text = contribution_text(limits)
        yield Value("employer.contribution", date.fromisoformat(start), text, certainty, optional_date(checked))
    lists = (
        ("unemployment.benefit-type", BENEFIT_TYPES_THAT_COUNT, BENEFIT_TYPES_LEFT_OUT),
        ("leefloon.aid-type", AID_TYPES_THAT_COUNT, AID_TYPES_LEFT_OUT),
        ("sickness.document-type", DOCUMENT_TYPES_THAT_COUNT, DOCUMENT_TYPES_LEFT_OUT),
        ("sickness.nature", NATURES_THAT_COUNT, NATURES_LEFT_OUT),
    )
    for name, counts, left_out in lists:
        yield Value(name, FLAT_2018, code_list_text(counts, left_out), "assumed")
    yield Value("income.sickness-rule", FLAT_2018, "day-rule", "assumed")


@cache
def values() -> tuple[Value, ...]:
    """The dated values with the source texts of the published list."""
    published = json.loads(SOURCES_FILE.read_text(encoding="utf-8"))
    sources = {(entry["id"], entry.get("kind"), entry["from"]): entry["source"] for entry in published}
    return tuple(with_source(value, sources) for value in typed_values())


def with_source(value: Value, sources: dict[tuple[str, str | None, str], str]) -> Value:
    source = sources[(value.name, value.kind, value.start.isoformat())]
    return Value(value.name, value.start, value.text, value.certainty, value.checked_until, value.kind, source)


@cache
def value_on(name: str, kind: str, day: date, at: str = "month") -> Value:
    """R1.6, R7.4: the last value from on or before the day; before the first date there is none."""
    candidates = [v for v in values() if v.name == name and v.kind in (None, kind) and v.start <= day]
    if not candidates:
        raise Refused("parameter-not-covered", at)
    return max(candidates, key=lambda v: v.start)


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

    @property
    def scheme(self) -> str:
        return "2018" if self.start < DIFFERENCE_2026 else "2026"

    @property
    def is_wage_difference(self) -> bool:
        """R4: scheme 2026, kind ibo; everything else is flat-rate (R5)."""
        return self.scheme == "2026" and self.kind == "ibo"

    @property
    def needed_suspended_days(self) -> bool:
        return (self.end - self.start).days + 1 > WEEKS[self.kind][1] * 7

    def covers(self, day: date) -> bool:
        return self.start <= day <= self.last


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
    )


def check_law(agreement: Agreement, month: Month) -> None:
    """R1: scheme, stopped, duration, fraction, month, in this order (R7.7)."""
    if agreement.start < FLAT_2018:
        raise Refused("scheme-not-covered", "agreement.start")  # R1.1
    if not agreement.start <= agreement.last <= agreement.end:
        raise Refused("stopped-outside-agreement", "agreement.stopped")  # R1.3
    shortest_weeks, longest_weeks = WEEKS[agreement.kind]
    duration = (agreement.end - agreement.start).days + 1
    if not shortest_weeks * 7 <= duration <= longest_weeks * 7 + agreement.suspended_days:
        raise Refused("duration-not-allowed", "agreement.end")  # R1.4
    if not 0 < agreement.fraction.exact <= 1:
        raise Refused("employment-fraction-not-allowed", "agreement.employment_fraction")  # R1.5
    if agreement.scheme == "2026" and agreement.fraction.exact < Fraction(1, 2):
        raise Refused("employment-fraction-below-half", "agreement.employment_fraction")  # R1.5
    if agreement.last < month.first or agreement.start > month.last:
        raise Refused("month-outside-agreement", "month")  # R1.3


def check_wage_difference_fields(fields: Json, agreement: Agreement) -> None:
    """R3, R4: the fields of scheme 2026, kind ibo."""
    if agreement.wage is None:
        raise Refused("reference-gross-wage-missing", "agreement.reference_gross_wage")  # R4.1
    if agreement.percentage is None:
        raise Refused("percentage-missing", "agreement.percentage")  # R4.2
    if agreement.percentage not in PERCENTAGES:
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
    """R6.2: the ratio and whether the working days of the agreement stood in for it."""

    ratio: Ratio
    is_taken_from_days: bool = False


def read_attendance(given: str | None, agreement: Agreement, month: Month) -> Attendance:
    """R6.2: the ratio given, the working days, or the whole month."""
    days = month.days()
    inside = [day for day in days if agreement.covers(day)]
    if given == "working-days":
        return Attendance(Ratio(weekdays(inside) * 100, weekdays(days) * 100), is_taken_from_days=True)
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
    """A rule that a line stands on; an assumed one says its sentence."""

    certainty: str
    rule: str = ""
    text: str = ""


OFFICIAL, SECONDARY = Clause("official"), Clause("secondary")
ASSUMED_SUSPENDED = Clause("assumed", "R1.4", "Suspended days raise the longest duration of the agreement.")
ASSUMED_HALF_DAYS = Clause(
    "assumed",
    "R2.2",
    "A half day amount counts n x 13/3 times a month, since twelve halves a week must give the full amount x 26.",
)
ASSUMED_SHARE = Clause(
    "assumed",
    "R2.3",
    "A benefit that covers a part of the month counts for its share of the Monday-to-Saturday days of the month and the"
    " agreement.",
)
ASSUMED_SAME_DAYS = Clause("assumed", "R2.9", "Benefits of two sources that cover the same days are both counted.")
ASSUMED_BASE_108 = Clause(
    "assumed",
    "R3.1",
    "The premium takes the employee's contribution on 108 % of the wage for a worker declared at 108 %.",
)
ASSUMED_FLOOR = Clause(
    "assumed", "R4.1", "A replacement income above the wage after employee RSZ gives a premium of zero, not less."
)
ASSUMED_DAYS_OUT = Clause(
    "assumed",
    "R5.3",
    "The employer's contribution loses the days from the eighth day of absence on, over the calendar days of the"
    " month.",
)
ASSUMED_PART_MONTH = Clause(
    "assumed", "R5.3", "The employer's contribution is due in full in a month that the agreement covers in part."
)
ASSUMED_EDGE = Clause("assumed", "R5.3", "The class limit itself belongs to the lower class.")
ASSUMED_WORKING_DAYS = Clause(
    "assumed",
    "R6.2",
    "Attendance is taken as the Monday-to-Friday days of the agreement in the month over those of the month.",
)


@dataclass
class Line:
    """One line; `amount` is signed, `exact` is what it was rounded from, `values` are (value, rule of its sentence)."""

    code: str
    role: str
    exact: Fraction
    formula: str
    rule: str
    clauses: list[Clause]
    values: list[tuple[Value, str]] = field(default_factory=list)
    record: int | None = None

    def __post_init__(self) -> None:
        self.amount = half_away_from_zero(self.exact)

    def certainty(self, month: date) -> str:
        """The weakest of the clauses and values used; a rounding that rounded is R0.2, secondary."""
        words = [clause.certainty for clause in self.clauses]
        words += [value.certainty_in(month) for value, _ in self.values]
        if self.exact != self.amount:
            words.append("secondary")
        return weakest(words)

    def assumptions(self, month: date) -> Iterator[tuple[str, str]]:
        for clause in self.clauses:
            if clause.certainty == "assumed":
                yield clause.rule, clause.text
        for value, rule in self.values:
            yield from value_assumptions(value, rule, month)

    def as_json(self, month: date) -> Json:
        line: Json = {
            "code": self.code,
            "role": self.role,
            "amount": money(abs(self.amount)),
            "formula": self.formula,
            "rule": self.rule,
            "certainty": self.certainty(month),
        }
        if self.record is not None:
            line["record"] = self.record
        if self.amount < 0:
            line["recovered"] = True
        line["parameters"] = [value_as_json(value, month) for value, _ in self.values]
        return line


def weakest(words: Iterable[str]) -> str:
    return max(words, key=lambda word: WEAKNESS[word])


def value_assumptions(value: Value, rule: str, month: date) -> Iterator[tuple[str, str]]:
    if value.certainty == "assumed":
        yield rule, f"The value of {value.name} from {value.start} is assumed: {value.source}."
    if value.stale(month):
        name, checked = f"{value.name} from {value.start}", value.checked_until
        yield "R7.4", f"The value of {name} was last checked on {checked} and is carried forward."


def value_as_json(value: Value, month: date) -> Json:
    return {
        "id": value.name,
        "value": value.text,
        "from": value.start.isoformat(),
        "certainty": value.certainty_in(month),
        "source": value.source,
    }


# --------------------------------------------------------------------------------------------------------------------
# Replacement income (R2)
# --------------------------------------------------------------------------------------------------------------------


@dataclass
class Work:
    """What the stages share: the question, `D`, and what was left out so far."""

    agreement: Agreement
    month: Month
    payable: list[date]
    provisional: bool
    sickness_rule: Value
    left_out: list[Json] = field(default_factory=list)

    def value(self, name: str) -> Value:
        return value_on(name, self.agreement.kind, self.month.first)

    def days_of(self, record: Json) -> list[date]:
        """The record's days in `D`; a record without an end runs on (R2.3)."""
        first = date.fromisoformat(record["from"])
        last = date.max if record.get("to") is None else date.fromisoformat(record["to"])
        return [day for day in self.payable if first <= day <= last]

    def leave_out(self, source: str, record: int, rule: str, reason: str) -> None:
        self.left_out.append({"source": source, "record": record, "rule": rule, "reason": reason})

    def left_something_out(self, source: str, rule: str, words: str) -> bool:
        return any(
            item["source"] == source and item["rule"] == rule and item["reason"].startswith(words)
            for item in self.left_out
        )


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


def unemployment_income(case: Json, work: Work) -> Income:
    """R2.1 to R2.4."""
    records = records_of(case, "unemployment", work.provisional)
    for index, record in enumerate(records):
        if record["benefit_type"] not in BENEFIT_TYPES_THAT_COUNT + BENEFIT_TYPES_LEFT_OUT:
            raise Refused("unknown-benefit-type", f"unemployment.records[{index}].benefit_type")
    income = Income([], set())
    taken: set[date] = set()
    for index, record in enumerate(records):
        days = work.days_of(record)
        if not days:
            continue
        if record["benefit_type"] not in BENEFIT_TYPES_THAT_COUNT:
            work.leave_out("unemployment", index, "R2.4", f"benefit type {record['benefit_type']} does not count")
            continue
        if not taken.isdisjoint(days):
            raise Refused("record-overlap", f"unemployment.records[{index}]")  # R2.3
        taken.update(days)
        line = unemployment_line(index, record, len(days), work)
        income.lines.append(line)
        if line.amount != 0:
            income.covered.update(days)
    return income


def unemployment_line(index: int, record: Json, days: int, work: Work) -> Line:
    """R2.1 full days x 26, R2.2 half days x n x 13/3, R2.3 the share of `D`."""
    amount, all_days = cents(record["day_amount"]), len(work.payable)
    is_share = days != all_days
    clauses = []
    if record["basis"] == "half":
        times = record["half_per_week"]
        exact = Fraction(amount * times * DAYS_PER_MONTH, 6)
        formula = f"{money(amount)} x {times} x 13"
        formula += f" x {days} / (3 x {all_days})" if is_share else " / 3"
        rule = "R2.2"
        clauses.append(ASSUMED_HALF_DAYS)
    else:
        exact = Fraction(amount * DAYS_PER_MONTH)
        formula = f"{money(amount)} x {DAYS_PER_MONTH}"
        formula += f" x {days} / {all_days}" if is_share else ""
        rule = "R2.1"
        clauses.append(OFFICIAL)
    if is_share:
        clauses.append(ASSUMED_SHARE)
    return Line(
        code="replacement-income-unemployment",
        role="",
        exact=exact * Fraction(days, all_days),
        formula=formula,
        rule=rule,
        clauses=clauses,
        values=[(work.value("income.days-per-month"), rule)],
        record=index,
    )


def leefloon_income(case: Json, work: Work) -> Income:
    """R2.5: the month's amounts as they are."""
    records = records_of(case, "leefloon", work.provisional)
    for index, record in enumerate(records):
        check_leefloon(index, record)
    income = Income([], set())
    for index, record in enumerate(records):
        if Month.parse(record["month"]) != work.month:
            continue
        if record["aid_type"] not in AID_TYPES_THAT_COUNT:
            work.leave_out("leefloon", index, "R2.5", f"aid type {record['aid_type']} does not count")
            continue
        amount = Fraction(cents(record["amount"]))
        income.lines.append(Line("replacement-income-leefloon", "", amount, "given", "R2.5", [OFFICIAL], record=index))
    if income.total != 0:
        income.covered.update(work.payable)
    return income


def check_leefloon(index: int, record: Json) -> None:
    """R2.5: known codes, and the sign that the kind of entry allows."""
    at = f"leefloon.records[{index}]"
    if record["aid_type"] not in AID_TYPES_THAT_COUNT + AID_TYPES_LEFT_OUT:
        raise Refused("unknown-aid-type", f"{at}.aid_type")
    kind = record["entry_kind"]
    if kind not in NOT_NEGATIVE_KINDS + NOT_POSITIVE_KINDS + EITHER_SIGN_KINDS:
        raise Refused("unknown-entry-kind", f"{at}.entry_kind")
    amount = cents(record["amount"])
    if (kind in NOT_NEGATIVE_KINDS and amount < 0) or (kind in NOT_POSITIVE_KINDS and amount > 0):
        raise Refused("leefloon-sign", f"{at}.amount")


def sickness_income(case: Json, work: Work) -> Income:
    """R2.6 to R2.8: versions, filters, then the lines of one period together."""
    records = records_of(case, "sickness", work.provisional)
    for index, record in enumerate(records):
        check_sickness(index, record)
    superseded = superseded_lines(records)
    periods: dict[tuple[str, str], list[int]] = {}
    for index, record in enumerate(records):
        if not work.days_of(record):
            continue
        reason = superseded.get(index)
        if reason is not None:
            work.leave_out("sickness", index, "R2.7", reason)
        elif record["document_type"] not in DOCUMENT_TYPES_THAT_COUNT:
            work.leave_out("sickness", index, "R2.8", f"document type {record['document_type']} does not count")
        elif record["nature"] not in NATURES_THAT_COUNT:
            work.leave_out("sickness", index, "R2.8", f"nature {record['nature']} does not count")
        else:
            periods.setdefault((record["from"], record["to"]), []).append(index)
    income = Income([], set())
    for indices in periods.values():
        line = sickness_line(indices, records, work)
        income.lines.append(line)
        if line.amount != 0:
            income.covered.update(work.days_of(records[indices[0]]))
    return income


def check_sickness(index: int, record: Json) -> None:
    """R2.6, R2.8: known codes, a period with a payable day, evidence that fits the amount."""
    at = f"sickness.records[{index}]"
    if record["document_type"] not in DOCUMENT_TYPES_THAT_COUNT + DOCUMENT_TYPES_LEFT_OUT:
        raise Refused("unknown-document-type", f"{at}.document_type")
    if record["nature"] not in NATURES_THAT_COUNT + NATURES_LEFT_OUT:
        raise Refused("unknown-nature", f"{at}.nature")
    longest = payable_days_between(date.fromisoformat(record["from"]), date.fromisoformat(record["to"]))
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
    """R2.7: which lines a higher version replaces or a cancellation takes away, and why."""
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
    """R2.6: `A x 26 x |period ∩ D| / (N x |D|)`, or as-paid `A x |period ∩ D| / N`."""
    first = records[indices[0]]
    amounts = [cents(records[index]["gross_taxable"]) for index in indices]
    days, all_days = len(work.days_of(first)), len(work.payable)
    whole = payable_days_between(date.fromisoformat(first["from"]), date.fromisoformat(first["to"]))
    net = money(amounts[0]) if len(amounts) == 1 else f"({signed_sum(amounts)})"
    used = [(work.sickness_rule, "R2.6")]
    if work.sickness_rule.text == "as-paid":
        exact = Fraction(sum(amounts) * days, whole)
        formula = f"{net} x {days} / {whole}"
    else:
        exact = Fraction(sum(amounts) * DAYS_PER_MONTH * days, whole * all_days)
        formula = f"{net} x {DAYS_PER_MONTH} x {days} / ({whole} x {all_days})"
        used.append((work.value("income.days-per-month"), "R2.6"))
    return Line("replacement-income-sickness", "", exact, formula, "R2.6", [OFFICIAL], values=used, record=indices[0])


def replacement_income(case: Json, work: Work) -> list[Line]:
    """R2.9: every source in order, none below zero; the last line is the sum."""
    stages = {"unemployment": unemployment_income, "leefloon": leefloon_income, "sickness": sickness_income}
    incomes: dict[str, Income] = {}
    for source in SOURCES:
        incomes[source] = stages[source](case, work)
        if incomes[source].total < 0:
            raise Refused("negative-source", source)
    lines = [line for source in ("unemployment", "sickness", "leefloon") for line in incomes[source].lines]
    for line in lines:
        line.role = income_role(line.amount, work.agreement)
    clauses = [OFFICIAL]
    if cover_the_same_days([income.covered for income in incomes.values()]):
        clauses = [ASSUMED_SAME_DAYS]
    amounts = [line.amount for line in lines]
    total = Line(
        code="replacement-income",
        role="information",
        exact=Fraction(sum(amounts)),
        formula=signed_sum(amounts or [0]),
        rule="R2.9",
        clauses=clauses,
        values=lists_that_left_out(work),
    )
    return [*lines, total]


def income_role(amount: int, agreement: Agreement) -> str:
    if not agreement.is_wage_difference:
        return "information"
    return "base" if amount < 0 else "deducted"


def cover_the_same_days(covered: list[set[date]]) -> bool:
    return len(set().union(*covered)) < sum(len(days) for days in covered)


def lists_that_left_out(work: Work) -> list[tuple[Value, str]]:
    """R2.4, R2.5, R2.8: the code lists that left a record out."""
    lists = (
        ("unemployment.benefit-type", "unemployment", "R2.4", "benefit type"),
        ("leefloon.aid-type", "leefloon", "R2.5", "aid type"),
        ("sickness.document-type", "sickness", "R2.8", "document type"),
        ("sickness.nature", "sickness", "R2.8", "nature"),
    )
    return [
        (work.value(name), rule) for name, source, rule, words in lists if work.left_something_out(source, rule, words)
    ]


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
    used = [(work.value("rsz.employee-rate"), "R3.1")]
    if agreement.rsz_base == 100:
        return Line(code, role, wage * EMPLOYEE_RATE, f"{money(wage)} x 13.07 %", "R3.1", [SECONDARY], used)
    exact = wage * Fraction(108, 100) * EMPLOYEE_RATE
    used.append((work.value("rsz.base"), "R3.1"))
    return Line(code, role, exact, f"{money(wage)} x 108 % x 13.07 %", "R3.1", [ASSUMED_BASE_108], used)


def wage_difference_lines(agreement: Agreement, income: list[Line], work: Work) -> list[Line]:
    """R4: (wage - RSZ - replacement income) x percentage."""
    if agreement.wage is None or agreement.percentage is None:
        raise ValueError("checked before")
    wage, percentage = agreement.wage, agreement.percentage
    base = Line("reference-gross-wage", "base", Fraction(wage), "given", "R4.1", [OFFICIAL])
    rsz = employee_rsz_line(agreement, wage, work)
    difference = difference_line(wage, rsz.amount, income[-1].amount)
    premium = Line(
        code="premium",
        role="result",
        exact=Fraction(difference.amount * percentage, 100),
        formula=f"{money(difference.amount)} x {percentage} %",
        rule="R4.2",
        clauses=[*suspended_clauses(agreement), SECONDARY],
        values=[(value_on("premium.percentages", agreement.kind, agreement.start, "agreement.start"), "R4.2")],
    )
    return [base, rsz, *income, difference, premium]


def difference_line(wage: int, rsz: int, income: int) -> Line:
    """R4.1: below zero is zero, and the line says so."""
    difference = wage - rsz - income
    formula = f"{money(wage)} - {money(rsz)} - {money(income)}"
    if difference >= 0:
        return Line("difference", "result", Fraction(difference), formula, "R4.1", [OFFICIAL])
    formula += f" = {money(difference)} < 0.00"
    return Line("difference", "result", Fraction(0), formula, "R4.1", [ASSUMED_FLOOR])


def suspended_clauses(agreement: Agreement) -> list[Clause]:
    """R1.4: the duration passed only thanks to the suspended days."""
    return [ASSUMED_SUSPENDED] if agreement.needed_suspended_days else []


def flat_rate_lines(agreement: Agreement, income: list[Line], work: Work) -> list[Line]:
    """R5.1: a share of the GGMMI, by the replacement income of the month."""
    ggmmi = work.value("ggmmi")
    amount = cents(ggmmi.text)
    base = Line(
        "ggmmi", "base", Fraction(amount), f"{ggmmi.start}: {ggmmi.text}", "R5.1", [SECONDARY], [(ggmmi, "R5.1")]
    )
    condition, share = flat_share(income[-1].amount)
    premium = Line(
        code="premium",
        role="result",
        exact=Fraction(amount * share, 100),
        formula=f"{condition}: {ggmmi.text} x {share} %",
        rule="R5.1",
        clauses=[*suspended_clauses(agreement), SECONDARY],
        values=[(work.value("premium.flat-shares"), "R5.1"), (work.value("income.days-per-month"), "R5.1")],
    )
    return [*income, base, premium]


def flat_share(income: int) -> tuple[str, int]:
    """R5.1: the row of the table, as a condition in figures and the share in percent."""
    low, high, printed = LOW_DAY * DAYS_PER_MONTH, HIGH_DAY * DAYS_PER_MONTH, money(income)
    if income == 0:
        return printed, 80
    if income <= low:
        return f"0.00 < {printed} <= {money(low)}", 60
    if income < high:
        return f"{money(low)} < {printed} < {money(high)}", 40
    return f"{printed} >= {money(high)}", 20


def premium_lines(agreement: Agreement, income: list[Line], work: Work) -> list[Line]:
    stage = wage_difference_lines if agreement.is_wage_difference else flat_rate_lines
    lines = stage(agreement, income, work)
    if agreement.needed_suspended_days:
        weeks = value_on("agreement.weeks", agreement.kind, agreement.start, "agreement.start")
        lines[-1].values.append((weeks, "R1.4"))
    return lines


# --------------------------------------------------------------------------------------------------------------------
# Employer's contribution (R5.3)
# --------------------------------------------------------------------------------------------------------------------


def contribution_line(case: Json, work: Work) -> Line | None:
    """R5.3: by class of the wage, times the fraction, without the days from the eighth day of absence on."""
    agreement, code, role = work.agreement, "employer-contribution", "information"
    if agreement.scheme == "2026":
        return None
    if agreement.kind == "ibo-plus":
        return Line(code, role, Fraction(0), "0.00", "R5.3", [SECONDARY])
    if agreement.wage is None:
        return None
    value = work.value("employer.contribution")
    condition, amount = contribution_class(agreement.wage, value.start)
    out, length = days_out(case.get("absences") or [], work.month), work.month.length
    formula = f"{condition}: {money(amount)} x {agreement.fraction}"
    clauses = [SECONDARY]
    if out > 0:
        formula += f" x ({length} - {out}) / {length}"
        clauses.append(ASSUMED_DAYS_OUT)
    if not (agreement.covers(work.month.first) and agreement.covers(work.month.last)):
        clauses.append(ASSUMED_PART_MONTH)
    if agreement.wage in ASSUMED_EDGES.get(value.start.isoformat(), ()):
        clauses.append(ASSUMED_EDGE)
    exact = amount * agreement.fraction.exact * Fraction(length - out, length)
    return Line(code, role, exact, formula, "R5.3", clauses, [(value, "R5.3")])


def contribution_class(wage: int, start: date) -> tuple[str, int]:
    """R5.3: the class of the wage in the table that holds from `start`."""
    limits = next(limits for first, limits, _, _ in CONTRIBUTION if first == start.isoformat())
    if wage < cents(limits[0]):
        return f"{money(wage)} < {limits[0]}", CONTRIBUTION_AMOUNTS[0]
    for limit, amount in zip(limits[1:], CONTRIBUTION_AMOUNTS[1:-1], strict=True):
        if wage <= cents(limit):
            return f"{money(wage)} <= {limit}", amount
    return f"{money(wage)} > {limits[-1]}", CONTRIBUTION_AMOUNTS[-1]


def days_out(absences: list[Json], month: Month) -> int:
    """R5.3: absences that overlap or touch are one; its days from the eighth on, in the month, are out."""
    periods = sorted((date.fromisoformat(a["from"]), date.fromisoformat(a["to"])) for a in absences)
    merged: list[tuple[date, date]] = []
    for first, last in periods:
        if merged and first <= merged[-1][1] + timedelta(days=1):
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    return sum(1 for day in month.days() for first, last in merged if first + timedelta(days=7) <= day <= last)


def leave_out_absences(case: Json, work: Work) -> None:
    """R5.3: absences without a contribution that uses them are listed."""
    agreement = work.agreement
    if agreement.scheme == "2018" and agreement.kind == "ibo" and agreement.wage is not None:
        return
    for index, absence in enumerate(case.get("absences") or []):
        first, last = date.fromisoformat(absence["from"]), date.fromisoformat(absence["to"])
        if first <= work.month.last and last >= work.month.first:
            reason = "absences change only the employer's contribution of scheme 2018, kind ibo"
            work.leave_out("absences", index, "R5.3", reason)


# --------------------------------------------------------------------------------------------------------------------
# Payment (R6)
# --------------------------------------------------------------------------------------------------------------------


def payment_lines(premium: int, fraction: Ratio, attendance: Attendance, withholding: Value) -> list[Line]:
    """R6.1 to R6.3: fraction, attendance, tax, net; every line starts from the printed one before."""
    after = Line(
        "premium-after-fraction",
        "result",
        premium * fraction.exact,
        f"{money(premium)} x {fraction}",
        "R6.1",
        [OFFICIAL],
    )
    is_assumed = attendance.is_taken_from_days and attendance.ratio.exact != 1
    due = Line(
        "premium-due",
        "result",
        after.amount * attendance.ratio.exact,
        f"{money(after.amount)} x {attendance.ratio}",
        "R6.2",
        [ASSUMED_WORKING_DAYS if is_assumed else SECONDARY],
    )
    tax = Line(
        "withholding-tax",
        "deducted",
        due.amount * WITHHOLDING_RATE,
        f"{money(due.amount)} x 11.11 %",
        "R6.3",
        [SECONDARY],
        [(withholding, "R6.3")],
    )
    net = Line(
        "net",
        "result",
        Fraction(due.amount - tax.amount),
        f"{money(due.amount)} - {money(tax.amount)}",
        "R6.3",
        [SECONDARY],
    )
    return [after, due, tax, net]


def payment(premium: str, fraction: str, attendance: str = "1/1", month: str = "2026-03") -> str:
    """R6.4: the payment from VDAB's amount alone."""
    part, ratio = Ratio.parse(fraction), Ratio.parse(attendance)
    if not 0 < part.exact <= 1:
        raise Refused("employment-fraction-not-allowed", "employment_fraction")
    if ratio.exact > 1:
        raise Refused("attendance-not-allowed", "attendance")
    withholding = value_on("withholding.rate", "ibo", Month.parse(month).first)
    lines = payment_lines(cents(premium), part, Attendance(ratio), withholding)
    amounts = {line.code.replace("-", "_"): money(line.amount) for line in lines}
    return compact({"schema": 1, "premium": money(cents(premium)), **amounts})


# --------------------------------------------------------------------------------------------------------------------
# Results (R7)
# --------------------------------------------------------------------------------------------------------------------


def compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def sickness_rule(options: Json, month: Month) -> Value:
    """R2.6: the day rule, or as-paid with the quote of the user's own parameters."""
    if not options.get("as_paid"):
        return value_on("income.sickness-rule", "ibo", month.first)
    overlay = options["overlay"]
    start = date.fromisoformat(overlay["from"])
    return Value("income.sickness-rule", start, "as-paid", overlay["certainty"], source=overlay["source"])


def begin(case: Json, options: Json) -> tuple[Work, Attendance]:
    """R1, the scheme's fields, attendance and `D`: everything before the records (R7.7)."""
    month, fields = Month.parse(case["month"]), case["agreement"]
    agreement = read_agreement(fields)
    check_law(agreement, month)
    if agreement.is_wage_difference:
        check_wage_difference_fields(fields, agreement)
    else:
        check_flat_rate_fields(fields)
    attendance = read_attendance(case.get("attendance"), agreement, month)
    payable = [day for day in month.days() if agreement.covers(day) and is_payable(day)]
    if not payable:
        raise Refused("no-payable-day", "month")  # R2
    provisional = bool(options.get("provisional"))
    return Work(agreement, month, payable, provisional, sickness_rule(options, month)), attendance


def statement_of(case: Json, options: Json) -> Json:
    """R7.1: the full statement as an object in the order of the format."""
    work, attendance = begin(case, options)
    agreement, first = work.agreement, work.month.first
    income = replacement_income(case, work)
    lines = premium_lines(agreement, income, work)
    lines += payment_lines(lines[-1].amount, agreement.fraction, attendance, work.value("withholding.rate"))
    contribution = contribution_line(case, work)
    if contribution is not None:
        lines.append(contribution)
    leave_out_absences(case, work)
    certainty = weakest(line.certainty(first) for line in lines)
    required = options.get("require")
    if required is not None and WEAKNESS[certainty] > WEAKNESS[required]:
        raise Refused("certainty-too-weak", "require")  # R7.3
    amounts = {line.code: money(line.amount) for line in lines}
    assumptions = dict.fromkeys(pair for line in lines for pair in line.assumptions(first))
    return {
        "schema": 1,
        "library": LIBRARY,
        "case_ref": case["case_ref"],
        "month": case["month"],
        "kind": agreement.kind,
        "scheme": agreement.scheme,
        "payer": "employer" if agreement.is_wage_difference else "vdab",
        "replacement_income": amounts["replacement-income"],
        "premium": amounts["premium"],
        "premium_due": amounts["premium-due"],
        "withholding_tax": amounts["withholding-tax"],
        "net": amounts["net"],
        "employer_contribution": amounts.get("employer-contribution"),
        "certainty": certainty,
        "provisional": is_provisional(case),
        "lines": [line.as_json(first) for line in lines],
        "left_out": work.left_out,
        "assumptions": [{"rule": rule, "text": text} for rule, text in assumptions],
    }


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
    head = {"schema": 1, "case_ref": result["case_ref"], "month": result["month"]}
    if result["scheme"] == "2026":
        return compact({**head, "premium": result["premium"]})
    if result["employer_contribution"] is None:
        raise Refused("notice-without-contribution", "agreement.reference_gross_wage")
    return compact({**head, "contribution": result["employer_contribution"]})


LINE_ORDER = (
    "reference-gross-wage",
    "employee-rsz",
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
    return sum(-cents(line["amount"]) if line.get("recovered") else cents(line["amount"]) for line in lines)


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
    row = {name: result.get(name) for name in AMOUNT_COLUMNS}
    row["premium_after_fraction"] = money(line_total(result, "premium-after-fraction"))
    return row


def main() -> None:
    parser = argparse.ArgumentParser(description="The oracle: cases on standard input, one JSON object a line.")
    parser.add_argument("what", choices=("statements", "amounts"))
    parser.add_argument("--provisional", action="store_true")
    parser.add_argument("--require", choices=tuple(WEAKNESS))
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
