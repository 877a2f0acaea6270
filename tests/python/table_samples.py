"""Tables of random rows in every type that a column may have, and what each row is as one case of
the JSON shape.

A row is a dictionary of the values that JSON has: amounts, hours, dates and months as text,
integers, true and false, null. What a row gives is computed by `ibo.statement` and `ibo.payment`
alone, one at a time; no table is involved.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from random import Random
from typing import Any

import ibo
import pyarrow as pa  # type: ignore[import-untyped]
from project import PROJECT, Fields

sys.path.append(str(PROJECT / "tests" / "oracle"))
random_cases: Any = importlib.import_module("random_cases")
reference: Any = importlib.import_module("reference")

Row = dict[str, Any]
Tables = dict[str, list[Row]]

SOURCES = ("unemployment", "leefloon", "sickness")

PAYMENTS = {
    "premium": "money",
    "employment_hours": "hours",
    "full_time_hours": "hours",
    "attendance_paid": "hours",
    "attendance_normal": "hours",
}
CASES = {
    "case_ref": "text",
    "month": "month",
    "kind": "text",
    "start": "date",
    "end": "date",
    "stopped": "date",
    "suspended_days": "integer",
    "reference_gross_wage": "money",
    "percentage": "integer",
    "employment_hours": "hours",
    "full_time_hours": "hours",
    "rsz_base": "integer",
    "employee_rsz": "money",
    "attendance_paid": "hours",
    "attendance_normal": "hours",
    "attendance_working_days": "flag",
}
IN_ROW = {
    "unemployment_day_amount": "money",
    "unemployment_half_per_week": "integer",
    "unemployment_benefit_type": "text",
    "unemployment_from": "date",
    "unemployment_to": "date",
    "leefloon_amount": "money",
    "leefloon_aid_type": "text",
    "sickness_gross_taxable": "money",
    "sickness_from": "date",
    "sickness_to": "date",
}
RECORDS = {
    "unemployment": {
        "case_ref": "text",
        "from": "date",
        "to": "date",
        "day_amount": "money",
        "basis": "text",
        "half_per_week": "integer",
        "benefit_type": "text",
        "rva_code": "text",
    },
    "leefloon": {
        "case_ref": "text",
        "month": "month",
        "aid_type": "text",
        "amount": "money",
        "entry_kind": "text",
        "from": "date",
        "to": "date",
    },
    "sickness": {
        "case_ref": "text",
        "document_type": "text",
        "benefit_code": "text",
        "nature": "integer",
        "from": "date",
        "to": "date",
        "gross_taxable": "money",
        "days": "integer",
        "hours": "hours",
        "attest_id": "text",
        "version": "integer",
        "status": "text",
    },
}
SORTS: dict[str, dict[str, str]] = {"payments": PAYMENTS, "cases": CASES | IN_ROW, **RECORDS}
"""Every table with its columns, and the kind of value of each."""

REQUIRED = {
    "payments": ("premium", "employment_hours", "full_time_hours"),
    "cases": (
        "case_ref",
        "month",
        "kind",
        "start",
        "end",
        "reference_gross_wage",
        "percentage",
        "employment_hours",
        "full_time_hours",
    ),
    "unemployment": ("case_ref", "from", "day_amount", "basis", "benefit_type"),
    "leefloon": ("case_ref", "month", "aid_type", "amount", "entry_kind"),
    "sickness": (
        "case_ref",
        "document_type",
        "benefit_code",
        "nature",
        "from",
        "to",
        "gross_taxable",
        "days",
        "hours",
    ),
}
PAID_OUT = ("premium_after_fraction", "premium_due", "withholding_tax", "net")
PAYMENTS_OUT = (*PAID_OUT, "certainty", "error_code", "error_at")
AMOUNTS_OUT = (
    "replacement_income",
    "premium",
    "premium_after_fraction",
    "premium_due",
    "withholding_tax",
    "net",
    "employer_contribution",
)
CASES_OUT = (
    *("case_ref", "month", "kind", "scheme", "payer"),
    *AMOUNTS_OUT,
    *("certainty", "provisional", "error_code", "error_at"),
)
KINDS = ("ibo", "ibo-plus")
OUT = {"payments": PAYMENTS_OUT, "in the row": CASES_OUT, "in tables": CASES_OUT}
"""The three shapes of tables, and the columns of their results."""


# ---- Columns: the values of JSON in a type of Arrow


def decimals(values: Iterable[str | int | None]) -> list[Decimal | None]:
    return [None if value is None else Decimal(value) for value in values]


def cents(values: Iterable[str | None]) -> list[int | None]:
    return [None if value is None else int(Decimal(value).scaleb(2)) for value in values]


def days(values: Iterable[str | None]) -> list[date | None]:
    return [None if value is None else date.fromisoformat(value) for value in values]


def firsts(values: Iterable[str | None]) -> list[date | None]:
    return days(None if value is None else f"{value}-01" for value in values)


def any_days(values: Iterable[str | None]) -> list[date | None]:
    """Some day of each month."""
    found = firsts(values)
    return [
        None if day is None else day + timedelta(days=(7 * row) % 28)
        for row, day in enumerate(found)
    ]


def midnights(values: Iterable[date | None]) -> list[datetime | None]:
    return [
        None if day is None else datetime(day.year, day.month, day.day, tzinfo=timezone.utc)
        for day in values
    ]


def texts(values: Iterable[object]) -> list[str | None]:
    return [None if value is None else str(value) for value in values]


Form = Callable[[Sequence[Any]], Any]


def _typed(kind: Any, of: Callable[[Any], Any] = list) -> Form:
    return lambda values: pa.array(of(values), kind)


_TEXTS: dict[str, Form] = {
    "text": _typed(pa.string(), texts),
    "large text": _typed(pa.large_string(), texts),
    "text view": _typed(pa.string_view(), texts),
    **{
        f"dictionary of {words} by {index}": _typed(pa.dictionary(index, words), texts)
        for index, words in (
            (pa.int8(), pa.string()),
            (pa.int16(), pa.large_string()),
            (pa.int32(), pa.string()),
            (pa.int64(), pa.string()),
            (pa.uint8(), pa.string()),
            (pa.uint16(), pa.string()),
            (pa.uint32(), pa.large_string()),
            (pa.uint64(), pa.string()),
        )
    },
    "dictionary of views": lambda values: pa.DictionaryArray.from_arrays(
        (plain := pa.array(texts(values)).dictionary_encode()).indices,
        plain.dictionary.cast(pa.string_view()),
    ),
}
_DECIMALS: dict[str, Form] = {
    str(kind): _typed(kind, decimals)
    for kind in (
        pa.decimal128(12, 2),
        pa.decimal128(38, 2),
        pa.decimal128(20, 4),
        pa.decimal32(9, 2),
        pa.decimal64(18, 2),
        pa.decimal64(18, 5),
        pa.decimal256(76, 2),
        pa.decimal256(60, 30),
    )
}
_INTEGERS: dict[str, Form] = {
    str(kind): _typed(kind)
    for kind in (
        pa.int8(),
        pa.int16(),
        pa.int32(),
        pa.int64(),
        pa.uint8(),
        pa.uint16(),
        pa.uint32(),
        pa.uint64(),
    )
}
FORMS: dict[str, dict[str, Form]] = {
    "money": {
        **_DECIMALS,
        "cents": _typed(pa.int64(), cents),
        "cents in 32 bits": _typed(pa.int32(), cents),
        **_TEXTS,
    },
    "hours": {**_DECIMALS, **_TEXTS},
    "date": {"date32": _typed(pa.date32(), days), "date64": _typed(pa.date64(), days), **_TEXTS},
    "month": {
        "date32": _typed(pa.date32(), firsts),
        "date32, any day": _typed(pa.date32(), any_days),
        "date64": _typed(pa.date64(), any_days),
        **_TEXTS,
    },
    "integer": {
        **_INTEGERS,
        "decimal128(5, 0)": _typed(pa.decimal128(5, 0), decimals),
        "decimal128(9, 3)": _typed(pa.decimal128(9, 3), decimals),
        **_TEXTS,
    },
    "flag": {"bool": _typed(pa.bool_())},
    "text": _TEXTS,
}
"""The kinds of values, and every type that each can have."""

ORDINARY = {
    "money": "decimal128(12, 2)",
    "hours": "decimal128(12, 2)",
    "date": "date32",
    "month": "date32",
    "integer": "int64",
    "flag": "bool",
    "text": "text",
}
"""The form that most tables have."""


def columns_of(
    table: str, rows: Sequence[Row], names: Iterable[str] | None = None
) -> dict[str, list[Any]]:
    """The values of the rows by column: those that some row has and those that are required."""
    if names is None:
        there = {name for row in rows for name in row} | set(REQUIRED[table])
        names = [name for name in SORTS[table] if name in there] + sorted(
            there - SORTS[table].keys()
        )
    return {name: [row.get(name) for row in rows] for name in names}


def arrow(
    table: str,
    rows: Sequence[Row],
    forms: Mapping[str, str] = ORDINARY,
    names: Iterable[str] | None = None,
) -> Any:
    """The rows as a table of pyarrow. The type of a column is looked up by its name, or else by its
    kind.
    """
    arrays = {}
    for name, values in columns_of(table, rows, names).items():
        sort = SORTS[table][name]
        form = forms.get(name) or forms.get(sort) or ORDINARY[sort]
        arrays[f"{name}_cents" if form.startswith("cents") else name] = FORMS[sort][form](values)
    return pa.table(arrays)


def arrows(
    tables: Mapping[str, Sequence[Row]], forms: Mapping[str, str] = ORDINARY
) -> dict[str, Any]:
    """Several tables as keywords of `ibo.statements`."""
    return {name: arrow(name, rows, forms) for name, rows in tables.items()}


# ---- Rows: what a case is in a table


def parts(fraction: str | None) -> tuple[str | None, str | None]:
    if fraction is None:
        return None, None
    numerator, _, denominator = fraction.partition("/")
    return numerator, denominator


def row_of(case: Fields) -> Row:
    """The case without its sources."""
    agreement = dict(case["agreement"])
    attendance = case.get("attendance")
    by_days = attendance == "working-days"
    employment, full_time = parts(agreement.pop("employment_fraction"))
    paid, normal = (None, None) if by_days else parts(attendance)
    return {
        "case_ref": case["case_ref"],
        "month": case["month"],
        **agreement,
        "employment_hours": employment,
        "full_time_hours": full_time,
        "attendance_paid": paid,
        "attendance_normal": normal,
        "attendance_working_days": by_days or None,
    }


def source(records: Sequence[Row]) -> Fields:
    return (
        {"availability": "data", "records": list(records)}
        if records
        else {"availability": "no-data"}
    )


def records_of(case: Fields, name: str) -> list[Row]:
    return list((case.get(name) or {}).get("records") or [])


def is_final(case: Fields) -> bool:
    """Whether every source gave a final answer and there are no absences: what tables can say."""
    answers = {(case.get(name) or {}).get("availability") for name in SOURCES}
    return answers <= {"data", "no-data"} and not case.get("absences")


_FIELDS = {
    name: [
        (column, column.removeprefix(f"{name}_")) for column in IN_ROW if column.startswith(name)
    ]
    for name in SOURCES
}


def row_with_records(case: Fields) -> Row | None:
    """The case with its records in the row; none where a record has more to say than the row."""
    row = row_of(case)
    for name in SOURCES:
        records = records_of(case, name)
        if len(records) > 1 or not all(
            _is_ordinary(name, record, case["month"]) for record in records
        ):
            return None
        record = records[0] if records else {}
        for column, field in _FIELDS[name]:
            row[column] = record.get(field)
    return row


def _is_ordinary(name: str, record: Row, month: str) -> bool:
    if name == "unemployment":
        return all(
            record.get(field) is not None for field in ("from", "day_amount", "benefit_type")
        ) and (record.get("basis") == ("full" if record.get("half_per_week") is None else "half"))
    if name == "leefloon":
        ordinary = (record.get("month"), record.get("entry_kind")) == (month, "award")
        return ordinary and all(record.get(field) is not None for field in ("amount", "aid_type"))
    fixed = {"document_type": "C21", "nature": 0, "version": 1, "status": "original"}
    given = all(record.get(field) is not None for field in ("gross_taxable", "from", "to"))
    return given and all(record.get(field) in (value, None) for field, value in fixed.items())


def in_record_tables(cases: Sequence[Fields]) -> Tables:
    """The cases and their records, in the order in which they are."""
    tables: Tables = {"cases": [row_of(case) for case in cases], **{name: [] for name in SOURCES}}
    for case in cases:
        for name in SOURCES:
            tables[name] += [
                {"case_ref": case["case_ref"], **record} for record in records_of(case, name)
            ]
    return tables


@dataclass(frozen=True)
class Population:
    """Rows of tables, and the case of the JSON shape that each row of cases is."""

    tables: Tables
    cases: list[Fields]


def random_shapes(count: int, seed: int) -> list[Fields]:
    """Cases of every scheme and month; one in nine is broken on purpose."""
    chance = Random(seed)
    found = []
    for number in range(count):
        case, _ = random_cases.random_case(chance, number)
        if random_cases.happens(chance, 11):
            random_cases.one(chance, random_cases.BREAKS)(chance, case)
            if random_cases.happens(chance, 15):
                random_cases.one(chance, random_cases.BREAKS)(chance, case)
        case.pop("absences", None)  # no table has them
        found.append(case)
    return found


def with_records_in_row(shapes: Sequence[Fields], seed: int) -> Population:
    """At most one record per source, of the fields that have a column; sometimes a null replaces
    the usual value.
    """
    chance = Random(seed)
    cases, rows = [], []
    for shape in shapes:
        month = reference.Month.parse(shape["month"])
        case = {name: value for name, value in shape.items() if name not in SOURCES}
        for name, ordinary in (
            ("unemployment", _benefit),
            ("leefloon", _aid),
            ("sickness", _sick_pay),
        ):
            records = records_of(shape, name)
            case[name] = source(
                [ordinary(chance, random_cases.one(chance, records), month)] if records else []
            )
        row = row_with_records(case)
        assert row is not None
        _leave_defaults_out(chance, row, month)
        cases.append(case)
        rows.append(row)
    return Population({"cases": rows}, cases)


def _benefit(chance: Random, record: Row, month: Any) -> Row:
    return {**record, "from": month.first.isoformat()} if chance.random() < 0.3 else record


def _aid(chance: Random, record: Row, month: Any) -> Row:
    fields = {"aid_type": record["aid_type"], "amount": record["amount"], "entry_kind": "award"}
    return {"month": month.first.isoformat()[:7], **fields}


def _sick_pay(chance: Random, record: Row, month: Any) -> Row:
    first, last = record["from"], record["to"]
    if chance.random() < 0.2:
        first, last = min(month.first.isoformat(), last), max(month.last.isoformat(), first)
    fields = {"document_type": "C21", "benefit_code": "AA", "nature": 0, "days": 0, "hours": "0"}
    return {"from": first, "to": last, "gross_taxable": record["gross_taxable"], **fields}


def _leave_defaults_out(chance: Random, row: Row, month: Any) -> None:
    """Null means the first or the last of the month, or the ordinary type."""
    first, last = month.first.isoformat(), month.last.isoformat()
    absent = {
        "unemployment_from": first,
        "unemployment_benefit_type": "full-unemployment",
        "leefloon_aid_type": "leefloon",
        "sickness_from": first,
        "sickness_to": last,
    }
    for name, value in absent.items():
        if row.get(name) == value and chance.random() < 0.7:
            row[name] = None


def with_record_tables(shapes: Sequence[Fields], seed: int) -> Population:
    """Records in tables of their own, in any order; a case has a row for each of one to four
    months, with the records of all of them.
    """
    chance = Random(seed)
    cases: list[Fields] = []
    tables: Tables = {"cases": [], "unemployment": [], "leefloon": [], "sickness": []}
    for shape in shapes:
        case = {name: value for name, value in shape.items() if name not in SOURCES}
        cases += [{**case, "month": month} for month in _months(chance, shape["month"])]
        for name in SOURCES:
            tables[name] += [
                {"case_ref": shape["case_ref"], **record} for record in records_of(shape, name)
            ]
    chance.shuffle(cases)
    for name in SOURCES:
        chance.shuffle(tables[name])
        by_case: dict[str, list[Row]] = {}
        for record in tables[name]:
            fields = {field: value for field, value in record.items() if field != "case_ref"}
            by_case.setdefault(record["case_ref"], []).append(fields)
        for case in cases:
            case[name] = source(by_case.get(case["case_ref"], []))
    tables["cases"] = [row_of(case) for case in cases]
    return Population(tables, cases)


def _months(chance: Random, label: str) -> list[str]:
    if chance.random() < 0.6:
        return [label]
    year, month = map(int, label.split("-"))
    numbers = range(year * 12 + month - 1, year * 12 + month - 1 + chance.randint(2, 4))
    return [f"{number // 12:04d}-{number % 12 + 1:02d}" for number in numbers]


def random_payments(count: int, seed: int) -> list[Row]:
    """Premiums of any size, hours of any fraction; one row in nine is broken on purpose."""
    chance = Random(seed)
    rows = []
    for _ in range(count):
        most = chance.choice((100_000, 300_000, 100_000_000_000))
        row: Row = {"premium": random_cases.amount_between(chance, 0, most)}
        row["employment_hours"], row["full_time_hours"] = _hours(chance)
        row["attendance_paid"], row["attendance_normal"] = (
            _hours(chance) if chance.random() < 0.4 else (None, None)
        )
        if chance.random() < 0.11:
            _break_payment(chance, row)
        rows.append(row)
    return rows


def _hours(chance: Random) -> tuple[str, str]:
    if chance.random() < 0.6:
        found: tuple[str, str] = random_cases.one(chance, random_cases.FRACTIONS).split("/")
        return found[0], found[1]
    whole = chance.randint(1, chance.choice((40_00, 1_000_000)))
    return str(reference.money(chance.randint(1, whole))), str(reference.money(whole))


def _break_payment(chance: Random, row: Row) -> None:
    name, value = chance.choice(
        (
            ("premium", "-0.01"),
            ("premium", "1000000000.01"),
            ("employment_hours", "0.00"),
            ("employment_hours", "10000.00"),
            ("full_time_hours", "0"),
            ("attendance_paid", "10000"),
            ("attendance_normal", "0.00"),
        )
    )
    row[name] = value
    if name == "attendance_paid":
        row["attendance_normal"] = "9999.99"
    if name == "attendance_normal":
        row["attendance_paid"] = "1.00"


# ---- The expected result of a row


IN_TABLES = {"agreement.employment_fraction": "employment_hours", "attendance": "attendance_paid"}


def column_of(at: str) -> str:
    """The path of a field as it is called with record tables: the agreement's fields as columns,
    the records' as they are.
    """
    return IN_TABLES.get(at) or at.removeprefix("agreement.").removesuffix(".availability")


def column_in_row(at: str) -> str:
    """The path of a field as it is called where the records stand in the row."""
    for name in SOURCES:
        if at == f"{name}.records[0]":
            return f"{name}_from"
        at = at.replace(f"{name}.records[0].", f"{name}_")
    return column_of(at)


def alone(case: Fields, at: Callable[[str], str], **options: Any) -> tuple[Any, ...]:
    """The row of the results, without case and month, as `ibo.statement` gives it."""
    try:
        found = ibo.statement(ibo.Case.from_json(json.dumps(case)), **options)
    except ibo.IboError as error:
        return refused_row(case["agreement"].get("kind"), error.code, at(error.at))
    return computed_row(found)


def computed_row(found: ibo.Statement) -> tuple[Any, ...]:
    """The row of the results, without case and month, that a statement is."""
    amounts = (getattr(found, name) for name in AMOUNTS_OUT)
    return (
        found.kind,
        found.scheme,
        found.payer,
        *amounts,
        str(found.certainty),
        found.provisional,
        None,
        None,
    )


def refused_row(kind: object, code: str, at: str) -> tuple[Any, ...]:
    """The result of a refused row, without case and month: only the kind, where it is valid."""
    return (kind if kind in KINDS else None, *[None] * (2 + len(AMOUNTS_OUT) + 2), code, at)


def payment_alone(row: Row, **options: Any) -> tuple[Any, ...]:
    """The row of the results, as `ibo.payment` gives it."""
    paid, normal = row.get("attendance_paid"), row.get("attendance_normal")
    fraction = f"{row['employment_hours']}/{row['full_time_hours']}"
    attendance = None if paid is None else f"{paid}/{normal}"
    try:
        found = ibo.payment(
            premium=row["premium"], fraction=fraction, attendance=attendance, **options
        )
    except ibo.IboError as error:
        first, second = {
            "fraction": ("employment_hours", "full_time_hours"),
            "attendance": ("attendance_paid", "attendance_normal"),
        }.get(error.at, (error.at, ""))
        return (*[None] * 5, error.code, second if error.code == "fraction-zero" else first)
    return (
        *(getattr(found, name) for name in PAID_OUT),
        _certainty_of_payment(options),
        None,
        None,
    )


def _certainty_of_payment(options: Mapping[str, Any]) -> str:
    """The weakest of R6.2, which is secondary, and the rate of the month."""
    parameters = options.get("parameters") or ibo.Parameters()
    rates = [
        value
        for value in parameters.table(f"{options.get('month', '2026-01')}-01")
        if value.id == "withholding.rate"
    ]
    return str(min(ibo.Certainty.SECONDARY, *(rate.certainty for rate in rates)))


def compute(tables: Mapping[str, Any], **options: Any) -> Any:
    """The result of payments, or of cases with or without tables of records."""
    return (
        ibo.payments(tables["payments"], **options)
        if "payments" in tables
        else ibo.statements(**tables, **options)
    )


def computed(tables: Mapping[str, Any], **options: Any) -> Any:
    """The same as a table of pyarrow."""
    return pa.table(compute(tables, **options))


def by_row(result: Any, names: Sequence[str]) -> list[tuple[Any, ...]]:
    """The rows of a result, through pyarrow."""
    table = result if isinstance(result, pa.Table) else pa.table(result)
    return list(zip(*(table.column(name).to_pylist() for name in names), strict=True))


def same(found: Sequence[tuple[Any, ...]], expected: Sequence[tuple[Any, ...]]) -> None:
    """Every row is as expected; the first that is not is shown."""
    assert len(found) == len(expected)
    wrong = [
        row for row, (one, other) in enumerate(zip(found, expected, strict=True)) if one != other
    ]
    assert not wrong, (
        f"{len(wrong)} rows differ; row {wrong[0]}: {found[wrong[0]]} is not {expected[wrong[0]]}"
    )
