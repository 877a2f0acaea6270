"""Compares what was worked out by hand with the oracle."""

from __future__ import annotations

import reference
from reference import Json

from .kinds import Golden, Refusal


def fixture_options(golden: Golden) -> Json:
    """The fixture holds the text of a user's parameter file."""
    if not golden.own:
        return golden.options
    return {**golden.options, "parameters": "\n".join(map(reference.block, golden.own))}


def oracle_options(golden: Golden) -> Json:
    """The oracle takes the values of that file."""
    return {**golden.options, "overlay": list(golden.own)}


def compare(name: str, what: str, by_hand: object, by_oracle: object) -> None:
    if by_hand != by_oracle:
        raise SystemExit(f"{name}: {what} is {by_hand} by hand and {by_oracle} by the oracle")


def checked_statement(golden: Golden) -> Json:
    """The oracle's statement, once all amounts by hand agree."""
    result = reference.statement_of(golden.full_case(), oracle_options(golden))
    for what, by_hand in golden.amounts.items():
        is_field = what in result
        by_oracle = (
            result[what] if is_field else reference.money(reference.line_total(result, what))
        )
        compare(golden.name, what, by_hand, by_oracle)
    if golden.assumed is not None:
        compare(
            golden.name,
            "assumed",
            golden.assumed,
            tuple(item["id"] for item in result["assumptions"]),
        )
    if golden.left_out is not None:
        left_out = tuple(
            f"{item['source']}[{item['record']}] {item['rule']}" for item in result["left_out"]
        )
        compare(golden.name, "left_out", golden.left_out, left_out)
    return result


def check_refusal(item: Refusal) -> None:
    try:
        item.attempt()
    except reference.Refused as found:
        compare(item.about, "error", (item.code, item.at), (found.code, found.at))
    else:
        raise SystemExit(f"{item.about}: the oracle computes")
