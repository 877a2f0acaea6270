"""Unemployment benefit (R2.1 to R2.4)."""

from __future__ import annotations

from collections.abc import Iterator

from .builders import flat, full, half, ibo_2026
from .dated_values import PLUS_OF_2026
from .kinds import Golden

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
            {
                "replacement_income": income,
                "difference": difference,
                "premium": premium,
                "certainty": "assumed",
            },
        )
    yield Golden(
        "half-days-part-of-the-month",
        "Six half days a week from 16 March, 14 of the 26 days: 27.65 x 6 x 13 / 3 = 718.90; x 14 / 26 = 387.10;"
        " 2173.25 - 387.10 = 1786.15; x 80 % = 1428.92; tax 1428.92 x 11.11 % = 158.753012, printed 158.75,"
        " net 1270.17.",
        "R2.2 R2.3",
        ibo_2026(unemployment=[half("27.65", 6, "2026-03-16", None)]),
        {
            "replacement_income": "387.10",
            "premium": "1428.92",
            "withholding_tax": "158.75",
            "net": "1270.17",
        },
    )


def unemployment() -> Iterator[Golden]:
    yield Golden(
        "benefit-changes-inside-the-month",
        "68.23 until 15 March (12 of 26 days): 1773.98 x 12 / 26 = 818.76; then 55.29 (14 days): 1437.54 x 14 / 26 ="
        " 774.06; together 1592.82; 2173.25 - 1592.82 = 580.43; x 80 % = 464.344, printed 464.34;"
        " tax 464.34 x 11.11 % = 51.588174, printed 51.59; net 412.75.",
        "R2.1 R2.3",
        ibo_2026(
            unemployment=[full("68.23", "2026-01-05", "2026-03-15"), full("55.29", "2026-03-16")]
        ),
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
        {
            "replacement_income": "663.48",
            "premium": "1207.82",
            "withholding_tax": "134.19",
            "net": "1073.63",
        },
    )
    yield Golden(
        "benefit-from-the-first-monday-covers-the-month",
        "1 March 2026 is a Sunday, so a record from 2 to 31 March covers every day of the month: no share, 1437.54.",
        "R2 R2.3",
        ibo_2026(
            start="2026-02-16",
            end="2026-08-14",
            unemployment=[full("55.29", "2026-03-02", "2026-03-31")],
        ),
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
        {
            "replacement_income": "1605.76",
            "premium": "701.50",
            "withholding_tax": "77.94",
            "net": "623.56",
        },
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
        {
            "replacement_income": "1760.52",
            "premium": "762.64",
            "withholding_tax": "84.73",
            "net": "677.91",
        },
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
        {
            "premium_due": "561.82",
            "withholding_tax": "62.42",
            "net": "499.40",
            "certainty": "assumed",
        },
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
        {
            "replacement_income": "1288.56",
            "premium": "707.75",
            "net": "629.12",
            "certainty": "assumed",
        },
        assumed=("unemployment.benefit-type/insertion",),
        left_out=(),
    )
    yield Golden(
        "insertion-allowance-of-worked-example-1",
        "The amounts of worked example 1 as an insertion allowance: 588.57 and 523.18, and assumed.",
        "R2.4",
        ibo_2026(unemployment=[full("55.29", kind="insertion")]),
        {
            "replacement_income": "1437.54",
            "premium": "588.57",
            "net": "523.18",
            "certainty": "assumed",
        },
        assumed=("unemployment.benefit-type/insertion",),
    )
    yield Golden(
        "training-allowance-counts",
        "Training allowance of 20.00 a day: x 26 = 520.00; 2173.25 - 520.00 = 1653.25; x 80 % = 1322.60;"
        " tax 1322.60 x 11.11 % = 146.94086, printed 146.94; net 1175.66. That it counts is assumed.",
        "R2.4",
        ibo_2026(unemployment=[full("20.00", kind="training-allowance")]),
        {
            "replacement_income": "520.00",
            "premium": "1322.60",
            "net": "1175.66",
            "certainty": "assumed",
        },
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
            "ibo-plus",
            "2026-02",
            unemployment=[full("25.66", "2026-01-05", "2026-02-04"), full("25.66", "2026-02-05")],
        ),
        {
            "replacement_income": "667.16",
            "premium": "1292.47",
            "net": "1148.88",
            "certainty": "assumed",
        },
        assumed=("R7.4/premium.flat-limits", *PLUS_OF_2026, "R7.4/premium.flat-day-amounts"),
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
        {
            "replacement_income": "1554.00",
            "premium": "495.40",
            "net": "440.36",
            "certainty": "assumed",
        },
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
        {
            "replacement_income": "1437.80",
            "premium": "588.36",
            "net": "522.99",
            "certainty": "secondary",
        },
        assumed=(),
    )
    yield Golden(
        "joined-but-not-with-another-type",
        "55.29 as unemployment until 15 March (12 days) and as insertion allowance after it (14 days) are two:"
        " 663.48 + 774.06 = 1437.54; 588.57 and 523.18.",
        "R2.3 R2.4",
        ibo_2026(
            unemployment=[
                full("55.29", "2026-01-05", "2026-03-15"),
                full("55.29", "2026-03-16", kind="insertion"),
            ]
        ),
        {
            "replacement_income": "1437.54",
            "premium": "588.57",
            "net": "523.18",
            "certainty": "assumed",
        },
        assumed=("income.changes", "unemployment.benefit-type/insertion"),
    )
    yield Golden(
        "joined-half-days-of-one-number",
        "Six half days of 27.65 a week, cut on 15 March: 27.65 x 6 x 13 / 3 = 718.90; 2173.25 - 718.90 = 1454.35;"
        " x 80 % = 1163.48; tax 1163.48 x 11.11 % = 129.262628, printed 129.26; net 1034.22.",
        "R2.2 R2.3",
        ibo_2026(
            unemployment=[
                half("27.65", 6, "2026-01-05", "2026-03-15"),
                half("27.65", 6, "2026-03-16", "2026-03-31"),
            ]
        ),
        {
            "replacement_income": "718.90",
            "premium": "1163.48",
            "net": "1034.22",
            "certainty": "assumed",
        },
        assumed=("income.half-days", "unemployment.benefit-type/insertion"),
    )
    yield Golden(
        "joined-but-not-half-days-of-another-number",
        "Six half days a week until 15 March, then five: 27.65 x 6 x 13 x 12 / (3 x 26) = 331.80; 27.65 x 5 x 13 x 14 /"
        " (3 x 26) = 322.583..., printed 322.58; 2173.25 - 654.38 = 1518.87; x 80 % = 1215.096, printed 1215.10;"
        " tax 1215.10 x 11.11 % = 134.99761, printed 135.00; net 1080.10.",
        "R2.2 R2.3",
        ibo_2026(
            unemployment=[
                half("27.65", 6, "2026-01-05", "2026-03-15"),
                half("27.65", 5, "2026-03-16", "2026-03-31"),
            ]
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
        {
            "replacement_income": "1221.91",
            "premium": "761.07",
            "premium_due": "380.54",
            "net": "338.26",
        },
        assumed=("income.changes",),
    )
