"""A case from JSON and from a dict."""

from __future__ import annotations

import datetime
import subprocess
import sys
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import ibo
import pytest
from hypothesis import given
from hypothesis import strategies as st
from project import names, read
from samples import case, unemployment
from test_inputs import ANYTHING


@pytest.mark.parametrize("value", [None, 1, [], {}, bytearray(b"{}"), memoryview(b"{}"), object()])
def test_json_of_another_type_is_wrong_type(value: Any) -> None:
    for call in (ibo.Case.from_json, lambda value: ibo.correction(value, value)):
        with pytest.raises(ibo.StructureError) as raised:
            call(value)
        assert raised.value.code == "wrong-type"


@pytest.mark.parametrize(
    "value",
    [
        "",
        "{",
        "\0",
        "\ud800",
        "[" * 1_000_000,
        '{"case_ref":' * 100_000,
        b"\xff",
        "null",
        '"',
        "1e999",
    ],
)
def test_malformed_json_is_refused(value: Any) -> None:
    with pytest.raises(ibo.IboError) as raised:
        ibo.Case.from_json(value)
    assert raised.value.code in ("malformed-json", "wrong-type", "bad-text", "unknown-field")
    with pytest.raises(ibo.IboError):
        ibo.correction(value, value)


def nested(depth: int) -> dict[str, Any]:
    """A dict in a dict in a dict."""
    inner: dict[str, Any] = {}
    for _ in range(depth):
        inner = {"agreement": inner}
    return inner


def test_invalid_dict_is_refused() -> None:
    circular: dict[str, Any] = {}
    circular["agreement"] = circular
    listed: list[Any] = []
    listed.append(listed)
    values: list[Any] = [
        {},
        circular,
        {"unemployment": {"records": listed}},
        nested(50),
        {1: 2},
        {None: 1},
        {(1, 2): 3},
        {"case_ref": object()},
        {"case_ref": b"A"},
        {"case_ref": "\ud800"},
        {"\ud800": 1},
        {"case_ref": "A", "month": datetime.datetime(2026, 3, 1)},
        {"month": float("nan")},
        {"agreement": {"percentage": 10**5_000}},
        {"agreement": {"percentage": 10**30}},
        {"unemployment": {"records": {unemployment()}}},
        {"unemployment": ibo.Source.no_data()},
        {"unemployment": iter([])},
        None,
        [],
        "",
        "{}",
        1,
        [("case_ref", "A")],
    ]
    for value in values:
        with pytest.raises(ibo.IboError):
            ibo.Case.from_dict(value)


@pytest.mark.parametrize("depth", [1_000, 100_000])
def test_deeply_nested_dict_is_refused(depth: int) -> None:
    """In a process of its own, because a crash would end the tests."""
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]); import ibo; from test_json import nested\n"
        f"try: ibo.Case.from_dict(nested({depth}))\n"
        "except (ibo.IboError, RecursionError) as error: print(type(error).__name__)"
    )
    folder = __file__.rpartition("test_json")[0]
    done = subprocess.run(
        [sys.executable, "-c", script, folder], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip()) in (
        (0, "StructureError"),
        (0, "RecursionError"),
    ), done.stderr[-500:]


def test_a_dict_takes_decimals_and_dates() -> None:
    fields = case().to_dict()
    fields["agreement"]["reference_gross_wage"] = Decimal("2500.0")
    fields["agreement"]["start"] = datetime.date(2026, 3, 2)
    fields["unemployment"]["records"] = tuple(fields["unemployment"]["records"])
    assert ibo.Case.from_dict(fields) == case()


@pytest.mark.parametrize("name", ["mappingproxy", "a mapping inside"])
def test_mapping_is_accepted_as_a_dict(name: str) -> None:
    """As the type of `from_dict` says."""
    fields = case().to_dict()
    if name != "mappingproxy":
        fields["agreement"] = MappingProxyType(fields["agreement"])
    assert ibo.Case.from_dict(MappingProxyType(fields)) == case()


def test_largest_decimal_in_a_dict_is_refused() -> None:
    fields = case().to_dict()
    fields["agreement"]["reference_gross_wage"] = Decimal("1e99999999999999999")
    with pytest.raises(ibo.NumberError) as raised:
        ibo.Case.from_dict(fields)
    assert raised.value.at == "agreement.reference_gross_wage"


@given(st.sampled_from(names("cases")), st.data())
def test_any_value_anywhere_in_a_dict_is_accepted_or_refused(
    name: str, data: st.DataObject
) -> None:
    fields = read(f"cases/{name}.json")["case"]
    inside = fields
    while True:
        key = data.draw(st.sampled_from(sorted(inside)))
        if not isinstance(inside[key], dict) or data.draw(st.booleans()):
            break
        inside = inside[key]
    inside[key] = data.draw(ANYTHING)
    try:
        made = ibo.Case.from_dict(fields)
    except ibo.IboError:
        return
    try:
        ibo.statement(made)
    except ibo.IboError:
        return
