"""What the rules give for each row, in whole numbers, from the text of the rules and not from the
code that is measured.

The rounding is R0.2 in exact 64-bit integers. Their bounds are checked on the rows themselves, and
a sample of the rows is computed once more in `fractions.Fraction` by the oracle of the tests,
`tests/oracle/reference.py`.
"""

from __future__ import annotations

import importlib
import sys
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from columns import (
    AID_TYPES,
    BENEFIT_TYPES,
    EPOCH,
    KINDS,
    START_2018,
    START_2019,
    START_2026,
    Bools,
    Ints,
    Table,
    day_number,
)

REFERENCE = Path(__file__).resolve().parents[2] / "tests" / "oracle" / "reference.py"

PAYMENT_RESULTS = ("premium_after_fraction", "premium_due", "withholding_tax", "net")
CASE_RESULTS = ("replacement_income", "premium", *PAYMENT_RESULTS)
NONE = np.iinfo(np.int64).min
"""No contribution."""

# What refuses a row of cases, in the order of R7.7: the error, and the column that it names.
RULES = (
    ("scheme-not-covered", "start"),
    ("duration-not-allowed", "end"),
    ("employment-fraction-not-allowed", "employment_hours"),
    ("employment-fraction-below-half", "employment_hours"),
    ("month-outside-agreement", "month"),
    ("reference-gross-wage-missing", "reference_gross_wage"),
    ("percentage-missing", "percentage"),
    ("percentage-not-allowed", "percentage"),
    ("rsz-base-not-allowed", "rsz_base"),
    ("employee-rsz-with-base", "employee_rsz"),
    ("employee-rsz-not-allowed", "employee_rsz"),
    ("percentage-not-used", "percentage"),
    ("rsz-base-not-used", "rsz_base"),
    ("employee-rsz-not-used", "employee_rsz"),
    ("attendance-not-allowed", "attendance_paid"),
    ("attendance-missing", "attendance_paid"),
    ("no-payable-day", "month"),
    ("unknown-benefit-type", "unemployment_benefit_type"),
    ("negative-source", "sickness"),
)
# What else refuses the rows of `faults.py`: values out of form (R0.4), and records that the rows of
# `columns.py` do not have.
FORMS = (
    ("amount-negative", "premium"),
    ("amount-out-of-range", "premium"),
    ("amount-negative", "reference_gross_wage"),
    ("amount-out-of-range", "reference_gross_wage"),
    ("amount-negative", "employee_rsz"),
    ("amount-out-of-range", "employee_rsz"),
    ("amount-negative", "unemployment_day_amount"),
    ("amount-out-of-range", "unemployment_day_amount"),
    ("amount-out-of-range", "leefloon_amount"),
    ("amount-out-of-range", "sickness_gross_taxable"),
    ("missing-field", "premium"),
    ("missing-field", "month"),
    ("missing-field", "kind"),
    ("missing-field", "start"),
    ("missing-field", "end"),
    ("missing-field", "employment_hours"),
    ("missing-field", "full_time_hours"),
    ("missing-field", "attendance_paid"),
    ("missing-field", "attendance_normal"),
    ("fraction-out-of-range", "employment_hours"),
    ("fraction-out-of-range", "full_time_hours"),
    ("fraction-out-of-range", "attendance_paid"),
    ("fraction-zero", "full_time_hours"),
    ("fraction-zero", "attendance_normal"),
    ("wrong-type", "attendance_working_days"),
    ("date-order", "end"),
    ("date-order", "unemployment_to"),
    ("date-order", "sickness_to"),
    ("half-per-week-not-allowed", "unemployment_half_per_week"),
    ("leefloon-sign", "leefloon_amount"),
    ("period-without-payable-day", "sickness_from"),
)
REFUSALS = RULES + FORMS
"""The place of its refusal in this list is a row's status, from 1."""
ERRORS = tuple(dict.fromkeys(error for error, _ in REFUSALS))
"""The errors without the columns that they name."""


def error_places(status: Ints) -> Ints:
    """The place of each row's error in `ERRORS`, from 1, by the place of its refusal."""
    places = [0, *(ERRORS.index(error) + 1 for error, _ in REFUSALS)]
    return np.array(places, dtype=np.int64)[status]


@cache
def reference() -> ModuleType:
    """The oracle of the tests."""
    sys.path.append(str(REFERENCE.parent))
    return importlib.import_module("reference")


def rounded(numerator: Ints, denominator: Ints | int) -> Ints:
    """R0.2: the nearest whole number, a tie away from zero; refuses what could overflow."""
    largest = int(np.max(np.abs(numerator), initial=0))
    if 2 * largest + int(np.max(denominator, initial=0)) >= 1 << 63:
        raise OverflowError("a product leaves 64 bits")
    magnitude = (2 * np.abs(numerator) + denominator) // (2 * np.asarray(denominator))
    result: Ints = np.where(numerator < 0, -magnitude, magnitude)
    return result


def product(*factors: Ints | int) -> Ints:
    """A product that fits 64 bits, by the largest of each factor."""
    bound = 1
    for factor in factors:
        bound *= int(np.max(np.abs(factor), initial=0))
    if bound >= 1 << 62:
        raise OverflowError("a product leaves 64 bits")
    result = np.asarray(factors[0]).astype(np.int64)
    for factor in factors[1:]:
        result = result * factor
    return result


def payment(
    premium: Ints, fraction: tuple[Ints, Ints], attendance: tuple[Ints, Ints]
) -> dict[str, Ints]:
    """R6.1 to R6.3."""
    after = rounded(product(premium, fraction[0]), fraction[1].astype(np.int64))
    due = rounded(product(after, attendance[0]), attendance[1].astype(np.int64))
    tax = rounded(product(due, 1111), 10_000)
    return dict(zip(PAYMENT_RESULTS, (after, due, tax, due - tax), strict=True))


def payments(table: Table) -> dict[str, Ints]:
    """The results of a table of payments; an attendance that is absent is the whole month."""
    values, given = table.values, table.given("attendance_paid")
    paid = np.where(given, values["attendance_paid"], 1)
    normal = np.where(given, values["attendance_normal"], 1)
    return payment(
        values["premium"], (values["employment_hours"], values["full_time_hours"]), (paid, normal)
    )


# --------------------------------------------------------------------------------------------------------------------
# Cases
# --------------------------------------------------------------------------------------------------------------------


class Calendar:
    """Tables by day, from a first day on: months, their dated values, and how many days of a sort
    lie before a day.
    """

    def __init__(self, first: int, last: int) -> None:
        days = [EPOCH + timedelta(days=n) for n in range(first, last + 1)]
        self.origin = first
        self.month_first = np.array(
            [day_number(day.replace(day=1)) for day in days], dtype=np.int64
        )
        self.month_last = np.array([last_of_month(day) for day in days], dtype=np.int64)
        self.payable_before = counted([day.isoweekday() <= 6 for day in days])
        self.weekdays_before = counted([day.isoweekday() <= 5 for day in days])
        self.ggmmi = np.array([amount_on(reference().GGMMI, day) for day in days], dtype=np.int64)
        # R5.3: the table that agreements keep which started before 1 July 2019, and that of the
        # month for the others.
        self.contribution_limits = [
            np.array([limits_on(day, is_later) for day in days], dtype=np.int64).T
            for is_later in (False, True)
        ]

    def payable(self, first: Ints, last: Ints) -> Ints:
        """Monday to Saturday days of a period, zero when it is empty."""
        return self.between(self.payable_before, first, last)

    def weekdays(self, first: Ints, last: Ints) -> Ints:
        """Monday to Friday days of a period, zero when it is empty."""
        return self.between(self.weekdays_before, first, last)

    def between(self, before: Ints, first: Ints, last: Ints) -> Ints:
        """The days counted in `before` of a period."""
        end = np.maximum(last + 1, first)
        result: Ints = before[end - self.origin] - before[first - self.origin]
        return result


def last_of_month(day: date) -> int:
    following = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    return day_number(following) - 1


def counted(flags: list[bool]) -> Ints:
    """How many days of the sort lie before each day, and before the one after the last."""
    return np.concatenate([[0], np.cumsum(flags)]).astype(np.int64)


def amount_on(values: Any, day: date) -> int:
    """R1.6: the value of the first day of the month, in cents; zero before the first."""
    first = day.replace(day=1).isoformat()
    known = [reference().cents(amount) for start, amount, *_ in values if start <= first]
    return int(known[-1]) if known else 0


def limits_on(day: date, is_later: bool) -> list[int]:
    """R5.3: the limits of the classes, for agreements that started before the table of 2019 or for
    later ones.
    """
    first = day.replace(day=1).isoformat()
    tables = reference().CONTRIBUTION
    known = [
        limits
        for start, limits, *_, only in tables
        if start <= first and (is_later or only is None)
    ]
    return [int(reference().cents(limit)) for limit in known[-1]] if known else [0, 0, 0, 0]


@cache
def calendar() -> Calendar:
    """Enough days for the rows of `columns.py`."""
    return Calendar(day_number(date(2017, 1, 1)), day_number(date(2030, 12, 31)))


def cases(table: Table) -> dict[str, Ints]:
    """The results of a table of cases, the contribution, the scheme, and `status`: 0, or the place
    of the refusal in `REFUSALS`, from 1.

    The amounts of a refused row are zeros.
    """
    days, values = (
        calendar(),
        {name: column.astype(np.int64) for name, column in table.values.items()},
    )
    month_first = days.month_first[values["month"] - days.origin]
    month_last = days.month_last[values["month"] - days.origin]
    first, last = np.maximum(month_first, values["start"]), np.minimum(month_last, values["end"])
    in_month = days.payable(first, last)
    share_of = np.maximum(in_month, 1)
    status = refusals(table, values, (month_first, month_last), (first, last))

    unemployment = unemployment_income(
        table, values, (month_first, month_last), (first, last), share_of
    )
    counts = table.given("leefloon_amount") & ~is_code(
        table, "leefloon_aid_type", AID_TYPES, "equivalent-leefloon"
    )
    leefloon = np.where(counts, values["leefloon_amount"], 0)
    sickness = sickness_income(table, values, (month_first, month_last), (first, last), share_of)
    income = unemployment + leefloon + sickness

    by_wage = (values["start"] >= START_2026) & (values["kind"] == KINDS.index("ibo"))
    ggmmi = days.ggmmi[values["month"] - days.origin]
    premium = np.where(
        by_wage,
        wage_difference(table, values, income),
        rounded(product(ggmmi, flat_share(income)), 100),
    )

    working_days = table.given("attendance_working_days") & (values["attendance_working_days"] != 0)
    given = table.given("attendance_paid")
    paid = np.select(
        [working_days, given], [days.weekdays(first, last), values["attendance_paid"]], 1
    )
    normal = np.select(
        [working_days, given],
        [days.weekdays(month_first, month_last), values["attendance_normal"]],
        1,
    )
    fraction = (values["employment_hours"], values["full_time_hours"])
    results = {
        "replacement_income": income,
        "premium": premium,
        **payment(premium, fraction, (paid, normal)),
    }
    for amounts in results.values():
        amounts[status != 0] = 0
    results["employer_contribution"] = np.where(
        status == 0, contribution(table, values, month_first), NONE
    )
    results["scheme"] = np.where(values["start"] >= START_2026, 2026, 2018)
    results["status"] = status
    return results


def is_code(table: Table, name: str, words: tuple[str, ...], *wanted: str) -> Bools:
    """Where the column gives one of the words; an absent one is none of them."""
    places = [words.index(word) for word in wanted]
    return table.given(name) & np.isin(table.values[name], places)


def refusals(
    table: Table, values: dict[str, Ints], month: tuple[Ints, Ints], agreement: tuple[Ints, Ints]
) -> Ints:
    """R7.7: the first refusal of each row."""
    days = calendar()
    start, end, given = values["start"], values["end"], table.given
    hours, full_time = values["employment_hours"], values["full_time_hours"]
    plus = values["kind"] == KINDS.index("ibo-plus")
    of_2026 = start >= START_2026
    by_wage = of_2026 & ~plus
    duration = end - start + 1
    # R1.4: an end on a Friday or Saturday counts through the Sunday after it. 1 January 1970 was a
    # Thursday.
    to_sunday = np.select([(end + 3) % 7 == 4, (end + 3) % 7 == 5], [2, 1], 0)
    outside = (end < month[0]) | (start > month[1])
    working_days = given("attendance_working_days") & (values["attendance_working_days"] != 0)
    part = days.weekdays(*agreement) < days.weekdays(*month)
    sick = given("sickness_gross_taxable") & (values["sickness_gross_taxable"] < 0)
    touches = sickness_days(table, values, month, agreement)[0] > 0
    conditions = {
        "scheme-not-covered": start < START_2018,
        "duration-not-allowed": (duration + to_sunday < 28) | (duration > np.where(plus, 364, 182)),
        "employment-fraction-not-allowed": (hours <= 0) | (hours > full_time),
        "employment-fraction-below-half": of_2026 & (2 * hours < full_time),
        "month-outside-agreement": outside,
        "reference-gross-wage-missing": by_wage & ~given("reference_gross_wage"),
        "percentage-missing": by_wage & ~given("percentage"),
        "percentage-not-allowed": by_wage & ~np.isin(values["percentage"], [70, 80, 90, 100]),
        "rsz-base-not-allowed": by_wage
        & given("rsz_base")
        & ~np.isin(values["rsz_base"], [100, 108]),
        "employee-rsz-with-base": by_wage & given("employee_rsz") & given("rsz_base"),
        "employee-rsz-not-allowed": by_wage
        & given("employee_rsz")
        & (values["employee_rsz"] > values["reference_gross_wage"]),
        "percentage-not-used": ~by_wage & given("percentage"),
        "rsz-base-not-used": ~by_wage & given("rsz_base"),
        "employee-rsz-not-used": ~by_wage & given("employee_rsz"),
        "attendance-not-allowed": given("attendance_paid")
        & (values["attendance_paid"] > values["attendance_normal"]),
        "attendance-missing": part & ~working_days & ~given("attendance_paid"),
        "no-payable-day": days.payable(*agreement) == 0,
        "unknown-benefit-type": given("unemployment_day_amount")
        & is_code(table, "unemployment_benefit_type", BENEFIT_TYPES, "pension")
        & (unemployed_days(table, values, month, agreement) > 0),
        "negative-source": sick & touches,
    }
    status = np.zeros(len(table), dtype=np.int64)
    for place in range(len(RULES), 0, -1):
        status[conditions[RULES[place - 1][0]]] = place
    return status


def period_in(first: Ints, last: Ints, agreement: tuple[Ints, Ints]) -> Ints:
    """The payable days of a period in the month and the agreement."""
    return calendar().payable(np.maximum(first, agreement[0]), np.minimum(last, agreement[1]))


def unemployed_days(
    table: Table, values: dict[str, Ints], month: tuple[Ints, Ints], agreement: tuple[Ints, Ints]
) -> Ints:
    """R2: the days of the benefit in the month and agreement; one without any is of another month."""
    first = np.where(table.given("unemployment_from"), values["unemployment_from"], month[0])
    last = np.where(table.given("unemployment_to"), values["unemployment_to"], month[1])
    return period_in(first, last, agreement)


def unemployment_income(
    table: Table,
    values: dict[str, Ints],
    month: tuple[Ints, Ints],
    agreement: tuple[Ints, Ints],
    in_month: Ints,
) -> Ints:
    """R2.1 to R2.4."""
    covered = unemployed_days(table, values, month, agreement)
    half = table.given("unemployment_half_per_week")
    amount = values["unemployment_day_amount"]
    full_days = rounded(product(amount, 26, covered), in_month)
    half_days = rounded(
        product(amount, values["unemployment_half_per_week"], 13, covered), 3 * in_month
    )
    left_out = is_code(
        table,
        "unemployment_benefit_type",
        BENEFIT_TYPES,
        "income-guarantee",
        "temporary",
        "pension",
    )
    counts = table.given("unemployment_day_amount") & ~left_out
    result: Ints = np.where(counts, np.where(half, half_days, full_days), 0)
    return result


def sickness_days(
    table: Table, values: dict[str, Ints], month: tuple[Ints, Ints], agreement: tuple[Ints, Ints]
) -> tuple[Ints, Ints]:
    """R2.6: the days of the period in the month and agreement, and all of it."""
    first = np.where(table.given("sickness_from"), values["sickness_from"], month[0])
    last = np.where(table.given("sickness_to"), values["sickness_to"], month[1])
    return period_in(first, last, agreement), calendar().payable(first, last)


def sickness_income(
    table: Table,
    values: dict[str, Ints],
    month: tuple[Ints, Ints],
    agreement: tuple[Ints, Ints],
    in_month: Ints,
) -> Ints:
    """R2.6: `A x 26 x |period and D| / (N x |D|)`."""
    covered, whole = sickness_days(table, values, month, agreement)
    exact = rounded(
        product(values["sickness_gross_taxable"], 26, covered), np.maximum(whole, 1) * in_month
    )
    result: Ints = np.where(table.given("sickness_gross_taxable"), exact, 0)
    return result


def wage_difference(table: Table, values: dict[str, Ints], income: Ints) -> Ints:
    """R3, R4."""
    wage = values["reference_gross_wage"]
    base = np.where(table.given("rsz_base"), values["rsz_base"], 100)
    by_rate = rounded(product(wage, base, 1307), 1_000_000)
    rsz = np.where(table.given("employee_rsz"), values["employee_rsz"], by_rate)
    difference = np.maximum(wage - rsz - income, 0)
    return rounded(product(difference, values["percentage"]), 100)


def flat_share(income: Ints) -> Ints:
    """R5.1."""
    return np.select([income == 0, income <= 66_716, income < 100_100], [80, 60, 40], 20)


def contribution(table: Table, values: dict[str, Ints], month_first: Ints) -> Ints:
    """R5.3, without absences: the table has none."""
    days, wage = calendar(), values["reference_gross_wage"]
    is_later = values["start"] >= START_2019
    earlier, later = (limits[:, month_first - days.origin] for limits in days.contribution_limits)
    lowest, second, third, highest = np.where(is_later, later, earlier)
    amount = np.select(
        [wage < lowest, wage <= second, wage <= third, wage <= highest],
        [65_000, 80_000, 100_000, 120_000],
        140_000,
    )
    exact = rounded(product(amount, values["employment_hours"]), values["full_time_hours"])
    of_2018, plus = values["start"] < START_2026, values["kind"] == KINDS.index("ibo-plus")
    has_line = of_2018 & (plus | table.given("reference_gross_wage"))
    result: Ints = np.where(has_line, np.where(plus, 0, exact), NONE)
    return result


# --------------------------------------------------------------------------------------------------------------------
# The sample in exact fractions
# --------------------------------------------------------------------------------------------------------------------


def check_sample(table: Table, results: dict[str, Ints], seed: int, size: int) -> dict[int, str]:
    """Computes rows of the table once more in exact fractions, and refuses a result that differs.

    Of cases it gives the certainty of each row of the sample, which the integers above do not
    compute.
    """
    rng = np.random.default_rng([seed, 3])
    sample = rng.choice(len(table), size=min(size, len(table)), replace=False)
    if table.name == "payments":
        for row in map(int, sample):
            expect(
                row,
                [results[name][row] for name in PAYMENT_RESULTS],
                payment_in_fractions(table, row),
            )
        return {}
    return {row: check_case(table, results, row) for row in map(int, sample)}


def expect(row: int, found: list[Any], expected: list[Any]) -> None:
    if [int(value) for value in found] != expected:
        raise AssertionError(f"row {row}: the integers give {found}, the fractions {expected}")


def payment_in_fractions(table: Table, row: int) -> list[int]:
    """R6, one row, by the oracle of the tests."""
    oracle, values = reference(), table.values
    ratio = Fraction(int(values["employment_hours"][row]), int(values["full_time_hours"][row]))
    after = oracle.half_away_from_zero(int(values["premium"][row]) * ratio)
    attendance = Fraction(1)
    if table.given("attendance_paid")[row]:
        attendance = Fraction(
            int(values["attendance_paid"][row]), int(values["attendance_normal"][row])
        )
    due = oracle.half_away_from_zero(after * attendance)
    tax = oracle.half_away_from_zero(due * oracle.WITHHOLDING_RATE)
    return [after, due, tax, due - tax]


def check_case(table: Table, results: dict[str, Ints], row: int) -> str:
    oracle = reference()
    status = int(results["status"][row])
    try:
        statement = oracle.statement_of(case_of_row(table, row), {})
    except oracle.Refused as refused:
        found = REFUSALS[status - 1][0] if status else "computed"
        if refused.code != found:
            raise AssertionError(
                f"row {row}: the integers say {found}, the fractions {refused.code}"
            ) from None
        return "refused"
    if status:
        raise AssertionError(
            f"row {row}: the integers say {REFUSALS[status - 1][0]}, the fractions compute"
        )
    expected = [
        oracle.cents(statement[name]) for name in CASE_RESULTS if name != "premium_after_fraction"
    ]
    expect(
        row,
        [results[name][row] for name in CASE_RESULTS if name != "premium_after_fraction"],
        expected,
    )
    expect(row, [results["scheme"][row]], [int(statement["scheme"])])
    after = oracle.line_total(statement, "premium-after-fraction")
    given = statement["employer_contribution"]
    amounts = [results["premium_after_fraction"][row], results["employer_contribution"][row]]
    expect(row, amounts, [after, int(NONE) if given is None else oracle.cents(given)])
    return str(statement["certainty"])


def case_of_row(table: Table, row: int) -> dict[str, Any]:
    """The row as a case in JSON's shape."""
    oracle = reference()

    def number(name: str) -> int | None:
        return int(table.values[name][row]) if table.given(name)[row] else None

    def amount(name: str) -> str | None:
        cents = number(name)
        return None if cents is None else oracle.money(cents)

    def day(name: str) -> str | None:
        days = number(name)
        return None if days is None else (EPOCH + timedelta(days=days)).isoformat()

    def ratio(first: str, second: str) -> str:
        return f"{oracle.money(number(first))}/{oracle.money(number(second))}"

    def word(name: str, words: tuple[str, ...], absent: str) -> str:
        place = number(name)
        return absent if place is None else words[place]

    month_first = EPOCH + timedelta(days=int(table.values["month"][row]))
    month_last = EPOCH + timedelta(days=last_of_month(month_first))
    case: dict[str, Any] = {
        "case_ref": f"C-{row:08d}",
        "month": month_first.isoformat()[:7],
        "agreement": {
            "kind": KINDS[table.values["kind"][row]],
            "start": day("start"),
            "end": day("end"),
            "reference_gross_wage": amount("reference_gross_wage"),
            "percentage": number("percentage"),
            "employment_fraction": ratio("employment_hours", "full_time_hours"),
            "rsz_base": number("rsz_base"),
            "employee_rsz": amount("employee_rsz"),
        },
    }
    if number("attendance_working_days"):
        case["attendance"] = "working-days"
    elif number("attendance_paid") is not None:
        case["attendance"] = ratio("attendance_paid", "attendance_normal")
    half = number("unemployment_half_per_week")
    benefit = {
        "from": day("unemployment_from") or month_first.isoformat(),
        "to": day("unemployment_to"),
        "day_amount": amount("unemployment_day_amount"),
        "basis": "full" if half is None else "half",
        "half_per_week": half,
        "benefit_type": word("unemployment_benefit_type", BENEFIT_TYPES, "full-unemployment"),
    }
    leefloon = {
        "month": case["month"],
        "aid_type": word("leefloon_aid_type", AID_TYPES, "leefloon"),
        "amount": amount("leefloon_amount"),
        "entry_kind": "award",
    }
    sickness = {
        "document_type": "C21",
        "benefit_code": "AA",
        "nature": 0,
        "from": day("sickness_from") or month_first.isoformat(),
        "to": day("sickness_to") or month_last.isoformat(),
        "gross_taxable": amount("sickness_gross_taxable"),
        "days": 0,
        "hours": "0.00",
    }
    records = (
        ("unemployment", benefit, "day_amount"),
        ("leefloon", leefloon, "amount"),
        ("sickness", sickness, "gross_taxable"),
    )
    for source, record, needed in records:
        found = record[needed] is not None
        case[source] = (
            {"availability": "data", "records": [record]} if found else {"availability": "no-data"}
        )
    return case
