#!/usr/bin/env python3
"""Writes the files of `ibo-capi/examples/month/`: a month of 1,000 synthetic employees.

    python3 tests/capi/month_data.py [--check] [--seed SEED] [FOLDER]

The same seed gives the same bytes; `--check` compares instead of writing. Nobody in these files
exists: amounts, dates and references are drawn at random between the typical ones. The first five
employees are worked examples 1 to 5 of the rules. `issued.csv` comes from the oracle, for an
earlier state of the same employees.
"""

from __future__ import annotations

import argparse
import copy
import csv
import io
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random

from month_oracle import AMOUNTS, SOURCES, Json, Row, cases_of, errors, euro, statements

HERE = Path(__file__).resolve().parents[2] / "ibo-capi" / "examples" / "month"
SEED = 20260331
EMPLOYEES = 1000
FIRST, LAST = date(2026, 3, 1), date(2026, 3, 31)

COLUMNS = {
    "employees": (
        "case_ref,kind,start,end,stopped,reference_gross_wage,percentage,rsz_base,"
        "employment_hours,full_time_hours,paid_hours,normal_hours,unemployment,leefloon,sickness"
    ),
    "unemployment": "case_ref,from,to,day_amount,basis,half_per_week,benefit_type",
    "leefloon": "case_ref,month,aid_type,entry_kind,amount",
    "sickness": (
        "case_ref,document_type,benefit_code,nature,from,to,gross_taxable,days,attest_id,version,"
        "status"
    ),
    "issued": "case_ref,kind,status,scheme,payer,certainty," + ",".join(AMOUNTS),
}

DAY_AMOUNTS = ("76.41", "68.23", "61.20", "55.29", "53.22", "49.13", "40.72")
HALF_AMOUNTS = ("27.65", "24.57", "20.36")
LEFT_OUT = ("income-guarantee", "temporary", "other")
LEEFLOON_AMOUNTS = ("893.65", "1340.47", "1811.57")
BENEFIT_CODES = ("AA", "AC", "AD")
# The hours of a week, of the trainee and of a full-time job; a month of 22 days has 22 / 5 of them.
HOURS = (("38.00", "38.00"),) * 7 + (
    ("19.00", "38.00"),
    ("30.40", "38.00"),
    ("36.00", "36.00"),
    ("20.00", "40.00"),
)

Data = dict[str, list[Row]]


class Month:
    """The files as they grow."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.data: Data = {name: [] for name in COLUMNS}

    def put(self, table: str, **fields: str) -> Row:
        row = dict.fromkeys(COLUMNS[table].split(","), "")
        # `from` is a keyword of Python.
        row.update({name.rstrip("_"): text for name, text in fields.items()})
        self.data[table].append(row)
        return row

    def day(self, first: date, last: date) -> date:
        return first + timedelta(days=self.random.randrange((last - first).days + 1))

    def workday(self, first: date, last: date) -> date:
        """A day from Monday to Friday."""
        day = self.day(first, last)
        return day - timedelta(days=max(0, day.weekday() - 4))

    def amount(self, fewest: int, most: int) -> str:
        return euro(self.random.randrange(fewest * 100, most * 100))

    # The worked examples of the rules.

    def worked_examples(self) -> None:
        for index, (wage, percentage, base, hours, benefit) in enumerate(
            (
                ("2500.00", "80", "", "38.00", "55.29"),
                ("2500.00", "80", "", "19.00", "55.29"),
                ("2500.00", "100", "", "38.00", ""),
                ("1500.00", "80", "", "38.00", "55.29"),
                ("2500.00", "80", "108", "38.00", "55.29"),
            )
        ):
            self.agreement(index, "ibo", date(2026, 3, 2), date(2026, 8, 28)).update(
                reference_gross_wage=wage,
                percentage=percentage,
                rsz_base=base,
                employment_hours=hours,
                paid_hours="",
                normal_hours="",
            )
            if benefit:
                self.full_benefit(self.data["employees"][-1], benefit)

    # An employee at random.

    def agreement(self, index: int, kind: str, start: date, end: date) -> Row:
        hours, full_time = self.random.choice(HOURS)
        row = self.put(
            "employees",
            case_ref=f"A-{1001 + index}",
            kind=kind,
            start=str(start),
            end=str(end),
            employment_hours=hours,
            full_time_hours=full_time,
            **dict.fromkeys(SOURCES, "no-data"),
        )
        self.attend(row, start, end)
        return row

    def attend(self, row: Row, start: date, end: date) -> None:
        """The hours of the month: needed when the agreement does not cover all its days."""
        outside = sum(
            1
            for number in range(1, 32)
            if (day := FIRST.replace(day=number)).weekday() < 5 and not start <= day <= end
        )
        if not outside and self.random.random() < 0.7:
            return
        away = outside + (self.random.randrange(4) if outside < 18 else 0)
        week = int(row["employment_hours"].replace(".", ""))
        row["normal_hours"] = euro(week * 22 // 5)
        row["paid_hours"] = euro(week * (22 - away) // 5)

    def employee(self, index: int) -> Row:
        chance = self.random.random()
        if chance < 0.62:
            row = self.wage_difference(index)
        elif chance < 0.80:
            row = self.contribution(index)
        else:
            row = self.ibo_plus(index)
        self.benefits(row)
        return row

    def wage_difference(self, index: int) -> Row:
        start = self.workday(date(2026, 1, 5), date(2026, 3, 4))
        row = self.agreement(index, "ibo", start, self.end(start, 182))
        row["reference_gross_wage"] = self.amount(1950, 3400)
        row["percentage"] = self.random.choice(("70", "80", "80", "90", "100"))
        row["rsz_base"] = "108" if self.random.random() < 0.1 else ""
        self.stop(row)
        return row

    def contribution(self, index: int) -> Row:
        start = self.workday(date(2025, 10, 6), date(2025, 12, 31))
        row = self.agreement(index, "ibo", start, self.end(start, 182))
        if self.random.random() < 0.97:
            row["reference_gross_wage"] = self.amount(1950, 3400)
        return row

    def ibo_plus(self, index: int) -> Row:
        start = self.workday(date(2025, 5, 5), date(2026, 3, 2))
        return self.agreement(index, "ibo-plus", start, self.end(start, 364))

    def end(self, start: date, longest: int) -> date:
        """At least four weeks, and into the month."""
        shortest = max(start + timedelta(days=27), FIRST + timedelta(days=4))
        return self.day(shortest, start + timedelta(days=longest - 1))

    def stop(self, row: Row) -> None:
        """Some agreements are broken off in the month."""
        if self.random.random() >= 0.03:
            return
        stopped = self.day(date(2026, 3, 9), LAST)
        if stopped < date.fromisoformat(row["end"]):
            row["stopped"] = str(stopped)
            self.attend(row, date.fromisoformat(row["start"]), stopped)

    # The records of an employee.

    def benefits(self, row: Row) -> None:
        if self.random.random() < 0.68:
            self.random.choices(
                (self.full_benefit, self.changed_benefit, self.half_benefit, self.left_out),
                (84, 6, 5, 5),
            )[0](row)
        if self.random.random() < 0.10:
            self.leefloon(row)
        if self.random.random() < 0.12:
            self.sick(row)

    def benefit(self, row: Row, first: date, last: date | None, amount: str, **more: str) -> None:
        row["unemployment"] = "data"
        fields = {"basis": "full", "benefit_type": "full-unemployment", **more}
        self.put(
            "unemployment",
            case_ref=row["case_ref"],
            from_=str(first),
            to="" if last is None else str(last),
            day_amount=amount,
            **fields,
        )

    def full_benefit(self, row: Row, amount: str = "") -> None:
        first = self.day(date(2025, 10, 1), date(2026, 1, 31))
        self.benefit(row, first, None, amount or self.random.choice(DAY_AMOUNTS))

    def changed_benefit(self, row: Row) -> None:
        change = self.day(date(2026, 3, 6), date(2026, 3, 27))
        before, after = self.random.sample(DAY_AMOUNTS, 2)
        self.benefit(row, date(2025, 11, 3), change, before)
        self.benefit(row, change + timedelta(days=1), None, after)

    def half_benefit(self, row: Row) -> None:
        half = str(self.random.randrange(1, 13))
        amount = self.random.choice(HALF_AMOUNTS)
        self.benefit(row, date(2026, 1, 5), None, amount, basis="half", half_per_week=half)

    def left_out(self, row: Row) -> None:
        kind = self.random.choice(LEFT_OUT)
        self.benefit(row, date(2026, 1, 5), None, self.amount(10, 40), benefit_type=kind)

    def aid(self, row: Row, amount: str, kind: str = "award", **more: str) -> None:
        row["leefloon"] = "data"
        fields = {"month": "2026-03", "aid_type": "leefloon", "entry_kind": kind, **more}
        self.put("leefloon", case_ref=row["case_ref"], amount=amount, **fields)

    def leefloon(self, row: Row) -> None:
        amount = self.random.choice(LEEFLOON_AMOUNTS)
        aid_type = "equivalent-leefloon" if self.random.random() < 0.1 else "leefloon"
        self.aid(row, amount, aid_type=aid_type)
        if self.random.random() < 0.2:
            self.aid(row, amount, month="2026-02")  # another month: plays no part
        if aid_type == "leefloon" and self.random.random() < 0.2:
            self.aid(row, "-" + self.amount(50, 400), "recovery")

    def attest(self, row: Row, first: date, last: date, amount: str, **more: str) -> None:
        row["sickness"] = "data"
        fields = {"document_type": "C21", "nature": "0", "version": "1", "status": "original"}
        self.put(
            "sickness",
            case_ref=row["case_ref"],
            benefit_code=self.random.choice(BENEFIT_CODES),
            from_=str(first),
            to=str(last),
            gross_taxable=amount,
            days=str(payable(first, last)),
            **{**fields, **more},
        )

    def sick(self, row: Row) -> None:
        first = self.day(date(2026, 2, 23), date(2026, 3, 21))
        last = first + timedelta(days=self.random.randrange(3, 25))
        days = payable(first, last)
        attest = f"{row['case_ref']}-1"
        amount = euro(days * self.random.randrange(5500, 7500))
        self.attest(row, first, last, amount, attest_id=attest)
        chance = self.random.random()
        if chance < 0.25:
            changed = {"version": "2", "status": "modified", "attest_id": attest}
            self.attest(row, first, last, euro(days * 6100), **changed)
        elif chance < 0.32:
            gone = {"version": "2", "status": "cancelled", "attest_id": attest}
            self.attest(row, first, last, amount, **gone)
        elif chance < 0.38:
            maternity = {"document_type": "C23", "attest_id": f"{row['case_ref']}-2"}
            self.attest(row, first, last, amount, **maternity)

    # Employees that are refused, each for another reason.

    def refused(self) -> tuple[Callable[[Row], None], ...]:
        return (
            lambda row: row.update(percentage="75"),
            lambda row: row.update(reference_gross_wage=""),
            lambda row: row.update(start="2026-01-05", end="2026-02-27"),
            lambda row: row.update(start="2026-03-16", end="2026-08-28", normal_hours=""),
            lambda row: row.update(end="2026-12-31"),
            lambda row: row.update(paid_hours="160.00", normal_hours="152.00"),
            lambda row: row.update(employment_hours="18.00", full_time_hours="38.00"),
            lambda row: row.update(kind="ibo-plus"),  # has a percentage
            lambda row: row.update(sickness="no-result"),
            lambda row: self.benefit(row, FIRST, None, "55.29", benefit_type="unemployed"),
            self.overlap,
            lambda row: self.aid(row, "-250.00", "recovery"),
        )

    def overlap(self, row: Row) -> None:
        self.benefit(row, date(2026, 1, 5), date(2026, 3, 18), "55.29")
        self.benefit(row, date(2026, 3, 16), None, "49.13")

    def refuse(self, index: int, fault: Callable[[Row], None]) -> None:
        start = self.workday(date(2026, 1, 5), date(2026, 2, 28))
        row = self.agreement(index, "ibo", start, date(2026, 6, 26))
        row.update(reference_gross_wage=self.amount(1950, 3400), percentage="80")
        fault(row)
        if not row["normal_hours"]:
            row["paid_hours"] = ""

    # What was issued earlier.

    def issued(self) -> None:
        """Of six in ten; a few had other inputs then, could not be computed, or are gone now."""
        employees, records = (
            copy.deepcopy(self.data["employees"]),
            {source: copy.deepcopy(self.data[source]) for source in SOURCES},
        )
        before = [
            row
            for row in employees
            if self.random.random() < 0.6 or row["percentage"] == "75" or row is employees[0]
        ]
        for row in before:
            if row["percentage"] == "75":
                row["percentage"] = "80"  # refused now, but not then
            elif self.random.random() < 0.06 or row is employees[0]:
                self.earlier(row, records)
        kept = {row["case_ref"] for row in before}
        own = {
            source: [record for record in rows if record["case_ref"] in kept]
            for source, rows in records.items()
        }
        self.issue(cases_of(before, own))
        gone = copy.deepcopy(self.random.sample(before, 7))
        for number, row in enumerate(gone):
            row["case_ref"] = f"A-0{self.random.randrange(100) + 100 * number:03}"
        self.issue(cases_of(gone, {source: [] for source in SOURCES}))
        self.random.shuffle(self.data["issued"])

    def earlier(self, row: Row, records: Data) -> None:
        """Another state of an employee, as it was known earlier."""
        own = [
            record for record in records["unemployment"] if record["case_ref"] == row["case_ref"]
        ]
        if own:
            own[0]["day_amount"] = "47.15"
        elif row["kind"] == "ibo" and row["percentage"]:
            row["reference_gross_wage"] = self.amount(1950, 3400)
        else:
            row["sickness"] = "no-result"

    def issue(self, cases: list[Json]) -> None:
        known = errors()
        payers = {"employer": "1", "vdab": "2"}
        certainties = {"assumed": "1", "secondary": "2", "official": "3"}
        for case, answer in zip(cases, statements(cases), strict=True):
            fields = {"case_ref": case["case_ref"], "kind": case["agreement"]["kind"]}
            if "error" in answer:
                self.put("issued", **fields, status=str(known[answer["error"]["code"]]))
                continue
            amounts = {name: answer[name] or "" for name in AMOUNTS}
            self.put(
                "issued",
                **fields,
                status="0",
                scheme=answer["scheme"],
                payer=payers[answer["payer"]],
                certainty=certainties[answer["certainty"]],
                **amounts,
            )


def payable(first: date, last: date) -> int:
    """The days from Monday to Saturday."""
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return sum(1 for day in days if day.weekday() < 6)


def month(seed: int) -> Data:
    made = Month(seed)
    made.worked_examples()
    faults = list(made.refused())
    places = sorted(made.random.sample(range(20, EMPLOYEES - 5), len(faults)))
    made.random.shuffle(faults)
    for index in range(len(made.data["employees"]), EMPLOYEES):
        if index in places:
            made.refuse(index, faults[places.index(index)])
        else:
            made.employee(index)
    made.issued()
    for source in SOURCES:
        made.random.shuffle(made.data[source])
    return made.data


def files(seed: int) -> dict[str, str]:
    """Each file with its text."""
    found = {}
    for name, rows in month(seed).items():
        text = io.StringIO()
        writer = csv.DictWriter(text, COLUMNS[name].split(","), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        found[f"{name}.csv"] = text.getvalue()
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description="The files of a month.")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("folder", type=Path, nargs="?", default=HERE)
    arguments = parser.parse_args()
    written = files(arguments.seed)
    if arguments.check:
        wrong = [
            name
            for name, text in written.items()
            if (arguments.folder / name).read_text(encoding="utf-8") != text
        ]
        for name in wrong:
            print(f"{arguments.folder / name} is not what this script writes", file=sys.stderr)
        return 1 if wrong else 0
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for name, text in written.items():
        (arguments.folder / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
