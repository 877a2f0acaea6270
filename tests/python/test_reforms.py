"""Reforms (R8.4): a case under a reform, and a population beside the law, worked out by hand."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import ibo
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet  # type: ignore[import-untyped]
import pytest
from samples import case

NEW = {"start": date(2026, 3, 2), "end": date(2026, 8, 28)}
RUNNING = {"start": date(2025, 12, 1), "end": date(2026, 5, 29)}
IBO = {"kind": "ibo", **NEW, "reference_gross_wage": "2500.00", "unemployment_day_amount": "55.29"}
ROWS: Sequence[dict[str, Any]] = (
    *({**IBO, "percentage": 80, "region": "Gent"} for _ in range(4)),
    *({"kind": "ibo-plus", **NEW, "leefloon_amount": "893.65", "region": "Gent"} for _ in range(3)),
    *(
        {"kind": "ibo", **RUNNING, "reference_gross_wage": "2000.00", "region": None}
        for _ in range(2)
    ),
    {**IBO, "percentage": 85, "region": "Genk"},
    {**IBO, "percentage": 70, "region": "Genk"},
    {**IBO, "percentage": 60, "region": "Genk"},
)
"""A dozen rows of April 2026. By the law: four of 588.57, three of 40 % of 2,189.81, two of 80 % of
it with a contribution of 800.00, one refused (85 %), one of 70 % (515.00), one refused (60 %).
"""

COLUMNS = {
    "kind": pa.string(),
    "start": pa.date32(),
    "end": pa.date32(),
    "reference_gross_wage": pa.string(),
    "percentage": pa.int32(),
    "unemployment_day_amount": pa.string(),
    "leefloon_amount": pa.string(),
    "sickness_gross_taxable": pa.string(),
}


def population(rows: Sequence[dict[str, Any]] = ROWS, *, region: bool = False) -> Any:
    columns: dict[str, Any] = {
        "case_ref": [f"A-{number}" for number in range(len(rows))],
        "month": ["2026-04"] * len(rows),
        "employment_hours": pa.array([38] * len(rows), pa.int32()),
        "full_time_hours": pa.array([38] * len(rows), pa.int32()),
    }
    for name, kind in COLUMNS.items():
        columns[name] = pa.array([row.get(name) for row in rows], kind)
    if region:
        columns["region"] = pa.array([row.get("region") for row in rows], pa.string())
    return pa.table(columns)


def less() -> ibo.Reform:
    """A GGMMI of 1,970.83 from April 2026, and 85 % in the place of 70 %."""
    return (
        ibo.Reform("a tenth less")
        .scale("ggmmi", "0.9", from_="2026-04-01")
        .set("premium.percentages", [80, 85, 90, 100], from_=date(2026, 1, 1))
    )


def change(before: str, after: str, difference: str) -> ibo.Change:
    return ibo.Change(Decimal(before), Decimal(after), Decimal(difference))


def test_summary_has_the_sums_of_both_sides_and_loses_no_row() -> None:
    summary = ibo.compare(population(), reform=less()).summary
    counts = (summary.rows, summary.winners, summary.losers, summary.unchanged)
    assert counts == (12, 0, 5, 4)
    refused = (summary.refused_before, summary.refused_after, summary.refused_both)
    assert refused == (1, 1, 1)
    # 4 x 588.57 + 3 x 875.92 + 2 x 1,751.85; after 3 x 788.33 and 2 x 1,576.66 of 1,970.83.
    assert summary.premium == change("8485.74", "7872.59", "-613.15")
    assert summary.withholding_tax == change("942.75", "874.64", "-68.11")
    assert summary.net == change("7542.99", "6997.95", "-545.04")
    assert summary.employer_contribution == change("1600.00", "1600.00", "0.00")
    # 4 x 588.57, and the contributions.
    assert summary.employer_cost == change("3954.28", "3954.28", "0.00")
    # 6,131.46 - 1,600.00; 5,518.31 - 1,600.00.
    assert summary.vdab_cost == change("4531.46", "3918.31", "-613.15")
    # 735.71 x 70 % = 515.00, less 57.22; 735.71 x 85 % = 625.35, less 69.48.
    assert summary.only_before["net"] == Decimal("457.78")
    assert summary.only_after["net"] == Decimal("555.87")
    assert summary.unread == ()
    assert summary.to_dict()["net"] == {
        "before": "7542.99",
        "after": "6997.95",
        "difference": "-545.04",
    }


def test_comparison_of_a_reform_with_itself_is_zero() -> None:
    empty = ibo.Reform("nothing")
    for reform, baseline in ((less(), less()), (empty, None)):
        result = ibo.compare(population(), reform=reform, baseline=baseline)
        summary = result.summary
        assert (summary.winners, summary.losers, summary.refused_before) == (0, 0, 0)
        for name in ("premium", "net", "employer_contribution", "employer_cost", "vdab_cost"):
            found = getattr(summary, name)
            assert found.difference == 0 and found.before == found.after
        differences = result.to_pyarrow()["net_difference"].to_pylist()
        assert {amount for amount in differences if amount is not None} == {Decimal("0.00")}


def test_rows_have_both_sides_and_their_difference() -> None:
    result = ibo.compare(population(region=True), reform=less(), keep=["region"])
    rows = result.to_pyarrow().to_pylist()
    assert list(rows[0])[:4] == ["case_ref", "month", "region", "kind"]
    kept, plus, running, new, gone, never = (rows[place] for place in (0, 4, 7, 9, 10, 11))
    assert (kept["outcome"], kept["net_difference"]) == ("unchanged", Decimal("0.00"))
    assert plus["region"] == "Gent"
    assert (plus["net_before"], plus["net_after"]) == (Decimal("778.61"), Decimal("700.75"))
    assert (plus["outcome"], plus["net_difference"]) == ("loser", Decimal("-77.86"))
    assert (plus["certainty_before"], plus["certainty_after"]) == ("assumed", "hypothetical")
    assert running["employer_contribution_difference"] == Decimal("0.00")
    assert plus["employer_contribution_difference"] is None
    assert (new["error_code_before"], new["error_code_after"]) == ("percentage-not-allowed", None)
    assert (new["net_before"], new["net_after"]) == (None, Decimal("555.87"))
    assert (gone["net_after"], gone["net_difference"], gone["outcome"]) == (None, None, None)
    assert never["error_at_before"] == never["error_at_after"] == "percentage"
    assert (len(result), result.num_rows) == (12, 12)
    assert result.to_polars().height == len(result.to_pandas()) == 12


def test_groups_are_those_of_columns_and_small_ones_are_one() -> None:
    result = ibo.compare(population(region=True), reform=less(), keep=["region"])
    groups = result.by("kind", "scheme", min_group=1)
    assert [(group.key, group.total.rows) for group in groups] == [
        (("ibo", "2018"), 2),
        (("ibo", "2026"), 5),
        (("ibo", None), 2),
        (("ibo-plus", "2026"), 3),
    ]
    by_key = {group.key: group.total for group in groups}
    assert by_key["ibo", "2018"].net == change("3114.44", "2802.98", "-311.46")
    assert by_key["ibo-plus", "2026"].losers == 3
    assert by_key["ibo", "2026"].refused_after == 1
    # One row of ("ibo", "2026") is refused after: of four the sums are shown.
    assert [group.key for group in result.by("kind", "scheme")] == [None]
    few = result.by("kind", "scheme", min_group=4)
    assert [group.key for group in few] == [("ibo", "2026"), None]
    assert few[1].total.rows == 7
    total = sum((group.total.net.difference for group in few), Decimal(0))
    assert total == result.summary.net.difference
    by_region = {group.key: group.total.rows for group in result.by("region", min_group=1)}
    assert by_region == {("Gent",): 7, ("Genk",): 3, (None,): 2}
    assert "fewer than 4" in str(few) and "minder dan 4" in few.text("nl")
    frame = few.to_polars()
    assert frame["few"].to_list() == [False, True]
    assert frame["net_difference"].to_list()[0] == Decimal("0.00")
    assert pickle.loads(pickle.dumps(few)) == few


def test_group_of_few_computed_rows_and_refused_ones_is_small() -> None:
    """The amounts of Deinze would be those of two persons, one of each kind."""
    one, plus, refused = ROWS[0], ROWS[4], {**IBO, "percentage": 60}
    regions = ["Deinze"] * 6 + ["Aalst"] * 5 + ["Eeklo"] * 3
    given = [one, plus, *[refused] * 4, *[one] * 5, *[refused] * 3]
    rows = [{**row, "region": region} for row, region in zip(given, regions, strict=True)]
    cases = population(rows, region=True)
    groups = ibo.compare(cases, reform=less(), keep=["region"]).by("region")
    assert [(group.key, group.total.rows, group.total.compared) for group in groups] == [
        (("Aalst",), 5, 5),
        (("Eeklo",), 3, 0),
        (None, 6, 2),
    ]


@pytest.mark.parametrize("kind", [pa.decimal128(18, 2), pa.decimal64(18, 2), pa.decimal32(9, 2)])
def test_deciles_of_decimals_are_those_of_texts(kind: Any) -> None:
    cases = population()
    place = cases.column_names.index("reference_gross_wage")
    wages = pa.array(map(decimal, cases["reference_gross_wage"].to_pylist()), kind)
    of_decimals = cases.set_column(place, "reference_gross_wage", wages)
    one, other = (ibo.compare(table, reform=less()) for table in (cases, of_decimals))
    groups = [table.by(decile="reference_gross_wage", min_group=1) for table in (one, other)]
    assert [group.key for group in groups[1]] == [(1,), (3,), (None,)]
    assert groups[0] == groups[1]


def decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def test_deciles_share_ties_and_keep_nulls_apart() -> None:
    result = ibo.compare(population(), reform=less())
    groups = result.by(decile="reference_gross_wage", min_group=1)
    # Seven wages of 2,500.00 and two of 2,000.00: 1 + 10 x 2 / 9 = 3; three rows have none.
    found = [(group.key, group.total.rows) for group in groups]
    assert found == [((1,), 2), ((3,), 7), ((None,), 3)]
    assert [group.key for group in result.by(decile="reference_gross_wage", min_group=4)] == [
        (3,),
        None,
    ]
    by_kind = result.by("kind", decile="net", min_group=1)
    assert by_kind.names == ("kind", "decile of net")
    assert sum(group.total.rows for group in by_kind) == 12
    bad = {"reference_wage": "unknown-field", "start": "wrong-type", "kind": "wrong-type"}
    for name, code in bad.items():
        with pytest.raises(ibo.StructureError) as raised:
            result.by(decile=name)
        assert (raised.value.code, raised.value.at) == (code, "decile")
    with pytest.raises(ibo.StructureError, match="did you mean"):
        result.by("kinds")
    with pytest.raises(ibo.StructureError):
        result.by()


def test_records_of_their_own_and_parts_of_a_table_give_the_same() -> None:
    table = population()
    whole = ibo.compare(table, reform=less(), threads=1)
    refs = table["case_ref"].to_pylist()
    benefits = pa.table(
        {
            "case_ref": refs[:4] + refs[9:],
            "from": [date(2026, 1, 1)] * 7,
            "to": pa.array([None] * 7, pa.date32()),
            "day_amount": ["55.29"] * 7,
            "basis": ["full"] * 7,
            "benefit_type": ["full-unemployment"] * 7,
        }
    )
    leefloon = pa.table(
        {
            "case_ref": refs[4:7],
            "month": ["2026-04"] * 3,
            "aid_type": ["leefloon"] * 3,
            "amount": ["893.65"] * 3,
            "entry_kind": ["award"] * 3,
        }
    )
    sickness = {name: pa.array([], pa.string()) for name in ("document_type", "benefit_code")}
    sickness |= {"from": pa.array([], pa.date32()), "to": pa.array([], pa.date32())}
    sickness |= {"gross_taxable": pa.array([], pa.string()), "hours": pa.array([], pa.string())}
    sickness |= {"nature": pa.array([], pa.int32()), "days": pa.array([], pa.int32())}
    sickness_table = pa.table({"case_ref": pa.array([], pa.string()), **sickness})
    alone = table.drop_columns(
        ["unemployment_day_amount", "leefloon_amount", "sickness_gross_taxable"]
    )
    records = {"unemployment": benefits, "leefloon": leefloon, "sickness": sickness_table}
    joined = ibo.compare(alone, **records, reform=less())
    assert joined.summary == whole.summary
    stream = pa.RecordBatchReader.from_batches(table.schema, table.to_batches(max_chunksize=5))
    assert ibo.compare(stream, reform=less()).summary == whole.summary
    cents = table.set_column(
        table.schema.get_field_index("reference_gross_wage"),
        "reference_gross_wage_cents",
        pa.array(
            [
                int(wage[:-3]) * 100 if wage else None
                for wage in table["reference_gross_wage"].to_pylist()
            ]
        ),
    )
    assert ibo.compare(cents, reform=less()).summary.net == whole.summary.net
    double = pa.concat_tables([table, table])
    assert ibo.compare(double, reform=less()).summary.refused_both == 13
    twice = ibo.compare(double, reform=less(), duplicates="allow").summary
    assert twice.net.difference == 2 * whole.summary.net.difference


def of_march() -> ibo.Case:
    """An ibo from March to August 2026."""
    return case(
        agreement=ibo.Agreement(
            kind="ibo",
            start="2026-03-02",
            end="2026-08-28",
            reference_gross_wage="2500.00",
            percentage=80,
            employment_fraction="38/38",
        ),
        unemployment=[
            ibo.UnemploymentRecord(
                from_="2026-01-05", day_amount="55.29", benefit_type="full-unemployment"
            )
        ],
        leefloon=ibo.Source.no_data(),
        sickness=ibo.Source.no_data(),
        month="2026-04",
        attendance=None,
    )


def test_values_that_no_row_reads_are_reported_with_a_warning() -> None:
    # The failing input of the rules: without a kind it is shadowed by the law's value for ibo-plus.
    shares = ibo.Reform("shares").set("premium.flat-shares", [90, 60, 40, 20], from_="2026-01-01")
    plus = population(ROWS[4:7])
    with pytest.warns(UserWarning, match=r"shares: premium\.flat-shares from 2026-01-01: no row"):
        result = ibo.compare(plus, reform=shares)
    (unread,) = result.summary.unread
    assert "the value from 2026-01-01 for ibo-plus goes before it" in unread
    assert shares.unread(plus) == (unread,)
    assert result.summary.net.difference == 0
    assert "No row reads" in str(result.summary)
    own = ibo.Reform("shares").set(
        "premium.flat-shares", [90, 60, 50, 20], from_="2026-01-01", kind="ibo-plus"
    )
    changed = ibo.compare(plus, reform=own)
    # 2,189.81 x 50 % = 1,094.91, for 875.92.
    assert changed.summary.unread == ()
    assert changed.summary.premium == change("2627.76", "3284.73", "656.97")
    of_case = own.unread([case()])
    assert len(of_case) == 1 and "no row has" not in of_case[0]
    with ibo.local_language("nl"):
        assert "geen enkele rij leest" in shares.unread(plus)[0]


def test_plan_and_sensitivity_warn_of_what_they_do_not_read() -> None:
    # 2062 for 2026: no month of the agreement reads it.
    usual = of_march()
    later = ibo.Reform("halved").scale("withholding.rate", "0.5", from_="2062-01-01")
    said = r"halved: withholding\.rate from 2062-01-01: no row"
    with pytest.warns(UserWarning, match=said) as by_plan:
        plan = ibo.plan(usual, reform=later)
    with pytest.warns(UserWarning, match=said) as by_sensitivity:
        found = ibo.sensitivity(usual, reform=later)
    assert [warning.filename for warning in (*by_plan, *by_sensitivity)] == [__file__] * 2
    assert plan.totals.net == ibo.plan(usual).totals.net
    assert [row.net_difference for row in found.rows] == [
        row.net_difference for row in ibo.sensitivity(usual).rows
    ]
    # One month of the plan reads it, though that of the case does not.
    august = ibo.Reform("halved").scale("withholding.rate", "0.5", from_="2026-08-01")
    assert ibo.plan(usual, reform=august).totals.net > plan.totals.net


def test_statement_under_a_reform_says_that_it_is_hypothetical() -> None:
    usual = of_march()
    forced = ibo.Reform("the scheme of 2018").scheme("2018")
    found = ibo.statement(usual, reform=forced)
    assert (found.scheme, found.payer, found.premium) == ("2018", "vdab", Decimal("437.96"))
    assert found.employer_contribution == Decimal("1200.00")
    assert found.certainty is ibo.Certainty.HYPOTHETICAL
    assert "R8.4/scheme" in [assumption.id for assumption in found.assumptions]
    assert pickle.loads(pickle.dumps(found)) == found
    with pytest.raises(ibo.ResultError, match=r"R8\.4/scheme"):
        ibo.statement(usual, reform=forced, require="assumed")
    with pytest.raises(ibo.ResultError):
        found.notice()
    with pytest.raises(ibo.ResultError):
        ibo.correction(ibo.statement(usual), found)


def test_forced_scheme_compares_the_same_people_under_the_other_one() -> None:
    forced = ibo.Reform("2026 for all").scheme("2026", percentage=80)
    running = ibo.compare(population(ROWS[7:9]), reform=forced).summary
    # 2,000.00 - 261.40 = 1,738.60; 80 %: 1,390.88, less 154.53, for 1,751.85 less 194.63.
    assert running.net == change("3114.44", "2472.70", "-641.74")
    assert running.employer_contribution == change("1600.00", "0.00", "-1600.00")
    # The employer pays the premium, and no contribution: 2 x 1,390.88 for 2 x 800.00.
    assert running.employer_cost == change("1600.00", "2781.76", "1181.76")
    # 2 x 1,751.85 - 1,600.00.
    assert running.vdab_cost == change("1903.70", "0.00", "-1903.70")
    bare = ibo.compare(population(ROWS[7:9]), reform=ibo.Reform("bare").scheme("2026"))
    assert bare.summary.refused_after == 2
    assert bare.to_pyarrow()["error_code_after"].to_pylist() == ["percentage-missing"] * 2


def test_reform_is_its_file(tmp_path: Path) -> None:
    reform = (
        less()
        .set("premium.flat-shares", [90, 60, 40, 20], from_="2026-07-01", kind="ibo-plus")
        .set("ggmmi", Decimal("2300.00"), from_="2027-01-01", source="a bill")
        .set("agreement.weeks", {"min": 4, "max": 30}, from_="2026-07-01", kind="ibo")
        .reading("income.sickness-rule", "as-paid")
        .reading("unemployment.benefit-type/insertion", "left-out", from_="2026-01-01")
        .scheme("2026", percentage=80, reference_gross_wage=2100)
    )
    path = tmp_path / "reform.toml"
    path.write_text(reform.to_toml(), encoding="utf-8")
    again = ibo.Reform.from_file(path)
    assert again == reform and hash(again) == hash(reform)
    assert again.to_toml() == reform.to_toml()
    assert pickle.loads(pickle.dumps(reform)) == reform
    assert again.parameters() == reform.parameters()
    assert pickle.loads(pickle.dumps(reform.parameters())) == reform.parameters()
    assert repr(ibo.Reform("x")) == '<Reform "x">'
    assert reform != less()


ANY: Any = ibo
"""For calls that a type checker refuses."""


@pytest.mark.parametrize(
    ("make", "at", "says"),
    [
        (lambda: ibo.Reform("x").scale("ggmi", "1.02", from_="2026-01-01"), "scale[0].id", "ggmmi"),
        (lambda: ANY.Reform("x").scale("ggmmi", 1.02, from_="2026-01-01"), "factor", "exact"),
        (lambda: ibo.Reform("x").scale("ggmmi", 0, from_="2026-01-01"), "scale[0].factor", "above"),
        (lambda: ANY.Reform("x").set("ggmmi", 23.5, from_="2026-01-01"), "value", "float"),
        (lambda: ANY.Reform("x").set("ggmmi", "1", from_=2026), "from_", "date"),
        (lambda: ibo.Reform("x").reading("premium.flat", "x"), "reading[0].id", "reading"),
        (lambda: ibo.Reform("x").scheme("2020"), "name", "2018, 2026"),  # type: ignore[arg-type]
        (lambda: ibo.Reform("x").scheme("2018", percentage=80), "scheme.percentage", "2018"),
        (lambda: ibo.Reform(""), "title", "title"),
        (lambda: ibo.compare(population(), reform="x"), "reform", "Reform"),  # type: ignore[arg-type]
        (lambda: ibo.compare(population(), reform=less(), keep=["regio"]), "cases.regio", "column"),
        (lambda: ibo.compare(population(), reform=less(), keep="region"), "keep", "list"),
    ],
)
def test_faults_say_where_and_what_must_be(make: Any, at: str, says: str) -> None:
    with pytest.raises(ibo.IboError, match=says) as raised:
        make()
    assert raised.value.at == at


def test_table_with_other_columns_is_refused_before_anything_is_computed() -> None:
    with pytest.raises(ibo.StructureError, match="must not have a column region"):
        ibo.compare(population(region=True), reform=less())
    with pytest.raises(ibo.StructureError, match="must have a column end"):
        ibo.compare(population().drop_columns(["end"]), reform=less())
    clash = population(region=True)
    clash = clash.rename_columns([*clash.column_names[:-1], "net_before"])
    with pytest.raises(ibo.StructureError, match="rename the column"):
        ibo.compare(clash, reform=less(), keep=["net_before"])


def test_page_stands_alone_and_hides_small_groups(tmp_path: Path) -> None:
    result = ibo.compare(population(), reform=less())
    for language, words in (("nl", "Wie wint en wie verliest"), ("en", "Who wins and who loses")):
        path = tmp_path / f"{language}.html"
        result.to_html(path, decile="reference_gross_wage", language=language)  # type: ignore[arg-type]
        page = path.read_text(encoding="utf-8")
        assert words in page and f'<html lang="{language}">' in page
        assert "prefers-color-scheme: dark" in page
        assert not any(part in page for part in ("http://", "https://", "<script", "src="))
        # Two rows of the scheme of 2018 lose 311.46: with the other small groups 545.04.
        assert "311" not in page and "545" in page
    assert "a tenth less" in result._repr_html_()
    assert "7.542,99" in result._repr_html_()


def test_pictures_are_drawn_of_sums_and_of_groups() -> None:
    pytest.importorskip("matplotlib")
    result = ibo.compare(population(), reform=less())
    texts = [text.get_text() for text in result.plot(language="en").texts]
    assert any("545.04" in text for text in texts)
    axes = result.plot("kind", decile="reference_gross_wage", language="nl")
    assert any("minder dan 5" in text.get_text() for text in axes.texts)
    assert result.plot("kind", ax=axes) is axes


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "COLUMNS": "100", "PYTHONWARNINGS": "error"}
    return subprocess.run(
        [sys.executable, "-m", "ibo", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )


def test_command_writes_rows_or_a_page_and_says_the_sums(tmp_path: Path) -> None:
    cases, reform = tmp_path / "cases.parquet", tmp_path / "reform.toml"
    pa.parquet.write_table(population(region=True), cases)
    reform.write_text(less().to_toml(), encoding="utf-8")
    rows = tmp_path / "compared.csv"
    by = ["--by", "region,kind", "--decile", "reference_gross_wage", "--language", "en"]
    done = run("compare", cases, "--reform", reform, "-o", rows, *by)
    assert done.returncode == 1, done.stderr
    assert "12 rows: 0 win, 5 lose, 4 unchanged, 3 refused" in done.stderr
    assert "\N{MINUS SIGN}545.04" in done.stderr and "fewer than 5" in done.stderr
    lines = rows.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 13 and lines[0].startswith("case_ref,month,region,kind,scheme_before")
    assert "reference_gross_wage" not in lines[0]
    page = tmp_path / "reform.html"
    again = run("compare", cases, "--reform", reform, "-o", page, "--by", "region")
    assert again.returncode == 1 and page.read_text(encoding="utf-8").startswith("<!doctype html>")
    same = run(
        "compare", cases, "--reform", reform, "--baseline", reform, "-o", rows, "--by", "region"
    )
    assert "12 rijen: 0 winnen, 0 verliezen" in same.stderr


def test_command_refuses_a_bad_reform_and_leaves_no_file(tmp_path: Path) -> None:
    cases, reform = tmp_path / "cases.parquet", tmp_path / "reform.toml"
    pa.parquet.write_table(population(), cases)
    output = tmp_path / "compared.parquet"
    reform.write_text(less().to_toml().replace('"ggmmi"', '"ggmi"'), encoding="utf-8")
    done = run("compare", cases, "--reform", reform, "-o", output, "--language", "en")
    assert done.returncode == 2 and "did you mean ggmmi?" in done.stderr
    reform.write_text(less().to_toml(), encoding="utf-8")
    for extra, says in (
        (["--decile", "reference_wage"], "did you mean reference_gross_wage?"),
        (["--by", "region"], "must be a column"),
        (["--reform", reform], "more than once"),
        (["--min-group", "0"], "from 1"),
    ):
        done = run("compare", cases, "--reform", reform, "-o", output, "--language", "en", *extra)
        assert done.returncode == 2 and says in done.stderr, done.stderr
    assert not output.exists()
    done = run(
        "compare", cases, "--reform", tmp_path / "none.toml", "-o", output, "--language", "en"
    )
    assert done.returncode == 2 and "none.toml" in done.stderr
