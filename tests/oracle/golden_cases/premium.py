"""The premium: wage difference (R3, R4) and flat rate (R5)."""

from __future__ import annotations

from collections.abc import Iterator

from .builders import aid, flat, full, ibo_2026
from .kinds import Golden

# Name, leefloon of October 2025, share, premium by hand from 2111.89.
SHARES = (
    ("0-00", "0.00", "80 %", "1689.51", "2111.89 x 80 % = 1689.512"),
    ("0-01", "0.01", "60 %", "1267.13", "2111.89 x 60 % = 1267.134"),
    ("667-16", "667.16", "60 %", "1267.13", "2111.89 x 60 % = 1267.134"),
    ("667-17", "667.17", "40 %", "844.76", "2111.89 x 40 % = 844.756"),
    ("1000-99", "1000.99", "40 %", "844.76", "2111.89 x 40 % = 844.756"),
    ("1001-00", "1001.00", "20 %", "422.38", "2111.89 x 20 % = 422.378"),
)


def share_thresholds() -> Iterator[Golden]:
    for name, amount, share, premium, calculation in SHARES:
        yield Golden(
            f"flat-share-replacement-income-{name}",
            f"Replacement income {amount} (thresholds 26 x 25.66 = 667.16 and 26 x 38.50 = 1001.00): {share};"
            f" {calculation}.",
            "R5.1",
            flat("ibo-plus", "2025-10", leefloon=[aid(amount, "2025-10")]),
            {"replacement_income": amount, "premium": premium},
        )
    days = (
        ("25-66", "25.66", "667.16", "1267.13", "25.66 x 26 = 667.16, so 60 %"),
        ("25-67", "25.67", "667.42", "844.76", "25.67 x 26 = 667.42, so 40 %"),
        ("38-49", "38.49", "1000.74", "844.76", "38.49 x 26 = 1000.74, so 40 %"),
        ("38-50", "38.50", "1001.00", "422.38", "38.50 x 26 = 1001.00, so 20 %"),
    )
    for name, amount, income, premium, calculation in days:
        yield Golden(
            f"flat-share-day-amount-{name}",
            f"Unemployment of {amount} a day all month: {calculation}: {premium}.",
            "R2.1 R5.1",
            flat("ibo-plus", "2025-10", unemployment=[full(amount, "2025-09-01")]),
            {"replacement_income": income, "premium": premium},
        )


def premiums() -> Iterator[Golden]:
    percentages = (
        (70, "515.00", "57.22", "457.78", "514.997; tax 515.00 x 11.11 % = 57.2165"),
        (80, "588.57", "65.39", "523.18", "588.568; tax 588.57 x 11.11 % = 65.390127"),
        (90, "662.14", "73.56", "588.58", "662.139; tax 662.14 x 11.11 % = 73.563754"),
        (100, "735.71", "81.74", "653.97", "735.71; tax 735.71 x 11.11 % = 81.737381"),
    )
    for percentage, premium, tax, net, calculation in percentages:
        yield Golden(
            f"percentage-{percentage}",
            f"735.71 x {percentage} % = {calculation}; net {net}.",
            "R4.2 R6.3",
            ibo_2026(percentage=percentage),
            {"difference": "735.71", "premium": premium, "withholding_tax": tax, "net": net},
            notice=premium,
        )
    yield Golden(
        "premium-tie-away-from-zero",
        "Given RSZ 326.71: 2500.00 - 326.71 - 1437.54 = 735.75; x 70 % = 515.025, away from zero 515.03 (to even would"
        " be 515.02); tax 515.03 x 11.11 % = 57.219833, printed 57.22; net 457.81.",
        "R0.2 R3.2 R4.2",
        ibo_2026(percentage=70, agreement={"employee_rsz": "326.71"}),
        {"difference": "735.75", "premium": "515.03", "withholding_tax": "57.22", "net": "457.81"},
    )
    yield Golden(
        "employee-rsz-given",
        "RSZ 250.00 after work bonus, given: 2500.00 - 250.00 - 1437.54 = 812.46; x 80 % = 649.968, printed 649.97;"
        " tax 649.97 x 11.11 % = 72.211667, printed 72.21; net 577.76.",
        "R3.2",
        ibo_2026(agreement={"employee_rsz": "250.00"}),
        {"employee-rsz": "250.00", "premium": "649.97", "net": "577.76", "certainty": "secondary"},
    )
    yield Golden(
        "employee-rsz-given-as-zero",
        "RSZ 0.00: 2500.00 - 0.00 - 1437.54 = 1062.46; x 80 % = 849.968, printed 849.97; tax 849.97 x 11.11 % ="
        " 94.431667, printed 94.43; net 755.54.",
        "R3.2",
        ibo_2026(agreement={"employee_rsz": "0.00"}),
        {"premium": "849.97", "withholding_tax": "94.43", "net": "755.54"},
    )
    yield Golden(
        "employee-rsz-given-as-the-whole-wage",
        "RSZ equal to the wage is still allowed: 2500.00 - 2500.00 - 1437.54 is below zero: 0.00.",
        "R3.2 R4.1",
        ibo_2026(agreement={"employee_rsz": "2500.00"}),
        {"difference": "0.00", "premium": "0.00", "net": "0.00", "certainty": "assumed"},
    )
    yield Golden(
        "difference-exactly-zero-is-no-floor",
        "Given RSZ 1062.46: 2500.00 - 1062.46 - 1437.54 = 0.00 exactly: the floor did not bite, secondary.",
        "R4.1",
        ibo_2026(agreement={"employee_rsz": "1062.46"}),
        {"difference": "0.00", "premium": "0.00", "net": "0.00", "certainty": "secondary"},
    )
    yield Golden(
        "difference-one-cent-below-zero",
        "Given RSZ 1062.47: 2500.00 - 1062.47 - 1437.54 = -0.01, floored to 0.00 and so assumed.",
        "R4.1",
        ibo_2026(agreement={"employee_rsz": "1062.47"}),
        {"difference": "0.00", "premium": "0.00", "certainty": "assumed"},
    )
    yield Golden(
        "base-100-given",
        "Base 100 said in so many words is the default: RSZ 326.75, premium 588.57.",
        "R3.1",
        ibo_2026(agreement={"rsz_base": 100}),
        {"employee-rsz": "326.75", "premium": "588.57", "certainty": "secondary"},
    )
    yield Golden(
        "base-108-rounds-once",
        "2345.67 x 108 % x 13.07 % = 331.105394..., printed 331.11 (rounding 2533.32 first would give 331.10);"
        " 2345.67 - 331.11 - 1437.54 = 577.02; x 80 % = 461.616, printed 461.62;"
        " tax 461.62 x 11.11 % = 51.285982, printed 51.29; net 410.33.",
        "R0.2 R3.1",
        ibo_2026(wage="2345.67", agreement={"rsz_base": 108}),
        {
            "employee-rsz": "331.11",
            "premium": "461.62",
            "withholding_tax": "51.29",
            "net": "410.33",
        },
    )
