"""Inputs are made by keyword; a wrong value is refused at its field."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import ibo
import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import INPUTS, OBJECTS, agreement, case, leefloon, sickness, unemployment


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
    after = getattr(before, changed)(
        unemployment=[getattr(unemployment(), changed)(day_amount="53.22")]
    )
    # 2173.25 - 53.22 x 26 = 789.53; x 80 % = 631.62; less 70.17 tax = 561.45; 561.45 - 523.18 =
    # 38.27.
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
    """A number whose conversion is interrupted."""

    def __index__(self) -> int:
        raise KeyboardInterrupt


def test_keyboard_interrupt_in_a_conversion_is_raised() -> None:
    with pytest.raises(KeyboardInterrupt):
        ibo.payment(premium=Interrupting(), fraction="1/1")  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", INPUTS, ids=lambda kind: kind.__name__)
def test_positional_arguments_raise_type_error(kind: type[Any]) -> None:
    for arguments in ((), (None,), ("ibo",), ("ibo", "2026-03-02")):
        with pytest.raises(TypeError):
            kind(*arguments)


@pytest.mark.parametrize("make", [agreement, unemployment, leefloon, sickness, case])
def test_unknown_keyword_raises_type_error(make: Callable[..., Any]) -> None:
    for name in ("name", "from", "national_number", "\ud800", ""):
        with pytest.raises(TypeError, match="must not have the keyword"):
            make(**{name: "1"})


@pytest.mark.parametrize(
    ("kind", "required"),
    [
        (ibo.Agreement, ("kind", "start", "end", "employment_fraction")),
        (ibo.UnemploymentRecord, ("from_", "day_amount", "benefit_type")),
        (ibo.LeefloonRecord, ("month", "aid_type", "amount", "entry_kind")),
        (
            ibo.SicknessRecord,
            (
                "document_type",
                "benefit_code",
                "nature",
                "from_",
                "to",
                "gross_taxable",
                "days",
                "hours",
            ),
        ),
        (ibo.Source, ("availability",)),
        (ibo.Case, ("case_ref", "month", "agreement")),
    ],
)
def test_missing_required_keyword_raises_type_error(
    kind: type[Any], required: tuple[str, ...]
) -> None:
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


class Hostile:
    """An object that raises on every access."""

    def _raise(self, *_: object) -> Any:
        raise RuntimeError("hostile")

    __index__ = __iter__ = __len__ = __str__ = __repr__ = __eq__ = __hash__ = __getattr__ = (
        __fspath__
    ) = _raise


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
        st.lists(inner, max_size=3)
        | st.tuples(inner, inner)
        | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=5,
)
KEYWORDS = [
    *(
        (agreement, name)
        for name in dir(ibo.Agreement)
        if not name.startswith("_") and name != "replace"
    ),
    *(
        (unemployment, name)
        for name in dir(ibo.UnemploymentRecord)
        if not name.startswith("_") and name != "replace"
    ),
    *(
        (leefloon, name)
        for name in dir(ibo.LeefloonRecord)
        if not name.startswith("_") and name != "replace"
    ),
    *(
        (sickness, name)
        for name in dir(ibo.SicknessRecord)
        if not name.startswith("_") and name != "replace"
    ),
    *(
        (case, name)
        for name in (
            "case_ref",
            "month",
            "agreement",
            "attendance",
            "absences",
            "unemployment",
            "sickness",
        )
    ),
]


@given(st.sampled_from(KEYWORDS), ANYTHING)
def test_any_value_in_any_field_is_accepted_or_refused(
    keyword: tuple[Callable[..., Any], str], value: Any
) -> None:
    """A value makes an object, which then has a repr and a pickle, or an `IboError` that names the
    field.
    """
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
