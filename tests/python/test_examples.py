"""The made-up population that the package ships: the same for ever, realistic, and of nobody."""

from __future__ import annotations

import hashlib
import json
import pickle
from collections import Counter
from decimal import Decimal
from typing import Any, Literal

import ibo
import pyarrow as pa  # type: ignore[import-untyped]
import pytest

TABLES = ("cases", "unemployment", "leefloon", "sickness")
ROWS = 20_000


def rows_of(people: Any) -> dict[str, list[dict[str, Any]]]:
    """The rows of each table."""
    return {name: getattr(people, name).to_dicts() for name in TABLES}


def digest(rows: object) -> str:
    """Of the rows as JSON."""
    return hashlib.sha256(json.dumps(rows, default=str).encode()).hexdigest()[:16]


@pytest.fixture(scope="module")
def people() -> Any:
    """A population of some size."""
    return ibo.examples.population(ROWS, seed=2026)


@pytest.fixture(scope="module")
def rows(people: Any) -> dict[str, list[dict[str, Any]]]:
    """Its rows."""
    return rows_of(people)


@pytest.fixture(scope="module")
def result(people: Any) -> Any:
    """Its statements, as a table of pyarrow."""
    return ibo.statements(people.cases, **people.records, extra="ignore").to_pyarrow()


def share(found: Counter[Any], key: Any) -> float:
    """How large a part of all it is."""
    return found[key] / found.total()


def test_seed_gives_the_same_rows_for_ever() -> None:
    """Pinned: a notebook or a test may quote what comes out of them."""
    found = {
        name: digest(of_table)
        for name, of_table in rows_of(ibo.examples.population(1000, 7)).items()
    }
    assert found == PINNED


PINNED = {
    "cases": "fa1ed08c02f7a89c",
    "unemployment": "000d3c12f329846f",
    "leefloon": "8ce2ed08ab4aa8d5",
    "sickness": "21100e4b3abcef0a",
}


def test_another_seed_gives_other_rows() -> None:
    one, other = (rows_of(ibo.examples.population(500, seed)) for seed in (1, 2))
    assert all(one[name] != other[name] for name in TABLES)


def test_fewer_rows_are_the_beginning() -> None:
    few, many = (rows_of(ibo.examples.population(rows, 3)) for rows in (100, 500))
    for name in TABLES:
        assert many[name][: len(few[name])] == few[name]


@pytest.mark.parametrize("rows", [0, 1, 17])
def test_as_many_rows_as_asked_for(rows: int) -> None:
    people = ibo.examples.population(rows)
    assert (people.cases.num_rows, len(people.cases)) == (rows, rows)


def test_other_sizes_and_seeds_are_refused() -> None:
    with pytest.raises(ValueError, match="at most 10000000"):
        ibo.examples.population(10_000_001)
    untyped: Any = ibo.examples.population
    for delivery in (0, 3):
        with pytest.raises(ValueError, match=f"must be 1 or 2, got {delivery}"):
            untyped(1, delivery=delivery)
    for rows, seed in ((-1, 0), (1, -1), (1, 2**64)):
        with pytest.raises(OverflowError):
            untyped(rows, seed)
    with pytest.raises(TypeError):
        untyped(1.5)


def test_population_comes_back_from_pickle() -> None:
    deliveries: list[tuple[Literal[1, 2], str]] = [(1, "seed 4"), (2, "seed 4, second delivery")]
    for delivery, words in deliveries:
        people = ibo.examples.population(50, 4, delivery)
        again = pickle.loads(pickle.dumps(people))
        assert rows_of(again) == rows_of(people)
        assert repr(again) == f"<Population of 50 rows, {words}>"


def test_records_are_the_tables_by_their_names(people: Any) -> None:
    assert list(people.records) == ["unemployment", "leefloon", "sickness"]
    assert all(table is getattr(people, name) for name, table in people.records.items())


def test_table_is_arrow_data_with_the_same_values(
    people: Any, rows: dict[str, list[dict[str, Any]]]
) -> None:
    for name in TABLES:
        table = getattr(people, name)
        arrow = pa.table(table)
        assert pa.table(table).equals(arrow), "read once more"
        assert tuple(arrow.column_names) == table.columns
        assert arrow.num_rows == table.num_rows
        assert arrow.slice(0, 500).to_pylist() == rows[name][:500]


def test_amounts_are_exact(rows: dict[str, list[dict[str, Any]]]) -> None:
    for name in TABLES:
        for row in rows[name]:
            for value in row.values():
                assert not isinstance(value, float)
                if isinstance(value, Decimal):
                    assert value.as_tuple().exponent == -2


def test_every_kind_scheme_source_and_code_occurs(rows: dict[str, list[dict[str, Any]]]) -> None:
    cases = rows["cases"]
    kinds = {(row["kind"], row["start"].year < 2026) for row in cases}
    assert kinds == {(kind, early) for kind in ("ibo", "ibo-plus") for early in (True, False)}
    codes = {code.code: value.id for value in ibo.parameters() for code in value.codes}
    used = {row["benefit_type"] for row in rows["unemployment"]}
    used |= {row["aid_type"] for row in rows["leefloon"]}
    used |= {row["document_type"] for row in rows["sickness"]}
    lists = ("unemployment.benefit-type", "leefloon.aid-type", "sickness.document-type")
    assert used - {"unknown", "X99"} == {code for code, of in codes.items() if of in lists}
    assert {row["nature"] for row in rows["sickness"]} == {0, 1, 2, 3}
    assert {row["status"] for row in rows["sickness"]} == {"original", "modified", "cancelled"}
    assert {row["entry_kind"] for row in rows["leefloon"]} == {"award", "arrears", "recovery"}
    assert {row["basis"] for row in rows["unemployment"]} == {"full", "half"}
    assert {row["percentage"] for row in cases} == {None, 70, 75, 80, 90, 100}
    assert {row["rsz_base"] for row in cases} == {None, 108}


def test_months_are_those_of_two_years(rows: dict[str, list[dict[str, Any]]]) -> None:
    months = Counter(row["month"] for row in rows["cases"])
    assert len(months) == 24
    assert {month.year for month in months} == {2025, 2026}
    assert {month.day for month in months} == {1}
    twice = Counter((row["case_ref"], row["month"]) for row in rows["cases"])
    assert set(twice.values()) == {1, 2}
    assert ROWS - len(twice) < 20


def test_shares_are_realistic(rows: dict[str, list[dict[str, Any]]]) -> None:
    cases = rows["cases"]
    wages = sorted(row["reference_gross_wage"] for row in cases if row["reference_gross_wage"])
    assert wages[0] >= Decimal("2111.89")
    assert wages[-1] <= Decimal("3500.00")
    assert Decimal(2500) < wages[len(wages) // 2] < Decimal(2900)
    kinds = Counter(row["kind"] for row in cases)
    assert 0.6 < share(kinds, "ibo") < 0.85
    hours = Counter(row["employment_hours"] for row in cases)
    assert 0.6 < share(hours, Decimal("38.00")) < 0.8
    assert all(hours * 4 % 1 == 0 or hours == Decimal("30.40") for hours in hours)
    benefits = Counter(row["benefit_type"] for row in rows["unemployment"])
    assert 0.8 < share(benefits, "full-unemployment") < 0.92
    amounts = {row["day_amount"] for row in rows["unemployment"]}
    assert max(amounts) == Decimal("85.81")
    assert min(amounts) > Decimal("10.00")
    refs = {row["case_ref"] for row in cases}
    for name, least, most in (("unemployment", 0.7, 0.85), ("leefloon", 0.1, 0.2)):
        with_record = refs & {row["case_ref"] for row in rows[name]}
        assert least < len(with_record) / len(refs) < most, name
    regions = Counter(row["region"] for row in cases)
    assert (len(regions), regions.most_common(1)[0][0]) == (6, "Antwerpen")
    committees = Counter(row["joint_committee"] for row in cases)
    assert (len(committees), committees.most_common(1)[0][0]) == (9, "200")
    part = sum(row["attendance_working_days"] is True for row in cases)
    assert 0.15 < part / ROWS < 0.45


def test_some_rows_are_refused_and_the_others_compute(result: Any) -> None:
    codes = Counter(code for code in result["error_code"].to_pylist() if code is not None)
    assert 0.01 < codes.total() / ROWS < 0.04
    assert {
        *("percentage-not-allowed", "duration-not-allowed", "employment-fraction-not-allowed"),
        *("attendance-missing", "reference-gross-wage-missing", "duplicate-case"),
        *("unknown-benefit-type", "unknown-document-type", "record-overlap", "leefloon-sign"),
    } <= set(codes), codes
    nets = [net for net in result["net"].to_pylist() if net is not None]
    assert len(nets) == ROWS - codes.total()
    assert Decimal(0) <= min(nets)
    assert max(nets) < Decimal(3500)


def test_nobody_is_in_it(rows: dict[str, list[dict[str, Any]]]) -> None:
    refs = {row["case_ref"] for name in TABLES for row in rows[name]}
    assert all(ref.startswith("p-") and ref[2:].isdigit() and len(ref) == 8 for ref in refs)


def test_second_delivery_corrects_the_first(people: Any, result: Any) -> None:
    """Most agreements are as they were; some benefits are others, and most faults are repaired."""
    later = ibo.examples.population(ROWS, seed=2026, delivery=2)
    assert abs(later.cases.num_rows - ROWS) < ROWS / 100
    refs = [{row["case_ref"] for row in one.cases.to_dicts()} for one in (people, later)]
    assert refs[1] <= refs[0]
    assert len(refs[1]) > 0.999 * len(refs[0])
    now = ibo.statements(later.cases, **later.records, extra="ignore").to_pyarrow()
    rows = pa.table(ibo.corrections(result, now, unchanged=True)).to_pylist()
    changes = Counter(row["change"] for row in rows)
    assert set(changes) == {"changed", "new", "withdrawn", "unchanged", "refused"}
    assert 0.9 < share(changes, "unchanged") < 0.97
    before = sum(code is not None for code in result["error_code"].to_pylist())
    assert changes["refused"] < 0.6 * before
    differences = [row["to_pay"] for row in rows if row["change"] == "changed"]
    assert min(differences) < 0 < max(differences)
