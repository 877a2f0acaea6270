"""Sickness benefit (R2.6 to R2.8)."""

from __future__ import annotations

from collections.abc import Iterator

from .builders import AS_PAID, ibo_2026, sick
from .kinds import Golden


def sickness() -> Iterator[Golden]:
    yield Golden(
        "sickness-whole-month-of-26-days",
        "March 2026: 1430.00 x 26 x 26 / (26 x 26) = 1430.00; 2173.25 - 1430.00 = 743.25; x 80 % = 594.60;"
        " tax 594.60 x 11.11 % = 66.06006, printed 66.06; net 528.54.",
        "R2.6",
        ibo_2026(unemployment=[], sickness=[sick("1430.00", "2026-03-01", "2026-03-31", 26)]),
        {
            "replacement_income": "1430.00",
            "premium": "594.60",
            "net": "528.54",
            "certainty": "assumed",
        },
        assumed=("income.sickness-rule",),
    )
    yield Golden(
        "sickness-whole-month-of-27-days",
        "July 2026 has 27 days: 1430.00 x 26 x 27 / (27 x 27) = 1377.037..., printed 1377.04; 2173.25 - 1377.04 ="
        " 796.21; x 80 % = 636.968, printed 636.97; tax 636.97 x 11.11 % = 70.767367, printed 70.77; net 566.20.",
        "R2.6",
        ibo_2026(
            "2026-07", unemployment=[], sickness=[sick("1430.00", "2026-07-01", "2026-07-31", 27)]
        ),
        {
            "replacement_income": "1377.04",
            "premium": "636.97",
            "net": "566.20",
            "certainty": "assumed",
        },
    )
    yield Golden(
        "sickness-as-paid",
        "The same month with the user's own rule as-paid: 1430.00 x 27 / 27 = 1430.00; 2173.25 - 1430.00 = 743.25;"
        " x 80 % = 594.60; net 528.54; secondary, as that agreement says of itself.",
        "R2.6",
        ibo_2026(
            "2026-07", unemployment=[], sickness=[sick("1430.00", "2026-07-01", "2026-07-31", 27)]
        ),
        {
            "replacement_income": "1430.00",
            "premium": "594.60",
            "net": "528.54",
            "certainty": "secondary",
        },
        assumed=(),
        own=(AS_PAID,),
    )
    yield Golden(
        "sickness-as-paid-over-a-month-border",
        "As-paid, 22 June to 11 July has 18 days, 10 of them in July: 900.00 x 10 / 18 = 500.00; 2173.25 - 500.00 ="
        " 1673.25; x 80 % = 1338.60; tax 1338.60 x 11.11 % = 148.71846, printed 148.72; net 1189.88.",
        "R2.6",
        ibo_2026(
            "2026-07", unemployment=[], sickness=[sick("900.00", "2026-06-22", "2026-07-11", 18)]
        ),
        {"replacement_income": "500.00", "premium": "1338.60", "net": "1189.88"},
        own=(AS_PAID,),
    )
    yield Golden(
        "sickness-over-a-month-border",
        "22 June to 11 July has 18 days, 10 in July of 27: 900.00 x 26 x 10 / (18 x 27) = 481.481..., printed 481.48;"
        " 2173.25 - 481.48 = 1691.77; x 80 % = 1353.416, printed 1353.42; tax 1353.42 x 11.11 % = 150.364962, printed"
        " 150.36; net 1203.06.",
        "R2.6",
        ibo_2026(
            "2026-07", unemployment=[], sickness=[sick("900.00", "2026-06-22", "2026-07-11", 18)]
        ),
        {
            "replacement_income": "481.48",
            "premium": "1353.42",
            "withholding_tax": "150.36",
            "net": "1203.06",
        },
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
        {
            "replacement_income": "1300.00",
            "premium": "698.60",
            "withholding_tax": "77.61",
            "net": "620.99",
        },
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
        {
            "replacement_income": "0.00",
            "premium": "1738.60",
            "net": "1545.44",
            "certainty": "secondary",
        },
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
        {
            "replacement_income": "999.99",
            "premium": "938.61",
            "withholding_tax": "104.28",
            "net": "834.33",
        },
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
        assumed=(
            "income.sickness-rule",
            "sickness.nature/1",
            "sickness.nature/2",
            "sickness.nature/3",
        ),
        left_out=("sickness[0] R2.8", "sickness[2] R2.8", "sickness[3] R2.8"),
    )
    yield Golden(
        "sickness-document-type-before-nature",
        "A C23 of nature 1 is listed once, for its document type: 2173.25 x 80 % = 1738.60.",
        "R2.8",
        ibo_2026(
            unemployment=[],
            sickness=[
                sick("900.00", "2026-03-01", "2026-03-31", 26, document_type="C23", nature=1)
            ],
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
                sick(
                    "1300.00",
                    "2026-03-01",
                    "2026-03-31",
                    26,
                    attest_id="A-1",
                    version=2,
                    status="modified",
                ),
                sick(
                    "1430.00",
                    "2026-03-01",
                    "2026-03-31",
                    26,
                    attest_id="A-1",
                    version=1,
                    status="original",
                ),
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
                sick(
                    "1300.00",
                    "2026-02-01",
                    "2026-02-28",
                    24,
                    attest_id="A-1",
                    version=2,
                    status="modified",
                ),
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
                sick(
                    "700.00",
                    "2026-03-02",
                    "2026-03-16",
                    13,
                    attest_id="A-1",
                    version=2,
                    status="modified",
                ),
                sick(
                    "0.00",
                    "2026-03-02",
                    "2026-03-16",
                    0,
                    attest_id="A-1",
                    version=2,
                    status="cancelled",
                ),
                sick("650.00", "2026-03-17", "2026-03-31", 13),
            ],
        ),
        {
            "replacement_income": "650.00",
            "premium": "1218.60",
            "withholding_tax": "135.39",
            "net": "1083.21",
        },
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
                sick(
                    "650.00",
                    "2026-03-17",
                    "2026-03-31",
                    13,
                    attest_id="A-1",
                    version=2,
                    status="modified",
                ),
                sick("80.00", "2026-03-09", "2026-03-10", 2),
                sick("-20.00", "2026-03-02", "2026-03-07", -1),
                sick("90.00", "2026-03-02", "2026-03-07", 1, document_type="C23"),
                sick(
                    "600.00",
                    "2026-03-17",
                    "2026-03-31",
                    13,
                    attest_id="A-1",
                    version=3,
                    status="modified",
                ),
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
