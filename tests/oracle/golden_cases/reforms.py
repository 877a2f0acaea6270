"""Reforms (R8.4): steps and cases with the amounts by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reference import Json

from .builders import aid, flat, full, ibo_2026


@dataclass(frozen=True)
class Reformed:
    """A case under a reform: `amounts` of its statement by hand, or the word of the error."""

    name: str
    about: str
    steps: tuple[Json, ...]
    case: Json
    amounts: Json
    error: str | None = None

    def full_case(self) -> Json:
        return {"case_ref": self.name, **self.case}


def scale(name: str, factor: str, first: str) -> Json:
    return {"scale": {"id": name, "factor": factor, "from": first}}


def set_to(name: str, value: object, first: str, **more: str) -> Json:
    return {"set": {"id": name, **more, "value": value, "from": first}}


def read(name: str, choice: str) -> Json:
    return {"reading": {"id": name, "choice": choice}}


def scheme(forced: str, **supplied: object) -> Json:
    return {"scheme": {"forced": forced, **supplied}}


OLD_RETAIL = flat("ibo", "2025-06", wage="1997.86", unemployment=[full("55.29", "2025-01-06")])


def reforms() -> Iterator[Reformed]:
    yield from scaled()
    yield from set_and_read()
    yield from forced()


def scaled() -> Iterator[Reformed]:
    july = scale("ggmmi", "1.02", "2026-07-01")
    yield Reformed(
        "reform-ggmmi-2-percent-from-july",
        "2233.61 x 1.02 = 2278.2822, printed 2278.28; x 80 % = 1822.624, printed 1822.62; tax 202.493..., printed 202.49;"
        " net 1620.13.",
        (july,),
        flat("ibo-plus", "2026-07"),
        {
            "ggmmi": "2278.28",
            "premium": "1822.62",
            "net": "1620.13",
            "certainty": "hypothetical",
        },
    )
    yield Reformed(
        "reform-ggmmi-2-percent-before-july",
        "June is before the reform: 2189.81 x 80 % = 1751.848, printed 1751.85; tax 194.630535, printed 194.63; net"
        " 1557.22.",
        (july,),
        flat("ibo-plus", "2026-06"),
        {"ggmmi": "2189.81", "premium": "1751.85", "net": "1557.22", "certainty": "assumed"},
    )
    yield Reformed(
        "reform-ggmmi-scales-each-later-amount",
        "10 % more from January reaches the amount of July too: 2233.61 x 1.10 = 2456.971, printed 2456.97; x 80 % ="
        " 1965.576, printed 1965.58; tax 218.375938, printed 218.38; net 1747.20.",
        (scale("ggmmi", "1.10", "2026-01-01"),),
        flat("ibo-plus", "2026-07"),
        {"ggmmi": "2456.97", "premium": "1965.58", "net": "1747.20"},
    )
    yield Reformed(
        "reform-ggmmi-between-two-amounts",
        "From February the amount in force is that of January: 2154.11 x 1.10 = 2369.521, printed 2369.52; x 80 % ="
        " 1895.616, printed 1895.62; tax 210.603382, printed 210.60; net 1685.02.",
        (scale("ggmmi", "1.10", "2026-02-01"),),
        flat("ibo-plus", "2026-03"),
        {"ggmmi": "2369.52", "premium": "1895.62", "net": "1685.02"},
    )
    yield Reformed(
        "reform-ggmmi-from-the-first-month",
        "From the first day on all amounts: 1654.90 x 0.50 = 827.45; x 80 % = 661.96; tax 73.543756, printed 73.54; net 588.42.",
        (scale("ggmmi", "0.50", "2018-09-01"),),
        flat("ibo-plus", "2018-09"),
        {"ggmmi": "827.45", "premium": "661.96", "net": "588.42"},
    )
    yield Reformed(
        "reform-ggmmi-there-and-back",
        "x 1.25 = 2692.6375, printed 2692.64, and then x 0.8 = 2154.112, printed 2154.11, as it was: 1723.29; tax"
        " 191.46; net 1531.83. It is a guess all the same.",
        (scale("ggmmi", "1.25", "2026-01-01"), scale("ggmmi", "0.8", "2026-01-01")),
        flat("ibo-plus", "2026-03"),
        {
            "ggmmi": "2154.11",
            "premium": "1723.29",
            "net": "1531.83",
            "certainty": "hypothetical",
        },
    )
    yield Reformed(
        "reform-tax-half-more",
        "0.1111 x 1.5 = 0.16665, to four decimals away from zero 0.1667; 588.57 x 16.67 % = 98.114619, printed 98.11; net"
        " 490.46.",
        (scale("withholding.rate", "1.5", "2026-01-01"),),
        ibo_2026(),
        {"premium": "588.57", "withholding_tax": "98.11", "net": "490.46"},
    )
    yield Reformed(
        "reform-day-amounts-10-percent",
        "25.66 x 1.1 = 28.226, printed 28.23, and 38.50 x 1.1 = 42.35: 733.98 <= 26 x 28.23 = 733.98, so 60 %: 2154.11 x"
        " 60 % = 1292.466, printed 1292.47; tax 143.593..., printed 143.59; net 1148.88.",
        (scale("premium.flat-day-amounts", "1.1", "2026-01-01"),),
        flat("ibo-plus", "2026-03", leefloon=[aid("733.98", "2026-03")]),
        {"premium": "1292.47", "net": "1148.88"},
    )


def set_and_read() -> Iterator[Reformed]:
    percentages = set_to("premium.percentages", [75, 85], "2026-01-01")
    yield Reformed(
        "reform-percentages",
        "735.71 x 75 % = 551.7825, printed 551.78; tax 61.302758, printed 61.30; net 490.48.",
        (percentages,),
        ibo_2026(percentage=75),
        {"premium": "551.78", "net": "490.48", "certainty": "hypothetical"},
    )
    yield Reformed(
        "reform-percentages-without-that-of-the-case",
        "80 % is no longer one of them.",
        (percentages,),
        ibo_2026(),
        {},
        error="percentage-not-allowed",
    )
    yield Reformed(
        "reform-percentages-after-the-start",
        "The percentages go by the start, 2 March: from July they do not reach it; worked example 1, secondary.",
        (set_to("premium.percentages", [75, 85], "2026-07-01"),),
        ibo_2026("2026-07"),
        {"premium": "588.57", "net": "523.18", "certainty": "secondary"},
    )
    yield Reformed(
        "reform-shares-without-kind-miss-ibo-plus",
        "From 2026 ibo-plus has shares of its own, and one without kind from the same day does not reach it: 2154.11 x"
        " 80 % = 1723.29; net 1531.83; assumed, as the law is.",
        (set_to("premium.flat-shares", [50, 40, 30, 10], "2026-01-01"),),
        flat("ibo-plus", "2026-03"),
        {"premium": "1723.29", "net": "1531.83", "certainty": "assumed"},
    )
    yield Reformed(
        "reform-shares-of-ibo-plus",
        "2154.11 x 50 % = 1077.055, away from zero 1077.06; tax 119.661366, printed 119.66; net 957.40.",
        (set_to("premium.flat-shares", [50, 40, 30, 10], "2026-01-01", kind="ibo-plus"),),
        flat("ibo-plus", "2026-03"),
        {"premium": "1077.06", "net": "957.40", "certainty": "hypothetical"},
    )
    yield Reformed(
        "reform-order-of-the-formula",
        "(2500.00 - 326.75) x 80 % = 1738.60; - 1437.54 = 301.06; tax 33.45; net 267.61.",
        (read("premium.wage-difference-order", "wage"),),
        ibo_2026(),
        {
            "wage-share": "1738.60",
            "premium": "301.06",
            "net": "267.61",
            "certainty": "hypothetical",
        },
    )
    yield Reformed(
        "reform-reading-that-is-not-used",
        "Without half days the reading changes nothing, and the statement is no guess: worked example 1, secondary.",
        (read("income.half-days", "day-rule"),),
        ibo_2026(),
        {"premium": "588.57", "net": "523.18", "certainty": "secondary"},
    )
    yield Reformed(
        "reform-code-that-counts",
        "12.00 x 26 = 312.00; 1861.25 x 80 % = 1489.00; tax 165.43; net 1323.57.",
        (read("unemployment.benefit-type/income-guarantee", "counts"),),
        ibo_2026(unemployment=[full("12.00", kind="income-guarantee")]),
        {"premium": "1489.00", "net": "1323.57", "certainty": "hypothetical"},
    )
    yield Reformed(
        "reform-ggmmi-and-indexed-limits",
        "GGMMI of July 2278.28, and the limits go with it: 25.66 x 2278.28 / 1654.90 = 35.325..., printed 35.33; 918.58 <="
        " 26 x 35.33 = 918.58, so 60 %: 2278.28 x 60 % = 1366.968, printed 1366.97; tax 151.870..., printed 151.87; net"
        " 1215.10.",
        (scale("ggmmi", "1.02", "2026-07-01"), read("premium.flat-limits", "indexed")),
        flat("ibo-plus", "2026-07", leefloon=[aid("918.58", "2026-07")]),
        {"premium": "1366.97", "net": "1215.10", "certainty": "hypothetical"},
    )


def forced() -> Iterator[Reformed]:
    yield Reformed(
        "reform-scheme-2018-of-worked-example-1",
        "1437.54 >= 26 x 38.50: 2154.11 x 20 % = 430.822, printed 430.82; tax 47.86; net 382.96; VDAB pays, and the"
        " employer pays VDAB, 2393.93 < 2500.00 <= 2705.04: 1200.00. The percentage is passed over.",
        (scheme("2018"),),
        ibo_2026(),
        {
            "scheme": "2018",
            "payer": "vdab",
            "replacement_income": "1437.54",
            "premium": "430.82",
            "net": "382.96",
            "employer_contribution": "1200.00",
            "certainty": "hypothetical",
        },
    )
    yield Reformed(
        "reform-scheme-2018-passes-over-the-contribution-of-the-worker",
        "A contribution of 300.00 and a base are passed over likewise: 430.82, 382.96 and 1200.00.",
        (scheme("2018"),),
        ibo_2026(agreement={"employee_rsz": "300.00"}),
        {"premium": "430.82", "net": "382.96", "employer_contribution": "1200.00"},
    )
    yield Reformed(
        "reform-scheme-2026-at-80-percent",
        "An agreement of 2025: RSZ 1997.86 x 13.07 % = 261.12; 1997.86 - 261.12 - 1437.54 = 299.20; x 80 % = 239.36; tax"
        " 239.36 x 11.11 % = 26.592896, printed 26.59; net 212.77; the employer pays.",
        (scheme("2026", percentage=80),),
        OLD_RETAIL,
        {
            "scheme": "2026",
            "payer": "employer",
            "premium": "239.36",
            "net": "212.77",
            "employer_contribution": None,
            "certainty": "hypothetical",
        },
    )
    yield Reformed(
        "reform-scheme-2026-keeps-the-percentage-of-a-case",
        "The percentage that a case has is not replaced: worked example 1 at 80 %, 588.57 and 523.18.",
        (scheme("2026", percentage=70),),
        ibo_2026(),
        {"premium": "588.57", "net": "523.18"},
    )
    yield Reformed(
        "reform-scheme-2026-without-percentage",
        "The new scheme needs a percentage, which an old agreement does not have.",
        (scheme("2026"),),
        OLD_RETAIL,
        {},
        error="percentage-missing",
    )
    yield Reformed(
        "reform-scheme-2026-without-wage",
        "It needs the wage.",
        (scheme("2026", percentage=80),),
        flat("ibo", "2025-06"),
        {},
        error="reference-gross-wage-missing",
    )
    yield Reformed(
        "reform-scheme-2026-below-half-time",
        "And at least half-time.",
        (scheme("2026", percentage=80),),
        flat("ibo", "2025-06", wage="1997.86", fraction="9.5/38"),
        {},
        error="employment-fraction-below-half",
    )
