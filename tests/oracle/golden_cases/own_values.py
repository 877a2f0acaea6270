"""A user's own values, laid over those of the library."""

from __future__ import annotations

from collections.abc import Iterator

from .builders import aid, flat, full, ibo_2026, own_value
from .dated_values import PLUS_OF_2026
from .kinds import Golden

OWN_LIST = own_value(
    "unemployment.benefit-type",
    "2026-01-01",
    {"counts": ["full-unemployment", "income-guarantee"], "left_out": ["insertion", "other"]},
    "Own reading of the list",
)
OWN_LIST_WITH_A_CODE = own_value(
    "unemployment.benefit-type",
    "2026-01-01",
    {
        "counts": [
            {"code": "full-unemployment", "certainty": "official", "source": "Letter of the RVA"},
            "insertion",
        ],
        "left_out": ["other"],
    },
    "Own reading of the list",
    "assumed",
)
OWN_GGMMI = own_value("ggmmi", "2026-09-01", "2278.28", "Own forecast", checked_until="2026-11-30")
OWN_DAY_AMOUNTS = own_value(
    "premium.flat-day-amounts", "2026-01-01", ["26.50", "39.75"], "Own indexation"
)
OWN_PERCENTAGES = own_value("premium.percentages", "2026-01-01", [60, 75], "Own scale")
OWN_ABSENCE_RULE = own_value(
    "employer.absence-rule", "2018-09-01", "eighth-day", "Own agreement with VDAB"
)
OWN_CONTRIBUTION = own_value(
    "employer.contribution",
    "2019-07-01",
    {
        "classes": [
            {"below": "1800.00", "amount": "700.00"},
            {"up_to": "2100.00", "amount": "850.00"},
            {"up_to": "2400.00", "amount": "1050.00", "edge": "assumed"},
            {"up_to": "2700.00", "amount": "1250.00"},
        ],
        "above": "1450.00",
    },
    "Own table",
)


def own_values() -> Iterator[Golden]:
    yield Golden(
        "own-list-by-which-a-record-counts",
        "An own list by which the income guarantee counts, secondary: 12.00 x 26 = 312.00; 2173.25 - 312.00 = 1861.25;"
        " x 80 % = 1489.00; tax 1489.00 x 11.11 % = 165.4279, printed 165.43; net 1323.57.",
        "R1.6 R2.4",
        ibo_2026(unemployment=[full("12.00", kind="income-guarantee")]),
        {
            "replacement_income": "312.00",
            "premium": "1489.00",
            "net": "1323.57",
            "certainty": "secondary",
        },
        assumed=(),
        own=(OWN_LIST,),
    )
    yield Golden(
        "own-list-before-its-first-month",
        "In an own list of 2027 the income guarantee counts; in December 2026 it is left out still: 1738.60.",
        "R1.6 R2.4",
        ibo_2026(
            "2026-12",
            "2026-11-02",
            "2027-04-30",
            unemployment=[full("12.00", kind="income-guarantee")],
        ),
        {"replacement_income": "0.00", "premium": "1738.60", "certainty": "assumed"},
        assumed=("unemployment.benefit-type/income-guarantee",),
        own=({**OWN_LIST, "from": "2027-01-01"},),
    )
    yield Golden(
        "own-list-with-a-code-that-says-its-own-certainty",
        "In an assumed own list the unemployment benefit is official by itself: worked example 1, and secondary.",
        "R1.6 R2.4",
        ibo_2026(),
        {"premium": "588.57", "net": "523.18", "certainty": "secondary"},
        assumed=(),
        own=(OWN_LIST_WITH_A_CODE,),
    )
    yield Golden(
        "own-list-with-a-code-as-certain-as-the-list",
        "In the same list the insertion allowance is as the list, assumed: 588.57 and 523.18.",
        "R1.6 R2.4",
        ibo_2026(unemployment=[full("55.29", kind="insertion")]),
        {"premium": "588.57", "net": "523.18", "certainty": "assumed"},
        assumed=("unemployment.benefit-type/insertion",),
        own=(OWN_LIST_WITH_A_CODE,),
    )
    yield Golden(
        "own-ggmmi-in-its-last-month-checked",
        "An own GGMMI of 2278.28, checked until 30 November: 2278.28 x 80 % = 1822.624, printed 1822.62.",
        "R1.6 R5.1 R7.4",
        flat("ibo-plus", "2026-11"),
        {"ggmmi": "2278.28", "premium": "1822.62", "certainty": "assumed"},
        assumed=PLUS_OF_2026,
        own=(OWN_GGMMI,),
    )
    yield Golden(
        "own-ggmmi-carried-forward",
        "The same in December: carried forward, 1822.62.",
        "R1.6 R5.1 R7.4",
        flat("ibo-plus", "2026-12"),
        {"ggmmi": "2278.28", "premium": "1822.62", "certainty": "assumed"},
        assumed=("R7.4/ggmmi", *PLUS_OF_2026),
        own=(OWN_GGMMI,),
    )
    yield Golden(
        "own-flat-day-amounts",
        "Own day amounts of 26.50 and 39.75: 0.00 < 680.00 <= 26 x 26.50 = 689.00, so 60 %: 2189.81 x 60 % = 1313.886,"
        " printed 1313.89; without a last check they are not stale.",
        "R1.6 R5.1",
        flat("ibo-plus", "2026-05", leefloon=[aid("680.00", "2026-05")]),
        {"replacement_income": "680.00", "premium": "1313.89", "certainty": "assumed"},
        assumed=("R7.4/premium.flat-limits", *PLUS_OF_2026),
        own=(OWN_DAY_AMOUNTS,),
    )
    yield Golden(
        "own-percentages",
        "Own percentages 60 and 75: 735.71 x 75 % = 551.7825, printed 551.78; tax 551.78 x 11.11 % = 61.302758, printed"
        " 61.30; net 490.48.",
        "R1.6 R4.2",
        ibo_2026(percentage=75),
        {"premium": "551.78", "net": "490.48", "certainty": "secondary"},
        assumed=(),
        own=(OWN_PERCENTAGES,),
    )
    yield Golden(
        "own-contribution-reaches-an-old-agreement",
        "An own table of 2019-07-01 without `agreements_from` is in force for a start on 1 May 2019 too: 1720.00 <"
        " 1800.00: 700.00.",
        "R1.6 R5.3",
        flat("ibo", "2019-08", "2019-05-01", "2019-10-25", "1720.00"),
        {"employer_contribution": "700.00", "certainty": "secondary"},
        notice="700.00",
        assumed=(),
        own=(OWN_CONTRIBUTION,),
    )
    yield Golden(
        "own-contribution-behind-the-one-for-new-agreements",
        "For a start on 1 July 2019 the library's table of the same day, for these agreements, goes before it: 650.00.",
        "R1.6 R5.3",
        flat("ibo", "2019-08", "2019-07-01", "2019-12-27", "1720.00"),
        {"employer_contribution": "650.00", "certainty": "secondary"},
        notice="650.00",
        assumed=(),
        own=(OWN_CONTRIBUTION,),
    )
    yield Golden(
        "own-contribution-in-place-of-the-one-for-new-agreements",
        "With `agreements_from` it replaces that table: 2400.00, an edge that is assumed there, gives 1050.00.",
        "R1.6 R5.3",
        flat("ibo", "2019-08", "2019-07-01", "2019-12-27", "2400.00"),
        {"employer_contribution": "1050.00", "certainty": "assumed"},
        notice="1050.00",
        assumed=("R5.3/edge",),
        own=({**OWN_CONTRIBUTION, "agreements_from": "2019-07-01"},),
    )
    yield Golden(
        "own-absence-rule-for-old-agreements",
        "The eighth-day rule in place of none for starts before July 2019: 4 to 11 March 2019, the eighth day is out:"
        " 800.00 x (31 - 1) / 31 = 774.1935..., printed 774.19.",
        "R1.6 R5.3",
        flat(
            "ibo",
            "2019-03",
            "2019-02-01",
            "2019-07-26",
            "1720.00",
            absences=[{"from": "2019-03-04", "to": "2019-03-11"}],
        ),
        {"employer_contribution": "774.19", "certainty": "assumed"},
        notice="774.19",
        assumed=("R5.1/ggmmi", "contribution.absence-days"),
        left_out=(),
        own=(OWN_ABSENCE_RULE,),
    )
