"""The answer of a source and its records, and absences."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

import ibo
import pytest
from samples import case, leefloon, sickness, unemployment


def test_list_of_records_is_a_source_with_data() -> None:
    record = unemployment()
    made = case(unemployment=[record], leefloon=(), sickness=None)
    assert (
        made.unemployment
        == ibo.Source.data((record,))
        == ibo.Source(availability="data", records=[record])
    )
    assert made.leefloon == ibo.Source(availability="data")
    assert made.sickness == ibo.Source(availability="not-asked")
    assert made.unemployment.records == (record,)
    assert str(ibo.Source[ibo.LeefloonRecord]).startswith("ibo.Source[")


NO_SOURCES: list[Any] = [
    "",
    "data",
    b"",
    b"x",
    1,
    True,
    {},
    {"availability": "no-data"},
    object(),
    unemployment(),
    set(),
]


@pytest.mark.parametrize("field", ["unemployment", "leefloon", "sickness"])
@pytest.mark.parametrize("value", NO_SOURCES, ids=lambda value: type(value).__name__)
def test_other_types_are_refused_as_a_source(field: str, value: Any) -> None:
    """Results refer to records by index, so a `dict` or a `set` is refused, even when it is empty."""
    if field != "unemployment" and isinstance(value, ibo.UnemploymentRecord):
        value = 1.5
    with pytest.raises(ibo.StructureError) as raised:
        case(**{field: value})
    assert raised.value.code == "wrong-type"
    assert raised.value.at.startswith(field)
    with pytest.raises(ibo.StructureError) as raised:
        ibo.Source.data(value)
    assert raised.value.at.startswith("records")


def test_record_of_another_source_is_wrong_type() -> None:
    for field, record in (
        ("unemployment", leefloon()),
        ("leefloon", sickness()),
        ("sickness", unemployment()),
    ):
        for value in ([record], ibo.Source.data([record])):
            with pytest.raises(ibo.StructureError) as raised:
                case(**{field: value})
            assert (raised.value.code, raised.value.at[: len(field)]) == ("wrong-type", field)
    with pytest.raises(ibo.StructureError) as raised:
        ibo.Source.data([unemployment(), leefloon()])  # type: ignore[type-var]
    assert raised.value.at == "records[1]"


def endless() -> Iterator[ibo.UnemploymentRecord]:
    """An endless generator of records."""
    while True:
        yield unemployment()


def test_generator_is_read_or_refused_but_never_endlessly() -> None:
    """A generator gives its records or is refused; an endless one is not read forever."""
    with contextlib.suppress(ibo.StructureError):
        assert ibo.Source.data(unemployment() for _ in range(3)).records == (unemployment(),) * 3  # type: ignore[arg-type]
    records: Any = endless()
    with pytest.raises(ibo.IboError):
        ibo.Source.data(records)
    with pytest.raises(ibo.IboError):
        case(unemployment=records)


@pytest.mark.parametrize("value", [{"month": "2026-03"}, None, 1, "record", b"", [], leefloon])
def test_other_types_are_refused_as_a_record(value: Any) -> None:
    with pytest.raises(ibo.StructureError) as raised:
        case(leefloon=[leefloon(), value])
    assert (raised.value.code, raised.value.at) == ("wrong-type", "leefloon.records[1]")


class Endless:
    """A list that never ends."""

    def __len__(self) -> int:
        return 1

    def __getitem__(self, index: int) -> Any:
        return unemployment()


class Broken:
    """A list that cannot be read."""

    def __getitem__(self, index: int) -> Any:
        raise KeyError("somewhere inside")


def test_list_beyond_the_limit_is_refused_early() -> None:
    """A list is read to its 1,001st record, so no list is too long to be refused."""
    record = unemployment()
    assert len(case(unemployment=[record] * 1_000).unemployment.records) == 1_000
    for value in (
        [record] * 1_001,
        [record] * 1_000_000,
        (record,) * 1_001,
        Endless(),
        range(10**18),
    ):
        with pytest.raises(ibo.IboError) as raised:
            case(unemployment=value)
        assert raised.value.code in ("too-many-records", "wrong-type")
        assert raised.value.at.startswith("unemployment.records")
    for absences in (
        [("2026-03-01", "2026-03-02")] * 1_000_000,
        [("2026-03-01", "2026-03-02")] * 1_001,
    ):
        with pytest.raises(ibo.RecordError) as raised:
            case(absences=absences)
        assert raised.value.at == "absences"


def test_error_while_a_list_is_read_is_raised() -> None:
    with pytest.raises(KeyError, match="somewhere inside"):
        case(unemployment=Broken())
    with pytest.raises(KeyError, match="somewhere inside"):
        case(absences=Broken())


@pytest.mark.parametrize(
    "value",
    [
        "2026-03-01",
        "",
        {},
        set(),
        1,
        [1],
        [("2026-03-01",)],
        [("2026-03-01", "2026-03-02", 3)],
        [None],
        [("a", 1)],
        {1: 2},
        ["ab"],
    ],
)
def test_invalid_absences_are_refused(value: Any) -> None:
    with pytest.raises(ibo.IboError) as raised:
        case(absences=value)
    assert raised.value.at.startswith("absences")
