"""The payroll of a month: month.py FOLDER

Reads the employees of a month and the records of their benefits. Prints who is refused, what the
employers are told, the payments, and the corrections of what was issued before. FOLDER has
employees.csv, unemployment.csv, leefloon.csv, sickness.csv and issued.csv.

For a payroll of your own, change MONTH, the columns where a row is read, and `report`.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from ctypes import byref, c_int32, c_size_t, sizeof
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import ibo_ctypes as ibo

MONTH = 202603
SHOWN = 5
"""The first employees, whose amounts are printed."""

# The words of the files, and the numbers of their constants; another word becomes -1, which the
# library refuses.
KINDS = {"": 0, "ibo": ibo.KIND_IBO, "ibo-plus": ibo.KIND_IBO_PLUS}
ANSWERS = {"not-asked": 0, "data": 1, "no-data": 2, "no-result": 3, "filtered": 4}
BASES = {"": 0, "full": ibo.BASIS_FULL, "half": ibo.BASIS_HALF}
STATES = {"original": 0, "modified": 1, "cancelled": 2}

Row = dict[str, str]
Struct = TypeVar("Struct")


@dataclass
class Month:
    """What is read, and what comes of it."""

    cases: list[ibo.Case] = field(default_factory=list)
    unemployment: list[ibo.UnemploymentRecord] = field(default_factory=list)
    leefloon: list[ibo.LeefloonRecord] = field(default_factory=list)
    sickness: list[ibo.SicknessRecord] = field(default_factory=list)
    issued: list[ibo.Issued] = field(default_factory=list)

    now: list[ibo.Issued] = field(default_factory=list)
    """Of each employee."""
    refusals: list[ibo.Error] = field(default_factory=list)
    premiums: list[ibo.Notice] = field(default_factory=list)
    contributions: list[ibo.Notice] = field(default_factory=list)
    without_notice: Counter[int] = field(default_factory=Counter)
    """The number of results of which the employer is told nothing, by their status."""
    paid: list[ibo.PaymentResult] = field(default_factory=list)
    """What the employers pay, one for each notice of a premium."""
    to_pay: dict[int, int] = field(default_factory=dict)
    """In cents, by the place of the employee; below zero to be recovered."""
    totals: ibo.CorrectionTotals = field(default_factory=ibo.CorrectionTotals)


# ---- Files: a header, commas, amounts with two decimals, dates yyyy-mm-dd


def read(file: Path, columns: str, struct_of: Callable[[Row], Struct]) -> Iterable[Struct]:
    """The structs of a file. With another header the amounts would be others."""
    names = columns.split(",")
    # Lines may end as on Windows, after the byte order mark of UTF-8.
    with file.open(encoding="utf-8-sig", newline="") as opened:
        rows = csv.reader(opened, strict=True)
        try:
            if next(rows, None) != names:
                raise ValueError("the columns must be others")
            for row in rows:
                yield struct_of(dict(zip(names, row, strict=True)))
        except (ValueError, csv.Error) as why:
            message = why.message if isinstance(why, ibo.IboError) else str(why)
            raise ValueError(f"{file.name}, line {rows.line_num or 1}: {message}") from why


def date(text: str) -> int:
    """A date as yyyymmdd; 0, for absent, if it is empty."""
    return ibo.date_of(text) if text else 0


def cents(text: str) -> int:
    """An amount. An empty one is refused, since the library cannot tell it from 0.00 later."""
    amount = ibo.cents_of(text)
    if text[-3:-2] != ".":
        raise ValueError("an amount must have two decimals")
    return amount


def hours(part: str, whole_of_it: str) -> ibo.Fraction:
    """Hours of hours. The library refuses what is too large, and so what was below zero."""
    most = 2**32 - 1
    both = [cents(text) for text in (part, whole_of_it)]
    return ibo.Fraction(*(amount if 0 <= amount <= most else most for amount in both))


def whole(text: str) -> int:
    """A whole number, which ctypes would cut to 32 bits; 0, for absent, if it is empty."""
    if not re.fullmatch("-?[0-9]{1,9}|", text):
        raise ValueError(f"not a whole number: {text}")
    return int(text or 0)


def case_of(row: Row, place: int) -> ibo.Case:
    wage = row["reference_gross_wage"]
    has_hours = bool(row["paid_hours"] or row["normal_hours"])  # else the whole month is paid
    return ibo.Case(
        case_index=place,
        month=MONTH,
        case_ref=row["case_ref"].encode(),
        kind=KINDS.get(row["kind"], -1),
        start=date(row["start"]),
        end=date(row["end"]),
        stopped=date(row["stopped"]),
        has_reference_gross_wage=bool(wage),
        reference_gross_wage_cents=cents(wage) if wage else 0,
        percentage=whole(row["percentage"]),
        rsz_base=whole(row["rsz_base"]),
        employment_fraction=hours(row["employment_hours"], row["full_time_hours"]),
        attendance_kind=ibo.ATTENDANCE_RATIO if has_hours else ibo.ATTENDANCE_NONE,
        attendance=hours(row["paid_hours"], row["normal_hours"]) if has_hours else ibo.Fraction(),
        unemployment_availability=ANSWERS.get(row["unemployment"], -1),
        leefloon_availability=ANSWERS.get(row["leefloon"], -1),
        sickness_availability=ANSWERS.get(row["sickness"], -1),
    )


def issued_of(row: Row) -> ibo.Issued:
    """What was issued before, as a payroll keeps it: the status and what is in `ibo_amounts`."""
    issued = ibo.Issued(
        case_ref=row["case_ref"].encode(),
        month=MONTH,
        kind=KINDS.get(row["kind"], -1),
        status=whole(row["status"]),
    )
    if issued.status == 0:  # else it was refused: there are no amounts
        contribution = row["employer_contribution"]
        issued.amounts = ibo.Amounts(
            scheme=whole(row["scheme"]),
            payer=whole(row["payer"]),
            certainty=whole(row["certainty"]),
            replacement_income_cents=cents(row["replacement_income"]),
            premium_cents=cents(row["premium"]),
            premium_after_fraction_cents=cents(row["premium_after_fraction"]),
            premium_due_cents=cents(row["premium_due"]),
            withholding_tax_cents=cents(row["withholding_tax"]),
            net_cents=cents(row["net"]),
            has_employer_contribution=bool(contribution),
            employer_contribution_cents=cents(contribution) if contribution else 0,
        )
    return issued


def read_files(folder: Path) -> Month:
    """The employees, and the records of all of them in the order of the files."""
    month = Month()
    places: dict[str, int] = {}

    def employee(row: Row) -> ibo.Case:
        if row["case_ref"] in places:
            raise ValueError("case_ref stands twice")
        place = places[row["case_ref"]] = len(places)
        return case_of(row, place)

    def owner(row: Row) -> ibo.Case:
        """The employee of a record: the records of a file may stand in any order."""
        if row["case_ref"] not in places:
            raise ValueError("employees.csv does not have this case_ref")
        return month.cases[places[row["case_ref"]]]

    def unemployment(row: Row) -> ibo.UnemploymentRecord:
        case = owner(row)
        case.unemployment_count += 1
        return ibo.UnemploymentRecord(
            case_index=case.case_index,
            from_=date(row["from"]),
            to=date(row["to"]),
            day_amount_cents=cents(row["day_amount"]),
            basis=BASES.get(row["basis"], -1),
            half_per_week=whole(row["half_per_week"]),
            benefit_type=row["benefit_type"].encode(),
        )

    def leefloon(row: Row) -> ibo.LeefloonRecord:
        case = owner(row)
        case.leefloon_count += 1
        return ibo.LeefloonRecord(
            case_index=case.case_index,
            month=date(row["month"] + "-01") // 100,
            aid_type=row["aid_type"].encode(),
            entry_kind=row["entry_kind"].encode(),
            amount_cents=cents(row["amount"]),
        )

    def sickness(row: Row) -> ibo.SicknessRecord:
        case = owner(row)
        case.sickness_count += 1
        return ibo.SicknessRecord(
            case_index=case.case_index,
            document_type=row["document_type"].encode(),
            benefit_code=row["benefit_code"].encode(),
            nature=whole(row["nature"]),
            from_=date(row["from"]),
            to=date(row["to"]),
            gross_taxable_cents=cents(row["gross_taxable"]),
            days=whole(row["days"]),
            attest_id=row["attest_id"].encode(),
            version=whole(row["version"]),
            status=STATES.get(row["status"], -1),
        )

    columns = (
        "case_ref,kind,start,end,stopped,reference_gross_wage,percentage,rsz_base,"
        "employment_hours,full_time_hours,paid_hours,normal_hours,unemployment,leefloon,sickness"
    )
    month.cases += read(folder / "employees.csv", columns, employee)
    columns = "case_ref,from,to,day_amount,basis,half_per_week,benefit_type"
    month.unemployment += read(folder / "unemployment.csv", columns, unemployment)
    columns = "case_ref,month,aid_type,entry_kind,amount"
    month.leefloon += read(folder / "leefloon.csv", columns, leefloon)
    columns = (
        "case_ref,document_type,benefit_code,nature,from,to,gross_taxable,days,attest_id,version,"
        "status"
    )
    month.sickness += read(folder / "sickness.csv", columns, sickness)
    columns = (
        "case_ref,kind,status,scheme,payer,certainty,replacement_income,premium,"
        "premium_after_fraction,premium_due,withholding_tax,net,employer_contribution"
    )
    month.issued += read(folder / "issued.csv", columns, issued_of)
    return month


# ---- The month


def compute(month: Month) -> None:
    """The amounts of all employees in one call, with the records as they stand in the files."""
    count, refused = len(month.cases), c_size_t()
    amounts, statuses, errors = (ibo.Amounts * count)(), (c_int32 * count)(), (ibo.Error * count)()
    ibo.call(
        "ibo_amounts_compute_many",
        *ibo.array(ibo.Case, month.cases),
        *ibo.array(ibo.UnemploymentRecord, month.unemployment),
        *ibo.array(ibo.LeefloonRecord, month.leefloon),
        *ibo.array(ibo.SicknessRecord, month.sickness),
        *(None, 0, 0),  # no absences
        *(None, None),  # no options, and the dated values of the library
        *(amounts, sizeof(ibo.Amounts), statuses, byref(refused)),
        *(errors, count, sizeof(ibo.Error)),
        error=ibo.Error(),
    )
    month.refusals = errors[: refused.value]
    for case, status, computed in zip(month.cases, statuses, amounts, strict=True):
        kind = case.kind if status == 0 else 0  # of who is refused it may be none
        month.now.append(
            ibo.Issued(
                month=MONTH, kind=kind, status=status, amounts=computed, case_ref=case.case_ref
            )
        )


def notices(month: Month) -> None:
    """The notices to the employers, in one call; and what they pay, for their own hours."""
    count = len(month.now)
    told, statuses = (ibo.Notice * count)(), (c_int32 * count)()
    ibo.call(
        "ibo_notices",
        *ibo.array(ibo.Issued, month.now),
        *(told, sizeof(ibo.Notice), statuses, None, None, 0, 0),
        error=ibo.Error(),
    )
    rows = []
    for case, now, notice, status in zip(month.cases, month.now, told, statuses, strict=True):
        if now.status != 0:
            continue  # who is refused gets no notice
        if status in (ibo.NOTICE_FOR_IBO_PLUS, ibo.NOTICE_WITHOUT_CONTRIBUTION):
            month.without_notice[status] += 1
        elif status != 0:
            raise ibo.IboError(status, ibo.Error())
        elif notice.kind == ibo.NOTICE_CONTRIBUTION:
            month.contributions.append(notice)
        else:
            month.premiums.append(notice)
            rows.append(
                ibo.PaymentRow(
                    month=MONTH,
                    premium_cents=notice.amount_cents,
                    employment=case.employment_fraction,
                    attendance=case.attendance,
                    start=case.start,
                    end=case.end,
                    stopped=case.stopped,
                )
            )
    payments(month, rows)


def payments(month: Month, rows: list[ibo.PaymentRow]) -> None:
    """What the employers pay, in one call: from the premiums of the notices and their own hours."""
    count, first = len(rows), ibo.Error()
    paid, statuses = (ibo.PaymentResult * count)(), (c_int32 * count)()
    ibo.call(
        "ibo_payments",
        *ibo.array(ibo.PaymentRow, rows),
        *(None, paid, sizeof(ibo.PaymentResult), statuses, None),
        *(byref(first), 1, sizeof(first)),
        error=ibo.Error(),
    )
    if first.number != 0:
        raise ibo.IboError(first.number, first)  # no row may be left out
    month.paid += paid


def corrections(month: Month) -> None:
    """What is still to be paid or recovered, from what was issued to what is computed now."""
    changes = (ibo.RowCorrection * (len(month.issued) + len(month.now)))()
    written = c_size_t()
    ibo.call(
        "ibo_corrections",
        *ibo.array(ibo.Issued, month.issued),
        *ibo.array(ibo.Issued, month.now),
        *(0, changes, sizeof(ibo.RowCorrection), byref(written), byref(month.totals)),
        error=ibo.Error(),
    )
    month.to_pay = {change.after_index: change.to_pay_cents for change in changes[: written.value]}


# ---- The report


def line(label: str, count: int | str, cents: int | None = None) -> None:
    amount = "" if cents is None else f"{ibo.euros(cents):>16}"
    print(f"{label:<28}{count:>8}{amount}")


def paid_lines(payer: str, paid: list[ibo.PaymentResult] | list[ibo.Amounts]) -> None:
    print(f"\nPaid by {payer}")
    line("payments", len(paid))
    line("premium", "", sum(one.premium_cents for one in paid))
    line("premium due", "", sum(one.premium_due_cents for one in paid))
    line("withholding tax", "", sum(one.withholding_tax_cents for one in paid))
    line("net", "", sum(one.net_cents for one in paid))


def report(month: Month) -> None:
    print(f"Month {MONTH // 100}-{MONTH % 100:02}")
    line("employees", len(month.cases))
    line("computed", len(month.cases) - len(month.refusals))
    line("refused", len(month.refusals))
    print("\nRefused")
    for why in month.refusals:
        case_ref = month.cases[why.row].case_ref.decode()
        refusal = f"{ibo.status_name(why.number)} ({why.number}) at {why.at.decode()}"
        print(f"{case_ref}: {refusal}: {why.message.decode()}")
    print("\nNotices to employers")
    for label, told in (("premium", month.premiums), ("contribution", month.contributions)):
        line(label, len(told), sum(notice.amount_cents for notice in told))
    for status in (ibo.NOTICE_FOR_IBO_PLUS, ibo.NOTICE_WITHOUT_CONTRIBUTION):
        line(ibo.status_name(status), month.without_notice[status])
    paid_lines("the employer", month.paid)
    by_vdab = [now.amounts for now in month.now if now.amounts.payer == ibo.PAYER_VDAB]
    paid_lines("VDAB", by_vdab)
    totals = month.totals
    print("\nCorrections of what was issued")
    line("changed", totals.changed)
    line("new", totals.new_ones)
    line("withdrawn", totals.withdrawn)
    line("unchanged", totals.unchanged)
    line("refused", totals.refused)
    line("to pay", "", totals.to_pay_cents)
    line("to recover", "", totals.to_recover_cents)
    line("issued, refused now", "", totals.issued_net_of_refused_cents)
    print("\nEmployee         premium         due         tax         net  correction")
    for place, now in enumerate(month.now[:SHOWN]):
        due, tax = now.amounts.premium_due_cents, now.amounts.withholding_tax_cents
        amounts = (now.amounts.premium_cents, due, tax, now.amounts.net_cents)
        cells = (f"{ibo.euros(cell):>12}" for cell in (*amounts, month.to_pay.get(place, 0)))
        print(f"{now.case_ref.decode():<12}{''.join(cells)}")


def main(arguments: list[str]) -> int:
    try:
        if len(arguments) != 1:
            raise ValueError("which folder? month.py FOLDER")
        month = read_files(Path(arguments[0]))
        compute(month)
        notices(month)
        corrections(month)
    except ibo.IboError as why:
        print(f"month: {why.code} ({why.number}) at {why.at}: {why.message}", file=sys.stderr)
        return 1
    except (OSError, ValueError) as why:
        print(f"month: {why}", file=sys.stderr)
        return 1
    report(month)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
