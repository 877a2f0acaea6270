"""Random cases with the oracle's answer, one JSON object a line; the same seed gives the same
bytes.

    python3 random_cases.py --seed 1 --count 20000 > cases.jsonl

A line is {"case", "options", "expected": the statement's JSON} or, refused,
{"case", "options", "error": {"code", "at"}}. Every fourth has "texts" too: what a person reads, in
both languages.
About one case in seven is broken on purpose, in one of the ways of R1 to R7.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import TypeVar

import readings
import reference
import texts
from reference import Json, Month, Refused, compact, money

T = TypeVar("T")

# The schemes after the first, by their first days, and the latest of all.
LATER_SCHEMES = tuple(reference.SCHEMES.values())[1:]
LATEST = LATER_SCHEMES[-1]
# The months from the first one that is covered: most of them until the end of the year after the
# latest scheme, some until 2045-12.
FIRST_MONTH, ALL_MONTHS = (2018, 9), 328
MONTH_COUNT = (LATEST.year + 2 - FIRST_MONTH[0]) * 12 + 1 - FIRST_MONTH[1]
STEP_DAYS = tuple(date.fromisoformat(start) for start, *_ in reference.GGMMI)
# R5.3: who started before 1 July 2019 keeps the first table.
STARTS_OF_2019 = tuple(
    date.fromisoformat(f"2019-{day}") for day in ("06-28", "06-29", "06-30", "07-01", "07-02")
)
DAY_AMOUNTS = (
    "85.81",
    "68.23",
    "55.29",
    "53.22",
    "49.13",
    "40.72",
    "27.65",
    "25.66",
    "25.67",
    "38.49",
    "38.5",
    "0.01",
    "33",
)
LEEFLOON_AMOUNTS = (
    "858.97",
    "1288.46",
    "876.13",
    "1314.2",
    "893.65",
    "1340.47",
    "621.66",
    "250",
    "0.01",
    "0.00",
)
THRESHOLD_AMOUNTS = ("667.15", "667.16", "667.17", "1000.99", "1001.00", "1001.01", "0.00", "0.01")
FRACTIONS = (
    "38/38",
    "38/38",
    "19/38",
    "30.4/38",
    "30.40/38.00",
    "28.5/38",
    "20/40",
    "36/36",
    "32.25/38.75",
    "1/1",
    "7.6/7.6",
)
SMALL_FRACTIONS = ("10/38", "9.5/38", "1/3", "18.99/38", "0.01/38", "0.01/10000")
RATIOS = (
    "1/1",
    "0/1",
    "1/2",
    "12/22",
    "152/167.2",
    "0/22",
    "0.01/160",
    "21.5/22",
    "1/3",
    "159.99/160.00",
    "10000/10000.00",
)
OWN_CLASSES = {
    "classes": [
        {"below": "1800.00", "amount": "700.00"},
        {"up_to": "2100.00", "amount": "850.00"},
        {"up_to": "2400.00", "amount": "1050.00", "edge": "assumed"},
        {"up_to": "2700.00", "amount": "1250.00"},
    ],
    "above": "1450.00",
}
OWN_TYPES = {
    "counts": [
        "full-unemployment",
        {"code": "insertion", "certainty": "assumed", "source": "A guess"},
        "other",
    ],
    "left_out": [
        "training-allowance",
        "income-guarantee",
        "temporary",
        "company-supplement",
        "activation",
    ],
}


def own(name: str, first: str, value: object, certainty: str, **more: str) -> Json:
    """A `[[value]]` of a user's own file."""
    return {
        "id": name,
        **more,
        "from": first,
        "value": value,
        "certainty": certainty,
        "source": f"Own {name}",
    }


AS_PAID = own("income.sickness-rule", "2018-09-01", "as-paid", "secondary")
# Values that replace one of the library, shadow it, are shadowed by it, or go stale.
OWN_VALUES = (
    own(
        "unemployment.benefit-type",
        "2018-09-01",
        OWN_TYPES,
        "secondary",
        checked_until="2026-06-30",
    ),
    own(
        "leefloon.aid-type",
        "2020-01-01",
        {"counts": ["equivalent-leefloon"], "left_out": ["leefloon"]},
        "secondary",
    ),
    own("leefloon.entry-kind", "2018-09-01", reference.ENTRY_KINDS, "assumed"),
    own("sickness.nature", "2019-01-01", {"counts": [0, 2], "left_out": [1, 3]}, "assumed"),
    own(
        "premium.flat-day-amounts",
        "2020-01-01",
        ["26.50", "39.75"],
        "secondary",
        checked_until="2026-12-31",
    ),
    own("premium.flat-shares", "2026-01-01", [75, 55, 35, 15], "secondary"),
    own(
        "premium.percentages",
        "2026-01-01",
        [70, 80, 90, 100],
        "assumed",
        checked_until="2026-03-31",
    ),
    own("ggmmi", "2026-09-01", "2278.28", "assumed", checked_until="2027-08-31"),
    own("ggmmi", "2022-01-01", "1756.22", "official", kind="ibo-plus"),
    own("withholding.rate", "2030-01-01", "0.1234", "official"),
    own("employer.contribution", "2019-07-01", OWN_CLASSES, "secondary"),
    own(
        "employer.contribution", "2020-03-01", OWN_CLASSES, "official", agreements_from="2020-01-01"
    ),
    own("employer.absence-rule", "2018-09-01", "eighth-day", "secondary"),
    own("employer.absence-rule", "2021-01-01", "none", "assumed", agreements_from="2019-07-01"),
    # Of a day inside a month: from the next month on, or for agreements that start from that day.
    own("ggmmi", "2026-04-15", "2200.00", "official", checked_until="2026-05-20"),
    own("ggmmi", "2021-10-02", "1730.00", "assumed", kind="ibo-plus"),
    own("withholding.rate", "2024-03-10", "0.15", "secondary", checked_until="2026-02-14"),
    own("rsz.employee-rate", "2026-05-20", "0.1407", "official"),
    own("premium.percentages", "2026-03-16", [1, 63, 70, 90, 128, 200], "secondary"),
    own("employer.contribution", "2019-09-15", OWN_CLASSES, "assumed"),
    own("unemployment.benefit-type", "2022-06-13", OWN_TYPES, "hypothetical"),
    own(
        "sickness.document-type",
        "2020-02-20",
        {"counts": ["B23", {"code": "C23", "certainty": "assumed"}], "left_out": ["C21"]},
        "secondary",
    ),
    own("sickness.document-type", "2026-01-01", {"counts": ["C21", "B23"]}, "assumed"),
    own("sickness.nature", "2026-06-15", {"counts": [1], "left_out": [0]}, "official"),
)

# R8: the fields of a record that a code list decides on.
CODE_FIELDS = (
    ("unemployment", "benefit_type", "unemployment.benefit-type"),
    ("leefloon", "aid_type", "leefloon.aid-type"),
    ("sickness", "document_type", "sickness.document-type"),
    ("sickness", "nature", "sickness.nature"),
)
# The codes of a delivery: of each list the form, of which each of our codes has some.
ENTRY_KIND = ("leefloon", "entry_kind", "leefloon.entry-kind")
CODES_OF_OURS = {
    "unemployment.benefit-type": "WN",
    "leefloon.aid-type": "L",
    "leefloon.entry-kind": "T",
    "sickness.document-type": "A",
    "sickness.nature": "",
}
OUR_CODES: dict[str, tuple[object, ...]] = {
    **{name: (*counts, *left_out) for name, counts, left_out in reference.CODE_LISTS},
    "leefloon.entry-kind": tuple(
        code for codes in reference.ENTRY_KINDS.values() for code in codes
    ),
}

READING_STARTS = (
    "2018-09-01",
    "2018-09-01",
    "2018-09-01",
    "2021-07-01",
    "2026-01-01",
    "2026-06-01",
    "2026-04-15",
)
READING_CERTAINTIES = ("secondary", "secondary", "assumed", "official", "hypothetical")


def days(count: int) -> timedelta:
    return timedelta(days=count)


def one(chance: Random, among: tuple[T, ...] | list[T]) -> T:
    return among[int(chance.random() * len(among))]


def happens(chance: Random, percent: int) -> bool:
    return chance.random() * 100 < percent


def amount_between(chance: Random, low: int, high: int) -> str:
    """An amount of so many cents, at times with fewer decimals."""
    cents = chance.randint(low, high)
    if happens(chance, 10):
        return str(cents // 100) if cents >= 0 else money(cents)
    return money(cents)


# --------------------------------------------------------------------------------------------------------------------
# Agreement
# --------------------------------------------------------------------------------------------------------------------


def random_month(chance: Random) -> Month:
    """Many around and after the start of the latest scheme, some at a step of the GGMMI, around 2019-07 and until 2045, the
    others anywhere.
    """
    dice = chance.random()
    if dice < 0.3:
        index = chance.randrange(MONTH_COUNT - 27, MONTH_COUNT)
    elif dice < 0.42:
        step = one(chance, STEP_DAYS)
        index = (
            (step.year - FIRST_MONTH[0]) * 12 + step.month - FIRST_MONTH[1] - chance.randrange(2)
        )
        index = max(index, 0)
    elif dice < 0.55:
        index = chance.randrange(9, 21)
    elif dice < 0.63:
        index = chance.randrange(MONTH_COUNT, ALL_MONTHS)
    else:
        index = chance.randrange(MONTH_COUNT)
    year, month = divmod(FIRST_MONTH[0] * 12 + FIRST_MONTH[1] - 1 + index, 12)
    return Month(date(year, month + 1, 1))


def random_agreement(chance: Random, month: Month) -> Json:
    kind = one(chance, ("ibo", "ibo", "ibo-plus"))
    suspended = one(chance, (1, 7, 30, 60)) if happens(chance, 12) else None
    start, end = random_dates(chance, month, reference.WEEKS[kind][1] * 7, suspended)
    duration = (end - start).days + 1
    agreement: Json = {"kind": kind, "start": start.isoformat(), "end": end.isoformat()}
    if happens(chance, 12) or (end > month.last and happens(chance, 6)):
        stopped = start + days(chance.randrange(duration))
        agreement["stopped"] = max(stopped, min(month.first, end)).isoformat()
    elif happens(chance, 5):
        agreement["stopped"] = None
    if suspended is not None or happens(chance, 4):
        agreement["suspended_days"] = suspended or 0
    is_difference = kind == "ibo" and start >= reference.DIFFERENCE_2026
    agreement.update(difference_fields(chance) if is_difference else flat_fields(chance))
    if happens(chance, 15) and start < reference.DIFFERENCE_2026:
        agreement["employment_fraction"] = one(chance, SMALL_FRACTIONS)
    else:
        agreement["employment_fraction"] = one(chance, FRACTIONS)
    return agreement


def random_dates(
    chance: Random, month: Month, longest: int, suspended: int | None
) -> tuple[date, date]:
    """An agreement that touches the month; one in twelve is about four weeks."""
    if happens(chance, 8):
        return four_weeks(chance, month)
    duration = random_duration(chance, longest, suspended)
    start = random_start(chance, month, duration)
    return start, start + days(duration - 1)


def four_weeks(chance: Random, month: Month) -> tuple[date, date]:
    """R1.4: 25 to 28 days, most of which end on a Friday or a Saturday; some are too short."""
    end = month.first + days(7 + chance.randrange(month.length + 12))
    if happens(chance, 90):
        end -= days((end.isoweekday() - one(chance, (5, 5, 6))) % 7)
    return end - days(one(chance, (25, 26, 26, 26, 27, 27, 27, 28)) - 1), end


def random_duration(chance: Random, longest: int, suspended: int | None) -> int:
    if suspended is not None and happens(chance, 60):
        return longest + chance.randint(1, suspended)
    if happens(chance, 15):
        return one(chance, (28, 29, longest - 1, longest))
    return chance.randint(28, longest)


def random_start(chance: Random, month: Month, duration: int) -> date:
    """A start such that the agreement touches the month, at times on an edge."""
    if happens(chance, 20):
        start = month.first - days(chance.randrange(3)) + days(chance.randrange(7))
    elif happens(chance, 15):
        start = month.last - days(duration - 1) - days(chance.randrange(25))
    else:
        start = month.last - days(chance.randrange(duration + month.length - 1))
    if happens(chance, 10):
        start += days((7 - start.isoweekday()) % 7)
    if date(2019, 6, 1) <= month.first <= date(2020, 1, 1) and happens(chance, 40):
        start = one(chance, STARTS_OF_2019)
    for first in LATER_SCHEMES:
        if start.year in (first.year - 1, first.year) and happens(chance, 10):
            start = one(chance, (first - days(1), first))
    latest = month.last if start <= month.last else start - days(7)
    earliest = max(month.first - days(duration - 1), reference.FLAT_2018)
    return max(min(start, latest), min(earliest, month.last))


def difference_fields(chance: Random) -> Json:
    """Scheme 2026, kind ibo: wage, percentage, and one of base, given RSZ or neither."""
    wage = amount_between(chance, 150000, 420000)
    fields: Json = {"reference_gross_wage": wage, "percentage": one(chance, reference.PERCENTAGES)}
    dice = chance.random()
    if dice < 0.3:
        fields["rsz_base"] = one(chance, (100, 108, 108))
    elif dice < 0.5:
        highest = reference.cents(wage)
        fields["employee_rsz"] = money(one(chance, (0, highest, chance.randint(0, highest // 5))))
    elif dice < 0.6:
        fields["rsz_base"] = None
        fields["employee_rsz"] = None
    return fields


def flat_fields(chance: Random) -> Json:
    """R5: at most the wage, often at a class limit of one of the tables give or take a cent."""
    if happens(chance, 25):
        return {}
    if happens(chance, 40):
        limits = one(chance, reference.CONTRIBUTION)[1]
        cents = reference.cents(one(chance, limits)) + one(chance, (-1, 0, 0, 1))
        return {"reference_gross_wage": money(cents)}
    return {"reference_gross_wage": amount_between(chance, 150000, 320000)}


def random_attendance(chance: Random, agreement: Json, month: Month) -> str | None:
    last = agreement.get("stopped") or agreement["end"]
    inside = [day for day in month.days() if agreement["start"] <= day.isoformat() <= last]
    is_part = reference.weekdays(inside) < reference.weekdays(month.days())
    if is_part and happens(chance, 60):
        return "working-days"
    if is_part or happens(chance, 40):
        return one(chance, RATIOS) if happens(chance, 85) else "working-days"
    return None


def random_absences(chance: Random, month: Month) -> list[Json]:
    """Up to four, some of which touch, overlap or run over the ends of the month and of the
    agreement.
    """
    absences: list[Json] = []
    cursor = month.first - days(chance.randrange(25))
    for _ in range(chance.randint(0, 4)):
        last = cursor + days(one(chance, (0, 3, 5, 6, 7, 8, 12, 30, 50)))
        absences.append({"from": cursor.isoformat(), "to": last.isoformat()})
        cursor = last + days(one(chance, (-1, 0, 1, 1, 1, 2, 3)))
    chance.shuffle(absences)
    return absences


# --------------------------------------------------------------------------------------------------------------------
# Records
# --------------------------------------------------------------------------------------------------------------------


def random_unemployment(chance: Random, month: Month) -> list[Json]:
    """Records one after the other, most of them without a day in common."""
    records: list[Json] = []
    count = one(chance, (0, 1, 1, 1, 2, 2, 3, 4, 6))
    cursor = month.first + days(one(chance, (0, -chance.randrange(90), chance.randrange(12))))
    for index in range(count):
        last = cursor + days(one(chance, (0, 1, 5, 6, 9, 13, 20, 40)))
        record = unemployment_record(chance, cursor, last)
        if records and happens(chance, 40):
            record = piece_of(chance, one(chance, records), record)
        if index == count - 1 and happens(chance, 60):
            record["to"] = None
            if happens(chance, 50):
                del record["to"]
        records.append(record)
        cursor = last + days(one(chance, (1, 1, 1, 2, 5, 0 if happens(chance, 15) else 1)))
    if happens(chance, 20):
        records.append(unemployment_record(chance, month.last + days(3), month.last + days(40)))
    if happens(chance, 15):
        chance.shuffle(records)
    return records


def piece_of(chance: Random, right: Json, record: Json) -> Json:
    """R2.3: the same right once more, as another administration may write it."""
    amount = right["day_amount"]
    same: Json = {
        name: right[name] for name in ("basis", "half_per_week", "benefit_type") if name in right
    }
    found: Json = {**same, "from": record["from"], "to": record["to"], "day_amount": amount}
    if happens(chance, 40):
        found["day_amount"] = money(reference.cents(amount))
    if happens(chance, 40):
        found["rva_code"] = one(chance, ("WN1", "WN2", None))
    return found


def unemployment_record(chance: Random, first: date, last: date) -> Json:
    day_amount = (
        one(chance, DAY_AMOUNTS) if happens(chance, 60) else amount_between(chance, 0, 9000)
    )
    record: Json = {
        "from": first.isoformat(),
        "to": last.isoformat(),
        "day_amount": day_amount,
        "basis": "full",
    }
    if happens(chance, 25):
        record["basis"] = "half"
        record["half_per_week"] = chance.randint(1, 12)
    elif happens(chance, 10):
        record["half_per_week"] = None
    dice = chance.random()
    counts, left_out = reference.BENEFIT_TYPES_THAT_COUNT, reference.BENEFIT_TYPES_LEFT_OUT
    record["benefit_type"] = (
        counts[0] if dice < 0.65 else one(chance, counts[1:] if dice < 0.85 else left_out)
    )
    if happens(chance, 40):
        record["rva_code"] = one(chance, ("WN1", "A", "9/X-01", None))
    return record


def whole_month_records(chance: Random, month: Month) -> list[Json]:
    """The ordinary case: one full benefit that began before the month and runs on, at times cut in
    pieces.
    """
    first = month.first - days(chance.randrange(200))
    record = {
        **unemployment_record(chance, first, first),
        "to": None,
        "basis": "full",
        "half_per_week": None,
    }
    if happens(chance, 70):
        record["benefit_type"] = "full-unemployment"
    pieces: list[Json] = []
    while happens(chance, 30):
        last = max(month.first, date.fromisoformat(record["from"])) + days(chance.randrange(12))
        pieces.append({**record, "to": last.isoformat()})
        rest = {"from": (last + days(1)).isoformat(), "to": None}
        record = piece_of(chance, record, rest)
    return [*pieces, record]


def random_leefloon(chance: Random, month: Month) -> list[Json]:
    records = [leefloon_record(chance, month) for _ in range(one(chance, (0, 1, 1, 1, 2, 3, 5)))]
    if happens(chance, 85):
        records.append(
            {**leefloon_record(chance, month), "amount": "893.65", "entry_kind": "award"}
        )
    if records and happens(chance, 8):
        paid = sum(reference.cents(record["amount"]) for record in records)
        records.append(
            {
                **leefloon_record(chance, month),
                "amount": money(-abs(paid)),
                "entry_kind": "recovery",
            }
        )
    return records


def leefloon_record(chance: Random, month: Month) -> Json:
    kind, amount = random_entry(chance)
    record_month = month.first.isoformat()[:7]
    if happens(chance, 12):
        record_month = (month.first - days(chance.randrange(1, 60))).isoformat()[:7]
    aid_type = "leefloon" if happens(chance, 88) else "equivalent-leefloon"
    record: Json = {
        "month": record_month,
        "aid_type": aid_type,
        "amount": amount,
        "entry_kind": kind,
    }
    if happens(chance, 30):
        record["from"] = month.first.isoformat()
        record["to"] = one(chance, (None, month.last.isoformat()))
    return record


def random_entry(chance: Random) -> tuple[str, str]:
    """A kind of entry and an amount with a sign that it allows."""
    dice = chance.random()
    if dice < 0.7:
        kind = one(chance, ("award", "award", "arrears", "regularised-award"))
        return kind, one(chance, LEEFLOON_AMOUNTS + THRESHOLD_AMOUNTS)
    if dice < 0.85:
        kind = one(
            chance, ("recovery", "regularised-recovery", "regularised-arrears", "regularised-award")
        )
        return kind, money(-chance.randint(0, 20000))
    return one(chance, ("award", "arrears", "regularised-arrears")), amount_between(
        chance, 0, 130000
    )


def random_sickness(chance: Random, month: Month) -> list[Json]:
    records: list[Json] = []
    are_many = happens(chance, 12)
    for number in range(chance.randint(6, 12) if are_many else one(chance, (0, 1, 1, 1, 2, 2, 3))):
        records.extend(random_attest(chance, month, number))
    if happens(chance, 15):
        chance.shuffle(records)
    return records[: 16 if are_many else 6]


def random_attest(chance: Random, month: Month, number: int) -> list[Json]:
    """The lines of one period: paid, perhaps corrected by a version, a recovery or a cancellation."""
    first, last = sickness_period(chance, month)
    payable = reference.payable_days_between(first, last)
    line: Json = {
        "document_type": "C21" if happens(chance, 88) else one(chance, ("C23", "B23")),
        "benefit_code": one(chance, ("AA", "AC", "MB", "ZZ")),
        "nature": 0 if happens(chance, 90) else chance.randint(1, 3),
        "from": first.isoformat(),
        "to": last.isoformat(),
        "gross_taxable": money(payable * chance.randint(2000, 10773)),
        "days": payable,
        "hours": one(chance, ("0.00", "0", "7.6")),
    }
    dice = chance.random()
    if dice < 0.41:
        return [line] if happens(chance, 90) else [{**line, "status": "cancelled"}]
    if dice < 0.46:
        return netted_to_zero(chance, line)
    if dice < 0.7:
        back = money(-chance.randint(0, reference.cents(line["gross_taxable"]) // 2))
        evidence = {"days": one(chance, (0, -1)), "hours": one(chance, ("0", "-3.8"))}
        return [line, {**line, "gross_taxable": back, **evidence}]
    attest = {"attest_id": f"{month.first.year}Q-{number}"}
    lines = [{**line, **attest, "version": one(chance, (1, None))}]
    if happens(chance, 70):
        paid = money(payable * chance.randint(2000, 10773))
        status = one(chance, ("modified", "modified", "cancelled", "original"))
        version = one(chance, (2, 2, 2, 7, 1))
        lines.append(
            {**line, **attest, "gross_taxable": paid, "version": version, "status": status}
        )
    if happens(chance, 20):
        nothing = {"gross_taxable": "0.00", "days": 0, "hours": "0"}
        lines.append({**line, **attest, **nothing, "version": lines[-1]["version"]})
    if happens(chance, 10):
        lines.reverse()
    return lines


def netted_to_zero(chance: Random, line: Json) -> list[Json]:
    """R2.6: a payment and all of it taken back, in one line or two, or a payment of nothing."""
    paid, back = reference.cents(line["gross_taxable"]), {"days": -line["days"], "hours": "0"}
    if happens(chance, 30):
        return [{**line, "gross_taxable": one(chance, ("0.00", "0")), **back}]
    if happens(chance, 60):
        return [line, {**line, "gross_taxable": money(-paid), **back}]
    half = {**line, "days": 0, "hours": "0"}
    return [
        {**half, "gross_taxable": money(-paid // 2)},
        line,
        {**half, "gross_taxable": money(-paid - (-paid // 2))},
    ]


def add_fault_elsewhere(chance: Random, month: Month, records: dict[str, list[Json]]) -> None:
    """R2: a record of another month with a fault that refuses only that month."""
    first = month.last + days(chance.randint(1, 60))
    if happens(chance, 20):
        first = month.first - days(chance.randint(35, 90))
    last = first + days(chance.randrange(20))
    source = one(chance, reference.SOURCES)
    if source == "unemployment":
        record = {**unemployment_record(chance, first, last), "benefit_type": "pension"}
    elif source == "leefloon":
        name, value = one(
            chance, (("aid_type", "loan"), ("entry_kind", "gift"), ("entry_kind", "recovery"))
        )
        record = {
            **leefloon_record(chance, month),
            "month": first.isoformat()[:7],
            "amount": "12.00",
            name: value,
        }
    else:
        record = random_attest(chance, month, 0)[0]
        record.update({"from": first.isoformat(), "to": last.isoformat()})
        record.update(
            one(
                chance,
                (
                    {"days": 400},
                    {"nature": 7},
                    {"document_type": "C22"},
                    {"gross_taxable": "5", "days": -1},
                ),
            )
        )
        if happens(chance, 30):
            sunday = first + days(7 - first.isoweekday())
            record["from"] = record["to"] = sunday.isoformat()
    records[source].insert(chance.randrange(len(records[source]) + 1), record)


def sickness_period(chance: Random, month: Month) -> tuple[date, date]:
    dice = chance.random()
    if dice < 0.35:
        return month.first, month.last
    if dice < 0.5:
        first = month.first - days(chance.randrange(1, 200))
        return first, month.last + days(chance.randrange(-10, 60))
    if dice < 0.6:
        first = month.first - days(chance.randrange(20, 60))
        return first, first + days(chance.randrange(1, 15))
    first = month.first + days(chance.randrange(month.length))
    return first, first + days(chance.randrange(1, 20))


def random_source(chance: Random, records: list[Json], is_open: bool) -> Json | None:
    """A source block; without a final answer when the case is open."""
    if is_open and happens(chance, 40):
        if happens(chance, 25):
            return None
        availability = one(chance, ("not-asked", "no-result", "filtered"))
        return {"availability": availability, "records": records if happens(chance, 40) else []}
    if not records or happens(chance, 35):
        return (
            {"availability": "no-data"}
            if happens(chance, 50)
            else {"availability": "no-data", "records": []}
        )
    return {"availability": "data", "records": records}


# --------------------------------------------------------------------------------------------------------------------
# Cases
# --------------------------------------------------------------------------------------------------------------------


def random_case(chance: Random, number: int) -> tuple[Json, Json]:
    month = random_month(chance)
    agreement = random_agreement(chance, month)
    is_open = happens(chance, 18)
    case: Json = {
        "case_ref": f"R-{number}",
        "month": month.first.isoformat()[:7],
        "agreement": agreement,
    }
    attendance = random_attendance(chance, agreement, month)
    if attendance is not None or happens(chance, 5):
        case["attendance"] = attendance
    if happens(chance, 35 if agreement["start"] < "2026" and agreement["kind"] == "ibo" else 5):
        case["absences"] = random_absences(chance, month)
    records: dict[str, list[Json]] = {
        "unemployment": random_unemployment(chance, month),
        "leefloon": random_leefloon(chance, month),
        "sickness": random_sickness(chance, month),
    }
    dice = chance.random()
    if dice < 0.2:
        records = {
            "unemployment": whole_month_records(chance, month),
            "leefloon": [],
            "sickness": [],
        }
    elif dice < 0.4:
        aim_at_threshold(chance, records, month)
    if happens(chance, 12):
        add_fault_elsewhere(chance, month, records)
    for source in reference.SOURCES:
        block = random_source(chance, records[source], is_open)
        if block is not None or happens(chance, 50):
            case[source] = block
    options = random_options(chance, case, is_open)
    if agreement["kind"] == "ibo-plus" and happens(chance, 12):
        try_the_wage_difference(chance, agreement, options)
    return case, options


def try_the_wage_difference(chance: Random, agreement: Json, options: Json) -> None:
    """R8: ibo-plus by the wage difference, most often with the fields that it needs."""
    agreement.update(difference_fields(chance))
    if happens(chance, 90):
        del agreement["percentage"]
    rule = own("premium.ibo-plus-rule", "2026-01-01", "wage-difference", "secondary")
    lay_over(options, [*options.get("overlay", []), rule])


def aim_at_threshold(chance: Random, records: dict[str, list[Json]], month: Month) -> None:
    """One leefloon amount and nothing else: the replacement income sits at an edge of R5.1."""
    records["unemployment"], records["sickness"] = [], []
    amount = one(chance, THRESHOLD_AMOUNTS)
    label = month.first.isoformat()[:7]
    records["leefloon"] = [
        {"month": label, "aid_type": "leefloon", "amount": amount, "entry_kind": "award"}
    ]


def random_readings(chance: Random, case: Json) -> list[Json]:
    """R8: one to five choices of a user, most of them from the first month and of both kinds."""
    among = [(reading.id, reading.choices) for reading in readings.READINGS]
    codes = [(name, tuple(readings.TREATMENTS)) for name in codes_of(case)]
    chosen = []
    for _ in range(one(chance, (1, 1, 2, 3, 5))):
        name, choices = one(chance, codes if codes and happens(chance, 25) else among)
        more = {"kind": one(chance, ("ibo", "ibo-plus"))} if happens(chance, 10) else {}
        if happens(chance, 8):
            more["agreements_from"] = one(chance, ("2019-07-01", "2026-01-01"))
        if happens(chance, 10):
            more["checked_until"] = "2026-06-30"
        first, certainty = one(chance, READING_STARTS), one(chance, READING_CERTAINTIES)
        is_any = readings.is_code(name) or happens(chance, 40)
        choice = one(chance, choices if is_any else choices[1:])
        chosen.append(own(name, first, choice, certainty, **more))
    return chosen


def codes_of(case: Json, options: Json | None = None) -> list[str]:
    """The readings of the codes of the records that the law leaves open, or that these mean, each
    once.
    """
    overlay = (options or {}).get("overlay", [])
    ours = {
        (entry["id"], reference.code_of(entry["id"], text)): reference.item_code(item)
        for entry in overlay
        if entry["id"] in CODES_OF_OURS
        for text, item in entry["value"].get(reference.MEANS, {}).items()
    }
    found = [
        (name, ours.get((name, record[column]), record[column]))
        for source, column, name in CODE_FIELDS
        for record in (case.get(source) or {}).get("records") or []
    ]
    of_ours = [pair for pair in dict.fromkeys(found) if pair[1] in reference.OPEN_CODES[pair[0]]]
    return [readings.id_of_code(*pair) for pair in of_ours]


def add_codes(chance: Random, case: Json, options: Json) -> None:
    """The records with codes of the delivery in the place of some of ours, and what these mean:
    most often from the first month, in a list of their own or in one of the user that treats codes.
    """
    overlay, entries = options.get("overlay", []), []
    for source, column, name in (*CODE_FIELDS, ENTRY_KIND):
        records = (case.get(source) or {}).get("records") or []
        if not records or happens(chance, 40):
            continue
        means: Json = {}
        for record in records:
            if record[column] not in OUR_CODES[name] or happens(chance, 30):
                continue
            code = delivered(chance, name, record[column])
            means[str(code)] = meaning(chance, record[column])
            record[column] = code
        if means:
            entries += maps_of(chance, name, means, overlay)
    if entries:
        lay_over(options, [*overlay, *entries])


def delivered(chance: Random, name: str, ours: object) -> object:
    """One of the two codes of a delivery that mean one of ours; at times one of a code beside it."""
    place = 50 + 2 * OUR_CODES[name].index(ours) + chance.randrange(2)
    return reference.code_of(name, f"{CODES_OF_OURS[name]}{place}")


def meaning(chance: Random, ours: object) -> object:
    """What a code means, at times with a certainty or a source of its own."""
    item: Json = {"code": ours}
    if happens(chance, 30):
        item["certainty"] = one(chance, READING_CERTAINTIES)
    if happens(chance, 15):
        item["source"] = "A telephone call"
    return item if len(item) > 1 else ours


def maps_of(chance: Random, name: str, means: Json, overlay: list[Json]) -> list[Json]:
    """The `[[value]]`s of a file that say what codes mean."""
    more = {"kind": one(chance, ("ibo", "ibo-plus"))} if happens(chance, 6) else {}
    if happens(chance, 6):
        more["agreements_from"] = one(chance, ("2019-07-01", "2026-01-01"))
    if happens(chance, 12):
        more["checked_until"] = "2026-06-30"
    lists = [entry for entry in overlay if entry["id"] == name]
    if lists and happens(chance, 50):
        content = one(chance, lists)
        return [{**content, "value": {**content["value"], reference.MEANS: means}}]
    certainty = one(chance, READING_CERTAINTIES)
    first = one(chance, READING_STARTS) if happens(chance, 25) else READING_STARTS[0]
    found = [own(name, first, {reference.MEANS: means}, certainty, **more)]
    if happens(chance, 15):
        later = {code: meaning(chance, one(chance, OUR_CODES[name])) for code in means}
        found.append(own(name, "2021-07-01", {reference.MEANS: later}, "secondary"))
    return found


def random_options(chance: Random, case: Json, is_open: bool) -> Json:
    options: Json = {
        "provisional": (is_open and happens(chance, 92)) or happens(chance, 5),
        "require": one(chance, ("official", "secondary", "assumed", "assumed"))
        if happens(chance, 6)
        else None,
    }
    overlay = [AS_PAID] if happens(chance, 8) else []
    while happens(chance, 12):
        overlay.append(one(chance, OWN_VALUES))
    if happens(chance, 30):
        overlay += random_readings(chance, case)
    if overlay:
        lay_over(options, overlay)
    return options


def lay_over(options: Json, overlay: list[Json]) -> None:
    """A user's file, in the order of the dates; a key that it has twice stands once."""
    own_keys = {reference.key_of(entry): entry for entry in overlay}
    entries = sorted(own_keys.values(), key=lambda entry: entry["from"])
    options["overlay"] = entries
    options["parameters"] = "\n".join(map(reference.block, entries))


# --------------------------------------------------------------------------------------------------------------------
# Cases that are broken on purpose
# --------------------------------------------------------------------------------------------------------------------


def some_record(chance: Random, case: Json, source: str) -> Json:
    """A record of the source; the source gets one of the month when it has none."""
    month = Month.parse(case["month"])
    block = case.get(source) or {}
    records: list[Json] = block.get("records") or []
    if not records:
        make: dict[str, Callable[[], Json]] = {
            "unemployment": lambda: unemployment_record(chance, month.first, month.last),
            "leefloon": lambda: leefloon_record(chance, month),
            "sickness": lambda: random_attest(chance, month, 0)[0],
        }
        records = [make[source]()]
    case[source] = {"availability": "data", "records": records}
    return one(chance, records)


def break_start(chance: Random, case: Json) -> None:
    agreement = case["agreement"]
    agreement["start"] = one(chance, ("2018-08-31", "2017-01-01"))
    agreement["end"] = max(agreement["end"], agreement["start"])


def break_stopped(chance: Random, case: Json) -> None:
    agreement = case["agreement"]
    before = date.fromisoformat(agreement["start"]) - days(1)
    after = date.fromisoformat(agreement["end"]) + days(1)
    agreement["stopped"] = one(chance, (before, after)).isoformat()


def break_duration(chance: Random, case: Json) -> None:
    agreement = case["agreement"]
    longest = reference.WEEKS[agreement["kind"]][1] * 7 + (agreement.get("suspended_days") or 0)
    duration = one(chance, (1, 24, 25, 26, 27, longest + 1, longest + 2))
    end = date.fromisoformat(agreement["start"]) + days(duration - 1)
    agreement["end"] = end.isoformat()
    agreement.pop("stopped", None)


def break_fraction(chance: Random, case: Json) -> None:
    case["agreement"]["employment_fraction"] = one(
        chance, ("0/38", "0.00/1", "38.01/38", "2/1", "18.99/38", "1/3")
    )


def break_month(chance: Random, case: Json) -> None:
    agreement = case["agreement"]
    after = date.fromisoformat(agreement.get("stopped") or agreement["end"]) + days(
        chance.randrange(1, 70)
    )
    before = date.fromisoformat(agreement["start"]) - days(chance.randrange(1, 40))
    case["month"] = one(chance, (after, before)).isoformat()[:7]


def break_fields(chance: Random, case: Json) -> None:
    """A field of the scheme that is missing, not allowed, or of the other scheme."""
    agreement = case["agreement"]
    name, value = one(
        chance,
        (
            ("reference_gross_wage", None),
            ("percentage", None),
            ("percentage", 75),
            ("percentage", 0),
            ("percentage", 80),
            ("rsz_base", 105),
            ("rsz_base", 100),
            ("rsz_base", -108),
            ("employee_rsz", "10.00"),
            ("employee_rsz", "999999999.99"),
        ),
    )
    agreement[name] = value
    if name == "employee_rsz" and happens(chance, 50):
        agreement["rsz_base"] = one(chance, (100, None))


def break_attendance(chance: Random, case: Json) -> None:
    case["attendance"] = one(chance, (None, None, "1.01/1", "168/160", "0.02/0.01"))


def break_payable_days(chance: Random, case: Json) -> None:
    """An agreement that starts on the last day of a month, a Sunday."""
    start = one(
        chance, (date(2026, 5, 31), date(2019, 3, 31), date(2023, 4, 30), date(2027, 1, 31))
    )
    agreement = case["agreement"]
    agreement.pop("stopped", None)
    agreement["start"], agreement["end"] = start.isoformat(), (start + days(90)).isoformat()
    case["month"] = start.isoformat()[:7]
    case["attendance"] = one(chance, ("working-days", "1/1", None))


def break_availability(chance: Random, case: Json) -> None:
    source = one(chance, reference.SOURCES)
    if happens(chance, 30):
        case.pop(source, None)
        return
    some_record(chance, case, source)
    case[source]["availability"] = one(chance, ("no-data", "not-asked", "no-result", "filtered"))


def break_code(chance: Random, case: Json) -> None:
    source, name, value = one(
        chance,
        (
            ("unemployment", "benefit_type", "pension"),
            ("leefloon", "aid_type", "loan"),
            ("leefloon", "entry_kind", "gift"),
            ("sickness", "document_type", "C22"),
            ("sickness", "nature", one(chance, (4, -1, 99))),
        ),
    )
    some_record(chance, case, source)[name] = value


def break_sign(chance: Random, case: Json) -> None:
    """Leefloon of the wrong sign, days or hours against the amount, more days than the period has."""
    if happens(chance, 40):
        record = some_record(chance, case, "leefloon")
        record["entry_kind"], record["amount"] = one(
            chance,
            (
                ("award", "-0.01"),
                ("arrears", "-5"),
                ("recovery", "0.01"),
                ("regularised-recovery", "7.5"),
            ),
        )
        return
    record = some_record(chance, case, "sickness")
    name, value = one(chance, (("days", -1), ("days", 400), ("days", -400), ("hours", "-0.01")))
    record[name] = value


def break_period(chance: Random, case: Json) -> None:
    """A sickness period that is one Sunday, most often one of the month."""
    record = some_record(chance, case, "sickness")
    sunday = date.fromisoformat(record["from"])
    if happens(chance, 70):
        sunday = Month.parse(case["month"]).first + days(chance.randrange(28))
    sunday += days((7 - sunday.isoweekday()) % 7)
    record["from"] = record["to"] = sunday.isoformat()


def break_overlap(chance: Random, case: Json) -> None:
    """A record twice, at times the same to the letter."""
    record = some_record(chance, case, "unemployment")
    code = one(
        chance, (record["benefit_type"], "insertion", "full-unemployment", "training-allowance")
    )
    case["unemployment"]["records"].append({**record, "benefit_type": code})


def break_total(chance: Random, case: Json) -> None:
    """A source that gives less than nothing."""
    month = Month.parse(case["month"])
    if happens(chance, 50):
        record = some_record(chance, case, "leefloon")
        record.update(
            {
                "month": case["month"],
                "aid_type": "leefloon",
                "amount": "-9000.00",
                "entry_kind": "recovery",
            }
        )
        return
    record = some_record(chance, case, "sickness")
    record.update(
        {
            "document_type": "C21",
            "nature": 0,
            "from": month.first.isoformat(),
            "to": month.last.isoformat(),
        }
    )
    record.update({"gross_taxable": "-20000.00", "days": 0, "hours": "0"})
    record.pop("attest_id", None)
    record.pop("status", None)


BREAKS: tuple[Callable[[Random, Json], None], ...] = (
    break_start,
    break_stopped,
    break_duration,
    break_fraction,
    break_month,
    break_fields,
    break_fields,
    break_attendance,
    break_payable_days,
    break_availability,
    break_code,
    break_sign,
    break_period,
    break_overlap,
    break_total,
)


def answered(case: Json, options: Json, with_texts: bool) -> Json:
    try:
        statement = reference.statement_of(case, options)
        found: Json = {"case": case, "options": options, "expected": compact(statement)}
        return {**found, "texts": texts.both(case, statement)} if with_texts else found
    except Refused as refused:
        return {"case": case, "options": options, "error": {"code": refused.code, "at": refused.at}}


def main() -> None:
    parser = argparse.ArgumentParser(
        description="Random cases with the oracle's answer, JSON Lines."
    )
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, required=True)
    arguments = parser.parse_args()
    chance = Random(arguments.seed)
    for number in range(arguments.count):
        case, options = random_case(chance, number)
        if happens(chance, 15):
            add_codes(chance, case, options)
        if happens(chance, 11):
            one(chance, BREAKS)(chance, case)
            if happens(chance, 15):
                one(chance, BREAKS)(chance, case)
        sys.stdout.write(compact(answered(case, options, number % 4 == 0)) + "\n")


if __name__ == "__main__":
    main()
