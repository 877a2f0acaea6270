"""What a caller says of a delivery: absences, keys, kept columns, months, unknown cases."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

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
    with pytest.raises(ibo.StructureError, match=r"cases row 1, absences\[1\].to"):
        ibo.statements(table, absences=absences, on_error="raise")


def test_absence_of_a_case_that_no_row_has_is_refused() -> None:
    absences = pl.DataFrame(
        {"case_ref": ["A-9"], "from": [datetime.date(2020, 5, 4)], "to": [datetime.date(2020, 5, 24)]}
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
