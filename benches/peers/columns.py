"""The rows that every side computes: made once from a seed, kept as little-endian column files,
read by all before the clock starts.

Money is in cents (`i64`), hours are in hundredths (`i32`), dates and months in days since 1 January
1970 (`i32`), codes are places in a list of words (`u16`). Absent values have a bit of zero in
`<name>.valid`, Arrow's bitmap. Synthetic data only.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[Any]
Bools = NDArray[np.bool_]

FORMAT = 1
"""Raised when the generator changes, so that no old files are read."""

EPOCH = date(1970, 1, 1)

KINDS = ("ibo", "ibo-plus")
BENEFIT_TYPES = ("full-unemployment", "insertion", "income-guarantee", "temporary", "pension")
"""The last is no benefit type of the rules."""
AID_TYPES = ("leefloon", "equivalent-leefloon")
WORDS = {"kind": KINDS, "unemployment_benefit_type": BENEFIT_TYPES, "leefloon_aid_type": AID_TYPES}

# The types of the columns, in the order of the formats.
TABLES: dict[str, dict[str, str]] = {
    "payments": {
        "premium": "i64",
        "employment_hours": "i32",
        "full_time_hours": "i32",
        "attendance_paid": "i32",
        "attendance_normal": "i32",
    },
    "cases": {
        "month": "i32",
        "kind": "u16",
        "start": "i32",
        "end": "i32",
        "reference_gross_wage": "i64",
        "percentage": "i32",
        "employment_hours": "i32",
        "full_time_hours": "i32",
        "rsz_base": "i32",
        "employee_rsz": "i64",
        "attendance_paid": "i32",
        "attendance_normal": "i32",
        "attendance_working_days": "u8",
        "unemployment_day_amount": "i64",
        "unemployment_half_per_week": "i32",
        "unemployment_benefit_type": "u16",
        "unemployment_from": "i32",
        "unemployment_to": "i32",
        "leefloon_amount": "i64",
        "leefloon_aid_type": "u16",
        "sickness_gross_taxable": "i64",
        "sickness_from": "i32",
        "sickness_to": "i32",
    },
}
DTYPES = {"i64": "<i8", "i32": "<i4", "u16": "<u2", "u8": "u1"}
MONEY = (
    "premium",
    "reference_gross_wage",
    "employee_rsz",
    "unemployment_day_amount",
    "leefloon_amount",
    "sickness_gross_taxable",
)
HOURS = ("employment_hours", "full_time_hours", "attendance_paid", "attendance_normal")
DATES = (
    "month",
    "start",
    "end",
    "unemployment_from",
    "unemployment_to",
    "sickness_from",
    "sickness_to",
)


@dataclass
class Table:
    """Columns of one length, and which of their values are there."""

    name: str
    values: dict[str, Ints] = field(default_factory=dict)
    valid: dict[str, Bools] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(next(iter(self.values.values())))

    def put(self, name: str, values: Ints, valid: Bools | None = None) -> None:
        """A column; what is absent is zero."""
        values = np.ascontiguousarray(values, dtype=DTYPES[TABLES[self.name][name]])
        if valid is not None:
            values[~valid] = 0
            self.valid[name] = valid
        self.values[name] = values

    def given(self, name: str) -> Bools:
        """Where the column has a value."""
        return self.valid[name] if name in self.valid else np.ones(len(self), dtype=np.bool_)

    def rows(self, first: int, last: int) -> Table:
        """The rows from `first` to before `last`, without copying."""
        return Table(
            self.name,
            {name: values[first:last] for name, values in self.values.items()},
            {name: valid[first:last] for name, valid in self.valid.items()},
        )


def write(table: Table, folder: Path) -> None:
    """Writes the columns, and last the file that says that they are all there."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, values in table.values.items():
        values.tofile(folder / f"{name}.{TABLES[table.name][name]}")
    for name, valid in table.valid.items():
        np.packbits(valid, bitorder="little").tofile(folder / f"{name}.valid")
    (folder / "words.json").write_text(json.dumps(WORDS), encoding="utf-8")


def read(folder: Path, name: str) -> Table:
    """Reads the columns of a table."""
    table = Table(name)
    for column, kind in TABLES[name].items():
        table.values[column] = np.fromfile(folder / f"{column}.{kind}", dtype=DTYPES[kind])
        valid = folder / f"{column}.valid"
        if valid.exists():
            bits = np.fromfile(valid, dtype=np.uint8)
            table.valid[column] = np.unpackbits(bits, count=len(table), bitorder="little").astype(
                np.bool_
            )
    return table


def ensure(root: Path, name: str, rows: int, seed: int) -> Path:
    """The folder of a table of the seed; made when it is not there yet."""
    folder = root / f"{name}-{rows}-seed{seed}-v{FORMAT}"
    if not (folder / "words.json").exists():
        make: Callable[[int, int], Table] = {"payments": payments, "cases": cases}[name]
        write(make(rows, seed), folder)
    return folder


# --------------------------------------------------------------------------------------------------------------------
# Payments
# --------------------------------------------------------------------------------------------------------------------


def payments(rows: int, seed: int) -> Table:
    """Premiums up to 2,500 euro, a good half full-time, one in eight with an attendance below or at
    the whole month.
    """
    rng = np.random.default_rng([seed, 1])
    table = Table("payments")
    premium = np.clip(rng.normal(85_000, 40_000, rows).astype(np.int64), 0, 250_000)
    premium[rng.random(rows) < 0.03] = 0
    table.put("premium", premium)
    employment, full_time = hours(rng, rows, rng.random(rows) < 0.9)
    table.put("employment_hours", employment)
    table.put("full_time_hours", full_time)
    paid, normal = attendance(rng, rows)
    given = rng.random(rows) < 0.12
    table.put("attendance_paid", paid, given)
    table.put("attendance_normal", normal, given.copy())
    return table


def hours(rng: np.random.Generator, rows: int, at_least_half: Bools) -> tuple[Ints, Ints]:
    """Weekly hours of the trainee and of a full-timer."""
    full_time = rng.choice([3800, 4000, 3900, 3750, 3600], rows, p=[0.7, 0.12, 0.06, 0.06, 0.06])
    shape = rng.random(rows)
    lowest = np.where(at_least_half, -(-full_time // 2), full_time // 4)
    quarters = -(-lowest // 25) * 25 + 25 * (
        rng.random(rows) * ((full_time - lowest) // 25)
    ).astype(np.int64)
    any_hours = lowest + (rng.random(rows) * (full_time - lowest)).astype(np.int64)
    employment = np.select(
        [shape < 0.55, shape < 0.7, shape < 0.85, shape < 0.95],
        [
            full_time,
            full_time // 2 + full_time % 2,
            full_time * 4 // 5,
            np.minimum(quarters, full_time),
        ],
        any_hours,
    )
    return employment, full_time


def attendance(rng: np.random.Generator, rows: int) -> tuple[Ints, Ints]:
    """Paid and normal hours of a month of 20 to 23 days of 7.60 hours; mostly whole days missed."""
    days = rng.integers(20, 24, rows)
    missed = np.minimum(rng.geometric(0.4, rows) - 1, days)
    normal = days * 760
    odd = (rng.random(rows) * normal).astype(np.int64)
    paid = np.where(rng.random(rows) < 0.8, normal - missed * 760, odd)
    return paid, normal


# --------------------------------------------------------------------------------------------------------------------
# Cases
# --------------------------------------------------------------------------------------------------------------------


def day_number(day: date) -> int:
    """Days since 1 January 1970."""
    return (day - EPOCH).days


START_2018 = day_number(date(2018, 9, 1))
START_2019 = day_number(date(2019, 7, 1))
"""From here on agreements of scheme 2018 have the contribution of the month (R5.3)."""
START_2026 = day_number(date(2026, 1, 1))


def first_of_months(year: int, month: int, count: int) -> Ints:
    """The first days of `count` months, and of the one after."""
    firsts = [
        date(year + (month - 1 + n) // 12, (month - 1 + n) % 12 + 1, 1) for n in range(count + 1)
    ]
    return np.array([day_number(first) for first in firsts], dtype=np.int64)


def between(rng: np.random.Generator, low: Ints, high: Ints) -> Ints:
    """A whole number from low to high, both included; low where high lies below it."""
    result: Ints = low + (rng.random(len(low)) * (np.maximum(high - low, 0) + 1)).astype(np.int64)
    return result


@dataclass
class Agreements:
    """What the other columns of a case depend on."""

    wage_difference: Bools
    of_2026: Bools
    plus: Bools
    first: Ints
    last: Ints
    start: Ints
    end: Ints
    part: Bools


def cases(rows: int, seed: int) -> Table:
    """Months of 2026 mostly, months since 2019 for agreements of scheme 2018; about 1.5 % of the
    rows are refused, each for one reason.
    """
    rng = np.random.default_rng([seed, 2])
    table = Table("cases")
    about = agreements(rng, rows)
    put_agreement(table, rng, about)
    put_attendance(table, rng, about)
    put_sources(table, rng, about)
    put_faults(table, rng, about)
    return table


def agreements(rng: np.random.Generator, rows: int) -> Agreements:
    """85 % ibo of 2026, 5 % ibo-plus of 2026, the rest of scheme 2018; 8 % of the months are
    covered in part.
    """
    shape = rng.random(rows)
    of_2026, plus = shape < 0.90, (shape >= 0.85) & (shape < 0.92)
    months_2026, months_before = first_of_months(2026, 1, 12), first_of_months(2019, 1, 89)
    place_2026 = rng.integers(0, 12, rows)
    # One in eight of scheme 2018 runs on in the first five months of 2026.
    running = rng.random(rows) < 0.125
    place_before = np.where(running, rng.integers(84, 89, rows), rng.integers(0, 84, rows))
    first = np.where(of_2026, months_2026[place_2026], months_before[place_before])
    last = np.where(of_2026, months_2026[place_2026 + 1], months_before[place_before + 1]) - 1
    earliest = np.where(of_2026, START_2026, START_2018)
    latest = np.where(of_2026, np.int64(1 << 40), START_2026 - 1)
    longest = np.where(plus, 364, 182)

    start = between(rng, np.maximum(earliest, last - longest + 1), np.minimum(first, latest))
    end = between(rng, np.maximum(last, start + 27), start + longest - 1)

    part = rng.random(rows) < 0.08
    starts_inside = between(rng, first + 1, first + 19)
    ends_inside = between(rng, first + 4, last - 4)
    before = between(
        rng, np.maximum(earliest, ends_inside - longest + 1), np.minimum(ends_inside - 27, latest)
    )
    by_end = part & (rng.random(rows) < 0.5) & (before + 27 <= ends_inside) & (before <= first)
    by_start = part & ~by_end & (starts_inside <= latest)
    start = np.select([by_end, by_start], [before, starts_inside], start)
    end = np.select(
        [by_end, by_start], [ends_inside, starts_inside + 27 + rng.integers(0, 150, rows)], end
    )
    return Agreements(of_2026 & ~plus, of_2026, plus, first, last, start, end, by_end | by_start)


def put_agreement(table: Table, rng: np.random.Generator, about: Agreements) -> None:
    """Kind, days, wage, percentage, hours, RSZ."""
    rows, by_wage = len(about.start), about.wage_difference
    table.put("month", about.first)
    table.put("kind", about.plus)
    table.put("start", about.start)
    table.put("end", about.end)
    wage = rng.integers(200_000, 380_001, rows)
    has_wage = by_wage | (rng.random(rows) < np.where(about.plus, 0.5, 0.8))
    table.put("reference_gross_wage", wage, has_wage)
    table.put("percentage", rng.choice([70, 80, 90, 100], rows), by_wage.copy())
    employment, full_time = hours(rng, rows, about.of_2026)
    table.put("employment_hours", employment)
    table.put("full_time_hours", full_time)
    base = rng.random(rows)
    has_base = by_wage & (base < 0.3)
    table.put("rsz_base", np.where(base < 0.1, 108, 100), has_base)
    table.put("employee_rsz", wage * 12 // 100, by_wage & ~has_base & (rng.random(rows) < 0.06))


def put_attendance(table: Table, rng: np.random.Generator, about: Agreements) -> None:
    """Working days in part months, hours in some; the whole month for most."""
    rows = len(about.start)
    paid, normal = attendance(rng, rows)
    in_hours = rng.random(rows) < np.where(about.part, 0.1, 0.05)
    table.put("attendance_paid", paid, in_hours)
    table.put("attendance_normal", normal, in_hours.copy())
    said_no = rng.random(rows) < 0.05
    table.put("attendance_working_days", about.part & ~in_hours, (about.part & ~in_hours) | said_no)


def put_sources(table: Table, rng: np.random.Generator, about: Agreements) -> None:
    """70 % full days and 10 % half days of unemployment, 15 % leefloon, 10 % sickness, some with
    two sources, 2.5 % with none.
    """
    rows, first, last = len(about.start), about.first, about.last
    shape = rng.random(rows)
    full = shape < 0.70
    half = (shape >= 0.70) & (shape < 0.80)
    leefloon = (shape >= 0.67) & (shape < 0.70) | (shape >= 0.795) & (shape < 0.915)
    split = shape < 0.04
    sickness = split | (shape >= 0.915) & (shape < 0.975)

    day_amount = np.where(half, rng.integers(1_500, 3_801, rows), rng.integers(3_000, 7_501, rows))
    table.put("unemployment_day_amount", day_amount, full | half)
    table.put("unemployment_half_per_week", rng.integers(1, 13, rows), half)
    kinds = rng.choice(4, rows, p=[0.66, 0.27, 0.04, 0.03])
    table.put("unemployment_benefit_type", kinds, (full | half) & (rng.random(rows) < 0.4))
    change = between(rng, first + 3, last - 5)
    since = np.where(rng.random(rows) < 0.9, first - rng.integers(0, 300, rows), change)
    table.put("unemployment_from", since, (full | half) & ~split & (rng.random(rows) < 0.3))
    until = np.where(
        rng.random(rows) < 0.6, last + rng.integers(0, 300, rows), np.maximum(change, since)
    )
    until = np.where(split, change, np.maximum(until, first))
    table.put("unemployment_to", until, split | (full | half) & (rng.random(rows) < 0.1))

    common = rng.choice(np.array([89_365, 59_577, 134_047, 128_846]), rows)
    amount = np.where(rng.random(rows) < 0.8, common, rng.integers(5_000, 150_000, rows))
    table.put("leefloon_amount", amount, leefloon)
    aid_types = (rng.random(rows) < 0.15).astype(np.int64)
    table.put("leefloon_aid_type", aid_types, leefloon & (rng.random(rows) < 0.3))

    in_period = split | (rng.random(rows) < 0.4)
    sick_from = np.where(split, change + 1, first + rng.integers(-20, 10, rows))
    sick_to = np.where(split, last, np.maximum(sick_from + 6, between(rng, first + 5, last + 10)))
    days = np.where(in_period, sick_to - sick_from + 1, last - first + 1) * 6 // 7
    table.put("sickness_gross_taxable", rng.integers(4_500, 8_001, rows) * days, sickness)
    table.put("sickness_from", sick_from, sickness & in_period)
    table.put("sickness_to", sick_to, sickness & in_period)


def put_faults(table: Table, rng: np.random.Generator, about: Agreements) -> None:
    """One fault in about 1.5 % of the rows, each of one of twelve sorts."""
    rows = len(about.start)
    chosen = rng.random(rows) < 0.018
    sort = rng.integers(0, 12, rows)
    values, valid = table.values, table.valid
    by_wage, by_flat_rate = chosen & about.wage_difference, chosen & ~about.wage_difference

    values["percentage"][by_wage & (sort == 0)] = 75
    for place, name in ((1, "percentage"), (2, "reference_gross_wage")):
        absent = by_wage & (sort == place)
        values[name][absent] = 0
        valid[name][absent] = False
    third = by_wage & (sort == 3) & ~valid["employee_rsz"]
    values["rsz_base"][third] = 105
    valid["rsz_base"][third] = True
    fourth = chosen & (sort == 4)
    values["employment_hours"][fourth] = values["full_time_hours"][fourth] + 1
    fifth = by_wage & (sort == 5)
    values["employment_hours"][fifth] = (values["full_time_hours"][fifth] - 1) // 2
    sixth = by_wage & (sort == 6)
    values["start"][sixth] = about.last[sixth] + 4
    values["end"][sixth] = about.last[sixth] + 4 + 90
    values["end"][chosen & (sort == 7)] = values["start"][chosen & (sort == 7)] + 400
    eighth = chosen & (sort == 8) & valid["attendance_paid"]
    values["attendance_paid"][eighth] = values["attendance_normal"][eighth] + 1
    eighth = chosen & (sort == 8) & about.part & ~valid["attendance_paid"]
    values["attendance_working_days"][eighth] = 0
    valid["attendance_working_days"][eighth] = False
    ninth = chosen & (sort == 9) & valid["unemployment_day_amount"]
    values["unemployment_benefit_type"][ninth] = BENEFIT_TYPES.index("pension")
    valid["unemployment_benefit_type"][ninth] = True
    tenth = chosen & (sort == 10) & valid["sickness_gross_taxable"]
    values["sickness_gross_taxable"][tenth] *= -1
    eleventh = by_flat_rate & (sort == 11)
    values["percentage"][eleventh] = 80
    valid["percentage"][eleventh] = True


def case_refs(rows: int) -> tuple[NDArray[np.uint8], int]:
    """The references `C-00000000` on, as bytes of one width, and the width."""
    width = 10
    text = np.empty((rows, width), dtype=np.uint8)
    text[:, 0], text[:, 1] = ord("C"), ord("-")
    number = np.arange(rows, dtype=np.int64)
    for place in range(width - 1, 1, -1):
        text[:, place] = ord("0") + number % 10
        number //= 10
    return text, width
