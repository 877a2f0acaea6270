"""What holds for every object: frozen, compared by content, hashed, printed, pickled and copied."""

from __future__ import annotations

import copy
import datetime
import multiprocessing
import pickle
from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from typing import Any

import ibo
import pytest
from project import read
from samples import INPUTS, NAMED, OBJECTS, OWN, agreement, case, leefloon, sickness, unemployment

# Results over tables are not compared by content, and have tests of their own.
TABLES = (
    ibo.TableResult,
    ibo.StreamResult,
    ibo.KeptTable,
    ibo.Comparison,
    ibo.ComparedGroups,
    ibo.CaseSensitivity,
    ibo.TableSensitivity,
    ibo.Report,
)
CLASSES = [
    value
    for name in ibo.__all__
    if isinstance(value := getattr(ibo, name), type)
    and not issubclass(value, (BaseException, tuple, *TABLES))
]
FUNCTIONS = [
    value
    for name in ibo.__all__
    if callable(value := getattr(ibo, name)) and not isinstance(value, type)
]
of_every_class = pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)


def few(kind: type[Any]) -> list[Any]:
    """Some objects of a class, from all over the samples."""
    objects = OBJECTS[kind]
    return objects[:: max(len(objects) // 12, 1)]


def test_samples_cover_every_class() -> None:
    assert set(OBJECTS) == set(CLASSES)


@of_every_class
def test_classes_are_named_as_exported(kind: type[Any]) -> None:
    assert kind.__module__ in ("ibo", "ibo._certainty")
    assert getattr(ibo, kind.__qualname__) is kind


@pytest.mark.parametrize(
    "kind", [kind for kind in CLASSES if not issubclass(kind, Enum)], ids=lambda kind: kind.__name__
)
def test_objects_are_frozen(kind: type[Any]) -> None:
    item = few(kind)[0]
    fields = [name for name in dir(kind) if not name.startswith("__")]
    for name in [*fields, "anything"]:
        with pytest.raises(AttributeError):
            setattr(item, name, None)
        with pytest.raises(AttributeError):
            delattr(item, name)
    with pytest.raises(TypeError):
        type("Own", (kind,), {})


@of_every_class
def test_equality_and_hash_are_by_content(kind: type[Any]) -> None:
    objects = few(kind)
    for item in objects:
        again = copy.deepcopy(item)
        assert again == item
        assert (again != item) is False
        assert hash(again) == hash(item)
        for other in (None, 1, "", (), object(), ibo.Case):
            assert item != other
            assert (item == other) is False
    assert len(set(objects)) == len({repr(item): item for item in objects}) or kind not in INPUTS
    for first in objects:
        for second in objects:
            assert (first == second) == (second == first)
            assert first != second or hash(first) == hash(second)
    if not issubclass(kind, Enum):
        with pytest.raises(TypeError):
            objects[0] < objects[0]  # noqa: B015


def test_objects_with_different_fields_are_not_equal() -> None:
    assert agreement() != agreement(percentage=90)
    assert unemployment() != unemployment(to="2026-03-31")
    assert leefloon() != leefloon(from_="2026-03-01")
    assert sickness() != sickness(version=2)
    assert case() != case(case_ref="A-1028")
    assert ibo.Source.no_data() != ibo.Source(availability="not-asked")
    assert ibo.statement(case()) != ibo.statement(case(case_ref="A-1028"))
    assert ibo.Parameters() != ibo.Parameters().with_toml(OWN)
    assert ibo.parameters() != ibo.parameters("2026-03-01")


def test_parameters_that_extend_a_code_list_are_not_those_that_replace_it() -> None:
    """The same dated values, of which one adds to the list of aid types or stands in its place."""
    base = ibo.Parameters().canonical()
    added = """
[[value]]
id = "leefloon.aid-type"
from = "2026-03-01"
{extends}certainty = "assumed"
source = "a circular"
value = {{ counts = ["installation"], left_out = [] }}
"""
    replaces, extends, again = (
        ibo.Parameters.from_toml({"own.toml": base + added.format(extends=line)})
        for line in ("", "extends = true\n", "extends = true\n")
    )
    assert list(replaces.table()) == list(extends.table())
    assert replaces != extends
    assert extends == again
    assert hash(extends) == hash(again)


@of_every_class
def test_repr_names_the_class_and_recreates_inputs(kind: type[Any]) -> None:
    for item in few(kind):
        shown = repr(item)
        assert kind.__name__ in shown
        assert "object at 0x" not in shown
        if kind in INPUTS:
            assert eval(shown, {"datetime": datetime, "Decimal": Decimal, **vars(ibo)}) == item


def test_repr_of_a_result_shows_no_reference() -> None:
    found = ibo.statement(case(case_ref="somebody"))
    income = ibo.replacement_income(
        month="2026-03",
        agreement=agreement(),
        unemployment=[unemployment()],
        leefloon=[],
        sickness=[],
    )
    for item in (
        found,
        found.notice(),
        ibo.correction(found, found),
        found.payment,
        income,
        *found.lines,
    ):
        assert "somebody" not in repr(item)


@of_every_class
@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_pickle_gives_an_equal_object(kind: type[Any], protocol: int) -> None:
    for item in few(kind):
        again = pickle.loads(pickle.dumps(item, protocol))
        assert type(again) is kind
        assert again == item
        assert hash(again) == hash(item)
        assert repr(again) == repr(item)
        if hasattr(item, "to_json"):
            assert again.to_json() == item.to_json()


@of_every_class
def test_copy_gives_an_equal_object(kind: type[Any]) -> None:
    for item in few(kind):
        for again in (copy.copy(item), copy.deepcopy(item), copy.deepcopy([item, item])[1]):
            assert type(again) is kind
            assert again == item
            assert repr(again) == repr(item)


@pytest.mark.parametrize("item", NAMED, ids=lambda item: type(item).__name__)
def test_named_tuples_are_frozen_printed_and_pickled(item: Any) -> None:
    assert getattr(ibo, type(item).__name__) is type(item)
    for again in (copy.deepcopy(item), pickle.loads(pickle.dumps(item))):
        assert type(again) is type(item)
        assert again == item
        assert repr(again) == repr(item)
    assert repr(item).startswith(f"{type(item).__name__}(")
    for name in [*item._fields, "anything"]:
        with pytest.raises(AttributeError):
            setattr(item, name, None)


def _what_came(item: Any) -> tuple[str, str, bytes]:
    return type(item).__name__, repr(item), pickle.dumps(item)


def test_pickle_across_processes() -> None:
    objects = [few(kind)[-1] for kind in CLASSES]
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        for item, (name, shown, again) in zip(objects, pool.map(_what_came, objects), strict=True):
            assert (name, shown) == (type(item).__name__, repr(item))
            assert pickle.loads(again) == item


def test_pickle_of_another_version_raises_value_error() -> None:
    """It would be computed again, with other values perhaps."""
    found = ibo.statement(case())
    fixture = read("corrections/day-amount-lowered.json")
    sides = [ibo.statement(ibo.Case.from_dict(fixture[side])) for side in ("before", "after")]
    income = ibo.replacement_income(
        month="2026-03",
        agreement=agreement(),
        unemployment=[unemployment()],
        leefloon=[],
        sickness=[],
    )
    premium = ibo.premium(agreement=agreement(), month="2026-03", replacement_income="1437.54")
    items = [found, income, premium, ibo.correction(*sides), found.lines[0], found.assumptions[0]]
    version = ibo.__version__.encode()
    for item in items:
        stored = pickle.dumps(item)
        assert version in stored
        other = bytes([*b"9" * len(version.split(b".")[0]), *version[version.index(b".") :]])
        with pytest.raises(ValueError, match=r"pickled by ibo 9.*keep results as JSON"):
            pickle.loads(stored.replace(version, other))


def test_pickled_notice_contains_nothing_of_the_case() -> None:
    stored = pickle.dumps(ibo.statement(case()).notice())
    assert len(stored) < 200
    for personal in (b"55.29", b"5529", b"2500", b"250000", b"143754", b"unemployment"):
        assert personal not in stored


@pytest.mark.parametrize(
    "kind",
    [ibo.Rule, ibo.ErrorCode, ibo.Coverage, ibo.Parameter, ibo.ParameterTable, ibo.Parameters],
)
def test_pickle_of_a_listed_object_contains_the_version(kind: type[Any]) -> None:
    """Another version may have another rule at that index, and other values."""
    assert ibo.__version__.encode() in pickle.dumps(OBJECTS[kind][0])


@pytest.mark.parametrize(
    "kind", [kind for kind in CLASSES if kind not in INPUTS and not issubclass(kind, Enum)]
)
def test_result_classes_cannot_be_constructed(kind: type[Any]) -> None:
    if kind is ibo.Parameters:
        with pytest.raises(TypeError):
            kind("")
        return
    with pytest.raises(TypeError):
        kind()


def test_functions_take_keywords_only() -> None:
    untyped: Any = ibo
    calls: tuple[Callable[[], object], ...] = (
        lambda: untyped.payment("225.00", "1/1"),
        lambda: untyped.payment(premium=1),
        lambda: untyped.premium(agreement(), "2026-03", 1),
        lambda: untyped.replacement_income("2026-03", agreement()),
        lambda: untyped.statement(case(), "official"),
        lambda: untyped.statement(),
        lambda: untyped.statement(case(), language="nl"),
        lambda: untyped.rules(1),
        lambda: untyped.Source.data(),
        lambda: untyped.Case.from_json(),
    )
    for call in calls:
        with pytest.raises(TypeError):
            call()


def test_exported_names() -> None:
    assert len(set(ibo.__all__)) == len(ibo.__all__)
    public = {name for name in vars(ibo) if not name.startswith("_")} - {"annotations"}
    assert public == set(ibo.__all__) - {"__version__"}
    assert {function.__name__ for function in FUNCTIONS} == {
        *("correction", "coverage", "errors", "parameters", "payment", "premium"),
        *("replacement_income", "retention_until", "rules", "statement"),
        *("difference", "plan", "months", "yearly", "corrections", "recompute"),
        *("compare", "read_table", "readings", "report", "sensitivity"),
        *("explain_row", "explain_rows", "payments", "statements"),
        *("payment_statement", "schema", "values_diff", "verify"),
        *("language", "local_language"),
    }
