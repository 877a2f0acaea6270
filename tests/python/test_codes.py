"""What the codes of a delivery mean: `codes=` and `--codes`, for every use of a table of cases."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import ibo
import polars as pl
import pytest
from samples import case
from test_tables_options import IN_ROW, benefits, cases

RVA = """
[[value]]
id = "unemployment.benefit-type"
from = "2018-09-01"
certainty = "secondary"
source = "RVA, its list of codes"

[value.value.means]
WN1 = "full-unemployment"
WN2 = "insertion"
WN3 = { code = "full-unemployment", certainty = "assumed", source = "a telephone call" }
"""
AID = """
[[value]]
id = "leefloon.aid-type"
from = "2018-09-01"
certainty = "secondary"
source = "POD MI"
value = { means = { LL = "leefloon" } }
"""
CODES = ("WN1", "WN2", "WN3", "WN4", "full-unemployment")


@pytest.fixture
def rva(tmp_path: Path) -> Path:
    path = tmp_path / "rva.toml"
    path.write_text(RVA, encoding="utf-8")
    return path


def delivered() -> tuple[pl.DataFrame, pl.DataFrame]:
    """A case for each code, with its record in a table of its own."""
    rows = [{"case_ref": f"A-{number}"} for number in range(len(CODES))]
    records = [{**row, "benefit_type": code} for row, code in zip(rows, CODES, strict=True)]
    return cases(*rows, without=IN_ROW), benefits(*records)


def in_row() -> pl.DataFrame:
    return cases(
        *(
            {"case_ref": f"A-{number}", "unemployment_benefit_type": code}
            for number, code in enumerate(CODES)
        )
    )


def check(statements: pl.DataFrame) -> None:
    """All as of worked example 1, but for the code that is not mapped."""
    net = Decimal("523.18")
    assert statements["net"].to_list() == [net, net, net, None, net]
    assert statements["certainty"].to_list() == [
        *("secondary", "assumed", "assumed"),
        None,
        "secondary",
    ]
    assert statements["error_code"].to_list() == [*[None] * 3, "unknown-benefit-type", None]


@pytest.mark.parametrize("stand", ["in tables of their own", "in the row"])
def test_mapped_codes_count_as_ours_and_others_are_refused(stand: str, rva: Path) -> None:
    table, records = delivered()
    given: tuple[Any, ...] = (table, records) if stand.startswith("in tables") else (in_row(),)
    options: dict[str, Any] = {"provisional": len(given) == 2, "assumptions": True}
    result = ibo.statements(*given, codes=rva, **options)
    found = result.to_polars()
    check(found)
    of_meaning = "R2.4/unemployment.benefit-type/WN3"
    ids = [row or () for row in found["assumptions"].to_list()]
    assert [of_meaning in row for row in ids] == [False, False, True, False, False]
    assert "unemployment.benefit-type/insertion" in ids[1]
    without = ibo.statements(*given, **options)
    assert without.summary.refused == {"unknown-benefit-type": 4}
    assert result.summary.values != without.summary.values
    refused = result.refused(language="nl").to_polars()
    assert refused["row"].to_list() == [3]


def test_rows_are_explained_with_the_map(rva: Path) -> None:
    table, records = delivered()
    statement = ibo.explain_row(table, 2, records, codes=rva, provisional=True)
    [line] = [line for line in statement.lines if line.code == "replacement-income-unemployment"]
    assert (line.amount, line.certainty) == (Decimal("1437.54"), ibo.Certainty.ASSUMED)
    codes = [(code.code, code.means) for value in line.parameters for code in value.codes]
    assert ("WN3", "full-unemployment") in codes
    with pytest.raises(ibo.RecordError, match="code list"):
        ibo.explain_rows(table, [3], records, codes=rva, provisional=True)


def test_comparison_and_sensitivity_ask_of_our_code(rva: Path) -> None:
    table, records = delivered()
    kept = table.filter(pl.col("case_ref") != "A-3")
    of_kept = records.filter(pl.col("case_ref") != "A-3")
    reform = ibo.Reform("insertion does not count").reading(
        "unemployment.benefit-type/insertion", "left-out"
    )
    summary = ibo.compare(
        kept, of_kept, reform=reform, codes=rva, provisional=True, unknown_cases="refuse"
    ).summary
    assert (summary.winners, summary.unchanged, summary.refused_both) == (1, 3, 0)
    # Without the benefit: 2,173.25 x 80 % = 1,738.60, less 193.16.
    assert summary.net.difference == Decimal("1545.44") - Decimal("523.18")
    found = ibo.sensitivity(kept, of_kept, codes=rva, provisional=True)
    [row] = [row for row in found.rows if row.reading == "unemployment.benefit-type/insertion"]
    assert (row.choice, row.rows_used, row.rows_changed) == ("left-out", 1, 1)
    assert row.net_difference == Decimal("1022.26")
    assert "WN" not in found.text("en")


def test_population_is_computed_again_with_the_map(rva: Path) -> None:
    table, records = delivered()
    nothing = pl.DataFrame(
        schema={
            **{name: pl.String for name in ("case_ref", "aid_type", "amount", "entry_kind")},
            "month": pl.Date,
        }
    )
    sickness = pl.DataFrame(
        schema={
            **{name: pl.String for name in ("case_ref", "document_type", "benefit_code")},
            **{name: pl.Int32 for name in ("nature", "days")},
            **{name: pl.Date for name in ("from", "to")},
            **{name: pl.String for name in ("gross_taxable", "hours")},
        }
    )
    ours = records.with_columns(benefit_type=pl.lit("full-unemployment"))
    issued = ibo.statements(table, ours, nothing, sickness)
    again = ibo.recompute(table, records, nothing, sickness, before=issued, codes=rva)
    total = again.corrections.summary.total
    # Of the code that is not mapped 523.18 was issued.
    assert (total.unchanged, total.refused) == (4, 1)
    assert total.issued_net_of_refused == Decimal("523.18")


def test_one_case_is_computed_with_the_map(rva: Path) -> None:
    own = ibo.Parameters().with_codes(rva)
    fields = json.loads(case().to_json())
    fields["unemployment"]["records"][0]["benefit_type"] = "WN3"
    coded = ibo.Case.from_json(json.dumps(fields))
    assert ibo.statement(coded, parameters=own).net == ibo.statement(case()).net
    assert ibo.statement(coded, parameters=own).certainty == ibo.Certainty.ASSUMED
    again = ibo.Parameters.from_toml({"kept.toml": own.canonical()})
    assert again.fingerprint == own.fingerprint != ibo.Parameters().fingerprint
    found = ibo.sensitivity(coded, codes=rva)
    assert not any("WN3" in row.reading for row in found.rows)


def test_command_prints_the_whole_set_with_the_map(rva: Path) -> None:
    command = [sys.executable, "-m", "ibo", "parameters", "--canonical", "--codes", str(rva)]
    done = subprocess.run(command, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    own = ibo.Parameters().with_codes(rva)
    assert done.stdout.decode() == own.canonical()
    again = ibo.Parameters.from_toml({"values.toml": done.stdout.decode()})
    assert again.fingerprint == own.fingerprint


def test_maps_of_several_institutions_go_together(rva: Path, tmp_path: Path) -> None:
    aid = tmp_path / "podmi.toml"
    aid.write_text(AID, encoding="utf-8")
    table = cases(
        {
            "unemployment_benefit_type": "WN1",
            "leefloon_amount": "100.00",
            "leefloon_aid_type": "LL",
        }
    )
    # 55.29 x 26 = 1,437.54, and 100.00.
    orders: list[Sequence[str | Path]] = [[rva, str(aid)], (aid, rva)]
    for codes in orders:
        found = ibo.statements(table, codes=codes).to_polars()
        assert found["replacement_income"].to_list() == [Decimal("1537.54")]
    assert ibo.statements(table, codes=rva).summary.refused == {"unknown-aid-type": 1}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (RVA.replace('"insertion"', '"insertoin"'), "code WN2: .*did you mean insertion"),
        (RVA.replace("WN2", "WN1"), "must be TOML, line 10"),
        (RVA.replace('certainty = "assumed"', 'certainty = "sure"'), "code WN3: the certainty"),
        (RVA.replace("WN1 =", "other ="), "code other: the list treats this code itself"),
        (RVA.partition("WN1")[0], "the list must have a code"),
        ("", "must have a .*value.* table"),
        (
            RVA.replace("value.means", "value")
            .replace('WN1 = "full-unemployment"', 'counts = ["WN1"]')
            .partition("WN2")[0],
            "a file of codes must say what codes mean",
        ),
    ],
)
def test_fault_of_a_map_names_file_and_entry(text: str, says: str, rva: Path) -> None:
    rva.write_text(text, encoding="utf-8")
    with pytest.raises(ibo.ParametersError, match=says) as raised:
        ibo.statements(in_row(), codes=rva)
    assert str(rva) in str(raised.value)


def test_codes_are_a_path() -> None:
    for codes in (5, [5]):
        with pytest.raises(ibo.StructureError, match="must be a path, got int") as raised:
            ibo.statements(in_row(), codes=codes)  # type: ignore[arg-type]
        assert raised.value.at == "codes"


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ibo", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_command_computes_a_table_with_the_map(rva: Path, tmp_path: Path) -> None:
    source, out = tmp_path / "cases.parquet", tmp_path / "out.parquet"
    in_row().write_parquet(source)
    done = run("statements", source, "-o", out, "--codes", rva)
    assert done.returncode == 1, done.stderr
    check(pl.read_parquet(out))
    compared, reform = tmp_path / "compared.parquet", tmp_path / "reform.toml"
    reform.write_text(
        'title = "no insertion"\n[[reading]]\nid = "unemployment.benefit-type/insertion"\n'
        'choice = "left-out"\n',
        encoding="utf-8",
    )
    done = run(
        *("compare", source, "--reform", reform, "--codes", rva, "-o", compared),
        *("--keep", "employee_rsz", "--language", "en"),
    )
    assert done.returncode == 2 and "employee_rsz" in done.stderr
    done = run(
        "compare", source, "--reform", reform, "--codes", rva, "-o", compared, "--language", "en"
    )
    assert "5 rows: 1 win, 0 lose, 3 unchanged, 1 refused" in done.stderr, done.stderr
    done = run("sensitivity", source, "--codes", rva, "--json")
    rows = json.loads(done.stdout)["rows"]
    assert [row["rows_used"] for row in rows if row["reading"].endswith("/insertion")] == [1]
    # The file is an input.
    done = run("statements", source, "-o", rva, "--codes", rva)
    assert done.returncode == 2 and rva.read_text(encoding="utf-8") == RVA


def test_command_computes_a_case_with_the_map(rva: Path, tmp_path: Path) -> None:
    fields = json.loads(case().to_json())
    fields["unemployment"]["records"][0]["benefit_type"] = "WN1"
    source = tmp_path / "case.jsonl"
    source.write_text(json.dumps(fields) + "\n", encoding="utf-8")
    net = str(ibo.statement(case()).net)
    done = run("statements", source, "--codes", rva, "--with-case")
    assert done.returncode == 0 and json.loads(done.stdout)["net"] == net, done.stderr
    issued = tmp_path / "statements.jsonl"
    issued.write_text(done.stdout, encoding="utf-8")
    assert run("verify", issued, "--codes", rva).returncode == 0
    assert run("verify", issued).returncode == 1
    assert run("explain", source, "--codes", rva).returncode == 0
    assert run("explain", source).returncode == 1
    rva.write_text(RVA.replace('"insertion"', '"insertoin"'), encoding="utf-8")
    for command in (("statements", source), ("explain", source), ("plan", source)):
        done = run(*command, "--codes", rva)
        assert done.returncode == 2 and "code WN2" in done.stderr and str(rva) in done.stderr
