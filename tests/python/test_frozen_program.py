"""A program that is frozen with PyInstaller: it runs where no Python is, with all that the package
imports late.
"""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from project import FIXTURES, PROJECT, text_of

MONTH = FIXTURES / "months/2026-04.jsonl"
PACKAGE = PROJECT / "ibo-py"

# What the program does not need and this Python may have.
LEFT_OUT = [
    "IPython",
    "_pytest",
    "duckdb",
    "ipykernel",
    "jsonschema",
    "mypy",
    "nbformat",
    "pandas",
    "polars",
    "pytest",
    "scipy",
    "selenium",
    "tkinter",
]

PROGRAM = '''\
"""Everything that the package imports late: numbers, pictures, pages, tables, the command."""

import sys

import ibo
import pyarrow

if len(sys.argv) > 1:
    from ibo.__main__ import main

    sys.exit(main(sys.argv[1:]))

case = ibo.Case.from_dict(
    {
        "case_ref": "A-1027",
        "month": "2026-03",
        "agreement": {
            "kind": "ibo",
            "start": "2026-03-02",
            "end": "2026-08-28",
            "reference_gross_wage": "2500.00",
            "percentage": 80,
            "employment_fraction": "38/38",
        },
        "unemployment": {
            "availability": "data",
            "records": [
                {
                    "from": "2026-01-05",
                    "to": None,
                    "day_amount": "55.29",
                    "basis": "full",
                    "benefit_type": "full-unemployment",
                }
            ],
        },
        "leefloon": {"availability": "no-data"},
        "sickness": {"availability": "no-data"},
    }
)
statement = ibo.statement(case)
print(statement.net, statement.certainty, case.agreement.employment_fraction)
statement.plot().figure.savefig("statement.png")
ibo.plan(case).plot().figure.savefig("plan.png")
print("<table" in statement._repr_html_())
hours = [19, 38]
table = pyarrow.table({"premium": ["588.57", "-1"], "employment_hours": hours, "full_time_hours": [38, 38]})
paid = ibo.payments(table)
print(paid.to_pyarrow()["net"].to_pylist(), paid.summary.refused)
people = ibo.examples.population(20)
records = (people.unemployment, people.leefloon, people.sickness)
print(len(ibo.statements(people.cases, *records, extra="ignore")))
try:
    ibo.payment(premium="225.001", fraction="1/1")
except ibo.NumberError as error:
    print(error.code)
'''


def test_modules_that_are_imported_by_name_are_imported_in_a_statement() -> None:
    """What freezes a program sees no more than that."""
    rust = "\n".join(path.read_text() for path in (PACKAGE / "src").rglob("*.rs"))
    named = set(re.findall(r'\bimport\((?:\w+, )?"([\w.]+)"', rust))
    assert {"ibo._plot", "ibo._json", "decimal", "fractions"} <= named
    for path in (PACKAGE / "python/ibo").rglob("*.py"):
        text = path.read_text()
        named |= set(re.findall(r'\b(?:pyarrow|library|import_module)\("([\w.]+)"', text))
        drawn = re.findall(r'_with_matplotlib\("[\w.()]+", "(\w+)"\)', text)
        named |= {f"ibo.{module}" for module in drawn}
    assert {"pyarrow.parquet", "polars", "ibo._waterfall"} <= named
    tree = ast.parse((PACKAGE / "python/ibo/_imported.py").read_text())
    imported = {"ibo"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            imported |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level:
            imported |= {f"ibo.{name.name}" for name in node.names}
    assert named - imported == set()


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The frozen program, in a folder with all that it needs."""
    pytest.importorskip("PyInstaller")
    if sys.platform.startswith("linux") and shutil.which("objdump") is None:
        pytest.skip("PyInstaller needs objdump, of binutils")
    if not (sysconfig.get_config_var("Py_ENABLE_SHARED") or sys.platform == "win32"):
        pytest.skip("PyInstaller needs a Python with a shared library")
    folder = tmp_path_factory.mktemp("frozen")
    (folder / "program.py").write_text(PROGRAM)
    left_out = [word for name in LEFT_OUT for word in ("--exclude-module", name)]
    done = subprocess.run(
        [
            *(sys.executable, "-m", "PyInstaller", "--onedir", "--log-level", "WARN"),
            *left_out,
            "program.py",
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "MPLBACKEND": "Agg", "PYINSTALLER_CONFIG_DIR": str(folder / "config")},
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return folder / "dist/program/program"


def run(program: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs it without this Python and its packages."""
    return subprocess.run(
        [program, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={"HOME": str(folder), "MPLBACKEND": "Agg", "PATH": ""},
    )


def test_frozen_program_computes_draws_and_reads_tables(program: Path, tmp_path: Path) -> None:
    done = run(program, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "523.18 secondary 38/38",
        "True",
        "[Decimal('261.59'), None] {'amount-negative': 1}",
        "20",
        "amount-too-many-decimals",
    ]
    for name in ("statement.png", "plan.png"):
        assert (tmp_path / name).read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_frozen_command_computes_tables(program: Path, tmp_path: Path, ending: str) -> None:
    (tmp_path / "in.csv").write_text("premium,employment_hours,full_time_hours\n588.57,19,38\n")
    done = run(program, tmp_path, "payments", "in.csv", "-o", f"out.{ending}")
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith("1 rows, 0 refused\n")
    assert (tmp_path / f"out.{ending}").stat().st_size


def test_frozen_command_computes_cases(program: Path, tmp_path: Path) -> None:
    case = text_of("months/2026-04.jsonl").splitlines()[0]
    (tmp_path / "case.json").write_text(case)
    done = run(program, tmp_path, "statements", "case.json")
    assert (done.returncode, done.stderr) == (0, "1 line: 1 computed, 0 refused\n")
    assert done.stdout.startswith('{"schema":1,')
