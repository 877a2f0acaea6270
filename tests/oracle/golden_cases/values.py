"""Compares the dated values of the library with those of the oracle, and the GGMMI with its index
rule.
"""

from __future__ import annotations

import json
from fractions import Fraction

import reference
from reference import Json

from .check import compare


def check_values() -> None:
    """The dated values of the library, as published, are those that the oracle has from
    docs/evidence.md.
    """
    published = json.loads(reference.SOURCES_FILE.read_text(encoding="utf-8"))
    typed = [typed_entry(entry) for entry in reference.embedded_tables()]
    found = [{**entry, "codes": code_entries(entry)} for entry in map(without_sources, published)]
    for by_hand in typed:
        same_key = [
            entry for entry in found if reference.key_of(entry) == reference.key_of(by_hand)
        ]
        compare("fixtures/parameters.json", str(reference.key_of(by_hand)), [by_hand], same_key)
    too_much = [reference.key_of(entry) for entry in found if entry not in typed]
    compare("fixtures/parameters.json", "what docs/evidence.md does not have", [], too_much)
    canonical = reference.canonical_text(reference.published_tables())
    if canonical != reference.CANONICAL_FILE.read_text(encoding="utf-8"):
        raise SystemExit("fixtures/parameters.toml: not the canonical text of these values")


# The index rule of docs/evidence.md: the bases of the CAOs, and for each date of the GGMMI the
# pivot overshoots since.
INDEX_STEPS = (
    ("1440.67", (7, 7, 8)),
    ("1688.03", (1, 2, 3)),
    ("1806.16", (0, 1, 2, 3, 4, 5)),
    ("2029.88", (0, 1, 2, 3)),
    ("2189.81", (0, 1)),
)


def check_index_rule() -> None:
    """Every amount of the GGMMI is base x round(1.02^n, 4 decimals), rounded to the cent."""
    amounts = []
    for base, overshoots in INDEX_STEPS:
        for n in overshoots:
            factor = reference.half_away_from_zero(Fraction(102, 100) ** n * 10000)
            exact = Fraction(reference.cents(base) * factor, 10000)
            amounts.append(reference.money(reference.half_away_from_zero(exact)))
    compare(
        "ggmmi",
        "the table by the index rule",
        amounts,
        [amount for _, amount, *_ in reference.GGMMI],
    )


def without_sources(entry: Json) -> Json:
    return {name: value for name, value in entry.items() if name != "source" and value is not None}


def code_entries(entry: Json) -> list[tuple[str, ...]]:
    return [
        (str(item["code"]), item["treatment"], item["certainty"])
        for item in entry.get("codes") or []
    ]


def typed_entry(entry: Json) -> Json:
    """A value as the published list has it."""
    codes = []
    if isinstance(entry["value"], dict) and {"counts", "either"} & entry["value"].keys():
        value = reference.Value.of({**entry, "source": ""}, is_own=False)
        codes = [
            (str(code), of.treatment.replace("_", "-"), of.certainty)
            for code, of in value.entries.items()
        ]
    return {
        **without_sources(entry),
        "value": reference.content_text(entry["value"]),
        "codes": codes,
    }
