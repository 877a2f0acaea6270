"""An object of every public class, those that only a result gives among them."""

from __future__ import annotations

from typing import Any

import ibo
from project import golden, options_of, read

INPUTS: tuple[type[Any], ...] = (
    ibo.Agreement,
    ibo.UnemploymentRecord,
    ibo.LeefloonRecord,
    ibo.SicknessRecord,
    ibo.Source,
    ibo.Case,
)
"""The classes that a caller makes, whose `repr` is how to make them again."""

OWN = """
[[value]]
id = "ggmmi"
from = "2026-09-01"
value = "2278.28"
certainty = "official"
source = "Nationale Arbeidsraad"
"""


def agreement(**fields: Any) -> ibo.Agreement:
    """An agreement of 2026, with other fields."""
    usual: dict[str, Any] = {
        "kind": "ibo",
        "start": "2026-03-02",
        "end": "2026-08-28",
        "reference_gross_wage": "2500.00",
        "percentage": 80,
        "employment_fraction": "30.4/38",
    }
    return ibo.Agreement(**{**usual, **fields})


def unemployment(**fields: Any) -> ibo.UnemploymentRecord:
    """A benefit that runs on, with other fields."""
    usual: dict[str, Any] = {
        "from_": "2026-01-05",
        "day_amount": "55.29",
        "benefit_type": "full-unemployment",
    }
    return ibo.UnemploymentRecord(**{**usual, **fields})


def leefloon(**fields: Any) -> ibo.LeefloonRecord:
    """An award, with other fields."""
    usual: dict[str, Any] = {
        "month": "2026-03",
        "aid_type": "leefloon",
        "amount": "120.00",
        "entry_kind": "award",
    }
    return ibo.LeefloonRecord(**{**usual, **fields})


def sickness(**fields: Any) -> ibo.SicknessRecord:
    """A paid period, with other fields."""
    usual: dict[str, Any] = {
        "document_type": "C21",
        "benefit_code": "AA",
        "nature": 0,
        "from_": "2026-03-20",
        "to": "2026-03-31",
        "gross_taxable": "650.00",
        "days": 10,
        "hours": 0,
    }
    return ibo.SicknessRecord(**{**usual, **fields})


def case(**fields: Any) -> ibo.Case:
    """A case with a record of every source, with other fields."""
    usual: dict[str, Any] = {
        "case_ref": "A-1027",
        "month": "2026-03",
        "agreement": agreement(),
        "unemployment": [unemployment(to="2026-03-18")],
        "leefloon": [leefloon()],
        "sickness": [sickness()],
    }
    return ibo.Case(**{**usual, **fields})


def one_of_each() -> dict[type[Any], list[Any]]:
    """Objects of every class: all that the golden cases and corrections give, and what the library
    lists.
    """
    own = ibo.Parameters().with_toml(OWN)
    alone = ibo.Parameters.from_toml({"own.toml": OWN})
    found: list[Any] = [
        ibo.Parameters(),
        own,
        alone,
        ibo.parameters(),
        ibo.parameters("2026-03-01"),
        own.table(),
        *own.table(),
    ]
    found.append(ibo.Reform("a tenth less").scale("ggmmi", "0.9", from_="2026-07-01"))
    found += [*ibo.rules(), *ibo.errors(), *ibo.coverage(), *ibo.parameters(), *ibo.Certainty]
    found += [code for value in ibo.parameters() for code in value.codes]
    found += [
        ibo.Source.no_data(),
        ibo.Source(availability="filtered"),
        ibo.Source.data([unemployment()]),
    ]
    statements = []
    for fixture in golden():
        options = options_of(fixture)
        made = ibo.Case.from_dict(fixture["case"])
        statements.append(ibo.statement(made, **options))
        if "notice" in fixture:
            found.append(statements[-1].notice())
        sources = {name: getattr(made, name) for name in ("unemployment", "leefloon", "sickness")}
        income = ibo.replacement_income(
            month=made.month, agreement=made.agreement, **sources, **options
        )
        options.pop("provisional", None)
        options.pop("require", None)
        premium = ibo.premium(
            agreement=made.agreement, month=made.month, replacement_income=income.amount, **options
        )
        found += [
            made,
            made.agreement,
            *sources.values(),
            income,
            premium,
            *income.lines,
            *premium.lines,
        ]
        found += [record for source in sources.values() for record in source.records]
    for fixture in read("payment-statements.json"):
        if "statement" in fixture:
            toml = fixture["options"].get("parameters")
            values = None if toml is None else ibo.Parameters().with_toml(toml)
            paid = ibo.payment_statement(**fixture["case"], parameters=values)
            found += [paid, ibo.PaymentStatement.from_json(paid.to_json()), *paid.lines]
    statements.append(ibo.statement(case(), require="assumed", provisional=True, parameters=own))
    for statement in statements:
        found += [
            statement,
            statement.payment,
            *statement.lines,
            *statement.left_out,
            *statement.assumptions,
        ]
        found += statement.no_answers
        found += [value for line in statement.lines for value in line.parameters]
    fixture = read("corrections/day-amount-lowered.json")
    before_case, after_case = (ibo.Case.from_dict(fixture[side]) for side in ("before", "after"))
    before, after = ibo.statement(before_case), ibo.statement(after_case)
    for first in (before, before.to_json(), before.to_json().encode()):
        correction = ibo.correction(first, after)
        found += [correction, *correction.lines]
    for plan in (ibo.plan(case()), ibo.plan(case(), "2026-05", {"2026-04": "1/2"}, parameters=own)):
        found += [plan, plan.totals, *plan.months, *plan.assumptions]
    for one, other in ((before, after), (before.to_json(), statements[-1])):
        difference = ibo.difference(one, other)
        found += [difference, difference.one, difference.other]
        found += [*difference.lines, *difference.values, *difference.records]
    stored = before.to_json()
    whole = ibo.statement(before_case, with_case=True).to_json()
    found += [
        ibo.Statement.from_json(stored),
        ibo.Statement.from_json(whole),
        ibo.Correction.from_json(correction.to_json()),
        ibo.verify(whole),
        ibo.verify(stored.encode(), before_case, own),
        ibo.verify(stored.replace(f'"net":"{before.net}"', '"net":"0.01"')),
    ]
    diff = ibo.values_diff(ibo.Parameters(), own)
    found += [diff, *diff.moved]
    objects: dict[type[Any], list[Any]] = {}
    for item in found:
        objects.setdefault(type(item), []).append(item)
    return objects


OBJECTS = one_of_each()


def some_named() -> list[Any]:
    """Named tuples, which results in Python consist of."""
    months = ibo.months(case(), ["2026-03", "2026-04"], before=[ibo.statement(case())])
    [reading, *_] = ibo.readings(language="en")
    [year] = ibo.yearly(months.statements)
    [row, *_] = ibo.sensitivity(case()).rows
    return [months, months.totals, reading, reading.choices[0], year, row]


NAMED = some_named()
