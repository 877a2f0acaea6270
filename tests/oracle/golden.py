"""The golden cases: named cases worked out by hand, and the statements that the oracle gives for them.

The headline amounts below were typed by hand, with the calculation in the sentence of the case; so were the ids of its
assumptions and what it leaves out, where they are given. A case is written only when the oracle agrees with all of
them, and nothing is written unless the oracle refuses what must be refused and its dated values are the library's.

    python3 golden.py            writes fixtures/cases, fixtures/corrections, fixtures/payments.json
    python3 golden.py --check    compares instead; exit status 1 when a file differs, is missing or is too much
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from functools import partial
from pathlib import Path

import reference
from reference import Json, compact

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


def own_value(name: str, first: str, value: object, source: str, certainty: str = "secondary", **more: str) -> Json:
    """A `[[value]]` of a user's own file."""
    return {"id": name, **more, "from": first, "value": value, "certainty": certainty, "source": source}


AS_PAID = own_value("income.sickness-rule", "2018-09-01", "as-paid", "Own agreement with the insurers")


@dataclass(frozen=True)
class Golden:
    """A named case; `amounts` maps a field of the statement or a line's code to what was worked out by hand.

    `assumed` are the ids of the assumptions in order, `left_out` is `source[record] rule`, `own` a user's own values.
    """

    name: str
    about: str
    rules: str
    case: Json
    amounts: dict[str, object]
    options: Json = field(default_factory=dict)
    notice: str | None = None
    assumed: tuple[str, ...] | None = None
    left_out: tuple[str, ...] | None = None
    own: tuple[Json, ...] = ()

    def full_case(self) -> Json:
        return {"case_ref": self.name, **self.case}


@dataclass(frozen=True)
class Refusal:
    """What must be refused, with the word of the error and the path of the field by hand."""

    about: str
    attempt: Callable[[], object]
    code: str
    at: str


@dataclass(frozen=True)
class Correction:
    """Two cases of one reference and month, and by hand what is still to pay."""

    name: str
    about: str
    before: Json
    after: Json
    to_pay: str


@dataclass(frozen=True)
class Payment:
    """A payment computed from the premium alone (R6.4), by hand."""

    about: str
    premium: str
    fraction: str
    attendance: str
    after_fraction: str
    due: str
    tax: str
    net: str


# --------------------------------------------------------------------------------------------------------------------
# Builders
# --------------------------------------------------------------------------------------------------------------------


def source(records: list[Json]) -> Json:
    return {"availability": "data", "records": records} if records else {"availability": "no-data"}


def a_case(month: str, agreement: Json, sources: dict[str, list[Json]], more: Json) -> Json:
    """A case in the order of the format; a source without records is `no-data`."""
    case: Json = {"month": month, "agreement": agreement, **more}
    for name in reference.SOURCES:
        case[name] = source(sources.get(name, []))
    return case


def full(day_amount: str, first: str = "2026-01-05", last: str | None = None, kind: str = "full-unemployment") -> Json:
    return {"from": first, "to": last, "day_amount": day_amount, "basis": "full", "benefit_type": kind}


def half(day_amount: str, times: int, first: str, last: str | None) -> Json:
    record = {"from": first, "to": last, "day_amount": day_amount, "basis": "half", "half_per_week": times}
    return {**record, "benefit_type": "insertion"}


def aid(amount: str, month: str, entry_kind: str = "award", aid_type: str = "leefloon") -> Json:
    return {"month": month, "aid_type": aid_type, "amount": amount, "entry_kind": entry_kind}


def sick(amount: str, first: str, last: str, days: int = 0, **more: object) -> Json:
    record: Json = {"document_type": "C21", "benefit_code": "AA", "nature": 0, "from": first, "to": last}
    record.update({"gross_taxable": amount, "days": days, "hours": "0.00"})
    return {**record, **more}


UNEMPLOYMENT_55_29 = [full("55.29")]


def ibo_2026(
    month: str = "2026-03",
    start: str = "2026-03-02",
    end: str = "2026-08-28",
    wage: str = "2500.00",
    percentage: int = 80,
    fraction: str = "38/38",
    agreement: Json | None = None,
    unemployment: list[Json] | None = None,
    leefloon: list[Json] | None = None,
    sickness: list[Json] | None = None,
    **more: object,
) -> Json:
    """Worked example 1 with changes: scheme 2026, kind ibo; no unemployment list = 55.29 a day all month."""
    fields: Json = {"kind": "ibo", "start": start, "end": end, "reference_gross_wage": wage, "percentage": percentage}
    fields.update({"employment_fraction": fraction, **(agreement or {})})
    sources = {
        "unemployment": UNEMPLOYMENT_55_29 if unemployment is None else unemployment,
        "leefloon": leefloon or [],
        "sickness": sickness or [],
    }
    return a_case(month, fields, sources, more)


def flat(
    kind: str,
    month: str,
    start: str | None = None,
    end: str | None = None,
    wage: str | None = None,
    fraction: str = "38/38",
    agreement: Json | None = None,
    unemployment: list[Json] | None = None,
    leefloon: list[Json] | None = None,
    sickness: list[Json] | None = None,
    **more: object,
) -> Json:
    """A flat-rate case; without dates the agreement runs for 100 days from the first of the month."""
    first = start or f"{month}-01"
    last = end or (date.fromisoformat(first) + timedelta(days=99)).isoformat()
    fields: Json = {"kind": kind, "start": first, "end": last}
    if wage is not None:
        fields["reference_gross_wage"] = wage
    fields.update({"employment_fraction": fraction, **(agreement or {})})
    sources = {"unemployment": unemployment or [], "leefloon": leefloon or [], "sickness": sickness or []}
    return a_case(month, fields, sources, more)


# --------------------------------------------------------------------------------------------------------------------
# Worked examples
# --------------------------------------------------------------------------------------------------------------------


def worked_examples() -> Iterator[Golden]:
    yield Golden(
        "worked-example-1-unemployment-all-month",
        "Worked example 1: 55.29 x 26 = 1437.54; RSZ 2500.00 x 13.07 % = 326.75; 2500.00 - 326.75 - 1437.54 = 735.71;"
        " x 80 % = 588.568, printed 588.57; tax 588.57 x 11.11 % = 65.390127, printed 65.39; net 523.18.",
        "R2.1 R3.1 R4.1 R4.2 R6.1 R6.2 R6.3 R7.2",
        ibo_2026(),
        {
            "employee-rsz": "326.75",
            "replacement_income": "1437.54",
            "difference": "735.71",
            "premium": "588.57",
            "premium_due": "588.57",
            "withholding_tax": "65.39",
            "net": "523.18",
            "employer_contribution": None,
            "certainty": "secondary",
            "payer": "employer",
            "scheme": "2026",
        },
        notice="588.57",
        assumed=(),
    )
    yield Golden(
        "worked-example-2-half-time",
        "Worked example 2: VDAB's premium stays 588.57; 588.57 x 19/38 = 294.285, half away from zero 294.29;"
        " tax 294.29 x 11.11 % = 32.695619, printed 32.70; net 261.59.",
        "R0.2 R4.3 R6.1 R6.3",
        ibo_2026(fraction="19/38"),
        {"premium": "588.57", "premium-after-fraction": "294.29", "withholding_tax": "32.70", "net": "261.59"},
        notice="588.57",
    )
    yield Golden(
        "worked-example-3-no-replacement-income",
        "Worked example 3: 2500.00 - 326.75 - 0.00 = 2173.25; x 100 % = 2173.25; tax 2173.25 x 11.11 % = 241.448075,"
        " printed 241.45; net 1931.80.",
        "R2.9 R4.1 R4.2 R6.3",
        ibo_2026(unemployment=[], percentage=100),
        {
            "replacement_income": "0.00",
            "difference": "2173.25",
            "premium": "2173.25",
            "withholding_tax": "241.45",
            "net": "1931.80",
        },
        notice="2173.25",
    )
    yield Golden(
        "worked-example-4-floor",
        "Worked example 4: RSZ 1500.00 x 13.07 % = 196.05; 1500.00 - 196.05 - 1437.54 = -133.59, below zero: 0.00.",
        "R3.1 R4.1",
        ibo_2026(wage="1500.00"),
        {
            "employee-rsz": "196.05",
            "difference": "0.00",
            "premium": "0.00",
            "withholding_tax": "0.00",
            "net": "0.00",
            "certainty": "assumed",
        },
        notice="0.00",
        assumed=("R4.1/floor",),
    )
    yield Golden(
        "worked-example-5-base-108",
        "Worked example 5: 2500.00 x 108 % x 13.07 % = 352.89; 2500.00 - 352.89 - 1437.54 = 709.57; x 80 % = 567.656,"
        " printed 567.66; tax 567.66 x 11.11 % = 63.067026, printed 63.07; net 504.59.",
        "R3.1 R4.1 R4.2",
        ibo_2026(agreement={"rsz_base": 108}),
        {
            "employee-rsz": "352.89",
            "difference": "709.57",
            "premium": "567.66",
            "withholding_tax": "63.07",
            "net": "504.59",
            "certainty": "assumed",
        },
        notice="567.66",
        assumed=("rsz.formula-base",),
    )
    yield Golden(
        "worked-example-6-ibo-plus-leefloon",
        "Worked example 6: 667.16 < 893.65 < 1001.00, so 40 %: 2111.89 x 40 % = 844.756, printed 844.76;"
        " tax 844.76 x 11.11 % = 93.852836, printed 93.85; net 750.91. The employer pays VDAB nothing.",
        "R2.5 R5.1 R5.3 R7.4",
        flat("ibo-plus", "2025-10", "2025-09-01", "2026-02-27", leefloon=[aid("893.65", "2025-10")]),
        {
            "ggmmi": "2111.89",
            "premium": "844.76",
            "withholding_tax": "93.85",
            "net": "750.91",
            "employer_contribution": "0.00",
            "payer": "vdab",
            "scheme": "2018",
            "certainty": "assumed",
        },
        assumed=("R7.4/premium.flat-day-amounts",),
    )


# What, wage, whether with 55.29 a day, net of the new scheme at 70 % and of the old one, with the calculation.
PUBLISHED = (
    (
        "retail",
        "1997.86",
        True,
        ("186.17", "RSZ 261.12; 1997.86 - 261.12 - 1437.54 = 299.20; x 70 % = 209.44; tax 23.27; net 186.17, as there"),
        ("375.45", "1437.54 >= 1001.00: 2111.89 x 20 % = 422.38; tax 46.93; net 375.45, as there"),
    ),
    (
        "horeca",
        "2450.88",
        False,
        ("1325.70", "RSZ 320.33; 2130.55 x 70 % = 1491.385, printed 1491.39; tax 165.69; 1325.70 (a cent lower there)"),
        ("1501.81", "2111.89 x 80 % = 1689.51; tax 187.70; net 1501.81 (a cent lower there)"),
    ),
)


def published_figures() -> Iterator[Golden]:
    """R9: FGTB Echo, 2025."""
    for what, wage, has_benefit, (new, how_new), (old, how_old) in PUBLISHED:
        unemployment = [full("55.29", "2025-01-06")] if has_benefit else []
        yield Golden(
            f"published-{what}-new-scheme",
            f"FGTB Echo 2025, {what}, scheme 2026 at 70 %: {how_new}.",
            "R9 R3.1 R4.1 R4.2 R6.3",
            ibo_2026(wage=wage, percentage=70, unemployment=unemployment),
            {"net": new, "certainty": "secondary"},
        )
        yield Golden(
            f"published-{what}-old-scheme",
            f"FGTB Echo 2025, {what}, scheme 2018 in June 2025: {how_old}.",
            "R9 R5.1 R6.3",
            flat("ibo", "2025-06", wage=wage, unemployment=unemployment),
            {"net": old},
        )


# --------------------------------------------------------------------------------------------------------------------
# Dated values and schemes
# --------------------------------------------------------------------------------------------------------------------

# Month, GGMMI of the month, 80 % of it by hand (no replacement income), certainty, what the month is.
GGMMI_MONTHS = (
    ("2018-09", "1654.90", "1323.92", "assumed", "the first month that is covered; x 80 % = 1323.92 exactly"),
    ("2019-06", "1654.90", "1323.92", "assumed", "the last month in which age may have decided; x 80 % = 1323.92"),
    ("2019-07", "1654.90", "1323.92", "secondary", "the first month of scale 3 for all; x 80 % = 1323.92 exactly"),
    ("2020-02", "1654.90", "1323.92", "secondary", "the last month before 1688.03; x 80 % = 1323.92 exactly"),
    ("2020-03", "1688.03", "1350.42", "secondary", "the first month of it; x 80 % = 1350.424"),
    ("2021-08", "1688.03", "1350.42", "secondary", "the last month before 1721.79; x 80 % = 1350.424"),
    ("2021-09", "1721.79", "1377.43", "secondary", "the first month of it; x 80 % = 1377.432"),
    ("2021-12", "1721.79", "1377.43", "secondary", "the last month before 1756.23; x 80 % = 1377.432"),
    ("2022-01", "1756.23", "1404.98", "secondary", "the first month of it; x 80 % = 1404.984"),
    ("2022-02", "1756.23", "1404.98", "secondary", "the last month before 1791.34; x 80 % = 1404.984"),
    ("2022-03", "1791.34", "1433.07", "secondary", "the only month of it, before 1806.16; x 80 % = 1433.072"),
    ("2022-04", "1806.16", "1444.93", "secondary", "the only month of it, before 1842.28; x 80 % = 1444.928"),
    ("2022-05", "1842.28", "1473.82", "secondary", "the first month of it; x 80 % = 1473.824"),
    ("2022-07", "1842.28", "1473.82", "secondary", "the last month before 1879.13; x 80 % = 1473.824"),
    ("2022-08", "1879.13", "1503.30", "secondary", "the first month of it; x 80 % = 1503.304"),
    ("2022-10", "1879.13", "1503.30", "secondary", "the last month before 1916.70; x 80 % = 1503.304"),
    ("2022-11", "1916.70", "1533.36", "secondary", "the only month of it, before 1954.99; x 80 % = 1533.36 exactly"),
    ("2022-12", "1954.99", "1563.99", "secondary", "the first month of it; x 80 % = 1563.992"),
    ("2023-10", "1954.99", "1563.99", "secondary", "the last month before 1994.18; x 80 % = 1563.992"),
    ("2023-11", "1994.18", "1595.34", "secondary", "the first month of it; x 80 % = 1595.344"),
    ("2024-03", "1994.18", "1595.34", "secondary", "the last month before 2029.88; x 80 % = 1595.344"),
    ("2024-04", "2029.88", "1623.90", "secondary", "the only month of it, before 2070.48; x 80 % = 1623.904"),
    ("2024-05", "2070.48", "1656.38", "secondary", "the first month of it; x 80 % = 1656.384"),
    ("2025-01", "2070.48", "1656.38", "secondary", "the last month before 2111.89; x 80 % = 1656.384"),
    ("2025-02", "2111.89", "1689.51", "secondary", "the first month of it; x 80 % = 1689.512"),
    ("2025-12", "2111.89", "1689.51", "secondary", "the last month before 2154.11; x 80 % = 1689.512"),
    ("2026-01", "2154.11", "1723.29", "assumed", "the first month of it; x 80 % = 1723.288"),
    ("2026-03", "2154.11", "1723.29", "assumed", "the last month before 2189.81; x 80 % = 1723.288"),
    ("2026-04", "2189.81", "1751.85", "assumed", "the first month of it; x 80 % = 1751.848"),
    ("2026-06", "2189.81", "1751.85", "assumed", "the last month before 2233.61; x 80 % = 1751.848"),
    ("2026-07", "2233.61", "1786.89", "assumed", "the first month of it; x 80 % = 1786.888"),
    ("2026-08", "2233.61", "1786.89", "assumed", "the month of its last check, 2026-08-06; x 80 % = 1786.888"),
    ("2026-09", "2233.61", "1786.89", "assumed", "the first month to which it is carried forward; x 80 % = 1786.888"),
)

# What is assumed in them: the share of ibo-plus from 2026 on, the amount until 2019-06 and after its last check.
GGMMI_ASSUMED = {
    "2018-09": ("R5.1/ggmmi",),
    "2019-06": ("R5.1/ggmmi",),
    "2026-09": ("R7.4/ggmmi", "R5.1/premium.flat-shares"),
}


def ggmmi_steps() -> Iterator[Golden]:
    for month, ggmmi, premium, certainty, what in GGMMI_MONTHS:
        yield Golden(
            f"ggmmi-{month}",
            f"ibo-plus without replacement income: the GGMMI of {month} is {ggmmi}; {what}.",
            "R1.6 R5.1 R7.4",
            flat("ibo-plus", month),
            {"ggmmi": ggmmi, "premium": premium, "certainty": certainty},
            assumed=GGMMI_ASSUMED.get(month, () if month < "2026" else ("R5.1/premium.flat-shares",)),
        )


def schemes() -> Iterator[Golden]:
    yield Golden(
        "scheme-2018-for-a-start-on-2025-12-31",
        "Started on the last day of scheme 2018, so flat-rate in January 2026 too: 1437.54 >= 1001.00, 2154.11 x 20 % ="
        " 430.822, printed 430.82; tax 430.82 x 11.11 % = 47.864102, printed 47.86; net 382.96; wage 2393.93 < 2500.00"
        " <= 2705.04: 1200.00. 182 days, the longest.",
        "R1.1 R1.4 R1.6 R5.1 R5.3",
        flat("ibo", "2026-01", "2025-12-31", "2026-06-30", "2500.00", unemployment=[full("55.29", "2025-12-01")]),
        {
            "scheme": "2018",
            "payer": "vdab",
            "premium": "430.82",
            "withholding_tax": "47.86",
            "net": "382.96",
            "employer_contribution": "1200.00",
            "certainty": "assumed",
        },
        notice="1200.00",
    )
    yield Golden(
        "scheme-2026-for-a-start-on-2026-01-01",
        "Started on the first day of scheme 2026, otherwise the same person: worked example 1 in January, 588.57 and"
        " 523.18, paid by the employer.",
        "R1.1 R4.1 R4.2",
        ibo_2026("2026-01", "2026-01-01", "2026-06-30", unemployment=[full("55.29", "2025-12-01")]),
        {"scheme": "2026", "payer": "employer", "premium": "588.57", "net": "523.18", "certainty": "secondary"},
        notice="588.57",
    )
    yield Golden(
        "scheme-2018-first-day-covered",
        "Start on 2018-09-01, the first day that is covered: 1654.90 x 80 % = 1323.92; tax 1323.92 x 11.11 % ="
        " 147.087512, printed 147.09; net 1176.83. No wage, no contribution line.",
        "R1.1 R5.1 R5.3",
        flat("ibo", "2018-09", "2018-09-01", "2018-12-31"),
        {"premium": "1323.92", "withholding_tax": "147.09", "net": "1176.83", "employer_contribution": None},
    )
    yield Golden(
        "running-2018-ibo-in-april-2026",
        "A 2018-scheme ibo that runs on in 2026: 667.16 < 893.65 < 1001.00, 2189.81 x 40 % = 875.924, printed 875.92;"
        " 875.92 x 30.4/38 = 700.736, printed 700.74; tax 700.74 x 11.11 % = 77.852214, printed 77.85; net 622.89;"
        " contribution 2393.93 < 2600.00 <= 2705.04: 1200.00 x 30.4/38 = 960.00.",
        "R1.1 R1.6 R5.1 R5.3 R7.4",
        flat("ibo", "2026-04", "2025-11-03", "2026-05-01", "2600.00", "30.4/38", leefloon=[aid("893.65", "2026-04")]),
        {
            "premium": "875.92",
            "premium-after-fraction": "700.74",
            "withholding_tax": "77.85",
            "net": "622.89",
            "employer_contribution": "960.00",
            "certainty": "assumed",
        },
        notice="960.00",
    )
    yield Golden(
        "ibo-plus-of-2018-scheme",
        "ibo-plus in May 2021, all secondary: 0.00 < 500.00 <= 667.16, 1688.03 x 60 % = 1012.818, printed 1012.82;"
        " tax 1012.82 x 11.11 % = 112.524302, printed 112.52; net 900.30; the employer pays VDAB 0.00.",
        "R5.1 R5.3",
        flat("ibo-plus", "2021-05", "2021-02-01", "2021-12-31", "2000.00", leefloon=[aid("500.00", "2021-05")]),
        {
            "premium": "1012.82",
            "withholding_tax": "112.52",
            "net": "900.30",
            "employer_contribution": "0.00",
            "certainty": "secondary",
        },
    )
    yield Golden(
        "ibo-plus-of-2026-scheme",
        "ibo-plus that started in 2026, flat-rate as before (assumed): 1200.00 >= 1001.00, 2189.81 x 20 % = 437.962,"
        " printed 437.96; tax 437.96 x 11.11 % = 48.657356, printed 48.66; net 389.30; no contribution.",
        "R5 R5.1 R5.3",
        flat("ibo-plus", "2026-05", "2026-02-02", "2026-12-31", leefloon=[aid("1200.00", "2026-05")]),
        {
            "scheme": "2026",
            "payer": "vdab",
            "premium": "437.96",
            "net": "389.30",
            "employer_contribution": None,
            "certainty": "assumed",
        },
    )
    yield Golden(
        "flat-day-amounts-last-month-checked-2022-05",
        "May 2022 begins before the last check of the day amounts, 2022-05-30: not stale, nothing assumed;"
        " 1842.28 x 20 % = 368.456, printed 368.46.",
        "R5.1 R7.4",
        flat("ibo", "2022-05", unemployment=[full("55.29", "2022-01-03")]),
        {"premium": "368.46", "certainty": "secondary"},
        assumed=(),
    )
    yield Golden(
        "flat-day-amounts-carried-forward-2022-06",
        "June 2022 begins after the last check of 2022-05-30: the day amounts are carried forward;"
        " 1842.28 x 20 % = 368.456, printed 368.46.",
        "R5.1 R7.4",
        flat("ibo", "2022-06", unemployment=[full("55.29", "2022-01-03")]),
        {"premium": "368.46", "certainty": "assumed"},
        assumed=("R7.4/premium.flat-day-amounts",),
    )
    yield Golden(
        "flat-shares-last-month-checked-2025-12",
        "Without income no day amount is read, and the shares were seen until 2025-12-31: 2111.89 x 80 % = 1689.512,"
        " printed 1689.51; nothing assumed.",
        "R5.1 R7.4",
        flat("ibo", "2025-12"),
        {"premium": "1689.51", "certainty": "secondary"},
        assumed=(),
    )
    yield Golden(
        "flat-shares-carried-forward-2026-01",
        "The same person a month later: the shares are carried forward; 2154.11 x 80 % = 1723.288, printed 1723.29.",
        "R5.1 R7.4",
        flat("ibo", "2026-01", "2025-12-01", "2026-03-09"),
        {"premium": "1723.29", "certainty": "assumed"},
        assumed=("R7.4/premium.flat-shares",),
    )
    yield Golden(
        "flat-shares-of-2026-for-a-running-ibo-plus",
        "An ibo-plus of scheme 2018 that runs on in 2026 has the shares of 2026, which are assumed: 1723.29.",
        "R1.6 R5.1",
        flat("ibo-plus", "2026-01", "2025-12-01", "2026-03-09"),
        {"premium": "1723.29", "employer_contribution": "0.00", "certainty": "assumed"},
        assumed=("R5.1/premium.flat-shares",),
    )
    yield Golden(
        "flat-rate-all-secondary-2022-04",
        "April 2022: GGMMI and shares read and fresh, nothing assumed; 1806.16 x 20 % = 361.232, printed 361.23;"
        " tax 361.23 x 11.11 % = 40.132653, printed 40.13; net 321.10. Asked for at least secondary.",
        "R5.1 R7.3",
        flat("ibo", "2022-04", unemployment=[full("55.29", "2022-01-03")]),
        {"premium": "361.23", "net": "321.10", "certainty": "secondary"},
        {"require": "secondary"},
        assumed=(),
    )
    yield Golden(
        "all-carried-forward-in-2027",
        "A 2026 ibo-plus in February 2027, 364 days, the longest: GGMMI checked until 2026-08-06, shares and rate until"
        " 2026-12-31; 2233.61 x 80 % = 1786.888, printed 1786.89; tax 1786.89 x 11.11 % = 198.523479, printed 198.52;"
        " net 1588.37.",
        "R1.4 R5.1 R7.4",
        flat("ibo-plus", "2027-02", "2026-03-02", "2027-02-28"),
        {"premium": "1786.89", "withholding_tax": "198.52", "net": "1588.37", "certainty": "assumed"},
        assumed=("R7.4/ggmmi", "R5.1/premium.flat-shares", "R7.4/premium.flat-shares", "R7.4/withholding.rate"),
    )


STALE_RATE, STALE_DAYS, STALE_TYPES = (
    "R7.4/rsz.employee-rate",
    "R7.4/income.days-per-month",
    "R7.4/unemployment.benefit-type",
)
STALE_PERCENTAGES, STALE_TAX = "R7.4/premium.percentages", "R7.4/withholding.rate"

# Month, start, end, what is assumed, what the month is: worked example 1 on both sides of the last check, 2026-12-31.
CHECKED_MONTHS = (
    ("2026-12", "2026-11-02", "2027-04-30", (), "the last month before the last check: secondary"),
    (
        "2027-01",
        "2026-11-02",
        "2027-04-30",
        (STALE_RATE, STALE_DAYS, STALE_TYPES, STALE_TAX),
        "the first month after the last check; the percentages go by the start",
    ),
    (
        "2027-02",
        "2026-12-31",
        "2027-05-28",
        (STALE_RATE, STALE_DAYS, STALE_TYPES, STALE_TAX),
        "of an agreement that started on the last day checked: its percentages are not stale",
    ),
    (
        "2027-02",
        "2027-01-01",
        "2027-05-28",
        (STALE_RATE, STALE_DAYS, STALE_TYPES, STALE_PERCENTAGES, STALE_TAX),
        "of an agreement that started a day later: its percentages are stale too",
    ),
    (
        "2042-04",
        "2042-03-03",
        "2042-08-29",
        (STALE_RATE, STALE_DAYS, STALE_TYPES, STALE_PERCENTAGES, STALE_TAX),
        "an ordinary case of 2042, never secondary",
    ),
)


def last_checks() -> Iterator[Golden]:
    for month, start, end, assumed, what in CHECKED_MONTHS:
        yield Golden(
            f"checked-until-2026-12-month-{month}-start-{start}",
            f"Worked example 1 in {month}, {what}: 588.57 and 523.18.",
            "R1.6 R7.4",
            ibo_2026(month, start, end),
            {"premium": "588.57", "net": "523.18", "certainty": "assumed" if assumed else "secondary"},
            notice="588.57",
            assumed=assumed,
        )


# Name, leefloon of October 2025, share, premium by hand from 2111.89.
SHARES = (
    ("0-00", "0.00", "80 %", "1689.51", "2111.89 x 80 % = 1689.512"),
    ("0-01", "0.01", "60 %", "1267.13", "2111.89 x 60 % = 1267.134"),
    ("667-16", "667.16", "60 %", "1267.13", "2111.89 x 60 % = 1267.134"),
    ("667-17", "667.17", "40 %", "844.76", "2111.89 x 40 % = 844.756"),
    ("1000-99", "1000.99", "40 %", "844.76", "2111.89 x 40 % = 844.756"),
    ("1001-00", "1001.00", "20 %", "422.38", "2111.89 x 20 % = 422.378"),
)


def share_thresholds() -> Iterator[Golden]:
    for name, amount, share, premium, calculation in SHARES:
        yield Golden(
            f"flat-share-replacement-income-{name}",
            f"Replacement income {amount} (thresholds 26 x 25.66 = 667.16 and 26 x 38.50 = 1001.00): {share};"
            f" {calculation}.",
            "R5.1",
            flat("ibo-plus", "2025-10", leefloon=[aid(amount, "2025-10")]),
            {"replacement_income": amount, "premium": premium},
        )
    days = (
        ("25-66", "25.66", "667.16", "1267.13", "25.66 x 26 = 667.16, so 60 %"),
        ("25-67", "25.67", "667.42", "844.76", "25.67 x 26 = 667.42, so 40 %"),
        ("38-49", "38.49", "1000.74", "844.76", "38.49 x 26 = 1000.74, so 40 %"),
        ("38-50", "38.50", "1001.00", "422.38", "38.50 x 26 = 1001.00, so 20 %"),
    )
    for name, amount, income, premium, calculation in days:
        yield Golden(
            f"flat-share-day-amount-{name}",
            f"Unemployment of {amount} a day all month: {calculation}: {premium}.",
            "R2.1 R5.1",
            flat("ibo-plus", "2025-10", unemployment=[full(amount, "2025-09-01")]),
            {"replacement_income": income, "premium": premium},
        )


# --------------------------------------------------------------------------------------------------------------------
# Replacement income
# --------------------------------------------------------------------------------------------------------------------

# n, month amount 27.65 x n x 13/3, difference 2173.25 less that, premium 80 % of it; all by hand.
HALF_DAYS = (
    (1, "119.82", "2053.43", "1642.74"),
    (2, "239.63", "1933.62", "1546.90"),
    (3, "359.45", "1813.80", "1451.04"),
    (4, "479.27", "1693.98", "1355.18"),
    (5, "599.08", "1574.17", "1259.34"),
    (6, "718.90", "1454.35", "1163.48"),
    (7, "838.72", "1334.53", "1067.62"),
    (8, "958.53", "1214.72", "971.78"),
    (9, "1078.35", "1094.90", "875.92"),
    (10, "1198.17", "975.08", "780.06"),
    (11, "1317.98", "855.27", "684.22"),
    (12, "1437.80", "735.45", "588.36"),
)


def half_days() -> Iterator[Golden]:
    for times, income, difference, premium in HALF_DAYS:
        yield Golden(
            f"half-days-{times:02d}-a-week",
            f"{times} half days a week: 27.65 x {times} x 13 / 3 = {income}; 2173.25 - {income} = {difference};"
            f" x 80 % = {premium} (one half is 119.816666...).",
            "R2.2 R4.1",
            ibo_2026("2026-06", unemployment=[half("27.65", times, "2026-06-01", "2026-06-30")]),
            {"replacement_income": income, "difference": difference, "premium": premium, "certainty": "assumed"},
        )
    yield Golden(
        "half-days-part-of-the-month",
        "Six half days a week from 16 March, 14 of the 26 days: 27.65 x 6 x 13 / 3 = 718.90; x 14 / 26 = 387.10;"
        " 2173.25 - 387.10 = 1786.15; x 80 % = 1428.92; tax 1428.92 x 11.11 % = 158.753012, printed 158.75,"
        " net 1270.17.",
        "R2.2 R2.3",
        ibo_2026(unemployment=[half("27.65", 6, "2026-03-16", None)]),
        {"replacement_income": "387.10", "premium": "1428.92", "withholding_tax": "158.75", "net": "1270.17"},
    )


def unemployment() -> Iterator[Golden]:
    yield Golden(
        "benefit-changes-inside-the-month",
        "68.23 until 15 March (12 of 26 days): 1773.98 x 12 / 26 = 818.76; then 55.29 (14 days): 1437.54 x 14 / 26 ="
        " 774.06; together 1592.82; 2173.25 - 1592.82 = 580.43; x 80 % = 464.344, printed 464.34;"
        " tax 464.34 x 11.11 % = 51.588174, printed 51.59; net 412.75.",
        "R2.1 R2.3",
        ibo_2026(unemployment=[full("68.23", "2026-01-05", "2026-03-15"), full("55.29", "2026-03-16")]),
        {
            "replacement-income-unemployment": "1592.82",
            "premium": "464.34",
            "withholding_tax": "51.59",
            "net": "412.75",
            "certainty": "assumed",
        },
    )
    yield Golden(
        "benefit-changes-in-a-part-month",
        "Start on Monday 9 March: 20 days Monday to Saturday; 9 to 15 March (6 days) at 68.23: 1773.98 x 6 / 20 ="
        " 532.194, printed 532.19; from 16 March (14 days) at 55.29: 1437.54 x 14 / 20 = 1006.278, printed 1006.28;"
        " 2173.25 - 1538.47 = 634.78; x 80 % = 507.824, printed 507.82; 17 of 22 working days: 392.406363..., printed"
        " 392.41; tax 392.41 x 11.11 % = 43.596751, printed 43.60; net 348.81.",
        "R2.3 R6.2",
        ibo_2026(
            start="2026-03-09",
            attendance="working-days",
            unemployment=[full("68.23", "2026-01-05", "2026-03-15"), full("55.29", "2026-03-16")],
        ),
        {
            "replacement_income": "1538.47",
            "premium": "507.82",
            "premium_due": "392.41",
            "withholding_tax": "43.60",
            "net": "348.81",
        },
    )
    yield Golden(
        "benefit-stops-inside-the-month",
        "55.29 until Sunday 15 March, then nothing: 1437.54 x 12 / 26 = 663.48; 2173.25 - 663.48 = 1509.77;"
        " x 80 % = 1207.816, printed 1207.82; tax 1207.82 x 11.11 % = 134.188802, printed 134.19; net 1073.63.",
        "R2.3",
        ibo_2026(unemployment=[full("55.29", "2026-01-05", "2026-03-15")]),
        {"replacement_income": "663.48", "premium": "1207.82", "withholding_tax": "134.19", "net": "1073.63"},
    )
    yield Golden(
        "benefit-from-the-first-monday-covers-the-month",
        "1 March 2026 is a Sunday, so a record from 2 to 31 March covers every day of the month: no share, 1437.54.",
        "R2 R2.3",
        ibo_2026(start="2026-02-16", end="2026-08-14", unemployment=[full("55.29", "2026-03-02", "2026-03-31")]),
        {"replacement_income": "1437.54", "premium": "588.57", "certainty": "secondary"},
    )
    yield Golden(
        "three-rates-in-one-month",
        "April 2026 has 26 days; 1 to 10 April (9 days) 85.81: 2231.06 x 9 / 26 = 772.29; 11 to 20 April (8 days)"
        " 68.23: 1773.98 x 8 / 26 = 545.84; 21 to 30 April (9 days) 55.29: 1437.54 x 9 / 26 = 497.61; together 1815.74;"
        " 2173.25 - 1815.74 = 357.51; x 80 % = 286.008, printed 286.01.",
        "R2.3",
        ibo_2026(
            "2026-04",
            unemployment=[
                full("85.81", "2026-01-05", "2026-04-10"),
                full("68.23", "2026-04-11", "2026-04-20"),
                full("55.29", "2026-04-21"),
            ],
        ),
        {"replacement_income": "1815.74", "premium": "286.01"},
    )
    yield Golden(
        "month-of-28-days",
        "February 2027 has 24 days Monday to Saturday; 1 to 14 at 68.23: 1773.98 x 12 / 24 = 886.99; from 15 at 55.29:"
        " 1437.54 x 12 / 24 = 718.77; RSZ 3000.00 x 13.07 % = 392.10; 3000.00 - 392.10 - 1605.76 = 1002.14; x 70 % ="
        " 701.498, printed 701.50; tax 701.50 x 11.11 % = 77.93665, printed 77.94; net 623.56.",
        "R2.3 R4.2",
        ibo_2026(
            "2027-02",
            "2027-01-04",
            "2027-06-30",
            "3000.00",
            70,
            unemployment=[full("68.23", "2027-01-04", "2027-02-14"), full("55.29", "2027-02-15")],
        ),
        {"replacement_income": "1605.76", "premium": "701.50", "withholding_tax": "77.94", "net": "623.56"},
    )
    yield Golden(
        "leap-day-month-of-29-days",
        "February 2028 has 25 days Monday to Saturday; until the 28th at 68.23: 1773.98 x 24 / 25 = 1703.0208, printed"
        " 1703.02; the leap day at 55.29: 1437.54 x 1 / 25 = 57.5016, printed 57.50; 3000.00 - 392.10 - 1760.52 ="
        " 847.38; x 90 % = 762.642, printed 762.64; tax 762.64 x 11.11 % = 84.729304, printed 84.73; net 677.91.",
        "R2.3 R4.2",
        ibo_2026(
            "2028-02",
            "2028-01-03",
            "2028-06-30",
            "3000.00",
            90,
            unemployment=[full("68.23", "2028-01-03", "2028-02-28"), full("55.29", "2028-02-29")],
        ),
        {"replacement_income": "1760.52", "premium": "762.64", "withholding_tax": "84.73", "net": "677.91"},
    )
    yield Golden(
        "month-of-30-days-agreement-ends-on-the-last",
        "The agreement ends on 30 April, the last day: the whole month, no attendance needed; 588.57 and 523.18.",
        "R6.2",
        ibo_2026("2026-04", end="2026-04-30"),
        {"premium": "588.57", "premium_due": "588.57", "net": "523.18", "certainty": "secondary"},
    )
    yield Golden(
        "month-of-30-days-agreement-ends-a-day-earlier",
        "The agreement ends on 29 April: Thursday 30 April lies outside; 588.57 x 21/22 = 561.816818..., printed"
        " 561.82; tax 561.82 x 11.11 % = 62.418202, printed 62.42; net 499.40.",
        "R6.2",
        ibo_2026("2026-04", end="2026-04-29", attendance="working-days"),
        {"premium_due": "561.82", "withholding_tax": "62.42", "net": "499.40", "certainty": "assumed"},
    )
    yield Golden(
        "month-of-31-days",
        "July 2026 has 27 days Monday to Saturday, yet a full benefit is 26 days: 55.29 x 26 = 1437.54, 588.57.",
        "R2.1",
        ibo_2026("2026-07"),
        {"replacement_income": "1437.54", "premium": "588.57", "certainty": "secondary"},
    )
    yield Golden(
        "unemployment-benefit-types-that-do-not-count",
        "Six records of the six types that do not count, all left out and listed: 2173.25 x 80 % = 1738.60;"
        " tax 1738.60 x 11.11 % = 193.15846, printed 193.16; net 1545.44.",
        "R2.4",
        ibo_2026(
            unemployment=[
                full("10.00", kind=kind)
                for kind in (
                    "income-guarantee",
                    "temporary",
                    "company-supplement",
                    "activation",
                    "career-break",
                    "other",
                )
            ]
        ),
        {
            "replacement_income": "0.00",
            "premium": "1738.60",
            "withholding_tax": "193.16",
            "net": "1545.44",
            "certainty": "assumed",
        },
        assumed=(
            "unemployment.benefit-type/income-guarantee",
            "unemployment.benefit-type/temporary",
            "unemployment.benefit-type/company-supplement",
            "unemployment.benefit-type/activation",
            "unemployment.benefit-type/career-break",
            "unemployment.benefit-type/other",
        ),
        left_out=tuple(f"unemployment[{index}] R2.4" for index in range(6)),
    )
    yield Golden(
        "left-out-benefit-beside-one-that-counts",
        "An income guarantee on the days of the benefit is left out, not an overlap: 1437.54, premium 588.57, assumed"
        " since the list left something out.",
        "R2.3 R2.4",
        ibo_2026(unemployment=[full("12.00", kind="income-guarantee"), full("55.29")]),
        {"replacement_income": "1437.54", "premium": "588.57", "certainty": "assumed"},
        assumed=("unemployment.benefit-type/income-guarantee",),
        left_out=("unemployment[0] R2.4",),
    )
    yield Golden(
        "insertion-allowance-counts",
        "Insertion allowance of 49.56 a day: x 26 = 1288.56; 2173.25 - 1288.56 = 884.69; x 80 % = 707.752, printed"
        " 707.75; tax 707.75 x 11.11 % = 78.631025, printed 78.63; net 629.12. That it counts is assumed.",
        "R2.1 R2.4",
        ibo_2026(unemployment=[full("49.56", kind="insertion")]),
        {"replacement_income": "1288.56", "premium": "707.75", "net": "629.12", "certainty": "assumed"},
        assumed=("unemployment.benefit-type/insertion",),
        left_out=(),
    )
    yield Golden(
        "insertion-allowance-of-worked-example-1",
        "The amounts of worked example 1 as an insertion allowance: 588.57 and 523.18, and assumed.",
        "R2.4",
        ibo_2026(unemployment=[full("55.29", kind="insertion")]),
        {"replacement_income": "1437.54", "premium": "588.57", "net": "523.18", "certainty": "assumed"},
        assumed=("unemployment.benefit-type/insertion",),
    )
    yield Golden(
        "training-allowance-counts",
        "Training allowance of 20.00 a day: x 26 = 520.00; 2173.25 - 520.00 = 1653.25; x 80 % = 1322.60;"
        " tax 1322.60 x 11.11 % = 146.94086, printed 146.94; net 1175.66. That it counts is assumed.",
        "R2.4",
        ibo_2026(unemployment=[full("20.00", kind="training-allowance")]),
        {"replacement_income": "520.00", "premium": "1322.60", "net": "1175.66", "certainty": "assumed"},
        assumed=("unemployment.benefit-type/training-allowance",),
    )


def joined() -> Iterator[Golden]:
    """R2.3: records that agree in amount, basis, half days and type are one."""
    yield Golden(
        "joined-a-right-cut-in-two",
        "25.66 a day, cut on 4 February, is one: 25.66 x 26 = 667.16 (cut, it would be 102.64 + 564.53 = 667.17), so"
        " 60 %: 2154.11 x 60 % = 1292.466, printed 1292.47; tax 1292.47 x 11.11 % = 143.593417, printed 143.59;"
        " net 1148.88.",
        "R2.3 R5.1",
        flat(
            "ibo-plus", "2026-02", unemployment=[full("25.66", "2026-01-05", "2026-02-04"), full("25.66", "2026-02-05")]
        ),
        {"replacement_income": "667.16", "premium": "1292.47", "net": "1148.88", "certainty": "assumed"},
        assumed=("R5.1/premium.flat-shares", "R7.4/premium.flat-day-amounts"),
    )
    yield Golden(
        "joined-pieces-that-do-not-touch",
        "55.29 until 10 March (8 days) and from 21 March (9 days) is one of 17 days, 68.23 between has 9 days:"
        " 55.29 x 26 x 17 / 26 = 939.93; 68.23 x 26 x 9 / 26 = 614.07; 2173.25 - 1554.00 = 619.25; x 80 % = 495.40;"
        " tax 495.40 x 11.11 % = 55.03894, printed 55.04; net 440.36.",
        "R2.3",
        ibo_2026(
            unemployment=[
                full("55.29", "2026-03-21"),
                full("68.23", "2026-03-11", "2026-03-20"),
                full("55.29", "2026-01-05", "2026-03-10"),
            ]
        ),
        {"replacement_income": "1554.00", "premium": "495.40", "net": "440.36", "certainty": "assumed"},
        assumed=("income.changes",),
    )
    yield Golden(
        "joined-to-the-whole-month",
        "55.3 and 55.30, with other codes of the RVA, are one that covers the month, as certain as one record:"
        " 55.30 x 26 = 1437.80; 2173.25 - 1437.80 = 735.45; x 80 % = 588.36; tax 588.36 x 11.11 % = 65.366796, printed"
        " 65.37; net 522.99.",
        "R2.3",
        ibo_2026(
            unemployment=[
                {**full("55.3", "2026-01-05", "2026-03-15"), "rva_code": "WN1"},
                {**full("55.30", "2026-03-16"), "rva_code": "WN2"},
            ]
        ),
        {"replacement_income": "1437.80", "premium": "588.36", "net": "522.99", "certainty": "secondary"},
        assumed=(),
    )
    yield Golden(
        "joined-but-not-with-another-type",
        "55.29 as unemployment until 15 March (12 days) and as insertion allowance after it (14 days) are two:"
        " 663.48 + 774.06 = 1437.54; 588.57 and 523.18.",
        "R2.3 R2.4",
        ibo_2026(
            unemployment=[full("55.29", "2026-01-05", "2026-03-15"), full("55.29", "2026-03-16", kind="insertion")]
        ),
        {"replacement_income": "1437.54", "premium": "588.57", "net": "523.18", "certainty": "assumed"},
        assumed=("income.changes", "unemployment.benefit-type/insertion"),
    )
    yield Golden(
        "joined-half-days-of-one-number",
        "Six half days of 27.65 a week, cut on 15 March: 27.65 x 6 x 13 / 3 = 718.90; 2173.25 - 718.90 = 1454.35;"
        " x 80 % = 1163.48; tax 1163.48 x 11.11 % = 129.262628, printed 129.26; net 1034.22.",
        "R2.2 R2.3",
        ibo_2026(
            unemployment=[half("27.65", 6, "2026-01-05", "2026-03-15"), half("27.65", 6, "2026-03-16", "2026-03-31")]
        ),
        {"replacement_income": "718.90", "premium": "1163.48", "net": "1034.22", "certainty": "assumed"},
        assumed=("income.half-days", "unemployment.benefit-type/insertion"),
    )
    yield Golden(
        "joined-but-not-half-days-of-another-number",
        "Six half days a week until 15 March, then five: 27.65 x 6 x 13 x 12 / (3 x 26) = 331.80; 27.65 x 5 x 13 x 14 /"
        " (3 x 26) = 322.583..., printed 322.58; 2173.25 - 654.38 = 1518.87; x 80 % = 1215.096, printed 1215.10;"
        " tax 1215.10 x 11.11 % = 134.99761, printed 135.00; net 1080.10.",
        "R2.2 R2.3",
        ibo_2026(
            unemployment=[half("27.65", 6, "2026-01-05", "2026-03-15"), half("27.65", 5, "2026-03-16", "2026-03-31")]
        ),
        {"replacement_income": "654.38", "premium": "1215.10", "net": "1080.10"},
        assumed=("income.half-days", "income.changes", "unemployment.benefit-type/insertion"),
    )
    yield Golden(
        "joined-in-a-part-month",
        "Start on Monday 9 March, 20 days; 55.29 from 9 to 11 March (3 days) and from 16 March (14 days), nothing"
        " between: 55.29 x 26 x 17 / 20 = 1221.909, printed 1221.91; 2173.25 - 1221.91 = 951.34; x 80 % = 761.072,"
        " printed 761.07; attendance 1/2: 380.535, printed 380.54; tax 380.54 x 11.11 % = 42.277994, printed 42.28;"
        " net 338.26.",
        "R2.3",
        ibo_2026(
            start="2026-03-09",
            attendance="1/2",
            unemployment=[full("55.29", "2026-01-05", "2026-03-11"), full("55.29", "2026-03-16")],
        ),
        {"replacement_income": "1221.91", "premium": "761.07", "premium_due": "380.54", "net": "338.26"},
        assumed=("income.changes",),
    )


def leefloon() -> Iterator[Golden]:
    yield Golden(
        "leefloon-award-and-arrears",
        "893.65 + 106.35 = 1000.00, no x 26; 2173.25 - 1000.00 = 1173.25; x 80 % = 938.60; tax 938.60 x 11.11 % ="
        " 104.27846, printed 104.28; net 834.32.",
        "R2.5",
        ibo_2026(
            start="2026-03-01",
            unemployment=[],
            leefloon=[aid("893.65", "2026-03"), aid("106.35", "2026-03", "arrears")],
        ),
        {"replacement_income": "1000.00", "premium": "938.60", "net": "834.32", "certainty": "secondary"},
        assumed=(),
    )
    yield Golden(
        "leefloon-in-a-month-from-monday-the-second",
        "Sunday 1 March lies before the agreement, so that the leefloon is whole in a part of the month, which is"
        " assumed: 2173.25 - 893.65 = 1279.60; x 80 % = 1023.68; tax 1023.68 x 11.11 % = 113.730848, printed 113.73;"
        " net 909.95.",
        "R2.5",
        ibo_2026(unemployment=[], leefloon=[aid("893.65", "2026-03")]),
        {"replacement_income": "893.65", "premium": "1023.68", "net": "909.95", "certainty": "assumed"},
        assumed=("income.leefloon-part-month",),
    )
    yield Golden(
        "leefloon-recovered-to-zero",
        "893.65 - 893.65 = 0.00: without replacement income, 2189.81 x 80 % = 1751.848, printed 1751.85.",
        "R2.5 R5.1",
        flat(
            "ibo-plus",
            "2026-04",
            leefloon=[aid("893.65", "2026-04"), aid("-893.65", "2026-04", "recovery")],
        ),
        {"replacement_income": "0.00", "replacement-income-leefloon": "0.00", "premium": "1751.85"},
    )
    yield Golden(
        "leefloon-partly-recovered",
        "893.65 - 200.00 + 6.35 = 700.00; 2173.25 - 700.00 = 1473.25; x 80 % = 1178.60; tax 1178.60 x 11.11 % ="
        " 130.94246, printed 130.94; net 1047.66. The recovery is a line that adds.",
        "R2.5 R4.1",
        ibo_2026(
            unemployment=[],
            leefloon=[
                aid("893.65", "2026-03"),
                aid("-200.00", "2026-03", "regularised-recovery"),
                aid("6.35", "2026-03", "regularised-arrears"),
            ],
        ),
        {"replacement_income": "700.00", "premium": "1178.60", "withholding_tax": "130.94", "net": "1047.66"},
    )
    yield Golden(
        "equivalent-leefloon-left-out",
        "The equivalent of leefloon is left out and listed: 2173.25 x 80 % = 1738.60.",
        "R2.5",
        ibo_2026(unemployment=[], leefloon=[aid("893.65", "2026-03", aid_type="equivalent-leefloon")]),
        {"replacement_income": "0.00", "premium": "1738.60", "certainty": "assumed"},
        assumed=("leefloon.aid-type/equivalent-leefloon",),
        left_out=("leefloon[0] R2.5",),
    )
    yield Golden(
        "leefloon-whole-in-a-part-month",
        "The agreement starts on 16 March, the month's leefloon counts whole (assumed): 2173.25 - 893.65 = 1279.60;"
        " x 80 % = 1023.68; attendance given as 12/22: 558.370909..., printed 558.37; tax 558.37 x 11.11 % = 62.034907,"
        " printed 62.03; net 496.34.",
        "R2.5 R6.2",
        ibo_2026(start="2026-03-16", attendance="12/22", unemployment=[], leefloon=[aid("893.65", "2026-03")]),
        {
            "premium": "1023.68",
            "premium_due": "558.37",
            "withholding_tax": "62.03",
            "net": "496.34",
            "certainty": "assumed",
        },
        assumed=("income.leefloon-part-month",),
    )


def sickness() -> Iterator[Golden]:
    yield Golden(
        "sickness-whole-month-of-26-days",
        "March 2026: 1430.00 x 26 x 26 / (26 x 26) = 1430.00; 2173.25 - 1430.00 = 743.25; x 80 % = 594.60;"
        " tax 594.60 x 11.11 % = 66.06006, printed 66.06; net 528.54.",
        "R2.6",
        ibo_2026(unemployment=[], sickness=[sick("1430.00", "2026-03-01", "2026-03-31", 26)]),
        {"replacement_income": "1430.00", "premium": "594.60", "net": "528.54", "certainty": "assumed"},
        assumed=("income.sickness-rule",),
    )
    yield Golden(
        "sickness-whole-month-of-27-days",
        "July 2026 has 27 days: 1430.00 x 26 x 27 / (27 x 27) = 1377.037..., printed 1377.04; 2173.25 - 1377.04 ="
        " 796.21; x 80 % = 636.968, printed 636.97; tax 636.97 x 11.11 % = 70.767367, printed 70.77; net 566.20.",
        "R2.6",
        ibo_2026("2026-07", unemployment=[], sickness=[sick("1430.00", "2026-07-01", "2026-07-31", 27)]),
        {"replacement_income": "1377.04", "premium": "636.97", "net": "566.20", "certainty": "assumed"},
    )
    yield Golden(
        "sickness-as-paid",
        "The same month with the user's own rule as-paid: 1430.00 x 27 / 27 = 1430.00; 2173.25 - 1430.00 = 743.25;"
        " x 80 % = 594.60; net 528.54; secondary, as that agreement says of itself.",
        "R2.6",
        ibo_2026("2026-07", unemployment=[], sickness=[sick("1430.00", "2026-07-01", "2026-07-31", 27)]),
        {"replacement_income": "1430.00", "premium": "594.60", "net": "528.54", "certainty": "secondary"},
        assumed=(),
        own=(AS_PAID,),
    )
    yield Golden(
        "sickness-as-paid-over-a-month-border",
        "As-paid, 22 June to 11 July has 18 days, 10 of them in July: 900.00 x 10 / 18 = 500.00; 2173.25 - 500.00 ="
        " 1673.25; x 80 % = 1338.60; tax 1338.60 x 11.11 % = 148.71846, printed 148.72; net 1189.88.",
        "R2.6",
        ibo_2026("2026-07", unemployment=[], sickness=[sick("900.00", "2026-06-22", "2026-07-11", 18)]),
        {"replacement_income": "500.00", "premium": "1338.60", "net": "1189.88"},
        own=(AS_PAID,),
    )
    yield Golden(
        "sickness-over-a-month-border",
        "22 June to 11 July has 18 days, 10 in July of 27: 900.00 x 26 x 10 / (18 x 27) = 481.481..., printed 481.48;"
        " 2173.25 - 481.48 = 1691.77; x 80 % = 1353.416, printed 1353.42; tax 1353.42 x 11.11 % = 150.364962, printed"
        " 150.36; net 1203.06.",
        "R2.6",
        ibo_2026("2026-07", unemployment=[], sickness=[sick("900.00", "2026-06-22", "2026-07-11", 18)]),
        {"replacement_income": "481.48", "premium": "1353.42", "withholding_tax": "150.36", "net": "1203.06"},
    )
    yield Golden(
        "sickness-lines-of-one-period-netted",
        "(1430.00 - 130.00) x 26 x 26 / (26 x 26) = 1300.00, one line; 2173.25 - 1300.00 = 873.25; x 80 % = 698.60;"
        " tax 698.60 x 11.11 % = 77.61446, printed 77.61; net 620.99.",
        "R2.6",
        ibo_2026(
            unemployment=[],
            sickness=[
                sick("1430.00", "2026-03-01", "2026-03-31", 26),
                sick("-130.00", "2026-03-01", "2026-03-31", -2, hours="-1.50"),
            ],
        ),
        {"replacement_income": "1300.00", "premium": "698.60", "withholding_tax": "77.61", "net": "620.99"},
    )
    yield Golden(
        "sickness-recovered-to-zero",
        "1430.00 - 1430.00 = 0.00, which rests on nothing assumed: 2173.25 x 80 % = 1738.60.",
        "R2.6",
        ibo_2026(
            unemployment=[],
            sickness=[
                sick("1430.00", "2026-03-01", "2026-03-31", 26),
                sick("-1430.00", "2026-03-01", "2026-03-31", -26),
            ],
        ),
        {"replacement_income": "0.00", "premium": "1738.60", "certainty": "secondary"},
        assumed=(),
    )
    yield Golden(
        "sickness-netted-to-zero-beside-unemployment",
        "650.00 - 650.00 = 0.00 for 20 to 31 March beside worked example 1: no day twice, no rule of sickness used;"
        " 588.57 and 523.18, secondary.",
        "R2.6 R2.9",
        ibo_2026(
            sickness=[
                sick("650.00", "2026-03-20", "2026-03-31", 10),
                sick("-650.00", "2026-03-20", "2026-03-31", -10),
            ]
        ),
        {
            "replacement-income-sickness": "0.00",
            "replacement_income": "1437.54",
            "premium": "588.57",
            "net": "523.18",
            "certainty": "secondary",
        },
        assumed=(),
        left_out=(),
    )
    yield Golden(
        "sickness-line-of-nothing",
        "A line of 0.00 is a period netted to zero by itself: 2173.25 x 80 % = 1738.60, secondary.",
        "R2.6",
        ibo_2026(unemployment=[], sickness=[sick("0.00", "2026-03-09", "2026-03-14")]),
        {"replacement_income": "0.00", "premium": "1738.60", "net": "1545.44", "certainty": "secondary"},
        assumed=(),
    )
    yield Golden(
        "sickness-netted-to-zero-beside-one-left-out",
        "500.00 + 150.00 - 650.00 = 0.00 is a line without assumption; the C23 of the same period is left out, which is"
        " assumed: 1738.60.",
        "R2.6 R2.8",
        ibo_2026(
            unemployment=[],
            sickness=[
                sick("500.00", "2026-03-20", "2026-03-31", 8),
                sick("90.00", "2026-03-20", "2026-03-31", 2, document_type="C23"),
                sick("150.00", "2026-03-20", "2026-03-31", 2),
                sick("-650.00", "2026-03-20", "2026-03-31", -10),
            ],
        ),
        {"replacement_income": "0.00", "premium": "1738.60", "certainty": "assumed"},
        assumed=("sickness.document-type/C23",),
        left_out=("sickness[1] R2.8",),
    )
    yield Golden(
        "sickness-with-a-fault-in-another-month",
        "26 days of the 24 payable ones of February do not refuse April: worked example 1, 588.57 and 523.18.",
        "R2 R2.6",
        ibo_2026("2026-04", sickness=[sick("1430.00", "2026-02-01", "2026-02-28", 26)]),
        {"premium": "588.57", "net": "523.18", "certainty": "secondary"},
        assumed=(),
        left_out=(),
    )
    yield Golden(
        "sickness-of-a-sunday-in-another-month",
        "Sunday 31 May has no payable day, which is the affair of May, not of April: 588.57 and 523.18.",
        "R2 R2.6",
        ibo_2026("2026-04", sickness=[sick("55.29", "2026-05-31", "2026-05-31")]),
        {"premium": "588.57", "net": "523.18", "certainty": "secondary"},
        assumed=(),
        left_out=(),
    )
    yield Golden(
        "sickness-period-recovered-below-zero",
        "9 to 31 March (20 days): 1000.00 x 26 x 20 / (20 x 26) = 1000.00; 23 February to 7 March (12 days, 6 in March)"
        " is taken back: -260.00 x 26 x 6 / (12 x 26) = -130.00; together 870.00; 2173.25 - 870.00 = 1303.25;"
        " x 80 % = 1042.60; tax 1042.60 x 11.11 % = 115.83286, printed 115.83; net 926.77.",
        "R2.6 R2.9",
        ibo_2026(
            unemployment=[],
            sickness=[
                sick("1000.00", "2026-03-09", "2026-03-31", 20),
                sick("-260.00", "2026-02-23", "2026-03-07", -12),
            ],
        ),
        {
            "replacement-income-sickness": "870.00",
            "replacement_income": "870.00",
            "premium": "1042.60",
            "withholding_tax": "115.83",
            "net": "926.77",
        },
    )
    yield Golden(
        "sickness-recovery-tie-away-from-zero",
        "A recovery of one cent over 12 days, 6 in March: -0.01 x 26 x 6 / (12 x 26) = -0.005, away from zero -0.01;"
        " 1000.00 - 0.01 = 999.99; 2173.25 - 999.99 = 1173.26; x 80 % = 938.608, printed 938.61;"
        " tax 938.61 x 11.11 % = 104.279571, printed 104.28; net 834.33.",
        "R0.2 R2.6",
        ibo_2026(
            unemployment=[],
            sickness=[
                sick("1000.00", "2026-03-09", "2026-03-31", 20),
                sick("-0.01", "2026-02-23", "2026-03-07", 0),
            ],
        ),
        {"replacement_income": "999.99", "premium": "938.61", "withholding_tax": "104.28", "net": "834.33"},
    )
    yield Golden(
        "sickness-document-types-left-out",
        "C23 (maternity) and B23 (breastfeeding) are left out and listed: 2173.25 x 80 % = 1738.60.",
        "R2.8",
        ibo_2026(
            unemployment=[],
            sickness=[
                sick("900.00", "2026-03-01", "2026-03-31", 26, document_type="C23"),
                sick("90.00", "2026-03-01", "2026-03-31", 2, document_type="B23"),
            ],
        ),
        {"replacement_income": "0.00", "premium": "1738.60", "certainty": "assumed"},
        assumed=("sickness.document-type/C23", "sickness.document-type/B23"),
        left_out=("sickness[0] R2.8", "sickness[1] R2.8"),
    )
    yield Golden(
        "sickness-natures-left-out",
        "Natures 1, 2 and 3 are left out and listed, nature 0 counts: 1300.00 x 26 x 26 / (26 x 26) = 1300.00;"
        " 873.25 x 80 % = 698.60.",
        "R2.8",
        ibo_2026(
            unemployment=[],
            sickness=[
                sick("50.00", "2026-03-01", "2026-03-31", 26, nature=1),
                sick("1300.00", "2026-03-01", "2026-03-31", 26, nature=0),
                sick("60.00", "2026-03-01", "2026-03-31", 26, nature=2),
                sick("70.00", "2026-03-01", "2026-03-31", 26, nature=3),
            ],
        ),
        {"replacement_income": "1300.00", "premium": "698.60", "certainty": "assumed"},
        assumed=("income.sickness-rule", "sickness.nature/1", "sickness.nature/2", "sickness.nature/3"),
        left_out=("sickness[0] R2.8", "sickness[2] R2.8", "sickness[3] R2.8"),
    )
    yield Golden(
        "sickness-document-type-before-nature",
        "A C23 of nature 1 is listed once, for its document type: 2173.25 x 80 % = 1738.60.",
        "R2.8",
        ibo_2026(
            unemployment=[],
            sickness=[sick("900.00", "2026-03-01", "2026-03-31", 26, document_type="C23", nature=1)],
        ),
        {"replacement_income": "0.00", "premium": "1738.60"},
        assumed=("sickness.document-type/C23",),
        left_out=("sickness[0] R2.8",),
    )
    yield Golden(
        "attest-version-2-replaces-version-1",
        "Version 2 (1300.00) replaces version 1 (1430.00), also when it comes first: 873.25 x 80 % = 698.60;"
        " net 620.99; version 1 is listed.",
        "R2.7",
        ibo_2026(
            unemployment=[],
            sickness=[
                sick("1300.00", "2026-03-01", "2026-03-31", 26, attest_id="A-1", version=2, status="modified"),
                sick("1430.00", "2026-03-01", "2026-03-31", 26, attest_id="A-1", version=1, status="original"),
            ],
        ),
        {"replacement_income": "1300.00", "premium": "698.60", "net": "620.99"},
    )
    yield Golden(
        "attest-version-that-leaves-the-month",
        "Version 2 moves the period to February: version 1 is replaced all the same and nothing counts in March;"
        " 2173.25 x 80 % = 1738.60; the list of left-out lines is empty but for version 1.",
        "R2.7",
        ibo_2026(
            unemployment=[],
            sickness=[
                sick("1430.00", "2026-03-01", "2026-03-31", 26, attest_id="A-1"),
                sick("1300.00", "2026-02-01", "2026-02-28", 24, attest_id="A-1", version=2, status="modified"),
            ],
        ),
        {"replacement_income": "0.00", "premium": "1738.60", "certainty": "secondary"},
    )
    yield Golden(
        "attest-cancelled",
        "One line of version 2 is cancelled: the attest drops out with both versions listed; another line stands:"
        " 650.00 x 26 x 13 / (13 x 26) = 650.00; 2173.25 - 650.00 = 1523.25; x 80 % = 1218.60; tax 1218.60 x 11.11 % ="
        " 135.38646, printed 135.39; net 1083.21.",
        "R2.7",
        ibo_2026(
            unemployment=[],
            sickness=[
                sick("700.00", "2026-03-02", "2026-03-16", 13, attest_id="A-1", version=1),
                sick("700.00", "2026-03-02", "2026-03-16", 13, attest_id="A-1", version=2, status="modified"),
                sick("0.00", "2026-03-02", "2026-03-16", 0, attest_id="A-1", version=2, status="cancelled"),
                sick("650.00", "2026-03-17", "2026-03-31", 13),
            ],
        ),
        {"replacement_income": "650.00", "premium": "1218.60", "withholding_tax": "135.39", "net": "1083.21"},
    )
    yield Golden(
        "more-than-eight-sickness-records",
        "Twelve records: version 3 of an attest, 600.00, replaces 1 and 2; 50.00 - 20.00 + 10.00 = 40.00 of 2 to"
        " 7 March; 80.00 of 9 and 10 March, and -30.00 of 11 March; a C23 and a nature 2 left out; a cancelled line"
        " drops out; one of February plays no part: 600.00 x 26 x 13 / (13 x 26), 40.00 x 26 x 6 / (6 x 26) and so on"
        " are the amounts themselves: 600.00 + 40.00 + 80.00 - 30.00 = 690.00; 2173.25 - 690.00 = 1483.25; x 80 % ="
        " 1186.60; tax 1186.60 x 11.11 % = 131.83126, printed 131.83; net 1054.77.",
        "R2.6 R2.7 R2.8",
        ibo_2026(
            unemployment=[],
            sickness=[
                sick("700.00", "2026-03-17", "2026-03-31", 13, attest_id="A-1", version=1),
                sick("50.00", "2026-03-02", "2026-03-07", 6),
                sick("650.00", "2026-03-17", "2026-03-31", 13, attest_id="A-1", version=2, status="modified"),
                sick("80.00", "2026-03-09", "2026-03-10", 2),
                sick("-20.00", "2026-03-02", "2026-03-07", -1),
                sick("90.00", "2026-03-02", "2026-03-07", 1, document_type="C23"),
                sick("600.00", "2026-03-17", "2026-03-31", 13, attest_id="A-1", version=3, status="modified"),
                sick("-30.00", "2026-03-11", "2026-03-11"),
                sick("70.00", "2026-03-12", "2026-03-13", 2, nature=2),
                sick("10.00", "2026-03-02", "2026-03-07"),
                sick("99.00", "2026-03-12", "2026-03-13", 2, status="cancelled"),
                sick("300.00", "2026-02-02", "2026-02-28", 24),
            ],
        ),
        {
            "replacement-income-sickness": "690.00",
            "premium": "1186.60",
            "withholding_tax": "131.83",
            "net": "1054.77",
            "certainty": "assumed",
        },
        assumed=("income.sickness-rule", "sickness.document-type/C23", "sickness.nature/2"),
        left_out=(
            "sickness[0] R2.7",
            "sickness[2] R2.7",
            "sickness[5] R2.8",
            "sickness[8] R2.8",
            "sickness[10] R2.7",
        ),
    )
    yield Golden(
        "cancelled-line-without-attest",
        "A cancelled line without attest drops out alone, its neighbour of the same period counts: 1300.00;"
        " 873.25 x 80 % = 698.60.",
        "R2.7",
        ibo_2026(
            unemployment=[],
            sickness=[
                sick("1430.00", "2026-03-01", "2026-03-31", 26, status="cancelled"),
                sick("1300.00", "2026-03-01", "2026-03-31", 26),
            ],
        ),
        {"replacement_income": "1300.00", "premium": "698.60"},
    )


def several_sources() -> Iterator[Golden]:
    yield Golden(
        "two-sources-on-the-same-days",
        "40.72 x 26 = 1058.72 and leefloon 300.00 on the same days are both counted: 1358.72; 2173.25 - 1358.72 ="
        " 814.53; x 80 % = 651.624, printed 651.62; tax 651.62 x 11.11 % = 72.394982, printed 72.39; net 579.23.",
        "R2.9",
        ibo_2026(unemployment=[full("40.72")], leefloon=[aid("300.00", "2026-03")]),
        {
            "replacement_income": "1358.72",
            "premium": "651.62",
            "withholding_tax": "72.39",
            "net": "579.23",
            "certainty": "assumed",
        },
        assumed=("income.leefloon-part-month", "income.same-days"),
    )
    yield Golden(
        "two-sources-one-after-the-other",
        "Unemployment until 15 March (12 days): 1437.54 x 12 / 26 = 663.48; sickness from 16 March (14 days):"
        " 700.00 x 26 x 14 / (14 x 26) = 700.00; 2173.25 - 1363.48 = 809.77; x 80 % = 647.816, printed 647.82;"
        " tax 647.82 x 11.11 % = 71.972802, printed 71.97; net 575.85. No day twice.",
        "R2.3 R2.6 R2.9",
        ibo_2026(
            unemployment=[full("55.29", "2026-01-05", "2026-03-15")],
            sickness=[sick("700.00", "2026-03-16", "2026-03-31", 14)],
        ),
        {"replacement_income": "1363.48", "premium": "647.82", "withholding_tax": "71.97", "net": "575.85"},
    )
    yield Golden(
        "two-sources-one-of-them-nothing",
        "A benefit of 0.00 covers no day: unemployment 0.00 and leefloon 893.65 give 893.65, without R2.9's assumption;"
        " 2173.25 - 893.65 = 1279.60; x 80 % = 1023.68; tax 1023.68 x 11.11 % = 113.730848, printed 113.73;"
        " net 909.95.",
        "R2.9",
        ibo_2026(start="2026-03-01", unemployment=[full("0.00")], leefloon=[aid("893.65", "2026-03")]),
        {"replacement_income": "893.65", "premium": "1023.68", "net": "909.95", "certainty": "secondary"},
        assumed=(),
    )
    yield Golden(
        "three-sources",
        "Unemployment 2 to 15 March 663.48, sickness 16 to 31 March 700.00, leefloon 100.00: 1463.48; 2173.25 - 1463.48"
        " = 709.77; x 80 % = 567.816, printed 567.82; tax 567.82 x 11.11 % = 63.084802, printed 63.08; net 504.74.",
        "R2.9",
        ibo_2026(
            unemployment=[full("55.29", "2026-03-02", "2026-03-15")],
            leefloon=[aid("100.00", "2026-03")],
            sickness=[sick("700.00", "2026-03-16", "2026-03-31", 14)],
        ),
        {"replacement_income": "1463.48", "premium": "567.82", "net": "504.74", "certainty": "assumed"},
    )
    yield Golden(
        "whole-history-most-of-it-plays-no-part",
        "Records of other months and other days play no part and are not listed, filtered or cancelled or not:"
        " worked example 1, 588.57 and 523.18, secondary.",
        "R2",
        ibo_2026(
            unemployment=[
                full("68.23", "2025-06-02", "2025-12-31"),
                full("12.00", "2025-06-02", "2026-03-01", "income-guarantee"),
                full("55.29", "2026-01-05", "2026-03-31"),
                full("53.22", "2026-04-01"),
            ],
            leefloon=[aid("876.13", "2025-05"), aid("893.65", "2026-04", aid_type="equivalent-leefloon")],
            sickness=[
                sick("1430.00", "2025-03-01", "2025-03-31", 26),
                sick("300.00", "2025-04-01", "2025-04-30", 5, document_type="C23"),
                sick("300.00", "2026-04-01", "2026-04-30", 5, attest_id="A-9", status="cancelled"),
            ],
        ),
        {"replacement_income": "1437.54", "premium": "588.57", "net": "523.18", "certainty": "secondary"},
    )
    yield Golden(
        "whole-history-with-faults-in-other-months",
        "Codes that no list has, wrong signs, too many days, an overlap and a Sunday, all of other months: none of them"
        " refuses March; worked example 1, 588.57 and 523.18, secondary.",
        "R2",
        ibo_2026(
            unemployment=[
                full("68.23", "2025-06-02", "2026-02-28", "pension"),
                full("30.00", "2025-06-02", "2025-06-30"),
                full("30.00", "2025-06-02", "2025-06-30"),
                full("55.29", "2026-03-01", "2026-03-31"),
                full("53.22", "2026-04-01", kind="pension"),
            ],
            leefloon=[
                aid("876.13", "2025-05", aid_type="loan"),
                aid("-876.13", "2025-06"),
                aid("1.00", "2026-04", "recovery"),
                aid("1.00", "2026-04", "gift"),
            ],
            sickness=[
                sick("1430.00", "2025-03-01", "2025-03-31", 27),
                sick("1430.00", "2025-04-01", "2025-04-30", -5),
                sick("300.00", "2026-04-01", "2026-04-30", 5, document_type="C22", nature=4),
                sick("300.00", "2026-04-01", "2026-04-30", 5, hours="-0.01"),
                sick("55.29", "2026-04-05", "2026-04-05", 1),
            ],
        ),
        {"replacement_income": "1437.54", "premium": "588.57", "net": "523.18", "certainty": "secondary"},
        assumed=(),
        left_out=(),
    )
    none_asked = ibo_2026()
    none_asked.update(dict.fromkeys(reference.SOURCES))
    yield Golden(
        "provisional-no-source-asked",
        "None of the three sources was asked: a provisional result without income, 2173.25 x 80 % = 1738.60; net"
        " 1545.44. It says that it is provisional.",
        "R2.10",
        none_asked,
        {"replacement_income": "0.00", "premium": "1738.60", "net": "1545.44", "provisional": True},
        {"provisional": True},
        assumed=(),
    )
    provisional = ibo_2026()
    provisional["sickness"] = {"availability": "no-result"}
    provisional["leefloon"] = None
    yield Golden(
        "provisional-two-sources-without-answer",
        "Leefloon not asked and sickness without result: a provisional result from what is known, 588.57 and 523.18.",
        "R2.10",
        provisional,
        {"premium": "588.57", "net": "523.18", "certainty": "secondary", "provisional": True},
        {"provisional": True},
    )
    filtered = ibo_2026(unemployment=[], leefloon=[aid("893.65", "2026-03")])
    filtered["leefloon"]["availability"] = "filtered"
    yield Golden(
        "provisional-records-of-a-filtered-source-count",
        "The records of a source without a final answer count in a provisional result: 2173.25 - 893.65 = 1279.60;"
        " x 80 % = 1023.68; tax 1023.68 x 11.11 % = 113.730848, printed 113.73; net 909.95.",
        "R2.10",
        filtered,
        {"replacement_income": "893.65", "premium": "1023.68", "net": "909.95"},
        {"provisional": True},
    )
    yield Golden(
        "provisional-asked-but-final",
        "A provisional result is allowed but not needed, all sources answered: a final statement, 588.57.",
        "R2.10",
        ibo_2026(),
        {"premium": "588.57", "net": "523.18", "provisional": False},
        {"provisional": True, "require": "secondary"},
        notice="588.57",
    )


# --------------------------------------------------------------------------------------------------------------------
# A user's own values
# --------------------------------------------------------------------------------------------------------------------

OWN_LIST = own_value(
    "unemployment.benefit-type",
    "2026-01-01",
    {"counts": ["full-unemployment", "income-guarantee"], "left_out": ["insertion", "other"]},
    "Own reading of the list",
)
OWN_LIST_WITH_A_CODE = own_value(
    "unemployment.benefit-type",
    "2026-01-01",
    {
        "counts": [
            {"code": "full-unemployment", "certainty": "official", "source": "Letter of the RVA"},
            "insertion",
        ],
        "left_out": ["other"],
    },
    "Own reading of the list",
    "assumed",
)
OWN_GGMMI = own_value("ggmmi", "2026-09-01", "2278.28", "Own forecast", checked_until="2026-11-30")
OWN_DAY_AMOUNTS = own_value("premium.flat-day-amounts", "2026-01-01", ["26.50", "39.75"], "Own indexation")
OWN_PERCENTAGES = own_value("premium.percentages", "2026-01-01", [60, 75], "Own scale")
OWN_ABSENCE_RULE = own_value("employer.absence-rule", "2018-09-01", "eighth-day", "Own agreement with VDAB")
OWN_CONTRIBUTION = own_value(
    "employer.contribution",
    "2019-07-01",
    {
        "classes": [
            {"below": "1800.00", "amount": "700.00"},
            {"up_to": "2100.00", "amount": "850.00"},
            {"up_to": "2400.00", "amount": "1050.00", "edge": "assumed"},
            {"up_to": "2700.00", "amount": "1250.00"},
        ],
        "above": "1450.00",
    },
    "Own table",
)


def own_values() -> Iterator[Golden]:
    yield Golden(
        "own-list-by-which-a-record-counts",
        "An own list by which the income guarantee counts, secondary: 12.00 x 26 = 312.00; 2173.25 - 312.00 = 1861.25;"
        " x 80 % = 1489.00; tax 1489.00 x 11.11 % = 165.4279, printed 165.43; net 1323.57.",
        "R1.6 R2.4",
        ibo_2026(unemployment=[full("12.00", kind="income-guarantee")]),
        {"replacement_income": "312.00", "premium": "1489.00", "net": "1323.57", "certainty": "secondary"},
        assumed=(),
        own=(OWN_LIST,),
    )
    yield Golden(
        "own-list-before-its-first-month",
        "In an own list of 2027 the income guarantee counts; in December 2026 it is left out still: 1738.60.",
        "R1.6 R2.4",
        ibo_2026("2026-12", "2026-11-02", "2027-04-30", unemployment=[full("12.00", kind="income-guarantee")]),
        {"replacement_income": "0.00", "premium": "1738.60", "certainty": "assumed"},
        assumed=("unemployment.benefit-type/income-guarantee",),
        own=({**OWN_LIST, "from": "2027-01-01"},),
    )
    yield Golden(
        "own-list-with-a-code-that-says-its-own-certainty",
        "In an assumed own list the unemployment benefit is official by itself: worked example 1, and secondary.",
        "R1.6 R2.4",
        ibo_2026(),
        {"premium": "588.57", "net": "523.18", "certainty": "secondary"},
        assumed=(),
        own=(OWN_LIST_WITH_A_CODE,),
    )
    yield Golden(
        "own-list-with-a-code-as-certain-as-the-list",
        "In the same list the insertion allowance is as the list, assumed: 588.57 and 523.18.",
        "R1.6 R2.4",
        ibo_2026(unemployment=[full("55.29", kind="insertion")]),
        {"premium": "588.57", "net": "523.18", "certainty": "assumed"},
        assumed=("unemployment.benefit-type/insertion",),
        own=(OWN_LIST_WITH_A_CODE,),
    )
    yield Golden(
        "own-ggmmi-in-its-last-month-checked",
        "An own GGMMI of 2278.28, checked until 30 November: 2278.28 x 80 % = 1822.624, printed 1822.62.",
        "R1.6 R5.1 R7.4",
        flat("ibo-plus", "2026-11"),
        {"ggmmi": "2278.28", "premium": "1822.62", "certainty": "assumed"},
        assumed=("R5.1/premium.flat-shares",),
        own=(OWN_GGMMI,),
    )
    yield Golden(
        "own-ggmmi-carried-forward",
        "The same in December: carried forward, 1822.62.",
        "R1.6 R5.1 R7.4",
        flat("ibo-plus", "2026-12"),
        {"ggmmi": "2278.28", "premium": "1822.62", "certainty": "assumed"},
        assumed=("R7.4/ggmmi", "R5.1/premium.flat-shares"),
        own=(OWN_GGMMI,),
    )
    yield Golden(
        "own-flat-day-amounts",
        "Own day amounts of 26.50 and 39.75: 0.00 < 680.00 <= 26 x 26.50 = 689.00, so 60 %: 2189.81 x 60 % = 1313.886,"
        " printed 1313.89; without a last check they are not stale.",
        "R1.6 R5.1",
        flat("ibo-plus", "2026-05", leefloon=[aid("680.00", "2026-05")]),
        {"replacement_income": "680.00", "premium": "1313.89", "certainty": "assumed"},
        assumed=("R5.1/premium.flat-shares",),
        own=(OWN_DAY_AMOUNTS,),
    )
    yield Golden(
        "own-percentages",
        "Own percentages 60 and 75: 735.71 x 75 % = 551.7825, printed 551.78; tax 551.78 x 11.11 % = 61.302758, printed"
        " 61.30; net 490.48.",
        "R1.6 R4.2",
        ibo_2026(percentage=75),
        {"premium": "551.78", "net": "490.48", "certainty": "secondary"},
        assumed=(),
        own=(OWN_PERCENTAGES,),
    )
    yield Golden(
        "own-contribution-reaches-an-old-agreement",
        "An own table of 2019-07-01 without `agreements_from` is in force for a start on 1 May 2019 too: 1720.00 <"
        " 1800.00: 700.00.",
        "R1.6 R5.3",
        flat("ibo", "2019-08", "2019-05-01", "2019-10-25", "1720.00"),
        {"employer_contribution": "700.00", "certainty": "secondary"},
        notice="700.00",
        assumed=(),
        own=(OWN_CONTRIBUTION,),
    )
    yield Golden(
        "own-contribution-behind-the-one-for-new-agreements",
        "For a start on 1 July 2019 the library's table of the same day, for these agreements, goes before it: 650.00.",
        "R1.6 R5.3",
        flat("ibo", "2019-08", "2019-07-01", "2019-12-27", "1720.00"),
        {"employer_contribution": "650.00", "certainty": "secondary"},
        notice="650.00",
        assumed=(),
        own=(OWN_CONTRIBUTION,),
    )
    yield Golden(
        "own-contribution-in-place-of-the-one-for-new-agreements",
        "With `agreements_from` it replaces that table: 2400.00, an edge that is assumed there, gives 1050.00.",
        "R1.6 R5.3",
        flat("ibo", "2019-08", "2019-07-01", "2019-12-27", "2400.00"),
        {"employer_contribution": "1050.00", "certainty": "assumed"},
        notice="1050.00",
        assumed=("R5.3/edge",),
        own=({**OWN_CONTRIBUTION, "agreements_from": "2019-07-01"},),
    )
    yield Golden(
        "own-absence-rule-for-old-agreements",
        "The eighth-day rule in place of none for starts before July 2019: 4 to 11 March 2019, the eighth day is out:"
        " 800.00 x (31 - 1) / 31 = 774.1935..., printed 774.19.",
        "R1.6 R5.3",
        flat(
            "ibo",
            "2019-03",
            "2019-02-01",
            "2019-07-26",
            "1720.00",
            absences=[{"from": "2019-03-04", "to": "2019-03-11"}],
        ),
        {"employer_contribution": "774.19", "certainty": "assumed"},
        notice="774.19",
        assumed=("R5.1/ggmmi", "contribution.absence-days"),
        left_out=(),
        own=(OWN_ABSENCE_RULE,),
    )


# --------------------------------------------------------------------------------------------------------------------
# Agreement, premium, payment
# --------------------------------------------------------------------------------------------------------------------


# Days, start and end in March 2026, what: all of them four weeks when their end counts through Sunday 29 March.
FOUR_WEEKS = (
    (26, "2026-03-02", "2026-03-27", "Monday 2 to Friday 27 March, 26 days"),
    (27, "2026-03-01", "2026-03-27", "Sunday 1 to Friday 27 March, 27 days"),
    (27, "2026-03-02", "2026-03-28", "Monday 2 to Saturday 28 March, 27 days"),
)


def agreements() -> Iterator[Golden]:
    yield Golden(
        "agreement-starts-on-sunday-the-first",
        "1 March 2026 is a Sunday: the start changes nothing, 26 days and the whole month; 588.57 and 523.18.",
        "R2 R6.2",
        ibo_2026(start="2026-03-01"),
        {"premium": "588.57", "net": "523.18", "certainty": "secondary"},
    )
    yield Golden(
        "agreement-starts-on-a-sunday-inside-the-month",
        "Start on Sunday 15 March: 14 days Monday to Saturday, all with benefit, so 1437.54; attendance 12/22:"
        " 588.57 x 12/22 = 321.0381..., printed 321.04; tax 321.04 x 11.11 % = 35.667544, printed 35.67; net 285.37.",
        "R2 R2.3 R6.2",
        ibo_2026(start="2026-03-15", attendance="working-days"),
        {
            "replacement_income": "1437.54",
            "premium_due": "321.04",
            "withholding_tax": "35.67",
            "net": "285.37",
            "certainty": "assumed",
        },
    )
    yield Golden(
        "agreement-stopped",
        "Broken off on Friday 20 March: 15 of 22 working days; 588.57 x 15/22 = 401.297727..., printed 401.30;"
        " tax 401.30 x 11.11 % = 44.58443, printed 44.58; net 356.72.",
        "R1.3 R6.2",
        ibo_2026(agreement={"stopped": "2026-03-20"}, attendance="working-days"),
        {"premium": "588.57", "premium_due": "401.30", "withholding_tax": "44.58", "net": "356.72"},
    )
    yield Golden(
        "agreement-stopped-on-the-last-working-day",
        "Stopped on Friday 29 May 2026: only Saturday 30 and Sunday 31 lie outside, so attendance need not be given;"
        " 588.57 and 523.18.",
        "R1.3 R6.2",
        ibo_2026("2026-05", agreement={"stopped": "2026-05-29"}),
        {"premium": "588.57", "premium_due": "588.57", "net": "523.18", "certainty": "secondary"},
    )
    yield Golden(
        "agreement-stopped-on-its-start",
        "A single day, Monday 2 March: D is one day; 55.29 x 26 = 1437.54 for that month of one day; 588.57 x 1/22 ="
        " 26.753181..., printed 26.75; tax 26.75 x 11.11 % = 2.971925, printed 2.97; net 23.78.",
        "R1.3 R2 R6.2",
        ibo_2026(agreement={"stopped": "2026-03-02"}, attendance="working-days"),
        {"premium": "588.57", "premium_due": "26.75", "withholding_tax": "2.97", "net": "23.78"},
    )
    yield Golden(
        "duration-28-days",
        "2 to 29 March, 28 days, the shortest: 20 of 22 working days; 588.57 x 20/22 = 535.0636..., printed 535.06;"
        " tax 535.06 x 11.11 % = 59.445166, printed 59.45; net 475.61.",
        "R1.4 R6.2",
        ibo_2026(end="2026-03-29", attendance="working-days"),
        {"premium_due": "535.06", "withholding_tax": "59.45", "net": "475.61"},
        assumed=("payment.working-days",),
    )
    for days, start, end, what in FOUR_WEEKS:
        yield Golden(
            f"duration-{days}-days-{end[8:]}-march",
            f"{what}: four weeks through Sunday 29 March (assumed); attendance 20/22: 535.06; tax 59.45; net 475.61.",
            "R1.4",
            ibo_2026(start=start, end=end, attendance="20/22"),
            {"premium": "588.57", "premium_due": "535.06", "net": "475.61", "certainty": "assumed"},
            notice="588.57",
            assumed=("R1.4/four-weeks",),
        )
    yield Golden(
        "duration-26-days-ibo-plus-2026",
        "Monday 2 to Friday 27 March, ibo-plus of 2026: the reading of R1.4, the weeks and the shares are assumed;"
        " 2154.11 x 80 % = 1723.29; attendance 20/22: 1566.627..., printed 1566.63; tax 1566.63 x 11.11 % ="
        " 174.052593, printed 174.05; net 1392.58.",
        "R1.4 R5.1",
        flat("ibo-plus", "2026-03", "2026-03-02", "2026-03-27", attendance="20/22"),
        {"premium": "1723.29", "premium_due": "1566.63", "net": "1392.58", "certainty": "assumed"},
        assumed=("R1.4/four-weeks", "R5.1/premium.flat-shares", "R1.4/agreement.weeks"),
    )
    yield Golden(
        "duration-26-days-ibo-plus-2021",
        "Monday 1 to Friday 26 March 2021: 1688.03 x 80 % = 1350.42; attendance 20/23: 1174.278..., printed 1174.28;"
        " tax 1174.28 x 11.11 % = 130.462508, printed 130.46; net 1043.82.",
        "R1.4 R5.1",
        flat("ibo-plus", "2021-03", "2021-03-01", "2021-03-26", attendance="20/23"),
        {"premium": "1350.42", "premium_due": "1174.28", "net": "1043.82", "certainty": "assumed"},
        assumed=("R1.4/four-weeks",),
    )
    yield Golden(
        "duration-26-days-started-after-the-last-check",
        "Monday 1 to Friday 26 March 2027: the weeks and the percentages go by the start, and are stale; 588.57 x 20/23"
        " = 511.80; tax 511.80 x 11.11 % = 56.86098, printed 56.86; net 454.94.",
        "R1.4 R7.4",
        ibo_2026("2027-03", "2027-03-01", "2027-03-26", attendance="20/23"),
        {"premium": "588.57", "premium_due": "511.80", "net": "454.94", "certainty": "assumed"},
        assumed=(
            STALE_RATE,
            STALE_DAYS,
            STALE_TYPES,
            "R1.4/four-weeks",
            STALE_PERCENTAGES,
            "R7.4/agreement.weeks",
            STALE_TAX,
        ),
    )
    yield Golden(
        "duration-182-days",
        "2 March to 30 August, 182 days, the longest of an ibo; in August 20 of 21 working days: 588.57 x 20/21 ="
        " 560.542857..., printed 560.54; tax 560.54 x 11.11 % = 62.275994, printed 62.28; net 498.26.",
        "R1.4 R6.2",
        ibo_2026("2026-08", end="2026-08-30", attendance="working-days"),
        {"premium_due": "560.54", "withholding_tax": "62.28", "net": "498.26"},
    )
    yield Golden(
        "duration-364-days-ibo-plus",
        "3 September 2018 to 1 September 2019, 364 days, the longest of an ibo-plus: 1654.90 x 80 % = 1323.92;"
        " tax 147.09; net 1176.83.",
        "R1.4 R5.1",
        flat("ibo-plus", "2019-01", "2018-09-03", "2019-09-01"),
        {"premium": "1323.92", "withholding_tax": "147.09", "net": "1176.83"},
    )
    yield Golden(
        "suspended-days-needed",
        "196 days are 14 more than 182: allowed by 14 suspended days, which is our reading; 588.57, assumed.",
        "R1.4",
        ibo_2026(end="2026-09-13", agreement={"suspended_days": 14}),
        {"premium": "588.57", "net": "523.18", "certainty": "assumed"},
        assumed=("R1.4/suspended-days",),
    )
    yield Golden(
        "suspended-days-not-needed",
        "Suspended days in an agreement that is short enough lower nothing: 588.57, secondary.",
        "R1.4",
        ibo_2026(agreement={"suspended_days": 14}),
        {"premium": "588.57", "net": "523.18", "certainty": "secondary"},
    )
    yield Golden(
        "suspended-days-needed-ibo-plus-2026",
        "365 days with one suspended day: the 52 weeks of 2026 are assumed too; 2154.11 x 80 % = 1723.288, printed"
        " 1723.29; tax 1723.29 x 11.11 % = 191.457519, printed 191.46; net 1531.83.",
        "R1.4 R5.1",
        flat("ibo-plus", "2026-02", "2026-01-05", "2027-01-04", agreement={"suspended_days": 1}),
        {"premium": "1723.29", "withholding_tax": "191.46", "net": "1531.83", "certainty": "assumed"},
        assumed=("R1.4/suspended-days", "R5.1/premium.flat-shares", "R1.4/agreement.weeks"),
    )


def premiums() -> Iterator[Golden]:
    percentages = (
        (70, "515.00", "57.22", "457.78", "514.997; tax 515.00 x 11.11 % = 57.2165"),
        (80, "588.57", "65.39", "523.18", "588.568; tax 588.57 x 11.11 % = 65.390127"),
        (90, "662.14", "73.56", "588.58", "662.139; tax 662.14 x 11.11 % = 73.563754"),
        (100, "735.71", "81.74", "653.97", "735.71; tax 735.71 x 11.11 % = 81.737381"),
    )
    for percentage, premium, tax, net, calculation in percentages:
        yield Golden(
            f"percentage-{percentage}",
            f"735.71 x {percentage} % = {calculation}; net {net}.",
            "R4.2 R6.3",
            ibo_2026(percentage=percentage),
            {"difference": "735.71", "premium": premium, "withholding_tax": tax, "net": net},
            notice=premium,
        )
    yield Golden(
        "premium-tie-away-from-zero",
        "Given RSZ 326.71: 2500.00 - 326.71 - 1437.54 = 735.75; x 70 % = 515.025, away from zero 515.03 (to even would"
        " be 515.02); tax 515.03 x 11.11 % = 57.219833, printed 57.22; net 457.81.",
        "R0.2 R3.2 R4.2",
        ibo_2026(percentage=70, agreement={"employee_rsz": "326.71"}),
        {"difference": "735.75", "premium": "515.03", "withholding_tax": "57.22", "net": "457.81"},
    )
    yield Golden(
        "employee-rsz-given",
        "RSZ 250.00 after work bonus, given: 2500.00 - 250.00 - 1437.54 = 812.46; x 80 % = 649.968, printed 649.97;"
        " tax 649.97 x 11.11 % = 72.211667, printed 72.21; net 577.76.",
        "R3.2",
        ibo_2026(agreement={"employee_rsz": "250.00"}),
        {"employee-rsz": "250.00", "premium": "649.97", "net": "577.76", "certainty": "secondary"},
    )
    yield Golden(
        "employee-rsz-given-as-zero",
        "RSZ 0.00: 2500.00 - 0.00 - 1437.54 = 1062.46; x 80 % = 849.968, printed 849.97; tax 849.97 x 11.11 % ="
        " 94.431667, printed 94.43; net 755.54.",
        "R3.2",
        ibo_2026(agreement={"employee_rsz": "0.00"}),
        {"premium": "849.97", "withholding_tax": "94.43", "net": "755.54"},
    )
    yield Golden(
        "employee-rsz-given-as-the-whole-wage",
        "RSZ equal to the wage is still allowed: 2500.00 - 2500.00 - 1437.54 is below zero: 0.00.",
        "R3.2 R4.1",
        ibo_2026(agreement={"employee_rsz": "2500.00"}),
        {"difference": "0.00", "premium": "0.00", "net": "0.00", "certainty": "assumed"},
    )
    yield Golden(
        "difference-exactly-zero-is-no-floor",
        "Given RSZ 1062.46: 2500.00 - 1062.46 - 1437.54 = 0.00 exactly: the floor did not bite, secondary.",
        "R4.1",
        ibo_2026(agreement={"employee_rsz": "1062.46"}),
        {"difference": "0.00", "premium": "0.00", "net": "0.00", "certainty": "secondary"},
    )
    yield Golden(
        "difference-one-cent-below-zero",
        "Given RSZ 1062.47: 2500.00 - 1062.47 - 1437.54 = -0.01, floored to 0.00 and so assumed.",
        "R4.1",
        ibo_2026(agreement={"employee_rsz": "1062.47"}),
        {"difference": "0.00", "premium": "0.00", "certainty": "assumed"},
    )
    yield Golden(
        "base-100-given",
        "Base 100 said in so many words is the default: RSZ 326.75, premium 588.57.",
        "R3.1",
        ibo_2026(agreement={"rsz_base": 100}),
        {"employee-rsz": "326.75", "premium": "588.57", "certainty": "secondary"},
    )
    yield Golden(
        "base-108-rounds-once",
        "2345.67 x 108 % x 13.07 % = 331.105394..., printed 331.11 (rounding 2533.32 first would give 331.10);"
        " 2345.67 - 331.11 - 1437.54 = 577.02; x 80 % = 461.616, printed 461.62;"
        " tax 461.62 x 11.11 % = 51.285982, printed 51.29; net 410.33.",
        "R0.2 R3.1",
        ibo_2026(wage="2345.67", agreement={"rsz_base": 108}),
        {"employee-rsz": "331.11", "premium": "461.62", "withholding_tax": "51.29", "net": "410.33"},
    )


def payments_in_cases() -> Iterator[Golden]:
    yield Golden(
        "fraction-exactly-half",
        "19/38 is exactly half-time, the least that scheme 2026 allows: 588.57 x 19/38 = 294.285, printed 294.29;"
        " attendance 1/2: 147.145, printed 147.15; tax 147.15 x 11.11 % = 16.348365, printed 16.35; net 130.80.",
        "R0.2 R1.5 R6.1 R6.2",
        ibo_2026(fraction="19/38", attendance="1/2"),
        {
            "premium-after-fraction": "294.29",
            "premium_due": "147.15",
            "withholding_tax": "16.35",
            "net": "130.80",
        },
    )
    yield Golden(
        "fraction-with-decimals",
        "588.57 x 30.40/38.00 = 470.856, printed 470.86; tax 470.86 x 11.11 % = 52.312546, printed 52.31; net 418.55.",
        "R6.1",
        ibo_2026(fraction="30.40/38.00"),
        {"premium-after-fraction": "470.86", "withholding_tax": "52.31", "net": "418.55"},
    )
    yield Golden(
        "fraction-below-half-in-scheme-2018",
        "Scheme 2018 knows no half-time rule: 1688.03 x 80 % = 1350.424, printed 1350.42; x 9.5/38 = 337.605, printed"
        " 337.61; tax 337.61 x 11.11 % = 37.508471, printed 37.51; net 300.10.",
        "R1.5 R6.1",
        flat("ibo-plus", "2021-03", fraction="9.5/38"),
        {"premium": "1350.42", "premium-after-fraction": "337.61", "withholding_tax": "37.51", "net": "300.10"},
    )
    yield Golden(
        "attendance-zero",
        "Nothing worked, nothing due: 588.57 x 0/22 = 0.00.",
        "R6.2",
        ibo_2026(attendance="0/22"),
        {"premium": "588.57", "premium_due": "0.00", "withholding_tax": "0.00", "net": "0.00"},
    )
    yield Golden(
        "attendance-ratio-in-hours",
        "152 of 167.2 hours: 588.57 x 152/167.2 = 535.0636..., printed 535.06; tax 59.445166, printed 59.45;"
        " net 475.61.",
        "R6.2",
        ibo_2026(attendance="152/167.2"),
        {"premium_due": "535.06", "withholding_tax": "59.45", "net": "475.61", "certainty": "secondary"},
    )
    yield Golden(
        "attendance-ratio-of-a-third",
        "588.57 x 1/3 = 196.19 exactly; tax 196.19 x 11.11 % = 21.796709, printed 21.80; net 174.39.",
        "R6.2",
        ibo_2026(attendance="1/3"),
        {"premium_due": "196.19", "withholding_tax": "21.80", "net": "174.39"},
    )
    yield Golden(
        "attendance-working-days-of-a-whole-month",
        "Working days asked for in a whole month: 22/22, nothing assumed; 588.57 and 523.18.",
        "R6.2",
        ibo_2026(start="2026-03-01", attendance="working-days"),
        {"premium_due": "588.57", "net": "523.18", "certainty": "secondary"},
        assumed=(),
    )
    yield Golden(
        "attendance-working-days-without-a-sunday",
        "Sunday 1 March lies outside the agreement: 22/22 all the same, but assumed; 588.57 and 523.18.",
        "R6.2",
        ibo_2026(attendance="working-days"),
        {"premium_due": "588.57", "net": "523.18", "certainty": "assumed"},
        assumed=("payment.working-days",),
    )
    yield Golden(
        "absences-change-nothing-in-scheme-2026",
        "An absence of nine days is listed as left out, one of April is not; 588.57 and 523.18.",
        "R5.3",
        ibo_2026(absences=[{"from": "2026-04-01", "to": "2026-04-20"}, {"from": "2026-03-09", "to": "2026-03-17"}]),
        {"premium": "588.57", "net": "523.18"},
        left_out=("absences[1] R5.3",),
    )


# --------------------------------------------------------------------------------------------------------------------
# Employer's contribution
# --------------------------------------------------------------------------------------------------------------------

# Table, month, wage, contribution: both sides of every limit.
CLASSES = (
    ("2018-09", "2019-06", "1699.99", "650.00"),
    ("2018-09", "2019-06", "1700.00", "800.00"),
    ("2018-09", "2019-06", "2000.00", "800.00"),
    ("2018-09", "2019-06", "2000.01", "1000.00"),
    ("2018-09", "2019-06", "2300.00", "1000.00"),
    ("2018-09", "2019-06", "2300.01", "1200.00"),
    ("2018-09", "2019-06", "2600.00", "1200.00"),
    ("2018-09", "2019-06", "2600.01", "1400.00"),
    ("2019-07", "2019-07", "1733.99", "650.00"),
    ("2019-07", "2019-07", "1734.00", "800.00"),
    ("2019-07", "2019-07", "2040.00", "800.00"),
    ("2019-07", "2019-07", "2040.01", "1000.00"),
    ("2019-07", "2020-02", "2346.00", "1000.00"),
    ("2019-07", "2020-02", "2346.01", "1200.00"),
    ("2019-07", "2020-02", "2652.00", "1200.00"),
    ("2019-07", "2020-02", "2652.01", "1400.00"),
    ("2020-03", "2020-03", "1768.67", "650.00"),
    ("2020-03", "2020-03", "1768.68", "800.00"),
    ("2020-03", "2020-03", "2081.81", "800.00"),
    ("2020-03", "2020-03", "2081.82", "1000.00"),
    ("2020-03", "2021-08", "2393.93", "1000.00"),
    ("2020-03", "2021-08", "2393.94", "1200.00"),
    ("2020-03", "2021-08", "2705.04", "1200.00"),
    ("2020-03", "2021-09", "2705.05", "1400.00"),
)

# Start, end, month, wage, contribution: the start picks the table, from 2020-03 also the month.
CLASS_STEPS = (
    ("2019-06-30", "2019-12-27", "2019-07", "1720.00", "800.00", "the table of 2018: 1700.00 <= 1720.00 <= 2000.00"),
    ("2019-07-01", "2019-12-27", "2019-07", "1720.00", "650.00", "the table of 2019: 1720.00 < 1734.00"),
    ("2019-05-01", "2019-10-25", "2019-08", "1720.00", "800.00", "the table of 2018: 1700.00 <= 1720.00 <= 2000.00"),
    ("2019-06-30", "2019-12-27", "2019-08", "2300.00", "1000.00", "the table of 2018: 2000.00 < 2300.00 <= 2300.00"),
    ("2019-07-01", "2019-12-27", "2019-08", "2300.00", "1000.00", "the table of 2019: 2040.00 < 2300.00 <= 2346.00"),
    ("2019-12-02", "2020-05-29", "2020-02", "1750.00", "800.00", "the table of 2019: 1734.00 <= 1750.00 <= 2040.00"),
    ("2019-12-02", "2020-05-29", "2020-03", "1750.00", "650.00", "the table of 2020: 1750.00 < 1768.68"),
)
# What is assumed in them; the others are secondary.
CLASS_STEPS_ASSUMED = {
    ("2019-06-30", "2300.00"): ("R5.3/edge",),
    ("2019-12-02", "2020-03"): ("R5.3/employer.contribution",),
}

# Name, absences of 2021, by hand from 800.00 (wage 1850.00, March 2021, 31 days), calculation.
ABSENCES = (
    ("seven-days", (("03-04", "03-10"),), "800.00", "seven days: nothing is taken out"),
    ("eight-days", (("03-04", "03-11"),), "774.19", "the eighth day is out: 800.00 x (31 - 1) / 31 = 774.1935..."),
    (
        "eighth-day-over-the-month-border",
        (("02-25", "03-06"),),
        "722.58",
        "the eighth day is 4 March, three days are out: 800.00 x (31 - 3) / 31 = 722.5806...",
    ),
    (
        "touching-are-one",
        (("03-09", "03-13"), ("03-04", "03-08")),
        "722.58",
        "4 to 8 and 9 to 13 March are one absence of ten days: 800.00 x (31 - 3) / 31 = 722.5806...",
    ),
    (
        "overlapping-are-one",
        (("03-04", "03-09"), ("03-08", "03-13"), ("03-05", "03-06")),
        "722.58",
        "4 to 13 March in three pieces, ten days: 800.00 x (31 - 3) / 31 = 722.5806...",
    ),
    (
        "a-day-between-are-two",
        (("03-04", "03-08"), ("03-10", "03-14")),
        "800.00",
        "9 March lies between, so two absences of five days: nothing is taken out",
    ),
    (
        "two-long-ones",
        (("03-01", "03-08"), ("03-10", "03-20")),
        "670.97",
        "8 March is out, and 17 to 20 March: 800.00 x (31 - 5) / 31 = 670.9677...",
    ),
    (
        "the-whole-month",
        (("02-01", "03-31"),),
        "0.00",
        "absent since February: 800.00 x (31 - 31) / 31 = 0.00",
    ),
    (
        "runs-on-into-april",
        (("03-18", "05-31"),),
        "619.35",
        "25 to 31 March are out: 800.00 x (31 - 7) / 31 = 619.3548...",
    ),
)


def contributions() -> Iterator[Golden]:
    for table, month, wage, amount in CLASSES:
        yield Golden(
            f"contribution-table-{table}-wage-{wage.replace('.', '-')}",
            f"Contribution in {month}, table from {table}-01: a wage of {wage} gives {amount}.",
            "R5.3",
            flat("ibo", month, wage=wage),
            {"employer_contribution": amount},
            notice=amount,
        )
    for start, end, month, wage, amount, what in CLASS_STEPS:
        yield Golden(
            f"contribution-start-{start}-month-{month}-wage-{wage.replace('.', '-')}",
            f"Started on {start}, in {month} {what}: {amount}.",
            "R1.6 R5.3",
            flat("ibo", month, start, end, wage),
            {"employer_contribution": amount},
            notice=amount,
            assumed=CLASS_STEPS_ASSUMED.get((start, wage)) or CLASS_STEPS_ASSUMED.get((start, month)) or (),
        )
    yield Golden(
        "contribution-keeps-the-table-of-2018-to-the-end",
        "Started on 3 June 2019 and suspended for 180 days: in March 2020 still the table of 2018, 1700.00 <= 1750.00"
        " <= 2000.00: 800.00; the absence is listed, since there is no deduction.",
        "R1.4 R5.3",
        flat(
            "ibo",
            "2020-03",
            "2019-06-03",
            "2020-04-30",
            "1750.00",
            agreement={"suspended_days": 180},
            absences=[{"from": "2020-03-02", "to": "2020-03-20"}],
        ),
        {"employer_contribution": "800.00", "certainty": "assumed"},
        notice="800.00",
        assumed=("R1.4/suspended-days",),
        left_out=("absences[0] R5.3",),
    )
    for month, wage, assumed in (
        ("2021-08", "2705.04", ("R5.3/employer.contribution",)),
        ("2021-09", "2705.04", ("R5.3/employer.contribution", "R7.4/employer.contribution")),
    ):
        yield Golden(
            f"contribution-checked-until-2021-08-31-month-{month}",
            f"The table of 2020, assumed by its date, was last checked on 2021-08-31; {month}: 2393.93 < 2705.04 <="
            " 2705.04: 1200.00.",
            "R5.3 R7.4",
            flat("ibo", month, wage=wage),
            {"employer_contribution": "1200.00", "certainty": "assumed"},
            notice="1200.00",
            assumed=assumed,
        )
    for name, periods, amount, what in ABSENCES:
        absences = [{"from": f"2021-{first}", "to": f"2021-{last}"} for first, last in periods]
        yield Golden(
            f"contribution-absence-{name}",
            f"March 2021, wage 1850.00, class 800.00; {what}.",
            "R5.3",
            flat("ibo", "2021-03", "2021-01-04", "2021-06-28", "1850.00", absences=absences),
            {"premium": "1350.42", "employer_contribution": amount},
            notice=amount,
            assumed=(*(["contribution.absence-days"] if amount != "800.00" else []), "R5.3/employer.contribution"),
            left_out=(),
        )
    yield Golden(
        "contribution-absence-of-an-old-agreement",
        "Started on 1 February 2019, absent all March: no deduction, 1700.00 <= 1720.00 <= 2000.00: 800.00; the absence"
        " of March is listed, that of April is not.",
        "R5.3",
        flat(
            "ibo",
            "2019-03",
            "2019-02-01",
            "2019-07-31",
            "1720.00",
            absences=[{"from": "2019-04-01", "to": "2019-04-20"}, {"from": "2019-03-01", "to": "2019-03-31"}],
        ),
        {"employer_contribution": "800.00", "certainty": "assumed"},
        notice="800.00",
        assumed=("R5.1/ggmmi",),
        left_out=("absences[1] R5.3",),
    )
    yield Golden(
        "contribution-absence-of-an-agreement-of-30-june-2019",
        "Started on the last day without deduction: 5 to 20 August 2019 change nothing; 800.00.",
        "R5.3",
        flat(
            "ibo",
            "2019-08",
            "2019-06-30",
            "2019-12-27",
            "1720.00",
            absences=[{"from": "2019-08-05", "to": "2019-08-20"}],
        ),
        {"employer_contribution": "800.00", "certainty": "secondary"},
        notice="800.00",
        assumed=(),
        left_out=("absences[0] R5.3",),
    )
    yield Golden(
        "contribution-absence-of-an-agreement-of-1-july-2019",
        "Started on the first day with it: 12 to 20 August 2019 are out, 650.00 x (31 - 9) / 31 = 461.2903..., printed"
        " 461.29.",
        "R5.3",
        flat(
            "ibo",
            "2019-08",
            "2019-07-01",
            "2019-12-27",
            "1720.00",
            absences=[{"from": "2019-08-05", "to": "2019-08-20"}],
        ),
        {"employer_contribution": "461.29", "certainty": "assumed"},
        notice="461.29",
        assumed=("contribution.absence-days",),
        left_out=(),
    )
    yield Golden(
        "contribution-absence-from-before-the-start",
        "Absent from 1 March, start on Monday 15 March 2021: the days before the start count toward the seven, those of"
        " the agreement are out: 800.00 x (31 - 17) / 31 = 361.2903..., printed 361.29; 13 of 23 working days:"
        " 1350.42 x 13/23 = 763.280..., printed 763.28; tax 763.28 x 11.11 % = 84.800408, printed 84.80; net 678.48.",
        "R5.3 R6.2",
        flat(
            "ibo",
            "2021-03",
            "2021-03-15",
            "2021-08-27",
            "1850.00",
            attendance="working-days",
            absences=[{"from": "2021-03-01", "to": "2021-03-31"}],
        ),
        {"premium_due": "763.28", "net": "678.48", "employer_contribution": "361.29", "certainty": "assumed"},
        notice="361.29",
        assumed=(
            "payment.working-days",
            "contribution.absence-days",
            "contribution.part-month",
            "R5.3/employer.contribution",
        ),
    )
    yield Golden(
        "contribution-absence-beyond-the-last-day",
        "Absent from 1 March to 10 April, stopped on 26 March 2021: 8 to 26 March are out, 800.00 x (31 - 19) / 31 ="
        " 309.677..., printed 309.68; attendance 20/23: 1350.42 x 20/23 = 1174.278..., printed 1174.28.",
        "R1.3 R5.3",
        flat(
            "ibo",
            "2021-03",
            "2021-01-04",
            "2021-06-28",
            "1850.00",
            agreement={"stopped": "2021-03-26"},
            attendance="20/23",
            absences=[{"from": "2021-03-01", "to": "2021-04-10"}],
        ),
        {"premium_due": "1174.28", "employer_contribution": "309.68"},
        notice="309.68",
        assumed=("contribution.absence-days", "contribution.part-month", "R5.3/employer.contribution"),
    )
    yield Golden(
        "contribution-absence-whose-eighth-day-lies-after-the-last",
        "Absent from 20 to 31 March, stopped on 26 March 2021: the eighth day, 27 March, lies outside: 800.00.",
        "R1.3 R5.3",
        flat(
            "ibo",
            "2021-03",
            "2021-01-04",
            "2021-06-28",
            "1850.00",
            agreement={"stopped": "2021-03-26"},
            attendance="20/23",
            absences=[{"from": "2021-03-20", "to": "2021-03-31"}],
        ),
        {"employer_contribution": "800.00"},
        notice="800.00",
        assumed=("contribution.part-month", "R5.3/employer.contribution"),
        left_out=(),
    )
    yield Golden(
        "contribution-half-time-with-absence",
        "800.00 x 19/38 x (31 - 3) / 31 = 361.2903..., rounded once to 361.29; 1350.42 x 19/38 = 675.21;"
        " tax 675.21 x 11.11 % = 75.015831, printed 75.02; net 600.19.",
        "R5.3 R6.1",
        flat(
            "ibo",
            "2021-03",
            "2021-01-04",
            "2021-06-28",
            "1850.00",
            "19/38",
            absences=[{"from": "2021-03-04", "to": "2021-03-13"}],
        ),
        {"premium-after-fraction": "675.21", "net": "600.19", "employer_contribution": "361.29"},
        notice="361.29",
    )
    yield Golden(
        "contribution-in-a-part-month",
        "Start on 18 March 2019: the contribution is due in full, 800.00 (assumed); 10 of 21 working days:"
        " 1323.92 x 10/21 = 630.438..., printed 630.44; tax 630.44 x 11.11 % = 70.041884, printed 70.04; net 560.40.",
        "R5.3 R6.2",
        flat("ibo", "2019-03", "2019-03-18", "2019-06-28", "1850.00", attendance="working-days"),
        {"premium_due": "630.44", "net": "560.40", "employer_contribution": "800.00", "certainty": "assumed"},
        notice="800.00",
        assumed=("R5.1/ggmmi", "payment.working-days", "contribution.part-month"),
    )
    yield Golden(
        "contribution-without-wage",
        "No wage, no contribution line, and the absence is listed as left out: 1350.42 only.",
        "R5.3",
        flat("ibo", "2020-05", absences=[{"from": "2020-05-04", "to": "2020-05-20"}]),
        {"premium": "1350.42", "employer_contribution": None, "certainty": "secondary"},
        left_out=("absences[0] R5.3",),
    )
    yield Golden(
        "contribution-ibo-plus-is-nothing",
        "ibo-plus of scheme 2018: 0.00 whatever the wage, and the absence is listed as left out.",
        "R5.3",
        flat("ibo-plus", "2020-05", wage="2800.00", absences=[{"from": "2020-05-04", "to": "2020-05-20"}]),
        {"premium": "1350.42", "employer_contribution": "0.00", "certainty": "secondary"},
        left_out=("absences[0] R5.3",),
    )


def golden_cases() -> list[Golden]:
    groups = (
        worked_examples,
        published_figures,
        schemes,
        last_checks,
        ggmmi_steps,
        share_thresholds,
        half_days,
        unemployment,
        joined,
        leefloon,
        sickness,
        several_sources,
        own_values,
        agreements,
        premiums,
        payments_in_cases,
        contributions,
    )
    return [golden for group in groups for golden in group()]


# --------------------------------------------------------------------------------------------------------------------
# First cases, corrections, payments
# --------------------------------------------------------------------------------------------------------------------

FIRST = (
    ("first-1-unemployment", "worked-example-1-unemployment-all-month"),
    ("first-2-change-in-a-part-month", "benefit-changes-in-a-part-month"),
    ("first-3-ibo-plus-leefloon", "worked-example-6-ibo-plus-leefloon"),
    ("first-4-running-2018-ibo", "running-2018-ibo-in-april-2026"),
)


def corrections() -> Iterator[Correction]:
    yield Correction(
        "day-amount-lowered",
        "The day amount was 53.22, not 55.29: 53.22 x 26 = 1383.72; 2173.25 - 1383.72 = 789.53; x 80 % = 631.624,"
        " printed 631.62; tax 70.172982, printed 70.17; net 561.45; 561.45 - 523.18 = 38.27 still to pay.",
        ibo_2026(),
        ibo_2026(unemployment=[full("53.22")]),
        "38.27",
    )
    yield Correction(
        "leefloon-known-later",
        "Leefloon of 300.00 came to light: 735.71 - 300.00 = 435.71; x 80 % = 348.568, printed 348.57; tax 38.726127,"
        " printed 38.73; net 309.84; 309.84 - 523.18 = -213.34, to recover.",
        ibo_2026(),
        ibo_2026(leefloon=[aid("300.00", "2026-03")]),
        "-213.34",
    )
    yield Correction(
        "sickness-taken-back",
        "A sickness period is taken back by a period of its own, a line below zero: VI from 1000.00 to 870.00;"
        " before 1173.25 x 80 % = 938.60, tax 104.28, net 834.32; after 1042.60, tax 115.83, net 926.77;"
        " 926.77 - 834.32 = 92.45 still to pay.",
        ibo_2026(unemployment=[], sickness=[sick("1000.00", "2026-03-09", "2026-03-31", 20)]),
        ibo_2026(
            unemployment=[],
            sickness=[
                sick("1000.00", "2026-03-09", "2026-03-31", 20),
                sick("-260.00", "2026-02-23", "2026-03-07", -12),
            ],
        ),
        "92.45",
    )
    absences = [{"from": "2021-03-04", "to": "2021-03-13"}]
    yield Correction(
        "contribution-after-an-absence",
        "An absence of ten days was reported later: the contribution goes from 800.00 to 722.58, the net stays.",
        flat("ibo", "2021-03", "2021-01-04", "2021-06-28", "1850.00"),
        flat("ibo", "2021-03", "2021-01-04", "2021-06-28", "1850.00", absences=absences),
        "0.00",
    )
    yield Correction(
        "from-scheme-2018-to-scheme-2026",
        "The start was 1 January 2026, not 31 December: from net 382.96 to net 523.18, 140.22 still to pay; lines that"
        " one of the two does not have count as 0.00.",
        flat("ibo", "2026-01", "2025-12-31", "2026-06-30", "2500.00", unemployment=[full("55.29", "2025-12-01")]),
        ibo_2026("2026-01", "2026-01-01", "2026-06-30", unemployment=[full("55.29", "2025-12-01")]),
        "140.22",
    )
    yield Correction(
        "an-income-above-the-largest-amount",
        "38461538.47 a day was a slip of the keyboard: 38461538.47 x 26 = 1000000000.22, more than an amount that comes"
        " in may be, with a premium of 0.00; corrected to 55.29 a day 523.18 is to pay.",
        ibo_2026(unemployment=[full("38461538.47")]),
        ibo_2026(),
        "523.18",
    )
    yield Correction(
        "benefit-joined",
        "A right that had been sent as 55.29 and 55.30 is one of 55.29: 663.48 + 774.20 = 1437.68 before, 735.57 x 80 %"
        " = 588.456, printed 588.46, tax 65.38, net 523.08; 523.18 - 523.08 = 0.10 still to pay.",
        ibo_2026(unemployment=[full("55.29", "2026-01-05", "2026-03-15"), full("55.30", "2026-03-16")]),
        ibo_2026(unemployment=[full("55.29", "2026-01-05", "2026-03-15"), full("55.29", "2026-03-16")]),
        "0.10",
    )
    yield Correction(
        "nothing-changed",
        "The same evidence gives the same statement: no lines, nothing to pay.",
        ibo_2026(),
        ibo_2026(),
        "0.00",
    )


# Start, end, why the agreement is too short or too long (R1.4); scheme 2026, kind ibo, in March 2026.
NO_DURATIONS = (
    ("2026-03-03", "2026-03-27", "25 days, Tuesday to Friday: 27 through Sunday"),
    ("2026-03-03", "2026-03-28", "26 days, Tuesday to Saturday: 27 through Sunday"),
    ("2026-03-03", "2026-03-29", "27 days that end on a Sunday"),
    ("2026-03-04", "2026-03-30", "27 days that end on a Monday"),
    ("2026-03-01", "2026-03-26", "26 days that end on a Thursday"),
    ("2026-03-02", "2026-08-31", "183 days"),
)


def refused(about: str, case: Json, code: str, at: str, **options: object) -> Refusal:
    return Refusal(about, partial(reference.statement_of, {"case_ref": "A-1", **case}, options), code, at)


def refusals() -> Iterator[Refusal]:
    for start, end, about in NO_DURATIONS:
        yield refused(about, ibo_2026(start=start, end=end), "duration-not-allowed", "agreement.end")
    plus = flat("ibo-plus", "2026-03", "2026-03-02", "2027-03-01")
    yield refused("365 days of ibo-plus", plus, "duration-not-allowed", "agreement.end")
    yield refused(
        "an ordinary month of 2042 is not secondary (R7.4)",
        ibo_2026("2042-04", "2042-03-03", "2042-08-29"),
        *("certainty-too-weak", "require"),
        require="secondary",
    )
    yield from refused_records()
    yield from refused_results()


def refused_records() -> Iterator[Refusal]:
    yield refused(
        "26 days of 24, in the month itself (R2.6)",
        ibo_2026("2026-02", "2026-02-02", "2026-07-31", sickness=[sick("1430.00", "2026-02-01", "2026-02-28", 26)]),
        *("days-not-allowed", "sickness.records[0].days"),
    )
    yield refused(
        "two equal records of one day, although they would be joined (R2.3)",
        ibo_2026(unemployment=[full("55.29", "2026-01-05", "2026-03-10"), full("55.29", "2026-03-10")]),
        *("record-overlap", "unemployment.records[1]"),
    )
    yield refused(
        "a code that no list has comes before an overlap (R2)",
        ibo_2026(unemployment=[full("55.29"), full("55.29"), full("1.00", kind="pension")]),
        *("unknown-benefit-type", "unemployment.records[2].benefit_type"),
    )
    yield refused(
        "a Sunday of the month (R2.6)",
        ibo_2026(sickness=[sick("55.29", "2026-03-15", "2026-03-15")]),
        *("period-without-payable-day", "sickness.records[0]"),
    )
    yield refused(
        "a Sunday of the month, before the agreement and cancelled (R2.6)",
        ibo_2026(sickness=[sick("55.29", "2026-03-01", "2026-03-01", status="cancelled")]),
        *("period-without-payable-day", "sickness.records[0]"),
    )
    yield refused(
        "a version that is replaced is checked too (R2.7)",
        ibo_2026(
            sickness=[
                sick("50.00", "2026-03-09", "2026-03-14", 7, attest_id="A-1"),
                sick("50.00", "2026-03-09", "2026-03-14", 6, attest_id="A-1", version=2, status="modified"),
            ]
        ),
        *("days-not-allowed", "sickness.records[0].days"),
    )
    yield refused(
        "an award below zero (R2.5)",
        ibo_2026(leefloon=[aid("-1.00", "2026-02"), aid("-1.00", "2026-03")]),
        *("leefloon-sign", "leefloon.records[1].amount"),
    )


def refused_results() -> Iterator[Refusal]:
    final, provisional = {"case_ref": "A-1", **ibo_2026()}, {"case_ref": "A-1", **ibo_2026()}
    provisional["sickness"] = None
    before, after = (reference.statement_of(case, {"provisional": True}) for case in (final, provisional))
    for pair in ((before, after), (after, before)):
        yield Refusal(
            "a correction with a provisional statement (R7.5)",
            partial(reference.correction, *pair),
            *("correction-of-provisional", "provisional"),
        )
    guess = own_value("withholding.rate", "2026-01-01", "0.1234", "A guess", "hypothetical")
    tried = reference.statement_of(final, {"overlay": [guess]})
    compare("hypothetical", "certainty", "hypothetical", tried["certainty"])
    yield Refusal(
        "a correction with a hypothetical statement (R7.5)",
        partial(reference.correction, before, tried),
        *("correction-of-hypothetical", "certainty"),
    )
    yield Refusal(
        "a notice of a hypothetical statement (R8.4)",
        partial(reference.notice, final, {"overlay": [guess]}),
        *("notice-of-hypothetical", "certainty"),
    )
    yield refused(
        "hypothetical is weaker than assumed (R7.3)",
        ibo_2026(),
        *("certainty-too-weak", "require"),
        require="assumed",
        overlay=[guess],
    )


PAYMENTS = (
    Payment(
        "Worked example 7: 225.00 x 11.11 % = 24.9975, printed 25.00; net 200.00.",
        *("225.00", "1/1", "1/1", "225.00", "225.00", "25.00", "200.00"),
    ),
    Payment("1800.00 x 11.11 % = 199.98 exactly.", "1800.00", "1/1", "1/1", "1800.00", "1800.00", "199.98", "1600.02"),
    Payment(
        "Worked example 2 from VDAB's amount: 588.57 x 19/38 = 294.285, away from zero 294.29; tax 32.70.",
        *("588.57", "19/38", "1/1", "294.29", "294.29", "32.70", "261.59"),
    ),
    Payment(
        "588.57 x 30.4/38 = 470.856, printed 470.86; x 152/167.2 = 428.054545..., printed 428.05; tax 47.556355.",
        *("588.57", "30.4/38", "152/167.2", "470.86", "428.05", "47.56", "380.49"),
    ),
    Payment(
        "The fraction is rounded before the attendance: 100.01 x 1/2 = 50.005, printed 50.01; x 1/2 = 25.005, printed"
        " 25.01 (in one step it would be 25.0025); tax 25.01 x 11.11 % = 2.778611.",
        *("100.01", "1/2", "1/2", "50.01", "25.01", "2.78", "22.23"),
    ),
    Payment("Nothing worked: 0.00.", "588.57", "38/38", "0/22", "588.57", "0.00", "0.00", "0.00"),
    Payment("A premium of nothing.", "0.00", "38/38", "1/1", "0.00", "0.00", "0.00", "0.00"),
    Payment(
        "Five cents at half-time: 0.025, away from zero 0.03; tax 0.003333, printed 0.00.",
        *("0.05", "1/2", "1/1", "0.03", "0.03", "0.00", "0.03"),
    ),
    Payment(
        "A tie in the tax: 50.00 x 11.11 % = 5.555, away from zero 5.56; net 44.44.",
        *("50.00", "1/1", "1/1", "50.00", "50.00", "5.56", "44.44"),
    ),
    Payment(
        "The largest amount: 1000000000.00 x 11.11 % = 111100000.00.",
        *("1000000000.00", "10000/10000", "1/1", "1000000000.00", "1000000000.00", "111100000.00", "888900000.00"),
    ),
    Payment(
        "The smallest fraction: 588.57 x 0.01/10000 = 0.000588..., printed 0.00.",
        *("588.57", "0.01/10000", "1/1", "0.00", "0.00", "0.00", "0.00"),
    ),
)


# --------------------------------------------------------------------------------------------------------------------
# Checking by hand, and the files
# --------------------------------------------------------------------------------------------------------------------


def fixture_options(golden: Golden) -> Json:
    """The fixture holds the text of a user's parameter file."""
    if not golden.own:
        return golden.options
    return {**golden.options, "parameters": "\n".join(map(reference.block, golden.own))}


def oracle_options(golden: Golden) -> Json:
    """The oracle takes the values of that file."""
    return {**golden.options, "overlay": list(golden.own)}


def compare(name: str, what: str, by_hand: object, by_oracle: object) -> None:
    if by_hand != by_oracle:
        raise SystemExit(f"{name}: {what} is {by_hand} by hand and {by_oracle} by the oracle")


def checked_statement(golden: Golden) -> Json:
    """The oracle's statement, once all amounts by hand agree."""
    result = reference.statement_of(golden.full_case(), oracle_options(golden))
    for what, by_hand in golden.amounts.items():
        is_field = what in result
        by_oracle = result[what] if is_field else reference.money(reference.line_total(result, what))
        compare(golden.name, what, by_hand, by_oracle)
    if golden.assumed is not None:
        compare(golden.name, "assumed", golden.assumed, tuple(item["id"] for item in result["assumptions"]))
    if golden.left_out is not None:
        left_out = tuple(f"{item['source']}[{item['record']}] {item['rule']}" for item in result["left_out"])
        compare(golden.name, "left_out", golden.left_out, left_out)
    return result


def check_refusal(item: Refusal) -> None:
    try:
        item.attempt()
    except reference.Refused as found:
        compare(item.about, "error", (item.code, item.at), (found.code, found.at))
    else:
        raise SystemExit(f"{item.about}: the oracle computes")


def check_values() -> None:
    """The dated values of the library, as published, are those that the oracle has from parameters.md."""
    published = json.loads(reference.SOURCES_FILE.read_text(encoding="utf-8"))
    typed = [typed_entry(entry) for entry in reference.embedded_tables()]
    found = [{**entry, "codes": code_entries(entry)} for entry in map(without_sources, published)]
    for by_hand in typed:
        same_key = [entry for entry in found if reference.key_of(entry) == reference.key_of(by_hand)]
        compare("fixtures/parameters.json", str(reference.key_of(by_hand)), [by_hand], same_key)
    too_much = [reference.key_of(entry) for entry in found if entry not in typed]
    compare("fixtures/parameters.json", "what parameters.md does not have", [], too_much)
    canonical = reference.canonical_text(reference.published_tables())
    if canonical != reference.CANONICAL_FILE.read_text(encoding="utf-8"):
        raise SystemExit("fixtures/parameters.toml: not the canonical text of these values")


# The index rule of parameters.md: the bases of the CAOs, and for each date of the GGMMI the pivot overshoots since.
INDEX_STEPS = (
    ("1440.67", (7, 7, 8)),
    ("1688.03", (1, 2, 3)),
    ("1806.16", (0, 1, 2, 3, 4, 5)),
    ("2029.88", (0, 1, 2, 3)),
    ("2189.81", (0, 1)),
)


def check_index_rule() -> None:
    """Every amount of the GGMMI is base x round(1.02^n, 4 decimals), rounded to the cent."""
    amounts = []
    for base, overshoots in INDEX_STEPS:
        for n in overshoots:
            factor = reference.half_away_from_zero(Fraction(102, 100) ** n * 10000)
            exact = Fraction(reference.cents(base) * factor, 10000)
            amounts.append(reference.money(reference.half_away_from_zero(exact)))
    compare("ggmmi", "the table by the index rule", amounts, [amount for _, amount, *_ in reference.GGMMI])


def without_sources(entry: Json) -> Json:
    return {name: value for name, value in entry.items() if name != "source" and value is not None}


def code_entries(entry: Json) -> list[tuple[str, ...]]:
    return [(str(item["code"]), item["treatment"], item["certainty"]) for item in entry.get("codes") or []]


def typed_entry(entry: Json) -> Json:
    """A value as the published list has it."""
    codes = []
    if isinstance(entry["value"], dict) and {"counts", "either"} & entry["value"].keys():
        value = reference.Value.of({**entry, "source": ""}, is_own=False)
        codes = [(str(code), of.treatment.replace("_", "-"), of.certainty) for code, of in value.entries.items()]
    return {**without_sources(entry), "value": reference.content_text(entry["value"]), "codes": codes}


def case_file(golden: Golden) -> str:
    content: Json = {
        "about": golden.about,
        "rules": golden.rules.split(),
        "options": fixture_options(golden),
        "case": golden.full_case(),
        "statement": checked_statement(golden),
    }
    if golden.notice is not None:
        notice = json.loads(reference.notice(golden.full_case(), oracle_options(golden)))
        name = "premium" if "premium" in notice else "contribution"
        compare(golden.name, "notice", golden.notice, notice[name])
        content["notice"] = notice
    return pretty(content)


def correction_file(item: Correction) -> str:
    before, after = ({"case_ref": item.name, **case} for case in (item.before, item.after))
    correction = json.loads(reference.correction(*(reference.statement_of(case, {}) for case in (before, after))))
    compare(item.name, "to_pay", item.to_pay, correction["to_pay"])
    return pretty({"about": item.about, "before": before, "after": after, "correction": correction})


def payment_entry(item: Payment) -> Json:
    by_hand = {
        "schema": 1,
        "premium": item.premium,
        "premium_after_fraction": item.after_fraction,
        "premium_due": item.due,
        "withholding_tax": item.tax,
        "net": item.net,
    }
    by_oracle = json.loads(reference.payment(item.premium, item.fraction, item.attendance))
    compare(item.about, "payment", by_hand, by_oracle)
    asked = {"premium": item.premium, "fraction": item.fraction, "attendance": item.attendance}
    return {"about": item.about, **asked, "expected": by_hand}


def first_file(cases: dict[str, Golden]) -> str:
    return "".join(compact({"case_ref": name, **cases[of].case}) + "\n" for name, of in FIRST)


def pretty(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def all_files() -> dict[Path, str]:
    check_index_rule()
    check_values()
    for refusal in refusals():
        check_refusal(refusal)
    files: dict[Path, str] = {}
    cases: dict[str, Golden] = {}
    for golden in golden_cases():
        if golden.name in cases:
            raise SystemExit(f"{golden.name}: the name is taken")
        cases[golden.name] = golden
        files[FIXTURES / "cases" / f"{golden.name}.json"] = case_file(golden)
    files[FIXTURES / "cases" / "first.jsonl"] = first_file(cases)
    for item in corrections():
        files[FIXTURES / "corrections" / f"{item.name}.json"] = correction_file(item)
    files[FIXTURES / "payments.json"] = pretty([payment_entry(item) for item in PAYMENTS])
    return files


def differences(files: dict[Path, str]) -> list[str]:
    """What is missing, different or too much on disk."""
    found = []
    for path, content in files.items():
        if not path.exists():
            found.append(f"missing: {path.name}")
        elif path.read_text(encoding="utf-8") != content:
            found.append(f"differs: {path.name}")
    found.extend(f"too much: {path.name}" for path in superfluous(files))
    return sorted(found)


def superfluous(files: dict[Path, str]) -> list[Path]:
    return [path for folder in ("cases", "corrections") for path in (FIXTURES / folder).glob("*") if path not in files]


def write(files: dict[Path, str]) -> None:
    """Writes the files, and takes away superfluous ones."""
    for path in superfluous(files):
        path.unlink()
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")


def main() -> None:
    parser = argparse.ArgumentParser(description="Write or check the golden fixtures.")
    parser.add_argument("--check", action="store_true", help="compare with the files instead of writing them")
    arguments = parser.parse_args()
    files = all_files()
    if not arguments.check:
        write(files)
        print(f"{len(files)} files written")
        return
    found = differences(files)
    for line in found:
        print(line)
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
