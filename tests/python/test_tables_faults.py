"""Every fault of a table and of its rows: what is refused, where, and in which order."""

from __future__ import annotations

import copy
import json
import pickle
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from random import Random
from typing import Any

import ibo
import pyarrow as pa  # type: ignore[import-untyped]
import pytest
from project import Fields, names, options_of, read
from table_samples import (
    CASES,
    CASES_OUT,
    IN_ROW,
    KINDS,
    PAYMENTS_OUT,
    RECORDS,
    REQUIRED,
    SORTS,
    SOURCES,
    Row,
    Tables,
    alone,
    arrow,
    arrows,
    by_row,
    column_in_row,
    column_of,
    computed,
    in_record_tables,
    is_final,
    random_payments,
    random_shapes,
    refused_row,
    row_with_records,
    same,
    with_record_tables,
    with_records_in_row,
)
from test_fixtures import FAMILIES

TEXTS = {"money": "text", "hours": "text", "date": "text", "month": "text", "integer": "int64"}
"""Forms that can say whatever JSON can say."""


def refusals(tables: dict[str, Any], **options: Any) -> list[tuple[Any, ...]]:
    """The error columns; where there is an error, all the rest is null but the kind, and else
    nothing.
    """
    table = computed(tables, **options)
    given = ("case_ref", "month", "kind", "error_code", "error_at")
    results = [name for name in table.column_names if name not in given]
    found = by_row(table, ("error_code", "error_at"))
    for row, (code, at) in enumerate(found):
        empty = {name: table.column(name)[row].as_py() is None for name in results}
        contributes = not empty.pop("employer_contribution", True)
        assert (code is None) == (at is None)
        assert not contributes and all(empty.values()) if code else not any(empty.values())
    if "cases" in tables:
        kinds = [str(kind) for kind in tables["cases"].column("kind").to_pylist()]
        assert table.column("kind").to_pylist() == [
            kind if kind in KINDS else None for kind in kinds
        ]
    return found


def raised(tables: dict[str, Any], **options: Any) -> ibo.IboError:
    with pytest.raises(ibo.IboError) as found:
        computed(tables, on_error="raise", **options)
    return found.value


# ---- The fixtures of tables


def kind_of(words: str) -> Any:
    """The type of Arrow by its name."""
    if found := re.fullmatch(r"decimal128\((\d+), (-?\d+)\)", words):
        return pa.decimal128(*map(int, found.groups()))
    return pa.type_for_alias(words)


def values_of(values: Sequence[Any], kind: Any) -> Any:
    """Values of JSON as a column of a type; without one, of the type that they have in JSON."""
    if kind is not None and pa.types.is_decimal(kind):
        return pa.array([None if value is None else Decimal(value) for value in values], kind)
    if kind is not None and (pa.types.is_date(kind) or pa.types.is_timestamp(kind)):
        moments = [None if value is None else datetime.fromisoformat(value) for value in values]
        return pa.array(moments, pa.timestamp("us")).cast(kind)
    if kind is None and not all(value is None for value in values):
        kind = pa.string() if any(isinstance(value, str) for value in values) else None
    return pa.array(values, kind)


def tables_of(fixture: Fields) -> dict[str, Any]:
    """The tables of a fixture."""
    tables = {}
    for table, rows in fixture["tables"].items():
        kinds = fixture.get("types", {}).get(table, {})
        columns = [*dict.fromkeys([*(name for row in rows for name in row), *kinds])]
        arrays = [
            values_of([row[name] for row in rows], kind_of(kinds[name]) if name in kinds else None)
            for name in columns
        ]
        for name in fixture.get("twice", {}).get(table, []):
            arrays.append(arrays[columns.index(name)])
            columns.append(name)
        tables[table] = pa.Table.from_arrays(arrays, columns)
    return tables


@pytest.mark.parametrize("name", names("tables/rejects"))
def test_table_reject(name: str) -> None:
    fixture = read(f"tables/rejects/{name}.json")
    tables, options, expected = tables_of(fixture), options_of(fixture), dict(fixture["error"])
    row = expected.pop("row")
    error = raised(tables, **options)
    is_refused(error, expected, row)
    if row is None:
        with pytest.raises(type(error)) as again:
            computed(tables, **options)
        assert str(again.value) == str(error)
        return
    found = refusals(tables, **options)
    assert found[row] == (expected["code"], expected["at"])
    assert all(refusal == (None, None) for other, refusal in enumerate(found) if other != row)


def is_refused(error: ibo.IboError, expected: Fields, row: int | None) -> None:
    assert {name: getattr(error, name) for name in ("code", "number", "at", "rule")} == expected
    assert type(error) is FAMILIES[error.number // 100]
    if row is not None:
        assert error.row == row
        table = "payments" if error.message.startswith("payments") else "cases"
        assert error.message.startswith(f"{table} row {row} (counted from 0), {error.at}: ")
    else:
        table, column = expected["at"].split(".")
        assert error.at == f"{table}.{column}"
        assert table in error.message
        assert "row" in error.message if error.code == "unknown-case" else column in str(error)
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.at, again.row, type(again)) == (
        str(error),
        error.at,
        error.row,
        type(error),
    )
    assert not any(
        word in str(error) for word in ("A-10", "2500", "55.29", "1430", "893.65", "120.0")
    )


def test_number_of_fixtures_does_not_shrink() -> None:
    errors = [read(f"tables/rejects/{name}.json")["error"] for name in names("tables/rejects")]
    assert len(errors) >= 180
    assert sum(error["row"] is None for error in errors) >= 70
    assert {error["code"] for error in errors} >= {
        "duplicate-case",
        "unknown-case",
        "missing-field",
        "wrong-type",
    }
    assert len({error["code"] for error in errors}) >= 56


# ---- The rejects of single cases, in tables


JSON_ALONE = (
    "malformed-json",
    "unknown-field",
    "wrong-type",
    "duplicate-field",
    "no-data-with-records",
)


def in_tables(fixture: Fields) -> Tables | None:
    """The case in record tables; none where a table cannot say it."""
    case, error = fixture.get("case"), fixture["error"]
    if case is None or "parameters_alone" in fixture or fixture.get("options", {}).get("notice"):
        return None
    case = {name: value for name, value in copy.deepcopy(case).items() if name != "absences"}
    try:
        tables = in_record_tables([case]) if is_final(case) else None
    except (KeyError, TypeError, AttributeError, ValueError):
        return None
    if tables is None or error["at"].startswith("absences") or error["code"] in JSON_ALONE:
        return None
    return tables if all(_can_be_said(table, rows) for table, rows in tables.items()) else None


def _can_be_said(table: str, rows: Sequence[Row]) -> bool:
    for row in rows:
        for name, value in row.items():
            sort = SORTS[table].get(name)
            integer = isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**63
            if sort is None or (
                value is not None and not (integer if sort == "integer" else _is_text(sort, value))
            ):
                return False
    return all(row.get("case_ref") is not None for row in rows) or table == "cases"


def _is_text(sort: str, value: object) -> bool:
    if sort == "flag":
        return isinstance(value, bool)
    return (
        isinstance(value, str) and "/" not in value
        if sort == "hours"
        else isinstance(value, str) and _encodes(value)
    )


def _encodes(text: str) -> bool:
    return not any("\ud800" <= letter <= "\udfff" for letter in text)


def _columns(error: Fields, at: str) -> set[tuple[str, str]]:
    """A fraction is two columns: either may be at fault in its form."""
    columns = {at}
    if error["number"] // 10 == 112 or error["code"] == "missing-field":
        columns |= {
            "employment_hours": {"full_time_hours"},
            "attendance_paid": {"attendance_normal"},
        }.get(at, set())
    return {(error["code"], column) for column in columns}


def test_rejects_of_cases_as_tables() -> None:
    said: Counter[str] = Counter()
    codes = set()
    for name in names("rejects"):
        if name in ("date-malformed-leefloon-month-date", "date-malformed-month-date"):
            continue  # in a table a month can be written as one of its days
        fixture = read(f"rejects/{name}.json")
        tables = in_tables(fixture)
        if tables is None:
            continue
        error, options = fixture["error"], options_of(fixture)
        if tables["cases"][0]["case_ref"] is None:
            tables |= {source: [] for source in SOURCES}
        expected = _columns(error, column_of(error["at"]))
        (found,) = refusals(arrows(tables, TEXTS), **options)
        assert found in expected, name
        first = raised(arrows(tables, TEXTS), **options)
        assert (first.code, first.number, first.rule, first.row) == (
            error["code"],
            error["number"],
            error["rule"],
            0,
        )
        assert (first.code, first.at) in expected
        said["in tables"] += 1
        codes.add(error["code"])
        row = row_with_records(fixture["case"])
        if row is not None and not _is_evidence(error["at"]):
            (found,) = refusals({"cases": arrow("cases", [row], TEXTS)}, **options)
            assert found in _columns(error, column_in_row(error["at"])), name
            said["in the row"] += 1
    assert said["in tables"] >= 400
    assert said["in the row"] >= 200
    assert len(codes) >= 50


def test_month_as_one_of_its_days_in_text_is_the_month() -> None:
    """The day amounts of 26 days less 120.00 of leefloon: (2,173.25 - 1,557.54) x 80 % = 492.57."""
    case = {
        "case_ref": "A-1",
        "kind": "ibo",
        "start": date(2026, 3, 2),
        "end": date(2026, 8, 28),
        "reference_gross_wage": "2500.00",
        "percentage": 80,
        "employment_hours": 38,
        "full_time_hours": 38,
    }
    benefit = {
        "case_ref": "A-1",
        "from": date(2026, 1, 5),
        "day_amount": "55.29",
        "basis": "full",
        "benefit_type": "full-unemployment",
    }
    aid = {"case_ref": "A-1", "aid_type": "leefloon", "amount": "120.00", "entry_kind": "award"}
    for month in ("2026-03", "2026-03-01", "2026-03-31"):
        tables = {
            "cases": pa.Table.from_pylist([{**case, "month": month}]),
            "unemployment": pa.Table.from_pylist([benefit]),
            "leefloon": pa.Table.from_pylist([{**aid, "month": month}]),
        }
        [row] = computed(tables, provisional=True).to_pylist()
        assert (row["month"], row["premium"]) == (date(2026, 3, 1), Decimal("492.57"))


def _is_evidence(at: str) -> bool:
    """A field of a record that has no column in the row."""
    found = re.fullmatch(r"(\w+)\.records\[0\](?:\.(\w+))?", at)
    return bool(found and found[2] and f"{found[1]}_{found[2]}" not in IN_ROW)


# ---- Every fault in every column, one by one and in pairs

BAD: dict[str, tuple[Any, ...]] = {
    "money": (
        "",
        "abc",
        "1,00",
        "1.234",
        "1.230",
        "-0.01",
        "1000000000.01",
        " 1",
        "1e3",
        "\uff11",
        "+1",
        ".5",
        "5.",
    ),
    "hours": ("", "x", "1.234", "-1", "10000.01", "0", "1/2", " 1", "99999999999999999999"),
    "date": (
        "",
        "x",
        "2026-13-01",
        "2026-02-30",
        "20260301",
        "0000-01-01",
        "2017-01-01",
        "2031-05-05",
        "2026-3-1",
    ),
    "month": ("", "2026-13", "2026-3", "2026-03-1", "0000-01", "2031-01", "x"),
    "integer": (2**31, -(2**31) - 1, 2**62, -1, 0, 75, 13, 101, 2**31 - 1),
    "text": ("", "A" * 65, "\n", "\u00e9", "x y", "X"),
}


FRACTIONS = (("employment_hours", "full_time_hours"), ("attendance_paid", "attendance_normal"))


def bases() -> list[Fields]:
    """Sound cases with two records of every source: the wage difference with an RSZ base and
    without, and a flat rate.
    """
    agreement: Fields = {
        "kind": "ibo",
        "start": "2026-03-02",
        "end": "2026-08-28",
        "stopped": "2026-08-14",
        "suspended_days": 3,
        "reference_gross_wage": "2500.00",
        "percentage": 80,
        "employment_fraction": "30.4/38",
        "rsz_base": 108,
        "employee_rsz": None,
    }
    given = {**agreement, "rsz_base": None, "employee_rsz": "300.00"}
    flat = {
        **agreement,
        "kind": "ibo-plus",
        "percentage": None,
        "rsz_base": None,
        "end": "2026-12-31",
    }
    benefits: list[Fields] = [
        {
            "from": "2026-01-05",
            "to": "2026-03-10",
            "day_amount": "27.65",
            "basis": "half",
            "half_per_week": 6,
        },
        {
            "from": "2026-03-11",
            "to": None,
            "day_amount": "55.29",
            "basis": "full",
            "half_per_week": None,
        },
    ]
    aid: Fields = {
        "month": "2026-03",
        "aid_type": "leefloon",
        "amount": "120.00",
        "entry_kind": "award",
    }
    sick: Fields = {
        "document_type": "C21",
        "benefit_code": "AA",
        "nature": 0,
        "gross_taxable": "650.00",
        "days": 5,
    }
    sick |= {"hours": "0.00", "attest_id": "2026Q1-1", "version": 1, "status": "original"}
    return [
        {
            "case_ref": f"A-{number}",
            "month": "2026-03",
            "agreement": chosen,
            "attendance": "20/22",
            "unemployment": {
                "availability": "data",
                "records": [
                    {**item, "benefit_type": "insertion", "rva_code": "WN1"} for item in benefits
                ],
            },
            "leefloon": {
                "availability": "data",
                "records": [
                    {**aid, "from": "2026-03-01", "to": "2026-03-31"},
                    {**aid, "entry_kind": "arrears"},
                ],
            },
            "sickness": {
                "availability": "data",
                "records": [
                    {**sick, "from": "2026-03-16", "to": "2026-03-21"},
                    {**sick, "attest_id": None, "from": "2026-03-23", "to": "2026-03-28"},
                ],
            },
        }
        for number, chosen in enumerate((agreement, given, flat), start=1)
    ]


def single(case: Fields) -> Fields:
    """The case with what a row can say of its first records."""
    made = copy.deepcopy(case)
    for source in SOURCES:
        made[source]["records"] = made[source]["records"][:1]
    made["leefloon"]["records"][0].update({"from": None, "to": None})
    made["sickness"]["records"][0].update({"days": 0, "attest_id": None})
    del made["unemployment"]["records"][0]["rva_code"]
    return made


Place = tuple[str, int | None, str]
"""A column of the cases or of a table of records, and the record."""


def places(*, in_row: bool) -> list[Place]:
    found: list[Place] = [("cases", None, name) for name, sort in CASES.items() if sort != "flag"]
    for source, sorts in RECORDS.items():
        for index in (0,) if in_row else (0, 1):
            found += [
                (source, index, name)
                for name in sorts
                if name != "case_ref" and (not in_row or f"{source}_{name}" in IN_ROW)
            ]
    return found


def broken(case: Fields, place: Place, value: Any) -> None:
    """Sets the value at the path."""
    table, index, name = place
    if index is not None:
        case[table]["records"][index][name] = value
    elif name in ("employment_hours", "full_time_hours"):
        put_part(case["agreement"], "employment_fraction", name == "full_time_hours", value)
    elif name.startswith("attendance_"):
        put_part(case, "attendance", name == "attendance_normal", value)
    elif name in ("case_ref", "month"):
        case[name] = value
    else:
        case["agreement"][name] = value
    if name == "half_per_week" and index is not None:
        case[table]["records"][index]["basis"] = "full" if value is None else "half"


def put_part(owner: Fields, name: str, second: bool, value: str) -> None:
    numerator, denominator = owner[name].split("/", 1)
    owner[name] = f"{numerator}/{value}" if second else f"{value}/{denominator}"


def at_of(case: Fields, faults: Sequence[tuple[Place, Any]], *, in_row: bool) -> tuple[Any, ...]:
    """The error of the single case, at its column. For a fraction, the first malformed part."""
    code, at = alone(case, column_in_row if in_row else column_of)[-2:]
    changed = {name for (_, _, name), _ in faults}
    for first, second in FRACTIONS:
        formal = code is not None and code.startswith("fraction-")
        if at == first and formal and (first not in changed or code == "fraction-zero"):
            at = second
    return code, at


def tables_with(case: Fields, *, in_row: bool) -> Tables:
    """The case in tables."""
    if not in_row:
        return in_record_tables([case])
    row = row_with_records(case)
    assert row is not None
    return {"cases": [row]}


def _one_fraction(faults: Sequence[tuple[Place, Any]]) -> bool:
    """Whether both parts of a fraction are at fault: which comes first is not laid down."""
    changed = {name for (_, _, name), _ in faults}
    return any(changed >= {*parts} for parts in FRACTIONS)


def faults_of(place: Place) -> Iterator[Any]:
    table, index, name = place
    sort = SORTS[table][name]
    hours = sort == "hours" and index is None
    yield from (value for value in BAD[sort] if not (hours and "/" in str(value)))
    needed = name in REQUIRED[table] and not hours and place[1:] != (None, "case_ref")
    if needed and name not in ("reference_gross_wage", "percentage"):
        yield None


def sound(place: Place, value: Any, *, in_row: bool) -> bool:
    """Whether a row can have this fault: a null amount means no record, any other null has its
    usual meaning.
    """
    return not (in_row and place[1] is not None and value is None) and not (
        place[2] == "aid_type" and in_row and value is None
    )


@pytest.mark.parametrize("in_row", [True, False], ids=["in the row", "in tables"])
def test_every_fault_in_every_column_is_named(in_row: bool) -> None:
    """One fault per row, all rows in one table: no fault changes another row."""
    expected: list[tuple[Any, ...]] = []
    tables: Tables = {name: [] for name in (("cases",) if in_row else ("cases", *SOURCES))}
    codes: Counter[str] = Counter()
    for base in bases():
        start = single(base) if in_row else base
        for place in places(in_row=in_row):
            for value in faults_of(place):
                if not sound(place, value, in_row=in_row):
                    continue
                case = copy.deepcopy(start)
                case["case_ref"] = f"C-{len(expected)}"
                broken(case, place, value)
                if in_row and row_with_records(case) is None:
                    continue  # a month of leefloon that is not the case's
                if case["case_ref"] in {row["case_ref"] for row in tables["cases"]}:
                    continue
                for name, rows in tables_with(case, in_row=in_row).items():
                    tables[name] += rows
                expected.append(at_of(case, [(place, value)], in_row=in_row))
                codes[expected[-1][0]] += 1
    found = refusals(arrows(tables, TEXTS))
    wrong = [
        (row, one, other)
        for row, (one, other) in enumerate(zip(found, expected, strict=True))
        if one != other
    ]
    assert not wrong, [(tables["cases"][row], *rest) for row, *rest in wrong[:3]]
    assert len(expected) > (600 if in_row else 1_000)
    assert len(codes) >= (30 if in_row else 38)


@pytest.mark.parametrize("in_row", [True, False], ids=["in the row", "in tables"])
def test_first_of_two_faults_is_reported(in_row: bool) -> None:
    """Two or three random faults per row: the first by R7.7 is reported, as for a single case."""
    chance = Random(20261122)
    expected: list[tuple[Any, ...]] = []
    tables: Tables = {name: [] for name in (("cases",) if in_row else ("cases", *SOURCES))}
    all_places = [place for place in places(in_row=in_row) if place[2] not in ("case_ref",)]
    drawn: list[Any] = []
    while len(expected) < 4_000:
        case = single(chance.choice(bases())) if in_row else chance.choice(bases())
        case["case_ref"] = f"D-{len(expected)}"
        faults = [
            (place, chance.choice([*faults_of(place)]))
            for place in chance.sample(all_places, chance.choice((2, 2, 3)))
        ]
        if not all(sound(place, value, in_row=in_row) for place, value in faults) or _one_fraction(
            faults
        ):
            continue
        for place, value in faults:
            broken(case, place, value)
        if in_row and row_with_records(case) is None:
            continue
        for name, rows in tables_with(case, in_row=in_row).items():
            tables[name] += rows
        expected.append(at_of(case, faults, in_row=in_row))
        drawn.append(faults)
    found = refusals(arrows(tables, TEXTS))
    wrong = [
        row for row, (one, other) in enumerate(zip(found, expected, strict=True)) if one != other
    ]
    assert not wrong, (len(wrong), [(drawn[row], found[row], expected[row]) for row in wrong[:5]])
    assert len({code for code, _ in expected}) >= 20


def test_null_in_a_required_column_is_missing_field() -> None:
    """In every required column, in every type of it, and in half of a fraction."""
    row = row_with_records(single(bases()[0])) or {}
    for name in REQUIRED["cases"]:
        code = {
            "reference_gross_wage": "reference-gross-wage-missing",
            "percentage": "percentage-missing",
        }.get(name)
        (found,) = refusals({"cases": arrow("cases", [{**row, name: None}])})
        assert found == (code or "missing-field", name)
    for name in ("attendance_paid", "attendance_normal"):
        assert refusals({"cases": arrow("cases", [{**row, name: None}])}) == [
            ("missing-field", name)
        ]
        without = {field: value for field, value in row.items() if field != name}
        assert refusals({"cases": arrow("cases", [without])}) == [("missing-field", name)]
    payment: Row = {"premium": "1.00", "employment_hours": "1", "full_time_hours": "2"}
    payment |= {"attendance_paid": "1", "attendance_normal": "3"}
    for name in payment:
        assert refusals({"payments": arrow("payments", [payment, {**payment, name: None}])})[1] == (
            "missing-field",
            name,
        )
    case = bases()[0]
    for source in SOURCES:
        for name in REQUIRED[source]:
            tables = in_record_tables([case])
            tables[source][1] |= {name: None}
            if name == "case_ref":
                continue  # a fault of the table
            assert refusals(arrows(tables)) == [("missing-field", f"{source}.records[1].{name}")]


def test_attendance_in_two_ways_is_refused() -> None:
    row = row_with_records(single(bases()[0])) or {}
    assert refusals({"cases": arrow("cases", [{**row, "attendance_working_days": True}])}) == [
        ("wrong-type", "attendance_working_days")
    ]
    for value in (False, None):
        assert refusals({"cases": arrow("cases", [{**row, "attendance_working_days": value}])}) == [
            (None, None)
        ]
    days = {**row, "attendance_paid": None, "attendance_normal": None}
    results = [
        computed({"cases": arrow("cases", [{**days, "attendance_working_days": value}])})
        for value in (True, False)
    ]
    assert results[0].column("certainty").to_pylist() == results[1].column("certainty").to_pylist()


@pytest.mark.parametrize(
    "value",
    ["x", "", "1.5", "+80", " 80", "8O", "0x50", "99999999999999999999999", "\uff18\uff10", "-"],
)
def test_invalid_integer_text_is_refused(value: str) -> None:
    row = row_with_records(single(bases()[0])) or {}
    table = arrow("cases", [row])
    for name, sort in {**CASES, **IN_ROW}.items():
        if sort == "integer":
            place = table.schema.get_field_index(name)
            (found,) = refusals({"cases": table.set_column(place, name, pa.array([value]))})
            assert found[1] == name
            assert found[0] in ("wrong-type", "number-out-of-range", "amount-malformed")


def test_decimal_that_is_not_whole_is_refused_as_an_integer() -> None:
    row = row_with_records(single(bases()[0])) or {}
    table = arrow("cases", [row])
    place = table.schema.get_field_index("percentage")
    for value in ("80.5", "79.99", "80.01"):
        (found,) = refusals(
            {"cases": table.set_column(place, "percentage", pa.array([Decimal(value)]))}
        )
        assert found == ("wrong-type", "percentage")


def test_too_many_records_are_refused() -> None:
    case = bases()[0]
    for count, code in ((1_000, None), (1_001, "too-many-records")):
        tables = in_record_tables([case])
        tables["leefloon"] = [{**tables["leefloon"][0], "amount": "0.01"}] * count
        at = "leefloon.records" if code else None
        assert refusals(arrows(tables)) == [(code, at)]


# ---- Duplicates and orphan records


def test_later_of_two_equal_rows_is_the_duplicate() -> None:
    """Whatever else is wrong with it; another month is another row."""
    table = with_records_in_row(random_shapes(400, 31), 32).tables["cases"]
    chance = Random(33)
    rows = [dict(chance.choice(table)) for _ in range(2_000)]
    for row in rows:
        row["month"] = chance.choice((row["month"], row["month"], "2026-03", "2026-04"))
    expected = by_row(computed({"cases": arrow("cases", rows)}, duplicates="allow"), CASES_OUT[2:])
    seen: set[tuple[str, str]] = set()
    for number, row in enumerate(rows):
        key = (row["case_ref"], row["month"])
        if key in seen:
            expected[number] = refused_row(row["kind"], "duplicate-case", "case_ref")
        seen.add(key)
    assert sum(row[-2] == "duplicate-case" for row in expected) > 500
    same(by_row(computed({"cases": arrow("cases", rows)}), CASES_OUT[2:]), expected)


def test_duplicates_across_batches_and_threads_are_found() -> None:
    """Also where a block or a batch lies between the two."""
    rows, count = with_records_in_row(random_shapes(2_000, 34), 35).tables["cases"], 70_000
    table = arrow("cases", rows).take(pa.array([number % 2_000 for number in range(count)]))
    references = pa.array(range(count)).cast(pa.string())
    table = table.set_column(table.schema.get_field_index("case_ref"), "case_ref", references)
    codes = computed({"cases": table}).column("error_code").to_pylist()
    twice = pa.concat_tables([table, table.slice(0, 10), table.slice(10)])
    for threads in (1, 2):
        found = computed({"cases": twice}, threads=threads).column("error_code").to_pylist()
        assert found[:count] == codes
        assert set(found[count:]) == {"duplicate-case"}
        batches = pa.RecordBatchReader.from_batches(
            twice.schema, twice.to_batches(max_chunksize=7_001)
        )
        assert (
            computed({"cases": batches}, threads=threads).column("error_code").to_pylist() == found
        )
        allowed = (
            computed({"cases": twice}, threads=threads, duplicates="allow")
            .column("error_code")
            .to_pylist()
        )
        assert allowed == codes * 2


def test_duplicates_with_record_tables_are_found() -> None:
    tables = arrows(with_record_tables(random_shapes(300, 36), 37).tables)
    codes = computed(tables).column("error_code").to_pylist()
    twice = {**tables, "cases": pa.concat_tables([tables["cases"], tables["cases"]])}
    found = computed(twice).column("error_code").to_pylist()
    assert found == codes + ["duplicate-case"] * len(codes)
    assert computed(twice, duplicates="allow").column("error_code").to_pylist() == codes * 2


def test_same_reference_in_other_months_is_not_a_duplicate() -> None:
    row = row_with_records(single(bases()[0])) or {}
    months = [f"{year}-{month:02d}" for year in range(1990, 2060) for month in range(1, 13)]
    table = arrow("cases", [{**row, "month": month, "unemployment_from": None} for month in months])
    assert "duplicate-case" not in computed({"cases": table}).column("error_code").to_pylist()


def in_order(count: int) -> pa.Table:
    """Rows of one case a reference and month, each above the one before it."""
    row = row_with_records(single(bases()[0])) or {}
    table = arrow("cases", [{**row, "unemployment_from": None}]).take(pa.array([0] * count))
    references = pa.array([f"A-{number // 12:06d}" for number in range(count)])
    months = pa.array([f"2026-{number % 12 + 1:02d}" for number in range(count)])
    for name, values in (("case_ref", references), ("month", months)):
        table = table.set_column(table.schema.get_field_index(name), name, values)
    return table


@pytest.mark.parametrize("at", [0, 1, 4_095, 4_096, 30_000, 69_999])
def test_duplicate_after_rows_in_order_is_found(at: int) -> None:
    """While each row is above the one before it there is no duplicate; after that all rows are
    searched.
    """
    count = 70_000
    table = in_order(count)
    later = in_order(count + 100).slice(count)
    rows = pa.concat_tables(
        [table, table.slice(at, 1), later, table.slice(0, 5), later.slice(3, 2)]
    )
    expected = [count, *range(count + 101, count + 108)]
    for threads in (1, 2):
        whole = computed({"cases": rows}, threads=threads)
        batches = pa.RecordBatchReader.from_batches(
            rows.schema, rows.to_batches(max_chunksize=9_000)
        )
        for found in (whole, computed({"cases": batches}, threads=threads)):
            codes = found.column("error_code").to_pylist()
            assert [row for row, code in enumerate(codes) if code == "duplicate-case"] == expected


def test_row_without_reference_or_month_is_not_a_duplicate() -> None:
    table = in_order(5_000)
    references, months = (table.column(name).to_pylist() for name in ("case_ref", "month"))
    references[7], months[9], references[4_200] = None, None, "\n"
    for name, values in (("case_ref", references), ("month", months)):
        table = table.set_column(table.schema.get_field_index(name), name, pa.array(values))
    codes = (
        computed({"cases": pa.concat_tables([table, table.slice(0, 20)])})
        .column("error_code")
        .to_pylist()
    )
    assert [codes[row] for row in (7, 9, 4_200)] == ["missing-field", "missing-field", "bad-text"]
    assert codes[5_000:] == [
        "missing-field" if row in (7, 9) else "duplicate-case" for row in range(20)
    ]
    assert "duplicate-case" not in codes[:5_000]


def test_similar_references_are_not_duplicates() -> None:
    """Short references that differ in a digit, in months that differ in a bit, in no order."""
    table = in_order(120_000)
    shuffled = table.take(pa.array(Random(38).sample(range(len(table)), len(table))))
    assert "duplicate-case" not in computed({"cases": shuffled}).column("error_code").to_pylist()


@pytest.mark.parametrize("longest", [3, 9, 20])
def test_duplicates_are_found_for_every_length_of_reference(longest: int) -> None:
    """Some begin as others, some end as others, some are the same; in the order of bytes, and with
    neighbours out of it.
    """
    chance = Random(39 + longest)
    count = 6_000
    texts = ["".join(chance.choices("AB", k=chance.randint(1, longest))) for _ in range(count)]
    texts = [text if chance.random() < 0.5 else f"VDAB-202{text}"[:longest] for text in texts]
    keys = sorted((text, f"2026-{chance.randint(1, 12):02d}") for text in texts)
    row = arrow(
        "cases", [{**(row_with_records(single(bases()[0])) or {}), "unemployment_from": None}]
    )
    for swaps in (0, 1, 50):
        for _ in range(swaps):
            at = chance.randrange(count - 1)
            keys[at], keys[at + 1] = keys[at + 1], keys[at]
        table = row.take(pa.array([0] * count))
        for name, values in zip(("case_ref", "month"), zip(*keys, strict=True), strict=True):
            table = table.set_column(table.schema.get_field_index(name), name, pa.array(values))
        codes = computed({"cases": table}).column("error_code").to_pylist()
        seen: set[tuple[str, str]] = set()
        for key, code in zip(keys, codes, strict=True):
            assert (code == "duplicate-case") == (key in seen), key
            seen.add(key)


REFERENCES = {
    "numbers": lambda count: pa.array(range(count)).cast(pa.string()),
    "padded": lambda count: pa.array([f"{number:012d}" for number in range(count)]),
    "long": lambda count: pa.array([f"{'VDAB-' * 10}{number:014d}" for number in range(count)]),
    "counted in front": lambda count: pa.array(
        [f"{number:08d}-2026-agreement-ibo-plus" for number in range(count)]
    ),
    "years": lambda count: pa.array(
        [f"IBO/{2018 + number % 9}/{number // 9:07d}" for number in range(count)]
    ),
    "hexadecimal": lambda count: pa.array(
        [f"{number * 2654435761 % 2**40:016x}" for number in range(count)]
    ),
}


@pytest.mark.parametrize("pattern", REFERENCES)
def test_different_references_are_not_duplicates(pattern: str) -> None:
    """References as offices number their cases, each in three months."""
    count = 200_000
    references = REFERENCES[pattern](count)
    row = arrow(
        "cases",
        [{name: value for name, value in (row_with_records(single(bases()[0])) or {}).items()}],
    )
    months = [
        row.set_column(1, "month", pa.array([month])).take(pa.array([0] * count))
        for month in ("2026-03", "2026-04", "2026-05")
    ]
    table = pa.concat_tables([month.set_column(0, "case_ref", references) for month in months])
    assert table.column_names[:2] == ["case_ref", "month"]
    found = computed({"cases": table}).column("error_code").value_counts().to_pylist()
    assert "duplicate-case" not in {item["values"] for item in found}


@pytest.mark.parametrize("index", [0, 20_000, 500_000])
def test_an_index_beyond_its_limit_finds_the_same_duplicates(index: int) -> None:
    """What memory has no room for goes to a file, once or many times over; every row is refused
    where it comes.
    """
    chance, table = Random(40), in_order(30_000)
    rows = [
        *range(5_000),
        *(chance.randrange(len(table)) for _ in range(40_000)),
        *range(len(table)),
    ]
    cases = table.take(pa.array(rows))
    seen: set[int] = set()
    expected = []
    for number, row in enumerate(rows):
        expected += [number] * (row in seen)
        seen.add(row)
    batches = pa.RecordBatchReader.from_batches(
        cases.schema, cases.combine_chunks().to_batches(max_chunksize=7_001)
    )
    for given in (cases, batches):
        codes = (
            pa.table(ibo._ibo._statements_with_index(given, index)).column("error_code").to_pylist()
        )
        assert [number for number, code in enumerate(codes) if code == "duplicate-case"] == expected


def test_orphan_record_is_refused_with_its_row() -> None:
    tables = in_record_tables(bases())
    for source in SOURCES:
        for place in (0, 3, len(tables[source])):
            rows = list(tables[source])
            rows.insert(place, {**rows[0], "case_ref": "nobody"})
            error = raised(arrows({**tables, source: rows}))
            assert (error.code, error.at, type(error)) == (
                "unknown-case",
                f"{source}.case_ref",
                ibo.RecordError,
            )
            assert re.search(rf"\b{place}\b", error.message)
            assert "nobody" not in str(error)
            with pytest.raises(ibo.RecordError):
                ibo.statements(
                    **arrows({**tables, source: rows})
                )  # at once, although no row is refused


def test_orphan_record_of_a_stream_is_refused_at_its_end() -> None:
    tables = in_record_tables(bases())
    tables["sickness"].append({**tables["sickness"][0], "case_ref": "nobody"})
    made = arrows(tables)
    for _ in range(2):
        result = ibo.statements(**{**made, "cases": made["cases"].to_reader(max_chunksize=1)})
        with pytest.raises(ibo.RecordError) as raised_:
            result.to_polars()
        assert (raised_.value.code, raised_.value.at) == ("unknown-case", "sickness.case_ref")
    reader = pa.RecordBatchReader.from_stream(
        ibo.statements(**{**made, "cases": made["cases"].to_reader(max_chunksize=1)})
    )
    assert [reader.read_next_batch().num_rows for _ in range(3)] == [1, 1, 1]
    with pytest.raises(pa.ArrowException, match="unknown-case"):
        reader.read_next_batch()


def test_record_without_a_reference_refuses_its_table() -> None:
    tables = in_record_tables(bases())
    for source in SOURCES:
        rows = [dict(row) for row in tables[source]]
        rows[2]["case_ref"] = None
        error = raised(arrows({**tables, source: rows}))
        assert (error.code, error.at) == ("missing-field", f"{source}.case_ref")
        assert re.search(r"\b2\b", error.message)


def test_record_of_a_refused_case_is_not_an_orphan() -> None:
    tables = in_record_tables(bases())
    tables["cases"][1]["kind"] = "other"
    assert refusals(arrows(tables, TEXTS))[1] == ("unknown-kind", "kind")


# ---- Raising


@pytest.mark.parametrize("threads", [1, 2, None])
def test_the_first_refused_row_is_raised(threads: int | None) -> None:
    """In the order of the input, whichever thread is first."""
    rows = [row for row in random_payments(3_000, 41) if "000000000.01" not in row["premium"]]
    table = arrow("payments", rows)
    codes = by_row(computed({"payments": table}), ("error_code", "error_at"))
    sound_rows = pa.array([row for row, (code, _) in enumerate(codes) if code is None])
    bad = [row for row, (code, _) in enumerate(codes) if code is not None]
    good = table.take(sound_rows).take(pa.array([n % len(sound_rows) for n in range(400_000)]))
    assert computed({"payments": good}, on_error="raise", threads=threads).num_rows == 400_000
    for place in (0, 1, 65_535, 65_536, 131_071, 262_144, 399_999):
        first = bad[place % len(bad)]
        others = [table.slice(row, 1) for row in bad[:3]]
        pieces = [
            good.slice(0, place),
            table.slice(first, 1),
            good.slice(0, 70_000),
            *others,
            good.slice(place, 100),
        ]
        made = pa.concat_tables(pieces).combine_chunks()
        error = raised({"payments": made}, threads=threads)
        assert (error.row, error.code, error.at) == (place, *codes[first])
        chunks = pa.concat_tables(pieces)
        assert raised({"payments": chunks}, threads=threads).row == place


def test_raised_error_equals_that_of_the_single_call() -> None:
    """The subclass, the code, the rule, and what is wrong in words."""
    population = with_records_in_row(random_shapes(1_500, 42), 43)
    compared = 0
    for row, case in zip(population.tables["cases"], population.cases, strict=True):
        try:
            ibo.statement(ibo.Case.from_json(json.dumps(case)))
        except ibo.IboError as single_error:
            error = raised({"cases": arrow("cases", [row])})
            assert type(error) is type(single_error)
            assert (error.code, error.number, error.rule) == (
                single_error.code,
                single_error.number,
                single_error.rule,
            )
            assert error.at == column_in_row(single_error.at)
            assert (
                error.message == f"cases row 0 (counted from 0), {error.at}: {single_error.message}"
            )
            compared += 1
    assert compared > 200


PAYMENT = {
    "premium": "1437.54",
    "employment_hours": "38",
    "full_time_hours": "38",
    "attendance_paid": "20",
    "attendance_normal": "20",
}


@pytest.mark.parametrize(
    ("column", "value", "code", "said"),
    [
        ("attendance_paid", "40", "attendance-not-allowed", "the attendance must be at most 1"),
        (
            "employment_hours",
            "39",
            "employment-fraction-not-allowed",
            "the employment fraction must be above 0 and at most 1",
        ),
        (
            "employment_hours",
            "30.405",
            "fraction-too-many-decimals",
            "the hours or days of a fraction must have at most two decimals; they are not rounded",
        ),
        (
            "employment_hours",
            "-30.405",
            "fraction-malformed",
            (
                "a fraction must be written as two numbers with at most two decimals, "
                'such as "38/38" or "30.40/38.00"'
            ),
        ),
        (
            "full_time_hours",
            "0",
            "fraction-zero",
            "a fraction must not be over zero",
        ),
        (
            "full_time_hours",
            "10000.01",
            "fraction-out-of-range",
            "a part of a fraction must lie from 0 to 10,000.00",
        ),
        (
            "premium",
            "1.437,54",
            "amount-malformed",
            (
                "an amount must be written as digits, with at most two decimals after a point, "
                'such as "1234.56"'
            ),
        ),
        ("premium", "-0.01", "amount-negative", "this amount must not be negative"),
    ],
)
def test_refused_payment_says_what_must_be(column: str, value: str, code: str, said: str) -> None:
    error = raised({"payments": arrow("payments", [{**PAYMENT, column: value}], TEXTS)})
    assert error.code == code
    assert error.message == f"payments row 0 (counted from 0), {error.at}: {said}"


@pytest.mark.parametrize(
    ("hours", "code", "said"),
    [
        (
            "7,6",
            "amount-malformed",
            (
                "hours must be written as digits, with at most two decimals after a point, "
                'such as "7.60"'
            ),
        ),
        (
            "7.605",
            "amount-too-many-decimals",
            "hours must have at most two decimals; they are not rounded",
        ),
        (
            "1000000000.01",
            "amount-out-of-range",
            "hours must lie within 1,000,000,000.00 on either side of zero",
        ),
    ],
)
def test_refused_hours_of_a_record_table_are_hours(hours: str, code: str, said: str) -> None:
    tables = in_record_tables(bases())
    tables["sickness"][0]["hours"] = hours
    error = raised(arrows(tables, TEXTS))
    assert error.code == code
    assert error.message.endswith(f": {said}")


def test_unknown_option_value_is_refused() -> None:
    table: Any = arrow("payments", random_payments(3, 44))
    cases: Any = arrow("cases", with_records_in_row(random_shapes(3, 45), 46).tables["cases"])
    wrong: list[tuple[type[ibo.IboError], str, Any, Fields]] = [
        (ibo.StructureError, "on_error", ibo.payments, {"table": table, "on_error": "ignore"}),
        (ibo.StructureError, "on_error", ibo.statements, {"cases": cases, "on_error": "ignore"}),
        (ibo.StructureError, "duplicates", ibo.statements, {"cases": cases, "duplicates": "keep"}),
        (ibo.StructureError, "require", ibo.statements, {"cases": cases, "require": "sure"}),
        (ibo.NumberError, "month", ibo.payments, {"table": table, "month": "2026-13"}),
    ]
    for nothing in (None, 1, "table", [1, 2], {"premium": [1]}, object(), [{"premium": "1.00"}]):
        word = type(nothing).__name__
        wrong.append((ibo.StructureError, word, ibo.payments, {"table": nothing}))
        wrong.append((ibo.StructureError, word, ibo.statements, {"cases": nothing}))
        if nothing is not None:
            wrong.append(
                (
                    ibo.StructureError,
                    word,
                    ibo.statements,
                    {"cases": cases, "unemployment": nothing},
                )
            )
    for kind, word, function, options in wrong:
        with pytest.raises(kind, match=word):
            function(**options)


def test_first_faulty_column_in_the_order_of_the_json_is_named() -> None:
    """Twice, unknown, then missing or of the wrong type, as in an object of JSON."""
    row: Row = {"premium": "1.00", "employment_hours": "1", "full_time_hours": "1"}
    table = arrow("payments", [row])
    both = table.append_column("premium", table.column("premium")).append_column(
        "other", table.column("premium")
    )
    assert raised({"payments": both.drop_columns("full_time_hours")}).code == "duplicate-field"
    assert (
        raised(
            {"payments": table.append_column("other", pa.array([1.5])).drop_columns("premium")}
        ).code
        == "unknown-field"
    )
    cents = table.append_column("premium_cents", pa.array([100]))
    error = raised({"payments": cents})
    assert error.code == "duplicate-field"
    assert error.at in ("payments.premium", "payments.premium_cents")


def test_refused_rows_do_not_change_other_rows() -> None:
    """Every other row refused, in every shape."""
    rows = random_payments(5_000, 47)
    expected = by_row(computed({"payments": arrow("payments", rows)}), PAYMENTS_OUT)
    bad = {**rows[0], "premium": "-1.00"}
    mixed = [row for pair in zip(rows, [bad] * len(rows), strict=True) for row in pair]
    found = by_row(computed({"payments": arrow("payments", mixed)}), PAYMENTS_OUT)
    same(found[::2], expected)
    assert {row for row in found[1::2]} == {(*[None] * 5, "amount-negative", "premium")}
