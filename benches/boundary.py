"""What the way between Python and the core costs: `python benches/boundary.py`, with the package
installed.

Each figure is the best of several rounds, in microseconds a call; a call of an empty function is
not taken off.
"""

from __future__ import annotations

import timeit
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import ibo

AGREEMENT = ibo.Agreement(
    kind="ibo",
    start="2026-03-02",
    end="2026-08-28",
    reference_gross_wage="2500.00",
    percentage=80,
    employment_fraction="30.4/38",
)
CASE = ibo.Case(
    case_ref="A-1027",
    month="2026-03",
    agreement=AGREEMENT,
    unemployment=[
        ibo.UnemploymentRecord(
            from_="2026-01-05",
            to="2026-03-18",
            day_amount="55.29",
            benefit_type="full-unemployment",
        )
    ],
    leefloon=[
        ibo.LeefloonRecord(
            month="2026-03", aid_type="leefloon", amount="120.00", entry_kind="award"
        )
    ],
    sickness=[
        ibo.SicknessRecord(
            document_type="C21",
            benefit_code="AA",
            nature=0,
            from_="2026-03-20",
            to="2026-03-31",
            gross_taxable="650.00",
            days=10,
            hours=0,
        )
    ],
)
JSON = CASE.to_json()
FIELDS = CASE.to_dict()
STATEMENT = ibo.statement(CASE)
PAYMENT = STATEMENT.payment
AMOUNT = Decimal("588.57")
RATIO = Fraction(19, 38)


def nothing() -> None:
    """What a call costs anyway."""


def refused() -> None:
    """An error, raised and caught."""
    try:
        ibo.payment(premium="588.575", fraction="19/38")
    except ibo.IboError:
        return


CALLS: tuple[tuple[str, Callable[[], object]], ...] = (
    ("an empty function", nothing),
    ("payment, a str", lambda: ibo.payment(premium="588.57", fraction="19/38")),
    ("payment, a Decimal", lambda: ibo.payment(premium=AMOUNT, fraction="19/38")),
    ("payment, an int", lambda: ibo.payment(premium=588, fraction="19/38")),
    ("payment, a Fraction", lambda: ibo.payment(premium="588.57", fraction=RATIO)),
    ("payment, a pair", lambda: ibo.payment(premium="588.57", fraction=(19, 38))),
    ("payment and its net", lambda: ibo.payment(premium=AMOUNT, fraction="19/38").net),
    ("a Decimal out", lambda: PAYMENT.net),
    ("a refused payment", refused),
    ("statement(case)", lambda: ibo.statement(CASE)),
    ("statement(case).net", lambda: ibo.statement(CASE).net),
    ("statement(case).to_json()", lambda: ibo.statement(CASE).to_json()),
    ("Statement.lines", lambda: STATEMENT.lines),
    ("Case.from_json", lambda: ibo.Case.from_json(JSON)),
    ("Case.from_dict", lambda: ibo.Case.from_dict(FIELDS)),
    ("Case.to_json", lambda: CASE.to_json()),
    ("from JSON to JSON", lambda: ibo.statement(ibo.Case.from_json(JSON)).to_json()),
)


def best(call: Callable[[], object]) -> float:
    """Microseconds a call, in the best round."""
    timer = timeit.Timer(call)
    rounds, _ = timer.autorange()
    return min(timer.repeat(repeat=7, number=rounds)) / rounds * 1e6


def main() -> None:
    """Prints the table."""
    print(f"ibo {ibo.__version__}, microseconds a call")
    for name, call in CALLS:
        print(f"  {name:<28}{best(call):>8.2f}", flush=True)


if __name__ == "__main__":
    main()
