"""What every object of the package is: frozen, made by keyword, compared by content, hashed, printed, pickled and copied; and what bad input does to it."""

from __future__ import annotations

import contextlib
import copy
import datetime
import json
import multiprocessing
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import Any

import ibo
import pytest
from hypothesis import given
from hypothesis import strategies as st
from project import names, read
from samples import INPUTS, OBJECTS, OWN, agreement, case, leefloon, sickness, unemployment

# What tables give is no value: test_tables_results.py tries it.
TABLES = (ibo.TableResult, ibo.StreamResult, ibo.Summary)
CLASSES = [
    value
    for name in ibo.__all__
    if isinstance(value := getattr(ibo, name), type) and not issubclass(value, (BaseException, *TABLES))
]
ERRORS = [
    value for name in ibo.__all__ if isinstance(value := getattr(ibo, name), type) and issubclass(value, BaseException)
]
FUNCTIONS = [value for name in ibo.__all__ if callable(value := getattr(ibo, name)) and not isinstance(value, type)]

of_every_class = pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)


def few(kind: type[Any]) -> list[Any]:
    """Some objects of a class, from all over the samples."""
    objects = OBJECTS[kind]
    return objects[:: max(len(objects) // 12, 1)]


def test_samples_cover_every_class() -> None:
    assert set(OBJECTS) == set(CLASSES)


# ---- What every object is


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
        month="2026-03", agreement=agreement(), unemployment=[unemployment()], leefloon=[], sickness=[]
    )
    for item in (found, found.notice(), ibo.correction(found, found), found.payment, income, *found.lines):
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
        month="2026-03", agreement=agreement(), unemployment=[unemployment()], leefloon=[], sickness=[]
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


def worked_example() -> ibo.Case:
    """The first of the rules: 55.29 euro a day all month, and nothing else."""
    none = ibo.Source.no_data()
    whole = agreement(employment_fraction="38/38")
    return case(agreement=whole, unemployment=[unemployment()], leefloon=none, sickness=none)


@pytest.mark.parametrize("changed", ["replace", "__replace__"])
def test_replace_changes_fields_in_a_copy(changed: str) -> None:
    found = getattr(agreement(), changed)(percentage=90)
    assert (found.percentage, found.start) == (90, agreement().start)
    before = worked_example()
    after = getattr(before, changed)(unemployment=[getattr(unemployment(), changed)(day_amount="53.22")])
    # 2173.25 - 53.22 x 26 = 789.53; x 80 % = 631.62; less 70.17 tax = 561.45; 561.45 - 523.18 = 38.27.
    assert ibo.correction(ibo.statement(before), ibo.statement(after)).to_pay == Decimal("38.27")
    with pytest.raises(ibo.NumberError) as raised:
        getattr(sickness(), changed)(gross_taxable="1.001")
    assert raised.value.at == "gross_taxable"
    with pytest.raises(TypeError):
        getattr(ibo.Source.no_data(), changed)(record=1)


def test_statements_of_different_records_are_not_equal() -> None:
    before = unemployment().replace(from_="2020-01-06", to="2020-01-31")
    longer = worked_example().replace(unemployment=[unemployment(), before])
    assert ibo.statement(longer).to_json() == ibo.statement(worked_example()).to_json()
    assert ibo.statement(longer) != ibo.statement(worked_example())


class Interrupting:
    """A number that is never given."""

    def __index__(self) -> int:
        raise KeyboardInterrupt


def test_keyboard_interrupt_in_a_conversion_is_raised() -> None:
    with pytest.raises(KeyboardInterrupt):
        ibo.payment(premium=Interrupting(), fraction="1/1")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "kind", [ibo.Rule, ibo.ErrorCode, ibo.Coverage, ibo.Parameter, ibo.ParameterTable, ibo.Parameters]
)
def test_pickle_of_a_listed_object_contains_the_version(kind: type[Any]) -> None:
    """Another version may have another rule in that place of the list, and other values."""
    assert ibo.__version__.encode() in pickle.dumps(OBJECTS[kind][0])


# ---- How objects are made


@pytest.mark.parametrize("kind", [kind for kind in CLASSES if kind not in INPUTS and not issubclass(kind, Enum)])
def test_result_classes_cannot_be_constructed(kind: type[Any]) -> None:
    if kind is ibo.Parameters:
        with pytest.raises(TypeError):
            kind("")
        return
    with pytest.raises(TypeError):
        kind()


@pytest.mark.parametrize("kind", INPUTS, ids=lambda kind: kind.__name__)
def test_positional_arguments_raise_type_error(kind: type[Any]) -> None:
    for arguments in ((), (None,), ("ibo",), ("ibo", "2026-03-02")):
        with pytest.raises(TypeError):
            kind(*arguments)
    with pytest.raises(TypeError, match="anything"):
        kind(anything=1)


@pytest.mark.parametrize("make", [agreement, unemployment, leefloon, sickness, case])
def test_unknown_keyword_raises_type_error(make: Callable[..., Any]) -> None:
    for name in ("name", "from", "national_number", "\ud800", ""):
        with pytest.raises(TypeError):
            make(**{name: "1"})


@pytest.mark.parametrize(
    ("kind", "required"),
    [
        (ibo.Agreement, ("kind", "start", "end", "employment_fraction")),
        (ibo.UnemploymentRecord, ("from_", "day_amount", "benefit_type")),
        (ibo.LeefloonRecord, ("month", "aid_type", "amount", "entry_kind")),
        (
            ibo.SicknessRecord,
            ("document_type", "benefit_code", "nature", "from_", "to", "gross_taxable", "days", "hours"),
        ),
        (ibo.Source, ("availability",)),
        (ibo.Case, ("case_ref", "month", "agreement")),
    ],
)
def test_missing_required_keyword_raises_type_error(kind: type[Any], required: tuple[str, ...]) -> None:
    item = next(item for item in OBJECTS[kind])
    fields = {name: getattr(item, name) for name in required}
    for name in required:
        with pytest.raises(TypeError, match=name):
            kind(**{other: value for other, value in fields.items() if other != name})
        with pytest.raises(ibo.IboError) as raised:
            kind(**{**fields, name: None})
        assert raised.value.code == "wrong-type"
        assert raised.value.at == name.rstrip("_")
    assert kind(**fields)


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


def test_list_of_records_is_a_source_with_data() -> None:
    record = unemployment()
    made = case(unemployment=[record], leefloon=(), sickness=None)
    assert made.unemployment == ibo.Source.data((record,)) == ibo.Source(availability="data", records=[record])
    assert made.leefloon == ibo.Source(availability="data")
    assert made.sickness == ibo.Source(availability="not-asked")
    assert made.unemployment.records == (record,)
    assert str(ibo.Source[ibo.LeefloonRecord]).startswith("ibo.Source[")


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


# ---- Wrong types and shapes: a clear exception, never a crash

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
    """A list of records has an order, which a result names: a `dict` and a `set` are no lists, not even empty ones."""
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
    for field, record in (("unemployment", leefloon()), ("leefloon", sickness()), ("sickness", unemployment())):
        for value in ([record], ibo.Source.data([record])):
            with pytest.raises(ibo.StructureError) as raised:
                case(**{field: value})
            assert (raised.value.code, raised.value.at[: len(field)]) == ("wrong-type", field)
    with pytest.raises(ibo.StructureError) as raised:
        ibo.Source.data([unemployment(), leefloon()])  # type: ignore[type-var]
    assert raised.value.at == "records[1]"


def endless() -> Iterator[ibo.UnemploymentRecord]:
    """Records without an end."""
    while True:
        yield unemployment()


def test_generator_is_read_or_refused_but_never_endlessly() -> None:
    """One gives its records or is refused; it is never read without an end."""
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
    for value in ([record] * 1_001, [record] * 1_000_000, (record,) * 1_001, Endless(), range(10**18)):
        with pytest.raises(ibo.IboError) as raised:
            case(unemployment=value)
        assert raised.value.code in ("too-many-records", "wrong-type")
        assert raised.value.at.startswith("unemployment.records")
    for absences in ([("2026-03-01", "2026-03-02")] * 1_000_000, [("2026-03-01", "2026-03-02")] * 1_001):
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


TEXTS = [
    (case, "case_ref"),
    (agreement, "kind"),
    (unemployment, "benefit_type"),
    (unemployment, "basis"),
    (unemployment, "rva_code"),
    (leefloon, "aid_type"),
    (leefloon, "entry_kind"),
    (sickness, "document_type"),
    (sickness, "benefit_code"),
    (sickness, "attest_id"),
    (sickness, "status"),
]


@pytest.mark.parametrize(("make", "field"), TEXTS)
def test_invalid_text_is_refused(make: Callable[..., Any], field: str) -> None:
    for value in (
        "\ud800",
        "a\udfff",
        "\0",
        "A\0",
        "",
        "x" * 65,
        "x" * 10_000_000,
        "\n",
        "é",
        "\U0001f600",
        "\u202e",
        "A\x7f",
    ):
        with pytest.raises(ibo.IboError) as raised:
            make(**{field: value})
        assert raised.value.at == field
        assert len(str(raised.value)) < 200
        str(raised.value).encode()
    wrong: tuple[Any, ...] = (1, b"A", True, 1.5, [], object())
    for item in wrong:
        with pytest.raises(ibo.StructureError) as raised:
            make(**{field: item})
        assert (raised.value.code, raised.value.at) == ("wrong-type", field)


@given(st.text(max_size=70))
def test_any_text_is_a_case_reference_or_refused(text: str) -> None:
    try:
        assert case(case_ref=text).case_ref == text
    except ibo.IboError as error:
        assert (error.code, error.at) == ("bad-text", "case_ref")


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=30))
def test_any_text_with_surrogates_is_read_or_refused(text: str) -> None:
    for make, field in ((unemployment, "from_"), (leefloon, "month"), (leefloon, "amount"), *TEXTS):
        try:
            make(**{field: text})
        except ibo.IboError as error:
            assert error.at == field.rstrip("_")
    for read_one in (ibo.Case.from_json, ibo.Parameters().with_toml):
        try:
            read_one(text)
        except ibo.IboError as error:
            str(error).encode()


@pytest.mark.parametrize("value", [None, 1, [], {}, bytearray(b"{}"), memoryview(b"{}"), object()])
def test_json_of_another_type_is_wrong_type(value: Any) -> None:
    for call in (ibo.Case.from_json, lambda value: ibo.correction(value, value)):
        with pytest.raises(ibo.StructureError) as raised:
            call(value)
        assert raised.value.code == "wrong-type"


@pytest.mark.parametrize(
    "value", ["", "{", "\0", "\ud800", "[" * 1_000_000, '{"case_ref":' * 100_000, b"\xff", "null", '"', "1e999"]
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
    """Made and thrown away in a process of its own: a crash would take this one with it."""
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]); import ibo; from test_objects import nested\n"
        f"try: ibo.Case.from_dict(nested({depth}))\n"
        "except (ibo.IboError, RecursionError) as error: print(type(error).__name__)"
    )
    folder = __file__.rpartition("test_objects")[0]
    done = subprocess.run([sys.executable, "-c", script, folder], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) in ((0, "StructureError"), (0, "RecursionError")), done.stderr[-500:]


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


@pytest.mark.parametrize("value", [None, 1, "", {}, object(), agreement()])
def test_other_types_are_refused_as_a_case(value: Any) -> None:
    with pytest.raises(ibo.StructureError) as raised:
        ibo.statement(value)
    assert raised.value.code == "wrong-type"


@pytest.mark.parametrize("value", [None, 1, "", {}, object(), case()])
def test_other_types_are_refused_as_an_agreement(value: Any) -> None:
    for call in (
        lambda: case(agreement=value),
        lambda: ibo.premium(agreement=value, month="2026-03", replacement_income=1),
        lambda: ibo.replacement_income(month="2026-03", agreement=value),
    ):
        with pytest.raises(ibo.StructureError) as raised:
            call()
        assert (raised.value.code, raised.value.at) == ("wrong-type", "agreement")


@pytest.mark.parametrize("value", [1, "weak", "", "OFFICIAL", True, "\ud800", b"official", object()])
def test_unknown_certainty_raises_value_error(value: Any) -> None:
    for call in (
        lambda: ibo.statement(case(), require=value),
        lambda: ibo.premium(agreement=agreement(), month="2026-03", replacement_income=1, require=value),
    ):
        with pytest.raises(ValueError, match=r"require|surrogate"):
            call()


@pytest.mark.parametrize("value", [1, "fr", "", "NL", None, "\ud800", b"nl"])
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
    "value", [None, 1, "", [], b"", [("a", "b")], {"a": 1}, {1: "a"}, {"a": b""}, {"\ud800": ""}, {"a": "\ud800"}]
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
    assert ibo.payment(premium=100, fraction="1/1", month="2026-10", parameters=own).net == Decimal("88.89")
    with pytest.raises(ibo.StructureError) as raised:
        ibo.payment(premium=100, fraction="1/1", parameters=own)
    assert (raised.value.code, raised.value.at) == ("missing-field", "month")
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


class Hostile:
    """What raises wherever it is touched."""

    def _raise(self, *_: object) -> Any:
        raise RuntimeError("hostile")

    __index__ = __iter__ = __len__ = __str__ = __repr__ = __eq__ = __hash__ = __getattr__ = __fspath__ = _raise


def test_objects_that_raise_on_every_access_are_refused() -> None:
    value: Any = Hostile()
    calls: list[Callable[[], object]] = [
        lambda: agreement(percentage=value),
        lambda: agreement(start=value),
        lambda: agreement(employment_fraction=value),
        lambda: agreement(employment_fraction=(value, value)),
        lambda: leefloon(amount=value),
        lambda: leefloon(month=value),
        lambda: case(case_ref=value),
        lambda: case(agreement=value),
        lambda: case(absences=value),
        lambda: case(absences=[value]),
        lambda: case(sickness=value),
        lambda: case(sickness=[value]),
        lambda: ibo.Case.from_json(value),
        lambda: ibo.Case.from_dict(value),
        lambda: ibo.Case.from_dict({"case_ref": value}),
        lambda: ibo.statement(value),
        lambda: ibo.statement(case(), require=value),
        lambda: ibo.statement(case(), parameters=value),
        lambda: ibo.statement(case(), provisional=value),
        lambda: ibo.correction(value, value),
        lambda: ibo.parameters(value),
        lambda: ibo.Parameters.from_toml(value),
        lambda: ibo.Parameters().with_toml(value),
        lambda: ibo.Parameters().with_file(value),
        lambda: ibo.retention_until(value),
    ]
    for call in calls:
        with pytest.raises((ibo.IboError, RuntimeError, TypeError)):
            call()


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.binary(max_size=8)
    | st.decimals()
    | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.tuples(inner, inner) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=5,
)
KEYWORDS = [
    *((agreement, name) for name in dir(ibo.Agreement) if not name.startswith("_") and name != "replace"),
    *((unemployment, name) for name in dir(ibo.UnemploymentRecord) if not name.startswith("_") and name != "replace"),
    *((leefloon, name) for name in dir(ibo.LeefloonRecord) if not name.startswith("_") and name != "replace"),
    *((sickness, name) for name in dir(ibo.SicknessRecord) if not name.startswith("_") and name != "replace"),
    *(
        (case, name)
        for name in ("case_ref", "month", "agreement", "attendance", "absences", "unemployment", "sickness")
    ),
]


@given(st.sampled_from(KEYWORDS), ANYTHING)
def test_any_value_in_any_field_is_accepted_or_refused(keyword: tuple[Callable[..., Any], str], value: Any) -> None:
    """A value makes an object, which then has a repr and a pickle, or an `IboError` that names the field."""
    make, field = keyword
    try:
        item = make(**{field: value})
    except ibo.IboError as error:
        assert error.at.split(".")[0].split("[")[0] in (
            field.rstrip("_"),
            "to",
            "half_per_week",
            "from",
            "end",
            "stopped",
        )
    else:
        assert pickle.loads(pickle.dumps(item)) == item


@given(st.sampled_from(names("cases")), st.data())
def test_any_value_anywhere_in_a_dict_is_accepted_or_refused(name: str, data: st.DataObject) -> None:
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


# ---- Errors


def _refused(percentage: int) -> ibo.Statement:
    return ibo.statement(case(agreement=agreement(percentage=percentage)))


def _raised() -> ibo.IboError:
    with pytest.raises(ibo.IboError) as raised:
        _refused(75)
    return raised.value


def test_errors_are_value_errors() -> None:
    assert set(ERRORS) > {ibo.IboError}
    for kind in ERRORS:
        assert issubclass(kind, ibo.IboError)
        assert issubclass(kind, ValueError)
    error = _raised()
    assert isinstance(error, ibo.AgreementError)
    assert (error.code, error.number, error.at, error.rule) == (
        "percentage-not-allowed",
        1304,
        "agreement.percentage",
        "R4.2",
    )
    assert str(error) == f"agreement.percentage: {error.message} (percentage-not-allowed, R4.2)"
    assert error.__cause__ is None


@pytest.mark.parametrize("kind", ERRORS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_pickled_error_keeps_its_fields(kind: type[ibo.IboError], protocol: int) -> None:
    error = kind("what is wrong", code="a-code", number=1000, at="somewhere", rule=None)
    raised = _raised()
    for item in (error, raised):
        for again in (pickle.loads(pickle.dumps(item, protocol)), copy.copy(item), copy.deepcopy(item)):
            assert type(again) is type(item)
            for name in ("message", "code", "number", "at", "rule", "args"):
                assert getattr(again, name) == getattr(item, name)
            assert str(again) == str(item)
            assert again.text("nl") == item.text("nl")


def test_error_text_in_both_languages() -> None:
    error = _raised()
    assert error.text("en") == error.message == "the percentage must be one of 70 %, 80 %, 90 %, 100 %"
    assert error.text("nl") == error.text() == "het percentage moet een zijn van 70 %, 80 %, 90 %, 100 %"
    with pytest.raises(ValueError, match="language is 'nl' or 'en', not 'fr'"):
        error.text("fr")


def test_error_is_raised_across_processes() -> None:
    with multiprocessing.get_context("spawn").Pool(1) as pool, pytest.raises(ibo.AgreementError) as raised:
        pool.map(_refused, [75])
    assert raised.value.number == 1304
    assert raised.value.text("nl") == "het percentage moet een zijn van 70 %, 80 %, 90 %, 100 %"


def test_error_texts_repeat_no_reference_and_no_income() -> None:
    for name in names("rejects"):
        fixture = read(f"rejects/{name}.json")
        if "case" not in fixture or not isinstance(fixture["case"], dict):
            continue
        fields = {**fixture["case"], "case_ref": "A-1027-VERY-PRIVATE"}
        try:
            ibo.statement(ibo.Case.from_json(json.dumps(fields)))
        except ibo.IboError as error:
            assert "VERY-PRIVATE" not in f"{error}{error!r}{error.at}{error.args}"
    for amount in ("1234.567", "1234,56", 1_234_567_890_123, Decimal("1234.567"), 1234.56):
        for make, field in ((unemployment, "day_amount"), (leefloon, "amount"), (sickness, "gross_taxable")):
            with pytest.raises(ibo.IboError) as raised:
                make(**{field: amount})
            assert "1234,5" not in str(raised.value)
            assert "1234.567" not in str(raised.value)
            assert "1234567890123" not in str(raised.value)


def test_exported_names() -> None:
    assert len(set(ibo.__all__)) == len(ibo.__all__)
    public = {name for name in vars(ibo) if not name.startswith("_")} - {"annotations"}
    assert public == set(ibo.__all__) - {"__version__"}
    assert {function.__name__ for function in FUNCTIONS} == {
        *("correction", "coverage", "errors", "parameters", "payment", "premium"),
        *("replacement_income", "retention_until", "rules", "statement"),
        *("explain_row", "payments", "statements"),
    }
