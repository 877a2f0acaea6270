"""A population from the command line alone: files of it, one row as a case, and the commands of the
page about it.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import ibo
import pyarrow.csv  # type: ignore[import-untyped]
import pyarrow.parquet  # type: ignore[import-untyped]
import pytest
from ibo.__main__ import main
from project import PROJECT

TABLES = ("cases", "unemployment", "leefloon", "sickness")
PAGE = PROJECT / "docs/population.md"


def test_population_writes_its_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "of" / "two"
    made = ["population", str(folder), "--rows", "60", "--seed", "3", "--delivery", "2"]
    assert main(made) == 0
    people = ibo.examples.population(60, seed=3, delivery=2)
    for name in TABLES:
        table = pyarrow.parquet.read_table(folder / f"{name}.parquet")
        assert table.to_pylist() == getattr(people, name).to_dicts()
    said = capsys.readouterr()
    assert said.out == ""
    assert f"cases.parquet: {people.cases.num_rows} rows" in said.err
    assert main([*made, "--format", "csv"]) == 0
    assert (folder / "cases.csv").read_text(encoding="utf-8").startswith("case_ref,month,region,")


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--rows", "10000001"], "rows must be at most 10000000"),
        (["--rows", "-1"], "must be a whole number from 0"),
        (["--delivery", "3"], "invalid choice"),
    ],
)
def test_population_refuses_other_sizes(
    arguments: list[str], why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["population", str(tmp_path / "none"), *arguments]) == 2
    assert why in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


def test_population_says_why_a_folder_cannot_be_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main(["population", str(tmp_path / "file")]) == 2
    assert "file: " in capsys.readouterr().err


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small population in files."""
    folder = tmp_path_factory.mktemp("population")
    assert main(["population", str(folder), "--rows", "300", "--seed", "2026"]) == 0
    return folder


def test_population_in_excel_computes_as_the_others_do(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("python_calamine")
    options = ["--rows", "300", "--seed", "2026"]
    assert main(["population", str(tmp_path), *options, "--format", "xlsx"]) == 0
    told = []
    for where, ending in ((folder, "parquet"), (tmp_path, "xlsx")):
        given = [part for name in TABLES[1:] for part in (f"--{name}", f"{where}/{name}.{ending}")]
        asked = ["statements", f"{where}/cases.{ending}", *given, "--ignore-extra"]
        capsys.readouterr()
        assert main([*asked, "--summary", "json", "-o", str(tmp_path / "out.csv")]) == 1
        told.append(json.loads(capsys.readouterr().err.splitlines()[-1])["totals"])
    assert told[0] == told[1] != []


def records(folder: Path) -> list[str]:
    """The options that name its records."""
    given = ((f"--{name}", str(folder / f"{name}.parquet")) for name in TABLES[1:])
    return [*(part for option in given for part in option), "--ignore-extra"]


def test_case_is_that_of_explain_row(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cases = str(folder / "cases.parquet")
    assert main(["case", cases, "--row", "173", *records(folder)]) == 0
    people = ibo.examples.population(300, seed=2026)
    statement = ibo.explain_row(people.cases, 173, **people.records, extra="ignore")
    case = statement.case
    assert case is not None
    printed = capsys.readouterr().out
    assert printed == f"{case.to_json()}\n"
    assert ibo.statement(ibo.Case.from_json(printed)) == statement


def test_case_of_a_refused_row_is_its_error(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people = ibo.examples.population(300, seed=2026)
    refused = ibo.statements(people.cases, **people.records, extra="ignore").refused().to_pyarrow()
    row, code = (refused[name][0].as_py() for name in ("row", "error_code"))
    cases = str(folder / "cases.parquet")
    assert main(["case", cases, "--row", str(row), *records(folder)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "ibo: refused: " in said.err and f"({code}" in said.err


def test_case_names_a_row_that_there_is_not(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = str(folder / "cases.parquet")
    asked = ["case", cases, "--row", "300", *records(folder)]
    assert main(asked) == 2
    assert "the table has no row 300; rows are counted from 0" in capsys.readouterr().err
    assert main([*asked, "--language", "nl"]) == 2
    assert "de tabel heeft geen rij 300" in capsys.readouterr().err
    assert main(["case", cases, "--row", "0"]) == 2
    assert "region" in capsys.readouterr().err


@pytest.mark.skipif(shutil.which("bash") is None, reason="the page is for a shell")
def test_commands_of_the_page_run(tmp_path: Path) -> None:
    """From top to bottom, with fewer rows; 1 says that rows were refused, which is no fault."""
    blocks = re.findall(
        r"^```sh\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
    commands = "".join(blocks).replace("--rows 100000", "--rows 3000")
    assert commands.count("--rows 3000") == 2
    script = (
        f'ibo() {{ "{sys.executable}" -W error -m ibo "$@" || [ $? = 1 ] || exit; }}\n'
        f"set -u\n{commands}"
    )
    done = subprocess.run(
        ["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert "GGMMI + 2 % from July 2026" in (tmp_path / "higher.html").read_text(encoding="utf-8")
    statement = json.loads((tmp_path / "evidence.jsonl").read_text(encoding="utf-8"))
    assert statement["case"] == json.loads((tmp_path / "case.json").read_text(encoding="utf-8"))
    assert "1 line: 1 same" in done.stderr
    nothing = pyarrow.parquet.read_table(tmp_path / "nothing.parquet")
    assert set(nothing["change"].to_pylist()) == {"refused"}
    corrections = pyarrow.parquet.read_table(tmp_path / "corrections.parquet")
    assert {"changed", "new", "withdrawn"} <= set(corrections["change"].to_pylist())
