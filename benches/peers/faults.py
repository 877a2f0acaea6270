"""Rows of which each has one written fault: to show that a peer that checks names them all.

Each fault is put into valid rows of `columns.py`, so that it is the first one by R7.7. What such a
row must be refused for is written here beside the fault, and not computed. The valid rows in
between must be computed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import columns
import numpy as np
import oracle
from columns import Bools, Ints, Table, day_number

FORMAT = 1
"""Raised when the faults change, so that no old files are read."""

ROWS = 20_000
MOST = 5
"""So many rows have the same fault."""

Rows = Mapping[str, Ints]
Value = int | None | Callable[[Rows], Ints]
"""A value for all rows, none, or one from the other values of the row."""


@dataclass(frozen=True)
class Fault:
    """A fault, the values that make it, and the rows that can have it."""

    error: str
    column: str
    values: Mapping[str, Value]
    given: tuple[str, ...] = ()
    """The columns that have a value in the row."""
    absent: tuple[str, ...] = ()
    """The columns that have none."""
    only: Callable[[Rows], Bools] | None = field(default=None)

    @property
    def status(self) -> int:
        return oracle.REFUSALS.index((self.error, self.column)) + 1

    def fits(self, table: Table) -> Bools:
        """The rows that can have this fault."""
        fits = np.ones(len(table), dtype=np.bool_)
        for name in self.given:
            fits &= table.given(name)
        for name in self.absent:
            fits &= ~table.given(name)
        return fits if self.only is None else fits & self.only(table.values)

    def put(self, table: Table, rows: Ints) -> None:
        before = {name: values[rows].astype(np.int64) for name, values in table.values.items()}
        for name, value in self.values.items():
            if value is None:
                table.values[name][rows] = 0
            else:
                table.values[name][rows] = value(before) if callable(value) else value
            if value is None or name in table.valid:
                table.valid.setdefault(name, table.given(name))[rows] = value is not None


def ensure(root: Path, job: str, seed: int) -> tuple[Path, dict[str, Ints]]:
    """The folder of the table of faults, and its exact results."""
    table, results = faulty(job, seed)
    folder = root / f"{job}-faults-seed{seed}-v{columns.FORMAT}.{FORMAT}"
    if not (folder / "words.json").exists():
        columns.write(table, folder)
    return folder, results


def faulty(job: str, seed: int) -> tuple[Table, dict[str, Ints]]:
    """Valid rows with a fault in some, and what each row must give."""
    make, compute, faults = {
        "payments": (columns.payments, oracle.payments, PAYMENTS),
        "cases": (columns.cases, oracle.cases, CASES),
    }[job]
    table = make(ROWS, seed)
    results = compute(table)
    status = results.setdefault("status", np.zeros(ROWS, dtype=np.int64))
    free = status == 0
    for fault in faults:
        rows = np.flatnonzero(free & fault.fits(table))[:MOST]
        if len(rows) == 0:
            raise AssertionError(f"no row can have {fault.error} at {fault.column}")
        fault.put(table, rows)
        free[rows] = False
        status[rows] = fault.status
        for name in oracle.PAYMENT_RESULTS if job == "payments" else oracle.CASE_RESULTS:
            results[name][rows] = 0
    return table, results


BEYOND = 100_000_000_001
"""A cent above the largest amount (R0.4)."""
MOST_HOURS = 1_000_000
"""The largest part of a fraction, in hundredths (R0.4)."""


def missing(*names: str) -> list[Fault]:
    """No value in a column that has one in every row."""
    return [Fault("missing-field", name, {name: None}) for name in names]


FRACTIONS = (
    *missing("employment_hours", "full_time_hours"),
    Fault("fraction-out-of-range", "employment_hours", {"employment_hours": -1}),
    Fault("fraction-out-of-range", "full_time_hours", {"full_time_hours": MOST_HOURS + 1}),
    Fault("fraction-zero", "full_time_hours", {"full_time_hours": 0}),
    Fault("employment-fraction-not-allowed", "employment_hours", {"employment_hours": 0}),
    Fault(
        "employment-fraction-not-allowed",
        "employment_hours",
        {"employment_hours": lambda row: row["full_time_hours"] + 1},
    ),
    Fault(
        "missing-field", "attendance_paid", {"attendance_paid": None}, given=("attendance_paid",)
    ),
    Fault(
        "missing-field",
        "attendance_normal",
        {"attendance_normal": None},
        given=("attendance_paid",),
    ),
    Fault(
        "fraction-out-of-range",
        "attendance_paid",
        {"attendance_paid": -1},
        given=("attendance_paid",),
    ),
    Fault(
        "fraction-zero",
        "attendance_normal",
        {"attendance_paid": 0, "attendance_normal": 0},
        given=("attendance_paid",),
    ),
    Fault(
        "attendance-not-allowed",
        "attendance_paid",
        {"attendance_paid": lambda row: row["attendance_normal"] + 1},
        given=("attendance_paid",),
    ),
)

PAYMENTS = (
    *missing("premium"),
    Fault("amount-negative", "premium", {"premium": -1}),
    Fault("amount-out-of-range", "premium", {"premium": BEYOND}),
    Fault("amount-out-of-range", "premium", {"premium": -BEYOND}),
    *FRACTIONS,
)

# Only `ibo` of 2026 has a percentage in a valid row.
BY_WAGE = ("percentage",)
FLAT_RATE = ("percentage",)
UNEMPLOYED = ("unemployment_day_amount",)
SICK = ("sickness_gross_taxable",)
FEBRUARY, FIRST_SUNDAY = day_number(date(2026, 2, 1)), day_number(date(2026, 2, 1))
"""The first day of February 2026 is a Sunday, on which no benefit is payable."""


def is_plus(row: Rows) -> Bools:
    result: Bools = row["kind"] == columns.KINDS.index("ibo-plus")
    return result


def covers_the_month(row: Rows) -> Bools:
    """The agreement runs from before the month to after it."""
    result: Bools = (row["start"] <= row["month"]) & (row["end"] >= row["month"] + 31)
    return result


def last_weekday_outside(row: Rows) -> Bools:
    """The agreement ends in the month, more than two days before its end."""
    result: Bools = row["end"] < row["month"] + 25
    return result


AGREEMENTS = (
    *missing("month", "kind", "start", "end"),
    Fault("date-order", "end", {"end": lambda row: row["start"] - 1}),
    Fault("scheme-not-covered", "start", {"start": day_number(date(2018, 8, 31))}),
    Fault(
        "duration-not-allowed",
        "end",
        {"end": lambda row: row["start"] + 182},
        only=lambda row: ~is_plus(row),
    ),
    Fault("duration-not-allowed", "end", {"end": lambda row: row["start"] + 364}, only=is_plus),
    # 25 days and at most two to the Sunday.
    Fault("duration-not-allowed", "end", {"end": lambda row: row["start"] + 24}),
    Fault(
        "employment-fraction-below-half",
        "employment_hours",
        {"employment_hours": lambda row: (row["full_time_hours"] - 1) // 2},
        given=BY_WAGE,
    ),
    Fault(
        "month-outside-agreement",
        "month",
        {"start": lambda row: row["month"] + 31, "end": lambda row: row["month"] + 120},
        given=BY_WAGE,
    ),
    Fault(
        "month-outside-agreement",
        "month",
        {"start": lambda row: row["month"] - 90, "end": lambda row: row["month"] - 1},
        given=BY_WAGE,
        only=lambda row: row["month"] > day_number(date(2026, 4, 1)),
    ),
    Fault(
        "no-payable-day",
        "month",
        {"month": FEBRUARY, "start": FIRST_SUNDAY - 30, "end": FIRST_SUNDAY},
        given=("percentage", "attendance_paid"),
        absent=("unemployment_to", "sickness_to"),
    ),
)

TERMS = (
    Fault("amount-negative", "reference_gross_wage", {"reference_gross_wage": -1}),
    Fault("amount-out-of-range", "reference_gross_wage", {"reference_gross_wage": BEYOND}),
    Fault("amount-negative", "employee_rsz", {"employee_rsz": -1}),
    Fault("amount-out-of-range", "employee_rsz", {"employee_rsz": BEYOND}),
    Fault(
        "reference-gross-wage-missing",
        "reference_gross_wage",
        {"reference_gross_wage": None},
        given=BY_WAGE,
    ),
    Fault("percentage-missing", "percentage", {"percentage": None}, given=BY_WAGE),
    *(
        Fault("percentage-not-allowed", "percentage", {"percentage": percentage}, given=BY_WAGE)
        for percentage in (-80, 0, 75, 110)
    ),
    Fault(
        "rsz-base-not-allowed",
        "rsz_base",
        {"rsz_base": 105},
        given=BY_WAGE,
        absent=("employee_rsz",),
    ),
    Fault(
        "employee-rsz-with-base",
        "employee_rsz",
        {"rsz_base": 100},
        given=("percentage", "employee_rsz"),
    ),
    Fault(
        "employee-rsz-not-allowed",
        "employee_rsz",
        {"employee_rsz": lambda row: row["reference_gross_wage"] + 1},
        given=("percentage", "employee_rsz"),
    ),
    Fault("percentage-not-used", "percentage", {"percentage": 80}, absent=FLAT_RATE),
    Fault("rsz-base-not-used", "rsz_base", {"rsz_base": 100}, absent=FLAT_RATE),
    Fault("employee-rsz-not-used", "employee_rsz", {"employee_rsz": 100}, absent=FLAT_RATE),
)

ATTENDANCES = (
    Fault(
        "wrong-type",
        "attendance_working_days",
        {"attendance_working_days": 1},
        given=("attendance_paid",),
    ),
    Fault(
        "attendance-missing",
        "attendance_paid",
        {"attendance_paid": None, "attendance_normal": None, "attendance_working_days": None},
        only=last_weekday_outside,
    ),
    Fault(
        "attendance-missing",
        "attendance_paid",
        {"attendance_working_days": 0},
        absent=("attendance_paid",),
        only=last_weekday_outside,
    ),
)

SOURCES = (
    Fault(
        "amount-negative",
        "unemployment_day_amount",
        {"unemployment_day_amount": -1},
        given=UNEMPLOYED,
    ),
    Fault(
        "amount-out-of-range",
        "unemployment_day_amount",
        {"unemployment_day_amount": BEYOND},
        given=UNEMPLOYED,
    ),
    *(
        Fault(
            "half-per-week-not-allowed",
            "unemployment_half_per_week",
            {"unemployment_half_per_week": half_days},
            given=UNEMPLOYED,
        )
        for half_days in (0, 13)
    ),
    Fault(
        "date-order",
        "unemployment_to",
        {"unemployment_to": lambda row: row["unemployment_from"] - 1},
        given=("unemployment_day_amount", "unemployment_from"),
    ),
    Fault(
        "date-order",
        "unemployment_to",
        {"unemployment_to": lambda row: row["month"] - 1},
        given=UNEMPLOYED,
        absent=("unemployment_from",),
    ),
    Fault(
        "unknown-benefit-type",
        "unemployment_benefit_type",
        {"unemployment_benefit_type": columns.BENEFIT_TYPES.index("pension")},
        given=UNEMPLOYED,
        absent=("unemployment_from", "unemployment_to"),
    ),
    Fault("amount-out-of-range", "leefloon_amount", {"leefloon_amount": BEYOND}),
    Fault("leefloon-sign", "leefloon_amount", {"leefloon_amount": -1}),
    Fault(
        "amount-out-of-range",
        "sickness_gross_taxable",
        {"sickness_gross_taxable": -BEYOND},
        given=SICK,
    ),
    Fault(
        "date-order",
        "sickness_to",
        {"sickness_to": lambda row: row["sickness_from"] - 1},
        given=("sickness_gross_taxable", "sickness_from"),
    ),
    # The Sunday after the eighth day of the month; 4 January 1970 is a Sunday.
    Fault(
        "period-without-payable-day",
        "sickness_from",
        {
            name: lambda row: row["month"] + 7 + (3 - row["month"] - 7) % 7
            for name in ("sickness_from", "sickness_to")
        },
        given=SICK,
        only=covers_the_month,
    ),
    Fault(
        "negative-source",
        "sickness",
        {"sickness_gross_taxable": lambda row: -row["sickness_gross_taxable"]},
        given=SICK,
        absent=("sickness_from", "sickness_to"),
    ),
)

CASES = (*FRACTIONS, *AGREEMENTS, *TERMS, *ATTENDANCES, *SOURCES)
