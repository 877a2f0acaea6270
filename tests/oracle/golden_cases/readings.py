"""Readings (R8): every choice of every one of them, and some together."""

from __future__ import annotations

from collections.abc import Iterator

from reference import Json

from .builders import aid, choose, flat, full, half, ibo_2026, sick
from .kinds import Golden

LAST_IN_FORCE = choose("income.changes", "last-in-force")
SICKNESS_FIRST = choose("income.same-days", "sickness-first")
LEEFLOON_BY_DAYS = choose("income.leefloon-part-month", "by-days")
WAGE_ORDER = choose("premium.wage-difference-order", "wage")
INDEXED = choose("premium.flat-limits", "indexed")
PLUS_BY_WAGE = choose("premium.ibo-plus-rule", "wage-difference", first="2026-01-01")
CONTRIBUTION_BY_DAYS = choose("contribution.part-month", "by-days")
THIRTY = choose("contribution.absence-days", "thirty")
ROUNDED_UP = choose("withholding.rounding", "up")

# 16 March 2026 is a Monday: 14 of the 26 days Monday to Saturday, 12 of the 22 working days, 16 of
# the 31 calendar days.
FROM_THE_MIDDLE: Json = {"start": "2026-03-16", "end": "2026-08-28"}
TWO_RIGHTS = [full("55.29", "2026-01-05", "2026-03-15"), full("40.00", "2026-03-16")]
SICK_FROM_THE_MIDDLE = sick("700.00", "2026-03-16", "2026-03-31", 14)


def readings() -> Iterator[Golden]:
    yield from half_days_readings()
    yield from changes()
    yield from leefloon_part_month()
    yield from same_days()
    yield from formula_base()
    yield from wage_difference_order()
    yield from flat_limits()
    yield from ibo_plus_rule()
    yield from contribution_readings()
    yield from working_days()
    yield from rounding()
    yield from codes()


def half_days_readings() -> Iterator[Golden]:
    four = [{**half("27.65", 4, "2026-01-05", None), "benefit_type": "full-unemployment"}]
    by_the_law = (
        "27.65 x 4 x 13 / 3 = 479.266..., printed 479.27; 2173.25 - 479.27 = 1693.98; x 80 % ="
        " 1355.184, printed 1355.18; tax 1355.18 x 11.11 % = 150.560498, printed 150.56; net 1204.62"
    )
    amounts: Json = {
        "replacement_income": "479.27",
        "premium": "1355.18",
        "withholding_tax": "150.56",
        "net": "1204.62",
    }
    yield Golden(
        "reading-half-days-thirteen-thirds",
        f"Four halves a week: {by_the_law}; assumed.",
        "R2.2 R8",
        ibo_2026(unemployment=four),
        {**amounts, "certainty": "assumed"},
        assumed=("income.half-days",),
    )
    yield Golden(
        "reading-half-days-thirteen-thirds-of-an-own-file",
        f"The same choice in a user's own file, which says of itself that it is secondary: {by_the_law}.",
        "R2.2 R8",
        ibo_2026(unemployment=four),
        {**amounts, "certainty": "secondary"},
        assumed=(),
        own=(choose("income.half-days", "thirteen-thirds"),),
    )
    yield Golden(
        "reading-half-days-day-rule",
        "Four halves a week count as any number of them: 27.65 x 26 = 718.90; 2173.25 - 718.90 = 1454.35; x 80 % ="
        " 1163.48; tax 1163.48 x 11.11 % = 129.262628, printed 129.26; net 1034.22.",
        "R2.2 R8",
        ibo_2026(unemployment=four),
        {
            "replacement_income": "718.90",
            "premium": "1163.48",
            "withholding_tax": "129.26",
            "net": "1034.22",
            "certainty": "secondary",
        },
        assumed=(),
        own=(choose("income.half-days", "day-rule"),),
    )
    yield Golden(
        "reading-half-days-day-rule-for-a-part",
        "From 2 to 14 March, 12 of 26 days, insertion: 27.65 x 26 x 12 / 26 = 331.80; 2173.25 - 331.80 = 1841.45;"
        " x 80 % = 1473.16; tax 1473.16 x 11.11 % = 163.668076, printed 163.67; net 1309.49.",
        "R2.2 R2.3 R2.4 R8",
        ibo_2026(unemployment=[half("27.65", 4, "2026-01-05", "2026-03-14")]),
        {"replacement_income": "331.80", "premium": "1473.16", "net": "1309.49"},
        assumed=("income.half-days", "income.changes", "unemployment.benefit-type/insertion"),
        own=(choose("income.half-days", "day-rule", "assumed"),),
    )
    yield Golden(
        "reading-half-days-not-used",
        "A full day amount does not use the reading, however weak a user's choice is: worked example 1, secondary.",
        "R2.1 R8",
        ibo_2026(),
        {"premium": "588.57", "net": "523.18", "certainty": "secondary"},
        assumed=(),
        own=(choose("income.half-days", "day-rule", "assumed"),),
    )


def changes() -> Iterator[Golden]:
    yield Golden(
        "reading-changes-by-days",
        "55.29 x 26 x 12 / 26 = 663.48 and 40.00 x 26 x 14 / 26 = 560.00: 1223.48; 2173.25 - 1223.48 = 949.77; x 80 % ="
        " 759.816, printed 759.82; tax 759.82 x 11.11 % = 84.416002, printed 84.42; net 675.40.",
        "R2.3 R8",
        ibo_2026(unemployment=TWO_RIGHTS),
        {"replacement_income": "1223.48", "premium": "759.82", "net": "675.40"},
        assumed=("income.changes",),
        left_out=(),
    )
    yield Golden(
        "reading-changes-last-in-force",
        "The second is in force on the last day, for all of the month: 40.00 x 26 = 1040.00; 2173.25 - 1040.00 = 1133.25;"
        " x 80 % = 906.60; tax 906.60 x 11.11 % = 100.72326, printed 100.72; net 805.88; the first is left out.",
        "R2.3 R8",
        ibo_2026(unemployment=TWO_RIGHTS),
        {
            "replacement_income": "1040.00",
            "premium": "906.60",
            "withholding_tax": "100.72",
            "net": "805.88",
            "certainty": "secondary",
        },
        assumed=(),
        left_out=("unemployment[0] R2.3",),
        own=(LAST_IN_FORCE,),
    )
    yield Golden(
        "reading-changes-last-in-force-of-a-right-that-ended",
        "Only one counts, until 15 March, and on 14 March as the last: for all of the month 55.29 x 26 = 1437.54, so"
        " 588.57 and 523.18.",
        "R2.3 R8",
        ibo_2026(unemployment=[full("55.29", "2026-01-05", "2026-03-15")]),
        {"replacement_income": "1437.54", "premium": "588.57", "net": "523.18"},
        assumed=(),
        left_out=(),
        own=(LAST_IN_FORCE,),
    )
    yield Golden(
        "reading-changes-last-in-force-of-a-joined-right",
        "55.29 until 10 March and from 21 March is one right, and the last in force; 68.23 between is left out: 1437.54,"
        " so 588.57 and 523.18.",
        "R2.3 R8",
        ibo_2026(
            unemployment=[
                full("55.29", "2026-01-05", "2026-03-10"),
                full("68.23", "2026-03-11", "2026-03-20"),
                full("55.29", "2026-03-21"),
            ]
        ),
        {"replacement_income": "1437.54", "premium": "588.57", "net": "523.18"},
        left_out=("unemployment[1] R2.3",),
        own=(LAST_IN_FORCE,),
    )
    yield Golden(
        "reading-changes-last-in-force-of-those-that-count",
        "The temporary benefit from 21 March does not count, so the one until 20 March is the last that does:"
        " 40.00 x 26 = 1040.00; 906.60 and 805.88; the other two are left out, by their type and by the reading.",
        "R2.3 R2.4 R8",
        ibo_2026(
            unemployment=[
                full("55.29", "2026-01-05", "2026-03-10"),
                full("40.00", "2026-03-11", "2026-03-20"),
                full("68.23", "2026-03-21", kind="temporary"),
            ]
        ),
        {"replacement_income": "1040.00", "premium": "906.60", "net": "805.88"},
        assumed=("unemployment.benefit-type/temporary",),
        left_out=("unemployment[2] R2.4", "unemployment[0] R2.3"),
        own=(LAST_IN_FORCE,),
    )
    yield Golden(
        "reading-changes-last-in-force-of-half-days",
        "The last in force has four halves a week: 27.65 x 4 x 13 / 3 = 479.27 for all of the month; 1355.18 and"
        " 1204.62.",
        "R2.2 R2.3 R8",
        ibo_2026(
            unemployment=[
                full("55.29", "2026-01-05", "2026-03-15"),
                {**half("27.65", 4, "2026-03-16", None), "benefit_type": "full-unemployment"},
            ]
        ),
        {"replacement_income": "479.27", "premium": "1355.18", "net": "1204.62"},
        assumed=("income.half-days",),
        left_out=("unemployment[0] R2.3",),
        own=(LAST_IN_FORCE,),
    )
    yield Golden(
        "reading-changes-not-used",
        "A right of the whole month does not use the reading: worked example 1, secondary.",
        "R2.3 R8",
        ibo_2026(),
        {"premium": "588.57", "net": "523.18", "certainty": "secondary"},
        assumed=(),
        own=(choose("income.changes", "last-in-force", "assumed"),),
    )


def leefloon_part_month() -> Iterator[Golden]:
    yield Golden(
        "reading-leefloon-part-month-whole",
        "From Monday 16 March: leefloon counts whole: 2173.25 - 893.65 = 1279.60; x 80 % = 1023.68; x 12/22 ="
        " 558.370..., printed 558.37; tax 558.37 x 11.11 % = 62.034907, printed 62.03; net 496.34.",
        "R2.5 R8",
        ibo_2026(
            **FROM_THE_MIDDLE,
            unemployment=[],
            leefloon=[aid("893.65", "2026-03")],
            attendance="12/22",
        ),
        {"replacement_income": "893.65", "premium": "1023.68", "net": "496.34"},
        assumed=("income.leefloon-part-month",),
    )
    yield Golden(
        "reading-leefloon-part-month-by-days",
        "From Monday 16 March: 893.65 x 14 / 26 = 481.196..., printed 481.20; 2173.25 - 481.20 = 1692.05; x 80 % ="
        " 1353.64; x 12/22 = 738.349..., printed 738.35; tax 738.35 x 11.11 % = 82.030685, printed 82.03; net 656.32.",
        "R2.5 R8",
        ibo_2026(
            **FROM_THE_MIDDLE,
            unemployment=[],
            leefloon=[aid("893.65", "2026-03")],
            attendance="12/22",
        ),
        {
            "replacement_income": "481.20",
            "premium": "1353.64",
            "premium_due": "738.35",
            "net": "656.32",
            "certainty": "secondary",
        },
        assumed=(),
        own=(LEEFLOON_BY_DAYS,),
    )
    yield Golden(
        "reading-leefloon-part-month-by-days-each-line-rounded",
        "An award and a recovery, each by itself: 893.65 x 14 / 26 = 481.20 and -100.00 x 14 / 26 = -53.846..., printed"
        " -53.85: 427.35; 2173.25 - 427.35 = 1745.90; x 80 % = 1396.72; x 12/22 = 761.847..., printed 761.85;"
        " tax 761.85 x 11.11 % = 84.641535, printed 84.64; net 677.21.",
        "R0.2 R2.5 R8",
        ibo_2026(
            **FROM_THE_MIDDLE,
            unemployment=[],
            leefloon=[aid("893.65", "2026-03"), aid("-100.00", "2026-03", "recovery")],
            attendance="12/22",
        ),
        {"replacement_income": "427.35", "premium": "1396.72", "net": "677.21"},
        own=(LEEFLOON_BY_DAYS,),
    )
    yield Golden(
        "reading-leefloon-part-month-by-days-without-a-sunday",
        "Only Sunday 1 March lies outside: 893.65 x 26 / 26 = 893.65; 1279.60 x 80 % = 1023.68; tax 1023.68 x 11.11 % ="
        " 113.730848, printed 113.73; net 909.95. The choice was used, and is assumed here.",
        "R2.5 R8",
        ibo_2026(unemployment=[], leefloon=[aid("893.65", "2026-03")]),
        {"replacement_income": "893.65", "premium": "1023.68", "net": "909.95"},
        assumed=("income.leefloon-part-month",),
        own=(choose("income.leefloon-part-month", "by-days", "assumed"),),
    )
    yield Golden(
        "reading-leefloon-part-month-not-used",
        "A month that the agreement covers whole: 893.65 as it is, 1023.68 and 909.95, secondary.",
        "R2.5 R8",
        ibo_2026(start="2026-03-01", unemployment=[], leefloon=[aid("893.65", "2026-03")]),
        {"replacement_income": "893.65", "premium": "1023.68", "certainty": "secondary"},
        assumed=(),
        own=(choose("income.leefloon-part-month", "by-days", "assumed"),),
    )


def same_days() -> Iterator[Golden]:
    yield Golden(
        "reading-same-days-sum",
        "Unemployment all month and sickness from 16 March are both counted: 1437.54 + 700.00 = 2137.54; 2173.25 -"
        " 2137.54 = 35.71; x 80 % = 28.568, printed 28.57; tax 28.57 x 11.11 % = 3.174127, printed 3.17; net 25.40.",
        "R2.9 R8",
        ibo_2026(sickness=[SICK_FROM_THE_MIDDLE]),
        {"replacement_income": "2137.54", "premium": "28.57", "net": "25.40"},
        assumed=("income.sickness-rule", "income.same-days"),
    )
    yield Golden(
        "reading-same-days-sickness-first",
        "Unemployment counts until 14 March only: 55.29 x 26 x 12 / 26 = 663.48; with 700.00 1363.48; 2173.25 - 1363.48 ="
        " 809.77; x 80 % = 647.816, printed 647.82; tax 647.82 x 11.11 % = 71.972802, printed 71.97; net 575.85. The"
        " right itself did not change.",
        "R2.9 R8",
        ibo_2026(sickness=[SICK_FROM_THE_MIDDLE]),
        {
            "replacement_income": "1363.48",
            "replacement-income-unemployment": "663.48",
            "premium": "647.82",
            "net": "575.85",
        },
        assumed=("income.sickness-rule",),
        left_out=(),
        own=(SICKNESS_FIRST,),
    )
    yield Golden(
        "reading-same-days-sickness-first-takes-a-record-whole",
        "The second right has only days of sickness, and is left out; 55.29 for 12 days is 663.48; 1363.48, so 647.82 and"
        " 575.85.",
        "R2.3 R2.9 R8",
        ibo_2026(unemployment=TWO_RIGHTS, sickness=[SICK_FROM_THE_MIDDLE]),
        {"replacement_income": "1363.48", "premium": "647.82", "net": "575.85"},
        assumed=("income.changes", "income.sickness-rule"),
        left_out=("unemployment[1] R2.9",),
        own=(SICKNESS_FIRST,),
    )
    yield Golden(
        "reading-same-days-sickness-first-all-month",
        "Sick all month: no unemployment is left, 1430.00 x 26 x 26 / (26 x 26) = 1430.00; 2173.25 - 1430.00 = 743.25;"
        " x 80 % = 594.60; net 528.54. The choice is assumed here, and makes the total so.",
        "R2.9 R8",
        ibo_2026(sickness=[sick("1430.00", "2026-03-01", "2026-03-31", 26)]),
        {"replacement_income": "1430.00", "premium": "594.60", "net": "528.54"},
        assumed=("income.sickness-rule", "income.same-days"),
        left_out=("unemployment[0] R2.9",),
        own=(choose("income.same-days", "sickness-first", "assumed"),),
    )
    yield Golden(
        "reading-same-days-a-recovery-covers-no-day",
        "Sick from 2 to 7 March, 300.00; 60.00 of 16 to 21 March is taken back and covers no day: 55.29 x 26 x 20 / 26 ="
        " 1105.80; + 300.00 - 60.00 = 1345.80; 2173.25 - 1345.80 = 827.45; x 80 % = 661.96; tax 661.96 x 11.11 % ="
        " 73.543756, printed 73.54; net 588.42.",
        "R2.6 R2.9 R8",
        ibo_2026(
            sickness=[
                sick("300.00", "2026-03-02", "2026-03-07", 6),
                sick("-60.00", "2026-03-16", "2026-03-21", -6),
            ]
        ),
        {"replacement_income": "1345.80", "premium": "661.96", "net": "588.42"},
        own=(SICKNESS_FIRST,),
    )
    yield Golden(
        "reading-same-days-netted-to-zero-covers-no-day",
        "650.00 - 650.00 = 0.00 covers no day, and the reading is not used: worked example 1, secondary.",
        "R2.6 R2.9 R8",
        ibo_2026(
            sickness=[
                sick("650.00", "2026-03-20", "2026-03-31", 10),
                sick("-650.00", "2026-03-20", "2026-03-31", -10),
            ]
        ),
        {"replacement_income": "1437.54", "premium": "588.57", "certainty": "secondary"},
        assumed=(),
        own=(choose("income.same-days", "sickness-first", "assumed"),),
    )
    yield Golden(
        "reading-last-in-force-with-sickness-first",
        "40.00, which ends on 25 March, is the last in force, for all of the month; sickness from 26 March takes 5 days:"
        " 40.00 x 26 x 21 / 26 = 840.00; 250.00 x 26 x 5 / (5 x 26) = 250.00; 2173.25 - 1090.00 = 1083.25; x 80 % ="
        " 866.60; tax 866.60 x 11.11 % = 96.27926, printed 96.28; net 770.32.",
        "R2.3 R2.9 R8",
        ibo_2026(
            unemployment=[
                full("55.29", "2026-01-05", "2026-03-15"),
                full("40.00", "2026-03-16", "2026-03-25"),
            ],
            sickness=[sick("250.00", "2026-03-26", "2026-03-31", 5)],
        ),
        {
            "replacement_income": "1090.00",
            "premium": "866.60",
            "withholding_tax": "96.28",
            "net": "770.32",
        },
        assumed=("income.sickness-rule",),
        left_out=("unemployment[0] R2.3",),
        own=(LAST_IN_FORCE, SICKNESS_FIRST),
    )
    yield Golden(
        "reading-last-in-force-with-sickness-first-all-month",
        "The last in force loses all days to sickness, the other is not the last: 1430.00 alone, 594.60 and 528.54.",
        "R2.3 R2.9 R8",
        ibo_2026(
            unemployment=TWO_RIGHTS, sickness=[sick("1430.00", "2026-03-01", "2026-03-31", 26)]
        ),
        {"replacement_income": "1430.00", "premium": "594.60", "net": "528.54"},
        left_out=("unemployment[0] R2.3", "unemployment[1] R2.9"),
        own=(LAST_IN_FORCE, SICKNESS_FIRST),
    )


def formula_base() -> Iterator[Golden]:
    yield Golden(
        "reading-formula-base-hundred",
        "Declared at 108 %, but the formula takes 100 %: 2500.00 x 13.07 % = 326.75; worked example 1, secondary.",
        "R3.1 R8",
        ibo_2026(agreement={"rsz_base": 108}),
        {
            "employee-rsz": "326.75",
            "premium": "588.57",
            "net": "523.18",
            "certainty": "secondary",
        },
        assumed=(),
        own=(choose("rsz.formula-base", "hundred"),),
    )
    yield Golden(
        "reading-formula-base-declared-of-an-own-file",
        "Worked example 5, whose base a user's own file says to be secondary: 352.89; 567.66 and 504.59.",
        "R3.1 R8",
        ibo_2026(agreement={"rsz_base": 108}),
        {"employee-rsz": "352.89", "premium": "567.66", "net": "504.59", "certainty": "secondary"},
        assumed=(),
        own=(choose("rsz.formula-base", "declared"),),
    )
    yield Golden(
        "reading-formula-base-not-used",
        "A contribution that is given has no base: 2500.00 - 300.00 - 1437.54 = 762.46; x 80 % = 609.968, printed 609.97;"
        " tax 609.97 x 11.11 % = 67.767667, printed 67.77; net 542.20.",
        "R3.2 R8",
        ibo_2026(agreement={"employee_rsz": "300.00"}),
        {"premium": "609.97", "net": "542.20", "certainty": "secondary"},
        assumed=(),
        own=(choose("rsz.formula-base", "hundred", "assumed"),),
    )


def wage_difference_order() -> Iterator[Golden]:
    yield Golden(
        "reading-order-wage",
        "The percentage on the wage: (2500.00 - 326.75) x 80 % = 1738.60; - 1437.54 = 301.06; tax 301.06 x 11.11 % ="
        " 33.447766, printed 33.45; net 267.61.",
        "R4.2 R8",
        ibo_2026(),
        {
            "wage-share": "1738.60",
            "premium": "301.06",
            "withholding_tax": "33.45",
            "net": "267.61",
            "certainty": "secondary",
        },
        notice="301.06",
        assumed=(),
        own=(WAGE_ORDER,),
    )
    yield Golden(
        "reading-order-wage-printed-share",
        "The share is a printed line: RSZ 2345.67 x 13.07 % = 306.579069, printed 306.58; 2039.09 x 70 % = 1427.363,"
        " printed 1427.36; 40.72 x 26 = 1058.72; 368.64; tax 368.64 x 11.11 % = 40.955904, printed 40.96; net 327.68.",
        "R0.2 R4.2 R8",
        ibo_2026(wage="2345.67", percentage=70, unemployment=[full("40.72")]),
        {"wage-share": "1427.36", "premium": "368.64", "net": "327.68"},
        own=(WAGE_ORDER,),
    )
    yield Golden(
        "reading-order-wage-several-incomes",
        "Unemployment until 14 March 663.48, sickness from 16 March 700.00, leefloon 100.00: 1463.48; 1738.60 - 1463.48 ="
        " 275.12; tax 275.12 x 11.11 % = 30.565832, printed 30.57; net 244.55.",
        "R2.9 R4.2 R8",
        ibo_2026(
            unemployment=[full("55.29", "2026-03-02", "2026-03-15")],
            leefloon=[aid("100.00", "2026-03")],
            sickness=[SICK_FROM_THE_MIDDLE],
        ),
        {
            "replacement_income": "1463.48",
            "wage-share": "1738.60",
            "premium": "275.12",
            "net": "244.55",
        },
        assumed=(
            "income.changes",
            "income.sickness-rule",
            "income.leefloon-part-month",
            "income.same-days",
        ),
        own=(WAGE_ORDER,),
    )
    yield Golden(
        "reading-order-wage-below-zero",
        "1500.00 - 196.05 = 1303.95; x 80 % = 1043.16; - 1437.54 = -394.38, below zero: 0.00, which is assumed.",
        "R4.1 R4.2 R8",
        ibo_2026(wage="1500.00"),
        {"wage-share": "1043.16", "premium": "0.00", "net": "0.00", "certainty": "assumed"},
        assumed=("R4.1/floor",),
        own=(WAGE_ORDER,),
    )
    yield Golden(
        "reading-order-wage-at-100-percent",
        "At 100 % the order is the same, and the reading not used: 2173.25 - 1437.54 = 735.71; tax 735.71 x 11.11 % ="
        " 81.737381, printed 81.74; net 653.97, secondary.",
        "R4.2 R8",
        ibo_2026(percentage=100),
        {
            "wage-share": "2173.25",
            "premium": "735.71",
            "net": "653.97",
            "certainty": "secondary",
        },
        assumed=(),
        own=(choose("premium.wage-difference-order", "wage", "assumed"),),
    )
    yield Golden(
        "reading-order-wage-without-income",
        "Without income the order is the same, and the reading not used: 1738.60 - 0.00; tax 193.158..., printed 193.16;"
        " net 1545.44, secondary.",
        "R4.2 R8",
        ibo_2026(unemployment=[]),
        {
            "wage-share": "1738.60",
            "premium": "1738.60",
            "net": "1545.44",
            "certainty": "secondary",
        },
        assumed=(),
        own=(choose("premium.wage-difference-order", "wage", "assumed"),),
    )


# October 2025: 25.66 x 2111.89 / 1654.90 = 32.745..., printed 32.75; 38.50 x 2111.89 / 1654.90 =
# 49.131..., printed 49.13: the limits are 26 x 32.75 = 851.50 and 26 x 49.13 = 1277.38.
# Leefloon, premium, net, calculation.
INDEXED_LIMITS = (
    ("851.50", "1267.13", "1126.35", "<= 851.50: 2111.89 x 60 % = 1267.134; tax 140.78"),
    ("851.51", "844.76", "750.91", "> 851.50: 2111.89 x 40 % = 844.756; tax 93.85"),
    ("1277.37", "844.76", "750.91", "< 1277.38: 2111.89 x 40 % = 844.756; tax 93.85"),
    ("1277.38", "422.38", "375.45", ">= 1277.38: 2111.89 x 20 % = 422.378; tax 46.93"),
)
INDEXED_ASSUMED = ("R7.4/premium.flat-day-amounts", "R5.1/ggmmi")


def flat_limits() -> Iterator[Golden]:
    for income, premium, net, what in INDEXED_LIMITS:
        yield Golden(
            f"reading-flat-limits-indexed-{income.replace('.', '-')}",
            "The day amounts of October 2025: 25.66 x 2111.89 / 1654.90 = 32.745..., printed 32.75, and 38.50 x 2111.89 /"
            f" 1654.90 = 49.131..., printed 49.13; 26 x 32.75 = 851.50, 26 x 49.13 = 1277.38; {income} {what};"
            f" net {net}.",
            "R5.1 R8",
            flat(
                "ibo-plus",
                "2025-10",
                "2025-09-01",
                "2026-02-27",
                leefloon=[aid(income, "2025-10")],
            ),
            {"premium": premium, "net": net, "certainty": "assumed"},
            assumed=INDEXED_ASSUMED,
            own=(INDEXED,),
        )
    yield Golden(
        "reading-flat-limits-indexed-in-2018",
        "In the first month the index is one: 667.16 <= 26 x 25.66 = 667.16: 1654.90 x 60 % = 992.94; tax 992.94 x"
        " 11.11 % = 110.315634, printed 110.32; net 882.62.",
        "R5.1 R8",
        flat("ibo", "2018-09", leefloon=[aid("667.16", "2018-09")]),
        {"premium": "992.94", "net": "882.62"},
        assumed=("R5.1/ggmmi",),
        own=(INDEXED,),
    )
    yield Golden(
        "reading-flat-limits-not-used",
        "Without income no limit is read: 2111.89 x 80 % = 1689.512, printed 1689.51; secondary.",
        "R5.1 R8",
        flat("ibo", "2025-12"),
        {"premium": "1689.51", "certainty": "secondary"},
        assumed=(),
        own=(choose("premium.flat-limits", "indexed", "assumed"),),
    )
    yield Golden(
        "reading-flat-limits-fixed-last-month-checked",
        "May 2022 begins before the last check: 1001.00 >= 26 x 38.50: 1842.28 x 20 % = 368.456, printed 368.46;"
        " tax 368.46 x 11.11 % = 40.935906, printed 40.94; net 327.52; secondary.",
        "R5.1 R7.4 R8",
        flat("ibo", "2022-05", leefloon=[aid("1001.00", "2022-05")]),
        {"premium": "368.46", "net": "327.52", "certainty": "secondary"},
        assumed=(),
    )


def plus(month: str = "2026-03", agreement: Json | None = None) -> Json:
    """An ibo-plus of 2026 of whom the wage is known, with 55.29 a day."""
    return flat(
        "ibo-plus",
        month,
        "2026-03-02",
        "2026-12-31",
        "2500.00",
        agreement=agreement,
        unemployment=[full("55.29")],
    )


def ibo_plus_rule() -> Iterator[Golden]:
    yield Golden(
        "reading-ibo-plus-flat-rate",
        "1437.54 >= 26 x 38.50 = 1001.00: 2154.11 x 20 % = 430.822, printed 430.82; tax 430.82 x 11.11 % = 47.864102,"
        " printed 47.86; net 382.96.",
        "R5.1 R8",
        plus(),
        {"premium": "430.82", "net": "382.96", "payer": "vdab", "employer_contribution": None},
        assumed=(
            "R7.4/premium.flat-limits",
            "premium.ibo-plus-rule",
            "R5.1/premium.flat-shares",
            "R7.4/premium.flat-day-amounts",
        ),
    )
    yield Golden(
        "reading-ibo-plus-wage-difference",
        "2500.00 - 326.75 - 1437.54 = 735.71; x 100 %; tax 735.71 x 11.11 % = 81.737381, printed 81.74; net 653.97; VDAB"
        " pays.",
        "R4.1 R5.1 R8",
        plus(),
        {
            "employee-rsz": "326.75",
            "difference": "735.71",
            "premium": "735.71",
            "net": "653.97",
            "payer": "vdab",
            "employer_contribution": None,
            "certainty": "secondary",
        },
        assumed=(),
        own=(PLUS_BY_WAGE,),
    )
    yield Golden(
        "reading-ibo-plus-wage-difference-base-108",
        "RSZ 2500.00 x 108 % x 13.07 % = 352.89; 709.57 x 100 %; tax 709.57 x 11.11 % = 78.833227, printed 78.83;"
        " net 630.74.",
        "R3.1 R5.1 R8",
        plus(agreement={"rsz_base": 108}),
        {"employee-rsz": "352.89", "premium": "709.57", "net": "630.74"},
        assumed=("rsz.formula-base", "premium.ibo-plus-rule"),
        own=({**PLUS_BY_WAGE, "certainty": "assumed"},),
    )
    yield Golden(
        "reading-ibo-plus-wage-difference-rsz-given",
        "2500.00 - 300.00 - 1437.54 = 762.46; tax 762.46 x 11.11 % = 84.709306, printed 84.71; net 677.75.",
        "R3.2 R5.1 R8",
        plus(agreement={"employee_rsz": "300.00"}),
        {"employee-rsz": "300.00", "premium": "762.46", "net": "677.75"},
        assumed=(),
        own=(PLUS_BY_WAGE,),
    )
    yield Golden(
        "reading-ibo-plus-wage-difference-with-the-wage-order",
        "At 100 % the order is not used: (2500.00 - 326.75) x 100 % = 2173.25; - 1437.54 = 735.71; net 653.97.",
        "R4.2 R5.1 R8",
        plus(),
        {"wage-share": "2173.25", "premium": "735.71", "net": "653.97", "certainty": "secondary"},
        assumed=(),
        own=(choose("premium.wage-difference-order", "wage", "assumed"), PLUS_BY_WAGE),
    )
    for month, premium, net, what in (
        ("2026-06", "437.96", "389.30", "still flat: 2189.81 x 20 % = 437.962; tax 48.66"),
        ("2026-07", "735.71", "653.97", "the wage difference: 735.71 x 100 %; tax 81.74"),
    ):
        yield Golden(
            f"reading-ibo-plus-wage-difference-from-july-month-{month}",
            f"A user's choice from 2026-07-01 goes by the month; {month} is {what}; net {net}.",
            "R1.6 R5.1 R8",
            plus(month),
            {"premium": premium, "net": net},
            own=({**PLUS_BY_WAGE, "from": "2026-07-01"},),
        )
    yield Golden(
        "reading-ibo-plus-of-scheme-2018",
        "An ibo-plus that started in 2025 stays flat: 1437.54 >= 1001.00: 2154.11 x 20 % = 430.82; net 382.96.",
        "R1.1 R5.1 R8",
        flat("ibo-plus", "2026-03", "2025-11-03", "2026-04-30", unemployment=[full("55.29")]),
        {"premium": "430.82", "net": "382.96", "employer_contribution": "0.00"},
        own=(PLUS_BY_WAGE,),
    )


def absent(first: str, last: str) -> list[Json]:
    return [{"from": first, "to": last}]


PART_MONTH = "contribution.part-month"
ABSENCE_DAYS = "contribution.absence-days"


def contribution_readings() -> Iterator[Golden]:
    yield Golden(
        "reading-contribution-by-days",
        "From 18 March 2019, 14 of 31 days: 800.00 x 14 / 31 = 361.290..., printed 361.29; 10 of 21 working days:"
        " 1323.92 x 10/21 = 630.44; net 560.40.",
        "R5.3 R8",
        flat("ibo", "2019-03", "2019-03-18", "2019-06-28", "1850.00", attendance="10/21"),
        {"net": "560.40", "employer_contribution": "361.29"},
        notice="361.29",
        assumed=("R5.1/ggmmi",),
        own=(CONTRIBUTION_BY_DAYS,),
    )
    yield Golden(
        "reading-contribution-by-days-half-time",
        "The same at half-time, rounded once: 800.00 x 19/38 x 14 / 31 = 180.645..., printed 180.65.",
        "R5.3 R8",
        flat("ibo", "2019-03", "2019-03-18", "2019-06-28", "1850.00", "19/38", attendance="10/21"),
        {"employer_contribution": "180.65"},
        notice="180.65",
        own=(CONTRIBUTION_BY_DAYS,),
    )
    yield Golden(
        "reading-contribution-by-days-with-days-out",
        "Stopped on 26 March 2021, absent from 1 March: 26 days, of which 8 to 26 March are out: 800.00 x (26 - 19) / 31 ="
        " 180.645..., printed 180.65, and not 800.00 x 26/31 x 12/31.",
        "R5.3 R8",
        flat(
            "ibo",
            "2021-03",
            "2021-01-04",
            "2021-06-28",
            "1850.00",
            agreement={"stopped": "2021-03-26"},
            attendance="20/23",
            absences=absent("2021-03-01", "2021-04-10"),
        ),
        {"employer_contribution": "180.65"},
        notice="180.65",
        assumed=(PART_MONTH, ABSENCE_DAYS, "R5.3/employer.contribution"),
        own=({**CONTRIBUTION_BY_DAYS, "certainty": "assumed"},),
    )
    yield Golden(
        "reading-contribution-by-days-all-days-out",
        "Absent from 1 March, start on 15 March 2021: all 17 days are out: 800.00 x (17 - 17) / 31 = 0.00.",
        "R5.3 R8",
        flat(
            "ibo",
            "2021-03",
            "2021-03-15",
            "2021-08-27",
            "1850.00",
            attendance="13/23",
            absences=absent("2021-03-01", "2021-03-31"),
        ),
        {"employer_contribution": "0.00"},
        notice="0.00",
        own=(CONTRIBUTION_BY_DAYS,),
    )
    yield Golden(
        "reading-contribution-part-month-not-used",
        "A whole month does not use the reading: 800.00, secondary but for the date of the table.",
        "R5.3 R8",
        flat("ibo", "2021-03", "2021-01-04", "2021-06-28", "1850.00"),
        {"employer_contribution": "800.00"},
        notice="800.00",
        assumed=("R5.3/employer.contribution",),
        own=({**CONTRIBUTION_BY_DAYS, "certainty": "assumed"},),
    )
    for name, month, start, absence, amount, what in (
        (
            "three-days",
            "2021-03",
            "2021-01-04",
            absent("2021-03-04", "2021-03-13"),
            "720.00",
            "11 to 13 March are out: 800.00 x (30 - 3) / 30 = 720.00",
        ),
        (
            "thirty-of-31-days",
            "2021-03",
            "2021-01-04",
            absent("2021-02-23", "2021-03-31"),
            "0.00",
            "2 to 31 March, thirty days, are out: 800.00 x (30 - 30) / 30 = 0.00",
        ),
        (
            "a-month-of-31-days-wholly-out",
            "2021-03",
            "2021-01-04",
            absent("2021-02-01", "2021-03-31"),
            "0.00",
            "31 days out are at most 30/30: 0.00",
        ),
        (
            "february-wholly-out",
            "2021-02",
            "2021-01-04",
            absent("2021-01-11", "2021-03-31"),
            "0.00",
            "all 28 days are out, which is 30/30: 0.00",
        ),
        (
            "february-but-a-day",
            "2021-02",
            "2021-01-04",
            absent("2021-01-26", "2021-02-28"),
            "80.00",
            "2 to 28 February, 27 days, are out: 800.00 x (30 - 27) / 30 = 80.00",
        ),
    ):
        yield Golden(
            f"reading-absence-days-thirty-{name}",
            f"Wage 1850.00, class 800.00; {what}.",
            "R5.3 R8",
            flat("ibo", month, start, "2021-06-28", "1850.00", absences=absence),
            {"employer_contribution": amount},
            notice=amount,
            assumed=("R5.3/employer.contribution",),
            own=(THIRTY,),
        )
    yield Golden(
        "reading-absence-days-thirty-in-a-part-month",
        "Start on 15 March 2021, absent from 15 March: 22 to 31 March are out, and the part month is due whole:"
        " 800.00 x (30 - 10) / 30 = 533.333..., printed 533.33.",
        "R5.3 R8",
        flat(
            "ibo",
            "2021-03",
            "2021-03-15",
            "2021-08-27",
            "1850.00",
            attendance="13/23",
            absences=absent("2021-03-15", "2021-03-31"),
        ),
        {"employer_contribution": "533.33"},
        notice="533.33",
        assumed=(PART_MONTH, ABSENCE_DAYS, "R5.3/employer.contribution"),
        own=({**THIRTY, "certainty": "assumed"},),
    )


def working_days() -> Iterator[Golden]:
    for choice, due, net, what in (
        ("monday-friday", "321.04", "285.37", "12/22 = 321.038...; tax 35.67"),
        ("monday-saturday", "316.92", "281.71", "14/26 = 316.922...; tax 35.21"),
        ("calendar", "303.78", "270.03", "16/31 = 303.778...; tax 33.75"),
    ):
        yield Golden(
            f"reading-working-days-{choice}",
            f"From Monday 16 March: 588.57 x {what}; net {net}.",
            "R6.2 R8",
            ibo_2026(**FROM_THE_MIDDLE, attendance="working-days"),
            {"premium": "588.57", "premium_due": due, "net": net, "certainty": "secondary"},
            assumed=(),
            own=(choose("payment.working-days", choice),),
        )
    yield Golden(
        "reading-working-days-monday-saturday-without-a-saturday",
        "1 March to Friday 29 May: no working day of May lies outside, but Saturday 30 does: 588.57 x 25/26 ="
        " 565.932..., printed 565.93; tax 565.93 x 11.11 % = 62.874823, printed 62.87; net 503.06.",
        "R6.2 R8",
        ibo_2026("2026-05", "2026-03-01", "2026-05-29", attendance="working-days"),
        {"premium_due": "565.93", "net": "503.06", "certainty": "assumed"},
        assumed=("payment.working-days",),
        own=(choose("payment.working-days", "monday-saturday", "assumed"),),
    )
    yield Golden(
        "reading-working-days-calendar-without-a-weekend",
        "The same agreement without attendance: it need not be given, whatever the reading, for no working day lies"
        " outside: 588.57 and 523.18.",
        "R6.2 R8",
        ibo_2026("2026-05", "2026-03-01", "2026-05-29"),
        {"premium_due": "588.57", "net": "523.18", "certainty": "secondary"},
        assumed=(),
        own=(choose("payment.working-days", "calendar", "assumed"),),
    )
    yield Golden(
        "reading-working-days-not-used",
        "Working days asked for in a month that the agreement covers whole: 26/26; 588.57 and 523.18, secondary.",
        "R6.2 R8",
        ibo_2026(start="2026-03-01", attendance="working-days"),
        {"premium_due": "588.57", "net": "523.18", "certainty": "secondary"},
        assumed=(),
        own=(choose("payment.working-days", "monday-saturday", "assumed"),),
    )


def rounding() -> Iterator[Golden]:
    yield Golden(
        "reading-rounding-up",
        "588.57 x 11.11 % = 65.390127, up to the cent 65.40; net 523.17.",
        "R6.3 R8",
        ibo_2026(),
        {"premium_due": "588.57", "withholding_tax": "65.40", "net": "523.17"},
        assumed=(),
        own=(ROUNDED_UP,),
    )
    yield Golden(
        "reading-rounding-up-as-published",
        "FGTB Echo 2025, horeca, scheme 2018 in June 2025: 2111.89 x 80 % = 1689.51; 1689.51 x 11.11 % = 187.704561, up to"
        " the cent 187.71; net 1501.80, as there (R9).",
        "R6.3 R8 R9",
        flat("ibo", "2025-06", wage="2450.88"),
        {"premium_due": "1689.51", "withholding_tax": "187.71", "net": "1501.80"},
        own=(ROUNDED_UP,),
    )
    yield Golden(
        "reading-rounding-up-a-cent",
        "A premium of 0.01 after attendance: 588.57 x 0.01/588.57 = 0.01; x 11.11 % = 0.001111, up to the cent 0.01;"
        " net 0.00.",
        "R6.3 R8",
        ibo_2026(attendance="0.01/588.57"),
        {"premium_due": "0.01", "withholding_tax": "0.01", "net": "0.00"},
        own=(ROUNDED_UP,),
    )
    yield Golden(
        "reading-rounding-not-used",
        "1800.00 x 11.11 % = 199.98 exactly: nothing is rounded, and the reading not used; net 1600.02, secondary.",
        "R6.3 R8",
        ibo_2026(
            wage="1800.00", percentage=100, agreement={"employee_rsz": "0.00"}, unemployment=[]
        ),
        {"premium": "1800.00", "withholding_tax": "199.98", "net": "1600.02"},
        assumed=(),
        own=(choose("withholding.rounding", "up", "assumed"),),
    )


LEFT_OUT_TYPES = (
    "income-guarantee",
    "temporary",
    "company-supplement",
    "activation",
    "career-break",
    "other",
)
WITHOUT_INCOME: Json = {
    "replacement_income": "0.00",
    "premium": "1738.60",
    "withholding_tax": "193.16",
    "net": "1545.44",
}
TOTAL_WITHOUT_INCOME = (
    "2173.25 x 80 % = 1738.60; tax 1738.60 x 11.11 % = 193.158..., printed 193.16; net 1545.44"
)


def codes() -> Iterator[Golden]:
    for code in LEFT_OUT_TYPES:
        yield Golden(
            f"reading-benefit-type-{code}-counts",
            f"A user's reading by which {code} counts, secondary: 12.00 x 26 = 312.00; 2173.25 - 312.00 = 1861.25; x 80 % ="
            " 1489.00; tax 1489.00 x 11.11 % = 165.4279, printed 165.43; net 1323.57.",
            "R2.4 R8",
            ibo_2026(unemployment=[full("12.00", kind=code)]),
            {
                "replacement_income": "312.00",
                "premium": "1489.00",
                "net": "1323.57",
                "certainty": "secondary",
            },
            assumed=(),
            left_out=(),
            own=(choose(f"unemployment.benefit-type/{code}", "counts"),),
        )
    for code in ("insertion", "training-allowance"):
        yield Golden(
            f"reading-benefit-type-{code}-left-out",
            f"A user's reading by which {code} is left out, secondary: {TOTAL_WITHOUT_INCOME}.",
            "R2.4 R8",
            ibo_2026(unemployment=[full("55.29", kind=code)]),
            {**WITHOUT_INCOME, "certainty": "secondary"},
            assumed=(),
            left_out=("unemployment[0] R2.4",),
            own=(choose(f"unemployment.benefit-type/{code}", "left-out"),),
        )
    yield Golden(
        "reading-benefit-type-insertion-counts-of-an-own-file",
        "The choice of the law, which a user's file says to be secondary: 588.57 and 523.18, secondary.",
        "R2.4 R8",
        ibo_2026(unemployment=[full("55.29", kind="insertion")]),
        {"premium": "588.57", "net": "523.18", "certainty": "secondary"},
        assumed=(),
        own=(choose("unemployment.benefit-type/insertion", "counts"),),
    )
    yield Golden(
        "reading-benefit-type-insertion-left-out-assumed",
        f"A reading that is assumed itself, and makes the total so: {TOTAL_WITHOUT_INCOME}.",
        "R2.4 R8",
        ibo_2026(unemployment=[full("55.29", kind="insertion")]),
        {**WITHOUT_INCOME, "certainty": "assumed"},
        assumed=("unemployment.benefit-type/insertion",),
        left_out=("unemployment[0] R2.4",),
        own=(choose("unemployment.benefit-type/insertion", "left-out", "assumed"),),
    )
    yield Golden(
        "reading-benefit-type-before-its-first-month",
        "A reading from 2026-04-01 does not reach March: 588.57 and 523.18, assumed as the list says.",
        "R1.6 R2.4 R8",
        ibo_2026(unemployment=[full("55.29", kind="insertion")]),
        {"premium": "588.57", "net": "523.18", "certainty": "assumed"},
        assumed=("unemployment.benefit-type/insertion",),
        own=(choose("unemployment.benefit-type/insertion", "left-out", first="2026-04-01"),),
    )
    yield Golden(
        "reading-benefit-type-of-one-kind",
        "A reading for ibo-plus does not reach an ibo: 588.57 and 523.18.",
        "R1.6 R2.4 R8",
        ibo_2026(unemployment=[full("55.29", kind="insertion")]),
        {"premium": "588.57", "net": "523.18", "certainty": "assumed"},
        assumed=("unemployment.benefit-type/insertion",),
        own=(choose("unemployment.benefit-type/insertion", "left-out", kind="ibo-plus"),),
    )
    yield Golden(
        "reading-aid-type-equivalent-leefloon-counts",
        "A user's reading by which equivalent leefloon counts: 2173.25 - 893.65 = 1279.60; x 80 % = 1023.68; tax 1023.68 x"
        " 11.11 % = 113.730848, printed 113.73; net 909.95.",
        "R2.5 R8",
        ibo_2026(
            start="2026-03-01",
            unemployment=[],
            leefloon=[aid("893.65", "2026-03", aid_type="equivalent-leefloon")],
        ),
        {
            "replacement_income": "893.65",
            "premium": "1023.68",
            "net": "909.95",
            "certainty": "secondary",
        },
        assumed=(),
        left_out=(),
        own=(choose("leefloon.aid-type/equivalent-leefloon", "counts"),),
    )
    for name, more in (
        ("sickness.document-type/C23", {"document_type": "C23"}),
        ("sickness.document-type/B23", {"document_type": "B23"}),
        ("sickness.nature/1", {"nature": 1}),
        ("sickness.nature/2", {"nature": 2}),
        ("sickness.nature/3", {"nature": 3}),
    ):
        yield Golden(
            f"reading-{name.replace('.', '-').replace('/', '-').lower()}-counts",
            f"A user's reading {name} = counts: 1300.00 x 26 x 26 / (26 x 26) = 1300.00; 2173.25 - 1300.00 = 873.25;"
            " x 80 % = 698.60; tax 698.60 x 11.11 % = 77.61446, printed 77.61; net 620.99.",
            "R2.8 R8",
            ibo_2026(
                unemployment=[], sickness=[sick("1300.00", "2026-03-01", "2026-03-31", 26, **more)]
            ),
            {"replacement_income": "1300.00", "premium": "698.60", "net": "620.99"},
            assumed=("income.sickness-rule",),
            left_out=(),
            own=(choose(name, "counts"),),
        )
    yield Golden(
        "reading-nature-1-counts-but-not-its-document-type",
        f"Nature 1 counts, but the C23 is left out all the same: {TOTAL_WITHOUT_INCOME}.",
        "R2.8 R8",
        ibo_2026(
            unemployment=[],
            sickness=[
                sick("900.00", "2026-03-01", "2026-03-31", 26, document_type="C23", nature=1)
            ],
        ),
        {**WITHOUT_INCOME, "certainty": "assumed"},
        assumed=("sickness.document-type/C23",),
        left_out=("sickness[0] R2.8",),
        own=(choose("sickness.nature/1", "counts"),),
    )
    yield Golden(
        "reading-benefit-type-counts-after-another",
        "Income guarantee of 12.00 counts from 16 March, after 55.29: 663.48 + 12.00 x 26 x 14 / 26 = 168.00: 831.48;"
        " 2173.25 - 831.48 = 1341.77; x 80 % = 1073.416, printed 1073.42; tax 1073.42 x 11.11 % = 119.256962, printed"
        " 119.26; net 954.16.",
        "R2.3 R2.4 R8",
        ibo_2026(
            unemployment=[
                full("55.29", "2026-01-05", "2026-03-15"),
                full("12.00", "2026-03-16", kind="income-guarantee"),
            ]
        ),
        {"replacement_income": "831.48", "premium": "1073.42", "net": "954.16"},
        assumed=("income.changes",),
        own=(choose("unemployment.benefit-type/income-guarantee", "counts"),),
    )
