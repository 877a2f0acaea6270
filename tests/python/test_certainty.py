"""Certainty and assumptions of results, their ids and texts, and the fingerprint of the dated
values.
"""

from __future__ import annotations

import hashlib
import pickle
import warnings
from pathlib import Path
from typing import Any

import ibo
import pytest
from samples import agreement, case, leefloon, sickness, unemployment

NONE = ibo.Source.no_data()

REFORM = """
[[value]]
id = "withholding.rate"
from = "2026-01-01"
value = "0.2"
certainty = "hypothetical"
source = "a reform that somebody tries out"
"""

WITHOUT_A_LIMIT = """
[[value]]
id = "employer.absence-rule"
from = "2020-01-01"
value = "eighth-day"
certainty = "assumed"
source = "our own reading"
"""


def ids(found: Any) -> list[str]:
    return [assumption.id for assumption in found.assumptions]


def whole_month(**fields: Any) -> ibo.Case:
    """The first worked example: an ordinary month, with other fields."""
    usual: dict[str, Any] = {
        "agreement": agreement(employment_fraction="38/38"),
        "unemployment": [unemployment()],
        "leefloon": NONE,
        "sickness": NONE,
    }
    return case(**{**usual, **fields})


# ---- The words


def test_hypothetical_is_the_weakest() -> None:
    words = [certainty.value for certainty in sorted(ibo.Certainty)]
    assert words == ["hypothetical", "assumed", "secondary", "official"]
    assert ibo.Certainty("hypothetical") is ibo.Certainty.HYPOTHETICAL
    with pytest.raises(
        ibo.StructureError,
        match='must be one of "official", "secondary", "assumed", "hypothetical"',
    ):
        ibo.statement(case(), require="sure")  # type: ignore[arg-type]


def test_a_hypothetical_value_makes_the_statement_hypothetical() -> None:
    reform = ibo.Parameters().with_toml(REFORM)
    found = ibo.statement(whole_month(), parameters=reform)
    assert (str(found.withholding_tax), str(found.net)) == (
        "117.71",
        "470.86",
    )  # 588.57 x 20 % = 117.714
    assert found.certainty is ibo.Certainty.HYPOTHETICAL
    assert ids(found) == ["R6.3/withholding.rate"]
    assert found.assumptions[0].reading is None
    assert "is hypothetical: a reform" in found.assumptions[0].text("en")
    assert [line.code for line in found.lines if line.certainty is ibo.Certainty.HYPOTHETICAL] == [
        "withholding-tax"
    ]
    assert ibo.statement(whole_month(), parameters=reform, require="hypothetical") == found
    for require in ("assumed", ibo.Certainty.SECONDARY):
        with pytest.raises(ibo.ResultError) as raised:
            ibo.statement(whole_month(), parameters=reform, require=require)
        assert raised.value.code == "certainty-too-weak"


def test_hypothetical_result_has_no_notice_and_no_correction() -> None:
    found = ibo.statement(whole_month(), parameters=ibo.Parameters().with_toml(REFORM))
    with pytest.raises(ibo.ResultError) as raised:
        found.notice()
    assert (raised.value.code, raised.value.at) == ("notice-of-hypothetical", "certainty")
    ordinary = ibo.statement(whole_month())
    for sides in (
        (found, ordinary),
        (ordinary, found),
        (found.to_json(), ordinary),
        (ordinary, found.to_json()),
    ):
        with pytest.raises(ibo.ResultError) as refused:
            ibo.correction(*sides)
        assert (refused.value.code, refused.value.at) == ("correction-of-hypothetical", "certainty")


def test_a_provisional_result_enters_no_correction() -> None:
    found = ibo.statement(whole_month(sickness=None), provisional=True)
    with pytest.raises(ibo.ResultError) as raised:
        ibo.correction(found, ibo.statement(whole_month()))
    assert (raised.value.code, raised.value.at) == ("correction-of-provisional", "provisional")


@pytest.mark.parametrize(("language", "word"), [("nl", "hypothetisch"), ("en", "hypothetical")])
def test_hypothetical_is_named_in_both_languages(language: Any, word: str) -> None:
    from ibo import _html, _words

    found = ibo.statement(whole_month(), parameters=ibo.Parameters().with_toml(REFORM))
    assert word in found.explain(language)
    assert word in _html.statement(found, language)
    assert word in _words.certainty_of(found, language)


# ---- Assumptions and their ids


def test_reading_ids_of_assumptions() -> None:
    """A benefit for a part of the month, a sickness period and two sources for the same days."""
    found = ibo.statement(case())
    assert ids(found) == [
        *("income.changes", "income.sickness-rule"),
        # The first of March, a Sunday, lies before the agreement: it covers the month in part.
        *("income.leefloon-part-month", "income.same-days"),
    ]
    assert [assumption.reading for assumption in found.assumptions] == ids(found)
    assert [assumption.rule for assumption in found.assumptions] == ["R2.3", "R2.6", "R2.5", "R2.9"]
    assert "income.changes" in repr(found.assumptions[0])


def test_ordinary_month_has_no_assumptions() -> None:
    found = ibo.statement(whole_month())
    assert (found.assumptions, found.certainty) == ((), ibo.Certainty.SECONDARY)
    assert found.assumption_texts() == ()


def test_a_benefit_that_counts_by_an_assumed_code_is_assumed() -> None:
    found = ibo.statement(whole_month(unemployment=[unemployment(benefit_type="insertion")]))
    assert found.certainty is ibo.Certainty.ASSUMED
    assert ids(found) == ["unemployment.benefit-type/insertion"]
    (line,) = [line for line in found.lines if line.code == "replacement-income-unemployment"]
    assert line.certainty is ibo.Certainty.ASSUMED
    assert [value.id for value in line.parameters] == [
        "income.days-per-month",
        "unemployment.benefit-type",
    ]
    text = found.assumptions[0].text("en")
    assert text.startswith(
        "That the code insertion of unemployment.benefit-type from 2018-09-01 counts is assumed: "
    )


def test_a_benefit_that_is_left_out_by_an_assumed_code_makes_the_total_assumed() -> None:
    left_out = unemployment(benefit_type="income-guarantee", from_="2026-03-01")
    found = ibo.statement(whole_month(unemployment=[left_out]))
    assert ids(found) == ["unemployment.benefit-type/income-guarantee"]
    assert (str(found.replacement_income), found.certainty) == ("0.00", ibo.Certainty.ASSUMED)
    assert "is left out is assumed" in found.assumptions[0].text("en")


def test_leefloon_in_a_part_month_is_assumed() -> None:
    found = ibo.statement(
        whole_month(
            agreement=agreement(start="2026-03-03"),
            attendance="21/22",
            unemployment=NONE,
            leefloon=[leefloon()],
        )
    )
    assert ids(found) == ["income.leefloon-part-month"]


# ---- Values past their last check: each for itself in data, one sentence for people


def stale() -> ibo.Statement:
    """March 2028: nothing was checked so late; the start is checked, so what it picks is not stale."""
    made = whole_month(
        month="2028-03",
        agreement=agreement(end="2028-08-28", suspended_days=9_000),
        sickness=[sickness(from_="2028-03-20", to="2028-03-31")],
    )
    return ibo.statement(made)


def test_each_stale_value_is_an_assumption_in_the_json() -> None:
    found = stale()
    of_checks = [name for name in ids(found) if name.startswith("R7.4/")]
    assert len(of_checks) == len(set(of_checks)) >= 5
    assert {"R7.4/withholding.rate", "R7.4/rsz.employee-rate", "R7.4/income.sickness-rule"} <= set(
        of_checks
    )
    assert all(
        assumption.reading is None
        for assumption in found.assumptions
        if assumption.id.startswith("R7.4/")
    )
    assert [item["id"] for item in found.to_dict()["assumptions"]] == ids(found)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_stale_values_are_one_sentence_in_texts(language: Any) -> None:
    from ibo import _html, _words

    found = stale()
    texts = found.assumption_texts(language)
    of_checks = [text for rule, text in texts if rule == "R7.4"]
    assert len(of_checks) == 1
    assert "withholding.rate" in of_checks[0] and "rsz.employee-rate" in of_checks[0]
    others = [
        assumption for assumption in found.assumptions if not assumption.id.startswith("R7.4/")
    ]
    assert texts[:-1] == tuple(
        (assumption.rule, assumption.text(language)) for assumption in others
    )
    for text in (found.explain(language), _html.statement(found, language)):
        assert text.count("R7.4") == 1
        assert of_checks[0].replace('"', "&quot;") in text or of_checks[0] in text
    assert _words.certainty_of(found, language).count("R7.4") == 1


# ---- Codes of a list


def test_each_code_has_a_certainty_and_a_source() -> None:
    values = {value.id: value for value in ibo.parameters("2026-03-01")}
    codes = {code.code: code for code in values["unemployment.benefit-type"].codes}
    assert codes["full-unemployment"].certainty is ibo.Certainty.OFFICIAL
    assert (codes["insertion"].treatment, codes["insertion"].certainty) == (
        "counts",
        ibo.Certainty.ASSUMED,
    )
    assert codes["income-guarantee"].treatment == "left-out"
    assert codes["temporary"].source == values["unemployment.benefit-type"].source
    assert {code.treatment for code in values["leefloon.entry-kind"].codes} == {
        *("not-negative", "not-positive", "either")
    }
    assert [code.code for code in values["sickness.nature"].codes] == ["0", "1", "2", "3"]
    assert values["ggmmi"].codes == ()
    again = pickle.loads(pickle.dumps(codes["insertion"]))
    assert (again, hash(again)) == (codes["insertion"], hash(codes["insertion"]))


def test_agreements_from_limits_a_value_to_later_agreements() -> None:
    limits = {
        (str(value.from_), value.agreements_from)
        for value in ibo.parameters()
        if value.id == "employer.absence-rule"
    }
    assert {(start, str(limit) if limit else None) for start, limit in limits} == {
        ("2018-09-01", None),
        ("2019-07-01", "2019-07-01"),
    }


# ---- The set of values: its fingerprint, its canonical text, remarks on it


def test_fingerprint_is_the_hash_of_the_canonical_text() -> None:
    parameters = ibo.Parameters()
    assert (
        parameters.fingerprint == hashlib.sha256(parameters.canonical().encode()).hexdigest()[:16]
    )
    assert ibo.statement(case()).values == parameters.fingerprint
    assert ibo.statement(case(), parameters=parameters).values == parameters.fingerprint
    reform = parameters.with_toml(REFORM)
    assert (
        reform.fingerprint
        == hashlib.sha256(reform.canonical().encode()).hexdigest()[:16]
        != parameters.fingerprint
    )
    assert ibo.statement(case(), parameters=reform).values == reform.fingerprint


OWN_LIST = """
[[value]]
id = "unemployment.benefit-type"
from = "2026-01-01"
value = { counts = [{ code = "new-allowance", certainty = "secondary", source = "a letter" }, "income-guarantee"] }
certainty = "assumed"
source = "our own reading"
"""
CONFIRMED = """
[[confirmed]]
id = "{}"
until = "{}"
source = "a look at the Staatsblad"
"""


@pytest.mark.parametrize(
    "files",
    [[], [REFORM], [OWN_LIST], [REFORM, OWN_LIST, CONFIRMED.format("*", "2027-12-31")]],
    ids=len,
)
def test_canonical_text_loads_as_the_same_parameters(files: list[str], tmp_path: Path) -> None:
    """As a set of its own, and laid over another set, which it then replaces."""
    parameters = ibo.Parameters()
    for file in files:
        parameters = parameters.with_toml(file)
    text = parameters.canonical()
    path = tmp_path / "values.toml"
    path.write_text(text, encoding="utf-8")
    again = [
        ibo.Parameters.from_toml({"values.toml": text}),
        ibo.Parameters().with_toml(text),
        ibo.Parameters().with_toml(REFORM).with_file(path),
    ]
    statement = ibo.statement(case(), parameters=parameters)
    for other in again:
        assert (other.fingerprint, other.canonical()) == (parameters.fingerprint, text)
        assert (other, other.table()) == (parameters, parameters.table())
        assert ibo.statement(case(), parameters=other).to_json() == statement.to_json()
        assert pickle.loads(pickle.dumps(other)).fingerprint == parameters.fingerprint


def test_confirmation_without_a_value_raises_the_last_check() -> None:
    own = ibo.Parameters().with_toml(CONFIRMED.format("withholding.rate", "2028-12-31"))
    (rate,) = [value for value in own.table("2028-03-01") if value.id == "withholding.rate"]
    assert (str(rate.checked_until), rate.stale) == ("2028-12-31", False)
    assert rate.source.endswith("confirmed until 2028-12-31: a look at the Staatsblad")
    made = stale().case
    assert made is not None
    assert "R7.4/withholding.rate" not in ids(ibo.statement(made, parameters=own))
    everything = ibo.Parameters().with_toml(CONFIRMED.format("*", "2028-12-31"))
    assert not any(
        name.startswith("R7.4/") for name in ids(ibo.statement(made, parameters=everything))
    )
    assert everything.fingerprint != own.fingerprint != ibo.Parameters().fingerprint
    earlier = ibo.Parameters().with_toml(CONFIRMED.format("withholding.rate", "2020-12-31"))
    assert earlier.fingerprint == ibo.Parameters().fingerprint, "a check is never lowered"
    with pytest.raises(ibo.ParametersError) as raised:
        ibo.Parameters().with_toml(CONFIRMED.format("rate", "2027-12-31"))
    assert (raised.value.code, raised.value.at) == ("parameters-unknown-id", "confirmed[0].id")


def test_value_without_agreements_from_warns(tmp_path: Path) -> None:
    said = 'own.toml, employer.absence-rule from 2020-01-01: .* write agreements_from = "2019-07-01" if it must not'
    path = tmp_path / "own.toml"
    path.write_text(WITHOUT_A_LIMIT)
    with pytest.warns(UserWarning, match=said) as caught:
        own = ibo.Parameters().with_toml(WITHOUT_A_LIMIT)
    assert [warning.filename for warning in caught] == [__file__]
    with pytest.warns(UserWarning, match=said):
        assert ibo.Parameters().with_file(path) == own
    assert len(own.notes) == 1
    assert own.notes[0].startswith("own.toml, employer.absence-rule from 2020-01-01: ")
    # Nothing is said twice: not of what was said before, and not when the object is copied.
    assert own.with_toml(REFORM).notes == own.notes
    assert pickle.loads(pickle.dumps(own)).notes == own.notes
    assert ibo.Parameters().with_toml(own.canonical()).notes == ()
    limited = WITHOUT_A_LIMIT.replace("from =", 'agreements_from = "2019-07-01"\nfrom =')
    assert ibo.Parameters().with_toml(limited).notes == ibo.Parameters().notes == ()


def test_warning_turned_into_an_error_is_raised() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)
        with pytest.raises(UserWarning, match="agreements_from"):
            ibo.Parameters().with_toml(WITHOUT_A_LIMIT)
