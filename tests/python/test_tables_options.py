"""What a caller says of a delivery: absences, keys, kept columns, months, unknown cases."""

from __future__ import annotations

import datetime
import json
from decimal import Decimal
from typing import Any, Literal

import ibo
import polars as pl
import pytest


def cases(*rows: dict[str, Any], without: tuple[str, ...] = ()) -> pl.DataFrame:
    """Cases of which each row says how it differs from worked example 1."""
    example = {
        "case_ref": "A-1",
        "month": datetime.date(2026, 3, 1),
        "kind": "ibo",
        "start": datetime.date(2026, 3, 2),
        "end": datetime.date(2026, 8, 28),
        "reference_gross_wage": "2500.00",
        "percentage": 80,
        "employment_hours": 38,
        "full_time_hours": 38,
        "unemployment_day_amount": "55.29",
        "leefloon_amount": None,
        "sickness_gross_taxable": None,
    }
    frame = pl.DataFrame([example | row for row in rows])
    return frame.drop(without)


IN_ROW = ("unemployment_day_amount", "leefloon_amount", "sickness_gross_taxable")


def benefits(*rows: dict[str, Any]) -> pl.DataFrame:
    """Records of the RVA, of which each row says how it differs from that of worked example 1."""
    example = {
        "case_ref": "A-1",
        "from": datetime.date(2026, 1, 5),
        "day_amount": "55.29",
        "basis": "full",
        "benefit_type": "full-unemployment",
    }
    return pl.DataFrame([example | row for row in rows])


FLAT = {
    "month": datetime.date(2020, 5, 1),
    "start": datetime.date(2020, 4, 6),
    "end": datetime.date(2020, 9, 4),
    "percentage": None,
}
"""An agreement of 2020: 800 euro a month for a wage of 2,000.00, from the eighth day of an absence
less 1/31 a day in May.
"""


def test_absences_lower_the_contribution_of_their_own_case() -> None:
    table = cases(
        {**FLAT, "reference_gross_wage": "2000.00"},
        {**FLAT, "reference_gross_wage": "2000.00", "case_ref": "A-2"},
    )
    absences = pl.DataFrame(
        {
            "case_ref": ["A-2"],
            "from": [datetime.date(2020, 5, 4)],
            "to": [datetime.date(2020, 5, 24)],
        }
    )
    result = ibo.statements(table, absences=absences).to_polars()
    # 21 days, of which 14 from the eighth on: 800 x 17/31 = 438.709...
    assert result["employer_contribution"].to_list() == [Decimal("800.00"), Decimal("438.71")]
    explained = ibo.explain_row(table, 1, absences=absences)
    assert explained.employer_contribution == Decimal("438.71")


def test_absence_without_an_end_refuses_its_own_case() -> None:
    table = cases(FLAT, {**FLAT, "case_ref": "A-2"})
    absences = pl.DataFrame(
        {
            "case_ref": ["A-2", "A-2"],
            "from": [datetime.date(2020, 5, 4), datetime.date(2020, 7, 4)],
            "to": [datetime.date(2020, 5, 24), None],
        }
    )
    result = ibo.statements(table, absences=absences).to_polars()
    assert result["error_code"].to_list() == [None, "missing-field"]
    assert result["error_at"].to_list() == [None, "absences[1].to"]
    with pytest.raises(
        ibo.StructureError, match=r"cases row 1 \(counted from 0\), absences\[1\].to"
    ):
        ibo.statements(table, absences=absences, on_error="raise")


def test_absence_of_a_case_that_no_row_has_is_refused() -> None:
    absences = pl.DataFrame(
        {
            "case_ref": ["A-9"],
            "from": [datetime.date(2020, 5, 4)],
            "to": [datetime.date(2020, 5, 24)],
        }
    )
    with pytest.raises(ibo.RecordError) as raised:
        ibo.statements(cases(FLAT), absences=absences)
    assert (raised.value.code, raised.value.at) == ("unknown-case", "absences.case_ref")


def test_absences_stand_beside_tables_of_records() -> None:
    table = cases({**FLAT, "reference_gross_wage": "2000.00"}, without=IN_ROW)
    absences = pl.DataFrame(
        {
            "case_ref": ["A-1"],
            "from": [datetime.date(2020, 5, 4)],
            "to": [datetime.date(2020, 5, 24)],
        }
    )
    records = benefits({"from": datetime.date(2020, 1, 1)})
    result = ibo.statements(table, records, absences=absences, provisional=True)
    assert result.to_polars()["employer_contribution"].to_list() == [Decimal("438.71")]


def test_kept_columns_come_after_the_month_untouched() -> None:
    table = cases({}, {"case_ref": "A-2"}).with_columns(
        region=pl.Series(["Gent", None]),
        weight=pl.Series([Decimal("1.234"), Decimal("2.000")]),
        nothing=pl.Series([None, None], dtype=pl.Null),
        tags=pl.Series([["a", "b"], []]),
    )
    kept = ["tags", "region", "weight", "nothing", "start"]
    result = ibo.statements(table, keep=kept).to_polars()
    assert result.columns[:8] == ["case_ref", "month", *kept, "kind"]
    assert result.select(kept).equals(table.select(kept))
    assert result.select(kept).schema == table.select(kept).schema
    assert result["net"].to_list() == [Decimal("523.18")] * 2


def test_kept_column_that_the_result_has_is_refused() -> None:
    own = ("net", "payer", "error_at")
    table = cases({}).with_columns(pl.lit("x").alias(name) for name in own)
    for name in (*own, "case_ref"):
        others = [column for column in own if column != name]
        with pytest.raises(ibo.StructureError, match=f"a column {name} of its own") as raised:
            ibo.statements(table.drop(others), keep=[name])
        assert (raised.value.code, raised.value.at) == ("duplicate-field", f"cases.{name}")


def test_kept_column_that_the_table_does_not_have_is_refused() -> None:
    with pytest.raises(ibo.StructureError, match="must have the column region") as raised:
        ibo.statements(cases({}), keep=["region"])
    assert (raised.value.code, raised.value.at) == ("missing-field", "cases.region")


def test_keep_is_a_list_of_names() -> None:
    for wrong in ("region", 7, [7]):
        with pytest.raises(ibo.StructureError):
            ibo.statements(cases({}), keep=wrong)  # type: ignore[arg-type]


def test_extra_columns_are_refused_or_passed_over() -> None:
    table = cases({}).with_columns(region=pl.lit("Gent"))
    with pytest.raises(ibo.StructureError) as raised:
        ibo.statements(table)
    assert (raised.value.code, raised.value.at) == ("unknown-field", "cases.region")
    result = ibo.statements(table, extra="ignore").to_polars()
    assert "region" not in result.columns
    assert result["net"].to_list() == [Decimal("523.18")]


def test_column_with_a_name_near_to_a_known_one_is_always_refused() -> None:
    table = cases({}).with_columns(stoped=pl.lit(None))
    for options in ({}, {"extra": "ignore"}, {"keep": ["stoped"]}):
        with pytest.raises(ibo.StructureError, match="did you mean stopped"):
            ibo.statements(table, **options)


def test_month_takes_its_rows_and_those_without_one() -> None:
    table = cases(
        {"month": datetime.date(2026, 4, 1)},
        {},
        {"case_ref": "A-2", "month": None},
        {"case_ref": "A-3", "percentage": 85},
        {"case_ref": "A-4", "month": datetime.date(2026, 3, 31)},
    )
    result = ibo.statements(table, month="2026-03")
    frame = result.to_polars()
    assert frame["case_ref"].to_list() == ["A-1", "A-2", "A-3", "A-4"]
    net = Decimal("523.18")
    assert frame["net"].to_list() == [net, None, None, net]
    assert result.summary.rows == 4
    assert result.refused().to_polars()["row"].to_list() == [1, 2]
    assert [ibo.explain_row(table, row, month="2026-03").case_ref for row in (0, 3)] == [
        "A-1",
        "A-4",
    ]


def test_records_of_a_case_of_another_month_are_no_fault() -> None:
    table = cases({}, {"case_ref": "A-2", "month": datetime.date(2026, 4, 1)}, without=IN_ROW)
    records = benefits({}, {"case_ref": "A-2"})
    result = ibo.statements(table, records, month="2026-03", provisional=True)
    assert result.to_polars()["net"].to_list() == [Decimal("523.18")]


def test_records_of_unknown_cases_are_refused_or_passed_over() -> None:
    table = cases({}, without=IN_ROW)
    records = benefits({"case_ref": "A-9"}, {}, {"case_ref": "A-8"}, {"case_ref": "A-9"})
    with pytest.raises(
        ibo.RecordError, match="none for 3 records of the table unemployment"
    ) as raised:
        ibo.statements(table, records, provisional=True)
    assert (raised.value.code, raised.value.at) == ("unknown-case", "unemployment.case_ref")
    assert raised.value.row == 0
    result = ibo.statements(table, records, provisional=True, unknown_cases="ignore")
    assert result.to_polars()["net"].to_list() == [Decimal("523.18")]


def persons() -> pl.DataFrame:
    """Two agreements of one person in one month, one after the other; and one of another person."""
    first = {"stopped": datetime.date(2026, 3, 13), "attendance_working_days": True}
    second = {
        "case_ref": "B-1",
        "start": datetime.date(2026, 3, 16),
        "attendance_working_days": True,
    }
    return cases(
        {"person_ref": "P-1", "stopped": None, **first},
        {"person_ref": "P-1", **second},
        {"person_ref": "P-2", "case_ref": "C-1", "attendance_working_days": False},
        without=IN_ROW,
    )


def test_records_by_person_count_for_each_agreement_whose_days_they_touch() -> None:
    records = (
        benefits(
            {"to": datetime.date(2026, 3, 13)},
            {"from": datetime.date(2026, 3, 14), "day_amount": "40.72"},
            {"person_ref": "P-2"},
        )
        .with_columns(pl.col("person_ref").fill_null("P-1"))
        .drop("case_ref")
    )
    result = ibo.statements(persons(), records, key="person_ref", provisional=True)
    frame = result.to_polars()
    # Days Monday to Saturday: 2 to 13 March are 11, of which the first record covers all; 16 to 31
    # March the second one. So 55.29 x 26 and 40.72 x 26.
    income = [Decimal("1437.54"), Decimal("1058.72"), Decimal("1437.54")]
    assert frame["replacement_income"].to_list() == income
    assert result.summary.further_agreements == 1
    assert "rows that are a further agreement of a person" in str(result.summary)
    assert result.summary.to_dict()["further_agreements"] == 1
    rows = ibo.explain_rows(persons(), [1, 2], records, key="person_ref", provisional=True)
    assert [statement.replacement_income for statement in rows] == income[1:]


def test_row_without_its_key_is_refused_and_not_computed_without_records() -> None:
    table = persons().with_columns(person_ref=pl.Series(["P-1", None, "P 2\t"]))
    records = benefits({"person_ref": "P-1"}).drop("case_ref")
    result = ibo.statements(table, records, key="person_ref", provisional=True).to_polars()
    assert result["error_code"].to_list() == [None, "missing-field", "bad-text"]
    assert result["error_at"].to_list() == [None, "person_ref", "person_ref"]
    with pytest.raises(ibo.StructureError):
        ibo.explain_row(table, 1, records, key="person_ref", provisional=True)


def test_key_is_a_column_of_both_tables() -> None:
    records = benefits({"person_ref": "P-1"}).drop("case_ref")
    with pytest.raises(ibo.StructureError) as raised:
        ibo.statements(persons().drop("person_ref"), records, key="person_ref")
    assert (raised.value.code, raised.value.at) == ("missing-field", "cases.person_ref")
    with pytest.raises(ibo.StructureError) as raised:
        ibo.statements(persons(), benefits({}), key="person_ref")
    assert raised.value.at == "unemployment.case_ref"
    with pytest.raises(ibo.RecordError) as unknown:
        ibo.statements(persons(), records.with_columns(person_ref=pl.lit("P-9")), key="person_ref")
    assert (unknown.value.code, unknown.value.at) == ("unknown-case", "unemployment.person_ref")


def test_duplicate_row_is_refused_by_explain_row() -> None:
    table = cases({}, {}, {"case_ref": "A-2"})
    with pytest.raises(ibo.IboError) as raised:
        ibo.explain_row(table, 1)
    assert (raised.value.code, raised.value.at, raised.value.row) == (
        "duplicate-case",
        "case_ref",
        1,
    )
    assert ibo.explain_row(table, 0).net == ibo.explain_row(table, 1, duplicates="allow").net


def test_explain_rows_gives_each_row_in_the_order_asked() -> None:
    table = cases(*({"case_ref": f"A-{row}"} for row in range(5)))
    found = ibo.explain_rows(table, [3, 0, 3])
    assert [statement.case_ref for statement in found] == ["A-3", "A-0", "A-3"]
    assert found[0] == ibo.explain_row(table, 3)
    assert ibo.explain_rows(table, []) == []
    for beyond in (5, -1):
        with pytest.raises(IndexError):
            ibo.explain_rows(table, [0, beyond])
    with pytest.raises(ibo.StructureError, match="rows: must be a list"):
        ibo.explain_rows(table, 3)  # type: ignore[arg-type]


def test_refused_rows_say_why_in_the_words_of_the_single_case() -> None:
    table = cases(
        {},
        {"case_ref": "A-2", "percentage": 85},
        {"case_ref": "A-3", "end": datetime.date(2027, 8, 28)},
        {},
        {"case_ref": "A-5", "reference_gross_wage": "2500.001"},
    ).with_columns(region=pl.Series(["a", "b", "c", "d", "e"]))
    languages: list[tuple[Literal["nl", "en"], str]] = [("en", "must be one of"), ("nl", "moet")]
    for language, percentage in languages:
        refused = ibo.statements(table, keep=["region"]).refused(language=language).to_polars()
        assert refused.columns == [
            "row", "case_ref", "month", "region", "error_code", "error_at", "sentence",
        ]  # fmt: skip
        assert refused["row"].to_list() == [1, 2, 3, 4]
        assert refused["region"].to_list() == ["b", "c", "d", "e"]
        assert refused["error_code"].to_list() == [
            "percentage-not-allowed",
            "duration-not-allowed",
            "duplicate-case",
            "amount-too-many-decimals",
        ]
        assert percentage in refused["sentence"][0]
        for row, sentence in refused.select("row", "sentence").iter_rows():
            with pytest.raises(ibo.IboError) as raised:
                ibo.explain_row(table, row, keep=["region"])
            with ibo.local_language(language):
                assert sentence in str(raised.value)


def test_refused_rows_of_records_and_of_a_weaker_certainty_say_why() -> None:
    table = cases({}, {"case_ref": "A-2"}, without=IN_ROW)
    records = benefits({}, {"case_ref": "A-2", "benefit_type": "insertion"})
    result = ibo.statements(table, records, provisional=True, require="secondary")
    refused = result.refused(language="en").to_polars()
    assert refused["error_code"].to_list() == ["certainty-too-weak"]
    assert "unemployment.benefit-type" in refused["sentence"][0]
    assert ibo.statements(table, records, provisional=True).refused().num_rows == 0


def test_payments_hand_their_keys_on() -> None:
    table = pl.DataFrame(
        {
            "premium": ["588.57", "-1"],
            "case_ref": ["A-1", "A-2"],
            "month": ["2026-03", "2026-03"],
            "employment_hours": [19, 38],
            "full_time_hours": [38, 38],
        }
    )
    result = ibo.payments(table)
    frame = result.to_polars()
    assert frame.columns[:3] == ["case_ref", "month", "premium_after_fraction"]
    assert frame.select("case_ref", "month").equals(table.select("case_ref", "month"))
    assert frame["net"].to_list() == [Decimal("261.59"), None]
    assert result.refused().to_polars()["case_ref"].to_list() == ["A-2"]


def test_html_of_results_is_in_the_language_chosen() -> None:
    result = ibo.statements(cases({}, {"case_ref": "A-2", "percentage": 85}))
    english = result._repr_html_()
    assert "2 rows, 1 refused" in english
    assert "Premium due" in english
    assert "523.18" in english
    with ibo.local_language("nl"):
        dutch = result.summary._repr_html_()
        assert "2 rijen, 1 geweigerd" in dutch
        assert "Verschuldigde premie" in dutch
        assert "1.437,54" in dutch
        refused = result.refused()._repr_html_()
    assert 'lang="nl"' in refused
    assert "percentage-not-allowed" in refused
    assert "het percentage moet een van deze zijn" in refused
    for page in (english, dutch, refused):
        assert page.count("<table") == page.count("</table>")
        # The colours are those of the page, so that it reads on a dark one too.
        assert "color:" not in page.replace("currentColor", "")


def test_text_of_a_summary_is_in_the_language_chosen() -> None:
    result = ibo.statements(
        cases({}, {"case_ref": "A-2", "percentage": 85}).drop("sickness_gross_taxable"),
        provisional=True,
    )
    summary = result.summary
    dutch = """\
2 rijen, 1 geweigerd
voorlopig: 1 rijen; niet gevraagd: ziekte

  Geweigerd               Rijen
  percentage-not-allowed      1

  Stelsel  Soort  Rijen  Vervangingsinkomen  Premie  Verschuldigde premie  Bedrijfsvoorheffing   Netto  Bijdrage van de werkgever aan VDAB
  2026     ibo        1            1.437,54  588,57                588,57                65,39  523,18                                0,00"""
    assert summary.text("nl") == dutch
    assert str(summary) == summary.text("en")
    assert str(summary).startswith("2 rows, 1 refused\nprovisional: 1 rows; not asked: sickness\n")
    with ibo.local_language("nl"):
        assert str(summary) == summary.text() == dutch
        assert summary.text("en").startswith("2 rows, 1 refused\n")
    with pytest.raises(ValueError, match="language must be 'nl' or 'en'"):
        summary.text("fr")  # type: ignore[arg-type]


def test_summary_as_a_dict_is_json() -> None:
    summary = ibo.statements(cases({}, {"case_ref": "A-2", "percentage": 85})).summary
    found = json.loads(json.dumps(summary.to_dict()))
    assert found["rows"] == 2
    assert found["refused"] == {"percentage-not-allowed": 1}
    [total] = found["totals"]
    assert (total["scheme"], total["kind"], total["net"]) == ("2026", "ibo", "523.18")
    assert total["employer_contribution"] == "0.00"
    assert found["values"] == summary.values
