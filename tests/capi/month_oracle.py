#!/usr/bin/env python3
"""What the programs `ibo-capi/examples/month.*` must print, from the oracle of the tests.

    python3 tests/capi/month_oracle.py FOLDER PRINTED

FOLDER has the files of a month, PRINTED is what a program printed. Every line is compared: amounts,
counts, and the error and field of each refused employee come from `tests/oracle/reference.py`, the
rules with exact fractions. The sentence of a refusal is the library's own: it must be there.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

Json = dict[str, Any]
Row = dict[str, str]

ROOT = Path(__file__).resolve().parents[2]
ORACLE = ROOT / "tests" / "oracle" / "reference.py"
MONTH = "2026-03"
SHOWN = 5
SOURCES = ("unemployment", "leefloon", "sickness")
AMOUNTS = (
    "replacement_income",
    "premium",
    "premium_after_fraction",
    "premium_due",
    "withholding_tax",
    "net",
    "employer_contribution",
)


class Wrong(Exception):
    """A line that is not what the rules give."""


def errors() -> dict[str, int]:
    """The numbers of the errors by their names."""
    text = (ROOT / "fixtures" / "errors.json").read_text(encoding="utf-8")
    return {entry["code"]: entry["number"] for entry in json.loads(text)}


def cents(text: str) -> int:
    """An amount as the files have it; an empty one is 0."""
    return int(text.replace(".", "")) if text else 0


def euro(amount: int) -> str:
    sign = "-" if amount < 0 else ""
    return f"{sign}{abs(amount) // 100}.{abs(amount) % 100:02}"


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def given(row: Row, *names: str) -> Json:
    """The fields that are not empty, as texts."""
    return {name: row[name] for name in names if row[name]}


def numbers(row: Row, *names: str) -> Json:
    """The fields that are not empty, as whole numbers."""
    return {name: int(row[name]) for name in names if row[name]}


def unemployment_record(row: Row) -> Json:
    texts = given(row, "from", "to", "day_amount", "basis", "benefit_type")
    return texts | numbers(row, "half_per_week")


def leefloon_record(row: Row) -> Json:
    return given(row, "month", "aid_type", "entry_kind", "amount")


def sickness_record(row: Row) -> Json:
    texts = given(
        row, "document_type", "benefit_code", "from", "to", "gross_taxable", "attest_id", "status"
    )
    return texts | numbers(row, "nature", "days", "version") | {"hours": "0.00"}


RECORDS = {
    "unemployment": unemployment_record,
    "leefloon": leefloon_record,
    "sickness": sickness_record,
}


def case_of(employee: Row, records: dict[str, list[Row]]) -> Json:
    """The case as JSON: the records are those of the employee, in the order of their files."""
    fields = given(employee, "kind", "start", "end", "stopped", "reference_gross_wage")
    fields |= numbers(employee, "percentage", "rsz_base")
    fields["employment_fraction"] = f"{employee['employment_hours']}/{employee['full_time_hours']}"
    case: Json = {"case_ref": employee["case_ref"], "month": MONTH, "agreement": fields}
    if employee["normal_hours"]:
        case["attendance"] = f"{employee['paid_hours']}/{employee['normal_hours']}"
    for source in SOURCES:
        own = [RECORDS[source](row) for row in records[source]]
        case[source] = {"availability": employee[source], **({"records": own} if own else {})}
    return case


def cases_of(employees: list[Row], records: dict[str, list[Row]]) -> list[Json]:
    """The cases in the order of the employees."""
    found: dict[str, dict[str, list[Row]]] = {
        row["case_ref"]: {source: [] for source in SOURCES} for row in employees
    }
    for source in SOURCES:
        for record in records[source]:
            found[record["case_ref"]][source].append(record)
    return [case_of(row, found[row["case_ref"]]) for row in employees]


def statements(cases: Iterable[Json]) -> list[Json]:
    """The oracle's answer to each case: a statement, or its error."""
    lines = "".join(json.dumps(case) + "\n" for case in cases)
    answers = subprocess.run(
        [sys.executable, str(ORACLE), "statements"],
        input=lines,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return [json.loads(line) for line in answers.stdout.splitlines()]


def line(label: str, count: int | None = None, amount: int | None = None) -> str:
    counted = "" if count is None else str(count)
    text = f"{label:<28}{counted:>8}"
    return text.rstrip() if amount is None else f"{text}{euro(amount):>16}"


def refusals(cases: list[Json], answers: list[Json]) -> list[str]:
    """The employees that are refused; the sentence comes behind."""
    known = errors()
    refused = (
        (case["case_ref"], answer.get("error")) for case, answer in zip(cases, answers, strict=True)
    )
    return [
        f"{case_ref}: {error['code']} ({known[error['code']]}) at {error['at']}: "
        for case_ref, error in refused
        if error
    ]


def notices(computed: list[Json]) -> list[str]:
    """R7.2: the premium of scheme 2026 or the contribution of scheme 2018; none for ibo-plus."""
    ibo = [answer for answer in computed if answer["kind"] == "ibo"]
    premiums = [cents(answer["premium"]) for answer in ibo if answer["scheme"] == "2026"]
    contributions = [
        answer["employer_contribution"] for answer in ibo if answer["scheme"] == "2018"
    ]
    told = [cents(amount) for amount in contributions if amount is not None]
    return [
        line("premium", len(premiums), sum(premiums)),
        line("contribution", len(told), sum(told)),
        line("notice-for-ibo-plus", len(computed) - len(ibo)),
        line("notice-without-contribution", len(contributions) - len(told)),
    ]


def payments(computed: list[Json], payer: str) -> list[str]:
    paid = [answer for answer in computed if answer["payer"] == payer]
    totals = [
        (label, sum(cents(answer[name]) for answer in paid))
        for label, name in (
            ("premium", "premium"),
            ("premium due", "premium_due"),
            ("withholding tax", "withholding_tax"),
            ("net", "net"),
        )
    ]
    return [line("payments", len(paid)), *(line(label, None, total) for label, total in totals)]


def corrections(issued: list[Row], cases: list[Json], answers: list[Json]) -> dict[str, int]:
    """R7.5: counts, amounts, and the correction of each employee by reference."""
    before = {row["case_ref"]: row for row in issued}
    counts: Counter[str] = Counter()
    to_pay: dict[str, int] = {}
    for case, answer in zip(cases, answers, strict=True):
        was = before.pop(case["case_ref"], None)
        stood = was is not None and was["status"] == "0"
        if "error" in answer:
            counts["refused"] += 1
            counts["stands"] += cents(was["net"]) if was and stood else 0
        elif was and stood:
            now = [cents(answer[name] or "") for name in AMOUNTS]
            is_same = now == [cents(was[name]) for name in AMOUNTS]
            counts["unchanged" if is_same else "changed"] += 1
            to_pay[case["case_ref"]] = cents(answer["net"]) - cents(was["net"])
        else:
            counts["new"] += 1
            to_pay[case["case_ref"]] = cents(answer["net"])
    counts["withdrawn"] = len(before)
    to_pay |= {case_ref: -cents(row["net"]) for case_ref, row in before.items()}
    counts["to pay"] = sum(amount for amount in to_pay.values() if amount > 0)
    counts["to recover"] = -sum(amount for amount in to_pay.values() if amount < 0)
    return {**counts, **to_pay}


def employee(case: Json, answer: Json, correction: int) -> str:
    amounts = [
        cents(answer.get(name) or "")
        for name in ("premium", "premium_due", "withholding_tax", "net")
    ]
    return f"{case['case_ref']:<12}" + "".join(
        f"{euro(amount):>12}" for amount in (*amounts, correction)
    )


def expected(folder: Path) -> list[str]:
    """Each line that a program prints; a refusal without its sentence."""
    employees = read(folder / "employees.csv")
    records = {source: read(folder / f"{source}.csv") for source in SOURCES}
    cases = cases_of(employees, records)
    answers = statements(cases)
    computed = [answer for answer in answers if "error" not in answer]
    corrected = corrections(read(folder / "issued.csv"), cases, answers)
    heads = zip(cases[:SHOWN], answers[:SHOWN], strict=True)
    changes = ("changed", "new", "withdrawn", "unchanged", "refused")
    return [
        f"Month {MONTH}",
        line("employees", len(cases)),
        line("computed", len(computed)),
        line("refused", len(cases) - len(computed)),
        "",
        "Refused",
        *refusals(cases, answers),
        "",
        "Notices to employers",
        *notices(computed),
        "",
        "Paid by the employer",
        *payments(computed, "employer"),
        "",
        "Paid by VDAB",
        *payments(computed, "vdab"),
        "",
        "Corrections of what was issued",
        *(line(change, corrected.get(change, 0)) for change in changes),
        line("to pay", None, corrected["to pay"]),
        line("to recover", None, corrected["to recover"]),
        line("issued, refused now", None, corrected.get("stands", 0)),
        "",
        "Employee         premium         due         tax         net  correction",
        *(employee(case, answer, corrected.get(case["case_ref"], 0)) for case, answer in heads),
    ]


def compare(wanted: list[str], printed: list[str]) -> None:
    """A line of a refusal goes on with its sentence."""
    for number, (want, found) in enumerate(zip(wanted, printed, strict=False), start=1):
        is_refusal = want.endswith(": ")
        if not (found.startswith(want) and len(found) > len(want) if is_refusal else found == want):
            raise Wrong(f"line {number} is {found!r}, the rules give {want!r}")
    if len(wanted) != len(printed):
        raise Wrong(f"{len(printed)} lines, the rules give {len(wanted)}")


def main(arguments: list[str]) -> int:
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        printed = Path(arguments[1]).read_text(encoding="utf-8")
        if not printed.endswith("\n"):
            raise Wrong("the last line does not end")
        compare(expected(Path(arguments[0])), printed.splitlines())
    except Wrong as wrong:
        print(f"{arguments[1]}: {wrong}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
