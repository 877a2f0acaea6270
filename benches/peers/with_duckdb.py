"""DuckDB: BIGINT cents by hand, DECIMAL as most write it, and DECIMAL with whole division; tables
in memory on both sides.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import duckdb
import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
from columns import (
    AID_TYPES,
    BENEFIT_TYPES,
    DATES,
    EPOCH,
    HOURS,
    KINDS,
    MONEY,
    WORDS,
    Ints,
    Table,
    day_number,
)
from measured import Measured
from oracle import CASE_RESULTS, PAYMENT_RESULTS, reference

# Half away from zero, for what is not negative: the numerator, the denominator.
ROUNDED = "(({0}) + ({1}) // 2) // ({1})"


def rounded(numerator: str, denominator: str) -> str:
    return ROUNDED.format(numerator, denominator)


def connect(table: Table, threads: int, in_cents: bool) -> duckdb.DuckDBPyConnection:
    """The table as `input`: BIGINT hundredths, or DECIMAL. Cases have their number, since a join on
    two threads does not keep the order.
    """
    database = duckdb.connect(config={"threads": threads, "preserve_insertion_order": True})
    arrays, selected = {}, []
    if table.name == "cases":
        arrays["number"] = pa.array(np.arange(len(table), dtype=np.int32))
        selected.append("number")
    for name, values in table.values.items():
        absent = None if name not in table.valid else ~table.valid[name]
        if name in DATES:
            arrays[name], kind = (
                pa.array(values.astype(np.int32), mask=absent).cast(pa.date32()),
                f'"{name}"',
            )
        elif name in WORDS:
            codes = pa.array(values.astype(np.int8), mask=absent)
            arrays[name] = pa.DictionaryArray.from_arrays(codes, pa.array(WORDS[name]))
            words = ", ".join(f"'{word}'" for word in WORDS[name])
            kind = f"{name}::ENUM({words})"
        elif name == "attendance_working_days":
            arrays[name], kind = pa.array(values != 0, mask=absent), name
        else:
            arrays[name], kind = pa.array(values.astype(np.int64), mask=absent), f"{name}::BIGINT"
            if not in_cents and (name in MONEY or name in HOURS):
                width = 18 if name in MONEY else 9
                kind = f"({name}::DECIMAL(18, 0) * 0.01)::DECIMAL({width}, 2)"
        selected.append(f'{kind} AS "{name}"')
    arrow = pa.table(arrays)
    database.register("arrow", arrow)
    database.execute(f"CREATE TABLE input AS SELECT {', '.join(selected)} FROM arrow")
    database.unregister("arrow")
    return database


def measured(
    database: duckdb.DuckDBPyConnection, query: str, names: tuple[str, ...], scale: int = 1
) -> Measured:
    """The query into a new table of the database."""

    def run() -> None:
        database.execute(f"CREATE OR REPLACE TABLE output AS {query}")

    def results(_: object) -> Mapping[str, Ints]:
        columns = ", ".join(f"coalesce({name} * {scale}, 0)::BIGINT AS {name}" for name in names)
        order = "ORDER BY number" if names == CASE_RESULTS else ""
        found = database.execute(f"SELECT {columns} FROM output {order}").fetchnumpy()
        return {name: np.asarray(found[name]) for name in names}

    return Measured(run, results)


# --------------------------------------------------------------------------------------------------------------------
# Payments
# --------------------------------------------------------------------------------------------------------------------


def payment(after: str, due: str, tax: str, source: str) -> str:
    """One line after the other."""
    return f"""
        SELECT premium_after_fraction, premium_due, withholding_tax, premium_due - withholding_tax AS net FROM (
            SELECT *, {tax} AS withholding_tax FROM (
                SELECT *, {due} AS premium_due FROM (
                    SELECT attendance_paid, attendance_normal, {after} AS premium_after_fraction FROM {source})))"""


def payments_bigint(table: Table, threads: int) -> Measured:
    query = payment(
        rounded("premium * employment_hours", "full_time_hours"),
        rounded(
            "premium_after_fraction * coalesce(attendance_paid, 1)",
            "coalesce(attendance_normal, 1)",
        ),
        "(premium_due * 1111 + 5000) // 10000",
        "input",
    )
    return measured(connect(table, threads, in_cents=True), query, PAYMENT_RESULTS)


def payments_decimal(table: Table, threads: int) -> Measured:
    """`/` of two decimals is a double."""
    query = payment(
        "round(premium * employment_hours / full_time_hours, 2)::DECIMAL(18, 2)",
        "round(premium_after_fraction * coalesce(attendance_paid, 1) / coalesce(attendance_normal, 1), 2)::DECIMAL(18, 2)",
        "round(premium_due * 0.1111, 2)::DECIMAL(18, 2)",
        "input",
    )
    return measured(connect(table, threads, in_cents=False), query, PAYMENT_RESULTS, 100)


def payments_decimal_exact(table: Table, threads: int) -> Measured:
    """Whole division of the unscaled numbers; a product with a rate is exact, and `round` goes away
    from zero.
    """
    query = payment(
        divided("premium", "employment_hours", "full_time_hours"),
        divided(
            "premium_after_fraction",
            "coalesce(attendance_paid, 1.00)",
            "coalesce(attendance_normal, 1.00)",
        ),
        "round(premium_due * 0.1111, 2)::DECIMAL(18, 2)",
        "input",
    )
    return measured(connect(table, threads, in_cents=False), query, PAYMENT_RESULTS, 100)


def divided(amount: str, part: str, whole: str) -> str:
    """`amount x part / whole` of decimals with two places, in cents and back."""
    numerator = f"({amount} * {part} * 10000)::BIGINT"
    cents = rounded(numerator, f"({whole} * 100)::BIGINT")
    return f"(({cents})::DECIMAL(18, 0) * 0.01)::DECIMAL(18, 2)"


# --------------------------------------------------------------------------------------------------------------------
# Cases
# --------------------------------------------------------------------------------------------------------------------


def put_months(database: duckdb.DuckDBPyConnection) -> None:
    """A row for each month: its last day and its GGMMI in cents."""
    rows = []
    for year in range(2018, 2028):
        for month in range(1, 13):
            first = date(year, month, 1)
            following = date(year + month // 12, month % 12 + 1, 1)
            known = [
                reference().cents(amount)
                for start, amount, *_ in reference().GGMMI
                if start <= first.isoformat()
            ]
            rows.append(
                (first, day_number(first), day_number(following) - 1, known[-1] if known else 0)
            )
    database.execute(
        "CREATE TABLE months (month DATE PRIMARY KEY, month_first BIGINT, month_last BIGINT, ggmmi BIGINT)"
    )
    database.executemany("INSERT INTO months VALUES (?, ?, ?, ?)", rows)


def day(name: str) -> str:
    return f"({name} - DATE '{EPOCH}')"


def payable(first: str, last: str, empty: int = 0) -> str:
    """Monday to Saturday days of a period, or what stands for none; 4 January 1970 is a Sunday."""
    before = f"(({first}) - 1 - (({first}) + 3) // 7)"
    return f"CASE WHEN ({first}) <= ({last}) THEN ({last}) - (({last}) + 4) // 7 - {before} ELSE {empty} END"


def weekdays(first: str, last: str) -> str:
    before = f"(({first}) - 1 - (({first}) + 3) // 7 - (({first}) + 4) // 7)"
    return f"(({last}) - (({last}) + 4) // 7 - (({last}) + 5) // 7 - {before})"


def statements(lines: dict[str, str]) -> str:
    """R2 to R6 for rows that are known to be right, stage by stage: each line of the rules by its
    SQL.
    """
    return f"""
        WITH periods AS (
            SELECT input.*, month_first, month_last, ggmmi,
                greatest(month_first, {day("start")}) AS first_day, least(month_last, {day('"end"')}) AS last_day,
                coalesce({day("sickness_from")}, month_first) AS sick_first, coalesce({day("sickness_to")}, month_last) AS sick_last,
                start >= DATE '2026-01-01' AND kind = '{KINDS[0]}' AS by_wage
            FROM input JOIN months USING (month)
        ), shares AS (
            SELECT *, {payable("first_day", "last_day", 1)} AS in_month,
                {payable(f"greatest(first_day, {day('unemployment_from')})", f"least(last_day, {day('unemployment_to')})")} AS unemployed,
                {payable("greatest(first_day, sick_first)", "least(last_day, sick_last)")} AS sick,
                {payable("sick_first", "sick_last", 1)} AS sick_of
            FROM periods
        ), incomes AS (
            SELECT *,
                CASE WHEN unemployment_benefit_type IS NULL OR unemployment_benefit_type IN {BENEFIT_TYPES[:2]}
                    THEN coalesce({lines["unemployment"]}, 0) ELSE 0 END
                + CASE WHEN leefloon_aid_type IS NULL OR leefloon_aid_type = '{AID_TYPES[0]}' THEN coalesce(leefloon_amount, 0) ELSE 0 END
                + coalesce({lines["sickness"]}, 0) AS replacement_income,
                coalesce(employee_rsz, {lines["rsz"]}) AS rsz
            FROM shares
        ), premiums AS (
            SELECT *, CASE WHEN by_wage THEN {lines["difference"]} ELSE {lines["flat_rate"]} END AS premium,
                CASE WHEN attendance_working_days THEN {weekdays("first_day", "last_day")} ELSE coalesce(attendance_paid, 1) END AS attended,
                CASE WHEN attendance_working_days THEN {weekdays("month_first", "month_last")}
                    ELSE coalesce(attendance_normal, 1) END AS attended_of
            FROM incomes
        ), after AS (
            SELECT *, {lines["premium_after_fraction"]} AS premium_after_fraction FROM premiums
        ), due AS (
            SELECT *, {lines["premium_due"]} AS premium_due FROM after
        ), tax AS (
            SELECT *, {lines["withholding_tax"]} AS withholding_tax FROM due
        )
        SELECT number, replacement_income, premium, premium_after_fraction, premium_due, withholding_tax, premium_due - withholding_tax AS net FROM tax"""


def share(low: str, high: str) -> str:
    """R5.1."""
    return f"CASE WHEN replacement_income = 0 THEN 80 WHEN replacement_income <= {low} THEN 60 WHEN replacement_income < {high} THEN 40 ELSE 20 END"


def cases_bigint(table: Table, threads: int) -> Measured:
    database = connect(table, threads, in_cents=True)
    put_months(database)
    half = "coalesce(unemployment_half_per_week * 13, 78)"
    lines = {
        "unemployment": rounded(f"unemployment_day_amount * {half} * unemployed", "3 * in_month"),
        "sickness": rounded("sickness_gross_taxable * 26 * sick", "sick_of * in_month"),
        "rsz": "(reference_gross_wage * coalesce(rsz_base, 100) * 1307 + 500000) // 1000000",
        "difference": "(greatest(reference_gross_wage - rsz - replacement_income, 0) * percentage + 50) // 100",
        "flat_rate": f"(ggmmi * {share('66716', '100100')} + 50) // 100",
        "premium_after_fraction": rounded("premium * employment_hours", "full_time_hours"),
        "premium_due": rounded("premium_after_fraction * attended", "attended_of"),
        "withholding_tax": "(premium_due * 1111 + 5000) // 10000",
    }
    return measured(database, statements(lines), CASE_RESULTS)


def cases_decimal(table: Table, threads: int) -> Measured:
    """`/` of two decimals is a double."""
    database = connect(table, threads, in_cents=False)
    put_months(database)

    def line(exact: str) -> str:
        return f"round({exact}, 2)::DECIMAL(18, 2)"

    half = "coalesce(unemployment_half_per_week * 13, 78)"
    lines = {
        "unemployment": line(f"unemployment_day_amount * {half} * unemployed / (3 * in_month)"),
        "sickness": line("sickness_gross_taxable * 26 * sick / (sick_of * in_month)"),
        "rsz": line("reference_gross_wage * coalesce(rsz_base, 100) / 100 * 0.1307"),
        "difference": line(
            "greatest(reference_gross_wage - rsz - replacement_income, 0) * percentage / 100"
        ),
        "flat_rate": line(f"ggmmi * {share('667.16', '1001.00')} / 10000"),
        "premium_after_fraction": line("premium * employment_hours / full_time_hours"),
        "premium_due": line("premium_after_fraction * attended / attended_of"),
        "withholding_tax": line("premium_due * 0.1111"),
    }
    return measured(database, statements(lines), CASE_RESULTS, 100)
