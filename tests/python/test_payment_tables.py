"""Tables of payments that say of which month and agreement each row is: every row is the payment of
`ibo.payment_statement`; and the corrections of two such tables, each of which is that of its two
payments. The seed of what is random is printed; `IBO_SEED` chooses another.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import ibo
import pandas  # type: ignore[import-untyped]
import polars
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest
from project import Fields, read
from table_samples import PAYMENTS_OUT, by_row, same

Row = dict[str, Any]

AMOUNTS = ("premium", "premium_after_fraction", "premium_due", "withholding_tax", "net")
MONEY = pa.decimal128(12, 2)
TYPES = {
    "case_ref": pa.string(),
    "month": pa.date32(),
    "premium": MONEY,
    "employment_hours": MONEY,
    "full_time_hours": MONEY,
    "attendance_paid": MONEY,
    "attendance_normal": MONEY,
    "attendance_working_days": pa.bool_(),
    "kind": pa.string(),
    "start": pa.date32(),
    "end": pa.date32(),
    "stopped": pa.date32(),
}
AGREEMENT = ("attendance_working_days", "kind", "start", "end", "stopped")
COLUMNS = {"fraction": "employment_hours", "attendance": "attendance_paid"}

OWN = """
[[value]]
id = "withholding.rate"
from = "2025-01-01"
value = "0.2"
kind = "ibo-plus"
certainty = "secondary"
source = "a test"

[[value]]
id = "withholding.rate"
from = "2026-02-01"
agreements_from = "2026-01-12"
value = "0.3"
certainty = "assumed"
source = "a test"

[[value]]
id = "payment.working-days"
from = "2026-01-01"
value = "calendar"
certainty = "official"
source = "a test"
"""


def seeded(of: str) -> Random:
    seed = int(os.environ.get("IBO_SEED", "5"))
    print(f"{of}: seed {seed}")
    return Random(f"{of} {seed}")


def table(rows: list[Row], without: tuple[str, ...] = ()) -> pa.Table:
    names = [name for name in TYPES if name not in without]
    values = {name: [row.get(name) for row in rows] for name in names}
    return pa.table({name: pa.array(values[name], TYPES[name]) for name in names})


def alone(row: Row, **options: Any) -> tuple[Any, ...]:
    """The row of the result as the single payment gives it."""
    paid, normal = row.get("attendance_paid"), row.get("attendance_normal")
    attendance = "working-days" if row.get("attendance_working_days") else None
    if paid is not None:
        attendance = f"{paid}/{normal}"
    days = {name: row.get(name) for name in ("month", "kind", "start", "end", "stopped")}
    try:
        found = ibo.payment_statement(
            premium=row["premium"],
            fraction=f"{row['employment_hours']}/{row['full_time_hours']}",
            attendance=attendance,
            **{**days, **options},
        )
    except ibo.IboError as error:
        return (*[None] * 5, error.code, COLUMNS.get(error.at, error.at))
    amounts = (getattr(found, name) for name in AMOUNTS[1:])
    return (*amounts, str(found.certainty), None, None)


def random_row(chance: Random) -> Row:
    """A month of 2018 to 2028, and an agreement that mostly touches it."""
    month = date(2018, 7, 1) + timedelta(chance.randint(0, 3_800))
    start = month - timedelta(chance.randint(-20, 300))
    end = start + timedelta(chance.randint(-3 if chance.random() < 0.05 else 27, 364))
    whole = chance.choice(("38.00", "36.00", "167.20"))
    part = Decimal(chance.randint(1, int(Decimal(whole) * 100))) / 100
    row: Row = {
        "month": month,
        "premium": Decimal(chance.randint(0, 300_000)) / 100,
        "employment_hours": part + (Decimal(200) if chance.random() < 0.05 else 0),
        "full_time_hours": Decimal(whole),
    }
    if chance.random() < 0.3:
        row |= {"attendance_paid": part, "attendance_normal": Decimal(whole)}
    elif chance.random() < 0.8:
        row["attendance_working_days"] = chance.random() < 0.8
    if chance.random() < 0.8:
        row |= {"kind": chance.choice(("ibo", "ibo-plus", None)), "start": start, "end": end}
    if chance.random() < 0.2:
        row["stopped"] = start + timedelta(chance.randint(-3, 200))
    for name in ("month", "start", "end"):
        if chance.random() < 0.04:
            row[name] = None
    return row


@pytest.mark.parametrize("own", [None, OWN], ids=["embedded", "own"])
def test_random_rows_are_each_the_payment_alone(own: str | None) -> None:
    chance = seeded("payments of agreements")
    parameters = None if own is None else ibo.Parameters().with_toml(own)
    rows = [random_row(chance) for _ in range(6_000)]
    expected = [alone(row, parameters=parameters) for row in rows]
    result = ibo.payments(table(rows), parameters=parameters)
    same(by_row(result, PAYMENTS_OUT), expected)
    codes = {code for *_, code, _ in expected}
    assert codes >= {
        None,
        "missing-field",
        "attendance-missing",
        "date-order",
        "month-outside-agreement",
        "stopped-outside-agreement",
        "employment-fraction-not-allowed",
        "parameter-not-covered",
    }
    assert {row[4] for row in expected} >= {"assumed", "secondary"}
    computed = [row for row in expected if row[0] is not None]
    assert len(computed) > 1_500
    # In parts and on several threads, and as a stream, the rows are the same.
    for other in (
        ibo.payments(table(rows), parameters=parameters, threads=2),
        ibo.payments(table(rows).to_reader(max_chunksize=701), parameters=parameters),
    ):
        same(by_row(other, PAYMENTS_OUT), expected)
    summary = result.summary
    assert (summary.rows, sum(summary.refused.values())) == (6_000, 6_000 - len(computed))
    assert summary.totals[0].net == sum(row[3] for row in computed)
    # A refused row says why in the words of the single payment.
    refused = pa.table(result.refused(language="en")).to_pylist()
    for row in refused[:200]:
        given = rows[row["row"]]
        with pytest.raises(ibo.IboError) as raised:
            days = {name: given.get(name) for name in ("month", "kind", "start", "end", "stopped")}
            paid = given.get("attendance_paid")
            attendance = "working-days" if given.get("attendance_working_days") else None
            ibo.payment_statement(
                premium=given["premium"],
                fraction=f"{given['employment_hours']}/{given['full_time_hours']}",
                attendance=f"{paid}/{given['attendance_normal']}" if paid else attendance,
                parameters=parameters,
                **days,
            )
        assert row["sentence"] in str(raised.value)


def fixture_row(case: Fields) -> Row:
    row: Row = {name: case.get(name) for name in ("case_ref", "kind")}
    month = case.get("month")
    row["month"] = None if month is None else date.fromisoformat(f"{month}-01")
    row["premium"] = Decimal(case["premium"])
    hours = map(Decimal, case["fraction"].split("/"))
    row["employment_hours"], row["full_time_hours"] = hours
    attendance = case.get("attendance")
    row["attendance_working_days"] = attendance == "working-days"
    if attendance not in (None, "working-days"):
        parts = map(Decimal, attendance.split("/"))
        row["attendance_paid"], row["attendance_normal"] = parts
    for name in ("start", "end", "stopped"):
        row[name] = None if name not in case else date.fromisoformat(case[name])
    return row


def test_golden_payments_are_rows_of_tables() -> None:
    fixtures = read("payment-statements.json")
    texts = {fixture["options"].get("parameters") for fixture in fixtures}
    assert len(texts) > 3
    for text in texts:
        parameters = None if text is None else ibo.Parameters().with_toml(text)
        of_text = [one for one in fixtures if one["options"].get("parameters") == text]
        result = ibo.payments(
            table([fixture_row(one["case"]) for one in of_text]), parameters=parameters
        )
        for found, fixture in zip(by_row(result, PAYMENTS_OUT), of_text, strict=True):
            if "error" in fixture:
                error = fixture["error"]
                expected = (*[None] * 5, error["code"], COLUMNS.get(error["at"], error["at"]))
            else:
                statement = fixture["statement"]
                amounts = (Decimal(statement[name]) for name in AMOUNTS[1:])
                expected = (*amounts, statement["certainty"], None, None)
            assert found == expected, fixture["about"]


# ---- Columns


ROW: Row = {
    "case_ref": "A-1",
    "month": date(2026, 3, 1),
    "premium": Decimal("588.57"),
    "employment_hours": Decimal(19),
    "full_time_hours": Decimal(38),
    "attendance_working_days": True,
    "kind": "ibo",
    "start": date(2026, 3, 9),
    "end": date(2026, 8, 28),
}
PAID = tuple(map(Decimal, ("294.29", "227.41", "25.27", "202.14")))
"""588.57 x 19/38 = 294.29, x 17/22 = 227.41; tax 25.27."""


def test_columns_come_in_the_types_of_tables_of_cases() -> None:
    usual = table([ROW, ROW])
    expected = [(*PAID, "assumed", None, None)] * 2
    assert by_row(ibo.payments(usual), PAYMENTS_OUT) == expected
    texts = {
        "month": pa.array(["2026-03", "2026-03-31"]),
        "kind": pa.array(["ibo", "ibo"]).dictionary_encode(),
        "start": pa.array(["2026-03-09"] * 2, pa.large_string()),
        "end": pa.array([date(2026, 8, 28)] * 2, pa.date64()),
        "stopped": pa.nulls(2),
    }
    for name, values in texts.items():
        given = usual.set_column(usual.schema.get_field_index(name), name, values)
        assert by_row(ibo.payments(given), PAYMENTS_OUT) == expected, name
    cents = usual.set_column(2, "premium_cents", pa.array([58_857] * 2))
    found = pa.table(ibo.payments(cents))
    assert found["net_cents"].to_pylist() == [20_214] * 2
    frame = pandas.DataFrame([ROW, ROW]).drop(columns="case_ref")
    for name in ("month", "start", "end"):
        frame[name] = pandas.to_datetime(frame[name])
    assert by_row(ibo.payments(frame), PAYMENTS_OUT) == expected
    assert ibo.payments(polars.DataFrame([ROW])).to_polars()["net"].to_list() == [PAID[3]]
    wrong = usual.set_column(1, "month", pa.array([202603] * 2))
    with pytest.raises(ibo.StructureError, match=r"month of the table payments must be date32"):
        ibo.payments(wrong)
    wrong = usual.set_column(1, "month", pa.array([datetime(2026, 3, 1, 8)] * 2, pa.timestamp("s")))
    with pytest.raises(ibo.StructureError, match="month"):
        ibo.payments(wrong)
    with pytest.raises(ibo.StructureError, match="did you mean start"):
        ibo.payments(usual.rename_columns({"start": "starts"}))


def test_month_of_all_rows_stands_in_place_of_the_column() -> None:
    rows = [ROW, {**ROW, "start": date(2026, 3, 1), "end": date(2026, 3, 27)}]
    without = table(rows, without=("month",))
    found = by_row(ibo.payments(without, month="2026-03"), PAYMENTS_OUT)
    assert found == [alone(row) for row in rows]
    assert found[0][:4] == PAID
    assert {row[5] for row in by_row(ibo.payments(without), PAYMENTS_OUT)} == {"missing-field"}
    with pytest.raises(ibo.StructureError, match="once") as raised:
        ibo.payments(table(rows), month="2026-03")
    assert (raised.value.code, raised.value.at) == ("duplicate-field", "payments.month")


def test_month_alone_stays_a_key() -> None:
    """Without a column of the agreement nothing of before changes: the month is not read."""
    plain = table([ROW], without=AGREEMENT)
    words = plain.set_column(1, "month", pa.array(["some month"]))
    later = plain.set_column(1, "month", pa.array([date(2042, 5, 1)]))
    for given in (plain, words, later):
        found = pa.table(ibo.payments(given, month="2026-03"))
        assert found.column_names == [
            *("case_ref", "month", "premium_after_fraction", "premium_due"),
            *("withholding_tax", "net", "certainty", "error_code", "error_at"),
        ]
        assert found["month"].equals(given["month"])
        assert by_row(found, PAYMENTS_OUT) == [
            (*map(Decimal, ("294.29", "294.29", "32.70", "261.59")), "secondary", None, None)
        ]
    # With one the month of each row counts: that of 2042 is past the last check.
    flagged = later.append_column("attendance_working_days", pa.array([False]))
    assert by_row(ibo.payments(flagged), ["certainty"]) == [("assumed",)]
    kept = pa.table(ibo.payments(table([ROW]), keep=["premium", "kind"]))
    assert kept.column_names[:4] == ["case_ref", "month", "premium", "kind"]


def test_own_parameters_need_a_month_only_where_it_decides() -> None:
    """R6.4, of one payment and of a table: values of your own with one rate need no month."""
    one = ibo.Parameters().with_toml(OWN[OWN.index('[[value]]\nid = "payment') :])
    for parameters in (one, ibo.Parameters()):
        found = ibo.payment(premium="588.57", fraction="19/38", parameters=parameters)
        assert found == ibo.payment(premium="588.57", fraction="19/38")
        assert (
            found
            == ibo.payment_statement(
                premium="588.57", fraction="19/38", parameters=parameters
            ).payment
        )
        plain = table([ROW], without=("month", *AGREEMENT))
        result = ibo.payments(plain, parameters=parameters)
        assert by_row(result, ["net"]) == [(found.net,)]
    two = ibo.Parameters().with_toml(OWN)
    for call in (
        lambda: ibo.payment(premium="588.57", fraction="19/38", parameters=two),
        lambda: ibo.payment_statement(premium="588.57", fraction="19/38", parameters=two),
        lambda: ibo.payments(table([ROW], without=("month", *AGREEMENT)), parameters=two),
    ):
        with pytest.raises(ibo.CoverageError) as raised:
            call()
        assert (raised.value.code, raised.value.at) == ("parameter-not-covered", "month")


# ---- Corrections


def paid_rows(cases: list[Row], **options: Any) -> Any:
    return ibo.payments(table(cases), keep=["premium"], **options)


def by_key(result: Any) -> dict[Any, Row]:
    rows = pa.table(result).to_pylist()
    keyed = {(row["case_ref"], row["month"]): row for row in rows}
    assert len(keyed) == len(rows)
    return keyed


def test_golden_corrections_are_rows_of_two_tables() -> None:
    fixtures = read("payment-corrections.json")
    sides = []
    for side in ("before", "after"):
        rows = [fixture_row(fixture[side]) for fixture in fixtures]
        sides.append([{**row, "case_ref": f"P-{at}"} for at, row in enumerate(rows)])
    result = ibo.corrections(*map(paid_rows, sides), unchanged=True)
    rows = pa.table(result).to_pylist()
    assert len(rows) == len(fixtures) == 3
    for row, fixture in zip(rows, fixtures, strict=True):
        lines = {line["code"].replace("-", "_"): line for line in fixture["correction"]["lines"]}
        assert str(row["to_pay"]) == fixture["correction"]["to_pay"]
        assert row["change"] == ("changed" if lines else "unchanged")
        assert row["cause"] == next(iter(lines), None)
        for name in AMOUNTS:
            found = [str(row[f"{name}_{part}"]) for part in ("before", "after", "difference")]
            if name in lines:
                assert found == [lines[name][part] for part in ("before", "after", "difference")]
            else:
                assert (found[0], found[2]) == (found[1], "0.00")
    # 261.59 - 222.22 and 261.59 - 118.91.
    total = result.summary.total
    assert (total.changed, total.unchanged) == (2, 1)
    assert (total.to_pay, total.to_recover) == (Decimal("0.00"), Decimal("182.05"))
    assert total.premium_difference == Decimal("-88.57")


def statement_of(row: Row) -> ibo.PaymentStatement | None:
    days: Row = {name: row.get(name) for name in ("case_ref", "month", "kind", "start", "end")}
    try:
        return ibo.payment_statement(
            premium=row["premium"],
            fraction=f"{row['employment_hours']}/{row['full_time_hours']}",
            attendance="working-days" if row.get("attendance_working_days") else None,
            **days,
        )
    except ibo.IboError:
        return None


def random_tables() -> tuple[list[Row], list[Row]]:
    """Payments of two months, of which some changed, came, went or were refused."""
    chance = seeded("corrections of payments")
    before, after = [], []
    for number in range(3_000):
        row = {
            **ROW,
            "case_ref": f"P-{number // 2}",
            "month": date(2026, 3 + number % 2, 1),
            "premium": Decimal(chance.randint(0, 200_000)) / 100,
            "kind": chance.choice(("ibo", "ibo-plus")),
            "start": date(2026, 3, chance.randint(1, 31)),
        }
        now = dict(row)
        if chance.random() < 0.4:
            now["premium"] = Decimal(chance.randint(0, 200_000)) / 100
        if chance.random() < 0.2:
            now["start"] = date(2026, 3, chance.randint(1, 31))
        for side in (row, now):
            if chance.random() < 0.08:
                side["premium"] = Decimal(chance.choice((-1, 10**10 - 1)))
        before += [row] if chance.random() < 0.95 else []
        after += [now] if chance.random() < 0.95 else []
    chance.shuffle(after)
    return before, after


def test_random_corrections_are_those_of_the_payments() -> None:
    before, after = random_tables()
    result = ibo.corrections(paid_rows(before), paid_rows(after), unchanged=True)
    found = by_key(result)
    old, new = ({(row["case_ref"], row["month"]): row for row in rows} for rows in (before, after))
    assert found.keys() == old.keys() | new.keys()
    order = [(row["case_ref"], row["month"]) for row in after]
    order += [key for key in old if key not in new]
    assert list(found) == order
    counted = dict.fromkeys(("changed", "new", "withdrawn", "unchanged", "refused"), 0)
    for key, row in found.items():
        was, is_ = (statement_of(rows[key]) if key in rows else None for rows in (old, new))
        counted[row["change"]] += 1
        if was and is_:
            single = ibo.correction(was, is_)
            lines = {line.code.replace("-", "_"): line for line in single.lines}
            assert row["to_pay"] == single.to_pay
            assert row["change"] == ("changed" if lines else "unchanged")
            assert row["cause"] == next((name for name in AMOUNTS if name in lines), None)
            for name in AMOUNTS:
                difference = lines[name].difference if name in lines else Decimal(0)
                assert row[f"{name}_difference"] == difference
        else:
            refused = key in new and is_ is None
            change = "refused" if refused else "new" if is_ else "withdrawn"
            assert (row["change"], row["cause"]) == (change, None)
            assert (row["error_code"] is not None) == refused
            due = (is_.net if is_ else Decimal(0)) - (was.net if was else Decimal(0))
            nothing = refused or (was is None and is_ is None)
            assert row["to_pay"] == (None if nothing else due)
        for part, paid in (("before", was), ("after", is_)):
            amounts = [row[f"{name}_{part}"] for name in AMOUNTS]
            assert amounts == [getattr(paid, name) if paid else None for name in AMOUNTS]
    assert all(counted.values()), counted
    total = result.summary.total
    assert counted == {change: getattr(total, change) for change in counted}
    to_pay = [row["to_pay"] for row in found.values() if row["to_pay"] is not None]
    assert total.to_pay == sum(amount for amount in to_pay if amount > 0)
    assert total.to_recover == -sum(amount for amount in to_pay if amount < 0)
    assert [(one.scheme, one.kind) for one in result.summary.totals] == [(None, None)]
    # Whatever the order, the library, the parts and the threads.
    backwards = before[::-1]
    again = ibo.corrections(
        paid_rows(backwards).to_polars(), pa.table(paid_rows(after)), unchanged=True, threads=1
    )
    assert by_key(again) == found
    changed = ibo.corrections(paid_rows(before), paid_rows(after))
    assert by_key(changed) == {
        key: row for key, row in found.items() if row["change"] != "unchanged"
    }


def test_kind_that_is_kept_groups_the_sums() -> None:
    before, after = random_tables()
    keep = ["premium", "kind"]
    sides = [ibo.payments(table(rows), keep=keep) for rows in (before, after)]
    totals = ibo.corrections(*sides).summary.totals
    assert [(one.scheme, one.kind) for one in totals] == [(None, "ibo"), (None, "ibo-plus")]
    alone = ibo.corrections(paid_rows(before), paid_rows(after)).summary.total
    assert sum(one.to_pay for one in totals) == alone.to_pay > 0


def test_files_and_texts_and_cents_are_corrected_alike(tmp_path: Path) -> None:
    before, after = random_tables()
    sides = [paid_rows(rows) for rows in (before[:200], after[:200])]
    expected = by_key(ibo.corrections(*sides))
    paths = [tmp_path / "before.parquet", tmp_path / "after.parquet"]
    for side, path in zip(sides, paths, strict=True):
        pq.write_table(pa.table(side), path)
    assert by_key(ibo.corrections(*paths)) == expected
    assert by_key(ibo.corrections(paths[0], sides[1])) == expected
    texts = pa.table(sides[1])
    texts = texts.set_column(
        1, "month", pa.array([f"{day:%Y-%m}" for day in texts["month"].to_pylist()])
    )
    assert by_key(ibo.corrections(sides[0], texts)) == expected
    cents = []
    for rows in (before[:200], after[:200]):
        given = table(rows)
        premium = [int(row["premium"] * 100) for row in rows]
        given = given.set_column(2, "premium_cents", pa.array(premium))
        cents.append(ibo.payments(given, keep=["premium_cents"]))
    of_cents = pa.table(ibo.corrections(*cents))
    nets = [
        None if row["to_pay"] is None else int(row["to_pay"] * 100) for row in expected.values()
    ]
    assert of_cents["to_pay_cents"].to_pylist() == nets


def refusal(*tables: Any, **options: Any) -> tuple[str, str, int | None]:
    with pytest.raises(ibo.IboError) as raised:
        ibo.corrections(*tables, **options)
    return raised.value.code, raised.value.at, raised.value.row


def test_tables_that_cannot_be_corrected_are_refused() -> None:
    paid = pa.table(paid_rows([ROW, {**ROW, "case_ref": "A-2"}]))
    statements = paid.append_column("provisional", pa.array([False] * 2))
    for sides in ((paid, statements), (statements, paid)):
        assert refusal(*sides) == ("wrong-type", "after", None)
    for name in ("case_ref", "month", *AMOUNTS, "certainty", "error_code"):
        if name == "premium_due":  # by which a table is one of payments
            continue
        for side, sides in (
            ("before", (paid.drop_columns(name), paid)),
            ("after", (paid, paid.drop_columns(name))),
        ):
            assert refusal(*sides) == ("missing-field", f"{side}.{name}", None)
    alone = pa.table(ibo.payments(table([ROW], without=("case_ref", "month")), month="2026-03"))
    with pytest.raises(ibo.StructureError, match="must have a column case_ref"):
        ibo.corrections(alone.append_column("premium", pa.array(["588.57"])), paid)
    with pytest.raises(ibo.StructureError, match=r'keep=\["premium"\]'):
        ibo.corrections(ibo.payments(table([ROW])), paid)
    region = paid.append_column("region", pa.array(["Gent"] * 2))
    assert refusal(paid, region) == ("unknown-field", "after.region", None)
    assert len(ibo.corrections(paid, region, extra="ignore")) == 0


@pytest.mark.parametrize("side", ["before", "after"])
@pytest.mark.parametrize(
    ("fields", "code", "at"),
    [
        ({"net": Decimal("202.13")}, "statement-contradiction", "net"),
        ({"premium_due": Decimal("294.30")}, "statement-contradiction", "premium_due"),
        ({"premium": Decimal("294.28")}, "statement-contradiction", "premium_after_fraction"),
        ({"error_code": "wrong-type"}, "statement-contradiction", "premium_after_fraction"),
        ({"withholding_tax": Decimal("-1.00")}, "amount-negative", "withholding_tax"),
        ({"premium": None}, "missing-field", "premium"),
        ({"certainty": "hypothetical"}, "correction-of-hypothetical", "certainty"),
        ({"certainty": None}, "missing-field", "certainty"),
        ({"case_ref": None}, "missing-field", "case_ref"),
        ({"month": None}, "missing-field", "month"),
        ({"case_ref": "A-0"}, "duplicate-case", "case_ref"),
    ],
)
def test_payment_that_does_not_agree_with_itself_is_an_error(
    side: str, fields: Row, code: str, at: str
) -> None:
    good = pa.table(paid_rows([{**ROW, "case_ref": f"A-{number}"} for number in range(4)]))
    rows = good.to_pylist()
    rows[2].update(fields)
    bad = pa.Table.from_pylist(rows, good.schema)
    sides = {"before": good, "after": good, side: bad}
    assert refusal(sides["before"], sides["after"]) == (code, at, 2)


def test_refused_payment_may_have_any_amount_of_vdab() -> None:
    """What was given is kept as it came: it may be what the payment was refused for."""
    given = {
        "case_ref": ["A-1", "A-2"],
        "month": ["2026-03"] * 2,
        "premium": ["588.57", "588.575"],
        "employment_hours": [19, 19],
        "full_time_hours": [38, 38],
    }
    before = polars.DataFrame({**given, "premium": ["588.57", "588.57"]})
    paid = [ibo.payments(one, keep=["premium"]) for one in (before, polars.DataFrame(given))]
    (row,) = pa.table(ibo.corrections(*paid)).to_pylist()
    assert (row["change"], row["error_code"]) == ("refused", "amount-too-many-decimals")
    assert (row["net_before"], row["net_after"], row["to_pay"]) == (Decimal("261.59"), None, None)


# ---- The command


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ibo", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_command_pays_and_corrects_files(tmp_path: Path) -> None:
    head = "case_ref,month,premium,employment_hours,full_time_hours,start,end,"
    head += "attendance_working_days\n"
    row = "A-1,2026-03,588.57,19,38,2026-03-09,2026-08-28,true\n"
    before, after = tmp_path / "before.csv", tmp_path / "after.csv"
    before.write_text(head + row)
    after.write_text(head + row.replace("588.57", "500.00"))
    paid = []
    for path in (before, after):
        out = path.with_suffix(".parquet")
        told = run("payments", path, "--keep", "premium", "-o", out)
        assert told.returncode == 0, told.stderr
        paid.append(out)
    assert by_row(pq.read_table(paid[0]), PAYMENTS_OUT) == [(*PAID, "assumed", None, None)]
    out = tmp_path / "corrections.csv"
    told = run("corrections", *paid, "-o", out, "--summary", "json")
    # 500.00 x 19/38 = 250.00, x 17/22 = 193.18; tax 21.46; net 171.72.
    assert told.returncode == 0, told.stderr
    assert json.loads(told.stderr)["total"]["to_recover"] == "30.42"
    names, values = out.read_text().splitlines()
    found = dict(zip(names.split(","), values.split(","), strict=True))
    assert (found["premium_difference"], found["to_pay"]) == ("-88.57", "-30.42")
    told = run("payments", before, "--month", "2026-03", "-o", tmp_path / "none.csv")
    assert (told.returncode, "month must be given once" in told.stderr) == (2, True)
    told = run("corrections", paid[0], before, "-o", tmp_path / "none.csv")
    assert told.returncode == 2
    extra = tmp_path / "extra.csv"
    extra.write_text(f"region,{head}Gent,{row}")
    told = run("payments", extra, "-o", tmp_path / "none.csv")
    assert (told.returncode, "region" in told.stderr) == (2, True)
    told = run("payments", extra, "--ignore-extra", "-o", tmp_path / "some.csv")
    assert told.returncode == 0, told.stderr
