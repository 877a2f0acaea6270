"""Options: certainty, language, own parameters, provisional results."""

from __future__ import annotations

import pickle
from decimal import Decimal
from typing import Any

import ibo
import pytest
from samples import OWN, agreement, case


def test_parameter_table_is_a_sequence() -> None:
    table = ibo.parameters()
    assert len(table) == len(list(table)) > 30
    assert table[0] == next(iter(table))
    assert table[-1] == table[len(table) - 1] == list(table)[-1]
    for index in (len(table), -len(table) - 1):
        with pytest.raises(IndexError):
            table[index]
    for wrong in ("0", None, 1.0, 10**30, -(10**30)):
        with pytest.raises((TypeError, IndexError, OverflowError)):
            table[wrong]  # type: ignore[index]
    assert table[1] in table


@pytest.mark.parametrize(
    "value", [1, "weak", "", "OFFICIAL", True, "\ud800", b"official", object()]
)
def test_unknown_certainty_raises_value_error(value: Any) -> None:
    for call in (
        lambda: ibo.statement(case(), require=value),
        lambda: ibo.premium(
            agreement=agreement(), month="2026-03", replacement_income=1, require=value
        ),
    ):
        with pytest.raises(ValueError, match=r"require|surrogate"):
            call()


@pytest.mark.parametrize("value", [1, "fr", "", "NL", "\ud800", b"nl"])
def test_unknown_language_is_refused(value: Any) -> None:
    found = ibo.statement(case())
    for call in (
        found.explain,
        found.lines[0].label,
        found.assumptions[0].text,
        ibo.rules()[0].title,
        ibo.rules()[0].assumption,
        ibo.errors()[0].meaning,
    ):
        with pytest.raises((ValueError, TypeError)):
            call(value)
    with pytest.raises((ValueError, TypeError)):
        found.plot(language=value)


@pytest.mark.parametrize("value", [1, "", {}, "ggmmi", object()])
def test_other_types_are_refused_as_parameters(value: Any) -> None:
    for call in (
        lambda: ibo.statement(case(), parameters=value),
        lambda: ibo.payment(premium=1, fraction="1/1", parameters=value),
    ):
        with pytest.raises((TypeError, ibo.IboError), match="arameters"):
            call()


@pytest.mark.parametrize(
    "value",
    [
        None,
        1,
        "",
        [],
        b"",
        [("a", "b")],
        {"a": 1},
        {1: "a"},
        {"a": b""},
        {"\ud800": ""},
        {"a": "\ud800"},
    ],
)
def test_invalid_parameter_files_are_refused(value: Any) -> None:
    with pytest.raises((ibo.IboError, TypeError)):
        ibo.Parameters.from_toml(value)
    with pytest.raises((ibo.IboError, TypeError, ValueError, OSError)):
        ibo.Parameters().with_file(value)
    if value != "":
        with pytest.raises(ibo.IboError):
            ibo.Parameters().with_toml(value)
        with pytest.raises(ibo.IboError):
            ibo.Parameters().with_toml(OWN, name=1 if value is None else value)  # type: ignore[arg-type]


def test_own_parameters_from_text_and_file(tmp_path: Any) -> None:
    path = tmp_path / "own.toml"
    path.write_text(OWN)
    own = ibo.Parameters().with_toml(OWN, name="own.toml")
    assert ibo.Parameters().with_file(path) == ibo.Parameters().with_file(str(path)) == own
    assert ibo.payment(premium=100, fraction="1/1", month="2026-10", parameters=own).net == Decimal(
        "88.89"
    )
    assert ibo.payment(premium=100, fraction="1/1", parameters=own).net == Decimal("88.89")
    with pytest.raises(FileNotFoundError):
        ibo.Parameters().with_file(tmp_path / "none.toml")
    path.write_bytes(b"\xff")
    with pytest.raises(ValueError):
        ibo.Parameters().with_file(path)


def test_missing_source_needs_provisional() -> None:
    asked = case(sickness=None)
    with pytest.raises(ibo.ResultError, match="source-not-available"):
        ibo.statement(asked)
    found = ibo.statement(asked, provisional=True)
    assert found.provisional
    assert found.case == asked
    assert pickle.loads(pickle.dumps(found)) == found
    for value in (1, "yes", None):
        with pytest.raises(TypeError):
            ibo.statement(asked, provisional=value)  # type: ignore[arg-type]
