"""Leefloon (R2.5)."""

from __future__ import annotations

from collections.abc import Iterator

from .builders import aid, flat, ibo_2026
from .kinds import Golden


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
        {
            "replacement_income": "1000.00",
            "premium": "938.60",
            "net": "834.32",
            "certainty": "secondary",
        },
        assumed=(),
    )
    yield Golden(
        "leefloon-in-a-month-from-monday-the-second",
        "Sunday 1 March lies before the agreement, so that the leefloon is whole in a part of the month, which is"
        " assumed: 2173.25 - 893.65 = 1279.60; x 80 % = 1023.68; tax 1023.68 x 11.11 % = 113.730848, printed 113.73;"
        " net 909.95.",
        "R2.5",
        ibo_2026(unemployment=[], leefloon=[aid("893.65", "2026-03")]),
        {
            "replacement_income": "893.65",
            "premium": "1023.68",
            "net": "909.95",
            "certainty": "assumed",
        },
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
        {
            "replacement_income": "700.00",
            "premium": "1178.60",
            "withholding_tax": "130.94",
            "net": "1047.66",
        },
    )
    yield Golden(
        "equivalent-leefloon-left-out",
        "The equivalent of leefloon is left out and listed: 2173.25 x 80 % = 1738.60.",
        "R2.5",
        ibo_2026(
            unemployment=[], leefloon=[aid("893.65", "2026-03", aid_type="equivalent-leefloon")]
        ),
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
        ibo_2026(
            start="2026-03-16",
            attendance="12/22",
            unemployment=[],
            leefloon=[aid("893.65", "2026-03")],
        ),
        {
            "premium": "1023.68",
            "premium_due": "558.37",
            "withholding_tax": "62.03",
            "net": "496.34",
            "certainty": "assumed",
        },
        assumed=("income.leefloon-part-month",),
    )
