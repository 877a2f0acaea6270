"""A plan and a difference: amounts by hand from the rules, texts and tables for people, pictures,
and the commands.
"""

from __future__ import annotations

import datetime
import html
import json
import re
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import ibo
import pytest
from samples import agreement, case, unemployment

PAYABLE = {
    "agreement": agreement(start="2026-03-16", end="2026-05-29", employment_fraction="38/38"),
    "unemployment": [unemployment()],
    "leefloon": ibo.Source.no_data(),
    "sickness": ibo.Source.no_data(),
}
"""The worked example 1; in March 12 of 22 days are in the agreement: 588.57 x 12/22 = 321.04."""


def planned(**fields: Any) -> ibo.Case:
    """The worked example 1 from mid-March to May."""
    return case(**{**PAYABLE, **fields})


def of_2018() -> ibo.Case:
    """GGMMI 2,111.89 x 40 % x 0.8, 1,200.00 x 0.8 of contribution."""
    entry = ibo.LeefloonRecord(
        month="2025-10", aid_type="leefloon", amount="893.65", entry_kind="award"
    )
    return ibo.Case(
        case_ref="P-2",
        month="2025-10",
        agreement=ibo.Agreement(
            kind="ibo",
            start="2025-09-01",
            end="2025-11-28",
            reference_gross_wage="2600.00",
            employment_fraction="30.4/38",
        ),
        unemployment=ibo.Source.no_data(),
        leefloon=[entry],
        sickness=ibo.Source.no_data(),
    )


def nets(plan: ibo.Plan) -> list[str]:
    """The net of each month."""
    return [str(month.statement.net) if month.statement else "-" for month in plan.months]


def test_each_month_has_its_statement_and_the_totals_are_their_sums() -> None:
    plan = ibo.plan(planned())
    assert [month.month for month in plan.months] == ["2026-03", "2026-04", "2026-05"]
    assert nets(plan) == ["285.37", "523.18", "523.18"]
    assert [str(month.trainee) for month in plan.months] == ["1722.91", "1960.72", "1960.72"]
    totals = plan.totals
    assert (totals.replacement_income, totals.premium_due) == (
        Decimal("4312.62"),
        Decimal("1498.18"),
    )
    assert (totals.withholding_tax, totals.net) == (Decimal("166.45"), Decimal("1331.73"))
    assert (totals.trainee, totals.employer) == (Decimal("5644.35"), Decimal("1498.18"))
    assert totals.employer_contribution is None
    assert (plan.kind, plan.scheme, plan.payer) == ("ibo", "2026", "employer")
    assert plan.case == planned()
    assert plan.certainty is ibo.Certainty.ASSUMED
    assert plan.values == ibo.Parameters().fingerprint


def test_statement_of_a_month_is_that_of_its_case() -> None:
    for month in ibo.plan(planned()).months:
        assert month.statement is not None and month.statement.case is not None
        assert month.statement == ibo.statement(month.statement.case)
        assert month.statement.month == month.statement.case.month == month.month
    first, *_ = ibo.plan(planned()).months
    assert first.statement == ibo.statement(planned(attendance="working-days"))


def test_contribution_and_leefloon_of_every_month() -> None:
    plan = ibo.plan(of_2018())
    assert nets(plan) == ["600.73", "600.73", "600.73"]
    assert plan.totals.employer == plan.totals.employer_contribution == Decimal("2880.00")
    assert plan.assumptions[0].id == "R2.5/same-leefloon"
    assert plan.assumptions[0].text("nl") == (
        "Elke maand van het plan heeft het leefloon van de maand van het dossier."
    )
    assert all(month.past_last_check for month in plan.months)
    assert {month.remark("en") for month in plan.months} == {"past the last check"}


@pytest.mark.parametrize("until", ["2026-04", datetime.date(2026, 4, 30)])
def test_plan_until_a_month(until: Any) -> None:
    assert nets(ibo.plan(planned(), until)) == ["285.37", "523.18"]


@pytest.mark.parametrize(
    "attendance",
    [
        {"2026-04": "76/167.2"},
        {datetime.date(2026, 4, 1): ("76", "167.2")},
        {"2026-04": Fraction(5, 11)},
    ],
)
def test_attendance_by_month(attendance: Any) -> None:
    """588.57 x 76/167.2 = 267.53, less 29.72."""
    assert nets(ibo.plan(planned(), attendance=attendance)) == ["285.37", "237.81", "523.18"]


@pytest.mark.parametrize(
    ("arguments", "code", "at"),
    [
        ({"until": "2026-06"}, "month-outside-agreement", "until"),
        ({"until": "2026-02"}, "month-outside-agreement", "until"),
        ({"until": "2026-13"}, "date-impossible", "until"),
        ({"until": 5}, "wrong-type", "until"),
        ({"attendance": {"2026-06": "1/2"}}, "month-outside-agreement", "attendance.2026-06"),
        ({"attendance": {"2026-05": "1/0"}}, "fraction-zero", "attendance.2026-05"),
        ({"attendance": {"2026-05": 0.5}}, "wrong-type", "attendance.2026-05"),
        ({"attendance": {"may": "1/2"}}, "date-malformed", "attendance"),
        ({"attendance": ["2026-05"]}, "wrong-type", "attendance"),
        (
            {"attendance": {"2026-05": "1/2", datetime.date(2026, 5, 2): "1/2"}},
            "wrong-type",
            "attendance.2026-05",
        ),
    ],
)
def test_months_outside_and_other_types_are_refused(
    arguments: dict[str, Any], code: str, at: str
) -> None:
    with pytest.raises(ibo.IboError) as error:
        ibo.plan(planned(), **arguments)
    assert (error.value.code, error.value.at) == (code, at)


def test_agreement_that_is_not_covered_has_no_plan() -> None:
    early = agreement(start="2018-03-05", end="2018-06-29", percentage=None)
    with pytest.raises(ibo.CoverageError) as error:
        ibo.plan(planned(month="2018-03", agreement=early))
    assert (error.value.code, error.value.at) == ("scheme-not-covered", "agreement.start")


def test_month_without_a_payable_day() -> None:
    """31 May 2026 is a Sunday."""
    late = agreement(start="2026-05-31", end="2026-07-31", employment_fraction="38/38")
    plan = ibo.plan(planned(month="2026-05", agreement=late))
    assert nets(plan) == ["-", "523.18", "523.18"]
    first = plan.months[0]
    assert (first.statement, first.trainee, first.past_last_check) == (None, Decimal("0.00"), False)
    assert first.remark("nl") == "geen dag van maandag tot zaterdag: er wordt niets betaald"
    assert "geen dag van maandag tot zaterdag" in plan.text("nl")


def test_plan_as_text_json_and_table() -> None:
    plan = ibo.plan(planned())
    assert plan.to_dict() == json.loads(plan.to_json())
    assert plan.to_dict()["totals"]["trainee"] == "5644.35"
    assert "  Totaal             4.312,62              1.498,18" in plan.text("nl")
    with ibo.local_language("en"):
        assert plan.text() == plan.text("en")
    page = plan._repr_html_()
    cells = re.findall(r"<td[^>]*>([^<]*)</td>", page)
    assert cells[:9] == [
        "maart 2026",
        *("1.437,54", "321,04", "35,67", "285,37", "1.722,91", "aangenomen", ""),
        "april 2026",
    ]
    assert cells[-8:] == [
        *("Totaal", "4.312,62", "1.498,18", "166,45", "1.331,73", "5.644,35", "", "")
    ]
    assert "Cursist: 5.644,35 euro (uitkering 4.312,62, netto 1.331,73)" in page
    of_contribution = html.unescape(ibo.plan(of_2018())._repr_html_())
    assert "Werkgever: 2.880,00 euro (bijdrage van de werkgever aan VDAB)" in of_contribution


def test_reference_in_a_table_is_escaped() -> None:
    assert "<b>" not in ibo.plan(planned(case_ref="<b>x</b>"))._repr_html_()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_picture_says_what_the_plan_says(language: Any) -> None:
    plan = ibo.plan(planned())
    ax = plan.plot(language=language)
    texts = {text.get_text() for text in ax.texts}
    expected = {
        "nl": {"maart 2026", "€\N{NO-BREAK SPACE}1.722,91", "Uitkering", "Netto"},
        "en": {"March 2026", "€1,722.91", "Benefit", "Net"},
    }
    assert expected[language] <= texts
    assert ax.get_title(loc="left") in {
        "Plan IBO, maart 2026 \N{EN DASH} mei 2026",
        "Plan IBO, March 2026 \N{EN DASH} May 2026",
    }
    widths = [patch.get_width() for patch in ax.patches]
    assert widths == pytest.approx([1437.54, 285.37, 1437.54, 523.18, 1437.54, 523.18])
    assert ax._repr_png_().startswith(b"\x89PNG")
    assert plan.plot(ax, language=language) is ax
    with pytest.raises(TypeError, match="axes of a matplotlib figure"):
        plan.plot(1)


def test_difference_of_two_months() -> None:
    march, april = (month.statement for month in ibo.plan(planned()).months[:2])
    assert march is not None
    assert april is not None
    difference = ibo.difference(march, april)
    assert ibo.difference(march.to_json(), april.to_json().encode()) == difference
    of_code = {line.code: line for line in difference.lines}
    assert [code for code, line in of_code.items() if line.differs] == [
        *("premium-due", "withholding-tax", "net")
    ]
    net = of_code["net"]
    assert (net.one, net.other, net.difference) == (
        *(Decimal("285.37"), Decimal("523.18"), Decimal("237.81")),
    )
    assert of_code["premium-due"].one_formula == "588.57 x 12/22"
    assert of_code["premium-due"].other_formula == "588.57 x 1/1"
    assert of_code["premium-due"].formulas("nl") == "588,57 x 12/22 -> 588,57 x 1/1"
    assert (difference.one.month, difference.other.month) == ("2026-03", "2026-04")
    assert [value.id for value in difference.values] == ["payment.working-days"]
    assert difference.records == ()
    assert difference.to_dict()["correction"] is False


def test_difference_between_schemes() -> None:
    one = ibo.plan(planned()).months[1].statement
    other = ibo.plan(of_2018()).months[0].statement
    assert one is not None
    assert other is not None
    difference = ibo.difference(one, other)
    of_code = {line.code: line for line in difference.lines}
    assert (of_code["ggmmi"].one, of_code["ggmmi"].other) == (None, Decimal("2111.89"))
    assert of_code["employer-contribution"].difference == Decimal("960.00")
    values = {value.id: value for value in difference.values}
    assert (values["ggmmi"].one, values["ggmmi"].one_from) == (None, None)
    assert (values["ggmmi"].other, values["ggmmi"].other_from) == (
        "2111.89",
        datetime.date(2025, 2, 1),
    )
    records = {record.source: (record.one, record.other) for record in difference.records}
    assert records == {"unemployment": ("counts", None), "leefloon": (None, "counts")}
    assert difference.records[0].text("en") == (
        "unemployment 1: 1437.54 = 55.29 x 26 -> plays no part"
    )
    page = difference._repr_html_()
    assert "Het is geen rechtzetting" in page
    assert "ggmmi: niet gelezen -&gt; 2111.89 (sinds 2025-02-01)" in page
    assert "stelsel 2018, betaald door VDAB" in difference.text("nl")


def test_difference_of_other_values_is_refused() -> None:
    found = ibo.statement(case())
    untyped: Any = ibo.difference
    for value, at in ((1, "other"), (None, "other")):
        with pytest.raises(ibo.StructureError) as error:
            untyped(found, value)
        assert error.value.at == at
    with pytest.raises(ibo.StructureError) as error:
        ibo.difference("{}", found)
    assert (error.value.code, error.value.at) == ("missing-field", "one.schema")


# ---- The commands


def run(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    """Runs the command to its end."""
    command = [sys.executable, "-m", "ibo", *arguments]
    return subprocess.run(command, input=given, capture_output=True, text=True, check=False)


def test_command_plan(tmp_path: Path) -> None:
    file = tmp_path / "case.json"
    file.write_text(planned().to_json())
    plan = ibo.plan(planned(), "2026-04", {"2026-04": "76/167.2"})
    asked = ("--until", "2026-04", "--attendance", "2026-04=76/167.2")
    done = run("plan", str(file), *asked)
    assert (done.returncode, done.stderr, done.stdout) == (0, "", f"{plan.to_json()}\n")
    done = run("plan", "-", *asked, "--text", "nl", given=file.read_text())
    assert (done.returncode, done.stdout) == (0, plan.text("nl"))


def test_command_plan_writes_a_page(tmp_path: Path) -> None:
    file, page = tmp_path / "case.json", tmp_path / "plan.html"
    file.write_text(planned().to_json())
    done = run("plan", str(file), "--html", str(page))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    written = page.read_text()
    assert written.startswith('<!DOCTYPE html><html lang="nl">')
    assert ibo.plan(planned())._repr_html_() in written
    assert "http" not in written
    done = run("plan", str(file), "--html", str(page), "--text", "en")
    assert done.stdout == ibo.plan(planned()).text("en")
    assert '<html lang="en">' in page.read_text()
    done = run("plan", str(file), "--html", str(file))
    assert done.returncode == 2
    assert "this file is an input" in done.stderr
    assert file.read_text() == planned().to_json()


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--until", "2027-01"], 1, "ibo: refused: until: a plan must end in a month of"),
        (["--until", "2027-01", "--text", "nl"], 1, "ibo: geweigerd: until: een plan moet"),
        (["--attendance", "2026-03"], 2, "must be a month and a fraction"),
        (["--attendance", "2027-03=1/2"], 1, "attendance.2027-03: this must be a month of the"),
        (["--attendance", "2026-03=1/2", "--attendance", "2026-03=1/3"], 2, "given once"),
        (["--require", "official"], 1, "certainty-too-weak"),
    ],
)
def test_command_plan_says_what_is_refused(
    arguments: list[str], status: int, said: str, tmp_path: Path
) -> None:
    file = tmp_path / "case.json"
    file.write_text(planned().to_json())
    done = run("plan", str(file), *arguments)
    assert (done.returncode, done.stdout) == (status, "")
    assert said in done.stderr


def test_command_plan_leaves_no_page_of_an_agreement_that_is_not_covered(tmp_path: Path) -> None:
    early = agreement(start="2018-03-05", end="2018-06-29", percentage=None)
    file, page = tmp_path / "case.json", tmp_path / "plan.html"
    file.write_text(planned(month="2018-03", agreement=early).to_json())
    for language, said in (("en", "must start on 2018-09-01"), ("nl", "op 2018-09-01 of later")):
        done = run("plan", str(file), "--html", str(page), "--text", language)
        assert (done.returncode, done.stdout) == (1, "")
        assert said in done.stderr and not page.exists()


def test_command_difference(tmp_path: Path) -> None:
    files = [tmp_path / "one.json", tmp_path / "other.json"]
    statements = [month.statement for month in ibo.plan(planned()).months[:2]]
    for file, statement in zip(files, statements, strict=True):
        assert statement is not None
        file.write_text(f"{statement.to_json()}\n")
    one, other = statements
    assert one is not None
    assert other is not None
    difference = ibo.difference(one, other)
    done = run("difference", *map(str, files))
    assert (done.returncode, done.stderr, done.stdout) == (0, "", f"{difference.to_json()}\n")
    done = run("difference", *map(str, files), "--text", "en")
    assert (done.returncode, done.stdout) == (0, difference.text("en"))
    files[1].write_text(planned().to_json())
    done = run("difference", *map(str, files), "--text", "nl")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("ibo: geweigerd: other")
    done = run("difference", str(files[0]), str(tmp_path / "none.json"))
    assert done.returncode == 2
