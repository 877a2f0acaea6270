"""From the premium to the net amount (R6)."""

from __future__ import annotations

from collections.abc import Iterator

from .builders import flat, ibo_2026
from .kinds import Golden, Payment


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
        {
            "premium": "1350.42",
            "premium-after-fraction": "337.61",
            "withholding_tax": "37.51",
            "net": "300.10",
        },
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
        {
            "premium_due": "535.06",
            "withholding_tax": "59.45",
            "net": "475.61",
            "certainty": "secondary",
        },
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
        ibo_2026(
            absences=[
                {"from": "2026-04-01", "to": "2026-04-20"},
                {"from": "2026-03-09", "to": "2026-03-17"},
            ]
        ),
        {"premium": "588.57", "net": "523.18"},
        left_out=("absences[1] R5.3",),
    )


PAYMENTS = (
    Payment(
        "Worked example 7: 225.00 x 11.11 % = 24.9975, printed 25.00; net 200.00.",
        *("225.00", "1/1", "1/1", "225.00", "225.00", "25.00", "200.00"),
    ),
    Payment(
        "1800.00 x 11.11 % = 199.98 exactly.",
        "1800.00",
        "1/1",
        "1/1",
        "1800.00",
        "1800.00",
        "199.98",
        "1600.02",
    ),
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
        *(
            "1000000000.00",
            "10000/10000",
            "1/1",
            "1000000000.00",
            "1000000000.00",
            "111100000.00",
            "888900000.00",
        ),
    ),
    Payment(
        "The smallest fraction: 588.57 x 0.01/10000 = 0.000588..., printed 0.00.",
        *("588.57", "0.01/10000", "1/1", "0.00", "0.00", "0.00", "0.00"),
    ),
)
