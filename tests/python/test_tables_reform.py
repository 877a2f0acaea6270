"""A table of cases under a reform, and the keywords of tables that comparison and sensitivity share
with `statements`.
"""

from __future__ import annotations

import datetime
import json
import pickle
import subprocess
import sys
import warnings
from decimal import Decimal
from pathlib import Path
from typing import Any

import ibo
import polars as pl
import pytest
from samples import case
from test_tables_options import IN_ROW, benefits, cases

WAGE = ibo.Reform("of the wage").reading("premium.wage-difference-order", "wage")
"""The percentage is taken of the wage: 2,173.25 x 80 % - 1,437.54 = 301.06, less 33.45 of tax."""


def wage_file(tmp_path: Path) -> Path:
    path = tmp_path / "reform.toml"
    path.write_text(WAGE.to_toml(), encoding="utf-8")
    return path


def test_statements_under_a_reform() -> None:
    result = ibo.statements(cases({}, {"case_ref": "A-2", "percentage": 85}), reform=WAGE)
    frame = result.to_polars()
    assert frame["premium"].to_list() == [Decimal("301.06"), None]
    assert frame["net"].to_list() == [Decimal("267.61"), None]
    assert frame["certainty"].to_list() == ["hypothetical", None]
    assert result.summary.values == WAGE.parameters().fingerprint
    strict = ibo.statements(cases({}), reform=WAGE, require="assumed")
    assert strict.summary.refused == {"certainty-too-weak": 1}
    law = ibo.statements(cases({}))
    with pytest.raises(ibo.ResultError, match="hypothetical"):
        ibo.corrections(law, ibo.statements(cases({}), reform=WAGE))


# A year that was mistyped, and one that is right: the tax of 65.39 on 588.57 becomes 32.72.
LATER = ibo.Reform("the tax halved").scale("withholding.rate", "0.5", from_="2062-01-01")
HALF = ibo.Reform("the tax halved").scale("withholding.rate", "0.5", from_="2026-01-01")
UNREAD = "withholding.rate from 2062-01-01: no row reads it, by its month, kind or start"
NIET_GELEZEN = (
    "withholding.rate vanaf 2062-01-01: geen enkele rij leest dit, door maand, soort of begin"
)


def test_statements_warn_of_what_no_row_reads_and_their_summary_says_it() -> None:
    with pytest.warns(UserWarning, match=f"^the tax halved: {UNREAD}$") as warned:
        result = ibo.statements(cases({}), reform=LATER)
    assert [warning.filename for warning in warned] == [__file__]
    assert isinstance(result, ibo.TableResult)
    assert result.to_polars()["net"].to_list() == [Decimal("523.18")]
    assert result.summary.unread == (UNREAD,)
    assert result.summary.to_dict()["unread"] == [UNREAD]
    assert str(result.summary).endswith(f"\n\nNo row reads:\n  {UNREAD}")
    assert UNREAD in result.summary._repr_html_()
    again = pickle.loads(pickle.dumps(result))
    assert again.summary == result.summary
    with ibo.local_language("nl"):
        assert again.summary.unread == result.summary.unread == (NIET_GELEZEN,)
        with pytest.warns(UserWarning, match=NIET_GELEZEN):
            ibo.statements(cases({}), reform=LATER)
    assert ibo.statements(cases({}), reform=HALF).summary.unread == ()
    assert ibo.statements(cases({})).summary.unread == ()
    # A value of the caller's own that is no reform, and a table without rows.
    with pytest.warns(UserWarning, match="no row reads it"):
        assert ibo.statements(cases({}).clear(), reform=HALF).summary.unread != ()


def test_rows_of_other_months_read_nothing_of_a_reform() -> None:
    table = cases({}, {"month": datetime.date(2026, 4, 1)})
    april = ibo.Reform("from April").scale("withholding.rate", "0.5", from_="2026-04-01")
    assert ibo.statements(table, reform=april).summary.unread == ()
    with pytest.warns(UserWarning, match="no row reads it"):
        ibo.statements(table, reform=april, month="2026-03")
    # Two reforms side by side: each is warned of by its title.
    with pytest.warns(UserWarning) as warned:
        compared = ibo.compare(table, reform=LATER, baseline=april, month="2026-03")
    titles = [str(warning.message).split(":")[0] for warning in warned]
    assert titles == ["from April", "the tax halved"]
    assert [warning.filename for warning in warned] == [__file__] * 2
    assert len(compared.summary.unread) == 2


def test_stream_warns_at_its_end() -> None:
    stream = ibo.statements(cases({}).to_arrow().to_reader(), reform=LATER)
    assert stream.summary.unread == ()
    with pytest.warns(UserWarning, match=UNREAD):
        assert stream.to_polars()["net"].to_list() == [Decimal("523.18")]
    assert stream.summary.unread == (UNREAD,)
    # A warning that is an error ends the reading, and stays what it is.
    stream = ibo.statements(cases({}).to_arrow().to_reader(), reform=LATER)
    with warnings.catch_warnings(), pytest.raises(UserWarning, match=UNREAD):
        warnings.simplefilter("error")
        stream.to_pyarrow()


def test_one_case_warns_of_a_reform_of_which_it_reads_nothing() -> None:
    with pytest.warns(UserWarning, match=f"^the tax halved: {UNREAD}$") as warned:
        found = ibo.statement(case(), reform=LATER)
    assert [warning.filename for warning in warned] == [__file__]
    assert found.certainty is not ibo.Certainty.HYPOTHETICAL
    with pytest.warns(UserWarning, match=UNREAD):
        ibo.explain_row(cases({}), 0, reform=LATER)
    # A part that is for others is no mistake, where the case reads another one.
    both = LATER.scale("rsz.employee-rate", "1.01")
    assert ibo.statement(case(), reform=both).certainty is ibo.Certainty.HYPOTHETICAL
    assert ibo.statement(case(), reform=LATER.scheme("2018")).scheme == "2018"
    with pytest.warns(UserWarning, match="no row reads it"):
        ibo.statements(cases({}), reform=both)


def test_rows_are_explained_under_a_reform() -> None:
    statement = ibo.explain_row(cases({}), 0, reform=WAGE)
    assert (statement.net, statement.certainty) == (
        Decimal("267.61"),
        ibo.Certainty.HYPOTHETICAL,
    )
    [one] = ibo.explain_rows(cases({}), [0], reform=WAGE)
    assert one == statement
    with pytest.raises(ibo.ResultError):
        one.notice()


def test_plan_under_a_reform() -> None:
    agreement = ibo.Agreement(
        kind="ibo",
        start="2026-03-02",
        end="2026-05-29",
        reference_gross_wage="2500.00",
        percentage=80,
        employment_fraction="38/38",
    )
    benefit = ibo.UnemploymentRecord(
        from_="2026-01-05", day_amount="55.29", benefit_type="full-unemployment"
    )
    none = ibo.Source.no_data()
    asked = case(agreement=agreement, unemployment=[benefit], leefloon=none, sickness=none)
    plan = ibo.plan(asked, reform=WAGE)
    nets = [month.statement.net for month in plan.months if month.statement is not None]
    assert nets == [Decimal("267.61")] * 3
    assert (plan.totals.net, plan.certainty) == (Decimal("802.83"), ibo.Certainty.HYPOTHETICAL)
    assert plan.values == WAGE.parameters().fingerprint
    law = ibo.plan(asked)
    assert law.totals.net == Decimal("1569.54")
    old = ibo.plan(asked, reform=ibo.Reform("the old scheme").scheme("2018"))
    assert (old.scheme, old.payer) == ("2018", "vdab")


def test_sensitivity_under_a_reform() -> None:
    for cases_ in (cases({}), case()):
        found = ibo.sensitivity(cases_, reform=WAGE)
        [row] = [row for row in found.rows if row.reading == "premium.wage-difference-order"]
        assert (row.in_force, row.choice) == ("wage", "difference")
    found = ibo.sensitivity(cases({}), reform=WAGE)
    [row] = [row for row in found.rows if row.reading == "premium.wage-difference-order"]
    assert row.net_difference == Decimal("255.57")


def delivered() -> tuple[pl.DataFrame, pl.DataFrame]:
    """Cases of two months by person, with a column of their own, and records of three persons."""
    table = cases(
        {"person_ref": "P-1", "region": "Gent"},
        {"person_ref": "P-1", "region": "Gent", "month": datetime.date(2026, 4, 1)},
        {"person_ref": "P-2", "region": "Genk", "case_ref": "A-2"},
        {"person_ref": "P-2", "region": "Genk", "case_ref": "A-2"},
        without=IN_ROW,
    ).with_columns(note=pl.lit("x"))
    records = benefits({"case_ref": "P-1"}, {"case_ref": "P-2"}, {"case_ref": "P-9"})
    return table, records.rename({"case_ref": "person_ref"})


OPTIONS: dict[str, Any] = {
    "key": "person_ref",
    "month": "2026-03",
    "keep": ["region"],
    "extra": "ignore",
    "unknown_cases": "ignore",
    "provisional": True,
}


def test_comparison_takes_the_keywords_of_statements() -> None:
    table, records = delivered()
    result = ibo.compare(table, records, reform=WAGE, **OPTIONS)
    frame = result.to_polars()
    assert frame.columns[:4] == ["case_ref", "month", "region", "kind"]
    assert frame["region"].to_list() == ["Gent", "Genk", "Genk"]
    assert frame["net_before"].to_list() == [Decimal("523.18"), Decimal("523.18"), None]
    assert frame["net_after"].to_list() == [Decimal("267.61"), Decimal("267.61"), None]
    assert frame["error_code_after"].to_list() == [None, None, "duplicate-case"]
    summary = result.summary
    assert (summary.rows, summary.losers, summary.refused_both) == (3, 2, 1)
    groups = {group.key: group.total for group in result.by("region", min_group=1)}
    assert groups["Gent",].net.difference == Decimal("-255.57")
    assert (groups["Genk",].losers, groups["Genk",].refused_both) == (1, 1)
    # A column of the table that is neither kept nor computed from.
    assert [group.key for group in result.by("note", min_group=1)] == [("x",)]
    deciles = result.by(decile="reference_gross_wage", min_group=1)
    assert [group.total.rows for group in deciles] == [3]
    same = ibo.compare(table, records, reform=WAGE, **{**OPTIONS, "duplicates": "allow"})
    assert same.summary.losers == 3
    strict = ibo.compare(table, records, reform=WAGE, **OPTIONS, require="assumed")
    assert (strict.summary.refused_after, strict.summary.refused_both) == (2, 1)


def test_sensitivity_takes_the_keywords_of_statements() -> None:
    table, records = delivered()
    found = ibo.sensitivity(table, records, **OPTIONS)
    assert (found.computed, found.refused) == (2, 1)
    [row] = [row for row in found.rows if row.reading == "premium.wage-difference-order"]
    assert row.net_difference == Decimal("-511.14")


@pytest.mark.parametrize(
    ("change", "error", "says"),
    [
        ({"key": None}, "StructureError", "must not have a column person_ref"),
        ({"extra": "refuse"}, "StructureError", 'column note .*: leave it out.*extra="ignore"'),
        ({"unknown_cases": "refuse"}, "RecordError", "none for 1 records"),
        ({"keep": ["regio"]}, "StructureError", "must have the column regio"),
        ({"keep": ["region", "region"]}, "StructureError", "rename"),
        ({"keep": "region"}, "StructureError", "must be a list"),
        ({"month": "March"}, "IboError", "month"),
        ({"extra": "drop"}, "StructureError", "one of"),
    ],
)
def test_faults_of_keywords_are_those_of_statements(
    change: dict[str, Any], error: str, says: str
) -> None:
    table, records = delivered()
    options = OPTIONS | change
    said = []
    for compute in (
        lambda: ibo.statements(table, records, **options),
        lambda: ibo.sensitivity(table, records, **options),
        lambda: ibo.compare(table, records, reform=WAGE, **options),
    ):
        with pytest.raises(getattr(ibo, error), match=says) as raised:
            compute()
        said.append((str(raised.value), raised.value.at))
    assert said[0] == said[1] == said[2]


def test_payments_hand_columns_on_and_pass_over_others() -> None:
    table = pl.DataFrame(
        {
            "case_ref": ["A-1"],
            "region": ["Gent"],
            "premium": ["588.57"],
            "employment_hours": [38],
            "full_time_hours": [38],
            "note": ["x"],
        }
    )
    paid = ibo.payments(table, keep=["region", "full_time_hours"], extra="ignore").to_polars()
    assert paid.columns[:4] == ["case_ref", "region", "full_time_hours", "premium_after_fraction"]
    assert paid.row(0)[:3] == ("A-1", "Gent", 38)
    assert paid["net"].to_list() == [Decimal("523.18")]
    with pytest.raises(ibo.StructureError, match=r'column note .*: leave it out.*extra="ignore"'):
        ibo.payments(table, keep=["region"])
    with pytest.raises(ibo.StructureError, match="net"):
        ibo.payments(table.rename({"note": "net"}), keep=["net"], extra="ignore")
    near = table.rename({"note": "employment_hour"})
    with pytest.raises(ibo.StructureError, match="did you mean employment_hours"):
        ibo.payments(near, keep=["region"], extra="ignore")


def test_stream_says_where_its_refused_rows_are() -> None:
    stream = ibo.statements(cases({}).to_arrow().to_reader())
    assert isinstance(stream, ibo.StreamResult)
    with pytest.raises(ibo.StructureError, match="error_code and error_at: give a table"):
        stream.refused()
    assert stream.to_polars()["net"].to_list() == [Decimal("523.18")]


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ibo", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_commands_take_a_reform(tmp_path: Path) -> None:
    reform, table, out = (
        wage_file(tmp_path),
        tmp_path / "cases.parquet",
        tmp_path / "out.parquet",
    )
    cases({}).write_parquet(table)
    done = run("statements", table, "-o", out, "--reform", reform)
    assert done.returncode == 0, done.stderr
    assert pl.read_parquet(out)["net"].to_list() == [Decimal("267.61")]
    done = run("sensitivity", table, "--reform", reform, "--json")
    rows = json.loads(done.stdout)["rows"]
    assert [row["in_force"] for row in rows if row["reading"].startswith("premium.wage")] == [
        "wage"
    ]
    one = tmp_path / "case.json"
    one.write_text(case().to_json(), encoding="utf-8")
    expected = ibo.statement(case(), reform=WAGE)
    done = run("statements", one, "--reform", reform)
    assert json.loads(done.stdout)["net"] == str(expected.net), done.stderr
    done = run("explain", one, "--reform", reform, "--language", "en")
    assert done.stdout == expected.explain("en")
    done = run("plan", one, "--reform", reform)
    assert done.stdout == ibo.plan(case(), reform=WAGE).to_json() + "\n"
    done = run("statements", one, "--reform", reform, "--notice")
    assert done.returncode == 2 and "--notice and --reform" in done.stderr
    done = run("plan", one, "--reform", reform, "--html", reform, "--text", "nl")
    assert done.returncode == 2 and reform.read_text(encoding="utf-8") == WAGE.to_toml()
    done = run("explain", one, "--reform", tmp_path / "none.toml")
    assert done.returncode == 2 and "none.toml" in done.stderr


def test_commands_say_what_no_row_reads_of_a_reform(tmp_path: Path) -> None:
    reform, table, lines = (tmp_path / name for name in ("r.toml", "cases.parquet", "cases.jsonl"))
    reform.write_text(LATER.to_toml(), encoding="utf-8")
    cases({}).write_parquet(table)
    lines.write_text(f"{case().to_json()}\n{{}}\n", encoding="utf-8")
    out = tmp_path / "out.parquet"
    done = run("statements", table, "-o", out, "--reform", reform, "--language", "nl")
    assert f"\n\nGeen rij leest:\n  {NIET_GELEZEN}\n" in done.stderr
    assert done.stderr.count(NIET_GELEZEN) == 1
    done = run("statements", table, "-o", out, "--reform", reform, "--summary", "json")
    assert json.loads(done.stderr.splitlines()[-1])["unread"] == [UNREAD]
    done = run("statements", lines, "--reform", reform)
    said = f"2 lines: 1 computed, 1 refused\nNo row reads:\n  {UNREAD}\n"
    assert (done.returncode, done.stderr) == (1, said)
    done = run("statements", lines, "--reform", reform, "--text", "nl", "--jobs", "2")
    assert done.stderr.endswith(f"\nGeen rij leest:\n  {NIET_GELEZEN}\n")
    one = tmp_path / "case.json"
    one.write_text(case().to_json(), encoding="utf-8")
    done = run("explain", one, "--reform", reform, "--language", "en")
    assert (done.returncode, done.stderr) == (0, f"ibo: the tax halved: {UNREAD}\n")
    reform.write_text(HALF.to_toml(), encoding="utf-8")
    done = run("statements", lines, "--reform", reform)
    assert done.stderr == "2 lines: 1 computed, 1 refused\n"


def test_commands_of_tables_take_the_same_options(tmp_path: Path) -> None:
    table, records = delivered()
    paths = [tmp_path / name for name in ("cases.parquet", "rva.parquet", "out.parquet")]
    table.write_parquet(paths[0])
    records.write_parquet(paths[1])
    options = (
        *("--unemployment", paths[1], "--key", "person_ref", "--month", "2026-03"),
        *("--keep", "region", "--ignore-extra", "--ignore-unknown-cases", "--provisional"),
    )
    reform = wage_file(tmp_path)
    done = run(
        "compare", paths[0], "--reform", reform, "-o", paths[2], "--language", "en", *options
    )
    assert "3 rows: 0 win, 2 lose, 0 unchanged, 1 refused" in done.stderr, done.stderr
    assert pl.read_parquet(paths[2]).columns[:3] == ["case_ref", "month", "region"]
    done = run("sensitivity", paths[0], "--json", "--allow-duplicates", *options)
    rows = json.loads(done.stdout)["rows"]
    [row] = [row for row in rows if row["reading"] == "premium.wage-difference-order"]
    assert row["net_difference"] == "-766.71", done.stderr
    one = tmp_path / "case.json"
    one.write_text(case().to_json(), encoding="utf-8")
    done = run("sensitivity", one, "--key", "person_ref")
    assert done.returncode == 2 and "--key" in done.stderr
