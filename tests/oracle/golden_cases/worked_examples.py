"""The worked examples of the rules, the published figures (R9), and the cases for a first look."""

from __future__ import annotations

from collections.abc import Iterator

from .builders import aid, flat, full, ibo_2026
from .kinds import Golden


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
        {
            "premium": "588.57",
            "premium-after-fraction": "294.29",
            "withholding_tax": "32.70",
            "net": "261.59",
        },
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
        flat(
            "ibo-plus", "2025-10", "2025-09-01", "2026-02-27", leefloon=[aid("893.65", "2025-10")]
        ),
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
        assumed=("R7.4/premium.flat-limits", "R7.4/premium.flat-day-amounts"),
    )


# What, wage, whether with 55.29 a day, net of the new scheme at 70 % and of the old one, with the
# calculation.
PUBLISHED = (
    (
        "retail",
        "1997.86",
        True,
        (
            "186.17",
            "RSZ 261.12; 1997.86 - 261.12 - 1437.54 = 299.20; x 70 % = 209.44; tax 23.27; net 186.17, as there",
        ),
        ("375.45", "1437.54 >= 1001.00: 2111.89 x 20 % = 422.38; tax 46.93; net 375.45, as there"),
    ),
    (
        "horeca",
        "2450.88",
        False,
        (
            "1325.70",
            "RSZ 320.33; 2130.55 x 70 % = 1491.385, printed 1491.39; tax 165.69; 1325.70 (a cent lower there)",
        ),
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


FIRST = (
    ("first-1-unemployment", "worked-example-1-unemployment-all-month"),
    ("first-2-change-in-a-part-month", "benefit-changes-in-a-part-month"),
    ("first-3-ibo-plus-leefloon", "worked-example-6-ibo-plus-leefloon"),
    ("first-4-running-2018-ibo", "running-2018-ibo-in-april-2026"),
)
