"""The employer's contribution (R5.3)."""

from __future__ import annotations

from collections.abc import Iterator

from .builders import flat
from .kinds import Golden

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
    (
        "2019-06-30",
        "2019-12-27",
        "2019-07",
        "1720.00",
        "800.00",
        "the table of 2018: 1700.00 <= 1720.00 <= 2000.00",
    ),
    (
        "2019-07-01",
        "2019-12-27",
        "2019-07",
        "1720.00",
        "650.00",
        "the table of 2019: 1720.00 < 1734.00",
    ),
    (
        "2019-05-01",
        "2019-10-25",
        "2019-08",
        "1720.00",
        "800.00",
        "the table of 2018: 1700.00 <= 1720.00 <= 2000.00",
    ),
    (
        "2019-06-30",
        "2019-12-27",
        "2019-08",
        "2300.00",
        "1000.00",
        "the table of 2018: 2000.00 < 2300.00 <= 2300.00",
    ),
    (
        "2019-07-01",
        "2019-12-27",
        "2019-08",
        "2300.00",
        "1000.00",
        "the table of 2019: 2040.00 < 2300.00 <= 2346.00",
    ),
    (
        "2019-12-02",
        "2020-05-29",
        "2020-02",
        "1750.00",
        "800.00",
        "the table of 2019: 1734.00 <= 1750.00 <= 2040.00",
    ),
    (
        "2019-12-02",
        "2020-05-29",
        "2020-03",
        "1750.00",
        "650.00",
        "the table of 2020: 1750.00 < 1768.68",
    ),
)

# What is assumed in them; the others are secondary.
CLASS_STEPS_ASSUMED = {
    ("2019-06-30", "2300.00"): ("R5.3/edge",),
    ("2019-12-02", "2020-03"): ("R5.3/employer.contribution",),
}

# Name, absences of 2021, by hand from 800.00 (wage 1850.00, March 2021, 31 days), calculation.
ABSENCES = (
    ("seven-days", (("03-04", "03-10"),), "800.00", "seven days: nothing is taken out"),
    (
        "eight-days",
        (("03-04", "03-11"),),
        "774.19",
        "the eighth day is out: 800.00 x (31 - 1) / 31 = 774.1935...",
    ),
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
            assumed=CLASS_STEPS_ASSUMED.get((start, wage))
            or CLASS_STEPS_ASSUMED.get((start, month))
            or (),
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
            assumed=(
                *(["contribution.absence-days"] if amount != "800.00" else []),
                "R5.3/employer.contribution",
            ),
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
            absences=[
                {"from": "2019-04-01", "to": "2019-04-20"},
                {"from": "2019-03-01", "to": "2019-03-31"},
            ],
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
        {
            "premium_due": "763.28",
            "net": "678.48",
            "employer_contribution": "361.29",
            "certainty": "assumed",
        },
        notice="361.29",
        assumed=(
            "payment.working-days",
            "contribution.part-month",
            "contribution.absence-days",
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
        assumed=(
            "contribution.part-month",
            "contribution.absence-days",
            "R5.3/employer.contribution",
        ),
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
        {
            "premium_due": "630.44",
            "net": "560.40",
            "employer_contribution": "800.00",
            "certainty": "assumed",
        },
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
        flat(
            "ibo-plus",
            "2020-05",
            wage="2800.00",
            absences=[{"from": "2020-05-04", "to": "2020-05-20"}],
        ),
        {"premium": "1350.42", "employer_contribution": "0.00", "certainty": "secondary"},
        left_out=("absences[0] R5.3",),
    )
