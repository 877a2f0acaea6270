"""The golden files of what is made of many cases: sensitivity, reforms, comparisons and corrections
of tables, each compared with what was worked out by hand.
"""

from __future__ import annotations

from pathlib import Path

import populations
import reference
import reform
import sensitivity
from golden_cases.check import compare
from golden_cases.reforms import Reformed, reforms
from golden_cases.sensitivities import TABLE, Sensitive, sensitivities, table_of_cases
from golden_cases.tables import (
    DECILES,
    Compared,
    TableCorrection,
    comparisons,
    table_corrections,
)
from reference import Json, Refused, cents

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
FOLDERS = ("sensitivity", "reforms", "comparisons", "table-corrections")


def files() -> dict[Path, Json]:
    found: dict[Path, Json] = {}
    for item in sensitivities():
        found[FIXTURES / "sensitivity" / f"{item.name}.json"] = sensitivity_file(item)
    found[FIXTURES / "sensitivity" / "table.json"] = sensitivity_table()
    for reformed in reforms():
        found[FIXTURES / "reforms" / f"{reformed.name}.json"] = reform_file(reformed)
    for compared in comparisons():
        found[FIXTURES / "comparisons" / f"{compared.name}.json"] = comparison_file(compared)
    found[FIXTURES / "comparisons" / "deciles.json"] = deciles_file()
    for item_of_tables in table_corrections():
        path = FIXTURES / "table-corrections" / f"{item_of_tables.name}.json"
        found[path] = table_correction_file(item_of_tables)
    return found


def sensitivity_file(item: Sensitive) -> Json:
    options: Json = {"overlay": list(item.own)}
    rows = [row.as_json() for row in sensitivity.of_case(item.full_case(), options)]
    by_hand = [(reading, choice, outcome) for reading, choice, outcome, *_ in item.rows]
    by_oracle = [
        (row["reading"], row["choice"], row["error"]["code"] if row["error"] else row["net"])
        for row in rows
    ]
    compare(item.name, "rows", by_hand, by_oracle)
    for row, (reading, _, _, *contribution) in zip(rows, item.rows, strict=True):
        if contribution:
            compare(item.name, reading, contribution[0], row["employer_contribution"])
    statement = reference.statement_of(item.full_case(), options)
    compare(item.name, "net", item.net, statement["net"])
    own = "\n".join(map(reference.block, item.own))
    return {
        "about": item.about,
        "rules": ["R8.2"],
        "options": {"parameters": own} if own else {},
        "case": item.full_case(),
        **{name: statement[name] for name in sensitivity.AMOUNTS},
        "rows": rows,
    }


def sensitivity_table() -> Json:
    cases = table_of_cases()
    refused, totals = sensitivity.of_table(cases, {})
    rows = [total.as_json() for total in totals]
    names = (
        "reading",
        "choice",
        "rows_used",
        "rows_changed",
        "net_difference",
        "refused",
    )
    compare("table", "rows", list(TABLE), [tuple(row[name] for name in names) for row in rows])
    compare("table", "refused", 1, refused)
    return {
        "about": "The cases of the other files without values of a user, and one that is refused.",
        "rules": ["R8.3"],
        "cases": cases,
        "refused": refused,
        "rows": rows,
    }


def reform_file(item: Reformed) -> Json:
    options = reform.options_of(list(item.steps))
    content: Json = {
        "about": item.about,
        "rules": ["R8.4"],
        "reform": reform.file_of(item.name, list(item.steps)),
        "case": item.full_case(),
    }
    try:
        statement = reference.statement_of(item.full_case(), options)
    except Refused as refused:
        compare(item.name, "error", item.error, refused.code)
        return {**content, "error": {"code": refused.code, "at": refused.at}}
    compare(item.name, "error", item.error, None)
    for what, by_hand in item.amounts.items():
        by_oracle = statement.get(what)
        if what not in statement:
            by_oracle = reference.money(reference.line_total(statement, what))
        compare(item.name, what, by_hand, by_oracle)
    names = ("scheme", "payer", *populations.CAUSES, "certainty")
    lines = [
        {name: line[name] for name in ("code", "role", "amount", "formula", "rule", "certainty")}
        for line in statement["lines"]
    ]
    return {**content, **{name: statement[name] for name in names}, "lines": lines}


def comparison_file(item: Compared) -> Json:
    pairs = populations.compared(list(item.cases), {}, reform.options_of(list(item.steps)))
    summary = populations.summary(pairs).as_json()
    flattened = {
        **summary,
        "net_difference": summary["difference"]["net"],
        "contribution_difference": summary["difference"]["employer_contribution"],
        "only_before_net": summary["only_before"]["net"],
        "only_after_net": summary["only_after"]["net"],
    }
    for what, by_hand in item.by_hand.items():
        compare(item.name, what, by_hand, flattened[what])
    kinds = [case["agreement"]["kind"] for case in item.cases]
    groups = populations.by_group(pairs, kinds)
    return {
        "about": item.about,
        "rules": ["R8.4"],
        "reform": reform.file_of(item.name, list(item.steps)),
        "cases": list(item.cases),
        "summary": summary,
        "by_kind": {kind: group.as_json() for kind, group in groups.items()},
    }


def deciles_file() -> Json:
    for about, values, by_hand in DECILES:
        compare("deciles", about, by_hand, populations.deciles(values))
    return {
        "about": "1 + floor(10 x rows with a smaller value / n); ties share one, nulls are apart.",
        "lists": [
            {"about": about, "values": values, "deciles": by_hand}
            for about, values, by_hand in DECILES
        ],
    }


def table_correction_file(item: TableCorrection) -> Json:
    rows = populations.corrections(item.before, item.after)
    by_key = {row["case_ref"]: row for row in rows}
    for name, change, cause, to_pay in item.by_hand:
        row = by_key[name]
        compare(
            name, "change", (change, cause, to_pay), (row["change"], row["cause"], row["to_pay"])
        )
    compare(item.name, "rows", len(item.by_hand), len(rows))
    for row in rows:
        check_property(item.name, row)
    summary = populations.corrections_summary(item.before, rows)
    for what, by_hand in item.summary.items():
        compare(item.name, what, by_hand, summary[what])
    return {
        "about": item.about,
        "rules": ["R7.5"],
        "before": item.before,
        "after": item.after,
        "rows": rows,
        "summary": summary,
    }


def check_property(name: str, row: Json) -> None:
    """What was issued and what is to pay are together what is due now."""
    if row["to_pay"] is not None:
        was, now = row["net_before"] or "0.00", row["net_after"] or "0.00"
        compare(name, row["case_ref"], cents(now), cents(was) + cents(row["to_pay"]))
