"""Errors: their fields, their texts, and that they can be pickled."""

from __future__ import annotations

import copy
import json
import multiprocessing
import pickle
from decimal import Decimal

import ibo
import pytest
from project import names, read
from samples import agreement, case, leefloon, sickness, unemployment

ERRORS = [
    value for name in ibo.__all__ if isinstance(value := getattr(ibo, name), type) and issubclass(value, BaseException)
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
