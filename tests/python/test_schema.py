"""The JSON Schemas: every fixture is valid, and a document is valid when it is read, but for what a
schema cannot say.
"""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import ibo
import pytest
from jsonschema import Draft202012Validator, FormatChecker
from project import FIXTURES, PROJECT, golden, names, options_of, read

NAMES = ("case", "statement", "notice", "correction", "error", "sensitivity")

BEYOND_A_SCHEMA = {
    "malformed-json",
    "duplicate-field",
    "date-order",
    "statement-contradiction",
}
"""What no schema can say: the text of the JSON, the order of two days, sums."""


def validator(name: Any) -> Draft202012Validator:
    schema = ibo.schema(name)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


VALIDATORS = {name: validator(name) for name in NAMES}


def is_valid(name: str, document: Any) -> bool:
    return VALIDATORS[name].is_valid(document)


def why_refused(read_back: Callable[[str], object], document: Any) -> str | None:
    """The code of the error of reading a document; none when it is read, or only beyond what a
    schema can say.
    """
    try:
        read_back(json.dumps(document))
    except ibo.IboError as error:
        return None if error.code in BEYOND_A_SCHEMA else error.code
    return None


def documents() -> Iterator[tuple[str, Any]]:
    for fixture in golden():
        yield "case", fixture["case"]
        yield "statement", fixture["statement"]
        if "notice" in fixture:
            yield "notice", fixture["notice"]
    for name in names("corrections"):
        fixture = read(f"corrections/{name}.json")
        yield "case", fixture["before"]
        yield "case", fixture["after"]
        yield "correction", fixture["correction"]
    for path in (FIXTURES / "sensitivity").glob("*.json"):
        fixture = read(f"sensitivity/{path.name}")
        if "case" in fixture:
            case = ibo.Case.from_dict(fixture["case"])
            worth = ibo.sensitivity(case, **options_of(fixture))
            yield "sensitivity", json.loads(worth.to_json())
    for line in (FIXTURES / "months/2026-04.jsonl").read_text().splitlines():
        yield "case", json.loads(line)


def test_fixtures_are_valid() -> None:
    found = set()
    for name, document in documents():
        found.add(name)
        assert [error.message for error in VALIDATORS[name].iter_errors(document)] == []
    assert found == set(NAMES) - {"error"}


def test_statement_with_its_case_is_valid() -> None:
    for fixture in golden():
        case = ibo.Case.from_dict(fixture["case"])
        statement = ibo.statement(case, with_case=True, **options_of(fixture))
        assert is_valid("statement", statement.to_dict())


def test_cases_that_are_refused_for_their_form_are_not_valid() -> None:
    refused = 0
    for name in names("rejects"):
        fixture = read(f"rejects/{name}.json")
        if "case" not in fixture:
            continue
        if fixture["error"]["code"] in BEYOND_A_SCHEMA:
            continue  # of two faults the schema may see the other
        code = why_refused(ibo.Case.from_json, fixture["case"])
        assert is_valid("case", fixture["case"]) == (code is None), name
        refused += code is not None
    assert refused > 300


def test_errors_are_valid() -> None:
    for error in ibo.errors():
        shown = {"code": error.code, "number": error.number, "at": "", "rule": error.rule}
        assert is_valid("error", {**shown, "message": "x"})
        assert not is_valid("error", shown)
        assert not is_valid("error", {**shown, "message": "x", "code": "no-such-error"})


READERS: dict[str, Callable[[str], object]] = {
    "case": ibo.Case.from_json,
    "statement": ibo.Statement.from_json,
    "notice": ibo.Notice.from_json,
    "correction": ibo.Correction.from_json,
}

OTHERS: tuple[Any, ...] = (
    *(None, True, 1, -1, 13, 2**31, "", "x", "1", "-1.00", "0.001", "1000000000.01", "2026-13"),
    *("2026-02-30", "2026-03-02", "0000-01", "1/0", "1/2", "half", "full", [], [{}], {}, {"x": 1}),
)


def changed(document: Any) -> Iterator[Any]:
    """The document with each of its fields left out, renamed, or of another value."""
    for path in list(paths(document)):
        for value in OTHERS:
            yield with_value(document, path, value)
        if isinstance(path[-1], str):
            without = copy.deepcopy(document)
            inner = at(without, path[:-1])
            kept = inner.pop(path[-1])
            yield without
            inner[f"{path[-1]}_x"] = kept
            yield without


def paths(value: Any) -> Iterator[tuple[Any, ...]]:
    inner = enumerate(value) if isinstance(value, list) else value.items()
    for key, item in inner:
        yield (key,)
        if isinstance(item, (list, dict)):
            yield from ((key, *rest) for rest in paths(item))


def at(document: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        document = document[key]
    return document


def with_value(document: Any, path: tuple[Any, ...], value: Any) -> Any:
    other = copy.deepcopy(document)
    at(other, path[:-1])[path[-1]] = value
    return other


SAMPLES = [
    ("case", "three-sources"),
    ("case", "half-days-06-a-week"),
    ("case", "contribution-absence-overlapping-are-one"),
    ("case", "attest-cancelled"),
    ("statement", "left-out-benefit-beside-one-that-counts"),
    ("notice", "worked-example-1-unemployment-all-month"),
]


@pytest.mark.parametrize(("name", "fixture"), SAMPLES)
def test_changed_document_is_valid_when_it_is_read(name: str, fixture: str) -> None:
    agree(name, read(f"cases/{fixture}.json")[name])


def test_changed_correction_is_valid_when_it_is_read() -> None:
    agree("correction", read("corrections/day-amount-lowered.json")["correction"])


def agree(name: str, document: Any) -> None:
    refused = 0
    for other in changed(document):
        code = why_refused(READERS[name], other)
        assert is_valid(name, other) == (code is None), (code, other)
        refused += code is not None
    assert refused > 50


def test_committed_schemas_are_those_of_the_package() -> None:
    for name in NAMES:
        committed = (PROJECT / f"ibo-core/schemas/{name}.json").read_text(encoding="utf-8")
        assert json.loads(committed) == ibo.schema(name)  # type: ignore[arg-type]
        done = subprocess.run(
            [sys.executable, "-m", "ibo", "schema", name], capture_output=True, check=True
        )
        assert done.stdout.decode() == committed


def test_unknown_schema_is_an_error() -> None:
    with pytest.raises(ValueError, match="must be one of case, statement"):
        ibo.schema("cases")  # type: ignore[arg-type]
