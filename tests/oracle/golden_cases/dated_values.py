"""Every step of the GGMMI, and both sides of the last check (R7.4)."""

from __future__ import annotations

from collections.abc import Iterator

from .builders import flat, ibo_2026
from .kinds import Golden

# Month, GGMMI of the month, 80 % of it by hand (no replacement income), certainty, what the month
# is.
GGMMI_MONTHS = (
    (
        "2018-09",
        "1654.90",
        "1323.92",
        "assumed",
        "the first month that is covered; x 80 % = 1323.92 exactly",
    ),
    (
        "2019-06",
        "1654.90",
        "1323.92",
        "assumed",
        "the last month in which age may have decided; x 80 % = 1323.92",
    ),
    (
        "2019-07",
        "1654.90",
        "1323.92",
        "secondary",
        "the first month of scale 3 for all; x 80 % = 1323.92 exactly",
    ),
    (
        "2020-02",
        "1654.90",
        "1323.92",
        "secondary",
        "the last month before 1688.03; x 80 % = 1323.92 exactly",
    ),
    ("2020-03", "1688.03", "1350.42", "secondary", "the first month of it; x 80 % = 1350.424"),
    (
        "2021-08",
        "1688.03",
        "1350.42",
        "secondary",
        "the last month before 1721.79; x 80 % = 1350.424",
    ),
    ("2021-09", "1721.79", "1377.43", "secondary", "the first month of it; x 80 % = 1377.432"),
    (
        "2021-12",
        "1721.79",
        "1377.43",
        "secondary",
        "the last month before 1756.23; x 80 % = 1377.432",
    ),
    ("2022-01", "1756.23", "1404.98", "secondary", "the first month of it; x 80 % = 1404.984"),
    (
        "2022-02",
        "1756.23",
        "1404.98",
        "secondary",
        "the last month before 1791.34; x 80 % = 1404.984",
    ),
    (
        "2022-03",
        "1791.34",
        "1433.07",
        "secondary",
        "the only month of it, before 1806.16; x 80 % = 1433.072",
    ),
    (
        "2022-04",
        "1806.16",
        "1444.93",
        "secondary",
        "the only month of it, before 1842.28; x 80 % = 1444.928",
    ),
    ("2022-05", "1842.28", "1473.82", "secondary", "the first month of it; x 80 % = 1473.824"),
    (
        "2022-07",
        "1842.28",
        "1473.82",
        "secondary",
        "the last month before 1879.13; x 80 % = 1473.824",
    ),
    ("2022-08", "1879.13", "1503.30", "secondary", "the first month of it; x 80 % = 1503.304"),
    (
        "2022-10",
        "1879.13",
        "1503.30",
        "secondary",
        "the last month before 1916.70; x 80 % = 1503.304",
    ),
    (
        "2022-11",
        "1916.70",
        "1533.36",
        "secondary",
        "the only month of it, before 1954.99; x 80 % = 1533.36 exactly",
    ),
    ("2022-12", "1954.99", "1563.99", "secondary", "the first month of it; x 80 % = 1563.992"),
    (
        "2023-10",
        "1954.99",
        "1563.99",
        "secondary",
        "the last month before 1994.18; x 80 % = 1563.992",
    ),
    ("2023-11", "1994.18", "1595.34", "secondary", "the first month of it; x 80 % = 1595.344"),
    (
        "2024-03",
        "1994.18",
        "1595.34",
        "secondary",
        "the last month before 2029.88; x 80 % = 1595.344",
    ),
    (
        "2024-04",
        "2029.88",
        "1623.90",
        "secondary",
        "the only month of it, before 2070.48; x 80 % = 1623.904",
    ),
    ("2024-05", "2070.48", "1656.38", "secondary", "the first month of it; x 80 % = 1656.384"),
    (
        "2025-01",
        "2070.48",
        "1656.38",
        "secondary",
        "the last month before 2111.89; x 80 % = 1656.384",
    ),
    ("2025-02", "2111.89", "1689.51", "secondary", "the first month of it; x 80 % = 1689.512"),
    (
        "2025-12",
        "2111.89",
        "1689.51",
        "secondary",
        "the last month before 2154.11; x 80 % = 1689.512",
    ),
    ("2026-01", "2154.11", "1723.29", "assumed", "the first month of it; x 80 % = 1723.288"),
    (
        "2026-03",
        "2154.11",
        "1723.29",
        "assumed",
        "the last month before 2189.81; x 80 % = 1723.288",
    ),
    ("2026-04", "2189.81", "1751.85", "assumed", "the first month of it; x 80 % = 1751.848"),
    (
        "2026-06",
        "2189.81",
        "1751.85",
        "assumed",
        "the last month before 2233.61; x 80 % = 1751.848",
    ),
    ("2026-07", "2233.61", "1786.89", "assumed", "the first month of it; x 80 % = 1786.888"),
    (
        "2026-08",
        "2233.61",
        "1786.89",
        "assumed",
        "the month of its last check, 2026-08-06; x 80 % = 1786.888",
    ),
    (
        "2026-09",
        "2233.61",
        "1786.89",
        "assumed",
        "the first month to which it is carried forward; x 80 % = 1786.888",
    ),
)

# What is assumed in them: the share of ibo-plus from 2026 on, the amount until 2019-06 and after
# its last check.
PLUS_OF_2026 = ("premium.ibo-plus-rule", "R5.1/premium.flat-shares")
GGMMI_ASSUMED = {
    "2018-09": ("R5.1/ggmmi",),
    "2019-06": ("R5.1/ggmmi",),
    "2026-09": ("R7.4/ggmmi", *PLUS_OF_2026),
}


def ggmmi_steps() -> Iterator[Golden]:
    for month, ggmmi, premium, certainty, what in GGMMI_MONTHS:
        yield Golden(
            f"ggmmi-{month}",
            f"ibo-plus without replacement income: the GGMMI of {month} is {ggmmi}; {what}.",
            "R1.6 R5.1 R7.4",
            flat("ibo-plus", month),
            {"ggmmi": ggmmi, "premium": premium, "certainty": certainty},
            assumed=GGMMI_ASSUMED.get(month, () if month < "2026" else PLUS_OF_2026),
        )


STALE_RATE, STALE_DAYS, STALE_TYPES = (
    "R7.4/rsz.employee-rate",
    "R7.4/income.days-per-month",
    "R7.4/unemployment.benefit-type",
)
STALE_ORDER = "R7.4/premium.wage-difference-order"
STALE_PERCENTAGES = "R7.4/premium.percentages"
STALE_TAX = ("R7.4/withholding.rounding", "R7.4/withholding.rate")

# Month, start, end, what is assumed, what the month is: worked example 1 on both sides of the last
# check, 2026-12-31.
CHECKED_MONTHS = (
    ("2026-12", "2026-11-02", "2027-04-30", (), "the last month before the last check: secondary"),
    (
        "2027-01",
        "2026-11-02",
        "2027-04-30",
        (STALE_RATE, STALE_DAYS, STALE_TYPES, STALE_ORDER, *STALE_TAX),
        "the first month after the last check; the percentages go by the start",
    ),
    (
        "2027-02",
        "2026-12-31",
        "2027-05-28",
        (STALE_RATE, STALE_DAYS, STALE_TYPES, STALE_ORDER, *STALE_TAX),
        "of an agreement that started on the last day checked: its percentages are not stale",
    ),
    (
        "2027-02",
        "2027-01-01",
        "2027-05-28",
        (STALE_RATE, STALE_DAYS, STALE_TYPES, STALE_ORDER, STALE_PERCENTAGES, *STALE_TAX),
        "of an agreement that started a day later: its percentages are stale too",
    ),
    (
        "2042-04",
        "2042-03-03",
        "2042-08-29",
        (STALE_RATE, STALE_DAYS, STALE_TYPES, STALE_ORDER, STALE_PERCENTAGES, *STALE_TAX),
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
            {
                "premium": "588.57",
                "net": "523.18",
                "certainty": "assumed" if assumed else "secondary",
            },
            notice="588.57",
            assumed=assumed,
        )
