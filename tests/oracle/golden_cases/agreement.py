"""Schemes, dates and fields of the agreement (R1)."""

from __future__ import annotations

from collections.abc import Iterator

from .builders import aid, flat, full, ibo_2026
from .dated_values import (
    PLUS_OF_2026,
    STALE_DAYS,
    STALE_ORDER,
    STALE_PERCENTAGES,
    STALE_RATE,
    STALE_TAX,
    STALE_TYPES,
)
from .kinds import Golden


def schemes() -> Iterator[Golden]:
    yield Golden(
        "scheme-2018-for-a-start-on-2025-12-31",
        "Started on the last day of scheme 2018, so flat-rate in January 2026 too: 1437.54 >= 1001.00, 2154.11 x 20 % ="
        " 430.822, printed 430.82; tax 430.82 x 11.11 % = 47.864102, printed 47.86; net 382.96; wage 2393.93 < 2500.00"
        " <= 2705.04: 1200.00. 182 days, the longest.",
        "R1.1 R1.4 R1.6 R5.1 R5.3",
        flat(
            "ibo",
            "2026-01",
            "2025-12-31",
            "2026-06-30",
            "2500.00",
            unemployment=[full("55.29", "2025-12-01")],
        ),
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
        {
            "scheme": "2026",
            "payer": "employer",
            "premium": "588.57",
            "net": "523.18",
            "certainty": "secondary",
        },
        notice="588.57",
    )
    yield Golden(
        "scheme-2018-first-day-covered",
        "Start on 2018-09-01, the first day that is covered: 1654.90 x 80 % = 1323.92; tax 1323.92 x 11.11 % ="
        " 147.087512, printed 147.09; net 1176.83. No wage, no contribution line.",
        "R1.1 R5.1 R5.3",
        flat("ibo", "2018-09", "2018-09-01", "2018-12-31"),
        {
            "premium": "1323.92",
            "withholding_tax": "147.09",
            "net": "1176.83",
            "employer_contribution": None,
        },
    )
    yield Golden(
        "running-2018-ibo-in-april-2026",
        "A 2018-scheme ibo that runs on in 2026: 667.16 < 893.65 < 1001.00, 2189.81 x 40 % = 875.924, printed 875.92;"
        " 875.92 x 30.4/38 = 700.736, printed 700.74; tax 700.74 x 11.11 % = 77.852214, printed 77.85; net 622.89;"
        " contribution 2393.93 < 2600.00 <= 2705.04: 1200.00 x 30.4/38 = 960.00.",
        "R1.1 R1.6 R5.1 R5.3 R7.4",
        flat(
            "ibo",
            "2026-04",
            "2025-11-03",
            "2026-05-01",
            "2600.00",
            "30.4/38",
            leefloon=[aid("893.65", "2026-04")],
        ),
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
        flat(
            "ibo-plus",
            "2021-05",
            "2021-02-01",
            "2021-12-31",
            "2000.00",
            leefloon=[aid("500.00", "2021-05")],
        ),
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
        flat(
            "ibo-plus", "2026-05", "2026-02-02", "2026-12-31", leefloon=[aid("1200.00", "2026-05")]
        ),
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
        assumed=("R7.4/premium.flat-limits", "R7.4/premium.flat-day-amounts"),
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
        {
            "premium": "1786.89",
            "withholding_tax": "198.52",
            "net": "1588.37",
            "certainty": "assumed",
        },
        assumed=(
            "R7.4/ggmmi",
            "premium.ibo-plus-rule",
            "R7.4/premium.ibo-plus-rule",
            "R5.1/premium.flat-shares",
            "R7.4/premium.flat-shares",
            *STALE_TAX,
        ),
    )


# Days, start and end in March 2026, what: all of them four weeks when their end counts through
# Sunday 29 March.
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
        assumed=("R1.4/four-weeks", *PLUS_OF_2026, "R1.4/agreement.weeks"),
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
            STALE_ORDER,
            STALE_PERCENTAGES,
            "R7.4/agreement.weeks",
            *STALE_TAX,
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
        {
            "premium": "1723.29",
            "withholding_tax": "191.46",
            "net": "1531.83",
            "certainty": "assumed",
        },
        assumed=("R1.4/suspended-days", *PLUS_OF_2026, "R1.4/agreement.weeks"),
    )
