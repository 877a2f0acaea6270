"""Statements that were issued and are read back, computed again, and kept with their case and
values.
"""

from __future__ import annotations

import copy
import json
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import ibo
import pytest
from ibo.__main__ import main
from project import compact, golden, options_of, read, text_of
from samples import case

COMMAND = [sys.executable, "-m", "ibo"]
CASES = text_of("cases/first.jsonl")

OTHER_RATE = """
[[value]]
id = "withholding.rate"
from = "2026-01-01"
value = "0.12"
certainty = "secondary"
source = "another rate"
"""


def run(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments], input=given, capture_output=True, text=True, check=False
    )


def first() -> ibo.Case:
    return ibo.Case.from_json(CASES.splitlines()[0])


def test_golden_statements_are_the_same() -> None:
    for fixture in golden():
        parameters = options_of(fixture).get("parameters")
        made = ibo.Case.from_dict(fixture["case"])
        stored = compact(fixture["statement"])
        statement = ibo.Statement.from_json(stored)
        assert statement.to_json() == stored
        assert statement.case is None
        assert ibo.verify(statement, made, parameters).status == "same"
        if "notice" in fixture:
            notice = compact(fixture["notice"])
            assert ibo.Notice.from_json(notice).to_json() == notice


def test_statement_carries_its_case() -> None:
    statement = ibo.statement(case(), with_case=True)
    stored = statement.to_json()
    assert json.loads(stored)["case"] == case().to_dict()
    back = ibo.Statement.from_json(stored.encode())
    assert (back.case, back.to_json(), back.library) == (case(), stored, statement.library)
    assert ibo.verify(stored).status == "same"
    changed = stored.replace('"case":{"case_ref":"A-1027"', '"case":{"case_ref":"A-1028"')
    with pytest.raises(ibo.ResultError) as raised:
        ibo.Statement.from_json(changed)
    assert (raised.value.code, raised.value.at) == ("statement-contradiction", "case.case_ref")
    assert ibo.verify(changed).status == "contradicts itself"


def test_results_that_were_read_back_are_pickled() -> None:
    fixture = read("corrections/day-amount-lowered.json")
    before, after = (
        ibo.statement(ibo.Case.from_dict(fixture[side])) for side in ("before", "after")
    )
    results: list[Any] = [
        ibo.Statement.from_json(before.to_json()),
        ibo.Correction.from_json(compact(fixture["correction"])),
        ibo.verify(before, parameters=ibo.Parameters().with_toml(OTHER_RATE)),
        ibo.values_diff(ibo.Parameters(), ibo.Parameters().with_toml(OTHER_RATE)),
    ]
    for result in results:
        assert pickle.loads(pickle.dumps(result)) == result
        assert copy.deepcopy(result).to_json() == result.to_json()
    assert ibo.correction(before, after) == results[1]


def test_other_rate_has_other_amounts() -> None:
    own = ibo.Parameters().with_toml(OTHER_RATE)
    verified = ibo.verify(ibo.statement(first()), parameters=own)
    # 588.57 x 12 % = 70.6284, printed 70.63; 65.39 before.
    assert verified.status == "other amounts"
    assert not verified.same_in_amounts
    assert verified.label("nl") == "andere bedragen"
    assert verified.correction is not None
    assert str(verified.correction.to_pay) == "-5.24"
    assert [(line.code, str(line.difference)) for line in verified.lines] == [
        ("withholding-tax", "5.24"),
        ("net", "-5.24"),
    ]
    assert (verified.values_then, verified.values_now) == (
        ibo.Parameters().fingerprint,
        own.fingerprint,
    )
    assert verified.now is not None
    assert str(verified.now.net) == "517.94"
    assert verified.to_dict()["status"] == "other amounts"


def test_statement_that_is_refused_now_has_its_error() -> None:
    own = ibo.Parameters().with_toml(
        OTHER_RATE.replace("withholding.rate", "premium.percentages").replace('"0.12"', "[75]")
    )
    verified = ibo.verify(ibo.statement(first()), parameters=own)
    assert verified.status == "refused now"
    assert isinstance(verified.error, ibo.AgreementError)
    assert verified.error.at == "agreement.percentage"


def test_statement_without_its_case_is_an_error() -> None:
    with pytest.raises(ibo.StructureError) as raised:
        ibo.verify(ibo.statement(first()).to_json())
    assert (raised.value.code, raised.value.at) == ("missing-field", "case")
    with pytest.raises(ibo.ResultError) as other:
        ibo.verify(ibo.statement(first()), case())
    assert other.value.at == "case.case_ref"
    with pytest.raises(ibo.StructureError):
        ibo.verify(12)  # type: ignore[arg-type]


HALF_THE_TAX = """
title = "half the tax"

[scheme]
name = "2018"

[[scale]]
id = "withholding.rate"
factor = "0.5"
"""


def test_hypothetical_statement_is_verified_with_its_reform(tmp_path: Path) -> None:
    # By hand: 1437.54 of replacement income is above 1001.00: 20 % of 2154.11 is 430.82; tax 5.56 %
    # of it is 23.95; net 406.87.
    path = tmp_path / "reform.toml"
    path.write_text(HALF_THE_TAX)
    reform = ibo.Reform.from_file(path)
    issued = ibo.statement(first(), reform=reform, with_case=True)
    assert str(issued.net) == "406.87"
    for stored in (issued, issued.to_json()):
        verified = ibo.verify(stored, reform=reform)
        assert (verified.status, verified.error) == ("same", None)
        again = pickle.loads(pickle.dumps(verified))
        assert (again, again.status) == (verified, "same")
        with pytest.raises(ibo.StructureError, match="the reform, or the parameters") as raised:
            ibo.verify(stored)
        assert raised.value.at == "reform"
    given = f"{issued.to_json()}\n"
    done = run("verify", "--reform", str(path), given=given)
    assert (done.returncode, json.loads(done.stdout)["status"]) == (0, "same")
    done = run("verify", "--text", "nl", given=given)
    assert done.returncode == 1
    assert "de afrekening is hypothetisch: de hervorming" in done.stdout
    done = run("verify", "--reform", str(tmp_path / "absent.toml"), given=given)
    assert done.returncode == 2
    assert "absent.toml" in done.stderr


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "the statements must be JSON, one per line, as ibo statements prints them"),
        ("nl", "de afrekeningen moeten JSON zijn, één per lijn, zoals ibo statements ze afdrukt"),
    ],
)
@pytest.mark.parametrize("name", ["issued.parquet", "issued.csv", "issued.xlsx"])
def test_command_says_which_one_compares_tables(
    name: str,
    language: str,
    said: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / name).write_bytes(b"PAR1")
    assert main(["verify", "--text", language, str(tmp_path / name)]) == 2
    printed = capsys.readouterr()
    assert printed.out == "" and f"{name}: {said}" in printed.err
    assert "ibo corrections BEFORE AFTER -o corrections.parquet" in printed.err


def test_command_counts_one_line_as_one() -> None:
    given = f"{ibo.statement(first(), with_case=True).to_json()}\n"
    assert run("verify", "--text", "nl", given=given).stderr.startswith("1 lijn: 1 hetzelfde (")
    assert run("verify", given=given).stderr.startswith("1 line: 1 same (")
    assert run("verify", "--text", "nl", given=2 * given).stderr.startswith("2 lijnen: 2 ")


def test_command_verifies_with_the_values_of_then(tmp_path: Path) -> None:
    own, kept = tmp_path / "own.toml", tmp_path / "values.toml"
    own.write_text(OTHER_RATE, encoding="utf-8")
    statements, cases = tmp_path / "statements.jsonl", tmp_path / "cases.jsonl"
    cases.write_text(CASES, encoding="utf-8")
    issued = run("statements", "--with-case", "--parameters", str(own), str(cases))
    statements.write_text(issued.stdout, encoding="utf-8")
    kept.write_text(run("parameters", "--canonical", "--parameters", str(own)).stdout, "utf-8")

    now = run("verify", str(statements))
    assert now.returncode == 1
    assert [json.loads(line)["status"] for line in now.stdout.splitlines()] == [
        "other amounts",
        "other amounts",
        "same",  # October 2025: before the other rate
        "other amounts",
    ]
    then = run("verify", str(statements), "--parameters", str(kept), "--text", "nl")
    assert then.returncode == 0
    assert then.stdout.splitlines()[0] == "first-1-unemployment  2026-03  hetzelfde"
    assert then.stderr.startswith("4 lijnen: 4 hetzelfde (ibo ")
    bare = run("statements", str(cases)).stdout
    assert run("verify", given=bare).returncode == 1
    assert run("verify", "--cases", str(cases), given=bare).returncode == 0
    assert run("verify", str(tmp_path / "absent")).returncode == 2
    assert run("verify", "--cases", str(statements), given=bare).returncode == 2

    moved = run("values", "diff", str(kept), "--json")
    assert [value["id"] for value in json.loads(moved.stdout)["moved"]] == ["withholding.rate"]
    text = run("values", "diff", str(own), str(kept), "--language", "en").stdout
    assert text.endswith("\nNo value differs.\n")
