"""Small tables: a reform compared with the law, and what was issued corrected (R7.5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import populations
from reference import Json

from .builders import flat, full, ibo_2026
from .reforms import OLD_RETAIL, read, scale, scheme


@dataclass(frozen=True)
class Compared:
    """A table before and under a reform; `by_hand` are some of the counts and sums."""

    name: str
    about: str
    steps: tuple[Json, ...]
    cases: tuple[Json, ...]
    by_hand: Json


def named(name: str, cases: list[Json]) -> tuple[Json, ...]:
    return tuple({"case_ref": f"{name}-{place}", **case} for place, case in enumerate(cases, 1))


def comparisons() -> Iterator[Compared]:
    yield Compared(
        "comparison-tax-half-more",
        "Worked example 1 six times, once without premium, and ibo-plus without income: 588.57 x 16.67 % = 98.11 for"
        " 65.39, six times 32.72 less; 1723.29 x 16.67 % = 287.272443, printed 287.27, for 191.46, 95.81 less: together"
        " 292.13 less. Who has no premium stays.",
        (scale("withholding.rate", "1.5", "2026-01-01"),),
        named(
            "T",
            [ibo_2026() for _ in range(6)]
            + [ibo_2026(wage="1500.00"), flat("ibo-plus", "2026-03")],
        ),
        {
            "rows": 8,
            "computed": 8,
            "winners": 0,
            "losers": 7,
            "unchanged": 1,
            "net_difference": "-292.13",
        },
    )
    yield Compared(
        "comparison-scheme-2018",
        "What people of 2026 would have under the old scheme: worked example 1 loses 523.18 - 382.96 = 140.22; without"
        " income at 100 % 1723.29 for 2173.25, net 1531.83 for 1931.80, 399.97 less; at 70 % 1521.275, printed 1521.28,"
        " tax 169.01, net 1352.27, so 179.56 more; ibo-plus stays; one that is refused stays so, and one refused at 75 %"
        " computes: 1723.29, net 1531.83, apart. Together -140.22 - 399.97 + 179.56 = -360.63; contribution 3 x 1200.00.",
        (scheme("2018"),),
        named(
            "F",
            [
                ibo_2026(),
                ibo_2026(unemployment=[], percentage=100),
                ibo_2026(unemployment=[], percentage=70),
                flat("ibo-plus", "2026-03"),
                ibo_2026(unemployment=[full("55.29"), full("55.29")]),
                ibo_2026(unemployment=[], percentage=75),
            ],
        ),
        {
            "rows": 6,
            "computed": 4,
            "winners": 1,
            "losers": 2,
            "unchanged": 1,
            "refused_before": 1,
            "refused_after": 0,
            "refused_both": 1,
            "net_difference": "-360.63",
            "contribution_difference": "3600.00",
            "only_after_net": "1531.83",
        },
    )
    yield Compared(
        "comparison-scheme-2026",
        "Old agreements under the new scheme: with a wage and 80 % 239.36, net 212.77 for 375.45, 162.68 less; without a"
        " wage refused, with the net of 1531.83 - 30.02 = 1501.81 it has today, apart.",
        (scheme("2026", percentage=80),),
        named("N", [OLD_RETAIL, flat("ibo", "2025-06")]),
        {
            "rows": 2,
            "computed": 1,
            "losers": 1,
            "refused_after": 1,
            "net_difference": "-162.68",
            "only_before_net": "1501.81",
        },
    )
    yield Compared(
        "comparison-order-of-the-formula",
        "The percentage on the wage: at 70, 80, 90 and 100 % and wages of 2500.00 to 3400.00, who has an income loses, but"
        " at 100 %.",
        (read("premium.wage-difference-order", "wage"),),
        named(
            "O",
            [
                ibo_2026(wage=f"{2500 + 100 * place}.00", percentage=percentage)
                for place, percentage in enumerate((70, 80, 90, 100, 70, 80, 90, 100, 70, 80))
            ],
        ),
        {"rows": 10, "computed": 10, "winners": 0, "losers": 8, "unchanged": 2},
    )


# Values and their deciles, by hand: 1 + floor(10 x smaller / n).
DECILES: tuple[tuple[str, list[str | None], list[int | None]], ...] = (
    (
        "ten values, one each",
        [f"{amount}.00" for amount in (9, 0, 8, 1, 7, 2, 6, 3, 5, 4)],
        [10, 1, 9, 2, 8, 3, 7, 4, 6, 5],
    ),
    ("ties share one", ["1.00", "1.00", "1.00", "2.00"], [1, 1, 1, 8]),
    ("a single one", ["5.00"], [1]),
    ("nulls are apart", [None, "2.00", "1.00", None], [None, 6, 1, None]),
    (
        "twelve values: 10 x 5 / 12 = 4.16..., so the fifth decile",
        [f"{amount}.00" for amount in range(12)],
        [1, 1, 2, 3, 4, 5, 6, 6, 7, 8, 9, 10],
    ),
)


@dataclass(frozen=True)
class TableCorrection:
    """What was issued and what is computed now; by hand each change with its cause and what is to
    pay.
    """

    name: str
    about: str
    before: list[Json]
    after: list[Json]
    by_hand: tuple[tuple[str, str, str | None, str | None], ...]
    summary: Json = field(default_factory=dict)


def issued(name: str, case: Json, **options: object) -> Json:
    return populations.outcome({"case_ref": name, **case}, dict(options))


def table_corrections() -> Iterator[TableCorrection]:
    refused = ibo_2026(percentage=75)
    lower = ibo_2026(unemployment=[full("53.22")])
    yield TableCorrection(
        "correction-of-a-table",
        "A benefit of 53.22 for 55.29: 2173.25 - 1383.72 = 789.53, x 80 % = 631.624, printed 631.62, tax 70.172982,"
        " printed 70.17, net 561.45: 38.27 to pay; back again 38.27 to recover. Half-time for full-time: net 261.59,"
        " 261.59 to recover, by the fraction; 1/2 attendance 588.57 x 1/2 = 294.285, printed 294.29, tax 32.70, net"
        " 261.59 likewise. New: 523.18 to pay, also of one that was refused before; withdrawn: 523.18 to recover;"
        " refused now: 523.18 that was issued, apart; refused then and gone: nothing. The contribution of worker 8 becomes"
        " 1000.00 by its wage.",
        [
            issued("K-1", ibo_2026()),
            issued("K-2", lower),
            issued("K-3", ibo_2026()),
            issued("K-4", ibo_2026()),
            issued("K-5", ibo_2026()),
            issued("K-6", ibo_2026()),
            issued("K-7", refused),
            issued("K-8", flat("ibo", "2021-03", wage="1850.00")),
            issued("K-9", refused),
            issued("K-10", ibo_2026()),
            issued("K-12", refused),
        ],
        [
            issued("K-10", ibo_2026()),
            issued("K-1", lower),
            issued("K-2", ibo_2026()),
            issued("K-3", ibo_2026(fraction="19/38")),
            issued("K-4", ibo_2026(attendance="1/2")),
            issued("K-6", refused),
            issued("K-7", ibo_2026()),
            issued("K-8", flat("ibo", "2021-03", wage="2100.00")),
            issued("K-9", refused),
            issued("K-11", ibo_2026()),
        ],
        (
            ("K-1", "changed", "replacement_income", "38.27"),
            ("K-2", "changed", "replacement_income", "-38.27"),
            ("K-3", "changed", "premium_after_fraction", "-261.59"),
            ("K-4", "changed", "premium_due", "-261.59"),
            ("K-5", "withdrawn", None, "-523.18"),
            ("K-6", "refused", None, None),
            ("K-7", "new", None, "523.18"),
            ("K-8", "changed", "employer_contribution", "0.00"),
            ("K-9", "refused", None, None),
            ("K-10", "unchanged", None, "0.00"),
            ("K-11", "new", None, "523.18"),
            ("K-12", "withdrawn", None, None),
        ),
        {"to_pay": "1084.63", "to_recover": "1084.63", "issued_of_refused": "523.18"},
    )
