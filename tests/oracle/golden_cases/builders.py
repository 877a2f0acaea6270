"""Cases, records and values with typical content."""

from __future__ import annotations

from datetime import date, timedelta

import reference
from reference import Json


def own_value(
    name: str, first: str, value: object, source: str, certainty: str = "secondary", **more: str
) -> Json:
    """A `[[value]]` of a user's own file."""
    return {
        "id": name,
        **more,
        "from": first,
        "value": value,
        "certainty": certainty,
        "source": source,
    }


AS_PAID = own_value(
    "income.sickness-rule", "2018-09-01", "as-paid", "Own agreement with the insurers"
)


def choose(reading: str, choice: str, certainty: str = "secondary", **more: str) -> Json:
    """R8: a reading that a user's own file chooses."""
    first = more.pop("first", "2018-09-01")
    return own_value(reading, first, choice, "Own reading", certainty, **more)


def source(records: list[Json]) -> Json:
    return {"availability": "data", "records": records} if records else {"availability": "no-data"}


def a_case(month: str, agreement: Json, sources: dict[str, list[Json]], more: Json) -> Json:
    """A case in the order of the format; a source without records is `no-data`."""
    case: Json = {"month": month, "agreement": agreement, **more}
    for name in reference.SOURCES:
        case[name] = source(sources.get(name, []))
    return case


def full(
    day_amount: str,
    first: str = "2026-01-05",
    last: str | None = None,
    kind: str = "full-unemployment",
) -> Json:
    return {
        "from": first,
        "to": last,
        "day_amount": day_amount,
        "basis": "full",
        "benefit_type": kind,
    }


def half(day_amount: str, times: int, first: str, last: str | None) -> Json:
    record = {
        "from": first,
        "to": last,
        "day_amount": day_amount,
        "basis": "half",
        "half_per_week": times,
    }
    return {**record, "benefit_type": "insertion"}


def aid(amount: str, month: str, entry_kind: str = "award", aid_type: str = "leefloon") -> Json:
    return {"month": month, "aid_type": aid_type, "amount": amount, "entry_kind": entry_kind}


def sick(amount: str, first: str, last: str, days: int = 0, **more: object) -> Json:
    record: Json = {
        "document_type": "C21",
        "benefit_code": "AA",
        "nature": 0,
        "from": first,
        "to": last,
    }
    record.update({"gross_taxable": amount, "days": days, "hours": "0.00"})
    return {**record, **more}


UNEMPLOYMENT_55_29 = [full("55.29")]


def ibo_2026(
    month: str = "2026-03",
    start: str = "2026-03-02",
    end: str = "2026-08-28",
    wage: str = "2500.00",
    percentage: int = 80,
    fraction: str = "38/38",
    agreement: Json | None = None,
    unemployment: list[Json] | None = None,
    leefloon: list[Json] | None = None,
    sickness: list[Json] | None = None,
    **more: object,
) -> Json:
    """Worked example 1 with changes: scheme 2026, kind ibo; no unemployment list = 55.29 a day all
    month.
    """
    fields: Json = {
        "kind": "ibo",
        "start": start,
        "end": end,
        "reference_gross_wage": wage,
        "percentage": percentage,
    }
    fields.update({"employment_fraction": fraction, **(agreement or {})})
    sources = {
        "unemployment": UNEMPLOYMENT_55_29 if unemployment is None else unemployment,
        "leefloon": leefloon or [],
        "sickness": sickness or [],
    }
    return a_case(month, fields, sources, more)


def flat(
    kind: str,
    month: str,
    start: str | None = None,
    end: str | None = None,
    wage: str | None = None,
    fraction: str = "38/38",
    agreement: Json | None = None,
    unemployment: list[Json] | None = None,
    leefloon: list[Json] | None = None,
    sickness: list[Json] | None = None,
    **more: object,
) -> Json:
    """A flat-rate case; without dates the agreement runs for 100 days from the first of the month."""
    first = start or f"{month}-01"
    last = end or (date.fromisoformat(first) + timedelta(days=99)).isoformat()
    fields: Json = {"kind": kind, "start": first, "end": last}
    if wage is not None:
        fields["reference_gross_wage"] = wage
    fields.update({"employment_fraction": fraction, **(agreement or {})})
    sources = {
        "unemployment": unemployment or [],
        "leefloon": leefloon or [],
        "sickness": sickness or [],
    }
    return a_case(month, fields, sources, more)
