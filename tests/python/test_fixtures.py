"""The fixtures of every language: what Rust computes and refuses, byte for byte, through each way
into the package.
"""

from __future__ import annotations

import contextlib
import copy
import csv
import hashlib
import io
import json
import pickle
from collections.abc import Callable
from typing import Any

import ibo
import pytest
from project import FIXTURES, Fields, compact, constructed, golden, names, options_of, read, text_of

FAMILIES: dict[int, type[ibo.IboError]] = {
    10: ibo.StructureError,
    11: ibo.NumberError,
    12: ibo.CoverageError,
    13: ibo.AgreementError,
    14: ibo.RecordError,
    15: ibo.ResultError,
    16: ibo.ParametersError,
}

AMOUNTS = (
    "replacement_income",
    "premium",
    "premium_after_fraction",
    "premium_due",
    "withholding_tax",
    "net",
)

WAYS: dict[str, Callable[[Fields], ibo.Case]] = {
    "from_json": lambda fields: ibo.Case.from_json(json.dumps(fields)),
    "from_json of bytes": lambda fields: ibo.Case.from_json(
        json.dumps(fields, ensure_ascii=False).encode()
    ),
    "from_dict": ibo.Case.from_dict,
    "constructors": constructed,
}


def test_number_of_fixtures_does_not_shrink() -> None:
    counts = {folder: len(names(folder)) for folder in ("cases", "corrections", "rejects")}
    assert counts["cases"] >= 180
    assert counts["corrections"] >= 6
    assert counts["rejects"] >= 970


# ---- What computes


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", names("cases"))
def test_golden_statement(name: str, way: str) -> None:
    fixture = read(f"cases/{name}.json")
    statement = ibo.statement(WAYS[way](fixture["case"]), **options_of(fixture))
    assert statement.to_json() == compact(fixture["statement"])
    assert statement.to_dict() == fixture["statement"]
    if "notice" in fixture:
        assert statement.notice().to_json() == compact(fixture["notice"])
        assert statement.notice().to_dict() == fixture["notice"]


@pytest.mark.parametrize("name", names("cases"))
def test_json_dict_and_constructors_give_equal_cases(name: str) -> None:
    fields = read(f"cases/{name}.json")["case"]
    first, *others = [make(fields) for make in WAYS.values()]
    assert all(other == first and hash(other) == hash(first) for other in others)
    assert ibo.Case.from_json(first.to_json()) == first
    assert ibo.Case.from_dict(first.to_dict()) == first
    assert first.to_dict() == json.loads(first.to_json())


def test_statement_properties_equal_its_json() -> None:
    for fixture in golden():
        statement = ibo.statement(ibo.Case.from_dict(fixture["case"]), **options_of(fixture))
        shape = statement.to_dict()
        for name in ("values", "case_ref", "month", "kind", "scheme", "payer", "provisional"):
            assert getattr(statement, name) == shape[name]
        for name in AMOUNTS:
            assert str(getattr(statement, name)) == shape[name]
        for name in ("premium", "premium_after_fraction", "premium_due", "withholding_tax", "net"):
            assert getattr(statement.payment, name) == getattr(statement, name)
        contribution = statement.employer_contribution
        assert (None if contribution is None else str(contribution)) == shape[
            "employer_contribution"
        ]
        assert statement.certainty.value == shape["certainty"]
        assert [_shape_of(line) for line in statement.lines] == [
            _plain(line) for line in shape["lines"]
        ]
        assert len(statement.left_out) == len(shape["left_out"])
        assert [_assumption(found) for found in statement.assumptions] == shape["assumptions"]


def _assumption(found: ibo.Assumption) -> Fields:
    reading = {"reading": found.reading} if found.reading is not None else {}
    return {"id": found.id, "rule": found.rule, **reading, "text": found.text("en")}


def _shape_of(line: ibo.Line) -> Fields:
    return {
        "code": line.code,
        "role": line.role,
        "amount": str(line.amount),
        "formula": line.formula,
        "rule": line.rule,
        "certainty": line.certainty.value,
        "record": line.record,
        "recovered": line.recovered,
        "parameters": [
            (value.id, value.value, value.from_.isoformat(), value.certainty.value, value.source)
            for value in line.parameters
        ],
    }


def _plain(line: Fields) -> Fields:
    parameters = [
        tuple(value[name] for name in ("id", "value", "from", "certainty", "source"))
        for value in line["parameters"]
    ]
    return {"record": None, "recovered": False, **line, "parameters": parameters}


@pytest.mark.parametrize("name", names("corrections"))
def test_golden_correction(name: str) -> None:
    fixture = read(f"corrections/{name}.json")
    before, after = (
        ibo.statement(ibo.Case.from_dict(fixture[side])) for side in ("before", "after")
    )
    found = ibo.correction(before, after)
    assert found.to_json() == compact(fixture["correction"])
    assert found.to_dict() == fixture["correction"]
    # The statement as it was issued gives the same, whoever computed it.
    assert ibo.correction(before.to_json(), after) == found
    assert ibo.correction(before, after.to_json().encode()) == found
    assert ibo.correction(before.to_json().encode(), after.to_json()).to_json() == found.to_json()
    assert sum(line.difference for line in found.lines if line.code == "net") == found.to_pay
    assert all(line.after - line.before == line.difference for line in found.lines)


@pytest.mark.parametrize(
    "fixture", read("issued/contradictions.json"), ids=lambda fixture: fixture["about"]
)
def test_contradicting_statement_is_refused_in_a_correction(fixture: Fields) -> None:
    golden_one = read(fixture["case"])
    sound = compact(golden_one["statement"])
    same = ibo.correction(sound, sound.encode())
    assert not same.lines and same.to_pay == 0
    old, new = fixture["change"]
    changed = sound.replace(old, new, 1)
    for sides, side in (
        ((changed, sound), "before"),
        ((sound.encode(), changed.encode()), "after"),
    ):
        with pytest.raises(ibo.IboError) as raised:
            ibo.correction(*sides)
        at = fixture["error"]["at"]
        _is_refused(raised.value, {**fixture["error"], "at": f"{side}.{at}" if at else side})


@pytest.mark.parametrize(
    "fixture", read("payments.json"), ids=lambda fixture: fixture["about"][:40]
)
def test_golden_payment(fixture: Fields) -> None:
    found = ibo.payment(
        premium=fixture["premium"],
        fraction=fixture["fraction"],
        attendance=fixture.get("attendance"),
    )
    assert found.to_dict() == fixture["expected"]
    assert {
        "schema": 1,
        **{name: str(getattr(found, name)) for name in fixture["expected"] if name != "schema"},
    } == (fixture["expected"])


def _paid(case: Fields, options: Fields) -> ibo.PaymentStatement:
    return ibo.payment_statement(**case, parameters=_parameters(options))


@pytest.mark.parametrize(
    "fixture", read("payment-statements.json"), ids=lambda fixture: fixture["about"][:40]
)
def test_golden_payment_with_its_reasons(fixture: Fields) -> None:
    if "error" in fixture:
        with pytest.raises(ibo.IboError) as raised:
            _paid(fixture["case"], fixture["options"])
        assert {"code": raised.value.code, "at": raised.value.at} == fixture["error"]
        return
    found = _paid(fixture["case"], fixture["options"])
    expected = fixture["statement"]
    assert found.to_dict() == expected
    assert found.to_json() == json.dumps(expected, separators=(",", ":"), ensure_ascii=False)
    stored = ibo.PaymentStatement.from_json(found.to_json())
    assert (stored, stored.to_json()) == (stored, found.to_json())
    assert [line.code for line in found.lines] == [line["code"] for line in expected["lines"]]
    assert [one.id for one in found.assumptions] == [one["id"] for one in expected["assumptions"]]
    for name in ("premium", "premium_after_fraction", "premium_due", "withholding_tax", "net"):
        assert str(getattr(found, name)) == str(getattr(found.payment, name)) == expected[name]
    assert (str(found.certainty), found.month) == (expected["certainty"], expected.get("month"))
    assert (found.case_ref, found.values) == (expected.get("case_ref"), expected["values"])
    for again in (pickle.loads(pickle.dumps(found)), pickle.loads(pickle.dumps(stored))):
        assert again.to_json() == found.to_json()
    assert pickle.loads(pickle.dumps(found)) == copy.copy(found) == found
    assert hash(pickle.loads(pickle.dumps(found))) == hash(found)
    assert pickle.loads(pickle.dumps(found.lines[-1])) == found.lines[-1]
    evidence = ibo.payment_statement(
        **fixture["case"], with_case=True, parameters=_parameters(fixture["options"])
    )
    case = evidence.to_dict()["case"]
    assert case == {**({"kind": "ibo"} if "start" in case else {}), **fixture["case"]}


def _parameters(options: Fields) -> ibo.Parameters | None:
    own = options.get("parameters")
    return None if own is None else ibo.Parameters().with_toml(own)


@pytest.mark.parametrize(
    "fixture", read("payment-corrections.json"), ids=lambda fixture: fixture["about"][:40]
)
def test_golden_correction_between_payments(fixture: Fields) -> None:
    before, after = (_paid(fixture[side], {}) for side in ("before", "after"))
    assert ibo.correction(before, after).to_dict() == fixture["correction"]
    stored = ibo.PaymentStatement.from_json(before.to_json())
    assert ibo.correction(stored, after).to_dict() == fixture["correction"]
    with pytest.raises(ibo.StructureError, match="whose and of which month"):
        ibo.correction(before, ibo.payment_statement(premium=1, fraction="1/1"))


def test_the_month_of_a_thousand_cases() -> None:
    rows = list(csv.DictReader(io.StringIO(text_of("months/2026-04.amounts.csv"))))
    lines = text_of("months/2026-04.jsonl").splitlines()
    assert len(rows) == len(lines) == 1_000
    for line, row in zip(lines, rows, strict=True):
        case = ibo.Case.from_json(line)
        found = ibo.statement(case)
        contribution = found.employer_contribution
        assert row == {
            "case_ref": found.case_ref,
            **{name: str(getattr(found, name)) for name in AMOUNTS},
            "employer_contribution": "" if contribution is None else str(contribution),
            "certainty": str(found.certainty),
            "error_code": "",
            "error_at": "",
        }
        # The stages one by one give the same as the whole.
        income = ibo.replacement_income(
            month=case.month,
            agreement=case.agreement,
            unemployment=case.unemployment,
            leefloon=case.leefloon,
            sickness=case.sickness,
        )
        assert income.amount == found.replacement_income
        premium = ibo.premium(
            agreement=case.agreement, month=case.month, replacement_income=income.amount
        )
        assert (premium.amount, premium.scheme, premium.payer) == (
            found.premium,
            found.scheme,
            found.payer,
        )


def test_broken_line_does_not_stop_the_others() -> None:
    lines = (FIXTURES / "months/2026-04-broken.jsonl").read_bytes().removesuffix(b"\n").split(b"\n")
    expected = [
        json.loads(line) for line in text_of("months/2026-04-broken.expected.jsonl").splitlines()
    ]
    found: list[Fields] = []
    for number, line in enumerate(lines, start=1):
        try:
            ibo.statement(ibo.Case.from_json(line))
        except ibo.IboError as error:
            found.append({"line": number, "code": error.code, "at": error.at})
        else:
            found.append({"line": number, "ok": True})
    assert found == expected


# ---- What is refused


def _input(fixture: Fields) -> str | bytes | None:
    if "line_hex" in fixture:
        return bytes.fromhex(fixture["line_hex"])
    if "line" in fixture:
        line: str = fixture["line"]
        return line
    return json.dumps(fixture["case"]) if "case" in fixture else None


def _attempt(fixture: Fields) -> None:
    options = options_of(fixture)
    if "before" in fixture:
        before, after = (
            ibo.statement(ibo.Case.from_dict(fixture[side]), **options)
            for side in ("before", "after")
        )
        ibo.correction(before, after)
    elif (given := _input(fixture)) is not None:
        statement = ibo.statement(ibo.Case.from_json(given), **options)
        if fixture.get("options", {}).get("notice"):
            statement.notice()


def _is_refused(error: ibo.IboError, expected: Fields) -> None:
    assert {name: getattr(error, name) for name in ("code", "number", "at", "rule")} == expected
    assert type(error) is FAMILIES[error.number // 100]
    assert str(error) == (
        f"{error.at + ': ' if error.at else ''}{error.message} ({error.code}{', ' + error.rule if error.rule else ''})"
    )
    assert len(error.message) > 10


@pytest.mark.parametrize("name", names("rejects"))
def test_reject_from_json(name: str) -> None:
    fixture = read(f"rejects/{name}.json")
    with pytest.raises(ibo.IboError) as raised:
        _attempt(fixture)
    _is_refused(raised.value, fixture["error"])
    for personal in _personal(fixture.get("case", {})):
        assert personal not in str(raised.value)
        assert personal not in repr(raised.value)


@pytest.mark.parametrize(
    "name", [name for name in names("rejects") if "case" in read(f"rejects/{name}.json")]
)
def test_reject_from_a_dict(name: str) -> None:
    fixture = read(f"rejects/{name}.json")
    with pytest.raises(ibo.IboError) as raised:
        statement = ibo.statement(ibo.Case.from_dict(fixture["case"]), **options_of(fixture))
        if fixture.get("options", {}).get("notice"):
            statement.notice()
    _is_refused(raised.value, fixture["error"])


@pytest.mark.parametrize(
    "name", [name for name in names("rejects") if "line" in read(f"rejects/{name}.json")]
)
def test_reject_from_bytes(name: str) -> None:
    fixture = read(f"rejects/{name}.json")
    with pytest.raises(ibo.IboError) as raised:
        ibo.Case.from_json(fixture["line"].encode())
    _is_refused(raised.value, fixture["error"])


def _built(name: str) -> bool:
    """Whether the constructors can say what the JSON says, in one way, with one fault."""
    fixture = read(f"rejects/{name}.json")
    structure = fixture["error"]["number"] < 1100  # the keywords of Python are another structure
    return "case" in fixture and not structure and "two-faults" not in name


@pytest.mark.parametrize("name", [name for name in names("rejects") if _built(name)])
def test_reject_by_the_constructors(name: str) -> None:
    """The same code and rule; the path begins at the object that is made."""
    fixture = read(f"rejects/{name}.json")
    with pytest.raises(ibo.IboError) as raised:
        statement = ibo.statement(constructed(fixture["case"]), **options_of(fixture))
        if fixture.get("options", {}).get("notice"):
            statement.notice()
    expected = fixture["error"]
    found = raised.value
    assert (found.code, found.number, found.rule) == (
        expected["code"],
        expected["number"],
        expected["rule"],
    )
    assert f".{expected['at']}".endswith(f".{found.at}") or not found.at
    assert type(found) is FAMILIES[found.number // 100]


def _structure(name: str) -> bool:
    return "case" in read(f"rejects/{name}.json") and not _built(name)


@pytest.mark.parametrize("name", [name for name in names("rejects") if _structure(name)])
def test_reject_of_another_structure_does_not_crash(name: str) -> None:
    fixture = read(f"rejects/{name}.json")
    # Python refuses unknown keywords, and `constructed` cannot read every structure. A null is a
    # default.
    with contextlib.suppress(ValueError, TypeError, KeyError, AttributeError):
        ibo.statement(constructed(fixture["case"]), **options_of(fixture))


_PERSONAL = frozenset(
    (
        "case_ref",
        "day_amount",
        "amount",
        "gross_taxable",
        "reference_gross_wage",
        "employee_rsz",
        "rva_code",
        "attest_id",
    )
)


def _personal(shape: Any) -> list[str]:
    """The case reference, the amounts of income and the opaque codes, as far as they cannot stand
    in a sentence by chance.
    """
    if isinstance(shape, dict):
        own = [
            value
            for name, value in shape.items()
            if name in _PERSONAL and isinstance(value, str) and len(value) >= 4
        ]
        return own + [
            text for name, value in shape.items() if value not in own for text in _personal(value)
        ]
    return [text for item in shape for text in _personal(item)] if isinstance(shape, list) else []


def test_every_error_has_a_fixture() -> None:
    folders = ("rejects", "tables/rejects")
    covered = {
        read(f"{folder}/{name}.json")["error"]["code"]
        for folder in folders
        for name in names(folder)
    }
    covered |= {fixture["error"]["code"] for fixture in read("issued/contradictions.json")}
    assert covered == {error.code for error in ibo.errors()}


# ---- What the library knows


def test_errors_equal_the_fixture() -> None:
    assert [
        {
            "code": error.code,
            "number": error.number,
            "rule": error.rule,
            "meaning": error.meaning("en"),
            "betekenis": error.meaning(),
        }
        for error in ibo.errors()
    ] == read("errors.json")
    assert {error.number // 100 for error in ibo.errors()} == set(FAMILIES)


def test_rules_equal_the_fixture() -> None:
    found = []
    for rule in ibo.rules():
        shape: Fields = {"rule": rule.id, "title": rule.title("en"), "titel": rule.title("nl")}
        shape |= {
            "certainty": rule.certainty.value if rule.certainty else None,
            "source": rule.source,
        }
        shape |= {
            "id": rule.assumption_id,
            "reading": rule.reading,
            "assumption": rule.assumption("en"),
        }
        assert (
            (rule.assumption() is None)
            == (rule.assumption("en") is None)
            == (rule.assumption_id is None)
        )
        kept = ("certainty", "source")
        found.append(
            {name: field for name, field in shape.items() if field is not None or name in kept}
        )
    assert found == read("rules.json")


def test_parameters_equal_the_fixture() -> None:
    found = []
    for value in ibo.parameters():
        shape: Fields = {"id": value.id, "kind": value.kind}
        shape |= {
            "agreements_from": value.agreements_from.isoformat() if value.agreements_from else None
        }
        shape |= {"from": value.from_.isoformat(), "value": value.value}
        shape |= {"certainty": value.certainty.value, "source": value.source}
        shape["checked_until"] = value.checked_until.isoformat() if value.checked_until else None
        shape["codes"] = [_code(code) for code in value.codes] or None
        found.append({name: field for name, field in shape.items() if field is not None})
    assert found == read("parameters.json")
    assert ibo.Parameters().table() == ibo.parameters()


def _code(code: ibo.ListedCode) -> Fields:
    return {
        "code": code.code,
        "treatment": code.treatment,
        "certainty": code.certainty.value,
        "source": code.source,
    }


def test_canonical_text_equals_the_fixture() -> None:
    """The oracle hashes its bytes: the fingerprint is a part of every statement."""
    text = text_of("parameters.toml")
    assert ibo.Parameters().canonical() == text
    assert ibo.Parameters().fingerprint == hashlib.sha256(text.encode()).hexdigest()[:16]


def test_parameters_of_a_day_are_the_latest_before_it() -> None:
    for day in ("2018-09-01", "2022-05-31", "2026-03-01", "2027-01-01"):
        latest: dict[tuple[object, ...], ibo.Parameter] = {}
        for value in ibo.parameters():
            if value.from_.isoformat() <= day:
                latest[value.id, value.kind, value.agreements_from] = value
        found = {
            (value.id, value.kind, value.agreements_from): (value.from_, value.value)
            for value in ibo.parameters(at=day)
        }
        assert (
            found.items()
            <= {key: (value.from_, value.value) for key, value in latest.items()}.items()
        )
        assert all(
            value.stale
            == (
                value.checked_until is not None
                and value.checked_until.isoformat() < f"{day[:7]}-01"
            )
            for value in ibo.parameters(at=day)
        )
