"""Random cases under random reforms (R8.4), and what their readings are worth (R8.2), with the
oracle's answers, one JSON object a line; the same seed gives the same bytes.

    python3 random_populations.py --seed 1 --count 2000 > cases.jsonl

A line is {"case", "options", "reform": the text of its file, "under": the amounts and lines under it
or the error, "sensitivity": the rows, or the error of the case as it stands}.
"""

from __future__ import annotations

import argparse
import sys
from random import Random

import readings
import reference
import reform
import sensitivity
from random_cases import add_codes, codes_of, happens, one, random_case
from reference import Json, Refused, compact

SCALES = ("ggmmi", "rsz.employee-rate", "withholding.rate", "premium.flat-day-amounts")
FACTORS = ("1.02", "0.98", "1.1", "0.5", "1.333333", "0.999", "1.25")
STARTS = ("2018-09-01", "2020-05-01", "2025-02-01", "2026-01-01", "2026-03-15", "2026-07-01")
VALUES: tuple[tuple[str, object, Json], ...] = (
    ("premium.percentages", [60, 70, 80, 90, 100], {}),
    ("premium.percentages", [75], {}),
    ("premium.flat-shares", [75, 55, 35, 15], {}),
    ("premium.flat-shares", [70, 50, 30, 10], {"kind": "ibo-plus"}),
    ("premium.flat-day-amounts", ["26.50", "39.75"], {}),
    ("ggmmi", "2300.00", {}),
    ("withholding.rate", "0.1234", {}),
    ("rsz.employee-rate", "0.14", {}),
    ("employer.absence-rule", "eighth-day", {}),
)


def random_steps(chance: Random, case: Json, options: Json) -> list[Json]:
    """Values, then scales, then readings, as a reform lays them; at times a forced scheme."""
    steps: list[Json] = []
    if happens(chance, 40):
        name, value, more = one(chance, VALUES)
        first = one(chance, tuple(day for day in STARTS if day >= "2026" or name[0] != "p"))
        steps.append({"set": {"id": name, **more, "value": value, "from": first}})
    while happens(chance, 35):
        scale = {"id": one(chance, SCALES), "factor": one(chance, FACTORS)}
        steps.append({"scale": {**scale, "from": one(chance, STARTS)}})
    for name in random_readings(chance, case, options):
        choices = readings.BY_ID[name].choices if name in readings.BY_ID else readings.TREATMENTS
        steps.append({"reading": {"id": name, "choice": one(chance, tuple(choices))}})
    if happens(chance, 25) or not steps:
        steps.append({"scheme": random_scheme(chance)})
    return steps


def random_readings(chance: Random, case: Json, options: Json) -> list[str]:
    found: list[str] = []
    among = [*readings.BY_ID, *codes_of(case, options)]
    while happens(chance, 40):
        found.append(one(chance, among))
    return list(dict.fromkeys(found))


def random_scheme(chance: Random) -> Json:
    if happens(chance, 50):
        return {"forced": "2018"}
    supplied = {"percentage": one(chance, (70, 80, 90, 100))} if happens(chance, 85) else {}
    return {"forced": "2026", **supplied}


def under(case: Json, options: Json) -> Json:
    try:
        statement = reference.statement_of(case, options)
    except Refused as refused:
        return {"error": {"code": refused.code, "at": refused.at}}
    names = ("code", "role", "amount", "formula", "rule", "certainty")
    lines = [{name: line[name] for name in names} for line in statement["lines"]]
    head = ("scheme", "payer", "replacement_income", "premium", "net", "certainty")
    return {**{name: statement[name] for name in head}, "lines": lines}


def worth(case: Json, options: Json) -> list[Json] | Json:
    try:
        return [row.as_json() for row in sensitivity.of_case(case, options)]
    except Refused as refused:
        return {"error": {"code": refused.code, "at": refused.at}}


def answered(chance: Random, number: int) -> Json:
    case, options = random_case(chance, number)
    if happens(chance, 15):
        add_codes(chance, case, options)
    # What a certainty that is asked for refuses is the affair of single cases.
    options = {**options, "require": None}
    steps = random_steps(chance, case, options)
    return {
        "case": case,
        "options": options,
        "reform": reform.file_of("Random", steps),
        "under": under(case, reform.options_of(steps, options)),
        "sensitivity": worth(case, options),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description="Random reforms and sensitivities, JSON Lines.")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, required=True)
    arguments = parser.parse_args()
    chance = Random(arguments.seed)
    for number in range(arguments.count):
        sys.stdout.write(compact(answered(chance, number)) + "\n")


if __name__ == "__main__":
    main()
