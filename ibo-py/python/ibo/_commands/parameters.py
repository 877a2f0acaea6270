"""`ibo parameters`: the dated values."""

from __future__ import annotations

import argparse
import itertools
import json
from typing import Any

from .. import _ibo
from .. import _sentence as sentence
from .._errors import IboError
from .._sensitivity import Reading, readings
from .._terminal import Fault, Output, table
from .arguments import (
    COMPUTED,
    AddCommand,
    add_codes,
    add_language_of_messages,
    add_own_parameters,
    own_parameters,
)

__all__ = ["add"]


_ABOUT = """\
List the dated values of the law: each with its first day, its certainty, its
last check and its source. With --at, only those in force on that day; a value
past its last check is carried forward.

With --canonical, print the whole set as one parameter file. It can be loaded
with --parameters, and its fingerprint is the one on the statements.

  ibo parameters --at 2026-03-01
  ibo parameters --json > parameters.json
  ibo parameters --canonical --parameters own.toml > values.toml"""


def add(command: AddCommand) -> None:
    """Adds the command and its arguments."""
    parser = command("parameters", _ABOUT, _run)
    parser.add_argument(
        "--at", metavar="DATE", help="only those in force on this day, such as 2026-03-01"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print them as JSON")
    form.add_argument(
        "--canonical",
        action="store_true",
        help="print the whole set as one parameter file, which can be loaded",
    )
    add_own_parameters(parser)
    add_codes(parser)
    add_language_of_messages(parser)


def _run(arguments: argparse.Namespace, output: Output) -> int:
    parameters = own_parameters(arguments)
    if arguments.canonical:
        if arguments.at is not None:
            raise Fault(sentence.CANONICAL())
        output.write(parameters.canonical().encode())
        return COMPUTED
    try:
        values = parameters.table(arguments.at)
    except IboError as error:
        raise Fault(f"--{error}") from error
    if arguments.json:
        output.write(
            json.dumps([_as_json(value) for value in values], indent=2, ensure_ascii=False).encode()
            + b"\n"
        )
        return COMPUTED
    rows: list[tuple[str, ...]] = []
    choices = {one.id: one for one in readings(parameters, language="en")}
    for head, of_id in itertools.groupby(values, _head):
        rows += [(head,), *(_as_row(value, choices.get(value.id)) for value in of_id)]
    output.write(table(("", "FROM", "CERTAINTY", "VALUE, SOURCE"), rows))
    return COMPUTED


def _head(value: _ibo.Parameter) -> str:
    """The id, with the kind and the agreements to which the value is limited."""
    limit = f"agreements from {value.agreements_from}" if value.agreements_from else None
    return ", ".join(part for part in (value.id, value.kind, limit) if part)


def _as_json(value: _ibo.Parameter) -> dict[str, Any]:
    fields = {
        "id": value.id,
        "kind": value.kind,
        "agreements_from": value.agreements_from.isoformat() if value.agreements_from else None,
        "from": value.from_.isoformat(),
        "value": value.value,
        "certainty": value.certainty.value,
        "source": value.source,
        "checked_until": value.checked_until.isoformat() if value.checked_until else None,
        "codes": [_code_as_json(code) for code in value.codes] or None,
    }
    return {name: field for name, field in fields.items() if field is not None}


def _code_as_json(code: _ibo.ListedCode) -> dict[str, str]:
    return {
        "code": code.code,
        "treatment": code.treatment,
        "certainty": code.certainty.value,
        "source": code.source,
    }


def _as_row(value: _ibo.Parameter, reading: Reading | None) -> tuple[str, ...]:
    checked = [f"checked until {value.checked_until}{', carried forward' if value.stale else ''}"]
    of_their_own = [
        f"{code.code}: {code.certainty}, {code.source}"
        for code in value.codes
        if _has_its_own(code, value)
    ]
    about = [*_value_of(value, reading), value.source]
    about += [*(checked if value.checked_until else []), *of_their_own]
    return "", value.from_.isoformat(), value.certainty.value, "\n".join(about)


def _value_of(value: _ibo.Parameter, reading: Reading | None) -> list[str]:
    """The value; of a reading the question, the choice and the others (R8)."""
    if reading is None:
        return [value.value]
    words = dict(reading.choices)
    others = [f"{slug} ({text})" for slug, text in words.items() if slug != value.value]
    chosen = f"{value.value} ({words.get(value.value, '?')})"
    return [reading.question, chosen, f"or else: {'; '.join(others)}"]


def _has_its_own(code: _ibo.ListedCode, value: _ibo.Parameter) -> bool:
    """Whether a code has another source or another certainty than its list."""
    return code.source != value.source or (
        code.certainty is not value.certainty and not value.stale
    )
