"""R8.4: a reform as the values that it lays over the law, and a scheme that it may force.

A reform is a list of steps, in order, each with one key:

    {"scale": {"id", "factor", "from" (absent: from the first date)}}
    {"set": {"id", "value", "from", "kind"}}
    {"reading": {"id", "choice"}}
    {"scheme": {"forced": "2018" or "2026", and what it supplies: "percentage", ...}}
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import readings
import reference
from reference import Json, cents, half_away_from_zero, money

CERTAINTY = "hypothetical"
FIRST_DAY = "2018-09-01"


def options_of(steps: list[Json], options: Json | None = None) -> Json:
    """What the oracle is asked: the user's own values, the reform's, and the forced scheme."""
    found = dict(options or {})
    own = {reference.key_of(entry): entry for entry in found.get("overlay", [])}
    for step in steps:
        for word, content in step.items():
            if word == "scheme":
                found["scheme"] = content
                continue
            for entry in STEPS[word](content, own):
                own[reference.key_of(entry)] = entry
    if own:
        found["overlay"] = list(own.values())
    return found


def hypothetical(name: str, first: str, value: object, **more: str) -> Json:
    return {
        "id": name,
        **more,
        "from": first,
        "value": value,
        "certainty": CERTAINTY,
        "source": "Reform",
    }


def scaled(content: Json, own: dict[tuple[str | None, ...], Json]) -> list[Json]:
    """At its date the value in force x the factor, and each later one; kind by kind."""
    first, factor = content.get("from", FIRST_DAY), Fraction(content["factor"])
    found = []
    groups = groups_of(content["id"], own)
    for group in groups:
        before = [entry for entry in group if entry["from"] <= first]
        later = [entry for entry in group if entry["from"] > first]
        if before and is_in_force(before[-1], groups, first):
            later.insert(0, {**before[-1], "from": first})
        found += [
            {
                **without_check(entry),
                "value": multiplied(entry["value"], factor, content["id"]),
                "certainty": CERTAINTY,
                "source": "Reform",
            }
            for entry in later
        ]
    return found


def is_in_force(entry: Json, groups: list[list[Json]], day: str) -> bool:
    """R1.6: whether, for agreements of its kind and limit, no other value wins on the day."""
    others = [
        other
        for group in groups
        for other in group
        if other["from"] <= day
        and other.get("kind") in (None, entry.get("kind"))
        and (other.get("agreements_from") or "") <= (entry.get("agreements_from") or "")
    ]
    return entry is max(others, key=rank)


def rank(entry: Json) -> tuple[str, bool, str]:
    return entry["from"], entry.get("kind") is not None, entry.get("agreements_from") or ""


def without_check(entry: Json) -> Json:
    return {name: value for name, value in entry.items() if name != "checked_until"}


def groups_of(name: str, own: dict[tuple[str | None, ...], Json]) -> list[list[Json]]:
    """The values of an id as they are laid so far, by kind and `agreements_from`, in time."""
    law = {reference.key_of(entry): entry for entry in reference.published_tables()}
    groups: dict[tuple[str | None, str | None], list[Json]] = {}
    for entry in {**law, **own}.values():
        if entry["id"] == name:
            key = (entry.get("kind"), entry.get("agreements_from"))
            groups.setdefault(key, []).append(entry)
    return [sorted(group, key=lambda entry: entry["from"]) for group in groups.values()]


def multiplied(value: object, factor: Fraction, name: str) -> object:
    """The exact product: an amount to the cent, a rate to four decimals; the two day amounts each."""
    if isinstance(value, list):
        return [multiplied(item, factor, name) for item in value]
    if "rate" in name:
        exact = Fraction(str(value)) * factor * 10000
        return reference.decimal(Fraction(half_away_from_zero(exact), 10000))
    return money(half_away_from_zero(cents(str(value)) * factor))


def set_value(content: Json, own: dict[tuple[str | None, ...], Json]) -> list[Json]:
    more = {"kind": content["kind"]} if "kind" in content else {}
    return [hypothetical(content["id"], content["from"], content["value"], **more)]


def chosen(content: Json, own: dict[tuple[str | None, ...], Json]) -> list[Json]:
    """A choice holds for all dates and kinds, also where a user's file chose for some of them."""
    name, choice = content["id"], content["choice"]
    reading = readings.BY_ID.get(name)
    first = hypothetical(name, reading.start if reading else FIRST_DAY, choice)
    others = [
        {**without_check(entry), "value": choice, "certainty": CERTAINTY, "source": "Reform"}
        for entry in own.values()
        if entry["id"] == name
    ]
    return [first, *others]


STEPS: dict[str, Callable[[Json, dict[tuple[str | None, ...], Json]], list[Json]]] = {
    "scale": scaled,
    "set": set_value,
    "reading": chosen,
}


# What each step is called in a file, and what its keys are there.
TABLES = {"set": "[[value]]", "scale": "[[scale]]", "reading": "[[reading]]", "scheme": "[scheme]"}


def file_of(title: str, steps: list[Json]) -> str:
    """The reform as a file that says the same."""
    blocks = [f"title = {reference.toml(title)}\n"]
    for step in steps:
        for word, content in step.items():
            named = {"forced": "name"} if word == "scheme" else {}
            fields = [
                f"{named.get(name, name)} = {reference.toml(value)}"
                for name, value in content.items()
            ]
            blocks.append("\n".join([TABLES[word], *fields, ""]))
    return "\n".join(blocks)
