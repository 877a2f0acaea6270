"""The options of `ibo statements` for tables: keys, months, kept columns, absences, summaries."""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
from pathlib import Path

import polars as pl
from test_tables_options import FLAT, IN_ROW, benefits, cases


def statements(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ibo", "statements", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_options_of_a_delivery_by_person(tmp_path: Path) -> None:
    table = cases(
        {"person_ref": "P-1", "region": "Gent"},
        {"person_ref": "P-2", "region": "Aalst", "case_ref": "A-2"},
        {"person_ref": "P-1", "region": "Gent", "month": datetime.date(2026, 4, 1)},
        without=IN_ROW,
    ).with_columns(note=pl.lit("x"))
    table.write_csv(tmp_path / "cases.csv")
    records = benefits({"case_ref": "P-1"}, {"case_ref": "P-9"}).rename({"case_ref": "person_ref"})
    records.write_parquet(tmp_path / "rva.parquet")
    out = tmp_path / "out.parquet"
    options = (
        *(tmp_path / "cases.csv", "-o", out, "--unemployment", tmp_path / "rva.parquet"),
        *("--provisional", "--key", "person_ref", "--month", "2026-03", "--keep", "region"),
    )
    refused = statements(*options, "--ignore-extra")
    assert refused.returncode == 2
    assert "unemployment row 1 (counted from 0), person_ref" in refused.stderr
    assert not out.exists()
    done = statements(*options, "--ignore-extra", "--ignore-unknown-cases", "--summary", "json")
    assert done.returncode == 0, done.stderr
    summary = json.loads(done.stderr.splitlines()[-1])
    assert (summary["rows"], summary["refused"]) == (2, {})
    [total] = summary["totals"]
    # Worked example 1, and example 3 at 80 %: 2,173.25 x 80 % = 1,738.60, less 193.16.
    assert total["replacement_income"] == "1437.54"
    assert total["net"] == "2068.62"
    found = pl.read_parquet(out)
    assert found.columns[:4] == ["case_ref", "month", "region", "kind"]
    assert found["region"].to_list() == ["Gent", "Aalst"]


def test_table_of_absences(tmp_path: Path) -> None:
    table = cases({**FLAT, "reference_gross_wage": "2000.00"})
    table.write_parquet(tmp_path / "cases.parquet")
    (tmp_path / "absences.csv").write_text("case_ref,from,to\nA-1,2020-05-04,2020-05-24\n")
    out = tmp_path / "out.jsonl"
    done = statements(
        tmp_path / "cases.parquet", "-o", out, "--absences", tmp_path / "absences.csv"
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(out.read_text())["employer_contribution"] == "438.71"


def test_options_of_tables_need_a_table(tmp_path: Path) -> None:
    case = tmp_path / "cases.jsonl"
    case.write_text('{"agreement": {}}\n')
    for option in (
        ("--key", "person_ref"),
        ("--month", "2026-03"),
        ("--keep", "region"),
        ("--ignore-extra",),
        ("--ignore-unknown-cases",),
        ("--summary", "json"),
    ):
        done = statements(case, *option)
        assert done.returncode == 2
        assert f"{option[0]} is for a table of cases" in done.stderr


def test_summary_is_in_the_language_of_the_messages(tmp_path: Path) -> None:
    cases({}, {"case_ref": "A-2", "percentage": 85}).write_parquet(tmp_path / "cases.parquet")
    done = statements(
        tmp_path / "cases.parquet", "-o", tmp_path / "out.parquet", "--language", "nl"
    )
    assert done.returncode == 1
    said = done.stderr.splitlines()
    assert said[0] == "2 rijen, 1 geweigerd"
    assert said[2].split() == ["Geweigerd", "Rijen"]
    assert said[5].split()[:3] == ["Stelsel", "Soort", "Rijen"]
    assert said[-1].startswith("waarden: ")
    assert "1.437,54" in done.stderr


def test_advice_of_an_error_names_the_option_of_the_command(tmp_path: Path) -> None:
    """And not the keyword of Python that does the same."""
    cases({}).with_columns(note=pl.lit("x")).write_csv(tmp_path / "cases.csv")
    done = statements(tmp_path / "cases.csv", "-o", tmp_path / "out.csv", "--provisional")
    assert done.returncode == 2
    assert "have it passed over with --ignore-extra" in done.stderr
    assert "extra=" not in done.stderr
    records = benefits({"case_ref": "A-9"})
    records.write_parquet(tmp_path / "rva.parquet")
    cases({}, without=IN_ROW).write_csv(tmp_path / "cases.csv")
    beside = ("--unemployment", tmp_path / "rva.parquet", "--provisional")
    done = statements(tmp_path / "cases.csv", "-o", tmp_path / "out.csv", *beside)
    assert done.returncode == 2
    assert "give --ignore-unknown-cases" in done.stderr and "unknown_cases" not in done.stderr


def test_columns_are_passed_over_by_one_name_in_every_command(tmp_path: Path) -> None:
    """`ibo corrections` had `--extra ignore`, which stays."""
    issued = tmp_path / "issued.csv"
    given, nothing = tmp_path / "cases.parquet", tmp_path / "corrections.csv"
    cases({"region": "Gent"}).write_parquet(given)
    done = statements(given, "-o", issued, "--keep", "region")
    assert done.returncode == 0, done.stderr
    command = [
        sys.executable,
        "-m",
        "ibo",
        "corrections",
        str(issued),
        str(issued),
        "-o",
        str(nothing),
    ]
    found = {
        options: subprocess.run([*command, *options], capture_output=True, text=True, check=False)
        for options in (
            (),
            ("--ignore-extra",),
            ("--extra", "ignore"),
            ("--extra", "ignore", "--ignore-extra"),
        )
    }
    assert [done.returncode for done in found.values()] == [2, 0, 0, 2]
    assert "--ignore-extra" in found[()].stderr
    assert "1 rows, 0 refused" in found["--ignore-extra",].stderr
