"""Where the fixtures are, and how a case of the JSON shape is built with the constructors of
Python.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import ibo

PROJECT = Path(__file__).resolve().parents[2]
FIXTURES = PROJECT / "fixtures"

Fields = dict[str, Any]
_Record = TypeVar("_Record", ibo.UnemploymentRecord, ibo.LeefloonRecord, ibo.SicknessRecord)


def text_of(path: str) -> str:
    """The text of a fixture, its line ends as they are."""
    return (FIXTURES / path).read_bytes().decode()


def read(path: str) -> Any:
    """The JSON of a fixture."""
    return json.loads(text_of(path))


def compact(fields: Fields) -> str:
    """A JSON object of a fixture as the package writes it: the same order, no white space."""
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def names(folder: str) -> list[str]:
    """The fixtures of a folder, by name."""
    return sorted(path.stem for path in (FIXTURES / folder).glob("*.json"))


def golden() -> Iterator[Fields]:
    """Every case with its whole result."""
    for name in names("cases"):
        fixture: Fields = read(f"cases/{name}.json")
        yield fixture


def options_of(fixture: Fields) -> Fields:
    """The options of a fixture as keywords of `ibo.statement`."""
    options = dict(fixture.get("options", {}))
    options.pop("notice", None)
    parameters = ibo.Parameters()
    if "parameters_alone" in fixture:
        parameters = ibo.Parameters.from_toml(fixture["parameters_alone"])
    for laid_over in (options.pop("parameters", None), fixture.get("parameters")):
        if laid_over is not None:
            parameters = laid(parameters, laid_over)
    if parameters != ibo.Parameters():
        options["parameters"] = parameters
    return options


def laid(parameters: ibo.Parameters, toml: str) -> ibo.Parameters:
    """These values with a file laid over them, whatever there is to know of it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return parameters.with_toml(toml)


def constructed(fields: Fields) -> ibo.Case:
    """The case of a JSON shape, built with the constructors."""
    sources: Fields = {
        "unemployment": _source(fields.get("unemployment"), ibo.UnemploymentRecord),
        "leefloon": _source(fields.get("leefloon"), ibo.LeefloonRecord),
        "sickness": _source(fields.get("sickness"), ibo.SicknessRecord),
    }
    given = {name: value for name, value in fields.items() if name not in sources}
    given["agreement"] = ibo.Agreement(**fields["agreement"])
    if given.get("absences") is not None:
        given["absences"] = [(absence["from"], absence["to"]) for absence in given["absences"]]
    return ibo.Case(**given, **sources)


def _source(fields: Fields | None, record: type[_Record]) -> ibo.Source[_Record] | None:
    if fields is None:
        return None
    given = dict(fields)
    if given.get("records") is not None:
        given["records"] = [record(**_renamed(item)) for item in given["records"]]
    return ibo.Source(**given)


def _renamed(fields: Fields) -> Fields:
    """`from` is a word of Python: the keyword is `from_`."""
    return {"from_" if name == "from" else name: value for name, value in fields.items()}
