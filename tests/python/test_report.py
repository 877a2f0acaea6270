"""`ibo report`: the counts and sums of a page, worked out by hand or summed row by row, whatever the
table and the file; what is refused and shown; and bad tables, which leave no file behind.
"""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
import warnings
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

import ibo
import polars
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest

AMOUNTS = (
    "replacement_income",
    "premium",
    "premium_after_fraction",
    "premium_due",
    "withholding_tax",
    "net",
    "employer_contribution",
)
SCHEMA = pa.schema(
    [
        ("case_ref", pa.string()),
        ("month", pa.date32()),
        *((name, pa.string()) for name in ("kind", "scheme", "payer")),
        *((name, pa.decimal128(18, 2)) for name in AMOUNTS),
        ("certainty", pa.string()),
        ("provisional", pa.bool_()),
        ("error_code", pa.string()),
        ("error_at", pa.string()),
        ("assumptions", pa.list_(pa.string())),
    ]
)
Row = dict[str, Any]
MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)


def computed(month: date, kind: str, scheme: str, due: str, tax: str, **more: Any) -> Row:
    premium = Decimal(due)
    net = premium - Decimal(tax)
    amounts = {"premium": premium, "premium_after_fraction": premium, "premium_due": premium}
    return {
        "month": month,
        "kind": kind,
        "scheme": scheme,
        "payer": "employer",
        "replacement_income": Decimal("1437.54"),
        **amounts,
        "withholding_tax": Decimal(tax),
        "net": net,
        "employer_contribution": None,
        "certainty": "secondary",
        "provisional": False,
        "assumptions": ["R5.1/premium.flat-shares"],
        **more,
    }


def refused(code: str, at: str, month: date | None = APRIL) -> Row:
    return {"month": month, "kind": "ibo", "error_code": code, "error_at": at}


ROWS: list[Row] = [
    *(computed(MARCH, "ibo", "2026", "588.57", "65.39") for _ in range(6)),
    *(
        computed(APRIL, "ibo", "2018", "225.00", "25.00", employer_contribution=Decimal("400.00"))
        for _ in range(5)
    ),
    computed(APRIL, "ibo-plus", "2026", "875.92", "97.31", certainty="assumed"),
    computed(
        APRIL,
        "ibo",
        "2026",
        "100.00",
        "11.11",
        certainty="assumed",
        provisional=True,
        assumptions=["income.half-days", "R7.4/ggmmi"],
    ),
    refused("percentage-not-allowed", "percentage"),
    refused("percentage-not-allowed", "percentage"),
    refused("unknown-kind", "kind", month=None),
]
"""Two groups that are large enough, two that are not, and three refused rows."""


def table(rows: list[Row], **columns: Any) -> Any:
    numbered = [{"case_ref": f"A-{number}", **row} for number, row in enumerate(rows)]
    made = pa.Table.from_pylist(numbered, SCHEMA)
    for name, column in columns.items():
        made = made.append_column(name, column)
    return made


# ---- Counts and sums


def test_sums_of_statements_are_those_worked_out_by_hand() -> None:
    found = ibo.report(table(ROWS))
    assert (found.rows, found.total.rows, found.refused) == (
        16,
        13,
        {"unknown-kind": 1, "percentage-not-allowed": 2},
    )
    # 6 x 588.57 = 3,531.42; 6 x 65.39 = 392.34; 5 x 225.00 = 1,125.00; 5 x 400.00 = 2,000.00.
    march, april, few = found.groups
    assert march.month == "2026-03"
    assert march.total[:3] == ("2026", "ibo", 6)
    assert march.total.premium_due == Decimal("3531.42")
    assert march.total.withholding_tax == Decimal("392.34")
    assert march.total.net == Decimal("3139.08")
    assert april.month == "2026-04"
    assert april.total[:3] == ("2018", "ibo", 5)
    assert april.total.employer_contribution == Decimal("2000.00")
    assert april.total.net == Decimal("1000.00")
    # 875.92 - 97.31 + 100.00 - 11.11 = 867.50.
    assert (few.month, few.total.scheme, few.total.kind, few.total.rows) == (None, None, None, 2)
    assert few.total.net == Decimal("867.50")
    # 3,139.08 + 1,000.00 + 867.50 = 5,006.58; 13 x 1,437.54 = 18,688.02.
    assert found.total.net == Decimal("5006.58")
    assert found.total.replacement_income == Decimal("18688.02")
    assert found.certainties == {"assumed": 2, "secondary": 11}
    assert found.provisional == 1
    assert found.assumptions == {
        "R5.1/premium.flat-shares": 12,
        "R7.4/ggmmi": 1,
        "income.half-days": 1,
    }
    assert found.sensitivity is None


def test_nets_stand_in_bins_of_one_round_width_and_small_bins_are_one() -> None:
    found = ibo.report(table(ROWS))
    # From 88.89 to 778.61: 20 euro are the least round width of at most 40 bins.
    assert found.net_width == 20
    assert found.nets == [
        ibo.NetBin(200, 220, 5),
        ibo.NetBin(520, 540, 6),
        ibo.NetBin(None, None, 2),
    ]
    all_of_them = ibo.report(table(ROWS), min_group=1).nets
    assert all_of_them[0] == ibo.NetBin(80, 100, 1)
    assert all_of_them[-1] == ibo.NetBin(760, 780, 1)
    assert sum(one.rows for one in all_of_them) == 13


def test_net_on_the_edge_of_a_bin_is_in_the_bin_above_it() -> None:
    rows = [computed(MARCH, "ibo", "2026", "120.00", "20.00") for _ in range(5)]
    assert ibo.report(table(rows)).nets == [ibo.NetBin(100, 110, 5)]


def test_groups_of_the_least_size_are_shown_and_one_row_less_is_not() -> None:
    rows = [computed(MARCH, "ibo", "2026", "100.00", "11.11") for _ in range(4)]
    [few] = ibo.report(table(rows)).groups
    assert (few.month, few.total.rows) == (None, 4)
    [group] = ibo.report(table(rows), min_group=4).groups
    assert (group.month, group.total.rows) == ("2026-03", 4)


def test_cases_are_computed_with_what_must_be_and_their_sensitivity() -> None:
    people = ibo.examples.population(600, seed=7)
    found = ibo.report(people.cases, **people.records, extra="ignore")
    statements = ibo.statements(people.cases, **people.records, extra="ignore", assumptions=True)
    rows = pa.table(statements).to_pylist()
    groups: dict[Any, Decimal] = defaultdict(Decimal)
    sizes: Counter[Any] = Counter()
    known: Counter[str] = Counter()
    for row in rows:
        if row["error_code"] is None:
            key = (f"{row['month']:%Y-%m}", row["scheme"], row["kind"])
            groups[key] += row["net"]
            sizes[key] += 1
            known.update(row["assumptions"])
    large = {key: net for key, net in groups.items() if sizes[key] >= 5}
    shown = {
        (group.month, group.total.scheme, group.total.kind): group.total.net
        for group in found.groups
        if group.month is not None
    }
    assert shown == large
    assert found.total.net == sum(groups.values())
    assert found.assumptions == dict(known)
    assert found.refused == Counter(row["error_code"] for row in rows if row["error_code"])
    sentences = [tuple(row.values()) for row in pa.table(statements.refused()).to_pylist()]
    assert [(row.row, row.error_code, row.error_at, row.english) for row in found.listed] == [
        (row[0], *row[-3:]) for row in sentences
    ]
    assert found.sensitivity is not None
    assert found.sensitivity.computed == found.total.rows


@pytest.mark.parametrize(
    ("language", "said", "footer"),
    [
        (
            "en",
            "What if: “everyone under 2018”. Hypothetical: what a reform would do, not the law.",
            "; reform: everyone under 2018",
        ),
        (
            "nl",
            "Wat als: “everyone under 2018”. Hypothetisch: wat een hervorming zou doen, niet de wet.",
            "; hervorming: everyone under 2018",
        ),
    ],
)
def test_report_under_a_reform_says_so_at_its_top_and_beside_the_fingerprint(
    language: Literal["nl", "en"], said: str, footer: str, tmp_path: Path
) -> None:
    reform = ibo.Reform("everyone under 2018").scheme("2018")
    cases = ibo.examples.population(60, seed=7)
    tables: dict[str, Any] = {"cases": cases.cases, **cases.records}
    law = ibo.report(**tables, extra="ignore")
    assert (law.reform, law.values) == (None, ibo.Parameters().fingerprint)
    result = ibo.statements(**tables, extra="ignore", reform=reform)
    for found in (ibo.report(**tables, extra="ignore", reform=reform), ibo.report(result)):
        assert (found.reform, found.values) == ("everyone under 2018", law.values)
        page = found.html(language=language)
        head, _, rest = page.partition("<nav")
        assert head.count(f'<p class="what-if">{said}</p>') == 1
        assert "everyone under 2018</title>" in head
        assert f"{found.values}{footer}</p>\n</footer>" in rest
        assert found.text(language).splitlines()[0] == said
        with ibo.local_language(language):
            assert said in found._repr_html_()
        assert said not in law.html(language=language)
        assert 'class="what-if"' not in law.html(language=language)
    # The text of the statements says it too.
    assert result.summary.reform == "everyone under 2018"
    assert result.summary.text(language).splitlines()[0] == said
    assert pickle.loads(pickle.dumps(result)).summary == result.summary
    # A file of them has no title, but rows that are hypothetical.
    path = tmp_path / "statements.parquet"
    pq.write_table(pa.table(result), path)
    of_file = ibo.report(path)
    rows = of_file.certainties["hypothetical"]
    assert of_file.reform is None and rows > 0
    start = {"en": "What if", "nl": "Wat als"}[language]
    assert f'<p class="what-if">{start}: {rows} ' in of_file.html(language=language)


def test_command_names_the_reform_of_a_report_and_of_statements(tmp_path: Path) -> None:
    reform, cases = tmp_path / "reform.toml", tmp_path / "cases.parquet"
    reform.write_text('title = "everyone under 2018"\n[scheme]\nname = "2018"\n')
    made = ibo.examples.population(20, seed=7)
    pq.write_table(pa.table(made.cases), cases)
    options: list[str | Path] = ["--reform", reform, "--ignore-extra", "--provisional"]
    page = tmp_path / "r.html"
    done = run("report", cases, "-o", page, "--language", "en", *options)
    said = "What if: “everyone under 2018”. Hypothetical: what a reform would do, not the law."
    assert said in done.stderr and said in page.read_text("utf-8")
    done = run("statements", cases, "-o", tmp_path / "s.csv", "--language", "en", *options)
    assert said in done.stderr


@pytest.mark.parametrize("ending", ["parquet", "csv", "jsonl"])
def test_files_results_and_frames_give_the_same_page(tmp_path: Path, ending: str) -> None:
    cases = ibo.examples.population(300, seed=3)
    files: dict[str, Any] = {"cases": tmp_path / "cases.parquet"}
    tables: dict[str, Any] = {"unemployment": cases.unemployment, "leefloon": cases.leefloon}
    pq.write_table(pa.table(cases.cases), files["cases"])
    for name, one in tables.items():
        files[name] = tmp_path / f"{name}.parquet"
        pq.write_table(pa.table(one), files[name])
    issued = tmp_path / f"statements.{ending}"
    beside = [f"--{name}={path}" for name, path in files.items() if name != "cases"]
    run(
        "statements",
        files["cases"],
        "-o",
        issued,
        "--assumptions",
        "--provisional",
        *beside,
        "--ignore-extra",
    )
    result = ibo.statements(
        cases.cases, **tables, extra="ignore", provisional=True, assumptions=True
    )
    of_result = ibo.report(result)
    of_file = ibo.report(issued)
    of_frame = ibo.report(polars.from_arrow(pa.table(result)))
    of_cases = ibo.report(files.pop("cases"), **files, extra="ignore", provisional=True)
    reader = pa.RecordBatchReader.from_stream(pa.table(cases.cases))
    of_stream = ibo.report(reader, **tables, extra="ignore", provisional=True)
    assert len({comparable(one) for one in (of_result, of_file, of_frame, of_cases)}) == 1
    assert comparable(of_stream) == comparable(of_cases)
    assert of_stream.sensitivity is None
    assert of_stream.listed == of_result.listed == of_cases.listed


def comparable(found: ibo.Report) -> str:
    parts = (found.groups, found.refused, found.nets, found.certainties, found.assumptions)
    return repr((found.rows, found.total, parts, found.provisional))


# ---- Refused rows


def test_refused_statements_are_listed_with_the_words_of_their_code() -> None:
    first, _, last = ibo.report(table(ROWS)).listed
    assert first == (
        13,
        "A-13",
        "2026-04",
        "percentage-not-allowed",
        "percentage",
        "the percentage must be one that the parameters list",
        "het percentage moet in de parameters staan",
    )
    assert (last.row, last.month, last.error_code) == (15, None, "unknown-kind")


def test_list_has_1000_rows_and_some_of_each_error() -> None:
    many = [refused("percentage-not-allowed", "percentage") for _ in range(1_500)]
    rare = [refused("unknown-kind", "kind") for _ in range(3)]
    found = ibo.report(table([*many, *rare]))
    assert found.refused == {"unknown-kind": 3, "percentage-not-allowed": 1_500}
    assert [row.row for row in found.listed] == [*range(998), 1_500, 1_501]
    exact = ibo.report(table(many[:1_000]))
    assert [row.row for row in exact.listed] == list(range(1_000))


# ---- The page


def test_page_says_totals_and_errors_in_dutch_and_english() -> None:
    found = ibo.report(table(ROWS))
    dutch, english = found.html(), found.html(language="en")
    assert '<html lang="nl">' in dutch
    assert '<html lang="en">' in english
    for page, words in (
        (
            dutch,
            ["16 rijen: 13 berekend, 3 geweigerd; maart 2026 \N{EN DASH} april 2026", "3.139,08"],
        ),
        (
            english,
            ["16 rows: 13 computed, 3 refused; March 2026 \N{EN DASH} April 2026", "3,139.08"],
        ),
        (
            dutch,
            ["minder dan 5", "een percentage dat niet in de parameters staat", "520 tot onder 540"],
        ),
        (english, ["fewer than 5", "a percentage that the parameters do not list"]),
        (dutch, ["De waarde van ggmmi wordt na de laatste controle ongewijzigd gebruikt."]),
        (english, ["The value of premium.flat-shares is assumed.", "Provisional: 1 rows"]),
        (dutch, ["ibo report cases.parquet"]),
    ):
        for word in words:
            assert word in page


def test_small_groups_stand_nowhere_on_the_page() -> None:
    page = ibo.report(table(ROWS)).html(language="en")
    for hidden in ("875.92", "97.31", "778.61", "88.89", "760 to below", "80 to below"):
        assert hidden not in page


def test_statements_without_assumptions_say_how_to_get_them() -> None:
    found = ibo.report(table(ROWS).drop_columns(["assumptions"]))
    assert found.assumptions is None
    assert "ibo statements --assumptions" in found.html()


def test_everything_of_the_table_is_escaped() -> None:
    evil = "<script>alert(1)</script>\"'&"
    rows = [*ROWS[:6], {**refused("unknown-kind", evil), "case_ref": evil}]
    rows[0] = {**rows[0], "assumptions": [evil]}
    page = ibo.report(table(rows)).html()
    assert "<script>alert" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#x27;&amp;") >= 3


def test_long_cells_are_cut() -> None:
    page = ibo.report(table([refused("unknown-kind", "x" * 1_000_000)])).html()
    assert len(page) < 20_000


def test_empty_table_gives_a_page_that_says_so() -> None:
    found = ibo.report(table([]))
    assert (found.rows, found.groups, found.nets, found.listed) == (0, [], [], [])
    page = found.html(language="en")
    assert "0 rows: 0 computed, 0 refused" in page
    assert "No row is refused." in page
    assert "<script" not in page


def test_page_allows_only_its_own_style_and_script() -> None:
    page = ibo.report(table(ROWS)).html()
    [policy] = re.findall('Content-Security-Policy" content="([^"]*)"', page)
    assert re.fullmatch(
        "default-src 'none'; style-src 'sha256-[^']{44}'; script-src 'sha256-[^']{44}'; "
        "base-uri 'none'; form-action 'none'",
        policy,
    )
    assert not re.search(r'(src|href)="(?!#)', page)
    assert " style=" not in page


def test_page_of_a_million_rows_is_below_2_mb(tmp_path: Path) -> None:
    rows = 1_000_000
    block = table(ROWS * 62_500)
    references = pa.array(range(rows), pa.int32()).cast(pa.string())
    path = tmp_path / "statements.parquet"
    pq.write_table(block.set_column(0, "case_ref", references), path)
    page = tmp_path / "report.html"
    found = ibo.report(path)
    found.to_html(page)
    assert page.stat().st_size < 2_000_000
    # 62,500 x 5,006.58.
    assert (found.rows, found.total.net) == (rows, Decimal("312911250.00"))
    assert (sum(found.refused.values()), len(found.listed)) == (187_500, 1_000)


# ---- Bad tables


@pytest.mark.parametrize(
    ("change", "error", "at"),
    [
        (lambda: table([{**ROWS[0], "net": Decimal("1.00")}]), ibo.ResultError, "net"),
        (lambda: table([{**ROWS[0], "scheme": "1999"}]), ibo.IboError, "scheme"),
        (lambda: table([{**ROWS[13], "net": Decimal("1.00")}]), ibo.ResultError, "net"),
        (lambda: table([{**ROWS[0], "month": None}]), ibo.IboError, "month"),
        (lambda: table(ROWS).drop_columns(["premium_due"]), ibo.StructureError, ""),
        (lambda: table(ROWS, region=pa.array(["x"] * 16)), ibo.StructureError, "region"),
        (lambda: pa.table({"x": [1]}), ibo.StructureError, ""),
        (
            lambda: pa.concat_tables([table(ROWS[:1]), table(ROWS[:1])]),
            ibo.StructureError,
            "case_ref",
        ),
        (
            lambda: table(ROWS).set_column(16, "assumptions", [[1] * 16]),
            ibo.IboError,
            "assumptions",
        ),
    ],
)
def test_tables_that_are_not_ours_or_contradict_themselves_are_refused(
    tmp_path: Path, change: Callable[[], Any], error: type[ibo.IboError], at: str
) -> None:
    made = change()
    with pytest.raises(error) as raised:
        ibo.report(made)
    assert at in str(raised.value)
    path, page = tmp_path / "statements.parquet", tmp_path / "report.html"
    pq.write_table(made, path)
    done = run("report", path, "-o", page)
    assert done.returncode == 2
    assert done.stderr.startswith("ibo: ")
    assert "A-0" not in done.stderr
    assert list(tmp_path.iterdir()) == [path]


def test_a_case_and_month_that_stand_twice_count_twice_where_allowed() -> None:
    twice = pa.concat_tables([table(ROWS), table(ROWS)])
    assert ibo.report(twice, duplicates="allow").total.net == Decimal("10013.16")


def test_kept_columns_are_passed_over_where_asked() -> None:
    kept = table(ROWS, region=pa.array(["Gent"] * 16))
    assert ibo.report(kept, extra="ignore").total.net == Decimal("5006.58")


@pytest.mark.parametrize("keyword", [{"month": "2026-03"}, {"provisional": True}, {"key": "x"}])
def test_keywords_of_cases_are_refused_with_statements(keyword: dict[str, Any]) -> None:
    [name] = keyword
    with pytest.raises(ValueError, match=f"{name}: goes with a table of cases"):
        ibo.report(table(ROWS), **keyword)


def test_what_is_no_table_is_refused_with_its_type() -> None:
    with pytest.raises(ibo.StructureError, match="must be a table of Arrow data"):
        ibo.report(5)  # type: ignore[arg-type]


# ---- The command


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ibo", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def test_command_writes_the_page_and_says_what_was_refused(tmp_path: Path) -> None:
    path, page = tmp_path / "statements.parquet", tmp_path / "report.html"
    pq.write_table(table(ROWS), path)
    done = run("report", path, "-o", page, "--language", "en")
    assert (done.returncode, done.stderr) == (1, "16 rows: 13 computed, 3 refused\n")
    assert page.read_text() == ibo.report(path).html(language="en")
    done = run("report", path, "-o", page, "--min-group", "2")
    assert done.returncode == 1
    assert "minder dan 2" in page.read_text()


def test_command_computes_cases_and_their_sensitivity(tmp_path: Path) -> None:
    people = ibo.examples.population(200, seed=5)
    paths: dict[str, Any] = {}
    for name in ("cases", "unemployment", "leefloon", "sickness"):
        paths[name] = tmp_path / f"{name}.parquet"
        pq.write_table(pa.table(getattr(people, name)), paths[name])
    page = tmp_path / "report.html"
    cases = paths.pop("cases")
    beside = [part for name, path in paths.items() for part in (f"--{name}", path)]
    done = run("report", cases, "-o", page, *beside, "--ignore-extra")
    assert done.returncode in (0, 1)
    assert done.stderr.splitlines()[0] == ibo.report(cases, **paths, extra="ignore").text("nl")
    assert page.read_text() == ibo.report(cases, **paths, extra="ignore").html()
    assert "Wat de open vragen van de wet waard zijn" in page.read_text()


def test_files_that_are_read_twice_are_told_of_once(tmp_path: Path) -> None:
    """Once for the totals, and once for what the open questions are worth."""
    path = tmp_path / "cases.csv"
    path.write_text(
        "case_ref;month;kind;start;end;reference_gross_wage;percentage;employment_hours;full_time_hours\n"
        "A-1;2026-03;ibo;16/02/2026;28/08/2026;2500,00;80;38;38\n"
    )
    done = run("report", path, "-o", tmp_path / "r.html", "--csv", "belgian", "--language", "en")
    assert done.returncode == 1, done.stderr
    assert [line for line in done.stderr.splitlines() if "read as" in line] == [
        f"ibo: {path}: read as: semicolon, decimal comma, dd/mm/yyyy; 9 columns"
    ]
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        ibo.report(path)
    assert len([warning for warning in caught if "read as" in str(warning.message)]) == 1


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["report", "none.parquet", "-o", "report.html"], "none.parquet: No such file"),
        (["report", "statements.parquet", "-o", "report.pdf"], "must end in .html or .htm"),
        (["report", "statements.txt", "-o", "report.html"], "must end in .parquet"),
        (["report", "statements.parquet"], "-o"),
        (
            ["report", "statements.parquet", "-o", "report.html", "--month", "2026-03"],
            "month: goes with a table of cases",
        ),
    ],
)
def test_command_names_what_is_wrong_and_leaves_no_file(
    tmp_path: Path, arguments: list[str], expected: str
) -> None:
    pq.write_table(table(ROWS), tmp_path / "statements.parquet")
    command = [sys.executable, "-m", "ibo", *arguments, "--language", "en"]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=120, check=False, cwd=tmp_path
    )
    assert done.returncode == 2
    assert expected in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["statements.parquet"]


def test_notebook_shows_the_totals() -> None:
    with ibo.local_language("en"):
        shown = ibo.report(table(ROWS))._repr_html_()
    assert "16 rows: 13 computed, 3 refused" in shown
    assert "3,139.08" in shown
    assert repr(ibo.report(table(ROWS))) == "<Report: 16 rows, 3 refused>"
