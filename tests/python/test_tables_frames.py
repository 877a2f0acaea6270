"""Frames as people have them: in pandas and polars, with timestamps, missing values and nulls."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import ibo
import numpy as np
import pandas as pd  # type: ignore[import-untyped]
import polars as pl
import pytest
from test_tables_options import benefits, cases

NET = Decimal("523.18")


def frame(**columns: Any) -> pd.DataFrame:
    """A frame of pandas of two rows, as worked example 1 but for these columns."""
    example: dict[str, Any] = {
        "case_ref": ["A-1", "A-2"],
        "month": pd.to_datetime(["2026-03-01", "2026-03-31"]),
        "kind": ["ibo"] * 2,
        "start": pd.to_datetime(["2026-03-02"] * 2),
        "end": [datetime.date(2026, 8, 28)] * 2,
        "reference_gross_wage": [Decimal("2500.00")] * 2,
        "percentage": [80] * 2,
        "employment_hours": [38] * 2,
        "full_time_hours": [38] * 2,
        "unemployment_day_amount": [Decimal("55.29")] * 2,
        "leefloon_amount": [None] * 2,
        "sickness_gross_taxable": [np.nan] * 2,
    }
    return pd.DataFrame(example | columns)


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA])
def test_decimals_mixed_with_missing_values_are_amounts(missing: Any) -> None:
    table = frame(
        unemployment_day_amount=pd.Series([Decimal("55.29"), missing], dtype=object),
        reference_gross_wage=pd.Series([Decimal("2500.00"), Decimal(1500)], dtype=object),
    )
    result = ibo.statements(table).to_polars()
    # Without a benefit: (1,500.00 - 196.05) x 80 % = 1,043.16; less 11.11 %, 927.26.
    assert result["net"].to_list() == [NET, Decimal("927.26")]


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_timestamps_at_midnight_are_days(unit: str) -> None:
    table = frame()
    for name in ("month", "start"):
        table[name] = table[name].astype(f"datetime64[{unit}]")
    table["stopped"] = pd.to_datetime([None, "2026-08-01"]).astype(f"datetime64[{unit}]")
    assert ibo.statements(table).to_polars()["net"].to_list() == [NET, NET]
    stopped = ibo.explain_row(table, 1)
    assert stopped.month == "2026-03"


def test_days_before_1970_are_days() -> None:
    table = frame(start=pd.to_datetime(["1969-12-31"] * 2))
    result = ibo.statements(table).to_polars()
    assert result["error_code"].to_list() == ["scheme-not-covered"] * 2


def test_object_columns_of_dates_are_days() -> None:
    dates = pd.Series([datetime.date(2026, 3, 2), datetime.date(2026, 3, 2)], dtype=object)
    stopped = pd.Series([None, datetime.date(2026, 8, 1)], dtype=object)
    table = frame(start=dates, stopped=stopped)
    assert ibo.statements(table).to_polars()["net"].to_list() == [NET, NET]


@pytest.mark.parametrize(
    "absent",
    [
        pd.Series([None, None], dtype=object),
        pd.Series([np.nan, np.nan]),
        pd.Series([np.nan, np.nan], dtype="float32"),
        pd.Series([pd.NaT, pd.NaT]),
        pd.Series([pd.NA, pd.NA], dtype="Int64"),
    ],
    ids=["None", "NaN", "NaN of 32 bits", "NaT", "NA"],
)
def test_columns_without_a_value_are_null(absent: pd.Series) -> None:
    for name in ("suspended_days", "stopped", "employee_rsz", "rsz_base", "attendance_paid"):
        fits = {
            "datetime64": name == "stopped",
            "Int64": name in ("suspended_days", "rsz_base", "attendance_paid"),
        }
        if all(fit for of, fit in fits.items() if str(absent.dtype).startswith(of)):
            table = frame(**{name: absent})
            assert ibo.statements(table).to_polars()["net"].to_list() == [NET, NET]


def test_floats_stay_refused() -> None:
    for name, column in {
        "reference_gross_wage": [2500.0, np.nan],
        "percentage": [80.0, np.nan],
        "employment_hours": [38.0, 38.0],
    }.items():
        with pytest.raises(ibo.StructureError, match="float") as raised:
            ibo.statements(frame(**{name: column}))
        assert (raised.value.code, raised.value.at) == ("wrong-type", f"cases.{name}")


def test_floats_are_refused_with_the_words_to_convert_them() -> None:
    """What the sentence says is done, and the column is taken."""
    made = frame(
        reference_gross_wage=[2500.0, 2500.0],
        percentage=[80.0, 80.0],
        employment_hours=[38.0, 38.0],
    )
    said = {}
    for language in ("en", "nl"):
        with ibo.local_language(language), pytest.raises(ibo.StructureError) as raised:
            ibo.statements(made)
        said[language] = str(raised.value)
    texts, whole = '.map("{:.2f}".format, na_action="ignore")', '.astype("Int64")'
    for sentence in said.values():
        assert texts in sentence and ".cast(pl.Decimal(18, 2))" in sentence, sentence
    for name in ("reference_gross_wage", "employment_hours"):
        made[name] = made[name].map("{:.2f}".format, na_action="ignore")
    with pytest.raises(ibo.StructureError) as raised:
        ibo.statements(made)
    assert raised.value.at == "cases.percentage"
    assert whole in str(raised.value) and ".cast(pl.Int64)" in str(raised.value)
    with (
        ibo.local_language("nl"),
        pytest.raises(ibo.StructureError, match="gehele getallen") as raised,
    ):
        ibo.statements(made)
    assert whole in str(raised.value)
    made["percentage"] = made["percentage"].astype("Int64")
    assert ibo.statements(made).to_polars()["net"].to_list() == [NET, NET]
    in_polars = pl.from_pandas(
        frame(reference_gross_wage=[2500.0, 2500.0], percentage=[80.0, 80.0])
    )
    in_polars = in_polars.with_columns(
        pl.col("reference_gross_wage").cast(pl.Decimal(18, 2)), pl.col("percentage").cast(pl.Int64)
    )
    assert ibo.statements(in_polars).to_polars()["net"].to_list() == [NET, NET]


def test_timestamps_that_are_not_midnight_are_refused_with_what_to_do() -> None:
    times = pd.to_datetime(["2026-03-02 00:00:00", "2026-03-02 00:00:01"])
    zoned = pd.to_datetime(["2026-03-02"] * 2).tz_localize("Europe/Brussels")
    for column in (times, zoned):
        with pytest.raises(ibo.StructureError, match="time of day or a time zone") as raised:
            ibo.statements(frame(start=column))
        assert (raised.value.code, raised.value.at) == ("wrong-type", "cases.start")
        for word in ("::date", ".dt.date()", ".dt.normalize()"):
            assert word in str(raised.value)


def test_frames_of_polars_with_datetimes_and_lazy_frames_compute() -> None:
    table = cases({}, {"case_ref": "A-2"}).with_columns(
        pl.col("month", "start", "end").cast(pl.Datetime("us"))
    )
    assert ibo.statements(table).to_polars()["net"].to_list() == [NET, NET]
    assert ibo.statements(table.lazy()).to_polars()["net"].to_list() == [NET, NET]
    assert ibo.explain_row(table.lazy(), 1).case_ref == "A-2"


def test_records_in_frames_with_timestamps_compute() -> None:
    table = cases({}).drop("unemployment_day_amount", "leefloon_amount", "sickness_gross_taxable")
    records = benefits({}).to_pandas()
    records["from"] = pd.to_datetime(records["from"])
    records["to"] = np.nan
    records["day_amount"] = [Decimal("55.29")]
    result = ibo.statements(table, records, provisional=True)
    assert result.to_polars()["net"].to_list() == [NET]
    lazy = benefits({}).with_columns(pl.col("from").cast(pl.Datetime("ms"))).lazy()
    assert ibo.statements(table, lazy, provisional=True).to_polars()["net"].to_list() == [NET]


def test_kept_timestamps_stay_timestamps() -> None:
    table = cases({}).with_columns(pl.col("start").cast(pl.Datetime("us")))
    result = ibo.statements(table, keep=["start"]).to_polars()
    assert result["start"].dtype == pl.Datetime("us")
    assert result["start"].to_list() == [datetime.datetime(2026, 3, 2)]


def test_key_in_a_dictionary_and_a_month_of_timestamps_are_taken() -> None:
    table = frame(person_ref=pd.Categorical(["P-1", "P-2"]))
    table = table.drop(
        columns=["unemployment_day_amount", "leefloon_amount", "sickness_gross_taxable"]
    )
    records = benefits({"case_ref": "P-2"}).rename({"case_ref": "person_ref"})
    result = ibo.statements(
        table, records, key="person_ref", month="2026-03", provisional=True
    ).to_polars()
    assert result["replacement_income"].to_list() == [Decimal("0.00"), Decimal("1437.54")]


def test_references_without_a_value_are_missing() -> None:
    result = ibo.statements(frame(case_ref=[np.nan, np.nan])).to_polars()
    assert result["case_ref"].to_list() == [None, None]
    assert result["error_code"].to_list() == ["missing-field"] * 2
    assert result["error_at"].to_list() == ["case_ref"] * 2
