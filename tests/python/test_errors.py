"""Errors: their fields, their texts, and that they can be pickled."""

from __future__ import annotations

import concurrent.futures
import copy
import datetime
import json
import multiprocessing
import pickle
from collections.abc import Iterator
from decimal import Decimal

import ibo
import pyarrow as pa  # type: ignore[import-untyped]
import pytest
from project import names, read
from samples import agreement, case, leefloon, sickness, unemployment

ERRORS = [
    value
    for name in ibo.__all__
    if isinstance(value := getattr(ibo, name), type) and issubclass(value, BaseException)
]


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
    error = kind("what is wrong", code="bad-text", number=1005, at="somewhere", rule=None)
    raised = _raised()
    for item in (error, raised):
        for again in (
            pickle.loads(pickle.dumps(item, protocol)),
            copy.copy(item),
            copy.deepcopy(item),
        ):
            assert type(again) is type(item)
            for name in ("message", "code", "number", "at", "rule", "args"):
                assert getattr(again, name) == getattr(item, name)
            assert str(again) == str(item)
            assert again.text("nl") == item.text("nl")


def test_error_text_in_both_languages() -> None:
    error = _raised()
    assert (
        error.text("en") == error.message == "the percentage must be one of 70 %, 80 %, 90 %, 100 %"
    )
    assert (
        error.text("nl")
        == error.text()
        == "het percentage moet een van deze zijn: 70 %, 80 %, 90 %, 100 %"
    )
    with pytest.raises(ValueError, match="language must be 'nl' or 'en', got 'fr'"):
        error.text("fr")  # type: ignore[arg-type]


@pytest.fixture
def everywhere() -> Iterator[None]:
    """No language is chosen for the process afterwards."""
    yield
    ibo.language(None)


DUTCH = (
    "het percentage moet een van deze zijn: 70 %, 80 %, 90 %, 100 % (percentage-not-allowed, R4.2)"
)
ENGLISH = "the percentage must be one of 70 %, 80 %, 90 %, 100 % (percentage-not-allowed, R4.2)"


@pytest.mark.usefixtures("everywhere")
def test_chosen_language_holds_for_every_text() -> None:
    error, found = _raised(), ibo.statement(case())
    assert str(error).endswith(ENGLISH)
    ibo.language("nl")
    assert str(error).endswith(DUTCH)
    assert found.explain() == found.explain("nl") != found.explain("en")
    with concurrent.futures.ThreadPoolExecutor(1) as threads:
        assert threads.submit(str, error).result().endswith(DUTCH)
    ibo.language("en")
    assert str(error).endswith(ENGLISH)
    assert found.explain() == found.explain("en")
    assert found.lines[0].label() == found.lines[0].label("en") == "Reference gross wage"
    assert "Withholding tax" in found._repr_html_()
    assert found.explain("nl") != found.explain()
    with pytest.raises(ValueError, match="language must be 'nl' or 'en', got 'fr'"):
        ibo.language("fr")  # type: ignore[arg-type]


def test_local_language_does_not_reach_other_threads() -> None:
    error = _raised()
    with ibo.local_language("nl"), concurrent.futures.ThreadPoolExecutor(1) as threads:
        assert str(error).endswith(DUTCH)
        assert threads.submit(str, error).result().endswith(ENGLISH)
        with ibo.local_language("en"):
            assert str(error).endswith(ENGLISH)
        assert str(error).endswith(DUTCH)
    assert str(error).endswith(ENGLISH)


def test_wrong_python_types_in_both_languages() -> None:
    for call, at, english, dutch in (
        (
            lambda: ibo.statement("A-1"),  # type: ignore[arg-type]
            "case",
            "must be a Case, got str",
            "moet een Case zijn, niet str",
        ),
        (
            lambda: ibo.payment(premium=225.0, fraction="1/1"),  # type: ignore[arg-type]
            "premium",
            'must be exact, and a float cannot hold cents exactly: write "1234.56" or Decimal("1234.56")',
            'moet exact zijn, en een float kan centen niet exact bevatten: schrijf "1234.56" of Decimal("1234.56")',
        ),
        (
            lambda: ibo.payment(
                premium="225.00", fraction="1/1", month=datetime.datetime(2026, 3, 2)
            ),
            "month",
            'must be a str such as "2026-03" or a datetime.date in the month, got datetime',
            'moet een str zoals "2026-03" of een datetime.date in de maand zijn, niet datetime',
        ),
    ):
        with pytest.raises(ibo.StructureError) as raised:
            call()
        assert (raised.value.at, raised.value.text("en"), raised.value.text("nl")) == (
            at,
            english,
            dutch,
        )


def test_error_is_raised_across_processes() -> None:
    with (
        multiprocessing.get_context("spawn").Pool(1) as pool,
        pytest.raises(ibo.AgreementError) as raised,
    ):
        pool.map(_refused, [75])
    assert raised.value.number == 1304
    assert (
        raised.value.text("nl") == "het percentage moet een van deze zijn: 70 %, 80 %, 90 %, 100 %"
    )


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
        for make, field in (
            (unemployment, "day_amount"),
            (leefloon, "amount"),
            (sickness, "gross_taxable"),
        ):
            with pytest.raises(ibo.IboError) as raised:
                make(**{field: amount})
            assert "1234,5" not in str(raised.value)
            assert "1234.567" not in str(raised.value)
            assert "1234567890123" not in str(raised.value)


def test_types_of_a_column_are_dutch_in_dutch() -> None:
    hours = {"employment_hours": ["38"], "full_time_hours": ["38"]}
    types = (
        "decimaal met decimalen, tekst, of hele centen als gehele getallen in een kolom "
        "premium_cents"
    )
    with ibo.local_language("nl"):
        with pytest.raises(ibo.StructureError) as wrong:
            ibo.payments(pa.table({"premium": [True], **hours}))
        said = f"de kolom premium van de tabel payments moet {types} zijn, niet boolean"
        assert said in str(wrong.value)
        with pytest.raises(ibo.StructureError) as missing:
            ibo.payments(pa.table(hours))
        assert types in str(missing.value)
