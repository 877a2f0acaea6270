"""A caller may pass a person's whole history (R2): of a record that touches no day of the month
only the form is checked, whatever way it comes in.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import ibo
import pyarrow as pa  # type: ignore[import-untyped]
import pytest
from project import Fields, constructed
from table_samples import SOURCES, arrow, arrows, by_row, column_of, in_record_tables, row_of

UNEMPLOYMENT: Fields = {
    "from": "2026-03-02",
    "to": "2026-03-31",
    "day_amount": "55.29",
    "basis": "full",
    "benefit_type": "full-unemployment",
}
LEEFLOON: Fields = {
    "month": "2026-03",
    "aid_type": "leefloon",
    "amount": "120.00",
    "entry_kind": "award",
}
SICKNESS: Fields = {
    "document_type": "C21",
    "benefit_code": "AA",
    "nature": 0,
    "from": "2026-03-02",
    "to": "2026-03-28",
    "gross_taxable": "650.00",
    "days": 24,
    "hours": "0.00",
    "attest_id": "2026Q1-1",
}
RECORDS = {"unemployment": UNEMPLOYMENT, "leefloon": LEEFLOON, "sickness": SICKNESS}
TEXTS = {"money": "text", "hours": "text", "date": "text", "month": "text", "integer": "int64"}
MONTHS = ("2026-03", "2026-04", "2026-06")

Fault = tuple[str, list[Fields], str, str]
"""The source, the changes that make its records, the error and its path in the source."""


def case_of(month: str, source: str, records: list[Fields]) -> Fields:
    """A case whose one source has these records, and the others none."""
    agreement: Fields = {
        "kind": "ibo",
        "start": "2026-03-02",
        "end": "2026-08-28",
        "employment_fraction": "38/38",
    }
    agreement |= {"reference_gross_wage": "2500.00", "percentage": 80}
    made: Fields = {"case_ref": "A-1027", "month": month, "agreement": agreement}
    made |= {name: {"availability": "no-data"} for name in SOURCES}
    return {**made, source: {"availability": "data", "records": records}}


def of_json(case: Fields) -> ibo.Statement:
    return ibo.statement(ibo.Case.from_json(json.dumps(case)))


def of_dict(case: Fields) -> ibo.Statement:
    return ibo.statement(ibo.Case.from_dict(case))


def of_objects(case: Fields) -> ibo.Statement:
    return ibo.statement(constructed(case))


def of_tables(case: Fields) -> ibo.Statement:
    """Computed as a single row, with its lines."""
    return ibo.explain_row(row=0, **arrows(in_record_tables([case]), TEXTS))


WAYS: dict[str, Callable[[Fields], ibo.Statement]] = {
    "JSON": of_json,
    "dict": of_dict,
    "objects": of_objects,
    "tables": of_tables,
}


def records_of(source: str, changes: list[Fields]) -> list[Fields]:
    return [{**RECORDS[source], **change} for change in changes]


def answer(way: str, case: Fields) -> tuple[Any, ...]:
    """The answer of one way for a case: the amounts, or the error and its path."""
    try:
        found = WAYS[way](case)
    except ibo.IboError as error:
        return error.code, error.at
    return (
        None,
        found.replacement_income,
        found.net,
        found.certainty,
        len(found.lines),
        len(found.left_out),
    )


AFFAIRS_OF_THE_MONTH: list[Fault] = [
    (
        "unemployment",
        [{"benefit_type": "pension"}],
        "unknown-benefit-type",
        "records[0].benefit_type",
    ),
    ("unemployment", [{}, {"from": "2026-03-31"}], "record-overlap", "records[1]"),
    ("leefloon", [{"aid_type": "loan"}], "unknown-aid-type", "records[0].aid_type"),
    ("leefloon", [{}, {"entry_kind": "gift"}], "unknown-entry-kind", "records[1].entry_kind"),
    ("leefloon", [{"amount": "-0.01"}], "leefloon-sign", "records[0].amount"),
    ("leefloon", [{"entry_kind": "recovery"}], "leefloon-sign", "records[0].amount"),
    ("leefloon", [{}, {"entry_kind": "recovery", "amount": "-120.01"}], "negative-source", ""),
    ("sickness", [{"document_type": "C99"}], "unknown-document-type", "records[0].document_type"),
    ("sickness", [{"nature": 4}], "unknown-nature", "records[0].nature"),
    ("sickness", [{"days": 26}], "days-not-allowed", "records[0].days"),
    ("sickness", [{"days": -1}], "days-sign", "records[0].days"),
    ("sickness", [{"hours": "-0.01"}], "hours-sign", "records[0].hours"),
    (
        "sickness",
        [{}, {"from": "2026-03-08", "to": "2026-03-08", "days": 0}],
        "period-without-payable-day",
        "records[1]",
    ),
    ("sickness", [{"gross_taxable": "-0.01", "days": 0}], "negative-source", ""),
]

FORM: list[Fault] = [
    ("unemployment", [{"day_amount": "-0.01"}], "amount-negative", "records[0].day_amount"),
    (
        "unemployment",
        [{"day_amount": "55.291"}],
        "amount-too-many-decimals",
        "records[0].day_amount",
    ),
    (
        "unemployment",
        [{"day_amount": "1000000000.01"}],
        "amount-out-of-range",
        "records[0].day_amount",
    ),
    ("unemployment", [{"from": "2026-02-30"}], "date-impossible", "records[0].from"),
    ("unemployment", [{"to": "2026-03-01"}], "date-order", "records[0].to"),
    ("unemployment", [{"basis": "third"}], "unknown-basis", "records[0].basis"),
    ("unemployment", [{"basis": "half"}], "missing-field", "records[0].half_per_week"),
    ("unemployment", [{"half_per_week": 6}], "half-per-week-not-used", "records[0].half_per_week"),
    (
        "unemployment",
        [{"basis": "half", "half_per_week": 13}],
        "half-per-week-not-allowed",
        "records[0].half_per_week",
    ),
    (
        "unemployment",
        [{}, {"basis": "half", "half_per_week": 0}],
        "half-per-week-not-allowed",
        "records[1].half_per_week",
    ),
    ("unemployment", [{"rva_code": "WN12345"}], "bad-text", "records[0].rva_code"),
    ("unemployment", [{"benefit_type": ""}], "bad-text", "records[0].benefit_type"),
    ("leefloon", [{"amount": "x"}], "amount-malformed", "records[0].amount"),
    ("leefloon", [{"aid_type": "\n"}], "bad-text", "records[0].aid_type"),
    ("leefloon", [{"from": "2026-03-31", "to": "2026-03-01"}], "date-order", "records[0].to"),
    ("sickness", [{"benefit_code": "aa"}], "bad-text", "records[0].benefit_code"),
    ("sickness", [{"status": "new"}], "unknown-status", "records[0].status"),
    ("sickness", [{"version": 0}], "version-not-allowed", "records[0].version"),
    ("sickness", [{"to": "2026-03-01"}], "date-order", "records[0].to"),
    ("sickness", [{"hours": "0.001"}], "amount-too-many-decimals", "records[0].hours"),
    (
        "sickness",
        [{"gross_taxable": "-1000000000.01"}],
        "amount-out-of-range",
        "records[0].gross_taxable",
    ),
]


def named(fault: Fault) -> str:
    return f"{fault[0]} {fault[2]} {fault[3]}"


def place(source: str, at: str) -> str:
    return f"{source}.{at}" if at else source


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("fault", AFFAIRS_OF_THE_MONTH, ids=named)
def test_fault_in_a_record_of_another_month_does_not_refuse_this_month(
    fault: Fault, way: str
) -> None:
    source, changes, code, at = fault
    records = records_of(source, changes)
    assert answer(way, case_of("2026-03", source, records)) == (code, place(source, at))
    for month in MONTHS[1:]:
        found = answer(way, case_of(month, source, records))
        assert found == answer("JSON", case_of(month, source, []))
        assert found[0] is None


@pytest.mark.parametrize("way", ["JSON", "dict", "tables"])
@pytest.mark.parametrize("fault", FORM, ids=named)
def test_malformed_record_refuses_every_month(fault: Fault, way: str) -> None:
    """(An object whose form is wrong cannot be made at all: see below.)"""
    source, changes, code, at = fault
    for month in MONTHS:
        assert answer(way, case_of(month, source, records_of(source, changes))) == (
            code,
            place(source, at),
        )


@pytest.mark.parametrize("fault", FORM, ids=named)
def test_malformed_record_cannot_be_constructed(fault: Fault) -> None:
    source, changes, code, at = fault
    for month in MONTHS:
        with pytest.raises(ibo.IboError) as raised:
            of_objects(case_of(month, source, records_of(source, changes)))
        assert (raised.value.code, raised.value.at) == (code, at.partition(".")[2])


def test_fault_in_a_record_refuses_one_row_of_many_months() -> None:
    """The records of a case lie in one table; each of its months is a row, and its errors are those
    of the case in JSON.
    """
    tables: dict[str, list[Fields]] = {"cases": [], **{source: [] for source in SOURCES}}
    expected = []
    for number, (source, changes, _, _) in enumerate([*AFFAIRS_OF_THE_MONTH, *FORM]):
        case_ref, records = f"A-{number}", records_of(source, changes)
        tables[source] += [{"case_ref": case_ref, **record} for record in records]
        for month in MONTHS:
            case = {**case_of(month, source, records), "case_ref": case_ref}
            tables["cases"].append(row_of(case))
            found = answer("JSON", case)
            expected.append((found[0], None if found[0] is None else column_of(found[1])))
    result = ibo.statements(**arrows(tables, TEXTS))
    assert by_row(result, ("error_code", "error_at")) == expected
    refused = sum(code is not None for code, _ in expected)
    assert refused == len(AFFAIRS_OF_THE_MONTH) + len(MONTHS) * len(FORM)
    assert sum(result.summary.refused.values()) == refused


def test_period_on_a_sunday_refuses_its_own_month_only() -> None:
    """From Sunday 31 May to Sunday 31 May there is no payable day: May is refused, and June is not;
    over the border of the month both would be.
    """
    sunday = records_of("sickness", [{"from": "2026-05-31", "to": "2026-05-31", "days": 0}])
    for way in WAYS:
        found = answer(way, case_of("2026-05", "sickness", sunday))
        assert found == ("period-without-payable-day", "sickness.records[0]")
        assert answer(way, case_of("2026-06", "sickness", sunday))[0] is None


def test_attest_version_of_another_month_replaces() -> None:
    """Versions and statuses are read over the whole history (R2.7): version 2 moved the payment to
    May, and March has none left.
    """
    moved = {"from": "2026-05-01", "to": "2026-05-30", "version": 2, "status": "modified"}
    records = records_of("sickness", [{}, moved])
    for way in WAYS:
        code, income, *_, left_out = answer(way, case_of("2026-03", "sickness", records))
        assert (code, income, left_out) == (None, 0, 1), way
        # 650.00 x 26 x 26 / (26 x 26): every payable day of May up to the 30th, which are all of
        # them.
        code, income, *_ = answer(way, case_of("2026-05", "sickness", records))
        assert (code, str(income)) == (None, "650.00")


def test_record_in_the_row_outside_the_month_is_left_out() -> None:
    """The one record of a row is checked as one of a history: its code is of no interest in another
    month.
    """
    row = row_of(case_of("2026-06", "unemployment", []))
    row |= {
        "unemployment_day_amount": "55.29",
        "unemployment_benefit_type": "pension",
        "leefloon_amount": None,
    }
    row |= {
        "unemployment_from": "2026-03-02",
        "unemployment_to": "2026-03-31",
        "sickness_gross_taxable": None,
    }
    rows = [row, {**row, "case_ref": "A-1028", "unemployment_to": "2026-06-01"}]
    found = pa.table(ibo.statements(arrow("cases", rows, TEXTS)))
    assert found["error_code"].to_pylist() == [None, "unknown-benefit-type"]
    assert found["replacement_income"].to_pylist() == [0, None]
