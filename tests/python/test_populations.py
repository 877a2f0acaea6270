"""What is asked of a population, against the second implementation and against single cases (R7.5,
R8.2 to R8.4): the fixtures of sensitivity, reforms and comparisons, field by field, and random
tables. `IBO_SEED` chooses other ones; the seed is printed.
"""

from __future__ import annotations

import json
import os
import warnings
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import ibo
import pyarrow as pa  # type: ignore[import-untyped]
import pytest
from project import Fields, compact, laid, names, read
from table_samples import (
    Population,
    arrows,
    in_record_tables,
    is_final,
    random_shapes,
    with_record_tables,
    with_records_in_row,
)

ZERO = Decimal("0.00")
AMOUNTS = ("premium", "net", "employer_contribution")
MEASURES = (
    *("premium", "premium_due", "withholding_tax", "net"),
    *("employer_contribution", "employer_cost", "vdab_cost"),
)


def case_of(fields: Fields) -> ibo.Case:
    return ibo.Case.from_json(json.dumps(fields))


def texts(row: Mapping[str, Any]) -> Fields:
    """Amounts as the fixtures write them."""
    return {
        name: str(value) if isinstance(value, Decimal) else value for name, value in row.items()
    }


# ---- Sensitivity


@pytest.mark.parametrize("name", [name for name in names("sensitivity") if name != "table"])
def test_sensitivity_of_a_case_equals_the_fixture(name: str) -> None:
    fixture = read(f"sensitivity/{name}.json")
    own = fixture["options"].get("parameters")
    parameters = None if own is None else laid(ibo.Parameters(), own)
    found = ibo.sensitivity(case_of(fixture["case"]), parameters=parameters)
    assert len(found.rows) == len(fixture["rows"])
    for row, expected in zip(found.rows, fixture["rows"], strict=True):
        fields = texts(row._asdict())
        fields["employer_contribution_difference"] = fields.pop("contribution_difference")
        error = expected["error"]
        used = {name: fields[name] for name in expected if name != "error"}
        assert used == {name: expected[name] for name in used}
        assert row.error == (None if error is None else error["code"])
        differences = (row.premium_difference, row.net_difference, row.contribution_difference)
        assert (row.rows_used, row.rows_changed) == (1, int(any(differences)))
        assert (row.refused, row.largest) == (int(error is not None), row.net_difference)
    stored = json.loads(found.to_json())
    assert {name: stored[name] for name in ("case_ref", "month", *AMOUNTS)} == {
        **{name: fixture["case"][name] for name in ("case_ref", "month")},
        **{name: fixture[name] for name in AMOUNTS},
    }
    errors = [row["error"] and {name: row["error"][name] for name in ("code", "at")} for row in stored["rows"]]  # fmt: skip
    assert errors == [row["error"] for row in fixture["rows"]]


def test_sensitivity_of_a_table_equals_the_fixture() -> None:
    fixture = read("sensitivity/table.json")
    found = ibo.sensitivity(
        **arrows(in_record_tables(fixture["cases"])), **absences(fixture["cases"])
    )
    assert (found.computed, found.refused) == (
        len(fixture["cases"]) - fixture["refused"],
        fixture["refused"],
    )
    rows = [texts(row._asdict()) for row in found.rows]
    for row in rows:
        row["employer_contribution_difference"] = row.pop("contribution_difference")
        assert row.pop("in_force") == row["default"]
    assert rows == fixture["rows"]
    table = pa.table(found).to_pylist()
    assert table == [row._asdict() for row in found.rows]


def absences(cases: Iterable[Fields]) -> Fields:
    """The table of absences of these cases, where they have any."""
    rows = [
        {"case_ref": case["case_ref"], **absence}
        for case in cases
        for absence in case.get("absences") or ()
    ]
    return {"absences": pa.Table.from_pylist(rows)} if rows else {}


# ---- Reforms


def computed_under(case: ibo.Case, reform: ibo.Reform | None) -> ibo.Statement:
    """A statement, also under a reform of which its case reads nothing."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return ibo.statement(case, reform=reform)


@pytest.mark.parametrize("name", names("reforms"))
def test_statement_under_a_reform_equals_the_fixture(name: str) -> None:
    fixture = read(f"reforms/{name}.json")
    case, reform = case_of(fixture["case"]), ibo.Reform.from_toml(fixture["reform"])
    if "error" in fixture:
        with pytest.raises(ibo.IboError) as raised:
            ibo.statement(case, reform=reform)
        assert {"code": raised.value.code, "at": raised.value.at} == fixture["error"]
        return
    statement = computed_under(case, reform)
    stored = statement.to_dict()
    expected = {
        name: value
        for name, value in fixture.items()
        if name not in ("about", "rules", "reform", "case", "lines")
    }
    assert {name: stored[name] for name in expected} == expected
    lines = fixture.get("lines", [])
    assert not lines or len(lines) == len(stored["lines"])
    for line, expected_line in zip(stored["lines"], lines, strict=bool(lines)):
        assert {name: line[name] for name in expected_line} == expected_line
    for field in (*MEASURES[:5], "premium_after_fraction", "replacement_income"):
        if field in fixture:
            value = getattr(statement, field)
            assert fixture[field] == (None if value is None else str(value))


def test_table_under_each_reform_of_the_fixtures_has_the_statements_of_its_cases() -> None:
    unread = set()
    for name in names("reforms"):
        fixture = read(f"reforms/{name}.json")
        if not is_final(fixture["case"]):
            continue
        reform = ibo.Reform.from_toml(fixture["reform"])
        with warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always")
            result = ibo.compare(**arrows(in_record_tables([fixture["case"]])), reform=reform)
        [row] = pa.table(result).to_pylist()
        assert len(said) == len(result.summary.unread)
        if said:
            unread.add(name)
        check_row(row, fixture["case"], {"before": None, "after": reform})
    # Their months lie before the value, their start lies before it, and ibo-plus has its own.
    assert unread == {
        "reform-ggmmi-2-percent-before-july",
        "reform-percentages-after-the-start",
        "reform-shares-without-kind-miss-ibo-plus",
    }


# ---- Comparisons


@pytest.mark.parametrize("name", [name for name in names("comparisons") if name != "deciles"])
def test_comparison_equals_the_fixture(name: str) -> None:
    fixture = read(f"comparisons/{name}.json")
    reform = ibo.Reform.from_toml(fixture["reform"])
    result = ibo.compare(**arrows(in_record_tables(fixture["cases"])), reform=reform)
    check_sums(result.summary.total, fixture["summary"])
    groups = result.by("kind", min_group=5)
    found = {"fewer than 5" if one.key is None else one.key[0]: one.total for one in groups}
    assert found.keys() == fixture["by_kind"].keys()
    for kind, sums in fixture["by_kind"].items():
        check_sums(found[kind], sums)


def check_sums(total: ibo.ComparedRows, expected: Fields) -> None:
    counts = {name: value for name, value in expected.items() if isinstance(value, int)}
    counts["compared"] = counts.pop("computed")
    assert {name: getattr(total, name) for name in counts} == counts
    for name in AMOUNTS:
        change = {part: str(value) for part, value in getattr(total, name)._asdict().items()}
        assert change == {part: expected[part][name] for part in ("before", "after", "difference")}
        assert str(total.only_before[name]) == expected["only_before"][name]
        assert str(total.only_after[name]) == expected["only_after"][name]


def test_deciles_equal_the_fixture() -> None:
    fixture = read("comparisons/deciles.json")
    case = read("comparisons/comparison-tax-half-more.json")["cases"][0]
    for given in fixture["lists"]:
        cases = [{**case, "case_ref": f"D-{row}"} for row, _ in enumerate(given["values"])]
        tables = arrows(in_record_tables(cases))
        values = pa.array(
            [value and Decimal(value) for value in given["values"]], pa.decimal128(9, 2)
        )
        tables["cases"] = tables["cases"].append_column("measure", values)
        result = ibo.compare(**tables, reform=ibo.Reform("nothing"), keep=["measure"])
        groups = result.by(decile="measure", min_group=1)
        found = {one.key[0]: one.total.rows for one in groups if one.key is not None}
        expected: dict[int | None, int] = defaultdict(int)
        for decile in given["deciles"]:
            expected[decile] += 1
        assert found == expected, given["about"]


# ---- Random tables against their cases


def seed_of(what: str) -> int:
    """The seed of what is random: `IBO_SEED`, or always the same."""
    seed = int(os.environ.get("IBO_SEED", "5"))
    print(f"{what}: IBO_SEED={seed}")
    return seed


def population(shape: str, count: int, seed: int) -> Population:
    made = {"in the row": with_records_in_row, "tables of records": with_record_tables}[shape]
    return made(random_shapes(count, seed), seed)


SHAPES = ("in the row", "tables of records")


@pytest.mark.parametrize("shape", SHAPES)
def test_sensitivity_of_a_random_table_is_the_sum_of_its_cases(shape: str) -> None:
    made = population(shape, 80, seed_of("sensitivity"))
    found = ibo.sensitivity(**arrows(made.tables), duplicates="allow")
    sums: dict[tuple[str, str], list[Any]] = {}
    refused = 0
    for fields in made.cases:
        try:
            worth = ibo.sensitivity(case_of(fields))
        except ibo.IboError:
            refused += 1
            continue
        for row in worth.rows:
            differences = (row.premium_difference, row.net_difference, row.contribution_difference)
            counts = (row.rows_used, row.rows_changed, row.refused)
            parts = [*counts, *(amount or ZERO for amount in differences)]
            key = (row.reading, row.choice)
            sums[key] = [a + b for a, b in zip(sums.get(key, [0] * 6), parts, strict=True)]
    assert (found.computed, found.refused) == (len(made.cases) - refused, refused)
    assert sums == {
        (row.reading, row.choice): [
            *(row.rows_used, row.rows_changed, row.refused),
            *(row.premium_difference, row.net_difference, row.contribution_difference),
        ]
        for row in found.rows
    }
    assert len(sums) > 10


def steps() -> Sequence[ibo.Reform]:
    """Some reforms; the last two are of the same amounts as the law."""
    return (
        ibo.Reform("GGMMI").scale("ggmmi", "1.05", from_="2018-09-01"),
        ibo.Reform("tax").scale("withholding.rate", "1.5"),
        ibo.Reform("order").reading("premium.wage-difference-order", "wage"),
        ibo.Reform("2018").scheme("2018"),
        ibo.Reform("2026").scheme("2026", percentage=80, reference_gross_wage="2500.00"),
        ibo.Reform("nothing"),
        ibo.Reform("there and back").scale("ggmmi", "1.25").scale("ggmmi", "0.8"),
    )


def under(case: ibo.Case, reform: ibo.Reform | None) -> ibo.Statement | ibo.IboError:
    try:
        return computed_under(case, reform)
    except ibo.IboError as error:
        return error


def check_row(row: Fields, fields: Fields, sides: Mapping[str, ibo.Reform | None]) -> None:
    """A row of a comparison has the amounts of its case under each side, or its error."""
    found = {side: under(case_of(fields), reform) for side, reform in sides.items()}
    for side, statement in found.items():
        if isinstance(statement, ibo.IboError):
            assert row[f"error_code_{side}"] == statement.code, (fields, side)
            assert all(row[f"{name}_{side}"] is None for name in AMOUNTS)
        else:
            assert row[f"error_code_{side}"] is None, (fields, side)
            for name in AMOUNTS:
                assert row[f"{name}_{side}"] == getattr(statement, name), (fields, side, name)
    for name in AMOUNTS:
        before, after = row[f"{name}_before"], row[f"{name}_after"]
        both = not any(isinstance(statement, ibo.IboError) for statement in found.values())
        expected = None if not both else (after or ZERO) - (before or ZERO)
        if both and before is None and after is None:
            expected = row[f"{name}_difference"] and ZERO
        assert row[f"{name}_difference"] == expected, (fields, name)


@pytest.mark.parametrize("shape", SHAPES)
def test_comparison_of_a_random_table_has_the_statements_of_its_cases(shape: str) -> None:
    made = population(shape, 30, seed_of("comparison"))
    for reform in steps():
        result = ibo.compare(**arrows(made.tables), reform=reform, duplicates="allow")
        rows = pa.table(result).to_pylist()
        assert len(rows) == len(made.cases)
        for row, fields in zip(rows, made.cases, strict=True):
            check_row(row, fields, {"before": None, "after": reform})


@pytest.mark.parametrize("shape", SHAPES)
def test_comparison_with_itself_is_zero_and_so_is_there_and_back(shape: str) -> None:
    made = population(shape, 100, seed_of("nothing changes"))
    *_, empty, there_and_back = steps()
    same = [(reform, reform) for reform in steps()] + [(empty, None), (there_and_back, None)]
    for reform, baseline in same:
        result = ibo.compare(
            **arrows(made.tables), reform=reform, baseline=baseline, duplicates="allow"
        )
        total = result.summary.total
        assert (total.winners, total.losers) == (0, 0), reform
        assert (total.refused_before, total.refused_after) == (0, 0)
        assert total.unchanged + total.refused_both == total.rows == len(made.cases)
        assert total.unchanged > 0
        for name in MEASURES:
            assert getattr(total, name).difference == 0
            assert getattr(total, name).before == getattr(total, name).after


def test_statement_computed_again_is_the_same() -> None:
    shapes = random_shapes(300, seed_of("verify"))
    same = 0
    for fields in shapes:
        issued = under(case_of(fields), None)
        if isinstance(issued, ibo.IboError):
            continue
        found = ibo.verify(issued.to_json(), case_of(fields))
        assert (found.status, found.lines, found.correction) == ("same", (), None), compact(fields)
        same += 1
    assert same > 150


def test_correction_added_to_before_is_after() -> None:
    """Of every statement of one case under another wage or benefit, line by line."""
    corrected = 0
    for fields in random_shapes(300, seed_of("correction")):
        case = case_of(fields)
        before, after = under(case, None), under(raised(case), None)
        if isinstance(before, ibo.IboError) or isinstance(after, ibo.IboError):
            continue
        found = ibo.correction(before, after)
        changed: dict[str, Decimal] = {line.code: line.difference for line in found.lines}
        sums = [sums_by_code(statement) for statement in (before, after)]
        for code in sums[0].keys() | sums[1].keys():
            now = sums[0].get(code, ZERO) + changed.get(code, ZERO)
            assert now == sums[1].get(code, ZERO), compact(fields)
        assert before.net + found.to_pay == after.net
        corrected += bool(found.lines)
    assert corrected > 50


def sums_by_code(statement: ibo.Statement) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = defaultdict(lambda: ZERO)
    for line in statement.lines:
        sums[line.code] += line.signed_amount
    return sums


def raised(case: ibo.Case) -> ibo.Case:
    """The case with a hundred euro more in its wage, or with a smaller part of the month paid."""
    wage = case.agreement.reference_gross_wage
    if wage is None:
        return case.replace(attendance="1/2")
    return case.replace(agreement=case.agreement.replace(reference_gross_wage=wage + 100))
