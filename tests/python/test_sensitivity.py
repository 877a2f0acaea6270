"""What the open questions of the law are worth: a case, a table, and the command (R8.2, R8.3)."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Literal

import ibo
import polars
import pytest
from ibo.__main__ import main

FIXTURES = Path(__file__).parents[2] / "fixtures" / "sensitivity"


def fixture(name: str) -> dict[str, object]:
    found: dict[str, object] = json.loads((FIXTURES / f"{name}.json").read_text("utf-8"))
    return found


def case(name: str) -> ibo.Case:
    return ibo.Case.from_json(json.dumps(fixture(name)["case"]))


def table(rows: int) -> polars.DataFrame:
    """Worked example 1, with half of the rows of an insertion allowance."""
    return polars.DataFrame(
        {
            "case_ref": [f"A-{row}" for row in range(rows)],
            "month": ["2026-03"] * rows,
            "kind": ["ibo"] * rows,
            "start": ["2026-03-02"] * rows,
            "end": ["2026-08-28"] * rows,
            "reference_gross_wage": ["2500.00"] * rows,
            "percentage": [80] * rows,
            "employment_hours": [38] * rows,
            "full_time_hours": [38] * rows,
            "unemployment_day_amount": ["55.29"] * rows,
            "unemployment_benefit_type": ["full-unemployment", "insertion"] * (rows // 2),
            "leefloon_amount": [None] * rows,
            "sickness_gross_taxable": [None] * rows,
        }
    )


def test_rows_of_a_case_equal_the_fixture() -> None:
    found = ibo.sensitivity(case("sensitivity-worked-example-1"))
    assert [(row.reading, row.choice, row.net_difference) for row in found.rows] == [
        ("premium.wage-difference-order", "wage", Decimal("-255.57")),
        ("withholding.rounding", "up", Decimal("-0.01")),
    ]
    assert found.rows[0].premium == Decimal("301.06")
    assert "Waarvan wordt het percentage genomen?" in found.text()
    assert "What is the percentage taken of?" in found.text("en")
    assert "Waarvan wordt het percentage genomen?" in found._repr_html_()
    assert json.loads(found.to_json())["net"] == "523.18"


def test_choice_under_which_a_case_is_refused_says_the_error() -> None:
    rows = ibo.sensitivity(case("sensitivity-a-code-that-overlaps")).rows
    refused = [row for row in rows if row.refused]
    assert [(row.error, row.net_difference) for row in refused] == [("record-overlap", None)]


def test_table_is_the_sum_of_its_cases() -> None:
    # By hand: half of 100 rows are an insertion allowance, which left out gives worked example 3 at
    # 80 %: 2173.25 x 80 % = 1738.60, tax 193.16, net 1545.44, which is 1022.26 more than 523.18.
    found = ibo.sensitivity(table(100))
    assert (found.computed, found.refused) == (100, 0)
    first, second, third = found.rows
    assert (first.reading, first.choice, first.rows_used, first.rows_changed) == (
        "unemployment.benefit-type/insertion",
        "left-out",
        50,
        50,
    )
    assert first.net_difference == 50 * Decimal("1022.26")
    assert first.largest == Decimal("1022.26")
    assert (second.choice, second.net_difference) == ("wage", -100 * Decimal("255.57"))
    assert (third.choice, third.net_difference) == ("up", -100 * Decimal("0.01"))
    frame = found.to_polars()
    assert frame["net_difference"].to_list() == [row.net_difference for row in found.rows]
    assert frame.columns[:3] == ["reading", "rule", "choice"]
    assert found.to_pandas().shape == (3, 12)


def test_threads_and_refused_rows_do_not_change_the_sums() -> None:
    cases = polars.concat([table(3000), table(2)])
    one, many = (ibo.sensitivity(cases, threads=threads) for threads in (1, 4))
    assert one.rows == many.rows
    assert (one.computed, one.refused) == (3000, 2)


def test_own_choice_is_the_one_in_force() -> None:
    own = (
        '[[value]]\nid = "premium.wage-difference-order"\nfrom = "2018-09-01"\nvalue = "wage"\n'
        'certainty = "hypothetical"\nsource = "a reform"\n'
    )
    parameters = ibo.Parameters().with_toml(own)
    first = ibo.sensitivity(case("sensitivity-worked-example-1"), parameters=parameters).rows[0]
    assert (first.in_force, first.choice, first.default) == ("wage", "difference", "difference")
    assert first.net_difference == Decimal("255.57")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_picture_has_a_bar_for_each_choice(language: Literal["nl", "en"]) -> None:
    pytest.importorskip("matplotlib")
    axes = ibo.sensitivity(table(2)).plot(language=language)
    assert len(axes.patches) == 3


def test_readings_are_listed_in_words() -> None:
    readings = ibo.readings(language="en")
    by_id = {reading.id: reading for reading in readings}
    assert len(by_id) == 13 + 14
    assert by_id["payment.working-days"].default == "monday-friday"
    assert [choice.slug for choice in by_id["payment.working-days"].choices] == [
        "monday-friday",
        "monday-saturday",
        "calendar",
    ]


def test_command_prints_a_case_and_a_table(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    of_case, of_table = tmp_path / "case.json", tmp_path / "cases.parquet"
    of_case.write_text(json.dumps(fixture("sensitivity-worked-example-1")["case"]), "utf-8")
    table(10).write_parquet(of_table)
    assert main(["sensitivity", str(of_case), "--language", "en"]) == 0
    assert b"What is the percentage taken of?" in capfdbinary.readouterr().out
    assert main(["sensitivity", str(of_table), "--json"]) == 0
    rows = json.loads(capfdbinary.readouterr().out)["rows"]
    assert rows[0]["net_difference"] == "5111.30"
