"""Corrections (R7.5)."""

from __future__ import annotations

from collections.abc import Iterator

from .builders import aid, flat, full, ibo_2026, sick
from .kinds import Correction


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
        flat(
            "ibo",
            "2026-01",
            "2025-12-31",
            "2026-06-30",
            "2500.00",
            unemployment=[full("55.29", "2025-12-01")],
        ),
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
        ibo_2026(
            unemployment=[full("55.29", "2026-01-05", "2026-03-15"), full("55.30", "2026-03-16")]
        ),
        ibo_2026(
            unemployment=[full("55.29", "2026-01-05", "2026-03-15"), full("55.29", "2026-03-16")]
        ),
        "0.10",
    )
    yield Correction(
        "nothing-changed",
        "The same evidence gives the same statement: no lines, nothing to pay.",
        ibo_2026(),
        ibo_2026(),
        "0.00",
    )
