"""The clock, the time zone and the locale of a machine change no byte of what comes out."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from project import FIXTURES

MONTH = FIXTURES / "months/2026-04.jsonl"
BROKEN = FIXTURES / "months/2026-04-broken.jsonl"

# Decimal commas; capitals without a dot of their own; digits and calendars of other scripts.
LOCALES = ["nl_BE", "tr_TR", "ar_SA", "fa_IR", "hi_IN"]
CLOCKS = [
    "1969-12-31 23:59:59",
    "2025-12-31 23:59:59",
    "2038-01-19 03:14:08",
    "2106-02-07 06:28:16",
]
ZONES = ["Pacific/Kiritimati", "Asia/Kolkata", "America/St_Johns", "Nowhere/At_All"]

needs_clock = pytest.mark.skipif(shutil.which("faketime") is None, reason="there is no faketime")
needs_locales = pytest.mark.skipif(
    shutil.which("localedef") is None or not Path("/usr/share/i18n/locales").is_dir(),
    reason="locales cannot be made",
)

# All that has a text or an amount: statements and what was refused, an explanation in Dutch, a
# sum of tables, the error of a date, and words that a locale writes in its own way.
PROGRAM = """
import locale, pathlib, sys
locale.setlocale(locale.LC_ALL, "")
import ibo
for name in sys.argv[1:]:
    for line in pathlib.Path(name).read_bytes().splitlines():
        try:
            statement = ibo.statement(line)
        except ibo.IboError as error:
            print(ascii(str(error)))
            continue
        print(ascii(statement.to_json()))
        print(ascii(statement.explain(language="nl")))
for text in ["1234.5", "1,5", "I", "\u0131", "\u0661\u0662"]:
    try:
        print(ascii(str(ibo.payment(premium=text, fraction="19/38"))))
    except ibo.IboError as error:
        print(ascii(str(error)))
people = ibo.examples.population(200, seed=1)
table = ibo.statements(
    people.cases, people.unemployment, people.leefloon, people.sickness, extra="ignore"
)
print(ascii(str(table.summary)))
"""


def printed(*before: str, **environment: str) -> str:
    """What the program prints, with this in front of it and in its environment."""
    done = subprocess.run(
        [*before, sys.executable, "-c", PROGRAM, str(MONTH), str(BROKEN)],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.fixture(scope="module")
def ordinary() -> str:
    """What it prints with no locale, on this clock."""
    told = printed(LC_ALL="C", TZ="UTC")
    assert told.count("\n") > 500
    return told


@needs_clock
@pytest.mark.parametrize("clock", CLOCKS)
def test_clock_changes_no_byte(ordinary: str, clock: str) -> None:
    """Before the epoch, at the turn of a year, and when seconds of 32 bits have run over."""
    year = subprocess.run(
        ["faketime", clock, sys.executable, "-c", "import time; print(time.gmtime().tm_year)"],
        env={**os.environ, "TZ": "UTC"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert year.stdout.strip() == clock[:4]
    assert printed("faketime", clock, LC_ALL="C", TZ="UTC") == ordinary


@pytest.mark.parametrize("zone", ZONES)
def test_time_zone_changes_no_byte(ordinary: str, zone: str) -> None:
    """Fourteen hours ahead, zones of half hours, and a zone that does not exist."""
    assert printed(LC_ALL="C", TZ=zone) == ordinary


@needs_locales
@pytest.mark.parametrize("name", LOCALES)
def test_locale_changes_no_byte(ordinary: str, name: str, tmp_path: Path) -> None:
    """Locales that write amounts, capitals and dates in other ways."""
    made = tmp_path / f"{name}.UTF-8"
    subprocess.run(["localedef", "-i", name, "-f", "UTF-8", made], check=False, capture_output=True)
    locale = {"LOCPATH": str(tmp_path), "LC_ALL": f"{name}.UTF-8"}
    point = subprocess.run(
        [sys.executable, "-c", "import locale; print(locale.setlocale(locale.LC_ALL, ''))"],
        env={**os.environ, **locale},
        capture_output=True,
        text=True,
        check=True,
    )
    assert point.stdout.strip() == f"{name}.UTF-8"
    assert printed(**locale, TZ="UTC") == ordinary
