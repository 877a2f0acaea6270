"""Several sources in one month (R2.9)."""

from __future__ import annotations

from collections.abc import Iterator

import reference

from .builders import aid, full, ibo_2026, sick
from .kinds import Golden


def several_sources() -> Iterator[Golden]:
    yield Golden(
        "two-sources-on-the-same-days",
        "40.72 x 26 = 1058.72 and leefloon 300.00 on the same days are both counted: 1358.72; 2173.25 - 1358.72 ="
        " 814.53; x 80 % = 651.624, printed 651.62; tax 651.62 x 11.11 % = 72.394982, printed 72.39; net 579.23.",
        "R2.9",
        ibo_2026(unemployment=[full("40.72")], leefloon=[aid("300.00", "2026-03")]),
        {
            "replacement_income": "1358.72",
            "premium": "651.62",
            "withholding_tax": "72.39",
            "net": "579.23",
            "certainty": "assumed",
        },
        assumed=("income.leefloon-part-month", "income.same-days"),
    )
    yield Golden(
        "two-sources-one-after-the-other",
        "Unemployment until 15 March (12 days): 1437.54 x 12 / 26 = 663.48; sickness from 16 March (14 days):"
        " 700.00 x 26 x 14 / (14 x 26) = 700.00; 2173.25 - 1363.48 = 809.77; x 80 % = 647.816, printed 647.82;"
        " tax 647.82 x 11.11 % = 71.972802, printed 71.97; net 575.85. No day twice.",
        "R2.3 R2.6 R2.9",
        ibo_2026(
            unemployment=[full("55.29", "2026-01-05", "2026-03-15")],
            sickness=[sick("700.00", "2026-03-16", "2026-03-31", 14)],
        ),
        {
            "replacement_income": "1363.48",
            "premium": "647.82",
            "withholding_tax": "71.97",
            "net": "575.85",
        },
    )
    yield Golden(
        "two-sources-one-of-them-nothing",
        "A benefit of 0.00 covers no day: unemployment 0.00 and leefloon 893.65 give 893.65, without R2.9's assumption;"
        " 2173.25 - 893.65 = 1279.60; x 80 % = 1023.68; tax 1023.68 x 11.11 % = 113.730848, printed 113.73;"
        " net 909.95.",
        "R2.9",
        ibo_2026(
            start="2026-03-01", unemployment=[full("0.00")], leefloon=[aid("893.65", "2026-03")]
        ),
        {
            "replacement_income": "893.65",
            "premium": "1023.68",
            "net": "909.95",
            "certainty": "secondary",
        },
        assumed=(),
    )
    yield Golden(
        "three-sources",
        "Unemployment 2 to 15 March 663.48, sickness 16 to 31 March 700.00, leefloon 100.00: 1463.48; 2173.25 - 1463.48"
        " = 709.77; x 80 % = 567.816, printed 567.82; tax 567.82 x 11.11 % = 63.084802, printed 63.08; net 504.74.",
        "R2.9",
        ibo_2026(
            unemployment=[full("55.29", "2026-03-02", "2026-03-15")],
            leefloon=[aid("100.00", "2026-03")],
            sickness=[sick("700.00", "2026-03-16", "2026-03-31", 14)],
        ),
        {
            "replacement_income": "1463.48",
            "premium": "567.82",
            "net": "504.74",
            "certainty": "assumed",
        },
    )
    yield Golden(
        "whole-history-most-of-it-plays-no-part",
        "Records of other months and other days play no part and are not listed, filtered or cancelled or not:"
        " worked example 1, 588.57 and 523.18, secondary.",
        "R2",
        ibo_2026(
            unemployment=[
                full("68.23", "2025-06-02", "2025-12-31"),
                full("12.00", "2025-06-02", "2026-03-01", "income-guarantee"),
                full("55.29", "2026-01-05", "2026-03-31"),
                full("53.22", "2026-04-01"),
            ],
            leefloon=[
                aid("876.13", "2025-05"),
                aid("893.65", "2026-04", aid_type="equivalent-leefloon"),
            ],
            sickness=[
                sick("1430.00", "2025-03-01", "2025-03-31", 26),
                sick("300.00", "2025-04-01", "2025-04-30", 5, document_type="C23"),
                sick("300.00", "2026-04-01", "2026-04-30", 5, attest_id="A-9", status="cancelled"),
            ],
        ),
        {
            "replacement_income": "1437.54",
            "premium": "588.57",
            "net": "523.18",
            "certainty": "secondary",
        },
    )
    yield Golden(
        "whole-history-with-faults-in-other-months",
        "Codes that no list has, wrong signs, too many days, an overlap and a Sunday, all of other months: none of them"
        " refuses March; worked example 1, 588.57 and 523.18, secondary.",
        "R2",
        ibo_2026(
            unemployment=[
                full("68.23", "2025-06-02", "2026-02-28", "pension"),
                full("30.00", "2025-06-02", "2025-06-30"),
                full("30.00", "2025-06-02", "2025-06-30"),
                full("55.29", "2026-03-01", "2026-03-31"),
                full("53.22", "2026-04-01", kind="pension"),
            ],
            leefloon=[
                aid("876.13", "2025-05", aid_type="loan"),
                aid("-876.13", "2025-06"),
                aid("1.00", "2026-04", "recovery"),
                aid("1.00", "2026-04", "gift"),
            ],
            sickness=[
                sick("1430.00", "2025-03-01", "2025-03-31", 27),
                sick("1430.00", "2025-04-01", "2025-04-30", -5),
                sick("300.00", "2026-04-01", "2026-04-30", 5, document_type="C22", nature=4),
                sick("300.00", "2026-04-01", "2026-04-30", 5, hours="-0.01"),
                sick("55.29", "2026-04-05", "2026-04-05", 1),
            ],
        ),
        {
            "replacement_income": "1437.54",
            "premium": "588.57",
            "net": "523.18",
            "certainty": "secondary",
        },
        assumed=(),
        left_out=(),
    )
    none_asked = ibo_2026()
    none_asked.update(dict.fromkeys(reference.SOURCES))
    yield Golden(
        "provisional-no-source-asked",
        "None of the three sources was asked: a provisional result without income, 2173.25 x 80 % = 1738.60; net"
        " 1545.44. It says that it is provisional.",
        "R2.10",
        none_asked,
        {"replacement_income": "0.00", "premium": "1738.60", "net": "1545.44", "provisional": True},
        {"provisional": True},
        assumed=(),
    )
    provisional = ibo_2026()
    provisional["sickness"] = {"availability": "no-result"}
    provisional["leefloon"] = None
    yield Golden(
        "provisional-two-sources-without-answer",
        "Leefloon not asked and sickness without result: a provisional result from what is known, 588.57 and 523.18.",
        "R2.10",
        provisional,
        {"premium": "588.57", "net": "523.18", "certainty": "secondary", "provisional": True},
        {"provisional": True},
    )
    filtered = ibo_2026(unemployment=[], leefloon=[aid("893.65", "2026-03")])
    filtered["leefloon"]["availability"] = "filtered"
    yield Golden(
        "provisional-records-of-a-filtered-source-count",
        "The records of a source without a final answer count in a provisional result: 2173.25 - 893.65 = 1279.60;"
        " x 80 % = 1023.68; tax 1023.68 x 11.11 % = 113.730848, printed 113.73; net 909.95.",
        "R2.10",
        filtered,
        {"replacement_income": "893.65", "premium": "1023.68", "net": "909.95"},
        {"provisional": True},
    )
    yield Golden(
        "provisional-asked-but-final",
        "A provisional result is allowed but not needed, all sources answered: a final statement, 588.57.",
        "R2.10",
        ibo_2026(),
        {"premium": "588.57", "net": "523.18", "provisional": False},
        {"provisional": True, "require": "secondary"},
        notice="588.57",
    )
